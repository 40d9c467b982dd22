//! A conversation as its author walks through it: the places, how things stand as an author writes it, and a walk in the
//! words of the file, which outlives changes of the file as far as what it names is still there. What a move changes is
//! the engine's; nothing is recorded or drawn here.

use std::sync::Arc;

use super::{Step, Unknown};
use crate::{
    explain::rehearsal::pages,
    helpdesk::Registry,
    pack::{Pack, load::STATES_LOADED},
    rehearsal::{
        Rehearsal, State, made,
        search::{Stand, best_from, follow, way_to},
    },
    scenario::{
        Conversation,
        conversation::{MAX_MINUTES, Quantity},
        problem::nearest,
    },
    text,
};

/// The name of the clock among the quantities.
pub const MINUTES: &str = "minutes";

/// Something that a staff member sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Who comes.
    Opening,
    /// A node, by its id.
    Node(String),
    /// A part of the debrief, from 0.
    Debrief(usize),
}

impl Place {
    /// The name by which authors ask for it: `opening`, the id of a node, `debrief`, `debrief-2`.
    pub fn name(&self) -> String {
        match self {
            Self::Opening => "opening".to_owned(),
            Self::Node(id) => id.clone(),
            Self::Debrief(part) => Step::Debrief(*part).name(),
        }
    }
}

/// How many parts the debrief of a conversation has.
pub fn parts(conversation: &Arc<Conversation>, pack: &Pack) -> usize {
    pages(&Rehearsal::start(Arc::clone(conversation), 0), pack)
}

/// All places of a conversation; the nodes in the order of the file.
pub fn places(conversation: &Arc<Conversation>, pack: &Pack) -> Vec<Place> {
    let nodes = conversation.nodes.iter().map(|node| Place::Node(node.id.clone()));
    let mut places = vec![Place::Opening];
    places.extend(nodes);
    places.extend((0..parts(conversation, pack)).map(Place::Debrief));
    places
}

/// The place of a name. A node that is called like one of the others comes first.
///
/// # Errors
/// When there is no such place.
pub fn find(name: &str, conversation: &Arc<Conversation>, pack: &Pack) -> Result<Place, Unknown> {
    let name: String = name.trim().chars().map(text::half_width).collect();
    let name = name.to_lowercase();
    let meant = match name.split_once('-') {
        Some(("debrief", "1")) => "debrief",
        _ => name.as_str(),
    };
    if conversation.nodes.iter().any(|node| node.id == meant) {
        return Ok(Place::Node(meant.to_owned()));
    }
    let places = places(conversation, pack);
    let known: Vec<String> = places.iter().map(Place::name).collect();
    let place = places.into_iter().find(|place| place.name() == meant);
    place.ok_or_else(|| Unknown {
        nearest: nearest(meant, known.iter().map(String::as_str)).map(str::to_owned),
        known,
    })
}

/// How things stand, by names: `trust=20, at-risk=0, minutes=12, stopped, not told`. What is not named is as at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish(Vec<(String, Value)>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Number(i64),
    Flag(bool),
}

/// Why a state cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// No quantity and no flag is called so.
    Unknown {
        /// What was written.
        found: String,
        /// The names that there are, and the nearest.
        names: Unknown,
    },
    /// A quantity without a whole number.
    NoNumber {
        /// The quantity.
        name: String,
        /// One that it can have.
        example: i64,
    },
    /// A number that the quantity cannot have.
    Outside {
        /// The quantity.
        name: String,
        /// What was written.
        found: String,
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A flag with a number.
    Flag {
        /// The flag.
        name: String,
    },
}

impl Misfit {
    /// The name of which it is told.
    pub fn name(&self) -> &str {
        match self {
            Self::Unknown { found: name, .. }
            | Self::NoNumber { name, .. }
            | Self::Outside { name, .. }
            | Self::Flag { name } => name,
        }
    }
}

impl Wish {
    /// Reads a state. Names and numbers may be full-width, and digits may be grouped by `_`.
    ///
    /// # Errors
    /// At the first part that the conversation cannot have.
    pub fn read(words: &str, conversation: &Conversation) -> Result<Self, Misfit> {
        let words: String = words
            .chars()
            .map(|c| if c == '、' { ',' } else { text::half_width(c) })
            .collect();
        let parts = words.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts
            .map(|part| read_part(part, conversation))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The state of a conversation by names: every quantity, the clock, and the flags that are so.
    pub fn of(conversation: &Conversation, state: &State) -> Self {
        let quantities = conversation.quantities.iter().zip(state.values);
        let mut all: Vec<(String, Value)> = quantities
            .map(|(quantity, value)| (quantity.id.clone(), Value::Number(value)))
            .collect();
        all.push((MINUTES.to_owned(), Value::Number(state.minutes.into())));
        let flags = state.flags.iter().filter_map(|flag| conversation.flags.get(flag));
        all.extend(flags.map(|flag| (flag.id.clone(), Value::Flag(true))));
        Self(all)
    }

    /// As it is written.
    pub fn words(&self) -> String {
        let words: Vec<String> = self
            .0
            .iter()
            .map(|(name, value)| match value {
                Value::Number(number) => format!("{name}={number}"),
                Value::Flag(true) => name.clone(),
                Value::Flag(false) => format!("not {name}"),
            })
            .collect();
        words.join(", ")
    }

    /// The state in a conversation, and the names that it does not have. Numbers outside the bounds are put to the nearest
    /// that is possible.
    pub fn state(&self, conversation: &Conversation) -> (State, Vec<String>) {
        let mut state = State::at_start(conversation);
        let mut lost = Vec::new();
        for (name, value) in &self.0 {
            let quantity = conversation
                .quantities
                .iter()
                .position(|quantity| quantity.id == *name);
            let flag = conversation.flags.iter().position(|flag| flag.id == *name);
            match (*value, quantity, flag) {
                (Value::Number(minutes), ..) if name == MINUTES => {
                    state.minutes = u32::try_from(minutes.clamp(0, MAX_MINUTES.into())).unwrap_or(0);
                }
                (Value::Number(number), Some(index), _) => {
                    let bounds = conversation.quantities.get(index);
                    if let Some((value, bounds)) = state.values.get_mut(index).zip(bounds) {
                        *value = number.clamp(bounds.min, bounds.max);
                    }
                }
                (Value::Flag(true), _, Some(index)) => state.flags.insert(index),
                (Value::Flag(false), _, Some(index)) => {
                    let one = std::iter::once(index).collect();
                    state.flags = state.flags.without(one);
                }
                _ => lost.push(name.clone()),
            }
        }
        (state, lost)
    }
}

fn read_part(part: &str, conversation: &Conversation) -> Result<(String, Value), Misfit> {
    let (name, given) = match part.split_once('=') {
        Some((name, given)) => (name.trim(), Some(given.trim())),
        None => (part, None),
    };
    let (name, wanted) = match name.strip_prefix("not ") {
        Some(name) => (name.trim(), false),
        None => (name, true),
    };
    let flag = conversation.flags.iter().find(|flag| flag.id == name);
    let quantity = conversation
        .quantities
        .iter()
        .find(|quantity| quantity.id == name);
    let bounds = match quantity {
        Some(Quantity { min, max, .. }) => Some((*min, *max)),
        None if name == MINUTES => Some((0, MAX_MINUTES.into())),
        None => None,
    };
    match (bounds, flag, given) {
        (Some((min, max)), ..) => {
            let name = name.to_owned();
            let found = given.unwrap_or_default().to_owned();
            let digits = found.replace('_', "");
            let is_number = digits.strip_prefix('-').unwrap_or(&digits);
            let is_number = !is_number.is_empty() && is_number.bytes().all(|byte| byte.is_ascii_digit());
            if !is_number || !wanted {
                let example = quantity.map_or(12, |quantity| quantity.start);
                return Err(Misfit::NoNumber { name, example });
            }
            match digits.parse() {
                Ok(number) if (min..=max).contains(&number) => Ok((name, Value::Number(number))),
                _ => Err(Misfit::Outside {
                    name,
                    found,
                    min,
                    max,
                }),
            }
        }
        (None, Some(flag), None) => Ok((flag.id.clone(), Value::Flag(wanted))),
        (None, Some(flag), Some(_)) => Err(Misfit::Flag {
            name: flag.id.clone(),
        }),
        (None, None, _) => {
            let quantities = conversation.quantities.iter().map(|quantity| &quantity.id);
            let flags = conversation.flags.iter().map(|flag| &flag.id);
            let mut known: Vec<String> = quantities.cloned().collect();
            known.push(MINUTES.to_owned());
            known.extend(flags.cloned());
            Err(Misfit::Unknown {
                found: name.to_owned(),
                names: Unknown {
                    nearest: nearest(name, known.iter().map(String::as_str)).map(str::to_owned),
                    known,
                },
            })
        }
    }
}

/// What of a walk the file does not allow any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// The node at which it began.
    pub node: Option<String>,
    /// Quantities and flags of the state in which it began.
    pub names: Vec<String>,
    /// The first move that cannot be made.
    pub made: Option<String>,
    /// A node to which nothing leads, so that the walk begins there.
    pub unreached: Option<String>,
}

impl Lost {
    /// Whether everything is as it was.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A walk through a file that changes: where it begins, and every move in the words of the file, also those that were taken
/// back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// The node and the state, where it does not begin as the conversation does.
    begun: Option<(String, Wish)>,
    words: Vec<String>,
    /// How many of the moves are made.
    made: usize,
}

impl Walk {
    /// A walk that begins at a node in a state.
    pub fn begun(node: String, wish: Wish) -> Self {
        Self {
            begun: Some((node, wish)),
            ..Self::default()
        }
    }

    /// Whether it begins somewhere in the middle.
    pub const fn is_begun_by_hand(&self) -> bool {
        self.begun.is_some()
    }

    /// Walks it, as far as it can still be walked.
    pub fn rehearsal(
        &self,
        conversation: &Arc<Conversation>,
        desks: &Registry,
        seed: u64,
    ) -> (Rehearsal, Lost) {
        let mut lost = Lost::default();
        let mut rehearsal = match &self.begun {
            None => Rehearsal::start(Arc::clone(conversation), seed),
            Some((id, wish)) => {
                let node = conversation.nodes.iter().position(|node| node.id == *id);
                lost.node = node.is_none().then(|| id.clone());
                let (state, names) = wish.state(conversation);
                lost.names = names;
                Rehearsal::start_at(
                    Arc::clone(conversation),
                    node.unwrap_or(conversation.start),
                    state,
                    seed,
                )
            }
        };
        for word in self.words.iter().take(self.made) {
            let move_made = rehearsal.node().and_then(|node| made(word, node));
            if move_made.is_none_or(|made| rehearsal.make(made, desks).is_err()) {
                lost.made = Some(word.clone());
                break;
            }
        }
        (rehearsal, lost)
    }

    /// Takes what was walked. What was taken back before stays, as long as nothing else was done instead.
    pub fn note(&mut self, rehearsal: &Rehearsal) {
        let record = rehearsal.record();
        let words: Vec<String> = record.split_whitespace().map(str::to_owned).collect();
        self.made = words.len();
        if !self.words.starts_with(&words) {
            self.words = words;
        }
    }

    /// Takes the last move back. False where there is none.
    pub fn back(&mut self, rehearsal: &Rehearsal) -> bool {
        let before = rehearsal.steps().len().checked_sub(1);
        self.made = before.unwrap_or(0);
        before.is_some()
    }

    /// Takes all moves back.
    pub const fn restart(&mut self) {
        self.made = 0;
    }

    /// Makes the move that was taken back, or the first of the best walk from here on. False where none leads on.
    pub fn on(&mut self, rehearsal: &Rehearsal, desks: &Registry) -> bool {
        let mut next = rehearsal.clone();
        let at = rehearsal.steps().len();
        let again = self.words.get(at).cloned().filter(|_| self.fits(rehearsal));
        let again = again.and_then(|word| made(&word, rehearsal.node()?));
        if again.is_some_and(|made| next.make(made, desks).is_ok()) {
            self.made = at + 1;
            return true;
        }
        if !to_the_end(&mut next, desks) {
            return false;
        }
        self.note(&next);
        self.made = at + 1;
        true
    }

    /// Goes to the end, along what was taken back and then along the best walk.
    pub fn finish(&mut self, rehearsal: &Rehearsal, desks: &Registry) {
        let mut all = rehearsal.clone();
        if self.fits(rehearsal) {
            for word in self.words.iter().skip(rehearsal.steps().len()) {
                let move_made = all.node().and_then(|node| made(word, node));
                if move_made.is_none_or(|made| all.make(made, desks).is_err()) {
                    break;
                }
            }
        }
        to_the_end(&mut all, desks);
        self.note(&all);
    }

    /// Whether the moves of a walk are the first of these.
    fn fits(&self, rehearsal: &Rehearsal) -> bool {
        let record = rehearsal.record();
        let mut words = self.words.iter();
        record
            .split_whitespace()
            .all(|word| words.next().is_some_and(|other| other == word))
    }

    /// Goes to a node: back or on to it on the same walk; with the state as it is now, where it was set by hand; else by a
    /// shortest way. Where none leads there, the walk begins there as the conversation begins.
    pub fn go_to(&mut self, id: &str, rehearsal: &Rehearsal, desks: &Registry) -> Lost {
        let conversation = rehearsal.conversation();
        let Some(node) = conversation.nodes.iter().position(|node| node.id == id) else {
            return Lost::default();
        };
        if self.begun.is_some() {
            *self = Self::begun(id.to_owned(), Wish::of(conversation, rehearsal.state()));
            return Lost::default();
        }
        let whole = Self {
            made: self.words.len(),
            ..self.clone()
        };
        let (all, _) = whole.rehearsal(conversation, desks, rehearsal.seed());
        let mut places = vec![all.steps().first().map_or(all.place(), |step| step.node)];
        places.extend(all.steps().iter().map(|step| step.to));
        if let Some(at) = places.iter().position(|place| *place == node) {
            self.made = at;
            return Lost::default();
        }
        let way = way_to(conversation, Some(desks), node, STATES_LOADED);
        let mut there = Rehearsal::start(Arc::clone(conversation), rehearsal.seed());
        if way.is_some_and(|way| follow(&mut there, &way, desks)) {
            self.note(&there);
            return Lost::default();
        }
        let state = State::at_start(conversation);
        *self = Self::begun(id.to_owned(), Wish::of(conversation, &state));
        Lost {
            unreached: Some(id.to_owned()),
            ..Lost::default()
        }
    }
}

/// Goes on along the best walk to an ending. False where there is none.
fn to_the_end(rehearsal: &mut Rehearsal, desks: &Registry) -> bool {
    if rehearsal.ending().is_some() {
        return false;
    }
    let stand = Stand {
        node: rehearsal.place(),
        state: *rehearsal.state(),
    };
    let conversation = Arc::clone(rehearsal.conversation());
    let best = best_from(&conversation, Some(desks), &stand, STATES_LOADED);
    best.is_some_and(|best| follow(rehearsal, &best.path, desks))
}

#[cfg(test)]
mod tests;
