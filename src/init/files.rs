//! The files of a new project beside `amends.yaml`. What they say is in `files/`; here stands only which of them there are.

use std::path::Path;

use super::site_file::write_site_file;
use super::{Ci, Start, Starter};
use crate::publish::NewFile;

/// The files that every project gets.
const ALWAYS: [(&str, &str); 5] = [
    ("incidents/README.md", include_str!("files/incidents.md")),
    (".gitignore", include_str!("files/gitignore")),
    (".editorconfig", include_str!("files/editorconfig")),
    (".vscode/settings.json", include_str!("files/settings.json")),
    (
        ".vscode/extensions.json",
        include_str!("files/extensions.json"),
    ),
];

/// How a pipeline gets amends, and how it tells the team what is due.
const GET: (&str, &str) = ("ci/get-amends.sh", include_str!("files/get-amends.sh"));
const DUE: (&str, &str) = ("ci/post-due.sh", include_str!("files/post-due.sh"));

/// Turns what is known of a new project into its files; `amends.yaml` is the first.
pub fn lay_out(start: &Start, starter: &Starter) -> Vec<NewFile> {
    let site = ("amends.yaml", write_site_file(start, starter));
    let mut files = vec![file(site)];
    files.extend(ALWAYS.map(file));
    let of_hosts = start.hosts.iter().flat_map(|host| files_of(*host));
    for (path, text) in of_hosts {
        // Two hosts share a script.
        if files.iter().all(|file| file.path != Path::new(path)) {
            files.push(file((path, text)));
        }
    }
    files
}

/// A file, with the version that wrote it where it names one.
fn file((path, text): (&str, impl Into<String>)) -> NewFile {
    let text: String = text.into();
    let text = text.replace("{version}", env!("CARGO_PKG_VERSION"));
    NewFile {
        path: path.into(),
        text: text.replace("{repository}", env!("CARGO_PKG_REPOSITORY")),
    }
}

fn files_of(host: Ci) -> Vec<(&'static str, &'static str)> {
    let workflow = (
        ".github/workflows/status.yml",
        include_str!("files/github.yml"),
    );
    let action = (
        ".github/actions/get-amends/action.yml",
        include_str!("files/get-amends.yml"),
    );
    let pipeline = (".gitlab-ci.yml", include_str!("files/gitlab.yml"));
    let script = ("ci/publish.sh", include_str!("files/publish.sh"));
    match host {
        Ci::Github => vec![workflow, action, GET, DUE],
        Ci::Gitlab => vec![pipeline, GET, DUE],
        Ci::Cron => vec![script, DUE],
        Ci::None => Vec::new(),
    }
}
