//! A document in an office program: its bars above, the yellow one among them, and the page on a grey ground.

use super::{
    Look,
    sheet::{self, Row, Shape},
};
use crate::{scenario::Document, text};

/// The program with the document.
pub(super) fn draw(document: &Document, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let inner = width.saturating_sub(2);
    let bar = theme.window_bar;

    let room = inner.saturating_sub(12).max(2);
    let mut title = Vec::new();
    if let Some(app) = &document.app {
        let together = look.natural(&document.file) + look.natural(app) + 3 <= room;
        let file = look.flow(&document.file, room, bar);
        let app = look.flow(app, room, bar);
        if together && file.len() == 1 && app.len() == 1 {
            let row = file.into_iter().fold(Row::new(), Row::join).say(" - ", bar);
            title.push(app.into_iter().fold(row, Row::join));
        } else {
            title.extend(file);
            title.extend(app);
        }
    } else {
        title.extend(look.flow(&document.file, room, bar));
    }
    let mut top = look.title_bar(title, inner);
    top.push(ribbon(look, inner));
    top.extend(yellow(document, look, inner));

    let margin = if inner >= 44 { 6 } else { 0 };
    let paper = inner.saturating_sub(margin).min(80);
    let column = Look::column(paper.saturating_sub(2));
    let mut rows = vec![Row::new()];
    if let Some(heading) = &document.heading {
        let heading = look.balanced(heading, column, theme.page_strong);
        rows.extend(sheet::centre(heading, column, theme.paper));
        rows.push(Row::new());
    }
    rows.extend(look.prose(&document.body, column, theme.paper));
    if !document.rows.is_empty() {
        rows.push(Row::new());
        rows.extend(look.facts(&document.rows, column, theme.page_dim, theme.paper));
    }
    rows.push(Row::new());
    let mut rows = sheet::centre(
        sheet::fit(rows, column, theme.paper),
        paper.saturating_sub(2),
        theme.paper,
    );
    let height = usize::from(look.height).saturating_sub(top.len() + 4);
    sheet::fill(
        &mut rows,
        height,
        &Row::blank(paper.saturating_sub(2), theme.paper),
    );
    let line = theme.page_line;
    let page = look.boxed(Shape::Square, paper, vec![rows], line, theme.paper, theme.canvas);
    let page = sheet::centre(page, inner, theme.canvas);
    look.window(width, top, page, theme.canvas)
}

/// The names of what is to be found in the program.
fn ribbon(look: &Look<'_>, inner: usize) -> Row {
    let style = look.theme.toolbar;
    let mut row = Row::new();
    for id in [
        "exhibit-menu-file",
        "exhibit-menu-home",
        "exhibit-menu-insert",
        "exhibit-menu-layout",
        "exhibit-menu-review",
        "exhibit-menu-view",
    ] {
        let name = look.word(id);
        if row.width() + text::width(&name) + 2 <= inner {
            row = row.skip(2, style).say(&name, style);
        }
    }
    row.fit(inner, style)
}

/// The bar that offers to enable something.
fn yellow(document: &Document, look: &Look<'_>, inner: usize) -> Vec<Row> {
    let theme = look.theme;
    let style = theme.yellow;
    let button = document.bar_button.as_ref().map(|button| {
        let room = inner.saturating_sub(6).max(2);
        let rows = look.flow(button, room, theme.yellow_button);
        let wide = sheet::widest(&rows);
        let rows = sheet::fit(rows, wide, theme.yellow_button);
        let rows: Vec<Row> = rows
            .into_iter()
            .map(|row| {
                Row::of("[ ", theme.yellow_button)
                    .join(row)
                    .say(" ]", theme.yellow_button)
            })
            .collect();
        (rows, wide + 4)
    });
    let words = |room: usize| {
        document
            .bar
            .as_ref()
            .map(|bar| look.flow(bar, room, style))
            .unwrap_or_default()
    };
    let natural = document.bar.as_ref().map_or(0, |bar| look.natural(bar));
    match button {
        Some((rows, wide)) if wide + natural + 8 <= inner || wide * 3 <= inner => {
            let room = inner.saturating_sub(wide + 8).min(natural);
            let mut row = vec![(vec![Row::of(" !", style)], 2)];
            if natural > 0 {
                row.push((words(room), room));
            }
            row.push((rows, wide));
            sheet::fit(sheet::beside(row, 2, style), inner, style)
        }
        button => {
            let mut rows = words(inner.saturating_sub(4).max(2));
            rows.extend(button.map(|(rows, _)| rows).unwrap_or_default());
            sheet::fit(sheet::inset(rows, 2, 0, style), inner, style)
        }
    }
}
