//! Inputs of several files: a line `=== PATH`, then what the file holds, again and again. Never writes a file.

use std::collections::BTreeMap;

/// The longest name that a file system takes.
const LONGEST_NAME: usize = 255;
/// How deep a folder of an input may lie.
const DEEPEST: usize = 8;

/// Turns an input into its files by path, those left out that no file system could hold; the last of a path counts.
pub(crate) fn files_of(input: &[u8]) -> BTreeMap<String, String> {
    let text = format!("\n{}", String::from_utf8_lossy(input));
    let mut blocks = text.split("\n=== ").skip(1).peekable();
    let mut files = BTreeMap::new();
    while let Some(block) = blocks.next() {
        let (path, text) = block.split_once('\n').unwrap_or((block, ""));
        let end = if blocks.peek().is_some() { "\n" } else { "" };
        if is_possible(path) {
            files.insert(path.to_owned(), format!("{text}{end}"));
        }
    }
    files
}

fn is_possible(path: &str) -> bool {
    let possible = |name: &str| {
        let hidden = name.starts_with('.') || name.ends_with('~');
        !name.is_empty() && !hidden && !name.contains('\0') && name.len() <= LONGEST_NAME
    };
    path.split('/').count() <= DEEPEST && path.split('/').all(possible)
}
