//! The page of channels: what each takes, from the data, and the units.

use amends::channels::{Unit, built_in};
use amends::schema::project::ChannelSettings;
use amends::source::Spanned;

use crate::table::{code, head, table};

const ABOUT: &str = "\
Where replies are pasted: how much each place takes, and how it counts. [replies.md](../replies.md) explains it; `channels` in `amends.yaml`
changes a channel and adds others.";

const SURE: &str = "\
How sure a limit is: a day says when it was tried against the channel's own program; `primary` is the channel's own documents, `secondary` what
only others report, `own` our choice.
";

pub(crate) fn page() -> String {
    let mut text = head("Channels", ABOUT);
    let channels = built_in();
    let rows: Vec<_> = channels.iter().map(|(id, c)| takes(id, c)).collect();
    text.push_str("\n## What they take\n");
    let columns = [
        "channel",
        "limit",
        "unit",
        "and",
        "subject",
        "longest",
        "link",
        "times",
        "accents",
        "characters",
        "light",
    ];
    text.push_str(&table(&columns, &rows));
    text.push_str("\n## Where that is known from\n\n");
    text.push_str(SURE);
    let row = |(id, c): &(Spanned<String>, Spanned<ChannelSettings>)| {
        vec![code(id), said(c.source.as_ref()), said(c.verified.as_ref())]
    };
    let rows: Vec<_> = channels.iter().map(row).collect();
    text.push_str(&table(&["channel", "source", "verified"], &rows));
    text.push_str("\n## Units\n");
    let units = Unit::WORDS.iter();
    let rows: Vec<_> = units
        .map(|w| vec![code(w.word), w.about.to_owned()])
        .collect();
    text.push_str(&table(&["unit", "counts"], &rows));
    text
}

fn takes(id: &Spanned<String>, channel: &ChannelSettings) -> Vec<String> {
    let number = |n: &Option<Spanned<u64>>| n.as_ref().map_or(String::new(), |n| n.to_string());
    let also = match (&channel.also_limit, &channel.also_unit) {
        (Some(limit), Some(unit)) => format!("{} {}", limit.value, code(unit)),
        _ => String::new(),
    };
    let flag = |flag: &Option<Spanned<bool>>| match flag.as_ref().map(|f| f.value) {
        Some(true) => "yes".to_owned(),
        _ => "no".to_owned(),
    };
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    vec![
        code(id),
        number(&channel.limit),
        code(&said(channel.unit.as_ref())),
        also,
        number(&channel.subject),
        word(channel.longest.as_ref().map(|l| l.as_str())),
        flag(&channel.link),
        word(channel.clock.as_ref().map(|c| c.as_str())),
        word(channel.accents.as_ref().map(|a| a.as_str())),
        word(channel.characters.as_ref().map(|c| c.as_str())),
        flag(&channel.wit),
    ]
}

fn said(text: Option<&Spanned<String>>) -> String {
    text.map(|t| t.value.clone()).unwrap_or_default()
}
