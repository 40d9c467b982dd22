//! A file as it was written: bytes to text to a TOML table with positions. What the table should look like is told in
//! [`super::form`]; what its values mean, in [`super::validate`].

use std::{borrow::Cow, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::problem::{Problem, Report, Severity};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024;

/// The text of a file. A byte-order mark is dropped; text in an encoding that is known but not accepted is a problem
/// that names the encoding.
pub fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Problem> {
    let problem = |code| Err(Problem::of_file(code, Severity::Error, file));
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return problem("M0007");
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
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
/// unclosed bracket is noise.
pub fn parse<'t>(text: &'t str, report: &mut Report) -> Option<Spanned<DeTable<'t>>> {
    let fault = match DeTable::parse(text) {
        Ok(table) => return Some(table),
        Err(fault) => fault,
    };
    let span = visible(text, fault.span().unwrap_or(0..0));
    let message = fault.message();
    if let Some((at, wrong, right)) = full_width(text, &span) {
        report
            .error("M0002", at)
            .with("found", wrong.to_string())
            .with("wanted", right);
    } else if message.contains("recurs") {
        report.error("M0004", span);
    } else if message.contains("duplicate key") {
        let key = text.get(span.clone()).unwrap_or_default().to_owned();
        report.error("M0003", span).with("key", key);
    } else {
        report.error("M0001", span).with("detail", message);
    }
    None
}

/// Widens an empty span to the character at its place, so that there is something to point at.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
    if !span.is_empty() && text.get(span.clone()).is_some() {
        return span;
    }
    let start = (0..=span.start.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let length = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    start..start + length
}

/// The full-width character on the line of a fault that stands where TOML wants the half-width one: the commonest
/// slip of an author whose input method is on.
fn full_width(text: &str, span: &Range<usize>) -> Option<(Range<usize>, char, &'static str)> {
    let line = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in text.get(line..)?.char_indices().take_while(|(_, c)| *c != '\n') {
        match quote {
            Some(open) if c == open && before != '\\' => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '#' => return None,
            None => {
                let right = match c {
                    '＝' => "=",
                    '“' | '”' | '＂' => "\"",
                    '［' => "[",
                    '］' => "]",
                    '｛' => "{",
                    '｝' => "}",
                    '，' | '、' => ",",
                    '．' => ".",
                    '＃' => "#",
                    '\u{3000}' => " ",
                    _ => "",
                };
                if !right.is_empty() {
                    let at = line + at;
                    return Some((at..at + c.len_utf8(), c, right));
                }
            }
        }
        before = c;
    }
    None
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

/// Where a piece of a string value stands in the source. Escapes move places: then the whole value is answered.
pub fn inside(source: &str, value: &Range<usize>, decoded: &str, piece: Range<usize>) -> Range<usize> {
    let raw = source.get(value.clone()).unwrap_or_default();
    match raw.find(decoded) {
        Some(at) if !decoded.is_empty() => value.start + at + piece.start..value.start + at + piece.end,
        _ => value.clone(),
    }
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
        assert_eq!(first("［［exhibit］］"), ("M0002", "［".to_owned()));
        assert_eq!(first("id = \"＝\" x").0, "M0001");
    }

    #[test]
    fn the_usual_faults_have_codes_of_their_own() {
        assert_eq!(first("a = 1\na = 2"), ("M0003", "a".to_owned()));
        assert_eq!(
            first(&format!("a = {}1{}", "[".repeat(10_000), "]".repeat(10_000))).0,
            "M0004"
        );
        assert_eq!(first("a = ").0, "M0001");
    }

    #[test]
    fn encodings_are_recognised_by_name() {
        fn code(bytes: &[u8]) -> Result<&str, &'static str> {
            decode("a.toml", bytes).map_err(|problem| problem.code)
        }
        assert_eq!(code(b"\xEF\xBB\xBFid = 1"), Ok("id = 1"));
        assert_eq!(code(b"title = \"\x93\xFA\x96\x7B\""), Err("M0006"));
        assert_eq!(code(b"\xFF\xFEi\0d\0"), Err("M0007"));
        assert_eq!(code(b"a = \"\xFF\xFE\xFD\""), Err("M0005"));
    }

    #[test]
    fn places_inside_strings_survive_where_nothing_is_escaped() {
        let source = "a = \"xかy\"";
        assert_eq!(inside(source, &(4..11), "xかy", 1..4), 6..9);
        let escaped = "a = \"x\\ny\"";
        assert_eq!(inside(escaped, &(4..10), "x\ny", 2..3), 4..10);
    }
}
