//! `minuku glossary`: terms and what they mean, as text.

use std::{io::Write, process::ExitCode};

use clap::{ArgMatches, Command};

use super::{
    Failure,
    args::{self, Words},
    columns, load_and_tell,
    plain::print,
};
use crate::{explain, locale::Texts, pack::load::Place, text};

/// Which terms are wanted.
pub(super) struct Request {
    query: String,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts.sub("glossary").arg(args::query(texts))
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            query: args::asked_words(matches),
        }
    }
}

/// Prints the terms in which the query occurs; the status is 1 when there is none.
pub(super) fn run(
    Request { query }: &Request,
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
