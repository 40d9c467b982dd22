//! Moments in words, and words as moments: "tomorrow 09:00", 「1月4日(月) 9:00」, and what a person types for them,
//! with or without an IME. Sentences around a moment ("closes at …") are Fluent's; here is only the moment.

use std::{error::Error, fmt};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

use crate::locale::Language;

/// What the wall clock of a time zone shows; UTC at the very ends of time, where there is nothing left to add to.
pub fn wall_clock(at: DateTime<Utc>, tz: Tz) -> NaiveDateTime {
    let naive = at.naive_utc();
    naive
        .checked_add_offset(tz.offset_from_utc_datetime(&naive).fix())
        .unwrap_or(naive)
}

/// The moment at which the wall clock of a time zone shows this. Of a time that comes twice the first; for a time that
/// the clock skips, the moment at which it skips it.
pub fn instant(naive: NaiveDateTime, tz: Tz) -> DateTime<Utc> {
    first_after(naive, tz, DateTime::<Utc>::MIN_UTC).unwrap_or_else(|| naive.and_utc())
}

/// The same, but of a time that comes twice the first that is later than `after`.
pub(super) fn first_after(naive: NaiveDateTime, tz: Tz, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let found = tz.from_local_datetime(&naive);
    match (found.earliest(), found.latest()) {
        (Some(first), _) if first > after => Some(first.to_utc()),
        (_, Some(second)) => Some(second.to_utc()),
        _ => Some(GapInfo::new(&naive, &tz)?.end?.to_utc()),
    }
}

/// A moment as people write it, as short as `now` allows: the time alone today, with "tomorrow", with the date, and
/// with the year when it is not the present one. Both are read on the wall clock of `tz`.
pub fn format_moment(at: DateTime<Utc>, tz: Tz, now: DateTime<Utc>, language: Language) -> String {
    let date = wall_clock(at, tz).date();
    if wall_clock(now, tz).date().succ_opt() != Some(date) {
        return format_dated(at, tz, now, language);
    }
    let time = format_time(at, tz, language);
    match language {
        Language::Ja => format!("明日 {time}"),
        Language::En => format!("tomorrow {time}"),
    }
}

/// The same without "tomorrow", for what may be read on another day.
pub fn format_dated(at: DateTime<Utc>, tz: Tz, now: DateTime<Utc>, language: Language) -> String {
    let (date, today) = (wall_clock(at, tz).date(), wall_clock(now, tz).date());
    let time = format_time(at, tz, language);
    if date == today {
        return time;
    }
    let this_year = date.year() == today.year();
    match language {
        Language::Ja => {
            let year = if this_year {
                String::new()
            } else {
                format!("{}年", date.year())
            };
            format!(
                "{year}{}月{}日({}) {time}",
                date.month(),
                date.day(),
                weekday(date)
            )
        }
        // chrono's own names of days and months are the English ones.
        Language::En if this_year => format!("{}, {time}", date.format("%a %-d %b")),
        Language::En => format!("{}, {time}", date.format("%a %-d %b %Y")),
    }
}

/// The time of day alone.
fn format_time(at: DateTime<Utc>, tz: Tz, language: Language) -> String {
    let at = wall_clock(at, tz);
    match language {
        Language::Ja => at.format("%-H:%M").to_string(),
        Language::En => at.format("%H:%M").to_string(),
    }
}

/// A moment with date, weekday and time, however near it is.
pub fn format_long(at: DateTime<Utc>, tz: Tz, language: Language) -> String {
    let at = wall_clock(at, tz);
    let date = at.date();
    match language {
        Language::Ja => format!(
            "{}({}) {}",
            format_date(date, language),
            weekday(date),
            at.format("%-H:%M")
        ),
        Language::En => format!(
            "{} {}, {}",
            date.format("%a"),
            format_date(date, language),
            at.format("%H:%M")
        ),
    }
}

/// A date with its year.
pub fn format_date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Ja => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Language::En => date.format("%-d %b %Y").to_string(),
    }
}

fn weekday(date: NaiveDate) -> &'static str {
    ["月", "火", "水", "木", "金", "土", "日"]
        .get(date.weekday().num_days_from_monday() as usize)
        .unwrap_or(&"")
}

/// Why a moment could not be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentError {
    /// There is nothing.
    Empty,
    /// It has none of the forms of [`parse_moment`].
    Form,
    /// A year outside 1900 to 9998, which opening hours do not know.
    Year,
    /// A month that no year has.
    Month,
    /// A day that this month does not have in this year.
    Day,
    /// A time that no day has.
    Time,
    /// A difference from UTC that no place has.
    Offset,
}

impl MomentError {
    /// The id of the message that tells people what is wrong and what can be typed.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "moment-empty",
            Self::Form => "moment-form",
            Self::Year => "moment-year",
            Self::Month => "moment-month",
            Self::Day => "moment-day",
            Self::Time => "moment-time",
            Self::Offset => "moment-offset",
        }
    }
}

impl fmt::Display for MomentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "no date or time",
            Self::Form => "not a date or time",
            Self::Year => "the year is out of range",
            Self::Month => "there is no such month",
            Self::Day => "there is no such day",
            Self::Time => "there is no such time",
            Self::Offset => "there is no such time zone",
        })
    }
}

impl Error for MomentError {}

/// Understands a date, a time, or both, on the wall clock of `tz` unless a difference from UTC is given.
///
/// - dates: `2027-01-02`, `2027/1/2`, `2027年1月2日`; without a year `1/2`, `1月2日`: the one that is nearest to `now`
/// - times: `10:30`, `10:30:15`, `10時`, `10時30分`, `10時半`
/// - both with spaces, a `T`, or after 日 nothing between; then perhaps `Z` or `+09:00`
///
/// A time alone is today's; a date alone means noon, so that the day stays the same in most time zones. Full-width
/// forms are the same as the usual ones.
pub fn parse_moment(text: &str, now: DateTime<Utc>, tz: Tz) -> Result<DateTime<Utc>, MomentError> {
    let characters: Vec<char> = text.trim().chars().map(plain).collect();
    if characters.is_empty() {
        return Err(MomentError::Empty);
    }
    let today = wall_clock(now, tz).date();
    let mut rest = Rest(&characters);

    let (first, digits) = rest.number()?;
    let (date, time) = if rest.0.first().is_some_and(|c| [':', '時'].contains(c)) {
        (today, rest.time(first)?)
    } else {
        let date = rest.date(first, digits, today)?;
        let spaced = rest.spaces() | (rest.eat('T') || rest.eat('t'));
        match rest.0.first() {
            None if !spaced => (date, NaiveTime::from_hms_opt(12, 0, 0).ok_or(MomentError::Time)?),
            _ => {
                let (hour, _) = rest.number()?;
                (date, rest.time(hour)?)
            }
        }
    };
    rest.spaces();
    let naive = date.and_time(time);
    let moment = match rest.offset()? {
        Some(offset) => offset
            .from_local_datetime(&naive)
            .single()
            .ok_or(MomentError::Offset)?
            .to_utc(),
        None => instant(naive, tz),
    };
    if rest.0.is_empty() {
        Ok(moment)
    } else {
        Err(MomentError::Form)
    }
}

/// A character as it would have been typed without an IME.
fn plain(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        // The hyphens that input methods offer, and the long-vowel mark that takes its place on the keyboard.
        '‐' | '‑' | '‒' | '–' | '—' | '−' | 'ー' | 'ｰ' => '-',
        '\u{FF01}'..='\u{FF5E}' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        c => c,
    }
}

/// What is still to be read.
struct Rest<'a>(&'a [char]);

impl Rest<'_> {
    fn eat(&mut self, wanted: char) -> bool {
        match self.0.split_first() {
            Some((c, rest)) if *c == wanted => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    fn spaces(&mut self) -> bool {
        let before = self.0.len();
        while self.eat(' ') {}
        self.0.len() < before
    }

    /// A number of at most four digits, and how many they are.
    fn number(&mut self) -> Result<(u32, usize), MomentError> {
        let mut value = 0;
        let mut digits = 0;
        while let Some((digit, rest)) = self
            .0
            .split_first()
            .and_then(|(c, rest)| Some((c.to_digit(10)?, rest)))
        {
            value = value * 10 + digit;
            digits += 1;
            self.0 = rest;
            if digits > 4 {
                return Err(MomentError::Form);
            }
        }
        if digits == 0 {
            Err(MomentError::Form)
        } else {
            Ok((value, digits))
        }
    }

    /// A number before a sign that has to follow it.
    fn number_before(&mut self, sign: char) -> Result<u32, MomentError> {
        let (value, _) = self.number()?;
        if self.eat(sign) {
            Ok(value)
        } else {
            Err(MomentError::Form)
        }
    }

    /// The rest of a date after its first number.
    fn date(&mut self, first: u32, digits: usize, today: NaiveDate) -> Result<NaiveDate, MomentError> {
        if digits == 4 && self.eat('-') {
            let month = self.number_before('-')?;
            return day(first, month, self.number()?.0);
        }
        if digits == 4 && self.eat('/') {
            let month = self.number_before('/')?;
            return day(first, month, self.number()?.0);
        }
        if digits == 4 && self.eat('年') {
            let month = self.number_before('月')?;
            return day(first, month, self.number_before('日')?);
        }
        if self.eat('/') {
            return nearest_day(first, self.number()?.0, today);
        }
        if self.eat('月') {
            return nearest_day(first, self.number_before('日')?, today);
        }
        Err(MomentError::Form)
    }

    /// The rest of a time after its hour.
    fn time(&mut self, hour: u32) -> Result<NaiveTime, MomentError> {
        let (mut minute, mut second) = (0, 0);
        if self.eat('時') {
            if self.eat('半') {
                minute = 30;
            } else if self.0.first().is_some_and(char::is_ascii_digit) {
                minute = self.number_before('分')?;
            }
        } else if self.eat(':') {
            minute = self.two_digits()?;
            if self.eat(':') {
                second = self.two_digits()?;
            }
        } else {
            return Err(MomentError::Form);
        }
        NaiveTime::from_hms_opt(hour, minute, second).ok_or(MomentError::Time)
    }

    fn two_digits(&mut self) -> Result<u32, MomentError> {
        match self.number()? {
            (value, 2) => Ok(value),
            _ => Err(MomentError::Form),
        }
    }

    /// `Z`, `+09:00` or `+0900`, where one follows.
    fn offset(&mut self) -> Result<Option<FixedOffset>, MomentError> {
        if self.eat('Z') || self.eat('z') {
            return Ok(FixedOffset::east_opt(0));
        }
        let sign = if self.eat('+') {
            1
        } else if self.eat('-') {
            -1
        } else {
            return Ok(None);
        };
        let (hours, minutes) = match self.number()? {
            (both, 4) => (both / 100, both % 100),
            (hours, 2) if self.eat(':') => (hours, self.two_digits()?),
            (hours, 2) => (hours, 0),
            _ => return Err(MomentError::Form),
        };
        // No place has ever been further from UTC than 15 hours and a half.
        if minutes > 59 || hours > 15 {
            return Err(MomentError::Offset);
        }
        let seconds = i32::try_from(hours * 3600 + minutes * 60).map_err(|_| MomentError::Offset)?;
        FixedOffset::east_opt(sign * seconds)
            .map(Some)
            .ok_or(MomentError::Offset)
    }
}

fn day(year: u32, month: u32, day: u32) -> Result<NaiveDate, MomentError> {
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1900..=9998).contains(year))
        .ok_or(MomentError::Year)?;
    if !(1..=12).contains(&month) {
        return Err(MomentError::Month);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(MomentError::Day)
}

/// The day of this month that is nearest to today: on 22 November, 2 January is the coming one.
fn nearest_day(month: u32, of_month: u32, today: NaiveDate) -> Result<NaiveDate, MomentError> {
    let year = u32::try_from(today.year()).map_err(|_| MomentError::Year)?;
    let days = [year, year + 1, year.saturating_sub(1)].map(|year| day(year, month, of_month));
    let near = days
        .iter()
        .filter_map(|day| day.ok())
        .min_by_key(|day| (*day - today).num_days().abs());
    match (near, days) {
        (Some(day), _) => Ok(day),
        (None, [reason, ..]) => reason,
    }
}

#[cfg(test)]
mod tests;
