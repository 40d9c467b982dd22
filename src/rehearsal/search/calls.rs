//! What a call can come to at each minute of a conversation, by the hours of the desks: asked once, for the whole day that
//! a conversation may take, at the few moments at which any desk opens or closes.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};

use crate::{
    helpdesk::{Registry, Status},
    rehearsal::{Outcome, desks_to_pick},
    scenario::{
        Conversation,
        conversation::{Goto, MAX_MINUTES, Pick, Turn},
    },
};

/// Which outcomes are possible: one bit for each of [`Outcome::ALL`].
type Mask = u8;

/// A stretch of minutes in which every call can come to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    /// The first minute.
    from: u32,
    /// The outcomes of every pick, in the order of `picks`.
    masks: Vec<Mask>,
    /// The first stretch in which they are the same.
    like: usize,
}

/// The calls of a conversation.
#[derive(Clone, Debug)]
pub(super) struct Calls<'c> {
    /// Every desk that is meant by some pick.
    picks: Vec<Option<&'c str>>,
    stretches: Vec<Stretch>,
}

impl<'c> Calls<'c> {
    pub(super) fn of(conversation: &'c Conversation, desks: Option<&Registry>) -> Self {
        let mut found: Vec<&'c Pick> = Vec::new();
        for node in &conversation.nodes {
            if let Turn::Choose(choices) = &node.turn {
                for choice in choices {
                    if let Goto::Pick(pick) = &choice.goto
                        && !found.iter().any(|other| other.desk == pick.desk)
                    {
                        found.push(pick);
                    }
                }
            }
        }
        let picks = found.iter().map(|pick| pick.desk.as_deref()).collect();
        let mut stretches: Vec<Stretch> = Vec::new();
        match desks.filter(|_| !found.is_empty()) {
            None => stretches.push(Stretch {
                from: 0,
                masks: vec![0b111; found.len()],
                like: 0,
            }),
            Some(desks) => {
                let start = desks.instant(conversation.at);
                for minute in changes(desks, start) {
                    let at = start + Duration::minutes(minute.into());
                    let masks: Vec<Mask> = found
                        .iter()
                        .map(|pick| possible(pick, conversation, desks, at))
                        .collect();
                    let like = stretches
                        .iter()
                        .position(|other| other.masks == masks)
                        .unwrap_or(stretches.len());
                    stretches.push(Stretch {
                        from: minute,
                        masks,
                        like,
                    });
                }
            }
        }
        Self { picks, stretches }
    }

    fn stretch(&self, minute: u32) -> usize {
        self.stretches
            .partition_point(|stretch| stretch.from <= minute)
            .saturating_sub(1)
    }

    /// The number of the stretch that stands for all of this time, where no call can tell its minutes apart.
    pub(super) fn alike(&self, from: u32, minutes: u32) -> Option<u32> {
        let last = from.saturating_add(minutes).min(MAX_MINUTES);
        let mut likes = self
            .stretches
            .get(self.stretch(from)..=self.stretch(last))?
            .iter()
            .map(|stretch| stretch.like);
        let first = likes.next()?;
        likes
            .all(|like| like == first)
            .then(|| u32::try_from(first).ok())
            .flatten()
    }

    /// Whether a call can come to something at a minute, or in a stretch.
    pub(super) fn can_be(&self, pick: &Pick, outcome: Outcome, time: Time) -> bool {
        let stretch = match time {
            Time::Minute(minute) => self.stretch(minute),
            Time::Stretch(stretch) => usize::try_from(stretch).unwrap_or_default(),
        };
        let index = self.picks.iter().position(|desk| *desk == pick.desk.as_deref());
        let mask = index.and_then(|index| self.stretches.get(stretch)?.masks.get(index));
        mask.is_some_and(|mask| mask & bit(outcome) != 0)
    }
}

/// When a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// So many minutes after the start.
    Minute(u32),
    /// Somewhere in a stretch.
    Stretch(u32),
}

const fn bit(outcome: Outcome) -> Mask {
    1 << outcome as u8
}

/// The minutes, from the start on, at which any desk opens or closes, and 0.
fn changes(desks: &Registry, start: DateTime<Utc>) -> BTreeSet<u32> {
    let end = start + Duration::minutes(MAX_MINUTES.into());
    let mut minutes = BTreeSet::from([0]);
    for desk in desks.iter() {
        let mut at = start;
        loop {
            let next = match desks.status(&desk.id, at) {
                Status::Open { until } => until,
                Status::Closed { opens } => opens,
                Status::Unknown => None,
            };
            let Some(next) = next.filter(|next| *next > at && *next <= end) else {
                break;
            };
            // Conversations know whole minutes only: the change shows at the first of them that is not before it.
            let seconds = (next - start).num_seconds();
            let minute = u32::try_from((seconds + 59) / 60).unwrap_or(MAX_MINUTES);
            minutes.insert(minute.min(MAX_MINUTES));
            at = next;
        }
    }
    minutes
}

fn possible(pick: &Pick, conversation: &Conversation, desks: &Registry, at: DateTime<Utc>) -> Mask {
    desks_to_pick(desks)
        .filter_map(|desk| pick.outcome(conversation.incident, &desk.id, desks, at))
        .fold(0, |mask, outcome| mask | bit(outcome))
}
