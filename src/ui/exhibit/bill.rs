//! A bill, or the confirmation of a contract that nobody knew of: the amount, until when, and one's "own" numbers.

use super::{
    Look,
    browser::Browser,
    parts::Paint,
    sheet::{self, Row, Shape},
};
use crate::scenario::Bill;

/// The page with the bill; in a browser where there is an address.
pub(super) fn draw(bill: &Bill, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let page = theme.page;
    let inner = width.saturating_sub(2);
    let column = Look::column(inner);
    let browser = Browser {
        tab: bill.tab.as_ref(),
        address: bill.address.as_ref(),
        secure: None,
    };
    let top = if browser.is_there() {
        browser.top(look, inner)
    } else {
        Vec::new()
    };

    let mut out = look.page_head(bill.name.as_ref(), None, inner);
    let mut rows = vec![Row::new()];
    let heading = look.balanced(&bill.heading, column, theme.page_strong);
    rows.extend(sheet::centre(heading, column, page));
    rows.push(Row::new());
    rows.extend(sheet::centre(amount(bill, look, column), column, page));
    if !bill.rows.is_empty() {
        let table = column.saturating_sub(4);
        let facts = look.facts(&bill.rows, table, theme.page_dim, page);
        let facts = sheet::inset(sheet::fit(facts, table, page), 1, 1, page);
        rows.extend(look.boxed(Shape::Square, column, vec![facts], theme.page_line, page, page));
    }
    rows.push(Row::new());
    rows.extend(look.prose(&bill.body, column, page));
    if let Some(contact) = &bill.contact {
        rows.push(Row::new());
        rows.extend(look.flow(contact, column, theme.page_strong));
    }
    if !bill.buttons.is_empty() {
        rows.push(Row::new());
        let paints = |index| Paint {
            surface: if index == 0 {
                theme.button
            } else {
                theme.button_quiet
            },
            ground: page,
        };
        rows.extend(look.buttons(&bill.buttons, column, paints));
    }
    out.extend(sheet::centre(sheet::fit(rows, column, page), inner, page));
    out.extend(look.foot(bill.footer.as_ref(), inner));
    look.window(width, top, out, page)
}

/// The amount, as large as a terminal can, with the deadline below it.
fn amount(bill: &Bill, look: &Look<'_>, column: usize) -> Vec<Row> {
    let theme = look.theme;
    let page = theme.page;
    let room = column.saturating_sub(6).max(2);
    let band = room.min(38);
    let mut rows = vec![Row::of(&look.word("exhibit-amount"), theme.page_dim)];
    let amount = look.balanced(&bill.amount, room, theme.amount);
    let wide = sheet::widest(&amount).max(band);
    rows.push(Row::blank(wide, theme.amount));
    rows.extend(sheet::centre(amount, wide, theme.amount));
    rows.push(Row::blank(wide, theme.amount));
    if let Some(deadline) = &bill.deadline {
        let label = look.word("exhibit-deadline");
        let label_width = crate::text::width(&label) + 1;
        if label_width + look.natural(deadline) <= room {
            let words = look.flow(deadline, room - label_width, theme.page_strong);
            let label = Row::of(&label, theme.page_dim).skip(1, page);
            rows.extend(words.into_iter().map(|words| label.clone().join(words)));
        } else {
            rows.push(Row::of(&label, theme.page_dim));
            rows.extend(look.balanced(deadline, room, theme.page_strong));
        }
    }
    let wide = sheet::widest(&rows).max(band);
    let rows = sheet::centre(rows, wide + 4, page);
    let line = theme.price;
    look.boxed(Shape::Double, wide + 6, vec![rows], line, page, page)
}
