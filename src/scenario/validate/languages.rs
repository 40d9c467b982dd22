//! Whether the two languages of a text are two languages (M05): one that was copied and never translated, one that stands
//! under the other's key. Which languages are missing is told by the form.

use super::{super::problem::Report, texts::Said};
use crate::text;

/// From this many small words on, text without a single Japanese letter is English, and not a name or a code; where both
/// languages have the same text, and where they differ.
const WORDS: (usize, usize) = (2, 3);

pub(super) fn judge(texts: &[Said<'_>], report: &mut Report) {
    for said in texts {
        let (Some(ja), Some(en)) = (&said.ja, &said.en) else {
            continue;
        };
        // Almost always: Japanese on the one side, none on the other.
        let (has_ja, has_en) = (has_japanese(ja.text), has_japanese(en.text));
        if has_ja && !has_en {
            continue;
        }
        let key = said.key.text;
        if ja.text == en.text {
            if is_copied(ja.text, en.text) {
                report
                    .warning("M0504", en.span.clone())
                    .with("key", key)
                    .related(ja.span.clone());
            }
            continue;
        }
        let (english_ja, japanese_en) = (!has_ja && is_english(ja.text, WORDS.1), is_japanese(en.text));
        if english_ja && japanese_en {
            report
                .warning("M0505", ja.span.clone())
                .with("key", key)
                .with("language", "both")
                .related(en.span.clone());
        } else if english_ja {
            report
                .warning("M0505", ja.span.clone())
                .with("key", key)
                .with("language", "ja");
        } else if japanese_en {
            report
                .warning("M0505", en.span.clone())
                .with("key", key)
                .with("language", "en");
        }
    }
}

/// Whether two texts are one, and it belongs to one language: a name or a code belongs to none.
pub fn is_copied(a: &str, b: &str) -> bool {
    a == b && (has_japanese(a) || is_english(a, WORDS.0))
}

fn has_japanese(words: &str) -> bool {
    !words.is_ascii() && words.chars().any(text::is_kana_or_kanji)
}

/// So few kana and kanji may be a seal or a sign that is the same everywhere.
const SIGNS: usize = 3;

/// Whether more of it is written in kana and kanji than in letters; one of them carries as much as two letters.
fn is_japanese(words: &str) -> bool {
    let japanese = words.chars().filter(|c| text::is_kana_or_kanji(*c)).count();
    let latin = words.bytes().filter(u8::is_ascii_alphabetic).count();
    japanese > SIGNS && japanese * 2 > latin
}

/// Whether it reads like a sentence: so many words in small letters.
fn is_english(text: &str, count: usize) -> bool {
    let words = text.split_whitespace().filter(|word| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'\'')
    });
    words.count() >= count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_belong_to_no_language() {
        for text in [
            "PDF",
            "https://a.example.net/k",
            "Mirai Bank",
            "No. 12 A",
            "R9-0412 (2/3)",
        ] {
            assert!(!is_english(text, WORDS.0) && !has_japanese(text), "{text}");
        }
        assert!(is_english("Please check your account.", WORDS.1));
        assert!(is_japanese("Mirai Bankからのお知らせです。"));
        assert!(!is_japanese("印") && !is_japanese("It says 【みらい労金】 at the top."));
    }
}
