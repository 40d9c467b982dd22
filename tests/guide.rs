//! The author's guide, followed to the letter: its commands are run in order in an empty folder and do what it says, in
//! both languages, and every other command that it shows exists.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const PAGES: [(&str, &str); 2] = [("docs/AUTHORS.md", "en"), ("docs/AUTHORS.ja.md", "ja")];

/// A block of commands, with the remark before it.
struct Block {
    remark: String,
    commands: Vec<String>,
}

fn page(name: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut before = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == "```sh" {
            let commands = lines
                .by_ref()
                .take_while(|line| *line != "```")
                .map(|line| line.split("   #").next().unwrap().trim().to_owned())
                .collect();
            let remark = before
                .trim_start_matches("<!-- ")
                .trim_end_matches(" -->")
                .to_owned();
            found.push(Block { remark, commands });
        }
        before = line;
    }
    found
}

fn run(folder: &Path, language: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(["--lang", language])
        .args(arguments)
        .current_dir(folder)
        .env("MINUKU_DATA_DIR", folder.join("data"))
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// What a person does between two commands because the page says so.
fn by_hand(remark: &str, command: &str, folder: &Path) {
    if remark == "run message" {
        fs::write(
            folder.join("message.txt"),
            "From: Aozora <a@aozora.net>\nSubject: 請求書\n\n請求書をお送りします。",
        )
        .unwrap();
    }
    if command.contains(" train ") {
        let path = folder.join("my-pack/sms/parcel-1.toml");
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches("draft = true\n").count(), 1);
        fs::write(&path, text.replace("draft = true\n", "")).unwrap();
    }
}

#[test]
fn the_guide_leads_from_nothing_to_a_played_scenario() {
    for (name, language) in PAGES {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        let mut count = 0;
        for Block { remark, commands } in blocks(&page(name)) {
            for command in commands.iter().filter(|_| remark.starts_with("run")) {
                by_hand(&remark, command, here);
                let arguments: Vec<&str> = command.strip_prefix("minuku ").unwrap().split(' ').collect();
                let output = run(here, language, &arguments);
                let said = String::from_utf8_lossy(&output.stdout).into_owned();
                assert!(
                    output.status.success(),
                    "{name}: {command}: {said}{}",
                    String::from_utf8_lossy(&output.stderr)
                );
                if command.contains(" train ") {
                    let sender = if language == "ja" {
                        "あおぞら便"
                    } else {
                        "Aozora Express"
                    };
                    assert!(said.contains(sender), "{said}");
                }
                count += 1;
            }
        }
        assert!(count >= 8, "{name}: {count} commands");
        let checked = run(here, language, &["check", "my-pack"]);
        let said = String::from_utf8_lossy(&checked.stdout).into_owned();
        let clean = if language == "ja" {
            "直さなければならないところはありません"
        } else {
            "Nothing has to be mended"
        };
        assert!(said.contains(clean), "{name}: {said}");
    }
}

#[test]
fn every_command_that_is_shown_exists() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = BTreeSet::new();
    for name in [
        "docs/AUTHORS.md",
        "docs/AUTHORS.ja.md",
        "docs/COURSE.md",
        "docs/COURSE.ja.md",
        "README.md",
        "README.ja.md",
    ] {
        for command in commands(&page(name)) {
            if let Some(command) = command.strip_prefix("minuku") {
                let words: Vec<&str> = command.split_whitespace().collect();
                // The command is the first word that is neither an option nor the value of one.
                let at = words.iter().enumerate().position(|(at, word)| {
                    !word.starts_with('-') && (at == 0 || !takes_value(words[at - 1]))
                });
                let sub: Vec<&str> = at.map(|at| words[at]).into_iter().collect();
                let help = run(here, "en", &[sub.as_slice(), &["--help"]].concat());
                let help = String::from_utf8_lossy(&help.stdout).into_owned();
                let usage = format!("Usage: minuku {}", sub.join(" "));
                assert!(
                    help.contains(usage.trim_end()),
                    "{name}: there is no {command}: {help}"
                );
                // Some commands have commands of their own.
                let next = at
                    .and_then(|at| words.get(at + 1))
                    .filter(|word| !word.starts_with('-'));
                let below = run(
                    here,
                    "en",
                    &[
                        sub.as_slice(),
                        next.map_or(&[][..], std::slice::from_ref),
                        &["--help"],
                    ]
                    .concat(),
                );
                let help = help + &String::from_utf8_lossy(&below.stdout);
                for option in words.iter().filter(|word| word.starts_with("--")) {
                    assert!(help.contains(option), "{name}: {command} has no {option}");
                }
                seen.extend(sub.into_iter().map(str::to_owned));
            }
        }
    }
    assert!(seen.len() >= 6, "{seen:?}");
}

/// The commands of a page, in its blocks and in its running text.
fn commands(text: &str) -> Vec<String> {
    let in_blocks = blocks(text).into_iter().flat_map(|block| block.commands);
    let in_text = text
        .lines()
        .filter(|line| !line.starts_with('|'))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .filter(|code| code.starts_with("minuku "))
        .map(str::to_owned);
    in_blocks.chain(in_text).collect()
}

fn takes_value(option: &str) -> bool {
    [
        "--pack", "--seed", "--items", "--role", "--at", "--lang", "--theme",
    ]
    .contains(&option)
}

#[test]
fn both_pages_show_the_same_commands() {
    let shown = |name: &str| -> Vec<String> {
        blocks(&page(name))
            .into_iter()
            .flat_map(|block| block.commands)
            .map(|command| command.replace("--languages ja", "--languages en"))
            .collect()
    };
    assert_eq!(shown(PAGES[0].0), shown(PAGES[1].0));
}
