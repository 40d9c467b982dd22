//! Every text of a file that exists in several languages, by a key that stays the same when texts beside it come and go:
//! `sms-parcel-1/clue.sender.why`. Which texts there are follows from the forms. What becomes of them is in `translate`;
//! whether they are good is judged in [`super::validate`].

use std::{collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    form::{Form, Shape},
    source::{Fields, Word},
    validate::is_conversation,
};
use crate::format::{Content, File};

/// A text with its languages.
#[derive(Debug)]
pub struct Keyed<'t> {
    /// The id of the scenario, or the name of the registry, and the path below it. What has an id is named by it, anything
    /// else in a list by its number from 1: `sms-parcel-1/ask#2.option.open.text`.
    pub key: String,
    /// The form of the table that it stands in.
    pub form: &'static Form,
    /// Its name there.
    pub name: &'static str,
    /// Whether marks mean something in it.
    pub is_marked: bool,
    /// Where its name stands.
    pub span: Range<usize>,
    /// Where its table stands.
    pub table: Range<usize>,
    /// Every language in which it is there, in the order of the file: the tag and the text.
    pub words: Vec<(Word<'t>, Word<'t>)>,
}

impl<'t> Keyed<'t> {
    /// The text in a language.
    pub fn get(&self, language: &str) -> Option<&Word<'t>> {
        let mut words = self.words.iter();
        words.find_map(|(tag, word)| (tag.text == language).then_some(word))
    }
}

/// All texts of a file, in the order of the file. `below` is its name within the pack.
pub fn gather<'t>(below: &str, table: &'t DeTable<'_>) -> Vec<Keyed<'t>> {
    let registry = File::ALL.into_iter().find(|file| {
        !matches!(file, File::Scenario | File::Counter) && below.strip_suffix(".toml") == Some(file.word())
    });
    let file = registry.unwrap_or_else(|| {
        if is_conversation(table) {
            File::Counter
        } else {
            File::Scenario
        }
    });
    let id = Fields::new(table).string("id").filter(|_| registry.is_none());
    let mut found = Vec::new();
    let root = format!("{}/", id.unwrap_or(below));
    match file.content() {
        Content::Whole(form) => tables(&root, table, form, &mut found),
        Content::Entries(form) => {
            for (id, entry) in table {
                if let Some(entry) = entry.get_ref().as_table() {
                    tables(&format!("{root}{}.", id.get_ref()), entry, form, &mut found);
                }
            }
        }
    }
    found.sort_by_key(|keyed| keyed.words.first().map(|(tag, _)| tag.span.start));
    found
}

/// Adds the texts of a table; `path` is what stands before their names.
fn tables<'t>(path: &str, table: &'t DeTable<'_>, form: &'static Form, found: &mut Vec<Keyed<'t>>) {
    for (name, value) in table {
        let Some(key) = form.key(name.get_ref()) else {
            continue;
        };
        let here = format!("{path}{}", key.name);
        match &key.shape {
            Shape::Text | Shape::MarkedText | Shape::MarkedLine => {
                let is_marked = !matches!(key.shape, Shape::Text);
                text(here, (form, key.name), is_marked, name.span(), value, found);
            }
            Shape::Days => {
                for (day, value) in value.get_ref().as_table().into_iter().flatten() {
                    let here = format!("{here}.{}", day.get_ref());
                    text(here, (form, key.name), false, day.span(), value, found);
                }
            }
            Shape::Table(form) => {
                if let Some(table) = value.get_ref().as_table() {
                    tables(&format!("{here}."), table, form, found);
                }
            }
            Shape::Map(form) => {
                for (id, entry) in value.get_ref().as_table().into_iter().flatten() {
                    if let Some(entry) = entry.get_ref().as_table() {
                        tables(&format!("{here}.{}.", id.get_ref()), entry, form, found);
                    }
                }
            }
            Shape::Tables(form) => list(&here, value, |_| Some(form), found),
            Shape::Kinds(kinds) => {
                let form = |entry: &DeTable<'_>| {
                    let kind = entry.get("kind")?.get_ref().as_str()?;
                    kinds
                        .iter()
                        .find(|(word, _)| *word == kind)
                        .map(|(_, form)| *form)
                };
                list(&here, value, form, found);
            }
            _ => {}
        }
    }
}

fn list<'t>(
    path: &str,
    value: &'t Spanned<DeValue<'_>>,
    form: impl Fn(&DeTable<'_>) -> Option<&'static Form>,
    found: &mut Vec<Keyed<'t>>,
) {
    let entries: Vec<&DeTable<'_>> = value
        .get_ref()
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.get_ref().as_table())
        .collect();
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for id in entries.iter().filter_map(|entry| Fields::new(entry).string("id")) {
        *ids.entry(id).or_default() += 1;
    }
    for (number, entry) in entries.into_iter().enumerate() {
        let Some(form) = form(entry) else { continue };
        let id = Fields::new(entry).string("id");
        let here = match id.filter(|id| ids.get(id) == Some(&1)) {
            Some(id) => format!("{path}.{id}."),
            None => format!("{path}#{}.", number + 1),
        };
        tables(&here, entry, form, found);
    }
}

fn text<'t>(
    key: String,
    (form, name): (&'static Form, &'static str),
    is_marked: bool,
    span: Range<usize>,
    value: &'t Spanned<DeValue<'_>>,
    found: &mut Vec<Keyed<'t>>,
) {
    // What is one string is the same in every language.
    let Some(table) = value.get_ref().as_table() else {
        return;
    };
    let mut words: Vec<(Word<'t>, Word<'t>)> = Fields::new(table)
        .pairs()
        .filter_map(|(tag, value)| {
            let text = value.get_ref().as_str()?;
            let span = value.span();
            Some((tag, Word { text, span }))
        })
        .collect();
    words.sort_by_key(|(tag, _)| tag.span.start);
    if !words.is_empty() {
        found.push(Keyed {
            key,
            form,
            name,
            is_marked,
            span,
            table: value.span(),
            words,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(below: &str, text: &str) -> Vec<String> {
        let table = DeTable::parse(text).unwrap();
        gather(below, table.get_ref())
            .into_iter()
            .map(|keyed| keyed.key)
            .collect()
    }

    #[test]
    fn what_has_an_id_is_named_by_it() {
        let text = "id = \"a\"\ntitle.ja = \"x\"\n[[exhibit]]\nkind = \"sms\"\nfrom.ja = \"x\"\nclock = \"1:00\"\n\
                    [[exhibit.message]]\ntext.ja = \"x\"\n[[exhibit]]\nkind = \"web\"\nid = \"page\"\nbody.en = \"x\"\n\
                    [clue.url]\nwhy.ja = \"x\"\n[[ask]]\nkind = \"choice\"\ntext.ja = \"x\"\n\
                    [[ask.option]]\nid = \"go\"\ntext.ja = \"x\"\n[[ask.option]]\ntext.ja = \"x\"\n";
        assert_eq!(
            keys("sms/a.toml", text),
            [
                "a/title",
                "a/exhibit#1.from",
                "a/exhibit#1.message#1.text",
                "a/exhibit.page.body",
                "a/clue.url.why",
                "a/ask#1.text",
                "a/ask#1.option.go.text",
                "a/ask#1.option#2.text",
            ]
        );
    }

    #[test]
    fn registries_are_named_by_their_files() {
        assert_eq!(
            keys("glossary.toml", "schema = 1\n[phishing]\nterm.ja = \"x\"\n"),
            ["glossary.toml/phishing.term"]
        );
        assert_eq!(
            keys(
                "holidays.toml",
                "[jp.day]\n2027-01-01 = { ja = \"元日\", en = \"New Year\" }\n"
            ),
            ["holidays.toml/jp.day.2027-01-01"]
        );
        assert_eq!(
            keys(
                "pack.toml",
                "id = \"a\"\nname.ja = \"x\"\n[family.f]\nname.ja = \"x\"\n"
            ),
            ["pack.toml/name", "pack.toml/family.f.name"]
        );
    }

    #[test]
    fn ids_that_are_there_twice_name_nothing() {
        let text = "id = \"a\"\n[[ask]]\nkind = \"choice\"\n[[ask.option]]\nid = \"go\"\ntext.ja = \"x\"\n\
                    [[ask.option]]\nid = \"go\"\ntext.ja = \"y\"\n";
        assert_eq!(
            keys("a.toml", text),
            ["a/ask#1.option#1.text", "a/ask#1.option#2.text"]
        );
    }
}
