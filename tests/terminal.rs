//! The whole of minuku in a real pseudo-terminal, by a robot that presses keys and reads the screen: first run,
//! sessions from the first question to the summary, every list, settings, broken files, and whatever may happen to a
//! window. What single pictures look like is in `screens.rs`; the terminal layer alone is in `terminal_modes.rs`.
#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "all of this is test; the lint looks for `#[test]` only"
)]

#[path = "terminal/learner.rs"]
mod learner;
#[path = "terminal/lists.rs"]
mod lists;
#[path = "terminal/packs.rs"]
mod packs;
#[path = "terminal/preview.rs"]
mod preview;
#[path = "terminal/record.rs"]
mod record;
#[path = "terminal/rehearsal.rs"]
mod rehearsal;
#[path = "support/robot.rs"]
mod robot;
#[path = "terminal/seat.rs"]
mod seat;
#[path = "terminal/windows.rs"]
mod windows;

use learner::{Hand, Learner};
use minuku::{
    locale::{Language, Texts},
    quiz::Stage,
};
use seat::{assert_ends, at_home, folder, kept, start, wait_home, wait_title, wait_words};

#[test]
fn the_first_run_asks_two_things_and_keeps_them() {
    let folder = folder();
    let mut robot = start(&folder, Language::Ja, &[]);
    robot.wait_for("Choose your language");
    robot.wait_for("> 1 日本語");
    robot.press("Down");
    robot.wait_for("> 2 English");
    robot.press("Enter");
    let texts = Texts::new(Language::En);
    wait_words(&robot, &texts.text("first-run-role"));
    assert!(
        !folder.path().join("settings.toml").exists(),
        "nothing is kept yet"
    );
    robot.press("Esc");
    robot.wait_for("Choose your language");
    robot.press("2");
    wait_words(&robot, &texts.text("first-run-role"));
    robot.press("2");
    wait_home(&robot, Language::En);
    let kept_first = kept(&folder);
    assert!(
        kept_first.contains("language = \"en\"") && kept_first.contains("role = \"staff\""),
        "{kept_first}"
    );
    assert_ends(&mut robot, "q");

    // The choice outlives the window, even in a window of the other language.
    let mut robot = start(&folder, Language::Ja, &[]);
    wait_home(&robot, Language::En);
    assert_ends(&mut robot, "Ctrl-c");
    assert_eq!(kept(&folder), kept_first);
}

#[test]
fn escape_on_the_first_question_leaves_and_keeps_nothing() {
    let folder = folder();
    let mut robot = start(&folder, Language::En, &[]);
    robot.wait_for("> 2 English");
    assert_ends(&mut robot, "Esc");
    assert_eq!(folder.path().read_dir().expect("the folder").count(), 0);
}

#[test]
fn a_scenario_that_is_named_waits_for_the_first_choices() {
    let folder = folder();
    let mut robot = start(&folder, Language::Ja, &["train", "sms-delivery-1"]);
    robot.wait_for("> 1 日本語");
    robot.press("1");
    let texts = Texts::new(Language::Ja);
    wait_words(&robot, &texts.text("first-run-role"));
    robot.press("1");
    robot.wait_for("| 1/1 |");
    robot.press("Esc");
    wait_home(&robot, Language::Ja);
    assert_ends(&mut robot, "q");
}

#[test]
fn a_scenario_that_is_not_there_is_said() {
    let folder = seat::settled(Language::Ja);
    let mut robot = at_home(&folder, Language::Ja, &["train", "nothing-1"]);
    let texts = Texts::new(Language::Ja);
    wait_words(
        &robot,
        &texts.with("train-unknown", &[("found", "nothing-1".into())]),
    );
    robot.press("Down");
    robot.wait_gone("nothing-1");
    assert_ends(&mut robot, "q");
}

#[test]
fn a_japanese_session_with_right_answers() {
    let mut learner = Learner::from_home(Language::Ja, 11, 3);
    for _ in 0..3 {
        learner.arrive();
        learner.inspect_everything();
        learner.answer_all(true);
        learner.read_debrief();
    }
    let summary = learner.quiz.summary();
    assert_eq!((summary.verdicts.right, summary.verdicts.of), (3, 3));
    learner.read_summary();
    assert_ends(&mut learner.robot, "q");
}

#[test]
fn an_english_session_with_wrong_answers() {
    let mut learner = Learner::from_home(Language::En, 5, 3);
    for _ in 0..3 {
        learner.arrive();
        learner.inspect_everything();
        learner.answer_all(false);
        learner.read_debrief();
    }
    assert_eq!(learner.quiz.summary().verdicts.right, 0);
    learner.read_summary();

    // The next session is another one: leaving it half way leads home.
    learner.robot.press("1");
    learner.robot.wait_for("| 1/3 |");
    learner.robot.press("Esc");
    wait_home(&learner.robot, Language::En);
    assert_ends(&mut learner.robot, "q");
}

#[test]
fn every_shipped_scenario_in_japanese() {
    let mut learner = Learner::from_shell(Language::Ja, 1, |_| true);
    learner.hand = Hand::Arrows;
    while learner.quiz.stage() != Stage::Over {
        learner.arrive();
        learner.inspect_everything();
        learner.answer_all(true);
        learner.skip_debrief();
    }
    learner.read_summary();
    assert_ends(&mut learner.robot, "q");
}

#[test]
fn every_shipped_scenario_in_english() {
    let mut learner = Learner::from_shell(Language::En, 2, |_| true);
    learner.hand = Hand::Letters;
    let mut right = false;
    while learner.quiz.stage() != Stage::Over {
        learner.answer_all(right);
        learner.skip_debrief();
        right = !right;
    }
    learner.read_summary();
    assert_ends(&mut learner.robot, "q");
}

#[test]
fn help_lists_the_keys_of_the_screen_and_goes_back_there() {
    let folder = seat::settled(Language::Ja);
    let mut robot = at_home(&folder, Language::Ja, &[]);
    let texts = Texts::new(Language::Ja);
    robot.press("4");
    wait_title(&robot, &texts, "title-glossary");
    // As an input method types it.
    robot.type_text("？");
    let screen = [("screen", texts.text("title-glossary").into())];
    wait_words(&robot, &texts.with("help-keys", &screen));
    robot.press("?");
    wait_title(&robot, &texts, "title-glossary");
    robot.press("Esc");
    wait_home(&robot, Language::Ja);
    assert_ends(&mut robot, "q");
}
