//! Files of Stactus and the projects they become.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    import::{Mode, Report, Silence, import_stactus},
    model::{Clock, Moment, resolve},
    schema::parse,
    source::load,
};

const SITE: &str = "version: stactus/v1\nname: Acme\nurl: https://status.acme.example/\nsystems:\n  - id: api\n    name: Public API\n  - id: web\n    name: Website\n    description: All pages\n";
const SOUND: &str = "version: incident/v1\nid: 1\nname: Slow answers\nimpact: major\nsystems: [api]\ntimeline:\n  - ts: 2026-07-11T10:00:00Z\n    description: We look into it. <!-- call Jo -->\n    investigating: true\n  - ts: 2026-07-11T12:00:00Z\n    description: |\n      It is fixed.\n    resolved: true\n";
/// What the summary says of the comment in it.
const COMMENT: &str = "incidents/1.yaml:7: a comment, which no page showed, is in `notes.txt`";

#[expect(
    clippy::disallowed_methods,
    reason = "a fixture in a folder of the test's own"
)]
fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Imports a site with some incidents and gives the report and the text of every file.
fn import(incidents: &[(&str, &str)]) -> (Report, String) {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("site/stactus.yaml"), SITE);
    for (name, text) in incidents {
        put(&folder.path().join("site/incidents").join(name), text);
    }
    let dest: PathBuf = folder.path().join("project");
    let report = import_stactus(&folder.path().join("site"), &dest, Mode::Write, &Silence).unwrap();
    let sources = load(&dest).unwrap();
    let (parsed, mut problems) = parse(&sources);
    problems.extend(
        resolve(
            &sources,
            &parsed,
            &Clock::at(Moment::from_timestamp(1_785_000_000, 0).unwrap()),
        )
        .1,
    );
    let problems: Vec<_> = problems.iter().collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let story = report.files.iter().map(|path| {
        format!(
            "== {}\n{}",
            path.display(),
            fs::read_to_string(dest.join(path)).unwrap()
        )
    });
    let story = story.collect();
    (report, story)
}

fn notes(report: &Report) -> Vec<String> {
    let repaired = report
        .repaired
        .iter()
        .map(|repair| format!("{}: {}", repair.place, repair.what));
    repaired
        .chain(
            report
                .left_out
                .iter()
                .map(|left| format!("{}: {}", left.place, left.why)),
        )
        .collect()
}

#[test]
fn a_timeline_becomes_updates() {
    let (report, story) = import(&[("1.yaml", SOUND)]);
    assert_eq!(notes(&report), [COMMENT]);
    let (site, incident) = story.split_once("== incidents").unwrap();
    assert!(
        site.contains("name: Acme\nurl: https://status.acme.example\n"),
        "{site}"
    );
    assert!(
        site.ends_with(
            "  - id: public-api\n    name: Public API\n  - id: website\n    name: Website\n"
        ),
        "{site}"
    );
    assert_eq!(
        incident,
        "/2026-07-11-slow-answers/incident.yaml\ntitle: Slow answers\nimpact: major\nstarted: 2026-07-11 10:00Z\ncomponents:\n  - public-api\n\
         == incidents/2026-07-11-slow-answers/01-investigating.md\n---\nstatus: investigating\nat: 2026-07-11 10:00Z\n---\nWe look into it.\n\
         == incidents/2026-07-11-slow-answers/02-resolved.md\n---\nstatus: resolved\nat: 2026-07-11 12:00Z\n---\nIt is fixed.\n\
         == incidents/2026-07-11-slow-answers/notes.txt\ncall Jo\n"
    );
}

#[test]
fn what_no_project_can_say_is_mended_or_named() {
    let odd = "Name: Odd\nimpact: Majr\nsystems: [API, Wbsite, mail, [web]]\ntimeline:\n  - ts: 2026-02-30 12:00\n    description: Done.\n    resolved: yes\n  - ts: 2026-02-03 10:00\n    description:\n    status: Identified\n  - ts: never\n    description: Lost words\n  - only words\n";
    let (report, story) = import(&[
        ("a.yml", odd),
        ("broken.yaml", "name: [A\n"),
        ("list.yaml", "- a\n"),
        ("none.yaml", "name: None\n"),
        ("readme.md", "words"),
    ]);
    assert_eq!((report.incidents, report.updates), (1, 2));
    assert_eq!(
        notes(&report),
        [
            "incidents/a.yml:5: there is no time `2026-02-30 12:00`: it is 2026-02-28 12:00:00+00:00 now",
            "incidents/a.yml:2: the impact `Majr` is read as `major`",
            "incidents/a.yml:8: the status `Identified` is read as `identified`",
            "incidents/a.yml:8: it has no text, and says so now",
            "component `mail`: only incidents name it: it is in the group `No longer listed`, retired on 2026-02-28, the day it was last named",
            "incidents/a.yml:3: the component `Wbsite` is `Website`",
            "incidents/readme.md: it is no YAML",
            "incidents/a.yml:11: an entry without a time that can be read: its text is in `notes.txt`",
            "incidents/a.yml:13: an entry without a time that can be read: its text is in `notes.txt`",
            "incidents/broken.yaml:1: it is no YAML: this `[` is not closed",
            "incidents/list.yaml:1: it is no YAML: it is no map of keys and values",
            "incidents/none.yaml:1: it has no `timeline` with a time that can be read",
        ]
    );
    assert!(
        story.contains("notes.txt\nts: never\ndescription: Lost words\n\nonly words\n"),
        "{story}"
    );
    assert!(
        story.contains("at: 2026-02-28 12:00Z # the source says: ts 2026-02-30 12:00\n"),
        "{story}"
    );
    assert!(
        story.contains("components:\n  - public-api\n  - website\n  - mail\n"),
        "{story}"
    );
}

#[test]
fn values_without_their_quotes_are_read() {
    let text = SOUND
        .replace("name: Slow answers", "name: API: it's slow")
        .replace("We look", "*We* look: now");
    let (report, story) = import(&[("1.yaml", &text)]);
    assert_eq!(notes(&report), [COMMENT]);
    assert!(story.contains("title: \"API: it's slow\""), "{story}");
    assert!(story.contains("*We* look: now into it."), "{story}");
}

#[test]
fn a_folder_or_one_file_is_a_source_too() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("files/1.yaml"), SOUND);
    for source in ["files", "files/1.yaml"] {
        let report = import_stactus(
            &folder.path().join(source),
            &folder.path().join("p"),
            Mode::DryRun,
            &Silence,
        )
        .unwrap();
        assert_eq!((report.incidents, report.components), (1, 1), "{source}");
    }
    let error = import_stactus(
        &folder.path().join("none"),
        &folder.path().join("p"),
        Mode::DryRun,
        &Silence,
    )
    .unwrap_err();
    assert!(format!("{error:#}").contains("could not read"), "{error:#}");
}

#[test]
fn what_no_key_of_a_project_says_is_in_the_notes() {
    let text = SOUND
        .replace(
            "description: We look into it. <!-- call Jo -->",
            "description: {en: We look., de: Wir sehen nach.}\n    detail: a bolt",
        )
        .replace(
            "systems: [api]",
            "systems: [{id: api, note: slow}]\nsummary: all of it",
        );
    let (report, story) = import(&[("1.yaml", &text)]);
    assert_eq!(
        notes(&report),
        [
            "incidents/1.yaml:5: `summary`, `note`, `detail`: a project has no place for what it says: it is in `notes.txt`"
        ]
    );
    assert!(story.contains("We look.\n\nWir sehen nach.\n"), "{story}");
    assert!(
        story.ends_with("notes.txt\nsummary: all of it\n\nnote: slow\n\ndetail: a bolt\n"),
        "{story}"
    );
}

#[test]
fn comments_in_names_reach_no_page_and_those_in_code_are_words() {
    let text = SOUND
        .replace("name: Slow answers", "name: Slow <!-- a --> answers")
        .replace("systems: [api]", "systems: [\"api <!-- b -->\"]")
        .replace("It is fixed.", "It is `<!-- c -->`.");
    let (report, story) = import(&[("1.yaml", &text)]);
    assert_eq!(
        notes(&report),
        [
            "incidents/1.yaml:3: 3 comments, which no page showed, are in `notes.txt`",
            "incidents/1.yaml:10: a comment in code is words: it begins with `<! --` now",
        ]
    );
    assert!(story.contains("title: Slow answers\n"), "{story}");
    assert!(story.contains("components:\n  - public-api\n"), "{story}");
    assert!(story.contains("It is `<! -- c -->`."), "{story}");
    assert!(story.ends_with("notes.txt\na\n\nb\n\ncall Jo\n"), "{story}");
}
