//! What the documentation shows is true: its examples are projects without a problem, and no key is left out.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something fails, also in the functions that it calls"
)]

mod keys;
mod links;
mod page;
mod project;
mod theme;

use page::{Files, lay_over, read};
use project::{accepted, amends, lay};

/// Later than everything that the pages show as published.
const NOW: &str = "2026-07-21 12:00";

#[test]
fn the_examples_of_files_md_are_accepted() {
    let sections = read("docs/files.md");
    let mut shown = sections.iter().filter(|s| !s.files.is_empty());
    let base = &shown.next().unwrap().files;
    let mut problems = Vec::new();
    for section in shown {
        let folder = lay(&lay_over(base, &section.files));
        if let Err(said) = accepted(folder.path(), NOW) {
            problems.push(format!("## {}\n{said}", section.heading));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    accepted(lay(base).path(), NOW).unwrap();
}

#[test]
fn the_project_of_the_readme_is_accepted() {
    let folder = lay(&readme());
    let site = accepted(folder.path(), NOW).unwrap();
    let numbers: Vec<_> = site.incidents[0].updates.iter().map(|u| u.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
}

/// A transcript of the README says what the program says.
#[test]
fn the_transcripts_of_the_readme_are_what_is_printed() {
    let folder = lay(&readme());
    let transcripts = read("README.md").into_iter().flat_map(|s| s.transcripts);
    let transcripts: Vec<_> = transcripts.filter(|t| t.starts_with("$ amends")).collect();
    assert!(!transcripts.is_empty());
    for transcript in transcripts {
        let (command, expected) = transcript.split_once('\n').unwrap();
        let output = amends(folder.path(), &words(command));
        assert!(output.status.success(), "{command}: {output:?}");
        let printed = String::from_utf8(output.stdout).unwrap();
        snapbox::assert_data_eq!(printed, expected.to_owned());
    }
}

fn readme() -> Files {
    let sections = read("README.md");
    sections.into_iter().flat_map(|s| s.files).collect()
}

/// The arguments of a command line in which single quotes hold words together.
fn words(command: &str) -> Vec<String> {
    let command = command.trim_start_matches("$ amends");
    let parts = command.split('\'').enumerate();
    let words = parts.flat_map(|(index, part)| match index % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    words.map(str::to_owned).collect()
}
