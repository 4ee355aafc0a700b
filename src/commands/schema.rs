//! `amends schema`: the JSON Schemas of the files that people write, for their editors. Never replaces a file that is not one of them.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use serde_json::Value;

use super::{ExitStatus, Streams};
use crate::channels::{Unit, built_in};
use crate::playbook::rules::{NAMES, find};
use crate::playbook::thresholds::Threshold;
use crate::schema::json::{Kind, schema};
use crate::schema::project::ChannelSettings;
use crate::schema::shape::{Entry, Place};
use crate::source::Spanned;

const EXAMPLES: &str = "\
Examples:
  amends schema --all .vscode/schemas
          all of them, as `amends init` wrote them; run it again after an update of amends
  amends schema config > config.schema.json
          the one of amends.yaml

docs/editors.md brings them into VS Code, JetBrains, Vim and Helix.";

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SchemaArgs {
    /// The kind of file
    #[arg(required_unless_present = "all")]
    kind: Option<Kind>,
    /// Writes the schemas of all kinds into this folder, seen from the project folder
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    all: Option<PathBuf>,
}

/// Prints one schema, or writes all of them.
pub(super) fn run(
    directory: &Path,
    args: &SchemaArgs,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    if let Some(kind) = args.kind {
        streams.out.write_all(text(kind).as_bytes())?;
    }
    if let Some(folder) = &args.all {
        let written = write_all(&directory.join(folder))?;
        for path in written {
            writeln!(streams.out, "{}  written", folder.join(path).display())?;
        }
    }
    Ok(ExitStatus::Success)
}

/// The schema of a kind of file.
pub fn text(kind: Kind) -> String {
    schema(kind, &known)
}

/// Writes every schema into a folder, which is made where it is not there, and names the files.
pub fn write_all(folder: &Path) -> Result<Vec<String>> {
    let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.file_name()).collect();
    for (kind, name) in Kind::ALL.iter().zip(&names) {
        check_own(&folder.join(name), *kind)?;
    }
    let made = fs::create_dir_all(folder);
    made.with_context(|| format!("could not create the folder `{}`", folder.display()))?;
    for (kind, name) in Kind::ALL.iter().zip(&names) {
        let path = folder.join(name);
        let written = exchange(&path, text(*kind).as_bytes());
        written.with_context(|| format!("could not write `{}`", path.display()))?;
    }
    Ok(names)
}

/// Puts a file in its place in one step.
pub(super) fn exchange(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_extension("json.amends");
    let mut file = File::create(&beside)?;
    let written = file.write_all(bytes);
    let landed = written.and_then(|()| fs::rename(&beside, path));
    if landed.is_err() {
        // What is said is why the file could not be written, not why its copy could not be removed.
        let _ = fs::remove_file(&beside);
    }
    Ok(landed?)
}

/// What is there is replaced only where it is such a schema, of this version or another.
fn check_own(path: &Path, kind: Kind) -> Result<()> {
    let Ok(text) = fs::read_to_string(path) else {
        return Ok(());
    };
    let there = serde_json::from_str::<Value>(&text).ok();
    let id = there.as_ref().and_then(|value| value["$id"].as_str());
    if id != Some(kind.id().as_str()) {
        bail!(
            "`{}` is there and is no schema of amends; remove it, or name another folder",
            path.display()
        );
    }
    Ok(())
}

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()).help(self.title()))
    }
}

/// The words of files that the records leave to other parts of the program.
pub fn known(place: Place) -> Vec<Entry> {
    match place {
        Place::Rules => NAMES.iter().map(rule).collect(),
        Place::Thresholds => Threshold::ALL.iter().map(threshold).collect(),
        Place::Units => Unit::WORDS.iter().map(Entry::from).collect(),
        Place::Channels => built_in().iter().map(channel).collect(),
        Place::Zones => chrono_tz::TZ_VARIANTS.iter().map(zone).collect(),
    }
}

fn entry(word: &str, about: String) -> Entry {
    Entry {
        word: word.to_owned(),
        about,
        shape: None,
    }
}

/// A name that judges nothing yet has nothing to say of itself.
fn rule((number, name): &(&str, &str)) -> Entry {
    let what = find(name).map_or("judges nothing yet.", |rule| rule.what);
    entry(name, format!("{number}: {what}"))
}

fn threshold(threshold: &Threshold) -> Entry {
    let words = Threshold::CHOICE.words.iter();
    let word = words.filter(|w| w.word == threshold.as_str());
    let about = word.map(|w| w.about.to_owned()).collect();
    Entry {
        shape: Some(threshold.shape()),
        ..entry(threshold.as_str(), about)
    }
}

fn channel((name, settings): &(Spanned<String>, Spanned<ChannelSettings>)) -> Entry {
    let limit = settings.limit.as_ref().map_or(0, |limit| limit.value);
    let unit = settings.unit.as_ref().map_or("", |unit| &unit.value);
    entry(
        name,
        format!("Built in: {limit} {}.", unit.replace('_', " ")),
    )
}

fn zone(zone: &chrono_tz::Tz) -> Entry {
    entry(zone.name(), String::new())
}
