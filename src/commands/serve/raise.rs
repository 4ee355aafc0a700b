//! Turns a project into what is served: its output on a thread of its own, and what the loop has to know of it.

use std::collections::BTreeSet;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use chrono_tz::Tz;

use super::Found;
use crate::commands::kept::leave_out_unless;
use crate::commands::project::Project;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::{
    Brand, BrandHome, Edition, Incident, Localized, Moment, Site, Soundness, editions,
};
use crate::publish::Output;
use crate::replies;
use crate::serve::{Asks, Folder, Stage, stage};
use crate::site;

/// Where the desk is served.
pub(super) const DESK: &str = "/replies/";
/// How many threads make pages.
const MAKERS: usize = 3;
/// How long `check` waits, so that it takes no time from the pages that are being loaded anew.
const CHECK_AFTER: Duration = Duration::from_millis(300);

/// A state of the project that is served.
pub(super) struct Raised {
    /// Where to ask for its pages.
    pub(super) stage: Stage,
    /// What it is.
    pub(super) known: Known,
    /// As long as it is there, somebody wants to know what `check` says.
    _wanted: Arc<()>,
}

/// What the loop knows of a state.
pub(super) struct Known {
    /// The name of the site.
    pub(super) name: String,
    /// Where its home page is served.
    pub(super) home: String,
    /// Brands with an address of their own, and where they are served.
    pub(super) brands: Vec<(String, String)>,
    /// The moment that it was built for.
    pub(super) now: Moment,
    /// When it can next be shown otherwise.
    pub(super) next_event: Option<Moment>,
    /// The zone in which times are shown.
    pub(super) zone: Tz,
    /// What has been said so far, and what was promised and not kept: a line each.
    pub(super) said: BTreeSet<(Moment, String)>,
}

/// Serves a project; what stays of its broken incidents is taken from the last state. Nothing where it has no site.
pub(super) fn raise(
    mut project: Project,
    last: Option<&Stage>,
    found: impl FnOnce(Found) + Send + 'static,
) -> Option<Raised> {
    let carried = carry(project.site.as_mut()?, last);
    let known = Known::of(project.site.as_ref()?);
    let (stage, asks) = stage();
    let wanted = Arc::new(());
    let interest = Arc::downgrade(&wanted);
    let (ready, is_ready) = sync_channel(1);
    thread::spawn(move || tend(&project, carried, (&asks, &ready), (found, &interest)));
    is_ready.recv().ok()?;
    Some(Raised {
        stage,
        known,
        _wanted: wanted,
    })
}

/// Files by their addresses.
type Files = Vec<(String, Vec<u8>)>;

/// The pages of broken incidents as they are shown now; those that are not are left out of the site.
fn carry(site: &mut Site, last: Option<&Stage>) -> Files {
    let shown = |e: &Edition<'_>, id: &str| {
        let page = format!(
            "{}{}incidents/{id}/",
            address_of(e.site, e.brand),
            e.folder()
        );
        last.is_some_and(|stage| stage.key(&page).is_some())
    };
    leave_out_unless(site, shown);
    let Some(stage) = last else {
        return Vec::new();
    };
    let mut kept: Vec<_> = site
        .kept
        .iter()
        .map(|k| (k.id.as_str(), k.code.as_str()))
        .collect();
    let broken = site
        .incidents
        .iter()
        .filter(|i| i.soundness == Soundness::Kept);
    kept.extend(broken.map(|i| (i.id.as_str(), i.code.as_str())));
    if kept.is_empty() {
        return Vec::new();
    }
    let editions = editions(site);
    let folders = editions
        .iter()
        .map(|e| format!("{}{}", address_of(site, e.brand), e.folder()));
    let places = folders.flat_map(|folder| {
        let of_one = |(id, code): &(&str, &str)| {
            [
                format!("{folder}incidents/{id}/"),
                format!("{folder}i/{code}/"),
            ]
        };
        kept.iter().flat_map(of_one).collect::<Vec<_>>()
    });
    places.flat_map(|place| stage.below(&place)).collect()
}

/// Makes pages until nobody asks any more, and tells once what `check` says.
fn tend(
    project: &Project,
    carried: Files,
    (asks, ready): (&Asks, &SyncSender<()>),
    (found, interest): (impl FnOnce(Found), &Weak<()>),
) {
    let Some(site) = &project.site else { return };
    let editions = editions(site);
    let locales = project.locales(&editions);
    let mut folders: Vec<(String, Output<'_>)> = Vec::new();
    for (edition, locale) in editions.iter().zip(&locales) {
        let theme = project.theme_of(edition.brand);
        let output = site::render(edition, &theme.theme, locale, site.as_of);
        let at = address_of(site, edition.brand);
        match folders.iter_mut().find(|(address, _)| *address == at) {
            Some((_, folder)) => folder.merge(output),
            None => folders.push((at, output)),
        }
    }
    for (address, bytes) in carried {
        let folder = folders
            .iter_mut()
            .find_map(|(at, folder)| Some((address.strip_prefix(&*at)?, folder)));
        if let Some((path, folder)) = folder {
            folder.insert(path, bytes);
        }
    }
    let folders = folders
        .into_iter()
        .map(|(at, output)| Folder::new(at, || output));
    let desk = Folder::new(DESK, || desk(project, site));
    let folders: Vec<_> = folders.chain([desk]).collect();
    // Where nobody waits for it any more, nobody asks either.
    let _ = ready.send(());
    thread::scope(|scope| {
        for _ in 1..MAKERS {
            scope.spawn(|| asks.answer(&folders));
        }
        scope.spawn(|| asks.answer(&folders));
        thread::sleep(CHECK_AFTER);
        if interest.upgrade().is_some() {
            let findings = project.findings().filtered(is_news);
            found(Found::of(findings, &project.sources));
        }
    });
}

/// Whoever sets the clock back knows that more is to come.
fn is_news(finding: &Diagnostic) -> bool {
    (finding.code, finding.severity) != (Code::UpdateInFuture, Severity::Hint)
}

/// The desk is composed when somebody opens it.
fn desk<'a>(project: &Project, site: &Site) -> Output<'a> {
    let Some(composed) = project.replies() else {
        return Output::new();
    };
    let page = &project.theme_of(&site.brands[0]).desk;
    replies::render(&composed, site, page)
}

/// Where the folder of a brand's home is served: the site's below the path of its `url`, because the page for lost readers
/// leads there; that of a brand with an address of its own below the name that `build` gives the folder.
fn address_of(site: &Site, brand: &Brand) -> String {
    match brand.home {
        BrandHome::OwnFolder => format!("/public-{}/", brand.id),
        BrandHome::Site | BrandHome::SubFolder => {
            let url = site.brands.first().map_or("", |own| own.url.as_str());
            let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
            format!("{}/", rest.find('/').map_or("", |at| &rest[at..]))
        }
    }
}

impl Known {
    fn of(site: &Site) -> Self {
        let own = &site.brands[0];
        let title = |text: &Localized| text.shown(&site.languages[0]).text.to_owned();
        let others = site
            .brands
            .iter()
            .filter(|b| b.home == BrandHome::OwnFolder);
        Self {
            name: title(&own.name),
            home: address_of(site, own),
            brands: others
                .map(|b| (title(&b.name), address_of(site, b)))
                .collect(),
            now: site.now,
            next_event: site.next_event,
            zone: site.zone,
            said: site.incidents.iter().flat_map(|i| said(i, site)).collect(),
        }
    }
}

/// What an incident has said, and the promise that it has not kept.
fn said(incident: &Incident, site: &Site) -> Vec<(Moment, String)> {
    let title = incident.title.shown(&site.languages[0]).text;
    let line = |what: &str| format!("{what}: {title}");
    let updates = incident.updates.iter();
    let updates = updates.map(|u| {
        (
            u.at.value,
            line(&format!("{} {}", u.id(incident), u.status.value.as_str())),
        )
    });
    let overdue = incident.overdue(site.now);
    let overdue = overdue.map(|due| (due, line("the next update is OVERDUE")));
    updates.chain(overdue).collect()
}
