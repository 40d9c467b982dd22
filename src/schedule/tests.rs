//! The ladder, answer by answer, and the sessions that follow from it.

use super::*;
use crate::{history::sample, quiz::Confidence};

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 1).unwrap_or_default() + Days::new(number)
}

/// An item whose only question is the verdict.
fn judged(before: Option<&FamilyMemory>, on: u64, session: u64, right: bool, sure: bool) -> FamilyMemory {
    let mut attempt = sample();
    attempt.day = day(on);
    attempt.session = session;
    attempt.right = right;
    attempt.confidence = Some(match (right, sure) {
        (true, true) => Confidence::SurelyScam,
        (true, false) => Confidence::ProbablyScam,
        (false, true) => Confidence::SurelyGenuine,
        (false, false) => Confidence::ProbablyGenuine,
    });
    FamilyMemory::after(before, &attempt)
}

#[test]
fn a_family_comes_back_after_1_7_30_and_then_every_120_days() {
    let mut memory = judged(None, 0, 0, true, true);
    let mut on = 0;
    for (session, wait) in (1..).zip([1, 7, 30, 120, 120, 120]) {
        assert!(!memory.standing.is_due(day(on + wait - 1)), "{wait} days");
        on += wait;
        assert!(memory.standing.is_due(day(on)), "{wait} days");
        memory = judged(Some(&memory), on, session, true, true);
    }
}

#[test]
fn wrong_and_unsure_lead_one_rung_down_and_sure_and_wrong_to_the_lowest() {
    let mut memory = judged(None, 0, 0, true, true);
    for (session, on) in [(1, 1), (2, 8), (3, 38)] {
        memory = judged(Some(&memory), on, session, true, true);
    }
    assert_eq!(memory.standing.step, 3);
    for (right, sure, step) in [(true, false, 2), (false, false, 2), (false, true, 0)] {
        let after = judged(Some(&memory), 60, 4, right, sure).standing;
        assert_eq!(after.step, step, "right: {right}, sure: {sure}");
        assert_eq!(
            after.due,
            Some(day(60) + Days::new(LADDER[usize::from(step)].into()))
        );
        assert_eq!(after.sure_and_wrong, !right && sure);
    }
}

#[test]
fn practice_before_it_is_due_changes_nothing_when_it_goes_well() {
    let first = judged(None, 0, 0, true, true);
    let again = judged(Some(&first), 0, 1, true, true);
    assert_eq!(again.standing, first.standing);
}

#[test]
fn an_item_counts_as_its_worst_answer_whatever_the_order() {
    let first = judged(None, 0, 0, true, true);
    let mut action = sample();
    (action.day, action.session, action.ask) = (day(1), 1, 1);
    (action.asked, action.confidence, action.right) = (Asked::Choice, None, false);
    let good_bad = FamilyMemory::after(Some(&judged(Some(&first), 1, 1, true, true)), &action);
    assert_eq!(good_bad.standing.step, 0);
    assert_eq!(good_bad.standing.due, Some(day(2)));
    action.right = true;
    let good_good = FamilyMemory::after(Some(&judged(Some(&first), 1, 1, true, true)), &action);
    assert_eq!(good_good.standing.due, Some(day(8)), "one item, one rung");
    let bad_good = FamilyMemory::after(Some(&judged(Some(&first), 1, 1, false, true)), &action);
    assert!(bad_good.standing.sure_and_wrong);
    assert_eq!(bad_good.standing.due, Some(day(2)));
}

#[test]
fn most_of_the_clues_are_enough() {
    use crate::scenario::Cue;
    let mut attempt = sample();
    (attempt.asked, attempt.confidence, attempt.right) = (Asked::Clues, None, false);
    attempt.cues = vec![(Cue::Urgency, true), (Cue::Threat, false)];
    assert_eq!(Grade::of(&attempt), Grade::Firm);
    attempt.false_alarms = 1;
    assert_eq!(Grade::of(&attempt), Grade::Gaps);
}

#[test]
fn a_checkup_moves_nothing_that_goes_well_and_brings_back_what_does_not() {
    let mut attempt = sample();
    attempt.purpose = Purpose::Checkup;
    attempt.day = day(0);
    let new = FamilyMemory::after(None, &attempt);
    assert_eq!(new.standing.due, None, "still to be introduced");
    assert!(!new.standing.is_due(day(500)));

    let known = judged(None, 0, 1, true, true);
    (attempt.day, attempt.session) = (day(3), 2);
    let after = FamilyMemory::after(Some(&known), &attempt);
    assert_eq!((after.standing.step, after.standing.due), (0, Some(day(1))));

    attempt.right = false;
    attempt.confidence = Some(Confidence::SurelyGenuine);
    let missed = FamilyMemory::after(None, &attempt);
    assert_eq!(missed.standing.due, Some(day(4)));
    assert!(missed.standing.sure_and_wrong);
}

#[test]
fn a_clock_that_was_wrong_blocks_nothing() {
    let lying = judged(None, 3_000, 0, true, true);
    assert!(
        lying.standing.is_due(day(0)),
        "answered in what is now the future"
    );
    let after = judged(Some(&lying), 0, 1, true, true);
    assert_eq!(
        after.standing.due,
        Some(day(1)),
        "counted from the true day, no rung gained"
    );
    let eastward = judged(None, 1, 0, true, true);
    assert!(
        !eastward.standing.is_due(day(0)),
        "a day apart is only travelling"
    );
}

#[test]
fn memory_survives_being_written_down() {
    let memory = judged(None, 0, u64::MAX, false, true);
    let text = serde_json::to_string(&memory).unwrap_or_default();
    assert_eq!(serde_json::from_str::<FamilyMemory>(&text).ok(), Some(memory));
}

mod sessions {
    use std::{
        collections::{BTreeMap, BTreeSet},
        sync::Arc,
    };

    use proptest::prelude::*;

    use super::*;
    use crate::{
        pack::{
            Pack,
            load::{Place, load},
        },
        quiz::Plan,
        scenario::{Difficulty, Role, Scenario},
    };

    /// A pack of so many variants for every family, made of the scenarios that ship.
    fn pack(variants: &[usize]) -> Pack {
        let shipped = load(&[Place::Embedded]);
        let mut scenarios = Vec::new();
        let mut templates = shipped.scenarios.iter().cycle();
        for (family, count) in variants.iter().enumerate() {
            for variant in 0..*count {
                let mut scenario = Scenario::clone(templates.next().unwrap());
                scenario.family = format!("family-{family}");
                scenario.id = format!("family-{family}-{variant}");
                scenarios.push(Arc::new(scenario));
            }
        }
        Pack {
            scenarios,
            ..Pack::default()
        }
    }

    const fn plan(items: usize, seed: u64) -> Plan {
        Plan {
            items,
            role: Role::Employee,
            seed,
        }
    }

    /// Answers a whole session; `luck` decides each judgement.
    fn answer(
        learner: &mut Memories,
        items: &[Arc<Scenario>],
        (session, on): (u64, u64),
        mut luck: impl FnMut() -> (bool, bool),
    ) {
        for (item, scenario) in (0..).zip(items) {
            let (right, sure) = luck();
            let mut attempt = sample();
            (attempt.session, attempt.item, attempt.day) = (session, item, day(on));
            attempt.scenario.clone_from(&scenario.id);
            attempt.family.clone_from(&scenario.family);
            attempt.verdict = scenario.verdict;
            attempt.right = right;
            let scam = (scenario.verdict == crate::scenario::Verdict::Scam) == right;
            attempt.confidence = Some(match (scam, sure) {
                (true, true) => Confidence::SurelyScam,
                (true, false) => Confidence::ProbablyScam,
                (false, false) => Confidence::ProbablyGenuine,
                (false, true) => Confidence::SurelyGenuine,
            });
            let after = FamilyMemory::after(learner.get(&attempt.family), &attempt);
            learner.insert(attempt.family.clone(), after);
        }
    }

    #[test]
    fn the_first_day_is_a_whole_session_and_later_half_of_one_is_new_at_most() {
        let pack = pack(&[2; 40]);
        let mut learner = Memories::new();
        let first = session(&pack, &plan(8, 1), &learner, day(0));
        assert_eq!((first.items.len(), first.new, first.due), (8, 8, 0));
        answer(&mut learner, &first.items, (0, 0), || (true, true));
        let again = session(&pack, &plan(8, 2), &learner, day(0));
        assert_eq!(again.items.len(), 0, "nothing is due on the same day");
        assert_eq!(next(&pack, Role::Employee, &learner, day(0)), Some((day(1), 8)));
        let second = session(&pack, &plan(8, 3), &learner, day(1));
        assert_eq!((second.due, second.new), (8, 0));
        answer(&mut learner, &second.items, (1, 1), || (true, true));
        let third = session(&pack, &plan(8, 4), &learner, day(2));
        assert_eq!((third.due, third.new), (0, 4));
        assert_eq!(practice(&pack, &plan(8, 4), &learner, day(2)).len(), 8);
    }

    #[test]
    fn what_was_sure_and_wrong_comes_first() {
        let pack = pack(&[2; 8]);
        let mut learner = Memories::new();
        let first = session(&pack, &plan(8, 1), &learner, day(0));
        let mut number = 0;
        answer(&mut learner, &first.items, (0, 0), || {
            number += 1;
            (number != 5, true)
        });
        let wrong = &first.items[4].family;
        for seed in 0..20 {
            let second = session(&pack, &plan(8, seed), &learner, day(1));
            assert_eq!(&second.items[0].family, wrong);
        }
    }

    #[test]
    fn the_session_is_a_whole_one_with_the_shipped_pack_and_about_even() {
        let pack = load(&[Place::Embedded]);
        for seed in 0..40 {
            let first = session(&pack, &plan(8, seed), &Memories::new(), day(0));
            let scams = first
                .items
                .iter()
                .filter(|scenario| scenario.verdict == crate::scenario::Verdict::Scam)
                .count();
            assert_eq!(first.items.len(), 8);
            assert!((3..=5).contains(&scams), "seed {seed}: {scams} scams of 8");
            let mut steps: BTreeMap<Difficulty, usize> = BTreeMap::new();
            for scenario in &first.items {
                *steps.entry(scenario.difficulty()).or_default() += 1;
            }
            assert!(steps.len() >= 4, "seed {seed}: {steps:?}");
            assert!(steps.values().all(|count| *count <= 4), "seed {seed}: {steps:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_life_of_training_keeps_the_rules(
            variants in prop::collection::vec(1_usize..4, 1..14),
            items in 1_usize..10,
            days in prop::collection::vec(0_u64..40, 1..25),
            seed: u64,
        ) {
            let pack = pack(&variants);
            let mut learner = Memories::new();
            let mut on = 0;
            let mut luck = seed;
            for (number, wait) in (0_u64..).zip(days) {
                on += wait;
                let before = learner.clone();
                let made = session(&pack, &plan(items, seed ^ number), &before, day(on));
                prop_assert!(made.items.len() <= items);
                prop_assert_eq!(made.items.len(), made.due + made.new + made.between);
                let families: BTreeSet<&str> =
                    made.items.iter().map(|scenario| scenario.family.as_str()).collect();
                prop_assert_eq!(families.len(), made.items.len(), "every family once");
                let mut due = 0;
                for scenario in &made.items {
                    let Some(memory) = before.get(&scenario.family) else { continue };
                    let of_family = |other: &&Arc<Scenario>| other.family == scenario.family;
                    let others = pack.scenarios.iter().filter(of_family).count();
                    let last = memory.seen.last().map(|seen| seen.scenario.as_str());
                    prop_assert!(others == 1 || last != Some(scenario.id.as_str()), "the same variant");
                    due += usize::from(memory.standing.is_due(day(on)));
                }
                prop_assert_eq!(due, made.due, "nothing counts as due before its time");
                let all_due = before.values()
                    .filter(|memory| memory.standing.is_due(day(on)))
                    .count();
                prop_assert_eq!(made.due + made.waiting, all_due, "nothing that is due is forgotten");
                if made.items.is_empty() {
                    let (next, _) = next(&pack, Role::Employee, &before, day(on)).unwrap();
                    prop_assert!(next > day(on), "when nothing is due it is told when something will be");
                }
                answer(&mut learner, &made.items, (number, on), || {
                    luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (luck >> 60 > 2, luck >> 33 & 3 > 0)
                });
                for (family, memory) in &learner {
                    let standing = memory.standing;
                    let wait = (standing.due.unwrap() - standing.day).num_days();
                    prop_assert!(wait <= 120, "{family} waits for {wait} days");
                    if memory.item.session == number && standing.step > 0 {
                        let was = before[family].standing;
                        prop_assert!(
                            standing.step <= was.step || was.is_due(day(on)),
                            "nobody climbs before it is due"
                        );
                    }
                }
            }
        }
    }
}
