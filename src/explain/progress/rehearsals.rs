//! Rehearsals at the counter as they are remembered, in words: how each went, what all of them came to, what comes back.

use chrono::NaiveDate;

use super::{Told, row};
use crate::{
    explain::{Block, Tone, own, rehearsal::yen},
    helpdesk::when,
    history::Walked,
    locale::Texts,
    pack::Pack,
    scenario::conversation::Ending,
    schedule::{Rehearsals, rehearsing_minutes},
    stats::Rehearsed,
    text,
};

/// How a conversation ended.
pub fn ending(walked: &Walked, texts: &Texts) -> String {
    texts.text(match walked.ending {
        Ending::Protected => "rehearsed-protected",
        Ending::Delayed => "rehearsed-delayed",
        Ending::Lost => "rehearsed-lost",
    })
}

/// What a conversation was worth, in one line.
pub fn walked(walked: &Walked, texts: &Texts) -> String {
    let values = [
        ("score", walked.score.into()),
        ("ending", ending(walked, texts).into()),
        ("minutes", walked.minutes.into()),
    ];
    let mut parts = vec![texts.with("rehearsed", &values)];
    if let Some(money) = walked.money {
        let values = [
            ("start", yen(money.start, texts).into()),
            ("kept", yen(money.kept, texts).into()),
        ];
        parts.push(texts.with("rehearsed-money", &values));
    }
    if walked.grave > 0 {
        parts.push(texts.with("rehearsed-grave", &[("count", walked.grave.into())]));
    }
    parts.join(&texts.text("list-separator"))
}

/// How a conversation went, as short as can be.
pub fn short(one: &Rehearsed, texts: &Texts) -> String {
    texts.with("rehearsed-short", &[("score", one.walked.score.into())])
}

/// The same in full.
pub fn last(one: &Rehearsed, texts: &Texts) -> String {
    let values = [
        ("day", when::format_date(one.day, texts.language()).into()),
        ("result", walked(&one.walked, texts).into()),
    ];
    texts.with("rehearsals-last-line", &values)
}

/// How many conversations are due today and how long they take, or when one will be; nothing where none was rehearsed.
pub fn due(rehearsals: &Rehearsals, today: NaiveDate, texts: &Texts) -> Option<String> {
    let (day, count) = rehearsals.coming.first_key_value()?;
    if !rehearsals.due.is_empty() {
        let due = rehearsals.due.iter().map(AsRef::as_ref);
        let values = [
            ("count", rehearsals.due.len().into()),
            ("minutes", rehearsing_minutes(due, texts.language()).into()),
        ];
        return Some(texts.with("rehearsals-due-today", &values));
    }
    let values = [
        ("count", (*count).into()),
        ("days", (*day - today).num_days().into()),
        ("day", when::format_date(*day, texts.language()).into()),
    ];
    Some(texts.with("rehearsals-due-later", &values))
}

/// The title of a conversation, or its id where no pack has it any more.
fn title(id: &str, pack: &Pack, texts: &Texts) -> String {
    pack.conversation(id).map_or_else(
        || text::clean_line(id).into_owned(),
        |conversation| own(&conversation.title, texts),
    )
}

/// What all conversations came to, and what comes back.
pub fn summary(told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    let all = &told.report.rehearsals;
    let mut sentences = vec![texts.with("progress-rehearsals-count", &[("count", all.len().into())])];
    if let Some(money) = told.report.money() {
        let values = [
            ("start", yen(money.start, texts).into()),
            ("kept", yen(money.kept, texts).into()),
        ];
        sentences.push(texts.with("progress-rehearsals-money", &values));
    }
    let grave: u64 = all.iter().map(|one| u64::from(one.walked.grave)).sum();
    if grave > 0 {
        sentences.push(texts.with("progress-rehearsals-grave", &[("count", grave.into())]));
    }
    let mut blocks: Vec<Block> = sentences
        .into_iter()
        .map(|words| Block::Text(Tone::Plain, words))
        .collect();
    if let Some(due) = due(told.rehearsals, told.today, texts) {
        blocks.push(Block::Text(Tone::Strong, due));
    }
    blocks
}

/// Every conversation, the latest first.
pub fn each(told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    let all = told.report.rehearsals.iter().rev();
    all.map(|one| {
        let day = when::format_date(one.day, texts.language());
        let title = title(&one.scenario, told.pack, texts);
        let result = walked(&one.walked, texts);
        row(&day, format!("{title}: {result}"))
    })
    .collect()
}

/// The whole chapter; nothing of what there is nothing yet.
pub(super) fn chapter(told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    if told.report.rehearsals.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(texts.text("progress-rehearsals"))];
    blocks.extend(summary(told, texts));
    blocks.push(Block::Gap);
    blocks.extend(each(told, texts));
    blocks.push(Block::Text(Tone::Dim, texts.text("progress-rehearsals-ladder")));
    blocks
}
