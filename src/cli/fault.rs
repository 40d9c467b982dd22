//! Why a file cannot be read or written, and what to do, in the user's language. The system says it in English wherever it
//! runs, and of files that nobody asked for; its words are kept only where nothing better is known.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use super::replace;
use crate::{locale::Texts, text};

/// What was to be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// To make it, or to put something else in its place.
    Write,
    /// To make it with the folders in which it lies.
    Build,
    /// To change what stands in it; it is as it was.
    Change,
    /// To read it.
    Read,
}

/// Says why it could not be done, and what to do.
pub(super) fn sentence(deed: Deed, path: &Path, error: &io::Error, texts: &Texts) -> String {
    let shown = |path: &Path| text::clean_line(&path.display().to_string()).into_owned();
    let (fault, folder) = fault(deed, path, error.kind());
    let (why, next) = fault.words(deed);
    let why = match why {
        Some(id) => texts.with(id, &[("folder", shown(folder).into())]),
        None => system(error),
    };
    let values = [
        ("path", shown(path).into()),
        ("why", why.into()),
        ("next", texts.text(next).into()),
    ];
    let id = match deed {
        Deed::Write | Deed::Build => "file-unwritten",
        Deed::Change => "file-unchanged",
        Deed::Read => "file-unread",
    };
    texts.with(id, &values)
}

/// Why it could not be done, where it is not known with which file.
pub(super) fn reason(error: &io::Error, texts: &Texts) -> String {
    match of_kind(error.kind()) {
        Some(fault) => fault
            .words(Deed::Write)
            .0
            .map_or_else(|| system(error), |id| texts.text(id)),
        None => system(error),
    }
}

/// What the system says.
fn system(error: &io::Error) -> String {
    text::clean_line(&error.to_string()).into_owned()
}

/// What is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// The folder is not there.
    NoFolder,
    /// What is named as a folder is a file.
    NotFolder,
    /// It is a folder itself.
    Folder,
    /// Nothing can be made in the folder, as in those that the system keeps up.
    NoPlace,
    /// It is not there, or not any more.
    Missing,
    /// It is not allowed.
    Closed,
    /// What is stored there can only be read.
    Sealed,
    /// There is no room.
    Full,
    /// No file can have this name.
    Name,
    /// Somebody else is at it.
    Busy,
    /// Something else.
    Other,
}

impl Fault {
    /// The messages for why and what to do; `None` where the system's words are all there is.
    const fn words(self, deed: Deed) -> (Option<&'static str>, &'static str) {
        let reads = matches!(deed, Deed::Read);
        let (why, next) = match self {
            Self::NoFolder => ("file-why-no-folder", "file-next-make"),
            Self::NotFolder => ("file-why-not-folder", "file-next-other"),
            Self::Folder => ("file-why-folder", "file-next-name"),
            Self::NoPlace => ("file-why-no-place", "file-next-own"),
            Self::Missing => ("file-why-missing", "file-next-spelling"),
            Self::Closed if reads => ("file-why-closed-to-read", "file-next-ask"),
            Self::Closed => ("file-why-closed", "file-next-own-or-ask"),
            Self::Sealed => ("file-why-sealed", "file-next-own"),
            Self::Full => ("file-why-full", "file-next-room"),
            Self::Name => ("file-why-name", "file-next-short"),
            Self::Busy => ("file-why-busy", "file-next-close"),
            Self::Other if reads => return (None, "file-next-spelling"),
            Self::Other => return (None, "file-next-other"),
        };
        (Some(why), next)
    }
}

/// What is in the way, and the folder that matters.
fn fault(deed: Deed, path: &Path, kind: ErrorKind) -> (Fault, &Path) {
    let parent = replace::folder(path);
    let there = || path.ancestors().skip(1).find(|above| above.exists());
    if let Some(file) = there().filter(|above| above.is_file()) {
        return (Fault::NotFolder, file);
    }
    if path.is_dir() {
        return (Fault::Folder, parent);
    }
    let fault = match (kind, deed) {
        (ErrorKind::NotFound, Deed::Read) => Fault::Missing,
        (ErrorKind::NotFound, Deed::Change) if parent.exists() => Fault::Missing,
        // Where folders are made as well, the last one that is there is the one that has refused.
        (ErrorKind::NotFound, Deed::Build) => return (Fault::NoPlace, there().unwrap_or(parent)),
        (ErrorKind::NotFound, _) if parent.exists() => Fault::NoPlace,
        (ErrorKind::NotFound, _) => Fault::NoFolder,
        (kind, _) => of_kind(kind).unwrap_or(Fault::Other),
    };
    (fault, parent)
}

const fn of_kind(kind: ErrorKind) -> Option<Fault> {
    Some(match kind {
        ErrorKind::PermissionDenied => Fault::Closed,
        ErrorKind::ReadOnlyFilesystem => Fault::Sealed,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Fault::Full,
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Fault::Name,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::Deadlock => Fault::Busy,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn what_is_in_the_way_is_told_by_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let found = |deed, path: &Path, kind| {
            let (fault, folder) = fault(deed, path, kind);
            (fault, folder.to_path_buf())
        };
        let here = folder.path().to_path_buf();
        let (lost, deep) = (here.join("no/x.toml"), here.join("no/more/x.toml"));
        for (deed, path, kind, expected, about) in [
            (
                Deed::Write,
                &lost,
                ErrorKind::NotFound,
                Fault::NoFolder,
                here.join("no"),
            ),
            (
                Deed::Build,
                &deep,
                ErrorKind::NotFound,
                Fault::NoPlace,
                here.clone(),
            ),
            (
                Deed::Write,
                &here.join("x"),
                ErrorKind::NotFound,
                Fault::NoPlace,
                here.clone(),
            ),
            (
                Deed::Change,
                &here.join("x"),
                ErrorKind::NotFound,
                Fault::Missing,
                here.clone(),
            ),
            (
                Deed::Read,
                &lost,
                ErrorKind::NotFound,
                Fault::Missing,
                here.join("no"),
            ),
            (
                Deed::Build,
                &file.join("x"),
                ErrorKind::AlreadyExists,
                Fault::NotFolder,
                file.clone(),
            ),
            (
                Deed::Read,
                &here,
                ErrorKind::IsADirectory,
                Fault::Folder,
                here.parent().unwrap().to_path_buf(),
            ),
            (
                Deed::Write,
                &here.join("x"),
                ErrorKind::PermissionDenied,
                Fault::Closed,
                here.clone(),
            ),
            (
                Deed::Write,
                &here.join("x"),
                ErrorKind::TimedOut,
                Fault::Other,
                here.clone(),
            ),
        ] {
            assert_eq!(
                found(deed, path, kind),
                (expected, about),
                "{deed:?} {path:?} {kind}"
            );
        }
    }

    /// No word of the system's is left in any of them, and nothing of a path can steer a terminal.
    #[test]
    fn every_sentence_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a\u{1b}[2J.toml");
        for language in Language::ALL {
            let texts = Texts::new(language);
            for kind in [
                ErrorKind::NotFound,
                ErrorKind::PermissionDenied,
                ErrorKind::ReadOnlyFilesystem,
                ErrorKind::StorageFull,
                ErrorKind::InvalidFilename,
                ErrorKind::ResourceBusy,
            ] {
                for deed in [Deed::Write, Deed::Build, Deed::Change, Deed::Read] {
                    let error = io::Error::from(kind);
                    let said = sentence(deed, &path, &error, &texts);
                    assert!(!said.contains(&error.to_string()), "{said}");
                    assert!(!said.contains('\u{1b}') && !said.contains("file-"), "{said}");
                    assert!(said.ends_with(['.', '。']), "{said}");
                }
            }
            let other = sentence(Deed::Write, &path, &io::Error::other("odd\u{7}"), &texts);
            assert!(other.contains("odd") && !other.contains('\u{7}'), "{other}");
        }
    }
}
