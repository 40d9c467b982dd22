//! With which signs the words are written in each language: blanks, widths, full stops, first letters. What they say, and
//! whether anybody says it, is not looked at here.

use minuku::text;

use super::{is_code, messages::messages};

#[test]
fn nothing_invisible_is_printed() {
    for language in ["ja", "en"] {
        for (id, said) in messages(language) {
            for words in &said.texts {
                let odd = words
                    .chars()
                    .find(|c| text::is_unsafe(*c) || *c == '\t' || *c == '\u{3000}');
                assert_eq!(odd, None, "{language}: {id}: {words:?}");
                // A blank at the end is written with a value after it, on purpose.
                for line in words.lines().filter(|_| !said.ends_with_value) {
                    assert_eq!(
                        line,
                        line.trim_end(),
                        "{language}: {id}: blanks at the end of a line"
                    );
                }
            }
        }
    }
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{3005}' | '」' | '）')
}

#[test]
fn japanese_is_written_as_japanese() {
    for (id, said) in messages("ja") {
        for words in &said.texts {
            let odd = words.chars().find(|c| {
                matches!(c, '\u{FF61}'..='\u{FF9F}' | '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}')
            });
            // M0002 and M0309 speak of full-width signs, but no digit or letter is among them.
            assert_eq!(odd, None, "{id}: {words}");
            let chars: Vec<char> = words.chars().collect();
            for pair in chars.windows(2) {
                assert!(
                    !(is_japanese(pair[0]) && matches!(pair[1], ',' | '.' | '!' | '?' | ';')),
                    "{id}: {} after {} in {words}",
                    pair[1],
                    pair[0]
                );
            }
            // Whoever writes sentences ends the last one too: 。, or the closing bracket, prompt or example after it.
            if words.contains('。') && !said.ends_with_value {
                let after = words.rsplit('。').next().unwrap().trim();
                assert!(
                    after.is_empty()
                        || after.ends_with('）')
                        || after.starts_with("例: ")
                        || after.ends_with('>'),
                    "{id} does not end its last sentence: {words}"
                );
            }
        }
    }
}

/// A problem is named in a phrase without a full stop, as compilers do; what to do is a sentence in Japanese.
#[test]
fn problems_are_worded_alike() {
    let mut texts = Vec::new();
    for language in ["ja", "en"] {
        for (id, said) in messages(language) {
            if is_code(id.split('.').next().unwrap()) {
                texts.extend(said.texts.into_iter().map(|words| (language, id.clone(), words)));
            }
        }
    }
    for (language, id, words) in texts {
        let attribute = id.split_once('.').map(|(_, attribute)| attribute);
        let is_remedy = matches!(attribute, Some("help" | "near"));
        match (language, is_remedy) {
            ("ja", true) => assert!(
                words.ends_with('。') || words.contains("例: ") || words == "{…}",
                "{id}: {words}"
            ),
            ("ja", false) => assert!(!words.ends_with('。'), "{id}: {words}"),
            _ => {
                assert!(!words.ends_with('.'), "{id}: {words}");
                let first = words.chars().next().unwrap();
                assert!(
                    !first.is_uppercase()
                        || ["OpenStreetMap", "Japanese", "English"]
                            .iter()
                            .any(|name| words.starts_with(name)),
                    "{id}: {words}"
                );
            }
        }
    }
}

#[test]
fn english_uses_no_japanese_signs() {
    for (id, said) in messages("en") {
        for words in &said.texts {
            let odd = words
                .chars()
                .find(|c| is_japanese(*c) || matches!(c, '。' | '、' | '「'));
            assert_eq!(odd, None, "{id}: {words}");
        }
    }
}
