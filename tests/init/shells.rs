//! Completions and man pages: every shell and every reader of man pages takes them, and they have every command.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::run;

/// The commands of a folder's man pages, and of `--help`.
fn commands() -> Vec<String> {
    let output = run(Path::new("."), &["--help"]);
    let help = String::from_utf8(output.stdout).unwrap();
    let lines = help.lines().skip_while(|line| *line != "Commands:");
    let lines = lines.skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let names = names.filter(|name| !name.is_empty() && *name != "help");
    names.map(str::to_owned).collect()
}

#[test]
fn every_shell_takes_its_completions() {
    let commands = commands();
    assert!(commands.len() > 8, "{commands:?}");
    for (shell, check) in [
        ("bash", &["-n"][..]),
        ("zsh", &["-n"]),
        ("fish", &["--no-execute"]),
        ("elvish", &["-compileonly"]),
        ("powershell", &["-NoProfile", "-File"]),
    ] {
        let output = run(Path::new("."), &["completions", shell]);
        assert_eq!(output.status.code(), Some(0));
        let script = String::from_utf8(output.stdout).unwrap();
        for command in &commands {
            assert!(script.contains(command), "{shell}: `{command}`");
        }
        expect_taken(shell, check, &script);
    }
}

fn expect_taken(shell: &str, check: &[&str], script: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("amends.ps1");
    super::write(&path, script);
    let Ok(output) = Command::new(shell).args(check).arg(&path).output() else {
        println!("skipped: there is no `{shell}` to read its completions");
        return;
    };
    assert!(output.status.success(), "{shell}: {output:?}");
}

#[test]
fn bash_completes_commands_and_flags() {
    let output = run(Path::new("."), &["completions", "bash"]);
    let script = String::from_utf8(output.stdout).unwrap();
    let ask = "COMP_WORDS=(amends init --time); COMP_CWORD=2; _amends amends --time init; echo \"${COMPREPLY[@]}\"";
    let Ok(output) = Command::new("bash")
        .args(["-c", &format!("{script}\n{ask}")])
        .output()
    else {
        println!("skipped: there is no `bash`");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&output.stdout), "--time-zone\n");
}

#[test]
fn every_command_has_a_man_page_that_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let man = folder.path().join("man1");
    for _ in 0..2 {
        let output = run(folder.path(), &["man", "man1"]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
    for command in commands() {
        assert!(
            man.join(format!("amends-{command}.1")).is_file(),
            "{command}"
        );
    }
    for entry in fs::read_dir(&man).unwrap() {
        expect_page(&entry.unwrap().path());
    }
}

/// A page has the parts that people look for, and the formatter has nothing to say against it.
fn expect_page(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    for part in [".TH amends", ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION"] {
        assert!(text.contains(part), "`{part}` is not in {}", path.display());
    }
    assert!(!text.contains(".SH EXTRA"), "{}", path.display());
    let Ok(output) = Command::new("groff")
        .args(["-man", "-Tutf8", "-ww", "-z"])
        .arg(path)
        .output()
    else {
        println!("skipped: there is no `groff` to format man pages");
        return;
    };
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && told.is_empty(),
        "{}: {told}",
        path.display()
    );
}

#[test]
fn what_stands_in_the_way_of_man_pages_is_named() {
    let folder = tempfile::tempdir().unwrap();
    super::write(&folder.path().join("man1"), "");
    let output = run(folder.path(), &["man", "man1"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("could not create the folder `man1`"),
        "{told}"
    );
}
