//! What becomes of each incident at a moment: published, waiting, kept as it was, or in the way of the build.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::incidents::Resolved;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Incident, KeptPages, Moment, Soundness, Update};

/// The incidents as they are at a moment.
#[derive(Default)]
pub(super) struct Settled {
    /// Those that exist.
    pub(super) incidents: Vec<Incident>,
    /// Those without a published update.
    pub(super) unpublished: Vec<Incident>,
    /// Pages that stay though nothing of the incident can be shown.
    pub(super) kept: Vec<KeptPages>,
    /// When updates and corrections are to be shown that are later than now.
    pub(super) ahead: Vec<Moment>,
    /// Whether an open incident has an error.
    pub(super) blocked: bool,
}

/// How `now` was found: an exact one is a wish to see the site at that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NowKind {
    /// `--now` or `clock:`.
    Exact,
    /// The machine's clock.
    Machine,
}

/// Settles every incident and hands over its problems.
pub(super) fn settle(
    resolved: Vec<Resolved>,
    now: Moment,
    kind: NowKind,
    problems: &mut Vec<Diagnostic>,
) -> Settled {
    let mut codes = Codes::default();
    let mut settled = Settled::default();
    let mut last = None;
    for mut one in resolved {
        problems.append(&mut one.of_drafts);
        let twin = last.as_ref() == Some(&one.id);
        last = Some(one.id.clone());
        let code = codes.code(first_id(&one));
        let broken = one.is_broken();
        let over = one.is_over(now);
        problems.append(&mut one.problems);
        match (broken, over, one.incident) {
            (true, false, _) => settled.blocked = true,
            // Two folders of one name are one address, and one of them is enough to keep it.
            (true, true, _) if twin => {}
            (true, true, None) => settled.kept.push(KeptPages { id: one.id, code }),
            (_, _, Some(mut incident)) => {
                incident.code = code;
                if broken {
                    incident.soundness = Soundness::Kept;
                }
                publish(incident, now, kind, &mut settled, problems);
            }
            (false, _, None) => {}
        }
    }
    settled
}

/// The id under which an incident was first published: its short link outlives a move.
fn first_id(one: &Resolved) -> &str {
    let moved = one.incident.as_ref().and_then(|i| i.moved_from.first());
    moved.map_or(&one.id, |first| &first.value)
}

fn publish(
    mut incident: Incident,
    now: Moment,
    kind: NowKind,
    settled: &mut Settled,
    problems: &mut Vec<Diagnostic>,
) {
    let updates = std::mem::take(&mut incident.updates);
    for mut update in updates {
        if update.private.draft {
            incident.pending.push(update);
        } else if update.at.value > now {
            problems.push(in_future(&update, kind));
            settled.ahead.push(update.at.value);
            incident.pending.push(update);
        } else {
            let later = update.corrections.extract_if(.., |c| c.at > now);
            settled.ahead.extend(later.map(|c| c.at));
            incident.updates.push(update);
        }
    }
    if incident.updates.is_empty() {
        settled.unpublished.push(incident);
    } else {
        settled.incidents.push(incident);
    }
}

/// Under an exact `now` the author asked for the past, so what lies ahead is no surprise.
fn in_future(update: &Update, kind: NowKind) -> Diagnostic {
    let message = format!("update {} is later than now and left out", update.digits);
    let problem = match kind {
        NowKind::Machine => Diagnostic::warning(Code::UpdateInFuture, message).help(
            "correct `at`, or leave it: the first build after that time publishes the update",
        ),
        NowKind::Exact => Diagnostic::hint(Code::UpdateInFuture, message)
            .help("build with a later `--now` to see it"),
    };
    problem.at(update.at.place, "")
}

/// Codes of short links: made from the id alone, longer only where two ids meet.
#[derive(Default)]
struct Codes {
    taken: BTreeMap<String, String>,
}

/// No vowels, so that no word appears by chance, and no characters that look alike.
const ALPHABET: &[u8; 28] = b"bcdfghjkmnpqrstvwxyz23456789";

impl Codes {
    fn code(&mut self, id: &str) -> String {
        let digest = Sha256::digest(id.as_bytes());
        let letters: String = digest
            .iter()
            .map(|b| char::from(ALPHABET[usize::from(*b) % ALPHABET.len()]))
            .collect();
        let lengths = 4..=letters.len();
        let code = lengths
            .map(|n| &letters[..n])
            .find(|c| !self.taken.contains_key(*c));
        let code = code.unwrap_or(id).to_owned();
        self.taken.insert(code.clone(), id.to_owned());
        code
    }
}
