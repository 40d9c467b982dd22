//! What of a state still matters at a node: a quantity or flag that no condition reads from there on can have any value,
//! and a clock after the last call any time. Found backwards from the readers, as compilers find live variables.

use crate::scenario::{
    Conversation,
    conversation::{Condition, Deed, Effect, Ending, FlagKind, Flags, MAX_MINUTES, Test, Turn},
};

use super::{leg, legs};

/// What matters at a node, once it has been entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Matter {
    /// Quantities, one bit each.
    pub(super) values: u8,
    /// Flags.
    pub(super) flags: Flags,
    /// How many minutes may still pass up to the last call; `None` where none can follow.
    pub(super) clock: Option<u32>,
}

impl Matter {
    const fn has(self, quantity: usize) -> bool {
        self.values & (1 << quantity) != 0
    }

    fn with(self, other: Self) -> Self {
        Self {
            values: self.values | other.values,
            flags: self.flags.with(other.flags),
            clock: self.clock.max(other.clock),
        }
    }

    fn reading(mut self, condition: &Condition) -> Self {
        for test in &condition.tests {
            match *test {
                Test::Compare { quantity, .. } => self.values |= 1 << quantity,
                Test::Flag { flag, .. } => self.flags.insert(flag),
            }
        }
        self
    }

    fn later(mut self, effect: &Effect) -> Self {
        self.clock = self
            .clock
            .map(|minutes| minutes.saturating_add(effect.minutes).min(MAX_MINUTES));
        self
    }

    /// What mattered before, if this matters after a deed.
    fn before(mut self, deed: &Deed) -> Self {
        self.flags = self.flags.without(deed.set).without(deed.unset);
        self.later(&deed.effect)
    }

    /// What matters on the way into a node, if this matters inside.
    fn outside(self, conversation: &Conversation, node: usize) -> Self {
        let Some(drain) = conversation.nodes.get(node).map(|node| &node.drain) else {
            return self;
        };
        let is_felt = drain
            .effect
            .changes
            .iter()
            .any(|(quantity, _)| self.has(*quantity))
            || (drain.effect.minutes > 0 && self.clock.is_some());
        let matter = self.later(&drain.effect);
        if is_felt {
            matter.reading(&drain.when)
        } else {
            matter
        }
    }
}

/// What matters at every node. With `scored`, what the points depend on as well.
pub(super) fn everywhere(conversation: &Conversation, scored: bool) -> Vec<Matter> {
    let mut matters: Vec<Matter> = conversation
        .nodes
        .iter()
        .map(|node| at_the_end(conversation, &node.turn, scored))
        .collect();
    // It only ever grows, and is bounded.
    loop {
        let mut has_grown = false;
        for node in (0..conversation.nodes.len()).rev() {
            let mut matter = matters.get(node).copied().unwrap_or_default();
            if let Some(Turn::Choose(choices)) = conversation.nodes.get(node).map(|node| &node.turn) {
                for choice in choices {
                    matter = matter.reading(&choice.when);
                    if matches!(choice.goto, crate::scenario::conversation::Goto::Pick(_)) {
                        matter.clock = matter.clock.max(Some(0));
                    }
                }
            }
            for (way, to) in legs(conversation, node) {
                let after = matters.get(to).copied().unwrap_or_default();
                if let Some((deed, _)) = leg(conversation, node, way) {
                    matter = matter.with(after.outside(conversation, to).before(deed));
                }
            }
            if let Some(old) = matters.get_mut(node)
                && *old != matter
            {
                *old = matter;
                has_grown = true;
            }
        }
        if !has_grown {
            return matters;
        }
    }
}

fn at_the_end(conversation: &Conversation, turn: &Turn, scored: bool) -> Matter {
    let mut matter = Matter::default();
    if let Turn::End(ending) = turn {
        if *ending == Ending::Protected {
            matter.flags = conversation.musts();
        }
        if scored {
            matter.flags = matter.flags.with(conversation.flags_of(FlagKind::Fact).collect());
            if let Some(money) = conversation.money() {
                matter.values |= 1 << money;
            }
        }
    }
    matter
}
