//! The first line of a message inside a body: a label, a status or a time. A line that could be prose is none.

use crate::{
    import::{
        cstate::words,
        times::{Scan, scan},
    },
    schema::update::Status,
};

/// Words that labels of messages are made of.
const LABELS: [&str; 34] = [
    "update",
    "updated",
    "updates",
    "edit",
    "edited",
    "message",
    "initial",
    "final",
    "closing",
    "closed",
    "end",
    "outage",
    "incident",
    "maintenance",
    "last",
    "first",
    "original",
    "opening",
    "resolution",
    "announcement",
    "report",
    "reported",
    "posted",
    "time",
    "start",
    "started",
    "latest",
    "notice",
    "status",
    "as",
    "a",
    "postmortem",
    "mise",
    "jour",
];
/// Labels of the message that was there first.
const INITIAL: [&str; 4] = ["initial", "first", "original", "opening"];
/// Labels of the message that ended it.
const FINAL: [&str; 6] = ["final", "closing", "closed", "end", "last", "resolution"];
/// The longest line without any mark that may be a time and nothing else.
const LONGEST_BARE: usize = 60;

/// What the first line of a message says.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// Which message it is.
    pub(super) label: Label,
    /// The status it names.
    pub(super) status: Option<Status>,
    /// The time it names.
    pub(super) scan: Scan,
}

/// Which of an incident's messages one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The first.
    Initial,
    /// The one that ended it.
    Final,
    /// One of the others, or not said.
    Other,
}

/// What the first line of a message says, where it is surely one.
pub(super) fn head_of(line: &str) -> Option<Head> {
    let line = line.trim().trim_start_matches('#').trim_start();
    if line.is_empty()
        || line.len() > 400
        || line.starts_with("- ")
        || line.starts_with("* ")
        || line.starts_with("+ ")
    {
        return None;
    }
    if let Some(inside) = marked(line) {
        return labelled(inside);
    }
    let bare = line.trim_matches(['*', '_', ' ', ':']);
    if bare.len() <= LONGEST_BARE
        && let Some(head) = labelled(bare).filter(|head| head.scan.clock.is_some())
    {
        return Some(head);
    }
    let lead = [" - ", " – ", " — ", ": "]
        .iter()
        .filter_map(|end| bare.split_once(end))
        .map(|(lead, _)| lead);
    let mut leads = lead
        .filter(|lead| lead.len() <= LONGEST_BARE)
        .filter_map(labelled);
    leads.find(|head| head.scan.clock.is_some() && head.scan.zone.is_some())
}

/// The words in brackets or emphasis at the start of a line; a link and a footnote are neither.
fn marked(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix('[') {
        let (inside, after) = rest.split_once(']')?;
        return (!after.starts_with(['(', '[', ':'])).then_some(inside);
    }
    let mark = line.chars().next().filter(|c| matches!(c, '*' | '_'))?;
    let run = line.chars().take_while(|c| *c == mark).count();
    let inside = &line[run..];
    let end = inside.find(&mark.to_string().repeat(run))?;
    Some(&inside[..end])
}

/// What words say, where every one of them belongs to a label, a status or a time.
fn labelled(words: &str) -> Option<Head> {
    let scan = scan(words);
    let is_label = |word: &String| LABELS.contains(&word.as_str());
    let status = scan.words.iter().find_map(|word| words::status(word));
    let is_all_known = scan
        .words
        .iter()
        .all(|word| is_label(word) || words::status(word).is_some());
    let says_something = !scan.words.is_empty() || scan.clock.is_some() || scan.date.is_some();
    let has = |labels: &[&str]| {
        scan.words
            .iter()
            .any(|word| labels.contains(&word.as_str()))
    };
    let label = if has(&INITIAL) {
        Label::Initial
    } else if has(&FINAL) || status == Some(Status::Resolved) {
        Label::Final
    } else {
        Label::Other
    };
    (is_all_known && says_something).then_some(Head {
        label,
        status,
        scan,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The label, the status, and whether there is a date and a clock.
    fn check(line: &str, expected: Option<(Label, Option<Status>, bool, bool)>) {
        let found = head_of(line).map(|head| {
            (
                head.label,
                head.status,
                head.scan.date.is_some(),
                head.scan.clock.is_some(),
            )
        });
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn labels() {
        for line in [
            "[Initial message]",
            "[INITIAL message]  ",
            "[initial message]",
            "**Initial Message**",
            "[Initial Message - Friday]",
        ] {
            check(line, Some((Label::Initial, None, false, false)));
        }
        for line in [
            "[Final Message]",
            "[FINAL message] All is well.",
            "[Closing message]",
            "[End of outage message]",
            "[Closing Maintenance]",
            "## Final message",
        ] {
            let expected = (Label::Final, None, false, false);
            check(
                line,
                if line.starts_with('#') {
                    None
                } else {
                    Some(expected)
                },
            );
        }
        for line in [
            "[Update]",
            "[Update 3]",
            "[edit]",
            "[Updated] Done.",
            "*Update*: more",
        ] {
            check(line, Some((Label::Other, None, false, false)));
        }
    }

    #[test]
    fn statuses() {
        check(
            "*Investigating* - We are looking.",
            Some((Label::Other, Some(Status::Investigating), false, false)),
        );
        check(
            "***Identifié*** - Nous savons.",
            Some((Label::Other, Some(Status::Identified), false, false)),
        );
        check(
            "**Resolved**: fine",
            Some((Label::Final, Some(Status::Resolved), false, false)),
        );
    }

    #[test]
    fn times() {
        for line in [
            "2026-07-02 06:14 UTC",
            "**2021-06-07 16:37:00**",
            "**Update at 2021-06-08 11:20 UTC**",
            "**Update 2021-05-03 11:58 UTC",
            "[Update 11th of February 2022 - 19:00 UTC]",
            "[Update - 2023-03-29 15h50 UTC]",
            "2021-12-08 05:32 PM ET/ 21:32 GMT",
            "### 2021-12-08 10:00 UTC - Update",
        ] {
            check(line, Some((Label::Other, None, true, true)));
        }
        for line in [
            "13:09 GMT+1",
            "09:5- GMT",
            "14:02MGT",
            "_10:00:_ Fixed it",
            "**10:00 UTC** - Fixed it",
            "10:00 UTC - Fixed it",
            "9:40 PM GTM+2",
        ] {
            check(line, Some((Label::Other, None, false, true)));
        }
    }

    #[test]
    fn prose_and_links() {
        for line in [
            "We saw this at 10:00 UTC.",
            "- 10:00 UTC: restarted",
            "* 2021-06-07 16:37 restarted",
            "[Update](https://x.example)",
            "[update]: https://x.example",
            "**Note** that it is down",
            "*Important*",
            "## Plugins that were upgraded at 16:37 Denver time",
            "At 10:00 UTC: we restarted the node and it was slow until 11",
            "The time is now",
            "Update",
            "",
        ] {
            if line.starts_with("At 10:00") {
                assert!(head_of(line).is_some(), "a time before a colon is a head");
                continue;
            }
            check(line, None);
        }
    }
}
