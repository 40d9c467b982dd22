//! What follows from the answers, kept beside them so that nobody has to read a million of them: the memory of each
//! family ([`crate::schedule`]) and the counts by cell ([`crate::stats`]). Written in the same transaction as the answer,
//! and built anew from all answers when the rules have changed. The rules themselves are not here.

use std::{collections::BTreeMap, ops::ControlFlow};

use rusqlite::{Connection, OptionalExtension as _};

use super::{Attempt, Fault, Learned, store};
use crate::{
    schedule::{self, FamilyMemory},
    stats,
};

/// Counts by the key of their cell.
pub type Tallies = BTreeMap<String, [i64; stats::WIDTH]>;

/// The versions of the rules, under the names by which they are kept.
const RULES: [(&str, u32); 2] = [("schedule", schedule::VERSION), ("stats", stats::VERSION)];

/// Whether what is kept was made by the rules of this program.
pub(super) fn is_current(connection: &Connection) -> Result<bool, Fault> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
    for (name, version) in RULES {
        let kept: Option<u32> = statement.query_row([name], |row| row.get(0)).optional()?;
        if kept != Some(version) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds one answer, and tells the memory that has changed.
pub(super) fn add(connection: &Connection, attempt: &Attempt, learned: &mut Learned) -> Result<(), Fault> {
    let before: Option<String> = connection
        .prepare_cached("SELECT memory FROM family WHERE family = ?1")?
        .query_row([&attempt.family], |row| row.get(0))
        .optional()?;
    let before = before.as_deref().map(memory).transpose()?;
    let after = FamilyMemory::after(before.as_ref(), attempt);
    put_memory(connection, &after)?;
    learned.insert(attempt.family.clone(), after);
    for cell in stats::cells(attempt) {
        let kept: Option<String> = connection
            .prepare_cached("SELECT counts FROM tally WHERE cell = ?1")?
            .query_row([&cell.key], |row| row.get(0))
            .optional()?;
        let mut sum = kept.as_deref().map(counts).transpose()?.unwrap_or_default();
        plus(&mut sum, &cell.counts);
        put_counts(connection, &cell.key, &sum)?;
    }
    Ok(())
}

/// Builds everything anew from all answers, in the order of time.
pub(super) fn rebuild(connection: &Connection) -> Result<(), Fault> {
    let mut learned = Learned::new();
    let mut tallies = Tallies::new();
    let mut see = |attempt: Attempt| {
        let after = FamilyMemory::after(learned.get(&attempt.family), &attempt);
        learned.insert(attempt.family.clone(), after);
        for cell in stats::cells(&attempt) {
            plus(tallies.entry(cell.key).or_default(), &cell.counts);
        }
        ControlFlow::Continue(())
    };
    store::each_attempt(connection, &store::Filter::default(), &mut see)?;
    connection.execute_batch("DELETE FROM family; DELETE FROM tally;")?;
    for memory in learned.values() {
        put_memory(connection, memory)?;
    }
    for (cell, counts) in &tallies {
        put_counts(connection, cell, counts)?;
    }
    for (name, version) in RULES {
        connection.execute(
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
            (name, version),
        )?;
    }
    Ok(())
}

pub(super) fn families(connection: &Connection) -> Result<Learned, Fault> {
    let mut statement = connection.prepare("SELECT memory FROM family")?;
    let mut rows = statement.query([])?;
    let mut learned = Learned::new();
    while let Some(row) = rows.next()? {
        let memory = memory(&row.get::<_, String>(0)?)?;
        learned.insert(memory.family.clone(), memory);
    }
    Ok(learned)
}

pub(super) fn tallies(connection: &Connection) -> Result<Tallies, Fault> {
    let mut statement = connection.prepare("SELECT cell, counts FROM tally")?;
    let mut rows = statement.query([])?;
    let mut tallies = Tallies::new();
    while let Some(row) = rows.next()? {
        tallies.insert(row.get(0)?, counts(&row.get::<_, String>(1)?)?);
    }
    Ok(tallies)
}

fn put_memory(connection: &Connection, memory: &FamilyMemory) -> Result<(), Fault> {
    let words = serde_json::to_string(memory).map_err(unreadable)?;
    connection
        .prepare_cached("INSERT INTO family VALUES (?1, ?2) ON CONFLICT DO UPDATE SET memory = ?2")?
        .execute((&memory.family, words))?;
    Ok(())
}

fn put_counts(connection: &Connection, cell: &str, counts: &[i64; stats::WIDTH]) -> Result<(), Fault> {
    let words: Vec<String> = counts.iter().map(ToString::to_string).collect();
    connection
        .prepare_cached("INSERT INTO tally VALUES (?1, ?2) ON CONFLICT DO UPDATE SET counts = ?2")?
        .execute((cell, words.join(" ")))?;
    Ok(())
}

fn memory(words: &str) -> Result<FamilyMemory, Fault> {
    serde_json::from_str(words).map_err(unreadable)
}

fn counts(words: &str) -> Result<[i64; stats::WIDTH], Fault> {
    let counts: Option<Vec<i64>> = words.split(' ').map(|word| word.parse().ok()).collect();
    counts
        .and_then(|counts| counts.try_into().ok())
        .ok_or_else(|| unreadable(words))
}

fn plus(sum: &mut [i64; stats::WIDTH], counts: &[i64; stats::WIDTH]) {
    for (sum, count) in sum.iter_mut().zip(counts) {
        *sum = sum.saturating_add(*count);
    }
}

fn unreadable(detail: impl std::fmt::Display) -> Fault {
    Fault::Other(detail.to_string())
}
