//! `minuku check`: every problem of every file, with its place in the source, for people and for programs; and the repair
//! of what is certain. The rules are in `scenario::validate` and `pack`; the sentences in `wording`.

use std::{
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

use super::{COULD_NOT_RUN, Failure, args::Words, may_colour};
use crate::{
    locale::Texts,
    pack::{
        check::{Checked, Checker, Input},
        load::Place,
    },
    scenario::problem::Severity,
    text,
};

mod fix;
mod human;
mod json;
mod lines;
mod sarif;

/// What is to be checked, and how it is told.
pub(super) struct Request {
    paths: Vec<PathBuf>,
    /// The file to which the standard input belongs.
    stdin_name: Option<PathBuf>,
    format: Format,
    colour: Colour,
    deny_warnings: bool,
    repair: Repair,
    /// The day for which dates are judged; that of the clock where none is given.
    today: Option<NaiveDate>,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

/// When colours are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// Whether files are repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repair {
    No,
    /// Files are written.
    Files,
    /// It is only shown what would be written.
    Shown,
}

/// The path that stands for the standard input.
const STDIN: &str = "-";

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    let words = |name: &'static str, values: &'static [&'static str], first: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(values.join("|"))
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(values))
            .default_value(first)
            .hide_default_value(true)
    };
    texts
        .sub("check")
        .arg(
            Arg::new("path")
                .value_name(texts.value("path"))
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .help(texts.text("cli-check-path")),
        )
        .arg(
            words("format", &["human", "short", "json", "sarif", "github"], "human")
                .help(texts.text("cli-check-format")),
        )
        .arg(words("color", &["auto", "always", "never"], "auto").help(texts.text("cli-check-color")))
        .arg(
            Arg::new("deny")
                .long("deny")
                .value_name("warnings")
                .hide_possible_values(true)
                .value_parser(["warnings"])
                .help(texts.text("cli-check-deny")),
        )
        .arg(
            Arg::new("fix")
                .long("fix")
                .action(ArgAction::SetTrue)
                .help(texts.text("cli-check-fix")),
        )
        .arg(
            Arg::new("diff")
                .long("diff")
                .action(ArgAction::SetTrue)
                .conflicts_with("format")
                .help(texts.text("cli-check-diff")),
        )
        .arg(
            Arg::new("stdin-name")
                .long("stdin-name")
                .value_name(texts.value("path"))
                .value_parser(value_parser!(PathBuf))
                .help(texts.text("cli-check-stdin-name")),
        )
        .arg(
            Arg::new("today")
                .long("today")
                .value_name(texts.value("date"))
                .value_parser(|word: &str| word.parse::<NaiveDate>())
                .help(texts.text("cli-check-today")),
        )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
        let mut paths: Vec<PathBuf> = matches.get_many("path").into_iter().flatten().cloned().collect();
        let stdin_name: Option<PathBuf> = matches.get_one("stdin-name").cloned();
        // A name is for what is read there, whether it was asked for or not.
        if stdin_name.is_some() && !paths.iter().any(|path| is_stdin(path)) {
            paths.push(PathBuf::from(STDIN));
        }
        Self {
            paths,
            stdin_name,
            format: match word("format") {
                Some("short") => Format::Short,
                Some("json") => Format::Json,
                Some("sarif") => Format::Sarif,
                Some("github") => Format::Github,
                _ => Format::Human,
            },
            colour: match word("color") {
                Some("always") => Colour::Always,
                Some("never") => Colour::Never,
                _ => Colour::Auto,
            },
            deny_warnings: word("deny").is_some(),
            repair: match (matches.get_flag("fix"), matches.get_flag("diff")) {
                (_, true) => Repair::Shown,
                (true, false) => Repair::Files,
                (false, false) => Repair::No,
            },
            today: matches.get_one("today").copied(),
        }
    }

    /// What is checked: the paths, the standard input read to its end.
    fn inputs(&self) -> io::Result<Vec<Input>> {
        let mut inputs = Vec::new();
        let mut is_read = false;
        for path in &self.paths {
            if !is_stdin(path) {
                inputs.push(Input::Path(path.clone()));
            } else if !std::mem::replace(&mut is_read, true) {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                inputs.push(Input::Text {
                    name: self.stdin_name.clone(),
                    bytes: Arc::from(bytes),
                });
            }
        }
        Ok(inputs)
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// Prints every problem. The status is 1 when there is an error, or a warning where these are denied; 2 when a file could
/// not be repaired; 0 otherwise. Without paths, the pack in which somebody works is checked; where there is none, the packs
/// that the trainer would load.
pub(super) fn run(
    request: &Request,
    own: Option<&Path>,
    places: &[Place],
    today: NaiveDate,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let missing = |path: &&PathBuf| !is_stdin(path) && !path.exists();
    if let Some(missing) = request.paths.iter().find(missing) {
        let path = missing.display().to_string();
        return Err(Failure::Said(texts.with(
            "check-missing",
            &[("path", text::clean_line(&path).into_owned().into())],
        )));
    }
    let today = Some(request.today.unwrap_or(today));
    let mut inputs = request.inputs()?;
    if request.paths.is_empty() {
        inputs.extend(own.map(|own| Input::Path(own.to_path_buf())));
    }
    let checker = || {
        if inputs.is_empty() {
            Checker::of_places(places, today)
        } else {
            Checker::of_inputs(&inputs, today)
        }
    };
    let checks = checker();
    let mut seen = checks.run();
    let mut failed = false;
    let err = &mut io::stderr().lock();
    // What a repaired text is printed to is not for anything else.
    let mut told = Told::Out;
    match request.repair {
        Repair::No => {}
        Repair::Shown => {
            fix::show(&checks, &seen, request.colours(), texts, out, err)?;
            return Ok(request.status(&seen, failed));
        }
        Repair::Files => {
            let done = fix::write(&checks, &seen, texts, out, err)?;
            failed = done.has_failed;
            if done.has_printed {
                told = Told::Err;
            }
            seen = match done.stdin {
                Some(bytes) => {
                    let inputs: Vec<Input> = inputs.iter().map(|input| input.with_text(&bytes)).collect();
                    Checker::of_inputs(&inputs, today).run()
                }
                None => checker().run(),
            };
        }
    }
    let out: &mut dyn Write = match told {
        Told::Out => out,
        Told::Err => err,
    };
    match request.format {
        Format::Human => {
            human::print(&seen, request.colours(), texts, out)?;
            if request.paths.is_empty() {
                tell_what(own, places, texts, out)?;
            }
        }
        Format::Short => lines::short(&seen, texts, out)?,
        Format::Json => json::print(&seen, texts, out)?,
        Format::Sarif => sarif::print(&seen, texts, out)?,
        Format::Github => lines::github(&seen, texts, out)?,
    }
    Ok(request.status(&seen, failed))
}

/// Says what was checked where nothing was named.
fn tell_what(own: Option<&Path>, places: &[Place], texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let shown = |path: &Path| text::clean_line(&path.display().to_string()).into_owned();
    if let Some(own) = own {
        // From the way there, nobody would see which pack it is.
        let whole = own.canonicalize();
        let values = [("path", shown(whole.as_deref().unwrap_or(own)).into())];
        return writeln!(out, "{}", texts.with("check-own", &values));
    }
    let named = places.iter().filter_map(|place| match place {
        Place::Folder(folder) => Some(shown(folder)),
        Place::Embedded | Place::Lone(_) => None,
    });
    let named: Vec<String> = named.collect();
    let values = [("count", named.len().into()), ("packs", named.join(", ").into())];
    writeln!(out, "{}", texts.with("check-all", &values))
}

/// Where problems are told.
enum Told {
    Out,
    Err,
}

impl Request {
    fn colours(&self) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => may_colour(),
        }
    }

    fn status(&self, seen: &Checked, failed: bool) -> ExitCode {
        if failed {
            return ExitCode::from(COULD_NOT_RUN);
        }
        let is_denied = self.deny_warnings && seen.count(Severity::Warning) > 0;
        ExitCode::from(u8::from(is_denied || seen.count(Severity::Error) > 0))
    }
}

/// The word for a severity in formats that programs read; the same in every language.
const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
