//! How long the replies to the bundled project take: `cargo bench --bench compose`.
//!
//! One update is composed in every language, on every channel, in every situation and tone.

use std::path::Path;

use amends::locale::{Locale, Messages};
use amends::model::{Clock, Edition, MachineTime, Moment, Site, editions, resolve};
use amends::replies::{Phrasebooks, Replies, Scope, Speech, compose};
use amends::schema::parse;
use amends::source::load;
use divan::Bencher;

/// The allocator of the program, which is much of what is measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The incident in the middle of which the bundled project stands.
const OPEN: &str = "2026-07-11-calls-texts-data";

/// The bundled project, ready to be answered.
struct Ready {
    site: Site,
    messages: Messages,
    books: Phrasebooks,
}

#[expect(clippy::print_stdout, reason = "the figures are for whoever runs it")]
fn main() {
    let ready = read();
    let replies = answer(&ready, &Scope::Current(OPEN.to_owned()));
    let update = replies.incidents[0].updates.last().expect("it has updates");
    let texts: std::collections::BTreeSet<_> = update.replies().map(|r| r.said.text()).collect();
    println!(
        "{}: {} replies, {} distinct texts, {} editions",
        update.id,
        update.replies().count(),
        texts.len(),
        update.voices.len()
    );
    divan::main();
}

#[divan::bench]
fn newest_updates_of_the_open_incident(bencher: Bencher<'_, '_>) {
    let ready = read();
    let scope = Scope::Current(OPEN.to_owned());
    let updates = answer(&ready, &scope).incidents[0].updates.len();
    bencher
        .counter(divan::counter::ItemsCount::new(updates))
        .bench(|| answer(&ready, &scope));
}

#[divan::bench(sample_count = 10)]
fn all_updates(bencher: Bencher<'_, '_>) {
    let ready = read();
    let updates = answer(&ready, &Scope::All).updates().count();
    bencher
        .counter(divan::counter::ItemsCount::new(updates))
        .bench(|| answer(&ready, &Scope::All));
}

fn read() -> Ready {
    let sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project can be read");
    let (parsed, _) = parse(&sources);
    let clock = Clock {
        told: None,
        machine: MachineTime::Clock(Moment::UNIX_EPOCH),
    };
    let (site, _) = resolve(&sources, &parsed, &clock);
    let site = site.expect("the project has no errors");
    let (messages, _) = Messages::load(&sources, "default");
    let (books, _) = Phrasebooks::load(&sources, "default", &Speech::of(&site));
    Ready {
        site,
        messages,
        books,
    }
}

fn answer(ready: &Ready, scope: &Scope) -> Replies {
    let editions = editions(&ready.site);
    let locale = |e: &Edition<'_>| Locale::new(e.language, ready.site.zone, &ready.messages);
    let locales: Vec<_> = editions.iter().map(locale).collect();
    let books = vec![&ready.books; editions.len()];
    compose(&editions, &books, &locales, scope).0
}
