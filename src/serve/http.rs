//! Answers browsers on a few threads; a page that stays to listen has a thread of its own. Never reads a file.

use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Method, Request};

use super::address::names_this_machine;
use super::answer::{self, Answer};
use super::events::{Event, House};
use super::pages::Face;
use super::stage::Found;
use crate::site::Unmade;

/// How many requests are answered at once.
const WORKERS: usize = 4;
/// How often a listening page is sent a sign of life, so that one that was closed is noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// Where pages listen; no file has such a path, because `.amends/` is the builds' own.
const EVENTS: &str = "/.amends/events";

/// A server that runs until it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
}

/// Who is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callers {
    /// Requests that name this machine.
    ThisMachine,
    /// Whoever reaches it.
    Anyone,
}

/// What every worker has at hand.
struct Counter {
    house: Arc<House>,
    face: Face,
    callers: Callers,
    /// Where the home page stands, if not at `/`.
    home: String,
}

/// Answers from a house.
pub fn start(
    listener: TcpListener,
    house: Arc<House>,
    face: Face,
    (callers, home): (Callers, String),
) -> Result<Server> {
    let http = tiny_http::Server::from_listener(listener, None);
    let http = http
        .map_err(|e| anyhow!(e))
        .context("cannot answer requests")?;
    let http = Arc::new(http);
    let counter = Arc::new(Counter {
        house,
        face,
        callers,
        home,
    });
    let work = |_| {
        let (http, counter) = (Arc::clone(&http), Arc::clone(&counter));
        thread::spawn(move || {
            while let Ok(request) = http.recv() {
                counter.serve(request);
            }
        })
    };
    let workers = (0..WORKERS).map(work).collect();
    Ok(Server { http, workers })
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            // A worker that failed has said so already, and the others are let go all the same.
            let _ = worker.join();
        }
    }
}

impl Counter {
    fn serve(self: &Arc<Self>, request: Request) {
        if let Some(refusal) = self.refusal(&request) {
            send(request, refusal);
            return;
        }
        let (path, query) = split(request.url());
        let Some(path) = decode(&path) else {
            send(request, answer::line(400, "this address cannot be read"));
            return;
        };
        if path == EVENTS {
            let counter = Arc::clone(self);
            thread::spawn(move || counter.listen(request, &query));
            return;
        }
        let answer = self.answer(&path);
        send(request, answer);
    }

    fn refusal(&self, request: &Request) -> Option<Answer> {
        let mut headers = request.headers().iter();
        let host = headers
            .find(|h| h.field.equiv("Host"))
            .map(|h| h.value.as_str());
        if self.callers == Callers::ThisMachine && !host.is_some_and(names_this_machine) {
            let text = "amends serves this machine alone, as localhost; `--host` lets others in";
            return Some(answer::line(403, text));
        }
        let reads = matches!(request.method(), Method::Get | Method::Head);
        (!reads).then(|| answer::line(405, "amends serves pages and takes nothing"))
    }

    fn answer(&self, path: &str) -> Answer {
        let Some(stage) = self.house.stage() else {
            let text = "The files have mistakes. When they are mended, the site is here.";
            return answer::page(503, self.face.bare("No site yet", text));
        };
        match stage.find(path) {
            Found::File { path, key, bytes } if path.ends_with(".html") => {
                answer::page(200, self.face.dress(bytes, key))
            }
            Found::File { path, bytes, .. } => answer::file(&path, 200, bytes),
            Found::Folder => answer::lead_to(&format!("{path}/")),
            Found::Lost(_) if path == "/" => answer::lead_to(&self.home),
            Found::Lost(Some(page)) => answer::page(404, self.face.dress(page, None)),
            Found::Lost(None) => {
                let text = format!("The site is at {}.", self.home);
                answer::page(404, self.face.bare("There is nothing here", &text))
            }
            Found::Unmade(error) => {
                let text = match error.downcast_ref::<Unmade>() {
                    Some(Unmade(problem)) => problem.message.clone(),
                    None => format!("{error:#}"),
                };
                answer::page(500, self.face.bare("This page cannot be made", &text))
            }
            // The state was exchanged in this very moment; the next request meets the new one.
            Found::Gone => answer::page(
                503,
                self.face.bare("One moment", "The page is being made anew."),
            ),
        }
    }

    /// Tells a page what becomes of it until it is closed.
    fn listen(&self, request: Request, query: &str) {
        let field = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(n, _)| *n == name)
                .and_then(|(_, value)| decode(value))
        };
        let (path, key) = (
            field("path").unwrap_or_default(),
            field("key").unwrap_or_default(),
        );
        let mut writer = request.into_writer();
        let events = self.house.hear(&path, &key);
        let mut written = write_head(&mut writer);
        while written.is_ok() {
            written = match events.recv_timeout(SIGN_OF_LIFE) {
                Ok(event) => write_event(&mut writer, &event),
                Err(RecvTimeoutError::Timeout) => write_flushed(&mut writer, ":\n\n"),
                Err(RecvTimeoutError::Disconnected) => break,
            };
        }
        self.house.forget(events);
    }
}

/// A browser that has gone away needs no answer.
fn send(request: Request, answer: Answer) {
    let _ = request.respond(answer);
}

fn write_head(writer: &mut dyn Write) -> std::io::Result<()> {
    let headers = answer::headers("text/event-stream").into_iter();
    let headers: String = headers
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    write_flushed(
        writer,
        &format!("HTTP/1.1 200 OK\r\n{headers}Connection: close\r\n\r\nretry: 500\n\n"),
    )
}

fn write_event(writer: &mut dyn Write, event: &Event) -> std::io::Result<()> {
    match event {
        Event::Reload => write_flushed(writer, "event: reload\ndata:\n\n"),
        Event::Say(told) => write_flushed(writer, &format!("event: say\ndata: {told}\n\n")),
    }
}

fn write_flushed(writer: &mut dyn Write, text: &str) -> std::io::Result<()> {
    writer.write_all(text.as_bytes())?;
    writer.flush()
}

fn split(url: &str) -> (String, String) {
    let url = url.split('#').next().unwrap_or("");
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    (path.to_owned(), query.to_owned())
}

/// An address without its percent signs; none where it is no text.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let byte = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                rest = after;
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                u8::try_from(digit(high)? * 16 + digit(low)?).ok()?
            }
            (b'%', _) => return None,
            (other, _) => *other,
        };
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn an_address_is_read_as_it_was_meant() {
        for (text, expected) in [
            ("/a/b", Some("/a/b")),
            ("/a%20%C3%A9", Some("/a é")),
            ("/%2e%2E/", Some("/../")),
            ("/%", None),
            ("/%4", None),
            ("/%zz", None),
            ("/%ff", None),
        ] {
            assert_eq!(decode(text).as_deref(), expected, "{text}");
        }
    }
}
