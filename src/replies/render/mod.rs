//! What is written to `replies/`: the desk, one JSON for programs, tables and pages per incident. Never composes.

mod desk;
mod json;
mod markdown;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::reply::Replies;
use crate::model::Site;
use crate::publish::Output;
use crate::theme::Theme;

pub use json::to_json;
pub use markdown::to_markdown;

use crate::diagnostics::Diagnostic;

/// Renders everything that goes to `replies/`.
pub fn render<'a>(
    replies: &Replies,
    site: &Site,
    theme: &Theme,
) -> Result<Output<'a>, Box<Diagnostic>> {
    let mut output = Output::new();
    let current = json::current(replies, site);
    let build = build_of(&current.to_string());
    let as_of = json::time(site.as_of, site);
    output.insert("replies.json", lines(&current));
    output.insert(
        "as_of.json",
        json!({"as_of": as_of, "build": build}).to_string(),
    );
    output.insert("index.html", desk::render(&current, &build, theme)?);
    for incident in &replies.incidents {
        let table = json::table(incident, site);
        output.insert(format!("data/{}.json", incident.id), lines(&table));
        for update in &incident.updates {
            let path = format!("{}/{}.md", incident.id, update.digits);
            output.insert(path, to_markdown(incident, update, site));
        }
    }
    Ok(output)
}

/// Eight hex digits over what is shown.
fn build_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn lines(value: &serde_json::Value) -> String {
    let mut text = format!("{value:#}");
    text.push('\n');
    text
}
