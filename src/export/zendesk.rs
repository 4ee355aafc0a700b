//! Macros of Zendesk, one body of `POST /api/v2/macros` a line. Never talks to Zendesk.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Batch, Entry, Export};

/// One macro for each text of a situation.
#[derive(Debug)]
pub(super) struct Zendesk;

/// What Zendesk's own menus put before every title, so that a team finds these macros, and removes them, as one.
const MENU: &str = "amends";

#[derive(Serialize)]
struct Request<'e> {
    r#macro: Macro<'e>,
}

#[derive(Serialize)]
struct Macro<'e> {
    title: String,
    active: bool,
    description: String,
    actions: [Action<'e>; 3],
}

#[derive(Serialize)]
struct Action<'e> {
    field: &'static str,
    value: std::borrow::Cow<'e, str>,
}

impl Export for Zendesk {
    fn name(&self) -> &'static str {
        "zendesk"
    }

    fn about(&self) -> &'static str {
        "Macros for Zendesk, to be sent to its API"
    }

    fn file(&self) -> &'static str {
        "macros.jsonl"
    }

    /// What a help desk answers on; hundreds of macros for other channels would only hide these.
    fn channels(&self) -> &'static [&'static str] {
        &["email", "chat"]
    }

    fn bytes(&self, batch: &Batch) -> Vec<u8> {
        let mut lines = Vec::new();
        for (entry, channels) in distinct(&batch.entries) {
            let request = Request {
                r#macro: to_macro(entry, &channels),
            };
            serde_json::to_writer(&mut lines, &request).expect("texts are always JSON");
            lines.push(b'\n');
        }
        lines
    }
}

/// Each text once, with the channels that it is for.
fn distinct(entries: &[Entry]) -> Vec<(&Entry, Vec<&str>)> {
    let mut texts: Vec<(&Entry, Vec<&str>)> = Vec::new();
    for entry in entries {
        // The replies of a voice to an update lie together, so that few have to be looked at.
        let recent = texts
            .iter_mut()
            .rev()
            .take_while(|(e, _)| e.topic == entry.topic);
        match recent.into_iter().find(|(e, _)| says_the_same(e, entry)) {
            Some((_, channels)) => channels.push(&entry.channel),
            None => texts.push((entry, vec![&entry.channel])),
        }
    }
    texts
}

fn says_the_same(one: &Entry, other: &Entry) -> bool {
    let asked = |e: &Entry| (e.situation, e.wording, e.brand.clone(), e.language.clone());
    asked(one) == asked(other) && one.body == other.body
}

fn to_macro<'e>(entry: &'e Entry, channels: &[&str]) -> Macro<'e> {
    let action = |field, value| Action { field, value };
    Macro {
        title: title(entry, channels),
        active: true,
        description: format!("{}, {}", entry.topic.status.as_str(), entry.topic.stamp()),
        actions: [
            action("comment_value_html", to_html(&entry.body).into()),
            action("comment_mode_is_public", "true".into()),
            action("current_tags", entry.topic.incident.as_str().into()),
        ],
    }
}

/// A title whose steps are menus: the incident, whose words they are, what the customer wrote about, the channels.
fn title(entry: &Entry, channels: &[&str]) -> String {
    let mut steps = vec![
        MENU.to_owned(),
        entry.topic.title.clone(),
        format!("{}, {}", entry.language, entry.brand),
        entry.situation.as_str().to_owned(),
        channels.join(", "),
    ];
    if entry.wording > 0 {
        steps.push(format!("wording {}", entry.wording + 1));
    }
    let steps: Vec<_> = steps.iter().map(|step| plain(step)).collect();
    steps.join("::")
}

/// A step of a title that is neither two menus nor a placeholder.
fn plain(step: &str) -> String {
    let mut step = step.replace('{', "(").replace('}', ")");
    while step.contains("::") {
        step = step.replace("::", ":");
    }
    step.trim_matches(':').to_owned()
}

/// A text as HTML: paragraphs, and braces written so that they begin no placeholder.
fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    html.push_str("<p>");
    for (index, paragraph) in text.split("\n\n").enumerate() {
        if index > 0 {
            html.push_str("</p><p>");
        }
        paragraph.chars().for_each(|c| push_escaped(&mut html, c));
    }
    html.push_str("</p>");
    html
}

fn push_escaped(html: &mut String, c: char) {
    match c {
        '\n' => html.push_str("<br>"),
        '&' | '<' | '>' | '"' | '\'' | '{' | '}' => {
            // Writing to a string cannot fail.
            let _ = write!(html, "&#{};", u32::from(c));
        }
        _ => html.push(c),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::{Zendesk, plain};
    use crate::export::batch::tests::{TRAPS, batch, entry, topic};
    use crate::export::{Entry, Export};

    /// What Zendesk's API takes.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Request {
        r#macro: Macro,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Macro {
        title: String,
        active: bool,
        description: String,
        actions: Vec<Action>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Action {
        field: String,
        value: String,
    }

    fn read(entries: Vec<Entry>) -> Vec<Macro> {
        let text = String::from_utf8(Zendesk.bytes(&batch(entries))).unwrap();
        let requests = text.lines().map(serde_json::from_str::<Request>);
        requests.map(|r| r.unwrap().r#macro).collect()
    }

    fn text_of(html: &str) -> String {
        let inner = html
            .strip_prefix("<p>")
            .and_then(|h| h.strip_suffix("</p>"));
        let marked = inner
            .unwrap()
            .replace("</p><p>", "\n\n")
            .replace("<br>", "\n");
        assert!(!marked.contains(['<', '>', '{', '}']), "{marked}");
        let mut parts = marked.split("&#");
        let mut text = parts.next().unwrap().to_owned();
        for part in parts {
            let (code, rest) = part.split_once(';').unwrap();
            text.push(char::from_u32(code.parse().unwrap()).unwrap());
            text.push_str(rest);
        }
        text
    }

    fn check(body: &str) {
        let topic = Arc::new(topic("2026-07-11-calls", "8vs6"));
        let macros = read(vec![entry(&topic, body)]);
        assert_eq!(text_of(&macros[0].actions[0].value), body);
    }

    #[test]
    fn zendesk_gets_every_text_back() {
        TRAPS.iter().for_each(|body| check(body));
    }

    #[test]
    fn a_macro_says_which_words_it_has_and_how_old_they_are() {
        let topic = Arc::new(topic("2026-07-11-calls", "8vs6"));
        let email = Entry {
            channel: "email".into(),
            ..entry(&topic, "Sorry.")
        };
        let chat = Entry {
            channel: "chat".into(),
            ..email.clone()
        };
        let macros = read(vec![email, chat]);
        assert_eq!(macros.len(), 1);
        let one = &macros[0];
        assert_eq!(
            one.title,
            "amends::Calls are failing::en, northwind::angry::email, chat"
        );
        assert_eq!(
            one.description,
            "identified, update 09 of 2026-07-11 16:05 BST, until 16:35"
        );
        assert!(one.active);
        let actions = one
            .actions
            .iter()
            .map(|a| (a.field.as_str(), a.value.as_str()));
        let expected = [
            ("comment_value_html", "<p>Sorry.</p>"),
            ("comment_mode_is_public", "true"),
            ("current_tags", "2026-07-11-calls"),
        ];
        assert!(actions.eq(expected));
    }

    #[test]
    fn a_title_is_no_menu_and_no_placeholder_of_its_own() {
        assert_eq!(plain("C::D:::E {{dc.x}}:"), "C:D:E ((dc.x))");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(body in "(\\PC|[{}<>&%\"'\n])*") {
            check(&body);
        }
    }
}
