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

    /// The direction that a text has to be kept apart in among words of this one; none where it can lose no order there.
    ///
    /// Among words from left to right a text runs as its first letter does. Among words from right to left one letter of
    /// their own is enough: names there begin with a foreign word often.
    pub fn apart(self, text: &str) -> Option<Self> {
        let classes = CodePointMapData::<BidiClass>::new();
        let mut letters = text.chars().filter_map(|c| run_of(classes.get(c)));
        let first = letters.next();
        let has = |wanted| first == Some(wanted) || letters.clone().any(|d| d == wanted);
        match self {
            Self::Ltr => has(Self::Rtl).then_some(first).flatten(),
            Self::Rtl if has(Self::Rtl) => has(Self::Ltr).then_some(Self::Rtl),
            Self::Rtl => {
                let has_figure = |c| classes.get(c) == BidiClass::EuropeanNumber;
                (first.is_some() || text.chars().any(has_figure)).then_some(Self::Ltr)
            }
        }
    }
}

fn run_of(class: BidiClass) -> Option<Direction> {
    match class {
        BidiClass::LeftToRight => Some(Direction::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Direction::Rtl),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Direction::{Ltr, Rtl};

    #[test]
    fn a_text_with_letters_that_run_the_other_way_stands_apart() {
        for (direction, text, expected) in [
            (Rtl, "5G+", Some(Ltr)),
            (Rtl, "+962 6 555 0199", Some(Ltr)),
            (Rtl, "الهاتف", None),
            (Rtl, "5 خدمات", None),
            (Rtl, "خدمة 5G+", Some(Rtl)),
            (Rtl, "5G+ للهاتف", Some(Rtl)),
            (Rtl, "!", None),
            (Ltr, "5G+", None),
            (Ltr, "+962 6 555 0199", None),
            (Ltr, "الهاتف", Some(Rtl)),
            (Ltr, "خدمة 5G+", Some(Rtl)),
            (Ltr, "Shop (متجر)", Some(Ltr)),
        ] {
            assert_eq!(direction.apart(text), expected, "{text}");
        }
    }
}
