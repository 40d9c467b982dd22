//! Translation files of GNU gettext (PO): written in one form, and read as strictly as `msgfmt` does, with the line of
//! what is wrong. It knows nothing of packs; what the entries mean is in [`super::exchange`].
//!
//! Of the libraries that there are, none can read what people send back: `polib` panics on a string that is not closed and
//! lets the last of two entries win, `rspolib` stops quietly at bytes that are no UTF-8, and neither tells the line of a
//! wrong escape. See the manual of gettext, "The Format of PO Files".

use std::collections::BTreeMap;

/// A file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// The fields of the header, in order.
    pub header: Vec<(String, String)>,
    /// The entries, in order.
    pub entries: Vec<Entry>,
}

/// One text with its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line at which its source stands, from 1; 0 where it was not read.
    pub line: usize,
    /// What tells it from others with the same source (`msgctxt`).
    pub key: String,
    /// The source (`msgid`).
    pub source: String,
    /// The translation (`msgstr`); empty where there is none.
    pub text: String,
    /// What the translator should know (`#.`), by lines.
    pub notes: Vec<String>,
    /// Where it comes from (`#:`).
    pub file: String,
    /// Whether the translation needs another look.
    pub is_fuzzy: bool,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What.
    pub kind: FaultKind,
}

/// What can be wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Bytes that are no UTF-8, or another encoding is announced.
    Encoding,
    /// A line that is neither comment nor keyword nor string.
    Line,
    /// A string that does not end, or goes on behind its end.
    Open,
    /// A backslash before something that it cannot stand before.
    Escape,
    /// A string that belongs to nothing.
    Loose,
    /// An entry that is not whole: a keyword is missing, or there twice.
    Part,
    /// Plural forms, which texts of scenarios do not have.
    Plural,
    /// An entry without a key.
    Key,
    /// An entry whose key another one has.
    Twice,
}

impl FaultKind {
    /// The message that says so.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Encoding => "translate-po-encoding",
            Self::Line => "translate-po-line",
            Self::Open => "translate-po-open",
            Self::Escape => "translate-po-escape",
            Self::Loose => "translate-po-loose",
            Self::Part => "translate-po-part",
            Self::Plural => "translate-po-plural",
            Self::Key => "translate-po-key",
            Self::Twice => "translate-po-twice",
        }
    }
}

impl Catalog {
    /// A field of the header.
    pub fn field(&self, name: &str) -> Option<&str> {
        let field = self
            .header
            .iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name));
        field
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The text of the file. Lines are broken where the texts have line feeds, and nowhere else.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let mut header = String::new();
        for (name, value) in &self.header {
            header.push_str(&[name.as_str(), ": ", value, "\n"].concat());
        }
        string("msgid", "", &mut out);
        string("msgstr", &header, &mut out);
        for entry in &self.entries {
            out.push('\n');
            for note in &entry.notes {
                comment("#.", note, &mut out);
            }
            if !entry.file.is_empty() {
                comment("#:", &entry.file, &mut out);
            }
            if entry.is_fuzzy {
                comment("#,", "fuzzy", &mut out);
            }
            string("msgctxt", &entry.key, &mut out);
            string("msgid", &entry.source, &mut out);
            string("msgstr", &entry.text, &mut out);
        }
        out
    }

    /// Reads the bytes of a file. What translators' tools keep beside the texts, such as earlier sources and entries that
    /// are out of use, is passed over.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Fault {
                line: before.split(|byte| *byte == b'\n').count(),
                kind: FaultKind::Encoding,
            }
        })?;
        let mut reader = Reader::default();
        for (number, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
            reader.line = number + 1;
            reader.take(line.trim())?;
        }
        reader.finish()?;
        Ok(reader.catalog)
    }
}

fn comment(sign: &str, words: &str, out: &mut String) {
    out.push_str(sign);
    out.push(' ');
    out.push_str(words);
    out.push('\n');
}

fn string(keyword: &str, words: &str, out: &mut String) {
    out.push_str(keyword);
    let is_one_line = words.find('\n').is_none_or(|at| at + 1 == words.len());
    if !is_one_line {
        out.push_str(" \"\"\n");
    }
    let mut lines = words.split_inclusive('\n').peekable();
    if lines.peek().is_none() {
        out.push_str(" \"\"\n");
    }
    for line in lines {
        out.push_str(if is_one_line { " \"" } else { "\"" });
        for c in line.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c => out.push(c),
            }
        }
        out.push_str("\"\n");
    }
}

/// The parts of an entry, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Key,
    Source,
    Text,
}

#[derive(Default)]
struct Reader {
    catalog: Catalog,
    line: usize,
    entry: Entry,
    has_key: bool,
    /// The part that was read last.
    part: Option<Part>,
    has_header: bool,
    keys: BTreeMap<String, usize>,
}

impl Reader {
    const fn fault(&self, kind: FaultKind) -> Fault {
        Fault {
            line: self.line,
            kind,
        }
    }

    fn take(&mut self, line: &str) -> Result<(), Fault> {
        if line.is_empty() || line.starts_with("#~") {
            return Ok(());
        }
        if let Some(comment) = line.strip_prefix('#') {
            // Comments stand above their entry.
            if self.part == Some(Part::Text) {
                self.finish()?;
            }
            if let Some(flags) = comment.strip_prefix(',') {
                self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            } else if let Some(note) = comment.strip_prefix('.') {
                self.entry.notes.push(note.trim().to_owned());
            } else if let Some(file) = comment.strip_prefix(':') {
                file.trim().clone_into(&mut self.entry.file);
            }
            return Ok(());
        }
        if line.starts_with('"') {
            let words = self.string(line)?;
            let Some(part) = self.part else {
                return Err(self.fault(FaultKind::Loose));
            };
            self.put(part, &words);
            return Ok(());
        }
        let end = line
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(line.len());
        let (keyword, rest) = line.split_at(end);
        let part = match keyword {
            "msgctxt" => Part::Key,
            "msgid" => Part::Source,
            "msgstr" if rest.starts_with('[') => return Err(self.fault(FaultKind::Plural)),
            "msgstr" => Part::Text,
            "msgid_plural" => return Err(self.fault(FaultKind::Plural)),
            _ => return Err(self.fault(FaultKind::Line)),
        };
        if self.part == Some(Part::Text) {
            self.finish()?;
        }
        let is_in_order = match part {
            Part::Key => self.part.is_none(),
            Part::Source => self.part.is_none() || self.part == Some(Part::Key),
            Part::Text => self.part == Some(Part::Source),
        };
        if !is_in_order {
            return Err(self.fault(FaultKind::Part));
        }
        let words = self.string(rest.trim_start())?;
        self.part = Some(part);
        self.has_key |= part == Part::Key;
        if part == Part::Source {
            self.entry.line = self.line;
        }
        self.put(part, &words);
        Ok(())
    }

    fn put(&mut self, part: Part, words: &str) {
        match part {
            Part::Key => self.entry.key.push_str(words),
            Part::Source => self.entry.source.push_str(words),
            Part::Text => self.entry.text.push_str(words),
        }
    }

    /// The words of a string that fills the rest of a line.
    fn string(&self, written: &str) -> Result<String, Fault> {
        let open = || self.fault(FaultKind::Open);
        let mut rest = written.strip_prefix('"').ok_or_else(open)?.chars();
        let mut words = String::new();
        loop {
            match rest.next().ok_or_else(open)? {
                '"' => break,
                '\\' => words.push(match rest.next().ok_or_else(open)? {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'a' => '\u{7}',
                    'b' => '\u{8}',
                    'f' => '\u{C}',
                    'v' => '\u{B}',
                    c @ ('"' | '\\') => c,
                    _ => return Err(self.fault(FaultKind::Escape)),
                }),
                c => words.push(c),
            }
        }
        rest.as_str().is_empty().then_some(words).ok_or_else(open)
    }

    /// Ends the entry that is being read.
    fn finish(&mut self) -> Result<(), Fault> {
        match self.part {
            None => return Ok(()),
            Some(Part::Text) => {}
            Some(_) => return Err(self.fault(FaultKind::Part)),
        }
        let entry = std::mem::take(&mut self.entry);
        let has_key = std::mem::take(&mut self.has_key);
        self.part = None;
        let fault = |kind| Fault {
            line: entry.line,
            kind,
        };
        if !has_key && entry.source.is_empty() {
            if std::mem::replace(&mut self.has_header, true) {
                return Err(fault(FaultKind::Twice));
            }
            let fields = entry.text.lines().filter_map(|line| line.split_once(':'));
            self.catalog.header = fields
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                .collect();
            let charset = self
                .catalog
                .field("Content-Type")
                .and_then(|kind| kind.split_once("charset="));
            if charset
                .is_some_and(|(_, name)| !matches!(name.to_ascii_lowercase().as_str(), "utf-8" | "utf8"))
            {
                return Err(fault(FaultKind::Encoding));
            }
            return Ok(());
        }
        if !has_key || entry.key.is_empty() {
            return Err(fault(FaultKind::Key));
        }
        if self.keys.insert(entry.key.clone(), entry.line).is_some() {
            return Err(fault(FaultKind::Twice));
        }
        self.catalog.entries.push(entry);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(text: &str) -> (usize, FaultKind) {
        let fault = Catalog::read(text.as_bytes()).unwrap_err();
        (fault.line, fault.kind)
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let head = "msgid \"\"\nmsgstr \"\"\n\n";
        let cases = [
            ("msgctxt \"a\"\nmsgid \"x\nmsgstr \"y\"\n", 5, FaultKind::Open),
            ("msgctxt \"a\"\nmsgid \"x\" y\nmsgstr \"y\"\n", 5, FaultKind::Open),
            ("msgctxt \"a\"\nmsgid\nmsgstr \"y\"\n", 5, FaultKind::Open),
            (
                "msgctxt \"a\"\nmsgid \"x\\q\"\nmsgstr \"y\"\n",
                5,
                FaultKind::Escape,
            ),
            ("\"x\"\nmsgid \"x\"\n", 0, FaultKind::Loose),
            ("msgctxt \"a\"\nmsgstr \"y\"\n", 5, FaultKind::Part),
            ("msgctxt \"a\"\nmsgid \"y\"\n", 5, FaultKind::Part),
            ("msgctxt \"a\"\nmsgid \"y\"\nmsgid \"y\"\n", 6, FaultKind::Part),
            (
                "msgctxt \"a\"\nmsgid \"y\"\nmsgid_plural \"y\"\n",
                6,
                FaultKind::Plural,
            ),
            ("msgid \"y\"\nmsgstr \"x\"\n", 4, FaultKind::Key),
            ("<<<<<<< HEAD\n", 4, FaultKind::Line),
            (
                "msgctxt \"a\"\nmsgid \"y\"\nmsgstr \"\"\nmsgctxt \"a\"\nmsgid \"z\"\nmsgstr \"\"\n",
                8,
                FaultKind::Twice,
            ),
        ];
        for (text, line, kind) in cases {
            if line == 0 {
                assert_eq!(fault(text), (1, kind), "{text}");
            } else {
                assert_eq!(fault(&format!("{head}{text}")), (line, kind), "{text}");
            }
        }
        assert_eq!(
            Catalog::read(b"msgid \"\"\nmsgstr \"\x93\xFA\"\n")
                .unwrap_err()
                .kind,
            FaultKind::Encoding
        );
        assert_eq!(
            fault("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=Shift_JIS\\n\"\n"),
            (1, FaultKind::Encoding)
        );
    }

    #[test]
    fn what_tools_keep_beside_the_texts_is_passed_over() {
        let text = "\u{FEFF}# somebody\r\nmsgid \"\"\r\nmsgstr \"Language: en\\n\"\r\n\r\n# mine\r\n#| msgid \"old\"\r\n#, fuzzy, no-wrap\r\n\
                    msgctxt \"a\"\r\nmsgid \"\"\r\n\"x\\n\"\r\n\"y\"\r\nmsgstr \"z\"\r\n\r\n#~ msgid \"gone\"\r\n#~ msgstr \"gone\"\r\n";
        let catalog = Catalog::read(text.as_bytes()).unwrap();
        assert_eq!(catalog.field("language"), Some("en"));
        let [entry] = catalog.entries.as_slice() else {
            panic!("{catalog:?}");
        };
        assert_eq!(
            (entry.source.as_str(), entry.text.as_str(), entry.is_fuzzy),
            ("x\ny", "z", true)
        );
    }

    prop_compose! {
        fn entry()(
            source in "[a\"\\\\\n\t\u{3042} ]{1,12}",
            text in "[a\"\\\\\n\r\t\u{3042}#]{0,12}",
            notes in prop::collection::vec("[a-z\u{3042}]{1,5}", 0..3),
            is_fuzzy: bool,
        ) -> Entry {
            Entry { source, text, notes, is_fuzzy, file: "a.toml".to_owned(), ..Entry::default() }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(entries in prop::collection::vec(entry(), 0..5)) {
            let mut catalog = Catalog {
                header: vec![("Language".to_owned(), "en".to_owned())],
                entries,
            };
            for (number, entry) in catalog.entries.iter_mut().enumerate() {
                entry.key = format!("a/{number}");
            }
            let mut read = Catalog::read(catalog.write().as_bytes()).unwrap();
            for entry in &mut read.entries {
                entry.line = 0;
            }
            prop_assert_eq!(read, catalog);
        }

        #[test]
        fn nothing_makes_it_stop(lines in prop::collection::vec("(msgctxt|msgid|msgstr|#,|#\\.|#:|#~|)[ \"\\\\a\u{3042}\\[]{0,6}", 0..12)) {
            let _ = Catalog::read(lines.join("\n").as_bytes());
        }
    }
}
