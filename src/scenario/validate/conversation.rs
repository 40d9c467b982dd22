//! From a file to a [`Conversation`]: names become indices, and everything is told that keeps them from it. What only
//! walking through it can show is in [`walked`].

use std::ops::Range;

use toml::de::DeTable;

use super::{Fields, Known, Reference, Registry, Report, Word, hash_of_file, moment_of, read_debrief, words};
use crate::scenario::{
    Difficulty, Incident, Role, Verdict,
    conversation::{
        Choice, Condition, Conversation, Customer, Deed, Drain, Effect, Ending, Flag, FlagKind, Flags, Goto,
        MAX_CHOICES, MAX_FLAGS, MAX_MINUTES, MAX_NODES, MAX_QUANTITIES, Manner, Node, Pick, Quantity, Rule,
        START, Secret, Speech, Tag, Turn, Unit,
        condition::{ConditionError, ConditionFault},
    },
    form::CONVERSATION,
    problem::{Problem, nearest},
    source, structure,
};

mod walked;

/// The word that asks for the first desk to call, whichever that is.
const PICK: &str = "pick";
/// The name of the clock among the changes.
const MINUTES: &str = "minutes";

/// Where the parts of a conversation stand in its file, by their indices.
#[derive(Debug, Default)]
struct Places {
    quantities: Vec<Range<usize>>,
    flags: Vec<Range<usize>>,
    nodes: Vec<Range<usize>>,
    choices: Vec<Vec<Range<usize>>>,
}

/// The names that a conversation declares.
struct Names<'t> {
    quantities: Vec<&'t str>,
    flags: Vec<&'t str>,
    nodes: Vec<&'t str>,
    /// The bounds of the quantities.
    bounds: Vec<(i64, i64)>,
}

/// Reads a conversation; a `None` has been explained.
pub(super) fn read<'t>(
    table: &'t DeTable<'_>,
    text: &str,
    known: &Known<'_>,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Conversation> {
    let fields = Fields::new(table);
    if let Some(nodes) = fields.table("node") {
        let entries = nodes.entries();
        // Before anything is looked at: a file without measure is refused quickly.
        if let Some((name, _)) = entries.get(MAX_NODES) {
            report
                .error("M0401", name.span.clone())
                .with("count", entries.len().to_string())
                .with("limit", MAX_NODES.to_string());
            return None;
        }
    }
    structure::check(table, &CONVERSATION, 0..0, report);

    let mut places = Places::default();
    let declared = |key| fields.table(key).map(|table| table.entries()).unwrap_or_default();
    let (state, flags, nodes) = (declared("state"), declared("flag"), declared("node"));
    let names = Names {
        quantities: state.iter().map(|(name, _)| name.text).collect(),
        flags: flags.iter().map(|(name, _)| name.text).collect(),
        nodes: nodes.iter().map(|(name, _)| name.text).collect(),
        bounds: state
            .iter()
            .map(|(_, entry)| {
                let bound = |key| entry.whole(key).unwrap_or_default();
                (bound("min"), bound("max"))
            })
            .collect(),
    };
    judge_names(&state, &flags, report);

    let order = read_order(fields, report);
    let rules = read_rules(fields, &order, report);
    let quantities = read_quantities(&state, &mut places, report);
    let flags: Vec<Option<Flag>> = flags
        .iter()
        .map(|(name, entry)| {
            places.flags.push(name.span.clone());
            Some(Flag {
                id: name.text.to_owned(),
                kind: entry.string("kind").and_then(FlagKind::from_word)?,
                text: words(*entry, "text")?,
                must: entry.flag("must"),
            })
        })
        .collect();
    let nodes: Vec<Option<Node>> = nodes
        .iter()
        .map(|(name, entry)| {
            places.nodes.push(name.span.clone());
            read_node(name, *entry, &names, &mut places, report, references)
        })
        .collect();
    let start = names.nodes.iter().position(|name| *name == START);
    if start.is_none() && !names.nodes.is_empty() {
        report
            .error("M0402", places.nodes.first().cloned().unwrap_or_default())
            .near(START, names.nodes.iter().copied());
    }
    let debrief = read_debrief(fields, references);

    let conversation = Conversation {
        id: fields.string("id")?.to_owned(),
        family: fields.string("family")?.to_owned(),
        incident: fields.string("incident").and_then(Incident::from_word)?,
        roles: fields
            .words("roles")
            .into_iter()
            .filter_map(|word| Role::from_word(word.text))
            .collect(),
        verdict: fields.string("verdict").and_then(Verdict::from_word)?,
        difficulty: fields.string("difficulty").and_then(Difficulty::from_word)?,
        title: words(fields, "title")?,
        situation: words(fields, "situation")?,
        at: fields
            .value("at")
            .and_then(|value| moment_of(value.get_ref().as_datetime()?))?,
        customer: read_customer(fields)?,
        quantities: quantities.into_iter().collect::<Option<_>>()?,
        flags: flags.into_iter().collect::<Option<_>>()?,
        order,
        rules,
        nodes: nodes.into_iter().collect::<Option<_>>()?,
        start: start?,
        debrief: debrief?,
        draft: fields.flag("draft"),
        hash: hash_of_file(text),
    };
    if !report.has_errors() {
        walked::judge(&conversation, &places, known, report);
    }
    Some(conversation)
}

/// Names that stand for something else, or for two things.
fn judge_names(
    state: &[(Word<'_>, Fields<'_, '_>)],
    flags: &[(Word<'_>, Fields<'_, '_>)],
    report: &mut Report,
) {
    for (entries, limit) in [(state, MAX_QUANTITIES), (flags, MAX_FLAGS)] {
        if let Some((name, _)) = entries.get(limit) {
            report
                .error("M0403", name.span.clone())
                .with("count", entries.len().to_string())
                .with("limit", limit.to_string());
        }
    }
    for (name, _) in state.iter().chain(flags) {
        if [MINUTES, "and", "or", "not"].contains(&name.text) {
            report.error("M0404", name.span.clone()).with("name", name.text);
        }
    }
    for (name, _) in flags {
        if let Some((other, _)) = state.iter().find(|(other, _)| other.text == name.text) {
            report
                .error("M0207", name.span.clone())
                .with("id", name.text)
                .related(other.span.clone());
        }
    }
}

fn read_order(fields: Fields<'_, '_>, report: &mut Report) -> Vec<Tag> {
    if fields.value("order").is_none() {
        return Tag::OFFICIAL.to_vec();
    }
    let mut order = Vec::new();
    for word in fields.words("order") {
        let Some(tag) = Tag::from_word(word.text) else {
            continue;
        };
        if !Tag::OFFICIAL.contains(&tag) {
            let known: Vec<&str> = Tag::OFFICIAL.iter().map(|tag| tag.word()).collect();
            report
                .error("M0104", word.span.clone())
                .with("key", "order")
                .with("found", word.text)
                .with("known", known.join(", "))
                .near(word.text, known);
        } else if order.contains(&tag) {
            report.error("M0405", word.span.clone()).with("tag", word.text);
        }
        order.push(tag);
    }
    order
}

fn read_rules(fields: Fields<'_, '_>, order: &[Tag], report: &mut Report) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (rule, _) in fields.tables("rule") {
        let tag = |key| {
            rule.word(key)
                .and_then(|word| Some((Tag::from_word(word.text)?, word)))
        };
        let (Some((first, first_word)), Some((then, then_word))) = (tag("first"), tag("then")) else {
            continue;
        };
        let place = |tag| order.iter().position(|other| *other == tag);
        if place(first).is_none() {
            report
                .error("M0406", first_word.span.clone())
                .with("tag", first_word.text);
        } else if place(then).is_none() && then != Tag::Details {
            report
                .error("M0406", then_word.span.clone())
                .with("tag", then_word.text);
        } else if place(then).is_some_and(|then| Some(then) <= place(first)) {
            report
                .error("M0407", then_word.span.clone())
                .with("first", first_word.text)
                .with("then", then_word.text);
        }
        rules.push(Rule {
            first,
            then,
            weight: rule
                .whole("weight")
                .and_then(|weight| u8::try_from(weight).ok())
                .unwrap_or(1),
            why: words(rule, "why"),
        });
    }
    rules
}

fn read_customer(fields: Fields<'_, '_>) -> Option<Customer> {
    let customer = fields.table("customer")?;
    Some(Customer {
        name: words(customer, "name")?,
        manner: customer
            .words("manner")
            .into_iter()
            .filter_map(|word| Manner::from_word(word.text))
            .collect(),
        looks: words(customer, "looks")?,
        story: words(customer, "story")?,
        secrets: customer
            .tables("secret")
            .into_iter()
            .map(|(secret, _)| {
                Some(Secret {
                    text: words(secret, "text")?,
                    until: words(secret, "until")?,
                })
            })
            .collect::<Option<_>>()?,
    })
}

fn read_quantities(
    state: &[(Word<'_>, Fields<'_, '_>)],
    places: &mut Places,
    report: &mut Report,
) -> Vec<Option<Quantity>> {
    let mut money: Option<Range<usize>> = None;
    let mut quantities = Vec::new();
    for (name, entry) in state {
        places.quantities.push(name.span.clone());
        let unit = entry.string("unit").and_then(Unit::from_word).unwrap_or_default();
        if unit == Unit::Yen {
            if let Some(first) = &money {
                report
                    .error("M0408", entry.span("unit").unwrap_or_default())
                    .related(first.clone());
            }
            money = money.or(entry.span("unit"));
        }
        let number = |key| entry.whole(key);
        if let (Some(start), Some(min), Some(max)) = (number("start"), number("min"), number("max"))
            && !(min < max && (min..=max).contains(&start))
        {
            report
                .error("M0409", entry.span("start").unwrap_or_default())
                .with("name", name.text)
                .with("start", start.to_string())
                .with("min", min.to_string())
                .with("max", max.to_string());
        }
        quantities.push(words(*entry, "name").and_then(|words| {
            Some(Quantity {
                id: name.text.to_owned(),
                name: words,
                start: number("start")?,
                min: number("min")?,
                max: number("max")?,
                unit,
            })
        }));
    }
    quantities
}

fn read_node<'t>(
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
