//! A reader of the site that is served.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

/// After so long a page will not change any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until a page says something, and gives the page.
pub(crate) fn wait_for(port: u16, path: &str, words: &str) -> String {
    let until = Instant::now() + PATIENCE;
    loop {
        let page = get(port, path);
        if page.contains(words) {
            return page;
        }
        assert!(
            Instant::now() < until,
            "`{words}` never was on {path}: {page}"
        );
        thread::sleep(Duration::from_millis(50));
    }
}

fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}
