//! The forms of the exhibits: one for each kind, and what several kinds share. How they are drawn is not known here.

use super::{Form, KIND, Key, Shape, may, must};
use crate::scenario::{Device, Speaker, WarningStyle};

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
