//! Cutting a message into the phrases that a learner can mark. It goes by punctuation alone and knows no
//! grammar.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::is_space;

/// The byte ranges of the phrases of `text`, in order, without the spaces round them.
///
/// A phrase ends at the end of a line and after 。 、 ！ ？ . , ! ? together with the marks and the closing
/// quotes and brackets that follow at once. An ASCII `.` or `,` ends one only before a space or the end of the
/// line, so that numbers, host names and URLs stay whole; an ASCII `!` or `?` also before what is not ASCII.
/// Pieces of nothing but white space are left out.
pub fn phrases(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        line_phrases(line, start, &mut found);
        start += line.len() + 1;
    }
    found
}

/// Adds the phrases of one `line`, which begins at the byte `base`.
fn line_phrases(line: &str, base: usize, found: &mut Vec<Range<usize>>) {
    let graphemes: Vec<(usize, &str)> = line.grapheme_indices(true).collect();
    let mut first = 0;
    let mut at = 0;
    // Straight double quotes open and close alike: an odd one is open.
    let mut quoted = false;
    while let Some(&(_, grapheme)) = graphemes.get(at) {
        at += 1;
        if grapheme == "\"" {
            quoted = !quoted;
        }
        if !is_end_mark(grapheme) {
            continue;
        }
        let mut last_mark = grapheme;
        let mut end = at;
        let mut still_quoted = quoted;
        while let Some(&(_, next)) = graphemes.get(end) {
            if is_end_mark(next) {
                last_mark = next;
            } else if next == "\"" && still_quoted {
                still_quoted = false;
            } else if !is_closing(next, graphemes.get(end + 1).map(|&(_, after)| after)) {
                break;
            }
            end += 1;
        }
        let next = graphemes.get(end).map(|&(_, next)| next);
        if ends_phrase(last_mark, next) {
            found.extend(trimmed(graphemes.get(first..end).unwrap_or_default(), base));
            first = end;
        }
        quoted = still_quoted;
        at = end;
    }
    found.extend(trimmed(graphemes.get(first..).unwrap_or_default(), base));
}

fn is_end_mark(grapheme: &str) -> bool {
    matches!(
        grapheme,
        "。" | "、" | "！" | "？" | "｡" | "､" | "." | "," | "!" | "?"
    )
}

/// Whether `grapheme` closes what stands before it; an apostrophe does unless a word follows.
fn is_closing(grapheme: &str, next: Option<&str>) -> bool {
    match grapheme {
        "」" | "』" | "）" | "】" | "〉" | "》" | "〕" | "］" | "｝" | "｣" | "〟" | "〙" | "〗" | "’"
        | "”" | ")" | "]" | "}" | ">" => true,
        "'" => next.is_none_or(|next| !next.starts_with(char::is_alphanumeric)),
        _ => false,
    }
}

/// Whether a phrase ends after `mark` and its closers when `next` comes then.
fn ends_phrase(mark: &str, next: Option<&str>) -> bool {
    let Some(next) = next else { return true };
    match mark {
        "." | "," => is_space(next),
        "!" | "?" => is_space(next) || !next.is_ascii(),
        _ => true,
    }
}

/// The range of `graphemes` without space at either end; none if there is nothing else.
fn trimmed(graphemes: &[(usize, &str)], base: usize) -> Option<Range<usize>> {
    let &(start, _) = graphemes.iter().find(|(_, grapheme)| !is_space(grapheme))?;
    let &(last, grapheme) = graphemes.iter().rfind(|(_, grapheme)| !is_space(grapheme))?;
    Some(base + start..base + last + grapheme.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        phrases(text)
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect()
    }

    #[test]
    fn japanese_is_cut_after_its_marks() {
        assert_eq!(
            cut("お客様、お荷物を持ち帰りました。\n　至急、下記をご確認ください！\n\nhttps://example.com/"),
            [
                "お客様、",
                "お荷物を持ち帰りました。",
                "至急、",
                "下記をご確認ください！",
                "https://example.com/"
            ]
        );
    }

    #[test]
    fn closing_marks_stay_with_the_phrase_before() {
        assert_eq!(
            cut("「俺だよ。」と言う（本当？）。次"),
            ["「俺だよ。」", "と言う（本当？）。", "次"]
        );
        assert_eq!(cut("えっ！？ほんと"), ["えっ！？", "ほんと"]);
        assert_eq!(
            cut("She said \"Stop!\" Then left."),
            ["She said \"Stop!\"", "Then left."]
        );
        assert_eq!(
            cut("\"止まれ！\"と叫び、\"はい\"と答えた"),
            ["\"止まれ！\"", "と叫び、", "\"はい\"と答えた"]
        );
        assert_eq!(cut("'Really?' he said"), ["'Really?'", "he said"]);
    }

    #[test]
    fn numbers_hosts_and_addresses_stay_whole() {
        assert_eq!(
            cut("98,000円を www.example.co.jp/?a=1.5&b=2 へ。1.5%です"),
            ["98,000円を www.example.co.jp/?a=1.5&b=2 へ。", "1.5%です"]
        );
        assert_eq!(
            cut("Pay 1,000.50 now, or call. Bye"),
            ["Pay 1,000.50 now,", "or call.", "Bye"]
        );
        assert_eq!(cut("Wait... what?!"), ["Wait...", "what?!"]);
        assert_eq!(cut("本当?はい"), ["本当?", "はい"]);
    }

    #[test]
    fn blank_text_has_no_phrases() {
        assert!(phrases("").is_empty());
        assert!(phrases(" 　\n\t\r\n").is_empty());
    }

    fn message() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[a-c1あ漢。、！？.,!?\"'」） 　\n\r\u{3099}]{0,40}"
        ]
    }

    proptest! {
        #[test]
        fn phrases_lie_in_order_and_lose_only_space(text in message()) {
            let boundaries: Vec<usize> =
                text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            let mut end = 0;
            for range in phrases(&text) {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(boundaries.binary_search(&range.start).is_ok());
                prop_assert!(boundaries.binary_search(&range.end).is_ok());
                prop_assert!(text.get(end..range.start).unwrap().trim().is_empty());
                prop_assert!(!text.get(range.clone()).unwrap().contains('\n'));
                end = range.end;
            }
            prop_assert!(text.get(end..).unwrap().trim().is_empty());
        }
    }
}
