//! What every check needs to know: the zone, the languages, the ids of components and brands.

use std::collections::BTreeMap;

use chrono::{LocalResult, Offset, TimeZone};
use chrono_tz::Tz;

use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::model::{BrandIndex, Carries, ComponentIndex, Moment};
use crate::schema::Language;
use crate::schema::project::Project;
use crate::schema::time::WrittenTime;
use crate::source::{Place, Spanned};

/// What every check needs to know.
pub(super) struct Context {
    /// The zone of times without an offset.
    pub(super) zone: Tz,
    /// The site's languages, the first one first.
    pub(super) languages: Vec<Language>,
    /// Languages that texts may be in: the site's, the brands' and those of replies.
    pub(super) known_languages: Vec<Language>,
    /// Indexes by component id.
    pub(super) components: BTreeMap<String, ComponentIndex>,
    /// What each component carries, by index.
    pub(super) carries: Vec<Carries>,
    /// Indexes by brand id.
    pub(super) brands: BTreeMap<String, BrandIndex>,
}

/// Gathers what every check needs; nothing where the zone or the languages cannot be told.
pub(super) fn resolve_context(
    project: &Project,
    problems: &mut Vec<Diagnostic>,
) -> Option<Context> {
    let zone = project.time_zone.as_ref();
    let zone = zone.and_then(|z| resolve_zone(z, problems));
    let languages = resolve_languages(project, problems);
    let mut context = Context {
        zone: zone?,
        known_languages: known_languages(project, &languages),
        languages: Some(languages).filter(|l| !l.is_empty())?,
        components: BTreeMap::new(),
        carries: Vec::new(),
        brands: BTreeMap::new(),
    };
    for component in project.components.iter().flat_map(|c| &c.value) {
        if let Some(id) = &component.id {
            let index = context.carries.len();
            context.components.entry(id.value.clone()).or_insert(index);
            let emergency = component.emergency.as_ref().is_some_and(|e| e.value);
            context.carries.push(if emergency {
                Carries::EmergencyCalls
            } else {
                Carries::Ordinary
            });
        }
    }
    name_brands(project, &mut context);
    Some(context)
}

fn name_brands(project: &Project, context: &mut Context) {
    context.brands.insert(own_brand_id(project), 0);
    let others = project.brands.iter().flat_map(|b| b.iter());
    for (index, (id, _)) in others.enumerate() {
        context.brands.entry(id.value.clone()).or_insert(index + 1);
    }
}

/// The id of the site's own brand.
pub(super) fn own_brand_id(project: &Project) -> String {
    let brand = project.brand.as_ref().and_then(|b| b.id.as_ref());
    brand.map_or_else(|| "main".to_owned(), |id| id.value.clone())
}

fn resolve_zone(written: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<Tz> {
    let zone = written.value.parse().ok();
    if zone.is_none() {
        let message = format!("`{}` is not a time zone", written.value);
        let problem = Diagnostic::error(Code::UnknownTimeZone, message).at(written.place, "");
        let names = chrono_tz::TZ_VARIANTS.iter().map(|z| z.name());
        problems.push(match nearest(&written.value, names) {
            Some(name) => problem.mend(format!("did you mean `{name}`?"), written.place, name),
            None => problem.help("write a name such as `Europe/London`"),
        });
    }
    zone
}

fn resolve_languages(project: &Project, problems: &mut Vec<Diagnostic>) -> Vec<Language> {
    let mut languages = Vec::new();
    let Some(written) = &project.languages else {
        return languages;
    };
    for language in &written.value {
        if languages.contains(&language.value) {
            let message = format!("the language `{}` is given twice", language.value);
            let problem = Diagnostic::error(Code::DuplicateId, message).at(language.place, "");
            problems.push(problem.help("keep one of the two"));
        } else {
            languages.push(language.value.clone());
        }
    }
    if languages.is_empty() {
        let problem = Diagnostic::error(Code::MissingKey, "`languages` names no language");
        problems.push(
            problem
                .at(written.place, "")
                .help("write `languages: [en]`"),
        );
    }
    languages
}

fn known_languages(project: &Project, languages: &[Language]) -> Vec<Language> {
    let of_replies = project.replies.as_ref().and_then(|r| r.languages.as_ref());
    let brands = project.brands.iter().flat_map(|b| b.iter());
    let of_brands = brands.filter_map(|(_, b)| b.languages.as_ref());
    let others = of_replies
        .into_iter()
        .chain(of_brands)
        .flat_map(|l| &l.value);
    let mut known = languages.to_vec();
    for language in others {
        if !known.contains(&language.value) {
            known.push(language.value.clone());
        }
    }
    known
}

impl Context {
    /// The site's first language.
    pub(super) fn first_language(&self) -> &Language {
        &self.languages[0]
    }

    /// The index of a component, or a problem that names the nearest one.
    pub(super) fn component(
        &self,
        id: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<ComponentIndex> {
        let index = self.components.get(&id.value).copied();
        if index.is_none() {
            let known = self.components.keys().map(String::as_str);
            problems.push(unknown(Code::UnknownComponent, "component", id, known));
        }
        index
    }

    /// The index of a brand, or a problem that names the nearest one.
    pub(super) fn brand(
        &self,
        id: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<BrandIndex> {
        let index = self.brands.get(&id.value).copied();
        if index.is_none() {
            let known = self.brands.keys().map(String::as_str);
            problems.push(unknown(Code::UnknownBrand, "brand", id, known));
        }
        index
    }

    /// The moment of a written time, or a problem where a clock change makes it ambiguous or impossible.
    pub(super) fn moment(
        &self,
        written: &Spanned<WrittenTime>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Moment> {
        match self.resolve_time(written.value) {
            Ok(moment) => Some(moment),
            Err(trouble) => {
                problems.push(trouble.diagnose(written));
                None
            }
        }
    }

    /// The moment of a written time; the trouble names the offsets between which to choose.
    pub(super) fn resolve_time(&self, written: WrittenTime) -> Result<Moment, ClockTrouble> {
        if let Some(offset) = written.offset {
            let local = offset.from_local_datetime(&written.clock).single();
            return Ok(local.map_or(Moment::MAX_UTC, |t| t.to_utc()));
        }
        match self.zone.from_local_datetime(&written.clock) {
            LocalResult::Single(time) => Ok(time.to_utc()),
            LocalResult::Ambiguous(first, second) => Err(ClockTrouble {
                code: Code::AmbiguousTime,
                offsets: [first.offset().fix(), second.offset().fix()],
                zone: self.zone,
            }),
            LocalResult::None => Err(self.missing_hour(written)),
        }
    }

    fn missing_hour(&self, written: WrittenTime) -> ClockTrouble {
        let around = [-24, 24].map(|hours| {
            let clock = written.clock + chrono::Duration::hours(hours);
            let offset = self.zone.offset_from_local_datetime(&clock).earliest();
            offset.map_or_else(|| chrono::Utc.fix(), |o| o.fix())
        });
        ClockTrouble {
            code: Code::ImpossibleTime,
            offsets: around,
            zone: self.zone,
        }
    }
}

/// Why a time has no single moment.
pub(super) struct ClockTrouble {
    code: Code,
    offsets: [chrono::FixedOffset; 2],
    zone: Tz,
}

impl ClockTrouble {
    fn diagnose(&self, written: &Spanned<WrittenTime>) -> Diagnostic {
        let [first, second] = self.offsets;
        let time = written.value.clock.format("%Y-%m-%d %H:%M");
        let what = match self.code {
            Code::AmbiguousTime => "happens twice",
            _ => "does not exist",
        };
        let message = format!(
            "`{time}` {what} in {}: the clock goes from {first} to {second}",
            self.zone
        );
        Diagnostic::error(self.code, message)
            .at(written.place, "")
            .help(format!(
                "write the offset you mean: `{time}{first}` or `{time}{second}`"
            ))
    }
}

/// The problem of an id that is not known, with the nearest one that is.
pub(super) fn unknown<'a>(
    code: Code,
    what: &str,
    id: &Spanned<String>,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let problem = Diagnostic::error(code, format!("unknown {what} `{}`", id.value))
        .at(id.place, format!("no such {what}"));
    crate::schema::read::suggest(problem, &id.value, id.place, known)
}

/// Checks the characters of an id that becomes part of an address.
pub(super) fn check_id(id: &str, place: Place, problems: &mut Vec<Diagnostic>) {
    let fits = !id.is_empty()
        && id.len() <= 120
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-');
    if !fits {
        let shown: String = id.chars().take(60).collect();
        let message = format!("`{}` cannot be an id", shown.escape_debug());
        let problem = Diagnostic::error(Code::InvalidId, message)
            .at(place, "")
            .help("use lower-case letters a to z, digits and hyphens, at most 120 of them");
        problems.push(problem);
    }
}
