//! What is wrong with a file: a stable code, a place, and what the sentence about it needs. The sentence itself is in
//! the locale files (`problems.ftl`); the picture with carets is drawn in `cli::check`.

use std::{ops::Range, sync::Arc};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is not used.
    Error,
    /// The file is used all the same.
    Warning,
    /// Worth knowing.
    Note,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The stable code, as `M0101`; also the name of its sentence: message `M0101` says what is wrong, its attribute
    /// `help` what to do.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named or found; text that may be printed after cleaning only.
    pub file: Arc<str>,
    /// The text of the file, where the place can be shown in it.
    pub source: Option<Arc<str>>,
    /// Where: bytes of the source.
    pub span: Range<usize>,
    /// A second place that matters, with the id of the message that labels it.
    pub related: Option<(Range<usize>, &'static str)>,
    /// The values of the sentence.
    pub values: Vec<(&'static str, String)>,
}

impl Problem {
    /// Line and column, both from 1, the column counted in characters.
    pub fn position(&self) -> (usize, usize) {
        let Some(before) = self
            .source
            .as_deref()
            .and_then(|source| source.get(..self.span.start))
        else {
            return (1, 1);
        };
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        (line, column)
    }
}
