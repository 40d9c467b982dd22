//! The format, written down once: which keys every table of every file may have, and what their values look like.
//! [`super::structure`] checks files against it. It says nothing about what values mean together.

use super::{Cue, Device, Incident, Speaker, Verdict, WarningStyle};

mod counter;

pub use counter::{CONVERSATION, OUTCOMES};

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

/// The kinds of `[[exhibit]]`.
pub const EXHIBITS: &[(&str, &Form)] = &[
    ("sms", &SMS),
    ("email", &EMAIL),
    ("web", &WEB),
    ("login", &LOGIN),
    ("warning", &WARNING),
    ("bill", &BILL),
    ("shop", &SHOP),
    ("document", &DOCUMENT),
    ("lock-screen", &LOCK_SCREEN),
    ("call", &CALL),
    ("letter", &LETTER),
];

const KIND: Key = must("kind", Shape::Plain);
const EXHIBIT_ID: Key = may("id", Shape::Id);
const TAB: Key = may("tab", Shape::MarkedText);
const ROWS: Key = may("row", Shape::Tables(&ROW));
const FIELDS: Key = may("field", Shape::Tables(&FIELD));
const BUTTONS: Key = may("button", Shape::Tables(&BUTTON));
const BUTTON_TEXT: Key = may("button", Shape::MarkedText);
const FOOTER: Key = may("footer", Shape::MarkedText);
const COUNTDOWN: Key = may("countdown", Shape::Whole(1, 356_400));
const CLOCK: Key = may("clock", Shape::MarkedLine);
const NAVIGATION: Key = may("navigation", Shape::MarkedText);
const NAME: Key = may("name", Shape::MarkedText);

const ROW: Form = Form {
    name: "row",
    keys: &[must("label", Shape::MarkedText), must("value", Shape::MarkedLine)],
};
const FIELD: Form = Form {
    name: "field",
    keys: &[
        must("label", Shape::MarkedText),
        may("value", Shape::MarkedLine),
        may("secret", Shape::Flag),
    ],
};
const BUTTON: Form = Form {
    name: "button",
    keys: &[must("text", Shape::MarkedText)],
};

const SMS: Form = Form {
    name: "exhibit-sms",
    keys: &[
        KIND,
        EXHIBIT_ID,
        must("from", Shape::MarkedText),
        may("number", Shape::MarkedLine),
        CLOCK,
        must("message", Shape::Tables(&MESSAGE)),
    ],
};

const MESSAGE: Form = Form {
    name: "message",
    keys: &[
        must("at", Shape::MarkedLine),
        may("day", Shape::MarkedText),
        may("mine", Shape::Flag),
        must("text", Shape::MarkedText),
    ],
};

const EMAIL: Form = Form {
    name: "exhibit-email",
    keys: &[
        KIND,
        EXHIBIT_ID,
        must("from", Shape::MarkedText),
        must("address", Shape::MarkedLine),
        may("reply_to", Shape::MarkedLine),
        may("to", Shape::MarkedText),
        may("date", Shape::MarkedLine),
        must("subject", Shape::MarkedText),
        must("body", Shape::MarkedText),
        BUTTON_TEXT,
        FOOTER,
        may("quoted", Shape::MarkedText),
        may("attachment", Shape::Tables(&ATTACHMENT)),
    ],
};

const ATTACHMENT: Form = Form {
    name: "attachment",
    keys: &[must("name", Shape::MarkedLine), may("size", Shape::MarkedLine)],
};

const WEB: Form = Form {
    name: "exhibit-web",
    keys: &[
        KIND,
        EXHIBIT_ID,
        TAB,
        must("address", Shape::MarkedLine),
        may("secure", Shape::Flag),
        NAME,
        NAVIGATION,
        may("heading", Shape::MarkedText),
        must("body", Shape::MarkedText),
        ROWS,
        FIELDS,
        BUTTON_TEXT,
        FOOTER,
    ],
};

const LOGIN: Form = Form {
    name: "exhibit-login",
    keys: &[
        KIND,
        EXHIBIT_ID,
        TAB,
        must("address", Shape::MarkedLine),
        may("secure", Shape::Flag),
        NAME,
        NAVIGATION,
        may("heading", Shape::MarkedText),
        may("body", Shape::MarkedText),
        ROWS,
        must("field", Shape::Tables(&FIELD)),
        BUTTON_TEXT,
        FOOTER,
    ],
};

const WARNING: Form = Form {
    name: "exhibit-warning",
    keys: &[
        KIND,
        EXHIBIT_ID,
        may("style", Shape::Word(WarningStyle::WORDS)),
        TAB,
        may("address", Shape::MarkedLine),
        may("behind", Shape::MarkedText),
        NAME,
        must("heading", Shape::MarkedText),
        must("body", Shape::MarkedText),
        ROWS,
        may("phone", Shape::MarkedLine),
        COUNTDOWN,
        BUTTONS,
    ],
};

const BILL: Form = Form {
    name: "exhibit-bill",
    keys: &[
        KIND,
        EXHIBIT_ID,
        TAB,
        may("address", Shape::MarkedLine),
        NAME,
        must("heading", Shape::MarkedText),
        must("amount", Shape::MarkedLine),
        may("deadline", Shape::MarkedLine),
        ROWS,
        must("body", Shape::MarkedText),
        may("contact", Shape::MarkedLine),
        BUTTONS,
        FOOTER,
    ],
};

const SHOP: Form = Form {
    name: "exhibit-shop",
    keys: &[
        KIND,
        EXHIBIT_ID,
        TAB,
        must("address", Shape::MarkedLine),
        may("secure", Shape::Flag),
        must("name", Shape::MarkedText),
        NAVIGATION,
        may("banner", Shape::MarkedText),
        must("item", Shape::Tables(&ITEM)),
        must("payment", Shape::MarkedText),
        must("company", Shape::MarkedText),
        may("review", Shape::MarkedText),
        BUTTON_TEXT,
        FOOTER,
    ],
};

const ITEM: Form = Form {
    name: "item",
    keys: &[
        must("name", Shape::MarkedText),
        must("price", Shape::MarkedLine),
        may("was", Shape::MarkedLine),
        may("stock", Shape::MarkedText),
    ],
};

const DOCUMENT: Form = Form {
    name: "exhibit-document",
    keys: &[
        KIND,
        EXHIBIT_ID,
        may("app", Shape::MarkedText),
        must("file", Shape::MarkedLine),
        may("bar", Shape::MarkedText),
        may("bar_button", Shape::MarkedText),
        may("heading", Shape::MarkedText),
        must("body", Shape::MarkedText),
        ROWS,
    ],
};

const LOCK_SCREEN: Form = Form {
    name: "exhibit-lock-screen",
    keys: &[
        KIND,
        EXHIBIT_ID,
        may("device", Shape::Word(Device::WORDS)),
        CLOCK,
        must("heading", Shape::MarkedText),
        must("body", Shape::MarkedText),
        may("amount", Shape::MarkedLine),
        may("contact", Shape::MarkedLine),
        COUNTDOWN,
        ROWS,
        FIELDS,
        BUTTONS,
    ],
};

const CALL: Form = Form {
    name: "exhibit-call",
    keys: &[
        KIND,
        EXHIBIT_ID,
        must("caller", Shape::MarkedText),
        may("number", Shape::MarkedLine),
        CLOCK,
        must("turn", Shape::Tables(&TURN)),
    ],
};

const TURN: Form = Form {
    name: "turn",
    keys: &[
        must("who", Shape::Word(Speaker::WORDS)),
        must("text", Shape::MarkedText),
    ],
};

const LETTER: Form = Form {
    name: "exhibit-letter",
    keys: &[
        KIND,
        EXHIBIT_ID,
        must("from", Shape::MarkedText),
        may("to", Shape::MarkedText),
        may("date", Shape::MarkedLine),
        may("number", Shape::MarkedLine),
        may("subject", Shape::MarkedText),
        must("body", Shape::MarkedText),
        ROWS,
        may("contact", Shape::MarkedText),
        may("sign", Shape::MarkedText),
    ],
};

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

/// `pack.toml`.
pub const PACK: Form = Form {
    name: "pack",
    keys: &[
        must("schema", Shape::Schema),
        must("id", Shape::Id),
        must("name", Shape::Text),
        must("version", Shape::Plain),
        must("languages", Shape::Words(&["ja", "en"])),
        may("licence", Shape::Plain),
        may("institution", Shape::Map(&INSTITUTION)),
        may("family", Shape::Map(&FAMILY)),
        may("severity", Shape::Table(&SEVERITY)),
    ],
};

/// How a problem can be weighed in `pack.toml`.
pub const SEVERITIES: &[&str] = &["off", "note", "warning", "error"];

/// What is a matter of judgement. Syntax, structure and safety are not.
const WEIGHED: [&str; 18] = [
    "M0501", "M0504", "M0505", "M0506", "M0701", "M0702", "M0703", "M0704", "M0705", "M0706", "M0707",
    "M0708", "M0801", "M0802", "M0803", "M0804", "M0805", "M0806",
];

static WEIGHED_KEYS: [Key; WEIGHED.len()] = {
    let mut keys = [const { may("", Shape::Word(SEVERITIES)) }; WEIGHED.len()];
    let mut at = 0;
    while at < WEIGHED.len() {
        keys[at].name = WEIGHED[at];
        at += 1;
    }
    keys
};

/// The codes that a pack may weigh in its own way.
pub static SEVERITY: Form = Form {
    name: "severity",
    keys: &WEIGHED_KEYS,
};

const FAMILY: Form = Form {
    name: "family",
    keys: &[must("name", Shape::Text)],
};

const INSTITUTION: Form = Form {
    name: "institution",
    keys: &[
        must("name", Shape::Text),
        may("what", Shape::Text),
        may("domain", Shape::Plain),
    ],
};

/// An entry of `prevention.toml`.
pub const POINT: Form = Form {
    name: "prevention",
    keys: &[
        must("text", Shape::Text),
        may("why", Shape::Text),
        may("point", Shape::Whole(1, 3)),
    ],
};

/// An entry of `first-aid.toml`.
pub const FIRST_AID: Form = Form {
    name: "first-aid",
    keys: &[
        must("incident", Shape::Word(Incident::WORDS)),
        must("title", Shape::Text),
        must("step", Shape::Tables(&STEP)),
    ],
};

const STEP: Form = Form {
    name: "first-aid-step",
    keys: &[
        must("id", Shape::Id),
        must("text", Shape::Text),
        may("why", Shape::Text),
        may("helpdesk", Shape::Id),
    ],
};

/// An entry of `glossary.toml`.
pub const TERM: Form = Form {
    name: "glossary",
    keys: &[
        must("term", Shape::Text),
        may("reading", Shape::Plain),
        must("text", Shape::Text),
        may("see", Shape::Ids),
    ],
};

/// An entry of `helpdesks.toml`.
pub const HELPDESK: Form = Form {
    name: "helpdesks",
    keys: &[
        must("name", Shape::Text),
        may("phone", Shape::Plain),
        may("web", Shape::Plain),
        may("mail", Shape::Plain),
        may("sms", Shape::Plain),
        may("hours", Shape::Plain),
        may("hours_note", Shape::Text),
        may("closed_when_open", Shape::Id),
        may("timezone", Shape::Plain),
        may("region", Shape::Word(&["jp", "uk", "us", "au"])),
        may("note", Shape::Text),
        may("otherwise", Shape::Id),
        must("for", Shape::Words(Incident::WORDS)),
        may("say", Shape::Text),
        must("source", Shape::Plain),
        must("checked", Shape::Date),
        may("second_hand", Shape::Flag),
    ],
};

/// A country of `holidays.toml`.
pub const HOLIDAYS: Form = Form {
    name: "holidays",
    keys: &[
        must("source", Shape::Plain),
        must("checked", Shape::Date),
        must("day", Shape::Days),
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
