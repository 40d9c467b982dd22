//! Walks through the sample conversation of `tests/problems`, move by move.

use super::*;
use crate::{
    pack::load::{Place, load},
    rehearsal::review::{FULL, Late, Money, Review},
    scenario::{
        conversation::Tag,
        validate::{Known, Reading, scenario},
    },
};

pub(super) const SAMPLE: &str = include_str!("../../tests/problems/counter.toml");

pub(super) fn read(text: &str) -> Reading {
    let known = Known {
        points: vec!["official-route"],
        incidents: Incident::ALL.to_vec(),
        helpdesks: vec!["police-9110", "legal-aid"],
        ..Known::default()
    };
    scenario("sample-counter-1.toml", text, &known)
}

pub(super) fn sample() -> Arc<Conversation> {
    conversation(SAMPLE)
}

pub(super) fn conversation(text: &str) -> Arc<Conversation> {
    let reading = read(text);
    assert_eq!(reading.problems, []);
    Arc::new(reading.conversation.unwrap())
}

pub(super) fn desks() -> Registry {
    load(&[Place::Embedded]).helpdesks
}

/// Walks by words.
fn walk(words: &str) -> Rehearsal {
    Rehearsal::recorded(sample(), 7, words, &desks()).expect("a walk that can be walked")
}

fn name(rehearsal: &Rehearsal) -> &str {
    &rehearsal.node().unwrap().id
}

#[test]
fn a_good_talk_ends_well() {
    let rehearsal = walk("stop ask speak:1,2 hand-over");
    assert_eq!(rehearsal.ending(), Some(Ending::Protected));
    assert!(rehearsal.is_over());
    assert_eq!(rehearsal.state().values[..2], [60, 800_000]);
    assert_eq!(rehearsal.state().minutes, 9);
    assert_eq!(rehearsal.clock().to_string(), "2027-01-02 10:39:00");
    assert_eq!(rehearsal.record(), "stop ask speak:1,2 hand-over");
    let review = Review::of(&rehearsal);
    assert_eq!(review.score, FULL);
    assert!(review.late.is_empty() && review.faults.is_empty() && review.unlearned.is_empty());
}

#[test]
fn blame_costs_trust_money_and_time() {
    let rehearsal = walk("blame");
    assert_eq!(name(&rehearsal), "ashamed");
    let step = &rehearsal.steps()[0];
    assert_eq!(step.before.values[..2], [40, 800_000]);
    assert_eq!(step.after.values[..2], [10, 600_000]);
    assert_eq!(step.after.minutes, 3);
    let rehearsal = walk("blame let-go");
    assert_eq!(rehearsal.ending(), Some(Ending::Lost));
    let review = Review::of(&rehearsal);
    assert_eq!(review.faults, [(Tag::Blame, 0), (Tag::TurnAway, 1)]);
    assert_eq!(
        review.money,
        Some(Money {
            start: 800_000,
            kept: 0
        })
    );
    assert_eq!(review.minutes, 63);
    assert_eq!(review.unlearned.len(), 1);
    assert_eq!(review.score, 0);
}

#[test]
fn what_is_drained_depends_on_what_was_done() {
    let text = SAMPLE.replace(
        "goto = \"asked\"\n\n[[node.start.choice]]",
        "goto = \"ashamed\"\n\n[[node.start.choice]]",
    );
    let (rehearsal, refused) = Rehearsal::replay(conversation(&text), 1, [Move::Choose(0)], &desks());
    assert_eq!(refused, None);
    assert_eq!(rehearsal.state().values[1], 800_000, "stopped: nothing drains");
    // And the choice that wants it not to be stopped is not offered.
    assert_eq!(rehearsal.offers(), [1]);
    let mut rehearsal = rehearsal;
    assert_eq!(
        rehearsal.make(Move::Choose(0), &desks()),
        Err(Refused::NotOffered)
    );
}

#[test]
fn numbers_stop_at_their_bounds() {
    let text = SAMPLE.replace("trust = -30", "trust = -100");
    let (rehearsal, _) = Rehearsal::replay(conversation(&text), 1, [Move::Choose(1)], &desks());
    assert_eq!(rehearsal.state().values[0], 0);
    assert_eq!(rehearsal.offers(), [1]);
}

#[test]
fn desks_are_judged_by_the_clock_of_the_conversation() {
    let desks = desks();
    // 2 January: the help desk is closed, the inquiry centre answers instead.
    for (desk, outcome, to) in [
        ("bank-inquiry", Outcome::Right, "told"),
        ("bank-helpdesk", Outcome::Closed, "asked"),
        ("police-110", Outcome::Wrong, "asked"),
    ] {
        let rehearsal = walk(&format!("stop call={desk}"));
        assert_eq!(rehearsal.steps()[1].outcome, Some(outcome), "{desk}");
        assert_eq!(name(&rehearsal), to, "{desk}");
    }
    let mut rehearsal = walk("stop");
    let call = |desk: &str| Move::Call {
        choice: 1,
        desk: desk.to_owned(),
    };
    assert_eq!(rehearsal.make(call("no-such-desk"), &desks), Err(Refused::NoDesk));
    assert_eq!(rehearsal.make(Move::Choose(1), &desks), Err(Refused::NotHere));
    assert_eq!(rehearsal.steps().len(), 1, "what is refused leaves no trace");
}

/// The same call before and after the hour at which the desk opens, over midnight, new year and holidays.
#[test]
fn the_clock_crosses_midnight_new_year_and_holidays() {
    let desks = desks();
    for (at, minutes, desk, outcome) in [
        ("2026-12-31T20:50:00", 2, "bank-helpdesk", Outcome::Right),
        ("2026-12-31T20:50:00", 10, "bank-helpdesk", Outcome::Closed),
        ("2026-12-31T20:50:00", 10, "bank-inquiry", Outcome::Right),
        ("2026-12-31T23:50:00", 30, "bank-inquiry", Outcome::Right),
        ("2027-01-03T23:50:00", 30, "bank-helpdesk", Outcome::Closed),
        ("2027-01-03T23:50:00", 550, "bank-helpdesk", Outcome::Right),
    ] {
        let text = SAMPLE.replace("2027-01-02T10:30:00", at).replace(
            "trust = 20, minutes = 2",
            &format!("trust = 20, minutes = {minutes}"),
        );
        let rehearsal =
            Rehearsal::recorded(conversation(&text), 1, &format!("stop call={desk}"), &desks).unwrap();
        assert_eq!(
            rehearsal.steps()[1].outcome,
            Some(outcome),
            "{at} + {minutes}: {desk}"
        );
    }
    // A named desk: the one that was meant, or who answers instead of it.
    let text = SAMPLE.replace("helpdesk = \"pick\"", "helpdesk = \"police-9110\"");
    for (at, desk, outcome) in [
        ("2026-11-23T10:30:00", "police-9110", Outcome::Closed),
        ("2026-11-24T10:30:00", "police-9110", Outcome::Right),
        ("2026-11-24T10:30:00", "bank-helpdesk", Outcome::Wrong),
    ] {
        let text = text.replace("2027-01-02T10:30:00", at);
        let conversation = conversation(&text);
        let rehearsal = Rehearsal::recorded(conversation, 1, &format!("stop call={desk}"), &desks).unwrap();
        assert_eq!(rehearsal.steps()[1].outcome, Some(outcome), "{at}: {desk}");
    }
}

#[test]
fn the_clock_stops_after_a_day() {
    let text = SAMPLE.replace("minutes = 2 }\nset", "minutes = 1440 }\nset");
    let rehearsal = Rehearsal::recorded(conversation(&text), 1, "stop ask", &desks()).unwrap();
    assert_eq!(rehearsal.state().minutes, MAX_MINUTES);
    assert_eq!(rehearsal.clock().to_string(), "2027-01-03 10:30:00");
}

#[test]
fn the_same_seed_offers_the_same_order() {
    let order = |seed| Rehearsal::start(sample(), seed).offers();
    assert_eq!(order(3), order(3));
    let orders: std::collections::BTreeSet<Vec<usize>> = (0..20).map(order).collect();
    assert_eq!(orders.len(), 2, "both orders of two occur");
}

#[test]
fn what_was_recorded_can_be_walked_again() {
    let desks = desks();
    let words = "blame stop call=bank-inquiry speak: hand-over";
    let rehearsal = walk(words);
    assert_eq!(rehearsal.record(), words);
    let moves = rehearsal.steps().iter().map(|step| step.made.clone());
    let (again, refused) = Rehearsal::replay(sample(), 7, moves, &desks);
    assert_eq!(refused, None);
    assert_eq!(again.steps(), rehearsal.steps());
    for gone in [
        "vanished",
        "stop vanished",
        "stop ask speak:0",
        "stop ask ask",
        "stop=police-110",
    ] {
        assert!(Rehearsal::recorded(sample(), 7, gone, &desks).is_none(), "{gone}");
    }
}

#[test]
fn steps_in_the_wrong_order_are_late() {
    let text = SAMPLE
        .replace(
            "set = [\"reused\"]\ntags = [\"checks\"]",
            "set = [\"reused\"]\ntags = [\"stop\"]",
        )
        .replacen(
            "tags = [\"settle\", \"stop\"]",
            "tags = [\"checks\", \"details\", \"settle\"]",
            1,
        );
    let rehearsal = Rehearsal::recorded(conversation(&text), 1, "stop ask", &desks()).unwrap();
    let review = Review::of(&rehearsal);
    assert_eq!(
        review.late,
        [Late {
            tag: Tag::Stop,
            step: 1,
            after: vec![Tag::Checks, Tag::Details],
            weight: 3
        }]
    );
    let taken: Vec<Tag> = review.taken.iter().map(|(tag, _)| *tag).collect();
    assert_eq!(taken, [Tag::Checks, Tag::Settle, Tag::Stop]);
}
