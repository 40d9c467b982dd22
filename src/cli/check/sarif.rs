//! Problems as SARIF 2.1.0, the form in which code hosts and editors exchange what analyses found (OASIS Standard,
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
    ops::Range,
    path::{Component, Path},
};

use serde_json::{Value, json};

use super::severity_word;
use crate::{
    locale::Texts,
    pack::check::{Checked, InFile},
    scenario::{edit::Layout, place::Places, problem::Problem},
    wording::{self, page},
};

/// Prints the log.
pub(super) fn print(seen: &Checked, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let mut rules: BTreeMap<&'static str, &Problem> = BTreeMap::new();
    for problem in seen.found.iter().flat_map(|file| &file.problems) {
        rules.entry(problem.code).or_insert(problem);
    }
    let numbers: BTreeMap<&str, usize> = rules.keys().copied().zip(0..).collect();
    let results: Vec<Value> = seen
        .found
        .iter()
        .flat_map(|file| results(file, &numbers, texts))
        .collect();
    let rules: Vec<Value> = rules.values().map(|problem| rule(problem, texts)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "minuku",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": texts.language().tag(),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// A code, described by its page, or by the first problem with it where it has none.
fn rule(problem: &Problem, texts: &Texts) -> Value {
    let (short, full, help) = if let Some(page) = page::page(problem.code) {
        let [title, wrong, why] = page.told(texts.language()).map(str::to_owned);
        (title, wrong.clone(), format!("{wrong}\n\n{why}"))
    } else {
        let what = wording::what(problem, texts);
        let help = wording::help(problem, texts).unwrap_or_else(|| what.clone());
        (what.clone(), what, help)
    };
    json!({
        "id": problem.code,
        "shortDescription": { "text": short },
        "fullDescription": { "text": full },
        "help": { "text": help },
        "defaultConfiguration": { "level": severity_word(problem.severity) },
    })
}

fn results(file: &InFile, rules: &BTreeMap<&str, usize>, texts: &Texts) -> Vec<Value> {
    let source = file.problems.iter().find_map(|problem| problem.source.clone());
    let mut places = Places::new(source.as_deref().unwrap_or_default());
    let artifact = json!({ "uri": uri(Path::new(&*file.file)) });
    let mut all = Vec::with_capacity(file.problems.len());
    for problem in &file.problems {
        let location = |region: Option<Value>| {
            let mut physical = json!({ "artifactLocation": artifact });
            if let (Some(region), Some(physical)) = (region, physical.as_object_mut()) {
                physical.insert("region".to_owned(), region);
            }
            physical
        };
        let has_place = problem.source.is_some();
        let at = has_place.then(|| region(&mut places, &problem.span));
        let mut message = wording::what(problem, texts);
        if let Some(help) = wording::help(problem, texts) {
            let label = texts.text("problem-help");
            let _ = write!(message, "\n{label}: {help}");
        }
        let mut result = json!({
            "ruleId": problem.code,
            "ruleIndex": rules.get(problem.code),
            "level": severity_word(problem.severity),
            "message": { "text": message },
            "locations": [{ "physicalLocation": location(at) }],
        });
        if let Some(map) = result.as_object_mut() {
            if let Some(related) = &problem.related {
                let physical = location(Some(region(&mut places, related)));
                let mut other = json!({ "id": 1, "physicalLocation": physical });
                if let (Some(words), Some(other)) = (wording::related(problem, texts), other.as_object_mut())
                {
                    other.insert("message".to_owned(), json!({ "text": words }));
                }
                map.insert("relatedLocations".to_owned(), json!([other]));
            }
            if !problem.fix.is_empty() {
                let replacements = replacements(problem, &mut places, &file.layout);
                let change = json!({ "artifactLocation": artifact, "replacements": replacements });
                map.insert("fixes".to_owned(), json!([{ "artifactChanges": [change] }]));
            }
        }
        all.push(result);
    }
    all
}

fn region(places: &mut Places<'_>, span: &Range<usize>) -> Value {
    let (start, end) = (places.at(span.start), places.at(span.end.max(span.start)));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn replacements(problem: &Problem, places: &mut Places<'_>, layout: &Layout) -> Vec<Value> {
    let text = problem.source.as_deref().unwrap_or_default();
    problem
        .fix
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(places, &edit.span),
                "insertedContent": { "text": layout.written(edit, text) },
            })
        })
        .collect()
}

/// A path as a URI: relative where it is, with everything escaped that means something else in one.
fn uri(path: &Path) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let mut out = String::new();
    let escaped = |part: &str, out: &mut String| {
        for byte in part.bytes() {
            if is_plain(byte) {
                out.push(char::from(byte));
            } else {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    };
    if path.is_absolute() {
        out.push_str("file://");
    }
    let mut is_first = !path.is_absolute();
    for component in path.components() {
        let part = match component {
            Component::RootDir | Component::CurDir => continue,
            other => other.as_os_str().to_string_lossy(),
        };
        if !std::mem::take(&mut is_first) {
            out.push('/');
        }
        escaped(&part, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri(Path::new("a/b.toml")), "a/b.toml");
        assert_eq!(
            uri(Path::new("./a b/小包:1.toml")),
            "a%20b/%E5%B0%8F%E5%8C%85%3A1.toml"
        );
        assert_eq!(uri(Path::new("/a/100%.toml")), "file:///a/100%25.toml");
        assert_eq!(uri(Path::new("../a.toml")), "../a.toml");
    }
}
