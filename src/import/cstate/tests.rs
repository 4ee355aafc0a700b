//! Files of cState and the projects they become.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    import::{Mode, Report, Silence, import_cstate},
    model::{Clock, Moment, resolve},
    schema::parse,
    source::load,
};

const CONFIG: &str = "title: Acme status\nbaseURL: https://status.acme.example/\nlanguageCode: en\nparams:\n  categories:\n    - name: Cloud\n    - name: Rest\n      untitled: true\n  systems:\n    - name: Website\n      category: Rest\n    - name: API\n      category: Cloud\n    - name: LON1/Network\n      category: Cloud\n";

/// A site of files, by their names inside `content/issues`.
struct Site(tempfile::TempDir);

impl Site {
    fn new(files: &[(&str, &str)]) -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        site.put("site/config.yml", CONFIG.as_bytes());
        for (name, text) in files {
            site.put(&format!("site/content/issues/{name}"), text.as_bytes());
        }
        site
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a fixture in a folder of the test's own"
    )]
    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn project(&self) -> PathBuf {
        self.0.path().join("project")
    }

    fn import(&self) -> Report {
        let report = import_cstate(
            &self.0.path().join("site"),
            &self.project(),
            Mode::Write,
            &Silence,
        )
        .unwrap();
        assert_sound(&self.project());
        report
    }

    /// Every file but `amends.yaml`, with its path.
    fn story(&self, report: &Report) -> String {
        let files = report.files.iter().skip(1).map(|path| {
            let text = fs::read_to_string(self.project().join(path)).unwrap();
            format!(
                "== {}\n{text}",
                path.strip_prefix("incidents").unwrap().display()
            )
        });
        files.collect()
    }
}

/// Holds a project against the reader and the model, which have nothing to say about it.
fn assert_sound(root: &Path) {
    let sources = load(root).unwrap();
    let (parsed, mut problems) = parse(&sources);
    let clock = Clock::at(Moment::from_timestamp(1_785_000_000, 0).unwrap());
    problems.extend(resolve(&sources, &parsed, &clock).1);
    let problems: Vec<_> = problems.iter().collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

fn repairs(report: &Report) -> Vec<String> {
    report
        .repaired
        .iter()
        .map(|repair| format!("{}: {}", repair.place, repair.what))
        .collect()
}

fn left_out(report: &Report) -> Vec<String> {
    report
        .left_out
        .iter()
        .map(|left_out| format!("{}: {}", left_out.place, left_out.why))
        .collect()
}

/// The files and the repairs that one file becomes.
fn check(text: &str, story: &str, repaired: &[&str]) {
    let site = Site::new(&[("a.md", text)]);
    let report = site.import();
    assert_eq!(site.story(&report), story, "{text}");
    let found: Vec<_> = repairs(&report)
        .into_iter()
        .map(|repair| repair.replace("content/issues/", ""))
        .collect();
    assert_eq!(found, repaired, "{text}");
    assert_eq!(left_out(&report), [""; 0], "{text}");
}

#[test]
fn a_file_is_one_update_and_one_for_its_end() {
    check(
        "---\ntitle: Slow answers\ndate: 2022-06-13T08:30:00-00:00\nresolved: true\nresolvedWhen: 2022-06-13T10:00:00-00:00\nseverity: disrupted\naffected:\n  - API\nsection: issue\n---\n\nThe API is slow.\n",
        "== 2022-06-13-slow-answers/incident.yaml\ntitle: Slow answers\nimpact: major\nstarted: 2022-06-13 08:30Z\ncomponents:\n  - api\n\
         == 2022-06-13-slow-answers/01-investigating.md\n---\nstatus: investigating\nat: 2022-06-13 08:30Z\n---\nThe API is slow.\n\
         == 2022-06-13-slow-answers/02-resolved.md\n---\nstatus: resolved\nat: 2022-06-13 10:00Z\n---\nThis incident is resolved.\n",
        &[],
    );
}

#[test]
fn dated_messages_become_updates_and_comments_notes() {
    check(
        "---\ntitle: Down\ndate: 2026-07-02T06:00:00Z\nresolved: yes\nresolvedWhen: 2026-07-02T09:00:00Z\nseverity: down\naffected: [Website]\n---\n2026-07-02 09:00 UTC\nAll well.\n<!-- [Final] praise them -->\n---\n2026-07-02 07:30 UTC\n\nWe have identified it.\n---\n2026-07-02 06:14 UTC\nWe look.\n\n---\n",
        "== 2026-07-02-down/incident.yaml\ntitle: Down\nimpact: critical\nstarted: 2026-07-02 06:00Z\ncomponents:\n  - website\n\
         == 2026-07-02-down/01-investigating.md\n---\nstatus: investigating\nat: 2026-07-02 06:14Z\n---\n2026-07-02 06:14 UTC\nWe look.\n\
         == 2026-07-02-down/02-identified.md\n---\nstatus: identified\nat: 2026-07-02 07:30Z\n---\n2026-07-02 07:30 UTC\n\nWe have identified it.\n\
         == 2026-07-02-down/03-resolved.md\n---\nstatus: resolved\nat: 2026-07-02 09:00Z\n---\n2026-07-02 09:00 UTC\nAll well.\n\
         == 2026-07-02-down/notes.txt\n[Final] praise them\n",
        &["a.md:11: a comment, which no page showed, is in `notes.txt`"],
    );
}

#[test]
fn what_is_not_over_is_open_told_or_ahead() {
    let open = "== 2026-02-03-a/incident.yaml\ntitle: A\nimpact: minor\nstarted: 2026-02-03 08:00Z\n== 2026-02-03-a/01-monitoring.md\n---\nstatus: monitoring\nat: 2026-02-03 08:00Z\n---\n*Monitoring* - Text\n";
    check(
        "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: noo\nseverity: notice\n---\n*Monitoring* - Text\n",
        open,
        &["a.md: it is not resolved: it is open in the project too"],
    );
    check(
        "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: notice\nseverity: notice\n---\n*Monitoring* - Text\n",
        open,
        &[
            "a.md:4: `notice` does not say whether it is resolved: it is not",
            "a.md: it is not resolved: it is open in the project too",
        ],
    );
    check(
        "---\ntitle: New terms\ndate: 2026-02-03T08:00:00Z\nresolved: false\ninformational: true\nseverity: notice\n---\nText\n",
        "== 2026-02-03-new-terms/incident.yaml\ntitle: New terms\nimpact: none\nstarted: 2026-02-03 08:00Z\n== 2026-02-03-new-terms/01-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 08:00Z\n---\nText\n",
        &[],
    );
    check(
        "---\ntitle: Planned maintenance\ndate: \"2026-02-03T08:00:00+01:00\"\nseverity: notice\naffected:\n---\nText\n",
        "== 2026-02-02-planned-maintenance/incident.yaml\ntitle: Planned maintenance\nimpact: minor\nstarted: 2026-02-02 08:00+01:00 # the source says: date 2026-02-03T08:00:00+01:00\nscheduled:\n  from: 2026-02-03 08:00+01:00\n  until: 2026-02-03 09:00+01:00\n\
         == 2026-02-02-planned-maintenance/01-scheduled.md\n---\nstatus: scheduled\nat: 2026-02-02 08:00+01:00 # the source says: date 2026-02-03T08:00:00+01:00\n---\nText\n",
        &[
            "a.md:3: it announces work that lies ahead: it is announced 2026-02-02 08:00:00+01:00 now",
            "a.md: it announces work: its window is an hour from its date, to be changed",
        ],
    );
}

#[test]
fn components_are_known_near_or_no_longer_listed() {
    let facts = |affected: &str, day: &str| {
        format!(
            "---\ntitle: A\ndate: {day}\nresolved: true\nresolvedWhen: {day}\nseverity: down\naffected: {affected}\n---\nText\n"
        )
    };
    let files = [
        (
            "1.md",
            facts("[Network/LON1, [website], null]", "2026-01-01T10:00:00Z"),
        ),
        ("2.md", facts("Websit", "2026-01-02T10:00:00Z")),
        ("3.md", facts("[Mail, all]", "2026-01-03T10:00:00Z")),
        ("4.md", facts("[mail, none]", "2025-01-03T10:00:00Z")),
        ("5.md", facts("", "2025-01-04T10:00:00Z")),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let site = Site::new(&files);
    let report = site.import();
    let yaml = fs::read_to_string(site.project().join("amends.yaml")).unwrap();
    let components = yaml.split_once("components:\n").unwrap().1;
    assert_eq!(
        components,
        "  - id: api\n    name: API\n    group: Cloud\n  - id: lon1-network\n    name: LON1/Network\n    group: Cloud\n  - id: website\n    name: Website\n  - id: mail\n    name: Mail\n    group: No longer listed\n    retired: 2026-01-03\n"
    );
    let told: Vec<_> = repairs(&report)
        .into_iter()
        .map(|repair| repair.replace("content/issues/", ""))
        .collect();
    assert_eq!(
        told,
        [
            "component `Mail`: only incidents name it: it is in the group `No longer listed`, retired on 2026-01-03, the day it was last named",
            "3.md:7: `all` is every component of the configuration",
            "4.md:7: `none` is no component",
            "1.md:7: the component `Network/LON1` is `LON1/Network`",
            "2.md:7: the component `Websit` is `Website`",
            "4.md:7: the component `mail` is `Mail`",
            "1.md:7: the component `website` is `Website`",
        ]
    );
    let story = site.story(&report);
    assert!(
        story.contains("components:\n  - mail\n  - api\n  - lon1-network\n  - website\n"),
        "{story}"
    );
}

#[test]
fn every_other_file_is_named_with_a_reason() {
    let sound = "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-03T09:00:00Z\nseverity: down\n---\nText\n";
    let site = Site::new(&[
        (".gitkeep", ""),
        ("_index.md", "---\ntitle: All\n---\n"),
        ("empty.md", " \n"),
        ("notes.txt", "plain words"),
        ("no-date.md", "---\ntitle: A\ndate: soon\n---\nText"),
        ("no front matter.md", "# Title\nText"),
        ("„odd name copy.md", sound),
        ("noextension", sound),
        ("2023/deep/index.md", sound),
    ]);
    let mut latin = sound.as_bytes().to_vec();
    latin.extend(b"caf\xe9\n");
    site.put("site/content/issues/latin.md", &latin);
    let report = site.import();
    assert_eq!((report.incidents, report.updates), (4, 8));
    let found: Vec<_> = left_out(&report)
        .into_iter()
        .map(|left| left.replace("content/issues/", ""))
        .collect();
    assert_eq!(
        found,
        [
            ".gitkeep: it is a hidden file",
            "_index.md: it is a page about incidents and none itself",
            "empty.md: it is empty",
            "notes.txt: it is neither Markdown nor begins with the facts of an incident",
            "no front matter.md:1: it has no `date` that can be read, and nothing else says when it was",
            "no-date.md:3: it has no `date` that can be read, and nothing else says when it was",
        ]
    );
    assert!(site.story(&report).contains("café"));
}

#[test]
fn front_matter_that_is_broken_is_still_read() {
    check(
        "\u{feff}---\n\ntitle: Maintenance Window: Core Router\ndate: 2026-02-03T08:00:00Z (UTC)\nresolved: yes\nresolvedWhen: 2026-02-03T015:00:00Z\nseverity: notify\t\naffected:\n  - *.acme\nText: all is well\n",
        "== 2026-02-03-maintenance-window-core-router/incident.yaml\ntitle: \"Maintenance Window: Core Router\"\nimpact: minor\nstarted: 2026-02-03 08:00Z\ncomponents:\n  - acme\n\
         == 2026-02-03-maintenance-window-core-router/01-identified.md\n---\nstatus: identified\nat: 2026-02-03 08:00Z\n---\nText: all is well\n\
         == 2026-02-03-maintenance-window-core-router/02-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 15:00Z # the source says: resolvedWhen 2026-02-03T015:00:00Z\n---\nThis incident is resolved.\n",
        &[
            "a.md:6: `2026-02-03T015:00:00Z` is read as 2026-02-03 15:00:00+00:00",
            "a.md:1: its front matter is not closed",
            "component `*.acme`: only incidents name it: it is in the group `No longer listed`, retired on 2026-02-03, the day it was last named",
            "a.md:7: the severity `notify` is read as impact `minor`",
        ],
    );
}

#[test]
fn a_folder_or_one_file_is_a_source_too() {
    let text = "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-03T09:00:00Z\nseverity: down\naffected: [Mail]\n---\nText\n";
    let site = Site::new(&[("a.md", text)]);
    for (source, dest) in [
        ("site/content/issues", "one"),
        ("site/content/issues/a.md", "two"),
    ] {
        let dest = site.0.path().join(dest);
        let report =
            import_cstate(&site.0.path().join(source), &dest, Mode::Write, &Silence).unwrap();
        assert_eq!((report.incidents, report.components), (1, 1));
        assert!(
            repairs(&report)
                .iter()
                .any(|repair| repair.contains("no configuration with components"))
        );
        assert!(
            !fs::read_to_string(dest.join("amends.yaml"))
                .unwrap()
                .contains("retired")
        );
        assert_sound(&dest);
    }
    let empty = tempfile::tempdir().unwrap();
    let error = import_cstate(empty.path(), &site.project(), Mode::Write, &Silence).unwrap_err();
    assert!(
        error.to_string().contains("has no file of an incident"),
        "{error}"
    );
}

#[test]
fn translations_are_kept_for_the_team() {
    let facts = "date: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-03T09:00:00Z\nseverity: down\n---\n";
    let site = Site::new(&[
        ("a.md", &format!("---\ntitle: Slow\n{facts}It is slow.\n")),
        (
            "a.de.md",
            &format!("---\ntitle: Langsam\n{facts}Es ist langsam.\n"),
        ),
    ]);
    let report = site.import();
    assert_eq!(report.incidents, 1);
    assert_eq!(
        left_out(&report),
        ["content/issues/a.de.md: it is `content/issues/a.md` in `de`: its text is in `notes.txt`"]
    );
    assert!(
        site.story(&report)
            .ends_with("/notes.txt\nde: Langsam\n\nEs ist langsam.\n")
    );
}

#[test]
fn drafts_stay_drafts() {
    let site = Site::new(&[(
        "a.md",
        "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: false\nseverity: down\ndraft: true\n---\nText\n",
    )]);
    let report = site.import();
    assert!(site.story(&report).contains("draft: true\n---\nText"));
}

mod times;

#[test]
fn what_no_key_of_a_project_says_is_in_the_notes() {
    check(
        "---\ntitle: [A, part two]\nsummary: Disk full\ndate: 2026-02-03T08:00:00Z\nrca:\n  cause: a bolt\naffected: {API: down}\nauthor: Jo\ndescription: >\n  two\n  lines\nresolved: true\nresolvedWhen: 2026-02-03T09:00:00Z\nseverity: down\nsection: issue\n---\nText\n",
        "== 2026-02-03-a/incident.yaml\ntitle: A\nimpact: critical\nstarted: 2026-02-03 08:00Z\ncomponents:\n  - api\n\
         == 2026-02-03-a/01-investigating.md\n---\nstatus: investigating\nat: 2026-02-03 08:00Z\n---\nText\n\
         == 2026-02-03-a/02-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 09:00Z\n---\nThis incident is resolved.\n\
         == 2026-02-03-a/notes.txt\ntitle: part two\n\nsummary: Disk full\n\nrca: cause: a bolt\n\naffected: API: down\n\nauthor: Jo\n\ndescription: two lines\n",
        &[
            "a.md:2: `title`, `summary`, `rca`, `affected`, `author`, `description`: a project has no place for what it says: it is in `notes.txt`",
        ],
    );
}

#[test]
fn a_second_title_is_in_the_notes() {
    let site = Site::new(&[(
        "a.md",
        "---\ntitle: A\ntitle: Other words\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-03T09:00:00Z\nseverity: down\n---\nText\n",
    )]);
    let report = site.import();
    let story = site.story(&report);
    assert!(
        story.ends_with("notes.txt\ntitle: Other words\n"),
        "{story}"
    );
}

#[test]
fn comments_in_facts_reach_no_page() {
    check(
        "---\ntitle: \"A <!-- hidden -->\"\ndate: 2026-02-03T08:00:00Z\naffected: [\"API <!-- x, y -->\", \"<!-- z -->\"]\nresolved: true\nresolvedWhen: 2026-02-03T09:00:00Z\nseverity: down\n---\n`<!-- shown -->`\n",
        "== 2026-02-03-a/incident.yaml\ntitle: A\nimpact: critical\nstarted: 2026-02-03 08:00Z\ncomponents:\n  - api\n\
         == 2026-02-03-a/01-investigating.md\n---\nstatus: investigating\nat: 2026-02-03 08:00Z\n---\n`<! -- shown -->`\n\
         == 2026-02-03-a/02-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 09:00Z\n---\nThis incident is resolved.\n\
         == 2026-02-03-a/notes.txt\nhidden\n\nx, y\n\nz\n",
        &[
            "a.md:2: 3 comments, which no page showed, are in `notes.txt`",
            "a.md:9: a comment in code is words: it begins with `<! --` now",
        ],
    );
}
