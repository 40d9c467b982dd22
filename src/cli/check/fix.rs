//! Repairs files: shows what would change, or writes it. A file is written beside the old one and then takes its place,
//! so that the old one stays whole whatever happens. What is repaired is decided in `scenario::repair`.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use crossterm::{
    QueueableCommand as _,
    style::{Color, ResetColor, SetForegroundColor},
};
use similar::{ChangeTag, TextDiff};

use crate::{
    locale::Texts,
    pack::check::{Checked, Checker, Fixable},
    text,
};

/// What came of writing.
#[derive(Default)]
pub(super) struct Done {
    /// Whether some file could not be written.
    pub(super) has_failed: bool,
    /// Whether a repaired text was printed.
    pub(super) has_printed: bool,
    /// The text of the standard input, repaired.
    pub(super) stdin: Option<Arc<[u8]>>,
}

/// Why a file is not written.
#[derive(Debug)]
enum Refusal {
    /// Its problem is a sentence of its own.
    Known(&'static str),
    /// The system says no.
    System(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// A file, before and after.
struct Change<'c> {
    name: &'c str,
    fixable: &'c Fixable,
    before: Vec<u8>,
    after: Vec<u8>,
    repairs: usize,
}

/// Every file in which something is certain.
fn changes<'c>(checks: &'c Checker, seen: &'c Checked) -> impl Iterator<Item = Change<'c>> {
    let mut ids = seen.ids.clone();
    seen.found.iter().filter_map(move |file| {
        let fixable = file.fixable.as_ref()?;
        // One that cannot be read any more has that as its problem when it is checked again.
        let before = Checker::bytes(fixable).ok()?;
        let repaired = checks.repair(fixable, &before, &mut ids);
        (repaired.bytes != before).then(|| Change {
            name: &file.file,
            fixable,
            before,
            after: repaired.bytes,
            repairs: repaired.made.len(),
        })
    })
}

/// Repairs the files, and prints the repaired text of what came by standard input.
pub(super) fn write(
    checks: &Checker,
    seen: &Checked,
    texts: &Texts,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Done> {
    let mut done = Done::default();
    for change in changes(checks, seen) {
        let name = text::clean_line(change.name).into_owned();
        let Some(path) = change.fixable.path() else {
            // What is compiled in cannot be repaired where it runs.
            if !change.fixable.is_given() {
                continue;
            }
            out.write_all(&change.after)?;
            done.has_printed = true;
            done.stdin = Some(Arc::from(change.after));
            continue;
        };
        let folder = change.fixable.pack_folder(checks);
        match replace(path, folder, &change.before, &change.after) {
            Ok(()) => {
                let values = [("file", name.into()), ("count", change.repairs.into())];
                writeln!(err, "{}", texts.with("check-fixed", &values))?;
            }
            Err(refusal) => {
                done.has_failed = true;
                let sentence = match refusal {
                    Refusal::Known(id) => texts.with(id, &[("file", name.into())]),
                    Refusal::System(error) => {
                        let detail = error.to_string();
                        let detail = text::clean_line(&detail).into_owned();
                        let values = [("file", name.into()), ("detail", detail.into())];
                        texts.with("check-fix-failed", &values)
                    }
                };
                writeln!(err, "minuku: {}: {sentence}", texts.text("problem-error"))?;
            }
        }
    }
    // What came by standard input is printed whether anything in it was to be repaired or not.
    if let Some(bytes) = checks.given().filter(|_| !done.has_printed) {
        out.write_all(bytes)?;
        done.has_printed = true;
    }
    Ok(done)
}

/// Puts new bytes in the place of a file, all of them or none.
fn replace(path: &Path, folder: Option<&Path>, before: &[u8], after: &[u8]) -> Result<(), Refusal> {
    let target = target(path, folder)?;
    let about = fs::metadata(&target)?;
    if about.permissions().readonly() {
        return Err(Refusal::Known("check-fix-read-only"));
    }
    let parent = target.parent().ok_or(Refusal::Known("check-fix-outside"))?;
    let mut beside = tempfile::Builder::new().prefix(".minuku-").tempfile_in(parent)?;
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

/// The file itself, where a link leads to it; a link that leads out of the pack is not followed.
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

/// Prints what would change, and writes nothing.
pub(super) fn show(
    checks: &Checker,
    seen: &Checked,
    colours: bool,
    texts: &Texts,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    let (mut files, mut repairs) = (0_usize, 0);
    for change in changes(checks, seen) {
        files += 1;
        repairs += change.repairs;
        difference(&change, colours, out)?;
    }
    let id = if files == 0 {
        "check-diff-none"
    } else {
        "check-diff"
    };
    let values = [("files", files.into()), ("count", repairs.into())];
    writeln!(err, "{}", texts.with(id, &values))
}

/// A unified difference. Printed to a terminal nothing in it can steer that; otherwise it is exact.
fn difference(change: &Change<'_>, colours: bool, out: &mut dyn Write) -> io::Result<()> {
    let is_seen = io::IsTerminal::is_terminal(&io::stdout());
    let name = text::clean_line(change.name);
    let (before, after) = (
        String::from_utf8_lossy(&change.before),
        String::from_utf8_lossy(&change.after),
    );
    let before: Vec<&str> = before.split_inclusive('\n').collect();
    let after: Vec<&str> = after.split_inclusive('\n').collect();
    let diff = TextDiff::from_slices(&before, &after);
    writeln!(out, "--- {name}\n+++ {name}")?;
    for hunk in diff.unified_diff().iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for line in hunk.iter_changes() {
            let (sign, colour) = match line.tag() {
                ChangeTag::Delete => ('-', Some(Color::Red)),
                ChangeTag::Insert => ('+', Some(Color::Green)),
                ChangeTag::Equal => (' ', None),
            };
            if let Some(colour) = colour.filter(|_| colours) {
                out.queue(SetForegroundColor(colour))?;
            }
            write!(out, "{sign}")?;
            let written = line.value();
            let words = written.strip_suffix('\n').unwrap_or(written);
            if is_seen {
                write!(
                    out,
                    "{}",
                    text::clean_line(words.strip_suffix('\r').unwrap_or(words))
                )?;
            } else {
                write!(out, "{words}")?;
            }
            if colour.is_some() && colours {
                out.queue(ResetColor)?;
            }
            writeln!(out)?;
            if words == written {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
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
}
