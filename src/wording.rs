//! Problems as sentences in the user's language. Which problems there are is told by `scenario::problem`; how they are
//! laid out, by whoever prints them.

use crate::{
    locale::{Texts, Value},
    pack::Pack,
    scenario::problem::{Problem, Severity, nearest},
    text,
};

pub mod page;

/// The id of the word for a severity.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "problem-error",
        Severity::Warning => "problem-warning",
        Severity::Note => "problem-note",
    }
}

/// What is wrong.
pub fn what(problem: &Problem, texts: &Texts) -> String {
    said(problem.code, problem, texts)
}

/// What to do, where there is anything to say.
pub fn help(problem: &Problem, texts: &Texts) -> Option<String> {
    let has_nearest = problem.values.iter().any(|(name, _)| *name == "nearest");
    let near = format!("{}.near", problem.code);
    let help = format!("{}.help", problem.code);
    let id = if has_nearest && texts.has(&near) {
        near
    } else {
        help
    };
    texts.has(&id).then(|| said(&id, problem, texts))
}

/// What the second place is.
pub fn related(problem: &Problem, texts: &Texts) -> Option<String> {
    let id = format!("{}.related", problem.code);
    texts.has(&id).then(|| said(&id, problem, texts))
}

/// That there is no scenario or conversation with an id, as the message `unknown` says; or that it is there, but a draft.
/// In one line, without what to do.
pub fn not_there(id: &str, unknown: &str, pack: &Pack, texts: &Texts) -> String {
    let message = if pack.draft(id).is_some() {
        "draft-asked-for"
    } else {
        unknown
    };
    let found = text::clean_line(id).into_owned();
    texts.with(message, &[("found", found.into())])
}

/// The same with what can be done about it; `ids` are those that might have been meant.
pub fn not_there_and_why<'p>(
    id: &str,
    unknown: &str,
    pack: &Pack,
    ids: impl IntoIterator<Item = &'p str>,
    texts: &Texts,
) -> String {
    let mut sentence = not_there(id, unknown, pack, texts);
    if let Some(draft) = pack.draft(id) {
        let file = text::clean_line(&draft.file);
        let values = [("path", text::typed(&file).into_owned().into())];
        sentence.push_str(&texts.with("draft-what-to-do", &values));
    } else if let Some((stem, path)) = file_of(id) {
        let values = [("id", stem.into()), ("path", path.into())];
        sentence.push_str(&texts.with("cli-own-file", &values));
    } else if let Some(near) = nearest(id, ids) {
        sentence.push_str(&texts.with("cli-wrong-near", &[("near", near.to_owned().into())]));
    } else {
        sentence.push_str(&texts.text("cli-own-pack"));
    }
    sentence
}

/// The id by the name of a file that somebody named in the place of an id, and the file as it is typed.
fn file_of(asked: &str) -> Option<(String, String)> {
    let path = std::path::Path::new(asked);
    let ending = path.extension()?.to_str()?;
    let stem = text::clean_line(path.file_stem()?.to_str()?).into_owned();
    let typed = text::typed(&text::clean_line(asked)).into_owned();
    ending.eq_ignore_ascii_case("toml").then_some((stem, typed))
}

/// How many cells of a value a sentence can carry.
const VALUE_CELLS: usize = 200;
/// The same for what is of use only as a whole: a path through a conversation, the ids that there are.
const WHOLE_CELLS: usize = 1_000;

/// Values come from files and may hold anything: they are cleaned, and cut to what a sentence can carry.
fn said(id: &str, problem: &Problem, texts: &Texts) -> String {
    let values: Vec<(&str, Value<'_>)> = problem
        .values
        .iter()
        .map(|(name, value)| {
            let cells = if matches!(*name, "path" | "ids") {
                WHOLE_CELLS
            } else {
                VALUE_CELLS
            };
            (
                *name,
                Value::from(text::truncate(&text::clean_line(value), cells).into_owned()),
            )
        })
        .collect();
    texts.with(id, &values)
}
