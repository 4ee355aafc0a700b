//! `amends build`: renders the site and the replies and publishes both. Never publishes where a problem blocks it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::mem;
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
use crate::publish::{Output, Ownership, Prepared, Room, check_folder, compress, land, prepare};
use crate::schema::time::WrittenTime;
use crate::site::Unmade;
use crate::source::Sources;
use crate::{replies, site};

const EXAMPLES: &str = "\
Examples:
  amends build
          writes the site to public/ and the desk to replies/
  amends build --public /srv/www/status
          straight to where a web server reads it; readers never meet half a site
  amends build --now '2026-07-11 16:20' --public /tmp/then
          the site as it stood at that time

A build writes only what changed or fell due. Findings of `amends check` never stop it;
an error in an open incident does, and then the last site stays.

Exit status: 0 published, 1 nothing was published for a problem in the files, 2 could not run.";

/// Arguments of `build`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
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
    /// Write a gzip and a brotli file beside each text of the site, for servers that send them
    #[arg(long)]
    compress: bool,
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
    let folders = Folders::of(directory, args)?;
    let mut notice = |dir: &Path| say_waiting(dir, streams.err);
    let room = Room::enter_standing(&folders.public, &mut notice)?;
    let mut project = read_project(directory, clock)?;
    project.try_templates();
    let composed = project.compose(&args.scope());
    let problems = mem::take(&mut project.diagnostics).sorted(&project.sources);
    let strict = Strictness::of(args.deny_warnings) == Strictness::Warnings;
    let refused = strict && has_failed(&problems, Strictness::Warnings);
    write_problems(&problems, &project.sources, streams.err)?;
    let kept = match &mut project.site {
        Some(site) => kept::leave_out(site, |brand| folders.public_of(brand)),
        None => Kept::default(),
    };
    let (Some(site), Some(composed), false) = (&project.site, composed, refused) else {
        return refuse(streams.err);
    };
    folders.check(site)?;
    let entrance = Entrance {
        folders: &folders,
        standing: room,
        err: streams.err,
    };
    let landed = match publish_all(site, &project, &composed, entrance) {
        Ok(landed) => landed,
        Err(failure) => return name_mistake(failure, &project.sources, streams.err),
    };
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
    mem::forget(project);
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

/// A page that its template cannot make is a problem of the files like any other; all else is a failure of the run.
fn name_mistake(
    failure: anyhow::Error,
    sources: &Sources,
    err: &mut dyn Write,
) -> Result<ExitStatus> {
    let Some(Unmade(problem)) = failure.downcast_ref() else {
        return Err(failure);
    };
    let problems = [problem.clone()].into_iter().collect();
    write_problems(&problems, sources, err)?;
    refuse(err)
}

fn refuse(err: &mut dyn Write) -> Result<ExitStatus> {
    writeln!(err, "nothing was published; the last site stays as it is")?;
    Ok(ExitStatus::Problems)
}

/// Where everything is written.
struct Folders {
    project: PathBuf,
    public: PathBuf,
    replies: PathBuf,
    ownership: Ownership,
    /// What becomes of the files of a site before they are published.
    packing: Packing,
}

/// Turns the output of a site into the one that is published.
type Packing = for<'a> fn(Output<'a>) -> Output<'a>;

impl Folders {
    fn of(directory: &Path, args: &BuildArgs) -> Result<Self> {
        let absolute = |path: &Path| {
            let path = std::path::absolute(directory.join(path));
            path.context("cannot tell where the project folder is")
        };
        Ok(Self {
            project: directory.to_owned(),
            public: absolute(&args.public)?,
            replies: absolute(&args.replies)?,
            ownership: match args.force {
                true => Ownership::Force,
                false => Ownership::OursOnly,
            },
            packing: match args.compress {
                true => compress,
                false => |output| output,
            },
        })
    }

    /// Asks for every folder before the first is written to. Replies are private, so they may not lie inside anything
    /// that is published.
    fn check(&self, site: &Site) -> Result<()> {
        let replies = real(&self.replies);
        check_folder(&self.replies, self.ownership)?;
        self.check_unread(&self.replies)?;
        let publics: BTreeSet<_> = site.brands.iter().map(|it| self.public_of(it)).collect();
        let mut places = BTreeMap::new();
        for public in publics {
            check_folder(&public, self.ownership)?;
            self.check_unread(&public)?;
            let place = real(&public);
            if let Some(other) = places.insert(place.clone(), public.clone()) {
                bail!(
                    "`{}` and `{}` are one folder, and every brand with a `url` of its own needs one of its own; remove the link",
                    other.display(),
                    public.display()
                );
            }
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

    /// Pages among the incidents would be read as incidents by the next build.
    fn check_unread(&self, folder: &Path) -> Result<()> {
        for name in ["incidents", "themes"] {
            if real(folder).starts_with(real(&self.project.join(name))) {
                bail!(
                    "`{}` lies in `{name}/`, which amends reads; name another folder",
                    folder.display()
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
pub(super) fn real(path: &Path) -> PathBuf {
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

/// The way into the folders that are written to.
struct Entrance<'f> {
    folders: &'f Folders,
    /// The folder of the site, where this build has entered it before it read the project.
    standing: Option<Room>,
    err: &'f mut dyn Write,
}

impl Entrance<'_> {
    fn enter(&mut self, folder: &Path) -> Result<Room> {
        match self.standing.take_if(|_| folder == self.folders.public) {
            Some(room) => Ok(room),
            None => Room::enter(folder, self.folders.ownership, &mut |dir| {
                say_waiting(dir, self.err);
            }),
        }
    }

    fn prepare(&mut self, output: &Output<'_>, folder: &Path) -> Result<Prepared> {
        let prepared = self.enter(folder).and_then(|room| prepare(output, room));
        prepared.with_context(|| format!("cannot publish to `{}`", folder.display()))
    }
}

fn say_waiting(dir: &Path, err: &mut dyn Write) {
    // The build goes on also where nobody can be told that it waits.
    let _ = writeln!(
        err,
        "another build is writing to `{}`; waiting for it",
        dir.display()
    );
}

fn publish_all(
    site: &Site,
    project: &Project,
    composed: &replies::Replies,
    mut entrance: Entrance<'_>,
) -> Result<Vec<Landed>> {
    let editions = editions(site);
    let locales = project.locales(&editions);
    let folders = entrance.folders;
    let mut outputs: BTreeMap<PathBuf, Output<'_>> = BTreeMap::new();
    for (edition, locale) in editions.iter().zip(&locales) {
        let theme = project.theme_of(edition.brand);
        let output = site::render(edition, &theme.theme, locale, site.as_of);
        let folder = folders.public_of(edition.brand);
        outputs.entry(folder).or_default().merge(output);
    }
    let sites = outputs.into_iter();
    let mut outputs: Vec<_> = sites
        .map(|(folder, output)| (folder, (folders.packing)(output)))
        .collect();
    let desk = &project.theme_of(&site.brands[0]).desk;
    let replies = replies::render(composed, site, desk);
    outputs.push((folders.replies.clone(), replies));
    let prepared = outputs
        .iter()
        .map(|(folder, output)| entrance.prepare(output, folder));
    let written = land(&prepared.collect::<Result<Vec<_>>>()?)?;
    let folders = outputs.iter().map(|(folder, _)| folder.clone());
    let landed = folders.zip(written);
    let landed = landed
        .map(|(folder, written)| Landed { folder, written })
        .collect();
    // The run ends here; the system takes ten thousand entries back faster than they can be taken apart.
    mem::forget(outputs);
    Ok(landed)
}
