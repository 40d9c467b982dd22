//! A rehearsal at the counter line by line, in both languages: from the first line to the best ending and on record, and
//! what is told to whoever asks again, goes back or is misunderstood. What the full screen shows is in `rehearsals.rs`.

#![expect(clippy::unwrap_used, reason = "a test may end at any fault")]

use std::{
    io::Write as _,
    process::{Command, Stdio},
    sync::Arc,
};

use minuku::{
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    rehearsal::{Move, Rehearsal, desks_to_pick},
    text,
};

#[path = "support/rehearsed.rs"]
mod rehearsed;

use rehearsed::{ID, best, conversation, landmarks};

fn pack() -> Arc<Pack> {
    Arc::new(load(&[Place::Embedded]))
}

/// What is typed for the moves, in lines.
fn typed(pack: &Pack, moves: &[Move], seed: u64) -> String {
    let mut rehearsal = Rehearsal::start(conversation(pack), seed);
    let mut input = String::new();
    for made in moves {
        let number = |choice: &usize| {
            let place = rehearsal.offers().iter().position(|offer| offer == choice);
            (place.unwrap() + 1).to_string()
        };
        let lines = match made {
            Move::Choose(choice) => number(choice),
            Move::Call { choice, desk } => {
                let place = desks_to_pick(&pack.helpdesks).position(|other| other.id == *desk);
                let place = place.unwrap() + 1;
                format!("{}\nb\n{}\ni{place}\n{place}", number(choice), number(choice))
            }
            Move::Speak { .. } => "\n99\n１　2".to_owned(),
        };
        input.push_str(&lines);
        input.push('\n');
        rehearsal.make(made.clone(), &pack.helpdesks).unwrap();
    }
    input
}

fn plain(data: &std::path::Path, arguments: &[&str], input: &str) -> (String, String, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(["--plain", "--seed", "3"])
        .args(arguments)
        .env_clear()
        .env("MINUKU_DATA_DIR", data)
        .env("COLUMNS", "72")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    for words in [&out, &err] {
        let odd = words.chars().find(|c| text::is_unsafe(*c));
        assert_eq!(odd, None, "{words}");
    }
    (out, err, output.status.code().unwrap())
}

#[test]
fn line_by_line_to_the_best_ending_and_on_record() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    for language in Language::ALL {
        let data = tempfile::tempdir().unwrap();
        let input = typed(&pack, &moves, 3) + "\n\n\n\n";
        let arguments = ["--lang", language.tag(), "rehearse", ID];
        let (out, err, status) = plain(data.path(), &arguments, &input);
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("plain-{}", language.tag()), out);
        });
        let (kept, _, _) = plain(data.path(), &["--lang", "en", "history", "export"], "");
        let lines: Vec<&str> = kept
            .lines()
            .filter(|line| line.contains("\"conversation\""))
            .collect();
        assert_eq!(lines.len(), 1, "{kept}");
        assert!(
            lines[0].contains("stop-first") && lines[0].contains("\"rehearsal\""),
            "{kept}"
        );
        assert!(lines[0].contains("\"kind\":\"counter\""), "{kept}");
    }
}

#[test]
fn line_by_line_one_can_leave_begin_anew_and_be_misunderstood() {
    let data = tempfile::tempdir().unwrap();
    let (out, err, status) = plain(data.path(), &["--lang", "en", "rehearse"], "1\n99\na\nq\n");
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let texts = Texts::new(Language::En);
    assert_eq!(out.matches(&texts.text("rehearsal-what")).count(), 2, "{out}");
    assert!(out.contains(&texts.text("plain-not-understood")), "{out}");
    let (out, err, status) = plain(data.path(), &["--lang", "en", "rehearse", "counter-typed"], "");
    assert_eq!((out.as_str(), status), ("", 2), "{err}");
    assert!(err.contains("counter-typed"), "{err}");
}

#[test]
fn the_lists_are_told_again_to_whoever_asks_or_goes_back() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    let (call, _) = landmarks(&pack, &moves);
    let before = typed(&pack, &moves[..call], 3);
    let upto = typed(&pack, &moves[..=call], 3);
    let number = upto.lines().nth(before.lines().count()).unwrap();
    let told = |more: &str| {
        let folder = tempfile::tempdir().unwrap();
        let input = format!("{before}{number}\n{more}");
        let (out, _, status) = plain(folder.path(), &["--lang", "en", "rehearse", ID], &input);
        assert_eq!(status, 0, "{out}");
        out
    };
    let last = desks_to_pick(&pack.helpdesks).last().unwrap();
    let listed = |out: &str| out.matches(last.name.get(Language::En).as_str()).count();
    let (once, twice) = (told(""), told("\n"));
    assert_eq!(listed(&twice), 2 * listed(&once), "{twice}");
    let wrong = told("zz\n");
    assert_eq!(listed(&wrong), listed(&once));
    let count = desks_to_pick(&pack.helpdesks).count();
    assert_eq!(wrong.matches(&format!("(1 to {count};")).count(), 2, "{wrong}");
    let what = Texts::new(Language::En).text("rehearsal-what");
    let asked = |out: &str| out.matches(&what).count();
    assert_eq!(asked(&told("b\n")), asked(&once) + 1);
}
