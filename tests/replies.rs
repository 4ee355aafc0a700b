//! Replies over whole projects: three parts that fit or a diagnostic, at any time and for any update; never a brace.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod histories;
#[path = "laws/reply.rs"]
mod reply;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use amends::channels::{Channel, load_channels};
use amends::diagnostics::{Code, Diagnostic, Severity};
use amends::import::{Mode, Silence, import_statuspage};
use amends::locale::{Locale, Messages};
use amends::model::{Clock, Edition, MachineTime, Moment, Site, editions, resolve};
use amends::replies::{Asked, Phrasebooks, Replies, Reply, Scope, compose_asked, render};
use amends::schema::parse;
use amends::schema::phrasebook::Situation;
use amends::schema::project::Tone;
use amends::schema::time::WrittenTime;
use amends::source::{IncidentFolder, Sources, load};
use amends::theme::{Desk, built_in_files};
use histories::history;
use proptest::prelude::*;

/// A project at a moment with its replies.
struct Composed {
    site: Site,
    replies: Replies,
    problems: Vec<Diagnostic>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn compose_sources(sources: &Sources, now: Option<&str>) -> Composed {
    let (parsed, _) = parse(sources);
    let clock = Clock {
        told: now.map(|now| WrittenTime::parse(now).unwrap()),
        machine: MachineTime::Clock(Moment::from_timestamp(1_800_000_000, 0).unwrap()),
    };
    let (site, problems) = resolve(sources, &parsed, &clock);
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|p| &p.message).collect();
    let site = site.unwrap_or_else(|| panic!("{errors:#?}"));
    let (messages, _) = Messages::load(sources, "default");
    let (books, linted) = Phrasebooks::load(sources, "default");
    assert_eq!(linted, []);
    let editions = editions(&site);
    let locale = |e: &Edition<'_>| Locale::new(e.language, site.zone, &messages);
    let locales: Vec<_> = editions.iter().map(locale).collect();
    let books = vec![&books; editions.len()];
    let asked = (&Scope::All, Asked::Situation(Situation::General));
    let (replies, problems) = compose_asked(&editions, &books, &locales, asked);
    Composed {
        site,
        replies,
        problems,
    }
}

fn compose_at(folder: &Path, now: Option<&str>) -> Composed {
    compose_sources(&load(folder).unwrap(), now)
}

/// Every update has a reply on every channel in every voice that tells it, and each holds what is promised.
fn check(composed: &Composed) -> usize {
    let (channels, problems) =
        load_channels(&composed.site.replies.channels, &composed.site.channels);
    assert_eq!(problems, []);
    let mut count = 0;
    for incident in &composed.replies.incidents {
        for update in &incident.updates {
            // Only the default tone has words of its own yet; the others share them.
            let replies = update.replies().filter(|r| r.tone == Tone::Sincere);
            let replies: Vec<_> = replies.collect();
            let voices: BTreeSet<_> = replies.iter().map(|r| voice(r)).collect();
            for channel in &channels {
                let here = replies.iter().filter(|r| *r.channel == *channel.id);
                let heard: BTreeSet<_> = here.clone().map(|r| voice(r)).collect();
                let excused = composed.problems.iter().any(|p| {
                    p.code == Code::ReplyTooLong && p.message.contains(&format!("`{}`", channel.id))
                });
                assert!(
                    (heard == voices && !heard.is_empty()) || excused,
                    "{} on {}: {heard:?}",
                    update.id,
                    channel.id
                );
                here.clone()
                    .for_each(|r| check_reply(r, channel, &update.id));
                count += here.count();
            }
        }
    }
    count
}

/// Who speaks, and in which language.
fn voice<'r>(reply: &Reply<'r>) -> (&'r str, &'r str) {
    (reply.brand, reply.language)
}

/// What every reply holds, and what our own sentences hold beside it.
fn check_reply(reply: &Reply<'_>, channel: &Channel, id: &str) {
    reply::check_reply(reply, channel, id);
    let said = &reply.said;
    let at = format!("{id} on {}: {}", channel.id, said.text());
    assert!(!said.text().contains("  "), "{at}");
    assert!(!said.text().replace("...", "").contains(".."), "{at}");
}

/// No sentence begins in lower case; what follows a colon is a value and no sentence.
fn check_sentences(composed: &Composed) {
    let updates = composed.replies.incidents.iter().flat_map(|i| &i.updates);
    for reply in updates.flat_map(|u| u.replies()) {
        let said = &reply.said;
        for part in [&said.apology, &said.status, &said.next_step] {
            let starts = part.match_indices([' ']).filter_map(|(at, _)| {
                let ends = part[..at].ends_with(['.', '!', '?']);
                let ends = ends && !is_ordinal(&part[..at], &reply.language);
                ends.then(|| part[at + 1..].chars().next())?
            });
            let mut starts = part.chars().next().into_iter().chain(starts);
            assert!(!starts.any(char::is_lowercase), "{part}");
        }
    }
}

/// Whether a full stop marks the day of a month, as in `12. juli`.
fn is_ordinal(text: &str, language: &str) -> bool {
    let number = text.trim_end_matches('.');
    language == "da" && number.ends_with(|c: char| c.is_ascii_digit())
}

#[test]
fn the_bundled_project_has_its_replies_at_any_time() {
    let nows = [
        "2026-05-20 03:10",
        "2026-06-16 12:00",
        "2026-07-11 14:50",
        "2026-07-11 16:36",
        "2026-07-12 14:00",
        "2026-08-01 02:30",
        "2026-12-01 09:00",
    ];
    let times = nows.map(Some).into_iter().chain([None]);
    for now in times {
        let composed = compose_at(&root(), now);
        assert!(check(&composed) > 0, "{now:?}");
        check_sentences(&composed);
        let updates = composed.replies.incidents.iter().flat_map(|i| &i.updates);
        let languages: BTreeSet<_> = updates
            .flat_map(|u| u.replies())
            .map(|r| &*r.language)
            .collect();
        assert_eq!(languages, ["da", "en"].into());
    }
}

#[test]
fn a_promise_that_is_overdue_is_not_repeated() {
    let front = "status: identified\nnext_update: 10:00\n";
    let promises = |now| {
        let composed = compose_sources(&project_with(front, ""), Some(now));
        assert!(check(&composed) > 0);
        let mut replies = composed.replies.incidents[0].updates[0].replies();
        replies.any(|r| r.said.text().contains("10:00"))
    };
    assert!(promises("2026-01-01 10:00"));
    assert!(!promises("2026-01-01 10:00:01"));
}

#[test]
fn every_imported_update_has_its_replies() {
    let Some(history) = history("github") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    import_statuspage(&history, folder.path(), Mode::Write, &Silence).unwrap();
    let project = folder.path().join("amends.yaml");
    let english = std::fs::read_to_string(&project).unwrap();
    for language in ["en", "da"] {
        // Words of authors stay as they are, so that the phrases of each language meet every one of them.
        let languages = english.replace("  - en\n", &format!("  - {language}\n"));
        std::fs::write(&project, languages).unwrap();
        check_history(&compose_at(folder.path(), None), language);
    }
}

fn check_history(composed: &Composed, language: &str) {
    let incidents = composed.replies.incidents.iter();
    let updates: Vec<_> = incidents.flat_map(|i| &i.updates).collect();
    assert_eq!(updates.len(), 2849);
    let mut replies = updates.iter().flat_map(|u| u.replies());
    assert!(replies.all(|r| *r.language == *language));
    assert!(check(composed) >= 4 * 2849);
    check_sentences(composed);
    let problems = composed.problems.iter();
    let unfit = problems.filter(|p| p.code == Code::ReplyTooLong);
    assert_eq!(unfit.count(), 0);
}

#[test]
fn the_files_agree_with_one_another() {
    let composed = compose_at(&root(), None);
    let output = render(&composed.replies, &composed.site, &Desk::built_in());
    let read = |path: &str| -> serde_json::Value {
        serde_json::from_slice(&output.bytes(path).unwrap().unwrap()).unwrap()
    };
    let flat = read("replies.json");
    let id = flat["incidents"][0]["id"].as_str().unwrap();
    let tables = read(&format!("data/{id}.json"));
    let current = tables["updates"].as_array().unwrap().last().unwrap();
    assert_eq!(current["id"], flat["incidents"][0]["updates"][0]["id"]);
    let flat_reply = &flat["incidents"][0]["updates"][0]["replies"][0];
    let voice = &current["voices"][0];
    assert_eq!(voice["groups"][0][0], flat_reply["channel"]);
    let cell = |key: &str| flat_reply[key].as_str().unwrap().to_owned();
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let row = number(&voice["cells"][cell("situation")][cell("tone")]);
    let words = &voice["rows"][row][0][0];
    let text = |part: usize| {
        let text = &tables["texts"][number(&words[part])];
        text.as_str().unwrap().to_owned()
    };
    assert_eq!(words[3], flat_reply["length"]);
    let frame = &tables["frames"][number(&words[4])];
    assert_eq!(frame["limit"], flat_reply["limit"]);
    let whole = [0, 1, 2]
        .map(text)
        .join(frame["separator"].as_str().unwrap());
    assert_eq!(whole, flat_reply["text"]);
    let page = String::from_utf8(output.bytes("index.html").unwrap().unwrap()).unwrap();
    let build = read("as_of.json")["build"].as_str().unwrap().to_owned();
    assert!(build.len() == 8 && page.contains(&build));
    assert!(output.bytes("as_of.json").unwrap().unwrap().len() < 100);
}

/// A project with one open incident whose only update has these lines of front matter.
fn project_with(front: &str, replies: &str) -> Sources {
    project_in("en", front, replies)
}

/// The same in another language.
fn project_in(language: &str, front: &str, replies: &str) -> Sources {
    let mut sources = Sources::default();
    let site = "format: 1\nname: Shop\nurl: https://status.shop.example\ntime_zone: Europe/London\n\
        components:\n  - id: web\n    name: Website\n  - id: pay\n    name: Payments\n";
    let site = format!("{site}languages: [{language}]\n");
    sources.project = Some(sources.add("amends.yaml", format!("{site}{replies}")));
    let facts = "title: Down\nimpact: major\nstarted: 2026-01-01 09:00\ncomponents: [web, pay]\n";
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
fn what_helps_stands_without_the_promise() {
    let workaround = "workaround: {text: Pay by bank transfer., short: Pay by bank.}\n";
    let front = format!("status: identified\nnext_update: 10:00\n{workaround}");
    for language in ["en", "da"] {
        let project = project_in(language, &front, "");
        let composed = compose_sources(&project, Some("2026-01-01 10:05"));
        assert!(check(&composed) > 0);
        let replies: Vec<_> = composed.replies.incidents[0].updates[0].replies().collect();
        let mut linked = replies
            .iter()
            .filter(|r| ["x", "email"].contains(&&*r.channel));
        assert!(linked.all(|r| r.said.next_step.contains("Pay by bank")));
    }
}

#[test]
fn planned_work_is_told_as_it_stands() {
    let texts = |now| {
        let composed = compose_at(&root(), Some(now));
        let incidents = &composed.replies.incidents;
        let work = incidents.iter().find(|i| i.id == "2026-08-01-top-ups");
        let replies = work.unwrap().updates.iter().flat_map(|u| u.replies());
        replies.map(|r| r.said.text()).collect::<Vec<_>>()
    };
    let [before, during, after] =
        ["2026-07-31 12:00", "2026-08-01 03:00", "2026-08-01 05:00"].map(texts);
    let any = |texts: &[String], words: &str| texts.iter().any(|t| t.contains(words));
    assert!(any(&before, "Saturday 1 August, 02:00 to 04:00"));
    assert!(any(&before, "Top up before"));
    assert!(any(&during, "02:00 to 04:00") && !any(&during, "Top up before"));
    assert!(any(&after, "04:00 and is not finished"));
    assert!(!any(&after, "02:00 to 04:00") && !any(&after, "Top up before"));
}

#[test]
fn the_authors_words_stand_where_they_fit() {
    let own = "Nothing that was bought is lost, every order is safe with us, and each one is sent as soon as the shop is open again, which we will tell you here";
    let front = format!("status: identified\nreplies:\n  status: {own}\n");
    let composed = compose_sources(&project_with(&front, ""), Some("2026-01-01 09:20"));
    assert!(check(&composed) > 0);
    let replies: Vec<_> = composed.replies.incidents[0].updates[0].replies().collect();
    let on = |channel: &str| replies.iter().find(|r| &*r.channel == channel).unwrap();
    assert!(on("email").said.status.starts_with(own));
    assert!(on("x").said.status.starts_with(own));
    assert!(!on("short").said.status.starts_with(own));
    let warned: Vec<_> = composed
        .problems
        .iter()
        .map(|p| (p.code, &p.message))
        .collect();
    assert_eq!(warned.len(), 1, "{warned:?}");
    assert_eq!(warned[0].0, Code::PartTooLong);
    assert!(warned[0].1.contains("`short`"), "{warned:?}");
}

#[test]
fn a_channel_that_nothing_fits_is_named() {
    let replies =
        "replies:\n  channels: [tiny]\nchannels:\n  tiny: {limit: 30, unit: characters}\n";
    let composed = compose_sources(
        &project_with("status: identified\n", replies),
        Some("2026-01-01 09:20"),
    );
    assert!(
        composed.replies.incidents[0].updates[0]
            .replies()
            .next()
            .is_none()
    );
    let [problem] = &composed.problems[..] else {
        panic!("{:#?}", composed.problems);
    };
    assert_eq!(problem.code, Code::ReplyTooLong);
    assert!(problem.message.contains("`tiny`") && problem.message.contains("over by"));
}

fn front_matter() -> impl Strategy<Value = String> {
    let status = prop::sample::select(vec![
        "investigating",
        "identified",
        "monitoring",
        "resolved",
    ]);
    let text = "[A-Za-z][ -\\-/-~é€ñ😀]{0,120}";
    let field = |name: &'static str| {
        prop::option::of(text).prop_map(move |t| match t {
            Some(t) => format!("{name}: \"{}\"\n", t.replace(['\\', '"'], "")),
            None => String::new(),
        })
    };
    let names = ["effect", "scope", "cause", "unknown", "still_not_working"];
    let fields = names.map(field);
    let own = prop::option::of(text);
    (status, fields, own, any::<bool>()).prop_map(|(status, fields, own, promised)| {
        let mut front = format!("status: {status}\n{}", fields.concat());
        if promised {
            front.push_str("next_update: 10:00\n");
        }
        if let Some(own) = own {
            let own = own.replace(['\\', '"'], "");
            front.push_str(&format!("replies:\n  next_step: \"{own}\"\n"));
        }
        front
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_update_has_replies_that_fit(front in front_matter()) {
        let replies = "replies:\n  signature: \"^{agent}\"\n  channels: [x, short, sms, sms_long, email, bluesky, instagram, phone]\n";
        for language in ["en", "da"] {
            let project = project_in(language, &front, replies);
            check(&compose_sources(&project, Some("2026-01-01 09:20")));
        }
    }
}
