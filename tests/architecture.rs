//! The boundaries of the crate, kept by reading the sources: the engines are plain data and functions, one file
//! changes the terminal, one file reads the clock. It knows words, not Rust: a comment may mention what it likes, and
//! what a boundary is good for is told in `src/lib.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file below `src`, as (path below the package, its lines without comments).
fn sources() -> Vec<(String, Vec<String>)> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    assert!(files.len() > 40, "src is read: {} files", files.len());
    files
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(root())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            (name, text.lines().map(code).collect())
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// A line without its comment. A `//` inside a string stays: an address in a test is no comment.
fn code(line: &str) -> String {
    let mut in_string = false;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match c {
            '"' if before != '\\' => in_string = !in_string,
            '/' if before == '/' && !in_string => return line.get(..at - 1).unwrap().to_owned(),
            _ => {}
        }
        before = c;
    }
    line.to_owned()
}

fn is_engine(file: &str) -> bool {
    !(file.starts_with("src/ui") || file.starts_with("src/cli") || file == "src/main.rs")
}

/// `file:line: word` for every place where one of the words stands in a file that must not have it.
fn places(words: &[&str], must_not: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (file, lines) in sources() {
        if !must_not(&file) {
            continue;
        }
        for (number, line) in lines.iter().enumerate() {
            for word in words.iter().filter(|word| has_word(line, word)) {
                found.push(format!("{file}:{}: {word}", number + 1));
            }
        }
    }
    found
}

/// Whether a word stands in a line and does not begin in the middle of another one (`print!` is not in `eprint!`).
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn engines_know_no_terminal() {
    assert_eq!(places(&["crossterm"], is_engine), Vec::<String>::new());
    let measuring = "use ratatui::buffer::CellWidth";
    for (file, lines) in sources().into_iter().filter(|(file, _)| is_engine(file)) {
        // Tests may compare with what the terminal library does.
        let engine = lines.iter().take_while(|line| !line.starts_with("#[cfg(test)]"));
        for line in engine.filter(|line| has_word(line, "ratatui")) {
            assert!(
                line.trim_start().starts_with(measuring),
                "{file} may use ratatui for measuring only: {line}"
            );
            assert_eq!(file, "src/text.rs", "one file measures: {line}");
        }
    }
}

#[test]
fn engines_do_not_print() {
    let words = [
        "print!",
        "println!",
        "eprint!",
        "eprintln!",
        "stdout()",
        "stderr()",
    ];
    assert_eq!(places(&words, is_engine), Vec::<String>::new());
}

#[test]
fn nobody_ends_the_process() {
    assert_eq!(
        places(&["process::exit", "process::abort"], |_| true),
        Vec::<String>::new()
    );
}

#[test]
fn engines_are_given_time_and_chance() {
    let words = [
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant",
        "rand::rng",
        "rand::random",
        "thread_rng",
        "ThreadRng",
        "SysRng",
        "OsRng",
        "from_os_rng",
    ];
    assert_eq!(places(&words, is_engine), Vec::<String>::new());
}

#[test]
fn one_file_reads_the_clock_and_draws_the_seed() {
    let files = |words: &[&str]| {
        let mut files: Vec<String> = places(words, |_| true)
            .into_iter()
            .filter_map(|place| place.split(':').next().map(str::to_owned))
            .collect();
        files.dedup();
        files
    };
    assert_eq!(
        files(&["Utc::now", "Local::now", "SystemTime::now"]),
        ["src/cli.rs"]
    );
    assert_eq!(files(&["rand::random", "rand::rng"]), ["src/cli.rs"]);
}

#[test]
fn only_the_terminal_file_changes_modes() {
    let words = [
        "enable_raw_mode",
        "disable_raw_mode",
        "EnterAlternateScreen",
        "LeaveAlternateScreen",
        "EnableMouseCapture",
        "DisableMouseCapture",
        "EnableBracketedPaste",
        "DisableBracketedPaste",
        "PushKeyboardEnhancementFlags",
        "BeginSynchronizedUpdate",
        "ratatui::init",
        "ratatui::run",
    ];
    let found = places(&words, |file| !file.starts_with("src/ui/terminal"));
    assert_eq!(found, Vec::<String>::new());
    // The words are still the ones that the terminal file uses.
    assert!(!places(&words, |file| file.starts_with("src/ui/terminal")).is_empty());
}

#[test]
fn only_the_record_knows_its_database() {
    let knows = ["derived", "fault", "schema", "store"].map(|room| format!("src/history/{room}"));
    let found = places(&["rusqlite"], |file| {
        !knows.iter().any(|room| file.starts_with(room))
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn rooms_are_named_after_what_is_in_them() {
    for (file, _) in sources() {
        for part in file.split('/') {
            let name = part.strip_suffix(".rs").unwrap_or(part);
            assert!(
                ![
                    "util", "utils", "common", "types", "helper", "helpers", "model", "models", "misc", "mod"
                ]
                .contains(&name),
                "{file}: what is in it?"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        let folder = root().join(folder);
        if folder.is_dir() {
            collect(&folder, &mut files);
        }
    }
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let opening = text.lines().next().unwrap_or_default();
        assert!(
            opening.starts_with("//! ") && opening.len() > 15,
            "{}: {opening:?}",
            path.display()
        );
    }
}

/// The files of the tree: what version control knows, or in an unpacked package everything but what is built.
fn tree() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root())
        .output();
    match listed {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => {
            String::from_utf8_lossy(&output.stdout)
                .split_terminator('\0')
                .map(|name| root().join(name))
                .filter(|path| path.is_file())
                .collect()
        }
        _ => walk(root()),
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "target" {
            continue;
        }
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_tree_names_no_machine_and_no_registry() {
    // Put together here, so that this file does not contain what it looks for.
    let separator = "/";
    let mut forbidden: Vec<String> = ["work", "home", "root", "Users", "tmp/wt", "tmp/target"]
        .iter()
        .map(|folder| format!("{separator}{folder}{separator}"))
        .collect();
    forbidden.extend(
        [
            ["artifact", "ory"],
            ["index.crates", ".io"],
            ["static.crates", ".io"],
            ["registry.npmjs", ".org"],
            ["pypi", ".org"],
            ["replace-", "with"],
        ]
        .map(|parts| parts.concat()),
    );
    let official = ["registry+https://github.com/rust-lang/crates", ".io-index"].concat();
    for path in tree() {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for word in &forbidden {
            if let Some(line) = text.lines().find(|line| line.contains(word.as_str())) {
                panic!("{} contains {word}: {line}", path.display());
            }
        }
        if path.ends_with("Cargo.lock") {
            for source in text.lines().filter_map(|line| line.strip_prefix("source = ")) {
                assert_eq!(source.trim_matches('"'), official);
            }
        }
    }
}
