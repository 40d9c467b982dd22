//! What is certain enough to be repaired: proposals for keys that stand in the wrong place and ids that are missing, and
//! the making of all proposals, from wherever they come. A proposal is made only if the file is better afterwards. It
//! changes text and nothing else: whoever reads and writes files is in `cli`.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::Path,
};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};
use toml_parser::lexer::TokenKind;

use super::{
    edit::{Edit, Layout, Replacement},
    problem::{Problem, Report, Severity},
    source,
    structure::is_id,
};

/// Adds repairs to the problems of a scenario that was read: keys of the file itself that stand below a header, and ids.
pub fn propose(table: &DeTable<'_>, report: &mut Report) {
    propose_for(table, report, |problem| {
        problem.code == "M0107" || is_missing_id(problem)
    });
}

/// Adds repairs to the problems of a registry that was read: ids in its lists.
pub fn propose_in_lists(table: &DeTable<'_>, report: &mut Report) {
    propose_for(table, report, |problem| {
        is_missing_id(problem) && !problem.span.is_empty()
    });
}

fn propose_for(table: &DeTable<'_>, report: &mut Report, is_ours: impl Fn(&Problem) -> bool) {
    if !report.problems().any(&is_ours) {
        return;
    }
    let mut seen = Seen::default();
    seen.table(table);
    let text = report.source().to_owned();
    let file = report.file().to_owned();
    let head = Head::of(&text);
    let mut at_root: BTreeSet<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
    for problem in report.problems_mut().filter(|problem| is_ours(problem)) {
        if problem.code == "M0107" {
            let Some((key, value)) = seen.keys.get(&problem.span.start) else {
                continue;
            };
            if at_root.insert(key.get_ref().as_ref())
                && let Some(edits) = carry_up(&text, key, value, head.end)
            {
                problem.fixed_by(edits);
            }
        } else if problem.span.is_empty() {
            if let Some(id) = id_of_file(&file) {
                let line = format!("id = \"{id}\"\n");
                let at = head.schema.unwrap_or(head.begin);
                problem.fixed_by([new_line(&text, at, line)]).with(GIVEN, id);
            }
        } else if let Some(id) = seen.free_id(problem.span.start)
            && text
                .get(problem.span.clone())
                .is_some_and(|header| header.starts_with("[["))
        {
            let at = line_end(&text, problem.span.end);
            problem.fixed_by([new_line(&text, at, format!("id = \"{id}\"\n"))]);
        }
    }
}

/// The name of the value that tells the id which a file is given.
const GIVEN: &str = "given";

fn is_missing_id(problem: &Problem) -> bool {
    problem.code == "M0102"
        && problem
            .values
            .iter()
            .any(|(name, key)| *name == "key" && key == "id")
}

/// The id that a repair gives to a file that has none.
pub fn given_id(problem: &Problem) -> Option<&str> {
    problem
        .values
        .iter()
        .find(|(name, _)| *name == GIVEN)
        .map(|(_, id)| id.as_str())
}

/// Takes another id for a file that has none.
pub fn give_id(problem: &mut Problem, id: &str) {
    for (_, given) in problem.values.iter_mut().filter(|(name, _)| *name == GIVEN) {
        for edit in &mut problem.fix {
            if let Replacement::Words(words) = &mut edit.by {
                *words = words.replace(&format!("\"{given}\""), &format!("\"{id}\""));
            }
        }
        id.clone_into(given);
    }
}

/// An id from the name of a file; none where nothing of the name could be one.
pub(super) fn id_of_file(file: &str) -> Option<String> {
    let stem = Path::new(file).file_stem()?.to_str()?;
    let words: Vec<String> = stem
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    // `＝１.toml` and `<stdin>` say nothing.
    let is_said = stem
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || " -_.()+".contains(c));
    Some(words.join("-")).filter(|id| is_said && is_id(id))
}

/// Keys, and lists of tables, by where they stand.
#[derive(Default)]
struct Seen<'t, 'i> {
    keys: BTreeMap<usize, (&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>)>,
    /// For a table in a list: the name of the list, the table's number, and the ids of all of them.
    tables: BTreeMap<usize, (&'t str, usize, Vec<&'t str>)>,
    /// Ids that were given.
    given: BTreeSet<String>,
}

impl<'t, 'i> Seen<'t, 'i> {
    fn table(&mut self, table: &'t DeTable<'i>) {
        for (key, value) in table {
            self.keys.insert(key.span().start, (key, value));
            match value.get_ref() {
                DeValue::Table(table) => self.table(table),
                DeValue::Array(list) => {
                    let tables = || {
                        list.iter()
                            .filter_map(|entry| Some((entry.get_ref().as_table()?, entry.span())))
                    };
                    let ids: Vec<&str> = tables()
                        .filter_map(|(table, _)| table.get("id")?.get_ref().as_str())
                        .collect();
                    for (number, (table, span)) in tables().enumerate() {
                        self.tables
                            .insert(span.start, (key.get_ref(), number + 1, ids.clone()));
                        self.table(table);
                    }
                }
                _ => {}
            }
        }
    }

    /// An id for a table of a list that no other one of the list has.
    fn free_id(&mut self, at: usize) -> Option<String> {
        let (list, number, ids) = self.tables.get(&at)?;
        let id = (*number..=number + ids.len())
            .map(|number| format!("{list}-{number}"))
            .find(|id| !ids.contains(&id.as_str()) && !self.given.contains(id))?;
        self.given.insert(id.clone());
        Some(id)
    }
}

/// What stands above the first header.
struct Head {
    /// Where the first key could stand.
    begin: usize,
    /// Behind the line of `schema`.
    schema: Option<usize>,
    /// Behind the line of the last key.
    end: usize,
}

impl Head {
    fn of(text: &str) -> Self {
        let mut begin = None;
        let mut schema = None;
        let mut end = None;
        let mut depth = 0_usize;
        let mut first: Option<&str> = None;
        for token in toml_parser::Source::new(text).lex() {
            let span = token.span();
            match token.kind() {
                TokenKind::Whitespace | TokenKind::Comment => {}
                TokenKind::LeftSquareBracket if first.is_none() => {
                    begin = begin.or(Some(span.start()));
                    break;
                }
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    depth = depth.saturating_sub(1);
                }
                TokenKind::Newline | TokenKind::Eof if depth == 0 => {
                    if let Some(word) = first.take() {
                        end = Some(span.end());
                        if word == "schema" {
                            schema = end;
                        }
                    }
                }
                _ if first.is_none() => {
                    begin = begin.or(Some(span.start()));
                    first = text.get(span.start()..span.end());
                }
                _ => {}
            }
        }
        let begin = begin.map_or(text.len(), |begin| line_start(text, begin));
        Self {
            begin,
            schema,
            end: end.unwrap_or(begin),
        }
    }
}

/// The beginning of the line.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |feed| feed + 1)
}

/// Behind the end of the line.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |feed| at + feed + 1)
}

/// Puts a whole line at the beginning of a line, or behind a last line that has no end.
pub(crate) fn new_line(text: &str, at: usize, line: String) -> Edit {
    let is_open = at > 0 && text.get(..at).is_some_and(|before| !before.ends_with('\n'));
    if is_open {
        Edit::insert(at, format!("\n{}", line.trim_end()))
    } else {
        Edit::insert(at, line)
    }
}

/// Carries the lines of a key and its value to another line. None where more than this stands on the lines, or where the
/// key has a header of its own.
fn carry_up(
    text: &str,
    key: &Spanned<impl AsRef<str>>,
    value: &Spanned<DeValue<'_>>,
    to: usize,
) -> Option<Vec<Edit>> {
    let mut places = Vec::new();
    statements(text, key.span(), value, &mut places);
    let mut edits = Vec::new();
    for (key, value) in places {
        let start = line_start(text, key.start);
        let is_key = |c: char| c.is_ascii_alphanumeric() || "-_.\"' \t".contains(c);
        let before = text.get(start..key.start)?;
        let end = line_end(text, value.end);
        let behind = text.get(value.end..end)?.trim_start();
        let is_alone = before.chars().all(is_key) && (behind.is_empty() || behind.starts_with('#'));
        if !is_alone {
            return None;
        }
        let [copy, removal] = Edit::carry(start..end, to);
        edits.push(copy);
        if !text.get(start..end)?.ends_with('\n') {
            edits.push(Edit::insert(to, "\n"));
        }
        edits.push(removal);
    }
    Some(edits)
}

/// The places of all keys with values that a dotted key stands for.
fn statements(
    text: &str,
    key: Range<usize>,
    value: &Spanned<DeValue<'_>>,
    places: &mut Vec<(Range<usize>, Range<usize>)>,
) {
    let is_written = text
        .get(value.span())
        .is_some_and(|written| written.starts_with('{'));
    match value.get_ref() {
        DeValue::Table(table) if !is_written => {
            let mut parts: Vec<_> = table.iter().collect();
            parts.sort_by_key(|(key, _)| key.span().start);
            for (key, value) in parts {
                statements(text, key.span(), value, places);
            }
        }
        _ => places.push((key, value.span())),
    }
}

/// A file that was repaired.
#[derive(Debug, PartialEq)]
pub struct Repaired {
    /// What it is now.
    pub bytes: Vec<u8>,
    /// The repairs that were made: the code, and the line where it was.
    pub made: Vec<(&'static str, usize)>,
}

/// Makes every repair that `judge` proposes, until it proposes nothing more. One that would leave the file worse than
/// before is not made.
pub fn repair(bytes: &[u8], mut judge: impl FnMut(&[u8]) -> Vec<Problem>) -> Repaired {
    let mut now = bytes.to_vec();
    let mut problems = judge(&now);
    let mut made = Vec::new();
    let mut refused: BTreeSet<(&'static str, String)> = BTreeSet::new();
    let mut is_changed_since = false;
    loop {
        let layout = Layout::of(&now);
        let Ok(text) = source::decode("", &now) else {
            return Repaired { bytes: now, made };
        };
        let written = |problem: &Problem| -> String {
            let edits = problem.fix.iter();
            edits.map(|edit| layout.written(edit, &text)).collect()
        };
        let mut proposed: Vec<&Problem> = Vec::new();
        let mut changed: Vec<Range<usize>> = Vec::new();
        for problem in problems.iter().filter(|problem| !problem.fix.is_empty()) {
            let spans = || problem.fix.iter().map(|edit| &edit.span);
            let overlaps = spans().any(|span| changed.iter().any(|other| overlap(span, other)));
            if !overlaps && !refused.contains(&(problem.code, written(problem))) {
                changed.extend(spans().cloned());
                proposed.push(problem);
            }
        }
        // The larger halves first; what cannot be made together may be possible one by one.
        let mut halves = vec![proposed.as_slice()];
        let mut better = None;
        while let Some(half) = halves.pop() {
            if half.is_empty() {
                continue;
            }
            let edits = half.iter().flat_map(|problem| &problem.fix);
            let next = layout.apply(edits, &text, &now);
            let left = judge(&next);
            if is_better((&now, &problems), (&next, &left), half) {
                made.extend(half.iter().map(|problem| (problem.code, problem.line)));
                better = Some((next, left));
                break;
            }
            if let [only] = half {
                refused.insert((only.code, written(only)));
            } else {
                let (first, second) = half.split_at(half.len() / 2);
                halves.extend([second, first]);
            }
        }
        if let Some((next, left)) = better {
            (now, problems) = (next, left);
            is_changed_since = !refused.is_empty();
        } else if is_changed_since {
            // What made a broken file worse may mend it now that more of it can be read.
            refused.clear();
            is_changed_since = false;
        } else {
            return Repaired { bytes: now, made };
        }
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end || (!a.is_empty() && a == b)
}

/// Whether a file may be changed: what was to be repaired is, and nothing is wrong that was not. Only a fault of the
/// syntax hides what lies behind it, so that more may come to light once it is gone; then the first fault must be a later one.
fn is_better(
    (now, before): (&[u8], &[Problem]),
    (next, after): (&[u8], &[Problem]),
    repaired: &[&Problem],
) -> bool {
    let count = |problems: &[Problem], code: &str, severity| {
        problems
            .iter()
            .filter(|problem| problem.code == code && problem.severity == severity)
            .count()
    };
    let errors = |problems: &[Problem]| {
        problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .count()
    };
    let is_less = errors(after) < errors(before)
        && after.iter().all(|problem| {
            count(after, problem.code, problem.severity) <= count(before, problem.code, problem.severity)
        });
    if is_readable(now) {
        return is_less && is_readable(next);
    }
    let last = repaired.iter().map(|problem| problem.line).max().unwrap_or(0);
    is_less || is_readable(next) || after.first().is_none_or(|problem| problem.line > last)
}

/// Whether the bytes can be read as a table.
fn is_readable(bytes: &[u8]) -> bool {
    source::decode("", bytes).is_ok_and(|text| DeTable::parse(&text).is_ok())
}

#[cfg(test)]
mod tests;
