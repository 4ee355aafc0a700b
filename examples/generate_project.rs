//! Makes a project of N incidents for measurements: `generate_project N DIR`. Never used by amends itself.
//!
//! Four updates each, 20 components, texts of the lengths that public updates have (median 213 characters, a tenth
//! longer than 312), one incident in twenty days bad, one open incident. The same N gives the same bytes.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use chrono::{Duration, NaiveDate, NaiveDateTime};

const COMPONENTS: usize = 20;
const STATUSES: [&str; 4] = ["investigating", "identified", "monitoring", "resolved"];
const SENTENCES: [&str; 8] = [
    "Some pages load slowly and some do not load at all.",
    "We found what failed and our engineers are replacing it now.",
    "Calls and texts work again in the north; the south follows during the evening.",
    "Your orders are safe, and nothing that you saved is lost.",
    "We restarted the system that signs people in, and new sign-ins work.",
    "If it still fails for you, close the app, wait a minute and open it again.",
    "We keep watching until an hour has passed without a single error.",
    "Payments that were declined since this morning were not charged, and you can repeat them now.",
];

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let count = args.next().context("usage: generate_project N DIR")?;
    let folder = args.next().context("usage: generate_project N DIR")?;
    let count: usize = count.parse().context("N is a number of incidents")?;
    let folder = Path::new(&folder);
    write(&folder.join("amends.yaml"), &project())?;
    for index in 0..count {
        write_incident(folder, index, count)?;
    }
    Ok(())
}

fn project() -> String {
    let mut text = String::from(
        "format: 1\nname: Bench\nurl: https://status.bench.example\ntime_zone: Europe/London\nlanguages: [en]\n\
         clock: 2026-07-01 12:00\n\
         contacts:\n  help:\n    name: Help centre\n    url: https://help.bench.example\n\
         replies:\n  channels: [x, short, sms, email]\ncomponents:\n",
    );
    for index in 0..COMPONENTS {
        let group = index / 5;
        let _infallible = write!(
            text,
            "  - id: part-{index}\n    name: Part {index}\n    group: Group {group}\n    cannot: use part {index}\n"
        );
    }
    text
}

/// One incident every day and a half or so, ending at the clock of the project; the newest one is open.
fn write_incident(folder: &Path, index: usize, count: usize) -> Result<()> {
    let mut dice = Dice(index as u64 + 1);
    let started = started(index, count);
    let id = format!("{}-{:05}", started.format("%Y-%m-%d"), index);
    let impact = ["minor", "minor", "major", "none"][dice.below(4)];
    let component = dice.below(COMPONENTS);
    let path = folder.join("incidents").join(id);
    let facts = format!(
        "title: Part {component} fails for some\nimpact: {impact}\nstarted: {}\ncomponents: [part-{component}]\nresponsibility: ours\n",
        started.format("%Y-%m-%d %H:%M")
    );
    write(&path.join("incident.yaml"), &facts)?;
    let updates = if index + 1 == count {
        2
    } else {
        STATUSES.len()
    };
    for (number, status) in STATUSES.iter().enumerate().take(updates) {
        let at = started + Duration::minutes(8 + 35 * number as i64);
        let text = update(status, at, component, &mut dice);
        write(&path.join(format!("{:02}-{status}.md", number + 1)), &text)?;
    }
    Ok(())
}

fn started(index: usize, count: usize) -> NaiveDateTime {
    let end = NaiveDate::from_ymd_opt(2026, 7, 1).and_then(|d| d.and_hms_opt(11, 0, 0));
    let end = end.expect("a day of the calendar");
    end - Duration::hours(36 * (count - 1 - index) as i64)
}

fn update(status: &str, at: NaiveDateTime, component: usize, dice: &mut Dice) -> String {
    let mut text = format!(
        "---\nstatus: {status}\nat: {}\n",
        at.format("%Y-%m-%d %H:%M")
    );
    text.push_str(match status {
        "investigating" => "unknown: What the cause is.\nnext_update: +30m\n",
        "identified" => "cause: A system that signs people in has failed.\nworkaround: none\nnext_update: +60m\n",
        "monitoring" => "still_not_working: Close the app and open it again.\nnext_update: +60m\n",
        _ => "data_loss: none\n",
    });
    if status == "investigating" {
        let _infallible = writeln!(
            text,
            "effect: You cannot use part {component}.\nscope: About one customer in ten."
        );
    }
    text.push_str("---\n");
    let length = if dice.below(10) == 0 {
        330
    } else {
        150 + dice.below(130)
    };
    let start = text.len();
    while text.len() - start < length {
        text.push_str(SENTENCES[dice.below(SENTENCES.len())]);
        text.push(' ');
    }
    text.push('\n');
    text
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make `{}`", folder.display()))?;
    }
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path);
    let mut file = file.with_context(|| format!("cannot open `{}`", path.display()))?;
    file.write_all(text.as_bytes())
        .with_context(|| format!("cannot write `{}`", path.display()))
}

/// A small generator of the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}
