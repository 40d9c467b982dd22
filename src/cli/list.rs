//! `minuku list`: the scenarios and conversations of all packs, one a line, for people and for scripts; and for authors the ids
//! that scenarios can refer to. Whether something is a scam is not told here.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use clap::{Arg, ArgMatches, Command, builder::PossibleValue};

use super::{Failure, args::Words, load_and_tell};
use crate::{
    explain::own,
    locale::Texts,
    pack::{Pack, load::Place},
    scenario::{Incident, Role},
    text,
};

/// The kind of conversations, as in their files.
const COUNTER: &str = "counter";

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Scenarios,
    Families,
    Prevention,
    FirstAid,
    Terms,
    Helpdesks,
}

impl What {
    const ALL: [(&'static str, Self); 6] = [
        ("scenarios", Self::Scenarios),
        ("families", Self::Families),
        ("prevention", Self::Prevention),
        ("first-aid", Self::FirstAid),
        ("terms", Self::Terms),
        ("helpdesks", Self::Helpdesks),
    ];

    /// The file in which it is written and the key for it may have another name.
    fn value((word, what): (&'static str, Self)) -> PossibleValue {
        let value = PossibleValue::new(word);
        match what {
            Self::FirstAid => value.alias("first_aid"),
            Self::Terms => value.alias("glossary"),
            _ => value,
        }
    }
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts.sub("list").arg(
        Arg::new("what")
            .value_name("scenarios|families|prevention|first-aid|terms|helpdesks")
            .hide_possible_values(true)
            .value_parser(What::ALL.map(What::value))
            .help(texts.text("cli-list-what")),
    )
}

impl What {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let word = matches.get_one::<String>("what").map(String::as_str);
        let known = What::ALL
            .into_iter()
            .find(|(name, what)| word.is_some_and(|word| What::value((name, *what)).matches(word, false)));
        known.map_or(Self::Scenarios, |(_, what)| what)
    }
}

/// Prints one line for each, its id first, with tabs between the columns. To what can be referred, the pack in which
/// somebody works belongs as well.
pub(super) fn run(
    what: What,
    own_pack: Option<&Path>,
    places: &[Place],
    role: Option<Role>,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let mut places = places.to_vec();
    if what != What::Scenarios {
        places.extend(own_pack.map(|folder| Place::Folder(folder.to_path_buf())));
    }
    let pack = load_and_tell(&places, texts);
    match what {
        What::Scenarios => scenarios(&pack, role, texts, out)?,
        what => {
            for row in ids(what, &pack, texts) {
                writeln!(out, "{}", row.join("\t"))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn scenarios(pack: &Pack, role: Option<Role>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
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
    Ok(())
}

/// An id, what it is for where that is a word of the format, and its words on one line.
fn ids(what: What, pack: &Pack, texts: &Texts) -> Vec<Vec<String>> {
    let line = |words: &str| text::clean_line(words).into_owned();
    match what {
        What::Scenarios => Vec::new(),
        What::Families => families(pack, texts),
        What::Prevention => pack
            .points
            .iter()
            .map(|point| vec![point.id.clone(), line(&own(&point.text, texts))])
            .collect(),
        What::FirstAid => pack
            .first_aid
            .iter()
            .map(|entry| {
                let incident = entry.incident.word().to_owned();
                vec![entry.id.clone(), incident, line(&own(&entry.title, texts))]
            })
            .collect(),
        What::Terms => pack
            .terms
            .iter()
            .map(|term| vec![term.id.clone(), line(&own(&term.term, texts))])
            .collect(),
        What::Helpdesks => pack
            .helpdesks
            .iter()
            .map(|desk| {
                let incidents: Vec<&str> = desk.incidents.iter().copied().map(Incident::word).collect();
                vec![
                    desk.id.clone(),
                    incidents.join(" "),
                    line(&own(&desk.name, texts)),
                ]
            })
            .collect(),
    }
}

/// The families that there are, each with its name as learners see it, where it has one.
fn families(pack: &Pack, texts: &Texts) -> Vec<Vec<String>> {
    let scenarios = pack.scenarios.iter().map(|scenario| &scenario.family);
    let conversations = pack.conversations.iter().map(|conversation| &conversation.family);
    let named = pack.families.iter().map(|family| &family.id);
    let mut counts: BTreeMap<&str, usize> = named.map(|id| (id.as_str(), 0)).collect();
    for id in scenarios.chain(conversations) {
        *counts.entry(id).or_default() += 1;
    }
    let row = |(id, count): (&str, usize)| {
        let name = pack.family_name(id).map(|name| own(name, texts));
        vec![
            id.to_owned(),
            count.to_string(),
            text::clean_line(&name.unwrap_or_default()).into_owned(),
        ]
    };
    counts.into_iter().map(row).collect()
}
