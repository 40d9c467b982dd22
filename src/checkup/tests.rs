//! Forms: how long they are, that two of them are equally hard, and what happens when there is too little to choose from.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{
    history::sample,
    pack::load::{Place, load},
    scenario::{Difficulty, Premise},
    schedule::FamilyMemory,
};

/// So many scenarios, cycled through those that ship; every third one has another premise, so that there are more
/// difficulties.
fn pack(count: usize) -> Pack {
    let shipped = load(&[Place::Embedded]);
    let scenarios = shipped
        .scenarios
        .iter()
        .cycle()
        .take(count)
        .enumerate()
        .map(|(number, scenario)| {
            let mut scenario = Scenario::clone(scenario);
            scenario.id = format!("scenario-{number}");
            if number % 3 == 0 {
                scenario.premise = Premise::default();
            }
            Arc::new(scenario)
        })
        .collect();
    Pack {
        scenarios,
        ..Pack::default()
    }
}

/// The form as the result of somebody who has answered it.
fn taken(form: &Form, number: u64) -> CheckupResult {
    let mut result = CheckupResult::new(number, NaiveDate::default(), 0);
    let items = form.items.iter();
    result
        .scenarios
        .extend(items.map(|scenario| (scenario.id.clone(), stratum(scenario))));
    result
}

fn made_of(form: &Form) -> Blueprint {
    taken(form, 0).blueprint()
}

#[test]
fn the_shipped_pack_is_enough_for_a_full_form() {
    let pack = load(&[Place::Embedded]);
    for seed in 0..20 {
        let form = form(&pack, Role::Employee, &[], &Memories::new(), seed).unwrap();
        let genuine = form
            .items
            .iter()
            .filter(|scenario| scenario.verdict == Verdict::Genuine)
            .count();
        assert_eq!((form.items.len(), genuine), (20, 5));
        assert_eq!((form.repeated, form.trained, form.alike), (0, 0, None));
    }
}

#[test]
fn two_forms_have_equally_many_of_the_hardest() {
    let pack = load(&[Place::Embedded]);
    let hardest = |form: &Form| {
        let items = form.items.iter();
        items
            .filter(|scenario| scenario.difficulty() == Difficulty::Most)
            .count()
    };
    let none = Memories::new();
    for seed in 0..20 {
        let first = form(&pack, Role::Employee, &[], &none, seed).unwrap();
        let second = form(&pack, Role::Employee, &[taken(&first, 1)], &none, seed + 100).unwrap();
        // Apart by one at most, where a stratum has nothing unused left.
        assert!(hardest(&first).abs_diff(hardest(&second)) <= 1);
        assert_eq!((second.items.len(), second.alike), (20, Some(true)));
        // The strata are coarse enough that the shipped pack is enough for two.
        assert!(second.repeated <= 1, "{}", second.repeated);
    }
}

#[test]
fn a_check_up_from_before_the_fifth_step_is_still_a_model() {
    let pack = load(&[Place::Embedded]);
    let none = Memories::new();
    let before = form(&pack, Role::Employee, &[], &none, 1).unwrap();
    let earlier = taken(&before, 1);
    assert!(
        before
            .items
            .iter()
            .any(|scenario| scenario.difficulty() == Difficulty::Most),
        "otherwise nothing was learnt"
    );
    let words: BTreeSet<Difficulty> = earlier.blueprint().keys().map(|(_, step, _)| *step).collect();
    assert!(!words.contains(&Difficulty::Most), "{words:?}");
    let next = form(&pack, Role::Employee, std::slice::from_ref(&earlier), &none, 2).unwrap();
    assert_eq!((made_of(&next), next.alike), (earlier.blueprint(), Some(true)));
}

#[test]
fn with_enough_scenarios_nothing_is_repeated() {
    let pack = pack(150);
    let none = Memories::new();
    let first = form(&pack, Role::Author, &[], &none, 1).unwrap();
    let second = form(&pack, Role::Author, &[taken(&first, 1)], &none, 2).unwrap();
    assert_eq!((second.repeated, second.alike), (0, Some(true)));
    assert_eq!(made_of(&first), made_of(&second));
    let difficulties: BTreeSet<Difficulty> = first.items.iter().map(|item| item.difficulty()).collect();
    assert!(difficulties.len() > 1, "{difficulties:?}");
}

#[test]
fn what_was_trained_is_taken_last() {
    let pack = pack(150);
    let none = Memories::new();
    let first = form(&pack, Role::Author, &[], &none, 1).unwrap();
    let mut attempt = sample();
    attempt.scenario.clone_from(&first.items[0].id);
    attempt.family = "any".to_owned();
    let known = Memories::from([("any".to_owned(), FamilyMemory::after(None, &attempt))]);
    let again = form(&pack, Role::Author, &[], &known, 1).unwrap();
    assert_eq!(again.trained, 0);
    assert!(again.items.iter().all(|item| item.id != attempt.scenario));
}

#[test]
fn too_few_scenarios_make_a_shorter_form_or_none() {
    let pack = load(&[Place::Embedded]);
    let few = |scams: usize, genuine: usize| {
        let of = |verdict: Verdict, count: usize| {
            let all = pack.scenarios.iter();
            all.filter(move |scenario| scenario.verdict == verdict)
                .take(count)
                .cloned()
        };
        let scenarios = of(Verdict::Scam, scams)
            .chain(of(Verdict::Genuine, genuine))
            .collect();
        let pack = Pack {
            scenarios,
            ..Pack::default()
        };
        form(&pack, Role::Author, &[], &Memories::new(), 1)
    };
    assert_eq!(few(9, 13).unwrap().items.len(), 12);
    assert_eq!(few(15, 2).unwrap().items.len(), 8);
    assert_eq!(
        few(15, 1).unwrap_err(),
        TooFew {
            scams: 15,
            genuine: 1
        }
    );
    assert_eq!(few(5, 9).unwrap_err(), TooFew { scams: 5, genuine: 9 });
}

#[test]
fn a_form_that_cannot_be_made_like_the_earlier_one_says_so() {
    let pack = pack(60);
    let none = Memories::new();
    let first = form(&pack, Role::Author, &[], &none, 1).unwrap();
    let gone = stratum(&first.items[0]);
    let scenarios = pack
        .scenarios
        .iter()
        .filter(|scenario| stratum(scenario) != gone)
        .cloned();
    let smaller = Pack {
        scenarios: scenarios.collect(),
        ..Pack::default()
    };
    let second = form(&smaller, Role::Author, &[taken(&first, 1)], &none, 2).unwrap();
    assert_eq!(second.alike, Some(false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Equal difficulty by construction: whatever the pack, and whatever was used up, every form has the same numbers.
    #[test]
    fn every_form_is_made_like_the_first(count in 14_usize..120, rounds in 2_usize..5, seed: u64) {
        let pack = pack(count);
        let none = Memories::new();
        let Ok(first) = form(&pack, Role::Author, &[], &none, seed) else { return Ok(()) };
        let mut earlier = vec![taken(&first, 0)];
        for round in 1..rounds {
            let next = form(&pack, Role::Author, &earlier, &none, seed ^ round as u64).unwrap();
            prop_assert_eq!(made_of(&next), made_of(&first));
            prop_assert_eq!(next.alike, Some(true));
            let ids: BTreeSet<&str> = next.items.iter().map(|item| item.id.as_str()).collect();
            prop_assert_eq!(ids.len(), next.items.len(), "nothing twice in one form");
            let used: BTreeSet<&str> = earlier
                .iter()
                .flat_map(|result| result.scenarios.keys().map(String::as_str))
                .collect();
            prop_assert_eq!(next.repeated, ids.intersection(&used).count());
            // Nothing is repeated as long as its stratum has something unused.
            for (stratum_of, count) in made_of(&next) {
                let unused = pack
                    .scenarios
                    .iter()
                    .filter(|scenario| stratum(scenario) == stratum_of && !used.contains(scenario.id.as_str()))
                    .count();
                let fresh = next
                    .items
                    .iter()
                    .filter(|scenario| stratum(scenario) == stratum_of && !used.contains(scenario.id.as_str()))
                    .count();
                prop_assert_eq!(fresh, unused.min(count));
            }
            earlier.push(taken(&next, round as u64));
        }
    }
}
