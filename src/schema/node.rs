//! YAML as a tree with places; the only file that names the YAML crate. Never knows what a key means.
//!
//! The tree is built from parser events and not by serde, because serde stops at the first mistake of a file and
//! `amends check` names them all.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as YamlSpan, StructureStyle};

use super::syntax::Mistake;
use super::turns::with_turns_ended;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place, Span};

/// More nodes than any hand-written file has; stops a file that is made to be slow.
const MOST_NODES: usize = 200_000;
/// Deeper than any key of the schema.
const DEEPEST: usize = 24;

/// A YAML value with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value {
    /// A text, number, date: everything without parts.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Map),
    /// Something that could not be read; the problem is known already.
    Lost,
}

/// What keeps a text from being read.
#[derive(Debug)]
pub struct Broken {
    /// The problem.
    pub problem: Box<Diagnostic>,
    /// The byte of the text at which the reading ended.
    pub at: usize,
}

/// A value without parts, as it was written.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// The text without quotes.
    pub text: String,
    /// Whether it stands in quotes or in a block.
    pub quoting: Quoting,
}

/// Whether a scalar is bare; only a bare one can be empty, a number or a boolean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// Bare.
    Plain,
    /// In quotes, or a block.
    Quoted,
}

/// A map as it was written.
#[derive(Clone, Debug)]
pub struct Map {
    /// In braces or in a block.
    pub style: MapStyle,
    /// Keys and values in the order of the file.
    pub entries: Vec<(Key, Node)>,
}

/// How a map is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapStyle {
    /// One key a line.
    Block,
    /// In braces.
    Flow,
}

/// A key with its place.
#[derive(Clone, Debug)]
pub struct Key {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Node {
    /// What it is, in words that end the sentence "found ...".
    pub fn found(&self) -> String {
        match &self.value {
            _ if self.is_nothing() => "nothing".to_owned(),
            Value::Scalar(scalar) => format!("`{}`", shorten(&scalar.text)),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a map".to_owned(),
            Value::Lost => "something unreadable".to_owned(),
        }
    }

    /// Whether nothing is written there.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Scalar(s)
            if s.quoting == Quoting::Plain && matches!(s.text.as_str(), "" | "~" | "null"))
    }
}

/// Builds the tree of a YAML text that starts at byte `offset` of a file.
///
/// An empty text is an empty map. The error is the one problem that keeps the text from being read.
pub fn read_yaml(text: &str, file: FileId, offset: usize) -> Reading<Node> {
    let mut builder = Builder {
        text,
        file,
        offset,
        nodes: 0,
    };
    let options = granit_parser::options! { emit_comments: false, emit_unresolved_aliases: true };
    let mut events = Parser::new_from_str_with_options(text, options);
    let mut root = None;
    while let Some(event) = events.next() {
        let (event, span) = event.map_err(|e| builder.syntax(&e))?;
        match event {
            Event::DocumentStart(..) if root.is_some() => return Err(builder.second_document(span)),
            event if event.is_node() => root = Some(builder.node(event, span, &mut events, 0)?),
            _ => {}
        }
    }
    Ok(root.unwrap_or_else(|| builder.nothing()))
}

/// A step of the reading, or the one problem that ends it.
type Reading<T> = Result<T, Broken>;
/// The events that are left.
type Events<'i, 'e> = dyn Iterator<Item = Result<(Event<'e>, YamlSpan), ScanError>> + 'i;

struct Builder<'t> {
    text: &'t str,
    file: FileId,
    offset: usize,
    nodes: usize,
}

impl Builder<'_> {
    fn node<'e>(
        &mut self,
        event: Event<'e>,
        span: YamlSpan,
        events: &mut Events<'_, 'e>,
        depth: usize,
    ) -> Reading<Node> {
        self.spend(span, depth)?;
        let place = self.place(span);
        let value = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_features(anchor, tag, span)?;
                Value::Scalar(scalar(text.into_owned(), style))
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_features(anchor, tag, span)?;
                Value::List(self.list(events, depth)?)
            }
            Event::MappingStart(style, anchor, tag) => {
                self.refuse_features(anchor, tag, span)?;
                Value::Map(self.map(style, events, depth)?)
            }
            _ => return Err(self.feature("an alias (`*name`)", span)),
        };
        Ok(Node { place, value })
    }

    fn list<'e>(&mut self, events: &mut Events<'_, 'e>, depth: usize) -> Reading<Vec<Node>> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next(events)? {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            items.push(self.node(event, span, events, depth + 1)?);
        }
        Ok(items)
    }

    fn map<'e>(
        &mut self,
        style: StructureStyle,
        events: &mut Events<'_, 'e>,
        depth: usize,
    ) -> Reading<Map> {
        let style = match style {
            StructureStyle::Flow => MapStyle::Flow,
            StructureStyle::Block => MapStyle::Block,
        };
        let mut entries = Vec::new();
        while let Some((event, span)) = self.next(events)? {
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let key = self.node(event, span, events, depth + 1)?;
            let key = self.key(key)?;
            let Some((event, span)) = self.next(events)? else {
                break;
            };
            let value = self.node(event, span, events, depth + 1)?;
            entries.push((key, value));
        }
        Ok(Map { style, entries })
    }

    /// The next event that is data, comments left out.
    fn next<'e>(&self, events: &mut Events<'_, 'e>) -> Reading<Option<(Event<'e>, YamlSpan)>> {
        for event in events {
            let (event, span) = event.map_err(|e| self.syntax(&e))?;
            if !matches!(event, Event::Comment(..)) {
                return Ok(Some((event, span)));
            }
        }
        Ok(None)
    }

    fn key(&self, node: Node) -> Reading<Key> {
        match node.value {
            Value::Scalar(scalar) if scalar.text != "<<" => Ok(Key {
                text: scalar.text,
                place: node.place,
            }),
            Value::Scalar(_) => Err(self.unused("a merge key (`<<`)", node.place)),
            Value::List(_) | Value::Map(_) | Value::Lost => {
                Err(self.unused("a key that is itself a list or a map", node.place))
            }
        }
    }

    fn spend(&mut self, span: YamlSpan, depth: usize) -> Reading<()> {
        self.nodes += 1;
        if self.nodes <= MOST_NODES && depth <= DEEPEST {
            return Ok(());
        }
        let place = self.place(span);
        let message = match depth > DEEPEST {
            true => format!("this file is nested more than {DEEPEST} levels deep"),
            false => format!("this file has more than {MOST_NODES} values"),
        };
        let problem = Diagnostic::error(Code::TooLarge, message)
            .at(place, "nothing is read from here on")
            .help("check the brackets before it; a text that begins with `[` or `{` needs quotes");
        Err(self.broken(problem, place))
    }

    /// An anchor is the number 0 where there is none.
    fn refuse_features<T>(&self, anchor: usize, tag: Option<T>, span: YamlSpan) -> Reading<()> {
        match (anchor, tag) {
            (0, None) => Ok(()),
            (0, Some(_)) => Err(self.feature("a tag (`!name`)", span)),
            _ => Err(self.feature("an anchor (`&name`)", span)),
        }
    }

    fn feature(&self, what: &str, span: YamlSpan) -> Broken {
        let value = self.place(span);
        let start = value.span.start as usize - self.offset;
        let line = self.text[..start].rfind('\n').map_or(0, |n| n + 1);
        let mark = self.text[line..start].rfind(['&', '!']);
        let start = mark.map_or(start, |mark| line + mark);
        let end = value.span.end as usize - self.offset;
        let place = Place::new(self.file, self.offset + start, self.offset + end);
        self.unused(what, place)
    }

    fn unused(&self, what: &str, place: Place) -> Broken {
        let problem = Diagnostic::error(Code::YamlFeature, format!("this file has {what}"))
            .at(place, "not used in these files")
            .help("write the value out; a text that begins with `*`, `&` or `!` needs quotes");
        self.broken(problem, place)
    }

    fn second_document(&self, span: YamlSpan) -> Broken {
        let place = self.place(span);
        let problem = Diagnostic::error(Code::YamlSyntax, "a second document begins here")
            .at(place, "")
            .help("keep one document in a file, without a further `---` line");
        self.broken(problem, place)
    }

    fn broken(&self, problem: Diagnostic, place: Place) -> Broken {
        Broken {
            problem: Box::new(problem),
            at: place.span.start as usize - self.offset,
        }
    }

    fn syntax(&self, error: &ScanError) -> Broken {
        let marker = error.marker();
        let at = marker
            .byte_offset()
            .unwrap_or_else(|| self.offset_of(marker.index()));
        let at = at.min(self.text.len());
        let mistake = Mistake {
            text: self.text,
            file: self.file,
            offset: self.offset,
            at,
        };
        Broken {
            problem: Box::new(mistake.explain(&error.info())),
            at,
        }
    }

    fn offset_of(&self, index: usize) -> usize {
        let mut indices = self.text.char_indices();
        indices
            .nth(index)
            .map_or(self.text.len(), |(offset, _)| offset)
    }

    fn place(&self, span: YamlSpan) -> Place {
        let range = span.byte_range().unwrap_or(0..0);
        let written = &self.text[range.start..range.end.max(range.start)];
        let end = range.start + written.trim_end().len();
        Place::new(self.file, self.offset + range.start, self.offset + end)
    }

    fn nothing(&self) -> Node {
        let place = Place {
            file: self.file,
            span: Span::new(self.offset, self.offset),
        };
        let value = Value::Map(Map {
            style: MapStyle::Block,
            entries: Vec::new(),
        });
        Node { place, value }
    }
}

fn scalar(text: String, style: ScalarStyle) -> Scalar {
    let quoting = match style {
        ScalarStyle::Plain => Quoting::Plain,
        _ => Quoting::Quoted,
    };
    let text = with_turns_ended(without_controls(text));
    Scalar { text, quoting }
}

/// A text without the characters that nobody sees and that no page and no feed may hold.
pub(crate) fn without_controls(mut text: String) -> String {
    let hidden = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{85}' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    };
    // The bytes that such a character can begin with. Most texts have none, and counting looks at many at once.
    let may_hide = |byte: &u8| {
        matches!(byte, ..b' ' | 0x7f | 0xc2 | 0xef) && !matches!(byte, b'\n' | b'\r' | b'\t')
    };
    if text.bytes().filter(may_hide).count() > 0 && text.contains(hidden) {
        text.retain(|c| !hidden(c));
    }
    text
}

/// Enough of a text to know it by.
pub(crate) fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{} ...", &line[..end]),
        None => line.to_owned(),
    }
}
