//! What must never reach a learner (M06xx).

use super::{Case, S};

/// Edits that make one mistake each.
pub(super) const CASES: &[Case] = &[
    (
        "M0601-escape",
        S,
        "\"アプリで確かめる\"",
        "\"アプリで\\u001B[31m確かめる\"",
    ),
    (
        "M0601-bell",
        S,
        "text.en = \"Check in the app\"",
        "text.en = \"Check in\\u0007 the app\"",
    ),
    (
        "M0602-bidi",
        S,
        "\"アプリで確かめる\"",
        "\"アプリで\u{202E}確かめる\"",
    ),
    (
        "M0602-zero-width",
        S,
        "\"アプリで確かめる\"",
        "\"アプリ\u{200B}で確かめる\"",
    ),
    (
        "M0603-half-width-kana",
        S,
        "\"アプリで確かめる\"",
        "\"ｱﾌﾟﾘで確かめる\"",
    ),
];
