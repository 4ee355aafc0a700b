//! Files of headers for hosts that read them, where `hosting:` asks for them. Never touches a page.

use super::address::{LOST, path_of};
use crate::model::Edition;
use crate::schema::project::Host;

/// Headers of every answer: what the pages' own policy cannot say, and how long an answer may be kept.
///
/// A page in a frame of another site could be dressed up as theirs, and nothing here needs a camera or a position.
/// Everything is public and nothing knows who asks, so programs of other sites may read all of it.
const HEADERS: [(&str, &str); 7] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
    ("Access-Control-Allow-Origin", "*"),
    ("Cache-Control", "public, max-age=30"),
];

/// How long files may be kept that are asked for again and again, by a pattern of their names: the others are kept for
/// half a minute, which holds a crowd off the host and an update near its promise.
const KEPT: [(&str, u8); 2] = [
    ("as_of\\.json", 10),
    (
        "feed\\.(atom|rss|json)|badge\\.(svg|json)|calendar\\.ics",
        60,
    ),
];

/// What hosts do not know, or call by an older name.
const TYPES: [(&str, &str); 3] = [
    ("application/atom+xml", "atom"),
    ("application/rss+xml", "rss"),
    ("text/calendar", "ics"),
];

/// The files that hosts read, by name, for the folder of an edition.
///
/// What the home of all editions says holds below it too; only the page for lost readers is every edition's own.
pub(super) fn render_hosting(edition: &Edition<'_>) -> Vec<(&'static str, String)> {
    let at_home = edition.folder().is_empty();
    let hosts = edition.site.hosting.iter();
    let files = hosts.filter_map(|host| match host {
        Host::Headers => at_home.then(|| ("_headers", headers())),
        Host::Htaccess if at_home => Some((".htaccess", htaccess(edition))),
        Host::Htaccess => Some((".htaccess", lost(edition))),
    });
    files.collect()
}

/// Netlify and Cloudflare Pages: a path, then indented headers.
///
/// One path only: where two fit, both hosts join the values of a header, and half a minute with ten seconds is neither.
fn headers() -> String {
    let lines = HEADERS.map(|(name, value)| format!("  {name}: {value}\n"));
    format!("/*\n{}", lines.concat())
}

/// Apache: who finds no page in a folder is told in the words of the edition that stands there.
fn lost(edition: &Edition<'_>) -> String {
    format!("ErrorDocument 404 {}\n", path_of(&edition.url(LOST)))
}

/// Apache: the same, where its modules are on, and what it can say of single files.
fn htaccess(edition: &Edition<'_>) -> String {
    let set = |(name, value): (&str, &str)| format!("  Header always set {name} \"{value}\"\n");
    let kept = |(files, seconds): (&str, u8)| {
        let header = ("Cache-Control", format!("public, max-age={seconds}"));
        let line = set((header.0, &header.1));
        format!("  <FilesMatch \"^({files})$\">\n  {line}  </FilesMatch>\n")
    };
    let types = TYPES.map(|(kind, ending)| format!("  AddType {kind} .{ending}\n"));
    [
        lost(edition),
        "AddDefaultCharset utf-8\n".to_owned(),
        "<IfModule mod_mime.c>\n".to_owned(),
        types.concat(),
        "  AddCharset utf-8 .atom .rss .ics .json .txt .xml\n</IfModule>\n".to_owned(),
        "<Files \"feed.json\">\n  ForceType \"application/feed+json; charset=utf-8\"\n</Files>\n"
            .to_owned(),
        "<IfModule mod_headers.c>\n".to_owned(),
        HEADERS.map(set).concat(),
        KEPT.map(kept).concat(),
        "</IfModule>\n".to_owned(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::{HEADERS, headers, render_hosting};
    use crate::model::{Edition, editions};
    use crate::site::fixture::site_of;

    #[test]
    fn headers_stand_below_their_path_and_each_once() {
        let text = headers();
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("/*"));
        let mut names: Vec<_> = lines
            .map(|line| line.strip_prefix("  ").unwrap().split_once(": ").unwrap().0)
            .collect();
        assert_eq!(names.len(), HEADERS.len());
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), HEADERS.len());
    }

    #[test]
    fn who_is_lost_below_a_brand_or_a_language_is_told_there() {
        const PROJECT: &str = "format: 1
name: Test
url: https://status.example/at
time_zone: Europe/London
languages: [en, da]
hosting: [headers, htaccess]
components:
  - id: web
    name: Web
brands:
  sub:
    name: Sub
";
        let site = site_of(&[("amends.yaml", PROJECT)], "2026-07-11 12:00");
        let files = |edition: &Edition<'_>| {
            let named = render_hosting(edition).into_iter();
            let first = named.map(|(name, text)| (name, text.lines().next().unwrap().to_owned()));
            (edition.folder(), first.collect::<Vec<_>>())
        };
        let found: Vec<_> = editions(&site).iter().map(files).collect();
        let lost = |path: &str| (".htaccess", format!("ErrorDocument 404 {path}/404.html"));
        let expected = [
            ("", vec![("_headers", "/*".to_owned()), lost("/at")]),
            ("da/", vec![lost("/at/da")]),
            ("sub/", vec![lost("/at/sub")]),
            ("sub/da/", vec![lost("/at/sub/da")]),
        ];
        assert_eq!(
            found,
            expected.map(|(folder, files)| (folder.to_owned(), files))
        );
    }
}
