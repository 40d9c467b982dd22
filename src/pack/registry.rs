//! Merges the registries of packs (`pack.toml`, `helpdesks.toml`, `holidays.toml`, `prevention.toml`, `first-aid.toml`,
//! `glossary.toml`): lays later packs over earlier ones by id, and checks that what they refer to exists. Single entries are
//! read in `entries`; scenario files are not read here.

use std::ops::Range;

use chrono::NaiveDate;
use toml::de::DeTable;

use super::{Edition, Family, FirstAid, Institution, Point, Term};
use crate::{
    helpdesk::{Helpdesk, Holidays, Registry},
    locale::Localized,
    scenario::{
        keyed,
        problem::{Problem, Report},
        repair,
        source::{self, Fields},
        validate::{self, Suspect},
    },
    translate::lock::Lock,
};

mod entries;
mod named;

pub(super) use named::Named;

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
    /// What may be real in the texts of a report.
    suspects: Vec<(usize, Suspect)>,
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
                "prevention.toml" => self.prevention(table, &mut report),
                "first-aid.toml" => self.first_aid(table, &mut report),
                "glossary.toml" => self.glossary(table, &mut report),
                _ => {}
            }
            let number = self.reports.len();
            let suspects = validate::registry(name, table, &mut report).into_iter();
            self.suspects.extend(suspects.map(|suspect| (number, suspect)));
            if let Some(lock) = self.named.locks.get(&pack) {
                lock.judge(&keyed::gather(name, table), &mut report);
            }
            repair::propose_in_lists(table, &mut report);
        }
        self.reports.push(report);
        self.packs.push(pack);
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
        let helpdesks = Registry::new(self.desks, Holidays::new(self.holidays));
        // Which pack asks makes no difference to numbers and sites.
        let known = self.named.known(0, &helpdesks, 0);
        for (number, suspect) in &self.suspects {
            if let Some(report) = self.reports.get_mut(*number) {
                suspect.judge(&known, report);
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
            helpdesks,
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
