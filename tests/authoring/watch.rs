//! `amends status --watch`: it draws again when something has changed, and ends with Ctrl-C.

use amends::authoring::draft::DraftFile;
use amends::authoring::write::write_incident;

use crate::session::{CTRL_C, Session};
use crate::terminal::project;

#[test]
fn a_new_incident_is_drawn_without_a_word() {
    let folder = project();
    let Some(mut session) = Session::start(folder.path(), &["status", "--watch"], &[]) else {
        return;
    };
    session.answer("nothing is open", "");
    let facts =
        "title: Texts are late\nimpact: minor\nstarted: 2026-07-11 13:00\ncomponents: [texts]\n";
    let update = "---\nstatus: investigating\nat: 2026-07-11 13:10\n---\nTexts are late.\n";
    let files = [("incident.yaml", facts), ("01-investigating.md", update)];
    let files = files.map(|(name, text)| DraftFile {
        name: name.to_owned(),
        text: text.to_owned(),
    });
    write_incident(folder.path(), "incidents", "2026-07-11-texts", &files).unwrap();
    session.answer("Texts are late", "");
    session.answer("no next update promised: NOW DUE", CTRL_C);
    assert_eq!(session.end().0, Some(0));
}
