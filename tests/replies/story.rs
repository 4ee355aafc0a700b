//! What becomes of a reply as an incident goes on, and of the words that an author brings.

use amends::diagnostics::Code;
use amends::replies::{Asked, Reply};
use amends::schema::phrasebook::Situation;
use amends::source::load;

use super::laws::ADMISSIONS;
use super::project::{LANGUAGES, compose, project_in, project_with, root};

/// What is answered to `general`.
const GENERAL: Asked = Asked::Situation(Situation::General);

#[test]
fn a_promise_that_is_overdue_is_not_repeated() {
    let front = "status: identified\nnext_update: 10:00\n";
    let promises = |now| {
        let composed = compose(&project_with(front, ""), Some(now), GENERAL);
        composed.replies().any(|r| r.said.text().contains("10:00"))
    };
    assert!(promises("2026-01-01 10:00"));
    assert!(!promises("2026-01-01 10:00:01"));
}

#[test]
fn what_helps_stands_without_the_promise() {
    let workaround = "workaround: {text: Pay by bank transfer., short: Pay by bank.}\n";
    let front = format!("status: identified\nnext_update: 10:00\n{workaround}");
    for language in LANGUAGES {
        let project = project_in(language, &front, "");
        let composed = compose(&project, Some("2026-01-01 10:05"), GENERAL);
        let linked = composed
            .replies()
            .filter(|r| ["x", "email"].contains(&r.channel));
        let steps: Vec<_> = linked.map(|r| r.said.next_step.to_string()).collect();
        assert!(!steps.is_empty());
        assert!(
            steps.iter().all(|step| step.contains("Pay by bank")),
            "{steps:?}"
        );
    }
}

#[test]
fn planned_work_is_told_as_it_stands() {
    let mut sources = load(&root()).unwrap();
    sources.incidents.retain(|i| i.id == "2026-08-01-top-ups");
    let texts = |now| {
        let composed = compose(&sources, Some(now), Asked::Written);
        let replies = composed.updates().flat_map(|u| u.replies());
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
    let composed = compose(&project_with(&front, ""), Some("2026-01-01 09:20"), GENERAL);
    let stands = |channel: &str| {
        let reply = composed.replies().find(|r| r.channel == channel);
        reply.unwrap().said.status.starts_with(own)
    };
    assert!(stands("email") && stands("x") && !stands("short"));
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
    let project = project_with("status: identified\n", replies);
    let composed = compose(&project, Some("2026-01-01 09:20"), GENERAL);
    assert!(composed.replies().next().is_none());
    let [problem] = &composed.problems[..] else {
        panic!("{:#?}", composed.problems);
    };
    assert_eq!(problem.code, Code::ReplyTooLong);
    assert!(problem.message.contains("`tiny`") && problem.message.contains("over by"));
}

#[test]
fn nobody_owns_a_fault_that_is_not_theirs() {
    let owns = |r: Reply<'_>| {
        let text = r.said.text().to_lowercase();
        ADMISSIONS.iter().any(|w| text.contains(w))
    };
    for language in LANGUAGES {
        for status in ["investigating", "identified", "monitoring", "resolved"] {
            for whose in ["supplier", "external", "unknown", "ours"] {
                let front = format!("status: {status}\nresponsibility: {whose}\n");
                let project = project_in(language, &front, "");
                let composed = compose(&project, Some("2026-01-01 09:20"), Asked::Written);
                let owned = composed.replies().any(owns);
                assert_eq!(owned, whose == "ours", "{language} {status} {whose}");
            }
        }
    }
}

#[test]
fn a_contact_that_is_cut_off_is_not_named() {
    let asked = Asked::Situation(Situation::Business);
    let named = |front: &str| {
        let project = project_with(front, "");
        let composed = compose(&project, Some("2026-01-01 09:20"), asked);
        composed
            .replies()
            .any(|r| r.said.text().contains("firms.shop.example"))
    };
    let works = "status: identified\ncomponents: {pay: operational}\n";
    assert!(named(works) && !named("status: identified\n"));
}
