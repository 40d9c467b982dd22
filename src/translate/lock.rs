//! The lock file of a pack: from which source every translation was made, as a hash, so that a source that changed since
//! can be told. It says nothing about how good a translation is, and it is no scenario. Who reads and writes the file is in
//! `pack` and `cli`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use crate::{
    scenario::{
        keyed::Keyed,
        problem::Report,
        source::{self, Fields},
        structure::{self, SCHEMA},
        validate,
    },
    text,
};

/// The name of the file, beside `pack.toml`.
pub const FILE: &str = "translations.lock.toml";

/// The largest file that is read, in bytes: a pack of a few hundred scenarios with three languages stays far below it.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// What is known about the translations of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// By the language of the translation, then by key.
    made: BTreeMap<String, BTreeMap<String, Origin>>,
}

/// What a translation was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    language: String,
    hash: u64,
}

/// How a text stands in a language into which it is to be translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is not there.
    Missing,
    /// Its source has changed since it was translated.
    Stale,
    /// It is the source, word for word, and reads like a text of one language.
    Same,
    /// It is there, but nobody has noted from which source.
    Unnoted,
    /// It was made from the source as it is.
    Ok,
}

impl State {
    /// In the order in which they are counted.
    pub const ALL: [Self; 5] = [Self::Missing, Self::Stale, Self::Same, Self::Unnoted, Self::Ok];
}

impl Lock {
    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.made.values().all(BTreeMap::is_empty)
    }

    /// Reads the text of the file, as far as it can be understood; what cannot is reported.
    pub fn read(text: &str, report: &mut Report) -> Self {
        let mut lock = Self::default();
        let Some(table) = source::parse(text, report) else {
            return lock;
        };
        let file = Fields::new(table.get_ref());
        if file.whole("schema") != Some(SCHEMA) {
            report
                .error("M0108", file.span("schema").unwrap_or(0..0))
                .with("wanted", SCHEMA.to_string());
            return lock;
        }
        let folder = Path::new(report.file()).parent().map(Path::to_string_lossy);
        let folder = folder.filter(|folder| !folder.is_empty());
        let folder = text::typed(folder.as_deref().unwrap_or(".")).into_owned();
        for (language, entries) in file.entries() {
            let mut known = BTreeMap::new();
            for (key, value) in entries.pairs() {
                match value.get_ref().as_str().and_then(Origin::read) {
                    Some(origin) => {
                        known.insert(key.text.to_owned(), origin);
                    }
                    None => {
                        report
                            .error("M0507", value.span())
                            .with("key", key.text)
                            .with("folder", folder.as_str())
                            .with("language", language.text);
                    }
                }
            }
            lock.made.insert(language.text.to_owned(), known);
        }
        lock
    }

    /// The text of the file; the lines of `head` stand above it as comments.
    pub fn write(&self, head: &[String]) -> String {
        let mut text = String::new();
        for line in head {
            let _ = writeln!(text, "# {line}");
        }
        let _ = write!(text, "\nschema = {SCHEMA}\n");
        for (language, known) in self.made.iter().filter(|(_, known)| !known.is_empty()) {
            let _ = write!(text, "\n[{}]\n", header(language));
            for (key, Origin { language, hash }) in known {
                let _ = writeln!(text, "{} = \"{language}:{hash:016x}\"", quoted(key));
            }
        }
        text
    }

    /// Notes that a text was translated from these words.
    pub fn note(&mut self, key: &str, target: &str, source: &str, words: &str) {
        let origin = Origin {
            language: source.to_owned(),
            hash: validate::hash(words),
        };
        // The source is not a translation of its translation.
        if let Some(known) = self.made.get_mut(source)
            && known.get(key).is_some_and(|other| other.language == target)
        {
            known.remove(key);
        }
        let known = self.made.entry(target.to_owned()).or_default();
        known.insert(key.to_owned(), origin);
    }

    /// Whether it is noted from what a text was made.
    pub fn has(&self, key: &str, target: &str) -> bool {
        self.made.get(target).is_some_and(|known| known.contains_key(key))
    }

    /// How a text stands in a language, translated from another.
    pub fn state(&self, text: &Keyed<'_>, source: &str, target: &str) -> State {
        let Some(there) = text.get(target) else {
            return State::Missing;
        };
        if self.changed(text, target).is_some() {
            return State::Stale;
        }
        if text
            .get(source)
            .is_some_and(|word| validate::is_copied(word.text, there.text))
        {
            State::Same
        } else if self.has(&text.key, target) || text.get(source).is_none() || self.has(&text.key, source) {
            State::Ok
        } else {
            State::Unnoted
        }
    }

    /// The language of the source that has changed since a text was made from it.
    fn changed(&self, text: &Keyed<'_>, target: &str) -> Option<&str> {
        let origin = self.made.get(target)?.get(&text.key)?;
        let now = text.get(&origin.language)?;
        (validate::hash(now.text) != origin.hash).then_some(origin.language.as_str())
    }

    /// Reports every translation whose source has changed since (M0506).
    pub fn judge(&self, texts: &[Keyed<'_>], report: &mut Report) {
        let file = text::typed(report.file()).into_owned();
        for keyed in texts {
            for (tag, word) in &keyed.words {
                let Some(source) = self.changed(keyed, tag.text) else {
                    continue;
                };
                let place = keyed.get(source).map(|word| word.span.clone());
                report
                    .warning("M0506", word.span.clone())
                    .with("key", keyed.name)
                    .with("text", keyed.key.as_str())
                    .with("file", file.as_str())
                    .with("language", tag.text)
                    .with("from", source)
                    .related(place.unwrap_or_default());
            }
        }
    }

    /// Forgets what there is no text for any more.
    pub fn keep(&mut self, keys: &BTreeSet<String>) {
        for known in self.made.values_mut() {
            known.retain(|key, _| keys.contains(key));
        }
    }
}

impl Origin {
    fn read(word: &str) -> Option<Self> {
        let (language, hash) = word.split_once(':')?;
        Some(Self {
            language: structure::is_language(language).then(|| language.to_owned())?,
            hash: u64::from_str_radix(hash, 16).ok()?,
        })
    }
}

/// A language tag needs no quotation marks; what a person wrote instead of one might.
fn header(language: &str) -> String {
    if structure::is_language(language) {
        language.to_owned()
    } else {
        quoted(language)
    }
}

/// A key that may hold anything.
fn quoted(word: &str) -> String {
    super::toml_text::basic(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report::new("a", "")
    }

    #[test]
    fn what_is_written_is_read() {
        let mut lock = Lock::default();
        lock.note("a/title", "en", "ja", "題");
        lock.note("b \"x\"/ask#1.text", "pt-BR", "en", "Title\nand more");
        let mut seen = report();
        assert_eq!(Lock::read(&lock.write(&["head".to_owned()]), &mut seen), lock);
        assert_eq!(seen.finish(), []);
    }

    #[test]
    fn a_source_is_no_translation_of_its_translation() {
        let mut lock = Lock::default();
        lock.note("a/title", "en", "ja", "題");
        lock.note("a/title", "ja", "en", "Title");
        assert!(!lock.has("a/title", "en"));
        assert!(lock.has("a/title", "ja"));
    }

    #[test]
    fn what_cannot_be_understood_is_told_and_the_rest_is_used() {
        let text = "schema = 1\n[en]\n\"a/x\" = \"ja:zz\"\n\"a/y\" = \"ja:00\"\n";
        let mut seen = Report::new("a", text);
        let lock = Lock::read(text, &mut seen);
        assert!(lock.has("a/y", "en") && !lock.has("a/x", "en"));
        let codes: Vec<_> = seen.finish().into_iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["M0507"]);
    }
}
