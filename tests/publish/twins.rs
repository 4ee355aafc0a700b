//! Compressed twins beside pages: made once, changed with their pages, and never left behind.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use amends::publish::{Key, Output, Ownership, Written, compress, publish};

use crate::{
    folder::{folder, put, room, traces},
    states::assert_holds,
};

const PAGE: &str = "<html>We are replacing the system that failed. We are replacing it now.</html>";

fn pages(text: &str) -> Output<'static> {
    let mut output = Output::new();
    for path in ["a/b.html", "index.html"] {
        output.insert(path, format!("{text}{}", PAGE.repeat(20)));
    }
    output.insert("as_of.json", "{}");
    output
}

fn build(output: &Output<'_>, dir: &Path) -> Written {
    publish(output, dir, Ownership::OursOnly).unwrap()
}

#[test]
fn twins_are_made_once() {
    let dir = folder("twins-once");
    let made = AtomicUsize::new(0);
    let output = || {
        let mut output = pages("");
        output.insert_made("made.html", Key(1), || {
            made.fetch_add(1, Ordering::Relaxed);
            Ok(PAGE.repeat(9).into_bytes())
        });
        compress(output)
    };
    let written = build(&output(), &dir);
    // Three pages in three forms, and a file that compression does not make smaller.
    assert_eq!((written.files, written.written), (10, 10));
    let (before, count) = (traces(&dir), made.load(Ordering::Relaxed));
    let again = build(&output(), &dir);
    assert_eq!((again.written, again.removed, again.unchanged), (0, 0, 10));
    assert_eq!(traces(&dir), before);
    assert_eq!(made.load(Ordering::Relaxed), count);
}

#[test]
fn without_compression_no_twin_stays_behind() {
    let dir = folder("twins-gone");
    build(&compress(pages("old")), &dir);
    let before = traces(&dir);
    let written = build(&pages("old"), &dir);
    assert_eq!((written.written, written.removed), (0, 4));
    assert_eq!(
        traces(&dir)[&dir.join("index.html")],
        before[&dir.join("index.html")]
    );
    assert_holds(&dir, &pages("old"));
    build(&compress(pages("old")), &dir);
    build(&pages("new"), &dir);
    assert_holds(&dir, &pages("new"));
}

#[test]
fn a_page_that_became_too_short_for_a_twin_loses_it() {
    let dir = folder("twins-short");
    let long = |text: &str| {
        let mut output = pages("");
        output.insert("note.txt", text);
        compress(output)
    };
    build(&long(&PAGE.repeat(3)), &dir);
    assert!(dir.join("note.txt.gz").exists());
    let written = build(&long("short"), &dir);
    assert_eq!((written.written, written.removed), (1, 2));
    assert!(!dir.join("note.txt.gz").exists() && !dir.join("note.txt.br").exists());
    let before = traces(&dir);
    build(&long("short"), &dir);
    assert_eq!(traces(&dir), before);
}

#[test]
fn twins_go_also_where_the_list_of_files_is_damaged() {
    let dir = folder("twins-damaged");
    for damage in ["", "\0\0\0\0\0\0\0\0"] {
        build(&compress(pages("old")), &dir);
        put(&dir, ".amends/manifest", damage);
        build(&pages("new"), &dir);
        assert_holds(&dir, &pages("new"));
    }
    build(&compress(pages("old")), &dir);
    let manifest = fs::read(dir.join(".amends/manifest")).unwrap();
    let half = String::from_utf8_lossy(&manifest[..manifest.len() - 20]).into_owned();
    put(&dir, ".amends/manifest", &half);
    build(&pages("new"), &dir);
    assert_holds(&dir, &pages("new"));
}

#[test]
fn a_compressed_file_of_others_stays() {
    let dir = folder("twins-of-others");
    build(&pages("old"), &dir);
    put(&dir, "index.html.gz", "theirs");
    put(&dir, "backup.tar.gz", "theirs");
    build(&pages("new"), &dir);
    assert_eq!(fs::read(dir.join("index.html.gz")).unwrap(), b"theirs");
    // It stands where ours belongs, and is replaced as any file would be.
    build(&compress(pages("new")), &dir);
    assert_ne!(fs::read(dir.join("index.html.gz")).unwrap(), b"theirs");
    assert_eq!(fs::read(dir.join("backup.tar.gz")).unwrap(), b"theirs");
    assert_eq!(room(&dir), ["lock", "manifest"]);
}
