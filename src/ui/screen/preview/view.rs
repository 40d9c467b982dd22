//! How the preview looks: the row about the file, the learners' screens with lines round them, the list of steps. Which part
//! of the terminal is whose is in `layout`; the rest of each is drawn by its own room.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{
    Preview, State,
    layout::{Layout, Wishes},
    talk::about_place,
};
use crate::{
    preview::talk::places,
    scenario::problem::Severity,
    text,
    ui::{
        app::Context,
        key::{self, Action},
        page::{Page, Scroll, show},
        widget::list::Entry,
    },
};

impl Preview {
    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let wishes = Wishes {
            size: self.sizes.get(self.size).copied().flatten(),
            both: self.both,
            has_subject: self.is_shown(),
            head: 1 + u16::from(self.rehearsing().is_some()),
            is_old: self.state != State::Current,
            panel: self.panel.wish(),
        };
        let layout = Layout::of(&wishes, area, |width| {
            self.panel.rows(&self.file, context, width, false).0.len()
        });
        self.fitted.set(layout.fits_both);
        self.status(&layout, context, buf);
        self.standing(&layout, context, buf);
        for pane in &self.panes {
            pane.hide();
        }
        if self.choosing.is_some() {
            self.panel_area.set(Rect::default());
            self.view_steps(context, layout.rest, buf);
            return;
        }
        if let Some(setting) = &self.setting {
            self.panel_area.set(Rect::default());
            setting.view(context, layout.rest, buf);
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
        if !self.is_shown() {
            let mut page = Page::new(layout.rest.width.saturating_sub(4));
            page.text(&context.texts.text("preview-nothing"), context.theme.text);
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
        let has_old = self.is_shown();
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
        let names = self.names();
        let abouts: Vec<String> = if let Some(conversation) = self.talk() {
            places(conversation, &self.pack)
                .iter()
                .map(|place| about_place(place, conversation, context))
                .collect()
        } else {
            let steps = self.steps();
            steps.iter().map(|step| self.about_step(step, context)).collect()
        };
        let widest = names.iter().map(|name| text::width(name)).max().unwrap_or(0);
        let entries: Vec<Entry> = names
            .iter()
            .zip(&abouts)
            .map(|(name, about)| {
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
