//! Checking many files takes no more memory than checking few. A test binary of its own, because all of its memory is
//! counted; how much a whole process takes is shown by `benches/check.rs`.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{fs, path::Path};

use minuku::pack::{check::Checker, load::Place};
use peak_alloc::PeakAlloc;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What the scenario refers to. Beside the shipped registries, which are large, nobody would see what files take.
const REGISTRIES: [(&str, &str); 5] = [
    ("pack.toml", include_str!("problems/pack.toml")),
    ("helpdesks.toml", include_str!("problems/helpdesks.toml")),
    ("holidays.toml", include_str!("problems/holidays.toml")),
    (
        "glossary.toml",
        "schema = 1\n\n[phishing]\nterm.ja = \"フィッシング\"\nterm.en = \"phishing\"\nreading = \"ふぃっしんぐ\"\n\
         text.ja = \"偽の知らせです。\"\ntext.en = \"A fake message.\"\n",
    ),
    (
        "prevention.toml",
        "schema = 1\n\n[official-route]\ntext.ja = \"公式のアプリから開きます。\"\ntext.en = \"Open the official app.\"\npoint = 1\n",
    ),
];
const RIGHT: &str = include_str!("problems/scenario.toml");

/// What is in use moves by less than this from run to run. To keep a number for each of a thousand files would take more.
const MARGIN: usize = 4 * 1024;

/// A pack with scenarios in one of its folders.
fn pack(folder: &Path, below: &str, scenarios: usize) {
    fs::create_dir_all(folder.join(below)).unwrap();
    for (name, text) in REGISTRIES {
        fs::write(folder.join(name), text).unwrap();
    }
    for number in 0..scenarios {
        let text = RIGHT.replace("id = \"sample-1\"", &format!("id = \"sample-{number:04}\""));
        fs::write(folder.join(below).join(format!("sample-{number:04}.toml")), text).unwrap();
    }
}

/// The most bytes that were in use at once while something was done, beyond those before.
fn peak<T>(done: impl FnOnce() -> T) -> (T, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let made = done();
    (made, MEMORY.peak_usage() - before)
}

/// What it takes to look at a pack, and what to judge all of its files.
fn peaks(below: &str, scenarios: usize) -> [usize; 2] {
    let folder = tempfile::tempdir().unwrap();
    pack(folder.path(), below, scenarios);
    let places = [Place::Folder(folder.path().to_path_buf())];
    let (files, to_look) = peak(|| Checker::of_places(&places, None));
    let (checked, to_judge) = peak(|| files.run());
    assert_eq!(checked.files, scenarios + REGISTRIES.len());
    let problems = checked.found.iter().flat_map(|file| &file.problems);
    assert_eq!(
        problems.map(|problem| problem.code).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
    [to_look, to_judge]
}

/// Every core reads a file at a time: on how many that is the case at one moment is chance, unless it is one.
fn stay_on_one_core() {
    let cores = sched_getaffinity(None).unwrap();
    let first = (0..CpuSet::MAX_CPU).find(|core| cores.is_set(*core)).unwrap();
    let mut one = CpuSet::new();
    one.set(first);
    sched_setaffinity(None, &one).unwrap();
}

#[test]
fn more_files_take_no_more_memory() {
    stay_on_one_core();
    for below in ["", "below"] {
        // The first time, something is made that stays.
        peaks(below, 10);
        // More than wait to be read at one moment, and not so many that a warning is given.
        let few = peaks(below, 900);
        let many = peaks(below, 2_000);
        for (few, many) in few.into_iter().zip(many) {
            assert!(
                many < few + MARGIN,
                "{below:?}: {few} bytes for 900 files, {many} for 2,000"
            );
        }
    }
}
