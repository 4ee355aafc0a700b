//! A line cut into numbers, words and signs. Knows no meaning of any of them.

/// A piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Digits as they stand.
    Number(&'a str),
    /// Letters as they stand.
    Word(&'a str),
    /// Anything else; all whitespace is one space.
    Sign(char),
}

impl Token<'_> {
    /// The value and the count of digits of a number that is not absurdly long.
    pub(super) fn number(self) -> Option<(u32, usize)> {
        match self {
            Token::Number(digits) if digits.len() <= 9 => {
                Some((digits.parse().ok()?, digits.len()))
            }
            _ => None,
        }
    }
}

/// Cuts a line; a run of whitespace is one space.
pub(super) fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = run_length(rest, first);
        let (taken, tail) = rest.split_at(run);
        tokens.push(match first {
            '0'..='9' => Token::Number(taken),
            c if c.is_alphabetic() => Token::Word(taken),
            c if c.is_whitespace() => Token::Sign(' '),
            c => Token::Sign(c),
        });
        rest = tail;
    }
    tokens
}

fn run_length(text: &str, first: char) -> usize {
    let same: fn(char) -> bool = match first {
        '0'..='9' => |c| c.is_ascii_digit(),
        c if c.is_alphabetic() => char::is_alphabetic,
        c if c.is_whitespace() => char::is_whitespace,
        c => return c.len_utf8(),
    };
    text.find(|c| !same(c)).unwrap_or(text.len())
}
