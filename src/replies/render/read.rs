//! `ID/NN.md`: the replies to an update for people who read, each distinct text once. Never for machines.

use std::fmt::Write as _;

use super::time;
use crate::model::Site;
use crate::replies::reply::{IncidentReplies, Reply, UpdateReplies};

/// The replies to an update for reading, each distinct text once.
pub fn page(incident: &IncidentReplies, update: &UpdateReplies, site: &Site) -> String {
    let mut page = heading(incident, update, site);
    let mut edition = None;
    let mut texts: Vec<(&Reply, Vec<&Reply>)> = Vec::new();
    for reply in &update.replies {
        let same = |(first, _): &&mut (&Reply, Vec<&Reply>)| is_same(first, reply);
        match texts.iter_mut().find(same) {
            Some((_, channels)) => channels.push(reply),
            None => texts.push((reply, vec![reply])),
        }
    }
    if texts.is_empty() {
        page.push_str("\nNo language of this update has replies.\n");
    }
    for (first, channels) in texts {
        let here = (&first.brand, &first.language, first.situation);
        if edition != Some(here) {
            let situation = first.situation.as_str();
            let _ = writeln!(
                page,
                "\n## {}, {}, {situation}",
                first.brand, first.language
            );
            edition = Some(here);
        }
        let counts: Vec<_> = channels.iter().map(|r| count(r)).collect();
        let _ = write!(page, "\n**{}**\n\n", counts.join(" · "));
        write_text(&mut page, first);
    }
    page
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

fn is_same(a: &Reply, b: &Reply) -> bool {
    let of = |r: &Reply| (r.brand.clone(), r.language.clone(), r.situation);
    of(a) == of(b) && a.said.text == b.said.text
}

fn count(reply: &Reply) -> String {
    format!(
        "{} {} of {}",
        reply.channel, reply.said.length, reply.said.limit
    )
}

/// A text as a block that nothing in it can end or change.
fn write_text(page: &mut String, reply: &Reply) {
    if let Some(subject) = &reply.said.subject {
        let _ = writeln!(page, "Subject: {subject}\n");
    }
    let longest = reply.said.text.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let _ = writeln!(page, "{fence}text\n{}\n{fence}", reply.said.text);
}
