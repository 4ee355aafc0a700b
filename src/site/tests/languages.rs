//! Pages in several languages: texts that are missing, the switch, and what machines are told.

use super::{FACTS, FIRST, PROJECT, page, pages, site_of, small_site};

#[test]
fn a_text_in_another_language_says_so() {
    let da = page(&pages(&small_site("2026-07-11 13:30"), 1), "da/index.html");
    assert!(da.contains("<html lang=\"da\""));
    assert!(da.contains("<span lang=\"en\" dir=\"auto\">&lt;Web&gt; is down</span>"));
    assert!(da.contains("<a href=\"../index.html\" lang=\"en\""));
}

/// The page and the plain text of an incident whose first update has some Danish beside it.
fn corrected_in_danish(danish: &str) -> [String; 2] {
    let correction = |at: &str, was: &str, now: &str| {
        format!("corrections:\n  - at: 2026-07-11 {at}\n    was: {was}\n    now: {now}\n")
    };
    let first = FIRST.replacen(
        "cause:",
        &(correction("13:15", "one road", "two roads") + "cause:"),
        1,
    );
    let danish = format!(
        "---\n{}---\n{danish}",
        correction("13:20", "en vej", "to veje")
    );
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", first.as_str()),
        ("incidents/web/01-first.da.md", danish.as_str()),
    ];
    let pages = pages(&site_of(&files, "2026-07-11 13:30"), 1);
    ["html", "txt"].map(|ending| page(&pages, &format!("da/incidents/web/index.{ending}")))
}

#[test]
fn a_page_tells_the_corrections_of_the_text_that_it_shows() {
    for (danish, shown, hidden, lang) in [
        ("Vi leder.\n", "to veje", "two roads", ""),
        ("", "two roads", "to veje", " lang=\"en\""),
    ] {
        let told = corrected_in_danish(danish);
        for text in &told {
            assert!(text.contains(shown) && !text.contains(hidden), "{text}");
        }
        let marked = format!("<ins{lang} dir=\"auto\">{shown}</ins>");
        assert!(told[0].contains(&marked), "{marked}: {}", told[0]);
    }
}

#[test]
fn a_page_from_right_to_left_keeps_names_and_numbers_in_order() {
    let project = PROJECT.replace("[en, da]", "[en, ar]");
    let project = project.replace("name: Web", "name:\n      en: 5G+\n      ar: 5G+");
    let project = project.replace("[\"999\"]", "[\"+962 6 555 0199\"]");
    let files = [
        ("amends.yaml", project.as_str()),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
    ];
    let pages = pages(&site_of(&files, "2026-07-11 13:30"), 1);
    let ar = page(&pages, "ar/index.html");
    assert!(ar.contains("<html lang=\"ar\" dir=\"rtl\""));
    assert!(ar.contains("<bdi dir=\"ltr\">5G+</bdi>"));
    assert!(ar.contains("\u{2066}+962 6 555 0199\u{2069}"));
    assert!(ar.contains("<span lang=\"en\" dir=\"auto\">Use a landline.</span>"));
    let listed = page(&pages, "ar/history/2026-07/index.html");
    assert!(listed.contains("\u{2066}5G+\u{2069}"));
}

/// The links of a page that machines follow to its other languages, as tag and address.
fn alternates(text: &str) -> Vec<(String, String)> {
    let mark = "<link rel=\"alternate\" hreflang=\"";
    let links = text.split(mark).skip(1).map(|rest| {
        let mut parts = rest.split('"');
        let tag = parts.next().unwrap();
        (tag.to_owned(), parts.nth(1).unwrap().to_owned())
    });
    links.collect()
}

#[test]
fn the_switch_keeps_the_page_and_machines_find_every_language() {
    let site = small_site("2026-07-11 13:30");
    let (en, da) = (pages(&site, 0), pages(&site, 1));
    let mut kinds = Vec::new();
    for (path, text) in en.iter().filter(|(path, _)| path.ends_with("index.html")) {
        if text.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let there = page(&da, &format!("da/{path}"));
        let up = "../".repeat(path.matches('/').count());
        let switch = format!("<a href=\"{up}da/{path}\" lang=\"da\" hreflang=\"da\">Dansk</a>");
        assert!(text.contains(&switch), "{path}: {switch}");
        let back = format!("<a href=\"../{up}{path}\" lang=\"en\" hreflang=\"en\">English</a>");
        assert!(there.contains(&back), "{path}: {back}");
        let address = path.strip_suffix("index.html").unwrap();
        let url = |prefix: &str| format!("https://status.example/sub/{prefix}{address}");
        let expected = [
            ("en".to_owned(), url("")),
            ("x-default".to_owned(), url("")),
            ("da".to_owned(), url("da/")),
        ];
        assert_eq!(alternates(text), expected, "{path}");
        assert_eq!(alternates(&there), expected, "da/{path}");
        let canonical = format!("<link rel=\"canonical\" href=\"{}\">", url("da/"));
        assert!(there.contains(&canonical), "{path}");
        kinds.extend(path.split('/').next());
    }
    for kind in [
        "index.html",
        "incidents",
        "components",
        "history",
        "maintenance",
    ] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
}

#[test]
fn those_who_see_a_link_only_are_told_what_it_is() {
    let da = page(
        &pages(&small_site("2026-07-11 13:30"), 1),
        "da/incidents/web/index.html",
    );
    for (name, content) in [
        ("type", "article"),
        ("site_name", "Driftsstatus for Test"),
        ("locale", "da_DK"),
        ("title", "&lt;Web&gt; is down · Driftsstatus for Test"),
        ("description", "We look into it."),
        ("url", "https://status.example/sub/da/incidents/web/"),
    ] {
        let tag = format!("<meta property=\"og:{name}\" content=\"{content}\">");
        assert!(da.contains(&tag), "{tag}: {da}");
    }
    let home = page(&pages(&small_site("2026-07-11 13:30"), 0), "index.html");
    assert!(home.contains("<meta property=\"og:type\" content=\"website\">"));
    assert!(home.contains("<meta property=\"og:locale\" content=\"en_GB\">"));
}
