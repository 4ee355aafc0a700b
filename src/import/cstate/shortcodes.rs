//! Hugo's shortcodes in a body. Only `track` is understood: it shows a time, and the time is what stays.

/// The most characters of a time: more are no shortcode.
const LONGEST: usize = 100;

/// The time that the first `track` of a text names.
pub(super) fn tracked_time(text: &str) -> Option<&str> {
    text.match_indices("{{")
        .find_map(|(at, _)| track(&text[at..]).map(|(time, _)| time))
}

/// The text with every `track` as its time.
pub(super) fn show_tracks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        out.push_str(&rest[..at]);
        let (shown, length) = track(&rest[at..]).unwrap_or(("{{", 2));
        out.push_str(shown);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// The time of a `track` at the head of a text, and how long the shortcode is.
fn track(text: &str) -> Option<(&str, usize)> {
    let inner = text
        .strip_prefix("{{<")
        .or_else(|| text.strip_prefix("{{%"))?;
    let name = inner.trim_start().strip_prefix("track")?;
    let end = name
        .char_indices()
        .nth(LONGEST)
        .map_or(name.len(), |(at, _)| at);
    let line = name[..end].lines().next().unwrap_or_default();
    let end = line.find(">}}").or_else(|| line.find("%}}"))?;
    let time = line[..end].trim().trim_matches(['"', '\'', '`', '“', '”']);
    let length = text.len() - name.len() + end + 3;
    Some((time, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks() {
        let text =
            "a {{< track \"2018-04-13 16:50:00\" >}} b {{<track '10:00'>}} {{< figure >}} {{";
        assert_eq!(tracked_time(text), Some("2018-04-13 16:50:00"));
        assert_eq!(
            show_tracks(text),
            "a 2018-04-13 16:50:00 b 10:00 {{< figure >}} {{"
        );
    }
}
