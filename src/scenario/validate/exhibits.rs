//! Reads `[[exhibit]]`: the passages in reading order, their marks looked up among the clues. One function a kind, in
//! the order in which a person reads the thing, because that order numbers the passages.

use std::ops::Range;

use toml::de::DeValue;

use super::super::{
    Attachment, Bill, Body, Call, Device, Document, Email, Exhibit, Field, Item, Kind, Letter, LockScreen,
    Mark, Marked, Message, Passage, Row, Shop, Sms, Speaker, Turn, Warning, WarningStyle, Web,
    edit::Edit,
    marks::{self, FaultKind},
    problem::{Report, nearest},
    source::{self, Fields},
    structure,
};
use crate::locale::{Language, Localized};

/// The clues of a file by name, and which of them some mark uses.
#[derive(Debug)]
pub(super) struct ClueNames<'n> {
    names: &'n [&'n str],
    used: Vec<bool>,
    /// Whether some mark could not be read, so that its clue is not known.
    doubtful: bool,
}

impl<'n> ClueNames<'n> {
    pub(super) fn new(names: &'n [&'n str]) -> Self {
        Self {
            names,
            used: vec![false; names.len()],
            doubtful: false,
        }
    }

    /// Whether some mark names the clue, or may have meant it.
    pub(super) fn may_be_used(&self, index: usize) -> bool {
        self.doubtful || self.used.get(index).copied().unwrap_or(false)
    }

    /// Whether some mark could not be read.
    pub(super) const fn is_doubtful(&self) -> bool {
        self.doubtful
    }

    fn find(&mut self, name: &str) -> Option<usize> {
        let index = self.names.iter().position(|known| *known == name)?;
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
        Some(index)
    }
}

/// Reads passages one after the other.
struct Pen<'a, 'n> {
    next: usize,
    clues: &'a mut ClueNames<'n>,
    report: &'a mut Report,
}

impl Pen<'_, '_> {
    /// A passage that must be there; `None` when it is not, which has been reported.
    fn passage(&mut self, fields: Fields<'_, '_>, key: &str) -> Option<Passage> {
        let value = fields.value(key)?;
        let text = if let Some(line) = value.get_ref().as_str() {
            let (marked, _) = self.marked(line, value.span());
            Localized::new(Some(marked.clone()), Some(marked))
        } else {
            self.localized(Fields::new(value.get_ref().as_table()?))
        };
        let number = self.next;
        self.next += 1;
        Some(Passage { number, text: text? })
    }

    fn localized(&mut self, table: Fields<'_, '_>) -> Option<Localized<Marked>> {
        let mut found = Language::ALL.map(|language| {
            let word = table.word(language.tag())?;
            Some((self.marked(word.text, word.span.clone()), word.span))
        });
        // Marks that could not be read would be missed in one language as well: one mistake is told once.
        if let [Some(((ja, true), ja_span)), Some(((en, true), en_span))] = &found {
            self.compare((ja, ja_span), (en, en_span));
        }
        let [ja, en] = &mut found;
        let text =
            |found: &mut Option<((Marked, bool), Range<usize>)>| found.take().map(|((text, _), _)| text);
        Localized::new(text(ja), text(en))
    }

    /// A translation must not change what can be inspected.
    fn compare(&mut self, (ja, ja_span): (&Marked, &Range<usize>), (en, en_span): (&Marked, &Range<usize>)) {
        let clues = |text: &Marked| {
            let mut clues: Vec<usize> = text.marks.iter().map(|mark| mark.clue).collect();
            clues.sort_unstable();
            clues
        };
        let (left, right) = (clues(ja), clues(en));
        let only = |these: &[usize], those: &[usize]| {
            these
                .iter()
                .filter(|clue| {
                    let count = |list: &[usize]| list.iter().filter(|other| other == clue).count();
                    count(these) > count(those)
                })
                .filter_map(|clue| self.clues.names.get(*clue).copied())
                .collect::<Vec<_>>()
        };
        let (more, fewer) = (only(&left, &right), only(&right, &left));
        if let Some(first) = fewer.first() {
            self.report
                .error("M0503", ja_span.clone())
                .with("clue", *first)
                .with("language", Language::Ja.tag())
                .related(en_span.clone());
        }
        if let Some(first) = more.first() {
            self.report
                .error("M0503", en_span.clone())
                .with("clue", *first)
                .with("language", Language::En.tag())
                .related(ja_span.clone());
        }
    }

    /// Takes marks apart; the second answer is whether all of them could be read.
    fn marked(&mut self, text: &str, span: Range<usize>) -> (Marked, bool) {
        let markup = marks::parse(text);
        let mut clean = markup.faults.is_empty();
        self.clues.doubtful |= !clean;
        for fault in markup.faults {
            let place = source::inside(self.report.source(), &span, text, fault.at.clone());
            let code = match fault.kind {
                FaultKind::NotClosed => "M0301",
                FaultKind::NotOpened => "M0304",
                FaultKind::NoBar => "M0305",
                FaultKind::Empty => "M0306",
                FaultKind::Nested => "M0307",
                FaultKind::SplitCharacter => "M0308",
                FaultKind::FullWidth => "M0309",
                FaultKind::SingleBrackets => "M0311",
            };
            let edits = (fault.kind == FaultKind::FullWidth)
                .then(|| self.half_width_mark(text, &span, &fault.at))
                .flatten();
            self.report.error(code, place).fixed_by(edits);
        }
        let mut found = Vec::new();
        for mark in markup.marks {
            if let Some(clue) = self.clues.find(mark.id) {
                found.push(Mark {
                    range: mark.range,
                    clue,
                });
                continue;
            }
            clean = false;
            let place = source::inside(self.report.source(), &span, text, mark.id_at.clone());
            if !structure::is_id(mark.id) && self.clues.find(mark.words).is_some() {
                let written = mark.id_at.start..mark.id_at.end + 1 + mark.words.len();
                let swapped = self.rewritten_mark(text, &span, &written, |written| {
                    let (words, id) = written.split_once('|')?;
                    Some(format!("{id}|{words}"))
                });
                self.report
                    .error("M0310", place)
                    .with("id", mark.words)
                    .with("words", mark.id)
                    .fixed_by(swapped);
            } else if structure::is_id(mark.id) {
                let meant = nearest(mark.id, self.clues.names.iter().copied());
                let problem = self.report.error("M0302", place).with("clue", mark.id);
                if let Some(meant) = meant {
                    problem.with("nearest", meant);
                    self.clues.find(meant);
                }
            } else {
                self.report.error("M0106", place).with("found", mark.id);
            }
        }
        let marked = Marked {
            text: markup.text,
            marks: found,
        };
        (marked, clean)
    }

    /// A mark that was written with full-width brackets or a full-width bar, in half-width ones; none where it would not
    /// name a clue then.
    fn half_width_mark(&self, text: &str, span: &Range<usize>, at: &Range<usize>) -> Option<Edit> {
        self.rewritten_mark(text, span, at, |written| {
            let inside = marks::inside_brackets(written)?;
            let (id, words) = inside.split_once(['|', '｜'])?;
            let (id, words) = if self.clues.names.contains(&id) {
                (id, words)
            } else {
                (words, id)
            };
            let is_mark = self.clues.names.contains(&id)
                && !words.trim().is_empty()
                && !words.contains(['[', ']', '［', '］', '|', '｜']);
            is_mark.then(|| format!("[[{id}|{words}]]"))
        })
    }

    /// What a piece of a text should be, from what is written there.
    fn rewritten_mark(
        &self,
        text: &str,
        span: &Range<usize>,
        at: &Range<usize>,
        rewrite: impl Fn(&str) -> Option<String>,
    ) -> Option<Edit> {
        let place = source::exactly_inside(self.report.source(), span, text, at.clone())?;
        let written = self.report.source().get(place.clone())?;
        Some(Edit::replace(place.clone(), rewrite(written)?))
    }

    fn rows(&mut self, fields: Fields<'_, '_>) -> Vec<Row> {
        self.each(fields, "row", |pen, row| {
            Some(Row {
                label: pen.passage(row, "label")?,
                value: pen.passage(row, "value")?,
            })
        })
    }

    fn fields(&mut self, fields: Fields<'_, '_>) -> Vec<Field> {
        self.each(fields, "field", |pen, field| {
            Some(Field {
                label: pen.passage(field, "label")?,
                value: pen.passage(field, "value"),
                secret: field.flag("secret"),
            })
        })
    }

    fn buttons(&mut self, fields: Fields<'_, '_>) -> Vec<Passage> {
        self.each(fields, "button", |pen, button| pen.passage(button, "text"))
    }

    fn each<T>(
        &mut self,
        fields: Fields<'_, '_>,
        key: &str,
        mut read: impl FnMut(&mut Self, Fields<'_, '_>) -> Option<T>,
    ) -> Vec<T> {
        let is_list = |value: &toml::Spanned<DeValue<'_>>| value.get_ref().as_array().is_some();
        self.clues.doubtful |= fields.value(key).is_some_and(|value| !is_list(value));
        fields
            .tables(key)
            .into_iter()
            .filter_map(|(entry, _)| read(self, entry))
            .collect()
    }
}

/// An exhibit; `None` when a part that it needs is missing, which has been reported.
pub(super) fn read_exhibit(
    fields: Fields<'_, '_>,
    clues: &mut ClueNames<'_>,
    report: &mut Report,
) -> Option<Exhibit> {
    let pen = &mut Pen {
        next: 0,
        clues,
        report,
    };
    let body = match Kind::from_word(fields.string("kind")?)? {
        Kind::Sms => Body::Sms(sms(pen, fields)?),
        Kind::Email => Body::Email(email(pen, fields)?),
        Kind::Web => Body::Web(web(pen, fields)?),
        Kind::Login => Body::Login(web(pen, fields)?),
        Kind::Warning => Body::Warning(warning(pen, fields)?),
        Kind::Bill => Body::Bill(bill(pen, fields)?),
        Kind::Shop => Body::Shop(shop(pen, fields)?),
        Kind::Document => Body::Document(document(pen, fields)?),
        Kind::LockScreen => Body::LockScreen(lock_screen(pen, fields)?),
        Kind::Call => Body::Call(call(pen, fields)?),
        Kind::Letter => Body::Letter(letter(pen, fields)?),
    };
    Some(Exhibit {
        id: fields.string("id").map(str::to_owned),
        body,
    })
}

fn sms(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Sms> {
    let clock = pen.passage(fields, "clock");
    let from = pen.passage(fields, "from");
    let number = pen.passage(fields, "number");
    let messages = pen.each(fields, "message", |pen, message| {
        let day = pen.passage(message, "day");
        let text = pen.passage(message, "text");
        Some(Message {
            day,
            at: pen.passage(message, "at")?,
            mine: message.flag("mine"),
            text: text?,
        })
    });
    Some(Sms {
        from: from?,
        number,
        clock,
        messages,
    })
}

fn email(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Email> {
    let subject = pen.passage(fields, "subject");
    let from = pen.passage(fields, "from");
    let address = pen.passage(fields, "address");
    let reply_to = pen.passage(fields, "reply_to");
    let to = pen.passage(fields, "to");
    let date = pen.passage(fields, "date");
    let attachments = pen.each(fields, "attachment", |pen, attachment| {
        Some(Attachment {
            name: pen.passage(attachment, "name")?,
            size: pen.passage(attachment, "size"),
        })
    });
    let body = pen.passage(fields, "body");
    let button = pen.passage(fields, "button");
    let footer = pen.passage(fields, "footer");
    let quoted = pen.passage(fields, "quoted");
    Some(Email {
        from: from?,
        address: address?,
        reply_to,
        to,
        date,
        subject: subject?,
        body: body?,
        button,
        footer,
        quoted,
        attachments,
    })
}

fn web(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Web> {
    let tab = pen.passage(fields, "tab");
    let address = pen.passage(fields, "address");
    let name = pen.passage(fields, "name");
    let navigation = pen.passage(fields, "navigation");
    let heading = pen.passage(fields, "heading");
    let body = pen.passage(fields, "body");
    let rows = pen.rows(fields);
    let form = pen.fields(fields);
    let button = pen.passage(fields, "button");
    let footer = pen.passage(fields, "footer");
    let secure = fields.flag("secure");
    Some(Web {
        tab,
        address: address?,
        secure,
        name,
        navigation,
        heading,
        body,
        rows,
        fields: form,
        button,
        footer,
    })
}

fn warning(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Warning> {
    let tab = pen.passage(fields, "tab");
    let address = pen.passage(fields, "address");
    let behind = pen.passage(fields, "behind");
    let name = pen.passage(fields, "name");
    let heading = pen.passage(fields, "heading");
    let body = pen.passage(fields, "body");
    let rows = pen.rows(fields);
    let phone = pen.passage(fields, "phone");
    let buttons = pen.buttons(fields);
    let style = fields
        .string("style")
        .and_then(WarningStyle::from_word)
        .unwrap_or(WarningStyle::Alert);
    let countdown = countdown(fields);
    Some(Warning {
        style,
        tab,
        address,
        behind,
        name,
        heading: heading?,
        body: body?,
        rows,
        phone,
        countdown,
        buttons,
    })
}

fn countdown(fields: Fields<'_, '_>) -> Option<u32> {
    fields
        .whole("countdown")
        .and_then(|seconds| u32::try_from(seconds).ok())
}

fn bill(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Bill> {
    let tab = pen.passage(fields, "tab");
    let address = pen.passage(fields, "address");
    let name = pen.passage(fields, "name");
    let heading = pen.passage(fields, "heading");
    let amount = pen.passage(fields, "amount");
    let deadline = pen.passage(fields, "deadline");
    let rows = pen.rows(fields);
    let body = pen.passage(fields, "body");
    let contact = pen.passage(fields, "contact");
    let buttons = pen.buttons(fields);
    let footer = pen.passage(fields, "footer");
    Some(Bill {
        tab,
        address,
        name,
        heading: heading?,
        amount: amount?,
        deadline,
        rows,
        body: body?,
        contact,
        buttons,
        footer,
    })
}

fn shop(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Shop> {
    let tab = pen.passage(fields, "tab");
    let address = pen.passage(fields, "address");
    let name = pen.passage(fields, "name");
    let navigation = pen.passage(fields, "navigation");
    let banner = pen.passage(fields, "banner");
    let items = pen.each(fields, "item", |pen, item| {
        let name = pen.passage(item, "name");
        let was = pen.passage(item, "was");
        let price = pen.passage(item, "price");
        Some(Item {
            name: name?,
            price: price?,
            was,
            stock: pen.passage(item, "stock"),
        })
    });
    let review = pen.passage(fields, "review");
    let payment = pen.passage(fields, "payment");
    let company = pen.passage(fields, "company");
    let button = pen.passage(fields, "button");
    let footer = pen.passage(fields, "footer");
    Some(Shop {
        tab,
        address: address?,
        secure: fields.flag("secure"),
        name: name?,
        navigation,
        banner,
        items,
        payment: payment?,
        company: company?,
        review,
        button,
        footer,
    })
}

fn document(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Document> {
    let app = pen.passage(fields, "app");
    let file = pen.passage(fields, "file");
    let bar = pen.passage(fields, "bar");
    let bar_button = pen.passage(fields, "bar_button");
    let heading = pen.passage(fields, "heading");
    let body = pen.passage(fields, "body");
    let rows = pen.rows(fields);
    Some(Document {
        app,
        file: file?,
        bar,
        bar_button,
        heading,
        body: body?,
        rows,
    })
}

fn lock_screen(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<LockScreen> {
    let clock = pen.passage(fields, "clock");
    let heading = pen.passage(fields, "heading");
    let body = pen.passage(fields, "body");
    let amount = pen.passage(fields, "amount");
    let rows = pen.rows(fields);
    let contact = pen.passage(fields, "contact");
    let form = pen.fields(fields);
    let buttons = pen.buttons(fields);
    Some(LockScreen {
        device: fields
            .string("device")
            .and_then(Device::from_word)
            .unwrap_or(Device::Pc),
        clock,
        heading: heading?,
        body: body?,
        amount,
        contact,
        countdown: countdown(fields),
        rows,
        fields: form,
        buttons,
    })
}

fn call(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Call> {
    let clock = pen.passage(fields, "clock");
    let caller = pen.passage(fields, "caller");
    let number = pen.passage(fields, "number");
    let turns = pen.each(fields, "turn", |pen, turn| {
        let who = turn.string("who").and_then(Speaker::from_word);
        let text = pen.passage(turn, "text");
        Some(Turn {
            who: who?,
            text: text?,
        })
    });
    Some(Call {
        caller: caller?,
        number,
        clock,
        turns,
    })
}

fn letter(pen: &mut Pen<'_, '_>, fields: Fields<'_, '_>) -> Option<Letter> {
    let number = pen.passage(fields, "number");
    let date = pen.passage(fields, "date");
    let to = pen.passage(fields, "to");
    let from = pen.passage(fields, "from");
    let subject = pen.passage(fields, "subject");
    let body = pen.passage(fields, "body");
    let rows = pen.rows(fields);
    let contact = pen.passage(fields, "contact");
    let sign = pen.passage(fields, "sign");
    Some(Letter {
        from: from?,
        to,
        date,
        number,
        subject,
        body: body?,
        rows,
        contact,
        sign,
    })
}
