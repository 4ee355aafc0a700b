//! Reads the list of names that must not appear: the only file that may lie outside of the project folder.

use std::path::Path;

use anyhow::{Context, Result};

/// The names of a list, one a line; empty lines and those that begin with `#` are left out.
pub fn read_names(root: &Path, written: &str) -> Result<Vec<String>> {
    let path = root.join(written);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    let lines = text.lines().map(str::trim);
    let names = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(names.map(str::to_owned).collect())
}
