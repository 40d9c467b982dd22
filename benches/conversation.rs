//! How fast every walk of a conversation is searched, at about 200,000 states: once with states that differ by quantities,
//! once by flags; each in a process of its own, on one thread. Prints time and peak memory; asserts nothing.
//! `cargo bench --bench conversation`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::format_push_string,
    reason = "a bench prints its figures and may end at any fault"
)]

use std::{env, fs, process::Command, time::Duration};

use minuku::{
    pack::load::{Place, load},
    rehearsal::search,
    scenario::{
        Conversation, Incident,
        validate::{Known, scenario},
    },
};

const SAMPLE: &str = include_str!("../tests/problems/counter.toml");
const SHAPE: &str = "MINUKU_BENCH_SHAPE";
const LIMIT: usize = 200_000;

fn main() {
    let Some(shape) = env::var_os(SHAPE) else {
        for shape in ["quantities", "flags"] {
            for _ in 0..3 {
                let output = Command::new(env::current_exe().unwrap())
                    .env(SHAPE, shape)
                    .output()
                    .unwrap();
                print!("{}", String::from_utf8_lossy(&output.stdout));
            }
        }
        return;
    };
    let text = if shape == "flags" { flags() } else { quantities() };
    let conversation = read(&text);
    let pack = load(&[Place::Embedded]);
    let before = peak_memory();
    let begin = busy();
    let survey = search::survey(&conversation, Some(&pack.helpdesks), LIMIT);
    let searched = busy().saturating_sub(begin);
    let peak = peak_memory();
    let begin = busy();
    let grades = search::grades(&conversation, Some(&pack.helpdesks), LIMIT);
    let judged = busy().saturating_sub(begin);
    assert!(survey.is_complete);
    println!(
        "{:<10} {} states: {:.0} ms, peak {peak} MiB ({before} before); best and worst{}: {:.0} ms, peak {} MiB",
        shape.to_string_lossy(),
        survey.states,
        millis(searched),
        if grades.is_some() { "" } else { " (too many)" },
        millis(judged),
        peak_memory()
    );
}

/// Three numbers that move one by one, up and down.
fn quantities() -> String {
    let mut state = String::new();
    let mut choices = String::new();
    for (name, max) in [("patience", 57), ("queue", 57), ("noise", 57)] {
        state.push_str(&format!(
            "[state.{name}]\nname.ja = \"数\"\nname.en = \"Number\"\nstart = 0\nmin = 0\nmax = {max}\n\n"
        ));
        for (way, change) in [("more", 1), ("less", -1)] {
            choices.push_str(&choice(
                &format!("{name}-{way}"),
                &format!("when = \"{name} < {max}\"\neffect = {{ {name} = {change} }}\n"),
            ));
        }
    }
    SAMPLE
        .replacen("[state.trust]", &format!("{state}[state.trust]"), 1)
        .replacen("[node.told]", &format!("{choices}[node.told]"), 1)
}

/// Things that can be done in any order, in several places.
fn flags() -> String {
    let mut flags = String::new();
    let mut choices = String::new();
    for number in 0..16 {
        flags.push_str(&format!(
            "[flag.f{number}]\nkind = \"hidden\"\ntext.ja = \"印\"\ntext.en = \"A mark\"\n\n"
        ));
    }
    for number in 0..6 {
        choices.push_str(&choice(
            &format!("do-{number}"),
            &format!("when = \"not f{number}\"\nset = [\"f{number}\"]\n"),
        ));
    }
    // A node has nine choices: the others stand in two more nodes that lead back.
    let mut nodes = String::new();
    for (node, from, to) in [("second", 6, 12), ("third", 12, 16)] {
        let mut inner = String::new();
        for number in from..to {
            inner.push_str(
                &choice(
                    &format!("do-{number}"),
                    &format!("when = \"not f{number}\"\nset = [\"f{number}\"]\n"),
                )
                .replace("node.asked", &format!("node.{node}")),
            );
        }
        inner.push_str(&choice("back", "").replace("node.asked", &format!("node.{node}")));
        nodes.push_str(&format!(
            "[node.{node}]\nsay.ja = \"はい。\"\nsay.en = \"Yes.\"\n\n{inner}"
        ));
    }
    let text = SAMPLE
        .replacen("[flag.stopped]", &format!("{flags}[flag.stopped]"), 1)
        .replacen("goto.closed = \"asked\"", "goto.closed = \"second\"", 1)
        .replacen("goto.wrong = \"asked\"", "goto.wrong = \"third\"", 1);
    text.replacen("[node.told]", &format!("{choices}{nodes}[node.told]"), 1)
}

fn choice(id: &str, rest: &str) -> String {
    format!(
        "[[node.asked.choice]]\nid = \"{id}\"\ntext.ja = \"待つ\"\ntext.en = \"Wait\"\nwhy.ja = \"待ちました。\"\n\
         why.en = \"You waited.\"\ngoto = \"asked\"\n{rest}\n"
    )
}

fn read(text: &str) -> Conversation {
    let known = Known {
        points: vec!["official-route"],
        incidents: Incident::ALL.to_vec(),
        ..Known::default()
    };
    let reading = scenario("sample-counter-1.toml", text, &known);
    assert!(reading.conversation.is_some(), "{:?}", reading.problems);
    reading.conversation.unwrap()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// How long this process has been on a processor.
fn busy() -> Duration {
    let schedule = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanos = schedule
        .split_whitespace()
        .next()
        .and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

/// The most memory that this process has had, in MiB.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap_or_default();
    let kib: u64 = line
        .split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .unwrap_or_default();
    kib / 1_024
}
