//! What was asked for, and which packs that makes: every file and folder as a part of the pack that it lies in. Nothing is judged
//! here.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    embedded,
    pack::{
        files::{
            Content, File, Place, TOO_MANY, below, files_of, is_lock, is_registry, registries_in, root_of,
        },
        registry,
    },
    scenario::problem::Problem,
};

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

/// A pack, and what of it was asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// `None`: files that lie in no pack, but beside each other.
    pub(super) place: Option<Place>,
    pub(super) whole: bool,
    pub(super) parts: Vec<Part>,
    pub(super) singles: Vec<File>,
    /// Whether its lock file was asked for by name.
    pub(super) lock: bool,
}

/// A folder inside a pack.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// With a `/` at its end.
    below: String,
    given: PathBuf,
}

impl Asked {
    pub(super) fn new(place: Place, whole: bool) -> Self {
        Self {
            place: Some(place),
            whole,
            parts: Vec::new(),
            singles: Vec::new(),
            lock: false,
        }
    }

    pub(super) fn folder(&self) -> Option<&Path> {
        match &self.place {
            Some(Place::Folder(folder)) => Some(folder),
            _ => None,
        }
    }

    /// How many files it can have at the most.
    pub(super) fn most(&self) -> usize {
        let in_place = match &self.place {
            None | Some(Place::Lone(_)) => 0,
            Some(Place::Embedded) => embedded::PACK.len(),
            Some(Place::Folder(_)) => TOO_MANY,
        };
        in_place + self.singles.len()
    }

    /// The file as it was named, where it was asked for.
    pub(super) fn wanted(&self, file: File) -> (File, bool) {
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

    pub(super) fn single(&self, below: &str) -> Option<&File> {
        self.singles.iter().find(|single| single.below == below)
    }

    /// The registries at the top of the pack; false beside those that nobody asked about.
    pub(super) fn registries(&self, problems: &mut Vec<Problem>) -> Vec<(File, bool)> {
        let mut files = match &self.place {
            None => return Vec::new(),
            Some(Place::Folder(folder)) => registries_in(folder),
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

/// The packs that files and folders are parts of, laid over the shipped one.
pub(super) fn of_inputs(inputs: &[Input]) -> Vec<Asked> {
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
    packs
}

/// A pack with the id of an earlier one takes its place entirely.
pub(super) fn replace_packs(packs: &mut Vec<Asked>, registries: &mut Vec<Vec<(File, bool)>>) {
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
