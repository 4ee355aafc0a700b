//! Folders that are mounts, seen from this mount namespace and from others.

use std::{
    env, fs,
    io::{BufRead, BufReader, Write},
    os::unix::fs::MetadataExt,
    path::Path,
    process::{Command, Stdio},
};

use amends::publish::{Ownership, publish};

use crate::{
    folder::{build, files, folder, owned, site},
    reader::assert_whole,
    states::{assert_stands, edited, state, this_program},
};

const INSIDE: &str = "PUBLISH_OWN_MOUNTS";

/// Runs a test where it may mount what it likes and nobody else sees it: in a process with mounts of its own.
pub(crate) fn with_mounts(test: &str, inside: impl FnOnce()) {
    if env::var_os(INSIDE).is_some() {
        return inside();
    }
    let root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let mut apart = Command::new("unshare");
    apart
        .arg("--mount")
        .args((!root).then_some("--map-root-user"));
    let may = Command::new(apart.get_program())
        .args(apart.get_args())
        .args(["mount", "-t", "tmpfs", "tmpfs"])
        .arg(folder("may-mount"))
        .output();
    if !may.is_ok_and(|ended| ended.status.success()) {
        println!("skipped: nothing can be mounted here, not even in a mount namespace of its own");
        return;
    }
    let run = apart
        .arg(this_program())
        .args(["--nocapture", "--exact", test])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let lines = said.lines().filter(|line| line.starts_with("measured: "));
    lines.for_each(|line| println!("{line}"));
    assert!(
        run.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

pub(crate) fn mount(args: &[&str], place: &Path) {
    let mounted = Command::new("mount").args(args).arg(place).status();
    assert!(mounted.unwrap().success(), "mount {args:?}");
}

#[test]
fn a_mount_point_is_written_inside_the_mount() {
    with_mounts("mounts::a_mount_point_is_written_inside_the_mount", || {
        let dir = folder("mount-point");
        mount(&["-t", "tmpfs", "tmpfs"], &dir);
        let inode = fs::metadata(&dir).unwrap().ino();
        for number in 0..4 {
            publish(&state(number), &dir, Ownership::OursOnly).unwrap();
            assert_stands(&dir, number);
        }
        assert_eq!(fs::metadata(&dir).unwrap().ino(), inode);
        // A symlink to a mount point leads into the mount.
        let link = dir.with_file_name("mount-point-link");
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(&dir, &link).unwrap();
        publish(&state(4), &link, Ownership::OursOnly).unwrap();
        assert_stands(&dir, 4);
    });
}

#[test]
fn a_bind_mount_in_another_namespace_shows_what_was_built() {
    with_mounts(
        "mounts::a_bind_mount_in_another_namespace_shows_what_was_built",
        || {
            let dir = folder("bound");
            let (public, served) = (dir.join("public"), dir.join("served"));
            fs::create_dir(&served).unwrap();
            build(
                &public,
                &[
                    ("a/x.html", "old"),
                    ("gone.html", "x"),
                    ("index.html", "old home"),
                ],
            )
            .unwrap();
            let inode = fs::metadata(&public).unwrap().ino();
            let script = "mount --bind \"$0/public\" \"$0/served\" && echo bound && read go \
                      && cat \"$0/served/a/x.html\" \"$0/served/b/y.html\" \"$0/served/index.html\" && ls \"$0/served\"";
            let mut server = Command::new("unshare")
                .args(["--mount", "--propagation", "private", "sh", "-c", script])
                .arg(&dir)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut said = BufReader::new(server.stdout.take().unwrap()).lines();
            assert_eq!(said.next().unwrap().unwrap(), "bound");
            build(
                &public,
                &[
                    ("a/x.html", "new\n"),
                    ("b/y.html", "added\n"),
                    ("index.html", "new home\n"),
                ],
            )
            .unwrap();
            server.stdin.take().unwrap().write_all(b"go\n").unwrap();
            let seen: Vec<_> = said.map(Result::unwrap).collect();
            assert_eq!(seen, ["new", "added", "new home", "a", "b", "index.html"]);
            assert!(server.wait().unwrap().success());
            assert_eq!(fs::metadata(&public).unwrap().ino(), inode);
            assert_eq!(fs::read_dir(&served).unwrap().count(), 0);
        },
    );
}

#[test]
fn a_mount_inside_the_folder_stays() {
    with_mounts("mounts::a_mount_inside_the_folder_stays", || {
        let dir = folder("mounted-inside");
        build(&dir, &[("index.html", "old")]).unwrap();
        fs::create_dir(dir.join(".well-known")).unwrap();
        mount(&["-t", "tmpfs", "tmpfs"], &dir.join(".well-known"));
        crate::folder::put(&dir, ".well-known/token", "theirs");
        build(&dir, &[("index.html", "new")]).unwrap();
        assert_eq!(
            files(&dir),
            owned(&[(".well-known/token", "theirs"), ("index.html", "new")])
        );
    });
}

/// A file that is a mount can be neither renamed nor replaced: the build fails in the midst of moving.
#[test]
fn what_cannot_be_replaced_brings_everything_back() {
    with_mounts(
        "mounts::what_cannot_be_replaced_brings_everything_back",
        || {
            // Few files are renamed over the old ones, many are exchanged; the page in the way is one of them.
            for (name, count) in [("back-few", 40), ("back-many", 150)] {
                let dir = folder(name);
                publish(&state(0), &dir, Ownership::OursOnly).unwrap();
                let page = edited(count, "old");
                let stuck = page.paths().nth(140).unwrap();
                let place = dir.join(stuck);
                let copy = dir.with_extension("copy");
                fs::copy(&place, &copy).unwrap();
                mount(&["--bind", copy.to_str().unwrap()], &place);
                let before = site(&dir);
                let error = publish(&edited(count, "new"), &dir, Ownership::OursOnly).unwrap_err();
                assert!(format!("{error:#}").contains(stuck), "{error:#}");
                assert!(site(&dir) == before, "{name}");
                assert_whole(&dir);
                assert_eq!(crate::folder::room(&dir), ["lock", "manifest"]);
                assert!(
                    Command::new("umount")
                        .arg(&place)
                        .status()
                        .unwrap()
                        .success()
                );
                publish(&state(1), &dir, Ownership::OursOnly).unwrap();
                assert_stands(&dir, 1);
            }
        },
    );
}
