//! `minuku history`: the record of answers shown, moved to another machine and deleted. How it is kept is in
//! [`crate::history`]; what follows from it is for other commands.

use std::{
    fs,
    io::{self, BufRead, BufReader, IsTerminal as _, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::ExitCode,
};

use chrono::{DateTime, Local, Utc};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::{
    Failure,
    args::Words,
    fault::{self, Deed},
    replace::{self, Readers},
};
use crate::{
    explain::progress::rehearsals,
    history::{
        self, Attempt, ExportFault, Fault, Filter, Format, Held, History, Implausible, Keeper, Limit, Misfit,
        Refusal, Unreadable, Walked, What, session_name,
    },
    locale::Texts,
    scenario::conversation::Ending,
    text,
};

/// What is to be done with the record.
pub(super) enum Request {
    List,
    Show {
        session: String,
    },
    Export {
        format: Format,
        file: Option<PathBuf>,
        force: bool,
    },
    Import {
        file: PathBuf,
    },
    Delete {
        yes: bool,
    },
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    let sub = |name: &'static str| {
        Command::new(name)
            .about(texts.text(&format!("cli-history-{name}")))
            .disable_help_flag(true)
            .help_template(texts.text("cli-template"))
    };
    let flag = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(texts.text(&format!("cli-history-{name}")))
    };
    let file = || {
        Arg::new("file")
            .value_name(texts.text("cli-history-value-file"))
            .value_parser(value_parser!(PathBuf))
    };
    texts
        .sub("history")
        .subcommand_help_heading(texts.text("cli-commands"))
        .subcommand(sub("list"))
        .subcommand(
            sub("show").arg(
                Arg::new("session")
                    .required(true)
                    .value_name(texts.text("cli-history-value-session"))
                    .help(texts.text("cli-history-session")),
            ),
        )
        .subcommand(
            sub("export")
                .arg(flag("csv").conflicts_with("jsonl"))
                .arg(flag("jsonl"))
                .arg(
                    Arg::new("output")
                        .long("output")
                        .short('o')
                        .value_name(texts.text("cli-history-value-file"))
                        .value_parser(value_parser!(PathBuf))
                        .help(texts.text("cli-history-export-output")),
                )
                .arg(flag("force"))
                .arg(
                    file()
                        .conflicts_with("output")
                        .help(texts.text("cli-history-export-file")),
                ),
        )
        .subcommand(sub("import").arg(file().required(true).help(texts.text("cli-history-import-file"))))
        .subcommand(sub("delete").arg(flag("yes")))
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        match matches.subcommand() {
            Some(("show", matches)) => Self::Show {
                session: matches.get_one("session").cloned().unwrap_or_default(),
            },
            Some(("export", matches)) => {
                let named = ["output", "file"]
                    .into_iter()
                    .find_map(|name| matches.get_one(name));
                let file: Option<PathBuf> = named.cloned();
                let is_csv = file
                    .as_ref()
                    .and_then(|file| file.extension())
                    .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
                let wants = |name| matches.get_flag(name);
                Self::Export {
                    format: if wants("csv") || (is_csv && !wants("jsonl")) {
                        Format::Csv
                    } else {
                        Format::JsonLines
                    },
                    file: file.filter(|file| file != Path::new("-")),
                    force: matches.get_flag("force"),
                }
            }
            Some(("import", matches)) => Self::Import {
                file: matches.get_one("file").cloned().unwrap_or_default(),
            },
            Some(("delete", matches)) => Self::Delete {
                yes: matches.get_flag("yes"),
            },
            _ => Self::List,
        }
    }
}

/// Does what was asked for with the record in a folder.
pub(super) fn run(
    request: &Request,
    folder: Option<&Path>,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let Some(folder) = folder else {
        return Err(Failure::Said(texts.text("history-no-place")));
    };
    let path = folder.join(history::FILE);
    let fault = |fault: Fault| Failure::Said(fault.sentence(&path, texts));
    match request {
        Request::Import { file } => {
            let mut history = History::open(&path).map_err(fault)?;
            return import(&mut history, file, &path, texts, out);
        }
        Request::Delete { yes } => return delete(folder, *yes, texts, out),
        _ => {}
    }
    let history = if path.exists() {
        let history = match History::open(&path) {
            Err(Fault::Unwritable) => History::open_for_reading(&path),
            history => history,
        };
        history.map_err(fault)?
    } else {
        writeln!(io::stderr().lock(), "{}", texts.text("history-nothing"))?;
        return Ok(ExitCode::SUCCESS);
    };
    match request {
        Request::Show { session } => show(&history, session, fault, texts, out),
        Request::Export { format, file, force } => {
            let done = match file {
                Some(file) => to_file(&history, *format, file, *force, texts)?,
                None => history::export(&history, *format, out),
            };
            match done {
                Ok(()) => Ok(ExitCode::SUCCESS),
                Err(ExportFault::Fault(cause)) => Err(fault(cause)),
                Err(ExportFault::Io(error)) => Err(error.into()),
            }
        }
        _ => {
            for held in history.sessions(usize::MAX).map_err(fault)? {
                writeln!(out, "{}", row(&held, texts))?;
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// A moment on the learner's clock.
fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
}

/// A session on one line, with tabs between.
fn row(held: &Held, texts: &Texts) -> String {
    let items = held.sitting.scenarios.len();
    let purpose = texts.text(&format!("history-purpose-{}", held.sitting.purpose.word()));
    let counts = [
        ("items", held.items.into()),
        ("all", items.into()),
        ("right", held.right.into()),
        ("answers", held.answers.into()),
    ];
    let name: String = session_name(held.sitting.session).chars().take(SHORT).collect();
    [
        name,
        local(held.sitting.begun),
        purpose,
        match &held.walked {
            Some(walked) => format!(
                "{}\t{}",
                text::clean_line(&held.sitting.scenarios.join(" ")),
                rehearsals::walked(walked, texts)
            ),
            None => texts.with("history-counts", &counts),
        },
        texts.text(&format!("history-state-{}", held.state.word())),
    ]
    .join("\t")
}

/// How much of a session's name is shown; as much or more is enough to name it.
const SHORT: usize = 9;

fn show(
    history: &History,
    wanted: &str,
    fault: impl Fn(Fault) -> Failure,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let held = history.sessions(usize::MAX).map_err(&fault)?;
    let wanted_name = if wanted.starts_with('s') {
        wanted.to_owned()
    } else {
        format!("s{wanted}")
    };
    let mut found = held
        .iter()
        .filter(|held| wanted.len() > 1 && session_name(held.sitting.session).starts_with(&wanted_name));
    let value = [("found", text::clean_line(wanted).into_owned().into())];
    let one = match (found.next(), found.next()) {
        (Some(one), None) => one,
        (None, _) => return Err(Failure::Said(texts.with("history-no-session", &value))),
        _ => return Err(Failure::Said(texts.with("history-many-sessions", &value))),
    };
    writeln!(out, "{}", row(one, texts))?;
    let filter = Filter {
        session: Some(one.sitting.session),
        ..Filter::default()
    };
    let mut printed = Ok(());
    history
        .attempts(&filter, |attempt| {
            printed = writeln!(out, "{}", answer(&attempt, texts));
            match printed {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        })
        .map_err(&fault)?;
    printed?;
    Ok(ExitCode::SUCCESS)
}

/// An answer on one line, with tabs between.
fn answer(attempt: &Attempt, texts: &Texts) -> String {
    let seconds = texts.with(
        "history-seconds",
        &[(
            "count",
            usize::try_from(attempt.millis.div_ceil(1_000))
                .unwrap_or(usize::MAX)
                .into(),
        )],
    );
    let right = match &attempt.walked {
        Some(walked) => walk(walked, attempt.right, texts),
        None if attempt.right => texts.text("history-right"),
        None => texts.text("history-wrong"),
    };
    let response = match attempt.confidence {
        Some(confidence) => texts.text(&format!("confidence-{}", confidence.word())),
        None => text::clean_line(&attempt.response).into_owned(),
    };
    [
        format!("{}.{}", attempt.item + 1, attempt.ask + 1),
        local(attempt.at),
        text::clean_line(&attempt.scenario).into_owned(),
        texts.text(&format!("history-asked-{}", attempt.asked.word())),
        right,
        seconds,
        match &attempt.walked {
            Some(walked) => format!("{response}\t{}", rehearsals::walked(walked, texts)),
            None => response,
        },
    ]
    .join("\t")
}

/// How a conversation went, in a few words: its ending, and whether it was sound all the same.
fn walk(walked: &Walked, is_sound: bool, texts: &Texts) -> String {
    let ending = rehearsals::ending(walked, texts);
    let told = |id: &str| texts.with(id, &[("ending", ending.clone().into())]);
    match walked.ending {
        _ if walked.grave > 0 => told("history-walk-grave"),
        Ending::Protected if !is_sound => told("history-walk-slip"),
        _ => ending,
    }
}

/// Writes the whole record beside its place first and then moves it there. Only its owner may read it.
fn to_file(
    history: &History,
    format: Format,
    file: &Path,
    force: bool,
    texts: &Texts,
) -> Result<Result<(), ExportFault>, Failure> {
    if replace::is_taken(file) && !file.is_dir() && !force {
        let shown = file.display().to_string();
        let shown = text::clean_line(&shown).into_owned();
        let value = [("path", shown.into())];
        return Err(Failure::Said(texts.with("history-exists", &value)));
    }
    let written = replace::stream(file, Readers::Owner, |out| {
        let mut writer = io::BufWriter::new(out);
        history::export(history, format, &mut writer)
    });
    match written {
        Err(ExportFault::Io(error)) => {
            let sentence = fault::sentence(Deed::Write, file, &error, texts);
            Err(Failure::Said(sentence))
        }
        written => Ok(written),
    }
}

fn import(
    history: &mut History,
    file: &Path,
    path: &Path,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let source: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let opened = fs::File::open(file)
            .map_err(|error| Failure::Said(fault::sentence(Deed::Read, file, &error, texts)))?;
        Box::new(BufReader::new(opened))
    };
    match history.take_over(history::import(source)) {
        Ok(taken) => {
            let counts = [("new", taken.new.into()), ("known", taken.known.into())];
            writeln!(out, "{}", texts.with("history-imported", &counts))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Refusal::Fault(fault)) => Err(Failure::Said(fault.sentence(path, texts))),
        Err(Refusal::Unreadable(lines)) => {
            let told: Vec<String> = lines.iter().map(|line| unreadable(line, texts)).collect();
            Err(Failure::Said(format!(
                "{}\n{}",
                told.join("\n"),
                texts.text("history-import-nothing")
            )))
        }
    }
}

/// What is wrong with a line of an import.
fn unreadable(Unreadable { line, what }: &Unreadable, texts: &Texts) -> String {
    let words = match what {
        What::NoRecord => texts.text("history-import-no-record"),
        What::Newer => texts.text("history-import-newer"),
        What::CutOff => texts.text("history-import-cut-off"),
        What::Strange => texts.text("history-import-strange"),
        What::Misfit(Misfit { field, found: None }) => {
            texts.with("history-import-missing", &[("field", (*field).into())])
        }
        What::Misfit(Misfit {
            field,
            found: Some(found),
        }) => {
            let found = text::truncate(&text::clean_line(found), 60).into_owned();
            texts.with(
                "history-import-misfit",
                &[("field", (*field).into()), ("found", found.into())],
            )
        }
        What::Implausible(implausible) => cannot_be(implausible, texts),
        What::Io(detail) => texts.with(
            "history-import-io",
            &[("detail", text::clean_line(detail).into_owned().into())],
        ),
    };
    let line = usize::try_from(*line).unwrap_or(usize::MAX);
    texts.with(
        "history-import-line",
        &[("line", line.into()), ("what", words.into())],
    )
}

/// Why a value cannot be true.
fn cannot_be(Implausible { field, found, limit }: &Implausible, texts: &Texts) -> String {
    let found = text::truncate(&text::clean_line(found), 60).into_owned();
    let mut values = vec![("field", (*field).into()), ("found", found.into())];
    let id = match limit {
        Limit::Years { first, last } => {
            values.push(("first", first.to_string().into()));
            values.push(("last", last.to_string().into()));
            "history-import-years"
        }
        Limit::Day => "history-import-day",
        Limit::Days { most } => {
            values.push(("most", most.to_string().into()));
            "history-import-days"
        }
        Limit::Most { most } => {
            values.push(("most", most.to_string().into()));
            "history-import-most"
        }
        Limit::Name => "history-import-name",
        Limit::Id => "history-import-id",
    };
    texts.with(id, &values)
}

fn delete(folder: &Path, yes: bool, texts: &Texts, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let path = folder.join(history::FILE);
    let count = match path.exists().then(|| History::open(&path)) {
        // Of a damaged file nothing can be kept; it is what should go.
        None | Some(Err(Fault::Damaged)) => Ok(0),
        Some(history) => history.and_then(|history| history.count()),
    };
    let count = count.map_err(|fault| Failure::Said(fault.sentence(&path, texts)))?;
    if !yes {
        if !io::stdin().is_terminal() {
            return Err(Failure::Said(texts.text("history-delete-yes")));
        }
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        write!(
            out,
            "{} ",
            texts.with("history-delete-ask", &[("count", count.into())])
        )?;
        out.flush()?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        let line: String = line.trim().chars().map(text::half_width).collect();
        if !["y", "yes", "はい"].contains(&line.to_lowercase().as_str()) {
            writeln!(out, "{}", texts.text("history-kept"))?;
            return Ok(ExitCode::SUCCESS);
        }
    }
    let is_clean = Keeper::new(folder.to_path_buf())
        .erase()
        .map_err(|fault| Failure::Said(fault.sentence(&path, texts)))?;
    if !is_clean {
        return Err(Failure::Said(texts.text("history-delete-busy")));
    }
    writeln!(out, "{}", texts.text("history-deleted"))?;
    Ok(ExitCode::SUCCESS)
}
