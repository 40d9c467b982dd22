//! Who has a session in hand: a locked file beside the database for each session that is going on or offered. The system
//! takes the lock away when its process ends, however it ends, so that an interrupted session is known from one that goes
//! on in another window.

use std::{
    fs::{self, TryLockError},
    io,
    path::{Path, PathBuf},
};

use super::fields::session_name;

/// What the names of these files end with.
pub(super) const ENDING: &str = ".lock";

/// A session in hand; given back when dropped.
#[derive(Debug)]
pub(super) struct Hold {
    path: PathBuf,
    /// Kept open: the lock goes with it.
    _file: fs::File,
}

impl Hold {
    /// Takes a session in hand; `None` when another process has it.
    pub(super) fn take(folder: &Path, session: u64) -> io::Result<Option<Self>> {
        let path = folder.join(format!("{}{ENDING}", session_name(session)));
        let file = fs::File::create(&path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            // Where files cannot be locked, nobody can be asked either.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(Self { path, _file: file })),
        }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // A file that stays behind does no harm: it is not locked any more.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_in_one_hand_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let hold = Hold::take(folder.path(), 1).unwrap().unwrap();
        assert!(Hold::take(folder.path(), 1).unwrap().is_none());
        assert!(Hold::take(folder.path(), 2).unwrap().is_some());
        drop(hold);
        assert!(Hold::take(folder.path(), 1).unwrap().is_some());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            0,
            "nothing is left behind"
        );
    }
}
