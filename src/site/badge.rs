//! Badges: the state of all or of one component in one line, as SVG and for shields.io. Never asks another host.

use serde::Serialize;

use super::view::{Scene, State, standing, standing_of};
use super::xml::Xml;

/// A badge, ready to be written.
pub(super) struct Badge {
    label: String,
    state: State,
}

/// What shields.io reads from an endpoint.
#[derive(Serialize)]
struct Endpoint<'a> {
    #[serde(rename = "schemaVersion")]
    version: u8,
    label: &'a str,
    message: &'a str,
    color: &'static str,
}

const HEIGHT: u32 = 20;
/// Free on both sides of a text.
const PADDING: u32 = 6;

impl Badge {
    /// The badge of an edition.
    pub(super) fn of_all(scene: &Scene<'_>) -> Self {
        let name = scene.edition.brand.name.shown(scene.edition.language);
        Self {
            label: name.text.to_owned(),
            state: standing(scene),
        }
    }

    /// The badge of one of its components.
    pub(super) fn of_component(scene: &Scene<'_>, component: usize) -> Self {
        let name = &scene.edition.site.components[component].name;
        Self {
            label: name.shown(scene.edition.language).text.to_owned(),
            state: standing_of(scene, component),
        }
    }

    /// The badge as a picture.
    pub(super) fn to_svg(&self) -> Vec<u8> {
        let (label, word) = (&self.label, &self.state.word);
        let (left, right) = (width(label), width(word));
        let (whole, height) = ((left + right).to_string(), HEIGHT.to_string());
        let said = format!("{label}: {word}");
        let attributes = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", &whole),
            ("height", &height),
            ("role", "img"),
            ("aria-label", &said),
        ];
        Xml::document("svg", &attributes, |xml| {
            xml.text("title", &[], &said);
            half(xml, 0, left, "#3b3733", label);
            half(xml, left, right, colour(self.state.key), word);
        })
    }

    /// The badge as shields.io asks for it.
    pub(super) fn to_json(&self) -> Vec<u8> {
        let endpoint = Endpoint {
            version: 1,
            label: &self.label,
            message: &self.state.word,
            color: colour(self.state.key),
        };
        serde_json::to_vec(&endpoint).expect("a badge holds texts only")
    }
}

/// A coloured field with its text.
fn half(xml: &mut Xml, from: u32, width: u32, colour: &str, text: &str) {
    let (x, length, middle) = (
        from.to_string(),
        width.to_string(),
        (from + width / 2).to_string(),
    );
    let height = HEIGHT.to_string();
    let field = [
        ("x", x.as_str()),
        ("width", &length),
        ("height", &height),
        ("fill", colour),
    ];
    let inner = (width - 2 * PADDING).to_string();
    let letters = [
        ("x", middle.as_str()),
        ("y", "14"),
        ("fill", "#fff"),
        ("font-family", "Verdana,DejaVu Sans,sans-serif"),
        ("font-size", "11"),
        ("text-anchor", "middle"),
        ("textLength", &inner),
        ("lengthAdjust", "spacingAndGlyphs"),
    ];
    xml.empty("rect", &field);
    xml.text("text", &letters, text);
}

/// About what a text takes at this size; the picture then sets it to exactly that.
fn width(text: &str) -> u32 {
    let tenths = |c: char| match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | '\'' | 'I' | ' ' | 'f' | 't' | 'r' => 42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 105,
        'A'..='Z' => 78,
        c if c < '\u{1100}' => 68,
        _ => 115,
    };
    text.chars().map(tenths).sum::<u32>().div_ceil(10) + 2 * PADDING
}

/// The colour of a state; white can be read on every one.
fn colour(key: &str) -> &'static str {
    match key {
        "ok" => "#1a6e52",
        "plan" => "#2b57ae",
        "degraded" => "#8a5700",
        "partial" => "#ad4300",
        "major" => "#b3201a",
        _ => "#5d5850",
    }
}

#[cfg(test)]
mod tests {
    use super::Badge;
    use crate::model::{Site, editions};
    use crate::site::fixture::{locale_of, site_of};
    use crate::site::view::Scene;

    const PROJECT: &str = "format: 1
name: Fish & Chips
url: https://status.example
time_zone: Europe/London
languages: [en, da]
components:
  - id: web
    name: <Web>
  - id: mail
    name: Mail
";
    const FACTS: &str = "title: It is down
impact: major
started: 2026-07-11 13:00
components: [web]
";
    const FIRST: &str = "---\nstatus: investigating\nat: 2026-07-11 13:10\n---\nWe look.\n";

    fn site(now: &str) -> Site {
        let files = [
            ("amends.yaml", PROJECT),
            ("incidents/web/incident.yaml", FACTS),
            ("incidents/web/01-first.md", FIRST),
        ];
        site_of(&files, now)
    }

    fn badges(now: &str) -> [Badge; 3] {
        let site = site(now);
        let edition = editions(&site)[0];
        let locale = locale_of(&edition);
        let scene = Scene {
            edition: &edition,
            locale: &locale,
            as_of: site.as_of,
        };
        let of = |component| Badge::of_component(&scene, component);
        [Badge::of_all(&scene), of(0), of(1)]
    }

    #[test]
    fn a_badge_says_how_it_stands() {
        let said = badges("2026-07-11 13:30").map(|b| String::from_utf8(b.to_json()).unwrap());
        let all = "{\"schemaVersion\":1,\"label\":\"Fish & Chips\",\"message\":\"Major problem\",\"color\":\"#ad4300\"}";
        assert_eq!(said[0], all);
        assert!(
            said[1].contains("\"message\":\"Down for some\""),
            "{}",
            said[1]
        );
        assert!(said[2].contains("\"message\":\"Working\""), "{}", said[2]);
        let before = &badges("2026-07-11 12:00")[0];
        assert_eq!(before.state.word, "Everything works");
    }

    #[test]
    fn a_picture_holds_its_words_and_no_markup_of_others() {
        let [_, web, _] = badges("2026-07-11 13:30");
        let svg = String::from_utf8(web.to_svg()).unwrap();
        assert!(
            svg.contains("aria-label=\"&lt;Web&gt;: Down for some\""),
            "{svg}"
        );
        assert!(
            svg.contains(">&lt;Web&gt;</text>") && !svg.contains("<Web>"),
            "{svg}"
        );
    }
}
