//! The replies of one update for reading: each distinct text once, with the channels it serves.

use std::fmt::Write as _;

use crate::model::Site;
use crate::replies::reply::{IncidentReplies, Reply, UpdateReplies};

/// Turns the replies of one update into a page to read.
pub fn to_markdown(incident: &IncidentReplies, update: &UpdateReplies, site: &Site) -> String {
    let at = update.at.with_timezone(&site.zone);
    let mut page = format!(
        "# {}\n\nUpdate {}, {}, {}\n",
        incident.title,
        update.digits,
        update.status.as_str(),
        at.format("%Y-%m-%d %H:%M %Z")
    );
    for (brand, language) in editions(update) {
        let of_edition = |r: &&Reply| r.brand == brand && r.language == language;
        let replies: Vec<_> = update.replies.iter().filter(of_edition).collect();
        let _infallible = write!(page, "\n## {brand}, {language}\n");
        for (text, channels) in distinct(&replies) {
            let _infallible = write!(page, "\n**{}**\n\n{text}\n", channels.join(", "));
        }
    }
    page
}

fn editions(update: &UpdateReplies) -> Vec<(&str, &str)> {
    let mut editions: Vec<(&str, &str)> = Vec::new();
    for reply in &update.replies {
        let edition = (reply.brand.as_str(), reply.language.as_str());
        if !editions.contains(&edition) {
            editions.push(edition);
        }
    }
    editions
}

/// Each text with the channels it serves and how much of them it takes.
fn distinct(replies: &[&Reply]) -> Vec<(String, Vec<String>)> {
    let mut texts: Vec<(String, Vec<String>)> = Vec::new();
    for reply in replies {
        let text = reply.text();
        let channel = format!("{} {}/{}", reply.channel, reply.length, reply.limit);
        match texts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, channels)) => channels.push(channel),
            None => texts.push((text, vec![channel])),
        }
    }
    texts
}
