//! Puts a text on the clipboard, by a program of the desktop or by the terminal. Never waits long for either.

use std::io::{IsTerminal, Write, stderr};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Who took a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Copied {
    /// A program.
    By(&'static str),
    /// The terminal was asked to; it does not say whether it did.
    Asked,
}

/// A program that takes a text for the clipboard from its standard input, and how it wants the text.
struct Tool {
    name: &'static str,
    arguments: &'static [&'static str],
    encode: fn(&str) -> Vec<u8>,
}

/// The first of them that works is taken; each fails at once where its desktop is not there.
const TOOLS: [Tool; 5] = [
    Tool::utf8("wl-copy", &[]),
    Tool::utf8("xclip", &["-selection", "clipboard"]),
    Tool::utf8("xsel", &["--clipboard", "--input"]),
    Tool::utf8("pbcopy", &[]),
    Tool {
        name: "clip.exe",
        arguments: &[],
        encode: utf16,
    },
];

const STEP: Duration = Duration::from_millis(10);
/// A second: a program that takes longer hangs, and somebody waits at the terminal.
const STEPS: u32 = 100;

/// Puts a text on the clipboard.
pub(super) fn copy(text: &str) -> Result<Copied> {
    let asked = stderr().is_terminal();
    if asked {
        // Before the programs, because over ssh they can only reach the clipboard of the far machine.
        stderr().write_all(request(text).as_bytes())?;
    }
    if let Some(tool) = TOOLS.iter().find(|tool| tool.takes(text)) {
        return Ok(Copied::By(tool.name));
    }
    if asked {
        return Ok(Copied::Asked);
    }
    let names = TOOLS.map(|tool| format!("`{}`", tool.name));
    bail!(
        "cannot copy: there is no terminal, and none of {} works here; copy what is printed",
        names.join(", ")
    )
}

/// The sequence (OSC 52) by which a terminal is asked to put a text on the clipboard.
fn request(text: &str) -> String {
    format!("\u{1b}]52;c;{}\u{7}", STANDARD.encode(text))
}

impl Tool {
    const fn utf8(name: &'static str, arguments: &'static [&'static str]) -> Self {
        Self {
            name,
            arguments,
            encode: |text| text.as_bytes().to_vec(),
        }
    }

    fn takes(&self, text: &str) -> bool {
        let child = Command::new(self.name)
            .args(self.arguments)
            // pbcopy takes a text for Latin letters otherwise.
            .env("LC_CTYPE", "UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = child else { return false };
        let (bytes, pipe) = ((self.encode)(text), child.stdin.take());
        // A program that does not read must not hold us; one that has gone is told by its exit status.
        let writer = thread::spawn(move || pipe.map(|mut pipe| pipe.write_all(&bytes)));
        let taken = ends_well(&mut child);
        drop(writer);
        taken
    }
}

fn ends_well(child: &mut Child) -> bool {
    for _ in 0..STEPS {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(STEP),
            Err(_) => return false,
        }
    }
    // Whether it could be stopped makes no difference to what is said.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// What Windows takes for text in any language.
fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::{Tool, request, utf16};

    #[test]
    fn a_terminal_is_asked_in_base64() {
        assert_eq!(request("Hej på"), "\u{1b}]52;c;SGVqIHDDpQ==\u{7}");
    }

    #[test]
    fn windows_gets_its_own_letters() {
        assert_eq!(utf16("å€"), [0xe5, 0, 0xac, 0x20]);
    }

    #[cfg(unix)]
    #[test]
    fn only_a_program_that_ends_well_has_copied() {
        assert!(Tool::utf8("sh", &["-c", "cat > /dev/null"]).takes("text"));
        assert!(!Tool::utf8("sh", &["-c", "exit 1"]).takes("text"));
        assert!(!Tool::utf8("no-such-program-here", &[]).takes("text"));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_holds_nobody() {
        let text = "x".repeat(1 << 20);
        assert!(!Tool::utf8("sleep", &["600"]).takes(&text));
    }
}
