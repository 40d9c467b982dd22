//! One line a problem: for the error parsers of editors, and for annotations on GitHub.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use super::severity_word;
use crate::{
    locale::Texts,
    pack::check::Checked,
    scenario::{place::Places, problem::Severity},
    text, wording,
};

/// `file:line:column: severity[CODE]: what is wrong`.
pub(super) fn short(seen: &Checked, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    for file in &seen.found {
        let name = text::clean_line(&file.file);
        for problem in &file.problems {
            let (line, column) = problem.position();
            let severity = severity_word(problem.severity);
            let what = wording::what(problem, texts);
            writeln!(
                out,
                "{name}:{line}:{column}: {severity}[{}]: {what}",
                problem.code
            )?;
        }
    }
    Ok(())
}

/// Workflow commands, from which GitHub makes annotations.
pub(super) fn github(seen: &Checked, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    for file in &seen.found {
        let name = text::clean_line(&file.file);
        let name = property(&name);
        let source = file.problems.iter().find_map(|problem| problem.source.clone());
        let mut places = Places::new(source.as_deref().unwrap_or_default());
        for problem in &file.problems {
            let command = match problem.severity {
                Severity::Note => "notice",
                severity => severity_word(severity),
            };
            write!(out, "::{command} file={name}")?;
            if problem.source.is_some() {
                let end = places.at(problem.span.end.max(problem.span.start));
                let (line, column) = problem.position();
                write!(out, ",line={line},endLine={}", end.line)?;
                // Columns mean something on one line only; the last one is still part of it.
                if end.line == line {
                    let last = end.column.saturating_sub(1).max(column);
                    write!(out, ",col={column},endColumn={last}")?;
                }
            }
            let mut message = wording::what(problem, texts);
            if let Some(help) = wording::help(problem, texts) {
                let label = texts.text("problem-help");
                message = format!("{message}\n{label}: {help}");
            }
            writeln!(out, ",title={}::{}", property(problem.code), data(&message))?;
        }
    }
    Ok(())
}

/// A message as GitHub unescapes it.
fn data(words: &str) -> Cow<'_, str> {
    escape(words, &['%', '\r', '\n'])
}

/// The value of a property, which colons and commas would end.
fn property(words: &str) -> Cow<'_, str> {
    escape(words, &['%', '\r', '\n', ':', ','])
}

fn escape<'w>(words: &'w str, signs: &[char]) -> Cow<'w, str> {
    if !words.contains(signs) {
        return Cow::Borrowed(words);
    }
    let escaped = |c: char| match c {
        '%' => "%25",
        '\r' => "%0D",
        '\n' => "%0A",
        ':' => "%3A",
        ',' => "%2C",
        _ => "",
    };
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if signs.contains(&c) {
            out.push_str(escaped(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped_as_github_reads_them() {
        assert_eq!(data("100%: a, b\r\nc"), "100%25: a, b%0D%0Ac");
        assert_eq!(property("a,b:c%.toml"), "a%2Cb%3Ac%25.toml");
    }
}
