//! The composer: the richest eligible triad that fits a channel. Never cuts a text and never drops a part.

use super::book::{Cell, Phrasebook};
use super::facts::{FactSet, ReplyFacts};
use super::fill::{LinkLength, Reading};
use super::joined::Joined;
use super::slot::Values;
use crate::channels::{Channel, Count, Length};
use crate::model::Localized;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::{PhraseLength, Tone};

/// How many wordings a reply is offered in.
const WORDINGS: usize = 3;
/// Situations in which an author's own words never stand.
const ALWAYS_BUILT_IN: [Situation; 3] = [
    Situation::Vulnerable,
    Situation::Privacy,
    Situation::ToneComplaint,
];

/// Three parts that go together, in one wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Triad {
    pub(super) apology: String,
    pub(super) status: String,
    pub(super) next_step: String,
    pub(super) count: Count,
}

/// What composing gave: wordings that fit, and what did not.
#[derive(Clone, Debug, Default)]
pub(super) struct Composed {
    /// The wordings, best first; none where no triad fits.
    pub(super) triads: Vec<Triad>,
    /// Parts of the author's that fit in no triad, and by how much the shortest was over.
    pub(super) too_long: Vec<(Part, usize)>,
    /// By how much the shortest triad was over, where none fits.
    pub(super) over: Option<(Part, usize)>,
}

/// A text that may stand as a part.
#[derive(Clone, Debug)]
struct Candidate {
    text: String,
    length: PhraseLength,
    facts: FactSet,
    cost: usize,
}

/// The candidates of the three parts, in the order of a reply.
type Candidates = [Vec<Candidate>; 3];

const PARTS: [Part; 3] = [Part::Apology, Part::Status, Part::NextStep];

/// Composes the replies of one update for one channel, situation and tone.
pub(super) fn compose(
    reading: &Reading<'_>,
    book: &Phrasebook,
    channel: &Channel,
    (situation, tone): (Situation, Tone),
) -> Composed {
    let joined = Joined::new(reading.edition.site, book, channel);
    let built_in = built_in(reading, book, channel, (situation, tone));
    let authored = authored(reading, channel, situation);
    let mut composed = Composed::default();
    let mut first_try = true;
    for keep in subsets(&authored) {
        let candidates = choose(&built_in, &authored, keep);
        let triads = best(&candidates, &joined);
        if !triads.is_empty() {
            composed.triads = triads;
            return composed;
        }
        let over = overflow(&candidates, &joined);
        if first_try {
            composed.too_long = dropped(&authored, over);
            first_try = false;
        }
        composed.over = Some(over);
    }
    composed.too_long.clear();
    composed
}

/// The phrases of the three parts with their slots filled, those that hold and whose slots have values.
fn built_in(
    reading: &Reading<'_>,
    book: &Phrasebook,
    channel: &Channel,
    (situation, tone): (Situation, Tone),
) -> Candidates {
    let facts = ReplyFacts::of(reading.edition, reading.incident, reading.index);
    let short = reading.values(&facts, channel, LinkLength::Short);
    let full = reading.values(&facts, channel, LinkLength::Full);
    let status = reading.update().status.value;
    PARTS.map(|part| {
        let cell = Cell {
            status,
            situation,
            tone,
            part,
        };
        let phrases = fall_back(book, cell).iter();
        let eligible = phrases.filter(|p| facts.meet(&p.when) && allows(channel, p.length));
        let filled = eligible.filter_map(|p| {
            let values: &Values = match p.length {
                PhraseLength::Short => &short,
                PhraseLength::Medium | PhraseLength::Long => &full,
            };
            let text = p.template.fill(values)?;
            Some(candidate(&text, p.length, p.facts, channel))
        });
        filled.collect()
    })
}

fn candidate(text: &str, length: PhraseLength, facts: FactSet, channel: &Channel) -> Candidate {
    let text = channel.transcribe(text);
    let cost = channel.count(&text).length;
    Candidate {
        text,
        length,
        facts,
        cost,
    }
}

/// Tone falls back from light to sincere, situation to general; status and language never.
fn fall_back(book: &Phrasebook, cell: Cell) -> &[super::book::Phrase] {
    let tones = Tone::ALL.iter().rev().filter(|t| **t <= cell.tone);
    let situations = [cell.situation, Situation::General];
    let cells = situations.iter().flat_map(|situation| {
        tones.clone().map(|tone| Cell {
            situation: *situation,
            tone: *tone,
            ..cell
        })
    });
    let found = cells.map(|c| book.phrases(c)).find(|p| !p.is_empty());
    found.unwrap_or(&[])
}

fn allows(channel: &Channel, length: PhraseLength) -> bool {
    let longest = match channel.longest {
        Length::Short => PhraseLength::Short,
        Length::Medium => PhraseLength::Medium,
        Length::Long => PhraseLength::Long,
    };
    length <= longest
}

/// The author's own parts in the reader's language.
fn authored(
    reading: &Reading<'_>,
    channel: &Channel,
    situation: Situation,
) -> [Option<Candidate>; 3] {
    let parts = &reading.update().parts;
    [&parts.apology, &parts.status, &parts.next_step].map(|part: &Option<Localized>| {
        if ALWAYS_BUILT_IN.contains(&situation) {
            return None;
        }
        let text = part.as_ref()?.get(reading.edition.language)?;
        let words: Vec<_> = text.split_whitespace().collect();
        let text = words.join(" ").replace(['{', '}'], "");
        Some(candidate(
            &text,
            PhraseLength::Long,
            FactSet::default(),
            channel,
        ))
    })
}

/// Which of the author's parts to keep, most first; the last try keeps none.
fn subsets(authored: &[Option<Candidate>; 3]) -> Vec<[bool; 3]> {
    let there = authored.each_ref().map(Option::is_some);
    let mut subsets: Vec<[bool; 3]> = (0..8_u8)
        .map(|bits| [bits & 1 > 0, bits & 2 > 0, bits & 4 > 0])
        .filter(|keep| keep.iter().zip(&there).all(|(keep, there)| !keep || *there))
        .collect();
    subsets.sort_by_key(|keep| std::cmp::Reverse(keep.iter().filter(|k| **k).count()));
    subsets
}

fn choose(built_in: &Candidates, authored: &[Option<Candidate>; 3], keep: [bool; 3]) -> Candidates {
    std::array::from_fn(|part| match (&authored[part], keep[part]) {
        (Some(own), true) => vec![own.clone()],
        _ => built_in[part].clone(),
    })
}

/// The parts of the author's that the first try had, each over by as much as the shortest triad with it.
fn dropped(authored: &[Option<Candidate>; 3], (_, over): (Part, usize)) -> Vec<(Part, usize)> {
    let parts = PARTS.iter().zip(authored);
    parts
        .filter(|(_, own)| own.is_some())
        .map(|(part, _)| (*part, over))
        .collect()
}

/// The best triads that fit: the first is the richest, the others say the same in other words.
fn best(candidates: &Candidates, joined: &Joined<'_>) -> Vec<Triad> {
    let mut ranked = rank(candidates, joined.room());
    let mut chosen: Vec<[usize; 3]> = Vec::new();
    let mut triads: Vec<Triad> = Vec::new();
    let mut facts = None;
    while triads.len() < WORDINGS {
        let next = ranked
            .iter()
            .enumerate()
            .filter(|(_, r)| facts.is_none_or(|f| r.facts == f));
        let next = next.max_by_key(|(_, r)| (news(&r.index, &chosen, candidates), r.key));
        let Some((position, ranking)) = next else {
            break;
        };
        let index = ranking.index;
        if !chosen.is_empty() && news(&index, &chosen, candidates) == 0 {
            break;
        }
        let fact_count = ranking.facts;
        ranked.swap_remove(position);
        if let Some(triad) = fit(index, candidates, joined) {
            facts = Some(fact_count);
            chosen.push(index);
            triads.push(triad);
        }
    }
    triads
}

/// How many parts of a triad say something that no chosen one says.
fn news(index: &[usize; 3], chosen: &[[usize; 3]], candidates: &Candidates) -> usize {
    let text = |part: usize, index: &[usize; 3]| &candidates[part][index[part]].text;
    let new = |part: &usize| chosen.iter().all(|c| text(*part, c) != text(*part, index));
    (0..3).filter(new).count()
}

/// A triad with what it is ranked by.
#[derive(Clone, Copy)]
struct Ranking {
    index: [usize; 3],
    facts: u32,
    key: (u32, [PhraseLength; 3], usize, [u32; 3]),
}

/// Every triad that may fit: more facts first, then longer, the apology shortened first and the next step last; ties
/// go to the richer next step, then status, then apology.
fn rank(candidates: &Candidates, room: usize) -> Vec<Ranking> {
    let [apologies, statuses, steps] = candidates;
    let mut ranked = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        for (s, status) in statuses.iter().enumerate() {
            for (a, apology) in apologies.iter().enumerate() {
                let cost = apology.cost + status.cost + step.cost;
                if cost > room {
                    continue;
                }
                let facts = apology.facts.and(status.facts).and(step.facts).len();
                let lengths = [step.length, status.length, apology.length];
                let rich = [step.facts.len(), status.facts.len(), apology.facts.len()];
                ranked.push(Ranking {
                    index: [a, s, n],
                    facts,
                    key: (facts, lengths, cost, rich),
                });
            }
        }
    }
    ranked
}

fn fit(index: [usize; 3], candidates: &Candidates, joined: &Joined<'_>) -> Option<Triad> {
    let [apology, status, next_step] =
        std::array::from_fn(|part| candidates[part][index[part]].text.clone());
    let count = joined.count(&[&apology, &status, &next_step]);
    (count.over == 0).then_some(Triad {
        apology,
        status,
        next_step,
        count,
    })
}

/// By how much the shortest triad is over, and which of its parts is the longest.
fn overflow(candidates: &Candidates, joined: &Joined<'_>) -> (Part, usize) {
    let shortest = candidates
        .each_ref()
        .map(|c| c.iter().min_by_key(|c| c.cost));
    let texts = shortest.map(|c| c.map_or("", |c| c.text.as_str()));
    let costs = shortest.map(|c| c.map_or(0, |c| c.cost));
    let longest = (0..3).max_by_key(|part| costs[*part]).unwrap_or(0);
    (PARTS[longest], joined.count(&texts).over.max(1))
}
