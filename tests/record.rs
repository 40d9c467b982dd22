//! The record from outside: what plain mode and the commands do with it, whatever state the file is in. What is in the
//! file is tested beside the database; the full screen, in `terminal/record.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use minuku::{
    history::{FILE, History, State},
    locale::{Language, Texts},
};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minuku"));
    command.args(arguments);
    surrounded(&mut command, data);
    command
}

fn surrounded(command: &mut Command, data: &Path) {
    command
        .env("MINUKU_DATA_DIR", data)
        .env("LC_ALL", "en_GB.UTF-8")
        .env("TZ", "Asia/Tokyo")
        .env_remove("LANG")
        .env("COLUMNS", "100")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
}

fn started(mut command: Command, input: &str) -> Child {
    let mut child = command.spawn().unwrap();
    // A program that leaves early need not read all of it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child
}

struct Said {
    out: String,
    err: String,
    status: i32,
}

fn said(output: Output) -> Said {
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}

fn run(data: &Path, arguments: &[&str], input: &str) -> Said {
    said(
        started(command(data, arguments), input)
            .wait_with_output()
            .unwrap(),
    )
}

/// Without line breaks: plain mode breaks to a width.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const SMS: &str = "sms-account-suspended-1";
const TRAIN: [&str; 5] = ["--plain", "--seed", "3", "train", SMS];

/// Lines that answer any question sooner or later.
fn answers() -> String {
    "1\n1 2 3 4\n1 2 3 4 5\n1 2 3 4 5 6\n1 2 3 4 5 6 7\n".repeat(60)
}

fn count(data: &Path) -> u64 {
    History::open(&data.join(FILE)).unwrap().count().unwrap()
}

fn words(id: &str) -> String {
    Texts::new(Language::En).text(id)
}

#[test]
fn a_plain_session_is_remembered_and_can_go_on() {
    let data = folder();
    fs::write(data.path().join("settings.toml"), "role = \"employee\"\n").unwrap();
    let first = run(data.path(), &TRAIN, "1\n");
    assert_eq!(first.status, 0, "{}", first.err);
    assert_eq!(count(data.path()), 1);

    let question = "You stopped at item 1 of 1 last time.";
    let declined = run(data.path(), &["--plain"], "");
    assert!(flat(&declined.out).contains(question), "{}", declined.out);
    // Whoever says nothing is asked again.
    let resumed = run(data.path(), &["--plain"], &format!("1\n{}", answers()));
    assert!(flat(&resumed.out).contains(question));
    let total = count(data.path());
    assert!(total > 3, "{total}");
    let again = run(data.path(), &["--plain"], "");
    assert!(!flat(&again.out).contains(question), "{}", again.out);
    let history = History::open(&data.path().join(FILE)).unwrap();
    let held = history.sessions(99).unwrap();
    assert_eq!(
        (held[held.len() - 1].state, held[held.len() - 1].items),
        (State::Done, 1)
    );
}

#[test]
fn what_was_declined_is_not_offered_again() {
    let data = folder();
    fs::write(data.path().join("settings.toml"), "role = \"employee\"\n").unwrap();
    run(data.path(), &TRAIN, "1\n");
    assert!(
        run(data.path(), &["--plain"], "2\n5\n")
            .out
            .contains("You stopped")
    );
    assert!(!run(data.path(), &["--plain"], "5\n").out.contains("You stopped"));
    assert_eq!(count(data.path()), 1, "the answer stays");
}

#[test]
fn two_programs_answer_at_once() {
    let data = folder();
    let ids = ["sms-delivery-1", "login-balance-1", "warning-renewal-1", SMS];
    let arguments: Vec<&str> = ["--plain", "train"].iter().chain(&ids).copied().collect();
    let all: Vec<Child> = (0..3)
        .map(|_| started(command(data.path(), &arguments), &answers()))
        .collect();
    for child in all {
        let said = said(child.wait_with_output().unwrap());
        assert_eq!((said.status, said.err.as_str()), (0, ""));
    }
    let history = History::open(&data.path().join(FILE)).unwrap();
    let held = history.sessions(9).unwrap();
    assert_eq!(held.len(), 3);
    for one in &held {
        assert_eq!(
            (one.state, one.items, one.answers),
            (State::Done, 4, held[0].answers)
        );
    }
    let tallied = history.tallies().unwrap()["purpose:training"][0];
    assert_eq!(tallied, i64::try_from(history.count().unwrap()).unwrap());
}

#[test]
fn a_damaged_record_is_set_aside_and_said() {
    let data = folder();
    fs::write(data.path().join(FILE), "this was a database once").unwrap();
    let listed = run(data.path(), &["history", "list"], "");
    assert_eq!(listed.status, 2, "a command that only looks changes nothing");
    assert!(listed.err.contains("is damaged"), "{}", listed.err);
    let said = run(data.path(), &TRAIN, &answers());
    assert_eq!(said.status, 0);
    assert!(
        flat(&said.out).contains("The record was damaged. It is kept as history-damaged-20"),
        "{}",
        said.out
    );
    assert!(count(data.path()) > 3);
    let aside = fs::read_dir(data.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("history-damaged-20"))
        .unwrap();
    assert_eq!(fs::read_to_string(&aside).unwrap(), "this was a database once");
    let deleted = run(data.path(), &["history", "delete", "--yes"], "");
    assert_eq!(deleted.status, 0, "{}", deleted.err);
    assert!(!aside.exists());
    assert_eq!(count(data.path()), 0);
}

#[test]
fn a_newer_record_is_left_alone_and_said() {
    let data = folder();
    let mut head = b"SQLite format 3\0".to_vec();
    head.resize(4_096, 0);
    head[60..64].copy_from_slice(&7_u32.to_be_bytes());
    let path = data.path().join(FILE);
    fs::write(&path, &head).unwrap();
    let said = run(data.path(), &TRAIN, &answers());
    assert_eq!(said.status, 0);
    let words = flat(&said.out);
    assert_eq!(
        words
            .matches("Nothing is recorded: the record was written by a newer minuku")
            .count(),
        1,
        "said once: {words}"
    );
    assert!(
        words.contains("answers of this session could not be recorded."),
        "{words}"
    );
    for arguments in [&["list"][..], &["delete", "--yes"], &["export"]] {
        let said = run(data.path(), &[&["history"], arguments].concat(), "");
        assert_eq!(said.status, 2);
        assert!(said.err.contains("newer minuku"), "{}", said.err);
    }
    assert_eq!(fs::read(&path).unwrap(), head);
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1);
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_the_session_goes_on() {
    let data = folder();
    let place = data.path().join("file");
    fs::write(&place, "").unwrap();
    let said = run(&place, &TRAIN, &answers());
    assert_eq!(said.status, 0, "{}", said.err);
    let words = flat(&said.out);
    assert_eq!(
        words
            .matches("Not recorded: the record cannot be written.")
            .count(),
        1,
        "{words}"
    );
    assert!(
        words.contains("answers of this session could not be recorded."),
        "{words}"
    );
}

/// A limit for the size of files stands for a disk that is full: nothing that is longer can be written.
#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_the_session_goes_on() {
    let mut outcomes = Vec::new();
    for blocks in ["8", "64", "96"] {
        let data = folder();
        let mut command = Command::new("sh");
        let script = "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"";
        command
            .args(["-c", script, "sh", blocks, env!("CARGO_BIN_EXE_minuku")])
            .args(TRAIN);
        surrounded(&mut command, data.path());
        let said = said(started(command, &answers()).wait_with_output().unwrap());
        assert_eq!(said.status, 0, "{}", said.err);
        let words = flat(&said.out);
        let is_said = words.contains("Not recorded:");
        assert_eq!(is_said, words.contains("could not be recorded."), "{words}");
        assert!(
            words.contains("minuku --seed 3"),
            "the summary is reached: {words}"
        );
        outcomes.push(is_said);
        // What could be written is there, and whole.
        if data.path().join(FILE).exists() {
            count(data.path());
        }
    }
    assert!(outcomes.contains(&true), "{outcomes:?}");
}

#[test]
fn the_record_is_listed_moved_and_deleted() {
    let data = folder();
    let nothing = run(data.path(), &["history", "list"], "");
    assert_eq!((nothing.status, nothing.out.as_str()), (0, ""));
    assert_eq!(nothing.err.trim(), words("history-nothing"));
    assert!(!data.path().join(FILE).exists(), "looking makes nothing");

    run(data.path(), &TRAIN, &answers());
    let answers = count(data.path());
    let listed = run(data.path(), &["history", "list"], "").out;
    let row: Vec<&str> = listed.trim().split('\t').collect();
    assert_eq!(row.len(), 5, "{listed}");
    assert_eq!((row[2], row[4]), ("training", "finished"));
    let shown = run(data.path(), &["history", "show", row[0]], "").out;
    assert_eq!(
        u64::try_from(shown.lines().count()).unwrap(),
        answers + 1,
        "{shown}"
    );
    assert!(shown.contains("\tSurely a scam\n"), "{shown}");
    assert_eq!(
        run(
            data.path(),
            &["history", "show", row[0].trim_start_matches('s')],
            ""
        )
        .out,
        shown
    );
    for other in ["s", "", "nothing", "sffffffffffffffffff"] {
        assert_eq!(
            run(data.path(), &["history", "show", other], "").status,
            2,
            "{other}"
        );
    }

    let copy = data.path().join("copy.csv");
    let name = copy.to_str().unwrap();
    assert_eq!(run(data.path(), &["history", "export", name], "").status, 0);
    assert!(fs::read(&copy).unwrap().starts_with("\u{feff}at,".as_bytes()));
    let table = fs::read(&copy).unwrap();
    for option in ["-o", "--output"] {
        let said = run(data.path(), &["history", "export", option, name], "");
        assert_eq!(said.status, 2, "nothing is replaced unasked");
        assert!(said.err.contains("--force"), "{}", said.err);
        fs::remove_file(&copy).unwrap();
        assert_eq!(
            run(data.path(), &["history", "export", option, name], "").status,
            0
        );
        assert_eq!(fs::read(&copy).unwrap(), table);
    }
    let nowhere = data.path().join("no-such-folder").join("record.jsonl");
    let said = run(
        data.path(),
        &["history", "export", "-o", nowhere.to_str().unwrap()],
        "",
    );
    assert_eq!(said.status, 2);
    assert!(
        said.err.contains("record.jsonl could not be written"),
        "{}",
        said.err
    );
    assert!(
        !said.err.contains(".minuku-"),
        "a name that nobody chose: {}",
        said.err
    );
    let printed = run(data.path(), &["history", "export", "-o", "-", "--csv"], "").out;
    assert_eq!(printed.as_bytes(), table);
    let again = run(data.path(), &["history", "export", "--jsonl", name], "");
    assert_eq!(again.status, 2, "nothing is replaced unasked");
    assert_eq!(
        run(
            data.path(),
            &["history", "export", "--jsonl", "--force", name],
            ""
        )
        .status,
        0
    );
    let exported = run(data.path(), &["history", "export"], "").out;
    assert_eq!(fs::read_to_string(&copy).unwrap(), exported);
    let table = run(data.path(), &["history", "export", "--csv"], "").out;

    let asked = run(data.path(), &["history", "delete"], "y\n");
    assert_eq!(asked.status, 2, "a script must say that it means it");
    assert!(asked.err.contains("--yes"));
    let held = |data: &TempDir| {
        fs::read_dir(data.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("history"))
            .any(|path| {
                fs::read(path)
                    .unwrap()
                    .windows(SMS.len())
                    .any(|part| part == SMS.as_bytes())
            })
    };
    assert!(held(&data));
    assert_eq!(run(data.path(), &["history", "delete", "--yes"], "").status, 0);
    assert!(!held(&data), "no byte of it is left");
    assert_eq!(count(data.path()), 0);

    // Both forms bring everything back, once.
    for (form, sessions) in [(&exported, 1), (&table, 1)] {
        let other = folder();
        for new in [answers, 0] {
            let said = run(other.path(), &["history", "import", "-"], form);
            let counts = format!("Taken over: {new} new answers; {} known already.", answers - new);
            assert_eq!(
                (said.status, said.out.trim()),
                (0, counts.as_str()),
                "{}",
                said.err
            );
        }
        let history = History::open(&other.path().join(FILE)).unwrap();
        assert_eq!(history.sessions(9).unwrap().len(), sessions);
        assert_eq!(run(other.path(), &["history", "export", "--csv"], "").out, table);
    }
}

#[test]
fn what_cannot_be_imported_is_told_and_nothing_is_taken() {
    let data = folder();
    run(data.path(), &TRAIN, &answers());
    let exported = run(data.path(), &["history", "export"], "").out;
    let answers = count(data.path());
    let other = folder();
    let half = exported
        .lines()
        .take(3)
        .fold(String::new(), |all, line| all + line + "\n");
    for (bytes, wanted) in [
        (half, "line 4: the file ends too early"),
        (
            exported.replacen("\"version\":3", "\"version\":9", 1),
            "line 1: this record was exported by a newer minuku",
        ),
        (
            exported.replacen("\"kind\":\"sms\"", "\"kind\":\"\\u001b[31mfax\"", 1),
            "line 3: kind cannot be \"",
        ),
        ("hello\n".to_owned(), "line 1: this is not a record"),
        (
            exported.replacen("\"begun\":\"20", "\"begun\":\"19", 1),
            "answers are from the years 2020 to 2099.",
        ),
        (
            exported.replacen("\"scenario\":\"", "\"scenario\":\"\\u001b[2J", 1),
            "it has control or invisible characters",
        ),
        (
            exported.replacen("\"item\":0,", "\"item\":4000000000,", 1),
            "line 3: item cannot be 4000000000: there are never more than 100000.",
        ),
    ] {
        let said = run(other.path(), &["history", "import", "-"], &bytes);
        assert_eq!(said.status, 2);
        assert!(said.err.contains(wanted), "{}", said.err);
        assert!(said.err.contains("Nothing has been taken over."), "{}", said.err);
        assert!(!said.err.contains('\u{1b}'));
        assert_eq!(count(other.path()), 0);
    }
    let said = run(other.path(), &["history", "import", "no-such-file"], "");
    assert!(
        said.status == 2 && said.err.contains("no-such-file cannot be read"),
        "{}",
        said.err
    );
    assert_eq!(count(data.path()), answers);
}

#[cfg(unix)]
#[test]
fn an_export_goes_through_a_link_and_into_a_device() {
    let folder = folder();
    let data = folder.path();
    run(data, &TRAIN, &answers());
    let to = |file: &str| {
        let file = data.join(file);
        run(
            data,
            &["history", "export", file.to_str().unwrap(), "--force"],
            "",
        )
    };
    let (device, file, link) = (data.join("device"), data.join("moved.jsonl"), data.join("latest"));
    std::os::unix::fs::symlink("/dev/stdout", &device).unwrap();
    let said = to("device");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("\"record\":\"head\""), "{}", said.out);
    assert!(fs::symlink_metadata(&device).unwrap().is_symlink());
    fs::write(&file, "another").unwrap();
    std::os::unix::fs::symlink("moved.jsonl", &link).unwrap();
    assert_eq!(to("latest").status, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("\"record\":\"head\""));
}
