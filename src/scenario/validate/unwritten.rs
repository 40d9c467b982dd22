//! What a new file has in the place of words that its author still has to write (M0708): the placeholders of
//! `scaffold`, and `TODO` in a text or a comment. In a draft it is something to be done, elsewhere something that was
//! forgotten.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

use super::{
    super::{
        problem::{Report, Severity},
        source::Fields,
    },
    texts::{Said, place, shown},
};

/// Whole sentences, in Japanese and English, wherever they stand.
pub const SENTENCE: (&str, &str) = ("ここに日本語の文を書きます。", "Write the English text here.");
/// Alone in the place of who sent something.
pub const SENDER: (&str, &str) = ("（差出人）", "(Sender)");
/// Alone in the place of what it is about.
pub const SUBJECT: (&str, &str) = ("（件名）", "(Subject)");
/// Alone in the place of a sum.
pub const AMOUNT: (&str, &str) = ("（金額）", "(Amount)");

/// What is written by authors where something is still to be done.
const MARK: &str = "TODO";

pub(super) fn judge(file: Fields<'_, '_>, texts: &[Said<'_>], report: &mut Report) {
    let severity = if file.flag("draft") {
        Severity::Note
    } else {
        Severity::Warning
    };
    let source = report.source();
    // Where no letter is escaped and no line continued, texts stand in the file as they are: to search it once is less work
    // than to search them all.
    let is_escaped = hides_letters(source);
    let may_be_said = |words: &&str| is_escaped || source.contains(*words);
    let sentences: Vec<&str> = [SENTENCE.0, SENTENCE.1].into_iter().filter(may_be_said).collect();
    let is_marked = may_be_said(&MARK);
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (_, word) in texts.iter().flat_map(Said::words) {
        let mut sentences = sentences.iter();
        let sentence =
            sentences.find_map(|sentence| word.text.find(sentence).map(|at| at..at + sentence.len()));
        if let Some(at) = sentence.or_else(|| is_marked.then(|| mark(word.text)).flatten()) {
            let words = word.text.get(at.clone()).unwrap_or_default().to_owned();
            found.push((place(report, word, at), words));
            continue;
        }
        // Most texts are too long to be a placeholder.
        if word.text.len() > 64 {
            continue;
        }
        let alone = shown(word.text);
        if [SENDER, SUBJECT, AMOUNT]
            .iter()
            .any(|(ja, en)| alone == *ja || alone == *en)
        {
            found.push((word.span.clone(), alone.into_owned()));
        }
    }
    if is_marked {
        for token in toml_parser::Source::new(source).lex() {
            let span = token.span();
            let span = span.start()..span.end();
            let comment = source.get(span.clone()).unwrap_or_default();
            if token.kind() == TokenKind::Comment
                && let Some(at) = mark(comment)
            {
                found.push((span.start + at.start..span.start + at.end, MARK.to_owned()));
            }
        }
    }
    for (span, words) in found {
        report.note("M0708", severity, span).with("found", words);
    }
}

/// Whether a text may say something that is not to be found in the file: a letter by its number, or words on both sides of
/// an escaped end of a line.
fn hides_letters(source: &str) -> bool {
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find('\\')) {
        if !matches!(bytes.get(at + found + 1), Some(b'"' | b'n' | b't' | b'\\')) {
            return true;
        }
        at += found + 2;
    }
    false
}

/// The mark, as a word of its own.
fn mark(words: &str) -> Option<Range<usize>> {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    words.match_indices(MARK).find_map(|(at, _)| {
        let end = at + MARK.len();
        let before = words.get(..at)?.chars().next_back();
        let behind = words.get(end..)?.chars().next();
        (!before.is_some_and(is_letter) && !behind.is_some_and(is_letter)).then_some(at..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_hide_behind_numbers_and_ends_of_lines() {
        for source in [
            "a = \"\\u0054ODO\"",
            "a = \"TO\\x44O\"",
            "a = \"\"\"TO\\\nDO\"\"\"",
            "a = 'b\\",
        ] {
            assert!(hides_letters(source), "{source}");
        }
        assert!(!hides_letters("a = \"said \\\"no\\\" \\\\u0054 \\n and left\""));
    }

    #[test]
    fn the_mark_is_a_word_of_its_own() {
        assert_eq!(mark("# TODO: write"), Some(2..6));
        assert_eq!(mark("文TODO。"), Some(3..7));
        assert_eq!(mark("MASTODONS TODOS METODO X_TODO"), None);
    }
}
