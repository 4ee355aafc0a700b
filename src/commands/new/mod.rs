//! `amends new`: from what is broken to a first word that can go out, in as few keys as there can be.
//! Never writes over anything.

mod given;
mod interview;
mod tell;

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::preview::preview;
use super::project::{LoadedTheme, Project, read_project};
use super::report::{Strictness, has_failed, write_problems};
use super::{ExitStatus, Streams};
use crate::authoring::ask::{Unanswered, whoever_is_there};
use crate::authoring::draft::DraftFile;
use crate::authoring::holding::Speaker;
use crate::authoring::keep::keep;
use crate::authoring::names::{free_id, incidents_folder};
use crate::authoring::opening::Opening;
use crate::authoring::propose::Hit;
use crate::authoring::times::SpokenTime;
use crate::authoring::write::write_incident;
use crate::locale::Locale;
use crate::model::{Clock, Edition, Moment, Site, editions};
use crate::schema::incident::Impact;
use interview::Interview;
use tell::Told;

const EXAMPLES: &str = "\
Examples:
  amends new
          asks what is broken, how badly and since when
  amends new --holding --component calls=major_outage
          asks nothing: the folder and a first update that can be published as it stands
  amends new 'Calls are failing' --component calls=major_outage,texts=partial_outage --started 13:30
          with a title of your own, and since when
  amends new 'New masts in the north' --maintenance --component calls \\
          --from '2026-08-01 02:00' --until '2026-08-01 04:00'
          announces planned work

A STATUS is degraded_performance, partial_outage or major_outage.
A TIME is now, -10m, 14:05 or '2026-07-11 14:05', in the site's time zone.
Without a terminal nothing is asked: what has a default takes it, and what is missing is named.
Then `amends build` publishes, and `amends update` writes the next word.";

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NewArgs {
    /// What customers call it; without it the title names what is hit
    title: Option<String>,
    /// Ask nothing that has a default, and write the holding text
    #[arg(long)]
    holding: bool,
    /// What is hit and how badly, such as `calls=major_outage`; several times, or with commas
    #[arg(long, value_name = "ID=STATUS", value_delimiter = ',')]
    component: Vec<String>,
    /// none, minor, major or critical; without it that of the component that is worst off
    #[arg(long, value_parser = given::impact)]
    impact: Option<Impact>,
    /// When it began; without it now
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true)]
    started: Option<SpokenTime>,
    /// When the team learned of it, where the first word comes late
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true)]
    detected: Option<SpokenTime>,
    /// When the first word is published; without it now
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true)]
    at: Option<SpokenTime>,
    /// Announce planned work
    #[arg(long, help_heading = "Planned work")]
    maintenance: bool,
    /// When planned work begins
    #[arg(long, help_heading = "Planned work", value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true, requires = "maintenance")]
    from: Option<SpokenTime>,
    /// When planned work ends
    #[arg(long, help_heading = "Planned work", value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true, requires = "maintenance")]
    until: Option<SpokenTime>,
}

/// Writes the folder of an incident with its first word.
pub(super) fn run(
    directory: &Path,
    args: &NewArgs,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let project = read_project(directory, clock)?;
    let Some(site) = &project.site else {
        let problems = project.diagnostics.clone().sorted(&project.sources);
        write_problems(&problems, &project.sources, streams.err)?;
        return Ok(ExitStatus::of(true));
    };
    let own: Vec<_> = editions(site)
        .into_iter()
        .filter(|e| e.brand_index == 0)
        .collect();
    let locales = project.locales(&own);
    let writing = Writing {
        project: &project,
        site,
        speakers: speakers(&project, &own, &locales),
    };
    let mut asker = whoever_is_there();
    let title = |hits: &[Hit], status| match writing.speakers.first() {
        Some(speaker) => speaker.words(hits, status).title,
        None => String::new(),
    };
    let mut interview = Interview::new(args, (site, &title), &mut *asker, streams.err);
    match interview.hold() {
        Ok(Some(opening)) => writing.write(&opening, clock, streams),
        Ok(None) => Ok(ExitStatus::Success),
        Err(Unanswered::Failed(error)) => Err(error),
        Err(Unanswered::Left) => {
            if let Some(command) = interview.command() {
                keep(&project.sources.root, site, "new.txt", &command).say(streams.err)?;
            }
            writeln!(streams.err, "nothing was written")?;
            Ok(ExitStatus::Success)
        }
    }
}

/// A project, and who speaks for it.
struct Writing<'w> {
    project: &'w Project,
    site: &'w Site,
    speakers: Vec<Speaker<'w>>,
}

impl Writing<'_> {
    fn write(
        &self,
        opening: &Opening,
        clock: &Clock,
        streams: &mut Streams<'_>,
    ) -> Result<ExitStatus> {
        let (site, sources) = (self.site, &self.project.sources);
        let mut drafted = opening.files(site, &self.speakers);
        let day = opening.began().with_timezone(&site.zone).date_naive();
        let parent = incidents_folder(sources, site, day);
        drafted.id = free_id(sources, &drafted.id);
        let folder = format!("{parent}/{}", drafted.id);
        let judged = preview((&sources.root, clock), &folder, &drafted.files)?;
        let written = match write_incident(&sources.root, &parent, &drafted.id, &drafted.files) {
            Ok(written) => written,
            Err(error) => {
                let text = in_one(&folder, &drafted.files);
                keep(&sources.root, site, "new.txt", &text).say(streams.err)?;
                return Err(error);
            }
        };
        let told = Told {
            site,
            opening,
            drafted: &drafted,
            written: &written,
            judged: &judged,
        };
        told.write(streams.out)?;
        Ok(ExitStatus::of(has_failed(
            &judged.problems,
            Strictness::Errors,
        )))
    }
}

/// Who speaks in the languages that the project has words for, that of the first one first.
fn speakers<'w>(
    project: &'w Project,
    own: &[Edition<'w>],
    locales: &'w [Locale],
) -> Vec<Speaker<'w>> {
    let speakers = own.iter().zip(locales).filter_map(|(edition, locale)| {
        let LoadedTheme {
            messages,
            phrasebooks,
            ..
        } = project.theme_of(edition.brand);
        Speaker::of(edition, (locale, messages), phrasebooks)
    });
    speakers.collect()
}

/// All files in one text, for somebody who has to put them where they belong.
fn in_one(folder: &str, files: &[DraftFile]) -> String {
    let texts = files.iter();
    let texts = texts.map(|file| format!("=== {folder}/{}\n{}", file.name, file.text));
    texts.collect()
}

impl Opening {
    /// The moment that its folder is named after.
    fn began(&self) -> Moment {
        self.window.map_or(self.started, |(from, _)| from)
    }
}
