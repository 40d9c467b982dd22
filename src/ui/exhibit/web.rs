//! A page in a browser.

use super::{
    Look,
    browser::Browser,
    parts::Paint,
    sheet::{self, Row},
};
use crate::scenario::Web;

/// The browser with the page.
pub(super) fn draw(web: &Web, look: &Look<'_>, width: usize) -> Vec<Row> {
    let inner = width.saturating_sub(2);
    let top = browser(web).top(look, inner);
    let page = look.theme.page;
    let mut rows = look.page_head(web.name.as_ref(), web.navigation.as_ref(), inner);
    let column = Look::column(inner);
    let mut content = vec![];
    if web.navigation.is_none() {
        content.push(Row::new());
    }
    content.extend(form(web, look, column));
    rows.extend(sheet::centre(sheet::fit(content, column, page), inner, page));
    rows.extend(footer(web, look, inner));
    look.window(width, top, rows, page)
}

/// What the browser shows round the page.
pub(super) fn browser(web: &Web) -> Browser<'_> {
    Browser {
        tab: web.tab.as_ref(),
        address: Some(&web.address),
        secure: Some(web.secure),
    }
}

/// Heading, text, facts, fields and button in a column.
pub(super) fn form(web: &Web, look: &Look<'_>, column: usize) -> Vec<Row> {
    let theme = look.theme;
    let page = theme.page;
    let mut rows = Vec::new();
    if let Some(heading) = &web.heading {
        rows.extend(look.flow(heading, column, theme.page_strong));
        rows.push(look.rule(column, theme.page_line));
    }
    if let Some(body) = &web.body {
        rows.extend(look.prose(body, column, page));
        rows.push(Row::new());
    }
    if !web.rows.is_empty() {
        rows.extend(look.facts(&web.rows, column, theme.page_dim, page));
        rows.push(Row::new());
    }
    rows.extend(look.fields(&web.fields, column, page, theme.field));
    if let Some(button) = &web.button {
        let paint = Paint {
            surface: theme.button,
            ground: page,
        };
        rows.extend(sheet::centre(look.button(button, column, paint), column, page));
    }
    rows
}

/// The foot of the page.
pub(super) fn footer(web: &Web, look: &Look<'_>, inner: usize) -> Vec<Row> {
    look.foot(web.footer.as_ref(), inner)
}
