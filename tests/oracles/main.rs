//! Holds the counters of X and SMS against the programs that the channels publish, on made-up texts.
//!
//! The programs are npm packages: `npm ci` in `tests/browser` fetches them. Without them a test says it was skipped.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at the first surprise, and says what it skipped"
)]

mod texts;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use amends::channels::sms::{self, Encoding};
use amends::channels::{Channel, Characters, Unit, x};
use serde_json::Value;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// How many texts each program gets.
const TEXTS: usize = 100_000;
/// How many copies of a program share them.
const PROGRAMS: usize = 2;

#[test]
fn x_never_counts_less_than_twitter_text() {
    let texts = texts::make_texts(TEXTS, 280, [14, 30]);
    let Some(answers) = ask_oracle("x", &texts) else {
        return;
    };
    let mut bare = 0;
    for (text, answer) in texts.iter().zip(&answers) {
        let rules = [(x::TODAY, &answer[0]), (x::CLASSIC, &answer[1])];
        for (rules, expected) in rules {
            let weight = rules.weigh(text) as u64;
            let expected = expected.as_u64().unwrap();
            assert!(
                weight >= expected,
                "{weight} is less than {expected} for {text:?}"
            );
            assert!(
                weight == expected || answer[2] == true,
                "{weight} is not {expected} for {text:?}"
            );
        }
        bare += usize::from(answer[2] == true);
    }
    eprintln!(
        "x: {} texts, {bare} of them with a host without a scheme",
        texts.len()
    );
}

#[test]
fn sms_never_take_fewer_parts_than_twilio_says() {
    let texts = texts::make_texts(TEXTS, 153, [24, 90]);
    let Some(answers) = ask_oracle("sms", &texts) else {
        return;
    };
    let (mut recut, mut more, mut parted) = (0, 0, 0);
    for (text, answer) in texts.iter().zip(&answers) {
        let message = sms::split(text);
        let (name, bits) = if message.encoding == Encoding::Gsm7 {
            ("GSM-7", 7)
        } else {
            ("UCS-2", 16)
        };
        assert_eq!(answer[0], name, "{text:?}");
        assert_eq!(answer[2], message.units * bits, "{text:?}");
        let expected = answer[1].as_u64().unwrap();
        let parts = message.parts as u64;
        let is_cut_alike = cuts_alike(text, &answer[3]);
        assert!(
            parts >= expected,
            "{parts} is less than {expected} for {text:?}"
        );
        assert!(
            parts == expected || !is_cut_alike,
            "{parts} is not {expected} for {text:?}"
        );
        recut += usize::from(!is_cut_alike);
        more += usize::from(parts > expected);
        parted += usize::from(parts > 1);
    }
    eprintln!(
        "sms: {} texts, {parted} of several parts; {recut} cut by a newer Unicode, {more} of them into more parts",
        texts.len()
    );
}

/// Where our twin is another than Twilio's: quotes stay quotes, no reply holds a brace, a line stays a line.
const OTHER_TWINS: [(char, &str); 11] = [
    ('\u{201a}', "'"),
    ('\u{2039}', "'"),
    ('\u{203a}', "'"),
    ('❴', "("),
    ('﹛', "("),
    ('｛', "("),
    ('❵', ")"),
    ('﹜', ")"),
    ('｝', ")"),
    ('\u{2028}', "\n"),
    ('\u{2029}', "\n"),
];

#[test]
fn plain_twins_are_those_that_twilio_sends() {
    let all = (0..=0xffff).filter_map(char::from_u32).map(String::from);
    let all: Vec<_> = all.collect();
    let Some(answers) = ask_oracle("smart", &all) else {
        return;
    };
    let mut sms = Channel::new("sms", 1, Unit::SmsParts);
    sms.characters = Characters::Gsm7;
    let (mut same, mut other, mut spaces, mut kept) = (0, 0, 0, 0);
    let mut surprises = Vec::new();
    for (text, answer) in all.iter().zip(&answers) {
        let Some(theirs) = answer[0].as_str() else {
            continue;
        };
        let c = text.chars().next().unwrap();
        let ours = sms.transcribe(text);
        let is_other = OTHER_TWINS.contains(&(c, ours.as_str()));
        match ours {
            ours if ours == theirs => same += 1,
            _ if is_other => other += 1,
            // Twilio sends two spaces or seven for one.
            ours if ours == " " && theirs.trim().is_empty() => spaces += 1,
            ours if ours == *text && is_left_alone(c) => kept += 1,
            ours => surprises.push((c.escape_unicode().to_string(), ours, theirs)),
        }
    }
    eprintln!(
        "sms: {same} twins as Twilio's, {spaces} spaces, {other} twins of our own, {kept} characters left"
    );
    assert_eq!(surprises, []);
    let all = same + spaces + other + kept;
    assert_eq!((other, all), (OTHER_TWINS.len(), 271));
}

/// What Twilio replaces and we name instead: marks that belong to a letter, control codes and small capitals.
fn is_left_alone(c: char) -> bool {
    let is_small_capital = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ".contains(c);
    is_combining_mark(c) || c.is_control() || is_small_capital
}

/// Whether Twilio's splitter, which knows the Unicode of 2017, cuts a text into the same graphemes.
fn cuts_alike(text: &str, graphemes: &Value) -> bool {
    let theirs = graphemes
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str);
    let ours = text.graphemes(true).flat_map(|g| {
        if g == "\r\n" {
            vec!["\r", "\n"]
        } else {
            vec![g]
        }
    });
    theirs.eq(ours)
}

/// The answers of a program, one per text; none where it is not installed.
fn ask_oracle(name: &str, texts: &[String]) -> Option<Vec<Value>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let is_installed = folder.join("node_modules/twitter-text").exists();
    if !is_installed || Command::new("node").arg("--version").output().is_err() {
        eprintln!(
            "skipped: needs `node`, and `npm ci` in {}",
            folder.display()
        );
        return None;
    }
    // The programs take most of the time and use one core each.
    let shares = texts.chunks(texts.len().div_ceil(PROGRAMS));
    let answers = thread::scope(|scope| {
        let folder = &folder;
        let running = shares.map(|share| scope.spawn(move || ask_one(name, share, folder)));
        let running: Vec<_> = running.collect();
        let answers = running.into_iter().flat_map(|r| r.join().unwrap());
        answers.collect::<Vec<_>>()
    });
    assert_eq!(answers.len(), texts.len());
    Some(answers)
}

fn ask_one(name: &str, texts: &[String], folder: &Path) -> Vec<Value> {
    let mut node = Command::new("node");
    node.args(["oracle.mjs", name]).current_dir(folder);
    node.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = node.spawn().unwrap();
    let input = texts
        .iter()
        .map(|t| serde_json::to_string(t).unwrap() + "\n");
    let input: String = input.collect();
    let mut stdin = program.stdin.take().unwrap();
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "the oracle failed");
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers = answers
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    answers.collect()
}
