//! What a build writes and where: nothing twice, nothing into other people's folders, nothing private in public.

use std::{collections::BTreeMap, fs, os::unix::fs::MetadataExt};

use crate::project::{NOW, OPEN, Project};

#[test]
fn an_unchanged_build_writes_nothing() {
    let project = Project::new();
    project.build_well(&[]);
    let before = stamps(&project);
    project.build_well(&[]);
    assert_eq!(stamps(&project), before);
    // Nothing falls due within these minutes either.
    let ran = project.run(&["build", "--now", "2026-07-11 14:15"]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert_eq!(stamps(&project), before);
}

/// What changes when a file is written, even with the same bytes.
fn stamps(project: &Project) -> BTreeMap<String, (u64, i64, i64)> {
    let files = project.written().into_keys();
    let stamp = |path: std::path::PathBuf| {
        let meta = fs::metadata(&path).unwrap();
        let stamp = (meta.ino(), meta.mtime(), meta.mtime_nsec());
        (path.display().to_string(), stamp)
    };
    files.map(stamp).collect()
}

#[test]
fn notes_of_the_team_are_copied_nowhere() {
    let project = Project::new();
    project.put(&format!("{OPEN}/notes.txt"), "[Final message] tell nobody");
    project.put(&format!("{OPEN}/shown.txt"), "a file for readers");
    project.build_well(&[]);
    assert!(project.has(&format!("public/{OPEN}/shown.txt")));
    for (path, text) in project.written() {
        assert!(!path.ends_with("notes.txt"), "{}", path.display());
        let text = String::from_utf8_lossy(&text);
        assert!(!text.contains("tell nobody"), "{}", path.display());
    }
    assert!(!project.run(&["check"]).said.contains("notes.txt"));
}

#[test]
fn now_shows_the_site_at_another_time() {
    let project = Project::new();
    let page = format!("public/{OPEN}/index.html");
    assert_eq!(
        project.run(&["build", "--now", "2026-07-11 13:00"]).status,
        0
    );
    assert!(!project.has(&page));
    project.build_well(&[]);
    assert!(project.has(&page));
    assert_eq!(
        project.run(&["build", "--now", "2026-07-11 13:00"]).status,
        0
    );
    assert!(!project.has(&page));
}

/// 14:10 in London is 13:10 UTC in July.
#[test]
fn the_epoch_of_reproducible_builds_is_the_time() {
    let project = Project::new();
    project.build_well(&[]);
    let told = project.written();
    let ran = project.run_at(&["build"], Some("1783775400"));
    assert_eq!(ran.status, 0, "{}", ran.said);
    assert!(project.written() == told);
}

#[test]
fn a_folder_of_someone_else_is_refused_unless_forced() {
    let project = Project::new();
    project.put("public/thesis.txt", "three years");
    let ran = project.build(&[]);
    assert_eq!(ran.status, 2, "{}", ran.said);
    assert!(ran.said.contains("--force"), "{}", ran.said);
    assert!(!project.has("public/index.html"));
    assert!(!project.has("replies/index.html"));
    project.build_well(&["--force"]);
    assert_eq!(project.read("public/thesis.txt"), "three years");
    assert!(project.has("public/index.html"));
}

#[test]
fn a_brand_with_an_address_of_its_own_has_a_folder_of_its_own() {
    let project = Project::new();
    project.build_well(&[]);
    assert!(project.read("public-halo/index.html").contains("Halo"));
    assert!(!project.has("public/halo"));
    project.build_well(&["--public", "site", "--replies", "desk"]);
    for path in ["site/index.html", "site-halo/index.html", "desk/index.html"] {
        assert!(project.has(path), "{path} is missing");
    }
}

#[test]
fn a_brand_without_an_address_is_a_folder_of_the_site() {
    let project = Project::new();
    project.edit("amends.yaml", "    url: https://status.halo.example\n", "");
    project.build_well(&[]);
    assert!(project.has("public/halo/index.html"));
    assert!(!project.has("public-halo"));
}

#[test]
fn replies_never_land_inside_the_site() {
    let project = Project::new();
    for replies in [
        "public",
        "public/replies",
        "./public/../public/desk",
        "incidents/../public/desk",
        "public-halo/desk",
    ] {
        let ran = project.build(&["--replies", replies]);
        assert_eq!(ran.status, 2, "{replies}: {}", ran.said);
        assert!(!project.has("public/index.html"));
    }
    let ran = project.build(&["--public", "replies/site"]);
    assert!(ran.status == 0 || ran.status == 2, "{}", ran.said);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let (one, two) = (Project::new(), Project::new());
    one.build_well(&[]);
    // A detour through another time leaves no trace.
    assert_eq!(two.run(&["build", "--now", "2026-04-02 09:20"]).status, 0);
    two.build_well(&[]);
    let relative = |project: &Project| {
        let root = project.path("");
        let files = project.written().into_iter();
        let files =
            files.map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes));
        files.collect::<BTreeMap<_, _>>()
    };
    assert!(
        relative(&one) == relative(&two),
        "the outputs differ at {NOW}"
    );
}

#[test]
fn pages_never_land_among_what_is_read() {
    let project = Project::new();
    for folders in [
        ["--public", "incidents/site"],
        ["--replies", "themes/desk"],
        ["--public", "incidents/../incidents/2026/site"],
    ] {
        let ran = project.build(&folders);
        assert_eq!(ran.status, 2, "{}", ran.said);
        assert!(ran.said.contains("which amends reads"), "{}", ran.said);
    }
    assert!(!project.has("incidents/site") && !project.has("themes/desk"));
    project.build_well(&[]);
}
