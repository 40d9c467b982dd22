//! How fast the program starts and answers, beside a bare ratatui program in the same run, in a real pseudo-terminal:
//! time to the first frame, time from a key to its frame, memory, and wake-ups while nothing moves. Prints a table;
//! asserts nothing. `cargo bench --bench start`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints its figures and may end at any fault"
)]

use std::{
    env, fs,
    io::{Read as _, Write as _},
    process::id,
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const ROUNDS: usize = 40;
const KEYS: usize = 200;
const HELLO: &str = "MINUKU_BENCH_HELLO";

fn main() {
    if env::var_os(HELLO).is_some() {
        hello();
        return;
    }
    let settings = env::temp_dir().join(format!("minuku-bench-{}", id()));
    fs::create_dir_all(&settings).unwrap();
    fs::write(
        settings.join("settings.toml"),
        "language = \"en\"\nrole = \"employee\"\n",
    )
    .unwrap();
    let bare = || {
        let mut command = CommandBuilder::new(env::current_exe().unwrap());
        command.env(HELLO, "1");
        command
    };
    let ours = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_minuku"));
        command.env("MINUKU_DATA_DIR", &settings);
        command
    };
    println!(
        "{:<28}{:>12}{:>12}{:>8}",
        "200x60, median (p90)", "bare", "minuku", "ratio"
    );
    // One after the other in turns, so that both meet the same machine.
    let (mut first_bare, mut first_ours) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        first_bare.push(Running::start(bare(), "hello").first);
        first_ours.push(Running::start(ours(), "Training display").first);
    }
    row("first frame", &mut first_bare, &mut first_ours);

    let (mut keys_bare, mut keys_ours) = (Vec::new(), Vec::new());
    let (mut bare, mut ours) = (Running::start(bare(), "hello"), Running::start(ours(), "about"));
    for number in 0..KEYS {
        let key: &[u8] = if number % 2 == 0 { b"\x1b[B" } else { b"\x1b[A" };
        keys_bare.push(bare.key(key));
        keys_ours.push(ours.key(key));
    }
    row("key to frame, home", &mut keys_bare, &mut keys_ours);
    // An item: inspecting goes from mark to mark and draws exhibit and panel anew.
    ours.key(b"1");
    thread::sleep(Duration::from_millis(300));
    ours.drain();
    let mut item: Vec<Duration> = (0..KEYS).map(|_| ours.key(b"\t")).collect();
    row("key to frame, exhibit", &mut keys_bare, &mut item);

    println!(
        "{:<28}{:>12}{:>12}",
        "resident, MiB",
        bare.memory(),
        ours.memory()
    );
    let (before_bare, before_ours) = (bare.wakeups(), ours.wakeups());
    thread::sleep(Duration::from_secs(3));
    println!(
        "{:<28}{:>12}{:>12}",
        "wake-ups in 3 s of rest",
        bare.wakeups() - before_bare,
        ours.wakeups() - before_ours
    );
    fs::remove_dir_all(&settings).unwrap();
}

/// A bare ratatui program: draws a word and waits for a key.
fn hello() {
    let mut terminal = ratatui::init();
    let mut count = 0;
    loop {
        terminal
            .draw(|frame| frame.render_widget(format!("hello {count}"), frame.area()))
            .unwrap();
        match crossterm::event::read().unwrap() {
            crossterm::event::Event::Key(key) if key.code == crossterm::event::KeyCode::Char('q') => break,
            _ => count += 1,
        }
    }
    ratatui::restore();
}

fn row(name: &str, bare: &mut [Duration], ours: &mut [Duration]) {
    bare.sort();
    ours.sort();
    let at = |all: &[Duration], share: usize| all[all.len() * share / 100].as_secs_f64() * 1000.0;
    let cell = |all: &[Duration]| format!("{:.2}({:.2})", at(all, 50), at(all, 90));
    println!(
        "{name:<28}{:>12}{:>12}{:>8.2}",
        cell(bare),
        cell(ours),
        at(ours, 50) / at(bare, 50)
    );
}

struct Running {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    writer: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    first: Duration,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Running {
    /// Starts a program and waits for a word on its screen.
    fn start(mut command: CommandBuilder, word: &str) -> Self {
        command.env("TERM", "xterm-256color");
        let size = PtySize {
            rows: 60,
            cols: 200,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let begin = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains(word) {
            seen.extend(output.recv_timeout(Duration::from_secs(5)).unwrap());
        }
        let first = begin.elapsed();
        let writer = pair.master.take_writer().unwrap();
        Self {
            child,
            writer,
            output,
            first,
            _master: pair.master,
        }
    }

    fn drain(&self) {
        while self.output.recv_timeout(Duration::from_millis(5)).is_ok() {}
    }

    /// Presses a key and waits for the first bytes of what it changes.
    fn key(&mut self, key: &[u8]) -> Duration {
        self.drain();
        let begin = Instant::now();
        self.writer.write_all(key).unwrap();
        self.writer.flush().unwrap();
        self.output.recv_timeout(Duration::from_secs(5)).unwrap();
        begin.elapsed()
    }

    fn status(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap()));
        let status = status.unwrap_or_default();
        let line = status
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    }

    fn memory(&self) -> u64 {
        self.status("VmRSS:") / 1024
    }

    /// How often any thread of the program was woken.
    fn wakeups(&self) -> u64 {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.process_id().unwrap()));
        tasks
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|task| fs::read_to_string(task.path().join("status")).ok())
            .filter_map(|status| {
                let line = status
                    .lines()
                    .find(|line| line.starts_with("voluntary_ctxt_switches"))?;
                line.split_whitespace().nth(1)?.parse::<u64>().ok()
            })
            .sum()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
