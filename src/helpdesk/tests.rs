//! The registry as a whole: who is open, who comes instead, and what can never happen.

use proptest::prelude::*;

use super::*;
use crate::locale::Language;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn desk(id: &str, hours: &str) -> Helpdesk {
    let hours = match hours.split_once("closed ") {
        Some((_, other)) => Hours::WhenClosed(other.to_owned()),
        None if hours == "?" => Hours::Unknown,
        None => Hours::parse(hours).unwrap(),
    };
    Helpdesk {
        id: id.to_owned(),
        name: Localized::same(id),
        phone: None,
        web: None,
        mail: None,
        sms: None,
        hours,
        hours_note: None,
        timezone: HOME,
        region: Region::Jp,
        note: None,
        say: None,
        otherwise: None,
        incidents: vec![Incident::Phishing],
        source: "test".to_owned(),
        checked: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        second_hand: false,
    }
}

fn otherwise(id: &str, hours: &str, otherwise: &str) -> Helpdesk {
    Helpdesk {
        otherwise: Some(otherwise.to_owned()),
        ..desk(id, hours)
    }
}

fn holidays() -> Holidays {
    let days = ["2027-03-21", "2027-03-22"]
        .map(|day| ("jp".to_owned(), day.parse().unwrap(), Localized::same("春分の日")));
    Holidays::new(days)
}

fn registry(desks: Vec<Helpdesk>) -> Registry {
    Registry::new(desks, holidays())
}

fn ids(desks: Vec<&Helpdesk>) -> Vec<&str> {
    desks.into_iter().map(|desk| desk.id.as_str()).collect()
}

const BANK: &str = "Mo-Su 09:00-21:00; Jan 01-03 off";

#[test]
fn holidays_close_the_lines_of_their_own_country_only() {
    let uk = Helpdesk {
        region: Region::Uk,
        ..desk("uk", "Mo-Fr 08:30-17:15; PH off")
    };
    let registry = registry(vec![desk("jp", "Mo-Fr 08:30-17:15; PH off"), uk]);
    let at = utc("2027-03-22T10:00:00+09:00");
    assert_eq!(
        registry.status("jp", at),
        Status::Closed {
            opens: Some(utc("2027-03-23T08:30:00+09:00"))
        }
    );
    assert!(registry.status("uk", at).is_open());
    // The day after the table ends is a working day.
    assert!(registry.status("jp", utc("2028-03-20T10:00:00+09:00")).is_open());
}

#[test]
fn a_desk_that_is_open_when_another_is_closed_changes_with_it() {
    let registry = registry(vec![
        desk("day", BANK),
        desk("night", "closed day"),
        desk("again", "closed night"),
    ]);
    let holiday = utc("2027-01-02T10:30:00+09:00");
    let back = Some(utc("2027-01-04T09:00:00+09:00"));
    assert_eq!(registry.status("day", holiday), Status::Closed { opens: back });
    assert_eq!(registry.status("night", holiday), Status::Open { until: back });
    assert_eq!(registry.status("again", holiday), registry.status("day", holiday));

    let sharp = utc("2026-11-22T21:00:00+09:00");
    assert_eq!(
        registry.status("night", sharp),
        Status::Open {
            until: Some(utc("2026-11-23T09:00:00+09:00"))
        }
    );
    let noon = utc("2026-11-22T12:00:00+09:00");
    assert_eq!(
        registry.status("night", noon),
        Status::Closed { opens: Some(sharp) }
    );
}

#[test]
fn the_complement_is_evaluated_on_the_clock_of_the_other_desk() {
    let london = Helpdesk {
        timezone: Tz::Europe__London,
        ..desk("london", "Mo-Su 09:00-17:00")
    };
    let registry = registry(vec![london, desk("tokyo", "closed london")]);
    let at = utc("2026-11-24T08:59:00Z");
    assert_eq!(
        registry.status("tokyo", at),
        Status::Open {
            until: Some(utc("2026-11-24T09:00:00Z"))
        }
    );
}

#[test]
fn circles_and_missing_desks_are_unknown() {
    let registry = registry(vec![
        desk("self", "closed self"),
        desk("one", "closed two"),
        desk("two", "closed one"),
        desk("lost", "closed nobody"),
        desk("vague", "?"),
        desk("follows-vague", "closed vague"),
    ]);
    let at = utc("2026-11-22T12:00:00+09:00");
    for id in ["self", "one", "two", "lost", "vague", "follows-vague", "nobody"] {
        assert_eq!(registry.status(id, at), Status::Unknown, "{id}");
    }
    assert_eq!(Registry::default().status("bank", at), Status::Unknown);
}

#[test]
fn a_long_chain_is_followed_to_its_end() {
    let mut desks: Vec<_> = (1..=20)
        .map(|n| desk(&format!("d{n}"), &format!("closed d{}", n - 1)))
        .collect();
    desks.push(desk("d0", BANK));
    let registry = registry(desks);
    let at = utc("2026-11-22T12:00:00+09:00");
    assert!(registry.status("d20", at).is_open());
    assert!(!registry.status("d19", at).is_open());
}

#[test]
fn advice_is_in_the_order_of_the_file_and_says_who_comes_instead() {
    let other_incident = Helpdesk {
        incidents: vec![Incident::FakeShop],
        ..desk("shops", "24/7")
    };
    let elsewhere = Helpdesk {
        region: Region::Us,
        ..desk("us", "24/7")
    };
    let registry = registry(vec![
        otherwise("bank", BANK, "police"),
        other_incident,
        elsewhere,
        otherwise("police", "Mo-Fr 08:30-17:15; PH off", "form"),
        desk("form", "24/7"),
    ]);
    // A Sunday evening after nine.
    let at = utc("2026-11-22T21:30:00+09:00");
    let advice = registry.who_to_call(Incident::Phishing, Region::Jp, at);
    let seen: Vec<_> = advice
        .iter()
        .map(|advice| {
            (
                advice.desk.id.as_str(),
                advice.instead.map(|desk| desk.id.as_str()),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [("bank", Some("form")), ("police", Some("form")), ("form", None)]
    );
    assert_eq!(
        advice.first().map(|advice| advice.status),
        Some(registry.status("bank", at))
    );
}

#[test]
fn steps_add_their_desks_and_who_answers_for_them() {
    let registry = registry(vec![
        otherwise("bank", "Mo-Fr 09:00-17:00", "night"),
        desk("night", "24/7"),
        Helpdesk {
            incidents: vec![Incident::FakeShop],
            ..desk("consumer", "24/7")
        },
    ]);
    let called = |named: &[&str], at: &str| -> Vec<String> {
        let all = registry.who_to_call_in(Incident::FakeShop, named.iter().copied(), Region::Jp, utc(at));
        all.iter().map(|advice| advice.desk.id.clone()).collect()
    };
    let (noon, night) = ("2026-11-25T03:00:00Z", "2026-11-25T14:00:00Z");
    assert_eq!(called(&[], noon), ["consumer"]);
    assert_eq!(called(&["bank", "nobody"], noon), ["bank", "consumer"]);
    assert_eq!(called(&["bank"], night), ["bank", "night", "consumer"]);
    assert_eq!(called(&["consumer"], noon), ["consumer"], "once");
}

#[test]
fn the_first_to_call_is_reached_through_references_before_the_next_desk() {
    let registry = registry(vec![
        otherwise("bank", BANK, "night"),
        desk("next", "24/7"),
        Helpdesk {
            incidents: Vec::new(),
            ..desk("night", "closed bank")
        },
        Helpdesk {
            incidents: vec![Incident::FakeShop],
            ..otherwise("vague", "?", "next")
        },
        Helpdesk {
            incidents: vec![Incident::OneClick],
            ..desk("silent", "?")
        },
    ]);
    let first = |incident, at: &str| {
        registry
            .first_to_call(incident, Region::Jp, utc(at))
            .map(|desk| desk.id.as_str())
    };
    assert_eq!(
        first(Incident::Phishing, "2026-11-22T12:00:00+09:00"),
        Some("bank")
    );
    assert_eq!(
        first(Incident::Phishing, "2027-01-02T10:30:00+09:00"),
        Some("night")
    );
    assert_eq!(
        first(Incident::FakeShop, "2026-11-22T12:00:00+09:00"),
        Some("next")
    );
    // Unknown hours are not open hours.
    assert_eq!(first(Incident::OneClick, "2026-11-22T12:00:00+09:00"), None);
    assert_eq!(first(Incident::Ransomware, "2026-11-22T12:00:00+09:00"), None);
}

#[test]
fn references_in_a_circle_end() {
    let registry = registry(vec![
        otherwise("one", "Mo 09:00-10:00", "two"),
        otherwise("two", "Mo 09:00-10:00", "one"),
        otherwise("own", "Mo 09:00-10:00", "own"),
        otherwise("lost", "Mo 09:00-10:00", "nobody"),
    ]);
    let at = utc("2026-11-22T12:00:00+09:00");
    let advice = registry.who_to_call(Incident::Phishing, Region::Jp, at);
    assert_eq!(advice.len(), 4);
    assert!(advice.iter().all(|advice| advice.instead.is_none()));
    assert_eq!(registry.first_to_call(Incident::Phishing, Region::Jp, at), None);
}

#[test]
fn local_times_are_those_of_japan() {
    let naive = "2027-01-02T10:30:00".parse().unwrap();
    assert_eq!(Registry::default().instant(naive), utc("2027-01-02T01:30:00Z"));
}

#[test]
fn desks_are_found_by_name_number_incident_and_note() {
    let text = |ja: &str, en: &str| Localized::new(Some(ja.to_owned()), Some(en.to_owned())).unwrap();
    let registry = registry(vec![
        Helpdesk {
            name: text("ろうきんヘルプデスク", "Rokin help desk"),
            phone: Some("0120-690506".to_owned()),
            note: Some(text("急ぐときは110番", "If it is happening now, dial 110")),
            ..desk("bank", BANK)
        },
        Helpdesk {
            name: text("警察相談専用電話 #9110", "Police consultation line #9110"),
            phone: Some("#9110".to_owned()),
            incidents: vec![Incident::Ransomware],
            ..desk("police", BANK)
        },
        Helpdesk {
            phone: Some("110".to_owned()),
            incidents: vec![],
            ..desk("emergency", "24/7")
        },
    ]);
    let search = |query, language| ids(registry.search(query, language));
    assert_eq!(search("", Language::Ja), ["bank", "police", "emergency"]);
    assert_eq!(search("0120-690506", Language::Ja), ["bank"]);
    assert_eq!(search("0120690506", Language::Ja), ["bank"]);
    assert_eq!(search("０１２０ー６９０", Language::Ja), ["bank"]);
    assert_eq!(search("＃9110", Language::En), ["police"]);
    assert_eq!(search("PHISHING", Language::En), ["bank"]);
    assert_eq!(search("ransom", Language::Ja), ["police"]);
    assert_eq!(search("ﾍﾙﾌﾟ", Language::Ja), ["bank"]);
    assert_eq!(search("警察　相談", Language::En), ["police"]);
    assert_eq!(search("rokin police", Language::En), [""; 0]);
    // Those that have the number before those that mention it.
    assert_eq!(search("110", Language::Ja), ["police", "emergency", "bank"]);
    assert_eq!(search("happening", Language::En), ["bank"]);
    assert_eq!(search("happening", Language::Ja), [""; 0]);
    assert_eq!(search("-", Language::Ja), ["bank"]);
}

/// Zones with and without summer time, in both hemispheres, one of them with half an hour of it.
const ZONES: [Tz; 5] = [
    Tz::Asia__Tokyo,
    Tz::Europe__London,
    Tz::America__New_York,
    Tz::Australia__Sydney,
    Tz::Australia__Lord_Howe,
];

/// Opening hours of many forms, with times around the hours at which clocks are changed.
fn notation() -> impl Strategy<Value = String> {
    let time = (0_u32..24, 0_u32..4).prop_map(|(hour, quarter)| format!("{hour:02}:{:02}", quarter * 15));
    let night = (0_u32..4, 0_u32..4).prop_map(|(hour, quarter)| format!("{hour:02}:{:02}", quarter * 15));
    let span = (prop_oneof![time.clone(), night.clone()], prop_oneof![time, night])
        .prop_map(|(from, to)| format!("{from}-{to}"));
    let days = prop::sample::select(vec![
        "Mo-Su",
        "Mo-Fr",
        "Sa,Su",
        "Su",
        "Fr-Mo",
        "PH",
        "Sa[1]",
        "Mar 20-Apr 05",
    ]);
    let ending = prop::sample::select(vec![
        "",
        "; PH off",
        "; Jan 01-03 off",
        "; Dec 29-Jan 03 off",
        "; Feb 29 off",
        "; Su off",
        "; 2027 Mar off",
        "; 13:00-14:00 unknown",
        "; week 10-13 off",
    ]);
    (days, span, ending).prop_map(|(days, span, ending)| format!("{days} {span}{ending}"))
}

/// A minute of the years 2026 to 2028, often close to a change of clocks.
fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    let somewhere = (0_i64..3 * 365 * 24 * 60).prop_map(|minutes| minutes * 60);
    let changes = [
        "2027-03-14T07:00:00Z",
        "2026-10-25T01:00:00Z",
        "2027-11-07T06:00:00Z",
        "2027-04-03T15:00:00Z",
    ];
    let start = utc("2026-01-01T00:00:00Z").timestamp();
    let near = (prop::sample::select(changes.to_vec()), -240_i64..240)
        .prop_map(move |(change, minutes)| utc(change).timestamp() - start + minutes * 60);
    prop_oneof![somewhere, near].prop_map(move |offset| DateTime::from_timestamp(start + offset, 0).unwrap())
}

/// What the status says without its times.
fn plain(status: Status) -> &'static str {
    match status {
        Status::Open { .. } => "open",
        Status::Closed { .. } => "closed",
        Status::Unknown => "unknown",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn one_is_open_when_the_other_is_closed(hours in notation(), zone in prop::sample::select(ZONES.to_vec()), at in moment()) {
        let day = Helpdesk { timezone: zone, ..desk("day", &hours) };
        let registry = registry(vec![day, desk("night", "closed day")]);
        match (registry.status("day", at), registry.status("night", at)) {
            (Status::Open { .. }, Status::Closed { .. })
            | (Status::Closed { .. }, Status::Open { .. })
            | (Status::Unknown, Status::Unknown) => {}
            both => prop_assert!(false, "{hours} at {at}: {both:?}"),
        }
    }

    #[test]
    fn the_change_that_is_announced_is_the_next_one(
        hours in notation(),
        zone in prop::sample::select(ZONES.to_vec()),
        at in moment(),
        steps in prop::collection::vec(0.0_f64..1.0, 8),
    ) {
        let registry = registry(vec![Helpdesk { timezone: zone, ..desk("desk", &hours) }]);
        let status = registry.status("desk", at);
        let (Status::Open { until: change } | Status::Closed { opens: change }) = status else {
            return Ok(());
        };
        let end = change.unwrap_or(at + chrono::TimeDelta::days(700));
        prop_assert!(end > at);
        if change.is_some() {
            let then = plain(registry.status("desk", end));
            let expected: &[&str] = if status.is_open() { &["closed", "unknown"] } else { &["open"] };
            prop_assert!(expected.contains(&then), "{hours} at {at}: {then} at {end}");
        }
        // Nothing happens before: looked at close to both ends, where every time is a quarter of an hour, and here and
        // there between.
        let length = (end - at).num_seconds();
        let near = (0..16).flat_map(|quarter| [quarter * 900, length - 1 - quarter * 900]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "seconds of two years")]
        let between = steps.iter().map(|step| (length as f64 * step) as i64);
        for second in near.chain(between).filter(|second| (0..length).contains(second)) {
            let then = at + chrono::TimeDelta::seconds(second);
            let now = plain(registry.status("desk", then));
            let same = if status.is_open() { now == "open" } else { now != "open" };
            prop_assert!(same, "{hours} at {at} until {end}: {now} at {then}");
        }
    }

    #[test]
    fn whatever_can_be_read_can_be_asked(parts in prop::collection::vec(prop::sample::select(PARTS), 1..8), at in moment()) {
        let text = parts.concat();
        if let Ok(hours) = Hours::parse(&text) {
            let registry = registry(vec![Helpdesk { hours, ..desk("desk", "24/7") }]);
            registry.status("desk", at);
        }
    }
}

/// What opening hours are made of, and what they are not.
const PARTS: &[&str] = &[
    "Mo",
    "Mo-Fr",
    "Su-Mo",
    "Sa[-1]",
    "We[1-2]",
    "PH",
    "PH -1 day",
    "SH",
    "easter",
    "Jan",
    "Dec 29-Jan 03",
    "Feb 29",
    "Feb 29-Feb 29",
    "Apr 31",
    "2027",
    "2026-2028/2",
    "2027 Mar 28+",
    "week 53",
    "week 10-13/2",
    " ",
    " ",
    " ",
    "-",
    "+",
    ",",
    ",",
    "; ",
    "; ",
    " || ",
    "off",
    "unknown",
    "closed",
    "open",
    "\"on demand\"",
    "24/7",
    "09:00-21:00",
    "22:00-02:00",
    "00:00-48:00",
    "23:00+",
    "10:00-16:00/01:30",
    "00:00-24:00",
    "25:70",
    "sunrise-sunset",
    "日",
];
