//! Plain mode: everything line by line, with numbered answers and no cursor movement, for screen readers, scripts and
//! dumb terminals. The engines are the same as on the full screen; only the asking is here.

use std::{
    io::{self, BufRead, Write},
    process::ExitCode,
    sync::Arc,
};

use chrono::{DateTime, Utc};

use super::{Failure, Wish, check_of, columns};
use crate::{
    debrief::Debrief,
    explain::{
        self, Block, own,
        progress::{self, Told},
    },
    helpdesk::{HOME, when},
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    quiz::{Item, Plan, Question, Quiz, Response, Stage, minutes},
    scenario::{
        Role, Scenario,
        problem::{Problem, Severity},
    },
    schedule,
    settings::Settings,
    text, wording,
};

mod ask;
mod closing;
mod exhibit;
mod recording;
pub(super) mod rehearsal;

pub(super) use recording::Recording;
use recording::Remembered;

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

/// The two ends of the conversation.
pub(super) struct Talk<'a> {
    pub(super) texts: &'a Texts,
    pub(super) input: &'a mut dyn BufRead,
    pub(super) output: &'a mut dyn Write,
    pub(super) columns: u16,
    pub(super) is_typed: bool,
}

/// What a person may say instead of answering.
pub(super) enum Heard {
    /// A line, half-width and trimmed.
    Line(String),
    /// They want to leave.
    Leave,
    /// The input has ended.
    Ended,
}

impl Talk<'_> {
    /// A paragraph, broken to the width.
    pub(super) fn say(&mut self, words: &str) -> io::Result<()> {
        for range in text::wrap(words, usize::from(self.columns)) {
            writeln!(self.output, "{}", words.get(range).unwrap_or_default())?;
        }
        Ok(())
    }

    /// A paragraph with a marker before it.
    pub(super) fn item(&mut self, marker: &str, words: &str) -> io::Result<()> {
        let indent = text::width(marker);
        let room = usize::from(self.columns).saturating_sub(indent).max(8);
        for (number, range) in text::wrap(words, room).into_iter().enumerate() {
            let before = if number == 0 {
                marker.to_owned()
            } else {
                " ".repeat(indent)
            };
            writeln!(self.output, "{before}{}", words.get(range).unwrap_or_default())?;
        }
        Ok(())
    }

    pub(super) fn message(&mut self, id: &str) -> io::Result<()> {
        let words = self.texts.text(id);
        self.say(&words)
    }

    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> io::Result<()> {
        print(blocks, self.columns, self.output)
    }

    /// Asks, and hears one line. `q` and the end of the input are told apart: the one is a wish, the other a fact.
    pub(super) fn hear(&mut self, prompt: &str) -> io::Result<Heard> {
        Ok(match self.hear_as_typed(prompt)? {
            Heard::Line(line) => {
                let line: String = line.chars().map(text::half_width).collect();
                let line = line.trim().to_owned();
                if line == "q" {
                    Heard::Leave
                } else {
                    Heard::Line(line)
                }
            }
            other => other,
        })
    }

    /// The same for names: nothing becomes half-width.
    pub(super) fn hear_as_typed(&mut self, prompt: &str) -> io::Result<Heard> {
        write!(self.output, "{prompt} ")?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        // Not `read_line`: bytes that are no text are a wrong answer, not the end of the program.
        io::Read::take(&mut *self.input, 4096).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() || !self.is_typed {
            writeln!(self.output)?;
        }
        if bytes.is_empty() {
            return Ok(Heard::Ended);
        }
        let line = String::from_utf8_lossy(&bytes).trim().to_owned();
        Ok(if line == "q" {
            Heard::Leave
        } else {
            Heard::Line(line)
        })
    }
}

/// Prints an explanation, broken to a width.
pub(super) fn print(blocks: &[Block], columns: u16, out: &mut dyn Write) -> io::Result<()> {
    let mut indent = 0;
    let mut after_gap = true;
    for block in blocks {
        let (marker, words) = match block {
            Block::Heading(words) => {
                if !after_gap {
                    writeln!(out)?;
                }
                ("# ".to_owned(), words)
            }
            Block::Text(_, words) => (String::new(), words),
            Block::Item(marker, _, words) => {
                indent = text::width(marker);
                (marker.clone(), words)
            }
            Block::Below(_, words) => (" ".repeat(indent), words),
            Block::Gap => {
                if !after_gap {
                    writeln!(out)?;
                }
                after_gap = true;
                continue;
            }
        };
        after_gap = false;
        let room = usize::from(columns).saturating_sub(text::width(&marker)).max(8);
        for (number, range) in text::wrap(words, room).into_iter().enumerate() {
            let before = if number == 0 {
                marker.clone()
            } else {
                " ".repeat(text::width(&marker))
            };
            writeln!(
                out,
                "{}",
                format!("{before}{}", words.get(range).unwrap_or_default()).trim_end()
            )?;
        }
    }
    Ok(())
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

fn ask_role(talk: &mut Talk<'_>) -> io::Result<Option<Role>> {
    let roles = [Role::Employee, Role::Staff, Role::Author];
    talk.message("first-run-role")?;
    for (number, role) in roles.iter().enumerate() {
        let words = talk.texts.text(&format!("role-{}", role.word()));
        talk.item(&format!("{} ", number + 1), &words)?;
    }
    Ok(ask::number(talk, roles.len())?.and_then(|number| roles.get(number).copied()))
}

fn menu(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    role: Role,
) -> io::Result<()> {
    let mut seed = setting.seed;
    loop {
        let plan = Plan {
            items: setting.settings.items,
            role,
            seed,
        };
        let now = (setting.clock)();
        let today = recording.day(now);
        let learned = recording.learned(now);
        let coming = schedule::coming(pack, role, &learned, today);
        let rehearsals = schedule::rehearsals(pack, role, &learned, today);
        let session = schedule::next_session(pack, &plan, &learned, today, setting.seed_alone);
        let minutes = minutes(session.items.iter().map(AsRef::as_ref), talk.texts.language());
        talk.gap()?;
        for (number, id) in [
            "home-train",
            "home-library",
            "home-helpdesks",
            "home-glossary",
            "home-progress",
            "home-checkup",
            "home-rehearse",
            "home-quit",
        ]
        .iter()
        .enumerate()
        {
            let mut words = talk.texts.text(id);
            if number == 0 {
                let about = progress::session(&session, &coming, (minutes, today), talk.texts);
                words = format!("{words}  {about}");
            }
            if *id == "home-rehearse"
                && !rehearsals.due.is_empty()
                && let Some(about) = progress::rehearsals::due(&rehearsals, today, talk.texts)
            {
                words = format!("{words}  {about}");
            }
            talk.item(&format!("{} ", number + 1), &words)?;
        }
        match ask::number(talk, 8)? {
            Some(0) if session.items.is_empty() => talk.message("notice-nothing-to-train")?,
            Some(0) => {
                let quiz = Quiz::new(session.items, pack, seed);
                if !start(talk, setting, recording, pack, quiz)? {
                    return Ok(());
                }
                seed = seed.wrapping_add(1);
            }
            Some(1) => {
                if !library(talk, setting, recording, pack, seed)? {
                    return Ok(());
                }
            }
            Some(2) => helpdesks(talk, pack, (setting.clock)())?,
            Some(3) => {
                for term in &pack.terms {
                    talk.gap()?;
                    talk.blocks(&explain::term(term, pack, talk.texts))?;
                }
            }
            Some(4) => {
                let report = recording.report(now);
                let told = Told {
                    report: &report,
                    coming: &coming,
                    rehearsals: &rehearsals,
                    today,
                    pack,
                };
                talk.gap()?;
                talk.blocks(&progress::progress(&told, talk.texts))?;
            }
            Some(5) => {
                if !closing::check_up(talk, setting, recording, pack, &plan)? {
                    return Ok(());
                }
                seed = seed.wrapping_add(1);
            }
            Some(6) => {
                if !rehearsal::choose(talk, setting, recording, pack)? {
                    return Ok(());
                }
            }
            Some(_) | None => return Ok(()),
        }
    }
}

/// Lets the person choose one scenario. False when the input has ended.
fn library(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    seed: u64,
) -> io::Result<bool> {
    for (number, scenario) in pack.scenarios.iter().enumerate() {
        let kind = talk.texts.text(&format!("kind-{}", scenario.kind().word()));
        let words = format!("{} - {kind}", own(&scenario.title, talk.texts));
        talk.item(&format!("{} ", number + 1), &words)?;
    }
    match ask::number(talk, pack.scenarios.len())?.and_then(|number| pack.scenarios.get(number)) {
        Some(scenario) => {
            let quiz = Quiz::new(vec![Arc::clone(scenario)], pack, seed);
            start(talk, setting, recording, pack, quiz)
        }
        None => Ok(true),
    }
}

fn helpdesks(talk: &mut Talk<'_>, pack: &Pack, now: DateTime<Utc>) -> io::Result<()> {
    let prompt = talk.texts.text("plain-helpdesks-when");
    let at = match talk.hear(&prompt)? {
        Heard::Line(line) if !line.is_empty() => match when::parse_moment(&line, now, HOME) {
            Ok(at) => at,
            Err(fault) => return talk.message(fault.message()),
        },
        _ => now,
    };
    let moment = when::format_long(at, HOME, talk.texts.language());
    let words = talk.texts.with("helpdesks-as-of", &[("moment", moment.into())]);
    talk.say(&words)?;
    for desk in pack.helpdesks.iter() {
        talk.gap()?;
        talk.blocks(&explain::helpdesk(desk, &pack.helpdesks, at, talk.texts))?;
    }
    Ok(())
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
                explain_item(talk, item, pack, (setting.clock)())?;
                at_end = !wait(talk)?;
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
        (Stage::Debrief, Some(item)) => explain_item(talk, item, pack, now),
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

fn explain_item(talk: &mut Talk<'_>, item: &Item, pack: &Pack, now: DateTime<Utc>) -> io::Result<()> {
    let debrief = Debrief::of(item, pack, now, talk.texts.language());
    talk.gap()?;
    talk.message("plain-debrief")?;
    let numbers: Vec<(usize, usize)> = debrief
        .call_outs
        .iter()
        .map(|call_out| (call_out.index, call_out.number))
        .collect();
    if let Some(main) = item.scenario.main() {
        exhibit::print_numbered(talk, &main.body, &numbers)?;
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
