//! A walk as it was heard: what happened, who said what, in order. Full screen, plain mode and debrief all tell it from
//! here; nothing is worded or judged.

use crate::{
    locale::Localized,
    rehearsal::{Move, Rehearsal},
    scenario::conversation::{Choice, Node, Speech, Turn},
};

/// Something that was seen, heard or done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry<'r> {
    /// Seen, or it happened by itself.
    Happens(&'r Localized<String>),
    /// Somebody spoke who is not the staff member.
    Heard {
        /// Who.
        who: &'r Localized<String>,
        /// What.
        words: &'r Localized<String>,
    },
    /// The staff member spoke or acted.
    Made {
        /// What.
        choice: &'r Choice,
        /// Whom they called, by id.
        desk: Option<&'r str>,
    },
    /// The staff member said something in their own words.
    Aloud(&'r Speech),
}

impl Rehearsal {
    /// What was seen and heard on arriving at a node.
    pub fn arrival<'r>(&'r self, node: &'r Node) -> impl Iterator<Item = Entry<'r>> {
        let who = node
            .speaker
            .as_ref()
            .unwrap_or(&self.conversation().customer.name);
        let happens = node.happens.as_ref().map(Entry::Happens);
        let say = node.say.as_ref().map(|words| Entry::Heard { who, words });
        happens.into_iter().chain(say)
    }

    /// What the staff member did in one step.
    pub fn deed_of(&self, step: usize) -> Option<Entry<'_>> {
        let step = self.steps().get(step)?;
        match (&self.conversation().nodes.get(step.node)?.turn, &step.made) {
            (Turn::Choose(choices), Move::Choose(index)) => Some(Entry::Made {
                choice: choices.get(*index)?,
                desk: None,
            }),
            (Turn::Choose(choices), Move::Call { choice, desk }) => Some(Entry::Made {
                choice: choices.get(*choice)?,
                desk: Some(desk),
            }),
            (Turn::Speak(speech), Move::Speak { .. }) => Some(Entry::Aloud(speech)),
            _ => None,
        }
    }

    /// Everything so far: for each move what was done, and what was seen and heard then. The first part has no deed.
    pub fn transcript(&self) -> Vec<Vec<Entry<'_>>> {
        (0..=self.steps().len()).map(|part| self.part(part)).collect()
    }

    /// One part of the transcript; nothing where it has not come so far.
    pub fn part(&self, part: usize) -> Vec<Entry<'_>> {
        let arrived = match part.checked_sub(1) {
            None => Some(self.steps().first().map_or(self.place(), |step| step.node)),
            Some(step) => self.steps().get(step).map(|step| step.to),
        };
        let node = arrived.and_then(|node| self.conversation().nodes.get(node));
        let deed = part.checked_sub(1).and_then(|step| self.deed_of(step));
        let arrival = node.into_iter().flat_map(|node| self.arrival(node));
        deed.into_iter().chain(arrival).collect()
    }
}
