//! What a session came to: counts, nothing weighed. How they are drawn is for the screens; how they develop over weeks
//! is not known here.

use std::{collections::BTreeMap, sync::Arc};

use super::{Item, Outcome, Question};
use crate::scenario::{Cue, Incident, Scenario, Verdict};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many were right.
    pub right: usize,
    /// How many there were.
    pub of: usize,
}

impl Score {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

/// The counts of a session.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Judgements.
    pub verdicts: Score,
    /// Scams that were seen through.
    pub caught: Score,
    /// Genuine messages that were trusted.
    pub trusted: Score,
    /// Actions that were right.
    pub actions: Score,
    /// Questions of which several answers are right, and all were found.
    pub picked: Score,
    /// Clues that were found.
    pub clues: Score,
    /// Phrases that were marked and prove nothing.
    pub false_alarms: usize,
    /// Orders that were right in every step.
    pub orders: Score,
    /// Helpdesks that were right.
    pub helpdesks: Score,
    /// Judgements by incident.
    pub incidents: BTreeMap<Incident, Score>,
    /// Clues found by type.
    pub cues: BTreeMap<Cue, Score>,
    /// Scenarios that the learner was sure of and judged wrong.
    pub sure_and_wrong: Vec<Arc<Scenario>>,
    /// Scams that were taken for genuine.
    pub missed: Vec<Arc<Scenario>>,
    /// Genuine messages that were taken for scams.
    pub suspected: Vec<Arc<Scenario>>,
}

impl Summary {
    pub(super) fn of<'i>(items: impl Iterator<Item = &'i Item>) -> Self {
        let mut summary = Self::default();
        for item in items {
            for (question, answer) in item.questions.iter().zip(&item.answers) {
                summary.add(item, question, &answer.outcome);
            }
        }
        summary
    }

    fn add(&mut self, item: &Item, question: &Question, outcome: &Outcome) {
        let scenario = &item.scenario;
        match outcome {
            Outcome::Verdict { right } => {
                self.verdicts.add(*right);
                self.incidents.entry(scenario.incident).or_default().add(*right);
                let (score, wrong) = match scenario.verdict {
                    Verdict::Scam => (&mut self.caught, &mut self.missed),
                    Verdict::Genuine => (&mut self.trusted, &mut self.suspected),
                };
                score.add(*right);
                if !right {
                    wrong.push(Arc::clone(scenario));
                    if item.judgement().is_some_and(super::Confidence::is_sure) {
                        self.sure_and_wrong.push(Arc::clone(scenario));
                    }
                }
            }
            Outcome::Options { .. } => {
                let score = match question {
                    Question::Options { several: true, .. } => &mut self.picked,
                    _ => &mut self.actions,
                };
                score.add(outcome.is_right());
            }
            Outcome::Clues {
                found,
                missed,
                false_alarms,
            } => {
                self.false_alarms += false_alarms;
                for (clues, right) in [(found, true), (missed, false)] {
                    for clue in clues {
                        self.clues.add(right);
                        if let Some(cue) = scenario.clues.get(*clue).and_then(|clue| clue.cue) {
                            self.cues.entry(cue).or_default().add(right);
                        }
                    }
                }
            }
            Outcome::Order { .. } => self.orders.add(outcome.is_right()),
            Outcome::Helpdesk(_) => self.helpdesks.add(outcome.is_right()),
        }
    }
}
