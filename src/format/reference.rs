//! The format as a page: a table of keys for every table of every file, and the words from which an author chooses. How to
//! write well is not told here; see `docs/AUTHORS.md`.

use std::fmt::Write as _;

use super::{Content, File, about_key, about_shape, about_table, about_word};
use crate::{
    locale::Texts,
    scenario::form::{Form, Key, Shape},
};

/// From this many words on, a list of words stands in a table of its own.
const MANY: usize = 5;

/// The whole page, as Markdown.
pub fn reference(texts: &Texts) -> String {
    let mut page = Page {
        texts,
        out: String::new(),
        words: Vec::new(),
    };
    page.line(&format!("# {}", texts.text("format-reference-title")));
    page.line(&texts.text("format-reference-about"));
    page.line(&format!("<!-- {} -->", texts.text("format-reference-generated")));
    for file in File::ALL {
        page.file(file);
    }
    page.lists();
    page.out.truncate(page.out.trim_end().len());
    page.out.push('\n');
    page.out
}

struct Page<'t> {
    texts: &'t Texts,
    out: String,
    /// The lists of words that stand at the end, with the key that they are for.
    words: Vec<(&'static str, &'static [&'static str])>,
}

/// A table that is still to be told: where it stands, and what it may contain.
struct Below {
    place: String,
    form: &'static Form,
    /// The words of its `kind`.
    kinds: Vec<&'static str>,
}

impl Page<'_> {
    /// A paragraph.
    fn line(&mut self, words: &str) {
        self.out.push_str(words.trim());
        self.out.push_str("\n\n");
    }

    fn file(&mut self, file: File) {
        let title = match file {
            File::Scenario => self.texts.text("format-heading-scenario"),
            File::Counter => self.texts.text("format-heading-counter"),
            _ => format!("{}.toml", file.word()),
        };
        self.line(&format!("## {title}"));
        match file.content() {
            Content::Whole(form) => {
                self.line(&about_table(form, self.texts));
                self.tables(form, "");
            }
            Content::Entries(form) => {
                let entries = self.texts.text("format-entries");
                self.line(&format!("{} {entries}", about_table(form, self.texts)));
                self.tables(form, "id");
            }
        }
    }

    /// A form and everything below it, depth first, nothing twice.
    fn tables(&mut self, form: &'static Form, place: &str) {
        let mut told: Vec<(String, *const Form)> = Vec::new();
        self.keys(form, &[]);
        let mut waiting = below(form, place);
        waiting.reverse();
        while let Some(Below { place, form, kinds }) = waiting.pop() {
            if told
                .iter()
                .any(|(other, known)| *other == place && std::ptr::eq(*known, form))
            {
                continue;
            }
            told.push((place.clone(), form));
            self.line(&format!("### {place}"));
            self.line(&about_table(form, self.texts));
            self.keys(form, &kinds);
            let inside = place.trim_matches(['`', '[', ']']);
            let inside = inside.split(']').next().unwrap_or(inside);
            let mut more = below(form, inside);
            more.reverse();
            waiting.extend(more);
        }
    }

    fn keys(&mut self, form: &'static Form, kinds: &[&str]) {
        let texts = self.texts;
        let [key, value, meaning] = [
            "format-column-key",
            "format-column-value",
            "format-column-meaning",
        ]
        .map(|id| texts.text(id));
        let _ = writeln!(self.out, "| {key} | {value} | {meaning} |\n|---|---|---|");
        for key in form.keys {
            let star = if key.required { "*" } else { "" };
            let value = match key.name {
                "kind" if !kinds.is_empty() => self.choice(&texts.text("shape-word"), kinds),
                _ => self.value(key),
            };
            let meaning = about_key(form, key.name, texts);
            let _ = writeln!(self.out, "| `{}`{star} | {value} | {meaning} |", key.name);
        }
        self.out.push('\n');
    }

    fn value(&mut self, key: &'static Key) -> String {
        let shape = about_shape(&key.shape, self.texts);
        let (Shape::Word(words) | Shape::Words(words)) = &key.shape else {
            return shape;
        };
        if words.len() < MANY {
            return self.choice(&shape, words);
        }
        let name = match key.name {
            "for" => "incident",
            name => name,
        };
        if !self.words.iter().any(|(other, _)| *other == name) {
            self.words.push((name, words));
        }
        format!("[{shape}](#{name})")
    }

    fn choice(&self, shape: &str, words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        format!("{shape}{}{}", self.texts.text("format-colon"), words.join(" "))
    }

    fn lists(&mut self) {
        let texts = self.texts;
        self.line(&format!("## {}", texts.text("format-heading-words")));
        let [word, meaning] = ["format-column-word", "format-column-meaning"].map(|id| texts.text(id));
        for (key, words) in std::mem::take(&mut self.words) {
            self.line(&format!("### {key}"));
            let _ = writeln!(self.out, "| {word} | {meaning} |\n|---|---|");
            for word in words {
                let _ = writeln!(self.out, "| `{word}` | {} |", about_word(key, word, texts));
            }
            self.out.push('\n');
        }
    }
}

/// The tables directly below a form that stands at a place, each with the heading under which it is told.
fn below(form: &'static Form, place: &str) -> Vec<Below> {
    let at = |key: &str| {
        if place.is_empty() {
            key.to_owned()
        } else {
            format!("{place}.{key}")
        }
    };
    let mut found: Vec<Below> = Vec::new();
    for key in form.keys {
        let at = at(key.name);
        let mut put = |place: String, form: &'static Form, kinds: Vec<&'static str>| {
            found.push(Below { place, form, kinds });
        };
        match &key.shape {
            Shape::Table(form) => put(format!("`[{at}]`"), form, Vec::new()),
            Shape::Tables(form) => put(format!("`[[{at}]]`"), form, Vec::new()),
            Shape::Map(form) => put(format!("`[{at}.id]`"), form, Vec::new()),
            Shape::Kinds(kinds) => {
                for (_, form) in *kinds {
                    let words: Vec<&str> = kinds
                        .iter()
                        .filter(|(_, other)| std::ptr::eq(*other, *form))
                        .map(|(kind, _)| *kind)
                        .collect();
                    put(format!("`[[{at}]]` `{}`", words.join("` `")), form, words);
                }
            }
            _ => {}
        }
    }
    found
}
