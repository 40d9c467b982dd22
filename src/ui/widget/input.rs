//! A line to type into. It knows nothing of what is searched for.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    text,
    ui::{key::Typing, theme::Theme},
};

/// The most that can be typed, in characters as a reader counts them.
const MOST: usize = 80;

/// Text while it is typed, and whether it is.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// What has been typed.
    pub text: String,
    /// Whether keys go here.
    pub active: bool,
}

impl Input {
    /// Takes a key; true when the text has changed.
    pub fn write(&mut self, typing: &Typing) -> bool {
        match typing {
            Typing::Insert(c) if !text::is_unsafe(*c) && *c != '\n' => {
                if self.text.graphemes(true).count() < MOST {
                    self.text.push(*c);
                    return true;
                }
                false
            }
            Typing::Erase => {
                let kept = self.text.grapheme_indices(true).next_back().map(|(at, _)| at);
                self.text.truncate(kept.unwrap_or(0));
                kept.is_some()
            }
            Typing::Clear => {
                self.text.clear();
                true
            }
            Typing::Done => {
                self.active = false;
                false
            }
            Typing::Leave => {
                self.active = false;
                self.text.clear();
                true
            }
            Typing::Insert(_) | Typing::Move(_) | Typing::Control(_) => false,
        }
    }

    /// Draws a label and what has been typed, the end of it when it is long.
    pub fn view(&self, label: &str, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let label = format!("{label} ");
        buf.set_stringn(area.x, area.y, &label, usize::from(area.width), theme.dim);
        let start = u16::try_from(text::width(&label))
            .unwrap_or(area.width)
            .min(area.width);
        let room = usize::from(area.width - start);
        let shown = self.end(room.saturating_sub(1));
        buf.set_stringn(
            area.x + start,
            area.y,
            shown,
            room,
            if self.active { theme.strong } else { theme.text },
        );
    }

    /// Where the cursor stands.
    pub fn cursor(&self, label: &str, area: Rect) -> Option<Position> {
        let start = text::width(label) + 1;
        let room = usize::from(area.width).saturating_sub(start + 1);
        let x = start + text::width(self.end(room));
        self.active
            .then(|| Position::new(area.x + u16::try_from(x).unwrap_or(0), area.y))
    }

    fn end(&self, room: usize) -> &str {
        let mut start = self.text.len();
        let mut used = 0;
        for (at, grapheme) in self.text.grapheme_indices(true).rev() {
            used += text::width(grapheme);
            if used > room {
                break;
            }
            start = at;
        }
        self.text.get(start..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erasing_takes_a_whole_character_as_the_reader_sees_it() {
        let mut input = Input::default();
        for c in "がか\u{3099}".chars() {
            input.write(&Typing::Insert(c));
        }
        input.write(&Typing::Erase);
        assert_eq!(input.text, "が");
    }

    #[test]
    fn what_cannot_be_seen_cannot_be_typed() {
        let mut input = Input::default();
        assert!(!input.write(&Typing::Insert('\u{202E}')));
        assert!(!input.write(&Typing::Insert('\u{1b}')));
        assert!(input.text.is_empty());
    }
}
