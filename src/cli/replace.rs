//! Puts new bytes in the place of a file: they are written beside it and then take its place, so that the old file stays
//! whole whatever happens. What is written is decided elsewhere.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::fault::{self, Deed};
use crate::{locale::Texts, text};

/// Why a file is not written.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The message that says so.
    Known(&'static str),
    /// The system says no.
    System(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Refusal {
    /// Says why a file was not written.
    pub(super) fn sentence(&self, file: &str, texts: &Texts) -> String {
        match self {
            Self::Known(id) => texts.with(id, &[("file", text::clean_line(file).into_owned().into())]),
            Self::System(error) => fault::sentence(Deed::Change, Path::new(file), error, texts),
        }
    }
}

/// How new bytes come into a place.
#[derive(Debug)]
pub(super) enum Way {
    /// Beside this file and then into its place: all of them or none.
    Over(PathBuf),
    /// Straight: what is no file, such as a pipe or a printer, cannot be replaced.
    Into(fs::File),
}

/// Whether something is there that would be lost.
pub(super) fn is_taken(path: &Path) -> bool {
    match fs::metadata(path) {
        Ok(about) => about.is_file() || about.is_dir(),
        Err(_) => fs::symlink_metadata(path).is_ok(),
    }
}

/// How to write to this place. A link stays, and leads to what is new.
pub(super) fn way(path: &Path) -> io::Result<Way> {
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(about) if !about.is_file() => fs::OpenOptions::new().write(true).open(path).map(Way::Into),
        // A link that leads nowhere is no loss.
        _ => Ok(Way::Over(
            path.canonicalize().unwrap_or_else(|_| path.to_path_buf()),
        )),
    }
}

/// The folder in which a file lies.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// Who may read a file that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// As any new file: what is to be printed may be printed by somebody else.
    Anybody,
    /// Whoever made it, alone.
    Owner,
}

/// Makes a file, or puts new bytes in the place of one.
pub(super) fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    stream(path, Readers::Anybody, |out| out.write_all(content))
}

/// The same with whatever is written, however much it is. What fails on the way leaves the place as it was.
pub(super) fn stream<E: From<io::Error>>(
    path: &Path,
    readers: Readers,
    write: impl FnOnce(&mut dyn io::Write) -> Result<(), E>,
) -> Result<(), E> {
    let target = match way(path)? {
        Way::Into(mut there) => return write(&mut there),
        Way::Over(target) => target,
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".minuku-");
    #[cfg(unix)]
    if readers == Readers::Anybody {
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = readers;
    let parent = folder(&target);
    let mut beside = builder
        .tempfile_in(parent)
        .map_err(|error| refusal(parent, &error))?;
    write(&mut beside)?;
    beside.as_file().sync_all()?;
    beside.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Puts new bytes in the place of a file, all of them or none. A link that leads out of the folder is not followed.
pub(super) fn replace(
    path: &Path,
    folder: Option<&Path>,
    before: &[u8],
    after: &[u8],
) -> Result<(), Refusal> {
    let target = target(path, folder)?;
    let about = fs::metadata(&target)?;
    if about.permissions().readonly() {
        return Err(Refusal::Known("check-fix-read-only"));
    }
    let parent = target.parent().ok_or(Refusal::Known("check-fix-outside"))?;
    let mut beside = tempfile::Builder::new()
        .prefix(".minuku-")
        .tempfile_in(parent)
        .map_err(|error| refusal(parent, &error))?;
    beside.write_all(after)?;
    beside.as_file().set_permissions(about.permissions())?;
    beside.as_file().sync_all()?;
    // Looked at as late as possible: an editor may have saved meanwhile.
    if fs::read(&target)? != before {
        return Err(Refusal::Known("check-fix-changed"));
    }
    beside.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// What the system says of a folder in which nothing can be made, without the name of a file that nobody asked for.
fn refusal(folder: &Path, error: &io::Error) -> io::Error {
    fs::metadata(folder).err().unwrap_or_else(|| error.kind().into())
}

/// The file itself, where a link leads to it.
fn target(path: &Path, folder: Option<&Path>) -> Result<PathBuf, Refusal> {
    if !fs::symlink_metadata(path)?.is_symlink() {
        return Ok(path.to_path_buf());
    }
    let target = path.canonicalize()?;
    let folder = match folder {
        Some(folder) if !folder.as_os_str().is_empty() => folder.canonicalize()?,
        _ => Path::new(".").canonicalize()?,
    };
    if target.starts_with(folder) {
        Ok(target)
    } else {
        Err(Refusal::Known("check-fix-outside"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_meanwhile_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, "saved by an editor").unwrap();
        let refusal = replace(&path, None, b"as it was read", b"repaired").unwrap_err();
        assert!(matches!(refusal, Refusal::Known("check-fix-changed")));
        assert_eq!(fs::read(&path).unwrap(), b"saved by an editor");
        replace(&path, None, b"saved by an editor", b"repaired").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"repaired");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_and_what_is_no_file_is_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("page.txt"), folder.path().join("link"));
        fs::write(&file, "before").unwrap();
        std::os::unix::fs::symlink("page.txt", &link).unwrap();
        put(&link, b"after").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"after");
        let device = folder.path().join("device");
        std::os::unix::fs::symlink("/dev/null", &device).unwrap();
        put(&device, b"nowhere").unwrap();
        assert!(fs::symlink_metadata(&device).unwrap().is_symlink());
        assert_eq!(
            put(folder.path(), b"x").unwrap_err().kind(),
            io::ErrorKind::IsADirectory
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
