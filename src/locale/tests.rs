//! The formatters in the languages and zones that differ most. Never tests a message by its words.

use chrono::{Duration, NaiveDate};

use super::{Direction, Locale, Messages};
use crate::model::Moment;
use crate::schema::Language;
use crate::source::Sources;

/// The built-in words in a language and a zone.
fn locale(language: &str, zone: &str) -> Locale {
    let mut sources = Sources::default();
    for (tag, text) in [
        ("en", include_str!("../../themes/default/locales/en.ftl")),
        ("da", include_str!("../../themes/default/locales/da.ftl")),
        ("de", include_str!("../../themes/default/locales/de.ftl")),
        ("es", include_str!("../../themes/default/locales/es.ftl")),
        ("fr", include_str!("../../themes/default/locales/fr.ftl")),
        ("nl", include_str!("../../themes/default/locales/nl.ftl")),
        ("ar", include_str!("../../themes/default/locales/ar.ftl")),
    ] {
        sources.add_theme_text("<built-in>", &format!("locales/{tag}.ftl"), text);
    }
    let (messages, problems) = Messages::load(&sources, "default");
    assert_eq!(problems, []);
    let language = Language::new(language).unwrap();
    Locale::new(&language, zone.parse().unwrap(), &messages)
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_clock_has_24_hours_in_every_language() {
    let at = moment("2026-07-11T15:30:00Z");
    for (language, expected) in [
        ("en", "16:30"),
        ("en-US", "16:30"),
        ("da", "16.30"),
        ("es", "16:30"),
        ("es-MX", "16:30"),
        ("de", "16:30"),
        ("hi", "16:30"),
        ("ja", "16:30"),
        ("tlh", "16:30"),
    ] {
        assert_eq!(locale(language, "Europe/London").clock(at), expected);
    }
    let midnight = moment("2026-07-10T23:05:00Z");
    assert_eq!(locale("en", "Europe/London").clock(midnight), "00:05");
}

#[test]
fn zones_have_a_name_or_an_offset() {
    let (summer, winter) = (
        moment("2026-07-11T15:30:00Z"),
        moment("2026-01-11T15:30:00Z"),
    );
    let name = |zone, at| locale("en", zone).clock_with_zone(at);
    assert_eq!(name("Europe/London", summer), "16:30 BST");
    assert_eq!(name("Europe/London", winter), "15:30 GMT");
    assert_eq!(name("Europe/Copenhagen", summer), "17:30 CEST");
    assert_eq!(name("Asia/Kathmandu", summer), "21:15 UTC+5:45");
    assert_eq!(name("America/Sao_Paulo", summer), "12:30 UTC-3");
}

#[test]
fn a_day_has_its_name_in_the_zone_of_the_site() {
    let at = moment("2026-07-11T23:30:00Z");
    assert_eq!(locale("en", "Etc/UTC").day(at), "Saturday 11 July");
    assert_eq!(locale("en", "Europe/London").day(at), "Sunday 12 July");
    assert_eq!(locale("da", "Etc/UTC").day(at), "lørdag 11. juli");
    assert_eq!(
        locale("en", "Etc/UTC").day_and_clock(at),
        "Saturday 11 July, 23:30"
    );
    assert_eq!(
        locale("da", "Etc/UTC").day_and_clock(at),
        "lørdag 11. juli kl. 23.30"
    );
}

#[test]
fn dates_are_in_the_order_of_the_language() {
    let (en, da) = (locale("en", "Etc/UTC"), locale("da", "Etc/UTC"));
    let day = date("2026-10-31");
    assert_eq!(en.date(day), "31 October 2026");
    assert_eq!(en.short_date(day), "31 Oct");
    assert_eq!(en.month(day), "October 2026");
    assert_eq!(da.date(day), "31. oktober 2026");
    assert_eq!(da.short_date(day), "31. okt.");
    assert_eq!(da.month(day), "oktober 2026");
    assert_eq!(locale("en-US", "Etc/UTC").date(day), "October 31, 2026");
}

#[test]
fn a_moment_on_another_day_names_it() {
    let locale = locale("en", "Europe/London");
    let beside = moment("2026-07-11T22:30:00Z");
    let today = moment("2026-07-11T08:00:00Z");
    assert_eq!(locale.when_said(today, beside), "09:00");
    let tomorrow = moment("2026-07-11T23:10:00Z");
    assert_eq!(locale.when_said(tomorrow, beside), "Sunday 12 July, 00:10");
}

#[test]
fn a_moment_of_another_year_or_long_ago_names_its_year() {
    let locale = locale("en", "Etc/UTC");
    let said = |at, beside| locale.when_said(moment(at), moment(beside));
    let eve = "2025-12-30T10:00:00Z";
    for (beside, expected) in [
        ("2026-01-03T10:00:00Z", "Tuesday 30 December, 10:00"),
        ("2026-01-06T10:00:00Z", "30 December 2025, 10:00"),
        ("2026-11-05T10:00:00Z", "30 December 2025, 10:00"),
    ] {
        assert_eq!(said(eve, beside), expected);
    }
    let (spring, autumn) = ("2026-03-01T10:00:00Z", "2026-11-05T10:00:00Z");
    assert_eq!(said(spring, autumn), "1 March 2026, 10:00");
    assert_eq!(
        said(spring, "2026-08-01T10:00:00Z"),
        "Sunday 1 March, 10:00"
    );
}

#[test]
fn a_clock_in_a_sentence_has_the_word_of_its_language() {
    let noon = moment("2026-07-11T12:00:00Z");
    let said = |language, beside: &str| {
        let locale = locale(language, "Etc/UTC");
        locale.when_said(noon, moment(beside))
    };
    assert_eq!(said("en", "2026-07-11T08:00:00Z"), "12:00");
    assert_eq!(said("da", "2026-07-11T08:00:00Z"), "kl. 12.00");
    let eve = "2026-07-10T08:00:00Z";
    assert_eq!(said("da", eve), "lørdag 11. juli kl. 12.00");
    assert_eq!(said("de", "2026-07-11T08:00:00Z"), "12:00 Uhr");
    assert_eq!(said("de", eve), "Samstag, 11. Juli, 12:00 Uhr");
}

#[test]
fn a_clock_said_aloud_is_words_and_names_another_day() {
    let at = moment("2026-07-12T06:30:00Z");
    let said = |language, beside: &str| {
        let locale = locale(language, "Europe/Copenhagen");
        locale.when_spoken(at, moment(beside))
    };
    let (today, yesterday) = ("2026-07-12T04:00:00Z", "2026-07-11T15:00:00Z");
    for (language, same_day, another) in [
        (
            "en",
            "half past eight in the morning",
            "Sunday the twelfth of July at half past eight in the morning",
        ),
        (
            "da",
            "klokken otte tredive om morgenen",
            "søndag den tolvte juli klokken otte tredive om morgenen",
        ),
        (
            "es",
            "las ocho y media de la mañana",
            "las ocho y media de la mañana del domingo doce de julio",
        ),
        (
            "de",
            "acht Uhr dreißig morgens",
            "Sonntag, den zwölften Juli, um acht Uhr dreißig morgens",
        ),
        ("fr", "08:30", "dimanche 12 juillet à 08:30"),
    ] {
        assert_eq!(said(language, today), same_day);
        assert_eq!(said(language, yesterday), another);
    }
}

#[test]
fn lists_end_in_the_word_that_the_language_wants() {
    let list = |language, items: &[&str]| locale(language, "Etc/UTC").list(items);
    assert_eq!(list("en", &[]), "");
    assert_eq!(list("en", &["calls"]), "calls");
    assert_eq!(
        list("en", &["calls", "texts", "data"]),
        "calls, texts and data"
    );
    assert_eq!(
        list("da", &["opkald", "sms", "data"]),
        "opkald, sms og data"
    );
    assert_eq!(list("es", &["datos", "llamadas"]), "datos y llamadas");
    assert_eq!(list("es", &["llamadas", "internet"]), "llamadas e internet");
}

#[test]
fn a_percentage_is_rounded_down() {
    let en = locale("en", "Etc/UTC");
    for (share, expected) in [
        (1.0, "100%"),
        (0.999_999, "99.99%"),
        (0.9998, "99.98%"),
        (0.999, "99.90%"),
        (0.0, "0.00%"),
        (-0.1, "0.00%"),
        (f64::NAN, "0.00%"),
    ] {
        assert_eq!(en.percent(share), expected);
    }
    assert_eq!(locale("da", "Etc/UTC").percent(0.9998), "99,98\u{a0}%");
}

#[test]
fn a_duration_has_its_two_largest_units() {
    let (en, da) = (locale("en", "Etc/UTC"), locale("da", "Etc/UTC"));
    for (seconds, expected) in [
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 minute"),
        (10_200, "2 hours 50 minutes"),
        (7_200, "2 hours"),
        (86_400 + 3_600 + 60, "1 day 1 hour"),
        (86_400 + 60, "1 day"),
        (1_234 * 86_400, "1,234 days"),
    ] {
        assert_eq!(en.duration(Duration::seconds(seconds)), expected);
    }
    assert_eq!(
        da.duration(Duration::minutes(170)),
        "2 timer og 50 minutter"
    );
    assert_eq!(da.duration(Duration::minutes(61)), "1 time og 1 minut");
}

#[test]
fn numbers_and_directions_follow_the_language() {
    assert_eq!(locale("en", "Etc/UTC").number(7_500_000), "7,500,000");
    assert_eq!(locale("da", "Etc/UTC").number(7_500_000), "7.500.000");
    assert_eq!(locale("da", "Etc/UTC").direction(), Direction::Ltr);
    assert_eq!(locale("ar", "Etc/UTC").direction(), Direction::Rtl);
}

/// A kind of text, and what it is in French, Dutch and Arabic.
type Kind = (fn(&Locale) -> String, [&'static str; 3]);

/// Five past five in the evening of a Friday in Paris.
fn evening() -> Moment {
    moment("2026-07-31T15:05:00Z")
}

fn lasting(locale: &Locale, minutes: i64) -> String {
    locale.duration(Duration::minutes(minutes))
}

const KINDS: [Kind; 17] = [
    (|l| l.clock(evening()), ["17:05", "17:05", "17:05"]),
    (
        |l| l.clock_with_zone(evening()),
        ["17:05 CEST", "17:05 CEST", "17:05 CEST"],
    ),
    (
        |l| l.day_and_clock(evening()),
        [
            "vendredi 31 juillet à 17:05",
            "vrijdag 31 juli om 17:05",
            "الجمعة، 31 يوليو، الساعة 17:05",
        ],
    ),
    (
        |l| l.date(date("2026-10-31")),
        ["31 octobre 2026", "31 oktober 2026", "31 أكتوبر 2026"],
    ),
    (
        |l| l.short_date(date("2026-10-31")),
        ["31 oct.", "31 okt", "31 أكتوبر"],
    ),
    (
        |l| l.month(date("2026-02-01")),
        ["février 2026", "februari 2026", "فبراير 2026"],
    ),
    (
        |l| l.list(&["A", "B", "C"]),
        ["A, B et C", "A, B en C", "A وB وC"],
    ),
    (
        |l| l.number(7_500_000),
        ["7\u{202f}500\u{202f}000", "7.500.000", "7,500,000"],
    ),
    (
        |l| l.percent(0.9998),
        ["99,98\u{202f}%", "99,98%", "99.98\u{200e}%\u{200e}"],
    ),
    (
        |l| lasting(l, 0),
        [
            "moins d’une minute",
            "minder dan een minuut",
            "أقل من دقيقة",
        ],
    ),
    (|l| lasting(l, 1), ["1 minute", "1 minuut", "دقيقة"]),
    (|l| lasting(l, 2), ["2 minutes", "2 minuten", "دقيقتان"]),
    (|l| lasting(l, 10), ["10 minutes", "10 minuten", "10 دقائق"]),
    (|l| lasting(l, 11), ["11 minutes", "11 minuten", "11 دقيقة"]),
    (
        |l| lasting(l, 170),
        [
            "2 heures 50 minutes",
            "2 uur, 50 minuten",
            "ساعتان و50 دقيقة",
        ],
    ),
    (
        |l| lasting(l, 24 * 60 + 60),
        ["1 jour 1 heure", "1 dag, 1 uur", "يوم وساعة"],
    ),
    (
        |l| lasting(l, 100 * 24 * 60),
        ["100 jours", "100 dagen", "100 يوم"],
    ),
];

#[test]
fn french_dutch_and_arabic_are_written_as_their_readers_write() {
    for (index, language) in ["fr", "nl", "ar"].into_iter().enumerate() {
        let locale = locale(language, "Europe/Paris");
        for (tell, expected) in &KINDS {
            assert_eq!(tell(&locale), expected[index]);
        }
    }
}

#[test]
fn a_region_keeps_its_digits_and_its_clock() {
    let clock = |language| locale(language, "Europe/Paris").clock(evening());
    assert_eq!(clock("fr-CA"), "17 h 05");
    assert_eq!(clock("ar-EG"), "١٧:٠٥");
    assert_eq!(clock("ar-MA"), "17:05");
}

#[test]
fn cores_share_a_locale() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&locale("en", "Etc/UTC"));
}
