//! The twins of an output: its texts once more as gzip and as brotli, for servers that send such files as they are.
//! Never decides in which order they come to stand.

use std::{io::Write, sync::Arc};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::publish::output::{Entry, Key, Output};

/// The last parts of the names of files that are texts. Pictures and the like are compressed already.
const TEXTS: [&str; 13] = [
    "html",
    "json",
    "js",
    "mjs",
    "css",
    "svg",
    "xml",
    "atom",
    "rss",
    "txt",
    "ics",
    "csv",
    "webmanifest",
];

/// Nine percent larger than the best that brotli can do, in a thirtieth of the time: a page is compressed while its
/// readers wait for it.
const BROTLI_QUALITY: i32 = 5;

/// A form in which a text can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Gzip,
    Brotli,
}

/// Puts a gzip and a brotli twin beside every text of an output, wherever it is smaller than the text.
pub fn compress(output: Output<'_>) -> Output<'_> {
    let (mut all, mut twins) = (Output::new(), Output::new());
    for (path, entry) in output.into_entries() {
        let source = Arc::new(entry);
        if is_text(&path) {
            for form in Form::ALL {
                twins.put(form.twin_of(&path), form.twin_entry(&source));
            }
        }
        all.put(path, share(source));
    }
    // A file that the site brings along under such a name goes before a twin.
    twins.merge(all);
    twins
}

/// The text whose twin would have this path.
pub(super) fn text_of(path: &str) -> Option<&str> {
    let text = Form::ALL
        .iter()
        .find_map(|form| path.strip_suffix(form.ending()))?;
    is_text(text).then_some(text)
}

/// The paths of the twins that a text can have.
pub(super) fn twins_of(path: &str) -> impl Iterator<Item = String> {
    let forms = is_text(path).then_some(Form::ALL);
    forms
        .into_iter()
        .flatten()
        .map(move |form| form.twin_of(path))
}

impl Form {
    const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];

    fn ending(self) -> &'static str {
        match self {
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }

    fn twin_of(self, path: &str) -> String {
        format!("{path}{}", self.ending())
    }

    fn twin_entry<'a>(self, source: &Arc<Entry<'a>>) -> Entry<'a> {
        let Some(Key(key)) = source.key() else {
            return Entry::Kept;
        };
        let source = Arc::clone(source);
        Entry::Twin {
            key: Key::of(format!("{self:?} {key:032x}")),
            make: Box::new(move || self.shrink(&source)),
        }
    }

    /// The compressed bytes of a text; none where they are not fewer.
    fn shrink(self, source: &Entry<'_>) -> Result<Option<Vec<u8>>> {
        let text = source.bytes()?.unwrap_or_default();
        let compressed = match self {
            Self::Gzip => gzip(&text),
            Self::Brotli => brotli(&text),
        };
        let compressed = compressed.context("cannot compress a page")?;
        Ok(Some(compressed).filter(|fewer| fewer.len() < text.len()))
    }
}

/// An entry that its twins read too.
fn share(source: Arc<Entry<'_>>) -> Entry<'_> {
    match source.key() {
        None => Entry::Kept,
        Some(key) => Entry::Made {
            key,
            make: Box::new(move || Ok(source.bytes()?.unwrap_or_default())),
        },
    }
}

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| TEXTS.contains(&ending))
}

/// Without a time and a name in its head, so that the same text gives the same bytes.
fn gzip(text: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(text)?;
    encoder.finish()
}

fn brotli(mut text: &[u8]) -> std::io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: text.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut text, &mut compressed, &params)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    fn page() -> String {
        "<p>We are replacing the system that failed.</p>\n".repeat(100)
    }

    fn unpack(path: &str, bytes: &[u8]) -> String {
        let mut text = String::new();
        match path.ends_with(".gz") {
            true => GzDecoder::new(bytes).read_to_string(&mut text).unwrap(),
            false => brotli::Decompressor::new(bytes, 4096)
                .read_to_string(&mut text)
                .unwrap(),
        };
        text
    }

    #[test]
    fn twins_are_smaller_and_unpack_to_the_text() {
        let mut output = Output::new();
        output.insert("index.html", page());
        output.insert_made("made.html", Key(1), || Ok(page().into_bytes()));
        let output = compress(output);
        for twin in ["index.html.gz", "index.html.br", "made.html.gz"] {
            let bytes = output.bytes(twin).unwrap().unwrap();
            assert!(bytes.len() < page().len() / 10, "{twin}");
            assert_eq!(unpack(twin, &bytes), page(), "{twin}");
        }
        assert_eq!(output.len(), 6);
        // Neither a time nor a name, and no operating system.
        let head = &output.bytes("index.html.gz").unwrap().unwrap()[..10];
        assert_eq!(head, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
    }

    #[test]
    fn pictures_and_what_would_not_shrink_have_no_twin() {
        let mut output = Output::new();
        output.insert("photo.png", page());
        output.insert("as_of.json", "{}");
        let output = compress(output);
        assert_eq!(
            output.paths().collect::<Vec<_>>(),
            ["as_of.json", "as_of.json.br", "as_of.json.gz", "photo.png"]
        );
        assert_eq!(output.bytes("as_of.json.gz").unwrap(), None);
        assert_eq!(output.bytes("as_of.json.br").unwrap(), None);
    }

    #[test]
    fn what_is_kept_keeps_its_twins_and_files_of_the_site_go_before_them() {
        let mut output = Output::new();
        output.keep("i/ab/index.html");
        output.keep("incidents/x");
        output.insert("log.txt", page());
        output.insert("log.txt.gz", "theirs");
        let output = compress(output);
        assert!(output.keeps("i/ab/index.html.gz") && output.keeps("incidents/x/index.html.br"));
        assert_eq!(output.bytes("log.txt.gz").unwrap().unwrap(), b"theirs");
    }

    #[test]
    fn a_twin_names_its_text() {
        assert_eq!(text_of("a/index.html.gz"), Some("a/index.html"));
        assert_eq!(text_of("a/index.html"), None);
        assert_eq!(text_of("dump.tar.gz"), None);
        assert_eq!(
            twins_of("x.css").collect::<Vec<_>>(),
            ["x.css.gz", "x.css.br"]
        );
        assert_eq!(twins_of("x.png").count(), 0);
    }
}
