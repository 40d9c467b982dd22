//! An author's look at one scenario or conversation: the learner's own screens, in both languages side by side where there is room, and
//! what is wrong with the file beside or below them. Nothing of a learner's screen is drawn here: each is a session with
//! a context of its own, drawn as it would fill a terminal. Nothing is recorded.

use std::{cell::Cell, mem, path::Path, sync::Arc};

use ratatui::layout::{Position, Rect};

use crate::{
    locale::Language,
    pack::{
        Pack,
        proof::{Proof, Subject, short_name},
    },
    preview::{
        Made, Step,
        talk::{Lost, Place, Walk, places},
    },
    text,
    ui::{
        app::{Context, Effect},
        key::{Action, Typing},
        screen::{rehearsal::Rehearsing, session::Session},
        widget::list::List,
    },
};

mod layout;
mod pane;
mod panel;
mod quiz;
mod setting;
mod talk;
mod view;

use pane::Pane;
use panel::Panel;
use setting::Setting;

/// The sizes that are gone through; the first is as large as there is room.
const SIZES: [Option<(u16, u16)>; 4] = [None, Some((100, 30)), Some((80, 24)), Some((60, 20))];

/// What was asked for on the command line.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the step to begin with.
    pub at: Option<String>,
    /// How things stand there in a conversation, as [`Wish`](crate::preview::talk::Wish) reads it.
    pub state: Option<String>,
    /// The only language to show; both where they fit if there is none.
    pub language: Option<Language>,
    /// Columns and rows of the learner's terminal.
    pub size: Option<(u16, u16)>,
    /// The seed by which options are shuffled.
    pub seed: u64,
    /// Whether the file is followed.
    pub watches: bool,
}

/// An author's look at one scenario.
#[derive(Debug)]
pub struct Preview {
    name: String,
    file: String,
    watches: bool,
    seed: u64,
    state: State,
    /// What can be shown, and the registries with which it was read: the last that could.
    subject: Option<Subject>,
    pack: Arc<Pack>,
    panel: Panel,
    /// The learners' screens, one for each language.
    panes: Vec<Pane>,
    /// The one that has the keys.
    leader: usize,
    both: bool,
    sizes: Vec<Option<(u16, u16)>>,
    size: usize,
    made: Made,
    /// The walk through a conversation, and what of it the file does not allow any more.
    walk: Walk,
    lost: Lost,
    /// The step to begin with and the state, as long as there was nothing to be shown.
    wanted: Option<String>,
    wanted_state: Option<String>,
    /// The steps to choose from, while they are shown.
    choosing: Option<List>,
    /// The state of the conversation, while it is changed.
    setting: Option<Setting>,
    /// Whether both languages fitted when drawn last, and where the panel was.
    fitted: Cell<bool>,
    panel_area: Cell<Rect>,
}

/// How what is shown relates to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It is what the file says.
    Current,
    /// The file has errors now.
    Old,
    /// The file is gone.
    Gone,
}

impl Preview {
    /// A look at a file, which has just been read.
    pub fn new(file: &Path, proof: Proof, options: &Options, context: &Context) -> Self {
        let leader = options.language.unwrap_or(context.language());
        let mut sizes = SIZES.to_vec();
        if options.size.is_some() && !sizes.contains(&options.size) {
            sizes.insert(1, options.size);
        }
        let mut preview = Self {
            name: text::clean_line(&short_name(file)).into_owned(),
            file: file.display().to_string(),
            watches: options.watches,
            seed: options.seed,
            state: State::Current,
            subject: None,
            pack: Arc::default(),
            panel: Panel::default(),
            panes: Language::ALL.map(|language| Pane::new(language, context)).into(),
            leader: Language::ALL
                .iter()
                .position(|language| *language == leader)
                .unwrap_or(0),
            both: options.language.is_none(),
            size: sizes.iter().position(|size| *size == options.size).unwrap_or(0),
            sizes,
            made: Made::default(),
            walk: Walk::default(),
            lost: Lost::default(),
            wanted: options.at.clone(),
            wanted_state: options.state.clone(),
            choosing: None,
            setting: None,
            fitted: Cell::new(true),
            panel_area: Cell::default(),
        };
        preview.read(proof, context);
        preview
    }

    /// Takes what the file says now: the step, what was chosen and what was looked at stay as they were, as far as the
    /// file still has them.
    pub fn read(&mut self, proof: Proof, context: &Context) {
        self.sync(context);
        self.state = match (&proof.subject, proof.is_there) {
            (Some(_), _) => State::Current,
            (None, true) => State::Old,
            (None, false) => State::Gone,
        };
        self.panel.take(proof.problems);
        let Some(subject) = proof.subject else { return };
        let stood = self.stood();
        self.pack = proof.pack;
        for pane in &mut self.panes {
            pane.context.pack = Arc::clone(&self.pack);
        }
        let before = self.subject.replace(subject.clone());
        if before.is_some_and(|before| mem::discriminant(&before) != mem::discriminant(&subject)) {
            self.choosing = None;
            self.setting = None;
        }
        match subject {
            Subject::Quiz(_) => self.read_quiz(stood),
            Subject::Conversation(conversation) => self.read_talk(&conversation),
        }
    }

    /// A second has passed.
    pub fn tick(&mut self, context: &Context) {
        for pane in &mut self.panes {
            pane.context.seconds = context.seconds;
            pane.context.now = context.now;
        }
    }

    fn sync(&mut self, context: &Context) {
        for pane in &mut self.panes {
            pane.context.now = context.now;
            pane.context.seconds = 0;
        }
    }

    fn leading(&self) -> Option<&Pane> {
        self.panes.get(self.leader)
    }

    /// Whether there is anything to show.
    fn is_shown(&self) -> bool {
        self.leading().is_some_and(Pane::is_shown)
    }

    /// The names of the steps or places, in their order.
    fn names(&self) -> Vec<String> {
        match self.talk() {
            Some(conversation) => places(conversation, &self.pack).iter().map(Place::name).collect(),
            None => self.steps().iter().map(Step::name).collect(),
        }
    }

    /// Which of them is shown.
    fn here(&self) -> Option<usize> {
        if let Some(conversation) = self.talk() {
            let place = self.place()?;
            return places(conversation, &self.pack)
                .iter()
                .position(|other| *other == place);
        }
        let step = self.step()?;
        self.steps().iter().position(|other| *other == step)
    }

    pub(crate) fn subtitle(&self, _: &Context) -> String {
        let names = self.names();
        match self.here().and_then(|at| Some((at, names.get(at)?))) {
            // Nodes stand in no order.
            Some((_, name)) if self.talk().is_some() => format!("{name} | {}", self.name),
            Some((at, name)) => format!("{}/{} {name} | {}", at + 1, names.len(), self.name),
            None => self.name.clone(),
        }
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        if self.choosing.is_some() {
            return vec![Action::Up, Action::Down, Action::Confirm, Action::Back];
        }
        if let Some(setting) = &self.setting {
            return setting.keys();
        }
        let mut keys = Vec::new();
        if self.panel.has_keys() {
            if self.panel.has_several() {
                keys.extend([Action::Up, Action::Down]);
            }
            keys.push(Action::Back);
        }
        if self.is_shown() {
            keys.extend([Action::NextStep, Action::PreviousStep, Action::Steps]);
        }
        if self.rehearsing().is_some() {
            keys.push(Action::State);
        }
        if !self.panel.is_empty() {
            keys.push(Action::Problems);
        }
        if self.is_shown() {
            keys.extend([Action::OtherLanguage, Action::WindowSize]);
        }
        keys.push(Action::Reload);
        if !self.panel.has_keys()
            && let Some(pane) = self.leading()
        {
            // Only from the list of desks there is a way back.
            let leaves = !self.rehearsing().is_some_and(Rehearsing::is_picking);
            keys.extend(
                pane.keys()
                    .into_iter()
                    .filter(|action| *action != Action::Back || !leaves),
            );
        }
        keys
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        self.sync(context);
        if self.choosing.is_some() {
            self.choose(action);
            return Effect::None;
        }
        if self.setting.is_some() {
            self.set(action);
            return Effect::None;
        }
        let talks = self.rehearsing().is_some();
        match action {
            Action::NextStep if talks => self.step_on(),
            Action::PreviousStep if talks => self.step_back(),
            Action::NextStep => self.walk(1),
            Action::PreviousStep => self.walk(-1),
            Action::Steps if self.is_shown() => {
                self.choosing = Some(List::on(self.here().unwrap_or(0)));
            }
            Action::State if talks => self.open_state(),
            Action::OtherLanguage => self.turn(),
            Action::WindowSize => self.size = (self.size + 1) % self.sizes.len().max(1),
            Action::Problems => self.panel.turn(),
            Action::Reload => return Effect::Reload,
            _ if self.panel.has_keys() => self.panel.update(action),
            _ if talks => self.rehearse(action),
            _ => self.learn(action),
        }
        Effect::None
    }

    /// Does what an action asks for while a step is chosen.
    fn choose(&mut self, action: Action) {
        let count = self.names().len();
        let Some(list) = &mut self.choosing else { return };
        match action {
            Action::Confirm | Action::Toggle => {
                let chosen = list.selected;
                self.choosing = None;
                if self.talk().is_some() {
                    self.go_to(chosen);
                } else if let Some(step) = self.steps().get(chosen).cloned() {
                    self.go(&step, None);
                }
            }
            Action::Back | Action::Steps => self.choosing = None,
            _ => {
                list.clamp(count);
                list.apply(action, count);
            }
        }
    }

    /// The next choice of languages: both, the first, the second.
    fn turn(&mut self) {
        let others = self.panes.len().saturating_sub(1);
        if self.both && self.fitted.get() {
            self.both = false;
            self.leader = 0;
        } else if self.leader < others {
            self.leader += 1;
        } else {
            self.leader = 0;
            self.both |= self.fitted.get();
        }
    }

    /// Whether keys are letters for a learner.
    pub(crate) fn is_typing(&self) -> bool {
        let is_free = self.choosing.is_none() && self.setting.is_none() && !self.panel.has_keys();
        is_free && self.leading().is_some_and(Pane::is_typing)
    }

    pub(crate) fn write(&mut self, typing: &Typing, context: &Context) -> Effect {
        self.sync(context);
        let leader = self.leader;
        if let Some(pane) = self.panes.get_mut(leader) {
            pane.write(typing);
        }
        self.follow_talk();
        Effect::None
    }

    /// Where the text cursor of the learner who types stands.
    pub(crate) fn cursor(&self) -> Option<Position> {
        self.is_typing()
            .then(|| self.leading().and_then(Pane::cursor))
            .flatten()
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, _: Rect) -> Effect {
        self.sync(context);
        if self.choosing.is_some() || self.setting.is_some() {
            return Effect::None;
        }
        if self.panel_area.get().contains(at) {
            self.panel.click(at, self.panel_area.get());
            return Effect::None;
        }
        let Some(number) = self.panes.iter().position(|pane| pane.contains(at)) else {
            return Effect::None;
        };
        self.panel.leave();
        self.leader = number;
        if self.rehearsing().is_some() {
            self.click_talk(at);
        } else {
            self.click_session(at);
        }
        Effect::None
    }

    /// Whether something on the exhibits counts down.
    pub(crate) fn is_moving(&self) -> bool {
        self.choosing.is_none() && self.session().is_some_and(Session::is_moving)
    }
}
