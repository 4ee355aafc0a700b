//! Every update has its replies on every channel, or a diagnostic says why not.

use amends::channels::{Channel, load_channels};
use amends::diagnostics::{Code, Diagnostic, Diagnostics};
use amends::model::{Site, editions};
use amends::playbook::{self, Judged, Reach, Voice};
use amends::replies::{Replies, Scope, UpdateReplies, compose, render};
use amends::schema::project::Tone;
use amends::theme::{self, Desk};

use super::parse::check_shown;
use super::project::{self, Project};
use super::reply::check_reply;

/// Whatever resolves can be answered, and the desk can be made.
pub(crate) fn hold(input: &[u8]) {
    let project = project::read(input);
    let Some((site, replies, problems)) = compose_all(&project) else {
        return;
    };
    check_findings(&project, site, &problems);
    let (channels, _) = load_channels(&site.replies.channels, &site.channels);
    for update in replies.incidents.iter().flat_map(|i| &i.updates) {
        for channel in &channels {
            check_channel(update, channel, &problems);
        }
    }
    let output = render(&replies, site, &Desk::built_in());
    for path in output.paths() {
        let bytes = output.bytes(path).expect("every file can be made");
        let bytes = bytes.expect("a path has bytes");
        if path.ends_with(".json") {
            assert!(
                serde_json::from_slice::<serde_json::Value>(&bytes).is_ok(),
                "{path}"
            );
        }
    }
}

/// What is wrong with the replies and what the playbook finds can be shown.
fn check_findings(project: &Project, site: &Site, problems: &[Diagnostic]) {
    let mut all: Diagnostics = problems.iter().cloned().collect();
    let (words, _) = theme::words::load(
        &project.sources,
        "default",
        theme::words::Reader::Playbook,
        |_| true,
    );
    let judged = Judged {
        reach: Reach::Everything,
        files: std::collections::BTreeSet::new(),
    };
    for dress in project.dresses().iter().flatten() {
        let voice = Voice {
            phrasebooks: &dress.books,
            words: &words,
            staff: &[],
        };
        let findings = playbook::check(site, &voice, &judged);
        all.extend(findings.live.into_iter().chain(findings.archive));
    }
    check_shown(&all.sorted(&project.sources), &project.sources);
}

fn compose_all(project: &Project) -> Option<(&Site, Replies, Vec<Diagnostic>)> {
    let site = project.site.as_ref()?;
    let dresses = project.dresses()?;
    let editions = editions(site);
    let of = |e: &amends::model::Edition<'_>| &dresses[e.brand_index];
    let locales: Vec<_> = editions.iter().map(|e| of(e).locale(e)).collect();
    let books: Vec<_> = editions.iter().map(|e| &of(e).books).collect();
    let (replies, problems) = compose(&editions, &books, &locales, &Scope::All);
    Some((site, replies, problems))
}

fn check_channel(update: &UpdateReplies, channel: &Channel, problems: &[Diagnostic]) {
    let on_channel = update.replies().filter(|r| *r.channel == *channel.id);
    let replies: Vec<_> = on_channel.collect();
    let name = format!("`{}`", channel.id);
    let excuses = |p: &Diagnostic| {
        matches!(p.code, Code::ReplyTooLong | Code::MissingPhrase) && p.message.contains(&name)
    };
    let is_asked = replies.iter().any(|r| r.tone == Tone::Sincere);
    let is_silent = update.replies().next().is_none();
    assert!(
        is_asked || is_silent || problems.iter().any(excuses),
        "{} on {name}",
        update.id
    );
    for reply in replies {
        check_reply(&reply, channel, &update.id);
    }
}
