//! Mark-up that cannot be read, or marks nothing (M03xx).

use super::{Case, S};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
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
        "M0309-closed-with-full-width",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"[[sender|みらい労金］］\"",
    ),
    (
        "M0311-single-brackets",
        S,
        "from.ja = \"[[sender|みらい労金]]\"",
        "from.ja = \"[sender|みらい労金]\"",
    ),
    (
        "M0312-mark-in-a-title",
        S,
        "title.ja = \"昼休みに届いた知らせ\"",
        "title.ja = \"昼休みに届いた[[url|知らせ]]\"",
    ),
    (
        "M0312-mark-in-a-reason",
        S,
        "why.en = \"The sender chooses the name.\"",
        "why.en = \"The sender chooses the [[sender|name]].\"",
    ),
    (
        "M0312-mark-in-advice",
        "prevention.toml",
        "text.en = \"Open the official app.\"",
        "text.en = \"Open the [[app|official app]].\"",
    ),
];
