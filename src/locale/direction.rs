//! Which way languages and texts run. Never changes a text.

use icu::locale::LocaleDirectionality;
use icu::properties::CodePointMapData;
use icu::properties::props::BidiClass;

use crate::schema::Language;

/// The direction a language is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The direction of a language.
    pub(super) fn of(language: &Language) -> Self {
        let locale = super::icu_locale(language);
        if LocaleDirectionality::new_common().is_right_to_left(&locale.id) {
            Self::Rtl
        } else {
            Self::Ltr
        }
    }

    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Whether a text would lose its order among words of this direction: it has no letter that runs this way, and
    /// either letters that run the other way or, right to left, figures that signs and spaces would part.
    pub fn breaks(self, text: &str) -> bool {
        let classes = CodePointMapData::<BidiClass>::new();
        let runs = |c: char| match classes.get(c) {
            BidiClass::LeftToRight => Some(Self::Ltr),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Self::Rtl),
            BidiClass::EuropeanNumber if self == Self::Rtl => Some(Self::Ltr),
            _ => None,
        };
        let mut found = text.chars().filter_map(runs);
        found
            .next()
            .is_some_and(|first| first != self && found.all(|d| d != self))
    }
}

#[cfg(test)]
mod tests {
    use super::Direction::{Ltr, Rtl};

    #[test]
    fn a_text_that_runs_only_the_other_way_breaks() {
        for (direction, text, expected) in [
            (Rtl, "5G+", true),
            (Rtl, "+962 6 555 0199", true),
            (Rtl, "الهاتف", false),
            (Rtl, "خدمة 5G+", false),
            (Rtl, "5G+ للهاتف", false),
            (Rtl, "!", false),
            (Ltr, "5G+", false),
            (Ltr, "+962 6 555 0199", false),
            (Ltr, "الهاتف", true),
            (Ltr, "خدمة 5G+", false),
        ] {
            assert_eq!(direction.breaks(text), expected, "{text}");
        }
    }
}
