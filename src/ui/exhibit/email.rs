//! A mail in a mail program: who says to have sent it and from which address, attachments, the text with its button,
//! the earlier mail below.

use unicode_segmentation::UnicodeSegmentation;

use super::{
    Look,
    parts::Paint,
    sheet::{self, Row, Shape},
};
use crate::{
    scenario::{Attachment, Email, Passage},
    text,
};

/// The mail program with the mail.
pub(super) fn draw(email: &Email, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let page = theme.page;
    let inner = width.saturating_sub(2);
    let column = Look::column(inner);

    let title = Row::of(&look.word("exhibit-inbox"), theme.window_bar);
    let mut top = look.title_bar(vec![title], inner);
    top.push(tools(look, inner));

    let mut rows = vec![Row::new()];
    rows.extend(look.flow(&email.subject, column, theme.page_strong));
    rows.push(look.rule(column, theme.page_line));
    rows.extend(sender(email, look, column));
    if !email.attachments.is_empty() {
        rows.extend(attachments(&email.attachments, look, column));
    }
    rows.push(look.rule(column, theme.page_line));
    rows.extend(look.prose(&email.body, column, page));
    if let Some(button) = &email.button {
        let paint = Paint {
            surface: theme.button,
            ground: page,
        };
        rows.push(Row::new());
        rows.extend(sheet::centre(look.button(button, column, paint), column, page));
    }
    if let Some(footer) = &email.footer {
        rows.push(Row::new());
        rows.push(look.rule(column.min(24), theme.page_line));
        rows.extend(look.prose(footer, column, theme.page_dim));
    }
    if let Some(quoted) = &email.quoted {
        rows.push(Row::new());
        let bar = if look.ascii { "| " } else { "│ " };
        for row in look.prose(quoted, column.saturating_sub(2), theme.quote) {
            rows.push(Row::of(bar, theme.quote).join(row));
        }
    }
    let rows = sheet::centre(sheet::fit(rows, column, page), inner, page);
    look.window(width, top, rows, page)
}

/// What one can do with a mail.
fn tools(look: &Look<'_>, inner: usize) -> Row {
    let mut row = Row::of(" <", look.theme.toolbar);
    for id in [
        "exhibit-reply",
        "exhibit-reply-all",
        "exhibit-forward",
        "exhibit-delete",
    ] {
        let tool = look.word(id);
        if row.width() + text::width(&tool) + 4 <= inner {
            row = row.skip(3, look.theme.toolbar).say(&tool, look.theme.toolbar);
        }
    }
    row.fit(inner, look.theme.toolbar)
}

/// Name, address, recipient and date, beside the sign that mail programs make of the first letter.
fn sender(email: &Email, look: &Look<'_>, column: usize) -> Vec<Row> {
    let theme = look.theme;
    let page = theme.page;
    let sign_width = if column >= 34 { 6 } else { 0 };
    let gap = if sign_width > 0 { 2 } else { 0 };
    let room = column.saturating_sub(sign_width + gap);

    let date_width = email.date.as_ref().map_or(0, |date| look.natural(date));
    let name_width = look.natural(&email.from).max(12);
    let aside = date_width > 0 && name_width + date_width + 2 <= room;
    let mut rows = look.flow(
        &email.from,
        room.saturating_sub(if aside { date_width + 2 } else { 0 }),
        theme.page_strong,
    );
    if let Some(date) = email.date.as_ref().filter(|_| aside) {
        let name = room.saturating_sub(date_width + 1);
        rows = sheet::beside(
            vec![
                (rows, name),
                (look.flow(date, date_width, theme.page_dim), date_width),
            ],
            1,
            page,
        );
    }
    let brackets = |rows: Vec<Row>| {
        let last = rows.len().saturating_sub(1);
        rows.into_iter()
            .enumerate()
            .map(move |(index, row)| {
                let row = Row::of(if index == 0 { "<" } else { " " }, page).join(row);
                if index == last { row.say(">", page) } else { row }
            })
            .collect::<Vec<Row>>()
    };
    rows.extend(brackets(look.flow(&email.address, room.saturating_sub(2), page)));
    let mut labelled = |id: &str, passage: &Passage| {
        let label = format!("{} ", look.word(id));
        let label_width = text::width(&label);
        let value = room.saturating_sub(label_width);
        rows.extend(sheet::beside(
            vec![
                (vec![Row::of(&label, theme.page_dim)], label_width),
                (look.flow(passage, value, theme.page_dim), value),
            ],
            0,
            page,
        ));
    };
    if let Some(reply_to) = &email.reply_to {
        labelled("exhibit-reply-to", reply_to);
    }
    if let Some(to) = &email.to {
        labelled("exhibit-to", to);
    }
    if let Some(date) = email.date.as_ref().filter(|_| !aside) {
        labelled("exhibit-date", date);
    }
    if sign_width == 0 {
        return rows;
    }
    let name = text::clean_line(&email.from.text.get(look.language).text).into_owned();
    let initial = name.graphemes(true).next().unwrap_or("?");
    let initial = Row::of(initial, theme.page_head).centre(sign_width - 2, theme.page_head);
    let sign = look.boxed(
        Shape::Solid,
        sign_width,
        vec![vec![initial]],
        page,
        theme.page_head,
        page,
    );
    sheet::beside(vec![(sign, sign_width), (rows, room)], gap, page)
}

/// The attached files as chips.
fn attachments(files: &[Attachment], look: &Look<'_>, column: usize) -> Vec<Row> {
    let theme = look.theme;
    let label = look.word("exhibit-attachment");
    let mut rows = vec![
        Row::new(),
        Row::of(&format!("{label} ({})", files.len()), theme.page_dim),
    ];
    for file in files {
        let size_width = file.size.as_ref().map_or(0, |size| look.natural(size));
        let aside = size_width > 0 && look.natural(&file.name) + size_width + 7 <= column;
        let room = column
            .saturating_sub(if aside { size_width + 7 } else { 4 })
            .max(2);
        let name = look.flow(&file.name, room, theme.chip);
        let name_width = sheet::widest(&name);
        let size = file
            .size
            .as_ref()
            .map(|size| look.flow(size, if aside { size_width } else { room }, theme.chip))
            .unwrap_or_default();
        let chip = if aside {
            sheet::beside(vec![(name, name_width), (size, size_width)], 3, theme.chip)
        } else {
            let lines: Vec<Row> = name.into_iter().chain(size).collect();
            let wide = sheet::widest(&lines);
            sheet::fit(lines, wide, theme.chip)
        };
        rows.extend(
            chip.into_iter()
                .map(|row| Row::of("[ ", theme.chip).join(row).say(" ]", theme.chip)),
        );
    }
    rows
}
