//! Holds the counters against the published cases of the channels' own projects, all of them.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at the first surprise, and says what it skipped"
)]

use std::fs;
use std::path::{Path, PathBuf};

use amends::channels::links::{self, Link};
use amends::channels::sms::{self, Encoding};
use amends::channels::{Accents, Channel, Characters, Clock, Length, Unit, x};
use proptest::prelude::*;
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn x_weighs_as_its_conformance_suite_says() {
    let Some(cases) = read_cases("twitter_weighted.json") else {
        return;
    };
    let cases = cases.as_array().unwrap();
    for case in cases {
        check_weight(case);
    }
    assert_eq!(cases.len(), 44);
}

#[test]
fn x_finds_the_links_of_its_conformance_suite() {
    let Some(suites) = read_cases("twitter_urls.json") else {
        return;
    };
    let mut checked = 0;
    for cases in suites.as_object().unwrap().values() {
        for case in cases.as_array().unwrap() {
            check_links(case);
            checked += 1;
        }
    }
    assert_eq!(checked, 108);
}

#[test]
fn sms_are_split_as_twilio_splits_them() {
    let Some(cases) = read_cases("sms_twilio.json") else {
        return;
    };
    let cases = cases.as_array().unwrap();
    for case in cases {
        let text = case["text"].as_str().unwrap();
        for (name, expected) in case["expect"].as_object().unwrap() {
            assert_eq!(
                &describe_sms(text, name),
                expected,
                "{name} of {}",
                case["test"]
            );
        }
    }
    assert_eq!(cases.len(), 52);
}

#[test]
fn bluesky_counts_graphemes_and_bytes() {
    let Some(cases) = read_cases("bluesky.json") else {
        return;
    };
    let cases = cases.as_array().unwrap();
    for case in cases {
        check_bluesky(case);
    }
    assert_eq!(cases.len(), 42);
}

/// Texts cut into what a reader takes for one character, by the rules of UAX #29.
const GRAPHEMES: &[&[&str]] = &[
    &["\r\n", "a", "\n", "\u{308}"],
    &[
        "\u{1112}\u{1161}\u{11ab}",
        "\u{1100}\u{ac00}\u{11a8}",
        "\u{ac01}",
        "\u{1161}",
    ],
    &["e\u{301}\u{308}", "a\u{200d}", "b"],
    &["नि", "க\u{bcc}"],
    &["\u{600}1", "\u{110bd}\u{11103}"],
    // Conjuncts are one character since Unicode 15.1, in the scripts whose virama joins.
    &[
        "क\u{94d}ष",
        "क\u{94d}\u{200d}ष",
        "क\u{93c}\u{94d}त\u{94d}य",
        "क",
        "ष",
    ],
    &[
        "ক\u{9cd}ষ",
        "ક\u{acd}ષ",
        "କ\u{b4d}ଷ",
        "క\u{c4d}ష",
        "ക\u{d4d}ഷ",
    ],
    &["க\u{bcd}", "ஷ"],
    &["🛑\u{200d}🛑", "👩🏽\u{200d}⚕\u{fe0f}", "a\u{200d}", "🛑"],
    &["🇩🇰", "🇪🇸", "🇩", "a"],
    &[
        "1\u{fe0f}\u{20e3}",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    ],
];

#[test]
fn graphemes_are_those_of_unicode_15_1_or_later() {
    assert!(unicode_segmentation::UNICODE_VERSION >= (15, 1, 0));
    let channel = Channel::new("bluesky", 300, Unit::Graphemes);
    for expected in GRAPHEMES {
        let text = expected.concat();
        assert_eq!(text.graphemes(true).collect::<Vec<_>>(), *expected);
        assert_eq!(channel.count(&text).length, expected.len());
    }
}

#[test]
fn graphemes_pass_the_test_file_of_their_unicode() {
    let Some(cases) = read_break_test() else {
        eprintln!("skipped: needs the test data that comes with the crate `icu_segmenter`");
        return;
    };
    let mut checked = 0;
    for line in cases.lines() {
        let case = line.split('#').next().unwrap().trim();
        let clusters = case.split('÷').map(str::trim).filter(|c| !c.is_empty());
        let clusters: Vec<String> = clusters.map(read_cluster).collect();
        let text = clusters.concat();
        assert!(text.graphemes(true).eq(clusters.iter()), "{line}");
        checked += usize::from(!clusters.is_empty());
    }
    eprintln!("graphemes: {checked} cases of Unicode's own");
    assert!(checked > 700);
}

/// The characters of a cluster as Unicode writes it: `0915 × 094D × 0937`.
fn read_cluster(cluster: &str) -> String {
    let codes = cluster.split('×').map(|code| {
        let code = u32::from_str_radix(code.trim(), 16).unwrap();
        char::from_u32(code).unwrap()
    });
    codes.collect()
}

/// Unicode's cases for the version that we count by, where a crate that we use has brought them.
fn read_break_test() -> Option<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    let version = unicode_segmentation::UNICODE_VERSION;
    let first_line = format!(
        "# GraphemeBreakTest-{}.{}.{}",
        version.0, version.1, version.2
    );
    let registries = fs::read_dir(home.join("registry/src")).ok()?.flatten();
    let crates = registries.flat_map(|r| fs::read_dir(r.path()).into_iter().flatten().flatten());
    let found = crates.filter(|c| {
        c.file_name()
            .to_string_lossy()
            .starts_with("icu_segmenter-")
    });
    let files = found.flat_map(|c| {
        let data = c.path().join("tests/testdata");
        fs::read_dir(data).into_iter().flatten().flatten()
    });
    let mut texts = files.filter_map(|f| fs::read_to_string(f.path()).ok());
    texts.find(|t| t.trim_start_matches('\u{feff}').starts_with(&first_line))
}

#[test]
fn the_data_file_uses_the_names_that_the_units_have() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/channels.yaml");
    let text = fs::read_to_string(path).unwrap();
    let values = |key: &str| -> Vec<String> {
        let marker = format!("  {key}: ");
        let found = text.lines().filter_map(|line| line.strip_prefix(&marker));
        found.map(str::to_owned).collect()
    };
    let units = values("unit");
    assert_eq!(units.len(), 16);
    for unit in units.iter().chain(&values("also_unit")) {
        unit.parse::<Unit>().unwrap();
    }
    let closed: [(&str, &[&str]); 5] = [
        ("link", &["true", "false"]),
        ("clock", Clock::NAMES),
        ("characters", Characters::NAMES),
        ("accents", Accents::NAMES),
        ("longest", Length::NAMES),
    ];
    for (key, known) in closed {
        let written = values(key);
        assert!(
            written.len() == 16 && written.iter().all(|name| known.contains(&name.as_str())),
            "{key}"
        );
    }
}

/// Letters of every kind that accents are about, and what no accent can save.
fn accented_text() -> impl Strategy<Value = String> {
    let letters = "[a-zA-Z ,.åæøñéàüßáíóúçőłÁÍ€]{0,80}";
    let strangers = prop::sample::select(vec!["", "", "", "ж", "🔥"]);
    (letters, strangers, letters, letters).prop_map(|(a, stranger, b, c)| {
        let text = format!("{a}{stranger}{b}{c}");
        text.replace("  ", " ")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn accents_go_exactly_where_a_part_is_saved(text in accented_text()) {
        let mut channel = Channel::new("sms", 1, Unit::SmsParts);
        channel.characters = Characters::Gsm7;
        let kept = channel.transcribe(&text);
        channel.accents = Accents::Plain;
        let sent = channel.transcribe(&text);
        let bare = sms::without_accents(&kept);
        let saves = sms::split(&bare).parts < sms::split(&kept).parts;
        prop_assert_eq!(&sent, if saves { &bare } else { &kept });
        prop_assert!(sms::split(&sent).parts <= sms::split(&kept).parts);
        prop_assert_eq!(channel.transcribe(&sent), sent);
    }

    #[test]
    fn only_letters_that_sms_lacks_lose_their_accent(text in accented_text()) {
        let bare = sms::without_accents(&text);
        prop_assert_eq!(text.chars().count(), bare.chars().count());
        for (before, after) in text.chars().zip(bare.chars()) {
            let is_free = sms::septets(&before.to_string()).is_some();
            prop_assert!(!is_free || before == after, "{} became {}", before, after);
        }
    }
}

fn read_cases(name: &str) -> Option<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/channels")
        .join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(error) => {
            eprintln!("skipped: {} cannot be read: {error}", path.display());
            None
        }
    }
}

fn check_weight(case: &Value) {
    let text = case["text"].as_str().unwrap();
    let rules = match case["config"].as_u64() {
        Some(2) => x::SECOND,
        Some(3) => x::TODAY,
        other => panic!("no rules for config {other:?}"),
    };
    let weight = rules.weigh(text);
    let expected = &case["expected"];
    assert_eq!(
        weight, expected["weightedLength"],
        "{}",
        case["description"]
    );
    let valid = x::accepts(text) && (1..=rules.limit).contains(&weight);
    assert_eq!(valid, expected["valid"], "{}", case["description"]);
    assert_eq!(
        weight * 1000 / rules.limit,
        expected["permillage"],
        "{}",
        case["description"]
    );
}

fn check_links(case: &Value) {
    let text: Vec<char> = case["text"].as_str().unwrap().chars().collect();
    let found = links::find_links(&text);
    let expected = case["expected"].as_array().unwrap();
    assert_eq!(found.len(), expected.len(), "{}", case["description"]);
    for (link, expected) in found.iter().zip(expected) {
        let url: String = text[link.range.clone()].iter().collect();
        assert_eq!(
            url,
            *expected.get("url").unwrap_or(expected),
            "{}",
            case["description"]
        );
        if let Some(indices) = expected.get("indices") {
            assert_eq!(
                &units_before(&text, link),
                indices,
                "{}",
                case["description"]
            );
        }
    }
}

/// Where a link starts and ends in UTF-16, as the suite gives it.
fn units_before(text: &[char], link: &Link) -> Value {
    let at = |end: usize| text[..end].iter().map(|c| c.len_utf16()).sum::<usize>();
    serde_json::json!([at(link.range.start), at(link.range.end)])
}

/// What Twilio's calculator calls by these names.
fn describe_sms(text: &str, name: &str) -> Value {
    let message = sms::split(text);
    let bits = if message.encoding == Encoding::Gsm7 {
        7
    } else {
        16
    };
    let header = if message.parts > 1 {
        48 * message.parts
    } else {
        0
    };
    match name {
        "encodingName" if bits == 7 => "GSM-7".into(),
        "encodingName" => "UCS-2".into(),
        "segmentsCount" => message.parts.into(),
        "messageSize" => (message.units * bits).into(),
        "totalSize" => (message.units * bits + header).into(),
        "numberOfUnicodeScalars" => text.chars().count().into(),
        "numberOfCharacters" if bits == 7 => message.units.into(),
        "numberOfCharacters" => text.graphemes(true).count().into(),
        "getNonGsmCharacters" => sms::list_strangers(text)
            .into_iter()
            .map(String::from)
            .collect(),
        _ => panic!("unknown expectation `{name}`"),
    }
}

fn check_bluesky(case: &Value) {
    let text = case["text"].as_str().unwrap();
    let graphemes = Channel::new("bluesky", 300, Unit::Graphemes)
        .count(text)
        .length;
    let bytes = Channel::new("bluesky", 3000, Unit::Bytes)
        .count(text)
        .length;
    for (name, counted) in [("graphemes", graphemes), ("bytes", bytes)] {
        if let Some(expected) = case.get(name) {
            assert_eq!(counted, *expected, "{name} of {text}");
        }
    }
    if let Some(valid) = case.get("valid") {
        let bound = |name: &str| usize::try_from(case[name].as_u64().unwrap()).unwrap();
        assert_eq!(
            (bound("min")..=bound("max")).contains(&graphemes),
            *valid,
            "{text}"
        );
    }
}
