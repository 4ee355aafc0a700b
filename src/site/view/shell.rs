//! What stands around every page: head, policy, style, links to the other pages. Never knows what a page is about.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::colour::brand_style;
use super::scene::Scene;
use super::words::{locale_name, own_name, words};
use crate::schema::Language;
use crate::site::address::{HISTORY, HOME, LOST, MAINTENANCE, machine_path, path_of, relative};
use crate::site::feed::Format;
use crate::theme::Theme;

/// What all pages of an edition have in common.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Shell {
    lang: String,
    dir: &'static str,
    /// The language with a country, as social networks name it; nothing where they would not know it.
    locale: Option<String>,
    name: String,
    /// Six hex digits of the icon's colour.
    icon: String,
    words: BTreeMap<String, String>,
    style: String,
    script: String,
    policy: String,
}

/// What the head, the header and the footer of one page say.
///
/// Nothing in it may come from another incident: the page of one that is over is known by what it is made from
/// (`Press::settled_key`).
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Head {
    title: String,
    description: String,
    /// What social networks take the page for.
    kind: &'static str,
    canonical: String,
    home: String,
    history: String,
    maintenance: String,
    /// The feed that the page's own news are in, in every format.
    feeds: Vec<FeedLink>,
    /// Where the page asks whether it is still the newest.
    news: String,
    /// The page's place below the folder of the edition, for what is beside it.
    logo: Option<String>,
    alternates: Vec<Alternate>,
    build: Option<String>,
}

/// A feed in one format.
#[derive(Clone, Debug, Serialize)]
struct FeedLink {
    media_type: &'static str,
    href: String,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Alternate {
    lang: String,
    name: String,
    /// The link that a reader follows.
    href: String,
    /// The address for machines.
    url: String,
    current: bool,
    first: bool,
}

impl Shell {
    /// The shell of an edition's pages.
    pub(in crate::site) fn new(scene: &Scene<'_>, theme: &Theme) -> Self {
        let brand = scene.edition.brand;
        let colour = brand.colour.map(|c| c.to_string());
        let (style, script) = (style(scene, theme), script(theme));
        let name = scene.locale.isolated(scene.text(&brand.name).text);
        Self {
            lang: scene.edition.language.to_string(),
            dir: scene.locale.direction().as_str(),
            locale: locale_name(scene.edition.language.as_str()),
            name: scene.locale.message("page-title", &[("name", &name)]),
            icon: colour
                .as_deref()
                .map_or("1f6b4f", |c| c.trim_start_matches('#'))
                .to_owned(),
            words: words(scene.locale),
            policy: policy(&[&style], &[&script], ""),
            style,
            script,
        }
    }
}

impl Head {
    /// The head of a page that stands at a path below the folder of its edition.
    pub(in crate::site) fn new(scene: &Scene<'_>, path: &str, title: &str) -> Self {
        let name = scene
            .locale
            .isolated(scene.text(&scene.edition.brand.name).text);
        let site = scene.locale.message("page-title", &[("name", &name)]);
        let logo = scene.edition.brand.logo.as_deref();
        Self {
            title: match title {
                "" => site.clone(),
                _ => format!("{title} · {site}"),
            },
            description: site,
            kind: "website",
            canonical: scene.edition.url(machine_path(path)),
            home: relative(path, HOME),
            history: relative(path, HISTORY),
            maintenance: relative(path, MAINTENANCE),
            feeds: feeds(path, ""),
            news: relative(path, "as_of.json"),
            logo: logo.map(|logo| relative(path, logo)),
            alternates: alternates(scene, path),
            build: None,
        }
    }

    /// The same head with words for those who see a link to the page only.
    #[must_use]
    pub(in crate::site) fn described(mut self, description: &str) -> Self {
        if !description.is_empty() {
            description.clone_into(&mut self.description);
        }
        self
    }

    /// The same head for a page that tells of something that happened.
    #[must_use]
    pub(in crate::site) fn article(mut self) -> Self {
        self.kind = "article";
        self
    }

    /// The same head with the feeds of a folder, for a page that has its own.
    #[must_use]
    pub(in crate::site) fn fed_from(mut self, path: &str, folder: &str) -> Self {
        self.feeds = feeds(path, folder);
        self
    }

    /// The same head with the build that the page compares itself with.
    #[must_use]
    pub(in crate::site) fn with_build(mut self, build: &str) -> Self {
        self.build = Some(build.to_owned());
        self
    }

    /// The same head with links by the path of the site's address, for a page that answers at any address; in other
    /// languages it leads home, because it does not know what was looked for.
    #[must_use]
    pub(in crate::site) fn anywhere(mut self, scene: &Scene<'_>) -> Self {
        let by_path = |path: &str| path_of(&scene.edition.url(path)).to_owned();
        self.home = by_path("");
        self.history = by_path("history/");
        self.maintenance = by_path("maintenance/");
        for link in &mut self.feeds {
            link.href = by_path(&link.href);
        }
        self.news = by_path("as_of.json");
        self.logo = self
            .logo
            .map(|_| by_path(scene.edition.brand.logo.as_deref().unwrap_or("")));
        for other in &mut self.alternates {
            other.href = path_of(other.url.strip_suffix(LOST).unwrap_or(&other.url)).to_owned();
        }
        self
    }
}

/// The links from a page to the feeds of a folder.
fn feeds(page: &str, folder: &str) -> Vec<FeedLink> {
    let link = |format: Format| FeedLink {
        media_type: format.media_type(),
        href: relative(page, &format!("{folder}{}", format.file_name())),
    };
    Format::ALL.map(link).into()
}

fn alternates(scene: &Scene<'_>, path: &str) -> Vec<Alternate> {
    let edition = scene.edition;
    let here = format!("{}{path}", edition.folder());
    let languages = &edition.brand.languages;
    let other = |language: &Language| {
        let mut there = *edition;
        let known = languages.iter().find(|l| *l == language);
        there.language = known.unwrap_or(edition.language);
        Alternate {
            lang: language.to_string(),
            name: own_name(language.as_str()).to_owned(),
            href: relative(&here, &format!("{}{path}", there.folder())),
            url: there.url(machine_path(path)),
            current: language == edition.language,
            first: languages.first() == Some(language),
        }
    };
    match languages.len() {
        0 | 1 => Vec::new(),
        _ => languages.iter().map(other).collect(),
    }
}

/// The policy of a page that has a style and a script beside those of every page, and whose script loads another.
///
/// `'strict-dynamic'` lets scripts of these hashes add one, on any host and from a disk; no markup can, wherever it
/// came from. `'self'` would let markup run every file that is published.
pub(super) fn policy_of_search(
    scene: &Scene<'_>,
    theme: &Theme,
    own_style: &str,
    own_script: &str,
) -> String {
    let (style, script) = (style(scene, theme), script(theme));
    let (styles, scripts) = ([style.as_str(), own_style], [script.as_str(), own_script]);
    policy(&styles, &scripts, " 'strict-dynamic'")
}

/// A style or script without indents, empty lines and lines that are comments.
pub(super) fn lean(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let comment = |l: &&str| l.starts_with("//") || (l.starts_with("/*") && l.ends_with("*/"));
    let kept: Vec<_> = lines.filter(|l| !l.is_empty() && !comment(l)).collect();
    kept.join("\n")
}

/// The style of every page, in the colours of the brand.
fn style(scene: &Scene<'_>, theme: &Theme) -> String {
    let colour = scene.edition.brand.colour;
    let own = colour.map(brand_style).unwrap_or_default();
    lean(theme.static_text("style.css")) + &own
}

/// The script of every page.
fn script(theme: &Theme) -> String {
    lean(theme.static_text("script.js"))
}

/// Only the page's own styles and scripts, by their hashes; nothing from elsewhere.
fn policy(styles: &[&str], scripts: &[&str], beside: &str) -> String {
    let hash = |text: &&str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let hashes = |texts: &[&str]| texts.iter().map(hash).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; style-src {}; script-src {}{beside}; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'",
        hashes(styles),
        hashes(scripts)
    )
}
