//! Makes a project of N incidents for measurements: `generate_project N DIR [LANGUAGES [hurried]]`, the languages as
//! `en,da,es`. Never used by amends itself.
//!
//! Four updates each, 20 components, texts of the lengths that public updates have (median 213 characters, a tenth
//! longer than 312), one incident in twenty days bad, one open incident. The same arguments give the same bytes.
//! With `hurried` the texts are of many kinds, and `check` has something to say about most.

mod kinds;
mod words;

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use chrono::{Duration, NaiveDate, NaiveDateTime};

use kinds::kinds;
use words::{LANGUAGES, Words};

const COMPONENTS: usize = 20;
const STATUSES: [&str; 4] = ["investigating", "identified", "monitoring", "resolved"];
const USAGE: &str = "usage: generate_project N DIR [LANGUAGES [hurried]]";

/// How the updates read.
#[derive(Clone, Copy)]
enum Hand {
    /// In a few good sentences.
    Calm,
    /// As teams write in a hurry.
    Hurried,
}

/// What the projects of a run have in common.
struct Plan {
    count: usize,
    languages: Vec<&'static Words>,
    hand: Hand,
}

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let count = args.next().context(USAGE)?;
    let folder = args.next().context(USAGE)?;
    let count: usize = count.parse().context("N is a number of incidents")?;
    let folder = Path::new(&folder);
    let tags = args.next().unwrap_or_else(|| "en".to_owned());
    let plan = Plan {
        count,
        languages: tags.split(',').map(words_of).collect::<Result<_>>()?,
        hand: hand_of(args.next().as_deref())?,
    };
    write(&folder.join("amends.yaml"), &project(&plan.languages))?;
    for index in 0..count {
        write_incident(folder, index, &plan)?;
    }
    Ok(())
}

fn hand_of(word: Option<&str>) -> Result<Hand> {
    match word {
        None => Ok(Hand::Calm),
        Some("hurried") => Ok(Hand::Hurried),
        Some(_) => bail!(USAGE),
    }
}

fn words_of(tag: &str) -> Result<&'static Words> {
    let known = LANGUAGES.iter().find(|words| words.tag == tag);
    known.with_context(|| format!("there are no words in `{tag}`; known are en, da, es and de"))
}

fn project(languages: &[&Words]) -> String {
    let tags: Vec<_> = languages.iter().map(|words| words.tag).collect();
    let mut text = format!(
        "format: 1\nname: Bench\nurl: https://status.bench.example\ntime_zone: Europe/London\nlanguages: [{}]\n\
         clock: 2026-07-01 12:00\n\
         contacts:\n  help:\n    name: {}\n    url: https://help.bench.example\n\
         replies:\n  channels: [x, short, sms, email]\ncomponents:\n",
        tags.join(", "),
        field(languages, 6, |words| words.help.to_owned())
    );
    for index in 0..COMPONENTS {
        let own = |text: &str| numbered(text, index);
        let _infallible = write!(
            text,
            "  - id: part-{index}\n    name: {}\n    group: {}\n    cannot: {}\n",
            field(languages, 6, |words| own(words.part)),
            field(languages, 6, |words| numbered(words.group, index / 5)),
            field(languages, 6, |words| own(words.cannot)),
        );
    }
    text
}

/// A text field: the text itself, or a map by language, indented, where there are several.
fn field(languages: &[&Words], indent: usize, text: impl Fn(&Words) -> String) -> String {
    if let [only] = languages {
        return text(only);
    }
    let line = |words: &&Words| format!("\n{:indent$}{}: {}", "", words.tag, text(words));
    languages.iter().map(line).collect()
}

fn numbered(text: &str, number: usize) -> String {
    text.replace('#', &number.to_string())
}

/// One incident every day and a half or so, ending at the clock of the project; the newest one is open.
fn write_incident(folder: &Path, index: usize, plan: &Plan) -> Result<()> {
    let mut dice = Dice(index as u64 + 1);
    let (count, languages) = (plan.count, &plan.languages);
    let started = started(index, count);
    let id = format!("{}-{:05}", started.format("%Y-%m-%d"), index);
    let impact = ["minor", "minor", "major", "none"][dice.below(4)];
    let component = dice.below(COMPONENTS);
    let path = folder.join("incidents").join(id);
    let facts = format!(
        "title: {}\nimpact: {impact}\nstarted: {}\ncomponents: [part-{component}]\nresponsibility: ours\n",
        field(languages, 2, |words| numbered(words.title, component)),
        started.format("%Y-%m-%d %H:%M")
    );
    write(&path.join("incident.yaml"), &facts)?;
    let updates = if index + 1 == count {
        2
    } else {
        STATUSES.len()
    };
    for (number, status) in STATUSES.iter().enumerate().take(updates) {
        let at = started + Duration::minutes(8 + 35 * number as i64);
        let said = match plan.hand {
            Hand::Calm => sentences(&mut dice),
            Hand::Hurried => blocks(&mut dice),
        };
        for words in languages {
            let own = words.tag == languages[0].tag;
            let (facts, suffix) = match own {
                true => (facts_of(status, at), String::new()),
                false => (String::new(), format!(".{}", words.tag)),
            };
            let facts = facts + &texts(status, component, words);
            let path = path.join(format!("{:02}-{status}{suffix}.md", number + 1));
            let body = match plan.hand {
                Hand::Calm => body(&said, words),
                Hand::Hurried => hurried(&said, words, component % 10),
            };
            write(&path, &update(&facts, &body))?;
        }
    }
    Ok(())
}

fn started(index: usize, count: usize) -> NaiveDateTime {
    let end = NaiveDate::from_ymd_opt(2026, 7, 1).and_then(|d| d.and_hms_opt(11, 0, 0));
    let end = end.expect("a day of the calendar");
    end - Duration::hours(36 * (count - 1 - index) as i64)
}

fn update(facts: &str, body: &str) -> String {
    match facts {
        "" => format!("{body}\n"),
        _ => format!("---\n{facts}---\n{body}\n"),
    }
}

/// What only the original of an update states.
fn facts_of(status: &str, at: NaiveDateTime) -> String {
    let more = match status {
        "investigating" => "next_update: +30m\n",
        "identified" => "workaround: none\nnext_update: +60m\n",
        "monitoring" => "next_update: +60m\n",
        _ => "data_loss: none\n",
    };
    format!(
        "status: {status}\nat: {}\n{more}",
        at.format("%Y-%m-%d %H:%M")
    )
}

/// The text fields of an update.
fn texts(status: &str, component: usize, words: &Words) -> String {
    match status {
        "investigating" => format!(
            "unknown: {}\neffect: {}\nscope: {}\n",
            words.unknown,
            numbered(words.effect, component),
            words.scope
        ),
        "identified" => format!("cause: {}\n", words.cause),
        "monitoring" => format!("still_not_working: {}\n", words.still),
        _ => String::new(),
    }
}

/// Which sentences an update has, as many as make a text of its length in English.
fn sentences(dice: &mut Dice) -> Vec<usize> {
    let length = if dice.below(10) == 0 {
        330
    } else {
        150 + dice.below(130)
    };
    let english = &LANGUAGES[0].sentences;
    let mut said = Vec::new();
    let mut so_far = 0;
    while so_far < length {
        let next = dice.below(english.len());
        so_far += english[next].len() + 1;
        said.push(next);
    }
    said
}

fn body(said: &[usize], words: &Words) -> String {
    let sentences = said.iter().map(|index| words.sentences[*index]);
    sentences.flat_map(|sentence| [sentence, " "]).collect()
}

/// Which blocks a hurried update has.
fn blocks(dice: &mut Dice) -> Vec<usize> {
    let count = 2 + dice.below(3);
    let all = kinds(LANGUAGES[0].tag).len();
    (0..count).map(|_| dice.below(all)).collect()
}

fn hurried(said: &[usize], words: &Words, digit: usize) -> String {
    let kinds = kinds(words.tag);
    let blocks = said.iter().map(|index| kinds[index % kinds.len()]);
    let blocks: Vec<_> = blocks.map(|text| numbered(text, digit)).collect();
    blocks.join("\n\n")
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make `{}`", folder.display()))?;
    }
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path);
    let mut file = file.with_context(|| format!("cannot open `{}`", path.display()))?;
    file.write_all(text.as_bytes())
        .with_context(|| format!("cannot write `{}`", path.display()))
}

/// A small generator of the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}
