//! The string literals of the source, with what stands round them. Which of them are ids is for the tests.

use std::fs;

use super::{files, root};

/// A string literal of the source, with what stands before it (without white space) and behind it.
#[derive(Debug)]
pub(super) struct Literal {
    pub file: String,
    pub text: String,
    pub before: String,
    pub behind: String,
}

/// Every string literal of `src`, without comments and test modules.
pub(super) fn literals() -> Vec<Literal> {
    let mut found = Vec::new();
    for path in files(&root().join("src"), "rs") {
        let file = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        if file.ends_with("/tests.rs") {
            continue;
        }
        let whole = fs::read_to_string(&path).unwrap();
        let text = whole.split("#[cfg(test)]\nmod tests {").next().unwrap();
        lex(&file, text, &mut found);
    }
    assert!(found.len() > 1_000, "src is read: {} literals", found.len());
    found
}

fn lex(file: &str, text: &str, found: &mut Vec<Literal>) {
    let chars: Vec<char> = text.chars().collect();
    let mut before = String::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        match c {
            '/' if next == '/' => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            // A character; a lifetime has no second quotation mark.
            '\'' if next == '\\' => {
                at += 3;
                while chars.get(at).is_some_and(|c| *c != '\'') {
                    at += 1;
                }
                at += 1;
            }
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 3,
            'r' if next == '"' || (next == '#' && chars.get(at + 2) == Some(&'"')) => {
                let hashes = usize::from(next == '#');
                let start = at + 2 + hashes;
                let mut end = start;
                while !(chars[end] == '"' && (hashes == 0 || chars.get(end + 1) == Some(&'#'))) {
                    end += 1;
                }
                at = end + 1 + hashes;
                before.push_str("\"\"");
            }
            '"' => {
                let mut words = String::new();
                at += 1;
                while chars[at] != '"' {
                    if chars[at] == '\\' {
                        words.push('\\');
                        at += 1;
                    }
                    words.push(chars[at]);
                    at += 1;
                }
                at += 1;
                let from = before.len().saturating_sub(60);
                let from = (from..before.len())
                    .find(|at| before.is_char_boundary(*at))
                    .unwrap_or(before.len());
                found.push(Literal {
                    file: file.to_owned(),
                    text: words,
                    before: before.get(from..).unwrap().to_owned(),
                    behind: chars[at..].iter().take(1_500).collect(),
                });
                before.push_str("\"\"");
            }
            c => {
                if !c.is_whitespace() {
                    before.push(c);
                }
                at += 1;
            }
        }
    }
}
