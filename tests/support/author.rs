//! An author at work on a file, with the preview before them, without a terminal.

use std::{fs, path::PathBuf, rc::Rc, sync::mpsc};

use minuku::{
    locale::{Language, Texts},
    pack::{load::Place, proof::Follower},
    settings::Settings,
    ui::{
        app::{App, Context, Message},
        key::Action,
        screen::preview::{Options, Preview},
    },
};
use tempfile::TempDir;

#[path = "drawn.rs"]
mod drawn;

/// A shipped file as it is when it lies there as `mine.toml`: the id is the name.
fn mine(text: &str) -> String {
    let id = text.lines().find(|line| line.starts_with("id = "));
    id.map_or_else(|| text.to_owned(), |id| text.replacen(id, "id = \"mine\"", 1))
}

/// An author at work on a file.
pub(crate) struct Author {
    pub(crate) app: App,
    follower: Follower,
    file: PathBuf,
    pub(crate) size: (u16, u16),
    /// Keeps the file and the way to ask for it.
    _kept: (TempDir, mpsc::Receiver<()>),
}

impl Author {
    pub(crate) fn new(language: Language, size: (u16, u16), text: &str, options: &Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.toml");
        fs::write(&file, mine(text)).unwrap();
        let (follower, proof) = Follower::new(&file, &[Place::Embedded]);
        let context = Context {
            texts: Rc::new(Texts::new(language)),
            settings: Settings {
                language: Some(language),
                ..Settings::default()
            },
            now: "2027-01-02T01:30:00Z".parse().unwrap(),
            ..Context::bare()
        };
        let preview = Preview::new(&file, proof, options, &context);
        let (reload, asked) = mpsc::channel();
        let author = Self {
            app: App::preview(context, preview, reload),
            follower,
            file,
            size,
            _kept: (folder, asked),
        };
        author.shown();
        author
    }

    /// What is on the screen.
    pub(crate) fn shown(&self) -> String {
        drawn::shown(&self.app, self.size)
    }

    pub(crate) fn press(&mut self, actions: &[Action]) {
        for action in actions {
            let _ = self.app.act(*action);
            self.shown();
        }
    }

    pub(crate) fn save(&mut self, text: &str) {
        fs::write(&self.file, mine(text)).unwrap();
        let proof = Box::new(self.follower.insist());
        let _ = self.app.hear(Message::Proof(proof, false));
        self.shown();
    }

    pub(crate) fn remove(&mut self) {
        fs::remove_file(&self.file).unwrap();
        let proof = Box::new(self.follower.insist());
        let _ = self.app.hear(Message::Proof(proof, false));
    }

    #[track_caller]
    pub(crate) fn sees(&self, words: &str) {
        let shown = self.shown();
        assert!(shown.contains(words), "no {words:?} in\n{shown}");
    }

    #[track_caller]
    pub(crate) fn sees_no(&self, words: &str) {
        let shown = self.shown();
        assert!(!shown.contains(words), "{words:?} in\n{shown}");
    }
}
