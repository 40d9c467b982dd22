//! The quiz engine with the shipped pack: what is drawn for a seed, how stages follow each other, and what answers are
//! worth. The words in which it is told are tested elsewhere.

use chrono::{DateTime, NaiveDate, Utc};

use super::{question::DESKS, *};
use crate::{
    helpdesk::Region,
    pack::load::{Place, load},
    scenario::{Incident, Kind, Role, Verdict},
};

fn pack() -> Pack {
    load(&[Place::Embedded])
}

fn quiz(pack: &Pack, ids: &[&str], seed: u64) -> Quiz {
    let scenarios = ids.iter().map(|id| Arc::clone(pack.scenario(id).unwrap()));
    Quiz::new(scenarios.collect(), pack, seed)
}

const SMS: &str = "sms-account-suspended-1";

fn verdict(confidence: Confidence) -> Response {
    Response::Verdict(confidence)
}

/// The index of an option by its id.
fn option(item: &Item, question: usize, id: &str) -> usize {
    let options = &item.options(question).unwrap().options;
    options.iter().position(|option| option.id == id).unwrap()
}

/// The answer that is right in everything.
fn right(item: &Item, index: usize) -> Response {
    match &item.questions[index] {
        Question::Verdict => Response::Verdict(match item.scenario.verdict {
            Verdict::Scam => Confidence::SurelyScam,
            Verdict::Genuine => Confidence::SurelyGenuine,
        }),
        Question::Options { .. } => Response::Options(
            item.options(index)
                .unwrap()
                .options
                .iter()
                .enumerate()
                .filter(|(_, option)| option.right)
                .map(|(index, _)| index)
                .collect(),
        ),
        Question::Clues => Response::Clues {
            clues: item.real_clues(),
            others: 0,
        },
        Question::Order { steps, .. } => Response::Order((0..steps.len()).collect()),
        Question::Helpdesk { right, .. } => Response::Helpdesk(right.clone()),
    }
}

/// Answers the current question rightly.
fn go_on(quiz: &mut Quiz, pack: &Pack) -> bool {
    let Stage::Ask(index) = quiz.stage() else {
        panic!("{:?} asks nothing", quiz.stage());
    };
    let response = right(quiz.item().unwrap(), index);
    quiz.answer(response, &pack.helpdesks).unwrap().is_right()
}

/// Goes on to the first question of which this is true.
fn until(quiz: &mut Quiz, pack: &Pack, wanted: impl Fn(&Question) -> bool) {
    loop {
        match quiz.stage() {
            Stage::Ask(_) if wanted(quiz.question().unwrap()) => return,
            Stage::Ask(_) => {
                go_on(quiz, pack);
            }
            Stage::Consequence(_) => quiz.proceed(),
            stage => panic!("no such question before {stage:?}"),
        }
    }
}

#[test]
fn the_same_seed_asks_the_same() {
    let pack = pack();
    let questions = |seed| {
        let quiz = quiz(&pack, &[SMS, "login-balance-1", "warning-renewal-1"], seed);
        let questions: Vec<_> = quiz.items().iter().map(|item| item.questions.clone()).collect();
        questions
    };
    assert_eq!(questions(1), questions(1));
    let different = (2..12).filter(|seed| questions(*seed) != questions(1)).count();
    assert_eq!(different, 10, "other seeds shuffle otherwise");
}

#[test]
fn shuffling_keeps_every_option_and_no_order_is_right_from_the_start() {
    let pack = pack();
    for seed in 0..30 {
        let quiz = Quiz::new(pack.scenarios.clone(), &pack, seed);
        for item in quiz.items() {
            assert_eq!(
                item.questions.len(),
                item.scenario.asks.len(),
                "{}",
                item.scenario.id
            );
            for (index, question) in item.questions.iter().enumerate() {
                let all = |shown: &[usize]| shown.iter().copied().collect::<BTreeSet<_>>();
                match question {
                    Question::Options { shown, .. } => {
                        let count = item.options(index).unwrap().options.len();
                        assert_eq!(shown.len(), count);
                        assert_eq!(all(shown), (0..count).collect());
                    }
                    Question::Order { steps, shown } => {
                        assert_eq!(all(shown), (0..steps.len()).collect());
                        assert!(!shown.is_sorted(), "{} seed {seed}", item.scenario.id);
                    }
                    Question::Helpdesk { shown, right, .. } => {
                        let different: BTreeSet<_> = shown.iter().collect();
                        assert_eq!((shown.len(), different.len()), (DESKS, DESKS));
                        assert!(shown.contains(right));
                        for id in shown {
                            assert_eq!(pack.helpdesks.get(id).unwrap().region, Region::Jp);
                        }
                    }
                    Question::Verdict | Question::Clues => {}
                }
            }
        }
    }
}

#[test]
fn no_place_is_the_right_one_more_often_than_chance() {
    let pack = pack();
    let mut places = [0_usize; 4];
    for seed in 0..200 {
        let quiz = quiz(&pack, &[SMS], seed);
        let item = &quiz.items()[0];
        if let Question::Options { shown, .. } = &item.questions[1] {
            let right = option(item, 1, "official-app");
            places[shown.iter().position(|other| *other == right).unwrap()] += 1;
        }
    }
    // 50 each on average; the seeds are fixed, so that this cannot fail by chance.
    assert!(places.iter().all(|count| (25..=75).contains(count)), "{places:?}");
}

#[test]
fn stages_follow_each_other() {
    let pack = pack();
    let mut quiz = quiz(&pack, &[SMS, "sms-delivery-notice-1"], 3);
    assert_eq!(
        (quiz.stage(), quiz.position(), quiz.seed()),
        (Stage::Ask(0), 0, 3)
    );
    quiz.proceed();
    assert_eq!(quiz.stage(), Stage::Ask(0), "a question is not skipped");

    quiz.answer(verdict(Confidence::ProbablyScam), &pack.helpdesks)
        .unwrap();
    assert_eq!(quiz.stage(), Stage::Ask(1));
    let look = option(quiz.item().unwrap(), 1, "look");
    quiz.answer(Response::Options([look].into()), &pack.helpdesks)
        .unwrap();
    assert_eq!(
        quiz.stage(),
        Stage::Consequence(1),
        "the action is followed by what it leads to"
    );
    assert_eq!(quiz.question(), None);
    quiz.proceed();
    let asked = quiz.item().unwrap().questions.len();
    for index in 2..asked {
        assert_eq!(quiz.stage(), Stage::Ask(index));
        assert!(!quiz.item().unwrap().is_answered());
        go_on(&mut quiz, &pack);
    }
    assert_eq!(quiz.stage(), Stage::Debrief);
    assert!(quiz.item().unwrap().is_answered());
    assert_eq!(quiz.item().unwrap().judgement(), Some(Confidence::ProbablyScam));
    assert_eq!(quiz.position(), 0);
    quiz.proceed();
    assert_eq!((quiz.stage(), quiz.position()), (Stage::Ask(0), 1));
    while quiz.stage() != Stage::Over {
        match quiz.stage() {
            Stage::Ask(_) => {
                go_on(&mut quiz, &pack);
            }
            _ => quiz.proceed(),
        }
    }
    assert_eq!(quiz.position(), 2);
    assert!(quiz.item().is_none() && quiz.question().is_none());
    quiz.proceed();
    assert_eq!(quiz.stage(), Stage::Over);
    let late = quiz.answer(verdict(Confidence::SurelyScam), &pack.helpdesks);
    assert_eq!(late, Err(Unfitting));
}

#[test]
fn a_safe_action_leads_on_at_once() {
    let pack = pack();
    let mut quiz = quiz(&pack, &[SMS], 3);
    go_on(&mut quiz, &pack);
    go_on(&mut quiz, &pack);
    assert_eq!(quiz.stage(), Stage::Ask(2));
}

#[test]
fn a_session_over_nothing_is_over() {
    let quiz = Quiz::new(Vec::new(), &pack(), 1);
    assert_eq!(quiz.stage(), Stage::Over);
    assert_eq!(quiz.summary().verdicts, Score::default());
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let pack = pack();
    let mut quiz = quiz(&pack, &[SMS], 3);
    let steps = pack.first_aid("phishing").unwrap().steps.len();
    let all = [
        verdict(Confidence::SurelyScam),
        Response::Options([0].into()),
        Response::Clues {
            clues: BTreeSet::new(),
            others: 0,
        },
        Response::Order((0..steps).collect()),
        Response::Helpdesk("bank-inquiry".to_owned()),
    ];
    for (index, fitting) in all.iter().enumerate() {
        assert_eq!(quiz.stage(), Stage::Ask(index));
        for (other, response) in all.iter().enumerate() {
            if other != index {
                assert_eq!(quiz.answer(response.clone(), &pack.helpdesks), Err(Unfitting));
            }
        }
        let odd: Vec<Response> = match index {
            1 => vec![
                Response::Options(BTreeSet::new()),
                Response::Options([0, 1].into()),
                Response::Options([4].into()),
            ],
            3 => vec![
                Response::Order(Vec::new()),
                Response::Order((0..steps - 1).collect()),
                Response::Order((1..=steps).collect()),
                Response::Order(vec![0; steps]),
            ],
            4 => vec![
                Response::Helpdesk("nobody".to_owned()),
                Response::Helpdesk("ftc-us".to_owned()),
            ],
            _ => Vec::new(),
        };
        for response in odd {
            assert_eq!(quiz.answer(response, &pack.helpdesks), Err(Unfitting));
        }
        assert_eq!(quiz.stage(), Stage::Ask(index), "nothing has changed");
        assert_eq!(quiz.item().unwrap().answers.len(), index);
        quiz.answer(fitting.clone(), &pack.helpdesks).unwrap();
        if let Stage::Consequence(_) = quiz.stage() {
            quiz.proceed();
        }
    }
    assert_eq!(quiz.stage(), Stage::Debrief);
}

#[test]
fn a_judgement_is_right_whatever_the_confidence() {
    let pack = pack();
    for (id, confidence, right) in [
        (SMS, Confidence::SurelyScam, true),
        (SMS, Confidence::ProbablyScam, true),
        (SMS, Confidence::ProbablyGenuine, false),
        (SMS, Confidence::SurelyGenuine, false),
        ("sms-delivery-notice-1", Confidence::ProbablyGenuine, true),
        ("sms-delivery-notice-1", Confidence::SurelyScam, false),
    ] {
        let mut quiz = quiz(&pack, &[id], 1);
        let outcome = quiz.answer(verdict(confidence), &pack.helpdesks);
        assert_eq!(outcome, Ok(&Outcome::Verdict { right }), "{id} {confidence:?}");
    }
}

#[test]
fn options_tell_what_was_missed_and_what_was_wrong() {
    let pack = pack();
    let mut one = quiz(&pack, &[SMS], 1);
    go_on(&mut one, &pack);
    let (app, reply) = {
        let item = one.item().unwrap();
        (option(item, 1, "official-app"), option(item, 1, "reply"))
    };
    let outcome = one.answer(Response::Options([reply].into()), &pack.helpdesks);
    let expected = Outcome::Options {
        missed: vec![app],
        wrong: vec![reply],
    };
    assert_eq!(outcome, Ok(&expected));
    assert!(!expected.is_right());

    let mut several = quiz(&pack, &["shop-tent-1"], 1);
    until(&mut several, &pack, |question| {
        matches!(question, Question::Options { several: true, .. })
    });
    let Stage::Ask(index) = several.stage() else {
        panic!("a question waits");
    };
    let item = several.item().unwrap();
    let ids = ["company", "payee", "registered", "stars"].map(|id| option(item, index, id));
    let [company, payee, registered, stars] = ids;
    let mut half = several.clone();
    let outcome = half.answer(Response::Options([company, stars].into()), &pack.helpdesks);
    let expected = Outcome::Options {
        missed: vec![payee, registered],
        wrong: vec![stars],
    };
    assert_eq!(outcome, Ok(&expected));
    let whole = several.answer(
        Response::Options([company, payee, registered].into()),
        &pack.helpdesks,
    );
    assert!(whole.unwrap().is_right());
}

#[test]
fn clues_are_counted_with_their_false_alarms() {
    let pack = pack();
    let mut quiz = quiz(&pack, &[SMS], 1);
    until(&mut quiz, &pack, |question| *question == Question::Clues);
    let item = quiz.item().unwrap();
    let clue = |id: &str| item.scenario.clues.iter().position(|clue| clue.id == id).unwrap();
    let (url, deadline, sender) = (clue("url"), clue("deadline"), clue("sender"));
    let real = item.real_clues();
    assert!(!real.contains(&sender), "a decoy is no clue");
    assert!(
        !real.contains(&clue("login-address")),
        "nor is one of the consequence"
    );
    let response = Response::Clues {
        clues: [url, deadline, sender].into(),
        others: 2,
    };
    let expected = Outcome::Clues {
        found: [url, deadline]
            .iter()
            .copied()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        missed: real
            .iter()
            .copied()
            .filter(|clue| ![url, deadline].contains(clue))
            .collect(),
        false_alarms: 3,
    };
    assert_eq!(quiz.answer(response, &pack.helpdesks), Ok(&expected));
    assert!(!expected.is_right());
}

#[test]
fn an_order_counts_steps_in_their_place() {
    let pack = pack();
    let mut quiz = quiz(&pack, &[SMS], 1);
    until(&mut quiz, &pack, |question| {
        matches!(question, Question::Order { .. })
    });
    let of = pack.first_aid("phishing").unwrap().steps.len();
    let mut order: Vec<usize> = (0..of).collect();
    order.swap(0, of - 1);
    let outcome = quiz.answer(Response::Order(order), &pack.helpdesks);
    assert_eq!(outcome, Ok(&Outcome::Order { in_place: of - 2, of }));
}

#[test]
fn a_desk_is_right_second_closed_or_not_for_this() {
    let pack = pack();
    let mut seen = BTreeSet::new();
    for seed in 0..40 {
        let mut quiz = quiz(&pack, &[SMS], seed);
        until(&mut quiz, &pack, |question| {
            matches!(question, Question::Helpdesk { .. })
        });
        let Some(Question::Helpdesk { at, shown, right, .. }) = quiz.question().cloned() else {
            panic!("a question waits");
        };
        assert_eq!(at, "2027-01-02T01:30:00Z".parse::<DateTime<Utc>>().unwrap());
        assert_eq!(right, "bank-inquiry");
        for id in shown {
            let outcome = quiz
                .clone()
                .answer(Response::Helpdesk(id.clone()), &pack.helpdesks)
                .cloned();
            let expected = match id.as_str() {
                "bank-inquiry" => DeskChoice::Right,
                // Off from 1 to 3 January, as are the offices.
                "bank-helpdesk" | "police-9110" | "legal-aid" | "fsa" => DeskChoice::Closed,
                "npa-cyber" | "police-110" | "council" => DeskChoice::NotFirst,
                "consumer-188" | "consumer-backup" | "ipa" => DeskChoice::NotForThis,
                other => panic!("{other} is new: what is right for it?"),
            };
            assert_eq!(outcome, Ok(Outcome::Helpdesk(expected)), "{id}");
            seen.insert(id);
        }
    }
    assert!(seen.len() > 5, "different desks are offered: {seen:?}");
}

#[test]
fn desks_for_something_else_are_told_so() {
    let pack = pack();
    let registry = &pack.helpdesks;
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let question = Question::Helpdesk {
        incident: Incident::Phishing,
        at: registry.instant(day.and_hms_opt(11, 0, 0).unwrap()),
        shown: ["bank-helpdesk", "consumer-188", "ipa", "police-9110"]
            .map(str::to_owned)
            .into(),
        right: "bank-helpdesk".to_owned(),
    };
    let quiz = quiz(&pack, &[SMS], 1);
    let judge = |id: &str| quiz.items()[0].judge(4, &question, &Response::Helpdesk(id.to_owned()), registry);
    assert_eq!(
        judge("consumer-188"),
        Some(Outcome::Helpdesk(DeskChoice::NotForThis))
    );
    // Its hours vary: nobody can be sent there first.
    assert_eq!(judge("ipa"), Some(Outcome::Helpdesk(DeskChoice::NotForThis)));
    assert_eq!(
        judge("police-9110"),
        Some(Outcome::Helpdesk(DeskChoice::NotFirst))
    );
    assert_eq!(judge("bank-helpdesk"), Some(Outcome::Helpdesk(DeskChoice::Right)));
    assert_eq!(judge("legal-aid"), None, "it was not offered");
}

#[test]
fn sessions_are_about_half_scams_with_different_families() {
    let pack = pack();
    let mut shares = BTreeSet::new();
    let mut openings = BTreeSet::new();
    for seed in 0..100 {
        for role in [Role::Employee, Role::Staff] {
            let plan = Plan { items: 8, role, seed };
            let session = select(&pack, &plan);
            assert_eq!(session.len(), 8);
            let scams = session
                .iter()
                .filter(|scenario| scenario.verdict == Verdict::Scam)
                .count();
            assert!((3..=5).contains(&scams), "seed {seed}: {scams} of 8 are scams");
            shares.insert(scams);
            let families: BTreeSet<_> = session.iter().map(|scenario| &scenario.family).collect();
            assert_eq!(families.len(), 8, "seed {seed}");
            let kinds: BTreeSet<Kind> = session.iter().map(|scenario| scenario.kind()).collect();
            assert!(kinds.len() >= 5, "seed {seed}: {kinds:?}");
            assert!(session.iter().all(|scenario| scenario.roles.contains(&role)));
            openings.insert(session[0].id.clone());
            assert_eq!(
                session,
                select(&pack, &plan),
                "the same plan gives the same session"
            );
        }
    }
    assert!(shares.len() > 1, "whoever counts cannot tell the last item");
    assert!(openings.len() > 10, "sessions begin differently: {openings:?}");
}

#[test]
fn a_session_has_what_the_pack_has() {
    let pack = pack();
    let select = |items| {
        select(
            &pack,
            &Plan {
                items,
                role: Role::Author,
                seed: 5,
            },
        )
    };
    assert_eq!(select(0).len(), 0);
    assert_eq!(select(1).len(), 1);
    let all = select(1_000);
    assert_eq!(all.len(), pack.scenarios.len());
    let different: BTreeSet<_> = all.iter().map(|scenario| &scenario.id).collect();
    assert_eq!(different.len(), all.len());
}

#[test]
fn a_summary_counts_answered_items_only() {
    let pack = pack();
    let mut quiz = quiz(&pack, &[SMS, "sms-delivery-notice-1", "email-point-gift-1"], 1);
    // The first: sure and wrong, everything else right.
    quiz.answer(verdict(Confidence::SurelyGenuine), &pack.helpdesks)
        .unwrap();
    assert_eq!(
        quiz.summary().verdicts.of,
        0,
        "an item counts when it is answered"
    );
    while quiz.stage() != Stage::Debrief {
        match quiz.stage() {
            Stage::Ask(_) => assert!(go_on(&mut quiz, &pack)),
            _ => quiz.proceed(),
        }
    }
    quiz.proceed();
    // The second: doubted, a little.
    quiz.answer(verdict(Confidence::ProbablyScam), &pack.helpdesks)
        .unwrap();
    while quiz.stage() != Stage::Debrief {
        match quiz.stage() {
            Stage::Ask(_) => assert!(go_on(&mut quiz, &pack)),
            _ => quiz.proceed(),
        }
    }
    quiz.proceed();
    // The third is begun and not ended.
    go_on(&mut quiz, &pack);

    let summary = quiz.summary();
    let score = |right, of| Score { right, of };
    assert_eq!(summary.verdicts, score(0, 2));
    assert_eq!(summary.caught, score(0, 1));
    assert_eq!(summary.trusted, score(0, 1));
    assert_eq!(summary.actions.right, summary.actions.of);
    assert!(summary.actions.of >= 2);
    let clues = quiz.items()[0].real_clues().len();
    assert_eq!(summary.clues, score(clues, clues));
    assert_eq!(summary.cues.values().map(|score| score.of).sum::<usize>(), clues);
    assert_eq!(summary.false_alarms, 0);
    assert_eq!(summary.orders, score(1, 1));
    let desks = quiz.items()[..2]
        .iter()
        .flat_map(|item| &item.questions)
        .filter(|question| matches!(question, Question::Helpdesk { .. }))
        .count();
    assert!(desks > 0);
    assert_eq!(summary.helpdesks, score(desks, desks));
    assert_eq!(summary.incidents.values().map(|score| score.of).sum::<usize>(), 2);
    let ids = |list: &[Arc<Scenario>]| {
        list.iter()
            .map(|scenario| scenario.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&summary.sure_and_wrong), [SMS]);
    assert_eq!(ids(&summary.missed), [SMS]);
    assert_eq!(ids(&summary.suspected), ["sms-delivery-notice-1"]);
}

#[test]
fn a_checkup_asks_what_it_is_and_what_to_do_and_explains_nothing() {
    let pack = pack();
    let scenarios: Vec<Arc<Scenario>> = pack.scenarios.iter().take(6).cloned().collect();
    let mut quiz = Quiz::checkup(scenarios, &pack, 5);
    for number in 0..6 {
        assert_eq!(quiz.position(), number);
        let mut asked = 0;
        while let Stage::Ask(index) = quiz.stage() {
            let item = quiz.item().unwrap();
            // Even what leads somewhere leads nowhere here.
            let response = match &item.questions[index] {
                Question::Verdict => verdict(Confidence::SurelyGenuine),
                Question::Options { .. } => {
                    let options = &item.options(index).unwrap().options;
                    let risky = options.iter().position(|option| option.leads.is_some());
                    Response::Options(BTreeSet::from([risky.unwrap_or(0)]))
                }
                other => unreachable!("a check-up asks {other:?}"),
            };
            quiz.answer(response, &pack.helpdesks).unwrap();
            asked += 1;
        }
        assert_eq!((asked, quiz.stage()), (2, Stage::Noted));
        quiz.proceed();
    }
    assert_eq!(quiz.stage(), Stage::Over);
}

#[test]
fn a_review_explains_one_answered_item_after_the_other() {
    let pack = pack();
    let mut quiz = Quiz::checkup(pack.scenarios.iter().take(2).cloned().collect(), &pack, 5);
    while quiz.stage() != Stage::Over {
        match quiz.stage() {
            Stage::Ask(_) => {
                go_on(&mut quiz, &pack);
            }
            _ => quiz.proceed(),
        }
    }
    let mut review = Quiz::review(quiz.items().to_vec(), 5);
    for number in 0..2 {
        assert_eq!((review.position(), review.stage()), (number, Stage::Debrief));
        review.proceed();
    }
    assert_eq!(review.stage(), Stage::Over);
}
