//! Diagnostics as a SARIF 2.1.0 log: rules, results, edits, and what somebody allows as suppressed results.
//!
//! Keys are in the order in which the standard explains them. Never decides what is a problem.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Position, Positions, Print};
use crate::diagnostics::{Allowed, Annotation, Code, Diagnostic, Edit, Severity};
use crate::playbook::rule::Family;
use crate::playbook::rules;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn render(print: &Print<'_>) -> String {
    let allowed = print.allowed.iter().map(|a| &a.problem);
    let problems = print.diagnostics.iter().chain(allowed);
    let kinds: BTreeMap<Code, usize> = problems.map(|d| (d.code, 0)).collect();
    let kinds = kinds.into_keys().enumerate().map(|(n, code)| (code, n));
    let mut log = Log {
        print,
        kinds: kinds.collect(),
        positions: Positions::new(print.sources),
    };
    let json = serde_json::to_string_pretty(&log.write());
    let mut json = json.expect("strings and numbers always become JSON");
    json.push('\n');
    json
}

struct Log<'p> {
    print: &'p Print<'p>,
    /// Every kind of problem with its index among the rules.
    kinds: BTreeMap<Code, usize>,
    positions: Positions<'p>,
}

impl Log<'_> {
    fn write(&mut self) -> Value {
        let print = self.print;
        let found = print.diagnostics.iter();
        let mut results: Vec<_> = found.map(|d| self.result(d, &[])).collect();
        for allowed in print.allowed {
            let suppression = self.suppression(allowed);
            results.push(self.result(&allowed.problem, &[suppression]));
        }
        let mut rules: Vec<_> = self.kinds.iter().collect();
        rules.sort_by_key(|(_, index)| **index);
        let rules: Vec<_> = rules.into_iter().map(|(code, _)| describe(*code)).collect();
        json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "amends",
                    "version": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": rules,
                }},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        })
    }

    /// Where one result says what suppresses it, all of them have to.
    fn result(&mut self, problem: &Diagnostic, suppressions: &[Value]) -> Value {
        let said = std::iter::once(&problem.message);
        let text: Vec<_> = said
            .chain(problem.help.iter().map(|h| &h.message))
            .collect();
        let text: Vec<&str> = text.into_iter().map(String::as_str).collect();
        let mut result = json!({
            "ruleId": problem.code.as_str(),
            "ruleIndex": self.kinds[&problem.code],
            "level": level(problem.severity),
            "message": {"text": text.join("\n")},
            "locations": problem.primary.iter().map(|a| self.location(a)).collect::<Vec<_>>(),
            "suppressions": suppressions,
        });
        if !problem.secondary.is_empty() {
            let related = problem.secondary.iter().map(|a| self.location(a));
            result["relatedLocations"] = related.collect();
        }
        let fixes = problem.help.iter();
        let fixes = fixes.filter_map(|h| Some(self.fix(&h.message, h.edit.as_ref()?)));
        let fixes: Vec<_> = fixes.collect();
        if !fixes.is_empty() {
            result["fixes"] = fixes.into();
        }
        result
    }

    fn location(&mut self, annotation: &Annotation) -> Value {
        let position = self.positions.find(annotation);
        let mut location = json!({"physicalLocation": {
            "artifactLocation": self.artifact(&position),
            "region": region(&position),
        }});
        if !annotation.label.is_empty() {
            location["message"] = json!({"text": annotation.label});
        }
        location
    }

    fn fix(&mut self, advice: &str, edit: &Edit) -> Value {
        let position = self.positions.find_place(edit.place);
        json!({
            "description": {"text": advice},
            "artifactChanges": [{
                "artifactLocation": self.artifact(&position),
                "replacements": [{
                    "deletedRegion": region(&position),
                    "insertedContent": {"text": edit.text},
                }],
            }],
        })
    }

    fn suppression(&mut self, allowed: &Allowed) -> Value {
        let position = self.positions.find_place(allowed.place);
        json!({
            "kind": "inSource",
            "status": "accepted",
            "justification": format!("{} ({})", allowed.reason, allowed.by),
            "location": {"physicalLocation": {
                "artifactLocation": self.artifact(&position),
                "region": region(&position),
            }},
        })
    }

    fn artifact(&self, position: &Position<'_>) -> Value {
        json!({"uri": encode(&self.print.path(position.file))})
    }
}

/// What a kind of problem is, for people who meet it in another tool.
fn describe(code: Code) -> Value {
    let Some(rule) = rules::find(code.as_str()) else {
        return json!({"id": code.as_str(), "shortDescription": {"text": code.about()}});
    };
    let family = Family::of(rule.number).map(Family::as_str);
    let tags: Vec<_> = family.into_iter().collect();
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {"text": format!("Bad: {}\nGood: {}", rule.bad, rule.good)},
        "properties": {"number": rule.number, "tags": tags},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn region(position: &Position<'_>) -> Value {
    json!({
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.end_line,
        "endColumn": position.end_column,
    })
}

/// A path as a relative reference of RFC 3986.
fn encode(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
