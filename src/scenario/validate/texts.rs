//! Every text of a scenario file, gathered once for the rules that judge words: what it is part of, in which languages it
//! is there, and where. What the rules are is in the files beside this one.

use std::{borrow::Cow, ops::Range};

use toml::de::DeValue;

use super::super::{
    problem::Report,
    source::{self, Fields, Word},
};
use crate::locale::Language;

/// What a text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Situation,
    /// What is shown as the real thing.
    Exhibit,
    /// The name of a file that is shown.
    File,
    /// What happens and is said at the counter.
    Scene,
    Reveal,
    Why,
    Question,
    Option,
    Step,
    Story,
    /// What a conversation counts, and what is told of it afterwards.
    Tally,
}

impl Part {
    /// Whether it is shown as the thing itself, or before the answer is given.
    pub(super) const fn is_scene(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Situation | Self::Exhibit | Self::File | Self::Scene | Self::Reveal
        )
    }

    /// Whether marks mean something in it.
    pub(super) const fn has_marks(self) -> bool {
        matches!(self, Self::Exhibit | Self::File)
    }
}

/// A text, in one language or several.
#[derive(Debug)]
pub(super) struct Said<'t> {
    pub(super) part: Part,
    /// The kind of the exhibit, where it is part of one.
    pub(super) kind: &'t str,
    /// Whether it stands in a table of facts, goods or fields, where widths matter.
    pub(super) is_aligned: bool,
    /// The key, and where it stands.
    pub(super) key: Word<'t>,
    pub(super) ja: Option<Word<'t>>,
    pub(super) en: Option<Word<'t>>,
    /// Written once for all languages.
    pub(super) line: Option<Word<'t>>,
}

impl<'t> Said<'t> {
    /// Every text with its language, `None` where it stands for all.
    pub(super) fn words(&self) -> impl Iterator<Item = (Option<Language>, &Word<'t>)> {
        let ja = self.ja.iter().map(|word| (Some(Language::Ja), word));
        let en = self.en.iter().map(|word| (Some(Language::En), word));
        ja.chain(en).chain(self.line.iter().map(|word| (None, word)))
    }

    /// The text in a language; the other one where it is missing.
    pub(super) fn get(&self, language: Language) -> Option<&Word<'t>> {
        let (first, second) = match language {
            Language::Ja => (&self.ja, &self.en),
            Language::En => (&self.en, &self.ja),
        };
        first.as_ref().or(second.as_ref()).or(self.line.as_ref())
    }
}

/// Reports marks where they would be shown as they are written (M0312).
pub(super) fn judge(texts: &[Said<'_>], report: &mut Report) {
    for said in texts.iter().filter(|said| !said.part.has_marks()) {
        for (_, word) in said.words() {
            if !word.text.as_bytes().contains(&b'[') {
                continue;
            }
            let Some(at) = word.text.find("[[") else { continue };
            let rest = word.text.get(at..).unwrap_or_default();
            let length = rest.find("]]").map_or(2, |end| end + 2);
            let span = place(report, word, at..at + length);
            report.error("M0312", span);
        }
    }
}

/// Where a piece of a text stands in the file.
pub(super) fn place(report: &Report, word: &Word<'_>, piece: Range<usize>) -> Range<usize> {
    source::inside(report.source(), &word.span, word.text, piece)
}

/// A text as it is shown: marks are taken out, and nothing else is judged.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'[') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        out.push_str(before);
        let mark = after
            .split_once('|')
            .filter(|(id, _)| id.len() <= 64 && !id.contains(['[', ']', '\n']));
        let Some((_, words)) = mark else {
            out.push_str("[[");
            rest = after;
            continue;
        };
        rest = words;
        if let Some((words, after)) = rest.split_once("]]") {
            out.push_str(words);
            rest = after;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// All texts, part by part.
pub(super) fn gather<'t>(file: Fields<'t, '_>) -> Vec<Said<'t>> {
    let mut all = Gathering {
        said: Vec::with_capacity(96),
        kind: "",
    };
    all.at(file, "title", Part::Title);
    all.at(file, "situation", Part::Situation);
    for (exhibit, _) in file.tables("exhibit") {
        all.kind = exhibit.string("kind").unwrap_or_default();
        all.below(exhibit, false);
    }
    all.kind = "";
    let entries = |key| file.table(key).into_iter().flat_map(|table| table.entries());
    for (_, clue) in entries("clue") {
        all.at(clue, "reveal", Part::Reveal);
        all.at(clue, "why", Part::Why);
    }
    for (ask, _) in file.tables("ask") {
        all.at(ask, "text", Part::Question);
        for (option, _) in ask.tables("option") {
            all.at(option, "text", Part::Option);
            all.at(option, "why", Part::Why);
        }
    }
    for (_, step) in entries("step") {
        all.at(step, "text", Part::Step);
    }
    if let Some(debrief) = file.table("debrief") {
        all.at(debrief, "story", Part::Story);
    }
    // A conversation at the counter.
    if let Some(customer) = file.table("customer") {
        for key in ["name", "looks", "story"] {
            all.at(customer, key, Part::Scene);
        }
        for (secret, _) in customer.tables("secret") {
            all.at(secret, "text", Part::Scene);
            all.at(secret, "until", Part::Scene);
        }
    }
    for (rule, _) in file.tables("rule") {
        all.at(rule, "why", Part::Why);
    }
    for (_, quantity) in entries("state") {
        all.at(quantity, "name", Part::Tally);
    }
    for (_, flag) in entries("flag") {
        all.at(flag, "text", Part::Tally);
    }
    for (_, node) in entries("node") {
        for key in ["speaker", "happens", "say"] {
            all.at(node, key, Part::Scene);
        }
        all.at(node, "task", Part::Question);
        all.at(node, "model", Part::Option);
        for (cover, _) in node.tables("covers") {
            all.at(cover, "text", Part::Tally);
        }
        for (choice, _) in node.tables("choice") {
            all.at(choice, "text", Part::Option);
            all.at(choice, "why", Part::Why);
            all.at(choice, "better", Part::Why);
        }
    }
    all.said
}

struct Gathering<'t> {
    said: Vec<Said<'t>>,
    kind: &'t str,
}

impl<'t> Gathering<'t> {
    fn at(&mut self, fields: Fields<'t, '_>, key: &str, part: Part) {
        if let Some((key, value)) = fields.entry(key) {
            self.add(key, value, part, false);
        }
    }

    fn add(&mut self, key: Word<'t>, value: &'t toml::Spanned<DeValue<'_>>, part: Part, is_aligned: bool) {
        let mut said = Said {
            part,
            kind: self.kind,
            is_aligned,
            key,
            ja: None,
            en: None,
            line: None,
        };
        match value.get_ref() {
            DeValue::String(text) => {
                said.line = Some(Word {
                    text,
                    span: value.span(),
                });
            }
            DeValue::Table(table) => {
                let texts = Fields::new(table);
                said.ja = texts.word(Language::Ja.tag());
                said.en = texts.word(Language::En.tag());
            }
            _ => return,
        }
        self.said.push(said);
    }

    /// Everything that an exhibit shows; what is neither text nor table names something and shows nothing.
    fn below(&mut self, fields: Fields<'t, '_>, is_aligned: bool) {
        for (key, value) in fields.pairs() {
            if let Some(list) = value.get_ref().as_array() {
                let is_aligned = matches!(key.text, "row" | "item" | "field" | "attachment");
                for entry in list.iter().filter_map(|entry| entry.get_ref().as_table()) {
                    self.below(Fields::new(entry), is_aligned);
                }
            } else if !matches!(key.text, "kind" | "id" | "style" | "device" | "who") {
                let is_file = key.text == "file" || (key.text == "name" && self.kind == "email");
                let part = if is_file { Part::File } else { Part::Exhibit };
                self.add(key, value, part, is_aligned);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fmt::Write as _};

    use toml::de::DeTable;

    use super::*;
    use crate::{
        format::{Content, File},
        scenario::{
            form::{Form, Shape},
            keyed,
        },
    };

    /// Writes a table that has every key of its form, each text with words of its own.
    fn whole(form: &'static Form, kind: Option<&str>, is_plain: bool, out: &mut String) {
        out.push_str("{ ");
        for key in form.keys {
            let at = out.len();
            let _ = write!(out, "{} = ", key.name);
            match &key.shape {
                Shape::MarkedLine if is_plain => {
                    let _ = write!(out, "\"line {at}\"");
                }
                Shape::Text | Shape::MarkedText | Shape::MarkedLine => {
                    let _ = write!(out, "{{ ja = \"{at}の文\", en = \"text {at}\" }}");
                }
                Shape::Plain if key.name == "kind" => {
                    let _ = write!(out, "\"{}\"", kind.unwrap_or("counter"));
                }
                Shape::Table(form) => whole(form, None, is_plain, out),
                Shape::Tables(form) => {
                    out.push_str("[ ");
                    whole(form, None, is_plain, out);
                    out.push_str(" ]");
                }
                Shape::Kinds(kinds) => {
                    out.push_str("[ ");
                    for (kind, form) in *kinds {
                        whole(form, Some(kind), is_plain, out);
                        out.push_str(", ");
                    }
                    out.push_str(" ]");
                }
                Shape::Map(form) => {
                    out.push_str("{ some = ");
                    whole(form, None, is_plain, out);
                    out.push_str(" }");
                }
                _ => out.push_str("false"),
            }
            out.push_str(", ");
        }
        out.push_str(" }");
    }

    /// A text that is missing here is judged by no rule: real numbers and hosts would pass. Registries are gathered in
    /// another way, in `registries`.
    #[test]
    fn every_text_of_every_scenario_is_gathered() {
        for file in [File::Scenario, File::Counter] {
            let Content::Whole(form) = file.content() else {
                panic!("scenarios are one table");
            };
            for is_plain in [false, true] {
                let mut text = String::from("all = ");
                whole(form, None, is_plain, &mut text);
                let table = DeTable::parse(&text).unwrap();
                let table = table.get_ref()["all"].get_ref().as_table().unwrap();
                let said = gather(Fields::new(table));
                let gathered: BTreeSet<usize> = said
                    .iter()
                    .flat_map(Said::words)
                    .map(|(_, word)| word.span.start)
                    .collect();
                let known = keyed::gather("a.toml", table);
                assert!(known.len() > 12, "{file:?}");
                let translated = known.iter().flat_map(|keyed| {
                    let words = keyed.words.iter();
                    words.map(|(_, word)| (keyed.key.clone(), word.span.start))
                });
                let plain = text
                    .match_indices("\"line ")
                    .map(|(at, _)| (text.get(..at).unwrap_or_default().to_owned(), at));
                let missing: Vec<String> = translated
                    .chain(plain)
                    .filter(|(_, at)| !gathered.contains(at))
                    .map(|(key, _)| key)
                    .collect();
                assert_eq!(missing, Vec::<String>::new(), "{file:?}");
            }
        }
    }

    #[test]
    fn marks_are_taken_out() {
        assert_eq!(shown("口座を[[url|確認]]する"), "口座を確認する");
        assert_eq!(
            shown("https://[[url|a.example.net]]/k"),
            "https://a.example.net/k"
        );
        assert_eq!(shown("[[not closed"), "[[not closed");
        assert_eq!(shown("[[a|b"), "b");
        assert!(matches!(shown("ありません"), Cow::Borrowed(_)));
    }
}
