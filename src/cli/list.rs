//! `minuku list`: the scenarios of all packs, one a line, for people and for scripts. Whether something is a scam is
//! not told here.

use std::{io::Write, process::ExitCode};

use super::{Failure, load_and_tell};
use crate::{explain::own, locale::Texts, pack::load::Place, scenario::Role};

/// Prints id, kind, difficulty and title, with tabs between them.
pub(super) fn run(
    places: &[Place],
    role: Option<Role>,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let pack = load_and_tell(places, texts);
    let wanted = role.filter(|role| *role != Role::Author);
    for scenario in pack
        .scenarios
        .iter()
        .filter(|scenario| wanted.is_none_or(|role| scenario.roles.contains(&role)))
    {
        let title = own(&scenario.title, texts);
        writeln!(
            out,
            "{}\t{}\t{}\t{title}",
            scenario.id,
            scenario.kind().word(),
            scenario.difficulty().word()
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
