//! The end of a session on the screen.

use std::cell::Cell;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    explain,
    quiz::Quiz,
    ui::{
        app::{Context, Effect},
        key::Action,
        page::{Page, Scroll, show},
    },
};

/// Where the learner is reading.
#[derive(Debug, Default)]
pub(super) struct Closing {
    scroll: Cell<Scroll>,
    height: Cell<u16>,
}

impl Closing {
    pub(super) const KEYS: &[Action] = &[
        Action::Confirm,
        Action::Down,
        Action::Up,
        Action::PageDown,
        Action::PageUp,
        Action::Back,
    ];

    pub(super) fn update(&mut self, action: Action, _: &Quiz, _: &Context) -> Effect {
        if matches!(action, Action::Confirm | Action::Toggle) {
            return Effect::Back;
        }
        let mut scroll = self.scroll.get();
        scroll.apply(action, self.height.get());
        self.scroll.set(scroll);
        Effect::None
    }

    pub(super) fn view(&self, quiz: &Quiz, lost: usize, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let area = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(1),
        };
        let mut page = Page::new(area.width.min(84));
        let done = quiz.items().iter().filter(|item| item.is_answered()).count();
        page.text(
            &texts.with("summary-title", &[("count", done.into())]),
            theme.heading,
        );
        page.blank();
        page.blocks(&explain::summary(&quiz.summary(), texts), theme);
        if lost > 0 {
            page.blank();
            page.text(&texts.with("history-lost", &[("count", lost.into())]), theme.bad);
        }
        page.blank();
        page.text(
            &texts.with("summary-seed", &[("seed", quiz.seed().to_string().into())]),
            theme.dim,
        );
        self.height.set(area.height);
        self.scroll
            .set(show(&page.rows, self.scroll.get(), area, context.bar(), buf));
    }
}
