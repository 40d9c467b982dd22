//! From the texts of a file to entries for translators, and from entries back into the file. Only values of the target
//! language are written; every other byte stays. What would make the file worse is refused, text by text. The files
//! themselves are read and written in `cli`.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::{
    Direction,
    lock::{Lock, State},
    po::Entry,
    toml_text::in_the_manner_of,
};
use crate::{
    format,
    locale::{Texts, Value},
    scenario::{
        edit::{Edit, Layout},
        keyed::{Keyed, gather},
        marks,
        problem::{Problem, Severity},
        repair::{line_end, line_start, new_line},
        source, validate,
    },
};

/// Why an entry is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No text has this key any more.
    Gone,
    /// The source is another one now, so that this translates something else.
    Stale,
    /// It still bears the mark that it needs another look.
    Fuzzy,
    /// It does not mark what the source marks: the ids that are missing, and those that are too many.
    Marks(Vec<String>, Vec<String>),
    /// The file would have a problem that it has not now.
    Problem(Box<Problem>),
    /// The place in the file cannot be changed without changing more.
    Place,
}

/// An entry that is to be put into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The key of the text.
    pub key: String,
    /// The source from which it was made.
    pub source: String,
    /// The translation.
    pub text: String,
    /// Whether it needs another look.
    pub is_fuzzy: bool,
}

/// What becomes of a file.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What it is afterwards.
    pub bytes: Vec<u8>,
    /// How many of its texts are other ones now.
    pub changed: usize,
    /// The entries that hold: key and source.
    pub taken: Vec<(String, String)>,
    /// Those that were not taken, and why.
    pub refused: Vec<(String, Refusal)>,
    /// Warnings that the file did not have before.
    pub warnings: Vec<Problem>,
}

/// One entry for every text of a file that is there in the language of the source. `below` is the name of the file within
/// its pack; notes are in the language of `texts`.
pub fn entries(
    below: &str,
    table: &DeTable<'_>,
    direction: &Direction,
    lock: &Lock,
    texts: &Texts,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    for text in gather(below, table) {
        let Some(source) = text.get(&direction.source) else {
            continue;
        };
        let there = text.get(&direction.target);
        entries.push(Entry {
            line: 0,
            notes: notes(&text, source.text, texts),
            source: source.text.to_owned(),
            text: there.map(|word| word.text.to_owned()).unwrap_or_default(),
            file: below.to_owned(),
            is_fuzzy: lock.state(&text, &direction.source, &direction.target) == State::Stale,
            key: text.key,
        });
    }
    entries
}

/// What the translator should know: where the text is seen, what it is for, what has to stay.
fn notes(text: &Keyed<'_>, source: &str, texts: &Texts) -> Vec<String> {
    let (place, limit) = screen(text);
    let line = |words: String| words.replace(['\n', '\r'], " ");
    let mut notes = vec![
        line(texts.text(place)),
        line(format::about_key(text.form, text.name, texts)),
    ];
    let ids: Vec<&str> = marked(text, source).into_iter().collect();
    if !ids.is_empty() {
        notes.push(texts.with("translate-note-marks", &[("ids", ids.join(", ").into())]));
    }
    if let Some(cells) = limit {
        notes.push(texts.with("translate-note-width", &[("cells", Value::from(cells))]));
    }
    notes
}

/// The message that says on which screen a text is seen, and the cells that it has there where they are few.
fn screen(text: &Keyed<'_>) -> (&'static str, Option<usize>) {
    let exhibit = |cells| ("translate-at-exhibit", cells);
    match (text.form.name, text.name) {
        ("scenario" | "conversation", "title") => ("translate-at-title", Some(validate::TITLE)),
        ("scenario" | "conversation", _) => ("translate-at-situation", None),
        ("clue", "reveal") => ("translate-at-reveal", None),
        ("clue", _) => ("translate-at-debrief-clue", None),
        (form, _) if form.starts_with("ask-") => ("translate-at-question", None),
        ("option", "text") => ("translate-at-option", None),
        ("option", _) => ("translate-at-debrief-option", None),
        ("step", _) => ("translate-at-steps", None),
        ("debrief", _) => ("translate-at-debrief-story", None),
        ("customer" | "secret" | "rule" | "state" | "flag" | "covers", _) => ("translate-at-counter", None),
        (form, name) if form.starts_with("node") => match name {
            "why" | "better" => ("translate-at-debrief-option", None),
            "text" | "model" => ("translate-at-counter-choice", None),
            _ => ("translate-at-counter", None),
        },
        ("pack" | "institution" | "family", _) => ("translate-at-pack", None),
        ("prevention", _) => ("translate-at-prevention", None),
        (form, _) if form.starts_with("first-aid") => ("translate-at-first-aid", None),
        ("glossary", _) => ("translate-at-glossary", None),
        ("helpdesks" | "holidays", _) => ("translate-at-helpdesks", None),
        ("message", _) => ("translate-at-phone", None),
        (form, _) if form.ends_with("-sms") => ("translate-at-phone", None),
        ("item", "name") => exhibit(Some(19)),
        ("row" | "field", "label" | "value") => exhibit(Some(40)),
        _ => exhibit(None),
    }
}

/// The ids that a text marks, each as often as it does.
fn marked<'w>(text: &Keyed<'_>, words: &'w str) -> Vec<&'w str> {
    if !text.is_marked {
        return Vec::new();
    }
    let mut ids: Vec<&str> = marks::parse(words)
        .marks
        .into_iter()
        .map(|mark| mark.id)
        .collect();
    ids.sort_unstable();
    ids
}

/// What stands in one list and not in the other, each as often as it does.
fn beyond(these: &[&str], others: &[&str]) -> Vec<String> {
    let mut others = others.to_vec();
    let mut left = Vec::new();
    for id in these {
        match others.iter().position(|found| found == id) {
            Some(at) => {
                others.remove(at);
            }
            None => left.push((*id).to_owned()),
        }
    }
    left
}

/// Puts translations into a file. `judge` tells what is wrong with other bytes in its place; with `force`, also what was
/// made from another source is taken. Every entry is either taken or refused; an entry without a translation is neither.
pub fn import(
    below: &str,
    bytes: &[u8],
    wanted: &[Wanted],
    direction: &Direction,
    force: bool,
    mut judge: impl FnMut(&[u8]) -> Vec<Problem>,
) -> Outcome {
    let mut outcome = Outcome {
        bytes: bytes.to_vec(),
        ..Outcome::default()
    };
    let Ok(text) = source::decode(below, bytes) else {
        return outcome;
    };
    let Ok(table) = DeTable::parse(&text) else {
        return outcome;
    };
    let texts = gather(below, table.get_ref());
    let by_key: BTreeMap<&str, &Keyed<'_>> = texts.iter().map(|text| (text.key.as_str(), text)).collect();
    let file = Written {
        below,
        bytes,
        text: &text,
        layout: Layout::of(bytes),
        texts: &texts,
        target: &direction.target,
    };
    let mut changes = Vec::new();
    for entry in wanted.iter().filter(|entry| !entry.text.is_empty()) {
        let there = by_key.get(entry.key.as_str()).copied();
        match consider(entry, there, direction, force) {
            Ok(false) => outcome.taken.push((entry.key.clone(), entry.source.clone())),
            Ok(true) => changes.extend(there.map(|there| Change { entry, there })),
            Err(Some(refusal)) => outcome.refused.push((entry.key.clone(), refusal)),
            Err(None) => {}
        }
    }
    if changes.is_empty() {
        return outcome;
    }
    let before = judge(bytes);
    let mut kept: Vec<&Change<'_, '_>> = Vec::new();
    // All at once; where that does not do, the halves, down to the text that is to blame.
    let mut halves = vec![changes.as_slice()];
    while let Some(half) = halves.pop() {
        let together: Vec<&Change<'_, '_>> = kept.iter().copied().chain(half).collect();
        let refusal = match file.with(&together) {
            None => Refusal::Place,
            Some(next) => {
                let after = judge(&next);
                match worse(&before, &after) {
                    None => {
                        outcome.warnings = added(&before, after, Severity::Warning);
                        outcome.bytes = next;
                        kept = together;
                        continue;
                    }
                    Some(problem) => Refusal::Problem(Box::new(problem)),
                }
            }
        };
        if let [only] = half {
            outcome.refused.push((only.entry.key.clone(), refusal));
        } else {
            let (first, second) = half.split_at(half.len() / 2);
            halves.extend([second, first]);
        }
    }
    outcome.changed = kept.len();
    let kept = kept.iter().map(|change| change.entry);
    outcome
        .taken
        .extend(kept.map(|entry| (entry.key.clone(), entry.source.clone())));
    outcome
}

/// Whether an entry changes the file, or why it is not taken; one that says nothing new is not told.
fn consider(
    entry: &Wanted,
    there: Option<&Keyed<'_>>,
    direction: &Direction,
    force: bool,
) -> Result<bool, Option<Refusal>> {
    let there = there.ok_or(Some(Refusal::Gone))?;
    let source = there.get(&direction.source).ok_or(Some(Refusal::Gone))?;
    let is_new = there
        .get(&direction.target)
        .is_none_or(|word| word.text != entry.text);
    if entry.is_fuzzy {
        return Err(is_new.then_some(Refusal::Fuzzy));
    }
    if source.text != entry.source && !force {
        return Err(Some(Refusal::Stale));
    }
    if is_new {
        let (old, new) = (marked(there, source.text), marked(there, &entry.text));
        let (missing, surplus) = (beyond(&old, &new), beyond(&new, &old));
        if !missing.is_empty() || !surplus.is_empty() {
            return Err(Some(Refusal::Marks(missing, surplus)));
        }
    }
    Ok(is_new)
}

/// The first error of a kind of which there are more than before.
fn worse(before: &[Problem], after: &[Problem]) -> Option<Problem> {
    added(before, after.to_vec(), Severity::Error).into_iter().next()
}

/// The problems of a severity that are of a kind of which there are more than before; the last ones of each kind.
fn added(before: &[Problem], after: Vec<Problem>, severity: Severity) -> Vec<Problem> {
    let told = |problem: &Problem| {
        let values: Vec<&String> = problem.values.iter().map(|(_, value)| value).collect();
        format!("{} {values:?}", problem.code)
    };
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut room: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in before.iter().filter(|problem| problem.severity == severity) {
        *known.entry(told(problem)).or_default() += 1;
        *room.entry(problem.code).or_default() += 1;
    }
    let mut new: Vec<Problem> = after
        .into_iter()
        .filter(|problem| problem.severity == severity)
        .filter(|problem| match known.get_mut(&told(problem)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                *room.entry(problem.code).or_default() -= 1;
                false
            }
            _ => true,
        })
        .collect();
    // What is told in other words now was there before.
    new.retain(|problem| match room.get_mut(problem.code) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    new
}

/// A text of a file, and what it becomes.
struct Change<'w, 't> {
    entry: &'w Wanted,
    there: &'t Keyed<'t>,
}

/// A file as it is.
struct Written<'f> {
    below: &'f str,
    bytes: &'f [u8],
    text: &'f str,
    layout: Layout,
    texts: &'f [Keyed<'f>],
    target: &'f str,
}

impl Written<'_> {
    /// The bytes with these changes; `None` unless exactly these texts become what they should.
    fn with(&self, changes: &[&Change<'_, '_>]) -> Option<Vec<u8>> {
        let edits: Vec<Edit> = changes
            .iter()
            .map(|change| self.edit(change))
            .collect::<Option<_>>()?;
        let bytes = self.layout.apply(&edits, self.text, self.bytes);
        let wanted: BTreeMap<&str, &str> = changes
            .iter()
            .map(|change| (change.there.key.as_str(), change.entry.text.as_str()))
            .collect();
        let after = {
            let text = source::decode(self.below, &bytes).ok()?;
            let table = DeTable::parse(&text).ok()?;
            said(&gather(self.below, table.get_ref()))
        };
        let mut expected = said(self.texts);
        for (key, words) in wanted {
            expected.insert((key.to_owned(), self.target.to_owned()), words.to_owned());
        }
        (after == expected).then_some(bytes)
    }

    fn edit(&self, change: &Change<'_, '_>) -> Option<Edit> {
        let words = change.entry.text.as_str();
        if let Some(old) = change.there.get(self.target) {
            let like = self.text.get(old.span.clone())?;
            return Some(Edit::replace(old.span.clone(), in_the_manner_of(like, words)));
        }
        // Below the last language that is there.
        let (tag, value) = change.there.words.last()?;
        let tag = &tag.span;
        let like = self.text.get(value.span.clone())?;
        let written = in_the_manner_of(like, words);
        let between = self.text.get(tag.end..value.span.start)?;
        let start = line_start(self.text, tag.start);
        let end = line_end(self.text, value.span.end);
        let path = self.text.get(start..tag.start)?;
        let behind = self.text.get(value.span.end..end)?.trim();
        let is_key = |c: char| c.is_ascii_alphanumeric() || "-_.\"' \t".contains(c);
        if path.chars().all(is_key) && (behind.is_empty() || behind.starts_with('#')) {
            let whole = format!("{path}{}{between}{written}\n", self.target);
            // The text of another language may end in a line that is kept open.
            return Some(new_line(self.text, end, whole));
        }
        let path = path
            .rsplit(['{', ',', '['])
            .next()
            .unwrap_or_default()
            .trim_start();
        let further = format!(", {path}{}{between}{written}", self.target);
        Some(Edit::insert(value.span.end, further))
    }
}

/// Every text of a file, by key and language.
fn said(texts: &[Keyed<'_>]) -> BTreeMap<(String, String), String> {
    let words = texts.iter().flat_map(|text| {
        let words = text.words.iter();
        words.map(|(tag, word)| ((text.key.clone(), tag.text.to_owned()), word.text.to_owned()))
    });
    words.collect()
}
