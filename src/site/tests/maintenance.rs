//! The page of planned work and its calendar.

use super::{PROJECT, page, pages, small_site};
use crate::site::fixture::site_of;

#[test]
fn planned_work_is_to_come_going_on_or_past() {
    let facts = "title: New cable\nimpact: none\nstarted: 2026-07-12 01:00\ncomponents: [web]\nscheduled:\n  from: 2026-07-12 01:00\n  until: 2026-07-12 03:00\n";
    let told = "---\nstatus: scheduled\nat: 2026-07-10 12:00\n---\nWe lay a cable.\n";
    let done = "---\nstatus: completed\nat: 2026-07-12 02:30\n---\nIt is there.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/cable/incident.yaml", facts),
        ("incidents/cable/01-told.md", told),
        ("incidents/cable/02-done.md", done),
    ];
    for (now, heading) in [
        ("2026-07-11 13:00", "id=\"coming\""),
        ("2026-07-12 02:00", "id=\"now\""),
        ("2026-07-12 13:00", "id=\"past\""),
    ] {
        let page = page(&pages(&site_of(&files, now), 0), "maintenance/index.html");
        let from = page
            .find(heading)
            .unwrap_or_else(|| panic!("{now}: {page}"));
        let link = page.find("../incidents/cable/index.html").unwrap();
        let next = page[from..].find("</section>").unwrap() + from;
        assert!(from < link && link < next, "{now}");
    }
}

/// Work of December that was announced in October and called off later that month.
fn called_off() -> Vec<(String, String)> {
    let facts = "title: New cable\nimpact: none\nstarted: 2026-10-20 12:00\ncomponents: [web]\nscheduled:\n  from: 2026-12-10 02:00\n  until: 2026-12-10 06:00\n";
    let told = "---\nstatus: scheduled\nat: 2026-10-20 12:00\n---\nWe lay a cable.\n";
    let off = "---\nstatus: completed\nat: 2026-10-28 12:00\n---\nWe do not need it.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/cable/incident.yaml", facts),
        ("incidents/cable/01-told.md", told),
        ("incidents/cable/02-off.md", off),
    ];
    pages(&site_of(&files, "2026-10-29 13:00"), 0)
}

#[test]
fn work_that_was_called_off_says_so_and_has_no_length() {
    let pages = called_off();
    for path in [
        "index.html",
        "maintenance/index.html",
        "components/web/index.html",
        "history/2026-10/index.html",
        "incidents/cable/index.html",
        "incidents/cable/index.txt",
    ] {
        let page = page(&pages, path);
        assert!(page.contains("Called off"), "{path}: {page}");
        let window = page.find("10 December 2026, 02:00").unwrap();
        assert!(page[window..].contains("06:00 GMT"), "{path}: {page}");
        for wrong in ["42 days", "28 October 2026, 12:00 GMT</time> ·", "Done"] {
            assert!(!page.contains(wrong), "{path}: {wrong}");
        }
    }
}

#[test]
fn work_that_was_called_off_is_filed_under_the_day_of_that() {
    let pages = called_off();
    assert!(!pages.iter().any(|(path, _)| path.contains("2026-12")));
    let index = page(&pages, "history/index.js");
    assert!(index.contains("\"28 October 2026\",7,[0],4]"), "{index}");
}

/// So many finished works, each announced a day later than the one before and done a day earlier.
fn works(count: u32) -> Vec<(String, String)> {
    let mut files = vec![("amends.yaml".to_owned(), PROJECT.to_owned())];
    let first: chrono::NaiveDate = "2026-03-01".parse().unwrap();
    for number in 0..count {
        let day = |ahead| first + chrono::Days::new(u64::from(ahead));
        let (told, done) = (day(number), day(130 - number));
        let facts = format!(
            "title: Work {number}.\nimpact: none\nstarted: {told} 12:00\ncomponents: [web]\nscheduled:\n  from: {done} 02:00\n  until: {done} 04:00\n"
        );
        let folder = format!("incidents/w{number}");
        let updates = [("scheduled", told, "12"), ("completed", done, "03")];
        files.push((format!("{folder}/incident.yaml"), facts));
        for (index, (status, day, hour)) in updates.iter().enumerate() {
            let text = format!("---\nstatus: {status}\nat: {day} {hour}:00\n---\nWork.\n");
            files.push((format!("{folder}/0{}-a.md", index + 1), text));
        }
    }
    let files: Vec<_> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    pages(&site_of(&files, "2026-07-11 13:00"), 0)
}

#[test]
fn lists_have_work_by_its_day_and_not_by_its_announcement() {
    let pages = works(52);
    for path in [
        "index.html",
        "maintenance/index.html",
        "components/web/index.html",
        "calendar.ics",
        "api/v2/scheduled-maintenances.json",
    ] {
        let text = page(&pages, path);
        let place = |number| text.find(&format!("Work {number}."));
        assert!(place(0) < place(1) && place(0).is_some(), "{path}");
        assert_eq!(place(51), None, "{path} has the newest only");
    }
}

#[test]
fn a_window_has_both_times_and_their_zones() {
    let facts = "title: New cable\nimpact: none\nstarted: 2026-10-25 00:30\ncomponents: [web]\nscheduled:\n  from: 2026-10-25 00:30\n  until: 2026-10-25 04:00\n";
    let told = "---\nstatus: scheduled\nat: 2026-07-10 12:00\n---\nWe lay a cable.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/cable/incident.yaml", facts),
        ("incidents/cable/01-told.md", told),
    ];
    let page = page(
        &pages(&site_of(&files, "2026-07-11 12:00"), 0),
        "maintenance/index.html",
    );
    // The clocks go back that night, so that one zone for both would be a lie.
    let window = "25 October 2026, 00:30 BST</time> to <time datetime=\"2026-10-25T04:00:00+00:00\">04:00 GMT</time>";
    assert!(page.contains(window), "{page}");
    assert!(page.contains("href=\"../calendar.ics\""));
}

#[test]
fn where_no_work_is_planned_page_and_calendar_say_so() {
    let all = pages(&small_site("2026-07-11 13:30"), 1);
    let said = page(&all, "da/maintenance/index.html");
    assert!(
        said.contains("<p>Der er ikke planlagt noget arbejde.</p>"),
        "{said}"
    );
    let calendar = page(&all, "da/calendar.ics");
    assert!(calendar.contains("X-WR-CALDESC:Der er ikke planlagt noget arbejde."));
    // RFC 5545 asks for one component at least.
    assert!(calendar.contains("BEGIN:VTIMEZONE") && !calendar.contains("VEVENT"));
    // Nobody is asked to keep a calendar of nothing.
    assert!(!said.contains("calendar.ics"), "{said}");
}
