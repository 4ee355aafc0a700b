//! Translations: the texts of a `.LANG.md` file, laid beside those of its original before facts are resolved.
//!
//! A translation is turned into the map by language that it stands for, so that one rule holds for both ways of writing.

use std::borrow::Cow;

use super::context::Context;
use super::text::unknown_language;
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::update::{Standing, Translation, Update, WorkaroundFact};
use crate::schema::{Language, Text, TranslationFile};
use crate::source::{Place, Spanned};

/// The update with the texts of its translations added.
pub(super) fn merge<'u>(
    update: &'u Update,
    translations: &[&TranslationFile],
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Cow<'u, Update> {
    let mut update = Cow::Borrowed(update);
    for translation in translations {
        if !context.knows(&translation.language) {
            let place = Place::start_of(translation.file);
            problems.push(unknown_language(&translation.language, place, context));
            continue;
        }
        let mut merging = Merging {
            language: &translation.language,
            first: context.first_language(),
            problems,
        };
        merging.merge(update.to_mut(), &translation.front);
    }
    update
}

struct Merging<'m> {
    language: &'m Language,
    first: &'m Language,
    problems: &'m mut Vec<Diagnostic>,
}

type Written = Option<Spanned<String>>;

impl Merging<'_> {
    fn merge(&mut self, update: &mut Update, translation: &Translation) {
        self.standing("effect", &mut update.effect, &translation.effect);
        self.standing("scope", &mut update.scope, &translation.scope);
        self.standing("cause", &mut update.cause, &translation.cause);
        self.standing("unknown", &mut update.unknown, &translation.unknown);
        self.standing(
            "still_not_working",
            &mut update.still_not_working,
            &translation.still_not_working,
        );
        self.standing("data_loss", &mut update.data_loss, &translation.data_loss);
        self.text("no_change", &mut update.no_change, &translation.no_change);
        self.text("thanks", &mut update.thanks, &translation.thanks);
        self.workaround(update, translation);
        self.compensation(update, translation);
        self.verified(update, translation);
        self.improvements(update, translation);
        self.replies(update, translation);
    }

    fn text(&mut self, name: &str, original: &mut Option<Spanned<Text>>, written: &Written) {
        let Some(written) = written else { return };
        match original {
            Some(original) => self.lay_beside(name, &mut original.value, original.place, written),
            None => self.no_original(name, written.place),
        }
    }

    fn standing(
        &mut self,
        name: &str,
        original: &mut Option<Spanned<Standing<Text>>>,
        written: &Written,
    ) {
        let Some(written) = written else { return };
        match original {
            Some(Spanned {
                value: Standing::Stated(text),
                place,
            }) => self.lay_beside(name, text, *place, written),
            _ => self.no_original(name, written.place),
        }
    }

    fn workaround(&mut self, update: &mut Update, translation: &Translation) {
        let Some(written) = &translation.workaround else {
            return;
        };
        match update.workaround.as_mut().map(|w| &mut w.value) {
            Some(WorkaroundFact::Stated(original)) => {
                self.text("workaround.short", &mut original.short, &written.short);
                self.text("workaround.text", &mut original.text, &written.text);
            }
            _ => self.no_original("workaround", written.place),
        }
    }

    fn compensation(&mut self, update: &mut Update, translation: &Translation) {
        let Some(written) = &translation.compensation else {
            return;
        };
        match update.compensation.as_mut().map(|c| &mut c.value) {
            Some(Standing::Stated(original)) => {
                self.text("compensation.who", &mut original.who, &written.who);
                self.text("compensation.amount", &mut original.amount, &written.amount);
                self.text("compensation.when", &mut original.when, &written.when);
                self.text("compensation.action", &mut original.action, &written.action);
            }
            _ => self.no_original("compensation", written.place),
        }
    }

    fn verified(&mut self, update: &mut Update, translation: &Translation) {
        let Some(written) = &translation.verified else {
            return;
        };
        match &mut update.verified {
            Some(original) => self.text("verified.how", &mut original.value.how, &written.how),
            None => self.no_original("verified", written.place),
        }
    }

    fn improvements(&mut self, update: &mut Update, translation: &Translation) {
        let Some(written) = &translation.improvements else {
            return;
        };
        let originals = update.improvements.as_mut().map(|i| &mut i.value);
        let originals = originals.map_or(&mut [][..], |i| i.as_mut_slice());
        for (index, item) in written.iter().enumerate() {
            match originals.get_mut(index) {
                Some(original) => {
                    self.text("improvements.what", &mut original.value.what, &item.what);
                    self.text("improvements.owner", &mut original.value.owner, &item.owner);
                }
                None => self.no_original("improvements", item.place),
            }
        }
    }

    /// An author may write a reply's part in one language only, so no original is needed here.
    fn replies(&mut self, update: &mut Update, translation: &Translation) {
        let Some(written) = &translation.replies else {
            return;
        };
        let parts = update
            .replies
            .get_or_insert_with(|| Spanned::new(Default::default(), written.place));
        let pairs = [
            (
                "replies.apology",
                &mut parts.value.apology,
                &written.apology,
            ),
            ("replies.status", &mut parts.value.status, &written.status),
            (
                "replies.next_step",
                &mut parts.value.next_step,
                &written.next_step,
            ),
        ];
        for (name, original, written) in pairs {
            let Some(text) = written else { continue };
            match original {
                Some(original) => self.lay_beside(name, &mut original.value, original.place, text),
                None => *original = Some(Spanned::new(self.alone(text), text.place)),
            }
        }
    }

    fn alone(&self, text: &Spanned<String>) -> Text {
        Text::ByLanguage(vec![(
            Spanned::new(self.language.clone(), text.place),
            text.clone(),
        )])
    }

    fn lay_beside(
        &mut self,
        name: &str,
        original: &mut Text,
        place: Place,
        written: &Spanned<String>,
    ) {
        let mut texts = match original {
            Text::One(one) => vec![(
                Spanned::new(self.first.clone(), place),
                Spanned::new(one.clone(), place),
            )],
            Text::ByLanguage(texts) => std::mem::take(texts),
        };
        match texts
            .iter()
            .find(|(language, _)| language.value == *self.language)
        {
            Some((_, first)) => self.twice(name, first.place, written.place),
            None => texts.push((
                Spanned::new(self.language.clone(), written.place),
                written.clone(),
            )),
        }
        *original = Text::ByLanguage(texts);
    }

    fn twice(&mut self, name: &str, first: Place, again: Place) {
        let message = format!("`{name}` is given twice in `{}`", self.language);
        let problem = Diagnostic::error(Code::GivenTwice, message)
            .at(again, "again here")
            .see(first, "first here")
            .help("keep the text in the map by language or in the translation, not in both");
        self.problems.push(problem);
    }

    fn no_original(&mut self, name: &str, place: Place) {
        let message = format!("`{name}` is translated and not stated by the original");
        let problem = Diagnostic::error(Code::TranslationWithoutOriginal, message)
            .at(place, "")
            .help(format!("add `{name}` to the original, or remove it here"));
        self.problems.push(problem);
    }
}
