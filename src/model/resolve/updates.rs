//! One update: its moment, the facts of the moment, and the checks that need only itself and its incident.

use chrono::{NaiveTime, TimeZone};

use super::context::Context;
use super::standing::changes;
use super::text::{localize, localize_option};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{
    AuthorParts, Correction, Facts, Improvement, Localized, Moment, Private, Update, Verified,
    Waiver,
};
use crate::schema::time::{NextUpdate, WrittenTime};
use crate::schema::update::{
    Improvement as WrittenImprovement, Update as Written, Verified as WrittenVerified,
};
use crate::schema::{Text, TranslationFile, UpdateFile};
use crate::source::{Place, Spanned};

/// The parts of an update that do not depend on the updates before it.
pub(super) fn resolve_update(
    file: &UpdateFile,
    written: &Written,
    translations: &[&TranslationFile],
    facts: Facts,
    (context, problems): (&Context, &mut Vec<Diagnostic>),
) -> Option<Update> {
    let at = written.at.as_ref().and_then(|at| {
        let moment = context.moment(at, problems)?;
        Some(Spanned::new(moment, at.place))
    });
    Some(Update {
        number: file.number,
        digits: file.digits.clone(),
        next_update: at
            .as_ref()
            .and_then(|at| next_update(written, at, context, problems)),
        verified: written
            .verified
            .as_ref()
            .and_then(|v| verified(v, context, problems)),
        no_change: localize_option(written.no_change.as_ref(), context, problems),
        improvements: improvements(written, context, problems),
        thanks: localize_option(written.thanks.as_ref(), context, problems),
        corrections: corrections(written, translations, at.as_ref(), context, problems),
        parts: author_parts(written, context, problems),
        private: private(written, problems),
        body: body(file, translations, context, problems),
        changes: changes(written, facts.impact, context, &mut Vec::new()),
        facts,
        status: written.status.clone()?,
        at: at?,
        file: file.file,
    })
}

fn next_update(
    written: &Written,
    at: &Spanned<Moment>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<Moment>> {
    let promised = written.next_update.as_ref()?;
    let moment = match promised.value {
        NextUpdate::After(length) => at.value.checked_add_signed(length),
        NextUpdate::At(time) => context.moment(&Spanned::new(time, promised.place), problems),
        NextUpdate::Clock(clock) => {
            let written = Spanned::new(clock, promised.place);
            next_clock(&written, at.value, context, problems)
        }
    };
    moment.map(|m| Spanned::new(m, promised.place))
}

/// The next such clock time after a moment; one that a clock change leaves out on that day is a problem.
fn next_clock(
    written: &Spanned<NaiveTime>,
    after: Moment,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Moment> {
    let today = after.with_timezone(&context.zone).naive_local();
    let days = today.date().iter_days().take(2);
    for clock in days.map(|day| day.and_time(written.value)) {
        let found = context.zone.from_local_datetime(&clock);
        let candidates = [found.earliest(), found.latest()].into_iter().flatten();
        let mut candidates = candidates.map(|t| t.to_utc());
        if let Some(moment) = candidates.find(|&moment| moment > after) {
            return Some(moment);
        }
        if found.earliest().is_none() && clock > today {
            let offset = None;
            let written = Spanned::new(WrittenTime { clock, offset }, written.place);
            return context.moment(&written, problems);
        }
    }
    None
}

fn verified(
    written: &WrittenVerified,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Verified> {
    Some(Verified {
        at: context.moment(written.at.as_ref()?, problems)?,
        how: localize(written.how.as_ref()?, context, problems),
    })
}

fn improvements(
    written: &Written,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Improvement> {
    let written = written.improvements.iter().flat_map(|i| &i.value);
    let resolve = |i: &Spanned<WrittenImprovement>| {
        Some(Improvement {
            what: localize(i.what.as_ref()?, context, problems),
            due: i.due.as_ref().map(|d| d.value),
            owner: localize_option(i.owner.as_ref(), context, problems),
            done: i.done.as_ref().map(|d| d.value),
        })
    };
    written.filter_map(resolve).collect()
}

/// The corrections of the original and of its translations, oldest first.
fn corrections(
    written: &Written,
    translations: &[&TranslationFile],
    at: Option<&Spanned<Moment>>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Correction> {
    let original = context.languages.first();
    let own = written.corrections.iter().flat_map(|c| &c.value);
    let own = own.filter_map(|c| Some((c, original?)));
    let of_translations = translations.iter().flat_map(|t| {
        let corrections = t.front.corrections.iter().flat_map(|c| &c.value);
        corrections.map(|c| (c, &t.language))
    });
    let mut resolved = Vec::new();
    for (correction, language) in own.chain(of_translations) {
        let (Some(time), Some(was), Some(now)) = (&correction.at, &correction.was, &correction.now)
        else {
            continue;
        };
        let Some(moment) = context.moment(time, problems) else {
            continue;
        };
        if let Some(at) = at.filter(|at| moment < at.value) {
            problems.push(too_early(time.place, at.place));
        }
        resolved.push(Correction {
            at: moment,
            was: was.clone(),
            now: now.clone(),
            language: language.clone(),
        });
    }
    resolved.sort_by_key(|c| c.at);
    resolved
}

fn too_early(correction: Place, update: Place) -> Diagnostic {
    let message = "the correction is earlier than the update that it corrects";
    Diagnostic::error(Code::CorrectionBeforeUpdate, message)
        .at(correction, "")
        .see(update, "published here")
        .help("write the time at which you corrected it")
}

/// An author's part may be there in one language only; the site's first is not required.
fn author_parts(
    written: &Written,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> AuthorParts {
    let Some(parts) = &written.replies else {
        return AuthorParts::default();
    };
    let mut part = |text: &Option<Spanned<Text>>| -> Option<Localized> {
        let text = text.as_ref()?;
        let mut found = Vec::new();
        let part = localize(text, context, &mut found);
        found.retain(|p: &Diagnostic| p.code != Code::MissingFirstLanguage);
        problems.append(&mut found);
        Some(part)
    };
    AuthorParts {
        apology: part(&parts.apology),
        status: part(&parts.status),
        next_step: part(&parts.next_step),
    }
}

fn private(written: &Written, problems: &mut Vec<Diagnostic>) -> Private {
    let waived = written.allow.iter().flat_map(|a| &a.value);
    let rules = waived.filter_map(|w| w.rule.as_ref());
    problems.extend(rules.filter_map(crate::playbook::rules::unknown_waiver));
    let allow = written.allow.iter().flat_map(|a| &a.value);
    let waiver = |w: &Spanned<crate::schema::update::Waiver>| {
        let waiver = Waiver {
            rule: w.rule.as_ref()?.value.clone(),
            reason: w.reason.as_ref()?.value.clone(),
            by: w.by.as_ref()?.value.clone(),
        };
        Some(Spanned::new(waiver, w.place))
    };
    let reports = written.reports.iter().flat_map(|r| r.iter());
    Private {
        allow: allow.filter_map(waiver).collect(),
        approved_by: written.approved_by.clone(),
        reports: reports
            .map(|(name, count)| (name.clone(), count.value))
            .collect(),
        draft: written.draft.as_ref().is_some_and(|d| d.value),
    }
}

fn body(
    file: &UpdateFile,
    translations: &[&TranslationFile],
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Localized {
    let end = file.front_place.span.end as usize;
    // Where the fence itself is missing, the body may have been taken for facts.
    let fenced = file.body.place.span.start as usize >= end + 3;
    if file.body.is_empty() && fenced {
        let problem = Diagnostic::error(Code::EmptyBody, "the update has no text")
            .at(
                Place::new(file.file, end, end + 3),
                "nothing stands below this line",
            )
            .help("write here what customers should know");
        problems.push(problem);
    }
    let first = context.first_language().clone();
    let mut body = Localized::new(vec![(first, file.body.clone())]);
    for translation in translations {
        let known = context.knows(&translation.language);
        if !known || translation.body.is_empty() {
            continue;
        }
        match body.get(&translation.language).map(|first| first.place) {
            Some(first) => problems.push(body_twice(translation, first)),
            None => body.add(translation.language.clone(), translation.body.clone()),
        }
    }
    body
}

fn body_twice(translation: &TranslationFile, first: Place) -> Diagnostic {
    let message = format!("the text is given twice in `{}`", translation.language);
    Diagnostic::error(Code::GivenTwice, message)
        .at(translation.body.place, "again here")
        .see(first, "first here")
        .help("keep one of the two files")
}
