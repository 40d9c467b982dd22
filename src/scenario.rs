//! A scenario as the engines and screens know it: valid by construction, without positions and without a trace of
//! TOML. Reading and judging files is the business of [`source`], [`form`] and [`validate`]; this file only says what
//! a scenario *is*.

use chrono::NaiveDateTime;

use crate::locale::Localized;

pub mod brands;
pub mod conversation;
pub mod difficulty;
pub mod edit;
pub mod exhibit;
pub mod form;
pub mod keyed;
pub mod marks;
pub mod place;
pub mod problem;
pub mod repair;
pub mod reserved;
mod slips;
pub mod source;
pub mod structure;
pub mod traces;
pub mod validate;

pub use conversation::Conversation;
pub use difficulty::{Cue, Difficulty, Premise};
pub use exhibit::{
    Attachment, Bill, Body, Call, Device, Document, Email, Exhibit, Field, Item, Letter, LockScreen, Message,
    Passage, Row, Shop, Sms, Speaker, Turn, Warning, WarningStyle, Web,
};
pub use marks::{Mark, Marked};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The words by which files name the values, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word by which files name this value.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that a word names.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What is happening to the victim; first aid and helpdesks follow it.
    Incident {
        /// Log-in or card data are asked for under a false name.
        Phishing = "phishing",
        /// A program that works for the criminal, come by attachment, download or visit.
        Malware = "malware",
        /// The device or its data are locked for money.
        Ransomware = "ransomware",
        /// "Registration complete": a bill after a single click.
        OneClick = "one-click",
        /// "Virus found", with a telephone number or software for sale.
        FakeWarning = "fake-warning",
        /// A shop that takes money and sends nothing.
        FakeShop = "fake-shop",
        /// Internet banking opened by somebody else with stolen account details.
        AccountOpened = "account-opened",
        /// Somebody poses as a boss, a partner, a bank or an authority and has the money brought by the victim.
        Impersonation = "impersonation",
        /// Nothing: a genuine message that resembles no trick in particular.
        None = "none",
    }
}

words! {
    /// Whom a scenario is for.
    Role {
        /// Anybody at work, at their own desk or phone.
        Employee = "employee",
        /// Branch staff who help customers.
        Staff = "staff",
        /// Who writes scenarios; sees everything.
        Author = "author",
    }
}

words! {
    /// What the exhibits are in truth.
    Verdict {
        /// Somebody is being deceived.
        Scam = "scam",
        /// It comes from whom it says and means what it says.
        Genuine = "genuine",
    }
}

words! {
    /// The kinds of exhibit, by their shape on the screen.
    Kind {
        /// A thread of text messages on a phone.
        Sms = "sms",
        /// A mail in a mail program.
        Email = "email",
        /// A page in a browser.
        Web = "web",
        /// A log-in page in a browser.
        Login = "login",
        /// A security warning, over everything or as a modest notice.
        Warning = "warning",
        /// A bill or a confirmation of a contract on a page.
        Bill = "bill",
        /// A shop with its goods.
        Shop = "shop",
        /// A document in an office program.
        Document = "document",
        /// A locked screen.
        LockScreen = "lock-screen",
        /// A telephone call, as it is spoken.
        Call = "call",
        /// A letter on paper.
        Letter = "letter",
    }
}

/// One item of training: what is shown, what is asked, and what is explained afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Unique among all packs; never shown to learners.
    pub id: String,
    /// Variants of one situation share it, scams and genuine ones; spacing works on families.
    pub family: String,
    /// What is happening, or what the genuine message resembles.
    pub incident: Incident,
    /// Whom it is for; never empty.
    pub roles: Vec<Role>,
    /// The truth.
    pub verdict: Verdict,
    /// How well the pretext fits the learner's life (Phish Scale).
    pub premise: Premise,
    /// A neutral name, as in a diary.
    pub title: Localized<String>,
    /// Where and when, and the learner's relation to the sender.
    pub situation: Localized<String>,
    /// What is shown; never empty. The first is what is judged; see [`Exhibit::id`] for the others.
    pub exhibits: Vec<Exhibit>,
    /// Everything that can be inspected, in the order of the file; marks refer to it by index.
    pub clues: Vec<Clue>,
    /// What is asked, in order; the first is the verdict.
    pub asks: Vec<Ask>,
    /// What is said afterwards.
    pub debrief: Notes,
    /// Hidden from learners while the author is at work.
    pub draft: bool,
    /// A number that changes when the file changes.
    pub hash: u64,
}

impl Scenario {
    /// The exhibits that are there from the start, as against those that follow from an action.
    pub fn opening(&self) -> impl Iterator<Item = (usize, &Exhibit)> {
        self.exhibits
            .iter()
            .enumerate()
            .filter(|(index, exhibit)| *index == 0 || exhibit.id.is_none())
    }

    /// The exhibit that is judged.
    pub fn main(&self) -> Option<&Exhibit> {
        self.exhibits.first()
    }

    /// The kind of the exhibit that is judged.
    pub fn kind(&self) -> Kind {
        self.main().map_or(Kind::Sms, |exhibit| exhibit.body.kind())
    }

    /// How hard the scenario is to see through, by the Phish Scale: real clues that are marked in the exhibits,
    /// against the premise.
    pub fn difficulty(&self) -> Difficulty {
        Difficulty::of(self.cue_count(), self.premise)
    }

    /// How many cue instances the opening exhibits carry.
    pub fn cue_count(&self) -> usize {
        self.opening()
            .flat_map(|(_, exhibit)| exhibit.body.passages())
            .flat_map(|passage| {
                passage
                    .text
                    .iter()
                    .next()
                    .map(|(_, marked)| marked.marks.as_slice())
                    .unwrap_or_default()
            })
            .filter(|mark| self.clues.get(mark.clue).is_some_and(|clue| clue.cue.is_some()))
            .count()
    }
}

/// Something that could be inspected in reality, and what there is to know about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clue {
    /// The name by which marks refer to it.
    pub id: String,
    /// Which Phish Scale cue it is; `None` for decoys and in genuine scenarios.
    pub cue: Option<Cue>,
    /// Tempting, but proves nothing.
    pub decoy: bool,
    /// The neutral fact that inspecting shows; `None` where there is nothing to open or hover.
    pub reveal: Option<Localized<String>>,
    /// Why it matters, or why it does not.
    pub why: Localized<String>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Scam or genuine, and how surely; the answer is the scenario's verdict.
    Verdict,
    /// What to do: one option.
    Choice(Options),
    /// What to do: every option that is right.
    Choices(Options),
    /// Mark what gives it away, on the first exhibit.
    Clues {
        /// The words of the question, where the usual ones do not fit.
        text: Option<Localized<String>>,
    },
    /// Put first steps into order.
    Order {
        /// The words of the question.
        text: Localized<String>,
        /// The steps, in the right order.
        steps: Steps,
    },
    /// Which number to call at a certain time.
    Helpdesk {
        /// The words of the question, where the usual ones do not fit.
        text: Option<Localized<String>>,
        /// What happened.
        incident: Incident,
        /// When, as the clock on the wall shows it where the helpdesks are.
        at: NaiveDateTime,
    },
}

/// A question with options.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The words of the question.
    pub text: Localized<String>,
    /// In the author's order; learners see them shuffled.
    pub options: Vec<AnswerOption>,
}

/// One possible action.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerOption {
    /// Unique within the question.
    pub id: String,
    /// What one would do.
    pub text: Localized<String>,
    /// Why it is right or wrong.
    pub why: Localized<String>,
    /// Whether it is right.
    pub right: bool,
    /// The exhibit that shows what would happen, by index into [`Scenario::exhibits`].
    pub leads: Option<usize>,
}

/// Steps to put into order.
#[derive(Clone, Debug, PartialEq)]
pub enum Steps {
    /// Those of a first-aid entry of the registry, by its id.
    FirstAid(String),
    /// The scenario's own.
    Own(Vec<Localized<String>>),
}

/// What the author says afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// Prevention points, by id.
    pub prevention: Vec<String>,
    /// What happened to somebody, in one short paragraph.
    pub story: Localized<String>,
    /// Glossary terms, by id.
    pub terms: Vec<String>,
    /// First-aid entries, by id; empty: all of the incident.
    pub first_aid: Vec<String>,
}
