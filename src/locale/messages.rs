//! The words of the interface by language: Fluent files of the theme and a project's own over them.
//! Never formats a number: those reach it as text.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu::plurals::{PluralCategory, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::diagnostics::{Code, Diagnostic};
use crate::schema::Language;
use crate::source::{FileId, Place, Sources, ThemeContent, ThemeFile};

/// The name that built-in files have in [`ThemeFile::theme`].
const BUILT_IN: &str = "<built-in>";

/// The language that every message exists in.
const LAST: &str = "en";

/// The messages of every language that a theme speaks.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    bundles: BTreeMap<String, Arc<Bundle>>,
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
        let mut messages = Self::default();
        let mut problems = Vec::new();
        let mut bundles: BTreeMap<String, Bundle> = BTreeMap::new();
        for name in [BUILT_IN, theme] {
            let files = sources.theme_files.iter().filter(|f| f.theme == name);
            for (language, file) in files.filter_map(locale_file) {
                let resource = read(sources, file, &mut problems);
                let tag = language.as_str().to_owned();
                let bundle = bundles.entry(tag).or_insert_with(|| Bundle::new(&language));
                bundle.fluent.add_resource_overriding(resource);
            }
        }
        let shared = bundles.into_iter().map(|(tag, b)| (tag, Arc::new(b)));
        messages.bundles = shared.collect();
        (messages, problems)
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
    pub(super) fn format<'v>(
        &self,
        id: &str,
        args: impl IntoIterator<Item = (&'v str, Value<'v>)>,
    ) -> String {
        let Some(bundle) = self.0.iter().find(|b| b.fluent.has_message(id)) else {
            return id.to_owned();
        };
        bundle.format(id, args).unwrap_or_else(|| id.to_owned())
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

    fn format<'v>(
        &self,
        id: &str,
        args: impl IntoIterator<Item = (&'v str, Value<'v>)>,
    ) -> Option<String> {
        let pattern = self.fluent.get_message(id)?.value()?;
        let args = args
            .into_iter()
            .map(|(name, value)| (name, self.fluent_value(value)));
        let args: FluentArgs<'_> = args.collect();
        // What goes wrong in a message shows in its text, and a test renders every built-in one.
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

/// The language and the text of a file below `locales/`.
fn locale_file(file: &ThemeFile) -> Option<(Language, FileId)> {
    let name = file.path.strip_prefix("locales/")?.strip_suffix(".ftl")?;
    match file.content {
        ThemeContent::Text(text) => Some((Language::new(name)?, text)),
        ThemeContent::Bytes(_) => None,
    }
}

/// The messages of a file; those that cannot be read are left out and named.
fn read(sources: &Sources, file: FileId, problems: &mut Vec<Diagnostic>) -> FluentResource {
    let text = sources.text(file).to_owned();
    match FluentResource::try_new(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let place = Place::new(file, error.pos.start, error.pos.end);
                let problem = Diagnostic::error(Code::Message, "this message cannot be read")
                    .at(place, error.kind.to_string())
                    .help("write `id = text`, and indent further lines of the text");
                problems.push(problem);
            }
            resource
        }
    }
}

fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
