//! A sound project in a temporary folder, to be spoiled. Never runs anything.
#![expect(clippy::disallowed_methods, reason = "a test lays its own files")]

use std::fs;
use std::path::{Path, PathBuf};

/// The settings of the sound project.
pub(crate) const SITE: &str = "format: 1
name: Acme
url: https://status.acme.example
time_zone: Europe/London
languages: [en]
components:
  - id: calls
    name: Calls
    cannot: make calls
";

/// The facts of its incident.
pub(crate) const FACTS: &str =
    "title: Calls fail\nimpact: minor\nstarted: 2026-07-11 13:30\ncomponents: [calls]\n";

/// The folder of its incident.
pub(crate) const FOLDER: &str = "incidents/2026-07-11-calls";

/// A project and what lies beside it.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// One site with one open incident.
    pub(crate) fn sound() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = Self { folder };
        project.lay("../beside/secret.txt", "nobody reads this");
        project.lay("amends.yaml", SITE);
        project.lay(&format!("{FOLDER}/incident.yaml"), FACTS);
        project.lay(
            &format!("{FOLDER}/01-investigating.md"),
            update("", "Some calls fail."),
        );
        project
    }

    /// The sound project with more lines in `amends.yaml`.
    pub(crate) fn with_settings(lines: &str) -> Self {
        Self::with("amends.yaml", format!("{SITE}{lines}"))
    }

    /// The sound project with more lines in `incident.yaml`.
    pub(crate) fn with_facts(lines: &str) -> Self {
        Self::with(
            &format!("{FOLDER}/incident.yaml"),
            format!("{FACTS}{lines}"),
        )
    }

    /// The sound project with another update.
    pub(crate) fn with_update(text: impl AsRef<[u8]>) -> Self {
        Self::with(&format!("{FOLDER}/01-investigating.md"), text)
    }

    /// The sound project with one file more, or another one.
    pub(crate) fn with(path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let project = Self::sound();
        project.lay(path, bytes);
        project
    }

    /// Writes a file and the folders above it.
    pub(crate) fn lay(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// Removes a file and gives the path, for something else to stand there.
    pub(crate) fn vacate(&self, path: &str) -> PathBuf {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        if path.is_file() {
            fs::remove_file(&path).expect("the file goes");
        }
        path
    }

    /// A path in the project.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn root(&self) -> PathBuf {
        let root = self.folder.path().join("project");
        fs::create_dir_all(&root).expect("a folder");
        root
    }

    /// The folder above the project: whatever changes in it and not in the output folders is a mistake.
    pub(crate) fn above(&self) -> &Path {
        self.folder.path()
    }

    /// A published page.
    pub(crate) fn page(&self, path: &str) -> String {
        let path = self.path(&format!("public/{path}"));
        let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        String::from_utf8(bytes).expect("pages are UTF-8")
    }

    /// The page of the incident.
    pub(crate) fn incident_page(&self) -> String {
        self.page(&format!("{FOLDER}/index.html"))
    }
}

/// An update with more lines of facts and a body.
pub(crate) fn update(facts: &str, body: &str) -> String {
    format!(
        "---\nstatus: investigating\nat: 2026-07-11 13:45\nnext_update: 14:30\n{facts}---\n{body}\n"
    )
}
