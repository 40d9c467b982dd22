//! Which conversation a command is about: a file, or the id of one that is loaded.

use std::{path::Path, sync::Arc};

use clap::{Arg, ArgMatches};

use super::{Failure, args::Words, check_of};
use crate::{
    locale::Texts,
    pack::{
        Pack,
        load::{Place, load, open},
    },
    scenario::{Conversation, problem::Severity},
    text, wording,
};

/// The argument that names a conversation.
pub(super) fn argument(texts: Words<'_>) -> Arg {
    Arg::new("conversation")
        .value_name(texts.value("conversation"))
        .required(true)
        .help(texts.text("cli-conversation"))
}

/// What was named.
pub(super) fn asked(matches: &ArgMatches) -> String {
    matches
        .get_one::<String>("conversation")
        .cloned()
        .unwrap_or_default()
}

/// The conversation, and the packs with which it is to be walked. Anything that looks like a path is one.
pub(super) fn find(
    asked: &str,
    places: &[Place],
    texts: &Texts,
) -> Result<(Arc<Conversation>, Pack), Failure> {
    let path = Path::new(asked);
    let shown = || text::clean_line(asked).into_owned();
    if path.extension().is_some() || path.exists() {
        if path.is_dir() {
            let typed = text::typed(&shown()).into_owned();
            let values = [("path", shown().into()), ("typed", typed.into())];
            return Err(Failure::Said(texts.with("walk-folder", &values)));
        }
        if !path.is_file() {
            return Err(Failure::Said(
                texts.with("check-missing", &[("path", shown().into())]),
            ));
        }
        let opened = open(path, places);
        if let Some(conversation) = opened.reading.conversation {
            return Ok((Arc::new(conversation), opened.pack));
        }
        let problems = &opened.reading.problems;
        let error = problems
            .iter()
            .find(|problem| problem.severity == Severity::Error);
        return Err(Failure::Said(match error {
            Some(first) => texts.with(
                "walk-broken",
                &[
                    ("path", shown().into()),
                    ("line", first.line.into()),
                    ("what", wording::what(first, texts).into()),
                    ("check", check_of(&first.file).into()),
                ],
            ),
            None => texts.with("walk-no-conversation", &[("path", shown().into())]),
        }));
    }
    let pack = load(places);
    if let Some(conversation) = pack.conversation(asked).cloned() {
        return Ok((conversation, pack));
    }
    let ids = pack
        .conversations
        .iter()
        .map(|conversation| conversation.id.as_str());
    let sentence = wording::not_there_and_why(asked, "walk-unknown", &pack, ids, texts);
    Err(Failure::Said(sentence))
}
