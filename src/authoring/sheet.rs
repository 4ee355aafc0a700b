//! The text of an update while it is being written: facts, and hints that are gone from what is published. Never decides
//! what is proposed.

use super::setting::Setting;
use super::standing::{Holding, Lifetime};
use super::wanted::Wanted;

/// How a line begins that is there for the author alone.
const HINT: &str = "#:";

/// The text of an update with a status, a time, further facts and a body.
pub fn sheet(status: &str, at: &str, settings: &[Setting], body: &str) -> Result<String, String> {
    let text = format!("---\nstatus: {status}\nat: {at}\n---\n{}\n", body.trim());
    settings.iter().try_fold(text, |text, one| {
        one.state(&text)
            .map_err(|why| format!("`--set {}`: {why}", one.field))
    })
}

/// The text with hints below its facts; those that it had before are gone.
pub fn with_hints(text: &str, hints: &[String]) -> String {
    let mut text = without_hints(text);
    let Some(end) = closing_fence(&text) else {
        return text;
    };
    let lines = hints.iter().map(|hint| format!("{HINT} {hint}\n"));
    text.insert_str(end, &lines.collect::<String>());
    text
}

/// The text as it is published.
pub fn without_hints(text: &str) -> String {
    without(text, HINT)
}

/// The text without the lines above its body that begin with something.
fn without(text: &str, beginning: &str) -> String {
    let end = closing_fence(text).unwrap_or(0);
    let (front, rest) = text.split_at(end);
    let lines = front.split_inclusive('\n');
    let kept = lines.filter(|line| !line.starts_with(beginning));
    kept.chain([rest]).collect()
}

/// The text of a draft as that of an update.
pub fn without_draft(text: &str) -> String {
    without(text, "draft:")
}

/// What stands below the facts, without the space around it.
pub fn body_of(text: &str) -> &str {
    let end = closing_fence(text).unwrap_or(0);
    let rest = &text[end..];
    rest.split_once('\n').map_or("", |(_, body)| body).trim()
}

/// Whether somebody emptied the text to say that nothing is to be written.
pub fn is_empty(text: &str) -> bool {
    let says =
        |line: &str| !line.trim().is_empty() && !line.starts_with('#') && line.trim() != "---";
    !text.lines().any(says)
}

/// The hints of an update: what the playbook misses, and what holds without being stated again.
pub fn hints(wanted: &[Wanted], holding: &[Holding]) -> Vec<String> {
    let mut hints =
        vec!["Lines like this one are left out. To take a proposal, remove its `#: `.".to_owned()];
    for one in wanted {
        hints.push(format!("{}: {}", one.message, one.advice));
        let proposal = one.proposal.as_ref();
        hints.extend(proposal.map(|value| format!("{}: {value}", one.key)));
    }
    if !holding.is_empty() {
        hints.push(
            "What holds as it is; state it again to change it, or write `withdrawn`:".to_owned(),
        );
    }
    hints.extend(holding.iter().map(|h| format!("  {}: {}", h.key, h.words)));
    hints
}

/// The facts that are no longer true once it is over, taken back.
pub fn endings(holding: &[Holding]) -> Vec<Setting> {
    let over = holding.iter().filter(|h| h.span == Lifetime::WhileOpen);
    let over = over.filter(|h| h.key != "emergency_calls");
    let ended = over.filter_map(|h| Setting::new(h.key, "withdrawn").ok());
    ended.collect()
}

/// Where the line stands that ends the facts.
fn closing_fence(text: &str) -> Option<usize> {
    let mut offset = 0;
    let mut opened = false;
    for line in text.split_inclusive('\n') {
        match line.trim_end() == "---" {
            true if opened => return Some(offset),
            true => opened = true,
            false => {}
        }
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_come_and_go_and_comments_stay() {
        let settings = [Setting::parse("next_update=16:00").unwrap()];
        let text = sheet("monitoring", "2026-07-11 15:05", &settings, "It works.\n").unwrap();
        let expect =
            "---\nstatus: monitoring\nat: 2026-07-11 15:05\nnext_update: 16:00\n---\nIt works.\n";
        assert_eq!(text, expect);
        let own = text.replace("status:", "# mine\nstatus:");
        let hinted = with_hints(&own, &["scope: All.".to_owned()]);
        assert!(hinted.contains("16:00\n#: scope: All.\n---\n"), "{hinted}");
        assert_eq!(without_hints(&hinted), own);
        assert_eq!(with_hints(&hinted, &[]), own);
        assert_eq!(body_of(&hinted), "It works.");
    }

    #[test]
    fn a_text_of_nothing_but_comments_is_empty() {
        assert!(is_empty("---\n#: x\n---\n\n"));
        assert!(is_empty(""));
        assert!(!is_empty("---\nstatus: x\n---\n"));
    }
}
