//! What would let a learner guess (M07xx), and what has become too old.

use super::{Case, H, S};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
    (
        "M0708-left-over-sentence",
        S,
        "why.ja = \"名前は送る側が付けられます。\"",
        "why.ja = \"ここに日本語の文を書きます。\"",
    ),
    (
        "M0708-left-over-name",
        S,
        "from.en = \"[[sender|Mirai Bank]]\"",
        "from.en = \"[[sender|(Sender)]]\"",
    ),
    (
        "M0708-comment",
        S,
        "[clue.url]\n",
        "# TODO: tell what gives it away\n[clue.url]\n",
    ),
    (
        "M0708-in-a-text",
        S,
        "story.en = \"Those who",
        "story.en = \"TODO Those who",
    ),
    (
        "M0708-escaped",
        S,
        "story.en = \"Those who",
        "story.en = \"\\u0054ODO Those who",
    ),
    (
        "M0701-title",
        S,
        "title.ja = \"昼休みに届いた知らせ\"",
        "title.ja = \"昼休みに届いた怪しい知らせ\"",
    ),
    (
        "M0701-situation",
        S,
        "situation.en = \"You are in the break room.\"",
        "situation.en = \"A Phishing mail arrives in the break room.\"",
    ),
    (
        "M0702-reveal",
        S,
        "reveal.ja = \"a.example.net につながります。\"",
        "reveal.ja = \"偽のサイト a.example.net につながります。\"",
    ),
    (
        "M0703-longest",
        S,
        "text.en = \"Check in the app\"",
        "text.en = \"Close it, open the app that you installed and check\"",
    ),
    (
        "M0704-absolute",
        S,
        "[step.stop]",
        "[[ask]]\nkind = \"choice\"\ntext.ja = \"次は。\"\ntext.en = \"And then?\"\n\n[[ask.option]]\nid = \"a\"\nright = true\ntext.ja = \"銀行に尋ねる\"\ntext.en = \"Ask the bank\"\nwhy.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n[[ask.option]]\nid = \"b\"\ntext.ja = \"必ず返信する\"\ntext.en = \"Reply to it\"\nwhy.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n[[ask.option]]\nid = \"c\"\ntext.ja = \"絶対に開かない\"\ntext.en = \"Leave it\"\nwhy.ja = \"急ぎません。\"\nwhy.en = \"No hurry.\"\n\n[step.stop]",
    ),
    (
        "M0705-four-points",
        S,
        "prevention = [\"official-route\"]",
        "prevention = [\"official-route\", \"no-links-in-messages\", \"read-domain\", \"never-share-codes\"]",
    ),
    (
        "M0706-helpdesk",
        H,
        "checked = 2026-11-22\n\n[night-desk]",
        "checked = 2025-11-22\n\n[night-desk]",
    ),
    (
        "M0707-holidays",
        "holidays.toml",
        "2027-01-01.ja = \"元日\"\n2027-01-01.en",
        "2026-01-01.ja = \"元日\"\n2026-01-01.en",
    ),
    (
        "M0701-family",
        "pack.toml",
        "languages = [\"ja\", \"en\"]\n",
        "languages = [\"ja\", \"en\"]\n\n[family.parcel]\nname.ja = \"荷物を装う偽のSMS\"\nname.en = \"Texts about a parcel\"\n",
    ),
    (
        "M0708-in-a-term",
        "glossary.toml",
        "text.en = \"Something to be shown.\"",
        "text.en = \"TODO: say what it is\"",
    ),
    (
        "M0708-comment-in-a-list-of-helpdesks",
        H,
        "[night-desk]",
        "# TODO: ask for the holidays\n[night-desk]",
    ),
];
