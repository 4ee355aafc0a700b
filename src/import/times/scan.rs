//! Finds a date, a clock and a zone in a line. Knows none of their shapes.

use super::{
    Doubt, Zone,
    clocks::{Setting, WrittenClock, clock_at},
    dates::{WrittenDate, date_at},
    tokens::{Token, tokenize},
    words::{is_joint, is_weekday},
    zones::{Named, zone, zone_at},
};

/// What a line says of a time.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Scan {
    /// The date.
    pub(in crate::import) date: Option<WrittenDate>,
    /// The clock.
    pub(in crate::import) clock: Option<WrittenClock>,
    /// The zone.
    pub(in crate::import) zone: Option<Zone>,
    /// Whether something of it is mistyped.
    pub(in crate::import) doubt: Option<Doubt>,
    /// Whether there are words or numbers that belong to no time.
    pub(in crate::import) has_more: bool,
    /// Those words, in lower case.
    pub(in crate::import) words: Vec<String>,
}

/// Finds what a line says of a time; the first date, clock and zone count.
pub(in crate::import) fn scan(text: &str) -> Scan {
    let tokens = tokenize(text);
    let mut scan = Scan::default();
    let mut at = 0;
    while at < tokens.len() {
        let (before, head) = tokens.split_at(at);
        at += match scan.take_time(before, head) {
            Some(length) => length.max(1),
            None => scan.take_word(head[0]),
        };
    }
    scan
}

/// Whether what comes next is behind the point of a number, such as the `05` of `1.05`.
fn is_fraction(before: &[Token<'_>]) -> bool {
    matches!(before, [.., Token::Number(_), Token::Sign('.')])
}

impl Scan {
    /// Takes a date or a clock at the head of the tokens, and says how many they are.
    fn take_time(&mut self, before: &[Token<'_>], head: &[Token<'_>]) -> Option<usize> {
        if let Some((date, length)) = date_at(head) {
            self.has_more |= self.date.is_some();
            self.date.get_or_insert(date);
            return Some(length);
        }
        let setting = if self.date.is_some() {
            Setting::Dated
        } else {
            Setting::Undated
        };
        if setting == Setting::Undated && is_fraction(before) {
            return None;
        }
        let (clock, length) = clock_at(head, setting)?;
        self.has_more |= self.clock.is_some() && self.date.is_some();
        self.clock.get_or_insert(clock);
        let (zone, zone_length) = zone_at(&head[length..]).unwrap_or((None, 0));
        self.take_zone(zone);
        Some(length + zone_length)
    }

    fn take_zone(&mut self, zone: Option<Named>) {
        let Some((zone, doubt)) = zone.filter(|_| self.zone.is_none()) else {
            return;
        };
        self.zone = Some(zone);
        self.doubt = self.doubt.max(doubt);
    }

    /// Takes a token that is no time.
    fn take_word(&mut self, token: Token<'_>) -> usize {
        match token {
            Token::Word(word) if is_weekday(word) || is_joint(word) => {}
            Token::Word(word) if self.clock.is_some() && zone(word).is_some() => {
                self.take_zone(zone(word));
            }
            Token::Word(word) => {
                self.has_more = true;
                self.words.push(word.to_lowercase());
            }
            Token::Number(_) => self.has_more = true,
            Token::Sign(_) => {}
        }
        1
    }
}
