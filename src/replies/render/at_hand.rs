//! The update at hand as the desk reads it: as few bytes as a page can be sent in. Never a length, which the desk counts.

use std::collections::HashMap;

use serde::Serialize;

use super::UpdateHead;
use super::tables::{Tables, VoiceHead};
use crate::model::Site;
use crate::replies::reply::{Said, UpdateReplies, VoiceReplies};

/// An update with the replies of each edition.
#[derive(Serialize)]
pub(super) struct DeskUpdate<'r> {
    #[serde(flatten)]
    head: UpdateHead<'r>,
    voices: Vec<DeskVoice<'r>>,
}

/// The replies of one edition: a row leads to a list of wordings for each group of channels.
#[derive(Serialize)]
struct DeskVoice<'r> {
    #[serde(flatten)]
    head: VoiceHead<'r>,
    /// The usual frame of each group, an index of frames.
    frames: Vec<Option<usize>>,
    #[serde(flatten)]
    lists: Lists,
}

/// Every distinct list of wordings once, in the order in which they are met.
///
/// Most lists repeat an earlier one and most texts the one before, so that differences pack into a third of what they stand for.
#[derive(Default, Serialize)]
struct Lists {
    /// For each group 0 where its list is met first, else how far back the list stands.
    rows: Vec<Vec<usize>>,
    /// How many wordings each list has.
    sizes: Vec<usize>,
    /// The texts of apologies, of statuses and of next steps, each as the difference to the one before.
    columns: [Vec<i64>; 3],
    /// Wordings with a coda or with another frame: the wording, the coda or -1, and the frame where it is another.
    odd: Vec<Vec<i64>>,
    #[serde(skip)]
    known: HashMap<Vec<Words>, usize>,
    #[serde(skip)]
    last: [i64; 3],
}

/// Apology, status and next step as indexes of texts, the coda or -1, and the frame, or -1 where it is the usual one.
type Words = [i64; 5];

/// Turns an update into what the desk reads of it.
pub(super) fn read<'r>(
    tables: &mut Tables<'r>,
    update: &'r UpdateReplies,
    site: &Site,
) -> DeskUpdate<'r> {
    DeskUpdate {
        head: UpdateHead::of(update, site),
        voices: update.voices.iter().map(|v| voice(tables, v)).collect(),
    }
}

fn voice<'r>(tables: &mut Tables<'r>, voice: &'r VoiceReplies) -> DeskVoice<'r> {
    let first = |group: usize| voice.rows.iter().find_map(|row| row.get(group)?.first());
    let usual = (0..voice.groups.len()).map(|group| Some(tables.frame(&first(group)?.frame)));
    let frames: Vec<_> = usual.collect();
    let mut lists = Lists::default();
    for row in &voice.rows {
        let groups = row.iter().zip(&frames);
        let read = groups.map(|(wordings, usual)| {
            let wordings = wordings.iter().map(|said| words(tables, said, *usual));
            lists.add(wordings.collect())
        });
        let row = read.collect();
        lists.rows.push(row);
    }
    DeskVoice {
        head: VoiceHead::of(voice),
        frames,
        lists,
    }
}

impl Lists {
    /// Adds a list where it is new, and gives what stands for it in a row.
    fn add(&mut self, list: Vec<Words>) -> usize {
        let next = self.sizes.len();
        if let Some(known) = self.known.get(&list) {
            return next - known;
        }
        self.sizes.push(list.len());
        for words in &list {
            self.add_words(words);
        }
        self.known.insert(list, next);
        0
    }

    fn add_words(&mut self, [apology, status, next_step, coda, frame]: &Words) {
        let index = self.columns[0].len();
        for (part, text) in [apology, status, next_step].into_iter().enumerate() {
            self.columns[part].push(text - self.last[part]);
            self.last[part] = *text;
        }
        let mut odd = vec![signed(index), *coda];
        odd.extend(Some(*frame).filter(|frame| *frame >= 0));
        if odd.len() > 2 || *coda >= 0 {
            self.odd.push(odd);
        }
    }
}

fn words<'r>(tables: &mut Tables<'r>, said: &'r Said, usual: Option<usize>) -> Words {
    let parts = [&said.apology, &said.status, &said.next_step];
    let [apology, status, next_step] = parts.map(|text| signed(tables.text(text)));
    let coda = said.coda.as_deref();
    let coda = coda.map_or(-1, |text| signed(tables.text(text)));
    let frame = tables.frame(&said.frame);
    let frame = if Some(frame) == usual {
        -1
    } else {
        signed(frame)
    };
    [apology, status, next_step, coda, frame]
}

fn signed(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(-1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_stands_once_and_texts_as_differences() {
        let mut lists = Lists::default();
        let first = vec![[7, 8, 9, -1, -1], [7, 9, 9, 3, -1]];
        let steps = [first.clone(), vec![[6, 9, 9, -1, 2]], first].map(|list| lists.add(list));
        assert_eq!(steps, [0, 0, 2]);
        assert_eq!(lists.sizes, [2, 1]);
        assert_eq!(
            lists.columns,
            [[7, 0, -1], [8, 1, 0], [9, 0, 0]].map(Vec::from)
        );
        assert_eq!(lists.odd, [vec![1, 3], vec![2, -1, 2]]);
    }
}
