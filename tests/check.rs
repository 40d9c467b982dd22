//! `minuku check` as a whole: formats for programs, exit status, standard input, several paths. Repairs are in `tests/check_fix.rs`,
//! single mistakes and the report that people see of each in `tests/problems.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::process::Command;

use serde_json::Value;

#[path = "support/bench.rs"]
mod bench;

use bench::{Bench, RIGHT, pack, places, windows, wrong};

/// `file:line:column CODE` of every problem.
fn places_in(bench: &Bench, arguments: &[&str]) -> Vec<String> {
    let run = bench.check(&[&["--format", "short"], arguments].concat());
    places(&run.out)
}

// ===== What is printed =====

#[test]
fn every_format_for_programs_is_the_same_as_it_was() {
    let bench = Bench::new();
    bench.put("a,b:c/小包.toml", wrong()).put(
        "windows.toml",
        windows(&wrong().replace("\"sample-1\"", "\"windows\"")),
    );
    for format in ["short", "json", "sarif", "github"] {
        for language in ["ja", "en"] {
            let files = ["a,b:c/小包.toml", "windows.toml"];
            let run = bench.check_in("", language, &[&["--format", format], &files[..]].concat(), "");
            assert_eq!((run.status, run.err.as_str()), (1, ""), "{format}");
            let name = format!("{format}-{language}");
            let version = format!("ersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
            let out = run.out.replace(&version, "ersion\": \"…\"");
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(name, out);
            });
        }
    }
}

#[test]
fn nothing_to_tell_is_told_in_every_format() {
    let bench = Bench::new();
    bench.put("sample-1.toml", RIGHT);
    for (format, expected) in [
        ("short", ""),
        ("github", ""),
        ("human", "No problems in one file.\n"),
    ] {
        let run = bench.check(&["--format", format, "sample-1.toml"]);
        assert_eq!((run.out.as_str(), run.status), (expected, 0), "{format}");
    }
    let json: Value = serde_json::from_str(&bench.check(&["--format", "json", "sample-1.toml"]).out).unwrap();
    assert_eq!(json["problems"], Value::Array(Vec::new()));
    let sarif: Value =
        serde_json::from_str(&bench.check(&["--format", "sarif", "sample-1.toml"]).out).unwrap();
    assert_eq!(sarif["runs"][0]["results"], Value::Array(Vec::new()));
}

/// What a program is told lies in the bytes of the file as it is on disk, whatever its lines end in.
#[test]
fn bytes_are_those_of_the_file_on_disk() {
    let bench = Bench::new();
    let text = windows(&wrong());
    bench
        .put("sample-1.toml", &text)
        .put("other/sample-1.toml", wrong());
    let run = bench.check(&["--format", "json", "sample-1.toml", "other/sample-1.toml"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let problems = json["problems"].as_array().unwrap();
    let of = |file: &str| -> Vec<Value> {
        let problems = problems.iter().filter(|problem| problem["file"] == file);
        problems.cloned().collect()
    };
    let byte = |at: &Value| usize::try_from(at["byte"].as_u64().unwrap()).unwrap();
    let words = |text: &str, problem: &Value| {
        let range = byte(&problem["start"])..byte(&problem["end"]);
        text.get(range).unwrap().to_owned()
    };
    let (ours, plain) = (of("sample-1.toml"), of("other/sample-1.toml"));
    let found: Vec<String> = ours.iter().map(|problem| words(&text, problem)).collect();
    assert_eq!(found, ["title", "みらい労金", "\"domian-spoofing\"", "\"app\""]);
    let same: Vec<String> = plain.iter().map(|problem| words(&wrong(), problem)).collect();
    assert_eq!(found, same);
    for (ours, plain) in ours.iter().zip(&plain) {
        for key in ["line", "column", "cell"] {
            assert_eq!(ours["start"][key], plain["start"][key], "{ours}");
        }
    }
    assert_eq!(ours[1]["start"]["column"], 14);
    assert_eq!(ours[1]["end"]["cell"], 14 + 10);
}

/// A repair that a program is told, made by it, is the one that `--fix` makes.
#[test]
fn repairs_that_are_told_are_those_that_are_made() {
    let bench = Bench::new();
    let text = windows(
        &RIGHT
            .replace("[[sender|みらい労金]]", "[[みらい労金|sender]]")
            .replacen("id = \"app\"\n", "", 1),
    );
    bench.put("sample-1.toml", &text);
    let run = bench.check(&["--format", "json", "sample-1.toml"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let mut changes: Vec<(usize, usize, String)> = json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|problem| problem["fix"].as_array().unwrap())
        .map(|change| {
            let byte = |key: &str| usize::try_from(change[key]["byte"].as_u64().unwrap()).unwrap();
            (
                byte("start"),
                byte("end"),
                change["text"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    changes.sort();
    let mut made = text;
    for (start, end, words) in changes.into_iter().rev() {
        made.replace_range(start..end, &words);
    }
    assert_eq!(bench.check(&["--fix", "sample-1.toml"]).status, 0);
    assert_eq!(bench.read("sample-1.toml"), made);
}

#[test]
fn of_ten_thousand_problems_all_are_counted_and_the_first_hundred_shown() {
    let bench = Bench::new();
    let keys: Vec<String> = (0..10_000).map(|number| format!("x{number} = 1\n")).collect();
    let keys = keys.concat();
    bench.put(
        "sample-1.toml",
        RIGHT.replacen("schema = 1\n", &format!("schema = 1\n{keys}"), 1),
    );
    let run = bench.check(&["sample-1.toml"]);
    assert_eq!(run.out.matches("error[M0101]").count(), 100);
    let end: Vec<&str> = run.out.lines().rev().take(4).collect();
    assert_eq!(
        end,
        [
            "More about it, with examples: minuku explain M0101",
            "One file: 10000 errors, 0 warnings.",
            "",
            "9900 more problems in sample-1.toml are counted, not shown."
        ]
    );
    let short = bench.check(&["--format", "short", "sample-1.toml"]);
    assert_eq!(short.out.lines().count(), 10_000);
    assert!(
        short
            .out
            .ends_with("sample-1.toml:10001:1: error[M0101]: there is no key `x9999` here\n")
    );
}

/// Also when all of them stand on one line.
#[test]
fn a_very_long_line_is_cut_round_every_problem() {
    let bench = Bench::new();
    let ids = "\"公式 の道\", ".repeat(9_000);
    bench.put(
        "sample-1.toml",
        RIGHT.replace("[\"official-route\"]", &format!("[{ids}\"official-route\"]")),
    );
    let run = bench.check(&["sample-1.toml"]);
    assert!(run.out.lines().all(|line| minuku::text::width(line) <= 140));
    let shown: Vec<&str> = run.out.lines().filter(|line| line.starts_with("96 │")).collect();
    assert_eq!(shown.len(), 100);
    assert!(shown.iter().all(|line| line.contains("\"公式 の道\"")));
    // Counted in the file, not in what is shown of it.
    let place = |number: usize| format!("sample-1.toml:96:{}\n", 15 + number * 9);
    // Each place has more than one problem.
    assert!((0..25).all(|number| run.out.contains(&place(number))));
}

// ===== Exit status =====

#[test]
fn warnings_end_with_status_1_when_they_are_denied() {
    let bench = Bench::new();
    bench.put(
        "warned/sample-1.toml",
        RIGHT.replace("title.en = \"A text at lunch\"\n", ""),
    );
    assert_eq!(bench.check(&["warned/sample-1.toml"]).status, 0);
    assert_eq!(
        bench
            .check(&["--deny", "warnings", "warned/sample-1.toml"])
            .status,
        1
    );
    bench.put("right/sample-1.toml", RIGHT);
    assert_eq!(
        bench.check(&["--deny", "warnings", "right/sample-1.toml"]).status,
        0
    );
    bench.put("wrong/sample-1.toml", wrong());
    assert_eq!(bench.check(&["wrong/sample-1.toml"]).status, 1);
}

#[test]
fn what_could_not_run_ends_with_status_2_and_prints_nothing() {
    let bench = Bench::new();
    bench.put("right.toml", RIGHT);
    for arguments in [
        ["right.toml", "missing.toml"],
        ["--deny", "notes"],
        ["--format", "xml"],
        ["--fixx", "right.toml"],
        ["--color", "sometimes"],
    ] {
        let run = bench.check(&arguments);
        assert_eq!((run.out.as_str(), run.status), ("", 2), "{arguments:?}");
        assert!(run.err.starts_with("minuku: error: "), "{}", run.err);
    }
    assert_eq!(
        bench.check(&["--diff", "--format", "json", "right.toml"]).status,
        2
    );
}

// ===== What is checked =====

#[test]
fn several_paths_are_one_run() {
    let bench = Bench::new();
    pack(&bench, "pack");
    bench
        .put(
            "pack/more/other.toml",
            wrong().replace("\"sample-1\"", "\"other\""),
        )
        .put("alone.toml", wrong().replace("\"sample-1\"", "\"alone\""));
    let found = places_in(
        &bench,
        &["pack", "alone.toml", "pack/sample-1.toml", "./pack/more"],
    );
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(found.len(), 8, "{found:?}");
    assert!(found.iter().take(4).all(|place| place.starts_with("alone.toml:")));
    assert!(
        found
            .iter()
            .skip(4)
            .all(|place| place.starts_with("pack/more/other.toml:"))
    );
    let run = bench.check(&["pack", "alone.toml", "pack/sample-1.toml"]);
    assert!(run.out.contains("\n4 files: "), "each file once: {}", run.out);
}

/// An id is looked for in all of the pack, also in files that nobody asked about.
#[test]
fn a_part_of_a_pack_is_judged_as_a_part_of_it() {
    let bench = Bench::new();
    pack(&bench, "pack");
    bench.put(
        "pack/prevention.toml",
        "schema = 1\n\n[own-point]\ntext.ja = \"確かめます。\"\ntext.en = \"Check it.\"\npoint = 1\n",
    );
    let own = RIGHT
        .replace("official-route", "own-point")
        .replace("\"sample-1\"", "\"other\"");
    bench
        .put("pack/sms/other.toml", &own)
        .put("pack/sms/sample-1.toml", RIGHT);
    let again = "sample-1.toml:2:6 M0119";
    assert_eq!(places_in(&bench, &["pack/sms/other.toml"]), Vec::<String>::new());
    assert_eq!(
        places_in(&bench, &["pack/sms/sample-1.toml"]),
        [format!("pack/sms/{again}")]
    );
    assert_eq!(places_in(&bench, &["pack/sms"]), [format!("pack/sms/{again}")]);
    // The pack may begin above the folder in which somebody works.
    for path in [".", "sample-1.toml", "./sample-1.toml"] {
        let run = bench.check_in("pack/sms", "en", &["--format", "short", path], "");
        assert_eq!(run.out.matches("M0119").count(), 1, "{path}: {}", run.out);
        assert_eq!(run.out.lines().count(), 1, "{path}: {}", run.out);
    }
    let run = bench.check_in("pack/sms", "en", &["other.toml"], "");
    assert_eq!((run.out.as_str(), run.status), ("No problems in one file.\n", 0));
}

#[test]
fn two_files_with_one_id_are_told_wherever_they_lie() {
    let bench = Bench::new();
    bench
        .put("sample-1.toml", RIGHT)
        .put("sample-2.toml", RIGHT)
        .put("other/sample-1.toml", RIGHT);
    // The copy is told which of them is to be changed.
    assert_eq!(
        places_in(&bench, &["sample-1.toml", "sample-2.toml"]),
        ["sample-2.toml:2:6 M0119", "sample-2.toml:2:6 M0125"]
    );
    assert_eq!(
        places_in(&bench, &["."]),
        [
            "./sample-1.toml:2:6 M0119",
            "./sample-2.toml:2:6 M0119",
            "./sample-2.toml:2:6 M0125"
        ]
    );
    assert_eq!(
        places_in(&bench, &["sample-1.toml", "other/sample-1.toml"]),
        Vec::<String>::new()
    );
}

#[test]
fn the_standard_input_is_a_file_of_its_own_or_stands_for_one() {
    let bench = Bench::new();
    pack(&bench, "pack");
    let read = |arguments: &[&str], input: &str| {
        let run = bench.check_in("", "en", &[&["--format", "short"], arguments].concat(), input);
        places(&run.out)
    };
    assert_eq!(read(&["-"], RIGHT), Vec::<String>::new());
    assert_eq!(read(&["-"], &wrong())[1], "<stdin>:15:14 M0310");
    // In the place of the file on disk: nothing is there twice.
    assert_eq!(
        read(&["--stdin-name", "pack/sample-1.toml", "-"], RIGHT),
        Vec::<String>::new()
    );
    assert_eq!(
        read(&["--stdin-name", "pack/sample-1.toml"], &wrong())[1],
        "pack/sample-1.toml:15:14 M0310"
    );
    // As another file of the pack.
    assert_eq!(
        read(&["--stdin-name", "pack/new.toml", "-"], RIGHT),
        ["pack/new.toml:2:6 M0119", "pack/new.toml:2:6 M0125"]
    );
    // As a registry: what refers to it is judged by it.
    let registry =
        "schema = 1\n\n[other-point]\ntext.ja = \"確かめます。\"\ntext.en = \"Check it.\"\npoint = 9\n";
    assert_eq!(
        read(&["--stdin-name", "pack/prevention.toml", "-"], registry),
        ["pack/prevention.toml:6:9 M0105"]
    );
}

#[test]
fn a_half_saved_file_is_wrong_where_it_ends() {
    let bench = Bench::new();
    let half = RIGHT.get(..RIGHT.find("リンクを開く").unwrap() + 6).unwrap();
    bench.put("half.toml", half);
    assert_eq!(places_in(&bench, &["half.toml"]), ["half.toml:65:11 M0001"]);
    // Inside a character.
    bench.put("half.toml", half.as_bytes().get(..half.len() - 1).unwrap());
    assert_eq!(places_in(&bench, &["half.toml"]), ["half.toml:1:1 M0005"]);
}

// ===== What is checked when nothing is named =====

#[test]
fn the_pack_in_which_somebody_works_is_checked() {
    let bench = Bench::new();
    pack(&bench, "my pack");
    bench
        .put(
            "my pack/sms/sample-2.toml",
            wrong().replace("sample-1", "sample-2"),
        )
        .put("beside/notes.txt", "");
    for (folder, shown) in [
        ("my pack", "./sms/sample-2.toml"),
        ("my pack/sms", "../sms/sample-2.toml"),
    ] {
        let run = bench.check_in(folder, "en", &[], "");
        assert_eq!(run.status, 1, "{folder}: {}", run.out);
        assert!(run.out.contains(shown), "{folder}: {}", run.out);
        assert!(
            run.out.contains("\nThis was the pack in /"),
            "{folder}: {}",
            run.out
        );
        assert!(run.out.contains("/my pack.\n"), "{folder}: {}", run.out);
        // Programs are told of files and of nothing else.
        let run = bench.check_in(folder, "en", &["--format", "short"], "");
        assert!(run.out.lines().all(|line| line.starts_with(shown)), "{}", run.out);
    }
    // Whoever names packs means those.
    let run = bench
        .command("my pack", "en", &["--pack", "../beside"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0));
    let out = String::from_utf8(run.stdout).unwrap();
    assert!(out.contains("comes with minuku and ../beside."), "{out}");
    // Where there is no pack, it is said what was checked instead.
    let run = bench.check_in("beside", "en", &[], "");
    assert_eq!(run.status, 0);
    assert!(
        run.out.contains("This was the pack that comes with minuku."),
        "{}",
        run.out
    );
    let run = bench.check_in("beside", "ja", &[], "");
    assert!(run.out.contains("調べたのは付属のパックです。"), "{}", run.out);
}

#[test]
fn what_is_broken_says_where_more_is_told() {
    let bench = Bench::new();
    pack(&bench, "my pack");
    bench.put(
        "my pack/sms/sample-2.toml",
        wrong().replace("sample-1", "sample-2"),
    );
    for arguments in [
        ["list", "--pack", "my pack"].as_slice(),
        &["walk", "my pack/sms/sample-2.toml"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["--lang", "en"])
            .args(arguments)
            .current_dir(bench.path(""))
            .env_clear()
            .env("MINUKU_DATA_DIR", bench.path("no-data"))
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.contains(" minuku check \"my pack\" tells more."), "{err}");
    }
}

#[test]
fn the_pack_in_which_somebody_works_is_counted() {
    let bench = Bench::new();
    pack(&bench, "mine");
    bench.put("mine/sms/note.txt", "").put("beside/notes.txt", "");
    let stats = |folder: &str, arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["--lang", "en", "stats"])
            .args(arguments)
            .current_dir(bench.path(folder))
            .env_clear()
            .env("MINUKU_DATA_DIR", bench.path("no-data"))
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), out, err)
    };
    for (folder, arguments) in [
        ("mine", [].as_slice()),
        ("mine/sms", &[]),
        ("mine/sms", &["."]),
        ("", &["mine"]),
    ] {
        let (code, out, err) = stats(folder, arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{folder} {arguments:?}");
        assert!(out.contains("\nOne scenario in one family;"), "{folder}: {out}");
    }
    let (code, out, err) = stats("beside", &["."]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("there is no pack in .:"), "{err}");
}

// ===== Drafts =====

#[test]
fn a_draft_is_named_wherever_it_is_missed() {
    let bench = Bench::new();
    bench
        .put("my pack/pack.toml", include_str!("problems/pack.toml"))
        .put("my pack/sample-1.toml", format!("draft = true\n{RIGHT}"))
        .put(
            "my pack/talk.toml",
            format!("draft = true\n{}", include_str!("problems/counter.toml")),
        );
    let run = |language: &str, arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["--lang", language, "--plain", "--pack", "my pack"])
            .args(arguments)
            .current_dir(bench.path(""))
            .env_clear()
            .env("MINUKU_DATA_DIR", bench.path("no-data"))
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        (
            output.status.code().unwrap(),
            out,
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    for (command, id, file) in [
        ("train", "sample-1", "my pack/sample-1.toml"),
        ("rehearse", "sample-counter-1", "my pack/talk.toml"),
        ("walk", "sample-counter-1", "my pack/talk.toml"),
    ] {
        let (code, _, err) = run("en", &[command, id]);
        assert_eq!(code, 2, "{command}: {err}");
        let told = format!(
            "\"{id}\" is a draft, which learners do not get. minuku preview \"{file}\" shows it. Delete the line draft = true"
        );
        assert!(err.contains(&told), "{command}: {err}");
        let (_, _, err) = run("ja", &[command, id]);
        assert!(err.contains("書きかけ（draft）") && err.contains(file), "{err}");
        let (_, _, err) = run("en", &[command, "nothing-here"]);
        assert!(!err.contains("draft"), "{err}");
        assert!(err.contains("--pack FOLDER"), "{err}");
    }
    let (code, out, _) = run("en", &["stats", "my pack"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("2 drafts are not counted: sample-1, sample-counter-1."),
        "{out}"
    );
    let (_, out, _) = run("en", &["stats", "my pack", "--format", "json"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        told["drafts"],
        serde_json::json!(["sample-1", "sample-counter-1"])
    );
    // What replaces a draft is none.
    bench
        .put(
            "later/pack.toml",
            include_str!("problems/pack.toml").replace("sample-pack", "later"),
        )
        .put("later/sample-1.toml", RIGHT);
    let (_, out, _) = run("en", &["--pack", "later", "list"]);
    assert!(out.contains("sample-1\t"), "{out}");
    let (_, out, _) = run("en", &["--pack", "later", "stats"]);
    assert!(
        out.contains("One draft is not counted: sample-counter-1."),
        "{out}"
    );
    let (_, out, _) = run("en", &["stats", "later"]);
    assert!(!out.contains("draft"), "{out}");
}
