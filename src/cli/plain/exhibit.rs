//! Exhibits in lines: who it is from and what it says, each text with the name of its part, in reading order. Nothing
//! is drawn.

use std::io;

use super::Talk;
use crate::scenario::{Body, Kind, Passage, Speaker, WarningStyle};

/// Prints an exhibit.
pub(super) fn print(talk: &mut Talk<'_>, body: &Body) -> io::Result<()> {
    print_numbered(talk, body, &[])
}

/// Prints an exhibit with the numbers of its marks: (clue, number).
pub(super) fn print_numbered(talk: &mut Talk<'_>, body: &Body, numbers: &[(usize, usize)]) -> io::Result<()> {
    let kind = talk.texts.text(&format!("kind-{}", body.kind().word()));
    let words = talk.texts.with("plain-exhibit", &[("kind", kind.into())]);
    talk.say(&words)?;
    // What colour, size and movement tell those who see the screen.
    if let Body::Warning(warning) = body {
        talk.message(match warning.style {
            WarningStyle::Alert => "plain-warning-alert",
            WarningStyle::Notification => "plain-warning-notification",
        })?;
    }
    let countdown = match body {
        Body::Warning(warning) => warning.countdown,
        Body::LockScreen(lock) => lock.countdown,
        _ => None,
    };
    if let Some(seconds) = countdown {
        let label = talk.texts.text("exhibit-remaining");
        let left = format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        talk.item("| ", &format!("{label}: {left}"))?;
    }
    for (part, passage) in parts(body) {
        let label = talk.texts.text(&format!("part-{part}"));
        let words = words_of(passage, talk, numbers);
        talk.item("| ", &format!("{label}: {words}"))?;
    }
    Ok(())
}

fn words_of(passage: &Passage, talk: &Talk<'_>, numbers: &[(usize, usize)]) -> String {
    let language = talk.texts.language();
    let marked = passage.text.get(language);
    let mut words = marked.text.clone();
    for mark in marked.marks.iter().rev() {
        if let Some((_, number)) = numbers.iter().find(|(clue, _)| *clue == mark.clue) {
            words.insert_str(mark.range.start, &format!("[{number}]"));
        }
    }
    if passage.text.is_missing(language) {
        words.push(' ');
        words.push_str(&talk.texts.text("other-language"));
    }
    words
}

/// Every passage with the name of its part, in reading order.
fn parts(body: &Body) -> Vec<(&'static str, &Passage)> {
    let names = names(body);
    body.passages()
        .into_iter()
        .zip(names)
        .map(|(passage, name)| (name, passage))
        .collect()
}

/// The names of the parts, in the order of [`Body::passages`].
fn names(body: &Body) -> Vec<&'static str> {
    let passages = body.passages();
    let number_of = |passage: &Passage| passage.number;
    let mut names = vec!["text"; passages.len()];
    let mut name = |passage: Option<&Passage>, word: &'static str| {
        if let Some(slot) = passage.and_then(|passage| names.get_mut(number_of(passage))) {
            *slot = word;
        }
    };
    match body {
        Body::Sms(sms) => {
            name(sms.clock.as_ref(), "clock");
            name(Some(&sms.from), "from");
            name(sms.number.as_ref(), "number");
            for message in &sms.messages {
                name(message.day.as_ref(), "day");
                name(
                    Some(&message.text),
                    if message.mine { "sent" } else { "received" },
                );
                name(Some(&message.at), "time");
            }
        }
        Body::Email(email) => {
            name(Some(&email.subject), "subject");
            name(Some(&email.from), "from");
            name(Some(&email.address), "address");
            name(email.reply_to.as_ref(), "reply-to");
            name(email.to.as_ref(), "to");
            name(email.date.as_ref(), "date");
            for attachment in &email.attachments {
                name(Some(&attachment.name), "attachment");
                name(attachment.size.as_ref(), "size");
            }
            name(email.button.as_ref(), "button");
            name(email.footer.as_ref(), "footer");
            name(email.quoted.as_ref(), "quoted");
        }
        Body::Web(web) | Body::Login(web) => {
            name(web.tab.as_ref(), "tab");
            name(Some(&web.address), if web.secure { "url-secure" } else { "url" });
            name(web.name.as_ref(), "name");
            name(web.navigation.as_ref(), "navigation");
            name(web.heading.as_ref(), "heading");
            rows(&web.rows, &mut name);
            fields(&web.fields, &mut name);
            name(web.button.as_ref(), "button");
            name(web.footer.as_ref(), "footer");
        }
        Body::Warning(warning) => {
            name(warning.tab.as_ref(), "tab");
            name(warning.address.as_ref(), "url");
            name(warning.behind.as_ref(), "behind");
            name(warning.name.as_ref(), "name");
            name(Some(&warning.heading), "heading");
            rows(&warning.rows, &mut name);
            name(warning.phone.as_ref(), "phone");
            warning
                .buttons
                .iter()
                .for_each(|button| name(Some(button), "button"));
        }
        Body::Bill(bill) => {
            name(bill.tab.as_ref(), "tab");
            name(bill.address.as_ref(), "url");
            name(bill.name.as_ref(), "name");
            name(Some(&bill.heading), "heading");
            name(Some(&bill.amount), "amount");
            name(bill.deadline.as_ref(), "deadline");
            rows(&bill.rows, &mut name);
            name(bill.contact.as_ref(), "contact");
            bill.buttons
                .iter()
                .for_each(|button| name(Some(button), "button"));
            name(bill.footer.as_ref(), "footer");
        }
        Body::Shop(shop) => {
            name(shop.tab.as_ref(), "tab");
            name(
                Some(&shop.address),
                if shop.secure { "url-secure" } else { "url" },
            );
            name(Some(&shop.name), "name");
            name(shop.navigation.as_ref(), "navigation");
            name(shop.banner.as_ref(), "banner");
            for item in &shop.items {
                name(Some(&item.name), "goods");
                name(item.was.as_ref(), "was");
                name(Some(&item.price), "price");
                name(item.stock.as_ref(), "stock");
            }
            name(shop.review.as_ref(), "review");
            name(Some(&shop.payment), "payment");
            name(Some(&shop.company), "company");
            name(shop.button.as_ref(), "button");
            name(shop.footer.as_ref(), "footer");
        }
        Body::Document(document) => {
            name(document.app.as_ref(), "app");
            name(Some(&document.file), "file");
            name(document.bar.as_ref(), "bar");
            name(document.bar_button.as_ref(), "button");
            name(document.heading.as_ref(), "heading");
            rows(&document.rows, &mut name);
        }
        Body::LockScreen(lock) => {
            name(lock.clock.as_ref(), "clock");
            name(Some(&lock.heading), "heading");
            name(lock.amount.as_ref(), "amount");
            rows(&lock.rows, &mut name);
            name(lock.contact.as_ref(), "contact");
            fields(&lock.fields, &mut name);
            lock.buttons
                .iter()
                .for_each(|button| name(Some(button), "button"));
        }
        Body::Call(call) => {
            name(call.clock.as_ref(), "clock");
            name(Some(&call.caller), "caller");
            name(call.number.as_ref(), "number");
            for turn in &call.turns {
                name(
                    Some(&turn.text),
                    if turn.who == Speaker::You {
                        "you"
                    } else {
                        "other-side"
                    },
                );
            }
        }
        Body::Letter(letter) => {
            name(letter.number.as_ref(), "document-number");
            name(letter.date.as_ref(), "date");
            name(letter.to.as_ref(), "to");
            name(Some(&letter.from), "from");
            name(letter.subject.as_ref(), "subject");
            rows(&letter.rows, &mut name);
            name(letter.contact.as_ref(), "contact");
            name(letter.sign.as_ref(), "sign");
        }
    }
    debug_assert!(Kind::ALL.contains(&body.kind()));
    names
}

fn rows<'b>(rows: &'b [crate::scenario::Row], name: &mut impl FnMut(Option<&'b Passage>, &'static str)) {
    for row in rows {
        name(Some(&row.label), "label");
        name(Some(&row.value), "value");
    }
}

fn fields<'b>(
    fields: &'b [crate::scenario::Field],
    name: &mut impl FnMut(Option<&'b Passage>, &'static str),
) {
    for field in fields {
        name(Some(&field.label), "field");
        name(field.value.as_ref(), "filled-in");
    }
}
