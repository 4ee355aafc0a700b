//! The script that a preview adds to the pages it serves: it loads them anew, shows mistakes and keeps the site's clock.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The speed of a clock that stands.
pub const CLOCK_STOPS: u32 = 0;

const SCRIPT: &str = include_str!("page.js");

static HASH: LazyLock<String> = LazyLock::new(|| STANDARD.encode(Sha256::digest(SCRIPT)));

/// The script as an element with what it is to know of its page, and its hash.
pub(super) fn element(known: &[(&str, String)]) -> (String, &'static str) {
    let known = known
        .iter()
        .map(|(name, value)| format!(" data-{name}=\"{}\"", escape(value)));
    let known: String = known.collect();
    (format!("<script{known}>{SCRIPT}</script>"), &HASH)
}

/// A text as the value of an attribute.
pub(super) fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_cannot_end_early() {
        assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    }

    #[test]
    fn what_it_is_to_know_cannot_leave_its_attribute() {
        let (element, _) = element(&[("key", "\"><script>".to_owned())]);
        assert!(element.starts_with("<script data-key=\"&quot;&gt;&lt;script&gt;\">"));
    }
}
