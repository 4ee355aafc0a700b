//! The list of files that amends wrote to a folder, and how each stood after it; never looks at the files themselves.

use std::{collections::BTreeMap, fmt::Write, fs::Metadata, time::UNIX_EPOCH};

use crate::publish::output::{Key, check_path};

/// The rows by path.
pub(super) type Rows = BTreeMap<String, Row>;

/// How one file was made and how it stood after it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The key it was made with; none where another version made it.
    pub(super) key: Option<Key>,
    pub(super) size: u64,
    /// Nanoseconds since 1970. With the size this shows an edit by hand without reading the file.
    modified: u128,
}

/// The rows of a manifest that was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) rows: Rows,
    /// Whether this version wrote it, so that it can stay as it is.
    pub(super) current: bool,
    /// Whether rows may be missing or wrong.
    pub(super) damaged: bool,
}

const FORMAT: u32 = 1;
/// Names the code: what other code made from the same input may have other bytes.
const CODE: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("AMENDS_CODE"));
const NAME: &str = "amends-manifest";
/// No path holds a zero byte, so that names with line breaks need no escapes.
const ROW_END: &str = "\0\n";

impl Row {
    pub(super) fn new(key: Key, stands: &Metadata) -> Self {
        Self {
            key: Some(key),
            ..Self::unknown(stands)
        }
    }

    /// Notes a file of which nobody knows how it was made.
    pub(super) fn unknown(stands: &Metadata) -> Self {
        Self {
            key: None,
            size: stands.len(),
            modified: modified(stands),
        }
    }

    /// Notes that nothing is to stand at a path, so that nobody makes it again to find that out.
    pub(super) fn absent(key: Key) -> Self {
        Self {
            key: Some(key),
            size: 0,
            modified: 0,
        }
    }

    /// Whether this notes that nothing is to stand.
    pub(super) fn is_absent(&self) -> bool {
        self.size == 0 && self.modified == 0
    }

    /// Whether what stands is as it was left.
    pub(super) fn agrees(&self, stands: Option<&Metadata>) -> bool {
        match stands {
            None => self.is_absent(),
            Some(stands) => {
                stands.is_file() && self.size == stands.len() && self.modified == modified(stands)
            }
        }
    }

    /// Whichever of two rows tells of the file that stands; where both could, it has to be made again.
    pub(super) fn or_earlier(self, earlier: Option<Self>, stands: Option<&Metadata>) -> Self {
        let agrees = |row: Self| row.agrees(stands);
        match earlier {
            Some(earlier) if !agrees(self) => earlier,
            Some(earlier) if agrees(earlier) && earlier.key != self.key => {
                Self { key: None, ..self }
            }
            _ => self,
        }
    }

    fn parse(text: &str) -> Option<(String, Self)> {
        let mut fields = text.splitn(4, ' ');
        let key = match fields.next()? {
            "-" => None,
            key => Some(Key(u128::from_str_radix(key, 16).ok()?)),
        };
        let row = Self {
            key,
            size: fields.next()?.parse().ok()?,
            modified: fields.next()?.parse().ok()?,
        };
        Some((fields.next()?.to_owned(), row))
    }
}

/// Turns rows into the text of a manifest of this version.
pub(super) fn write(rows: &Rows) -> String {
    let mut body = String::with_capacity(rows.len() * 128);
    for (
        path,
        Row {
            key,
            size,
            modified,
        },
    ) in rows
    {
        let key = key.map_or_else(|| "-".to_owned(), |key| format!("{:032x}", key.0));
        // Writing to a string cannot fail.
        let _ = write!(body, "{key} {size} {modified} {path}{ROW_END}");
    }
    format!("{}\n{body}", head(CODE, &body))
}

/// Turns the text of a manifest into its rows; of a damaged one, into those that can still be read.
pub(super) fn read(text: &str) -> Manifest {
    parse(text).unwrap_or_else(|| salvage(text))
}

/// A row of a damaged manifest counts only where the file stands just as the row says.
fn salvage(text: &str) -> Manifest {
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    let rows = body.split(ROW_END).filter_map(Row::parse);
    let rows = rows.filter(|(path, _)| check_path(path).is_ok());
    Manifest {
        rows: rows
            .map(|(path, row)| (path, Row { key: None, ..row }))
            .collect(),
        current: false,
        damaged: true,
    }
}

fn parse(text: &str) -> Option<Manifest> {
    let (line, body) = text.split_once('\n')?;
    if line.split(' ').next()? != NAME || line.rsplit(' ').next()? != checksum(body) {
        return None;
    }
    let current = line == head(CODE, body);
    let mut rows = body
        .split_terminator(ROW_END)
        .map(Row::parse)
        .collect::<Option<Rows>>()?;
    if !current {
        // Another version may make other bytes from the same input: what it wrote is ours, but is made again.
        rows.values_mut().for_each(|row| row.key = None);
    }
    Some(Manifest {
        rows,
        current,
        damaged: false,
    })
}

fn head(version: &str, body: &str) -> String {
    format!("{NAME} {FORMAT} {version} {}", checksum(body))
}

fn checksum(body: &str) -> String {
    format!("{:032x}", Key::of(body).0)
}

fn modified(stands: &Metadata) -> u128 {
    let since = stands
        .modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.unwrap_or_default().as_nanos()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Rows {
        let row = Row {
            key: Some(Key(7)),
            size: 3,
            modified: 1_700_000_000_000_000_001,
        };
        [
            ("a b\nc".to_owned(), row),
            ("index.html".to_owned(), Row { key: None, ..row }),
        ]
        .into()
    }

    #[test]
    fn rows_come_back_as_they_were_written() {
        assert_eq!(
            read(&write(&rows())),
            Manifest {
                rows: rows(),
                current: true,
                damaged: false,
            }
        );
    }

    #[test]
    fn rows_of_another_version_are_ours_but_made_again() {
        let text = write(&rows()).replacen(CODE, "0.0.1-old", 1);
        let manifest = read(&text);
        assert!(!manifest.current);
        assert_eq!(manifest.rows.len(), 2);
        assert!(manifest.rows.values().all(|row| row.key.is_none()));
    }

    #[test]
    fn of_a_damaged_manifest_whole_rows_are_left() {
        let text = write(&rows());
        for (damaged, left) in [
            ("", 0),
            ("nonsense", 0),
            (&text[..text.len() - 12], 1),
            (&text.replace(" 3 ", " x "), 0),
            (&text.replacen("amends-manifest", "\0\0\0", 1), 2),
        ] {
            let manifest = read(damaged);
            assert!(manifest.damaged && !manifest.current, "{damaged:?}");
            assert_eq!(manifest.rows.len(), left, "{damaged:?}");
            assert!(manifest.rows.values().all(|row| row.key.is_none()));
        }
    }

    #[test]
    fn after_a_kill_the_file_that_stands_decides_between_two_rows() {
        let stands = std::fs::metadata(env!("CARGO_MANIFEST_PATH")).unwrap();
        let (right, other) = (
            Row::new(Key(1), &stands),
            Row {
                key: Some(Key(2)),
                size: 0,
                modified: 0,
            },
        );
        assert_eq!(right.or_earlier(Some(other), Some(&stands)), right);
        assert_eq!(other.or_earlier(Some(right), Some(&stands)), right);
        assert_eq!(other.or_earlier(None, None), other);
        let twin = Row {
            key: Some(Key(3)),
            ..right
        };
        assert_eq!(right.or_earlier(Some(twin), Some(&stands)).key, None);
    }
}
