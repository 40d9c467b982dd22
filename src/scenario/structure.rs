//! Does a table look as its form says? Every key that is unknown, missing or of the wrong shape is told at once, with
//! its place. Whether the values make sense together is for [`super::validate`].

use std::{cell::RefCell, collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    form::{CONVERSATION, Form, OUTCOMES, SCENARIO, SEVERITY, Shape},
    problem::{Report, nearest},
    source,
};
use crate::{locale::Language, text};

/// The version of the format that is read.
pub const SCHEMA: i64 = 1;

/// So many unknown languages of a text are named.
const NAMED_TAGS: usize = 5;

/// The longest text, in cells.
pub const MAX_CELLS: usize = 4_000;

/// A table on the way down.
struct Place<'p> {
    /// The form of the file.
    root: &'static Form,
    form: &'static Form,
    table: &'p DeTable<'p>,
    above: Option<&'p Place<'p>>,
    /// Its key in the table above, and its id where there are several by id; nothing at the top.
    name: (&'p str, Option<&'p str>),
    /// The place to point at when a key is missing.
    header: Range<usize>,
    /// Keys that stand below this table and belong into it.
    lost: RefCell<Vec<&'static str>>,
}

impl<'p> Place<'p> {
    /// A table of this one.
    fn down(
        &'p self,
        name: (&'p str, Option<&'p str>),
        table: &'p DeTable<'p>,
        form: &'static Form,
        header: Range<usize>,
    ) -> Self {
        Self {
            root: self.root,
            form,
            table,
            above: Some(self),
            name,
            header,
            lost: RefCell::default(),
        }
    }

    /// The way to a key of this table, as in a heading.
    fn path(&self, key: &str) -> String {
        let (name, id) = self.name;
        let own = match self.above {
            None => return key.to_owned(),
            Some(above) => above.path(name),
        };
        match id {
            Some(id) => format!("{own}.{id}.{key}"),
            None => format!("{own}.{key}"),
        }
    }

    /// The heading below which it stands; `None` where it was written in braces.
    fn heading(&self, report: &Report) -> Option<String> {
        let above = self.above?;
        let (name, id) = self.name;
        let mut path = above.path(name);
        if let Some(id) = id {
            path = format!("{path}.{id}");
        }
        let rest = report.source().get(self.header.start..)?;
        if rest.starts_with("[[") {
            return Some(format!("[[{path}]]"));
        }
        let before = report.source().get(..self.header.start)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim_start().starts_with('[').then(|| format!("[{path}]"))
    }

    /// The nearest table above that may have a key and has not, with the table on the way there.
    fn owner(&self, key: &str) -> Option<(&Place<'p>, &Place<'p>, &'static str)> {
        let mut below = self;
        while let Some(above) = below.above {
            if let Some(known) = above.form.key(key)
                && above.above.is_some()
                && !above.table.contains_key(key)
            {
                return Some((above, below, known.name));
            }
            below = above;
        }
        None
    }

    /// The table of the file.
    fn top(&self) -> &Place<'p> {
        self.above.map_or(self, Place::top)
    }
}

/// Checks a table. `header` is the place to point at when a key is missing.
pub fn check(table: &DeTable<'_>, form: &'static Form, header: Range<usize>, report: &mut Report) {
    let root = if std::ptr::eq(form, &raw const CONVERSATION) {
        &CONVERSATION
    } else {
        &SCENARIO
    };
    let place = Place {
        root,
        form,
        table,
        above: None,
        name: ("", None),
        header,
        lost: RefCell::default(),
    };
    below(&place, report);
}

/// Checks a table. Keys of the file, and of the tables above it, are recognised where they stand too low.
fn below(place: &Place<'_>, report: &mut Report) {
    let mut meant = Vec::new();
    for (name, value) in place.table {
        if let Some(key) = place.form.key(name.get_ref()) {
            shape(place, name, value, &key.shape, report);
        } else {
            meant.extend(unknown(place, name, report));
        }
    }
    meant.extend(place.lost.take());
    for key in place.form.keys.iter().filter(|key| key.required) {
        // A slip of the pen in a key is told once, where it is.
        if !place.table.contains_key(key.name) && !meant.contains(&key.name) {
            report.error("M0102", place.header.clone()).with("key", key.name);
        }
    }
}

/// Checks tables by name, as registries have them; `schema` may stand among them.
pub fn check_entries(table: &DeTable<'_>, form: &'static Form, report: &mut Report) {
    let mut has_schema = false;
    for (name, value) in table {
        if name.get_ref() == "schema" {
            has_schema = true;
            schema(value, report);
            continue;
        }
        id(name.get_ref(), name.span(), report);
        match value.get_ref().as_table() {
            Some(entry) => check(entry, form, name.span(), report),
            None => wrong_table(name.get_ref().to_string(), name.get_ref(), value, "table", report),
        }
    }
    if !has_schema {
        report.error("M0102", 0..0).with("key", "schema");
    }
}

/// Reports an unknown key; the result is the key that was probably meant. A key that is there already was not.
fn unknown(place: &Place<'_>, name: &Spanned<impl AsRef<str>>, report: &mut Report) -> Option<&'static str> {
    let word = name.get_ref().as_ref();
    let (form, table, top) = (place.form, place.table, place.top());
    let at_root = place.root.key(word).filter(|_| !std::ptr::eq(form, place.root));
    let owner = place.owner(word);
    // What the file still lacks is looked for first.
    if let Some(key) = at_root.filter(|_| owner.is_none() || !top.table.contains_key(word)) {
        report.error("M0107", name.span()).with("key", word);
        top.lost.borrow_mut().push(key.name);
        return None;
    }
    if std::ptr::eq(form, &raw const SEVERITY) && is_code(word) {
        report.error("M0123", name.span()).with("code", word);
        return None;
    }
    if let Some((owner, below, key)) = owner
        && let (Some(belongs), Some(heading)) = (owner.heading(report), below.heading(report))
    {
        report
            .error("M0124", name.span())
            .with("key", word)
            .with("owner", belongs)
            .with("heading", heading);
        owner.lost.borrow_mut().push(key);
        return None;
    }
    let known = form.names().collect::<Vec<_>>();
    // Of headings there may be several.
    let is_free = |key: &&str| {
        let shape = form.key(key).map(|key| &key.shape);
        !table.contains_key(*key) || matches!(shape, Some(Shape::Map(_) | Shape::Tables(_) | Shape::Kinds(_)))
    };
    let meant = nearest(word, known.iter().copied().filter(is_free));
    let problem = report
        .error("M0101", name.span())
        .with("key", word)
        .with("known", known.join(", "));
    if let Some(meant) = meant {
        problem.with("nearest", meant);
    }
    meant
}

fn shape(
    place: &Place<'_>,
    name: &Spanned<impl AsRef<str>>,
    value: &Spanned<DeValue<'_>>,
    shape: &'static Shape,
    report: &mut Report,
) {
    let key = name.get_ref().as_ref();
    let span = value.span();
    match shape {
        Shape::Schema => schema(value, report),
        Shape::Text | Shape::MarkedText => localized(name, value, report),
        Shape::MarkedLine => match value.get_ref() {
            DeValue::String(words) => string(words, span, report),
            DeValue::Table(_) => localized(name, value, report),
            _ => wrong_type(key, value, "line", report),
        },
        Shape::Plain => match value.get_ref().as_str() {
            Some(words) => string(words, span, report),
            None => wrong_type(key, value, "string", report),
        },
        Shape::Id => match value.get_ref().as_str() {
            Some(word) => id(word, span, report),
            None => wrong_type(key, value, "id", report),
        },
        Shape::Word(words) => match value.get_ref().as_str() {
            Some(word) => one_of(key, word, words, span, report),
            None => wrong_type(key, value, "string", report),
        },
        Shape::Ids => {
            each(key, value, report, id);
            repeated(value, report);
        }
        Shape::Words(words) => {
            each(key, value, report, |word, span, report| {
                one_of(key, word, words, span, report);
            });
            // The steps of an order are counted where their meaning is known.
            if key != "order" {
                repeated(value, report);
            }
        }
        Shape::Flag => {
            if value.get_ref().as_bool().is_none() {
                wrong_type(key, value, "flag", report);
            }
        }
        Shape::Whole(min, max) => match source::whole(value.get_ref()) {
            Some(number) if (min..=max).contains(&&number) => {}
            Some(_) => {
                report
                    .error("M0105", span)
                    .with("key", key)
                    .with("min", min.to_string())
                    .with("max", max.to_string());
            }
            None => wrong_type(key, value, "number", report),
        },
        Shape::Element => {
            if !matches!(source::whole(value.get_ref()), Some(0 | 2 | 4 | 6 | 8)) {
                report.error("M0109", span).with("key", key);
            }
        }
        Shape::Date => {
            if !value
                .get_ref()
                .as_datetime()
                .is_some_and(|moment| moment.date.is_some() && moment.time.is_none())
            {
                wrong_type(key, value, "date", report);
            }
        }
        Shape::Moment => {
            let fits = value.get_ref().as_datetime().is_some_and(|moment| {
                moment.date.is_some() && moment.time.is_some() && moment.offset.is_none()
            });
            if !fits {
                wrong_type(key, value, "moment", report);
            }
        }
        Shape::Steps => match value.get_ref() {
            DeValue::String(word) if word.starts_with("first-aid:") => {}
            DeValue::Array(_) => each(key, value, report, id),
            _ => wrong_type(key, value, "steps", report),
        },
        Shape::Table(form) => match value.get_ref().as_table() {
            Some(table) => below(&place.down((key, None), table, form, name.span()), report),
            None => wrong_table(place.path(key), key, value, "table", report),
        },
        Shape::Tables(form) => {
            for (table, span) in list(place, key, value, report) {
                below(&place.down((key, None), table, form, span), report);
            }
        }
        Shape::Kinds(kinds) => {
            for (table, span) in list(place, key, value, report) {
                kind(place, key, table, kinds, span, report);
            }
        }
        Shape::Map(form) => map(place, key, value, form, report),
        Shape::Changes => match value.get_ref().as_table() {
            Some(table) => {
                for (name, change) in table {
                    if change.get_ref().as_integer().is_none() {
                        wrong_type(name.get_ref(), change, "number", report);
                    }
                }
            }
            None => wrong_type(key, value, "changes", report),
        },
        Shape::Goto => match value.get_ref() {
            DeValue::String(word) => id(word, span, report),
            DeValue::Table(table) => below(&place.down((key, None), table, &OUTCOMES, name.span()), report),
            _ => wrong_type(key, value, "goto", report),
        },
        Shape::Days => match value.get_ref().as_table() {
            Some(table) => {
                for (name, day) in table {
                    if name.get_ref().parse::<chrono::NaiveDate>().is_err() {
                        report
                            .error("M0116", name.span())
                            .with("found", name.get_ref().as_ref());
                    }
                    localized(name, day, report);
                }
            }
            None => wrong_table(place.path(key), key, value, "table", report),
        },
    }
}

/// Tables by id.
fn map(place: &Place<'_>, key: &str, value: &Spanned<DeValue<'_>>, form: &'static Form, report: &mut Report) {
    let Some(table) = value.get_ref().as_table() else {
        let path = format!("{}.…", place.path(key));
        wrong_table(path, key, value, "table", report);
        return;
    };
    for (name, entry) in table {
        let word: &str = name.get_ref();
        id(word, name.span(), report);
        if let Some(entry) = entry.get_ref().as_table() {
            let entry = place.down((key, Some(word)), entry, form, name.span());
            below(&entry, report);
        } else {
            let path = format!("{}.{word}", place.path(key));
            wrong_table(path, word, entry, "table", report);
        }
    }
}

fn kind(
    place: &Place<'_>,
    key: &str,
    table: &DeTable<'_>,
    kinds: &'static [(&'static str, &'static Form)],
    header: Range<usize>,
    report: &mut Report,
) {
    let Some(found) = table.get("kind") else {
        report.error("M0102", header).with("key", "kind");
        return;
    };
    let Some(word) = found.get_ref().as_str() else {
        wrong_type("kind", found, "string", report);
        return;
    };
    if let Some((_, form)) = kinds.iter().find(|(name, _)| *name == word) {
        below(&place.down((key, None), table, form, header), report);
    } else {
        let known: Vec<_> = kinds.iter().map(|(name, _)| *name).collect();
        one_of("kind", word, &known, found.span(), report);
    }
}

fn schema(value: &Spanned<DeValue<'_>>, report: &mut Report) {
    if source::whole(value.get_ref()) != Some(SCHEMA) {
        report
            .error("M0108", value.span())
            .with("wanted", SCHEMA.to_string());
    }
}

fn list<'t, 'i>(
    place: &Place<'_>,
    key: &str,
    value: &'t Spanned<DeValue<'i>>,
    report: &mut Report,
) -> Vec<(&'t DeTable<'i>, Range<usize>)> {
    let Some(found) = value.get_ref().as_array() else {
        wrong_table(place.path(key), key, value, "tables", report);
        return Vec::new();
    };
    if found.is_empty() {
        report.error("M0110", value.span()).with("key", key);
    }
    let mut tables = Vec::new();
    for entry in found {
        match entry.get_ref().as_table() {
            Some(table) => tables.push((table, entry.span())),
            None => wrong_table(place.path(key), key, entry, "tables", report),
        }
    }
    tables
}

fn each(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    report: &mut Report,
    mut judge: impl FnMut(&str, Range<usize>, &mut Report),
) {
    let Some(found) = value.get_ref().as_array() else {
        wrong_type(key, value, "list", report);
        return;
    };
    if found.is_empty() {
        report.error("M0110", value.span()).with("key", key);
    }
    for entry in found {
        match entry.get_ref().as_str() {
            Some(word) => judge(word, entry.span(), report),
            None => wrong_type(key, entry, "string", report),
        }
    }
}

/// Reports what stands twice in a list.
fn repeated(value: &Spanned<DeValue<'_>>, report: &mut Report) {
    let Some(list) = value.get_ref().as_array().filter(|list| list.len() > 1) else {
        return;
    };
    let mut seen = BTreeMap::new();
    for entry in list {
        let Some(word) = entry.get_ref().as_str() else {
            continue;
        };
        let first = seen.entry(word).or_insert_with(|| entry.span()).clone();
        if first != entry.span() {
            report
                .warning("M0122", entry.span())
                .with("found", word)
                .related(first);
        }
    }
}

fn localized(name: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>, report: &mut Report) {
    let key = name.get_ref().as_ref();
    let Some(table) = value.get_ref().as_table() else {
        wrong_type(key, value, "text", report);
        return;
    };
    let known = Language::ALL.map(Language::tag);
    let mut here = 0;
    let mut meant = Vec::new();
    let mut odd: Vec<(Range<usize>, &str)> = Vec::new();
    for (tag, words) in table {
        let tag_word: &str = tag.get_ref();
        if known.contains(&tag_word) {
            here += 1;
        } else if !is_language(tag_word) || matches!(tag_word, "jp" | "jpn" | "eng") {
            odd.push((tag.span(), tag_word));
            meant.extend(nearest(tag_word, known));
        }
        match words.get_ref().as_str() {
            Some(text) => string(text, words.span(), report),
            None => wrong_type(tag_word, words, "string", report),
        }
    }
    // However many there are, they are named in one sentence, at the first of them.
    odd.sort_by_key(|(span, _)| span.start);
    if let Some((span, first)) = odd.first() {
        let named: Vec<&str> = odd.iter().take(NAMED_TAGS).map(|(_, tag)| *tag).collect();
        let how = match odd.len() {
            1 => "one",
            2..=NAMED_TAGS => "some",
            _ => "more",
        };
        report
            .error("M0112", span.clone())
            .with("how", how)
            .with("key", key)
            .with("found", named.join(", "))
            .with("count", odd.len().to_string())
            .with("more", odd.len().saturating_sub(NAMED_TAGS).to_string())
            .near(if odd.len() == 1 { first } else { "" }, known);
    }
    let missing: Vec<&str> = known
        .into_iter()
        .filter(|tag| !table.contains_key(*tag) && !meant.contains(tag))
        .collect();
    if here == 0 && meant.is_empty() {
        report.error("M0502", name.span()).with("key", key);
    } else if let [missing] = missing.as_slice() {
        report
            .warning("M0501", name.span())
            .with("key", key)
            .with("language", *missing);
    }
}

pub(crate) fn is_language(tag: &str) -> bool {
    tag.split('-')
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()))
        && tag.parse::<unic_langid::LanguageIdentifier>().is_ok()
}

fn string(words: &str, span: Range<usize>, report: &mut Report) {
    if words.trim().is_empty() {
        report.error("M0111", span);
        return;
    }
    // Most characters are plainly harmless, and every character of every file comes by here.
    let suspicious =
        |c: char| !matches!(c, ' '..='~' | '\n' | '\u{3001}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    let mut odd = words.char_indices().filter(|(_, c)| suspicious(*c));
    let is_half_width_kana = |c: char| ('\u{FF61}'..='\u{FF9F}').contains(&c);
    if let Some((at, c)) = odd.find(|(_, c)| text::is_unsafe(*c) || is_half_width_kana(*c)) {
        let length = if is_half_width_kana(c) {
            let kana = words.get(at..).unwrap_or_default().chars();
            kana.take_while(|c| is_half_width_kana(*c))
                .map(char::len_utf8)
                .sum()
        } else {
            c.len_utf8()
        };
        let place = source::inside(report.source(), &span, words, at..at + length);
        if is_half_width_kana(c) {
            let found = words.get(at..at + length).unwrap_or_default();
            report.error("M0603", place).with("found", found);
        } else {
            let code = if c.is_control() { "M0601" } else { "M0602" };
            report
                .error(code, place)
                .with("found", format!("U+{:04X}", u32::from(c)));
        }
    }
    // A cell takes at least one byte, so that short texts need no measuring.
    if words.len() > MAX_CELLS {
        let cells: usize = words.lines().map(text::width).sum();
        if cells > MAX_CELLS {
            report
                .error("M0114", span)
                .with("cells", cells.to_string())
                .with("limit", MAX_CELLS.to_string());
        }
    }
}

fn id(word: &str, span: Range<usize>, report: &mut Report) {
    if !is_id(word) {
        report.error("M0106", span).with("found", word);
    }
}

/// Whether a word looks like the code of a problem.
fn is_code(word: &str) -> bool {
    word.strip_prefix('M')
        .is_some_and(|rest| rest.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a word may be an id.
pub fn is_id(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 64
        && !word.starts_with('-')
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn one_of(key: &str, word: &str, words: &[&str], span: Range<usize>, report: &mut Report) {
    if !words.contains(&word) {
        report
            .error("M0104", span)
            .with("key", key)
            .with("found", word)
            .with("known", words.join(", "))
            .near(word, words.iter().copied());
    }
}

/// `wanted` names a message `wanted-…` in which the expected form is shown.
fn wrong_type(key: &str, value: &Spanned<DeValue<'_>>, wanted: &'static str, report: &mut Report) {
    wrong_table(key.to_owned(), key, value, wanted, report);
}

/// The same for what wants a heading of its own, with the words of the heading.
fn wrong_table(
    path: String,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    wanted: &'static str,
    report: &mut Report,
) {
    report
        .error("M0103", value.span())
        .with("key", key)
        .with("wanted", wanted)
        .with("place", path);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(&'static str, String)> {
        let mut report = Report::new("a.toml", text);
        let table = source::parse(text, &mut report).unwrap();
        check(table.get_ref(), &SCENARIO, 0..0, &mut report);
        report
            .finish()
            .into_iter()
            .filter(|problem| problem.code != "M0102")
            .map(|problem| (problem.code, text.get(problem.span).unwrap().to_owned()))
            .collect()
    }

    #[test]
    fn a_key_below_a_header_is_told_where_it_belongs() {
        let text = "[[exhibit]]\nkind = \"sms\"\nfamily = \"x\"\n";
        assert_eq!(problems(text), [("M0107", "family".to_owned())]);
    }

    #[test]
    fn every_wrong_shape_is_found_in_one_round() {
        let text = "id = \"A b\"\nfamilly = \"x\"\nverdict = \"spam\"\ntitle = \"x\"\nroles = \"staff\"\n\
                    situation.jp = \"x\"\npremise = { routine = 3 }\nexhibit = []\n";
        let codes: Vec<_> = problems(text).into_iter().map(|(code, _)| code).collect();
        assert_eq!(
            codes,
            [
                "M0106", "M0101", "M0104", "M0103", "M0103", "M0501", "M0112", "M0109", "M0110"
            ]
        );
    }

    #[test]
    fn characters_that_could_deceive_are_pointed_at() {
        assert_eq!(
            problems("author = \"a\u{202E}b\""),
            [("M0602", "\u{202E}".to_owned())]
        );
        assert_eq!(
            problems("author = \"a\\u001Bb\""),
            [("M0601", "\\u001B".to_owned())]
        );
        assert_eq!(problems("author = \"ｶ\""), [("M0603", "ｶ".to_owned())]);
    }

    #[test]
    fn a_missing_language_is_a_warning_and_no_language_an_error() {
        assert_eq!(problems("title.ja = \"あ\""), [("M0501", "title".to_owned())]);
        assert_eq!(problems("title.ko = \"가\""), [("M0502", "title".to_owned())]);
    }
}
