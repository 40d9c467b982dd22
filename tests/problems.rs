//! Every mistake that an author can make, as one edit of a file that is right, with the report that `minuku check` prints
//! for it in both languages. One mistake must give one problem, at its place, and nothing that could steer a terminal.
//! The files that are right lie in `tests/problems`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

#[path = "problems/answers.rs"]
mod answers;
#[path = "problems/conversation.rs"]
mod conversation;
#[path = "problems/display.rs"]
mod display;
#[path = "problems/languages.rs"]
mod languages;
#[path = "problems/marks.rs"]
mod marks;
#[path = "problems/packs.rs"]
mod packs;
#[path = "problems/safety.rs"]
mod safety;
#[path = "problems/structure.rs"]
mod structure;
#[path = "problems/syntax.rs"]
mod syntax;
#[path = "problems/teaching.rs"]
mod teaching;
#[path = "problems/weights.rs"]
mod weights;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use minuku::text;
use tempfile::TempDir;

/// (code and slug, file, what stands there, what the author writes instead).
type Case = (&'static str, &'static str, &'static str, &'static str);

/// The day on which everything is checked.
const TODAY: &str = "2026-12-01";

/// The codes, or their beginnings, that do not keep a file from being used.
const WARNINGS: &[&str] = &[
    "M0122", "M0125", "M0225", "M0501", "M0504", "M0505", "M0506", "M0609", "M07", "M08",
];

const S: &str = "scenario.toml";
const H: &str = "helpdesks.toml";

/// The edits by theme, in the order of the codes.
fn themes() -> impl Iterator<Item = &'static [Case]> {
    [
        syntax::CASES,
        structure::CASES,
        answers::CASES,
        marks::CASES,
        languages::CASES,
        safety::CASES,
        teaching::CASES,
        display::CASES,
    ]
    .into_iter()
}

/// The file that is right.
fn right(name: &str) -> String {
    match name {
        "prevention.toml" => "schema = 1\n\n[sample-point]\ntext.ja = \"公式のアプリから開きます。\"\n\
                              text.en = \"Open the official app.\"\npoint = 1\n"
            .to_owned(),
        S => sample(S).replace("\"sample-1\"", "\"scenario\""),
        "counter.toml" => sample(name).replace("\"sample-counter-1\"", "\"counter\""),
        _ => sample(name),
    }
}

/// A file of `tests/problems` as it is; other tests know it by another name.
fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// A folder for one case; paths in reports are relative to it.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Runs `minuku` here; what it printed to stdout and stderr together, and its exit status.
    fn run(&self, language: &str, arguments: &[&str]) -> (String, i32) {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["--lang", language])
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("MINUKU_DATA_DIR", self.path("no-data"))
            .output()
            .unwrap();
        let mut words = String::from_utf8(output.stdout).unwrap();
        words.push_str(&String::from_utf8(output.stderr).unwrap());
        let odd = words.chars().find(|c| text::is_unsafe(*c));
        assert_eq!(odd, None, "nothing that steers a terminal is printed: {words}");
        (words, output.status.code().unwrap())
    }

    fn check(&self, language: &str, arguments: &[&str]) -> (String, i32) {
        self.run(
            language,
            &[&["check", "--color", "never", "--today", TODAY], arguments].concat(),
        )
    }

    /// Compares the reports of both languages with the snapshot, and gives the Japanese one.
    #[track_caller]
    fn expect(&self, name: &str, arguments: &[&str], status: i32) -> String {
        let (ja, ja_status) = self.check("ja", arguments);
        let (en, en_status) = self.check("en", arguments);
        assert_eq!((ja_status, en_status), (status, status), "{name}: {ja}");
        assert_eq!(codes(&ja), codes(&en), "{name}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => true }, {
            insta::assert_snapshot!(name, format!("{ja}\n{en}"));
        });
        ja
    }
}

/// The codes of a report, in order.
fn codes(report: &str) -> Vec<String> {
    report
        .lines()
        .filter_map(|line| line.split_once("[M")?.1.split_once("]: "))
        .map(|(code, _)| format!("M{code}"))
        .collect()
}

/// The words above the carets of a report, found by counting cells as a terminal does.
fn pointed_at(report: &str) -> Vec<String> {
    let lines: Vec<&str> = report.lines().collect();
    let mut found = Vec::new();
    for pair in lines.windows(2) {
        let [source, carets] = pair else { continue };
        if !carets.trim_start().starts_with('│') || !carets.contains('━') {
            continue;
        }
        let cell_of = |word: &str| carets.find(word).map(|at| text::width(carets.get(..at).unwrap()));
        let start = cell_of("━").unwrap();
        let length = carets.chars().filter(|c| *c == '━').count();
        let mut cell = 0;
        let mut words = String::new();
        for c in source.chars() {
            if (start..start + length).contains(&cell) {
                words.push(c);
            }
            cell += text::width(&c.to_string());
        }
        found.push(words);
    }
    found
}

#[test]
fn the_files_to_be_edited_are_right() {
    let bench = Bench::new();
    for name in [
        S,
        H,
        "first-aid.toml",
        "glossary.toml",
        "holidays.toml",
        "pack.toml",
        "prevention.toml",
    ] {
        bench.put(name, right(name));
        assert_eq!(
            bench.check("en", &[name]),
            ("No problems in one file.\n".to_owned(), 0),
            "{name}"
        );
    }
    assert_eq!(
        bench.check("en", &["."]),
        ("No problems in 7 files.\n".to_owned(), 0)
    );
}

#[test]
fn one_mistake_gives_one_problem() {
    let mut seen = Vec::new();
    for (name, file, from, to) in themes().flatten() {
        let bench = Bench::new();
        let whole = right(file);
        if !whole.contains(from) {
            seen.push(format!("{name}: {file} has no {from}"));
            continue;
        }
        bench.put(file, whole.replacen(from, to, 1));
        let warning = WARNINGS.iter().any(|code| name.starts_with(code));
        let report = bench.expect(name, &[file], i32::from(!warning));
        let expected: Vec<&str> = name.split('-').next().unwrap().split('+').collect();
        if codes(&report) != expected {
            seen.push(format!("{name}: {:?}", codes(&report)));
        }
    }
    assert_eq!(seen, Vec::<String>::new());
}

#[test]
fn sentences_stay_short_whatever_the_file_says() {
    let bench = Bench::new();
    let long = "あ".repeat(4_000);
    bench.put(S, right(S).replace("\"sample\"", &format!("\"{long}\"")));
    bench.expect("M0106-very-long", &[S], 1);
    bench.put(
        S,
        right(S).replace("\"アプリで確かめる\"", &format!("\"{}\"", "長い。".repeat(700))),
    );
    bench.expect("M0114-too-long", &[S], 1);
    bench.put(S, right(S).replace("family =", "\"\\u001B[2J\" ="));
    bench.expect("M0101+M0102-key-that-clears-the-screen", &[S], 1);
}

#[test]
fn many_mistakes_are_told_in_one_round() {
    let bench = Bench::new();
    let whole = right(S)
        .replace("verdict = \"scam\"", "verdict = \"scma\"")
        .replace("routine = 4", "routine = 5")
        .replace("clock = \"12:10\"", "clok = \"12:10\"")
        .replace("leads = \"page\"", "leads = \"pgae\"")
        .replace(
            "prevention = [\"official-route\"]",
            "prevention = [\"officialroute\"]",
        );
    bench.put(S, whole);
    let report = bench.expect("M0101+M0104+M0109+M0113+M0215-five-mistakes", &[S], 1);
    assert_eq!(codes(&report), ["M0104", "M0109", "M0101", "M0215", "M0113"]);
}

#[test]
fn questions_have_room_for_nine_options() {
    let option = |id: usize| {
        format!(
            "[[ask.option]]\nid = \"o{id}\"\ntext.ja = \"待つ{id}\"\ntext.en = \"Wait {id}\"\n\
             why.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n"
        )
    };
    let with = |count: usize| {
        let options: String = (0..count).map(option).collect();
        right(S).replace(
            "[[ask]]\nkind = \"clues\"",
            &format!("{options}[[ask]]\nkind = \"clues\""),
        )
    };
    let bench = Bench::new();
    bench.put(S, with(7));
    assert_eq!(bench.check("en", &[S]).1, 0);
    bench.put(S, with(8));
    bench.expect("M0217-ten-options", &[S], 1);
}

/// What stands too low is told where it stands, and is not missing as well.
#[test]
fn keys_of_the_file_below_a_header_are_told_once() {
    let bench = Bench::new();
    let keys = "family = \"sample\"\nincident = \"phishing\"\n";
    let title = "title.ja = \"昼休みに届いた知らせ\"\ntitle.en = \"A text at lunch\"\n";
    let whole = right(S).replacen(keys, "", 1).replacen(title, "", 1);
    let below = format!("[[ask]]\nkind = \"verdict\"\n{keys}{title}");
    bench.put(S, whole.replacen("[[ask]]\nkind = \"verdict\"\n", &below, 1));
    let report = bench.expect("M0107-keys-of-the-file-below-a-question", &[S], 1);
    assert_eq!(codes(&report), ["M0107"; 3]);
}

#[test]
fn a_genuine_scenario_asks_for_no_clues() {
    let bench = Bench::new();
    let whole = right(S)
        .replace("verdict = \"scam\"", "verdict = \"genuine\"")
        .replace("cue = \"domain-spoofing\"\n", "");
    bench.put(S, whole);
    let report = bench.expect("M0214-clues-in-genuine", &[S], 1);
    assert_eq!(codes(&report), ["M0214"]);
}

#[test]
fn carets_stand_below_what_is_meant() {
    for (from, to, pointed) in [
        (
            "from.ja = \"[[sender|みらい労金]]\"",
            "from.ja = \"みらい[[労金]]\"",
            "[[労金]]",
        ),
        ("\"アプリで確かめる\"", "\"確かめる\u{200B}。\"", "\u{FFFD}"),
        ("\"アプリで確かめる\"", "\"\\\"ア\\\"はｱﾌﾘ\"", "ｱﾌﾘ"),
        ("\"アプリで確かめる\"", "\"👪とｶﾅ\"", "ｶﾅ"),
        ("author = \"山田\"", "author = \"山田\"、", "、"),
    ] {
        let bench = Bench::new();
        bench.put(S, right(S).replacen(from, to, 1));
        let (report, _) = bench.check("ja", &[S]);
        assert_eq!(pointed_at(&report), [pointed], "{report}");
    }
}

#[test]
fn colours_are_printed_only_when_asked_for() {
    let bench = Bench::new();
    bench.put(S, right(S).replace("\"scam\"", "\"scma\""));
    let run = |colour: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["--lang", "en", "check"])
            .args(colour)
            .arg(S)
            .current_dir(bench.folder.path())
            .env_clear()
            .env("MINUKU_DATA_DIR", bench.path("no-data"))
            .output()
            .unwrap()
            .stdout
    };
    assert!(run(&["--color", "always"]).contains(&0x1b));
    assert!(!run(&["--color", "never"]).contains(&0x1b));
    assert!(!run(&[]).contains(&0x1b), "a pipe gets no colours");
}

/// Every code that the sources can report occurs in a report that somebody has read.
#[test]
fn every_code_has_been_seen() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut reported = BTreeSet::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            reported.extend(code.split('"').filter(|word| is_code(word)).map(str::to_owned));
        }
    }
    assert!(reported.len() > 70, "{reported:?}");
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(root.join("tests/snapshots")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("problems__") && path.extension().is_some_and(|ending| ending == "snap") {
            seen.extend(codes(&fs::read_to_string(&path).unwrap()));
        }
    }
    let missing: Vec<_> = reported.difference(&seen).collect();
    assert!(missing.is_empty(), "never seen: {missing:?}");
}

fn is_code(word: &str) -> bool {
    word.len() == 5
        && word
            .strip_prefix('M')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}
