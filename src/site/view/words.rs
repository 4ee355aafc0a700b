//! The words that stand on pages as they are, whatever happens. Never holds a sentence with a value in it.

use std::collections::BTreeMap;

use crate::locale::Locale;

/// The ids of messages that templates name as `words.KEY`; the key is what follows `page-`, with `_` for `-`.
const WORDS: &[&str] = &[
    "page-affected",
    "page-all-updates",
    "page-caused-by",
    "page-compensation",
    "page-coming",
    "page-days",
    "page-data-lost",
    "page-due",
    "page-emergency",
    "page-even-if",
    "page-history",
    "page-history-empty",
    "page-home",
    "page-improvements",
    "page-known",
    "page-late",
    "page-feed",
    "page-languages",
    "page-latest",
    "page-log",
    "page-lost",
    "page-lost-text",
    "page-nothing-here",
    "page-moved",
    "page-newer",
    "page-next-word",
    "page-now",
    "page-older",
    "page-open-now",
    "page-go-on",
    "page-all-past",
    "page-past",
    "page-related",
    "page-scope",
    "page-service",
    "page-services",
    "page-skip",
    "page-still",
    "page-stops",
    "page-unknown",
    "page-updates",
    "page-was",
    "page-when",
    "page-works",
    "page-works-text",
    "page-do",
    "page-to-come",
    "page-to-come-none",
    "page-under-way",
    "page-done-work",
    "page-calendar",
    "page-is",
    "page-plain",
    "page-course",
    "page-ninety",
    "page-uptime",
    "page-by-month",
    "page-month",
    "page-happened",
    "page-happened-none",
];

/// The words of a language, by key.
pub(super) fn words(locale: &Locale) -> BTreeMap<String, String> {
    let word = |id: &str| {
        let key = id.trim_start_matches("page-").replace('-', "_");
        (key, locale.message(id, &[]))
    };
    WORDS.iter().map(|id| word(id)).collect()
}

/// A language with its country, such as `en_GB`: the tag's own, or the one that the built-in words are written for.
pub(super) fn locale_name(tag: &str) -> Option<String> {
    let countries = [
        ("ar", "ar_AR"),
        ("da", "da_DK"),
        ("de", "de_DE"),
        ("en", "en_GB"),
        ("es", "es_ES"),
        ("fr", "fr_FR"),
        ("nl", "nl_NL"),
    ];
    match tag.split_once('-') {
        Some((language, country)) if country.len() == 2 => {
            Some(format!("{language}_{}", country.to_uppercase()))
        }
        Some(_) => None,
        None => {
            let known = countries.iter().find(|(language, _)| *language == tag);
            known.map(|(_, name)| (*name).to_owned())
        }
    }
}

/// The name of a language in itself; its tag where it is not known.
pub(super) fn own_name(tag: &str) -> &str {
    let names = [
        ("ar", "العربية"),
        ("cs", "Čeština"),
        ("cy", "Cymraeg"),
        ("da", "Dansk"),
        ("de", "Deutsch"),
        ("el", "Ελληνικά"),
        ("en", "English"),
        ("es", "Español"),
        ("et", "Eesti"),
        ("fa", "فارسی"),
        ("fi", "Suomi"),
        ("fr", "Français"),
        ("ga", "Gaeilge"),
        ("he", "עברית"),
        ("hi", "हिन्दी"),
        ("hu", "Magyar"),
        ("is", "Íslenska"),
        ("it", "Italiano"),
        ("ja", "日本語"),
        ("ko", "한국어"),
        ("lt", "Lietuvių"),
        ("lv", "Latviešu"),
        ("nb", "Norsk"),
        ("nl", "Nederlands"),
        ("no", "Norsk"),
        ("pl", "Polski"),
        ("pt", "Português"),
        ("ro", "Română"),
        ("sk", "Slovenčina"),
        ("sv", "Svenska"),
        ("tr", "Türkçe"),
        ("uk", "Українська"),
        ("zh", "中文"),
    ];
    let name = names.iter().find(|(known, _)| *known == tag);
    name.map_or(tag, |(_, name)| name)
}
