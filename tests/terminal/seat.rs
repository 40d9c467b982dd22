//! A seat before minuku: how it is started, and how its words are found on the screen although they are broken over
//! rows. What is done there is told by the tests.

use std::{fs, path::Path};

use minuku::{
    locale::{Language, Texts},
    scenario::Role,
    settings::Settings,
};
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::robot::Robot;

/// A folder for settings and packs that nobody else uses.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The same after the first run.
pub(crate) fn settled(language: Language) -> TempDir {
    with_settings(&Settings {
        language: Some(language),
        role: Some(Role::Employee),
        motion: false,
        ..Settings::default()
    })
}

pub(crate) fn with_settings(settings: &Settings) -> TempDir {
    let folder = folder();
    settings
        .save(&folder.path().join("settings.toml"))
        .expect("settings can be written");
    folder
}

/// What the settings file holds.
pub(crate) fn kept(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("settings.toml")).expect("settings are kept")
}

/// minuku with these arguments, all of its surroundings said.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_minuku"));
    command.args(arguments);
    command.cwd(folder);
    command
}

/// What a window with this language says of itself.
pub(crate) fn locale(language: Language) -> &'static str {
    match language {
        Language::Ja => "ja_JP.UTF-8",
        Language::En => "en_GB.UTF-8",
    }
}

/// Starts minuku in a window, with more of the environment on top.
pub(crate) fn start_with(
    folder: &TempDir,
    language: Language,
    arguments: &[&str],
    (cols, rows): (u16, u16),
    more: &[(&str, &str)],
) -> Robot {
    start_command(
        command(folder.path(), arguments),
        folder,
        language,
        (cols, rows),
        more,
    )
}

pub(crate) fn start_command(
    command: CommandBuilder,
    folder: &TempDir,
    language: Language,
    (cols, rows): (u16, u16),
    more: &[(&str, &str)],
) -> Robot {
    let data = folder.path().to_str().expect("a plain path");
    let mut env = vec![
        ("LC_ALL", locale(language)),
        ("LANG", locale(language)),
        ("MINUKU_DATA_DIR", data),
        ("RUST_BACKTRACE", "0"),
    ];
    env.extend_from_slice(more);
    Robot::start(command, cols, rows, &env)
}

/// Starts minuku in an ordinary window.
pub(crate) fn start(folder: &TempDir, language: Language, arguments: &[&str]) -> Robot {
    start_with(folder, language, arguments, (80, 24), &[])
}

/// Starts it and waits until home has everything.
pub(crate) fn at_home(folder: &TempDir, language: Language, arguments: &[&str]) -> Robot {
    let robot = start(folder, language, arguments);
    wait_home(&robot, language);
    robot
}

/// Waits for home with the packs loaded.
pub(crate) fn wait_home(robot: &Robot, language: Language) {
    let texts = Texts::new(language);
    wait_words(robot, &texts.text("home-motto"));
    let loading = squeezed(&texts.text("home-loading"));
    robot.wait_until("the packs", |screen| {
        !squeezed(&screen.contents()).contains(&loading)
    });
}

/// Without what breaking to a width and scroll bars put between words.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '│' | '┃'))
        .collect()
}

pub(crate) fn shows(robot: &Robot, words: &str) -> bool {
    squeezed(&robot.screen()).contains(&squeezed(words))
}

/// Waits until these words are on the screen, however they are broken.
#[track_caller]
pub(crate) fn wait_words(robot: &Robot, words: &str) {
    let wanted = squeezed(words);
    robot.wait_until(&format!("「{words}」"), |screen| {
        squeezed(&screen.contents()).contains(&wanted)
    });
}

/// Waits until a screen has this title.
#[track_caller]
pub(crate) fn wait_title(robot: &Robot, texts: &Texts, id: &str) {
    robot.wait_for(&format!("{} | {}", texts.text("chrome-name"), texts.text(id)));
}

/// Waits until something is typed into a field.
#[track_caller]
pub(crate) fn wait_cursor(robot: &Robot) {
    robot.wait_until("the cursor", |screen| !screen.hide_cursor());
}

#[track_caller]
pub(crate) fn assert_ends(robot: &mut Robot, key: &str) {
    robot.press(key);
    assert_eq!(robot.wait_exit().exit_code(), 0);
    robot.assert_terminal_is_whole();
}
