//! Every rule of the playbook has projects in `tests/rules/` that break it and ones that hold it, laid over `base.project`.
//!
//! `NAME.bad.project` and `NAME-WHAT.bad.project` raise the rule `NAME`, and the text of all that they raise was read and found
//! good; `NAME.good.project` does not raise it. `SNAPSHOTS=overwrite cargo test --test rules` writes the texts anew.

mod laid;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use amends::diagnostics::{Diagnostic, Diagnostics, Format, render};
use amends::model::resolve;
use amends::playbook::rule::{Family, Judge, Rule};
use amends::playbook::rules::{NAMES, all};
use amends::playbook::{Findings, Judged, Reach, Voice, check};
use amends::replies::{Phrasebooks, Speech};
use amends::schema::{Language, parse};
use amends::source::{Sources, load, read_names};
use amends::theme::words::{Reader, Words, load as load_words};
use laid::{Laid, clock_at};

/// A fixture, judged.
struct Case {
    path: PathBuf,
    rule: &'static Rule,
    sources: Sources,
    findings: Findings,
}

/// Whether a rule needs the phrases of replies, which take a while to read.
#[derive(Clone, Copy)]
enum Speaks {
    Phrases,
    Nothing,
}

#[test]
fn every_fixture_says_what_is_expected() {
    for case in fixtures("bad") {
        let expected = case.path.with_extension("expected");
        let expected = snapbox::Data::read_from(&expected, None).raw();
        let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
        assert.eq(said(&case), expected);
    }
}

#[test]
fn every_rule_is_broken_by_a_fixture_and_held_by_another() {
    let [bad, good] = ["bad", "good"].map(fixtures);
    for rule in all().filter(|r| !matches!(r.judge, Judge::Elsewhere(_))) {
        let of_rule = |cases: &[Case]| {
            cases
                .iter()
                .filter(|c| c.rule.number == rule.number)
                .count()
        };
        assert!(of_rule(&bad) > 0, "nothing breaks `{}`", rule.name);
        assert!(of_rule(&good) > 0, "nothing holds `{}`", rule.name);
    }
    for case in &bad {
        assert!(raises(case), "{}: {}", case.path.display(), said(case));
    }
    for case in &good {
        assert!(!raises(case), "{}: {}", case.path.display(), said(case));
    }
}

/// What is sound raises nothing at all, so that a fixture shows its own fault alone.
#[test]
fn the_base_raises_nothing() {
    let (_, findings) = judge(&Laid::alone(&base()), &words(), Speaks::Nothing);
    assert_eq!(findings.live, []);
    assert_eq!(findings.archive, []);
}

/// Every field of the design in use, written as it should be.
#[test]
fn a_specimen_with_every_field_raises_nothing() {
    let specimen = std::fs::read_to_string(root().join("tests/rules/specimen.project"));
    let laid = Laid::alone(&specimen.expect("the fixture is there"));
    let (sources, findings) = judge(&laid, &words(), Speaks::Nothing);
    let found = findings.live.into_iter().chain(findings.archive).collect();
    assert_eq!(print(&found, &sources), "");
}

/// The incidents that come with amends are read as examples; once they are over, nothing is left to say of them.
#[test]
fn the_bundled_incidents_raise_nothing() {
    let sources = load(root()).expect("the bundled project can be read");
    let (parsed, _) = parse(&sources);
    let (site, _) = resolve(&sources, &parsed, &clock_at("2026-07-25 10:00:00"));
    let phrasebooks = Phrasebooks::default();
    let words = words();
    let voice = Voice {
        phrasebooks: &phrasebooks,
        words: &words,
        staff: &[],
    };
    let reach = Reach::Everything;
    let files = BTreeSet::new();
    let findings = check(
        &site.expect("a sound site"),
        &voice,
        &Judged { reach, files },
    );
    let found = findings.live.into_iter().chain(findings.archive).collect();
    assert_eq!(print(&found, &sources), "");
}

/// O2's outage of July 2012 with its faults left in, in words of our own: who reads this fixture sees what the rules are for.
#[test]
fn the_outage_of_o2_raises_what_it_was_criticised_for() {
    let outage = std::fs::read_to_string(root().join("tests/rules/o2.project"));
    let laid = Laid::alone(&outage.expect("the fixture is there"));
    let (sources, findings) = judge(&laid, &words(), Speaks::Nothing);
    let raised = |update: &str| -> Vec<_> {
        let all = findings.live.iter().chain(&findings.archive);
        let of = all.filter(|d| {
            let place = d.primary.as_ref().map(|a| a.place);
            place.is_some_and(|p| sources.path(p.file).contains(update))
        });
        of.filter_map(|d| d.rule).collect()
    };
    let first = raised("01-");
    for rule in ["T01", "T02", "T06", "L01", "A01", "C06"] {
        assert!(first.contains(&rule), "{rule} of 16:45: {first:?}");
    }
    let second = raised("02-");
    for rule in ["A03", "T02"] {
        assert!(second.contains(&rule), "{rule} of 19:00: {second:?}");
    }
    let empty = second.contains(&"C08") || second.contains(&"C09");
    assert!(empty, "nothing new at 19:00: {second:?}");
    for update in ["03-", "04-"] {
        let raised = raised(update);
        assert!(
            raised.contains(&"T02") && raised.contains(&"T06"),
            "{update} {raised:?}"
        );
    }
}

/// `docs/rules.md` is written from the rules, so that it is never behind them.
#[test]
fn the_document_is_complete() {
    let path = root().join("docs/rules.md");
    let expected = snapbox::Data::read_from(&path, None).raw();
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    assert.eq(document(), expected);
}

const HEAD: &str = "\
# The playbook: every rule of `amends check`

`amends check` holds every update that can still be changed against these rules. This list is written from the rules themselves;
`SNAPSHOTS=overwrite cargo test --test rules` writes it anew.

";

fn document() -> String {
    let mut text = HEAD.to_owned();
    text.push_str(include_str!("rules/intro.md"));
    for family in Family::ALL {
        let rules: Vec<_> = all()
            .filter(|r| Family::of(r.number) == Some(family))
            .collect();
        if rules.is_empty() {
            continue;
        }
        let name = family.as_str();
        let title: String = name[..1].to_uppercase() + &name[1..];
        text.push_str(&format!("\n## {title}\n"));
        for rule in rules {
            text.push_str(&entry(rule));
        }
    }
    let waiting = NAMES
        .iter()
        .filter(|(number, _)| all().all(|r| r.number != *number));
    let waiting: Vec<_> = waiting
        .map(|(number, name)| format!("{number} `{name}`"))
        .collect();
    if !waiting.is_empty() {
        text.push_str(
            "\n## Names without effect\n\nThese names may stand in files and judge nothing yet: ",
        );
        text.push_str(&format!("{}.\n", waiting.join(", ")));
    }
    text
}

fn entry(rule: &Rule) -> String {
    let mut text = format!("\n### {} {}\n\n{}\n\n", rule.number, rule.name, rule.what);
    text.push_str(&format!("{}\n\n", rule.why));
    text.push_str(&format!("- Weight: {}\n", rule.weight));
    if let Judge::Elsewhere(code) = rule.judge {
        text.push_str(&format!("- Said as: `{}`\n", code.as_str()));
    }
    let thresholds: Vec<_> = rule
        .thresholds
        .iter()
        .map(|t| format!("`{}`", t.as_str()))
        .collect();
    if !thresholds.is_empty() {
        text.push_str(&format!("- Thresholds: {}\n", thresholds.join(", ")));
    }
    text.push_str(&format!("- Bad: {}\n- Good: {}\n", rule.bad, rule.good));
    text.push_str(&format!("- Source: {}\n", rule.source));
    text
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn base() -> String {
    std::fs::read_to_string(root().join("tests/rules/base.project")).expect("the base is there")
}

/// The fixtures whose names end in `.KIND.project`, judged.
fn fixtures(kind: &str) -> Vec<Case> {
    let folder = root().join("tests/rules");
    let entries = std::fs::read_dir(folder).expect("the fixtures are there");
    let mut paths: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.to_string_lossy().ends_with(&format!(".{kind}.project")));
    paths.sort();
    let words = words();
    let cases = paths.into_iter().map(|path| read_case(path, &words));
    cases.collect()
}

fn read_case(path: PathBuf, words: &BTreeMap<Language, Words>) -> Case {
    let rule = rule_of(&path);
    let laid = Laid::alone(&base());
    laid.lay(&std::fs::read_to_string(&path).expect("a fixture is text"));
    let speaks = match Family::of(rule.number) {
        Some(Family::Replies) => Speaks::Phrases,
        _ => Speaks::Nothing,
    };
    let (sources, findings) = judge(&laid, words, speaks);
    Case {
        path,
        rule,
        sources,
        findings,
    }
}

/// The rule with the longest name that the fixture's name begins with.
fn rule_of(path: &Path) -> &'static Rule {
    let name = path
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let is_of = |rule: &&Rule| {
        let rest = name.strip_prefix(rule.name);
        rest.is_some_and(|rest| rest.starts_with(['-', '.']))
    };
    let rule = all().filter(is_of).max_by_key(|r| r.name.len());
    rule.unwrap_or_else(|| panic!("no rule is called like {name}"))
}

/// Judges everything at the moment of the file `now`.
fn judge(laid: &Laid, words: &BTreeMap<Language, Words>, speaks: Speaks) -> (Sources, Findings) {
    let now = std::fs::read_to_string(laid.path().join("now")).expect("a moment");
    let judged = laid.judge(&clock_at(now.trim()));
    let site = judged
        .site
        .unwrap_or_else(|| panic!("{}", print(&judged.diagnostics, &judged.sources)));
    let phrasebooks = match speaks {
        Speaks::Phrases => {
            let sources = load(laid.path()).expect("the folder can be read");
            Phrasebooks::load(&sources, "default", &Speech::of(&site)).0
        }
        Speaks::Nothing => Phrasebooks::default(),
    };
    let reach = Reach::Everything;
    let files = Default::default();
    let staff = match &site.staff {
        Some(written) => read_names(laid.path(), written).expect("a list of names"),
        None => Vec::new(),
    };
    let voice = Voice {
        phrasebooks: &phrasebooks,
        words,
        staff: &staff,
    };
    let findings = check(&site, &voice, &Judged { reach, files });
    (judged.sources, findings)
}

/// The lists of the built-in theme.
fn words() -> BTreeMap<Language, Words> {
    let sources = load(root()).expect("the bundled project can be read");
    let (words, problems) = load_words(&sources, "default", Reader::Playbook, |_| true);
    assert_eq!(problems, []);
    words
}

fn found(case: &Case) -> impl Iterator<Item = &Diagnostic> {
    case.findings.live.iter().chain(&case.findings.archive)
}

fn raises(case: &Case) -> bool {
    found(case).any(|d| d.rule == Some(case.rule.number))
}

fn said(case: &Case) -> String {
    print(&found(case).cloned().collect(), &case.sources)
}

fn print(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let sorted = diagnostics.clone().sorted(sources);
    let text = render(&sorted, sources, Format::Human);
    anstream::adapter::strip_str(&text).to_string()
}
