//! What differs between two texts, in as few words as tell it. Never looks inside a word.

/// The words of each text between those that both begin and end with, with one more where nothing is left of one.
pub(super) fn differing(was: &str, now: &str) -> (String, String) {
    let words = [was, now].map(|text| text.split_whitespace().collect::<Vec<_>>());
    let [old, new] = &words;
    let pairs = old.iter().zip(new);
    let mut start = pairs.take_while(|(a, b)| a == b).count();
    let pairs = old[start..].iter().rev().zip(new[start..].iter().rev());
    let mut end = pairs.take_while(|(a, b)| a == b).count();
    if old.len().min(new.len()) == start + end {
        match start.checked_sub(1) {
            Some(one_less) => start = one_less,
            None => end = end.saturating_sub(1),
        }
    }
    let middle = |words: &[&str]| words[start..words.len() - end].join(" ");
    (middle(old), middle(new))
}

#[cfg(test)]
mod tests {
    use super::differing;

    fn check(was: &str, now: &str, expect: (&str, &str)) {
        let (was, now) = differing(was, now);
        assert_eq!((was.as_str(), now.as_str()), expect);
    }

    #[test]
    fn as_few_words_as_tell_it() {
        check(
            "Next word by 16:30 BST.",
            "Next word by 16:00 BST.",
            ("16:30", "16:00"),
        );
        check("Calls fail.", "Most calls fail.", ("Calls", "Most calls"));
        check("Calls fail now.", "Calls fail.", ("fail now.", "fail."));
        check(
            "It fails today.",
            "It fails here today.",
            ("fails", "fails here"),
        );
        check("fails", "It fails", ("fails", "It fails"));
        check("", "New.", ("", "New."));
    }
}
