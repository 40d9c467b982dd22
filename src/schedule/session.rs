//! Today's session: the families that are due, at most half a session of new ones, and as many others as it takes to
//! keep scams and genuine messages about even. Sessions that are the same for everybody do not come from here but from
//! [`crate::quiz::select`], which knows nothing of anybody's memory.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;
use rand::{RngExt as _, SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use super::{FamilyMemory, Memories};
use crate::{
    pack::Pack,
    quiz::{Plan, select},
    scenario::{Role, Scenario, Verdict},
};

/// Why a session is as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Why {
    /// It holds what is due and what is new.
    #[default]
    Due,
    /// Nothing is due; it is for whoever wants to practise all the same.
    Practice,
    /// It follows from its seed alone and is the same for everybody.
    Seed,
}

/// A session, and why it is as it is.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Why.
    pub why: Why,
    /// The scenarios, in the order in which they are shown; empty when nothing is due and nothing new is to come in.
    pub items: Vec<Arc<Scenario>>,
    /// How many are there because their family is due.
    pub due: usize,
    /// How many are there to bring in a new family.
    pub new: usize,
    /// How many are there only so that scams and genuine messages are about even.
    pub between: usize,
    /// How many families are due beyond that, for a further session.
    pub waiting: usize,
}

/// One family that could be in the session, with the scenarios that may stand for it now.
struct Candidate<'p> {
    rank: Rank,
    /// Since how many weeks it waits.
    weeks: i64,
    variants: Vec<&'p Arc<Scenario>>,
    memory: Option<&'p FamilyMemory>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    SureAndWrong,
    Due,
    New,
    Between,
}

/// The session that comes next: today's, or free practice when nothing is due. With `seed_alone` it is what
/// [`crate::quiz::select`] makes of the seed, whatever is remembered. Empty only when the pack has nothing for the role.
pub fn next_session(
    pack: &Pack,
    plan: &Plan,
    memories: &Memories,
    today: NaiveDate,
    seed_alone: bool,
) -> Session {
    let other = |why, items| Session {
        why,
        items,
        ..Session::default()
    };
    if seed_alone {
        return other(Why::Seed, select(pack, plan));
    }
    let due = session(pack, plan, memories, today);
    if !due.items.is_empty() {
        return due;
    }
    let mut items = practice(pack, plan, memories, today);
    if items.is_empty() {
        items = select(pack, plan);
    }
    other(Why::Practice, items)
}

/// The session of a day. The same pack, plan, memory and day give the same session.
pub fn session(pack: &Pack, plan: &Plan, memories: &Memories, today: NaiveDate) -> Session {
    let mut rng = ChaCha8Rng::seed_from_u64(plan.seed);
    let mut candidates = candidates(pack, plan.role, memories, today, &mut rng);
    let due = candidates
        .iter()
        .filter(|candidate| candidate.rank < Rank::New)
        .count();
    let unknown = candidates
        .iter()
        .filter(|candidate| candidate.rank == Rank::New)
        .count();
    let new = unknown
        .min(allowance(plan.items, pack, memories, today))
        .min(plan.items.saturating_sub(due));
    let mut picks = Picks::new(plan.items, &mut rng);
    for _ in 0..due.min(plan.items) {
        picks.take(&mut candidates, |rank| rank < Rank::New);
    }
    for _ in 0..new {
        picks.take(&mut candidates, |rank| rank == Rank::New);
    }
    let planned = picks.items.len();
    while picks.items.len() < plan.items
        && let Some(missing) = picks.missing()
    {
        for candidate in &mut candidates {
            candidate.variants.retain(|scenario| scenario.verdict == missing);
        }
        candidates.retain(|candidate| !candidate.variants.is_empty());
        if !picks.take(&mut candidates, |rank| rank == Rank::Between) {
            break;
        }
    }
    let between = picks.items.len() - planned;
    Session {
        why: Why::Due,
        items: picks.in_order(&mut rng),
        due: due.min(plan.items),
        new,
        between,
        waiting: due.saturating_sub(plan.items),
    }
}

/// A session for somebody who wants to train although nothing is due: families that were met before, the longest
/// unseen first, each with another variant where there is one. Empty when nothing was met.
pub fn practice(pack: &Pack, plan: &Plan, memories: &Memories, today: NaiveDate) -> Vec<Arc<Scenario>> {
    let mut rng = ChaCha8Rng::seed_from_u64(plan.seed);
    let mut candidates = candidates(pack, plan.role, memories, today, &mut rng);
    let mut picks = Picks::new(plan.items, &mut rng);
    while picks.items.len() < plan.items && picks.take(&mut candidates, |rank| rank != Rank::New) {}
    picks.in_order(&mut rng)
}

/// How many new families may still come in on a day: as many as a session has items on the first day, later half as
/// many, so that a session always has room for what comes back.
fn allowance(items: usize, pack: &Pack, memories: &Memories, today: NaiveDate) -> usize {
    // Conversations at the counter are no part of sessions.
    let talks: BTreeSet<&str> = pack
        .conversations
        .iter()
        .map(|conversation| conversation.family.as_str())
        .collect();
    let since = |memory: &FamilyMemory| {
        let is_quiz = !talks.contains(memory.family.as_str());
        memory.standing.since.filter(|_| is_quiz)
    };
    let is_first_day = !memories.values().filter_map(since).any(|day| day != today);
    let today = memories
        .values()
        .filter_map(since)
        .filter(|day| *day == today)
        .count();
    let most = if is_first_day { items } else { items.div_ceil(2) };
    most.saturating_sub(today)
}

fn candidates<'p>(
    pack: &'p Pack,
    role: Role,
    memories: &'p Memories,
    today: NaiveDate,
    rng: &mut ChaCha8Rng,
) -> Vec<Candidate<'p>> {
    let mut families: BTreeMap<&str, Vec<&Arc<Scenario>>> = BTreeMap::new();
    for scenario in &pack.scenarios {
        if role == Role::Author || scenario.roles.contains(&role) {
            families.entry(&scenario.family).or_default().push(scenario);
        }
    }
    let mut candidates: Vec<Candidate<'p>> = families
        .into_iter()
        .map(|(family, mut variants)| {
            let memory = memories.get(family);
            if let Some(last) = memory.and_then(|memory| memory.seen.last())
                && variants.len() > 1
            {
                variants.retain(|scenario| scenario.id != last.scenario);
            }
            variants.shuffle(rng);
            let standing = memory.map(|memory| memory.standing);
            let rank = match standing {
                Some(standing) if standing.is_due(today) && standing.sure_and_wrong => Rank::SureAndWrong,
                Some(standing) if standing.is_due(today) => Rank::Due,
                Some(standing) if standing.due.is_some() => Rank::Between,
                _ => Rank::New,
            };
            let due = standing.and_then(|standing| standing.due).unwrap_or(today);
            Candidate {
                rank,
                weeks: (today - due).num_weeks(),
                variants,
                memory,
            }
        })
        .collect();
    candidates.shuffle(rng);
    candidates
}

/// What has been chosen so far, and what it consists of.
struct Picks {
    items: Vec<(Rank, Arc<Scenario>)>,
    slots: Vec<Verdict>,
    used: BTreeMap<&'static str, usize>,
}

impl Picks {
    fn new(items: usize, rng: &mut ChaCha8Rng) -> Self {
        // Not exactly half: whoever counts must not be able to tell the last item.
        let spread = i64::from(items >= 4);
        let odd = usize::from(items % 2 == 1 && rng.random());
        let half = i64::try_from(items / 2 + odd).unwrap_or_default() + rng.random_range(-spread..=spread);
        let scams = usize::try_from(half).unwrap_or_default().min(items);
        let mut slots = vec![Verdict::Genuine; items];
        slots
            .iter_mut()
            .take(scams)
            .for_each(|slot| *slot = Verdict::Scam);
        slots.shuffle(rng);
        Self {
            items: Vec::new(),
            slots,
            used: BTreeMap::new(),
        }
    }

    /// Takes the scenario that fits best among the families of some ranks; its family is out then. False when there is
    /// none.
    fn take(&mut self, candidates: &mut Vec<Candidate<'_>>, ranks: impl Fn(Rank) -> bool) -> bool {
        let wanted = self.slots.get(self.items.len()).copied();
        let count = |word: &'static str| self.used.get(word).copied().unwrap_or(0);
        let best = candidates
            .iter()
            .enumerate()
            .filter(|(_, candidate)| ranks(candidate.rank))
            .flat_map(|(place, candidate)| {
                let variants = candidate.variants.iter().enumerate();
                variants.map(move |(variant, scenario)| (place, candidate, variant, scenario))
            })
            .min_by_key(|(place, candidate, variant, scenario)| {
                let last_seen = candidate
                    .memory
                    .and_then(|memory| memory.seen.iter().rposition(|seen| seen.scenario == scenario.id));
                let met = match candidate.rank {
                    Rank::Between => candidate.memory.map(|memory| memory.standing.day),
                    _ => None,
                };
                (
                    candidate.rank,
                    Some(scenario.verdict) != wanted,
                    Reverse(candidate.weeks.max(0)),
                    last_seen.is_some(),
                    met,
                    count(scenario.kind().word()) + count(scenario.difficulty().word()),
                    last_seen,
                    *place,
                    *variant,
                )
            })
            .map(|(place, candidate, _, scenario)| (place, candidate.rank, Arc::clone(scenario)));
        let Some((place, rank, scenario)) = best else {
            return false;
        };
        candidates.remove(place);
        for word in [scenario.kind().word(), scenario.difficulty().word()] {
            *self.used.entry(word).or_default() += 1;
        }
        self.items.push((rank, scenario));
        true
    }

    /// The verdict of which there are too few: less than two in five.
    fn missing(&self) -> Option<Verdict> {
        let all = self.items.len();
        let scams = self
            .items
            .iter()
            .filter(|(_, scenario)| scenario.verdict == Verdict::Scam)
            .count();
        if all == 0 {
            None
        } else if scams * 5 < all * 2 {
            Some(Verdict::Scam)
        } else if (all - scams) * 5 < all * 2 {
            Some(Verdict::Genuine)
        } else {
            None
        }
    }

    /// What was sure and wrong comes first; everything else is mixed, so that its place says nothing.
    fn in_order(mut self, rng: &mut ChaCha8Rng) -> Vec<Arc<Scenario>> {
        self.items.shuffle(rng);
        self.items.sort_by_key(|(rank, _)| *rank != Rank::SureAndWrong);
        self.items.into_iter().map(|(_, scenario)| scenario).collect()
    }
}

/// The next day on which anything is due, and how many families then; today when something is due today. `None` when
/// nothing was trained yet.
pub fn next(pack: &Pack, role: Role, memories: &Memories, today: NaiveDate) -> Option<(NaiveDate, usize)> {
    coming(pack, role, memories, today).into_iter().next()
}

/// On which days how many families are due, from today on; what is overdue counts for today. Families that no
/// scenario has any more are not waited for.
pub fn coming(pack: &Pack, role: Role, memories: &Memories, today: NaiveDate) -> BTreeMap<NaiveDate, usize> {
    let families: BTreeSet<&str> = pack
        .scenarios
        .iter()
        .filter(|scenario| role == Role::Author || scenario.roles.contains(&role))
        .map(|scenario| scenario.family.as_str())
        .collect();
    let mut days = BTreeMap::new();
    for memory in memories
        .values()
        .filter(|memory| families.contains(memory.family.as_str()))
    {
        let standing = memory.standing;
        let day = if standing.is_due(today) {
            Some(today)
        } else {
            standing.due
        };
        if let Some(day) = day {
            *days.entry(day).or_default() += 1;
        }
    }
    days
}
