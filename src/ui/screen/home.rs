//! Home: what can be done today, and what is wrong with the files.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{
    checkup::Checkup,
    glossary::Glossary,
    helpdesks::Helpdesks,
    library::Library,
    problems::Problems,
    progress::Progress,
    rehearsals::{self, Rehearsals},
    settings::SettingsScreen,
};
use crate::{
    explain::progress,
    history::Unfinished,
    scenario::{Role, problem::Severity},
    text,
    ui::{
        app::{Context, Effect, Screen},
        key::Action,
        page::Page,
        widget::list::{Entry, List},
    },
    wording,
};

/// What is selected.
#[derive(Debug, Default)]
pub struct Home {
    list: List,
}

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Resume,
    Train,
    Rehearse,
    Library,
    Helpdesks,
    Glossary,
    Progress,
    Checkup,
    Settings,
    Problems,
    Quit,
}

impl Choice {
    fn all(context: &Context) -> Vec<Self> {
        let mut all = vec![
            Self::Train,
            Self::Library,
            Self::Helpdesks,
            Self::Glossary,
            Self::Progress,
            Self::Checkup,
            Self::Settings,
        ];
        let can_rehearse = rehearsals::all(context).next().is_some();
        // For whoever stands at a counter it is what they came for.
        if can_rehearse && context.role() == Role::Staff {
            all.insert(1, Self::Rehearse);
        }
        if context.unfinished.is_some() && !context.loading {
            all.insert(0, Self::Resume);
        }
        if faults(context) > 0 {
            all.push(Self::Problems);
        }
        if can_rehearse && context.role() != Role::Staff {
            all.push(Self::Rehearse);
        }
        all.push(Self::Quit);
        all
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Resume => "home-resume",
            Self::Train => "home-train",
            Self::Rehearse => "home-rehearse",
            Self::Library => "home-library",
            Self::Helpdesks => "home-helpdesks",
            Self::Glossary => "home-glossary",
            Self::Progress => "home-progress",
            Self::Checkup => "home-checkup",
            Self::Settings => "home-settings",
            Self::Problems => "home-problems",
            Self::Quit => "home-quit",
        }
    }
}

fn faults(context: &Context) -> usize {
    context
        .pack
        .problems
        .iter()
        .filter(|problem| problem.severity != Severity::Note)
        .count()
}

/// Whether it cannot be told yet what there is to do.
const fn is_getting_ready(context: &Context) -> bool {
    context.loading || context.recalling
}

/// The first thing that is wrong, with its place: enough to know which file to open.
fn first_fault(context: &Context) -> String {
    let texts = &context.texts;
    let mut serious = context
        .pack
        .problems
        .iter()
        .filter(|problem| problem.severity != Severity::Note);
    let Some(problem) = serious.next() else {
        return String::new();
    };
    let (line, _) = problem.position();
    let place = format!("{}:{line}", text::clean_line(&problem.file));
    let what = wording::what(problem, texts);
    texts.with(
        "home-problems-about",
        &[("place", place.into()), ("what", what.into())],
    )
}

impl Home {
    pub(crate) fn keys(&self, context: &Context) -> Vec<Action> {
        let last = u8::try_from(Choice::all(context).len()).unwrap_or(9).min(9);
        vec![Action::Up, Action::Down, Action::Confirm, Action::Digit(last)]
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        let choices = Choice::all(context);
        self.list.clamp(choices.len());
        let chosen = match action {
            Action::Digit(digit) if usize::from(digit) <= choices.len() => {
                self.list.selected = usize::from(digit) - 1;
                true
            }
            Action::Confirm | Action::Toggle | Action::Right => true,
            _ => {
                self.list.apply(action, choices.len());
                false
            }
        };
        if !chosen {
            return Effect::None;
        }
        match choices.get(self.list.selected) {
            Some(Choice::Resume) => Effect::Resume,
            Some(Choice::Train | Choice::Checkup) if is_getting_ready(context) => Effect::None,
            Some(Choice::Train) => Effect::Train(Vec::new()),
            Some(Choice::Rehearse) => Effect::Open(Screen::Rehearsals(Rehearsals::default())),
            Some(Choice::Library) => Effect::Open(Screen::Library(Library::default())),
            Some(Choice::Helpdesks) => Effect::Open(Screen::Helpdesks(Helpdesks::default())),
            Some(Choice::Glossary) => Effect::Open(Screen::Glossary(Glossary::default())),
            Some(Choice::Progress) => Effect::Open(Screen::Progress(Progress::default())),
            Some(Choice::Checkup) => Effect::Open(Screen::Checkup(Checkup::new(context))),
            Some(Choice::Settings) => Effect::Open(Screen::Settings(SettingsScreen::default())),
            Some(Choice::Problems) => Effect::Open(Screen::Problems(Problems::default())),
            Some(Choice::Quit) => Effect::Quit,
            None => Effect::None,
        }
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let mut head = Page::new(area.width.saturating_sub(6));
        head.text(&context.texts.text("home-title"), context.theme.heading);
        head.text(&context.texts.text("home-motto"), context.theme.text);
        let top = area.y + if area.height > 20 { 2 } else { 1 };
        for (y, row) in (top..area.bottom()).zip(&head.rows) {
            buf.set_line(area.x + 3, y, row, area.width.saturating_sub(6));
        }
        let entries = self.entries(context, menu(area).width);
        self.list.view(&entries, context, menu(area), buf);
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        let area = menu(area);
        match self
            .list
            .at(at, &self.entries(context, area.width), area)
            .filter(|_| area.contains(at))
        {
            Some(entry) => {
                self.list.selected = entry;
                self.update(Action::Confirm, context)
            }
            None => Effect::None,
        }
    }

    fn entries(&self, context: &Context, width: u16) -> Vec<Entry> {
        let (texts, theme) = (&context.texts, &context.theme);
        let choices = Choice::all(context);
        choices
            .iter()
            .enumerate()
            .map(|(number, choice)| {
                let count = [("count", faults(context).into())];
                let mut rows = vec![Line::from(vec![
                    Span::styled(digit(number + 1), theme.footer_key),
                    Span::styled(
                        texts.with(choice.label(), &count),
                        if *choice == Choice::Problems {
                            theme.bad
                        } else {
                            theme.strong
                        },
                    ),
                ])];
                let about = self.about(*choice, context);
                if !about.is_empty() {
                    let mut page = Page::new(width.saturating_sub(2).min(ABOUT));
                    page.item("  ", theme.dim, &about, theme.dim);
                    rows.extend(page.rows);
                }
                rows
            })
            .collect()
    }

    fn about(&self, choice: Choice, context: &Context) -> String {
        let texts = &context.texts;
        match choice {
            Choice::Resume => context
                .unfinished
                .as_ref()
                .map(|unfinished| interrupted(unfinished, context))
                .unwrap_or_default(),
            Choice::Train if is_getting_ready(context) => texts.text("home-loading"),
            Choice::Train => {
                let today = &context.today;
                progress::session(&today.session, &today.coming, (today.minutes, today.day), texts)
            }
            Choice::Rehearse => {
                let again = &context.today.rehearsals;
                let due = progress::rehearsals::due(again, context.today.day, texts);
                due.filter(|_| !again.due.is_empty() && !is_getting_ready(context))
                    .unwrap_or_else(|| {
                        let count = rehearsals::all(context).count();
                        texts.with("home-rehearse-about", &[("count", count.into())])
                    })
            }
            Choice::Library => texts.with(
                "home-library-about",
                &[("count", context.pack.scenarios.len().into())],
            ),
            Choice::Problems => first_fault(context),
            Choice::Helpdesks => texts.text("home-helpdesks-about"),
            Choice::Glossary => texts.text("home-glossary-about"),
            Choice::Progress => texts.text("home-progress-about"),
            Choice::Checkup => texts.text("home-checkup-about"),
            Choice::Settings => texts.text("home-settings-about"),
            Choice::Quit => String::new(),
        }
    }
}

/// Where an interrupted session stopped, and what becomes of it.
fn interrupted(unfinished: &Unfinished, context: &Context) -> String {
    let counts = [
        ("number", unfinished.number().into()),
        ("all", unfinished.sitting.scenarios.len().into()),
    ];
    context.texts.with("home-resume-about", &counts)
}

/// The digit of an entry; there are nine.
fn digit(number: usize) -> String {
    match number {
        1..=9 => format!("{number} "),
        _ => "  ".to_owned(),
    }
}

/// The widest row of a remark in the menu.
const ABOUT: u16 = 60;

fn menu(area: Rect) -> Rect {
    let top = if area.height > 20 { 5 } else { 4 };
    Rect {
        x: area.x + 2,
        y: area.y + top,
        width: area.width.saturating_sub(4).min(64),
        height: area.height.saturating_sub(top),
    }
}
