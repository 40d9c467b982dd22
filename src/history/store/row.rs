//! How a session and an answer are laid into a row of the database, and taken out of it again. The tables themselves are
//! made in [`schema`](super::super::schema).

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{CachedStatement, Connection, Row, named_params};

use crate::{
    history::{self, Attempt, Fault, Sitting, State, Walked, fields},
    rehearsal::review::Money,
    scenario::{Cue, conversation::Ending},
};

pub(super) fn put_session(connection: &Connection, sitting: &Sitting, state: State) -> Result<(), Fault> {
    connection
        .prepare_cached(
            "INSERT INTO session (session, begun, purpose, role, language, seed, scenarios, state)
             VALUES (:session, :begun, :purpose, :role, :language, :seed, :scenarios, :state)
             ON CONFLICT DO NOTHING",
        )?
        .execute(named_params! {
            ":session": sitting.session.cast_signed(),
            ":begun": sitting.begun.timestamp_millis(),
            ":purpose": sitting.purpose.word(),
            ":role": sitting.role.word(),
            ":language": sitting.language.tag(),
            ":seed": sitting.seed.cast_signed(),
            ":scenarios": sitting.scenarios.join(" "),
            ":state": state.word(),
        })?;
    Ok(())
}

/// False when there is an answer to this question of this session already.
pub(super) fn put_attempt(connection: &Connection, attempt: &Attempt) -> Result<bool, Fault> {
    let mut statement: CachedStatement<'_> = connection.prepare_cached(
        "INSERT INTO attempt (at, day, session, item, ask, purpose, scenario, content, family, incident, kind,
             difficulty, verdict, asked, response, is_right, confidence, cues, false_alarms, millis, language, seed,
             program, pack, score, ending, minutes, at_risk, kept, grave)
         VALUES (:at, :day, :session, :item, :ask, :purpose, :scenario, :content, :family, :incident, :kind,
             :difficulty, :verdict, :asked, :response, :is_right, :confidence, :cues, :false_alarms, :millis,
             :language, :seed, :program, :pack, :score, :ending, :minutes, :at_risk, :kept, :grave)
         ON CONFLICT (session, item, ask) DO NOTHING",
    )?;
    let money = attempt.walked.and_then(|walked| walked.money);
    let changed = statement.execute(named_params! {
        ":at": attempt.at.timestamp_millis(),
        ":day": attempt.day.to_string(),
        ":session": attempt.session.cast_signed(),
        ":item": attempt.item,
        ":ask": attempt.ask,
        ":purpose": attempt.purpose.word(),
        ":scenario": attempt.scenario,
        ":content": attempt.content.cast_signed(),
        ":family": attempt.family,
        ":incident": attempt.incident.word(),
        ":kind": attempt.kind_word(),
        ":difficulty": attempt.difficulty.word(),
        ":verdict": attempt.verdict.word(),
        ":asked": attempt.asked.word(),
        ":response": attempt.response,
        ":is_right": attempt.right,
        ":confidence": attempt.confidence.map(history::Confidence::word),
        ":cues": fields::cues(&attempt.cues),
        ":false_alarms": attempt.false_alarms,
        ":millis": i64::try_from(attempt.millis).unwrap_or(i64::MAX),
        ":language": attempt.language.tag(),
        ":seed": attempt.seed.cast_signed(),
        ":program": attempt.program,
        ":pack": attempt.pack,
        ":score": attempt.walked.map(|walked| walked.score),
        ":ending": attempt.walked.map(|walked| walked.ending.word()),
        ":minutes": attempt.walked.map(|walked| walked.minutes),
        ":at_risk": money.map(|money| money.start),
        ":kept": money.map(|money| money.kept),
        ":grave": attempt.walked.map(|walked| walked.grave),
    })?;
    Ok(changed == 1)
}

pub(super) fn text(row: &Row<'_>, name: &str) -> Result<String, Fault> {
    Ok(row.get(name)?)
}

pub(super) fn number(row: &Row<'_>, name: &str) -> Result<u64, Fault> {
    Ok(row.get::<_, i64>(name)?.cast_unsigned())
}

/// A value named by a word. A word that this version does not know can only have been written by another one.
pub(super) fn word<T>(row: &Row<'_>, name: &str, known: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let word = text(row, name)?;
    known(&word).ok_or_else(|| Fault::Other(format!("{name} = {word}")))
}

pub(super) fn moment(row: &Row<'_>, name: &str) -> Result<DateTime<Utc>, Fault> {
    DateTime::from_timestamp_millis(row.get(name)?).ok_or_else(|| Fault::Other(name.to_owned()))
}

pub(super) fn sitting(row: &Row<'_>) -> Result<Sitting, Fault> {
    Ok(Sitting {
        session: number(row, "session")?,
        begun: moment(row, "begun")?,
        purpose: word(row, "purpose", history::Purpose::from_word)?,
        role: word(row, "role", history::Role::from_word)?,
        language: word(row, "language", fields::language)?,
        seed: number(row, "seed")?,
        scenarios: text(row, "scenarios")?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
    })
}

pub(super) fn attempt(row: &Row<'_>) -> Result<Attempt, Fault> {
    let confidence = row.get::<_, Option<String>>("confidence")?;
    Ok(Attempt {
        at: moment(row, "at")?,
        day: word(row, "day", |word| word.parse::<NaiveDate>().ok())?,
        session: number(row, "session")?,
        item: row.get("item")?,
        ask: row.get("ask")?,
        purpose: word(row, "purpose", history::Purpose::from_word)?,
        scenario: text(row, "scenario")?,
        content: number(row, "content")?,
        family: text(row, "family")?,
        incident: word(row, "incident", history::Incident::from_word)?,
        kind: word(row, "kind", history::kind_of)?,
        difficulty: word(row, "difficulty", history::Difficulty::from_word)?,
        verdict: word(row, "verdict", history::Verdict::from_word)?,
        asked: word(row, "asked", history::Asked::from_word)?,
        response: text(row, "response")?,
        right: row.get("is_right")?,
        confidence: confidence.as_deref().and_then(history::Confidence::from_word),
        cues: word(row, "cues", |cues: &str| -> Option<Vec<(Cue, bool)>> {
            fields::cues_of(cues)
        })?,
        false_alarms: row.get("false_alarms")?,
        walked: walked(row)?,
        millis: number(row, "millis")?,
        language: word(row, "language", fields::language)?,
        seed: number(row, "seed")?,
        program: text(row, "program")?,
        pack: text(row, "pack")?,
    })
}

/// What a walk was worth; nothing where there is no ending.
pub(super) fn walked(row: &Row<'_>) -> Result<Option<Walked>, Fault> {
    let Some(ending) = row.get::<_, Option<String>>("ending")? else {
        return Ok(None);
    };
    let (start, kept) = (
        row.get::<_, Option<i64>>("at_risk")?,
        row.get::<_, Option<i64>>("kept")?,
    );
    Ok(Some(Walked {
        score: row.get("score")?,
        ending: Ending::from_word(&ending).ok_or_else(|| Fault::Other(format!("ending = {ending}")))?,
        minutes: row.get("minutes")?,
        money: start.zip(kept).map(|(start, kept)| Money { start, kept }),
        grave: row.get("grave")?,
    }))
}
