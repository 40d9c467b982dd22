//! The file format as it is told to authors and to their editors: what every table, key and word is for. Which keys there
//! are is written down in [`crate::scenario::form`]; how the files are read is not told here.

use crate::{
    locale::Texts,
    scenario::form::{
        CONVERSATION, FIRST_AID, Form, HELPDESK, HOLIDAYS, PACK, POINT, SCENARIO, SEVERITY, Shape, TERM,
    },
};

mod reference;
mod schema;

pub use reference::reference;
pub use schema::schema;

/// A sort of file that a pack may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// A scenario of questions.
    Scenario,
    /// A conversation at the counter.
    Counter,
    /// `pack.toml`.
    Pack,
    /// `helpdesks.toml`.
    Helpdesks,
    /// `holidays.toml`.
    Holidays,
    /// `prevention.toml`.
    Prevention,
    /// `first-aid.toml`.
    FirstAid,
    /// `glossary.toml`.
    Glossary,
}

/// What is in a file.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// The whole file is one table.
    Whole(&'static Form),
    /// Tables by id, and `schema`.
    Entries(&'static Form),
}

impl File {
    /// Every sort of file, scenarios first.
    pub const ALL: [Self; 8] = [
        Self::Scenario,
        Self::Counter,
        Self::Pack,
        Self::Helpdesks,
        Self::Holidays,
        Self::Prevention,
        Self::FirstAid,
        Self::Glossary,
    ];

    /// The word for it, as in `minuku schema helpdesks`: the name of the file without its ending.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Counter => "counter",
            Self::Pack => "pack",
            Self::Helpdesks => "helpdesks",
            Self::Holidays => "holidays",
            Self::Prevention => "prevention",
            Self::FirstAid => "first-aid",
            Self::Glossary => "glossary",
        }
    }

    /// The sort of file with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.word() == word)
    }

    /// The name of its schema.
    pub fn schema_name(self) -> String {
        format!("{}.schema.json", self.word())
    }

    /// What is in it.
    pub const fn content(self) -> Content {
        match self {
            Self::Scenario => Content::Whole(&SCENARIO),
            Self::Counter => Content::Whole(&CONVERSATION),
            Self::Pack => Content::Whole(&PACK),
            Self::Helpdesks => Content::Entries(&HELPDESK),
            Self::Holidays => Content::Entries(&HOLIDAYS),
            Self::Prevention => Content::Entries(&POINT),
            Self::FirstAid => Content::Entries(&FIRST_AID),
            Self::Glossary => Content::Entries(&TERM),
        }
    }

    /// The form of the whole file, or of its entries.
    pub fn form(self) -> &'static Form {
        match self.content() {
            Content::Whole(form) | Content::Entries(form) => form,
        }
    }
}

/// What a table is for.
pub fn about_table(form: &Form, texts: &Texts) -> String {
    texts.text(&format!("form-{}", form.name))
}

/// What to write for a key.
pub fn about_key(form: &Form, key: &str, texts: &Texts) -> String {
    let own = format!("key-{}-{key}", form.name);
    if texts.has(&own) {
        return texts.text(&own);
    }
    let family = match form.name {
        "conversation" => "scenario",
        name => name.split('-').next().unwrap_or_default(),
    };
    texts.text(&format!("key-{family}-{key}"))
}

/// What a word means as the value of a key.
pub fn about_word(key: &str, word: &str, texts: &Texts) -> String {
    texts.text(&match key {
        "cue" => format!("cue-{word}"),
        "incident" | "for" => format!("incident-{word}"),
        "difficulty" => format!("difficulty-{word}"),
        "order" | "first" | "then" => format!("word-tags-{word}"),
        key if SEVERITY.key(key).is_some() => format!("word-severity-{word}"),
        _ => format!("word-{key}-{word}"),
    })
}

/// What the value of a key looks like, in words.
pub fn about_shape(shape: &Shape, texts: &Texts) -> String {
    texts.text(match shape {
        Shape::Schema => "shape-schema",
        Shape::Text => "shape-text",
        Shape::MarkedText => "shape-marked-text",
        Shape::MarkedLine => "shape-marked-line",
        Shape::Plain => "shape-plain",
        Shape::Id => "shape-id",
        Shape::Word(_) => "shape-word",
        Shape::Ids => "shape-ids",
        Shape::Words(_) => "shape-words",
        Shape::Flag => "shape-flag",
        Shape::Whole(min, max) => {
            return texts.with("shape-whole", &[("min", (*min).into()), ("max", (*max).into())]);
        }
        Shape::Element => "shape-element",
        Shape::Date => "shape-date",
        Shape::Moment => "shape-moment",
        Shape::Steps => "shape-steps",
        Shape::Table(_) => "shape-table",
        Shape::Tables(_) => "shape-tables",
        Shape::Kinds(_) => "shape-kinds",
        Shape::Map(_) => "shape-map",
        Shape::Days => "shape-days",
        Shape::Changes => "shape-changes",
        Shape::Goto => "shape-goto",
    })
}
