//! What is shown: the eleven kinds of exhibit as data. How they look is the business of `ui::exhibit`; how they are
//! read from a file, of [`super::validate`].

use super::{Kind, Marked, words};
use crate::locale::Localized;

/// Text in an exhibit, with the marks in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Its number within the exhibit, in reading order from 0; phrases are named by it.
    pub number: usize,
    /// The text; the same marks stand in every language.
    pub text: Localized<Marked>,
}

/// One thing that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    /// Set on a consequence: shown only when an option leads to it.
    pub id: Option<String>,
    /// What it is.
    pub body: Body,
}

/// What an exhibit is.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the variants are the kinds; see `Kind`")]
pub enum Body {
    Sms(Sms),
    Email(Email),
    Web(Web),
    Login(Web),
    Warning(Warning),
    Bill(Bill),
    Shop(Shop),
    Document(Document),
    LockScreen(LockScreen),
    Call(Call),
    Letter(Letter),
}

/// A thread of text messages.
#[derive(Clone, Debug, PartialEq)]
pub struct Sms {
    /// The name at the top of the thread.
    pub from: Passage,
    /// The number below it.
    pub number: Option<Passage>,
    /// The clock in the status bar.
    pub clock: Option<Passage>,
    /// Oldest first.
    pub messages: Vec<Message>,
}

/// One bubble.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// A date divider above it.
    pub day: Option<Passage>,
    /// The time beside it.
    pub at: Passage,
    /// Sent by the learner.
    pub mine: bool,
    /// What it says.
    pub text: Passage,
}

/// A mail.
#[derive(Clone, Debug, PartialEq)]
pub struct Email {
    /// The sender's display name.
    pub from: Passage,
    /// The sender's address.
    pub address: Passage,
    /// Where an answer would go.
    pub reply_to: Option<Passage>,
    /// The recipient.
    pub to: Option<Passage>,
    /// When it came.
    pub date: Option<Passage>,
    /// The subject.
    pub subject: Passage,
    /// What it says, in lines.
    pub body: Passage,
    /// A button below the body.
    pub button: Option<Passage>,
    /// Signature and legal lines.
    pub footer: Option<Passage>,
    /// The earlier mail of the thread.
    pub quoted: Option<Passage>,
    /// Attached files.
    pub attachments: Vec<Attachment>,
}

/// An attached file.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// The file name.
    pub name: Passage,
    /// Its size, as shown.
    pub size: Option<Passage>,
}

/// A page in a browser; also the log-in page.
#[derive(Clone, Debug, PartialEq)]
pub struct Web {
    /// The title of the tab.
    pub tab: Option<Passage>,
    /// The address bar.
    pub address: Passage,
    /// Whether the padlock is shown.
    pub secure: bool,
    /// The site's name in the page head.
    pub name: Option<Passage>,
    /// The items of the navigation bar, in one line.
    pub navigation: Option<Passage>,
    /// The heading of the page.
    pub heading: Option<Passage>,
    /// The text of the page; a log-in page may have none.
    pub body: Option<Passage>,
    /// Facts in a table.
    pub rows: Vec<Row>,
    /// What can be filled in.
    pub fields: Vec<Field>,
    /// The button below them.
    pub button: Option<Passage>,
    /// The foot of the page.
    pub footer: Option<Passage>,
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub label: Passage,
    /// Its value.
    pub value: Passage,
}

/// A field to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What is wanted.
    pub label: Passage,
    /// What is filled in already.
    pub value: Option<Passage>,
    /// Shown as dots.
    pub secret: bool,
}

/// A security warning.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// How it presents itself.
    pub style: WarningStyle,
    /// The title of the browser tab, where it is a page.
    pub tab: Option<Passage>,
    /// The address bar, where it is a page.
    pub address: Option<Passage>,
    /// The page behind it.
    pub behind: Option<Passage>,
    /// Who says it is speaking.
    pub name: Option<Passage>,
    /// The heading.
    pub heading: Passage,
    /// What it says.
    pub body: Passage,
    /// Facts in a table.
    pub rows: Vec<Row>,
    /// The number to call.
    pub phone: Option<Passage>,
    /// A countdown, in seconds.
    pub countdown: Option<u32>,
    /// What can be pressed.
    pub buttons: Vec<Passage>,
}

words! {
    /// How a warning presents itself.
    WarningStyle {
        /// Claims the whole screen.
        Alert = "alert",
        /// The modest notice of a real system.
        Notification = "notification",
    }
}

/// A bill, or the confirmation of a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Bill {
    /// The title of the browser tab.
    pub tab: Option<Passage>,
    /// The address bar.
    pub address: Option<Passage>,
    /// The site or the sender.
    pub name: Option<Passage>,
    /// The heading.
    pub heading: Passage,
    /// The amount.
    pub amount: Passage,
    /// Until when.
    pub deadline: Option<Passage>,
    /// Member number, "terminal id", plan and the like.
    pub rows: Vec<Row>,
    /// What it says.
    pub body: Passage,
    /// Whom to contact.
    pub contact: Option<Passage>,
    /// What can be pressed.
    pub buttons: Vec<Passage>,
    /// The foot of the page.
    pub footer: Option<Passage>,
}

/// A shop.
#[derive(Clone, Debug, PartialEq)]
pub struct Shop {
    /// The title of the browser tab.
    pub tab: Option<Passage>,
    /// The address bar.
    pub address: Passage,
    /// Whether the padlock is shown.
    pub secure: bool,
    /// The shop's name.
    pub name: Passage,
    /// The items of the navigation bar, in one line.
    pub navigation: Option<Passage>,
    /// The sale.
    pub banner: Option<Passage>,
    /// The goods.
    pub items: Vec<Item>,
    /// How one can pay.
    pub payment: Passage,
    /// The company page.
    pub company: Passage,
    /// What customers are said to have written.
    pub review: Option<Passage>,
    /// The button.
    pub button: Option<Passage>,
    /// The foot of the page.
    pub footer: Option<Passage>,
}

/// One of the goods.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub name: Passage,
    /// What it costs.
    pub price: Passage,
    /// What it is said to have cost; struck out.
    pub was: Option<Passage>,
    /// How many are left.
    pub stock: Option<Passage>,
}

/// A document in an office program.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The program's name.
    pub app: Option<Passage>,
    /// The file's name.
    pub file: Passage,
    /// The yellow bar.
    pub bar: Option<Passage>,
    /// The button in it.
    pub bar_button: Option<Passage>,
    /// The heading.
    pub heading: Option<Passage>,
    /// The text.
    pub body: Passage,
    /// Facts in a table.
    pub rows: Vec<Row>,
}

/// A locked screen.
#[derive(Clone, Debug, PartialEq)]
pub struct LockScreen {
    /// What is locked.
    pub device: Device,
    /// The clock.
    pub clock: Option<Passage>,
    /// The heading.
    pub heading: Passage,
    /// What it says.
    pub body: Passage,
    /// What is demanded.
    pub amount: Option<Passage>,
    /// Whom to contact.
    pub contact: Option<Passage>,
    /// A countdown, in seconds.
    pub countdown: Option<u32>,
    /// Facts in a table.
    pub rows: Vec<Row>,
    /// What can be filled in.
    pub fields: Vec<Field>,
    /// What can be pressed.
    pub buttons: Vec<Passage>,
}

words! {
    /// What kind of device shows a lock screen.
    Device {
        /// A computer.
        Pc = "pc",
        /// A phone.
        Phone = "phone",
    }
}

/// A telephone call.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What the display shows.
    pub caller: Passage,
    /// The number.
    pub number: Option<Passage>,
    /// The clock.
    pub clock: Option<Passage>,
    /// What is said, in order.
    pub turns: Vec<Turn>,
}

/// What one side says.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Who speaks.
    pub who: Speaker,
    /// The words.
    pub text: Passage,
}

words! {
    /// Who speaks in a call.
    Speaker {
        /// The other side.
        Caller = "caller",
        /// The learner.
        You = "you",
    }
}

/// A letter on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// The letterhead.
    pub from: Passage,
    /// The addressee.
    pub to: Option<Passage>,
    /// The date.
    pub date: Option<Passage>,
    /// The document number.
    pub number: Option<Passage>,
    /// The subject.
    pub subject: Option<Passage>,
    /// What it says.
    pub body: Passage,
    /// Facts in a table.
    pub rows: Vec<Row>,
    /// Whom to contact.
    pub contact: Option<Passage>,
    /// The signature.
    pub sign: Option<Passage>,
}

/// Collects passages in reading order.
#[derive(Default)]
struct Reading<'a>(Vec<&'a Passage>);

impl<'a> Reading<'a> {
    fn one(mut self, passage: &'a Passage) -> Self {
        self.0.push(passage);
        self
    }

    fn maybe(mut self, passage: Option<&'a Passage>) -> Self {
        self.0.extend(passage);
        self
    }

    fn all(mut self, passages: impl IntoIterator<Item = &'a Passage>) -> Self {
        self.0.extend(passages);
        self
    }

    fn rows(mut self, rows: &'a [Row]) -> Self {
        self.0
            .extend(rows.iter().flat_map(|row| [&row.label, &row.value]));
        self
    }

    fn fields(mut self, fields: &'a [Field]) -> Self {
        for field in fields {
            self.0.push(&field.label);
            self.0.extend(&field.value);
        }
        self
    }
}

impl Body {
    /// Which kind it is.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Sms(_) => Kind::Sms,
            Self::Email(_) => Kind::Email,
            Self::Web(_) => Kind::Web,
            Self::Login(_) => Kind::Login,
            Self::Warning(_) => Kind::Warning,
            Self::Bill(_) => Kind::Bill,
            Self::Shop(_) => Kind::Shop,
            Self::Document(_) => Kind::Document,
            Self::LockScreen(_) => Kind::LockScreen,
            Self::Call(_) => Kind::Call,
            Self::Letter(_) => Kind::Letter,
        }
    }

    /// Every text of it in reading order, which is also the order of the passages' numbers.
    pub fn passages(&self) -> Vec<&Passage> {
        let reading = Reading::default();
        match self {
            Self::Sms(sms) => {
                let mut reading = reading
                    .maybe(sms.clock.as_ref())
                    .one(&sms.from)
                    .maybe(sms.number.as_ref());
                for message in &sms.messages {
                    reading = reading
                        .maybe(message.day.as_ref())
                        .one(&message.text)
                        .one(&message.at);
                }
                reading
            }
            Self::Email(email) => {
                let mut reading = reading
                    .one(&email.subject)
                    .one(&email.from)
                    .one(&email.address)
                    .maybe(email.reply_to.as_ref())
                    .maybe(email.to.as_ref())
                    .maybe(email.date.as_ref());
                for attachment in &email.attachments {
                    reading = reading.one(&attachment.name).maybe(attachment.size.as_ref());
                }
                reading
                    .one(&email.body)
                    .maybe(email.button.as_ref())
                    .maybe(email.footer.as_ref())
                    .maybe(email.quoted.as_ref())
            }
            Self::Web(web) | Self::Login(web) => reading
                .maybe(web.tab.as_ref())
                .one(&web.address)
                .maybe(web.name.as_ref())
                .maybe(web.navigation.as_ref())
                .maybe(web.heading.as_ref())
                .maybe(web.body.as_ref())
                .rows(&web.rows)
                .fields(&web.fields)
                .maybe(web.button.as_ref())
                .maybe(web.footer.as_ref()),
            Self::Warning(warning) => reading
                .maybe(warning.tab.as_ref())
                .maybe(warning.address.as_ref())
                .maybe(warning.behind.as_ref())
                .maybe(warning.name.as_ref())
                .one(&warning.heading)
                .one(&warning.body)
                .rows(&warning.rows)
                .maybe(warning.phone.as_ref())
                .all(&warning.buttons),
            Self::Bill(bill) => reading
                .maybe(bill.tab.as_ref())
                .maybe(bill.address.as_ref())
                .maybe(bill.name.as_ref())
                .one(&bill.heading)
                .one(&bill.amount)
                .maybe(bill.deadline.as_ref())
                .rows(&bill.rows)
                .one(&bill.body)
                .maybe(bill.contact.as_ref())
                .all(&bill.buttons)
                .maybe(bill.footer.as_ref()),
            Self::Shop(shop) => {
                let mut reading = reading
                    .maybe(shop.tab.as_ref())
                    .one(&shop.address)
                    .one(&shop.name)
                    .maybe(shop.navigation.as_ref())
                    .maybe(shop.banner.as_ref());
                for item in &shop.items {
                    reading = reading
                        .one(&item.name)
                        .maybe(item.was.as_ref())
                        .one(&item.price)
                        .maybe(item.stock.as_ref());
                }
                reading
                    .maybe(shop.review.as_ref())
                    .one(&shop.payment)
                    .one(&shop.company)
                    .maybe(shop.button.as_ref())
                    .maybe(shop.footer.as_ref())
            }
            Self::Document(document) => reading
                .maybe(document.app.as_ref())
                .one(&document.file)
                .maybe(document.bar.as_ref())
                .maybe(document.bar_button.as_ref())
                .maybe(document.heading.as_ref())
                .one(&document.body)
                .rows(&document.rows),
            Self::LockScreen(lock) => reading
                .maybe(lock.clock.as_ref())
                .one(&lock.heading)
                .one(&lock.body)
                .maybe(lock.amount.as_ref())
                .rows(&lock.rows)
                .maybe(lock.contact.as_ref())
                .fields(&lock.fields)
                .all(&lock.buttons),
            Self::Call(call) => reading
                .maybe(call.clock.as_ref())
                .one(&call.caller)
                .maybe(call.number.as_ref())
                .all(call.turns.iter().map(|turn| &turn.text)),
            Self::Letter(letter) => reading
                .maybe(letter.number.as_ref())
                .maybe(letter.date.as_ref())
                .maybe(letter.to.as_ref())
                .one(&letter.from)
                .maybe(letter.subject.as_ref())
                .one(&letter.body)
                .rows(&letter.rows)
                .maybe(letter.contact.as_ref())
                .maybe(letter.sign.as_ref()),
        }
        .0
    }

    /// The lengths of what it counts down, in seconds.
    pub const fn countdown(&self) -> Option<u32> {
        match self {
            Self::Warning(warning) => warning.countdown,
            Self::LockScreen(lock) => lock.countdown,
            _ => None,
        }
    }
}
