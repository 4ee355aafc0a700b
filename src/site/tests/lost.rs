//! What a host answers where there is no page.

use super::{page, pages, small_site};

#[test]
fn a_lost_reader_sees_what_goes_on_and_the_ways_on() {
    let lost = page(&pages(&small_site("2026-07-11 13:30"), 0), "404.html");
    for way in [
        "<a href=\"/sub/incidents/web/\">&lt;Web&gt; is down</a>",
        "<a href=\"/sub/\">Status now</a>",
        "<a href=\"/sub/history/\">All past problems</a>",
        "<a href=\"/sub/maintenance/\">Planned work</a>",
        "<a href=\"/sub/da/\" lang=\"da\" hreflang=\"da\">",
        "href=\"/sub/feed.atom\"",
    ] {
        assert!(lost.contains(way), "{way}: {lost}");
    }
    let before = page(&pages(&small_site("2026-07-11 13:00"), 0), "404.html");
    assert!(!before.contains("incidents/"), "nothing goes on");
}

#[test]
fn no_link_of_it_depends_on_where_it_is_answered() {
    let all = pages(&small_site("2026-07-11 13:30"), 1);
    let lost = page(&all, "da/404.html");
    assert!(lost.contains("<a href=\"/sub/da/history/\">"), "{lost}");
    for (at, mark) in lost.match_indices("href=\"") {
        let link = &lost[at + mark.len()..];
        let link = &link[..link.find('"').unwrap()];
        let fixed = ["/sub/", "#", "data:"];
        assert!(fixed.iter().any(|f| link.starts_with(f)), "{link}");
    }
    assert!(!lost.contains("rel=\"canonical\""), "it has no address");
}
