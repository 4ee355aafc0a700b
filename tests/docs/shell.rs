//! Runs the commands that a page shows, in a folder that vanishes by itself and with nothing of the reader's machine; never reads a page.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use chrono::DateTime;
use tempfile::TempDir;

use crate::{page::Files, project::lay};

/// What stands in output for the folder of a session, whose name differs from run to run.
const FOLDER: &str = "/srv";

/// The port of `amends serve` where it is free.
const PORT: u16 = 2012;

/// A folder, where in it the next command runs, and when.
pub(crate) struct Shell {
    folder: TempDir,
    here: PathBuf,
    seconds: Option<i64>,
}

impl Shell {
    /// A shell in a folder that holds these files and no others.
    pub(crate) fn in_folder_of(files: &Files) -> Self {
        let folder = lay(files);
        let here = folder.path().canonicalize().unwrap();
        Self {
            folder,
            here,
            seconds: None,
        }
    }

    /// Sets the clock of the commands that follow.
    pub(crate) fn set_clock(&mut self, time: &str) {
        let time = DateTime::parse_from_rfc3339(time).unwrap();
        self.seconds = Some(time.timestamp());
    }

    /// Writes a file that the page shows.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.here.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = File::create(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    /// Runs a command and gives what it printed; a first line `? 1` says that it ended with status 1.
    pub(crate) fn run(&mut self, command: &str) -> String {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.here = self.here.join(folder).canonicalize().unwrap();
            return String::new();
        }
        if command.starts_with("amends serve") {
            return self.begin(command);
        }
        let output = self.command(command).output().unwrap();
        let printed = self.named(&String::from_utf8(output.stdout).unwrap());
        match output.status.code().unwrap() {
            0 => printed,
            code => format!("? {code}\n{printed}"),
        }
    }

    /// What a server says before it waits; then it is ended. Its port is one that is free, and reads as the usual one.
    fn begin(&self, command: &str) -> String {
        let mut command = self.command(&format!("exec {command} --port 0"));
        let mut server = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        for line in BufReader::new(server.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            said += &format!("{}\n", with_usual_port(&line));
            if line.contains("Ctrl-C") {
                break;
            }
        }
        server.kill().unwrap();
        server.wait().unwrap();
        said
    }

    /// Standard error goes where standard output goes, as on a terminal.
    fn command(&self, command: &str) -> Command {
        let mut shell = Command::new("sh");
        shell
            .arg("-c")
            .arg(format!("exec 2>&1\n{command}"))
            .current_dir(&self.here)
            .env_clear()
            .env("PATH", path())
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .stdin(Stdio::null());
        if let Some(seconds) = self.seconds {
            shell.env("SOURCE_DATE_EPOCH", seconds.to_string());
        }
        for role in ["AUTHOR", "COMMITTER"] {
            shell
                .env(format!("GIT_{role}_NAME"), "Lise")
                .env(format!("GIT_{role}_EMAIL"), "lise@northwind.example")
                .env(format!("GIT_{role}_DATE"), "2026-07-11T13:38:00Z");
        }
        shell
    }

    fn named(&self, printed: &str) -> String {
        let folder = self.folder.path().canonicalize().unwrap();
        printed.replace(folder.to_str().unwrap(), FOLDER)
    }
}

fn with_usual_port(line: &str) -> String {
    match line.split_once("127.0.0.1:") {
        Some((before, after)) => {
            let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}127.0.0.1:{PORT}{after}")
        }
        None => line.to_owned(),
    }
}

/// The machine's programs, and before them the one that is tested.
fn path() -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_amends"));
    let mut folders = vec![program.parent().unwrap().to_owned()];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap()));
    env::join_paths(folders).unwrap()
}
