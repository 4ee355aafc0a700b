//! Where an incident stands, for whoever writes its next update: what holds until it is stated again, and what was
//! promised. Never judges, and never shows anything to customers.

use chrono::Duration;

use crate::model::{
    Compensation, EtaStanding, Facts, Incident, KnownWorkaround, Localized, Moment, Site,
    Workaround,
};
use crate::source::{FileId, Place};

/// A fact that holds until an update states it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Its key.
    pub key: &'static str,
    /// What it says, in one line.
    pub words: String,
    /// The update that states it; nothing where `incident.yaml` does.
    pub since: Option<String>,
    /// Whether it is only true while the incident goes on.
    pub span: Lifetime,
}

/// How long a fact is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// While the incident goes on: at its end somebody takes it back.
    WhileOpen,
    /// Afterwards as well.
    ForGood,
}

/// The promise of the next word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// By when.
    pub due: Moment,
    /// How late it is, where it was not kept.
    pub late: Option<Duration>,
}

/// The facts that hold, in the order of the schema.
pub fn holding(site: &Site, incident: &Incident) -> Vec<Holding> {
    let Some(facts) = incident.facts() else {
        return Vec::new();
    };
    Telling {
        site,
        incident,
        facts,
    }
    .holding()
}

/// The promise that stands, kept or not.
pub fn promise(site: &Site, incident: &Incident) -> Option<Promise> {
    let due = incident.promise(site.now)?;
    let late = incident.overdue(site.now).map(|due| site.now - due);
    Some(Promise { due, late })
}

/// The components that are not as they should be, with their statuses.
pub fn components(site: &Site, facts: &Facts) -> String {
    let named = facts.components.iter().map(|c| {
        let component = &site.components[c.component];
        format!("{} {}", component.id, c.status.as_str())
    });
    named.collect::<Vec<_>>().join(", ")
}

struct Telling<'t> {
    site: &'t Site,
    incident: &'t Incident,
    facts: &'t Facts,
}

impl Telling<'_> {
    fn holding(&self) -> Vec<Holding> {
        let facts = self.facts;
        let texts = [
            ("effect", &facts.effect, Lifetime::WhileOpen),
            ("scope", &facts.scope, Lifetime::ForGood),
            ("cause", &facts.cause, Lifetime::ForGood),
            ("unknown", &facts.unknown, Lifetime::WhileOpen),
        ];
        let mut holding: Vec<_> = self.components().into_iter().collect();
        holding.extend(texts.into_iter().filter_map(|t| self.text(t)));
        holding.extend(self.workaround());
        let still = (
            "still_not_working",
            &facts.still_not_working,
            Lifetime::ForGood,
        );
        holding.extend(self.text(still));
        holding.extend(self.eta());
        holding.extend(facts.compensation.as_ref().map(|c| self.compensation(c)));
        holding.extend(self.text(("data_loss", &facts.data_loss, Lifetime::ForGood)));
        holding.extend(self.emergency_calls());
        holding
    }

    fn components(&self) -> Option<Holding> {
        let last = self.facts.components.iter().map(|c| c.place);
        let place = last.max_by_key(|p| self.index_of(p.file))?;
        let words = components(self.site, self.facts);
        Some(self.fact("components", words, place))
    }

    fn text(
        &self,
        (key, text, span): (&'static str, &Option<Localized>, Lifetime),
    ) -> Option<Holding> {
        let text = text.as_ref()?;
        let (_, first) = text.iter().next()?;
        let words = self.words(text);
        Some(Holding {
            span,
            ..self.fact(key, words, first.place)
        })
    }

    fn workaround(&self) -> Option<Holding> {
        let (words, place) = match &self.facts.workaround {
            Workaround::Unsaid => return None,
            Workaround::Nothing(place) => ("none".to_owned(), *place),
            Workaround::Known(known) => (self.advice(known), known.place),
        };
        Some(Holding {
            span: Lifetime::WhileOpen,
            ..self.fact("workaround", words, place)
        })
    }

    fn advice(&self, known: &KnownWorkaround) -> String {
        let text = self.words(&known.text);
        let tried = known
            .verified
            .map(|m| format!(" (tried {})", self.clock(m)));
        let expires = known.expires.map(|m| format!(" (until {})", self.clock(m)));
        [Some(text), tried, expires].into_iter().flatten().collect()
    }

    fn eta(&self) -> Option<Holding> {
        let eta = self.facts.eta.as_ref()?;
        let confirmed = match eta.standing {
            EtaStanding::Confirmed => "confirmed",
            EtaStanding::Unconfirmed => "not confirmed, so not published",
        };
        let words = format!("{} ({confirmed})", self.clock(eta.until));
        Some(Holding {
            span: Lifetime::WhileOpen,
            ..self.fact("eta", words, eta.place)
        })
    }

    fn compensation(&self, compensation: &Compensation) -> Holding {
        let parts = [
            &compensation.who,
            &compensation.amount,
            &compensation.when,
            &compensation.action,
        ];
        let parts = parts.into_iter().flatten().map(|t| self.words(t));
        let decision = compensation
            .decision_by
            .map(|m| format!("decided by {}", self.clock(m)));
        let words: Vec<_> = parts.chain(decision).collect();
        self.fact("compensation", words.join("; "), compensation.place)
    }

    fn emergency_calls(&self) -> Option<Holding> {
        self.facts.emergency_calls_said.then(|| Holding {
            key: "emergency_calls",
            words: self.facts.emergency_calls.as_str().to_owned(),
            since: None,
            span: Lifetime::WhileOpen,
        })
    }

    fn fact(&self, key: &'static str, words: String, place: Place) -> Holding {
        let index = self.index_of(place.file);
        Holding {
            key,
            words,
            since: index.map(|i| self.incident.updates[i].digits.clone()),
            span: Lifetime::ForGood,
        }
    }

    fn index_of(&self, file: FileId) -> Option<usize> {
        self.incident.updates.iter().position(|u| u.file == file)
    }

    /// A text of any length in one line.
    fn words(&self, text: &Localized) -> String {
        let words = shown(self.site, text);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn clock(&self, moment: Moment) -> String {
        beside(self.site, moment, self.site.now)
    }
}

/// A text in the site's first language, where it is there.
pub fn shown(site: &Site, text: &Localized) -> String {
    text.shown(&site.languages[0]).text.to_owned()
}

/// A moment as it is said beside another one: the clock alone on the same day.
pub fn beside(site: &Site, moment: Moment, other: Moment) -> String {
    let [there, here] = [moment, other].map(|m| m.with_timezone(&site.zone));
    match there.date_naive() == here.date_naive() {
        true => there.format("%H:%M").to_string(),
        false => there.format("%a %-d %b %H:%M").to_string(),
    }
}
