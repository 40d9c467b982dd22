//! What a person has chosen once: language, role, looks. A small TOML file, written whole or not at all. What is
//! learned is not kept here.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::{
    locale::Language,
    scenario::{Role, words},
};

words! {
    /// The colours of the screen.
    ThemeName {
        /// The terminal's own sixteen colours.
        Terminal = "terminal",
        /// White and yellow on black, nothing dim.
        HighContrast = "high-contrast",
        /// Blue and orange instead of green and red.
        ColourBlind = "colour-blind",
        /// No colours at all.
        Mono = "mono",
    }
}

/// How many items a session has, at least and at most.
pub const ITEMS: std::ops::RangeInclusive<usize> = 1..=40;

/// What a person has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language; `None` as long as the system's is followed.
    pub language: Option<Language>,
    /// The role; `None` until the first choice, which is what makes a first run.
    pub role: Option<Role>,
    /// The colours.
    pub theme: ThemeName,
    /// Whether countdowns run and alerts blink.
    pub motion: bool,
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// Whether borders are drawn with ASCII characters.
    pub ascii: bool,
    /// How many items a session has.
    pub items: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            role: None,
            theme: ThemeName::Terminal,
            motion: true,
            mouse: false,
            ascii: false,
            items: 8,
        }
    }
}

/// The file: every key may be missing, and what is not understood falls back to the default.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Written {
    language: Option<String>,
    role: Option<String>,
    theme: Option<String>,
    motion: Option<bool>,
    mouse: Option<bool>,
    ascii: Option<bool>,
    items: Option<usize>,
}

/// Why settings could not be read or written; the program goes on with what it has.
#[derive(Debug)]
pub enum Fault {
    /// The file is there but is not what it should be.
    Unreadable(String),
    /// The file or its folder could not be written.
    Unwritable(io::Error),
}

impl Settings {
    /// Reads the file; no file is no fault.
    pub fn load(path: &Path) -> (Self, Option<Fault>) {
        match fs::read_to_string(path) {
            Ok(text) => match toml::from_str::<Written>(&text) {
                Ok(written) => (Self::from(written), None),
                Err(error) => (
                    Self::default(),
                    Some(Fault::Unreadable(error.message().to_owned())),
                ),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), None),
            Err(error) => (Self::default(), Some(Fault::Unreadable(error.to_string()))),
        }
    }

    /// Writes the file beside its place first and then moves it there, so that a half-written one is never read.
    pub fn save(&self, path: &Path) -> Result<(), Fault> {
        let write = || {
            let folder = path.parent().unwrap_or_else(|| Path::new("."));
            fs::create_dir_all(folder)?;
            let beside = path.with_extension(format!("toml.{}", std::process::id()));
            let mut file = fs::File::create(&beside)?;
            file.write_all(self.to_toml().as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, path)
        };
        write().map_err(Fault::Unwritable)
    }

    /// Takes over what has changed between two states, and nothing else.
    pub fn follow(&mut self, before: &Self, after: &Self) {
        fn take<T: PartialEq + Copy>(kept: &mut T, before: T, after: T) {
            if before != after {
                *kept = after;
            }
        }
        take(&mut self.language, before.language, after.language);
        take(&mut self.role, before.role, after.role);
        take(&mut self.theme, before.theme, after.theme);
        take(&mut self.motion, before.motion, after.motion);
        take(&mut self.mouse, before.mouse, after.mouse);
        take(&mut self.ascii, before.ascii, after.ascii);
        take(&mut self.items, before.items, after.items);
    }

    fn to_toml(&self) -> String {
        let written = Written {
            language: self.language.map(|language| language.tag().to_owned()),
            role: self.role.map(|role| role.word().to_owned()),
            theme: Some(self.theme.word().to_owned()),
            motion: Some(self.motion),
            mouse: Some(self.mouse),
            ascii: Some(self.ascii),
            items: Some(self.items),
        };
        toml::to_string(&written).unwrap_or_default()
    }
}

impl From<Written> for Settings {
    fn from(written: Written) -> Self {
        let usual = Self::default();
        Self {
            language: written.language.as_deref().and_then(Language::requested),
            role: written.role.as_deref().and_then(Role::from_word),
            theme: written
                .theme
                .as_deref()
                .and_then(ThemeName::from_word)
                .unwrap_or(usual.theme),
            motion: written.motion.unwrap_or(usual.motion),
            mouse: written.mouse.unwrap_or(usual.mouse),
            ascii: written.ascii.unwrap_or(usual.ascii),
            items: written
                .items
                .unwrap_or(usual.items)
                .clamp(*ITEMS.start(), *ITEMS.end()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/settings.toml");
        let settings = Settings {
            language: Some(Language::Ja),
            role: Some(Role::Staff),
            theme: ThemeName::ColourBlind,
            motion: false,
            mouse: true,
            ascii: true,
            items: 12,
        };
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path).0, settings);
        assert_eq!(
            fs::read_dir(path.parent().unwrap()).unwrap().count(),
            1,
            "nothing is left beside it"
        );
    }

    #[test]
    fn only_what_was_changed_is_kept() {
        let mut kept = Settings::default();
        let for_this_time = Settings {
            items: 3,
            ascii: true,
            ..kept.clone()
        };
        let changed = Settings {
            mouse: true,
            ..for_this_time.clone()
        };
        kept.follow(&for_this_time, &changed);
        assert_eq!(
            kept,
            Settings {
                mouse: true,
                ..Settings::default()
            }
        );
    }

    #[test]
    fn no_file_is_a_first_run_and_a_broken_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let (settings, fault) = Settings::load(&path);
        assert_eq!((settings.role, fault.is_none()), (None, true));
        fs::write(&path, "role = [").unwrap();
        assert!(matches!(Settings::load(&path).1, Some(Fault::Unreadable(_))));
    }

    #[test]
    fn values_of_another_version_fall_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::write(&path, "role = \"pilot\"\nitems = 5000\nlater = 1\n").unwrap();
        let (settings, fault) = Settings::load(&path);
        assert!(fault.is_none());
        assert_eq!((settings.role, settings.items), (None, 40));
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(
            Settings::default().save(&file.join("settings.toml")),
            Err(Fault::Unwritable(_))
        ));
    }
}
