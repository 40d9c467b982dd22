//! The form in which texts are compared when a learner searches. It is for comparing only and never shown.

/// `text` with the differences removed that a searcher does not mean: case, full and half width, katakana and
/// hiragana, composed and separate voicing marks, runs of white space (one space; none at either end).
///
/// Folding twice changes nothing more.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let c = plain(c);
        if c.is_whitespace() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if let Some(voiced) = folded.chars().next_back().and_then(|base| voice(base, c)) {
            folded.pop();
            folded.push(voiced);
        } else {
            // İ becomes two characters, so each of them is folded on its own.
            folded.extend(c.to_lowercase());
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The half-width forms U+FF61 to U+FF9F as hiragana or full-width punctuation, in code point order.
const HALF_WIDTH: &str = "。「」、・をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん゛゜";

/// One character without its width and its kana script.
fn plain(c: char) -> char {
    let code = u32::from(c);
    let moved = match c {
        '！'..='～' => char::from_u32(code - 0xfee0),
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(code - 0x60),
        '｡'..='ﾟ' => usize::try_from(code - 0xff61)
            .ok()
            .and_then(|at| HALF_WIDTH.chars().nth(at)),
        // The wave dash and the full-width tilde are typed for each other.
        '〜' => Some('~'),
        '￥' => Some('¥'),
        '\u{3099}' => Some('゛'),
        '\u{309a}' => Some('゜'),
        _ => None,
    };
    moved.unwrap_or(c)
}

/// `base` with the voicing `mark` in one character, where Unicode has one.
fn voice(base: char, mark: char) -> Option<char> {
    let step = match (base, mark) {
        ('う', '゛') => return Some('ゔ'),
        (
            'か' | 'き' | 'く' | 'け' | 'こ' | 'さ' | 'し' | 'す' | 'せ' | 'そ' | 'た' | 'ち' | 'つ' | 'て'
            | 'と' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ゝ',
            '゛',
        ) => 1,
        ('は' | 'ひ' | 'ふ' | 'へ' | 'ほ', '゜') => 2,
        _ => return None,
    };
    char::from_u32(u32::from(base) + step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_searcher_types_finds_what_was_written() {
        for (written, typed) in [
            ("フィッシング詐欺", "ふぃっしんぐ詐欺"),
            ("ＡＴＭ", "atm"),
            ("＃９１１０", "#9110"),
            ("ｶﾞｽ ﾘｮｳｷﾝ", "ガス　リョウキン"),
            ("ﾊﾟｽﾜｰﾄﾞ", "ぱすわーど"),
            ("か\u{3099}は\u{309a}", "がぱ"),
            ("ヴィッシング", "ゔぃっしんぐ"),
            ("10時〜12時", "10時～12時"),
        ] {
            assert_eq!(fold(written), fold(typed));
        }
        assert_eq!(fold("カード"), "かーど");
    }

    #[test]
    fn white_space_is_collapsed() {
        assert_eq!(fold("  Call　\n\t NOW "), "call now");
        assert_eq!(fold(" \n"), "");
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(fold("はは"), fold("ばば"));
        assert_ne!(fold("びょういん"), fold("びよういん"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn folding_kana_twice_changes_nothing(text in "[ぁ-ヿ｡-ﾟ\u{3099}\u{309a}　 Ａ-Ｚ]{0,20}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
