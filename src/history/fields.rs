//! The fields of an answer as texts: what each is called and how it is written, once for every way in which answers
//! leave the program and come back. Tables and files are not known here.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use super::{Asked, Attempt, Purpose, Walked, kind_of};
use crate::{
    locale::Language,
    quiz::Confidence,
    rehearsal::review::{FULL, Money},
    scenario::{Cue, Difficulty, Incident, Verdict, conversation::Ending},
};

/// How a field is written where texts, numbers and flags differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    Text,
    Number,
    Flag,
}

/// The fields of an answer, in the order in which they are written.
pub(super) const FIELDS: [(&str, Nature); 30] = [
    ("at", Nature::Text),
    ("day", Nature::Text),
    ("session", Nature::Text),
    ("item", Nature::Number),
    ("ask", Nature::Number),
    ("purpose", Nature::Text),
    ("scenario", Nature::Text),
    ("content", Nature::Text),
    ("family", Nature::Text),
    ("incident", Nature::Text),
    ("kind", Nature::Text),
    ("difficulty", Nature::Text),
    ("verdict", Nature::Text),
    ("asked", Nature::Text),
    ("response", Nature::Text),
    ("right", Nature::Flag),
    ("confidence", Nature::Text),
    ("cues", Nature::Text),
    ("false_alarms", Nature::Number),
    ("millis", Nature::Number),
    ("language", Nature::Text),
    ("seed", Nature::Text),
    ("program", Nature::Text),
    ("pack", Nature::Text),
    ("score", Nature::Number),
    ("ending", Nature::Text),
    ("minutes", Nature::Number),
    ("at_risk", Nature::Number),
    ("kept", Nature::Number),
    ("grave", Nature::Number),
];

/// How many of them there were in the first version; the others are empty where they are missing.
pub(super) const FIRST: usize = 24;

/// A field that cannot be understood, with what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The name of the field.
    pub field: &'static str,
    /// What stands there; `None` when the field is missing.
    pub found: Option<String>,
}

/// An answer as texts, in the order of [`FIELDS`].
pub(super) fn texts(attempt: &Attempt) -> [String; FIELDS.len()] {
    let walked = |text: fn(&Walked) -> String| attempt.walked.as_ref().map(text).unwrap_or_default();
    let money = |amount: fn(Money) -> i64| {
        let money = attempt.walked.and_then(|walked| walked.money);
        money.map(|money| amount(money).to_string()).unwrap_or_default()
    };
    [
        moment(attempt.at),
        attempt.day.to_string(),
        session_name(attempt.session),
        attempt.item.to_string(),
        attempt.ask.to_string(),
        attempt.purpose.word().to_owned(),
        attempt.scenario.clone(),
        content_name(attempt.content),
        attempt.family.clone(),
        attempt.incident.word().to_owned(),
        attempt.kind_word().to_owned(),
        attempt.difficulty.word().to_owned(),
        attempt.verdict.word().to_owned(),
        attempt.asked.word().to_owned(),
        attempt.response.clone(),
        attempt.right.to_string(),
        attempt
            .confidence
            .map(Confidence::word)
            .unwrap_or_default()
            .to_owned(),
        cues(&attempt.cues),
        attempt.false_alarms.to_string(),
        attempt.millis.to_string(),
        attempt.language.tag().to_owned(),
        seed_name(attempt.seed),
        attempt.program.clone(),
        attempt.pack.clone(),
        walked(|walked| walked.score.to_string()),
        walked(|walked| walked.ending.word().to_owned()),
        walked(|walked| walked.minutes.to_string()),
        money(|money| money.start),
        money(|money| money.kept),
        walked(|walked| walked.grave.to_string()),
    ]
}

/// An answer from its texts; `text` tells what stands in a field, `None` where there is no such field.
pub(super) fn attempt<'t>(text: impl Fn(&str) -> Option<&'t str>) -> Result<Attempt, Misfit> {
    let field = Fields(text);
    Ok(Attempt {
        at: field.read("at", moment_of)?,
        day: field.read("day", |text| text.parse::<NaiveDate>().ok())?,
        session: field.read("session", session_of)?,
        item: field.parse("item")?,
        ask: field.parse("ask")?,
        purpose: field.read("purpose", Purpose::from_word)?,
        scenario: field.read("scenario", name)?,
        content: field.read("content", content_of)?,
        family: field.read("family", name)?,
        incident: field.read("incident", Incident::from_word)?,
        kind: field.read("kind", kind_of)?,
        difficulty: field.read("difficulty", Difficulty::from_word)?,
        verdict: field.read("verdict", Verdict::from_word)?,
        asked: field.read("asked", Asked::from_word)?,
        response: field.text("response")?,
        right: field.parse("right")?,
        confidence: field.read("confidence", |text| match text {
            "" => Some(None),
            word => Confidence::from_word(word).map(Some),
        })?,
        cues: field.read("cues", cues_of)?,
        false_alarms: field.parse("false_alarms")?,
        walked: field.walked()?,
        millis: field.parse("millis")?,
        language: field.read("language", language)?,
        seed: field.read("seed", seed_of)?,
        program: field.text("program")?,
        pack: field.text("pack")?,
    })
}

struct Fields<F>(F);

impl<'t, F: Fn(&str) -> Option<&'t str>> Fields<F> {
    fn read<T>(&self, field: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, Misfit> {
        let Some(text) = (self.0)(field) else {
            return Err(Misfit { field, found: None });
        };
        read(text).ok_or_else(|| Misfit {
            field,
            found: Some(text.to_owned()),
        })
    }

    fn text(&self, field: &'static str) -> Result<String, Misfit> {
        (self.0)(field)
            .map(str::to_owned)
            .ok_or(Misfit { field, found: None })
    }

    /// What a walk was worth; nothing for other answers, and where the fields are missing.
    fn walked(&self) -> Result<Option<Walked>, Misfit> {
        if (self.0)("ending").is_none_or(str::is_empty) {
            return Ok(None);
        }
        let money = match (self.0)("at_risk") {
            None | Some("") => None,
            Some(_) => Some(Money {
                start: self.parse("at_risk")?,
                kept: self.parse("kept")?,
            }),
        };
        Ok(Some(Walked {
            score: self.read("score", |text| text.parse().ok().filter(|score| *score <= FULL))?,
            ending: self.read("ending", Ending::from_word)?,
            minutes: self.parse("minutes")?,
            money,
            grave: self.parse("grave")?,
        }))
    }

    fn parse<T: FromStr>(&self, field: &'static str) -> Result<T, Misfit> {
        self.read(field, |text| text.parse().ok())
    }
}

fn name(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A language by its tag, exactly.
pub(super) fn language(tag: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// A moment, to the millisecond.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

pub(super) fn moment_of(text: &str) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(text).ok()?.to_utc();
    DateTime::from_timestamp_millis(at.timestamp_millis())
}

/// The name of a session. A letter stands before the number, and one before content and seed, so that no spreadsheet
/// takes them for numbers and rounds them.
pub fn session_name(session: u64) -> String {
    format!("s{session:016x}")
}

pub(super) fn session_of(text: &str) -> Option<u64> {
    u64::from_str_radix(text.strip_prefix('s')?, 16).ok()
}

fn content_name(content: u64) -> String {
    format!("c{content:016x}")
}

fn content_of(text: &str) -> Option<u64> {
    u64::from_str_radix(text.strip_prefix('c')?, 16).ok()
}

fn seed_name(seed: u64) -> String {
    format!("{SEED}{seed}")
}

/// What stands before a seed in a table.
pub(super) const SEED: &str = "seed ";

/// A seed, with its word before it or without.
pub(super) fn seed_of(text: &str) -> Option<u64> {
    text.strip_prefix(SEED).unwrap_or(text).parse().ok()
}

/// Clues by type, each with a sign for found or missed: `urgency:found threat:missed`.
pub(super) fn cues(cues: &[(Cue, bool)]) -> String {
    let words: Vec<String> = cues
        .iter()
        .map(|(cue, found)| format!("{}:{}", cue.word(), if *found { "found" } else { "missed" }))
        .collect();
    words.join(" ")
}

pub(super) fn cues_of(words: &str) -> Option<Vec<(Cue, bool)>> {
    words
        .split_whitespace()
        .map(|word| {
            let (cue, found) = word.split_once(':')?;
            let found = match found {
                "found" => true,
                "missed" => false,
                _ => return None,
            };
            Some((Cue::from_word(cue)?, found))
        })
        .collect()
}
