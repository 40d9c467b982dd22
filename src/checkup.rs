//! The check-up: a test of fixed length before and after a course. Two forms are equally hard because they are made
//! alike: each has the same number of items of every truth, difficulty and kind, and only the items differ. Difficulty
//! is the published word of the Phish Scale there: with all five steps so many strata would have a single scenario that
//! the second form had to repeat three times as many items as now, and no check-up from before there was a fifth step
//! could be compared any more. Within a stratum the two hardest steps are drawn in proportion instead. How it is answered
//! is for [`crate::quiz`], what it comes to for [`crate::stats`].

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, NaiveDate, Utc};
use rand::{SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    pack::Pack,
    quiz::{Item, Outcome, Question},
    scenario::{Difficulty, Role, Scenario, Verdict},
    schedule::Memories,
    stats::{CheckupResult, Stratum},
};

/// How many items a check-up has.
pub const LENGTH: usize = 20;

/// One item in so many is genuine. In training it is about half; in a test a quarter is enough to see whether somebody
/// only distrusts everything, and leaves more items for what may go wrong.
pub const ONE_GENUINE_IN: usize = 4;

/// With fewer items nothing could be said.
pub const SHORTEST: usize = 8;

/// How many items of which stratum.
pub type Blueprint = BTreeMap<Stratum, usize>;

/// A form: the items of one check-up.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The scenarios, in their order.
    pub items: Vec<Arc<Scenario>>,
    /// How many of them were in an earlier check-up.
    pub repeated: usize,
    /// How many of the others were met in training.
    pub trained: usize,
    /// Whether it is made like the last full check-up; `None` when there was none.
    pub alike: Option<bool>,
}

/// There are too few scenarios for any check-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFew {
    /// How many scams there are for the role.
    pub scams: usize,
    /// How many genuine messages.
    pub genuine: usize,
}

/// The next form. It is made like the last full check-up where the packs still allow that, and takes scenarios that were
/// in no check-up yet, and among these such that were not trained, as far as there are any. The same arguments give the
/// same form.
///
/// # Errors
/// When the packs have too few scenarios for the role.
pub fn form(
    pack: &Pack,
    role: Role,
    earlier: &[CheckupResult],
    memories: &Memories,
    seed: u64,
) -> Result<Form, TooFew> {
    let mut strata: BTreeMap<Stratum, Vec<&Arc<Scenario>>> = BTreeMap::new();
    for scenario in &pack.scenarios {
        if role == Role::Author || scenario.roles.contains(&role) {
            strata.entry(stratum(scenario)).or_default().push(scenario);
        }
    }
    let sizes: Blueprint = strata
        .iter()
        .map(|(stratum, all)| (*stratum, all.len()))
        .collect();
    let fresh = blueprint(&sizes)?;
    let length = |blueprint: &Blueprint| blueprint.values().sum::<usize>();
    let fits = |blueprint: &Blueprint| {
        let size = |stratum: &Stratum| sizes.get(stratum).copied().unwrap_or(0);
        blueprint.iter().all(|(stratum, count)| *count <= size(stratum))
    };
    // One that was broken off, or was shorter for want of scenarios, is no model.
    let model = earlier
        .iter()
        .rev()
        .map(CheckupResult::blueprint)
        .find(|model| length(model) >= length(&fresh));
    let alike = model.as_ref().map(fits);
    let blueprint = model.filter(|model| fits(model)).unwrap_or(fresh);

    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let last_used: BTreeMap<&str, usize> = (1..)
        .zip(earlier)
        .flat_map(|(number, result)| result.scenarios.keys().map(move |id| (id.as_str(), number)))
        .collect();
    let trained: BTreeSet<&str> = memories
        .values()
        .flat_map(|memory| memory.seen.iter().map(|seen| seen.scenario.as_str()))
        .collect();
    let mut families: BTreeMap<&str, usize> = BTreeMap::new();
    let mut form = Form {
        alike,
        ..Form::default()
    };
    let is_hardest = |scenario: &Scenario| scenario.difficulty() == Difficulty::Most;
    // How many of the hardest the form is short of by their share in the strata, in thousandths; carried from stratum to
    // stratum, or small ones would all be rounded to the same side.
    let mut short = 0_i64;
    for (stratum, count) in &blueprint {
        let mut candidates = strata.remove(stratum).unwrap_or_default();
        candidates.shuffle(&mut rng);
        let hardest = candidates.iter().filter(|scenario| is_hardest(scenario)).count();
        let share = (hardest * 1_000).checked_div(candidates.len()).unwrap_or(0);
        let share = i64::try_from(share).unwrap_or_default();
        for _ in 0..*count {
            short += share;
            let wants_hardest = short >= 500;
            let best = candidates
                .iter()
                .enumerate()
                .min_by_key(|(place, scenario)| {
                    (
                        last_used.get(scenario.id.as_str()),
                        trained.contains(scenario.id.as_str()),
                        is_hardest(scenario) != wants_hardest,
                        families.get(scenario.family.as_str()),
                        *place,
                    )
                })
                .map(|(place, _)| place);
            let Some(best) = best else { break };
            let scenario = candidates.swap_remove(best);
            *families.entry(&scenario.family).or_default() += 1;
            if is_hardest(scenario) {
                short -= 1_000;
            }
            if last_used.contains_key(scenario.id.as_str()) {
                form.repeated += 1;
            } else if trained.contains(scenario.id.as_str()) {
                form.trained += 1;
            }
            form.items.push(Arc::clone(scenario));
        }
    }
    form.items.shuffle(&mut rng);
    Ok(form)
}

/// What makes two scenarios equally hard: their truth, the published word for their difficulty, and their kind.
pub fn stratum(scenario: &Scenario) -> Stratum {
    (
        scenario.verdict,
        scenario.difficulty().published(),
        scenario.kind(),
    )
}

/// How a form is made of so many scenarios: as many items as there can be up to [`LENGTH`], a quarter of them genuine,
/// spread over the strata in proportion. From each stratum half at most is taken where that is enough, so that the other
/// half is left for the second form.
fn blueprint(sizes: &Blueprint) -> Result<Blueprint, TooFew> {
    let of = |wanted: Verdict| -> Blueprint {
        let strata = sizes.iter().filter(|((verdict, ..), _)| *verdict == wanted);
        strata.map(|(stratum, size)| (*stratum, *size)).collect()
    };
    let (scams, genuine) = (of(Verdict::Scam), of(Verdict::Genuine));
    let found = TooFew {
        scams: scams.values().sum(),
        genuine: genuine.values().sum(),
    };
    let parts = (found.scams / (ONE_GENUINE_IN - 1))
        .min(found.genuine)
        .min(LENGTH / ONE_GENUINE_IN);
    if parts * ONE_GENUINE_IN < SHORTEST {
        return Err(found);
    }
    let mut blueprint = spread(&scams, parts * (ONE_GENUINE_IN - 1));
    blueprint.extend(spread(&genuine, parts));
    Ok(blueprint)
}

/// Takes so many from the strata in proportion to their halves, and beyond the halves only when these are used up.
fn spread(sizes: &Blueprint, count: usize) -> Blueprint {
    let mut taken = Blueprint::new();
    for _ in 0..count {
        let best = sizes
            .iter()
            .filter_map(|(stratum, size)| {
                let used = taken.get(stratum).copied().unwrap_or(0);
                let half = size / 2;
                let beyond = used >= half;
                let room = if beyond { size - used } else { half };
                // The divisor method of d'Hondt, in whole numbers: the larger room / (used + 1) is served first.
                (used < *size).then_some((!beyond, room * 10_000 / (used + 1), *stratum))
            })
            .max_by_key(|(within, share, stratum)| (*within, *share, std::cmp::Reverse(*stratum)));
        if let Some((_, _, stratum)) = best {
            *taken.entry(stratum).or_default() += 1;
        }
    }
    taken
}

/// What a check-up came to that has just been answered: the items that are answered count.
pub fn result<'i>(
    items: impl IntoIterator<Item = &'i Item>,
    (session, begun): (u64, DateTime<Utc>),
    day: NaiveDate,
) -> CheckupResult {
    let mut result = CheckupResult::new(session, day, begun.timestamp());
    for item in items.into_iter().filter(|item| item.is_answered()) {
        if let Some(judgement) = item.judgement() {
            result.judged_as(item.scenario.verdict, judgement);
        }
        for (question, answer) in item.questions.iter().zip(&item.answers) {
            if matches!(question, Question::Options { .. }) {
                result.acted(answer.outcome.is_right());
            }
        }
        result
            .scenarios
            .insert(item.scenario.id.clone(), stratum(&item.scenario));
    }
    result
}

/// The items of which the judgement or the action was wrong.
pub fn gone_wrong(items: &[Item]) -> impl Iterator<Item = &Item> {
    items.iter().filter(|item| {
        item.answers.iter().any(|answer| {
            matches!(answer.outcome, Outcome::Verdict { .. } | Outcome::Options { .. })
                && !answer.outcome.is_right()
        })
    })
}

#[cfg(test)]
mod tests;
