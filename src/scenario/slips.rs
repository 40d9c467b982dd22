//! Full-width characters where TOML wants half-width ones: the commonest slip of an author whose input method is on. They
//! are found outside texts and comments only; what is written inside a text is the author's.

use std::ops::Range;

use super::edit::Edit;
use crate::text;

/// The slips of one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The first of them.
    pub(super) place: Range<usize>,
    /// What should stand there; the word `space` for a space.
    pub(super) wanted: String,
    /// What repairs the line, when it is certain what was meant.
    pub(super) edits: Vec<Edit>,
}

/// The slips of a text, line by line.
pub(super) fn find(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut at = 0;
    let mut open: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        let mut scan = Scan {
            text,
            at,
            end,
            edits: Vec::new(),
            is_certain: true,
        };
        open = scan.line(open);
        slips.extend(scan.slip());
        at += line.len();
    }
    slips
}

/// The character of the syntax that a full-width one was meant to be.
pub(super) fn half_width(c: char) -> Option<char> {
    match c {
        '“' | '”' => Some('"'),
        '‘' | '’' => Some('\''),
        '、' => Some(','),
        '。' => Some('.'),
        '・' => None,
        c => Some(text::half_width(c)).filter(|right| *right != c),
    }
}

/// One line, from left to right.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    edits: Vec<(Range<usize>, char)>,
    is_certain: bool,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// Reads the line; `open` is the end of a long text that began above. The answer is the end of one that goes on below.
    fn line(&mut self, mut open: Option<&'static str>) -> Option<&'static str> {
        loop {
            if let Some(close) = open {
                match closing(self.rest(), close) {
                    Some(length) => self.at += length,
                    None => return open,
                }
                open = None;
            }
            let c = self.rest().chars().next()?;
            match c {
                '#' => return None,
                '"' | '\'' => {
                    let long = if c == '"' { "\"\"\"" } else { "'''" };
                    if self.rest().starts_with(long) {
                        self.at += 3;
                        open = Some(long);
                    } else {
                        self.at += 1;
                        if !self.string(c) {
                            return None;
                        }
                    }
                }
                c if c.is_ascii() => self.at += 1,
                c => match half_width(c) {
                    Some(quote @ ('"' | '\'')) => {
                        self.slip_at(c, quote);
                        if !self.full_width_string(quote) {
                            return None;
                        }
                    }
                    Some(right) => {
                        self.slip_at(c, right);
                        if right == '#' {
                            return None;
                        }
                    }
                    // Words without quotation marks are another mistake, whatever stands between them.
                    None => {
                        self.is_certain = false;
                        return None;
                    }
                },
            }
        }
    }

    fn slip_at(&mut self, c: char, right: char) {
        let end = self.at + c.len_utf8();
        self.edits.push((self.at..end, right));
        self.at = end;
    }

    /// Goes behind a text that was opened with a half-width mark; one that is closed with a full-width mark is a slip.
    fn string(&mut self, quote: char) -> bool {
        let close = if quote == '"' { "\"" } else { "'" };
        if let Some(length) = closing(self.rest(), close) {
            self.at += length;
            return true;
        }
        let closes = |rest: &str| {
            let rest = rest.trim_start_matches([' ', ',', ']', '}', '、', '］', '｝', '\u{3000}']);
            rest.is_empty() || rest.starts_with('#')
        };
        let found = self.rest().char_indices().find_map(|(at, c)| {
            let rest = self.rest().get(at + c.len_utf8()..)?;
            (half_width(c) == Some(quote) && closes(rest)).then_some((at, c))
        });
        // `"「“引用”` has its quotation marks in pairs: the one that is missing is another one.
        let is_paired =
            self.rest().matches('“').count() == self.rest().matches('”').count() && self.rest().contains('“');
        if let Some((at, c)) = found.filter(|_| !is_paired) {
            self.at += at;
            self.slip_at(c, quote);
            true
        } else {
            self.is_certain = false;
            false
        }
    }

    /// Goes behind a text that was opened with a full-width mark, to the next mark of either width.
    fn full_width_string(&mut self, quote: char) -> bool {
        let found = self
            .rest()
            .char_indices()
            .find(|(_, c)| *c == quote || half_width(*c) == Some(quote));
        let Some((at, c)) = found else {
            self.is_certain = false;
            return false;
        };
        let words = self.rest().get(..at).unwrap_or_default();
        // An empty text may be the beginning of a long one; a backslash meant itself.
        self.is_certain &= !words.is_empty() && !words.contains('\\');
        self.at += at;
        if c == quote {
            self.at += 1;
        } else {
            self.slip_at(c, quote);
        }
        true
    }

    fn slip(self) -> Option<Slip> {
        let (first, right) = self.edits.first()?;
        let mut place = first.clone();
        let mut wanted = String::from(*right);
        if *right == ' ' {
            "space".clone_into(&mut wanted);
        } else {
            for (next, right) in self.edits.iter().skip(1) {
                if next.start != place.end || *right == ' ' {
                    break;
                }
                place.end = next.end;
                wanted.push(*right);
            }
        }
        let edits = if self.is_certain {
            let edits = self.edits.into_iter();
            edits.map(|(span, right)| Edit::replace(span, right)).collect()
        } else {
            Vec::new()
        };
        Some(Slip { place, wanted, edits })
    }
}

/// How far it is behind the end of a text.
fn closing(rest: &str, close: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' && close.starts_with('"') {
            escaped = true;
        } else if rest.get(at..).is_some_and(|rest| rest.starts_with(close)) {
            return Some(at + close.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{edit::Layout, source};

    fn repaired(text: &str) -> String {
        let decoded = source::decode("a.toml", text.as_bytes()).unwrap();
        let slips = find(&decoded);
        let edits = slips.iter().flat_map(|slip| &slip.edits);
        let bytes = Layout::of(text.as_bytes()).apply(edits, &decoded, text.as_bytes());
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn syntax_is_repaired_and_words_are_not() {
        for (wrong, right) in [
            ("id ＝ “a”　＃　昼、夜\n", "id = \"a\" #　昼、夜\n"),
            ("［［exhibit］］\r\nkind＝”sms”", "[[exhibit]]\r\nkind=\"sms\""),
            ("a ＝ [“x、y”、 \"＝\"、 ‘z’]", "a = [\"x、y\", \"＝\", 'z']"),
            ("a ＝ \"昼休み”", "a = \"昼休み\""),
            ("a = \"昼休み”\nb = “夜\" # ＝", "a = \"昼休み\"\nb = \"夜\" # ＝"),
            (
                "a = \"\"\"\n＝ “\n\"\"\"\nb ＝ 1",
                "a = \"\"\"\n＝ “\n\"\"\"\nb = 1",
            ),
            ("a = \"\\\"＝\"\nｂ．ｃ = １２", "a = \"\\\"＝\"\nb.c = 12"),
        ] {
            assert_eq!(repaired(wrong), right);
            assert_eq!(repaired(right), right);
        }
    }

    #[test]
    fn what_is_not_certain_is_left_alone() {
        for text in [
            "a ＝ 昼休み",
            "a = “彼は\"はい\"と言った”",
            "a = \"「“引用”",
            "a = “C:\\x”",
            "a = ““”昼“””",
            "a = “昼",
            "昼 = 1、2",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
