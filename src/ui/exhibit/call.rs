//! A telephone call: the screen of the phone during it, and what is said, as it is said.

use ratatui::style::Modifier;

use super::{
    Look,
    parts::{self, Phone},
    sheet::{self, Row, Shape},
};
use crate::{
    scenario::{Call, Speaker, Turn},
    text,
};

/// The phone with the words of both sides.
pub(super) fn draw(call: &Call, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let surface = theme.phone;
    let phone = Phone::new(call.clock.as_ref(), width, surface);
    let inner = phone.inner;
    let room = inner.saturating_sub(4).max(2);

    let mut head = Vec::new();
    head.push(Row::blank(inner, surface));
    let strong = surface.add_modifier(Modifier::BOLD);
    head.extend(sheet::centre(
        look.flow(&call.caller, room, strong),
        inner,
        surface,
    ));
    if let Some(number) = &call.number {
        head.extend(sheet::centre(
            look.flow(number, room, theme.phone_dim),
            inner,
            surface,
        ));
    }
    let talking = look.word("exhibit-on-the-phone");
    let talking = format!("{talking} {}", parts::clock(look.seconds));
    head.push(Row::of(&talking, theme.phone_good).centre(inner, surface));

    let mut talk = Vec::new();
    for turn in &call.turns {
        talk.extend(spoken(turn, look, inner));
    }
    let foot = keys(look, inner);
    let height = Phone::room(look, head.len() + 1, foot.len() + 1);
    sheet::fill(&mut talk, height, &Row::blank(inner, surface));
    phone.draw(look, vec![head, talk, foot])
}

/// What one side says, with the speaker above it.
fn spoken(turn: &Turn, look: &Look<'_>, inner: usize) -> Vec<Row> {
    let theme = look.theme;
    let (id, style) = match turn.who {
        Speaker::Caller => ("exhibit-caller", theme.bubble),
        Speaker::You => ("exhibit-you", theme.bubble_mine),
    };
    let slack = if inner > 30 { inner / 6 } else { 0 };
    let room = inner.saturating_sub(6 + slack).max(4);
    let words = look.prose(&turn.text, room, style);
    let wide = sheet::widest(&words);
    let words = sheet::inset(sheet::fit(words, wide, style), 1, 1, style);
    let mut rows = vec![Row::of(&look.word(id), theme.phone_dim)];
    let bubble = look.boxed(
        Shape::Solid,
        wide + 4,
        vec![words],
        Look::line_on(theme.bezel, style),
        style,
        theme.phone,
    );
    let rows = match turn.who {
        Speaker::Caller => {
            rows.extend(bubble);
            sheet::inset(rows, 1, 0, theme.phone)
        }
        Speaker::You => {
            rows.extend(bubble);
            sheet::right(rows, inner.saturating_sub(1), theme.phone)
        }
    };
    sheet::fit(rows, inner, theme.phone)
}

/// What can be pressed during a call.
fn keys(look: &Look<'_>, inner: usize) -> Vec<Row> {
    let theme = look.theme;
    let mut row = Row::new();
    for (id, style) in [
        ("exhibit-mute", theme.phone),
        ("exhibit-speaker", theme.phone),
        ("exhibit-hang-up", theme.phone_bad),
    ] {
        let key = format!("( {} )", look.word(id));
        let gap = if row.width() > 0 { 3 } else { 0 };
        if row.width() + gap + text::width(&key) <= inner {
            row = row.skip(gap, theme.phone).say(&key, style);
        }
    }
    vec![row.centre(inner, theme.phone)]
}
