//! Standing facts: what an update states, laid over what stood before it.

use super::components::resolve_claims;
use super::context::Context;
use super::text::{localize, localize_option};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{
    Carries, Compensation, ComponentClaim, Eta, EtaStanding, Facts, KnownWorkaround, Localized,
    Window, Workaround,
};
use crate::schema::Text;
use crate::schema::incident::{
    ComponentStatus, EmergencyCalls, Impact, Incident as WrittenIncident, Responsibility,
    Window as WrittenWindow,
};
use crate::schema::update::{
    Compensation as WrittenCompensation, Eta as WrittenEta, Standing, Update as Written,
    Workaround as WrittenWorkaround, WorkaroundFact,
};
use crate::source::Spanned;

/// The facts before the first update, as `incident.yaml` states them.
pub(super) fn initial_facts(
    written: &WrittenIncident,
    impact: Impact,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Facts {
    let said = written.emergency_calls.as_ref().map(|e| e.value);
    let components = resolve_claims(written.components.as_ref(), impact, context, problems);
    Facts {
        emergency_calls: said.unwrap_or_else(|| emergency_calls(&components, context)),
        emergency_calls_said: said.is_some(),
        components,
        effect: None,
        scope: None,
        customers: None,
        cause: None,
        unknown: None,
        workaround: Workaround::Unsaid,
        still_not_working: None,
        eta: None,
        compensation: None,
        data_loss: None,
        impact,
        responsibility: written
            .responsibility
            .as_ref()
            .map_or(Responsibility::Unknown, |r| r.value),
        window: written
            .scheduled
            .as_ref()
            .and_then(|w| resolve_window(w, context, problems)),
    }
}

/// The facts after an update: what it states, else what stood before.
///
/// `said` is what was last said of emergency calls, in `incident.yaml` or an update.
pub(super) fn lay_over(
    before: &Facts,
    written: &Written,
    said: Option<EmergencyCalls>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Facts {
    let mut facts = before.clone();
    lay_texts(&mut facts, written, context, problems);
    if let Some(customers) = &written.customers {
        facts.customers = match &customers.value {
            Standing::Stated(count) => Some(Spanned::new(*count, customers.place)),
            Standing::Withdrawn => None,
        };
    }
    if let Some(impact) = &written.impact {
        facts.impact = impact.value;
    }
    if let Some(responsibility) = &written.responsibility {
        facts.responsibility = responsibility.value;
    }
    if let Some(window) = &written.scheduled {
        facts.window = resolve_window(window, context, problems).or(facts.window);
    }
    let closes = written.status.as_ref().is_some_and(|s| s.closes());
    let mut changed = changes(written, facts.impact, context, problems);
    if closes {
        // The end says so of every component; what stood before is what it goes back to.
        changed.retain(|c| c.status != ComponentStatus::Operational);
    }
    lay_components(&mut facts.components, changed);
    facts.emergency_calls_said = said.is_some();
    facts.emergency_calls = said.unwrap_or_else(|| match closes {
        true => EmergencyCalls::Ok,
        false => emergency_calls(&facts.components, context),
    });
    lay_workaround(&mut facts, written, context, problems);
    lay_eta(&mut facts, written, context, problems);
    lay_compensation(&mut facts, written, context, problems);
    facts
}

/// The components that an update itself names.
pub(super) fn changes(
    written: &Written,
    impact: Impact,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<ComponentClaim> {
    resolve_claims(written.components.as_ref(), impact, context, problems)
}

/// The window of a maintenance; one without an end, or that ends before it begins, is a problem.
pub(super) fn resolve_window(
    written: &Spanned<WrittenWindow>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Window> {
    let from = written.from.as_ref()?;
    let Some(until) = &written.until else {
        let problem = Diagnostic::error(Code::MaintenanceWithoutEnd, "the maintenance has no end")
            .at(from.place, "")
            .help("add `until:` with the time by which everything works again");
        problems.push(problem);
        return None;
    };
    let (start, end) = (
        context.moment(from, problems)?,
        context.moment(until, problems)?,
    );
    if end <= start {
        let problem = Diagnostic::error(
            Code::EndBeforeStart,
            "the maintenance ends before it begins",
        )
        .at(until.place, "the end")
        .see(from.place, "the start")
        .help("correct one of the two times");
        problems.push(problem);
        return None;
    }
    Some(Window {
        from: start,
        until: end,
        place: written.place,
    })
}

fn lay_texts(
    facts: &mut Facts,
    written: &Written,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) {
    let mut lay = |slot: &mut Option<Localized>, fact: &Option<Spanned<Standing<Text>>>| {
        let Some(fact) = fact else { return };
        *slot = match &fact.value {
            Standing::Stated(text) => {
                let text = Spanned::new(text.clone(), fact.place);
                Some(localize(&text, context, problems))
            }
            Standing::Withdrawn => None,
        };
    };
    lay(&mut facts.effect, &written.effect);
    lay(&mut facts.scope, &written.scope);
    lay(&mut facts.cause, &written.cause);
    lay(&mut facts.unknown, &written.unknown);
    lay(&mut facts.still_not_working, &written.still_not_working);
    lay(&mut facts.data_loss, &written.data_loss);
}

fn lay_components(standing: &mut Vec<ComponentClaim>, changes: Vec<ComponentClaim>) {
    for change in changes {
        match standing
            .iter_mut()
            .find(|c| c.component == change.component)
        {
            Some(claim) => *claim = change,
            None => standing.push(change),
        }
    }
}

/// Where nobody said, calls for help are unknown as soon as a component that carries them is hit.
fn emergency_calls(components: &[ComponentClaim], context: &Context) -> EmergencyCalls {
    let hit = components.iter().any(|c| {
        c.status != ComponentStatus::Operational
            && context.carries[c.component] == Carries::EmergencyCalls
    });
    if hit {
        EmergencyCalls::Unknown
    } else {
        EmergencyCalls::Ok
    }
}

fn lay_workaround(
    facts: &mut Facts,
    written: &Written,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(fact) = &written.workaround else {
        return;
    };
    facts.workaround = match &fact.value {
        WorkaroundFact::Withdrawn => Workaround::Unsaid,
        WorkaroundFact::Nothing => Workaround::Nothing(fact.place),
        WorkaroundFact::Stated(stated) => {
            let stated = Spanned::new(stated.as_ref(), fact.place);
            match known_workaround(&stated, context, problems) {
                Some(known) => Workaround::Known(Box::new(known)),
                None => Workaround::Unsaid,
            }
        }
    };
}

fn known_workaround(
    written: &Spanned<&WrittenWorkaround>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<KnownWorkaround> {
    let verified = written.verified.as_ref();
    let expires = written.expires.as_ref();
    let text = localize_option(written.text.as_ref(), context, problems);
    Some(KnownWorkaround {
        short: localize_option(written.short.as_ref(), context, problems),
        verified: verified.and_then(|v| context.moment(v, problems)),
        expires: expires.and_then(|e| context.moment(e, problems)),
        text: text?,
        place: written.place,
    })
}

fn lay_eta(
    facts: &mut Facts,
    written: &Written,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(fact) = &written.eta else { return };
    facts.eta = match &fact.value {
        Standing::Stated(eta) => resolve_eta(&Spanned::new(eta, fact.place), context, problems),
        Standing::Withdrawn => None,
    };
}

fn resolve_eta(
    written: &Spanned<&WrittenEta>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Eta> {
    let until = written.until.as_ref()?;
    let confirmed = written.confirmed.as_ref().is_some_and(|c| c.value);
    Some(Eta {
        until: context.moment(until, problems)?,
        standing: if confirmed {
            EtaStanding::Confirmed
        } else {
            EtaStanding::Unconfirmed
        },
        place: written.place,
    })
}

fn lay_compensation(
    facts: &mut Facts,
    written: &Written,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(fact) = &written.compensation else {
        return;
    };
    facts.compensation = match &fact.value {
        Standing::Stated(stated) => {
            let stated = Spanned::new(stated, fact.place);
            Some(resolve_compensation(&stated, context, problems))
        }
        Standing::Withdrawn => None,
    };
}

fn resolve_compensation(
    written: &Spanned<&WrittenCompensation>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Compensation {
    let decision_by = written.decision_by.as_ref();
    Compensation {
        who: localize_option(written.who.as_ref(), context, problems),
        amount: localize_option(written.amount.as_ref(), context, problems),
        when: localize_option(written.when.as_ref(), context, problems),
        action: localize_option(written.action.as_ref(), context, problems),
        decision_by: decision_by.and_then(|d| context.moment(d, problems)),
        place: written.place,
    }
}
