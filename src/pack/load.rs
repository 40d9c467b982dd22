//! Finds the files of packs and reads them: the shipped pack, folders, single files. A file that is broken is told and
//! left out; nothing here ends the program.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use walkdir::WalkDir;

use super::{
    Edition, Pack,
    registry::{self, Draft, Named, Registries},
};
use crate::{
    embedded, helpdesk,
    scenario::{
        Conversation, Scenario,
        problem::{Problem, Severity},
        source,
        validate::{self, Known, Reading},
    },
};

/// From this many scenarios on, a warning is given.
pub const MANY: usize = 2_000;
/// More scenarios than this are refused.
pub const TOO_MANY: usize = 100_000;
/// How many states of a conversation are looked at when packs are loaded: enough for a talk at a counter, and not felt.
const STATES_LOADED: usize = 20_000;
/// The same when files are checked.
pub const STATES_CHECKED: usize = 200_000;
/// How deep folders may lie inside each other.
const MAX_DEPTH: usize = 16;

/// Where a pack comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The pack that is compiled in.
    Embedded,
    /// A folder that must be there, as named by the user.
    Folder(PathBuf),
    /// A single file that lies in no pack.
    Lone(PathBuf),
}

/// A file of a pack.
#[derive(Debug)]
struct File {
    /// As it is shown to people.
    shown: String,
    /// Below the pack's folder, with `/`.
    below: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Compiled(&'static str),
    OnDisk(PathBuf),
}

impl File {
    fn is_registry(&self) -> bool {
        registry::FILES.contains(&self.below.as_str())
    }

    fn bytes(&self) -> Result<Vec<u8>, Box<Problem>> {
        match &self.content {
            Content::Compiled(text) => Ok(text.as_bytes().to_vec()),
            Content::OnDisk(path) => read_file(path, &self.shown),
        }
    }

    /// Gives the text to `read`, or the problem that there is none.
    fn with_text<T>(&self, read: impl FnOnce(&str) -> T) -> Result<T, Box<Problem>> {
        if let Content::Compiled(text) = self.content {
            return Ok(read(text));
        }
        let bytes = self.bytes()?;
        source::decode(&self.shown, &bytes).map(|text| read(&text))
    }
}

fn read_file(path: &Path, shown: &str) -> Result<Vec<u8>, Box<Problem>> {
    let problem = |code| Problem::of_file(code, Severity::Error, shown);
    let unreadable =
        |error: std::io::Error| Box::new(problem("M0009").with("detail", error.to_string()).done());
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(Box::new(problem("M0011")));
    }
    if about.len() > source::MAX_BYTES {
        let size = (about.len() / 1024).to_string();
        let limit = (source::MAX_BYTES / 1024).to_string();
        let too_large = problem("M0008").with("size", size).with("limit", limit).done();
        return Err(Box::new(too_large));
    }
    fs::read(path).map_err(unreadable)
}

/// Loads packs, later ones laid over earlier ones. A pack with the id of an earlier one takes its place entirely.
pub fn load(places: &[Place]) -> Pack {
    load_named(places, STATES_LOADED).0
}

fn load_named(places: &[Place], states: usize) -> (Pack, Named) {
    let mut problems = Vec::new();
    let mut packs: Vec<(Option<Edition>, Vec<File>)> = Vec::new();
    for place in places {
        let files = files_of(place, &mut problems);
        let edition = files
            .iter()
            .find(|file| file.below == "pack.toml")
            .and_then(|file| file.with_text(registry::edition).ok().flatten());
        let id = |edition: &Option<Edition>| edition.as_ref().map(|edition| edition.id.clone());
        packs.retain(|(other, _)| edition.is_none() || id(other) != id(&edition));
        packs.push((edition, files));
    }
    let editions = packs.iter().filter_map(|(edition, _)| edition.clone()).collect();
    let files: Vec<(usize, File)> = packs
        .into_iter()
        .enumerate()
        .flat_map(|(number, (_, files))| files.into_iter().map(move |file| (number, file)))
        .collect();
    let (mut pack, named) = read_files(&files, problems, states);
    pack.editions = editions;
    (pack, named)
}

/// Checks files and folders as packs laid over the shipped one, and tells the problems of these files only.
pub fn check(paths: &[PathBuf]) -> Checked {
    let mut places = vec![Place::Embedded];
    let mut problems = Vec::new();
    let mut singles = Vec::new();
    for path in paths {
        if path.is_dir() || !path.exists() {
            places.push(Place::Folder(path.clone()));
        } else {
            if let Some(root) = root_of(path) {
                let root = Place::Folder(root);
                if !places.contains(&root) {
                    places.push(root);
                }
            }
            singles.push(path.clone());
        }
    }
    // A registry that lies in no pack is read as if it lay in one, because it may refer to the others.
    let (lone, singles): (Vec<PathBuf>, Vec<PathBuf>) = singles
        .into_iter()
        .partition(|single| root_of(single).is_none() && is_registry(single));
    places.extend(lone.iter().cloned().map(Place::Lone));
    let (mut pack, ids) = load_named(&places, STATES_CHECKED);
    let named: Vec<String> = places
        .iter()
        .filter_map(|place| match place {
            Place::Folder(folder) | Place::Lone(folder) if paths.contains(folder) => {
                Some(folder.display().to_string())
            }
            _ => None,
        })
        .collect();
    let wanted = |file: &str| {
        named
            .iter()
            .any(|folder| file == folder || Path::new(file).starts_with(folder))
            || singles.iter().any(|single| same_file(single, Path::new(file)))
    };
    problems.extend(pack.problems.extract_if(.., |problem| wanted(&problem.file)));
    let mut files = pack.files.iter().filter(|file| wanted(file)).count();
    for single in &singles {
        if !pack
            .files
            .iter()
            .any(|file| same_file(single, Path::new(file.as_ref())))
        {
            files += 1;
            problems.extend(check_single(
                single,
                &known(&ids, &pack.helpdesks, STATES_CHECKED),
            ));
        }
    }
    sort(&mut problems);
    Checked { problems, files }
}

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// Every problem, sorted by file and place.
    pub problems: Vec<Problem>,
    /// How many files were read.
    pub files: usize,
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn is_registry(path: &Path) -> bool {
    registry::FILES.contains(&file_name(path).as_str())
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b
        || a.canonicalize()
            .ok()
            .zip(b.canonicalize().ok())
            .is_some_and(|(a, b)| a == b)
}

/// The nearest folder above a file that has a `pack.toml`.
fn root_of(file: &Path) -> Option<PathBuf> {
    let parent = file.parent()?;
    let parent = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    parent
        .ancestors()
        .take(MAX_DEPTH)
        .find(|folder| !folder.as_os_str().is_empty() && folder.join("pack.toml").is_file())
        .map(Path::to_path_buf)
}

/// A file that belongs to no pack: judged by its name.
fn check_single(path: &Path, known: &Known<'_>) -> Vec<Problem> {
    let file = File {
        shown: path.display().to_string(),
        below: file_name(path),
        content: Content::OnDisk(path.to_path_buf()),
    };
    match file.with_text(|text| validate::scenario(&file.shown, text, known)) {
        Ok(reading) => reading.problems,
        Err(problem) => vec![*problem],
    }
}

fn files_of(place: &Place, problems: &mut Vec<Problem>) -> Vec<File> {
    match place {
        Place::Embedded => embedded::PACK
            .iter()
            .map(|(below, text)| File {
                shown: format!("scenarios/{below}"),
                below: (*below).to_owned(),
                content: Content::Compiled(text),
            })
            .collect(),
        Place::Folder(folder) => files_below(folder, problems),
        Place::Lone(path) => vec![File {
            shown: path.display().to_string(),
            below: file_name(path),
            content: Content::OnDisk(path.clone()),
        }],
    }
}

fn files_below(folder: &Path, problems: &mut Vec<Problem>) -> Vec<File> {
    let shown = folder.display().to_string();
    let root = match folder.canonicalize() {
        Ok(root) if root.is_dir() => root,
        Ok(_) => {
            problems.push(Problem::of_file("M0013", Severity::Error, &shown));
            return Vec::new();
        }
        Err(_) => {
            problems.push(Problem::of_file("M0012", Severity::Error, &shown));
            return Vec::new();
        }
    };
    let mut files = Vec::new();
    let mut linked = false;
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .max_depth(MAX_DEPTH)
        .sort_by_file_name();
    let is_hidden = |name: &OsStr| name.to_string_lossy().starts_with('.');
    for entry in walk
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let code = if error.loop_ancestor().is_some() {
                    "M0010"
                } else {
                    "M0009"
                };
                let path = error
                    .path()
                    .map_or_else(|| shown.clone(), |path| path.display().to_string());
                let mut problem = Problem::of_file(code, Severity::Warning, &path);
                let detail = error
                    .io_error()
                    .map_or_else(|| error.to_string(), ToString::to_string);
                problem.with("detail", detail);
                problems.push(problem);
                continue;
            }
        };
        let path = entry.path();
        // Only after a link can the real path differ from the walked one; asking costs a system call a file.
        linked |= entry.path_is_symlink();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let below = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/");
        let shown = path.display().to_string();
        let is_inside = || path.canonicalize().is_ok_and(|target| target.starts_with(&root));
        if linked && !is_inside() {
            problems.push(Problem::of_file("M0010", Severity::Warning, &shown));
            continue;
        }
        files.push(File {
            shown,
            below,
            content: Content::OnDisk(path.to_path_buf()),
        });
        if files.len() > TOO_MANY {
            let mut problem = Problem::of_file("M0015", Severity::Error, &folder.display().to_string());
            problem.with("limit", TOO_MANY.to_string());
            problems.push(problem);
            return Vec::new();
        }
    }
    if files.is_empty() {
        problems.push(Problem::of_file("M0014", Severity::Warning, &shown));
    }
    files
}

fn read_files(files: &[(usize, File)], mut problems: Vec<Problem>, states: usize) -> (Pack, Named) {
    let mut draft = Draft::default();
    for (_, file) in files.iter().filter(|(_, file)| file.is_registry()) {
        if let Err(problem) = file.with_text(|text| draft.read(&file.below, &file.shown, text)) {
            problems.push(*problem);
        }
    }
    let Registries {
        helpdesks,
        points,
        first_aid,
        terms,
        institutions,
        families,
        problems: more,
        named,
    } = draft.finish();
    problems.extend(more);
    let mut pack = Pack {
        scenarios: Vec::new(),
        conversations: Vec::new(),
        helpdesks,
        points,
        first_aid,
        terms,
        institutions,
        families,
        problems,
        files: Vec::new(),
        editions: Vec::new(),
    };
    let scenarios: Vec<&(usize, File)> = files.iter().filter(|(_, file)| !file.is_registry()).collect();
    let readings = read_all(&scenarios, &known(&named, &pack.helpdesks, states));
    pack.files = files.iter().map(|(_, file)| file.shown.as_str().into()).collect();

    if scenarios.len() > MANY {
        let shown = scenarios
            .last()
            .map(|(_, file)| file.shown.clone())
            .unwrap_or_default();
        pack.problems.push(
            Problem::of_file("M0016", Severity::Warning, &shown)
                .with("count", scenarios.len().to_string())
                .with("limit", MANY.to_string())
                .done(),
        );
    }
    let mut by_id: BTreeMap<String, (usize, &File, usize)> = BTreeMap::new();
    let mut kept: Vec<Option<Item>> = Vec::new();
    for ((number, file), (item, problems)) in scenarios.into_iter().zip(readings) {
        pack.problems.extend(problems);
        let Some(item) = item else { continue };
        if let Some((other_pack, other, index)) = by_id.get(item.id()) {
            let code = if other_pack == number { "M0119" } else { "M0121" };
            let severity = if other_pack == number {
                Severity::Error
            } else {
                Severity::Note
            };
            pack.problems.push(
                Problem::of_file(code, severity, &file.shown)
                    .with("id", item.id())
                    .with("other", other.shown.as_str())
                    .done(),
            );
            if other_pack == number {
                continue;
            }
            if let Some(old) = kept.get_mut(*index) {
                *old = None;
            }
        }
        by_id.insert(item.id().to_owned(), (*number, file, kept.len()));
        kept.push((!item.is_draft()).then_some(item));
    }
    for item in kept.into_iter().flatten() {
        match item {
            Item::Scenario(scenario) => pack.scenarios.push(Arc::new(*scenario)),
            Item::Conversation(conversation) => pack.conversations.push(Arc::new(*conversation)),
        }
    }
    sort(&mut pack.problems);
    (pack, named)
}

fn sort(problems: &mut [Problem]) {
    problems.sort_by(|a, b| (&a.file, a.span.start, a.code).cmp(&(&b.file, b.span.start, b.code)));
}

/// What a file that is no registry holds.
enum Item {
    Scenario(Box<Scenario>),
    Conversation(Box<Conversation>),
}

impl Item {
    fn of(reading: Reading) -> (Option<Self>, Vec<Problem>) {
        let scenario = reading
            .scenario
            .map(|scenario| Self::Scenario(Box::new(scenario)));
        let conversation = || {
            reading
                .conversation
                .map(|conversation| Self::Conversation(Box::new(conversation)))
        };
        (scenario.or_else(conversation), reading.problems)
    }

    fn id(&self) -> &str {
        match self {
            Self::Scenario(scenario) => &scenario.id,
            Self::Conversation(conversation) => &conversation.id,
        }
    }

    fn is_draft(&self) -> bool {
        match self {
            Self::Scenario(scenario) => scenario.draft,
            Self::Conversation(conversation) => conversation.draft,
        }
    }
}

type Judged = (Option<Item>, Vec<Problem>);

/// Reads scenario files, on all cores when there are many; the result is in the order of the files.
fn read_all(files: &[&(usize, File)], known: &Known<'_>) -> Vec<Judged> {
    let read = |file: &&(usize, File)| -> Judged {
        match file
            .1
            .with_text(|text| validate::scenario(&file.1.shown, text, known))
        {
            Ok(reading) => Item::of(reading),
            Err(problem) => (None, vec![*problem]),
        }
    };
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(files.len() / 64);
    if workers < 2 {
        return files.iter().map(read).collect();
    }
    thread::scope(|scope| {
        let workers: Vec<_> = files
            .chunks(files.len().div_ceil(workers))
            .map(|chunk| scope.spawn(move || chunk.iter().map(read).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    })
}

fn known<'p>(named: &'p Named, desks: &'p helpdesk::Registry, states: usize) -> Known<'p> {
    Known {
        helpdesks: named.desks.iter().map(String::as_str).collect(),
        desks: Some(desks),
        states,
        points: named.points.iter().map(String::as_str).collect(),
        first_aid: named.first_aid.iter().map(String::as_str).collect(),
        terms: named.terms.iter().map(String::as_str).collect(),
        incidents: named.incidents.clone(),
    }
}
