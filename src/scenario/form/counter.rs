//! The form of a conversation at the counter; see [`super`].

use super::{DEBRIEF, Form, Key, ROLES, Shape, may, must};
use crate::scenario::{
    Difficulty, Incident, Verdict,
    conversation::{Ending, FlagKind, Manner, Tag, Unit},
};

/// A conversation at the counter.
pub static CONVERSATION: Form = Form {
    name: "conversation",
    keys: &[
        must("schema", Shape::Schema),
        must("kind", Shape::Word(&["counter"])),
        must("id", Shape::Id),
        must("family", Shape::Id),
        must("incident", Shape::Word(Incident::WORDS)),
        must("roles", Shape::Words(ROLES)),
        must("verdict", Shape::Word(Verdict::WORDS)),
        must("difficulty", Shape::Word(Difficulty::WORDS)),
        must("at", Shape::Moment),
        must("title", Shape::Text),
        must("situation", Shape::Text),
        may("order", Shape::Words(Tag::WORDS)),
        may("draft", Shape::Flag),
        may("author", Shape::Plain),
        must("customer", Shape::Table(&CUSTOMER)),
        may("rule", Shape::Tables(&RULE)),
        may("state", Shape::Map(&QUANTITY)),
        may("flag", Shape::Map(&FLAG)),
        must("node", Shape::Map(&NODE)),
        must("debrief", Shape::Table(&DEBRIEF)),
    ],
};

const CUSTOMER: Form = Form {
    name: "customer",
    keys: &[
        must("name", Shape::Text),
        must("manner", Shape::Words(Manner::WORDS)),
        must("looks", Shape::Text),
        must("story", Shape::Text),
        may("secret", Shape::Tables(&SECRET)),
    ],
};

const SECRET: Form = Form {
    name: "secret",
    keys: &[must("text", Shape::Text), must("until", Shape::Text)],
};

const RULE: Form = Form {
    name: "rule",
    keys: &[
        must("first", Shape::Word(Tag::WORDS)),
        must("then", Shape::Word(Tag::WORDS)),
        must("weight", Shape::Whole(1, 3)),
        may("why", Shape::Text),
    ],
};

/// Far more than any amount of money that crosses a counter, and far from what a number can hold.
const MOST: i64 = 1_000_000_000_000;

const QUANTITY: Form = Form {
    name: "state",
    keys: &[
        must("name", Shape::Text),
        must("start", Shape::Whole(-MOST, MOST)),
        must("min", Shape::Whole(-MOST, MOST)),
        must("max", Shape::Whole(-MOST, MOST)),
        may("unit", Shape::Word(Unit::WORDS)),
    ],
};

const FLAG: Form = Form {
    name: "flag",
    keys: &[
        must("kind", Shape::Word(FlagKind::WORDS)),
        must("text", Shape::Text),
        may("must", Shape::Flag),
    ],
};

const EFFECT: Key = may("effect", Shape::Changes);
const SET: Key = may("set", Shape::Ids);
const UNSET: Key = may("unset", Shape::Ids);
const TAGS: Key = may("tags", Shape::Words(Tag::WORDS));

const NODE: Form = Form {
    name: "node",
    keys: &[
        may("speaker", Shape::Text),
        may("happens", Shape::Text),
        may("say", Shape::Text),
        may("drain", Shape::Changes),
        may("drain_when", Shape::Plain),
        may("end", Shape::Word(Ending::WORDS)),
        may("choice", Shape::Tables(&CHOICE)),
        may("speak", Shape::Flag),
        may("task", Shape::Text),
        may("model", Shape::Text),
        may("covers", Shape::Tables(&COVER)),
        EFFECT,
        SET,
        UNSET,
        TAGS,
        may("goto", Shape::Id),
    ],
};

const COVER: Form = Form {
    name: "covers",
    keys: &[must("text", Shape::Text)],
};

const CHOICE: Form = Form {
    name: "node-choice",
    keys: &[
        must("id", Shape::Id),
        must("text", Shape::Text),
        may("action", Shape::Flag),
        may("when", Shape::Plain),
        EFFECT,
        SET,
        UNSET,
        TAGS,
        must("why", Shape::Text),
        may("better", Shape::Text),
        may("helpdesk", Shape::Id),
        must("goto", Shape::Goto),
    ],
};

/// Where picking a helpdesk leads.
pub static OUTCOMES: Form = Form {
    name: "goto",
    keys: &[
        must("right", Shape::Id),
        must("closed", Shape::Id),
        must("wrong", Shape::Id),
    ],
};
