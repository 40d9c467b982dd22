//! Every mistake that an author can make, as one edit of a file that is right, with the report that `minuku check` prints
//! for it in both languages. One mistake must give one problem, at its place, and nothing that could steer a terminal.
//! The files that are right lie in `tests/problems`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use minuku::text;
use tempfile::TempDir;

/// (code and slug, file, what stands there, what the author writes instead).
type Case = (&'static str, &'static str, &'static str, &'static str);

const S: &str = "scenario.toml";
const H: &str = "helpdesks.toml";

/// Edits that make one mistake each.
const CASES: &[Case] = &[
    ("M0001-no-value", S, "verdict = \"scam\"", "verdict ="),
    (
        "M0001-quote-not-closed",
        S,
        "title.ja = \"昼休みに届いた知らせ\"",
        "title.ja = \"昼休みに届いた知らせ",
    ),
    (
        "M0001-text-without-quotes",
        S,
        "title.ja = \"昼休みに届いた知らせ\"",
        "title.ja = 昼休みに届いた知らせ",
    ),
    (
        "M0001-quote-inside",
        S,
        "\"アプリで確かめる\"",
        "\"アプリの\"確認\"を使う\"",
    ),
    ("M0001-header-not-closed", S, "[clue.sender]", "[clue.sender"),
    (
        "M0001-bracket-of-list",
        S,
        "steps = [\"stop\", \"change\", \"report\"]",
        "steps = [\"stop\", \"change\", \"report\"",
    ),
    (
        "M0001-wrong-escape",
        S,
        "\"自分で選んだ道です。\"",
        "\"C:\\自分で選んだ道です。\"",
    ),
    (
        "M0001-impossible-date",
        S,
        "2027-01-02T10:30:00",
        "2027-13-02T10:30:00",
    ),
    (
        "M0002-equals-sign",
        S,
        "family = \"sample\"",
        "family ＝ \"sample\"",
    ),
    (
        "M0002-quotation-marks",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = “[[sender|みらい労金]]”",
    ),
    ("M0002-brackets", S, "[clue.sender]", "［clue.sender］"),
    ("M0002-space", S, "kind = \"sms\"", "\u{3000}kind = \"sms\""),
    (
        "M0002-space-after-equals",
        S,
        "kind = \"sms\"",
        "kind =\u{3000}\"sms\"",
    ),
    ("M0002-comma", S, "[\"stop\", \"change\"", "[\"stop\"、\"change\""),
    ("M0002-dot", S, "[clue.sender]", "[clue．sender]"),
    (
        "M0002-hash",
        S,
        "[clue.sender]",
        "＃ここから手がかり\n[clue.sender]",
    ),
    (
        "M0002-letters",
        S,
        "verdict = \"scam\"",
        "ｖｅｒｄｉｃｔ = \"scam\"",
    ),
    ("M0002-digits", S, "routine = 4", "routine = ４"),
    (
        "M0003-key-twice",
        S,
        "author = \"山田\"",
        "author = \"山田\"\nauthor = \"佐藤\"",
    ),
    ("M0003-table-twice", S, "[clue.url]", "[clue.sender]"),
    ("M0101-slip", S, "family = \"sample\"", "familiy = \"sample\""),
    ("M0101-unknown-key", S, "clock = \"12:10\"", "battery = \"80%\""),
    (
        "M0101-unknown-key-in-japanese",
        S,
        "clock = \"12:10\"",
        "\"時計\" = \"12:10\"",
    ),
    ("M0102-missing-at-root", S, "family = \"sample\"\n", ""),
    (
        "M0102-missing-in-exhibit",
        S,
        "from.ja = \"[[sender|みらい労金]]\"\nfrom.en = \"[[sender|Mirai Bank]]\"\n",
        "",
    ),
    ("M0102-missing-kind", S, "kind = \"sms\"\n", ""),
    ("M0102-missing-premise", S, ", trained = 8", ""),
    (
        "M0102-missing-why",
        S,
        "why.ja = \"銀行のドメインではありません。\"\nwhy.en = \"It is not the bank's domain.\"\n",
        "",
    ),
    ("M0102-missing-schema", H, "schema = 1\n\n", ""),
    (
        "M0103-text",
        S,
        "title.ja = \"昼休みに届いた知らせ\"\ntitle.en = \"A text at lunch\"",
        "title = \"昼休みに届いた知らせ\"",
    ),
    ("M0103-line", S, "clock = \"12:10\"", "clock = 12"),
    ("M0103-string", S, "author = \"山田\"", "author = true"),
    ("M0103-id", S, "family = \"sample\"", "family = 7"),
    ("M0103-flag", S, "decoy = true", "decoy = \"はい\""),
    ("M0103-number", "prevention.toml", "point = 1", "point = \"1\""),
    (
        "M0103-date",
        H,
        "checked = 2026-11-22\n\n[night-desk]",
        "checked = \"2026-11-22\"\n\n[night-desk]",
    ),
    (
        "M0103-moment",
        S,
        "at = 2027-01-02T10:30:00",
        "at = \"1月2日 10:30\"",
    ),
    (
        "M0103-moment-with-offset",
        S,
        "at = 2027-01-02T10:30:00",
        "at = 2027-01-02T10:30:00Z",
    ),
    (
        "M0103-steps",
        S,
        "steps = [\"stop\", \"change\", \"report\"]",
        "steps = \"phishing\"",
    ),
    ("M0103-tables", S, "[[exhibit.message]]", "[exhibit.message]"),
    ("M0003-single-brackets", S, "[[ask.option]]", "[ask.option]"),
    (
        "M0103-list",
        S,
        "roles = [\"employee\", \"staff\"]",
        "roles = \"employee\"",
    ),
    (
        "M0103-table",
        S,
        "premise = { routine = 4, relevance = 8, events = 2, consequence = 4, trained = 8 }",
        "premise = 18",
    ),
    ("M0104-slip", S, "verdict = \"scam\"", "verdict = \"scma\""),
    (
        "M0104-unknown-word",
        S,
        "incident = \"phishing\"",
        "incident = \"詐欺\"",
    ),
    ("M0104-unknown-kind", S, "kind = \"sms\"", "kind = \"chat\""),
    (
        "M0104-in-list",
        S,
        "roles = [\"employee\", \"staff\"]",
        "roles = [\"employee\", \"stuff\"]",
    ),
    (
        "M0105-countdown",
        S,
        "kind = \"web\"\naddress = \"https://a.example.net/\"\n",
        "kind = \"warning\"\ncountdown = 0\nheading.ja = \"警告\"\nheading.en = \"Warning\"\n",
    ),
    ("M0106-capitals", S, "family = \"sample\"", "family = \"見本 A\""),
    (
        "M0107-below-a-header",
        S,
        "[[exhibit]]\nkind = \"sms\"",
        "[[exhibit]]\ndraft = true\nkind = \"sms\"",
    ),
    (
        "M0106-key-of-table",
        S,
        "[step.change]",
        "[step.\"変更\"]\ntext.ja = \"変える\"\ntext.en = \"Change\"\n\n[step.change]",
    ),
    ("M0108-newer-schema", S, "schema = 1", "schema = 2"),
    ("M0108-schema-of-registry", H, "schema = 1", "schema = \"1\""),
    ("M0109-element", S, "routine = 4", "routine = 3"),
    (
        "M0110-empty-list",
        S,
        "roles = [\"employee\", \"staff\"]",
        "roles = []",
    ),
    (
        "M0110-no-options",
        S,
        "[step.stop]",
        "[[ask]]\nkind = \"choice\"\ntext.ja = \"次は。\"\ntext.en = \"And then?\"\noption = []\n\n[step.stop]",
    ),
    ("M0111-empty-text", S, "\"アプリで確かめる\"", "\"\""),
    ("M0111-blank-text", S, "\"アプリで確かめる\"", "\" \u{3000}\""),
    (
        "M0112-jp",
        S,
        "title.ja = \"昼休みに届いた知らせ\"",
        "title.jp = \"昼休みに届いた知らせ\"",
    ),
    (
        "M0112-unknown",
        S,
        "title.en = \"A text at lunch\"",
        "title.en = \"A text at lunch\"\ntitle.nihongo = \"昼\"",
    ),
    (
        "M0113-prevention",
        S,
        "prevention = [\"official-route\"]",
        "prevention = [\"official-rote\"]",
    ),
    (
        "M0113-term",
        S,
        "terms = [\"phishing\"]",
        "terms = [\"fishing-boat\"]",
    ),
    (
        "M0113-first-aid",
        S,
        "steps = [\"stop\", \"change\", \"report\"]",
        "steps = \"first-aid:fishing\"",
    ),
    (
        "M0113-otherwise",
        H,
        "otherwise = \"night-desk\"",
        "otherwise = \"nigth-desk\"",
    ),
    (
        "M0113-see",
        "glossary.toml",
        "see = [\"phishing\"]",
        "see = [\"phising\"]",
    ),
    (
        "M0113-desk-of-step",
        "first-aid.toml",
        "helpdesk = \"police-9110\"",
        "helpdesk = \"police-9111\"",
    ),
    (
        "M0115-weekdays",
        H,
        "Mo-Fr 09:00-17:00; PH off",
        "月-金 09:00-17:00",
    ),
    ("M0115-time", H, "Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:70"),
    (
        "M0115-day",
        H,
        "Mo-Fr 09:00-17:00; PH off",
        "Mo-Fr 09:00-17:00; Feb 30 off",
    ),
    (
        "M0116-holiday",
        "holidays.toml",
        "2027-01-01.ja = \"元日\"\n2027-01-01.en = \"New Year's Day\"",
        "2027-02-30.ja = \"元日\"\n2027-02-30.en = \"New Year's Day\"",
    ),
    ("M0117-no-contact", H, "phone = \"0120-000-000\"\n", ""),
    (
        "M0118-hours-twice",
        H,
        "closed_when_open = \"day-desk\"",
        "closed_when_open = \"day-desk\"\nhours = \"24/7\"",
    ),
    ("M0120-timezone", H, "Asia/Tokyo", "日本"),
    ("M0201-no-right-option", S, "right = true\n", ""),
    (
        "M0202-two-right-options",
        S,
        "leads = \"page\"",
        "leads = \"page\"\nright = true",
    ),
    ("M0203-two-verdicts", S, "kind = \"clues\"", "kind = \"verdict\""),
    (
        "M0204-clues-without-clue",
        S,
        "cue = \"domain-spoofing\"",
        "decoy = true",
    ),
    (
        "M0205+M0214-scam-turned-genuine",
        S,
        "verdict = \"scam\"",
        "verdict = \"genuine\"",
    ),
    (
        "M0206-step-twice",
        S,
        "steps = [\"stop\", \"change\", \"report\"]",
        "steps = [\"stop\", \"change\", \"report\", \"stop\"]",
    ),
    ("M0207-option-twice", S, "id = \"open\"", "id = \"app\""),
    (
        "M0207-exhibit-twice",
        S,
        "[clue.sender]",
        "[[exhibit]]\nid = \"page\"\nkind = \"web\"\naddress = \"https://b.example.net/\"\nbody.ja = \"終わりです。\"\nbody.en = \"The end.\"\n\n[clue.sender]",
    ),
    (
        "M0207-step-twice",
        "first-aid.toml",
        "id = \"police\"",
        "id = \"bank\"",
    ),
    (
        "M0208-helpdesk-for-none",
        S,
        "at = 2027-01-02T10:30:00",
        "at = 2027-01-02T10:30:00\nincident = \"none\"",
    ),
    (
        "M0209-id-of-first",
        S,
        "kind = \"sms\"",
        "kind = \"sms\"\nid = \"first\"",
    ),
    ("M0210-nobody-leads", S, "leads = \"page\"\n", ""),
    ("M0211-no-verdict-first", S, "[[ask]]\nkind = \"verdict\"\n\n", ""),
    (
        "M0211-verdict-later",
        S,
        "kind = \"verdict\"\n\n[[ask]]",
        "kind = \"clues\"\n\n[[ask]]\nkind = \"verdict\"\n\n[[ask]]",
    ),
    (
        "M0212-cue-and-decoy",
        S,
        "cue = \"domain-spoofing\"",
        "cue = \"domain-spoofing\"\ndecoy = true",
    ),
    ("M0213-neither", S, "decoy = true\n", ""),
    ("M0215-leads-nowhere", S, "leads = \"page\"", "leads = \"pages\""),
    (
        "M0216-one-option",
        S,
        "[step.stop]",
        "[[ask]]\nkind = \"choice\"\ntext.ja = \"次は。\"\ntext.en = \"And then?\"\n\n[[ask.option]]\nid = \"a\"\nright = true\ntext.ja = \"待つ\"\ntext.en = \"Wait\"\nwhy.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n[step.stop]",
    ),
    (
        "M0218-no-step",
        S,
        "[\"stop\", \"change\", \"report\"]",
        "[\"stop\", \"change\", \"reprot\"]",
    ),
    (
        "M0219-two-steps",
        S,
        "[\"stop\", \"change\", \"report\"]",
        "[\"stop\", \"change\"]",
    ),
    (
        "M0001-long-text-not-closed",
        S,
        "\"その日のうちに気づいた人は、何も失いませんでした。\"",
        "\"\"\"その日のうちに気づいた人は、何も失いませんでした。\"",
    ),
    ("M0001-no-equals", S, "family = \"sample\"", "family"),
    ("M0001-brace-not-closed", S, "trained = 8 }", "trained = 8"),
    ("M0001-key-in-japanese", S, "author = \"山田\"", "作者 = \"山田\""),
    (
        "M0101-key-of-another-kind",
        S,
        "clock = \"12:10\"",
        "subject.ja = \"件名\"\nsubject.en = \"Subject\"",
    ),
    (
        "M0104-cue",
        S,
        "cue = \"domain-spoofing\"",
        "cue = \"domain-spoffing\"",
    ),
    (
        "M0116-leap-second",
        S,
        "at = 2027-01-02T10:30:00",
        "at = 2027-01-02T10:30:60",
    ),
    ("M0115-sun", H, "Mo-Fr 09:00-17:00; PH off", "sunrise-sunset"),
    (
        "M0302-in-japanese-only",
        S,
        "[[sender|みらい労金]]",
        "[[sendr|みらい労金]]",
    ),
    (
        "M0302+M0302-only-mark-misspelt",
        S,
        "from.ja = \"[[sender|みらい労金]]\"\nfrom.en = \"[[sender|Mirai Bank]]\"",
        "from.ja = \"[[sendr|みらい労金]]\"\nfrom.en = \"[[sendr|Mirai Bank]]\"",
    ),
    (
        "M0303-two-clues",
        S,
        "[clue.url]",
        "[clue.old]\ndecoy = true\nwhy.ja = \"理由です。\"\nwhy.en = \"A reason.\"\n\n[clue.url]",
    ),
    (
        "M0302-after-escapes",
        S,
        "text.en = \"Please check your account: [[url|https://a.example.net/]]\"",
        "text.en = \"Please \\\"check\\\" your [[urk|account]]: https://a.example.net/\"",
    ),
    (
        "M0304-in-long-text",
        S,
        "body.ja = \"番号を入れてください。\"",
        "body.ja = \"\"\"\n番号を入れてください。\n最後に]]押します。\"\"\"",
    ),
    (
        "M0301-not-closed",
        S,
        "text.ja = \"口座を確認してください。[[url|https://a.example.net/]]\"",
        "text.ja = \"口座を確認してください。[[url|https://a.example.net/\"",
    ),
    (
        "M0302+M0302-no-clue",
        S,
        "[[sender|みらい労金]]\"\nfrom.en = \"[[sender|Mirai Bank]]\"",
        "[[sender|みらい]][[sendr|労金]]\"\nfrom.en = \"[[sender|Mirai]] [[sendr|Bank]]\"",
    ),
    (
        "M0303-no-mark",
        S,
        "[[sender|みらい労金]]\"\nfrom.en = \"[[sender|Mirai Bank]]\"",
        "みらい労金\"\nfrom.en = \"Mirai Bank\"",
    ),
    (
        "M0304-not-opened",
        S,
        "\"番号を入れてください。\"",
        "\"番号を入れて]]ください。\"",
    ),
    (
        "M0305-no-bar",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"[[sender みらい労金]]\"",
    ),
    (
        "M0306-no-words",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"みらい[[sender|]]労金\"",
    ),
    (
        "M0307-nested",
        S,
        "text.ja = \"口座を確認してください。[[url|https://a.example.net/]]\"",
        "text.ja = \"口座を[[url|確認して[[sender|ください]]。https://a.example.net/]]\"",
    ),
    (
        "M0308-split",
        S,
        "text.ja = \"口座を確認してください。[[url|https://a.example.net/]]\"",
        "text.ja = \"口座を確認してくた[[url|\u{3099}さい]]\"",
    ),
    (
        "M0309-full-width-brackets",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"［［sender|みらい労金］］\"",
    ),
    (
        "M0309-full-width-bar",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"[[sender｜みらい労金]]\"",
    ),
    (
        "M0310-wrong-way-round",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"[[みらい労金|sender]]\"",
    ),
    (
        "M0106-mark-with-capitals",
        S,
        "from.ja = \"[[sender|みらい労金]]\"\nfrom.en = \"[[sender|Mirai Bank]]\"",
        "from.ja = \"[[sender|みらい]][[差出人|労金]]\"\nfrom.en = \"[[sender|Mirai]] Bank\"",
    ),
    (
        "M0501-japanese-only",
        S,
        "story.en = \"Those who noticed the same day lost nothing.\"\n",
        "",
    ),
    (
        "M0501-english-only",
        S,
        "title.ja = \"昼休みに届いた知らせ\"\n",
        "",
    ),
    (
        "M0502-no-language",
        S,
        "situation.ja = \"昼休み、休憩室にいます。\"\nsituation.en = \"You are in the break room.\"",
        "situation.ko = \"점심시간입니다.\"",
    ),
    (
        "M0503-mark-in-english-only",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"みらい労金\"",
    ),
    (
        "M0503-mark-in-japanese-only",
        S,
        "text.en = \"Please check your account: [[url|https://a.example.net/]]\"",
        "text.en = \"Please check your account: https://a.example.net/\"",
    ),
    (
        "M0601-escape",
        S,
        "\"アプリで確かめる\"",
        "\"アプリで\\u001B[31m確かめる\"",
    ),
    (
        "M0601-bell",
        S,
        "text.en = \"Check in the app\"",
        "text.en = \"Check in\\u0007 the app\"",
    ),
    (
        "M0602-bidi",
        S,
        "\"アプリで確かめる\"",
        "\"アプリで\u{202E}確かめる\"",
    ),
    (
        "M0602-zero-width",
        S,
        "\"アプリで確かめる\"",
        "\"アプリ\u{200B}で確かめる\"",
    ),
    (
        "M0603-half-width-kana",
        S,
        "\"アプリで確かめる\"",
        "\"ｱﾌﾟﾘで確かめる\"",
    ),
];

/// The file that is right.
fn right(name: &str) -> String {
    match name {
        "prevention.toml" => "schema = 1\n\n[sample-point]\ntext.ja = \"公式のアプリから開きます。\"\n\
                              text.en = \"Open the official app.\"\npoint = 1\n"
            .to_owned(),
        _ => fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/problems")
                .join(name),
        )
        .unwrap(),
    }
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
        self.run(language, &[&["check", "--color", "never"], arguments].concat())
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
    for (name, file, from, to) in CASES {
        let bench = Bench::new();
        let whole = right(file);
        if !whole.contains(from) {
            seen.push(format!("{name}: {file} has no {from}"));
            continue;
        }
        bench.put(file, whole.replacen(from, to, 1));
        let warning = name.starts_with("M05") && !name.starts_with("M0502") && !name.starts_with("M0503");
        let report = bench.expect(name, &[file], i32::from(!warning));
        let expected: Vec<&str> = name.split('-').next().unwrap().split('+').collect();
        if codes(&report) != expected {
            seen.push(format!("{name}: {:?}", codes(&report)));
        }
    }
    assert_eq!(seen, Vec::<String>::new());
}

/// Files that are wrong before a word of them is read, and the places where files are.
#[test]
fn files_of_every_sort_are_told_apart() {
    let scenario = right(S);
    let bench = Bench::new();
    bench
        .put("utf-8-with-mark.toml", format!("\u{FEFF}{scenario}"))
        .put("windows-lines.toml", scenario.replace('\n', "\r\n"))
        .put(
            "windows-long-text.toml",
            scenario
                .replace(
                    "\"番号を入れてください。\"",
                    "\"\"\"\n番号を\n入れてください。\"\"\"",
                )
                .replace('\n', "\r\n"),
        );
    for name in [
        "utf-8-with-mark.toml",
        "windows-lines.toml",
        "windows-long-text.toml",
    ] {
        assert_eq!(
            bench.check("en", &[name]),
            ("No problems in one file.\n".to_owned(), 0),
            "{name}"
        );
    }

    let shift_jis: Vec<u8> = [&b"title.ja = \""[..], b"\x93\xFA\x96\x7B\x8C\xEA", b"\"\n"].concat();
    let utf_16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(scenario.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    bench.put("broken.toml", b"title.ja = \"\xFF\xFE\xFD\"\n");
    bench.expect("M0005-not-utf-8", &["broken.toml"], 1);
    bench.put("shift-jis.toml", shift_jis);
    bench.expect("M0006-shift-jis", &["shift-jis.toml"], 1);
    bench.put("utf-16.toml", utf_16);
    bench.expect("M0007-utf-16", &["utf-16.toml"], 1);
    bench.put("large.toml", format!("{scenario}# {}\n", "x".repeat(300 * 1024)));
    bench.expect("M0008-300-kib", &["large.toml"], 1);
    bench.put(
        "deep.toml",
        format!("author = {}1{}\n", "[".repeat(10_000), "]".repeat(10_000)),
    );
    bench.expect("M0004-10000-deep", &["deep.toml"], 1);
    bench.put("open.toml", format!("author = {}\n", "[[".repeat(5_000)));
    bench.expect("M0004-10000-opened", &["open.toml"], 1);
    bench.put("empty.toml", "");
    bench.expect("M0102-empty-file", &["empty.toml"], 1);
    bench.put("word.toml", "こんにちは\n");
    bench.expect("M0001-not-toml-at-all", &["word.toml"], 1);
    bench.put("escape.toml", "id = \"a\u{1b}]0;title\u{7}b\"\n");
    bench.expect("M0601-raw-escape", &["escape.toml"], 1);
    bench.put("old-lines.toml", scenario.replace('\n', "\r"));
    bench.expect("M0601-lines-of-an-old-mac", &["old-lines.toml"], 1);
    bench.put("nul.toml", "id = 1\0\n");
    bench.expect("M0601-nul", &["nul.toml"], 1);
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

/// A pack of its own below the bench: `pack.toml` with this id, and the sample scenario.
fn pack(bench: &Bench, folder: &str, id: &str) {
    bench
        .put(
            &format!("{folder}/pack.toml"),
            right("pack.toml").replace("sample-pack", id),
        )
        .put(&format!("{folder}/{S}"), right(S));
}

#[test]
fn folders_are_read_as_packs() {
    let bench = Bench::new();
    pack(&bench, "pack", "sample-pack");
    assert_eq!(
        bench.check("en", &["pack"]),
        ("No problems in 2 files.\n".to_owned(), 0)
    );
    assert_eq!(
        bench.check("en", &["pack/scenario.toml"]),
        ("No problems in one file.\n".to_owned(), 0)
    );

    bench.put("pack/more/again.toml", right(S));
    bench.expect("M0119-id-twice-in-a-pack", &["pack"], 1);
    fs::remove_file(bench.path("pack/more/again.toml")).unwrap();

    pack(&bench, "other", "other-pack");
    bench.expect("M0121-replaced-by-another-pack", &["pack", "other"], 0);

    bench.put("pack/folder.toml/inside.txt", "");
    bench.expect("M0011-folder-named-like-a-file", &["pack"], 1);
    fs::remove_dir_all(bench.path("pack/folder.toml")).unwrap();

    bench.put("nothing/readme.txt", "");
    bench.expect("M0014-no-files", &["nothing"], 0);

    // A pack that takes the place of the shipped one, and whose only desk is for something else.
    pack(&bench, "alone", "minuku");
    bench
        .put(
            "alone/helpdesks.toml",
            right(H).replace("\"phishing\"", "\"fake-shop\""),
        )
        .put(
            "alone/prevention.toml",
            right("prevention.toml").replace("sample-point", "official-route"),
        )
        .put(
            "alone/glossary.toml",
            right("glossary.toml").replace("sample-term", "phishing"),
        );
    bench.expect("M0220-nobody-helps", &["alone"], 1);
}

/// What is wrong with an entry of a registry is told there, and not again by everything that refers to it.
#[test]
fn a_broken_entry_is_told_once() {
    let bench = Bench::new();
    pack(&bench, "pack", "minuku");
    bench
        .put("pack/helpdesks.toml", right(H))
        .put(
            "pack/prevention.toml",
            right("prevention.toml")
                .replace("sample-point", "official-route")
                .replace("point = 1", "point = 4"),
        )
        .put(
            "pack/glossary.toml",
            right("glossary.toml")
                .replace("sample-term", "phishing")
                .replace("reading =", "readin ="),
        );
    let report = bench.expect("M0101+M0105-broken-entries", &["pack"], 1);
    assert_eq!(codes(&report), ["M0101", "M0105"]);
}

#[test]
fn paths_that_lead_nowhere_could_not_be_checked() {
    let bench = Bench::new();
    bench.expect("missing-path", &["packs/missing"], 2);
    bench.expect("missing-path-with-escapes", &["a\u{1b}[31mb"], 2);
    bench.put("file.txt", "");
    // In the place of the shipped pack, so that the number of files is ours.
    bench.put(
        "own/pack.toml",
        right("pack.toml").replace("sample-pack", "minuku"),
    );
    bench.expect(
        "M0012+M0013-pack-options",
        &["--pack", "own", "--pack", "missing", "--pack", "file.txt"],
        1,
    );
}

#[test]
fn links_stay_inside_the_pack() {
    let bench = Bench::new();
    pack(&bench, "pack", "sample-pack");
    bench.put("outside/secret.toml", right(S));
    let link = |to: &str, from: &str| symlink(to, bench.path(from)).unwrap();

    link("../outside/secret.toml", "pack/leaves.toml");
    bench.expect("M0010-link-leaves", &["pack"], 0);
    fs::remove_file(bench.path("pack/leaves.toml")).unwrap();

    link("../outside", "pack/way-out");
    bench.expect("M0010-folder-leaves", &["pack"], 0);
    fs::remove_file(bench.path("pack/way-out")).unwrap();

    link(".", "pack/circle");
    bench.expect("M0010-circle", &["pack"], 0);
    fs::remove_file(bench.path("pack/circle")).unwrap();

    link("nowhere.toml", "pack/dangling.toml");
    bench.expect("M0009-dangling-link", &["pack"], 0);
    fs::remove_file(bench.path("pack/dangling.toml")).unwrap();

    link("scenario.toml", "pack/same.toml");
    bench.expect("M0119-link-to-the-same-file", &["pack"], 1);
}

/// Linked folders multiply files: no pack may grow without bounds.
#[test]
fn packs_have_a_size() {
    let bench = Bench::new();
    pack(&bench, "pack", "minuku");
    bench
        .put("pack/helpdesks.toml", right(H))
        .put(
            "pack/prevention.toml",
            right("prevention.toml").replace("sample-point", "official-route"),
        )
        .put(
            "pack/glossary.toml",
            right("glossary.toml").replace("sample-term", "phishing"),
        );
    for number in 0..2_001 {
        let id = format!("\"sample-{number}\"");
        bench.put(
            &format!("pack/{number}.toml"),
            right(S).replace("\"sample-1\"", &id),
        );
    }
    fs::remove_file(bench.path("pack").join(S)).unwrap();
    bench.expect("M0016-many-scenarios", &["pack"], 0);

    for number in 0..400 {
        bench.put(&format!("huge/files/{number}.toml"), "");
    }
    for number in 0..260 {
        symlink("files", bench.path(&format!("huge/{number}"))).unwrap();
    }
    bench.expect("M0015-too-many-files", &["huge"], 1);
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
