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
        let pages = pages(rehearsal, &context.pack);
        vec![
            Action::Confirm,
            Action::Digit(u8::try_from(pages).unwrap_or(1)),
            Action::Right,
            Action::Left,
            Action::Down,
            Action::Up,
            Action::PageDown,
            Action::PageUp,
            Action::Restart,
            Action::Back,
        ]
    }

    /// True when the reader has been through.
    pub(super) fn update(&mut self, action: Action, rehearsal: &Rehearsal, context: &Context) -> bool {
        let pages = pages(rehearsal, &context.pack);
        let to = match action {
            Action::Confirm | Action::Toggle if self.page + 1 == pages => return true,
            Action::Confirm | Action::Toggle => self.page + 1,
            Action::Right | Action::Next => (self.page + 1) % pages,
            Action::Left | Action::Previous => self.page.checked_sub(1).unwrap_or(pages - 1),
            Action::Digit(digit) => usize::from(digit) - 1,
            _ => {
                let mut scroll = self.scroll.get();
                scroll.apply(action, self.height.get());
                self.scroll.set(scroll);
                return false;
            }
        };
        if to < pages {
            self.page = to;
            self.scroll.set(Scroll::default());
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
        let mut head = Page::new(area.width.saturating_sub(2));
        let labels: Vec<(String, _)> = pages
            .iter()
            .enumerate()
            .map(|(number, title)| {
                let selected = number == self.page;
                let label = format!(
                    "{}{} {} ",
                    if selected { ">" } else { " " },
                    number + 1,
                    texts.text(title)
                );
                (label, if selected { theme.selected } else { theme.text })
            })
            .collect();
        let labels: Vec<(&str, _)> = labels
            .iter()
            .map(|(label, style)| (label.as_str(), *style))
            .collect();
        head.spans("", theme.text, &labels);
        let height = u16::try_from(head.rows.len()).unwrap_or(1);
        for (y, row) in (area.top()..).zip(&head.rows) {
            buf.set_line(area.x + 1, y, row, area.width.saturating_sub(2));
        }
        let room = Rect {
            x: area.x + 1,
            y: area.y + height + 1,
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(height + 1),
        };
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
