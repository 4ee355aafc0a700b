//! The page of a component, with its feeds and badges.

use super::{FACTS, FIRST, PROJECT, page, pages, small_site};
use crate::site::fixture::site_of;

#[test]
fn a_component_has_its_days_months_and_incidents() {
    let over = "---\nstatus: resolved\nat: 2026-07-11 14:30\n---\nIt works.\n";
    let retired = "  - id: fax\n    name: Fax\n    retired: 2026-07-01\n";
    let project = format!("{PROJECT}{retired}");
    let files = [
        ("amends.yaml", project.as_str()),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
        ("incidents/web/02-over.md", over),
    ];
    let pages = pages(&site_of(&files, "2026-07-12 15:00"), 0);
    let web = page(&pages, "components/web/index.html");
    assert!(
        web.contains("1 of 90 days with a problem · Uptime 99.97%"),
        "{web}"
    );
    let link = "<a href=\"../../incidents/web/index.html\">&lt;Web&gt; is down</a>";
    assert_eq!(
        web.matches(link).count(),
        2,
        "once on its day, once as a whole"
    );
    assert!(web.contains("<th scope=\"row\">July 2026</th>"));
    assert!(page(&pages, "index.html").contains("href=\"components/web/index.html\""));
    let fax = page(&pages, "components/fax/index.html");
    assert!(fax.contains("No longer offered since <time datetime=\"2026-07-01\">"));
    assert!(!page(&pages, "index.html").contains("Fax"));
}

#[test]
fn a_component_has_feeds_and_badges_beside_its_page() {
    let da = pages(&small_site("2026-07-11 13:30"), 1);
    for name in [
        "feed.atom",
        "feed.rss",
        "feed.json",
        "badge.svg",
        "badge.json",
    ] {
        for folder in ["da/", "da/components/web/"] {
            assert!(!page(&da, &format!("{folder}{name}")).is_empty());
        }
    }
    let web = page(&da, "da/components/web/index.html");
    assert!(
        web.contains("type=\"application/rss+xml\" href=\"feed.rss\""),
        "{web}"
    );
}
