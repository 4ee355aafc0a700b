//! `--format sarif`, held against the schema of the standard; and what a workflow needs of `github` beside it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::laid::Laid;
use crate::{FIFTEEN, SOUND, check, command};

/// An update with something of every weight, and a waiver.
const WEIGHED: &str = "\
=== incidents/2026-07-11-calls/01-investigating.md
---
status: investigating
at: 2026-07-11 13:40
effect: You cannot make or receive calls.
next_update: 17:00
allow:
  - rule: next-too-far
    reason: the part has to come by train
    by: LB
---
Since 13:30 BST calls fail. We are sorry. Call 07700 900123.
";

/// What the schema of the standard has to say; nothing where it is not there.
#[expect(clippy::print_stderr, reason = "a test says what it skipped")]
fn judge(log: &str) -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let is_installed = folder.join("node_modules/@microsoft/jest-sarif").exists();
    if !is_installed || Command::new("node").arg("--version").output().is_err() {
        eprintln!(
            "skipped: needs `node`, and `npm ci` in {}",
            folder.display()
        );
        return None;
    }
    let mut node = Command::new("node");
    node.arg("sarif.mjs").current_dir(folder);
    node.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = node.spawn().expect("node runs");
    let mut input = program.stdin.take().expect("its input");
    input.write_all(log.as_bytes()).expect("it reads");
    drop(input);
    let output = program.wait_with_output().expect("it ends");
    Some(serde_json::from_slice(&output.stdout).expect("a list of what is wrong"))
}

fn assert_valid(log: &str) {
    if let Some(wrong) = judge(log) {
        assert_eq!(wrong, Vec::<String>::new());
    }
}

fn read(log: &str) -> Value {
    serde_json::from_str(log).expect("JSON")
}

#[test]
fn the_schema_is_one_that_refuses() {
    if let Some(wrong) = judge(r#"{"version": "2.1.0", "runs": [{"results": []}]}"#) {
        assert_eq!(wrong.len(), 1, "{wrong:?}");
    }
}

#[test]
fn a_log_follows_the_standard() {
    let laid = Laid::alone(FIFTEEN);
    let (text, status) = check(&laid, &["--format", "sarif"]);
    assert_eq!(status, 1);
    assert_valid(&text);
    let log = read(&text);
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 15);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(
            run["tool"]["driver"]["rules"][index]["id"],
            result["ruleId"]
        );
        assert_eq!(result["level"], "error");
        assert_eq!(result["locations"].as_array().map(Vec::len), Some(1));
    }
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "amends.yaml");
    let region =
        serde_json::json!({"startLine": 4, "startColumn": 12, "endLine": 4, "endColumn": 24});
    assert_eq!(place["region"], region);
    let replacement = &results[1]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["deletedRegion"], region);
    assert_eq!(replacement["insertedContent"]["text"], "Europe/London");
}

#[test]
fn a_log_has_findings_with_their_rules_and_what_is_waived() {
    let laid = Laid::alone(SOUND);
    laid.lay(WEIGHED);
    let (text, status) = check(&laid, &["--now", "2026-07-11 14:05", "--format", "sarif"]);
    assert_eq!(status, 1);
    assert_valid(&text);
    let log = read(&text);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let of_rule = |id: &str| {
        results
            .iter()
            .find(|r| r["ruleId"] == id)
            .expect("a result")
    };
    assert_eq!(of_rule("pii")["level"], "error");
    assert_eq!(of_rule("no-scope")["level"], "warning");
    assert_eq!(of_rule("unknowns")["level"], "note");
    assert_eq!(of_rule("pii")["suppressions"], serde_json::json!([]));
    let waived = &of_rule("next-too-far")["suppressions"][0];
    assert_eq!(waived["kind"], "inSource");
    assert_eq!(
        waived["justification"],
        "the part has to come by train (LB)"
    );
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules");
    let rule = rules.iter().find(|r| r["id"] == "pii").expect("the rule");
    assert_eq!(rule["properties"]["number"], "S03");
}

#[test]
fn a_log_of_nothing_is_one() {
    let laid = Laid::alone(SOUND);
    let (text, status) = check(&laid, &["--now", "2026-07-11 14:05", "--format", "sarif"]);
    assert_eq!(status, 0);
    assert_valid(&text);
}

/// A workflow knows files by their paths in the repository, not in the project.
#[test]
fn a_workflow_sees_the_project_from_its_own_folder() {
    let laid = Laid::alone(&SOUND.replace("=== ", "=== my site/"));
    laid.lay(&WEIGHED.replace("=== ", "=== my site/"));
    let run = |format: &str| {
        let args = [
            "-C",
            "my site",
            "check",
            "--now",
            "2026-07-11 14:05",
            "--format",
            format,
        ];
        let output = command(laid.path(), &args).output().expect("amends runs");
        String::from_utf8(output.stdout).expect("text")
    };
    let text = run("github");
    let path = "my site/incidents/2026-07-11-calls/01-investigating.md";
    let start = format!("::error file={path},line=11,");
    assert!(text.lines().any(|l| l.starts_with(&start)), "{text}");
    assert!(
        text.lines().any(|l| l.starts_with("::warning file=")),
        "{text}"
    );
    assert!(
        text.lines().any(|l| l.starts_with("::notice file=")),
        "{text}"
    );
    let text = run("sarif");
    assert!(text.contains("\"uri\": \"my%20site/incidents/"), "{text}");
    assert_valid(&text);
    assert!(run("json").contains("\"file\": \"incidents/"));
}
