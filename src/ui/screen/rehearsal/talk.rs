//! The conversation as it grows, with what the staff member can know beside it, or above it where the window is narrow.
//! The newest part is in view, from its beginning where it is long.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{Phase, Rehearsing, panel};
use crate::{
    explain::rehearsal::{self as words, Standing},
    locale::Language,
    rehearsal::Rehearsal,
    ui::{
        app::Context,
        page::{Page, Scroll, show},
        theme::Theme,
    },
};

/// From this width on, what is known stands beside the conversation.
const WIDE: u16 = 76;
/// The rows that the conversation keeps beside a long list of lines.
const LEAST: u16 = 5;

/// The conversation as it was laid out for the last frame. What was said does not change, so that only what is new is laid
/// out for the next, however long it has become.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    /// What it was laid out for; nothing before the first frame.
    setting: Option<(u16, Language, Theme)>,
    page: Page,
    /// How many parts of the transcript are on the page.
    parts: usize,
    /// The first row of the newest part.
    newest: usize,
}

impl Default for Laid {
    fn default() -> Self {
        Self {
            setting: None,
            page: Page::new(0),
            parts: 0,
            newest: 0,
        }
    }
}

impl Laid {
    /// Lays out what is missing; everything where the width, the language or the colours are others.
    fn catch_up(&mut self, rehearsal: &Rehearsal, context: &Context, width: u16) {
        let (texts, theme) = (&context.texts, &context.theme);
        let setting = Some((width, texts.language(), theme.clone()));
        if self.setting != setting {
            let mut page = Page::new(width);
            page.blocks(&words::opening(rehearsal.conversation(), texts), theme);
            *self = Self {
                setting,
                page,
                ..Self::default()
            };
        }
        for part in self.parts..=rehearsal.steps().len() {
            self.page.blank();
            self.newest = self.page.rows.len();
            for entry in rehearsal.part(part) {
                let said = words::said(&entry, &context.pack.helpdesks, texts);
                match said.who {
                    None => self.page.text(&said.words, theme.dim),
                    Some(who) => {
                        let indent = if said.mine { "    " } else { "" };
                        let marker = format!("{indent}{who}: ");
                        self.page.item(&marker, theme.strong, &said.words, theme.text);
                    }
                }
            }
        }
        self.parts = rehearsal.steps().len() + 1;
    }
}

impl Rehearsing {
    pub(super) fn converse(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let is_wide = area.width >= WIDE;
        let area = if is_wide {
            area
        } else {
            self.summary(context, area, buf)
        };
        let inner = area.width.saturating_sub(3);
        let panel = panel::build(self, context, inner);
        let least = match self.phase {
            Phase::Judging => 0,
            _ if area.height < 14 => 3,
            _ => LEAST,
        };
        let most = area.height.saturating_sub(least + 1);
        let height = panel.height().min(most);
        let upper = Rect {
            height: area.height - height - 1,
            ..area
        };
        let lower = Rect {
            x: area.x + 1,
            y: upper.bottom() + 1,
            width: inner,
            height,
        };
        // Where there is no room for the conversation there is nothing to divide.
        if upper.height > 0 || is_wide {
            rule(context, upper.bottom(), area, buf);
        }
        self.drawn.panel.set(lower);
        self.drawn.panel_top.set(panel.view(context, lower, buf));
        *self.drawn.answers.borrow_mut() = panel.answers;
        let talk = if is_wide {
            self.beside(context, upper, buf)
        } else {
            Rect {
                x: upper.x + 1,
                width: upper.width.saturating_sub(3),
                ..upper
            }
        };
        self.lines(context, talk, buf);
    }

    fn lines(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let mut laid = self.drawn.laid.borrow_mut();
        // A blank stays before the bar.
        laid.catch_up(&self.rehearsal, context, area.width.saturating_sub(1));
        let rows = &laid.page.rows;
        let newest = laid.newest;
        let end = rows.len().saturating_sub(usize::from(area.height));
        let follow = u16::try_from(end.min(newest)).unwrap_or(u16::MAX);
        let scroll = Scroll {
            top: self.top.unwrap_or(follow),
        };
        let shown = show(rows, scroll, area, context.bar(), buf);
        self.drawn.top.set(shown.top);
        self.drawn.height.set(area.height);
    }

    /// What is known, to the right; returns the place for the conversation.
    fn beside(&self, context: &Context, area: Rect, buf: &mut Buffer) -> Rect {
        let theme = &context.theme;
        let width = if area.width >= 96 { 34 } else { 27 };
        let left = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(width + 4),
            ..area
        };
        let right = Rect {
            x: area.right().saturating_sub(width + 1),
            width,
            ..area
        };
        for y in area.top()..area.bottom() {
            buf.set_string(right.x - 2, y, context.bar().symbol(false), theme.border);
        }
        let rows = self.known(context, width);
        let height = usize::from(right.height);
        for (y, row) in (right.top()..right.bottom()).zip(&rows) {
            buf.set_line(right.x, y, row, right.width);
        }
        if rows.len() > height && height > 0 {
            let y = right.bottom() - 1;
            buf.set_string(right.x, y, " ".repeat(usize::from(width)), theme.text);
            buf.set_string(right.x, y, "...", theme.dim);
        }
        left
    }

    fn known(&self, context: &Context, width: u16) -> Vec<Line<'static>> {
        let (texts, theme) = (&context.texts, &context.theme);
        let mut page = Page::new(width);
        page.text(
            &words::clock(&self.rehearsal, &context.pack.helpdesks, texts),
            theme.strong,
        );
        let Standing { money, learned, done } = words::standing(&self.rehearsal, texts);
        for (name, amount) in money {
            page.blank();
            page.text(&name, theme.dim);
            page.text(&amount, theme.strong);
        }
        for (id, known) in [("rehearsal-learned", learned), ("rehearsal-done", done)] {
            page.blank();
            page.text(&texts.text(id), theme.dim);
            if known.is_empty() {
                page.text(&texts.text("rehearsal-nothing"), theme.text);
            }
            for known in known {
                page.item("- ", theme.text, &known, theme.text);
            }
        }
        page.rows
    }

    /// What is known, in few rows on top; returns what is left of the area.
    fn summary(&self, context: &Context, area: Rect, buf: &mut Buffer) -> Rect {
        let (texts, theme) = (&context.texts, &context.theme);
        let width = area.width.saturating_sub(2);
        let Standing { money, learned, done } = words::standing(&self.rehearsal, texts);
        let mut page = Page::new(width);
        let mut head = words::clock(&self.rehearsal, &context.pack.helpdesks, texts);
        for (name, amount) in money {
            for piece in ["  ", &name, ": ", &amount] {
                head.push_str(piece);
            }
        }
        page.text(&head, theme.strong);
        let most = if area.height < 16 { 3 } else { 5 };
        for (id, known) in [("rehearsal-learned", learned), ("rehearsal-done", done)] {
            if !known.is_empty() {
                let known = known.join(" / ");
                page.pair(&texts.text(id), theme.dim, &known, theme.text);
            }
        }
        page.rows.truncate(most);
        for (y, row) in (area.top()..area.bottom()).zip(&page.rows) {
            buf.set_line(area.x + 1, y, row, width);
        }
        let rows = u16::try_from(page.rows.len()).unwrap_or(1);
        rule(context, area.y + rows, area, buf);
        Rect {
            y: area.y + rows + 1,
            height: area.height.saturating_sub(rows + 1),
            ..area
        }
    }
}

fn rule(context: &Context, y: u16, area: Rect, buf: &mut Buffer) {
    let line = if context.settings.ascii { "-" } else { "─" };
    buf.set_string(
        area.x,
        y,
        line.repeat(usize::from(area.width)),
        context.theme.border,
    );
}
