//! Moments as people type them, and the words in which opening hours are told.

use super::*;

const TOKYO: Tz = Tz::Asia__Tokyo;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    utc("2026-11-22T19:30:00+09:00")
}

#[test]
fn moments_are_written_as_short_as_they_can_be() {
    for (at, ja, en) in [
        ("2026-11-22T21:00:00+09:00", "21:00", "21:00"),
        ("2026-11-22T09:05:00+09:00", "9:05", "09:05"),
        ("2026-11-23T09:00:00+09:00", "明日 9:00", "tomorrow 09:00"),
        (
            "2026-11-24T00:00:00+09:00",
            "11月24日(火) 0:00",
            "Tue 24 Nov, 00:00",
        ),
        (
            "2026-11-21T09:00:00+09:00",
            "11月21日(土) 9:00",
            "Sat 21 Nov, 09:00",
        ),
        (
            "2027-01-04T09:00:00+09:00",
            "2027年1月4日(月) 9:00",
            "Mon 4 Jan 2027, 09:00",
        ),
    ] {
        assert_eq!(format_moment(utc(at), TOKYO, now(), Language::Ja), ja);
        assert_eq!(format_moment(utc(at), TOKYO, now(), Language::En), en);
    }
}

#[test]
fn tomorrow_may_be_in_another_year_and_today_is_that_of_the_zone() {
    let eve = utc("2026-12-31T23:00:00+09:00");
    let at = utc("2027-01-01T09:00:00+09:00");
    assert_eq!(format_moment(at, TOKYO, eve, Language::Ja), "明日 9:00");
    // The same two moments fall on one day in London.
    assert_eq!(format_moment(eve, Tz::Europe__London, eve, Language::En), "14:00");
    let later = utc("2027-01-02T10:00:00+09:00");
    assert_eq!(
        format_moment(utc("2027-01-04T09:00:00+09:00"), TOKYO, later, Language::Ja),
        "1月4日(月) 9:00"
    );
}

#[test]
fn every_way_of_writing_a_moment_is_understood() {
    let expected = utc("2027-01-02T10:30:00+09:00");
    for text in [
        "2027-01-02 10:30",
        "2027-01-02T10:30",
        "2027-01-02t10:30:00",
        "2027-01-02T10:30:00+09:00",
        "2027-01-02 10:30 +0900",
        "2027-01-02T01:30Z",
        "2027-1-2  10:30",
        "2027/1/2 10:30",
        "2027年1月2日 10時30分",
        "2027年1月2日10時半",
        "1/2 10:30",
        "1月2日 10:30",
        "1月2日10:30",
        "　２０２７－０１－０２　１０：３０　",
        "２０２７ー０１ー０２ １０：３０",
        "１／２　１０：３０",
        "１月２日　１０：３０",
    ] {
        assert_eq!(parse_moment(text, now(), TOKYO), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_left_out_is_filled_in() {
    for (text, expected) in [
        ("10:30", "2026-11-22T10:30:00+09:00"),
        ("９：０５", "2026-11-22T09:05:00+09:00"),
        ("21時", "2026-11-22T21:00:00+09:00"),
        ("2027-01-02", "2027-01-02T12:00:00+09:00"),
        ("1月2日", "2027-01-02T12:00:00+09:00"),
        // The nearest one, which may be behind.
        ("11/1 9:00", "2026-11-01T09:00:00+09:00"),
        ("7/1 9:00", "2026-07-01T09:00:00+09:00"),
    ] {
        assert_eq!(parse_moment(text, now(), TOKYO), Ok(utc(expected)), "{text}");
    }
    let before_leap_year = utc("2027-12-30T12:00:00+09:00");
    assert_eq!(
        parse_moment("2/29 9:00", before_leap_year, TOKYO),
        Ok(utc("2028-02-29T09:00:00+09:00"))
    );
    // Just after midnight in Japan it is still yesterday in UTC.
    assert_eq!(
        parse_moment("10:30", utc("2026-11-22T00:10:00+09:00"), TOKYO),
        Ok(utc("2026-11-22T10:30:00+09:00"))
    );
}

#[test]
fn what_cannot_be_says_why() {
    for (text, error) in [
        ("", MomentError::Empty),
        (" 　", MomentError::Empty),
        ("noon", MomentError::Form),
        ("2027-01-02T", MomentError::Form),
        ("2027-01-02 10", MomentError::Form),
        ("2027-01-02 10:3", MomentError::Form),
        ("2027-01-02 10:30 x", MomentError::Form),
        ("2027-01-02 10:30+9", MomentError::Form),
        ("12345-01-02", MomentError::Form),
        ("1-2 10:30", MomentError::Form),
        ("10時30", MomentError::Form),
        ("0000-01-02", MomentError::Year),
        ("9999-01-02", MomentError::Year),
        ("2027-13-02", MomentError::Month),
        ("0/2", MomentError::Month),
        ("2027-02-29", MomentError::Day),
        ("2/29", MomentError::Day),
        ("2月30日 10:30", MomentError::Day),
        ("1月0日", MomentError::Day),
        ("24:00", MomentError::Time),
        ("10:60", MomentError::Time),
        ("25時", MomentError::Time),
        ("2027-01-02 10:30+23:00", MomentError::Offset),
        ("2027-01-02 10:30+0960", MomentError::Offset),
    ] {
        assert_eq!(parse_moment(text, now(), TOKYO), Err(error), "{text}");
    }
}

#[test]
fn times_that_the_clock_skips_or_repeats_are_moments_too() {
    let at = |text: &str, tz| instant(text.parse().unwrap(), tz);
    assert_eq!(
        at("2027-03-28T01:30:00", Tz::Europe__London),
        utc("2027-03-28T01:00:00Z")
    );
    assert_eq!(
        at("2026-10-25T01:30:00", Tz::Europe__London),
        utc("2026-10-25T00:30:00Z")
    );
    assert_eq!(
        at("2026-10-25T02:30:00", Tz::Europe__London),
        utc("2026-10-25T02:30:00Z")
    );
    // A whole day that Samoa skipped.
    assert_eq!(
        at("2011-12-30T12:00:00", Tz::Pacific__Apia),
        utc("2011-12-30T10:00:00Z")
    );
    assert_eq!(at("2027-01-02T10:30:00", TOKYO), utc("2027-01-02T01:30:00Z"));
    for edge in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
        let _ = instant(edge, TOKYO);
    }
}

proptest::proptest! {
    #[test]
    fn nothing_that_is_typed_makes_it_panic(text in "[0-9０-９:：/／年月日時分半TZ+\\- 　ー]{0,24}") {
        let _ = parse_moment(&text, now(), Tz::Europe__London);
    }
}
