//! Strings as TOML writes them. A new text is written in the manner of the one that it replaces; what this does not touch
//! stays as it is, because only the bytes of the value are written.

use std::fmt::Write as _;

/// A text between single quotation marks of the basic kind, on one line.
pub(super) fn basic(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        escape(c, &mut out);
    }
    out.push('"');
    out
}

fn escape(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        c if c.is_control() => {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// A text over several lines. The line feed behind the opening marks is no part of it; quotation marks
/// inside need a backslash only where they could be taken for its end.
fn several_lines(words: &str, opens_line: bool, escapes_marks: bool) -> String {
    let mut out = String::from("\"\"\"");
    if opens_line || words.starts_with('\n') {
        out.push('\n');
    }
    let mut quotes = 0;
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            // Three in a row would end it, and so would one right before the end.
            '"' if escapes_marks || quotes == 3 || rest.peek().is_none() => {
                out.push_str("\\\"");
                quotes = 0;
            }
            '"' | '\n' | '\t' => out.push(c),
            c => escape(c, &mut out),
        }
    }
    out.push_str("\"\"\"");
    out
}

/// A text, written as `like` is written where that is possible.
pub(super) fn in_the_manner_of(like: &str, words: &str) -> String {
    let is_plain = |c: char| !c.is_control() || c == '\t';
    for (marks, may_break) in [("'''", true), ("\"\"\"", true), ("'", false)] {
        let Some(rest) = like.strip_prefix(marks) else {
            continue;
        };
        let opens_line = rest.starts_with('\n');
        let fits = words.chars().all(|c| is_plain(c) || (may_break && c == '\n'));
        return match marks {
            "'''" if fits && !words.contains("''") && !words.ends_with('\'') => {
                let feed = if opens_line || words.starts_with('\n') {
                    "\n"
                } else {
                    ""
                };
                format!("'''{feed}{words}'''")
            }
            "'" if fits && !words.contains('\'') => format!("'{words}'"),
            "'" if !words.contains('\n') => basic(words),
            "'" => several_lines(words, true, false),
            _ => several_lines(words, opens_line, like.contains("\\\"")),
        };
    }
    if words.contains('\n') && !like.contains("\\n") {
        several_lines(words, true, false)
    } else {
        basic(words)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::de::DeTable;

    use super::*;

    fn read(written: &str) -> String {
        let text = format!("a = {written}\n");
        let table = DeTable::parse(&text).unwrap();
        table
            .get_ref()
            .get("a")
            .unwrap()
            .get_ref()
            .as_str()
            .unwrap()
            .to_owned()
    }

    #[test]
    fn the_manner_is_kept() {
        assert_eq!(in_the_manner_of("\"x\"", "a\"b"), "\"a\\\"b\"");
        assert_eq!(in_the_manner_of("'x'", "a\"b"), "'a\"b'");
        assert_eq!(in_the_manner_of("'x'", "it's"), "\"it's\"");
        assert_eq!(in_the_manner_of("\"\"\"\nx\"\"\"", "a\nb"), "\"\"\"\na\nb\"\"\"");
        assert_eq!(in_the_manner_of("\"\"\"x\"\"\"", "a"), "\"\"\"a\"\"\"");
        assert_eq!(in_the_manner_of("\"x\"", "a\nb"), "\"\"\"\na\nb\"\"\"");
        assert_eq!(in_the_manner_of("\"x\\ny\"", "a\nb"), "\"a\\nb\"");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            like in prop::sample::select(vec!["\"x\"", "'x'", "\"\"\"\nx\"\"\"", "\"\"\"x\"\"\"", "'''x'''", "'''\nx'''", "\"x\\ny\""]),
            words in "[a\"'\\\\\n\r\t\u{3042}\u{7} ]{0,12}",
        ) {
            prop_assert_eq!(read(&in_the_manner_of(like, &words)), words);
        }
    }
}
