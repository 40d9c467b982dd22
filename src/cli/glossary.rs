//! `minuku glossary`: terms and what they mean, as text.

use std::{io::Write, process::ExitCode};

use super::{Failure, columns, load_and_tell, plain::print};
use crate::{explain, locale::Texts, pack::load::Place, text};

/// Prints the terms in which the query occurs; the status is 1 when there is none.
pub(super) fn run(
    query: &str,
    places: &[Place],
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let pack = load_and_tell(places, texts);
    let wanted = text::fold(query);
    let mut found = 0;
    for term in &pack.terms {
        let words = term
            .term
            .iter()
            .chain(term.text.iter())
            .map(|(_, words)| words.as_str());
        if !words
            .chain(term.reading.as_deref())
            .any(|words| text::fold(words).contains(&wanted))
        {
            continue;
        }
        if found > 0 {
            writeln!(out)?;
        }
        print(&explain::term(term, &pack, texts), columns(), out)?;
        found += 1;
    }
    if found == 0 {
        writeln!(out, "{}", texts.text("list-nothing"))?;
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}
