//! The parts of a screen as a row of numbered names, one of which is shown. What the parts are belongs to the screens.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::ui::{app::Context, key::Action, page::Page};

/// Keys of something that is read part by part, in footer order.
pub fn reading_keys(count: usize) -> Vec<Action> {
    vec![
        Action::Confirm,
        Action::Digit(u8::try_from(count).unwrap_or(1)),
        Action::Right,
        Action::Left,
        Action::Down,
        Action::Up,
        Action::PageDown,
        Action::PageUp,
    ]
}

/// What the arrow keys are called there: the id of a message.
pub const fn reading_name(action: Action) -> Option<&'static str> {
    match action {
        Action::Left | Action::Right => Some("key-turn"),
        Action::Up | Action::Down => Some("key-scroll"),
        _ => None,
    }
}

/// The part to which an action leads from another one; `None` for other actions, and where there is no such part.
pub fn to(action: Action, at: usize, count: usize) -> Option<usize> {
    let to = match action {
        Action::Right | Action::Next => (at + 1) % count.max(1),
        Action::Left | Action::Previous => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        Action::Digit(digit) => usize::from(digit).checked_sub(1)?,
        _ => return None,
    };
    (to < count).then_some(to)
}

/// What an action comes to for somebody who reads part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The last part has been read.
    Through,
    /// Another part is shown.
    To(usize),
    /// It is not for the parts.
    Other,
}

/// The same for somebody who reads part by part, and goes on by `Enter`.
pub fn turn(action: Action, at: usize, count: usize) -> Turn {
    match action {
        Action::Confirm | Action::Toggle if at + 1 == count => Turn::Through,
        Action::Confirm | Action::Toggle => Turn::To(at + 1),
        _ => to(action, at, count).map_or(Turn::Other, Turn::To),
    }
}

/// Draws the names, which are messages, with a `>` before the one that is shown; gives back the room below them.
pub fn view(
    titles: impl IntoIterator<Item = &'static str>,
    selected: usize,
    context: &Context,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let theme = &context.theme;
    let labels: Vec<(String, _)> = titles
        .into_iter()
        .enumerate()
        .map(|(number, title)| {
            let (sign, style) = if number == selected {
                (">", theme.selected)
            } else {
                (" ", theme.text)
            };
            let label = format!("{sign}{} {} ", number + 1, context.texts.text(title));
            (label, style)
        })
        .collect();
    let labels: Vec<(&str, _)> = labels
        .iter()
        .map(|(label, style)| (label.as_str(), *style))
        .collect();
    let width = area.width.saturating_sub(2);
    let mut head = Page::new(width);
    head.spans("", theme.text, &labels);
    for (y, row) in (area.top()..area.bottom()).zip(&head.rows) {
        buf.set_line(area.x + 1, y, row, width);
    }
    let height = u16::try_from(head.rows.len()).unwrap_or(1);
    Rect {
        x: area.x + 1,
        y: area.y + height + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(height + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_go_round_but_the_last_is_the_end_for_a_reader() {
        assert_eq!(to(Action::Right, 2, 3), Some(0));
        assert_eq!(to(Action::Left, 0, 3), Some(2));
        assert_eq!(to(Action::Digit(3), 0, 3), Some(2));
        assert_eq!(to(Action::Digit(4), 0, 3), None);
        assert_eq!(to(Action::Down, 0, 3), None);
        assert_eq!(turn(Action::Confirm, 1, 3), Turn::To(2));
        assert_eq!(turn(Action::Confirm, 2, 3), Turn::Through);
        assert_eq!(turn(Action::Right, 2, 3), Turn::To(0));
        assert_eq!(turn(Action::PageDown, 2, 3), Turn::Other);
    }
}
