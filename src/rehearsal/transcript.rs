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
        let nodes = &self.conversation().nodes;
        let first = self.steps().first().map_or(self.place(), |step| step.node);
        let mut parts = vec![
            nodes
                .get(first)
                .into_iter()
                .flat_map(|node| self.arrival(node))
                .collect::<Vec<_>>(),
        ];
        for (index, step) in self.steps().iter().enumerate() {
            let arrived = nodes.get(step.to).into_iter().flat_map(|node| self.arrival(node));
            parts.push(self.deed_of(index).into_iter().chain(arrived).collect());
        }
        parts
    }
}
