//! How facts are told: aloud on the phone, and with the zone where customers are in several. Never judges wording.

use amends::channels::load_channels;
use amends::replies::Asked;
use amends::schema::phrasebook::Situation;

use super::project::{Composed, LANGUAGES, compose, project_in};

const NOW: Option<&str> = Some("2026-01-01 09:20");
const STATUSES: [&str; 3] = ["investigating", "identified", "monitoring"];

/// An update that promises the next, and that tells an address which nobody can say.
fn front(status: &str, next: &str) -> String {
    format!(
        "status: {status}\nnext_update: {next}\neffect: Cards fail.\n\
        still_not_working: See https://shop.example/help or write to help@shop.example.\n"
    )
}

fn told(language: &str, front: &str, settings: &str, situation: Situation) -> Composed {
    let sources = project_in(language, front, settings);
    compose(&sources, NOW, Asked::Situation(situation))
}

/// The texts on a channel.
fn texts(composed: &Composed, channel: &str) -> Vec<String> {
    let here = composed.replies().filter(|r| *r.channel == *channel);
    here.map(|r| r.said.text()).collect()
}

/// Whether a text has a time such as `16:30` or `16.30`.
fn has_digital_time(text: &str) -> bool {
    let signs: Vec<_> = text.chars().collect();
    let is_time =
        |w: &[char]| w[0].is_ascii_digit() && matches!(w[1], ':' | '.') && w[2].is_ascii_digit();
    signs.windows(3).any(is_time)
}

#[test]
fn a_phone_script_can_be_read_out() {
    let settings = "replies:\n  channels: [phone]\n";
    let situations = [
        Situation::General,
        Situation::WhenBack,
        Situation::StillNotWorking,
        Situation::Vulnerable,
        Situation::Business,
    ];
    for language in LANGUAGES {
        for status in STATUSES {
            for situation in situations {
                let front = front(status, "16:30");
                let composed = told(language, &front, settings, situation);
                let scripts = texts(&composed, "phone");
                assert!(!scripts.is_empty(), "{language} {status} {situation:?}");
                for script in scripts {
                    let is_silent = ["://", "@", "kl."].iter().all(|w| !script.contains(w));
                    assert!(is_silent && !has_digital_time(&script), "{script}");
                    let sentences = script.split_inclusive(['.', '?', '!']);
                    let longest = sentences.map(|s| s.split_whitespace().count()).max();
                    assert!(longest < Some(31), "{script}");
                }
            }
        }
    }
}

#[test]
fn a_promise_is_said_in_words_and_names_another_day() {
    let settings = "replies:\n  channels: [phone]\n";
    for (language, next, said) in [
        ("en", "16:30", "by half past four in the afternoon"),
        (
            "en",
            "2026-01-02 08:00",
            "by Friday the second of January at eight in the morning",
        ),
        ("da", "16:30", "senest klokken seksten tredive"),
        (
            "da",
            "2026-01-02 08:00",
            "senest fredag den anden januar klokken otte om morgenen",
        ),
        ("es", "16:30", "las cuatro y media de la tarde"),
        (
            "es",
            "2026-01-02 08:00",
            "las ocho de la mañana del viernes dos de enero",
        ),
    ] {
        for status in STATUSES {
            let front = front(status, next);
            let composed = told(language, &front, settings, Situation::General);
            let scripts = texts(&composed, "phone");
            assert!(scripts.iter().any(|s| s.contains(said)), "{scripts:#?}");
        }
    }
}

#[test]
fn a_time_names_its_zone_only_where_the_site_asks_for_it() {
    let channels = "replies:\n  channels: [x, short, sms, sms_long, email, phone]\n";
    let zoned = format!("{channels}  zone: true\n");
    for language in LANGUAGES {
        for (status, next) in STATUSES
            .into_iter()
            .zip(["16:30", "2026-01-02 08:00", "16:30"])
        {
            let front = front(status, next);
            let hidden = told(language, &front, channels, Situation::General);
            assert!(hidden.replies().all(|r| !r.said.text().contains("GMT")));
            let shown = told(language, &front, &zoned, Situation::General);
            let (channels, _) = load_channels(&shown.site.replies.channels, &shown.site.channels);
            for channel in &channels {
                let here = texts(&shown, &channel.id);
                assert!(!here.is_empty(), "{language} {status} on {}", channel.id);
                assert!(here.iter().all(|t| channel.fits(t)), "{here:#?}");
                let bare = |t: &&String| has_digital_time(t) && !t.contains(" GMT");
                assert!(!here.iter().any(|t| bare(&t)), "{here:#?}");
            }
            let email = texts(&shown, "email");
            assert!(email.iter().any(|t| t.contains(" GMT")), "{email:#?}");
        }
    }
}
