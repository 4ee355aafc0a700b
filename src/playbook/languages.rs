//! What customers of a language are not told, because a text is missing in it.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Facts, Incident, Localized, Phase, Site, Update};
use crate::replies::Phrasebooks;
use crate::schema::Language;

pub(super) fn check(site: &Site, phrasebooks: &Phrasebooks) -> Vec<Diagnostic> {
    let alive = site
        .incidents
        .iter()
        .filter(|i| i.phase(site.now) != Phase::Closed);
    let current = alive.filter_map(|i| Some((i, i.current()?)));
    current
        .flat_map(|(incident, update)| judge(site, phrasebooks, incident, update))
        .collect()
}

fn judge(
    site: &Site,
    phrasebooks: &Phrasebooks,
    incident: &Incident,
    update: &Update,
) -> Vec<Diagnostic> {
    let others = site.languages.iter().skip(1);
    let missing = others.filter_map(|language| {
        let texts = texts(incident, update);
        let missing = texts
            .iter()
            .filter(|(_, text)| text.get(language).is_none());
        let names: Vec<_> = missing.map(|(name, _)| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| untranslated(update, language, &names, phrasebooks))
    });
    missing.collect()
}

/// Everything that customers read of an update, with its key.
fn texts<'i>(incident: &'i Incident, update: &'i Update) -> Vec<(&'static str, &'i Localized)> {
    let Facts {
        effect,
        scope,
        cause,
        unknown,
        still_not_working,
        data_loss,
        ..
    } = &update.facts;
    let workaround = update.facts.known_workaround();
    let short = workaround.and_then(|w| w.short.as_ref());
    let optional = [
        ("effect", effect.as_ref()),
        ("scope", scope.as_ref()),
        ("cause", cause.as_ref()),
        ("unknown", unknown.as_ref()),
        ("workaround.short", short),
        ("workaround.text", workaround.map(|w| &w.text)),
        ("still_not_working", still_not_working.as_ref()),
        ("data_loss", data_loss.as_ref()),
    ];
    let stated = optional
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)));
    let always = [("title", &incident.title), ("the text", &update.body)];
    always.into_iter().chain(stated).collect()
}

fn untranslated(
    update: &Update,
    language: &Language,
    names: &[String],
    phrasebooks: &Phrasebooks,
) -> Diagnostic {
    let message = format!(
        "customers who read `{language}` are not told: {}",
        names.join(", ")
    );
    let effect = match phrasebooks.get(language) {
        Some(_) => "pages show them in the first language, and replies leave them out",
        None => "pages show them in the first language",
    };
    Diagnostic::warning(Code::Untranslated, message)
        .at(update.status.place, "")
        .help(format!(
            "add them to a file named like this one with `.{language}.md`; {effect}"
        ))
}
