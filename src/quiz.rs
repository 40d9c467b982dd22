//! One session of quiz items as a pure state machine: which question is next, and when the explanation is due. How a
//! question is put and what an answer is worth are in rooms below it. It draws nothing, knows no clock, and keeps nothing
//! beyond the session.
//!
//! ```text
//! Ask(0) -> Ask(1) -> [Consequence] -> Ask(2) … -> Debrief -> next item … -> Over
//! ```
//!
//! A check-up asks less and says nothing before its end: `Ask(0) -> Ask(1) -> Noted -> next item … -> Over`.

use std::{collections::BTreeSet, sync::Arc};

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

use crate::{
    helpdesk::Registry,
    locale::Localized,
    pack::Pack,
    scenario::{Ask, Options, Scenario},
};

mod answer;
mod question;
mod select;
mod summary;

pub use answer::{Answer, Confidence, DeskChoice, Outcome, Response};
pub use question::Question;
pub use select::{Plan, THINKING, minutes, pace, select};
pub use summary::{Score, Summary};

/// One scenario within a session.
#[derive(Clone, Debug)]
pub struct Item {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its questions, as put to this learner.
    pub questions: Vec<Question>,
    /// Which of [`Scenario::asks`] each question comes from.
    asks: Vec<usize>,
    /// The answers so far, one for each question from the first on.
    pub answers: Vec<Answer>,
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// This question of the current item waits for an answer.
    Ask(usize),
    /// The exhibit with this index shows what the last action led to.
    Consequence(usize),
    /// The current item is explained.
    Debrief,
    /// The current item of a check-up is answered; nothing is said about it.
    Noted,
    /// All items are done.
    Over,
}

/// A response that does not fit the question; nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfitting;

/// What a session is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To learn: everything is asked, and every item explained.
    Training,
    /// To measure: only what it is and what to do is asked, and nothing is explained.
    Checkup,
    /// To read the explanations of what was answered before.
    Review,
}

/// One session.
#[derive(Clone, Debug)]
pub struct Quiz {
    seed: u64,
    mode: Mode,
    items: Vec<Item>,
    current: usize,
    stage: Stage,
}

impl Quiz {
    /// A session over these scenarios, in this order. The same seed shuffles alike.
    pub fn new(scenarios: Vec<Arc<Scenario>>, pack: &Pack, seed: u64) -> Self {
        Self::of(scenarios, pack, seed, Mode::Training)
    }

    /// A check-up over these scenarios: only what it is and what to do is asked, and nothing is explained.
    pub fn checkup(scenarios: Vec<Arc<Scenario>>, pack: &Pack, seed: u64) -> Self {
        Self::of(scenarios, pack, seed, Mode::Checkup)
    }

    fn of(scenarios: Vec<Arc<Scenario>>, pack: &Pack, seed: u64, mode: Mode) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let items: Vec<Item> = scenarios
            .into_iter()
            .map(|scenario| Item::new(scenario, pack, mode, &mut rng))
            .collect();
        let stage = if items.is_empty() {
            Stage::Over
        } else {
            Stage::Ask(0)
        };
        Self {
            seed,
            mode,
            items,
            current: 0,
            stage,
        }
    }

    /// The explanations of items that are answered already, one after the other.
    pub fn review(items: Vec<Item>, seed: u64) -> Self {
        let stage = if items.is_empty() {
            Stage::Over
        } else {
            Stage::Debrief
        };
        Self {
            seed,
            mode: Mode::Review,
            items,
            current: 0,
            stage,
        }
    }

    /// What it is for.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The seed, with which the session can be repeated.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// All items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The number of the current item, from 0; the number of items when all are done.
    pub const fn position(&self) -> usize {
        self.current
    }

    /// Where the session stands.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The current item; `None` when all are done.
    pub fn item(&self) -> Option<&Item> {
        self.items.get(self.current)
    }

    /// The question that waits for an answer.
    pub fn question(&self) -> Option<&Question> {
        match self.stage {
            Stage::Ask(index) => self.item()?.questions.get(index),
            _ => None,
        }
    }

    /// Takes the answer to the current question.
    ///
    /// # Errors
    /// When no question waits, or the answer does not fit it.
    pub fn answer(&mut self, response: Response, desks: &Registry) -> Result<&Outcome, Unfitting> {
        let Stage::Ask(index) = self.stage else {
            return Err(Unfitting);
        };
        let item = self.items.get_mut(self.current).ok_or(Unfitting)?;
        let question = item.questions.get(index).ok_or(Unfitting)?;
        let outcome = item.judge(index, question, &response, desks).ok_or(Unfitting)?;
        self.stage = match (item.leads(index, &response), item.after(index)) {
            (_, Stage::Debrief) if self.mode == Mode::Checkup => Stage::Noted,
            (Some(exhibit), _) if self.mode != Mode::Checkup => Stage::Consequence(exhibit),
            (_, after) => after,
        };
        item.answers.push(Answer { response, outcome });
        item.answers.last().map(|answer| &answer.outcome).ok_or(Unfitting)
    }

    /// Goes on from a consequence, a debrief or an item that was noted; elsewhere nothing happens.
    pub fn proceed(&mut self) {
        match self.stage {
            Stage::Consequence(_) => {
                if let Some(item) = self.item() {
                    self.stage = item.after(item.answers.len().saturating_sub(1));
                }
            }
            Stage::Debrief | Stage::Noted => {
                self.current += 1;
                self.stage = match self.item() {
                    Some(item) if item.is_answered() => Stage::Debrief,
                    Some(_) => Stage::Ask(0),
                    None => Stage::Over,
                };
            }
            Stage::Ask(_) | Stage::Over => {}
        }
    }

    /// What the session came to so far: items whose questions are all answered count.
    pub fn summary(&self) -> Summary {
        Summary::of(self.items.iter().filter(|item| item.is_answered()))
    }
}

impl Item {
    fn new(scenario: Arc<Scenario>, pack: &Pack, mode: Mode, rng: &mut ChaCha8Rng) -> Self {
        let action = scenario
            .asks
            .iter()
            .position(|ask| matches!(ask, Ask::Choice(_) | Ask::Choices(_)));
        let (asks, questions) = scenario
            .asks
            .iter()
            .enumerate()
            .filter(|(index, ask)| mode != Mode::Checkup || **ask == Ask::Verdict || Some(*index) == action)
            .filter_map(|(index, ask)| Some((index, Question::new(ask, pack, rng)?)))
            .unzip();
        Self {
            scenario,
            questions,
            asks,
            answers: Vec::new(),
        }
    }

    /// Whether every question has its answer.
    pub fn is_answered(&self) -> bool {
        self.answers.len() >= self.questions.len()
    }

    /// The judgement that was given.
    pub fn judgement(&self) -> Option<Confidence> {
        self.answers.iter().find_map(|answer| match answer.response {
            Response::Verdict(confidence) => Some(confidence),
            _ => None,
        })
    }

    /// What the scenario asks in a question.
    pub fn ask(&self, index: usize) -> Option<&Ask> {
        self.scenario.asks.get(*self.asks.get(index)?)
    }

    /// The file's options of a question.
    pub fn options(&self, index: usize) -> Option<&Options> {
        match self.ask(index)? {
            Ask::Choice(options) | Ask::Choices(options) => Some(options),
            _ => None,
        }
    }

    /// The words of a question where the scenario brings its own.
    pub fn wording(&self, index: usize) -> Option<&Localized<String>> {
        match self.ask(index)? {
            Ask::Verdict => None,
            Ask::Choice(options) | Ask::Choices(options) => Some(&options.text),
            Ask::Clues { text } | Ask::Helpdesk { text, .. } => text.as_ref(),
            Ask::Order { text, .. } => Some(text),
        }
    }

    /// The clues that really give the scenario away on its first exhibit.
    pub fn real_clues(&self) -> BTreeSet<usize> {
        let Some(main) = self.scenario.main() else {
            return BTreeSet::new();
        };
        let passages = main.body.passages();
        passages
            .iter()
            .flat_map(|passage| passage.text.iter())
            .flat_map(|(_, text)| text.marks.iter().map(|mark| mark.clue))
            .filter(|clue| {
                self.scenario
                    .clues
                    .get(*clue)
                    .is_some_and(|clue| clue.cue.is_some())
            })
            .collect()
    }

    fn after(&self, index: usize) -> Stage {
        if index + 1 < self.questions.len() {
            Stage::Ask(index + 1)
        } else {
            Stage::Debrief
        }
    }

    /// The exhibit to which a chosen option leads.
    fn leads(&self, index: usize, response: &Response) -> Option<usize> {
        let Response::Options(chosen) = response else {
            return None;
        };
        let options = self.options(index)?;
        chosen
            .iter()
            .find_map(|option| options.options.get(*option)?.leads)
    }
}

#[cfg(test)]
mod tests;
