//! One correction: the edit, what it changes for customers, and the entry that says so. Never touches a byte that was not
//! edited.

use std::fs;

use anyhow::{Context, Error, Result, anyhow, bail};

use super::CorrectArgs;
use super::target::UpdateText;
use crate::authoring::ask::Question;
use crate::authoring::missing::Missing;
use crate::authoring::setting::Setting;
use crate::authoring::times::{Lean, SpokenTime, file_time};
use crate::commands::exchange::exchange;
use crate::commands::write::{Session, Stop, Work};
use crate::commands::{ExitStatus, write::show::show_result};
use crate::model::{Incident, Site, Update};
use crate::playbook::log::{Fixed, Restated, restated};
use crate::schema::read_statements;
use crate::source::FileId;

/// An update that is being corrected.
pub(super) struct Correcting<'c> {
    pub(super) site: &'c Site,
    pub(super) incident: &'c Incident,
    pub(super) update: &'c Update,
    pub(super) files: &'c [UpdateText<'c>],
    pub(super) args: &'c CorrectArgs,
}

/// A text with its corrections, and what they say.
struct Corrected {
    text: String,
    entries: Vec<Restated>,
}

impl Correcting<'_> {
    /// Corrects a file, and then asks for its translations, or names them.
    pub(super) fn run(
        &self,
        session: &mut Session<'_, '_>,
        file: &UpdateText<'_>,
    ) -> Result<ExitStatus> {
        if !session.is_attended() && self.args.set.is_empty() && self.args.was.is_none() {
            let mut missing = Missing::default();
            let how = "give `--set FIELD=VALUE`, or `--was TEXT` with `--is TEXT`";
            missing.note("what is to be corrected", how);
            missing.refuse("amends correct")?;
        }
        let text = self.edited(file.text, file.path)?;
        let status = self.file(session, file, text)?;
        if status != ExitStatus::Success || file.language.is_some() {
            return Ok(status);
        }
        for other in self.files.iter().filter(|f| f.language.is_some()) {
            if self.wants(session, other)? {
                self.file(session, other, other.text.to_owned())?;
            }
        }
        Ok(status)
    }

    /// The text with the edits of the command line.
    fn edited(&self, text: &str, path: &str) -> Result<String> {
        let mut edited = text.to_owned();
        for one in &self.args.set {
            let stated = one.clone().in_full(self.site.zone, self.site.now);
            let stated = stated.map_err(|why| anyhow!(why))?.state(&edited);
            edited = stated.map_err(|why| anyhow!("`--set {}`: {why}", one.field))?;
        }
        let (Some(was), Some(is)) = (&self.args.was, &self.args.is) else {
            return Ok(edited);
        };
        match edited.matches(was.as_str()).count() {
            1 => Ok(edited.replacen(was.as_str(), is, 1)),
            // Then they are what the correction says.
            0 if !self.args.set.is_empty() => Ok(edited),
            0 => bail!("`{was}` stands nowhere in `{path}`; give the words as the file has them"),
            many => {
                bail!("`{was}` stands {many} times in `{path}`; give more of the words around it")
            }
        }
    }

    fn wants(&self, session: &mut Session<'_, '_>, other: &UpdateText<'_>) -> Result<bool> {
        let language = other.language.as_deref().unwrap_or_default();
        if !session.is_attended() {
            let (id, digits) = (&self.incident.id, &self.update.digits);
            writeln!(
                session.streams.err,
                "`{}` may still say what was; `amends correct {id}/{digits} --language {language}` corrects it",
                other.path
            )?;
            return Ok(false);
        }
        let words = format!("{} may still say what was. Correct it as well?", other.name);
        let question = Question {
            words: &words,
            help: "",
        };
        let options = ["Edit it", "Leave it as it is"].map(str::to_owned);
        match session
            .asker
            .choose(question, &options, 0)
            .map_err(Stop::from)
        {
            Ok(chosen) => Ok(chosen == 0),
            Err(Stop::Failed(error)) => Err(error),
            Err(_) => Ok(false),
        }
    }

    fn file(
        &self,
        session: &mut Session<'_, '_>,
        file: &UpdateText<'_>,
        text: String,
    ) -> Result<ExitStatus> {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut work = Work {
            id: format!("{}-{}-correction", self.incident.id, self.update.digits),
            folder: folder.to_owned(),
            number: self.update.number,
            status: self.update.status.value,
            text,
            proposed_at: None,
            kept: None,
            replaces: None,
            overtaken: None,
            fixed: Some(file.name.clone()),
        };
        if session.is_attended() {
            let ended = self.attended(session, file, &mut work);
            return session.end(self.site, &mut work, ended);
        }
        // Flags are in the history of whoever gave them.
        match self.unattended(session, file, &mut work) {
            Ok(()) => Ok(ExitStatus::Success),
            Err(stop) => stop.into_status(),
        }
    }

    fn unattended(
        &self,
        session: &mut Session<'_, '_>,
        file: &UpdateText<'_>,
        work: &mut Work,
    ) -> Result<(), Stop> {
        let mut missing = Missing::default();
        let mut entries = self.entries(file, &work.text)?;
        for one in entries.iter_mut().filter(|e| !e.is_short()) {
            match (&self.args.was, &self.args.is) {
                (Some(was), Some(is)) => (one.was, one.now) = (was.clone(), is.clone()),
                _ => missing.note(
                    &format!(
                        "{} changes in more words than customers read twice",
                        one.what
                    ),
                    "give `--was TEXT` and `--is TEXT` for what the correction says",
                ),
            }
        }
        missing.refuse("amends correct")?;
        let corrected = self.with_entries(work, entries)?;
        work.text.clone_from(&corrected.text);
        let preview = session.preview(work)?;
        preview.write(session.streams.err)?;
        // What the playbook says of it was true before as well, and a wrong word is worse.
        if preview.is_unsound() {
            return Err(Stop::Problems);
        }
        self.write(session, file, (work, &corrected))
    }

    fn attended(
        &self,
        session: &mut Session<'_, '_>,
        file: &UpdateText<'_>,
        work: &mut Work,
    ) -> Result<(), Stop> {
        loop {
            let shown = work.text.clone();
            work.text = session.edit(self.site, work, shown)?;
            let edited = work.text.clone();
            let entries = match self.entries(file, &edited) {
                Ok(entries) => entries,
                Err(why) => {
                    writeln!(session.streams.err, "{why:#}")?;
                    self.again(session, file)?;
                    continue;
                }
            };
            let entries = self.ask_words(session, entries)?;
            let corrected = self.with_entries(work, entries)?;
            work.text.clone_from(&corrected.text);
            let preview = session.preview(work)?;
            show_result(&preview, session.streams.out)?;
            preview.write(session.streams.out)?;
            let options: &[&str] = match preview.is_unsound() {
                true => &["Edit again", "Leave it"],
                false => &["Write it", "Edit again", "Leave it"],
            };
            match self.choose(session, file, options)? {
                "Write it" => return self.write(session, file, (work, &corrected)),
                "Leave it" => return Err(Stop::Left),
                _ => work.text = edited,
            }
        }
    }

    fn again(&self, session: &mut Session<'_, '_>, file: &UpdateText<'_>) -> Result<(), Stop> {
        match self.choose(session, file, &["Edit again", "Leave it"])? {
            "Edit again" => Ok(()),
            _ => Err(Stop::Left),
        }
    }

    fn choose<'o>(
        &self,
        session: &mut Session<'_, '_>,
        file: &UpdateText<'_>,
        options: &[&'o str],
    ) -> Result<&'o str, Stop> {
        let words = format!("{}?", file.path);
        let question = Question {
            words: &words,
            help: "",
        };
        let lines: Vec<_> = options.iter().map(|o| (*o).to_owned()).collect();
        Ok(options[session.asker.choose(question, &lines, 0)?])
    }

    /// What customers read otherwise now; an entry that the author has written stands for itself.
    fn entries(&self, file: &UpdateText<'_>, text: &str) -> Result<Vec<Restated>> {
        let before: Vec<_> = self
            .files
            .iter()
            .map(|f| (f.name.as_str(), f.text))
            .collect();
        let after = self.files.iter().map(|f| match f.name == file.name {
            true => (f.name.as_str(), text),
            false => (f.name.as_str(), f.text),
        });
        let after: Vec<_> = after.collect();
        let changes = restated(self.site, &before, &after).map_err(|why| fixed(why, file))?;
        if text == file.text {
            bail!("nothing was changed, so nothing is corrected");
        }
        Ok(match count(text) > count(file.text) {
            true => Vec::new(),
            false => changes,
        })
    }

    /// Words that are short enough to be read twice.
    fn ask_words(
        &self,
        session: &mut Session<'_, '_>,
        mut entries: Vec<Restated>,
    ) -> Result<Vec<Restated>, Stop> {
        for one in entries.iter_mut().filter(|e| !e.is_short()) {
            let words = format!("What did {} say, in a few words?", one.what);
            let mut ask = |words: &str| {
                let question = Question {
                    words,
                    help: "customers read it below the update",
                };
                session.asker.text(question, "", &|answer| match answer {
                    "" => Err("a few words that tell what changed".to_owned()),
                    _ => Ok(()),
                })
            };
            one.was = ask(&words)?;
            one.now = ask("And what does it say now?")?;
        }
        Ok(entries)
    }

    fn with_entries(&self, work: &Work, entries: Vec<Restated>) -> Result<Corrected> {
        let at = self.at()?;
        let mut text = match work.text.trim_start().starts_with("---") {
            true => work.text.clone(),
            // A translation may be a text alone.
            false => format!("---\n---\n{}", work.text),
        };
        let first = count(&text);
        for (index, one) in entries.iter().enumerate() {
            let entry = Setting::correction(first + index, &at, (&one.was, &one.now));
            text = entry.state(&text).map_err(Error::msg)?;
        }
        Ok(Corrected { text, entries })
    }

    fn at(&self) -> Result<String> {
        let (zone, now) = (self.site.zone, self.site.now);
        let at = self.args.at.unwrap_or(SpokenTime::Now);
        let at = at.resolve(zone, now, Lean::Near);
        Ok(file_time(at.map_err(|why| anyhow!("`--at`: {why}"))?, zone))
    }

    fn write(
        &self,
        session: &mut Session<'_, '_>,
        file: &UpdateText<'_>,
        (work, corrected): (&mut Work, &Corrected),
    ) -> Result<(), Stop> {
        let marked = |text: &str| format!("{}{text}", file.mark);
        let place = session.root.join(file.path);
        let context = || format!("cannot write `{}`", file.path);
        let place = place.canonicalize().with_context(context)?;
        if fs::read(&place).with_context(context)? != marked(file.text).as_bytes() {
            return Err(anyhow!(
                "`{}` was changed by somebody else meanwhile; run the command again",
                file.path
            )
            .into());
        }
        exchange(&place, marked(&corrected.text).as_bytes()).with_context(context)?;
        if let Some(path) = work.kept.take() {
            // It stands in the update now.
            let _ = fs::remove_file(path);
        }
        writeln!(session.streams.out, "corrected {}", file.path)?;
        for one in &corrected.entries {
            writeln!(
                session.streams.out,
                "  {}: was {:?}, is {:?}",
                one.what, one.was, one.now
            )?;
        }
        Ok(())
    }
}

/// How many corrections a text has.
fn count(text: &str) -> usize {
    let read = read_statements(text, FileId(0));
    let facts = read.map(|s| s.facts).unwrap_or_default();
    let indexes = facts.iter().filter_map(|(key, _)| {
        let rest = key.strip_prefix("corrections.")?;
        rest.split('.').next()?.parse::<usize>().ok()
    });
    indexes.max().map_or(0, |last| last + 1)
}

fn fixed(why: Fixed, file: &UpdateText<'_>) -> Error {
    let path = file.path;
    match why {
        Fixed::Unreadable => anyhow!("`{path}` cannot be read; `amends check` says why"),
        Fixed::At => {
            anyhow!("`at` of `{path}` says when customers were told, and stays as it was published")
        }
        Fixed::Status => anyhow!(
            "`status` of `{path}` stays as it was published; `amends update` says where it stands now"
        ),
        Fixed::Draft => anyhow!(
            "`{path}` was published and cannot be a draft again; correct it, or say more with `amends update`"
        ),
        Fixed::Correction => anyhow!(
            "a correction of `{path}` that was published is gone; put it back, and add another one"
        ),
    }
}
