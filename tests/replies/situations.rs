//! What each situation asks of its replies: what comes first, what is named, what is never said.

use amends::replies::{Asked, Reply};
use amends::schema::phrasebook::Situation;
use amends::schema::project::Tone;
use amends::source::load;

use super::project::{Composed, LANGUAGES, compose, project_in, root};

/// What no reply to somebody who leaves may say, by language.
const PITCH: [(&str, &[&str]); 4] = [
    (
        "en",
        &[
            "stay",
            "offer",
            "discount",
            "before you go",
            "reconsider",
            "we'll see",
            "loyal",
            "win you",
        ],
    ),
    (
        "da",
        &[
            "blive hos",
            "tilbud",
            "rabat",
            "før du går",
            "genoverve",
            "loyal",
        ],
    ),
    (
        "es",
        &[
            "quédate",
            "quédese",
            "oferta",
            "descuento",
            "antes de irte",
            "reconsider",
            "fiel",
        ],
    ),
    (
        "de",
        &[
            "bleiben sie",
            "bleib bei",
            "angebot",
            "rabatt",
            "bevor sie gehen",
            "überlegen",
            "treue",
        ],
    ),
];

/// What nobody who is angry hears, by language.
const SCOLDING: [(&str, &[&str]); 4] = [
    ("en", &["your language", "calm down", "be polite"]),
    ("da", &["dit sprog", "tal pænt", "rolig"]),
    ("es", &["tu lenguaje", "su lenguaje", "cálm", "respeto"]),
    ("de", &["ihre sprache", "ihren ton", "beruhigen", "höflich"]),
];

/// The replies of the bundled project to one situation.
fn bundled(now: Option<&str>, situation: Situation) -> Composed {
    compose(&load(&root()).unwrap(), now, Asked::Situation(situation))
}

/// What we say of our own; the status may be told in an author's words.
fn own_words(reply: &Reply<'_>) -> String {
    format!("{} {}", reply.said.apology, reply.said.next_step).to_lowercase()
}

fn check_unsaid(situation: Situation, unsaid: &[(&str, &[&str])]) {
    let composed = bundled(None, situation);
    for reply in composed.replies() {
        let words = unsaid
            .iter()
            .filter(|(language, _)| *language == reply.language);
        let mut words = words.flat_map(|(_, words)| words.iter());
        let text = own_words(&reply);
        assert!(!words.any(|w| text.contains(w)), "{text}");
    }
}

#[test]
fn nobody_who_leaves_is_talked_to_about_staying() {
    check_unsaid(Situation::Leave, &PITCH);
}

#[test]
fn nobody_who_is_angry_hears_about_it() {
    check_unsaid(Situation::Angry, &SCOLDING);
}

#[test]
fn a_compensation_that_is_decided_is_told_whole() {
    let composed = bundled(Some("2026-07-14 12:00"), Situation::Compensation);
    let updates = composed.updates();
    let decided = updates.filter(|u| u.id == "2026-07-11-calls-texts-data/12");
    let told = decided.flat_map(|u| u.replies());
    let mails: Vec<_> = told
        .filter(|r| r.channel == "email" && r.language == "en")
        .map(|r| r.said.next_step.to_string())
        .collect();
    assert!(!mails.is_empty());
    for step in mails {
        let told = ["Who", "How much:", "When:", "What to do:"];
        assert!(told.iter().all(|w| step.contains(w)), "{step}");
    }
}

#[test]
fn the_way_to_help_in_an_emergency_comes_before_the_regret() {
    let regrets = [
        "sorry",
        "undskyld",
        "kede af",
        "beklager",
        "sentimos",
        "entschuld",
        "leid",
    ];
    let composed = bundled(None, Situation::Vulnerable);
    let current = composed.updates();
    let current = current.filter(|u| u.id == "2026-07-11-calls-texts-data/04");
    let told: Vec<_> = current.flat_map(|u| u.replies()).collect();
    assert!(!told.is_empty());
    for reply in told {
        let text = reply.said.text().to_lowercase();
        let help = text.find("999");
        let regret = regrets.iter().filter_map(|w| text.find(w)).min();
        assert!(
            help.is_some() && help < regret,
            "{help:?} {regret:?} {text}"
        );
    }
}

#[test]
fn what_is_asked_most_has_three_wordings() {
    let hot = [
        Situation::General,
        Situation::Angry,
        Situation::WhenBack,
        Situation::StillNotWorking,
    ];
    for language in LANGUAGES {
        for status in ["identified", "monitoring"] {
            let front = format!("status: {status}\nresponsibility: ours\n");
            let project = project_in(language, &front, "");
            let composed = compose(&project, Some("2026-01-01 09:20"), Asked::Written);
            for situation in hot {
                for channel in ["x", "short", "sms", "email"] {
                    let told = composed.replies().filter(|r| {
                        let sincere = r.tone == Tone::Sincere && r.channel == channel;
                        sincere && r.situation == situation
                    });
                    let at = format!("{language} {status} {situation:?} on {channel}");
                    assert_eq!(told.count(), 3, "{at}");
                }
            }
        }
    }
}
