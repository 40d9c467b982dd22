//! The tables of the database, version by version, and the way from each version to the next. What is put into them is
//! not known here.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::Fault;

/// What makes each version out of the one before; the first makes version 1 out of nothing. Never changed once
/// released: a new version is a new entry.
const STEPS: &[&str] = &[
    // 1
    "
    CREATE TABLE session (
        session INTEGER PRIMARY KEY,
        begun INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        role TEXT NOT NULL,
        language TEXT NOT NULL,
        seed INTEGER NOT NULL,
        scenarios TEXT NOT NULL,
        state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX session_begun ON session (begun);
    CREATE INDEX session_open ON session (begun) WHERE state = 'open';

    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        day TEXT NOT NULL,
        session INTEGER NOT NULL,
        item INTEGER NOT NULL,
        ask INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        scenario TEXT NOT NULL,
        content INTEGER NOT NULL,
        family TEXT NOT NULL,
        incident TEXT NOT NULL,
        kind TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        verdict TEXT NOT NULL,
        asked TEXT NOT NULL,
        response TEXT NOT NULL,
        is_right INTEGER NOT NULL,
        confidence TEXT,
        cues TEXT NOT NULL,
        false_alarms INTEGER NOT NULL,
        millis INTEGER NOT NULL,
        language TEXT NOT NULL,
        seed INTEGER NOT NULL,
        program TEXT NOT NULL,
        pack TEXT NOT NULL,
        UNIQUE (session, item, ask)
    ) STRICT;
    CREATE INDEX attempt_at ON attempt (at);

    CREATE TABLE family (
        family TEXT PRIMARY KEY,
        memory TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE tally (
        cell TEXT PRIMARY KEY,
        counts TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    ",
    // 2: what a conversation was worth
    "
    ALTER TABLE attempt ADD COLUMN score INTEGER;
    ALTER TABLE attempt ADD COLUMN ending TEXT;
    ALTER TABLE attempt ADD COLUMN minutes INTEGER;
    ALTER TABLE attempt ADD COLUMN at_risk INTEGER;
    ALTER TABLE attempt ADD COLUMN kept INTEGER;
    ALTER TABLE attempt ADD COLUMN grave INTEGER;
    ",
    // 3: no other tables, but a fifth word for the difficulty, which a program of version 2 could not read
    "",
];

/// The version that this program reads and writes.
pub(super) fn current() -> u32 {
    number(STEPS.len())
}

fn number(steps: usize) -> u32 {
    u32::try_from(steps).unwrap_or(u32::MAX)
}

/// The version of an open database; 0 for an empty one.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings a database to the current version, all the way or not at all.
pub(super) fn bring_up(connection: &mut Connection) -> Result<(), Fault> {
    follow(connection, STEPS)
}

fn follow(connection: &mut Connection, steps: &[&str]) -> Result<(), Fault> {
    if version(connection)? == number(steps.len()) {
        return Ok(());
    }
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    // Asked again: another process may have been faster.
    let from = version(&transaction)?;
    if from > number(steps.len()) {
        return Err(Fault::Newer(from));
    }
    for step in steps.iter().skip(usize::try_from(from).unwrap_or(usize::MAX)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", number(steps.len()))?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .unwrap();
        let names = statement.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    }

    #[test]
    fn every_step_is_gone_through_once_and_in_order() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = [
            "CREATE TABLE a (x)",
            "CREATE TABLE b (x); INSERT INTO a VALUES (1)",
        ];
        follow(&mut connection, &steps[..1]).unwrap();
        assert_eq!(
            (tables(&connection), version(&connection).unwrap()),
            (vec!["a".to_owned()], 1)
        );
        for _ in 0..2 {
            follow(&mut connection, &steps).unwrap();
            assert_eq!((tables(&connection).len(), version(&connection).unwrap()), (2, 2));
        }
        let rows: u32 = connection
            .query_row("SELECT count(*) FROM a", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 1);
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"];
        follow(&mut connection, &steps[..1]).unwrap();
        follow(&mut connection, &steps).unwrap_err();
        assert_eq!(
            (tables(&connection), version(&connection).unwrap()),
            (vec!["a".to_owned()], 1)
        );
    }

    #[test]
    fn a_newer_version_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 7).unwrap();
        assert_eq!(
            follow(&mut connection, &["CREATE TABLE a (x)"]),
            Err(Fault::Newer(7))
        );
        assert_eq!(tables(&connection), Vec::<String>::new());
    }
}
