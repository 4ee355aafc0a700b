//! Tables in Markdown.

/// The head of a page that is written from the program.
pub(crate) fn head(title: &str, about: &str) -> String {
    let how = "This page is written from the program; `SNAPSHOTS=overwrite cargo test --test reference` writes it anew.";
    format!("# {title}\n\n{about}\n{how}\n")
}

/// A table; a column that has nothing in any row is left out.
pub(crate) fn table(columns: &[&str], rows: &[Vec<String>]) -> String {
    let says = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
    let kept: Vec<_> = (0..columns.len()).filter(says).collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = String::from("\n");
    text.push_str(&line(kept.iter().map(|c| columns[*c].to_owned()).collect()));
    text.push_str(&format!("|{}\n", "---|".repeat(kept.len())));
    for row in rows {
        text.push_str(&line(kept.iter().map(|c| cell(&row[*c])).collect()));
    }
    text
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
        .replace("\n\n", "<br>")
        .replace('\n', " ")
}

/// A name as code.
pub(crate) fn code(name: &str) -> String {
    format!("`{name}`")
}

/// Names as code, with commas.
pub(crate) fn codes<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(code).collect();
    names.join(", ")
}
