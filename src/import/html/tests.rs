//! Texts of updates and the Markdown they become; nasty ones come back as the same text.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Markup, to_markdown};

fn check(text: &str, expected: &str) {
    assert_eq!(to_markdown(text, Markup::Plain).text, expected, "{text}");
}

fn check_markdown(text: &str, expected: &str) {
    assert_eq!(to_markdown(text, Markup::Markdown).text, expected, "{text}");
}

/// What a reader of the page sees, with a `¶` where a paragraph or a line ends.
fn shown(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS,
    ) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::Html(text) | Event::InlineHtml(text) => out.push_str(&format!("HTML {text}")),
            Event::SoftBreak => out.push('\n'),
            Event::HardBreak | Event::End(TagEnd::Paragraph) => out.push('¶'),
            Event::Start(
                Tag::Paragraph
                | Tag::Link { .. }
                | Tag::Strong
                | Tag::Emphasis
                | Tag::Strikethrough,
            ) => {}
            Event::Start(other) => out.push_str(&format!("BLOCK {other:?}")),
            _ => {}
        }
    }
    out.trim_end_matches('¶').to_owned()
}

/// What a status page shows for plain text without tags.
fn as_published(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let filled: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    filled.join("¶")
}

#[test]
fn lines_and_paragraphs() {
    check("One.<br /><br />Two.<br>Three.", "One.\n\nTwo.\\\nThree.");
    check("One.\n\nTwo.\nThree.\r\n", "One.\n\nTwo.\\\nThree.");
    check("One. <br />\n <br />\nTwo.", "One.\n\nTwo.");
    check("<p>One\nline.</p><br /><p>Two.</p>", "One line.\n\nTwo.");
    check(" \n ", "");
}

#[test]
fn marks() {
    check(
        "<b>Note: </b>all <em>is</em> <strike>lost</strike>.",
        "**Note:** all *is* ~~lost~~.",
    );
    check("<b>a</b><strong>b</strong><i></i>", "**ab**");
    check("<b>One.<br><br>Two.</b>", "**One.**\n\n**Two.**");
    check("<b>one <i>two</b> three</i>", "**one *two*** *three*");
    check("<b>Note:</b>text", "Note:text");
    check("open <b>to the end", "open **to the end**");
    check("<code>a_b</code> and <code>`</code>", "`a_b` and `` ` ``");
}

#[test]
fn links() {
    check(
        "<a href=\"https://x.example/a_b?c=1&amp;d=2\">our *page*</a>",
        "[our \\*page\\*](https://x.example/a_b?c=1&d=2)",
    );
    check(
        "See (https://x.example/a_b_).",
        "See (<https://x.example/a_b>\\_).",
    );
    check(
        "At https://x.example/w(1), now",
        "At <https://x.example/w(1)>, now",
    );
    check(
        "<a href=\"/help\">Help</a> <a>none</a>",
        "Help (/help) none",
    );
    check(
        "wow!<a href='https://x.example'>x</a>",
        "wow\\![x](https://x.example)",
    );
}

#[test]
fn lists() {
    check(
        "Now:<ul><li>one</li><li>two<br>lines</li></ul>Then",
        "Now:\n\n- one\n- two\\\n  lines\n\nThen",
    );
    check(
        "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
        "1. a\n   - b\n2. c",
    );
    check("<ul><li>a<li>b", "- a\n- b");
    check("<h3>Title<br>two</h3>x", "### Title two\n\nx");
}

#[test]
fn words_that_are_no_markup() {
    check(
        "the <Product> with a < b &amp; &lt;c&gt; &hellip;",
        "the \\<Product> with a < b & \\<c> …",
    );
    check("- one\n- two", "\\- one\\\n\\- two");
    check(
        "1. one\n#2\n# 3\n> 4\nText\n---",
        "1\\. one\\\n#2\\\n\\# 3\\\n\\> 4\\\nText\\\n\\---",
    );
    check(
        "snake_case _x_ *y* `z` [a](b)",
        "snake_case \\_x\\_ \\*y\\* \\`z\\` \\[a](b)",
    );
    check(
        "~08:05 and ~16:30, C:\\dir \\*",
        "~08:05 and ~16:30, C:\\dir \\\\\\*",
    );
    check("AT&T &amp;amp; &#8217;", "AT&T \\&amp; ’");
}

#[test]
fn comments_are_kept_apart() {
    let converted = to_markdown("a<!-- draft --> b<!-- -->", Markup::Plain);
    assert_eq!(converted.text, "a b");
    assert_eq!(converted.comments, ["draft"]);
}

#[test]
fn postmortems_are_markdown_already() {
    check_markdown(
        "##### Issue\r\n\r\n*All* of `<b>` <b>bold</b><br>next <Product>",
        "##### Issue\n\n*All* of `<b>` **bold**\\\nnext <Product>",
    );
    check_markdown(
        "<p>One.</p><ul><li>two</li></ul><a href=\"https://x.example\">x</a>",
        "One.\n\n- two\n\n[x](https://x.example)",
    );
}

proptest! {
    #[test]
    fn plain_text_shows_as_itself(text in "([-#*_`~=+|:>&;!\\[\\]()\\\\<. \n\t]|q|1|é|’|https://x\\.example/|&amp|--|[qr] ){0,20}") {
        let text = text.replace("&amp;", "&amp,");
        let markdown = to_markdown(&text, Markup::Plain).text;
        prop_assert_eq!(shown(&markdown), as_published(&text), "{}", markdown);
    }

    #[test]
    fn marks_never_show_as_signs(parts in prop::collection::vec(
        prop::sample::select(vec!["<b>", "</b>", "<i>", "</i>", "<s>", "</s>", "<a href='https://x.example'>", "</a>", "a", "b", " ", ".", "(", "é", "~", "_", "🙂", "<br>"]), 0..14)) {
        let markdown = to_markdown(&parts.concat(), Markup::Plain).text;
        let words: String = parts.iter().filter(|part| !part.starts_with('<')).copied().collect::<String>().split_whitespace().collect();
        prop_assert_eq!(shown(&markdown).replace([' ', '¶'], ""), words, "{}", markdown);
    }
}
