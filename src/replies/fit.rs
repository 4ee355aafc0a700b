//! The second rule of the composer: the richest triad that fits. Never drops a part and never cuts a text.

use std::cmp::Reverse;
use std::sync::Arc;

use super::room::Room;
use super::shelf::Shelf;
use super::slots::FactSet;
use super::weigh::Load;
use crate::schema::project::PhraseLength;

/// Three texts that fit, as they are pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Triad {
    /// Apology, status and next step.
    pub(super) parts: [Arc<str>; 3],
    /// What the whole counts, with what is kept free.
    pub(super) length: usize,
    /// What the channel takes.
    pub(super) limit: usize,
}

/// The candidates of the three parts: apology, status and next step.
pub(super) type Shelves<'s> = [&'s Shelf; 3];

/// Which candidates of a triad are looked at, by their places on the shelves.
pub(super) type Picks<'p> = [&'p [usize]; 3];

/// Where triads are looked for.
#[derive(Clone, Copy)]
pub(super) struct Field<'f> {
    /// The candidates.
    pub(super) shelves: Shelves<'f>,
    /// Those that are looked at.
    pub(super) picks: Picks<'f>,
    /// Facts that go before all others.
    pub(super) dear: FactSet,
}

impl<'f> Field<'f> {
    /// All that is worth a look on some shelves.
    pub(super) fn of(shelves: Shelves<'f>, dear: FactSet) -> Self {
        let picks = shelves.map(|shelf| &shelf.picks[..]);
        Self {
            shelves,
            picks,
            dear,
        }
    }
}

/// A triad by the places of its parts on the shelves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// The place of each part.
    pub(super) places: [usize; 3],
    facts: FactSet,
}

/// What decides between triads, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    worth: u32,
    fresh: u32,
    lengths: [PhraseLength; 3],
    richness: [u32; 3],
    order: Reverse<[usize; 3]>,
}

/// Takes the richest triad of all, as if there were room for any; further ones tell as much in other words.
pub(super) fn choose_freely(field: Field<'_>, count: usize) -> Vec<Choice> {
    let mut search = Search::new(field);
    std::iter::from_fn(|| search.next(|_| true))
        .take(count)
        .collect()
}

/// Takes the richest triad that fits; further ones, at most `count` in all, tell as much in other words.
pub(super) fn choose(field: Field<'_>, room: &Room<'_>, count: usize) -> Vec<Triad> {
    let mut search = Search::new(field);
    let mut triads = Vec::new();
    while triads.len() < count {
        let Some(choice) = search.next(|load| room.capacity.holds(load)) else {
            break;
        };
        match settle(field.shelves, choice, room) {
            Some(triad) => triads.push(triad),
            None => search.reject(),
        }
    }
    triads
}

/// The texts of a choice as the channel carries them, where they fit.
pub(super) fn settle(shelves: Shelves<'_>, choice: Choice, room: &Room<'_>) -> Option<Triad> {
    let chosen = [0, 1, 2].map(|part| &shelves[part].candidates[choice.places[part]]);
    let load = chosen[0].load.with(chosen[1].load).with(chosen[2].load);
    if !room.capacity.holds(load) {
        return None;
    }
    room.settle(chosen.map(|c| Arc::clone(&c.text)), load)
}

/// A walk through triads from the best one down.
struct Search<'s> {
    field: Field<'s>,
    said: Vec<Choice>,
    rejected: Vec<[usize; 3]>,
}

impl<'s> Search<'s> {
    fn new(field: Field<'s>) -> Self {
        Self {
            field,
            said: Vec::new(),
            rejected: Vec::new(),
        }
    }

    /// The last choice does not fit after all.
    fn reject(&mut self) {
        self.rejected.extend(self.said.pop().map(|c| c.places));
    }

    /// The best triad that is left. More facts go first, then fresh words, then longer ones: the apology is the first
    /// to give way, the next step the last.
    fn next(&mut self, holds: impl Fn(Load) -> bool) -> Option<Choice> {
        let dear = self.field.dear;
        let must = self.said.first().map(|first| first.facts);
        let [apologies, statuses, steps] = [0, 1, 2].map(|part| self.looks(part, must));
        let all_steps = steps.iter().map(|step| step.facts);
        let all_steps = all_steps.fold(FactSet::default(), FactSet::with);
        let lightest = steps.iter().map(|step| step.load).reduce(Load::lighter)?;
        let mut best: Option<(Score, Choice)> = None;
        for first in &apologies {
            for second in &statuses {
                let (known, load) = (first.facts.with(second.facts), first.load.with(second.load));
                let reach = known.with(all_steps);
                let least = best.as_ref().map_or(0, |(score, _)| score.worth);
                let is_short = must.is_some_and(|must| !reach.covers(must));
                if reach.worth(dear) < least || is_short || !holds(load.with(lightest)) {
                    continue;
                }
                let known_worth = known.worth(dear);
                for third in &steps {
                    let least = best.as_ref().map_or(0, |(score, _)| score.worth);
                    // Most triads end here, and there are millions: two sums before bits are counted.
                    if known_worth + third.worth < least || !holds(load.with(third.load)) {
                        continue;
                    }
                    let facts = known.with(third.facts);
                    let worth = facts.worth(dear);
                    if worth < least || must.is_some_and(|must| must != facts) {
                        continue;
                    }
                    let score = Score::of([first, second, third], worth);
                    let places = [first.place, second.place, third.place];
                    let repeats = score.fresh == 0 || self.rejected.contains(&places);
                    if !repeats && best.as_ref().is_none_or(|(other, _)| score > *other) {
                        best = Some((score, Choice { places, facts }));
                    }
                }
            }
        }
        let (_, choice) = best?;
        self.said.push(choice);
        Some(choice)
    }

    /// The candidates of a part side by side, as the inner loop goes over them; none that tells more than it must.
    fn looks(&self, part: usize, must: Option<FactSet>) -> Vec<Look> {
        let candidates = &self.field.shelves[part].candidates;
        let said: Vec<_> = self.said.iter().map(|c| c.places[part]).collect();
        let is_stale = |text: &str| said.iter().any(|at| *candidates[*at].text == *text);
        let picks = self.field.picks[part].iter().enumerate();
        let looks = picks.map(|(order, &place)| Look {
            place,
            order,
            facts: candidates[place].facts,
            worth: candidates[place].facts.worth(self.field.dear),
            load: candidates[place].load,
            length: candidates[place].length,
            fresh: u32::from(!is_stale(&candidates[place].text)),
        });
        looks
            .filter(|look| must.is_none_or(|must| must.covers(look.facts)))
            .collect()
    }
}

/// A candidate as far as triads are compared by it.
struct Look {
    place: usize,
    order: usize,
    facts: FactSet,
    worth: u32,
    load: Load,
    length: PhraseLength,
    fresh: u32,
}

impl Score {
    fn of([apology, status, step]: [&Look; 3], worth: u32) -> Self {
        let order = [step, status, apology];
        Self {
            worth,
            fresh: apology.fresh + status.fresh + step.fresh,
            lengths: order.map(|look| look.length),
            richness: order.map(|look| look.facts.count()),
            order: Reverse(order.map(|look| look.order)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::{Channel, Unit};
    use crate::replies::candidates::Sentence;
    use crate::replies::room::capacity;
    use crate::replies::slots::Slot;

    fn candidate(text: &str, slots: &[Slot], length: PhraseLength) -> Sentence {
        let facts = slots.iter().map(|s| FactSet::of_slot(*s));
        Sentence::new(text, facts.fold(FactSet::default(), FactSet::with), length)
    }

    fn long(text: &str) -> Sentence {
        candidate(text, &[], PhraseLength::Long)
    }

    fn short(text: &str) -> Sentence {
        candidate(text, &[], PhraseLength::Short)
    }

    /// The wordings that fit a channel of so many characters beside a greeting and a signature.
    fn fit(
        parts: &[Vec<Sentence>; 3],
        limit: usize,
        around: [&str; 2],
        count: usize,
    ) -> Vec<String> {
        let channel = Channel::new("test", limit, Unit::Characters);
        let room = Room::new(&channel, capacity(&channel, around[0], around[1]), around);
        let shelves = parts.each_ref().map(|p| Shelf::of(p, &channel, count));
        let shelves = shelves.each_ref();
        let field = Field::of(shelves, FactSet::default());
        let triads = choose(field, &room, count);
        triads.iter().map(|t| t.parts.join(" ")).collect()
    }

    fn check(parts: &[Vec<Sentence>; 3], limit: usize, expect: &[&str]) {
        assert_eq!(fit(parts, limit, ["", ""], 3), expect, "limit {limit}");
    }

    #[test]
    fn the_apology_gives_way_first_and_the_next_step_last() {
        let parts = [
            vec![long("AAAA"), short("A")],
            vec![long("SSSS"), short("S")],
            vec![long("NNNN"), short("N")],
        ];
        let first = |limit, expect: &[&str]| {
            assert_eq!(fit(&parts, limit, ["", ""], 1), expect, "limit {limit}");
        };
        first(14, &["AAAA SSSS NNNN"]);
        first(13, &["A SSSS NNNN"]);
        first(10, &["A S NNNN"]);
        first(7, &["A S N"]);
        first(4, &[]);
    }

    #[test]
    fn more_facts_go_before_longer_words() {
        let step = candidate("{w}", &[Slot::Workaround], PhraseLength::Short);
        let parts = [
            vec![long("AAAA"), short("A")],
            vec![long("SSSS")],
            vec![long("NNNNNNNN"), step],
        ];
        check(&parts, 20, &["AAAA SSSS {w}", "A SSSS {w}"]);
    }

    #[test]
    fn a_fact_told_twice_counts_once() {
        let told = |text: &str| candidate(text, &[Slot::Cause], PhraseLength::Short);
        let parts = [
            vec![short("A")],
            vec![told("S"), long("SS")],
            vec![told("N"), short("n")],
        ];
        check(&parts, 99, &["A SS N", "A S n"]);
    }

    #[test]
    fn ties_go_to_the_richer_next_step() {
        let link = |text: &str| candidate(text, &[Slot::Link], PhraseLength::Short);
        let parts = [
            vec![short("A"), link("a")],
            vec![short("S")],
            vec![short("N"), link("n")],
        ];
        check(&parts, 99, &["a S n", "A S n", "a S N"]);
        let parts = [
            vec![link("a"), short("A")],
            vec![short("S")],
            vec![short("N"), link("n")],
        ];
        assert!(fit(&parts, 5, ["", ""], 1)[0].ends_with('n'));
    }

    #[test]
    fn what_is_dear_goes_before_all_else() {
        let told = |text: &str, slots: &[Slot]| candidate(text, slots, PhraseLength::Long);
        let parts = [
            vec![told("help", &[Slot::EmergencyNumbers]), short("A")],
            vec![told("SSSS", &[Slot::Cause, Slot::Scope]), short("S")],
            vec![short("N")],
        ];
        let channel = Channel::new("test", 8, Unit::Characters);
        let room = Room::new(&channel, capacity(&channel, "", ""), ["", ""]);
        let shelves = parts.each_ref().map(|p| Shelf::of(p, &channel, 1));
        let best = |dear| {
            let field = Field::of(shelves.each_ref(), dear);
            choose(field, &room, 1)[0].parts.join(" ")
        };
        assert_eq!(best(FactSet::default()), "A SSSS N");
        assert_eq!(best(FactSet::of_slot(Slot::EmergencyNumbers)), "help S N");
    }

    #[test]
    fn room_is_kept_for_greeting_and_signature() {
        let parts = [
            vec![short("A")],
            vec![short("S")],
            vec![long("NNNN"), short("N")],
        ];
        assert_eq!(fit(&parts, 12, ["Hi x.", "^x"], 1).len(), 0);
        assert_eq!(fit(&parts, 12, ["Hi x.", ""], 1), ["A S N"]);
    }

    #[test]
    fn what_would_be_taken_with_room_for_any_is_taken_where_it_fits() {
        let parts = [
            vec![long("AAAA"), short("A")],
            vec![long("SSSS"), short("S")],
            vec![long("NNNN"), short("N")],
        ];
        let shelves = parts.each_ref().map(|p| Shelf::free(p, 3));
        let shelves = shelves.each_ref();
        let free = choose_freely(Field::of(shelves, FactSet::default()), 3);
        let channel = Channel::new("test", 99, Unit::Characters);
        let room = Room::new(&channel, capacity(&channel, "", ""), ["", ""]);
        let settled = free.iter().map(|c| settle(shelves, *c, &room).unwrap());
        let texts: Vec<_> = settled.map(|t| t.parts.join(" ")).collect();
        assert_eq!(texts, fit(&parts, 99, ["", ""], 3));
        assert_eq!(texts[0], "AAAA SSSS NNNN");
    }
}
