//! The shipped pack as content: that it covers what it promises, that nothing in it leads to a real place, and that the
//! helpdesks are right at the hours that matter. Whether a scenario teaches well is for readers.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, Duration, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Asia::Tokyo;
use minuku::{
    helpdesk::{Region, Status},
    locale::{Language, Localized},
    pack::{
        Pack,
        load::{Place, load},
    },
    scenario::{Ask, Body, Incident, Kind, Passage, Scenario, Verdict, reserved::is_reserved_host, traces},
};

fn pack() -> Pack {
    load(&[Place::Embedded])
}

fn jst(text: &str) -> DateTime<Utc> {
    format!("{text}+09:00").parse().unwrap()
}

/// Every text of every exhibit: (scenario, text), both languages.
fn exhibit_texts(pack: &Pack) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for scenario in &pack.scenarios {
        for exhibit in &scenario.exhibits {
            for passage in exhibit.body.passages() {
                for (_, marked) in passage.text.iter() {
                    found.push((scenario.id.clone(), marked.text.clone()));
                }
            }
        }
        // What inspecting shows names hosts as well.
        for clue in &scenario.clues {
            for (_, words) in clue.reveal.iter().flat_map(Localized::iter) {
                found.push((scenario.id.clone(), words.clone()));
            }
        }
    }
    assert!(found.len() > 500);
    found
}

#[test]
fn nothing_is_wrong_with_it() {
    let pack = pack();
    assert!(pack.problems.is_empty(), "{:#?}", pack.problems);
    assert!(pack.scenarios.len() >= 18, "{} scenarios", pack.scenarios.len());
}

type Fits = Box<dyn Fn(&Scenario) -> bool>;

#[test]
fn every_group_has_a_scam_and_a_genuine_one() {
    let pack = pack();
    let of = |verdict: Verdict, fits: &dyn Fn(&Scenario) -> bool| {
        pack.scenarios
            .iter()
            .filter(|scenario| scenario.verdict == verdict && fits(scenario))
            .count()
    };
    let kind = |kinds: &'static [Kind]| move |scenario: &Scenario| kinds.contains(&scenario.kind());
    let about = |incident: Incident| move |scenario: &Scenario| scenario.incident == incident;
    let groups: [(&str, Fits); 9] = [
        ("sms", Box::new(kind(&[Kind::Sms]))),
        ("email", Box::new(kind(&[Kind::Email]))),
        ("web or login", Box::new(kind(&[Kind::Web, Kind::Login]))),
        (
            "account",
            Box::new(|scenario| {
                scenario.incident == Incident::AccountOpened || scenario.family.starts_with("account-")
            }),
        ),
        ("malware", Box::new(about(Incident::Malware))),
        ("ransomware", Box::new(about(Incident::Ransomware))),
        ("warning", Box::new(about(Incident::FakeWarning))),
        ("one-click", Box::new(about(Incident::OneClick))),
        ("shop", Box::new(about(Incident::FakeShop))),
    ];
    for (name, fits) in groups {
        assert!(of(Verdict::Scam, &fits) > 0, "{name} has no scam");
        assert!(of(Verdict::Genuine, &fits) > 0, "{name} has no genuine one");
    }
}

#[test]
fn every_kind_of_question_and_exhibit_occurs() {
    let pack = pack();
    let kinds: BTreeSet<Kind> = pack
        .scenarios
        .iter()
        .flat_map(|scenario| scenario.exhibits.iter().map(|exhibit| exhibit.body.kind()))
        .collect();
    let missing: Vec<_> = Kind::ALL.iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no exhibit is {missing:?}");
    let asks: BTreeSet<&str> = pack
        .scenarios
        .iter()
        .flat_map(|scenario| &scenario.asks)
        .map(|ask| match ask {
            Ask::Verdict => "verdict",
            Ask::Choice(_) => "choice",
            Ask::Choices(_) => "choices",
            Ask::Clues { .. } => "clues",
            Ask::Order { .. } => "order",
            Ask::Helpdesk { .. } => "helpdesk",
        })
        .collect();
    assert_eq!(asks.len(), 6, "{asks:?}");
}

/// What could lead to somebody, in exhibits and in what inspecting shows: enough is found for the rule to be tried, and
/// all of it leads nowhere.
#[test]
fn exhibits_lead_nowhere() {
    let mut found: BTreeMap<traces::Kind, usize> = BTreeMap::new();
    for (id, text) in exhibit_texts(&pack()) {
        for trace in traces::find(&text) {
            *found.entry(trace.kind).or_default() += 1;
            assert!(trace.is_harmless, "{id}: {trace:?} in {text}");
        }
    }
    assert!(
        found.get(&traces::Kind::Host).is_some_and(|count| *count > 30),
        "{found:?}"
    );
    assert!(
        found.get(&traces::Kind::Phone).is_some_and(|count| *count > 5),
        "{found:?}"
    );
    for institution in &pack().institutions {
        if let Some(domain) = &institution.domain {
            assert!(is_reserved_host(domain), "{}: {domain}", institution.id);
        }
    }
}

#[test]
fn the_longest_option_is_no_hint() {
    let pack = pack();
    for language in Language::ALL {
        let (mut longest_is_right, mut all) = (0, 0);
        for options in pack.scenarios.iter().flat_map(|scenario| &scenario.asks) {
            let Ask::Choice(options) = options else { continue };
            let length = |right: bool| {
                options
                    .options
                    .iter()
                    .filter(|option| option.right == right)
                    .map(|option| minuku::text::width(option.text.get(language)))
                    .max()
                    .unwrap_or_default()
            };
            all += 1;
            longest_is_right += usize::from(length(true) > length(false));
        }
        assert!(all > 15);
        assert!(
            longest_is_right * 2 <= all,
            "{language:?}: the right option is the longest in {longest_is_right} of {all}"
        );
    }
}

#[test]
fn no_two_scenarios_have_the_same_title() {
    let pack = pack();
    let mut titles = BTreeMap::new();
    for scenario in &pack.scenarios {
        for language in Language::ALL {
            let other = titles.insert(scenario.title.get(language).clone(), &scenario.id);
            assert_eq!(other, None, "two scenarios have the title of {}", scenario.id);
        }
    }
}

#[test]
fn nothing_is_missing_in_either_language() {
    let pack = pack();
    for scenario in &pack.scenarios {
        for language in Language::ALL {
            let passages: Vec<&Passage> = scenario
                .exhibits
                .iter()
                .flat_map(|exhibit| exhibit.body.passages())
                .collect();
            for passage in passages {
                assert!(!passage.text.is_missing(language), "{}", scenario.id);
            }
            assert!(!scenario.debrief.story.is_missing(language), "{}", scenario.id);
        }
        assert!(!scenario.debrief.prevention.is_empty(), "{}", scenario.id);
    }
}

#[test]
fn some_scams_show_what_comes_next() {
    let pack = pack();
    let leading = pack
        .scenarios
        .iter()
        .filter(|scenario| scenario.exhibits.iter().any(|exhibit| exhibit.id.is_some()))
        .count();
    assert!(
        leading * 2 >= pack.scenarios.len(),
        "{leading} scenarios show a consequence"
    );
    for scenario in &pack.scenarios {
        for exhibit in &scenario.exhibits {
            if let Body::Call(call) = &exhibit.body {
                assert!(call.turns.len() >= 2, "{}: a call is a conversation", scenario.id);
            }
        }
    }
}

/// Every helpdesk question of the pack with the desk that answers it, to be read when a question is added.
#[test]
fn helpdesk_questions_have_these_answers() {
    let pack = pack();
    let mut found = Vec::new();
    for scenario in &pack.scenarios {
        for ask in &scenario.asks {
            if let Ask::Helpdesk { incident, at, .. } = ask {
                let right = pack
                    .helpdesks
                    .first_to_call(*incident, Region::Jp, pack.helpdesks.instant(*at))
                    .map_or("nobody", |desk| desk.id.as_str());
                found.push(format!("{} {} {right}", scenario.id, at.format("%a %F %R")));
            }
        }
    }
    insta::assert_snapshot!("helpdesk-questions", found.join("\n"));
}

#[test]
fn the_bank_answers_through_the_new_year() {
    let pack = pack();
    let desks = &pack.helpdesks;
    let second = jst("2027-01-02T10:30:00");
    let opens = jst("2027-01-04T09:00:00");
    assert_eq!(
        desks.status("bank-helpdesk", second),
        Status::Closed { opens: Some(opens) }
    );
    assert_eq!(
        desks.status("bank-inquiry", second),
        Status::Open { until: Some(opens) }
    );
    for incident in [Incident::Phishing, Incident::AccountOpened] {
        let first = desks.first_to_call(incident, Region::Jp, second).unwrap();
        assert_eq!(first.id, "bank-inquiry", "{incident:?}");
    }
    let evening = |time: &str| desks.status("bank-helpdesk", jst(&format!("2026-11-24T{time}")));
    assert!(evening("20:59:59").is_open());
    assert!(!evening("21:00:00").is_open());
    let night = desks.first_to_call(Incident::Phishing, Region::Jp, jst("2026-11-24T21:00:00"));
    assert_eq!(night.unwrap().id, "bank-inquiry");
}

#[test]
fn substitute_holidays_close_the_police_line() {
    let pack = pack();
    // 21 March 2027 is a Sunday and Vernal Equinox Day, so that the Monday after it is free.
    let monday = |hour: &str| {
        pack.helpdesks
            .status("police-9110", jst(&format!("2027-03-22T{hour}:00")))
    };
    assert!(!monday("10:00").is_open());
    let tuesday = pack.helpdesks.status("police-9110", jst("2027-03-23T10:00:00"));
    assert!(tuesday.is_open());
}

/// From one change of who comes first to the next, so that no moment of two years is left out.
#[test]
fn at_no_hour_is_nobody_to_be_called() {
    let pack = pack();
    let end = jst("2028-12-01T00:00:00");
    for incident in Incident::ALL
        .iter()
        .filter(|incident| **incident != Incident::None)
    {
        let mut at = jst("2026-12-01T00:00:00");
        while at < end {
            let Some(desk) = pack.helpdesks.first_to_call(*incident, Region::Jp, at) else {
                panic!("{incident:?}: nobody on {}", at.with_timezone(&Tokyo));
            };
            let Status::Open { until } = pack.helpdesks.status(&desk.id, at) else {
                panic!("{incident:?}: {} is not open on {at}", desk.id);
            };
            at = until.unwrap_or(end);
        }
    }
}

/// The police's emergency number is for what is happening this minute: it is never what the trainer tells to call first.
#[test]
fn the_emergency_number_is_never_the_first_to_call() {
    let pack = pack();
    for day in (0..366).step_by(5) {
        for hour in [3, 10, 20] {
            let at = Tokyo.with_ymd_and_hms(2026, 12, 1, hour, 15, 0).unwrap().to_utc() + Duration::days(day);
            for incident in Incident::ALL {
                if let Some(desk) = pack.helpdesks.first_to_call(*incident, Region::Jp, at) {
                    assert_ne!(desk.id, "police-110", "{incident:?} at {at}");
                }
            }
        }
    }
}

#[test]
fn holidays_are_those_of_an_independent_table() {
    let pack = pack();
    let law = jpholiday::jpholiday::JPHoliday::new();
    let mut day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let mut count = 0;
    while day.year() < 2028 {
        let ours = pack.helpdesks.holidays().name("jp", day).is_some();
        assert_eq!(ours, law.is_holiday(&day), "{day}");
        count += usize::from(ours);
        day = day.succ_opt().unwrap();
    }
    assert!(count > 30, "{count} holidays");
}

#[test]
fn facts_have_a_source_and_a_recent_date() {
    let pack = pack();
    for desk in pack.helpdesks.iter() {
        assert!(!desk.source.trim().is_empty(), "{}", desk.id);
        assert!(
            desk.checked.year() >= 2026,
            "{} was checked on {}",
            desk.id,
            desk.checked
        );
        if desk.second_hand {
            let note = desk
                .note
                .as_ref()
                .unwrap_or_else(|| panic!("{} says that it is second-hand", desk.id));
            let words = note.get(Language::Ja);
            assert!(
                words.contains("確かめ") || words.contains("二次資料"),
                "{}",
                desk.id
            );
        }
    }
}
