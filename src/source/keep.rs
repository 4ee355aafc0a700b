//! Keeps a project as it was read, so that after a change only that is read again. Never trusts it for longer than it is told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Sources;
use super::load::{home_of, load_kept};
use super::tree::{Folder, count_folders, read_folders, read_tree};

/// The folders that are kept.
const KEPT: [&str; 2] = ["incidents", "themes"];

/// What may have changed since a project was last read.
#[derive(Clone, Copy, Debug)]
pub enum Touched<'t> {
    /// Anything.
    Anything,
    /// These files and folders, by paths without links; and `amends.yaml`, which is always read.
    Paths(&'t BTreeSet<PathBuf>),
}

/// Reads one project again and again.
pub struct Reader {
    home: PathBuf,
    trees: Option<Trees>,
}

/// Folders as they were last read, by their paths from the project folder.
#[derive(Default)]
pub(super) struct Trees(BTreeMap<String, BTreeMap<String, Folder>>);

impl Reader {
    /// A reader of the project in a folder.
    pub fn new(root: &Path) -> Result<Self> {
        Ok(Self {
            home: home_of(root)?,
            trees: None,
        })
    }

    /// Reads what may have changed; after an error everything is read the next time.
    pub fn read(&mut self, touched: Touched<'_>) -> Result<Sources> {
        let trees = match (self.trees.take(), touched) {
            (Some(mut trees), Touched::Paths(paths)) => {
                for path in paths {
                    trees.refresh(path, &self.home)?;
                }
                trees
            }
            _ => Trees::read(&self.home)?,
        };
        let sources = load_kept(&self.home, &trees);
        self.trees = Some(trees).filter(|_| sources.is_ok());
        sources
    }
}

impl Trees {
    fn read(home: &Path) -> Result<Self> {
        let mut trees = Self::default();
        for name in KEPT {
            let folders = read_tree(&home.join(name), home)?.into_iter();
            let folders = folders.map(|folder| (folder.path.clone(), folder));
            trees.0.insert(name.to_owned(), folders.collect());
        }
        Ok(trees)
    }

    /// The folders below one of the project's, in the order of their paths.
    pub(super) fn folders(&self, name: &str) -> Vec<Folder> {
        let folders = self.0.get(name).into_iter();
        folders.flat_map(BTreeMap::values).cloned().collect()
    }

    /// Reads a folder again, or that of a file, with all that lies below it.
    fn refresh(&mut self, path: &Path, home: &Path) -> Result<()> {
        let Ok(inside) = path.strip_prefix(home) else {
            return Ok(());
        };
        let mut names: Vec<_> = inside.iter().map(|n| n.to_string_lossy()).collect();
        let Some(folders) = names.first().and_then(|name| self.0.get_mut(&**name)) else {
            return Ok(());
        };
        let is_folder = |names: &[_]| folders.contains_key(&join(names)) || path.is_dir();
        if names.len() > 1 && !is_folder(&names) {
            names.pop();
        }
        // What lies above the folders that are kept is all of them.
        if names.len() == 1 {
            let read = read_tree(&home.join(&*names[0]), home)?.into_iter();
            *folders = read.map(|folder| (folder.path.clone(), folder)).collect();
            return Ok(());
        }
        let spot = join(&names);
        let below = format!("{spot}/");
        folders.retain(|path, _| *path != spot && !path.starts_with(&below));
        let place = home.join(&spot);
        if is_real_folder(&place) {
            let read = read_folders(&place, names.len() - 1, home)?.into_iter();
            folders.extend(read.map(|folder| (folder.path.clone(), folder)));
        }
        if let Some(above) = folders.get_mut(&join(&names[..names.len() - 1])) {
            above.folders = count_folders(&home.join(&above.path))?;
        }
        Ok(())
    }
}

/// Links to folders are left out, so that a loop ends.
fn is_real_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|of| of.is_dir())
}

fn join<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
    names.join("/")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write as _;

    use super::*;
    use crate::source::load;

    /// Everything that was read, with the numbers of the files.
    fn told(sources: &Sources) -> String {
        let files = sources
            .files
            .iter()
            .map(|f| format!("{} {}", f.path, f.text));
        let files: Vec<_> = files.filter(|f| !f.starts_with("<built-in>")).collect();
        format!(
            "{files:#?} {:#?} {:#?}",
            sources.incidents, sources.problems
        )
    }

    fn put(root: &Path, path: &str, text: &str) -> PathBuf {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = fs::File::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        path
    }

    #[test]
    fn what_is_read_again_is_what_a_fresh_reader_reads() {
        let folder = tempfile::tempdir().unwrap();
        let root = &folder.path().canonicalize().unwrap();
        put(root, "amends.yaml", "format: 1");
        put(root, "incidents/a/01-x.md", "one");
        put(root, "incidents/2026/b/01-x.md", "two");
        put(root, "incidents/2026/c/incident.yaml", "three");
        put(root, "themes/default/static/style.css", "four");
        let mut reader = Reader::new(root).unwrap();
        reader.read(Touched::Anything).unwrap();
        let mut check = |paths: Vec<PathBuf>| {
            let read = reader.read(Touched::Paths(&paths.iter().cloned().collect()));
            assert_eq!(
                told(&read.unwrap()),
                told(&load(root).unwrap()),
                "{paths:?}"
            );
        };
        check(vec![put(root, "incidents/a/01-x.md", "changed")]);
        check(vec![
            put(root, "incidents/a/02-y.md", "new"),
            put(root, "amends.yaml", "format: 2"),
        ]);
        check(vec![put(
            root,
            "themes/default/static/style.css",
            "changed",
        )]);
        put(root, "incidents/2027/new/01-x.md", "new");
        check(vec![root.join("incidents/2027")]);
        put(root, "incidents/2027/newer/01-x.md", "newer");
        check(vec![root.join("incidents/2027/newer")]);
        fs::remove_file(root.join("incidents/a/02-y.md")).unwrap();
        check(vec![root.join("incidents/a/02-y.md")]);
        fs::remove_dir_all(root.join("incidents/2026/b")).unwrap();
        check(vec![
            root.join("incidents/2026/b/01-x.md"),
            root.join("incidents/2026/b"),
        ]);
        fs::remove_dir_all(root.join("incidents/2026/c")).unwrap();
        check(vec![root.join("incidents/2026/c")]);
        fs::rename(root.join("incidents/2027"), root.join("incidents/2028")).unwrap();
        check(vec![
            root.join("incidents/2027"),
            root.join("incidents/2028"),
        ]);
        check(vec![put(root, "incidents/01-homeless.md", "nowhere")]);
        fs::remove_dir_all(root.join("incidents")).unwrap();
        check(vec![root.join("incidents")]);
    }
}
