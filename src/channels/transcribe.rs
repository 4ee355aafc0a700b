//! Turns a text into the characters that a channel carries well; never shortens and never rewords.

use unicode_normalization::UnicodeNormalization;

use super::traits::{Accents, Characters, Unit};
use super::{Channel, gsm, sms};

/// Characters without width that cost as much as any other, and that X refuses in part.
const INVISIBLE: [char; 6] = [
    '\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{fffe}', '\u{ffff}',
];

/// Turns a text into what is pasted.
pub(super) fn transcribe(channel: &Channel, text: &str) -> String {
    let text = transcribe_signs(channel, text);
    match channel.accents {
        Accents::Keep => text,
        Accents::Plain => drop_accents(channel, text),
    }
}

/// The same but for accents, which are a matter of the whole text.
pub(super) fn transcribe_signs(channel: &Channel, text: &str) -> String {
    // Below the combining marks every character is composed already.
    let text: String = match text.chars().all(|c| c < '\u{300}') {
        true => text.to_owned(),
        false => text.nfc().collect(),
    };
    let text = match channel.unit {
        Unit::XWeighted | Unit::XClassic | Unit::SmsParts => flatten_spaces(&text),
        Unit::Graphemes
        | Unit::Mastodon
        | Unit::Threads
        | Unit::Utf16
        | Unit::Characters
        | Unit::Bytes => text,
    };
    match channel.characters {
        Characters::Any => text,
        Characters::Gsm7 => replace(&text, gsm::twin),
    }
}

/// The text with the letters of GSM-7 in place of those with accents that it lacks.
pub(super) fn without_accents(text: &str) -> String {
    replace(text, gsm::plain_letter)
}

/// Every kind of space becomes the plain one; lines stay.
fn flatten_spaces(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter(|c| !INVISIBLE.contains(c));
    kept.map(|c| match c {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() && c != '\n' => ' ',
        c => c,
    })
    .collect()
}

/// Accents go only where a part is saved, so that a name keeps its letters wherever it can.
fn drop_accents(channel: &Channel, text: String) -> String {
    let plain = without_accents(&text);
    let saves =
        channel.unit == Unit::SmsParts && sms::split(&plain).parts < sms::split(&text).parts;
    if saves { plain } else { text }
}

fn replace(text: &str, twin: fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match twin(c) {
            Some(plain) => out.push_str(plain),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sms() -> Channel {
        let mut channel = Channel::new("sms", 1, Unit::SmsParts);
        channel.characters = Characters::Gsm7;
        channel
    }

    #[test]
    fn every_channel_gets_composed_characters() {
        for unit in [Unit::XWeighted, Unit::SmsParts, Unit::Graphemes] {
            assert_eq!(Channel::new("c", 1, unit).transcribe("cafe\u{301}"), "café");
        }
    }

    #[test]
    fn spaces_become_plain_where_they_cost() {
        let spaced = "8\u{a0}h\u{202f}30\t?\n\u{feff}ok\u{2028}ok";
        assert_eq!(sms().transcribe(spaced), "8 h 30 ?\nok\nok");
        assert_eq!(
            Channel::new("x", 280, Unit::XWeighted).transcribe(spaced),
            "8 h 30 ?\nok\nok"
        );
        assert_eq!(
            Channel::new("email", 9, Unit::Characters).transcribe(spaced),
            spaced
        );
    }

    #[test]
    fn sms_gets_the_plain_twin_of_a_sign() {
        assert_eq!(
            sms().transcribe("“It’s back” – mostly…"),
            "\"It's back\" - mostly..."
        );
        assert_eq!(sms().transcribe("Øjeblik: 5 €"), "Øjeblik: 5 €");
        let x = Channel::new("x", 280, Unit::XWeighted);
        assert_eq!(x.transcribe("“It’s back”…"), "“It’s back”…");
    }

    #[test]
    fn accents_go_only_where_a_part_is_saved() {
        let mut channel = sms();
        let long = format!("{}mañana está", "a".repeat(80));
        assert_eq!(channel.transcribe(&long), long);
        channel.accents = Accents::Plain;
        assert_eq!(channel.transcribe(&long), long.replace('á', "a"));
        assert_eq!(channel.transcribe("está"), "está");
        // One letter that has no twin keeps the message UCS-2, so that nothing would be won.
        let cyrillic = format!("{long}ж");
        assert_eq!(channel.transcribe(&cyrillic), cyrillic);
    }
}
