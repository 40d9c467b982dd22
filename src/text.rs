//! Measuring, breaking, cutting, cleaning and searching text, alike for screens, plain mode and problem
//! reports. Pure functions over `&str`: nothing is drawn, styled or translated here.
//!
//! A cell is one column of the terminal. All offsets are byte offsets on grapheme boundaries, so a range
//! from here can always be given to `str::get`.

mod breaking;
mod chance;
mod kana;
mod phrase;
mod safety;
mod search;

use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

pub use breaking::wrap;
pub use kana::full_width_kana;
pub use phrase::phrases;
pub use safety::{clean, clean_line, is_unsafe};
pub use search::fold;

/// What [`truncate`] puts where text was left out.
const ELLIPSIS: &str = "…";

/// The cells that `text` takes when ratatui draws it on one row.
///
/// The measure is ratatui's own, grapheme by grapheme, so that breaking and drawing cannot disagree. Control
/// characters, the line feed among them, are not drawn and take no cells.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    // Characters that never join with others, as nearly all Japanese ones, need not be gathered into graphemes.
    let mut width = 0;
    for c in text.chars() {
        width += match c {
            ' '..='~' => 1,
            '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{309D}'..='\u{30FF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{FF01}'..='\u{FF5E}' => 2,
            _ => return text.graphemes(true).map(cells).sum(),
        };
    }
    width
}

/// Whether a character is kana or kanji: written in Japanese and not in English.
pub const fn is_kana_or_kanji(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '々')
}

/// The half-width form of what an input method sends: `１` is `1`, `ｑ` is `q`, `？` is `?`, `・` is `/`.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '・' => '/',
        '！'..='～' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        _ => c,
    }
}

/// The cells of one grapheme.
fn cells(grapheme: &str) -> usize {
    // ratatui leaves such graphemes out before it measures, and asserts that it did.
    if grapheme.contains(char::is_control) {
        0
    } else {
        usize::from(grapheme.cell_width())
    }
}

/// Whether a grapheme is nothing but space, and so vanishes at the end of a line.
fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

/// `text` if it fits in `width` cells, else its beginning and "…", together no wider than `width`.
///
/// Spaces before the "…" are left out. Nothing fits in a width of 0.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    if self::width(text) <= width {
        return Cow::Borrowed(text);
    }
    let Some(mut room) = width.checked_sub(self::width(ELLIPSIS)) else {
        return Cow::Borrowed("");
    };
    let mut kept = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let Some(left) = room.checked_sub(cells(grapheme)) else {
            break;
        };
        room = left;
        if !is_space(grapheme) {
            kept = at + grapheme.len();
        }
    }
    Cow::Owned(format!("{}{ELLIPSIS}", text.get(..kept).unwrap_or_default()))
}

/// `text` cut by [`truncate`] or filled with spaces at its end to exactly `width` cells.
pub fn pad(text: &str, width: usize) -> String {
    let mut padded = truncate(text, width).into_owned();
    let missing = width.saturating_sub(self::width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// A path as it can be typed behind a command.
pub fn typed(path: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '\\' | '.' | '-' | '_' | ':' | '~');
    if path.chars().all(plain) {
        Cow::Borrowed(path)
    } else {
        Cow::Owned(format!("\"{path}\""))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    /// Where ratatui's cursor stands after drawing `text`.
    fn drawn(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 1));
        usize::from(buffer.set_stringn(0, 0, text, 200, Style::default()).0)
    }

    #[test]
    fn width_is_what_is_drawn() {
        for text in [
            "",
            "abc",
            "振り込め詐欺",
            "ATMで98,000円",
            "ｶﾞｽ料金",
            "か\u{3099}",
            "①→■…",
            "a\tb\r\n\u{1b}c",
            "葛\u{e0100}飾区",
        ] {
            assert_eq!(width(text), drawn(text), "{text:?}");
        }
        assert_eq!(width("ATMで98,000円"), 3 + 2 + 6 + 2);
    }

    #[test]
    fn characters_that_are_not_gathered_are_measured_as_if_they_were() {
        let ranges = [
            ' '..='~',
            '\u{3001}'..='\u{3029}',
            '\u{3041}'..='\u{3096}',
            '\u{309D}'..='\u{30FF}',
            '\u{4E00}'..='\u{9FFF}',
            '\u{FF01}'..='\u{FF5E}',
        ];
        for c in ranges.into_iter().flatten() {
            let text = format!("{c}あ{c}");
            assert_eq!(text.graphemes(true).count(), 3, "{c:?}");
            assert_eq!(
                width(&text),
                text.graphemes(true).map(cells).sum::<usize>(),
                "{c:?}"
            );
        }
    }

    #[test]
    fn truncate_cuts_only_what_does_not_fit() {
        assert_eq!(truncate("還付金があります", 16), "還付金があります");
        assert!(matches!(truncate("還付金があります", 16), Cow::Borrowed(_)));
        assert_eq!(truncate("還付金があります", 15), "還付金がありま…");
        assert_eq!(truncate("還付金があります", 14), "還付金があり…");
        assert_eq!(truncate("call now please", 9), "call now…");
        assert_eq!(truncate("call now please", 10), "call now…");
        assert_eq!(truncate("還付", 2), "…");
        assert_eq!(truncate("還付", 1), "…");
        assert_eq!(truncate("還付", 0), "");
        assert_eq!(truncate("", 0), "");
    }

    #[test]
    fn truncate_keeps_graphemes_whole() {
        // は with a combining mark is one grapheme of two cells.
        assert_eq!(
            truncate("は\u{309a}は\u{309a}は\u{309a}", 5),
            "は\u{309a}は\u{309a}…"
        );
        assert_eq!(truncate("は\u{309a}は\u{309a}は\u{309a}", 4), "は\u{309a}…");
    }

    #[test]
    fn pad_fills_to_the_cell() {
        assert_eq!(pad("警察", 6), "警察  ");
        assert_eq!(pad("警察庁", 6), "警察庁");
        assert_eq!(pad("警察相談", 6), "警察… ");
        assert_eq!(pad("警察", 0), "");
    }

    proptest! {
        #[test]
        fn truncated_text_fits(text in any::<String>(), limit in 0_usize..40) {
            let cut = truncate(&text, limit);
            prop_assert!(width(&cut) <= limit);
            let beginning = cut.strip_suffix(ELLIPSIS).unwrap_or(&cut);
            prop_assert!(text.starts_with(beginning));
        }

        #[test]
        fn padded_japanese_is_exactly_as_wide(text in "[ -~ぁ-ヿ一-龠！-～。「」…①]{0,30}", limit in 0_usize..40) {
            prop_assert_eq!(width(&pad(&text, limit)), limit);
        }

        #[test]
        fn width_of_any_text_is_what_is_drawn(text in any::<String>()) {
            prop_assume!(width(&text) < 200);
            prop_assert_eq!(width(&text), drawn(&text));
        }
    }
}
