//! A file as it was written: bytes to text to a TOML table with positions. What the table should look like is told in
//! [`super::form`]; what its values mean, in [`super::validate`].

use std::{borrow::Cow, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    form::is_flag,
    problem::{Problem, Report, Severity},
    slips::{self, Slip},
};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024;

/// The text of a file. A byte-order mark is dropped, and lines that end as on Windows end like all others; text in an
/// encoding that is known but not accepted is a problem that names the encoding.
pub fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Box<Problem>> {
    let problem = |code| Err(Box::new(Problem::of_file(code, Severity::Error, file)));
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return problem("M0007");
    }
    match str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
            Ok(if text.contains("\r\n") {
                Cow::Owned(text.replace("\r\n", "\n"))
            } else {
                Cow::Borrowed(text)
            })
        }
        Err(_)
            if encoding_rs::SHIFT_JIS
                .decode_without_bom_handling_and_without_replacement(bytes)
                .is_some() =>
        {
            problem("M0006")
        }
        Err(_) => problem("M0005"),
    }
}

/// The table of a file, or the syntax problem that keeps it from being one. Only the first is told: what follows an
/// unclosed bracket is noise. Full-width characters are told on every line.
pub fn parse<'t>(text: &'t str, report: &mut Report) -> Option<Spanned<DeTable<'t>>> {
    let fault = match DeTable::parse(text) {
        Ok(table) => return Some(table),
        Err(fault) => fault,
    };
    let message = fault.message();
    let place = fault.span().unwrap_or(0..0);
    let ends_there = text
        .get(place.start..)
        .is_none_or(|rest| rest.is_empty() || rest.starts_with('\n'));
    let kind = match kind_of(message) {
        "bare" if ends_there => "no-value",
        // The parser takes a word that begins like one of its own for a slip in that one.
        "other" if message.contains("invalid boolean") || message.contains("invalid float") => {
            let rest = text.get(place.start..).unwrap_or_default();
            if rest.starts_with(char::is_alphabetic) {
                "bare"
            } else {
                "other"
            }
        }
        kind => kind,
    };
    let span = visible(text, place, kind);
    if let Some((at, c)) = control(text, &span) {
        report
            .error("M0601", at)
            .with("found", format!("U+{:04X}", u32::from(c)));
    } else if let Some(slips) = full_width(text, &span) {
        for slip in slips {
            let found = text.get(slip.place.clone()).unwrap_or_default();
            report
                .error("M0002", slip.place)
                .with("found", found)
                .with("wanted", slip.wanted)
                .fixed_by(slip.edits);
        }
    } else if message.contains("recurs") {
        report.error("M0004", span);
    } else if message.contains("duplicate key") {
        let key = text.get(span.clone()).unwrap_or_default().to_owned();
        let line = line_of(text, span.start);
        let header = if text
            .get(line)
            .is_some_and(|line| line.trim_start().starts_with("[["))
        {
            "list"
        } else {
            "other"
        };
        report
            .error("M0003", span)
            .with("key", key)
            .with("header", header);
    } else if let Some((key, wanted)) = flag(text, &span).filter(|_| kind == "bare") {
        report
            .error("M0001", span)
            .with("kind", "flag")
            .with("key", key)
            .with("wanted", wanted)
            .with("detail", message);
    } else {
        report
            .error("M0001", span)
            .with("kind", kind)
            .with("key", "")
            .with("wanted", "")
            .with("detail", message);
    }
    None
}

/// The commonest of the parser's complaints, for which there are sentences of our own.
fn kind_of(message: &str) -> &'static str {
    let kinds = [
        ("invalid basic string", "quote"),
        ("invalid multi-line basic string", "long-quote"),
        ("invalid literal string", "quote"),
        ("string values must be quoted", "bare"),
        ("missing value", "no-value"),
        ("missing comma between key", "braces"),
        ("key with no value", "no-equals"),
        ("missing assignment", "no-equals"),
        ("unexpected key or value", "rest"),
        ("unclosed table", "header"),
        ("unclosed array table", "header"),
        ("array", "list"),
        ("inline table", "braces"),
        ("escape", "escape"),
        ("unicode value", "escape"),
        ("date", "date"),
        ("time", "date"),
        ("unquoted key", "key"),
    ];
    kinds
        .iter()
        .find(|(part, _)| message.contains(part))
        .map_or("other", |(_, kind)| kind)
}

/// The key of a line whose value says yes or no in words of its own, and what it has to be; only TOML's own words are none
/// that have to stand in quotation marks.
fn flag<'t>(text: &'t str, span: &Range<usize>) -> Option<(&'t str, &'static str)> {
    let before = text.get(line_of(text, span.start).start..span.start)?;
    let key = before.trim_end().strip_suffix('=')?.trim();
    let key = key.rsplit(['.', ',', '{', ' ']).next()?;
    let word = text.get(span.clone())?.trim().to_lowercase();
    let wanted = match word.as_str() {
        "いいえ" | "偽" | "no" | "off" | "false" | "f" | "n" => "false",
        _ => "true",
    };
    is_flag(key).then_some((key, wanted))
}

/// The line in which a place lies, without its line feed.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1);
    let length = text
        .get(start..)
        .map_or(0, |rest| rest.find('\n').unwrap_or(rest.len()));
    start..start + length
}

/// Turns the parser's place into something that can be pointed at: an empty span becomes the character there; the end
/// of a line becomes what stands before it, back to the quotation mark where one was never closed.
fn visible(text: &str, span: Range<usize>, kind: &str) -> Range<usize> {
    let start = (0..=span.start.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    // A list that is never closed is noticed only where the next line begins.
    let missed_before = matches!(kind, "list" | "braces");
    let rest = text.get(start..).unwrap_or_default();
    let at_end = rest.is_empty() || rest.starts_with('\n');
    let at_beginning = text
        .get(line_of(text, start).start..start)
        .is_some_and(|before| before.trim().is_empty());
    if at_end || (missed_before && at_beginning) {
        let before = text.get(..start).unwrap_or_default().trim_end();
        let line = line_of(text, before.len()).start;
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        let opened = match kind {
            "quote" => before
                .get(line..)
                .and_then(|words| words.find(['"', '\'']))
                .map(|at| line + at..before.len()),
            "long-quote" => before.rfind("\"\"\"").map(|at| at..at + 3),
            _ => None,
        };
        return opened.unwrap_or(before.len() - last..before.len());
    }
    if !span.is_empty() && text.get(span.clone()).is_some() {
        return span;
    }
    start..start + rest.chars().next().map_or(0, char::len_utf8)
}

/// The control character that the parser stumbled over.
fn control(text: &str, span: &Range<usize>) -> Option<(Range<usize>, char)> {
    let line = line_of(text, span.start);
    let (at, c) = text
        .get(line.clone())?
        .char_indices()
        .find(|(_, c)| c.is_control() && *c != '\t')?;
    let at = line.start + at;
    Some((at..at + c.len_utf8(), c))
}

/// The full-width characters that stand where TOML wants half-width ones, of all lines, when there are some on the line of
/// the fault.
fn full_width(text: &str, span: &Range<usize>) -> Option<Vec<Slip>> {
    let line = line_of(text, span.start);
    let slips = slips::find(text);
    let is_cause = slips.iter().any(|slip| line.contains(&slip.place.start));
    is_cause.then_some(slips)
}

/// A table whose structure has been checked: values are asked for by name, and what is missing or of the wrong type
/// has been reported already, so that it is simply not there.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'t, 'i> {
    table: &'t DeTable<'i>,
}

/// A string value and where it stands.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    /// The decoded text.
    pub text: &'t str,
    /// Bytes of the source, quotation marks included.
    pub span: Range<usize>,
}

impl<'t, 'i> Fields<'t, 'i> {
    /// Reads a table.
    pub const fn new(table: &'t DeTable<'i>) -> Self {
        Self { table }
    }

    /// A value.
    pub fn value(&self, key: &str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.table.get(key)
    }

    /// Where a value stands.
    pub fn span(&self, key: &str) -> Option<Range<usize>> {
        self.value(key).map(Spanned::span)
    }

    /// Where a key stands.
    pub fn key_span(&self, key: &str) -> Option<Range<usize>> {
        self.table.get_key_value(key).map(|(key, _)| key.span())
    }

    /// A string.
    pub fn word(&self, key: &str) -> Option<Word<'t>> {
        let value = self.value(key)?;
        Some(Word {
            text: value.get_ref().as_str()?,
            span: value.span(),
        })
    }

    /// A string's text.
    pub fn string(&self, key: &str) -> Option<&'t str> {
        self.value(key)?.get_ref().as_str()
    }

    /// A truth value; false where it is not given.
    pub fn flag(&self, key: &str) -> bool {
        self.value(key)
            .and_then(|value| value.get_ref().as_bool())
            .unwrap_or(false)
    }

    /// A whole number.
    pub fn whole(&self, key: &str) -> Option<i64> {
        whole(self.value(key)?.get_ref())
    }

    /// A table.
    pub fn table(&self, key: &str) -> Option<Self> {
        self.value(key)?.get_ref().as_table().map(Self::new)
    }

    /// A key and its value.
    pub fn entry(&self, key: &str) -> Option<(Word<'t>, &'t Spanned<DeValue<'i>>)> {
        let (key, value) = self.table.get_key_value(key)?;
        Some((
            Word {
                text: Cow::as_ref(key.get_ref()),
                span: key.span(),
            },
            value,
        ))
    }

    /// All keys with their values.
    pub fn pairs(&self) -> impl Iterator<Item = (Word<'t>, &'t Spanned<DeValue<'i>>)> {
        self.table.iter().map(|(key, value)| {
            let key = Word {
                text: Cow::as_ref(key.get_ref()),
                span: key.span(),
            };
            (key, value)
        })
    }

    /// A list of tables, each with its place.
    pub fn tables(&self, key: &str) -> Vec<(Self, Range<usize>)> {
        let list = self.value(key).and_then(|value| value.get_ref().as_array());
        list.into_iter()
            .flat_map(|list| list.iter())
            .filter_map(|value| Some((Self::new(value.get_ref().as_table()?), value.span())))
            .collect()
    }

    /// A list of strings.
    pub fn words(&self, key: &str) -> Vec<Word<'t>> {
        let list = self.value(key).and_then(|value| value.get_ref().as_array());
        list.into_iter()
            .flat_map(|list| list.iter())
            .filter_map(|value| {
                Some(Word {
                    text: value.get_ref().as_str()?,
                    span: value.span(),
                })
            })
            .collect()
    }

    /// Tables by name in the order of the file, each with the place of its name.
    pub fn entries(&self) -> Vec<(Word<'t>, Self)> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .filter_map(|(key, value)| {
                let name = Word {
                    text: Cow::as_ref(key.get_ref()),
                    span: key.span(),
                };
                Some((name, Self::new(value.get_ref().as_table()?)))
            })
            .collect();
        entries.sort_by_key(|(name, _)| name.span.start);
        entries
    }
}

/// The number of a value; `None` also for what does not fit.
pub fn whole(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// Where a piece of a string value stands in the source: escapes are counted as they are written. The whole value where
/// that cannot be told.
pub fn inside(source: &str, value: &Range<usize>, decoded: &str, piece: Range<usize>) -> Range<usize> {
    exactly_inside(source, value, decoded, piece).unwrap_or_else(|| value.clone())
}

/// The same; `None` where it cannot be told.
pub fn exactly_inside(
    source: &str,
    value: &Range<usize>,
    decoded: &str,
    piece: Range<usize>,
) -> Option<Range<usize>> {
    let raw = source.get(value.clone())?;
    let places = places(raw, decoded)?;
    let start = *places.get(piece.start)?;
    let end = *places.get(piece.end)?;
    Some(value.start + start..value.start + end)
}

/// For every byte of the decoded text, and for its end, the byte of the raw string.
fn places(raw: &str, decoded: &str) -> Option<Vec<usize>> {
    let (open, escapes) = ["\"\"\"", "\'\'\'", "\"", "\'"]
        .iter()
        .find(|open| raw.starts_with(**open))
        .map(|open| (open.len(), open.starts_with('"')))?;
    let mut at = open;
    if open == 3 && raw.get(at..)?.starts_with('\n') {
        at += 1;
    }
    let mut places = Vec::with_capacity(decoded.len() + 1);
    for c in decoded.chars() {
        // A backslash at the end of a line swallows the space up to the next word.
        while let Some(rest) = raw.get(at..)?.strip_prefix('\\').filter(|_| escapes) {
            let space = rest.len() - rest.trim_start().len();
            if space == 0 {
                break;
            }
            at += 1 + space;
        }
        let rest = raw.get(at..)?;
        let length = match rest.chars().next()? {
            '\\' if escapes => match rest.chars().nth(1)? {
                'u' => 6,
                'U' => 10,
                'x' => 4,
                _ => 2,
            },
            written if written == c => c.len_utf8(),
            _ => return None,
        };
        places.extend(std::iter::repeat_n(at, c.len_utf8()));
        at += length;
    }
    places.push(at);
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> (&'static str, String) {
        let mut report = Report::new("a.toml", text);
        assert!(parse(text, &mut report).is_none());
        let problem = report.finish().remove(0);
        (problem.code, text.get(problem.span).unwrap().to_owned())
    }

    #[test]
    fn full_width_syntax_is_recognised_outside_strings_only() {
        assert_eq!(first("id ＝ \"a\""), ("M0002", "＝".to_owned()));
        assert_eq!(first("id = “a”"), ("M0002", "“".to_owned()));
        assert_eq!(first("\u{3000}id = \"a\""), ("M0002", "\u{3000}".to_owned()));
        assert_eq!(first("［［exhibit］］"), ("M0002", "［［".to_owned()));
        assert_eq!(first("id = \"＝\" x").0, "M0001");
        assert_eq!(first("ｉｄ = 1"), ("M0002", "ｉｄ".to_owned()));
        assert_eq!(first("id = １２"), ("M0002", "１２".to_owned()));
        assert_eq!(first("id = 昼、夜"), ("M0001", "昼、夜".to_owned()));
    }

    #[test]
    fn the_usual_faults_have_codes_of_their_own() {
        assert_eq!(first("a = 1\na = 2"), ("M0003", "a".to_owned()));
        assert_eq!(
            first(&format!("a = {}1{}", "[".repeat(10_000), "]".repeat(10_000))).0,
            "M0004"
        );
        assert_eq!(first("a = "), ("M0001", "=".to_owned()));
        assert_eq!(first("a = \"b\nc = 1"), ("M0001", "\"b".to_owned()));
        assert_eq!(first("a = [1, 2\n\nb = 1"), ("M0001", "2".to_owned()));
        assert_eq!(first("a = { b = 2\nc = 1"), ("M0001", "2".to_owned()));
        assert_eq!(first("a = \"\"\"b\nc = 1"), ("M0001", "\"\"\"".to_owned()));
        assert_eq!(first("a = \"\u{7}\""), ("M0601", "\u{7}".to_owned()));
    }

    #[test]
    fn encodings_are_recognised_by_name() {
        fn code(bytes: &[u8]) -> Result<Cow<'_, str>, &'static str> {
            decode("a.toml", bytes).map_err(|problem| problem.code)
        }
        assert_eq!(code(b"\xEF\xBB\xBFid = 1"), Ok("id = 1".into()));
        assert_eq!(code(b"title = \"\x93\xFA\x96\x7B\""), Err("M0006"));
        assert_eq!(code(b"\xFF\xFEi\0d\0"), Err("M0007"));
        assert_eq!(code(b"a = \"\xFF\xFE\xFD\""), Err("M0005"));
        assert_eq!(code(b"a = 1\r\nb = 2\r\n"), Ok("a = 1\nb = 2\n".into()));
    }

    #[test]
    fn places_inside_strings_count_escapes_as_written() {
        let place = |raw: &str, decoded: &str, piece: &str| {
            let source = format!("a = {raw}");
            let at = decoded.find(piece).unwrap();
            let found = inside(&source, &(4..source.len()), decoded, at..at + piece.len());
            source.get(found).unwrap().to_owned()
        };
        assert_eq!(place("\"xかy\"", "xかy", "か"), "か");
        assert_eq!(place("\"x\\ny\"", "x\ny", "y"), "y");
        assert_eq!(place("\"x\\ny\"", "x\ny", "\n"), "\\n");
        assert_eq!(place("\"\\u001B[1m\"", "\u{1b}[1m", "\u{1b}"), "\\u001B");
        assert_eq!(place("\"\"\"\nab\\\n   cd\"\"\"", "abcd", "cd"), "cd");
        assert_eq!(place("'a\\b'", "a\\b", "b"), "b");
        // What does not fit is answered by the whole.
        assert_eq!(place("\"xy\"", "zz", "z"), "\"xy\"");
    }
}
