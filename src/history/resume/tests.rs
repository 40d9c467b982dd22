//! Sessions that are interrupted at every place and built again, with the same scenarios and with others.

use chrono::NaiveDate;

use super::*;
use crate::{
    history::{Given, Purpose, Sitting, arbitrary::now},
    locale::Language,
    pack::load::{Place, load},
    quiz::{Confidence, Mode, Plan, Question, Response, select},
    scenario::Role,
};

fn plan(seed: u64) -> Plan {
    Plan {
        items: 6,
        role: Role::Author,
        seed,
    }
}

fn sitting(scenarios: &[Arc<Scenario>], seed: u64) -> Sitting {
    Sitting {
        session: 1,
        begun: now(),
        purpose: Purpose::Training,
        role: Role::Author,
        language: Language::En,
        seed,
        scenarios: scenarios.iter().map(|scenario| scenario.id.clone()).collect(),
    }
}

/// Some answer, sometimes one that leads to a consequence.
fn some(quiz: &Quiz, turn: usize) -> Response {
    match quiz.question().unwrap() {
        Question::Verdict => Response::Verdict(Confidence::ALL[turn % 4]),
        Question::Options { shown, .. } => Response::Options([shown[turn % shown.len()]].into()),
        Question::Clues => Response::Clues {
            clues: [0].into(),
            others: turn % 2,
        },
        Question::Order { shown, .. } => Response::Order(shown.clone()),
        Question::Helpdesk { shown, .. } => Response::Helpdesk(shown[turn % shown.len()].clone()),
    }
}

/// Goes through a session and tells, after every answer, what is remembered and where the quiz stands.
fn every_moment(pack: &Pack, seed: u64, mut see: impl FnMut(&Unfinished, &Quiz)) {
    let scenarios = select(pack, &plan(seed));
    let sitting = sitting(&scenarios, seed);
    let mut quiz = Quiz::new(scenarios, pack, seed);
    let mut unfinished = Unfinished {
        sitting,
        attempts: Vec::new(),
    };
    let given = Given {
        at: now(),
        day: NaiveDate::default(),
        millis: 1,
        language: Language::En,
    };
    let mut turn = usize::try_from(seed).unwrap();
    while quiz.stage() != Stage::Over {
        let Stage::Ask(ask) = quiz.stage() else {
            quiz.proceed();
            continue;
        };
        let place = quiz.position();
        quiz.answer(some(&quiz, turn), &pack.helpdesks).unwrap();
        turn += 1;
        let item = &quiz.items()[place];
        let number = u32::try_from(place).unwrap();
        let attempt = Attempt::of(&unfinished.sitting, number, item, ask, pack, &given).unwrap();
        unfinished.attempts.push(attempt);
        see(&unfinished, &quiz);
    }
}

#[test]
fn it_goes_on_wherever_it_stopped() {
    let pack = load(&[Place::Embedded]);
    let mut moments = 0;
    for seed in 0..6 {
        every_moment(&pack, seed, |unfinished, quiz| {
            moments += 1;
            let resumed = resume(unfinished, &pack).unwrap();
            assert_eq!(
                (resumed.quiz.stage(), resumed.quiz.position(), resumed.left_out),
                (quiz.stage(), quiz.position(), 0)
            );
            assert_eq!(resumed.numbers, (0..6).collect::<Vec<u32>>());
            for (resumed, original) in resumed.quiz.items().iter().zip(quiz.items()) {
                assert_eq!(resumed.questions, original.questions, "shuffled alike");
                assert_eq!(resumed.answers, original.answers);
            }
        });
    }
    assert!(moments > 80, "{moments}");
}

#[test]
fn a_checkup_goes_on_as_one_with_the_next_question() {
    let pack = load(&[Place::Embedded]);
    let scenarios = select(&pack, &plan(3));
    let sitting = Sitting {
        purpose: Purpose::Checkup,
        ..sitting(&scenarios, 3)
    };
    let mut quiz = Quiz::checkup(scenarios, &pack, 3);
    let mut unfinished = Unfinished {
        sitting,
        attempts: Vec::new(),
    };
    let given = Given {
        at: now(),
        day: NaiveDate::default(),
        millis: 1,
        language: Language::En,
    };
    for turn in 0..11 {
        let (Stage::Ask(ask), place) = (quiz.stage(), quiz.position()) else {
            panic!("a check-up asks two questions of each item: {:?}", quiz.stage());
        };
        quiz.answer(some(&quiz, turn), &pack.helpdesks).unwrap();
        let item = &quiz.items()[place];
        let number = u32::try_from(place).unwrap();
        let attempt = Attempt::of(&unfinished.sitting, number, item, ask, &pack, &given).unwrap();
        unfinished.attempts.push(attempt);
        if quiz.stage() == Stage::Noted {
            quiz.proceed();
        }
        let resumed = resume(&unfinished, &pack).unwrap();
        assert_eq!(
            (resumed.quiz.mode(), resumed.quiz.stage(), resumed.quiz.position()),
            (Mode::Checkup, quiz.stage(), quiz.position())
        );
    }
}

/// Nothing but this item is left out, save for items that ask for a helpdesk: which desks are offered depends on
/// everything before, and an answer may not fit any more.
fn only(resumed: &Resumed, number: u32, quiz: &Quiz) {
    for (other, item) in (0..).zip(quiz.items()) {
        let asks_for_desk = item
            .questions
            .iter()
            .any(|question| matches!(question, Question::Helpdesk { .. }));
        let is_there = resumed.numbers.contains(&other);
        assert!(is_there || other == number || asks_for_desk, "{other}");
    }
    assert_eq!(resumed.left_out, 6 - resumed.numbers.len());
}

#[test]
fn what_has_gone_or_changed_is_left_out_and_counted() {
    let pack = load(&[Place::Embedded]);
    let session = select(&pack, &plan(3));
    // For each item a pack in which its scenario has gone, and one in which it has changed.
    let others: Vec<(Pack, Pack)> = session
        .iter()
        .map(|scenario| {
            let (mut poorer, mut changed) = (load(&[Place::Embedded]), load(&[Place::Embedded]));
            poorer.scenarios.retain(|other| other.id != scenario.id);
            for other in &mut changed.scenarios {
                if other.id == scenario.id {
                    Arc::make_mut(other).hash ^= 1;
                }
            }
            (poorer, changed)
        })
        .collect();
    every_moment(&pack, 3, |unfinished, quiz| {
        for (number, (poorer, changed)) in (0..).zip(&others) {
            let is_answered = unfinished.attempts.iter().any(|attempt| attempt.item == number);
            match resume(unfinished, poorer) {
                Some(resumed) => {
                    assert!(!resumed.numbers.contains(&number));
                    only(&resumed, number, quiz);
                }
                None => assert!(number == 5 && quiz.items()[5].is_answered(), "something is left"),
            }
            if let Some(resumed) = resume(unfinished, changed) {
                // One that was not answered yet may change.
                assert_eq!(resumed.numbers.contains(&number), !is_answered);
                only(&resumed, number, quiz);
            }
        }
    });
}

#[test]
fn nothing_left_is_nothing_to_go_on_with() {
    let pack = load(&[Place::Embedded]);
    let unfinished = Unfinished {
        sitting: Sitting {
            scenarios: vec!["gone-1".to_owned(), "gone-2".to_owned()],
            ..sitting(&[], 1)
        },
        attempts: Vec::new(),
    };
    assert!(resume(&unfinished, &pack).is_none());
}
