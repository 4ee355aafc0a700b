//! The page of commands: every argument and flag, from the parser of the command line.

use amends::commands::Cli;
use clap::{Arg, Command, CommandFactory};

use crate::table::{code, codes, head, table};

const ABOUT: &str = "\
Every command and every flag. [commands.md](../commands.md) explains them.";

const SILENT: [&str; 2] = ["help", "version"];

pub(crate) fn page() -> String {
    let mut text = head("Commands and flags", ABOUT);
    let mut amends = Cli::command();
    amends.build();
    text.push_str("\n## Flags of every command\n");
    text.push_str(&arguments(&amends));
    for command in amends.get_subcommands().filter(|c| !is_silent(c)) {
        add(command, "amends", &mut text);
    }
    text
}

fn is_silent(command: &Command) -> bool {
    SILENT.contains(&command.get_name()) || command.is_hide_set()
}

fn add(command: &Command, parent: &str, text: &mut String) {
    let name = format!("{parent} {}", command.get_name());
    let about = command.get_about().map(ToString::to_string);
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    text.push_str(&format!("\n## {name}\n\n{}.\n", about.unwrap_or_default()));
    text.push_str(&format!("\n```text\n{usage}\n```\n"));
    text.push_str(&arguments(command));
    for below in command.get_subcommands().filter(|c| !is_silent(c)) {
        add(below, &name, text);
    }
}

/// The arguments of a command but for those of every command.
fn arguments(command: &Command) -> String {
    let is_own = |arg: &&Arg| {
        let is_of_all = arg.is_global_set() && command.get_name() != "amends";
        !is_of_all && !SILENT.contains(&arg.get_id().as_str()) && !arg.is_hide_set()
    };
    let rows: Vec<_> = command.get_arguments().filter(is_own).map(row).collect();
    match rows.is_empty() {
        true => String::new(),
        false => table(&["argument", "values", "default", "means"], &rows),
    }
}

fn row(arg: &Arg) -> Vec<String> {
    let value = arg.get_value_names().unwrap_or_default();
    let takes = arg.get_action().takes_values();
    let value = value.first().filter(|_| takes).map(|v| v.to_string());
    let value = value.unwrap_or_default();
    let name = match (arg.get_long(), arg.get_short()) {
        (Some(long), _) => format!("--{long} {value}"),
        (None, Some(short)) => format!("-{short} {value}"),
        (None, None) => value,
    };
    let defaults = arg.get_default_values().iter().filter(|_| takes);
    let defaults: Vec<_> = defaults.map(|d| d.to_string_lossy()).collect();
    let possible = arg.get_possible_values();
    let possible = possible.iter().filter(|_| takes).map(|v| v.get_name());
    let help = arg.get_long_help().or(arg.get_help());
    vec![
        code(name.trim_end()),
        codes(possible),
        codes(defaults.iter().map(AsRef::as_ref)),
        help.map(ToString::to_string).unwrap_or_default(),
    ]
}
