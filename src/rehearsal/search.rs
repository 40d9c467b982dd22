//! Every walk that a conversation has, by exact search over node and state: what is never reached, where one gets stuck or
//! goes round in circles, which good ending skips what must be done, and which walk is the shortest, longest, best and
//! worst. Each answer comes with the moves that show it. States that nothing can tell apart any more count as one
//! ([`matter`], [`calls`]); that changes no answer, and is tested against a search that does not do it.

use std::sync::Arc;

use super::{Move, Outcome, Rehearsal, State, desks_to_pick};
use crate::{
    helpdesk::Registry,
    scenario::{
        Conversation,
        conversation::{Deed, Ending, Goto, Turn},
    },
};

mod calls;
mod chance;
mod finding;
mod matter;
mod reach;
mod score;

#[cfg(test)]
mod tests;

pub use chance::{Chance, play};
pub use finding::{Doubt, Finding};
pub use score::Graded;

use reach::Reach;

/// One move, as far as the search tells moves apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A choice, by its index in the node.
    Choice(usize),
    /// A choice, and what came of the call.
    Call(usize, Outcome),
    /// What was to be said aloud was said.
    Spoken,
}

/// Moves from the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// The moves.
    pub ways: Vec<Way>,
}

/// A place on a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The node.
    pub node: usize,
    /// How things stand there.
    pub state: State,
}

impl Path {
    /// Every place on the way, the start first: one more than there are moves. It ends early where a move is impossible.
    pub fn stands(&self, conversation: &Conversation) -> Vec<Stand> {
        let mut stand = start(conversation);
        let mut stands = vec![stand];
        for way in &self.ways {
            let Some((deed, to)) = leg(conversation, stand.node, *way) else {
                break;
            };
            stand = go(conversation, &stand.state, deed, to);
            stands.push(stand);
        }
        stands
    }

    /// The path in the words of the file: nodes in brackets, and between them the id of the choice that leads on, with what
    /// came of a call. It reads alike in every language: `[start] stop [asked] call=right [told]`.
    pub fn words(&self, conversation: &Conversation) -> String {
        let stands = self.stands(conversation);
        let parts = stands.iter().enumerate().map(|(index, stand)| {
            let node = conversation.nodes.get(stand.node);
            let id = node.map_or("", |node| node.id.as_str());
            match self.ways.get(index).filter(|_| index + 1 < stands.len()) {
                Some(way) => format!("[{id}] {}", way_words(conversation, stand.node, *way)),
                None => format!("[{id}]"),
            }
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    /// The place to which it leads.
    pub fn end(&self, conversation: &Conversation) -> Stand {
        self.stands(conversation)
            .last()
            .copied()
            .unwrap_or_else(|| start(conversation))
    }
}

/// A move in the words of the file.
pub fn way_words(conversation: &Conversation, node: usize, way: Way) -> String {
    let id = |choice: usize| match conversation.nodes.get(node).map(|node| &node.turn) {
        Some(Turn::Choose(choices)) => choices.get(choice).map_or("", |choice| choice.id.as_str()),
        _ => "",
    };
    match way {
        Way::Choice(choice) => id(choice).to_owned(),
        Way::Call(choice, outcome) => format!("{}={}", id(choice), outcome.word()),
        Way::Spoken => super::SPEAK.to_owned(),
    }
}

/// A state in the words of the file: quantities, then the flags that are so.
pub fn state_words(conversation: &Conversation, state: &State) -> String {
    let mut words: Vec<String> = conversation
        .quantities
        .iter()
        .zip(state.values)
        .map(|(quantity, value)| format!("{} = {value}", quantity.id))
        .collect();
    words.extend(
        state
            .flags
            .iter()
            .filter_map(|flag| Some(conversation.flags.get(flag)?.id.clone())),
    );
    words.join(", ")
}

/// Where a conversation begins.
fn start(conversation: &Conversation) -> Stand {
    let node = conversation.start;
    let state = State::at_start(conversation);
    Stand {
        node,
        state: match conversation.nodes.get(node) {
            Some(start) => state.entering(&start.drain, conversation),
            None => state,
        },
    }
}

/// Goes on to a node.
fn go(conversation: &Conversation, state: &State, deed: &Deed, to: usize) -> Stand {
    let state = state.after(deed, conversation);
    Stand {
        node: to,
        state: match conversation.nodes.get(to) {
            Some(node) => state.entering(&node.drain, conversation),
            None => state,
        },
    }
}

/// What a move does, and where it leads.
fn leg(conversation: &Conversation, node: usize, way: Way) -> Option<(&Deed, usize)> {
    match (&conversation.nodes.get(node)?.turn, way) {
        (Turn::Choose(choices), Way::Choice(index) | Way::Call(index, _)) => {
            let choice = choices.get(index)?;
            let to = match (&choice.goto, way) {
                (Goto::Node(to), Way::Choice(_)) => *to,
                (Goto::Pick(pick), Way::Call(_, outcome)) => pick.leads(outcome),
                _ => return None,
            };
            Some((&choice.step, to))
        }
        (Turn::Speak(speech), Way::Spoken) => Some((&speech.step, speech.goto)),
        _ => None,
    }
}

/// Every move of a node, whether it is possible or not, with the node to which it leads.
fn legs(conversation: &Conversation, node: usize) -> Vec<(Way, usize)> {
    match conversation.nodes.get(node).map(|node| &node.turn) {
        Some(Turn::Choose(choices)) => choices
            .iter()
            .enumerate()
            .flat_map(|(index, choice)| match &choice.goto {
                Goto::Node(to) => vec![(Way::Choice(index), *to)],
                Goto::Pick(pick) => Outcome::ALL
                    .iter()
                    .map(|outcome| (Way::Call(index, *outcome), pick.leads(*outcome)))
                    .collect(),
            })
            .collect(),
        Some(Turn::Speak(speech)) => vec![(Way::Spoken, speech.goto)],
        Some(Turn::End(_)) | None => Vec::new(),
    }
}

/// The longest walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Longest {
    /// This one, or another of the same length.
    Path(Path),
    /// There is none: after this path one can come back to the same place in the same state, for ever.
    Endless(Path),
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Survey {
    /// How many states were looked at.
    pub states: usize,
    /// Whether those are all that there are; if not, `findings` are what is certain all the same.
    pub is_complete: bool,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The shortest walk to an ending.
    pub shortest: Option<Path>,
    /// The longest walk; `None` where the search is not complete.
    pub longest: Option<Longest>,
    /// For each ending how many different states it has, in the order of [`Ending::ALL`].
    pub endings: Vec<(Ending, usize)>,
}

/// Searches a conversation, through at most so many states. Without desks every call may come to anything.
pub fn survey(conversation: &Conversation, desks: Option<&Registry>, limit: usize) -> Survey {
    let reach = Reach::of(conversation, desks, false, limit);
    Survey {
        states: reach.len(),
        is_complete: reach.is_complete(),
        findings: finding::all(conversation, &reach),
        shortest: reach.first_ending().map(|row| reach.path_to(row)),
        longest: reach.is_complete().then(|| reach.longest()),
        endings: Ending::ALL
            .iter()
            .map(|ending| {
                let rows = reach.endings().filter(|(_, other)| other == ending);
                (*ending, rows.count())
            })
            .collect(),
    }
}

/// The best and the worst walk by the points of [`super::review`]; `None` where there is no ending, or where there are more
/// than so many states.
pub fn grades(
    conversation: &Conversation,
    desks: Option<&Registry>,
    limit: usize,
) -> Option<(Graded, Graded)> {
    let reach = Reach::of(conversation, desks, true, limit);
    score::grades(conversation, &reach)
}

/// The best walk that goes on from a place, and its points if everything before it had been without fault: what would have
/// been better there.
pub fn best_from(
    conversation: &Conversation,
    desks: Option<&Registry>,
    stand: &Stand,
    limit: usize,
) -> Option<Graded> {
    let reach = Reach::from(conversation, desks, *stand, limit);
    score::grades(conversation, &reach).map(|(best, _)| best)
}

/// A shortest path to a node; `None` where there is none among so many states.
pub fn way_to(
    conversation: &Conversation,
    desks: Option<&Registry>,
    node: usize,
    limit: usize,
) -> Option<Path> {
    let reach = Reach::of(conversation, desks, false, limit);
    let row = reach.rows().iter().position(|row| row.node == node)?;
    Some(reach.path_to(row))
}

/// A path as a walk that can be reviewed; for each call the first desk is taken that comes to the same. `None` where a move
/// is impossible.
pub fn rehearse(path: &Path, conversation: &Conversation, desks: &Registry) -> Option<Rehearsal> {
    let mut rehearsal = Rehearsal::start(Arc::new(conversation.clone()), 0);
    follow(&mut rehearsal, path, desks).then_some(rehearsal)
}

/// Goes on with a walk along a path that begins where it stands. False where a move is impossible; those before it are made.
pub fn follow(rehearsal: &mut Rehearsal, path: &Path, desks: &Registry) -> bool {
    path.ways.iter().all(|way| {
        let made = made(*way, rehearsal, desks);
        made.is_some_and(|made| rehearsal.make(made, desks).is_ok())
    })
}

/// A move that is this way on.
fn made(way: Way, rehearsal: &Rehearsal, desks: &Registry) -> Option<Move> {
    Some(match way {
        Way::Choice(choice) => Move::Choose(choice),
        Way::Spoken => Move::Speak {
            covered: (0..rehearsal.speech()?.covers.len()).collect(),
        },
        Way::Call(choice, outcome) => {
            let Goto::Pick(pick) = &rehearsal.choices().get(choice)?.goto else {
                return None;
            };
            let (incident, now) = (rehearsal.conversation().incident, rehearsal.now(desks));
            let desk = desks_to_pick(desks)
                .find(|desk| pick.outcome(incident, &desk.id, desks, now) == Some(outcome))?;
            Move::Call {
                choice,
                desk: desk.id.clone(),
            }
        }
    })
}
