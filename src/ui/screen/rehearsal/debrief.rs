//! How a rehearsal went, part by part; the last is the paper that the customer takes home. What is said is made in `explain`.

use std::cell::Cell;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    explain::rehearsal::{page, pages, titles},
    rehearsal::Rehearsal,
    ui::{
        app::Context,
        key::Action,
        page::{Page, Scroll, show},
        widget::tabs::{self, Turn},
    },
};

/// Where the reader is.
#[derive(Clone, Debug, Default)]
pub(super) struct Looking {
    page: usize,
    scroll: Cell<Scroll>,
    height: Cell<u16>,
}

impl Looking {
    /// At a part, from 0.
    pub(super) fn at(page: usize) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// The part that is read, from 0.
    pub(super) const fn part(&self) -> usize {
        self.page
    }

    pub(super) fn keys(&self, rehearsal: &Rehearsal, context: &Context) -> Vec<Action> {
        let mut keys = tabs::reading_keys(pages(rehearsal, &context.pack));
        keys.extend([Action::Restart, Action::Back]);
        keys
    }

    /// True when the reader has been through.
    pub(super) fn update(&mut self, action: Action, rehearsal: &Rehearsal, context: &Context) -> bool {
        match tabs::turn(action, self.page, pages(rehearsal, &context.pack)) {
            Turn::Through => return true,
            Turn::To(page) => {
                self.page = page;
                self.scroll.set(Scroll::default());
            }
            Turn::Other => {
                let mut scroll = self.scroll.get();
                scroll.apply(action, self.height.get());
                self.scroll.set(scroll);
            }
        }
        false
    }

    pub(super) fn view(
        &self,
        rehearsal: &Rehearsal,
        is_lost: bool,
        context: &Context,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let (texts, theme) = (&context.texts, &context.theme);
        let pages = titles(rehearsal, &context.pack);
        let room = tabs::view(pages.iter().copied(), self.page, context, area, buf);
        // A blank stays before the bar.
        let mut sheet = Page::new(room.width.saturating_sub(1).min(84));
        sheet.blocks(&page(self.page, rehearsal, &context.pack, texts), theme);
        if is_lost && self.page == 0 {
            sheet.blank();
            sheet.text(
                &texts.with("history-lost", &[("count", 1_usize.into())]),
                theme.bad,
            );
        }
        if self.page + 1 == pages.len() {
            sheet.blank();
            sheet.text(&texts.text("rehearsal-again"), theme.strong);
        }
        self.height.set(room.height);
        self.scroll
            .set(show(&sheet.rows, self.scroll.get(), room, context.bar(), buf));
    }
}
