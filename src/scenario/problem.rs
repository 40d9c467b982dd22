//! What is wrong with a file: a stable code, a place, and what the sentence about it needs. The sentence itself is in
//! the locale files (`problems.ftl`); the picture with carets is drawn in `cli::check`.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{edit::Edit, place::Places};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A scenario is not used; an entry of a registry is used as far as it can be read, unless it could harm.
    Error,
    /// It is used all the same.
    Warning,
    /// Worth knowing.
    Note,
}

/// How a pack weighs problems that are a matter of judgement, by code; see [`super::form::SEVERITY`].
#[derive(Clone, Debug, Default)]
pub struct Severities {
    /// `None` where a code is switched off.
    by_code: Arc<BTreeMap<String, Option<Severity>>>,
}

impl Severities {
    /// From codes and the words of `pack.toml`; other words are left out.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, &'w str)>) -> Self {
        let by_code = words.into_iter().filter_map(|(code, word)| {
            let severity = match word {
                "off" => None,
                "note" => Some(Severity::Note),
                "warning" => Some(Severity::Warning),
                "error" => Some(Severity::Error),
                _ => return None,
            };
            Some((code.to_owned(), severity))
        });
        Self {
            by_code: Arc::new(by_code.collect()),
        }
    }

    /// What becomes of a problem; `None` when it is not told.
    fn weigh(&self, code: &str, usual: Severity) -> Option<Severity> {
        self.by_code.get(code).copied().unwrap_or(Some(usual))
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The stable code, as `M0101`; also the name of its sentence: the message `M0101` says what is wrong, its
    /// attribute `help` what to do, and its attribute `near` what to do where [`Problem::values`] has a `nearest`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named or found; may hold anything, to be cleaned before it is printed.
    pub file: Arc<str>,
    /// The text of the file, where the place can be shown in it.
    pub source: Option<Arc<str>>,
    /// Where: bytes of the source.
    pub span: Range<usize>,
    /// A second place of the same file that matters; the attribute `related` of the message labels it.
    pub related: Option<Range<usize>>,
    /// The line of the place, from 1.
    pub line: usize,
    /// Its column, from 1, counted in characters.
    pub column: usize,
    /// The values of the sentence.
    pub values: Vec<(&'static str, String)>,
    /// What repairs it, where that is certain; changes of the source, as [`Problem::span`].
    pub fix: Vec<Edit>,
}

impl Problem {
    /// A problem of a file that has no text to point into.
    pub fn of_file(code: &'static str, severity: Severity, file: &str) -> Self {
        Self {
            code,
            severity,
            file: file.into(),
            source: None,
            span: 0..0,
            related: None,
            line: 1,
            column: 1,
            values: Vec::new(),
            fix: Vec::new(),
        }
    }

    /// Adds a value for the sentence.
    pub fn with(&mut self, name: &'static str, value: impl Into<String>) -> &mut Self {
        self.values.push((name, value.into()));
        self
    }

    /// Adds the nearest known word, where one is near.
    pub fn near<'w>(&mut self, word: &str, known: impl IntoIterator<Item = &'w str>) -> &mut Self {
        if let Some(found) = nearest(word, known) {
            self.with("nearest", found);
        }
        self
    }

    /// Adds the nearest of the ids that there are, and these themselves: all of a few, the nearest of many.
    pub fn among<'w>(&mut self, word: &str, known: impl IntoIterator<Item = &'w str>) -> &mut Self {
        const FEW: usize = 40;
        let mut ids: Vec<&str> = known.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        self.near(word, ids.iter().copied());
        let count = ids.len();
        let how = match count {
            0 => "none",
            1..=FEW => "all",
            _ => "some",
        };
        if count > FEW {
            ids.sort_by_cached_key(|id| strsim::damerau_levenshtein(word, id));
            ids.truncate(FEW);
        }
        self.with("how", how)
            .with("count", count.to_string())
            .with("ids", ids.join(", "))
    }

    /// Adds the second place.
    pub fn related(&mut self, span: Range<usize>) -> &mut Self {
        self.related = Some(span);
        self
    }

    /// Ends the chain of a problem that was made on the spot.
    #[must_use]
    pub fn done(&mut self) -> Self {
        self.clone()
    }

    /// Adds what repairs it.
    pub fn fixed_by(&mut self, edits: impl IntoIterator<Item = Edit>) -> &mut Self {
        self.fix.extend(edits);
        self
    }

    /// Line and column, both from 1, the column counted in characters.
    pub const fn position(&self) -> (usize, usize) {
        (self.line, self.column)
    }
}

/// The problems of one file, as they are found.
#[derive(Debug)]
pub struct Report {
    file: Arc<str>,
    source: Arc<str>,
    problems: Vec<Problem>,
    severities: Severities,
}

impl Report {
    /// For a file and its text.
    pub fn new(file: &str, source: &str) -> Self {
        Self {
            file: file.into(),
            source: source.into(),
            problems: Vec::new(),
            severities: Severities::default(),
        }
    }

    /// Weighs what is found as its pack does.
    pub fn weigh(&mut self, severities: &Severities) {
        self.severities = severities.clone();
    }

    /// The text of the file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Notes an error; values can be added to what is returned.
    pub fn error(&mut self, code: &'static str, span: Range<usize>) -> &mut Problem {
        self.note(code, Severity::Error, span)
    }

    /// Notes a warning.
    pub fn warning(&mut self, code: &'static str, span: Range<usize>) -> &mut Problem {
        self.note(code, Severity::Warning, span)
    }

    /// Notes a problem of any severity.
    pub fn note(&mut self, code: &'static str, severity: Severity, span: Range<usize>) -> &mut Problem {
        let problem = Problem {
            code,
            severity,
            file: Arc::clone(&self.file),
            source: Some(Arc::clone(&self.source)),
            span,
            related: None,
            line: 1,
            column: 1,
            values: Vec::new(),
            fix: Vec::new(),
        };
        let index = self.problems.len();
        self.problems.push(problem);
        &mut self.problems[index]
    }

    /// Whether there is any error so far.
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| self.severities.weigh(problem.code, problem.severity) == Some(Severity::Error))
    }

    /// What was found so far.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter()
    }

    /// The same, to be completed.
    pub fn problems_mut(&mut self) -> impl Iterator<Item = &mut Problem> {
        self.problems.iter_mut()
    }

    /// Everything found, by place.
    pub fn finish(mut self) -> Vec<Problem> {
        let severities = self.severities;
        self.problems.retain_mut(|problem| {
            let severity = severities.weigh(problem.code, problem.severity);
            problem.severity = severity.unwrap_or(problem.severity);
            severity.is_some()
        });
        self.problems
            .sort_by(|a, b| (a.span.start, a.code).cmp(&(b.span.start, b.code)));
        let mut places = Places::new(&self.source);
        for problem in &mut self.problems {
            let place = places.at(problem.span.start);
            (problem.line, problem.column) = (place.line, place.column);
        }
        self.problems
    }
}

/// The known word that a person may have meant: at most a third of its letters away.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance > 0 && *distance <= (candidate.chars().count() / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_different_word_is_not() {
        let known = ["family", "verdict", "situation"];
        assert_eq!(nearest("familiy", known), Some("family"));
        assert_eq!(nearest("veridct", known), Some("verdict"));
        assert_eq!(nearest("colour", known), None);
    }

    #[test]
    fn of_many_ids_the_nearest_are_told() {
        let all: Vec<String> = (10..99).map(|number| format!("id-{number}")).collect();
        let told = |known: &[String]| {
            let mut report = Report::new("a.toml", "");
            let problem = report.error("M0113", 0..0);
            problem.among("id-950", known.iter().map(String::as_str));
            report.finish().remove(0).values
        };
        let few = told(&all[..3]);
        assert_eq!(few[0], ("how", "all".to_owned()));
        assert_eq!(few[2], ("ids", "id-10, id-11, id-12".to_owned()));
        let many = told(&all);
        assert_eq!(many[0], ("nearest", "id-50".to_owned()));
        assert_eq!(many[1], ("how", "some".to_owned()));
        assert_eq!(many[2], ("count", "89".to_owned()));
        assert_eq!(many[3].1.split(", ").count(), 40);
        assert!(many[3].1.contains("id-95"));
    }

    #[test]
    fn positions_count_characters_not_bytes() {
        let mut report = Report::new("a.toml", "日本\n語は=1");
        report.error("M0001", 13..14);
        assert_eq!(report.finish().first().map(Problem::position), Some((2, 3)));
    }
}
