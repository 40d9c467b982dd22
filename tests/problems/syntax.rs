//! Files that are not TOML, or nearly (M00xx).

use super::{Case, S};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
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
    ("M0001-yes-in-japanese", S, "right = true", "right = はい"),
    ("M0001-yes-in-capitals", S, "right = true", "right = True"),
    ("M0001-no-in-english", S, "author = \"山田\"", "draft = no"),
    (
        "M0001-word-that-begins-like-a-number",
        S,
        "author = \"山田\"",
        "author = Nanami",
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
    ("M0003-single-brackets", S, "[[ask.option]]", "[ask.option]"),
    (
        "M0001-long-text-not-closed",
        S,
        "\"その日のうちに気づいた人は、何も失いませんでした。\"",
        "\"\"\"その日のうちに気づいた人は、何も失いませんでした。\"",
    ),
    ("M0001-no-equals", S, "family = \"sample\"", "family"),
    ("M0001-brace-not-closed", S, "trained = 8 }", "trained = 8"),
    ("M0001-key-in-japanese", S, "author = \"山田\"", "作者 = \"山田\""),
];
