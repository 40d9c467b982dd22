//! A security warning: the loud kind that lays itself over everything and counts down, and the modest notice of a
//! real system in the corner of a desktop.

use ratatui::style::Style;

use super::{
    Look,
    browser::Browser,
    parts::Paint,
    sheet::{self, Row, Shape},
};
use crate::scenario::{Warning, WarningStyle};

/// No overlay is wider.
const OVERLAY: usize = 76;
/// No notice is wider.
const TOAST: usize = 50;

/// The screen with the warning.
pub(super) fn draw(warning: &Warning, look: &Look<'_>, width: usize) -> Vec<Row> {
    let inner = width.saturating_sub(2);
    let browser = Browser {
        tab: warning.tab.as_ref(),
        address: warning.address.as_ref(),
        secure: None,
    };
    let top = if browser.is_there() {
        browser.top(look, inner)
    } else {
        Vec::new()
    };
    let room = usize::from(look.height).saturating_sub(top.len() + 2);
    match warning.style {
        WarningStyle::Alert => {
            let ground = look.theme.behind;
            let rows = alert(warning, look, inner, room, ground);
            look.window(width, top, rows, ground)
        }
        WarningStyle::Notification => {
            let rows = notification(warning, look, inner, room, browser.is_there());
            look.window(width, top, rows, look.theme.page)
        }
    }
}

/// The overlay with what can be seen of the page behind it.
fn alert(warning: &Warning, look: &Look<'_>, inner: usize, room: usize, ground: Style) -> Vec<Row> {
    let theme = look.theme;
    let surface = theme.alert;
    let margin = if inner >= 44 { 6 } else { 0 };
    let width = inner.saturating_sub(margin).min(OVERLAY);
    let box_inner = width.saturating_sub(2);
    let column = box_inner.saturating_sub(if box_inner >= 36 { 6 } else { 2 });

    let mut out = Vec::new();
    if let Some(behind) = &warning.behind {
        let rows = look.flow(behind, inner.saturating_sub(4), ground);
        out.extend(sheet::inset(rows, 2, 0, ground));
    }

    let bar = if look.blink {
        theme.alert_strong
    } else {
        theme.alert_bar
    };
    let name = match &warning.name {
        Some(name) => look.flow(name, box_inner.saturating_sub(6), bar),
        None => vec![Row::of(&look.word("exhibit-warning"), bar)],
    };
    let mut head = sheet::beside(
        vec![
            (vec![Row::of(" ! ", bar)], 3),
            (name, box_inner.saturating_sub(6)),
            (vec![Row::of(" ! ", bar)], 3),
        ],
        0,
        bar,
    );
    head = sheet::fit(head, box_inner, bar);

    let mut rows = Vec::new();
    let heading = look.balanced(&warning.heading, column, theme.alert_strong);
    rows.extend(sheet::centre(heading, column, surface));
    rows.push(Row::new());
    rows.extend(look.prose(&warning.body, column, surface));
    if !warning.rows.is_empty() {
        rows.push(Row::new());
        rows.extend(look.facts(&warning.rows, column, surface, surface));
    }
    if warning.phone.is_some() || warning.countdown.is_some() {
        rows.push(Row::new());
        rows.extend(sheet::centre(number(warning, look, column), column, surface));
    }
    if !warning.buttons.is_empty() {
        let paint = Paint {
            surface: theme.alert_button,
            ground: surface,
        };
        rows.extend(look.buttons(&warning.buttons, column, |_| paint));
    }
    // The overlay takes what is left below the page that it covers.
    let height = room.saturating_sub(out.len() + 2);
    let blank = Row::blank(box_inner, surface);
    sheet::squeeze(&mut rows, height.saturating_sub(head.len() + 1));
    let above = (height.saturating_sub(head.len() + rows.len()) / 3).max(1);
    let mut body = head;
    body.extend(vec![blank.clone(); above]);
    body.extend(sheet::centre(
        sheet::fit(rows, column, surface),
        box_inner,
        surface,
    ));
    sheet::fill(&mut body, height, &blank);
    let line = Look::line_on(theme.alert_strong, surface);
    let overlay = look.boxed(Shape::Double, width, vec![body], line, surface, ground);
    out.extend(sheet::centre(overlay, inner, ground));
    out
}

/// The number to call and the time that is left, in a box of their own.
fn number(warning: &Warning, look: &Look<'_>, column: usize) -> Vec<Row> {
    let theme = look.theme;
    let surface = theme.alert;
    let room = column.saturating_sub(6).max(2);
    let band = room.min(34);
    let mut rows = Vec::new();
    if let Some(phone) = &warning.phone {
        rows.push(Row::of(&look.word("exhibit-call-now"), surface));
        let number = look.flow(phone, room, theme.alert_bar);
        let band = sheet::widest(&number).max(band);
        rows.extend(sheet::centre(number, band, theme.alert_bar));
    }
    if let Some(countdown) = warning.countdown {
        let left = look.word("exhibit-remaining");
        let left = Row::of(&left, surface)
            .skip(1, surface)
            .say(&look.remaining(countdown), theme.alert_strong);
        rows.push(left);
    }
    let wide = sheet::widest(&rows).max(band);
    let rows = sheet::centre(rows, wide + 4, surface);
    look.boxed(
        Shape::Double,
        wide + 6,
        vec![rows],
        Look::line_on(theme.alert_strong, surface),
        surface,
        surface,
    )
}

/// The notice in the lower right corner.
fn notification(warning: &Warning, look: &Look<'_>, inner: usize, room: usize, in_browser: bool) -> Vec<Row> {
    let theme = look.theme;
    let ground = if in_browser { theme.page } else { theme.desktop };
    let surface = theme.toast;
    let mut out = Vec::new();
    if let Some(behind) = &warning.behind {
        out.push(Row::new());
        let rows = look.flow(behind, inner.saturating_sub(4), ground);
        out.extend(sheet::inset(rows, 2, 0, ground));
        out.push(Row::new());
    }

    let width = inner.saturating_sub(if inner >= 40 { 4 } else { 0 }).min(TOAST);
    let column = width.saturating_sub(4);
    let mut rows = Vec::new();
    if let Some(name) = &warning.name {
        rows.extend(look.flow(name, column, theme.toast_dim));
    }
    rows.extend(look.flow(
        &warning.heading,
        column,
        surface.add_modifier(ratatui::style::Modifier::BOLD),
    ));
    rows.extend(look.prose(&warning.body, column, surface));
    if !warning.rows.is_empty() {
        rows.push(Row::new());
        rows.extend(look.facts(&warning.rows, column, theme.toast_dim, surface));
    }
    if let Some(phone) = &warning.phone {
        rows.extend(look.flow(phone, column, surface));
    }
    if let Some(countdown) = warning.countdown {
        let left = look.word("exhibit-remaining");
        rows.push(Row::of(&format!("{left} {}", look.remaining(countdown)), surface));
    }
    if !warning.buttons.is_empty() {
        let paint = Paint {
            surface: theme.button_quiet,
            ground: surface,
        };
        rows.extend(look.buttons(&warning.buttons, column, |_| paint));
    }
    let rows = sheet::inset(sheet::fit(rows, column, surface), 1, 1, surface);
    let line = Look::line_on(theme.page_line, surface);
    let toast = look.boxed(Shape::Round, width, vec![rows], line, surface, ground);

    // A browser's page ends at its window; a desktop, at the bar along its foot.
    let foot = usize::from(!in_browser);
    let below = room.saturating_sub(toast.len() + 1 + foot);
    sheet::fill(&mut out, below, &Row::new());
    let toast = sheet::inset(toast, 0, if inner >= 40 { 2 } else { 0 }, ground);
    out.extend(sheet::right(toast, inner, ground));
    out.push(Row::new());
    let mut out = sheet::fit(out, inner, ground);
    if !in_browser {
        out.push(
            Row::of(" [#]  ", theme.toolbar)
                .say(&look.word("exhibit-search"), theme.toolbar)
                .fit(inner, theme.toolbar),
        );
    }
    out
}
