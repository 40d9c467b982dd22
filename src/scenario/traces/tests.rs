//! What is found in texts that could lead to somebody, and what is left in peace.

use proptest::prelude::*;

use super::*;

fn words(text: &str) -> Vec<(Kind, &str, bool)> {
    find(text)
        .into_iter()
        .map(|trace| (trace.kind, text.get(trace.at).unwrap(), trace.is_harmless))
        .collect()
}

#[test]
fn hosts_are_found_wherever_they_stand() {
    for (text, host) in [
        ("再開はこちら https://mirai-rokin.jp/k/7Qd2", "mirai-rokin.jp"),
        ("持ち主は example2.com です。", "example2.com"),
        ("info@mirai-rokin.co.jpまで", "mirai-rokin.co.jp"),
        ("See www.bank.london for more.", "www.bank.london"),
        ("HTTP://MIRAI.COM", "MIRAI.COM"),
        ("みらい銀行.jpへ", "みらい銀行.jp"),
        ("ｍｉｒａｉ．ｃｏｍへ", "ｍｉｒａｉ．ｃｏｍ"),
        ("https://a.example.com/?u=https://mirai.top/x", "mirai.top"),
        ("https://mirai.example.jp@evil.cc/", "evil.cc"),
    ] {
        let real: Vec<_> = words(text)
            .into_iter()
            .filter(|(.., harmless)| !harmless)
            .collect();
        assert_eq!(real, [(Kind::Host, host, false)], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_host_is_left_alone() {
    for text in [
        "10 a.m. to 5 p.m.",
        "請求書.pdf と list.xlsx、setup.exe",
        "Ver.2.1、3.14、No.1",
        "Thank you.Please wait.",
        "today.It is over",
        "https://shop.example.net/a/index.php",
        "e.g. this, i.e. that... and so on",
        "続きは...com",
        "readme.md",
    ] {
        let real: Vec<_> = words(text)
            .into_iter()
            .filter(|(.., harmless)| !harmless)
            .collect();
        assert_eq!(real, [], "{text}");
    }
}

#[test]
fn addresses_are_found_and_versions_are_not() {
    assert_eq!(words("送信元 8.8.8.8"), [(Kind::Address, "8.8.8.8", false)]);
    assert_eq!(words("203.0.113.9から"), [(Kind::Address, "203.0.113.9", true)]);
    assert_eq!(
        words("2001:4860:4860::8888"),
        [(Kind::Address, "2001:4860:4860::8888", false)]
    );
    assert_eq!(words("2001:db8::1"), [(Kind::Address, "2001:db8::1", true)]);
    for text in [
        "バージョン 1.4.2.0",
        "v10.0.0.1",
        "12:30:45",
        "00:1A:2B:3C:4D:5E",
        "a::b",
    ] {
        assert_eq!(words(text), [], "{text}");
    }
}

#[test]
fn telephone_numbers_are_found_in_every_notation() {
    for (text, number) in [
        ("電話 0120-690506 まで", "0120-690506"),
        ("（03）1234-5678", "03）1234-5678"),
        ("(03)1234-5678", "(03)1234-5678"),
        ("TEL:03-1234-5678", "03-1234-5678"),
        ("Tel.03-1234-5678", "03-1234-5678"),
        ("09012345678へ", "09012345678"),
        ("０１２０－６９０５０６", "０１２０－６９０５０６"),
        ("0120ー690506", "0120ー690506"),
        ("+81 3-1234-5678", "+81 3-1234-5678"),
        ("手順2 0120-690506", "0120-690506"),
        ("Call (212) 736-5000 now", "(212) 736-5000"),
        ("1-800-275-2273", "1-800-275-2273"),
        ("1800 595 160", "1800 595 160"),
        ("0300 123 2040", "0300 123 2040"),
        ("〒060-0001 011-234-5678", "011-234-5678"),
    ] {
        assert_eq!(words(text), [(Kind::Phone, number, false)], "{text}");
    }
    for text in [
        "03-XXXX-XXXX",
        "+81 3-XXXX-XXXX",
        "0120-XXX-XXX",
        "01632 960123",
        "+1 212-555-0123",
    ] {
        let found = words(text);
        assert!(
            matches!(found.as_slice(), [(Kind::Phone, _, true)]),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn dates_amounts_and_reference_numbers_are_no_telephone_numbers() {
    for text in [
        "2026-11-22 09:00、1,200円",
        "確認番号は 318 426 です。",
        "〒060-0001 1-2-3",
        "受付番号 4021-8837-1190",
        "482-113-9087",
        "2027.01.02",
        "0012345678",
        "No. 048-213-667",
        "1,234,567,890円",
        "https://a.example.net/0120690506",
    ] {
        let real: Vec<_> = words(text)
            .into_iter()
            .filter(|(.., harmless)| !harmless)
            .collect();
        assert_eq!(real, [], "{text}");
    }
}

#[test]
fn card_numbers_are_found_by_their_check_digit() {
    assert_eq!(
        words("カード番号 4111 1111 1111 1111"),
        [(Kind::Card, "4111 1111 1111 1111", false)]
    );
    assert_eq!(
        words("4111111111111111"),
        [(Kind::Card, "4111111111111111", false)]
    );
    assert_eq!(words("4111-1111-1111-1112"), []);
}

#[test]
fn schemes_are_told_from_labels() {
    for (text, scheme) in [
        ("tel:03-XXXX-XXXX", "tel:"),
        ("mailto:a@mail.example", "mailto:"),
        ("javascript:alert(1)", "javascript:"),
        ("data:text/html,x", "data:"),
    ] {
        assert_eq!(
            words(text).first(),
            Some(&(Kind::Scheme, scheme, false)),
            "{text}"
        );
    }
    for text in [
        "Tel: 03-XXXX-XXXX",
        "TEL:03-XXXX-XXXX",
        "Personal data: name",
        "mailto: the team",
        "hotel:5",
    ] {
        let found = words(text);
        assert!(
            found.iter().all(|(kind, ..)| *kind != Kind::Scheme),
            "{text}: {found:?}"
        );
    }
}

proptest! {
    #[test]
    fn places_lie_in_the_text_and_in_order(text in "[0-9a-z.:@/+() \\-あー．０１XＡ]{0,60}") {
        let mut from = 0;
        for trace in find(&text) {
            prop_assert!(trace.at.start >= from && trace.at.end > trace.at.start, "{:?}", trace);
            prop_assert!(text.get(trace.at.clone()).is_some());
            from = trace.at.end;
        }
    }
}
