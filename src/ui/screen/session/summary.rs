//! The end of a session on the screen.

use std::cell::Cell;

use ratatui::{buffer::Buffer, layout::Rect};

use super::Session;
use crate::{
    checkup,
    explain::{self, progress},
    quiz::{Mode, Quiz},
    ui::{
        app::Context,
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

    /// True when the learner goes on.
    pub(super) fn update(&mut self, action: Action) -> bool {
        if matches!(action, Action::Confirm | Action::Toggle) {
            return true;
        }
        let mut scroll = self.scroll.get();
        scroll.apply(action, self.height.get());
        self.scroll.set(scroll);
        false
    }

    pub(super) fn view(&self, session: &Session, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let quiz = session.quiz();
        let area = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(1),
        };
        let mut page = Page::new(area.width.min(84));
        if quiz.mode() == Mode::Checkup {
            checked_up(session, context, &mut page);
        } else {
            trained(quiz, context, &mut page);
        }
        let lost = session.lost();
        if lost > 0 {
            page.blank();
            page.text(&texts.with("history-lost", &[("count", lost.into())]), theme.bad);
        }
        // Only then does the seed make the same session again.
        if context.seed_alone && quiz.mode() == Mode::Training {
            page.blank();
            page.text(
                &texts.with("summary-seed", &[("seed", quiz.seed().to_string().into())]),
                theme.dim,
            );
        }
        self.height.set(area.height);
        self.scroll
            .set(show(&page.rows, self.scroll.get(), area, context.bar(), buf));
    }
}

fn trained(quiz: &Quiz, context: &Context, page: &mut Page) {
    let (texts, theme) = (&context.texts, &context.theme);
    let done = quiz.items().iter().filter(|item| item.is_answered()).count();
    page.text(
        &texts.with("summary-title", &[("count", done.into())]),
        theme.heading,
    );
    page.blank();
    page.blocks(&explain::summary(&quiz.summary(), texts), theme);
    page.blocks(
        &progress::due_after(quiz, &context.learned, context.day(), texts),
        theme,
    );
}

fn checked_up(session: &Session, context: &Context, page: &mut Page) {
    let (texts, theme) = (&context.texts, &context.theme);
    let quiz = session.quiz();
    let begun = session.begun(context);
    let result = checkup::result(quiz.items(), begun, (context.calendar)(begun.1));
    page.text(&texts.text("checkup-result"), theme.heading);
    page.blank();
    let earlier = progress::earlier(&result, &context.report.checkups);
    page.blocks(&progress::checkup(&result, earlier, texts), theme);
    page.blank();
    let wrong = checkup::gone_wrong(quiz.items()).count();
    let words = if wrong > 0 {
        texts.with("checkup-review", &[("count", wrong.into())])
    } else {
        texts.text("checkup-nothing-wrong")
    };
    page.text(&words, theme.strong);
}
