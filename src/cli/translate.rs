//! `minuku translate`: sends the texts of a pack to translators as PO, puts what comes back into its files, says which
//! translations hold, and counts them. What is asked for and the files of the pack are read here; what is done with them is in the
//! rooms below.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use toml::de::DeTable;

use super::{COULD_NOT_RUN, Failure, args::Words};
use crate::{
    locale::{Texts, Value},
    pack::{
        check::{Checker, Fixable, Input},
        files::{lock_in, root_above},
    },
    scenario::{
        keyed::{Keyed, gather},
        problem::Problem,
        source,
        structure::is_language,
    },
    text,
    translate::{
        About, Direction,
        lock::{self, Lock},
    },
    wording,
};

mod exchange;
mod status;

/// What is to be done with the translations of a pack.
pub(super) struct Request {
    task: Task,
    /// The pack, or a part of it.
    path: Option<PathBuf>,
    source: Option<String>,
    target: Option<String>,
}

enum Task {
    Export {
        output: Option<PathBuf>,
        force: bool,
    },
    Import {
        file: PathBuf,
        force: bool,
        only_shown: bool,
    },
    Ok {
        keys: Vec<String>,
        all: bool,
    },
    Status,
}

/// The path that stands for the standard input.
const STDIN: &str = "-";

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    let sub = |name: &'static str, about: &'static str| {
        Command::new(name)
            .about(texts.text(about))
            .disable_help_flag(true)
            .help_template(texts.text("cli-template"))
    };
    let path = || {
        Arg::new("path")
            .value_name(texts.value("path"))
            .value_parser(value_parser!(PathBuf))
            .help(texts.text("cli-translate-path"))
    };
    // The same, said in front of other arguments or behind them.
    let within = || {
        Arg::new("in")
            .long("in")
            .value_name(texts.value("path"))
            .value_parser(value_parser!(PathBuf))
            .help(texts.text("cli-translate-in"))
    };
    let beside_path = || within().conflicts_with("path");
    let form = || {
        Arg::new("to")
            .long("to")
            .value_name("po")
            .hide_possible_values(true)
            .value_parser(["po"])
            .help(texts.text("cli-translate-to"))
    };
    let language = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(texts.text("cli-translate-value-language"))
            .value_parser(|word: &str| {
                if is_language(word) {
                    Ok(word.to_owned())
                } else {
                    Err(io::Error::from(io::ErrorKind::InvalidInput))
                }
            })
            .help(texts.text(help))
    };
    let directed = |command: Command| {
        command
            .arg(language("source", "cli-translate-source"))
            .arg(language("target", "cli-translate-target"))
    };
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(texts.text(help))
    };
    let command = texts
        .sub("translate")
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand(
            sub("export", "cli-translate-export")
                .arg(path())
                .arg(beside_path())
                .arg(form())
                .arg(
                    Arg::new("output")
                        .long("output")
                        .short('o')
                        .value_name(texts.value("file"))
                        .value_parser(value_parser!(PathBuf))
                        .help(texts.text("cli-translate-output")),
                )
                .arg(flag("force", "cli-translate-export-force")),
        )
        .subcommand(
            sub("import", "cli-translate-import")
                .arg(
                    Arg::new("file")
                        .required(true)
                        .value_name(texts.value("file"))
                        .value_parser(value_parser!(PathBuf))
                        .help(texts.text("cli-translate-file")),
                )
                .arg(path())
                .arg(beside_path())
                .arg(form())
                .arg(flag("force", "cli-translate-import-force"))
                .arg(flag("dry-run", "cli-translate-dry-run")),
        )
        .subcommand(
            sub("ok", "cli-translate-ok")
                .arg(
                    Arg::new("key")
                        .value_name(texts.text("cli-translate-value-key"))
                        .num_args(1..)
                        .required_unless_present("all")
                        .help(texts.text("cli-translate-key")),
                )
                .arg(flag("all", "cli-translate-all"))
                .arg(within().help(texts.text("cli-translate-path"))),
        )
        .subcommand(
            sub("status", "cli-translate-status")
                .arg(path())
                .arg(beside_path()),
        );
    // Behind what is said without a name.
    ["export", "import", "ok", "status"]
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, directed))
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let (name, matches) = matches.subcommand().unwrap_or(("status", matches));
        let flag = |name: &str| matches.try_get_one::<bool>(name).ok().flatten() == Some(&true);
        let word = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
        let path = |name: &str| matches.try_get_one::<PathBuf>(name).ok().flatten().cloned();
        let task = match name {
            "export" => Task::Export {
                output: path("output"),
                force: flag("force"),
            },
            "import" => Task::Import {
                file: path("file").unwrap_or_default(),
                force: flag("force"),
                only_shown: flag("dry-run"),
            },
            "ok" => Task::Ok {
                keys: matches.get_many("key").into_iter().flatten().cloned().collect(),
                all: flag("all"),
            },
            _ => Task::Status,
        };
        let (task, named) = task.without_path(path("in").is_some());
        Self {
            task,
            path: path("path").or_else(|| path("in")).or(named),
            source: word("source"),
            target: word("target"),
        }
    }
}

impl Task {
    /// The other tasks take the path of the pack behind everything else, and so it may stand behind the keys here: what is
    /// there on the disk, and is not the only word where keys are needed.
    fn without_path(self, is_named: bool) -> (Self, Option<PathBuf>) {
        let Self::Ok { mut keys, all } = self else {
            return (self, None);
        };
        let is_path = |word: &&String| Path::new(word).exists();
        let last = keys.last().filter(|_| all || keys.len() > 1).filter(is_path);
        let path = last.map(PathBuf::from).filter(|_| !is_named);
        if path.is_some() {
            keys.pop();
        }
        (Self::Ok { keys, all }, path)
    }
}

/// Does what was asked for: 0 when all of it was done, 1 when something was left out and is named, 2 when a file could not be
/// written.
pub(super) fn run(
    request: &Request,
    texts: &Texts,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let here = PathBuf::from(".");
    let desk = Desk::open(request.path.as_deref().unwrap_or(&here), texts, err)?;
    let (source, target) = (request.source.as_deref(), request.target.as_deref());
    match &request.task {
        Task::Export { output, force } => {
            let direction = desk.direction(source, target)?;
            desk.export(&direction, output.as_deref(), *force, out, err)
        }
        Task::Import {
            file,
            force,
            only_shown,
        } => {
            let catalog = desk.catalog(file)?;
            let source = source.or_else(|| catalog.field(SOURCE_FIELD));
            let target = target.or_else(|| catalog.field("Language"));
            if let Some(odd) = source.into_iter().chain(target).find(|tag| !is_language(tag)) {
                let values = [("found", clean(odd).into())];
                return Err(Failure::Said(texts.with("translate-no-language", &values)));
            }
            let direction = desk.direction(source, target)?;
            desk.import(&catalog, &direction, *force, *only_shown, out, err)
        }
        Task::Ok { keys, all } => {
            let direction = desk.direction(source, target)?;
            desk.confirm(&direction, (!all).then_some(keys), out, err)
        }
        Task::Status => desk.status(source, target, out),
    }
}

/// The field of the header that names the language of the sources; other tools use it too.
const SOURCE_FIELD: &str = "X-Source-Language";

fn clean(words: &str) -> String {
    text::clean_line(words).into_owned()
}

/// A file of the pack.
struct Sheet {
    fixable: Fixable,
    bytes: Vec<u8>,
    text: String,
}

impl Sheet {
    fn with_texts<T>(&self, take: impl FnOnce(&DeTable<'_>, Vec<Keyed<'_>>) -> T) -> Option<T> {
        let table = DeTable::parse(&self.text).ok()?;
        Some(take(
            table.get_ref(),
            gather(self.fixable.below(), table.get_ref()),
        ))
    }

    fn keys(&self) -> Vec<String> {
        let keys = |_: &DeTable<'_>, texts: Vec<Keyed<'_>>| texts.into_iter().map(|text| text.key).collect();
        self.with_texts(keys).unwrap_or_default()
    }
}

/// A pack, and what of it was asked for.
struct Desk<'t> {
    texts: &'t Texts,
    /// The folder of the pack.
    folder: PathBuf,
    about: About,
    checker: Checker,
    sheets: Vec<Sheet>,
    lock: Lock,
    /// Whether the whole pack was asked for.
    is_whole: bool,
    /// Whether some file could not be read.
    is_partial: bool,
}

impl<'t> Desk<'t> {
    fn open(path: &Path, texts: &'t Texts, err: &mut dyn Write) -> Result<Self, Failure> {
        let shown = || [("path", Value::from(clean(&path.display().to_string())))];
        if !path.exists() {
            return Err(Failure::Said(texts.with("translate-no-path", &shown())));
        }
        let inside = if path.is_dir() {
            path
        } else {
            path.parent()
                .filter(|parent| !parent.as_os_str().is_empty())
                .unwrap_or(Path::new("."))
        };
        let Some((folder, _)) = root_above(inside) else {
            return Err(Failure::Said(texts.with("translate-no-pack", &shown())));
        };
        let about = fs::read_to_string(folder.join("pack.toml"))
            .map(|text| About::read(&text))
            .unwrap_or_default();
        let lock = match lock_in(&folder) {
            None => Lock::default(),
            Some((lock, problems)) if problems.is_empty() => lock,
            // What cannot be read must not be written over.
            Some((_, problems)) => {
                let (line, what) = first(&problems, texts);
                let values = [
                    ("file", lock::FILE.into()),
                    ("line", line.into()),
                    ("what", what.into()),
                ];
                return Err(Failure::Said(texts.with("translate-lock-broken", &values)));
            }
        };
        let checker = Checker::of_inputs(&[Input::Path(path.to_path_buf())], None);
        let mut desk = Self {
            texts,
            folder: folder.clone(),
            about,
            sheets: Vec::new(),
            lock,
            is_whole: path.canonicalize().ok() == folder.canonicalize().ok(),
            is_partial: false,
            checker,
        };
        desk.read(err)?;
        if desk.sheets.is_empty() {
            return Err(Failure::Said(texts.with("translate-no-files", &shown())));
        }
        Ok(desk)
    }

    /// Reads every file; one that cannot be read is told and left out.
    fn read(&mut self, err: &mut dyn Write) -> Result<(), Failure> {
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for fixable in self.checker.files() {
            let sheet = Checker::bytes(&fixable).and_then(|bytes| {
                let text = source::decode(fixable.shown(), &bytes)?.into_owned();
                Ok((bytes, text))
            });
            let problem = match sheet {
                Err(problem) => Some(*problem),
                Ok((bytes, text)) => {
                    let problem = unreadable(fixable.shown(), &text);
                    let sheet = Sheet {
                        fixable: fixable.clone(),
                        bytes,
                        text,
                    };
                    let own = sheet.keys();
                    if problem.is_some() {
                        problem
                    } else if let Some(twice) = own.iter().find(|key| keys.contains(*key)) {
                        let values = [
                            ("file", clean(fixable.shown()).into()),
                            ("key", clean(twice).into()),
                        ];
                        self.complain(&self.texts.with("translate-id-twice", &values), err)?;
                        self.is_partial = true;
                        continue;
                    } else {
                        keys.extend(own);
                        self.sheets.push(sheet);
                        None
                    }
                }
            };
            if let Some(problem) = problem {
                self.is_partial = true;
                let values = [
                    ("file", clean(&problem.file).into()),
                    ("path", text::typed(&clean(&problem.file)).into_owned().into()),
                    ("line", problem.line.into()),
                    ("what", wording::what(&problem, self.texts).into()),
                ];
                self.complain(&self.texts.with("translate-unreadable", &values), err)?;
            }
        }
        Ok(())
    }

    fn complain(&self, sentence: &str, err: &mut dyn Write) -> io::Result<()> {
        writeln!(err, "minuku: {}: {sentence}", self.texts.text("problem-error"))
    }

    fn direction(&self, source: Option<&str>, target: Option<&str>) -> Result<Direction, Failure> {
        let direction = self.about.direction(source, target);
        if direction.source == direction.target {
            let values = [("language", direction.source.into())];
            return Err(Failure::Said(self.texts.with("translate-one-language", &values)));
        }
        Ok(direction)
    }

    fn answer(&self, is_whole: bool, has_failed: bool) -> ExitCode {
        if has_failed {
            ExitCode::from(COULD_NOT_RUN)
        } else if is_whole && !self.is_partial {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// The line and the sentence of the first problem.
fn first(problems: &[Problem], texts: &Texts) -> (usize, String) {
    let problem = problems.first();
    problem.map_or((1, String::new()), |problem| {
        (problem.line, wording::what(problem, texts))
    })
}

/// Why a text is no TOML.
fn unreadable(shown: &str, text: &str) -> Option<Problem> {
    let mut report = crate::scenario::problem::Report::new(shown, text);
    if source::parse(text, &mut report).is_some() {
        return None;
    }
    report.finish().into_iter().next()
}
