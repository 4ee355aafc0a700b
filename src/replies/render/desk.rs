//! The desk: one page from which agents copy replies. The page selects, joins and counts; it never composes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::diagnostics::Diagnostic;
use crate::theme::Theme;

/// What the template shows.
#[derive(Serialize)]
struct View<'v> {
    policy: String,
    style: &'v str,
    script: &'v str,
    data: String,
}

/// Renders the desk with the current replies inside it, so that it works from disk and without a network.
pub(super) fn render(
    current: &Value,
    build: &str,
    theme: &Theme,
) -> Result<String, Box<Diagnostic>> {
    let style = theme.static_text("desk.css");
    let script = theme.static_text("desk.js");
    let mut data = current.clone();
    if let Some(object) = data.as_object_mut() {
        object.insert("build".to_owned(), build.into());
    }
    let view = View {
        policy: policy(style, script),
        style,
        script,
        data: harmless(&data.to_string()),
    };
    theme.render("desk.html", &view)
}

/// The page may run its own script, wear its own style and ask its own host whether there is something newer.
fn policy(style: &str, script: &str) -> String {
    let (style, script) = (hash(style), hash(script));
    format!(
        "default-src 'none'; style-src '{style}'; script-src '{script}'; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

fn hash(text: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

/// JSON inside a script element must not be able to end it.
fn harmless(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}
