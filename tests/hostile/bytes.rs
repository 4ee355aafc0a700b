//! Bytes that are no text, or text in an unusual coat.

use crate::project::{FACTS, FOLDER, Project, SITE, update};

/// The three kinds of text files of a project, each with its sound text.
fn files() -> [(String, String); 3] {
    [
        ("amends.yaml".to_owned(), SITE.to_owned()),
        (format!("{FOLDER}/incident.yaml"), FACTS.to_owned()),
        (
            format!("{FOLDER}/01-investigating.md"),
            update("", "Some calls fail."),
        ),
    ]
}

#[test]
fn invalid_utf_8_is_named_in_every_file() {
    for (path, text) in files() {
        for bad in [
            &b"\xff\xfe"[..],
            b"\xc3",
            b"\xed\xa0\x80",
            b"\xf5\x80\x80\x80",
        ] {
            Project::with(&path, [text.as_bytes(), b"# ", bad, b"\n"].concat())
                .is_refused("not-utf8");
        }
    }
}

#[test]
fn utf_16_is_no_utf_8() {
    for (path, text) in files() {
        let utf_16 = text.encode_utf16().flat_map(u16::to_le_bytes);
        let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf_16).collect();
        Project::with(&path, bytes).is_refused("not-utf8");
    }
}

#[test]
fn a_byte_order_mark_and_carriage_returns_change_nothing() {
    let plain = Project::sound().is_published();
    let coats: [fn(&str) -> String; 3] = [
        |text| format!("\u{feff}{text}"),
        |text| text.replace('\n', "\r\n"),
        |text| format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ];
    for coat in coats {
        let project = Project::sound();
        for (path, text) in files() {
            project.lay(&path, coat(&text));
        }
        assert_eq!(project.is_published(), plain);
    }
}

/// An editor counts the bytes of the mark as well.
#[test]
fn an_edit_counts_the_bytes_of_the_mark() {
    let path = format!("{FOLDER}/incident.yaml");
    for mark in ["", "\u{feff}"] {
        let text = format!("{mark}{}", FACTS.replace("impact", "imapct"));
        let project = Project::with(&path, &text);
        let ran = project.run_with(&["check", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&ran.said).expect("JSON");
        let edit = found
            .as_array()
            .into_iter()
            .flatten()
            .find_map(|p| p.get("edit"));
        let start = edit.and_then(|e| e["start"].as_u64()).expect("an edit");
        assert_eq!(Some(start as usize), text.find("imapct"), "{mark:?}");
    }
}

#[test]
fn an_attachment_keeps_every_byte() {
    let bytes = b"\xef\xbb\xbfa,b\r\n\0\xff";
    for bytes in [&bytes[..], &bytes[..8]] {
        let project = Project::with(&format!("{FOLDER}/table.csv"), bytes);
        project.is_published();
        let written = project.path(&format!("public/{FOLDER}/table.csv"));
        assert_eq!(std::fs::read(written).expect("the file is there"), bytes);
    }
}

#[test]
fn nothing_but_a_byte_is_no_reason_to_fall_over() {
    for (path, _) in files() {
        for bytes in [
            "",
            "\0",
            "\u{feff}",
            "\r",
            "-",
            "---",
            "---\n",
            "---\n---",
            "\u{2028}",
            "\u{85}",
            "\t",
            "%YAML 9.9\n",
            "...\n",
        ] {
            let project = Project::with(&path, bytes);
            assert_eq!(project.run("check").status, Some(1), "{path} {bytes:?}");
        }
    }
}

/// No page holds a byte that XML and HTML cannot.
#[test]
fn control_characters_never_reach_a_page_or_a_feed_raw() {
    let odd = "a\u{0}b\u{7}c\u{1b}[31md\u{7f}e\u{fffe}f\u{202e}g";
    let quoted = "\"a\\0b\\ac\\e[31md\"";
    for project in [
        Project::with_update(update("", odd)),
        Project::with_update(update(&format!("effect: {quoted}\n"), "x")),
        Project::with(
            &format!("{FOLDER}/incident.yaml"),
            FACTS.replace("Calls fail", quoted),
        ),
    ] {
        let build = project.run("build");
        if build.status == Some(1) {
            assert!(build.said.contains("error["), "{}", build.said);
            continue;
        }
        assert!(!build.said.contains('\u{1b}'), "{:?}", build.said);
        for page in ["index.html", "feed.atom", &format!("{FOLDER}/index.html")] {
            let text = project.page(page);
            let raw = text
                .chars()
                .find(|c| c.is_control() && !"\n\r\t".contains(*c) && *c != '\u{7f}');
            assert_eq!(raw, None, "{page}");
        }
    }
}
