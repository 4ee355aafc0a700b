//! What the languages of a project lack in its themes: words of the interface, and phrases to answer in.
//! Never stops a build: pages show the words of the next language, and the desk answers in the languages that speak.

use std::collections::{BTreeMap, BTreeSet};

use super::project::LoadedTheme;
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::Language;
use crate::schema::project::Project;
use crate::source::Spanned;

/// How many missing words are named.
const NAMED: usize = 5;

/// A language where the project lists it, with the theme that speaks it.
struct Listed<'p> {
    language: &'p Spanned<Language>,
    theme: &'p str,
    loaded: &'p LoadedTheme,
}

/// Names what each language lacks once, where it is first listed.
pub(super) fn check_languages(
    project: &Project,
    site_theme: &str,
    themes: &BTreeMap<String, LoadedTheme>,
) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let pages = of_pages(project, site_theme, themes).into_iter();
    let pages: Vec<_> = pages.filter(|l| seen.insert(l.language.as_str())).collect();
    let words = pages.iter().filter_map(Listed::words);
    let asked = project.replies.as_ref().and_then(|r| r.languages.as_ref());
    let replies: Vec<_> = match (asked, themes.get(site_theme)) {
        (Some(asked), Some(loaded)) => {
            let speaks = |l: &Language| themes.values().any(|t| t.phrasebooks.get(l).is_some());
            let asked = asked.iter().filter(|l| !speaks(&l.value));
            let asked = asked.map(|language| Listed {
                language,
                theme: site_theme,
                loaded,
            });
            asked
                .filter_map(|l| l.phrases(Diagnostic::warning))
                .collect()
        }
        _ => {
            let of_pages = pages.iter();
            of_pages
                .filter_map(|l| l.phrases(Diagnostic::hint))
                .collect()
        }
    };
    words.chain(replies).collect()
}

/// The languages of the site and of its brands.
fn of_pages<'p>(
    project: &'p Project,
    site_theme: &'p str,
    themes: &'p BTreeMap<String, LoadedTheme>,
) -> Vec<Listed<'p>> {
    let site = project.languages.iter().map(|l| (l, site_theme));
    let brands = project.brands.iter().flat_map(|b| b.iter());
    let brands = brands.filter_map(|(_, brand)| {
        let theme = brand.theme.as_ref();
        let theme = theme.map_or(site_theme, |t| t.value.as_str());
        Some((brand.languages.as_ref()?, theme))
    });
    let lists = site.chain(brands);
    let known = lists.filter_map(|(list, theme)| Some((list, theme, themes.get(theme)?)));
    let listed = known.flat_map(|(list, theme, loaded)| {
        list.iter().map(move |language| Listed {
            language,
            theme,
            loaded,
        })
    });
    listed.collect()
}

impl Listed<'_> {
    /// The words of the interface that the language lacks.
    fn words(&self) -> Option<Diagnostic> {
        let language = &self.language.value;
        let missing = self.loaded.messages.missing(language);
        let file = format!("`themes/{}/locales/{language}.ftl`", self.theme);
        if missing.is_empty() {
            return None;
        }
        if self.loaded.messages.has(language) {
            let named = missing.iter().take(NAMED).map(|id| format!("`{id}`"));
            let named: Vec<_> = named.collect();
            let others = if missing.len() > NAMED {
                " and others"
            } else {
                ""
            };
            let message = format!(
                "the interface lacks words in `{language}`: {}{others}",
                named.join(", ")
            );
            let problem = self.warn(message);
            return Some(problem.help(format!("write them to {file}")));
        }
        let known = self.loaded.messages.languages().map(|l| format!("`{l}`"));
        let known: Vec<_> = known.collect();
        let problem = self.warn(format!("the interface has no words in `{language}`"));
        Some(
            problem
                .help(format!("write them to {file}, each id of the built-in `en.ftl` with its text; until then pages in `{language}` have words of another language"))
                .help(format!("languages with words: {}", known.join(", "))),
        )
    }

    /// That nobody can be answered in the language.
    fn phrases(&self, weigh: fn(Code, String) -> Diagnostic) -> Option<Diagnostic> {
        let language = &self.language.value;
        let books = &self.loaded.phrasebooks;
        if books.get(language).is_some() {
            return None;
        }
        let message = format!("there are no phrases in `{language}`, so nobody is answered in it");
        let spoken: Vec<_> = books.languages().map(|l| format!("`{l}`")).collect();
        let file = format!("`themes/{}/phrases/{language}.yaml`", self.theme);
        let problem = weigh(Code::NoPhrasebook, message).at(self.language.place, "");
        Some(match spoken.as_slice() {
            [] => problem.help(format!(
                "write them to {file}; until then there are no replies at all"
            )),
            _ => problem.help(format!(
                "write them to {file}; until then replies are in {} only",
                spoken.join(", ")
            )),
        })
    }

    fn warn(&self, message: String) -> Diagnostic {
        Diagnostic::warning(Code::Message, message).at(self.language.place, "")
    }
}
