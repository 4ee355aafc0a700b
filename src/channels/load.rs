//! The channels of a site: the built-in ones from data/channels.yaml, changed and extended by amends.yaml.

use std::str::FromStr;

use super::{Channel, Links, Unit, Wit};
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::project::ChannelSettings;
use crate::schema::refuse::suggest;
use crate::schema::{Named, parse_channels};
use crate::source::{Sources, Spanned};

/// The data of the built-in channels.
const BUILT_IN: &str = include_str!("../../data/channels.yaml");

/// The channels that a site composes for, in the order in which it names them.
pub fn load_channels(
    chosen: &[Spanned<String>],
    own: &Named<ChannelSettings>,
) -> (Vec<Channel>, Vec<Diagnostic>) {
    let built_in = built_in();
    let mut problems = Vec::new();
    for (id, settings) in own.iter() {
        check_own(id, settings, &built_in, &mut problems);
    }
    let mut channels = Vec::new();
    for id in chosen {
        let base = built_in.get(&id.value);
        let change = own.get(&id.value);
        if base.is_none() && change.is_none() {
            problems.push(unknown_channel(id, &built_in, own));
            continue;
        }
        let mut channel = Channel::new(&id.value, 0, Unit::Characters);
        for settings in [base, change].into_iter().flatten() {
            apply(&mut channel, settings);
        }
        if channel.limit > 0 {
            channels.push(channel);
        }
    }
    (channels, problems)
}

/// The data is part of the program; tests prove that it can be read.
fn built_in() -> Named<ChannelSettings> {
    let mut sources = Sources::default();
    let file = sources.add("<built-in>/channels.yaml", BUILT_IN);
    parse_channels(&sources, file, &mut Vec::new()).unwrap_or_default()
}

/// A channel of the team's own says at least how much it takes and how that is counted.
fn check_own(
    id: &Spanned<String>,
    settings: &Spanned<ChannelSettings>,
    built_in: &Named<ChannelSettings>,
    problems: &mut Vec<Diagnostic>,
) {
    for unit in [&settings.unit, &settings.also_unit] {
        let _known = read(unit.as_ref(), problems);
    }
    let limits = settings.limit.iter().chain(&settings.also_limit);
    for limit in limits.filter(|limit| limit.value == 0) {
        let message = format!("the channel `{}` takes no text", id.value);
        let problem = Diagnostic::error(Code::IncompleteChannel, message).at(limit.place, "");
        problems.push(problem.help("write how much it takes, such as `limit: 400`"));
    }
    let complete = settings.limit.is_some() && settings.unit.is_some();
    if built_in.get(&id.value).is_none() && !complete {
        let message = format!("the channel `{}` lacks its limit or its unit", id.value);
        let problem = Diagnostic::error(Code::IncompleteChannel, message)
            .at(id.place, "not a built-in channel")
            .help("add `limit:` and `unit:`, such as `limit: 400` and `unit: graphemes`");
        problems.push(problem);
    }
}

fn unknown_channel(
    id: &Spanned<String>,
    built_in: &Named<ChannelSettings>,
    own: &Named<ChannelSettings>,
) -> Diagnostic {
    let known = built_in
        .iter()
        .chain(own.iter())
        .map(|(name, _)| name.value.as_str());
    let problem = Diagnostic::error(
        Code::UnknownChannel,
        format!("unknown channel `{}`", id.value),
    );
    suggest(
        problem.at(id.place, "no such channel"),
        &id.value,
        id.place,
        known,
    )
}

fn apply(channel: &mut Channel, settings: &ChannelSettings) {
    let unheard = &mut Vec::new();
    let size = |n: &Spanned<u64>| usize::try_from(n.value).unwrap_or(usize::MAX);
    if let Some(limit) = &settings.limit {
        channel.limit = size(limit);
    }
    if let Some(unit) = read(settings.unit.as_ref(), unheard) {
        channel.unit = unit;
    }
    let also = settings.also_limit.as_ref().map(size);
    channel.also = also
        .zip(read(settings.also_unit.as_ref(), unheard))
        .or(channel.also);
    if let Some(link) = &settings.link {
        channel.link = if link.value { Links::Yes } else { Links::No };
    }
    if let Some(wit) = &settings.wit {
        channel.wit = if wit.value { Wit::Allowed } else { Wit::Never };
    }
    channel.clock = word(settings.clock.as_ref().map(|c| c.as_str())).unwrap_or(channel.clock);
    channel.characters =
        word(settings.characters.as_ref().map(|c| c.as_str())).unwrap_or(channel.characters);
    channel.accents =
        word(settings.accents.as_ref().map(|a| a.as_str())).unwrap_or(channel.accents);
    channel.longest =
        word(settings.longest.as_ref().map(|l| l.as_str())).unwrap_or(channel.longest);
    channel.subject = settings.subject.as_ref().map(size).or(channel.subject);
    if let Some(needs) = &settings.needs {
        channel.needs = needs.iter().map(|n| n.value.clone()).collect();
    }
    if let Some(source) = &settings.source {
        channel.source.clone_from(&source.value);
    }
    if let Some(verified) = &settings.verified {
        channel.verified.clone_from(&verified.value);
    }
}

/// The unit that a file names, or a problem with the nearest one.
fn read(name: Option<&Spanned<String>>, problems: &mut Vec<Diagnostic>) -> Option<Unit> {
    let name = name?;
    let unit = Unit::from_str(&name.value).ok();
    if unit.is_none() {
        let message = format!("unknown unit `{}`", name.value);
        let problem = Diagnostic::error(Code::UnknownValue, message).at(name.place, "");
        let known = Unit::NAMES.iter().copied();
        problems.push(suggest(problem, &name.value, name.place, known));
    }
    unit
}

/// The schema and this room share the words of closed sets.
fn word<T: FromStr>(word: Option<&str>) -> Option<T> {
    word.and_then(|w| w.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, built_in};
    use crate::schema::parse_channels;
    use crate::source::Sources;

    #[test]
    fn the_data_can_be_read() {
        let mut sources = Sources::default();
        let file = sources.add("channels.yaml", BUILT_IN);
        let mut problems = Vec::new();
        let channels = parse_channels(&sources, file, &mut problems);
        assert_eq!(problems, []);
        assert_eq!(channels.map(|c| c.0.len()), Some(16));
        assert!(
            built_in()
                .get("bluesky")
                .is_some_and(|c| c.also_limit.is_some())
        );
    }
}
