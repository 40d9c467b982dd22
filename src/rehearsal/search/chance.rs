//! What becomes of a conversation when nobody thinks: plays in which every move is drawn by lot, a desk like any other.

use std::collections::BTreeMap;

use chrono::Duration;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    helpdesk::Registry,
    rehearsal::{Outcome, desks_to_pick},
    scenario::{
        Conversation,
        conversation::{Ending, Goto, Pick, Turn},
    },
};

use super::{Way, go, leg, start};

/// A talk that is still going on after so many moves is given up.
const PATIENCE: usize = 1_000;

/// How plays ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// How many were played.
    pub plays: usize,
    /// How many came to each ending, in the order of [`Ending::ALL`].
    pub endings: Vec<(Ending, usize)>,
    /// How many came to none.
    pub unended: usize,
}

/// Plays a conversation so many times. The same seed gives the same plays.
pub fn play(conversation: &Conversation, desks: Option<&Registry>, seed: u64, plays: usize) -> Chance {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut calls = BTreeMap::new();
    let mut chance = Chance {
        plays,
        endings: Ending::ALL.iter().map(|ending| (*ending, 0)).collect(),
        unended: 0,
    };
    for _ in 0..plays {
        let ending = once(conversation, desks, &mut rng, &mut calls);
        match chance
            .endings
            .iter_mut()
            .find(|(other, _)| Some(*other) == ending)
        {
            Some((_, count)) => *count += 1,
            None => chance.unended += 1,
        }
    }
    chance
}

/// What each desk comes to, by the desk that is meant and the minute.
type Drawn<'c> = BTreeMap<(Option<&'c str>, u32), Vec<Outcome>>;

fn once<'c>(
    conversation: &'c Conversation,
    desks: Option<&Registry>,
    rng: &mut ChaCha8Rng,
    calls: &mut Drawn<'c>,
) -> Option<Ending> {
    let mut stand = start(conversation);
    for _ in 0..PATIENCE {
        let way = match &conversation.nodes.get(stand.node)?.turn {
            Turn::End(ending) => return Some(*ending),
            Turn::Speak(_) => Way::Spoken,
            Turn::Choose(choices) => {
                let offered: Vec<usize> = (0..choices.len())
                    .filter(|index| {
                        choices
                            .get(*index)
                            .is_some_and(|choice| choice.when.holds(&stand.state.values, stand.state.flags))
                    })
                    .collect();
                let index = *offered.get(rng.random_range(0..offered.len().max(1)))?;
                match &choices.get(index)?.goto {
                    Goto::Node(_) => Way::Choice(index),
                    Goto::Pick(pick) => {
                        let outcomes = calls
                            .entry((pick.desk.as_deref(), stand.state.minutes))
                            .or_insert_with(|| outcomes(pick, conversation, desks, stand.state.minutes));
                        let outcome = outcomes.get(rng.random_range(0..outcomes.len().max(1)))?;
                        Way::Call(index, *outcome)
                    }
                }
            }
        };
        let (deed, to) = leg(conversation, stand.node, way)?;
        stand = go(conversation, &stand.state, deed, to);
    }
    None
}

fn outcomes(
    pick: &Pick,
    conversation: &Conversation,
    desks: Option<&Registry>,
    minutes: u32,
) -> Vec<Outcome> {
    let Some(desks) = desks else {
        return Outcome::ALL.to_vec();
    };
    let at = desks.instant(conversation.at) + Duration::minutes(minutes.into());
    desks_to_pick(desks)
        .filter_map(|desk| pick.outcome(conversation.incident, &desk.id, desks, at))
        .collect()
}
