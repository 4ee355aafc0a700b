//! Asks a person which of several replies is meant. Never asks where a program reads what is printed.

use std::collections::BTreeSet;
use std::io::{IsTerminal, stderr, stdin, stdout};

use anyhow::Result;
use inquire::{InquireError, Select};

use super::select::Selection;
use crate::replies::{Picked, Reply};
use crate::schema::phrasebook::Situation;

/// What tells replies apart, in the order in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    Incident,
    Brand,
    Language,
    Channel,
    Situation,
}

/// Lets somebody choose among answers; nothing where nobody wants to.
type Choose<'c> = dyn FnMut(&str, Vec<String>) -> Result<Option<String>> + 'c;

const QUESTIONS: [Question; 5] = [
    Question::Incident,
    Question::Brand,
    Question::Language,
    Question::Channel,
    Question::Situation,
];

/// So many answers are seen at once: all situations.
const LINES: usize = 16;

/// Whether there is somebody to ask, who also sees what is asked.
pub(super) fn is_possible() -> bool {
    stdin().is_terminal() && stdout().is_terminal() && stderr().is_terminal()
}

/// Asks until one reply is left; none where the person leaves.
///
/// Who has said everything but what the customer wrote about means `general`.
pub(super) fn ask(selection: Selection<'_>) -> Result<Option<Selection<'_>>> {
    settle(selection, &mut choose)
}

fn choose(question: &str, answers: Vec<String>) -> Result<Option<String>> {
    let chosen = Select::new(question, answers)
        .with_page_size(LINES)
        .prompt();
    match chosen {
        Ok(answer) => Ok(Some(answer)),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn settle<'r>(
    mut selection: Selection<'r>,
    choose: &mut Choose<'_>,
) -> Result<Option<Selection<'r>>> {
    if open_question(&selection).is_some_and(|(question, _)| question == Question::Situation) {
        keep(
            &mut selection,
            Question::Situation,
            Situation::General.as_str(),
        );
    }
    while let Some((question, answers)) = open_question(&selection) {
        let Some(answer) = choose(question.words(), answers)? else {
            return Ok(None);
        };
        keep(&mut selection, question, &answer);
    }
    Ok(Some(selection))
}

/// The first question with more than one answer, and its answers in the order of the replies.
fn open_question(selection: &Selection<'_>) -> Option<(Question, Vec<String>)> {
    QUESTIONS.into_iter().find_map(|question| {
        let mut seen = BTreeSet::new();
        let answers = selection.updates.iter().flat_map(|picked| {
            let replies = picked.2.iter();
            replies.map(move |reply| question.answer(picked, reply))
        });
        let answers: Vec<_> = answers.filter(|a| seen.insert(a.clone())).collect();
        (answers.len() > 1).then_some((question, answers))
    })
}

fn keep(selection: &mut Selection<'_>, question: Question, answer: &str) {
    for picked in &mut selection.updates {
        let kept = picked
            .2
            .iter()
            .filter(|r| question.answer(picked, r) == answer);
        picked.2 = kept.copied().collect();
    }
    selection
        .updates
        .retain(|(_, _, replies)| !replies.is_empty());
}

impl Question {
    fn words(self) -> &'static str {
        match self {
            Self::Incident => "Which incident?",
            Self::Brand => "Which brand?",
            Self::Language => "Which language?",
            Self::Channel => "Which channel?",
            Self::Situation => "What did the customer write about?",
        }
    }

    fn answer(self, (incident, update, _): &Picked<'_>, reply: &Reply<'_>) -> String {
        match self {
            Self::Incident => format!("{} ({})", incident.title, update.id),
            Self::Brand => reply.brand.to_owned(),
            Self::Language => reply.language.to_owned(),
            Self::Channel => reply.channel.to_owned(),
            Self::Situation => reply.situation.as_str().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Selection, settle};
    use crate::model::{Moment, Phase};
    use crate::replies::{Cell, IncidentReplies, Said, UpdateReplies, VoiceReplies};
    use crate::schema::phrasebook::Situation;
    use crate::schema::project::Tone;
    use crate::schema::update::Status;

    fn said() -> Arc<Said> {
        Arc::new(Said {
            apology: "Sorry.".into(),
            status: "We are on it.".into(),
            next_step: "Wait.".into(),
            coda: None,
            frame: Arc::default(),
            length: 1,
        })
    }

    /// An incident with a reply for each language, on two channels, to two situations.
    fn incident(title: &str, languages: &[&str]) -> IncidentReplies {
        let cell = |situation| Cell {
            situation,
            tone: Tone::Sincere,
            row: 0,
        };
        let voices = languages.iter().map(|language| VoiceReplies {
            brand: "main".into(),
            language: (*language).into(),
            groups: Arc::from([vec!["x".into()], vec!["sms".into()]]),
            rows: vec![vec![vec![said()], vec![said()]]],
            cells: vec![cell(Situation::General), cell(Situation::Angry)],
            refused: Vec::new(),
        });
        let update = UpdateReplies {
            id: format!("{title}/01"),
            digits: "01".to_owned(),
            status: Status::Investigating,
            at: Moment::default(),
            next_update: None,
            voices: voices.collect(),
        };
        IncidentReplies {
            id: title.to_owned(),
            title: title.to_owned(),
            phase: Phase::Open,
            updates: vec![update],
        }
    }

    fn selection(incidents: &[IncidentReplies]) -> Selection<'_> {
        let picked = incidents.iter().map(|incident| {
            let update = &incident.updates[0];
            (incident, update, update.replies().collect())
        });
        Selection {
            updates: picked.collect(),
            remarks: Vec::new(),
        }
    }

    /// Answers each question with the last answer, and notes the questions.
    fn check(selection: Selection<'_>, questions: &[&str]) -> Vec<String> {
        let mut asked = Vec::new();
        let mut choose = |question: &str, mut answers: Vec<String>| {
            asked.push(question.to_owned());
            Ok(answers.pop())
        };
        let left = settle(selection, &mut choose).unwrap().unwrap();
        assert_eq!(asked, questions);
        let replies = left.updates.iter().flat_map(|(incident, _, replies)| {
            let title = &incident.title;
            let named = replies.iter();
            named.map(move |r| {
                format!(
                    "{title} {} {} {}",
                    r.language,
                    r.channel,
                    r.situation.as_str()
                )
            })
        });
        replies.collect()
    }

    #[test]
    fn only_what_is_open_is_asked() {
        let one = [incident("calls", &["en"])];
        let questions = ["Which channel?", "What did the customer write about?"];
        assert_eq!(check(selection(&one), &questions), ["calls en sms angry"]);
        let two = [incident("calls", &["en"]), incident("texts", &["en", "da"])];
        let questions = [
            "Which incident?",
            "Which language?",
            "Which channel?",
            "What did the customer write about?",
        ];
        assert_eq!(check(selection(&two), &questions), ["texts da sms angry"]);
    }

    #[test]
    fn who_says_all_but_the_situation_means_the_general_one() {
        let one = [incident("calls", &["en"])];
        let mut said = selection(&one);
        said.updates[0].2.retain(|reply| reply.channel == "x");
        assert_eq!(check(said, &[]), ["calls en x general"]);
    }

    #[test]
    fn nobody_is_held_who_wants_to_leave() {
        let one = [incident("calls", &["en"])];
        let left = settle(selection(&one), &mut |_, _| Ok(None)).unwrap();
        assert!(left.is_none());
    }
}
