//! Why something could not be remembered, and the sentence that says so. What is done about it is decided by whoever
//! asked.

use std::{io, path::Path};

use crate::{
    locale::{Texts, Value},
    text,
};

/// Why the record could not be opened, read or written. Nothing that was kept before is lost by any of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file is not a database, or not a whole one.
    Damaged,
    /// The file was written by a newer version of the program; its schema has this number.
    Newer(u32),
    /// There is no room on the disk.
    Full,
    /// The file or its folder may not be written.
    Unwritable,
    /// Another program has kept the file locked for too long.
    Busy,
    /// Anything else, in the words of the system.
    Other(String),
}

impl Fault {
    /// What is wrong and what to do, in one or two sentences.
    pub fn sentence(&self, file: &Path, texts: &Texts) -> String {
        let path = file.display().to_string();
        let path: Value<'_> = text::clean_line(&path).into_owned().into();
        let (id, detail) = match self {
            Self::Damaged => ("history-damaged", None),
            Self::Newer(_) => ("history-newer", None),
            Self::Full => ("history-full", None),
            Self::Unwritable => ("history-unwritable", None),
            Self::Busy => ("history-busy", None),
            Self::Other(detail) => ("history-unreadable", Some(text::clean_line(detail).into_owned())),
        };
        let mut values = vec![("path", path)];
        if let Some(detail) = detail {
            values.push(("detail", detail.into()));
        }
        texts.with(id, &values)
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged,
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => Self::Unwritable,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full
            }
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory => Self::Unwritable,
            _ => Self::Other(error.to_string()),
        }
    }
}
