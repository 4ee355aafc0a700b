//! `ID/NN.md`: the replies to an update for people who read, each distinct text once. Never for machines.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::time;
use crate::model::Site;
use crate::replies::reply::{IncidentReplies, Reply, UpdateReplies};

/// Some of the replies to an update for reading, each distinct text once.
pub fn page(
    (incident, update): (&IncidentReplies, &UpdateReplies),
    replies: &[Reply<'_>],
    site: &Site,
) -> String {
    let mut page = heading(incident, update, site);
    if replies.is_empty() {
        page.push_str("\nNo language of this update has replies.\n");
    }
    let mut edition = None;
    for same in gather(replies) {
        let first = same[0];
        let here = (first.brand, first.language, first.situation);
        if edition != Some(here) {
            let situation = first.situation.as_str();
            let _ = writeln!(
                page,
                "\n## {}, {}, {situation}",
                first.brand, first.language
            );
            edition = Some(here);
        }
        let counts: Vec<_> = same.iter().map(count).collect();
        let _ = write!(page, "\n**{}**\n\n", counts.join(" · "));
        write_text(&mut page, &first);
    }
    page
}

/// Replies that say the same in one edition and situation, in the order in which they come.
fn gather<'r>(replies: &[Reply<'r>]) -> Vec<Vec<Reply<'r>>> {
    let mut known: HashMap<_, usize> = HashMap::new();
    let mut gathered: Vec<Vec<Reply<'r>>> = Vec::new();
    for reply in replies {
        let said = (
            reply.said.parts().collect::<Vec<_>>(),
            reply.said.frame.separator,
        );
        let key = (reply.brand, reply.language, reply.situation, said);
        let index = *known.entry(key).or_insert(gathered.len());
        match gathered.get_mut(index) {
            Some(same) => same.push(*reply),
            None => gathered.push(vec![*reply]),
        }
    }
    gathered
}

/// The lines above the replies to an update.
fn heading(incident: &IncidentReplies, update: &UpdateReplies, site: &Site) -> String {
    let mut text = format!(
        "# {}\n\nUpdate {}, {}, {}",
        incident.title,
        update.digits,
        update.status.as_str(),
        time(site, update.at)
    );
    if let Some(next) = update.next_update {
        let _ = write!(text, "; next update by {}", time(site, next));
    }
    text.push('\n');
    text
}

fn count(reply: &Reply<'_>) -> String {
    let (length, limit) = (reply.said.length, reply.said.frame.limit);
    format!("{} {length} of {limit}", reply.channel)
}

/// A text as a block that nothing in it can end or change.
fn write_text(page: &mut String, reply: &Reply<'_>) {
    let text = reply.said.text();
    if let Some(subject) = &reply.said.frame.subject {
        let _ = writeln!(page, "Subject: {subject}\n");
    }
    let longest = text.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let _ = writeln!(page, "{fence}text\n{text}\n{fence}");
}
