//! Replies by situation: each has three parts that fit, says what that customer needs first, and never what is not so.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use amends::channels::{Channel, load_channels};
use amends::diagnostics::{Code, Diagnostic};
use amends::locale::{Locale, Messages};
use amends::model::{Clock, Edition, MachineTime, Moment, Site, editions, resolve};
use amends::replies::{Asked, Phrasebooks, Replies, Reply, Scope, UpdateReplies, compose_asked};
use amends::schema::parse;
use amends::schema::phrasebook::Situation;
use amends::schema::project::Tone;
use amends::schema::time::WrittenTime;
use amends::source::{IncidentFolder, Sources, load};
use amends::theme::built_in_files;
use proptest::prelude::*;

/// Channels that differ in what matters: counted, linked and long or not.
const CHANNELS: &str = "[x, short, sms, email, instagram, phone]";

/// Situations whose replies are sincere, whatever tone is asked for.
const GRAVE: [Situation; 3] = [
    Situation::Vulnerable,
    Situation::Privacy,
    Situation::ToneComplaint,
];

/// What no reply to somebody who leaves may say.
const PITCH: [&str; 9] = [
    "stay",
    "offer",
    "discount",
    "before you go",
    "reconsider",
    "we'll see",
    "change your mind",
    "loyal",
    "win you",
];

/// Words that own the fault.
const ADMISSIONS: [&str; 5] = [
    "our fault",
    "let you down",
    "fault is ours",
    "fault was ours",
    "our mistake",
];

struct Composed {
    site: Site,
    replies: Replies,
    problems: Vec<Diagnostic>,
}

fn compose(sources: &Sources, now: Option<&str>, asked: Asked) -> Composed {
    let (parsed, _) = parse(sources);
    let clock = Clock {
        told: now.map(|now| WrittenTime::parse(now).unwrap()),
        machine: MachineTime::Clock(Moment::from_timestamp(1_800_000_000, 0).unwrap()),
    };
    let (site, problems) = resolve(sources, &parsed, &clock);
    let site = site.unwrap_or_else(|| panic!("{problems:#?}"));
    let (messages, _) = Messages::load(sources, "default");
    let (books, linted) = Phrasebooks::load(sources, "default");
    assert_eq!(linted, []);
    let editions = editions(&site);
    let locale = |e: &Edition<'_>| Locale::new(e.language, site.zone, &messages);
    let locales: Vec<_> = editions.iter().map(locale).collect();
    let books = vec![&books; editions.len()];
    let (replies, problems) = compose_asked(&editions, &books, &locales, (&Scope::All, asked));
    Composed {
        site,
        replies,
        problems,
    }
}

/// The bundled project, answering in English on a few channels of every kind.
fn bundled() -> Sources {
    let mut sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let text = sources.text(sources.project.unwrap()).to_owned();
    let lines = text.lines().map(|line| match line.trim_start() {
        l if l.starts_with("channels: [") => format!("  channels: {CHANNELS}\n"),
        l if l.starts_with("languages: [en")
            && line.starts_with("  ")
            && !line.starts_with("    ") =>
        {
            "  languages: [en]\n".to_owned()
        }
        _ => format!("{line}\n"),
    });
    let text: String = lines.collect();
    sources.project = Some(sources.add("amends.yaml", text));
    sources
}

fn updates(composed: &Composed) -> impl Iterator<Item = &UpdateReplies> {
    composed.replies.incidents.iter().flat_map(|i| &i.updates)
}

fn replies(composed: &Composed) -> impl Iterator<Item = Reply<'_>> {
    updates(composed).flat_map(|u| u.replies())
}

/// Each update has a reply of every situation, allowed tone and channel, and each is whole.
fn check(composed: &Composed, situations: &[Situation]) {
    let site = &composed.site;
    let (channels, _) = load_channels(&site.replies.channels, &site.channels);
    let excused = composed
        .problems
        .iter()
        .filter(|p| p.code == Code::ReplyTooLong);
    assert_eq!(excused.count(), 0, "{:#?}", composed.problems);
    for update in updates(composed) {
        let spoken = update.replies().map(|r| &r.brand);
        let brands: std::collections::BTreeSet<_> = spoken.collect();
        for (brand, channel) in brands
            .iter()
            .flat_map(|b| channels.iter().map(move |c| (b, c)))
        {
            for situation in situations {
                let told = update
                    .replies()
                    .filter(|r| r.brand == **brand && *r.channel == *channel.id);
                let tones = told.filter(|r| r.situation == *situation && r.wording == 0);
                assert!(
                    tones.count() >= 2,
                    "{} {situation:?} on {}",
                    update.id,
                    channel.id
                );
            }
        }
        for reply in update.replies() {
            let channel = channels.iter().find(|c| *c.id == *reply.channel).unwrap();
            check_reply(&reply, channel, &update.id);
        }
    }
}

fn check_reply(reply: &Reply<'_>, channel: &Channel, id: &str) {
    let said = &reply.said;
    let at = format!(
        "{id} {:?} on {}: {}",
        reply.situation,
        channel.id,
        said.text()
    );
    let parts = [&said.apology, &said.status, &said.next_step];
    assert!(parts.iter().all(|p| !p.trim().is_empty()), "{at}");
    assert!(
        said.length <= said.frame.limit && channel.fits(&said.text()),
        "{at}"
    );
    assert!(
        !said.text().contains(['{', '}']) && !said.text().contains("  "),
        "{at}"
    );
    assert!(!said.text().replace("...", "").contains(".."), "{at}");
    for part in parts {
        let after = part
            .match_indices(' ')
            .filter(|(at, _)| part[..*at].ends_with(['.', '!', '?']));
        let starts = after.filter_map(|(at, _)| part[at + 1..].chars().next());
        let mut starts = part.chars().next().into_iter().chain(starts);
        assert!(!starts.any(char::is_lowercase), "{at}");
    }
    // The status may be told in an author's words.
    let lower = format!("{} {}", said.apology, said.next_step).to_lowercase();
    match reply.situation {
        Situation::Vulnerable => {
            let ways = ["Emergency", "In danger", "If somebody is in danger"];
            assert!(ways.iter().any(|w| said.apology.starts_with(w)), "{at}");
        }
        Situation::Leave => assert!(!PITCH.iter().any(|w| lower.contains(w)), "{at}"),
        Situation::Angry => assert!(
            !lower.contains("language") && !lower.contains("calm"),
            "{at}"
        ),
        _ => {}
    }
}

#[test]
fn every_situation_of_the_bundled_project_has_its_replies() {
    let composed = compose(&bundled(), Some("2026-07-14 12:00"), Asked::Written);
    check(&composed, Situation::ALL);
    for update in updates(&composed) {
        let grave = update.replies().filter(|r| GRAVE.contains(&r.situation));
        for reply in grave.filter(|r| r.tone != Tone::Sincere) {
            let same = update.replies().find(|r| {
                let place = (&r.brand, &r.channel, r.situation, r.wording);
                r.tone == Tone::Sincere
                    && place == (&reply.brand, &reply.channel, reply.situation, reply.wording)
            });
            assert_eq!(same.unwrap().said, reply.said, "{}", update.id);
        }
    }
    let decided = updates(&composed).filter(|u| u.id == "2026-07-11-calls-texts-data/12");
    let told = decided
        .flat_map(|u| u.replies())
        .filter(|r| r.situation == Situation::Compensation);
    let mails: Vec<_> = told.filter(|r| *r.channel == *"email").collect();
    assert!(!mails.is_empty());
    for mail in mails {
        let step = &mail.said.next_step;
        assert!(
            ["Who", "How much:", "When:", "What to do:"]
                .iter()
                .all(|w| step.contains(w)),
            "{step}"
        );
    }
}

#[test]
fn help_in_an_emergency_comes_first() {
    let composed = compose(&bundled(), None, Asked::Situation(Situation::Vulnerable));
    let current = updates(&composed).filter(|u| u.id == "2026-07-11-calls-texts-data/04");
    let told: Vec<_> = current.flat_map(|u| u.replies()).collect();
    assert!(!told.is_empty());
    for reply in told {
        assert!(
            reply.said.apology.contains("999 and 112"),
            "{}",
            reply.said.text()
        );
    }
}

/// An incident with one update that has these lines of front matter.
fn project_with(front: &str) -> Sources {
    let mut sources = Sources::default();
    let site = format!(
        "format: 1\nname: Shop\nurl: https://status.shop.example\ntime_zone: Europe/London\nlanguages: [en]\n\
        contacts:\n  help: {{name: Help, url: \"https://help.shop.example\"}}\n  \
        business: {{name: Firms, url: \"https://firms.shop.example\", needs: [pay]}}\n\
        components:\n  - id: web\n    name: Website\n  - id: pay\n    name: Payments\n\
        replies:\n  tone_max: warm\n  channels: {CHANNELS}\n"
    );
    sources.project = Some(sources.add("amends.yaml", site));
    let facts = "title: Down\nimpact: major\nstarted: 2026-01-01 09:00\ncomponents: [web]\n";
    let facts = sources.add("incident.yaml", facts);
    let update = format!("---\nat: 2026-01-01 09:10\n{front}---\nWe are looking.\n");
    let update = sources.add("01-first.md", update);
    sources.incidents.push(IncidentFolder {
        id: "2026-01-01-outage".to_owned(),
        path: "incidents/2026-01-01-outage".to_owned(),
        facts: Some(facts),
        updates: vec![("01-first.md".to_owned(), update)],
        attachments: Vec::new(),
        unread: Vec::new(),
    });
    for (path, bytes) in built_in_files() {
        if let Ok(text) = std::str::from_utf8(bytes) {
            sources.add_theme_text("<built-in>", path, text);
        }
    }
    sources
}

#[test]
fn nobody_owns_a_fault_that_is_not_theirs() {
    for status in ["investigating", "identified", "monitoring", "resolved"] {
        for whose in ["supplier", "external", "unknown", "ours"] {
            let front = format!("status: {status}\nresponsibility: {whose}\n");
            let composed = compose(
                &project_with(&front),
                Some("2026-01-01 09:20"),
                Asked::Written,
            );
            let owns = |r: &Reply| {
                let text = r.said.text().to_lowercase();
                ADMISSIONS.iter().any(|w| text.contains(w))
            };
            assert_eq!(
                replies(&composed).any(owns),
                whose == "ours",
                "{status} {whose}"
            );
        }
    }
}

#[test]
fn a_contact_that_is_cut_off_is_not_named() {
    let asked = Asked::Situation(Situation::Business);
    let named = |front: &str| {
        let composed = compose(&project_with(front), Some("2026-01-01 09:20"), asked);
        replies(&composed).any(|r| r.said.text().contains("firms.shop.example"))
    };
    assert!(named("status: identified\n"));
    assert!(!named(
        "status: identified\ncomponents: {pay: major_outage}\n"
    ));
}

#[test]
fn what_is_asked_most_has_three_wordings() {
    let hot = [
        Situation::General,
        Situation::Angry,
        Situation::WhenBack,
        Situation::StillNotWorking,
    ];
    for status in ["identified", "monitoring"] {
        let front = format!("status: {status}\nresponsibility: ours\n");
        let composed = compose(
            &project_with(&front),
            Some("2026-01-01 09:20"),
            Asked::Written,
        );
        for situation in hot {
            for channel in ["x", "short", "sms", "email"] {
                let told = replies(&composed).filter(|r| {
                    let sincere = r.tone == Tone::Sincere && *r.channel == *channel;
                    sincere && r.situation == situation
                });
                assert_eq!(told.count(), 3, "{status} {situation:?} on {channel}");
            }
        }
    }
}

fn front_matter() -> impl Strategy<Value = String> {
    let status = prop::sample::select(vec![
        "investigating",
        "identified",
        "monitoring",
        "resolved",
    ]);
    let whose = prop::sample::select(vec!["ours", "supplier", "unknown"]);
    let field = |name: &'static str| {
        prop::option::of("[A-Z][a-zA-Z ,.;?é€😀-]{0,110}").prop_map(move |text| {
            text.map_or_else(String::new, |t| {
                format!(
                    "{name}: \"{}\"\n",
                    t.trim().replace("  ", " ").replace("..", ".")
                )
            })
        })
    };
    let names = ["effect", "scope", "cause", "unknown", "still_not_working"];
    let fields = names.map(field);
    (status, whose, fields, any::<bool>()).prop_map(|(status, whose, fields, promised)| {
        let promise = if promised { "next_update: 10:00\n" } else { "" };
        format!(
            "status: {status}\nresponsibility: {whose}\n{}{promise}",
            fields.concat()
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn any_update_has_its_replies_in_any_situation(front in front_matter(), situation in prop::sample::select(Situation::ALL), late: bool) {
        let now = if late { "2026-01-01 10:30" } else { "2026-01-01 09:20" };
        let composed = compose(&project_with(&front), Some(now), Asked::Situation(situation));
        let site = &composed.site;
        let (channels, _) = load_channels(&site.replies.channels, &site.channels);
        for reply in replies(&composed) {
            let channel = channels.iter().find(|c| *c.id == *reply.channel).unwrap();
            prop_assert!(reply.said.length <= reply.said.frame.limit && channel.fits(&reply.said.text()));
            let stray = ["{", "}", "  "].iter().any(|w| reply.said.text().contains(w));
            prop_assert!(!stray, "a stray mark in {}", reply.said.text());
        }
        for channel in &channels {
            prop_assert!(replies(&composed).any(|r| *r.channel == *channel.id), "{situation:?} on {}", channel.id);
        }
    }
}
