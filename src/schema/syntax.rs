//! YAML mistakes in words that help: the parser knows where it stopped, this file knows what people do. Never reads on.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place};

/// A place at which the YAML of a file cannot be read on.
pub(super) struct Mistake<'t> {
    pub(super) text: &'t str,
    pub(super) file: FileId,
    /// Where the text begins in its file.
    pub(super) offset: usize,
    /// Where the parser stopped, in the text.
    pub(super) at: usize,
}

impl Mistake<'_> {
    /// The problem: what people do wrong in these files is little, and the rest is told as the parser tells it.
    pub(super) fn explain(&self, info: &str) -> Diagnostic {
        self.tab()
            .or_else(|| self.colon_in_braces())
            .or_else(|| self.apostrophe())
            .or_else(|| self.never_closed())
            .or_else(|| self.after_quote(info))
            .or_else(|| self.missing_space(info))
            .or_else(|| self.colon_in_text())
            .or_else(|| self.odd_beginning())
            .unwrap_or_else(|| self.other(info))
    }

    fn tab(&self) -> Option<Diagnostic> {
        let line = self.line();
        let indentation = line.len() - line.trim_start().len();
        let tab = line[..indentation].find('\t')?;
        let start = self.line_start() + tab;
        let problem = self.problem("a tab stands in the indentation", start, start + 1);
        Some(problem.help("indent with spaces, not with tabs"))
    }

    fn colon_in_braces(&self) -> Option<Diagnostic> {
        let before = &self.text[self.line_start()..self.at];
        let inside = before.matches('{').count() > before.matches('}').count();
        if !inside || !self.text[self.at..].starts_with(": ") {
            return None;
        }
        let message = "a colon inside `{ }` breaks the text here";
        let problem = self.problem(message, self.at, self.at + 1);
        let advice = "quote the text, or write one key a line without braces";
        Some(Diagnostic {
            code: Code::FlowColon,
            ..problem.help(advice)
        })
    }

    /// `'You can't call.'` ends after "You can".
    fn apostrophe(&self) -> Option<Diagnostic> {
        let (start, opening) = value_of(self.line())?;
        let value = self.line()[start..].trim_end();
        let text = value.strip_prefix('\'')?.strip_suffix('\'')?;
        if opening != '\'' || !text.contains('\'') || text.contains(['"', '\\']) {
            return None;
        }
        let start = self.line_start() + start;
        let message = "an apostrophe ends the text too early";
        let problem = self.problem(message, start, start + value.len());
        let place = self.place(start, start + value.len());
        Some(problem.mend_surely(
            "put the text in double quotes",
            place,
            format!("\"{text}\""),
        ))
    }

    /// `"Northwind" is down` ends after "Northwind".
    fn after_quote(&self, info: &str) -> Option<Diagnostic> {
        let (start, opening) = value_of(self.line())?;
        if !info.contains("trailing content") || !matches!(opening, '"' | '\'') {
            return None;
        }
        let value = self.line()[start..].trim_end();
        let start = self.line_start() + start;
        let place = self.place(start, start + value.len());
        let message = "the text goes on after its quotes";
        let problem = self.problem(message, self.at, self.char_end());
        let advice = "put quotes around the whole text";
        Some(match value.contains('\'') {
            true => problem.help(advice),
            false => problem.mend_surely(advice, place, format!("'{value}'")),
        })
    }

    /// A quote or bracket that opens a value and is not closed on its line.
    fn never_closed(&self) -> Option<Diagnostic> {
        let end = self.line_start() + self.line().len();
        let lines = self.text[..end].split_inclusive('\n').rev();
        let mut line_start = end;
        for line in lines.take(3) {
            line_start -= line.len();
            let Some((start, opening)) = value_of(line) else {
                continue;
            };
            let value = line[start..].trim_end();
            let closing = match opening {
                '"' | '\'' if value.matches(opening).count() % 2 == 1 => opening,
                '[' if value.matches('[').count() > value.matches(']').count() => ']',
                '{' if value.matches('{').count() > value.matches('}').count() => '}',
                _ => continue,
            };
            let message = format!("this `{opening}` is not closed");
            let start = line_start + start;
            let help = format!("close it with `{closing}` on the same line");
            return Some(self.problem(&message, start, start + 1).help(help));
        }
        None
    }

    /// `title:Calls` is read as a text, and the line after it makes no sense.
    fn missing_space(&self, info: &str) -> Option<Diagnostic> {
        if !info.contains("mapping values") && !info.contains("simple key") {
            return None;
        }
        let start = self.line_start();
        let before = self.text[..start].trim_end();
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        let line = &before[line_start..];
        let (key, value) = line.split_once(':')?;
        let is_key = !key.trim().is_empty() && key.trim().bytes().all(is_key_byte);
        if !is_key || value.is_empty() || value.starts_with(' ') {
            return None;
        }
        let colon = line_start + key.len();
        let problem = self.problem("no space follows the colon", colon, colon + 1);
        let space = self.place(colon + 1, colon + 1);
        Some(problem.mend_surely("put a space between key and value", space, " "))
    }

    /// A second colon in a line is nearly always prose: `title: Maintenance: core router`.
    fn colon_in_text(&self) -> Option<Diagnostic> {
        if !self.text[self.at..].starts_with(':') {
            return None;
        }
        let (start, opening) = value_of(self.line())?;
        let start = self.line_start() + start;
        if start >= self.at || matches!(opening, '{' | '[') {
            return None;
        }
        let problem = self.problem("a colon breaks the text here", self.at, self.at + 1);
        Some(self.quoted(problem, start, "put the text in quotes"))
    }

    /// Characters that no bare text may begin with.
    fn odd_beginning(&self) -> Option<Diagnostic> {
        let odd = self.text[self.at..].chars().next()?;
        let (start, _) = value_of(self.line())?;
        if !matches!(odd, '@' | '`' | '%' | '-' | '?') || self.line_start() + start != self.at {
            return None;
        }
        let message = format!("a text cannot begin with `{odd}`");
        let problem = self.problem(&message, self.at, self.at + 1);
        Some(self.quoted(problem, self.at, "put the text in quotes"))
    }

    fn other(&self, info: &str) -> Diagnostic {
        let message = match info {
            _ if info.contains("mapping values") => "a key is not expected here".to_owned(),
            _ if info.contains("expected \":\"") || info.contains("expected ':'") => {
                "this line has no `key:` and is not part of a text".to_owned()
            }
            _ if info.contains("did not find expected key") => {
                "the indentation of this line does not fit those before it".to_owned()
            }
            _ => info.to_lowercase().replace(['`', '\''], "\""),
        };
        let advice = "check the indentation and the quotes of this line and the one before";
        self.problem(&message, self.at, self.char_end())
            .help(advice)
    }

    /// The problem with the edit that puts the rest of the line in quotes, where it holds none.
    fn quoted(&self, problem: Diagnostic, start: usize, advice: &str) -> Diagnostic {
        let end = self.line_start() + self.line().trim_end().len();
        let value = &self.text[start..end];
        if value.contains(['"', '\\']) || value.contains(" #") {
            return problem.help(advice);
        }
        problem.mend_surely(advice, self.place(start, end), format!("\"{value}\""))
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |n| n + 1)
    }

    fn line(&self) -> &str {
        self.text[self.line_start()..].lines().next().unwrap_or("")
    }

    /// Where the character ends that the parser stopped at.
    fn char_end(&self) -> usize {
        let next = self.text[self.at..].chars().next();
        self.at + next.map_or(0, char::len_utf8)
    }

    fn place(&self, start: usize, end: usize) -> Place {
        Place::new(self.file, self.offset + start, self.offset + end)
    }

    fn problem(&self, message: &str, start: usize, end: usize) -> Diagnostic {
        Diagnostic::error(Code::YamlSyntax, message).at(self.place(start, end), "")
    }
}

/// Where the value of a line begins, and its first character.
fn value_of(line: &str) -> Option<(usize, char)> {
    let key = line.len() - line.trim_start_matches([' ', '-']).len();
    let value = match line[key..].find(": ") {
        Some(colon) => key + colon + 2,
        None => key,
    };
    let start = value + (line[value..].len() - line[value..].trim_start().len());
    Some((start, line[start..].chars().next()?))
}

fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}
