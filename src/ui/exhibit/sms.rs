//! A thread of text messages on a phone: what came on the left, what was sent on the right, times beside them.

use super::{
    Look,
    parts::Phone,
    sheet::{self, Row, Shape},
};
use crate::scenario::{Message, Sms};

/// The thread with its status bar, contact and input line.
pub(super) fn draw(sms: &Sms, look: &Look<'_>, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let phone = Phone::new(sms.clock.as_ref(), width, theme.phone);
    let inner = phone.inner;

    let strong = theme.phone.add_modifier(ratatui::style::Modifier::BOLD);
    let mut names = look.flow(&sms.from, inner.saturating_sub(5), strong);
    if let Some(number) = &sms.number {
        names.extend(look.flow(number, inner.saturating_sub(5), theme.phone_dim));
    }
    let contact = sheet::beside(
        vec![
            (vec![Row::of(" <", theme.phone)], 2),
            (names, inner.saturating_sub(4)),
        ],
        2,
        theme.phone,
    );

    let mut thread = Vec::new();
    for message in &sms.messages {
        if let Some(day) = &message.day {
            let day = look.flow(day, inner.saturating_sub(4), theme.phone_dim);
            thread.extend(sheet::centre(day, inner, theme.phone));
        }
        thread.extend(bubble(message, look, inner));
    }

    let send = look.word("exhibit-send");
    let send_width = crate::text::width(&send);
    let box_width = inner.saturating_sub(send_width + 4);
    let hint = Row::blank(1, theme.phone_dim).say(&look.word("exhibit-type-message"), theme.phone_dim);
    let line = Look::line_on(theme.bezel, theme.phone);
    let input = look.boxed(
        Shape::Round,
        box_width,
        vec![vec![hint]],
        line,
        theme.phone,
        theme.phone,
    );
    let send = vec![Row::new(), Row::of(&send, theme.phone)];
    let input = sheet::beside(
        vec![(Vec::new(), 1), (input, box_width), (send, send_width)],
        1,
        theme.phone,
    );

    let room = Phone::room(look, contact.len() + 1, input.len());
    sheet::fill(&mut thread, room, &Row::blank(inner, theme.phone));
    thread.extend(input);
    phone.draw(look, vec![contact, thread])
}

fn bubble(message: &Message, look: &Look<'_>, inner: usize) -> Vec<Row> {
    let theme = look.theme;
    let time = look.flow(&message.at, 8, theme.phone_dim);
    let time_width = sheet::widest(&time);
    // The bubble, a blank cell at its outer side and one before the time; on a wide screen a fifth stays free, so that
    // one sees who speaks.
    let slack = if inner > 30 { inner / 8 } else { 0 };
    let narrow = inner < 28;
    let aside = if narrow { 0 } else { time_width + 1 };
    let room = inner.saturating_sub(aside + 5 + slack).max(4);
    let surface = if message.mine {
        theme.bubble_mine
    } else {
        theme.bubble
    };
    let words = look.prose(&message.text, room, surface);
    let wide = sheet::widest(&words);
    let words = sheet::inset(sheet::fit(words, wide, surface), 1, 1, surface);
    let line = Look::line_on(theme.bezel, surface);
    let mut drawn = look.boxed(Shape::Solid, wide + 4, vec![words], line, surface, theme.phone);
    if narrow {
        drawn.extend(time);
        return if message.mine {
            sheet::right(drawn, inner.saturating_sub(1), theme.phone)
        } else {
            sheet::inset(drawn, 1, 0, theme.phone)
        };
    }
    let mut beside = vec![Row::new(); drawn.len().saturating_sub(1 + time.len())];
    beside.extend(time);
    if message.mine {
        let left = inner.saturating_sub(wide + 4 + 2);
        let beside = sheet::right(beside, left, theme.phone);
        sheet::beside(vec![(beside, left), (drawn, wide + 4)], 1, theme.phone)
    } else {
        sheet::beside(
            vec![(Vec::new(), 0), (drawn, wide + 4), (beside, time_width)],
            1,
            theme.phone,
        )
    }
}
