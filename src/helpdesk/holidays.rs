//! The public holidays of the packs, by country. They close the lines whose hours say `PH off`. Nothing is computed
//! here: a holiday that is not in the table is a working day.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{Datelike, NaiveDate};
use opening_hours::ContextHolidays;

use crate::locale::Localized;

/// Holidays with their names, per country code (`jp`, as [`Region::word`](super::Region::word)), by date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    countries: BTreeMap<String, BTreeMap<NaiveDate, Localized<String>>>,
}

impl Holidays {
    /// From the tables of the files: country code, date, name. A date that comes twice keeps its last name.
    pub fn new(days: impl IntoIterator<Item = (String, NaiveDate, Localized<String>)>) -> Self {
        let mut holidays = Self::default();
        for (country, date, name) in days {
            holidays.countries.entry(country).or_default().insert(date, name);
        }
        holidays
    }

    /// The name of the holiday, where the day is one in that country.
    pub fn name(&self, country: &str, date: NaiveDate) -> Option<&Localized<String>> {
        self.countries.get(country)?.get(&date)
    }

    /// The days of a country in order; none for a country without a table.
    pub fn days(&self, country: &str) -> impl Iterator<Item = (NaiveDate, &Localized<String>)> {
        self.countries
            .get(country)
            .into_iter()
            .flatten()
            .map(|(date, name)| (*date, name))
    }

    /// The last year that the country's table covers; `None` where there is no table. Beyond it, lines that close on
    /// holidays are taken to be open on them, which a screen should say.
    pub fn until(&self, country: &str) -> Option<i32> {
        Some(self.countries.get(country)?.last_key_value()?.0.year())
    }

    /// The country's days in the form that hours are evaluated with.
    pub(super) fn calendar(&self, country: &str) -> ContextHolidays {
        let public = self.days(country).map(|(date, _)| date).collect();
        ContextHolidays::new(Arc::new(public), Arc::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shipped table.
    fn shipped() -> Holidays {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/holidays.toml");
        let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
        let days = table["jp"]["day"].as_table().unwrap();
        Holidays::new(days.iter().map(|(date, name)| {
            let text = |language| name.get(language).map(|text| text.as_str().unwrap().to_owned());
            (
                "jp".to_owned(),
                date.parse().unwrap(),
                Localized::new(text("ja"), text("en")).unwrap(),
            )
        }))
    }

    #[test]
    fn the_shipped_table_has_the_days_that_the_law_makes() {
        let shipped = shipped();
        let law = jpholiday::jpholiday::JPHoliday::new();
        let expected: Vec<NaiveDate> = [2026, 2027]
            .into_iter()
            .flat_map(|year| law.year_holidays(year))
            .map(|(date, _)| date)
            .collect();
        let found: Vec<NaiveDate> = shipped.days("jp").map(|(date, _)| date).collect();
        assert_eq!(found, expected);
        assert_eq!(shipped.until("jp"), Some(2027));
    }

    #[test]
    fn a_country_without_a_table_has_no_holidays() {
        let shipped = shipped();
        let day = NaiveDate::from_ymd_opt(2027, 3, 22).unwrap();
        assert!(shipped.name("jp", day).is_some());
        assert_eq!(shipped.name("uk", day), None);
        assert_eq!(shipped.until("uk"), None);
    }
}
