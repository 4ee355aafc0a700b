//! YAML as amends writes it: block style, two spaces, and no scalar that a reader could take for anything but the text it is.
//! Reads nothing, knows no key of any file and never writes flow style, where a comma or a colon would break prose.

/// A piece of YAML to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A text, quoted wherever a plain one could be read as something else.
    Text(String),
    /// A number, a time, a boolean or a keyword, written as it is given.
    Verbatim(String),
    /// A list, one item a line.
    List(Vec<Node>),
    /// A mapping, in the order given.
    Map(Vec<(String, Node)>),
    /// A number, a time or a keyword with a comment behind it, for people alone.
    Commented {
        /// The value, written as it is given.
        value: String,
        /// The comment; its line breaks become spaces.
        comment: String,
    },
}

impl Node {
    /// A text.
    pub fn text(value: impl Into<String>) -> Self {
        Self::Text(value.into())
    }

    /// A number, a time or a keyword; the caller vouches that it means itself.
    pub fn verbatim(value: impl Into<String>) -> Self {
        Self::Verbatim(value.into())
    }

    /// A number, a time or a keyword, with a comment where there is one to make.
    pub fn commented(value: impl Into<String>, comment: Option<String>) -> Self {
        let value = value.into();
        match comment {
            Some(comment) => Self::Commented { value, comment },
            None => Self::Verbatim(value),
        }
    }

    /// A mapping with keys known to the program.
    pub fn map<const N: usize>(entries: [(&str, Node); N]) -> Self {
        Self::Map(entries.map(|(key, node)| (key.to_owned(), node)).into())
    }
}

/// Turns a node into a YAML document in block style that ends with a newline.
pub fn emit(node: &Node) -> String {
    let mut out = String::new();
    match node {
        Node::Map(entries) if !entries.is_empty() => push_entries(&mut out, entries, 0),
        Node::List(items) if !items.is_empty() => push_items(&mut out, items, 0),
        scalar => {
            push_inline(&mut out, scalar, 0);
            out.push('\n');
        }
    }
    out
}

/// Turns a text into a YAML scalar for one line: plain where that is certainly safe, else double-quoted.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quote(text)
    }
}

fn push_entries(out: &mut String, entries: &[(String, Node)], indent: usize) {
    for (index, (key, node)) in entries.iter().enumerate() {
        if index > 0 {
            push_indent(out, indent);
        }
        out.push_str(&scalar(key));
        out.push(':');
        match node {
            Node::Map(inner) if !inner.is_empty() => {
                open_block(out, indent + 2);
                push_entries(out, inner, indent + 2);
            }
            Node::List(inner) if !inner.is_empty() => {
                open_block(out, indent + 2);
                push_items(out, inner, indent + 2);
            }
            flat => {
                out.push(' ');
                push_inline(out, flat, indent + 2);
                out.push('\n');
            }
        }
    }
}

fn push_items(out: &mut String, items: &[Node], indent: usize) {
    for (index, node) in items.iter().enumerate() {
        if index > 0 {
            push_indent(out, indent);
        }
        out.push_str("- ");
        match node {
            Node::Map(inner) if !inner.is_empty() => push_entries(out, inner, indent + 2),
            Node::List(inner) if !inner.is_empty() => push_items(out, inner, indent + 2),
            flat => {
                push_inline(out, flat, indent + 2);
                out.push('\n');
            }
        }
    }
}

fn open_block(out: &mut String, indent: usize) {
    out.push('\n');
    push_indent(out, indent);
}

fn push_indent(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

fn push_inline(out: &mut String, node: &Node, indent: usize) {
    match node {
        Node::Text(text) if is_literal(text) => push_literal(out, text, indent),
        Node::Text(text) => out.push_str(&scalar(text)),
        Node::Verbatim(text) => out.push_str(text),
        Node::List(_) => out.push_str("[]"),
        Node::Map(_) => out.push_str("{}"),
        Node::Commented { value, comment } => push_commented(out, value, comment),
    }
}

fn push_commented(out: &mut String, value: &str, comment: &str) {
    out.push_str(value);
    out.push_str(" # ");
    out.extend(
        comment
            .chars()
            .map(|c| if is_printable(c) { c } else { ' ' }),
    );
}

/// Writes `|` and the lines; the caller adds the newline that ends the last one.
fn push_literal(out: &mut String, text: &str, indent: usize) {
    let (header, lines) = text
        .strip_suffix('\n')
        .map_or(("|-", text), |lines| ("|", lines));
    out.push_str(header);
    for line in lines.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            push_indent(out, indent.max(2));
            out.push_str(line);
        }
    }
}

/// Whether a text of several lines comes back unchanged from a literal block: its first line sets the indent and its end the
/// chomping, so texts that start or end oddly are quoted instead.
fn is_literal(text: &str) -> bool {
    let lines = text.strip_suffix('\n').unwrap_or(text);
    lines.contains('\n')
        && !lines.starts_with([' ', '\n', '\t'])
        && !lines.ends_with('\n')
        && lines.chars().all(|c| c == '\n' || is_printable(c))
        && lines
            .split('\n')
            .all(|line| line.is_empty() || !line.trim().is_empty())
}

fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || PLAIN.contains(c))
        && !KEYWORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Punctuation that means nothing inside a plain scalar that starts with a letter.
const PLAIN: &str = " -_./,:()'!?+&%@;=$’‘“”–—…€£";

/// Words that YAML 1.1 or 1.2 reads as booleans or as nothing.
const KEYWORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

fn quote(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => out.push_str(&format!("\\u{:04X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Whether a character may stand as itself: no control, no line break but `\n`, no byte order mark. All others are below U+10000.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        schema::node::{Value, read_yaml},
        source::FileId,
    };

    fn check(text: &str, expected: &str) {
        assert_eq!(scalar(text), expected);
    }

    #[test]
    fn plain_where_certain() {
        for text in [
            "Calls",
            "Git Operations",
            "https://status.example.com/a?b=c",
            "Résumé, détails",
            "don't",
            "a:b",
            "Nope",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn quoted_where_yaml_would_read_something_else() {
        for text in [
            "",
            "yes",
            "No",
            "ON",
            "null",
            "~",
            "150",
            "1.5",
            "0x1F",
            "2026-07-11",
            "12:30",
            "- a",
            "# a",
            "a #b",
            "a: b",
            "a:",
            "*a",
            "&a",
            "!a",
            "{a",
            "[a]",
            "`a",
            "@a",
            "%a",
            "'a'",
            "a ",
            " a",
            "<<",
            "=",
            ".inf",
            "?",
            "a|b",
        ] {
            check(text, &format!("\"{text}\""));
        }
        check("say \"hi\"\\", r#""say \"hi\"\\""#);
        check("a\u{2028}b\u{85}\t", r#""a\u2028b\u0085\t""#);
    }

    #[test]
    fn blocks_of_lists_and_maps() {
        let node = Node::map([
            ("format", Node::verbatim("1")),
            (
                "languages",
                Node::List(vec![Node::text("en"), Node::text("no")]),
            ),
            (
                "components",
                Node::List(vec![Node::map([
                    ("id", Node::text("calls")),
                    ("name", Node::map([("en", Node::text("Calls: all"))])),
                ])]),
            ),
            ("empty", Node::List(vec![])),
        ]);
        let expected = "format: 1\nlanguages:\n  - en\n  - \"no\"\ncomponents:\n  - id: calls\n    name:\n      en: \"Calls: all\"\nempty: []\n";
        assert_eq!(emit(&node), expected);
    }

    #[test]
    fn lines_become_a_literal_block() {
        let node = Node::map([
            ("text", Node::text("One.\n\n  - two: #\n")),
            ("next", Node::text("a\nb")),
        ]);
        assert_eq!(
            emit(&node),
            "text: |\n  One.\n\n    - two: #\nnext: |-\n  a\n  b\n"
        );
        assert_eq!(
            emit(&Node::map([("t", Node::text(" a\nb"))])),
            "t: \" a\\nb\"\n"
        );
    }

    #[test]
    fn comments_stay_on_their_line() {
        let comment = Some("was `2021-02-30\nx`".to_owned());
        let node = Node::map([
            ("at", Node::commented("2021-02-28 00:00Z", comment)),
            ("next", Node::commented("1", None)),
        ]);
        assert_eq!(
            emit(&node),
            "at: 2021-02-28 00:00Z # was `2021-02-30 x`\nnext: 1\n"
        );
    }

    /// What the reader of the project's files makes of the only value of a mapping in a list.
    fn read_back(yaml: &str) -> Option<String> {
        let root = read_yaml(yaml, FileId(0), 0).ok()?;
        let Value::List(mut items) = root.value else {
            return None;
        };
        let Value::Map(mut map) = items.pop()?.value else {
            return None;
        };
        let Value::Scalar(scalar) = map.entries.pop()?.1.value else {
            return None;
        };
        Some(scalar.text)
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "([ -~\n\t\r\u{85}\u{a0}é’–🙂\u{2028}]|[-:#\"\\\\ \n]){0,24}") {
            let node = Node::List(vec![Node::Map(vec![("key".to_owned(), Node::text(text.clone()))])]);
            prop_assert_eq!(read_back(&emit(&node)), Some(text));
        }
    }
}
