//! Whether a text says sorry itself, so that no page says it twice. Never writes regret.

use super::scene::Scene;

/// Whether words are those of regret: a stem counts where a word begins with it.
pub(super) fn is_sorry(scene: &Scene<'_>, text: &str) -> bool {
    let text = text.to_lowercase();
    let begins = |at| !text[..at].ends_with(char::is_alphabetic);
    let stems = scene.message("page-sorry-word");
    let mut stems = stems.split(", ");
    stems.any(|stem| text.match_indices(stem).any(|(at, _)| begins(at)))
}

#[cfg(test)]
mod tests {
    use super::is_sorry;
    use crate::model::editions;
    use crate::site::fixture::{locale_of, site_of};
    use crate::site::view::Scene;

    /// Whether a text of a language is taken for regret.
    fn regrets(language: &str, text: &str) -> bool {
        let project = format!(
            "format: 1\nname: T\nurl: https://status.example\ntime_zone: UTC\nlanguages: [{language}]\ncomponents:\n  - id: web\n    name: Web\n"
        );
        let site = site_of(&[("amends.yaml", &project)], "2026-07-11 12:00");
        let edition = editions(&site)[0];
        let scene = Scene {
            edition: &edition,
            locale: &locale_of(&edition),
            as_of: site.now,
        };
        is_sorry(&scene, text)
    }

    #[test]
    fn regret_is_known_in_every_language_by_the_beginnings_of_its_words() {
        let told = [
            (
                "en",
                ["We're sorry.", "We apologise for it.", "Our apologies."],
            ),
            ("da", ["Vi beklager.", "Undskyld.", "Vi er kede af det."]),
            (
                "de",
                [
                    "Wir bedauern das.",
                    "Entschuldigung.",
                    "Das tut uns sehr leid.",
                ],
            ),
            (
                "es",
                ["Disculpe.", "Lamentamos el corte.", "Pedimos perdón."],
            ),
            (
                "fr",
                ["Veuillez nous excuser.", "Nous regrettons.", "Pardon."],
            ),
            (
                "nl",
                ["Onze excuses.", "We betreuren dit.", "Het spijt ons."],
            ),
            ("ar", ["ونعتذر عن ذلك.", "نأسف لذلك.", "نحن آسفون."]),
        ];
        for (language, texts) in told {
            for text in texts {
                assert!(regrets(language, text), "{language}: {text}");
            }
        }
        for (language, text) in [
            ("en", "Orders fail."),
            ("de", "Leider geht nichts."),
            ("es", "El reglamento no abre."),
            ("da", "Vi leder."),
        ] {
            assert!(!regrets(language, text), "{language}: {text}");
        }
    }
}
