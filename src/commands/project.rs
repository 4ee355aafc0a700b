//! The half that all commands share: load, parse, resolve, and the themes that the brands name. Never writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::languages::check_languages;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::locale::{Locale, Messages};
use crate::model::{Brand, Clock, Edition, Site, editions, resolve};
use crate::playbook::rules::weigh_elsewhere;
use crate::playbook::{self, Findings, Judged, Reach, Voice};
use crate::replies::{self, Asked, Phrasebooks, Replies, Speech};
use crate::schema::parse;
use crate::site;
use crate::source::{Extent, Sources, load, read_names};
use crate::theme::words::{Reader, load as load_words};
use crate::theme::{self, Desk, Theme};

/// A project as it was read.
pub(super) struct Project {
    /// The files.
    pub(super) sources: Sources,
    /// What is true, where the files allow it.
    pub(super) site: Option<Site>,
    /// The themes that the brands name.
    themes: BTreeMap<String, LoadedTheme>,
    /// What is wrong with the files.
    pub(super) diagnostics: Diagnostics,
}

/// How a brand looks and how it speaks.
pub(super) struct LoadedTheme {
    /// Templates and static files.
    pub(super) theme: Theme,
    /// The page of the desk.
    pub(super) desk: Desk,
    /// Interface words.
    pub(super) messages: Messages,
    /// Phrases.
    pub(super) phrasebooks: Phrasebooks,
}

/// Reads and resolves the project in a folder; there is no site where a theme has an error.
pub(super) fn read_project(directory: &Path, clock: &Clock) -> Result<Project> {
    resolve_project(load(directory)?, clock)
}

/// Resolves a project that was read.
pub(super) fn resolve_project(sources: Sources, clock: &Clock) -> Result<Project> {
    let (parsed, mut diagnostics) = parse(&sources);
    let (mut site, found) = resolve(&sources, &parsed, clock);
    refuse_now(&found)?;
    diagnostics.extend(found);
    let mut problems = Vec::new();
    let themes = match &site {
        Some(site) => load_themes(&sources, site, &mut problems),
        None => BTreeMap::new(),
    };
    if problems.iter().any(|p| p.severity == Severity::Error) {
        site = None;
    }
    if let (Some(site), Some(project)) = (&site, &parsed.project) {
        problems.extend(check_languages(project, &site.brands[0].theme, &themes));
    }
    diagnostics.extend(problems);
    // Ten thousand incidents take a while to let go of.
    parsed.incidents.into_par_iter().for_each(drop);
    Ok(Project {
        sources,
        site,
        themes,
        diagnostics,
    })
}

/// A time on the command line that a clock change makes ambiguous or impossible is no problem of the files.
fn refuse_now(found: &Diagnostics) -> Result<()> {
    let of_clock = |p: &&Diagnostic| {
        p.primary.is_none() && matches!(p.code, Code::AmbiguousTime | Code::ImpossibleTime)
    };
    let Some(problem) = found.iter().find(of_clock) else {
        return Ok(());
    };
    let help: Vec<_> = problem.help.iter().map(|h| h.message.as_str()).collect();
    bail!("`--now`: {}; {}", problem.message, help.join("; "))
}

fn load_themes(
    sources: &Sources,
    site: &Site,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, LoadedTheme> {
    let speech = Speech::of(site);
    let mut themes = BTreeMap::new();
    for name in site.brands.iter().map(|b| &b.theme) {
        themes
            .entry(name.clone())
            .or_insert_with(|| load_theme(sources, (name, &speech), problems));
    }
    themes
}

fn load_theme(
    sources: &Sources,
    (name, speech): (&str, &Speech),
    problems: &mut Vec<Diagnostic>,
) -> LoadedTheme {
    let (theme, found) = theme::load(sources, name);
    problems.extend(found);
    let (messages, found) = Messages::load(sources, name);
    problems.extend(found);
    let (phrasebooks, found) = Phrasebooks::load(sources, name, speech);
    problems.extend(found);
    // One update is judged at every pause of its author, and the desk reads thousands of words.
    let (desk, found) = match sources.extent {
        Extent::Whole => Desk::load(sources, name, |tag| speech.has(tag)),
        Extent::Part => (Desk::default(), Vec::new()),
    };
    problems.extend(found);
    LoadedTheme {
        theme,
        desk,
        messages,
        phrasebooks,
    }
}

impl Project {
    /// The theme of a brand.
    pub(super) fn theme_of(&self, brand: &Brand) -> &LoadedTheme {
        &self.themes[&brand.theme]
    }

    /// A locale for each edition, in their order.
    pub(super) fn locales(&self, editions: &[Edition<'_>]) -> Vec<Locale> {
        let locale = |e: &Edition<'_>| {
            let messages = &self.theme_of(e.brand).messages;
            let locale = Locale::new(e.language, e.site.zone, messages);
            locale.falling_back_to(&e.site.languages[0], messages)
        };
        editions.iter().map(locale).collect()
    }

    /// Makes pages and throws them away; where a template has a mistake there is no site.
    pub(super) fn try_templates(&mut self) {
        let Some(site) = &self.site else { return };
        let editions = editions(site);
        let locales = self.locales(&editions);
        let mut tried = BTreeSet::new();
        let pages = editions.iter().zip(&locales).flat_map(|(e, locale)| {
            let theme = &self.theme_of(e.brand).theme;
            let mut found = site::try_templates(e, theme, locale);
            // The built-in templates were tried before they were built in.
            if theme.has_own_templates() && tried.insert(&e.brand.theme) {
                found.extend(site::try_samples(theme, locale));
            }
            found
        });
        let problems = site::distinct(pages);
        if !problems.is_empty() {
            self.diagnostics.extend(problems);
            self.site = None;
        }
    }

    /// Composes the replies and adds what is wrong with them to the diagnostics.
    pub(super) fn compose(&mut self, scope: &replies::Scope) -> Option<Replies> {
        self.compose_asked(scope, Asked::Written)
    }

    /// Composes the replies to what customers asked and adds what is wrong with them to the diagnostics.
    pub(super) fn compose_asked(
        &mut self,
        scope: &replies::Scope,
        asked: Asked,
    ) -> Option<Replies> {
        let compose = |e: &[Edition<'_>], books: &[&Phrasebooks], locales: &[Locale]| {
            replies::compose_asked(e, books, locales, (scope, asked))
        };
        let (replies, found) = self.speak(compose)?;
        self.diagnostics.extend(found);
        Some(replies)
    }

    /// The replies that `build` writes, without what is wrong with them.
    pub(super) fn replies(&self) -> Option<Replies> {
        let (replies, _) = self.speak(|editions, books, locales| {
            replies::compose(editions, books, locales, &replies::Scope::Newest)
        })?;
        Some(replies)
    }

    /// Does something with every edition, the phrases that it speaks from and its locale.
    fn speak<T>(
        &self,
        tell: impl FnOnce(&[Edition<'_>], &[&Phrasebooks], &[Locale]) -> T,
    ) -> Option<T> {
        let editions = editions(self.site.as_ref()?);
        let locales = self.locales(&editions);
        let books = editions.iter().map(|e| &self.theme_of(e.brand).phrasebooks);
        let books: Vec<_> = books.collect();
        Some(tell(&editions, &books, &locales))
    }

    /// Adds the findings of the playbook to the diagnostics, and of a whole project those on its templates and phrases;
    /// hands over those about the archive and the waived ones.
    pub(super) fn judge(&mut self, judged: &Judged) -> Findings {
        if judged.reach != Reach::Named {
            self.try_templates();
        }
        let mut findings = self.find(judged);
        let found = std::mem::take(&mut self.diagnostics);
        let found = found.into_iter().chain(std::mem::take(&mut findings.live));
        self.diagnostics = self.weighed(found);
        findings
    }

    /// What `check` would name, for a project whose templates have been tried.
    pub(super) fn findings(&self) -> Diagnostics {
        let found = self.find(&Judged::default()).live;
        let known = self.diagnostics.iter().cloned();
        self.weighed(known.chain(found)).sorted(&self.sources)
    }

    /// Problems as `check` weighs them, by what the project says of each rule.
    fn weighed(&self, found: impl Iterator<Item = Diagnostic>) -> Diagnostics {
        let Some(site) = &self.site else {
            return found.collect();
        };
        let found = found.map(weigh);
        found
            .filter_map(|d| weigh_elsewhere(d, &site.playbook))
            .collect()
    }

    /// What the playbook finds, and of a whole project what is found on its phrases.
    fn find(&self, judged: &Judged) -> Findings {
        let answer = |e: &[Edition<'_>], books: &[&Phrasebooks], locales: &[Locale]| {
            let (_, unfit) = replies::compose(e, books, locales, &replies::Scope::Newest);
            (unfit, replies::check_spare(e, books, locales))
        };
        let mut live = match judged.reach {
            Reach::Named => Vec::new(),
            _ => self.check_phrases(),
        };
        let Some((unfit, room)) = self.speak(answer) else {
            return Findings {
                live,
                ..Findings::default()
            };
        };
        live.extend(unfit);
        live.extend(room);
        let (staff, unread) = self.staff();
        live.extend(unread);
        let mut findings = self.hold_against_playbook(judged, &staff);
        live.append(&mut findings.live);
        findings.live = live;
        findings
    }

    fn check_phrases(&self) -> Vec<Diagnostic> {
        let themes = self.themes.values();
        let phrases = themes.flat_map(|t| t.phrasebooks.check(&t.messages));
        phrases.filter(|_| self.site.is_some()).collect()
    }

    /// The names that must not appear; a list that cannot be read is a problem, and no reason to judge nothing.
    fn staff(&self) -> (Vec<String>, Option<Diagnostic>) {
        let written = self.site.as_ref().and_then(|site| site.staff.as_ref());
        let Some(written) = written else {
            return (Vec::new(), None);
        };
        match read_names(&self.sources.root, written) {
            Ok(names) => (names, None),
            Err(error) => {
                let message = format!("names of staff are not looked for: {error:#}");
                let problem = Diagnostic::warning(Code::UnreadableFile, message);
                let problem = problem.at(written.place, "cannot be read");
                let advice = "put the list there, one name a line, or remove `staff`";
                (Vec::new(), Some(problem.help(advice)))
            }
        }
    }

    fn hold_against_playbook(&self, judged: &Judged, staff: &[String]) -> Findings {
        let Some(site) = &self.site else {
            return Findings::default();
        };
        let Some(own) = site.brands.first() else {
            return Findings::default();
        };
        // What is wrong with the lists was said when the desk was loaded.
        let pages = site.brands.iter().flat_map(|b| &b.languages);
        let pages: Vec<_> = pages.chain(&site.languages).collect();
        let reads = |tag: &str| pages.iter().any(|l| l.as_str() == tag || l.base() == tag);
        let (words, _) = load_words(&self.sources, &own.theme, Reader::Playbook, reads);
        let voice = Voice {
            phrasebooks: &self.theme_of(own).phrasebooks,
            words: &words,
            staff,
        };
        playbook::check(site, &voice, judged)
    }
}

/// For `check`, customers without a reply are an error; `build` publishes what there is.
fn weigh(diagnostic: Diagnostic) -> Diagnostic {
    match diagnostic.code {
        Code::ReplyTooLong => Diagnostic {
            severity: Severity::Error,
            ..diagnostic
        },
        _ => diagnostic,
    }
}
