//! L05: names that only the team's own systems know.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::tokens::tokens;
use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L05",
    name: "internals",
    weight: "error",
    what: "A text names a machine (`app-server-123`, `db1.prod.internal`), an IP address, a ticket (`INC-4711`) or a UUID. Hosts of the site's own addresses, its components, and tickets that are linked to are allowed.",
    why: "It tells customers nothing and attackers something.",
    source: "PagerDuty: not too much internal detail",
    bad: "\"app-server-123 is down, see INC-4711.\"",
    good: "\"One of the computers that sign phones in has failed.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

/// What a ticket is called in findings.
const TICKET: &str = "a ticket";
/// Last parts of names that no public host has.
const PRIVATE_DOMAINS: &[&str] = &[
    "internal",
    "intern",
    "interne",
    "interno",
    "local",
    "localdomain",
    "lan",
    "corp",
    "intra",
    "intranet",
];
/// Parts of names that only machines have.
const MACHINES: &[&str] = &[
    "app", "cache", "cluster", "db", "dc", "edge", "fe", "gw", "host", "kafka", "lb", "master",
    "mysql", "node", "pg", "pod", "prod", "rack", "redis", "replica", "router", "rtr", "server",
    "sql", "srv", "staging", "stg", "sw", "switch", "vm", "web", "worker",
];
/// What looks like a ticket and is the name of a standard.
const STANDARDS: &[&str] = &[
    "AES", "ASCII", "BCP", "CIS", "COVID", "CSS", "CVE", "CWE", "DIN", "EN", "ES", "GPT", "HTTP",
    "IEC", "IEEE", "ISO", "MD", "NFC", "PEP", "RFC", "RSA", "SHA", "SOC", "TLS", "UTF", "WPA",
];

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let found = case.passages().iter().flat_map(|p| judge_text(case, p));
    found.collect()
}

fn judge_text(case: &Case<'_>, passage: &Passage<'_>) -> Vec<Diagnostic> {
    let own = |token: &str| case.scene.names.contains(&token.to_lowercase());
    let text = passage.text();
    let mut before = "";
    let mut findings = Vec::new();
    for (range, token) in tokens(text) {
        let kind = kind(token).filter(|_| !own(token) && !is_version(before));
        // Whoever can follow a link to a ticket may know its number.
        let open = |kind: &&str| *kind == TICKET && passage.is_linked(range.clone());
        let kind = kind.filter(|kind| !open(kind));
        if let Some(kind) = kind {
            let finding = RULE.error(format!("`{token}`: {kind} stands in a public text"));
            findings.push(finding.at(passage.place(range), "").help(match kind {
                TICKET => "leave it out; what customers need of it belongs in the text",
                _ => "leave it out, and say in plain words which part of the service it is",
            }));
        }
        before = token;
    }
    findings
}

fn kind(token: &str) -> Option<&'static str> {
    let is_sign = |b: u8| b.is_ascii_digit() || b".:-".contains(&b);
    if !token.bytes().any(is_sign) {
        return None;
    }
    let ip = token.parse::<Ipv4Addr>().is_ok() || is_ip_v6(token);
    match () {
        () if ip => Some("an IP address"),
        () if is_uuid(token) => Some("a UUID"),
        () if is_ticket(token) => Some(TICKET),
        () if is_machine(token) => Some("the name of a machine"),
        () => None,
    }
}

fn is_version(before: &str) -> bool {
    let before = before.to_lowercase();
    ["version", "versión", "release", "v", "firmware"].contains(&before.as_str())
}

/// A clock time such as `10:30:00` has no letters and no eight groups.
fn is_ip_v6(token: &str) -> bool {
    let groups = token.matches(':').count();
    let letters = token.chars().any(|c| c.is_ascii_alphabetic());
    groups >= 2 && (letters || groups == 7) && token.len() > 6 && token.parse::<Ipv6Addr>().is_ok()
}

fn is_uuid(token: &str) -> bool {
    let lengths: Vec<_> = token.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && token.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// `INC-4711` or `INC0004711`.
fn is_ticket(token: &str) -> bool {
    let digits = |s: &str| s.len() >= 2 && s.bytes().all(|b| b.is_ascii_digit());
    let capitals =
        |s: &str| (2..=10).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_uppercase());
    if let Some(rest) = token.strip_prefix("INC")
        && rest.len() >= 4
        && digits(rest)
    {
        return true;
    }
    let Some((project, number)) = token.split_once('-') else {
        return false;
    };
    capitals(project) && digits(number) && !STANDARDS.contains(&project)
}

fn is_machine(token: &str) -> bool {
    let inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if !token.chars().all(inside) {
        return false;
    }
    let private = token
        .rsplit_once('.')
        .is_some_and(|(_, last)| PRIVATE_DOMAINS.contains(&last));
    let first = token.split('.').next().unwrap_or_default();
    let (parts, numbered) = (
        first.split('-'),
        first.ends_with(|c: char| c.is_ascii_digit()),
    );
    let stem = |part: &str| MACHINES.contains(&part.trim_end_matches(|c: char| c.is_ascii_digit()));
    private || numbered && first.contains('-') && parts.clone().any(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expect: Option<&str>, tokens: &[&str]) {
        for token in tokens {
            assert_eq!(kind(token), expect, "{token}");
        }
    }

    #[test]
    fn names_of_systems_are_told_from_words() {
        check(
            Some("an IP address"),
            &["10.0.0.12", "fe80::1ff:fe23", "2001:db8::42"],
        );
        check(Some("a ticket"), &["INC-4711", "INC0004711", "OPS-12"]);
        check(Some("a UUID"), &["123e4567-e89b-12d3-a456-426614174000"]);
        let machines = [
            "app-server-123",
            "db1.prod.internal",
            "lon-web-01",
            "prod-db2",
        ];
        check(Some("the name of a machine"), &machines);
        let words = [
            "10.2.3",
            "13:30:00",
            "COVID-19",
            "UTF-8",
            "SHA-256",
            "us-east-1",
            "4-6",
            "wi-fi",
            "web",
            "help.acme.org",
            "ISO-8859",
            "gpt-4",
            "INC",
            "24/7",
            "north-west-2",
        ];
        check(None, &words);
    }
}
