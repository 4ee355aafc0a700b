//! Every setting that `amends.yaml` has as a comment can be used as it stands.

use super::{expect_clean, init, write};

#[test]
fn every_setting_can_be_taken_into_use() {
    let folder = tempfile::tempdir().unwrap();
    init(
        folder.path(),
        &["--yes", "--component", "website", "--ci", "none"],
    );
    let path = folder.path().join("amends.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let in_use = text.lines().map(|line| match line.strip_prefix('#') {
        Some(setting) if !setting.starts_with(' ') || setting.starts_with("  ") => setting,
        _ => line,
    });
    let in_use: Vec<_> = in_use.collect();
    assert!(in_use.len() > 100, "{text}");
    assert!(
        in_use
            .iter()
            .filter(|l| !l.trim_start().starts_with('#'))
            .count()
            > 70,
        "{text}"
    );
    write(&path, &(in_use.join("\n") + "\n"));
    expect_clean(folder.path());
}

#[test]
fn every_key_of_the_file_is_there() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path(), &["--yes"]);
    let text = std::fs::read_to_string(folder.path().join("amends.yaml")).unwrap();
    let keys = [
        "format",
        "name",
        "url",
        "short_url",
        "time_zone",
        "languages",
        "brand",
        "contacts",
        "escalation",
        "emergency",
        "rota",
        "components",
        "replies",
        "channels",
        "hosting",
        "playbook",
        "uptime",
    ];
    for key in keys {
        let used = text.contains(&format!("\n{key}:"));
        assert!(
            used || text.contains(&format!("\n#{key}:")),
            "`{key}` is not in:\n{text}"
        );
    }
}
