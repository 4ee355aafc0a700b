//! Files that are about to be written, judged among the others of their incident before they are: what `check` will say,
//! and the reply that customers will get. Never writes a file.

use std::io::Write;
use std::path::Path;

use anyhow::Result;

use super::project::{Project, resolve_project};
use super::report::count_line;
use crate::authoring::draft::DraftFile;
use crate::diagnostics::{Allowed, Diagnostic, Diagnostics, Format, Severity, render};
use crate::model::{Clock, Site, editions};
use crate::playbook::{Judged, Reach};
use crate::replies::{Asked, Replies, Scope};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;
use crate::site::tell_newest;
use crate::source::{Buffer, load_around};

/// The channel whose reply is shown, where the site answers on it.
const SHOWN: &str = "x";

/// An incident with files as they are to be.
pub(super) struct Preview {
    project: Project,
    id: String,
    replies: Option<Replies>,
    /// What `check` will say of the incident, or what keeps it from saying anything.
    pub(super) problems: Diagnostics,
    /// What a waiver keeps quiet.
    pub(super) allowed: Vec<Allowed>,
}

/// A reply as it will be.
pub(super) struct ShownReply {
    /// Where it is pasted.
    pub(super) channel: String,
    /// The words.
    pub(super) text: String,
    /// What they count.
    pub(super) length: usize,
    /// What the channel takes.
    pub(super) limit: usize,
}

/// Judges an incident with files laid over those in its folder, which need not be there yet.
pub(super) fn preview(
    (directory, clock): (&Path, &Clock),
    folder: &str,
    files: &[DraftFile],
) -> Result<Preview> {
    let buffers = files.iter();
    let buffers = buffers.map(|f| Buffer::new(format!("{folder}/{}", f.name), &f.text));
    let sources = load_around(directory, &buffers.collect::<Vec<_>>())?;
    let mut project = resolve_project(sources, clock)?;
    let id = folder.rsplit('/').next().unwrap_or(folder).to_owned();
    let found = std::mem::take(&mut project.diagnostics);
    let asked = Asked::Situation(Situation::General);
    let replies = project.compose_asked(&Scope::Current(id.clone()), asked);
    // What is wrong with them is found again by the judge.
    project.diagnostics = found;
    let judged = Judged {
        reach: Reach::Changeable,
        ..Judged::default()
    };
    let findings = project.judge(&judged);
    let problems = std::mem::take(&mut project.diagnostics);
    let blocked = project.site.is_none();
    let home = format!("{folder}/");
    let concerns = |problem: &Diagnostic| {
        let mut places = problem.primary.iter().chain(&problem.secondary);
        let about = places.any(|a| project.sources.path(a.place.file).starts_with(&home));
        about || (blocked && problem.severity == Severity::Error)
    };
    let problems = problems.filtered(concerns).sorted(&project.sources);
    Ok(Preview {
        project,
        id,
        replies,
        problems,
        allowed: findings.waived,
    })
}

impl Preview {
    /// The site as far as it was read: with this incident alone.
    pub(super) fn site(&self) -> Option<&Site> {
        self.project.site.as_ref()
    }

    /// Whether an error keeps it from being published: one of its own, or one that keeps it from being judged.
    pub(super) fn is_broken(&self) -> bool {
        self.has_error(|_| true)
    }

    /// Whether something in it cannot be read, or does not fit together.
    pub(super) fn is_unsound(&self) -> bool {
        self.has_error(|problem| problem.rule.is_none())
    }

    fn has_error(&self, counts: impl Fn(&Diagnostic) -> bool) -> bool {
        let home = format!("/{}/", self.id);
        let own = |problem: &Diagnostic| {
            let place = problem.primary.as_ref().map(|a| a.place.file);
            place.is_none_or(|file| self.project.sources.path(file).contains(&home))
        };
        let errors = self
            .problems
            .iter()
            .filter(|p| p.severity == Severity::Error);
        let mut errors = errors.filter(|p| counts(p));
        errors.any(|p| self.site().is_none() || own(p))
    }

    /// Whether `check` will find nothing.
    pub(super) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// What customers see first once it is out, on the pages of the site's own brand in its first language.
    pub(super) fn card(&self) -> Option<String> {
        let editions = editions(self.site()?);
        let first = editions.first()?;
        let locales = self.project.locales(&editions);
        tell_newest(first, &locales[0], &self.id)
    }

    /// The longest apology and status that are said of it in the site's first language.
    pub(super) fn words(&self) -> Option<String> {
        let first = self.site()?.languages.first()?;
        let replies = self.replies.as_ref()?;
        let incident = replies.incidents.iter().find(|i| i.id == self.id)?;
        let said = incident.updates.last()?.replies();
        let said = said.filter(|r| r.wording == 0 && r.language == first.as_str());
        let said = said.filter(|r| r.tone == Tone::Sincere);
        let longest = said.max_by_key(|r| r.said.apology.len() + r.said.status.len())?;
        Some(format!("{} {}", longest.said.apology, longest.said.status))
    }

    /// The reply to anybody who writes once the update is out; nothing where it has none yet.
    pub(super) fn reply(&self) -> Option<ShownReply> {
        let replies = self.replies.as_ref()?;
        let incident = replies.incidents.iter().find(|i| i.id == self.id)?;
        let update = incident.updates.last()?;
        let said = update.replies().filter(|r| r.tone == Tone::Sincere);
        let said: Vec<_> = said.collect();
        let shown = said.iter().find(|r| r.channel == SHOWN);
        let reply = shown.or(said.first())?;
        Some(ShownReply {
            channel: reply.channel.to_owned(),
            text: reply.said.text(),
            length: reply.said.length,
            limit: reply.said.frame.limit,
        })
    }

    /// Writes what `check` will say.
    pub(super) fn write(&self, out: &mut dyn Write) -> Result<()> {
        let text = render(&self.problems, &self.project.sources, Format::Human);
        out.write_all(text.as_bytes())?;
        for one in &self.allowed {
            let rule = one.problem.code.as_str();
            writeln!(out, "waived: {rule}, by {}: {}", one.by, one.reason)?;
        }
        writeln!(out, "check: {}", count_line(&self.problems))?;
        Ok(())
    }
}

impl ShownReply {
    /// Writes it as `amends replies` does.
    pub(super) fn write(&self, out: &mut dyn Write) -> Result<()> {
        writeln!(
            out,
            "reply on {} ({}/{}):",
            self.channel, self.length, self.limit
        )?;
        for line in self.text.lines().filter(|l| !l.is_empty()) {
            writeln!(out, "  {line}")?;
        }
        Ok(())
    }
}
