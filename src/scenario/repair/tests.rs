//! What `check --fix` changes, and that it changes nothing else.

use super::*;
use crate::scenario::validate::{self, Known};

const RIGHT: &str = include_str!("../../../tests/problems/scenario.toml");

fn known() -> Known<'static> {
    Known {
        points: vec!["official-route"],
        terms: vec!["phishing"],
        incidents: vec![crate::scenario::Incident::Phishing],
        ..Known::default()
    }
}

fn judge(bytes: &[u8]) -> Vec<Problem> {
    match source::decode("sample-1.toml", bytes) {
        Ok(text) => validate::scenario("some/sample-1.toml", &text, &known()).problems,
        Err(problem) => vec![*problem],
    }
}

/// What becomes of a file, and which repairs were made.
fn mended(text: &str) -> (String, Vec<&'static str>) {
    let Repaired { bytes, made } = repair(text.as_bytes(), judge);
    let codes = made.into_iter().map(|(code, _)| code).collect();
    (String::from_utf8(bytes).unwrap(), codes)
}

#[track_caller]
fn mends(from: &str, to: &str, codes: &[&str]) {
    assert!(RIGHT.contains(from), "{from}");
    let wrong = RIGHT.replacen(from, to, 1);
    assert_ne!(judge(wrong.as_bytes()), Vec::new());
    assert_eq!(mended(&wrong), (RIGHT.to_owned(), codes.to_vec()));
    // The same with lines that end as on Windows, behind a byte-order mark.
    let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    assert_eq!(mended(&windows(&wrong)).0, windows(RIGHT));
}

#[test]
fn what_is_right_is_left_alone() {
    assert_eq!(judge(RIGHT.as_bytes()), Vec::new());
    assert_eq!(mended(RIGHT), (RIGHT.to_owned(), Vec::new()));
}

#[test]
fn marks_are_turned_and_made_half_width() {
    let right = "[[sender|みらい労金]]";
    mends(right, "[[みらい労金|sender]]", &["M0310"]);
    mends(right, "[[sender｜みらい労金]]", &["M0309"]);
    mends(right, "[[みらい労金｜sender]]", &["M0309"]);
    mends(right, "［［sender|みらい労金］］", &["M0309"]);
    mends(right, "[[sender|みらい労金］］", &["M0309"]);
}

#[test]
fn syntax_is_made_half_width_on_all_lines_at_once() {
    let wrong = RIGHT
        .replace("family = ", "family ＝ ")
        .replace("[clue.sender]", "［clue．sender］")
        .replace("[[sender|みらい労金]]", "[[みらい労金|sender]]");
    assert_eq!(
        mended(&wrong),
        (RIGHT.to_owned(), vec!["M0002", "M0002", "M0310"])
    );
}

#[test]
fn keys_of_the_file_are_carried_up_with_what_stands_beside_them() {
    let wrong = RIGHT.replacen("author = \"山田\"\n", "", 1);
    let wrong = wrong.replacen(
        "[debrief]\n",
        "[debrief]\n# who\nauthor = \"山田\" # A. Yamada\n",
        1,
    );
    let (text, codes) = mended(&wrong);
    assert_eq!(codes, ["M0107"]);
    assert_eq!(judge(text.as_bytes()), Vec::new());
    assert!(text.contains("[debrief]\n# who\n"), "{text}");
    let head = text.split("[[exhibit]]").next().unwrap();
    assert!(head.contains("\nauthor = \"山田\" # A. Yamada\n"), "{head}");

    // A key with a text for each language, at the end of a file that does not end its last line.
    let wrong = RIGHT.replacen(
        "title.ja = \"昼休みに届いた知らせ\"\ntitle.en = \"A text at lunch\"\n",
        "",
        1,
    );
    let wrong = format!("{wrong}\ntitle.ja = \"昼休み\"\ntitle.en = \"Lunch\"");
    let (text, codes) = mended(&wrong);
    assert_eq!(
        (codes.as_slice(), judge(text.as_bytes())),
        (["M0107"].as_slice(), Vec::new())
    );
    let head = text.split("[[exhibit]]").next().unwrap();
    assert!(
        head.contains("\ntitle.ja = \"昼休み\"\ntitle.en = \"Lunch\"\n"),
        "{head}"
    );
}

#[test]
fn a_key_that_is_there_twice_is_not_carried() {
    let wrong = RIGHT.replacen("[debrief]\n", "[debrief]\nfamily = \"other\"\n", 1);
    assert_eq!(mended(&wrong), (wrong.clone(), Vec::new()));
}

#[test]
fn ids_that_are_missing_are_given() {
    mends("id = \"sample-1\"\n", "", &["M0102"]);
    let wrong = RIGHT.replacen("id = \"app\"\n", "", 1);
    assert_ne!(wrong, RIGHT);
    let (text, codes) = mended(&wrong);
    assert_eq!(
        (codes.as_slice(), judge(text.as_bytes())),
        (["M0102"].as_slice(), Vec::new())
    );
    assert!(text.contains("[[ask.option]]\nid = \"option-"), "{text}");
}

#[test]
fn only_names_that_could_be_ids_are_taken() {
    let id = |file| id_of_file(file);
    assert_eq!(id("a/SMS Parcel_2.toml").as_deref(), Some("sms-parcel-2"));
    assert_eq!(id("a/小包.toml"), None);
    assert_eq!(id("<stdin>"), None);
    assert_eq!(id(""), None);
}

#[test]
fn a_repair_that_would_make_it_worse_is_not_made() {
    // Behind the sign that is repaired stands something that is no value.
    let wrong = RIGHT.replacen("family = \"sample\"", "family ＝ sample", 1);
    assert_eq!(mended(&wrong), (wrong.clone(), Vec::new()));
}

/// What is refused while a line cannot be read at all may be right once that line is mended.
#[test]
fn a_hopeless_file_is_mended_as_far_as_it_goes_at_once() {
    let text = "\
id = \"VVVV\"\"\"il-poin“ts-ex[[ask.option]] = \"email-poinaschema = 1
textb＝ ema = 1
id = \"\"\"\"il-points-ex[[ask.option]] = \"email-poinaschema = 1
id = \"\"\"\"il-points-ex[[aall-iid = “lice\"
id = \"\"\"\"il-points-ex[[aall-iid = “lice\"
rolVVVV\"\"\"il-poin“ts-ex[[ask.option]] = \"email-poinaschema = 1
textb＝ ema = 1
";
    let (once, made) = mended(text);
    assert_ne!(made, Vec::<&str>::new());
    assert_eq!(mended(&once), (once.clone(), Vec::new()));
}
