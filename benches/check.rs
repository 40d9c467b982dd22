//! How fast `minuku check` is, and how much memory it takes: on packs of 100 to 100,000 scenarios of about 4 KiB, beside a
//! bare TOML parse of the same files on the same cores, and beside `taplo check --schema` and `tombi lint --offline` where
//! these are installed (`pip install taplo tombi`). Rounds are taken in turns, so that all meet the same machine. Prints
//! tables; asserts nothing. `cargo bench --bench check`, or `cargo bench --bench check -- 1000` for another size of the
//! comparison.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints its figures and may end at any fault"
)]

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio, id},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

#[path = "support/generated.rs"]
mod generated;

/// Set in the process that does the bare parse, to the folder.
const BARE: &str = "MINUKU_BENCH_BARE";
const ROUNDS: usize = 5;
/// The sizes that show whether time grows with the number of files and memory does not. Packs end at 100,000 files, one
/// of which is `pack.toml`.
const SIZES: [usize; 5] = [100, 1_000, 10_000, 50_000, 99_999];

/// What a tool is called, and how it is asked to look at a folder.
type Tool = (&'static str, fn(&Path) -> Command);

fn main() {
    if let Some(folder) = env::var_os(BARE) {
        bare_parse(&PathBuf::from(folder));
        return;
    }
    let compared = env::args()
        .skip(1)
        .find_map(|word| word.parse::<usize>().ok())
        .unwrap_or(10_000);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{cores} cores; best and median of the rounds, alternating; memory is the peak of the process\n"
    );
    let top = env::temp_dir().join(format!("minuku-check-{}", id()));

    println!(
        "{:>9}  {:>10} {:>10} {:>9}  {:>8}  {:>10} {:>6}",
        "files", "check", "per file", "KiB", "MiB", "bare parse", "ratio"
    );
    for size in SIZES {
        let folder = top.join(size.to_string());
        let bytes = generated::pack(&folder, size);
        let rounds = if size > 20_000 { 2 } else { ROUNDS };
        let (mut checks, mut parses) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            checks.push(run(minuku(&folder)));
            parses.push(run(bare(&folder)));
        }
        let (check, bare) = (Figures::of(&checks), Figures::of(&parses));
        println!(
            "{size:>9}  {:>7.1} ms {:>7.1} µs {:>9}  {:>8.1}  {:>7.1} ms {:>6.2}",
            millis(check.best),
            millis(check.best) * 1000.0 / f64::from(u32::try_from(size).unwrap()),
            bytes / 1024,
            check.memory,
            millis(bare.best),
            millis(check.best) / millis(bare.best)
        );
        fs::remove_dir_all(&folder).unwrap();
    }

    println!("\nbeside other tools, {compared} files, in turns:");
    let folder = top.join("compared");
    generated::pack(&folder, compared);
    let mut tools: Vec<Tool> = vec![("minuku check", minuku), ("bare parse", bare)];
    if is_installed("taplo") {
        tools.push(("taplo check --schema", taplo));
    } else {
        println!("taplo is not installed: pip install taplo");
    }
    if is_installed("tombi") {
        tools.push(("tombi lint --offline", tombi));
    } else {
        println!("tombi is not installed: pip install tombi");
    }
    let mut rounds: Vec<Vec<Round>> = tools.iter().map(|_| Vec::new()).collect();
    for _ in 0..3 {
        for ((_, command), rounds) in tools.iter().zip(&mut rounds) {
            rounds.push(run(command(&folder)));
        }
    }
    let ours = Figures::of(&rounds[0]);
    println!(
        "{:<22} {:>11} {:>11} {:>8} {:>7}",
        "", "best", "median", "MiB", "× ours"
    );
    for ((name, _), rounds) in tools.iter().zip(&rounds) {
        let figures = Figures::of(rounds);
        println!(
            "{name:<22} {:>8.1} ms {:>8.1} ms {:>8.1} {:>7.2}{}",
            millis(figures.best),
            millis(figures.median),
            figures.memory,
            millis(figures.best) / millis(ours.best),
            if figures.failed {
                "  (did not end with status 0)"
            } else {
                ""
            }
        );
    }
    fs::remove_dir_all(&top).unwrap();
}

fn minuku(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minuku"));
    command.args(["--lang", "en", "check"]).arg(folder);
    command
}

fn bare(folder: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.env(BARE, folder);
    command
}

fn taplo(folder: &Path) -> Command {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/scenario.schema.json");
    let mut command = Command::new("taplo");
    let mut files = OsString::from(folder.join("generated"));
    files.push("/*.toml");
    command
        .args(["check", "--no-auto-config", "--schema"])
        .arg(format!("file://{}", schema.display()))
        .arg(files);
    command
}

fn tombi(folder: &Path) -> Command {
    let mut command = Command::new("tombi");
    command
        .args(["lint", "--offline", "."])
        .current_dir(folder.join("generated"));
    command
}

fn is_installed(tool: &str) -> bool {
    let asked = Command::new(tool)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// Reads and parses all files of a folder, on all cores.
fn bare_parse(folder: &Path) {
    let entries = fs::read_dir(folder.join("generated")).unwrap();
    let files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let text = fs::read_to_string(file).unwrap();
                    divan::black_box(toml::de::DeTable::parse(&text).unwrap());
                }
            });
        }
    });
}

struct Round {
    time: Duration,
    /// In MiB.
    memory: f64,
    failed: bool,
}

struct Figures {
    best: Duration,
    median: Duration,
    memory: f64,
    failed: bool,
}

impl Figures {
    fn of(rounds: &[Round]) -> Self {
        let mut times: Vec<Duration> = rounds.iter().map(|round| round.time).collect();
        times.sort();
        Self {
            best: times[0],
            median: times[times.len() / 2],
            memory: rounds.iter().map(|round| round.memory).fold(0.0, f64::max),
            failed: rounds.iter().any(|round| round.failed),
        }
    }
}

/// Runs a command to its end. Its peak memory is asked for again and again while it runs; where the system does not tell,
/// it is 0.
fn run(mut command: Command) -> Round {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let begin = Instant::now();
    let mut child = command.spawn().unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let watch = thread::spawn(move || {
        let mut peak = 0.0;
        // A process that has ended has a status without memory, or none.
        while let Some(memory) = fs::read_to_string(&status).ok().as_deref().and_then(peak_memory) {
            peak = memory;
            thread::sleep(Duration::from_millis(2));
        }
        peak
    });
    let ended = child.wait().unwrap();
    let time = begin.elapsed();
    Round {
        time,
        memory: watch.join().unwrap(),
        failed: !ended.success(),
    }
}

fn peak_memory(status: &str) -> Option<f64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
