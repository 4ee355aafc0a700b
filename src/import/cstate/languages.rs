//! Which files are the same incident in another language, by their paths. Reads none of them.

use std::collections::{HashMap, HashSet};

use crate::{import::files::Source, schema::Language};

/// An incident and its translations.
#[derive(Debug)]
pub(super) struct Edition {
    /// The file in the site's language, or else the first one.
    pub(super) original: Source,
    /// The others, with the languages that their paths name.
    pub(super) translations: Vec<(String, Source)>,
}

/// Joins the files that differ only in their language; `first` is the site's.
pub(super) fn join(files: Vec<Source>, first: &str, languages: &[String]) -> Vec<Edition> {
    let names: HashSet<String> = files.iter().map(|file| file.name.clone()).collect();
    let is_there = |name: &str| names.contains(name);
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut editions: Vec<Open> = Vec::new();
    for file in files {
        let (key, language) = key_of(&file.name, languages, &is_there);
        match places.get(&key) {
            Some(place) => editions[*place].add(language, file, first),
            None => {
                places.insert(key, editions.len());
                let edition = Edition {
                    original: file,
                    translations: Vec::new(),
                };
                editions.push(Open { language, edition });
            }
        }
    }
    editions.into_iter().map(|open| open.edition).collect()
}

/// An edition that may still get files, and the language of its original.
struct Open {
    language: Option<String>,
    edition: Edition,
}

impl Open {
    /// A file without a language, then one in the site's, takes the place of the original.
    fn add(&mut self, language: Option<String>, file: Source, first: &str) {
        let (language, other) = if rank(&language, first) > rank(&self.language, first) {
            let before = std::mem::replace(&mut self.edition.original, file);
            (std::mem::replace(&mut self.language, language), before)
        } else {
            (language, file)
        };
        let language = language.unwrap_or_else(|| first.to_owned());
        self.edition.translations.push((language, other));
    }
}

fn rank(language: &Option<String>, first: &str) -> u8 {
    match language {
        None => 2,
        Some(language) if language == first => 1,
        Some(_) => 0,
    }
}

/// What a path says without its language, and that language: `content/de/issues/a.md`, `content/issues/a.de.md`.
fn key_of(
    name: &str,
    languages: &[String],
    is_there: &dyn Fn(&str) -> bool,
) -> (String, Option<String>) {
    let is_language = |tag: &str| {
        languages.iter().any(|language| language == tag) || Language::new(tag).is_some()
    };
    if let Some((tag, rest)) = name
        .strip_prefix("content/")
        .and_then(|rest| rest.split_once('/'))
        && rest.starts_with("issues/")
        && is_language(tag)
    {
        return (format!("content/{rest}"), Some(tag.to_owned()));
    }
    let parts = name.rsplit_once('.').and_then(|(stem, ending)| {
        let (stem, tag) = stem.rsplit_once('.')?;
        Some((format!("{stem}.{ending}"), tag))
    });
    match parts {
        Some((key, tag))
            if languages.iter().any(|language| language == tag)
                || is_language(tag) && is_there(&key) =>
        {
            (key, Some(tag.to_owned()))
        }
        _ => (name.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], languages: &[&str], expected: &[&str]) {
        let files = names.iter().map(|name| Source {
            name: (*name).to_owned(),
            text: String::new(),
        });
        let languages: Vec<_> = languages.iter().map(|tag| (*tag).to_owned()).collect();
        let found: Vec<_> = join(files.collect(), "en", &languages)
            .into_iter()
            .map(|edition| {
                let others = edition
                    .translations
                    .iter()
                    .map(|(tag, file)| format!(" {tag}={}", file.name));
                format!("{}{}", edition.original.name, others.collect::<String>())
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_site_language_is_the_original() {
        check(
            &[
                "content/de/issues/a.md",
                "content/en/issues/a.md",
                "content/en/issues/b.md",
            ],
            &[],
            &[
                "content/en/issues/a.md de=content/de/issues/a.md",
                "content/en/issues/b.md",
            ],
        );
        check(
            &["a.de.md", "a.md", "b.fr.md"],
            &["fr"],
            &["a.md de=a.de.md", "b.fr.md"],
        );
        check(
            &["infra.ci.md", "x.io.md"],
            &[],
            &["infra.ci.md", "x.io.md"],
        );
    }
}
