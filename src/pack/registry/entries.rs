//! How the entries of each registry are read, and what is wrong with one by itself. Whether what they refer to exists is
//! known only when all are read, in [`super`].

use chrono::{Datelike as _, Days, Months, NaiveDate};
use chrono_tz::Tz;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Dated, Draft, Link, Target};
use crate::{
    helpdesk::{Helpdesk, Hours, Region},
    locale::{Language, Localized},
    pack::{Family, FirstAid, Institution, Point, Step, Term},
    scenario::{
        Incident,
        form::{self, Form},
        problem::Report,
        reserved,
        source::{self, Fields, Word},
        structure,
        validate::{date_of, words},
    },
    text,
};

/// So many months after it was looked up, a helpdesk has to be looked up again.
const CHECK_MONTHS: u32 = 12;
/// So many days before its last year ends, a table of holidays has to be continued.
const HOLIDAY_DAYS: u64 = 60;

impl Draft {
    pub(super) fn pack(&mut self, table: &DeTable<'_>, report: &mut Report) {
        structure::check(table, &form::PACK, 0..0, report);
        let listed = |key: &str| {
            let is_whole = table.get(key).is_some_and(is_printable);
            let list = Fields::new(table).table(key).filter(|_| is_whole);
            list.map(|list| list.entries()).unwrap_or_default()
        };
        for (id, entry) in listed("family") {
            if let Some(name) = words(entry, "name") {
                let family = Family {
                    id: id.text.to_owned(),
                    name,
                };
                lay(&mut self.families, family, |family| &family.id);
            }
        }
        for (id, entry) in listed("institution") {
            if let Some(name) = words(entry, "name") {
                let domain = entry.string("domain").map(str::to_owned);
                if let Some(word) = entry
                    .word("domain")
                    .filter(|word| !reserved::is_reserved_host(word.text))
                {
                    report.error("M0604", word.span).with("found", word.text);
                }
                let institution = Institution {
                    id: id.text.to_owned(),
                    name,
                    what: words(entry, "what"),
                    domain,
                };
                lay(&mut self.institutions, institution, |institution| &institution.id);
            }
        }
    }

    pub(super) fn holidays(&mut self, table: &DeTable<'_>, report: &mut Report) {
        let number = self.reports.len();
        entries(table, &form::HOLIDAYS, report, |country, entry, _| {
            let days = entry.table("day")?.entries();
            let last = days
                .iter()
                .filter_map(|(date, _)| date.text.parse::<NaiveDate>().ok())
                .max();
            // A table covers whole years.
            let end = last.and_then(|last| NaiveDate::from_ymd_opt(last.year(), 12, 31));
            if let Some(end) = end {
                self.dated.push(Dated {
                    code: "M0707",
                    id: country.text.to_owned(),
                    day: end,
                    until: end.checked_sub_days(Days::new(HOLIDAY_DAYS)).unwrap_or(end),
                    report: number,
                    span: country.span.clone(),
                });
            }
            for (date, words) in days {
                let word = |language: Language| words.string(language.tag()).map(str::to_owned);
                if let (Ok(date), Some(name)) = (
                    date.text.parse(),
                    Localized::new(word(Language::Ja), word(Language::En)),
                ) {
                    self.holidays.push((country.text.to_owned(), date, name));
                }
            }
            Some(())
        });
    }

    pub(super) fn prevention(&mut self, table: &DeTable<'_>, report: &mut Report) {
        entries(table, &form::POINT, report, |id, entry, _| {
            let group = entry
                .whole("point")
                .and_then(|group| u8::try_from(group).ok())
                .unwrap_or(1);
            let (text, why) = (words(entry, "text")?, words(entry, "why"));
            lay(
                &mut self.points,
                Point {
                    id: id.text.to_owned(),
                    text,
                    why,
                    group,
                },
                |point| &point.id,
            );
            Some(())
        });
    }

    pub(super) fn first_aid(&mut self, table: &DeTable<'_>, report: &mut Report) {
        let number = self.reports.len();
        entries(table, &form::FIRST_AID, report, |id, entry, report| {
            let mut steps: Vec<Step> = Vec::new();
            let mut ids: Vec<Word<'_>> = Vec::new();
            for (step, _) in entry.tables("step") {
                let step_id = step.word("id")?;
                if let Some(first) = ids.iter().find(|other| other.text == step_id.text) {
                    report
                        .error("M0207", step_id.span.clone())
                        .with("id", step_id.text)
                        .related(first.span.clone());
                }
                let helpdesk = step.word("helpdesk");
                if let Some(desk) = &helpdesk {
                    self.links.push(Link {
                        to: Target::Desk,
                        id: desk.text.to_owned(),
                        report: number,
                        span: desk.span.clone(),
                    });
                }
                steps.push(Step {
                    id: step_id.text.to_owned(),
                    text: words(step, "text")?,
                    why: words(step, "why"),
                    helpdesk: helpdesk.map(|desk| desk.text.to_owned()),
                });
                ids.push(step_id);
            }
            let incident = Incident::from_word(entry.string("incident")?)?;
            let entry = FirstAid {
                id: id.text.to_owned(),
                incident,
                title: words(entry, "title")?,
                steps,
            };
            lay(&mut self.first_aid, entry, |entry| &entry.id);
            Some(())
        });
    }

    pub(super) fn glossary(&mut self, table: &DeTable<'_>, report: &mut Report) {
        let number = self.reports.len();
        entries(table, &form::TERM, report, |id, entry, _| {
            let mut see = Vec::new();
            for word in entry.words("see") {
                self.links.push(Link {
                    to: Target::Term,
                    id: word.text.to_owned(),
                    report: number,
                    span: word.span,
                });
                see.push(word.text.to_owned());
            }
            let term = Term {
                id: id.text.to_owned(),
                term: words(entry, "term")?,
                reading: entry.string("reading").map(str::to_owned),
                text: words(entry, "text")?,
                see,
            };
            lay(&mut self.terms, term, |term| &term.id);
            Some(())
        });
    }

    pub(super) fn helpdesks(&mut self, table: &DeTable<'_>, report: &mut Report) {
        let number = self.reports.len();
        entries(table, &form::HELPDESK, report, |id, entry, report| {
            let mut link = |key: &str| {
                let word = entry.word(key)?;
                self.links.push(Link {
                    to: Target::Desk,
                    id: word.text.to_owned(),
                    report: number,
                    span: word.span,
                });
                Some(word.text.to_owned())
            };
            let otherwise = link("otherwise");
            let complement = link("closed_when_open");
            let hours = read_hours(entry, complement, report);
            let plain = |key: &str| entry.string(key).map(str::to_owned);
            if ["phone", "web", "mail", "sms"]
                .iter()
                .all(|key| entry.value(key).is_none())
            {
                report.error("M0117", id.span.clone()).with("id", id.text);
            }
            let timezone = read_timezone(entry, report);
            let checked = match entry.value("checked")?.get_ref() {
                DeValue::Datetime(moment) => date_of(moment)?,
                _ => return None,
            };
            self.dated.push(Dated {
                code: "M0706",
                id: id.text.to_owned(),
                day: checked,
                until: checked
                    .checked_add_months(Months::new(CHECK_MONTHS))
                    .unwrap_or(checked),
                report: number,
                span: entry.span("checked").unwrap_or_default(),
            });
            let desk = Helpdesk {
                id: id.text.to_owned(),
                name: words(entry, "name")?,
                phone: plain("phone"),
                web: plain("web"),
                mail: plain("mail"),
                sms: plain("sms"),
                hours: hours?,
                hours_note: words(entry, "hours_note"),
                timezone: timezone?,
                region: entry
                    .string("region")
                    .and_then(Region::from_word)
                    .unwrap_or(Region::Jp),
                note: words(entry, "note"),
                say: words(entry, "say"),
                otherwise,
                incidents: entry
                    .words("for")
                    .into_iter()
                    .filter_map(|word| Incident::from_word(word.text))
                    .collect(),
                source: plain("source")?,
                checked,
                second_hand: entry.flag("second_hand"),
            };
            lay(&mut self.desks, desk, |desk| &desk.id);
            Some(())
        });
    }
}

fn read_hours(entry: Fields<'_, '_>, complement: Option<String>, report: &mut Report) -> Option<Hours> {
    match (entry.word("hours"), complement) {
        (Some(hours), None) => Hours::parse(hours.text)
            .map_err(|error| {
                let at = error.at.filter(|at| !at.is_empty());
                let place = at.map_or(hours.span.clone(), |at| {
                    source::inside(report.source(), &hours.span, hours.text, at)
                });
                report
                    .error("M0115", place)
                    .with("found", hours.text)
                    .with("fault", error.fault.word());
            })
            .ok(),
        (None, Some(id)) => Some(Hours::WhenClosed(id)),
        (None, None) => Some(Hours::Unknown),
        (Some(hours), Some(_)) => {
            report
                .error("M0118", hours.span)
                .related(entry.span("closed_when_open").unwrap_or_default());
            None
        }
    }
}

fn read_timezone(entry: Fields<'_, '_>, report: &mut Report) -> Option<Tz> {
    let Some(word) = entry.word("timezone") else {
        return Some(Tz::Asia__Tokyo);
    };
    let zone = word.text.parse().ok();
    if zone.is_none() {
        report.error("M0120", word.span).with("found", word.text);
    }
    zone
}

/// Checks and reads tables by name; an entry with an error is left out.
fn entries<'t>(
    table: &'t DeTable<'_>,
    form: &'static Form,
    report: &mut Report,
    mut read: impl FnMut(&Word<'t>, Fields<'t, '_>, &mut Report) -> Option<()>,
) {
    structure::check_entries(table, form, report);
    for (id, entry) in Fields::new(table).entries() {
        let is_printable =
            !id.text.chars().any(text::is_unsafe) && table.get(id.text).is_some_and(is_printable);
        if is_printable {
            let _ = read(&id, entry, report);
        }
    }
}

/// Whether nothing in a value could steer a terminal or hide in it. Where something does, the form has reported it, and
/// the entry is not used.
fn is_printable(value: &Spanned<DeValue<'_>>) -> bool {
    match value.get_ref() {
        DeValue::String(words) => !words.chars().any(text::is_unsafe),
        DeValue::Array(values) => values.iter().all(is_printable),
        DeValue::Table(table) => table
            .iter()
            .all(|(key, value)| !key.get_ref().chars().any(text::is_unsafe) && is_printable(value)),
        _ => true,
    }
}

/// Lays an entry over the one with the same id, or adds it.
fn lay<T>(list: &mut Vec<T>, entry: T, id: impl Fn(&T) -> &str) {
    match list.iter().position(|old| id(old) == id(&entry)) {
        Some(index) => {
            if let Some(old) = list.get_mut(index) {
                *old = entry;
            }
        }
        None => list.push(entry),
    }
}
