//! The index that the history's search loads: a script, because pages on a disk cannot read data. Holds nothing that
//! no page shows, and never an incident whose page cannot be made.

use rayon::prelude::*;
use serde::Serialize;

use super::pages::written;
use super::view::{Entry, Scene, Tables};
use crate::model::{Incident, Phase, Soundness, latest_first};

/// The name of the index, from the folder of the edition; the page beside it asks for `index.js`.
pub(super) const INDEX: &str = "history/index.js";

/// The incidents of an edition that can be found, the latest first.
pub(super) struct Index<'a> {
    scene: Scene<'a>,
    incidents: Vec<&'a Incident>,
}

/// What the script assigns.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    tables: Tables<'a>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Index<'a> {
    /// The index of an edition.
    pub(super) fn new(scene: Scene<'a>) -> Self {
        let now = scene.edition.site.now;
        let told = |i: &&Incident| i.soundness == Soundness::Sound && i.phase(now) != Phase::Coming;
        let mut incidents: Vec<_> = scene.edition.incidents().filter(told).collect();
        latest_first(&mut incidents);
        Self { scene, incidents }
    }

    /// What tells this index from another, without reading the texts of incidents that are over: these change only with
    /// their files, `amends.yaml` and how many of their updates are published.
    pub(super) fn read(&self) -> Vec<u8> {
        let Scene { edition, .. } = self.scene;
        let now = edition.site.now;
        let mut read = written(&Tables::new(&self.scene));
        read.extend(edition.site.digest.0);
        for incident in &self.incidents {
            match incident.phase(now) {
                Phase::Closed => {
                    read.extend(incident.digest.0);
                    read.extend(incident.updates.len().to_le_bytes());
                }
                Phase::Coming | Phase::Open => {
                    read.extend(written(&Entry::new(&self.scene, incident)));
                }
            }
        }
        read
    }

    /// The script.
    pub(super) fn write(&self) -> Vec<u8> {
        let entries = self.incidents.par_iter();
        let index = Written {
            tables: Tables::new(&self.scene),
            entries: entries.map(|i| Entry::new(&self.scene, i)).collect(),
        };
        let json =
            serde_json::to_string(&index).expect("entries hold texts, numbers and lists only");
        format!("var amendsHistory={};\n", escaped(&json)).into_bytes()
    }
}

/// JSON as a script holds it wherever it stands: no tag can begin in it, and no sign ends a line.
fn escaped(json: &str) -> String {
    let plain = json.replace('<', "\\u003c");
    plain
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{locale_of, site_of};
    use super::*;
    use crate::model::{Site, editions};

    const PROJECT: &str = "format: 1\nname: Test\nurl: https://status.example\ntime_zone: Europe/London\nlanguages: [en, da]\ncomponents:\n  - id: web\n    name:\n      en: Web\n      da: Nettet\n  - id: mail\n    name: Mail\n";
    const FACTS: &str = "title: \"Mail </script><!--\\u2028is late\"\nimpact: minor\nstarted: 2026-07-01 23:30\ncomponents: [mail]\n";
    const FIRST: &str = "---\nstatus: investigating\nat: 2026-07-01 23:40\n---\nSince kl. 14.34 mail waits. We look into it.\n";
    const WORSE: &str = "---\nstatus: identified\nat: 2026-07-02 08:00\nimpact: critical\ncomponents:\n  web: major_outage\n---\nNow the web is down. Sorry.\n";
    const OVER: &str = "---\nstatus: resolved\nat: 2026-07-02 09:00\n---\nIt is over.\n";
    const DRAFT: &str =
        "---\nstatus: investigating\nat: 2026-07-02 10:00\ndraft: true\n---\nSecret.\n";
    const COMING: &str = "title: A new cable\nimpact: none\nstarted: 2026-07-02 10:00\ncomponents: [web]\nscheduled:\n  from: 2026-08-01 02:00\n  until: 2026-08-01 04:00\n";
    const TOLD: &str = "---\nstatus: scheduled\nat: 2026-07-02 10:00\n---\nWe lay a cable.\n";

    fn told(more: &[(&str, &str)]) -> Site {
        let mail = [
            ("amends.yaml", PROJECT),
            ("incidents/mail/incident.yaml", FACTS),
            ("incidents/mail/01-first.md", FIRST),
            ("incidents/mail/02-worse.md", WORSE),
            ("incidents/mail/03-over.md", OVER),
        ];
        site_of(&[&mail, more].concat(), "2026-07-02 12:00")
    }

    /// The script of an edition, and the hash of what it is made from.
    fn index(site: &Site, language: usize) -> (String, Vec<u8>) {
        let edition = editions(site)[language];
        let locale = locale_of(&edition);
        let scene = Scene {
            edition: &edition,
            locale: &locale,
            as_of: site.as_of,
        };
        let index = Index::new(scene);
        let read = index.read();
        (String::from_utf8(index.write()).unwrap(), read)
    }

    fn entries(script: &str) -> serde_json::Value {
        let json = script.strip_prefix("var amendsHistory=").unwrap();
        let all: serde_json::Value =
            serde_json::from_str(json.strip_suffix(";\n").unwrap()).unwrap();
        all["entries"].clone()
    }

    #[test]
    fn an_entry_is_the_state_now_the_worst_and_how_it_was_first_told() {
        let (script, _) = index(&told(&[]), 0);
        let expected = serde_json::json!([[
            "mail",
            "Mail </script><!--\u{2028}is late",
            "Since kl. 14.34 mail waits.",
            "1 July 2026",
            5,
            [0, 1],
            3
        ]]);
        assert_eq!(entries(&script), expected);
    }

    #[test]
    fn no_text_can_end_the_script_or_a_line_of_it() {
        let (script, _) = index(&told(&[]), 0);
        assert!(script.contains("Mail \\u003c/script>\\u003c!--\\u2028is late"));
        assert!(!script.contains(['<', '\u{2028}', '\u{2029}']));
    }

    #[test]
    fn words_of_another_language_say_which_it_is() {
        let (script, _) = index(&told(&[]), 1);
        assert!(
            script.contains("\"components\":[\"Nettet\",[\"Mail\",\"en\"]]"),
            "{script}"
        );
        assert_eq!(entries(&script)[0][2][1], "en");
    }

    #[test]
    fn what_has_no_page_cannot_be_found() {
        let broken = "---\nstatus: resolved\nat: 2026-07-02 11:00\nnot_a_key: 1\n---\nB.\n";
        let more = [
            ("incidents/draft/incident.yaml", FACTS),
            ("incidents/draft/01-first.md", DRAFT),
            ("incidents/broken/incident.yaml", FACTS),
            ("incidents/broken/01-first.md", FIRST),
            ("incidents/broken/02-over.md", broken),
            ("incidents/cable/incident.yaml", COMING),
            ("incidents/cable/01-told.md", TOLD),
        ];
        let (script, _) = index(&told(&more), 0);
        assert_eq!(script, index(&told(&[]), 0).0);
    }

    #[test]
    fn what_is_read_moves_with_what_is_written() {
        let site = |project: &str, facts: &str| {
            let files = [
                ("amends.yaml", project),
                ("incidents/mail/incident.yaml", facts),
                ("incidents/mail/01-first.md", FIRST),
            ];
            site_of(&files, "2026-07-02 12:00")
        };
        let renamed = PROJECT.replace("name: Mail", "name: Post");
        let lost = FACTS.replace("is late", "is lost");
        let made = [(PROJECT, FACTS), (&renamed, FACTS), (PROJECT, &lost)];
        let made = made.map(|(project, facts)| index(&site(project, facts), 0));
        let again = index(&site(PROJECT, FACTS), 0);
        assert_eq!(made[0], again);
        for other in &made[1..] {
            assert!(other.0 != again.0 && other.1 != again.1, "{}", other.0);
        }
        assert_ne!(index(&told(&[]), 0).1, again.1, "it is over now");
    }
}
