//! Replies over whole projects: three parts that fit or a diagnostic, at any time and for any update; never a brace.

use std::fs;
use std::path::{Path, PathBuf};

use amends::channels::{self, Channel};
use amends::diagnostics::{Code, Diagnostic, Severity};
use amends::locale::{Locale, Messages};
use amends::model::{Clock, MachineTime, Moment, Site, editions, resolve};
use amends::replies::{Phrasebooks, Replies, Reply, Scope, compose};
use amends::schema::parse;
use amends::schema::time::WrittenTime;
use amends::source::load;

/// A project at a moment with its replies.
struct Composed {
    site: Site,
    replies: Replies,
    problems: Vec<Diagnostic>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn compose_at(folder: &Path, now: Option<&str>, scope: Scope) -> Composed {
    let sources = load(folder).unwrap();
    let (parsed, _) = parse(&sources);
    let clock = Clock {
        told: now.map(|now| WrittenTime::parse(now).unwrap()),
        machine: MachineTime::Clock(Moment::from_timestamp(1_800_000_000, 0).unwrap()),
    };
    let (site, problems) = resolve(&sources, &parsed, &clock);
    let errors: Vec<_> = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .collect();
    let site = site.unwrap_or_else(|| panic!("{errors:#?}"));
    let (messages, _) = Messages::load(&sources, "default");
    let (books, linted) = Phrasebooks::load(&sources, "default");
    assert_eq!(linted, []);
    let editions = editions(&site);
    let locale = |e: &amends::model::Edition<'_>| Locale::new(e.language, site.zone, &messages);
    let locales: Vec<_> = editions.iter().map(locale).collect();
    let (replies, problems) = compose(&editions, &vec![&books; editions.len()], &locales, scope);
    drop(editions);
    Composed {
        site,
        replies,
        problems,
    }
}

fn channel_of(site: &Site, name: &str) -> Channel {
    let (channels, _) = channels::select(&site.replies.channels, &site.channels);
    channels.into_iter().find(|c| c.id == name).unwrap()
}

#[test]
fn every_update_of_the_bundled_project_has_replies_on_every_channel() {
    let composed = compose_at(&root(), None, Scope::All);
    for incident in &composed.replies.incidents {
        for update in &incident.updates {
            for reply in update.replies.iter().filter(|r| r.wording == 0) {
                if incident.id.contains("2026-07-11") {
                    println!(
                        "{} {} {} {}/{} {}",
                        update.id,
                        reply.brand,
                        reply.channel,
                        reply.said.length,
                        reply.said.limit,
                        reply.said.text
                    );
                }
            }
        }
    }
    for p in &composed.problems {
        println!("{p:?}");
    }
}
