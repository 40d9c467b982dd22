//! How fast answers are remembered and what is known of them is read: one durable answer on this disk; opening and what
//! home needs, and what the progress screen needs, with a million answers; and the screens themselves, of the program in a
//! pseudo-terminal. Prints a table; asserts nothing.
//! `cargo bench --bench history`; `MINUKU_BENCH_FOLDER` names the disk.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints its figures and may end at any fault"
)]

use std::{
    env,
    hint::black_box,
    path::PathBuf,
    time::{Duration, Instant},
};

use chrono::DateTime;
use minuku::{
    history::{Asked, Attempt, Entry, FILE, History, Keeper, Purpose, Sitting, State, Unreadable},
    locale::Language,
    pack::load::{Place, load},
    quiz::Confidence,
    scenario::{Role, Scenario},
};
use portable_pty::CommandBuilder;

#[expect(dead_code, reason = "every bench uses a part of it")]
#[path = "support/running.rs"]
mod running;

use running::Running;

/// So many answers, four to an item, eight items to a session.
const MANY: u64 = 1_000_000;
const FEW: u64 = 1_000;
const ROUNDS: usize = 15;

fn main() {
    let folder = env::var_os("MINUKU_BENCH_FOLDER").map_or_else(env::temp_dir, PathBuf::from);
    let folder = folder.join(format!("minuku-bench-history-{}", std::process::id()));
    let scenarios: Vec<_> = load(&[Place::Embedded]).scenarios;
    let attempt = |number: u64| {
        attempt(
            number,
            &scenarios[usize::try_from(number / 4).unwrap() % scenarios.len()],
        )
    };
    println!("{:<44}{:>12}{:>12}", "", "median", "p99");

    for (name, count) in [
        ("one durable answer, among a thousand", FEW),
        ("one durable answer, among a million", MANY),
    ] {
        let folder = folder.join(count.to_string());
        let begin = Instant::now();
        fill(&folder, count, &attempt);
        let path = folder.join(FILE);
        println!(
            "{:<44}{:>12}{:>12}",
            format!("taking over {count} answers"),
            format!("{:.1} s", begin.elapsed().as_secs_f64()),
            format!("{} MiB", std::fs::metadata(&path).unwrap().len() >> 20)
        );
        let mut history = History::open(&path).unwrap();
        let mut times = Vec::new();
        for number in count..count + 500 {
            let attempt = attempt(number);
            times.push(timed(|| history.record(&[], &[attempt]).unwrap()));
        }
        row(name, times);
        drop(history);
        let now = DateTime::from_timestamp(1_900_000_000, 0).unwrap();
        let home = |_| {
            timed(|| {
                let mut keeper = Keeper::new(folder.clone());
                (
                    keeper.learned(now).unwrap().len(),
                    keeper.unfinished(now).unwrap(),
                )
            })
        };
        row(
            &format!("opening, what home needs, {count}"),
            (0..ROUNDS).map(home).collect(),
        );
        let progress = |_| {
            timed(|| {
                let mut keeper = Keeper::new(folder.clone());
                (keeper.learned(now).unwrap().len(), keeper.tallies(now).unwrap())
            })
        };
        row(
            &format!("opening, what progress needs, {count}"),
            (0..ROUNDS).map(progress).collect(),
        );
        let latest = |_| timed(|| History::open(&path).unwrap().sessions(20).unwrap());
        screens(&folder, count);
        row(
            &format!("the latest sessions, {count}"),
            (0..ROUNDS).map(latest).collect(),
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// The program from its start to the home screen that knows what is due, and from there to the figures of progress.
fn screens(folder: &std::path::Path, count: u64) {
    std::fs::write(
        folder.join("settings.toml"),
        "language = \"en\"\nrole = \"employee\"\n",
    )
    .unwrap();
    let (mut home, mut progress) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_minuku"));
        command.env("MINUKU_DATA_DIR", folder);
        let mut running = Running::start(command, "situations are due again");
        home.push(running.first);
        progress.push(running.key_until(b"5", "the weakest first"));
    }
    row(&format!("home screen with what is due, {count}"), home);
    row(&format!("progress screen, {count}"), progress);
}

/// A record with so many answers, the last session of which was interrupted.
fn fill(folder: &std::path::Path, count: u64, attempt: &impl Fn(u64) -> Attempt) {
    std::fs::create_dir_all(folder).unwrap();
    let mut history = History::open(&folder.join(FILE)).unwrap();
    let sessions = (0..count / 32).map(|session| {
        let first = attempt(session * 32);
        let sitting = Sitting {
            session: first.session,
            begun: first.at,
            purpose: Purpose::Training,
            role: Role::Employee,
            language: Language::Ja,
            seed: session,
            scenarios: (0..8)
                .map(|item| attempt(session * 32 + item * 4).scenario)
                .collect(),
        };
        Ok(Entry::Session(sitting, State::Done))
    });
    let answers = (0..count).map(|number| Ok(Entry::Answer(Box::new(attempt(number)))));
    history
        .take_over(
            sessions
                .chain(answers)
                .map(|entry: Result<Entry, Unreadable>| entry),
        )
        .unwrap();
}

fn attempt(number: u64, scenario: &Scenario) -> Attempt {
    let session = number / 32;
    // Sessions spread over ten years.
    let at = 1_500_000_000 + i64::try_from(number * 315_000_000 / MANY).unwrap();
    let at = DateTime::from_timestamp(at, 0).unwrap();
    let ask = u32::try_from(number % 4).unwrap();
    Attempt {
        at,
        day: at.date_naive(),
        // Random in reality.
        session: (session + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        item: u32::try_from(number / 4 % 8).unwrap(),
        ask,
        purpose: Purpose::Training,
        scenario: scenario.id.clone(),
        content: scenario.hash,
        family: scenario.family.clone(),
        incident: scenario.incident,
        kind: Some(scenario.kind()),
        difficulty: scenario.difficulty(),
        verdict: scenario.verdict,
        asked: [Asked::Verdict, Asked::Choice, Asked::Clues, Asked::Order][usize::try_from(ask).unwrap()],
        response: "some-option another-option".to_owned(),
        right: !number.is_multiple_of(3),
        confidence: (ask == 0).then_some(Confidence::SurelyScam),
        cues: Vec::new(),
        false_alarms: 0,
        walked: None,
        millis: 9_000,
        language: Language::Ja,
        seed: session,
        program: "0.1.0".to_owned(),
        pack: "minuku 0.1.0".to_owned(),
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begin = Instant::now();
    black_box(work());
    begin.elapsed()
}

fn row(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| {
        format!(
            "{:.2} ms",
            times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0
        )
    };
    println!("{name:<44}{:>12}{:>12}", at(50), at(99));
}
