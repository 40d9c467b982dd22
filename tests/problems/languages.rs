//! Texts that are not the same in both languages (M05xx).

use super::{Case, S};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
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
];
