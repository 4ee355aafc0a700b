//! The pipelines of a new project, read as YAML: publishing waits for no check, replies stay private, and every shell line is shell.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::{init, write};

fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path(), &["--yes", "--ci", "github,gitlab"]);
    folder
}

fn read(folder: &Path, path: &str) -> Value {
    let text = std::fs::read_to_string(folder.join(path)).unwrap();
    serde_saphyr::from_str(&text).unwrap()
}

/// The lines that a step or a job runs, held against the shell.
fn expect_shell(script: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("step.sh");
    // What GitHub puts in is never a part of the shell's own syntax.
    write(&path, &format!("{}\n", script.replace("${{", "${")));
    super::scripts::expect_shell(&path);
}

/// Every text under one of these keys, however deep.
fn texts_under<'v>(value: &'v Value, keys: &[&str], found: &mut Vec<&'v str>) {
    if let Some(map) = value.as_object() {
        for (key, inner) in map {
            match keys.contains(&key.as_str()) {
                true => found.extend(inner.as_array().map_or_else(
                    || inner.as_str().into_iter().collect::<Vec<_>>(),
                    |lines| lines.iter().filter_map(Value::as_str).collect(),
                )),
                false => texts_under(inner, keys, found),
            }
        }
    }
    let list = value.as_array().into_iter().flatten();
    list.for_each(|inner| texts_under(inner, keys, found));
}

#[test]
fn every_shell_line_is_shell() {
    let folder = project();
    for path in [
        ".github/workflows/status.yml",
        ".github/actions/get-amends/action.yml",
        ".gitlab-ci.yml",
    ] {
        let pipeline = read(folder.path(), path);
        let mut scripts = Vec::new();
        let keys = ["run", "script", "before_script"];
        texts_under(&pipeline, &keys, &mut scripts);
        assert!(!scripts.is_empty(), "{path}");
        scripts.into_iter().for_each(expect_shell);
    }
}

#[test]
fn github_publishes_whatever_the_check_says() {
    let folder = project();
    let workflow = read(folder.path(), ".github/workflows/status.yml");
    let jobs = workflow["jobs"].as_object().unwrap();
    assert_eq!(jobs.keys().collect::<Vec<_>>(), ["publish", "check"]);
    let publish = &jobs["publish"];
    assert!(publish["needs"].is_null());
    assert_eq!(publish["concurrency"]["cancel-in-progress"], false);
    assert!(workflow["on"]["schedule"][0]["cron"].is_string());
    let mut runs = Vec::new();
    texts_under(publish, &["run"], &mut runs);
    assert!(
        runs.iter().all(|run| !run.contains("amends check")),
        "{runs:?}"
    );
}

#[test]
fn replies_of_a_public_repository_are_not_kept() {
    let folder = project();
    let workflow = read(folder.path(), ".github/workflows/status.yml");
    let steps = workflow["jobs"]["publish"]["steps"].as_array().unwrap();
    let about = |step: &&Value| step.to_string().contains("replies");
    let steps: Vec<_> = steps.iter().filter(about).collect();
    assert_eq!(steps.len(), 1, "{steps:?}");
    let condition = steps[0]["if"].as_str().unwrap();
    assert!(
        condition.ends_with("&& github.event.repository.private"),
        "{condition}"
    );
    let pipeline = read(folder.path(), ".gitlab-ci.yml");
    assert_eq!(pipeline["build"]["artifacts"]["access"], "developer");
    assert_eq!(
        pipeline["pages"]["artifacts"]["paths"],
        serde_json::json!(["public"])
    );
    assert!(!pipeline["build"]["cache"].to_string().contains("replies"));
}

#[test]
fn gitlab_publishes_whatever_the_check_says() {
    let folder = project();
    let pipeline = read(folder.path(), ".gitlab-ci.yml");
    assert_eq!(pipeline["pages"]["needs"], serde_json::json!(["build"]));
    assert_eq!(pipeline["check"]["needs"], serde_json::json!([]));
    assert_eq!(pipeline["build"]["resource_group"], "publish");
}

#[test]
fn editors_find_a_schema_for_every_file_that_people_write() {
    let folder = project();
    let text = std::fs::read_to_string(folder.path().join(".vscode/settings.json")).unwrap();
    let settings: Value = serde_json::from_str(&text).unwrap();
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    assert!(schemas.values().any(|glob| glob == "amends.yaml"));
    let site = std::fs::read_to_string(folder.path().join("amends.yaml")).unwrap();
    let line = site.lines().next().unwrap();
    let named = line
        .strip_prefix("# yaml-language-server: $schema=")
        .unwrap();
    for path in schemas.keys().map(String::as_str).chain([named]) {
        let text = std::fs::read_to_string(folder.path().join(path)).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert!(schema["$schema"].is_string(), "{path}");
    }
}
