//! The style that sets a brand's colour for both looks. Never measures: `model/colour.rs` does.

use crate::model::{Colour, Look};

/// The colour as light pages use it, and as dark ones do.
pub(super) fn brand_style(colour: Colour) -> String {
    let [light, dark] = [Look::Light, Look::Dark].map(|look| colour.readable(look));
    format!(
        ":root{{--brand:{light}}}@media screen and (prefers-color-scheme:dark){{:root{{--brand:{dark}}}}}"
    )
}

#[cfg(test)]
mod tests {
    use super::brand_style;
    use crate::model::{Colour, Look};
    use crate::theme::built_in_files;

    #[test]
    fn each_look_has_the_colour_that_can_be_read_in_it() {
        let style = brand_style(Colour::parse("#0b4f6c").unwrap());
        let (light, dark) = style
            .split_once("@media screen and (prefers-color-scheme:dark)")
            .unwrap();
        assert_eq!(light, ":root{--brand:#0b4f6c}");
        assert!(!dark.contains("#0b4f6c") && dark.starts_with("{:root{--brand:#"));
    }

    /// What is measured is what the built-in style paints.
    #[test]
    fn the_grounds_are_those_of_the_style() {
        let files = built_in_files();
        let (_, bytes) = files
            .iter()
            .find(|(path, _)| *path == "static/style.css")
            .unwrap();
        let mut looks = std::str::from_utf8(bytes).unwrap().lines();
        for look in [Look::Light, Look::Dark] {
            let line = looks.next().unwrap();
            let [paper, card] = look.grounds().map(|ground| ground.to_string());
            let card = if card == "#ffffff" { "#fff" } else { &card };
            assert!(line.contains(&format!("--paper:{paper};")), "{line}");
            assert!(line.contains(&format!("--card:{card};")), "{line}");
        }
    }
}
