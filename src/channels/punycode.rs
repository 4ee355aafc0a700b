//! The length of a host label as ASCII (RFC 3492). Only measures: nothing here needs the encoded label.
//!
//! The crates for this take text, but X also measures halves of characters, which no text can hold.

/// The first code point that is not ASCII.
const FIRST: u32 = 0x80;
const PREFIX: &str = "xn--";
const BASE: u32 = 36;
const MIN: u32 = 1;
const MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const BIAS: u32 = 72;

/// The length of a label once it is written as ASCII.
pub(super) fn measure(label: &[u32]) -> usize {
    // No label gets shorter, and these are too long for DNS as they are.
    if label.len() > 64 || label.iter().all(|code| *code < 0x7f) {
        return label.len();
    }
    let basic = label.iter().filter(|code| **code < FIRST).count();
    PREFIX.len() + basic + usize::from(basic > 0) + measure_deltas(label, basic)
}

/// Walks the other code points in rising order, as the encoder does, and adds up the digits of each step.
fn measure_deltas(label: &[u32], basic: usize) -> usize {
    let (mut code, mut delta, mut bias, mut length) = (FIRST, 0, BIAS, 0);
    let mut handled = u32::try_from(basic).unwrap_or(u32::MAX);
    let mut is_first = true;
    while let Some(&next) = label.iter().filter(|other| **other >= code).min() {
        delta += (next - code) * (handled + 1);
        for other in label {
            delta += u32::from(*other < next);
            if *other == next {
                length += count_digits(delta, bias);
                handled += 1;
                bias = adapt(if is_first { delta / DAMP } else { delta / 2 }, handled);
                (delta, is_first) = (0, false);
            }
        }
        delta += 1;
        code = next + 1;
    }
    length
}

fn count_digits(mut delta: u32, bias: u32) -> usize {
    let mut digits = 1;
    for place in (1..).map(|index| index * BASE) {
        let threshold = place.saturating_sub(bias).clamp(MIN, MAX);
        if delta < threshold {
            break;
        }
        delta = (delta - threshold) / (BASE - threshold);
        digits += 1;
    }
    digits
}

fn adapt(delta: u32, handled: u32) -> u32 {
    let mut delta = delta + delta / handled;
    let mut bias = 0;
    while delta > (BASE - MIN) * MAX / 2 {
        delta /= BASE - MIN;
        bias += BASE;
    }
    bias + (BASE - MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_as_long_as_their_encoding() {
        let known = [
            ("example", "example"),
            ("münchen", "xn--mnchen-3ya"),
            ("あ", "xn--l8j"),
            ("中国", "xn--fiqs8s"),
            ("💩", "xn--ls8h"),
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
        ];
        for (label, encoded) in known {
            let codes: Vec<u32> = label.chars().map(u32::from).collect();
            assert_eq!(measure(&codes), encoded.len(), "{label}");
        }
    }
}
