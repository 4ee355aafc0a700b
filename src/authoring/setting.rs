//! A fact as it is given on the command line: `FIELD=VALUE`, read by the schema itself. Never writes it anywhere.

use chrono_tz::Tz;

use super::times::{Lean, SpokenTime, file_time};
use crate::diagnostics::{Diagnostic, nearest};
use crate::model::Moment;
use crate::schema::update::Update;
use crate::schema::{Unstatable, emit, misread, restate, typed};

/// A fact and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The path of keys, such as `workaround.text`.
    pub field: String,
    /// The value.
    pub value: emit::Node,
}

/// Keys that have a flag of their own.
const FLAGS: [(&str, &str); 2] = [("status", "--status"), ("at", "--at")];

/// Past moments that a file has in full, and a person gives as `now` or `14:05`.
const TIMES: [&str; 2] = ["verified.at", "workaround.verified"];

impl Setting {
    /// Reads `FIELD=VALUE`; what cannot be read says why.
    pub fn parse(text: &str) -> Result<Self, String> {
        let split = text.split_once('=');
        let (field, value) = split.ok_or("expected `FIELD=VALUE`, such as `next_update=+30m`")?;
        Self::new(field.trim(), value.trim())
    }

    /// A fact by its path and its value as typed.
    pub fn new(field: &str, value: &str) -> Result<Self, String> {
        let first = field.split('.').next().unwrap_or("");
        if let Some((_, flag)) = FLAGS.iter().find(|(key, _)| *key == field) {
            return Err(format!("`{field}` has a flag of its own: `{flag}`"));
        }
        if !Update::FIELDS.iter().any(|f| f.name == first) {
            return Err(unknown(first));
        }
        if TIMES.contains(&field) && SpokenTime::parse(value).is_ok() {
            return Ok(Self {
                field: field.to_owned(),
                value: emit::Node::verbatim(value),
            });
        }
        let value = typed(value);
        let path: Vec<_> = field.split('.').collect();
        match misread(&path, &value).first() {
            Some(problem) => Err(said(problem)),
            None => Ok(Self {
                field: field.to_owned(),
                value,
            }),
        }
    }

    /// The fact with its time in full: what was given as `now` or `14:05` is such a moment before now.
    pub fn in_full(self, zone: Tz, now: Moment) -> Result<Self, String> {
        let emit::Node::Verbatim(given) = &self.value else {
            return Ok(self);
        };
        let spoken = SpokenTime::parse(given).ok();
        let spoken = spoken.filter(|s| !matches!(s, SpokenTime::Written(_)));
        let Some(spoken) = spoken.filter(|_| TIMES.contains(&self.field.as_str())) else {
            return Ok(self);
        };
        let moment = spoken
            .resolve(zone, now, Lean::Past)
            .map_err(|why| format!("`--set {}`: {why}", self.field))?;
        let value = emit::Node::verbatim(file_time(moment, zone));
        Ok(Self { value, ..self })
    }

    /// The time of an update, which the program knows how to write.
    pub fn at(time: &str) -> Self {
        Self {
            field: "at".to_owned(),
            value: typed(time),
        }
    }

    /// What a correction says, as the entry of its number counted from 0.
    pub fn correction(index: usize, at: &str, (was, now): (&str, &str)) -> Self {
        let entry = [
            ("at", emit::Node::verbatim(at)),
            ("was", emit::Node::text(was)),
            ("now", emit::Node::text(now)),
        ];
        Self {
            field: format!("corrections.{index}"),
            value: emit::Node::map(entry),
        }
    }

    /// States the fact in the text of an update.
    pub fn state(&self, text: &str) -> Result<String, String> {
        let path: Vec<_> = self.field.split('.').collect();
        restate(text, &path, &self.value).map_err(|why| self.refusal(why))
    }

    fn refusal(&self, why: Unstatable) -> String {
        let (outer, inner) = self.field.rsplit_once('.').unwrap_or(("", &self.field));
        match why {
            Unstatable::Unreadable => {
                "the front matter has a mistake that `amends check` names; mend it first".to_owned()
            }
            Unstatable::Occupied => format!(
                "`{outer}` is a text, and `{inner}` is no part of it; give the whole with `--set {outer}=...`"
            ),
            Unstatable::NoItem => {
                format!("`{outer}` has no such item; items count from 0, and the next one is added")
            }
        }
    }
}

fn unknown(field: &str) -> String {
    let known = Update::FIELDS.iter().map(|f| f.name);
    match nearest(field, known) {
        Some(meant) => format!("unknown field `{field}`; did you mean `{meant}`?"),
        None => format!("unknown field `{field}`; `docs/files.md` lists those of an update"),
    }
}

/// What the schema says of a value, in one line.
fn said(problem: &Diagnostic) -> String {
    let helps = problem.help.iter().map(|h| h.message.as_str());
    let parts: Vec<_> = std::iter::once(problem.message.as_str())
        .chain(helps)
        .collect();
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use chrono_tz::Europe::London;

    use super::Setting;
    use crate::schema::emit::Node;

    #[test]
    fn a_time_that_was_seen_may_be_said_as_one_says_it() {
        let now = chrono::Utc
            .with_ymd_and_hms(2026, 7, 11, 14, 20, 0)
            .unwrap();
        let full = |text: &str| {
            let set = Setting::parse(&format!("verified.at={text}")).unwrap();
            set.in_full(London, now.fixed_offset().into())
                .unwrap()
                .value
        };
        let expect = |text: &str| Node::verbatim(text);
        assert_eq!(full("now"), expect("2026-07-11 15:20"));
        assert_eq!(full("-10m"), expect("2026-07-11 15:10"));
        assert_eq!(full("23:50"), expect("2026-07-10 23:50"));
        assert_eq!(full("2026-07-11 15:05"), expect("2026-07-11 15:05"));
        assert!(Setting::parse("verified.at=soon").is_err());
    }

    #[test]
    fn the_schema_reads_the_value() {
        let refused = |text: &str| Setting::parse(text).unwrap_err();
        assert!(Setting::parse("next_update=+30m").is_ok());
        assert!(Setting::parse("eta.confirmed=true").is_ok());
        assert!(Setting::parse("workaround=none").is_ok());
        assert!(Setting::parse("components={calls: operational}").is_ok());
        assert!(Setting::parse("improvements.1.what=More room.").is_ok());
        assert!(refused("next_update=soon").contains("`+30m`"));
        assert!(refused("efect=x").contains("did you mean `effect`"));
        assert!(refused("status=resolved").contains("--status"));
        assert!(refused("eta.confirmd=true").contains("did you mean `confirmed`"));
        assert!(refused("effect").contains("FIELD=VALUE"));
    }
}
