//! A page of the documentation as sections with the files that they show; never judges a file.
//!
//! A fenced block shows a file when the line before it is the path in backticks and a colon.

use std::{collections::BTreeMap, fs, path::Path};

/// Files by path.
pub(crate) type Files = BTreeMap<String, String>;

/// What stands between one heading and the next.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) text: String,
    pub(crate) files: Files,
    /// The `console` blocks, in order.
    pub(crate) transcripts: Vec<String>,
}

/// Reads a page of the repository.
pub(crate) fn read(path: &str) -> Vec<Section> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    sections(&fs::read_to_string(path).unwrap())
}

fn sections(page: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut lines = page.lines();
    let mut before = "";
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            let heading = line.trim_start_matches('#').trim().to_owned();
            sections.push(Section {
                heading,
                ..Section::default()
            });
        }
        let section = sections.last_mut().unwrap();
        section.text.push_str(line);
        section.text.push('\n');
        match line.strip_prefix("```") {
            Some(kind) => add_block(section, kind, block(&mut lines), shown_path(before)),
            None => before = line,
        }
    }
    sections
}

fn block<'p>(lines: &mut impl Iterator<Item = &'p str>) -> String {
    let lines = lines.take_while(|line| *line != "```");
    lines.map(|line| format!("{line}\n")).collect()
}

pub(crate) fn shown_path(line: &str) -> Option<&str> {
    line.strip_prefix('`')?.strip_suffix("`:")
}

fn add_block(section: &mut Section, kind: &str, text: String, path: Option<&str>) {
    match path {
        Some(path) => {
            let twice = section.files.insert(path.to_owned(), text);
            assert!(
                twice.is_none(),
                "{}: {path} is shown twice",
                section.heading
            );
        }
        None if kind == "console" => section.transcripts.push(text),
        None => {}
    }
}

/// The files of a section laid over those of a whole project; top keys that an example leaves out come from there.
pub(crate) fn lay_over(base: &Files, shown: &Files) -> Files {
    let mut files = base.clone();
    for (path, text) in shown {
        let whole = match base.get(path) {
            Some(base) => complete(text, base),
            None => text.clone(),
        };
        files.insert(path.clone(), whole);
    }
    files
}

fn complete(shown: &str, base: &str) -> String {
    if shown.starts_with("---\n") {
        // Front matter and text belong together: an update is shown whole.
        return shown.to_owned();
    }
    let own: Vec<_> = shown.lines().filter_map(top_key).collect();
    let mut whole = shown.to_owned();
    let mut is_missing = false;
    for line in base.lines() {
        if let Some(key) = top_key(line) {
            is_missing = !own.contains(&key);
        }
        if is_missing {
            whole.push_str(line);
            whole.push('\n');
        }
    }
    whole
}

fn top_key(line: &str) -> Option<&str> {
    let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
    line.split_once(':').filter(|_| starts).map(|(key, _)| key)
}

#[test]
fn a_page_falls_into_sections_with_files() {
    let page = "# A\n`a.yaml`:\n```yaml\nx: 1\n```\n## B\ntext\n```console\n$ amends\n```\n";
    let sections = sections(page);
    let headings: Vec<_> = sections.iter().map(|s| s.heading.as_str()).collect();
    assert_eq!(headings, ["", "A", "B"]);
    assert_eq!(sections[1].files["a.yaml"], "x: 1\n");
    assert_eq!(sections[2].transcripts, ["$ amends\n"]);
}

#[test]
fn an_example_takes_what_it_leaves_out_from_the_whole() {
    let base = "a: 1\nb:\n  - c: 2\n    d: 3\ne: 4\n";
    assert_eq!(complete("b: []\n", base), "b: []\na: 1\ne: 4\n");
}
