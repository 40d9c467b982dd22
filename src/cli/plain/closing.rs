//! The two ends of a session in plain mode: what is said before a check-up, and what a session or a check-up came to.

use std::io;

use super::{Heard, Recording, Remembered, Setting, Talk, explain_item, start};
use crate::{
    checkup,
    explain::{self, progress},
    pack::Pack,
    quiz::{Item, Mode, Plan, Quiz, Stage},
};

/// Says what the check-up is, and takes it. False when the input has ended.
pub(super) fn check_up(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    plan: &Plan,
) -> io::Result<bool> {
    let now = (setting.clock)();
    let report = recording.report(now);
    let learned = recording.learned(now);
    talk.gap()?;
    let form = match checkup::form(pack, plan.role, &report.checkups, &learned, plan.seed) {
        Ok(form) => form,
        Err(too_few) => {
            let words = progress::too_few_scenarios(too_few, talk.texts);
            talk.say(&words)?;
            return Ok(true);
        }
    };
    talk.blocks(&progress::form(&form, talk.texts))?;
    let prompt = talk.texts.text("plain-continue");
    match talk.hear(&prompt)? {
        Heard::Line(_) => {
            let quiz = Quiz::checkup(form.items, pack, plan.seed);
            start(talk, setting, recording, pack, quiz)
        }
        Heard::Leave => Ok(true),
        Heard::Ended => Ok(false),
    }
}

/// Says what a session came to.
pub(super) fn close(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    quiz: &Quiz,
    remembered: &Remembered,
) -> io::Result<()> {
    let done = quiz.items().iter().filter(|item| item.is_answered()).count();
    if done == 0 {
        return Ok(());
    }
    talk.gap()?;
    match quiz.mode() {
        Mode::Checkup if quiz.stage() != Stage::Over => {
            // Until the end nothing is said about any answer.
            let counts = [("done", done.into()), ("all", quiz.items().len().into())];
            let words = talk.texts.with("checkup-broken-off", &counts);
            talk.say(&words)
        }
        Mode::Checkup => checked_up(talk, setting, recording, pack, quiz, remembered),
        Mode::Training | Mode::Review => {
            let now = (setting.clock)();
            let words = talk.texts.with("summary-title", &[("count", done.into())]);
            talk.say(&words)?;
            talk.blocks(&explain::summary(&quiz.summary(), talk.texts))?;
            let (learned, day) = (recording.learned(now), recording.day(now));
            talk.blocks(&progress::due_after(quiz, &learned, day, talk.texts))?;
            if setting.seed_alone {
                let seed = quiz.seed().to_string();
                let words = talk.texts.with("summary-seed", &[("seed", seed.into())]);
                talk.say(&words)?;
            }
            Ok(())
        }
    }
}

fn checked_up(
    talk: &mut Talk<'_>,
    setting: &Setting<'_>,
    recording: &mut Recording,
    pack: &Pack,
    quiz: &Quiz,
    remembered: &Remembered,
) -> io::Result<()> {
    let begun = remembered.begun();
    let result = checkup::result(quiz.items(), begun, recording.day(begun.1));
    let report = recording.report((setting.clock)());
    talk.message("checkup-result")?;
    let earlier = progress::earlier(&result, &report.checkups);
    talk.blocks(&progress::checkup(&result, earlier, talk.texts))?;
    talk.gap()?;
    let wrong: Vec<&Item> = checkup::gone_wrong(quiz.items()).collect();
    if wrong.is_empty() {
        return talk.message("checkup-nothing-wrong");
    }
    let words = talk
        .texts
        .with("checkup-review", &[("count", wrong.len().into())]);
    talk.say(&words)?;
    for item in wrong {
        let prompt = talk.texts.text("plain-continue");
        if !matches!(talk.hear(&prompt)?, Heard::Line(_)) {
            break;
        }
        explain_item(talk, item, pack, (setting.clock)())?;
    }
    Ok(())
}
