//! `minuku helpdesks`: whom to call, open or not now or at a time that is asked for, as text.

use std::{io::Write, process::ExitCode};

use chrono::{DateTime, Utc};

use clap::{Arg, ArgMatches, Command};

use super::{
    Failure,
    args::{self, Words},
    columns, load_and_tell,
    plain::print,
};
use crate::{
    explain,
    helpdesk::{HOME, when},
    locale::Texts,
    pack::load::Place,
};

/// Which desks are wanted, and for when.
pub(super) struct Request {
    query: String,
    at: Option<String>,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts.sub("helpdesks").arg(args::query(texts)).arg(
        Arg::new("at")
            .long("at")
            .value_name(texts.value("moment"))
            .help(texts.text("cli-helpdesks-at")),
    )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            query: args::asked_words(matches),
            at: matches.get_one("at").cloned(),
        }
    }
}

/// Prints the desks in which the query occurs; the status is 1 when there is none.
pub(super) fn run(
    Request { query, at }: &Request,
    places: &[Place],
    now: DateTime<Utc>,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let moment = match at.as_deref().map(|at| when::parse_moment(at, now, HOME)) {
        Some(Ok(moment)) => moment,
        Some(Err(fault)) => return Err(Failure::Said(texts.text(fault.message()))),
        None => now,
    };
    let pack = load_and_tell(places, texts);
    let found = pack.helpdesks.search(query, texts.language());
    if found.is_empty() {
        writeln!(out, "{}", texts.text("list-nothing"))?;
        return Ok(ExitCode::from(1));
    }
    let words = when::format_long(moment, HOME, texts.language());
    writeln!(
        out,
        "{}",
        texts.with("helpdesks-as-of", &[("moment", words.into())])
    )?;
    for desk in found {
        writeln!(out)?;
        print(
            &explain::helpdesk(desk, &pack.helpdesks, moment, texts),
            columns(),
            out,
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
