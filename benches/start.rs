//! How fast the program starts and answers, beside a bare ratatui program in the same run, in a real pseudo-terminal:
//! time to the first frame, time from a key to its frame, memory, and wake-ups while nothing moves. Prints a table;
//! asserts nothing. `cargo bench --bench start`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints its figures and may end at any fault"
)]

use std::{env, fs, process::id, thread, time::Duration};

use portable_pty::CommandBuilder;

#[expect(dead_code, reason = "every bench uses a part of it")]
#[path = "support/running.rs"]
mod running;

use running::Running;

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
