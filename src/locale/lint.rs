//! Holds Fluent messages against the English ones: which are missing, which nobody asks for, their values and their
//! plural forms. Never judges a wording.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use icu::plurals::PluralRules;

use super::messages::category;
use crate::schema::Language;

/// The value that selects a plural form.
const COUNT: &str = "count";

/// The values that a message prints, and its forms where it depends on a count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shape {
    values: BTreeSet<String>,
    forms: BTreeSet<String>,
}

/// Messages by id, each as its values and forms.
#[derive(Clone, Debug, Default)]
pub(super) struct Shapes(BTreeMap<String, Shape>);

/// What is wrong with a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flaw {
    /// Nobody asks for it.
    Surplus,
    /// It prints a value that it is not given.
    UnknownValue(String),
    /// It leaves out a value that the English one prints.
    ValueLeftOut(String),
    /// Forms of the language that it lacks.
    FormsLacking(Vec<String>),
    /// Forms that no count takes in the language.
    FormsUnused(Vec<String>),
}

impl Shapes {
    /// The shapes of the messages of a file.
    pub(super) fn of(resource: &FluentResource) -> Self {
        let shapes = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => {
                let mut shape = Shape::default();
                message.value.iter().for_each(|p| shape.read(p));
                Some((message.id.name.to_owned(), shape))
            }
            _ => None,
        });
        Self(shapes.collect())
    }

    /// The ids.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.keys().map(String::as_str)
    }

    /// What is wrong with each message of a language, beside the English ones; what is missing is no flaw of a message.
    pub(super) fn flaws<'s>(&'s self, english: &Self, language: &Language) -> Vec<(&'s str, Flaw)> {
        let forms = forms_of(language);
        let mut flaws = Vec::new();
        for (id, shape) in &self.0 {
            let found = match english.0.get(id) {
                Some(like) => shape.flaws(like, &forms),
                None => vec![Flaw::Surplus],
            };
            flaws.extend(found.into_iter().map(|flaw| (id.as_str(), flaw)));
        }
        flaws
    }
}

impl Shape {
    fn flaws(&self, english: &Self, forms: &BTreeSet<String>) -> Vec<Flaw> {
        let beyond = self.values.difference(&english.values);
        let beyond = beyond.map(|v| Flaw::UnknownValue(v.clone()));
        // Where forms differ, a language may say one, or two, without a figure; one with a single form needs no count.
        let needed = |v: &&String| self.forms.is_empty() && v.as_str() != COUNT;
        let left_out = english.values.difference(&self.values).filter(needed);
        let left_out = left_out.map(|v| Flaw::ValueLeftOut(v.clone()));
        let mut flaws: Vec<_> = beyond.chain(left_out).collect();
        if !english.forms.is_empty() {
            flaws.extend(self.flaws_of_forms(forms));
        }
        flaws
    }

    fn flaws_of_forms(&self, forms: &BTreeSet<String>) -> Vec<Flaw> {
        let mut own = self.forms.clone();
        own.insert("other".to_owned());
        let lacking: Vec<_> = forms.difference(&own).cloned().collect();
        let unused: Vec<_> = own.difference(forms).cloned().collect();
        let lacking = (!lacking.is_empty()).then_some(Flaw::FormsLacking(lacking));
        let unused = (!unused.is_empty()).then_some(Flaw::FormsUnused(unused));
        lacking.into_iter().chain(unused).collect()
    }

    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else {
                continue;
            };
            match expression {
                Expression::Inline(inline) => self.read_value(inline),
                Expression::Select { selector, variants } => {
                    self.read_value(selector);
                    for variant in variants {
                        let (VariantKey::Identifier { name }
                        | VariantKey::NumberLiteral { value: name }) = variant.key;
                        self.forms.insert(name.to_owned());
                        self.read(&variant.value);
                    }
                }
            }
        }
    }

    fn read_value(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => {
                if let Expression::Inline(inner) = expression.as_ref() {
                    self.read_value(inner);
                }
            }
            _ => {}
        }
    }
}

/// The plural forms of a language.
fn forms_of(language: &Language) -> BTreeSet<String> {
    let locale = super::icu_locale(language);
    let rules = PluralRules::try_new_cardinal((&locale).into())
        .expect("the compiled data has plural rules for unknown languages too");
    rules.categories().map(|c| category(c).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use fluent_bundle::FluentResource;

    use super::{Flaw, Shapes};
    use crate::schema::Language;

    const ENGLISH: &str = "calm = All is well
since = since { $when }
days =
    { $count ->
        [one] { $number } day
       *[other] { $number } days
    }
";

    fn shapes(text: &str) -> Shapes {
        Shapes::of(&FluentResource::try_new(text.to_owned()).unwrap())
    }

    fn flaws(language: &str, text: &str) -> Vec<(String, Flaw)> {
        let (own, language) = (shapes(text), Language::new(language).unwrap());
        let flaws = own.flaws(&shapes(ENGLISH), &language);
        let flaws = flaws.into_iter().map(|(id, flaw)| (id.to_owned(), flaw));
        flaws.collect()
    }

    fn check(language: &str, text: &str, expected: Flaw) {
        let found: Vec<_> = flaws(language, text).into_iter().map(|(_, f)| f).collect();
        assert_eq!(found, [expected], "{text}");
    }

    #[test]
    fn english_has_no_flaw_beside_itself() {
        assert_eq!(flaws("en", ENGLISH), []);
    }

    #[test]
    fn every_flaw_is_found() {
        check("da", "clam = Alt er godt", Flaw::Surplus);
        check(
            "da",
            "calm = Alt er { $good }",
            Flaw::UnknownValue("good".into()),
        );
        check(
            "da",
            "since = siden i går",
            Flaw::ValueLeftOut("when".into()),
        );
        let one = "days = { $count ->\n   *[other] { $number } dage\n }";
        check("da", one, Flaw::FormsLacking(vec!["one".into()]));
        assert_eq!(flaws("ja", one), []);
        let few = "days = { $count ->\n    [one] dag\n    [few] { $number } dage\n   *[other] { $number } dage\n }";
        check("da", few, Flaw::FormsUnused(vec!["few".into()]));
    }

    #[test]
    fn arabic_has_six_forms() {
        let two = "days = { $count ->\n    [one] يوم\n   *[other] { $number } أيام\n }";
        let lacking = ["few", "many", "two", "zero"].map(str::to_owned);
        check("ar", two, Flaw::FormsLacking(lacking.into()));
    }

    /// The built-in messages of a language.
    fn built_in(language: &str) -> Shapes {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/locales");
        let text = std::fs::read_to_string(folder.join(format!("{language}.ftl"))).unwrap();
        shapes(&text)
    }

    #[test]
    fn the_built_in_messages_have_the_values_and_forms_of_their_languages() {
        let english = built_in("en");
        for language in ["ar", "da", "de", "en", "es", "fr", "nl"] {
            let own = built_in(language);
            let flaws = own.flaws(&english, &Language::new(language).unwrap());
            assert_eq!(flaws, [], "{language}");
            assert!(own.ids().eq(english.ids()), "{language}");
        }
    }
}
