//! What a learner can answer and what an answer is worth. Which question is next, and when anything is said about the
//! answer, is for the session.

use std::collections::BTreeSet;

use super::{Item, Question};
use crate::{
    helpdesk::{Registry, Status},
    scenario::{Verdict, words},
};

words! {
    /// A judgement and how sure the person is of it; one key.
    Confidence {
        /// Surely a scam.
        SurelyScam = "surely-scam",
        /// Probably a scam.
        ProbablyScam = "probably-scam",
        /// Probably genuine.
        ProbablyGenuine = "probably-genuine",
        /// Surely genuine.
        SurelyGenuine = "surely-genuine",
    }
}

impl Confidence {
    /// What the person takes it for.
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::SurelyScam | Self::ProbablyScam => Verdict::Scam,
            Self::ProbablyGenuine | Self::SurelyGenuine => Verdict::Genuine,
        }
    }

    /// Whether the person was sure.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::SurelyScam | Self::SurelyGenuine)
    }
}

/// What a learner answers; it must fit the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// To [`Question::Verdict`].
    Verdict(Confidence),
    /// To [`Question::Options`]: indices into the file's options.
    Options(BTreeSet<usize>),
    /// To [`Question::Clues`].
    Clues {
        /// The clues marked, as indices into [`Scenario::clues`](crate::scenario::Scenario::clues).
        clues: BTreeSet<usize>,
        /// How many other phrases were marked.
        others: usize,
    },
    /// To [`Question::Order`]: indices into its steps.
    Order(Vec<usize>),
    /// To [`Question::Helpdesk`]: the id of a desk.
    Helpdesk(String),
}

/// What an answer was worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Of a verdict.
    Verdict {
        /// Whether it was right.
        right: bool,
    },
    /// Of options.
    Options {
        /// Right ones that were not chosen.
        missed: Vec<usize>,
        /// Wrong ones that were.
        wrong: Vec<usize>,
    },
    /// Of marked clues.
    Clues {
        /// Real clues that were marked.
        found: Vec<usize>,
        /// Real clues that were not.
        missed: Vec<usize>,
        /// How many phrases were marked that prove nothing, decoys included.
        false_alarms: usize,
    },
    /// Of an order.
    Order {
        /// Steps that stand in their right place.
        in_place: usize,
        /// All steps.
        of: usize,
    },
    /// Of a helpdesk.
    Helpdesk(DeskChoice),
}

/// How good the choice of a helpdesk was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskChoice {
    /// The one to call first.
    Right,
    /// It answers and can help, but another comes first.
    NotFirst,
    /// Nobody answers at that time.
    Closed,
    /// It does not deal with this.
    NotForThis,
}

impl Outcome {
    /// Whether nothing was missed and nothing wrong chosen.
    pub fn is_right(&self) -> bool {
        match self {
            Self::Verdict { right } => *right,
            Self::Options { missed, wrong } => missed.is_empty() && wrong.is_empty(),
            Self::Clues {
                missed, false_alarms, ..
            } => missed.is_empty() && *false_alarms == 0,
            Self::Order { in_place, of } => in_place == of,
            Self::Helpdesk(choice) => *choice == DeskChoice::Right,
        }
    }
}

/// An answer with its worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was answered.
    pub response: Response,
    /// What it was worth.
    pub outcome: Outcome,
}

impl Item {
    /// What a response to a question of this item is worth; `None` when it does not fit the question.
    pub(super) fn judge(
        &self,
        index: usize,
        question: &Question,
        response: &Response,
        desks: &Registry,
    ) -> Option<Outcome> {
        match (question, response) {
            (Question::Verdict, Response::Verdict(confidence)) => Some(Outcome::Verdict {
                right: confidence.verdict() == self.scenario.verdict,
            }),
            (Question::Options { several, .. }, Response::Options(chosen)) => {
                let options = &self.options(index)?.options;
                let fits = !chosen.is_empty()
                    && (*several || chosen.len() == 1)
                    && chosen.iter().all(|option| *option < options.len());
                fits.then(|| {
                    let pick = |keep: fn(right: bool, chosen: bool) -> bool| {
                        let indices = options.iter().enumerate();
                        indices
                            .filter(|(index, option)| keep(option.right, chosen.contains(index)))
                            .map(|(index, _)| index)
                            .collect()
                    };
                    Outcome::Options {
                        missed: pick(|right, chosen| right && !chosen),
                        wrong: pick(|right, chosen| !right && chosen),
                    }
                })
            }
            (Question::Clues, Response::Clues { clues, others }) => {
                let real = self.real_clues();
                Some(Outcome::Clues {
                    found: real.intersection(clues).copied().collect(),
                    missed: real.difference(clues).copied().collect(),
                    false_alarms: clues.difference(&real).count() + others,
                })
            }
            (Question::Order { steps, .. }, Response::Order(order)) => {
                let all: BTreeSet<usize> = order.iter().copied().collect();
                let fits = order.len() == steps.len() && all == (0..steps.len()).collect();
                let in_place = order
                    .iter()
                    .enumerate()
                    .filter(|(place, step)| place == *step)
                    .count();
                fits.then_some(Outcome::Order {
                    in_place,
                    of: steps.len(),
                })
            }
            (
                Question::Helpdesk {
                    incident,
                    at,
                    shown,
                    right,
                },
                Response::Helpdesk(id),
            ) => {
                let desk = desks.get(id).filter(|_| shown.contains(id))?;
                let choice = if id == right {
                    DeskChoice::Right
                } else if !desk.incidents.contains(incident) {
                    DeskChoice::NotForThis
                } else if matches!(desks.status(id, *at), Status::Open { .. }) {
                    DeskChoice::NotFirst
                } else {
                    DeskChoice::Closed
                };
                Some(Outcome::Helpdesk(choice))
            }
            _ => None,
        }
    }
}
