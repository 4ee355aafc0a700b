//! From what `amends init` was told to every fact of a project: what nobody stated is taken from the machine, the folder or
//! what is usual, and marked. Never asks.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::InitArgs;
use super::parsers::Way;
use crate::commands::Machine;
use crate::diagnostics::nearest;
use crate::init::{Ci, Fact, Help, Part, Start, humanise};
use crate::model::MachineTime;
use crate::schema::Language;

/// The numbers that are dialled where a zone is, by the begin of its name; elsewhere 112, which mobile networks lead on.
const NUMBERS: [(&str, &[&str]); 14] = [
    ("Europe/London", &["999", "112"]),
    ("Europe/Dublin", &["112", "999"]),
    ("America/New_York", &["911"]),
    ("America/Chicago", &["911"]),
    ("America/Denver", &["911"]),
    ("America/Los_Angeles", &["911"]),
    ("America/Toronto", &["911"]),
    ("America/Vancouver", &["911"]),
    ("America/Mexico_City", &["911"]),
    ("US/", &["911"]),
    ("Canada/", &["911"]),
    ("Australia/", &["000", "112"]),
    ("Pacific/Auckland", &["111"]),
    ("", &["112"]),
];

/// Every fact of a project.
pub(super) fn settle(args: &InitArgs, dest: &Path, machine: &Machine) -> Result<Start> {
    let zone = args.zone(machine);
    Ok(Start {
        name: args.name(dest),
        url: args.url(),
        languages: args.languages()?,
        components: args.components()?,
        help: args.help()?,
        hours: args.hours()?,
        emergency: args.emergency(zone.value),
        today: today((machine.ask_time)()?, zone.value),
        hosts: args.hosts(dest),
        zone,
    })
}

/// The numbers that are usual in a zone.
pub(super) fn usual_numbers(zone: Tz) -> Vec<String> {
    let found = NUMBERS
        .iter()
        .find(|(place, _)| zone.name().starts_with(place));
    let numbers = found.map_or(&[][..], |(_, numbers)| numbers);
    numbers.iter().map(|n| (*n).to_owned()).collect()
}

/// The zone of the machine, where it has one that is known.
pub(super) fn machine_zone(machine: &Machine) -> Option<Tz> {
    machine.zone.as_ref()?.parse().ok()
}

/// What the remote of a git repository suggests.
pub(super) fn suggested_host(dest: &Path) -> Ci {
    let dest = std::path::absolute(dest).unwrap_or_else(|_| dest.to_owned());
    let configs = dest.ancestors().map(|folder| folder.join(".git/config"));
    let config = configs
        .into_iter()
        .find_map(|p| std::fs::read_to_string(p).ok());
    let urls = config.iter().flat_map(|c| c.lines());
    let mut urls = urls.filter(|line| line.trim_start().starts_with("url"));
    match urls.any(|url| url.contains("gitlab")) {
        true => Ci::Gitlab,
        false => Ci::Github,
    }
}

/// The day in a zone.
fn today(time: MachineTime, zone: Tz) -> NaiveDate {
    let (MachineTime::Clock(now) | MachineTime::Epoch(now)) = time;
    now.with_timezone(&zone).date_naive()
}

impl InitArgs {
    fn name(&self, dest: &Path) -> Fact<String> {
        if let Some(name) = &self.name {
            return Fact::stated(name.clone());
        }
        let dest = std::path::absolute(dest).unwrap_or_else(|_| dest.to_owned());
        let folder = dest.file_name().map(|name| name.to_string_lossy());
        let name = folder.map(|name| humanise(&name)).filter(|n| !n.is_empty());
        let name = name.unwrap_or_else(|| "Our service".to_owned());
        Fact::assumed(name, "what customers call you")
    }

    fn url(&self) -> Fact<String> {
        match &self.url {
            Some(url) => Fact::stated(url.clone()),
            None => {
                let url = "https://status.example.com".to_owned();
                Fact::assumed(url, "where the site will be published")
            }
        }
    }

    fn zone(&self, machine: &Machine) -> Fact<Tz> {
        if let Some(zone) = self.time_zone {
            return Fact::stated(zone);
        }
        match machine_zone(machine) {
            Some(zone) => Fact::assumed(zone, "the zone of your customers; this is the machine's"),
            None => Fact::assumed(Tz::UTC, "the zone of your customers, such as Europe/London"),
        }
    }

    fn languages(&self) -> Result<Fact<Vec<Language>>> {
        if let Some(twice) = repeated(self.languages.iter().map(Language::as_str)) {
            bail!("`--language {twice}` is given twice; name each language once");
        }
        let english = Language::new("en").into_iter().collect();
        Ok(match self.languages.is_empty() {
            true => Fact::assumed(english, "the languages of your customers, yours first"),
            false => Fact::stated(self.languages.clone()),
        })
    }

    fn components(&self) -> Result<Fact<Vec<Part>>> {
        let ids: Vec<_> = self.components.iter().map(|p| p.id.as_str()).collect();
        if let Some(twice) = repeated(ids.iter().copied()) {
            bail!("`--component {twice}` is given twice; name each component once");
        }
        if let Some((stray, _)) = self
            .cannot
            .iter()
            .find(|(id, _)| !ids.contains(&id.as_str()))
        {
            let near = nearest(stray, ids.iter().copied());
            let near = near.map_or_else(
                || format!("add `--component {stray}`"),
                |id| format!("did you mean `{id}`?"),
            );
            bail!("`--cannot {stray}=...` is about no component that is named; {near}");
        }
        let of = |id: &str| self.cannot.iter().find(|(of, _)| of == id);
        let mut parts = self.components.clone();
        for part in &mut parts {
            part.cannot = of(&part.id).map(|(_, text)| text.clone());
        }
        Ok(match parts.is_empty() {
            true => {
                let parts = ["website", "login"].map(part).to_vec();
                Fact::assumed(parts, "what your customers have a word for")
            }
            false => Fact::stated(parts),
        })
    }

    fn help(&self) -> Result<Fact<Help>> {
        let mut help = Help::default();
        for way in &self.contacts {
            let (place, text) = match way {
                Way::Url(text) => (&mut help.url, text),
                Way::Email(text) => (&mut help.email, text),
                Way::Phone(text) => (&mut help.phone, text),
            };
            if let Some(first) = place.replace(text.clone()) {
                bail!(
                    "`--contact` has two of a kind, `{first}` and `{text}`; keep one of each: a page, an address, a number"
                );
            }
        }
        Ok(match self.contacts.is_empty() {
            true => {
                help.url = Some("https://help.example.com".to_owned());
                Fact::assumed(help, "how customers reach you: url, email or phone")
            }
            false => Fact::stated(help),
        })
    }

    fn hours(&self) -> Result<Fact<Vec<(String, String)>>> {
        if let Some(twice) = repeated(self.hours.iter().map(|(days, _)| days.as_str())) {
            bail!("`--hours {twice}=...` is given twice; name each span of days once");
        }
        let usual = || vec![("mon-fri".to_owned(), "09:00-17:00".to_owned())];
        Ok(match self.hours.is_empty() {
            true => Fact::assumed(usual(), "when somebody answers there"),
            false => Fact::stated(self.hours.clone()),
        })
    }

    fn emergency(&self, zone: Tz) -> Fact<Vec<String>> {
        match self.emergency.is_empty() {
            true => Fact::assumed(usual_numbers(zone), "the numbers that your customers dial"),
            false => Fact::stated(self.emergency.clone()),
        }
    }

    fn hosts(&self, dest: &Path) -> Vec<Ci> {
        match self.hosts.is_empty() {
            true => vec![suggested_host(dest)],
            false => self.hosts.clone(),
        }
    }
}

fn part(id: &str) -> Part {
    Part {
        id: id.to_owned(),
        name: None,
        cannot: None,
    }
}

/// The first of several that is there twice.
fn repeated<'t>(mut texts: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let mut seen = BTreeSet::new();
    texts.find(|text| !seen.insert(*text))
}
