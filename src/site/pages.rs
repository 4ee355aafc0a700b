//! The pages of an edition as entries of an output. Never decides what a page says.

use std::error::Error;
use std::fmt;

use serde::Serialize;

use super::address::{
    HISTORY, HOME, LOST, MAINTENANCE, component_folder, component_page, incident_page,
    machine_path, month_page, relative, short_page,
};
use super::view::{
    ComponentView, Head, HistoryView, HomeView, IncidentView, LostView, MaintenanceView, Month,
    MonthView, Scene, Shell, related_key,
};
use crate::diagnostics::Diagnostic;
use crate::model::{Chronicle, Incident, Phase, Relations};
use crate::publish::Key;
use crate::theme::{Shared, Theme};

/// Makes the pages of an edition.
pub(super) struct Press<'a> {
    scene: Scene<'a>,
    theme: &'a Theme,
    shell: Shared,
    relations: Relations<'a>,
    /// A hash of all that every page reads.
    key: Key,
}

/// One page, ready to be made.
pub(super) struct Page<T> {
    /// Where it stands below the folder of the edition.
    pub(super) path: String,
    template: &'static str,
    /// What stands around it; a page that only leads to another has nothing.
    head: Option<Head>,
    main: T,
}

/// A mistake of a template that stopped a page on its way to being published.
#[derive(Debug)]
pub struct Unmade(pub Diagnostic);

/// A page that only leads to another.
#[derive(Serialize)]
pub(super) struct Redirect<'a> {
    title: &'a str,
    href: String,
    canonical: String,
}

/// What a template is given.
#[derive(Serialize)]
struct View<'v, T> {
    page: Option<&'v Head>,
    main: &'v T,
}

impl<'a> Press<'a> {
    /// A press for the pages of an edition.
    pub(super) fn new(scene: Scene<'a>, theme: &'a Theme) -> Self {
        let shell = Shell::new(&scene, theme);
        let mut read = written(&shell);
        read.extend(theme.key().0.to_le_bytes());
        Self {
            scene,
            theme,
            shell: Shared::new(&shell),
            relations: Relations::of_all(scene.edition),
            key: Key::of(read),
        }
    }

    /// A hash of everything that a page reads.
    pub(super) fn key<T: Serialize>(&self, page: &Page<T>) -> Key {
        let mut read = self.key.0.to_le_bytes().to_vec();
        read.extend(page.template.bytes());
        read.extend(written(&page.head));
        read.extend(written(&page.main));
        Key::of(read)
    }

    /// A hash of something made from the theme and what was read beside it.
    pub(super) fn key_with(&self, name: &str, beside: &[u8]) -> Key {
        let mut read = self.key.0.to_le_bytes().to_vec();
        read.extend(name.bytes());
        read.extend(beside);
        Key::of(read)
    }

    /// A hash of what the page of an incident is made from, where that is known without making it.
    ///
    /// It is for an incident that is over: its page is made of its files, of `amends.yaml`, of the theme and of what it
    /// says of related incidents, and time changes it only by publishing an update or a correction.
    pub(super) fn settled_key(&self, incident: &Incident) -> Option<Key> {
        let site = self.scene.edition.site;
        if incident.phase(site.now) != Phase::Closed {
            return None;
        }
        let corrections = incident.updates.iter().map(|u| u.corrections.len());
        let shown = [incident.updates.len(), corrections.sum()];
        let mut read = self.key.0.to_le_bytes().to_vec();
        read.extend(site.digest.0);
        read.extend(incident.digest.0);
        read.extend(shown.iter().flat_map(|count| count.to_le_bytes()));
        read.extend(related_key(&self.scene, &self.relations.of(incident)));
        Some(Key::of(read))
    }

    /// Makes a page.
    pub(super) fn make<T: Serialize>(&self, page: &Page<T>) -> Result<Vec<u8>, Box<Diagnostic>> {
        let view = View {
            page: page.head.as_ref(),
            main: &page.main,
        };
        self.theme.render(page.template, &self.shell, &view)
    }

    /// Makes the page of an incident, its updates as HTML.
    pub(super) fn make_incident(
        &self,
        page: &Page<IncidentView<'_>>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let view = View {
            page: page.head.as_ref(),
            main: &page.main.with_html(),
        };
        self.theme.render(page.template, &self.shell, &view)
    }

    /// The home page, without the build that it compares itself with.
    pub(super) fn home(&self) -> Page<HomeView<'a>> {
        let main = HomeView::new(&self.scene);
        let head = Head::new(&self.scene, HOME, "").described(&main.summary(&self.scene));
        page(HOME.to_owned(), "home.html", head, main)
    }

    /// The page of an incident.
    pub(super) fn incident(&self, incident: &'a Incident) -> Page<IncidentView<'a>> {
        let path = incident_page(&incident.id);
        let related = self.relations.of(incident);
        let main = IncidentView::new(&self.scene, incident, &related);
        let head = Head::new(&self.scene, &path, main.title()).described(main.summary());
        let head = head.article();
        page(path, "incident.html", head, main)
    }

    /// The page of a component with its incidents.
    pub(super) fn component(
        &self,
        chronicle: &Chronicle,
        incidents: &[&'a Incident],
    ) -> Page<ComponentView<'a>> {
        let component = &self.scene.edition.site.components[chronicle.days.component];
        let path = component_page(&component.id);
        let main = ComponentView::new(&self.scene, chronicle, incidents);
        let head = Head::new(&self.scene, &path, main.name()).described(&main.summary());
        let head = head.fed_from(&path, &component_folder(&component.id));
        page(path, "component.html", head, main)
    }

    /// The page of planned work.
    pub(super) fn maintenance(&self) -> Page<MaintenanceView<'a>> {
        let title = self.scene.message("page-coming");
        let head = Head::new(&self.scene, MAINTENANCE, &title);
        let main = MaintenanceView::new(&self.scene);
        page(MAINTENANCE.to_owned(), "maintenance.html", head, main)
    }

    /// The page of an incident as plain text.
    pub(super) fn incident_text(&self, page: &Page<IncidentView<'_>>) -> String {
        let address = self.scene.edition.url(machine_path(&page.path));
        page.main.to_text(&self.scene, &address)
    }

    /// The list of months.
    pub(super) fn history(&self, months: &[Month<'a>]) -> Page<HistoryView<'a>> {
        let title = self.scene.locale.message("page-history", &[]);
        let head = Head::new(&self.scene, HISTORY, &title);
        let main = HistoryView::new(&self.scene, self.theme, months);
        page(HISTORY.to_owned(), "history.html", head, main)
    }

    /// The page of the month with an index in the list of all.
    pub(super) fn month(&self, months: &[Month<'a>], index: usize) -> Page<MonthView<'a>> {
        let month = &months[index];
        let path = month_page(&month.key);
        let head = Head::new(&self.scene, &path, &month.name(&self.scene));
        let main = MonthView::new(&self.scene, months, index);
        page(path, "month.html", head, main)
    }

    /// What a host answers where there is no page.
    pub(super) fn lost(&self) -> Page<LostView<'a>> {
        let title = self.scene.locale.message("page-nothing-here", &[]);
        let head = Head::new(&self.scene, LOST, &title).anywhere(&self.scene);
        page(
            LOST.to_owned(),
            "404.html",
            head,
            LostView::new(&self.scene),
        )
    }

    /// The pages that only lead to an incident: its short link and the ids that it had before.
    pub(super) fn redirects(&self, incident: &'a Incident) -> Vec<Page<Redirect<'a>>> {
        let target = incident_page(&incident.id);
        let former = incident
            .moved_from
            .iter()
            .map(|id| incident_page(&id.value));
        let title = incident.title.shown(self.scene.edition.language).text;
        let canonical = self.scene.edition.url(machine_path(&target));
        let redirect = |path: String| Page {
            main: Redirect {
                title,
                href: relative(&path, &target),
                canonical: canonical.clone(),
            },
            path,
            template: "redirect.html",
            head: None,
        };
        former.chain([short_page(incident)]).map(redirect).collect()
    }
}

impl<T> Page<T> {
    /// The same page with the build that it compares itself with.
    #[must_use]
    pub(super) fn with_build(self, build: &str) -> Self {
        Self {
            head: self.head.map(|head| head.with_build(build)),
            ..self
        }
    }
}

/// Eight hex digits over what the home page and the pages of open incidents show, and the moment.
pub(super) fn build(press: &Press<'_>, home: &Page<HomeView<'_>>) -> String {
    let edition = press.scene.edition;
    let mut read = press.key(home).0.to_le_bytes().to_vec();
    for incident in edition.incidents_in(Phase::Open) {
        let page = press.incident(incident);
        read.extend(press.key(&page).0.to_le_bytes());
    }
    read.extend(press.scene.as_of.timestamp().to_le_bytes());
    format!("{:08x}", Key::of(read).0 >> 96)
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a template cannot be used: {}", self.0.message)
    }
}

impl Error for Unmade {}

fn page<T>(path: String, template: &'static str, head: Head, main: T) -> Page<T> {
    Page {
        path,
        template,
        head: Some(head),
        main,
    }
}

/// A value as bytes that differ where it does.
pub(super) fn written(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("views hold texts, lists and maps with text keys only")
}
