//! A yes or a no in the spellings of real files. What is neither is said to be neither.

/// A yes or a no as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Nothing is written.
    Silent,
    /// Something that is neither.
    Unclear,
}

/// Reads a yes or a no.
pub(super) fn answer(text: Option<&str>) -> Answer {
    let word = text.unwrap_or_default().trim().to_lowercase();
    match word.as_str() {
        "" | "null" | "~" => Answer::Silent,
        "true" | "yes" | "y" | "on" | "1" | "oui" | "ja" | "si" | "sí" | "resolved" | "done" => {
            Answer::Yes
        }
        "false" | "off" | "0" | "n" | "non" | "nein" | "nej" => Answer::No,
        _ if alike(&word, "true") || alike(&word, "yes") => Answer::Yes,
        _ if alike(&word, "false") || word.len() <= 3 && word.starts_with("no") => Answer::No,
        _ => Answer::Unclear,
    }
}

fn alike(word: &str, known: &str) -> bool {
    strsim::osa_distance(word, known) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        for (word, expected) in [
            ("true", Answer::Yes),
            (" True ", Answer::Yes),
            ("yes", Answer::Yes),
            ("yess", Answer::Yes),
            ("no", Answer::No),
            ("noo", Answer::No),
            ("noe", Answer::No),
            ("False", Answer::No),
            ("", Answer::Silent),
            ("notice", Answer::Unclear),
        ] {
            assert_eq!(answer(Some(word)), expected, "{word}");
        }
        assert_eq!(answer(None), Answer::Silent);
    }
}
