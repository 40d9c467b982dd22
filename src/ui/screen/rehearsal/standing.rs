//! Where a staff member is looking, as far as the author's preview has to know it: to put them somewhere, to show the same
//! in the other language, and to leave them where they are when the file has changed.

use chrono::{DateTime, Utc};

use super::{Drawn, Looking, Phase, Rehearsing};
use crate::{rehearsal::Rehearsal, scenario::conversation::Goto};

/// What a staff member is looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Who comes.
    Opening,
    /// The conversation.
    Talk,
    /// A part of the debrief, from 0.
    Debrief(usize),
}

impl Rehearsing {
    /// A conversation that has come as far as this walk.
    pub(crate) fn at(rehearsal: Rehearsal, sight: Sight, now: DateTime<Utc>) -> Self {
        let phase = match sight {
            Sight::Opening => Phase::Opening,
            Sight::Talk if rehearsal.ending().is_some() => Phase::Over,
            Sight::Talk => Phase::Talking,
            Sight::Debrief(part) => Phase::Looking(Looking::at(part)),
        };
        Self {
            phase,
            ..Self::of(rehearsal, now)
        }
    }

    /// What is looked at.
    pub(crate) fn sight(&self) -> Sight {
        match &self.phase {
            Phase::Opening => Sight::Opening,
            Phase::Looking(looking) => Sight::Debrief(looking.part()),
            Phase::Talking | Phase::Judging | Phase::Picking(..) | Phase::Over => Sight::Talk,
        }
    }

    /// Whether a desk is being picked.
    pub(crate) const fn is_picking(&self) -> bool {
        matches!(self.phase, Phase::Picking(..))
    }

    /// The same for somebody who reads the other language: rows of one are not rows of the other.
    pub(crate) fn in_other_language(&self) -> Self {
        let mut other = Self {
            top: None,
            drawn: Drawn::default(),
            ..self.clone()
        };
        if let Phase::Looking(looking) = &mut other.phase {
            *looking = Looking::at(looking.part());
        }
        other
    }

    /// The same in a conversation that has been changed, as far as it still has what is looked at.
    pub(crate) fn changed(&self, rehearsal: Rehearsal) -> Self {
        let id = |index: usize| Some(self.rehearsal.choices().get(index)?.id.as_str());
        let place = |id: &str| rehearsal.choices().iter().position(|choice| choice.id == id);
        let offers = rehearsal.offers();
        let phase = match &self.phase {
            Phase::Judging if rehearsal.speech().is_some() => Phase::Judging,
            Phase::Picking(index, picking) => {
                let index = id(*index).and_then(place).filter(|index| {
                    let choice = rehearsal.choices().get(*index);
                    let picks = choice.is_some_and(|choice| matches!(choice.goto, Goto::Pick(_)));
                    picks && offers.contains(index)
                });
                index.map_or(Phase::Talking, |index| Phase::Picking(index, picking.clone()))
            }
            Phase::Opening => Phase::Opening,
            Phase::Looking(looking) => Phase::Looking(looking.clone()),
            _ if rehearsal.ending().is_some() => Phase::Over,
            Phase::Talking | Phase::Judging | Phase::Over => Phase::Talking,
        };
        let before = self.rehearsal.offers();
        let selected = before
            .get(self.selected)
            .and_then(|index| place(id(*index)?))
            .and_then(|index| offers.iter().position(|offer| *offer == index));
        let covers = rehearsal.speech().map_or(0, |speech| speech.covers.len());
        let most = offers.len().max(covers).saturating_sub(1);
        Self {
            phase,
            selected: selected.unwrap_or_else(|| self.selected.min(most)),
            ticked: self
                .ticked
                .iter()
                .copied()
                .filter(|tick| *tick < covers)
                .collect(),
            top: self.top,
            ..Self::of(rehearsal, self.begun)
        }
    }
}
