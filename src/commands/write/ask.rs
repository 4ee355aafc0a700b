//! Asks for what the playbook misses, fact by fact. Never asks for what an author needs an editor for.

use crate::authoring::ask::{Asker, Question, Unanswered};
use crate::authoring::setting::Setting;
use crate::authoring::wanted::Wanted;
use crate::diagnostics::Severity;
use crate::schema::incident::EmergencyCalls;

/// What leaves a question open.
const OPEN: &str = "-";

/// Facts that take more than a line or two: the editor shows what to fill in.
const LONG: [&str; 4] = ["components", "compensation", "improvements", "allow"];

/// Asks for every fact that `check` would name an error or a warning; what was answered counts, also where the person
/// leaves before the end.
pub(in crate::commands) fn ask_wanted(
    wanted: &[Wanted],
    at: &str,
    asker: &mut dyn Asker,
    answered: &mut Vec<Setting>,
) -> Result<(), Unanswered> {
    let heavy = wanted.iter().filter(|w| w.severity > Severity::Hint);
    for one in heavy.filter(|w| !LONG.contains(&w.key)) {
        match one.key {
            "emergency_calls" => ask_emergency_calls(asker, answered)?,
            "workaround" => ask_workaround(asker, answered)?,
            "verified" => ask_verified(at, asker, answered)?,
            key => ask_line(key, one, asker, answered)?,
        }
    }
    Ok(())
}

/// A fact in one line; Enter takes the proposal, where there is one.
fn ask_line(
    key: &str,
    wanted: &Wanted,
    asker: &mut dyn Asker,
    answered: &mut Vec<Setting>,
) -> Result<(), Unanswered> {
    let proposed = wanted.proposal.as_deref().unwrap_or("");
    let skip = if proposed.is_empty() { "Enter" } else { "`-`" };
    // Nobody should find out at the end that a question could not be left.
    let left = match wanted.severity {
        Severity::Error => "leaves it to the editor, and `check` wants it before this is written",
        _ => "leaves it open",
    };
    let help = format!("{}; {skip} {left}", wanted.advice);
    let words = words_for(key);
    let question = Question {
        words: &words,
        help: &help,
    };
    let judge = |answer: &str| match is_open(answer) {
        true => Ok(()),
        false => Setting::new(key, answer).map(drop),
    };
    let answer = asker.text(question, proposed, &judge)?;
    answered.extend(setting(key, &answer));
    Ok(())
}

/// A fact as one asks a colleague for it.
fn words_for(key: &str) -> String {
    let words = match key {
        "effect" => "What can customers not do?",
        "scope" => "Who is hit?",
        "unknown" => "What is not known yet?",
        "cause" => "What was the cause?",
        "data_loss" => "What was lost?",
        "still_not_working" => "What should people do where it still fails?",
        "next_update" => "When is the next update?",
        "no_change" => "Why is there no news?",
        "approved_by" => "Who else has read it?",
        key => return format!("{key}:"),
    };
    words.to_owned()
}

fn ask_emergency_calls(
    asker: &mut dyn Asker,
    answered: &mut Vec<Setting>,
) -> Result<(), Unanswered> {
    let words = [
        EmergencyCalls::Unknown,
        EmergencyCalls::Affected,
        EmergencyCalls::Ok,
    ];
    let options = words.map(|w| w.as_str().to_owned());
    let question = Question {
        words: "Do emergency calls get through?",
        help: "ask the engineers; `unknown` while they do not know",
    };
    let chosen = asker.choose(question, &options, 0)?;
    answered.extend(setting("emergency_calls", &options[chosen]));
    Ok(())
}

/// What of the unknown is still unknown.
pub(in crate::commands) fn ask_unknown(
    till_now: &str,
    asker: &mut dyn Asker,
    answered: &mut Vec<Setting>,
) -> Result<(), Unanswered> {
    let help = format!("till now: {till_now} Enter keeps that, `{OPEN}` takes it back");
    let question = Question {
        words: "What is still not known?",
        help: &help,
    };
    let answer = asker.text(question, "", &|_| Ok(()))?;
    let answer = if answer == OPEN { "withdrawn" } else { &answer };
    answered.extend(setting("unknown", answer));
    Ok(())
}

fn ask_workaround(asker: &mut dyn Asker, answered: &mut Vec<Setting>) -> Result<(), Unanswered> {
    let question = Question {
        words: "What can people do meanwhile?",
        help: "a sentence or two; `none` if nothing helps; Enter leaves it open",
    };
    let text = asker.text(question, "", &|_| Ok(()))?;
    if text == "none" {
        answered.extend(setting("workaround", &text));
    }
    if text == "none" || is_open(&text) {
        return Ok(());
    }
    answered.extend(setting("workaround.text", &text));
    let question = Question {
        words: "The same in at most 40 characters:",
        help: "for short replies; Enter leaves it out",
    };
    let is_short = |answer: &str| match answer.chars().count() {
        0..=40 => Ok(()),
        many => Err(format!("{many} characters, and 40 fit")),
    };
    let short = asker.text(question, "", &is_short)?;
    answered.extend(setting("workaround.short", &short));
    Ok(())
}

fn ask_verified(
    at: &str,
    asker: &mut dyn Asker,
    answered: &mut Vec<Setting>,
) -> Result<(), Unanswered> {
    let question = Question {
        words: "How do you know that it works again?",
        help: "what was seen, such as `Calls have been normal for 30 minutes.`; Enter leaves it open",
    };
    let how = asker.text(question, "", &|_| Ok(()))?;
    if is_open(&how) {
        return Ok(());
    }
    answered.extend(setting("verified.how", &how));
    let question = Question {
        words: "When was that seen?",
        help: "now, -10m, 14:05 or 2026-07-11 14:05",
    };
    let judge = |answer: &str| Setting::new("verified.at", answer).map(drop);
    let seen = asker.text(question, at, &judge)?;
    answered.extend(setting("verified.at", &seen));
    Ok(())
}

fn is_open(answer: &str) -> bool {
    answer.is_empty() || answer == OPEN
}

/// An answer as a fact; nothing where it was left open.
fn setting(key: &str, answer: &str) -> Option<Setting> {
    let answered = !is_open(answer);
    answered.then(|| Setting::new(key, answer).ok()).flatten()
}
