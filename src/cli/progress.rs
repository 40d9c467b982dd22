//! `minuku progress`: what the learner can do so far and what is due, as text or as JSON.

use std::{collections::BTreeMap, io::Write, path::PathBuf, process::ExitCode};

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value, json};

use super::{Failure, args::Words, columns, load_and_tell, plain::print};
use crate::{
    explain::progress::{self, Told},
    history::Keeper,
    locale::Texts,
    pack::load::Place,
    scenario::Role,
    schedule,
    stats::{Calibration, Report, Share, Tally},
};

/// How it is wanted.
pub(super) struct Request {
    json: bool,
}

/// Whose progress, and as of when.
pub(super) struct Learner {
    pub(super) record: Option<PathBuf>,
    pub(super) role: Role,
    pub(super) now: DateTime<Utc>,
    pub(super) today: NaiveDate,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts.sub("progress").arg(
        Arg::new("json")
            .long("json")
            .action(ArgAction::SetTrue)
            .help(texts.text("cli-progress-json")),
    )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            json: matches.get_flag("json"),
        }
    }
}

/// Prints it.
pub(super) fn run(
    request: &Request,
    learner: Learner,
    places: &[Place],
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let pack = load_and_tell(places, texts);
    let (mut families, mut tallies) = Default::default();
    if let Some(folder) = learner.record {
        let mut keeper = Keeper::new(folder);
        let path = keeper.path();
        let said = |fault: crate::history::Fault| Failure::Said(fault.sentence(&path, texts));
        families = keeper.learned(learner.now).map_err(said)?;
        tallies = keeper.tallies(learner.now).map_err(said)?;
    }
    let report = Report::of(&Tally::from(tallies));
    let coming = schedule::coming(&pack, learner.role, &families, learner.today);
    let rehearsals = schedule::rehearsals(&pack, learner.role, &families, learner.today);
    let told = Told {
        report: &report,
        coming: &coming,
        rehearsals: &rehearsals,
        today: learner.today,
        pack: &pack,
    };
    if request.json {
        serde_json::to_writer_pretty(&mut *out, &json(&told, texts)).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        print(&progress::progress(&told, texts), columns(), out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The same figures for programs. Names are for people and in the language of the screen; everything else stays.
fn json(told: &Told<'_>, texts: &Texts) -> Value {
    let report = told.report;
    json!({
        "format": 1,
        "day": told.today.to_string(),
        "answers": report.answers,
        "seconds": report.millis / 1_000,
        "judged": share(report.judged()),
        "caught": share(report.caught),
        "trusted": share(report.trusted),
        "actions": share(report.actions),
        "orders": share(report.orders),
        "helpdesks": share(report.helpdesks),
        "false_alarms": report.false_alarms,
        "signal": signal(report),
        "calibration": calibration(&report.calibration),
        "families": report.families.iter().map(|skill| json!({
            "family": skill.family,
            "name": progress::family(&skill.family, told.pack, texts),
            "judged": share(skill.judged),
            "actions": share(skill.acted),
        })).collect::<Vec<_>>(),
        "cues": by_word(report.cues.iter().map(|(cue, found)| (cue.word(), *found))),
        "kinds": by_word(report.kinds.iter().map(|(kind, judged)| (kind.word(), *judged))),
        "difficulties": by_word(
            report.difficulties.iter().map(|(difficulty, judged)| (difficulty.word(), *judged)),
        ),
        "weeks": report.weeks.iter().map(|week| json!({
            "monday": week.monday.to_string(),
            "judged": share(week.judged),
            "caught": share(week.caught),
            "trusted": share(week.trusted),
            "seconds": week.millis / 1_000,
        })).collect::<Vec<_>>(),
        "due": due(told.coming),
        "rehearsals": report.rehearsals.iter().map(|one| json!({
            "session": crate::history::session_name(one.session),
            "day": one.day.to_string(),
            "scenario": one.scenario,
            "score": one.walked.score,
            "ending": one.walked.ending.word(),
            "minutes": one.walked.minutes,
            "at_risk": one.walked.money.map(|money| money.start),
            "kept": one.walked.money.map(|money| money.kept),
            "grave": one.walked.grave,
        })).collect::<Vec<_>>(),
        "rehearsals_due": due(&told.rehearsals.coming),
        "checkups": report.checkups.iter().map(|result| json!({
            "session": crate::history::session_name(result.session),
            "day": result.day.to_string(),
            "items": result.scenarios.len(),
            "judged": share(result.judged()),
            "caught": share(result.caught),
            "trusted": share(result.trusted),
            "actions": share(result.actions),
            "calibration": calibration(&result.calibration),
        })).collect::<Vec<_>>(),
    })
}

fn share(share: Share) -> Value {
    let interval = share.interval();
    json!({
        "right": share.right,
        "of": share.of,
        "share": share.value(),
        "low": interval.map(|interval| interval.low),
        "high": interval.map(|interval| interval.high),
    })
}

/// `null` below 20 scams and 20 genuine messages.
fn signal(report: &Report) -> Value {
    report.signal().map_or(Value::Null, |signal| {
        let (sensitivity, bias) = (signal.sensitivity_interval(), signal.bias_interval());
        json!({
            "d_prime": { "value": signal.sensitivity, "low": sensitivity.low, "high": sensitivity.high },
            "c": { "value": signal.bias, "low": bias.low, "high": bias.high },
        })
    })
}

fn calibration(calibration: &Calibration) -> Value {
    json!({
        "surely": share(calibration.surely),
        "probably": share(calibration.probably),
        "brier": calibration.brier(),
    })
}

fn by_word(shares: impl Iterator<Item = (&'static str, Share)>) -> Value {
    Value::Object(
        shares
            .map(|(word, value)| (word.to_owned(), share(value)))
            .collect::<Map<_, _>>(),
    )
}

fn due(coming: &BTreeMap<NaiveDate, usize>) -> Value {
    Value::Object(
        coming
            .iter()
            .map(|(day, count)| (day.to_string(), json!(count)))
            .collect::<Map<_, _>>(),
    )
}
