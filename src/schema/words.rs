//! `words/LANG.yaml` as written: the words by which a language, and what somebody means in it, are known.
//!
//! An entry is a word, a stem that ends in `*` (or begins with one), or a phrase; `...` stands for a few words, `a/b` for either. Never matches anything.

use super::node::Node;
use super::phrasebook::Situation;
use super::read::{Named, Read, scalar_text};
use super::record::{choice, record};
use super::refuse::refuse;
use super::shape::{Limit, Room, Set, Shape, Shaped};
use super::text::Language;
use super::writing::{FORMAT, ID};
use crate::diagnostics::Diagnostic;
use crate::source::Spanned;

/// Entries of a list.
type Entries = Vec<Spanned<Entry>>;

record! {
    /// The words of a language.
    WordFile: "a map of keys and values" {
        /// The format of the file; this version reads 1.
        format: u64 = needed where Limit::Written(&FORMAT),
        /// The language of every word in it.
        language: Language = needed,
        /// What the desk reads customers' messages by.
        desk: DeskFile,
        /// What the playbook reads updates by, a list for each thing to find.
        check: Named<Watched> where Limit::OneOf(&[Set::Choice(&Watch::CHOICE)]),
        /// How hard a text of the language is to read.
        reading: ReadingFile,
    }
}

record! {
    /// A formula for how hard a text is to read: a sum of what is counted, each times its weight.
    ReadingFile: "a map with `name`, `vowels` and the weights of a formula" {
        /// What the formula is called.
        name: String = needed,
        /// Letters of which a row makes one syllable.
        vowels: String = needed,
        /// Ends of words whose vowel is not heard.
        silent: Vec<Spanned<String>>,
        /// A word of so many letters is a long one.
        long_word: u64,
        /// What the sum starts with.
        base: Decimal,
        /// The weight of the words in a sentence.
        sentence: Decimal,
        /// The weight of the syllables in a word.
        syllables: Decimal,
        /// The weight of the long words in a hundred.
        long_words: Decimal,
        /// How far one band of the scale is from the next.
        band: Decimal,
    }
}

/// A number with or without a point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Decimal(pub f64);

impl Read for Decimal {
    const EXPECTED: &'static str = "a number";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let number = scalar_text(node, Self::EXPECTED, problems)?.parse::<f64>();
        let number = number.ok().filter(|n| n.is_finite());
        if number.is_none() {
            refuse(node, Self::EXPECTED, problems);
        }
        number.map(Self)
    }
}

impl Shaped for Decimal {
    fn shape() -> Shape {
        Shape::Decimal
    }
}

record! {
    /// Words that the playbook looks for in updates.
    Watched: "a map with `find` and `never`" {
        /// What is looked for; `0` stands for a number.
        find: Entries,
        /// Phrases that hold such words and mean something else.
        never: Entries,
    }
}

choice! {
    /// What the playbook looks for.
    Watch: "a list of the playbook" {
        /// Times that are none, such as `soon`.
        VagueTime = "vague_time",
        /// Days that move, such as `tomorrow`.
        DayWord = "day_word",
        /// A rhythm of updates, such as `from now on every hour`.
        Rhythm = "rhythm",
        /// Sentences that say nothing, such as `we continue to work`.
        Idle = "idle",
        /// That something which worked has failed again.
        Setback = "setback",
        /// Promises to look into something.
        Promise = "promise",
        /// Times by which something will work.
        FixTime = "fix_time",
        /// That nothing more will be said.
        Closing = "closing",
        /// Money back.
        Money = "money",
        /// Warnings of fake messages.
        Scam = "scam",
        /// Asks for what nobody may post.
        AsksPrivate = "asks_private",
        /// Death, injury and danger.
        Grave = "grave",
        /// Jokes.
        Joke = "joke",
        /// Words of regret; the first one is shown as an example.
        Regret = "regret",
        /// Words that own a fault; the first one is shown as an example.
        Ownership = "ownership",
        /// Regret that doubts the harm.
        NonApology = "non_apology",
        /// Words that make the harm small.
        Minimise = "minimise",
        /// Help or money for those who were hit.
        Repair = "repair",
        /// Words that take consent for granted, such as thanks for patience.
        Presume = "presume",
        /// Words that leave open whether anybody is hit.
        Hedge = "hedge",
        /// Mistakes that nobody made.
        Agentless = "agentless",
        /// Words for the team itself, such as `we`.
        We = "we",
        /// A person who is blamed.
        Person = "person",
        /// Somebody who works for us and is blamed.
        Supplier = "supplier",
        /// Words of engineers.
        Jargon = "jargon",
        /// Short forms that everybody knows.
        Acronyms = "acronyms",
        /// Words of advertising.
        Promo = "promo",
        /// Promises that nobody can keep.
        Absolute = "absolute",
        /// Words that shout when they are written in capitals.
        Loud = "loud",
        /// Insults and scorn.
        Abuse = "abuse",
    }
}

record! {
    /// What the desk reads customers' messages by.
    DeskFile: "a map of lists" {
        /// Words that nearly every message in the language has.
        common: Entries,
        /// Letters that speak for the language.
        letters: String,
        /// Words that deny what follows, such as `not`.
        denials: Entries,
        /// By situation, words that speak for it.
        situations: Named<WordList> where Limit::OneOf(&[Set::Choice(&Situation::CHOICE)]),
        /// By component, words for it and for what it does.
        components: Named<WordList> where Limit::Written(&ID),
        /// Words of harm, which allow no tone but `sincere`.
        harm: HarmFile,
    }
}

record! {
    /// Words of harm by what is at stake.
    HarmFile: "a map with `emergency`, `health`, `safety` and `privacy`" {
        /// Somebody may need help now.
        emergency: WordList,
        /// Somebody is ill, frail, or depends on a device.
        health: WordList,
        /// Somebody is afraid, in danger, or a child alone.
        safety: WordList,
        /// Data or an account is in the wrong hands.
        privacy: WordList,
    }
}

record! {
    /// Words by how much they say.
    WordList: "a map with `sure`, `likely`, `hint` and `never`" {
        /// Words that decide alone.
        sure: Entries,
        /// Words that decide where nothing speaks against them.
        likely: Entries,
        /// Words that decide only together.
        hint: Entries,
        /// Phrases that hold such words and mean something else.
        never: Entries,
    }
}

/// A word, a stem with `*` at its end, its start or both, or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry(pub String);

impl Read for Entry {
    const EXPECTED: &'static str = "a word, a stem with `*` at its end or its start, or a phrase";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = scalar_text(node, Self::EXPECTED, problems)?.trim();
        if !is_sound(text) {
            refuse(node, Self::EXPECTED, problems);
            return None;
        }
        Some(Self(text.to_owned()))
    }
}

impl Shaped for Entry {
    fn shape() -> Shape {
        Shape::Text(Room::Filled)
    }
}

/// Whether there is something to look for, and no star stands inside a word.
fn is_sound(text: &str) -> bool {
    let mut words = text.split([' ', '/']).filter(|word| !word.is_empty());
    let is_stem = |word: &str| {
        let stem = word.strip_prefix('*').unwrap_or(word);
        let stem = stem.strip_suffix('*').unwrap_or(stem);
        !stem.is_empty() && !stem.contains('*')
    };
    !text.is_empty() && words.all(is_stem)
}

#[cfg(test)]
mod tests {
    use super::is_sound;

    #[test]
    fn a_star_stands_at_the_ends_of_a_word() {
        for text in [
            "notruf",
            "notruf*",
            "*notruf*",
            "*werkstatt",
            "my */your phone*",
            "when ... back",
        ] {
            assert_eq!(is_sound(text), !text.contains("*/"), "{text}");
        }
        for text in ["", "*", "**", "hos*pital", "call *"] {
            assert!(!is_sound(text), "{text}");
        }
    }
}
