//! Numbers and lists of one language by icu. Never adds a unit or a sign: those are messages.

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::list::options::{ListFormatterOptions, ListLength};
use icu::list::{ListFormatter, ListFormatterPreferences};

use crate::schema::Language;

/// The formatters of numbers and lists of one language.
#[derive(Debug)]
pub(super) struct Numbers {
    decimal: DecimalFormatter,
    and: ListFormatter,
    units: ListFormatter,
}

impl Numbers {
    /// The formatters of a language.
    pub(super) fn new(language: &Language) -> Self {
        let locale = super::icu_locale(language);
        let decimal = DecimalFormatter::try_new((&locale).into(), Default::default());
        let prefs = ListFormatterPreferences::from(&locale);
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        let narrow = ListFormatterOptions::default().with_length(ListLength::Narrow);
        Self {
            decimal: decimal.expect("the compiled data has numbers for unknown languages too"),
            and: ListFormatter::try_new_and(prefs, wide)
                .expect("the compiled data has lists for unknown languages too"),
            units: ListFormatter::try_new_unit(prefs, narrow)
                .expect("the compiled data has lists for unknown languages too"),
        }
    }

    /// A list whose last item is joined by the word for `and`.
    pub(super) fn list(&self, items: &[&str]) -> String {
        self.and.format_to_string(items.iter())
    }

    /// Parts of one measure side by side, such as hours and minutes.
    pub(super) fn side_by_side(&self, parts: &[String]) -> String {
        self.units.format_to_string(parts.iter())
    }

    /// A whole number with its separators.
    pub(super) fn whole(&self, number: u64) -> String {
        self.decimal.format_to_string(&Decimal::from(number))
    }

    /// A share of one in hundredths with two decimals, rounded down.
    pub(super) fn percentage(&self, share: f64) -> String {
        let mut number = Decimal::from(hundredths_of_a_percent(share));
        number.multiply_pow10(-2);
        if number == whole_hundred() {
            number.absolute.trim_end();
        }
        self.decimal.format_to_string(&number)
    }
}

/// A share in hundredths of a percent; only a whole share is 10,000.
fn hundredths_of_a_percent(share: f64) -> u64 {
    /// A share such as 0.9998 is a little less in binary, which is no reason to lose a hundredth.
    const ROUNDING: f64 = 1e-7;
    if share >= 1.0 {
        return 10_000;
    }
    let hundredths = share.max(0.0) * 10_000.0 + ROUNDING;
    (hundredths as u64).min(9_999)
}

fn whole_hundred() -> Decimal {
    let mut number = Decimal::from(10_000_u64);
    number.multiply_pow10(-2);
    number
}
