//! Pages as sessions: the files that a page shows are written and its commands are run, from top to bottom and in one folder.
//! A comment in the page, `<!-- now: 2026-07-11T12:38:00Z -->`, sets the clock of what follows.
//!
//! `SNAPSHOTS=overwrite cargo test --test docs` writes what the commands print into the pages.

use std::{collections::BTreeSet, fs, path::Path, thread};

use crate::{
    example,
    links::{pages, root},
    page::{Files, shown_path},
    shell::Shell,
};

/// A page, and the files that are there when it begins.
type Session = (&'static str, fn() -> Files);

const SESSIONS: &[Session] = &[
    ("docs/how-to/checks.md", example),
    ("docs/how-to/desk.md", example),
    ("docs/how-to/language.md", example),
    ("docs/how-to/maintenance.md", example),
    ("docs/how-to/moving.md", histories),
    ("docs/how-to/reminders.md", example),
    ("docs/how-to/project.md", Files::new),
    ("docs/how-to/theme.md", example),
    ("docs/tutorial.md", Files::new),
    ("README.md", Files::new),
];

#[test]
fn every_session_prints_what_its_page_says() {
    thread::scope(|scope| {
        for (page, start) in SESSIONS {
            scope.spawn(|| hold(page, &start()));
        }
    });
}

/// Runs the commands of a page, and holds the page to what they print.
fn hold(page: &str, start: &Files) {
    let path = root().join(page);
    let text = fs::read_to_string(&path).unwrap();
    let replayed = replay(&text, &mut Shell::in_folder_of(start));
    if settled(&replayed) != settled(&text) {
        let expected = snapbox::Data::read_from(&path, None).raw();
        let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
        assert.eq(replayed, expected);
    }
}

/// A page that shows nothing but a server needs no session: the tutorial runs one.
#[test]
fn every_page_with_commands_is_a_session() {
    let is_run = |block: &str| block.starts_with("$ ") && !block.starts_with("$ amends serve");
    let shows = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        text.split("```console\n").skip(1).any(is_run)
    };
    let shown: BTreeSet<_> = pages().into_iter().filter(|path| shows(path)).collect();
    let sessions: BTreeSet<_> = SESSIONS.iter().map(|(page, _)| root().join(page)).collect();
    assert_eq!(shown, sessions);
}

/// The page with what its commands printed.
fn replay(page: &str, shell: &mut Shell) -> String {
    let mut replayed = String::new();
    let mut lines = page.lines();
    let mut before = "";
    while let Some(line) = lines.next() {
        replayed += &format!("{line}\n");
        if let Some(time) = line.strip_prefix("<!-- now: ") {
            shell.set_clock(time.trim_end_matches(" -->"));
        }
        let Some(kind) = line.strip_prefix("```") else {
            before = line;
            continue;
        };
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        match shown_path(before) {
            None if is_session(kind, &block) => replayed += &run(&commands(&block), shell),
            path => {
                let text: String = block.iter().map(|line| format!("{line}\n")).collect();
                path.iter().for_each(|path| shell.write(path, &text));
                replayed += &text;
            }
        }
        replayed += "```\n";
        before = "";
    }
    replayed
}

/// A block whose first line is no command shows what to type elsewhere.
fn is_session(kind: &str, block: &[&str]) -> bool {
    kind == "console" && block.first().is_some_and(|line| line.starts_with("$ "))
}

/// The commands of a block; one goes on in the next line after a backslash.
fn commands(block: &[&str]) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in block {
        match line.strip_prefix("$ ") {
            Some(command) => commands.push(command.to_owned()),
            None if goes_on => *commands.last_mut().unwrap() += &format!("\n{line}"),
            None => continue,
        }
        goes_on = line.ends_with('\\');
    }
    commands
}

/// A block of commands, each with what it printed and an empty line before the next.
fn run(commands: &[String], shell: &mut Shell) -> String {
    let mut block = String::new();
    for command in commands {
        if !block.is_empty() && !block.ends_with('\\') {
            block += "\n";
        }
        let printed = shell.run(command);
        let printed = printed.trim_end();
        block += &format!("$ {command}\n");
        if !printed.is_empty() {
            block += &format!("{printed}\n");
        }
    }
    block
}

/// The text without what says nothing to its reader: how many files a build wrote, and how large they are.
fn settled(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words = line.split(' ').collect::<Vec<_>>();
        let is_count = |index: usize| {
            matches!(
                words.get(index + 1),
                Some(&("files," | "kB," | "MB," | "written"))
            )
        };
        let words = words.iter().enumerate();
        let settled = words.map(|(index, word)| if is_count(index) { "N" } else { word });
        settled.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What other tools left: a folder for each.
fn histories() -> Files {
    let folders = ["tests/cli/import.in", "tests/cli/import_cstate.in"];
    let mut files = Files::new();
    for folder in folders {
        add(&root().join(folder), Path::new(""), &mut files);
    }
    files
}

fn add(folder: &Path, name: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = name.join(entry.file_name());
        match entry.path() {
            path if path.is_dir() => add(&path, &name, files),
            path => {
                let text = fs::read_to_string(path).unwrap();
                files.insert(name.to_str().unwrap().to_owned(), text);
            }
        }
    }
}

#[test]
fn a_page_is_replayed_with_what_is_printed() {
    let page = "`a.txt`:\n```text\nx\n```\n```console\n$ cat a.txt\nold\n\n$ ls \\\n  b\n```\n";
    let replayed = replay(page, &mut Shell::in_folder_of(&Files::new()));
    let expected = "`a.txt`:\n```text\nx\n```\n```console\n$ cat a.txt\nx\n\n$ ls \\\n  b\n? 2\n";
    assert!(replayed.starts_with(expected), "{replayed}");
}

#[test]
fn a_block_without_a_prompt_stays_as_it_is() {
    let page = "```console\nrm -r everything\n```\n";
    assert_eq!(replay(page, &mut Shell::in_folder_of(&Files::new())), page);
}

#[test]
fn only_the_numbers_of_a_build_are_settled() {
    let text = "public/  37 files, 210 kB, 37 written\nat 13 30";
    assert_eq!(settled(text), "public/  N files, N kB, N written\nat 13 30");
}
