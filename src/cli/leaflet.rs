//! `minuku leaflet`: the page that a customer takes home. What stands on it is made in `explain::leaflet`.

use std::{io::Write, process::ExitCode};

use chrono::{DateTime, Utc};
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};

use super::{
    Failure,
    args::Words,
    load_and_tell,
    paper::{Wanted, arguments},
};
use crate::{
    explain::{leaflet::Subject, own},
    helpdesk::{HOME, when},
    locale::Texts,
    pack::{Pack, load::Place},
    scenario::{Incident, problem::nearest},
    text,
};

/// About what, and for when.
pub(super) struct Request {
    incident: Option<Incident>,
    cases: Vec<String>,
    at: Option<String>,
    wanted: Wanted,
}

/// The incidents after which there is something to do.
fn incidents() -> impl Iterator<Item = Incident> {
    Incident::ALL
        .iter()
        .copied()
        .filter(|incident| *incident != Incident::None)
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    let command = texts
        .sub("leaflet")
        .arg(
            Arg::new("incident")
                .value_name(texts.value("incident"))
                .value_parser(PossibleValuesParser::new(incidents().map(Incident::word)))
                .hide_possible_values(true)
                .help(texts.text("cli-leaflet-incident")),
        )
        .arg(
            Arg::new("case")
                .long("case")
                .value_name(texts.value("case"))
                .action(ArgAction::Append)
                .help(texts.text("cli-leaflet-case")),
        )
        .arg(
            Arg::new("at")
                .long("at")
                .value_name(texts.value("moment"))
                .help(texts.text("cli-leaflet-at")),
        );
    arguments(command, texts)
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            incident: matches
                .get_one::<String>("incident")
                .and_then(|word| Incident::from_word(word)),
            cases: matches.get_many("case").into_iter().flatten().cloned().collect(),
            at: matches.get_one("at").cloned(),
            wanted: Wanted::read(matches),
        }
    }
}

/// Makes the leaflet.
pub(super) fn run(
    request: &Request,
    places: &[Place],
    now: DateTime<Utc>,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let at = match request.at.as_deref().map(|at| when::parse_moment(at, now, HOME)) {
        Some(Ok(moment)) => moment,
        Some(Err(fault)) => return Err(Failure::Said(texts.text(fault.message()))),
        None => now,
    };
    let Some(incident) = request.incident else {
        let mut sentence = texts.text("leaflet-incident-needed");
        sentence.push_str(&named(incidents(), texts));
        return Err(Failure::Said(sentence));
    };
    let pack = load_and_tell(places, texts);
    check(incident, &request.cases, &pack, texts)?;
    let subject = Subject::of(incident, &request.cases, &pack, at);
    let sheet = subject.sheet(request.wanted.medium, &pack, texts);
    request.wanted.put(&[sheet], texts, out)
}

/// Refuses what no pack knows.
fn check(incident: Incident, cases: &[String], pack: &Pack, texts: &Texts) -> Result<(), Failure> {
    let known = |incident: Incident| {
        let entries = pack.first_aid.iter();
        entries.filter(move |entry| entry.incident == incident)
    };
    if known(incident).next().is_none() {
        let others = incidents().filter(|other| known(*other).next().is_some());
        let values = [("found", incident.word().into())];
        let mut sentence = texts.with("leaflet-nothing", &values);
        sentence.push_str(&named(others, texts));
        return Err(Failure::Said(sentence));
    }
    let ids = || known(incident).map(|entry| entry.id.as_str());
    let titled = known(incident).map(|entry| (entry.id.as_str(), own(&entry.title, texts)));
    match cases.iter().find(|case| ids().all(|id| id != case.as_str())) {
        None => Ok(()),
        Some(case) => {
            let values = [
                ("found", text::clean_line(case).into_owned().into()),
                ("incident", incident.word().into()),
            ];
            let mut sentence = texts.with("leaflet-case-unknown", &values);
            if let Some(near) = nearest(case, ids()) {
                sentence.push_str(&texts.with("cli-wrong-near", &[("near", near.to_owned().into())]));
            }
            sentence.push_str(&lines(titled));
            Err(Failure::Said(sentence))
        }
    }
}

/// Incidents as they are typed and as people call them.
fn named(incidents: impl Iterator<Item = Incident>, texts: &Texts) -> String {
    lines(incidents.map(|incident| {
        let word = incident.word();
        (word, texts.text(&format!("incident-{word}")))
    }))
}

/// Ids and what they stand for, each on a line of its own that begins with the break before it.
fn lines<'w>(known: impl Iterator<Item = (&'w str, String)>) -> String {
    let known: Vec<(&str, String)> = known.collect();
    let widest = known.iter().map(|(id, _)| text::width(id)).max().unwrap_or(0);
    let line =
        |(id, name): &(&str, String)| format!("\n  {}  {}", text::pad(id, widest), text::clean_line(name));
    known.iter().map(line).collect()
}
