//! Texts that are not the same in both languages (M05xx).

use super::{Case, H, S};

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
    (
        "M0504-not-translated",
        S,
        "why.en = \"The sender chose where it leads.\"",
        "why.en = \"行き先は送り手が決めています。\"",
    ),
    (
        "M0504-english-twice",
        S,
        "body.ja = \"番号を入れてください。\"",
        "body.ja = \"Enter your number.\"",
    ),
    (
        "M0505-japanese-under-english",
        S,
        "why.en = \"The sender chose where it leads.\"",
        "why.en = \"行き先は送り手が選びます。\"",
    ),
    (
        "M0505-english-under-japanese",
        S,
        "why.ja = \"行き先は送り手が決めています。\"",
        "why.ja = \"Only the sender knows where it leads.\"",
    ),
    (
        "M0505-exchanged",
        S,
        "why.ja = \"行き先は送り手が決めています。\"\nwhy.en = \"The sender chose where it leads.\"",
        "why.ja = \"The sender chose where it leads.\"\nwhy.en = \"行き先は送り手が決めています。\"",
    ),
    (
        "M0504-helpdesk-not-translated",
        H,
        "name.en = \"Day desk\"",
        "name.en = \"昼の窓口\"",
    ),
    (
        "M0505-advice-exchanged",
        "prevention.toml",
        "text.ja = \"公式のアプリから開きます。\"\ntext.en = \"Open the official app.\"",
        "text.ja = \"Open the official app yourself.\"\ntext.en = \"公式のアプリから開きます。\"",
    ),
];
