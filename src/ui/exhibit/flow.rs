//! Turns a passage into rows: broken into lines, marks and phrases dressed as the [`Pointing`] says, every piece with
//! its origin. Where on the screen the rows go is decided by those who ask for them.

use std::{borrow::Cow, ops::Range};

use ratatui::style::Style;

use super::{
    Look, Pointing, Spot,
    sheet::{Aim, CHOSEN, Origin, Piece, Row},
};
use crate::{
    scenario::{Marked, Passage, marks::Phrase},
    text,
    ui::theme::focused,
};

/// Stands for the cell before a phrase while lines are broken: a line may end before it but not after it (class BB of
/// UAX #14), and it is one cell wide.
const SLOT: &str = "\u{b4}";
/// Keeps the number of a call-out together with its words while lines are broken; takes no cell.
const JOINER: &str = "\u{2060}";

/// A run of the text to be broken.
struct Segment {
    /// Bytes of the text that is broken.
    range: Range<usize>,
    /// What is shown in its place.
    instead: Option<String>,
    style: Style,
    target: Option<Aim>,
}

/// A passage prepared for breaking.
struct Script<'a, 'b> {
    look: &'a Look<'b>,
    text: String,
    segments: Vec<Segment>,
    /// What the cell has in which a row begins, where there are cells before phrases.
    edge: Option<Style>,
}

impl Script<'_, '_> {
    fn push(&mut self, text: &str, instead: Option<String>, style: Style, target: Option<Aim>) {
        let start = self.text.len();
        self.text.push_str(text);
        if self.text.len() > start {
            self.segments.push(Segment {
                range: start..self.text.len(),
                instead,
                style,
                target,
            });
        }
    }

    /// Adds a stretch of the passage, with its addresses in the style of links.
    fn stretch(
        &mut self,
        marked: &Marked,
        range: Range<usize>,
        addresses: &[Range<usize>],
        (style, link): (Style, Style),
        target: Option<Aim>,
    ) {
        let mut at = range.start;
        for address in addresses {
            let (start, end) = (address.start.max(at), address.end.min(range.end));
            if start < end {
                self.words(marked, at..start, style, target);
                self.words(marked, start..end, link, target);
                at = end;
            }
        }
        self.words(marked, at..range.end, style, target);
    }

    fn words(&mut self, marked: &Marked, range: Range<usize>, style: Style, target: Option<Aim>) {
        let words = text::clean(marked.text.get(range).unwrap_or_default());
        self.push(&words, None, style, target);
    }

    fn rows(&self, width: usize, passage: usize) -> Vec<Row> {
        // Rows that do not begin with a phrase are as far in as those that do.
        let room = width.saturating_sub(usize::from(self.edge.is_some()));
        // A line of no cells is asked for only where nothing will be visible anyway.
        let lines = text::wrap(&self.text, room.max(1));
        let mut segments = self.segments.as_slice();
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let mut row = Row::new();
            let begins = self
                .text
                .get(line.start..)
                .is_some_and(|text| text.starts_with(SLOT));
            if let Some(style) = self.edge.filter(|_| !begins && width > 1) {
                let origin = Origin {
                    passage,
                    target: None,
                };
                row.push(Piece::new(" ", style, Some(origin)));
            }
            while let Some((first, rest)) = segments.split_first()
                && first.range.end <= line.start
            {
                segments = rest;
            }
            for segment in segments {
                if segment.range.start >= line.end {
                    break;
                }
                let part = segment.range.start.max(line.start)..segment.range.end.min(line.end);
                let words = match &segment.instead {
                    // Broken in two where not even a number fits: shown once.
                    Some(_) if part.start > segment.range.start => Cow::Borrowed(""),
                    Some(instead) => Cow::Borrowed(instead.as_str()),
                    None => Cow::Borrowed(self.text.get(part).unwrap_or_default()),
                };
                row.push(Piece::new(
                    words,
                    segment.style,
                    Some(Origin {
                        passage,
                        target: segment.target,
                    }),
                ));
            }
            rows.push(row);
        }
        rows
    }
}

impl<'b> Look<'b> {
    /// The passage in lines of at most `width` cells; at least one row.
    pub(super) fn flow(&self, passage: &Passage, width: usize, style: Style) -> Vec<Row> {
        self.script(passage, style, style).rows(width, passage.number)
    }

    /// The same in as few rows, but of like length, as a heading wants to be.
    pub(super) fn balanced(&self, passage: &Passage, width: usize, style: Style) -> Vec<Row> {
        let script = self.script(passage, style, style);
        let rows = script.rows(width, passage.number);
        let all: usize = rows.iter().map(Row::width).sum();
        (all / rows.len().max(1)..width)
            .map(|narrower| script.rows(narrower, passage.number))
            .find(|narrower| narrower.len() <= rows.len())
            .unwrap_or(rows)
    }

    /// The same for running text, in which addresses look like links.
    pub(super) fn prose(&self, passage: &Passage, width: usize, style: Style) -> Vec<Row> {
        let light = [self.theme.page.bg, self.theme.canvas.bg, self.theme.bubble.bg];
        let link = if light.contains(&style.bg) {
            style.patch(self.theme.link)
        } else {
            style.patch(self.theme.link_on_dark)
        };
        self.script(passage, style, link).rows(width, passage.number)
    }

    /// The cells that the passage would take without any breaking.
    pub(super) fn natural(&self, passage: &Passage) -> usize {
        let script = self.script(passage, Style::new(), Style::new());
        super::sheet::widest(&script.rows(usize::from(u16::MAX), passage.number))
    }

    fn script<'a>(&'a self, passage: &Passage, style: Style, link: Style) -> Script<'a, 'b> {
        let marked = passage.text.get(self.language);
        let addresses = if style == link {
            Vec::new()
        } else {
            addresses(&marked.text)
        };
        let mut script = Script {
            look: self,
            text: String::with_capacity(marked.text.len() + 16),
            segments: Vec::new(),
            edge: None,
        };
        let mut at = 0;
        for phrase in self.phrases(marked) {
            if phrase.range.start < at || phrase.range.end <= phrase.range.start {
                continue;
            }
            let spot = Spot {
                passage: passage.number,
                start: phrase.range.start,
            };
            let dress = self.dress(spot, &phrase);
            let mut before = at..phrase.range.start;
            if self.pointing == Pointing::Phrases
                && marked
                    .text
                    .get(before.clone())
                    .is_some_and(|gap| gap.ends_with(' '))
            {
                // The space between two words becomes the cell before the second.
                before.end -= 1;
            }
            script.stretch(marked, before, &addresses, (style, link), None);
            script.before(spot, &phrase, is_inside(&marked.text, phrase.range.start), style);
            let aim = Aim {
                start: phrase.range.start,
                clue: phrase.clue,
            };
            script.stretch(
                marked,
                phrase.range.clone(),
                &addresses,
                (dress(style), dress(link)),
                Some(aim),
            );
            at = phrase.range.end;
        }
        script.stretch(marked, at..marked.text.len(), &addresses, (style, link), None);
        if passage.text.is_missing(self.language) {
            let name = format!(" ({})", self.language.other().own_name());
            script.push(&name, None, style, None);
        }
        script
    }

    /// What can be pointed at in a text.
    fn phrases(&self, marked: &Marked) -> Vec<Phrase> {
        match self.pointing {
            Pointing::None => Vec::new(),
            Pointing::Phrases => marked.phrases(),
            Pointing::Marks | Pointing::CallOuts => marked
                .marks
                .iter()
                .map(|mark| Phrase {
                    range: mark.range.clone(),
                    clue: Some(mark.clue),
                })
                .collect(),
        }
    }

    /// How the words of a phrase are dressed.
    fn dress(&self, spot: Spot, phrase: &Phrase) -> impl Fn(Style) -> Style + use<> {
        let over = match self.pointing {
            Pointing::Marks => self.theme.mark,
            Pointing::CallOuts if self.number(phrase).is_some() => self.theme.mark,
            Pointing::Phrases if self.chosen.contains(&spot) => self.theme.chosen,
            _ => Style::new(),
        };
        let focus = self.focus == Some(spot);
        move |style| {
            let style = style.patch(over);
            if focus { focused(style) } else { style }
        }
    }

    fn number(&self, phrase: &Phrase) -> Option<usize> {
        self.numbers.get(&phrase.clue?).copied()
    }
}

impl Script<'_, '_> {
    /// Adds what stands before a phrase: its cell, or its number. Within an address a cell would make another address of
    /// it: there a phrase has none, and its sign stands left of the text instead.
    fn before(&mut self, spot: Spot, phrase: &Phrase, is_inside: bool, style: Style) {
        match self.look.pointing {
            Pointing::Phrases => {
                let (sign, over) = if self.look.chosen.contains(&spot) {
                    (CHOSEN, self.look.theme.ticked)
                } else {
                    (" ", Style::new())
                };
                self.edge = Some(style);
                if !is_inside {
                    self.push(SLOT, Some(sign.to_owned()), style.patch(over), None);
                }
            }
            Pointing::CallOuts => {
                if let Some(number) = self.look.number(phrase) {
                    let shown = format!("[{number}]");
                    let held = format!("{shown}{JOINER}");
                    self.push(&held, Some(shown), self.look.theme.call_out, None);
                }
            }
            Pointing::None | Pointing::Marks => {}
        }
    }
}

/// Whether a place is within a run of visible ASCII characters, such as an address.
fn is_inside(text: &str, at: usize) -> bool {
    let is_visible = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    is_visible(before) && is_visible(text.as_bytes().get(at))
}

/// Where addresses stand in a text: from `http://` or `https://` on, as far as characters go that addresses are
/// written with, less the punctuation of the sentence.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..)
        && let Some(start) = rest.find("http").map(|at| from + at)
    {
        let tail = text.get(start..).unwrap_or_default();
        let length = tail
            .bytes()
            .position(|byte| !byte.is_ascii_graphic())
            .unwrap_or(tail.len());
        let whole = tail.get(..length).unwrap_or_default();
        let address = whole.trim_end_matches(['.', ',', ')', ']', '>', '"', '\'', ';', ':', '!', '?']);
        if address.starts_with("http://") || address.starts_with("https://") {
            found.push(start..start + address.len());
        }
        from = start + length.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let text = "手続きはhttps://a.example/x?y=1 まで。See http://b.example. httpd";
        let found: Vec<_> = addresses(text)
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect();
        assert_eq!(found, ["https://a.example/x?y=1", "http://b.example"]);
    }

    #[test]
    fn the_cell_of_a_phrase_goes_to_the_next_line_with_it() {
        for words in ["今日\u{b4}明日まで。", "due,\u{b4}now", "2026,\u{b4}1 (a)"] {
            let at = words.find(SLOT).unwrap();
            let before = text::width(words.get(..at).unwrap());
            let lines = text::wrap(words, before + 1);
            assert_eq!(lines.first(), Some(&(0..at)), "{words}");
            assert_eq!(text::width(SLOT), 1);
        }
    }
}
