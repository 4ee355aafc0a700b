//! What values may look like, as data: from it come the schemas for editors and the reference. Never reads a value.

/// A value that says what it may look like; the other half of `Read`.
pub trait Shaped {
    /// What may stand in its place.
    fn shape() -> Shape;
}

/// What may stand in the place of a value.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text; a number is taken as it is written.
    Text(Room),
    /// A text that is written in one way.
    Written(&'static Writing),
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number,
    /// A number with or without a point.
    Decimal,
    /// One word that has a meaning of its own here.
    Word(&'static Word),
    /// One of a closed set of words.
    Choice(&'static Choice),
    /// One of the words that are known in some place.
    OneOf(Set),
    /// One of them, or another.
    Open(Set),
    /// A list of such values.
    List(Box<Self>),
    /// A map from names to such values.
    Map(Keys, Box<Self>),
    /// A map with known keys.
    Record(&'static Record),
    /// One of several.
    Either(Vec<Self>),
}

/// Whether a text has to say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Quotes with nothing in them will do.
    MayBeEmpty,
    /// Something has to stand there.
    Filled,
}

/// What the keys of a map are.
#[derive(Clone, Copy, Debug)]
pub enum Keys {
    /// Any name.
    Any,
    /// Names that are written in one way.
    Written(&'static Writing),
    /// Words that are known in some place.
    OneOf(Set),
    /// Such words, or others.
    Open(Set),
}

/// A way of writing a value.
#[derive(Debug)]
pub struct Writing {
    /// What it is called.
    pub name: &'static str,
    /// What it is, in a sentence or two.
    pub about: &'static str,
    /// A regular expression that every such text matches, in the words that Rust and JavaScript share.
    pub pattern: &'static str,
    /// How it may look.
    pub examples: &'static [&'static str],
    /// The least and the most that it can be where it is written as a number, if it ever is.
    pub numeral: Option<(u64, u64)>,
}

/// A word and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// As it is written in files.
    pub word: &'static str,
    /// What it means.
    pub about: &'static str,
}

/// A closed set of words.
#[derive(Debug)]
pub struct Choice {
    /// What it is called.
    pub name: &'static str,
    /// What it says.
    pub about: &'static str,
    /// The words in order.
    pub words: &'static [Word],
}

/// A map with known keys.
#[derive(Debug)]
pub struct Record {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its keys in order.
    pub fields: &'static [Field],
}

/// A documented key of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it means, and what holds where it is left out.
    pub about: &'static str,
    /// What may stand there.
    pub shape: fn() -> Shape,
    /// Whether it has to be there.
    pub need: Need,
    /// What a later step asks of it, where its type says less.
    pub limit: Limit,
}

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It is a mistake to leave it out.
    Needed,
    /// It may be left out.
    Optional,
}

/// What a later step asks of a value: of a text itself, of the items of a list, or of the keys of a map.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// Nothing more.
    None,
    /// To be written in one way.
    Written(&'static Writing),
    /// To be one of these; for maps in maps, one of each in turn.
    OneOf(&'static [Set]),
    /// These are there already, and others may come.
    Open(Set),
}

/// Words that are known in some place.
#[derive(Clone, Copy, Debug)]
pub enum Set {
    /// Those of a closed set.
    Choice(&'static Choice),
    /// Those of a closed set, and one more.
    And(&'static Choice, &'static Word),
    /// The keys of a record.
    Keys(&'static Record),
    /// Words that other parts of the program know.
    Known(Place),
}

/// A part of the program that knows words which stand in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The names of the playbook's rules.
    Rules,
    /// The names of its thresholds, each with how it is written.
    Thresholds,
    /// How channels count.
    Units,
    /// The built-in channels.
    Channels,
    /// The time zones.
    Zones,
}

/// A word of another part of the program.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As it is written in files.
    pub word: String,
    /// What it means, where that is written down.
    pub about: String,
    /// What stands beside it where it is a key, if not what the map says.
    pub shape: Option<Shape>,
}

impl Field {
    /// What may stand there, with all that later steps ask of it.
    pub fn full_shape(&self) -> Shape {
        (self.shape)().limited(self.limit)
    }

    /// What it means, without the default.
    pub fn meaning(&self) -> String {
        match self.halves() {
            Some((meaning, _)) => format!("{meaning}."),
            None => self.about.to_owned(),
        }
    }

    /// What holds where it is left out, in words.
    pub fn default(&self) -> Option<&'static str> {
        let (_, default) = self.halves()?;
        Some(default.trim_end_matches('.'))
    }

    /// Descriptions end in `; default WORDS.` where leaving the key out means something.
    fn halves(&self) -> Option<(&'static str, &'static str)> {
        self.about.rsplit_once("; default ")
    }
}

impl Shape {
    fn limited(self, limit: Limit) -> Self {
        match limit {
            Limit::None => self,
            Limit::Written(writing) => {
                self.narrowed(Self::Written(writing), Keys::Written(writing))
            }
            Limit::Open(set) => self.narrowed(Self::Open(set), Keys::Open(set)),
            Limit::OneOf(sets) => match (sets, self) {
                ([set, rest @ ..], Self::Map(_, value)) => {
                    let value = value.limited(Limit::OneOf(rest));
                    Self::Map(Keys::OneOf(*set), Box::new(value))
                }
                ([set, ..], shape) => shape.narrowed(Self::OneOf(*set), Keys::OneOf(*set)),
                ([], shape) => shape,
            },
        }
    }

    /// The shape with another one in the place of its texts, or with other keys.
    fn narrowed(self, text: Self, keys: Keys) -> Self {
        match self {
            Self::Text(_) | Self::Number => text,
            Self::List(item) => item.narrowed(text, keys).list_of(),
            Self::Map(_, value) => Self::Map(keys, value),
            other => other,
        }
    }

    /// A list of such values.
    pub fn list_of(self) -> Self {
        Self::List(Box::new(self))
    }
}
