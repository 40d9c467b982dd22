//! Where the files of packs are: the shipped pack, folders, single files, texts that are handed over. They are found and
//! their bytes are read here; what stands in them is read in [`super::load`] and judged in [`super::check`].

use std::{
    ffi::OsStr,
    fs,
    io::{self, Read as _, Seek as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use walkdir::WalkDir;

use super::registry;
use crate::{
    embedded,
    scenario::{
        problem::{Problem, Report, Severity},
        source,
    },
    translate::lock::{self, Lock},
};

/// More files than this are refused.
pub(super) const TOO_MANY: usize = 100_000;
/// How deep folders may lie inside each other.
const MAX_DEPTH: usize = 16;
/// How often a file is read again that changes meanwhile.
const TRIES: usize = 4;

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
#[derive(Clone, Debug)]
pub(super) struct File {
    /// As it is shown to people.
    pub(super) shown: String,
    /// Below the pack's folder, with `/`.
    pub(super) below: String,
    pub(super) content: Content,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Compiled(&'static str),
    OnDisk(PathBuf),
    /// Handed over, as an editor does with what is not yet saved.
    Given(Arc<[u8]>),
}

impl File {
    /// A file that is named on its own.
    pub(super) fn single(path: &Path) -> Self {
        Self {
            shown: path.display().to_string(),
            below: file_name(path),
            content: Content::OnDisk(path.to_path_buf()),
        }
    }

    pub(super) fn is_registry(&self) -> bool {
        registry::FILES.contains(&self.below.as_str())
    }

    /// The bytes of the file; `buffer` keeps them where they have to be read.
    pub(super) fn bytes<'b>(&'b self, buffer: &'b mut Vec<u8>) -> Result<&'b [u8], Box<Problem>> {
        match &self.content {
            Content::Compiled(text) => Ok(text.as_bytes()),
            Content::Given(bytes) if too_large(bytes.len(), source::MAX_BYTES) => {
                let problem = too_large_problem(&self.shown, bytes.len(), source::MAX_BYTES);
                Err(Box::new(problem))
            }
            Content::Given(bytes) => Ok(bytes),
            Content::OnDisk(path) => {
                read_file(path, &self.shown, buffer)?;
                Ok(buffer)
            }
        }
    }

    /// Gives the text to `read`, or the problem that there is none.
    pub(super) fn with_text<T>(&self, read: impl FnOnce(&str) -> T) -> Result<T, Box<Problem>> {
        if let Content::Compiled(text) = self.content {
            return Ok(read(text));
        }
        let mut buffer = Vec::new();
        let bytes = self.bytes(&mut buffer)?;
        source::decode(&self.shown, bytes).map(|text| read(&text))
    }
}

/// The most bytes that are read of a file. What is noted about translations has a line for every text of its pack.
fn limit_of(path: &Path) -> u64 {
    if is_lock(path) {
        lock::MAX_BYTES
    } else {
        source::MAX_BYTES
    }
}

fn too_large(length: usize, limit: u64) -> bool {
    u64::try_from(length).is_ok_and(|length| length > limit)
}

fn too_large_problem(shown: &str, length: usize, limit: u64) -> Problem {
    Problem::of_file("M0008", Severity::Error, shown)
        .with("size", (length / 1024).to_string())
        .with("limit", (limit / 1024).to_string())
        .done()
}

/// Reads a file as it is at one moment. One that is being written while it is read is read again.
pub(super) fn read_file(path: &Path, shown: &str, buffer: &mut Vec<u8>) -> Result<(), Box<Problem>> {
    let problem = |code| Problem::of_file(code, Severity::Error, shown);
    let unreadable = |error: io::Error| Box::new(unreadable(shown, Severity::Error, &error));
    // Asked before it is opened: opening a pipe would wait for somebody to write.
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(Box::new(problem("M0011")));
    }
    let stamp = |about: &fs::Metadata| (about.len(), about.modified().ok());
    let mut file = fs::File::open(path).map_err(unreadable)?;
    let mut before = stamp(&about);
    let limit = limit_of(path);
    for _ in 0..TRIES {
        let length = usize::try_from(before.0).unwrap_or(usize::MAX);
        if too_large(length, limit) {
            return Err(Box::new(too_large_problem(shown, length, limit)));
        }
        buffer.clear();
        buffer.reserve(length.saturating_add(1));
        (&mut file)
            .take(limit + 1)
            .read_to_end(buffer)
            .map_err(unreadable)?;
        let after = stamp(&file.metadata().map_err(unreadable)?);
        if after == before && u64::try_from(buffer.len()).is_ok_and(|length| length == after.0) {
            return Ok(());
        }
        before = after;
        file.rewind().map_err(unreadable)?;
    }
    let changing = unreadable_because(shown, Severity::Error, "changing", String::new());
    Err(Box::new(changing))
}

fn unreadable(shown: &str, severity: Severity, error: &io::Error) -> Problem {
    let fault = match error.kind() {
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::PermissionDenied => "closed",
        _ => "other",
    };
    unreadable_because(shown, severity, fault, error.to_string())
}

fn unreadable_because(shown: &str, severity: Severity, fault: &'static str, detail: String) -> Problem {
    Problem::of_file("M0009", severity, shown)
        .with("fault", fault)
        .with("detail", detail)
        .done()
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Whether a file is a registry, by its name.
pub fn is_registry(path: &Path) -> bool {
    registry::FILES.contains(&file_name(path).as_str())
}

/// Whether a file is the lock file of a pack, by its name.
pub(super) fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == lock::FILE)
}

/// What is noted about the translations of the pack in a folder, and everything that is wrong with the note; `None` where
/// there is none.
pub fn lock_in(folder: &Path) -> Option<(Lock, Vec<Problem>)> {
    let path = folder.join(lock::FILE);
    let file = File::single(&path);
    if !path.exists() {
        return None;
    }
    let read = file.with_text(|text| {
        let mut report = Report::new(&file.shown, text);
        let lock = Lock::read(text, &mut report);
        (lock, report.finish())
    });
    Some(read.unwrap_or_else(|problem| (Lock::default(), vec![*problem])))
}

/// The folder of the pack in which a folder lies, and how many folders deep it lies there. The folder need not exist yet.
pub fn root_above(folder: &Path) -> Option<(PathBuf, usize)> {
    let whole = std::path::absolute(folder).ok()?;
    let depth = whole
        .ancestors()
        .take(MAX_DEPTH)
        .position(|folder| folder.join("pack.toml").is_file())?;
    // As the person named it, as long as that reaches so far up.
    let named = folder
        .ancestors()
        .nth(depth)
        .filter(|named| !named.as_os_str().is_empty() && !named.ends_with(".."))
        .map(Path::to_path_buf);
    let root = named.or_else(|| whole.ancestors().nth(depth).map(Path::to_path_buf))?;
    Some((root, depth))
}

/// The nearest folder above a file that has a `pack.toml`.
pub(super) fn root_of(file: &Path) -> Option<PathBuf> {
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

pub(super) fn files_of(place: &Place, problems: &mut Vec<Problem>) -> Vec<File> {
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
        Place::Lone(path) => vec![File::single(path)],
    }
}

fn files_below(folder: &Path, problems: &mut Vec<Problem>) -> Vec<File> {
    let mut files = Vec::new();
    let walk = Walk { folder, sorted: true };
    if walk.each(problems, |file| files.push(file)) {
        files
    } else {
        Vec::new()
    }
}

/// The registries at the top of a folder, found by their names: what else lies there, however much, is not looked at. What is
/// wrong on the way to one is told by whoever walks through all of the folder.
pub(super) fn registries_in(folder: &Path) -> Vec<File> {
    let Ok(root) = folder.canonicalize() else {
        return Vec::new();
    };
    let paths = registry::FILES.iter().map(|name| folder.join(name));
    paths
        .filter(|path| path.canonicalize().is_ok_and(|target| target.starts_with(&root)))
        .map(|path| File::single(&path))
        .collect()
}

/// A way through a folder.
pub(super) struct Walk<'f> {
    pub(super) folder: &'f Path,
    /// By name. Sorting needs all names of a folder at once.
    pub(super) sorted: bool,
}

impl<'f> Walk<'f> {
    /// Through all of a folder, as the system lists it.
    pub(super) const fn all(folder: &'f Path) -> Self {
        Self {
            folder,
            sorted: false,
        }
    }

    /// Hands every file over that ends in `.toml`, and notes what is wrong on the way. False when the folder cannot be used.
    pub(super) fn each(&self, problems: &mut Vec<Problem>, mut take: impl FnMut(File)) -> bool {
        let folder = self.folder;
        let shown = folder.display().to_string();
        let root = match folder.canonicalize() {
            Ok(root) if root.is_dir() => root,
            Ok(_) => {
                problems.push(Problem::of_file("M0013", Severity::Error, &shown));
                return false;
            }
            Err(_) => {
                problems.push(Problem::of_file("M0012", Severity::Error, &shown));
                return false;
            }
        };
        let mut count = 0;
        let mut linked = false;
        let mut walk = WalkDir::new(folder).follow_links(true).max_depth(MAX_DEPTH);
        if self.sorted {
            walk = walk.sort_by_file_name();
        }
        let is_hidden = |name: &OsStr| name.as_encoded_bytes().first() == Some(&b'.');
        for entry in walk
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    problems.push(lost(&error, &shown));
                    continue;
                }
            };
            let path = entry.path();
            // Only after a link can the real path differ from the walked one; asking costs a system call a file.
            linked |= entry.path_is_symlink();
            if path.extension().is_none_or(|ending| ending != "toml") || is_lock(path) {
                continue;
            }
            let is_inside = || path.canonicalize().is_ok_and(|target| target.starts_with(&root));
            let shown = path.display().to_string();
            if linked && !is_inside() {
                problems.push(Problem::of_file("M0010", Severity::Warning, &shown));
                continue;
            }
            count += 1;
            if count > TOO_MANY {
                let mut problem = Problem::of_file("M0015", Severity::Error, &folder.display().to_string());
                problem.with("limit", TOO_MANY.to_string());
                problems.push(problem);
                return false;
            }
            take(File {
                shown,
                below: below(folder, path),
                content: Content::OnDisk(entry.into_path()),
            });
        }
        if count == 0 {
            problems.push(Problem::of_file("M0014", Severity::Warning, &shown));
        }
        true
    }
}

/// The name of a file below a folder, with `/`.
pub(super) fn below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

/// What kept the walk from a file or folder.
fn lost(error: &walkdir::Error, folder: &str) -> Problem {
    let path = error
        .path()
        .map_or_else(|| folder.to_owned(), |path| path.display().to_string());
    if error.loop_ancestor().is_some() {
        return Problem::of_file("M0010", Severity::Warning, &path);
    }
    match error.io_error() {
        Some(error) => unreadable(&path, Severity::Warning, error),
        None => unreadable_because(&path, Severity::Warning, "other", error.to_string()),
    }
}
