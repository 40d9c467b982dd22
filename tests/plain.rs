//! Plain mode and the command line from outside: whole sessions over pipes, in both languages, with every way in which
//! input can be odd or end. What is right and wrong is tested with the quiz; here, that a person who hears the lines
//! one by one is told everything and can always get out.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
};

use minuku::text;
use tempfile::TempDir;

struct Run {
    out: String,
    err: String,
    status: i32,
}

fn command(data: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minuku"));
    command
        .args(arguments)
        .env_clear()
        .env("MINUKU_DATA_DIR", data.path())
        .env("COLUMNS", "72")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs `minuku` with this input; nothing that it prints may steer a terminal.
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let data = tempfile::tempdir().unwrap();
    finish(command(&data, arguments), input.as_ref())
}

fn finish(mut command: Command, input: &[u8]) -> Run {
    let mut child = command.spawn().unwrap();
    // A program that leaves early need not read all of it.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let run = Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    };
    for words in [&run.out, &run.err] {
        let odd = words.chars().find(|c| *c != '\t' && text::is_unsafe(*c));
        assert_eq!(odd, None, "{words}");
    }
    run
}

const SMS: [&str; 5] = ["--plain", "--seed", "3", "train", "sms-account-suspended-1"];

fn in_language<'a>(language: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
    [&["--lang", language], arguments].concat()
}

/// A transcript without what depends on the hour of the test: who is open now, and what would be said to them.
fn timeless(transcript: &str) -> String {
    let mut kept = Vec::new();
    let mut is_now = false;
    for line in transcript.lines() {
        let begins = ["# 相談窓口", "# Who to call", "もしも ", "Help "];
        if begins.iter().any(|words| line.starts_with(words)) {
            is_now = true;
            kept.push("(…)");
        }
        if line.contains("Enter で") || line.starts_with("Enter to go on") {
            is_now = false;
        }
        if !is_now {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// The number under which an answer is offered; options are shuffled.
fn number_of(transcript: &str, words: &str) -> String {
    transcript
        .lines()
        .find_map(|line| line.strip_suffix(words)?.trim().parse::<u32>().ok())
        .unwrap_or_else(|| panic!("{words} is offered in {transcript}"))
        .to_string()
}

#[test]
fn a_whole_session_in_japanese() {
    // i1, full-width digits, an ideographic space and comma; the consequence; the explanation.
    let input = "i1\ni99\n１\n2\n\n１　21\n3、1 2 4 5 6 7\n２\nm\n\n";
    let run = run(&in_language("ja", &SMS), input);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("sms-ja", timeless(&run.out));
    });
}

#[test]
fn a_whole_session_in_english() {
    let input = "i6\nperhaps\n5\n4\n3\n3 14\n3 2 1 4 5 6 7\n5\nm\n\n";
    let run = run(&in_language("en", &SMS), input);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("sms-en", timeless(&run.out));
    });
}

#[test]
fn what_a_screen_shows_by_its_looks_is_said_in_words() {
    for (language, id) in [
        ("ja", "warning-virus-found-1"),
        ("en", "warning-renewal-notice-1"),
    ] {
        let run = run(
            &in_language(language, &["--plain", "--seed", "1", "train", id]),
            "q\n",
        );
        assert_eq!(run.status, 0);
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("{id}-{language}"), run.out);
        });
    }
}

#[test]
fn several_answers_can_be_given() {
    let ask = |input: &str| {
        run(
            &in_language("en", &["--plain", "--seed", "1", "train", "shop-tent-1"]),
            input,
        )
    };
    let offered = ask("1\n1\n\n").out;
    assert!(offered.contains("Choose all that apply."), "{offered}");
    let company = number_of(
        &offered,
        "Look up the company's address and number somewhere else",
    );
    let payee = number_of(
        &offered,
        "See whether the account to pay into is in the company's name",
    );
    let done = ask(&format!("1\n1\n\n{payee},{company}\n1\n1 2 3 4 5 6 7 8 9\n"));
    let next = done.out.split("Choose all that apply.").nth(1).unwrap();
    assert!(next.contains("Mark what gives it away"), "{next}");
}

#[test]
fn the_menu_leads_everywhere_and_out() {
    for (language, words) in [("ja", "訓練を始める"), ("en", "Start training")] {
        // A role, then every entry: the library and back, helpdesks at a time, the glossary, out.
        let run = run(
            &in_language(language, &["--plain", "--seed", "3"]),
            "1\n2\nq\n3\n1/2 10:30\n3\n25:00\n4\n7\n",
        );
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        assert!(run.out.matches(words).count() >= 4, "{}", run.out);
        assert!(run.out.contains("0120-608002"));
        let fault = if language == "ja" { "時刻は" } else { "time" };
        assert!(run.out.contains(fault), "{}", run.out);
    }
}

#[test]
fn the_same_seed_gives_the_same_session() {
    let first = |seed: &str| {
        let arguments = ["--plain", "--seed", seed, "--role", "employee"];
        run(&in_language("en", &arguments), "1\nq\nq\n").out
    };
    assert_eq!(first("7"), first("7"));
    assert_ne!(first("7"), first("8"));
}

#[test]
fn leaving_a_session_says_what_was_done_so_far() {
    let arguments = in_language(
        "en",
        &[
            "--plain",
            "--seed",
            "3",
            "train",
            "sms-account-suspended-1",
            "sms-delivery-1",
        ],
    );
    let none = run(&arguments, "q\n");
    assert!(!none.out.contains("Done:"), "nothing was done: {}", none.out);
    let one = run(&arguments, "1\n3\n1\n1 2 3 4 5 6 7\n1\n\nq\n");
    assert!(one.out.contains("Done: one item."), "{}", one.out);
    assert_eq!((none.status, one.status), (0, 0));
}

/// Whatever the line at which the input stops, the program ends quietly and not in the middle of a line.
#[test]
fn the_input_may_end_anywhere() {
    let lines = ["1", "i1", "1", "2", "", "1 3", "3 2 1 4 5 6 7", "2", ""];
    for count in 0..lines.len() {
        let mut input = lines.get(1..=count).unwrap().join("\n");
        if count > 0 {
            input.push('\n');
        }
        for arguments in [
            in_language("ja", &SMS),
            in_language("en", &["--plain", "--seed", "3"]),
        ] {
            let run = run(&arguments, &input);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "after {input:?}");
            assert!(run.out.ends_with('\n'), "after {input:?}: {}", run.out);
        }
    }
    // Without the line feed of the last line.
    assert_eq!(run(&SMS, "1\n2").status, 0);
}

#[test]
fn input_that_is_no_text_is_a_wrong_answer() {
    let mut input = b"\xff\xfe\n\x1b[A\n\0\n".to_vec();
    input.extend("あ".repeat(100_000).bytes());
    input.extend(b"\n1\nq\n");
    let run = run(&in_language("en", &SMS), &input);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("could not be understood"));
    assert!(
        run.out.contains("What do you do next?"),
        "it went on: {}",
        run.out
    );
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let data = tempfile::tempdir().unwrap();
    for arguments in [
        vec!["--lang", "en", "glossary"],
        vec!["--lang", "en", "helpdesks"],
        vec!["--lang", "en", "list"],
        vec!["--lang", "en", "--help"],
        vec!["--lang", "en", "man"],
        in_language("en", &SMS),
    ] {
        let mut child = command(&data, &arguments).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        drop(out);
        let _ = input.write_all(b"1\n3\n1\n");
        drop(input);
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn without_a_terminal_it_is_plain_by_itself() {
    let run = run(&["--lang", "en", "--seed", "3", "train", "sms-delivery-1"], "q\n");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Item 1 of 1"), "{}", run.out);
}

#[test]
fn a_data_folder_that_cannot_be_used_stops_nobody() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("file");
    fs::write(&file, "").unwrap();
    for path in [file, data.path().join("missing")] {
        let mut command = command(&data, &in_language("en", &SMS));
        command.env("MINUKU_DATA_DIR", &path);
        let run = finish(command, b"1\nq\n");
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", path.display());
        assert!(run.out.contains("What do you do next?"));
    }
}

#[test]
fn settings_and_packs_of_the_user_are_read() {
    let data = tempfile::tempdir().unwrap();
    fs::write(
        data.path().join("settings.toml"),
        "language = \"ja\"\nrole = \"staff\"\n",
    )
    .unwrap();
    fs::create_dir_all(data.path().join("packs/own")).unwrap();
    fs::write(data.path().join("packs/own/broken.toml"), "schema = \n").unwrap();
    let run = finish(command(&data, &["--plain", "--seed", "1"]), b"q\n");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("ファイルに問題が1件あります"), "{}", run.out);
    assert!(run.out.contains("broken.toml:1:"), "{}", run.out);
    assert!(
        !run.out.contains("あなたに近いのは"),
        "the role is known: {}",
        run.out
    );
}

#[test]
fn the_language_follows_flag_settings_and_environment() {
    let data = tempfile::tempdir().unwrap();
    let says = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = command(&data, arguments);
        command.envs(variables.iter().copied());
        finish(command, b"").out
    };
    let help = ["--help"];
    assert!(says(&[("LANG", "ja_JP.UTF-8")], &help).contains("使い方"));
    assert!(says(&[("LANG", "en_GB.UTF-8")], &help).contains("Usage"));
    assert!(says(&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "C")], &help).contains("Usage"));
    assert!(says(&[("LANG", "de_DE.UTF-8")], &help).contains("Usage"));
    assert!(says(&[("LANG", "ja_JP.UTF-8")], &["--lang", "en", "--help"]).contains("Usage"));
    fs::write(data.path().join("settings.toml"), "language = \"ja\"\n").unwrap();
    assert!(says(&[("LANG", "en_GB.UTF-8")], &help).contains("使い方"));
}

#[test]
fn wrong_arguments_are_answered_in_a_sentence() {
    let mut said = String::new();
    for arguments in [
        &["--lang", "xx"][..],
        &["--lang", "xx\u{1b}[31m"],
        &["--nosuch"],
        &["frobnicate"],
        &["chek"],
        &["--seed", "abc"],
        &["--seed", "-1"],
        &["--items", "99"],
        &["--role", "boss"],
        &["--theme", "mnoo"],
        &["--seed"],
        &["--seed", "1", "--seed", "2"],
        &["completions"],
        &["completions", "csh"],
        &["train", "nosuch"],
        &["helpdesks", "--at", "tomorrow"],
        &["helpdesks", "--at", "2027-02-30 10:00"],
        &["check", "nosuch.toml"],
        &["check", "--color", "pink"],
        &["leaflet", "phishing", "fast"],
    ] {
        for language in ["ja", "en"] {
            let arguments = if arguments.first() == Some(&"--lang") {
                arguments.to_vec()
            } else {
                in_language(language, arguments)
            };
            let run = run(&arguments, "");
            assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
            let asked = arguments.join(" ").replace('\u{1b}', "ESC");
            said.extend(["$ minuku ", &asked, "\n", &run.err, "\n"]);
        }
    }
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("wrong-arguments", said);
    });
}

#[test]
fn what_is_not_found_has_a_status_of_its_own() {
    for command in ["glossary", "helpdesks"] {
        let nothing = run(&["--lang", "en", command, "zzzz"], "");
        assert_eq!((nothing.status, nothing.out.as_str()), (1, "Nothing found.\n"));
        assert_eq!(run(&["--lang", "ja", command], "").status, 0);
    }
    let at = run(
        &["--lang", "en", "helpdesks", "bank", "--at", "2027-01-02 10:30"],
        "",
    );
    assert_eq!(at.status, 0);
    assert!(at.out.contains("Closed (opens Mon 4 Jan, 09:00)"), "{}", at.out);
}

#[test]
fn the_list_is_made_for_scripts_and_tells_no_answers() {
    let run = run(&["--lang", "ja", "list"], "");
    for line in run.out.lines() {
        assert_eq!(line.split('\t').count(), 4, "{line}");
        assert!(!line.contains("scam") && !line.contains("genuine"), "{line}");
    }
}

/// The parser has words of its own for headings; none of them is left where Japanese is spoken.
#[test]
fn help_is_in_one_language_down_to_its_headings() {
    let commands = |help: &str, heading: &str| -> Vec<String> {
        let list = help.split_once(heading).map_or("", |(_, rest)| rest);
        let lines = list.lines().skip(1).take_while(|line| !line.is_empty());
        lines
            .filter_map(|line| line.split_whitespace().next())
            .map(str::to_owned)
            .collect()
    };
    let mut waiting: Vec<Vec<String>> = vec![Vec::new()];
    let mut seen = 0;
    while let Some(path) = waiting.pop() {
        let mut arguments: Vec<&str> = vec!["--lang", "ja"];
        arguments.extend(path.iter().map(String::as_str));
        arguments.push("--help");
        let help = run(&arguments, "");
        assert_eq!(help.status, 0, "{path:?}: {}", help.err);
        for word in [
            "Usage:",
            "Options:",
            "Arguments:",
            "Commands:",
            "OPTIONS",
            "COMMAND",
            "possible values",
            "default:",
        ] {
            assert!(!help.out.contains(word), "{path:?}: {}", help.out);
        }
        seen += 1;
        for name in commands(&help.out, "\nコマンド:") {
            waiting.push([path.as_slice(), &[name]].concat());
        }
    }
    assert!(seen > 25, "{seen}");
}

#[test]
fn an_id_from_the_list_begins_whichever_command_it_is_given_to() {
    let id = "counter-unknown-account";
    let rehearsed = run(
        &in_language("en", &["--plain", "--seed", "3", "rehearse", id]),
        "q\n",
    );
    let trained = run(
        &in_language("en", &["--plain", "--seed", "3", "train", id]),
        "q\n",
    );
    assert_eq!((rehearsed.status, trained.status), (0, 0));
    assert!(rehearsed.out.contains("Shiraishi"), "{}", rehearsed.out);
    assert_eq!(rehearsed.out, trained.out);
    let id = "sms-account-suspended-1";
    let rehearsed = run(
        &in_language("en", &["--plain", "--seed", "3", "rehearse", id]),
        "q\n",
    );
    let trained = run(
        &in_language("en", &["--plain", "--seed", "3", "train", id]),
        "q\n",
    );
    assert_eq!((rehearsed.status, trained.status), (0, 0));
    assert_eq!(rehearsed.out, trained.out);
    let several = run(&["--plain", "train", "counter-unknown-account", id], "");
    assert_eq!(several.status, 2);
}

#[test]
fn a_question_with_words_of_its_own_says_nothing_before_them_but_the_time() {
    let file = "scenarios/one-click/letter-court-papers-1.toml";
    let source = fs::read_to_string(file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let bare = folder.path().join("letter-court-papers-1.toml");
    let (before, question) = source.split_once("kind = \"helpdesk\"").unwrap();
    let (question, after) = question.split_once("\n[").unwrap();
    let kept: Vec<_> = question
        .lines()
        .filter(|line| !line.starts_with("text."))
        .collect();
    assert!(kept.len() + 2 == question.lines().count());
    let changed = format!("{before}kind = \"helpdesk\"{}\n[{after}", kept.join("\n"));
    fs::write(&bare, changed).unwrap();
    let shown = |file: &str| {
        let run = run(&in_language("en", &["--plain", "preview", file]), "");
        assert_eq!(run.status, 0, "{}", run.err);
        run.out
    };
    let worded = shown(file);
    assert!(
        worded.contains("\nSat 6 Feb 2027, 11:30\nBack to Saturday"),
        "{worded}"
    );
    assert!(!worded.contains("Suspected:"), "{worded}");
    let bare = shown(bare.to_str().unwrap());
    assert!(bare.contains("Suspected:"), "{bare}");
}
