//! A question on the screen: the exhibits, what can be inspected or chosen, and the response that comes of it. Whether
//! the response is right is for the quiz.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    exhibits::{Place, Pointer, Shown, Window, divide, is_wide},
    panel,
};
use crate::{
    explain::own,
    quiz::{Confidence, Item, Question, Quiz, Response},
    scenario::{Body, Kind, WarningStyle},
    ui::{app::Context, exhibit::Pointing, key::Action, page::Page},
};

/// Where the learner stands within a question.
#[derive(Debug)]
pub(super) struct Asking {
    pub(super) index: usize,
    pub(super) window: Window,
    pub(super) enlarged: bool,
    pub(super) focus: Option<Place>,
    /// Whether the focused mark has been opened.
    pub(super) inspected: bool,
    /// The words of the focused mark and how many marks there are, as drawn last.
    pub(super) focused_words: RefCell<String>,
    pub(super) inspectable: Cell<usize>,
    /// The selected answer, by its place in the list.
    pub(super) selected: usize,
    /// Options chosen, by their number in the file.
    pub(super) chosen: BTreeSet<usize>,
    /// The steps as they stand.
    pub(super) order: Vec<usize>,
    /// Whether the selected step moves with the arrow keys.
    pub(super) held: bool,
    /// Phrases marked.
    pub(super) marked: BTreeSet<Place>,
    /// Where the panel was drawn last, the first of its rows shown, and its answers' rows.
    panel: Cell<Rect>,
    panel_top: Cell<u16>,
}

impl Asking {
    pub(super) fn new(quiz: &Quiz, index: usize) -> Self {
        let item = quiz.item();
        let order = match item.and_then(|item| item.questions.get(index)) {
            Some(Question::Order { shown, .. }) => shown.clone(),
            _ => Vec::new(),
        };
        // What claims the whole screen gets it, until somebody looks behind it.
        let claims = index == 0 && item.is_some_and(claims_the_screen);
        let window = Window::default();
        // A phone opens a thread at its newest message; what follows on it is read from the top.
        let is_thread =
            |item: &Item| item.scenario.kind() == Kind::Sms && item.scenario.opening().count() == 1;
        if item.is_some_and(is_thread) {
            window.apply(Action::Last);
        }
        Self {
            index,
            window,
            enlarged: claims,
            focus: None,
            inspected: false,
            focused_words: RefCell::default(),
            inspectable: Cell::new(0),
            selected: 0,
            chosen: BTreeSet::new(),
            order,
            held: false,
            marked: BTreeSet::new(),
            panel: Cell::default(),
            panel_top: Cell::default(),
        }
    }

    pub(super) fn keys(&self, quiz: &Quiz) -> Vec<Action> {
        let mut keys = match quiz.question() {
            Some(Question::Verdict) => {
                vec![Action::Digit(4), Action::Next, Action::Previous, Action::Confirm]
            }
            Some(Question::Clues) => vec![Action::Next, Action::Previous, Action::Toggle, Action::Confirm],
            Some(Question::Options { several, shown }) => {
                let digit = Action::Digit(u8::try_from(shown.len()).unwrap_or(9));
                let mut keys = vec![digit, Action::Up, Action::Down, Action::Confirm];
                if *several {
                    keys.insert(1, Action::Toggle);
                }
                keys
            }
            Some(Question::Order { steps, .. }) => {
                let digit = Action::Digit(u8::try_from(steps.len()).unwrap_or(9));
                vec![
                    Action::Up,
                    Action::Down,
                    Action::Toggle,
                    digit,
                    Action::Earlier,
                    Action::Later,
                    Action::Confirm,
                ]
            }
            Some(Question::Helpdesk { shown, .. }) => {
                let digit = Action::Digit(u8::try_from(shown.len()).unwrap_or(9));
                vec![digit, Action::Up, Action::Down, Action::Confirm]
            }
            None => Vec::new(),
        };
        keys.extend([Action::PageDown, Action::PageUp, Action::Enlarge, Action::Back]);
        keys
    }

    /// What an action is called here, where that is not what it is called elsewhere.
    pub(super) fn name_of(&self, action: Action, quiz: &Quiz) -> Option<&'static str> {
        match (quiz.question(), action) {
            (Some(Question::Order { .. }), Action::Toggle) if self.held => Some("key-put-down"),
            (Some(Question::Order { .. }), Action::Toggle) => Some("key-pick-up"),
            _ => None,
        }
    }

    /// Does what an action asks for; the response, once there is one.
    pub(super) fn update(&mut self, action: Action, quiz: &Quiz, context: &Context) -> Option<Response> {
        let item = quiz.item()?;
        let question = quiz.question()?;
        if action == Action::Enlarge {
            self.enlarged = !self.enlarged;
            return None;
        }
        if matches!(
            action,
            Action::PageUp | Action::PageDown | Action::First | Action::Last
        ) {
            self.window.apply(action);
            return None;
        }
        match question {
            Question::Verdict => self.judge(action, item, context),
            Question::Clues => self.mark(action, item, context),
            Question::Options { several, shown } => self.choose(action, *several, shown),
            Question::Order { .. } => self.arrange(action),
            Question::Helpdesk { shown, .. } => {
                if self.pick(action, shown.len()) {
                    return shown.get(self.selected).cloned().map(Response::Helpdesk);
                }
                None
            }
        }
    }

    fn judge(&mut self, action: Action, item: &Item, context: &Context) -> Option<Response> {
        match action {
            Action::Digit(digit @ 1..=4) => {
                return Confidence::ALL
                    .get(usize::from(digit) - 1)
                    .copied()
                    .map(Response::Verdict);
            }
            Action::Next | Action::Right => self.step(1, item, context),
            Action::Previous | Action::Left => self.step(-1, item, context),
            Action::Confirm if self.focus.is_none() => self.step(1, item, context),
            Action::Confirm | Action::Toggle => {
                self.inspected = true;
                // What is found is told in the panel, which a screen that is claimed as a whole hides.
                self.enlarged = false;
            }
            Action::Up | Action::Down => {
                self.window.apply(action);
            }
            _ => {}
        }
        None
    }

    fn mark(&mut self, action: Action, item: &Item, context: &Context) -> Option<Response> {
        match action {
            Action::Next | Action::Right => self.step(1, item, context),
            Action::Previous | Action::Left => self.step(-1, item, context),
            Action::Up | Action::Down => {
                self.window.apply(action);
            }
            Action::Toggle => match self.focus {
                Some(place) => self.toggle(place),
                None => self.step(1, item, context),
            },
            Action::Confirm if !self.marked.is_empty() => {
                let shown = self.shown(item, context, self.window.size());
                let clues: Vec<Option<usize>> = self.marked.iter().map(|place| shown.clue(*place)).collect();
                return Some(Response::Clues {
                    clues: clues.iter().copied().flatten().collect(),
                    others: clues.iter().filter(|clue| clue.is_none()).count(),
                });
            }
            _ => {}
        }
        None
    }

    fn toggle(&mut self, place: Place) {
        if !self.marked.remove(&place) {
            self.marked.insert(place);
        }
    }

    fn choose(&mut self, action: Action, several: bool, shown: &[usize]) -> Option<Response> {
        if several {
            let selected = match action {
                Action::Digit(digit) => usize::from(digit) - 1,
                Action::Toggle => self.selected,
                Action::Confirm if !self.chosen.is_empty() => {
                    return Some(Response::Options(self.chosen.clone()));
                }
                _ => {
                    self.pick(action, shown.len());
                    return None;
                }
            };
            if let Some(option) = shown.get(selected) {
                self.selected = selected;
                if !self.chosen.remove(option) {
                    self.chosen.insert(*option);
                }
            }
            return None;
        }
        if self.pick(action, shown.len()) {
            return shown
                .get(self.selected)
                .map(|option| Response::Options([*option].into()));
        }
        None
    }

    /// Moves in a list; true when an entry was taken.
    fn pick(&mut self, action: Action, count: usize) -> bool {
        match action {
            Action::Digit(digit) if usize::from(digit) <= count => {
                self.selected = usize::from(digit) - 1;
                return true;
            }
            Action::Confirm => return true,
            Action::Up | Action::Left => {
                self.selected = self.selected.checked_sub(1).unwrap_or(count.saturating_sub(1));
            }
            Action::Down | Action::Right => self.selected = (self.selected + 1) % count.max(1),
            _ => {}
        }
        false
    }

    fn arrange(&mut self, action: Action) -> Option<Response> {
        let last = self.order.len().saturating_sub(1);
        let to = match action {
            Action::Confirm if !self.held => return Some(Response::Order(self.order.clone())),
            Action::Confirm | Action::Toggle => {
                self.held = !self.held;
                return None;
            }
            Action::Earlier => self.selected.saturating_sub(1),
            Action::Later => (self.selected + 1).min(last),
            Action::Up if self.held => self.selected.saturating_sub(1),
            Action::Down if self.held => (self.selected + 1).min(last),
            Action::Digit(digit) if usize::from(digit) <= self.order.len() => usize::from(digit) - 1,
            _ => {
                self.pick(action, self.order.len());
                return None;
            }
        };
        if self.selected < self.order.len() {
            let step = self.order.remove(self.selected);
            self.order.insert(to.min(self.order.len()), step);
            self.selected = to;
        }
        None
    }

    /// Moves the focus among what can be pointed at.
    fn step(&mut self, by: isize, item: &Item, context: &Context) {
        let shown = self.shown(item, context, self.window.size());
        let places = shown.places();
        let Some(count) = isize::try_from(places.len()).ok().filter(|count| *count > 0) else {
            return;
        };
        let at = self
            .focus
            .and_then(|focus| places.iter().position(|place| *place == focus));
        let next = match at.and_then(|at| isize::try_from(at).ok()) {
            Some(at) => (at + by).rem_euclid(count),
            None if by > 0 => 0,
            None => count - 1,
        };
        self.focus = usize::try_from(next)
            .ok()
            .and_then(|next| places.get(next))
            .copied();
        self.inspected = false;
        if let Some(focus) = self.focus {
            self.window.reveal(focus, &shown);
        }
    }

    fn shown(&self, item: &Item, context: &Context, size: (u16, u16)) -> Shown {
        let pointing = match item.questions.get(self.index) {
            Some(Question::Verdict) => Pointing::Marks,
            Some(Question::Clues) => Pointing::Phrases,
            _ => Pointing::None,
        };
        let numbers = BTreeMap::new();
        let pointer = Pointer {
            pointing,
            focus: self.focus,
            chosen: &self.marked,
            numbers: &numbers,
        };
        Shown::new(item.scenario.opening(), &pointer, context, size)
    }

    /// A click: a thing on the exhibit is focused and opened, an answer is given.
    pub(super) fn click(&mut self, at: Position, quiz: &Quiz, context: &Context) -> Option<Response> {
        let item = quiz.item()?;
        let shown = self.shown(item, context, self.window.size());
        if let Some(place) = self.window.at(at, &shown) {
            self.focus = Some(place);
            match quiz.question()? {
                Question::Clues => self.toggle(place),
                _ => self.inspected = true,
            }
            return None;
        }
        let area = self.panel.get();
        if !area.contains(at) {
            return None;
        }
        let row = usize::from(at.y - area.y + self.panel_top.get());
        let panel = panel::build(self, item, None, context, area.width);
        let number = panel.answers.iter().position(|rows| rows.contains(&row))?;
        self.update(Action::Digit(u8::try_from(number + 1).ok()?), quiz, context)
    }

    pub(super) fn view(&self, quiz: &Quiz, context: &Context, area: Rect, buf: &mut Buffer) {
        let Some(item) = quiz.item() else { return };
        let area = situation(item, context, area, buf);
        let is_verdict = matches!(quiz.question(), Some(Question::Verdict));
        let width = if is_wide(area) {
            divide(area, 1, 1).1.width
        } else {
            area.width.saturating_sub(2)
        };
        let first = self.shown(item, context, (divide(area, 1, 1).0.width, area.height));
        let focused = self
            .focus
            .and_then(|focus| shown_words(&first, item, focus, context));
        let clue = self
            .focus
            .and_then(|focus| first.clue(focus))
            .and_then(|clue| item.scenario.clues.get(clue));
        self.inspectable.set(first.places().len());
        *self.focused_words.borrow_mut() = focused.unwrap_or_default();
        let panel = panel::build(self, item, clue, context, width);

        // Once it has happened, the answers matter more than what is shown.
        let most = match quiz.question() {
            Some(Question::Order { .. } | Question::Helpdesk { .. }) => area.height,
            _ => area.height * 3 / 5,
        };
        // The exhibit keeps its size while things are inspected: only the longest reveal would have to fit.
        let height = if is_verdict {
            panel.height().max(if area.height < 20 { 5 } else { 7 })
        } else {
            panel.height()
        };
        let (upper, lower) = if self.enlarged && is_verdict {
            let foot = panel::build(self, item, None, context, area.width.saturating_sub(2));
            let rows = foot.foot_height().min(area.height / 3);
            (
                Rect {
                    height: area.height - rows,
                    width: area.width.saturating_sub(1),
                    ..area
                },
                Rect {
                    y: area.bottom() - rows,
                    height: rows,
                    x: area.x + 1,
                    width: area.width.saturating_sub(2),
                },
            )
        } else if self.enlarged {
            (
                Rect {
                    width: area.width.saturating_sub(1),
                    ..area
                },
                Rect { height: 0, ..area },
            )
        } else {
            divide(area, height, most)
        };
        let shown = self.shown(item, context, (upper.width, upper.height));
        self.window.view(&shown, context, upper, buf);
        if self.enlarged && is_verdict {
            let foot = panel::build(self, item, None, context, lower.width);
            foot.view_foot(lower, buf);
            self.panel.set(Rect::default());
        } else {
            self.panel.set(lower);
            self.panel_top.set(panel.view(context.bar(), lower, buf));
        }
    }
}

/// The words of a place, for the panel.
fn shown_words(shown: &Shown, item: &Item, place: Place, context: &Context) -> Option<String> {
    let clue = shown.clue(place)?;
    let exhibit = item.scenario.exhibits.get(place.0)?;
    let passages = exhibit.body.passages();
    let passage = passages
        .iter()
        .find(|passage| passage.number == place.1.passage)?;
    let text = passage.text.get(context.language());
    let mark = text
        .marks
        .iter()
        .find(|mark| mark.clue == clue && mark.range.start == place.1.start)?;
    text.text
        .get(mark.range.clone())
        .map(|words| words.replace('\n', " "))
}

/// Draws the situation on top; returns what is left.
fn situation(item: &Item, context: &Context, area: Rect, buf: &mut Buffer) -> Rect {
    let label = context.texts.text("situation");
    let mut page = Page::new(area.width.saturating_sub(2));
    page.pair(
        &label,
        context.theme.strong,
        &own(&item.scenario.situation, &context.texts),
        context.theme.text,
    );
    page.rows.truncate(3);
    let height = u16::try_from(page.rows.len()).unwrap_or(1);
    for (y, row) in (area.top()..).zip(&page.rows) {
        buf.set_line(area.x + 1, y, row, area.width.saturating_sub(2));
    }
    Rect {
        y: area.y + height,
        height: area.height.saturating_sub(height),
        ..area
    }
}

fn claims_the_screen(item: &Item) -> bool {
    item.scenario.main().is_some_and(|exhibit| match &exhibit.body {
        Body::Warning(warning) => warning.style == WarningStyle::Alert,
        body => body.kind() == Kind::LockScreen,
    })
}
