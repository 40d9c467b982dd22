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
pub(super) fn draw(lock: &LockScreen, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    // Who demands something dresses for it, honest or not.
    let (surface, strong) = if lock.amount.is_some() || lock.countdown.is_some() {
        (theme.alert, theme.alert_strong)
    } else {
        (theme.lock, theme.lock_strong)
    };
    match lock.device {
        Device::Pc => {
            let inner = width.saturating_sub(2);
            let mut rows = Vec::new();
            if let Some(clock) = &lock.clock {
                let clock = look.flow(clock, inner.saturating_sub(4), strong);
                rows.extend(sheet::inset(
                    sheet::right(clock, inner.saturating_sub(2), surface),
                    0,
                    2,
                    surface,
                ));
            }
            let content = content(lock, look, inner, surface, strong);
            let height = usize::from(look.height).saturating_sub(rows.len() + 2);
            rows.extend(middle(content, height, inner, surface));
            let line = Look::line_on(strong, surface);
            look.boxed(Shape::Double, width, vec![rows], line, surface, surface)
        }
        Device::Phone => {
            let phone = Phone::new(lock.clock.as_ref(), width, surface);
            let inner = phone.inner;
            let content = content(lock, look, inner, surface, strong);
            let rows = middle(content, Phone::room(look, 0, 0), inner, surface);
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

fn content(lock: &LockScreen, look: &Look<'_>, inner: usize, surface: Style, strong: Style) -> Vec<Row> {
    let theme = look.theme;
    let column = inner.saturating_sub(if inner >= 40 { 8 } else { 2 }).min(COLUMN);
    let mut rows = Vec::new();
    rows.extend(sheet::centre(
        look.flow(&lock.heading, column, strong),
        column,
        surface,
    ));
    rows.push(Row::new());
    rows.extend(sheet::centre_block(
        look.prose(&lock.body, column, surface),
        column,
        surface,
    ));
    rows.push(Row::new());
    if lock.amount.is_some() || lock.countdown.is_some() {
        rows.extend(sheet::centre(
            demand(lock, look, column, surface, strong),
            column,
            surface,
        ));
        rows.push(Row::new());
    }
    if !lock.rows.is_empty() {
        rows.extend(look.facts(&lock.rows, column, surface, surface));
        rows.push(Row::new());
    }
    if let Some(contact) = &lock.contact {
        let contact = look.flow(contact, column, surface.add_modifier(Modifier::BOLD));
        rows.extend(sheet::centre(contact, column, surface));
        rows.push(Row::new());
    }
    if !lock.fields.is_empty() {
        rows.extend(look.fields(&lock.fields, column, surface, theme.field));
    }
    if !lock.buttons.is_empty() {
        let paint = Paint {
            surface: theme.alert_button,
            ground: surface,
        };
        rows.extend(look.buttons(&lock.buttons, column, |_| paint));
    }
    sheet::centre(sheet::fit(rows, column, surface), inner, surface)
}

/// How much, and the time that is left.
fn demand(lock: &LockScreen, look: &Look<'_>, column: usize, surface: Style, strong: Style) -> Vec<Row> {
    let room = column.saturating_sub(6).max(2);
    let mut rows = Vec::new();
    if let Some(amount) = &lock.amount {
        rows.extend(look.flow(amount, room, strong));
    }
    if let Some(countdown) = lock.countdown {
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
