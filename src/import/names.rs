//! Ids made from what people wrote: lower-case ASCII, digits and hyphens, each given out once.
//! Never asks the disk.

use std::collections::HashSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The most characters that a title gives to an id.
const LONGEST: usize = 50;

/// The ids given out so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// Gives out the first of the wishes that is free, else the last one with a number.
    pub(super) fn claim(&mut self, wishes: &[String]) -> String {
        let last = wishes.last().cloned().unwrap_or_default();
        let numbered = (2..).map(|number| format!("{last}-{number}"));
        let free = wishes
            .iter()
            .cloned()
            .chain(numbered)
            .find(|wish| !self.taken.contains(wish))
            .unwrap_or(last);
        self.taken.insert(free.clone());
        free
    }
}

/// Turns a text into words of an id, at most fifty characters and cut between words; `instead` where no letter is left.
pub(super) fn slug(text: &str, instead: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !"'’".contains(*c))
        .collect();
    let lower = plain.to_ascii_lowercase();
    let mut out = String::new();
    for word in lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let separator = usize::from(!out.is_empty());
        if out.len() + separator + word.len() > LONGEST {
            if out.is_empty() {
                out.push_str(&word[..LONGEST]);
            }
            break;
        }
        out.push_str(&"-"[..separator]);
        out.push_str(word);
    }
    if out.is_empty() {
        instead.to_owned()
    } else {
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        assert_eq!(
            slug("Calls, texts & data are failing!", "x"),
            "calls-texts-data-are-failing"
        );
        assert_eq!(slug("Störung: l’été – don't", "x"), "storung-lete-dont");
        assert_eq!(slug("障害", "incident"), "incident");
        let long = slug(&"word ".repeat(40), "x");
        assert!(long.len() <= LONGEST && long.ends_with("word"), "{long}");
        assert_eq!(slug(&"a".repeat(90), "x").len(), LONGEST);
    }

    #[test]
    fn each_name_once() {
        let mut names = Names::default();
        let wishes = ["api".to_owned(), "eu-api".to_owned()];
        let given: Vec<_> = (0..4).map(|_| names.claim(&wishes)).collect();
        assert_eq!(given, ["api", "eu-api", "eu-api-2", "eu-api-3"]);
    }
}
