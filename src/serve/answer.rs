//! What a browser is sent: status, headers and bytes. Never finds a file.

use std::io::Cursor;

use tiny_http::{Header, Response, StatusCode};

/// Types by the ending of a file; what is not named is a download.
const TYPES: [(&str, &str); 19] = [
    ("html", "text/html; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("atom", "application/atom+xml; charset=utf-8"),
    ("rss", "application/rss+xml; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("pdf", "application/pdf"),
];

/// Headers of every answer. Another site that is open in the same browser may neither show nor read any of it: the desk
/// is private. Nothing is kept, because the next look may be at other bytes.
const HEADERS: [(&str, &str); 5] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
];

/// An answer with bytes.
pub(super) type Answer = Response<Cursor<Vec<u8>>>;

/// Bytes of a file by its name.
pub(super) fn file(path: &str, status: u16, bytes: Vec<u8>) -> Answer {
    of_type(type_of(path), status, bytes)
}

/// A page.
pub(super) fn page(status: u16, bytes: Vec<u8>) -> Answer {
    file("index.html", status, bytes)
}

/// A line of text.
pub(super) fn line(status: u16, text: &str) -> Answer {
    file("line.txt", status, format!("{text}\n").into_bytes())
}

/// The way to another address of this host.
pub(super) fn lead_to(path: &str) -> Answer {
    let answer = line(302, "this is a folder");
    match Header::from_bytes("Location", path) {
        Ok(header) => answer.with_header(header),
        Err(()) => line(404, "there is nothing here"),
    }
}

/// The type of a file.
pub(super) fn type_of(path: &str) -> &'static str {
    if path.ends_with("feed.json") {
        return "application/feed+json; charset=utf-8";
    }
    let ending = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'));
    let ending = ending.map_or("", |(_, ending)| ending);
    let mut types = TYPES.iter();
    let found = types.find(|(known, _)| known.eq_ignore_ascii_case(ending));
    found.map_or("application/octet-stream", |(_, of)| of)
}

/// Headers that every answer has, with its type.
pub(super) fn headers(of_type: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut headers = vec![("Content-Type", of_type)];
    headers.extend(HEADERS);
    headers
}

fn of_type(of: &'static str, status: u16, bytes: Vec<u8>) -> Answer {
    let headers = headers(of).into_iter();
    let headers = headers.filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    let length = bytes.len();
    let response = Response::new(
        StatusCode(status),
        headers.collect(),
        Cursor::new(bytes),
        Some(length),
        None,
    );
    response.with_chunked_threshold(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::type_of;

    #[test]
    fn a_file_has_the_type_of_its_ending() {
        for (path, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            (
                "components/calls/feed.json",
                "application/feed+json; charset=utf-8",
            ),
            ("api/v2/summary.json", "application/json; charset=utf-8"),
            ("incidents/a.b/COVERAGE.PNG", "image/png"),
            ("incidents/a.png/notes", "application/octet-stream"),
            ("_headers", "application/octet-stream"),
        ] {
            assert_eq!(type_of(path), expected, "{path}");
        }
    }
}
