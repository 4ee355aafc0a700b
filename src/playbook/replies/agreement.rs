//! R05: what one language says and another does not: times, numbers, links and names of components.

use super::figures::{Figure, figures};
use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;
use crate::schema::Language;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "R05",
    name: "languages",
    weight: "error for a clock time, warning for the rest",
    what: "A text and its translation differ in a clock time, a number, a link or the components that they name. Numbers up to twenty may be written as words in one of them; `7,500,000` and `7.500.000`, `4:30 pm` and `16.30` are the same. A text that is missing in a language is named as `untranslated`.",
    why: "Half of the customers come at the wrong hour.",
    source: "Atlassian: the same facts everywhere",
    bad: "en \"by 16:30\", da \"senest kl. 17.30\"",
    good: "en \"by 16:30\", da \"senest kl. 16.30\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

/// Numbers up to this may stand as words.
const IN_WORDS: u64 = 20;

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let site = case.scene.site;
    if site.languages.len() < 2 {
        return Vec::new();
    }
    let mut original: Option<&Passage<'_>> = None;
    let mut findings = Vec::new();
    for passage in case.passages() {
        if *passage.language == site.languages[0] {
            original = Some(passage);
        } else if let Some(original) = original.filter(|o| o.key == passage.key) {
            let pair = Pair {
                original,
                translation: passage,
            };
            findings.extend(pair.judge_figures());
            findings.extend(pair.judge_links());
            findings.extend(pair.judge_components(case));
        }
    }
    findings
}

/// How a text speaks of a component.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// By its name.
    Full,
    /// By a word of its name.
    Partly,
    /// Not at all.
    Silent,
}

impl Naming {
    fn of(name: &str, passage: &Passage<'_>) -> Self {
        let partly = |word: &str| passage.words.iter().any(|w| w.text == word);
        match () {
            () if passage.text().to_lowercase().contains(name) => Self::Full,
            () if name.split_whitespace().any(partly) => Self::Partly,
            () => Self::Silent,
        }
    }
}

/// A text and what it is in another language.
struct Pair<'p, 's> {
    original: &'p Passage<'s>,
    translation: &'p Passage<'s>,
}

impl Pair<'_, '_> {
    /// One finding: the first figure of each that the other has not.
    fn judge_figures(&self) -> Option<Diagnostic> {
        let [ours, theirs] = [self.original, self.translation].map(figures);
        let (lost, strange) = (lacking(&ours, &theirs), lacking(&theirs, &ours));
        let spelled = |f: &Figure| f.groups.len() == 1 && f.groups[0] <= IN_WORDS && !f.clock;
        let lost: Vec<_> = lost
            .into_iter()
            .filter(|f| !spelled(f) || !strange.is_empty())
            .collect();
        let strange: Vec<_> = strange
            .into_iter()
            .filter(|f| !spelled(f) || !lost.is_empty())
            .collect();
        let text = |p: &Passage<'_>, f: &Figure| p.text()[f.range.clone()].to_owned();
        let [first, other] = self.languages();
        let (message, clock) = match (lost.first(), strange.first()) {
            (Some(ours), Some(theirs)) => (
                format!(
                    "`{first}` says {}, `{other}` says {}",
                    text(self.original, ours),
                    text(self.translation, theirs)
                ),
                ours.clock || theirs.clock,
            ),
            (Some(ours), None) => (
                format!(
                    "`{first}` says {}, `{other}` does not",
                    text(self.original, ours)
                ),
                ours.clock,
            ),
            (None, Some(theirs)) => (
                format!(
                    "`{other}` says {}, `{first}` does not",
                    text(self.translation, theirs)
                ),
                theirs.clock,
            ),
            (None, None) => return None,
        };
        let finding = match clock {
            true => RULE.error(message),
            false => RULE.warning(message),
        };
        let place = |p: &Passage<'_>, f: Option<&&Figure>| {
            f.map_or(p.whole(), |f| p.place(f.range.clone()))
        };
        let finding = finding
            .at(
                place(self.translation, strange.first()),
                format!("`{other}`"),
            )
            .see(place(self.original, lost.first()), format!("`{first}`"));
        Some(finding.help("make both say the same"))
    }

    fn judge_links(&self) -> Option<Diagnostic> {
        let [ours, theirs] = [self.original, self.translation].map(|p| targets(p.markdown()));
        let [first, other] = self.languages();
        let lost = ours.iter().find(|t| !theirs.contains(t));
        let strange = theirs.iter().find(|t| !ours.contains(t));
        let message = match (lost, strange) {
            (Some(lost), _) => format!("`{first}` links to {lost}, `{other}` does not"),
            (None, Some(strange)) => format!("`{other}` links to {strange}, `{first}` does not"),
            (None, None) => return None,
        };
        let finding = RULE
            .warning(message)
            .at(self.translation.whole(), format!("`{other}`"));
        Some(finding.help("link to the same pages in both; a language in the path does not count"))
    }

    /// Only where each names one that the other does not: a component can be told of in other words.
    fn judge_components(&self, case: &Case<'_>) -> Option<Diagnostic> {
        let [first, other] = self.languages();
        let components = case.scene.site.components.iter();
        let named = components.filter_map(|c| {
            let name = |l: &Language| c.name.get(l).map(|n| n.value.to_lowercase());
            let ours = Naming::of(&name(first)?, self.original);
            let theirs = Naming::of(&name(other)?, self.translation);
            Some((c, ours, theirs))
        });
        let named: Vec<_> = named.collect();
        let only = |some: Naming, other: Naming| (some, other) == (Naming::Full, Naming::Silent);
        let (lost, ..) = named
            .iter()
            .find(|(_, ours, theirs)| only(*ours, *theirs))?;
        let (strange, ..) = named
            .iter()
            .find(|(_, ours, theirs)| only(*theirs, *ours))?;
        let message = format!(
            "`{first}` speaks of `{}`, `{other}` of `{}`",
            lost.id, strange.id
        );
        let finding = RULE
            .warning(message)
            .at(self.translation.whole(), format!("`{other}`"));
        Some(
            finding
                .see(self.original.whole(), format!("`{first}`"))
                .help("name the same parts of the service in both"),
        )
    }

    fn languages(&self) -> [&Language; 2] {
        [self.original.language, self.translation.language]
    }
}

/// The figures of some that others do not have, each as often as it is missing.
fn lacking<'f>(some: &'f [Figure], others: &[Figure]) -> Vec<&'f Figure> {
    let mut left: Vec<_> = others.iter().map(|f| &f.groups).collect();
    let mut lacking = Vec::new();
    for figure in some {
        match left.iter().position(|groups| **groups == figure.groups) {
            Some(index) => drop(left.swap_remove(index)),
            None if others.iter().any(|f| f.groups == figure.groups) => {}
            None => lacking.push(figure),
        }
    }
    lacking
}

/// Where links lead, without a language in the path.
fn targets(markdown: &str) -> Vec<String> {
    let starts = markdown.match_indices("://").map(|(at, _)| at);
    let found = starts.map(|at| {
        let scheme = markdown[..at]
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(0, |i| i + 1);
        let rest = &markdown[at..];
        let end = rest
            .find(|c: char| c.is_whitespace() || ")>]\"".contains(c))
            .unwrap_or(rest.len());
        let url = markdown[scheme..at + end].trim_end_matches(['.', ',', '/']);
        let is_language =
            |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_lowercase());
        let parts: Vec<_> = url.split('/').filter(|p| !is_language(p)).collect();
        parts.join("/")
    });
    found.collect()
}
