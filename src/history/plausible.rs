//! What can be true of an answer or a session that comes from outside: its moment, how long it took, its numbers and
//! names. Whether a field can be read at all is decided in [`fields`](super::fields), before. Nothing is compared with
//! a clock: the clocks of two machines may differ, and an answer given under a wrong one is an answer all the same.

use std::ops::Range;

use chrono::{DateTime, Datelike as _, Utc};

use super::{Attempt, Sitting};
use crate::{scenario::conversation::MAX_MINUTES, text};

/// The longest time that a question is remembered to have stood open, in milliseconds: thirty days. A window may be left
/// for a holiday; what would be longer is kept as this.
pub const LONGEST_OPEN: u64 = 30 * 24 * 60 * 60 * 1_000;

/// The years of answers. There was no program before; nor will there be this one after.
const YEARS: Range<i32> = 2020..2100;

/// How many items a session has at most, and how many of something an item has.
const ITEMS: usize = 100_000;
const PARTS: usize = 1_000;

/// More yen than any customer has, either way.
const YEN: u64 = 10_000_000_000_000;

/// How long a name is at most, and a response, in characters.
const NAME: usize = 200;
const WORDS: usize = 10_000;

/// A field that can be read and cannot be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implausible {
    /// The name of the field.
    pub field: &'static str,
    /// What stands there.
    pub found: String,
    /// Why that cannot be.
    pub limit: Limit,
}

/// Why a value cannot be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Answers are from these years, both included.
    Years {
        /// The first.
        first: i32,
        /// The last.
        last: i32,
    },
    /// It is not the day of the answer's moment anywhere on earth.
    Day,
    /// No question is answered after more days.
    Days {
        /// So many.
        most: u64,
    },
    /// There are never more.
    Most {
        /// So many.
        most: u64,
    },
    /// It has control characters or other invisible ones, or is too long.
    Name,
    /// It has spaces, or is empty: no id of a scenario.
    Id,
}

type Checked = Result<(), Implausible>;

fn refused(field: &'static str, found: &dyn ToString, limit: Limit) -> Checked {
    let found = found.to_string();
    Err(Implausible { field, found, limit })
}

/// Whether an answer can be true.
pub(super) fn attempt(attempt: &Attempt) -> Checked {
    moment("at", attempt.at)?;
    let apart = attempt.day.signed_duration_since(attempt.at.date_naive());
    if apart.num_days().abs() > 1 {
        return refused("day", &attempt.day, Limit::Day);
    }
    if attempt.millis > LONGEST_OPEN {
        let most = LONGEST_OPEN / (24 * 60 * 60 * 1_000);
        return refused("millis", &attempt.millis, Limit::Days { most });
    }
    most("item", attempt.item.into(), count(ITEMS))?;
    most("ask", attempt.ask.into(), count(PARTS))?;
    most("cues", count(attempt.cues.len()), count(PARTS))?;
    most("false_alarms", attempt.false_alarms.into(), count(ITEMS))?;
    id("scenario", &attempt.scenario)?;
    for (field, words, longest) in [
        ("family", &attempt.family, NAME),
        ("response", &attempt.response, WORDS),
        ("program", &attempt.program, NAME),
        ("pack", &attempt.pack, WORDS),
    ] {
        name(field, words, longest)?;
    }
    if let Some(walked) = &attempt.walked {
        most("minutes", walked.minutes.into(), MAX_MINUTES.into())?;
        most("grave", walked.grave.into(), count(PARTS))?;
        if let Some(money) = walked.money {
            for (field, amount) in [("at_risk", money.start), ("kept", money.kept)] {
                if amount.unsigned_abs() > YEN {
                    return refused(field, &amount, Limit::Most { most: YEN });
                }
            }
        }
    }
    Ok(())
}

/// Whether a session can be true.
pub(super) fn sitting(sitting: &Sitting) -> Checked {
    moment("begun", sitting.begun)?;
    most("scenarios", count(sitting.scenarios.len()), count(ITEMS))?;
    sitting.scenarios.iter().try_for_each(|one| id("scenarios", one))
}

/// The ids of a session are kept in one text with spaces between.
fn id(field: &'static str, id: &str) -> Checked {
    name(field, id, NAME)?;
    if id.is_empty() || id.contains(char::is_whitespace) {
        return refused(field, &id, Limit::Id);
    }
    Ok(())
}

fn moment(field: &'static str, at: DateTime<Utc>) -> Checked {
    if YEARS.contains(&at.year()) {
        return Ok(());
    }
    let limit = Limit::Years {
        first: YEARS.start,
        last: YEARS.end - 1,
    };
    refused(field, &super::fields::moment(at), limit)
}

fn most(field: &'static str, found: u64, most: u64) -> Checked {
    if found > most {
        return refused(field, &found, Limit::Most { most });
    }
    Ok(())
}

fn name(field: &'static str, words: &str, longest: usize) -> Checked {
    let is_odd = |c: char| text::is_unsafe(c) || c == '\n';
    if words.contains(is_odd) || words.chars().nth(longest).is_some() {
        return refused(field, &words, Limit::Name);
    }
    Ok(())
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, TimeZone as _};

    use super::*;
    use crate::history::{arbitrary, sample};

    #[test]
    fn what_a_program_records_is_plausible() {
        attempt(&sample()).unwrap();
        sitting(&arbitrary::sitting(&sample())).unwrap();
        // Wherever on earth, and however long somebody was away.
        for days in -1..=1 {
            let mut away = sample();
            away.day = away.at.date_naive() + Duration::days(days);
            away.millis = LONGEST_OPEN;
            attempt(&away).unwrap();
        }
    }

    /// Makes an answer impossible.
    type Spoil = fn(&mut Attempt);

    #[test]
    fn the_first_thing_that_cannot_be_is_told() {
        let at = |year| Utc.with_ymd_and_hms(year, 6, 1, 0, 0, 0).unwrap();
        let cases: [(&str, Spoil); 8] = [
            ("day", |answer| answer.day -= Duration::days(400)),
            ("millis", |answer| answer.millis = 366 * 86_400_000),
            ("item", |answer| answer.item = 4_000_000_000),
            ("ask", |answer| answer.ask = 5_000),
            ("false_alarms", |answer| answer.false_alarms = u32::MAX),
            ("scenario", |answer| answer.scenario = "sms\u{1b}[2J".to_owned()),
            ("family", |answer| answer.family = "a\u{202e}b".to_owned()),
            ("response", |answer| answer.response = "a\nb".to_owned()),
        ];
        for (field, change) in cases {
            let mut answer = sample();
            change(&mut answer);
            assert_eq!(attempt(&answer).unwrap_err().field, field);
        }
        for year in [1970, 2019, 2100, 9999] {
            let mut answer = sample();
            (answer.at, answer.day) = (at(year), at(year).date_naive());
            let told = attempt(&answer).unwrap_err();
            let limit = Limit::Years {
                first: 2020,
                last: 2099,
            };
            assert_eq!((told.field, told.limit), ("at", limit), "{year}");
            let mut session = arbitrary::sitting(&sample());
            session.begun = at(year);
            assert_eq!(sitting(&session).unwrap_err().field, "begun");
        }
        for id in ["", "two words", "sms\u{7}"] {
            let mut session = arbitrary::sitting(&sample());
            session.scenarios.push(id.to_owned());
            assert_eq!(sitting(&session).unwrap_err().field, "scenarios", "{id:?}");
        }
    }
}
