//! A site in numbered states, each different from the one before, and processes that publish it.

use std::{
    collections::BTreeMap,
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Output as Ended, Stdio},
};

use amends::publish::{Output, Ownership, publish};
use flate2::{Compression, write::GzEncoder};

use crate::folder::{room, walk};

pub(crate) const READY: &str = "(ready)";

const PAGES: u32 = 216;

/// The site in its nth state: a quarter of the pages comes and goes, the texts change with every other state, and
/// twins come and go in a rhythm of their own.
pub(crate) fn state(number: u32) -> Output<'static> {
    let there = |page: &u32| !(page + number).is_multiple_of(4);
    let pages: Vec<_> = (0..PAGES)
        .filter(there)
        .map(|page| format!("pages/{page}/index.html"))
        .collect();
    let mut texts = BTreeMap::new();
    for (page, next) in pages.iter().zip(pages.iter().cycle().skip(1)) {
        texts.insert(page.clone(), text(number / 2, "../../", &[next]));
    }
    let all: Vec<_> = pages.iter().collect();
    texts.insert("index.html".to_owned(), text(number, "", &all));
    let mut output = Output::new();
    for (path, text) in texts {
        if matches!(number % 5, 1..=3) {
            output.insert(format!("{path}.gz"), gzip(&text));
        }
        output.insert(path, text);
    }
    output
}

/// The site as at first, but for some pages; none comes or goes.
pub(crate) fn edited(count: u32, text: &str) -> Output<'static> {
    let mut output = state(0);
    let pages: Vec<_> = output.paths().map(str::to_owned).collect();
    for page in pages.into_iter().rev().take(count as usize) {
        output.insert(page, format!("<html>{text}</html>"));
    }
    output
}

fn text(stamp: u32, up: &str, links: &[&String]) -> String {
    let link = |link: &&String| format!("<a href=\"{up}{link}\">{stamp}</a>\n");
    let links: String = links.iter().map(link).collect();
    format!("<html>{stamp}\n{links}{}\n</html>", "words ".repeat(20))
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// What the processes that [`child`] starts run; nothing when the tests run.
#[test]
fn child_publishes() {
    let Ok(dir) = env::var("PUBLISH_DIR") else {
        return;
    };
    let number = |name| env::var(name).unwrap().parse::<u32>().unwrap();
    // Made before, so that all the time after it belongs to publishing.
    let states = (number("PUBLISH_FIRST")..=number("PUBLISH_LAST")).map(state);
    let states: Vec<_> = states.collect();
    println!("{READY}");
    for state in states {
        publish(&state, Path::new(&dir), Ownership::OursOnly).unwrap();
    }
}

/// Starts this program so that it publishes a row of states.
pub(crate) fn child(mut command: Command, dir: &Path, states: (u32, u32)) -> Child {
    command
        .args(["--nocapture", "--exact", "states::child_publishes"])
        .env("PUBLISH_DIR", dir);
    command
        .env("PUBLISH_FIRST", states.0.to_string())
        .env("PUBLISH_LAST", states.1.to_string());
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Publishes one state in a process of its own.
pub(crate) fn run(command: Command, dir: &Path, state_number: u32) -> Ended {
    child(command, dir, (state_number, state_number))
        .wait_with_output()
        .unwrap()
}

pub(crate) fn this_program() -> PathBuf {
    env::current_exe().unwrap()
}

#[track_caller]
pub(crate) fn assert_stands(dir: &Path, state_number: u32) {
    assert_holds(dir, &state(state_number));
}

/// Asserts that a folder holds an output, and nothing else.
#[track_caller]
pub(crate) fn assert_holds(dir: &Path, output: &Output<'_>) {
    let mut found = BTreeMap::new();
    walk(dir, &mut |path| {
        let name = path.strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
        if path.is_file() && !name.starts_with(".amends") {
            found.insert(name, fs::read(path).unwrap());
        }
    });
    assert!(found.keys().map(String::as_str).eq(output.paths()));
    for (path, bytes) in found {
        assert!(output.bytes(&path).unwrap().unwrap() == bytes, "{path}");
    }
    assert_eq!(room(dir), ["lock", "manifest"]);
}
