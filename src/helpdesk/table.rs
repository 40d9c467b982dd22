//! Opening hours on a wall clock: the state at a moment and the moment of the next change, also where clocks are put
//! forward or back. How hours are written is the business of `hours`.

use std::fmt;

use chrono::{DateTime, Datelike, Days, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};

use super::{Status, when};

/// Opening hours that have been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub(super) hours: OpeningHours,
}

impl fmt::Display for Table {
    /// In the OpenStreetMap notation, which need not be letter by letter what was read.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.hours.fmt(formatter)
    }
}

/// How far ahead the next change is looked for. It bounds the work for hours that never change though nothing in their
/// form says so, and still sees every yearly closing.
const HORIZON: Days = Days::new(2 * 366);

impl Table {
    /// The same hours, closed on these holidays.
    #[must_use]
    pub(super) fn with(self, holidays: ContextHolidays) -> Self {
        Self {
            hours: self
                .hours
                .with_context(Context::default().with_holidays(holidays)),
        }
    }

    /// How it stands at a moment, and until when; `complement` exchanges open and closed.
    pub(super) fn status(&self, tz: Tz, at: DateTime<Utc>, complement: bool) -> Status {
        let kind = |kind| match kind {
            RuleKind::Open if complement => RuleKind::Closed,
            RuleKind::Closed if complement => RuleKind::Open,
            kind => kind,
        };
        // Beyond, opening hours have no calendar.
        if !(1901..=9990).contains(&at.year()) {
            return Status::Unknown;
        }
        let Some((now, _)) = self.spell(when::wall_clock(at, tz)) else {
            return Status::Unknown;
        };
        let mut changes = self.changes(tz, at, now);
        match kind(now) {
            RuleKind::Open => Status::Open {
                until: changes.next().map(|(from, _)| from),
            },
            RuleKind::Closed => Status::Closed {
                // A spell of unknown state may come between, and then it is not yet open.
                opens: changes
                    .find(|(_, then)| kind(*then) == RuleKind::Open)
                    .map(|(from, _)| from),
            },
            RuleKind::Unknown => Status::Unknown,
        }
    }

    /// The moments after `at` from which the state is another one.
    fn changes(
        &self,
        tz: Tz,
        at: DateTime<Utc>,
        kind: RuleKind,
    ) -> impl Iterator<Item = (DateTime<Utc>, RuleKind)> {
        // Hours that alternate between closed and unknown may never open.
        const CHANGES: usize = 64;
        std::iter::successors(self.change(tz, at, kind), move |(at, kind)| {
            self.change(tz, *at, *kind)
        })
        .take(CHANGES)
    }

    /// The first moment after `at` at which the state is not `kind`, which it is at `at`.
    fn change(&self, tz: Tz, at: DateTime<Utc>, kind: RuleKind) -> Option<(DateTime<Utc>, RuleKind)> {
        // Where clocks are changed, the hands reach times by jumps: after each jump they are read anew.
        const JUMPS: usize = 8;
        let mut at = at;
        for _ in 0..JUMPS {
            let (now, next) = self.spell(when::wall_clock(at, tz))?;
            if now != kind {
                return Some((at, now));
            }
            let next = next.and_then(|local| when::first_after(local, tz, at));
            at = next.into_iter().chain(set_back(tz, at)).min()?;
        }
        None
    }

    /// The state at a time of the wall clock, and the time from which it is another one, were the clock never changed.
    ///
    /// Always asked without a time zone: with one, `opening_hours` finds nothing in the last minute before clocks are
    /// set back.
    fn spell(&self, local: NaiveDateTime) -> Option<(RuleKind, Option<NaiveDateTime>)> {
        let mut ranges = self.hours.iter_range(local, local.checked_add_days(HORIZON)?);
        let kind = ranges.next()?.kind;
        let next = ranges
            .find(|range| range.kind != kind)
            .map(|range| range.range.start);
        Some((kind, next))
    }
}

/// The moment at which the clock is set back, where the time that it shows at `at` is going to come a second time.
fn set_back(tz: Tz, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let again = tz
        .from_local_datetime(&when::wall_clock(at, tz))
        .latest()?
        .to_utc();
    if again <= at {
        return None;
    }
    let offset = |at: DateTime<Utc>| tz.offset_from_utc_datetime(&at.naive_utc()).fix();
    let before = offset(at);
    // Offsets change on whole seconds; halving needs no table of them.
    let (mut low, mut high) = (0, (again - at).num_seconds() + 1);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if offset(whole(at) + TimeDelta::seconds(middle)) == before {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(whole(at) + TimeDelta::seconds(high))
}

fn whole(at: DateTime<Utc>) -> DateTime<Utc> {
    at - TimeDelta::nanoseconds(i64::from(at.timestamp_subsec_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::helpdesk::Hours;

    fn table(text: &str) -> Table {
        match Hours::parse(text).unwrap() {
            Hours::Table(table) => table,
            other => panic!("{other:?}"),
        }
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn open(until: &str) -> Status {
        Status::Open {
            until: Some(utc(until)),
        }
    }

    fn closed(opens: &str) -> Status {
        Status::Closed {
            opens: Some(utc(opens)),
        }
    }

    #[test]
    fn the_bank_closes_at_nine_sharp_and_over_the_new_year() {
        let bank = table("Mo-Su 09:00-21:00; Jan 01-03 off");
        for (at, status) in [
            ("2026-11-22T08:59:59+09:00", closed("2026-11-22T09:00:00+09:00")),
            ("2026-11-22T09:00:00+09:00", open("2026-11-22T21:00:00+09:00")),
            ("2026-11-22T20:59:59.999+09:00", open("2026-11-22T21:00:00+09:00")),
            ("2026-11-22T21:00:00+09:00", closed("2026-11-23T09:00:00+09:00")),
            ("2026-12-31T20:59:00+09:00", open("2026-12-31T21:00:00+09:00")),
            ("2026-12-31T21:00:00+09:00", closed("2027-01-04T09:00:00+09:00")),
            ("2027-01-02T10:30:00+09:00", closed("2027-01-04T09:00:00+09:00")),
            ("2027-01-04T09:00:00+09:00", open("2027-01-04T21:00:00+09:00")),
        ] {
            assert_eq!(bank.status(Tz::Asia__Tokyo, utc(at), false), status, "{at}");
        }
    }

    #[test]
    fn a_closing_that_spans_the_new_year_is_one_closing() {
        let police = table("Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off");
        // 28 December 2026 is a Monday, 4 January 2027 too.
        let status = police.status(Tz::Asia__Tokyo, utc("2026-12-28T17:15:00+09:00"), false);
        assert_eq!(status, closed("2027-01-04T08:30:00+09:00"));
    }

    #[test]
    fn leap_days_are_days() {
        let line = table("Mo-Su 10:00-16:00; Feb 29 off");
        for (at, opens) in [
            ("2028-02-28T16:00:00+09:00", "2028-03-01T10:00:00+09:00"),
            ("2027-02-28T16:00:00+09:00", "2027-03-01T10:00:00+09:00"),
        ] {
            assert_eq!(
                line.status(Tz::Asia__Tokyo, utc(at), false),
                closed(opens),
                "{at}"
            );
        }
    }

    #[test]
    fn hours_past_midnight_belong_to_the_evening_before() {
        let line = table("Fr 20:00-02:00");
        let status = line.status(Tz::Asia__Tokyo, utc("2026-11-28T01:59:00+09:00"), false);
        assert_eq!(status, open("2026-11-28T02:00:00+09:00"));
    }

    #[test]
    fn a_line_that_never_closes_has_no_end_and_the_reverse_never_opens() {
        for text in ["24/7", "00:00-24:00", "Mo-Su 00:00-24:00"] {
            let line = table(text);
            // Both sides of the moment at which British clocks are set back.
            for at in [
                "2026-10-25T00:59:30Z",
                "2026-10-25T01:00:00Z",
                "2026-03-29T00:59:59Z",
            ] {
                let at = utc(at);
                assert_eq!(
                    line.status(Tz::Europe__London, at, false),
                    Status::Open { until: None },
                    "{text}"
                );
                assert_eq!(
                    line.status(Tz::Europe__London, at, true),
                    Status::Closed { opens: None },
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn other_countries_keep_their_own_clock_through_summer_time() {
        let line = table("Mo-Fr 08:00-20:00");
        let london = |at| line.status(Tz::Europe__London, utc(at), false);
        // Summer time ends on Sunday 25 October 2026 and begins on Sunday 28 March 2027.
        assert_eq!(london("2026-10-23T18:59:00Z"), open("2026-10-23T19:00:00Z"));
        assert_eq!(london("2026-10-23T19:00:00Z"), closed("2026-10-26T08:00:00Z"));
        assert_eq!(london("2027-03-26T20:00:00Z"), closed("2027-03-29T07:00:00Z"));
    }

    #[test]
    fn an_opening_in_the_hour_that_is_skipped_comes_when_it_is_skipped() {
        // New York, 14 March 2027: 02:00 is followed by 03:00.
        let zone = Tz::America__New_York;
        let line = table("02:30-04:00");
        let before = utc("2027-03-14T06:30:00Z");
        assert_eq!(line.status(zone, before, false), closed("2027-03-14T07:00:00Z"));
        // One that lies in that hour as a whole does not come at all.
        let line = table("02:15-02:45");
        assert_eq!(line.status(zone, before, false), closed("2027-03-15T06:15:00Z"));
    }

    #[test]
    fn an_hour_that_comes_twice_is_open_twice() {
        // New York, 7 November 2027: 01:59 is followed by 01:00. 05:30 and 06:30 UTC are both 01:30.
        let zone = Tz::America__New_York;
        let line = table("00:00-01:30");
        assert_eq!(
            line.status(zone, utc("2027-11-07T05:10:00Z"), false),
            open("2027-11-07T05:30:00Z")
        );
        assert_eq!(
            line.status(zone, utc("2027-11-07T05:30:00Z"), false),
            closed("2027-11-07T06:00:00Z")
        );
        assert_eq!(
            line.status(zone, utc("2027-11-07T06:00:00Z"), false),
            open("2027-11-07T06:30:00Z")
        );
        assert_eq!(
            line.status(zone, utc("2027-11-07T06:30:00Z"), false),
            closed("2027-11-08T05:00:00Z")
        );
    }

    #[test]
    fn what_is_neither_open_nor_closed_is_unknown_both_ways() {
        let line = table("Mo-Su 09:00-12:00, Mo-Su 12:00-15:00 unknown, Mo-Su 15:00-18:00");
        let at = |time: &str| utc(&format!("2026-11-24T{time}:00+09:00"));
        for complement in [false, true] {
            assert_eq!(
                line.status(Tz::Asia__Tokyo, at("13:00"), complement),
                Status::Unknown
            );
        }
        assert_eq!(
            line.status(Tz::Asia__Tokyo, at("10:00"), false),
            Status::Open {
                until: Some(at("12:00"))
            }
        );
        // The complement is not open before it is known to be.
        assert_eq!(
            line.status(Tz::Asia__Tokyo, at("10:00"), true),
            Status::Closed {
                opens: Some(at("18:00"))
            }
        );
    }

    #[test]
    fn times_outside_the_calendar_are_unknown_not_a_crash() {
        let line = table("Mo-Fr 09:00-17:00; PH off");
        for at in [DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC] {
            assert_eq!(line.status(Tz::Asia__Tokyo, at, false), Status::Unknown);
        }
    }
}
