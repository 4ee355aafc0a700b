//! The brands: the site's own first, then the others, each with what it leaves out filled from the site.

use super::colour::resolve_colour;
use super::contacts::{base_url, resolve_contacts, resolve_emergency, resolve_escalation};
use super::context::{Context, MOST_LANGUAGES, check_id, own_brand_id};
use super::text::localize_option;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Brand, BrandHome, Contacts};
use crate::schema::Language;
use crate::schema::project::{BrandSettings, Project, Tone};
use crate::schema::refuse::is_few;
use crate::source::{Place, Spanned};

/// Folders at the first level of a site; a brand or an incident of that name would hide one.
const PAGE_FOLDERS: [&str; 9] = [
    "api",
    "badges",
    "components",
    "feeds",
    "history",
    "i",
    "incidents",
    "maintenance",
    "static",
];

/// All brands, the site's own first.
pub(super) fn resolve_brands(
    project: &Project,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Brand> {
    let own = resolve_own(project, context, problems);
    let mut brands = Vec::new();
    for (id, settings) in project.brands.iter().flat_map(|b| b.iter()) {
        check_id(&id.value, id.place, problems);
        check_reserved(&id.value, id.place, context, problems);
        if id.value == own_brand_id(project) {
            let message = format!("the brand `{}` is the site's own", id.value);
            let problem = Diagnostic::error(Code::DuplicateId, message).at(id.place, "");
            problems.push(problem.help("give it another id, or name the site's own in `brand.id`"));
        }
        brands.push(resolve_brand(id, settings, &own, context, problems));
    }
    brands.insert(0, own);
    brands
}

/// A name or address that is missing or wrong is a problem already, and there is no site then.
fn resolve_own(project: &Project, context: &Context, problems: &mut Vec<Diagnostic>) -> Brand {
    let url = base_url(project.url.as_ref(), problems);
    let short_url = base_url(project.short_url.as_ref(), problems);
    let name = localize_option(project.name.as_ref(), context, problems);
    let brand = project.brand.as_ref().map(|b| &b.value);
    if let Some(id) = brand.and_then(|b| b.id.as_ref()) {
        check_id(&id.value, id.place, problems);
        check_reserved(&id.value, id.place, context, problems);
    }
    let url = url.unwrap_or_default();
    let contacts = project.contacts.as_ref();
    let escalation = project.escalation.as_ref();
    let emergency = project.emergency.as_ref();
    let tone_max = project.replies.as_ref().and_then(|r| r.tone_max.as_ref());
    Brand {
        id: own_brand_id(project),
        name: name.unwrap_or_default(),
        short_url: short_url.unwrap_or_else(|| url.clone()),
        url,
        home: BrandHome::Site,
        components: (0..context.carries.len()).collect(),
        contacts: contacts.map_or_else(Contacts::default, |c| {
            resolve_contacts(c, context, problems)
        }),
        escalation: escalation.and_then(|e| resolve_escalation(e, context, problems)),
        emergency: emergency.and_then(|e| resolve_emergency(e, context, problems)),
        theme: project
            .theme
            .as_ref()
            .map_or_else(|| "default".to_owned(), |t| t.value.clone()),
        colour: resolve_colour(brand.and_then(|b| b.colour.as_ref()), problems),
        logo: brand.and_then(|b| b.logo.as_ref()).map(|l| l.value.clone()),
        tone_max: tone_max.map_or(Tone::Warm, |t| t.value),
        languages: context.languages.clone(),
    }
}

fn resolve_brand(
    id: &Spanned<String>,
    written: &BrandSettings,
    own: &Brand,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Brand {
    let name = localize_option(written.name.as_ref(), context, problems);
    let url = base_url(written.url.as_ref(), problems);
    let short_url = base_url(written.short_url.as_ref(), problems);
    let home = match &written.url {
        Some(_) => BrandHome::OwnFolder,
        None => BrandHome::SubFolder,
    };
    let default_url = || format!("{}/{}", own.url, id.value);
    let url = url.unwrap_or_else(default_url);
    Brand {
        id: id.value.clone(),
        name: name.unwrap_or_default(),
        short_url: short_url.unwrap_or_else(|| url.clone()),
        url,
        home,
        components: brand_components(written, own, context, problems),
        contacts: brand_contacts(written, own, context, problems),
        escalation: match &written.escalation {
            Some(e) => resolve_escalation(e, context, problems),
            None => own.escalation.clone(),
        },
        emergency: match &written.emergency {
            Some(e) => resolve_emergency(e, context, problems),
            None => own.emergency.clone(),
        },
        theme: written
            .theme
            .as_ref()
            .map_or_else(|| own.theme.clone(), |t| t.value.clone()),
        colour: resolve_colour(written.colour.as_ref(), problems).or(own.colour),
        logo: written
            .logo
            .as_ref()
            .map(|l| l.value.clone())
            .or_else(|| own.logo.clone()),
        tone_max: written
            .tone_max
            .as_ref()
            .map_or(own.tone_max, |t| t.value.min(own.tone_max)),
        languages: brand_languages(written, own, problems),
    }
}

fn brand_components(
    written: &BrandSettings,
    own: &Brand,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let Some(ids) = &written.components else {
        return own.components.clone();
    };
    ids.iter()
        .filter_map(|id| context.component(id, problems))
        .collect()
}

/// A role that a brand does not name is answered by the site's.
fn brand_contacts(
    written: &BrandSettings,
    own: &Brand,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Contacts {
    let site = own.contacts.clone();
    let Some(contacts) = &written.contacts else {
        return site;
    };
    let own = resolve_contacts(contacts, context, problems);
    Contacts {
        help: own.help.or(site.help),
        business: own.business.or(site.business),
        privacy: own.privacy.or(site.privacy),
        billing: own.billing.or(site.billing),
        leave: own.leave.or(site.leave),
        vulnerable: own.vulnerable.or(site.vulnerable),
        complaints_body: own.complaints_body.or(site.complaints_body),
    }
}

fn brand_languages(
    written: &BrandSettings,
    own: &Brand,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Language> {
    match &written.languages {
        Some(languages) if !languages.is_empty() => {
            is_few(languages, MOST_LANGUAGES, problems);
            languages.iter().map(|l| l.value.clone()).collect()
        }
        _ => own.languages.clone(),
    }
}

/// An id that is also a folder of pages or of a language would hide those pages.
pub(super) fn check_reserved(
    id: &str,
    place: Place,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) {
    let mut languages = context.known_languages.iter().flatten();
    let is_language = languages.any(|l| l.as_str() == id);
    if is_language || PAGE_FOLDERS.contains(&id) {
        let message = format!("`{id}` is the name of a folder of pages or of a language");
        let problem = Diagnostic::error(Code::ReservedId, message).at(place, "");
        problems.push(problem.help("give it another id"));
    }
}
