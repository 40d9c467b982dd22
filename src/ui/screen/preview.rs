//! An author's look at one scenario: the learner's own screens, in both languages side by side where there is room, and
//! what is wrong with the file beside or below them. Nothing of a learner's screen is drawn here: each is a session with
//! a context of its own, drawn as it would fill a terminal. Nothing is recorded.

use std::{cell::Cell, path::Path, sync::Arc};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

use crate::{
    explain::own,
    locale::Language,
    pack::{
        Pack,
        proof::{Proof, Subject, short_name},
    },
    preview::{Made, Step, find, quiz_at, step_of, steps},
    quiz::{Item, Question},
    scenario::problem::Severity,
    text,
    ui::{
        app::{Context, Effect},
        key::{self, Action},
        page::{Page, Scroll, show},
        screen::session::{Session, Standing},
        widget::list::{Entry, List},
    },
};

mod layout;
mod pane;
mod panel;

use layout::{Layout, Wishes};
use pane::Pane;
use panel::Panel;

/// The sizes that are gone through; the first is as large as there is room.
const SIZES: [Option<(u16, u16)>; 4] = [None, Some((100, 30)), Some((80, 24)), Some((60, 20))];

/// What was asked for on the command line.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the step to begin with.
    pub at: Option<String>,
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
    /// The step to begin with, as long as there was nothing to be shown.
    wanted: Option<String>,
    /// The steps to choose from, while they are shown.
    choosing: Option<List>,
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
            wanted: options.at.clone(),
            choosing: None,
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
        let standing = self.leading().zip(self.session()).map(|(pane, session)| {
            let before = self.steps();
            let step = step_of(session.quiz(), session.debrief_part());
            (step, session.standing(pane.language()), before)
        });
        let is_quiz = matches!(subject, Subject::Quiz(_));
        self.subject = Some(subject);
        self.pack = proof.pack;
        if !is_quiz {
            // Conversations have no screens that could be shown here.
            self.panes.iter_mut().for_each(Pane::clear);
            self.choosing = None;
            return;
        }
        // Steps are counted on a session of the new file.
        self.go(&Step::Question(0), None);
        let now = self.steps();
        let Some((step, standing, before)) = standing else {
            let wanted = self.wanted.take().map(|name| find(&name, &now));
            let is_unknown = matches!(wanted, Some(Err(_)));
            let wanted = wanted.and_then(Result::ok);
            self.go(&wanted.unwrap_or(Step::Question(0)), None);
            if is_unknown {
                // It could not be known before that there is no such step; these there are.
                self.choosing = Some(List::default());
            }
            return;
        };
        let index = before.iter().position(|other| *other == step).unwrap_or(0);
        let nearest = before
            .get(..=index)
            .and_then(|before| before.iter().rev().find(|step| now.contains(step)));
        let is_there = nearest == Some(&step);
        let nearest = nearest.cloned().unwrap_or(Step::Question(0));
        self.go(&nearest, is_there.then_some(&standing));
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

    /// The session that has the keys.
    fn session(&self) -> Option<&Session> {
        self.leading().and_then(Pane::session)
    }

    /// The scenario with what was answered so far.
    fn item(&self) -> Option<&Item> {
        self.session().and_then(|session| session.quiz().items().first())
    }

    fn step(&self) -> Option<Step> {
        self.session()
            .map(|session| step_of(session.quiz(), session.debrief_part()))
    }

    fn steps(&self) -> Vec<Step> {
        match (self.item(), self.leading()) {
            (Some(item), Some(pane)) => steps(item, &self.pack, pane.context.now, pane.language()),
            _ => Vec::new(),
        }
    }

    /// Puts all learners at a step, standing there as somebody stood before.
    fn go(&mut self, step: &Step, standing: Option<&Standing>) {
        let Some(Subject::Quiz(scenario)) = &self.subject else {
            return;
        };
        let quiz = quiz_at(scenario, &self.pack, self.seed, &self.made, step);
        let part = match step {
            Step::Debrief(part) => *part,
            _ => 0,
        };
        for (number, pane) in self.panes.iter_mut().enumerate() {
            pane.context.pack = Arc::clone(&self.pack);
            let mut session = Session::at(quiz.clone(), part);
            if let Some(standing) = standing {
                session.stand(standing, pane.language(), number != self.leader);
            }
            pane.put(session);
        }
    }

    /// Lets the other learners stand where the leading one stands.
    fn follow(&mut self) {
        let Some((pane, session)) = self.leading().zip(self.session()) else {
            return;
        };
        let (quiz, part) = (session.quiz().clone(), session.debrief_part());
        let standing = session.standing(pane.language());
        for (number, pane) in self.panes.iter_mut().enumerate() {
            if number != self.leader {
                let mut session = Session::at(quiz.clone(), part);
                session.stand(&standing, pane.language(), true);
                pane.put(session);
            }
        }
    }

    pub(crate) fn subtitle(&self, _: &Context) -> String {
        match self.step() {
            Some(step) => {
                let steps = self.steps();
                let number = steps.iter().position(|other| *other == step).unwrap_or(0) + 1;
                format!("{number}/{} {} | {}", steps.len(), step.name(), self.name)
            }
            None => self.name.clone(),
        }
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        if self.choosing.is_some() {
            return vec![Action::Up, Action::Down, Action::Confirm, Action::Back];
        }
        let mut keys = Vec::new();
        if self.panel.has_keys() {
            if self.panel.has_several() {
                keys.extend([Action::Up, Action::Down]);
            }
            keys.push(Action::Back);
        }
        if self.session().is_some() {
            keys.extend([Action::NextStep, Action::PreviousStep, Action::Steps]);
        }
        if !self.panel.is_empty() {
            keys.push(Action::Problems);
        }
        if self.session().is_some() {
            keys.extend([Action::OtherLanguage, Action::WindowSize]);
        }
        keys.push(Action::Reload);
        if !self.panel.has_keys()
            && let Some((pane, session)) = self.leading().zip(self.session())
        {
            keys.extend(
                session
                    .keys(&pane.context)
                    .into_iter()
                    .filter(|action| *action != Action::Back),
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
        match action {
            Action::NextStep => self.walk(1),
            Action::PreviousStep => self.walk(-1),
            Action::Steps if self.session().is_some() => {
                let step = self.step();
                let at = self.steps().iter().position(|other| Some(other) == step.as_ref());
                self.choosing = Some(List::on(at.unwrap_or(0)));
            }
            Action::OtherLanguage => self.turn(),
            Action::WindowSize => self.size = (self.size + 1) % self.sizes.len().max(1),
            Action::Problems => self.panel.turn(),
            Action::Reload => return Effect::Reload,
            _ if self.panel.has_keys() => self.panel.update(action),
            _ => self.learn(action),
        }
        Effect::None
    }

    /// Does what an action asks for while a step is chosen.
    fn choose(&mut self, action: Action) {
        let steps = self.steps();
        let Some(list) = &mut self.choosing else { return };
        match action {
            Action::Confirm | Action::Toggle => {
                let step = steps.get(list.selected).cloned();
                self.choosing = None;
                if let Some(step) = step {
                    self.go(&step, None);
                }
            }
            Action::Back | Action::Steps => self.choosing = None,
            _ => {
                list.clamp(steps.len());
                list.apply(action, steps.len());
            }
        }
    }

    /// One step on or back.
    fn walk(&mut self, by: isize) {
        let steps = self.steps();
        let at = self
            .step()
            .and_then(|step| steps.iter().position(|other| *other == step));
        let next = at.and_then(|at| at.checked_add_signed(by));
        if let Some(step) = next.and_then(|next| steps.get(next)) {
            self.go(step, None);
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

    /// Does what a learner would do.
    fn learn(&mut self, action: Action) {
        let leader = self.leader;
        let Some(pane) = self.panes.get_mut(leader) else {
            return;
        };
        let answered = |pane: &Pane| {
            pane.session()
                .and_then(|session| session.quiz().items().first())
                .map_or(0, |item| item.answers.len())
        };
        let before = answered(pane);
        let effect = pane.update(action);
        if answered(pane) > before
            && let Some(item) = pane.session().and_then(|session| session.quiz().items().first())
        {
            self.made.note(item, before);
        }
        // Who has seen the end begins again.
        if matches!(effect, Effect::Back) && action != Action::Back {
            self.go(&Step::Question(0), None);
        } else {
            self.follow();
        }
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, _: Rect) -> Effect {
        self.sync(context);
        if self.choosing.is_some() {
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
        let before = self.item().map_or(0, |item| item.answers.len());
        if let Some(pane) = self.panes.get_mut(number) {
            pane.click(at);
        }
        if let Some(item) = self
            .panes
            .get(number)
            .and_then(Pane::session)
            .and_then(|session| session.quiz().items().first())
            .filter(|item| item.answers.len() > before)
        {
            self.made.note(item, before);
        }
        self.follow();
        Effect::None
    }

    /// Whether something on the exhibits counts down.
    pub(crate) fn is_moving(&self) -> bool {
        self.choosing.is_none() && self.session().is_some_and(Session::is_moving)
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let wishes = Wishes {
            size: self.sizes.get(self.size).copied().flatten(),
            both: self.both,
            has_subject: self.session().is_some(),
            is_old: self.state != State::Current,
            panel: self.panel.wish(),
        };
        let layout = Layout::of(&wishes, area, |width| {
            self.panel.rows(&self.file, context, width, false).0.len()
        });
        self.fitted.set(layout.fits_both);
        self.status(&layout, context, buf);
        for pane in &self.panes {
            pane.hide();
        }
        if self.choosing.is_some() {
            self.panel_area.set(Rect::default());
            self.view_steps(context, layout.rest, buf);
            return;
        }
        for (number, area) in layout.panes.iter().enumerate() {
            let number = if layout.panes.len() > 1 {
                number
            } else {
                self.leader
            };
            if let Some(pane) = self.panes.get(number) {
                pane.view(*area, layout.size, buf);
                edges(*area, layout.size, layout.rest, context, buf);
            }
        }
        if self.session().is_none() {
            let mut page = Page::new(layout.rest.width.saturating_sub(4));
            let id = match self.subject {
                Some(Subject::Conversation(_)) => "preview-conversation",
                _ => "preview-nothing",
            };
            page.text(&context.texts.text(id), context.theme.text);
            let area = Rect {
                x: layout.rest.x + 2,
                width: layout.rest.width.saturating_sub(4),
                height: 2.min(layout.rest.height),
                ..layout.rest
            };
            show(&page.rows, Scroll::default(), area, context.bar(), buf);
        }
        self.panel_area.set(layout.panel.unwrap_or_default());
        if let Some(area) = layout.panel {
            self.panel.view(&self.file, context, area, layout.is_beside, buf);
            let y = match layout.panes.first() {
                Some(pane) if pane.y > area.y => area.bottom(),
                _ => area.y.saturating_sub(1),
            };
            if !layout.is_beside {
                line(layout.rest.x, y, layout.rest.width, context, buf);
            }
        }
    }

    /// One row: how things stand with the file on the left, what is shown on the right.
    fn status(&self, layout: &Layout, context: &Context, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let (errors, warnings) = (
            self.panel.count(Severity::Error),
            self.panel.count(Severity::Warning),
        );
        let notes = self.panel.count(Severity::Note);
        let counts = [("errors", errors.into()), ("warnings", warnings.into())];
        let has_old = self.session().is_some();
        let (words, style) = match self.state {
            State::Gone if has_old => (texts.text("preview-gone"), theme.bad),
            State::Gone => (texts.text("preview-gone-nothing"), theme.bad),
            State::Old if has_old => (texts.with("preview-old", &counts), theme.bad),
            _ if errors > 0 => (texts.with("preview-counts", &counts), theme.bad),
            _ if warnings > 0 => (texts.with("preview-warnings", &counts), theme.note),
            _ if notes > 0 => (
                texts.with("preview-notes", &[("notes", notes.into())]),
                theme.note,
            ),
            _ => (texts.text("preview-clean"), theme.good),
        };
        let mut words = words;
        let key = |action| {
            let binding = key::binding(action).and_then(|binding| binding.keys.first());
            binding.map(|press| key::name(*press)).unwrap_or_default()
        };
        if !self.panel.is_empty() && layout.panel.is_none() {
            let key = key(Action::Problems);
            words.push_str(&texts.with("preview-hidden", &[("key", key.into())]));
        }
        let size = format!("{}x{}", layout.size.0, layout.size.1);
        let mut remarks = Vec::new();
        if self.both && !layout.fits_both && has_old {
            let key = key(Action::OtherLanguage);
            remarks.push(texts.with("preview-narrow", &[("key", key.into())]));
        }
        if has_old {
            remarks.push(if layout.is_cut {
                texts.with("preview-cut", &[("size", size.into())])
            } else {
                size
            });
        }
        if self.watches {
            remarks.push(texts.text("preview-watches"));
        }
        let room = usize::from(layout.status.width).saturating_sub(2);
        // What is wrong matters more than how it is shown.
        let left = text::truncate(&words, room).into_owned();
        while !remarks.is_empty() && text::width(&left) + 2 + text::width(&remarks.join(" | ")) > room {
            remarks.remove(0);
        }
        let y = layout.status.y;
        buf.set_string(layout.status.x + 1, y, &left, style);
        let right = remarks.join(" | ");
        let x = layout
            .status
            .right()
            .saturating_sub(u16::try_from(text::width(&right)).unwrap_or(0) + 1);
        buf.set_string(x, y, right, theme.dim);
    }

    /// The steps, to choose one.
    fn view_steps(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let Some(list) = &self.choosing else { return };
        let names: Vec<String> = self.steps().iter().map(Step::name).collect();
        let widest = names.iter().map(|name| text::width(name)).max().unwrap_or(0);
        let entries: Vec<Entry> = self
            .steps()
            .iter()
            .zip(&names)
            .map(|(step, name)| {
                let about = self.about(step, context);
                let line = format!("{}  {about}", text::pad(name, widest));
                let room = usize::from(area.width).saturating_sub(6);
                vec![Line::raw(text::truncate(&line, room).into_owned())]
            })
            .collect();
        let area = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(3),
            height: area.height.saturating_sub(1),
        };
        list.view(&entries, context, area, buf);
    }

    /// What a step is about, in a few words.
    fn about(&self, step: &Step, context: &Context) -> String {
        let texts = &context.texts;
        let Some(item) = self.item() else {
            return String::new();
        };
        match step {
            Step::Question(index) => match (item.wording(*index), item.questions.get(*index)) {
                (Some(words), _) => own(words, texts),
                (None, Some(Question::Clues)) => texts.text("ask-clues"),
                (None, Some(Question::Helpdesk { .. })) => texts.text("ask-helpdesk"),
                _ => texts.text("ask-verdict"),
            },
            Step::Consequence(_) => texts.text("consequence-title"),
            Step::Debrief(0) => texts.text("debrief-tab-why"),
            Step::Debrief(1) => texts.text("debrief-tab-next-time"),
            Step::Debrief(_) => texts.text("debrief-tab-aftermath"),
            Step::Summary => texts.text("preview-summary"),
        }
    }
}

/// Lines right of and below a learner's screen that does not fill its room.
fn edges(area: Rect, size: (u16, u16), rest: Rect, context: &Context, buf: &mut Buffer) {
    let bar = context.bar();
    if area.right() < rest.right() {
        for y in area.top()..area.bottom() {
            buf.set_string(area.right(), y, bar.symbol(false), bar.style);
        }
    }
    if area.height == size.1 && area.bottom() < rest.bottom() {
        line(area.x, area.bottom(), area.width, context, buf);
    }
}

fn line(x: u16, y: u16, width: u16, context: &Context, buf: &mut Buffer) {
    let bar = context.bar();
    let symbol = if bar.ascii { "-" } else { "─" };
    buf.set_string(x, y, symbol.repeat(usize::from(width)), bar.style);
}
