//! The book has every page of `docs/` once, and leads nowhere else; never builds it, which `scripts/docs` does.

use std::{collections::BTreeSet, path::PathBuf};

use crate::links::{links, pages, root};

#[test]
fn the_summary_names_every_page_once() {
    let docs = root().join("docs");
    let summary = docs.join("SUMMARY.md");
    let named: Vec<PathBuf> = links(&summary).iter().map(|link| docs.join(link)).collect();
    let names: BTreeSet<_> = named.iter().cloned().collect();
    assert_eq!(names.len(), named.len(), "a page is named twice");
    let pages = pages().into_iter();
    let pages: BTreeSet<_> = pages
        .filter(|p| p.starts_with(&docs) && *p != summary)
        .collect();
    assert_eq!(names, pages);
}
