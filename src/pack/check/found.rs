//! What a check finds: the problems, gathered from all cores and grouped by file. How files are read is in [`super::reading`].

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use super::{Checker, ids::Ids};
use crate::{
    pack::files::{Content, File, Place},
    scenario::{
        edit::Layout,
        problem::{Problem, Severity},
    },
};

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// How many files were read.
    pub files: usize,
    /// The files with problems, by name.
    pub found: Vec<InFile>,
    /// The ids of all files, those that were not asked for among them.
    pub ids: Ids,
}

/// The problems of one file.
#[derive(Debug)]
pub struct InFile {
    /// The file, as it was named or found.
    pub file: Arc<str>,
    /// How its text lies on disk.
    pub layout: Layout,
    /// Its problems, by place; never empty.
    pub problems: Vec<Problem>,
    /// The file itself, where a problem can be repaired.
    pub fixable: Option<Fixable>,
}

/// A file in which something can be repaired.
#[derive(Clone, Debug)]
pub struct Fixable {
    pub(super) pack: usize,
    pub(super) file: File,
}

impl Fixable {
    /// Where it lies; nowhere when the text was handed over.
    pub fn path(&self) -> Option<&Path> {
        match &self.file.content {
            Content::OnDisk(path) => Some(path),
            Content::Compiled(_) | Content::Given(_) => None,
        }
    }

    /// As it is shown to people.
    pub fn shown(&self) -> &str {
        &self.file.shown
    }

    /// Its name within its pack, with `/`.
    pub fn below(&self) -> &str {
        &self.file.below
    }

    /// Whether its text was handed over.
    pub const fn is_given(&self) -> bool {
        matches!(self.file.content, Content::Given(_))
    }

    /// The folder of its pack; for a file that lies in none, the folder that it lies in.
    pub fn pack_folder<'c>(&'c self, checker: &'c Checker) -> Option<&'c Path> {
        match checker.packs.get(self.pack).map(|pack| &pack.place) {
            Some(Some(Place::Folder(folder))) => Some(folder),
            _ => self.path().and_then(Path::parent),
        }
    }
}

impl Checked {
    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.found
            .iter()
            .flat_map(|file| &file.problems)
            .filter(|problem| problem.severity == severity)
            .count()
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    pub(super) files: usize,
    pub(super) scenarios: usize,
    pub(super) problems: Vec<Problem>,
    pub(super) layouts: BTreeMap<Arc<str>, Layout>,
    pub(super) fixable: BTreeMap<Arc<str>, Fixable>,
    /// The numbers of ids that were already taken when they were met.
    pub(super) again: BTreeSet<u64>,
}

impl Findings {
    pub(super) fn note_file(&mut self, file: &File, pack: usize, layout: Layout) {
        let name: Arc<str> = file.shown.as_str().into();
        if layout != Layout::default() {
            self.layouts.insert(Arc::clone(&name), layout);
        }
        let file = file.clone();
        self.fixable.insert(name, Fixable { pack, file });
    }

    /// Adds a problem of a file that was read before.
    pub(super) fn tell(&mut self, file: &File, problem: Problem) {
        let mut buffer = Vec::new();
        let layout = file.bytes(&mut buffer).map(Layout::of).unwrap_or_default();
        if layout != Layout::default() {
            self.layouts.insert(Arc::clone(&problem.file), layout);
        }
        self.problems.push(problem);
    }

    pub(super) fn add(&mut self, other: Self) {
        self.files += other.files;
        self.scenarios += other.scenarios;
        self.problems.extend(other.problems);
        self.layouts.extend(other.layouts);
        self.fixable.extend(other.fixable);
        self.again.extend(other.again);
    }

    pub(super) fn grouped(mut self, ids: Ids) -> Checked {
        self.problems
            .sort_by(|a, b| (&a.file, a.span.start, a.code).cmp(&(&b.file, b.span.start, b.code)));
        let mut found: Vec<InFile> = Vec::new();
        for problem in self.problems {
            match found.last_mut() {
                Some(last) if last.file == problem.file => last.problems.push(problem),
                _ => found.push(InFile {
                    file: Arc::clone(&problem.file),
                    layout: self.layouts.remove(&problem.file).unwrap_or_default(),
                    fixable: None,
                    problems: vec![problem],
                }),
            }
        }
        for file in &mut found {
            if file.problems.iter().any(|problem| !problem.fix.is_empty()) {
                file.fixable = self.fixable.remove(&file.file);
            }
        }
        Checked {
            files: self.files,
            found,
            ids,
        }
    }
}
