//! Files that are right, changed at random: whatever comes of it is loaded or told with places inside the file, never
//! ends the program, and is never made worse by a repair. `PROPTEST_CASES=100000 cargo test --release --test mutations`
//! looks longer.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{ops::Range, sync::LazyLock};

use proptest::{prelude::*, sample::Index};
use toml_parser::lexer::TokenKind;

#[path = "support/oracle.rs"]
mod oracle;

use oracle::Oracle;

const SCENARIO: &str = include_str!("problems/scenario.toml");
const COUNTER: &str = include_str!("problems/counter.toml");

/// A registry of every sort, as it is named.
const REGISTRIES: [(&str, &str); 6] = [
    ("pack.toml", include_str!("problems/pack.toml")),
    ("helpdesks.toml", include_str!("problems/helpdesks.toml")),
    ("holidays.toml", include_str!("problems/holidays.toml")),
    ("first-aid.toml", include_str!("problems/first-aid.toml")),
    ("glossary.toml", include_str!("problems/glossary.toml")),
    (
        "prevention.toml",
        "schema = 1\n\n[sample-point]\ntext.ja = \"公式のアプリから開きます。\"\ntext.en = \"Open the official app.\"\npoint = 1\n",
    ),
];

static SCENARIOS: LazyLock<Oracle> = LazyLock::new(|| Oracle::new("sample-1.toml"));
static ORACLES: LazyLock<Vec<Oracle>> =
    LazyLock::new(|| REGISTRIES.iter().map(|(name, _)| Oracle::new(name)).collect());

/// A change of a file.
#[derive(Clone, Debug)]
enum Change {
    Delete(Index, usize),
    Insert(Index, String),
    /// A byte becomes another one.
    Byte(Index, u8),
    /// The file ends here.
    Cut(Index),
    /// A line is put before another one.
    Line(Index, Index),
    /// A piece of syntax goes, comes twice, or changes places with the next.
    DropToken(Index),
    DoubleToken(Index),
    SwapTokens(Index),
    /// A piece of syntax is typed with the input method on.
    FullWidth(Index),
    /// A text comes in the place of another one.
    Text(Index, Index),
    Windows,
    Mark,
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let words = prop_oneof![
        Just("[[".to_owned()),
        Just("]]".to_owned()),
        Just("［［".to_owned()),
        Just("｜".to_owned()),
        Just("\"\"\"".to_owned()),
        Just("\\".to_owned()),
        Just("\r".to_owned()),
        Just("“".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("か\u{3099}".to_owned()),
        Just("[[ask]]\n".to_owned()),
        Just("\nfamily = \"x\"\n".to_owned()),
        Just("\ntitle.ja = \"昼\" # 昼\n".to_owned()),
        "[ -~]{1,6}",
        "\\PC{1,4}",
    ];
    prop_oneof![
        (at(), 1_usize..40).prop_map(|(at, length)| Change::Delete(at, length)),
        (at(), words).prop_map(|(at, words)| Change::Insert(at, words)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        at().prop_map(Change::Cut),
        (at(), at()).prop_map(|(from, to)| Change::Line(from, to)),
        at().prop_map(Change::DropToken),
        at().prop_map(Change::DoubleToken),
        at().prop_map(Change::SwapTokens),
        at().prop_map(Change::FullWidth),
        (at(), at()).prop_map(|(from, to)| Change::Text(from, to)),
        Just(Change::Windows),
        Just(Change::Mark),
    ]
}

fn tokens(text: &str) -> Vec<(TokenKind, Range<usize>)> {
    let tokens = toml_parser::Source::new(text).lex();
    tokens
        .map(|token| (token.kind(), token.span().start()..token.span().end()))
        .filter(|(_, span)| !span.is_empty())
        .collect()
}

fn full_width(word: &str) -> String {
    let wide = |c: char| match c {
        '"' => '”',
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        c => c,
    };
    word.chars().map(wide).collect()
}

/// Does nothing where there is nothing to change.
fn changed(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let text = || String::from_utf8_lossy(bytes).into_owned();
    let lines = || -> Vec<String> { text().split_inclusive('\n').map(str::to_owned).collect() };
    let replaced = |span: &Range<usize>, words: &str| {
        let mut text = text();
        text.replace_range(span.clone(), words);
        text.into_bytes()
    };
    let token = |at: &Index, skipped: usize| {
        let text = text();
        let tokens = tokens(&text);
        let count = tokens.len().checked_sub(skipped).filter(|count| *count > 0)?;
        let at = at.index(count);
        let words = |at: usize| text.get(tokens.get(at)?.1.clone()).map(str::to_owned);
        Some((tokens.get(at)?.1.clone(), words(at)?, words(at + 1)))
    };
    *bytes = match change {
        Change::Delete(at, length) => {
            let at = at.index(bytes.len());
            let mut left = bytes.clone();
            left.drain(at..(at + length).min(bytes.len()));
            left
        }
        Change::Insert(at, words) => {
            let at = at.index(bytes.len());
            let mut more = bytes.clone();
            more.splice(at..at, words.bytes());
            more
        }
        Change::Byte(at, byte) => {
            let mut other = bytes.clone();
            let at = at.index(other.len());
            *other.get_mut(at).unwrap() = *byte;
            other
        }
        Change::Cut(at) => bytes.get(..at.index(bytes.len())).unwrap().to_vec(),
        Change::Line(from, to) => {
            let mut lines = lines();
            let line = lines.remove(from.index(lines.len()));
            lines.insert(to.index(lines.len() + 1), line);
            lines.concat().into_bytes()
        }
        Change::DropToken(at) => match token(at, 0) {
            Some((span, ..)) => replaced(&span, ""),
            None => return,
        },
        Change::DoubleToken(at) => match token(at, 0) {
            Some((span, word, _)) => replaced(&span, &word.repeat(2)),
            None => return,
        },
        Change::SwapTokens(at) => match token(at, 1) {
            Some((span, word, Some(next))) => {
                replaced(&(span.start..span.end + next.len()), &format!("{next}{word}"))
            }
            _ => return,
        },
        Change::FullWidth(at) => match token(at, 0) {
            Some((span, word, _)) => replaced(&span, &full_width(&word)),
            None => return,
        },
        Change::Text(from, to) => {
            let text = text();
            let texts: Vec<Range<usize>> = tokens(&text)
                .into_iter()
                .filter(|(kind, _)| matches!(kind, TokenKind::BasicString | TokenKind::MlBasicString))
                .map(|(_, span)| span)
                .collect();
            if texts.is_empty() {
                return;
            }
            let word = text
                .get(texts.get(from.index(texts.len())).unwrap().clone())
                .unwrap();
            replaced(texts.get(to.index(texts.len())).unwrap(), word)
        }
        Change::Windows => text().replace('\n', "\r\n").into_bytes(),
        Change::Mark => format!("\u{FEFF}{}", text()).into_bytes(),
    };
}

fn mutated(text: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        changed(&mut bytes, change);
    }
    bytes
}

proptest! {
    // What fails once is written down as a test of its own.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scenario_is_loaded_or_told(changes in prop::collection::vec(change(), 1..5)) {
        SCENARIOS.hold(&mutated(SCENARIO, &changes));
    }

    #[test]
    fn any_conversation_is_loaded_or_told(changes in prop::collection::vec(change(), 1..4)) {
        SCENARIOS.hold(&mutated(COUNTER, &changes));
    }

    #[test]
    fn any_registry_is_loaded_or_told(which in 0..REGISTRIES.len(), changes in prop::collection::vec(change(), 1..5)) {
        let (_, text) = REGISTRIES.get(which).unwrap();
        ORACLES.get(which).unwrap().hold(&mutated(text, &changes));
    }

    #[test]
    fn any_bytes_are_told(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        SCENARIOS.hold(&bytes);
    }

    /// What somebody typed with the input method on, and nothing else, is undone, or left for a person.
    #[test]
    fn full_width_syntax_is_undone(places in prop::collection::vec(any::<Index>(), 1..8)) {
        let syntax: Vec<Range<usize>> = tokens(SCENARIO)
            .into_iter()
            .filter(|(kind, _)| matches!(
                kind,
                TokenKind::Dot | TokenKind::Equals | TokenKind::Comma | TokenKind::Whitespace
                    | TokenKind::LeftSquareBracket | TokenKind::RightSquareBracket
                    | TokenKind::LeftCurlyBracket | TokenKind::RightCurlyBracket
            ))
            .map(|(_, span)| span)
            .collect();
        let mut chosen: Vec<usize> = places.iter().map(|place| place.index(syntax.len())).collect();
        chosen.sort_unstable();
        chosen.dedup();
        let mut bytes = SCENARIO.as_bytes().to_vec();
        for span in chosen.into_iter().rev().filter_map(|at| syntax.get(at)) {
            let wide = full_width(SCENARIO.get(span.clone()).unwrap());
            bytes.splice(span.clone(), wide.bytes());
        }
        prop_assert_eq!(String::from_utf8(SCENARIOS.repair(&bytes)).unwrap(), SCENARIO);
    }
}

#[test]
fn what_is_changed_was_right() {
    for (name, text) in [("sample-1.toml", SCENARIO), ("sample-counter-1.toml", COUNTER)]
        .into_iter()
        .chain(REGISTRIES)
    {
        assert_eq!(Oracle::new(name).judge(text.as_bytes()), Vec::new(), "{name}");
    }
}
