//! The way of files through a check: one thread finds them, all cores read, judge and forget them. What they leave behind is in
//! [`super::found`].

use std::{
    collections::BTreeSet,
    sync::{Mutex, mpsc},
    thread,
};

use super::{
    Checker,
    asked::Asked,
    found::Findings,
    ids::{Ids, number_of, root_id},
};
use crate::{
    embedded,
    pack::{
        files::{Content, File, Place, Walk},
        load::STATES_CHECKED,
    },
    scenario::{
        edit::Layout,
        problem::Problem,
        source,
        validate::{self, Known},
    },
};

/// How many files are handed to a worker at once.
const BATCH: usize = 64;

/// One file on its way to a worker.
pub(super) struct Task {
    pub(super) file: File,
    pub(super) pack: usize,
    pub(super) judged: bool,
}

impl Checker {
    /// Reads every scenario file. Those that were asked for are judged; the others are only asked for their ids.
    pub(super) fn read(
        &self,
        ids: &Ids,
        problems: &mut Vec<Problem>,
        refused: &mut BTreeSet<usize>,
    ) -> Vec<(Findings, usize)> {
        let count = self.packs.len();
        let known: Vec<Known<'_>> = (0..count)
            .map(|pack| self.named.known(pack, &self.helpdesks, STATES_CHECKED))
            .collect();
        let (sender, receiver) = mpsc::sync_channel::<Vec<Task>>(8);
        let receiver = Mutex::new(receiver);
        let work = || {
            let mut findings: Vec<Findings> = Vec::new();
            findings.resize_with(count, Findings::default);
            let mut buffer = Vec::new();
            loop {
                let batch = receiver.lock().ok().and_then(|receiver| receiver.recv().ok());
                let Some(batch) = batch else { break };
                for task in batch {
                    if let Some((findings, known)) = findings.get_mut(task.pack).zip(known.get(task.pack)) {
                        findings.read(task, known, ids, &mut buffer);
                    }
                }
            }
            findings.into_iter().zip(0..).collect::<Vec<_>>()
        };
        thread::scope(|scope| {
            let mut workers = Vec::new();
            let mut batch = Vec::new();
            let mut feed = |task: Task, workers: &mut Vec<_>| {
                batch.push(task);
                if batch.len() >= BATCH {
                    // Few files are not worth a thread.
                    if workers.is_empty() {
                        let cores = thread::available_parallelism().map_or(1, usize::from);
                        workers.extend((0..cores).map(|_| scope.spawn(work)));
                    }
                    // Nobody would listen only if every worker had died.
                    let _ = sender.send(std::mem::take(&mut batch));
                }
            };
            for (number, pack) in self.packs.iter().enumerate() {
                let is_used = self.walk(pack, number, problems, &mut |task| {
                    feed(task, &mut workers);
                });
                if !is_used {
                    refused.insert(number);
                }
            }
            let _ = sender.send(batch);
            drop(sender);
            let mut found = if workers.is_empty() { work() } else { Vec::new() };
            for worker in workers {
                found.extend(worker.join().unwrap_or_default());
            }
            found
        })
    }

    /// Hands over the scenario files of a pack; false when it cannot be used.
    pub(super) fn walk(
        &self,
        pack: &Asked,
        number: usize,
        problems: &mut Vec<Problem>,
        take: &mut dyn FnMut(Task),
    ) -> bool {
        for file in &pack.singles {
            if !self.is_registry(file, number) {
                take(Task {
                    file: file.clone(),
                    pack: number,
                    judged: true,
                });
            }
        }
        let mut take = |file: File| {
            if file.is_registry() || pack.single(&file.below).is_some() {
                return;
            }
            let (file, wanted) = pack.wanted(file);
            take(Task {
                file,
                pack: number,
                judged: wanted,
            });
        };
        match &pack.place {
            None | Some(Place::Lone(_)) => true,
            Some(Place::Embedded) => {
                for (below, text) in embedded::PACK {
                    take(File {
                        shown: format!("scenarios/{below}"),
                        below: (*below).to_owned(),
                        content: Content::Compiled(text),
                    });
                }
                true
            }
            Some(Place::Folder(folder)) => {
                let mut met = Vec::new();
                let is_used = Walk::all(folder).each(&mut met, take);
                if pack.whole {
                    problems.extend(met);
                }
                is_used
            }
        }
    }
}

impl Findings {
    /// Reads one scenario file, and forgets it.
    fn read(&mut self, task: Task, known: &Known<'_>, ids: &Ids, buffer: &mut Vec<u8>) {
        let Task { file, pack, judged } = task;
        self.files += usize::from(judged);
        self.scenarios += usize::from(judged);
        let bytes = match file.bytes(buffer) {
            Ok(bytes) => bytes,
            Err(problem) => return self.problems.extend(judged.then_some(*problem)),
        };
        let text = match source::decode(&file.shown, bytes) {
            Ok(text) => text,
            Err(problem) => return self.problems.extend(judged.then_some(*problem)),
        };
        let id = if judged {
            let reading = validate::scenario(&file.shown, &text, known);
            if !reading.problems.is_empty() {
                if reading.problems.iter().any(|problem| !problem.fix.is_empty()) {
                    self.note_file(&file, pack, Layout::of(bytes));
                } else if let layout = Layout::of(bytes)
                    && layout != Layout::default()
                {
                    self.layouts.insert(file.shown.as_str().into(), layout);
                }
                self.problems.extend(reading.problems);
            }
            let scenario = reading.scenario.as_ref().map(|scenario| &scenario.id);
            let id = scenario.or_else(|| reading.conversation.as_ref().map(|conversation| &conversation.id));
            id.cloned().or_else(|| root_id(&text))
        } else {
            root_id(&text)
        };
        if let Some(id) = id
            && !ids.take(&id)
        {
            self.again.insert(number_of(&id));
        }
    }
}
