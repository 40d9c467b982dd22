//! The exhibits of an item as one tall picture, and the part of it that is in view. Which of them are shown and what
//! can be pointed at is decided by the parts of the session.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

use crate::{
    scenario::Exhibit,
    ui::{
        app::Context,
        exhibit::{self, Look, Pointing, Sheet, Spot},
        key::Action,
        page::{self, Scroll, Share},
    },
};

/// A spot on one of several exhibits.
pub(super) type Place = (usize, Spot);

/// What is pointed at, and how.
#[derive(Debug)]
pub(super) struct Pointer<'a> {
    pub(super) pointing: Pointing,
    pub(super) focus: Option<Place>,
    pub(super) chosen: &'a BTreeSet<Place>,
    pub(super) numbers: &'a BTreeMap<usize, usize>,
}

/// Exhibits below each other.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) sheet: Sheet,
    /// For every target of the sheet, the exhibit it is on.
    owners: Vec<usize>,
}

impl Shown {
    /// Draws exhibits for a width; `height` is what is in view, for things that claim the screen.
    pub(super) fn new<'e>(
        exhibits: impl Iterator<Item = (usize, &'e Exhibit)>,
        pointer: &Pointer<'_>,
        context: &Context,
        (width, height): (u16, u16),
    ) -> Self {
        let mut rows: Vec<Line<'static>> = Vec::new();
        let mut targets = Vec::new();
        let mut owners = Vec::new();
        for (index, exhibit) in exhibits {
            let chosen = pointer
                .chosen
                .iter()
                .filter(|(owner, _)| *owner == index)
                .map(|(_, spot)| *spot)
                .collect();
            // Clues are looked for on the exhibit that is judged.
            let elsewhere = index > 0 && pointer.pointing == Pointing::Phrases;
            let look = Look {
                theme: &context.theme,
                texts: &context.texts,
                language: context.language(),
                height,
                ascii: context.settings.ascii,
                pointing: if elsewhere {
                    Pointing::None
                } else {
                    pointer.pointing
                },
                focus: pointer
                    .focus
                    .filter(|(owner, _)| *owner == index)
                    .map(|(_, spot)| spot),
                chosen: &chosen,
                numbers: pointer.numbers,
                seconds: context.seconds,
                blink: context.settings.motion && context.seconds % 2 == 1,
            };
            let sheet = exhibit::draw(&exhibit.body, &look, width);
            if !rows.is_empty() {
                rows.push(Line::default());
            }
            let offset = u16::try_from(rows.len()).unwrap_or(u16::MAX);
            rows.extend(sheet.rows);
            for mut target in sheet.targets {
                target.rows = target.rows.start + offset..target.rows.end + offset;
                for (row, _) in &mut target.cells {
                    *row += offset;
                }
                targets.push(target);
                owners.push(index);
            }
        }
        Self {
            sheet: Sheet { width, rows, targets },
            owners,
        }
    }

    /// Everything that can be pointed at, in reading order.
    pub(super) fn places(&self) -> Vec<Place> {
        self.owners
            .iter()
            .copied()
            .zip(self.sheet.targets.iter().map(|target| target.spot))
            .collect()
    }

    /// The clue of a place, where it is a mark.
    pub(super) fn clue(&self, place: Place) -> Option<usize> {
        let index = self.places().iter().position(|other| *other == place)?;
        self.sheet.targets.get(index)?.clue
    }

    fn rows_of(&self, place: Place) -> Option<(u16, u16)> {
        let index = self.places().iter().position(|other| *other == place)?;
        let rows = &self.sheet.targets.get(index)?.rows;
        Some((rows.start, rows.end))
    }

    /// What is at a cell of the sheet.
    fn at(&self, column: u16, row: u16) -> Option<Place> {
        let index = self.sheet.targets.iter().position(|target| {
            target
                .cells
                .iter()
                .any(|(at, columns)| *at == row && columns.contains(&column))
        })?;
        self.places().get(index).copied()
    }
}

/// How far the exhibits are scrolled, and where they were drawn last.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    scroll: Cell<Scroll>,
    area: Cell<Rect>,
    rows: Cell<usize>,
    wish: Cell<Option<Wish>>,
}

/// What is to be in view when the exhibits are drawn next: only then is it known how many rows they have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// As far down as this.
    pub(super) share: Share,
    /// And so that this is seen.
    pub(super) place: Option<Place>,
}

impl Window {
    /// The size for which to draw.
    pub(super) fn size(&self) -> (u16, u16) {
        let area = self.area.get();
        (area.width.max(20), area.height.max(4))
    }

    /// Scrolls; false for other actions.
    pub(super) fn apply(&self, action: Action) -> bool {
        let mut scroll = self.scroll.get();
        let known = scroll.apply(action, self.area.get().height);
        self.scroll.set(scroll);
        known
    }

    /// Makes a place visible.
    pub(super) fn reveal(&self, place: Place, shown: &Shown) {
        let Some((start, end)) = shown.rows_of(place) else {
            return;
        };
        let height = self.area.get().height.max(1);
        let mut top = self.scroll.get().top;
        if start < top {
            top = start.saturating_sub(1);
        } else if end > top.saturating_add(height) {
            top = (end + 1).saturating_sub(height);
        }
        self.scroll.set(Scroll { top });
    }

    /// How far it is scrolled.
    pub(super) fn scroll(&self) -> Scroll {
        self.scroll.get()
    }

    /// Scrolls to a row.
    pub(super) fn scroll_to(&self, scroll: Scroll) {
        self.scroll.set(scroll);
    }

    /// How far down it is scrolled; `None` when it has not been drawn yet.
    pub(super) fn share(&self) -> Option<Share> {
        let rows = self.rows.get();
        (rows > 0).then(|| Share::of(self.scroll.get(), rows, self.area.get().height))
    }

    /// Scrolls with the next view.
    pub(super) fn wish(&self, wish: Wish) {
        self.wish.set(Some(wish));
    }

    /// Draws what is in view.
    pub(super) fn view(&self, shown: &Shown, context: &Context, area: Rect, buf: &mut Buffer) {
        self.area.set(area);
        let rows = shown.sheet.rows.len();
        if let Some(wish) = self.wish.take() {
            self.scroll.set(wish.share.scroll(rows, area.height));
            if let Some(place) = wish.place {
                self.reveal(place, shown);
            }
        }
        let top = self.scroll.get().clamped(rows, area.height);
        self.scroll.set(Scroll { top });
        self.rows.set(rows);
        exhibit::paint(&shown.sheet, top, area, buf);
        page::edge(rows, top, area, context.bar(), buf);
    }

    /// What is at a place of the terminal.
    pub(super) fn at(&self, at: Position, shown: &Shown) -> Option<Place> {
        let area = self.area.get();
        if !area.contains(at) {
            return None;
        }
        shown.at(at.x - area.x, at.y - area.y + self.scroll.get().top)
    }
}

/// The room for the exhibits and for the panel, side by side where the terminal is wide, else below each other, the
/// panel with as many rows as it has, but `most` at the most. One column right of the exhibits is left for their scroll bar.
pub(super) fn divide(area: Rect, panel: u16, most: u16) -> (Rect, Rect) {
    const SIDE: u16 = 36;
    if area.width >= 92 {
        let width = area.width - SIDE - 3;
        let left = Rect { width, ..area };
        let right = Rect {
            x: area.x + width + 2,
            width: SIDE,
            ..area
        };
        (left, right)
    } else {
        let panel = panel.clamp(1, most.max(1));
        let top = Rect {
            height: area.height.saturating_sub(panel + 1),
            width: area.width.saturating_sub(1),
            ..area
        };
        let bottom = Rect {
            y: area.bottom().saturating_sub(panel),
            height: panel,
            x: area.x + 1,
            width: area.width.saturating_sub(2),
        };
        (top, bottom)
    }
}

/// Whether the panel stands beside the exhibits.
pub(super) const fn is_wide(area: Rect) -> bool {
    area.width >= 92
}
