//! What a walk was worth: what was done in which order, what was a fault, what was never learned, money, minutes and the
//! score. For the debrief and for the memory; nothing is worded here.
//!
//! The score has 100 points: 40 for a good ending (20 for a delayed one), 20 for the money that was kept, 20 for the steps
//! of the official order that were taken, 20 for the facts that were learned; less 4, 8 or 12 for a step that came too
//! late, by its weight, and 5 for a fault. What was said aloud is judged by the staff member alone and does not count.

use crate::{
    rehearsal::{Move, Rehearsal, State, Step},
    scenario::{
        Conversation,
        conversation::{Deed, Ending, FlagKind, Tag, Turn},
    },
};

/// The most points.
pub const FULL: u32 = 100;
const ENDING: u32 = 40;
const SHARE: u32 = 20;
const LATE: u32 = 4;
const FAULT: u32 = 5;

/// What a walk was worth, so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// How it ended; `None` while it goes on.
    pub ending: Option<Ending>,
    /// The steps of the official order, each with the move that took it first, in the order of the conversation.
    pub order: Vec<(Tag, Option<usize>)>,
    /// The same that were taken, in the order in which they were.
    pub taken: Vec<(Tag, usize)>,
    /// Steps that came too late.
    pub late: Vec<Late>,
    /// Faults, each with the move that made it.
    pub faults: Vec<(Tag, usize)>,
    /// Facts that were learned, by index into the conversation's flags.
    pub learned: Vec<usize>,
    /// Facts that were not.
    pub unlearned: Vec<usize>,
    /// The money that was at risk and what of it is left, in yen, where the conversation is about money.
    pub money: Option<Money>,
    /// What has to be done before an ending is a good one and was not, by index into the conversation's flags.
    pub missed: Vec<usize>,
    /// How long it took, in minutes.
    pub minutes: u32,
    /// Points of [`FULL`].
    pub score: u32,
}

/// A step that came after something that it should have preceded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The step.
    pub tag: Tag,
    /// The move that took it.
    pub step: usize,
    /// What came before it and should not have, the gravest first.
    pub after: Vec<Tag>,
    /// How much it weighs: 3 serious, 2, 1 slight.
    pub weight: u8,
}

/// Money, in yen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// At risk at the start.
    pub start: i64,
    /// Not lost so far.
    pub kept: i64,
}

/// The weight from which a step that came too late is grave.
pub const GRAVE: u8 = 3;

impl Review {
    /// Whether the walk counts as mastered: a good ending with everything done that had to be, nothing gravely late, and
    /// no fault on the way. What was left unasked lowers the score alone.
    pub fn is_sound(&self) -> bool {
        self.ending == Some(Ending::Protected)
            && self.missed.is_empty()
            && self.faults.is_empty()
            && self.late.iter().all(|late| late.weight < GRAVE)
    }

    /// Reviews a walk.
    pub fn of(rehearsal: &Rehearsal) -> Self {
        let conversation = rehearsal.conversation();
        let mut done = Done::default();
        let mut late = Vec::new();
        let mut faults = Vec::new();
        let mut taken: Vec<(Tag, usize)> = Vec::new();
        let mut lost = 0;
        for (index, step) in rehearsal.steps().iter().enumerate() {
            let Some(deed) = deed(conversation, step) else {
                continue;
            };
            lost += done.take(deed, conversation, |event| match event {
                Event::Step(tag) => taken.push((tag, index)),
                Event::Fault(tag) => faults.push((tag, index)),
                Event::Late { tag, after, weight } => late.push(Late {
                    tag,
                    step: index,
                    after,
                    weight,
                }),
            });
        }
        let state = *rehearsal.state();
        let ending = rehearsal.ending();
        let facts = |wanted: bool| {
            conversation
                .flags_of(FlagKind::Fact)
                .filter(|flag| state.flags.contains(*flag) == wanted)
                .collect()
        };
        Self {
            ending,
            order: conversation
                .order
                .iter()
                .map(|tag| {
                    let first = taken.iter().find(|(other, _)| other == tag);
                    (*tag, first.map(|(_, step)| *step))
                })
                .collect(),
            taken,
            late,
            faults,
            learned: facts(true),
            unlearned: facts(false),
            money: money(conversation, &state),
            missed: conversation.musts().without(state.flags).iter().collect(),
            minutes: state.minutes,
            score: worth(conversation, ending, &state, done).saturating_sub(lost),
        }
    }
}

fn money(conversation: &Conversation, state: &State) -> Option<Money> {
    let index = conversation.money()?;
    Some(Money {
        start: conversation.quantities.get(index)?.start,
        kept: *state.values.get(index)?,
    })
}

/// What a move does.
pub(super) fn deed<'c>(conversation: &'c Conversation, step: &Step) -> Option<&'c Deed> {
    match (&conversation.nodes.get(step.node)?.turn, &step.made) {
        (Turn::Choose(choices), Move::Choose(choice) | Move::Call { choice, .. }) => {
            choices.get(*choice).map(|choice| &choice.step)
        }
        (Turn::Speak(speech), Move::Speak { .. }) => Some(&speech.step),
        _ => None,
    }
}

/// What has been done so far, as far as the score depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Done(pub(super) u32);

/// Something that a move is for the debrief.
pub(super) enum Event {
    /// A step of the official order, taken for the first time.
    Step(Tag),
    /// A step that came after something that it should have preceded.
    Late { tag: Tag, after: Vec<Tag>, weight: u8 },
    /// A fault.
    Fault(Tag),
}

impl Done {
    const fn bit(tag: Tag) -> u32 {
        1 << tag as u32
    }

    const fn has(self, tag: Tag) -> bool {
        self.0 & Self::bit(tag) != 0
    }

    /// Adds what a deed is, tells it, and answers with the points that it costs. The tags of one deed are done at once:
    /// none of them is late for another.
    pub(super) fn take(
        &mut self,
        deed: &Deed,
        conversation: &Conversation,
        mut tell: impl FnMut(Event),
    ) -> u32 {
        let before = *self;
        let mut lost = 0;
        for tag in &deed.tags {
            if tag.is_fault() {
                lost += FAULT;
                tell(Event::Fault(*tag));
                continue;
            }
            if self.has(*tag) {
                continue;
            }
            self.0 |= Self::bit(*tag);
            if !conversation.order.contains(tag) {
                continue;
            }
            tell(Event::Step(*tag));
            let mut after: Vec<(u8, Tag)> = Tag::ALL
                .iter()
                .filter(|early| before.has(**early))
                .filter_map(|early| Some((conversation.weight(*tag, *early)?, *early)))
                .collect();
            after.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
            if let Some((weight, _)) = after.first().copied() {
                lost += LATE * u32::from(weight);
                tell(Event::Late {
                    tag: *tag,
                    after: after.into_iter().map(|(_, early)| early).collect(),
                    weight,
                });
            }
        }
        lost
    }
}

impl Done {
    /// Only what the score depends on from here on.
    pub(super) fn mattering(self, conversation: &Conversation) -> Self {
        let order = conversation.order.iter();
        Self(self.0 & order.fold(Self::bit(Tag::Details), |mask, tag| mask | Self::bit(*tag)))
    }
}

/// The points of a walk that has come to an end, before what its faults cost.
pub(super) fn worth(conversation: &Conversation, ending: Option<Ending>, state: &State, done: Done) -> u32 {
    let ending = match ending {
        Some(Ending::Protected) => ENDING,
        Some(Ending::Delayed) => ENDING / 2,
        Some(Ending::Lost) | None => 0,
    };
    let kept = match money(conversation, state) {
        Some(Money { start, kept }) if start > 0 => {
            let share = i128::from(kept.clamp(0, start)) * i128::from(SHARE) / i128::from(start);
            u32::try_from(share).unwrap_or(SHARE)
        }
        _ => SHARE,
    };
    let share = |part: usize, whole: usize| match u32::try_from(part * SHARE as usize / whole.max(1)) {
        Ok(points) if whole > 0 => points.min(SHARE),
        _ => SHARE,
    };
    let taken = conversation.order.iter().filter(|tag| done.has(**tag)).count();
    let facts = conversation.flags_of(FlagKind::Fact).count();
    let learned = conversation
        .flags_of(FlagKind::Fact)
        .filter(|flag| state.flags.contains(*flag))
        .count();
    ending + kept + share(taken, conversation.order.len()) + share(learned, facts)
}
