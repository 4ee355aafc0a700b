//! From one site to the next: what is written, what stays and what goes.

use std::{
    fs,
    os::unix::fs::symlink,
    sync::atomic::{AtomicUsize, Ordering},
};

use amends::publish::{Key, Output, Ownership, Written, publish};

use crate::folder::{build, files, folder, output, owned, pages, put, room, site, traces};

#[test]
fn a_fresh_folder_gets_every_file() {
    let dir = folder("fresh").join("deep/public");
    let written = build(&dir, &[("a/b/c.html", "c"), ("index.html", "home")]).unwrap();
    assert_eq!(
        written,
        Written {
            files: 2,
            bytes: 5,
            written: 2,
            removed: 0,
            unchanged: 0
        }
    );
    assert_eq!(
        files(&dir),
        owned(&[("a/b/c.html", "c"), ("index.html", "home")])
    );
    assert_eq!(room(&dir), ["lock", "manifest"]);
}

#[test]
fn an_unchanged_output_makes_and_writes_nothing() {
    let dir = folder("unchanged");
    let made = AtomicUsize::new(0);
    let mut output = output(&[("index.html", "home")]);
    output.insert_made("a/made.html", Key(1), || {
        made.fetch_add(1, Ordering::Relaxed);
        Ok(b"made".to_vec())
    });
    publish(&output, &dir, Ownership::OursOnly).unwrap();
    let before = traces(&dir);
    let again = publish(&output, &dir, Ownership::OursOnly).unwrap();
    assert_eq!(
        again,
        Written {
            files: 2,
            bytes: 8,
            written: 0,
            removed: 0,
            unchanged: 2
        }
    );
    assert_eq!(traces(&dir), before);
    assert_eq!(made.load(Ordering::Relaxed), 1);
}

#[test]
fn a_new_key_with_the_same_bytes_leaves_the_file() {
    let dir = folder("same-bytes");
    let with_key = |key| {
        let mut output = Output::new();
        output.insert_made("index.html", Key(key), || Ok(b"home".to_vec()));
        publish(&output, &dir, Ownership::OursOnly).unwrap()
    };
    with_key(1);
    let before = traces(&dir)[&dir.join("index.html")];
    assert_eq!(with_key(2).written, 0);
    assert_eq!(traces(&dir)[&dir.join("index.html")], before);
}

#[test]
fn one_change_writes_one_file() {
    let dir = folder("one-change");
    build(
        &dir,
        &[
            ("a/x.html", "old"),
            ("a/y.html", "y"),
            ("index.html", "home"),
        ],
    )
    .unwrap();
    let before = traces(&dir);
    let written = build(
        &dir,
        &[
            ("a/x.html", "new"),
            ("a/y.html", "y"),
            ("index.html", "home"),
        ],
    )
    .unwrap();
    assert_eq!((written.written, written.unchanged), (1, 2));
    assert_eq!(site(&dir)["a/x.html"], "new");
    for path in ["a/y.html", "index.html"] {
        assert_eq!(traces(&dir)[&dir.join(path)], before[&dir.join(path)]);
    }
    assert_eq!(room(&dir), ["lock", "manifest"]);
}

#[test]
fn many_changes_are_exchanged_and_nothing_is_left_over() {
    let dir = folder("many-changes");
    publish(&pages(300, "old"), &dir, Ownership::OursOnly).unwrap();
    put(&dir, "incidents/7/note.txt", "theirs");
    let written = publish(&pages(290, "new"), &dir, Ownership::OursOnly).unwrap();
    assert_eq!(
        (written.written, written.removed, written.unchanged),
        (290, 10, 1)
    );
    let site = site(&dir);
    assert!(
        (0..290).all(
            |number| site[&format!("incidents/{number}/index.html")] == format!("{number} new")
        )
    );
    assert_eq!(site["incidents/7/note.txt"], "theirs");
    assert!(!site.contains_key("incidents/295/"));
    assert_eq!(room(&dir), ["lock", "manifest"]);
}

#[test]
fn what_is_gone_is_removed_with_its_empty_folders() {
    let dir = folder("removal");
    build(
        &dir,
        &[
            ("a/b/c.html", "c"),
            ("a/d/e.html", "e"),
            ("index.html", "home"),
        ],
    )
    .unwrap();
    put(&dir, "a/d/theirs.txt", "theirs");
    assert_eq!(build(&dir, &[("index.html", "home")]).unwrap().removed, 2);
    assert_eq!(
        site(&dir).into_keys().collect::<Vec<_>>(),
        ["a/", "a/d/", "a/d/theirs.txt", "index.html"]
    );
}

#[test]
fn what_is_kept_survives_and_stays_ours() {
    let dir = folder("kept");
    build(
        &dir,
        &[
            ("a/x/1.html", "1"),
            ("a/y.html", "y"),
            ("index.html", "home"),
        ],
    )
    .unwrap();
    let mut keeping = output(&[("index.html", "new home")]);
    keeping.keep("a/x");
    keeping.keep("never-there");
    let written = publish(&keeping, &dir, Ownership::OursOnly).unwrap();
    assert_eq!((written.files, written.written, written.removed), (2, 1, 1));
    assert_eq!(
        files(&dir),
        owned(&[("a/x/1.html", "1"), ("index.html", "new home")])
    );
    let before = traces(&dir);
    publish(&keeping, &dir, Ownership::OursOnly).unwrap();
    assert_eq!(traces(&dir), before);
    assert_eq!(
        build(&dir, &[("index.html", "new home")]).unwrap().removed,
        1
    );
}

#[test]
fn a_damaged_manifest_costs_a_comparison_and_no_write() {
    let dir = folder("damaged");
    let all = [("a/x.html", "x"), ("index.html", "home")];
    build(&dir, &all).unwrap();
    let before = traces(&dir);
    put(&dir, ".amends/manifest", "half a manif");
    assert_eq!(build(&dir, &all).unwrap().written, 0);
    assert_eq!(
        traces(&dir)[&dir.join("a/x.html")],
        before[&dir.join("a/x.html")]
    );
    assert_eq!(build(&dir, &[("index.html", "home")]).unwrap().removed, 1);
}

#[test]
fn a_manifest_of_another_version_has_every_file_made_again() {
    let dir = folder("upgrade");
    let made = AtomicUsize::new(0);
    let mut output = Output::new();
    output.insert_made("index.html", Key(1), || {
        let home = format!("home {}", made.fetch_add(1, Ordering::Relaxed));
        Ok(home.into_bytes())
    });
    publish(&output, &dir, Ownership::OursOnly).unwrap();
    let manifest = fs::read_to_string(dir.join(".amends/manifest")).unwrap();
    put(
        &dir,
        ".amends/manifest",
        &manifest.replacen(env!("CARGO_PKG_VERSION"), "0.0.0", 1),
    );
    publish(&output, &dir, Ownership::OursOnly).unwrap();
    assert_eq!(site(&dir)["index.html"], "home 1");
}

#[test]
fn edits_and_removals_by_hand_are_repaired() {
    let dir = folder("by-hand");
    let all = [
        ("a/x.html", "x"),
        ("b/y.html", "y"),
        ("index.html", "home"),
        ("z.html", "z"),
    ];
    build(&dir, &all).unwrap();
    put(&dir, "a/x.html", "edited");
    fs::remove_dir_all(dir.join("b")).unwrap();
    fs::remove_file(dir.join("z.html")).unwrap();
    symlink("/etc/hostname", dir.join("z.html")).unwrap();
    assert_eq!(build(&dir, &all).unwrap().written, 3);
    assert_eq!(files(&dir), owned(&all));
}

#[test]
fn a_name_changes_from_file_to_folder_and_back() {
    let dir = folder("kinds");
    let [file, folder]: [&[_]; 2] = [
        &[("d/name", "file"), ("index.html", "home")],
        &[
            ("d/name/deep/x.html", "x"),
            ("d/name/y.html", "y"),
            ("index.html", "home"),
        ],
    ];
    for files_now in [file, folder, file] {
        build(&dir, files_now).unwrap();
        assert_eq!(files(&dir), owned(files_now));
        assert_eq!(room(&dir), ["lock", "manifest"]);
    }
}

#[test]
fn names_with_spaces_and_line_breaks_are_files_like_others() {
    let dir = folder("names");
    let all = [("a b\nc/d\te.png", "x"), ("index.html", "home")];
    build(&dir, &all).unwrap();
    assert_eq!(build(&dir, &all).unwrap().written, 0);
    assert_eq!(files(&dir), owned(&all));
}
