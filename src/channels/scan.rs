//! Runs and prefixes in a text of characters; knows nothing of what they mean.

/// The end of the run of characters at `at` that pass.
pub(super) fn run_end(text: &[char], at: usize, passes: fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|c| passes(**c)).count()
}

/// The end of a prefix of ASCII at `at`, in either case.
pub(super) fn prefix_end(text: &[char], at: usize, prefix: &str) -> Option<usize> {
    let found = text.get(at..at + prefix.len())?;
    let mut pairs = found.iter().zip(prefix.chars());
    let is_same = pairs.all(|(c, p)| c.eq_ignore_ascii_case(&p));
    is_same.then_some(at + prefix.len())
}
