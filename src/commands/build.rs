//! `amends build`: renders the site and the replies and publishes both. Never publishes where a problem blocks it.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::kept::{self, Kept};
use super::project::{Project, read_project};
use super::report::{Strictness, counted, has_failed, write_problems};
use super::summary::{Landed, write_summary};
use super::{ExitStatus, Streams, parse_time};
use crate::diagnostics::Severity;
use crate::model::{Brand, BrandHome, Clock, Site, editions};
use crate::publish::{Output, Ownership, check_folder, publish};
use crate::schema::time::WrittenTime;
use crate::{replies, site};

/// Arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// Where the site is written; a brand with its own address goes to `DIR-BRAND`
    #[arg(long, value_name = "DIR", default_value = "public")]
    public: PathBuf,
    /// Where the private replies are written
    #[arg(long, value_name = "DIR", default_value = "replies")]
    replies: PathBuf,
    /// Build the site as it stood at this time, such as '2026-07-11 16:20'
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
    /// Write out the replies of every incident, not only of the open and the newest ones
    #[arg(long)]
    all_replies: bool,
    /// Write into a folder that amends did not make
    #[arg(long)]
    force: bool,
    /// Publish nothing where there is a warning or a closed incident with an error
    #[arg(long)]
    deny_warnings: bool,
}

/// Builds the project in a folder.
pub(super) fn run(
    directory: &Path,
    args: &BuildArgs,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let mut project = read_project(directory, clock)?;
    project.try_templates();
    let composed = project.compose(&args.scope());
    let problems = std::mem::take(&mut project.diagnostics).sorted(&project.sources);
    let strict = Strictness::of(args.deny_warnings) == Strictness::Warnings;
    let refused = strict && has_failed(&problems, Strictness::Warnings);
    write_problems(&problems, &project.sources, streams.err)?;
    let folders = Folders::of(directory, args)?;
    let kept = match &mut project.site {
        Some(site) => kept::leave_out(site, |brand| folders.public_of(brand)),
        None => Kept::default(),
    };
    let (Some(site), Some(composed), false) = (&project.site, composed, refused) else {
        writeln!(
            streams.err,
            "nothing was published; the last site stays as it is"
        )?;
        return Ok(ExitStatus::Problems);
    };
    folders.check(site)?;
    let landed = publish_all(site, &project, &composed, &folders)?;
    write_summary(site, &landed, streams.out)?;
    kept.write(streams.out)?;
    let hints = problems.count(Severity::Hint);
    if hints > 0 {
        writeln!(
            streams.out,
            "{}; `amends check` names them",
            counted(hints, "hint")
        )?;
    }
    Ok(ExitStatus::Success)
}

impl BuildArgs {
    fn scope(&self) -> replies::Scope {
        match self.all_replies {
            true => replies::Scope::All,
            false => replies::Scope::Newest,
        }
    }
}

/// Where everything is written.
struct Folders {
    public: PathBuf,
    replies: PathBuf,
    ownership: Ownership,
}

impl Folders {
    fn of(directory: &Path, args: &BuildArgs) -> Result<Self> {
        let absolute = |path: &Path| {
            let path = std::path::absolute(directory.join(path));
            path.context("cannot tell where the project folder is")
        };
        Ok(Self {
            public: absolute(&args.public)?,
            replies: absolute(&args.replies)?,
            ownership: match args.force {
                true => Ownership::Force,
                false => Ownership::OursOnly,
            },
        })
    }

    /// Asks for every folder before the first is written to. Replies are private, so they may not lie inside anything
    /// that is published.
    fn check(&self, site: &Site) -> Result<()> {
        let replies = real(&self.replies);
        check_folder(&self.replies, self.ownership)?;
        for brand in &site.brands {
            let public = self.public_of(brand);
            check_folder(&public, self.ownership)?;
            let place = real(&public);
            if replies.starts_with(&place) || place.starts_with(&replies) {
                bail!(
                    "`{}` and `{}` lie inside each other, and replies are private; name another folder with `--replies`",
                    public.display(),
                    self.replies.display()
                );
            }
        }
        Ok(())
    }

    fn public_of(&self, brand: &Brand) -> PathBuf {
        match brand.home {
            BrandHome::Site | BrandHome::SubFolder => self.public.clone(),
            BrandHome::OwnFolder => {
                let mut name = self.public.clone().into_os_string();
                name.push(format!("-{}", brand.id));
                PathBuf::from(name)
            }
        }
    }
}

/// Where a path leads, links and `..` followed; what is not there yet is taken as it is written.
fn real(path: &Path) -> PathBuf {
    let mut real = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                real.pop();
            }
            other => real.push(other),
        }
        real = real.canonicalize().unwrap_or(real);
    }
    real
}

fn publish_all(
    site: &Site,
    project: &Project,
    composed: &replies::Replies,
    folders: &Folders,
) -> Result<Vec<Landed>> {
    let editions = editions(site);
    let locales = project.locales(&editions);
    let mut outputs: BTreeMap<PathBuf, Output<'_>> = BTreeMap::new();
    for (edition, locale) in editions.iter().zip(&locales) {
        let theme = project.theme_of(edition.brand);
        let output = site::render(edition, &theme.theme, locale, site.as_of);
        let folder = folders.public_of(edition.brand);
        outputs.entry(folder).or_default().merge(output);
    }
    let desk = replies::render(composed, site);
    let mut landed = Vec::new();
    for (folder, output) in &outputs {
        landed.push(land(output, folder, folders.ownership)?);
    }
    landed.push(land(&desk, &folders.replies, folders.ownership)?);
    Ok(landed)
}

fn land(output: &Output<'_>, folder: &Path, ownership: Ownership) -> Result<Landed> {
    let written = publish(output, folder, ownership);
    let written = written.with_context(|| format!("cannot publish to `{}`", folder.display()))?;
    Ok(Landed {
        folder: folder.to_owned(),
        written,
    })
}
