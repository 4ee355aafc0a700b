//! The page of an incident: its updates, what is related, its other addresses and its plain text.

use super::{FACTS, FIRST, PROJECT, page, pages, small_site};
use crate::site::fixture::site_of;

#[test]
fn old_and_short_addresses_lead_to_the_incident() {
    let site = small_site("2026-07-11 13:30");
    let pages = pages(&site, 0);
    let old = page(&pages, "incidents/old-name/index.html");
    assert!(old.contains("0; url=../web/index.html"), "{old}");
    let short = page(&pages, &format!("i/{}/index.html", site.incidents[0].code));
    assert!(short.contains("href=\"https://status.example/sub/incidents/web/\""));
}

#[test]
fn an_incident_is_told_as_plain_text_too() {
    let en = pages(&small_site("2026-07-11 13:30"), 0);
    let text = page(&en, "incidents/web/index.txt");
    assert!(
        text.starts_with("<Web> is down\n\nMajor problem · since 13:00 BST\n\n"),
        "{text}"
    );
    for said in [
        "Next word from us by\n14:00 BST\n",
        "What we know\nA <b>cable</b>.\n",
        "In an emergency\nCalls to 999 may not",
        "Looking into it · 11 July 2026, 13:10 BST\nWe look into it. More later.\n",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(
        text.ends_with("\nhttps://status.example/sub/incidents/web/\n"),
        "{text}"
    );
    assert!(page(&en, "incidents/web/index.html").contains("href=\"index.txt\""));
}

#[test]
fn the_plain_text_admits_a_broken_promise() {
    let text = page(
        &pages(&small_site("2026-07-11 14:05"), 0),
        "incidents/web/index.txt",
    );
    let late = "Next word from us\nAn update was due at 14:00 BST.\nIt is late. We post here as soon as we can.\n";
    assert!(text.contains(late), "{text}");
}

#[test]
fn a_spell_across_a_change_of_the_clock_says_both_zones() {
    let facts = FACTS.replace("2026-07-11 13:00", "2026-10-24 23:30");
    let update = |status: &str, at: &str, web: &str| {
        format!("---\nstatus: {status}\nat: {at}\ncomponents:\n  web: {web}\n---\nTold.\n")
    };
    let first = update("investigating", "2026-10-24 23:40", "major_outage");
    let better = update(
        "identified",
        "2026-10-25 01:30+00:00",
        "degraded_performance",
    );
    let over = update("resolved", "2026-10-25 04:00", "operational");
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", facts.as_str()),
        ("incidents/web/01-first.md", first.as_str()),
        ("incidents/web/02-better.md", better.as_str()),
        ("incidents/web/03-over.md", over.as_str()),
    ];
    let pages = pages(&site_of(&files, "2026-10-26 12:00"), 0);
    let text = page(&pages, "incidents/web/index.txt");
    assert!(text.contains("BST to 25 Oct, 01:30 GMT"), "{text}");
}

#[test]
fn german_and_danish_spans_have_their_word_once() {
    for (language, span, since) in [
        (
            "de",
            "11. Juli 2026, 13:00 bis 14:30 Uhr BST",
            "seit 13:00 Uhr BST",
        ),
        (
            "da",
            "11. juli 2026 kl. 13.00 til 14.30 BST",
            "siden kl. 13.00 BST",
        ),
    ] {
        let project = PROJECT.replace("[en, da]", &format!("[{language}]"));
        let over = "---\nstatus: resolved\nat: 2026-07-11 14:30\n---\nTold.\n";
        let files = [
            ("amends.yaml", project.as_str()),
            ("incidents/web/incident.yaml", FACTS),
            ("incidents/web/01-first.md", FIRST),
            ("incidents/web/02-over.md", over),
        ];
        for (now, said) in [("2026-07-11 13:30", since), ("2026-07-12 12:00", span)] {
            let pages = pages(&site_of(&files, now), 0);
            let text = page(&pages, "incidents/web/index.txt");
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}

#[test]
fn how_components_went_is_drawn_and_said_where_it_changed() {
    let better = "---\nstatus: identified\nat: 2026-07-11 13:40\ncomponents:\n  web: degraded_performance\ncorrections:\n  - at: 2026-07-11 13:50\n    was: \"15:00\"\n    now: \"16:00\"\n---\nBetter.\n";
    let over = "---\nstatus: resolved\nat: 2026-07-11 14:20\n---\nIt works.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
        ("incidents/web/02-better.md", better),
        ("incidents/web/03-over.md", over),
    ];
    let pages = pages(&site_of(&files, "2026-07-12 13:30"), 0);
    let web = page(&pages, "incidents/web/index.html");
    // Forty of eighty minutes are half of the picture.
    assert!(
        web.contains("<path class=\"partial\" d=\"M0 8H180\"/>"),
        "{web}"
    );
    assert!(
        web.contains("<path class=\"degraded\" d=\"M180 8H360\"/>"),
        "{web}"
    );
    assert!(web.contains(
        "It said: <del dir=\"auto\">15:00</del> · It says now: <ins dir=\"auto\">16:00</ins>"
    ));
    let text = page(&pages, "incidents/web/index.txt");
    let told = "How it went\nWeb: Down for some 13:00 to 13:40 BST · Slow or unstable 13:40 to 14:20 BST\n";
    assert!(text.contains(told), "{text}");
    let small = page(
        &super::pages(&small_site("2026-07-11 13:30"), 0),
        "incidents/web/index.html",
    );
    assert!(!small.contains("id=\"course\""), "one status is no course");
}

/// An outage of some components on a day, over after an hour.
fn outage(day: &str, title: &str, hit: &str) -> [(String, String); 2] {
    let facts = format!("title: {title}\nimpact: major\nstarted: {day} 10:00\ncomponents: {hit}\n");
    let over = format!("---\nstatus: resolved\nat: {day} 11:00\n---\nIt works.\n");
    [
        (format!("incidents/{day}/incident.yaml"), facts),
        (format!("incidents/{day}/01-over.md"), over),
    ]
}

#[test]
fn a_page_leads_to_what_is_related_and_says_why() {
    let project = format!("{PROJECT}  - id: mail\n    name: Mail\n");
    let mut outages: Vec<_> = outage("2026-06-01", "First", "[web, mail]").into();
    outages.extend(outage("2026-06-08", "Second", "[mail]"));
    outages.extend(outage("2026-06-20", "Third", "[web]"));
    outages[4].1.push_str("repeat_of: 2026-06-01\n");
    let files = outages.iter().map(|(p, t)| (p.as_str(), t.as_str()));
    let files: Vec<_> = files.chain([("amends.yaml", project.as_str())]).collect();
    let pages = pages(&site_of(&files, "2026-07-01 12:00"), 0);
    let said = |id: &str, other: &str, title: &str, day: &str, reason: &str| {
        let page = page(&pages, &format!("incidents/{id}/index.html"));
        let row = format!(
            "<a href=\"../{other}/index.html\">{title}</a></p><p class=\"q\"><time datetime=\"{other}\">{day}</time> · {reason}</p>"
        );
        assert!(page.contains(&row), "{row}: {page}");
    };
    said(
        "2026-06-01",
        "2026-06-20",
        "Third",
        "20 June 2026",
        "Happened again",
    );
    said(
        "2026-06-01",
        "2026-06-08",
        "Second",
        "8 June 2026",
        "Also hit Mail",
    );
    said(
        "2026-06-20",
        "2026-06-01",
        "First",
        "1 June 2026",
        "Happened before",
    );
    let third = page(&pages, "incidents/2026-06-20/index.html");
    assert!(!third.contains("Second"), "it hit something else");
    let text = page(&pages, "incidents/2026-06-20/index.txt");
    let told = "Related problems\nFirst · 1 June 2026 · Happened before\nhttps://status.example/sub/incidents/2026-06-01/\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn what_is_given_back_changed_and_owed_is_told_in_full() {
    let report = "---\nstatus: postmortem\nat: 2026-07-12 10:00\ncompensation:\n  who: Everybody.\n  amount: One day.\n  when: On the next bill.\n  action: Nothing to do.\nimprovements:\n  - what: A second cable.\n    due: 2026-10-31\n  - what: An alarm.\n    done: 2026-07-11\nthanks: Thank you for every report.\n---\nA digger.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
        (
            "incidents/web/02-over.md",
            "---\nstatus: resolved\nat: 2026-07-11 14:30\nverified:\n  at: 2026-07-11 14:25\n  how: All orders come through.\n---\nIt works.\n",
        ),
        ("incidents/web/03-report.md", report),
    ];
    let all = pages(&site_of(&files, "2026-07-13 12:00"), 0);
    let web = page(&all, "incidents/web/index.html");
    let text = page(&all, "incidents/web/index.txt");
    for said in [
        "Everybody.",
        "One day.",
        "On the next bill.",
        "Nothing to do.",
        "A second cable.",
        "31 October 2026",
        "An alarm.",
        "11 July 2026",
        "Thank you for every report.",
        "All orders come through.",
        "1 hour 30 minutes",
    ] {
        assert!(web.contains(said), "{said}: {web}");
        assert!(text.contains(said), "{said}: {text}");
    }
    for part in [
        "What you get back\nWho: Everybody.\n",
        "What we change\n- A second cable. (by 31 October 2026)\n- An alarm.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(
        web.find("Looking back") < web.find("Looking into it"),
        "the newest comes first"
    );
}
