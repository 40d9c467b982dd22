//! The debrief on the screen. Its first part is all of it in brief, on one screen; the others say the same at length: why,
//! next time, and if it has happened. What is said is made in `explain`.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::exhibits::{Pointer, Shown, is_wide};
use crate::{
    debrief::Debrief,
    explain::{
        self, Block,
        brief::{Room, brief},
    },
    quiz::Item,
    ui::{
        app::Context,
        exhibit::Pointing,
        key::Action,
        page::{Page, Scroll, Share, show},
        widget::tabs,
    },
};

/// The most columns of running text.
const WIDTH: u16 = 84;

/// The parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Brief,
    Why,
    NextTime,
    Aftermath,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Brief, Self::Why, Self::NextTime, Self::Aftermath];

    const fn title(self) -> &'static str {
        match self {
            Self::Brief => "debrief-tab-brief",
            Self::Why => "debrief-tab-why",
            Self::NextTime => "debrief-tab-next-time",
            Self::Aftermath => "debrief-tab-aftermath",
        }
    }
}

/// Where the learner is reading.
#[derive(Debug, Default)]
pub(super) struct Explaining {
    tab: Tab,
    scroll: Cell<Scroll>,
    height: Cell<u16>,
    rows: Cell<usize>,
    wish: Cell<Option<Share>>,
}

impl Explaining {
    /// At the part with this number, from 0; at the first where there is none.
    pub(super) fn at(part: usize) -> Self {
        Self {
            tab: Tab::ALL.get(part).copied().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The number of the part that is read, from 0.
    pub(super) fn part(&self) -> usize {
        Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0)
    }

    /// How far it is scrolled, and what share of the whole that is, once it has been drawn.
    pub(super) fn scrolled(&self) -> (Scroll, Option<Share>) {
        let (scroll, rows) = (self.scroll.get(), self.rows.get());
        let share = (rows > 0).then(|| Share::of(scroll, rows, self.height.get()));
        (scroll, share)
    }

    /// Scrolls to a row, or with the next view as far down as another.
    pub(super) fn scroll(&self, scroll: Scroll, share: Option<Share>) {
        self.scroll.set(scroll);
        self.wish.set(share);
    }

    /// Draws the rows from where they are scrolled to.
    fn show(&self, rows: &[Line<'_>], context: &Context, area: Rect, buf: &mut Buffer) -> Scroll {
        if let Some(share) = self.wish.take() {
            self.scroll.set(share.scroll(rows.len(), area.height));
        }
        let scroll = show(rows, self.scroll.get(), area, context.bar(), buf);
        self.rows.set(rows.len());
        scroll
    }

    pub(super) fn keys(&self, item: &Item, context: &Context) -> Vec<Action> {
        let tabs = all(&Debrief::of(item, &context.pack, context.now, context.language()));
        let mut keys = tabs::reading_keys(tabs.len());
        keys.push(Action::Back);
        keys
    }

    /// True when the learner goes on to the next item.
    pub(super) fn update(&mut self, action: Action, item: &Item, context: &Context) -> bool {
        // The first part is whole; whoever wants to read on turns the parts.
        if matches!(action, Action::Confirm | Action::Toggle) {
            return true;
        }
        let tabs = all(&Debrief::of(item, &context.pack, context.now, context.language()));
        let at = tabs.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        if let Some(to) = tabs::to(action, at, tabs.len()) {
            self.tab = tabs.get(to).copied().unwrap_or_default();
            self.scroll.set(Scroll::default());
        } else {
            let mut scroll = self.scroll.get();
            scroll.apply(action, self.height.get());
            self.scroll.set(scroll);
        }
        false
    }

    pub(super) fn view(&self, item: &Item, context: &Context, area: Rect, buf: &mut Buffer) {
        let texts = &context.texts;
        let debrief = Debrief::of(item, &context.pack, context.now, context.language());
        let tabs = all(&debrief);
        let selected = tabs.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let titles = tabs.iter().map(|tab| tab.title());
        let room = tabs::view(titles, selected, context, area, buf);
        self.height.set(room.height);
        let scroll = match self.tab {
            Tab::Brief => self.brief(item, &debrief, context, room, buf),
            Tab::Why => self.why(item, &debrief, context, room, buf),
            Tab::NextTime => self.text(
                &explain::next_time(item, &debrief, &context.pack, texts),
                context,
                room,
                buf,
            ),
            Tab::Aftermath => self.text(
                &explain::aftermath(&debrief, context.now, texts),
                context,
                room,
                buf,
            ),
        };
        self.scroll.set(scroll);
    }

    /// All of it on one screen, where that is not too small; beside it, where there is room, the exhibit with its numbers.
    fn brief(
        &self,
        item: &Item,
        debrief: &Debrief<'_>,
        context: &Context,
        area: Rect,
        buf: &mut Buffer,
    ) -> Scroll {
        let made = |width: u16| {
            let measure = |block: Block| {
                let mut page = Page::new(width);
                page.blocks(&[block], &context.theme);
                page.rows.len()
            };
            let room = Room {
                rows: usize::from(area.height),
                measure: &measure,
                is_filled: true,
            };
            let (pack, texts) = (&context.pack, &context.texts);
            let brief = brief(item, debrief, pack, context.now, texts, &room);
            let mut page = Page::new(width);
            page.blocks(&brief.blocks, &context.theme);
            (page.rows, brief.is_whole)
        };
        let beside_it = is_wide(area).then(|| area.width - (area.width / 2 - 2) - 3);
        let beside_it = beside_it.map(|width| width.min(WIDTH)).and_then(|width| {
            let (rows, is_whole) = made(width);
            is_whole.then(|| {
                let left = area.width - width - 3;
                beside(&numbered(item, debrief, context, (left, area.height)), left, rows)
            })
        });
        let rows = beside_it.unwrap_or_else(|| made(area.width.min(WIDTH)).0);
        self.show(&rows, context, area, buf)
    }

    fn text(&self, blocks: &[Block], context: &Context, area: Rect, buf: &mut Buffer) -> Scroll {
        let mut page = Page::new(area.width.min(WIDTH));
        page.blocks(blocks, &context.theme);
        self.show(&page.rows, context, area, buf)
    }

    /// The exhibit with its numbers, and beside it (or below) the reasons; both scroll together.
    fn why(
        &self,
        item: &Item,
        debrief: &Debrief<'_>,
        context: &Context,
        area: Rect,
        buf: &mut Buffer,
    ) -> Scroll {
        let blocks = explain::reasons(debrief, &context.texts);
        let rows = if is_wide(area) {
            let width = area.width / 2 - 2;
            let sheet = numbered(item, debrief, context, (width, area.height));
            let mut page = Page::new(area.width - width - 3);
            page.blocks(&blocks, &context.theme);
            beside(&sheet, width, page.rows)
        } else {
            let mut page = Page::new(area.width);
            page.blocks(&blocks, &context.theme);
            page.blank();
            page.rows
                .extend(numbered(item, debrief, context, (area.width, 8)));
            page.rows
        };
        self.show(&rows, context, area, buf)
    }
}

/// What was there from the start, with the numbers of its marks.
fn numbered(item: &Item, debrief: &Debrief<'_>, context: &Context, size: (u16, u16)) -> Vec<Line<'static>> {
    let numbers: BTreeMap<usize, usize> = debrief
        .call_outs
        .iter()
        .map(|call_out| (call_out.index, call_out.number))
        .collect();
    let chosen = BTreeSet::new();
    let pointer = Pointer {
        pointing: Pointing::CallOuts,
        focus: None,
        chosen: &chosen,
        numbers: &numbers,
    };
    Shown::new(item.scenario.opening(), &pointer, context, size)
        .sheet
        .rows
}

/// Rows of a fixed width with others to the right of them.
fn beside(left: &[Line<'static>], width: u16, right: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let mut right = right.into_iter();
    let mut rows = Vec::new();
    let mut left = left.iter();
    loop {
        let (one, other) = (left.next(), right.next());
        if one.is_none() && other.is_none() {
            return rows;
        }
        let mut row = one
            .cloned()
            .unwrap_or_else(|| Line::raw(" ".repeat(usize::from(width))));
        row.spans.push("   ".into());
        row.spans.extend(other.unwrap_or_default().spans);
        rows.push(row);
    }
}

/// The parts that there are.
fn all(debrief: &Debrief<'_>) -> Vec<Tab> {
    Tab::ALL
        .into_iter()
        .filter(|tab| *tab != Tab::Aftermath || debrief.has_aftermath())
        .collect()
}
