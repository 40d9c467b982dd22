//! The terminal layer in a real pseudo-terminal: whatever ends or stops the program, the terminal is whole
//! afterwards. The program under test is this file itself, started again as [`stage`]; the whole of minuku is
//! tested elsewhere.
#![cfg(unix)]
#![expect(
    clippy::expect_used,
    reason = "all of this is test; the lint looks for `#[test]` only"
)]

#[path = "support/robot.rs"]
mod robot;

use std::{env, time::Duration};

use crossterm::event::{Event as Input, KeyCode, KeyModifiers, MouseEventKind};
use minuku::ui::terminal::{Event, Terminal, is_usable};
use portable_pty::CommandBuilder;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use robot::{Robot, Signal, signal_process};
use vt100::MouseProtocolMode;

/// Set for the process that plays the program.
const STAGE: &str = "MINUKU_TEST_STAGE";
/// The exit code with which the program answers the end of its input.
const ENDED: i32 = 3;
/// The exit code with which the program answers that it cannot draw.
const CANNOT_DRAW: i32 = 4;
/// The exit code of a test program in which a test panicked.
const PANICKED: u32 = 101;

// ===== The program =====

/// Not a test but the program the tests start.
#[test]
fn stage() {
    if env::var_os(STAGE).is_some() {
        let code = perform();
        #[expect(
            clippy::disallowed_methods,
            reason = "the terminal has been left; the test report must not follow"
        )]
        std::process::exit(code);
    }
}

fn perform() -> i32 {
    assert!(is_usable());
    let mut terminal = Terminal::<String>::enter(false).expect("a terminal");
    let mut last = String::from("-");
    let (mut redraws, mut frames, mut mouse) = (0, 0, false);
    loop {
        let drawn = terminal.draw(|area, buffer| {
            show(
                area,
                buffer,
                &format!(
                    "ready pid={} size={}x{}",
                    std::process::id(),
                    area.width,
                    area.height
                ),
                &last,
                redraws,
            )
        });
        if drawn.is_err() {
            return CANNOT_DRAW;
        }
        match terminal.next(None) {
            None => panic!("waiting for ever has an end"),
            Some(Event::Stop(signal)) => {
                // Fails when the terminal is gone.
                let _ = terminal.leave();
                return 128 + signal;
            }
            Some(Event::Ended) => return ENDED,
            Some(Event::Redraw) => redraws += 1,
            Some(Event::Message(message)) => last = format!("message {message}"),
            Some(Event::Input(Input::Paste(text))) => last = format!("paste {text}"),
            Some(Event::Input(Input::Mouse(event))) => {
                if matches!(event.kind, MouseEventKind::Down(_)) {
                    last = format!("click {} {}", event.column, event.row);
                }
            }
            Some(Event::Input(Input::Key(key))) => match (key.code, key.modifiers) {
                (KeyCode::Char('z'), KeyModifiers::CONTROL) => {
                    terminal.suspend().expect("a signal can be sent");
                    last = "back".into();
                }
                (KeyCode::Char('q'), KeyModifiers::NONE) => {
                    terminal.leave().expect("the terminal is given back");
                    return 0;
                }
                (KeyCode::Char('p'), KeyModifiers::NONE) => panic!("the loop fell"),
                (KeyCode::Char('d'), KeyModifiers::NONE) => {
                    let _ = terminal.draw(|_, _| panic!("the picture fell"));
                }
                (KeyCode::Char('t'), KeyModifiers::NONE) => {
                    let _ = std::thread::spawn(|| panic!("the helper fell")).join();
                }
                (KeyCode::Char('s'), KeyModifiers::NONE) => {
                    let sender = terminal.sender();
                    std::thread::spawn(move || assert!(sender.send("from afar".into())));
                }
                (KeyCode::Char('m'), KeyModifiers::NONE) => {
                    mouse = !mouse;
                    terminal.set_mouse(mouse).expect("the terminal takes it");
                    last = format!("mouse {mouse}");
                }
                (KeyCode::Char('w'), KeyModifiers::NONE) => {
                    assert!(terminal.next(Some(Duration::ZERO)).is_none());
                    last = "waited".into();
                }
                (KeyCode::Char('h'), KeyModifiers::NONE) => {
                    let _ = terminal.draw(|area, buffer| show(area, buffer, "ready", "hanging", redraws));
                    loop {
                        std::thread::park();
                    }
                }
                (KeyCode::Char('f'), KeyModifiers::NONE) => loop {
                    frames += 1;
                    let fill = char::from(b'a' + frames % 26).to_string();
                    let drawn = terminal.draw(|area, buffer| {
                        for position in area.positions() {
                            buffer[position].set_symbol(&fill);
                        }
                        None
                    });
                    if drawn.is_err() {
                        return CANNOT_DRAW;
                    }
                },
                (code, _) => last = format!("key {code}"),
            },
            Some(Event::Input(_)) => {}
        }
    }
}

fn show(area: Rect, buffer: &mut Buffer, title: &str, last: &str, redraws: u32) -> Option<Position> {
    let mut row = |y: u16, text: &str| {
        if y < area.height {
            buffer.set_stringn(0, y, text, area.width.into(), Style::new());
        }
    };
    row(0, title);
    row(1, &format!("last: {last}"));
    row(2, &format!("redraws: {redraws}"));
    row(3, "詐欺を見抜く|");
    (last == "key 文").then_some(Position::new(6, 1))
}

// ===== The tests =====

const ARGUMENTS: [&str; 4] = ["--exact", "stage", "--nocapture", "--test-threads=1"];

fn command() -> CommandBuilder {
    let mut command = CommandBuilder::new(env::current_exe().expect("this file"));
    command.args(ARGUMENTS);
    command
}

fn start() -> Robot {
    start_as(command())
}

fn start_as(command: CommandBuilder) -> Robot {
    let robot = Robot::start(command, 60, 30, &[(STAGE, "1"), ("RUST_BACKTRACE", "0")]);
    robot.wait_for("ready");
    robot
}

/// The same under a shell that knows jobs: it says when the program is stopped, and continues it on Enter.
fn start_in_shell() -> Robot {
    let mut command = CommandBuilder::new("sh");
    command.args([
        "-c",
        "set -m; \"$0\" \"$@\"; echo in the shell; read line; fg; echo status $?; read line",
    ]);
    command.arg(env::current_exe().expect("this file"));
    command.args(ARGUMENTS);
    start_as(command)
}

fn shown_pid(robot: &Robot) -> i32 {
    let screen = robot.wait_for("ready pid=");
    let number = screen
        .split("pid=")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    number
        .and_then(|number| number.parse().ok())
        .expect("the program shows its number")
}

fn assert_inside(robot: &Robot) {
    robot.look(|screen| {
        assert!(screen.alternate_screen());
        assert!(screen.hide_cursor());
        assert!(screen.bracketed_paste());
    });
    assert!(!robot.is_cooked());
}

fn position(output: &[u8], sequence: &[u8]) -> Option<usize> {
    output
        .windows(sequence.len())
        .rposition(|window| window == sequence)
}

#[test]
fn a_key_ends_it_and_nothing_follows_the_restoration() {
    let mut robot = start();
    assert_inside(&robot);
    robot.press("m");
    robot.wait_for("mouse true");
    robot.press("q");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    robot.assert_terminal_is_whole();
    let output = robot.raw_output();
    let end = b"\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m";
    assert!(output.ends_with(end), "{}", output.escape_ascii());
}

#[test]
fn signals_end_it_with_their_number() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let robot = start();
        robot.signal(signal);
        assert_eq!(robot.wait_exit().exit_code(), code);
        robot.assert_terminal_is_whole();
    }
}

#[test]
fn a_panic_is_read_on_the_restored_screen() {
    let ended = u32::try_from(ENDED).expect("a code");
    let falls = [
        ("p", "the loop fell", PANICKED),
        ("d", "the picture fell", PANICKED),
        ("t", "the helper fell", ended),
    ];
    for (key, message, code) in falls {
        let mut robot = start();
        robot.press(key);
        let status = robot.wait_exit();
        robot.assert_terminal_is_whole();
        let screen = robot.wait_for(message);
        assert!(!screen.contains("ready"), "{screen}");
        // After a panic in another thread the loop is told so, or finds that it cannot draw.
        let told = status.exit_code() == code
            || (key == "t" && status.exit_code() == u32::try_from(CANNOT_DRAW).expect("a code"));
        assert!(told, "{key}: {status:?}");
    }
}

#[test]
fn a_new_size_is_drawn_anew() {
    let mut robot = start();
    robot.wait_for("size=60x30");
    robot.resize(100, 40);
    robot.wait_for("size=100x40");
    robot.resize(30, 5);
    robot.wait_for("size=30x5");
    // A key right after it must not be kept back.
    robot.press("q");
    assert_eq!(robot.wait_exit().exit_code(), 0);
}

#[test]
fn keys_pastes_clicks_and_messages_arrive() {
    let mut robot = start();
    robot.press("F2");
    robot.wait_for("key F2");
    robot.type_text("文");
    robot.wait_for("key 文");
    robot.look(|screen| {
        assert!(!screen.hide_cursor());
        assert_eq!(screen.cursor_position(), (1, 6));
    });
    robot.press("Esc");
    robot.wait_for("key Esc");
    assert!(robot.look(vt100::Screen::hide_cursor));
    robot.paste("q q 口座番号");
    robot.wait_for("paste q q 口座番号");
    robot.press("s");
    robot.wait_for("message from afar");
    robot.press("w");
    robot.wait_for("waited");
    robot.press("m");
    robot.wait_for("mouse true");
    robot.click(7, 3);
    robot.wait_for("click 7 3");
    robot.press("m");
    robot.wait_for("mouse false");
    assert_eq!(
        robot.look(vt100::Screen::mouse_protocol_mode),
        MouseProtocolMode::None
    );
    assert!(robot.screen().contains("詐欺を見抜く|"));
    robot.press("q");
    assert_eq!(robot.wait_exit().exit_code(), 0);
}

#[test]
fn an_unchanged_frame_writes_nothing() {
    let mut robot = start();
    robot.press("x");
    robot.wait_for("key x");
    let before = robot.raw_output().len();
    robot.press("x");
    robot.press("y");
    robot.wait_for("key y");
    let output = robot.raw_output();
    let frames = output[before..]
        .windows(8)
        .filter(|window| window == b"\x1b[?2026h")
        .count();
    assert_eq!(frames, 1, "{}", output[before..].escape_ascii());
}

#[test]
fn ctrl_z_lends_the_terminal_to_the_shell() {
    let mut robot = start_in_shell();
    robot.press("m");
    robot.wait_for("mouse true");
    robot.press("Ctrl-z");
    robot.wait_for("in the shell");
    robot.assert_terminal_is_whole();
    robot.press("Enter");
    robot.wait_for("redraws: 1");
    robot.wait_for("last: back");
    assert_inside(&robot);
    assert_ne!(
        robot.look(vt100::Screen::mouse_protocol_mode),
        MouseProtocolMode::None
    );
    robot.press("x");
    robot.wait_for("key x");
    robot.press("Ctrl-z");
    robot.wait_for("status");
    robot.assert_terminal_is_whole();
}

#[test]
fn a_stop_from_outside_is_the_same() {
    let mut robot = start_in_shell();
    signal_process(shown_pid(&robot), Signal::TSTP);
    robot.wait_for("in the shell");
    robot.assert_terminal_is_whole();
    robot.press("Enter");
    robot.wait_for("redraws: 1");
    assert_inside(&robot);
    robot.press("q");
    robot.wait_for("status 0");
    robot.press("Enter");
    assert!(robot.wait_exit().success());
    robot.assert_terminal_is_whole();
}

#[test]
fn a_stop_that_cannot_be_caught_is_repaired() {
    let mut robot = start();
    robot.signal(Signal::STOP);
    robot.signal(Signal::CONT);
    robot.wait_for("redraws: 1");
    assert_inside(&robot);
    robot.press("q");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    robot.assert_terminal_is_whole();
}

#[test]
fn without_a_shell_ctrl_z_does_not_freeze_the_window() {
    let mut robot = start();
    robot.press("Ctrl-z");
    robot.wait_for("last: back");
    robot.signal(Signal::TSTP);
    robot.wait_for("redraws: 1");
    robot.press("q");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    robot.assert_terminal_is_whole();
}

#[test]
fn a_loop_that_hangs_is_ended_by_the_signal() {
    let mut robot = start();
    robot.press("h");
    robot.wait_for("hanging");
    robot.signal(Signal::TERM);
    assert_eq!(robot.wait_exit().signal(), Some("Terminated"));
    robot.assert_terminal_is_whole();
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_it_alive() {
    let mut robot = start();
    robot.press("f");
    robot.wait_gone("ready");
    robot.hold_output(true);
    robot.signal(Signal::TERM);
    assert_eq!(robot.wait_exit().signal(), Some("Terminated"));
    assert!(robot.is_cooked());
}

#[test]
fn a_closed_window_ends_it() {
    let mut robot = start();
    robot.hang_up("y");
    let status = robot.wait_exit();
    // The signal and the end of the input come together.
    let told = [
        129,
        u32::try_from(ENDED).expect("a code"),
        u32::try_from(CANNOT_DRAW).expect("a code"),
    ];
    assert!(
        told.contains(&status.exit_code()) && status.signal().is_none(),
        "{status:?}"
    );
}

#[test]
fn a_terminal_that_goes_without_a_signal_ends_it() {
    let mut command = command();
    command.set_controlling_tty(false);
    let mut robot = start_as(command);
    robot.hang_up("y");
    let status = robot.wait_exit();
    let told = [
        u32::try_from(ENDED).expect("a code"),
        u32::try_from(CANNOT_DRAW).expect("a code"),
    ];
    assert!(
        told.contains(&status.exit_code()) && status.signal().is_none(),
        "{status:?}"
    );
}

#[test]
fn restoring_follows_entering_in_the_output() {
    let mut robot = start();
    robot.press("p");
    robot.wait_exit();
    let output = robot.raw_output();
    for (on, off) in [
        ("\x1b[?1049h", "\x1b[?1049l"),
        ("\x1b[?25l", "\x1b[?25h"),
        ("\x1b[?2004h", "\x1b[?2004l"),
    ] {
        let (on, off) = (
            position(&output, on.as_bytes()),
            position(&output, off.as_bytes()),
        );
        assert!(on.is_some() && on < off, "{}", output.escape_ascii());
    }
    assert!(position(&output, b"\x1b[?1049l") < position(&output, b"the loop fell"));
}
