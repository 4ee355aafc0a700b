//! What a file system can hold: links, devices, odd names, missing rights, and output folders in the wrong place.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use crate::project::{FACTS, FOLDER, Project, update};

/// The files that every build reads, and one that an update may show.
const READ: [&str; 4] = [
    "amends.yaml",
    "incident.yaml",
    "01-investigating.md",
    "picture.png",
];

fn path_of(name: &str) -> String {
    match name {
        "amends.yaml" => name.to_owned(),
        _ => format!("{FOLDER}/{name}"),
    }
}

fn fifo(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
}

#[test]
fn what_is_no_file_is_refused_unread() {
    for name in READ {
        for target in [
            "/dev/zero",
            "/etc/passwd",
            "../beside/secret.txt",
            "/",
            "/proc/self/mem",
        ] {
            let project = Project::sound();
            symlink(target, project.vacate(&path_of(name))).expect("a link");
            project.run("replies");
            let check = project.run("check");
            assert_eq!(check.status, Some(1), "{name} -> {target}");
            let refused = ["outside-folder", "unreadable-file"]
                .iter()
                .any(|c| check.said.contains(c));
            assert!(refused, "{name} -> {target}: {}", check.said);
        }
        let project = Project::sound();
        fifo(&project.vacate(&path_of(name)));
        project.is_refused("outside-folder");
        let project = Project::sound();
        symlink("/dev/stdin", project.vacate(&path_of(name))).expect("a link");
        project.is_refused(if name.is_empty() {
            ""
        } else {
            "outside-folder"
        });
    }
}

#[test]
fn a_link_to_itself_leads_nowhere() {
    for name in READ {
        let project = Project::sound();
        let path = project.vacate(&path_of(name));
        symlink(path.file_name().expect("a name"), &path).expect("a link");
        project.is_refused("unreadable-file");
    }
}

#[test]
fn folders_behind_links_are_not_entered() {
    let project = Project::sound();
    let loops = [
        ("incidents/loop", ".."),
        ("incidents/self", "self"),
        ("incidents/out", "/"),
        ("themes/out", "/etc"),
    ];
    for (path, target) in loops {
        symlink(target, project.vacate(path)).expect("a link");
    }
    let ran = project.run("build");
    assert!(matches!(ran.status, Some(0 | 1)), "{}", ran.said);
    assert!(!ran.said.contains("root:"), "{}", ran.said);
}

#[test]
fn a_folder_where_a_file_belongs_is_named() {
    for name in READ.iter().take(3) {
        let project = Project::sound();
        fs::create_dir(project.vacate(&path_of(name))).expect("a folder");
        let check = project.run("check");
        let named = check.status == Some(1) || check.said.contains("[no-update]");
        assert!(named, "{name}: {}", check.said);
    }
    let project = Project::sound();
    fs::remove_dir_all(project.path("incidents")).expect("it goes");
    project.lay("incidents", "a file");
    assert!(matches!(project.run("build").status, Some(0 | 1)));
}

#[test]
fn an_empty_project_says_what_is_missing() {
    let project = Project::sound();
    fs::remove_dir_all(project.path("incidents")).expect("it goes");
    assert_eq!(
        project.run("build").status,
        Some(0),
        "a site without incidents is a site"
    );
    fs::remove_file(project.path("amends.yaml")).expect("it goes");
    for command in ["check", "replies"] {
        let ran = project.run(command);
        assert_eq!(ran.status, Some(1));
        assert!(ran.said.contains("missing-project"), "{}", ran.said);
    }
}

#[test]
fn odd_names_are_named_or_kept_inside() {
    let long = "n".repeat(250);
    for name in [
        "a\nb",
        "a..b",
        "%2e%2e",
        "a b",
        "<script>",
        "\u{1b}[31m",
        "é\u{301}",
        &long,
        "CON",
        "a\\b",
        "-rf",
        "index.html",
        "api",
        "\u{202e}gnp",
    ] {
        let project = Project::sound();
        project.lay(&format!("incidents/{name}/incident.yaml"), FACTS);
        project.lay(&format!("incidents/{name}/01-x.md"), update("", "x"));
        let check = project.run("check");
        assert_eq!(check.status, Some(1), "{name:?}: {}", check.said);
        assert!(
            !check.said.contains('\u{1b}') && !check.said.contains('\u{202e}'),
            "{:?}",
            check.said
        );
    }
}

/// A file that an update shows may be called anything that the file system takes.
#[test]
fn odd_names_of_files_stay_in_the_folder() {
    let long = format!("{}.png", "n".repeat(251));
    for name in [
        "a\nb.png",
        "%2e%2e%2fa.png",
        "a b.png",
        "<img>.png",
        &long,
        "é.png",
        "a\\..\\b.png",
        "a\u{202e}gnp",
    ] {
        let project = Project::with(&format!("{FOLDER}/{name}"), "x");
        let ran = project.run("build");
        assert_eq!(ran.status, Some(0), "{name:?}: {}", ran.said);
        assert!(
            project.path(&format!("public/{FOLDER}/{name}")).is_file(),
            "{name:?}"
        );
    }
}

/// A file in the place of the page would say anything in our name.
#[test]
fn a_file_never_stands_in_the_place_of_a_page() {
    for name in ["index.html", "INDEX.HTML"] {
        let project = Project::with(&format!("{FOLDER}/{name}"), "<script>alert(1)</script>");
        project.is_refused("file-name");
    }
    for name in ["Incident.yaml", "incident.yml"] {
        let project = Project::with(&format!("{FOLDER}/{name}"), FACTS);
        let listed = fs::read_dir(project.path(FOLDER)).expect("a folder");
        if listed.count() == 3 {
            project.is_refused("file-name");
        }
    }
}

#[test]
fn a_name_that_is_no_utf_8_is_no_trouble() {
    for (name, status) in [(&b"\xff\xfe.png"[..], None), (b"02-\xff.md", Some(1))] {
        let project = Project::sound();
        let path = project.path(FOLDER).join(OsStr::from_bytes(name));
        if fs::File::create(&path).is_err() {
            println!("skipped: this file system takes no such name");
            return;
        }
        let ran = project.run("check");
        assert!(
            status.is_none_or(|s| ran.status == Some(s)),
            "{name:?}: {}",
            ran.said
        );
        assert!(matches!(ran.status, Some(0 | 1)), "{name:?}: {}", ran.said);
    }
}

#[test]
fn case_twins_are_told_apart_or_named() {
    let project = Project::sound();
    project.lay(
        &format!("{FOLDER}/Incident.yaml"),
        FACTS.replace("Calls fail", "Twin"),
    );
    if fs::read_dir(project.path(FOLDER))
        .expect("a folder")
        .count()
        < 3
    {
        println!("skipped: this file system does not tell case");
        return;
    }
    assert_eq!(project.run("check").status, Some(1));
    let project = Project::sound();
    project.lay(
        &format!("{FOLDER}/01-Investigating.md"),
        update("", "Twin."),
    );
    project.is_refused("duplicate-number");
    let project = Project::sound();
    project.lay("incidents/2026-07-11-Calls/incident.yaml", FACTS);
    project.lay("incidents/2026-07-11-Calls/01-x.md", update("", "x"));
    project.is_refused("invalid-id");
    let project = Project::sound();
    for name in ["a.png", "A.png"] {
        project.lay(&format!("{FOLDER}/{name}"), name);
    }
    assert_eq!(project.run("build").status, Some(0));
}

#[test]
fn reserved_ids_are_refused() {
    for id in ["en", "api", "history", "incidents", "i"] {
        let project = Project::sound();
        project.lay(&format!("incidents/{id}/incident.yaml"), FACTS);
        project.lay(&format!("incidents/{id}/01-x.md"), update("", "x"));
        project.is_refused("reserved-id");
    }
}

#[test]
fn deep_folders_end() {
    let project = Project::sound();
    let deep = "d/".repeat(1000);
    if fs::create_dir_all(project.path(&format!("incidents/{deep}"))).is_ok() {
        project.lay("incidents/d/d/d/incident.yaml", FACTS);
        let ran = project.run("check");
        assert!(matches!(ran.status, Some(0 | 1)), "{}", ran.said);
    }
}

/// Root may read everything, so the program gives its rights away first where it can.
#[test]
fn what_may_not_be_read_is_named() {
    let drop = "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$0\" \"$@\"";
    let ids = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    let dropped = Command::new("setpriv").args(ids).arg("true").status();
    let may_drop = dropped.is_ok_and(|s| s.success());
    let is_root =
        fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0);
    if is_root && !may_drop {
        println!("skipped: run by root, and `setpriv` is not there to give that away");
        return;
    }
    let line = if is_root { drop } else { "exec \"$0\" \"$@\"" };
    for name in READ {
        let project = Project::with(&path_of("picture.png"), "x");
        open_to_all(&project);
        fs::set_permissions(
            project.path(&path_of(name)),
            fs::Permissions::from_mode(0o000),
        )
        .expect("rights");
        let ran = project.run_through(line, &["check", "--now", "2026-07-11 14:00"]);
        if ran.said.is_empty() {
            println!("skipped: another user may not run the program here");
            return;
        }
        assert_eq!(ran.status, Some(1), "{name}: {}", ran.said);
        assert!(ran.said.contains("unreadable-file"), "{name}: {}", ran.said);
    }
    let project = Project::sound();
    open_to_all(&project);
    fs::set_permissions(project.path(FOLDER), fs::Permissions::from_mode(0o000)).expect("rights");
    let ran = project.run_through(line, &["build", "--now", "2026-07-11 14:00"]);
    assert!(
        matches!(ran.status, Some(1 | 2)) && ran.said.contains(FOLDER),
        "{}",
        ran.said
    );
    fs::set_permissions(project.path(FOLDER), fs::Permissions::from_mode(0o755)).expect("rights");
    let ran = project.run_through(line, &["build", "--now", "2026-07-11 14:00"]);
    assert_eq!(
        ran.status,
        Some(2),
        "the project may not be written to: {}",
        ran.said
    );
    assert!(ran.said.contains("cannot write"), "{}", ran.said);
}

fn open_to_all(project: &Project) {
    fs::set_permissions(project.above(), fs::Permissions::from_mode(0o755)).expect("rights");
}

#[test]
fn output_folders_in_the_wrong_place_are_refused() {
    for arguments in [
        ["--public", "public", "--replies", "public/replies"],
        ["--public", "replies/public", "--replies", "replies"],
        ["--public", "x/../public", "--replies", "./public/."],
        ["--public", ".", "--replies", "replies"],
        ["--public", "incidents", "--replies", "replies"],
        ["--public", "../beside", "--replies", "replies"],
        ["--public", "amends.yaml", "--replies", "replies"],
        ["--public", "/dev/null", "--replies", "replies"],
    ] {
        let project = Project::sound();
        let mut all = vec!["build", "--now", "2026-07-11 14:00"];
        all.extend(arguments);
        let ran = project.run_with(&all);
        assert_eq!(ran.status, Some(2), "{arguments:?}: {}", ran.said);
    }
}

/// What lies in the output folder and leads out of it is not followed.
#[test]
fn links_inside_public_are_replaced_and_not_followed() {
    for (link, target) in [
        ("index.html", "../../beside/secret.txt"),
        ("incidents", "../../beside"),
        ("feed.atom", "/dev/full"),
    ] {
        let project = Project::sound();
        assert_eq!(project.run("build").status, Some(0));
        let place = project.path(&format!("public/{link}"));
        let removed = if place.is_dir() {
            fs::remove_dir_all(&place)
        } else {
            fs::remove_file(&place)
        };
        removed.expect("it goes");
        symlink(target, &place).expect("a link");
        let ran = project.run("build");
        assert!(matches!(ran.status, Some(0 | 2)), "{link}: {}", ran.said);
        let secret = fs::read_to_string(project.path("../beside/secret.txt")).expect("it is there");
        assert_eq!(secret, "nobody reads this");
    }
}

#[test]
fn paths_in_settings_stay_inside() {
    for lines in [
        "theme: ../../etc\n",
        "theme: /etc\n",
        "brand:\n  logo: ../../../etc/passwd\n",
        "brand:\n  id: ../x\n",
        "brands:\n  ../up:\n    name: Up\n",
        "brands:\n  \"a/b\":\n    name: Up\n",
    ] {
        let project = Project::with_settings(lines);
        let ran = project.run("build");
        assert!(matches!(ran.status, Some(0 | 1)), "{lines}: {}", ran.said);
        assert!(!ran.said.contains("root:x"));
    }
    for id in ["../up", "/etc", "a/b", "..", "", "a\\nb"] {
        let project = Project::with_facts(&format!("moved_from: [\"{id}\"]\n"));
        let ran = project.run("build");
        assert_eq!(ran.status, Some(1), "{id}: {}", ran.said);
    }
}
