//! `amends init`: makes a new project of what it is told. Never overwrites a file, and never makes a project in one.

mod ask;
mod facts;
mod parsers;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use chrono_tz::Tz;
use clap::Args;

use super::report::counted;
use super::{ExitStatus, Machine, Streams, schema, seen_from};
use crate::authoring::ask::{Presence, Unanswered, whoever_is_there};
use crate::authoring::missing::Missing;
use crate::init::{Ci, Part, Starter, lay_out};
use crate::publish::{NewFile, write_new_files};
use crate::schema::Language;
use crate::schema::json::Kind;
use ask::Interview;
use facts::settle;
use parsers::Way;

const EXAMPLES: &str = "\
Examples:
  amends init status
          asks for everything and makes the project in status/
  amends init status --yes
          asks nothing, and marks in amends.yaml what to change
  amends init status --name 'Northwind Mobile' --url https://status.northwind.example \\
          --component calls --component texts --contact https://help.northwind.example
          asks nothing either: what is left out has a default

Then `amends -C status serve` shows the site, and `amends -C status new` writes the first update.";

/// Arguments of `init`.
#[derive(Clone, Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct InitArgs {
    /// The folder of the new project; made where it is not there
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
    /// Ask nothing; what no flag says gets a value that `# change this` stands behind
    #[arg(long)]
    yes: bool,
    /// What the site is called, as customers know you
    #[arg(long, help_heading = "The site", value_parser = parsers::name)]
    name: Option<String>,
    /// Where the site will be published, such as `https://status.example.org`
    #[arg(long, help_heading = "The site", value_parser = parsers::url)]
    url: Option<String>,
    /// The zone of every time, such as Europe/London [default: that of this machine]
    #[arg(long, help_heading = "The site", value_name = "ZONE", value_parser = parsers::zone)]
    time_zone: Option<Tz>,
    /// A language of the site, such as en; the first is the one that you write in [default: en]
    #[arg(long = "language", help_heading = "The site", value_name = "LANG", value_delimiter = ',', value_parser = parsers::language)]
    languages: Vec<Language>,
    /// What customers have a word for, such as calls, broadband, website or 'metro=Metro tickets'; several times
    #[arg(long = "component", help_heading = "What can fail", value_name = "ID[=NAME]", value_parser = parsers::component)]
    components: Vec<Part>,
    /// What people cannot do without it, as in "You cannot ..."; known for many components
    #[arg(long = "cannot", help_heading = "What can fail", value_name = "ID=TEXT", value_parser = parsers::cannot)]
    cannot: Vec<(String, String)>,
    /// An emergency number, where a component carries calls to them; several times [default: as usual in
    /// the zone]
    #[arg(long = "emergency", help_heading = "What can fail", value_name = "NUMBER", value_parser = parsers::number)]
    emergency: Vec<String>,
    /// How customers reach somebody: a page, an address for mail or a phone number; each once
    #[arg(long = "contact", help_heading = "Who helps", value_name = "URL|EMAIL|PHONE", value_parser = parsers::way)]
    contacts: Vec<Way>,
    /// When somebody answers, such as mon-fri=08:00-18:00; several times
    #[arg(long = "hours", help_heading = "Who helps", value_name = "DAYS=HOURS", value_parser = parsers::hours)]
    hours: Vec<(String, String)>,
    /// What publishes the site by itself [default: what the git remote suggests, else github]
    #[arg(
        long = "ci",
        help_heading = "Publishing",
        value_name = "HOST",
        value_delimiter = ','
    )]
    hosts: Vec<Ci>,
}

/// Makes a project in a folder.
pub(super) fn run(
    directory: &Path,
    args: &InitArgs,
    machine: &Machine,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let dest = seen_from(directory, &args.folder);
    refuse_project(&dest)?;
    let Some(args) = args.completed(&dest, machine)? else {
        writeln!(streams.err, "nothing was made")?;
        return Ok(ExitStatus::Problems);
    };
    let start = settle(&args, &dest, machine)?;
    let mut files = lay_out(&start, &Starter::default());
    files.extend(Kind::ALL.iter().map(|kind| schema_file(*kind)));
    let (missing, standing) = part(&dest, files);
    write_new_files(&dest, &missing, &|| ())?;
    Made {
        dest: &dest,
        written: &missing,
        standing: &standing,
    }
    .write(streams.out)?;
    Ok(ExitStatus::Success)
}

impl InitArgs {
    /// The arguments with what a person answered; what nobody can be asked for and has no default is named.
    fn completed(&self, dest: &Path, machine: &Machine) -> Result<Option<Self>> {
        if self.yes {
            return Ok(Some(self.clone()));
        }
        let mut asker = whoever_is_there();
        if asker.presence() == Presence::Nobody {
            self.refuse_gaps()?;
            return Ok(Some(self.clone()));
        }
        let mut interview = Interview {
            asker: &mut *asker,
            starter: &Starter::default(),
            machine,
            dest,
        };
        match interview.complete(self) {
            Ok(args) => Ok(Some(args)),
            Err(Unanswered::Left) => Ok(None),
            Err(Unanswered::Failed(error)) => Err(error),
        }
    }

    fn refuse_gaps(&self) -> Result<()> {
        let mut missing = Missing::default();
        if self.name.is_none() {
            missing.note("What is the site called?", "give `--name NAME`");
        }
        if self.url.is_none() {
            missing.note("Where will it be published?", "give `--url URL`");
        }
        if self.components.is_empty() {
            missing.note("What can fail?", "give `--component ID`, several times");
        }
        let usual = "or give `--yes`, which takes what is usual and marks what to change";
        let refused = missing.refuse("amends init");
        refused.map_err(|gaps| anyhow!("{gaps}\n  {usual}"))
    }
}

/// A project is not made anew, and nothing else may be in the way of the folder.
fn refuse_project(dest: &Path) -> Result<()> {
    if dest.symlink_metadata().is_ok() && !dest.is_dir() {
        bail!(
            "`{}` is not a folder; name a new one, or one to make a project in",
            dest.display()
        );
    }
    let site = dest.join("amends.yaml");
    if site.symlink_metadata().is_ok() {
        bail!(
            "`{}` is there already, so this is a project, and it stays as it is; name another folder",
            site.display()
        );
    }
    Ok(())
}

/// A schema, for editors.
fn schema_file(kind: Kind) -> NewFile {
    NewFile {
        path: Path::new(".vscode/schemas").join(kind.file_name()),
        text: schema::text(kind),
    }
}

/// The files that are not there yet, and those that are and stay as they are.
fn part(dest: &Path, files: Vec<NewFile>) -> (Vec<NewFile>, Vec<NewFile>) {
    let is_new = |file: &NewFile| dest.join(&file.path).symlink_metadata().is_err();
    files.into_iter().partition(is_new)
}

/// What was made, to be told.
struct Made<'m> {
    dest: &'m Path,
    written: &'m [NewFile],
    standing: &'m [NewFile],
}

impl Made<'_> {
    fn write(&self, out: &mut dyn Write) -> Result<()> {
        let count = counted(self.written.len(), "file");
        writeln!(out, "made {} in {}", count, self.dest.display())?;
        for file in self.written {
            writeln!(out, "  {}", file.path.display())?;
        }
        self.write_standing(out)?;
        self.write_changes(out)?;
        self.write_next(out)
    }

    /// Files that were there stay; of what keeps the replies out of git it is said what theirs lacks.
    fn write_standing(&self, out: &mut dyn Write) -> Result<()> {
        if self.standing.is_empty() {
            return Ok(());
        }
        writeln!(out, "there already, and left as they are:")?;
        for file in self.standing {
            let path = file.path.display();
            let lacks = match path.to_string() == ".gitignore" {
                true => lacking(&self.dest.join(&file.path), &file.text),
                false => String::new(),
            };
            writeln!(out, "  {path}{lacks}")?;
        }
        Ok(())
    }

    fn write_changes(&self, out: &mut dyn Write) -> Result<()> {
        let site = self.written.first().map_or("", |site| &site.text);
        let lines = site.lines().zip(1..);
        let marked = lines.filter(|(line, _)| line.contains("# change this"));
        let marked: Vec<_> = marked
            .map(|(_, number): (_, u32)| number.to_string())
            .collect();
        if !marked.is_empty() {
            let plural = if marked.len() == 1 { "" } else { "s" };
            let lines = marked.join(", ");
            writeln!(
                out,
                "change what nobody stated: amends.yaml, line{plural} {lines}"
            )?;
        }
        Ok(())
    }

    fn write_next(&self, out: &mut dyn Write) -> Result<()> {
        let here = match self.dest.components().eq(Path::new(".").components()) {
            true => "amends".to_owned(),
            false => format!("amends -C {}", quoted(self.dest)),
        };
        writeln!(out, "next:")?;
        writeln!(
            out,
            "  {here} serve   shows the site, and follows what you write"
        )?;
        writeln!(
            out,
            "  {here} new     writes the first update, when something is wrong"
        )?;
        writeln!(
            out,
            "  {here} build   writes public/, for any host, and replies/, for the team"
        )?;
        Ok(())
    }
}

/// The lines of a text that a file does not have.
fn lacking(path: &Path, text: &str) -> String {
    let theirs = std::fs::read_to_string(path).unwrap_or_default();
    let plain = |line: &str| line.trim().trim_matches('/').to_owned();
    let theirs: BTreeSet<_> = theirs.lines().map(plain).collect();
    let ours = text.lines().filter(|line| !line.starts_with('#'));
    let lacking: Vec<_> = ours.filter(|line| !theirs.contains(&plain(line))).collect();
    match lacking.is_empty() {
        true => String::new(),
        false => format!("; add to it: {}", lacking.join(" ")),
    }
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
    match path.chars().all(plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}
