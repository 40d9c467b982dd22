//! What a new file needs, asked question by question at a terminal. What comes of the answers is for the command.

use std::path::{Path, PathBuf};

use super::{COUNTER, Request, shown, target::near};
use crate::{
    cli::{
        Failure,
        plain::{Heard, Talk},
    },
    locale::Language,
    pack::files::{is_registry, root_above},
    scenario::{Kind, Verdict, structure::is_id},
    text,
};

/// Asks for everything, with an answer ready for each question. `None` when the person leaves.
pub(super) fn ask(talk: &mut Talk<'_>) -> Result<Option<Request>, Failure> {
    let texts = talk.texts;
    talk.message("new-ask-about")?;
    let mut kinds: Vec<String> = Kind::ALL
        .iter()
        .map(|kind| texts.text(&format!("kind-{}", kind.word())))
        .collect();
    kinds.push(texts.text("new-kind-conversation"));
    let Some(kind) = choose(talk, "new-ask-kind", &kinds)? else {
        return Ok(None);
    };
    // What comes behind all kinds is the conversation; it is always about a scam.
    let kind = Kind::ALL.get(kind).copied();
    let verdict = if kind.is_some() {
        let verdicts: Vec<String> = Verdict::ALL
            .iter()
            .map(|verdict| texts.text(&format!("word-verdict-{}", verdict.word())))
            .collect();
        let Some(verdict) = choose(talk, "new-ask-verdict", &verdicts)? else {
            return Ok(None);
        };
        Verdict::ALL.get(verdict).copied()
    } else {
        None
    };
    let own = texts.language();
    let sets = [Language::ALL.to_vec(), vec![own], vec![own.other()]];
    let names: Vec<String> = sets
        .iter()
        .map(|set| {
            set.iter()
                .map(|language| language.own_name())
                .collect::<Vec<_>>()
                .join(" + ")
        })
        .collect();
    let Some(languages) = choose(talk, "new-ask-languages", &names)? else {
        return Ok(None);
    };
    let here = root_above(Path::new(".")).is_some();
    let default = if here { "." } else { "my-pack" };
    let folder = loop {
        let Some(folder) = type_in(talk, "new-ask-folder", default)? else {
            return Ok(None);
        };
        let folder = PathBuf::from(folder);
        if folder.exists() && !folder.is_dir() {
            talk.message("new-ask-folder-file")?;
            continue;
        }
        break folder;
    };
    let default = (1..=9_999)
        .map(|number| format!("{}-{number}", kind.map_or(COUNTER, Kind::word)))
        .find(|id| !folder.join(format!("{id}.toml")).exists())
        .unwrap_or_default();
    let path = loop {
        let Some(id) = type_in(talk, "new-ask-id", &default)? else {
            return Ok(None);
        };
        let id = id.trim_end_matches(".toml");
        let path = folder.join(format!("{id}.toml"));
        if !is_id(id) || is_registry(&path) {
            let values = [
                ("id", text::clean_line(id).into_owned().into()),
                ("near", near(id).into()),
            ];
            let words = texts.with("new-wrong-id", &values);
            talk.say(&words)?;
        } else if path.exists() {
            let words = texts.with("new-exists", &[("path", shown(&path).into())]);
            talk.say(&words)?;
        } else {
            break path;
        }
    };
    talk.gap()?;
    Ok(Some(Request {
        path: Some(path),
        kind,
        is_conversation: kind.is_none(),
        verdict,
        languages: sets.get(languages).cloned(),
        from_text: None,
    }))
}

/// One of several things by its number; the first one for an empty answer.
fn choose(talk: &mut Talk<'_>, question: &str, answers: &[String]) -> Result<Option<usize>, Failure> {
    talk.gap()?;
    talk.message(question)?;
    for (number, answer) in answers.iter().enumerate() {
        talk.item(&format!("{:>2}. ", number + 1), answer)?;
    }
    loop {
        let prompt = talk
            .texts
            .with("new-prompt-number", &[("last", answers.len().into())]);
        let line = match talk.hear(&prompt)? {
            Heard::Line(line) => line,
            Heard::Leave | Heard::Ended => return Ok(None),
        };
        if line.is_empty() {
            return Ok(Some(0));
        }
        match line.parse::<usize>() {
            Ok(number) if (1..=answers.len()).contains(&number) => return Ok(Some(number - 1)),
            _ => talk.message("plain-not-understood")?,
        }
    }
}

/// Words typed in; the default for an empty answer.
fn type_in(talk: &mut Talk<'_>, question: &str, default: &str) -> Result<Option<String>, Failure> {
    talk.gap()?;
    talk.message(question)?;
    let prompt = talk
        .texts
        .with("new-prompt-words", &[("default", default.into())]);
    Ok(match talk.hear_as_typed(&prompt)? {
        Heard::Line(line) if line.is_empty() => Some(default.to_owned()),
        Heard::Line(line) if matches!(line.as_str(), "q" | "ｑ") => None,
        Heard::Line(line) => Some(line),
        Heard::Leave | Heard::Ended => None,
    })
}
