//! Pages that are printed and handed over: what can stand on one, and how much of it there is room for. The two ways of
//! printing are [`rows`] for a printer that knows text, and [`html`] for a browser. What a page says is made in
//! `explain`; nothing is worded here.

use crate::{locale::Language, text};

mod html;
mod rows;

pub use html::html;
pub use rows::rows;

/// The rows of a page of text: A4 at six lines an inch, less the margins of common printers.
pub const ROWS: usize = 60;
/// The cells of a row of such a page.
pub const CELLS: usize = 76;

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The language that it is written in.
    pub language: Language,
    /// Whom it is for.
    pub reader: String,
    /// What it is.
    pub title: String,
    /// How large its letters should be.
    pub letters: Letters,
    /// What stands on it, from top to bottom.
    pub parts: Vec<Part>,
    /// What is said at the very bottom; empty where there is nothing to say.
    pub foot: String,
}

/// How large letters should be where there is a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// For elderly people too.
    Large,
    /// For people at work.
    Usual,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A case that may be the reader's or not, with a box to tick.
    Case(String),
    /// A paragraph.
    Text(String),
    /// A paragraph in small print.
    Small(String),
    /// A paragraph that is not to be overlooked.
    Strong(String),
    /// What is to be done in this order, each with a box to tick.
    Steps(Vec<String>),
    /// A list without an order.
    Items(Vec<String>),
    /// A list to tick.
    Ticks(Vec<Tick>),
    /// Short things to tick, one behind the other.
    Things(Vec<String>),
    /// Whom to turn to.
    Desks(Vec<Contact>),
    /// What is filled in by hand, one behind the other.
    Blanks(Vec<String>),
    /// The same, one below the other, beside room for a stamp.
    Stamp {
        /// What the room is for.
        label: String,
        /// What is filled in.
        blanks: Vec<String>,
    },
}

/// Something to tick.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tick {
    /// What.
    pub words: String,
    /// A remark below it.
    pub note: Option<String>,
    /// What is written before it by hand, such as a minute.
    pub blank: Option<String>,
}

/// Somebody to turn to, as it stands on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub name: String,
    /// The number or address.
    pub reach: String,
    /// Until when, or from when.
    pub hours: String,
    /// What for.
    pub remark: Option<String>,
    /// Whether they answer now; who does not is told in small print.
    pub is_open: bool,
}

/// How a page is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// As [`rows`] of text.
    Rows,
    /// As [`html`].
    Html,
}

impl Sheet {
    /// Whether it is no longer than a page, in letters that are large enough.
    pub fn fits(&self, medium: Medium) -> bool {
        match medium {
            Medium::Rows => rows(self, CELLS).len() <= ROWS,
            Medium::Html => html::is_legible(self),
        }
    }
}

/// The most detailed of several ways to say the same that fits on a page; the briefest, should none fit. They are made
/// one after the other, from the most detailed to the briefest.
pub fn fitting<D: Copy>(details: &[D], medium: Medium, make: impl Fn(D) -> Sheet) -> Option<Sheet> {
    let mut briefest = None;
    for detail in details {
        let sheet = make(*detail);
        if sheet.fits(medium) {
            return Some(sheet);
        }
        briefest = Some(sheet);
    }
    briefest
}

impl Tick {
    /// With nothing but the words.
    pub fn new(words: String) -> Self {
        Self {
            words,
            ..Self::default()
        }
    }
}

/// The lines of a text, broken at a width.
fn lines(words: &str, width: usize) -> Vec<&str> {
    text::wrap(words, width.max(2))
        .into_iter()
        .map(|range| words.get(range).unwrap_or_default())
        .collect()
}
