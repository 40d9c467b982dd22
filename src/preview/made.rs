//! The choices that were made while walking through a scenario, in the words of its file: ids of options, clues and
//! desks, never places in a list. So they outlive a change of the file, as far as what they name is still there.

use std::collections::BTreeSet;

use crate::{
    locale::Localized,
    quiz::{Confidence, Item, Question, Response},
};

/// Every choice, in the order of the questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made(Vec<Choice>);

/// One answered question: which one of its kind, from 0, and the answer.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    nth: usize,
    given: Given,
}

#[derive(Clone, Debug, PartialEq)]
enum Given {
    Verdict(Confidence),
    Options {
        several: bool,
        ids: BTreeSet<String>,
    },
    Clues {
        ids: BTreeSet<String>,
        others: usize,
    },
    /// Steps have no ids in scenarios; they are known by their words.
    Order(Vec<Localized<String>>),
    Helpdesk(String),
}

impl Made {
    /// Keeps the answers of an item from the question with this index on, as far as they have been given.
    pub fn note(&mut self, item: &Item, from: usize) {
        for (index, answer) in item.answers.iter().enumerate().skip(from) {
            let Some(choice) = choice(item, index, &answer.response) else {
                continue;
            };
            let same = |other: &Choice| other.nth == choice.nth && other.given.is_like(&choice.given);
            match self.0.iter_mut().find(|other| same(other)) {
                Some(old) => *old = choice,
                None => self.0.push(choice),
            }
        }
    }

    /// The answers to the questions of an item, which may come from a changed file; `None` where there is none that fits.
    pub fn responses(&self, item: &Item) -> Vec<Option<Response>> {
        let mut responses = vec![None; item.questions.len()];
        let mut left: Vec<&Choice> = self.0.iter().collect();
        // First each in its own place; then what has moved, because a question was put before it.
        for is_own_place in [true, false] {
            left.retain(|choice| {
                let found = (0..item.questions.len())
                    .filter(|index| !is_own_place || nth(item, *index) == choice.nth)
                    .filter(|index| responses.get(*index).is_some_and(Option::is_none))
                    .find_map(|index| Some((index, choice.given.fitted(item, index)?)));
                if let Some((index, response)) = found
                    && let Some(place) = responses.get_mut(index)
                {
                    *place = Some(response);
                    return false;
                }
                true
            });
        }
        responses
    }
}

/// The place of a question among those of its kind.
fn nth(item: &Item, index: usize) -> usize {
    let kind = |index: usize| item.questions.get(index).map(std::mem::discriminant);
    (0..index).filter(|other| kind(*other) == kind(index)).count()
}

fn choice(item: &Item, index: usize, response: &Response) -> Option<Choice> {
    let given = match (item.questions.get(index)?, response) {
        (Question::Verdict, Response::Verdict(confidence)) => Given::Verdict(*confidence),
        (Question::Options { several, .. }, Response::Options(chosen)) => {
            let options = &item.options(index)?.options;
            Given::Options {
                several: *several,
                ids: chosen
                    .iter()
                    .filter_map(|option| options.get(*option))
                    .map(|option| option.id.clone())
                    .collect(),
            }
        }
        (Question::Clues, Response::Clues { clues, others }) => Given::Clues {
            ids: clues
                .iter()
                .filter_map(|clue| item.scenario.clues.get(*clue))
                .map(|clue| clue.id.clone())
                .collect(),
            others: *others,
        },
        (Question::Order { steps, .. }, Response::Order(order)) => Given::Order(
            order
                .iter()
                .filter_map(|step| steps.get(*step).cloned())
                .collect(),
        ),
        (Question::Helpdesk { .. }, Response::Helpdesk(id)) => Given::Helpdesk(id.clone()),
        _ => return None,
    };
    Some(Choice {
        nth: nth(item, index),
        given,
    })
}

impl Given {
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// The answer to a question, as far as what it names is there; `None` when nothing of it is.
    fn fitted(&self, item: &Item, index: usize) -> Option<Response> {
        match (self, item.questions.get(index)?) {
            (Self::Verdict(confidence), Question::Verdict) => Some(Response::Verdict(*confidence)),
            (Self::Options { several, ids }, Question::Options { several: now, .. }) if several == now => {
                let options = item.options(index)?.options.iter().enumerate();
                let chosen: BTreeSet<usize> = options
                    .filter(|(_, option)| ids.contains(&option.id))
                    .map(|(index, _)| index)
                    .collect();
                (!chosen.is_empty()).then_some(Response::Options(chosen))
            }
            (Self::Clues { ids, others }, Question::Clues) => {
                let all = item.scenario.clues.iter().enumerate();
                let clues: BTreeSet<usize> = all
                    .filter(|(_, clue)| ids.contains(&clue.id))
                    .map(|(index, _)| index)
                    .collect();
                (!clues.is_empty() || *others > 0).then_some(Response::Clues {
                    clues,
                    others: *others,
                })
            }
            (Self::Order(words), Question::Order { steps, .. }) => {
                reordered(words, steps).map(Response::Order)
            }
            (Self::Helpdesk(id), Question::Helpdesk { shown, .. }) => {
                shown.contains(id).then(|| Response::Helpdesk(id.clone()))
            }
            _ => None,
        }
    }
}

/// Steps in the order in which they were put, new ones last; `None` when none of them is there any more.
pub fn reordered(words: &[Localized<String>], steps: &[Localized<String>]) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = Vec::new();
    for word in words {
        let place = (0..steps.len()).find(|place| {
            !order.contains(place)
                && steps.get(*place).is_some_and(|step| {
                    // A step whose translation is being mended is the same step.
                    step.iter()
                        .any(|(language, text)| word.exact(language) == Some(text))
                })
        });
        order.extend(place);
    }
    if order.is_empty() {
        return None;
    }
    let new: Vec<usize> = (0..steps.len()).filter(|place| !order.contains(place)).collect();
    order.extend(new);
    Some(order)
}
