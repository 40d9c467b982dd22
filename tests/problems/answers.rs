//! Questions whose answers cannot be right (M02xx).

use super::{Case, S};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
    ("M0201-no-right-option", S, "right = true\n", ""),
    (
        "M0202-two-right-options",
        S,
        "leads = \"page\"",
        "leads = \"page\"\nright = true",
    ),
    ("M0203-two-verdicts", S, "kind = \"clues\"", "kind = \"verdict\""),
    (
        "M0204-clues-without-clue",
        S,
        "cue = \"domain-spoofing\"",
        "decoy = true",
    ),
    (
        "M0205+M0214-scam-turned-genuine",
        S,
        "verdict = \"scam\"",
        "verdict = \"genuine\"",
    ),
    (
        "M0206-step-twice",
        S,
        "steps = [\"stop\", \"change\", \"report\"]",
        "steps = [\"stop\", \"change\", \"report\", \"stop\"]",
    ),
    ("M0207-option-twice", S, "id = \"open\"", "id = \"app\""),
    (
        "M0207-exhibit-twice",
        S,
        "[clue.sender]",
        "[[exhibit]]\nid = \"page\"\nkind = \"web\"\naddress = \"https://b.example.net/\"\nbody.ja = \"終わりです。\"\nbody.en = \"The end.\"\n\n[clue.sender]",
    ),
    (
        "M0207-step-twice",
        "first-aid.toml",
        "id = \"police\"",
        "id = \"bank\"",
    ),
    (
        "M0208-helpdesk-for-none",
        S,
        "at = 2027-01-02T10:30:00",
        "at = 2027-01-02T10:30:00\nincident = \"none\"",
    ),
    (
        "M0209-id-of-first",
        S,
        "kind = \"sms\"",
        "kind = \"sms\"\nid = \"first\"",
    ),
    ("M0210-nobody-leads", S, "leads = \"page\"\n", ""),
    ("M0211-no-verdict-first", S, "[[ask]]\nkind = \"verdict\"\n\n", ""),
    (
        "M0211-verdict-later",
        S,
        "kind = \"verdict\"\n\n[[ask]]",
        "kind = \"clues\"\n\n[[ask]]\nkind = \"verdict\"\n\n[[ask]]",
    ),
    (
        "M0212-cue-and-decoy",
        S,
        "cue = \"domain-spoofing\"",
        "cue = \"domain-spoofing\"\ndecoy = true",
    ),
    ("M0213-neither", S, "decoy = true\n", ""),
    ("M0215-leads-nowhere", S, "leads = \"page\"", "leads = \"pages\""),
    (
        "M0216-one-option",
        S,
        "[step.stop]",
        "[[ask]]\nkind = \"choice\"\ntext.ja = \"次は。\"\ntext.en = \"And then?\"\n\n[[ask.option]]\nid = \"a\"\nright = true\ntext.ja = \"待つ\"\ntext.en = \"Wait\"\nwhy.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n[step.stop]",
    ),
    (
        "M0218-no-step",
        S,
        "[\"stop\", \"change\", \"report\"]",
        "[\"stop\", \"change\", \"reprot\"]",
    ),
    (
        "M0219-two-steps",
        S,
        "[\"stop\", \"change\", \"report\"]",
        "[\"stop\", \"change\"]",
    ),
    (
        "M0221-same-options",
        S,
        "text.ja = \"リンクを開く\"",
        "text.ja = \"アプリで確かめる\"",
    ),
    (
        "M0221-same-steps",
        S,
        "text.en = \"Talk to the police\"",
        "text.en = \"Call the bank\"",
    ),
    (
        "M0222-all-right",
        S,
        "[step.stop]",
        "[[ask]]\nkind = \"choices\"\ntext.ja = \"次は。\"\ntext.en = \"And then?\"\n\n[[ask.option]]\nid = \"a\"\nright = true\ntext.ja = \"待つ\"\ntext.en = \"Wait\"\nwhy.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n[[ask.option]]\nid = \"b\"\nright = true\ntext.ja = \"尋ねる\"\ntext.en = \"Ask\"\nwhy.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n[step.stop]",
    ),
    (
        "M0223-scam-of-none",
        S,
        "incident = \"phishing\"\nroles",
        "incident = \"none\"\nroles",
    ),
    (
        "M0225-step-without-question",
        S,
        "[step.stop]",
        "[step.wait]\ntext.ja = \"待つ\"\ntext.en = \"Wait\"\n\n[step.stop]",
    ),
];
