//! The format, written down once: which keys every table of every file may have, and what their values look like. What a
//! form is stands here, with the quiz scenario and its questions; exhibits, conversations and registries have rooms below.
//! [`super::structure`] checks files against it. It says nothing about what values mean together.

use super::{Cue, Incident, Verdict};

mod counter;
mod exhibits;
mod registries;

pub use counter::{CONVERSATION, OUTCOMES};
pub use exhibits::EXHIBITS;
pub use registries::{FAMILY, FIRST_AID, HELPDESK, HOLIDAYS, PACK, POINT, SEVERITIES, SEVERITY, TERM};

/// What a table may contain.
#[derive(Debug)]
pub struct Form {
    /// What it is called: the message `form-` and this name says what it is for, and `key-`, this name and the name of a
    /// key, what to write there. What several kinds of the same thing have in common may stand under the part of the name
    /// before the first `-`: `key-exhibit-tab` for `exhibit-web` and `exhibit-login`; and what conversations have in common
    /// with other scenarios, under `key-scenario-`.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

/// One key of a table.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its value looks like.
    pub shape: Shape,
}

/// What a value looks like.
#[derive(Debug)]
pub enum Shape {
    /// `schema = 1`.
    Schema,
    /// Text in several languages, as `key.ja` and `key.en`.
    Text,
    /// The same, with marks.
    MarkedText,
    /// One string for every language, or a text; with marks.
    MarkedLine,
    /// A string that nobody reads on the screen, or that is the same everywhere.
    Plain,
    /// An id: `a-z 0-9 -`.
    Id,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of ids.
    Ids,
    /// A list of some of these words.
    Words(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number in a range.
    Whole(i64, i64),
    /// 0, 2, 4, 6 or 8.
    Element,
    /// A date.
    Date,
    /// A date and a time without an offset.
    Moment,
    /// `"first-aid:id"` or a list of ids.
    Steps,
    /// A table.
    Table(&'static Form),
    /// A list of tables, `[[key]]`.
    Tables(&'static Form),
    /// A list of tables whose form depends on their `kind`.
    Kinds(&'static [(&'static str, &'static Form)]),
    /// Tables by id.
    Map(&'static Form),
    /// Texts by date.
    Days,
    /// Changes of quantities by name, and of the clock by `minutes`: `{ trust = 10, minutes = 3 }`.
    Changes,
    /// The id of a node, or `{ right = …, closed = …, wrong = … }` with three of them.
    Goto,
}

const fn must(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        required: true,
        shape,
    }
}

const fn may(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        required: false,
        shape,
    }
}

/// Roles that a file may name.
pub const ROLES: &[&str] = &["employee", "staff"];

/// A quiz scenario.
pub static SCENARIO: Form = Form {
    name: "scenario",
    keys: &[
        must("schema", Shape::Schema),
        must("id", Shape::Id),
        must("family", Shape::Id),
        must("incident", Shape::Word(Incident::WORDS)),
        must("roles", Shape::Words(ROLES)),
        must("verdict", Shape::Word(Verdict::WORDS)),
        must("premise", Shape::Table(&PREMISE)),
        must("title", Shape::Text),
        must("situation", Shape::Text),
        may("draft", Shape::Flag),
        may("author", Shape::Plain),
        must("exhibit", Shape::Kinds(EXHIBITS)),
        may("clue", Shape::Map(&CLUE)),
        must("ask", Shape::Kinds(ASKS)),
        may("step", Shape::Map(&OWN_STEP)),
        must("debrief", Shape::Table(&DEBRIEF)),
    ],
};

const PREMISE: Form = Form {
    name: "premise",
    keys: &[
        must("routine", Shape::Element),
        must("relevance", Shape::Element),
        must("events", Shape::Element),
        must("consequence", Shape::Element),
        must("trained", Shape::Element),
    ],
};

const CLUE: Form = Form {
    name: "clue",
    keys: &[
        may("cue", Shape::Word(Cue::WORDS)),
        may("decoy", Shape::Flag),
        may("reveal", Shape::Text),
        must("why", Shape::Text),
    ],
};

const OWN_STEP: Form = Form {
    name: "step",
    keys: &[must("text", Shape::Text)],
};

const DEBRIEF: Form = Form {
    name: "debrief",
    keys: &[
        must("prevention", Shape::Ids),
        must("story", Shape::Text),
        may("terms", Shape::Ids),
        may("first_aid", Shape::Ids),
    ],
};

const KIND: Key = must("kind", Shape::Plain);

/// The kinds of `[[ask]]`.
pub const ASKS: &[(&str, &Form)] = &[
    (
        "verdict",
        &Form {
            name: "ask-verdict",
            keys: &[KIND],
        },
    ),
    ("choice", &CHOICE),
    ("choices", &CHOICE),
    (
        "clues",
        &Form {
            name: "ask-clues",
            keys: &[KIND, may("text", Shape::Text)],
        },
    ),
    (
        "order",
        &Form {
            name: "ask-order",
            keys: &[KIND, must("text", Shape::Text), must("steps", Shape::Steps)],
        },
    ),
    (
        "helpdesk",
        &Form {
            name: "ask-helpdesk",
            keys: &[
                KIND,
                may("text", Shape::Text),
                may("incident", Shape::Word(Incident::WORDS)),
                must("at", Shape::Moment),
            ],
        },
    ),
];

const CHOICE: Form = Form {
    name: "ask-choice",
    keys: &[
        KIND,
        must("text", Shape::Text),
        must("option", Shape::Tables(&OPTION)),
    ],
};

const OPTION: Form = Form {
    name: "option",
    keys: &[
        must("id", Shape::Id),
        must("text", Shape::Text),
        must("why", Shape::Text),
        may("right", Shape::Flag),
        may("leads", Shape::Id),
    ],
};

/// Whether a key of this name says yes or no, in some table of some scenario or helpdesk.
pub fn is_flag(name: &str) -> bool {
    fn has(form: &'static Form, name: &str) -> bool {
        form.keys.iter().any(|key| match &key.shape {
            Shape::Flag => key.name == name,
            Shape::Table(form) | Shape::Tables(form) | Shape::Map(form) => has(form, name),
            Shape::Kinds(kinds) => kinds.iter().any(|(_, form)| has(form, name)),
            _ => false,
        })
    }
    has(&SCENARIO, name) || has(&CONVERSATION, name) || has(&HELPDESK, name)
}

impl Form {
    /// The key with this name.
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of all keys.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}
