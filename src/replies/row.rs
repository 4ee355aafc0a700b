//! The replies to an update in one situation and tone, for every group of channels. Never decides what may be asked.
//!
//! What is filled, weighed or chosen once is kept for the rows that follow, which share most of it.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::author::{Chosen, OwnWords, TRIAD, choose_with_own};
use super::candidates::{Known, Sentence, candidates};
use super::compose::Group;
use super::conditions::Conditions;
use super::fit::{Choice, Field, Shelves, Triad, choose_freely, settle};
use super::gates::Gates;
use super::overflow::{Overflows, Unfit};
use super::reply::{Row, Said};
use super::room::Room;
use super::shelf::Shelf;
use super::slots::{FactSet, Slot};
use super::surroundings::Surroundings;
use super::telling::Telling;
use super::update::{Origin, Setting};
use super::values::Values;
use crate::channels::Length;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::{PhraseLength, Tone};

/// The most wordings that an agent is offered.
pub(super) const WORDINGS: usize = 3;

/// What decides which texts a channel may be told at all.
type Manner = (Telling, PhraseLength);

/// The cell of a part.
type Shelfmark = (Situation, Tone, Part);

/// What is filled, weighed and kept while the rows of an update are composed.
pub(super) struct Composer<'c> {
    setting: &'c Setting<'c>,
    groups: &'c [Group],
    own: &'c OwnWords,
    gates: &'c Gates<'c>,
    conditions: Conditions,
    surroundings: Vec<Surroundings<'c>>,
    values: HashMap<Telling, Rc<Values>>,
    stock: HashMap<(Manner, Shelfmark), Rc<Stock>>,
    shelves: HashMap<(usize, Shelfmark), Rc<Shelf>>,
}

/// The texts of a part, and the shelf they make where there is room for any.
struct Stock {
    sentences: Vec<Sentence>,
    free: Shelf,
}

impl Stock {
    fn of(sentences: Vec<Sentence>) -> Self {
        Self {
            free: Shelf::free(&sentences, WORDINGS),
            sentences,
        }
    }
}

impl<'c> Composer<'c> {
    /// Prepares the rows of an update.
    pub(super) fn new(
        setting: &'c Setting<'c>,
        groups: &'c [Group],
        (own, gates): (&'c OwnWords, &'c Gates<'c>),
    ) -> Self {
        let mut composer = Self {
            setting,
            groups,
            own,
            gates,
            conditions: Conditions::of(setting.told),
            surroundings: Vec::new(),
            values: HashMap::new(),
            stock: HashMap::new(),
            shelves: HashMap::new(),
        };
        for group in groups {
            let values = composer.values(Telling::of(&group.channel));
            let surroundings = Surroundings::of(&group.channel, setting, &values);
            composer.surroundings.push(surroundings);
        }
        composer
    }

    /// The wordings for each group of channels; what does not fit is gathered.
    pub(super) fn compose(&mut self, origin: &Origin, overflows: &mut Overflows) -> Row {
        let mut free: HashMap<Manner, Vec<Choice>> = HashMap::new();
        let mut row = Row::with_capacity(self.groups.len());
        for index in 0..self.groups.len() {
            if self.is_shut(index, origin) {
                row.push(Vec::new());
                continue;
            }
            let manner = manner(&self.groups[index]);
            let stock = self.stock_of(manner, origin);
            let free = free
                .entry(manner)
                .or_insert_with(|| choose_from(&stock, dear(origin)))
                .clone();
            let chosen = self.choose(index, origin, &stock, &free);
            row.push(match chosen {
                Ok(chosen) => self.say(index, origin, &chosen, overflows),
                Err(unfit) => {
                    overflows.add_unfit(&self.groups[index].names, unfit);
                    Vec::new()
                }
            });
        }
        row
    }

    /// Whether a light line is asked for where none may stand.
    fn is_shut(&self, index: usize, origin: &Origin) -> bool {
        let channel = &self.groups[index].channel;
        let shut = |situation| self.gates.pass(channel, situation).is_err();
        origin.coda.is_some_and(shut)
    }

    /// The triads of a group: those that would be taken with room for any, where these fit; else the best that do.
    fn choose(
        &mut self,
        index: usize,
        origin: &Origin,
        stock: &[Rc<Stock>; 3],
        free: &[Choice],
    ) -> Result<Chosen, Unfit> {
        let shelves = self.shelves_of(index, origin, stock);
        let with_own = shelves.each_ref().map(AsRef::as_ref);
        let rooms = self.surroundings[index].rooms();
        if let Some(triads) = settle_all(with_own, free, &rooms[0]) {
            return Ok(Chosen {
                room: 0,
                triads,
                displaced: Vec::new(),
            });
        }
        let nothing: OwnWords = [None, None, None];
        let (own, shelves) = match origin.own {
            true => (self.own, self.bare_shelves_of(index, origin)),
            false => (&nothing, shelves),
        };
        let shelves = shelves.each_ref().map(AsRef::as_ref);
        let rooms = self.surroundings[index].rooms();
        let chosen = choose_with_own(shelves, (own, dear(origin)), &rooms, WORDINGS);
        chosen.ok_or_else(|| unfit(shelves, own, &rooms[1]))
    }

    /// The shelves without the author's words, which stand wherever those do not fit.
    fn bare_shelves_of(&mut self, index: usize, origin: &Origin) -> [Rc<Shelf>; 3] {
        let bare = Origin {
            own: false,
            ..*origin
        };
        let stock = self.stock_of(manner(&self.groups[index]), &bare);
        self.shelves_of(index, &bare, &stock)
    }

    /// The texts of the three parts; the author's own word where it stands.
    fn stock_of(&mut self, manner: Manner, origin: &Origin) -> [Rc<Stock>; 3] {
        [0, 1, 2].map(|part| {
            if let Some(own) = self.own[part].as_ref().filter(|_| origin.own) {
                return Rc::new(Stock::of(vec![own.sentence()]));
            }
            match origin.cells[part] {
                Some((situation, tone)) => self.fill(manner, (situation, tone, TRIAD[part])),
                None => Rc::new(Stock::of(Vec::new())),
            }
        })
    }

    fn fill(&mut self, manner: Manner, mark: Shelfmark) -> Rc<Stock> {
        if let Some(known) = self.stock.get(&(manner, mark)) {
            return Rc::clone(known);
        }
        let (telling, longest) = manner;
        let values = self.values(telling);
        let known = Known {
            status: self.setting.told.update().status.value,
            conditions: &self.conditions,
            values: &values,
        };
        let cell = ((mark.0, mark.1), mark.2);
        let stock = Stock::of(candidates(&known, self.setting.book, cell, longest));
        let stock = Rc::new(stock);
        self.stock.insert((manner, mark), Rc::clone(&stock));
        stock
    }

    fn shelves_of(
        &mut self,
        index: usize,
        origin: &Origin,
        stock: &[Rc<Stock>; 3],
    ) -> [Rc<Shelf>; 3] {
        [0, 1, 2].map(|part| {
            let channel = &self.groups[index].channel;
            let made = || Rc::new(Shelf::of(&stock[part].sentences, channel, WORDINGS));
            let is_own = origin.own && self.own[part].is_some();
            match origin.cells[part].filter(|_| !is_own) {
                Some((situation, tone)) => {
                    let mark = (index, (situation, tone, TRIAD[part]));
                    Rc::clone(self.shelves.entry(mark).or_insert_with(made))
                }
                None => made(),
            }
        })
    }

    fn values(&mut self, telling: Telling) -> Rc<Values> {
        let setting = self.setting;
        let values = self.values.entry(telling);
        let values =
            values.or_insert_with(|| Rc::new(Values::of(setting.told, setting.locale, telling)));
        Rc::clone(values)
    }

    /// The replies of a group, each with what stands around it; a light one with its last line, where that fits.
    fn say(
        &mut self,
        index: usize,
        origin: &Origin,
        chosen: &Chosen,
        overflows: &mut Overflows,
    ) -> Vec<Arc<Said>> {
        for displaced in &chosen.displaced {
            overflows.add_displaced(&self.groups[index].names, *displaced);
        }
        let surroundings = &mut self.surroundings[index];
        let triads = chosen.triads.iter();
        let said = triads.map(|triad| surroundings.say(chosen.room, triad));
        let said: Vec<_> = said.collect();
        match origin.coda {
            None => said.into_iter().map(Arc::new).collect(),
            Some(situation) => self.lighten(index, situation, chosen.room, said),
        }
    }

    /// Ends each reply in a light line; one that has no room for any is left out.
    fn lighten(
        &self,
        index: usize,
        situation: Situation,
        room: usize,
        said: Vec<Said>,
    ) -> Vec<Arc<Said>> {
        let status = self.setting.told.update().status.value;
        let codas = self.setting.book.codas(status, situation);
        let fill = |coda: &&super::template::Template| coda.fill(|_| None);
        let codas: Vec<_> = codas.iter().filter_map(fill).collect();
        let rooms = self.surroundings[index].rooms();
        let said = said
            .into_iter()
            .enumerate()
            .filter_map(|(wording, mut said)| {
                // Each wording begins with another line, so that the same is not read twice in a row.
                let turned = (0..codas.len()).map(|turn| &codas[(wording + turn) % codas.len()]);
                let (coda, length) = turned
                    .filter_map(|coda| Some((coda, rooms[room].length_with(&said, coda)?)))
                    .next()?;
                said.coda = Some(coda.as_str().into());
                said.length = length;
                Some(Arc::new(said))
            });
        said.collect()
    }
}

fn manner(group: &Group) -> Manner {
    let longest = match group.channel.longest {
        Length::Short => PhraseLength::Short,
        Length::Medium => PhraseLength::Medium,
        Length::Long => PhraseLength::Long,
    };
    (Telling::of(&group.channel), longest)
}

fn choose_from(stock: &[Rc<Stock>; 3], dear: FactSet) -> Vec<Choice> {
    let shelves = stock.each_ref().map(|stock| &stock.free);
    choose_freely(Field::of(shelves, dear), WORDINGS)
}

/// Who may be in danger is told the way to help before anything else.
fn dear(origin: &Origin) -> FactSet {
    match origin.cells[0] {
        Some((Situation::Vulnerable, _)) => FactSet::of_slot(Slot::EmergencyNumbers),
        _ => FactSet::default(),
    }
}

/// The choices as the channel carries them, where all of them fit.
fn settle_all(shelves: Shelves<'_>, choices: &[Choice], room: &Room<'_>) -> Option<Vec<Triad>> {
    let triads = choices.iter().map(|&choice| settle(shelves, choice, room));
    let triads: Vec<_> = triads.collect::<Option<_>>()?;
    (!triads.is_empty()).then_some(triads)
}

/// Which part has nothing to say, or by how much the shortest triad is over and whose fault that is.
fn unfit(shelves: Shelves<'_>, own: &OwnWords, room: &Room<'_>) -> Unfit {
    let lightest = shelves.map(Shelf::lightest);
    let silent = (0..3).find(|&i| lightest[i].is_none() && own[i].is_none());
    if let Some(index) = silent {
        return Unfit::Silent(TRIAD[index]);
    }
    let heaviest = (0..3).max_by_key(|&i| lightest[i].map_or(0, |c| c.load.main));
    let texts = lightest.map(|c| c.map_or_else(Arc::default, |c| Arc::clone(&c.text)));
    Unfit::TooLong {
        part: heaviest.map_or(Part::NextStep, |i| TRIAD[i]),
        over: room.overflow(texts),
    }
}
