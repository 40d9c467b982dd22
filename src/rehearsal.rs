//! One conversation at the counter as a walk: what can be said now, what it changes, when it is over. Pure and seeded; the
//! same conversation, seed, desks and moves give the same walk. What the walk was worth is in [`review`]; all walks that
//! there are, in [`search`].

use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use rand::{SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    helpdesk::{Helpdesk, Region, Registry, Status},
    scenario::{
        Conversation, Incident,
        conversation::{
            Choice, Deed, Drain, Ending, Flags, Goto, MAX_MINUTES, MAX_QUANTITIES, Node, Pick, Speech, Turn,
        },
        words,
    },
};

pub mod review;
pub mod search;
pub mod transcript;

#[cfg(test)]
mod tests;

/// How things stand in a conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct State {
    /// The quantities, by index; those that the conversation does not have are 0.
    pub values: [i64; MAX_QUANTITIES],
    /// What is so.
    pub flags: Flags,
    /// Minutes since the start; at most [`MAX_MINUTES`].
    pub minutes: u32,
}

impl State {
    /// Before anything has happened, also before the first node has been entered.
    pub fn at_start(conversation: &Conversation) -> Self {
        let mut state = Self::default();
        for (value, quantity) in state.values.iter_mut().zip(&conversation.quantities) {
            *value = quantity.start;
        }
        state
    }

    fn change(&mut self, effect: &crate::scenario::conversation::Effect, conversation: &Conversation) {
        for (index, change) in &effect.changes {
            if let (Some(value), Some(quantity)) =
                (self.values.get_mut(*index), conversation.quantities.get(*index))
            {
                *value = value.saturating_add(*change).clamp(quantity.min, quantity.max);
            }
        }
        self.minutes = self.minutes.saturating_add(effect.minutes).min(MAX_MINUTES);
    }

    /// After something has been said or done.
    #[must_use]
    pub fn after(mut self, deed: &Deed, conversation: &Conversation) -> Self {
        self.change(&deed.effect, conversation);
        self.flags = self.flags.without(deed.unset).with(deed.set);
        self
    }

    /// After a node has been entered.
    #[must_use]
    pub fn entering(mut self, drain: &Drain, conversation: &Conversation) -> Self {
        if drain.when.holds(&self.values, self.flags) {
            self.change(&drain.effect, conversation);
        }
        self
    }
}

words! {
    /// What came of picking a desk.
    Outcome {
        /// The desk that was to be called.
        Right = "right",
        /// A desk that does not answer now.
        Closed = "closed",
        /// Another one.
        Wrong = "wrong",
    }
}

impl Pick {
    /// The right desk at a moment: the named one, or the first to call for the incident; while it is closed, the open
    /// desk to which it refers. `None` when nobody is known to be open.
    pub fn wanted<'d>(
        &self,
        incident: Incident,
        desks: &'d Registry,
        at: DateTime<Utc>,
    ) -> Option<&'d Helpdesk> {
        match &self.desk {
            None => desks.first_to_call(incident, Region::Jp, at),
            Some(id) if desks.status(id, at).is_open() => desks.get(id),
            Some(id) => desks.instead_of(id, at),
        }
    }

    /// What comes of picking a desk at a moment. Right is the named desk, or the first to call for the incident; while it
    /// is closed, the open desk to which it refers. `None` for a desk that does not exist.
    pub fn outcome(
        &self,
        incident: Incident,
        picked: &str,
        desks: &Registry,
        at: DateTime<Utc>,
    ) -> Option<Outcome> {
        let desk = desks.get(picked)?;
        let wanted = self.wanted(incident, desks, at);
        if wanted.is_some_and(|wanted| wanted.id == desk.id) {
            return Some(Outcome::Right);
        }
        Some(match desks.status(&desk.id, at) {
            Status::Closed { .. } => Outcome::Closed,
            Status::Open { .. } | Status::Unknown => Outcome::Wrong,
        })
    }

    /// The node to which an outcome leads.
    pub const fn leads(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Right => self.right,
            Outcome::Closed => self.closed,
            Outcome::Wrong => self.wrong,
        }
    }
}

/// The desks among which a staff member picks, in the order of the registry.
pub fn desks_to_pick(desks: &Registry) -> impl Iterator<Item = &Helpdesk> {
    desks.iter().filter(|desk| desk.region == Region::Jp)
}

/// What the staff member does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// A choice, by its index in the node.
    Choose(usize),
    /// A choice with which a desk is picked.
    Call {
        /// The choice, by its index in the node.
        choice: usize,
        /// The desk, by id.
        desk: String,
    },
    /// Something was said aloud.
    Speak {
        /// What of it the staff member ticked off, by index.
        covered: Vec<usize>,
    },
}

/// Why a move cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not possible here: another kind of move is, or the conversation is over.
    NotHere,
    /// The choice does not exist, or is not offered as things stand.
    NotOffered,
    /// There is no such desk.
    NoDesk,
}

/// One move that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The node at which it was made.
    pub node: usize,
    /// How things stood.
    pub before: State,
    /// The move.
    pub made: Move,
    /// What came of a call.
    pub outcome: Option<Outcome>,
    /// The node to which it led.
    pub to: usize,
    /// How things stand there, after it was entered.
    pub after: State,
}

/// A conversation that is being walked.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    conversation: Arc<Conversation>,
    seed: u64,
    node: usize,
    state: State,
    steps: Vec<Step>,
}

impl Rehearsal {
    /// Begins a conversation; the seed shuffles what is offered.
    pub fn start(conversation: Arc<Conversation>, seed: u64) -> Self {
        let node = conversation.start;
        let state = State::at_start(&conversation);
        let state = match conversation.nodes.get(node) {
            Some(start) => state.entering(&start.drain, &conversation),
            None => state,
        };
        Self {
            conversation,
            seed,
            node,
            state,
            steps: Vec::new(),
        }
    }

    /// Begins a conversation somewhere in its middle, as a preview does.
    pub fn start_at(conversation: Arc<Conversation>, node: usize, state: State, seed: u64) -> Self {
        let node = if node < conversation.nodes.len() {
            node
        } else {
            conversation.start
        };
        Self {
            conversation,
            seed,
            node,
            state,
            steps: Vec::new(),
        }
    }

    /// Walks a conversation by moves that were recorded, as far as they can still be made.
    pub fn replay(
        conversation: Arc<Conversation>,
        seed: u64,
        moves: impl IntoIterator<Item = Move>,
        desks: &Registry,
    ) -> (Self, Option<Refused>) {
        let mut rehearsal = Self::start(conversation, seed);
        for made in moves {
            if let Err(refused) = rehearsal.make(made, desks) {
                return (rehearsal, Some(refused));
            }
        }
        (rehearsal, None)
    }

    /// The conversation.
    pub const fn conversation(&self) -> &Arc<Conversation> {
        &self.conversation
    }

    /// What it is shuffled with.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The node at which it is, by index.
    pub const fn place(&self) -> usize {
        self.node
    }

    /// The node at which it is. (A checked conversation has no place that is no node.)
    pub fn node(&self) -> Option<&Node> {
        self.conversation.nodes.get(self.node)
    }

    /// How things stand.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The moves so far.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What the clock at the counter shows.
    pub fn clock(&self) -> NaiveDateTime {
        clock(&self.conversation, &self.state)
    }

    /// The moment that the clock at the counter shows.
    pub fn now(&self, desks: &Registry) -> DateTime<Utc> {
        desks.instant(self.clock())
    }

    /// What can be said or done now, by index in the node, in the order in which it is shown: shuffled, and the same
    /// whenever it is asked for.
    pub fn offers(&self) -> Vec<usize> {
        let choices = self.choices();
        let mut order: Vec<usize> = (0..choices.len()).collect();
        let step = u64::try_from(self.steps.len()).unwrap_or_default();
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(
            self.seed.wrapping_add(step.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        ));
        order.retain(|index| choices.get(*index).is_some_and(|choice| self.is_offered(choice)));
        order
    }

    /// The choices of the node, whether they are offered or not.
    pub fn choices(&self) -> &[Choice] {
        match self.node().map(|node| &node.turn) {
            Some(Turn::Choose(choices)) => choices,
            _ => &[],
        }
    }

    fn is_offered(&self, choice: &Choice) -> bool {
        choice.when.holds(&self.state.values, self.state.flags)
    }

    /// What is to be said aloud now.
    pub fn speech(&self) -> Option<&Speech> {
        match self.node().map(|node| &node.turn) {
            Some(Turn::Speak(speech)) => Some(speech),
            _ => None,
        }
    }

    /// How it ended.
    pub fn ending(&self) -> Option<Ending> {
        match self.node().map(|node| &node.turn) {
            Some(Turn::End(ending)) => Some(*ending),
            _ => None,
        }
    }

    /// Whether there is nothing more to do: it has ended, or nothing is offered any more, which a checked conversation
    /// does not come to.
    pub fn is_over(&self) -> bool {
        self.speech().is_none() && self.offers().is_empty()
    }

    /// Makes a move. The desks say who answers at the clock of the conversation.
    pub fn make(&mut self, made: Move, desks: &Registry) -> Result<&Step, Refused> {
        let conversation = Arc::clone(&self.conversation);
        let node = conversation.nodes.get(self.node).ok_or(Refused::NotHere)?;
        let (deed, outcome, to) = match (&node.turn, &made) {
            (Turn::Choose(choices), Move::Choose(index) | Move::Call { choice: index, .. }) => {
                let choice = choices
                    .get(*index)
                    .filter(|choice| self.is_offered(choice))
                    .ok_or(Refused::NotOffered)?;
                match (&choice.goto, &made) {
                    (Goto::Node(to), Move::Choose(_)) => (&choice.step, None, *to),
                    (Goto::Pick(pick), Move::Call { desk, .. }) => {
                        let outcome = pick
                            .outcome(conversation.incident, desk, desks, self.now(desks))
                            .ok_or(Refused::NoDesk)?;
                        (&choice.step, Some(outcome), pick.leads(outcome))
                    }
                    _ => return Err(Refused::NotHere),
                }
            }
            (Turn::Speak(speech), Move::Speak { .. }) => (&speech.step, None, speech.goto),
            _ => return Err(Refused::NotHere),
        };
        let next = conversation.nodes.get(to).ok_or(Refused::NotHere)?;
        let before = self.state;
        self.state = before
            .after(deed, &conversation)
            .entering(&next.drain, &conversation);
        let step = Step {
            node: self.node,
            before,
            made,
            outcome,
            to,
            after: self.state,
        };
        self.node = to;
        let index = self.steps.len();
        self.steps.push(step);
        self.steps.get(index).ok_or(Refused::NotHere)
    }
}

/// What the clock at the counter shows.
pub fn clock(conversation: &Conversation, state: &State) -> NaiveDateTime {
    conversation
        .at
        .checked_add_signed(Duration::minutes(state.minutes.into()))
        .unwrap_or(conversation.at)
}

/// A move in the words of the file, as it is remembered: `choice`, `choice=desk`, or `speak` with the numbers, from 1, of
/// what was ticked off: `speak:1,3`. No word has a blank in it.
pub fn word(made: &Move, node: &Node) -> String {
    let id = |index: usize| match &node.turn {
        Turn::Choose(choices) => choices.get(index).map_or("", |choice| choice.id.as_str()),
        Turn::Speak(_) | Turn::End(_) => "",
    };
    match made {
        Move::Choose(choice) => id(*choice).to_owned(),
        Move::Call { choice, desk } => format!("{}={desk}", id(*choice)),
        Move::Speak { covered } => {
            let numbers: Vec<String> = covered.iter().map(|index| (index + 1).to_string()).collect();
            format!("{SPEAK}:{}", numbers.join(","))
        }
    }
}

/// The move that a word stands for at a node.
pub fn made(word: &str, node: &Node) -> Option<Move> {
    match &node.turn {
        Turn::Choose(choices) => {
            let (id, desk) = match word.split_once('=') {
                Some((id, desk)) => (id, Some(desk)),
                None => (word, None),
            };
            let choice = choices.iter().position(|choice| choice.id == id)?;
            Some(match desk {
                Some(desk) => Move::Call {
                    choice,
                    desk: desk.to_owned(),
                },
                None => Move::Choose(choice),
            })
        }
        Turn::Speak(_) => {
            let numbers = word.strip_prefix(SPEAK)?.strip_prefix(':')?;
            let covered = numbers
                .split(',')
                .filter(|number| !number.is_empty())
                .map(|number| number.parse::<usize>().ok()?.checked_sub(1))
                .collect::<Option<_>>()?;
            Some(Move::Speak { covered })
        }
        Turn::End(_) => None,
    }
}

const SPEAK: &str = "speak";

impl Rehearsal {
    /// All moves so far in the words of the file, with blanks between.
    pub fn record(&self) -> String {
        let words: Vec<String> = self
            .steps
            .iter()
            .filter_map(|step| Some(word(&step.made, self.conversation.nodes.get(step.node)?)))
            .collect();
        words.join(" ")
    }

    /// The walk of a record; `None` where the conversation has changed so that it cannot be walked any more.
    pub fn recorded(
        conversation: Arc<Conversation>,
        seed: u64,
        record: &str,
        desks: &Registry,
    ) -> Option<Self> {
        let mut rehearsal = Self::start(conversation, seed);
        for word in record.split_whitespace() {
            let move_made = made(word, rehearsal.node()?)?;
            rehearsal.make(move_made, desks).ok()?;
        }
        Some(rehearsal)
    }
}
