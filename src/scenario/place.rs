//! Where something stands, as people and editors count: line, column, cell. Bytes on disk are for [`super::edit`].

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters (Unicode scalar values).
    pub column: usize,
    /// The byte of the text at which the line begins.
    pub line_start: usize,
}

/// Finds places in one text. Asked in ascending order, all of them together cost one pass over the text; in any other
/// order, a search among the lines.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Where every line begins; made when first needed.
    starts: Vec<usize>,
    last: (usize, Place),
}

impl<'t> Places<'t> {
    /// For a text whose lines end in line feeds.
    pub const fn new(text: &'t str) -> Self {
        let first = Place {
            line: 1,
            column: 1,
            line_start: 0,
        };
        Self {
            text,
            starts: Vec::new(),
            last: (0, first),
        }
    }

    /// A line by its number, without its end.
    pub fn line(&mut self, number: usize) -> Option<&'t str> {
        self.count();
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let rest = self.text.get(start..)?;
        rest.get(..rest.find('\n').unwrap_or(rest.len()))
    }

    fn count(&mut self) {
        if self.starts.is_empty() {
            self.starts.push(0);
            let feeds = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            self.starts.extend(feeds.map(|(at, _)| at + 1));
        }
    }

    /// The place of a byte. Beyond the end is the end; inside a character is its beginning.
    pub fn at(&mut self, byte: usize) -> Place {
        let byte = (0..=byte.min(self.text.len()))
            .rev()
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(0);
        self.count();
        let index = self.starts.partition_point(|start| *start <= byte).max(1);
        let line_start = self.starts.get(index - 1).copied().unwrap_or(0);
        let (before, known) = self.last;
        // A long line is counted on from the place that was asked for last.
        let (from, column) = if known.line == index && before <= byte {
            (before, known.column)
        } else {
            (line_start, 1)
        };
        let between = self.text.get(from..byte).unwrap_or_default();
        let place = Place {
            line: index,
            column: column + between.chars().count(),
            line_start,
        };
        self.last = (byte, place);
        place
    }

    /// The cell of a byte within its line, from 1, as a terminal shows the line; a tab counts as one.
    pub fn cell(&mut self, byte: usize) -> usize {
        let place = self.at(byte);
        let (byte, _) = self.last;
        let before = self.text.get(place.line_start..byte).unwrap_or_default();
        before
            .graphemes(true)
            .map(|grapheme| match grapheme {
                "\t" => 1,
                _ => text::width(grapheme),
            })
            .sum::<usize>()
            + 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_columns_and_cells_are_counted_from_one() {
        let text = "日本\n語は=1\n";
        let mut places = Places::new(text);
        let mut at = |byte| {
            let place = places.at(byte);
            (place.line, place.column, places.cell(byte))
        };
        assert_eq!(at(0), (1, 1, 1));
        assert_eq!(at(3), (1, 2, 3));
        assert_eq!(at(6), (1, 3, 5));
        assert_eq!(at(13), (2, 3, 5));
        assert_eq!(at(text.len()), (3, 1, 1));
        assert_eq!(at(4), (1, 2, 3), "inside a character");
        assert_eq!(at(900), (3, 1, 1), "beyond the end");
    }

    proptest! {
        #[test]
        fn any_order_gives_what_counting_gives(text in "[a\u{3042}\n]{0,40}", bytes in prop::collection::vec(0_usize..130, 1..8)) {
            let mut places = Places::new(&text);
            for byte in bytes {
                let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
                let before = text.get(..byte).unwrap();
                let place = places.at(byte);
                prop_assert_eq!(place.line, before.matches('\n').count() + 1);
                prop_assert_eq!(place.column, before.rsplit('\n').next().unwrap().chars().count() + 1);
            }
        }
    }
}
