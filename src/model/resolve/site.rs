//! The site without its incidents, from `amends.yaml`.

use super::brands::resolve_brands;
use super::components::resolve_components;
use super::contacts::resolve_shift;
use super::context::Context;
use super::settle::Settled;
use crate::channels::load_channels;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{BrandIndex, Incident, Moment, ReplySettings, Site};
use crate::schema::Named;
use crate::schema::incident::Impact;
use crate::schema::project::{Playbook, Project, Replies, Uptime};
use crate::source::{Digest, FileId, Place, Spanned};

/// The format that this version reads.
const FORMAT: u64 = 1;

/// A site that has no incidents yet.
pub(super) struct Base(Site);

/// Resolves everything of `amends.yaml`.
pub(super) fn resolve_base(
    project: &Project,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Base {
    check_format(project, problems);
    check_playbook(project, problems);
    let components = resolve_components(project, context, problems);
    let brands = resolve_brands(project, context, problems);
    let rota = project.rota.iter().flat_map(|r| &r.value);
    let rota = rota.filter_map(|s| resolve_shift(s, problems)).collect();
    let replies = resolve_replies(project, context, problems);
    let channels = project.channels.as_ref().map(|c| c.value.clone());
    let channels: Named<_> = channels.unwrap_or_default();
    for id in channels
        .iter()
        .flat_map(|(_, c)| &c.needs)
        .flat_map(|n| &n.value)
    {
        let _known = context.component(id, problems);
    }
    problems.extend(load_channels(&replies.channels, &channels).1);
    Base(Site {
        zone: context.zone,
        languages: context.languages.clone(),
        components,
        brands,
        rota,
        replies,
        channels,
        hosting: project
            .hosting
            .iter()
            .flat_map(|h| h.iter().map(|h| h.value))
            .collect(),
        playbook: project
            .playbook
            .as_ref()
            .map_or_else(Playbook::default, |p| p.value.clone()),
        staff: project.staff.clone(),
        uptime: project
            .uptime
            .as_ref()
            .map_or(Uptime::Weighted, |u| u.value),
        incidents: Vec::new(),
        unpublished: Vec::new(),
        kept: Vec::new(),
        now: Moment::UNIX_EPOCH,
        as_of: Moment::UNIX_EPOCH,
        next_event: None,
        digest: Digest::default(),
    })
}

impl Base {
    /// The whole site at a moment.
    pub(super) fn with_incidents(self, settled: Settled, now: Moment) -> Site {
        let mut site = self.0;
        site.incidents = settled.incidents;
        site.unpublished = settled.unpublished;
        site.kept = settled.kept;
        site.now = now;
        let brands = &site.brands;
        for incident in site.incidents.iter_mut().chain(&mut site.unpublished) {
            if incident.brands.is_empty() {
                let hit = brands
                    .iter()
                    .enumerate()
                    .filter(|(_, b)| hits(incident, &b.components));
                incident.brands = hit.map(|(index, _)| index).collect::<Vec<BrandIndex>>();
            }
        }
        site
    }
}

/// Whether a brand has one of the components that an incident names; one that names none hits every brand.
fn hits(incident: &Incident, components: &[usize]) -> bool {
    let changes = incident.updates.iter().flat_map(|u| &u.changes);
    let mut named = incident.components.iter().chain(changes).peekable();
    named.peek().is_none() || named.any(|c| components.contains(&c.component))
}

/// A team that named no channel still gets replies for those that most teams have.
fn default_channels(file: FileId) -> Vec<Spanned<String>> {
    let names = ["x", "short", "sms", "email"];
    let spanned = names.map(|name| Spanned::new(name.to_owned(), Place::start_of(file)));
    spanned.to_vec()
}

fn check_format(project: &Project, problems: &mut Vec<Diagnostic>) {
    let Some(format) = &project.format else {
        return;
    };
    if format.value != FORMAT {
        let message = format!(
            "this version of amends reads format {FORMAT}, not {}",
            format.value
        );
        let problem = Diagnostic::error(Code::UnknownFormat, message).at(format.place, "");
        problems.push(problem.help("update amends, or write the file in the format that it reads"));
    }
}

/// The keys below `first_update` and `next_update` are impacts.
fn check_playbook(project: &Project, problems: &mut Vec<Diagnostic>) {
    let Some(playbook) = &project.playbook else {
        return;
    };
    problems.extend(crate::playbook::thresholds::check(playbook));
    problems.extend(crate::playbook::unknown_lists(playbook));
    for (name, level) in playbook.rules.iter().flat_map(|r| r.iter()) {
        problems.extend(crate::playbook::rules::unknown(name));
        problems.extend(crate::playbook::rules::hidden(name, level.value));
    }
    let limits = playbook.first_update.iter().chain(&playbook.next_update);
    for (impact, _) in limits.flat_map(|l| l.iter()) {
        if Impact::from_word(&impact.value).is_none() {
            let known = Impact::ALL.iter().map(|i| i.as_str());
            problems.push(super::context::unknown(
                Code::UnknownValue,
                "impact",
                impact,
                known,
            ));
        }
    }
}

fn resolve_replies(
    project: &Project,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> ReplySettings {
    let empty = Replies::default();
    let written = project.replies.as_ref().map_or(&empty, |w| &w.value);
    let file = project.format.as_ref().map_or(FileId(0), |f| f.place.file);
    let until = written.tone_until.as_ref();
    let incidents = written.incidents.as_ref();
    let incidents = incidents.map(|n| usize::try_from(n.value).unwrap_or(usize::MAX));
    let mut reserve =
        |n: &Option<Spanned<u64>>, default| n.as_ref().map_or(default, |n| reserved(n, problems));
    let reserves = [(&written.name_reserve, 15), (&written.agent_reserve, 4)];
    let [name_reserve, agent_reserve] = reserves.map(|(n, default)| reserve(n, default));
    let languages = written.languages.as_ref();
    ReplySettings {
        channels: match &written.channels {
            Some(channels) => channels.value.clone(),
            None => default_channels(file),
        },
        languages: languages.map(|l| l.iter().map(|l| l.value.clone()).collect()),
        tone_until: until.and_then(|u| context.moment(u, problems)),
        register: written.register.as_ref().map(|r| r.value),
        signature: written.signature.as_ref().map(|s| s.value.clone()),
        handle: written.handle.as_ref().map(|h| h.value.clone()),
        name_reserve,
        agent_reserve,
        names_zone: written.zone.as_ref().is_some_and(|z| z.value),
        incidents: incidents.unwrap_or(10),
    }
}

/// Longer than any name and any initials.
const LONGEST_RESERVE: usize = 1000;

fn reserved(written: &Spanned<u64>, problems: &mut Vec<Diagnostic>) -> usize {
    let number = usize::try_from(written.value).unwrap_or(usize::MAX);
    if number > LONGEST_RESERVE {
        let message = format!("no channel has {number} characters to keep free");
        let problem = Diagnostic::error(Code::TooLarge, message).at(written.place, "");
        problems.push(problem.help(format!("write a number up to {LONGEST_RESERVE}")));
    }
    number.min(LONGEST_RESERVE)
}
