//! What the documentation shows is true: its examples are projects without a problem, and no key is left out.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something fails, also in the functions that it calls"
)]

mod book;
mod keys;
mod links;
mod page;
mod project;
mod session;
mod shell;
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
fn the_project_of_the_how_to_pages_is_accepted() {
    let folder = lay(&example());
    let site = accepted(folder.path(), NOW).unwrap();
    let numbers: Vec<_> = site.incidents[0].updates.iter().map(|u| u.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
}

/// At each moment of the story, its newest update is one that the playbook asks for.
#[test]
fn the_story_of_the_how_to_pages_raises_nothing() {
    let moments = [
        ("01-z", "2026-07-11 13:40"),
        ("02-z", "2026-07-11 14:06"),
        ("03-z", "2026-07-11 14:33"),
        ("04-z", "2026-07-11 15:21"),
        ("05-z", "2026-07-20 10:01"),
    ];
    for (until, now) in moments {
        let folder = lay(&told_until(until));
        let arguments = ["check", "--now", now, "--format", "short"];
        let output = amends(folder.path(), &arguments.map(str::to_owned));
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(
            (said.as_str(), output.status.code()),
            ("", Some(0)),
            "{now}"
        );
    }
}

/// The story of the how-to pages, up to an update.
fn told_until(last: &str) -> Files {
    let is_told = |(path, _): &(String, String)| {
        let name = path.rsplit('/').next().unwrap_or_default();
        !(name.ends_with(".md") && name > last)
    };
    example().into_iter().filter(is_told).collect()
}

/// The project that the how-to pages work on.
fn example() -> Files {
    let sections = read("docs/how-to/project.md");
    sections.into_iter().flat_map(|s| s.files).collect()
}
