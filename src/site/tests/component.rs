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

const WEB_WORK: &str = "title: New cable\nimpact: none\nstarted: 2026-07-10 12:00\ncomponents: [web]\nscheduled:\n  from: 2026-07-12 01:00\n  until: 2026-07-12 03:00\n";
const TOLD: &str = "---\nstatus: scheduled\nat: 2026-07-10 12:00\n---\nWe lay a cable.\n";

#[test]
fn a_component_has_the_work_to_come_and_the_window_of_that_under_way() {
    let project = format!("{PROJECT}  - id: mail\n    name: Mail\n");
    let files = [
        ("amends.yaml", project.as_str()),
        ("incidents/cable/incident.yaml", WEB_WORK),
        ("incidents/cable/01-told.md", TOLD),
    ];
    for (now, heading) in [
        ("2026-07-11 13:00", "<h2 id=\"coming\">Planned work</h2>"),
        ("2026-07-12 02:00", "<h2 id=\"now\">Going on now</h2>"),
    ] {
        let pages = pages(&site_of(&files, now), 0);
        let web = page(&pages, "components/web/index.html");
        let from = web.find(heading).unwrap_or_else(|| panic!("{now}: {web}"));
        let section = &web[from..from + web[from..].find("</section>").unwrap()];
        assert!(section.contains("../../incidents/cable/index.html"));
        let window = "12 July 2026, 01:00</time> to <time datetime=\"2026-07-12T03:00:00+01:00\">03:00 BST</time>";
        assert!(section.contains(window), "{now}: {section}");
        assert!(!page(&pages, "components/mail/index.html").contains("cable"));
    }
}

#[test]
fn only_days_that_are_known_are_counted() {
    let more = "  - id: new\n    name: New\n    since: 2026-07-05\n  - id: fax\n    name: Fax\n    retired: 2026-07-01\n  - id: telex\n    name: Telex\n    retired: 2020-07-01\n  - id: next\n    name: Next\n    since: 2027-01-01\n";
    let project = format!("{PROJECT}{more}");
    let over = "---\nstatus: resolved\nat: 2026-07-11 14:30\n---\nIt works.\n";
    let hit = FACTS.replace("[web]", "[new]");
    let files = [
        ("amends.yaml", project.as_str()),
        ("incidents/new/incident.yaml", hit.as_str()),
        ("incidents/new/01-first.md", FIRST),
        ("incidents/new/02-over.md", over),
    ];
    let pages = pages(&site_of(&files, "2026-07-11 15:00"), 0);
    let of = |id: &str| page(&pages, &format!("components/{id}/index.html"));
    assert!(of("web").contains("<p>90 days without a problem · Uptime 100%</p>"));
    assert!(
        of("new").contains("<p>1 of 7 days with a problem · Uptime 9"),
        "{}",
        of("new")
    );
    // 13 April is the first of the ninety days, 30 June the last one that the fax had.
    assert!(
        of("fax").contains("<p>79 days without a problem</p>"),
        "{}",
        of("fax")
    );
    for id in ["telex", "next"] {
        let page = of(id);
        let main = &page[page.find("<main").unwrap()..];
        for wrong in ["100%", "id=\"days\"", "July 2026</th>"] {
            assert!(!main.contains(wrong), "{id}, {wrong}: {main}");
        }
    }
}

#[test]
fn a_long_incident_is_named_once_for_all_its_days() {
    let facts = "title: Storm\nimpact: major\nstarted: 2026-06-10 12:00\ncomponents:\n  web: major_outage\n";
    let told = "---\nstatus: identified\nat: 2026-06-10 13:00\n---\nA storm.\n";
    let better = "---\nstatus: monitoring\nat: 2026-06-15 00:00\ncomponents:\n  web: partial_outage\n---\nBetter.\n";
    let over = "---\nstatus: resolved\nat: 2026-06-18 13:00\n---\nOver.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/storm/incident.yaml", facts),
        ("incidents/storm/01-a.md", told),
        ("incidents/storm/02-b.md", better),
        ("incidents/storm/03-c.md", over),
    ];
    let pages = pages(&site_of(&files, "2026-07-11 13:30"), 0);
    let web = page(&pages, "components/web/index.html");
    assert_eq!(
        web.matches("../../incidents/storm/index.html").count(),
        3,
        "{web}"
    );
    for (from, until) in [("15", "18"), ("10", "14")] {
        let run = format!(
            "<time datetime=\"2026-06-{from}\">{from} June 2026</time> – <time datetime=\"2026-06-{until}\">{until} June 2026</time>"
        );
        assert!(web.contains(&run), "{run}: {web}");
    }
}
