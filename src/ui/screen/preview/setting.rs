//! How things stand in a previewed conversation, as a list to change: quantities, the clock, flags. What comes of it begins
//! at the node that is shown.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use crate::{
    explain::own,
    preview::talk::{MINUTES, Wish},
    rehearsal::{Rehearsal, State},
    scenario::{Conversation, conversation::MAX_MINUTES},
    text,
    ui::{
        app::Context,
        key::Action,
        page::Page,
        widget::list::{Entry, List},
    },
};

/// A state that is being changed.
#[derive(Debug)]
pub(super) struct Setting {
    conversation: Arc<Conversation>,
    node: usize,
    state: State,
    list: List,
}

/// One thing of a state, by index.
#[derive(Clone, Copy)]
enum Part {
    Quantity(usize),
    Minutes,
    Flag(usize),
}

impl Setting {
    /// The state of a walk.
    pub(super) fn of(rehearsal: &Rehearsal) -> Self {
        Self {
            conversation: Arc::clone(rehearsal.conversation()),
            node: rehearsal.place(),
            state: *rehearsal.state(),
            list: List::default(),
        }
    }

    /// The file has changed.
    pub(super) fn change(&mut self, conversation: &Arc<Conversation>) {
        let id = self.conversation.nodes.get(self.node).map(|node| &node.id);
        let node = conversation.nodes.iter().position(|node| Some(&node.id) == id);
        self.node = node.unwrap_or(conversation.start);
        self.state = self.wish().state(conversation).0;
        self.conversation = Arc::clone(conversation);
        self.list.clamp(self.parts().len());
    }

    /// The state by names.
    pub(super) fn wish(&self) -> Wish {
        Wish::of(&self.conversation, &self.state)
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = (0..self.conversation.quantities.len())
            .map(Part::Quantity)
            .collect();
        parts.push(Part::Minutes);
        parts.extend((0..self.conversation.flags.len()).map(Part::Flag));
        parts
    }

    pub(super) fn keys(&self) -> Vec<Action> {
        let change = match self.parts().get(self.list.selected) {
            Some(Part::Flag(_)) => vec![Action::Toggle],
            _ => vec![Action::Left, Action::Right],
        };
        let mut keys = vec![Action::Up, Action::Down];
        keys.extend(change);
        keys.extend([Action::Confirm, Action::Back]);
        keys
    }

    pub(super) fn update(&mut self, action: Action) {
        let parts = self.parts();
        let Some(part) = parts.get(self.list.selected).copied() else {
            return;
        };
        match (action, part) {
            (Action::Left | Action::Right, Part::Quantity(index)) => {
                let bounds = self.conversation.quantities.get(index);
                if let Some((value, bounds)) = self.state.values.get_mut(index).zip(bounds) {
                    let by = stride(bounds.max.saturating_sub(bounds.min));
                    let moved = if action == Action::Left {
                        value.saturating_sub(by)
                    } else {
                        value.saturating_add(by)
                    };
                    *value = moved.clamp(bounds.min, bounds.max);
                }
            }
            (Action::Left, Part::Minutes) => self.state.minutes = self.state.minutes.saturating_sub(1),
            (Action::Right, Part::Minutes) => self.state.minutes = (self.state.minutes + 1).min(MAX_MINUTES),
            (Action::Toggle | Action::Left | Action::Right, Part::Flag(index)) => {
                let one = std::iter::once(index).collect();
                self.state.flags = if self.state.flags.contains(index) {
                    self.state.flags.without(one)
                } else {
                    self.state.flags.with(one)
                };
            }
            _ => {
                self.list.apply(action, parts.len());
            }
        }
    }

    fn entries(&self, context: &Context, room: usize) -> Vec<Entry> {
        let conversation = &self.conversation;
        let rows: Vec<(String, String, String)> = self
            .parts()
            .into_iter()
            .filter_map(|part| {
                let texts = &context.texts;
                Some(match part {
                    Part::Quantity(index) => {
                        let quantity = conversation.quantities.get(index)?;
                        let value = self.state.values.get(index)?;
                        let about = format!(
                            "{}..{}  {}",
                            quantity.min,
                            quantity.max,
                            own(&quantity.name, texts)
                        );
                        (quantity.id.clone(), value.to_string(), about)
                    }
                    Part::Minutes => {
                        let about = format!("0..{MAX_MINUTES}  {}", texts.text("preview-minutes"));
                        (MINUTES.to_owned(), self.state.minutes.to_string(), about)
                    }
                    Part::Flag(index) => {
                        let flag = conversation.flags.get(index)?;
                        let is_set = self.state.flags.contains(index);
                        let tick = if is_set { "[x]" } else { "[ ]" };
                        (flag.id.clone(), tick.to_owned(), own(&flag.text, texts))
                    }
                })
            })
            .collect();
        let widest = |cell: fn(&(String, String, String)) -> &String| {
            rows.iter().map(|row| text::width(cell(row))).max().unwrap_or(0)
        };
        let (names, values) = (widest(|row| &row.0), widest(|row| &row.1));
        rows.iter()
            .map(|(name, value, about)| {
                let gap = " ".repeat(values.saturating_sub(text::width(value)));
                let line = format!("{}  {gap}{value}  {about}", text::pad(name, names));
                vec![Line::raw(text::truncate(&line, room).into_owned())]
            })
            .collect()
    }

    pub(super) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let area = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(3),
            ..area
        };
        let id = self.conversation.nodes.get(self.node);
        let id = id.map(|node| node.id.clone()).unwrap_or_default();
        let mut head = Page::new(area.width);
        head.text(
            &context.texts.with("preview-state", &[("node", id.into())]),
            context.theme.strong,
        );
        for (y, row) in (area.top()..area.bottom()).zip(&head.rows) {
            buf.set_line(area.x, y, row, area.width);
        }
        let used = u16::try_from(head.rows.len()).unwrap_or(1) + 1;
        let below = Rect {
            y: area.y + used,
            height: area.height.saturating_sub(used),
            ..area
        };
        let room = usize::from(area.width).saturating_sub(4);
        self.list.view(&self.entries(context, room), context, below, buf);
    }
}

/// How far one key goes among so many numbers: at most a twentieth, as 1, 2 or 5 with noughts.
fn stride(span: i64) -> i64 {
    let most = (span / 20).max(1);
    let mut stride = 1;
    for next in
        (0..18_u32).flat_map(|power| [1, 2, 5].map(|digit: i64| digit.saturating_mul(10_i64.pow(power))))
    {
        if next <= most {
            stride = next;
        }
    }
    stride
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stride_is_round_and_crosses_the_room_in_some_twenty_keys() {
        for (span, wanted) in [
            (0, 1),
            (10, 1),
            (100, 5),
            (1_000, 50),
            (800_000, 20_000),
            (3_000_000, 100_000),
        ] {
            assert_eq!(stride(span), wanted, "{span}");
        }
        assert!(stride(i64::MAX) > 1_000_000_000_000_000);
    }
}
