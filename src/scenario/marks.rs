//! The mark-up of exhibit texts: `[[id|words]]` makes the words something that can be inspected and chosen. This file
//! takes the mark-up apart and tells every fault in it; which ids exist is judged in [`super::validate`].

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::structure::is_id;
use crate::text;

/// Text with marks in it, the mark-up removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// What is shown.
    pub text: String,
    /// In order, never overlapping.
    pub marks: Vec<Mark>,
}

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of [`Marked::text`].
    pub range: Range<usize>,
    /// Index into [`super::Scenario::clues`].
    pub clue: usize,
}

/// The smallest piece that a learner can point at: a mark, or a phrase of what lies between marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Bytes of [`Marked::text`].
    pub range: Range<usize>,
    /// The clue, where the phrase is a mark.
    pub clue: Option<usize>,
}

impl Marked {
    /// Text without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            marks: Vec::new(),
        }
    }

    /// All phrases, in order. A mark is a phrase of its own; the rest is divided by [`text::phrases`].
    pub fn phrases(&self) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let mut from = 0;
        for mark in &self.marks {
            self.divide(from..mark.range.start, &mut phrases);
            phrases.push(Phrase {
                range: mark.range.clone(),
                clue: Some(mark.clue),
            });
            from = mark.range.end;
        }
        self.divide(from..self.text.len(), &mut phrases);
        phrases
    }

    fn divide(&self, gap: Range<usize>, phrases: &mut Vec<Phrase>) {
        let Some(words) = self.text.get(gap.clone()) else {
            return;
        };
        for phrase in text::phrases(words) {
            // A lone 。 left over after a mark, or the time beside a bubble, is nothing that one would point at.
            if words
                .get(phrase.clone())
                .is_some_and(|words| words.chars().any(char::is_alphabetic))
            {
                phrases.push(Phrase {
                    range: gap.start + phrase.start..gap.start + phrase.end,
                    clue: None,
                });
            }
        }
    }
}

/// What the mark-up of a text says, before ids are looked up.
#[derive(Debug, Default)]
pub struct Markup<'a> {
    /// The text without the mark-up.
    pub text: String,
    /// The marks, in order.
    pub marks: Vec<RawMark<'a>>,
    /// Everything that is wrong with the mark-up.
    pub faults: Vec<Fault>,
}

/// A mark as written.
#[derive(Debug, PartialEq, Eq)]
pub struct RawMark<'a> {
    /// The id before the bar.
    pub id: &'a str,
    /// Where the id stands: bytes of the text as written.
    pub id_at: Range<usize>,
    /// The words after the bar, as written.
    pub words: &'a str,
    /// Where the marked words stand: bytes of [`Markup::text`].
    pub range: Range<usize>,
}

/// Something wrong with the mark-up.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where: bytes of the text as written.
    pub at: Range<usize>,
}

/// What can be wrong with the mark-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// `[[` without `]]`.
    NotClosed,
    /// `]]` without `[[`.
    NotOpened,
    /// `[[id]]`: the bar is missing.
    NoBar,
    /// `[[id|]]`: no words.
    Empty,
    /// A mark inside a mark.
    Nested,
    /// The mark begins or ends inside what a reader sees as one character.
    SplitCharacter,
    /// A full-width bar or bracket where the half-width one belongs.
    FullWidth,
    /// `[id|words]`: one bracket instead of two.
    SingleBrackets,
}

const OPEN: &str = "[[";
const CLOSE: &str = "]]";

/// Takes the mark-up of a text apart. `\[[` stands for a literal `[[`. A text with faults still yields the rest.
pub fn parse(source: &str) -> Markup<'_> {
    let mut out = Markup::default();
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        // Up to the next character that could begin something, and most texts have none, nothing is looked at.
        let plain = rest.bytes().position(is_special).unwrap_or(rest.len());
        out.text.push_str(rest.get(..plain).unwrap_or_default());
        at += plain;
        let rest = rest.get(plain..).unwrap_or_default();
        let Some(c) = rest.chars().next() else { break };
        let is_full_width = rest.starts_with("［［") || rest.starts_with("］］");
        if rest.starts_with("\\[[") {
            out.text.push_str(OPEN);
            at += 3;
        } else if rest.starts_with(OPEN) {
            at += mark(source, at, &mut out);
        } else if let Some(length) = single(rest) {
            out.faults.push(Fault {
                kind: FaultKind::SingleBrackets,
                at: at..at + length,
            });
            out.text.push_str(rest.get(..length).unwrap_or_default());
            at += length;
        } else if rest.starts_with(CLOSE) {
            out.faults.push(Fault {
                kind: FaultKind::NotOpened,
                at: at..at + 2,
            });
            out.text.push_str(CLOSE);
            at += 2;
        } else if is_full_width {
            let length = full_width_mark(rest);
            out.faults.push(Fault {
                kind: FaultKind::FullWidth,
                at: at..at + length,
            });
            out.text.push_str(rest.get(..length).unwrap_or_default());
            at += length;
        } else {
            out.text.push(c);
            at += c.len_utf8();
        }
    }
    for index in 0..out.marks.len() {
        let split = out.marks.get(index).is_some_and(|mark| {
            !is_boundary(&out.text, mark.range.start) || !is_boundary(&out.text, mark.range.end)
        });
        if let Some(mark) = out.marks.get(index).filter(|_| split) {
            out.faults.push(Fault {
                kind: FaultKind::SplitCharacter,
                at: mark.id_at.clone(),
            });
        }
    }
    out
}

/// What stands between the brackets of a mark, of whichever width these are.
pub fn inside_brackets(mark: &str) -> Option<&str> {
    let open = ["［［", OPEN].iter().find_map(|open| mark.strip_prefix(open))?;
    ["］］", CLOSE].iter().find_map(|close| open.strip_suffix(close))
}

/// Whether a byte may begin mark-up: a bracket, a backslash, or a character of full width.
const fn is_special(byte: u8) -> bool {
    matches!(byte, b'[' | b']' | b'\\' | 0xEF)
}

/// How much of a text is a mark written with one bracket instead of two: `[id|words]`.
fn single(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('[')?;
    // An id is short: what has none is not searched for its end.
    let bar = inside.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))?;
    let (id, rest) = inside.split_at_checked(bar)?;
    let words = rest.strip_prefix(['|', '｜']).filter(|_| is_id(id))?;
    let end = words.find([']', '[', '\n'])?;
    let is_mark = end > 0 && words.get(end..)?.starts_with(']');
    is_mark.then(|| 1 + inside.len() - words.len() + end + 1)
}

/// How much of a text is a mark written with full-width brackets: up to the closing ones on the same line, of either
/// width, or only the brackets.
fn full_width_mark(rest: &str) -> usize {
    const BRACKETS: usize = 6;
    let line = rest.lines().next().unwrap_or_default();
    if rest.starts_with("］］") {
        return BRACKETS;
    }
    ["］］", CLOSE]
        .iter()
        .filter_map(|close| Some(line.find(close)? + close.len()))
        .min()
        .unwrap_or(BRACKETS)
}

/// Reads the mark that opens at `at`; returns how many bytes it takes.
fn mark<'a>(source: &'a str, at: usize, out: &mut Markup<'a>) -> usize {
    let inside = source.get(at + 2..).unwrap_or_default();
    let line = inside.find('\n').unwrap_or(inside.len());
    let line = inside.get(..line).unwrap_or_default();
    let Some(first) = line.find(CLOSE) else {
        if let Some(closed) = line.find("］］") {
            let whole = at..at + 2 + closed + "］］".len();
            out.faults.push(Fault {
                kind: FaultKind::FullWidth,
                at: whole.clone(),
            });
            out.text.push_str(source.get(whole.clone()).unwrap_or_default());
            return whole.len();
        }
        out.faults.push(Fault {
            kind: FaultKind::NotClosed,
            at: at..at + 2,
        });
        out.text.push_str(OPEN);
        return 2;
    };
    let mut close = first;
    if let Some(nested) = line.get(..first).and_then(|content| content.find(OPEN)) {
        out.faults.push(Fault {
            kind: FaultKind::Nested,
            at: at + 2 + nested..at + 4 + nested,
        });
        // The outer mark ends where it was meant to end.
        let behind = line.get(first + 2..).unwrap_or_default();
        let next = behind.find(OPEN).unwrap_or(behind.len());
        if let Some(second) = behind.get(..next).and_then(|behind| behind.find(CLOSE)) {
            close = first + 2 + second;
        }
    }
    let content = inside.get(..close).unwrap_or_default();
    let whole = at..at + close + 4;
    let Some((id, words)) = content.split_once('|') else {
        let full_width = content.contains('｜');
        let kind = if full_width {
            FaultKind::FullWidth
        } else {
            FaultKind::NoBar
        };
        out.faults.push(Fault {
            kind,
            at: whole.clone(),
        });
        out.text.push_str(content);
        return whole.len();
    };
    if words.trim().is_empty() {
        out.faults.push(Fault {
            kind: FaultKind::Empty,
            at: whole.clone(),
        });
        return whole.len();
    }
    let start = out.text.len();
    out.text.push_str(words);
    let id_at = at + 2..at + 2 + id.len();
    out.marks.push(RawMark {
        id,
        id_at,
        words,
        range: start..out.text.len(),
    });
    whole.len()
}

fn is_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(source: &str) -> Vec<(FaultKind, &str)> {
        parse(source)
            .faults
            .into_iter()
            .map(|fault| (fault.kind, source.get(fault.at).unwrap()))
            .collect()
    }

    #[test]
    fn marks_are_taken_out_and_remembered() {
        let markup = parse("口座を[[pressure|停止]]しました。[[url|http://a.example/]]");
        assert_eq!(markup.text, "口座を停止しました。http://a.example/");
        let found: Vec<_> = markup
            .marks
            .iter()
            .map(|mark| (mark.id, markup.text.get(mark.range.clone()).unwrap()))
            .collect();
        assert_eq!(found, [("pressure", "停止"), ("url", "http://a.example/")]);
        assert!(markup.faults.is_empty());
    }

    #[test]
    fn every_fault_has_its_name_and_place() {
        assert_eq!(faults("a [[b|c"), [(FaultKind::NotClosed, "[[")]);
        assert_eq!(
            faults("a [[b|c\n]]"),
            [(FaultKind::NotClosed, "[["), (FaultKind::NotOpened, "]]")]
        );
        assert_eq!(faults("a ]] b"), [(FaultKind::NotOpened, "]]")]);
        assert_eq!(faults("[[b]]"), [(FaultKind::NoBar, "[[b]]")]);
        assert_eq!(faults("[[b|]]"), [(FaultKind::Empty, "[[b|]]")]);
        assert_eq!(faults("[[a|x [[b|y]]"), [(FaultKind::Nested, "[[")]);
        assert_eq!(faults("[[a|x [[b|y]] z]]"), [(FaultKind::Nested, "[[")]);
        assert_eq!(faults("[[a|x [[b|y]] [[c|z]]"), [(FaultKind::Nested, "[[")]);
        assert_eq!(faults("a［［b|c］］d"), [(FaultKind::FullWidth, "［［b|c］］")]);
        assert_eq!(faults("a］］d"), [(FaultKind::FullWidth, "］］")]);
        assert_eq!(faults("[[a｜x]]"), [(FaultKind::FullWidth, "[[a｜x]]")]);
        assert_eq!(faults("a[[b|c］］d"), [(FaultKind::FullWidth, "[[b|c］］")]);
        assert_eq!(faults("か[[a|\u{3099}x]]"), [(FaultKind::SplitCharacter, "a")]);
    }

    #[test]
    fn brackets_can_be_written() {
        let markup = parse("\\[[not a mark");
        assert_eq!(markup.text, "[[not a mark");
        assert!(markup.faults.is_empty());
    }

    #[test]
    fn phrases_are_marks_and_what_lies_between() {
        let marked = Marked {
            text: "急いでください。口座を停止。次へ".to_owned(),
            marks: vec![Mark {
                range: 33..39,
                clue: 4,
            }],
        };
        let words: Vec<_> = marked
            .phrases()
            .into_iter()
            .map(|phrase| (marked.text.get(phrase.range).unwrap().to_owned(), phrase.clue))
            .collect();
        assert_eq!(
            words,
            [
                ("急いでください。".to_owned(), None),
                ("口座を".to_owned(), None),
                ("停止".to_owned(), Some(4)),
                ("次へ".to_owned(), None)
            ]
        );
    }
}
