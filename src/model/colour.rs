//! A brand's colour and how well it can be read on a page's light and dark grounds. Never invents one.

use std::fmt;

/// A colour that was written as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The two looks that every page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// By day and in print.
    Light,
    /// Where the reader's device is dark.
    Dark,
}

const BLACK: Colour = Colour([0, 0, 0]);
const WHITE: Colour = Colour([255, 255, 255]);

/// How finely a colour is mixed: one step is at most one step of a channel.
const STEPS: u8 = 255;

impl Colour {
    /// The contrast that WCAG asks between a text and what it stands on.
    pub const ASKED: f64 = 4.5;

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([byte(0)?, byte(2)?, byte(4)?]))
    }

    /// The contrast in a look, on the ground where it is lowest.
    pub fn contrast(self, look: Look) -> f64 {
        let on = look.grounds().map(|ground| self.contrast_with(ground));
        on[0].min(on[1])
    }

    /// The colour where it can be read in a look; else its nearest mix with black or white that can.
    pub fn readable(self, look: Look) -> Self {
        let towards = look.away();
        let mixes = (0..=STEPS).map(|step| self.mixed(towards, f64::from(step) / f64::from(STEPS)));
        let mut readable = mixes.filter(|mix| mix.contrast(look) >= look.aim());
        readable.next().unwrap_or(towards)
    }

    fn mixed(self, other: Self, share: f64) -> Self {
        let channel = |i: usize| {
            let (own, its) = (f64::from(self.0[i]), f64::from(other.0[i]));
            (own + (its - own) * share).round() as u8
        };
        Self([channel(0), channel(1), channel(2)])
    }

    fn contrast_with(self, other: Self) -> f64 {
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

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Look {
    /// What links stand on: the paper and the cards of the built-in `style.css`. No link stands in the box of emergency
    /// advice, which is plain text.
    pub fn grounds(self) -> [Colour; 2] {
        match self {
            Self::Light => [Colour([0xfa, 0xf8, 0xf4]), WHITE],
            Self::Dark => [Colour([0x17, 0x16, 0x14]), Colour([0x20, 0x1e, 0x1b])],
        }
    }

    /// The contrast that a mix is made to have: in the dark more than is asked, where thin letters of a deep colour are
    /// hard to make out.
    pub fn aim(self) -> f64 {
        match self {
            Self::Light => Colour::ASKED,
            Self::Dark => 7.0,
        }
    }

    /// What a colour is mixed with to stand out.
    fn away(self) -> Colour {
        match self {
            Self::Light => BLACK,
            Self::Dark => WHITE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Look};

    const ASKED: f64 = Colour::ASKED;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn every_brand_can_be_read_in_both_looks() {
        let brands = [
            "#0b4f6c", "#ffff00", "#000000", "#ffffff", "#808080", "#e60000",
        ];
        for brand in brands.map(colour) {
            for look in [Look::Light, Look::Dark] {
                let shown = brand.readable(look);
                assert!(shown.contrast(look) >= ASKED, "{brand} {look:?} {shown}");
            }
        }
    }

    #[test]
    fn the_ground_with_the_lower_contrast_counts() {
        let grey = colour("#767676");
        let [paper, card] = Look::Light.grounds();
        assert!(grey.contrast_with(card) >= ASKED && grey.contrast_with(paper) < ASKED);
        assert!(grey.contrast(Look::Light) < ASKED);
        let grey = colour("#808080");
        let [paper, card] = Look::Dark.grounds();
        assert!(grey.contrast_with(paper) >= ASKED && grey.contrast_with(card) < ASKED);
        assert!(grey.contrast(Look::Dark) < ASKED);
    }

    #[test]
    fn a_mix_is_the_nearest_that_can_be_read() {
        assert_eq!(colour("#0b4f6c").readable(Look::Light), colour("#0b4f6c"));
        assert_eq!(colour("#ffd500").readable(Look::Dark), colour("#ffd500"));
        assert_eq!(colour("#777777").readable(Look::Light), colour("#727272"));
        assert!(colour("#737373").contrast(Look::Light) < ASKED);
    }

    /// Why a colour that can be read on light pages is never called weak: nobody could mend it.
    #[test]
    fn no_colour_can_be_read_as_it_is_in_both_looks() {
        let greys = (0..=255).map(|value| Colour([value; 3]));
        for grey in greys {
            let looks = [Look::Light, Look::Dark];
            assert!(
                looks.iter().any(|look| grey.contrast(*look) < ASKED),
                "{grey}"
            );
        }
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(colour("#0B5FFF").to_string(), "#0b5fff");
        for text in ["red", "#06f", "#+1+1+1", "0b5fff", "#0b5fff "] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
