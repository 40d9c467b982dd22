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

use minuku::pack::load::{Place, load};

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

    let folder = env::temp_dir().join(format!("minuku-loading-{}", id()));
    let bytes = generate(&folder);
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

/// Writes a pack of copies of the shipped scenarios under other ids.
fn generate(folder: &Path) -> usize {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let templates: Vec<(String, String)> = load(&[Place::Folder(shipped.clone())])
        .files
        .iter()
        .map(|file| fs::read_to_string(file.as_ref()).unwrap())
        .filter(|text| text.contains("[[exhibit]]"))
        .map(|text| {
            let id = text
                .lines()
                .find(|line| line.starts_with("id = "))
                .unwrap()
                .to_owned();
            (text, id)
        })
        .collect();
    fs::create_dir_all(folder.join("generated")).unwrap();
    fs::write(
        folder.join("pack.toml"),
        "schema = 1\nid = \"generated\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\nname.ja = \"生成\"\nname.en = \"Generated\"\n",
    )
    .unwrap();
    let mut bytes = 0;
    for number in 0..SCENARIOS {
        let (text, id) = &templates[number % templates.len()];
        let text = text.replacen(id.as_str(), &format!("id = \"generated-{number}\""), 1);
        bytes += text.len();
        fs::write(folder.join(format!("generated/{number}.toml")), text).unwrap();
    }
    bytes
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
