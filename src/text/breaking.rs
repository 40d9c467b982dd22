//! Filling lines: as much on each as fits. Where a line may be broken at all is decided in `chance`; nothing
//! is justified, hyphenated or hung into the margin.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::chance::{Chance, chances};
use super::{cells, is_space};

/// Breaks `text` into lines of at most `width` cells and returns their byte ranges, in order.
///
/// Lines are broken by Unicode Standard Annex #14 with the Japanese rules of JIS X 4051 (kinsoku): a line
/// never begins with 。 」 ー ～ or a small kana nor ends with （ ※ or ①. Telephone numbers, amounts with their
/// unit, host names and URLs stay whole; only one that does not fit a line of its own is broken, after one of
/// `/ . - ? & =` if possible. Whatever else is longer than a line is broken between graphemes.
///
/// Every `\n` ends a line: one at the very end leaves an empty line after it, and so does empty text (`0..0`).
/// Spaces at the end of a line are outside its range, spaces at a break are outside both; an indent is kept
/// where a word fits beside it. A grapheme wider than `width` gets a line of its own.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        fill(paragraph, width, start, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

/// A grapheme and how readily a line ends after it.
struct Piece {
    start: usize,
    end: usize,
    cells: usize,
    space: bool,
    chance: Chance,
}

/// Adds the lines of one `paragraph`, which begins at the byte `base`.
fn fill(paragraph: &str, width: usize, base: usize, lines: &mut Vec<Range<usize>>) {
    let chances = chances(paragraph);
    let pieces: Vec<Piece> = paragraph
        .grapheme_indices(true)
        .map(|(start, grapheme)| {
            let end = start + grapheme.len();
            Piece {
                start,
                end,
                cells: cells(grapheme),
                space: is_space(grapheme),
                chance: chances.get(end).copied().unwrap_or(Chance::Free),
            }
        })
        .collect();
    let before = lines.len();
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(line_length(rest, width));
        if let (Some(first), Some(last)) = (line.first(), line.iter().rfind(|piece| !piece.space)) {
            lines.push(base + first.start..base + last.end);
        }
        // A cut inside a word can fall before a space.
        let spaces = after.iter().take_while(|piece| piece.space).count();
        rest = after.get(spaces..).unwrap_or_default();
    }
    if lines.len() == before {
        lines.push(base..base);
    }
}

/// How many of `pieces`, at least one, go on the next line.
fn line_length(pieces: &[Piece], width: usize) -> usize {
    let mut used = 0_usize;
    let mut free = None;
    let mut seam = None;
    let mut clean = None;
    for (at, piece) in pieces.iter().enumerate() {
        used = used.saturating_add(piece.cells);
        // Spaces vanish at the end of a line, so they cannot be too many.
        if used > width && !piece.space {
            return free.or(seam).or(clean).unwrap_or(at).max(1);
        }
        match piece.chance {
            Chance::Free => free = Some(at + 1),
            Chance::Seam => seam = Some(at + 1),
            Chance::Clean => clean = Some(at + 1),
            Chance::Poor => {}
        }
    }
    pieces.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width)
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect()
    }

    const NOTICE: &str =
        "（重要）お客様の口座が「一時停止」されました。ご本人様確認は、本日１８時までにお済ませください。";

    #[test]
    fn japanese_fills_lines_and_keeps_kinsoku() {
        assert_eq!(
            lines("お荷物のお届けにあがりましたが、不在の為持ち帰りました。", 20),
            ["お荷物のお届けにあが", "りましたが、不在の為", "持ち帰りました。",]
        );
        assert_eq!(lines("不在の為、持ち帰り", 8), ["不在の", "為、持ち", "帰り"]);
        assert_eq!(lines("あなた（本人）", 8), ["あなた", "（本人）"]);
        assert_eq!(lines("サポートセンター", 6), ["サポー", "トセン", "ター"]);
        assert_eq!(lines("ちょっと待って", 4), ["ちょ", "っと", "待っ", "て"]);
    }

    #[test]
    fn no_line_begins_or_ends_with_a_wrong_mark() {
        for width in 8..60 {
            for line in lines(NOTICE, width) {
                assert!(
                    !line.starts_with(['。', '、', '」', '）', 'ー', 'っ']),
                    "{width}: {line}"
                );
                assert!(!line.ends_with(['（', '「']), "{width}: {line}");
            }
        }
    }

    #[test]
    fn english_breaks_at_spaces() {
        assert_eq!(
            lines("Your parcel could not be delivered.", 12),
            ["Your parcel", "could not be", "delivered."]
        );
        assert_eq!(lines("a  b", 1), ["a", "b"]);
    }

    #[test]
    fn mixed_text_breaks_between_the_scripts() {
        assert_eq!(
            lines("至急ATMでATM操作をして98,000円を振り込む", 10),
            ["至急ATMで", "ATM操作を", "して", "98,000円を", "振り込む",]
        );
    }

    #[test]
    fn telephone_numbers_stay_whole_where_they_fit() {
        assert_eq!(
            lines("警察の相談は0120-690506へ", 14),
            ["警察の相談は", "0120-690506へ"]
        );
        assert_eq!(
            lines("至急03-XXXX-XXXXまで", 14),
            ["至急", "03-XXXX-XXXXま", "で"]
        );
        assert_eq!(lines("0120-690506", 8), ["0120-", "690506"]);
    }

    #[test]
    fn urls_stay_whole_where_they_fit() {
        let text = "こちら https://example.com/login?id=1 です";
        assert_eq!(
            lines(text, 30),
            ["こちら", "https://example.com/login?id=1", "です"]
        );
        assert_eq!(
            lines(text, 29),
            ["こちら", "https://example.com/login?id=", "1 です"]
        );
        assert_eq!(
            lines(text, 20),
            ["こちら", "https://example.com/", "login?id=1 です"]
        );
        assert_eq!(
            lines("「https://aaaaaaaaaaaa.example」", 14),
            ["「https://aaaa", "aaaaaaaa.", "example」"]
        );
    }

    #[test]
    fn long_words_are_cut_before_their_last_letter_rather_than_before_a_mark() {
        assert_eq!(lines("abcdefghijkl", 5), ["abcde", "fghij", "kl"]);
        assert_eq!(lines("abcdefgh、次", 8), ["abcdefg", "h、次"]);
        assert_eq!(lines("あ「「「「「「", 4), ["あ", "「「", "「「", "「「"]);
    }

    #[test]
    fn line_feeds_and_blanks() {
        assert_eq!(wrap("", 10), vec![Range::default()]);
        assert_eq!(wrap("a\n\nb", 10), [0..1, 2..2, 3..4]);
        assert_eq!(wrap("a  \r\n   \nb\n", 10), [0..1, 5..5, 9..10, 11..11]);
        assert_eq!(lines("  - one two", 7), ["  - one", "two"]);
        assert_eq!(lines("    wide", 6), ["wide"]);
        assert_eq!(lines("　段落は一字下げ", 8), ["　段落は", "一字下げ"]);
        assert_eq!(lines("終わり。　次の文", 8), ["終わり。", "次の文"]);
    }

    #[test]
    fn widths_too_small_take_a_grapheme_a_line() {
        assert_eq!(lines("あaい", 1), ["あ", "a", "い"]);
        assert_eq!(lines("か\u{3099}a", 0), ["か\u{3099}", "a"]);
    }

    fn message() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[a-c12ぁっ漢ー。、「」（）・～—※①￥円/.?=:@ 　\n\r\u{3099}\u{200d}-]{0,60}",
            "(https://|www[.]|03-|[0-9]{1,5}|[a-z/]{1,9}|円|です。| |「){0,12}",
        ]
    }

    proptest! {
        #[test]
        fn every_line_fits(text in message(), width in 2_usize..30) {
            for range in wrap(&text, width) {
                let line = text.get(range).unwrap();
                prop_assert!(text::width(line) <= width || line.graphemes(true).count() == 1, "{line:?}");
            }
        }

        #[test]
        fn only_space_is_lost(text in message(), width in 0_usize..30) {
            let mut end = 0;
            for range in wrap(&text, width) {
                prop_assert!(end <= range.start && range.start <= range.end);
                prop_assert!(text.get(end..range.start).unwrap().trim().is_empty());
                prop_assert!(!text.get(range.clone()).unwrap().contains('\n'));
                end = range.end;
            }
            prop_assert!(text.get(end..).unwrap().trim().is_empty());
        }

        #[test]
        fn breaks_fall_between_graphemes(text in message(), width in 0_usize..30) {
            // CR LF is one grapheme, of which the LF ends the line.
            let text = text.replace('\r', "");
            let boundaries: Vec<usize> =
                text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for range in wrap(&text, width) {
                prop_assert!(boundaries.binary_search(&range.start).is_ok());
                prop_assert!(boundaries.binary_search(&range.end).is_ok());
            }
        }

        #[test]
        fn a_wide_screen_breaks_only_at_line_feeds(text in "[a-cあ漢。、 -]{0,20}(\n[a-cあ漢。、 -]{0,20}){0,3}") {
            prop_assert_eq!(wrap(&text, 100).len(), text.split('\n').count());
        }
    }
}
