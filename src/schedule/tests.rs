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
