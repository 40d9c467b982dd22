//! A searchable list with the details of the selected entry: beside it where the terminal is wide, else in its place.
//! What is listed and how it is found belongs to the screens.

use std::cell::Cell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    input::Input,
    list::{Entry, List},
    tabs,
};
use crate::{
    explain::Block,
    ui::{
        app::{Context, Effect},
        key::{Action, Typing},
        page::{Page, Scroll, show},
    },
};

/// Where the reader is.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// What is searched for.
    pub input: Input,
    /// The selection among what was found.
    pub list: List,
    /// Whether the details have the keys.
    open: bool,
    scroll: Cell<Scroll>,
    height: Cell<u16>,
}

/// What an action came to.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was done here.
    Done,
    /// The selected entry was taken, while its details were shown.
    Taken,
    /// Back to where one came from.
    Back,
    /// It is not for the browser.
    Other,
}

impl Browser {
    /// Keys of every browser, in footer order.
    pub fn keys(&self) -> Vec<Action> {
        if self.open {
            vec![
                Action::Down,
                Action::Up,
                Action::PageDown,
                Action::PageUp,
                Action::Back,
            ]
        } else {
            vec![
                Action::Up,
                Action::Down,
                Action::Confirm,
                Action::Search,
                Action::PageDown,
                Action::PageUp,
                Action::Back,
            ]
        }
    }

    /// What an action is called while the details have the keys: the id of a message.
    pub const fn name_of(&self, action: Action) -> Option<&'static str> {
        if self.open {
            tabs::reading_name(action)
        } else {
            None
        }
    }

    /// Does what an action asks for, among so many entries.
    pub fn update(&mut self, action: Action, count: usize) -> Answer {
        self.list.clamp(count);
        match action {
            Action::Search => {
                self.open = false;
                self.input.active = true;
            }
            Action::Confirm if self.open => return Answer::Taken,
            Action::Confirm | Action::Right | Action::Toggle if count > 0 => {
                self.open = true;
                self.scroll.set(Scroll::default());
            }
            Action::Back | Action::Left if self.open => self.open = false,
            Action::Back if !self.input.text.is_empty() => self.input.text.clear(),
            Action::Back => return Answer::Back,
            _ if self.open => {
                let mut scroll = self.scroll.get();
                if !scroll.apply(action, self.height.get()) {
                    return Answer::Other;
                }
                self.scroll.set(scroll);
            }
            _ => {
                if !self.list.apply(action, count) {
                    return Answer::Other;
                }
                self.scroll.set(Scroll::default());
            }
        }
        Answer::Done
    }

    /// Takes a key while something is typed. Moving keys move the selection; Enter leaves the field.
    pub fn write(&mut self, typing: &Typing, count: usize) {
        if let Typing::Move(action) = typing {
            self.list.apply(*action, count);
        } else if self.input.write(typing) {
            self.list = List::default();
        }
    }

    /// How wide the entries can be where the whole has this area: without the sign of the selected one, and with a blank
    /// before the bar.
    pub fn room(area: Rect) -> usize {
        usize::from(divide(area).0.width).saturating_sub(3)
    }

    /// Whether the details have the keys.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the search line, the entries, and the details of the selected one. `label` names what can be typed,
    /// `nothing` is said when nothing was found.
    pub fn view(
        &self,
        (label, nothing): (&str, &str),
        entries: &[Entry],
        details: impl FnOnce(usize) -> Vec<Block>,
        context: &Context,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let theme = &context.theme;
        self.input.view(label, theme, search_line(area), buf);
        let (left, right) = divide(area);
        if entries.is_empty() {
            let mut page = Page::new(left.width);
            page.text(nothing, theme.dim);
            show(&page.rows, Scroll::default(), left, context.bar(), buf);
            return;
        }
        let is_wide = right.x > left.x;
        if is_wide || !self.open {
            self.list.view(entries, context, left, buf);
        }
        if is_wide {
            for y in right.top()..right.bottom() {
                buf.set_string(right.x - 2, y, context.bar().symbol(self.open), theme.border);
            }
        }
        if is_wide || self.open {
            let selected = self.list.selected.min(entries.len() - 1);
            let mut page = Page::new(right.width.min(76));
            page.blocks(&details(selected), theme);
            self.height.set(right.height);
            self.scroll
                .set(show(&page.rows, self.scroll.get(), right, context.bar(), buf));
        }
    }

    /// Where the text cursor stands.
    pub fn cursor(&self, label: &str, area: Rect) -> Option<Position> {
        self.input.cursor(label, search_line(area))
    }

    /// A click selects an entry; on the selected one it opens the details.
    pub fn click(&mut self, at: Position, entries: &[Entry], area: Rect) {
        let (left, right) = divide(area);
        if search_line(area).contains(at) {
            self.input.active = true;
        } else if left.contains(at)
            && (right.x > left.x || !self.open)
            && let Some(entry) = self.list.at(at, entries, left)
        {
            self.open = entry == self.list.selected;
            self.list.selected = entry;
            self.scroll.set(Scroll::default());
        }
    }
}

/// A screen that is a browser: what is listed, and what is told of an entry. Everything that is drawn and typed follows.
pub trait Browsed {
    /// What is listed.
    type Item<'c>: Copy;

    /// Where the reader is.
    fn browser(&self) -> &Browser;

    /// The same, to move.
    fn browser_mut(&mut self) -> &mut Browser;

    /// What fits to what was typed, in the order of the list.
    fn found<'c>(&self, context: &'c Context) -> Vec<Self::Item<'c>>;

    /// The same as entries, for a browser in this area.
    fn entries(found: &[Self::Item<'_>], context: &Context, area: Rect) -> Vec<Entry>;

    /// What is told of one of them.
    fn details(item: Self::Item<'_>, context: &Context) -> Vec<Block>;

    /// What can be typed.
    fn label(&self, context: &Context) -> String {
        context.texts.text("search-label")
    }

    /// What is said when nothing was found.
    fn nothing(&self, context: &Context) -> String {
        context.texts.text("search-nothing")
    }

    /// Draws it.
    fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let found = self.found(context);
        self.browser().view(
            (&self.label(context), &self.nothing(context)),
            &Self::entries(&found, context, area),
            |index| {
                let item = found.get(index);
                item.map(|item| Self::details(*item, context)).unwrap_or_default()
            },
            context,
            area,
            buf,
        );
    }

    /// Whether keys are letters now.
    fn is_typing(&self) -> bool {
        self.browser().input.active
    }

    /// Takes a key while something is typed.
    fn write(&mut self, typing: &Typing, context: &Context) -> Effect {
        let count = self.found(context).len();
        self.browser_mut().write(typing, count);
        Effect::None
    }

    /// Where the text cursor stands.
    fn cursor(&self, context: &Context, area: Rect) -> Option<Position> {
        self.browser().cursor(&self.label(context), area)
    }

    /// What a click at this place asks for.
    fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        let entries = Self::entries(&self.found(context), context, area);
        self.browser_mut().click(at, &entries, area);
        Effect::None
    }
}

fn search_line(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        height: 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

fn divide(area: Rect) -> (Rect, Rect) {
    let inner = Rect {
        x: area.x + 1,
        y: area.y + 2,
        width: area.width.saturating_sub(3),
        height: area.height.saturating_sub(2),
    };
    if area.width < 80 {
        return (inner, inner);
    }
    let left = inner.width * 2 / 5;
    (
        Rect { width: left, ..inner },
        Rect {
            x: inner.x + left + 3,
            width: inner.width - left - 3,
            ..inner
        },
    )
}
