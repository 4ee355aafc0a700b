//! Well-formed XML in memory; the only file that names quick-xml. Never knows what it writes.

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

/// A sentence as a paragraph of HTML.
pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escape(text))
}

/// Words within a paragraph of HTML, with their language where that is another.
pub(super) fn words(text: &str, language: Option<&str>) -> String {
    let text = escape(text);
    match language {
        Some(tag) => format!("<span lang=\"{tag}\" dir=\"auto\">{text}</span>"),
        None => text.into_owned(),
    }
}

impl Xml {
    /// A document with one element and what is written in it.
    pub(super) fn document(
        root: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let writer = Writer::new(Vec::new());
        let mut xml = Self { writer };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml.element(root, attributes, inner);
        xml.writer.into_inner()
    }

    /// An element and what is written in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self),
    ) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Start(start));
        inner(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let element = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.event(Event::Empty(element));
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        let text: String = text.chars().filter(|c| is_allowed(*c)).collect();
        let text = Event::Text(BytesText::new(&text));
        self.element(name, attributes, |xml| xml.event(text));
    }

    fn event(&mut self, event: Event<'_>) {
        let written = self.writer.write_event(event);
        written.expect("writing to memory does not fail");
    }
}

/// Whether XML can hold a character at all, even escaped.
fn is_allowed(c: char) -> bool {
    let control = c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    !control && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn texts_and_attributes_are_escaped() {
        let xml = Xml::document("a", &[("b", "\"<&>'")], |xml| {
            xml.text("c", &[], "<d> & \u{1}\u{fffe}é");
            xml.empty("e", &[]);
        });
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
            <a b=\"&quot;&lt;&amp;&gt;&apos;\"><c>&lt;d&gt; &amp; é</c><e/></a>";
        assert_eq!(String::from_utf8(xml).unwrap(), expected);
    }
}
