//! The commands that look at conversations, `walk` and `graph`, as they are run: what they print in both languages, and
//! that nothing of a file can break out of a drawing.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{fs, process::Command};

use minuku::text;
use tempfile::TempDir;

const SAMPLE: &str = include_str!("problems/counter.toml");

/// Runs `minuku` beside a file; what it printed to stdout and stderr together, and its exit status.
fn run(content: &str, arguments: &[&str]) -> (String, i32) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("counter.toml"), content).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .env("COLUMNS", "80")
        .env("MINUKU_DATA_DIR", folder.path().join("no-data"))
        .output()
        .unwrap();
    let mut words = String::from_utf8(output.stdout).unwrap();
    words.push_str(&String::from_utf8(output.stderr).unwrap());
    let odd = words.chars().find(|c| text::is_unsafe(*c));
    assert_eq!(odd, None, "nothing that steers a terminal is printed: {words}");
    (words, output.status.code().unwrap())
}

#[test]
fn a_conversation_is_walked_and_drawn() {
    for command in [
        ["walk", "counter.toml", ""],
        ["graph", "counter.toml", ""],
        ["graph", "counter.toml", "--format=mermaid"],
        ["graph", "counter.toml", "--format=dot"],
    ] {
        let arguments: Vec<&str> = command.into_iter().filter(|word| !word.is_empty()).collect();
        let (ja, status) = run(SAMPLE, &[&["--lang", "ja"], arguments.as_slice()].concat());
        assert_eq!(status, 0, "{ja}");
        let (en, _) = run(SAMPLE, &[&["--lang", "en"], arguments.as_slice()].concat());
        let name = command
            .join("-")
            .replace("-counter.toml", "")
            .replace("---format=", "-");
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(name.trim_end_matches('-'), format!("{ja}\n{en}"));
        });
    }
}

#[test]
fn rows_fit_the_width() {
    let (drawn, _) = run(SAMPLE, &["--lang", "ja", "graph", "counter.toml"]);
    for row in drawn.lines() {
        assert!(text::width(row) <= 80, "{row}");
    }
}

#[test]
fn plays_follow_the_seed() {
    let walk = |seed: &str| run(SAMPLE, &["--seed", seed, "walk", "counter.toml"]).0;
    assert_eq!(walk("3"), walk("3"));
    assert_ne!(walk("3"), walk("4"));
}

#[test]
fn words_of_a_file_stay_within_their_labels() {
    let hostile = SAMPLE
        .replace(
            "say.ja = \"来てよかったです。\"",
            "say.ja = '''\n\"]; n9[\"<b>x</b>` \\ #quot; } --> end'''",
        )
        .replace(
            "say.en = \"I am glad that I came.\"",
            "say.en = '''\n\"]; n9[\"<b>x</b>` \\ #quot; } --> end'''",
        );
    let (mermaid, status) = run(&hostile, &["graph", "counter.toml", "--format", "mermaid"]);
    assert_eq!(status, 0, "{mermaid}");
    let line = mermaid.lines().find(|line| line.contains("safe")).unwrap();
    let label = line
        .split_once("([\"")
        .and_then(|(_, rest)| rest.strip_suffix("\"])"))
        .unwrap();
    let odd: Vec<char> = label
        .replace("<br/>", "")
        .chars()
        .filter(|c| "\"[](){}<>`\\|".contains(*c))
        .collect();
    assert_eq!(odd, [], "{line}");
    let (dot, _) = run(&hostile, &["graph", "counter.toml", "--format", "dot"]);
    let line = dot.lines().find(|line| line.contains("safe")).unwrap();
    let inner = line
        .split_once("[label=\"")
        .and_then(|(_, rest)| rest.strip_suffix("\", style=rounded];"))
        .unwrap();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        assert_ne!(c, '"', "a quotation mark is escaped: {line}");
        if c == '\\' {
            assert!(matches!(chars.next(), Some('\\' | '"' | 'n')), "{line}");
        }
    }
}

#[test]
fn what_cannot_be_walked_says_why() {
    let (said, status) = run(SAMPLE, &["--lang", "en", "walk", "no-such-talk"]);
    assert_eq!(
        (said.as_str(), status),
        (
            "minuku: error: There is no conversation \"no-such-talk\". A file is named with its ending .toml. A pack of your own is named with --pack FOLDER.\n",
            2
        )
    );
    let (said, status) = run(SAMPLE, &["--lang", "en", "script", "."]);
    assert_eq!(
        (said.as_str(), status),
        (
            "minuku: error: . is a folder. Name one conversation: its file, or --pack . and its id. minuku list --pack . shows the ids.\n",
            2
        )
    );
    let (said, status) = run(SAMPLE, &["--lang", "en", "walk", "gone.toml"]);
    assert_eq!(status, 2);
    assert!(said.contains("gone.toml"), "{said}");
    let broken = SAMPLE.replace("goto = \"gone\"", "goto = \"elsewhere\"");
    let (said, status) = run(&broken, &["--lang", "en", "graph", "counter.toml"]);
    assert_eq!(status, 2);
    assert!(
        said.contains("counter.toml, line 118: there is no node `elsewhere`"),
        "{said}"
    );
}

/// What is only badly connected can be looked at all the same: that is how one finds out why.
#[test]
fn a_conversation_with_faults_can_be_walked() {
    let stuck = SAMPLE.replace("id = \"hand-over\"", "id = \"hand-over\"\nwhen = \"reused\"");
    let (said, status) = run(&stuck, &["--lang", "en", "walk", "counter.toml"]);
    assert_eq!(status, 0);
    assert!(said.contains("One thing is to be put right"), "{said}");
}
