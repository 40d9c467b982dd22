//! Tells which scenarios have one id. That there are such is noticed in [`super::reading`].

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    Checker,
    found::Findings,
    ids::{number_of, root_id, root_id_place},
};
use crate::{
    pack::files::File,
    scenario::problem::{Problem, Report, Severity},
};

impl Checker {
    /// Tells which scenarios have one id, of those with an id that came again. Their files are looked up once more: to remember
    /// the names of all files in case of need would cost more than this.
    pub(super) fn tell_twice(&self, refused: &BTreeSet<usize>, all: &mut Findings) {
        let mut by_id: BTreeMap<String, Vec<(usize, File, bool)>> = BTreeMap::new();
        for (number, pack) in self.packs.iter().enumerate() {
            if refused.contains(&number) {
                continue;
            }
            self.walk(pack, number, &mut Vec::new(), &mut |task| {
                let id = task.file.with_text(root_id).ok().flatten();
                if let Some(id) = id.filter(|id| all.again.contains(&number_of(id))) {
                    by_id
                        .entry(id)
                        .or_default()
                        .push((task.pack, task.file, task.judged));
                }
            });
        }
        for (id, mut files) in by_id {
            files.sort_by(|(a, x, _), (b, y, _)| (a, Path::new(&x.below)).cmp(&(b, Path::new(&y.below))));
            let mut first: Option<(usize, File, bool)> = None;
            let is_pack = |number: usize| self.packs.get(number).is_some_and(|pack| pack.place.is_some());
            for (pack, file, wanted) in files {
                let Some((other_pack, other, other_wanted)) = &first else {
                    first = Some((pack, file, wanted));
                    continue;
                };
                if *other_pack == pack {
                    if wanted {
                        all.tell(&file, twice_problem(&file, "M0119", Severity::Error, &id, other));
                    } else if *other_wanted {
                        all.tell(other, twice_problem(other, "M0119", Severity::Error, &id, &file));
                    }
                    continue;
                }
                // Files that lie in no pack take the place of nothing.
                if wanted && is_pack(pack) {
                    all.tell(&file, twice_problem(&file, "M0121", Severity::Note, &id, other));
                }
                first = Some((pack, file, wanted));
            }
        }
    }
}

/// A problem of the id of a file, at its place.
fn twice_problem(file: &File, code: &'static str, severity: Severity, id: &str, other: &File) -> Problem {
    let problem = file.with_text(|text| {
        let mut report = Report::new(&file.shown, text);
        let place = root_id_place(text)?;
        report.note(code, severity, place);
        report.finish().pop()
    });
    let mut problem = problem
        .ok()
        .flatten()
        .unwrap_or_else(|| Problem::of_file(code, severity, &file.shown));
    problem.with("id", id).with("other", other.shown.as_str()).done()
}
