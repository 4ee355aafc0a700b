//! What is asked is what `check` says: every finding that calls for a fact of an update is read as a question.

use std::fs;

use amends::authoring::wanted::wanted;
use amends::diagnostics::{Code, Diagnostic};
use amends::schema::update::Update;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rules");

/// The helps that the rules of the playbook give for their fixtures.
fn helps() -> Vec<String> {
    let files = fs::read_dir(RULES).unwrap().map(|e| e.unwrap().path());
    let expected = files.filter(|p| p.extension().is_some_and(|e| e == "expected"));
    let texts = expected.map(|p| fs::read_to_string(p).unwrap());
    let helps = texts.flat_map(|text| {
        let lines = text.lines().filter_map(|l| l.split_once("= help: "));
        lines.map(|(_, help)| help.to_owned()).collect::<Vec<_>>()
    });
    helps.collect()
}

#[test]
fn every_fact_that_a_rule_calls_for_is_asked() {
    let mut asked = 0;
    for help in helps() {
        let calls = |key: &str| help.contains(&format!("add `{key}:"));
        let keys = Update::FIELDS.iter().map(|f| f.name);
        let called: Vec<_> = keys.filter(|key| calls(key)).collect();
        let finding = Diagnostic::warning(Code::Rule("x"), "x").of_rule("C00");
        let read = wanted(&[finding.help(help.as_str())]);
        let read = read.first().map(|w| w.key);
        assert_eq!(read.is_some(), !called.is_empty(), "{help}");
        assert!(read.is_none_or(|key| called.contains(&key)), "{help}");
        asked += called.len().min(1);
    }
    assert!(asked > 10, "only {asked} helps call for a fact");
}
