//! Replies as files that other tools load: one file of this folder per format. Never composes and never writes a file.
//!
//! A format is a type that is an [`Export`], in a module of its own and with a line in [`FORMATS`]; the command line,
//! its help and the rules on whose folder may be written to know it from there.

mod batch;
mod csv;
mod espanso;
mod triggers;
mod zendesk;

use std::collections::BTreeMap;
use std::fmt::Debug;

use crate::publish::Output;

pub use batch::{Batch, Entry, Topic};

/// Every format, in the order in which they are named to people.
pub const FORMATS: &[&dyn Export] = &[&csv::Csv, &espanso::Espanso, &zendesk::Zendesk];

/// A tool's own way of keeping ready texts.
pub trait Export: Debug + Sync {
    /// The word for it on the command line.
    fn name(&self) -> &'static str;

    /// What it is for, in one line.
    fn about(&self) -> &'static str;

    /// The file that it always writes, by which a folder is known to hold this export.
    fn file(&self) -> &'static str;

    /// The channels that it is for where nobody names any; none of them means all.
    fn channels(&self) -> &'static [&'static str] {
        &[]
    }

    /// Why a text cannot be kept as it is: what the tool would take it for.
    fn refusal(&self, _body: &str) -> Option<&'static str> {
        None
    }

    /// The bytes of [`Export::file`].
    fn bytes(&self, batch: &Batch) -> Vec<u8>;
}

/// What an export makes.
pub struct Exported {
    /// The files.
    pub output: Output<'static>,
    /// How many replies are in them.
    pub replies: usize,
    /// The replies that the tool would change.
    pub refused: Vec<Refused>,
}

/// Replies of one update that a tool would change, and that are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The update's id, `ID/NN`.
    pub update: String,
    /// Their language.
    pub language: String,
    /// What the tool would do to them.
    pub reason: &'static str,
    /// The first of them.
    pub text: String,
    /// How many they are.
    pub replies: usize,
}

/// Turns replies into the files of a format; those that its tool would change are left out and named.
pub fn export(format: &dyn Export, mut batch: Batch) -> Exported {
    let refused = refuse(format, &mut batch);
    let mut output = Output::new();
    output.insert(format.file(), format.bytes(&batch));
    Exported {
        output,
        replies: batch.entries.len(),
        refused,
    }
}

/// Takes out what the tool would change; one mistake of an author is named once and not for every channel.
fn refuse(format: &dyn Export, batch: &mut Batch) -> Vec<Refused> {
    let mut found: BTreeMap<_, Refused> = BTreeMap::new();
    batch.entries.retain(|entry| {
        let Some(reason) = format.refusal(&entry.body) else {
            return true;
        };
        let refused = Refused {
            update: entry.topic.update_id(),
            language: entry.language.to_string(),
            reason,
            text: entry.body.clone(),
            replies: 0,
        };
        let key = (refused.update.clone(), refused.language.clone(), reason);
        found.entry(key).or_insert(refused).replies += 1;
        false
    });
    found.into_values().collect()
}
