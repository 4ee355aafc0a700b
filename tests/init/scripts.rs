//! The shell scripts of a new project, run: cron publishes, what is due is posted, and how CI gets amends is in one place.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::{PROGRAM, init, run, write};

/// A project in git with a remote, and programs of our own before those of the system.
struct Machine {
    folder: TempDir,
}

impl Machine {
    fn new() -> Self {
        let machine = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let project = machine.project();
        let arguments = [
            "project",
            "--yes",
            "--ci",
            "cron,github",
            "--time-zone",
            "UTC",
        ];
        init(machine.folder.path(), &arguments);
        machine.install("amends", &format!("exec '{PROGRAM}' \"$@\""));
        machine.install("git", "exit 0");
        assert!(project.join("ci/publish.sh").is_file());
        machine
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    fn install(&self, name: &str, script: &str) {
        let path = self.folder.path().join("bin").join(name);
        write(&path, &format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a script from another folder, as cron does.
    fn run(&self, script: &str, variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new("sh");
        command.arg(self.project().join(script)).current_dir("/");
        let path = format!("{}:/usr/bin:/bin", self.folder.path().join("bin").display());
        command
            .env_clear()
            .env("PATH", path)
            .env("HOME", "/nonexistent");
        command.envs(variables.iter().copied()).output().unwrap()
    }

    fn publish(&self) -> (Option<i32>, String) {
        let output = self.run("ci/publish.sh", &[]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        (output.status.code(), told)
    }

    fn add_incident(&self, next_update: &str) {
        let folder = self.project().join("incidents/2026-01-01-web");
        let facts = "title: The \"website\" is down\nimpact: major\nstarted: 2026-01-01 10:00\ncomponents: [website]\n";
        write(&folder.join("incident.yaml"), facts);
        let update = format!(
            "---\nstatus: investigating\nat: 2026-01-01 10:05\neffect: You cannot open our website.\nunknown: Why.\n{next_update}---\n\
             We're sorry: our website does not open, and we do not know yet why.\n"
        );
        write(&folder.join("01-investigating.md"), &update);
    }
}

#[test]
fn cron_publishes_and_says_only_what_is_new() {
    let machine = Machine::new();
    let page = machine.project().join("public/index.html");
    assert_eq!(machine.publish(), (Some(0), String::new()));
    assert!(page.is_file());
    assert_eq!(machine.publish(), (Some(0), String::new()));
    machine.add_incident("next_update: +30m\n");
    let (status, told) = machine.publish();
    assert_eq!(status, Some(0), "a finding holds no publication: {told}");
    assert!(told.contains("overdue"), "{told}");
    assert!(fs::read_to_string(&page).unwrap().contains("website"));
    assert_eq!(
        machine.publish(),
        (Some(0), String::new()),
        "it was said before"
    );
    write(
        &machine
            .project()
            .join("incidents/2026-01-01-web/incident.yaml"),
        "title: [\n",
    );
    let (status, told) = machine.publish();
    assert_eq!(status, Some(1), "{told}");
    assert!(told.contains("nothing was published"), "{told}");
    fs::remove_dir_all(machine.project().join("incidents/2026-01-01-web")).unwrap();
    let (status, told) = machine.publish();
    assert_eq!(
        (status, told.as_str()),
        (Some(0), "there is nothing to mend any more\n")
    );
}

#[test]
fn a_remote_that_is_away_stops_nothing() {
    let machine = Machine::new();
    machine.install("git", "echo 'cannot reach it' >&2; exit 1");
    let (status, told) = machine.publish();
    assert_eq!(status, Some(0));
    assert_eq!(
        told,
        "cannot reach it\ncould not pull; what is here is published\n"
    );
    assert!(machine.project().join("public/index.html").is_file());
}

#[test]
fn what_is_due_is_posted_once() {
    let machine = Machine::new();
    machine.add_incident("next_update: +30m\n");
    let sent = machine.folder.path().join("sent");
    let keep = format!(
        "cat >> '{}'; echo \"$@\" >> '{}'",
        sent.display(),
        sent.with_extension("to").display()
    );
    machine.install("curl", &keep);
    let webhook = [("AMENDS_WEBHOOK", "https://chat.example/hook")];
    for _ in 0..2 {
        let output = machine.run("ci/post-due.sh", &webhook);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
    let posted = fs::read_to_string(&sent).unwrap();
    let posted: serde_json::Value = serde_json::from_str(&posted).unwrap();
    let text = posted["text"].as_str().unwrap();
    assert!(text.contains("OVERDUE"), "{text}");
    assert!(text.ends_with("The \"website\" is down"), "{text}");
    let to = fs::read_to_string(sent.with_extension("to")).unwrap();
    assert_eq!(to.lines().count(), 1);
    assert!(to.trim_end().ends_with("https://chat.example/hook"), "{to}");
}

#[test]
fn a_chat_that_cannot_be_reached_is_tried_again() {
    let machine = Machine::new();
    machine.add_incident("next_update: +30m\n");
    machine.install("curl", "cat > /dev/null; exit 22");
    for _ in 0..2 {
        let output = machine.run(
            "ci/post-due.sh",
            &[("AMENDS_WEBHOOK", "https://chat.example")],
        );
        assert_eq!(output.status.code(), Some(0));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("tries again"), "{told}");
    }
}

#[test]
fn the_program_is_fetched_or_compiled_and_then_kept() {
    let machine = Machine::new();
    let log = machine.folder.path().join("log");
    let stub = "#!/bin/sh\\necho amends 0\\n";
    let fetch = format!(
        "echo curl \"$@\" >> '{}'\nwhile [ $# -gt 1 ]; do if [ \"$1\" = --output ]; then printf '{stub}' > \"$2\"; fi; shift; done",
        log.display()
    );
    machine.install("curl", &fetch);
    let build = format!(
        "echo cargo \"$@\" >> '{}'\nprintf '{stub}' > .amends/bin/amends; chmod +x .amends/bin/amends",
        log.display()
    );
    machine.install("cargo", &build);
    let get = |variables: &[(&str, &str)]| {
        let mut command = Command::new("sh");
        command
            .arg("ci/get-amends.sh")
            .current_dir(machine.project());
        let path = format!(
            "{}:/usr/bin:/bin",
            machine.folder.path().join("bin").display()
        );
        let output = command
            .env_clear()
            .env("PATH", path)
            .envs(variables.iter().copied())
            .output();
        let output = output.unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    };
    let binary = [("AMENDS_BINARY", "https://files.example/amends")];
    for variables in [&[][..], &[], &binary[..], &binary] {
        get(variables);
    }
    let log = fs::read_to_string(log).unwrap();
    let lines: Vec<_> = log.lines().collect();
    assert_eq!(lines.len(), 2, "{log}");
    let version = env!("CARGO_PKG_VERSION");
    let git =
        format!("--git https://github.com/amends/amends --tag v{version} --root .amends amends");
    assert!(
        lines[0].starts_with("cargo install --locked") && lines[0].ends_with(&git),
        "{log}"
    );
    assert!(lines[1].ends_with("https://files.example/amends"), "{log}");
}

#[test]
fn every_script_is_shell() {
    let machine = Machine::new();
    for entry in fs::read_dir(machine.project().join("ci")).unwrap() {
        expect_shell(&entry.unwrap().path());
    }
}

/// Checks the syntax of a script with every shell that is there.
pub(super) fn expect_shell(path: &Path) {
    for shell in ["sh", "dash", "bash"] {
        let Ok(output) = Command::new(shell).arg("-n").arg(path).output() else {
            println!("skipped: there is no `{shell}`");
            continue;
        };
        assert!(output.status.success(), "{shell}: {output:?}");
    }
}

#[test]
fn a_project_has_the_pipelines_that_it_asks_for() {
    let all = [
        ("github", ".github/workflows/status.yml"),
        ("gitlab", ".gitlab-ci.yml"),
        ("cron", "ci/publish.sh"),
    ];
    for (asked, _) in all {
        let folder = tempfile::tempdir().unwrap();
        init(folder.path(), &["--yes", "--ci", asked]);
        for (host, path) in all {
            assert_eq!(
                folder.path().join(path).exists(),
                host == asked,
                "{asked}: {path}"
            );
        }
    }
}

#[test]
fn the_remote_says_which_pipeline_is_meant() {
    let remotes = [
        ("git@gitlab.example.org:team/status.git", ".gitlab-ci.yml"),
        (
            "https://github.com/team/status",
            ".github/workflows/status.yml",
        ),
    ];
    for (remote, pipeline) in remotes {
        let folder = tempfile::tempdir().unwrap();
        let config = format!("[remote \"origin\"]\n\turl = {remote}\n");
        write(&folder.path().join(".git/config"), &config);
        init(folder.path(), &["status", "--yes"]);
        assert!(
            folder.path().join("status").join(pipeline).is_file(),
            "{remote}"
        );
        assert_eq!(
            run(folder.path(), &["-C", "status", "check"]).status.code(),
            Some(0)
        );
    }
}
