//! A body as the messages it is made of, cut at rules and at lines that begin a message. Changes no word and orders nothing.

use crate::import::cstate::heads::{Head, head_of};

/// A message inside a body.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// What its first line says, where that begins a message.
    pub(super) head: Option<Head>,
    /// Its text, first line and all.
    pub(super) text: String,
}

/// Cuts a body into its messages; nothing in a code fence is a cut.
pub(super) fn cut(body: &str) -> Vec<Block> {
    let lines: Vec<&str> = body.lines().collect();
    let mut blocks = Blocks::default();
    let mut fence = Fence::default();
    for (at, line) in lines.iter().enumerate() {
        let before = if at == 0 { "" } else { lines[at - 1] };
        if fence.holds(line) {
            blocks.push(line);
        } else if is_rule(line, before) {
            blocks.finish();
        } else {
            let is_start = blocks.is_fresh() || before.trim().is_empty() || line.starts_with('[');
            if let Some(head) = is_start.then(|| head_of(line)).flatten() {
                blocks.finish();
                blocks.head = Some(head);
            }
            blocks.push(line);
        }
    }
    blocks.finish();
    blocks.done
}

/// Whether a line is a rule between messages. Below a line of text it makes that a heading, where it is as long as the heading.
pub(super) fn is_rule(line: &str, before: &str) -> bool {
    let bare: String = line.trim().chars().filter(|c| !c.is_whitespace()).collect();
    if matches!(bare.to_ascii_lowercase().as_str(), "<hr>" | "<hr/>") {
        return true;
    }
    let Some(mark) = bare.chars().next() else {
        return false;
    };
    let least = if mark == '=' { 5 } else { 3 };
    if !matches!(mark, '-' | '*' | '_' | '=')
        || bare.len() < least
        || !bare.chars().all(|c| c == mark)
    {
        return false;
    }
    let title = before.trim().chars().count();
    let is_underline =
        matches!(mark, '-' | '=') && title > 0 && bare.len() > 3 && bare.len().abs_diff(title) <= 3;
    !(is_underline || mark == '=' && title > 0)
}

/// Follows the fences of code through the lines of a text.
#[derive(Debug, Default)]
pub(super) struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    /// Whether a line is code or the fence of it.
    pub(super) fn holds(&mut self, line: &str) -> bool {
        let bare = line.trim_start();
        let mark = bare.chars().next().filter(|c| matches!(c, '`' | '~'));
        let run = mark.map_or(0, |mark| bare.chars().take_while(|c| *c == mark).count());
        match (self.open, mark) {
            (Some((open, length)), _) => {
                if mark == Some(open) && run >= length && bare[run..].trim().is_empty() {
                    self.open = None;
                }
                true
            }
            (None, Some(mark)) if run >= 3 && !(mark == '`' && bare[run..].contains('`')) => {
                self.open = Some((mark, run));
                true
            }
            _ => false,
        }
    }
}

#[derive(Debug, Default)]
struct Blocks {
    done: Vec<Block>,
    head: Option<Head>,
    text: String,
    /// Whether there is more than space in the text.
    has_words: bool,
}

impl Blocks {
    fn push(&mut self, line: &str) {
        self.has_words |= !line.trim().is_empty();
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Whether nothing but space has come since the last cut.
    fn is_fresh(&self) -> bool {
        !self.has_words
    }

    fn finish(&mut self) {
        let text = std::mem::take(&mut self.text);
        let head = self.head.take();
        if std::mem::take(&mut self.has_words) {
            let text = text.trim_matches('\n').trim_end().to_owned();
            self.done.push(Block { head, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[&str]) {
        let found: Vec<_> = cut(body)
            .into_iter()
            .map(|block| block.text.replace('\n', "|"))
            .collect();
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn cuts() {
        check("a\n---\nb\n---\n", &["a", "b"]);
        check("---\n\na\n\n***\n\nb", &["a", "b"]);
        check("a\n\n==============\n\nb", &["a", "b"]);
        check(
            "[Final message]\n\na\n\n[Initial message]\nb",
            &["[Final message]||a", "[Initial message]|b"],
        );
        check(
            "2021-01-01 10:00 UTC\n\nb\n\n2021-01-01 09:00 UTC\na",
            &["2021-01-01 10:00 UTC||b", "2021-01-01 09:00 UTC|a"],
        );
        check(
            "*Monitoring* - b\n\n*Investigating* - a",
            &["*Monitoring* - b", "*Investigating* - a"],
        );
        check("a<br>\n<hr />\nb", &["a<br>", "b"]);
    }

    #[test]
    fn no_cuts() {
        check(
            "A heading\n---------\n\ntext",
            &["A heading|---------||text"],
        );
        check("A heading\n====\n\ntext", &["A heading|====||text"]);
        check("```\n---\n[Update]\n```\nb", &["```|---|[Update]|```|b"]);
        check("a\nb **10:00** c", &["a|b **10:00** c"]);
        check("\n\n", &[]);
    }
}
