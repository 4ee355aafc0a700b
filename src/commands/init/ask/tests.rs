//! Interviews with somebody whose answers are written here.

use clap::Parser;

use super::*;
use crate::authoring::ask::Presence;
use crate::model::{MachineTime, Moment};

#[derive(clap::Parser)]
struct Line {
    #[command(flatten)]
    args: InitArgs,
}

/// Somebody who types these lines; a choice is typed as the numbers of the options.
struct Script {
    lines: Vec<&'static str>,
    asked: Vec<String>,
    refused: Vec<String>,
}

impl Script {
    fn next(&mut self, question: Question<'_>) -> Result<&'static str, Unanswered> {
        self.asked.push(question.words.to_owned());
        match self.lines.is_empty() {
            true => Err(Unanswered::Left),
            false => Ok(self.lines.remove(0)),
        }
    }
}

impl Asker for Script {
    fn presence(&self) -> Presence {
        Presence::Somebody
    }

    fn text(
        &mut self,
        question: Question<'_>,
        proposed: &str,
        judge: &dyn Fn(&str) -> Verdict,
    ) -> Result<String, Unanswered> {
        loop {
            let line = self.next(question)?;
            let answer = if line.is_empty() { proposed } else { line };
            match judge(answer) {
                Ok(()) => return Ok(answer.to_owned()),
                Err(wrong) => self.refused.push(wrong),
            }
        }
    }

    fn choose(
        &mut self,
        question: Question<'_>,
        _: &[String],
        start: usize,
    ) -> Result<usize, Unanswered> {
        Ok(self.next(question)?.parse().unwrap_or(start))
    }

    fn choose_some(
        &mut self,
        question: Question<'_>,
        _: &[String],
    ) -> Result<Vec<usize>, Unanswered> {
        let line = self.next(question)?;
        Ok(line.split(' ').map(|n| n.parse().unwrap()).collect())
    }
}

fn complete(flags: &[&str], lines: &[&'static str]) -> (Script, Result<InitArgs, Unanswered>) {
    let mut script = Script {
        lines: lines.to_vec(),
        asked: Vec::new(),
        refused: Vec::new(),
    };
    let args = Line::parse_from([&["init"], flags].concat()).args;
    let answered = Interview {
        asker: &mut script,
        starter: &Starter::default(),
        machine: &Machine {
            ask_time: || Ok(MachineTime::Clock(Moment::UNIX_EPOCH)),
            zone: Some("Europe/London".to_owned()),
        },
        dest: Path::new("/nowhere"),
    }
    .complete(&args);
    (script, answered)
}

#[test]
fn everything_that_is_open_is_asked_and_enter_takes_what_is_proposed() {
    // The first service is calls, and the last choice is something else.
    let lines = [
        "Fjord Mobil",
        "",
        "copenhagen",
        "da, en",
        "0 18",
        "Metrobilletter",
        "",
        "købe en billet",
        "help@fjord.example, 150",
        "mon-fri=08:00-18:00",
        "",
        "2",
    ];
    let (script, answered) = complete(&[], &lines);
    let args = answered.unwrap();
    assert_eq!(script.refused, [""; 0]);
    assert_eq!(script.asked.len(), 12);
    assert_eq!(
        (args.name.as_deref(), args.url),
        (Some("Fjord Mobil"), None)
    );
    assert_eq!(args.time_zone, Some(Tz::Europe__Copenhagen));
    let ids: Vec<_> = args.components.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids, ["calls", "metrobilletter"]);
    let said = ("metrobilletter".to_owned(), "købe en billet".to_owned());
    assert_eq!(args.cannot, [said]);
    assert_eq!((args.contacts.len(), args.hours.len()), (2, 1));
    assert_eq!(
        (args.emergency, args.hosts),
        (vec!["112".to_owned()], vec![Ci::Cron])
    );
}

#[test]
fn what_a_flag_says_is_not_asked() {
    let flags = [
        "--name=A",
        "--url=a.example",
        "--time-zone=UTC",
        "--language=en",
        "--component=website",
        "--cannot=website=open it",
        "--contact=150",
        "--hours=mon-sun=00:00-24:00",
        "--ci=none",
    ];
    let (script, answered) = complete(&flags, &[]);
    assert!(answered.is_ok());
    assert_eq!(script.asked, [""; 0]);
}

#[test]
fn a_wrong_answer_is_asked_for_again_and_it_is_said_why() {
    let flags = [
        "--component=website",
        "--cannot=website=open it",
        "--ci=none",
    ];
    let lines = [
        "", "A", "status", "", "Lodnon", "", "english", "en,en", "en", "150,151", "",
    ];
    let (script, answered) = complete(&flags, &lines);
    assert!(answered.is_ok());
    let expected = [
        "a name",
        "an address",
        "unknown time zone",
        "a language tag",
        "there twice",
        "one of each",
    ];
    assert_eq!(script.refused.len(), expected.len(), "{:?}", script.refused);
    for (refused, expected) in script.refused.iter().zip(expected) {
        assert!(
            refused.contains(expected),
            "`{expected}` is not in `{refused}`"
        );
    }
}

#[test]
fn who_leaves_leaves_everything() {
    let (_, answered) = complete(&[], &["Fjord Mobil"]);
    assert!(matches!(answered, Err(Unanswered::Left)));
}
