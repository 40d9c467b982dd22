//! `minuku helpdesks`: whom to call, open or not now or at a time that is asked for, as text.

use std::{io::Write, process::ExitCode};

use chrono::{DateTime, Utc};

use super::{Failure, columns, load_and_tell, plain::print};
use crate::{
    explain,
    helpdesk::{HOME, when},
    locale::Texts,
    pack::load::Place,
};

/// Prints the desks in which the query occurs; the status is 1 when there is none.
pub(super) fn run(
    query: &str,
    at: Option<&str>,
    places: &[Place],
    now: DateTime<Utc>,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let moment = match at.map(|at| when::parse_moment(at, now, HOME)) {
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
