//! How a text ends: edited, judged, shown, and written under a number that nobody else has. Never writes what has an error,
//! unless it is a draft.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};

use super::edit::Edited;
use super::show::show_result;
use super::{Session, Stop, Work};
use crate::authoring::ask::Question;
use crate::authoring::missing::Missing;
use crate::authoring::names::next_number;
use crate::authoring::setting::Setting;
use crate::authoring::sheet::{hints, with_hints, without_hints};
use crate::authoring::standing::Holding;
use crate::authoring::wanted::wanted;
use crate::authoring::write::write_update;
use crate::commands::exchange::exchange;
use crate::commands::preview::Preview;
use crate::diagnostics::Severity;
use crate::model::Site;

/// Where a text goes from, and what is told beside it.
pub(in crate::commands) struct Finish<'f> {
    /// The site as it was when the run began.
    pub(in crate::commands) site: &'f Site,
    /// What holds without being stated again.
    pub(in crate::commands) holding: &'f [Holding],
    /// The command, for what it lacks.
    pub(in crate::commands) command: &'static str,
    /// More hints for the author.
    pub(in crate::commands) hints: &'f [String],
}

/// What somebody wants to do with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Write,
    Edit,
    Draft,
    Leave,
}

impl Finish<'_> {
    /// Lets nobody in: a text without an error is written, and everything that it lacks is named with its flag.
    pub(in crate::commands) fn unattended(
        &self,
        session: &mut Session<'_, '_>,
        work: &mut Work,
    ) -> Result<(), Stop> {
        let preview = session.preview(work)?;
        let draft = is_draft(work);
        if !draft {
            self.refuse(&preview)?;
        }
        preview.write(session.streams.err)?;
        if preview.is_broken() && !draft {
            return Err(Stop::Problems);
        }
        self.write(session, work)?;
        if let Some(reply) = preview.reply().filter(|_| !draft) {
            reply.write(session.streams.err)?;
        }
        Ok(())
    }

    /// Names every fact without which the text would be an error, with the flag that gives it.
    fn refuse(&self, preview: &Preview) -> Result<()> {
        let mut missing = Missing::default();
        let errors = preview.problems.iter();
        for one in wanted(errors.filter(|p| p.severity == Severity::Error)) {
            missing.note(&one.message, &format!("give {}", one.flags()));
        }
        missing.refuse(self.command)
    }

    /// Opens the editor on a text until it is written, kept or left.
    pub(in crate::commands) fn in_editor(
        &self,
        session: &mut Session<'_, '_>,
        work: &mut Work,
    ) -> Result<(), Stop> {
        loop {
            let edited = self.edit(session, work)?;
            match self.decide(session, work, edited)? {
                Choice::Edit => {}
                Choice::Leave => return Err(Stop::Left),
                Choice::Write => return self.write(session, work),
                Choice::Draft => return self.write_draft(session, work),
            }
        }
    }

    /// Shows a text that needs no editor, and writes it once somebody agrees.
    pub(in crate::commands) fn attended(
        &self,
        session: &mut Session<'_, '_>,
        work: &mut Work,
    ) -> Result<(), Stop> {
        match self.decide(session, work, Edited::Changed)? {
            Choice::Edit => self.in_editor(session, work),
            Choice::Leave => Err(Stop::Left),
            Choice::Write => self.write(session, work),
            Choice::Draft => self.write_draft(session, work),
        }
    }

    /// Shows what the playbook misses and what holds above the text, and takes it away again.
    fn edit(&self, session: &mut Session<'_, '_>, work: &mut Work) -> Result<Edited, Stop> {
        let before = work.text.clone();
        let preview = session.preview(work)?;
        let mut lines = hints(&wanted(preview.problems.iter()), self.holding);
        lines.extend_from_slice(self.hints);
        let edited = session.edit(self.site, work, with_hints(&before, &lines))?;
        work.text = without_hints(&edited);
        Ok(match work.text == before {
            true => Edited::Unchanged,
            false => Edited::Changed,
        })
    }

    /// Judges a text, shows what comes of it and asks what to do.
    fn decide(
        &self,
        session: &mut Session<'_, '_>,
        work: &mut Work,
        edited: Edited,
    ) -> Result<Choice, Stop> {
        session.look_at_clock(work)?;
        self.catch_up(session, work)?;
        session.keep(self.site, work)?;
        let preview = session.preview(work)?;
        let errors = preview.is_broken() && !is_draft(work);
        show_result(&preview, session.streams.out)?;
        writeln!(session.streams.out)?;
        preview.write(session.streams.out)?;
        let choices: &[(Choice, &str)] = match (errors, edited) {
            (true, _) => &[
                (Choice::Edit, "Edit again"),
                (Choice::Draft, "Keep it as a draft of the incident"),
                (Choice::Leave, "Leave it"),
            ],
            (false, Edited::Changed) => &[
                (Choice::Write, "Write it"),
                (Choice::Edit, "Edit again"),
                (Choice::Draft, "Keep it as a draft of the incident"),
                (Choice::Leave, "Leave it"),
            ],
            (false, Edited::Unchanged) => &[
                (Choice::Leave, "Leave it: nothing was changed"),
                (Choice::Write, "Write it as it was proposed"),
                (Choice::Edit, "Edit again"),
            ],
        };
        self.choose(session, &preview, work, choices)
    }

    fn choose(
        &self,
        session: &mut Session<'_, '_>,
        preview: &Preview,
        work: &Work,
        choices: &[(Choice, &str)],
    ) -> Result<Choice, Stop> {
        let words = format!("{}/{}?", work.folder, work.name());
        let help = match preview.is_clean() {
            true => "",
            false => "`check` names what is above; an error is written as a draft only",
        };
        let question = Question {
            words: &words,
            help,
        };
        let options: Vec<_> = choices.iter().map(|(_, text)| (*text).to_owned()).collect();
        let chosen = session.asker.choose(question, &options, 0)?;
        Ok(choices[chosen].0)
    }

    /// Somebody else may have published while this was typed.
    fn catch_up(&self, session: &mut Session<'_, '_>, work: &mut Work) -> Result<()> {
        let newer = self.newer(session, work)?;
        for (name, text) in &newer {
            writeln!(
                session.streams.err,
                "\n{}/{name} was written meanwhile:",
                work.folder
            )?;
            for line in text.lines() {
                writeln!(session.streams.err, "  {line}")?;
            }
        }
        let names = newer.iter().map(|(name, _)| name.as_str());
        work.number = work.number.max(next_number(names));
        // A draft that was overtaken comes after what overtook it.
        if let Some(path) = work.replaces.take_if(|_| !newer.is_empty()) {
            work.overtaken = Some(path);
        }
        Ok(())
    }

    /// The updates with the number of this one or a later one.
    fn newer(&self, session: &Session<'_, '_>, work: &Work) -> Result<Vec<(String, String)>> {
        let folder = session.root.join(&work.folder);
        let context = || format!("cannot list the folder `{}`", folder.display());
        let mut newer = BTreeSet::new();
        for entry in fs::read_dir(&folder).with_context(context)? {
            let entry = entry.with_context(context)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let named = crate::schema::UpdateName::parse(&name);
            let own = work.replaces.as_ref().is_some_and(|p| p.ends_with(&name));
            let later = named.is_some_and(|n| n.number >= work.number && n.language.is_none());
            if later && !own {
                let text = fs::read_to_string(entry.path()).unwrap_or_default();
                newer.insert((name, text));
            }
        }
        Ok(newer.into_iter().collect())
    }

    fn write_draft(&self, session: &mut Session<'_, '_>, work: &mut Work) -> Result<(), Stop> {
        let setting = Setting::new("draft", "true").map_err(anyhow::Error::msg)?;
        match setting.state(&work.text) {
            Ok(text) => work.text = text,
            // A draft that cannot be read as one would stop the build.
            Err(_) => {
                writeln!(
                    session.streams.err,
                    "its front matter cannot be read, so it cannot stand beside the updates"
                )?;
                return Err(Stop::Left);
            }
        }
        self.write(session, work)
    }

    /// Writes the text under the next number that is free.
    fn write(&self, session: &mut Session<'_, '_>, work: &mut Work) -> Result<(), Stop> {
        if let Some(path) = work.replaces.take() {
            exchange(&path, work.text.as_bytes())?;
            return self.written(
                session,
                work,
                &path.file_name().unwrap_or_default().to_string_lossy(),
            );
        }
        let texts = [(None, work.text.clone())];
        let meant = work.number;
        let written = write_update(session.root, &work.folder, &work.words(), &texts)?;
        let name = written.files.first().map_or("", String::as_str);
        if !name.starts_with(&format!("{meant:02}-")) {
            writeln!(
                session.streams.err,
                "number {meant:02} was taken meanwhile, so this is the next one; read the one before it"
            )?;
        }
        self.written(session, work, name)
    }

    /// Says what was written; it stands in the incident now, so the draft of it goes.
    fn written(
        &self,
        session: &mut Session<'_, '_>,
        work: &mut Work,
        name: &str,
    ) -> Result<(), Stop> {
        for path in [work.kept.take(), work.overtaken.take()]
            .into_iter()
            .flatten()
        {
            let _ = fs::remove_file(path);
        }
        writeln!(session.streams.out, "wrote {}/{name}", work.folder)?;
        Ok(())
    }
}

/// Whether the text says of itself that it is not to be published yet.
fn is_draft(work: &Work) -> bool {
    let read = crate::schema::read_statements(&work.text, crate::source::FileId(0));
    let facts = read.map(|s| s.facts).unwrap_or_default();
    facts
        .iter()
        .any(|(key, value)| key == "draft" && value.value == "true")
}
