//! What a site's configuration says that a project needs: its name, address, language, zone and components.
//! Reads YAML, JSON and the plain half of TOML; what it cannot read as a tree it reads line by line.

use crate::{
    import::{
        cstate::lines::{is_item, key_of},
        files::Source,
        times::Zone,
    },
    schema::node::{Node, Value, read_yaml},
    source::FileId,
};

/// The facts of a configuration.
#[derive(Debug, Clone)]
pub(super) struct Config {
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// The zone of times that state none.
    pub(super) zone: Zone,
    /// The components, in the order of the page.
    pub(super) systems: Vec<System>,
    /// The languages that the site has.
    pub(super) languages: Vec<String>,
}

/// A component of a configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct System {
    pub(super) name: String,
    pub(super) category: Option<String>,
}

/// A category of components.
#[derive(Debug, Clone, Default)]
struct Category {
    name: String,
    is_untitled: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: None,
            url: None,
            language: None,
            zone: Zone::UTC,
            systems: Vec::new(),
            languages: Vec::new(),
        }
    }
}

/// Reads the texts of a configuration; what several say is taken from the first.
pub(super) fn read_config(files: &[Source]) -> Config {
    let mut config = Config::default();
    let mut categories = Vec::new();
    for Source { name, text } in files {
        let tree = (!name.ends_with(".toml"))
            .then(|| read_yaml(text, FileId(0), 0).ok())
            .flatten();
        match tree {
            Some(tree) => take_tree(&tree, &mut config, &mut categories),
            None => take_lines(text, &mut config, &mut categories),
        }
    }
    sort_into_categories(&mut config, &categories);
    config
}

impl Config {
    fn take(&mut self, key: &str, value: &str) {
        let value = value.trim();
        let slot = match key.to_ascii_lowercase().as_str() {
            _ if value.is_empty() => return,
            "title" => &mut self.title,
            "baseurl" => &mut self.url,
            "defaultcontentlanguage" | "languagecode" => &mut self.language,
            "timezone" => {
                self.zone = value.parse().map_or(self.zone, Zone::Place);
                return;
            }
            _ => return,
        };
        slot.get_or_insert_with(|| value.to_owned());
    }
}

fn take_tree(tree: &Node, config: &mut Config, categories: &mut Vec<Category>) {
    for (key, value) in entries(tree) {
        match (key.to_ascii_lowercase().as_str(), &value.value) {
            (_, Value::Scalar(scalar)) => config.take(key, &scalar.text),
            ("params", _) => take_tree(value, config, categories),
            ("languages", Value::Map(map)) => config
                .languages
                .extend(map.entries.iter().map(|(key, _)| key.text.clone())),
            ("systems", Value::List(items)) => {
                config.systems.extend(items.iter().filter_map(read_system));
            }
            ("categories", Value::List(items)) => {
                categories.extend(items.iter().map(read_category));
            }
            _ => {}
        }
    }
}

fn entries(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let entries = match &node.value {
        Value::Map(map) => map.entries.as_slice(),
        Value::Scalar(_) | Value::List(_) | Value::Lost => &[],
    };
    entries
        .iter()
        .map(|(key, value)| (key.text.as_str(), value))
}

fn text_of<'n>(node: &'n Node, wanted: &str) -> Option<&'n str> {
    entries(node)
        .find(|(key, _)| key.eq_ignore_ascii_case(wanted))
        .and_then(|(_, value)| match &value.value {
            Value::Scalar(scalar) if !value.is_nothing() => Some(scalar.text.trim()),
            _ => None,
        })
}

fn read_system(node: &Node) -> Option<System> {
    if let Value::Scalar(scalar) = &node.value {
        return Some(System {
            name: scalar.text.trim().to_owned(),
            category: None,
        });
    }
    let name = text_of(node, "name")
        .filter(|name| !name.is_empty())?
        .to_owned();
    Some(System {
        name,
        category: text_of(node, "category").map(str::to_owned),
    })
}

fn read_category(node: &Node) -> Category {
    if let Value::Scalar(scalar) = &node.value {
        return Category {
            name: scalar.text.clone(),
            is_untitled: false,
        };
    }
    let is_untitled = ["untitled", "hideTitle"]
        .iter()
        .any(|key| text_of(node, key) == Some("true"));
    Category {
        name: text_of(node, "name").unwrap_or_default().to_owned(),
        is_untitled,
    }
}

/// Which list of a configuration a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Systems,
    Categories,
    Other,
}

impl Section {
    fn of(name: &str) -> Self {
        match name
            .rsplit('.')
            .next()
            .unwrap_or(name)
            .to_ascii_lowercase()
            .as_str()
        {
            "systems" => Self::Systems,
            "categories" => Self::Categories,
            _ => Self::Other,
        }
    }
}

/// Reads a configuration line by line: keys, and the items of the two lists.
fn take_lines(text: &str, config: &mut Config, categories: &mut Vec<Category>) {
    let mut section = Section::Other;
    for line in text.lines() {
        let bare = line.trim();
        if let Some(table) = bare.strip_prefix('[') {
            section = Section::of(table.trim_matches(['[', ']', ' ']));
            add_item(section, "", config, categories);
            continue;
        }
        let item = bare.trim_start_matches(['-', ' ']);
        let Some((key, value)) = key_of(item).filter(|_| !bare.starts_with('#')) else {
            if is_item(bare) {
                add_item(section, clean(item), config, categories);
            }
            continue;
        };
        let value = clean(value);
        if is_item(bare) {
            add_item(section, "", config, categories);
        }
        if value.is_empty() {
            section = Section::of(key);
        } else {
            set(section, (key, value), config, categories);
        }
    }
    config.systems.retain(|system| !system.name.is_empty());
}

fn add_item(section: Section, name: &str, config: &mut Config, categories: &mut Vec<Category>) {
    let name = name.to_owned();
    match section {
        Section::Systems => config.systems.push(System {
            name,
            category: None,
        }),
        Section::Categories => categories.push(Category {
            name,
            is_untitled: false,
        }),
        Section::Other => {}
    }
}

fn set(
    section: Section,
    (key, value): (&str, &str),
    config: &mut Config,
    categories: &mut [Category],
) {
    match (section, key) {
        (Section::Systems, "name") => config
            .systems
            .iter_mut()
            .last()
            .into_iter()
            .for_each(|system| system.name = value.to_owned()),
        (Section::Systems, "category") => config
            .systems
            .iter_mut()
            .last()
            .into_iter()
            .for_each(|system| system.category = Some(value.to_owned())),
        (Section::Categories, "name") => categories
            .iter_mut()
            .last()
            .into_iter()
            .for_each(|category| category.name = value.to_owned()),
        (Section::Categories, "untitled" | "hideTitle") => categories
            .iter_mut()
            .last()
            .into_iter()
            .for_each(|category| category.is_untitled = value == "true"),
        (_, "description" | "link") => {}
        _ => config.take(key, value),
    }
}

fn clean(value: &str) -> &str {
    let value = if value.starts_with(['"', '\'']) {
        value
    } else {
        value.split(" #").next().unwrap_or(value)
    };
    value.trim().trim_matches(['"', '\''])
}

/// Components stand by category, as on the page; a category without a title is no group.
fn sort_into_categories(config: &mut Config, categories: &[Category]) {
    let place = |system: &System| {
        categories
            .iter()
            .position(|category| Some(&category.name) == system.category.as_ref())
            .unwrap_or(categories.len())
    };
    config.systems.sort_by_key(place);
    for system in &mut config.systems {
        let category = categories
            .iter()
            .find(|category| Some(&category.name) == system.category.as_ref());
        if category.is_some_and(|category| category.is_untitled) {
            system.category = None;
        }
    }
    let mut seen = std::collections::HashSet::new();
    config
        .systems
        .retain(|system| seen.insert(system.name.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Config {
        let (name, text) = (name.to_owned(), text.to_owned());
        read_config(&[Source { name, text }])
    }

    fn check(name: &str, text: &str) {
        let config = read(name, text);
        assert_eq!(
            (config.title.as_deref(), config.url.as_deref()),
            (Some("Acme: status"), Some("https://status.acme.example/")),
            "{name}"
        );
        assert_eq!(config.language.as_deref(), Some("da"), "{name}");
        let systems: Vec<_> = config
            .systems
            .iter()
            .map(|system| (system.name.as_str(), system.category.as_deref()))
            .collect();
        assert_eq!(
            systems,
            [
                ("API", Some("Cloud")),
                ("LON1/Net", Some("Cloud")),
                ("Site", None)
            ],
            "{name}"
        );
    }

    const YAML: &str = "title: \"Acme: status\"\nlanguageCode: da\nbaseURL: https://status.acme.example/\nparams:\n  categories:\n    - name: Cloud\n    - name: Rest\n      untitled: true\n  systems:\n    - name: Site\n      category: Rest\n    - name: API # ours\n      category: Cloud\n      description: |\n        The API\n    - name: LON1/Net\n      category: Cloud\n";

    #[test]
    fn the_same_in_every_format() {
        check("config.yml", YAML);
        check("config.yml", &format!("{YAML}  bad: a: b\n"));
        check(
            "config.toml",
            "title = \"Acme: status\"\nlanguageCode = \"da\"\nbaseURL = 'https://status.acme.example/'\n[params]\ndescription = \"x\"\n[[params.categories]]\nname = \"Cloud\"\n[[params.categories]]\nname = \"Rest\"\nuntitled = true\n[[params.systems]]\nname = \"Site\"\ncategory = \"Rest\"\n[[params.systems]]\nname = \"API\"\ncategory = \"Cloud\"\n[[params.systems]]\nname = \"LON1/Net\"\ncategory = \"Cloud\"\n",
        );
        check(
            "config.json",
            r#"{"title": "Acme: status", "languageCode": "da", "baseURL": "https://status.acme.example/", "params": {"categories": [{"name": "Cloud"}, {"name": "Rest", "untitled": true}], "systems": [{"name": "Site", "category": "Rest"}, {"name": "API", "category": "Cloud"}, {"name": "LON1/Net", "category": "Cloud"}]}}"#,
        );
    }

    #[test]
    fn plain_lists_and_nothing() {
        let config = read(
            "config.yml",
            "params:\n  systems: [API, Site]\ntimeZone: Europe/Copenhagen\n",
        );
        assert_eq!(config.systems.len(), 2);
        assert_eq!(config.zone, Zone::Place(chrono_tz::Europe::Copenhagen));
        assert!(read_config(&[]).systems.is_empty());
    }
}
