//! What the channels are and how each one counts; never composes and never shortens a text.
//!
//! Limits are data (`data/channels.yaml`); the ways of counting are here.

mod domains;
mod emoji;
mod emoji_sets;
mod gsm;
mod link_parts;
pub mod links;
mod load;
mod punycode;
mod scan;
pub mod sms;
mod social;
mod tables;
mod traits;
mod transcribe;
pub mod x;

pub use load::{built_in, load_channels};
pub use tables::{Tables, tables};
pub use traits::{Accents, Characters, Clock, Length, Links, Unit, UnknownName, Wit};

use unicode_segmentation::UnicodeSegmentation;

/// A place where a reply is pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// The name that files use.
    pub id: String,
    /// How much it takes, in its unit; for an SMS the number of parts.
    pub limit: usize,
    /// What it counts.
    pub unit: Unit,
    /// A second limit that holds as well.
    pub also: Option<(usize, Unit)>,
    /// Whether a link can be followed there.
    pub link: Links,
    /// How a time of day is told there.
    pub clock: Clock,
    /// The characters that cost nothing extra.
    pub characters: Characters,
    /// What becomes of letters that it lacks.
    pub accents: Accents,
    /// The components without which nobody can be reached there, by id.
    pub needs: Vec<String>,
    /// The longest subject line in characters, where there is one.
    pub subject: Option<usize>,
    /// The longest phrases that read well there.
    pub longest: Length,
    /// Whether a light line may stand there.
    pub wit: Wit,
    /// Where the limit is documented.
    pub source: String,
    /// The day the source was last read, or why it was not.
    pub verified: String,
}

/// How long a text is for a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The length in the unit of the channel; for an SMS in septets or UTF-16 units.
    pub length: usize,
    /// What the channel takes, in the same unit.
    pub limit: usize,
    /// By how much the text is too long; 0 exactly when it fits.
    pub over: usize,
}

impl Channel {
    /// A channel of which only the limit is known: it links, tells time in digits and takes any character.
    pub fn new(id: &str, limit: usize, unit: Unit) -> Self {
        Self {
            id: id.to_owned(),
            limit,
            unit,
            also: None,
            link: Links::Yes,
            clock: Clock::Digits,
            characters: Characters::Any,
            accents: Accents::Keep,
            needs: Vec::new(),
            subject: None,
            longest: Length::Long,
            wit: Wit::Never,
            source: String::new(),
            verified: String::new(),
        }
    }

    /// The length of a text by the limit that it comes closest to or breaks.
    pub fn count(&self, text: &str) -> Count {
        let count = measure(text, self.limit, self.unit);
        let second = self.also.map(|(limit, unit)| measure(text, limit, unit));
        second
            .filter(|second| count.over == 0 && second.over > 0)
            .unwrap_or(count)
    }

    /// Whether the channel takes a text whole.
    pub fn fits(&self, text: &str) -> bool {
        let is_refused = matches!(self.unit, Unit::XWeighted | Unit::XClassic) && !x::accepts(text);
        self.count(text).over == 0 && !is_refused
    }

    /// Turns a text into what is pasted: composed characters, and plain ones where others cost more.
    pub fn transcribe(&self, text: &str) -> String {
        transcribe::transcribe(self, text)
    }

    /// The same for a text that will stand beside others: accents stay, because what they cost is a matter of the whole.
    pub fn transcribe_signs(&self, text: &str) -> String {
        transcribe::transcribe_signs(self, text)
    }
}

/// What a reader takes for one character; below the combining marks that is every character but a line break of two.
fn count_graphemes(text: &str) -> usize {
    match text.chars().all(|c| c < '\u{300}' && c != '\r') {
        true => text.chars().count(),
        false => text.graphemes(true).count(),
    }
}

fn measure(text: &str, limit: usize, unit: Unit) -> Count {
    let length = match unit {
        Unit::SmsParts => return measure_sms(text, limit),
        Unit::XWeighted => x::TODAY.weigh(text),
        Unit::XClassic => x::CLASSIC.weigh(text),
        Unit::Graphemes => count_graphemes(text),
        Unit::Mastodon => social::count_mastodon(text),
        Unit::Threads => social::count_threads(text),
        Unit::Utf16 => text.encode_utf16().count(),
        Unit::Characters => text.chars().count(),
        Unit::Bytes => text.len(),
    };
    Count {
        length,
        limit,
        over: length.saturating_sub(limit),
    }
}

/// Parts end early where a character would be split, so that a text can need a part more than its length says.
fn measure_sms(text: &str, parts: usize) -> Count {
    let message = sms::split(text);
    let limit = message.encoding.capacity(parts);
    let beyond = message.units.saturating_sub(limit).max(1);
    Count {
        length: message.units,
        limit,
        over: if message.parts > parts { beyond } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sms_counts_in_the_units_it_is_sent_in() {
        let sms = Channel::new("sms", 1, Unit::SmsParts);
        assert_eq!(
            sms.count(&"a".repeat(161)),
            Count {
                length: 161,
                limit: 160,
                over: 1
            }
        );
        assert_eq!(
            sms.count(&"á".repeat(70)),
            Count {
                length: 70,
                limit: 70,
                over: 0
            }
        );
        let long = Channel::new("sms_long", 3, Unit::SmsParts);
        assert_eq!(
            long.count(&"a".repeat(460)),
            Count {
                length: 460,
                limit: 459,
                over: 1
            }
        );
        assert_eq!(long.count(&"á".repeat(200)).limit, 201);
    }

    #[test]
    fn wasted_septets_can_cost_a_part() {
        let long = Channel::new("sms_long", 2, Unit::SmsParts);
        let text = "€".repeat(153);
        assert_eq!(
            long.count(&text),
            Count {
                length: 306,
                limit: 306,
                over: 1
            }
        );
        assert!(!long.fits(&text));
    }

    #[test]
    fn the_limit_that_breaks_is_the_one_reported() {
        let mut bluesky = Channel::new("bluesky", 300, Unit::Graphemes);
        bluesky.also = Some((3000, Unit::Bytes));
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!(
            bluesky.count(&family.repeat(120)),
            Count {
                length: 120,
                limit: 300,
                over: 0
            }
        );
        assert_eq!(
            bluesky.count(&family.repeat(121)),
            Count {
                length: 3025,
                limit: 3000,
                over: 25
            }
        );
        assert_eq!(bluesky.count(&"a".repeat(301)).limit, 300);
    }

    #[test]
    fn x_refuses_some_characters_outright() {
        let x = Channel::new("x", 280, Unit::XWeighted);
        assert!(!x.fits("a\u{feff}"));
        assert!(x.fits(&x.transcribe("a\u{feff}")));
    }
}
