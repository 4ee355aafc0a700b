//! Draws the state for people: no line wider than the screen, and colours that only say what words say too.

use std::fmt::Write;

use terminal_size::terminal_size;
use unicode_segmentation::UnicodeSegmentation;

use super::state::{CheckState, ComponentState, OpenState, SiteState, State};
use crate::commands::report::counted;
use crate::schema::incident::ComponentStatus;

/// How a piece of a line is painted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paint {
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
}

/// A line in pieces.
struct Line(Vec<(Paint, String)>);

/// No screen is taken for narrower than this.
const NARROWEST: usize = 30;

/// How wide the screen is; nothing where the state goes to a program or a file, which take any width.
pub(super) fn width() -> Option<usize> {
    let (width, _) = terminal_size()?;
    Some(usize::from(width.0).max(NARROWEST))
}

/// The state as text, with colours that whatever prints it may leave out.
pub(super) fn draw(state: &State, width: Option<usize>) -> String {
    let mut lines = match &state.site {
        Some(site) => site_lines(site),
        None => vec![Line::of(
            Paint::Red,
            "the files have errors, so nobody can tell how things stand",
        )],
    };
    lines.push(Line::empty());
    lines.extend(check_lines(&state.check));
    lines.iter().map(|line| line.fitted(width)).collect()
}

fn site_lines(site: &SiteState) -> Vec<Line> {
    let mut lines =
        vec![Line::of(Paint::Bold, &site.name).then(Paint::Dim, &format!("  {}", site.clock))];
    lines.push(Line::empty());
    match site.open.as_slice() {
        [] => lines.push(Line::of(Paint::Plain, "nothing is open")),
        open => lines.extend(open.iter().flat_map(open_lines)),
    }
    lines.push(Line::empty());
    lines.extend(component_lines(&site.components, site.operational));
    if !site.coming.is_empty() {
        lines.push(Line::empty());
        lines.push(Line::of(Paint::Bold, "coming"));
    }
    for work in &site.coming {
        let line = Line::of(Paint::Plain, &format!("  {}  {}", work.window, work.title));
        lines.push(line.then(Paint::Dim, &format!("  {}", work.id)));
    }
    lines
}

fn open_lines(open: &OpenState) -> Vec<Line> {
    let paint = match open.impact {
        "critical" => Paint::Red,
        "major" => Paint::Yellow,
        _ => Paint::Plain,
    };
    let head = Line::of(paint, open.impact).then(Paint::Bold, &format!("  {}", open.title));
    let stands = format!(
        "  {} for {}, last word {} ago ({})",
        open.status.replace('_', " "),
        open.lasting,
        open.ago,
        open.update
    );
    let stands = Line::of(Paint::Plain, &stands).then(Paint::Dim, &format!("  {}", open.id));
    vec![head, stands, promise_line(open)]
}

fn promise_line(open: &OpenState) -> Line {
    match &open.promise {
        None => Line::of(Paint::Red, "  no next update promised: NOW DUE"),
        Some(promise) if promise.overdue => {
            let text = format!(
                "  promised by {}: OVERDUE by {}",
                promise.clock, promise.distance
            );
            Line::of(Paint::Red, &text)
        }
        Some(promise) => {
            let text = format!("  promised by {}, in {}", promise.clock, promise.distance);
            Line::of(Paint::Plain, &text)
        }
    }
}

fn component_lines(hit: &[ComponentState], operational: usize) -> Vec<Line> {
    let statuses = ComponentStatus::ALL.iter().rev();
    let mut lines: Vec<_> = statuses
        .filter_map(|status| {
            let named = hit.iter().filter(|c| c.status.0 == *status);
            let names: Vec<_> = named.map(|c| c.name.as_str()).collect();
            let word = status.as_str().replace('_', " ");
            let line = Line::of(paint_of(*status), &format!("{word:<22}"));
            (!names.is_empty()).then(|| line.then(Paint::Plain, &names.join(", ")))
        })
        .collect();
    let works = match (operational, hit.len()) {
        (_, 0) => "every component works".to_owned(),
        (rest, _) => format!("{:<22}{}", "operational", counted(rest, "other")),
    };
    lines.push(Line::of(Paint::Plain, &works));
    lines
}

fn paint_of(status: ComponentStatus) -> Paint {
    match status {
        ComponentStatus::MajorOutage => Paint::Red,
        ComponentStatus::PartialOutage | ComponentStatus::DegradedPerformance => Paint::Yellow,
        ComponentStatus::Operational | ComponentStatus::UnderMaintenance => Paint::Plain,
    }
}

fn check_lines(check: &CheckState) -> Vec<Line> {
    let counts = [
        (check.errors, "error"),
        (check.warnings, "warning"),
        (check.hints, "hint"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, noun)| counted(*count, noun)).collect();
    let summary = match counts.is_empty() {
        true => "check: no problems found".to_owned(),
        false => format!("check: {}", counts.join(", ")),
    };
    let paint = if check.errors > 0 {
        Paint::Red
    } else {
        Paint::Plain
    };
    let mut lines = vec![Line::of(paint, &summary)];
    for finding in &check.worst {
        let place = match (&finding.file, finding.line) {
            (Some(file), Some(line)) => format!("{file}:{line}: "),
            (Some(file), None) => format!("{file}: "),
            _ => String::new(),
        };
        let head = Line::of(
            Paint::Plain,
            &format!(
                "  {}[{}]: {}",
                finding.severity, finding.code, finding.message
            ),
        );
        lines.push(head);
        lines.push(Line::of(
            Paint::Dim,
            &format!("    {}", place.trim_end_matches(": ")),
        ));
    }
    lines
}

impl Line {
    fn empty() -> Self {
        Self(Vec::new())
    }

    fn of(paint: Paint, text: &str) -> Self {
        Self(vec![(paint, text.to_owned())])
    }

    fn then(mut self, paint: Paint, text: &str) -> Self {
        self.0.push((paint, text.to_owned()));
        self
    }

    /// The line, cut where the screen ends.
    fn fitted(&self, width: Option<usize>) -> String {
        let mut left = width.unwrap_or(usize::MAX);
        let mut line = String::new();
        for (paint, text) in &self.0 {
            let shown = cut(text, left);
            left -= shown.graphemes(true).count();
            paint.put(&shown, &mut line);
        }
        line.push('\n');
        line
    }
}

impl Paint {
    fn put(self, text: &str, out: &mut String) {
        let code = match self {
            Self::Plain => {
                out.push_str(text);
                return;
            }
            Self::Bold => 1,
            Self::Dim => 2,
            Self::Red => 31,
            Self::Yellow => 33,
        };
        // Writing to a text cannot fail.
        let _ = write!(out, "\u{1b}[{code}m{text}\u{1b}[0m");
    }
}

/// As much of a text as there is room for; a sign says where it is cut.
fn cut(text: &str, room: usize) -> String {
    if text.graphemes(true).count() <= room {
        return text.to_owned();
    }
    let kept: String = text.graphemes(true).take(room.saturating_sub(1)).collect();
    match room {
        0 => String::new(),
        _ => format!("{kept}…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_screen() {
        let line = Line::of(Paint::Plain, "critical").then(Paint::Plain, "  Calls are failing");
        assert_eq!(line.fitted(Some(27)), "critical  Calls are failing\n");
        assert_eq!(line.fitted(Some(20)), "critical  Calls are…\n");
        assert_eq!(line.fitted(Some(8)), "critical\n");
        assert_eq!(line.fitted(None), "critical  Calls are failing\n");
    }
}
