//! How the components of an incident did from its begin to its end, as a small picture. Never counts uptime.

use chrono::Duration;
use serde::Serialize;

use super::scene::{Scene, Sentence, State, Text, key_of};
use crate::model::{ComponentIndex, Incident, Moment, Stretch};
use crate::schema::incident::ComponentStatus;

/// How wide and how high a row is drawn.
const WIDTH: i64 = 360;
const HEIGHT: usize = 16;

/// The components of an incident over time; nothing where one row would say no more than the page's own words.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Course<'a> {
    rows: Vec<CourseRow<'a>>,
}

/// One component over time.
#[derive(Clone, Debug, Serialize)]
struct CourseRow<'a> {
    name: Text<'a>,
    bars: Vec<Bar>,
    /// The same in words.
    spells: Vec<Spell>,
}

/// All stretches of one status as one path.
#[derive(Clone, Debug, Serialize)]
struct Bar {
    key: &'static str,
    path: String,
}

/// A stretch in words.
#[derive(Clone, Debug, Serialize)]
struct Spell {
    state: State,
    when: Sentence,
}

/// The span that a picture shows.
#[derive(Clone, Copy)]
struct Span {
    from: Moment,
    until: Moment,
}

/// How the components of the brand did in an incident, where that changed on the way.
pub(super) fn course<'a>(scene: &Scene<'a>, incident: &Incident) -> Option<Course<'a>> {
    let of_brand = &scene.edition.brand.components;
    let mut stretches = incident.stretches(scene.as_of);
    stretches.retain(|s| of_brand.contains(&s.component));
    let span = Span {
        from: stretches.iter().map(|s| s.from).min()?,
        until: stretches.iter().map(|s| s.until).max()?,
    };
    let whole = |s: &Stretch| s.from == span.from && s.until == span.until;
    if stretches.iter().all(whole) {
        return None;
    }
    let mut components: Vec<_> = stretches.iter().map(|s| s.component).collect();
    components.sort_unstable();
    components.dedup();
    let rows = components.into_iter();
    let rows = rows.map(|index| row(scene, (incident, index), &stretches, span));
    Some(Course {
        rows: rows.collect(),
    })
}

fn row<'a>(
    scene: &Scene<'a>,
    (incident, component): (&Incident, ComponentIndex),
    stretches: &[Stretch],
    span: Span,
) -> CourseRow<'a> {
    let own = stretches.iter().filter(|s| s.component == component);
    let now = incident.status_of(component, scene.as_of);
    let since = |from| scene.since(from, span.from);
    let goes_on = |s: &Stretch| s.until == scene.as_of && now == Some(s.status);
    let spell = |s: &Stretch| Spell {
        state: scene.component_state(s.status),
        when: match goes_on(s) {
            true => since(s.from),
            false => scene.spell([s.from, s.until], span.from),
        },
    };
    let mut spells: Vec<_> = own.clone().map(spell).collect();
    // What began at this very moment has no length to draw yet.
    let begun = now.filter(|s| *s != ComponentStatus::Operational && !own.clone().any(goes_on));
    spells.extend(begun.map(|status| Spell {
        state: scene.component_state(status),
        when: since(scene.as_of),
    }));
    let mut bars: Vec<Bar> = Vec::new();
    for stretch in own.clone() {
        let key = key_of(stretch.status);
        let path = span.path(stretch);
        match bars.iter_mut().find(|bar| bar.key == key) {
            Some(bar) => bar.path.push_str(&path),
            None => bars.push(Bar { key, path }),
        }
    }
    CourseRow {
        name: scene.text(&scene.edition.site.components[component].name),
        bars,
        spells,
    }
}

impl Course<'_> {
    /// A line for each component, as plain text.
    pub(super) fn to_text(&self) -> String {
        let spell = |s: &Spell| format!("{} {}", s.state.word, s.when.to_text());
        let line = |row: &CourseRow<'_>| {
            let spells: Vec<_> = row.spells.iter().map(spell).collect();
            format!("{}: {}", row.name.text, spells.join(" · "))
        };
        let lines: Vec<_> = self.rows.iter().map(line).collect();
        lines.join("\n")
    }
}

impl Span {
    /// A stretch as a line, never so short that it cannot be seen.
    fn path(self, stretch: &Stretch) -> String {
        let (from, until) = (self.place(stretch.from), self.place(stretch.until));
        let from = from.min(WIDTH - 2);
        format!("M{from} {}H{}", HEIGHT / 2, until.max(from + 2))
    }

    fn place(self, moment: Moment) -> i64 {
        let whole = (self.until - self.from).max(Duration::seconds(1));
        (moment - self.from).num_seconds() * WIDTH / whole.num_seconds()
    }
}
