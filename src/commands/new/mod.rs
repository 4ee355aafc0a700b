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
use crate::authoring::opening::{Opening, OpeningFiles};
use crate::authoring::times::SpokenTime;
use crate::authoring::write::write_incident;
use crate::model::{Clock, Edition, Moment, Site, editions};
use crate::schema::incident::Impact;
use interview::Interview;
use tell::Told;

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(
    after_help = "A TIME is `now`, `-10m`, `14:05` or `2026-07-11 14:05`, in the site's time zone.\nWithout a terminal nothing is asked: what has a default takes it, and what is missing is named."
)]
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
    #[arg(long)]
    maintenance: bool,
    /// When planned work begins
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true, requires = "maintenance")]
    from: Option<SpokenTime>,
    /// When planned work ends
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true, requires = "maintenance")]
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
    let mut asker = whoever_is_there();
    let mut interview = Interview::new(args, site, &mut *asker, streams.err);
    let opening = match interview.hold() {
        Ok(opening) => opening,
        Err(Unanswered::Failed(error)) => return Err(error),
        Err(Unanswered::Left) => {
            if let Some(command) = interview.command() {
                keep(&project.sources.root, site, "new.txt", &command).say(streams.err)?;
            }
            writeln!(streams.err, "nothing was written")?;
            return Ok(ExitStatus::Success);
        }
    };
    let Some(opening) = opening else {
        return Ok(ExitStatus::Success);
    };
    write(&project, site, &opening, clock, streams)
}

fn write(
    project: &Project,
    site: &Site,
    opening: &Opening,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let mut drafted = draft(project, site, opening);
    let root = &project.sources.root;
    let day = opening.began().with_timezone(&site.zone).date_naive();
    let parent = incidents_folder(&project.sources, site, day);
    drafted.id = free_id(&project.sources, &drafted.id);
    let folder = format!("{parent}/{}", drafted.id);
    let judged = preview((root, clock), &folder, &drafted.files)?;
    let written = match write_incident(root, &parent, &drafted.id, &drafted.files) {
        Ok(written) => written,
        Err(error) => {
            keep(root, site, "new.txt", &in_one(&folder, &drafted.files)).say(streams.err)?;
            return Err(error);
        }
    };
    Told {
        site,
        opening,
        drafted: &drafted,
        written: &written,
        judged: &judged,
    }
    .write(streams.out)?;
    Ok(ExitStatus::of(has_failed(
        &judged.problems,
        Strictness::Errors,
    )))
}

/// The files in every language that the project has words for.
fn draft(project: &Project, site: &Site, opening: &Opening) -> OpeningFiles {
    let own: Vec<Edition<'_>> = editions(site)
        .into_iter()
        .filter(|e| e.brand_index == 0)
        .collect();
    let locales = project.locales(&own);
    let speakers = own.iter().zip(&locales).filter_map(|(edition, locale)| {
        let LoadedTheme {
            messages,
            phrasebooks,
            ..
        } = project.theme_of(edition.brand);
        Speaker::of(edition, (locale, messages), phrasebooks)
    });
    opening.files(site, &speakers.collect::<Vec<_>>())
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
