//! The words of the interface by language: Fluent files of the theme and a project's own over them.
//! Never formats a number: those reach it as text.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use icu::plurals::{PluralCategory, PluralRules};
use unic_langid::LanguageIdentifier;

use super::ftl;
use super::lint::Shapes;
use crate::diagnostics::Diagnostic;
use crate::schema::Language;
use crate::source::{BUILT_IN, Sources};

/// The language that every message exists in.
const LAST: &str = "en";

/// The messages of every language that a theme speaks.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    bundles: BTreeMap<String, Arc<Bundle>>,
    /// The built-in English ones, which every other language is held against.
    english: Shapes,
}

/// The messages of one language.
struct Bundle {
    fluent: FluentBundle<FluentResource>,
    plurals: PluralRules,
}

/// The languages that a message is looked for in, in order.
#[derive(Clone, Debug)]
pub(super) struct Chain(Vec<Arc<Bundle>>);

/// What a message is given.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'v> {
    /// Something to print.
    Text(&'v str),
    /// A number that selects a form.
    Count(u64),
}

impl Messages {
    /// The messages of a theme: the built-in ones, and file by file those of the project over them.
    pub fn load(sources: &Sources, theme: &str) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut bundles: BTreeMap<String, Bundle> = BTreeMap::new();
        let mut english = Shapes::default();
        for name in [BUILT_IN, theme] {
            let files = sources.theme_files.iter().filter(|f| f.theme == name);
            for file in files {
                let Some((language, file)) = ftl::language_and_text(file, &mut problems) else {
                    continue;
                };
                let resource = ftl::read(sources, file, &mut problems);
                if name == BUILT_IN && language.as_str() == LAST {
                    english = Shapes::of(&resource);
                }
                if name != BUILT_IN {
                    problems.extend(ftl::flaws((sources, file), &resource, &english, &language));
                }
                let tag = language.as_str().to_owned();
                let bundle = bundles.entry(tag).or_insert_with(|| Bundle::new(&language));
                bundle.fluent.add_resource_overriding(resource);
            }
        }
        let bundles = bundles.into_iter().map(|(tag, b)| (tag, Arc::new(b)));
        let bundles = bundles.collect();
        (Self { bundles, english }, problems)
    }

    /// Whether a language, or the same without its region, has any message.
    pub fn has(&self, language: &Language) -> bool {
        let own = [language.as_str(), language.base()];
        own.iter().any(|tag| self.bundles.contains_key(*tag))
    }

    /// The messages that a language lacks, so that readers of it see those of another one; all of them where it has none.
    pub fn missing(&self, language: &Language) -> Vec<&str> {
        let own = [language.as_str(), language.base()];
        let own: Vec<_> = own.iter().filter_map(|t| self.bundles.get(*t)).collect();
        let has = |id: &&str| own.iter().any(|b| b.fluent.has_message(id));
        self.english.ids().filter(|id| !has(id)).collect()
    }

    /// The languages that have messages of their own.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.bundles.keys().map(String::as_str)
    }

    /// Where the messages of a language are looked for: in it, then in English.
    pub(super) fn chain(&self, language: &Language) -> Chain {
        self.chain_of(&[language.as_str(), language.base(), LAST])
    }

    /// The same with the first language of a site before English.
    pub(super) fn chain_over(&self, language: &Language, first: &Language) -> Chain {
        let own = [language.as_str(), language.base()];
        self.chain_of(&[own[0], own[1], first.as_str(), first.base(), LAST])
    }

    fn chain_of(&self, tags: &[&str]) -> Chain {
        Chain(
            tags.iter()
                .filter_map(|t| self.bundles.get(*t).cloned())
                .collect(),
        )
    }
}

impl Chain {
    /// The message in the first language that has it; its id where none has.
    pub(super) fn format(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        let text = self.0.iter().find_map(|bundle| bundle.format(id, args));
        text.unwrap_or_else(|| id.to_owned())
    }
}

impl Bundle {
    fn new(language: &Language) -> Self {
        let identifier: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut fluent = FluentBundle::new_concurrent(vec![identifier]);
        // The marks would count as characters in titles and feeds, and the pages set directions themselves.
        fluent.set_use_isolating(false);
        let locale = super::icu_locale(language);
        let plurals = PluralRules::try_new_cardinal((&locale).into())
            .expect("the compiled data has plural rules for unknown languages too");
        Self { fluent, plurals }
    }

    fn format(&self, id: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.fluent.get_message(id)?.value()?;
        if let Some(text) = filled(pattern, args) {
            return Some(text);
        }
        let args = args.iter().map(|(name, v)| (*name, self.fluent_value(*v)));
        let args: FluentArgs<'_> = args.collect();
        // What goes wrong inside a message shows in its text, and a test renders every built-in one.
        let mut errors = Vec::new();
        let text = self
            .fluent
            .format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    }

    /// A count is given as its plural form, so that icu selects, not Fluent's older rules.
    fn fluent_value<'v>(&self, value: Value<'v>) -> FluentValue<'v> {
        match value {
            Value::Text(text) => FluentValue::from(text),
            Value::Count(count) => FluentValue::from(category(self.plurals.category_for(count))),
        }
    }
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.fluent.locales).finish()
    }
}

/// The text of a message that selects nothing and has only texts to fill in, as nearly all of a page have.
fn filled(pattern: &Pattern<&str>, args: &[(&str, Value<'_>)]) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => match args.iter().rfind(|(name, _)| *name == id.name)? {
                (_, Value::Text(value)) => text.push_str(value),
                (_, Value::Count(_)) => return None,
            },
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text)
}

/// The name of a plural form in messages.
pub(super) fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    use super::{Messages, Value};
    use crate::schema::Language;
    use crate::source::{BUILT_IN, Sources};

    const ROOT: &str = env!("CARGO_MANIFEST_DIR");

    /// The messages of files given as theme, language and text.
    fn load(files: &[(&str, &str, &str)]) -> (Messages, Vec<(String, String)>) {
        let mut sources = Sources::default();
        for (theme, language, text) in files {
            sources.add_theme_text(theme, &format!("locales/{language}.ftl"), text);
        }
        let (messages, problems) = Messages::load(&sources, "ours");
        let problems = problems.into_iter().map(|p| {
            let place = p.primary.unwrap().place;
            (p.message, sources.slice(place).to_owned())
        });
        (messages, problems.collect())
    }

    fn say(messages: &Messages, language: &str, id: &str) -> String {
        let chain = messages.chain(&Language::new(language).unwrap());
        chain.format(id, &[("count", Value::Count(1)), ("x", Value::Text("X"))])
    }

    #[test]
    fn a_project_overrides_single_messages() {
        let files = [
            (BUILT_IN, "en", "a = built in\nb = kept"),
            ("ours", "en", "a = ours"),
            ("theirs", "en", "b = theirs"),
        ];
        let (messages, problems) = load(&files);
        assert_eq!(problems, []);
        assert_eq!(say(&messages, "en", "a"), "ours");
        assert_eq!(say(&messages, "en", "b"), "kept");
    }

    #[test]
    fn a_missing_message_comes_from_the_next_language() {
        let files = [
            (BUILT_IN, "en", "a = en\nb = en\nc = en\nd = { $x }"),
            (BUILT_IN, "da", "a = da\nb = da"),
            (BUILT_IN, "pt", "a = pt"),
        ];
        let (messages, _) = load(&files);
        let (region, first) = (
            Language::new("pt-BR").unwrap(),
            Language::new("da").unwrap(),
        );
        let chain = messages.chain_over(&region, &first);
        let said = ["a", "b", "c", "e"].map(|id| chain.format(id, &[]));
        assert_eq!(said, ["pt", "da", "en", "e"]);
        assert_eq!(say(&messages, "fi", "a"), "en");
        assert_eq!(say(&messages, "fi", "d"), "X", "without marks of direction");
    }

    #[test]
    fn a_count_selects_the_form_of_the_language_of_the_message() {
        let text = "n = { $count ->\n    [one] one\n   *[other] other\n }";
        let (messages, problems) = load(&[(BUILT_IN, "en", text)]);
        assert_eq!(problems, []);
        assert_eq!(say(&messages, "ja", "n"), "one");
    }

    #[test]
    fn ill_formed_and_repeated_messages_are_named_with_their_place() {
        let built_in = "bad = built in\ngood = built in\nalso = built in";
        let text = "good = yes\nbad = { $x\nalso = fine\ngood = again\n";
        let (messages, problems) = load(&[(BUILT_IN, "en", built_in), ("ours", "en", text)]);
        let named: Vec<_> = problems.iter().map(|(m, _)| m.as_str()).collect();
        let expected = [
            "the message `bad` cannot be read",
            "the message `good` stands here twice",
        ];
        assert_eq!(named, expected);
        assert!(
            problems[0].1.starts_with("bad = { $x"),
            "{:?}",
            problems[0].1
        );
        assert_eq!(say(&messages, "en", "also"), "fine");
        assert_eq!(say(&messages, "en", "bad"), "built in");
    }

    #[test]
    fn a_file_without_a_language_is_named() {
        let (_, problems) = load(&[("ours", "Danish", "a = a")]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].0.contains("`Danish` is not a language tag"));
    }

    /// Files below a folder of the project with their text.
    fn texts(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        for path in entries.map(|e| e.unwrap().path()) {
            if path.is_dir() {
                texts(&path, found);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                found.push((path, text));
            }
        }
    }

    /// The ids that a Fluent file gives.
    fn ids(text: &str) -> BTreeSet<&str> {
        let lines = text
            .lines()
            .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
        lines
            .filter_map(|l| Some(l.split_once('=')?.0.trim()))
            .collect()
    }

    #[test]
    fn every_built_in_message_is_used_and_there_in_every_language() {
        let root = Path::new(ROOT);
        let (mut locales, mut users) = (Vec::new(), Vec::new());
        texts(&root.join("themes/default/locales"), &mut locales);
        texts(&root.join("src"), &mut users);
        texts(&root.join("themes/default/templates"), &mut users);
        let english = locales
            .iter()
            .find(|(path, _)| path.ends_with("en.ftl"))
            .unwrap();
        let english = ids(&english.1);
        for (path, text) in &locales {
            assert_eq!(ids(text), english, "{}", path.display());
        }
        for id in english {
            let used = users.iter().any(|(_, text)| names(text, id));
            assert!(used, "`{id}` is used nowhere");
        }
    }

    /// Whether a text names a message: whole, or by the beginning of a family such as `status-*`.
    fn names(text: &str, id: &str) -> bool {
        let whole = [format!("\"{id}\""), format!("'{id}'")];
        let families = id.match_indices('-').map(|(at, _)| &id[..=at]);
        let begun =
            families.flat_map(|f| [format!("\"{f}\""), format!("\"{f}{{"), format!("'{f}'")]);
        whole
            .into_iter()
            .chain(begun)
            .any(|name| text.contains(&name))
    }

    #[test]
    fn the_built_in_messages_are_well_formed() {
        let mut locales = Vec::new();
        texts(
            &Path::new(ROOT).join("themes/default/locales"),
            &mut locales,
        );
        for (path, text) in &locales {
            let language = path.file_stem().unwrap().to_str().unwrap();
            let (_, problems) = load(&[(BUILT_IN, language, text)]);
            assert_eq!(problems, [], "{}", path.display());
        }
        assert!(!locales.is_empty());
    }
}
