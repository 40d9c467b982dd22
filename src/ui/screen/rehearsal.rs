//! A rehearsal at the counter on the screen: who comes, the conversation, the desks to pick from, and how it went. What
//! can be said and what it changes is known to the engine; that a walk is on disk before anything is said about it is
//! seen to here and in [`crate::ui::app`].

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ops::Range,
    sync::Arc,
};

use chrono::{DateTime, Utc};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    explain::{self, own},
    rehearsal::{Move, Rehearsal},
    scenario::{Conversation, conversation::Goto},
    ui::{
        app::{Context, Effect},
        key::{Action, Typing},
        page::{Page, Scroll, show},
        widget::tabs,
    },
};

mod debrief;
mod desks;
mod panel;
mod standing;
mod talk;

use debrief::Looking;
use desks::Picking;
pub(crate) use standing::Sight;

/// A conversation and where the staff member is looking.
#[derive(Clone, Debug)]
pub struct Rehearsing {
    rehearsal: Rehearsal,
    phase: Phase,
    /// The selected line, or what is to be ticked.
    selected: usize,
    /// What was ticked of what was to be said aloud.
    ticked: BTreeSet<usize>,
    /// Something that loses the conversation and has to be asked for twice.
    doubt: Option<Action>,
    /// The first row of the conversation, where it is not the newest part.
    top: Option<u16>,
    begun: DateTime<Utc>,
    /// What it is remembered as, where it waits for the disk.
    waiting: Option<u64>,
    /// Whether the debrief was asked for while it waited.
    eager: bool,
    /// Whether it could not be recorded.
    lost: bool,
    drawn: Drawn,
}

/// Where things were drawn last.
#[derive(Clone, Debug, Default)]
struct Drawn {
    top: Cell<u16>,
    height: Cell<u16>,
    panel: Cell<Rect>,
    panel_top: Cell<u16>,
    answers: RefCell<Vec<Range<usize>>>,
    laid: RefCell<talk::Laid>,
}

#[derive(Clone, Debug)]
enum Phase {
    /// Who comes.
    Opening,
    /// Something is to be said or done.
    Talking,
    /// Something was said aloud and is to be judged.
    Judging,
    /// A desk is to be picked for the choice with this index.
    Picking(usize, Picking),
    /// It has come to its end.
    Over,
    /// How it went.
    Looking(Looking),
}

impl Rehearsing {
    /// A conversation that is about to begin.
    pub fn new(conversation: Arc<Conversation>, seed: u64, now: DateTime<Utc>) -> Self {
        Self::of(Rehearsal::start(conversation, seed), now)
    }

    fn of(rehearsal: Rehearsal, now: DateTime<Utc>) -> Self {
        Self {
            rehearsal,
            phase: Phase::Opening,
            selected: 0,
            ticked: BTreeSet::new(),
            doubt: None,
            top: None,
            begun: now,
            waiting: None,
            eager: false,
            lost: false,
            drawn: Drawn::default(),
        }
    }

    /// The engine, for pictures and tests.
    pub const fn rehearsal(&self) -> &Rehearsal {
        &self.rehearsal
    }

    /// From now on it waits until it is on disk as this session.
    pub(crate) fn wait_for(&mut self, session: u64) {
        self.waiting = Some(session);
    }

    /// Whether it waits until it is on disk.
    pub(crate) const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// It is on disk, or cannot be put there. True when it is this one that was meant.
    pub(crate) fn written(&mut self, session: u64, kept: bool) -> bool {
        let is_this = self.waiting == Some(session);
        if is_this {
            self.waiting = None;
            self.lost = !kept;
            if self.eager {
                self.phase = Phase::Looking(Looking::default());
            }
        }
        is_this
    }

    /// What could not be written before is written now.
    pub(crate) fn made_up(&mut self) {
        self.lost = false;
    }

    pub(crate) fn subtitle(&self, context: &Context) -> String {
        own(&self.rehearsal.conversation().title, &context.texts)
    }

    /// How many lines or ticks there are to select.
    fn count(&self) -> usize {
        match (&self.phase, self.rehearsal.speech()) {
            (Phase::Judging, Some(speech)) => speech.covers.len(),
            (Phase::Talking, None) => self.rehearsal.offers().len(),
            _ => 0,
        }
    }

    pub(crate) fn keys(&self, context: &Context) -> Vec<Action> {
        let count = self.count();
        let mut keys = match &self.phase {
            Phase::Opening => return vec![Action::Confirm, Action::Back],
            Phase::Picking(_, picking) => return picking.keys(),
            Phase::Looking(looking) => return looking.keys(&self.rehearsal, context),
            Phase::Judging => vec![Action::Toggle, Action::Confirm],
            Phase::Talking | Phase::Over => vec![Action::Confirm],
        };
        if count > 1 {
            keys.splice(0..0, [Action::Up, Action::Down]);
        }
        if count > 0 {
            keys.insert(0, Action::Digit(u8::try_from(count.min(9)).unwrap_or(9)));
        }
        keys.extend([Action::PageUp, Action::PageDown, Action::Restart, Action::Back]);
        keys
    }

    /// What an action is called where a rehearsal is looked back on.
    pub(crate) const fn name_of(&self, action: Action) -> Option<&'static str> {
        match &self.phase {
            Phase::Looking(_) => tabs::reading_name(action),
            _ => None,
        }
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        if self.is_waiting() {
            self.eager |= action == Action::Confirm;
            return if action == Action::Back {
                Effect::Back
            } else {
                Effect::None
            };
        }
        let doubt = self.doubt.take();
        match &mut self.phase {
            Phase::Opening => match action {
                Action::Confirm | Action::Toggle => self.phase = Phase::Talking,
                Action::Back => return Effect::Back,
                _ => {}
            },
            Phase::Picking(choice, picking) => match picking.update(action, context) {
                desks::Picked::Desk(desk) => {
                    let made = Move::Call {
                        choice: *choice,
                        desk,
                    };
                    return self.make(made, context);
                }
                desks::Picked::Back => self.phase = Phase::Talking,
                desks::Picked::Nothing => {}
            },
            Phase::Looking(looking) => match action {
                Action::Back => return Effect::Back,
                Action::Restart => self.restart(context),
                _ => {
                    if looking.update(action, &self.rehearsal, context) {
                        return Effect::Back;
                    }
                }
            },
            Phase::Over => match action {
                Action::Confirm | Action::Toggle => self.phase = Phase::Looking(Looking::default()),
                Action::Back => return Effect::Back,
                Action::Restart => self.restart(context),
                _ => self.scroll(action),
            },
            Phase::Talking | Phase::Judging => {
                if matches!(action, Action::Back | Action::Restart) {
                    let is_meant = doubt == Some(action) || self.rehearsal.steps().is_empty();
                    match action {
                        _ if !is_meant => self.doubt = Some(action),
                        Action::Back => return Effect::Back,
                        _ => self.restart(context),
                    }
                    return Effect::None;
                }
                return self.talk(action, context);
            }
        }
        Effect::None
    }

    /// Does what is done while something is to be said.
    fn talk(&mut self, action: Action, context: &Context) -> Effect {
        let count = self.count();
        let is_judging = matches!(self.phase, Phase::Judging);
        match action {
            Action::Up => self.selected = self.selected.checked_sub(1).unwrap_or(count.saturating_sub(1)),
            Action::Down => self.selected = (self.selected + 1) % count.max(1),
            Action::Digit(digit) => {
                let at = usize::from(digit) - 1;
                if at < count {
                    self.selected = at;
                    if is_judging {
                        self.tick();
                    } else {
                        return self.take(context);
                    }
                }
            }
            Action::Toggle if is_judging => self.tick(),
            Action::Confirm if is_judging => {
                let covered = self.ticked.iter().copied().collect();
                return self.make(Move::Speak { covered }, context);
            }
            Action::Confirm if self.rehearsal.speech().is_some() => {
                self.phase = Phase::Judging;
                self.selected = 0;
            }
            Action::Confirm if count == 0 => self.phase = Phase::Over,
            Action::Confirm => return self.take(context),
            _ => self.scroll(action),
        }
        Effect::None
    }

    fn tick(&mut self) {
        if !self.ticked.remove(&self.selected) {
            self.ticked.insert(self.selected);
        }
    }

    /// Takes the selected line.
    fn take(&mut self, context: &Context) -> Effect {
        let Some(index) = self.rehearsal.offers().get(self.selected).copied() else {
            return Effect::None;
        };
        match self.rehearsal.choices().get(index).map(|choice| &choice.goto) {
            Some(Goto::Pick(_)) => {
                self.phase = Phase::Picking(index, Picking::default());
                Effect::None
            }
            _ => self.make(Move::Choose(index), context),
        }
    }

    fn make(&mut self, made: Move, context: &Context) -> Effect {
        if self.rehearsal.make(made, &context.pack.helpdesks).is_err() {
            return Effect::None;
        }
        self.selected = 0;
        self.ticked.clear();
        self.top = None;
        self.phase = Phase::Talking;
        if self.rehearsal.ending().is_none() {
            return Effect::None;
        }
        self.phase = Phase::Over;
        Effect::Rehearsed(Box::new(self.rehearsal.clone()), self.begun)
    }

    /// The same conversation from its beginning, its lines in another order.
    fn restart(&mut self, context: &Context) {
        let conversation = Arc::clone(self.rehearsal.conversation());
        let seed = self.rehearsal.seed().wrapping_add(1);
        *self = Self {
            phase: Phase::Talking,
            ..Self::new(conversation, seed, context.now)
        };
    }

    fn scroll(&mut self, action: Action) {
        let mut scroll = Scroll {
            top: self.drawn.top.get(),
        };
        if scroll.apply(action, self.drawn.height.get()) {
            self.top = Some(scroll.top);
        }
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        match &self.phase {
            Phase::Opening => self.open(context, area, buf),
            Phase::Picking(_, picking) => picking.view(&self.rehearsal, context, area, buf),
            Phase::Looking(looking) => looking.view(&self.rehearsal, self.lost, context, area, buf),
            Phase::Talking | Phase::Judging | Phase::Over => self.converse(context, area, buf),
        }
    }

    fn open(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let area = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(4).min(76),
            height: area.height.saturating_sub(1),
        };
        let mut page = Page::new(area.width);
        page.text(
            &explain::rehearsal::clock(&self.rehearsal, &context.pack.helpdesks, texts),
            theme.dim,
        );
        page.blank();
        page.blocks(
            &explain::rehearsal::opening(self.rehearsal.conversation(), texts),
            theme,
        );
        page.blank();
        page.text(&texts.text("rehearsal-begin"), theme.strong);
        show(&page.rows, Scroll::default(), area, context.bar(), buf);
    }

    pub(crate) fn is_typing(&self) -> bool {
        matches!(&self.phase, Phase::Picking(_, picking) if picking.is_typing())
    }

    pub(crate) fn write(&mut self, typing: &Typing, context: &Context) -> Effect {
        if let Phase::Picking(_, picking) = &mut self.phase {
            picking.write(typing, context);
        }
        Effect::None
    }

    pub(crate) fn cursor(&self, context: &Context, area: Rect) -> Option<Position> {
        match &self.phase {
            Phase::Picking(_, picking) => picking.cursor(&self.rehearsal, context, area),
            _ => None,
        }
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        if let Phase::Picking(_, picking) = &mut self.phase {
            picking.click(at, &self.rehearsal, context, area);
            return Effect::None;
        }
        let panel = self.drawn.panel.get();
        if self.is_waiting() || self.count() == 0 || !panel.contains(at) {
            return Effect::None;
        }
        let row = usize::from(at.y - panel.y + self.drawn.panel_top.get());
        let number = self
            .drawn
            .answers
            .borrow()
            .iter()
            .position(|rows| rows.contains(&row));
        match number.and_then(|number| u8::try_from(number + 1).ok()) {
            Some(digit) => self.update(Action::Digit(digit), context),
            None => Effect::None,
        }
    }
}
