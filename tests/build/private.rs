//! The bytes of a published site, in every language and format, searched for what only the team may read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::project::{CLOSED, OPEN, Project, gather};

/// Stands in everything that is private, and nowhere else.
const SECRET: &str = "Quillfeather";

/// An unconfirmed end and a count of complaints, as pages, feeds and calendars would write them.
const PRIVATE: [&str; 7] = [
    SECRET, "4711471", "19:47", "18:47", "19.47", "T1847", "7:47",
];

const SITE: &str = "staff: private/staff.txt
escalation:
  name: Quillfeather Relations
  url: https://quillfeather.example/Quillfeather
  email: Quillfeather@northwind.example
  when: a complaint that Quillfeather has not settled
";

const IDENTIFIED: &str = "---
status: identified
at: 2026-07-11 14:00
cause:
  en: A card in one switch has failed.
  da: Et kort i en central er gået i stykker.
eta:
  until: 2026-07-11 19:47
approved_by: Quillfeather
allow:
  - rule: no-workaround
    reason: Quillfeather knows of none
    by: Quillfeather
reports:
  angry: 4711471
replies:
  status: Quillfeather writes replies himself.
  next_step:
    da: Quillfeather svarer selv.
corrections:
  - at: 2026-07-11 14:05
    was: \"15:00\"
    now: \"15:30\"
---
We know the cause. <!-- Quillfeather caused it -->

<!--
Quillfeather again, over
several lines -->
- The card is replaced. <!-- says Quillfeather -->
";
const DANISH: &str = "---\n---\nVi kender årsagen. <!-- Quillfeather var det -->\n";
const DRAFT: &str = "---
status: resolved
at: 2026-07-11 14:05
draft: true
effect: Quillfeather cannot call.
compensation:
  who: Quillfeather
  amount: 4711471
  when: on Quillfeather's next bill
  action: write to Quillfeather
improvements:
  - what: Quillfeather mends it for good.
    due: 2026-10-31
    owner: Quillfeather
---
Quillfeather mended it.
";
const LATER: &str = "---\nstatus: resolved\nat: 2026-07-11 15:55\neffect: Quillfeather cannot call.\ncompensation:\n  decision_by: 2026-07-13 19:47\n---\nQuillfeather will have mended it.\n";
const LATER_DANISH: &str =
    "---\neffect: Quillfeather kan ikke ringe.\n---\nQuillfeather vil have ordnet det.\n";
const REPORT: &str = "---
status: postmortem
at: 2026-04-03 10:00
approved_by: Quillfeather
reports:
  vulnerable: 4711471
---
A queue was full. <!-- of Quillfeather -->
";
const PLANNED: &str = "title: New masts
impact: none
started: 2026-07-20 02:00
components: [texts]
scheduled:
  from: 2026-07-20 02:00
  until: 2026-07-20 04:00
";
const TOLD: &str = "---\nstatus: scheduled\nat: 2026-07-10 10:00\napproved_by: Quillfeather\n---\nWe add masts. <!-- Quillfeather -->\n";
const UNTOLD: &str = "title: Quillfeather fell over a cable\nimpact: major\nstarted: 2026-07-11 12:00\ncomponents: [calls]\n";
const UNTOLD_DRAFT: &str =
    "---\nstatus: investigating\nat: 2026-07-11 12:10\ndraft: true\n---\nQuillfeather fell.\n";

fn project() -> Project {
    let project = Project::new();
    project.edit(
        "amends.yaml",
        "languages: [en]",
        "languages: [en, da, es, de]",
    );
    let site = project.read("amends.yaml");
    project.put("amends.yaml", &format!("{SITE}{site}"));
    for (path, text) in [
        ("private/staff.txt".to_owned(), "Quillfeather\n"),
        (format!("{OPEN}/notes.txt"), "Quillfeather was here"),
        (format!("{OPEN}/02-identified.md"), IDENTIFIED),
        (format!("{OPEN}/02-identified.da.md"), DANISH),
        (format!("{OPEN}/03-resolved.md"), DRAFT),
        (format!("{OPEN}/04-resolved.md"), LATER),
        (format!("{OPEN}/04-resolved.da.md"), LATER_DANISH),
        (format!("{CLOSED}/03-report.md"), REPORT),
        (
            "incidents/2026-07-20-masts/incident.yaml".to_owned(),
            PLANNED,
        ),
        ("incidents/2026-07-20-masts/01-told.md".to_owned(), TOLD),
        ("incidents/2026-07-11-fall/incident.yaml".to_owned(), UNTOLD),
        (
            "incidents/2026-07-11-fall/01-draft.md".to_owned(),
            UNTOLD_DRAFT,
        ),
    ] {
        project.put(&path, text);
    }
    project.build_well(&["--all-replies"]);
    project
}

/// Every published file, by path.
fn public(project: &Project) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for folder in ["public", "public-halo"] {
        gather(&project.path(folder), &mut files);
    }
    let read = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let named = files.into_iter();
    named
        .map(|(path, bytes)| (path.display().to_string(), read(bytes)))
        .collect()
}

#[test]
fn nothing_private_is_published() {
    let project = project();
    let public = public(&project);
    for end in [
        ".html",
        ".txt",
        ".atom",
        ".rss",
        "feed.json",
        "summary.json",
        ".ics",
        ".svg",
        "sitemap.xml",
    ] {
        assert!(public.keys().any(|path| path.ends_with(end)), "no {end}");
    }
    for (path, text) in &public {
        for private in PRIVATE {
            assert!(
                !path.contains(private) && !text.contains(private),
                "{path} has {private}"
            );
        }
        for mark in ["&lt;!--", "fall/", "approved_by", "escalation"] {
            assert!(!text.contains(mark), "{path} has {mark}");
        }
    }
    let said = public
        .values()
        .any(|text| text.contains("Et kort i en central er gået i stykker."));
    assert!(said, "what is public is there");
}

/// Sentences long enough that nobody else writes them by chance.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.split_inclusive(['.', '?', '!', ':', '\n']);
    ends.map(str::trim)
        .filter(|s| s.contains(' ') && s.chars().count() > 24)
}

/// The sentences of all replies, which stand in lists of the desk's data.
fn replied(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => into.extend(sentences(text).map(str::to_owned)),
        Value::Array(values) => values.iter().for_each(|v| replied(v, into)),
        Value::Object(values) => values.values().for_each(|v| replied(v, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn no_sentence_of_a_reply_is_published_but_the_authors_own() {
    let project = project();
    let mut said = BTreeSet::new();
    replied(
        &serde_json::from_str(&project.read("replies/replies.json")).unwrap(),
        &mut said,
    );
    assert!(
        said.iter().any(|s| s.contains(SECRET)),
        "the desk has the author's words"
    );
    let mut authors = BTreeMap::new();
    gather(&project.path("incidents"), &mut authors);
    let authors = authors
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap());
    let authors: String = authors.collect::<Vec<_>>().join("\n");
    let lines: BTreeSet<String> = public(&project)
        .into_values()
        .flat_map(|text| text.lines().map(plain).collect::<Vec<_>>())
        .collect();
    let public = lines.into_iter().collect::<Vec<_>>().join("\n");
    let own = said
        .iter()
        .filter(|s| !authors.contains(s.as_str()) && !s.starts_with("http"));
    let own: Vec<_> = own.collect();
    assert!(own.len() > 500, "{} sentences", own.len());
    let found: Vec<_> = own
        .into_iter()
        .filter(|s| public.contains(s.as_str()))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// A line without what pages and data escape.
fn plain(line: &str) -> String {
    let escapes = [
        ("&#x27;", "'"),
        ("&quot;", "\""),
        ("&amp;", "&"),
        ("\\\"", "\""),
        ("&#x2F;", "/"),
    ];
    escapes
        .iter()
        .fold(line.to_owned(), |line, (from, to)| line.replace(from, to))
}
