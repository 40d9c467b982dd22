//! When a desk can be reached, as files say it: opening hours in the OpenStreetMap notation are read, or refused with the
//! place of the mistake. They are evaluated in `table`; what follows from other desks' hours is the registry's business.

use std::{error::Error, fmt, ops::Range};

use chrono::NaiveDate;
use opening_hours::OpeningHours;
use opening_hours_syntax::{
    Error as SyntaxError,
    rules::{
        OpeningHoursExpression,
        day::{Date, HolidayKind, MonthdayRange, WeekDayRange},
        time::Time,
    },
};
use pest::error::InputLocation;

use super::Table;
use crate::scenario::words;

/// When a desk can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hours {
    /// At these times.
    Table(Table),
    /// Exactly when the desk with this id is closed.
    WhenClosed(String),
    /// Nobody has found out, or it varies; such a desk is never counted as open.
    Unknown,
}

impl Hours {
    /// Reads opening hours in the OpenStreetMap notation, as `Mo-Fr 09:00-17:00; PH off`.
    ///
    /// Hours that could be read but not answered are refused: days that do not exist, school holidays (`SH`), for which
    /// there is no table, and the times of sunrise and sunset, for which there is no place.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        let hours: OpeningHours = text.parse().map_err(|error| HoursError::new(text, &error))?;
        let expression = hours.get_expression();
        if uses(&expression, HolidayKind::School) {
            return Err(HoursError {
                fault: HoursFault::SchoolHolidays,
                at: find(text, "SH"),
            });
        }
        if let Some((month, day)) = impossible_day(&expression) {
            let at =
                find(text, &format!("{month} {day:02}")).or_else(|| find(text, &format!("{month} {day}")));
            return Err(HoursError {
                fault: HoursFault::Day,
                at,
            });
        }
        if follows_the_sun(&expression) {
            let at = ["sunrise", "sunset", "dawn", "dusk"]
                .iter()
                .find_map(|event| find(text, event));
            return Err(HoursError {
                fault: HoursFault::Sun,
                at,
            });
        }
        Ok(Self::Table(Table { hours }))
    }

    /// Whether the answer depends on public holidays, so that it needs a table of them.
    pub fn use_holidays(&self) -> bool {
        match self {
            Self::Table(table) => uses(&table.hours.get_expression(), HolidayKind::Public),
            Self::WhenClosed(_) | Self::Unknown => false,
        }
    }
}

fn uses(expression: &OpeningHoursExpression, wanted: HolidayKind) -> bool {
    expression
        .rules
        .iter()
        .flat_map(|rule| &rule.day_selector.weekday)
        .any(|day| matches!(day, WeekDayRange::Holiday { kind, .. } if *kind == wanted))
}

fn follows_the_sun(expression: &OpeningHoursExpression) -> bool {
    expression
        .rules
        .iter()
        .flat_map(|rule| &rule.time_selector.spans)
        .flat_map(|span| [span.range.start, span.range.end])
        .any(|time| matches!(time, Time::Variable(_)))
}

/// The first date that no year has, or not the year that is given: its month, as it is written, and its day. Evaluated,
/// a single one of them would close the line for ever.
fn impossible_day(expression: &OpeningHoursExpression) -> Option<(String, u8)> {
    // A year with a 29th of February.
    const LEAP: i32 = 2028;
    expression
        .rules
        .iter()
        .flat_map(|rule| &rule.day_selector.monthday)
        .flat_map(|range| match range {
            MonthdayRange::Date { start, end } => vec![start.0, end.0],
            MonthdayRange::Month { .. } => Vec::new(),
        })
        .find_map(|date| match date {
            Date::Fixed { year, month, day } => {
                let year = year.map_or(LEAP, |year| year.0);
                let exists = NaiveDate::from_ymd_opt(year, month as u32, day.into()).is_some();
                (!exists).then(|| (month.to_string(), day))
            }
            Date::Weekday { .. } | Date::Easter { .. } => None,
        })
}

/// Where a word of the notation stands, whatever its case.
fn find(text: &str, word: &str) -> Option<Range<usize>> {
    // Lower case in ASCII keeps every byte where it was.
    let at = text.to_ascii_lowercase().find(&word.to_ascii_lowercase())?;
    Some(at..at + word.len())
}

/// Why hours could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursError {
    /// What is wrong.
    pub fault: HoursFault,
    /// Where, in bytes of the text, where it is known; empty at the end of a text that breaks off.
    pub at: Option<Range<usize>>,
}

words! {
    /// What can be wrong with hours.
    HoursFault {
        /// It is not the OpenStreetMap notation.
        Notation = "notation",
        /// A time that no day has, as 25:70.
        Time = "time",
        /// A day that its month does not have, as 30 February.
        Day = "day",
        /// A number that is too large for its place.
        Number = "number",
        /// A range of years or weeks that ends before it begins.
        Inverted = "inverted",
        /// School holidays, for which there is no table.
        SchoolHolidays = "school-holidays",
        /// Sunrise or sunset, for which there is no place.
        Sun = "sun",
        /// Something of the notation that cannot be evaluated here.
        Unsupported = "unsupported",
    }
}

impl HoursError {
    fn new(text: &str, error: &SyntaxError) -> Self {
        let (fault, at) = match error {
            SyntaxError::Syntax(error) => {
                let (start, end) = match error.location {
                    InputLocation::Pos(at) => (at, at),
                    InputLocation::Span(span) => span,
                };
                let next = text.get(start..).and_then(|rest| rest.chars().next());
                (
                    HoursFault::Notation,
                    Some(start..end.max(start + next.map_or(0, char::len_utf8))),
                )
            }
            SyntaxError::InvalidExtendedTime { hour, minutes } => {
                (HoursFault::Time, find(text, &format!("{hour:02}:{minutes:02}")))
            }
            SyntaxError::Overflow { value, .. } => (HoursFault::Number, find(text, &value.to_string())),
            SyntaxError::InvertedYearRange { .. } | SyntaxError::InvertedWeekRange { .. } => {
                (HoursFault::Inverted, None)
            }
            _ => (HoursFault::Unsupported, None),
        };
        Self { fault, at }
    }
}

impl fmt::Display for HoursError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.fault {
            HoursFault::Notation => "not in the notation of opening hours",
            HoursFault::Time => "a time that no day has",
            HoursFault::Day => "a day that does not exist",
            HoursFault::Number => "a number that is too large",
            HoursFault::Inverted => "a range that ends before it begins",
            HoursFault::SchoolHolidays => "school holidays are not known",
            HoursFault::Sun => "sunrise and sunset are not known",
            HoursFault::Unsupported => "this part of the notation cannot be evaluated",
        })
    }
}

impl Error for HoursError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_are_known_to_be_needed() {
        assert!(Hours::parse("Mo-Fr 09:00-17:00; PH off").unwrap().use_holidays());
        assert!(!Hours::parse("Mo-Fr 09:00-17:00").unwrap().use_holidays());
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        for (text, fault, at) in [
            ("", HoursFault::Notation, Some(0..0)),
            ("Mo-Fr 09:00-17:00; Xy off", HoursFault::Notation, Some(19..20)),
            ("Mo-Fr 9時-17時", HoursFault::Notation, Some(6..7)),
            (
                "Mo-Fr 09:00-17:00; SH off",
                HoursFault::SchoolHolidays,
                Some(19..21),
            ),
            ("Mo-Su 09:00-17:00; Feb 30 off", HoursFault::Day, Some(19..25)),
            (
                "Mo-Su 09:00-17:00; Apr 28-Jun 31 off",
                HoursFault::Day,
                Some(26..32),
            ),
            (
                "Mo-Su 09:00-17:00; 2027 Feb 29 off",
                HoursFault::Day,
                Some(24..30),
            ),
            ("Mo-Fr 09:00-17:65", HoursFault::Notation, Some(15..16)),
            ("Mo-Fr 09:00-48:30", HoursFault::Time, Some(12..17)),
            ("Mo-Fr sunrise-17:00", HoursFault::Sun, Some(6..13)),
        ] {
            let error = Hours::parse(text).unwrap_err();
            assert_eq!((error.fault, error.at), (fault, at), "{text}");
        }
    }
}
