//! `docs/reference/` is written from the program itself, so that it is never behind it.
//!
//! `SNAPSHOTS=overwrite cargo test --test reference` writes it anew.

mod channels;
mod commands;
mod files;
mod situations;
mod table;

use std::path::Path;

fn assert_page(name: &str, text: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference");
    let expected = snapbox::Data::read_from(&path.join(name), None).raw();
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    assert.eq(text, expected);
}

#[test]
fn the_page_of_files_is_complete() {
    assert_page("files.md", files::page());
}

#[test]
fn the_page_of_channels_is_complete() {
    assert_page("channels.md", channels::page());
}

#[test]
fn the_page_of_situations_is_complete() {
    assert_page("situations.md", situations::page());
}

#[test]
fn the_page_of_commands_is_complete() {
    assert_page("commands.md", commands::page());
}
