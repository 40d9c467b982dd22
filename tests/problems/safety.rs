//! What must never reach a learner (M06xx).

use super::{Bench, Case, H, S, codes, right};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
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
    (
        "M0604-host-in-a-text",
        S,
        "reveal.ja = \"a.example.net につながります。\"",
        "reveal.ja = \"mirai-rokin.jp につながります。\"",
    ),
    (
        "M0604-almost-an-example",
        S,
        "address = \"https://a.example.net/\"",
        "address = \"https://a.example2.net/\"",
    ),
    (
        "M0604-mail-address",
        S,
        "\"番号を入れてください。\"",
        "\"info@mirai.co.jp に番号を送ってください。\"",
    ),
    (
        "M0604-in-full-width",
        S,
        "\"番号を入れてください。\"",
        "\"ｍｉｒａｉ．ｃｏｍ に番号を入れてください。\"",
    ),
    (
        "M0604-mark-inside-a-host",
        S,
        "text.ja = \"口座を確認してください。[[url|https://a.example.net/]]\"",
        "text.ja = \"口座を確認してください。https://[[url|mirai]].jp/\"",
    ),
    (
        "M0604-domain-of-an-institution",
        "pack.toml",
        "languages =",
        "institution.bank = { name = { ja = \"みらい労金\", en = \"Mirai Bank\" }, domain = \"mirai-rokin.jp\" }\nlanguages =",
    ),
    (
        "M0604-host-in-a-story",
        S,
        "story.en = \"Those who noticed the same day lost nothing.\"",
        "story.en = \"Those who looked at evil-bank.com lost everything.\"",
    ),
    (
        "M0605-address",
        S,
        "\"番号を入れてください。\"",
        "\"8.8.8.8 に番号を入れてください。\"",
    ),
    (
        "M0605-address-of-version-6",
        S,
        "body.en = \"Enter your number.\"",
        "body.en = \"Enter your number at [2001:4860:4860::8888].\"",
    ),
    (
        "M0606-japanese-number",
        S,
        "\"番号を入れてください。\"",
        "\"03-1234-5678 へ番号を伝えてください。\"",
    ),
    (
        "M0606-full-width-number",
        S,
        "\"番号を入れてください。\"",
        "\"０１２０（１２３）４５６へ番号を伝えてください。\"",
    ),
    (
        "M0606-american-number",
        S,
        "body.en = \"Enter your number.\"",
        "body.en = \"Call (212) 736-5000.\"",
    ),
    (
        "M0606-helpdesk-in-an-exhibit",
        S,
        "\"番号を入れてください。\"",
        "\"0120-690506 へ番号を伝えてください。\"",
    ),
    (
        "M0606-unknown-number-in-an-option",
        S,
        "text.en = \"Check in the app\"",
        "text.en = \"Call 0120-690507\"",
    ),
    (
        "M0607-card",
        S,
        "\"番号を入れてください。\"",
        "\"例: 4111 1111 1111 1111\"",
    ),
    (
        "M0608-telephone-link",
        S,
        "body.en = \"Enter your number.\"",
        "body.en = \"Enter your number: tel:03-XXXX-XXXX\"",
    ),
    (
        "M0608-script",
        S,
        "address = \"https://a.example.net/\"",
        "address = \"javascript:alert(1)\"",
    ),
    (
        "M0609-brand-in-japanese",
        S,
        "[[sender|みらい労金]]",
        "[[sender|三井住友カード]]",
    ),
    (
        "M0609-brand-in-english",
        S,
        "body.en = \"Enter your number.\"",
        "body.en = \"Enter your PayPal number.\"",
    ),
    (
        "M0609-brand-in-an-address",
        S,
        "address = \"https://a.example.net/\"",
        "address = \"https://amazon.example.net/\"",
    ),
    (
        "M0604-host-in-a-term",
        "glossary.toml",
        "text.en = \"Something to be shown.\"",
        "text.en = \"Something like www.aozora-bank.com.\"",
    ),
    (
        "M0606-number-in-first-aid",
        "first-aid.toml",
        "text.ja = \"警察に相談する\"",
        "text.ja = \"警察（03-1234-5678）に相談する\"",
    ),
    (
        "M0608-scheme-in-advice",
        "prevention.toml",
        "text.en = \"Open the official app.\"",
        "text.en = \"Never type javascript:alert(1) there.\"",
    ),
];

/// Advice may name the desks that there are; what a desk says of itself is real.
#[test]
fn what_is_real_has_its_place() {
    let bench = Bench::new();
    let desks = right(H).replace(
        "phone = \"0120-000-000\"\n",
        "phone = \"0120-000-000\"\nweb = \"https://www.aozora-bank.com/help\"\n\
         note.ja = \"海外からは 03-1234-5678\"\nnote.en = \"From abroad: 03-1234-5678, or desk.aozora-bank.com\"\n",
    );
    let aid = right("first-aid.toml").replace(
        "text.ja = \"銀行に電話する\"",
        "text.ja = \"銀行（0120-000-000、aozora-bank.com）に電話する\"",
    );
    bench
        .put("pack.toml", right("pack.toml"))
        .put(H, desks)
        .put("first-aid.toml", &aid);
    assert_eq!(
        bench.check("en", &["."]),
        ("No problems in 3 files.\n".to_owned(), 0)
    );
    // What is no desk's any more is somebody's.
    bench.put(H, right(H).replace("0120-000-000", "0120-000-009"));
    assert_eq!(codes(&bench.check("en", &["."]).0), ["M0606", "M0604"]);
}
