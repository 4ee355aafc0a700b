//! The nearest known name to one that is not known. Never guesses where nothing is near.

/// Among more names than this nobody looks for the one that was meant.
const MOST: usize = 1000;
/// Longer than any name that is known anywhere.
const LONGEST: usize = 200;

/// The known name that is nearest to `name`, where one is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let folded = fold(name);
    let length = folded.chars().count();
    known
        .into_iter()
        .take(MOST)
        .filter(|k| k.chars().count().abs_diff(length) <= reach(k))
        .map(|k| (distance(&folded, k), k))
        .filter(|&(distance, k)| distance <= reach(k))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, k)| k)
}

/// Whether a name is a known one in other letters: `Next-Update` is `next_update`.
pub fn spells(name: &str, known: &str) -> bool {
    name.len() <= LONGEST && fold(name) == fold(known)
}

fn fold(name: &str) -> String {
    name.to_lowercase().replace(['-', ' '], "_")
}

fn distance(folded: &str, known: &str) -> usize {
    strsim::damerau_levenshtein(folded, &fold(known))
}

/// A third of the letters may be wrong, and at least one.
fn reach(known: &str) -> usize {
    (known.chars().count() / 3).max(1)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typo_finds_its_word_and_noise_finds_none() {
        let known = ["investigating", "identified", "monitoring"];
        assert_eq!(nearest("investigatin", known), Some("investigating"));
        assert_eq!(nearest("Identified", known), Some("identified"));
        assert_eq!(nearest("next-update", ["next_update"]), Some("next_update"));
        assert_eq!(nearest("zebra", known), None);
    }
}
