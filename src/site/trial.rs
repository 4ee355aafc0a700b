//! Makes pages and throws them away, so that a mistake in a template is found before anything is published. Never keeps
//! or writes a page.

use rayon::prelude::*;

use super::pages::Press;
use super::sample::samples;
use super::view::{Scene, incidents_by_component, months};
use crate::diagnostics::Diagnostic;
use crate::locale::Locale;
use crate::model::{Edition, chronicles, editions};
use crate::theme::Theme;

/// How many pages of a kind are made of a sample; its newest incidents are the telling ones.
const OF_SAMPLE: usize = 12;

/// A page, or the mistake that stopped it.
type Made = Result<Vec<u8>, Box<Diagnostic>>;

/// Makes one page of each kind of an edition.
pub fn try_templates(edition: &Edition<'_>, theme: &Theme, locale: &Locale) -> Vec<Diagnostic> {
    let scene = Scene {
        edition,
        locale,
        as_of: edition.site.as_of,
    };
    distinct(make_pages(scene, theme, 1).into_iter().filter_map(mistake))
}

/// Makes the pages of sites in every state, which finds a mistake that the project's own pages do not meet yet.
pub fn try_samples(theme: &Theme, locale: &Locale) -> Vec<Diagnostic> {
    distinct(make_samples(theme, locale).into_iter().filter_map(mistake))
}

/// The mistakes, each once; the same one stops many pages.
pub fn distinct(mistakes: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut distinct: Vec<Diagnostic> = Vec::new();
    for one in mistakes {
        let known =
            |other: &Diagnostic| other.message == one.message && other.primary == one.primary;
        if !distinct.iter().any(known) {
            distinct.push(one);
        }
    }
    distinct
}

fn make_samples(theme: &Theme, locale: &Locale) -> Vec<Made> {
    // The last language has texts of its own, and shows the first one's where it has none.
    let made = samples().into_par_iter().flat_map_iter(|site| {
        let pages = |edition: &Edition<'_>| {
            let scene = Scene {
                edition,
                locale,
                as_of: site.as_of,
            };
            make_pages(scene, theme, OF_SAMPLE)
        };
        editions(&site).last().map(pages).unwrap_or_default()
    });
    made.collect()
}

/// Makes the pages that stand alone and some of each other kind.
fn make_pages(scene: Scene<'_>, theme: &Theme, most: usize) -> Vec<Made> {
    let press = Press::new(scene, theme);
    let months = months(&scene);
    let mut made = vec![
        press.make(&press.home().with_build("00000000")),
        press.make(&press.history(&months)),
        press.make(&press.maintenance()),
        press.make(&press.lost()),
    ];
    for incident in scene.edition.incidents().take(most) {
        made.push(press.make_incident(&press.incident(incident)));
        made.extend(
            press
                .redirects(incident)
                .iter()
                .map(|page| press.make(page)),
        );
    }
    let incidents = incidents_by_component(&scene);
    for chronicle in chronicles(scene.edition).iter().take(most) {
        let own = incidents.get(&chronicle.days.component);
        let own = own.map_or(&[][..], Vec::as_slice);
        made.push(press.make(&press.component(chronicle, own)));
    }
    let some = 0..months.len().min(most);
    made.extend(some.map(|index| press.make(&press.month(&months, index))));
    made
}

fn mistake(made: Made) -> Option<Diagnostic> {
    made.err().map(|problem| *problem)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::super::fixture::{locale_of, site_in};
    use super::*;
    use crate::source::{BUILT_IN, Sources};
    use crate::theme::{built_in_files, load};

    /// A theme with other templates than the built-in ones, and every sample made with it.
    fn make_with(change: impl Fn(&str, &str) -> String) -> Vec<Made> {
        let mut sources = Sources::default();
        for (path, bytes) in built_in_files() {
            let text = std::str::from_utf8(bytes).unwrap();
            let text = match path.strip_prefix("templates/") {
                Some(name) => change(name, text),
                None => text.to_owned(),
            };
            sources.add_theme_text(BUILT_IN, path, &text);
        }
        let (theme, problems) = load(&sources, "default");
        assert_eq!(problems, []);
        let site = site_in(Path::new(env!("CARGO_MANIFEST_DIR")), "2026-07-11 16:20");
        make_samples(&theme, &locale_of(&editions(&site)[0]))
    }

    /// Puts a mark behind every tag that opens a branch, and gives the marks.
    fn mark(name: &str, text: &str) -> (String, Vec<String>) {
        let mut marks = Vec::new();
        let mut marked = String::new();
        for (index, part) in text.split_inclusive("%}").enumerate() {
            marked.push_str(part);
            let tag = part.rsplit("{%").next().unwrap();
            let word = tag.trim_start_matches('-').split_whitespace().next();
            if part.ends_with("%}") && matches!(word, Some("if" | "elif" | "else" | "for")) {
                marks.push(format!(
                    "[{name} {index}: {}]",
                    tag.replace("%}", "").trim()
                ));
                marked.push_str(&format!("[{name} {index}]"));
            }
        }
        (marked, marks)
    }

    #[test]
    fn the_samples_take_every_branch_of_every_template() {
        let made = make_with(|name, text| mark(name, text).0);
        let pages: Vec<_> = made.into_iter().map(|page| page.unwrap()).collect();
        let pages: Vec<_> = pages.iter().map(|p| String::from_utf8_lossy(p)).collect();
        let (mut missing, mut branches) = (BTreeSet::new(), 0);
        for (path, bytes) in built_in_files() {
            let Some(name) = path.strip_prefix("templates/") else {
                continue;
            };
            let marks = mark(name, std::str::from_utf8(bytes).unwrap()).1;
            branches += marks.len();
            for mark in marks {
                let seen = format!("{}]", mark.split(':').next().unwrap());
                if !pages.iter().any(|page| page.contains(&seen)) {
                    missing.insert(mark);
                }
            }
        }
        assert!(branches > 100, "{branches} branches");
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn a_mistake_in_a_branch_that_no_page_takes_today_is_found_and_told_once() {
        let wrong = |name: &str, text: &str| match name {
            "incident.html" => text.replace(
                "{% if main.card %}",
                "{% if main.card %}{{ main.card.nope }}",
            ),
            _ => text.to_owned(),
        };
        let problems = distinct(make_with(wrong).into_iter().filter_map(mistake));
        let messages: Vec<_> = problems.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(messages, ["field `nope` is not defined"]);
        assert!(problems[0].primary.is_some());
    }
}
