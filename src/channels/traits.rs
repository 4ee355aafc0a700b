//! The words a channel is described with: how it counts, whether it links, how it tells the time.
//!
//! Each is an enum with one name per value, the name that files use. Never a number: limits are data.

use std::fmt;
use std::str::FromStr;

use crate::schema::shape::Word;

/// A name that is not among the values of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// The name as written.
    pub name: String,
    /// The names there are, in the order of the documentation.
    pub known: &'static [&'static str],
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is none of `{}`",
            self.name,
            self.known.join("`, `")
        )
    }
}

impl std::error::Error for UnknownName {}

/// An enum whose values have one name each, as the files write it.
macro_rules! named {
    ($(#[$meta:meta])* $kind:ident { $($(#[doc = $doc:literal])+ $value:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind { $($(#[doc = $doc])+ $value,)+ }

        impl $kind {
            /// Every name, in the order of the values.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// Every name with what it means.
            pub const WORDS: &'static [Word] = &[
                $(Word { word: $name, about: concat!($($doc,)+).trim_ascii() }),+
            ];

            /// The name that files use.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $name,)+ }
            }
        }

        impl FromStr for $kind {
            type Err = UnknownName;

            fn from_str(name: &str) -> Result<Self, UnknownName> {
                match name {
                    $($name => Ok(Self::$value),)+
                    _ => Err(UnknownName { name: name.to_owned(), known: Self::NAMES }),
                }
            }
        }
    };
}

named! {
    /// What a channel counts.
    Unit {
        /// X's weights of today: 1 or 2 for a character, 2 for an emoji, 23 for a link.
        XWeighted = "x_weighted",
        /// X's count of the 140 days: 1 for every character, 23 for a link.
        XClassic = "x_classic",
        /// Parts of an SMS: septets, or UTF-16 units as soon as one character is not GSM-7.
        SmsParts = "sms_parts",
        /// What a reader takes for one character (UAX #29, extended).
        Graphemes = "graphemes",
        /// Graphemes, with 23 for a link and without the host of a mention.
        Mastodon = "mastodon",
        /// Code points, but an emoji costs its UTF-8 bytes.
        Threads = "threads",
        /// UTF-16 units, as JavaScript and Java count.
        Utf16 = "utf16",
        /// Unicode code points.
        Characters = "characters",
        /// UTF-8 bytes.
        Bytes = "bytes",
    }
}

named! {
    /// Whether a link in a text can be followed where it is read.
    Links {
        /// It can, or it can at least be copied.
        Yes = "yes",
        /// It cannot, so that a text must do without.
        No = "no",
    }
}

named! {
    /// How a time of day is told.
    Clock {
        /// As `16:30`.
        Digits = "digits",
        /// As it is said aloud.
        Words = "words",
    }
}

named! {
    /// The characters that cost nothing extra.
    Characters {
        /// All of them.
        Any = "any",
        /// The GSM 7-bit alphabet; one character outside of it halves what a part holds.
        Gsm7 = "gsm7",
    }
}

named! {
    /// What becomes of letters that the alphabet of the channel lacks.
    Accents {
        /// They stay, whatever they cost.
        Keep = "keep",
        /// They lose their accent where that saves a part.
        Plain = "plain",
    }
}

named! {
    /// Whether a light line may stand there.
    Wit {
        /// It may: one person is answered in public.
        Allowed = "allowed",
        /// It never may.
        Never = "never",
    }
}

named! {
    /// How long a phrase may be.
    Length {
        /// The triad fits 140.
        Short = "short",
        /// The triad fits 280.
        Medium = "medium",
        /// The triad fits 500.
        Long = "long",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_as_its_value() {
        for name in Unit::NAMES {
            assert_eq!(name.parse::<Unit>().unwrap().as_str(), *name);
        }
        assert_eq!("plain".parse(), Ok(Accents::Plain));
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = "maybe".parse::<Links>().unwrap_err();
        assert_eq!(error.to_string(), "`maybe` is none of `yes`, `no`");
    }
}
