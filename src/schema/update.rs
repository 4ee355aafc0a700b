//! The front matter of an update, and of its translation, as written.

use chrono::NaiveDate;

use super::incident::{ComponentClaims, EmergencyCalls, Impact, Responsibility, Window};
use super::node::{Node, Quoting, Value};
use super::phrasebook::Situation;
use super::read::{Named, Read};
use super::record::{choice, record};
use super::shape::{Limit, Place, Set, Shape, Shaped, Word};
use super::text::Text;
use super::time::{NextUpdate, WrittenTime};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Spanned;

record! {
    /// The front matter of an update.
    Update: "a map of keys and values" {
        /// Where the incident or the maintenance stands. It may go back.
        status: Status = needed,
        /// When the update was published.
        at: WrittenTime = needed,
        /// Components whose status changes with this update; the others keep theirs. A map of statuses, or a list that takes its status from the impact.
        components: ComponentClaims,
        /// What customers cannot do. Stands until it is stated again or `withdrawn`.
        effect: Standing<Text>,
        /// Who is hit and where. Stands until it is stated again or `withdrawn`.
        scope: Standing<Text>,
        /// How many customers are hit. Stands until it is stated again or `withdrawn`.
        customers: Standing<u64>,
        /// What caused it, once that is verified. Stands until it is stated again or `withdrawn`.
        cause: Standing<Text>,
        /// What is not known yet. Stands until it is stated again or `withdrawn`.
        unknown: Standing<Text>,
        /// What customers can do meanwhile; `none` says that there is nothing. Stands until it is stated again or `withdrawn`.
        workaround: WorkaroundFact,
        /// What to do when it still does not work. Stands until it is stated again or `withdrawn`.
        still_not_working: Standing<Text>,
        /// When it is to work again; private until confirmed. Stands until it is stated again or `withdrawn`.
        eta: Standing<Eta>,
        /// Who gets what back, or when that is decided. Stands until it is stated again or `withdrawn`.
        compensation: Standing<Compensation>,
        /// What was lost. Stands until it is stated again or `withdrawn`.
        data_loss: Standing<Text>,
        /// The impact from here on.
        impact: Impact,
        /// Whose fault it is, from here on.
        responsibility: Responsibility,
        /// Whether emergency calls get through, from here on.
        emergency_calls: EmergencyCalls,
        /// The window of the maintenance, from here on.
        scheduled: Window,
        /// When the next word comes.
        next_update: NextUpdate,
        /// How the team knows that it works again.
        verified: Verified,
        /// Why there is nothing new, and what was tried.
        no_change: Text,
        /// What changes so that it does not happen again.
        improvements: Vec<Spanned<Improvement>>,
        /// Whom we thank.
        thanks: Text,
        /// What an edit of this published update changed, one entry each.
        corrections: Vec<Spanned<Correction>>,
        /// The author's own words for parts of replies. They stand wherever a reply with them fits.
        replies: ReplyParts,
        /// Rules of the playbook that this update may break, and why. Private.
        allow: Vec<Spanned<Waiver>>,
        /// Who approved it. Private.
        approved_by: String,
        /// How many complaints of each kind came in, by situation. Private.
        reports: Named<u64> where Limit::OneOf(&[Set::Choice(&Situation::CHOICE)]),
        /// Whether the update is not there for `build`; `check` still reads it; default `false`.
        draft: bool,
    }
}

record! {
    /// The front matter of a translation: text fields and corrections, nothing else.
    Translation: "a map of text fields" {
        /// What customers cannot do.
        effect: String,
        /// Who and where.
        scope: String,
        /// What caused it.
        cause: String,
        /// What is not known yet.
        unknown: String,
        /// What customers can do meanwhile.
        workaround: WorkaroundText,
        /// What to do when it still does not work.
        still_not_working: String,
        /// Who gets what back.
        compensation: CompensationText,
        /// What was lost.
        data_loss: String,
        /// How the team knows that it works again.
        verified: VerifiedText,
        /// Why there is nothing new.
        no_change: String,
        /// What changes, in the order of the original.
        improvements: Vec<Spanned<ImprovementText>>,
        /// Whom we thank.
        thanks: String,
        /// What an edit of this translation changed.
        corrections: Vec<Spanned<Correction>>,
        /// The author's own words for parts of replies.
        replies: ReplyTexts,
    }
}

/// A fact that stands until a later update states it again or takes it back.
#[derive(Clone, Debug)]
pub enum Standing<T> {
    /// It holds from here on.
    Stated(T),
    /// It holds no longer.
    Withdrawn,
}

/// What customers can do meanwhile.
#[derive(Clone, Debug)]
pub enum WorkaroundFact {
    /// This.
    Stated(Box<Workaround>),
    /// Nothing, and we say so.
    Nothing,
    /// What was said before holds no longer.
    Withdrawn,
}

record! {
    /// Something that customers can do meanwhile.
    Workaround: "a map with `short`, `text` and `verified`" {
        /// The same in at most forty characters, for short channels.
        short: Text,
        /// What to do, in full.
        text: Text = needed,
        /// When somebody last tried it; default not said.
        verified: WrittenTime,
        /// When it stops being true; default never.
        expires: WrittenTime,
    }
}

record! {
    /// A workaround in another language.
    WorkaroundText: "a map with `short` and `text`" {
        /// The same in at most forty characters, for short channels.
        short: String,
        /// What to do, in full.
        text: String,
    }
}

record! {
    /// When it is to work again.
    Eta: "a map with `until` and `confirmed`" {
        /// It works again by then.
        until: WrittenTime = needed,
        /// Whether customers may be told; until then it is private; default `false`.
        confirmed: bool,
    }
}

record! {
    /// Who gets what back, or when that is decided.
    Compensation: "a map with `who`, `amount`, `when` and `action`, or with `decision_by`" {
        /// Who gets it.
        who: Text,
        /// How much they get.
        amount: Text,
        /// When they get it.
        when: Text,
        /// What customers have to do for it.
        action: Text,
        /// When it is decided.
        decision_by: WrittenTime,
    }
}

record! {
    /// Compensation in another language.
    CompensationText: "a map with `who`, `amount`, `when` and `action`" {
        /// Who gets it.
        who: String,
        /// How much they get.
        amount: String,
        /// When they get it.
        when: String,
        /// What customers have to do for it.
        action: String,
    }
}

record! {
    /// How the team knows that it works again.
    Verified: "a map with `at` and `how`" {
        /// Since when it works.
        at: WrittenTime = needed,
        /// What was seen.
        how: Text = needed,
    }
}

record! {
    /// How the team knows, in another language.
    VerifiedText: "a map with `how`" {
        /// What was seen.
        how: String = needed,
    }
}

record! {
    /// Something that changes so that it does not happen again.
    Improvement: "a map with `what`, `due` and `owner`" {
        /// What changes.
        what: Text = needed,
        /// The day by which it is done.
        due: NaiveDate,
        /// Who sees to it: a team, never a person.
        owner: Text,
        /// The day it was done.
        done: NaiveDate,
    }
}

record! {
    /// An improvement in another language.
    ImprovementText: "a map with `what` and `owner`" {
        /// What changes.
        what: String = needed,
        /// Who sees to it: a team, never a person.
        owner: String,
    }
}

record! {
    /// What an edit of a published update changed.
    Correction: "a map with `at`, `was` and `now`" {
        /// When it was corrected.
        at: WrittenTime = needed,
        /// What it said, without languages.
        was: String = needed,
        /// What it says now, without languages.
        now: String = needed,
    }
}

record! {
    /// The author's own words for parts of replies.
    ReplyParts: "a map with `apology`, `status` or `next_step`" {
        /// The apology.
        apology: Text,
        /// The status.
        status: Text,
        /// The next step.
        next_step: Text,
    }
}

record! {
    /// The author's own words in another language.
    ReplyTexts: "a map with `apology`, `status` or `next_step`" {
        /// The apology.
        apology: String,
        /// The status.
        status: String,
        /// The next step.
        next_step: String,
    }
}

record! {
    /// A rule that an update may break.
    Waiver: "a map with `rule`, `reason` and `by`" {
        /// The name of the rule.
        rule: String = needed where Limit::OneOf(&[Set::Known(Place::Rules)]),
        /// Why it may be broken here.
        reason: String = needed,
        /// Who says so.
        by: String = needed,
    }
}

choice! {
    /// Where an incident or a maintenance stands.
    Status: "a status such as `investigating` or `scheduled`" {
        /// We see it and look for the cause.
        Investigating = "investigating",
        /// We know what it is and are fixing it.
        Identified = "identified",
        /// It works again and we watch it.
        Monitoring = "monitoring",
        /// It is over.
        Resolved = "resolved",
        /// What happened and what changes.
        Postmortem = "postmortem",
        /// A maintenance is announced.
        Scheduled = "scheduled",
        /// A maintenance is under way.
        InProgress = "in_progress",
        /// A maintenance is done and being checked.
        Verifying = "verifying",
        /// A maintenance is over.
        Completed = "completed",
    }
}

impl<T: Read> Read for Standing<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if is_word(node, "withdrawn") {
            return Some(Self::Withdrawn);
        }
        T::read(node, problems).map(Self::Stated)
    }
}

static WITHDRAWN: Word = Word {
    word: "withdrawn",
    about: "What was said before holds no longer.",
};

static NOTHING: Word = Word {
    word: "none",
    about: "There is nothing that customers can do, and we say so.",
};

impl<T: Shaped> Shaped for Standing<T> {
    fn shape() -> Shape {
        Shape::Either(vec![Shape::Word(&WITHDRAWN), T::shape()])
    }
}

impl Read for WorkaroundFact {
    const EXPECTED: &'static str = "`none`, `withdrawn`, or a map with `short` and `text`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if is_word(node, "none") {
            return Some(Self::Nothing);
        }
        if is_word(node, "withdrawn") {
            return Some(Self::Withdrawn);
        }
        if let Some(problem) = bare_text(node) {
            problems.push(problem);
            return None;
        }
        Workaround::read(node, problems).map(|w| Self::Stated(Box::new(w)))
    }
}

impl Shaped for WorkaroundFact {
    fn shape() -> Shape {
        let words = [&NOTHING, &WITHDRAWN].map(Shape::Word);
        let stated = Workaround::shape();
        Shape::Either(words.into_iter().chain([stated]).collect())
    }
}

/// A workaround is easily taken for a text like the others.
fn bare_text(node: &Node) -> Option<Diagnostic> {
    let Value::Scalar(scalar) = &node.value else {
        return None;
    };
    let text = scalar.text.as_str();
    if node.is_nothing() || text.contains(['\n', '"', '\\']) {
        return None;
    }
    let message = format!("expected {}, found a text", WorkaroundFact::EXPECTED);
    let problem = Diagnostic::error(Code::WrongType, message).at(node.place, "");
    Some(problem.mend_surely(
        "write it as its `text`",
        node.place,
        format!("\n  text: \"{text}\""),
    ))
}

/// In quotes the word is a text like any other.
fn is_word(node: &Node, word: &str) -> bool {
    matches!(&node.value, Value::Scalar(s) if s.quoting == Quoting::Plain && s.text == word)
}
