//! What docs/theme.md shows is built, and templates are given what it says and nothing else.

use std::{collections::BTreeSet, fs};

use crate::{
    example,
    page::{Files, Section, read},
    project::{amends, lay},
};

const LOST: &str = "themes/default/templates/404.html";
/// Prints the names of all that templates are given.
const NAMES: &str = "{% for name, _ in shell %}shell.{{ name }} {% endfor %}{% for name, _ in page %}page.{{ name }} {% endfor %}";

#[test]
fn the_template_that_is_shown_takes_the_place_of_the_built_in_one() {
    let shown = read("docs/theme.md").into_iter().flat_map(|s| s.files);
    let page = lost_page(shown.collect());
    assert!(page.contains("Call 150 and tell us"), "{page}");
    assert!(page.contains("<footer>"), "the rest is built in: {page}");
}

#[test]
fn what_templates_are_given_is_what_the_page_says() {
    let template = [(LOST.to_owned(), NAMES.to_owned())];
    let given = lost_page(template.into());
    let given: BTreeSet<_> = given.split_whitespace().map(str::to_owned).collect();
    let sections = read("docs/theme.md");
    let rows = sections.iter().flat_map(|s| named(s, "shell"));
    let rows = rows.chain(sections.iter().flat_map(|s| named(s, "page")));
    assert_eq!(rows.collect::<BTreeSet<_>>(), given);
}

/// The names in the row of a value.
fn named(section: &Section, value: &str) -> Vec<String> {
    let start = format!("| `{value}` | ");
    let row = section.text.lines().find_map(|l| l.strip_prefix(&start));
    let names = row.map_or("", |row| row.trim_end_matches(" |")).split(", ");
    let names = names.filter(|name| !name.is_empty());
    names
        .map(|name| format!("{value}.{}", name.trim_matches('`')))
        .collect()
}

/// The page for what is not there, of the how-to pages' project with files laid over it.
fn lost_page(shown: Files) -> String {
    let mut files = example();
    files.extend(shown);
    let folder = lay(&files);
    let built = amends(folder.path(), &["build".to_owned()]);
    assert!(built.status.success(), "{built:?}");
    fs::read_to_string(folder.path().join("public/404.html")).unwrap()
}
