//! `minuku translate`: sends the texts of a pack to translators as PO, puts what comes back into its files, says which
//! translations hold, and counts them. What an entry is and which are taken is in `translate`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use toml::de::DeTable;

use super::{
    COULD_NOT_RUN, Failure,
    args::Words,
    new::beside,
    replace::{self, replace},
};
use crate::{
    locale::{Language, Texts, Value},
    pack::{
        check::{Checker, Fixable, Input},
        files::{lock_in, root_above},
    },
    scenario::{
        keyed::{Keyed, gather},
        problem::{Problem, nearest},
        source,
        structure::is_language,
    },
    text,
    translate::{
        About, Direction,
        exchange::{self, Outcome, Refusal, Wanted},
        lock::{self, Lock, State},
        po::{Catalog, Entry},
    },
    wording,
};

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

    // ===== Out =====

    fn export(
        mut self,
        direction: &Direction,
        output: Option<&Path>,
        force: bool,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let mut entries: Vec<Entry> = Vec::new();
        for sheet in &self.sheets {
            let below = sheet.fixable.below();
            let own = sheet
                .with_texts(|table, _| exchange::entries(below, table, direction, &self.lock, self.texts));
            entries.extend(own.unwrap_or_default());
        }
        if entries.is_empty() {
            let values = [("language", direction.source.as_str().into())];
            return Err(Failure::Said(self.texts.with("translate-nothing", &values)));
        }
        // What is there already is taken for a translation of what is there now, unless something else is known.
        let old = self.lock.clone();
        for entry in entries.iter().filter(|entry| !entry.text.is_empty()) {
            let is_known =
                self.lock.has(&entry.key, &direction.target) || self.lock.has(&entry.key, &direction.source);
            if !is_known {
                self.lock
                    .note(&entry.key, &direction.target, &direction.source, &entry.source);
            }
        }
        let catalog = Catalog {
            header: self.header(direction),
            entries,
        };
        let written = catalog.write();
        match output {
            None => out.write_all(written.as_bytes())?,
            Some(path) => {
                let done = if force || (path.exists() && !replace::is_taken(path)) {
                    replace::put(path, written.as_bytes())
                } else {
                    let file = beside(replace::folder(path), &written)?;
                    file.persist_noclobber(path)
                        .map(drop)
                        .map_err(|error| error.error)
                };
                let values = [
                    ("path", Value::from(clean(&path.display().to_string()))),
                    ("count", catalog.entries.len().into()),
                ];
                match done {
                    Ok(()) => writeln!(out, "{}", self.texts.with("translate-exported", &values))?,
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                        return Err(Failure::Said(self.texts.with("translate-there-already", &values)));
                    }
                    Err(error) => return Err(Failure::Io(error)),
                }
            }
        }
        let has_failed = !self.keep(&old, err)?;
        Ok(self.answer(true, has_failed))
    }

    fn header(&self, direction: &Direction) -> Vec<(String, String)> {
        let pack = format!("{} {}", self.about.id, self.about.version);
        let pack = match pack.trim() {
            "" => "minuku",
            pack => pack,
        };
        [
            ("Project-Id-Version", pack),
            ("Report-Msgid-Bugs-To", ""),
            ("PO-Revision-Date", ""),
            ("Last-Translator", ""),
            ("Language-Team", ""),
            ("Language", direction.target.as_str()),
            (SOURCE_FIELD, direction.source.as_str()),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        .map(|(name, value)| (name.to_owned(), clean(value)))
        .to_vec()
    }

    // ===== In =====

    fn catalog(&self, file: &Path) -> Result<Catalog, Failure> {
        let shown = clean(&file.display().to_string());
        let mut bytes = Vec::new();
        if file == Path::new(STDIN) {
            io::stdin().lock().read_to_end(&mut bytes)?;
        } else {
            bytes = fs::read(file).map_err(|error| {
                let detail = clean(&error.to_string());
                let values = [("file", shown.clone().into()), ("detail", detail.into())];
                Failure::Said(self.texts.with("translate-po-unreadable", &values))
            })?;
        }
        Catalog::read(&bytes).map_err(|fault| {
            let values = [
                ("file", shown.into()),
                ("line", fault.line.into()),
                ("what", self.texts.text(fault.kind.message()).into()),
            ];
            Failure::Said(self.texts.with("translate-po-fault", &values))
        })
    }

    fn import(
        mut self,
        catalog: &Catalog,
        direction: &Direction,
        force: bool,
        only_shown: bool,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let mut waiting: BTreeMap<&str, &Entry> = catalog
            .entries
            .iter()
            .map(|entry| (entry.key.as_str(), entry))
            .collect();
        let old = self.lock.clone();
        let (mut changed, mut files, mut refused) = (0_usize, 0_usize, 0_usize);
        let mut has_failed = false;
        for sheet in &self.sheets {
            let keys = sheet.keys();
            let wanted: Vec<Wanted> = keys
                .iter()
                .filter_map(|key| waiting.remove(key.as_str()))
                .map(|entry| Wanted {
                    key: entry.key.clone(),
                    source: entry.source.clone(),
                    text: entry.text.clone(),
                    is_fuzzy: entry.is_fuzzy,
                })
                .collect();
            if wanted.is_empty() {
                continue;
            }
            let (below, shown) = (sheet.fixable.below(), sheet.fixable.shown());
            let judge = |bytes: &[u8]| self.checker.judge(&sheet.fixable, bytes);
            let outcome = exchange::import(below, &sheet.bytes, &wanted, direction, force, judge);
            refused += outcome.refused.len();
            self.tell(shown, &outcome, err)?;
            if outcome.bytes != sheet.bytes {
                if !only_shown
                    && let Some(path) = sheet.fixable.path()
                    && let Err(refusal) = replace(path, Some(&self.folder), &sheet.bytes, &outcome.bytes)
                {
                    has_failed = true;
                    self.complain(&refusal.sentence(shown, self.texts), err)?;
                    continue;
                }
                files += 1;
                changed += outcome.changed;
                let values = [("file", clean(shown).into()), ("count", outcome.changed.into())];
                writeln!(out, "{}", self.texts.with("translate-changed", &values))?;
            }
            for (key, words) in &outcome.taken {
                self.lock.note(key, &direction.target, &direction.source, words);
            }
        }
        // Of the files that were not asked for, nothing is known.
        let root = |key: &str| key.split('/').next().unwrap_or_default().to_owned();
        let roots: BTreeSet<String> = self
            .sheets
            .iter()
            .flat_map(Sheet::keys)
            .map(|key| root(&key))
            .collect();
        let is_ours = |entry: &&&Entry| self.is_whole || roots.contains(&root(&entry.key));
        let gone = waiting.values().filter(|entry| !entry.text.is_empty());
        for entry in gone.filter(is_ours) {
            refused += 1;
            self.refuse(&entry.key, &Refusal::Gone, err)?;
        }
        if !only_shown {
            has_failed |= !self.keep(&old, err)?;
        }
        let id = if only_shown {
            "translate-would-import"
        } else {
            "translate-imported"
        };
        let values = [
            ("count", Value::from(changed)),
            ("files", files.into()),
            ("refused", refused.into()),
        ];
        writeln!(out, "{}", self.texts.with(id, &values))?;
        Ok(self.answer(refused == 0, has_failed))
    }

    /// Says what of a file was not taken, and what is doubtful about what was.
    fn tell(&self, shown: &str, outcome: &Outcome, err: &mut dyn Write) -> io::Result<()> {
        for (key, refusal) in &outcome.refused {
            self.refuse(key, refusal, err)?;
        }
        for problem in &outcome.warnings {
            let values = [
                ("file", clean(shown).into()),
                ("line", problem.line.into()),
                ("code", problem.code.into()),
                ("what", wording::what(problem, self.texts).into()),
            ];
            writeln!(err, "minuku: {}", self.texts.with("translate-doubtful", &values))?;
        }
        Ok(())
    }

    fn refuse(&self, key: &str, refusal: &Refusal, err: &mut dyn Write) -> io::Result<()> {
        let texts = self.texts;
        let why = match refusal {
            Refusal::Gone => texts.text("translate-refused-gone"),
            Refusal::Stale => texts.text("translate-refused-stale"),
            Refusal::Fuzzy => texts.text("translate-refused-fuzzy"),
            Refusal::Place => texts.text("translate-refused-place"),
            Refusal::Marks(missing, surplus) => {
                let (id, ids) = if missing.is_empty() {
                    ("translate-refused-marks-surplus", surplus)
                } else {
                    ("translate-refused-marks", missing)
                };
                let ids = text::truncate(&clean(&ids.join(", ")), 200).into_owned();
                texts.with(id, &[("ids", ids.into())])
            }
            Refusal::Problem(problem) => {
                let values = [
                    ("code", problem.code.into()),
                    ("what", wording::what(problem, texts).into()),
                ];
                texts.with("translate-refused-problem", &values)
            }
        };
        let values = [("key", clean(key).into()), ("why", why.into())];
        writeln!(err, "minuku: {}", texts.with("translate-refused", &values))
    }

    // ===== The lock file =====

    /// Writes the lock file where it says something new; false when it could not be written.
    fn keep(&mut self, old: &Lock, err: &mut dyn Write) -> Result<bool, Failure> {
        // Only who has seen every file knows which texts are gone.
        if self.is_whole && !self.is_partial {
            self.lock
                .keep(&self.sheets.iter().flat_map(Sheet::keys).collect());
        }
        if &self.lock == old {
            return Ok(true);
        }
        let other = Texts::new(self.texts.language().other());
        let (ja, en) = match self.texts.language() {
            Language::Ja => (self.texts, &other),
            Language::En => (&other, self.texts),
        };
        let head = [ja, en].map(|texts| texts.text("translate-lock-head"));
        let written = self.lock.write(&head);
        let path = self.folder.join(lock::FILE);
        let done = match fs::read(&path) {
            Ok(before) => replace(&path, Some(&self.folder), &before, written.as_bytes()),
            Err(_) => beside(&self.folder, &written)
                .and_then(|file| file.persist_noclobber(&path).map_err(|error| error.error))
                .map(drop)
                .map_err(replace::Refusal::from),
        };
        if let Err(refusal) = done {
            self.complain(&refusal.sentence(&path.display().to_string(), self.texts), err)?;
            return Ok(false);
        }
        Ok(true)
    }

    /// Notes that translations hold: all of them, or those that are named by their keys or what stands before the `/`.
    fn confirm(
        mut self,
        direction: &Direction,
        keys: Option<&Vec<String>>,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let mut there: BTreeMap<String, Option<String>> = BTreeMap::new();
        for sheet in &self.sheets {
            let found = sheet.with_texts(|_, texts| {
                let pairs = texts.into_iter().filter_map(|text| {
                    let source = text.get(&direction.source)?.text.to_owned();
                    let is_there = text.get(&direction.target).is_some();
                    Some((text.key, is_there.then_some(source)))
                });
                pairs.collect::<Vec<_>>()
            });
            there.extend(found.unwrap_or_default());
        }
        let old = self.lock.clone();
        let (mut count, mut is_whole) = (0_usize, true);
        let all = [String::new()];
        for wish in keys.map_or(all.as_slice(), Vec::as_slice) {
            let is_meant = |key: &str| {
                wish.is_empty()
                    || key == wish
                    || key
                        .strip_prefix(wish.trim_end_matches('/'))
                        .is_some_and(|rest| rest.starts_with('/'))
            };
            let meant: Vec<(&String, &Option<String>)> =
                there.iter().filter(|(key, _)| is_meant(key)).collect();
            let is_one = matches!(meant.as_slice(), [(key, _)] if *key == wish);
            if meant.is_empty() || (is_one && meant.iter().all(|(_, source)| source.is_none())) {
                is_whole = false;
                let mut values = vec![
                    ("key", Value::from(clean(wish))),
                    ("language", direction.target.as_str().into()),
                ];
                let mut id = "translate-ok-missing";
                if meant.is_empty() {
                    id = "translate-ok-unknown";
                    if let Some(near) = nearest(wish, there.keys().map(String::as_str)) {
                        id = "translate-ok-near";
                        values.push(("near", clean(near).into()));
                    }
                }
                self.complain(&self.texts.with(id, &values), err)?;
                continue;
            }
            for (key, source) in meant {
                if let Some(source) = source {
                    count += 1;
                    self.lock.note(key, &direction.target, &direction.source, source);
                }
            }
        }
        let has_failed = !self.keep(&old, err)?;
        if !has_failed {
            writeln!(
                out,
                "{}",
                self.texts.with("translate-confirmed", &[("count", count.into())])
            )?;
        }
        Ok(self.answer(is_whole, has_failed))
    }

    // ===== Counts =====

    fn status(
        &self,
        source: Option<&str>,
        target: Option<&str>,
        out: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let source = self.direction(source, target)?.source;
        let targets: BTreeSet<String> = match target {
            Some(target) => BTreeSet::from([target.to_owned()]),
            None => self
                .languages()
                .into_iter()
                .filter(|tag| *tag != source)
                .collect(),
        };
        for (number, target) in targets.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            self.table(&source, target, out)?;
        }
        Ok(self.answer(true, false))
    }

    /// The languages of the pack, and those in which there is any text.
    fn languages(&self) -> BTreeSet<String> {
        let mut tags: BTreeSet<String> = self.about.languages.iter().cloned().collect();
        for sheet in &self.sheets {
            let found = sheet.with_texts(|_, texts| {
                let words = texts.iter().flat_map(|text| &text.words);
                words.map(|(tag, _)| tag.text.to_owned()).collect::<Vec<_>>()
            });
            tags.extend(found.into_iter().flatten().filter(|tag| is_language(tag)));
        }
        tags
    }

    fn table(&self, source: &str, target: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut sum = [0_usize; State::ALL.len()];
        let mut rows: Vec<Vec<String>> = Vec::new();
        let row = |name: String, counts: [usize; State::ALL.len()]| {
            let mut row = vec![name];
            row.extend(counts.map(|count| count.to_string()));
            row
        };
        for sheet in &self.sheets {
            let counts = sheet.with_texts(|_, texts| {
                let mut counts = [0_usize; State::ALL.len()];
                for text in texts.iter().filter(|text| text.get(source).is_some()) {
                    let state = self.lock.state(text, source, target);
                    for (count, _) in counts
                        .iter_mut()
                        .zip(State::ALL)
                        .filter(|(_, other)| *other == state)
                    {
                        *count += 1;
                    }
                }
                counts
            });
            let Some(counts) = counts.filter(|counts| counts.iter().any(|count| *count > 0)) else {
                continue;
            };
            for (all, count) in sum.iter_mut().zip(counts) {
                *all += count;
            }
            rows.push(row(clean(sheet.fixable.below()), counts));
        }
        let head = State::ALL.map(|state| {
            self.texts.text(match state {
                State::Missing => "translate-state-missing",
                State::Stale => "translate-state-stale",
                State::Same => "translate-state-same",
                State::Unnoted => "translate-state-unnoted",
                State::Ok => "translate-state-ok",
            })
        });
        let mut title = vec![format!("{source} -> {target}")];
        title.extend(head);
        rows.insert(0, title);
        rows.push(row(self.texts.text("translate-sum"), sum));
        let widths: Vec<usize> = (0..=State::ALL.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| text::width(cell)).max().unwrap_or(0)
            })
            .collect();
        for row in &rows {
            let mut line = String::new();
            for (number, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let gap = " ".repeat(width.saturating_sub(text::width(cell)));
                if number == 0 {
                    line = format!("{cell}{gap}");
                } else {
                    line = format!("{line}  {gap}{cell}");
                }
            }
            writeln!(out, "{line}")?;
        }
        let unnoted = State::ALL.iter().position(|state| *state == State::Unnoted);
        let unnoted = unnoted.and_then(|at| sum.get(at)).copied().unwrap_or(0);
        if unnoted > 0 {
            let values = [("count", unnoted.into()), ("language", target.into())];
            writeln!(out, "{}", self.texts.with("translate-unnoted", &values))?;
        }
        Ok(())
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
