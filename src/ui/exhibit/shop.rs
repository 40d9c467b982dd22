//! A shop: the sale, the goods in a grid of cards, how one pays, who one buys from.

use super::{
    Look,
    browser::Browser,
    parts::Paint,
    sheet::{self, Row, Shape},
};
use crate::{
    scenario::{Item, Passage, Shop},
    text,
};

/// The browser with the shop.
pub(super) fn draw(shop: &Shop, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let page = theme.page;
    let inner = width.saturating_sub(2);
    let column = Look::column(inner);
    let browser = Browser {
        tab: shop.tab.as_ref(),
        address: Some(&shop.address),
        secure: Some(shop.secure),
    };
    let top = browser.top(look, inner);
    let mut out = look.page_head(Some(&shop.name), shop.navigation.as_ref(), inner);
    if let Some(banner) = &shop.banner {
        let rows = look.balanced(banner, column, theme.banner);
        out.extend(sheet::centre(rows, inner, theme.banner));
        out.push(Row::blank(inner, page));
    }
    let mut rows = grid(&shop.items, look, column);
    let mut section = |id: &str, words: &Passage| {
        rows.push(Row::of(&look.word(id), theme.page_strong));
        rows.push(look.rule(column, theme.page_line));
        rows.extend(look.prose(words, column, page));
        rows.push(Row::new());
    };
    if let Some(review) = &shop.review {
        section("exhibit-reviews", review);
    }
    section("exhibit-payment", &shop.payment);
    section("exhibit-company", &shop.company);
    if let Some(button) = &shop.button {
        let paint = Paint {
            surface: theme.button,
            ground: page,
        };
        rows.extend(sheet::centre(look.button(button, column, paint), column, page));
    }
    out.extend(sheet::centre(sheet::fit(rows, column, page), inner, page));
    out.extend(look.foot(shop.footer.as_ref(), inner));
    look.window(width, top, out, page)
}

/// The goods, as many beside each other as fit.
fn grid(items: &[Item], look: &Look<'_>, column: usize) -> Vec<Row> {
    let page = look.theme.page;
    let mut across = ((column + 1) / 23).clamp(1, 3).min(items.len().max(1));
    // Four in two rows of two, not three and a straggler.
    if across == 3 && items.len() == 4 {
        across = 2;
    }
    let card = (column + 1) / across - 1;
    let mut out = Vec::new();
    for line in items.chunks(across) {
        let inside: Vec<Vec<Row>> = line
            .iter()
            .map(|item| goods(item, look, card.saturating_sub(4)))
            .collect();
        let height = inside.iter().map(Vec::len).max().unwrap_or(0);
        let cards = inside
            .into_iter()
            .map(|mut rows| {
                // The button stands at the foot of every card, however long the name above it.
                let basket = rows.pop();
                sheet::fill(&mut rows, height.saturating_sub(1), &Row::new());
                rows.extend(basket);
                let rows = sheet::inset(sheet::fit(rows, card.saturating_sub(4), page), 1, 1, page);
                let line = look.theme.page_line;
                (
                    look.boxed(Shape::Square, card, vec![rows], line, page, page),
                    card,
                )
            })
            .collect();
        out.extend(sheet::beside(cards, 1, page));
    }
    out.push(Row::new());
    out
}

/// One of the goods; the last row is its button.
fn goods(item: &Item, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let page = theme.page;
    let photo = theme.canvas;
    let word = Row::of(&look.word("exhibit-photo"), photo);
    let mut rows = vec![
        Row::blank(width, photo),
        word.centre(width, photo),
        Row::blank(width, photo),
    ];
    rows.extend(look.flow(&item.name, width, theme.page_strong));
    if let Some(was) = &item.was {
        let label = look.word("exhibit-was");
        let label_width = text::width(&label) + 1;
        let room = width.saturating_sub(label_width);
        rows.extend(sheet::beside(
            vec![
                (vec![Row::of(&label, theme.page_dim)], label_width),
                (look.flow(was, room, theme.struck), room),
            ],
            0,
            page,
        ));
    }
    rows.extend(look.flow(&item.price, width, theme.price));
    if let Some(stock) = &item.stock {
        rows.extend(look.flow(stock, width, page));
    }
    let basket = format!("[ {} ]", look.word("exhibit-basket"));
    rows.push(Row::of(&basket, theme.button).centre(width, theme.button));
    rows
}
