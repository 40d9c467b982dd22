//! Which scenarios make up a session: scams and genuine messages about half and half, families and kinds as different
//! as the pack allows, hard and easy ones mixed. What is due is not known here.

use std::{collections::BTreeMap, sync::Arc};

use rand::{RngExt as _, SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    locale::Language,
    pack::Pack,
    scenario::{Ask, Role, Scenario, Verdict},
};

/// What a session is to be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many items.
    pub items: usize,
    /// For whom.
    pub role: Role,
    /// Chooses among equals and shuffles.
    pub seed: u64,
}

/// Chooses the scenarios of a session, in the order in which they are shown. The same pack and plan give the same
/// session. Fewer than wanted only when the pack has no more for the role.
pub fn select(pack: &Pack, plan: &Plan) -> Vec<Arc<Scenario>> {
    let mut rng = ChaCha8Rng::seed_from_u64(plan.seed);
    let mut candidates: Vec<&Arc<Scenario>> = pack
        .scenarios
        .iter()
        .filter(|scenario| plan.role == Role::Author || scenario.roles.contains(&plan.role))
        .collect();
    candidates.shuffle(&mut rng);

    // Not exactly half: whoever counts must not be able to tell the last item.
    let spread = i64::from(plan.items >= 2);
    let odd = usize::from(plan.items % 2 == 1 && rng.random());
    let half = i64::try_from(plan.items / 2 + odd).unwrap_or_default() + rng.random_range(-spread..=spread);
    let scams = usize::try_from(half).unwrap_or_default().min(plan.items);
    let mut slots: Vec<Verdict> = (0..plan.items)
        .map(|slot| {
            if slot < scams {
                Verdict::Scam
            } else {
                Verdict::Genuine
            }
        })
        .collect();
    slots.shuffle(&mut rng);

    let mut used: BTreeMap<(u8, String), usize> = BTreeMap::new();
    let mut session = Vec::new();
    for wanted in slots {
        let best = candidates
            .iter()
            .enumerate()
            .min_by_key(|(place, scenario)| {
                let count = |group: u8, name: &str| used.get(&(group, name.to_owned())).copied().unwrap_or(0);
                (
                    count(0, &scenario.family),
                    scenario.verdict != wanted,
                    count(1, scenario.kind().word()) + count(2, scenario.difficulty().word()),
                    *place,
                )
            })
            .map(|(place, _)| place);
        let Some(best) = best else { break };
        let scenario = candidates.swap_remove(best);
        for key in [
            (0, scenario.family.clone()),
            (1, scenario.kind().word().to_owned()),
            (2, scenario.difficulty().word().to_owned()),
        ] {
            *used.entry(key).or_default() += 1;
        }
        session.push(Arc::clone(scenario));
    }
    session
}

/// Characters that an adult reads in a minute: 500 to 600 in Japanese, about 1,200 (240 words) in English.
pub const fn pace(language: Language) -> usize {
    match language {
        Language::Ja => 600,
        Language::En => 1_200,
    }
}

/// Seconds to think about and answer a question.
pub const THINKING: usize = 5;

/// About how many minutes these scenarios take: reading and answering; never 0 for a session that has items.
pub fn minutes<'s>(scenarios: impl IntoIterator<Item = &'s Scenario>, language: Language) -> usize {
    let seconds: usize = scenarios
        .into_iter()
        .map(|scenario| {
            let shown: usize = scenario
                .opening()
                .flat_map(|(_, exhibit)| exhibit.body.passages())
                .map(|passage| passage.text.get(language).text.chars().count())
                .sum();
            let asked: usize = scenario
                .asks
                .iter()
                .map(|ask| match ask {
                    Ask::Choice(options) | Ask::Choices(options) => options
                        .options
                        .iter()
                        .map(|option| option.text.get(language).chars().count())
                        .sum(),
                    _ => 0,
                })
                .sum();
            let explained: usize = scenario
                .clues
                .iter()
                .map(|clue| clue.why.get(language).chars().count())
                .sum();
            // Explanations are skimmed: one looks for the reason that one had missed.
            (shown + asked + explained / 3) * 60 / pace(language) + scenario.asks.len() * THINKING
        })
        .sum();
    seconds.div_ceil(60)
}
