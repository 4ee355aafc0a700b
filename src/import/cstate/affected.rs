//! The components that a file names: those of the configuration, near misses of them, and those of no list.

use chrono::NaiveDate;

use crate::import::cstate::{fields::Fields, issues::Reader};

/// The ids of the components that a file names, each once.
pub(super) fn read_affected(
    file: &str,
    fields: &Fields,
    day: NaiveDate,
    reader: &mut Reader,
) -> Vec<String> {
    let Some(field) = fields.get("affected") else {
        return Vec::new();
    };
    let place = format!("{file}:{}", field.line);
    let mut places = Vec::new();
    let named = field.values.iter().flat_map(|value| names(value, reader));
    for name in named.collect::<Vec<_>>() {
        if is_nothing(&name)
            && !reader
                .config
                .systems
                .iter()
                .any(|system| system.name == name)
        {
            reader
                .notes
                .repair_alike(&place, format!("`{name}` is no component"));
        } else if name.eq_ignore_ascii_case("all") && !reader.config.systems.is_empty() {
            reader
                .notes
                .repair_alike(&place, "`all` is every component of the configuration");
            places.extend(0..reader.config.systems.len());
        } else {
            places.push(find(&name, &place, day, reader));
        }
    }
    let mut ids = Vec::new();
    for place in places {
        reader.components.hear_of(place, day);
        let id = &reader.components.get(place).id;
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

fn is_nothing(name: &str) -> bool {
    ["none", "nothing", "n/a", "-", "false"].contains(&name.to_ascii_lowercase().as_str())
}

/// The names in one value: several, where commas part them and the whole is no name.
fn names(value: &str, reader: &Reader) -> Vec<String> {
    let is_known = reader
        .config
        .systems
        .iter()
        .any(|system| system.name == value.trim());
    let parts: Vec<_> = if is_known {
        vec![value]
    } else {
        value.split([',', ';']).collect()
    };
    let parts = parts
        .into_iter()
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|part| !part.is_empty()).collect()
}

/// Without a configuration nothing is known to be no longer listed.
fn find(name: &str, place: &str, day: NaiveDate, reader: &mut Reader) -> usize {
    if let Some(found) = reader.components.find_near(name, place, &mut reader.notes) {
        return found;
    }
    if reader.config.systems.is_empty() {
        reader.components.add_listed(name, None, None)
    } else {
        reader.components.add_unlisted(name, day)
    }
}
