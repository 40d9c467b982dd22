//! One scenario file as its author works on it: read with the registries that surround it, drafts included, and read
//! again when anything of it has changed. Other scenarios of the pack are not read then, so that a save is answered at
//! once; comparing with them comes after. Nothing here waits: whoever follows a file looks as often as they
//! like.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};

use toml::de::DeTable;

use super::{
    Pack,
    check::{Checker, Input},
    files::{Place, is_registry, read_file, root_of},
    load::STATES_LOADED,
    registry::{self, Draft, Registries},
};
use crate::{
    embedded,
    scenario::{
        Conversation, Scenario,
        problem::{Problem, Severity},
        source, validate,
    },
};

/// How many looks without a change it takes until a file that cannot be read as TOML is believed to be meant so. A save
/// that is under way looks like one.
const PATIENCE: u8 = 2;

/// What concerns the other scenarios too: an id that stands twice, in the pack or in another one.
const NEIGHBOURS: [&str; 2] = ["M0119", "M0121"];

/// How far up a `pack.toml` is waited for where there is none yet.
const ABOVE: usize = 4;

/// A file and what surrounds it, as they stood when they were read.
#[derive(Debug)]
pub struct Proof {
    /// The registries, with the scenario as the only one.
    pub pack: Arc<Pack>,
    /// What can be shown.
    pub subject: Option<Subject>,
    /// What is wrong with the file, then with the registries of its own pack, both by place.
    pub problems: Vec<Problem>,
    /// Whether there is a file at all.
    pub is_there: bool,
    /// Whether the file is no TOML, or empty, or not there: as it is while it is being saved.
    is_doubtful: bool,
    /// A number that changes with what was read.
    fingerprint: u64,
}

/// What a file turned out to be; whoever shows a subject matches on it.
#[derive(Clone, Debug)]
pub enum Subject {
    /// Exhibits, questions and a debrief.
    Quiz(Arc<Scenario>),
    /// A talk at the counter.
    Conversation(Arc<Conversation>),
}

impl Subject {
    /// The id in the file.
    pub fn id(&self) -> &str {
        match self {
            Self::Quiz(scenario) => &scenario.id,
            Self::Conversation(conversation) => &conversation.id,
        }
    }
}

/// Why a path cannot be looked at at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing.
    Missing,
    /// A folder.
    Folder,
    /// A registry: it has entries, but no screens of its own.
    Registry,
}

/// Whether a path can be followed.
///
/// # Errors
/// When there is nothing to be shown, now or later.
pub fn fits(file: &Path) -> Result<(), Unfit> {
    match fs::metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Unfit::Missing),
        Ok(about) if about.is_dir() => Err(Unfit::Folder),
        _ if is_registry(file) => Err(Unfit::Registry),
        _ => Ok(()),
    }
}

/// Follows a file: remembers what has been told of it.
#[derive(Debug)]
pub struct Follower {
    file: PathBuf,
    places: Vec<Place>,
    stamps: Vec<(PathBuf, Option<Stamp>)>,
    /// Looks without a change.
    quiet: u8,
    told: u64,
    /// What was compared last with the rest of the pack, and what came of it.
    compared: Option<u64>,
    neighbours: Vec<Problem>,
}

/// What tells a file from what it was before, without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    modified: Option<Duration>,
    size: u64,
    inode: u64,
}

impl Follower {
    /// Begins with what there is now. The packs are those below the file's own, which is found by its `pack.toml`.
    pub fn new(file: &Path, places: &[Place]) -> (Self, Proof) {
        let stamps = stamps(file, places);
        let proof = read(file, places);
        let follower = Self {
            file: file.to_path_buf(),
            places: places.to_vec(),
            stamps,
            // The stamp of a file that has only just been written may not change with the next save.
            quiet: 0,
            told: proof.fingerprint,
            compared: None,
            neighbours: Vec::new(),
        };
        (follower, proof)
    }

    /// Looks once; a proof when there is something new. After a change the next looks read again, because a save may have
    /// been under way, or two may share a stamp.
    pub fn look(&mut self) -> Option<Proof> {
        let stamps = stamps(&self.file, &self.places);
        if stamps != self.stamps {
            self.stamps = stamps;
            self.quiet = 0;
        } else if self.is_settled() {
            return None;
        } else {
            self.quiet += 1;
        }
        let proof = read(&self.file, &self.places);
        if proof.fingerprint == self.told || (proof.is_doubtful && !self.is_settled()) {
            return None;
        }
        self.told = proof.fingerprint;
        Some(self.complete(proof))
    }

    /// Reads now, whatever has been told.
    pub fn insist(&mut self) -> Proof {
        self.stamps = stamps(&self.file, &self.places);
        let proof = read(&self.file, &self.places);
        self.told = proof.fingerprint;
        self.complete(proof)
    }

    /// Compares what was told last with the other scenarios of the pack, once; a proof when that finds anything. It reads
    /// them all, which in a large pack takes longer than anybody wants to wait after a save.
    pub fn compare(&mut self) -> Option<Proof> {
        if self.compared.replace(self.told) == Some(self.told) {
            return None;
        }
        let checked = Checker::of_inputs(&[Input::Path(self.file.clone())], None).run();
        let shown = self.file.display().to_string();
        let found = checked
            .found
            .into_iter()
            .filter(|found| *found.file == *shown)
            .flat_map(|found| found.problems)
            .filter(|problem| NEIGHBOURS.contains(&problem.code))
            .collect();
        if self.neighbours == found {
            return None;
        }
        self.neighbours = found;
        let proof = read(&self.file, &self.places);
        // What has changed meanwhile is told by the next look.
        (proof.fingerprint == self.told).then(|| self.complete(proof))
    }

    /// Adds what comparing found last; until it is compared again, that is likely to hold.
    fn complete(&self, mut proof: Proof) -> Proof {
        if proof.subject.is_some() {
            let own = proof
                .problems
                .iter()
                .take_while(|problem| self.file == Path::new(problem.file.as_ref()))
                .count();
            proof.problems.splice(own..own, self.neighbours.iter().cloned());
            if let Some(problems) = proof.problems.get_mut(..own + self.neighbours.len()) {
                problems.sort_by_key(|problem| problem.span.start);
            }
        }
        proof
    }

    /// Whether nothing has changed for a while; until then it is worth looking more often.
    pub const fn is_settled(&self) -> bool {
        self.quiet >= PATIENCE
    }
}

fn stamps(file: &Path, places: &[Place]) -> Vec<(PathBuf, Option<Stamp>)> {
    let mut paths: Vec<PathBuf> = vec![file.to_path_buf()];
    let root = root_of(file);
    // A `pack.toml` that appears nearer makes another pack of it.
    let above = file.parent().into_iter().flat_map(Path::ancestors);
    for folder in above.take(ABOVE) {
        paths.push(folder.join("pack.toml"));
        if root.as_deref() == Some(folder) {
            break;
        }
    }
    let folders = places.iter().filter_map(|place| match place {
        Place::Folder(folder) => Some(folder),
        Place::Embedded | Place::Lone(_) => None,
    });
    for folder in folders.chain(&root) {
        paths.extend(registry::FILES.iter().map(|name| folder.join(name)));
    }
    paths
        .into_iter()
        .map(|path| {
            let stamp = fs::metadata(&path).ok().map(|about| Stamp {
                modified: about
                    .modified()
                    .ok()
                    .and_then(|modified| modified.duration_since(UNIX_EPOCH).ok()),
                size: about.len(),
                inode: inode(&about),
            });
            (path, stamp)
        })
        .collect()
}

#[cfg(unix)]
fn inode(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
const fn inode(_: &fs::Metadata) -> u64 {
    0
}

/// A registry of some pack.
struct Entry {
    name: &'static str,
    shown: String,
    text: Result<String, Box<Problem>>,
}

/// The registries of a pack.
fn registries(place: &Place) -> Vec<Entry> {
    registry::FILES
        .iter()
        .filter_map(|&name| match place {
            Place::Embedded => {
                embedded::PACK
                    .iter()
                    .find(|(below, _)| *below == name)
                    .map(|(below, text)| Entry {
                        name,
                        shown: format!("scenarios/{below}"),
                        text: Ok((*text).to_owned()),
                    })
            }
            Place::Folder(folder) => {
                let path = folder.join(name);
                let shown = path.display().to_string();
                path.exists().then(|| Entry {
                    name,
                    text: text(&path, &shown),
                    shown,
                })
            }
            Place::Lone(_) => None,
        })
        .collect()
}

fn text(path: &Path, shown: &str) -> Result<String, Box<Problem>> {
    let mut bytes = Vec::new();
    read_file(path, shown, &mut bytes)?;
    source::decode(shown, &bytes).map(std::borrow::Cow::into_owned)
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b
        || a.canonicalize()
            .ok()
            .zip(b.canonicalize().ok())
            .is_some_and(|(a, b)| a == b)
}

fn read(file: &Path, places: &[Place]) -> Proof {
    let shown = file.display().to_string();
    let root = root_of(file);
    let mut places = places.to_vec();
    if let Some(root) = &root {
        places.retain(|place| !matches!(place, Place::Folder(folder) if same_file(folder, root)));
        places.push(Place::Folder(root.clone()));
    }
    let mut packs: Vec<(Option<String>, Vec<Entry>)> = Vec::new();
    for place in &places {
        let entries = registries(place);
        let id = entries
            .iter()
            .find(|entry| entry.name == "pack.toml")
            .and_then(|entry| registry::edition(entry.text.as_deref().ok()?))
            .map(|edition| edition.id);
        packs.retain(|(other, _)| id.is_none() || *other != id);
        packs.push((id, entries));
    }

    let mut hasher = DefaultHasher::new();
    let mut problems = Vec::new();
    let mut own = BTreeSet::new();
    let mut draft = Draft::default();
    // The file's own pack comes last; a file in no pack weighs its problems as none does.
    let own_pack = root
        .as_ref()
        .map_or(packs.len(), |_| packs.len().saturating_sub(1));
    let entries = packs
        .into_iter()
        .enumerate()
        .flat_map(|(pack, (_, entries))| entries.into_iter().map(move |entry| (pack, entry)));
    for (pack, entry) in entries {
        if root
            .as_deref()
            .is_some_and(|root| Path::new(&entry.shown).parent() == Some(root))
        {
            own.insert(entry.shown.clone());
        }
        match entry.text {
            Ok(text) => {
                text.hash(&mut hasher);
                draft.read(pack, entry.name, &entry.shown, &text);
            }
            Err(problem) => problems.push(*problem),
        }
    }
    let Registries {
        helpdesks,
        points,
        first_aid,
        terms,
        institutions,
        problems: found,
        families,
        named,
    } = draft.finish(None);
    problems.extend(found);
    problems.retain(|problem| own.contains(problem.file.as_ref()));
    problems.sort_by(|a, b| (&a.file, a.span.start, a.code).cmp(&(&b.file, b.span.start, b.code)));

    let is_there = !matches!(fs::metadata(file), Err(error) if error.kind() == ErrorKind::NotFound);
    let (mut scenario, mut conversation) = (None, None);
    let mut is_doubtful = true;
    match text(file, &shown) {
        Ok(text) => {
            text.hash(&mut hasher);
            is_doubtful = text.trim().is_empty() || DeTable::parse(&text).is_err();
            let known = named.known(own_pack, &helpdesks, STATES_LOADED);
            let reading = validate::scenario(&shown, &text, &known);
            scenario = reading.scenario.map(Arc::new);
            conversation = reading.conversation.map(Arc::new);
            problems.splice(0..0, reading.problems);
        }
        Err(_) if !is_there => {}
        Err(problem) => {
            format!("{:?}", problem.values).hash(&mut hasher);
            problems.insert(0, *problem);
        }
    }
    (is_there, is_doubtful).hash(&mut hasher);
    problems
        .iter()
        .map(|problem| problem.code)
        .for_each(|code| code.hash(&mut hasher));
    Proof {
        pack: Arc::new(Pack {
            scenarios: scenario.iter().cloned().collect(),
            conversations: conversation.iter().cloned().collect(),
            helpdesks,
            points,
            first_aid,
            terms,
            institutions,
            families,
            ..Pack::default()
        }),
        subject: scenario
            .map(Subject::Quiz)
            .or(conversation.map(Subject::Conversation)),
        problems,
        is_there,
        is_doubtful,
        fingerprint: hasher.finish(),
    }
}

impl Proof {
    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    }
}

/// The name of a file without its folders, for titles.
pub fn short_name(file: &Path) -> String {
    file.file_name()
        .map(OsStr::to_string_lossy)
        .unwrap_or_default()
        .into_owned()
}

#[cfg(test)]
mod tests;
