//! Properties of the import of cState over made-up files: it never fails on a text, and no word of one is lost.

use proptest::prelude::*;

use super::{
    config::Config, front_matter::read_document, horizon::Horizon, issues::Reader, read_original,
};
use crate::import::{
    components::Components,
    history::{IncidentFacts, Notes},
    times::{Zone, read_time},
};

const FACTS: &str = "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-03T12:00:00Z\nseverity: down\n---\n";

fn read(text: &str) -> Option<IncidentFacts> {
    let config = Config {
        url: None,
        ..Config::default()
    };
    let mut reader = Reader {
        config,
        components: Components::default(),
        horizon: Horizon::default(),
        notes: Notes::default(),
    };
    read_original("a.md", read_document(text), &mut reader)
}

const WORDS: [&str; 7] = [
    "word1", "word2", "word3", "word4", "word5", "word6", "word7",
];

const PARTS: [&str; 28] = [
    "word1",
    "word2 word3",
    "\n",
    "\n\n",
    "\n---\n",
    "  \n",
    "---",
    "[Final message]\n",
    "\n\n[Initial message]\n",
    "2026-02-03 09:00 UTC\n",
    "\n10:30 UTC\n",
    "**11:00** - ",
    "*Monitoring* - ",
    "{{< track \"2026-02-03 10:00\" >}}",
    "<!-- ",
    " -->",
    "\n```\n",
    "`",
    "<br />",
    "<word4>",
    "<b>",
    "</b>",
    "![",
    "](word5.png)",
    "https://word6.example/word7",
    "- ",
    "\n<hr>\n",
    "<<<<<<< ",
];

proptest! {
    #[test]
    fn no_word_of_a_body_is_lost(parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..24)) {
        let body = parts.concat();
        let incident = read(&format!("{FACTS}{body}")).unwrap();
        let told = incident.updates.iter().map(|update| update.body.as_str());
        let told: String = told.chain(incident.private.iter().map(String::as_str)).collect();
        for word in WORDS {
            prop_assert!(told.matches(word).count() >= body.matches(word).count(), "{}: {:?}", word, incident);
        }
    }

    #[test]
    fn updates_are_in_order(parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..24)) {
        let incident = read(&format!("{FACTS}{}", parts.concat())).unwrap();
        prop_assert!(incident.updates.is_sorted_by_key(|update| update.at));
        prop_assert!(incident.updates.iter().all(|update| update.at >= incident.started && !update.body.is_empty()));
        prop_assert!(incident.updates.last().is_some_and(|update| update.status.closes()));
    }

    #[test]
    fn any_text_is_read(text in "(---|title|date|resolved|affected|:|=|-|[ \n\t\"'#\\[\\]{}*é„]|2026|02|31|T|10|\\+|UTC|[a-z]){0,60}") {
        let _facts = read(&text);
        let _facts = read(&format!("---\n{text}\n---\n{text}"));
    }

    #[test]
    fn any_time_is_read(text in "([0-9]{1,5}|[-:/.,T +()]|UTC|GMT|PM|am|July|of|th|é){0,14}") {
        let _time = read_time(&text, Zone::UTC);
    }
}
