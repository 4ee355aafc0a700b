//! Hostile and ordinary texts; nothing may run, leave the host or disappear.

use super::{first_sentence, image_names, to_html, to_text};

fn check(markdown: &str, expect: &str) {
    assert_eq!(to_html(markdown, ""), expect, "{markdown}");
}

#[test]
fn raw_html_shows_as_text_and_comments_vanish() {
    check(
        "<script>alert(1)</script>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    );
    check(
        "a <b onclick=x>b</b>",
        "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>",
    );
    check("a <!-- draft --> b", "<p>a  b</p>");
    assert!(!to_html("<!--\ndraft\n\nmore -->\n\nshown", "").contains("draft"));
    assert!(!to_text("x\n\n<!-- draft\nmore -->").contains("draft"));
}

#[test]
fn no_comment_is_read_as_text() {
    let deep = "[".repeat(10_000);
    for text in [
        "a <!-- draft\n\ndraft --> b",
        "a <!-- draft",
        "`a <!-- draft -->` b",
        "```\n<!-- draft -->\n```\na",
        "a<!--> <!-- draft -->",
        "a <b <!-- draft -->",
        "a \\<!-- draft -->",
        "[a](https://b.example \"<!-- draft -->\")",
        "[a<!-- draft",
        &format!("{deep}<!-- draft -->"),
    ] {
        for shown in [to_html(text, ""), to_text(text), first(text)] {
            assert!(!shown.contains("draft"), "{text}: {shown}");
        }
    }
}

#[test]
fn links_keep_four_schemes() {
    check(
        "[a](https://b.example/c)",
        "<p><a href=\"https://b.example/c\">a</a></p>",
    );
    check("[a](tel:150)", "<p><a href=\"tel:150\">a</a></p>");
    check(
        "<a@b.example>",
        "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>",
    );
    for target in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "java&#10;script:x",
        "javascript&colon;x",
        "&#106;avascript:x",
        "<java\tscript:x>",
        "<\u{1}javascript:x>",
        "%6aavascript:x",
        "jar:http://x",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "https:evil.example",
        "https:javascript:x",
        "file:///etc",
        "../x",
    ] {
        let html = to_html(&format!("[a]({target})"), "");
        assert!(!html.contains("href"), "{target}: {html}");
        assert!(html.contains('a'), "{target}");
    }
}

#[test]
fn images_are_files_beside_the_update() {
    check("![map](a.png)", "<p><img src=\"a.png\" alt=\"map\" /></p>");
    check("![map](https://x.example/a.png)", "<p>map</p>");
    check("![map](../a.png)", "<p>map</p>");
    assert_eq!(
        to_html("![m](a.png)", "../files/"),
        "<p><img src=\"../files/a.png\" alt=\"m\" /></p>"
    );
    assert_eq!(image_names("x ![m](a.png)"), [("a.png".to_owned(), 2..13)]);
}

#[test]
fn deep_nesting_ends() {
    for open in ["[", "> ", "- ", "*", "(", "![", "<"] {
        let text = open.repeat(10_000);
        assert!(!to_html(&text, "").is_empty(), "{open}");
        let _shown = to_text(&text);
    }
}

#[test]
fn plain_text_keeps_words_and_targets() {
    assert_eq!(
        to_text("# A\n\nb *c* [d](https://e.example)\n\n- f\n- g"),
        "A\n\nb c d (https://e.example)\n\n- f\n- g"
    );
    assert_eq!(to_text("<https://e.example>"), "https://e.example");
    assert_eq!(to_text("~~a~~"), "a");
    assert_eq!(first("We're sorry. It is *down*.\n\nMore."), "We're sorry.");
    assert_eq!(
        first("Siden kl. 14.34 er det nede. Mere."),
        "Siden kl. 14.34 er det nede."
    );
    for whole in [
        "In der Nacht auf Samstag, 1. August, ziehen wir um.",
        "Einige Dienste, z. B. Anrufe, fallen aus.",
        "Das gilt bis 31. Juli um 12:00 Uhr.",
    ] {
        assert_eq!(first(&format!("{whole} Mehr.")), whole);
    }
    assert_eq!(first("We take plan B. It works."), "We take plan B.");
}

#[test]
fn many_brackets_are_deep_only_where_they_stand_open() {
    let links = "[a](https://b.example) ".repeat(3000);
    assert!(to_html(&links, "").contains("<a href="));
    let open = format!("{}x", "[".repeat(3000));
    assert!(to_html(&open, "").starts_with("[["));
}

#[test]
fn a_sentence_without_an_end_is_cut_between_words() {
    let cut = first(&"word ".repeat(1000));
    assert!(
        cut.ends_with("word…") && cut.chars().count() <= 501,
        "{cut}"
    );
    let whole = "word ".repeat(90);
    assert_eq!(first(&whole), whole.trim());
}

/// The first sentence, whatever it says.
fn first(text: &str) -> String {
    first_sentence(text, |_| false)
}

#[test]
fn a_mere_opening_brings_the_next_sentence_along() {
    let opening = |sentence: &str| sentence == "We're sorry.";
    for (text, expected) in [
        (
            "We're sorry. It is *down*. More.",
            "We're sorry. It is down.",
        ),
        (
            "We're sorry.\n\nIt is down. More.",
            "We're sorry. It is down.",
        ),
        ("We're sorry.", "We're sorry."),
        ("It is down. More.", "It is down."),
    ] {
        assert_eq!(first_sentence(text, opening), expected);
    }
}
