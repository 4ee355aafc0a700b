//! A brand's colour as written, and what becomes of one that is too weak. Never measures: `model/colour.rs` does.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Colour, Look};
use crate::source::Spanned;

/// The colour that links and marks are made from.
pub(super) fn resolve_colour(
    written: Option<&Spanned<String>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Colour> {
    let written = written?;
    let colour = Colour::parse(&written.value);
    problems.extend(match colour {
        Some(colour) => weakness(colour, written),
        None => Some(no_colour(written)),
    });
    colour
}

fn no_colour(written: &Spanned<String>) -> Diagnostic {
    let message = format!("`{}` is not a colour", written.value);
    let problem = Diagnostic::error(Code::InvalidColour, message).at(written.place, "");
    problem.help("write it in quotes with six digits, such as `\"#0b5fff\"`")
}

/// What is said of a colour that light pages cannot use. One that only dark pages cannot use is as good as any: no colour
/// can be read on both.
fn weakness(colour: Colour, written: &Spanned<String>) -> Option<Diagnostic> {
    let [on_light, on_dark] = [Look::Light, Look::Dark].map(|look| colour.contrast(look));
    if on_light >= Colour::ASKED {
        return None;
    }
    let mut has = format!("{} on light pages", ratio(on_light));
    if on_dark < Colour::ASKED {
        has.push_str(&format!(" and {} on dark ones", ratio(on_dark)));
    }
    let message = format!(
        "`{}` has a contrast of {has}; links need {}:1",
        written.value,
        Colour::ASKED
    );
    let problem = Diagnostic::warning(Code::WeakColour, message).at(written.place, "");
    let light = colour.readable(Look::Light);
    let problem = problem.help(format!(
        "light pages use `{light}`, the nearest that has it; write that or a darker one to choose it yourself"
    ));
    let aim = Look::Dark.aim();
    Some(problem.help(match on_dark < aim {
        true => format!(
            "dark pages use `{}`, the nearest with {aim}:1",
            colour.readable(Look::Dark)
        ),
        false => format!("dark pages use it as it is, with {}", ratio(on_dark)),
    }))
}

/// A contrast with one decimal, rounded down, so that what falls short never looks as if it did not.
fn ratio(contrast: f64) -> String {
    format!("{:.1}:1", (contrast * 10.0).floor() / 10.0)
}
