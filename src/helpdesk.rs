//! Who can be called, and who can be called *now*. The desks and their hours come from the packs' files; the present
//! time comes from the caller. Nothing here calls anybody or knows how a desk is shown.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use crate::{
    locale::Localized,
    scenario::{Incident, words},
};

mod holidays;
mod hours;
mod search;
mod table;
pub mod when;

pub use holidays::Holidays;
pub use hours::{Hours, HoursError, HoursFault};
pub use table::Table;

/// The time zone of scenarios and of desks that name none.
pub const HOME: Tz = Tz::Asia__Tokyo;

words! {
    /// The country that a desk serves. The words are also the country codes of the holidays.
    #[derive(Default)]
    Region {
        /// Japan.
        #[default]
        Jp = "jp",
        /// The United Kingdom.
        Uk = "uk",
        /// The United States.
        Us = "us",
        /// Australia.
        Au = "au",
    }
}

/// Somebody who can be called or written to.
#[derive(Clone, Debug, PartialEq)]
pub struct Helpdesk {
    /// Unique.
    pub id: String,
    /// Its official name.
    pub name: Localized<String>,
    /// The number to call, as it is written.
    pub phone: Option<String>,
    /// The address of its page or form.
    pub web: Option<String>,
    /// Its mail address.
    pub mail: Option<String>,
    /// The number to send text messages to.
    pub sms: Option<String>,
    /// When it can be reached.
    pub hours: Hours,
    /// The same in words, with what the hours cannot say.
    pub hours_note: Option<Localized<String>>,
    /// The time zone of its hours.
    pub timezone: Tz,
    /// Where it helps.
    pub region: Region,
    /// Whom it is for, and what to know before calling.
    pub note: Option<Localized<String>>,
    /// What to say when somebody answers.
    pub say: Option<Localized<String>>,
    /// The desk to turn to when this one is closed, by id.
    pub otherwise: Option<String>,
    /// What it helps with.
    pub incidents: Vec<Incident>,
    /// Where number and hours are from.
    pub source: String,
    /// When they were last compared with the source.
    pub checked: NaiveDate,
    /// Whether the source is not the desk itself.
    pub second_hand: bool,
}

/// How a desk stands at a moment. Changes are looked for at least two years ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It can be reached.
    Open {
        /// The moment from which it cannot; `None` when there is no such moment, as at a line that never closes.
        until: Option<DateTime<Utc>>,
    },
    /// It cannot.
    Closed {
        /// The moment from which it can; `None` when there is no such moment.
        opens: Option<DateTime<Utc>>,
    },
    /// Its hours are not known, or vary.
    Unknown,
}

impl Status {
    /// Whether it is known to be open.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

/// A desk that helps, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Advice<'a> {
    /// The desk.
    pub desk: &'a Helpdesk,
    /// How it stands now.
    pub status: Status,
    /// Where it is not open: the first open desk to which it refers, directly or through others.
    pub instead: Option<&'a Helpdesk>,
}

/// All desks, in the order of calling, and the holidays on which they close.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    desks: Vec<Helpdesk>,
    holidays: Holidays,
}

impl Registry {
    /// From desks in the order of the files. Hours see the holidays of their desk's region.
    pub fn new(desks: Vec<Helpdesk>, holidays: Holidays) -> Self {
        let calendars: Vec<_> = Region::ALL
            .iter()
            .map(|region| (*region, holidays.calendar(region.word())))
            .collect();
        let desks = desks
            .into_iter()
            .map(|mut desk| {
                let calendar = calendars.iter().find(|(region, _)| *region == desk.region);
                desk.hours = match (desk.hours, calendar) {
                    (Hours::Table(table), Some((_, days))) => Hours::Table(table.with(days.clone())),
                    (hours, _) => hours,
                };
                desk
            })
            .collect();
        Self { desks, holidays }
    }

    /// The desk with this id; the first, should two have it.
    pub fn get(&self, id: &str) -> Option<&Helpdesk> {
        self.desks.iter().find(|desk| desk.id == id)
    }

    /// Every desk, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &Helpdesk> {
        self.desks.iter()
    }

    /// The holidays on which desks close.
    pub const fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The moment at which the clock shows this at home, as scenarios mean their times.
    pub fn instant(&self, naive: NaiveDateTime) -> DateTime<Utc> {
        when::instant(naive, HOME)
    }

    /// How a desk stands at a moment. Unknown for an id that does not exist, and where desks that are open when another
    /// is closed refer to each other in a circle.
    ///
    /// A moment of closing belongs to the time after it: at 21:00 a desk that is open until 21:00 is closed.
    pub fn status(&self, id: &str, at: DateTime<Utc>) -> Status {
        let mut id = id;
        let mut complement = false;
        // A chain without a circle passes each desk once.
        for _ in 0..self.desks.len() {
            let Some(desk) = self.get(id) else {
                return Status::Unknown;
            };
            match &desk.hours {
                Hours::Table(table) => return table.status(desk.timezone, at, complement),
                Hours::WhenClosed(other) => {
                    complement = !complement;
                    id = other;
                }
                Hours::Unknown => return Status::Unknown,
            }
        }
        Status::Unknown
    }

    /// The desks of a region that help with an incident, in the order of calling.
    pub fn who_to_call(&self, incident: Incident, region: Region, at: DateTime<Utc>) -> Vec<Advice<'_>> {
        self.who_to_call_in(incident, [], region, at)
    }

    /// The same where first steps name further desks: also these, and while one of them is closed, the one that answers
    /// instead. An incident alone cannot say that a bank helps whoever has paid by transfer, and not who paid by card.
    pub fn who_to_call_in<'s>(
        &self,
        incident: Incident,
        named: impl IntoIterator<Item = &'s str>,
        region: Region,
        at: DateTime<Utc>,
    ) -> Vec<Advice<'_>> {
        let mut further: BTreeSet<&str> = BTreeSet::new();
        for desk in named.into_iter().filter_map(|id| self.get(id)) {
            further.insert(&desk.id);
            if !self.status(&desk.id, at).is_open() {
                further.extend(self.instead(desk, at).map(|desk| desk.id.as_str()));
            }
        }
        let helps =
            |desk: &&Helpdesk| desk.incidents.contains(&incident) || further.contains(desk.id.as_str());
        self.desks
            .iter()
            .filter(|desk| desk.region == region)
            .filter(helps)
            .map(|desk| {
                let status = self.status(&desk.id, at);
                let instead = if status.is_open() {
                    None
                } else {
                    self.instead(desk, at)
                };
                Advice {
                    desk,
                    status,
                    instead,
                }
            })
            .collect()
    }

    /// The desk to call first: the first in the order of calling that is open, where a desk that is not is followed by
    /// those to which it refers. `None` when nobody is known to be open.
    pub fn first_to_call(&self, incident: Incident, region: Region, at: DateTime<Utc>) -> Option<&Helpdesk> {
        self.who_to_call(incident, region, at)
            .into_iter()
            .find_map(|advice| {
                if advice.status.is_open() {
                    Some(advice.desk)
                } else {
                    advice.instead
                }
            })
    }

    /// The first open desk to which the desk with this id refers, directly or through others.
    pub fn instead_of(&self, id: &str, at: DateTime<Utc>) -> Option<&Helpdesk> {
        self.instead(self.get(id)?, at)
    }

    /// The first open desk to which a desk refers, directly or through others.
    fn instead(&self, desk: &Helpdesk, at: DateTime<Utc>) -> Option<&Helpdesk> {
        std::iter::successors(self.referred(desk), |desk| self.referred(desk))
            // References in a circle have shown every desk by then.
            .take(self.desks.len())
            .find(|desk| self.status(&desk.id, at).is_open())
    }

    fn referred(&self, desk: &Helpdesk) -> Option<&Helpdesk> {
        self.get(desk.otherwise.as_deref()?)
    }
}

#[cfg(test)]
mod tests;
