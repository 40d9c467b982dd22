//! Plain mode: everything line by line, with numbered answers and no cursor movement, for screen readers, scripts and
//! dumb terminals. The engines are the same as on the full screen; only the asking is here and below. A session
//! from its start to its end stands here, and what is offered between sessions in `home`.

use std::{
    io::{self, BufRead, Write},
    process::ExitCode,
    sync::Arc,
};

use chrono::{DateTime, Utc};

use super::{Failure, Wish, check_of, columns};
use crate::{
    debrief::Debrief,
    explain::{self, brief::Room, own},
    locale::Texts,
    pack::{
        Pack,
        load::{Place, load},
    },
    quiz::{Item, Plan, Quiz, Stage},
    scenario::{
        Role, Scenario,
        problem::{Problem, Severity},
    },
    settings::Settings,
    text, wording,
};

mod ask;
mod closing;
mod exhibit;
mod home;
mod recording;
pub(super) mod rehearsal;
mod talk;

use home::{ask_role, menu};
pub(super) use recording::Recording;
use recording::Remembered;
pub(super) use talk::{Heard, Talk, print};

/// What a plain session works with.
pub(super) struct Setting<'a> {
    pub(super) places: Vec<Place>,
    pub(super) wish: Wish<'a>,
    pub(super) seed: u64,
    /// Whether sessions follow from the seed alone.
    pub(super) seed_alone: bool,
    pub(super) settings: &'a Settings,
    pub(super) clock: fn() -> DateTime<Utc>,
    /// Whether answers are typed on a terminal, which shows them and goes to the next line.
    pub(super) is_typed: bool,
}

/// Runs plain mode until the person leaves or the input ends.
pub(super) fn run(
    setting: &Setting<'_>,
    mut recording: Recording,
    texts: &Texts,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let pack = load(&setting.places);
    let mut talk = Talk {
        texts,
        input,
        output,
        columns: columns(),
        is_typed: setting.is_typed,
    };
    announce(&mut talk, &pack.problems)?;
    recording.look(&mut talk, (setting.clock)())?;
    match setting.wish {
        Wish::Scenarios([]) => {}
        Wish::Scenarios(ids) => {
            // Lists tell ids of both kinds.
            if let [id] = ids
                && pack.scenario(id).is_none()
                && let Some(conversation) = pack.conversation(id)
            {
                rehearsal::rehearse(&mut talk, setting, &mut recording, &pack, conversation)?;
                return Ok(ExitCode::SUCCESS);
            }
            let quiz = Quiz::new(named(ids, &pack, texts)?, &pack, setting.seed);
            start(&mut talk, setting, &mut recording, &pack, quiz)?;
            return Ok(ExitCode::SUCCESS);
        }
        Wish::Checkup => {
            let role = setting.settings.role.unwrap_or(Role::Employee);
            let plan = Plan {
                items: 0,
                role,
                seed: setting.seed,
            };
            closing::check_up(&mut talk, setting, &mut recording, &pack, &plan)?;
            return Ok(ExitCode::SUCCESS);
        }
        Wish::Rehearsal(None) => {
            rehearsal::choose(&mut talk, setting, &mut recording, &pack)?;
            return Ok(ExitCode::SUCCESS);
        }
        Wish::Rehearsal(Some(id)) => {
            if pack.conversation(id).is_none()
                && let Some(scenario) = pack.scenario(id)
            {
                let quiz = Quiz::new(vec![Arc::clone(scenario)], &pack, setting.seed);
                start(&mut talk, setting, &mut recording, &pack, quiz)?;
                return Ok(ExitCode::SUCCESS);
            }
            let conversation = rehearsal::named(id, &pack, texts)?;
            rehearsal::rehearse(&mut talk, setting, &mut recording, &pack, &conversation)?;
            return Ok(ExitCode::SUCCESS);
        }
    }
    talk.message("home-title")?;
    talk.message("plain-about")?;
    let role = match setting.settings.role {
        Some(role) => role,
        None => match ask_role(&mut talk)? {
            Some(role) => role,
            None => return Ok(ExitCode::SUCCESS),
        },
    };
    match recording.offer(&mut talk, &pack, (setting.clock)())? {
        Ok(Some((quiz, remembered))) => {
            if !go_through(&mut talk, setting, &mut recording, &pack, quiz, &remembered)? {
                return Ok(ExitCode::SUCCESS);
            }
        }
        Ok(None) => {}
        Err(_) => return Ok(ExitCode::SUCCESS),
    }
    menu(&mut talk, setting, &mut recording, &pack, role)?;
    Ok(ExitCode::SUCCESS)
}

/// The scenarios with these ids.
pub(super) fn named(ids: &[String], pack: &Pack, texts: &Texts) -> Result<Vec<Arc<Scenario>>, Failure> {
    ids.iter()
        .map(|id| {
            pack.scenario(id).cloned().ok_or_else(|| {
                let ids = pack.scenarios.iter().map(|scenario| scenario.id.as_str());
                let words = wording::not_there_and_why(id, "train-unknown", pack, ids, texts);
                Failure::Said(words)
            })
        })
        .collect()
}

/// Says which files are broken; nothing when none is.
fn announce(talk: &mut Talk<'_>, problems: &[Problem]) -> io::Result<()> {
    let serious: Vec<&Problem> = problems
        .iter()
        .filter(|problem| problem.severity != Severity::Note)
        .collect();
    if serious.is_empty() {
        return Ok(());
    }
    let words = talk
        .texts
        .with("home-problems", &[("count", serious.len().into())]);
    talk.say(&words)?;
    for problem in serious.iter().take(10) {
        let (line, column) = problem.position();
        let place = format!("{}:{line}:{column}: ", text::clean_line(&problem.file));
        let words = format!("{place}{}", wording::what(problem, talk.texts));
        talk.item("- ", &words)?;
    }
    let check = serious.first().map(|problem| check_of(&problem.file));
    let values = [("check", check.unwrap_or_default().into())];
    let words = talk.texts.with("plain-problems", &values);
    talk.say(&words)?;
    talk.gap()
}

/// A new session. False when the input has ended.
fn start(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    quiz: Quiz,
) -> io::Result<bool> {
    let role = setting.settings.role.unwrap_or(Role::Employee);
    let remembered = recording.begin(&quiz, role, talk, (setting.clock)());
    go_through(talk, setting, recording, pack, quiz, &remembered)
}

/// A session from where it stands. False when the input has ended.
fn go_through(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    mut quiz: Quiz,
    remembered: &Remembered,
) -> io::Result<bool> {
    let mut is_begun = false;
    let mut at_end = false;
    while !at_end {
        let Some(item) = quiz.item() else { break };
        match quiz.stage() {
            Stage::Ask(index) => {
                if index == 0 || !is_begun {
                    begin(talk, &quiz, item)?;
                    is_begun = true;
                }
                let asked = (setting.clock)();
                match ask::response(talk, item, index, pack)? {
                    Ok(response) => {
                        if quiz.answer(response, &pack.helpdesks).is_ok() {
                            let times = (asked, (setting.clock)());
                            recording.record(talk, remembered, (&quiz, index), pack, times)?;
                        } else {
                            talk.message("plain-not-understood")?;
                        }
                    }
                    Err(heard) => {
                        let ended = matches!(heard, Heard::Ended);
                        closing::close(talk, setting, recording, pack, &quiz, remembered)?;
                        return Ok(!ended);
                    }
                }
            }
            Stage::Consequence(index) => {
                consequence(talk, item, index)?;
                at_end = !wait(talk)?;
                quiz.proceed();
            }
            Stage::Debrief => {
                at_end = !explain_item(talk, item, pack, (setting.clock)())?;
                quiz.proceed();
            }
            Stage::Noted => quiz.proceed(),
            Stage::Over => break,
        }
    }
    if quiz.stage() == Stage::Over {
        recording.finish(talk, remembered, (setting.clock)())?;
    }
    closing::close(talk, setting, recording, pack, &quiz, remembered)?;
    Ok(!at_end)
}

/// Tells what a learner is told at this stage, without waiting for anything.
pub(super) fn tell(talk: &mut Talk<'_>, quiz: &Quiz, pack: &Pack, now: DateTime<Utc>) -> io::Result<()> {
    match (quiz.stage(), quiz.item()) {
        (Stage::Ask(index), Some(item)) => {
            if index == 0 {
                begin(talk, quiz, item)?;
            }
            ask::ask(talk, item, index, pack)
        }
        (Stage::Consequence(index), Some(item)) => consequence(talk, item, index),
        (Stage::Debrief, Some(item)) => {
            in_short(talk, item, pack, now)?;
            at_length(talk, item, pack, now)
        }
        (_, None) | (Stage::Noted | Stage::Over, _) => {
            talk.gap()?;
            let done = quiz.items().iter().filter(|item| item.is_answered()).count();
            let words = talk.texts.with("summary-title", &[("count", done.into())]);
            talk.say(&words)?;
            talk.blocks(&explain::summary(&quiz.summary(), talk.texts))
        }
    }
}

fn consequence(talk: &mut Talk<'_>, item: &Item, index: usize) -> io::Result<()> {
    talk.gap()?;
    talk.message("consequence-title")?;
    if let Some(shown) = item.scenario.exhibits.get(index) {
        exhibit::print(talk, &shown.body)?;
    }
    talk.message("plain-consequence-safe")
}

fn begin(talk: &mut Talk<'_>, quiz: &Quiz, item: &Item) -> io::Result<()> {
    talk.gap()?;
    let kind = talk.texts.text(&format!("kind-{}", item.scenario.kind().word()));
    let counts = [
        ("number", (quiz.position() + 1).into()),
        ("all", quiz.items().len().into()),
        ("kind", kind.into()),
    ];
    let words = talk.texts.with("plain-item", &counts);
    talk.say(&words)?;
    let words = format!(
        "{}: {}",
        talk.texts.text("situation"),
        own(&item.scenario.situation, talk.texts)
    );
    talk.say(&words)?;
    for (_, shown) in item.scenario.opening() {
        talk.gap()?;
        exhibit::print(talk, &shown.body)?;
    }
    Ok(())
}

/// Explains in short, and at length to whoever asks for it; false when the input has ended or the person leaves.
fn explain_item(talk: &mut Talk<'_>, item: &Item, pack: &Pack, now: DateTime<Utc>) -> io::Result<bool> {
    in_short(talk, item, pack, now)?;
    let prompt = talk.texts.text("plain-continue-or-more");
    match talk.hear(&prompt)? {
        Heard::Line(line) if line.eq_ignore_ascii_case("m") => {
            at_length(talk, item, pack, now)?;
            wait(talk)
        }
        heard => Ok(matches!(heard, Heard::Line(_))),
    }
}

fn in_short(talk: &mut Talk<'_>, item: &Item, pack: &Pack, now: DateTime<Utc>) -> io::Result<()> {
    let debrief = Debrief::of(item, pack, now, talk.texts.language());
    talk.gap()?;
    talk.message("plain-debrief")?;
    let brief = explain::brief::brief(item, &debrief, pack, now, talk.texts, &Room::LINE_BY_LINE);
    talk.blocks(&brief.blocks)
}

fn at_length(talk: &mut Talk<'_>, item: &Item, pack: &Pack, now: DateTime<Utc>) -> io::Result<()> {
    let debrief = Debrief::of(item, pack, now, talk.texts.language());
    talk.gap()?;
    let numbers: Vec<(usize, usize)> = debrief
        .call_outs
        .iter()
        .map(|call_out| (call_out.index, call_out.number))
        .collect();
    for (_, shown) in item.scenario.opening() {
        exhibit::print_numbered(talk, &shown.body, &numbers)?;
        talk.gap()?;
    }
    talk.blocks(&explain::reasons(&debrief, talk.texts))?;
    talk.gap()?;
    talk.blocks(&explain::next_time(item, &debrief, pack, talk.texts))?;
    talk.gap()?;
    talk.blocks(&explain::aftermath(&debrief, now, talk.texts))
}

/// Waits for Enter; false when the input has ended or the person leaves.
fn wait(talk: &mut Talk<'_>) -> io::Result<bool> {
    let prompt = talk.texts.text("plain-continue");
    Ok(matches!(talk.hear(&prompt)?, Heard::Line(_)))
}
