//! The format as JSON Schema, for editors and for tools that check TOML against one. It says what
//! [`crate::scenario::structure`] checks, no less strictly where a schema can say it; what values mean together is for
//! `minuku check`.
//!
//! Draft 7, because it is what both Taplo and Tombi read. Tables by `kind` are judged by `if` and `then`, so that one
//! wrong key is told as one wrong key, and named once more in an `anyOf` that nothing can fail: editors look there for
//! what to show beside a key and what to offer next.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::{Content, File, about_key, about_table, about_word};
use crate::{
    locale::{Language, Texts},
    scenario::{
        form::{Form, OUTCOMES, Shape},
        structure::SCHEMA,
    },
};

/// As [`crate::scenario::structure::is_id`]. Registries have `schema` beside their entries.
const ID: &str = "^[a-z0-9][a-z0-9-]{0,63}$";
const ENTRY: &str = "^(?!schema$)[a-z0-9][a-z0-9-]{0,63}$";
/// A language tag, without the commonest slips for `ja` and `en`.
const LANGUAGE: &str = "^(?!(jp|jpn|eng)$)[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
/// Something that can be seen.
const WORDS: &str = "\\S";

/// The schema of a sort of file, described in these languages, first language first.
pub fn schema(file: File, languages: &[&Texts]) -> Value {
    let mut writer = Writer {
        languages,
        definitions: Map::new(),
    };
    let content = match file.content() {
        Content::Whole(form) => writer.table(form, &[]),
        Content::Entries(form) => writer.entries(form),
    };
    let mut schema = Map::new();
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("title".into(), format!("minuku {}", file.word()).into());
    schema.extend(content);
    writer.definitions.insert("text".into(), writer.text());
    writer.definitions.insert("line".into(), writer.line());
    writer.definitions.sort_keys();
    schema.insert("definitions".into(), writer.definitions.into());
    schema.into()
}

struct Writer<'t> {
    languages: &'t [&'t Texts],
    definitions: Map<String, Value>,
}

impl Writer<'_> {
    /// In all languages; a sentence that is the same in all of them stands once.
    fn both(&self, between: &str, say: impl Fn(&Texts) -> String) -> String {
        let mut said: Vec<String> = self.languages.iter().map(|texts| say(texts)).collect();
        said.dedup();
        said.join(between)
    }

    /// A table of one form. `kinds` are the words of its `kind`, where it is one of several.
    fn table(&mut self, form: &'static Form, kinds: &[&str]) -> Map<String, Value> {
        let mut properties = Map::new();
        for key in form.keys {
            let mut property = match key.name {
                "kind" if !kinds.is_empty() => object(json!({ "type": "string", "enum": kinds })),
                _ => self.shape(&key.shape),
            };
            let about = self.both("\n\n", |texts| about_key(form, key.name, texts));
            let words = match &key.shape {
                Shape::Word(words) | Shape::Words(words) => self.meanings(key.name, words),
                _ => String::new(),
            };
            property.insert("description".into(), format!("{about}{words}").into());
            properties.insert(key.name.into(), property.into());
        }
        let required: Vec<&str> = form
            .keys
            .iter()
            .filter(|key| key.required)
            .map(|key| key.name)
            .collect();
        object(json!({
            "description": self.both("\n\n", |texts| about_table(form, texts)),
            "type": "object",
            "required": required,
            "additionalProperties": false,
            "properties": properties,
        }))
    }

    /// A list of words with what they mean, as Markdown.
    fn meanings(&self, key: &str, words: &[&str]) -> String {
        let line = |word: &&str| {
            let about = self.both(" / ", |texts| about_word(key, word, texts));
            format!("\n- `{word}`: {about}")
        };
        format!("\n{}", words.iter().map(line).collect::<String>())
    }

    /// Tables by id, with `schema` among them.
    fn entries(&mut self, form: &'static Form) -> Map<String, Value> {
        let about = self.both("\n\n", |texts| about_table(form, texts));
        let mut version = self.shape(&Shape::Schema);
        let said = self.both("\n\n", |texts| texts.text("key-scenario-schema"));
        version.insert("description".into(), said.into());
        object(json!({
            "description": about,
            "type": "object",
            "required": ["schema"],
            "additionalProperties": false,
            "properties": { "schema": version },
            "patternProperties": { ENTRY: self.reference(form, &[]) },
        }))
    }

    /// A reference to a form; its definition is written when it is first wanted.
    fn reference(&mut self, form: &'static Form, kinds: &[&str]) -> Value {
        if !self.definitions.contains_key(form.name) {
            // Named before it is written, so that a form may contain itself.
            self.definitions.insert(form.name.into(), Value::Null);
            let table = self.table(form, kinds);
            self.definitions.insert(form.name.into(), table.into());
        }
        refers(form.name)
    }

    fn shape(&mut self, shape: &'static Shape) -> Map<String, Value> {
        let id = json!({ "type": "string", "pattern": ID });
        object(match shape {
            Shape::Schema => json!({ "type": "integer", "const": SCHEMA }),
            // Beside a bare reference, draft 7 ignores everything else, descriptions among it.
            Shape::Text | Shape::MarkedText => json!({ "allOf": [refers("text")] }),
            Shape::MarkedLine => json!({ "allOf": [refers("line")] }),
            Shape::Plain => json!({ "type": "string", "pattern": WORDS }),
            Shape::Id => id,
            Shape::Word(words) => json!({ "type": "string", "enum": words }),
            Shape::Ids => json!({ "type": "array", "minItems": 1, "items": id }),
            Shape::Words(words) => json!({
                "type": "array",
                "minItems": 1,
                "items": { "type": "string", "enum": words },
            }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
            Shape::Element => json!({ "type": "integer", "enum": [0, 2, 4, 6, 8] }),
            Shape::Date => json!({ "type": "string", "format": "date" }),
            // Tombi's name for a date and a time without an offset; Taplo passes over names that it does not know.
            Shape::Moment => json!({ "type": "string", "format": "date-time-local" }),
            Shape::Steps => json!({
                "type": ["string", "array"],
                "pattern": "^first-aid:",
                "minItems": 1,
                "items": id,
            }),
            Shape::Table(form) => json!({ "allOf": [self.reference(form, &[])] }),
            Shape::Tables(form) => json!({
                "type": "array",
                "minItems": 1,
                "items": self.reference(form, &[]),
            }),
            Shape::Kinds(kinds) => json!({ "type": "array", "minItems": 1, "items": self.kinds(kinds) }),
            Shape::Map(form) => json!({
                "type": "object",
                "additionalProperties": false,
                "patternProperties": { ID: self.reference(form, &[]) },
            }),
            Shape::Changes => json!({
                "type": "object",
                "additionalProperties": false,
                "patternProperties": { ID: { "type": "integer" } },
            }),
            Shape::Goto => {
                let mut goto = self.table(&OUTCOMES, &[]);
                goto.remove("description");
                goto.insert("type".into(), json!(["string", "object"]));
                goto.insert("pattern".into(), ID.into());
                goto.into()
            }
            Shape::Days => json!({
                "type": "object",
                "additionalProperties": false,
                "patternProperties": { "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": refers("text") },
            }),
        })
    }

    fn kinds(&mut self, kinds: &'static [(&'static str, &'static Form)]) -> Value {
        let words: Vec<&str> = kinds.iter().map(|(word, _)| *word).collect();
        let mut forms: Vec<(&'static Form, Vec<&str>)> = Vec::new();
        for (word, form) in kinds {
            match forms.iter_mut().find(|(other, _)| std::ptr::eq(*other, *form)) {
                Some((_, words)) => words.push(word),
                None => forms.push((form, vec![word])),
            }
        }
        let mut rules = Vec::new();
        let mut all = Vec::new();
        let mut about = String::new();
        for (form, words) in forms {
            let reference = self.reference(form, &words);
            rules.push(json!({ "if": has_kind(&words), "then": reference }));
            all.push(reference);
            let said = self.both(" / ", |texts| about_table(form, texts));
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let _ = write!(about, "\n- {}: {said}", words.join(", "));
        }
        all.push(anything());
        json!({
            "type": "object",
            "required": ["kind"],
            "additionalProperties": true,
            "properties": {
                "kind": { "type": "string", "enum": words, "description": about.trim_start() },
            },
            "allOf": rules,
            "anyOf": all,
        })
    }

    /// Text in several languages. Whoever leaves out Japanese must write English.
    fn text(&self) -> Value {
        let mut text = localized();
        text.insert("type".into(), "object".into());
        text.insert(
            "if".into(),
            json!({ "not": { "required": [Language::ALL[0].tag()] } }),
        );
        text.insert("then".into(), json!({ "required": [Language::ALL[1].tag()] }));
        text.into()
    }

    /// One string for all languages, or a text.
    fn line(&self) -> Value {
        let mut line = localized();
        line.insert("type".into(), json!(["string", "object"]));
        line.insert("pattern".into(), WORDS.into());
        line.into()
    }
}

fn localized() -> Map<String, Value> {
    let word = |description: &str| json!({ "type": "string", "pattern": WORDS, "description": description });
    let own: Map<String, Value> = Language::ALL
        .iter()
        .map(|language| (language.tag().into(), word(language.own_name())))
        .collect();
    object(json!({
        "minProperties": 1,
        "additionalProperties": false,
        "properties": own,
        "patternProperties": { LANGUAGE: { "type": "string", "pattern": WORDS } },
    }))
}

fn refers(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// Says so, because Tombi takes a list of properties for the whole of a table unless it is told otherwise.
fn has_kind(words: &[&str]) -> Value {
    json!({
        "required": ["kind"],
        "additionalProperties": true,
        "properties": { "kind": { "enum": words } },
    })
}

fn anything() -> Value {
    json!({ "type": "object", "additionalProperties": true })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
