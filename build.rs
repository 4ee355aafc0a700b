//! Gives the program a name for what it is made of, so that pages made by other code are made again.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What the bytes of a page depend on beside what is written in a project.
const MADE_OF: [&str; 4] = ["src", "data", "themes", "Cargo.lock"];

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = BTreeSet::new();
    for name in MADE_OF {
        println!("cargo:rerun-if-changed={name}");
        collect(&home.join(name), &mut files)?;
    }
    let mut hash = Sha256::new();
    for file in files {
        let path = file.strip_prefix(&home).unwrap_or(&file);
        hash.update(path.to_string_lossy().as_bytes());
        hash.update(fs::read(&file)?);
    }
    let name: String = hash
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    println!("cargo:rustc-env=AMENDS_CODE={name}");
    Ok(())
}

fn collect(path: &Path, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.insert(path.to_owned());
    }
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    }
    Ok(())
}
