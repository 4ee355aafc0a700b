//! The bundled project without its incidents, and those who speak for it.

use std::fs;
use std::io::Write;
use std::path::Path;

use amends::authoring::holding::Speaker;
use amends::authoring::opening::{Opening, OpeningFiles};
use amends::authoring::write::write_incident;
use amends::commands::judge;
use amends::diagnostics::{Format, render};
use amends::locale::{Locale, Messages};
use amends::model::{Clock, Moment, Site, editions, resolve};
use amends::playbook::{Judged, Voice, check};
use amends::replies::{Phrasebooks, Speech};
use amends::schema::parse;
use amends::source::load;
use amends::theme::words::{Reader, load as load_words};
use tempfile::TempDir;

/// A project in a folder of its own.
pub(crate) struct Project {
    folder: TempDir,
    messages: Messages,
    phrasebooks: Phrasebooks,
    /// What is true of it.
    pub(crate) site: Site,
}

impl Project {
    /// The bundled project, its `amends.yaml` changed.
    pub(crate) fn with(changes: &[(&str, &str)]) -> Self {
        let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("amends.yaml");
        let mut text = fs::read_to_string(bundled).unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "amends.yaml has no `{from}` any more");
            text = text.replace(from, to);
        }
        let folder = tempfile::tempdir().unwrap();
        let mut file = fs::File::create_new(folder.path().join("amends.yaml")).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let sources = load(folder.path()).unwrap();
        let (parsed, _) = parse(&sources);
        let (site, found) = resolve(&sources, &parsed, &Self::clock());
        let site = site.unwrap_or_else(|| panic!("{}", render(&found, &sources, Format::Short)));
        Self {
            folder,
            messages: Messages::load(&sources, "default").0,
            phrasebooks: Phrasebooks::load(&sources, "default", &Speech::of(&site)).0,
            site,
        }
    }

    fn clock() -> Clock {
        Clock::at(Moment::from_timestamp(1_783_783_200, 0).unwrap())
    }

    /// The files of something new.
    pub(crate) fn files(&self, opening: &Opening) -> OpeningFiles {
        let (messages, books) = (&self.messages, &self.phrasebooks);
        let own = editions(&self.site)
            .into_iter()
            .filter(|e| e.brand_index == 0);
        let own: Vec<_> = own.collect();
        let locales = own
            .iter()
            .map(|e| Locale::new(e.language, self.site.zone, messages));
        let locales: Vec<_> = locales.collect();
        let speakers = own.iter().zip(&locales);
        let speakers: Vec<_> = speakers
            .filter_map(|(edition, locale)| Speaker::of(edition, (locale, messages), books))
            .collect();
        opening.files(&self.site, &speakers)
    }

    /// Writes something new.
    pub(crate) fn write(&self, opening: &Opening) {
        let files = self.files(opening);
        write_incident(self.folder.path(), "incidents", &files.id, &files.files).unwrap();
    }

    /// What `check` says of all that was written, but for replies that do not fit: those are composed one by one elsewhere.
    pub(crate) fn check(&self) -> String {
        let sources = load(self.folder.path()).unwrap();
        let (parsed, mut found) = parse(&sources);
        let (site, resolved) = resolve(&sources, &parsed, &Self::clock());
        found.extend(resolved);
        if let Some(site) = &site {
            let (words, _) = load_words(&sources, "default", Reader::Playbook, |_| true);
            let voice = Voice {
                phrasebooks: &self.phrasebooks,
                words: &words,
                staff: &[],
            };
            found.extend(check(site, &voice, &Judged::default()).live);
        }
        render(&found.sorted(&sources), &sources, Format::Short)
    }

    /// What `check` says once replies are composed to each channel.
    pub(crate) fn check_whole(&self) -> String {
        let (sources, found) = judge(self.folder.path(), &Self::clock(), None).unwrap();
        render(&found, &sources, Format::Short)
    }
}
