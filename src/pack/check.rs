//! Judges files without keeping them: every problem of every file that was asked for, in one run. Clean files leave
//! nothing behind: the table for the numbers of their ids is as large for few files as for many. What is kept for training is
//! read in [`super::load`]; the rules are in [`crate::scenario::validate`].

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    files::{Content, File, Place, lock_in},
    load::{MANY, STATES_CHECKED},
    registry::{Draft, Named, Registries},
};
use crate::{
    helpdesk,
    scenario::{
        edit::Layout,
        problem::{Problem, Severity},
        repair::{self, Repaired},
        source, validate,
    },
};

mod asked;
mod found;
mod ids;
mod reading;
mod twice;

pub use asked::Input;
pub use found::{Checked, Fixable, InFile};
pub use ids::Ids;

use asked::{Asked, replace_packs};
use found::Findings;
use ids::{make_unique, root_id};

/// Files that are to be checked, with the registries that they may refer to.
#[derive(Debug)]
pub struct Checker {
    packs: Vec<Asked>,
    named: Named,
    helpdesks: helpdesk::Registry,
    /// The day for which dates are judged.
    today: Option<NaiveDate>,
    /// What was found in the registries and on the way to them.
    before: Findings,
}

impl Checker {
    /// For packs as they are laid over each other for training. With a day given, what has become too old by then is told.
    pub fn of_places(places: &[Place], today: Option<NaiveDate>) -> Self {
        Self::new(
            places
                .iter()
                .map(|place| Asked::new(place.clone(), true))
                .collect(),
            today,
        )
    }

    /// For files and folders, as parts of the packs that they lie in, laid over the shipped one.
    pub fn of_inputs(inputs: &[Input], today: Option<NaiveDate>) -> Self {
        Self::new(asked::of_inputs(inputs), today)
    }

    fn new(mut packs: Vec<Asked>, today: Option<NaiveDate>) -> Self {
        let mut before = Findings::default();
        let mut registries: Vec<Vec<(File, bool)>> = packs
            .iter()
            .map(|pack| pack.registries(&mut before.problems))
            .collect();
        replace_packs(&mut packs, &mut registries);

        let mut draft = Draft::default();
        for (number, pack) in packs.iter().enumerate() {
            if let Some((lock, problems)) = pack.folder().and_then(lock_in) {
                draft.note(number, lock);
                before.files += usize::from(pack.lock);
                if pack.whole || pack.lock {
                    before.problems.extend(problems);
                }
            }
        }
        let mut wanted = BTreeSet::new();
        let mut buffer = Vec::new();
        for (number, files) in registries.iter().enumerate() {
            for (file, is_wanted) in files {
                before.files += usize::from(*is_wanted);
                if *is_wanted {
                    wanted.insert(file.shown.as_str());
                }
                let text = file
                    .bytes(&mut buffer)
                    .and_then(|bytes| Ok((Layout::of(bytes), source::decode(&file.shown, bytes)?)));
                match text {
                    Ok((layout, text)) => {
                        draft.read(number, &file.below, &file.shown, &text);
                        if *is_wanted {
                            before.note_file(file, number, layout);
                        }
                    }
                    Err(problem) if *is_wanted => before.problems.push(*problem),
                    Err(_) => {}
                }
            }
        }
        let Registries {
            problems,
            named,
            helpdesks,
            ..
        } = draft.finish(today);
        let told = problems
            .into_iter()
            .filter(|problem| wanted.contains(&*problem.file));
        before.problems.extend(told);
        Self {
            packs,
            named,
            helpdesks,
            today,
            before,
        }
    }

    /// Judges all files, on all cores.
    pub fn run(&self) -> Checked {
        let mut all = self.before.clone();
        let mut refused = BTreeSet::new();
        let ids = Ids::for_at_most(self.packs.iter().map(Asked::most).sum());
        for (findings, pack) in self.read(&ids, &mut all.problems, &mut refused) {
            if !refused.contains(&pack) {
                all.add(findings);
            }
        }
        if all.scenarios > MANY {
            let folders = self.packs.iter().filter(|pack| pack.whole);
            if let Some(folder) = folders.filter_map(Asked::folder).next_back() {
                all.problems.push(
                    Problem::of_file("M0016", Severity::Warning, &folder.display().to_string())
                        .with("count", all.scenarios.to_string())
                        .with("limit", MANY.to_string())
                        .done(),
                );
            }
        }
        if !all.again.is_empty() {
            self.tell_twice(&refused, &mut all);
        }
        make_unique(&mut all.problems, &ids);
        all.grouped(ids)
    }

    /// Every file that was asked for, by its name within its pack. Of the registries, those that can be read.
    pub fn files(&self) -> Vec<Fixable> {
        let mut files: Vec<Fixable> = self.before.fixable.values().cloned().collect();
        for (number, pack) in self.packs.iter().enumerate() {
            self.walk(pack, number, &mut Vec::new(), &mut |task| {
                if task.judged {
                    let (pack, file) = (task.pack, task.file);
                    files.push(Fixable { pack, file });
                }
            });
        }
        files.sort_by(|a, b| {
            (a.pack, !a.file.is_registry(), &a.file.below).cmp(&(
                b.pack,
                !b.file.is_registry(),
                &b.file.below,
            ))
        });
        files
    }

    /// Makes every repair of a file that is certain. An id that it is given is taken from then on.
    pub fn repair(&self, fixable: &Fixable, bytes: &[u8], ids: &Ids) -> Repaired {
        let repaired = repair::repair(bytes, |bytes| {
            let mut problems = self.judge(fixable, bytes);
            make_unique(&mut problems, ids);
            problems
        });
        if let Some(id) = source::decode("", &repaired.bytes)
            .ok()
            .and_then(|text| root_id(&text))
        {
            ids.take(&id);
        }
        repaired
    }

    /// What is wrong with other bytes in the place of a file.
    pub fn judge(&self, fixable: &Fixable, bytes: &[u8]) -> Vec<Problem> {
        let file = &fixable.file;
        let text = match source::decode(&file.shown, bytes) {
            Ok(text) => text,
            Err(problem) => return vec![*problem],
        };
        if self.is_registry(file, fixable.pack) {
            let mut draft = Draft::knowing(self.named.clone());
            draft.read(fixable.pack, &file.below, &file.shown, &text);
            return draft.finish(self.today).problems;
        }
        validate::scenario(
            &file.shown,
            &text,
            &self.named.known(fixable.pack, &self.helpdesks, STATES_CHECKED),
        )
        .problems
    }

    /// The files that were asked for one by one.
    pub fn singles(&self) -> Vec<Fixable> {
        let packs = self.packs.iter().enumerate();
        packs
            .flat_map(|(pack, asked)| {
                asked
                    .singles
                    .iter()
                    .cloned()
                    .map(move |file| Fixable { pack, file })
            })
            .collect()
    }

    /// The text that was handed over.
    pub fn given(&self) -> Option<&[u8]> {
        let mut singles = self.packs.iter().flat_map(|pack| &pack.singles);
        singles.find_map(|file| match &file.content {
            Content::Given(bytes) => Some(&**bytes),
            _ => None,
        })
    }

    /// The bytes of a file, as they are now.
    pub fn bytes(fixable: &Fixable) -> Result<Vec<u8>, Box<Problem>> {
        let mut buffer = Vec::new();
        fixable.file.bytes(&mut buffer).map(<[u8]>::to_vec)
    }

    fn is_registry(&self, file: &File, pack: usize) -> bool {
        file.is_registry() && self.packs.get(pack).is_some_and(|pack| pack.place.is_some())
    }
}
