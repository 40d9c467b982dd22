//! A scenario as its author walks through it: the steps, by names that stay, and the way to each of them without
//! answering. What was chosen on the way is in [`made`], and the same for conversations in [`talk`]; the questions and what
//! is right are the quiz's, and nothing is recorded or drawn here.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    debrief::Debrief,
    locale::Language,
    pack::Pack,
    quiz::{Confidence, Item, Question, Quiz, Response, Stage},
    scenario::{Scenario, Verdict, problem::nearest},
};

pub mod made;
pub mod talk;

pub use made::Made;

/// One thing that a learner sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The question with this index; the first is the item itself.
    Question(usize),
    /// What a risky choice leads to, by the id of the exhibit.
    Consequence(String),
    /// A part of the debrief, from 0.
    Debrief(usize),
    /// The end of the session.
    Summary,
}

impl Step {
    /// The name by which authors ask for it: `item`, `question-2`, `consequence-fake-login`, `debrief`, `debrief-2`,
    /// `summary`.
    pub fn name(&self) -> String {
        let (kind, which) = match self {
            Self::Question(0) => ("item", String::new()),
            Self::Question(index) => ("question", (index + 1).to_string()),
            Self::Consequence(id) => ("consequence", id.clone()),
            Self::Debrief(0) => ("debrief", String::new()),
            Self::Debrief(part) => ("debrief", (part + 1).to_string()),
            Self::Summary => ("summary", String::new()),
        };
        if which.is_empty() {
            kind.to_owned()
        } else {
            format!("{kind}-{which}")
        }
    }
}

/// The steps of an item, in the order in which a learner may meet them.
pub fn steps(item: &Item, pack: &Pack, now: DateTime<Utc>, language: Language) -> Vec<Step> {
    let mut steps = Vec::new();
    for index in 0..item.questions.len() {
        steps.push(Step::Question(index));
        for exhibit in item
            .options(index)
            .into_iter()
            .flat_map(|options| &options.options)
            .filter_map(|option| option.leads)
        {
            let id = item
                .scenario
                .exhibits
                .get(exhibit)
                .and_then(|exhibit| exhibit.id.clone());
            let step = id.map(Step::Consequence);
            steps.extend(step.filter(|step| !steps.contains(step)));
        }
    }
    let parts = if Debrief::of(item, pack, now, language).has_aftermath() {
        4
    } else {
        3
    };
    steps.extend((0..parts).map(Step::Debrief));
    steps.push(Step::Summary);
    steps
}

/// A name that fits no step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The names that there are.
    pub known: Vec<String>,
    /// The nearest of them.
    pub nearest: Option<String>,
}

/// The step of a name. A blank or a colon does instead of `-`, `question-1` is the item, and the id of an exhibit alone is
/// enough.
///
/// # Errors
/// When there is no such step.
pub fn find(name: &str, steps: &[Step]) -> Result<Step, Unknown> {
    let name = name.trim().to_lowercase().replace([' ', ':', '_', '/'], "-");
    let known: Vec<String> = steps.iter().map(Step::name).collect();
    let meant = match name.split_once('-') {
        Some(("question", "1")) => "item",
        Some(("debrief", "1")) => "debrief",
        _ if name == "verdict" => "item",
        _ => name.as_str(),
    };
    let is_meant = |step: &&Step| match step {
        Step::Consequence(id) if id.to_lowercase() == meant => true,
        step => step.name().to_lowercase() == meant,
    };
    steps.iter().find(is_meant).cloned().ok_or_else(|| Unknown {
        nearest: nearest(meant, known.iter().map(String::as_str)).map(str::to_owned),
        known,
    })
}

/// Where a session of one item stands; `part` is the part of the debrief that is read.
pub fn step_of(quiz: &Quiz, part: usize) -> Step {
    match (quiz.stage(), quiz.item()) {
        (Stage::Ask(index), _) => Step::Question(index),
        (Stage::Consequence(exhibit), Some(item)) => Step::Consequence(
            item.scenario
                .exhibits
                .get(exhibit)
                .and_then(|exhibit| exhibit.id.clone())
                .unwrap_or_default(),
        ),
        (Stage::Debrief, _) => Step::Debrief(part),
        (Stage::Consequence(_) | Stage::Noted | Stage::Over, _) => Step::Summary,
    }
}

/// A session of this scenario that stands at a step. Questions before it are answered as they were, or right where they
/// were not; a consequence is reached by a choice that leads there.
pub fn quiz_at(scenario: &Arc<Scenario>, pack: &Pack, seed: u64, made: &Made, step: &Step) -> Quiz {
    let mut quiz = Quiz::new(vec![Arc::clone(scenario)], pack, seed);
    let given = quiz.item().map(|item| made.responses(item)).unwrap_or_default();
    loop {
        if step_of(&quiz, 0) == *step || matches!((quiz.stage(), step), (Stage::Debrief, Step::Debrief(_))) {
            return quiz;
        }
        match (quiz.stage(), quiz.item()) {
            (Stage::Ask(index), Some(item)) => {
                let was = given.get(index).cloned().flatten();
                let response = leading(item, index, step, was.as_ref())
                    .or(was)
                    .or_else(|| right(item, index));
                let answered =
                    response.is_some_and(|response| quiz.answer(response, &pack.helpdesks).is_ok());
                if !answered {
                    return quiz;
                }
            }
            (Stage::Over, _) | (_, None) => return quiz,
            (Stage::Consequence(_) | Stage::Debrief | Stage::Noted, _) => quiz.proceed(),
        }
    }
}

/// An answer to a question that leads to a consequence; the one that was given, where it does.
fn leading(item: &Item, index: usize, step: &Step, was: Option<&Response>) -> Option<Response> {
    let Step::Consequence(id) = step else { return None };
    let options = &item.options(index)?.options;
    let leads = |option: usize| {
        let exhibit = options.get(option)?.leads?;
        (item.scenario.exhibits.get(exhibit)?.id.as_deref() == Some(id)).then_some(option)
    };
    if let Some(Response::Options(chosen)) = was {
        // The first that leads anywhere is the one that is followed.
        let followed = chosen
            .iter()
            .find(|option| options.get(**option).is_some_and(|option| option.leads.is_some()));
        if followed.is_some_and(|option| leads(*option).is_some()) {
            return was.cloned();
        }
    }
    let option = (0..options.len()).find_map(leads)?;
    Some(Response::Options([option].into()))
}

/// The right answer.
fn right(item: &Item, index: usize) -> Option<Response> {
    Some(match item.questions.get(index)? {
        Question::Verdict => Response::Verdict(match item.scenario.verdict {
            Verdict::Scam => Confidence::SurelyScam,
            Verdict::Genuine => Confidence::SurelyGenuine,
        }),
        Question::Options { several, .. } => {
            let options = item.options(index)?.options.iter().enumerate();
            let all = options.filter(|(_, option)| option.right).map(|(index, _)| index);
            Response::Options(if *several {
                all.collect()
            } else {
                all.take(1).collect()
            })
        }
        Question::Clues => Response::Clues {
            clues: item.real_clues(),
            others: 0,
        },
        Question::Order { steps, .. } => Response::Order((0..steps.len()).collect()),
        Question::Helpdesk { right, .. } => Response::Helpdesk(right.clone()),
    })
}

#[cfg(test)]
mod tests;
