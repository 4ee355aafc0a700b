//! Transcripts of the command line in `tests/cli/`, which are documentation as well: what they show is what is printed.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the output anew.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.md");
}
