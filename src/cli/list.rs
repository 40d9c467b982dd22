//! `minuku list`: the scenarios and conversations of all packs, one a line, for people and for scripts. Whether something is
//! a scam is not told here.

use std::{io::Write, process::ExitCode};

use super::{Failure, load_and_tell};
use crate::{explain::own, locale::Texts, pack::load::Place, scenario::Role};

/// The kind of conversations, as in their files.
const COUNTER: &str = "counter";

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
    for conversation in pack.conversations.iter().filter(|conversation| {
        !conversation.draft && wanted.is_none_or(|role| conversation.roles.contains(&role))
    }) {
        writeln!(
            out,
            "{}\t{COUNTER}\t{}\t{}",
            conversation.id,
            conversation.difficulty.word(),
            own(&conversation.title, texts)
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
