//! How a person is asked: on a terminal, or not at all where nobody is there. Never decides what is asked.

use std::io::{IsTerminal, stderr, stdin, stdout};

use anyhow::Error;
use inquire::validator::MinLengthValidator;
use inquire::{InquireError, MultiSelect, Select, Text};

/// A question with what is said below it.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The question.
    pub words: &'q str,
    /// A line of help.
    pub help: &'q str,
}

/// Why a question has no answer.
#[derive(Debug)]
pub enum Unanswered {
    /// The person left, by Esc or Ctrl-C.
    Left,
    /// The terminal failed.
    Failed(Error),
}

/// Whether there is somebody to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// There is.
    Somebody,
    /// There is not: no terminal, so nothing may be asked.
    Nobody,
}

/// What is wrong with an answer; fine where it is nothing.
pub type Verdict = Result<(), String>;

/// Somebody who answers.
pub trait Asker {
    /// Whether there is anybody.
    fn presence(&self) -> Presence;

    /// A line of text. `proposed` is taken by Enter; an answer that `judge` refuses is asked for again, and it is said why.
    fn text(
        &mut self,
        question: Question<'_>,
        proposed: &str,
        judge: &dyn Fn(&str) -> Verdict,
    ) -> Result<String, Unanswered>;

    /// One of several; Enter takes the one at `start`.
    fn choose(
        &mut self,
        question: Question<'_>,
        options: &[String],
        start: usize,
    ) -> Result<usize, Unanswered>;

    /// At least one of several.
    fn choose_some(
        &mut self,
        question: Question<'_>,
        options: &[String],
    ) -> Result<Vec<usize>, Unanswered>;
}

/// A person at a terminal.
#[derive(Debug, Default)]
pub struct Terminal;

/// Nobody: a program has called, or every fact was given.
#[derive(Debug, Default)]
pub struct Nobody;

/// Whoever is there: a person who also sees what is asked, or nobody.
pub fn whoever_is_there() -> Box<dyn Asker> {
    match stdin().is_terminal() && stdout().is_terminal() && stderr().is_terminal() {
        true => Box::new(Terminal),
        false => Box::new(Nobody),
    }
}

/// So many options are seen at once.
const LINES: usize = 16;

impl Asker for Terminal {
    fn presence(&self) -> Presence {
        Presence::Somebody
    }

    fn text(
        &mut self,
        question: Question<'_>,
        proposed: &str,
        judge: &dyn Fn(&str) -> Verdict,
    ) -> Result<String, Unanswered> {
        let (mut typed, mut help) = (String::new(), question.help.to_owned());
        loop {
            let mut prompt = Text::new(question.words).with_initial_value(&typed);
            prompt.default = Some(proposed).filter(|p| !p.is_empty());
            prompt.help_message = Some(help.as_str()).filter(|h| !h.is_empty());
            let answer = prompt.prompt()?;
            let answer = answer.trim().to_owned();
            match judge(&answer) {
                Ok(()) => return Ok(answer),
                // What was typed stays, to be mended.
                Err(wrong) => (typed, help) = (answer, wrong),
            }
        }
    }

    fn choose(
        &mut self,
        question: Question<'_>,
        options: &[String],
        start: usize,
    ) -> Result<usize, Unanswered> {
        let mut prompt = Select::new(question.words, options.to_vec());
        prompt.help_message = Some(question.help).filter(|h| !h.is_empty());
        let prompt = prompt.with_page_size(LINES).with_starting_cursor(start);
        Ok(prompt.raw_prompt()?.index)
    }

    fn choose_some(
        &mut self,
        question: Question<'_>,
        options: &[String],
    ) -> Result<Vec<usize>, Unanswered> {
        let one = MinLengthValidator::new(1).with_message("mark at least one with the space bar");
        let mut prompt = MultiSelect::new(question.words, options.to_vec());
        prompt.help_message = Some(question.help).filter(|h| !h.is_empty());
        let prompt = prompt.with_page_size(LINES).with_keep_filter(false);
        let chosen = prompt.with_validator(one).raw_prompt()?;
        Ok(chosen.into_iter().map(|option| option.index).collect())
    }
}

impl Asker for Nobody {
    fn presence(&self) -> Presence {
        Presence::Nobody
    }

    fn text(
        &mut self,
        _: Question<'_>,
        _: &str,
        _: &dyn Fn(&str) -> Verdict,
    ) -> Result<String, Unanswered> {
        Err(Unanswered::Left)
    }

    fn choose(&mut self, _: Question<'_>, _: &[String], _: usize) -> Result<usize, Unanswered> {
        Err(Unanswered::Left)
    }

    fn choose_some(&mut self, _: Question<'_>, _: &[String]) -> Result<Vec<usize>, Unanswered> {
        Err(Unanswered::Left)
    }
}

impl From<InquireError> for Unanswered {
    fn from(error: InquireError) -> Self {
        match error {
            InquireError::OperationCanceled | InquireError::OperationInterrupted => Self::Left,
            error => Self::Failed(error.into()),
        }
    }
}
