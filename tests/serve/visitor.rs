//! A running `amends serve` over a project in a folder of its own, and a plain client for it. Never waits for a fixed time.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// After so long something will not happen any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// A project and the program that serves it.
pub(crate) struct Served {
    pub(crate) folder: TempDir,
    child: Child,
    pub(crate) port: u16,
    said: Receiver<String>,
    heard: String,
}

/// An answer of the server.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) bytes: Vec<u8>,
}

pub(crate) const PROJECT: &str = "format: 1
name: Northwind
url: https://status.northwind.example
time_zone: UTC
languages: [en]
components:
  - id: calls
    name: Calls
    cannot: make or receive calls
  - id: data
    name: Data
replies:
  channels: [x]
";
pub(crate) const FACTS: &str = "title: Calls are failing
impact: major
started: 2026-07-11 13:30
components: [calls]
";

/// An update in the middle of a day.
pub(crate) fn update(status: &str, clock: &str, rest: &str, body: &str) -> String {
    format!("---\nstatus: {status}\nat: 2026-07-11 {clock}\n{rest}---\n{body}\n")
}

/// A project with one incident and one update.
pub(crate) fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "amends.yaml", PROJECT);
    put(&folder, "incidents/2026-07-11-calls/incident.yaml", FACTS);
    let first = update(
        "investigating",
        "13:45",
        "next_update: 14:30\n",
        "Calls fail. We are sorry.",
    );
    put(
        &folder,
        "incidents/2026-07-11-calls/01-investigating.md",
        &first,
    );
    folder
}

/// Writes a file as most editors do: another one takes its place.
pub(crate) fn put(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let other = path.with_extension("new~");
    let mut file = fs::File::create(&other).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    fs::rename(other, path).unwrap();
}

impl Served {
    pub(crate) fn start(folder: TempDir, arguments: &[&str]) -> Self {
        let mut child = command(&folder, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, said) = channel();
        let streams: [Box<dyn Read + Send>; 2] = [
            Box::new(child.stdout.take().unwrap()),
            Box::new(child.stderr.take().unwrap()),
        ];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        let mut served = Self {
            folder,
            child,
            port: 0,
            said,
            heard: String::new(),
        };
        let line = served.hear("site  http://");
        let port = line
            .split("127.0.0.1:")
            .nth(1)
            .unwrap()
            .split('/')
            .next()
            .unwrap();
        served.port = port.parse().unwrap();
        served
    }

    /// Waits until the program says something, and gives that line.
    pub(crate) fn hear(&mut self, words: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self.said.recv_timeout(left);
            let line = line.unwrap_or_else(|_| panic!("`{words}` was never said: {}", self.heard));
            self.heard.push_str(&line);
            self.heard.push('\n');
            if line.contains(words) {
                return line;
            }
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("localhost:{}", self.port))
    }

    pub(crate) fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }

    /// Waits until a page satisfies a condition.
    pub(crate) fn wait(&self, path: &str, is_met: impl Fn(&Answer) -> bool) -> Answer {
        let until = Instant::now() + PATIENCE;
        loop {
            let answer = self.get(path);
            if is_met(&answer) {
                return answer;
            }
            assert!(
                Instant::now() < until,
                "{path} never came to be as expected: {}",
                answer.text()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Listens as an open page does; gives the events as they come.
    pub(crate) fn listen(&self, path: &str) -> Receiver<String> {
        let page = self.get(path).text();
        let key = page
            .split("data-key=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let query = format!("path={path}&key={key}");
        write!(
            stream,
            "GET /.amends/events?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )
        .unwrap();
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut event = String::new();
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if line.is_empty() && event.starts_with("event: ") {
                    let _ = sender.send(std::mem::take(&mut event));
                } else if line.starts_with("event: ") || !event.is_empty() {
                    event.push_str(&line);
                    event.push('\n');
                }
            }
        });
        receiver
    }

    /// Ends the program as Ctrl-C does, and gives its exit status.
    #[cfg(unix)]
    pub(crate) fn interrupt(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(sent.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self {
            status,
            head,
            bytes: bytes[end + 4..].to_vec(),
        }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    pub(crate) fn has(&self, words: &str) -> bool {
        self.text().contains(words)
    }
}

/// The next event of a kind; other kinds are passed over.
pub(crate) fn next(events: &Receiver<String>, kind: &str) -> String {
    loop {
        let event = events.recv_timeout(PATIENCE);
        let event = event.unwrap_or_else(|_| panic!("no event `{kind}`"));
        if event.starts_with(&format!("event: {kind}\n")) {
            return event;
        }
    }
}

/// The program over a folder, at a port that is free.
pub(crate) fn command(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    command.arg("-C").arg(folder.path()).arg("serve");
    if !arguments.contains(&"--port") {
        command.args(["--port", "0"]);
    }
    command.args(arguments);
    command
}

/// The files below a folder, by their path with `/`.
pub(crate) fn files_of(root: &std::path::Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            match path.is_dir() {
                true if name != ".amends" => folders.push(path),
                true => {}
                false => found.push((name, path)),
            }
        }
    }
    found
}
