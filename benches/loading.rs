//! How fast packs are read: the shipped pack, and a generated one of 10,000 bilingual scenarios in a folder, beside a
//! bare TOML parse of the same files. Prints time and peak memory; asserts nothing. `cargo bench --bench loading`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints its figures and may end at any fault"
)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, id},
    time::{Duration, Instant},
};

use minuku::{
    pack::load::{Place, load},
    scenario::validate::{Known, scenario as scenario_of},
};

#[path = "support/generated.rs"]
mod generated;

const SCENARIOS: usize = 10_000;
const FOLDER: &str = "MINUKU_BENCH_FOLDER";

fn main() {
    // Peak memory belongs to a process: the large pack is loaded in one that does nothing else.
    if let Some(folder) = env::var_os(FOLDER) {
        let begin = Instant::now();
        let pack = load(&[Place::Embedded, Place::Folder(PathBuf::from(folder))]);
        let took = begin.elapsed();
        let peak = peak_memory();
        println!(
            "{:>8} scenarios  {:>8.1} ms  peak {peak} MiB",
            pack.scenarios.len(),
            millis(took)
        );
        return;
    }
    let mut times: Vec<Duration> = (0..50)
        .map(|_| {
            let begin = Instant::now();
            divan::black_box(load(&[Place::Embedded]));
            begin.elapsed()
        })
        .collect();
    times.sort();
    println!("shipped pack: {:.2} ms (median of 50)", millis(times[25]));

    validation();

    let folder = env::temp_dir().join(format!("minuku-loading-{}", id()));
    let bytes = generated::pack(&folder, SCENARIOS);
    println!("generated: {SCENARIOS} files, {} KiB", bytes / 1024);
    for _ in 0..3 {
        let output = Command::new(env::current_exe().unwrap())
            .env(FOLDER, &folder)
            .output()
            .unwrap();
        print!("load    {}", String::from_utf8_lossy(&output.stdout));
    }
    let begin = Instant::now();
    for entry in fs::read_dir(folder.join("generated")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        divan::black_box(toml::de::DeTable::parse(&text).unwrap());
    }
    println!(
        "bare parse of the same files on one core: {:.1} ms",
        millis(begin.elapsed())
    );
    fs::remove_dir_all(&folder).unwrap();
}

/// Reading and judging the text of one shipped scenario after the other, beside a bare parse of the same texts.
fn validation() {
    let pack = load(&[Place::Embedded]);
    let known = Known {
        points: pack.points.iter().map(|point| point.id.as_str()).collect(),
        first_aid: pack.first_aid.iter().map(|entry| entry.id.as_str()).collect(),
        terms: pack.terms.iter().map(|term| term.id.as_str()).collect(),
        incidents: pack
            .helpdesks
            .iter()
            .flat_map(|desk| desk.incidents.iter().copied())
            .collect(),
        ..Known::default()
    };
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts: Vec<(&str, String)> = pack
        .files
        .iter()
        .map(|file| {
            (
                file.as_ref(),
                fs::read_to_string(shipped.join(file.as_ref())).unwrap(),
            )
        })
        .filter(|(_, text)| text.contains("[[exhibit]]"))
        .collect();
    let median = |work: &dyn Fn(&str, &str)| {
        let mut times: Vec<Duration> = (0..50)
            .map(|_| {
                let begin = Instant::now();
                for (file, text) in &texts {
                    work(file, text);
                }
                begin.elapsed()
            })
            .collect();
        times.sort();
        millis(times[25])
    };
    let judged = median(&|file, text| {
        divan::black_box(scenario_of(file, text, &known));
    });
    let parsed = median(&|_, text| {
        divan::black_box(toml::de::DeTable::parse(text).unwrap());
    });
    let count = texts.len();
    println!(
        "validation of {count} files: {judged:.2} ms, bare parse {parsed:.2} ms, ratio {:.2}",
        judged / parsed
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
