//! What characters outside of the GSM alphabet cost in SMS. Silent on those that a channel replaces by itself.

use crate::channels::sms::{Encoding, list_strangers, split, without_accents};
use crate::channels::{Accents, Channel, Characters, Unit, load_channels};
use crate::diagnostics::Diagnostic;
use crate::model::{Incident, Localized, Phase, Site, Update};
use crate::playbook::case::Scene;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::{standing, within};
use crate::schema::Language;
use crate::source::{Place, Spanned};

/// A text that takes more of them is written in another script, which nobody can mend by a character.
const SINGLY: usize = 5;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "R03",
    name: "sms-ucs2",
    weight: "warning",
    what: "A text that replies tell has a character outside of the alphabet of SMS, where the site writes SMS and the channel does not replace it.",
    why: "One such character makes the whole message cost more than twice as much, or pushes words out of it.",
    source: "GSM 03.38: 160 characters of the alphabet, 70 of any other",
    bad: "\"Fejl i et anlæg på Ċ-linjen\"",
    good: "the same with letters of the alphabet, or `accents: plain`",
    thresholds: &[],
    judge: Judge::Site(judge_site),
};

/// A text that replies tell, with its key.
type Told<'t> = (&'static str, &'t Spanned<String>);

/// Only where the project asks for SMS: a default is no reason to warn.
fn judge_site(scene: &Scene<'_>) -> Vec<Diagnostic> {
    let (site, phrasebooks) = (scene.site, scene.phrasebooks);
    let Some(channel) = narrowest(site) else {
        return Vec::new();
    };
    let alive = site.incidents.iter();
    let alive = alive.filter(|i| i.phase(site.now) != Phase::Closed);
    let current: Vec<_> = alive.filter_map(Incident::current).collect();
    let languages = site.languages.iter();
    let languages = languages.filter(|l| phrasebooks.get(l).is_some());
    let judge_language = |language: &Language| {
        let mut findings = judge(&names(site, language), &channel);
        for update in &current {
            findings.extend(judge(&facts(update, language), &channel));
        }
        findings
    };
    languages.flat_map(judge_language).collect()
}

/// The SMS channel with the least room.
fn narrowest(site: &Site) -> Option<Channel> {
    let asked = site.replies.channels.iter();
    let asked: Vec<_> = asked.filter(|c| c.place.span.end > 0).cloned().collect();
    let (channels, _) = load_channels(&asked, &site.channels);
    let counts_parts = |c: &Channel| c.unit == Unit::SmsParts && c.characters == Characters::Gsm7;
    channels
        .into_iter()
        .filter(counts_parts)
        .min_by_key(|c| c.limit)
}

/// What every reply may name.
fn names<'s>(site: &'s Site, language: &Language) -> Vec<Told<'s>> {
    let components = site.components.iter().map(|c| ("name", &c.name));
    let contacts = site.brands.iter().flat_map(|b| b.contacts.by_role());
    let contacts = contacts.map(|(role, contact)| (role, &contact.name));
    in_language(components.chain(contacts), language)
}

/// What replies to an update may tell of it.
fn facts<'u>(update: &'u Update, language: &Language) -> Vec<Told<'u>> {
    // A part of a fact is named by the fact.
    let stated = standing(&update.facts)
        .map(|(key, text)| (key.split_once('.').map_or(key, |(fact, _)| fact), text));
    let verified = update.verified.iter().map(|v| ("verified", &v.how));
    let stated = stated.chain(verified);
    in_language(stated, language)
}

fn in_language<'t>(
    texts: impl Iterator<Item = (&'static str, &'t Localized)>,
    language: &Language,
) -> Vec<Told<'t>> {
    let told = texts.filter_map(|(name, text)| Some((name, text.get(language)?)));
    told.collect()
}

/// One finding for each character, at the first text that has it; one for all where a text is in another script.
fn judge(texts: &[Told<'_>], channel: &Channel) -> Vec<Diagnostic> {
    let mut seen: Vec<(char, Told<'_>)> = Vec::new();
    for told in texts {
        for c in list_strangers(&carried(&told.1.value, channel)) {
            if !seen.iter().any(|(known, _)| *known == c) {
                seen.push((c, *told));
            }
        }
    }
    match seen.as_slice() {
        [(c, told), others @ ..] if others.len() >= SINGLY => {
            let who = format!("`{c}` and {} other characters", others.len());
            vec![diagnose(&who, *c, *told, channel)]
        }
        few => {
            let one =
                |(c, told): &(char, Told<'_>)| diagnose(&format!("`{c}`"), *c, *told, channel);
            few.iter().map(one).collect()
        }
    }
}

/// The text as it is sent; where accents may go, letters that have a plain form cost nothing.
fn carried(text: &str, channel: &Channel) -> String {
    let text = channel.transcribe_signs(text);
    match channel.accents {
        Accents::Keep => text,
        Accents::Plain => without_accents(&text),
    }
}

fn diagnose(who: &str, c: char, (key, text): Told<'_>, channel: &Channel) -> Diagnostic {
    let cost = cost(&carried(&text.value, channel), channel);
    let finding = RULE
        .warning(format!("{who} in `{key}`: {cost}"))
        .at(place_of(c, text), "not in the alphabet of SMS");
    let plain = without_accents(&c.to_string());
    match plain.starts_with(c) {
        true => finding.help("write it with the letters and signs that SMS has, or do without"),
        false => finding.help(format!(
            "write `{plain}`, or say `accents: plain` for `{}` under `channels`",
            channel.id
        )),
    }
}

/// What the characters do to a text by itself, or to the room that it stands in.
fn cost(text: &str, channel: &Channel) -> String {
    let strangers = list_strangers(text);
    let plain = text.replace(|c| strangers.contains(&c), "x");
    let (with, without) = (split(text).parts, split(&plain).parts);
    if with > without {
        let (noun, verb) = match without {
            1 => ("part", "becomes"),
            _ => ("parts", "become"),
        };
        return format!("{without} {noun} of SMS {verb} {with}");
    }
    let room = |encoding: Encoding| encoding.capacity(channel.limit);
    let (wide, narrow) = (room(Encoding::Gsm7), room(Encoding::Ucs2));
    format!(
        "`{}` holds {narrow} characters with it instead of {wide}",
        channel.id
    )
}

/// The character itself where the text stands in the file as it is read, else the whole text.
fn place_of(c: char, text: &Spanned<String>) -> Place {
    let at = text.value.find(c).filter(|_| !text.value.contains('\n'));
    at.map_or(text.place, |at| within(text, at..at + c.len_utf8()))
}
