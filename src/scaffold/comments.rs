//! The comments of new files: what each table is for, where it stands first, and what to write for each key, where it
//! stands first; then which keys could stand there too. All of it comes from the form, so that nothing is told twice and
//! nothing is missing.

use std::fmt::Write as _;

use super::ids::Ids;
use crate::{
    format::{about_key, about_shape, about_table, about_word},
    locale::Texts,
    scenario::form::{CONVERSATION, Form, Key, PACK, SCENARIO, Shape},
    text,
};

/// The width of comments, in cells.
const WIDTH: usize = 100;

/// A scenario with comments.
pub(super) fn scenario(bare: &str, schema: Option<&str>, ids: &Ids, texts: &Texts) -> String {
    let opening = ["scaffold-opening", "scaffold-text"];
    write(bare, &SCENARIO, schema, &opening, ids, texts)
}

/// A conversation with comments.
pub(super) fn conversation(bare: &str, schema: Option<&str>, ids: &Ids, texts: &Texts) -> String {
    let opening = ["scaffold-opening", "scaffold-conversation"];
    write(bare, &CONVERSATION, schema, &opening, ids, texts)
}

/// A `pack.toml` with comments.
pub(super) fn pack(bare: &str, schema: Option<&str>, texts: &Texts) -> String {
    write(bare, &PACK, schema, &["scaffold-pack"], &Ids::default(), texts)
}

fn write(
    bare: &str,
    root: &'static Form,
    schema: Option<&str>,
    opening: &[&str],
    ids: &Ids,
    texts: &Texts,
) -> String {
    let mut writer = Writer {
        texts,
        ids,
        out: String::new(),
        told: Vec::new(),
    };
    if let Some(schema) = schema {
        let _ = writeln!(writer.out, "#:schema {schema}\n");
    }
    for id in opening {
        writer.comment(&texts.text(id));
        writer.out.push('\n');
    }
    let mut kinds: Vec<(&str, &str)> = Vec::new();
    let lines: Vec<&str> = bare.lines().collect();
    let mut tables: Vec<&[&str]> = Vec::new();
    let mut from = 0;
    for at in headers(&lines).into_iter().chain([lines.len()]) {
        tables.extend(lines.get(from..at));
        from = at;
    }
    for table in tables {
        // What was written above a header stays there.
        let above = table.iter().take_while(|line| line.starts_with('#')).count();
        let (above, table) = table.split_at(above);
        writer.lines(above);
        let header = table.first().copied().unwrap_or_default();
        let Some(path) = header.strip_prefix('[') else {
            writer.table(table, root, &[], false);
            continue;
        };
        let path = path.trim_matches(['[', ']']);
        if let Some(kind) = table.iter().find_map(|line| line.strip_prefix("kind = ")) {
            kinds.retain(|(other, _)| *other != path);
            kinds.push((path, kind.trim_matches('"')));
        }
        match form_at(root, path, &kinds) {
            Some((form, kinds)) => writer.table(table, form, kinds, true),
            None => writer.lines(table),
        }
    }
    writer.out.truncate(writer.out.trim_end().len());
    writer.out.push('\n');
    writer.out
}

/// The lines that are headers of tables; a line of a text may look like one.
fn headers(lines: &[&str]) -> Vec<usize> {
    let mut inside = false;
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !inside && line.starts_with('[') {
            let above = lines.get(..at).unwrap_or_default();
            found.push(
                at - above
                    .iter()
                    .rev()
                    .take_while(|line| line.starts_with('#'))
                    .count(),
            );
        }
        inside ^= line.matches("\"\"\"").count() == 1;
    }
    found
}

type Kinds = &'static [(&'static str, &'static Form)];

/// The form of a table, by the path in its header and the kinds of the tables round it; and which other kinds it could have
/// been.
fn form_at(root: &'static Form, path: &str, kinds: &[(&str, &str)]) -> Option<(&'static Form, Kinds)> {
    let mut form = root;
    let mut others: Kinds = &[];
    let mut steps = path.split('.');
    while let Some(step) = steps.next() {
        others = &[];
        form = match &form.key(step)?.shape {
            Shape::Table(form) | Shape::Tables(form) => form,
            Shape::Map(form) => {
                steps.next()?;
                form
            }
            Shape::Kinds(forms) => {
                others = forms;
                let (_, kind) = kinds.iter().find(|(other, _)| *other == step)?;
                forms.iter().find(|(word, _)| word == kind)?.1
            }
            _ => return None,
        };
    }
    Some((form, others))
}

struct Writer<'t> {
    texts: &'t Texts,
    /// What can be referred to.
    ids: &'t Ids,
    out: String,
    /// Names of forms, and of keys behind them, that have been explained. What several kinds share is explained once.
    told: Vec<String>,
}

impl Writer<'_> {
    /// A comment, broken to the width.
    fn comment(&mut self, words: &str) {
        for range in text::wrap(words, WIDTH - 2) {
            let line = words.get(range).unwrap_or_default();
            self.out.push_str(format!("# {line}").trim_end());
            self.out.push('\n');
        }
    }

    fn lines(&mut self, lines: &[&str]) {
        for line in lines {
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// True the first time.
    fn is_new(&mut self, name: String) -> bool {
        let new = !self.told.contains(&name);
        if new {
            self.told.push(name);
        }
        new
    }

    fn table(&mut self, lines: &[&str], form: &'static Form, kinds: Kinds, has_header: bool) {
        let first = self.is_new(form.name.to_owned());
        if first && has_header {
            let words = about_table(form, self.texts);
            self.comment(&words);
        }
        let mut inside = false;
        let (rows, blank) = {
            let end = lines
                .iter()
                .rposition(|line| !line.is_empty())
                .map_or(0, |at| at + 1);
            lines.split_at(end)
        };
        for line in rows {
            let key = line.split([' ', '.', '=']).next().unwrap_or_default();
            if !inside && let Some(key) = form.key(key) {
                self.key(form, key, kinds);
            }
            self.out.push_str(line);
            self.out.push('\n');
            inside ^= line.matches("\"\"\"").count() == 1;
        }
        if first {
            self.others(rows, form);
        }
        self.lines(blank);
    }

    /// What to write for a key, the first time that it is met.
    fn key(&mut self, form: &'static Form, key: &'static Key, kinds: Kinds) {
        let about = about_key(form, key.name, self.texts);
        // The same sentence for the same key of another kind is not news.
        if !self.is_new(format!("{} {about}", key.name)) {
            return;
        }
        self.comment(&about);
        self.ids(key.name);
        if let Shape::Word(words) | Shape::Words(words) = &key.shape {
            for word in *words {
                let words = about_word(key.name, word, self.texts);
                self.line_about(word, &words);
            }
        }
        if key.name == "kind" {
            self.kinds(kinds);
        }
        if let Shape::Table(inner) = &key.shape {
            for key in inner.keys {
                let words = about_key(inner, key.name, self.texts);
                self.line_about(key.name, &words);
            }
        }
    }

    /// What else could stand for a kind.
    fn kinds(&mut self, kinds: Kinds) {
        for (kind, form) in kinds {
            let words = about_table(form, self.texts);
            self.line_about(kind, &words);
        }
    }

    fn line_about(&mut self, name: &str, about: &str) {
        let values = [("name", name.into()), ("about", about.into())];
        let words = self.texts.with("scaffold-about", &values);
        self.comment(&words);
    }

    /// Which ids a key can take, where it takes those of a registry.
    fn ids(&mut self, key: &str) {
        let Some((word, ids)) = self.ids.of(key) else {
            return;
        };
        let command = format!("minuku list {word}");
        let words = self.texts.with("scaffold-ids", &[("command", command.into())]);
        self.comment(&words);
        for (id, about) in ids {
            let values = [("name", id.as_str().into()), ("about", about.as_str().into())];
            let words = self.texts.with("scaffold-about", &values);
            self.comment(&words);
        }
    }

    /// Which keys could stand here too.
    fn others(&mut self, lines: &[&str], form: &'static Form) {
        let has = |name: &str| {
            lines
                .iter()
                .any(|line| line.split([' ', '.', '=']).next() == Some(name))
        };
        let others: Vec<&Key> = form
            .keys
            .iter()
            .filter(|key| !key.required && !has(key.name))
            .filter(|key| !matches!(key.shape, Shape::Map(_) | Shape::Kinds(_) | Shape::Table(_)))
            // Not for the first exhibit, and a new file has only one.
            .filter(|key| !(key.name == "id" && form.name.starts_with("exhibit-")))
            .collect();
        if others.is_empty() {
            return;
        }
        let words = self.texts.text("scaffold-others");
        self.comment(&words);
        for key in others {
            let values = [
                ("key", key.name.into()),
                (
                    "shape",
                    about_shape(&key.shape, self.texts).replace('`', "").into(),
                ),
                ("about", about_key(form, key.name, self.texts).into()),
            ];
            let words = self.texts.with("scaffold-other", &values);
            self.comment(&words);
            self.ids(key.name);
        }
    }
}
