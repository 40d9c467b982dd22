//! A conversation in `minuku preview`: whether the place and the state that were asked for can be, and the conversation line
//! by line, node by node.

use std::{
    io::{self, Write},
    rc::Rc,
    sync::Arc,
};

use super::{Request, no_step, plain};
use crate::{
    cli::{Failure, columns},
    explain::{own, rehearsal as words},
    locale::Texts,
    pack::Pack,
    preview::{
        Unknown,
        talk::{Misfit, Place, Walk, Wish, find, places},
    },
    rehearsal::Rehearsal,
    scenario::{Conversation, conversation::START},
    text,
};

/// Whether there are such a place and such a state.
pub(super) fn judge(
    request: &Request,
    conversation: &Arc<Conversation>,
    pack: &Pack,
    texts: &Texts,
) -> Result<(), Failure> {
    if let Some(name) = &request.at {
        find(name, conversation, pack)
            .map_err(|unknown| no_step("preview-no-place", name, unknown, texts))?;
    }
    if let Some(words) = &request.state {
        Wish::read(words, conversation).map_err(|misfit| wrong(misfit, texts))?;
    }
    Ok(())
}

fn wrong(misfit: Misfit, texts: &Texts) -> Failure {
    let clean = |words: &str| text::clean_line(words).into_owned();
    Failure::Said(match misfit {
        Misfit::Unknown { found, names } => {
            return no_step("preview-state-unknown", &found, names, texts);
        }
        Misfit::NoNumber { name, example, .. } => texts.with(
            "preview-state-number",
            &[
                ("name", clean(&name).into()),
                ("example", example.to_string().into()),
            ],
        ),
        Misfit::Outside {
            name,
            found,
            min,
            max,
        } => texts.with(
            "preview-state-outside",
            &[
                ("name", clean(&name).into()),
                ("found", clean(&found).into()),
                ("min", min.to_string().into()),
                ("max", max.to_string().into()),
            ],
        ),
        Misfit::Flag { name } => texts.with("preview-state-flag", &[("name", clean(&name).into())]),
    })
}

/// Prints the place that was asked for, or all of them.
pub(super) fn print(
    request: &Request,
    conversation: &Arc<Conversation>,
    pack: &Pack,
    seed: u64,
    texts: &Rc<Texts>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    judge(request, conversation, pack, texts)?;
    let place = |unknown: Unknown| no_step("preview-no-place", "", unknown, texts);
    let wanted = match (&request.at, &request.state) {
        (Some(name), _) => vec![find(name, conversation, pack).map_err(place)?],
        (None, Some(_)) => vec![Place::Node(START.to_owned())],
        (None, None) => places(conversation, pack),
    };
    let state = request.state.as_deref();
    let state = state.and_then(|words| Wish::read(words, conversation).ok());
    for place in wanted {
        let values = [
            ("step", place.name().into()),
            ("language", texts.language().own_name().into()),
        ];
        writeln!(out, "\n{}", texts.with("preview-plain-step", &values))?;
        let input = &mut io::empty();
        let mut talk = plain::Talk {
            texts,
            input,
            output: &mut *out,
            columns: columns(),
            is_typed: false,
        };
        let mut walk = match (&state, &place) {
            (Some(wish), Place::Node(id)) => Walk::begun(id.clone(), wish.clone()),
            (Some(wish), _) => Walk::begun(START.to_owned(), wish.clone()),
            (None, _) => Walk::default(),
        };
        let walked = |walk: &Walk| walk.rehearsal(conversation, &pack.helpdesks, seed).0;
        let begun = walked(&walk);
        match place {
            Place::Opening => talk.blocks(&words::opening(conversation, texts))?,
            Place::Node(id) => {
                if state.is_none() {
                    let _ = walk.go_to(&id, &begun, &pack.helpdesks);
                }
                let there = walked(&walk);
                plain::rehearsal::stand(&mut talk, &there, pack)?;
                withheld(&mut talk, &there)?;
            }
            Place::Debrief(part) => {
                walk.finish(&begun, &pack.helpdesks);
                let there = walked(&walk);
                if let Some(title) = words::titles(&there, pack).get(part) {
                    talk.say(&texts.text(title))?;
                    talk.blocks(&words::page(part, &there, pack, texts))?;
                }
            }
        }
    }
    Ok(())
}

/// The choices that are not offered as things stand, and what they wait for: an author wants to read them all.
fn withheld(talk: &mut plain::Talk<'_>, rehearsal: &Rehearsal) -> io::Result<()> {
    let conversation = rehearsal.conversation();
    let offers = rehearsal.offers();
    for (index, choice) in rehearsal.choices().iter().enumerate() {
        if offers.contains(&index) {
            continue;
        }
        let when = choice.when.words(&conversation.quantities, &conversation.flags);
        let when = talk.texts.with("preview-plain-when", &[("when", when.into())]);
        let words = words::option(&own(&choice.text, talk.texts), choice.action, talk.texts);
        talk.item("- ", &format!("{words} {when}"))?;
    }
    Ok(())
}
