//! What `new` says when it has written: the files, what `check` says, the reply as it will be, and what to do next.

use std::io::Write;

use anyhow::Result;

use crate::authoring::opening::{Opening, OpeningFiles};
use crate::authoring::times::{file_time, file_time_beside};
use crate::authoring::write::Written;
use crate::commands::preview::Preview;
use crate::model::Site;
use crate::schema::{Language, UpdateName};

/// What was done.
pub(super) struct Told<'t> {
    /// The site.
    pub(super) site: &'t Site,
    /// The facts.
    pub(super) opening: &'t Opening,
    /// What was made of them.
    pub(super) drafted: &'t OpeningFiles,
    /// Where it stands.
    pub(super) written: &'t Written,
    /// What `check` says of it.
    pub(super) judged: &'t Preview,
}

impl Told<'_> {
    /// Says all of it.
    pub(super) fn write(&self, out: &mut dyn Write) -> Result<()> {
        writeln!(out, "{}", self.drafted.title)?;
        for name in &self.written.files {
            writeln!(out, "wrote {}/{name}", self.written.folder)?;
        }
        self.write_remarks(out)?;
        self.judged.write(out)?;
        if let Some(reply) = self.judged.reply() {
            writeln!(out)?;
            reply.write(out)?;
        }
        writeln!(out)?;
        self.write_next(out)
    }

    /// What was taken for granted, and what is left to others.
    fn write_remarks(&self, out: &mut dyn Write) -> Result<()> {
        let (site, opening) = (self.site, self.opening);
        if let Some(detected) = opening.detected {
            let when = file_time_beside(detected, opening.at, site.zone);
            writeln!(
                out,
                "learned of at {when}: mend `detected` in incident.yaml if it was earlier"
            )?;
        }
        let others = &site.languages[1..];
        let (spoken, silent): (Vec<_>, Vec<_>) = others
            .iter()
            .partition(|language| self.is_written_in(language));
        if opening.title.is_some() && !spoken.is_empty() {
            writeln!(
                out,
                "wanted: the title in {}, where it is made from what is hit",
                listed(&spoken)
            )?;
        }
        if !silent.is_empty() {
            writeln!(
                out,
                "wanted: the whole text in {}, which no phrasebook speaks",
                listed(&silent)
            )?;
        }
        Ok(())
    }

    fn is_written_in(&self, language: &Language) -> bool {
        let names = self
            .written
            .files
            .iter()
            .filter_map(|n| UpdateName::parse(n));
        names.filter_map(|n| n.language).any(|l| l == *language)
    }

    fn write_next(&self, out: &mut dyn Write) -> Result<()> {
        let (site, opening) = (self.site, self.opening);
        let id = self.written.folder.rsplit('/').next().unwrap_or_default();
        if opening.at > site.now {
            let when = file_time(opening.at, site.zone);
            writeln!(out, "it is on no page before {when}")?;
        }
        writeln!(out, "next: amends build")?;
        if let Some(due) = self.drafted.next_update {
            let due = file_time_beside(due, opening.at, site.zone);
            writeln!(out, "      amends update {id}    by {due}, as promised")?;
        }
        Ok(())
    }
}

fn listed(languages: &[&Language]) -> String {
    let tags: Vec<_> = languages.iter().map(|l| format!("`{l}`")).collect();
    tags.join(", ")
}
