//! S03: what belongs to somebody and not on a page.

use std::ops::Range;

use super::numbers::{Kind, numbers};
use crate::diagnostics::Diagnostic;
use crate::model::{Contact, Site};
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::{Passage, corrected};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "S03",
    name: "pii",
    weight: "error",
    what: "A text, or what a correction repeats of it, has a mail address, a phone number, a card or account number, the number of a phone (IMEI), the last three by their check digits, the handle of a person, or a name of the list that `staff` names, one a line. The site's own contacts, emergency numbers and handle are allowed. Names of customers, streets, numbers of customers, phone numbers without a gap and account numbers without check digits are not held: nothing tells them from other words and numbers.",
    why: "A page is copied within seconds. What belongs to a customer or a colleague cannot be taken back.",
    source: "Rogers: an agent asked for account numbers where everybody could read",
    bad: "\"@ann, your number 07700 900123 works again.\"",
    good: "\"We have written to those whose numbers were hit.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let allowed = Allowed::of(case.scene.site);
    let repeated: Vec<_> = corrected(case.update).collect();
    let passages = case.passages().iter().chain(&repeated);
    let found = passages.flat_map(|p| {
        let mut findings = judge_text(p, &allowed);
        findings.extend(judge_handles(p, case, &allowed));
        findings.extend(judge_people(p, case.scene.staff));
        findings
    });
    found.collect()
}

/// What the site itself tells everybody.
struct Allowed {
    mails: Vec<String>,
    phones: Vec<String>,
    handle: Option<String>,
}

impl Allowed {
    fn of(site: &Site) -> Self {
        let contacts = || site.brands.iter().flat_map(|b| b.contacts.iter());
        let escalations = || site.brands.iter().filter_map(|b| b.escalation.as_ref());
        let mails = contacts().filter_map(|c: &Contact| c.email.as_deref());
        let mails = mails.chain(escalations().filter_map(|e| e.email.as_deref()));
        let emergency = site.brands.iter().filter_map(|b| b.emergency.as_ref());
        let phones = contacts().filter_map(|c| c.phone.as_deref());
        let phones = phones.chain(escalations().filter_map(|e| e.phone.as_deref()));
        let phones = phones.chain(emergency.flat_map(|e| e.numbers.iter().map(String::as_str)));
        Self {
            mails: mails.map(str::to_lowercase).collect(),
            phones: phones.map(digits).collect(),
            handle: site.replies.handle.as_ref().map(|h| h.to_lowercase()),
        }
    }
}

fn judge_text(passage: &Passage<'_>, allowed: &Allowed) -> Vec<Diagnostic> {
    let text = passage.text();
    let finding = |what: &str, range: Range<usize>| {
        RULE.error(format!("{what} stands in a public text"))
            .at(passage.place(range), "")
            .help("take it out, and write to that person in private; contacts of the team belong in amends.yaml")
    };
    let mails = mails(text).into_iter();
    let strange = mails.filter(|r| !allowed.mails.contains(&text[r.clone()].to_lowercase()));
    let mut findings: Vec<_> = strange.map(|r| finding("a mail address", r)).collect();
    for (kind, range) in numbers(text) {
        let own = kind == Kind::Phone && allowed.phones.contains(&digits(&text[range.clone()]));
        if !own {
            findings.push(finding(kind.as_str(), range));
        }
    }
    findings
}

/// Handles that are neither the team's nor the name of something that customers know.
fn judge_handles(passage: &Passage<'_>, case: &Case<'_>, allowed: &Allowed) -> Vec<Diagnostic> {
    let text = passage.text();
    let of_a_person = |range: &Range<usize>| {
        let handle = text[range.clone()].to_lowercase();
        allowed.handle.as_ref() != Some(&handle) && !case.scene.names.contains(&handle[1..])
    };
    let strange = handles(text).into_iter().filter(of_a_person);
    let findings = strange.map(|range| {
        RULE.error("the handle of a person stands in a public text")
            .at(passage.place(range), "")
            .help("take it out, and write to that person in private; your own handle belongs in `replies.handle`")
    });
    findings.collect()
}

/// Names of the list, as they are written there.
fn judge_people(passage: &Passage<'_>, staff: &[String]) -> Vec<Diagnostic> {
    let text = passage.text();
    let alone = |range: &Range<usize>| {
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(before) && !letter(after)
    };
    let found = staff.iter().flat_map(|name| {
        let places = text.match_indices(name.as_str());
        places.map(|(at, name)| at..at + name.len()).filter(alone)
    });
    let findings = found.map(|range| {
        RULE.error("a name of the team stands in a public text")
            .at(passage.place(range), "on the list of `staff`")
            .help("write `we`, or `our engineers`; who it was is nobody's business")
    });
    findings.collect()
}

/// Where somebody is called by a handle: `@ann`, but not `@owner/project`.
fn handles(text: &str) -> Vec<Range<usize>> {
    let inside = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let found = text.match_indices('@').filter_map(|(at, _)| {
        let first = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !inside(c) && c != '/');
        let rest = &text[at + 1..];
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let name = rest[..length].trim_end_matches('.');
        let person = first && name.len() > 1 && !rest[length..].starts_with('/');
        let letters = name.starts_with(char::is_alphabetic);
        (person && letters).then(|| at..at + 1 + name.len())
    });
    found.collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Where mail addresses stand.
fn mails(text: &str) -> Vec<Range<usize>> {
    let inside = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let found = text.match_indices('@').filter_map(|(at, _)| {
        let before = text[..at].trim_end_matches(inside).len();
        let after = text[at + 1..].trim_start_matches(inside).len();
        let end = text.len() - after;
        let domain = text[at + 1..end].trim_end_matches(['.', '-']);
        let whole = before < at && domain.contains('.') && !domain.starts_with('.');
        whole.then(|| before..at + 1 + domain.len())
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_does() {
        let text = "Write to ann.o@mail.example.org. Or @ann, or a@b.";
        let found: Vec<_> = mails(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["ann.o@mail.example.org"]);
    }
}
