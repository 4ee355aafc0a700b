//! The channels that a project asks for: the built-in ones, changed, and its own. Never counts.

use std::collections::BTreeMap;

use super::{Accents, Channel, Characters, Clock, Length, Links, Unit};
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::project::{self, ChannelSettings};
use crate::schema::read::suggest;
use crate::schema::{Named, parse_channels};
use crate::source::{Sources, Spanned};

/// The channels that replies are written for where a project names none.
const USUAL: [&str; 4] = ["x", "short", "sms", "email"];

/// The channels of a list of names, changed and added to by a project's settings.
///
/// Without names they are the usual ones and the project's own.
pub fn select(
    names: &[Spanned<String>],
    settings: &Named<ChannelSettings>,
) -> (Vec<Channel>, Vec<Diagnostic>) {
    let built_in = read_built_in();
    let mut problems = Vec::new();
    let mut known: BTreeMap<&str, Channel> = BTreeMap::new();
    for (name, built_in) in built_in.iter() {
        let channel = change(
            Channel::new(name, 0, Unit::Characters),
            built_in,
            &mut problems,
        );
        known.insert(name, channel);
    }
    let mut own = Vec::new();
    for (name, changes) in settings.iter() {
        let channel = match known.remove(name.value.as_str()) {
            Some(channel) => Some(change(channel, changes, &mut problems)),
            None => {
                own.push(name.value.as_str());
                complete(name, changes, &mut problems)
            }
        };
        known.extend(channel.map(|channel| (name.value.as_str(), channel)));
    }
    if names.is_empty() {
        let usual = USUAL.into_iter().chain(own);
        let channels = usual.filter_map(|name| known.get(name).cloned());
        return (channels.collect(), problems);
    }
    let mut channels = Vec::new();
    for name in names {
        match known.get(name.value.as_str()) {
            Some(channel) => channels.push(channel.clone()),
            None if own.contains(&name.value.as_str()) => {}
            None => problems.push(unknown_channel(name, known.keys().copied())),
        }
    }
    (channels, problems)
}

/// Every built-in channel, in the order of the data.
pub fn built_in() -> Vec<Channel> {
    let settings = read_built_in();
    let channels = settings.iter().map(|(name, settings)| {
        let channel = Channel::new(name, 0, Unit::Characters);
        change(channel, settings, &mut Vec::new())
    });
    channels.collect()
}

fn read_built_in() -> Named<ChannelSettings> {
    let mut sources = Sources::default();
    let text = include_str!("../../data/channels.yaml");
    let file = sources.add("data/channels.yaml", text);
    parse_channels(&sources, file, &mut Vec::new()).unwrap_or_default()
}

fn unknown_channel<'k>(
    name: &Spanned<String>,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let message = format!("unknown channel `{}`", name.value);
    let problem =
        Diagnostic::error(Code::UnknownChannel, message).at(name.place, "no such channel");
    suggest(problem, name, name.place, known)
}

/// A channel of the project's own, where its limit and its unit are given.
fn complete(
    name: &Spanned<String>,
    settings: &ChannelSettings,
    problems: &mut Vec<Diagnostic>,
) -> Option<Channel> {
    let missing = match (&settings.limit, &settings.unit) {
        (Some(_), Some(_)) => None,
        (None, Some(_)) => Some("limit"),
        (Some(_), None) => Some("unit"),
        (None, None) => Some("limit` and `unit"),
    };
    if let Some(missing) = missing {
        let message = format!("the channel `{}` has no `{missing}`", name.value);
        let problem = Diagnostic::error(Code::IncompleteChannel, message).at(name.place, "");
        let advice =
            "add how much it takes and what it counts, such as `limit: 400` and `unit: graphemes`";
        problems.push(problem.help(advice));
        return None;
    }
    let channel = Channel::new(name, 0, Unit::Characters);
    Some(change(channel, settings, problems))
}

/// A channel with every setting that is given.
fn change(
    mut channel: Channel,
    settings: &ChannelSettings,
    problems: &mut Vec<Diagnostic>,
) -> Channel {
    let limit = settings.limit.as_ref().map(size);
    let unit = settings.unit.as_ref().and_then(|u| unit_of(u, problems));
    channel.limit = limit.unwrap_or(channel.limit);
    channel.unit = unit.unwrap_or(channel.unit);
    if let (Some(also), Some(counted)) = (&settings.also_limit, &settings.also_unit) {
        channel.also = unit_of(counted, problems).map(|unit| (size(also), unit));
    }
    if let Some(needs) = &settings.needs {
        channel.needs = needs.iter().map(|n| n.value.clone()).collect();
    }
    if let Some(subject) = &settings.subject {
        channel.subject = Some(size(subject));
    }
    change_traits(&mut channel, settings);
    channel
}

fn change_traits(channel: &mut Channel, settings: &ChannelSettings) {
    if let Some(accents) = &settings.accents {
        channel.accents = match accents.value {
            project::Accents::Keep => Accents::Keep,
            project::Accents::Plain => Accents::Plain,
        };
    }
    if let Some(link) = &settings.link {
        channel.link = if link.value { Links::Yes } else { Links::No };
    }
    if let Some(clock) = &settings.clock {
        channel.clock = match clock.value {
            project::ClockWords::Digits => Clock::Digits,
            project::ClockWords::Words => Clock::Words,
        };
    }
    if let Some(longest) = &settings.longest {
        channel.longest = match longest.value {
            project::PhraseLength::Short => Length::Short,
            project::PhraseLength::Medium => Length::Medium,
            project::PhraseLength::Long => Length::Long,
        };
    }
    if let Some(characters) = &settings.characters {
        channel.characters = match characters.value {
            project::CharacterSet::Any => Characters::Any,
            project::CharacterSet::Gsm7 => Characters::Gsm7,
        };
    }
    for (text, written) in [
        (&mut channel.source, &settings.source),
        (&mut channel.verified, &settings.verified),
    ] {
        if let Some(written) = written {
            text.clone_from(&written.value);
        }
    }
}

fn size(number: &Spanned<u64>) -> usize {
    usize::try_from(number.value).unwrap_or(usize::MAX)
}

fn unit_of(written: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<Unit> {
    let unit = written.parse().ok();
    if unit.is_none() {
        let message = format!("unknown unit `{}`", written.value);
        let problem =
            Diagnostic::error(Code::UnknownValue, message).at(written.place, "not a unit");
        let names = Unit::NAMES.iter().copied();
        problems.push(suggest(problem, written, written.place, names));
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(yaml: &str) -> Named<ChannelSettings> {
        let mut sources = Sources::default();
        let file = sources.add("channels.yaml", yaml);
        let mut problems = Vec::new();
        let settings = parse_channels(&sources, file, &mut problems).unwrap_or_default();
        assert_eq!(problems, []);
        settings
    }

    fn named(names: &[&str]) -> Vec<Spanned<String>> {
        let place = crate::source::Place::start_of(crate::source::FileId(0));
        let names = names.iter().map(|n| Spanned::new((*n).to_owned(), place));
        names.collect()
    }

    #[test]
    fn the_built_in_data_reads_without_a_problem() {
        let mut sources = Sources::default();
        let file = sources.add("c", include_str!("../../data/channels.yaml"));
        let mut problems = Vec::new();
        let read = parse_channels(&sources, file, &mut problems).unwrap();
        assert_eq!(problems, []);
        let (channels, problems) = select(&[], &read);
        assert_eq!((channels.len(), problems.len()), (4, 0));
        let instagram = built_in()
            .into_iter()
            .find(|c| c.id == "instagram")
            .unwrap();
        assert_eq!((instagram.link, instagram.limit), (Links::No, 2196));
        let bluesky = built_in().into_iter().find(|c| c.id == "bluesky").unwrap();
        assert_eq!(bluesky.also, Some((3000, Unit::Bytes)));
    }

    #[test]
    fn a_project_changes_and_adds_channels() {
        let settings = settings("sms: {accents: plain}\nkiosk: {limit: 400, unit: graphemes}\n");
        let (channels, problems) = select(&named(&["kiosk", "sms"]), &settings);
        assert_eq!(problems, []);
        assert_eq!(channels[0].limit, 400);
        assert_eq!(
            (channels[1].accents, channels[1].limit),
            (Accents::Plain, 1)
        );
    }

    #[test]
    fn what_is_unknown_or_incomplete_is_named() {
        let settings = settings("kiosk: {limit: 400}\n");
        let (channels, problems) = select(&named(&["smss", "kiosk"]), &settings);
        assert!(channels.is_empty());
        let codes: Vec<_> = problems.iter().map(|p| p.code).collect();
        assert_eq!(codes, [Code::IncompleteChannel, Code::UnknownChannel]);
        assert!(problems[1].help[0].message.contains("`sms`"));
    }
}
