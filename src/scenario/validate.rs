//! From a file to a [`Scenario`], or to every problem that keeps it from being one. Structure is checked first, by the
//! form; then the meaning, as far as the structure allows. References to registries are judged in `crate::pack`, which
//! knows the registries.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hasher as _},
    ops::Range,
};

use chrono::{NaiveDate, NaiveDateTime};
use toml::de::{DeTable, DeValue};

use super::{
    AnswerOption, Ask, Clue, Cue, Exhibit, Incident, Notes, Options, Premise, Role, Scenario, Steps, Verdict,
    form::{ASKS, SCENARIO},
    problem::{Problem, Report, nearest},
    source::{self, Fields, Word},
    structure,
};
use crate::locale::{Language, Localized};

mod exhibits;

use exhibits::{ClueNames, read_exhibit};

/// The file of a scenario, read.
#[derive(Debug)]
pub struct Reading {
    /// The scenario, when nothing is wrong that keeps it from being one.
    pub scenario: Option<Scenario>,
    /// Everything that was found, by place.
    pub problems: Vec<Problem>,
}

/// The ids outside its file that a scenario may refer to.
#[derive(Debug, Default)]
pub struct Known<'p> {
    /// Of prevention points.
    pub points: Vec<&'p str>,
    /// Of first-aid entries.
    pub first_aid: Vec<&'p str>,
    /// Of glossary terms.
    pub terms: Vec<&'p str>,
    /// What some helpdesk is for.
    pub incidents: Vec<Incident>,
}

/// An id that must exist in a registry.
struct Reference<'t> {
    registry: Registry,
    word: Word<'t>,
}

/// The registries that a scenario may refer to.
#[derive(Clone, Copy)]
enum Registry {
    Prevention,
    FirstAid,
    Glossary,
    /// A helpdesk for the incident that the word names.
    HelpdeskFor,
}

/// Reads the text of a scenario file.
pub fn scenario(file: &str, text: &str, known: &Known<'_>) -> Reading {
    let mut report = Report::new(file, text);
    let scenario = source::parse(text, &mut report)
        .and_then(|table| {
            let mut references = Vec::new();
            let scenario = read(table.get_ref(), text, &mut report, &mut references);
            known.judge(&references, &mut report);
            scenario
        })
        .filter(|_| !report.has_errors());
    Reading {
        scenario,
        problems: report.finish(),
    }
}

impl Known<'_> {
    /// Reports every reference that leads nowhere.
    fn judge(&self, references: &[Reference<'_>], report: &mut Report) {
        for Reference { registry, word } in references {
            let (known, file) = match registry {
                Registry::Prevention => (&self.points, "prevention.toml"),
                Registry::FirstAid => (&self.first_aid, "first-aid.toml"),
                Registry::Glossary => (&self.terms, "glossary.toml"),
                Registry::HelpdeskFor => {
                    if Incident::from_word(word.text)
                        .is_none_or(|incident| !self.incidents.contains(&incident))
                    {
                        report
                            .error("M0220", word.span.clone())
                            .with("incident", word.text);
                    }
                    continue;
                }
            };
            if !known.contains(&word.text) {
                report
                    .error("M0113", word.span.clone())
                    .with("found", word.text)
                    .with("registry", file)
                    .near(word.text, known.iter().copied());
            }
        }
    }
}

fn read<'t>(
    table: &'t DeTable<'_>,
    text: &str,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Scenario> {
    structure::check(table, &SCENARIO, 0..0, report);
    let fields = Fields::new(table);
    let verdict = fields.string("verdict").and_then(Verdict::from_word);
    let incident = fields.string("incident").and_then(Incident::from_word);
    let clues = read_clues(fields, verdict, report);
    let names: Vec<&str> = clues.iter().map(|(name, _)| name.text).collect();
    let mut clue_names = ClueNames::new(&names);

    let exhibits: Vec<Option<Exhibit>> = fields
        .tables("exhibit")
        .into_iter()
        .map(|(exhibit, _)| read_exhibit(exhibit, &mut clue_names, report))
        .collect();
    // An exhibit that could not be read may have had the mark.
    if exhibits.iter().all(Option::is_some) {
        for (index, (name, _)) in clues.iter().enumerate() {
            if !clue_names.may_be_used(index) {
                report.error("M0303", name.span.clone()).with("clue", name.text);
            }
        }
    }
    let consequences = read_consequences(fields, report);
    let asks = read_asks(
        fields,
        verdict,
        incident,
        &clues,
        if clue_names.is_doubtful() { &[] } else { &exhibits },
        &consequences,
        report,
        references,
    );
    let debrief = read_debrief(fields, references);

    let premise = fields.table("premise").map(read_premise);
    Some(Scenario {
        id: fields.string("id")?.to_owned(),
        family: fields.string("family")?.to_owned(),
        incident: incident?,
        roles: fields
            .words("roles")
            .into_iter()
            .filter_map(|word| Role::from_word(word.text))
            .collect(),
        verdict: verdict?,
        premise: premise?,
        title: words(fields, "title")?,
        situation: words(fields, "situation")?,
        exhibits: exhibits.into_iter().collect::<Option<_>>()?,
        clues: clues.into_iter().map(|(_, clue)| clue).collect::<Option<_>>()?,
        asks: asks?,
        debrief: debrief?,
        draft: fields.flag("draft"),
        hash: hash(text),
    })
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// A text without marks.
pub fn words(fields: Fields<'_, '_>, key: &str) -> Option<Localized<String>> {
    let table = fields.table(key)?;
    let word = |language: Language| table.string(language.tag()).map(str::to_owned);
    Localized::new(word(Language::Ja), word(Language::En))
}

fn read_premise(fields: Fields<'_, '_>) -> Premise {
    let element = |key| {
        fields
            .whole(key)
            .and_then(|number| u8::try_from(number).ok())
            .unwrap_or_default()
    };
    Premise {
        routine: element("routine"),
        relevance: element("relevance"),
        events: element("events"),
        consequence: element("consequence"),
        trained: element("trained"),
    }
}

fn read_clues<'t>(
    fields: Fields<'t, '_>,
    verdict: Option<Verdict>,
    report: &mut Report,
) -> Vec<(Word<'t>, Option<Clue>)> {
    let Some(table) = fields.table("clue") else {
        return Vec::new();
    };
    let mut clues = Vec::new();
    for (name, entry) in table.entries() {
        let cue = entry.string("cue").and_then(Cue::from_word);
        let decoy = entry.flag("decoy");
        let cue_span = entry.span("cue");
        match verdict {
            Some(Verdict::Genuine) if cue.is_some() => {
                report
                    .error("M0205", cue_span.unwrap_or_default())
                    .with("clue", name.text)
                    .related(fields.span("verdict").unwrap_or_default());
            }
            Some(Verdict::Scam) if cue.is_some() && decoy => {
                report
                    .error("M0212", cue_span.unwrap_or_default())
                    .with("clue", name.text)
                    .related(entry.span("decoy").unwrap_or_default());
            }
            // A cue or decoy of the wrong form has been told already.
            Some(Verdict::Scam)
                if entry.value("cue").is_none()
                    && entry
                        .value("decoy")
                        .is_none_or(|decoy| decoy.get_ref().as_bool() == Some(false)) =>
            {
                report.error("M0213", name.span.clone()).with("clue", name.text);
            }
            _ => {}
        }
        let id = name.text.to_owned();
        let read = words(entry, "why").map(|why| Clue {
            id,
            cue,
            decoy,
            reveal: words(entry, "reveal"),
            why,
        });
        clues.push((name, read));
    }
    clues
}

/// The ids of the exhibits, by the exhibits' order.
fn read_consequences<'t>(fields: Fields<'t, '_>, report: &mut Report) -> Vec<Option<Word<'t>>> {
    let mut seen: Vec<Option<Word<'t>>> = Vec::new();
    for (index, (exhibit, _)) in fields.tables("exhibit").into_iter().enumerate() {
        let id = exhibit.word("id");
        if let Some(id) = &id {
            if index == 0 {
                report.error("M0209", id.span.clone());
            }
            if let Some(first) = seen.iter().flatten().find(|other| other.text == id.text) {
                report
                    .error("M0207", id.span.clone())
                    .with("id", id.text)
                    .related(first.span.clone());
            }
        }
        seen.push(id);
    }
    seen
}

#[expect(
    clippy::too_many_arguments,
    reason = "each is a different part of the file that questions refer to"
)]
fn read_asks<'t>(
    fields: Fields<'t, '_>,
    verdict: Option<Verdict>,
    incident: Option<Incident>,
    clues: &[(Word<'_>, Option<Clue>)],
    exhibits: &[Option<Exhibit>],
    consequences: &[Option<Word<'_>>],
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Vec<Ask>> {
    let mut asks = Vec::new();
    let mut led = BTreeSet::new();
    let mut verdicts = 0;
    let tables = fields.tables("ask");
    for (ask, span) in &tables {
        let (ask, span) = (*ask, span.clone());
        let kind = ask.string("kind");
        let place = ask.span("kind").unwrap_or(span);
        let read = match kind {
            Some("verdict") => {
                verdicts += 1;
                if verdicts > 1 {
                    report.error("M0203", place);
                }
                Some(Ask::Verdict)
            }
            Some(kind @ ("choice" | "choices")) => {
                let options = read_options(ask, kind == "choice", place, consequences, &mut led, report);
                options.map(if kind == "choice" {
                    Ask::Choice
                } else {
                    Ask::Choices
                })
            }
            Some("clues") => {
                let marked = exhibits.first().and_then(Option::as_ref).is_some_and(|exhibit| {
                    exhibit
                        .body
                        .passages()
                        .iter()
                        .flat_map(|passage| passage.text.iter())
                        .any(|(_, text)| {
                            text.marks.iter().any(|mark| {
                                // Also one that is misspelt, which has been told already.
                                clues.get(mark.clue).is_some_and(|(name, _)| {
                                    fields
                                        .table("clue")
                                        .and_then(|clues| clues.table(name.text))
                                        .is_some_and(|clue| clue.value("cue").is_some())
                                })
                            })
                        })
                });
                if verdict == Some(Verdict::Genuine) {
                    report
                        .error("M0214", place)
                        .related(fields.span("verdict").unwrap_or_default());
                } else if exhibits.first().is_some_and(Option::is_some) && !marked {
                    report.error("M0204", place);
                }
                Some(Ask::Clues {
                    text: words(ask, "text"),
                })
            }
            Some("order") => read_order(fields, ask, report, references),
            Some("helpdesk") => read_helpdesk(ask, incident, place, report, references),
            _ => None,
        };
        asks.push(read);
    }
    // A first question whose kind is missing or misspelt may be it.
    if let Some((first, _)) = tables.first()
        && let Some(kind) = first.word("kind")
        && kind.text != "verdict"
        && ASKS.iter().any(|(word, _)| *word == kind.text)
    {
        report.error("M0211", kind.span);
    }
    for id in consequences.iter().skip(1).flatten() {
        if !led.contains(id.text) {
            report.error("M0210", id.span.clone()).with("id", id.text);
        }
    }
    asks.into_iter().collect()
}

fn read_options<'t>(
    ask: Fields<'t, '_>,
    single: bool,
    place: Range<usize>,
    consequences: &[Option<Word<'_>>],
    led: &mut BTreeSet<String>,
    report: &mut Report,
) -> Option<Options> {
    let mut options: Vec<Option<AnswerOption>> = Vec::new();
    let mut ids: Vec<Word<'t>> = Vec::new();
    let mut right: Vec<Range<usize>> = Vec::new();
    let tables = ask.tables("option");
    for (option, span) in &tables {
        if let Some(id) = option.word("id") {
            if let Some(first) = ids.iter().find(|other| other.text == id.text) {
                report
                    .error("M0207", id.span.clone())
                    .with("id", id.text)
                    .related(first.span.clone());
            }
            ids.push(id);
        }
        if option.flag("right") {
            right.push(option.key_span("right").unwrap_or_else(|| span.clone()));
        }
        let mut leads = None;
        if let Some(target) = option.word("leads") {
            led.insert(target.text.to_owned());
            leads = consequences
                .iter()
                .position(|id| id.as_ref().is_some_and(|id| id.text == target.text));
            if leads.is_none() {
                let known = consequences.iter().flatten().map(|id| id.text);
                let meant = nearest(target.text, known);
                let problem = report
                    .error("M0215", target.span.clone())
                    .with("found", target.text);
                if let Some(meant) = meant {
                    problem.with("nearest", meant);
                    led.insert(meant.to_owned());
                }
            }
        }
        options.push(option.string("id").and_then(|id| {
            Some(AnswerOption {
                id: id.to_owned(),
                text: words(*option, "text")?,
                why: words(*option, "why")?,
                right: option.flag("right"),
                leads,
            })
        }));
    }
    if tables.len() == 1 {
        report.error("M0216", place.clone());
    }
    if tables.len() > 9 {
        report.error("M0217", place.clone()).with("limit", "9");
    }
    if right.is_empty() && !tables.is_empty() {
        report.error("M0201", place);
    } else if single && let [first, second, ..] = right.as_slice() {
        report.error("M0202", second.clone()).related(first.clone());
    }
    Some(Options {
        text: words(ask, "text")?,
        options: options.into_iter().collect::<Option<_>>()?,
    })
}

fn read_order<'t>(
    fields: Fields<'t, '_>,
    ask: Fields<'t, '_>,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Ask> {
    let text = words(ask, "text");
    let steps = match ask.word("steps") {
        Some(word) => {
            let id = word.text.strip_prefix("first-aid:")?;
            references.push(Reference {
                registry: Registry::FirstAid,
                word: Word {
                    text: id,
                    span: word.span,
                },
            });
            Steps::FirstAid(id.to_owned())
        }
        None => Steps::Own(own_steps(fields, ask, report)?),
    };
    Some(Ask::Order { text: text?, steps })
}

fn own_steps(
    fields: Fields<'_, '_>,
    ask: Fields<'_, '_>,
    report: &mut Report,
) -> Option<Vec<Localized<String>>> {
    let table = fields.table("step");
    let known: Vec<&str> = table
        .map(|table| table.entries().into_iter().map(|(name, _)| name.text).collect())
        .unwrap_or_default();
    let ids = ask.words("steps");
    let mut steps = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        if let Some(first) = ids.iter().take(index).find(|other| other.text == id.text) {
            report
                .error("M0206", id.span.clone())
                .with("id", id.text)
                .related(first.span.clone());
        }
        let entry = table.and_then(|table| table.table(id.text));
        if entry.is_none() {
            report
                .error("M0218", id.span.clone())
                .with("found", id.text)
                .near(id.text, known.iter().copied());
        }
        steps.push(entry.and_then(|entry| words(entry, "text")));
    }
    if (1..3).contains(&ids.len()) || ids.len() > 9 {
        report.error("M0219", ask.span("steps").unwrap_or_default());
    }
    steps.into_iter().collect()
}

fn read_helpdesk<'t>(
    ask: Fields<'t, '_>,
    incident: Option<Incident>,
    place: Range<usize>,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Ask> {
    let own = ask.word("incident");
    let incident = own
        .as_ref()
        .map_or(incident, |word| Incident::from_word(word.text))?;
    let place = own.map_or(place, |word| word.span);
    if incident == Incident::None {
        report.error("M0208", place);
    } else {
        let word = Word {
            text: incident.word(),
            span: place,
        };
        references.push(Reference {
            registry: Registry::HelpdeskFor,
            word,
        });
    }
    let at = match ask.value("at")?.get_ref() {
        DeValue::Datetime(moment) => moment_of(moment),
        _ => None,
    };
    if at.is_none()
        && let Some(span) = ask.span("at")
        && !report.has_errors()
    {
        report
            .error("M0116", span.clone())
            .with("found", report_text(ask, "at"));
    }
    Some(Ask::Helpdesk {
        text: words(ask, "text"),
        incident,
        at: at?,
    })
}

fn report_text(ask: Fields<'_, '_>, key: &str) -> String {
    match ask.value(key).map(toml::Spanned::get_ref) {
        Some(DeValue::Datetime(moment)) => moment.to_string(),
        _ => String::new(),
    }
}

/// A TOML date with a time, as the clock on the wall shows it.
fn moment_of(moment: &toml::value::Datetime) -> Option<NaiveDateTime> {
    let date = date_of(moment)?;
    let time = moment.time?;
    date.and_hms_opt(
        time.hour.into(),
        time.minute.into(),
        time.second.unwrap_or(0).into(),
    )
}

/// A TOML date.
pub fn date_of(moment: &toml::value::Datetime) -> Option<NaiveDate> {
    let date = moment.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

fn read_debrief<'t>(fields: Fields<'t, '_>, references: &mut Vec<Reference<'t>>) -> Option<Notes> {
    let debrief = fields.table("debrief")?;
    let mut ids = |key, registry| -> Vec<String> {
        let mut ids = Vec::new();
        for word in debrief.words(key) {
            ids.push(word.text.to_owned());
            references.push(Reference { registry, word });
        }
        ids
    };
    let prevention = ids("prevention", Registry::Prevention);
    let terms = ids("terms", Registry::Glossary);
    let first_aid = ids("first_aid", Registry::FirstAid);
    Some(Notes {
        prevention,
        story: words(debrief, "story")?,
        terms,
        first_aid,
    })
}
