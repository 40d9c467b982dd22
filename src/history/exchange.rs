//! A record on its way to another machine or a spreadsheet, and back: JSON Lines and CSV, both without loss. Written and
//! read line by line, however long; what is done with what was read is for [`super::store`].

use std::{
    io::{self, BufRead, Read, Write},
    ops::ControlFlow,
};

use serde_json::{Map, Value};

use super::{
    Attempt, Fault, Filter, History, Purpose, Role, Sitting, State,
    fields::{self, FIELDS, FIRST, Misfit, Nature},
    plausible::{self, Implausible},
};

/// The version of both formats. It grows when something is told in another way, or something new is told.
const VERSION: u64 = 3;

/// How a record is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON Lines: everything, sessions included, and an end by which a file that was cut off is known.
    JsonLines,
    /// A table of the answers that spreadsheets open, also a Japanese Excel.
    Csv,
}

/// A piece of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A session.
    Session(Sitting, State),
    /// An answer.
    Answer(Box<Attempt>),
}

/// A line that cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub what: What,
}

/// What can be wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The file does not begin like an exported record.
    NoRecord,
    /// The file is of a newer version of the format.
    Newer,
    /// The file ends before its end.
    CutOff,
    /// The line is neither a session nor an answer.
    Strange,
    /// A field is missing or cannot be understood.
    Misfit(Misfit),
    /// A field can be understood and cannot be true.
    Implausible(Implausible),
    /// The file could not be read on, in the words of the system.
    Io(String),
}

// ===== Writing =====

/// Writes the whole record.
///
/// # Errors
/// When the record cannot be read, or the result not be written.
pub fn export(history: &History, format: Format, out: &mut dyn Write) -> Result<(), ExportFault> {
    match format {
        Format::JsonLines => json_lines(history, out),
        Format::Csv => csv(history, out),
    }
}

/// Why a record could not be exported.
#[derive(Debug)]
pub enum ExportFault {
    /// It cannot be read.
    Fault(Fault),
    /// The result cannot be written.
    Io(io::Error),
}

impl From<Fault> for ExportFault {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<io::Error> for ExportFault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn json_lines(history: &History, out: &mut dyn Write) -> Result<(), ExportFault> {
    let opening = [
        ("record", "head".into()),
        ("minuku", "history".into()),
        ("version", VERSION.into()),
        ("program", env!("CARGO_PKG_VERSION").into()),
    ];
    line(out, opening)?;
    let held = history.sessions(usize::MAX)?;
    for held in held.iter().rev() {
        let sitting = &held.sitting;
        let session = [
            ("record", "session".into()),
            ("session", fields::session_name(sitting.session).into()),
            ("begun", fields::moment(sitting.begun).into()),
            ("purpose", sitting.purpose.word().into()),
            ("role", sitting.role.word().into()),
            ("language", sitting.language.tag().into()),
            ("seed", sitting.seed.to_string().into()),
            ("scenarios", sitting.scenarios.clone().into()),
            ("state", held.state.word().into()),
        ];
        line(out, session)?;
    }
    let mut answers = 0_u64;
    each(history, |attempt| {
        answers += 1;
        let values = FIELDS
            .iter()
            .zip(fields::texts(attempt))
            .map(|((name, nature), text)| {
                let value = match nature {
                    Nature::Text => text
                        .strip_prefix(fields::SEED)
                        .filter(|_| *name == "seed")
                        .unwrap_or(&text)
                        .into(),
                    Nature::Number => text
                        .parse::<u64>()
                        .map(Value::from)
                        .or_else(|_| text.parse::<i64>().map(Value::from))
                        .unwrap_or(Value::Null),
                    Nature::Flag => (text == "true").into(),
                };
                (*name, value)
            });
        line(out, [("record", "answer".into())].into_iter().chain(values))
    })?;
    let end = [
        ("record", "end".into()),
        ("sessions", held.len().into()),
        ("answers", answers.into()),
    ];
    line(out, end)?;
    Ok(out.flush()?)
}

fn line<'n>(out: &mut dyn Write, values: impl IntoIterator<Item = (&'n str, Value)>) -> io::Result<()> {
    let values: Map<String, Value> = values
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    writeln!(out, "{}", Value::Object(values))
}

fn csv(history: &History, out: &mut dyn Write) -> Result<(), ExportFault> {
    // By this mark Excel knows that it is not Shift_JIS.
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    table
        .write_record(FIELDS.iter().map(|(name, _)| name))
        .map_err(io::Error::other)?;
    each(history, |attempt| {
        table
            .write_record(fields::texts(attempt).map(defused))
            .map_err(io::Error::other)
    })?;
    Ok(table.flush()?)
}

fn each(history: &History, mut write: impl FnMut(&Attempt) -> io::Result<()>) -> Result<(), ExportFault> {
    let mut written = Ok(());
    history.attempts(&Filter::default(), |attempt| {
        written = write(&attempt);
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    Ok(written?)
}

/// Characters with which a spreadsheet begins a formula, half and full width, and the sign that keeps it from that.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];

/// A cell that no spreadsheet takes for a formula; [`fused`] takes it back.
fn defused(cell: String) -> String {
    if cell.starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell
    }
}

fn fused(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

// ===== Reading =====

/// Reads an exported record of either format. Every line that cannot be read is told; whoever takes the record over
/// must not take any of it then.
pub fn import<'r>(mut from: impl BufRead + 'r) -> Box<dyn Iterator<Item = Result<Entry, Unreadable>> + 'r> {
    let told = |line, what| -> Box<dyn Iterator<Item = _>> {
        Box::new(std::iter::once(Err(Unreadable { line, what })))
    };
    let start = match from.fill_buf() {
        Ok(start) => start,
        Err(error) => return told(1, What::Io(error.to_string())),
    };
    if start.starts_with("\u{feff}".as_bytes()) {
        from.consume(3);
    }
    match from.fill_buf().map(|start| start.first().copied()) {
        Ok(Some(b'{')) => Box::new(JsonLines {
            from,
            line: 0,
            sessions: 0,
            answers: 0,
            state: Reading::Head,
        }),
        Ok(Some(_)) => Table::open(from).map_or_else(
            |Unreadable { line, what }| told(line, what),
            |table| Box::new(table),
        ),
        Ok(None) => told(1, What::NoRecord),
        Err(error) => told(1, What::Io(error.to_string())),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Head,
    Entries,
    Over,
}

struct JsonLines<R> {
    from: R,
    line: u64,
    sessions: u64,
    answers: u64,
    state: Reading,
}

/// No line of a record is longer, in bytes.
const LONGEST: u64 = 1 << 20;

impl<R: BufRead> JsonLines<R> {
    /// The next line as an object; `None` at the end of the file.
    fn object(&mut self) -> Result<Option<Map<String, Value>>, What> {
        let mut bytes = Vec::new();
        self.line += 1;
        Read::take(&mut self.from, LONGEST)
            .read_until(b'\n', &mut bytes)
            .map_err(|error| What::Io(error.to_string()))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let is_whole = bytes.last() == Some(&b'\n');
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(object)) => Ok(Some(object)),
            _ if !is_whole => Err(What::CutOff),
            _ => Err(What::Strange),
        }
    }

    /// The next entry; `None` when the record has come to its end.
    fn entry(&mut self) -> Result<Option<Entry>, What> {
        let Some(object) = self.object()? else {
            self.state = Reading::Over;
            return Err(What::CutOff);
        };
        let text = |name: &str| object.get(name).and_then(Value::as_str);
        let count = |name: &str| object.get(name).and_then(Value::as_u64);
        match text("record") {
            Some("session") => {
                self.sessions += 1;
                let (sitting, state) = session(&object).map_err(What::Misfit)?;
                plausible::sitting(&sitting).map_err(What::Implausible)?;
                Ok(Some(Entry::Session(sitting, state)))
            }
            Some("answer") => {
                self.answers += 1;
                let texts: Vec<(&str, String)> = object
                    .iter()
                    .map(|(name, value)| {
                        let text = match value {
                            Value::String(text) => text.clone(),
                            Value::Null => String::new(),
                            other => other.to_string(),
                        };
                        (name.as_str(), text)
                    })
                    .collect();
                let field = |name: &str| {
                    let found = texts.iter().find(|(other, _)| *other == name)?;
                    Some(found.1.as_str())
                };
                answer(field).map(Some)
            }
            Some("end") => {
                self.state = Reading::Over;
                if (count("sessions"), count("answers")) == (Some(self.sessions), Some(self.answers)) {
                    Ok(None)
                } else {
                    Err(What::CutOff)
                }
            }
            _ => Err(What::Strange),
        }
    }

    fn head(&mut self) -> Result<(), What> {
        self.state = Reading::Over;
        let head = match self.object() {
            Ok(Some(head)) => head,
            Err(What::Io(detail)) => return Err(What::Io(detail)),
            _ => return Err(What::NoRecord),
        };
        if head.get("minuku").and_then(Value::as_str) != Some("history") {
            return Err(What::NoRecord);
        }
        match head.get("version").and_then(Value::as_u64) {
            Some(1..=VERSION) => {
                self.state = Reading::Entries;
                Ok(())
            }
            Some(1..) => Err(What::Newer),
            _ => Err(What::NoRecord),
        }
    }
}

/// An answer from its texts.
fn answer<'t>(text: impl Fn(&str) -> Option<&'t str>) -> Result<Entry, What> {
    let attempt = fields::attempt(text).map_err(What::Misfit)?;
    plausible::attempt(&attempt).map_err(What::Implausible)?;
    Ok(Entry::Answer(Box::new(attempt)))
}

fn session(object: &Map<String, Value>) -> Result<(Sitting, State), Misfit> {
    let misfit = |field: &'static str| Misfit {
        field,
        found: object.get(field).map(|value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), ToOwned::to_owned)
        }),
    };
    macro_rules! field {
        ($name:literal, $read:expr) => {
            object
                .get($name)
                .and_then(Value::as_str)
                .and_then($read)
                .ok_or_else(|| misfit($name))?
        };
    }
    let scenarios = object.get("scenarios").and_then(Value::as_array).and_then(|ids| {
        ids.iter()
            .map(|id| id.as_str().map(str::to_owned))
            .collect::<Option<Vec<String>>>()
    });
    let sitting = Sitting {
        session: field!("session", fields::session_of),
        begun: field!("begun", fields::moment_of),
        purpose: field!("purpose", Purpose::from_word),
        role: field!("role", Role::from_word),
        language: field!("language", fields::language),
        seed: field!("seed", fields::seed_of),
        scenarios: scenarios.ok_or_else(|| misfit("scenarios"))?,
    };
    Ok((sitting, field!("state", State::from_word)))
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Entry, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        let entry = match self.state {
            Reading::Over => return None,
            Reading::Head => match self.head() {
                Ok(()) => self.entry(),
                Err(what) => Err(what),
            },
            Reading::Entries => self.entry(),
        };
        if matches!(entry, Err(What::Io(_) | What::CutOff)) {
            self.state = Reading::Over;
        }
        let line = self.line;
        entry.map_err(|what| Unreadable { line, what }).transpose()
    }
}

/// Remembers the last byte that was read: a table that was cut off does not end with the end of a line.
struct Watched<R> {
    from: R,
    last: std::rc::Rc<std::cell::Cell<u8>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(into)?;
        if let Some(last) = count.checked_sub(1).and_then(|last| into.get(last)) {
            self.last.set(*last);
        }
        Ok(count)
    }
}

struct Table<R> {
    rows: csv::Reader<Watched<R>>,
    /// Where each of [`FIELDS`] stands; a table of an older version has not all of them.
    columns: [Option<usize>; FIELDS.len()],
    /// How many columns there are.
    width: usize,
    last: std::rc::Rc<std::cell::Cell<u8>>,
    over: bool,
}

impl<R: Read> Table<R> {
    fn open(from: R) -> Result<Self, Unreadable> {
        let told = |what| Unreadable { line: 1, what };
        let last = std::rc::Rc::new(std::cell::Cell::new(b'\n'));
        let watched = Watched {
            from,
            last: std::rc::Rc::clone(&last),
        };
        let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(watched);
        let names = rows.headers().map_err(|error| told(what(&error)))?;
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        if place("session").is_none() || place("response").is_none() {
            return Err(told(What::NoRecord));
        }
        if names.len() > FIELDS.len() {
            return Err(told(What::Newer));
        }
        let mut columns = [None; FIELDS.len()];
        for (number, (column, (field, _))) in columns.iter_mut().zip(FIELDS).enumerate() {
            *column = place(field);
            if column.is_none() && (number < FIRST || names.len() > FIRST) {
                return Err(told(What::Misfit(Misfit { field, found: None })));
            }
        }
        let width = names.len();
        Ok(Self {
            rows,
            columns,
            width,
            last,
            over: false,
        })
    }
}

fn what(error: &csv::Error) -> What {
    match error.kind() {
        csv::ErrorKind::Io(error) => What::Io(error.to_string()),
        _ => What::Strange,
    }
}

impl<R: Read> Iterator for Table<R> {
    type Item = Result<Entry, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let mut row = csv::StringRecord::new();
        let read = self.rows.read_record(&mut row);
        // The rows are counted, the head included: cells have no line breaks.
        let line = self.rows.position().record();
        let told = |line, what| Some(Err(Unreadable { line, what }));
        match read {
            Ok(true) => {}
            Ok(false) => {
                self.over = true;
                let is_whole = self.last.get() == b'\n';
                return if is_whole { None } else { told(line, What::CutOff) };
            }
            Err(error) => {
                self.over = matches!(error.kind(), csv::ErrorKind::Io(_));
                return told(line, what(&error));
            }
        }
        if row.len() != self.width {
            return told(line, What::Strange);
        }
        let answer = answer(|name| {
            let field = FIELDS.iter().position(|(field, _)| *field == name)?;
            row.get((*self.columns.get(field)?)?).map(fused)
        });
        match answer {
            Ok(answer) => Some(Ok(answer)),
            Err(what) => told(line, what),
        }
    }
}

#[cfg(test)]
mod tests;
