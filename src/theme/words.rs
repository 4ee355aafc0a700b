//! Loads the word lists of a theme: the built-in ones, and those of the project added to them. Never reads a message.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostics::{Code, Diagnostic};
use crate::schema::phrasebook::Situation;
use crate::schema::refuse::suggest;
use crate::schema::words::{DeskFile, Entry, HarmFile, Watch, WordFile, WordList};
use crate::schema::{Language, Named, parse_words};
use crate::source::{BUILT_IN, FileId, Place, Sources, Spanned};
use crate::theme::reading::Reading;

/// The format of word lists that this version reads.
const FORMAT: u64 = 1;

/// What the desk reads customers' messages of a language by.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Words {
    /// Words that nearly every message in the language has.
    pub common: Vec<String>,
    /// Letters that speak for the language.
    pub letters: String,
    /// Words that deny what follows.
    pub denials: Vec<String>,
    /// By situation, words that speak for it.
    pub situations: BTreeMap<&'static str, Weighed>,
    /// By component, words for it.
    pub components: BTreeMap<String, Weighed>,
    /// By what is at stake, words of harm.
    pub harm: BTreeMap<&'static str, Weighed>,
    /// What the playbook looks for in updates; no business of the desk.
    #[serde(skip)]
    pub watched: BTreeMap<Watch, Watched>,
    /// How hard a text is to read; no business of the desk.
    #[serde(skip)]
    pub reading: Option<Reading>,
}

/// Words that the playbook looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// What is looked for.
    pub find: Vec<String>,
    /// Phrases that hold such words and mean something else.
    pub never: Vec<String>,
}

/// Words by how much they say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Weighed {
    /// Words that decide alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sure: Vec<String>,
    /// Words that decide where nothing speaks against them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub likely: Vec<String>,
    /// Words that decide only together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hint: Vec<String>,
    /// Phrases that hold such words and mean something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub never: Vec<String>,
}

/// Who reads words; each of the two has built-in lists of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The desk reads what customers write.
    Desk,
    /// The playbook reads updates, by the lists in `check/`.
    Playbook,
}

/// Loads the words of a theme by language; what is wrong with the files is reported and left out.
///
/// Built-in lists of languages that nobody `speaks` are not read: each has thousands of entries.
pub fn load(
    sources: &Sources,
    theme: &str,
    reader: Reader,
    speaks: impl Fn(&str) -> bool,
) -> (BTreeMap<Language, Words>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut all: BTreeMap<Language, Words> = BTreeMap::new();
    for layer in [BUILT_IN, theme] {
        let is_read = |path: &str| layer != BUILT_IN || reader.reads(path, &speaks);
        for file in files_of(sources, layer, is_read) {
            let Some(written) = parse_words(sources, file, &mut problems) else {
                continue;
            };
            let Some(language) = language_of(sources, file, &written, &mut problems) else {
                continue;
            };
            let words = all.entry(language).or_default();
            if let Some(desk) = &written.desk {
                words.add(desk, &mut problems);
            }
            words.add_watched(&written, &mut problems);
            if let Some(reading) = &written.reading {
                words.reading = Some(Reading::of(reading));
            }
        }
    }
    (all, problems)
}

/// The words for languages that a site answers in: those of the language, else those of the language without region.
pub fn of_languages<'w>(
    all: &'w BTreeMap<Language, Words>,
    languages: &[Language],
) -> BTreeMap<String, &'w Words> {
    let words_of = |language: &Language| {
        let base = || all.get(&Language::new(language.base())?);
        all.get(language).or_else(base)
    };
    let found = languages
        .iter()
        .filter_map(|l| Some((l.as_str().to_owned(), words_of(l)?)));
    found.collect()
}

impl Reader {
    /// Whether a built-in list is one of its own, in a language that somebody speaks.
    fn reads(self, path: &str, speaks: impl Fn(&str) -> bool) -> bool {
        match path.strip_prefix("check/") {
            Some(language) => self == Self::Playbook && speaks(language),
            None => self == Self::Desk && speaks(path),
        }
    }
}

impl Words {
    fn add(&mut self, file: &DeskFile, problems: &mut Vec<Diagnostic>) {
        extend(&mut self.common, &file.common);
        extend(&mut self.denials, &file.denials);
        self.letters
            .extend(file.letters.iter().map(|l| l.trim().to_owned()));
        self.add_situations(file.situations.as_ref(), problems);
        for (name, list) in file.components.iter().flat_map(|c| c.iter()) {
            let words = self.components.entry(name.value.clone());
            words.or_default().add(list);
        }
        if let Some(harm) = &file.harm {
            self.add_harm(harm);
        }
    }

    fn add_situations(
        &mut self,
        lists: Option<&Spanned<Named<WordList>>>,
        problems: &mut Vec<Diagnostic>,
    ) {
        for (key, list) in lists.iter().flat_map(|l| l.iter()) {
            let Some(situation) = Situation::from_word(key) else {
                let known = Situation::ALL.iter().map(|s| s.as_str());
                let message = format!("unknown situation `{}`", key.value);
                let problem = Diagnostic::error(Code::UnknownKey, message);
                let problem = problem.at(key.place, "not a key here");
                problems.push(suggest(problem, key, key.place, known));
                continue;
            };
            let words = self.situations.entry(situation.as_str()).or_default();
            words.add(list);
        }
    }

    fn add_watched(&mut self, file: &WordFile, problems: &mut Vec<Diagnostic>) {
        for (key, list) in file.check.iter().flat_map(|c| c.iter()) {
            let Some(watch) = Watch::from_word(key) else {
                let known = Watch::ALL.iter().map(|w| w.as_str());
                let message = format!("unknown list `{}`", key.value);
                let problem = Diagnostic::error(Code::UnknownKey, message);
                let problem = problem.at(key.place, "not a key here");
                problems.push(suggest(problem, key, key.place, known));
                continue;
            };
            let words = self.watched.entry(watch).or_default();
            extend(&mut words.find, &list.find);
            extend(&mut words.never, &list.never);
        }
    }

    fn add_harm(&mut self, file: &HarmFile) {
        let kinds = [
            ("emergency", &file.emergency),
            ("health", &file.health),
            ("safety", &file.safety),
            ("privacy", &file.privacy),
        ];
        for (kind, list) in kinds {
            if let Some(list) = list {
                self.harm.entry(kind).or_default().add(list);
            }
        }
    }
}

impl Weighed {
    fn add(&mut self, list: &WordList) {
        extend(&mut self.sure, &list.sure);
        extend(&mut self.likely, &list.likely);
        extend(&mut self.hint, &list.hint);
        extend(&mut self.never, &list.never);
    }
}

/// Adds the entries that are not there yet.
fn extend(words: &mut Vec<String>, entries: &Option<Spanned<Vec<Spanned<Entry>>>>) {
    for entry in entries.iter().flat_map(|e| e.iter()) {
        if !words.contains(&entry.0) {
            words.push(entry.0.clone());
        }
    }
}

/// The files of a layer whose languages are read.
fn files_of<'s>(
    sources: &'s Sources,
    layer: &'s str,
    is_read: impl Fn(&str) -> bool + 's,
) -> impl Iterator<Item = FileId> + 's {
    let files = sources.theme_texts(layer, "words/");
    let lists = files.filter(move |(path, _)| path.strip_suffix(".yaml").is_some_and(&is_read));
    lists.map(|(_, file)| file)
}

fn language_of(
    sources: &Sources,
    file: FileId,
    written: &WordFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<Language> {
    if let Some(format) = written.format.as_ref().filter(|f| f.value != FORMAT) {
        let message = format!("this version reads format {FORMAT} of word lists");
        let problem = Diagnostic::error(Code::UnknownFormat, message).at(format.place, "");
        problems.push(problem.help("use a newer amends"));
    }
    let language = written.language.as_ref()?;
    let name = sources.path(file).rsplit('/').next().unwrap_or("");
    if name.strip_suffix(".yaml") != Some(language.as_str()) {
        problems.push(misnamed(language.as_str(), language.place));
    }
    Some(language.value.clone())
}

fn misnamed(language: &str, place: Place) -> Diagnostic {
    let message = format!("the file is not named after its language `{language}`");
    Diagnostic::error(Code::UnknownLanguage, message)
        .at(place, "")
        .help(format!("name the file `{language}.yaml`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "\
format: 1
language: en
desk:
  common: [the, and]
  situations:
    leave:
      sure: [switch provider]
  harm:
    health:
      sure: [hospital*]
";

    fn read(built_in: &str, own: &str) -> (BTreeMap<Language, Words>, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        sources.add_theme_text(BUILT_IN, "words/en.yaml", built_in);
        if !own.is_empty() {
            sources.add_theme_text("own", "words/en.yaml", own);
        }
        load(&sources, "own", Reader::Desk, |_| true)
    }

    fn check(change: (&str, &str), expect: &[Code]) {
        let (_, problems) = read(&BUILT.replacen(change.0, change.1, 1), "");
        let codes: Vec<_> = problems.iter().map(|p| p.code).collect();
        assert_eq!(codes, expect, "{change:?}");
    }

    #[test]
    fn every_mistake_has_its_own_code() {
        check(("", ""), &[]);
        check(("format: 1", "format: 2"), &[Code::UnknownFormat]);
        check(("language: en", "language: da"), &[Code::UnknownLanguage]);
        check(("leave:", "leav:"), &[Code::UnknownKey]);
        check(("health:", "helth:"), &[Code::UnknownKey]);
        check(("sure:", "surely:"), &[Code::UnknownKey]);
        check(("[the, and]", "the"), &[Code::WrongType]);
        check(("hospital*", "hos*pital"), &[Code::WrongType]);
    }

    #[test]
    fn words_of_a_project_are_added_to_the_built_in_ones() {
        let own = "\
format: 1
language: en
desk:
  common: [the, with]
  situations:
    leave:
      never: [switch provider]
  components:
    fibre:
      sure: [fibre]
";
        let (all, problems) = read(BUILT, own);
        assert_eq!(problems, []);
        let words = &all[&Language::new("en").unwrap()];
        assert_eq!(words.common, ["the", "and", "with"]);
        assert_eq!(words.situations["leave"].sure, ["switch provider"]);
        assert_eq!(words.situations["leave"].never, ["switch provider"]);
        assert_eq!(words.components["fibre"].sure, ["fibre"]);
    }

    #[test]
    fn the_built_in_lists_are_sound() {
        let mut sources = Sources::default();
        let files = crate::theme::built_in_files();
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("words/")) {
            sources.add_theme_text(BUILT_IN, path, std::str::from_utf8(bytes).unwrap());
        }
        let read = |reader| {
            let (all, problems) = load(&sources, "default", reader, |_| true);
            assert_eq!(problems, []);
            let languages: Vec<_> = all.keys().map(Language::as_str).collect();
            assert_eq!(languages, ["da", "de", "en", "es"]);
            all
        };
        for words in read(Reader::Playbook).values() {
            assert!(words.watched.len() >= 12 && words.common.is_empty());
        }
        for words in read(Reader::Desk).values() {
            assert_eq!(words.harm.len(), 4);
            assert!(words.situations.len() >= 12);
        }
    }

    #[test]
    fn a_region_has_the_words_of_its_language() {
        let (all, _) = read(BUILT, "");
        let languages = ["en-GB", "da"].map(|tag| Language::new(tag).unwrap());
        let found = of_languages(&all, &languages);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["en-GB"]);
    }

    #[test]
    fn empty_lists_are_not_sent_to_the_desk() {
        let (all, _) = read(BUILT, "");
        let json = serde_json::to_value(&all[&Language::new("en").unwrap()]).unwrap();
        let leave = serde_json::json!({ "sure": ["switch provider"] });
        assert_eq!(json["situations"]["leave"], leave);
    }
}
