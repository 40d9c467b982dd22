//! The nodes of a conversation: what is said there, what can be answered, what that changes and where it leads. What the
//! names stand for is declared elsewhere in the file, and read before.

use super::{MINUTES, Names, Places};
use crate::scenario::{
    conversation::{
        Choice, Condition, Deed, Drain, Effect, Ending, Flags, Goto, MAX_CHOICES, MAX_MINUTES, Node, Pick,
        Speech, Tag, Turn,
        condition::{ConditionError, ConditionFault},
    },
    problem::{Problem, Report, nearest},
    source::{self, Fields, Word},
    structure,
    validate::{Reference, Registry, words},
};

/// The word that asks for the first desk to call, whichever that is.
const PICK: &str = "pick";

pub(super) fn read_node<'t>(
    name: &Word<'t>,
    node: Fields<'t, '_>,
    names: &Names<'t>,
    places: &mut Places,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Node> {
    let (end, speak) = (node.value("end").is_some(), node.flag("speak"));
    let choices = node.tables("choice");
    let ways = [end, speak, node.value("choice").is_some()];
    match ways.iter().filter(|way| **way).count() {
        0 => {
            report.error("M0410", name.span.clone()).with("node", name.text);
        }
        1 => {}
        _ => {
            report.error("M0411", name.span.clone()).with("node", name.text);
        }
    }
    for key in ["task", "model", "covers", "goto"] {
        if speak && node.value(key).is_none() && !stands_below(name.text, key, report) {
            report.error("M0102", name.span.clone()).with("key", key);
        }
    }
    if !speak {
        for key in [
            "task", "model", "covers", "effect", "set", "unset", "tags", "goto",
        ] {
            if let Some(span) = node.key_span(key) {
                report.error("M0412", span).with("key", key);
            }
        }
    }
    if node.value("say").is_none() && node.value("happens").is_none() {
        report.error("M0413", name.span.clone()).with("node", name.text);
    }
    let drain = Drain {
        effect: read_effect(node, "drain", names, report),
        when: read_condition(node, "drain_when", names, report),
    };
    let mut spans = Vec::new();
    let mut seen: Vec<Word<'t>> = Vec::new();
    for (choice, span) in &choices {
        let id = choice.word("id");
        spans.push(id.as_ref().map_or_else(|| span.clone(), |id| id.span.clone()));
        let Some(id) = id else { continue };
        if let Some(first) = seen.iter().find(|other| other.text == id.text) {
            report
                .error("M0207", id.span.clone())
                .with("id", id.text)
                .related(first.span.clone());
        }
        seen.push(id);
    }
    if let Some(span) = spans.get(MAX_CHOICES) {
        report
            .error("M0217", span.clone())
            .with("limit", MAX_CHOICES.to_string());
    }
    places.choices.push(spans);
    let choices: Vec<Option<Choice>> = choices
        .iter()
        .map(|(choice, _)| read_choice(*choice, names, report, references))
        .collect();
    let turn = if end {
        Turn::End(node.string("end").and_then(Ending::from_word)?)
    } else if speak {
        let goto = node.word("goto").map(|word| find_node(&word, names, report));
        Turn::Speak(Speech {
            step: read_deed(node, names, report),
            task: words(node, "task")?,
            model: words(node, "model")?,
            covers: node
                .tables("covers")
                .into_iter()
                .map(|(cover, _)| words(cover, "text"))
                .collect::<Option<_>>()?,
            goto: goto??,
        })
    } else {
        Turn::Choose(choices.into_iter().collect::<Option<_>>()?)
    };
    Some(Node {
        id: name.text.to_owned(),
        speaker: words(node, "speaker"),
        happens: words(node, "happens"),
        say: words(node, "say"),
        drain,
        turn,
    })
}

/// Whether a key of a node was found below a heading of its own, where it was told.
fn stands_below(node: &str, key: &str, report: &Report) -> bool {
    let owner = format!("[node.{node}]");
    let has = |problem: &Problem, wanted: (&str, &str)| {
        let mut values = problem.values.iter();
        values.any(|(name, value)| (*name, value.as_str()) == wanted)
    };
    report.problems().any(|problem| {
        problem.code == "M0124" && has(problem, ("owner", &owner)) && has(problem, ("key", key))
    })
}

fn read_choice<'t>(
    choice: Fields<'t, '_>,
    names: &Names<'t>,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Choice> {
    let when = read_condition(choice, "when", names, report);
    let step = read_deed(choice, names, report);
    let goto = read_goto(choice, names, report, references);
    Some(Choice {
        id: choice.string("id")?.to_owned(),
        text: words(choice, "text")?,
        action: choice.flag("action"),
        when,
        step,
        why: words(choice, "why")?,
        better: words(choice, "better"),
        goto: goto?,
    })
}

fn read_deed(fields: Fields<'_, '_>, names: &Names<'_>, report: &mut Report) -> Deed {
    let mut flags = |key| -> Flags {
        let mut flags = Flags::default();
        for word in fields.words(key) {
            match names.flags.iter().position(|name| *name == word.text) {
                Some(flag) => flags.insert(flag),
                None => {
                    report
                        .error("M0414", word.span.clone())
                        .with("found", word.text)
                        .near(word.text, names.flags.iter().copied());
                }
            }
        }
        flags
    };
    let (set, unset) = (flags("set"), flags("unset"));
    Deed {
        effect: read_effect(fields, "effect", names, report),
        set,
        unset,
        tags: fields
            .words("tags")
            .into_iter()
            .filter_map(|word| Tag::from_word(word.text))
            .collect(),
    }
}

fn read_effect(fields: Fields<'_, '_>, key: &str, names: &Names<'_>, report: &mut Report) -> Effect {
    let mut effect = Effect::default();
    let Some(table) = fields.value(key).and_then(|value| value.get_ref().as_table()) else {
        return effect;
    };
    for (name, value) in table {
        let word: &str = name.get_ref();
        let change = source::whole(value.get_ref());
        let is_number = value.get_ref().as_integer().is_some();
        if word == MINUTES {
            match change.and_then(|minutes| u32::try_from(minutes).ok()) {
                Some(minutes) if minutes <= MAX_MINUTES => effect.minutes = minutes,
                _ if is_number => {
                    report
                        .error("M0105", value.span())
                        .with("key", MINUTES)
                        .with("min", "0")
                        .with("max", MAX_MINUTES.to_string());
                }
                _ => {}
            }
            continue;
        }
        let Some(quantity) = names.quantities.iter().position(|name| *name == word) else {
            report
                .error("M0415", name.span())
                .with("found", word)
                .near(word, names.quantities.iter().copied().chain([MINUTES]));
            continue;
        };
        let (min, max) = names.bounds.get(quantity).copied().unwrap_or_default();
        let most = max.saturating_sub(min).unsigned_abs();
        match change {
            Some(change) if change.unsigned_abs() <= most => effect.changes.push((quantity, change)),
            _ if is_number && max > min => {
                report
                    .error("M0416", value.span())
                    .with("name", word)
                    .with("min", min.to_string())
                    .with("max", max.to_string())
                    .with("most", most.to_string());
            }
            _ => {}
        }
    }
    effect
}

fn read_condition(fields: Fields<'_, '_>, key: &str, names: &Names<'_>, report: &mut Report) -> Condition {
    let Some(word) = fields.word(key) else {
        return Condition::default();
    };
    match Condition::parse(word.text, &names.quantities, &names.flags) {
        Ok(condition) => condition,
        Err(ConditionError { fault, at }) => {
            let found = word.text.get(at.clone()).unwrap_or_default().to_owned();
            let place = source::inside(report.source(), &word.span, word.text, at);
            let names = names.quantities.iter().chain(&names.flags).copied();
            let meant = if fault == ConditionFault::Unknown {
                nearest(&found, names)
            } else {
                None
            };
            let problem = report
                .error("M0417", place)
                .with("key", key)
                .with("fault", fault.word())
                .with("found", found.as_str());
            if let Some(meant) = meant {
                problem.with("nearest", meant);
            }
            Condition::default()
        }
    }
}

fn find_node(word: &Word<'_>, names: &Names<'_>, report: &mut Report) -> Option<usize> {
    let found = names.nodes.iter().position(|name| *name == word.text);
    if found.is_none() && structure::is_id(word.text) {
        report
            .error("M0418", word.span.clone())
            .with("found", word.text)
            .near(word.text, names.nodes.iter().copied());
    }
    found
}

fn read_goto<'t>(
    choice: Fields<'t, '_>,
    names: &Names<'t>,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Goto> {
    let helpdesk = choice.word("helpdesk");
    if let (Some(outcomes), Some(span)) = (choice.table("goto"), choice.span("goto")) {
        let mut node = |key| {
            outcomes
                .word(key)
                .and_then(|word| find_node(&word, names, report))
        };
        let (right, closed, wrong) = (node("right"), node("closed"), node("wrong"));
        let Some(word) = helpdesk else {
            report.error("M0419", span);
            return None;
        };
        let desk = (word.text != PICK).then(|| word.text.to_owned());
        if desk.is_some() {
            references.push(Reference {
                registry: Registry::Helpdesk,
                word,
            });
        }
        return Some(Goto::Pick(Pick {
            desk,
            right: right?,
            closed: closed?,
            wrong: wrong?,
        }));
    }
    let word = choice.word("goto")?;
    if let Some(helpdesk) = helpdesk {
        report.error("M0420", helpdesk.span);
    }
    find_node(&word, names, report).map(Goto::Node)
}
