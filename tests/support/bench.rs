//! A folder with files, and `minuku check` run in it, for the tests of what is told and of what is repaired.

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A scenario without problems.
pub(crate) const RIGHT: &str = include_str!("../problems/scenario.toml");

/// A folder; what is run is run in it.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
}

/// What came of a run.
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: i32,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn command(&self, folder: &str, language: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minuku"));
        command
            .args(["--lang", language, "check", "--today", "2026-12-01"])
            .args(arguments)
            .current_dir(self.path(folder))
            .env_clear()
            .env("MINUKU_DATA_DIR", self.path("no-data"));
        command
    }

    pub(crate) fn check(&self, arguments: &[&str]) -> Run {
        self.check_in("", "en", arguments, "")
    }

    pub(crate) fn check_in(&self, folder: &str, language: &str, arguments: &[&str], input: &str) -> Run {
        let mut child = self
            .command(folder, language, arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // What does not read its input may have ended before it is written.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Run {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }
}

/// `file:line:column CODE` of every problem, of a report in short.
pub(crate) fn places(short: &str) -> Vec<String> {
    short
        .lines()
        .map(|line| {
            let (place, rest) = line.split_once(": ").unwrap();
            let (_, code) = rest.split_once(": ").unwrap().0.split_once('[').unwrap();
            format!("{place} {}", code.trim_end_matches(']'))
        })
        .collect()
}

/// With mistakes of several sorts, some of which can be repaired.
pub(crate) fn wrong() -> String {
    RIGHT
        .replace("[[sender|みらい労金]]", "[[みらい労金|sender]]")
        .replace("cue = \"domain-spoofing\"", "cue = \"domian-spoofing\"")
        .replace("id = \"open\"", "id = \"app\"")
        .replace("title.en = \"A text at lunch\"\n", "")
}

/// The same behind a byte-order mark and with lines that end as on Windows.
pub(crate) fn windows(text: &str) -> String {
    format!("\u{FEFF}{}", text.replace('\n', "\r\n"))
}

/// A pack with one scenario.
pub(crate) fn pack(bench: &Bench, folder: &str) {
    bench
        .put(
            &format!("{folder}/pack.toml"),
            include_str!("../problems/pack.toml"),
        )
        .put(&format!("{folder}/sample-1.toml"), RIGHT);
}
