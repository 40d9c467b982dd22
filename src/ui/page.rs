//! Text that is read from top to bottom: paragraphs and lists broken to a width, and the scrolling through them. For
//! explanations; exhibits have their own sheets.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{key::Action, theme::Theme};
use crate::{
    explain::{Block, Tone},
    text,
};

/// Rows of a certain width, as they are built.
#[derive(Clone, Debug)]
pub struct Page {
    width: usize,
    /// The rows so far; none is wider than the page.
    pub rows: Vec<Line<'static>>,
}

impl Page {
    /// An empty page, in cells.
    pub fn new(width: u16) -> Self {
        Self {
            width: usize::from(width).max(2),
            rows: Vec::new(),
        }
    }

    /// An empty row; two never follow each other, and none comes first.
    pub fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| row.width() > 0) {
            self.rows.push(Line::default());
        }
    }

    /// A paragraph.
    pub fn text(&mut self, words: &str, style: Style) {
        self.item("", Style::new(), words, style);
    }

    /// A paragraph whose first row begins with a marker and whose other rows are indented below the words.
    pub fn item(&mut self, marker: &str, marker_style: Style, words: &str, style: Style) {
        self.spans(marker, marker_style, &[(words, style)]);
    }

    /// The same for words in several styles; they follow each other without a gap.
    pub fn spans(&mut self, marker: &str, marker_style: Style, words: &[(&str, Style)]) {
        let indent = text::width(marker);
        let (indent, room) = match self.width.checked_sub(indent) {
            Some(room) if room >= 8 || indent == 0 => (indent, room),
            _ => (0, self.width),
        };
        let all: String = words.iter().map(|(words, _)| *words).collect();
        for (number, range) in text::wrap(&all, room).into_iter().enumerate() {
            let mut spans = Vec::new();
            if number == 0 && indent > 0 {
                spans.push(Span::styled(marker.to_owned(), marker_style));
            } else if indent > 0 {
                spans.push(Span::raw(" ".repeat(indent)));
            }
            let mut at = 0;
            for (words, style) in words {
                let (start, end) = (range.start.max(at), range.end.min(at + words.len()));
                if let Some(piece) = all.get(start..end).filter(|piece| !piece.is_empty()) {
                    spans.push(Span::styled(piece.to_owned(), *style));
                }
                at += words.len();
            }
            self.rows.push(Line::from(spans));
        }
    }

    /// An explanation, in the colours of a theme.
    pub fn blocks(&mut self, blocks: &[Block], theme: &Theme) {
        let style = |tone: Tone| match tone {
            Tone::Plain => theme.text,
            Tone::Strong => theme.strong,
            Tone::Dim => theme.dim,
            Tone::Good => theme.good,
            Tone::Bad => theme.bad,
        };
        let mut indent = 0;
        for block in blocks {
            match block {
                Block::Heading(words) => {
                    self.blank();
                    self.text(words, theme.heading);
                }
                Block::Text(tone, words) => self.text(words, style(*tone)),
                Block::Item(marker, tone, words) => {
                    indent = text::width(marker);
                    // A label is dim beside its value; a number or dash takes the tone of its words.
                    let (marker_style, words_style) = match tone {
                        Tone::Dim if indent > 4 => (theme.dim, theme.text),
                        _ => (style(*tone), style(*tone)),
                    };
                    self.item(marker, marker_style, words, words_style);
                }
                Block::Below(tone, words) => self.item(&" ".repeat(indent), theme.text, words, style(*tone)),
                Block::Labelled(label, words) => {
                    let words: Vec<(&str, Style)> = words
                        .iter()
                        .map(|(tone, words)| (words.as_str(), style(*tone)))
                        .collect();
                    self.spans(label, theme.strong, &words);
                }
                Block::Gap => self.blank(),
            }
        }
    }

    /// A label and its value on one row, or below each other where they do not fit.
    pub fn pair(&mut self, label: &str, label_style: Style, value: &str, style: Style) {
        self.item(&format!("{label}  "), label_style, value, style);
    }
}

/// How far something is scrolled, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The first row shown.
    pub top: u16,
}

impl Scroll {
    /// Scrolls as an action asks; rows beyond the end are cut off when drawing. False for other actions.
    pub fn apply(&mut self, action: Action, page: u16) -> bool {
        let page = page.saturating_sub(2).max(1);
        match action {
            Action::PageUp => self.top = self.top.saturating_sub(page),
            Action::PageDown => self.top = self.top.saturating_add(page),
            Action::Up => self.top = self.top.saturating_sub(1),
            Action::Down => self.top = self.top.saturating_add(1),
            Action::First => self.top = 0,
            Action::Last => self.top = u16::MAX,
            _ => return false,
        }
        true
    }

    /// The first row to show of so many, in an area so high.
    pub fn clamped(self, rows: usize, height: u16) -> u16 {
        let most = rows.saturating_sub(usize::from(height));
        self.top.min(u16::try_from(most).unwrap_or(u16::MAX))
    }
}

/// How far something was scrolled, and how far it could have been; for the same thing in other words, which has more or
/// fewer rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The first row that was shown.
    pub top: u16,
    /// The first row when scrolled to the end.
    pub most: u16,
}

impl Share {
    /// Of what was just drawn.
    pub fn of(scroll: Scroll, rows: usize, height: u16) -> Self {
        Self {
            top: scroll.clamped(rows, height),
            most: Scroll { top: u16::MAX }.clamped(rows, height),
        }
    }

    /// As far down, of so many rows.
    pub fn scroll(self, rows: usize, height: u16) -> Scroll {
        let most = Scroll { top: u16::MAX }.clamped(rows, height);
        let top = match self.most {
            0 => 0,
            whole => u32::from(self.top) * u32::from(most) / u32::from(whole),
        };
        Scroll {
            top: u16::try_from(top).unwrap_or(most),
        }
    }
}

/// Draws the rows that fit, and at the right edge how much is above and below. Returns the first row shown, for the
/// screen to keep.
pub fn show(rows: &[Line<'_>], scroll: Scroll, area: Rect, bar: Bar, buf: &mut Buffer) -> Scroll {
    let top = scroll.clamped(rows.len(), area.height);
    for (y, row) in (area.top()..area.bottom()).zip(rows.iter().skip(usize::from(top))) {
        buf.set_line(area.left(), y, row, area.width);
    }
    edge(rows.len(), top, area, bar, buf);
    Scroll { top }
}

/// How scroll bars and dividing lines look.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// Their colour.
    pub style: Style,
    /// Whether they are drawn with ASCII characters.
    pub ascii: bool,
}

impl Bar {
    /// The character of a row, strong or not.
    pub const fn symbol(self, strong: bool) -> &'static str {
        match (self.ascii, strong) {
            (true, true) => "#",
            (true, false) => "|",
            (false, true) => "┃",
            (false, false) => "│",
        }
    }
}

/// Draws the scroll bar to the right of an area, where not all rows fit.
pub fn edge(rows: usize, top: u16, area: Rect, bar: Bar, buf: &mut Buffer) {
    let height = usize::from(area.height);
    if rows <= height || area.height < 2 || area.width == 0 {
        return;
    }
    let x = area.right();
    if !buf.area.contains((x, area.top()).into()) {
        return;
    }
    let thumb = (height * height / rows).clamp(1, height);
    let start = usize::from(top) * (height - thumb) / (rows - height).max(1);
    for offset in 0..height {
        let inside = (start..start + thumb).contains(&offset);
        let y = area.top() + u16::try_from(offset).unwrap_or(0);
        buf.set_string(x, y, bar.symbol(inside), bar.style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_indented_below_its_words() {
        let mut page = Page::new(12);
        page.item("1 ", Style::new(), "銀行に電話します。", Style::new());
        let rows: Vec<String> = page.rows.iter().map(ToString::to_string).collect();
        assert_eq!(rows, ["1 銀行に電話", "  します。"]);
    }

    #[test]
    fn styles_follow_their_words_through_the_break() {
        let bold = Style::new().bold();
        let mut page = Page::new(6);
        page.spans("", Style::new(), &[("あい", Style::new()), ("うえお", bold)]);
        let styles: Vec<Vec<(String, bool)>> = page
            .rows
            .iter()
            .map(|row| {
                row.spans
                    .iter()
                    .map(|span| (span.content.to_string(), span.style == bold))
                    .collect()
            })
            .collect();
        assert_eq!(
            styles,
            [
                vec![("あい".to_owned(), false), ("う".to_owned(), true)],
                vec![("えお".to_owned(), true)]
            ]
        );
    }

    #[test]
    fn the_same_in_other_words_is_scrolled_as_far() {
        for (top, wanted) in [(0, 0), (5, 10), (10, 20)] {
            let share = Share::of(Scroll { top }, 20, 10);
            assert_eq!(share.scroll(30, 10), Scroll { top: wanted });
            assert_eq!(share.scroll(8, 10), Scroll { top: 0 });
        }
        // What did not scroll begins at the top.
        assert_eq!(
            Share::of(Scroll::default(), 5, 10).scroll(30, 10),
            Scroll::default()
        );
    }

    #[test]
    fn scrolling_stops_at_both_ends() {
        let mut scroll = Scroll::default();
        assert!(scroll.apply(Action::Up, 10));
        assert_eq!(scroll.clamped(30, 10), 0);
        scroll.apply(Action::Last, 10);
        assert_eq!(scroll.clamped(30, 10), 20);
        assert_eq!(scroll.clamped(5, 10), 0);
    }
}
