//! A disk that is full while somebody types: nothing that was typed is lost, and it is said where it is.

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::team::{DOWN, INCIDENT, Team, answer_all, expect_end};

/// Set in the process that has mounts of its own.
const INSIDE: &str = "TYPED_OWN_MOUNTS";
const NO_CALLS: &str = "incidents/2026-07-11-no-calls";
const ADDS: &str = "echo 'The mast is being repaired.' >> \"$last\"";
const NEW: [(&str, &str); 5] = [
    ("What is broken?", " \r"),
    ("Calls: how badly?", "\r"),
    ("How bad is it?", "\r"),
    ("Since when?", "13:55\r"),
    ("What do customers call it?", "No calls\r"),
];

/// A small disk, which goes with the value.
struct Disk {
    place: PathBuf,
}

impl Disk {
    fn at(place: PathBuf) -> Self {
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
            .arg(&place)
            .status();
        assert!(mount.unwrap().success());
        Self { place }
    }

    /// Leaves no room for a single byte.
    fn fill(&self) {
        let mut file = File::create(self.filler()).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    fn filler(&self) -> PathBuf {
        self.place.join(".filler")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount")
            .arg("--lazy")
            .arg(&self.place)
            .status();
    }
}

/// Runs a test where it may mount what it likes and nobody else sees it: in a process with mounts of its own.
fn with_mounts(test: &str, inside: impl FnOnce()) {
    if env::var_os(INSIDE).is_some() {
        return inside();
    }
    let root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let apart = || {
        let mut apart = Command::new("unshare");
        apart.arg("--mount");
        apart.args((!root).then_some("--map-root-user"));
        apart
    };
    let place = tempfile::tempdir().unwrap();
    let mut may = apart();
    may.args(["mount", "-t", "tmpfs", "tmpfs"])
        .arg(place.path());
    if !may.output().is_ok_and(|ended| ended.status.success()) {
        println!("skipped: nothing can be mounted here, so no disk can be full");
        return;
    }
    let run = apart()
        .arg(env::current_exe().unwrap())
        .args(["--nocapture", "--exact", test])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let skipped = said.lines().filter(|line| line.starts_with("skipped: "));
    skipped.for_each(|line| println!("{line}"));
    assert!(
        run.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn what_finds_no_room_among_the_incidents_is_kept_beside_them() {
    let test = "full::what_finds_no_room_among_the_incidents_is_kept_beside_them";
    with_mounts(test, || {
        let team = Team::new();
        team.begin();
        let disk = Disk::at(team.project().join("incidents"));
        disk.fill();
        let Some(mut session) = team.types("14:00", &["new"]) else {
            return;
        };
        answer_all(&mut session, &NEW);
        let shown = expect_end(session, 2);
        assert!(shown.contains("is kept in `"), "{shown}");
        let kept = only_draft(&team);
        for typed in ["title: No calls", "13:55", "status: investigating"] {
            assert!(kept.contains(typed), "{kept}");
        }
        assert_eq!(team.names("incidents"), [""; 0]);
        disk.make_room();
        write_once_there_is_room(&team, &disk);
    });
}

/// An update that found no room is offered to whoever comes next.
fn write_once_there_is_room(team: &Team, disk: &Disk) {
    fs::remove_dir_all(team.project().join("drafts")).unwrap();
    let mut session = team.types("14:00", &["new"]).unwrap();
    answer_all(&mut session, &NEW);
    expect_end(session, 0);
    disk.fill();
    let mut session = team.edits("14:20", &["update"], ADDS).unwrap();
    let answers = [
        ("Where does it stand now?", "\r"),
        ("What is still not known?", "\r"),
        ("What can people do meanwhile?", "none\r"),
        ("When is the next update?", "\r"),
        ("Who else has read it?", "LB\r"),
        ("Write it", "\r"),
    ];
    answer_all(&mut session, &answers);
    let shown = expect_end(session, 2);
    assert!(shown.contains("is kept in `"), "{shown}");
    assert!(only_draft(team).contains("The mast is being repaired."));
    assert_eq!(team.names(NO_CALLS).len(), 2);
    disk.make_room();
    let mut session = team.types("14:25", &["update"]).unwrap();
    let answers = [
        ("A draft of this incident was left.", "\r"),
        ("nothing was changed", &format!("{DOWN}\r")),
    ];
    answer_all(&mut session, &answers);
    expect_end(session, 0);
    let text = team.read(&format!("{NO_CALLS}/02-identified.md"));
    assert!(text.contains("The mast is being repaired."), "{text}");
    assert_eq!(team.names("drafts"), [""; 0]);
}

#[test]
fn what_finds_no_room_at_all_is_shown() {
    with_mounts("full::what_finds_no_room_at_all_is_shown", || {
        let team = Team::new();
        let disk = Disk::at(team.project());
        team.begin();
        let first = team.run(
            "14:00",
            &["new", "--holding", "--component=calls=major_outage"],
        );
        assert!(first.status.success(), "{first:?}");
        disk.fill();
        let Some(mut session) = team.edits("14:20", &["update"], ADDS) else {
            return;
        };
        let answers = [
            ("Where does it stand now?", "\r"),
            ("What is still not known?", "\r"),
            ("What can people do meanwhile?", "Use a landline.\r"),
            ("at most 40 characters", "\r"),
            ("When is the next update?", "\r"),
            ("Who else has read it?", "LB\r"),
        ];
        answer_all(&mut session, &answers);
        let shown = expect_end(session, 2);
        assert!(shown.contains("so here it is"), "{shown}");
        assert!(shown.contains("text: Use a landline."), "{shown}");
        assert_eq!(team.names(INCIDENT).len(), 2);
        expect_whole(&team.project().join(INCIDENT));
    });
}

fn only_draft(team: &Team) -> String {
    let names = team.names("drafts");
    assert_eq!(names.len(), 1, "{names:?}");
    team.read(&format!("drafts/{}", names[0]))
}

/// Nothing half written is left, hidden names included.
fn expect_whole(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(!name.starts_with('.'), "{name} was left");
    }
}
