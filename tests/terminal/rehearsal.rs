//! A member of branch staff at the robot's keys: from home into a conversation at the counter, through it to its best
//! ending, and through the debrief. Beside the program runs the same engine with the same seed.

use std::{ops::ControlFlow, sync::Arc};

use minuku::{
    explain::rehearsal as words,
    history::{Asked, FILE, Filter, History, Purpose, State},
    locale::{Language, Texts},
    pack::load::{Place, load},
    rehearsal::{Move, Rehearsal, desks_to_pick, search},
    scenario::Role,
    settings::Settings,
};

use crate::seat::{assert_ends, at_home, wait_home, wait_title, wait_words, with_settings};

#[test]
fn a_conversation_is_led_to_its_best_ending_and_remembered() {
    let pack = load(&[Place::Embedded]);
    let place = pack
        .conversations
        .iter()
        .position(|conversation| conversation.id == "counter-typed-password")
        .expect("the conversation");
    let conversation = Arc::clone(&pack.conversations[place]);
    let (best, _) = search::grades(&conversation, Some(&pack.helpdesks), 200_000).expect("grades");
    let walked = search::rehearse(&best.path, &conversation, &pack.helpdesks).expect("a walk");
    for language in [Language::Ja, Language::En] {
        let folder = with_settings(&Settings {
            language: Some(language),
            role: Some(Role::Staff),
            motion: false,
            ..Settings::default()
        });
        let texts = Texts::new(language);
        let mut robot = at_home(&folder, language, &["--seed", "7"]);
        wait_words(&robot, &format!("2 {}", texts.text("home-rehearse")));
        robot.press("2");
        wait_title(&robot, &texts, "title-rehearsals");
        for _ in 0..place {
            robot.press("Down");
        }
        robot.press("Enter");
        robot.press("Enter");
        wait_title(&robot, &texts, "title-rehearsal");
        wait_words(&robot, conversation.situation.get(language));
        wait_words(&robot, &texts.text("rehearsal-begin"));
        robot.press("Enter");
        let mut beside = Rehearsal::start(Arc::clone(&conversation), 7);
        for step in walked.steps() {
            let say = beside.node().and_then(|node| node.say.as_ref());
            if let Some(say) = say {
                // Long lines are broken beside what is known: their first words are enough.
                let start: String = say.get(language).chars().take(9).collect();
                wait_words(&robot, &start);
            }
            wait_words(&robot, &words::clock(&beside, &pack.helpdesks, &texts));
            let digit = |choice: &usize| {
                let place = beside.offers().iter().position(|offer| offer == choice);
                (place.expect("it is offered") + 1).to_string()
            };
            match &step.made {
                Move::Choose(choice) => robot.press(&digit(choice)),
                Move::Call { choice, desk } => {
                    robot.press(&digit(choice));
                    wait_words(&robot, &texts.text("rehearsal-whom-about"));
                    let place = desks_to_pick(&pack.helpdesks).position(|other| other.id == *desk);
                    for _ in 0..place.expect("a desk") {
                        robot.press("Down");
                    }
                    robot.press("Enter");
                    wait_words(&robot, &texts.text("desk-hours"));
                    robot.press("Enter");
                }
                Move::Speak { .. } => {
                    wait_words(&robot, &texts.text("rehearsal-say-aloud"));
                    robot.press("Enter");
                    wait_words(&robot, &texts.text("rehearsal-tick"));
                    robot.press("1");
                    robot.wait_for("1 [x]");
                    robot.press("Enter");
                }
            }
            beside
                .make(step.made.clone(), &pack.helpdesks)
                .expect("the same move");
        }
        wait_words(&robot, &texts.text("rehearsal-over"));
        robot.press("Enter");
        wait_words(&robot, &texts.text("rehearsal-end-scam-protected"));
        // Whatever is told of a walk, the walk is on disk.
        let history = History::open(&folder.path().join(FILE)).expect("the file is whole");
        let mut kept = Vec::new();
        history
            .attempts(&Filter::default(), |attempt| {
                kept.push(attempt);
                ControlFlow::Continue(())
            })
            .expect("every answer can be read");
        assert_eq!(kept.len(), 1, "{kept:?}");
        let attempt = &kept[0];
        assert_eq!(
            (attempt.purpose, attempt.asked, attempt.right, attempt.kind),
            (Purpose::Rehearsal, Asked::Conversation, true, None)
        );
        let moves = attempt.response.split(' ').count();
        assert_eq!(moves, walked.steps().len(), "{}", attempt.response);
        let again = Rehearsal::recorded(
            Arc::clone(&conversation),
            attempt.seed,
            &attempt.response,
            &pack.helpdesks,
        );
        assert!(again.is_some_and(|again| again.ending() == walked.ending()));
        drop(history);
        for id in ["rehearsal-behind", "rehearsal-order", "debrief-story"] {
            if id == "rehearsal-order" {
                robot.press("3");
            } else if id == "debrief-story" {
                robot.press("Enter");
                robot.press("End");
                wait_words(&robot, &texts.text(id));
                // The paper for the customer is the last part.
                robot.press("Enter");
                robot.press("End");
                wait_words(&robot, &texts.text("rehearsal-again"));
                continue;
            }
            wait_words(&robot, &texts.text(id));
        }
        robot.press("Enter");
        wait_title(&robot, &texts, "title-rehearsals");
        // Two Esc in a row could arrive as one key.
        robot.press("Left");
        robot.press("Esc");
        wait_home(&robot, language);
        let history = History::open(&folder.path().join(FILE)).expect("the file is whole");
        let sessions = history.sessions(9).expect("and every session");
        assert_eq!(sessions.first().map(|held| held.state), Some(State::Done));
        assert_ends(&mut robot, "q");
    }
}
