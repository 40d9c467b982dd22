//! Builds an interrupted session again from what was answered, with the scenarios that there are now. What has changed
//! or gone meanwhile is left out and counted.

use std::{collections::BTreeMap, sync::Arc};

use super::{Attempt, Purpose, Unfinished, answer};
use crate::{
    pack::Pack,
    quiz::{Quiz, Stage},
    scenario::Scenario,
};

/// A session that can go on.
#[derive(Clone, Debug)]
pub struct Resumed {
    /// As far as it had come.
    pub quiz: Quiz,
    /// The place that each of its items had in the session as it was begun.
    pub numbers: Vec<u32>,
    /// How many items are left out, because their scenario has changed since it was answered or is not there any more.
    pub left_out: usize,
}

/// Builds a session again; `None` when nothing of it is left to do.
pub fn resume(unfinished: &Unfinished, pack: &Pack) -> Option<Resumed> {
    let mut answers: BTreeMap<u32, Vec<&Attempt>> = BTreeMap::new();
    for attempt in &unfinished.attempts {
        answers.entry(attempt.item).or_default().push(attempt);
    }
    for answers in answers.values_mut() {
        answers.sort_by_key(|attempt| attempt.ask);
    }
    let given = |number: u32| answers.get(&number).map(Vec::as_slice).unwrap_or_default();
    let mut items: Vec<(u32, Arc<Scenario>)> = (0..)
        .zip(&unfinished.sitting.scenarios)
        .filter_map(|(number, id)| Some((number, Arc::clone(pack.scenario(id)?))))
        .filter(|(number, scenario)| {
            given(*number)
                .iter()
                .all(|attempt| attempt.content == scenario.hash && attempt.scenario == scenario.id)
        })
        .collect();
    loop {
        let scenarios = items.iter().map(|(_, scenario)| Arc::clone(scenario)).collect();
        let mut quiz = match unfinished.sitting.purpose {
            Purpose::Checkup => Quiz::checkup(scenarios, pack, unfinished.sitting.seed),
            Purpose::Training | Purpose::Rehearsal => Quiz::new(scenarios, pack, unfinished.sitting.seed),
        };
        let last = items.iter().rposition(|(number, _)| !given(*number).is_empty());
        let misfit = last.and_then(|last| {
            (0..=last).find(|place| {
                let answers = items.get(*place).map(|(number, _)| given(*number));
                replay(&mut quiz, *place, answers.unwrap_or_default(), pack).is_none()
            })
        });
        if let Some(misfit) = misfit {
            items.remove(misfit);
            continue;
        }
        // A check-up says nothing about what was answered last; it goes on with the next item.
        if quiz.stage() == Stage::Noted {
            quiz.proceed();
        }
        return (quiz.stage() != Stage::Over).then(|| Resumed {
            left_out: unfinished.sitting.scenarios.len() - items.len(),
            numbers: items.iter().map(|(number, _)| *number).collect(),
            quiz,
        });
    }
}

/// Gives the answers to the item at a place; `None` when they do not fit.
fn replay(quiz: &mut Quiz, place: usize, answers: &[&Attempt], pack: &Pack) -> Option<()> {
    if answers.is_empty() {
        return None;
    }
    for attempt in answers {
        while matches!(
            quiz.stage(),
            Stage::Consequence(_) | Stage::Debrief | Stage::Noted
        ) {
            quiz.proceed();
        }
        let ask = usize::try_from(attempt.ask).ok()?;
        if quiz.position() != place || quiz.stage() != Stage::Ask(ask) {
            return None;
        }
        let response = answer::response(quiz.item()?, ask, &attempt.response, pack)?;
        quiz.answer(response, &pack.helpdesks).ok()?;
    }
    Some(())
}

#[cfg(test)]
mod tests;
