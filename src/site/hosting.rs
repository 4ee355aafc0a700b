//! Files of headers for hosts that read them, where `hosting:` asks for them. Never touches a page.

use crate::model::Edition;
use crate::schema::project::Host;

/// Headers of every answer: what the pages' own policy cannot say, and how long an answer may be kept.
///
/// Half a minute keeps a crowd off the host and an update near its promise.
const HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "public, max-age=30"),
];

/// The files that hosts read, by name.
pub(super) fn render_hosting(edition: &Edition<'_>) -> Vec<(&'static str, String)> {
    let hosts = edition.site.hosting.iter();
    let files = hosts.map(|host| match host {
        Host::Headers => ("_headers", headers()),
        Host::Htaccess => (".htaccess", htaccess(edition)),
    });
    files.collect()
}

/// Netlify and Cloudflare Pages: a path, then indented headers. The API is for other people's pages too.
fn headers() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in HEADERS {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    text.push_str("/api/*\n  Access-Control-Allow-Origin: *\n");
    text
}

/// Apache: the same, where its modules are on.
fn htaccess(edition: &Edition<'_>) -> String {
    let mut text = format!(
        "ErrorDocument 404 {}/404.html\n",
        path_of(&edition.brand.url)
    );
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in HEADERS {
        text.push_str(&format!("  Header set {name} \"{value}\"\n"));
    }
    text.push_str("  <If \"%{REQUEST_URI} =~ m#/api/#\">\n    Header set Access-Control-Allow-Origin \"*\"\n  </If>\n</IfModule>\n");
    text
}

/// The path of an address, without a slash at the end.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("", |slash| &rest[slash..])
}

#[cfg(test)]
mod tests {
    use super::{headers, path_of};

    #[test]
    fn headers_stand_below_their_path() {
        assert!(headers().starts_with("/*\n  X-Content-Type-Options: nosniff\n"));
        assert_eq!(path_of("https://a.example/b/c"), "/b/c");
        assert_eq!(path_of("https://a.example"), "");
    }
}
