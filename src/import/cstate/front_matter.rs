//! The front matter of a file and the text below it, whatever shape they are in. Knows which keys there are, not what they mean.
//!
//! Where YAML cannot be read, lines can: a key, a value, items below it. Nothing is refused.

use crate::{
    import::cstate::{
        fields::{Fields, is_known},
        lines::{fields_of_lines, is_item, key_of},
        values::field,
    },
    schema::node::{Value, read_yaml},
    source::FileId,
};

/// A file as it was written.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The facts.
    pub(super) fields: Fields,
    /// The text.
    pub(super) body: String,
    /// The line on which the text begins.
    pub(super) body_line: usize,
    /// What is wrong with the front matter, and the line it is wrong on.
    pub(super) faults: Vec<(usize, &'static str)>,
}

impl Document {
    /// Where a message of the text begins: the file, and the line where a comment does not hide it.
    pub(super) fn place(&self, file: &str, message: &str) -> String {
        let first = message.lines().next().unwrap_or_default().trim_end();
        let mut lines = self.body.lines();
        match lines.position(|line| line.trim_end() == first) {
            Some(at) => format!("{file}:{}", self.body_line + at),
            None => file.to_owned(),
        }
    }
}

/// Where the front matter stands among the lines of a file, and where the text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Halves {
    start: usize,
    end: usize,
    body: usize,
}

/// How many lines ahead are looked at for another key: more than any front matter has.
const FAR: usize = 30;

/// Turns a file into its facts and its text.
pub(super) fn read_document(text: &str) -> Document {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let Some(first) = lines.iter().position(|line| !line.trim().is_empty()) else {
        return Document::default();
    };
    match lines[first].trim() {
        fence @ ("---" | "+++") => fenced(&lines, first, fence),
        "{" => in_braces(&lines, first),
        line if key_of(line).is_some_and(|(key, _)| is_known(key)) => unfenced(&lines, first),
        _ => Document {
            body: lines.join("\n"),
            body_line: 1,
            faults: vec![(first + 1, "it has no front matter")],
            ..Document::default()
        },
    }
}

fn fenced(lines: &[&str], opening: usize, fence: &str) -> Document {
    let start = opening + 1;
    let closing = (start..lines.len()).find(|line| lines[*line].trim_end() == fence);
    if let Some(end) = closing {
        let halves = Halves {
            start,
            end,
            body: end + 1,
        };
        let yaml = (fence == "---" && !holds_prose(&lines[start..end]))
            .then(|| fields_of_yaml(&lines[start..end].join("\n"), start))
            .flatten();
        if let Some(fields) = yaml {
            return document(lines, halves, fields);
        }
    }
    let halves = walk(lines, start, fence);
    let fields = fields_of_lines(&lines[halves.start..halves.end], halves.start);
    let mut document = document(lines, halves, fields);
    if halves.end == halves.body {
        document
            .faults
            .push((opening + 1, "its front matter is not closed"));
    } else if fence == "---" {
        document.faults.push((
            opening + 1,
            "its front matter is no YAML and is read line by line",
        ));
    }
    document
}

/// Whether a sentence such as `Update: we are back` stands below a blank line and no fact after it: the fence is one of the text.
fn holds_prose(lines: &[&str]) -> bool {
    let is_fact = |line: &&str| key_of(line).is_some_and(|(key, _)| is_known(key));
    let last_fact = lines.iter().rposition(is_fact).unwrap_or(0);
    let mut after = lines[last_fact..]
        .iter()
        .skip_while(|line| !line.trim().is_empty());
    after.any(|line| key_of(line).is_some_and(|(key, _)| key.starts_with(char::is_uppercase)))
}

/// Facts that begin without a fence; one may still close them.
fn unfenced(lines: &[&str], first: usize) -> Document {
    let halves = walk(lines, first, "---");
    let fields = fields_of_lines(&lines[first..halves.end], first);
    let mut document = document(lines, halves, fields);
    document
        .faults
        .push((first + 1, "its front matter has no fence before it"));
    document
}

/// JSON, which is YAML as well.
fn in_braces(lines: &[&str], first: usize) -> Document {
    let end = (first..lines.len())
        .find(|line| lines[*line].trim_end() == "}")
        .map_or(lines.len(), |line| line + 1);
    let fields = fields_of_yaml(&lines[first..end].join("\n"), first);
    let halves = Halves {
        start: first,
        end,
        body: end,
    };
    let fields = fields.unwrap_or_else(|| fields_of_lines(&lines[first..end], first));
    document(lines, halves, fields)
}

fn document(lines: &[&str], halves: Halves, fields: Fields) -> Document {
    let body = lines.get(halves.body..).unwrap_or_default().join("\n");
    Document {
        fields,
        body,
        body_line: halves.body + 1,
        faults: Vec::new(),
    }
}

/// Where facts end that may lack their closing fence: at the fence, or where prose begins.
fn walk(lines: &[&str], start: usize, fence: &str) -> Halves {
    let mut takes_items = false;
    for at in start..lines.len() {
        let line = lines[at];
        if line.trim_end() == fence {
            return Halves {
                start,
                end: at,
                body: at + 1,
            };
        }
        let goes_on = match key_of(line) {
            _ if line.trim().is_empty() => {
                is_blank_run(lines, at) || facts_follow(lines, at, fence)
            }
            Some((key, value)) if is_known(key) => {
                takes_items = value.is_empty();
                true
            }
            _ if is_item(line) => takes_items || facts_follow(lines, at, fence),
            _ => line.starts_with([' ', '\t', '#']) || facts_follow(lines, at, fence),
        };
        if !goes_on {
            return Halves {
                start,
                end: at,
                body: at,
            };
        }
    }
    Halves {
        start,
        end: lines.len(),
        body: lines.len(),
    }
}

/// Whether the line before is blank as well: what was decided there holds here.
fn is_blank_run(lines: &[&str], at: usize) -> bool {
    at > 0 && lines[at - 1].trim().is_empty()
}

/// Whether a known key or the fence comes before the next paragraph of prose.
fn facts_follow(lines: &[&str], at: usize, fence: &str) -> bool {
    let is_prose = |line: &&str| match key_of(line) {
        Some((key, _)) => key.starts_with(char::is_uppercase),
        None => !is_item(line) && !line.starts_with(['#', ' ', '\t']),
    };
    for line in lines.iter().skip(at + 1).take(FAR) {
        if line.trim_end() == fence || key_of(line).is_some_and(|(key, _)| is_known(key)) {
            return true;
        }
        if !line.trim().is_empty() && is_prose(line) {
            return false;
        }
    }
    false
}

fn fields_of_yaml(text: &str, before: usize) -> Option<Fields> {
    let root = read_yaml(text, FileId(0), 0).ok()?;
    let Value::Map(map) = root.value else {
        return None;
    };
    let mut line = Lines {
        text,
        at: 0,
        line: before + 1,
    };
    let fields = map.entries.into_iter().map(|(key, value)| {
        let at = line.of(key.place.span.start as usize);
        field(key.text, at, &value)
    });
    Some(Fields::new(fields.collect()))
}

/// Counts lines up to places that come in order.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, place: usize) -> usize {
        let between = self.text.get(self.at..place).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.at = self.at.max(place);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facts as `key=value|value@line`, then the text.
    fn read(text: &str) -> (String, String) {
        let document = read_document(text);
        let shown: Vec<_> = document
            .fields
            .iter()
            .map(|field| format!("{}={}@{}", field.key, field.values.join("|"), field.line))
            .collect();
        (shown.join(" "), document.body.trim().to_owned())
    }

    fn check(text: &str, fields: &str, body: &str) {
        assert_eq!(read(text), (fields.to_owned(), body.to_owned()), "{text}");
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(read(&crlf), (fields.to_owned(), body.to_owned()), "{crlf}");
    }

    #[test]
    fn sound_front_matter() {
        check(
            "---\ntitle: A\naffected:\n  - x\n  - y\n---\nBody\n---\nMore\n",
            "title=A@2 affected=x|y@3",
            "Body\n---\nMore",
        );
        check("---\n\ntitle: A\n---\n\nBody", "title=A@3", "Body");
        check("\n\n---\ntitle: A\n---\nBody", "title=A@4", "Body");
        check(
            "---\naffected: [a, [b, c]]\ntitle: \"x: y\"\n---\n",
            "affected=a|b|c@2 title=x: y@3",
            "",
        );
        check(
            "---\naffected: API\nresolved:\n---\n",
            "affected=API@2 resolved=@3",
            "",
        );
        check(
            "{\n  \"title\": \"A\",\n  \"affected\": [\"x\"]\n}\nBody",
            "title=A@2 affected=x@3",
            "Body",
        );
        check(
            "+++\ntitle = \"A\"\naffected = ['x', 'y']\n+++\nBody",
            "title=A@2 affected=x|y@3",
            "Body",
        );
    }

    #[test]
    fn front_matter_that_is_no_yaml() {
        check(
            "---\ntitle: Maintenance Window: Core Router\ndate: 2021-01-01\n---\nB",
            "title=Maintenance Window: Core Router@2 date=2021-01-01@3",
            "B",
        );
        check(
            "---\ntitle: A\nseverity: down\t\nresolved: true\t\n---\nB",
            "title=A@2 severity=down@3 resolved=true@4",
            "B",
        );
        check(
            "---\ntitle: A: b\naffected:\n  - *.jenkins.io\n  - y # why\n---\nB",
            "title=A: b@2 affected=*.jenkins.io|y@3",
            "B",
        );
        check(
            "---\ntitle: A\n   date: 2021-01-01\nseverity: down\n---\nB",
            "title=A@2 date=2021-01-01@3 severity=down@4",
            "B",
        );
        check(
            "---\ntitle: \"A\" and b\nresolvedDate:: 2021-01-01 10:00\n---\nB",
            "title=\"A\" and b@2 resolvedDate=2021-01-01 10:00@3",
            "B",
        );
        check(
            "---\ntitle: it's\ndate: \"2021-01-01\" (UTC)\naffected: [a, 'b]\n---\nB",
            "title=it's@2 date=\"2021-01-01\" (UTC)@3 affected=a|b@4",
            "B",
        );
    }

    #[test]
    fn missing_fences() {
        check(
            "---\ntitle: A\ndate: 2021-01-01\n\nBody: text\n\n---\nOlder",
            "title=A@2 date=2021-01-01@3",
            "Body: text\n\n---\nOlder",
        );
        check(
            "---\ntitle: A\naffected:\n- x\nsection: issue\nBody\n- item",
            "title=A@2 affected=x@3 section=issue@5",
            "Body\n- item",
        );
        check(
            "title: A\ndate: 2021-01-01\n---\nBody",
            "title=A@1 date=2021-01-01@2",
            "Body",
        );
        check(
            "---\ntitle: A\nsection: issue",
            "title=A@2 section=issue@3",
            "",
        );
        check("Just text\n\n---\nOlder", "", "Just text\n\n---\nOlder");
        check("---\n---\nBody", "", "Body");
        check("", "", "");
    }

    #[test]
    fn faults_are_named_with_their_line() {
        assert_eq!(
            read_document("\n---\ntitle: A\n\nText\n").faults,
            [(2, "its front matter is not closed")]
        );
        assert_eq!(
            read_document("---\ntitle: A: b\n---\n").faults,
            [(1, "its front matter is no YAML and is read line by line")]
        );
        assert_eq!(
            read_document("\nText").faults,
            [(2, "it has no front matter")]
        );
        assert!(read_document("---\ntitle: A\n---\n").faults.is_empty());
    }
}
