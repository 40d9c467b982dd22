//! A list with a selection that stays in view.

use std::cell::Cell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::ui::{app::Context, key::Action, page};

/// The selection of a list, and how far the list is scrolled.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The selected entry.
    pub selected: usize,
    /// The first row shown at the last view; drawing alone knows how much room there is.
    top: Cell<u16>,
}

/// An entry: its rows, the first of which is highlighted when it is selected.
pub type Entry = Vec<Line<'static>>;

impl List {
    /// A list with this entry selected.
    pub fn on(selected: usize) -> Self {
        Self {
            selected,
            ..Self::default()
        }
    }

    /// Moves as an action asks among so many entries. False for other actions.
    pub fn apply(&mut self, action: Action, count: usize) -> bool {
        let last = count.saturating_sub(1);
        self.selected = match action {
            Action::Up if self.selected == 0 => last,
            Action::Up => self.selected - 1,
            Action::Down if self.selected >= last => 0,
            Action::Down => self.selected + 1,
            Action::PageUp => self.selected.saturating_sub(8),
            Action::PageDown => (self.selected + 8).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    /// Keeps the selection inside a list that has become shorter.
    pub fn clamp(&mut self, count: usize) {
        self.selected = self.selected.min(count.saturating_sub(1));
    }

    /// Draws the entries with a `>` before the selected one.
    pub fn view(&self, entries: &[Entry], context: &Context, area: Rect, buf: &mut Buffer) {
        let theme = &context.theme;
        let (start, end) = rows_of(entries, self.selected);
        let height = usize::from(area.height);
        let total: usize = entries.iter().map(Vec::len).sum();
        let mut top = usize::from(self.top.get()).min(total.saturating_sub(height));
        if end > top + height {
            top = end - height;
        }
        top = top.min(start);
        self.top.set(u16::try_from(top).unwrap_or(u16::MAX));

        let rows = entries.iter().enumerate().flat_map(|(number, rows)| {
            rows.iter()
                .enumerate()
                .map(move |(row, line)| (number == self.selected, row == 0, line))
        });
        for (y, (selected, first, line)) in (area.top()..area.bottom()).zip(rows.skip(top)) {
            let mut line = line.clone();
            let selected = selected && first;
            line.spans
                .insert(0, Span::raw(if selected { "> " } else { "  " }));
            if selected {
                // One style for the whole row: a colour of its own could vanish on the colour of the selection.
                line.spans.iter_mut().for_each(|span| span.style = theme.selected);
                buf.set_style(Rect { y, height: 1, ..area }, theme.selected);
            }
            buf.set_line(area.left(), y, &line, area.width);
        }
        page::edge(total, self.top.get(), area, context.bar(), buf);
    }

    /// The entry at a place of the last view.
    pub fn at(&self, place: Position, entries: &[Entry], area: Rect) -> Option<usize> {
        let mut row = usize::from(place.y.checked_sub(area.y)?) + usize::from(self.top.get());
        for (number, rows) in entries.iter().enumerate() {
            match row.checked_sub(rows.len()) {
                Some(rest) => row = rest,
                None => return Some(number),
            }
        }
        None
    }
}

fn rows_of(entries: &[Entry], selected: usize) -> (usize, usize) {
    let start = entries.iter().take(selected).map(Vec::len).sum();
    (start, start + entries.get(selected).map_or(0, Vec::len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_goes_round_and_stays_in_view() {
        let context = Context::bare();
        let entries: Vec<Entry> = (0..10)
            .map(|number| vec![Line::from(number.to_string())])
            .collect();
        let area = Rect::new(0, 0, 8, 3);
        let mut list = List::default();
        list.apply(Action::Up, 10);
        assert_eq!(list.selected, 9);
        let mut buf = Buffer::empty(Rect::new(0, 0, 9, 3));
        list.view(&entries, &context, area, &mut buf);
        assert_eq!(
            buf.cell((0, 2)).map(|cell| cell.symbol().to_owned()),
            Some(">".to_owned())
        );
        assert_eq!(list.at(Position::new(0, 0), &entries, area), Some(7));
        list.apply(Action::Down, 10);
        assert_eq!(list.selected, 0);
    }
}
