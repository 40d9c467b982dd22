//! Rehearsals in plain mode: the conversation line by line, with numbered lines to say. The engine and the words of the
//! debrief are those of the full screen.

use std::{collections::BTreeSet, io, sync::Arc};

use super::{Failure, Heard, Pack, Recording, Setting, Talk, Texts, ask, own, wait};
use crate::{
    explain::{self, progress::rehearsals as remembered, rehearsal as words},
    helpdesk::Helpdesk,
    rehearsal::{Move, Rehearsal, desks_to_pick},
    scenario::{
        Conversation, Role,
        conversation::{Goto, Speech},
    },
    schedule, wording,
};

/// The conversation with this id.
pub(super) fn named(id: &str, pack: &Pack, texts: &Texts) -> Result<Arc<Conversation>, Failure> {
    if let Some(conversation) = pack.conversation(id) {
        return Ok(Arc::clone(conversation));
    }
    let ids = pack
        .conversations
        .iter()
        .map(|conversation| conversation.id.as_str());
    let sentence = wording::not_there_and_why(id, "rehearse-unknown", pack, ids, texts);
    Err(Failure::Said(sentence))
}

/// Lets the person choose a conversation. False when the input has ended.
pub(super) fn choose(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
) -> io::Result<bool> {
    let all: Vec<_> = pack
        .conversations
        .iter()
        .filter(|conversation| !conversation.draft)
        .collect();
    if all.is_empty() {
        talk.message("rehearsals-none")?;
        return Ok(true);
    }
    let now = (setting.clock)();
    let today = recording.day(now);
    let role = setting.settings.role.unwrap_or(Role::Employee);
    let again = schedule::rehearsals(pack, role, &recording.learned(now), today);
    let report = recording.report(now);
    if let Some(due) = remembered::due(&again, today, talk.texts) {
        talk.say(&due)?;
    }
    for (number, conversation) in all.iter().enumerate() {
        let texts = talk.texts;
        let mut about = format!(
            "{}  {}  {}",
            own(&conversation.title, texts),
            explain::stars(conversation.difficulty),
            words::manner(conversation, texts)
        );
        if again.is_due(&conversation.id) {
            about.push_str("  ");
            about.push_str(&texts.text("rehearsals-due-mark"));
        }
        if let Some(last) = report.last_rehearsal(&conversation.id) {
            about.push_str("  ");
            about.push_str(&remembered::short(last, texts));
        }
        talk.item(&format!("{} ", number + 1), &about)?;
    }
    match ask::number(talk, all.len())?.and_then(|number| all.get(number)) {
        Some(conversation) => rehearse(talk, setting, recording, pack, conversation),
        None => Ok(true),
    }
}

/// What a person wants instead of going on.
enum Wish {
    Move(Move),
    Again,
    Leave,
    Ended,
}

/// A conversation from its beginning to the debrief. False when the input has ended.
pub(super) fn rehearse(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    conversation: &Arc<Conversation>,
) -> io::Result<bool> {
    let mut seed = setting.seed;
    'anew: loop {
        let begun = (setting.clock)();
        let mut rehearsal = Rehearsal::start(Arc::clone(conversation), seed);
        talk.gap()?;
        talk.blocks(&words::opening(conversation, talk.texts))?;
        tell(talk, &rehearsal, pack)?;
        while !rehearsal.is_over() {
            match ask_move(talk, &rehearsal, pack)? {
                Wish::Move(made) => {
                    if rehearsal.make(made, &pack.helpdesks).is_err() {
                        talk.message("plain-not-understood")?;
                        continue;
                    }
                }
                Wish::Again => {
                    seed = seed.wrapping_add(1);
                    continue 'anew;
                }
                Wish::Leave => return Ok(true),
                Wish::Ended => return Ok(false),
            }
            tell(talk, &rehearsal, pack)?;
        }
        if rehearsal.ending().is_some() {
            let role = setting.settings.role.unwrap_or(Role::Employee);
            let times = (begun, (setting.clock)());
            recording.record_walk(talk, &rehearsal, role, pack, times)?;
        }
        talk.gap()?;
        talk.message("plain-rehearsal-end")?;
        let pages = words::titles(&rehearsal, pack);
        let last = pages.len() - 1;
        for (number, title) in pages.iter().enumerate() {
            talk.gap()?;
            let title = format!("== {} ==", talk.texts.text(title));
            talk.say(&title)?;
            talk.blocks(&words::page(number, &rehearsal, pack, talk.texts))?;
            if number < last && !wait(talk)? {
                return Ok(true);
            }
        }
        return Ok(true);
    }
}

/// The newest part of the conversation, and how things stand.
fn tell(talk: &mut Talk<'_>, rehearsal: &Rehearsal, pack: &Pack) -> io::Result<()> {
    let texts = talk.texts;
    talk.gap()?;
    let transcript = rehearsal.transcript();
    for entry in transcript.last().into_iter().flatten() {
        let said = words::said(entry, &pack.helpdesks, texts);
        match said.who {
            Some(who) => talk.item(&format!("{who}: "), &said.words)?,
            None => talk.say(&said.words)?,
        }
    }
    talk.gap()?;
    let standing = words::standing(rehearsal, texts);
    let mut known = words::clock(rehearsal, &pack.helpdesks, texts);
    for (name, amount) in standing.money {
        for words in ["  ", &name, ": ", &amount] {
            known.push_str(words);
        }
    }
    talk.say(&known)?;
    for (id, all) in [
        ("rehearsal-learned", standing.learned),
        ("rehearsal-done", standing.done),
    ] {
        if !all.is_empty() {
            let all = all.join(" / ");
            talk.item(&format!("{}: ", texts.text(id)), &all)?;
        }
    }
    Ok(())
}

/// What can be said or done now, numbered.
fn offer(talk: &mut Talk<'_>, rehearsal: &Rehearsal) -> io::Result<()> {
    let texts = talk.texts;
    let (choices, offers) = (rehearsal.choices(), rehearsal.offers());
    talk.message("rehearsal-what")?;
    for (number, choice) in offers.iter().filter_map(|offer| choices.get(*offer)).enumerate() {
        let words = words::option(&own(&choice.text, texts), choice.action, texts);
        talk.item(&format!("{} ", number + 1), &words)?;
    }
    Ok(())
}

/// A conversation as it stands, without asking anything: what was said last, what is known, and what can be said or done.
pub(in crate::cli) fn stand(talk: &mut Talk<'_>, rehearsal: &Rehearsal, pack: &Pack) -> io::Result<()> {
    tell(talk, rehearsal, pack)?;
    talk.gap()?;
    let texts = talk.texts;
    if let Some(speech) = rehearsal.speech() {
        talk.say(&own(&speech.task, texts))?;
        let model = texts.with("rehearsal-model", &[("words", own(&speech.model, texts).into())]);
        talk.say(&model)?;
        for cover in &speech.covers {
            talk.item("- ", &own(cover, texts))?;
        }
    } else if rehearsal.ending().is_some() {
        talk.message("plain-rehearsal-end")?;
    } else {
        offer(talk, rehearsal)?;
    }
    Ok(())
}

fn ask_move(talk: &mut Talk<'_>, rehearsal: &Rehearsal, pack: &Pack) -> io::Result<Wish> {
    if let Some(speech) = rehearsal.speech() {
        return speak(talk, speech);
    }
    let texts = talk.texts;
    let (choices, offers) = (rehearsal.choices(), rehearsal.offers());
    offer(talk, rehearsal)?;
    loop {
        let prompt = texts.with("plain-rehearsal-number", &[("last", offers.len().into())]);
        let line = match talk.hear(&prompt)? {
            Heard::Line(line) => line,
            Heard::Leave => return Ok(Wish::Leave),
            Heard::Ended => return Ok(Wish::Ended),
        };
        if line == "a" {
            return Ok(Wish::Again);
        }
        let number = line
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        let Some(choice) = number.and_then(|number| offers.get(number)).copied() else {
            talk.message("plain-not-understood")?;
            continue;
        };
        match choices.get(choice).map(|choice| &choice.goto) {
            Some(Goto::Pick(_)) => match pick(talk, rehearsal, pack)? {
                Picked::Desk(desk) => return Ok(Wish::Move(Move::Call { choice, desk })),
                Picked::Back => offer(talk, rehearsal)?,
                Picked::Leave => return Ok(Wish::Leave),
                Picked::Ended => return Ok(Wish::Ended),
            },
            _ => return Ok(Wish::Move(Move::Choose(choice))),
        }
    }
}

enum Picked {
    Desk(String),
    Back,
    Leave,
    Ended,
}

fn pick(talk: &mut Talk<'_>, rehearsal: &Rehearsal, pack: &Pack) -> io::Result<Picked> {
    let texts = talk.texts;
    let desks: Vec<_> = desks_to_pick(&pack.helpdesks).collect();
    let clock = words::clock(rehearsal, &pack.helpdesks, texts);
    let asked = texts.with("rehearsal-whom", &[("moment", clock.into())]);
    list(talk, &asked, &desks)?;
    let desk_of = |number: &str| {
        let number = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
        desks.get(number).copied()
    };
    loop {
        let prompt = texts.with("plain-rehearsal-desk", &[("last", desks.len().into())]);
        let line = match talk.hear(&prompt)? {
            Heard::Line(line) => line,
            Heard::Leave => return Ok(Picked::Leave),
            Heard::Ended => return Ok(Picked::Ended),
        };
        if line == "b" {
            return Ok(Picked::Back);
        }
        if let Some(desk) = line.strip_prefix(['i', 'I']).and_then(desk_of) {
            talk.blocks(&words::desk(desk, texts))?;
            continue;
        }
        match desk_of(&line) {
            Some(desk) => return Ok(Picked::Desk(desk.id.clone())),
            None if line.is_empty() => list(talk, &asked, &desks)?,
            None => talk.message("plain-not-understood")?,
        }
    }
}

/// The desks that can be called, numbered.
fn list(talk: &mut Talk<'_>, asked: &str, desks: &[&Helpdesk]) -> io::Result<()> {
    talk.say(asked)?;
    for (number, desk) in desks.iter().enumerate() {
        let words = explain::with_number(desk, talk.texts);
        talk.item(&format!("{} ", number + 1), &words)?;
    }
    Ok(())
}

fn speak(talk: &mut Talk<'_>, speech: &Speech) -> io::Result<Wish> {
    let texts = talk.texts;
    talk.say(&own(&speech.task, texts))?;
    let prompt = texts.text("plain-rehearsal-aloud");
    match talk.hear(&prompt)? {
        Heard::Line(_) => {}
        Heard::Leave => return Ok(Wish::Leave),
        Heard::Ended => return Ok(Wish::Ended),
    }
    let model = texts.with("rehearsal-model", &[("words", own(&speech.model, texts).into())]);
    talk.say(&model)?;
    for (number, cover) in speech.covers.iter().enumerate() {
        talk.item(&format!("{} ", number + 1), &own(cover, texts))?;
    }
    loop {
        let prompt = texts.with("plain-rehearsal-ticks", &[("last", speech.covers.len().into())]);
        let line = match talk.hear(&prompt)? {
            Heard::Line(line) => line,
            Heard::Leave => return Ok(Wish::Leave),
            Heard::Ended => return Ok(Wish::Ended),
        };
        let covered: Option<BTreeSet<usize>> = line
            .split([' ', ',', '、'])
            .filter(|word| !word.is_empty())
            .map(|word| {
                let number = word.parse::<usize>().ok()?.checked_sub(1)?;
                (number < speech.covers.len()).then_some(number)
            })
            .collect();
        match covered {
            Some(covered) => {
                return Ok(Wish::Move(Move::Speak {
                    covered: covered.into_iter().collect(),
                }));
            }
            None => talk.message("plain-not-understood")?,
        }
    }
}
