//! Changes of a file. Problems are found in a text without byte-order mark and with line feeds only; a change is made in
//! the bytes that lie on disk, and touches no other. What is certain enough to be changed is told where a problem is found.

use std::{cmp::Reverse, ops::Range};

/// One replacement. Several of them belong together; they do not overlap, and at the same place they follow each other in
/// their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced: bytes of the text.
    pub span: Range<usize>,
    /// By what.
    pub by: Replacement,
}

/// What comes in the place of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// These words. Lines end in line feeds here, and in the file as its other lines do.
    Words(String),
    /// What stands there, byte by byte: for moving.
    Copy(Range<usize>),
}

impl Edit {
    /// Puts words in the place of others.
    pub fn replace(span: Range<usize>, words: impl Into<String>) -> Self {
        Self {
            span,
            by: Replacement::Words(words.into()),
        }
    }

    /// Puts words in front of a byte.
    pub fn insert(at: usize, words: impl Into<String>) -> Self {
        Self::replace(at..at, words)
    }

    /// Takes something away.
    pub fn remove(span: Range<usize>) -> Self {
        Self::replace(span, "")
    }

    /// Puts a piece of the text in front of another byte.
    pub fn carry(span: Range<usize>, to: usize) -> [Self; 2] {
        let copy = Self {
            span: to..to,
            by: Replacement::Copy(span.clone()),
        };
        [copy, Self::remove(span)]
    }
}

/// How the text of a file lies in its bytes: behind a byte-order mark or not, with which ends of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    mark: usize,
    /// For every carriage return that was left out, the line feed that it stood before: bytes of the text.
    returns: Vec<usize>,
    feeds: usize,
}

impl Layout {
    /// Of the bytes of a file.
    pub fn of(bytes: &[u8]) -> Self {
        let mark = if bytes.starts_with("\u{FEFF}".as_bytes()) {
            3
        } else {
            0
        };
        let body = bytes.get(mark..).unwrap_or_default();
        let mut returns = Vec::new();
        let mut feeds = 0;
        let mut before = 0;
        for (at, byte) in body.iter().enumerate() {
            if *byte == b'\n' {
                feeds += 1;
                if before == b'\r' {
                    returns.push(at - 1 - returns.len());
                }
            }
            before = *byte;
        }
        Self { mark, returns, feeds }
    }

    /// The byte of the file at which a byte of the text lies. A line feed lies where the end of its line begins.
    pub fn on_disk(&self, at: usize) -> usize {
        self.mark + at + self.returns.partition_point(|line_feed| *line_feed < at)
    }

    /// The same for a range.
    pub fn range(&self, span: &Range<usize>) -> Range<usize> {
        self.on_disk(span.start)..self.on_disk(span.end)
    }

    /// What an edit puts in, as it is written on disk.
    pub fn written(&self, edit: &Edit, text: &str) -> String {
        match &edit.by {
            Replacement::Words(words) if self.returns.len() * 2 > self.feeds => words.replace('\n', "\r\n"),
            Replacement::Words(words) => words.clone(),
            Replacement::Copy(span) => self.with_returns(text, span),
        }
    }

    /// A piece of the text with the ends of lines that it has on disk.
    fn with_returns(&self, text: &str, span: &Range<usize>) -> String {
        let mut written = String::new();
        let mut at = span.start;
        let first = self.returns.partition_point(|feed| *feed < span.start);
        for feed in self
            .returns
            .iter()
            .skip(first)
            .take_while(|feed| **feed < span.end)
        {
            written.push_str(text.get(at..*feed).unwrap_or_default());
            written.push('\r');
            at = *feed;
        }
        written.push_str(text.get(at..span.end).unwrap_or_default());
        written
    }

    /// The file after these edits of its text.
    pub fn apply<'e>(&self, edits: impl IntoIterator<Item = &'e Edit>, text: &str, bytes: &[u8]) -> Vec<u8> {
        let mut edits: Vec<&Edit> = edits.into_iter().collect();
        edits.sort_by_key(|edit| (edit.span.start, Reverse(edit.span.is_empty())));
        let mut out = Vec::with_capacity(bytes.len() + 64);
        let mut at = 0;
        for edit in edits {
            let range = self.range(&edit.span);
            out.extend_from_slice(bytes.get(at..range.start).unwrap_or_default());
            out.extend_from_slice(self.written(edit, text).as_bytes());
            at = range.end.max(at);
        }
        out.extend_from_slice(bytes.get(at..).unwrap_or_default());
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scenario::source;

    fn apply(bytes: &str, edits: &[Edit]) -> String {
        let text = source::decode("a.toml", bytes.as_bytes()).unwrap();
        String::from_utf8(Layout::of(bytes.as_bytes()).apply(edits, &text, bytes.as_bytes())).unwrap()
    }

    #[test]
    fn nothing_else_changes() {
        assert_eq!(apply("a ＝ 1\n", &[Edit::replace(2..5, "=")]), "a = 1\n");
        assert_eq!(
            apply(
                "\u{FEFF}a ＝ 1\r\nb ＝ 2\n",
                &[Edit::replace(2..5, "="), Edit::replace(10..13, "=")]
            ),
            "\u{FEFF}a = 1\r\nb = 2\n"
        );
    }

    #[test]
    fn lines_are_carried_with_their_ends() {
        let text = "x = 1\n[t]\ny = 2\nz = 3\n";
        assert_eq!(
            apply(&text.replace('\n', "\r\n"), &Edit::carry(10..16, 6)),
            "x = 1\r\ny = 2\r\n[t]\r\nz = 3\r\n"
        );
        assert_eq!(
            apply("x = 1\n[t]\r\ny = 2\r\nz = 3\n", &Edit::carry(10..16, 6)),
            "x = 1\ny = 2\r\n[t]\r\nz = 3\n"
        );
    }

    #[test]
    fn new_lines_end_like_the_others() {
        assert_eq!(
            apply("a\r\nb\r\n", &[Edit::insert(2, "new\n")]),
            "a\r\nnew\r\nb\r\n"
        );
        assert_eq!(
            apply("a\nb\r\nc\n", &[Edit::insert(2, "new\n")]),
            "a\nnew\nb\r\nc\n"
        );
        assert_eq!(
            apply("a\r\nb", &[Edit::insert(1, " # end")]),
            "a # end\r\nb",
            "before the end of the line"
        );
    }

    proptest! {
        #[test]
        fn every_byte_of_the_text_is_found_on_disk(text in "\u{FEFF}?[a\u{3042}\r\n]{0,40}") {
            let bytes = text.as_bytes();
            let decoded = source::decode("a.toml", bytes).unwrap();
            let layout = Layout::of(bytes);
            for (at, c) in decoded.char_indices().filter(|(_, c)| *c != '\n') {
                let disk = layout.on_disk(at);
                prop_assert_eq!(text.get(disk..).and_then(|rest| rest.chars().next()), Some(c));
            }
            prop_assert_eq!(layout.on_disk(decoded.len()), bytes.len());
            prop_assert_eq!(layout.apply(&[], &decoded, bytes), bytes);
            let all = 0..decoded.len();
            prop_assert_eq!(layout.with_returns(&decoded, &all), text.trim_start_matches('\u{FEFF}'));
        }
    }
}
