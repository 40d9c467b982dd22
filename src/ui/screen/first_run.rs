//! The first run: language and role, and nothing else.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

use crate::{
    locale::Language,
    scenario::Role,
    settings::Settings,
    ui::{
        app::{Context, Effect},
        key::Action,
        page::Page,
    },
};

/// The roles in the order in which they are offered.
pub(crate) const ROLES: [Role; 3] = [Role::Employee, Role::Staff, Role::Author];

/// What is chosen so far.
#[derive(Debug)]
pub struct FirstRun {
    language: Language,
    role: usize,
    asks_role: bool,
}

impl FirstRun {
    /// Begins with the language that was detected.
    pub fn new(context: &Context) -> Self {
        Self {
            language: context.language(),
            role: 0,
            asks_role: false,
        }
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        let last = if self.asks_role { 3 } else { 2 };
        vec![
            Action::Up,
            Action::Down,
            Action::Digit(last),
            Action::Confirm,
            Action::Back,
        ]
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        let (selected, count) = self.selection();
        let taken = match action {
            Action::Up | Action::Left => (selected + count - 1) % count,
            Action::Down | Action::Right => (selected + 1) % count,
            Action::Digit(digit) if usize::from(digit) <= count => {
                self.select(usize::from(digit) - 1);
                return self.take(context);
            }
            Action::Confirm | Action::Toggle => return self.take(context),
            Action::Back if self.asks_role => {
                self.asks_role = false;
                return Effect::None;
            }
            Action::Back => return Effect::Quit,
            _ => return Effect::None,
        };
        self.select(taken);
        Effect::None
    }

    fn selection(&self) -> (usize, usize) {
        if self.asks_role {
            (self.role, ROLES.len())
        } else {
            (
                Language::ALL
                    .iter()
                    .position(|language| *language == self.language)
                    .unwrap_or(0),
                Language::ALL.len(),
            )
        }
    }

    fn select(&mut self, index: usize) {
        if self.asks_role {
            self.role = index;
        } else if let Some(language) = Language::ALL.get(index) {
            self.language = *language;
        }
    }

    fn take(&mut self, context: &Context) -> Effect {
        let settings = Settings {
            language: Some(self.language),
            ..context.settings.clone()
        };
        if !self.asks_role {
            self.asks_role = true;
            // From here on the screen speaks the language that was chosen, but nothing is kept before the role is.
            return Effect::Preview(settings);
        }
        Effect::Settled(Settings {
            role: ROLES.get(self.role).copied(),
            ..settings
        })
    }

    fn page(&self, context: &Context, width: u16) -> (Page, Vec<std::ops::Range<usize>>) {
        let (texts, theme) = (&context.texts, &context.theme);
        let mut page = Page::new(width);
        page.text(&texts.text("home-title"), theme.heading);
        page.text(&texts.text("first-run-about"), theme.text);
        page.blank();
        let mut rows = Vec::new();
        if self.asks_role {
            page.text(&texts.text("first-run-role"), theme.strong);
        } else {
            page.text("言語を選んでください / Choose your language", theme.strong);
        }
        page.blank();
        let (selected, count) = self.selection();
        for index in 0..count {
            let start = page.rows.len();
            let style = if index == selected {
                theme.selected
            } else {
                theme.text
            };
            let marker = format!("{}{} ", if index == selected { "> " } else { "  " }, index + 1);
            if self.asks_role {
                let role = ROLES.get(index).copied().unwrap_or(Role::Employee);
                page.item(
                    &marker,
                    style,
                    &texts.text(&format!("role-{}", role.word())),
                    style,
                );
                page.item(
                    "    ",
                    theme.dim,
                    &texts.text(&format!("role-{}-about", role.word())),
                    theme.dim,
                );
            } else if let Some(language) = Language::ALL.get(index) {
                page.item(&marker, style, language.own_name(), style);
            }
            rows.push(start..page.rows.len());
        }
        page.rows.push(Line::default());
        page.text(&texts.text("first-run-later"), theme.dim);
        (page, rows)
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let area = inner(area);
        let (page, _) = self.page(context, area.width);
        for (y, row) in (area.top()..area.bottom()).zip(&page.rows) {
            buf.set_line(area.x, y, row, area.width);
        }
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        let area = inner(area);
        let (_, rows) = self.page(context, area.width);
        let row = usize::from(at.y.saturating_sub(area.y));
        match rows.iter().position(|rows| rows.contains(&row)) {
            Some(index) => {
                self.select(index);
                self.take(context)
            }
            None => Effect::None,
        }
    }
}

fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x + 3,
        y: area.y + 1,
        width: area.width.saturating_sub(6).min(76),
        height: area.height.saturating_sub(1),
    }
}
