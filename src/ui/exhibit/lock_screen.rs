//! A locked screen, of a computer or a phone: it claims all there is, whatever it wants.

use ratatui::style::{Modifier, Style};

use super::{
    Look,
    parts::{Paint, Phone},
    sheet::{self, Row, Shape},
};
use crate::scenario::{Device, LockScreen};

/// The text on a locked screen is no wider.
const COLUMN: usize = 66;

/// The whole screen.
pub(super) fn draw(screen: &LockScreen, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    // Who demands money dresses for it.
    let (surface, strong) = if screen.amount.is_some() {
        (theme.alert, theme.alert_strong)
    } else {
        (theme.lock, theme.lock_strong)
    };
    match screen.device {
        Device::Pc => {
            let inner = width.saturating_sub(2);
            let mut rows = Vec::new();
            if let Some(clock) = &screen.clock {
                let clock = look.flow(clock, inner.saturating_sub(4), strong);
                rows.extend(sheet::inset(
                    sheet::right(clock, inner.saturating_sub(2), surface),
                    0,
                    2,
                    surface,
                ));
            }
            let height = usize::from(look.height).saturating_sub(rows.len() + 2);
            let content = content(screen, look, (inner, height), surface, strong);
            rows.extend(middle(content, height, inner, surface));
            let line = Look::line_on(strong, surface);
            look.boxed(Shape::Double, width, vec![rows], line, surface, surface)
        }
        Device::Phone => {
            let phone = Phone::new(screen.clock.as_ref(), width, surface);
            let inner = phone.inner;
            let height = Phone::room(look, 0, 0);
            let content = content(screen, look, (inner, height), surface, strong);
            let rows = middle(content, height, inner, surface);
            phone.draw(look, vec![rows])
        }
    }
}

/// In the middle of the height, a little above it.
fn middle(content: Vec<Row>, height: usize, inner: usize, surface: Style) -> Vec<Row> {
    let blank = Row::blank(inner, surface);
    let above = (height.saturating_sub(content.len()) / 3).max(1);
    let mut rows = vec![blank.clone(); above];
    rows.extend(content);
    sheet::fill(&mut rows, height, &blank);
    rows
}

/// What stands in the middle, closed up where it would otherwise be taller than the screen.
fn content(
    screen: &LockScreen,
    look: &Look<'_>,
    (inner, height): (usize, usize),
    surface: Style,
    strong: Style,
) -> Vec<Row> {
    let theme = look.theme;
    let column = inner.saturating_sub(if inner >= 40 { 8 } else { 2 }).min(COLUMN);
    let mut rows = Vec::new();
    rows.extend(sheet::centre(
        look.balanced(&screen.heading, column, strong),
        column,
        surface,
    ));
    rows.push(Row::new());
    rows.extend(sheet::centre_block(
        look.prose(&screen.body, column, surface),
        column,
        surface,
    ));
    rows.push(Row::new());
    if screen.amount.is_some() || screen.countdown.is_some() {
        rows.extend(sheet::centre(
            demand(screen, look, column, surface, strong),
            column,
            surface,
        ));
        rows.push(Row::new());
    }
    if !screen.rows.is_empty() {
        rows.extend(look.facts(&screen.rows, column, surface, surface));
        rows.push(Row::new());
    }
    if let Some(contact) = &screen.contact {
        let contact = look.flow(contact, column, surface.add_modifier(Modifier::BOLD));
        rows.extend(sheet::centre(contact, column, surface));
        rows.push(Row::new());
    }
    if !screen.fields.is_empty() {
        rows.extend(look.fields(&screen.fields, column, surface, theme.field));
    }
    if !screen.buttons.is_empty() {
        let paint = Paint {
            surface: theme.alert_button,
            ground: surface,
        };
        rows.extend(look.buttons(&screen.buttons, column, |_| paint));
    }
    sheet::squeeze(&mut rows, height.saturating_sub(1));
    sheet::centre(sheet::fit(rows, column, surface), inner, surface)
}

/// How much, and the time that is left.
fn demand(screen: &LockScreen, look: &Look<'_>, column: usize, surface: Style, strong: Style) -> Vec<Row> {
    let room = column.saturating_sub(6).max(2);
    let mut rows = Vec::new();
    if let Some(amount) = &screen.amount {
        rows.extend(look.flow(amount, room, strong));
    }
    if let Some(countdown) = screen.countdown {
        rows.push(
            Row::of(&look.word("exhibit-remaining"), surface)
                .skip(1, surface)
                .say(&look.remaining(countdown), strong),
        );
    }
    let wide = sheet::widest(&rows).max(room.min(30));
    let rows = sheet::centre(rows, wide + 4, surface);
    let line = Look::line_on(strong, surface);
    look.boxed(Shape::Double, wide + 6, vec![rows], line, surface, surface)
}
