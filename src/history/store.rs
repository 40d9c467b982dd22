//! The database: opened, written and read. It knows how answers are laid into tables; what is put together for whom, and
//! what happens when it cannot be opened, is for [`super::keeper`].

mod row;

use std::{fs, io::Read as _, ops::ControlFlow, path::Path, time::Duration};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, ToSql, Transaction, TransactionBehavior};

use super::{Attempt, Entry, Fault, Learned, Sitting, State, Unreadable, Walked, derived, schema};
use row::{attempt, put_attempt, put_session, sitting, text, walked};

/// How long one process waits for another that is writing.
const PATIENCE: Duration = Duration::from_secs(8);
/// What a database begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Where the version stands in the head of a database, as the file format of SQLite has it.
const VERSION_AT: std::ops::Range<usize> = 60..64;

/// The record of a learner.
#[derive(Debug)]
pub struct History {
    connection: Connection,
}

/// A session with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// As it was begun.
    pub sitting: Sitting,
    /// How it stands.
    pub state: State,
    /// How many answers there are.
    pub answers: u32,
    /// How many of them are right.
    pub right: u32,
    /// How many scenarios have an answer.
    pub items: u32,
    /// How long the answers took, in milliseconds.
    pub millis: u64,
    /// For a conversation: what the walk was worth.
    pub walked: Option<Walked>,
}

/// Which answers are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this session only.
    pub session: Option<u64>,
    /// From this moment on.
    pub since: Option<DateTime<Utc>>,
}

/// What taking over a record of another machine came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// Answers that were not known.
    pub new: usize,
    /// Answers that were known already.
    pub known: usize,
}

/// Why a record of another machine was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// These lines of it cannot be read; there may be more.
    Unreadable(Vec<Unreadable>),
    /// Ours could not be written.
    Fault(Fault),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Fault(error.into())
    }
}

/// So many unreadable lines are told.
const TOLD: usize = 10;

impl History {
    /// Opens the file, or makes it. A file that is damaged or of a newer version is not changed.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn open(path: &Path) -> Result<Self, Fault> {
        look_at_head(path)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        make_private(path)?;
        let mut connection = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX
                | OpenFlags::SQLITE_OPEN_EXRESCODE,
        )?;
        // First of all, because everything below may meet another process.
        connection.busy_timeout(PATIENCE)?;
        let version = schema::version(&connection)?;
        if version > schema::current() {
            return Err(Fault::Newer(version));
        }
        // Nothing of what is deleted stays behind, neither in the file nor beside it.
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "temp_store", "memory")?;
        connection.pragma_update(None, "fullfsync", true)?;
        journal(&connection, path)?;
        schema::bring_up(&mut connection)?;
        let mut history = Self { connection };
        history.refresh()?;
        Ok(history)
    }

    /// Opens a file that may not be written, for reading only.
    ///
    /// # Errors
    /// See [`Fault`]; a version that is not the current one cannot be read.
    pub fn open_for_reading(path: &Path) -> Result<Self, Fault> {
        look_at_head(path)?;
        let uri = format!("file:{}?immutable=1", escaped(path));
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(uri, flags)?;
        let version = schema::version(&connection)?;
        if version != schema::current() || !derived::is_current(&connection)? {
            return Err(Fault::Unwritable);
        }
        Ok(Self { connection })
    }

    /// Sets up what follows from the answers anew when it was made by other rules.
    fn refresh(&mut self) -> Result<(), Fault> {
        if derived::is_current(&self.connection)? {
            return Ok(());
        }
        let transaction = Transaction::new(&mut self.connection, TransactionBehavior::Immediate)?;
        if !derived::is_current(&transaction)? {
            derived::rebuild(&transaction)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Puts answers on disk, and with them what follows from them. When this returns they are there, whatever happens to
    /// the program or the power. An answer that is there already is not put down twice. `sittings` are their
    /// sessions, where these may not be known yet.
    ///
    /// # Errors
    /// See [`Fault`]; none of the answers is then kept.
    pub fn record(&mut self, sittings: &[&Sitting], attempts: &[Attempt]) -> Result<Learned, Fault> {
        let transaction = Transaction::new(&mut self.connection, TransactionBehavior::Immediate)?;
        for sitting in sittings {
            put_session(&transaction, sitting, State::Open)?;
        }
        let mut learned = Learned::default();
        for attempt in attempts {
            if put_attempt(&transaction, attempt)? {
                derived::add(&transaction, attempt, &mut learned)?;
            }
        }
        transaction.commit()?;
        Ok(learned)
    }

    /// Says how a session ended.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn close(&mut self, session: u64, state: State) -> Result<(), Fault> {
        self.connection.execute(
            "UPDATE session SET state = ?2 WHERE session = ?1",
            (session.cast_signed(), state.word()),
        )?;
        Ok(())
    }

    /// What follows from the answers for every family, by its name.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn learned(&self) -> Result<Learned, Fault> {
        derived::families(&self.connection)
    }

    /// The counts of [`crate::stats`] by cell.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn tallies(&self) -> Result<derived::Tallies, Fault> {
        derived::tallies(&self.connection)
    }

    /// How many answers there are.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn count(&self) -> Result<u64, Fault> {
        let count: i64 = self
            .connection
            .query_row("SELECT count(*) FROM attempt", [], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// The latest sessions, the latest first.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn sessions(&self, limit: usize) -> Result<Vec<Held>, Fault> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.held(
            "WITH chosen AS (SELECT * FROM session ORDER BY begun DESC, session LIMIT ?1)",
            &[&limit],
        )
    }

    /// Sessions that were begun and not ended, the latest first.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn open_sessions(&self) -> Result<Vec<Held>, Fault> {
        self.held("WITH chosen AS (SELECT * FROM session WHERE state = 'open')", &[])
    }

    fn held(&self, chosen: &str, values: &[&dyn ToSql]) -> Result<Vec<Held>, Fault> {
        let mut statement = self.connection.prepare(&format!(
            "{chosen}
             SELECT chosen.*, count(attempt.id) AS answers, total(is_right) AS rights,
                 count(DISTINCT attempt.item) AS items, total(millis) AS millis,
                 max(score) AS score, max(ending) AS ending, max(minutes) AS minutes, max(at_risk) AS at_risk,
                 max(kept) AS kept, max(grave) AS grave
             FROM chosen LEFT JOIN attempt USING (session)
             GROUP BY session ORDER BY begun DESC, session"
        ))?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "`total` counts whole numbers from 0 and cannot overflow"
            )]
            let sum = |name: &str| row.get::<_, f64>(name).map(|sum| sum as u64);
            found.push(Held {
                sitting: sitting(row)?,
                state: State::from_word(&text(row, "state")?).unwrap_or(State::Left),
                answers: row.get("answers")?,
                right: u32::try_from(sum("rights")?).unwrap_or(u32::MAX),
                items: row.get("items")?,
                millis: sum("millis")?,
                // A conversation is a session of one answer.
                walked: walked(row)?,
            });
        }
        Ok(found)
    }

    /// Hands over answers one by one, in the order of time, until there are no more or enough has been seen.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn attempts(
        &self,
        filter: &Filter,
        mut see: impl FnMut(Attempt) -> ControlFlow<()>,
    ) -> Result<(), Fault> {
        each_attempt(&self.connection, filter, &mut see)
    }

    /// Takes over what another machine has exported: all of it or nothing. What is known already stays as it is.
    ///
    /// # Errors
    /// When something in it cannot be read, or not be kept. Nothing has then been taken over.
    pub fn take_over(
        &mut self,
        entries: impl Iterator<Item = Result<Entry, Unreadable>>,
    ) -> Result<TakenOver, Refusal> {
        let transaction = Transaction::new(&mut self.connection, TransactionBehavior::Immediate)?;
        let mut taken = TakenOver::default();
        let mut unreadable = Vec::new();
        for entry in entries {
            match entry {
                Ok(Entry::Session(sitting, state)) => put_session(&transaction, &sitting, state)?,
                Ok(Entry::Answer(attempt)) if put_attempt(&transaction, &attempt)? => taken.new += 1,
                Ok(Entry::Answer(_)) => taken.known += 1,
                Err(line) => unreadable.push(line),
            }
            if unreadable.len() == TOLD {
                break;
            }
        }
        if !unreadable.is_empty() {
            return Err(Refusal::Unreadable(unreadable));
        }
        // Answers that came without their sessions, as from a table of answers alone.
        transaction.execute(
            "INSERT INTO session
                 SELECT session, min(at), purpose, 'employee', language, seed,
                     (SELECT group_concat(scenario, ' ') FROM
                         (SELECT DISTINCT item, scenario FROM attempt AS own
                          WHERE own.session = attempt.session ORDER BY item)),
                     'done'
                 FROM attempt WHERE session NOT IN (SELECT session FROM session) GROUP BY session",
            [],
        )?;
        if taken.new > 0 {
            derived::rebuild(&transaction)?;
        }
        transaction.commit()?;
        Ok(taken)
    }

    /// Deletes everything, so that nothing of it is left in the file or beside it. False when another process is just
    /// reading, so that remains stay beside the file until that process has ended.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn erase(self) -> Result<bool, Fault> {
        let Self { mut connection } = self;
        let transaction = Transaction::new(&mut connection, TransactionBehavior::Immediate)?;
        for table in ["attempt", "session", "family", "tally"] {
            transaction.execute(&format!("DELETE FROM {table}"), [])?;
        }
        transaction.commit()?;
        connection.execute_batch("VACUUM")?;
        let busy: bool = connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .optional()?
            .unwrap_or(false);
        // Whoever closes last removes the files beside it.
        connection.close().map_err(|(_, error)| error)?;
        Ok(!busy)
    }

    #[cfg(test)]
    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Makes the file, where there is none, so that only its owner can read it; what the library puts beside it is like it.
fn make_private(path: &Path) -> Result<(), Fault> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

/// Looks at a file before the library does, which would already write beside it.
fn look_at_head(path: &Path) -> Result<(), Fault> {
    let mut head = Vec::new();
    match fs::File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut head)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    // Made, but never written: a new one.
    if head.is_empty() {
        return Ok(());
    }
    if head.len() < 100 || !head.starts_with(MAGIC) {
        return Err(Fault::Damaged);
    }
    let version = head
        .get(VERSION_AT)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u32::from_be_bytes);
    if version > schema::current() {
        return Err(Fault::Newer(version));
    }
    Ok(())
}

/// Whether a file is no database, or not a whole one.
pub(super) fn is_damaged(path: &Path) -> bool {
    if !path.exists() {
        return false;
    }
    let whole = || -> Result<bool, Fault> {
        look_at_head(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok(said == "ok")
    };
    matches!(whole(), Ok(false) | Err(Fault::Damaged))
}

/// Chooses how a transaction becomes durable. A write-ahead log is fast, but the processes share memory for it, which
/// does not work over a network.
fn journal(connection: &Connection, path: &Path) -> Result<(), Fault> {
    let wanted = if is_remote(path) { "delete" } else { "wal" };
    let mode = connection.query_row(&format!("PRAGMA journal_mode = {wanted}"), [], |row| {
        row.get::<_, String>(0)
    });
    if mode.is_err() {
        // Some systems cannot map a file; then the classical journal does.
        connection.query_row("PRAGMA journal_mode = delete", [], |_| Ok(()))?;
    }
    connection.pragma_update(None, "synchronous", "full")?;
    Ok(())
}

/// Whether the file lies on a share of another machine, as far as the system says so.
#[cfg(target_os = "linux")]
fn is_remote(path: &Path) -> bool {
    /// NFS, SMB (three ways), 9P, AFS, Coda, Ceph, Lustre, FUSE (behind which `sshfs` is): `man 2 statfs`.
    const REMOTE: &[u32] = &[
        0x6969,
        0x517B,
        0xFE53_4D42,
        0xFF53_4D42,
        0x0102_1997,
        0x5346_414F,
        0x7375_7245,
        0x00C3_6400,
        0x0BD0_0BD0,
        0x6573_5546,
    ];
    let folder = path.parent().unwrap_or(path);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the numbers have 32 bits, in a field whose width and sign depend on the machine"
    )]
    rustix::fs::statfs(folder).is_ok_and(|about| REMOTE.contains(&(about.f_type as u32)))
}

/// Whether the file lies on a share of another machine, as far as its name says so.
#[cfg(not(target_os = "linux"))]
fn is_remote(path: &Path) -> bool {
    path.to_string_lossy().starts_with(r"\\")
}

/// A path within a URI.
fn escaped(path: &Path) -> String {
    let mut escaped = String::new();
    for c in path.to_string_lossy().chars() {
        match c {
            '%' => escaped.push_str("%25"),
            '?' => escaped.push_str("%3f"),
            '#' => escaped.push_str("%23"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Goes through answers in the order of time.
pub(super) fn each_attempt(
    connection: &Connection,
    filter: &Filter,
    see: &mut dyn FnMut(Attempt) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let session = filter.session.map(u64::cast_signed);
    let since = filter.since.map(|since| since.timestamp_millis());
    let chosen = match (session, since) {
        (Some(_), _) => "session = ?1 AND at >= coalesce(?2, at)",
        (None, Some(_)) => "?1 IS NULL AND at >= ?2",
        (None, None) => "?1 IS NULL AND ?2 IS NULL",
    };
    let mut statement = connection.prepare(&format!(
        "SELECT * FROM attempt WHERE {chosen} ORDER BY at, session, item, ask"
    ))?;
    let mut rows = statement.query((session, since))?;
    while let Some(row) = rows.next()? {
        if see(attempt(row)?).is_break() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
