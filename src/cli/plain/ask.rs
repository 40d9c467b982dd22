//! The questions of plain mode: how each is put in lines, and how a typed line becomes a response. Whether the response
//! is right is for the quiz.

use std::{collections::BTreeSet, io};

use super::{Heard, Talk};
use crate::{
    explain::{self, own},
    helpdesk::{HOME, when},
    locale::Language,
    pack::Pack,
    quiz::{Confidence, Item, Question, Response},
    scenario::{Clue, Marked},
};

/// Asks for a number from 1; the result counts from 0. `None` when the person leaves.
pub(super) fn number(talk: &mut Talk<'_>, last: usize) -> io::Result<Option<usize>> {
    loop {
        let prompt = talk.texts.with("plain-number", &[("last", last.into())]);
        match talk.hear(&prompt)? {
            Heard::Line(line) => match line.parse::<usize>() {
                Ok(number) if (1..=last).contains(&number) => return Ok(Some(number - 1)),
                _ => talk.message("plain-not-understood")?,
            },
            Heard::Leave | Heard::Ended => return Ok(None),
        }
    }
}

/// Puts a question until it is answered; what was heard instead when the person leaves.
pub(super) fn response(
    talk: &mut Talk<'_>,
    item: &Item,
    index: usize,
    pack: &Pack,
) -> io::Result<Result<Response, Heard>> {
    talk.gap()?;
    let Some(question) = item.questions.get(index) else {
        return Ok(Err(Heard::Leave));
    };
    let phrases = phrases(item, talk.texts.language());
    put(talk, item, index, question, pack, &phrases)?;
    loop {
        let prompt = talk.texts.text(match question {
            Question::Verdict => "plain-prompt-verdict",
            Question::Options { several: false, .. } | Question::Helpdesk { .. } => "plain-prompt-one",
            Question::Options { several: true, .. } | Question::Clues => "plain-prompt-several",
            Question::Order { .. } => "plain-prompt-order",
        });
        let line = match talk.hear(&prompt)? {
            Heard::Line(line) => line,
            leaving => return Ok(Err(leaving)),
        };
        if *question == Question::Verdict
            && let Some(number) = line.strip_prefix(['i', 'I'])
        {
            inspect(talk, item, number)?;
            continue;
        }
        let numbers: Option<Vec<usize>> = line
            .split([' ', ',', '、', '.'])
            .filter(|word| !word.is_empty())
            .map(|word| word.parse::<usize>().ok()?.checked_sub(1))
            .collect();
        match numbers.and_then(|numbers| understood(question, &numbers, &phrases)) {
            Some(response) => return Ok(Ok(response)),
            None => talk.message("plain-not-understood")?,
        }
    }
}

/// Puts a question and waits for no answer.
pub(super) fn ask(talk: &mut Talk<'_>, item: &Item, index: usize, pack: &Pack) -> io::Result<()> {
    talk.gap()?;
    let phrases = phrases(item, talk.texts.language());
    match item.questions.get(index) {
        Some(question) => put(talk, item, index, question, pack, &phrases),
        None => Ok(()),
    }
}

/// A phrase of the first exhibit, and its clue where it is a mark.
type Phrase = (String, Option<usize>);

fn phrases(item: &Item, language: Language) -> Vec<Phrase> {
    let Some(main) = item.scenario.main() else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for passage in main.body.passages() {
        let marked: &Marked = passage.text.get(language);
        for phrase in marked.phrases() {
            let words = marked
                .text
                .get(phrase.range)
                .unwrap_or_default()
                .replace('\n', " ");
            all.push((words, phrase.clue));
        }
    }
    all
}

/// What can be inspected on the opening exhibits, in reading order.
fn inspectable(item: &Item, language: Language) -> Vec<(String, &Clue)> {
    let mut all = Vec::new();
    for (_, exhibit) in item.scenario.opening() {
        for passage in exhibit.body.passages() {
            let marked = passage.text.get(language);
            for mark in &marked.marks {
                let words = marked
                    .text
                    .get(mark.range.clone())
                    .unwrap_or_default()
                    .replace('\n', " ");
                all.extend(item.scenario.clues.get(mark.clue).map(|clue| (words, clue)));
            }
        }
    }
    all
}

fn put(
    talk: &mut Talk<'_>,
    item: &Item,
    index: usize,
    question: &Question,
    pack: &Pack,
    phrases: &[Phrase],
) -> io::Result<()> {
    let wording = item.wording(index).map(|words| own(words, talk.texts));
    let sentence = |id: &str| wording.clone().unwrap_or_else(|| talk.texts.text(id));
    match question {
        Question::Verdict => {
            let things = inspectable(item, talk.texts.language());
            if !things.is_empty() {
                talk.message("plain-inspect")?;
                for (number, (words, _)) in things.iter().enumerate() {
                    talk.item(&format!("i{} ", number + 1), words)?;
                }
                talk.gap()?;
            }
            talk.message("ask-verdict")?;
            for words in explain::scale(talk.texts) {
                talk.say(&words)?;
            }
        }
        Question::Options { several, shown } => {
            let words = sentence("ask-verdict");
            talk.say(&words)?;
            if *several {
                talk.message("plain-several")?;
            }
            let options = item
                .options(index)
                .map(|options| options.options.as_slice())
                .unwrap_or_default();
            for (number, option) in shown.iter().enumerate() {
                let words = options
                    .get(*option)
                    .map(|option| own(&option.text, talk.texts))
                    .unwrap_or_default();
                talk.item(&format!("{} ", number + 1), &words)?;
            }
        }
        Question::Clues => {
            let words = sentence("ask-clues");
            talk.say(&words)?;
            for (number, (words, _)) in phrases.iter().enumerate() {
                talk.item(&format!("{} ", number + 1), words)?;
            }
        }
        Question::Order { steps, shown } => {
            let words = sentence("ask-order");
            talk.say(&words)?;
            for (number, step) in shown.iter().enumerate() {
                let words = steps
                    .get(*step)
                    .map(|step| own(step, talk.texts))
                    .unwrap_or_default();
                talk.item(&format!("{} ", number + 1), &words)?;
            }
        }
        Question::Helpdesk {
            incident, at, shown, ..
        } => {
            let moment = when::format_long(*at, HOME, talk.texts.language());
            // Words of its own say what has happened.
            if item.wording(index).is_some() {
                talk.say(&moment)?;
            } else {
                let incident = talk.texts.text(&format!("incident-{}", incident.word()));
                let values = [("moment", moment.into()), ("incident", incident.into())];
                let words = talk.texts.with("ask-helpdesk-at", &values);
                talk.say(&words)?;
            }
            let words = sentence("ask-helpdesk");
            talk.say(&words)?;
            for (number, desk) in shown.iter().filter_map(|id| pack.helpdesks.get(id)).enumerate() {
                let words = explain::with_number(desk, talk.texts);
                talk.item(&format!("{} ", number + 1), &words)?;
                if let Some(hours) = &desk.hours_note {
                    let words = own(hours, talk.texts);
                    talk.item("   ", &words)?;
                }
            }
        }
    }
    Ok(())
}

fn inspect(talk: &mut Talk<'_>, item: &Item, number: &str) -> io::Result<()> {
    let things = inspectable(item, talk.texts.language());
    let chosen = number
        .trim()
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    match chosen.and_then(|number| things.get(number)) {
        Some((words, clue)) => {
            talk.item("> ", words)?;
            match &clue.reveal {
                Some(reveal) => {
                    let reveal = own(reveal, talk.texts);
                    talk.item("  ", &reveal)
                }
                None => talk.message("inspect-nothing"),
            }
        }
        None => talk.message("plain-not-understood"),
    }
}

fn understood(question: &Question, numbers: &[usize], phrases: &[Phrase]) -> Option<Response> {
    let all_different = numbers.iter().collect::<BTreeSet<_>>().len() == numbers.len();
    if numbers.is_empty() || !all_different {
        return None;
    }
    match question {
        Question::Verdict => match numbers {
            [number] => Confidence::ALL.get(*number).copied().map(Response::Verdict),
            _ => None,
        },
        Question::Options { shown, .. } => numbers
            .iter()
            .map(|number| shown.get(*number).copied())
            .collect::<Option<_>>()
            .map(Response::Options),
        Question::Clues => {
            let marked: Option<Vec<&Phrase>> = numbers.iter().map(|number| phrases.get(*number)).collect();
            let marked = marked?;
            Some(Response::Clues {
                clues: marked.iter().filter_map(|(_, clue)| *clue).collect(),
                others: marked.iter().filter(|(_, clue)| clue.is_none()).count(),
            })
        }
        Question::Order { shown, .. } => {
            let order: Option<Vec<usize>> =
                numbers.iter().map(|number| shown.get(*number).copied()).collect();
            order
                .filter(|order| order.len() == shown.len())
                .map(Response::Order)
        }
        Question::Helpdesk { shown, .. } => match numbers {
            [number] => shown.get(*number).cloned().map(Response::Helpdesk),
            _ => None,
        },
    }
}
