//! YAML as a tree with places; the only file that names the YAML crate. Never knows what a key means.
//!
//! The tree is built from parser events and not by serde, because serde stops at the first mistake of a file and
//! `amends check` names them all.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as YamlSpan, StructureStyle};

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
    /// What kind of value it is, in words.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Scalar(s) if s.text.is_empty() && s.quoting == Quoting::Plain => "nothing",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
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
pub fn read_yaml(text: &str, file: FileId, offset: usize) -> Result<Node, Box<Diagnostic>> {
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
type Reading<T> = Result<T, Box<Diagnostic>>;
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
            Value::List(_) | Value::Map(_) => {
                Err(self.unused("a key that is itself a list or a map", node.place))
            }
        }
    }

    fn spend(&mut self, span: YamlSpan, depth: usize) -> Reading<()> {
        self.nodes += 1;
        if self.nodes > MOST_NODES || depth > DEEPEST {
            return Err(self.too_much(self.place(span)));
        }
        Ok(())
    }

    /// An anchor is the number 0 where there is none.
    fn refuse_features<T>(&self, anchor: usize, tag: Option<T>, span: YamlSpan) -> Reading<()> {
        match (anchor, tag) {
            (0, None) => Ok(()),
            (0, Some(_)) => Err(self.feature("a tag (`!name`)", span)),
            _ => Err(self.feature("an anchor (`&name`)", span)),
        }
    }

    fn feature(&self, what: &str, span: YamlSpan) -> Box<Diagnostic> {
        self.unused(what, self.place(span))
    }

    fn unused(&self, what: &str, place: Place) -> Box<Diagnostic> {
        let problem = Diagnostic::error(Code::YamlFeature, format!("this file has {what}"))
            .at(place, "not used in these files")
            .help("write the value out; a text that begins with `*`, `&` or `!` needs quotes");
        Box::new(problem)
    }

    fn too_much(&self, place: Place) -> Box<Diagnostic> {
        let problem = Diagnostic::error(
            Code::YamlFeature,
            "the file has more values, or nests them deeper, than amends reads",
        )
        .at(place, "stopped here")
        .help("remove what was pasted here by mistake; no key of a project nests this deeply");
        Box::new(problem)
    }

    fn second_document(&self, span: YamlSpan) -> Box<Diagnostic> {
        let problem = Diagnostic::error(Code::YamlSyntax, "a second document begins here")
            .at(self.place(span), "")
            .help("keep one document in a file, without a further `---` line");
        Box::new(problem)
    }

    fn syntax(&self, error: &ScanError) -> Box<Diagnostic> {
        let marker = error.marker();
        let start = marker
            .byte_offset()
            .unwrap_or_else(|| self.offset_of(marker.index()));
        let start = start.min(self.text.len());
        let end = self.text[start..]
            .chars()
            .next()
            .map_or(start, |c| start + c.len_utf8());
        let place = Place::new(self.file, self.offset + start, self.offset + end);
        let problem = Diagnostic::error(Code::YamlSyntax, error.info().to_lowercase());
        Box::new(advise(problem.at(place, ""), self.text, start, place))
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
    Scalar { text, quoting }
}

/// Adds what to do about a syntax error: the mistakes that people make in these files are few.
fn advise(problem: Diagnostic, text: &str, at: usize, place: Place) -> Diagnostic {
    let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let line = text[line_start..].lines().next().unwrap_or("");
    if text[line_start..at].contains('\t') || line.starts_with('\t') {
        return problem.help("indent with spaces, not with tabs");
    }
    if inside_braces(&text[..at]) && line.contains(": ") {
        let problem = Diagnostic {
            code: Code::FlowColon,
            ..problem
        };
        let advice = "a colon inside `{ }` breaks a text: quote the text, or write one key a line";
        return problem.help(advice);
    }
    if line.matches(": ").count() > 1 {
        return quote_value(problem, line, place, line_start, at);
    }
    problem.help("check the indentation and the quotes of this line and the one before")
}

/// A second colon in a line is nearly always prose: `title: Maintenance: core router`.
fn quote_value(
    problem: Diagnostic,
    line: &str,
    place: Place,
    line_start: usize,
    at: usize,
) -> Diagnostic {
    let advice = "a text with a colon and a space in it needs quotes";
    let Some((key, value)) = line.split_once(": ") else {
        return problem.help(advice);
    };
    if value.contains('"') {
        return problem.help(advice);
    }
    let base = place.span.start as usize - at;
    let start = base + line_start + key.len() + 2;
    let value = value.trim_end();
    let edit = Place::new(place.file, start, start + value.len());
    problem.mend(advice, edit, format!("\"{value}\""))
}

fn inside_braces(before: &str) -> bool {
    let opened = before.matches('{').count();
    opened > before.matches('}').count()
}
