//! The command line: what was asked for, in which language, with which files, and who does it. One file per command;
//! nothing is taught or drawn here.

use std::{
    env,
    ffi::OsString,
    io::{self, IsTerminal as _, Write},
    iter,
    path::{Path, PathBuf},
    process::ExitCode,
    rc::Rc,
    sync::Arc,
    thread,
};

use chrono::{DateTime, Local, NaiveDate, Utc};

use crate::{
    helpdesk::HOME,
    history::{Learned, Recorder},
    locale::{Language, Texts},
    pack::{
        Pack,
        files::root_above,
        load::{Place, load},
    },
    scenario::Role,
    scenario::problem::{Problem, Severity},
    settings::{Fault, Settings, ThemeName},
    stats::Report,
    text,
    ui::{
        self, Ending,
        app::{App, Context, Message, Recording, Today},
        terminal::Sender,
        theme::Theme,
    },
    wording,
};

mod args;
mod check;
mod conversation;
mod explain;
mod fault;
mod glossary;
mod graph;
mod helpdesks;
mod history;
mod leaflet;
mod list;
mod new;
mod paper;
mod plain;
mod preview;
mod progress;
mod replace;
mod schema;
mod script;
mod stats;
mod translate;
mod walk;

use args::{Asked, Request};

/// Everything that comes from outside and may be replaced in tests: arguments, environment, streams, clock.
struct Surroundings {
    settings_path: Option<PathBuf>,
    settings: Settings,
    settings_fault: Option<Fault>,
    packs: Vec<Place>,
    /// The folder of the record.
    record: Option<PathBuf>,
}

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A sentence for the user.
    Said(String),
    /// Reading or writing failed.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The exit status for a command that could not run.
const COULD_NOT_RUN: u8 = 2;

/// Runs the program; the result is the exit status: 0 all is well, 1 problems were found, 2 it could not run, 128 + n
/// ended by signal n.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let surroundings = Surroundings::look();
    // Both languages at once are no language to speak in.
    let wish = args::early_language(&arguments).filter(|wish| wish != preview::BOTH);
    let language = language(wish.as_deref(), &surroundings.settings);
    let texts = Texts::new(language.unwrap_or_else(detect));
    let asked = match args::parse(&arguments, &texts) {
        Ok(asked) => asked,
        Err(said) => return answer(&said),
    };
    let is_both = asked.language.as_deref() == Some(preview::BOTH);
    if let Some(wish) = &asked.language
        && if is_both {
            !matches!(asked.request, Request::Preview(_))
        } else {
            language.is_none()
        }
    {
        let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
        let values = [
            ("found", text::clean_line(wish).into_owned().into()),
            ("known", tags.join(", ").into()),
        ];
        let id = if is_both {
            "preview-both-only"
        } else {
            "cli-language-unknown"
        };
        return complain(&texts, &texts.with(id, &values));
    }
    let texts = Rc::new(texts);
    match perform(&asked, surroundings, &texts) {
        Ok(code) => code,
        Err(Failure::Said(sentence)) => complain(&texts, &sentence),
        // Whoever reads the output has had enough: that is no failure.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            let detail = fault::reason(&error, &texts);
            complain(&texts, &texts.with("cli-io", &[("detail", detail.into())]))
        }
    }
}

/// Prints what the parser wants said: help and version to stdout, everything else to stderr.
fn answer(said: &args::Said) -> ExitCode {
    let (result, code) = match said {
        args::Said::Help(words) => (write!(io::stdout().lock(), "{words}"), ExitCode::SUCCESS),
        args::Said::Wrong(words) => (
            write!(io::stderr().lock(), "{words}"),
            ExitCode::from(COULD_NOT_RUN),
        ),
    };
    match result {
        Ok(()) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => code,
        Err(_) => ExitCode::from(COULD_NOT_RUN),
    }
}

fn complain(texts: &Texts, sentence: &str) -> ExitCode {
    // If stderr is gone as well there is nobody left to tell.
    let _ = writeln!(
        io::stderr().lock(),
        "minuku: {}: {sentence}",
        texts.text("problem-error")
    );
    ExitCode::from(COULD_NOT_RUN)
}

/// The language by flag, then settings; `None` leaves it to the system, or says that the flag's is not spoken.
fn language(flag: Option<&str>, settings: &Settings) -> Option<Language> {
    match flag {
        Some(wish) => Language::requested(wish),
        None => settings.language,
    }
}

/// The language of the environment: `LC_ALL`, then `LC_MESSAGES`, then `LANG`, then what the system says.
fn detect() -> Language {
    let wishes: Vec<String> = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .filter(|value| !value.is_empty())
        .take(1)
        .collect();
    if wishes.is_empty() {
        let system: Vec<String> = sys_locale::get_locales().collect();
        return Language::detect(system.iter().map(String::as_str));
    }
    Language::detect(wishes.iter().map(String::as_str))
}

#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
fn clock() -> DateTime<Utc> {
    Utc::now()
}

/// The day of a moment where the learner is.
fn calendar(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Local).date_naive()
}

impl Surroundings {
    fn look() -> Self {
        let data = data_folder();
        let settings_path = match env::var_os("MINUKU_DATA_DIR").filter(|value| !value.is_empty()) {
            Some(folder) => Some(PathBuf::from(folder).join("settings.toml")),
            None => project().map(|project| project.config_dir().join("settings.toml")),
        };
        let (settings, settings_fault) = settings_path
            .as_deref()
            .map_or_else(|| (Settings::default(), None), Settings::load);
        let mut packs = vec![Place::Embedded];
        let record = data.clone();
        packs.extend(
            data.map(|folder| user_packs(&folder.join("packs")))
                .unwrap_or_default(),
        );
        Self {
            settings_path,
            settings,
            settings_fault,
            packs,
            record,
        }
    }
}

fn project() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "minuku")
}

/// The folder for what is the user's: `MINUKU_DATA_DIR`, or what the system provides for it.
fn data_folder() -> Option<PathBuf> {
    env::var_os("MINUKU_DATA_DIR")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| project().map(|project| project.data_dir().to_path_buf()))
}

/// Every folder in the folder for packs, by name.
fn user_packs(folder: &Path) -> Vec<Place> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found.into_iter().map(Place::Folder).collect()
}

fn perform(asked: &Asked, around: Surroundings, texts: &Rc<Texts>) -> Result<ExitCode, Failure> {
    let mut places = around.packs.clone();
    places.extend(asked.packs.iter().cloned().map(Place::Folder));
    let now = clock();
    let today = now.with_timezone(&HOME).date_naive();
    let stdout = &mut io::stdout().lock();
    match &asked.request {
        Request::Check(request) => {
            check::run(request, own_pack(asked).as_deref(), &places, today, texts, stdout)
        }
        Request::Explain(request) => explain::run(request, texts, stdout),
        Request::Preview(request) => preview::run(request, asked, around, &places, texts),
        Request::Helpdesks(request) => helpdesks::run(request, &places, now, texts, stdout),
        Request::Leaflet(request) => leaflet::run(request, &places, now, texts, stdout),
        Request::Script(request) => script::run(request, &places, texts, stdout),
        Request::History(request) => history::run(request, around.record.as_deref(), texts, stdout),
        Request::Glossary(request) => glossary::run(request, &places, texts, stdout),
        Request::Graph(request) => graph::run(request, &places, texts, stdout),
        Request::Walk(request) => walk::run(request, &places, asked.seed, texts, stdout),
        Request::List(what) => {
            let own_pack = own_pack(asked);
            list::run(*what, own_pack.as_deref(), &places, asked.role, texts, stdout)
        }
        Request::New(request) => new::run(request, &places, texts, &mut io::stdin().lock(), stdout),
        Request::Schema(request) => schema::run(request, texts, stdout),
        Request::Stats(request) => stats::run(request, own_pack(asked).as_deref(), &places, texts, stdout),
        Request::Translate(request) => translate::run(request, texts, stdout, &mut io::stderr().lock()),
        Request::Completions(shell) => args::completions(*shell, texts, stdout).map_err(Failure::Io),
        Request::Manual => args::manual(texts, stdout).map_err(Failure::Io),
        Request::Progress(request) => {
            let learner = progress::Learner {
                record: around.record,
                role: asked.role.or(around.settings.role).unwrap_or(Role::Employee),
                now,
                today: calendar(now),
            };
            progress::run(request, learner, &places, texts, stdout)
        }
        Request::Train { scenarios } => train(asked, Wish::Scenarios(scenarios), around, places, texts),
        Request::Checkup => train(asked, Wish::Checkup, around, places, texts),
        Request::Rehearse { conversation } => {
            let wish = Wish::Rehearsal(conversation.as_deref());
            train(asked, wish, around, places, texts)
        }
    }
}

/// The pack in which somebody works: the folder with a `pack.toml` here or above. None where packs were named.
fn own_pack(asked: &Asked) -> Option<PathBuf> {
    if !asked.packs.is_empty() {
        return None;
    }
    let here = Path::new(".");
    let (_, depth) = root_above(here)?;
    Some(match depth {
        0 => here.to_path_buf(),
        depth => iter::repeat_n("..", depth).collect(),
    })
}

/// The command that tells more about a problem of this file: with the folder of its pack, where it lies in one.
pub(crate) fn check_of(file: &str) -> String {
    let path = Path::new(file);
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let root = root_above(parent).map(|(root, _)| root);
    let shown = root.as_deref().unwrap_or(path).display().to_string();
    format!("minuku check {}", text::typed(&text::clean_line(&shown)))
}

/// What is wanted as soon as there is something to train with.
#[derive(Clone, Copy)]
pub(crate) enum Wish<'a> {
    /// These scenarios, by id; home when there are none.
    Scenarios(&'a [String]),
    /// A check-up.
    Checkup,
    /// The conversation with this id, or a list of all.
    Rehearsal(Option<&'a str>),
}

fn train(
    asked: &Asked,
    wish: Wish<'_>,
    around: Surroundings,
    places: Vec<Place>,
    texts: &Rc<Texts>,
) -> Result<ExitCode, Failure> {
    let kept = around.settings;
    let mut settings = kept.clone();
    if let Some(role) = asked.role {
        settings.role = Some(role);
    }
    if let Some(items) = asked.items {
        settings.items = items;
    }
    settings.motion &= !asked.still;
    settings.ascii |= asked.ascii;
    let seed = asked.seed.unwrap_or_else(rand::random);
    let plain = asked.plain || is_set("ACCESSIBLE") || !ui::terminal::is_usable();
    if plain {
        let session = plain::Setting {
            places,
            wish,
            seed,
            seed_alone: asked.seed.is_some(),
            settings: &settings,
            clock,
            is_typed: io::stdin().is_terminal(),
        };
        let (input, output) = (&mut io::stdin().lock(), &mut io::stdout().lock());
        let recording = plain::Recording::new(around.record, rand::random, calendar);
        return plain::run(&session, recording, texts, input, output);
    }

    let (theme, theme_fixed) = theme(asked.theme, settings.theme);
    let notice = around
        .settings_fault
        .as_ref()
        .and(around.settings_path.as_ref())
        .map(|path| {
            let path = path.display().to_string();
            texts.with(
                "notice-settings-unreadable",
                &[("path", text::clean_line(&path).into_owned().into())],
            )
        });
    let context = Context {
        settings,
        kept,
        theme: Theme::of(theme),
        theme_fixed,
        pack: Arc::default(),
        loading: true,
        now: clock(),
        seed,
        settings_path: around.settings_path,
        notice,
        seconds: 0,
        today: Today::default(),
        seed_alone: asked.seed.is_some(),
        wants_checkup: matches!(wish, Wish::Checkup),
        wanted: match wish {
            Wish::Scenarios(scenarios) => scenarios.to_vec(),
            Wish::Checkup | Wish::Rehearsal(_) => Vec::new(),
        },
        wants_rehearsal: match wish {
            Wish::Rehearsal(id) => Some(id.unwrap_or_default().to_owned()),
            Wish::Scenarios(_) | Wish::Checkup => None,
        },
        recalling: false,
        report: Report::default(),
        learned: Learned::new(),
        fault: None,
        unfinished: None,
        calendar,
        texts: Rc::clone(texts),
    };
    let mut app = App::new(context);
    let writer = around.record.map(|folder| {
        let (recorder, writer) = Recorder::new(folder);
        app.remember(Recording {
            recorder,
            chance: rand::random,
        });
        writer
    });
    let feed = move |sender: &Sender<Message>| {
        if let Some(writer) = writer {
            let sender = sender.clone();
            thread::spawn(move || {
                writer.run(move |report| {
                    sender.send(Message::Record(report));
                });
            });
        }
        sender.send(Message::Loaded(load(&places)));
    };
    Ok(ended(ui::run(app, feed, clock)?))
}

/// The exit status of a full-screen program.
fn ended(ending: Ending) -> ExitCode {
    match ending {
        Ending::Quit => ExitCode::SUCCESS,
        Ending::Gone => ExitCode::from(COULD_NOT_RUN),
        Ending::Signal(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
    }
}

/// Loads packs for a command that prints something of them; what is wrong with their files is said on the side.
pub(crate) fn load_and_tell(places: &[Place], texts: &Texts) -> Pack {
    let pack = load(places);
    let serious = |problem: &&Problem| problem.severity == Severity::Error;
    let count = pack.problems.iter().filter(serious).count();
    if let Some(first) = pack.problems.iter().find(serious) {
        let file = text::clean_line(&first.file).into_owned();
        let values = [
            ("count", count.into()),
            ("file", file.into()),
            ("what", wording::what(first, texts).into()),
            ("check", check_of(&first.file).into()),
        ];
        // The output itself goes on; if nobody hears this there is nobody to tell.
        let _ = writeln!(
            io::stderr().lock(),
            "minuku: {}",
            texts.with("cli-broken", &values)
        );
    }
    pack
}

/// The colours: an option wins, then `NO_COLOR`, then settings. What an option or the environment says stays fixed.
fn theme(option: Option<ThemeName>, settings: ThemeName) -> (ThemeName, bool) {
    match option {
        Some(theme) => (theme, true),
        None if is_set("NO_COLOR") => (ThemeName::Mono, true),
        None => (settings, false),
    }
}

/// Whether a variable is there and not empty, as `NO_COLOR` is defined.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Whether what is printed may carry colours.
pub(crate) fn may_colour() -> bool {
    io::stdout().is_terminal() && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The width to which printed text is broken: the terminal's, or what `COLUMNS` says, or 80; never wider than can be
/// read well.
pub(crate) fn columns() -> u16 {
    let given = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let columns = given.or_else(|| {
        io::stdout()
            .is_terminal()
            .then(|| crossterm::terminal::size().ok().map(|(columns, _)| columns))
            .flatten()
    });
    // A terminal that does not know its size says 0.
    columns
        .filter(|columns| *columns > 0)
        .unwrap_or(80)
        .clamp(20, 100)
}
