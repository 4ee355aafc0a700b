//! What is not ours: other people's folders and files, links that lead out, and other builds.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::fs::{MetadataExt, symlink},
    path::Path,
    thread,
    time::Duration,
};

use amends::publish::{Ownership, publish};

use crate::folder::{build, files, folder, output, owned, put, site};

#[test]
fn files_of_others_are_left_alone() {
    let dir = folder("foreign");
    build(&dir, &[("a/x.html", "x"), ("index.html", "home")]).unwrap();
    put(&dir, "CNAME", "status.example");
    put(&dir, ".well-known/security.txt", "contact");
    build(&dir, &[("b/x.html", "x"), ("index.html", "home")]).unwrap();
    let site = site(&dir);
    assert_eq!(
        (
            site["CNAME"].as_str(),
            site[".well-known/security.txt"].as_str()
        ),
        ("status.example", "contact")
    );
    assert!(!site.contains_key("a/"));
}

#[test]
fn a_folder_of_someone_else_is_refused_unless_forced() {
    let dir = folder("refused");
    put(&dir, "thesis.txt", "three years");
    let error = build(&dir, &[("index.html", "home")])
        .unwrap_err()
        .to_string();
    assert!(error.contains("`--force`"), "{error}");
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
    fs::create_dir(dir.join(".amends")).unwrap();
    build(&dir, &[("index.html", "home")]).unwrap_err();
    publish(&output(&[("index.html", "home")]), &dir, Ownership::Force).unwrap();
    build(&dir, &[("index.html", "home 2")]).unwrap();
    assert_eq!(
        files(&dir),
        owned(&[("index.html", "home 2"), ("thesis.txt", "three years")])
    );
}

#[test]
fn a_symlinked_folder_is_followed() {
    let dir = folder("symlinked");
    fs::create_dir(dir.join("real")).unwrap();
    symlink("real", dir.join("public")).unwrap();
    let inode = fs::metadata(dir.join("real")).unwrap().ino();
    build(&dir.join("public"), &[("index.html", "home")]).unwrap();
    build(&dir.join("public"), &[("index.html", "new")]).unwrap();
    assert!(dir.join("public").is_symlink());
    assert_eq!(fs::metadata(dir.join("real")).unwrap().ino(), inode);
    assert_eq!(site(&dir.join("real"))["index.html"], "new");
}

#[test]
fn what_stands_in_the_way_is_named_and_nothing_changes() {
    let dir = folder("in-the-way");
    build(&dir, &[("d/name/x.html", "x"), ("index.html", "home")]).unwrap();
    put(&dir, "d/name/theirs.txt", "theirs");
    put(&dir, "e", "theirs");
    fs::create_dir(dir.join("real")).unwrap();
    symlink("real", dir.join("linked")).unwrap();
    let before = site_without_links(&dir);
    for path in ["d/name", "e/x.html", "linked/x.html"] {
        let error = build(&dir, &[(path, "new"), ("index.html", "new")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("stands in the way"), "{error}");
        assert_eq!(site_without_links(&dir), before);
    }
    assert_eq!(fs::read_dir(dir.join("real")).unwrap().count(), 0);
}

fn site_without_links(dir: &Path) -> BTreeMap<String, String> {
    let mut found = site(dir);
    found.retain(|path, _| !path.starts_with("linked"));
    found
}

#[test]
fn nothing_is_removed_through_a_symlink() {
    let dir = folder("outside");
    let public = dir.join("public");
    build(&public, &[("a/x.html", "x"), ("index.html", "home")]).unwrap();
    fs::rename(public.join("a"), dir.join("a")).unwrap();
    symlink("../a", public.join("a")).unwrap();
    build(&public, &[("index.html", "home")]).unwrap();
    assert!(dir.join("a/x.html").exists());
}

#[test]
fn a_second_build_waits_for_the_first() {
    let dir = folder("lock");
    build(&dir, &[("index.html", "old")]).unwrap();
    let held = File::open(dir.join(".amends/lock")).unwrap();
    held.lock().unwrap();
    thread::scope(|scope| {
        let second = scope.spawn(|| build(&dir, &[("index.html", "new")]));
        thread::sleep(Duration::from_millis(100));
        assert!(!second.is_finished());
        assert_eq!(site(&dir)["index.html"], "old");
        held.unlock().unwrap();
        second.join().unwrap().unwrap();
    });
    assert_eq!(site(&dir)["index.html"], "new");
}

#[test]
fn a_path_that_leads_out_writes_nothing() {
    let dir = folder("escape");
    build(
        &dir.join("public"),
        &[("../up.html", "x"), ("index.html", "home")],
    )
    .unwrap_err();
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 0);
}
