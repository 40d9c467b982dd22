//! Arguments: the options that all commands share, which commands there are, and what is said when arguments are wrong.
//! What a command takes and does is in its own file.

use std::{ffi::OsString, io, path::PathBuf};

use clap::{
    Arg, ArgAction, ArgMatches, Command,
    builder::PossibleValuesParser,
    error::{ContextKind, ContextValue, ErrorKind},
    value_parser,
};
use clap_complete::Shell;

use super::{
    check, explain, glossary, graph, helpdesks, history, leaflet, list, new, preview, progress, schema,
    script, stats, translate, walk,
};
use crate::{
    locale::Texts,
    scenario::Role,
    settings::{ITEMS, ThemeName},
    text,
};

/// What was asked for.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) request: Request,
    pub(super) language: Option<String>,
    pub(super) packs: Vec<PathBuf>,
    pub(super) plain: bool,
    pub(super) seed: Option<u64>,
    pub(super) role: Option<Role>,
    pub(super) items: Option<usize>,
    pub(super) theme: Option<ThemeName>,
    pub(super) still: bool,
    pub(super) ascii: bool,
}

/// The commands; what each of them takes is in its own file.
pub(super) enum Request {
    Train { scenarios: Vec<String> },
    Checkup,
    Rehearse { conversation: Option<String> },
    Progress(progress::Request),
    Check(check::Request),
    Explain(explain::Request),
    Helpdesks(helpdesks::Request),
    Leaflet(leaflet::Request),
    Script(script::Request),
    Glossary(glossary::Request),
    History(history::Request),
    Graph(graph::Request),
    Walk(walk::Request),
    Preview(preview::Request),
    List(list::What),
    New(new::Request),
    Schema(schema::Request),
    Stats(stats::Request),
    Translate(translate::Request),
    Completions(Shell),
    Manual,
}

/// What is said instead of doing anything.
pub(super) enum Said {
    /// Help or version.
    Help(String),
    /// What is wrong with the arguments.
    Wrong(String),
}

/// The language that the arguments ask for, found before they can be parsed: help is in that language too.
pub(super) fn early_language(arguments: &[OsString]) -> Option<String> {
    let mut arguments = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            return None;
        }
        if argument == "--lang" {
            return arguments.next().map(str::to_owned);
        }
        if let Some(tag) = argument.strip_prefix("--lang=") {
            return Some(tag.to_owned());
        }
    }
    None
}

/// Where the words of help come from. Reading all of them is felt at every start, and help is wanted rarely: arguments
/// are read without words first.
#[derive(Clone, Copy)]
pub(super) enum Words<'t> {
    None,
    Of(&'t Texts),
}

impl Default for Request {
    fn default() -> Self {
        Self::Train {
            scenarios: Vec::new(),
        }
    }
}

impl Words<'_> {
    /// A message; nothing where there are no words.
    pub(super) fn text(self, id: &str) -> String {
        match self {
            Self::None => String::new(),
            Self::Of(texts) => texts.text(id),
        }
    }

    /// The name of a value, such as `FOLDER`.
    pub(super) fn value(self, name: &str) -> String {
        self.text(&format!("cli-value-{name}"))
    }

    /// A command, described by the message `cli-` and its name.
    pub(super) fn sub(self, name: &'static str) -> Command {
        Command::new(name)
            .about(self.text(&format!("cli-{name}")))
            .disable_help_flag(true)
            .help_template(self.text("cli-template"))
    }
}

fn option(name: &'static str, texts: Words<'_>) -> Arg {
    Arg::new(name)
        .long(name)
        .global(true)
        .help(texts.text(&format!("cli-option-{name}")))
}

/// All commands and options, described in a language.
pub(super) fn command(texts: Words<'_>) -> Command {
    let bare = bare(texts);
    match texts {
        Words::None => bare,
        Words::Of(_) => headed(bare, texts),
    }
}

/// Gives everything a heading in the language, where the parser would put one of its own; what a value can be is told in
/// the words about it.
fn headed(command: Command, texts: Words<'_>) -> Command {
    let (arguments, options) = (texts.text("cli-arguments"), texts.text("cli-options-own"));
    let mut command = command
        .subcommand_help_heading(texts.text("cli-commands"))
        .mut_args(|arg| {
            let heading = match arg.get_help_heading() {
                Some(heading) => heading.to_owned(),
                None if arg.is_positional() => arguments.clone(),
                None => options.clone(),
            };
            let has_value = arg.get_action().takes_values();
            let arg = arg.help_heading(heading);
            if has_value {
                arg.hide_possible_values(true)
            } else {
                arg
            }
        });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, |command| headed(command, texts));
    }
    command
}

fn bare(texts: Words<'_>) -> Command {
    let help = |id: &'static str| {
        Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::Help)
            .global(true)
            .help(texts.text(id))
    };
    Command::new("minuku")
        .version(env!("CARGO_PKG_VERSION"))
        .about(texts.text("cli-about"))
        .help_template(texts.text("cli-template"))
        .override_usage(texts.text("cli-usage"))
        .after_help(texts.text("cli-after"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(texts.text("cli-commands"))
        .next_help_heading(texts.text("cli-options"))
        .arg(option("lang", texts).value_name("ja|en"))
        .arg(
            option("pack", texts)
                .value_name(texts.value("folder"))
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option("plain", texts).action(ArgAction::SetTrue))
        .arg(
            option("seed", texts)
                .value_name(texts.value("number"))
                .value_parser(value_parser!(u64)),
        )
        .arg(
            option("role", texts)
                .value_name("employee|staff|author")
                .hide_possible_values(true)
                .value_parser(PossibleValuesParser::new(Role::WORDS)),
        )
        .arg(
            option("items", texts)
                .value_name(texts.value("number"))
                .value_parser(value_parser!(u64).range(bound(*ITEMS.start())..=bound(*ITEMS.end()))),
        )
        .arg(
            option("theme", texts)
                .value_name("terminal|high-contrast|colour-blind|mono")
                .hide_possible_values(true)
                .value_parser(PossibleValuesParser::new(ThemeName::WORDS)),
        )
        .arg(option("no-motion", texts).action(ArgAction::SetTrue))
        .arg(option("ascii", texts).action(ArgAction::SetTrue))
        .arg(help("cli-option-help"))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(texts.text("cli-option-version")),
        )
        .subcommand(
            texts.sub("train").arg(
                Arg::new("scenario")
                    .value_name(texts.value("scenario"))
                    .num_args(0..)
                    .help(texts.text("cli-train-scenario")),
            ),
        )
        .subcommand(texts.sub("checkup"))
        .subcommand(
            texts.sub("rehearse").arg(
                Arg::new("conversation")
                    .value_name(texts.value("conversation"))
                    .help(texts.text("cli-rehearse-conversation")),
            ),
        )
        .subcommand(script::command(texts))
        .subcommand(leaflet::command(texts))
        .subcommand(progress::command(texts))
        .subcommand(check::command(texts))
        .subcommand(explain::command(texts))
        .subcommand(preview::command(texts))
        .subcommand(helpdesks::command(texts))
        .subcommand(glossary::command(texts))
        .subcommand(history::command(texts))
        .subcommand(walk::command(texts))
        .subcommand(graph::command(texts))
        .subcommand(list::command(texts))
        .subcommand(new::command(texts))
        .subcommand(schema::command(texts))
        .subcommand(stats::command(texts))
        .subcommand(translate::command(texts))
        .subcommand(
            texts.sub("completions").arg(
                Arg::new("shell")
                    .required(true)
                    .value_name("bash|zsh|fish|elvish|powershell")
                    .hide_possible_values(true)
                    .value_parser(value_parser!(Shell))
                    .help(texts.text("cli-completions-shell")),
            ),
        )
        .subcommand(texts.sub("man"))
}

/// Words to look for.
pub(super) fn query(texts: Words<'_>) -> Arg {
    Arg::new("query")
        .value_name(texts.value("query"))
        .num_args(0..)
        .help(texts.text("cli-query"))
}

/// The words of [`query`].
pub(super) fn asked_words(matches: &ArgMatches) -> String {
    let words: Vec<&str> = matches
        .get_many::<String>("query")
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    words.join(" ")
}

fn bound(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Reads the arguments. The parser is not even built when there are none, as at most starts.
pub(super) fn parse(arguments: &[OsString], texts: &Texts) -> Result<Asked, Said> {
    if arguments.len() <= 1 {
        return Ok(Asked::default());
    }
    let matches = match command(Words::None).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(_) => command(Words::Of(texts))
            .try_get_matches_from(arguments)
            .map_err(|error| said(&error, texts))?,
    };
    let request = match matches.subcommand() {
        Some(("check", matches)) => Request::Check(check::Request::read(matches)),
        Some(("explain", matches)) => Request::Explain(explain::Request::read(matches)),
        Some(("preview", matches)) => Request::Preview(preview::Request::read(matches)),
        Some(("helpdesks", matches)) => Request::Helpdesks(helpdesks::Request::read(matches)),
        Some(("leaflet", matches)) => Request::Leaflet(leaflet::Request::read(matches)),
        Some(("script", matches)) => Request::Script(script::Request::read(matches)),
        Some(("history", matches)) => Request::History(history::Request::read(matches)),
        Some(("glossary", matches)) => Request::Glossary(glossary::Request::read(matches)),
        Some(("graph", matches)) => Request::Graph(graph::Request::read(matches)),
        Some(("walk", matches)) => Request::Walk(walk::Request::read(matches)),
        Some(("checkup", _)) => Request::Checkup,
        Some(("rehearse", matches)) => Request::Rehearse {
            conversation: matches.get_one("conversation").cloned(),
        },
        Some(("progress", matches)) => Request::Progress(progress::Request::read(matches)),
        Some(("list", matches)) => Request::List(list::What::read(matches)),
        Some(("new", matches)) => Request::New(new::Request::read(matches)),
        Some(("stats", matches)) => Request::Stats(stats::Request::read(matches)),
        Some(("schema", matches)) => Request::Schema(schema::Request::read(matches)),
        Some(("translate", matches)) => Request::Translate(translate::Request::read(matches)),
        Some(("completions", matches)) => match matches.get_one("shell") {
            Some(shell) => Request::Completions(*shell),
            None => Request::Manual,
        },
        Some(("man", _)) => Request::Manual,
        Some(("train", matches)) => Request::Train {
            scenarios: matches
                .get_many("scenario")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
        },
        _ => Request::default(),
    };
    Ok(Asked {
        request,
        language: matches.get_one("lang").cloned(),
        packs: matches.get_many("pack").into_iter().flatten().cloned().collect(),
        plain: matches.get_flag("plain"),
        seed: matches.get_one("seed").copied(),
        role: matches
            .get_one::<String>("role")
            .and_then(|word| Role::from_word(word)),
        items: matches
            .get_one::<u64>("items")
            .and_then(|items| usize::try_from(*items).ok()),
        theme: matches
            .get_one::<String>("theme")
            .and_then(|word| ThemeName::from_word(word)),
        still: matches.get_flag("no-motion"),
        ascii: matches.get_flag("ascii"),
    })
}

/// The parser's complaint in the user's language.
fn said(error: &clap::Error, texts: &Texts) -> Said {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let help = error.render().to_string();
        let usage = [
            ("[OPTIONS]", "cli-usage-options"),
            ("<COMMAND>", "cli-usage-command"),
            ("[COMMAND]", "cli-usage-command-or-none"),
        ];
        return Said::Help(
            usage
                .into_iter()
                .fold(help, |help, (word, id)| help.replacen(word, &texts.text(id), 1)),
        );
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => text::clean_line(word).into_owned(),
        Some(ContextValue::Strings(words)) => text::clean_line(&words.join(", ")).into_owned(),
        _ => String::new(),
    };
    let (found, argument) = (
        context(ContextKind::InvalidValue),
        context(ContextKind::InvalidArg),
    );
    let mut sentence = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            texts.with("cli-wrong-extra", &[("found", argument.into())])
        }
        ErrorKind::UnknownArgument => texts.with("cli-wrong-unknown", &[("found", argument.into())]),
        ErrorKind::InvalidSubcommand => texts.with(
            "cli-wrong-command",
            &[("found", context(ContextKind::InvalidSubcommand).into())],
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if found.is_empty() => {
            texts.with("cli-wrong-no-value", &[("argument", argument.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => texts.with(
            "cli-wrong-value",
            &[("found", found.into()), ("argument", argument.into())],
        ),
        ErrorKind::MissingRequiredArgument => {
            texts.with("cli-wrong-missing", &[("argument", argument.into())])
        }
        ErrorKind::ArgumentConflict => texts.with("cli-wrong-twice", &[("argument", argument.into())]),
        _ => texts.with(
            "cli-wrong",
            &[(
                "detail",
                text::clean_line(&error.kind().to_string()).into_owned().into(),
            )],
        ),
    };
    let known = if context(ContextKind::InvalidArg).starts_with("--items ") {
        format!("{}-{}", ITEMS.start(), ITEMS.end())
    } else {
        context(ContextKind::ValidValue)
    };
    if !known.is_empty() {
        sentence.push_str(&texts.with("cli-wrong-known", &[("known", known.into())]));
    }
    // The parser names several, the nearest last.
    let nearest = |kind| match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.last().map(String::as_str),
        Some(ContextValue::String(word)) => Some(word.as_str()),
        _ => None,
    };
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(nearest)
    .map(|word| text::clean_line(word).into_owned());
    if let Some(near) = near {
        sentence.push_str(&texts.with("cli-wrong-near", &[("near", near.into())]));
    }
    let hint = texts.text("cli-wrong-hint");
    Said::Wrong(format!(
        "minuku: {}: {sentence}\n{hint}\n",
        texts.text("problem-error")
    ))
}

/// Prints completions for a shell.
pub(super) fn completions(
    shell: Shell,
    texts: &Texts,
    out: &mut dyn io::Write,
) -> io::Result<std::process::ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(Words::Of(texts)), "minuku", &mut script);
    out.write_all(&script)?;
    Ok(std::process::ExitCode::SUCCESS)
}

/// Prints the manual page.
pub(super) fn manual(texts: &Texts, out: &mut dyn io::Write) -> io::Result<std::process::ExitCode> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command(Words::Of(texts))).render(&mut page)?;
    out.write_all(&page)?;
    Ok(std::process::ExitCode::SUCCESS)
}
