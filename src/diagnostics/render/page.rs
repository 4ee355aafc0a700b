//! Diagnostics for a page that shows them over the site: the line each is about, in three parts. Never makes markup.

use serde::Serialize;

use super::Positions;
use super::finger::floor_boundary;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Place, Sources};

/// The most of a line that is shown around the marked words.
const AROUND: usize = 160;

/// A problem as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    severity: &'static str,
    code: &'static str,
    rule: Option<&'static str>,
    message: String,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    text: Option<Line>,
    help: Vec<String>,
}

/// The line of a file that a problem is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Line {
    before: String,
    marked: String,
    after: String,
}

/// Diagnostics as a page shows them, in their order.
pub fn shown(diagnostics: &Diagnostics, sources: &Sources) -> Vec<Shown> {
    let mut positions = Positions::new(sources);
    let all = diagnostics.iter();
    all.map(|d| show(d, sources, &mut positions)).collect()
}

fn show(diagnostic: &Diagnostic, sources: &Sources, positions: &mut Positions<'_>) -> Shown {
    let place = diagnostic.primary.as_ref().map(|a| a.place);
    let found = place.map(|place| positions.find_place(place));
    let found = found.as_ref();
    Shown {
        severity: diagnostic.severity.as_str(),
        code: diagnostic.code.as_str(),
        rule: diagnostic.rule,
        message: diagnostic.message.clone(),
        file: found.map(|p| p.file.to_owned()),
        line: found.map(|p| p.line),
        column: found.map(|p| p.column),
        text: place.and_then(|place| line(place, sources)),
        help: diagnostic.help.iter().map(|h| h.message.clone()).collect(),
    }
}

/// The line in which a place begins, as far as it is worth showing; none for what is about a whole file.
fn line(place: Place, sources: &Sources) -> Option<Line> {
    let text = sources.text(place.file);
    let start = floor_boundary(text, place.span.range().start);
    let end = floor_boundary(text, place.span.range().end);
    if (start, end) == (0, 0) {
        return None;
    }
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let until = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = end.clamp(start, until);
    let from = from.max(floor_boundary(text, start.saturating_sub(AROUND)));
    let until = until.min(floor_boundary(text, end + AROUND)).max(end);
    Some(Line {
        before: text[from..start].to_owned(),
        marked: text[start..end].to_owned(),
        after: text[end..until].trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    #[test]
    fn a_problem_shows_its_line_in_three_parts() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "---\nstatus: idéntifed\nat: now\n---\n");
        let problem = |start, end| {
            let problem = Diagnostic::error(Code::MissingKey, "m");
            [problem.at(Place::new(file, start, end), "").help("h")]
                .into_iter()
                .collect()
        };
        let parts = |start, end| {
            let shown = shown(&problem(start, end), &sources);
            let line = shown[0].text.clone();
            line.map(|l| (shown[0].line, l.before, l.marked, l.after))
        };
        let of = |line, before: &str, marked: &str, after: &str| {
            Some((
                Some(line),
                before.to_owned(),
                marked.to_owned(),
                after.to_owned(),
            ))
        };
        assert_eq!(parts(12, 22), of(2, "status: ", "idéntifed", ""));
        assert_eq!(parts(4, 10), of(2, "", "status", ": idéntifed"));
        assert_eq!(parts(12, 30), of(2, "status: ", "idéntifed", ""));
        assert_eq!(parts(0, 0), None);
        assert_eq!(parts(900, 999), of(5, "", "", ""));
    }
}
