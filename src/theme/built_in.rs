//! The built-in theme, embedded so that the tool works alone in any folder.

use include_dir::{Dir, include_dir};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of the built-in theme, by their path inside it, in order.
pub fn built_in_files() -> Vec<(&'static str, &'static [u8])> {
    let mut files = Vec::new();
    collect(&DEFAULT, &mut files);
    files.sort_unstable_by_key(|(path, _)| *path);
    files
}

fn collect(folder: &Dir<'static>, files: &mut Vec<(&'static str, &'static [u8])>) {
    for file in folder.files() {
        if let Some(path) = file.path().to_str() {
            files.push((path, file.contents()));
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
