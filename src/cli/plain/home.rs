//! What plain mode offers between sessions: the role, the menu, and what is only looked at there. A session itself is not
//! here.

use std::{io, sync::Arc};

use chrono::{DateTime, Utc};

use super::{Heard, Recording, Setting, Talk, ask, closing, rehearsal, start};
use crate::{
    explain::{
        self, own,
        progress::{self, Told},
    },
    helpdesk::{HOME, when},
    pack::Pack,
    quiz::{Plan, Quiz, minutes},
    scenario::Role,
    schedule,
};

pub(super) fn ask_role(talk: &mut Talk<'_>) -> io::Result<Option<Role>> {
    let roles = [Role::Employee, Role::Staff, Role::Author];
    talk.message("first-run-role")?;
    for (number, role) in roles.iter().enumerate() {
        let words = talk.texts.text(&format!("role-{}", role.word()));
        talk.item(&format!("{} ", number + 1), &words)?;
    }
    Ok(ask::number(talk, roles.len())?.and_then(|number| roles.get(number).copied()))
}

pub(super) fn menu(
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
