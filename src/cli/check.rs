//! `minuku check`: every problem of every file, with its place in the source. The rules are in `scenario::validate`
//! and `pack`; the sentences in `wording`.

use std::{io::Write, path::PathBuf, process::ExitCode};

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, level::Level as AnyLevel,
    renderer::DecorStyle,
};

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command, value_parser};

use super::{Failure, args::Words, may_colour};
use crate::{
    locale::Texts,
    pack::{
        check::{Checker, Input},
        load::Place,
    },
    scenario::problem::{Problem, Severity},
    text, wording,
};

/// What is to be checked.
pub(super) struct Request {
    paths: Vec<PathBuf>,
    colour: Colour,
    /// The day for which dates are judged; that of the clock where none is given.
    today: Option<NaiveDate>,
}

/// When colours are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
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
            Arg::new("color")
                .long("color")
                .value_name("auto|always|never")
                .hide_possible_values(true)
                .value_parser(["auto", "always", "never"])
                .default_value("auto")
                .hide_default_value(true)
                .help(texts.text("cli-check-color")),
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
        Self {
            paths: matches.get_many("path").into_iter().flatten().cloned().collect(),
            colour: match matches.get_one::<String>("color").map(String::as_str) {
                Some("always") => Colour::Always,
                Some("never") => Colour::Never,
                _ => Colour::Auto,
            },
            today: matches.get_one("today").copied(),
        }
    }
}

/// Prints every problem; the status is 1 when there is an error, 0 otherwise. Without paths, the packs are checked that
/// the trainer would load.
pub(super) fn run(
    Request {
        paths,
        colour,
        today: on,
    }: &Request,
    places: &[Place],
    today: NaiveDate,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        let path = missing.display().to_string();
        return Err(Failure::Said(texts.with(
            "check-missing",
            &[("path", text::clean_line(&path).into_owned().into())],
        )));
    }
    let today = Some(on.unwrap_or(today));
    let checker = if paths.is_empty() {
        Checker::of_places(places, today)
    } else {
        let inputs: Vec<Input> = paths.iter().cloned().map(Input::Path).collect();
        Checker::of_inputs(&inputs, today)
    };
    let seen = checker.run();
    let files = seen.files;
    let problems: Vec<Problem> = seen.found.into_iter().flat_map(|file| file.problems).collect();
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => may_colour(),
    };
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    for problem in &problems {
        writeln!(out, "{}\n", render(problem, &renderer, texts))?;
    }
    let count = |severity| {
        problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let id = if errors + warnings == 0 {
        "check-clean"
    } else {
        "check-found"
    };
    let counts = [
        ("files", files.into()),
        ("errors", errors.into()),
        ("warnings", warnings.into()),
    ];
    writeln!(out, "{}", texts.with(id, &counts))?;
    Ok(if errors > 0 {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// A problem with its place; nothing in it can control a terminal.
pub(crate) fn render(problem: &Problem, renderer: &Renderer, texts: &Texts) -> String {
    let name = texts.text(wording::severity(problem.severity));
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(name);
    let what = wording::what(problem, texts);
    let file = text::clean_line(&problem.file).into_owned();
    let title: Title<'_> = level.primary_title(what).id(problem.code);
    let mut group: Group<'_> = match shown_source(problem) {
        Some((source, span, related, line)) => {
            let mut snippet = Snippet::source(source)
                .line_start(line)
                .path(file)
                .annotation(AnnotationKind::Primary.span(span));
            if let Some(related) = related {
                let label = wording::related(problem, texts);
                snippet = snippet.annotation(AnnotationKind::Context.span(related).label(label));
            }
            title.element(snippet)
        }
        None => title.element(Origin::path(file)),
    };
    if let Some(help) = wording::help(problem, texts) {
        let help_level: AnyLevel<'_> = Level::HELP.with_name(texts.text("problem-help"));
        group = group.element(help_level.message(help));
    }
    renderer.render(&[group])
}

type Shown = (
    String,
    std::ops::Range<usize>,
    Option<std::ops::Range<usize>>,
    usize,
);

/// The source with everything replaced that could control a terminal. Replacing changes lengths, so that places are
/// moved with it.
fn shown_source(problem: &Problem) -> Option<Shown> {
    let source = problem.source.as_deref()?;
    if source.is_empty() {
        return None;
    }
    let place = |at: usize| {
        let at = at.min(source.len());
        source.get(..at).map_or(0, |before| text::clean(before).len())
    };
    let span = |range: &std::ops::Range<usize>| {
        let (start, end) = (place(range.start), place(range.end));
        start..end.max(start)
    };
    let related = problem
        .related
        .as_ref()
        .filter(|related| **related != problem.span)
        .map(span);
    Some((text::clean(source).into_owned(), span(&problem.span), related, 1))
}
