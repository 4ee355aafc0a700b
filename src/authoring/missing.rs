//! Facts that nobody gave where nobody can be asked: all of them are named at once. Never asks.

use anyhow::{Result, bail};

/// The facts that are missing.
#[derive(Debug, Default)]
pub struct Missing(Vec<String>);

impl Missing {
    /// Notes a fact: the question that it answers, and the flag that does, such as ``give `--from TIME` ``.
    pub fn note(&mut self, question: &str, how: &str) {
        let mark = if question.ends_with('?') { "" } else { ":" };
        self.0.push(format!("{question}{mark} {how}"));
    }

    /// Fails where a fact is missing, before anything is written.
    pub fn refuse(&self, command: &str) -> Result<()> {
        let facts = self.0.join("\n  ");
        match self.0.len() {
            0 => Ok(()),
            1 => bail!(
                "`{command}` lacks a fact, and nobody is there to ask; nothing was written\n  {facts}"
            ),
            many => bail!(
                "`{command}` lacks {many} facts, and nobody is there to ask; nothing was written\n  {facts}"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Missing;

    #[test]
    fn every_fact_is_named_at_once() {
        let mut missing = Missing::default();
        assert!(missing.refuse("amends new").is_ok());
        missing.note("What is broken?", "give `--component ID=STATUS`");
        missing.note("what customers are told", "give `--message TEXT`");
        let error = missing.refuse("amends new").unwrap_err().to_string();
        assert!(error.starts_with("`amends new` lacks 2 facts"), "{error}");
        assert_eq!(error.lines().count(), 3);
        assert!(error.contains("What is broken? give"), "{error}");
        assert!(error.contains("are told: give"), "{error}");
    }
}
