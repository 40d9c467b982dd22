//! Problems as one JSON document. Its shape is described in `docs/FORMAT.md` and does not change within a version; new
//! keys may come. The words in it are in the user's language, everything else is not.

use std::io::{self, Write};

use serde::Serialize;

use super::severity_word;
use crate::{
    locale::Texts,
    pack::check::{Checked, InFile},
    scenario::{
        edit::Layout,
        place::Places,
        problem::{Problem, Severity},
    },
    wording,
};

/// The version of the document.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'p> {
    version: u32,
    files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    problems: Vec<Told<'p>>,
}

#[derive(Serialize)]
struct Told<'p> {
    file: &'p str,
    code: &'static str,
    severity: &'static str,
    what: String,
    help: Option<String>,
    start: Option<At>,
    end: Option<At>,
    related: Option<Related>,
    fix: Option<Vec<Change>>,
}

#[derive(Serialize)]
struct At {
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// In cells of a terminal, from 1.
    cell: usize,
    /// In bytes of the file as it lies on disk, from 0.
    byte: usize,
}

#[derive(Serialize)]
struct Related {
    what: Option<String>,
    start: At,
    end: At,
}

#[derive(Serialize)]
struct Change {
    start: At,
    end: At,
    text: String,
}

/// Prints the document.
pub(super) fn print(seen: &Checked, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        files: seen.files,
        errors: seen.count(Severity::Error),
        warnings: seen.count(Severity::Warning),
        notes: seen.count(Severity::Note),
        problems: seen.found.iter().flat_map(|file| of_file(file, texts)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn of_file<'p>(file: &'p InFile, texts: &Texts) -> Vec<Told<'p>> {
    let source = file.problems.iter().find_map(|problem| problem.source.clone());
    let mut ruler = Ruler {
        places: Places::new(source.as_deref().unwrap_or_default()),
        layout: &file.layout,
    };
    let problems = file.problems.iter();
    problems.map(|problem| ruler.told(problem, texts)).collect()
}

struct Ruler<'f> {
    places: Places<'f>,
    layout: &'f Layout,
}

impl Ruler<'_> {
    fn at(&mut self, byte: usize) -> At {
        let place = self.places.at(byte);
        At {
            line: place.line,
            column: place.column,
            cell: self.places.cell(byte),
            byte: self.layout.on_disk(byte),
        }
    }

    fn told<'p>(&mut self, problem: &'p Problem, texts: &Texts) -> Told<'p> {
        let has_place = problem.source.is_some();
        let fix = problem.fix.iter().map(|edit| Change {
            start: self.at(edit.span.start),
            end: self.at(edit.span.end),
            text: self
                .layout
                .written(edit, problem.source.as_deref().unwrap_or_default()),
        });
        let fix: Vec<Change> = fix.collect();
        Told {
            file: &problem.file,
            code: problem.code,
            severity: severity_word(problem.severity),
            what: wording::what(problem, texts),
            help: wording::help(problem, texts),
            start: has_place.then(|| self.at(problem.span.start)),
            end: has_place.then(|| self.at(problem.span.end)),
            related: problem.related.as_ref().map(|related| Related {
                what: wording::related(problem, texts),
                start: self.at(related.start),
                end: self.at(related.end),
            }),
            fix: Some(fix).filter(|fix| !fix.is_empty()),
        }
    }
}
