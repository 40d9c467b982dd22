//! Where a new file goes: its id, its folder, and the pack round it, an old one or a new one. Nothing is written here.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::shown;
use crate::{
    cli::Failure,
    locale::{Language, Texts},
    pack::{
        Pack,
        files::{is_registry, root_above},
        load::{Place, load},
    },
    scenario::structure::is_id,
    text,
    translate::About,
};

/// Where the file goes.
pub(super) struct Target {
    pub(super) path: PathBuf,
    pub(super) id: String,
    pub(super) folder: PathBuf,
    /// The folder of the pack.
    pub(super) root: PathBuf,
    pub(super) has_pack: bool,
    /// How many folders the file lies below the pack's.
    pub(super) depth: usize,
}

impl Target {
    pub(super) fn find(wanted: &Path, places: &[Place], texts: &Texts) -> Result<Self, Failure> {
        let said = |id: &str, path: &Path| Failure::Said(texts.with(id, &[("path", shown(path).into())]));
        let mut path = wanted.to_path_buf();
        if wanted.is_dir() || wanted.to_string_lossy().ends_with(['/', '\\']) {
            return Err(said("new-folder", wanted));
        }
        if path.extension().is_none_or(|ending| ending != "toml") {
            path.as_mut_os_string().push(".toml");
        }
        let id = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        if !is_id(&id) || is_registry(&path) {
            let values = [
                ("id", text::clean_line(&id).into_owned().into()),
                ("near", near(&id).into()),
            ];
            return Err(Failure::Said(texts.with("new-wrong-id", &values)));
        }
        if path.symlink_metadata().is_ok() {
            return Err(said("new-exists", &path));
        }
        let pack = load(places);
        if pack.scenario(&id).is_some() || pack.conversation(&id).is_some() {
            return Err(Failure::Said(
                texts.with("new-taken", &[("id", id.as_str().into())]),
            ));
        }
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        if let Some((root, depth)) = root_above(&folder) {
            return Ok(Self {
                path,
                id,
                folder,
                root,
                has_pack: true,
                depth,
            });
        }
        let (root, depth) = new_root(&folder).ok_or_else(|| said("new-bare", &path))?;
        Ok(Self {
            path,
            id,
            folder,
            root,
            has_pack: false,
            depth,
        })
    }

    /// Everything that the file can refer to: the packs, and the one in which it will lie.
    pub(super) fn packs(&self, places: &[Place]) -> Pack {
        let mut places = places.to_vec();
        let own = Place::Folder(self.root.clone());
        if self.has_pack && !places.contains(&own) {
            places.push(own);
        }
        load(&places)
    }

    /// The languages of the pack that is there, as far as they are known to the program.
    pub(super) fn languages(&self) -> Vec<Language> {
        if !self.has_pack {
            return Vec::new();
        }
        let text = fs::read_to_string(self.root.join("pack.toml")).unwrap_or_default();
        let tags = About::read(&text).languages;
        let all = Language::ALL.into_iter();
        all.filter(|language| tags.iter().any(|tag| tag == language.tag()))
            .collect()
    }

    /// The id of a new pack: the name of its folder, where that can be one.
    pub(super) fn pack_id(&self) -> String {
        std::path::absolute(&self.root)
            .ok()
            .and_then(|root| root.file_name().map(|name| near(&name.to_string_lossy())))
            .filter(|id| id != "minuku")
            .unwrap_or_else(|| "my-pack".to_owned())
    }
}

/// The folder that becomes a pack: the first one on the way that does not exist yet, or the named one; never a folder that
/// is used for something else, such as a home folder.
fn new_root(folder: &Path) -> Option<(PathBuf, usize)> {
    let mut depth = 0;
    let mut root = folder;
    if !folder.exists() {
        while let Some(parent) = root.parent() {
            if parent.as_os_str().is_empty() || parent.exists() {
                break;
            }
            root = parent;
            depth += 1;
        }
        return Some((root.to_path_buf(), depth));
    }
    let is_bare = folder == Path::new(".");
    let is_used = || {
        fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .any(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
    };
    (!is_bare || !is_used()).then(|| (folder.to_path_buf(), 0))
}

/// The nearest id.
pub(super) fn near(name: &str) -> String {
    let id: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let mut id = id.trim_matches('-').to_owned();
    while id.contains("--") {
        id = id.replace("--", "-");
    }
    id.truncate(64);
    if id.is_empty()
        || matches!(
            id.as_str(),
            "pack" | "helpdesks" | "holidays" | "prevention" | "first-aid" | "glossary"
        )
    {
        "my-scenario-1".to_owned()
    } else {
        id
    }
}
