//! From a file to a [`Conversation`]: names become indices, and everything is told that keeps them from it. What is said
//! and done at each node is read in [`nodes`]; what only walking through it can show is in [`walked`].

use std::ops::Range;

use toml::de::DeTable;

use super::{Fields, Known, Reference, Report, Word, hash_of_file, moment_of, read_debrief, words};
use crate::scenario::{
    Difficulty, Incident, Role, Verdict,
    conversation::{
        Conversation, Customer, Flag, FlagKind, MAX_FLAGS, MAX_NODES, MAX_QUANTITIES, Manner, Node, Quantity,
        Rule, START, Secret, Tag, Unit,
    },
    form::CONVERSATION,
    structure,
};

mod nodes;
mod walked;

use nodes::read_node;

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
