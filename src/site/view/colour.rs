//! The brand's colour, moved until it can be read on paper and in the dark. Never invents one.

/// The paper of the light and of the dark look; `style.css` has the same.
const LIGHT: Colour = Colour([0xfa, 0xf8, 0xf4]);
const DARK: Colour = Colour([0x20, 0x1e, 0x1b]);

/// More than the 4.5 that WCAG asks of text; in the dark, where the brand is mixed anew anyway, still more.
const ON_PAPER: f64 = 4.8;
const IN_THE_DARK: f64 = 7.0;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Colour([u8; 3]);

/// Turns `#rrggbb` into the style that sets it for both looks; nothing where it is no colour.
pub(super) fn brand_style(colour: &str) -> Option<String> {
    let colour = Colour::parse(colour)?;
    let light = colour.mixed_until((LIGHT, ON_PAPER), Colour([0, 0, 0]));
    let dark = colour.mixed_until((DARK, IN_THE_DARK), Colour([255, 255, 255]));
    Some(format!(
        ":root{{--brand:{}}}@media screen and (prefers-color-scheme:dark){{:root{{--brand:{}}}}}",
        light.written(),
        dark.written()
    ))
}

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6)?;
        let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([byte(0)?, byte(2)?, byte(4)?]))
    }

    fn written(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// The nearest mix with `towards` that has a contrast on paper.
    fn mixed_until(self, (paper, contrast): (Self, f64), towards: Self) -> Self {
        let mixes = (0..=20).map(|step| self.mixed(towards, f64::from(step) / 20.0));
        let mut readable = mixes.filter(|mix| mix.contrast(paper) >= contrast);
        readable.next().unwrap_or(towards)
    }

    fn mixed(self, other: Self, share: f64) -> Self {
        let channel = |i: usize| {
            let (own, its) = (f64::from(self.0[i]), f64::from(other.0[i]));
            (own + (its - own) * share).round() as u8
        };
        Self([channel(0), channel(1), channel(2)])
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The relative luminance of WCAG.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|byte| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, DARK, LIGHT, brand_style};

    #[test]
    fn every_brand_can_be_read_in_both_looks() {
        for brand in [
            "#0b4f6c", "#ffff00", "#000000", "#ffffff", "#808080", "#e60000",
        ] {
            let style = brand_style(brand).unwrap();
            let colours: Vec<_> = style
                .match_indices('#')
                .map(|(at, _)| &style[at..at + 7])
                .collect();
            for (colour, paper) in colours.into_iter().zip([LIGHT, DARK]) {
                assert!(
                    Colour::parse(colour).unwrap().contrast(paper) >= 4.5,
                    "{brand} {colour}"
                );
            }
        }
        assert_eq!(brand_style("red"), None);
    }

    #[test]
    fn a_readable_brand_stays_as_it_is() {
        assert!(
            brand_style("#0b4f6c")
                .unwrap()
                .starts_with(":root{--brand:#0b4f6c}")
        );
    }
}
