//! What may happen to the window of a running session: other sizes, keys that mean nothing, signals, a shell, the end
//! of the terminal, terminals that can do less.

use std::process::{Command, Stdio};

use minuku::locale::{Language, Texts};
use portable_pty::CommandBuilder;
use vt100::MouseProtocolMode;

use crate::{
    learner::Learner,
    packs::assert_own_sequences,
    robot::{Robot, Signal},
    seat::{
        assert_ends, at_home, locale, settled, shows, squeezed, start_command, start_with, wait_cursor,
        wait_home, wait_title, wait_words,
    },
};

fn too_small(texts: &Texts) -> String {
    texts.with(
        "chrome-too-small",
        &[("width", 40_u32.into()), ("height", 16_u32.into())],
    )
}

#[test]
fn the_size_changes_in_the_middle_of_everything() {
    for language in Language::ALL {
        let mut learner = Learner::from_home(language, 23, 2);
        let small = too_small(&learner.texts);
        while learner.quiz.item().is_some() {
            while let minuku::quiz::Stage::Ask(_) = learner.quiz.stage() {
                learner.arrive();
                for (cols, rows) in [(60, 20), (120, 40), (80, 24)] {
                    learner.robot.resize(cols, rows);
                    learner
                        .robot
                        .wait_until("the whole new window", |screen| fills(screen, cols, rows));
                }
                learner.robot.resize(30, 10);
                wait_words(&learner.robot, &small);
                assert_eq!(squeezed(&learner.robot.screen()), squeezed(&small));
                // Nobody answers what they cannot see.
                let written = learner.robot.raw_output().len();
                learner.robot.type_text("1\r\t ");
                // Keys may reach the program after the change of size: one that draws tells that all are read.
                learner.robot.press("Ctrl-l");
                learner.robot.wait_written("the small window again", |raw| {
                    raw[written..].windows(4).any(|bytes| bytes == b"\x1b[2J")
                });
                learner.robot.resize(80, 24);
                learner.answer(true);
            }
            learner.arrive();
            learner.robot.resize(60, 20);
            learner
                .robot
                .wait_until("the whole new window", |screen| fills(screen, 60, 20));
            learner.robot.resize(80, 24);
            learner
                .robot
                .wait_until("the whole old window", |screen| fills(screen, 80, 24));
            learner.skip_debrief();
        }
        learner.robot.resize(30, 10);
        wait_words(&learner.robot, &small);
        assert_ends(&mut learner.robot, "q");
    }
}

/// The screen without what cannot be seen: blanks at the ends of rows.
fn rows(screen: &str) -> Vec<String> {
    screen.lines().map(|row| row.trim_end().to_owned()).collect()
}

/// Whether title bar and footer go from edge to edge and nothing is left of another size.
fn fills(screen: &vt100::Screen, cols: u16, rows: u16) -> bool {
    let row = |row: u16| screen.contents_between(row, 0, row, cols);
    let styled = screen
        .cell(0, cols - 1)
        .is_some_and(|cell| cell.inverse() || cell.bgcolor() != vt100::Color::Default);
    styled
        && row(rows - 1).contains('?')
        && screen.size() == (crate::robot::cells(rows), crate::robot::cells(cols))
}

#[test]
fn q_leaves_a_window_that_is_too_small_even_from_a_field() {
    let folder = settled(Language::Ja);
    let mut robot = at_home(&folder, Language::Ja, &[]);
    let texts = Texts::new(Language::Ja);
    robot.press("4");
    wait_title(&robot, &texts, "title-glossary");
    robot.press("/");
    wait_cursor(&robot);
    robot.resize(30, 10);
    wait_words(&robot, &too_small(&texts));
    robot.look(|screen| assert!(screen.hide_cursor()));
    assert_ends(&mut robot, "q");
}

#[test]
fn what_means_nothing_changes_nothing() {
    let folder = settled(Language::En);
    let mut robot = at_home(&folder, Language::En, &["--seed", "3"]);
    let before = rows(&robot.screen());
    for key in [
        "F1", "F4", "Insert", "Delete", "Alt-q", "Ctrl-x", "0", "é", "漢", "~",
    ] {
        robot.press(key);
    }
    // Clicks and wheels that nobody asked for: on "Library", and in the old form.
    robot.send(b"\x1b[<0;6;8M\x1b[<0;6;8m\x1b[<65;6;8M\x1b[M !!");
    // Keys with every modifier, a focus report, an unfinished and an unknown sequence.
    robot.send(b"\x1b[1;8A\x1b[I\x1b[O\x1b[99~\x1b[?1;2c");
    robot.press("?");
    let texts = Texts::new(Language::En);
    wait_title(&robot, &texts, "title-help");
    robot.press("?");
    wait_home(&robot, Language::En);
    assert_eq!(rows(&robot.screen()), before);
    assert_ends(&mut robot, "q");
}

#[test]
fn signals_end_a_session_with_their_number() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let folder = settled(Language::Ja);
        let mut robot = at_home(&folder, Language::Ja, &["--seed", "3"]);
        robot.press("1");
        robot.wait_for("| 1/8 |");
        robot.signal(signal);
        assert_eq!(robot.wait_exit().exit_code(), code);
        robot.assert_terminal_is_whole();
    }
}

#[test]
fn control_z_gives_the_shell_back_and_fg_the_screen() {
    let folder = settled(Language::Ja);
    let mut command = CommandBuilder::new("sh");
    command.args([
        "-c",
        "set -m; \"$0\" --seed 3; echo in the shell; read line; fg; echo status $?; read line",
        env!("CARGO_BIN_EXE_minuku"),
    ]);
    let mut robot = start_command(command, &folder, Language::Ja, (80, 24), &[]);
    wait_home(&robot, Language::Ja);
    robot.press("1");
    robot.wait_for("| 1/8 |");
    let before = rows(&robot.screen());
    robot.press("Ctrl-z");
    robot.wait_for("in the shell");
    robot.assert_terminal_is_whole();
    robot.press("Enter");
    robot.wait_until("the whole screen", |screen| rows(&screen.contents()) == before);
    robot.press("q");
    robot.wait_for("status 0");
    robot.assert_terminal_is_whole();
    robot.press("Enter");
    robot.wait_exit();
}

#[test]
fn a_stop_from_outside_ends_with_the_whole_screen() {
    let folder = settled(Language::En);
    let mut robot = at_home(&folder, Language::En, &[]);
    let before = rows(&robot.screen());
    let written = robot.raw_output().len();
    robot.signal(Signal::STOP);
    robot.signal(Signal::CONT);
    // Everything is drawn again, not only what we think has changed.
    let motto = Texts::new(Language::En).text("home-motto");
    // Between words the cursor is moved.
    let word = motto
        .split_whitespace()
        .max_by_key(|word| word.len())
        .expect("words");
    robot.wait_written("the modes and the whole screen", |raw| {
        let again = String::from_utf8_lossy(&raw[written..]).into_owned();
        again.contains("\x1b[?1049h") && again.contains(word) && again.ends_with("\x1b[?2026l")
    });
    assert_eq!(rows(&robot.screen()), before);
    assert_ends(&mut robot, "q");
}

#[test]
fn control_l_repairs_a_spoilt_screen() {
    let folder = settled(Language::Ja);
    let mut robot = at_home(&folder, Language::Ja, &[]);
    let before = robot.raw_output().len();
    robot.press("Ctrl-l");
    robot.press("Down");
    let second = format!("> 2 {}", Texts::new(Language::Ja).text("home-library"));
    wait_words(&robot, &second);
    let output = robot.raw_output();
    assert!(output[before..].windows(4).any(|bytes| bytes == b"\x1b[2J"));
    assert_ends(&mut robot, "q");
}

#[test]
fn a_closed_window_ends_it() {
    let folder = settled(Language::Ja);
    let mut robot = at_home(&folder, Language::Ja, &[]);
    robot.hang_up("Down");
    let status = robot.wait_exit();
    // The signal, the end of the input and an output that fails come together.
    assert!(
        [0, 2, 129].contains(&status.exit_code()) && status.signal().is_none(),
        "{status:?}"
    );
}

/// The numbers of every style sequence in the output.
fn styles(output: &[u8]) -> Vec<Vec<String>> {
    String::from_utf8_lossy(output)
        .split("\x1b[")
        .skip(1)
        .filter_map(|sequence| {
            let (numbers, _) = sequence.split_once('m')?;
            let is_style = numbers
                .chars()
                .all(|c| c.is_ascii_digit() || c == ';' || c == ':');
            is_style.then(|| numbers.split([';', ':']).map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn no_color_leaves_shape_and_weight() {
    let folder = settled(Language::Ja);
    let arguments = ["--seed", "3"];
    let mut robot = start_with(&folder, Language::Ja, &arguments, (80, 24), &[("NO_COLOR", "1")]);
    wait_home(&robot, Language::Ja);
    robot.press("1");
    robot.wait_for("| 1/8 |");
    robot.press("Tab");
    wait_words(&robot, &Texts::new(Language::Ja).text("inspect-enter"));
    robot.press("3");
    robot.wait_gone(&Texts::new(Language::Ja).text("ask-verdict"));
    let styles = styles(&robot.raw_output());
    let has = |number: &str| styles.iter().any(|style| style.iter().any(|one| one == number));
    for number in (30..39).chain(40..49).chain(90..98).chain(100..108).chain([58]) {
        assert!(!has(&number.to_string()), "a colour: {number}");
    }
    assert!(has("7") && has("1"), "{styles:?}");
    // The settings say why the colours cannot be changed.
    robot.press("Esc");
    wait_home(&robot, Language::Ja);
    // The session that was left is offered as soon as its answer is kept, above everything else.
    wait_words(&robot, &Texts::new(Language::Ja).text("home-resume"));
    robot.press("8");
    wait_words(&robot, &Texts::new(Language::Ja).text("setting-theme-fixed"));
    assert_ends(&mut robot, "q");

    let mut robot = start_with(&folder, Language::Ja, &arguments, (80, 24), &[("NO_COLOR", "")]);
    wait_home(&robot, Language::Ja);
    robot.press("1");
    robot.wait_for("| 1/8 |");
    let colours = self::styles(&robot.raw_output());
    let coloured = colours
        .iter()
        .flatten()
        .any(|number| number == "48" || number.parse().is_ok_and(|number: u8| (40..48).contains(&number)));
    assert!(coloured, "an empty NO_COLOR is none: {colours:?}");
    assert_ends(&mut robot, "q");
}

#[test]
fn a_terminal_without_a_cursor_is_talked_to_line_by_line() {
    for term in ["dumb", ""] {
        let folder = settled(Language::Ja);
        let mut robot = start_with(
            &folder,
            Language::Ja,
            &["--seed", "3"],
            (80, 24),
            &[("TERM", term)],
        );
        let texts = Texts::new(Language::Ja);
        wait_words(&robot, &texts.text("plain-about"));
        wait_words(&robot, &texts.text("home-helpdesks"));
        robot.look(|screen| assert!(!screen.alternate_screen()));
        assert!(robot.is_cooked());
        robot.type_text("q\r");
        assert_eq!(robot.wait_exit().exit_code(), 0);
        let output = robot.raw_output();
        assert!(!output.contains(&0x1b), "{}", output.escape_ascii());
    }
}

#[test]
fn output_that_is_no_terminal_is_plain() {
    let folder = settled(Language::En);
    // Its input is a terminal, its output is not.
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "\"$0\" --seed 3 | cat", env!("CARGO_BIN_EXE_minuku")]);
    let mut robot: Robot = start_command(command, &folder, Language::En, (80, 24), &[]);
    let texts = Texts::new(Language::En);
    wait_words(&robot, &texts.text("plain-about"));
    robot.type_text("q\r");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    assert!(!robot.raw_output().contains(&0x1b));
    robot.look(|screen| assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None));
    assert!(!shows(&robot, &texts.text("chrome-training")));

    // Neither is a terminal, and there is nothing to read.
    let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
        .env_clear()
        .env("LC_ALL", locale(Language::En))
        .env("TERM", "xterm-256color")
        .env("MINUKU_DATA_DIR", folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_own_sequences(&output.stdout);
    assert!(!output.stdout.contains(&0x1b));
}
