//! Marks in a text that turn its direction. Keeps what they do inside the text; never shows or removes a letter.

/// Ends what LRE, RLE, LRO and RLO begin.
const POP: char = '\u{202c}';
/// Ends what LRI, RLI and FSI begin.
const POP_ISOLATE: char = '\u{2069}';

/// A text that ends every turn that it begins and none that it did not begin, so that what stands beside it on a page
/// keeps its direction.
pub(crate) fn with_turns_ended(text: String) -> String {
    // Every such mark begins with this byte, and most texts do not hold it.
    if !text.as_bytes().contains(&0xe2) || !text.contains(is_turn) {
        return text;
    }
    let mut open = Vec::new();
    let mut kept = String::with_capacity(text.len() + 8);
    kept.extend(text.chars().filter(|c| fits(*c, &mut open)));
    kept.extend(open.into_iter().rev());
    kept
}

fn is_turn(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character may stand; `open` holds what ends the turns that are open, the innermost last.
fn fits(c: char, open: &mut Vec<char>) -> bool {
    match c {
        POP if open.last() != Some(&POP) => return false,
        POP => {
            open.pop();
        }
        POP_ISOLATE => match open.iter().rposition(|end| *end == POP_ISOLATE) {
            // The end of an isolate also ends what was begun within it.
            Some(at) => open.truncate(at),
            None => return false,
        },
        '\u{202a}'..='\u{202e}' => open.push(POP),
        '\u{2066}'..='\u{2068}' => open.push(POP_ISOLATE),
        _ => {}
    }
    true
}

#[cfg(test)]
mod tests {
    use super::with_turns_ended;

    fn check(text: &str, expect: &str) {
        assert_eq!(
            with_turns_ended(text.to_owned()),
            expect,
            "{}",
            text.escape_unicode()
        );
    }

    #[test]
    fn a_turn_ends_with_its_text() {
        check("plain", "plain");
        check("\u{202e}abc", "\u{202e}abc\u{202c}");
        check("a\u{202b}b\u{2067}c", "a\u{202b}b\u{2067}c\u{2069}\u{202c}");
        check("\u{202e}abc\u{202c} d", "\u{202e}abc\u{202c} d");
        check("\u{2067}a\u{202e}b\u{2069}c", "\u{2067}a\u{202e}b\u{2069}c");
    }

    #[test]
    fn what_was_not_begun_cannot_end() {
        check("a\u{202c}b\u{2069}c", "abc");
        check("\u{2067}a\u{202c}b", "\u{2067}ab\u{2069}");
        check("\u{202e}a\u{2069}b", "\u{202e}ab\u{202c}");
    }

    #[test]
    fn marks_that_turn_nothing_else_stay() {
        check(
            "\u{200f}a\u{200e}\u{200b}\u{feff}",
            "\u{200f}a\u{200e}\u{200b}\u{feff}",
        );
    }
}
