//! The page of situations: what customers write about, tones, statuses, slots, facts and the gates before a light line.

use amends::replies::{GATES, Slot};
use amends::schema::phrasebook::{Part, Situation, When};
use amends::schema::project::{PhraseLength, Tone};
use amends::schema::shape::{Choice, Word};
use amends::schema::update::Status;

use crate::table::{code, head, table};

const ABOUT: &str = "\
What a reply is chosen by. [replies.md](../replies.md) explains how.";

pub(crate) fn page() -> String {
    let mut text = head("Situations, tones and gates", ABOUT);
    for (title, choice) in [
        ("Situations", &Situation::CHOICE),
        ("Statuses", &Status::CHOICE),
        ("Tones", &Tone::CHOICE),
        ("Parts", &Part::CHOICE),
        ("Lengths", &PhraseLength::CHOICE),
    ] {
        text.push_str(&section(title, choice));
    }
    text.push_str(
        "\n## Facts of `when`\n\nA phrase with one of these is said only where the fact holds.\n",
    );
    let rows = When::FIELDS
        .iter()
        .map(|f| vec![code(f.name), f.about.to_owned()]);
    text.push_str(&table(&["fact", "asks"], &rows.collect::<Vec<_>>()));
    text.push_str("\n## Slots\n\nA phrase with a slot is said only where it has a value.\n");
    let row = |slot: &Slot| {
        vec![
            code(&format!("{{{}}}", slot.as_str())),
            slot.about().to_owned(),
        ]
    };
    let rows: Vec<_> = Slot::ALL.iter().map(row).collect();
    text.push_str(&table(&["slot", "what fills it"], &rows));
    text.push_str(
        "\n## Gates before `light`\n\nA light line stands only where nothing of this holds.\n",
    );
    let rows = GATES.iter();
    let rows: Vec<_> = rows
        .map(|g| vec![g.number.to_string(), g.about.to_owned()])
        .collect();
    text.push_str(&table(&["gate", "shut, because"], &rows));
    text
}

fn section(title: &str, choice: &Choice) -> String {
    let row = |w: &Word| vec![code(w.word), w.about.to_owned()];
    let rows: Vec<_> = choice.words.iter().map(row).collect();
    format!("\n## {title}\n{}", table(&["word", "means"], &rows))
}
