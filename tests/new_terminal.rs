//! `minuku new` at a terminal: it asks, has an answer ready for every question, and can be left at any of them without a
//! trace.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{fs, path::Path};

use portable_pty::CommandBuilder;
use robot::Robot;
use tempfile::TempDir;

#[path = "support/robot.rs"]
mod robot;

const QUESTIONS: [&str; 5] = [
    "What does the learner see?",
    "What is it?",
    "In which languages",
    "[my-pack]>",
    "[sms-1]>",
];

fn start(folder: &TempDir, language: &str) -> Robot {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_minuku"));
    command.args(["--lang", language, "new"]);
    command.cwd(folder.path());
    let data = folder.path().join("data").display().to_string();
    Robot::start(command, 100, 50, &[("MINUKU_DATA_DIR", data.as_str())])
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn answers_lead_to_a_file_and_wrong_ones_are_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut robot = start(&folder, "ja");
    robot.wait_for("何を見せますか");
    robot.type_text("99\r");
    robot.wait_for("読み取れませんでした");
    // Full-width, as an input method sends it.
    robot.type_text("２\r");
    robot.wait_for("詐欺ですか");
    robot.type_text("2\r");
    robot.wait_for("どの言語で");
    robot.type_text("\r");
    robot.wait_for("どのフォルダー");
    robot.type_text("わが社のパック\r");
    robot.wait_for("[email-1]>");
    robot.type_text("My Mail\r");
    robot.wait_for("my-mail");
    robot.type_text("my-mail\r");
    robot.wait_for("minuku check わが社のパック/my-mail.toml");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    robot.assert_terminal_is_whole();
    let text = fs::read_to_string(folder.path().join("わが社のパック/my-mail.toml")).unwrap();
    assert!(text.contains("kind = \"email\"") && text.contains("verdict = \"genuine\""));
    assert!(text.contains(".ja = ") && text.contains(".en = "));
}

#[test]
fn enter_alone_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    let mut robot = start(&folder, "en");
    for question in QUESTIONS {
        robot.wait_for(question);
        robot.type_text("\r");
    }
    robot.wait_for("minuku check my-pack/sms-1.toml");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    assert!(folder.path().join("my-pack/sms-1.toml").is_file());
}

/// A conversation is offered behind everything that can be shown; whether it is a scam is no question there.
#[test]
fn a_conversation_can_be_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut robot = start(&folder, "ja");
    robot.wait_for("窓口の会話");
    robot.type_text("12\r");
    robot.wait_for("どの言語で");
    robot.type_text("\r");
    robot.wait_for("どのフォルダー");
    robot.type_text("\r");
    robot.wait_for("[counter-1]>");
    robot.type_text("\r");
    robot.wait_for("minuku --pack my-pack rehearse counter-1");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    let text = fs::read_to_string(folder.path().join("my-pack/counter-1.toml")).unwrap();
    assert!(text.contains("\nkind = \"counter\"\n") && text.contains(".ja = ") && text.contains(".en = "));
}

#[test]
fn whoever_leaves_leaves_nothing_behind() {
    for key in ["q\r", "\u{4}"] {
        for (questions, asked) in QUESTIONS.iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            let mut robot = start(&folder, "en");
            for question in QUESTIONS.iter().take(questions) {
                robot.wait_for(question);
                robot.type_text("\r");
            }
            robot.wait_for(asked);
            robot.type_text(key);
            robot.wait_for("Nothing was made.");
            assert_eq!(robot.wait_exit().exit_code(), 0);
            robot.assert_terminal_is_whole();
            assert!(is_empty(folder.path()));
        }
    }
}
