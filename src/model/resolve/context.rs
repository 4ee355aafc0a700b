//! What every check needs to know: the zone, the languages, the ids of components and brands.

use std::collections::BTreeMap;

use chrono::{LocalResult, Offset, TimeZone};
use chrono_tz::Tz;

use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::model::{BrandIndex, Carries, ComponentIndex, Moment};
use crate::schema::Language;
use crate::schema::node::shorten;
use crate::schema::project::{Component, Project};
use crate::schema::refuse::is_few;
use crate::schema::time::WrittenTime;
use crate::source::{Place, Spanned};

/// What every check needs to know.
pub(super) struct Context {
    /// The zone of times without an offset.
    pub(super) zone: Tz,
    /// The site's languages, the first one first.
    pub(super) languages: Vec<Language>,
    /// Languages that texts may be in: the site's, the brands' and those of replies; nothing where none can be told.
    pub(super) known_languages: Option<Vec<Language>>,
    /// Indexes by component id; nothing where the list cannot be read.
    pub(super) components: Option<BTreeMap<String, ComponentIndex>>,
    /// What each component carries, by index.
    pub(super) carries: Vec<Carries>,
    /// Indexes by brand id; nothing where `amends.yaml` cannot be read.
    pub(super) brands: Option<BTreeMap<String, BrandIndex>>,
}

/// Gathers what every check needs.
///
/// What cannot be told for a mistake in `amends.yaml` is no reason to be silent about the incidents: times are then read
/// in UTC, and names that may or may not exist are no problem.
pub(super) fn resolve_context(
    project: Option<&Project>,
    problems: &mut Vec<Diagnostic>,
) -> Context {
    let zone = project.and_then(|p| p.time_zone.as_ref());
    let zone = zone.and_then(|z| resolve_zone(z, problems));
    let languages = project.map_or_else(Vec::new, |p| resolve_languages(p, problems));
    let told = project.filter(|_| !languages.is_empty());
    let known_languages = told.map(|p| known_languages(p, &languages));
    let fallback = || Language::new("en").into_iter().collect();
    let components = project.and_then(|p| p.components.as_ref());
    let components = components.map_or(&[][..], |c| &c.value);
    let whole = components.iter().all(|c| c.id.is_some());
    Context {
        zone: zone.unwrap_or(Tz::UTC),
        known_languages,
        languages: Some(languages)
            .filter(|l| !l.is_empty())
            .unwrap_or_else(fallback),
        components: Some(name_components(components)).filter(|c| whole && !c.is_empty()),
        carries: components
            .iter()
            .filter(|c| c.id.is_some())
            .map(carries)
            .collect(),
        brands: project.map(name_brands),
    }
}

fn name_components(components: &[Spanned<Component>]) -> BTreeMap<String, ComponentIndex> {
    let mut names = BTreeMap::new();
    let ids = components.iter().filter_map(|c| c.id.as_ref());
    for (index, id) in ids.enumerate() {
        names.entry(id.value.clone()).or_insert(index);
    }
    names
}

fn carries(component: &Spanned<Component>) -> Carries {
    match component.emergency.as_ref().is_some_and(|e| e.value) {
        true => Carries::EmergencyCalls,
        false => Carries::Ordinary,
    }
}

fn name_brands(project: &Project) -> BTreeMap<String, BrandIndex> {
    let mut names = BTreeMap::from([(own_brand_id(project), 0)]);
    let others = project.brands.iter().flat_map(|b| b.iter());
    for (index, (id, _)) in others.enumerate() {
        names.entry(id.value.clone()).or_insert(index + 1);
    }
    names
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

/// More than any site is translated into: each page names every other language, so that pages grow with their square.
pub(super) const MOST_LANGUAGES: usize = 50;

fn resolve_languages(project: &Project, problems: &mut Vec<Diagnostic>) -> Vec<Language> {
    let mut languages = Vec::new();
    let Some(written) = &project.languages else {
        return languages;
    };
    is_few(written, MOST_LANGUAGES, problems);
    for language in written.iter().take(MOST_LANGUAGES) {
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

    /// Whether texts may be in a language.
    pub(super) fn knows(&self, language: &Language) -> bool {
        let known = self.known_languages.as_ref();
        known.is_none_or(|known| known.contains(language))
    }

    /// The index of a component, or a problem that names the nearest one.
    pub(super) fn component(
        &self,
        id: &Spanned<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<ComponentIndex> {
        let components = self.components.as_ref()?;
        let index = components.get(&id.value).copied();
        if index.is_none() {
            let known = components.keys().map(String::as_str);
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
        let brands = self.brands.as_ref()?;
        let index = brands.get(&id.value).copied();
        if index.is_none() {
            let known = brands.keys().map(String::as_str);
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
                problems.push(trouble.diagnose(written.place));
                None
            }
        }
    }

    /// The moment of a written time in the site's zone.
    pub(super) fn resolve_time(&self, written: WrittenTime) -> Result<Moment, ClockTrouble> {
        moment_in(self.zone, written)
    }
}

/// The moment of a written time; the trouble names the offsets between which to choose.
pub(crate) fn moment_in(zone: Tz, written: WrittenTime) -> Result<Moment, ClockTrouble> {
    if let Some(offset) = written.offset {
        let local = offset.from_local_datetime(&written.clock).single();
        return Ok(local.map_or(Moment::MAX_UTC, |t| t.to_utc()));
    }
    match zone.from_local_datetime(&written.clock) {
        LocalResult::Single(time) => Ok(time.to_utc()),
        LocalResult::Ambiguous(first, second) => Err(ClockTrouble {
            code: Code::AmbiguousTime,
            time: written,
            offsets: [first.offset().fix(), second.offset().fix()],
            zone,
        }),
        LocalResult::None => Err(missing_hour(zone, written)),
    }
}

fn missing_hour(zone: Tz, written: WrittenTime) -> ClockTrouble {
    let around = [-24, 24].map(|hours| {
        let clock = written.clock + chrono::Duration::hours(hours);
        let offset = zone.offset_from_local_datetime(&clock).earliest();
        offset.map_or_else(|| chrono::Utc.fix(), |o| o.fix())
    });
    ClockTrouble {
        code: Code::ImpossibleTime,
        time: written,
        offsets: around,
        zone,
    }
}

/// Why a time has no single moment.
#[derive(Debug)]
pub(crate) struct ClockTrouble {
    code: Code,
    time: WrittenTime,
    offsets: [chrono::FixedOffset; 2],
    zone: Tz,
}

impl ClockTrouble {
    /// What is wrong with the time.
    pub(crate) fn message(&self) -> String {
        let [first, second] = self.offsets;
        let what = match self.code {
            Code::AmbiguousTime => "happens twice",
            _ => "does not exist",
        };
        format!(
            "`{}` {what} in {}: the clock goes from {first} to {second}",
            self.clock(),
            self.zone
        )
    }

    /// What to write instead.
    pub(crate) fn help(&self) -> String {
        let ([first, second], time) = (self.offsets, self.clock());
        format!("write the offset you mean: `{time}{first}` or `{time}{second}`")
    }

    fn clock(&self) -> impl std::fmt::Display {
        self.time.clock.format("%Y-%m-%d %H:%M")
    }

    fn diagnose(&self, place: Place) -> Diagnostic {
        Diagnostic::error(self.code, self.message())
            .at(place, "")
            .help(self.help())
    }
}

/// The problem of an id that is not known, with the nearest one that is.
pub(super) fn unknown<'a>(
    code: Code,
    what: &str,
    id: &Spanned<String>,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let problem = Diagnostic::error(code, format!("unknown {what} `{}`", shorten(&id.value)))
        .at(id.place, format!("no such {what}"));
    crate::schema::refuse::suggest(problem, &id.value, id.place, known)
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
