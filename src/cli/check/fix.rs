//! Repairs files: shows what would change, or writes it. What is repaired is decided in `scenario::repair`; how a file is
//! written is in [`super::super::replace`].

use std::{
    io::{self, Write},
    sync::Arc,
};

use crossterm::{
    QueueableCommand as _,
    style::{Color, ResetColor, SetForegroundColor},
};
use similar::{ChangeTag, TextDiff};

use crate::{
    cli::replace::replace,
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
    seen.found.iter().filter_map(|file| {
        let fixable = file.fixable.as_ref()?;
        // One that cannot be read any more has that as its problem when it is checked again.
        let before = Checker::bytes(fixable).ok()?;
        let repaired = checks.repair(fixable, &before, &seen.ids);
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
                let sentence = refusal.sentence(change.name, texts);
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
