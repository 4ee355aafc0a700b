//! The second rule of the composer: the richest triad that fits. Never drops a part and never cuts a text.

use super::slots::FactSet;
use crate::channels::{Channel, Unit};
use crate::schema::project::PhraseLength;

/// A text that may stand for a part.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The text, filled.
    pub(super) text: String,
    /// The facts that it tells.
    pub(super) facts: FactSet,
    /// The length that it is a wording of.
    pub(super) length: PhraseLength,
    /// What it counts by itself.
    pub(super) weight: usize,
}

/// The candidates of the three parts: apology, status and next step.
pub(super) type Parts = [Vec<Candidate>; 3];

/// The place that a triad has to fit: a channel, with what is kept free around the triad.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room<'c> {
    /// The channel.
    pub(super) channel: &'c Channel,
    /// A greeting as long as the longest that may stand before the triad.
    pub(super) before: &'c str,
    /// A signature as long as the longest that may stand behind it.
    pub(super) after: &'c str,
}

/// Three texts that fit, as they are pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Triad {
    /// Apology, status and next step.
    pub(super) parts: [String; 3],
    /// The facts that they tell.
    facts: FactSet,
    /// Which candidates they are.
    chosen: [usize; 3],
}

/// What decides between triads, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    facts: u32,
    fresh: u32,
    lengths: [PhraseLength; 3],
    richness: [u32; 3],
    order: std::cmp::Reverse<[usize; 3]>,
}

impl Room<'_> {
    /// What stands between the parts: paragraphs in a mail, a space elsewhere.
    pub(super) fn separator(&self) -> &'static str {
        match self.channel.subject {
            Some(_) => "\n\n",
            None => " ",
        }
    }

    /// The three parts as the channel carries them.
    ///
    /// They are turned as one text, because what becomes of an accent depends on the whole; none holds a line break.
    pub(super) fn transcribe(&self, parts: [&str; 3]) -> [String; 3] {
        let whole = self.channel.transcribe(&parts.join("\n"));
        let mut lines = whole.split('\n').map(str::to_owned);
        [(); 3].map(|()| lines.next().unwrap_or_default())
    }

    /// The whole text as it would be pasted, with what is kept free.
    pub(super) fn whole(&self, parts: &[String; 3]) -> String {
        let separator = self.separator();
        let texts = [self.before, &parts[0], &parts[1], &parts[2], self.after];
        let texts: Vec<_> = texts.into_iter().filter(|t| !t.is_empty()).collect();
        texts.join(separator)
    }

    /// By how much three texts are too long.
    pub(super) fn overflow(&self, parts: [&str; 3]) -> usize {
        let whole = self.whole(&self.transcribe(parts));
        self.channel.count(&whole).over
    }

    /// What the channel takes at most, less what is kept free: a triad whose weights exceed it cannot fit.
    fn most(&self) -> usize {
        let around = self.channel.count(self.before).length + self.channel.count(self.after).length;
        self.channel.count("").limit.saturating_sub(around)
    }
}

/// Takes the richest triad that fits; further ones, at most `count` in all, tell as much in other words.
pub(super) fn choose(parts: &Parts, room: &Room<'_>, count: usize) -> Vec<Triad> {
    let mut parts = prune(parts, room, count);
    for part in &mut parts {
        // The richest first, so that a good triad is found early and most others need no second look.
        part.sort_by_key(|c| std::cmp::Reverse(c.facts.count()));
    }
    let mut triads: Vec<Triad> = Vec::new();
    while triads.len() < count {
        match choose_next(&parts, room, &triads) {
            Some(triad) => triads.push(triad),
            None => break,
        }
    }
    triads
}

/// Leaves out candidates that `count` others can stand for: no poorer, no shorter a form, and no heavier.
///
/// Three lists multiply, so that half of each is an eighth of the triads.
fn prune(parts: &Parts, room: &Room<'_>, count: usize) -> Parts {
    if room.channel.unit == Unit::SmsParts {
        // One character can change what all the others weigh, so that no weight says enough.
        return parts.clone();
    }
    let heaviest = |part: &Vec<Candidate>| part.iter().map(|c| c.weight).max().unwrap_or(0);
    let one_limit = room.channel.also.is_none();
    let all_fit = one_limit && parts.iter().map(heaviest).sum::<usize>() + 4 <= room.most();
    parts.each_ref().map(|part| {
        let stands_for = |i: usize, j: usize| {
            let (one, other) = (&part[i], &part[j]);
            let same = one.facts == other.facts && one.length == other.length;
            let level = all_fit || one.weight <= other.weight;
            let ahead = !same || i < j || (!all_fit && one.weight < other.weight);
            one.facts.covers(other.facts) && one.length >= other.length && level && ahead
        };
        let others = |j: usize| {
            (0..part.len())
                .filter(|&i| i != j && stands_for(i, j))
                .count()
        };
        let kept = (0..part.len()).filter(|&j| others(j) < count);
        kept.map(|j| part[j].clone()).collect()
    })
}

/// More facts go first, then fresh words, then longer ones: the apology is the first to give way, the next step the last.
fn choose_next(parts: &Parts, room: &Room<'_>, before: &[Triad]) -> Option<Triad> {
    let most = room.most();
    let richest_step = parts[2].iter().map(|c| c.facts.count()).max()?;
    let mut best: Option<(Score, Triad)> = None;
    for (a, apology) in parts[0].iter().enumerate() {
        for (s, status) in parts[1].iter().enumerate() {
            let facts = apology.facts.with(status.facts);
            let reach = facts.count() + richest_step;
            if best.as_ref().is_some_and(|(score, _)| reach < score.facts) {
                continue;
            }
            for (n, step) in parts[2].iter().enumerate() {
                let chosen = [a, s, n];
                let weight = apology.weight + status.weight + step.weight + 2;
                let facts = facts.with(step.facts);
                // Most triads end here, and there are millions of them.
                let poorer = best
                    .as_ref()
                    .is_some_and(|(score, _)| facts.count() < score.facts);
                let differs = before.first().is_some_and(|f| facts != f.facts);
                if weight > most || poorer || differs {
                    continue;
                }
                let fresh = freshness(parts, before, chosen);
                let repeats = !before.is_empty() && fresh == 0;
                let score = score([apology, status, step], (facts, fresh), chosen);
                let is_better = best.as_ref().is_none_or(|(other, _)| score > *other);
                if repeats || !is_better {
                    continue;
                }
                let parts = room.transcribe([&apology.text, &status.text, &step.text]);
                if room.channel.fits(&room.whole(&parts)) {
                    best = Some((
                        score,
                        Triad {
                            parts,
                            facts,
                            chosen,
                        },
                    ));
                }
            }
        }
    }
    best.map(|(_, triad)| triad)
}

/// How many of the three texts no earlier wording has.
fn freshness(parts: &Parts, before: &[Triad], chosen: [usize; 3]) -> u32 {
    let is_fresh = |part: usize| {
        let text = &parts[part][chosen[part]].text;
        let said = |t: &Triad| parts[part][t.chosen[part]].text == *text;
        !before.iter().any(said)
    };
    (0..3).map(|part| u32::from(is_fresh(part))).sum()
}

fn score(texts: [&Candidate; 3], (facts, fresh): (FactSet, u32), order: [usize; 3]) -> Score {
    let [apology, status, step] = texts;
    Score {
        facts: facts.count(),
        fresh,
        lengths: [step.length, status.length, apology.length],
        richness: [step, status, apology].map(|c| c.facts.count()),
        order: std::cmp::Reverse([order[2], order[1], order[0]]),
    }
}

/// The shortest candidate of a part.
pub(super) fn shortest(candidates: &[Candidate]) -> Option<&Candidate> {
    candidates.iter().min_by_key(|c| c.weight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replies::slots::Slot;

    fn candidate(text: &str, slots: &[Slot], length: PhraseLength) -> Candidate {
        let facts = slots.iter().map(|s| FactSet::of_slot(*s));
        Candidate {
            text: text.to_owned(),
            facts: facts.fold(FactSet::default(), FactSet::with),
            length,
            weight: text.len(),
        }
    }

    fn long(text: &str) -> Candidate {
        candidate(text, &[], PhraseLength::Long)
    }

    fn short(text: &str) -> Candidate {
        candidate(text, &[], PhraseLength::Short)
    }

    fn check(parts: &Parts, limit: usize, expect: &[&str]) {
        let channel = Channel::new("test", limit, Unit::Characters);
        let room = Room {
            channel: &channel,
            before: "",
            after: "",
        };
        let triads = choose(parts, &room, 3);
        let texts: Vec<_> = triads.iter().map(|t| t.parts.join(" ")).collect();
        assert_eq!(texts, expect, "limit {limit}");
    }

    #[test]
    fn the_apology_gives_way_first_and_the_next_step_last() {
        let parts = [
            vec![long("AAAA"), short("A")],
            vec![long("SSSS"), short("S")],
            vec![long("NNNN"), short("N")],
        ];
        let first = |limit, expect| {
            let channel = Channel::new("test", limit, Unit::Characters);
            let room = Room {
                channel: &channel,
                before: "",
                after: "",
            };
            let found = choose(&parts, &room, 1);
            let found = found.first().map(|t| t.parts.join(" "));
            assert_eq!(found.as_deref(), expect, "limit {limit}");
        };
        first(14, Some("AAAA SSSS NNNN"));
        first(13, Some("A SSSS NNNN"));
        first(10, Some("A S NNNN"));
        first(7, Some("A S N"));
        first(4, None);
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
        let channel = Channel::new("test", 5, Unit::Characters);
        let room = Room {
            channel: &channel,
            before: "",
            after: "",
        };
        let best = &choose(&parts, &room, 1)[0];
        assert_eq!(best.parts[2], "n");
    }

    #[test]
    fn room_is_kept_for_greeting_and_signature() {
        let parts = [
            vec![short("A")],
            vec![short("S")],
            vec![long("NNNN"), short("N")],
        ];
        let channel = Channel::new("test", 12, Unit::Characters);
        let room = Room {
            channel: &channel,
            before: "Hi x.",
            after: "^x",
        };
        let best = choose(&parts, &room, 1);
        assert_eq!(best.len(), 0);
        let room = Room { after: "", ..room };
        assert_eq!(choose(&parts, &room, 1)[0].parts[2], "N");
    }
}
