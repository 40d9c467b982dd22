//! What a window of 80 columns by 24 rows cannot show (M08xx).

use super::{Case, S};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
    (
        "M0801-title",
        S,
        "title.ja = \"昼休みに届いた知らせ\"",
        "title.ja = \"昼休みに休憩室でお茶を飲んでいるときに、自分のスマートフォンへ届いた知らせ\"",
    ),
    (
        "M0802-situation",
        S,
        "situation.en = \"You are in the break room.\"",
        "situation.en = \"You are in the break room with two colleagues from the accounts department, waiting for the kettle to boil, when your phone buzzes. You have an account with Mirai Labour Bank, opened when you joined the company, and use its app about twice a month.\"",
    ),
    (
        "M0803-options",
        S,
        "text.ja = \"どうしますか。\"",
        "text.ja = \"1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n10\\n11\"",
    ),
    (
        "M0804-story",
        S,
        "story.en = \"Those who noticed the same day lost nothing.\"",
        "story.en = \"1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n10\\n11\\n12\\n13\\n14\\n15\"",
    ),
    (
        "M0805-long-word",
        S,
        "text.ja = \"口座を確認してください。[[url|https://a.example.net/]]\"",
        "text.ja = \"口座を確認してください。[[url|https://a.example.net/0123456789abcdef0123456789abcdef0123456789]]\"",
    ),
    (
        "M0806-degrees",
        S,
        "body.ja = \"番号を入れてください。\"",
        "body.ja = \"番号を入れてください。\"\nrow = [{ label = { ja = \"温度\", en = \"Heat\" }, value = \"20 °C\" }]",
    ),
    (
        "M0804-advice",
        "prevention.toml",
        "text.en = \"Open the official app.\"",
        "text.en = \"1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n10\\n11\\n12\\n13\\n14\\n15\"",
    ),
];
