//! The only reader of a project's files; never interprets what it read.

mod buffer;
mod file;
mod keep;
mod load;
mod names;
mod place;
mod tree;

use std::path::PathBuf;
use std::sync::Arc;

use sha2::Digest as _;

use crate::diagnostics::Diagnostics;

pub use buffer::Buffer;
pub use keep::{Reader, Touched};
pub use load::{load, load_around, load_with};
pub use names::read_names;
pub use place::{FileId, Place, Span, Spanned};

/// Everything that was read for one run.
#[derive(Debug, Default)]
pub struct Sources {
    /// The project folder.
    pub root: PathBuf,
    /// How much of it was read.
    pub extent: Extent,
    files: Vec<SourceFile>,
    /// `amends.yaml`, where there is one.
    pub project: Option<FileId>,
    /// The incident folders, sorted by id.
    pub incidents: Vec<IncidentFolder>,
    /// Files of `themes/`, and of the built-in theme below `<built-in>/`.
    pub theme_files: Vec<ThemeFile>,
    /// What could not be read.
    pub problems: Diagnostics,
}

/// How much of a project was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// One incident: what others say of it, or it of them, is not known.
    Part,
}

/// The name that the built-in theme has in [`ThemeFile::theme`].
pub const BUILT_IN: &str = "<built-in>";

/// A hash of files as they were read: other names or other texts have another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digest(pub [u8; 32]);

/// A text file.
#[derive(Debug)]
struct SourceFile {
    path: String,
    text: Arc<String>,
    mark: ByteOrderMark,
}

/// Whether a file begins with a byte order mark, which is no part of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ByteOrderMark {
    Present,
    Absent,
}

/// A folder below `incidents/` that holds files.
#[derive(Debug)]
pub struct IncidentFolder {
    /// The name of the folder.
    pub id: String,
    /// Its path from the project folder, with `/`.
    pub path: String,
    /// `incident.yaml`, where it is there and can be read.
    pub facts: Option<FileId>,
    /// The Markdown files by name.
    pub updates: Vec<(String, FileId)>,
    /// Other files, which updates may show.
    pub attachments: Vec<Arc<Attachment>>,
    /// The names of files that could not be read; a problem says why of each.
    pub unread: Vec<(String, FileId)>,
}

/// Whether everything in a folder could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderState {
    /// Everything was read.
    Whole,
    /// Something was not, and a problem says what.
    Unreadable,
}

/// A file that updates may show, such as a picture.
#[derive(Debug)]
pub struct Attachment {
    /// The name in the folder.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A file of a theme.
#[derive(Debug)]
pub struct ThemeFile {
    /// The name of the theme, or `<built-in>`.
    pub theme: String,
    /// The path inside the theme, with `/`.
    pub path: String,
    /// What is in it.
    pub content: ThemeContent,
}

/// What a file of a theme holds.
#[derive(Debug)]
pub enum ThemeContent {
    /// A text, with places.
    Text(FileId),
    /// Anything else.
    Bytes(Vec<u8>),
}

const MARK: char = '\u{feff}';

impl Sources {
    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        self.files
            .get(file.0 as usize)
            .map_or("", |f| f.text.as_str())
    }

    /// The path of a file from the project folder, with `/`.
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |f| &f.path)
    }

    /// The file of a path from the project folder.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.files.iter().position(|f| f.path == path)?;
        u32::try_from(index).ok().map(FileId)
    }

    /// The text at a place.
    pub fn slice(&self, place: Place) -> &str {
        self.text(place.file).get(place.span.range()).unwrap_or("")
    }

    /// A hash of the names and the texts of files.
    pub fn digest(&self, files: impl IntoIterator<Item = FileId>) -> Digest {
        let mut hash = sha2::Sha256::new();
        for file in files {
            for text in [self.path(file), self.text(file)] {
                hash.update(text.len().to_le_bytes());
                hash.update(text);
            }
        }
        Digest(hash.finalize().into())
    }

    /// How many bytes of a file stand before its text.
    pub fn bytes_before(&self, file: FileId) -> u32 {
        match self.files.get(file.0 as usize).map(|f| f.mark) {
            Some(ByteOrderMark::Present) => MARK.len_utf8() as u32,
            _ => 0,
        }
    }

    /// Adds a text file and gives it a number.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.add_shared(path.into(), Arc::new(text.into()))
    }

    /// Adds a text file whose text somebody keeps.
    fn add_shared(&mut self, path: String, mut text: Arc<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer files than 2^32"));
        let mark = match text.starts_with(MARK) {
            true => ByteOrderMark::Present,
            false => ByteOrderMark::Absent,
        };
        if mark == ByteOrderMark::Present {
            Arc::make_mut(&mut text).replace_range(..MARK.len_utf8(), "");
        }
        self.files.push(SourceFile {
            path: shown(path),
            text,
            mark,
        });
        id
    }

    /// The text files of a theme below a folder such as `phrases/`, each by its path from there.
    pub fn theme_texts<'s>(
        &'s self,
        theme: &'s str,
        folder: &'s str,
    ) -> impl Iterator<Item = (&'s str, FileId)> {
        let files = self.theme_files.iter().filter(move |f| f.theme == theme);
        files.filter_map(move |f| match f.content {
            ThemeContent::Text(id) => Some((f.path.strip_prefix(folder)?, id)),
            ThemeContent::Bytes(_) => None,
        })
    }

    /// Adds a text file of a theme.
    pub fn add_theme_text(&mut self, theme: &str, path: &str, text: &str) -> FileId {
        let id = self.add(format!("{theme}/{path}"), text);
        self.theme_files.push(ThemeFile {
            theme: theme.to_owned(),
            path: path.to_owned(),
            content: ThemeContent::Text(id),
        });
        id
    }
}

/// A path as it can be printed: a name may hold line breaks, and marks that turn what follows around.
fn shown(path: String) -> String {
    if path.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return path;
    }
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown = String::with_capacity(path.len());
    for c in path.chars() {
        match c.is_control() || turns(c) {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    shown
}
