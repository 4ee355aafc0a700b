//! `amends.yaml` of a new project: what was said, what to change, and every other key as a comment with what it is for.
//!
//! A comment that is a setting has no space behind its `#`.

use super::{Fact, Help, Part, Start, Starter, humanise};
use crate::schema::Language;
use crate::schema::emit::{Node, emit, scalar};

/// The settings that nobody needs on the first day.
const SETTINGS: &str = include_str!("files/settings.yaml");

/// The text of `amends.yaml`.
pub(super) fn write_site_file(start: &Start, starter: &Starter) -> String {
    let site = SiteFile { start, starter };
    [
        site.head(),
        site.identity(),
        site.languages(),
        site.components(),
        site.contacts(),
        site.emergency(),
        SETTINGS.to_owned(),
    ]
    .concat()
}

struct SiteFile<'s> {
    start: &'s Start,
    starter: &'s Starter,
}

impl SiteFile<'_> {
    fn head(&self) -> String {
        let name = one_line(&self.start.name.value);
        format!(
            "# yaml-language-server: $schema=.vscode/schemas/config.schema.json\n\
             # The status site of {name}. `amends check` says what is wrong with this file, `amends serve` shows the site.\n\n\
             format: 1\n\n"
        )
    }

    fn identity(&self) -> String {
        let start = self.start;
        let zone = start.zone.as_ref().map(|zone| zone.name().to_owned());
        [
            "# What the site is called, as customers know you.\n".to_owned(),
            stated("name", &start.name),
            "# Where it is published. Links, feeds and replies name it, so settle it before you publish.\n".to_owned(),
            stated("url", &start.url),
            "# A shorter address that leads to the same site, for links in short replies; an SMS has room for 22 characters.\n\
             #short_url: https://s.example.com\n\
             # Times without an offset are in this zone, and days begin in it.\n"
                .to_owned(),
            stated("time_zone", &zone),
        ]
        .concat()
    }

    fn languages(&self) -> String {
        let languages = &self.start.languages;
        let tags = languages.value.iter();
        let tags = tags.map(|l| Node::text(l.as_str())).collect();
        let note = "# The first is the one that you write in; the others are translations.\n";
        let list = emit(&Node::map([("languages", Node::List(tags))]));
        [note, &asked(languages), &list, "\n"].concat()
    }

    fn components(&self) -> String {
        let components = &self.start.components;
        let mut text = "# What customers have a word for. `cannot` ends the sentence \"You cannot ...\"; pages and replies say it.\n".to_owned();
        text.push_str(&asked(components));
        text.push_str("components:\n");
        for part in &components.value {
            text.push_str(&self.component(part));
        }
        text.push_str(
            "#  - id: shop\n\
             #    name: Shop\n\
             #    # The heading that it stands under.\n\
             #    group: Online\n\
             #    description: Buying and paying on our website.\n\
             #    cannot: buy in our shop\n\
             #    # Whether people call emergency numbers through it.\n\
             #    emergency: false\n\n",
        );
        text
    }

    fn component(&self, part: &Part) -> String {
        let known = |l: &Language| self.starter.name(&part.id, l);
        let named = humanise(&part.id);
        let name = self.spoken(part.name.as_deref(), known, &named);
        let cannot = self.cannot(part);
        let mut entries = vec![("id", Node::text(&part.id)), ("name", name.node)];
        entries.push(("cannot", cannot.node));
        if self.starter.is_for_emergencies(&part.id) {
            let why = "people call emergency numbers through it".to_owned();
            entries.push(("emergency", Node::commented("true", Some(why))));
        }
        let today = self.start.today.to_string();
        let since = "watched from this day; days before are empty".to_owned();
        entries.push(("since", Node::commented(today, Some(since))));
        let entries = entries
            .into_iter()
            .map(|(key, node)| (key.to_owned(), node));
        let item = emit(&Node::List(vec![Node::Map(entries.collect())]));
        let changes = [(name.missing, "name"), (cannot.missing, "cannot")];
        let changes = changes.iter().filter_map(|(missing, key)| {
            let what = missing.as_ref()?;
            Some(format!("  # change this: `{key}`: {what}\n"))
        });
        let item: String = item.lines().map(|line| format!("  {line}\n")).collect();
        changes.chain([item]).collect()
    }

    /// What cannot be done without a component: as somebody said it, as it is known, or a sentence that says little.
    fn cannot(&self, part: &Part) -> Spoken {
        let known = |l: &Language| match part.name {
            // A name of the team's own may well mean something else.
            Some(_) => None,
            None => self.starter.cannot(&part.id, l),
        };
        let name = part.name.clone().unwrap_or_else(|| humanise(&part.id));
        let first = &self.start.languages.value[0];
        let little = little(&name, first);
        let mut spoken = self.spoken(part.cannot.as_deref(), known, &little);
        if part.cannot.is_none() && known(first).is_none() {
            spoken.missing = Some(format!("say in `{first}` what people cannot do without it"));
        }
        spoken
    }

    /// A text in every language of the site that has one; what was said is in the first.
    fn spoken<'t>(
        &self,
        said: Option<&'t str>,
        known: impl Fn(&Language) -> Option<&'t str>,
        otherwise: &'t str,
    ) -> Spoken {
        let languages = &self.start.languages.value;
        let first = &languages[0];
        let own = said.or_else(|| known(first));
        let mut texts = vec![(first.to_string(), Node::text(own.unwrap_or(otherwise)))];
        let others = languages[1..].iter().filter(|_| said.is_none());
        texts.extend(others.filter_map(|l| Some((l.to_string(), Node::text(known(l)?)))));
        let untold = own.is_none() && first.base() != "en";
        Spoken {
            node: match texts.len() {
                1 => texts.remove(0).1,
                _ => Node::Map(texts),
            },
            missing: untold.then(|| format!("say it in `{first}`")),
        }
    }

    fn contacts(&self) -> String {
        let help = &self.start.help;
        let known = |l: &Language| self.starter.help_name(l);
        let name = self.spoken(None, known, "Help centre");
        let name = emit(&Node::map([("name", name.node)]));
        let hours = &self.start.hours;
        let spans = hours.value.iter();
        let spans = spans.map(|(days, open)| (days.clone(), Node::text(open)));
        let open = Node::Map(spans.collect());
        let open = emit(&Node::map([("hours", open)]));
        let help = [asked(help), name, ways(&help.value), asked(hours), open].concat();
        let help: String = help.lines().map(|line| format!("    {line}\n")).collect();
        format!(
            "# Who answers customers, by role. Replies name the contact whose role fits.\n\
             contacts:\n  help:\n{help}\
             #    # Not offered while this component is down.\n\
             #    needs: [{}]\n\
             #  # Other roles: business, privacy, billing, leave, complaints_body.\n\
             #  vulnerable:\n\
             #    name: Priority line\n\
             #    phone: \"0123 456 789\"\n\
             #    hours:\n\
             #      mon-sun: \"00:00-24:00\"\n\n",
            self.start.components.value[0].id,
        )
    }

    fn emergency(&self) -> String {
        let parts = &self.start.components.value;
        let carried = parts.iter().any(|p| self.starter.is_for_emergencies(&p.id));
        let known = |l: &Language| self.starter.advice(l);
        let english = "Your phone may use another network. If not, use a landline.";
        let advice = self.spoken(None, known, english);
        let numbers = &self.start.emergency;
        let list = numbers.value.iter().map(Node::text).collect();
        let node = Node::map([("numbers", Node::List(list)), ("advice", advice.node)]);
        let block = emit(&Node::map([("emergency", node)]));
        let note = "# Emergency numbers, and what to do while calls to them may fail. It stands above everything else.\n";
        match carried {
            true => [note, &asked(numbers), &block].concat(),
            false => {
                let idle: String = block.lines().map(|line| format!("#{line}\n")).collect();
                [note, &idle].concat()
            }
        }
    }
}

/// The least that can be said of what people cannot do without a service.
pub fn little(name: &str, language: &Language) -> String {
    let name = name.to_lowercase();
    match language.base() {
        "da" => format!("bruge {name}"),
        "es" => format!("usar {name}"),
        "de" => format!("{name} nutzen"),
        _ => format!("use {name}"),
    }
}

/// A text as it is written, and what is missing where the first language has none of its own.
struct Spoken {
    node: Node,
    missing: Option<String>,
}

impl<T> Fact<T> {
    fn as_ref(&self) -> Fact<&T> {
        Fact {
            value: &self.value,
            change: self.change.clone(),
        }
    }

    fn map<U>(self, turn: impl FnOnce(T) -> U) -> Fact<U> {
        Fact {
            value: turn(self.value),
            change: self.change,
        }
    }
}

/// A key with its text, and behind it what to change.
fn stated(key: &str, fact: &Fact<String>) -> String {
    let change = fact.change.as_ref();
    let change = change.map(|what| format!("change this: {what}"));
    let value = Node::commented(scalar(&fact.value), change);
    emit(&Node::map([(key, value)]))
}

/// A line of its own that says what to change about what follows.
fn asked<T>(fact: &Fact<T>) -> String {
    let change = fact.change.as_ref();
    change.map_or_else(String::new, |what| format!("# change this: {what}\n"))
}

fn ways(help: &Help) -> String {
    let ways = [
        ("url", &help.url),
        ("email", &help.email),
        ("phone", &help.phone),
    ];
    let ways = ways.into_iter().filter_map(|(key, way)| {
        let text = Node::text(way.as_ref()?);
        Some((key.to_owned(), text))
    });
    emit(&Node::Map(ways.collect()))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
