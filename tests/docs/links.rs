//! Every link of the documentation leads to a file that is there, and to a heading of it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

#[test]
fn every_link_leads_somewhere() {
    let broken: Vec<_> = pages().iter().flat_map(|page| broken_links(page)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages at the root, and those in `docs/` and below.
pub(crate) fn pages() -> Vec<PathBuf> {
    let mut pages = pages_in(root());
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        pages.extend(pages_in(&folder));
        folders.extend(entries(&folder).filter(|path| path.is_dir()));
    }
    pages
}

fn pages_in(folder: &Path) -> Vec<PathBuf> {
    let is_page = |path: &PathBuf| path.extension().is_some_and(|e| e == "md");
    entries(folder).filter(is_page).collect()
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path())
}

fn broken_links(page: &Path) -> Vec<String> {
    let links = links(page).into_iter();
    let own = links.filter(|link| !link.contains("://"));
    let broken = own.filter(|link| !leads_somewhere(page, link));
    broken
        .map(|link| format!("{}: {link}", page.display()))
        .collect()
}

/// What a page links to, and the images that it shows.
pub(crate) fn links(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let links = Parser::new_ext(&text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url),
        _ => None,
    });
    links.map(|link| link.to_string()).collect()
}

fn leads_somewhere(page: &Path, link: &str) -> bool {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = match path {
        "" => page.to_owned(),
        path => page.parent().unwrap().join(path),
    };
    target.exists() && (anchor.is_empty() || anchors(&target).contains(anchor))
}

/// The anchors that hosts of code give to headings.
fn anchors(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).unwrap();
    let mut anchors = BTreeSet::new();
    let mut heading = None;
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => anchors.extend(heading.take().map(|h| anchor(&h))),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    anchors
}

fn anchor(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(' ', "-");
    let kept = |c: &char| c.is_alphanumeric() || *c == '-' || *c == '_';
    lower.chars().filter(kept).collect()
}
