//! Answers and sessions of every kind, for the property tests of the rooms beside.

use std::ops::Range;

use chrono::{DateTime, Duration, NaiveDate};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::{scenario::conversation::MAX_MINUTES, text};

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,12}"
}

/// What a cell may begin with is the interesting part.
fn free() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-=+@'＝＋－＠][a-z0-9 +,;\"'|!()]{0,12}",
        "[^\\p{C}]{0,12}".prop_map(|words: String| words.replace(text::is_unsafe, "")),
        Just(String::new()),
    ]
}

fn cues() -> impl Strategy<Value = Vec<(Cue, bool)>> {
    vec((select(Cue::ALL), any::<bool>()), 0..4)
}

fn walked() -> impl Strategy<Value = Option<Walked>> {
    let yen = 10_000_000_000_000_i64;
    let money = option::of((1..yen, -yen..yen).prop_map(|(start, kept)| Money { start, kept }));
    let numbers = (0_u32..=100, 0_u32..=MAX_MINUTES, 0_u32..9);
    let walked =
        (numbers, select(Ending::ALL), money).prop_map(|((score, minutes, grave), ending, money)| Walked {
            score,
            ending,
            minutes,
            money,
            grave,
        });
    option::of(walked)
}

/// An answer with any fields that can be true.
pub(super) fn attempt() -> impl Strategy<Value = Attempt> {
    let names = (word(), word(), free(), free(), free());
    let numbers = (
        any::<u64>(),
        0_u32..50,
        0_u32..6,
        any::<u64>(),
        any::<u64>(),
        0_u32..100_000,
    );
    let words = (
        select(Purpose::ALL),
        select(Incident::ALL),
        option::of(select(Kind::ALL)),
        select(Difficulty::ALL),
        select(Verdict::ALL),
        select(Asked::ALL),
        option::of(select(Confidence::ALL)),
        select(&Language::ALL[..]),
    );
    // From the beginning of 2020 to the end of 2099.
    let times = (
        1_577_836_800_000_i64..4_102_444_800_000,
        -1_i64..=1,
        0..=LONGEST_OPEN,
    );
    (names, numbers, words, times, any::<bool>(), (cues(), walked())).prop_map(
        |(
            (scenario, family, response, program, pack),
            (session, item, ask, content, seed, false_alarms),
            (purpose, incident, kind, difficulty, verdict, asked, confidence, language),
            (at, day, millis),
            right,
            (cues, walked),
        )| {
            let at = DateTime::from_timestamp_millis(at).unwrap();
            Attempt {
                at,
                day: at.date_naive() + Duration::days(day),
                session,
                item,
                ask,
                purpose,
                scenario,
                content,
                family,
                incident,
                kind,
                difficulty,
                verdict,
                asked,
                response,
                right,
                confidence,
                cues,
                false_alarms,
                walked,
                millis,
                language,
                seed,
                program,
                pack,
            }
        },
    )
}

/// Answers to different questions.
pub(super) fn attempts(count: Range<usize>) -> impl Strategy<Value = Vec<Attempt>> {
    vec(attempt(), count).prop_map(|mut attempts| {
        for (session, attempt) in (1..).zip(&mut attempts) {
            attempt.session = attempt.session.wrapping_mul(1_000).wrapping_add(session);
        }
        attempts
    })
}

/// Answers as they come in on one machine: time goes on, and there are few families and sessions.
pub(super) fn lived(count: Range<usize>) -> impl Strategy<Value = Vec<Attempt>> {
    let step = (attempt(), 0_usize..3, any::<bool>(), 0_i64..40 * 86_400_000);
    vec(step, count).prop_map(|steps| {
        let mut at = DateTime::from_timestamp(1_798_761_600, 0).unwrap();
        let mut item = 0;
        let lived = steps
            .into_iter()
            .zip(0..)
            .map(|((attempt, family, same, pause), ask)| {
                at += Duration::milliseconds(pause);
                item += u32::from(!same);
                Attempt {
                    at,
                    day: at.date_naive(),
                    family: format!("family-{family}"),
                    session: u64::from(item / 3),
                    item,
                    ask,
                    millis: attempt.millis % 60_000,
                    ..attempt
                }
            });
        lived.collect()
    })
}

/// A session in which an answer was given.
pub(super) fn sitting(attempt: &Attempt) -> Sitting {
    Sitting {
        session: attempt.session,
        begun: attempt.at,
        purpose: attempt.purpose,
        role: Role::Staff,
        language: attempt.language,
        seed: attempt.seed,
        scenarios: vec![attempt.scenario.clone(), "else".to_owned()],
    }
}

/// A day for tests.
pub(super) fn now() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2027, 1, 9)
        .and_then(|day| day.and_hms_opt(10, 30, 0))
        .unwrap()
        .and_utc()
}
