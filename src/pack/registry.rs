//! Reads the registries of a pack (`pack.toml`, `helpdesks.toml`, `holidays.toml`, `prevention.toml`,
//! `first-aid.toml`, `glossary.toml`), lays later packs over earlier ones by id, and checks that what they refer to
//! exists. Scenario files are not read here.

use std::{collections::BTreeMap, ops::Range};

use chrono::{Datelike as _, Days, Months, NaiveDate};
use chrono_tz::Tz;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Edition, Family, FirstAid, Institution, Point, Step, Term};
use crate::{
    helpdesk::{Helpdesk, Holidays, Hours, Region, Registry},
    locale::{Language, Localized},
    scenario::{
        Incident,
        form::{self, Form},
        keyed,
        problem::{Problem, Report, Severities},
        repair, reserved,
        source::{self, Fields, Word},
        structure,
        validate::{Known, date_of, words},
    },
    text,
    translate::lock::Lock,
};

/// The files that are registries; every other `.toml` of a pack is a scenario.
pub(super) const FILES: &[&str] = &[
    "pack.toml",
    "helpdesks.toml",
    "holidays.toml",
    "prevention.toml",
    "first-aid.toml",
    "glossary.toml",
];

/// Registries while they are being merged.
#[derive(Debug, Default)]
pub(super) struct Draft {
    desks: Vec<Helpdesk>,
    holidays: Vec<(String, NaiveDate, Localized<String>)>,
    points: Vec<Point>,
    first_aid: Vec<FirstAid>,
    terms: Vec<Term>,
    institutions: Vec<Institution>,
    families: Vec<Family>,
    links: Vec<Link>,
    reports: Vec<Report>,
    /// The pack of every report.
    packs: Vec<usize>,
    dated: Vec<Dated>,
    named: Named,
}

/// A fact that was looked up on some day, or a table that ends on one.
#[derive(Debug)]
struct Dated {
    /// What to say when it is too old.
    code: &'static str,
    id: String,
    /// The day that is told.
    day: NaiveDate,
    /// The last day on which it is good enough.
    until: NaiveDate,
    report: usize,
    span: Range<usize>,
}

/// So many months after it was looked up, a helpdesk has to be looked up again.
const CHECK_MONTHS: u32 = 12;
/// So many days before its last year ends, a table of holidays has to be continued.
const HOLIDAY_DAYS: u64 = 60;

/// Every id and incident that the registries name, also in entries that could not be read: what is wrong there is told
/// there, and not again wherever it is referred to.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    pub(super) desks: Vec<String>,
    pub(super) points: Vec<String>,
    pub(super) first_aid: Vec<String>,
    pub(super) terms: Vec<String>,
    pub(super) incidents: Vec<Incident>,
    pub(super) numbers: Vec<String>,
    pub(super) sites: Vec<String>,
    pub(super) institutions: Vec<String>,
    /// How every pack weighs problems, by its number.
    pub(super) severities: BTreeMap<usize, Severities>,
    /// From what the translations of every pack were made, by its number, where that is noted and asked for.
    pub(super) locks: BTreeMap<usize, Lock>,
}

/// An id that must exist once everything is merged.
#[derive(Debug)]
struct Link {
    to: Target,
    id: String,
    report: usize,
    span: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Desk,
    Term,
}

/// What is merged, checked.
#[derive(Debug, Default)]
pub(super) struct Registries {
    /// Whom to call.
    pub(super) helpdesks: Registry,
    /// Prevention points.
    pub(super) points: Vec<Point>,
    /// First aid.
    pub(super) first_aid: Vec<FirstAid>,
    /// The glossary.
    pub(super) terms: Vec<Term>,
    /// The fictional institutions.
    pub(super) institutions: Vec<Institution>,
    /// The families that have a name.
    pub(super) families: Vec<Family>,
    /// What is wrong with the files.
    pub(super) problems: Vec<Problem>,
    /// Everything that is named.
    pub(super) named: Named,
}

/// Id and version of a pack, from its `pack.toml`; `None` when there is no readable one.
pub(super) fn edition(text: &str) -> Option<Edition> {
    let table = DeTable::parse(text).ok()?;
    let fields = Fields::new(table.get_ref());
    Some(Edition {
        id: fields.string("id")?.to_owned(),
        version: fields.string("version").unwrap_or_default().to_owned(),
    })
}

impl Draft {
    /// An empty one, in which everything that is named may be referred to.
    pub(super) fn knowing(named: Named) -> Self {
        Self {
            named,
            ..Self::default()
        }
    }

    /// Takes down from what the translations of a pack were made; before its files are read.
    pub(super) fn note(&mut self, pack: usize, lock: Lock) {
        self.named.locks.insert(pack, lock);
    }

    /// Reads one registry file of the pack with this number; `name` is its name within the pack.
    pub(super) fn read(&mut self, pack: usize, name: &str, file: &str, text: &str) {
        let mut report = Report::new(file, text);
        if let Some(table) = source::parse(text, &mut report) {
            let table = table.get_ref();
            self.named.add(pack, name, Fields::new(table));
            match name {
                "pack.toml" => self.pack(table, &mut report),
                "helpdesks.toml" => self.helpdesks(table, &mut report),
                "holidays.toml" => self.holidays(table, &mut report),
                "prevention.toml" => {
                    entries(table, &form::POINT, &mut report, |id, entry, _| {
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
                "first-aid.toml" => self.first_aid(table, &mut report),
                "glossary.toml" => self.glossary(table, &mut report),
                _ => {}
            }
            if let Some(lock) = self.named.locks.get(&pack) {
                lock.judge(&keyed::gather(name, table), &mut report);
            }
            repair::propose_in_lists(table, &mut report);
        }
        self.reports.push(report);
        self.packs.push(pack);
    }

    fn pack(&mut self, table: &DeTable<'_>, report: &mut Report) {
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

    fn holidays(&mut self, table: &DeTable<'_>, report: &mut Report) {
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

    fn first_aid(&mut self, table: &DeTable<'_>, report: &mut Report) {
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

    fn glossary(&mut self, table: &DeTable<'_>, report: &mut Report) {
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

    fn helpdesks(&mut self, table: &DeTable<'_>, report: &mut Report) {
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

    /// Ends the merging: every reference is looked up.
    /// With a day given, what is too old by then is told.
    pub(super) fn finish(mut self, today: Option<NaiveDate>) -> Registries {
        for dated in today
            .into_iter()
            .flat_map(|today| self.dated.iter().filter(move |dated| dated.until < today))
        {
            if let Some(report) = self.reports.get_mut(dated.report) {
                report
                    .warning(dated.code, dated.span.clone())
                    .with("id", dated.id.as_str())
                    .with("day", dated.day.to_string());
            }
        }
        for (report, pack) in self.reports.iter_mut().zip(&self.packs) {
            if let Some(severities) = self.named.severities.get(pack) {
                report.weigh(severities);
            }
        }
        for link in &self.links {
            let (known, registry) = match link.to {
                Target::Desk => (&self.named.desks, "helpdesks.toml"),
                Target::Term => (&self.named.terms, "glossary.toml"),
            };
            if let Some(report) = self
                .reports
                .get_mut(link.report)
                .filter(|_| !known.contains(&link.id))
            {
                report
                    .error("M0113", link.span.clone())
                    .with("found", link.id.as_str())
                    .with("registry", registry)
                    .among(&link.id, known.iter().map(String::as_str));
            }
        }
        Registries {
            helpdesks: Registry::new(self.desks, Holidays::new(self.holidays)),
            points: self.points,
            first_aid: self.first_aid,
            terms: self.terms,
            institutions: self.institutions,
            families: self.families,
            problems: self.reports.into_iter().flat_map(Report::finish).collect(),
            named: self.named,
        }
    }
}

impl Named {
    /// What the scenarios of the pack with this number may refer to; of a conversation, so many states are looked at.
    pub(super) fn known<'p>(&'p self, pack: usize, desks: &'p Registry, states: usize) -> Known<'p> {
        let all = |list: &'p [String]| list.iter().map(String::as_str).collect();
        Known {
            helpdesks: all(&self.desks),
            desks: Some(desks),
            states,
            points: all(&self.points),
            first_aid: all(&self.first_aid),
            terms: all(&self.terms),
            incidents: self.incidents.clone(),
            numbers: all(&self.numbers),
            sites: all(&self.sites),
            institutions: all(&self.institutions),
            severities: self.severities.get(&pack).cloned().unwrap_or_default(),
            lock: self.locks.get(&pack),
        }
    }

    fn add(&mut self, pack: usize, file: &str, table: Fields<'_, '_>) {
        if file == "pack.toml" {
            let severity = table.table("severity");
            let words = severity.iter().flat_map(|severity| {
                severity
                    .pairs()
                    .filter_map(|(code, word)| Some((code.text, word.get_ref().as_str()?)))
            });
            let may_be_weighed = |(code, _): &(&str, &str)| form::SEVERITY.key(code).is_some();
            self.severities
                .insert(pack, Severities::new(words.filter(may_be_weighed)));
            let institutions = table
                .table("institution")
                .into_iter()
                .flat_map(|list| list.entries());
            for (_, institution) in institutions {
                let name = words_of(institution, "name");
                self.institutions.extend(name);
            }
            return;
        }
        let list = match file {
            "helpdesks.toml" => &mut self.desks,
            "prevention.toml" => &mut self.points,
            "first-aid.toml" => &mut self.first_aid,
            "glossary.toml" => &mut self.terms,
            _ => return,
        };
        for (id, entry) in table.entries() {
            list.push(id.text.to_owned());
            if file == "helpdesks.toml" {
                let plain = |key: &str| entry.string(key).map(str::to_owned);
                self.numbers
                    .extend(plain("phone").into_iter().chain(plain("sms")));
                self.sites.extend(plain("web").into_iter().chain(plain("mail")));
                let incidents = entry.words("for").into_iter();
                self.incidents
                    .extend(incidents.filter_map(|word| Incident::from_word(word.text)));
            }
        }
    }
}

/// A text in every language in which it is there.
fn words_of(entry: Fields<'_, '_>, key: &str) -> Vec<String> {
    let found = words(entry, key);
    found
        .iter()
        .flat_map(Localized::iter)
        .map(|(_, text)| text.clone())
        .collect()
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
