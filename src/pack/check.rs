//! Judges files without keeping them: every problem of every file that was asked for, in one run. Clean files leave
//! nothing behind but a number for their id, so that a pack may be as large as it likes. What is kept for training is
//! read in [`super::load`]; the rules are in [`crate::scenario::validate`].

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hasher as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc},
    thread,
};

use chrono::NaiveDate;

use super::{
    files::{Content, File, Place, Walk, below, files_of, is_lock, is_registry, lock_in, root_of},
    load::{MANY, STATES_CHECKED},
    registry::{self, Draft, Named, Registries},
};
use crate::{
    embedded, helpdesk,
    scenario::{
        edit::Layout,
        problem::{Problem, Report, Severity},
        repair::{self, Repaired},
        source,
        validate::{self, Known},
    },
};

/// How many files are handed to a worker at once.
const BATCH: usize = 64;

/// What somebody asks to be checked.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file, or a folder with all that is in it.
    Path(PathBuf),
    /// A text that is not on disk, or not as it is there, and the file that it belongs to.
    Text {
        /// Where it belongs; without it, nowhere.
        name: Option<PathBuf>,
        /// The text.
        bytes: Arc<[u8]>,
    },
}

impl Input {
    /// The same with another text, where it is one.
    #[must_use]
    pub fn with_text(&self, text: &Arc<[u8]>) -> Self {
        match self {
            Self::Path(path) => Self::Path(path.clone()),
            Self::Text { name, .. } => Self::Text {
                name: name.clone(),
                bytes: Arc::clone(text),
            },
        }
    }
}

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

/// Ids that are taken, as numbers: to keep the ids of a hundred thousand files would take much more.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Sorted.
    numbers: Vec<u64>,
}

impl Ids {
    fn contains(&self, id: &str) -> bool {
        self.numbers.binary_search(&number_of(id)).is_ok()
    }

    fn insert(&mut self, id: &str) {
        let number = number_of(id);
        if let Err(at) = self.numbers.binary_search(&number) {
            self.numbers.insert(at, number);
        }
    }
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
    pack: usize,
    file: File,
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

/// A pack, and what of it was asked for.
#[derive(Clone, Debug)]
struct Asked {
    /// `None`: files that lie in no pack, but beside each other.
    place: Option<Place>,
    whole: bool,
    parts: Vec<Part>,
    singles: Vec<File>,
    /// Whether its lock file was asked for by name.
    lock: bool,
}

/// A folder inside a pack.
#[derive(Clone, Debug)]
struct Part {
    /// With a `/` at its end.
    below: String,
    given: PathBuf,
}

#[derive(Clone, Debug, Default)]
struct Findings {
    files: usize,
    scenarios: usize,
    problems: Vec<Problem>,
    layouts: BTreeMap<Arc<str>, Layout>,
    fixable: BTreeMap<Arc<str>, Fixable>,
    /// Of every scenario, a number for its id, and its pack.
    ids: Vec<(u64, usize)>,
}

/// One file on its way to a worker.
struct Task {
    file: File,
    pack: usize,
    judged: bool,
}

impl Asked {
    fn new(place: Place, whole: bool) -> Self {
        Self {
            place: Some(place),
            whole,
            parts: Vec::new(),
            singles: Vec::new(),
            lock: false,
        }
    }

    fn folder(&self) -> Option<&Path> {
        match &self.place {
            Some(Place::Folder(folder)) => Some(folder),
            _ => None,
        }
    }

    /// The file as it was named, where it was asked for.
    fn wanted(&self, file: File) -> (File, bool) {
        if self.whole {
            return (file, true);
        }
        for part in &self.parts {
            if let Some(rest) = file.below.strip_prefix(&part.below) {
                let shown = part.given.join(rest).display().to_string();
                return (File { shown, ..file }, true);
            }
        }
        (file, false)
    }

    fn single(&self, below: &str) -> Option<&File> {
        self.singles.iter().find(|single| single.below == below)
    }

    /// The registries at the top of the pack; false beside those that nobody asked about.
    fn registries(&self, problems: &mut Vec<Problem>) -> Vec<(File, bool)> {
        let mut files = match &self.place {
            None => return Vec::new(),
            Some(Place::Folder(folder)) => {
                let mut files = Vec::new();
                // What is wrong on the way is told when all of the folder is walked.
                Walk::top(folder).each(&mut Vec::new(), |file| files.push(file));
                files
            }
            Some(place) => files_of(place, problems),
        };
        files.retain(|file| file.is_registry() && self.single(&file.below).is_none());
        let mut files: Vec<(File, bool)> = files.into_iter().map(|file| self.wanted(file)).collect();
        let singles = self.singles.iter().filter(|single| single.is_registry());
        files.extend(singles.map(|single| (single.clone(), true)));
        files.sort_by(|(a, _), (b, _)| a.below.cmp(&b.below));
        files
    }
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
        let mut packs = vec![Asked::new(Place::Embedded, false)];
        for input in inputs {
            match input {
                Input::Path(path) if is_lock(path) => add_lock(&mut packs, path),
                Input::Path(path) if path.is_dir() || !path.exists() => add_folder(&mut packs, path),
                Input::Path(path) => add_file(&mut packs, path, File::single(path)),
                Input::Text { name, bytes } => {
                    let path = name.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
                    let file = File {
                        content: Content::Given(Arc::clone(bytes)),
                        ..File::single(&path)
                    };
                    match name {
                        Some(name) => add_file(&mut packs, name, file),
                        None => add_loose(&mut packs, file),
                    }
                }
            }
        }
        Self::new(packs, today)
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
        for (findings, pack) in self.read(true, &mut all.problems, &mut refused) {
            if !refused.contains(&pack) {
                all.add(findings);
            }
        }
        all.ids.retain(|(_, pack)| !refused.contains(pack));
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
        all.ids.sort_unstable();
        let twice: BTreeSet<u64> = all
            .ids
            .array_windows()
            .filter(|[(a, _), (b, _)]| a == b)
            .map(|[(a, _), _]| *a)
            .collect();
        if !twice.is_empty() {
            self.tell_twice(&twice, &refused, &mut all);
        }
        let mut numbers: Vec<u64> = all.ids.iter().map(|(id, _)| *id).collect();
        numbers.dedup();
        let ids = Ids { numbers };
        make_unique(&mut all.problems, &mut ids.clone());
        all.grouped(ids)
    }

    /// Every file that was asked for, by its name within its pack. Of the registries, those that can be read.
    pub fn files(&self) -> Vec<Fixable> {
        let mut files: Vec<Fixable> = self.before.fixable.values().cloned().collect();
        for (number, pack) in self.packs.iter().enumerate() {
            self.walk(pack, number, true, &mut Vec::new(), &mut |task| {
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
    pub fn repair(&self, fixable: &Fixable, bytes: &[u8], ids: &mut Ids) -> Repaired {
        let repaired = repair::repair(bytes, |bytes| {
            let mut problems = self.judge(fixable, bytes);
            make_unique(&mut problems, &mut ids.clone());
            problems
        });
        if let Some(id) = source::decode("", &repaired.bytes)
            .ok()
            .and_then(|text| root_id(&text))
        {
            ids.insert(&id);
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

    /// Reads every scenario file. With `judged`, those that were asked for are judged; the others are only asked for their ids.
    fn read(
        &self,
        judged: bool,
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
                        findings.read(task, known, &mut buffer);
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
                let is_used = self.walk(pack, number, judged, problems, &mut |task| {
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
    fn walk(
        &self,
        pack: &Asked,
        number: usize,
        judged: bool,
        problems: &mut Vec<Problem>,
        take: &mut dyn FnMut(Task),
    ) -> bool {
        for file in &pack.singles {
            if !self.is_registry(file, number) {
                take(Task {
                    file: file.clone(),
                    pack: number,
                    judged,
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
                judged: judged && wanted,
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

    /// Tells which scenarios have one id. Their files are looked up again: to remember the names of all files in case of
    /// need would cost more than this.
    fn tell_twice(&self, twice: &BTreeSet<u64>, refused: &BTreeSet<usize>, all: &mut Findings) {
        let mut by_id: BTreeMap<String, Vec<(usize, File, bool)>> = BTreeMap::new();
        for (number, pack) in self.packs.iter().enumerate() {
            if refused.contains(&number) {
                continue;
            }
            self.walk(pack, number, true, &mut Vec::new(), &mut |task| {
                let id = task.file.with_text(root_id).ok().flatten();
                if let Some(id) = id.filter(|id| twice.contains(&number_of(id))) {
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

/// A pack with the id of an earlier one takes its place entirely.
fn replace_packs(packs: &mut Vec<Asked>, registries: &mut Vec<Vec<(File, bool)>>) {
    let ids: Vec<Option<String>> = registries
        .iter()
        .map(|files| {
            let (file, _) = files.iter().find(|(file, _)| file.below == "pack.toml")?;
            file.with_text(registry::edition)
                .ok()
                .flatten()
                .map(|edition| edition.id)
        })
        .collect();
    let is_last = |index: &usize| {
        let id = ids.get(*index).and_then(Option::as_ref);
        id.is_none() || ids.iter().rposition(|other| other.as_ref() == id) == Some(*index)
    };
    let kept: BTreeSet<usize> = (0..ids.len()).filter(is_last).collect();
    let mut index = 0..;
    packs.retain(|_| index.next().is_some_and(|index| kept.contains(&index)));
    let mut index = 0..;
    registries.retain(|_| index.next().is_some_and(|index| kept.contains(&index)));
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// The pack in a folder, added where it is not there yet.
fn pack_in<'p>(packs: &'p mut Vec<Asked>, folder: &Path) -> Option<&'p mut Asked> {
    let wanted = canonical(folder);
    let index = packs
        .iter()
        .position(|pack| pack.folder().is_some_and(|other| canonical(other) == wanted))
        .unwrap_or_else(|| {
            packs.push(Asked::new(Place::Folder(folder.to_path_buf()), false));
            packs.len() - 1
        });
    packs.get_mut(index)
}

/// The folder of the pack that a path lies in, and the path below it.
fn within(path: &Path) -> Option<(PathBuf, String)> {
    if let Some(root) = root_of(path) {
        let below = below(
            root.strip_prefix(".").unwrap_or(&root),
            path.strip_prefix(".").unwrap_or(path),
        );
        return Some((root, below));
    }
    // The pack may begin above the folder in which somebody works.
    let path = std::path::absolute(path).ok()?;
    let root = root_of(&path)?;
    let below = below(&root, &path);
    Some((root, below))
}

fn add_folder(packs: &mut Vec<Asked>, folder: &Path) {
    if !folder.join("pack.toml").exists()
        && let Some((root, below)) = within(&canonical(folder))
        && let Some(pack) = pack_in(packs, &root)
    {
        pack.parts.push(Part {
            below: format!("{below}/"),
            given: folder.to_path_buf(),
        });
        return;
    }
    if let Some(pack) = pack_in(packs, folder) {
        pack.whole = true;
        pack.place = Some(Place::Folder(folder.to_path_buf()));
    }
}

fn add_lock(packs: &mut Vec<Asked>, path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(pack) = pack_in(packs, folder.unwrap_or(Path::new("."))) {
        pack.lock = true;
    }
}

fn add_file(packs: &mut Vec<Asked>, path: &Path, file: File) {
    match within(path) {
        Some((root, below)) => {
            if let Some(pack) = pack_in(packs, &root)
                && pack.single(&below).is_none()
            {
                pack.singles.push(File { below, ..file });
            }
        }
        // A registry that lies in no pack is read as if it lay in one, because it may refer to the others.
        None if is_registry(path) => {
            let place = Place::Lone(path.to_path_buf());
            if !packs.iter().any(|pack| pack.place.as_ref() == Some(&place)) {
                packs.push(Asked {
                    singles: vec![file],
                    ..Asked::new(place, false)
                });
            }
        }
        None => add_loose(packs, file),
    }
}

/// A scenario that lies in no pack: those beside it are of one pack with it.
fn add_loose(packs: &mut Vec<Asked>, file: File) {
    let parent = |shown: &str| Path::new(shown).parent().map(Path::to_path_buf);
    let beside = packs.iter_mut().find(|pack| {
        pack.place.is_none()
            && pack
                .singles
                .first()
                .is_some_and(|other| parent(&other.shown) == parent(&file.shown))
    });
    match beside {
        Some(pack) if pack.single(&file.below).is_some() => {}
        Some(pack) => pack.singles.push(file),
        None => packs.push(Asked {
            place: None,
            whole: false,
            parts: Vec::new(),
            singles: vec![file],
            lock: false,
        }),
    }
}

impl Findings {
    fn note_file(&mut self, file: &File, pack: usize, layout: Layout) {
        let name: Arc<str> = file.shown.as_str().into();
        if layout != Layout::default() {
            self.layouts.insert(Arc::clone(&name), layout);
        }
        let file = file.clone();
        self.fixable.insert(name, Fixable { pack, file });
    }

    /// Adds a problem of a file that was read before.
    fn tell(&mut self, file: &File, problem: Problem) {
        let mut buffer = Vec::new();
        let layout = file.bytes(&mut buffer).map(Layout::of).unwrap_or_default();
        if layout != Layout::default() {
            self.layouts.insert(Arc::clone(&problem.file), layout);
        }
        self.problems.push(problem);
    }

    /// Reads one scenario file, and forgets it.
    fn read(&mut self, task: Task, known: &Known<'_>, buffer: &mut Vec<u8>) {
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
            match id {
                Some(id) => Some(number_of(id)),
                None => root_id(&text).as_deref().map(number_of),
            }
        } else {
            root_id(&text).as_deref().map(number_of)
        };
        self.ids.extend(id.map(|id| (id, pack)));
    }

    fn add(&mut self, other: Self) {
        self.files += other.files;
        self.scenarios += other.scenarios;
        self.problems.extend(other.problems);
        self.layouts.extend(other.layouts);
        self.fixable.extend(other.fixable);
        self.ids.extend(other.ids);
    }

    fn grouped(mut self, ids: Ids) -> Checked {
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

/// An id that is put in where one is missing is unlike all others.
fn make_unique(problems: &mut [Problem], taken: &mut Ids) {
    for problem in problems {
        let Some(given) = repair::given_id(problem).map(str::to_owned) else {
            continue;
        };
        let mut free = given.clone();
        let mut number = 1;
        while taken.contains(&free) {
            number += 1;
            free = format!("{given}-{number}");
        }
        taken.insert(&free);
        if free != given {
            repair::give_id(problem, &free);
        }
    }
}

fn number_of(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(id.as_bytes());
    hasher.finish()
}

/// The id of a scenario, without reading all of it.
fn root_id(text: &str) -> Option<String> {
    with_root_id(text, |word| word.text.to_owned())
}

fn root_id_place(text: &str) -> Option<std::ops::Range<usize>> {
    with_root_id(text, |word| word.span)
}

fn with_root_id<T>(text: &str, take: impl Fn(source::Word<'_>) -> T) -> Option<T> {
    let read = |text: &str| {
        let table = toml::de::DeTable::parse(text).ok()?;
        Some(source::Fields::new(table.get_ref()).word("id").map(&take))
    };
    // What stands above the first header is enough, unless that was no header.
    let head = text.find("\n[").and_then(|at| text.get(..at));
    head.and_then(read).or_else(|| read(text)).flatten()
}
