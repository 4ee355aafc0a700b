//! Pages as a preview serves them: with its script, and those that no build makes. Never changes any other file.

use std::sync::Arc;

use crate::model::Moment;
use crate::publish::Key;

use super::policy::with_script;
use super::script::{element, escape};

/// What time it is for open pages: a moment, and how many seconds pass there in one of theirs.
pub type PageClock = (Moment, u32);

/// How pages are served.
#[derive(Clone)]
pub struct Face {
    /// The site's clock, where it is not the reader's.
    pub clock: Arc<dyn Fn() -> Option<PageClock> + Send + Sync>,
}

impl Face {
    /// A page with the script; one that has no room for it, or leads on at once, stays as it is.
    pub(super) fn dress(&self, page: Vec<u8>, key: Option<Key>) -> Vec<u8> {
        let Ok(text) = std::str::from_utf8(&page) else {
            return page;
        };
        if text.contains("<meta http-equiv=\"refresh\"") {
            return page;
        }
        let (script, hash) = element(&self.known(key));
        match with_script(text, &script, hash) {
            Some(dressed) => dressed.into_bytes(),
            None => page,
        }
    }

    /// A page for when there is none, or none can be made.
    pub(super) fn bare(&self, title: &str, text: &str) -> Vec<u8> {
        let (title, text) = (escape(title), escape(text));
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{text}</p>\n</body>\n</html>\n"
        );
        self.dress(page.into_bytes(), None)
    }

    fn known(&self, key: Option<Key>) -> Vec<(&'static str, String)> {
        let mut known = vec![("key", write_key(key))];
        if let Some((moment, speed)) = (self.clock)() {
            known.push(("now", moment.timestamp_millis().to_string()));
            known.push(("speed", speed.to_string()));
        }
        known
    }
}

/// A key as a page carries it.
pub(super) fn write_key(key: Option<Key>) -> String {
    key.map_or_else(|| "none".to_owned(), |key| format!("{:032x}", key.0))
}
