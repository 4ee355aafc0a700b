//! Exports of the bundled project, read back as the tools read them: every text is the composed one, to the letter.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use amends::export::{Batch, Export, Exported, FORMATS, export};
use amends::locale::{Locale, Messages};
use amends::model::{Clock, Edition, MachineTime, Moment, Site, editions, resolve};
use amends::replies::{Asked, Phrasebooks, Picked, Replies, Reply, Scope, Speech, compose_asked};
use amends::schema::parse;
use amends::schema::phrasebook::Situation;
use amends::schema::project::Tone;
use amends::source::load;
use serde::Deserialize;
use serde_json::Value;

fn compose() -> (Site, Replies) {
    let sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (parsed, _) = parse(&sources);
    let clock = Clock {
        told: None,
        machine: MachineTime::Clock(Moment::from_timestamp(1_800_000_000, 0).unwrap()),
    };
    let site = resolve(&sources, &parsed, &clock).0.unwrap();
    let (messages, _) = Messages::load(&sources, "default");
    let (books, _) = Phrasebooks::load(&sources, "default", &Speech::of(&site));
    let editions = editions(&site);
    let locale = |e: &Edition<'_>| Locale::new(e.language, site.zone, &messages);
    let locales: Vec<_> = editions.iter().map(locale).collect();
    let asked = (&Scope::Newest, Asked::Situation(Situation::Angry));
    let books = vec![&books; editions.len()];
    let (replies, _) = compose_asked(&editions, &books, &locales, asked);
    (site, replies)
}

/// A reply as whoever knows neither name nor initials pastes it.
fn pasted(reply: &Reply<'_>) -> String {
    let frame = &reply.said.frame;
    let signature = match frame.signature.contains("{agent}") {
        true => "",
        false => &frame.signature,
    };
    let texts = [&frame.unnamed, &reply.said.text(), signature];
    let texts: Vec<_> = texts.into_iter().filter(|t| !t.is_empty()).collect();
    texts.join(frame.separator)
}

/// What espanso reads of a file, and nothing that it would pass over.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MatchFile {
    matches: Vec<Match>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Match {
    triggers: Vec<String>,
    label: String,
    force_mode: String,
    replace: String,
}

fn bytes(format: &dyn Export, exported: &Exported) -> Vec<u8> {
    exported.output.bytes(format.file()).unwrap().unwrap()
}

fn check_csv(bytes: &[u8], pasted: &[String]) {
    let mut reader = csv::Reader::from_reader(bytes);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let texts: Vec<_> = rows.iter().map(|row| &row[2]).collect();
    assert_eq!(texts, pasted);
    let fits = |row: &csv::StringRecord| row[3].parse::<u32>().unwrap() <= row[4].parse().unwrap();
    assert!(rows.iter().all(fits));
}

fn check_espanso(bytes: &[u8], pasted: &[String]) {
    let file: MatchFile = serde_saphyr::from_slice(bytes).unwrap();
    let texts: Vec<_> = file.matches.iter().map(|m| &m.replace).collect();
    assert_eq!(texts, pasted.iter().collect::<Vec<_>>());
    let mut typed = BTreeSet::new();
    for one in &file.matches {
        assert!(one.label.contains(" · update "), "{}", one.label);
        assert_eq!(one.force_mode, "clipboard");
        for trigger in &one.triggers {
            assert!(typed.insert(trigger), "{trigger} stands twice");
        }
    }
    assert!(typed.contains(&":x-angry".to_owned()));
    let mut behind = typed.iter().zip(typed.iter().skip(1));
    assert!(behind.all(|(one, next)| !next.starts_with(*one)));
}

fn check_zendesk(bytes: &[u8], pasted: &[String]) {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut titles = BTreeSet::new();
    let mut said = BTreeSet::new();
    for line in text.lines() {
        let request: Value = serde_json::from_str(line).unwrap();
        let one = &request["macro"];
        assert!(titles.insert(one["title"].as_str().unwrap().to_owned()));
        let html = one["actions"][0]["value"].as_str().unwrap();
        let text = html
            .replace("</p><p>", "\n\n")
            .replace("<p>", "")
            .replace("</p>", "");
        said.insert(
            text.replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&#38;", "&"),
        );
    }
    assert_eq!(said, pasted.iter().cloned().collect());
}

#[test]
fn every_tool_gets_the_composed_text() {
    let (site, replies) = compose();
    // As the command does it: other tones and wordings would stand under the same triggers and titles.
    let is_wanted = |r: &Reply<'_>| r.wording == 0 && r.tone == Tone::Sincere;
    let at_hand = replies.at_hand();
    let picked: Vec<Picked<'_>> = at_hand
        .map(|(i, u)| (i, u, u.replies().filter(is_wanted).collect()))
        .collect();
    let replies = picked.iter().flat_map(|(_, _, replies)| replies);
    let texts: Vec<_> = replies.map(pasted).collect();
    assert!(texts.len() > 100, "{}", texts.len());
    assert!(texts.iter().all(|text| !text.contains(['{', '}'])));
    for format in FORMATS {
        let exported = export(*format, Batch::of(&picked, &site));
        assert_eq!(exported.refused, []);
        assert_eq!(exported.replies, texts.len());
        let bytes = bytes(*format, &exported);
        match format.name() {
            "csv" => check_csv(&bytes, &texts),
            "espanso" => check_espanso(&bytes, &texts),
            "zendesk" => check_zendesk(&bytes, &texts),
            other => panic!("nothing reads {other} back"),
        }
    }
}
