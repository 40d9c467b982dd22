//! Which characters of an untrusted string may reach a terminal. This decides about single characters;
//! look-alikes (`а` for `a`) are a lure to be shown, not removed.

use std::borrow::Cow;

/// What stands for a character that may not be printed.
const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// Whether `c` could steer the terminal, reorder what is read, or hide in it.
///
/// True for control characters except the line feed, bidirectional controls, zero-width and invisible format
/// characters, invisible letters (Hangul fillers and the like), tags, line and paragraph separators,
/// interlinear annotations and noncharacters. Variation selectors and combining marks are allowed: Japanese
/// names need them. Source: the Unicode property `Default_Ignorable_Code_Point` less the variation selectors,
/// and the general categories Cc, Zl, Zp.
pub fn is_unsafe(c: char) -> bool {
    match c {
        '\n' => false,
        '\u{00ad}'
        | '\u{034f}'
        | '\u{061c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// What may be printed of an untrusted `text` of several lines: every unsafe character becomes U+FFFD, a tab
/// becomes a space, line feeds stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\t' => ' ',
        c if is_unsafe(c) => REPLACEMENT,
        c => c,
    })
}

/// What may be printed of an untrusted `text` on one row: as [`clean`], and a line feed becomes a space.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\t' | '\n' => ' ',
        c if is_unsafe(c) => REPLACEMENT,
        c => c,
    })
}

/// `text` with every character put through `safe`; borrowed when nothing changes.
fn replace(text: &str, safe: impl Fn(char) -> char) -> Cow<'_, str> {
    if text.chars().all(|c| safe(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(safe).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_of_unsafe_character_is_known() {
        let kinds = [
            ("control", "\0\u{7}\u{8}\t\r\u{1b}\u{7f}\u{85}\u{9b}"),
            (
                "bidi",
                "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}",
            ),
            (
                "invisible",
                "\u{ad}\u{180e}\u{200b}\u{200c}\u{200d}\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}\u{feff}",
            ),
            ("filler", "\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}"),
            ("tag", "\u{e0000}\u{e0001}\u{e0041}\u{e007f}"),
            ("separator", "\u{2028}\u{2029}"),
            ("annotation", "\u{fff9}\u{fffa}\u{fffb}"),
            (
                "noncharacter",
                "\u{fdd0}\u{fdef}\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}",
            ),
        ];
        for (kind, characters) in kinds {
            for c in characters.chars() {
                assert!(is_unsafe(c), "{kind} {c:?}");
            }
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let text = "葛\u{e0100}飾区の「母さん助けて詐欺」\n は\u{309a} e\u{301} ☎\u{fe0e} ①→…　ｶﾞｽ\u{fffd} https://а.example";
        assert!(text.chars().all(|c| !is_unsafe(c)));
        assert!(matches!(clean(text), Cow::Borrowed(_)));
    }

    #[test]
    fn unsafe_characters_become_visible() {
        assert_eq!(
            clean("a\u{1b}[31m\tb\r\nc\u{202e}gpj.exe"),
            "a\u{fffd}[31m b\u{fffd}\nc\u{fffd}gpj.exe"
        );
        assert_eq!(clean_line("一行目\n二行目\u{200b}"), "一行目 二行目\u{fffd}");
    }

    proptest! {
        #[test]
        fn cleaned_text_is_clean(text in any::<String>()) {
            prop_assert!(!clean(&text).chars().any(is_unsafe));
            prop_assert!(!clean_line(&text).chars().any(|c| is_unsafe(c) || c == '\n'));
            prop_assert_eq!(clean(&text).chars().count(), text.chars().count());
        }
    }
}
