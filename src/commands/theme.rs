//! `amends theme eject`: puts files of the built-in theme where the project's own replace them. Never opens a file that exists.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};

use super::report::counted;
use super::{ExitStatus, Streams};
use crate::diagnostics::nearest;
use crate::schema::parse;
use crate::source::load;
use crate::theme::built_in_files;

/// What is copied where nothing is named: how pages look. How replies and the desk speak stays built in, and gets better with it.
const LOOK: [&str; 2] = ["templates", "static"];

/// What is done with a theme.
#[derive(Debug, Subcommand)]
pub(super) enum ThemeArgs {
    /// Copies files of the built-in theme into the project, to be changed there
    Eject(EjectArgs),
}

const EXAMPLES: &str = "\
Examples:
  amends theme eject templates/home.html
          the home page alone, to be changed in themes/default/
  amends theme eject
          every template and static file

What you do not change, delete again: it then stays built in, and gets better with amends.";

/// Arguments of `theme eject`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct EjectArgs {
    /// Files or folders of the built-in theme, such as `templates/home.html` or `static` [default: templates static]
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// The theme that they go into [default: the site's]
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

/// Runs a command on the theme of the project in a folder.
pub(super) fn run(
    directory: &Path,
    args: &ThemeArgs,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    match args {
        ThemeArgs::Eject(args) => eject(directory, args, streams),
    }
}

fn eject(directory: &Path, args: &EjectArgs, streams: &mut Streams<'_>) -> Result<ExitStatus> {
    let files = asked(&args.paths)?;
    let site = theme_of_site(directory)?;
    let theme = args.theme.as_ref().unwrap_or(&site);
    let folder = format!("themes/{theme}");
    check_theme(directory, theme)?;
    let mut written = 0;
    for (path, bytes) in &files {
        let place = directory.join(&folder).join(path);
        let said = match create(&place, bytes)? {
            Creation::Done => {
                written += 1;
                "written"
            }
            Creation::Refused => "is there already, and stays as it is",
        };
        writeln!(streams.out, "{folder}/{path}  {said}")?;
    }
    let count = counted(written, "file");
    writeln!(
        streams.out,
        "{count} written; every file that `{folder}/` does not have stays built in, so delete those that you do not change"
    )?;
    if *theme != site {
        writeln!(
            streams.out,
            "write `theme: {theme}` in amends.yaml to use it"
        )?;
    }
    Ok(ExitStatus::Success)
}

/// The files that were asked for, each once, in the order of the theme.
fn asked(paths: &[String]) -> Result<Vec<(&'static str, &'static [u8])>> {
    let all = built_in_files();
    let look = LOOK.map(str::to_owned);
    let wanted = if paths.is_empty() { &look[..] } else { paths };
    let wanted: Vec<_> = wanted.iter().map(|p| p.trim_end_matches('/')).collect();
    for path in &wanted {
        if !all.iter().any(|(file, _)| is_in(file, path)) {
            bail!("{}", unknown(path, &all));
        }
    }
    let is_asked = |file: &str| wanted.iter().any(|path| is_in(file, path));
    Ok(all.into_iter().filter(|(file, _)| is_asked(file)).collect())
}

/// Whether a file is what a path names, or lies in it.
fn is_in(file: &str, path: &str) -> bool {
    let rest = file.strip_prefix(path);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn unknown(path: &str, all: &[(&'static str, &'static [u8])]) -> String {
    let message = format!("the built-in theme has no `{path}`");
    let names = all.iter().map(|(file, _)| *file);
    let of_name = names
        .clone()
        .find(|file| file.ends_with(&format!("/{path}")));
    match of_name.or_else(|| nearest(path, names)) {
        Some(known) => format!("{message}; did you mean `{known}`?"),
        None => format!(
            "{message}; it has the folders `desk`, `locales`, `phrases`, `static`, `templates` and `words`"
        ),
    }
}

/// The theme that amends.yaml names, as far as that can be read.
fn theme_of_site(directory: &Path) -> Result<String> {
    let sources = load(directory)?;
    if sources.project.is_none() {
        bail!(
            "there is no amends.yaml in `{}`; name the project folder with `-C DIR`",
            directory.display()
        );
    }
    let (parsed, _) = parse(&sources);
    let written = parsed.project.and_then(|project| project.theme);
    Ok(written.map_or_else(|| "default".to_owned(), |theme| theme.value))
}

/// A theme is a folder of `themes/`, and that a folder of the project.
fn check_theme(directory: &Path, theme: &str) -> Result<()> {
    let odd = |c: char| c.is_control() || "/\\:".contains(c);
    if theme.is_empty() || theme.starts_with('.') || theme.contains(odd) {
        bail!("`{theme}` cannot be the name of a theme; name a folder of `themes/`");
    }
    let folder = directory.join("themes").join(theme);
    let real = super::build::real(&folder);
    if !real.starts_with(super::build::real(directory)) {
        bail!(
            "`{}` leads out of the project; remove the link",
            folder.display()
        );
    }
    Ok(())
}

/// What became of a file that was to be made.
enum Creation {
    Done,
    /// There is one.
    Refused,
}

fn create(path: &Path, bytes: &[u8]) -> Result<Creation> {
    if let Some(folder) = path.parent() {
        let made = fs::create_dir_all(folder);
        made.with_context(|| format!("could not create the folder `{}`", folder.display()))?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match file {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(Creation::Refused),
        file => file.with_context(|| format!("could not create `{}`", path.display()))?,
    };
    let written = file.write_all(bytes);
    if written.is_err() {
        // The file is this run's own and incomplete; a failure to remove it must not hide the first one.
        let _ = fs::remove_file(path);
    }
    written.with_context(|| format!("could not write `{}`", path.display()))?;
    Ok(Creation::Done)
}

#[cfg(test)]
mod tests {
    use super::asked;

    fn names(paths: &[&str]) -> Result<Vec<&'static str>, String> {
        let paths: Vec<_> = paths.iter().map(|p| (*p).to_owned()).collect();
        let files = asked(&paths).map_err(|e| e.to_string())?;
        Ok(files.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn files_and_folders_are_named_as_the_theme_has_them() {
        assert_eq!(
            names(&["templates/404.html"]).unwrap(),
            ["templates/404.html"]
        );
        let look = names(&[]).unwrap();
        assert!(look.contains(&"static/style.css") && look.contains(&"templates/home.html"));
        assert!(look.iter().all(|name| !name.starts_with("phrases/")));
        assert_eq!(names(&["static/", "templates"]).unwrap(), look);
    }

    #[test]
    fn a_name_that_is_not_there_gets_the_nearest() {
        let near = "the built-in theme has no `hom.html`; did you mean `templates/home.html`?";
        assert_eq!(
            names(&["templates/hom.html"]).unwrap_err(),
            near.replacen("hom.html", "templates/hom.html", 1)
        );
        let bare = names(&["home.html"]).unwrap_err();
        assert!(
            bare.ends_with("did you mean `templates/home.html`?"),
            "{bare}"
        );
        assert!(names(&["../amends.yaml"]).is_err());
    }
}
