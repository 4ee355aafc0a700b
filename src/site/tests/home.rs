//! The home page: its cards, the days that were bad and what stands below them.

use super::{FACTS, FIRST, PROJECT, page, pages, small_site};
use crate::site::fixture::site_of;

#[test]
fn a_card_says_what_to_expect_and_admits_a_broken_promise() {
    let before = page(&pages(&small_site("2026-07-11 13:30"), 0), "index.html");
    assert!(before.contains("data-then=\"2026-07-11T14:00:00+01:00\""));
    assert!(before.contains("Calls to 999 may not get through"));
    assert!(before.contains("<p class=\"lead\">We are sorry. <span>We look into it.</span></p>"));
    let after = page(&pages(&small_site("2026-07-11 14:05"), 0), "index.html");
    assert!(!after.contains("data-then"));
    let adds = "<span hidden> · for <span data-since=\"2026-07-11T13:00:00+01:00\"></span></span>";
    assert!(
        after.contains(adds),
        "only the script knows for how long: {after}"
    );
    assert!(after.contains(
        "An update was due at <time datetime=\"2026-07-11T14:00:00+01:00\">14:00 BST</time>."
    ));
}

/// A site on which so many incidents are open at once, the later the worse.
fn crowded(open: usize) -> String {
    let mut files = vec![("amends.yaml".to_owned(), PROJECT.to_owned())];
    for number in 1..=open {
        let impact = ["minor", "minor", "major", "critical", "critical"][number - 1];
        let facts = format!(
            "title: Number {number}\nimpact: {impact}\nstarted: 2026-07-11 1{number}:00\ncomponents:\n  web: major_outage\n"
        );
        let told =
            format!("---\nstatus: investigating\nat: 2026-07-11 1{number}:10\n---\nWe look.\n");
        files.push((format!("incidents/n{number}/incident.yaml"), facts));
        files.push((format!("incidents/n{number}/01-told.md"), told));
    }
    let files: Vec<_> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    page(
        &pages(&site_of(&files, "2026-07-11 16:00"), 0),
        "index.html",
    )
}

#[test]
fn the_fourth_open_incident_and_later_ones_are_folded() {
    let five = crowded(5);
    let order = [
        "<article class=\"now\" id=\"at-n5\">",
        "<article class=\"now\" id=\"at-n4\">",
        "<article class=\"now\" id=\"at-n3\">",
        "<details class=\"now fold\" id=\"at-n2\">",
        "<details class=\"now fold\" id=\"at-n1\">",
    ];
    let places = order.map(|card| five.find(card).unwrap_or_else(|| panic!("{card}: {five}")));
    assert!(places.is_sorted(), "the worst comes first");
    for number in 1..=5 {
        assert!(five.contains(&format!("<a href=\"#at-n{number}\">Number {number}</a>")));
    }
    let summary = &five[places[3]..][..five[places[3]..].find("</summary>").unwrap()];
    assert!(summary.contains("Minor problem") && summary.contains("<h2>Number 2</h2>"));
    assert!(!crowded(3).contains("<details class=\"now"));
}

#[test]
fn nothing_else_went_wrong_while_something_does() {
    let (none, other) = (
        "Nothing went wrong and no work",
        "<p>Nothing else went wrong and no other work was done.</p>",
    );
    for open in [1, 2, 5] {
        let home = crowded(open);
        assert!(home.contains(other) && !home.contains(none), "{home}");
    }
    let calm = crowded(0);
    assert!(calm.contains(none) && !calm.contains(other), "{calm}");
}

#[test]
fn no_card_takes_the_name_of_a_section() {
    let names = ["log", "services", "past", "coming", "main"];
    let told = "---\nstatus: investigating\nat: 2026-07-11 13:10\n---\nWe look.\n";
    let mut files = vec![("amends.yaml".to_owned(), PROJECT.to_owned())];
    for name in names {
        files.push((
            format!("incidents/{name}/incident.yaml"),
            FACTS.replace("moved_from: [old-name]\n", ""),
        ));
        files.push((format!("incidents/{name}/01-told.md"), told.to_owned()));
    }
    let files = files.iter().map(|(p, t)| (p.as_str(), t.as_str()));
    let site = site_of(&files.collect::<Vec<_>>(), "2026-07-11 13:30");
    let home = page(&pages(&site, 0), "index.html");
    for name in names {
        let count = home.matches(&format!(" id=\"{name}\"")).count();
        assert!(count <= 1, "{name}: {home}");
        assert!(home.contains(&format!(" id=\"at-{name}\"")));
    }
}

#[test]
fn without_an_effect_a_card_names_what_is_hit() {
    let card = "<p class=\"effect\">Affected: Web</p>";
    assert!(crowded(1).contains(card));
    let told = FIRST.replacen("cause:", "effect: No orders.\ncause:", 1);
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", told.as_str()),
    ];
    let home = page(
        &pages(&site_of(&files, "2026-07-11 13:30"), 0),
        "index.html",
    );
    assert!(home.contains("<p class=\"effect\">No orders.</p>") && !home.contains(card));
    let own = page(
        &pages(&site_of(&files, "2026-07-11 13:30"), 0),
        "incidents/web/index.html",
    );
    assert!(own.contains("<p class=\"q\">Affected: Web</p>"), "{own}");
}

#[test]
fn the_card_answers_every_question_of_a_customer() {
    let project = format!(
        "{PROJECT}contacts:\n  help:\n    name: Help desk\n    phone: \"150\"\n    hours:\n      mon-sun: \"08:00-22:00\"\n"
    );
    let told = FIRST.replacen(
        "cause:",
        "effect: No orders.\nscope: One in three.\nunknown: The end.\nstill_not_working: Call us.\nworkaround:\n  text: Order by phone.\n  verified: 2026-07-11 13:05\ncause:",
        1,
    );
    let unknown = FACTS.replacen("emergency_calls: affected", "emergency_calls: unknown", 1);
    let files = [
        ("amends.yaml", project.as_str()),
        ("incidents/web/incident.yaml", unknown.as_str()),
        ("incidents/web/01-first.md", told.as_str()),
    ];
    let home = page(
        &pages(&site_of(&files, "2026-07-11 13:30"), 0),
        "index.html",
    );
    let order = [
        "No orders.",
        "We do not know yet whether calls to 999 always get through.",
        "Use a landline.",
        "Order by phone.",
        "Checked at <time datetime=\"2026-07-11T13:05:00+01:00\">13:05 BST</time>",
        "One in three.",
        "A &lt;b&gt;cable&lt;",
        "The end.",
        "Next word from us by",
        "14:00 <small>BST</small>",
        "Call us.",
        "Help desk",
        "href=\"tel:150\"",
        "Open today",
    ];
    let main = &home[home.find("<main").unwrap()..];
    let places = order.map(|said| main.find(said).unwrap_or_else(|| panic!("{said}: {main}")));
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn the_days_that_were_bad_are_told_incident_by_incident() {
    let project = format!("{PROJECT}  - id: mail\n    name: Mail\n  - id: shop\n    name: Shop\n");
    let facts = "title: Storm\nimpact: major\nstarted: 2026-06-30 23:00\ncomponents:\n  web: major_outage\n  mail: major_outage\n  shop: degraded_performance\n";
    let files = [
        ("amends.yaml", project.as_str()),
        ("incidents/storm/incident.yaml", facts),
        (
            "incidents/storm/01-a.md",
            "---\nstatus: identified\nat: 2026-06-30 23:30\n---\nA storm.\n",
        ),
        // Midnight is not a part of the day that begins with it.
        (
            "incidents/storm/02-b.md",
            "---\nstatus: resolved\nat: 2026-07-03 00:00\n---\nOver.\n",
        ),
        (
            "incidents/old/incident.yaml",
            "title: Old\nimpact: major\nstarted: 2026-01-01\ncomponents: [web]\n",
        ),
        (
            "incidents/old/01-a.md",
            "---\nstatus: resolved\nat: 2026-01-02 10:00\n---\nOver.\n",
        ),
    ];
    let home = page(
        &pages(&site_of(&files, "2026-07-11 13:30"), 0),
        "index.html",
    );
    let told = "<li><time datetime=\"2026-06-30\">30 Jun</time>–<time datetime=\"2026-07-02\">2 Jul</time>: <a href=\"incidents/storm/index.html\">Storm</a> · Down: Web and Mail · Slow or unstable: Shop</li>";
    assert!(home.contains(told), "{home}");
    assert!(!home.contains("incidents/old/"), "ninety days are shown");
}

#[test]
fn components_without_a_group_stand_before_every_group() {
    let more = "    group: Nets\n  - id: shop\n    name: Shop\n  - id: mail\n    name: Mail\n    group: Nets\n";
    let project = format!("{PROJECT}{more}");
    let files = [("amends.yaml", project.as_str())];
    let home = page(
        &pages(&site_of(&files, "2026-07-11 13:30"), 0),
        "index.html",
    );
    let order = [">Shop<", ">Nets<", ">Web<", ">Mail<"];
    let places = order.map(|name| home.find(name).unwrap_or_else(|| panic!("{name}: {home}")));
    assert!(places.is_sorted(), "{places:?}");
}
