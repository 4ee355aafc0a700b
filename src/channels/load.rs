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

/// The built-in channels as their data states them.
pub fn built_in() -> Named<ChannelSettings> {
    let mut sources = Sources::default();
    let file = sources.add("<built-in>/channels.yaml", BUILT_IN);
    // The data is part of the program; tests prove that it can be read.
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
    use super::{BUILT_IN, built_in, load_channels};
    use crate::channels::{Accents, Channel, Characters, Clock, Length, Links, Unit};
    use crate::diagnostics::{Code, Diagnostic};
    use crate::schema::parse_channels;
    use crate::source::{FileId, Place, Sources, Spanned};

    fn load(chosen: &[&str], own: &str) -> (Vec<Channel>, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        let file = sources.add("channels.yaml", own);
        let mut problems = Vec::new();
        let own = parse_channels(&sources, file, &mut problems).unwrap_or_default();
        assert_eq!(problems, []);
        let place = Place::start_of(FileId(0));
        let name = |name: &&str| Spanned::new((*name).to_owned(), place);
        let chosen: Vec<_> = chosen.iter().map(name).collect();
        load_channels(&chosen, &own)
    }

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

    #[test]
    fn every_built_in_channel_has_its_limit_and_a_source() {
        let expected = [
            ("x", 280, Unit::XWeighted),
            ("short", 140, Unit::XClassic),
            ("sms", 1, Unit::SmsParts),
            ("sms_long", 3, Unit::SmsParts),
            ("email", 25_000, Unit::Characters),
            ("mastodon", 500, Unit::Mastodon),
            ("bluesky", 300, Unit::Graphemes),
            ("threads", 500, Unit::Threads),
            ("whatsapp", 4096, Unit::Utf16),
            ("facebook", 8000, Unit::Utf16),
            ("instagram", 2196, Unit::Utf16),
            ("linkedin", 1250, Unit::Utf16),
            ("google_play", 340, Unit::Utf16),
            ("app_store", 5970, Unit::Utf16),
            ("chat", 2000, Unit::Utf16),
            ("phone", 600, Unit::Characters),
        ];
        let names = expected.map(|(name, ..)| name);
        let (channels, problems) = load(&names, "x: {}\n");
        assert_eq!(problems, []);
        let found: Vec<_> = channels
            .iter()
            .map(|c| (c.id.as_str(), c.limit, c.unit))
            .collect();
        assert_eq!(found, expected);
        for channel in &channels {
            let is_day = channel.verified.parse::<chrono::NaiveDate>().is_ok();
            let is_known = ["primary", "secondary", "own"].contains(&channel.verified.as_str());
            assert!(is_day || is_known, "{}", channel.id);
            assert!(!channel.source.is_empty(), "{}", channel.id);
        }
    }

    #[test]
    fn a_project_changes_what_it_names_and_nothing_else() {
        let own = "mastodon:\n  limit: 5000\nsms:\n  accents: plain\nbluesky:\n  longest: short\n";
        let (changed, problems) = load(&["mastodon", "sms", "bluesky"], own);
        assert_eq!(problems, []);
        let (plain, _) = load(&["mastodon", "sms", "bluesky"], "x: {}\n");
        let mut expected = plain;
        expected[0].limit = 5000;
        expected[1].accents = Accents::Plain;
        expected[2].longest = Length::Short;
        assert_eq!(changed, expected);
    }

    #[test]
    fn a_channel_of_the_teams_own_has_every_trait_it_names() {
        let own = "kiosk:\n  limit: 400\n  unit: graphemes\n  also_limit: 900\n  also_unit: bytes\n  \
            link: false\n  clock: words\n  characters: gsm7\n  accents: plain\n  longest: medium\n  \
            subject: 40\n  needs: [power]\n  source: the screens\n  verified: \"2026-07-01\"\n";
        let (channels, problems) = load(&["kiosk"], own);
        assert_eq!(problems, []);
        let expected = Channel {
            also: Some((900, Unit::Bytes)),
            link: Links::No,
            clock: Clock::Words,
            characters: Characters::Gsm7,
            accents: Accents::Plain,
            longest: Length::Medium,
            subject: Some(40),
            needs: vec!["power".to_owned()],
            source: "the screens".to_owned(),
            verified: "2026-07-01".to_owned(),
            ..Channel::new("kiosk", 400, Unit::Graphemes)
        };
        assert_eq!(channels, [expected]);
    }

    #[test]
    fn a_channel_that_cannot_be_used_is_named() {
        let codes = |chosen: &[&str], own: &str| -> Vec<Code> {
            load(chosen, own).1.iter().map(|p| p.code).collect()
        };
        assert_eq!(codes(&["mastodom"], "x: {}\n"), [Code::UnknownChannel]);
        assert_eq!(
            codes(&["kiosk"], "kiosk:\n  limit: 4\n"),
            [Code::IncompleteChannel]
        );
        assert_eq!(codes(&["x"], "x:\n  limit: 0\n"), [Code::IncompleteChannel]);
        assert_eq!(codes(&["x"], "x:\n  unit: letters\n"), [Code::UnknownValue]);
    }
}
