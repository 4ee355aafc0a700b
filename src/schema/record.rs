//! The macros that define records and closed sets: the type, its reader and its description at once, so that none lags behind.

/// Defines a record of the schema: its type, how it is read, and its documented keys.
///
/// `needed` fields are reported when they are absent; all fields are options, because reading stops at nothing. `where`
/// says what a later step asks of the value; the schemas for editors know it from there.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        $name:ident: $expected:literal {
            $($(#[doc = $doc:literal])+ $field:ident: $type:ty $(= $needed:ident)? $(where $limit:expr)?,)*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: Option<crate::source::Spanned<$type>>,)*
        }

        impl $name {
            /// The keys of the record.
            pub const FIELDS: &'static [crate::schema::shape::Field] = &[
                $(crate::schema::shape::Field {
                    name: stringify!($field),
                    about: concat!($($doc,)+).trim_ascii(),
                    shape: <$type as crate::schema::shape::Shaped>::shape,
                    need: record!(@need $($needed)?),
                    limit: record!(@limit $($limit)?),
                },)*
            ];

            /// The record as data.
            pub const RECORD: crate::schema::shape::Record = crate::schema::shape::Record {
                name: stringify!($name),
                about: concat!($($about,)+).trim_ascii(),
                fields: Self::FIELDS,
            };
        }

        impl crate::schema::shape::Shaped for $name {
            fn shape() -> crate::schema::shape::Shape {
                crate::schema::shape::Shape::Record(&Self::RECORD)
            }
        }

        impl crate::schema::read::Read for $name {
            const EXPECTED: &'static str = $expected;

            fn read(
                node: &crate::schema::node::Node,
                problems: &mut Vec<crate::diagnostics::Diagnostic>,
            ) -> Option<Self> {
                let mut fields = crate::schema::read::Fields::of(node, $expected, problems)?;
                let record = Self {
                    $($field: record!(@take fields, $field $(, $needed)?),)*
                };
                fields.finish(Self::FIELDS, problems);
                Some(record)
            }
        }
    };
    (@need) => { crate::schema::shape::Need::Optional };
    (@need needed) => { crate::schema::shape::Need::Needed };
    (@limit) => { crate::schema::shape::Limit::None };
    (@limit $limit:expr) => { $limit };
    (@take $fields:ident, $field:ident) => { $fields.take(stringify!($field)) };
    (@take $fields:ident, $field:ident, needed) => { $fields.need(stringify!($field)) };
}

/// Defines a closed set of words.
macro_rules! choice {
    (
        $(#[doc = $about:literal])+
        $name:ident: $expected:literal {
            $($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The set as data.
            pub const CHOICE: crate::schema::shape::Choice = crate::schema::shape::Choice {
                name: stringify!($name),
                about: concat!($($about,)+).trim_ascii(),
                words: &[$(crate::schema::shape::Word {
                    word: $word,
                    about: concat!($($doc,)+).trim_ascii(),
                },)+],
            };

            /// The word as it is written in files.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The value of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == word)
            }
        }

        impl crate::schema::shape::Shaped for $name {
            fn shape() -> crate::schema::shape::Shape {
                crate::schema::shape::Shape::Choice(&Self::CHOICE)
            }
        }

        impl crate::schema::read::Read for $name {
            const EXPECTED: &'static str = $expected;

            fn read(
                node: &crate::schema::node::Node,
                problems: &mut Vec<crate::diagnostics::Diagnostic>,
            ) -> Option<Self> {
                let words = Self::ALL.iter().map(|v| v.as_str());
                let index = crate::schema::read::read_word(node, words, Self::EXPECTED, problems)?;
                Some(Self::ALL[index])
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use choice;
pub(crate) use record;
