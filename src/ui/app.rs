//! The stack of screens and what they may ask for. Only this room and `dispatch` below it know every screen; it reads no
//! keys from the terminal and draws nothing itself.

use std::{
    rc::Rc,
    sync::{Arc, mpsc},
};

use chrono::{DateTime, Utc};
use crossterm::event::{Event as Input, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

mod context;
mod dispatch;
mod recording;

pub use context::{Context, Today};
pub use dispatch::Screen;
pub use recording::Recording;

use super::{
    chrome,
    key::{self, Action, Typing},
    screen::{
        checkup::Checkup, first_run::FirstRun, help::Help, home::Home, preview::Preview,
        rehearsal::Rehearsing, rehearsals::Rehearsals, session::Session,
    },
    theme::Theme,
};
use crate::{
    history::{Attempt, Report},
    locale::Texts,
    pack::{Pack, proof::Proof},
    quiz::Quiz,
    rehearsal::Rehearsal,
    scenario::{Conversation, Scenario},
    settings::Settings,
    wording,
};

/// The smallest terminal that can be worked with, in cells.
pub const SMALLEST: (u16, u16) = (40, 16);

/// What a screen asks for.
#[must_use]
#[derive(Debug)]
pub enum Effect {
    /// Nothing, or only to be drawn again.
    None,
    /// Another screen on top.
    Open(Screen),
    /// Back to the screen below.
    Back,
    /// The end.
    Quit,
    /// The previewed file is to be read again.
    Reload,
    /// A session over these scenarios; over a selection when there are none.
    Train(Vec<Arc<Scenario>>),
    /// A check-up over these scenarios, in place of this screen.
    Checkup(Vec<Arc<Scenario>>),
    /// The session that was interrupted, from where it stopped.
    Resume,
    /// A conversation at the counter.
    Rehearse(Arc<Conversation>),
    /// A walk that has come to its end and was begun then, to be remembered; see [`Rehearsing::written`].
    Rehearsed(Box<Rehearsal>, DateTime<Utc>),
    /// An answer to be remembered; see [`Session::written`].
    Record(Box<Attempt>),
    /// The session with this number has come to its end.
    Finish(u64),
    /// Everything that is remembered is to be deleted.
    Erase,
    /// These settings from now on, also kept on disk.
    Settings(Settings),
    /// These settings on the screen, but not yet on disk.
    Preview(Settings),
    /// These settings, kept on disk, and back to the screen below.
    Settled(Settings),
}

/// What another thread tells the program.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "the large one comes once")]
pub enum Message {
    /// The packs are loaded.
    Loaded(Pack),
    /// What has become of what was to be remembered.
    Record(Report),
    /// The file that is previewed was read again; whether somebody asked for it.
    Proof(Box<Proof>, bool),
}

/// What the loop has to do after an event.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Draw.
    Draw,
    /// Nothing has changed.
    Nothing,
    /// Clear and draw.
    Redraw,
    /// Put the program to sleep.
    Suspend,
    /// End.
    Quit,
}

/// The program between two events.
#[derive(Debug)]
pub struct App {
    /// What screens look at.
    pub context: Context,
    stack: Vec<Screen>,
    recording: Option<Recording>,
    /// How whoever follows the previewed file is asked to read it again.
    reload: Option<mpsc::Sender<()>>,
}

const fn is_too_small(size: Rect) -> bool {
    size.width < SMALLEST.0 || size.height < SMALLEST.1
}

impl App {
    /// The program as it starts: at home, with the first choices to be made on top where there are any.
    pub fn new(mut context: Context) -> Self {
        if !context.loading {
            context.look_ahead();
        }
        let mut stack = vec![Screen::Home(Home::default())];
        if context.settings.role.is_none() {
            stack.push(Screen::FirstRun(FirstRun::new(&context)));
        }
        Self {
            context,
            stack,
            recording: None,
            reload: None,
        }
    }

    /// The program as an author starts it, with one scenario to look at and nothing below it. Asked through `reload`,
    /// whoever follows the file reads it again.
    pub fn preview(context: Context, preview: Preview, reload: mpsc::Sender<()>) -> Self {
        Self {
            context,
            stack: vec![Screen::Preview(Box::new(preview))],
            recording: None,
            reload: Some(reload),
        }
    }

    /// The screen on top.
    pub fn screen(&self) -> Option<&Screen> {
        self.stack.last()
    }

    /// Puts a screen on top; for pictures and tests.
    pub fn open(&mut self, screen: Screen) {
        self.context.seconds = 0;
        self.stack.push(screen);
    }

    /// Takes the screen on top away; for tests.
    pub fn close(&mut self) -> Option<Screen> {
        self.stack.pop()
    }

    /// Whether something moves by itself, once a second.
    pub fn is_moving(&self) -> bool {
        self.screen()
            .is_some_and(|screen| screen.is_moving(&self.context))
    }

    /// Takes what another thread tells.
    pub fn hear(&mut self, message: Message) -> Next {
        match message {
            Message::Loaded(pack) => self.loaded(Arc::new(pack)),
            Message::Record(report) => self.reported(report),
            Message::Proof(proof, asked) => {
                for screen in &mut self.stack {
                    if let Screen::Preview(preview) = screen {
                        preview.read(*proof, &self.context);
                        break;
                    }
                }
                self.context.seconds = 0;
                if asked {
                    self.context.notice = Some(self.context.texts.text("preview-read-again"));
                }
                Next::Draw
            }
        }
    }

    /// The pack has been loaded.
    pub fn loaded(&mut self, pack: Arc<Pack>) -> Next {
        self.context.pack = pack;
        self.context.loading = false;
        self.context.look_ahead();
        // The first choices come before what the command line asks for: their keys would answer it, and say nothing of it.
        if !self
            .stack
            .iter()
            .any(|screen| matches!(screen, Screen::FirstRun(_)))
        {
            self.wanted();
        }
        Next::Draw
    }

    /// Begins what was asked for on the command line.
    fn wanted(&mut self) {
        let wanted = std::mem::take(&mut self.context.wanted);
        match wanted.as_slice() {
            [] => {}
            // Lists tell ids of both kinds.
            [id] if self.context.pack.scenario(id).is_none()
                && self.context.pack.conversation(id).is_some() =>
            {
                self.rehearse_wanted(id);
            }
            ids => self.train_wanted(ids),
        }
        if let Some(id) = self.context.wants_rehearsal.take() {
            if self.context.pack.conversation(&id).is_none() && self.context.pack.scenario(&id).is_some() {
                self.train_wanted(&[id]);
            } else {
                self.rehearse_wanted(&id);
            }
        }
        if std::mem::take(&mut self.context.wants_checkup) {
            let screen = Screen::Checkup(Checkup::new(&self.context));
            self.count();
            self.stack.push(screen);
        }
    }

    fn train_wanted(&mut self, ids: &[String]) {
        let context = &mut self.context;
        let found: Vec<_> = ids
            .iter()
            .filter_map(|id| context.pack.scenario(id).cloned())
            .collect();
        if let Some(id) = ids.iter().find(|id| context.pack.scenario(id).is_none()) {
            let words = wording::not_there(id, "train-unknown", &context.pack, &context.texts);
            context.notice = Some(words);
        } else {
            self.train(found);
        }
    }

    /// A second has passed while something was moving.
    pub fn tick(&mut self) -> Next {
        self.context.seconds = self.context.seconds.saturating_add(1);
        self.say_that_it_waits();
        if let Some(Screen::Preview(preview)) = self.stack.last_mut() {
            preview.tick(&self.context);
        }
        Next::Draw
    }

    /// Takes what came from the terminal.
    pub fn input(&mut self, input: &Input, size: Rect) -> Next {
        match input {
            Input::Resize(..) => Next::Redraw,
            Input::FocusGained | Input::FocusLost => Next::Nothing,
            // Nobody answers what they cannot see; whatever has the keys, `q` ends, as the sentence says.
            Input::Key(key) if is_too_small(size) => match key::action(*key) {
                Some(action) if action != Action::Help => self.everywhere(action).unwrap_or(Next::Nothing),
                _ => Next::Nothing,
            },
            Input::Paste(_) | Input::Mouse(_) if is_too_small(size) => Next::Nothing,
            Input::Key(key) => self.key(*key),
            Input::Paste(text) => self.paste(text),
            Input::Mouse(mouse) => self.mouse(*mouse, size),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Next {
        let Some(screen) = self.stack.last_mut() else {
            return Next::Quit;
        };
        if screen.is_typing() {
            let Some(typing) = key::typing(key) else {
                return Next::Nothing;
            };
            if let Typing::Control(action) = typing {
                return self.everywhere(action).unwrap_or(Next::Nothing);
            }
            let effect = screen.write(&typing, &self.context);
            return self.perform(effect);
        }
        match key::action(key) {
            Some(action) => self.act(action),
            None => Next::Nothing,
        }
    }

    /// Does what an action asks for.
    pub fn act(&mut self, action: Action) -> Next {
        self.context.notice = None;
        if let Some(next) = self.everywhere(action) {
            return next;
        }
        let Some(screen) = self.stack.last_mut() else {
            return Next::Quit;
        };
        let effect = screen.update(action, &self.context);
        self.perform(effect)
    }

    fn everywhere(&mut self, action: Action) -> Option<Next> {
        match action {
            Action::Quit => Some(Next::Quit),
            Action::Suspend => Some(Next::Suspend),
            Action::Redraw => Some(Next::Redraw),
            Action::Help => {
                let help = match self.screen() {
                    Some(Screen::Help(_)) | None => return Some(self.perform(Effect::Back)),
                    Some(screen) => {
                        let keys = screen.keys(&self.context).into_iter();
                        let keys = keys.map(|action| (action, screen.name_of(action)));
                        Help::new(screen.title(), keys.collect())
                    }
                };
                Some(self.perform(Effect::Open(Screen::Help(help))))
            }
            _ => None,
        }
    }

    fn paste(&mut self, text: &str) -> Next {
        let Some(screen) = self.stack.last_mut().filter(|screen| screen.is_typing()) else {
            return Next::Nothing;
        };
        // A search needs one line; a pasted page is not what anybody meant to search for.
        for c in text.lines().next().unwrap_or_default().chars().take(80) {
            let _ = screen.write(&Typing::Insert(c), &self.context);
        }
        Next::Draw
    }

    fn mouse(&mut self, mouse: MouseEvent, size: Rect) -> Next {
        match mouse.kind {
            // Some terminals go on telling for a while, and typed bytes may look like it.
            _ if !self.context.settings.mouse => Next::Nothing,
            MouseEventKind::ScrollUp => self.act(Action::PageUp),
            MouseEventKind::ScrollDown => self.act(Action::PageDown),
            MouseEventKind::Down(MouseButton::Left) => {
                let area = chrome::body(size);
                let at = Position::new(mouse.column, mouse.row);
                let Some(screen) = self.stack.last_mut().filter(|_| area.contains(at)) else {
                    return Next::Nothing;
                };
                let effect = screen.click(at, &self.context, area);
                self.perform(effect)
            }
            _ => Next::Nothing,
        }
    }

    fn perform(&mut self, effect: Effect) -> Next {
        self.context.seconds = 0;
        match effect {
            Effect::None => {}
            Effect::Open(screen) => {
                if matches!(
                    screen,
                    Screen::Progress(_) | Screen::Checkup(_) | Screen::Rehearsals(_) | Screen::Settings(_)
                ) {
                    self.count();
                }
                self.stack.push(screen);
            }
            Effect::Back => {
                if self.stack.len() > 1 {
                    let left = self.stack.pop();
                    self.left(left.as_ref());
                    if matches!(self.screen(), Some(Screen::Progress(_) | Screen::Rehearsals(_))) {
                        self.count();
                    }
                }
            }
            Effect::Quit => return Next::Quit,
            Effect::Reload => {
                // When nobody follows the file any more, what is shown stays.
                let _ = self.reload.as_ref().map(|reload| reload.send(()));
                self.context.notice = Some(self.context.texts.text("preview-reading"));
            }
            Effect::Train(scenarios) => self.train(scenarios),
            Effect::Checkup(scenarios) => {
                self.stack.pop();
                self.check_up(scenarios);
            }
            Effect::Rehearse(conversation) => self.rehearse(conversation),
            Effect::Rehearsed(rehearsal, begun) => self.rehearsed(&rehearsal, begun),
            Effect::Resume => self.resume(),
            Effect::Record(attempt) => self.record(attempt),
            Effect::Finish(session) => self.finish(session),
            Effect::Erase => self.erase(),
            Effect::Settings(settings) => self.settle(settings, true),
            Effect::Preview(settings) => self.settle(settings, false),
            Effect::Settled(settings) => {
                self.settle(settings, true);
                let next = self.perform(Effect::Back);
                // Before the packs are loaded nothing can begin.
                if !self.context.loading {
                    self.wanted();
                }
                return next;
            }
        }
        Next::Draw
    }

    fn train(&mut self, mut scenarios: Vec<Arc<Scenario>>) {
        let context = &mut self.context;
        let is_selected = scenarios.is_empty();
        if is_selected {
            // Midnight may have passed since home told what is due.
            context.look_ahead();
            scenarios.clone_from(&context.today.session.items);
        }
        if scenarios.is_empty() {
            context.notice = Some(context.texts.text("notice-nothing-to-train"));
            return;
        }
        let quiz = Quiz::new(scenarios, &context.pack, context.seed);
        self.another_seed();
        if is_selected {
            self.decline();
        }
        let session = self.begin(quiz);
        self.put(session);
    }

    fn check_up(&mut self, scenarios: Vec<Arc<Scenario>>) {
        let quiz = Quiz::checkup(scenarios, &self.context.pack, self.context.seed);
        self.another_seed();
        self.decline();
        let session = self.begin(quiz);
        self.put(session);
    }

    fn rehearse(&mut self, conversation: Arc<Conversation>) {
        let screen = Rehearsing::new(conversation, self.context.seed, self.context.now);
        self.another_seed();
        self.stack.push(Screen::Rehearsal(Box::new(screen)));
    }

    /// What was asked for on the command line.
    fn rehearse_wanted(&mut self, id: &str) {
        if id.is_empty() {
            self.count();
            self.stack.push(Screen::Rehearsals(Rehearsals::default()));
        } else if let Some(conversation) = self.context.pack.conversation(id).cloned() {
            self.rehearse(conversation);
        } else {
            let context = &mut self.context;
            let words = wording::not_there(id, "rehearse-unknown", &context.pack, &context.texts);
            context.notice = Some(words);
        }
    }

    /// The next session is another one, and follows from the first seed all the same.
    fn another_seed(&mut self) {
        let context = &mut self.context;
        context.seed = context
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        context.look_ahead();
    }

    fn put(&mut self, session: Session) {
        self.stack.push(Screen::Session(Box::new(session)));
    }

    fn settle(&mut self, settings: Settings, keep: bool) {
        let context = &mut self.context;
        let language = settings.language.unwrap_or(context.language());
        if language != context.language() {
            context.texts = Rc::new(Texts::new(language));
        }
        if !context.theme_fixed {
            context.theme = Theme::of(settings.theme);
        }
        context.kept.follow(&context.settings, &settings);
        context.settings = settings;
        context.look_ahead();
        if let Some(path) = context.settings_path.as_ref().filter(|_| keep)
            && context.kept.save(path).is_err()
        {
            let path = path.display().to_string();
            let path = crate::text::clean_line(&path);
            context.notice = Some(
                context
                    .texts
                    .with("notice-not-saved", &[("path", path.as_ref().into())]),
            );
        }
    }

    /// Draws everything; returns where the text cursor stands.
    pub fn view(&self, size: Rect, buf: &mut Buffer) -> Option<Position> {
        self.screen()?.picture(&self.context, size, buf)
    }
}
