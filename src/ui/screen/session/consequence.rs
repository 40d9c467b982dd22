//! What an unsafe action leads to: the next thing one would see, with the remark that nothing has been sent. The
//! reasons come later, in the debrief.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::{buffer::Buffer, layout::Rect};

use super::exhibits::{Pointer, Shown, Window};
use crate::{
    quiz::Item,
    ui::{app::Context, exhibit::Pointing, key::Action, page::Page},
};

/// The exhibit that is shown, and how far it is scrolled.
#[derive(Debug)]
pub(super) struct Consequence {
    exhibit: usize,
    pub(super) window: Window,
}

impl Consequence {
    pub(super) const KEYS: &[Action] = &[Action::Confirm, Action::PageDown, Action::PageUp, Action::Back];

    pub(super) fn new(exhibit: usize) -> Self {
        Self {
            exhibit,
            window: Window::default(),
        }
    }

    /// True when the learner has seen enough.
    pub(super) fn update(&mut self, action: Action) -> bool {
        self.window.apply(action);
        matches!(action, Action::Confirm | Action::Toggle)
    }

    pub(super) fn view(&self, item: &Item, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let mut page = Page::new(area.width.saturating_sub(2));
        page.text(&texts.text("consequence-title"), theme.heading);
        page.text(&texts.text("consequence-safe"), theme.dim);
        let height = u16::try_from(page.rows.len()).unwrap_or(2);
        for (y, row) in (area.top()..area.bottom()).zip(&page.rows) {
            buf.set_line(area.x + 1, y, row, area.width.saturating_sub(2));
        }
        let room = Rect {
            y: area.y + height,
            height: area.height.saturating_sub(height),
            width: area.width.saturating_sub(1),
            ..area
        };
        let (chosen, numbers) = (BTreeSet::new(), BTreeMap::new());
        let pointer = Pointer {
            pointing: Pointing::None,
            focus: None,
            chosen: &chosen,
            numbers: &numbers,
        };
        let exhibit = item
            .scenario
            .exhibits
            .get(self.exhibit)
            .map(|exhibit| (self.exhibit, exhibit));
        let shown = Shown::new(exhibit.into_iter(), &pointer, context, (room.width, room.height));
        self.window.view(&shown, context, room, buf);
    }
}
