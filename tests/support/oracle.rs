//! What must hold for any bytes in the place of a file, for the property tests and for the fuzz target alike.

#![expect(
    unreachable_pub,
    clippy::unwrap_used,
    reason = "a test and a fuzz target take this file as a module; a panic is how they hear"
)]

use minuku::{
    pack::check::{Checker, Fixable, Ids, Input},
    scenario::{
        edit::{Edit, Layout, Replacement},
        problem::{Problem, Severity},
        source,
    },
};
use toml::de::DeTable;

/// Judges bytes in the place of one file.
pub struct Oracle {
    checks: Checker,
    file: Fixable,
}

impl Oracle {
    /// For a file by its name: a registry, or a scenario.
    pub fn new(name: &str) -> Self {
        let input = Input::Text {
            name: Some(name.into()),
            bytes: Vec::new().into(),
        };
        let checks = Checker::of_inputs(&[input], None);
        let file = checks.singles().remove(0);
        Self { checks, file }
    }

    /// What is wrong with these bytes.
    pub fn judge(&self, bytes: &[u8]) -> Vec<Problem> {
        self.checks.judge(&self.file, bytes)
    }

    /// What they are after everything certain was repaired.
    pub fn repair(&self, bytes: &[u8]) -> Vec<u8> {
        let ids = Ids::for_at_most(1);
        self.checks.repair(&self.file, bytes, &ids).bytes
    }

    /// Ends with a panic where something does not hold.
    pub fn hold(&self, bytes: &[u8]) {
        let problems = self.judge(bytes);
        let decoded = source::decode("", bytes);
        let layout = Layout::of(bytes);
        for problem in &problems {
            let Some(text) = problem.source.as_deref() else {
                continue;
            };
            assert_eq!(Some(text), decoded.as_deref().ok(), "{problem:?}");
            let edits = problem.fix.iter().flat_map(spans);
            for span in [problem.span.clone()]
                .into_iter()
                .chain(problem.related.clone())
                .chain(edits)
            {
                assert!(
                    text.get(span.clone()).is_some(),
                    "{span:?} lies inside: {problem:?}"
                );
                let disk = layout.range(&span);
                assert!(disk.start <= disk.end && disk.end <= bytes.len(), "{problem:?}");
            }
            let before = text.get(..problem.span.start).unwrap();
            assert_eq!(problem.line, before.matches('\n').count() + 1, "{problem:?}");
            let line = before.rsplit('\n').next().unwrap();
            assert_eq!(problem.column, line.chars().count() + 1, "{problem:?}");
        }

        let repaired = self.repair(bytes);
        assert_eq!(self.repair(&repaired), repaired, "twice is once");
        let left = self.judge(&repaired);
        if repaired == bytes {
            assert_eq!(left, problems, "judging is a function");
        } else if decoded.is_ok_and(|text| DeTable::parse(&text).is_ok()) {
            // Only a fault of the syntax hides others.
            assert!(errors(&left) < errors(&problems), "{problems:?} became {left:?}");
            for problem in &left {
                let code = problem.code;
                let count = |problems: &[Problem]| problems.iter().filter(|other| other.code == code).count();
                assert!(
                    count(&left) <= count(&problems),
                    "more of {code}: {problems:?} became {left:?}"
                );
            }
        }
    }
}

fn spans(edit: &Edit) -> Vec<std::ops::Range<usize>> {
    let mut spans = vec![edit.span.clone()];
    if let Replacement::Copy(span) = &edit.by {
        spans.push(span.clone());
    }
    spans
}

fn errors(problems: &[Problem]) -> usize {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    errors.count()
}
