//! What an importer makes of any history is a project without an error.
//!
//! Importers read and write folders, so an input is laid in a temporary one; `TMPDIR` may name one in memory.

use std::path::Path;

use amends::diagnostics::{Format, Severity, render};
use amends::import::{Mode, Report, Silence, import_cstate, import_stactus, import_statuspage};
use amends::model::{Clock, Moment, resolve};
use amends::schema::parse;
use amends::source::load_with;
use anyhow::Result;

use super::blocks::files_of;

/// The last second of the year 9999: nothing that was imported is still to come.
const END: i64 = 253_402_300_799;

/// The law of the importer for Statuspage.
pub(crate) fn hold_statuspage(input: &[u8]) {
    hold(input, |source, dest| {
        import_statuspage(source, dest, Mode::Write, &Silence)
    });
}

/// The law of the importer for cState.
pub(crate) fn hold_cstate(input: &[u8]) {
    hold(input, |source, dest| {
        import_cstate(source, dest, Mode::Write, &Silence)
    });
}

/// The law of the importer for Stactus.
pub(crate) fn hold_stactus(input: &[u8]) {
    hold(input, |source, dest| {
        import_stactus(source, dest, Mode::Write, &Silence)
    });
}

/// A history is refused with a reason, or becomes a project that has as many incidents as the report says.
fn hold(input: &[u8], import: impl Fn(&Path, &Path) -> Result<Report>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (source, dest) = (folder.path().join("source"), folder.path().join("dest"));
    lay(input, &source);
    match import(&source, &dest) {
        Ok(report) => check_project(&dest, &report),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

#[expect(clippy::disallowed_methods, reason = "a test lays its own files")]
fn lay(input: &[u8], folder: &Path) {
    std::fs::create_dir(folder).expect("a folder");
    for (path, text) in files_of(input) {
        let path = folder.join(path);
        // A name may be one of a file and of a folder; the first one stands.
        let made = path.parent().map(std::fs::create_dir_all);
        if matches!(made, Some(Ok(()))) && !path.is_dir() {
            std::fs::write(path, text).expect("a file");
        }
    }
}

fn check_project(folder: &Path, report: &Report) {
    let sources = load_with(folder, &[]).expect("the project can be read");
    let (parsed, mut diagnostics) = parse(&sources);
    let end = Moment::from_timestamp(END, 0).expect("a moment");
    let (site, found) = resolve(&sources, &parsed, &Clock::at(end));
    diagnostics.extend(found);
    let diagnostics = diagnostics.filtered(|d| d.severity == Severity::Error);
    let errors = render(&diagnostics, &sources, Format::Human);
    assert!(diagnostics.is_empty(), "{errors}");
    let site = site.expect("a project without an error has a site");
    // A file that says it is a draft is imported, and stays one.
    let incidents: Vec<_> = site.incidents.iter().chain(&site.unpublished).collect();
    assert_eq!(incidents.len(), report.incidents);
    let updates = incidents.iter().map(|i| i.updates.len() + i.pending.len());
    assert_eq!(updates.sum::<usize>(), report.updates);
}
