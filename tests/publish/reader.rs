//! A reader of a published folder: asks for pages as a web server hands them out and follows every link.

use std::{
    collections::BTreeSet,
    fs,
    io::{ErrorKind, Read},
    path::{Component, Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use flate2::read::GzDecoder;

/// What a reader's browser can unpack: the server sends such a twin in place of the file where one stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Accepts {
    Plain,
    Gzip,
    Brotli,
}

pub(crate) const ALL: [Accepts; 3] = [Accepts::Plain, Accepts::Gzip, Accepts::Brotli];

const HOME: &str = "index.html";

/// Walks the site from its home page; counts the files that were read, and names what is torn or missing.
pub(crate) fn walk(dir: &Path, accepts: Accepts) -> Result<usize, String> {
    let mut seen = BTreeSet::new();
    let mut ahead = vec![(HOME.to_owned(), String::new())];
    while let Some((path, from)) = ahead.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let file = get(dir, &path, accepts)
            .map_err(|problem| format!("{path} ({accepts:?}), linked from `{from}`: {problem}"))?;
        let links = links(&path, &file);
        ahead.extend(links.into_iter().map(|link| (link, path.clone())));
    }
    Ok(seen.len())
}

/// Walks in every way that a reader can.
#[track_caller]
pub(crate) fn assert_whole(dir: &Path) {
    for accepts in ALL {
        walk(dir, accepts).unwrap();
    }
}

/// Walks for as long as builds go on; counts the files. A walk may only fail where the home page that it began with
/// was replaced meanwhile: what that page led to may be gone then.
pub(crate) fn read_on(dir: &Path, done: &AtomicBool) -> usize {
    let mut files = 0;
    while !done.load(Ordering::Relaxed) {
        for accepts in ALL {
            let home = get(dir, HOME, accepts).unwrap();
            match walk(dir, accepts) {
                Ok(read) => files += read,
                Err(problem) => {
                    let now = get(dir, HOME, accepts).unwrap();
                    assert_ne!(now, home, "{problem}");
                    assert!(!problem.contains("torn"), "{problem}");
                }
            }
        }
        thread::sleep(Duration::from_millis(3));
    }
    files
}

/// Ends [`read_on`], also where the test fails.
pub(crate) struct Reading<'a>(pub(crate) &'a AtomicBool);

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn get(dir: &Path, path: &str, accepts: Accepts) -> Result<String, String> {
    let place = dir.join(path);
    let ending = match accepts {
        Accepts::Plain => None,
        Accepts::Gzip => Some(".gz"),
        Accepts::Brotli => Some(".br"),
    };
    let twin = ending.map(|ending| PathBuf::from(format!("{}{ending}", place.display())));
    let bytes = match twin.map(fs::read) {
        Some(Ok(bytes)) => unpack(&bytes, accepts)?,
        Some(Err(error)) if error.kind() != ErrorKind::NotFound => return Err(error.to_string()),
        _ => fs::read(&place).map_err(|error| error.to_string())?,
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let end = match place.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "</html>",
        Some("atom") => "</feed>",
        Some("json") => "}",
        _ => "",
    };
    match text.trim_end().ends_with(end) {
        true => Ok(text),
        false => Err("is torn".to_owned()),
    }
}

fn unpack(bytes: &[u8], accepts: Accepts) -> Result<Vec<u8>, String> {
    let mut text = Vec::new();
    let unpacked = match accepts {
        Accepts::Brotli => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text),
        Accepts::Plain | Accepts::Gzip => GzDecoder::new(bytes).read_to_end(&mut text),
    };
    unpacked.map_err(|error| format!("is torn: {error}"))?;
    Ok(text)
}

/// The files of the site that a page leads to.
fn links(path: &str, page: &str) -> Vec<String> {
    if !path.ends_with(".html") {
        return Vec::new();
    }
    let values = ["href=\"", "src=\""].into_iter().flat_map(|attribute| {
        let values = page.split(attribute).skip(1);
        values.filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
    });
    values.filter_map(|value| target(path, value)).collect()
}

fn target(path: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next()?;
    if link.is_empty() || link.contains(':') {
        return None;
    }
    let mut target = PathBuf::new();
    for component in Path::new(path).parent()?.join(link).components() {
        match component {
            Component::ParentDir => {
                target.pop();
            }
            Component::Normal(name) => target.push(name),
            _ => {}
        }
    }
    target.to_str().map(str::to_owned)
}
