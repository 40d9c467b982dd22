//! Keeps answers through everything that may befall a file: nothing there yet, a damaged file, a full disk, a newer
//! version, another process. It decides what is done about it and tells it; tables are for [`super::store`], and who
//! waits for whom for [`super::writer`].

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Duration, Utc};

use super::{
    Attempt, Fault, Filter, History, Learned, Sitting, State, Tallies,
    hold::{self, Hold},
    store,
};
use crate::{
    locale::{Texts, Value},
    text,
};

/// The name of the database in its folder.
pub const FILE: &str = "history.db";
/// What the name of a damaged database begins with when it is set aside.
const ASIDE: &str = "history-damaged-";
/// What the library puts beside a database, by what is added to its name.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];
/// For how long a session can be gone on with. After a week its families are due anew, and nobody remembers the first
/// half.
const OFFERED: Duration = Duration::days(7);

/// Keeps the record in a folder.
#[derive(Debug)]
pub struct Keeper {
    folder: PathBuf,
    history: Option<History>,
    /// Sessions that go on here or are offered here.
    holds: BTreeMap<u64, Hold>,
    /// Sessions of which nothing is on disk yet.
    begun: BTreeMap<u64, Sitting>,
    /// Answers that could not be written yet.
    waiting: Vec<Attempt>,
    /// Whether the last writing failed.
    failing: bool,
    notices: Vec<Notice>,
}

/// Something that has happened to the record and should be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The file was damaged; it lies here now, and a new one has been begun.
    SetAside(PathBuf),
    /// What could not be written before is written now.
    Again,
}

impl Notice {
    /// What has happened and what it means, in a sentence or two.
    pub fn sentence(&self, texts: &Texts) -> String {
        match self {
            Self::SetAside(path) => {
                let shown = |part: Option<&std::ffi::OsStr>| -> Value<'_> {
                    let part = part.unwrap_or_default().to_string_lossy().into_owned();
                    text::clean_line(&part).into_owned().into()
                };
                // The name comes early: a footer has room for one line only.
                let folder = path.parent().map(Path::as_os_str);
                let values = [("name", shown(path.file_name())), ("folder", shown(folder))];
                texts.with("history-set-aside", &values)
            }
            Self::Again => texts.text("history-again"),
        }
    }
}

/// A session that was interrupted.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// As it was begun.
    pub sitting: Sitting,
    /// What was answered.
    pub attempts: Vec<Attempt>,
}

impl Unfinished {
    /// The number of the item where it stopped, from 1.
    pub fn number(&self) -> usize {
        let last = self.attempts.iter().map(|attempt| attempt.item).max();
        last.and_then(|last| usize::try_from(last).ok())
            .map_or(1, |last| last + 1)
    }
}

impl Keeper {
    /// A keeper for a folder. Nothing is read or made before it is needed.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            history: None,
            holds: BTreeMap::new(),
            begun: BTreeMap::new(),
            waiting: Vec::new(),
            failing: false,
            notices: Vec::new(),
        }
    }

    /// Where the record is, or would be.
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// What has happened since the last time.
    pub fn notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// What is known of the families. Without a record that is nothing.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn learned(&mut self, now: DateTime<Utc>) -> Result<Learned, Fault> {
        self.read(now, History::learned)
    }

    /// The counts of [`crate::stats`].
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn tallies(&mut self, now: DateTime<Utc>) -> Result<Tallies, Fault> {
        self.read(now, History::tallies)
    }

    /// Reads something of the record, if need be of one that may not be written.
    fn read<T: Default>(
        &mut self,
        now: DateTime<Utc>,
        read: impl Fn(&History) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match self.with_history(false, now, |history| read(history)) {
            Err(Fault::Unwritable) => {
                read(&History::open_for_reading(&self.path()).map_err(|_| Fault::Unwritable)?)
            }
            read => read.map(Option::unwrap_or_default),
        }
    }

    /// Remembers that a session begins. It is put down with its first answer: one without answers is no loss.
    pub fn begin(&mut self, sitting: Sitting) {
        self.begun.insert(sitting.session, sitting);
    }

    /// Puts an answer on disk, and with it those that could not be written before; tells what is known now of the
    /// families concerned.
    ///
    /// # Errors
    /// See [`Fault`]. The answer is tried again with the next one.
    pub fn record(&mut self, attempt: Attempt, now: DateTime<Utc>) -> Result<Learned, Fault> {
        let session = attempt.session;
        self.waiting.push(attempt);
        let learned = self.write_down(now)?;
        if let std::collections::btree_map::Entry::Vacant(free) = self.holds.entry(session)
            && let Ok(Some(hold)) = Hold::take(&self.folder, session)
        {
            free.insert(hold);
        }
        Ok(learned)
    }

    fn write_down(&mut self, now: DateTime<Utc>) -> Result<Learned, Fault> {
        let waiting = std::mem::take(&mut self.waiting);
        let begun = std::mem::take(&mut self.begun);
        let concerned: Vec<&Sitting> = begun
            .values()
            .filter(|sitting| waiting.iter().any(|attempt| attempt.session == sitting.session))
            .collect();
        let done = self.with_history(true, now, |history| history.record(&concerned, &waiting));
        let concerned: Vec<u64> = concerned.into_iter().map(|sitting| sitting.session).collect();
        self.begun = begun;
        match done {
            Ok(learned) => {
                self.begun.retain(|session, _| !concerned.contains(session));
                if std::mem::take(&mut self.failing) {
                    self.notices.push(Notice::Again);
                }
                Ok(learned.unwrap_or_default())
            }
            Err(fault) => {
                self.waiting = waiting;
                self.failing = true;
                Err(fault)
            }
        }
    }

    /// Says how a session ended, and lets it go.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn close(&mut self, session: u64, state: State, now: DateTime<Utc>) -> Result<(), Fault> {
        if !self.waiting.is_empty() {
            self.write_down(now)?;
        }
        self.begun.remove(&session);
        self.with_history(false, now, |history| history.close(session, state))?;
        self.holds.remove(&session);
        Ok(())
    }

    /// Deletes everything that is kept of answers, for ever: the record, what is left of interrupted sessions, damaged files
    /// that were set aside, and what could not be written yet. False when another process is just reading, so that remains
    /// stay beside the file until that process has ended.
    ///
    /// # Errors
    /// See [`Fault`]. A damaged record is no fault: of it nothing can be kept, and it is what should go.
    pub fn erase(&mut self) -> Result<bool, Fault> {
        self.history = None;
        let path = self.path();
        let opened = match path.exists().then(|| History::open(&path)) {
            Some(Ok(history)) => Some(history),
            None | Some(Err(Fault::Damaged)) => None,
            Some(Err(fault)) => return Err(fault),
        };
        let is_erased = opened.is_some();
        let is_clean = opened.map_or(Ok(true), History::erase)?;
        self.holds.clear();
        self.begun.clear();
        self.waiting.clear();
        self.failing = false;
        remove_rest(&self.folder, !is_erased)?;
        Ok(is_clean)
    }

    /// The latest session that was interrupted and is in nobody's hand; it is in ours then. Old ones are closed.
    ///
    /// # Errors
    /// See [`Fault`].
    pub fn unfinished(&mut self, now: DateTime<Utc>) -> Result<Option<Unfinished>, Fault> {
        let open = self.with_history(false, now, |history| history.open_sessions())?;
        for held in open.unwrap_or_default() {
            let sitting = held.sitting;
            let session = sitting.session;
            if let std::collections::btree_map::Entry::Vacant(free) = self.holds.entry(session) {
                match Hold::take(&self.folder, session)? {
                    Some(hold) => free.insert(hold),
                    None => continue,
                };
            }
            // A clock that was wrong then or is wrong now is no reason to go on with it for ever.
            let age = now.signed_duration_since(sitting.begun);
            if age > OFFERED || age < -OFFERED {
                self.close(session, State::Left, now)?;
                continue;
            }
            let filter = Filter {
                session: Some(session),
                ..Filter::default()
            };
            let attempts = self.with_history(false, now, |history| {
                let mut attempts = Vec::new();
                history.attempts(&filter, |attempt| {
                    attempts.push(attempt);
                    std::ops::ControlFlow::Continue(())
                })?;
                Ok(attempts)
            })?;
            return Ok(Some(Unfinished {
                sitting,
                attempts: attempts.unwrap_or_default(),
            }));
        }
        Ok(None)
    }

    /// Does something with the open record; `None` where there is none and none is to be made. A file that turns out
    /// damaged is set aside and the work done with a new one.
    fn with_history<T>(
        &mut self,
        make: bool,
        now: DateTime<Utc>,
        work: impl Fn(&mut History) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut set_aside = false;
        loop {
            let done = match self.open(make) {
                Ok(Some(history)) => work(history).map(Some),
                Ok(None) => return Ok(None),
                Err(fault) => Err(fault),
            };
            match done {
                Err(Fault::Damaged) if !set_aside => {
                    set_aside = true;
                    self.history = None;
                    self.set_aside(now)?;
                }
                done => return done,
            }
        }
    }

    fn open(&mut self, make: bool) -> Result<Option<&mut History>, Fault> {
        // A file that somebody has taken away is not written to any more: nobody would find it.
        if self.history.is_none() || !self.path().exists() {
            self.history = None;
            if make || self.path().exists() {
                self.history = Some(History::open(&self.path())?);
            }
        }
        Ok(self.history.as_mut())
    }

    /// Moves a damaged file out of the way, with what lies beside it.
    fn set_aside(&mut self, now: DateTime<Utc>) -> Result<(), Fault> {
        let lock = self.folder.join(format!("{ASIDE}now{}", hold::ENDING));
        let guard = fs::File::create(&lock)?;
        let _ = guard.lock();
        // Another process may have met the same damage and been faster.
        if store::is_damaged(&self.path()) {
            let aside = self.free_name(now);
            fs::rename(self.path(), &aside)?;
            for beside in BESIDE {
                // What is not there need not be moved.
                let _ = fs::rename(added(&self.path(), beside), added(&aside, beside));
            }
            self.notices.push(Notice::SetAside(aside));
        }
        let _ = fs::remove_file(lock);
        Ok(())
    }

    fn free_name(&self, now: DateTime<Utc>) -> PathBuf {
        let date = now.format("%Y-%m-%d-%H%M%S");
        let name = |number: u32| match number {
            1 => self.folder.join(format!("{ASIDE}{date}.db")),
            _ => self.folder.join(format!("{ASIDE}{date}-{number}.db")),
        };
        let mut number = 1;
        while name(number).exists() {
            number += 1;
        }
        name(number)
    }
}

fn added(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes what else is kept of answers in a folder, damaged files and what is left of interrupted sessions, overwriting
/// each first; `with_record` also the record itself, which must then be one that nobody can open.
///
/// # Errors
/// When something cannot be overwritten or removed.
fn remove_rest(folder: &Path, with_record: bool) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let is_record = name
            .strip_prefix(FILE)
            .is_some_and(|rest| rest.is_empty() || BESIDE.contains(&rest));
        let is_hold = name.starts_with('s') && name.ends_with(hold::ENDING);
        if ((is_record && with_record) || is_hold || name.starts_with(ASIDE)) && path.is_file() {
            overwrite(&path)?;
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

fn overwrite(path: &Path) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    let mut left = file.metadata()?.len();
    let zeros = [0; 1 << 12];
    while left > 0 {
        let count = zeros.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        file.write_all(zeros.get(..count).unwrap_or_default())?;
        left -= count as u64;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests;
