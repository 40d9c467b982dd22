//! The forms of the registries, which stand once in a pack and are referred to by scenarios: `pack.toml` itself, advice, first
//! aid, glossary, helpdesks, holidays. That a reference leads somewhere is checked elsewhere.

use super::{Form, Key, Shape, may, must};
use crate::scenario::Incident;

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
const WEIGHED: [&str; 19] = [
    "M0125", "M0501", "M0504", "M0505", "M0506", "M0701", "M0702", "M0703", "M0704", "M0705", "M0706",
    "M0707", "M0708", "M0801", "M0802", "M0803", "M0804", "M0805", "M0806",
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

/// A family in `pack.toml`.
pub const FAMILY: Form = Form {
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
