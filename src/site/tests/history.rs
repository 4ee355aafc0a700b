//! The page of the history: what months held, the search and its policy.

use super::super::fixture::site_of;
use super::{FACTS, FIRST, PROJECT, page, pages};

const OVER: &str = "---\nstatus: resolved\nat: 2025-12-31 14:30\n---\nIt works.\n";

/// One incident that is open and an older one of another year.
fn two_years() -> Vec<(String, String)> {
    let facts = FACTS.replace("2026-07-11", "2025-12-31");
    let facts = facts.replace("major", "minor").replace("old-name", "older");
    let first = FIRST.replace("2026-07-11", "2025-12-31");
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
        ("incidents/cut/incident.yaml", &facts),
        ("incidents/cut/01-first.md", &first),
        ("incidents/cut/02-over.md", OVER),
    ];
    pages(&site_of(&files, "2026-07-11 13:30"), 0)
}

#[test]
fn the_newest_come_first_then_every_month_with_what_it_held() {
    let history = page(&two_years(), "history/index.html");
    let places = [
        "../incidents/web/index.html",
        "../incidents/cut/index.html",
        ">2026</h2>",
        "2026-07/index.html",
        "Major problem</span>: 1",
        ">2025</h2>",
        "2025-12/index.html",
        "Minor problem</span>: 1",
    ];
    let places = places.map(|text| history.rfind(text).unwrap_or_else(|| panic!("{text}")));
    assert!(places.is_sorted(), "{places:?}: {history}");
}

#[test]
fn what_is_over_is_shown_as_over_and_says_what_it_was() {
    let pages = two_years();
    let over = page(&pages, "history/2025-12/index.html");
    let state = "<use href=\"#i-ok\"/></svg>Fixed</span> · Minor problem · ";
    assert!(over.contains(state), "{over}");
    let open = page(&pages, "history/2026-07/index.html");
    let state = "<use href=\"#i-partial\"/></svg>Major problem</span> · since ";
    assert!(open.contains(state), "{open}");
}

#[test]
fn only_the_page_with_the_search_lets_its_script_load_another() {
    let pages = two_years();
    assert!(page(&pages, "history/index.js").starts_with("var amendsHistory={"));
    for (path, text) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let searched = path == "history/index.html";
        assert_eq!(text.contains("'strict-dynamic'"), searched, "{path}");
    }
}

#[test]
fn where_nothing_has_happened_there_is_nothing_to_search() {
    let site = site_of(&[("amends.yaml", PROJECT)], "2026-07-11 13:30");
    let history = page(&pages(&site, 0), "history/index.html");
    assert!(history.contains("Nothing has happened yet."));
    assert!(!history.contains("id=\"find\"") && !history.contains("'strict-dynamic'"));
}
