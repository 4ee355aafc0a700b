//! Paragraphs, lists and headings, built from tokens of plain text with tags.
//! Decides where a block and a line end; what stands inside a line is for `atoms` and `escape`.

use super::{
    atoms::{Atom, Mark, arrange},
    decode,
    escape::write_lines,
    is_linkable,
    tokens::{Tag, Token},
};

/// The Markdown written so far and the paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    out: String,
    around: Vec<Around>,
    atoms: Vec<Atom>,
    marks: Vec<Mark>,
    /// The address of a link that no page may lead to: it becomes words after the link's text.
    shown_href: Option<String>,
    code: Option<String>,
    pause: Pause,
    paragraphs: usize,
}

/// What a block stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Around {
    Heading(u8),
    Bullets,
    Numbers(usize),
    Item { marker: String, written: bool },
}

/// Line ends met since the last word, as tags and as newlines: status pages write one beside the other.
#[derive(Debug, Clone, Copy, Default)]
struct Pause {
    tags: usize,
    newlines: usize,
}

impl Blocks {
    /// Adds one token.
    pub(super) fn take(mut self, token: &Token<'_>) -> Self {
        match token {
            Token::Comment(_) => {}
            Token::Text(text) => self.take_text(text),
            Token::Open(tag, href) => self.open(*tag, href.as_deref()),
            Token::Close(tag) => self.close(*tag),
        }
        self
    }

    /// The Markdown, every mark closed.
    pub(super) fn finish(mut self) -> String {
        self.end_code();
        self.end_paragraph();
        self.out
    }

    fn take_text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(&decode(text).replace('\n', " "));
            return;
        }
        for c in decode(text).chars() {
            match c {
                '\n' => self.pause.newlines += 1,
                c if c == ' ' || c.is_control() => self.atoms.push(Atom::Char(' ')),
                c => {
                    self.settle();
                    self.atoms.push(Atom::Char(c));
                }
            }
        }
    }

    /// Turns the line ends before a word into a new paragraph, a break or a space.
    fn settle(&mut self) {
        let pause = std::mem::take(&mut self.pause);
        match (pause.tags.max(pause.newlines), pause.tags) {
            (0, _) => {}
            (1, 0) if self.paragraphs > 0 || !self.around.is_empty() => {
                self.atoms.push(Atom::Char(' '));
            }
            (1, _) => self.atoms.push(Atom::Break),
            _ => self.end_paragraph(),
        }
    }

    fn open(&mut self, tag: Tag, href: Option<&str>) {
        match tag {
            Tag::Break => self.pause.tags += 1,
            Tag::Rule => {
                self.end_paragraph();
                self.write_block(&["***".to_owned()]);
            }
            Tag::Paragraph => {
                self.end_paragraph();
                self.paragraphs += 1;
            }
            Tag::Heading(level) => self.enter(Around::Heading(level)),
            Tag::Bullets => self.enter(Around::Bullets),
            Tag::Numbers => self.enter(Around::Numbers(0)),
            Tag::Item => self.open_item(),
            Tag::Code => {
                self.settle();
                self.code = Some(String::new());
            }
            Tag::Link => self.open_link(&decode(href.unwrap_or_default())),
            Tag::Strong => self.open_mark(Mark::Strong),
            Tag::Emphasis => self.open_mark(Mark::Emphasis),
            Tag::Strike => self.open_mark(Mark::Strike),
            Tag::Plain => {}
        }
    }

    fn close(&mut self, tag: Tag) {
        match tag {
            Tag::Break => self.pause.tags += 1,
            Tag::Paragraph => {
                self.end_paragraph();
                self.paragraphs = self.paragraphs.saturating_sub(1);
            }
            Tag::Heading(_) => self.leave(|around| matches!(around, Around::Heading(_))),
            Tag::Bullets | Tag::Numbers => {
                self.leave(|around| matches!(around, Around::Bullets | Around::Numbers(_)));
            }
            Tag::Item => self.leave(|around| matches!(around, Around::Item { .. })),
            Tag::Code => self.end_code(),
            Tag::Link => self.close_link(),
            Tag::Strong => self.close_mark(|mark| *mark == Mark::Strong),
            Tag::Emphasis => self.close_mark(|mark| *mark == Mark::Emphasis),
            Tag::Strike => self.close_mark(|mark| *mark == Mark::Strike),
            Tag::Rule | Tag::Plain => {}
        }
    }

    fn enter(&mut self, around: Around) {
        self.end_paragraph();
        self.around.push(around);
    }

    fn leave(&mut self, is_meant: fn(&Around) -> bool) {
        self.end_paragraph();
        if let Some(place) = self.around.iter().rposition(is_meant) {
            self.around.truncate(place);
        }
    }

    /// An item ends the one before it, whether or not that one was closed.
    fn open_item(&mut self) {
        self.end_paragraph();
        let list = self
            .around
            .iter()
            .rposition(|around| matches!(around, Around::Bullets | Around::Numbers(_)));
        let marker = match list.map(|list| (list, &mut self.around[list])) {
            Some((list, Around::Numbers(count))) => {
                *count += 1;
                let marker = format!("{count}. ");
                self.around.truncate(list + 1);
                marker
            }
            Some((list, _)) => {
                self.around.truncate(list + 1);
                "- ".to_owned()
            }
            None => {
                self.around.clear();
                "- ".to_owned()
            }
        };
        self.around.push(Around::Item {
            marker,
            written: false,
        });
    }

    fn open_mark(&mut self, mark: Mark) {
        self.settle();
        if !self.marks.contains(&mark) {
            self.atoms.push(Atom::Open(mark.clone()));
            self.marks.push(mark);
        }
    }

    fn open_link(&mut self, href: &str) {
        if self.marks.iter().any(|mark| matches!(mark, Mark::Link(_))) {
            self.close_link();
        }
        if is_linkable(href) {
            self.open_mark(Mark::Link(href.to_owned()));
        } else if !href.is_empty() {
            self.shown_href = Some(href.to_owned());
        }
    }

    fn close_link(&mut self) {
        if let Some(href) = self.shown_href.take() {
            self.take_text(&format!(" ({href})"));
        } else {
            self.close_mark(|mark| matches!(mark, Mark::Link(_)));
        }
    }

    /// Closes a mark; those opened inside it and still open go on behind it.
    fn close_mark(&mut self, is_meant: fn(&Mark) -> bool) {
        let Some(place) = self.marks.iter().rposition(is_meant) else {
            return;
        };
        let inner = self.marks.split_off(place);
        self.atoms
            .extend(inner.iter().rev().cloned().map(Atom::Close));
        for mark in inner.into_iter().skip(1) {
            self.atoms.push(Atom::Open(mark.clone()));
            self.marks.push(mark);
        }
    }

    fn end_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        if !code.trim().is_empty() {
            let ticks = "`".repeat(
                code.split(|c| c != '`')
                    .map(str::len)
                    .max()
                    .unwrap_or_default()
                    + 1,
            );
            let pad = if code.contains('`') { " " } else { "" };
            self.atoms.push(Atom::Raw(format!(
                "{ticks}{pad}{}{pad}{ticks}",
                code.trim()
            )));
        }
    }

    /// Writes the open paragraph; its marks go on in the next one, because no mark of Markdown crosses a paragraph.
    fn end_paragraph(&mut self) {
        self.pause = Pause::default();
        let mut atoms = std::mem::take(&mut self.atoms);
        atoms.extend(self.marks.iter().rev().cloned().map(Atom::Close));
        self.atoms
            .extend(self.marks.iter().cloned().map(Atom::Open));
        let atoms = arrange(&atoms);
        if atoms
            .iter()
            .any(|atom| matches!(atom, Atom::Char(_) | Atom::Raw(_)))
        {
            self.write_block(&write_lines(&atoms));
        }
    }

    fn write_block(&mut self, lines: &[String]) {
        if !self.out.is_empty() {
            self.out
                .push_str(if self.is_tight() { "\n" } else { "\n\n" });
        }
        let heading = self.around.iter().find_map(|around| match around {
            Around::Heading(level) => Some(usize::from(*level)),
            _ => None,
        });
        let first = self.first_prefix();
        let indent = " ".repeat(first.chars().count());
        self.out.push_str(&first);
        match heading {
            Some(level) => {
                let line = lines
                    .iter()
                    .map(|line| line.trim_end_matches('\\'))
                    .collect::<Vec<_>>()
                    .join(" ");
                self.out.push_str(&format!("{} {line}", "#".repeat(level)));
            }
            None => self.out.push_str(&lines.join(&format!("\n{indent}"))),
        }
    }

    /// Items of a list stand line by line, without the blank line that separates paragraphs.
    fn is_tight(&self) -> bool {
        let lists = self
            .around
            .iter()
            .filter(|around| matches!(around, Around::Item { .. }))
            .count();
        let is_first = matches!(
            self.around.last(),
            Some(Around::Item { written: false, .. })
        );
        let last_line = self
            .out
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .trim_start();
        let follows_item = last_line.starts_with("- ")
            || last_line
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .starts_with(". ");
        is_first && (lists > 1 || follows_item)
    }

    /// The list markers that start a block, and spaces for those already written.
    fn first_prefix(&mut self) -> String {
        let mut prefix = String::new();
        for around in &mut self.around {
            if let Around::Item { marker, written } = around {
                if *written {
                    prefix.extend(std::iter::repeat_n(' ', marker.len()));
                } else {
                    prefix.push_str(marker);
                    *written = true;
                }
            }
        }
        prefix
    }
}
