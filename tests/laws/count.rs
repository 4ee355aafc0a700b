//! The counters agree with themselves, whatever they are given.

use std::str::FromStr;
use std::sync::LazyLock;

use amends::channels::links::find_links;
use amends::channels::sms::{self, Encoding, Message};
use amends::channels::{Channel, Unit, load_channels, x};
use amends::source::{Place, Sources, Spanned};

/// The names of the built-in channels are the keys of this file.
const DATA: &str = include_str!("../../data/channels.yaml");

/// Every built-in channel.
static CHANNELS: LazyLock<Vec<Channel>> = LazyLock::new(|| {
    let nowhere = Place::start_of(Sources::default().add("amends.yaml", ""));
    let keys = DATA
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let names = keys.filter_map(|line| line.strip_suffix(':'));
    let names: Vec<_> = names
        .map(|name| Spanned::new(name.to_owned(), nowhere))
        .collect();
    let (channels, problems) = load_channels(&names, &Default::default());
    assert_eq!((channels.len(), problems), (names.len(), Vec::new()));
    channels
});

/// Every channel counts any text, and what it says of it is not at odds with itself.
pub(crate) fn hold(input: &[u8]) {
    let text = &*String::from_utf8_lossy(input);
    for channel in CHANNELS.iter() {
        check_channel(channel, text);
    }
    for name in Unit::NAMES {
        let unit = Unit::from_str(name).expect("a name of a unit");
        check_one_more(unit, text);
    }
    check_sms(text);
    check_links(text);
}

fn check_channel(channel: &Channel, text: &str) {
    let count = channel.count(text);
    let at = format!("{} {count:?}", channel.id);
    assert_eq!(count, channel.count(text), "{at}");
    assert!(count.over > 0 || count.length <= count.limit, "{at}");
    assert!(count.over == 0 || !channel.fits(text), "{at}");
    let refused = matches!(channel.unit, Unit::XWeighted | Unit::XClassic) && !x::accepts(text);
    assert_eq!(channel.fits(text), count.over == 0 && !refused, "{at}");
    let pasted = channel.transcribe(text);
    assert_eq!(channel.transcribe(&pasted), pasted, "{at}");
}

/// A letter more is never less, but where it can make a link or a mention, which cost less than their letters.
fn check_one_more(unit: Unit, text: &str) {
    let links = matches!(unit, Unit::XWeighted | Unit::XClassic | Unit::Mastodon);
    if links && text.contains(['.', '@']) {
        return;
    }
    let channel = Channel::new("any", 1, unit);
    let (before, after) = (channel.count(text), channel.count(&format!("{text}a")));
    assert!(
        after.length >= before.length,
        "{unit:?} {before:?} {after:?}"
    );
    assert!(after.over >= before.over, "{unit:?} {before:?} {after:?}");
}

fn check_sms(text: &str) {
    let message = sms::split(text);
    let Message {
        encoding,
        units,
        parts,
    } = message;
    assert_eq!(
        encoding == Encoding::Gsm7,
        sms::list_strangers(text).is_empty()
    );
    assert!(units >= text.chars().count() && units <= 2 * text.chars().count());
    assert!(
        parts >= 1 && units <= encoding.capacity(parts),
        "{message:?}"
    );
    assert_eq!(parts == 1, units <= encoding.capacity(1), "{message:?}");
}

/// Links lie in the text, in order, and none lies in another.
fn check_links(text: &str) {
    let text: Vec<char> = text.chars().collect();
    let mut end = 0;
    for link in find_links(&text) {
        assert!(
            link.range.start >= end && link.range.start < link.range.end,
            "{link:?}"
        );
        end = link.range.end;
    }
    assert!(end <= text.len());
}
