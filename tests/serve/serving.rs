//! What is served, to whom and where.

use std::fs;
use std::net::TcpListener;
use std::process::Command;

use crate::visitor::{PROJECT, Served, command, files_of, project, put};

const NOW: [&str; 2] = ["--now", "2026-07-11 14:00"];

/// What a page was before `serve` added to it.
fn undressed(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<script data-key=") else {
        return page.to_owned();
    };
    let (script, after) = rest.split_once("</script>").unwrap();
    assert!(
        script.contains("EventSource"),
        "the first script is the one that was added"
    );
    let policy = before.rfind("script-src ").unwrap();
    let end = policy + before[policy..].find(';').unwrap();
    let added = before[..end].rfind(" 'sha256-").unwrap();
    [&before[..added], &before[end..], after].concat()
}

#[test]
fn everything_is_served_as_it_would_be_built() {
    let folder = project();
    put(
        &folder,
        "incidents/2026-07-11-calls/map.png",
        "not a picture",
    );
    let built = tempfile::tempdir().unwrap();
    let (public, replies) = (built.path().join("public"), built.path().join("replies"));
    let status = Command::new(env!("CARGO_BIN_EXE_amends"))
        .arg("-C")
        .arg(folder.path())
        .args(["build", "--now", NOW[1], "--public"])
        .arg(&public)
        .arg("--replies")
        .arg(&replies)
        .output();
    assert!(status.unwrap().status.success());
    let served = Served::start(folder, &NOW);
    for (at, root) in [("/", &public), ("/replies/", &replies)] {
        for (name, file) in files_of(root) {
            let answer = served.get(&format!("{at}{name}"));
            let expected = fs::read(file).unwrap();
            match name.ends_with(".html") {
                true => assert_eq!(
                    undressed(&answer.text()),
                    String::from_utf8(expected).unwrap(),
                    "{at}{name}"
                ),
                false => assert_eq!(answer.bytes, expected, "{at}{name}"),
            }
        }
    }
    let written = files_of(served.folder.path());
    assert!(
        written
            .iter()
            .all(|(name, _)| !name.starts_with("public") && !name.starts_with("replies"))
    );
}

#[test]
fn addresses_are_answered_as_by_a_host() {
    let served = Served::start(project(), &NOW);
    let of = |path: &str| {
        let answer = served.get(path);
        (
            answer.status,
            answer.header("content-type").unwrap_or("").to_owned(),
        )
    };
    let html = "text/html; charset=utf-8".to_owned();
    assert_eq!(of("/"), (200, html.clone()));
    assert_eq!(of("/history/?x=1"), (200, html.clone()));
    assert_eq!(of("/replies/"), (200, html.clone()));
    assert_eq!(of("/nowhere/at/all"), (404, html));
    assert_eq!(
        of("/api/v2/status.json").1,
        "application/json; charset=utf-8"
    );
    assert_eq!(of("/feed.atom").1, "application/atom+xml; charset=utf-8");
    assert_eq!(of("/../../etc/passwd").0, 404);
    assert_eq!(of("/%2e%2e/amends.yaml").0, 404);
    assert_eq!(of("/amends.yaml").0, 404);
    assert_eq!(of("/%zz").0, 400);
    let folder = served.get("/history");
    assert_eq!(
        (folder.status, folder.header("location")),
        (302, Some("/history/"))
    );
    assert!(served.get("/nowhere").has("There is no page here"));
    let head = served.ask("HEAD", "/", "localhost");
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert_eq!(served.ask("POST", "/", "localhost").status, 405);
    assert_eq!(served.get("/").header("cache-control"), Some("no-store"));
}

#[test]
fn a_site_below_a_path_is_served_below_it() {
    let folder = project();
    put(
        &folder,
        "amends.yaml",
        &PROJECT.replace(".example\n", ".example/status\n"),
    );
    let served = Served::start(folder, &NOW);
    assert_eq!(served.get("/").header("location"), Some("/status/"));
    assert!(served.get("/status/").has("Calls are failing"));
    assert_eq!(served.get("/status").header("location"), Some("/status/"));
    assert!(served.get("/status/nowhere").has("href=\"/status/\""));
    assert_eq!(served.get("/replies/").status, 200);
}

#[test]
fn a_name_that_is_not_this_machine_is_refused() {
    let served = Served::start(project(), &NOW);
    for host in ["evil.example", "127.0.0.1.evil.example", "10.0.0.1"] {
        let answer = served.ask("GET", "/replies/", host);
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.has("Reply desk"));
    }
    assert_eq!(served.ask("GET", "/", "[::1]:2012").status, 200);
    let answer = served.get("/replies/replies.json");
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        Some("same-origin")
    );
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn whoever_asks_for_another_address_is_told_what_that_shows() {
    let mut served = Served::start(project(), &["--host", "127.0.0.1", "--now", NOW[1]]);
    assert_eq!(served.ask("GET", "/", "status.local").status, 200);
    served.hear("press Ctrl-C");
    let folder = project();
    let output = command(&folder, &["--host", "192.0.2.1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("192.0.2.1"));
}

#[test]
fn a_port_that_is_taken_is_an_error_that_says_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = command(&project(), &["--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains(&port) && said.contains("leave `--port` out"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_in_order() {
    let mut served = Served::start(project(), &NOW);
    let _events = served.listen("/");
    assert_eq!(served.interrupt(), Some(0));
    served.hear("ended");
}
