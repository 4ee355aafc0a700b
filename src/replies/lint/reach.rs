//! Cells and texts that are never said. Never asks how well one is written.

use super::possible::impossible;
use crate::diagnostics::{Code, Diagnostic};
use crate::replies::book::{Book, CellKey, Phrase};
use crate::replies::gates::{EASY, WITTY};
use crate::replies::row::WORDINGS;
use crate::replies::slots::{FactSet, Slot};
use crate::replies::template::Template;
use crate::replies::tones::is_grave;
use crate::schema::phrasebook::{Part, When};
use crate::schema::project::{PhraseLength, Tone};
use crate::schema::update::Status;
use crate::source::Place;

/// Slots that every update has a value for.
const ALWAYS: [Slot; 3] = [Slot::At, Slot::Started, Slot::Brand];

/// What is never said.
pub(super) fn check(book: &Book) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (key, cell) in &book.cells {
        match shut(key) {
            Some((message, advice)) => {
                let problem = Diagnostic::warning(Code::UnreachablePhrase, message);
                problems.push(problem.at(cell.place, "never said").help(advice));
            }
            None => problems.extend(texts(book, key)),
        }
    }
    problems
}

/// Why nothing leads to a cell.
fn shut((status, situation, tone, part): &CellKey) -> Option<(String, &'static str)> {
    let grave = is_grave(*situation) && *tone != Tone::Sincere;
    if *part == Part::Coda {
        let easy = status.is_none_or(|s| EASY.contains(&s)) && WITTY.contains(situation);
        return (*tone != Tone::Light || !easy).then(|| {
            let advice = "keep codas below `light`, in `angry` and `praise` of `identified`, `monitoring` and `resolved`";
            ("no gate opens for a light line here".to_owned(), advice)
        });
    }
    if *tone == Tone::Light {
        let advice =
            "keep the coda alone below `light`: the three parts are those of the graver tones";
        return Some((
            format!("`light` has no `{}` of its own", part.as_str()),
            advice,
        ));
    }
    grave.then(|| {
        let message = format!("`{}` is answered in `sincere` alone", situation.as_str());
        (message, "move what is worth keeping to `sincere`")
    })
}

/// One text as the composer weighs it.
struct Weighed<'b> {
    phrase: &'b Phrase,
    template: &'b Template,
    length: PhraseLength,
    count: usize,
    place: Place,
    /// What its `when:` asks for.
    asked: [Option<&'static str>; 9],
    /// How many facts it tells.
    told: u32,
}

/// Texts of a cell that no status leads to, or that others always go before.
fn texts(book: &Book, key: &CellKey) -> Vec<Diagnostic> {
    let (status, situation, tone, part) = *key;
    let statuses = status.map_or(Status::ALL.to_vec(), |s| vec![s]);
    let own = book.cells[key].phrases.len();
    // The phrases of a status come before those of any.
    let phrases = match status {
        Some(status) => book.phrases_of_cell(status, (situation, tone), part),
        None => book.cells[key].phrases.iter().collect(),
    };
    let all: Vec<_> = phrases.iter().copied().flat_map(weigh).collect();
    let own: usize = phrases[..own].iter().map(|p| p.texts.len()).sum();
    let mut problems = Vec::new();
    for (index, text) in all[..own].iter().enumerate() {
        let reason = |s: &Status| impossible(*s, text.phrase.when.as_ref(), text.template.slots());
        let reasons: Vec<_> = statuses.iter().map_while(reason).collect();
        if reasons.len() == statuses.len() {
            problems.push(never(&reasons[0], text.place));
        } else if part != Part::Coda && is_beaten(index, &all) {
            problems.push(beaten(text.place));
        }
    }
    problems
}

fn weigh(phrase: &Phrase) -> impl Iterator<Item = Weighed<'_>> {
    let texts = phrase.texts.iter().zip(&phrase.places);
    texts.map(move |((length, template), place)| {
        let asked = phrase.when.as_ref().map_or([None; 9], When::asked);
        let count = asked.iter().flatten().count();
        let conditions = (0..).take(count).map(FactSet::of_condition);
        Weighed {
            phrase,
            template,
            length: *length,
            count: template.written().chars().count(),
            place: *place,
            asked,
            told: conditions.fold(template.facts(), FactSet::with).count(),
        }
    })
}

/// Whether others may be said whenever a text may, fit wherever it fits, and tell more or come first.
fn is_beaten(index: usize, all: &[Weighed<'_>]) -> bool {
    let text = &all[index];
    let rivals = all.iter().enumerate().filter(|(other, rival)| {
        let same = rival.length == text.length && rival.count <= text.count;
        same && *other != index && rival.told >= text.told && asks_less(rival, text)
    });
    let mut equals = 0;
    for (other, rival) in rivals {
        if rival.told > text.told {
            return true;
        }
        equals += usize::from(other < index);
    }
    equals >= WORDINGS
}

/// Whether a text may be said whenever another one may.
fn asks_less(one: &Weighed<'_>, other: &Weighed<'_>) -> bool {
    let plain = !one.phrase.is_conditional();
    let slots = one.template.slots().filter(|s| !ALWAYS.contains(s));
    let slots = slots.fold(FactSet::default(), |all, s| all.with(FactSet::of_slot(s)));
    (plain || one.asked == other.asked) && other.template.facts().covers(slots)
}

fn never(reason: &str, place: Place) -> Diagnostic {
    Diagnostic::warning(Code::UnreachablePhrase, reason)
        .at(place, "never said")
        .help("move it to a status that has it, or take it out")
}

fn beaten(place: Place) -> Diagnostic {
    let message = "others that tell as much or more always go before this text";
    Diagnostic::warning(Code::UnreachablePhrase, message)
        .at(place, "never said")
        .help("take it out, or put it before them")
}
