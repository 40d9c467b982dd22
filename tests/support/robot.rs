//! A robot that sits before a real pseudo-terminal: it starts a program, presses keys, reads the screen, sends
//! signals, takes the terminal away. It knows nothing of minuku. Unix only.
//!
//! ```ignore
//! #[path = "support/robot.rs"]
//! mod robot;
//!
//! let mut robot = Robot::start(CommandBuilder::new(env!("CARGO_BIN_EXE_minuku")), 80, 24, &[("LANG", "ja_JP.UTF-8")]);
//! robot.wait_for("見抜く");
//! robot.press("Down");
//! robot.press("Enter");
//! robot.wait_for("第1問");
//! robot.press("q");
//! assert_eq!(robot.wait_exit().exit_code(), 0);
//! robot.assert_terminal_is_whole();
//! ```
//!
//! Rules for waiting, without which such tests fail now and then:
//!
//! - Never sleep. Every `wait_…` returns as soon as its condition holds and fails, showing the screen, after
//!   [`LIMIT`], which only a broken program reaches.
//! - After a key, wait for something that was *not* there before the key; then look at the rest of the screen.
//!   Frames written as one synchronized update are shown as a whole, so what came with it is there too.
//! - To assert that something is absent, first wait for something else that comes later.
//! - `Esc` is a key only when nothing follows at once: wait for its effect before the next key.
#![allow(dead_code, reason = "each test program uses a part of the robot")]
#![expect(unreachable_pub, reason = "`pub` marks what test programs may use")]
#![expect(
    clippy::expect_used,
    reason = "all of this is test; the lint looks for `#[test]` only"
)]

use std::{
    io::{Read, Write},
    sync::{Arc, Condvar, Mutex, MutexGuard},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
pub use rustix::process::Signal;
use rustix::process::{Pid, kill_process};
use vt100::MouseProtocolMode;

/// How long anything may take, on the slowest machine. Not a measure of speed.
pub const LIMIT: Duration = Duration::from_secs(30);

const SYNC_BEGIN: &[u8] = b"\x1b[?2026h";
const SYNC_END: &[u8] = b"\x1b[?2026l";

/// What the threads that read and wait have seen.
struct Seen {
    parser: vt100::Parser,
    /// Everything the program wrote.
    raw: Vec<u8>,
    /// The end of `raw` that is not on the screen yet, because its update is not complete.
    pending: Vec<u8>,
    /// No output will come any more.
    closed: bool,
    exit: Option<ExitStatus>,
    /// The robot does not read for now.
    held: bool,
    /// The reader should drop its hold on the terminal.
    hung_up: bool,
}

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// One program in one terminal. Dropping it kills the program.
pub struct Robot {
    shared: Arc<Shared>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    pid: i32,
}

impl Robot {
    /// Starts `command` in a terminal of `cols` × `rows` cells. Of the environment it inherits only `PATH`;
    /// `TERM` is xterm-256color; `env` comes on top. It leads its own session, as in a fresh window; start
    /// `sh -c "set -m; …"` where a shell with jobs is wanted.
    pub fn start(mut command: CommandBuilder, cols: u16, rows: u16, env: &[(&str, &str)]) -> Self {
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        for (name, value) in env {
            command.env(name, value);
        }
        let pair = native_pty_system()
            .openpty(size(cols, rows))
            .expect("a pseudo-terminal");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let writer = pair.master.take_writer().expect("its input");
        let mut child = pair.slave.spawn_command(command).expect("the program starts");
        let pid = child
            .process_id()
            .and_then(|pid| i32::try_from(pid).ok())
            .expect("a process id");
        drop(pair.slave);

        let shared = Arc::new(Shared {
            seen: Mutex::new(Seen {
                parser: vt100::Parser::new(cells(rows), cells(cols), 0),
                raw: Vec::new(),
                pending: Vec::new(),
                closed: false,
                exit: None,
                held: false,
                hung_up: false,
            }),
            changed: Condvar::new(),
        });
        let reading = Arc::clone(&shared);
        thread::spawn(move || {
            read(&reading, &mut *reader);
            drop(reader);
            reading.lock().show_rest();
            reading.changed.notify_all();
        });
        let waiting = Arc::clone(&shared);
        thread::spawn(move || {
            let status = child.wait().expect("the program can be waited for");
            waiting.lock().exit = Some(status);
            waiting.changed.notify_all();
        });
        Self {
            shared,
            master: Some(pair.master),
            writer: Some(writer),
            pid,
        }
    }

    /// The process that was started.
    pub fn pid(&self) -> i32 {
        self.pid
    }

    // ===== Doing =====

    /// Presses one key: `Enter`, `Esc`, `Tab`, `BackTab`, `Space`, `Backspace`, `Delete`, `Insert`, `Up`, `Down`,
    /// `Left`, `Right`, `Home`, `End`, `PageUp`, `PageDown`, `F1` to `F4`, `Ctrl-a`, `Alt-a`, or any one character.
    pub fn press(&mut self, key: &str) {
        let bytes = match key {
            "Enter" => "\r".into(),
            "Esc" => "\x1b".into(),
            "Tab" => "\t".into(),
            "BackTab" => "\x1b[Z".into(),
            "Space" => " ".into(),
            "Backspace" => "\x7f".into(),
            "Delete" => "\x1b[3~".into(),
            "Insert" => "\x1b[2~".into(),
            "Up" => "\x1b[A".into(),
            "Down" => "\x1b[B".into(),
            "Right" => "\x1b[C".into(),
            "Left" => "\x1b[D".into(),
            "Home" => "\x1b[H".into(),
            "End" => "\x1b[F".into(),
            "PageUp" => "\x1b[5~".into(),
            "PageDown" => "\x1b[6~".into(),
            "F1" => "\x1bOP".into(),
            "F2" => "\x1bOQ".into(),
            "F3" => "\x1bOR".into(),
            "F4" => "\x1bOS".into(),
            _ => named(key),
        };
        self.send(bytes.as_bytes());
    }

    /// Types `text` character by character, as fast as it goes.
    pub fn type_text(&mut self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Pastes `text` in brackets, if the program asked for them.
    pub fn paste(&mut self, text: &str) {
        if self.look(vt100::Screen::bracketed_paste) {
            self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        } else {
            self.send(text.as_bytes());
        }
    }

    /// Presses and releases the left button on the cell at `col`, `row`, both counted from 0. Nothing is sent
    /// when the program did not ask for the mouse.
    pub fn click(&mut self, col: u16, row: u16) {
        if self.look(vt100::Screen::mouse_protocol_mode) != MouseProtocolMode::None {
            let (x, y) = (col + 1, row + 1);
            self.send(format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").as_bytes());
        }
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        let writer = self
            .writer
            .as_mut()
            .expect("the terminal has not been taken away");
        writer
            .write_all(bytes)
            .and_then(|()| writer.flush())
            .expect("the terminal takes input");
    }

    /// Sends bytes to a program that may be gone.
    pub fn try_send(&mut self, bytes: &[u8]) {
        if let Some(writer) = self.writer.as_mut() {
            let _ = writer.write_all(bytes).and_then(|()| writer.flush());
        }
    }

    /// Gives the window another size.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.shared.lock().parser.set_size(cells(rows), cells(cols));
        let master = self
            .master
            .as_ref()
            .expect("the terminal has not been taken away");
        master
            .resize(size(cols, rows))
            .expect("the terminal takes a size");
    }

    /// Sends a signal to the process that was started.
    pub fn signal(&self, signal: Signal) {
        signal_process(self.pid, signal);
    }

    /// Stops reading what the program writes, as a frozen window would, or goes on. What is already on its way
    /// may still arrive.
    pub fn hold_output(&mut self, held: bool) {
        self.shared.lock().held = held;
        self.shared.changed.notify_all();
    }

    /// Takes the terminal away, as closing the window does. `last_key` must be a key to which the program
    /// answers with output: that is how our own reading thread, which holds the terminal too, is woken.
    pub fn hang_up(&mut self, last_key: &str) {
        self.shared.lock().hung_up = true;
        self.shared.changed.notify_all();
        self.press(last_key);
        self.wait_seen("the terminal to be let go", |seen| seen.closed);
        self.writer = None;
        self.master = None;
    }

    // ===== Seeing =====

    /// The screen as text, one line a row, without spaces at the ends.
    pub fn screen(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    /// Asks the terminal something: a cell, its style, where the cursor is.
    pub fn look<T>(&self, question: impl FnOnce(&vt100::Screen) -> T) -> T {
        question(self.shared.lock().parser.screen())
    }

    /// Everything the program wrote until now.
    pub fn raw_output(&self) -> Vec<u8> {
        self.shared.lock().raw.clone()
    }

    /// Waits until `text` is on the screen, within one row, and returns the screen.
    pub fn wait_for(&self, text: &str) -> String {
        self.wait_until(&format!("「{text}」"), |screen| {
            screen.contents().contains(text)
        });
        self.screen()
    }

    /// Waits until `text` is not on the screen any more.
    pub fn wait_gone(&self, text: &str) {
        self.wait_until(&format!("「{text}」 to go"), |screen| {
            !screen.contents().contains(text)
        });
    }

    /// Waits until `condition` holds; `what` names it in the report.
    pub fn wait_until(&self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        self.wait_seen(what, |seen| condition(seen.parser.screen()));
    }

    /// Waits until `condition` holds for everything that the program wrote.
    pub fn wait_written(&self, what: &str, condition: impl Fn(&[u8]) -> bool) {
        self.wait_seen(what, |seen| condition(&seen.raw));
    }

    /// Waits until the program has ended and everything it wrote is on the screen.
    pub fn wait_exit(&self) -> ExitStatus {
        // After a hang-up, or when somebody else holds the terminal, the end of the output says nothing.
        self.wait_seen("the end of the program", |seen| {
            seen.exit.is_some() && (seen.closed || seen.held)
        });
        self.shared.lock().exit.clone().expect("just seen")
    }

    /// Whether the system's side of the terminal is in the usual state: lines, echo, Ctrl-C.
    pub fn is_cooked(&self) -> bool {
        let termios = self
            .master
            .as_ref()
            .and_then(|master| master.get_termios())
            .expect("its settings");
        let on = |name| termios.local_flags.iter_names().any(|(flag, _)| flag == name);
        on("ICANON") && on("ECHO") && on("ISIG")
    }

    /// Asserts that nothing of a full-screen program is left behind.
    #[track_caller]
    pub fn assert_terminal_is_whole(&self) {
        let report = self.report();
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "alternate screen left on\n{report}");
            assert!(!screen.hide_cursor(), "cursor left hidden\n{report}");
            assert!(!screen.bracketed_paste(), "bracketed paste left on\n{report}");
            assert_eq!(
                screen.mouse_protocol_mode(),
                MouseProtocolMode::None,
                "mouse left on\n{report}"
            );
            let plain = !screen.bold() && !screen.inverse() && !screen.underline();
            assert!(
                plain && screen.fgcolor() == vt100::Color::Default,
                "style left on\n{report}"
            );
        });
        assert!(self.is_cooked(), "raw mode left on\n{report}");
    }

    #[track_caller]
    fn wait_seen(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let end = Instant::now() + LIMIT;
        let mut seen = self.shared.lock();
        while !condition(&seen) {
            let left = end.saturating_duration_since(Instant::now());
            // Without a program and without output nothing can change any more.
            let over = seen.closed && seen.exit.is_some();
            if left.is_zero() || over {
                drop(seen);
                panic!("waited for {what} in vain\n{}", self.report());
            }
            seen = self
                .shared
                .changed
                .wait_timeout(seen, left)
                .expect("no panic while seeing")
                .0;
        }
    }

    fn report(&self) -> String {
        let seen = self.shared.lock();
        let tail = seen.raw.len().saturating_sub(400);
        format!(
            "--- screen ---\n{}\n--- exit: {:?}, last output ---\n{}",
            seen.parser.screen().contents(),
            seen.exit,
            seen.raw[tail..].escape_ascii()
        )
    }
}

impl Drop for Robot {
    fn drop(&mut self) {
        let running = self.shared.lock().exit.is_none();
        self.shared.lock().held = false;
        self.shared.changed.notify_all();
        if running && let Some(pid) = Pid::from_raw(self.pid) {
            let _ = kill_process(pid, Signal::KILL);
        }
    }
}

impl Seen {
    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.pending.extend_from_slice(bytes);
        let complete = complete(&self.pending);
        let rest = self.pending.split_off(complete);
        self.parser.process(&self.pending);
        self.pending = rest;
    }

    fn show_rest(&mut self) {
        let rest = std::mem::take(&mut self.pending);
        self.parser.process(&rest);
        self.closed = true;
    }
}

/// How many of `bytes` can be shown: up to a synchronized update that has begun and not ended, or that may be
/// about to begin.
fn complete(bytes: &[u8]) -> usize {
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    match (last(SYNC_BEGIN), last(SYNC_END)) {
        (Some(begin), Some(end)) if begin > end => begin,
        (Some(begin), None) => begin,
        _ => {
            let cut = (1..SYNC_BEGIN.len())
                .rev()
                .find(|&length| bytes.ends_with(&SYNC_BEGIN[..length]));
            bytes.len() - cut.unwrap_or(0)
        }
    }
}

fn read(shared: &Shared, reader: &mut dyn Read) {
    let mut buffer = [0; 4096];
    loop {
        let mut seen = shared.lock();
        while seen.held && !seen.hung_up {
            seen = shared.changed.wait(seen).expect("no panic while seeing");
        }
        if seen.hung_up {
            return;
        }
        drop(seen);
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => shared.lock().take(&buffer[..count]),
        }
        shared.changed.notify_all();
    }
}

/// Sends a signal to any process, such as one whose number the program showed.
pub fn signal_process(pid: i32, signal: Signal) {
    let pid = Pid::from_raw(pid).expect("a process id");
    kill_process(pid, signal).expect("the process is there");
}

fn named(key: &str) -> String {
    let one = |text: &str| {
        let mut characters = text.chars();
        let character = characters.next().unwrap_or_else(|| panic!("no key: {key:?}"));
        assert!(characters.next().is_none(), "no such key: {key}");
        character
    };
    if let Some(letter) = key.strip_prefix("Ctrl-") {
        let letter = u8::try_from(one(letter).to_ascii_lowercase()).expect("an ASCII letter");
        char::from(letter & 0x1f).to_string()
    } else if let Some(letter) = key.strip_prefix("Alt-") {
        format!("\x1b{}", one(letter))
    } else {
        one(key).to_string()
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// A count of cells as the screen of vt100 has it.
pub fn cells(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).expect("a terminal has cells")
}
