//! The leaflet that a customer takes home: what happened, what to do next, what to keep, who answers, and that somebody
//! may try it a second time. Steps and numbers come from the registries; how the page is printed is in [`crate::paper`].

use chrono::{DateTime, Utc};

use super::{Block, Tone, own};
use crate::{
    helpdesk::{Advice, HOME, Helpdesk, Status, when},
    locale::{Language, Texts},
    pack::{FirstAid, Pack},
    paper::{Contact, Letters, Medium, Part, Sheet, fitting},
    scenario::Incident,
};

/// What a leaflet is about.
#[derive(Clone, Debug)]
pub struct Subject<'p> {
    /// What happened.
    pub incident: Incident,
    /// The cases of it that come into question; the reader ticks theirs where there are several.
    pub cases: Vec<&'p FirstAid>,
    /// The moment for which it is said who answers.
    pub at: DateTime<Utc>,
}

/// What to keep, by the names of the messages.
const fn evidence(incident: Incident) -> &'static [&'static str] {
    match incident {
        Incident::Phishing => &[
            "leaflet-keep-message",
            "leaflet-keep-address",
            "leaflet-keep-screen",
            "leaflet-keep-calls",
        ],
        Incident::Malware => &[
            "leaflet-keep-message",
            "leaflet-keep-file",
            "leaflet-keep-screen",
            "leaflet-keep-when",
        ],
        Incident::Ransomware => &[
            "leaflet-keep-screen",
            "leaflet-keep-device",
            "leaflet-keep-message",
            "leaflet-keep-when",
        ],
        Incident::OneClick => &[
            "leaflet-keep-screen",
            "leaflet-keep-address",
            "leaflet-keep-message",
            "leaflet-keep-calls",
        ],
        Incident::FakeWarning => &[
            "leaflet-keep-screen",
            "leaflet-keep-calls",
            "leaflet-keep-receipt",
            "leaflet-keep-when",
        ],
        Incident::FakeShop => &[
            "leaflet-keep-order",
            "leaflet-keep-address",
            "leaflet-keep-message",
            "leaflet-keep-receipt",
        ],
        Incident::AccountOpened => &[
            "leaflet-keep-letter",
            "leaflet-keep-passbook",
            "leaflet-keep-message",
        ],
        Incident::Impersonation => &[
            "leaflet-keep-receipt",
            "leaflet-keep-message",
            "leaflet-keep-calls",
            "leaflet-keep-cards",
        ],
        Incident::None => &["leaflet-keep-message", "leaflet-keep-screen"],
    }
}

/// How much is said about each desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// What each is for.
    All,
    /// What those are for that answer.
    Open,
    /// Only of lines that are never closed: they are for emergencies.
    Least,
}

/// From the most that can be said to the least.
const DETAILS: [Detail; 3] = [Detail::All, Detail::Open, Detail::Least];

impl<'p> Subject<'p> {
    /// Everything that the packs know about an incident.
    pub fn whole(incident: Incident, pack: &'p Pack, at: DateTime<Utc>) -> Self {
        let cases = pack.first_aid.iter().filter(|entry| entry.incident == incident);
        Self {
            incident,
            cases: cases.collect(),
            at,
        }
    }

    /// The cases with these ids; all of the incident where there are none.
    pub fn of(incident: Incident, cases: &[String], pack: &'p Pack, at: DateTime<Utc>) -> Self {
        let mut named: Vec<&FirstAid> = Vec::new();
        for case in cases.iter().filter_map(|id| pack.first_aid(id)) {
            if named.iter().all(|other| other.id != case.id) {
                named.push(case);
            }
        }
        if named.is_empty() {
            return Self::whole(incident, pack, at);
        }
        Self {
            incident,
            cases: named,
            at,
        }
    }

    /// The leaflet, with as much about each desk as a page has room for.
    pub fn sheet(&self, medium: Medium, pack: &Pack, texts: &Texts) -> Sheet {
        let make = |detail| self.set(detail, pack, texts);
        fitting(&DETAILS, medium, make).unwrap_or_else(|| make(Detail::Least))
    }

    fn set(&self, detail: Detail, pack: &Pack, texts: &Texts) -> Sheet {
        let heading = |id: &str| Part::Heading(texts.text(id));
        let mut parts = vec![Part::Text(paragraph(
            &[
                texts.text(&format!("leaflet-what-{}", self.incident.word())),
                texts.text("leaflet-not-your-fault"),
            ],
            texts,
        ))];
        let is_one = self.cases.len() == 1;
        match self.cases.len() {
            0 => {}
            1 => parts.push(heading("leaflet-steps")),
            _ => parts.push(heading("leaflet-steps-cases")),
        }
        for case in &self.cases {
            if !is_one {
                parts.push(Part::Case(own(&case.title, texts)));
            }
            let steps = case.steps.iter().map(|step| own(&step.text, texts));
            parts.push(Part::Steps(steps.collect()));
        }
        parts.push(heading("leaflet-keep"));
        let keep = evidence(self.incident).iter().map(|id| texts.text(id));
        parts.push(Part::Things(keep.collect()));
        self.desks(&mut parts, detail, pack, texts);
        parts.push(heading("leaflet-second"));
        parts.push(Part::Strong(texts.text("leaflet-second-promise")));
        parts.push(Part::Strong(texts.text("leaflet-second-caller")));
        parts.push(Part::Stamp {
            label: texts.text("leaflet-stamp"),
            blanks: [
                "leaflet-branch",
                "leaflet-staff",
                "leaflet-date",
                "leaflet-reference",
            ]
            .map(|id| texts.text(id))
            .to_vec(),
        });
        Sheet {
            language: texts.language(),
            reader: texts.text("leaflet-reader"),
            title: texts.text("leaflet-title"),
            letters: Letters::Large,
            parts,
            foot: String::new(),
        }
    }

    /// Who answers and who does not, and what to know of their numbers.
    fn desks(&self, parts: &mut Vec<Part>, detail: Detail, pack: &Pack, texts: &Texts) {
        let all = pack.whom_to_call(self.incident, self.cases.iter().copied(), self.at);
        let (open, others): (Vec<_>, Vec<_>) = all.iter().partition(|advice| advice.status.is_open());
        let (closed, unknown): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|advice: &&Advice<'_>| matches!(advice.status, Status::Closed { .. }));
        let moment = when::format_long(self.at, HOME, texts.language());
        let groups = [
            (texts.with("leaflet-open", &[("moment", moment.into())]), open),
            (texts.text("leaflet-closed"), closed),
            (texts.text("leaflet-unknown"), unknown),
        ];
        for (heading, group) in groups {
            if group.is_empty() {
                continue;
            }
            parts.push(Part::Heading(heading));
            let contacts = group
                .into_iter()
                .map(|advice| self.contact(advice, detail, texts));
            parts.push(Part::Desks(contacts.collect()));
        }
        let mut notes = vec![texts.text("leaflet-other-bank")];
        if all
            .iter()
            .any(|advice| matches!(advice.status, Status::Closed { .. }))
        {
            notes.push(texts.text("leaflet-urgent"));
        }
        if all.iter().any(|advice| advice.desk.second_hand) {
            notes.push(texts.text("leaflet-second-hand"));
        }
        if let Some(date) = all.iter().map(|advice| advice.desk.checked).min() {
            let date = when::format_date(date, texts.language());
            notes.push(texts.with("leaflet-checked", &[("date", date.into())]));
        }
        parts.push(Part::Small(paragraph(&notes, texts)));
    }

    fn contact(&self, advice: &Advice<'_>, detail: Detail, texts: &Texts) -> Contact {
        let desk = advice.desk;
        let moment = |at| when::format_dated(at, desk.timezone, self.at, texts.language());
        let hours = match advice.status {
            Status::Open { until: Some(until) } => {
                texts.with("leaflet-until", &[("moment", moment(until).into())])
            }
            Status::Open { until: None } if desk.phone.is_some() => texts.text("leaflet-always"),
            Status::Open { until: None } => texts.text("leaflet-always-sent"),
            Status::Closed { opens: Some(opens) } => {
                texts.with("leaflet-from", &[("moment", moment(opens).into())])
            }
            Status::Closed { opens: None } | Status::Unknown => String::new(),
        };
        let mut name = own(&desk.name, texts);
        if desk.second_hand {
            name.push_str(&texts.text("leaflet-mark"));
        }
        let is_open = advice.status.is_open();
        let has_remark = match detail {
            Detail::All => true,
            Detail::Open => is_open,
            Detail::Least => advice.status == Status::Open { until: None } && desk.phone.is_some(),
        };
        Contact {
            name,
            reach: reach(desk),
            hours,
            remark: has_remark.then(|| remark(desk, texts)).flatten(),
            is_open,
        }
    }
}

/// Sentences as one paragraph.
fn paragraph(sentences: &[String], texts: &Texts) -> String {
    sentences.join(match texts.language() {
        Language::Ja => "",
        Language::En => " ",
    })
}

fn reach(desk: &Helpdesk) -> String {
    let ways = [&desk.phone, &desk.sms, &desk.web, &desk.mail];
    ways.into_iter().flatten().next().cloned().unwrap_or_default()
}

/// What a desk is for: the first sentence of what is said about it.
fn remark(desk: &Helpdesk, texts: &Texts) -> Option<String> {
    let note = own(desk.note.as_ref()?, texts);
    let end = ["。", ". ", "; ", ": "]
        .iter()
        .filter_map(|mark| note.find(mark).map(|at| at + mark.trim_end().len()))
        .min();
    let first = note.get(..end.unwrap_or(note.len())).unwrap_or(&note);
    Some(match first.strip_suffix([';', ':']) {
        Some(first) => format!("{first}."),
        None => first.to_owned(),
    })
}

/// The command that prints a leaflet.
pub fn command(incident: Incident, cases: &[String], at: &str) -> String {
    let mut words = format!("minuku leaflet {}", incident.word());
    for case in cases {
        words.push_str(" --case ");
        words.push_str(case);
    }
    words.push_str(" --at ");
    words.push_str(at);
    words
}

/// A page as it is shown before it is printed.
pub fn blocks(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = vec![
        Block::Text(Tone::Plain, sheet.reader.clone()),
        Block::Text(Tone::Strong, sheet.title.clone()),
        Block::Gap,
    ];
    for part in &sheet.parts {
        part_blocks(part, &mut blocks);
    }
    if !sheet.foot.is_empty() {
        blocks.push(Block::Text(Tone::Dim, sheet.foot.clone()));
    }
    blocks
}

fn part_blocks(part: &Part, blocks: &mut Vec<Block>) {
    let item = |marker: &str, words: &String| Block::Item(marker.to_owned(), Tone::Plain, words.clone());
    match part {
        Part::Heading(words) => blocks.push(Block::Heading(words.clone())),
        Part::Case(words) => {
            blocks.push(Block::Gap);
            blocks.push(Block::Item("[ ] ".to_owned(), Tone::Plain, words.clone()));
        }
        Part::Text(words) | Part::Small(words) => blocks.push(Block::Text(Tone::Plain, words.clone())),
        Part::Strong(words) => blocks.push(Block::Text(Tone::Strong, words.clone())),
        Part::Steps(steps) => {
            for (number, step) in steps.iter().enumerate() {
                let marker = format!("{} ", number + 1);
                blocks.push(Block::Item(marker, Tone::Strong, step.clone()));
            }
        }
        Part::Items(items) => blocks.extend(items.iter().map(|words| item("- ", words))),
        Part::Things(things) => blocks.extend(things.iter().map(|words| item("[ ] ", words))),
        Part::Ticks(ticks) => {
            for tick in ticks {
                blocks.push(item("[ ] ", &tick.words));
                if let Some(note) = &tick.note {
                    blocks.push(Block::Below(Tone::Dim, note.clone()));
                }
            }
        }
        Part::Desks(contacts) => {
            for contact in contacts {
                let words = [&contact.name, &contact.reach, &contact.hours];
                let words: Vec<&str> = words
                    .into_iter()
                    .filter(|words| !words.is_empty())
                    .map(String::as_str)
                    .collect();
                blocks.push(item("- ", &words.join("  ")));
                if let Some(remark) = &contact.remark {
                    blocks.push(Block::Below(Tone::Dim, remark.clone()));
                }
            }
        }
        // What is filled in by hand is for paper alone.
        Part::Blanks(_) | Part::Stamp { .. } => {}
    }
}
