//! Compares an output with what stands and makes what differs, all inside `.amends/`; never changes what readers see.

use std::{
    collections::{BTreeSet, HashMap},
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;

use crate::publish::{
    manifest::{Manifest, Row, Rows},
    output::{Entry, Key, Output},
    room::{Room, make_folder, write_new},
};

/// A site that is ready to take the place of the one that stands.
pub(super) struct Staged {
    /// The files of the new site, as they will stand.
    pub(super) rows: Rows,
    /// What moves to its place.
    pub(super) landings: Vec<Landing>,
    /// The files that the new site no longer has.
    pub(super) going: BTreeSet<String>,
    /// How many files were made for it.
    pub(super) written: usize,
}

/// One move from `.amends/` to a place in the output folder: of a file, or of a folder that is new as a whole.
#[derive(Debug)]
pub(super) struct Landing {
    pub(super) path: String,
    pub(super) staged: PathBuf,
    pub(super) ground: Ground,
}

/// What stands where something lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nothing.
    Free,
    /// A file, to be replaced by a file.
    File,
    /// A file to be replaced by a folder, or a folder by a file.
    OtherKind,
}

/// Turns an output into the moves that make the folder hold it.
pub(super) fn stage(output: &Output<'_>, room: &Room, before: &Manifest) -> Result<Staged> {
    let (mut rows, suspects) = compare(output, room, before)?;
    let gone = |path: &String| !output.makes(path) && !output.keeps(path);
    let standing = before.rows.iter().filter(|(_, row)| !row.is_absent());
    let mut going: BTreeSet<_> = standing
        .map(|(path, _)| path)
        .filter(|path| gone(path))
        .cloned()
        .collect();
    let mut survey = Survey {
        room,
        going: &going,
        folders: HashMap::new(),
        landings: Vec::new(),
    };
    let places = suspects
        .iter()
        .map(|suspect| survey.locate(suspect))
        .collect::<Result<Vec<_>>>()?;
    let landings = survey.landings;
    if !suspects.is_empty() {
        room.make_staging()?;
    }
    let made = suspects.par_iter().zip(places).map(|(suspect, place)| {
        let landing = &landings[place];
        Ok((suspect.make(room, landing)?, place))
    });
    let made = made.collect::<Result<Vec<_>>>()?;
    let moved: BTreeSet<usize> = made
        .iter()
        .filter(|(made, _)| made.written)
        .map(|(_, place)| *place)
        .collect();
    let written = made.iter().filter(|(made, _)| made.written).count();
    rows.extend(
        suspects
            .iter()
            .zip(&made)
            .map(|(suspect, (made, _))| (suspect.path.to_owned(), made.row)),
    );
    going.extend(made_away(&suspects, &made));
    let landings = landings
        .into_iter()
        .enumerate()
        .filter(|(place, _)| moved.contains(place));
    Ok(Staged {
        rows,
        landings: landings.map(|(_, landing)| landing).collect(),
        going,
        written,
    })
}

/// What stands at paths where nothing is to stand any longer.
fn made_away<'s>(
    suspects: &'s [Suspect<'_>],
    made: &'s [(Made, usize)],
) -> impl Iterator<Item = String> + 's {
    let both = suspects.iter().zip(made);
    both.filter(|(suspect, (made, _))| made.row.is_absent() && suspect.stands.is_some())
        .map(|(suspect, _)| suspect.path.to_owned())
}

/// An entry beside what stands at its path, which may be missing, made from something else, or changed since.
struct Suspect<'o> {
    path: &'o str,
    key: Key,
    entry: &'o Entry<'o>,
    stands: Option<Box<Metadata>>,
}

struct Made {
    row: Row,
    written: bool,
}

/// Finds for each file the place where it lands, asking about each folder once.
struct Survey<'r> {
    room: &'r Room,
    going: &'r BTreeSet<String>,
    /// The landing that brings a folder; none where the folder stands.
    folders: HashMap<String, Option<usize>>,
    landings: Vec<Landing>,
}

impl Suspect<'_> {
    /// Makes the bytes, and writes them unless they are what stands.
    fn make(&self, room: &Room, landing: &Landing) -> Result<Made> {
        let Some(bytes) = self.entry.bytes()? else {
            return Ok(Made {
                row: Row::absent(self.key),
                written: false,
            });
        };
        if let Some(stands) = self
            .stands
            .as_ref()
            .filter(|stands| self.equals(stands, room, &bytes))
        {
            return Ok(Made {
                row: Row::new(self.key, stands),
                written: false,
            });
        }
        let below = self.path[landing.path.len()..].trim_start_matches('/');
        let written = if below.is_empty() {
            write_new(&landing.staged, &bytes)
        } else {
            write_below(&landing.staged.join(below), &bytes)
        };
        let stands = written
            .with_context(|| format!("cannot write `{}`", room.place(self.path).display()))?;
        Ok(Made {
            row: Row::new(self.key, &stands),
            written: true,
        })
    }

    fn equals(&self, stands: &Metadata, room: &Room, bytes: &[u8]) -> bool {
        // A file that cannot be read is replaced like one that differs.
        stands.is_file()
            && stands.len() == bytes.len() as u64
            && fs::read(room.place(self.path)).is_ok_and(|standing| standing == bytes)
    }
}

/// Writes a file into a folder that is new like the file, so that most often it has to be made first.
fn write_below(path: &Path, bytes: &[u8]) -> io::Result<Metadata> {
    path.parent().map_or(Ok(()), make_folder)?;
    write_new(path, bytes)
}

impl Survey<'_> {
    fn locate(&mut self, suspect: &Suspect<'_>) -> Result<usize> {
        let folder = suspect
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        if let Some(place) = self.locate_folder(folder)? {
            return Ok(place);
        }
        let ground = match &suspect.stands {
            None => Ground::Free,
            Some(stands) if stands.is_dir() => {
                self.check_folder_goes(suspect.path)?;
                Ground::OtherKind
            }
            Some(_) => Ground::File,
        };
        Ok(self.land(suspect.path, ground))
    }

    fn locate_folder(&mut self, folder: &str) -> Result<Option<usize>> {
        if folder.is_empty() {
            return Ok(None);
        }
        if let Some(place) = self.folders.get(folder) {
            return Ok(*place);
        }
        let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
        let place = match self.locate_folder(above)? {
            Some(place) => Some(place),
            None => match self.room.standing(folder)? {
                None => Some(self.land(folder, Ground::Free)),
                Some(stands) if stands.is_dir() => None,
                Some(_) => {
                    self.check_goes(folder)?;
                    Some(self.land(folder, Ground::OtherKind))
                }
            },
        };
        self.folders.insert(folder.to_owned(), place);
        Ok(place)
    }

    fn land(&mut self, path: &str, ground: Ground) -> usize {
        // Numbers instead of paths: a folder per changed file would cost more than the file.
        let place = self.landings.len();
        let staged = self.room.staging().join(place.to_string());
        self.landings.push(Landing {
            path: path.to_owned(),
            staged,
            ground,
        });
        place
    }

    fn check_folder_goes(&self, folder: &str) -> Result<()> {
        let listing = fs::read_dir(self.room.place(folder));
        for entry in listing.with_context(|| format!("cannot read the folder `{folder}`"))? {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.file_type()?.is_dir() {
                true => self.check_folder_goes(&path)?,
                false => self.check_goes(&path)?,
            }
        }
        Ok(())
    }

    fn check_goes(&self, path: &str) -> Result<()> {
        let place = self.room.place(path);
        ensure!(
            self.going.contains(path),
            "`{}` stands in the way of the site and amends did not write it; move it away and build again",
            place.display()
        );
        Ok(())
    }
}

/// An entry beside what the list of our files says of it.
enum Compared<'o> {
    Same(&'o str, Row),
    Suspect(Suspect<'o>),
}

/// Splits an output into what stands as it should, kept files among it, and what has to be looked into.
fn compare<'o>(
    output: &'o Output<'_>,
    room: &Room,
    before: &Manifest,
) -> Result<(Rows, Vec<Suspect<'o>>)> {
    let entries: Vec<_> = output.made().collect();
    // Where nothing stands, there is nothing to ask about ten thousand files one by one.
    let bare = room.is_bare()?;
    let compared = entries.into_par_iter().filter_map(|(path, entry)| {
        let key = entry.key()?;
        let stands = if bare { Ok(None) } else { room.standing(path) };
        Some(stands.map(|stands| compare_one((path, key, entry), stands, before)))
    });
    let kept = before
        .rows
        .iter()
        .filter(|(path, _)| output.keeps(path) && matches!(room.standing(path), Ok(Some(_))));
    let mut rows: Rows = kept.map(|(path, row)| (path.clone(), *row)).collect();
    let mut suspects = Vec::new();
    for compared in compared.collect::<Result<Vec<_>>>()? {
        match compared {
            Compared::Same(path, row) => {
                rows.insert(path.to_owned(), row);
            }
            Compared::Suspect(suspect) => suspects.push(suspect),
        }
    }
    Ok((rows, suspects))
}

fn compare_one<'o>(
    (path, key, entry): (&'o str, Key, &'o Entry<'o>),
    stands: Option<Metadata>,
    before: &Manifest,
) -> Compared<'o> {
    let noted = before.rows.get(path).filter(|row| row.key == Some(key));
    match noted.filter(|row| row.agrees(stands.as_ref())) {
        Some(row) => Compared::Same(path, *row),
        None => Compared::Suspect(Suspect {
            path,
            key,
            entry,
            stands: stands.map(Box::new),
        }),
    }
}
