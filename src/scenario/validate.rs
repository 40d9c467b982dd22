//! From a file to a [`Scenario`], or to every problem that keeps it from being one. Structure is checked first, by the
//! form; then the meaning, as far as the structure allows. Which ids the registries have
//! is told by [`Known`].

use std::{ffi::OsStr, path::Path};

use chrono::{NaiveDate, NaiveDateTime};
use toml::de::DeTable;

use super::{
    Clue, Conversation, Cue, Exhibit, Incident, Notes, Premise, Role, Scenario, Verdict,
    form::SCENARIO,
    keyed,
    problem::{Problem, Report, Severities},
    repair,
    source::{self, Fields, Word},
    structure::{self, is_id},
};
use crate::{
    helpdesk,
    locale::{Language, Localized},
    translate::lock::Lock,
};

mod asks;
mod conversation;
mod display;
mod exhibits;
mod languages;
mod registries;
mod safety;
mod teaching;
mod texts;
pub mod unwritten;

pub use display::{COLUMNS, DEBRIEF_COLUMNS, ROWS, SITUATION_LABEL, TITLE};
pub use languages::is_copied;
pub use registries::{Suspect, registry};

use asks::read_asks;
use exhibits::{ClueNames, read_exhibit};

/// The file of a scenario, read.
#[derive(Debug)]
pub struct Reading {
    /// The scenario, when nothing is wrong that keeps it from being one.
    pub scenario: Option<Scenario>,
    /// The conversation, where the file is one and nothing keeps it from being one.
    pub conversation: Option<Conversation>,
    /// Everything that was found, by place.
    pub problems: Vec<Problem>,
}

/// The ids outside its file that a scenario may refer to.
#[derive(Clone, Debug, Default)]
pub struct Known<'p> {
    /// Of prevention points.
    pub points: Vec<&'p str>,
    /// Of first-aid entries.
    pub first_aid: Vec<&'p str>,
    /// Of glossary terms.
    pub terms: Vec<&'p str>,
    /// What some helpdesk is for.
    pub incidents: Vec<Incident>,
    /// Of helpdesks.
    pub helpdesks: Vec<&'p str>,
    /// The helpdesks themselves, as far as they could be read; a conversation depends on their hours.
    pub desks: Option<&'p helpdesk::Registry>,
    /// How many states of a conversation may be looked at; with 0 its paths are not looked at.
    pub states: usize,
    /// The telephone numbers of helpdesks, which may be named where something is taught.
    pub numbers: Vec<&'p str>,
    /// Their sites and mail addresses.
    pub sites: Vec<&'p str>,
    /// The names of the institutions that the packs use.
    pub institutions: Vec<&'p str>,
    /// How the pack of the file weighs problems.
    pub severities: Severities,
    /// From what the translations of the pack were made, where that is noted.
    pub lock: Option<&'p Lock>,
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
    Helpdesk,
    /// A helpdesk for the incident that the word names.
    HelpdeskFor,
}

/// Reads the text of a scenario file.
pub fn scenario(file: &str, text: &str, known: &Known<'_>) -> Reading {
    let mut report = Report::new(file, text);
    report.weigh(&known.severities);
    let (mut scenario, mut conversation) = (None, None);
    if let Some(table) = source::parse(text, &mut report) {
        let table = table.get_ref();
        let mut references = Vec::new();
        if is_conversation(table) {
            conversation = conversation::read(table, text, known, &mut report, &mut references);
        } else {
            scenario = read(table, text, &mut report, &mut references);
        }
        known.judge(&references, &mut report);
        judge_id(Fields::new(table), &mut report);
        judge_words(Fields::new(table), known, &mut report);
        if let Some(lock) = known.lock {
            lock.judge(&keyed::gather(file, table), &mut report);
        }
        repair::propose(table, &mut report);
    }
    let is_whole = !report.has_errors();
    Reading {
        scenario: scenario.filter(|_| is_whole),
        conversation: conversation.filter(|_| is_whole),
        problems: report.finish(),
    }
}

/// A conversation says so by its `kind`; one that forgot to is known by its nodes.
pub(crate) fn is_conversation(table: &DeTable<'_>) -> bool {
    table.contains_key("kind") || (table.contains_key("node") && !table.contains_key("exhibit"))
}

/// Reports an id by which nobody finds the file. A text without a file has no name that it could differ from, and an id that
/// cannot be one is told as such.
fn judge_id(file: Fields<'_, '_>, report: &mut Report) {
    let path = Path::new(report.file());
    let ending = path.extension().and_then(OsStr::to_str);
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let Some(id) = file.word("id").filter(|id| id.text != stem && is_id(id.text)) else {
        return;
    };
    if !ending.is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        return;
    }
    let of_name = repair::id_of_file(report.file());
    if of_name.as_deref().is_some_and(|name| is_named(id.text, name)) {
        return;
    }
    let how = if of_name.is_some() { "either" } else { "rename" };
    let name = stem.to_owned();
    report
        .warning("M0125", id.span.clone())
        .with("id", id.text)
        .with("name", name)
        .with("wanted", of_name.unwrap_or_default())
        .with("how", how);
}

/// Whether somebody who looks for an id finds the file by its name. Files in two folders may have the same name; then a
/// number tells their ids apart, and a repair gives it.
fn is_named(id: &str, name: &str) -> bool {
    let number = |rest: &str| {
        rest.strip_prefix('-')
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    id.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || number(rest))
}

/// Judges everything that people will read.
fn judge_words(file: Fields<'_, '_>, known: &Known<'_>, report: &mut Report) {
    let texts = texts::gather(file);
    texts::judge(&texts, report);
    safety::judge(&texts, known, report);
    languages::judge(&texts, report);
    teaching::judge(file, &texts, report);
    display::judge(file, &texts, report);
    unwritten::judge(file, &texts, report);
}

impl Known<'_> {
    /// Reports every reference that leads nowhere.
    fn judge(&self, references: &[Reference<'_>], report: &mut Report) {
        for Reference { registry, word } in references {
            let (known, file) = match registry {
                Registry::Prevention => (&self.points, "prevention.toml"),
                Registry::FirstAid => (&self.first_aid, "first-aid.toml"),
                Registry::Glossary => (&self.terms, "glossary.toml"),
                Registry::Helpdesk => (&self.helpdesks, "helpdesks.toml"),
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
                    .among(word.text, known.iter().copied());
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
    judge_verdict(fields, verdict, incident, report);

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
        hash: hash_of_file(text),
    })
}

/// Reports a verdict that nothing in the file bears out.
fn judge_verdict(
    fields: Fields<'_, '_>,
    verdict: Option<Verdict>,
    incident: Option<Incident>,
    report: &mut Report,
) {
    if verdict != Some(Verdict::Scam) {
        return;
    }
    let place = fields.span("verdict").unwrap_or_default();
    if incident == Some(Incident::None) {
        report
            .error("M0223", fields.span("incident").unwrap_or_default())
            .related(place.clone());
    }
    // A cue that could not be read may be one.
    let has_cue = fields.table("clue").is_some_and(|clues| {
        clues
            .entries()
            .iter()
            .any(|(_, clue)| clue.value("cue").is_some() || !clue.flag("decoy"))
    });
    // Where a question asks for clues, it tells that there are none.
    let asks_for_clues = fields
        .tables("ask")
        .iter()
        .any(|(ask, _)| ask.string("kind") == Some("clues"));
    if !has_cue && !asks_for_clues && fields.value("clue").is_none_or(|clue| clue.get_ref().is_table()) {
        report.error("M0224", place);
    }
}

/// FNV-1a with 64 bits: kept with every answer for years, so it must not change with the compiler, as the hash of the
/// standard library may.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The hash of a whole file, kept with every answer for years. Like [`hash`] it does not change with the compiler; it takes
/// eight bytes at a time, and folds the upper half down after every step, because a multiplication carries nothing down by
/// itself.
fn hash_of_file(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    for (byte, from) in last.iter_mut().zip(rest) {
        *byte = *from;
    }
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    let words = words.iter().chain([&last]).map(|word| u64::from_le_bytes(*word));
    words.chain([length]).fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        let hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ (hash >> 32)
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_name_of_its_file_but_for_a_number() {
        assert!(is_named("parcel", "parcel") && is_named("parcel-12", "parcel"));
        for id in ["parcel-", "parcel2", "parcel-a", "parcels", "a-parcel"] {
            assert!(!is_named(id, "parcel"), "{id}");
        }
        assert!(!is_named("parcel-1", "parcel-2"));
    }

    /// What records have kept must be found again.
    #[test]
    fn the_hash_of_a_text_never_changes() {
        assert_eq!(hash_of_file(""), 0x8603_89c5_7a9c_1205);
        assert_eq!(hash_of_file("昼休みのSMS"), 0x1ead_8f06_b31e_0618);
        assert_ne!(hash_of_file("a"), hash("a\0"));
        assert_ne!(hash_of_file("12345678a"), hash("12345678b"));
    }
}
