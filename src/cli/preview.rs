//! `minuku preview`: one scenario or conversation as its author works on it, on the full screen or line by line, once or
//! after every save. Which steps there are is told by `preview`, how a file is followed by `pack::proof`; what a learner sees is drawn where
//! it is drawn for learners.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    rc::Rc,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::{Asked, Failure, Surroundings, args::Words, clock, columns, ended, is_set, plain, theme};
use crate::{
    locale::{Language, Texts},
    pack::{
        load::Place,
        proof::{Follower, Proof, Subject, Unfit, fits, short_name},
    },
    preview::{self, Step, Unknown},
    quiz::Quiz,
    text,
    ui::{
        self,
        app::{App, Context, Message},
        screen::preview::{Options, Preview},
        terminal::Sender,
        theme::Theme,
    },
    wording,
};

mod talk;

/// The word for both languages at once, which only this command knows.
pub(super) const BOTH: &str = "both";

/// How often the file is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// The same while a save is under way.
const LOOK_AGAIN: Duration = Duration::from_millis(25);

/// The seed of a preview: options stay where they are from one save to the next, and from one day to another.
const SEED: u64 = 1;

/// What is to be shown.
pub(super) struct Request {
    file: PathBuf,
    at: Option<String>,
    state: Option<String>,
    size: Option<(u16, u16)>,
    watches: bool,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts
        .sub("preview")
        .arg(
            Arg::new("file")
                .value_name(texts.value("file"))
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(texts.text("cli-preview-file")),
        )
        .arg(
            Arg::new("at")
                .long("at")
                .value_name(texts.value("step"))
                .help(texts.text("cli-preview-at")),
        )
        .arg(
            Arg::new("state")
                .long("state")
                .value_name(texts.value("state"))
                .help(texts.text("cli-preview-state")),
        )
        // The option of all commands, with one more value.
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("ja|en|both")
                .help(texts.text("cli-preview-lang")),
        )
        .arg(
            Arg::new("size")
                .long("size")
                .value_name("80x24")
                .value_parser(size)
                .help(texts.text("cli-preview-size")),
        )
        .arg(
            Arg::new("watch")
                .long("watch")
                .action(ArgAction::SetTrue)
                .help(texts.text("cli-preview-watch")),
        )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            file: matches.get_one("file").cloned().unwrap_or_default(),
            at: matches.get_one("at").cloned(),
            state: matches.get_one("state").cloned(),
            size: matches.get_one("size").copied(),
            watches: matches.get_flag("watch"),
        }
    }
}

/// Columns and rows, as `80x24`.
fn size(words: &str) -> Result<(u16, u16), String> {
    let words: String = words.chars().map(text::half_width).collect();
    let (width, height) = words.split_once(['x', 'X', '×', '*']).unwrap_or_default();
    match (width.trim().parse(), height.trim().parse()) {
        (Ok(width @ 10..=300), Ok(height @ 5..=200)) => Ok((width, height)),
        _ => Err(words),
    }
}

/// Shows the scenario until the person leaves, or once.
pub(super) fn run(
    request: &Request,
    asked: &Asked,
    around: Surroundings,
    places: &[Place],
    texts: &Rc<Texts>,
) -> Result<ExitCode, Failure> {
    fits(&request.file).map_err(|unfit| refused(request, unfit, texts))?;
    let language = asked.language.as_deref().and_then(Language::requested);
    let seed = asked.seed.unwrap_or(SEED);
    let (mut follower, proof) = Follower::new(&request.file, places);
    match &proof.subject {
        Some(Subject::Quiz(scenario)) => {
            if request.state.is_some() {
                return Err(Failure::Said(texts.text("preview-state-quiz")));
            }
            let quiz = Quiz::new(vec![scenario.clone()], &proof.pack, seed);
            let steps = quiz
                .item()
                .map(|item| preview::steps(item, &proof.pack, clock(), texts.language()))
                .unwrap_or_default();
            if let Some(name) = &request.at {
                preview::find(name, &steps)
                    .map_err(|unknown| no_step("preview-no-step", name, unknown, texts))?;
            }
        }
        Some(Subject::Conversation(conversation)) => talk::judge(request, conversation, &proof.pack, texts)?,
        None => {}
    }
    if asked.plain || is_set("ACCESSIBLE") || !ui::terminal::is_usable() {
        let languages = match language {
            Some(language) => vec![language],
            None if asked.language.is_none() => vec![texts.language()],
            None => Language::ALL.to_vec(),
        };
        return line_by_line(request, &languages, seed, follower, proof, texts);
    }

    let mut settings = around.settings;
    settings.motion &= !asked.still;
    settings.ascii |= asked.ascii;
    let (name, theme_fixed) = theme(asked.theme, settings.theme);
    let context = Context {
        texts: Rc::clone(texts),
        settings,
        theme: Theme::of(name),
        theme_fixed,
        now: clock(),
        ..Context::bare()
    };
    let options = Options {
        at: request.at.clone(),
        state: request.state.clone(),
        language,
        size: request.size,
        seed,
        watches: request.watches,
    };
    let preview = Preview::new(&request.file, proof, &options, &context);
    let (reload, asked_for) = mpsc::channel();
    let watches = request.watches;
    let feed = move |sender: &Sender<Message>| {
        loop {
            if (!watches || follower.is_settled())
                && let Some(proof) = follower.compare()
            {
                sender.send(Message::Proof(Box::new(proof), false));
            }
            let within = if follower.is_settled() { LOOK } else { LOOK_AGAIN };
            let asked = if watches {
                match asked_for.recv_timeout(within) {
                    Ok(()) => true,
                    Err(RecvTimeoutError::Timeout) => false,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            } else if asked_for.recv().is_ok() {
                true
            } else {
                return;
            };
            let proof = if asked {
                Some(follower.insist())
            } else {
                follower.look()
            };
            if let Some(proof) = proof
                && !sender.send(Message::Proof(Box::new(proof), asked))
            {
                return;
            }
        }
    };
    Ok(ended(ui::run(
        App::preview(context, preview, reload),
        feed,
        clock,
    )?))
}

fn refused(request: &Request, unfit: Unfit, texts: &Texts) -> Failure {
    let path = text::clean_line(&request.file.display().to_string()).into_owned();
    let command = match short_name(&request.file).as_str() {
        "helpdesks.toml" => "minuku --pack … helpdesks",
        "glossary.toml" => "minuku --pack … glossary",
        _ => "minuku check",
    };
    let values = [("path", path.into()), ("command", command.into())];
    let id = match unfit {
        Unfit::Missing => "preview-missing",
        Unfit::Folder => "preview-folder",
        Unfit::Registry => "preview-registry",
    };
    Failure::Said(texts.with(id, &values))
}

fn no_step(id: &str, name: &str, unknown: Unknown, texts: &Texts) -> Failure {
    let values = [
        ("found", text::clean_line(name).into_owned().into()),
        ("known", unknown.known.join(&texts.text("list-separator")).into()),
    ];
    let mut sentence = texts.with(id, &values);
    if let Some(near) = unknown.nearest {
        sentence.push_str(&texts.with("preview-no-step-near", &[("near", near.into())]));
    }
    Failure::Said(sentence)
}

/// Prints the steps, and again after every save when the file is followed. The status is 1 when there was nothing to
/// print.
fn line_by_line(
    request: &Request,
    languages: &[Language],
    seed: u64,
    mut follower: Follower,
    proof: Proof,
    texts: &Rc<Texts>,
) -> Result<ExitCode, Failure> {
    let out = &mut io::stdout().lock();
    let mut proof = proof;
    loop {
        proof = follower.compare().unwrap_or(proof);
        let is_shown = print(request, &proof, languages, seed, texts, out)?;
        out.flush()?;
        if !request.watches {
            return Ok(if is_shown {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(1)
            });
        }
        proof = loop {
            thread::sleep(if follower.is_settled() { LOOK } else { LOOK_AGAIN });
            if let Some(proof) = follower.look() {
                break proof;
            }
        };
        let file = text::clean_line(&request.file.display().to_string()).into_owned();
        writeln!(
            out,
            "\n{}\n",
            texts.with("preview-plain-again", &[("file", file.into())])
        )?;
    }
}

/// Prints what is wrong, and the steps that were asked for, one language after the other. Whether there was anything to
/// print.
fn print(
    request: &Request,
    proof: &Proof,
    languages: &[Language],
    seed: u64,
    texts: &Rc<Texts>,
    out: &mut dyn Write,
) -> Result<bool, Failure> {
    let file = text::clean_line(&request.file.display().to_string()).into_owned();
    if !proof.is_there {
        let words = texts.with("preview-plain-gone", &[("file", file.into())]);
        writeln!(out, "{words}")?;
        return Ok(false);
    }
    for problem in &proof.problems {
        let (line, column) = problem.position();
        writeln!(
            out,
            "{}:{line}:{column}: {}[{}] {}",
            text::clean_line(&problem.file),
            texts.text(wording::severity(problem.severity)),
            problem.code,
            wording::what(problem, texts)
        )?;
        if let Some(help) = wording::help(problem, texts) {
            writeln!(out, "    {help}")?;
        }
    }
    let scenario = match &proof.subject {
        Some(Subject::Quiz(scenario)) => scenario,
        Some(Subject::Conversation(conversation)) => {
            for language in languages {
                let own = in_language(*language, texts);
                talk::print(request, conversation, &proof.pack, seed, &own, out)?;
            }
            return Ok(true);
        }
        None => return Ok(false),
    };
    let now = clock();
    for language in languages {
        let own = in_language(*language, texts);
        let quiz = Quiz::new(vec![scenario.clone()], &proof.pack, seed);
        let steps = quiz
            .item()
            .map(|item| preview::steps(item, &proof.pack, now, *language))
            .unwrap_or_default();
        let wanted = match &request.at {
            Some(name) => vec![
                preview::find(name, &steps)
                    .map_err(|unknown| no_step("preview-no-step", name, unknown, texts))?,
            ],
            // In plain mode the debrief is one; and the end of a session of one item says nothing new.
            None => steps
                .into_iter()
                .filter(|step| !matches!(step, Step::Debrief(1..) | Step::Summary))
                .collect(),
        };
        for step in wanted {
            let values = [
                ("step", step.name().into()),
                ("language", language.own_name().into()),
            ];
            writeln!(out, "\n{}", own.with("preview-plain-step", &values))?;
            let made = preview::Made::default();
            let quiz = preview::quiz_at(scenario, &proof.pack, seed, &made, &step);
            let input = &mut io::empty();
            let mut talk = plain::Talk {
                texts: &own,
                input,
                output: &mut *out,
                columns: columns(),
                is_typed: false,
            };
            plain::tell(&mut talk, &quiz, &proof.pack, now)?;
        }
    }
    Ok(true)
}

fn in_language(language: Language, texts: &Rc<Texts>) -> Rc<Texts> {
    if language == texts.language() {
        Rc::clone(texts)
    } else {
        Rc::new(Texts::new(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_columns_and_rows() {
        for words in ["80x24", "80X24", "８０×２４", "80*24"] {
            assert_eq!(size(words), Ok((80, 24)), "{words}");
        }
        for words in [
            "",
            "80",
            "80x",
            "x24",
            "0x0",
            "80x24x3",
            "-1x5",
            "9999x9999",
            "80 24",
        ] {
            assert!(size(words).is_err(), "{words}");
        }
    }
}
