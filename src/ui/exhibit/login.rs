//! A log-in page: the same browser and page head as [`super::web`], the form on a card in the middle.

use super::{
    Look,
    sheet::{self, Row, Shape},
    web,
};
use crate::scenario::Web;

/// No card is wider.
const CARD: usize = 60;

/// The browser with the log-in page.
pub(super) fn draw(login: &Web, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let inner = width.saturating_sub(2);
    let top = web::browser(login).top(look, inner);
    let mut rows = look.page_head(login.name.as_ref(), login.navigation.as_ref(), inner);
    if login.navigation.is_none() {
        rows.push(Row::new());
    }
    let margin = if inner >= 40 { 6 } else { 0 };
    let card = inner.saturating_sub(margin).min(CARD);
    let column = card.saturating_sub(if card >= 40 { 6 } else { 4 });
    let form = web::form(login, look, column);
    let form = sheet::centre(
        sheet::fit(form, column, theme.page),
        card.saturating_sub(2),
        theme.page,
    );
    let card = look.boxed(
        Shape::Round,
        card,
        vec![form],
        theme.page_line,
        theme.page,
        theme.page,
    );
    rows.extend(sheet::centre(card, inner, theme.page));
    rows.extend(web::footer(login, look, inner));
    look.window(width, top, rows, theme.page)
}
