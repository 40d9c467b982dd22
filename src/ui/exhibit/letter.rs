//! A letter on paper, laid out as offices do: number and date on the right, then to whom, from whom, and what about.

use super::{
    Look,
    sheet::{self, Row, Shape},
};
use crate::{scenario::Letter, text};

/// No paper is wider.
const PAPER: usize = 80;

/// The sheet of paper.
pub(super) fn draw(letter: &Letter, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let paper = theme.paper;
    let outer = width.min(PAPER);
    let inner = outer.saturating_sub(2);
    let column = inner.saturating_sub(if inner >= 40 { 8 } else { 2 });

    let mut rows = vec![Row::new()];
    for passage in [&letter.number, &letter.date].into_iter().flatten() {
        rows.extend(sheet::right(
            look.flow(passage, column, theme.page_dim),
            column,
            paper,
        ));
    }
    if let Some(to) = &letter.to {
        rows.push(Row::new());
        rows.extend(look.flow(to, column, paper));
    }
    rows.push(Row::new());
    rows.extend(block(
        look.flow(&letter.from, column, theme.page_strong),
        column,
        look,
    ));
    rows.push(Row::new());
    if let Some(subject) = &letter.subject {
        let subject = look.balanced(subject, column, theme.page_strong);
        rows.extend(sheet::centre(subject, column, paper));
        rows.push(Row::new());
    }
    rows.extend(look.prose(&letter.body, column, paper));
    if !letter.rows.is_empty() {
        rows.push(Row::new());
        let table = column.saturating_sub(4);
        let facts = look.facts(&letter.rows, table, theme.page_dim, paper);
        let facts = sheet::inset(sheet::fit(facts, table, paper), 1, 1, paper);
        rows.extend(look.boxed(Shape::Square, column, vec![facts], theme.page_line, paper, paper));
    }
    if let Some(contact) = &letter.contact {
        rows.push(Row::new());
        rows.extend(look.prose(contact, column, paper));
    }
    if let Some(sign) = &letter.sign {
        let seal = look.word("exhibit-seal");
        // Some signatures bring their own.
        let seal = if sign.text.get(look.language).text.contains(&seal) {
            String::new()
        } else {
            format!("[{seal}]")
        };
        let seal_width = text::width(&seal);
        let room = column.saturating_sub(seal_width + 2).max(2);
        let words = look.flow(sign, room, paper);
        let wide = sheet::widest(&words);
        rows.push(Row::new());
        let signed = sheet::beside(
            vec![(words, wide), (vec![Row::of(&seal, theme.seal)], seal_width)],
            if seal_width > 0 { 2 } else { 0 },
            paper,
        );
        rows.extend(sheet::right(signed, column, paper));
    }
    rows.push(Row::new());
    let mut rows = sheet::centre(sheet::fit(rows, column, paper), inner, paper);
    let height = usize::from(look.height).saturating_sub(2);
    sheet::fill(&mut rows, height, &Row::blank(inner, paper));
    let line = theme.page_line;
    let drawn = look.boxed(Shape::Square, outer, vec![rows], line, paper, paper);
    sheet::centre(drawn, width, theme.text)
}

/// At the right, with its own left edge kept.
fn block(rows: Vec<Row>, column: usize, look: &Look<'_>) -> Vec<Row> {
    let paper = look.theme.paper;
    let wide = sheet::widest(&rows);
    sheet::right(sheet::fit(rows, wide, paper), column, paper)
}
