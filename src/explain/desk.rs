//! Helpdesks in words: who they are, whether they are open, whom to call instead, what to say.

use chrono::{DateTime, Utc};

use super::{Block, Tone, own};
use crate::{
    helpdesk::{Advice, HOME, Helpdesk, Region, Registry, Status, when},
    locale::Texts,
};

/// One desk as it stands: name and number, open or not, and whom to call instead.
pub fn advice_blocks(advice: &Advice<'_>, now: DateTime<Utc>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Item(
        "- ".to_owned(),
        Tone::Strong,
        with_number(advice.desk, texts),
    )];
    let (tone, words) = status(advice.desk, advice.status, now, texts);
    blocks.push(Block::Below(tone, words));
    if let Some(instead) = advice
        .instead
        .filter(|_| !matches!(advice.status, Status::Open { .. }))
    {
        let instead = with_number(instead, texts);
        blocks.push(Block::Below(
            Tone::Good,
            texts.with("desk-instead", &[("desk", instead.into())]),
        ));
    }
    blocks
}

/// Whether a desk is open, in a word and with the moment of the next change.
pub fn status(desk: &Helpdesk, status: Status, now: DateTime<Utc>, texts: &Texts) -> (Tone, String) {
    let moment = |at: DateTime<Utc>| when::format_moment(at, desk.timezone, now, texts.language());
    match status {
        Status::Open { until: Some(until) } => (
            Tone::Good,
            texts.with("desk-open-until", &[("moment", moment(until).into())]),
        ),
        Status::Open { until: None } => (Tone::Good, texts.text("desk-open-always")),
        Status::Closed { opens: Some(opens) } => (
            Tone::Bad,
            texts.with("desk-closed-until", &[("moment", moment(opens).into())]),
        ),
        Status::Closed { opens: None } => (Tone::Bad, texts.text("desk-closed")),
        Status::Unknown => (Tone::Plain, texts.text("desk-unknown")),
    }
}

pub(super) fn moment_in(desks: &Registry, id: &str, at: DateTime<Utc>, texts: &Texts) -> String {
    let zone = desks.get(id).map_or(HOME, |desk| desk.timezone);
    when::format_long(at, zone, texts.language())
}

/// A desk's name and how to reach it.
pub fn with_number(desk: &Helpdesk, texts: &Texts) -> String {
    let name = own(&desk.name, texts);
    match desk
        .phone
        .as_ref()
        .or(desk.sms.as_ref())
        .or(desk.web.as_ref())
        .or(desk.mail.as_ref())
    {
        Some(reach) => format!("{name}  {reach}"),
        None => name,
    }
}

/// Everything that is known about a desk.
pub fn helpdesk(desk: &Helpdesk, desks: &Registry, at: DateTime<Utc>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Text(Tone::Strong, own(&desk.name, texts))];
    for (label, value) in [
        ("desk-phone", &desk.phone),
        ("desk-sms", &desk.sms),
        ("desk-web", &desk.web),
        ("desk-mail", &desk.mail),
    ] {
        if let Some(value) = value {
            blocks.push(Block::Item(
                format!("{}  ", texts.text(label)),
                Tone::Dim,
                value.clone(),
            ));
        }
    }
    let now = desks.status(&desk.id, at);
    let (tone, words) = status(desk, now, at, texts);
    blocks.push(Block::Text(tone, words));
    if !matches!(now, Status::Open { .. })
        && let Some(instead) = desks.instead_of(&desk.id, at)
    {
        let instead = with_number(instead, texts);
        blocks.push(Block::Text(
            Tone::Good,
            texts.with("desk-instead", &[("desk", instead.into())]),
        ));
    }
    if let Some(hours) = &desk.hours_note {
        blocks.push(Block::Item(
            format!("{}  ", texts.text("desk-hours")),
            Tone::Dim,
            own(hours, texts),
        ));
    }
    if desk.region != Region::Jp {
        blocks.push(Block::Text(
            Tone::Dim,
            texts.text(&format!("region-{}", desk.region.word())),
        ));
    }
    let incidents: Vec<String> = desk
        .incidents
        .iter()
        .map(|incident| texts.text(&format!("incident-{}", incident.word())))
        .collect();
    blocks.push(Block::Item(
        format!("{}  ", texts.text("desk-for")),
        Tone::Dim,
        incidents.join(&texts.text("list-separator")),
    ));
    if let Some(note) = &desk.note {
        blocks.push(Block::Gap);
        blocks.push(Block::Text(Tone::Plain, own(note, texts)));
    }
    if let Some(say) = &desk.say {
        blocks.push(Block::Heading(texts.text("debrief-say")));
        blocks.push(Block::Text(Tone::Plain, own(say, texts)));
    }
    blocks.push(Block::Gap);
    let checked = when::format_date(desk.checked, texts.language());
    let id = if desk.second_hand {
        "desk-source-second-hand"
    } else {
        "desk-source"
    };
    blocks.push(Block::Text(
        Tone::Dim,
        texts.with(
            id,
            &[("source", desk.source.as_str().into()), ("date", checked.into())],
        ),
    ));
    blocks
}
