//! `minuku graph`: a conversation as a drawing of its nodes and choices, to be read in the terminal or drawn by Mermaid or
//! Graphviz.

use std::{collections::VecDeque, io::Write, process::ExitCode};

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};

use super::{
    Failure,
    args::Words,
    columns,
    conversation::{argument, asked, find},
};
use crate::{
    locale::{Localized, Texts},
    pack::load::Place,
    rehearsal::Outcome,
    scenario::{
        Conversation,
        conversation::{Choice, Condition, Deed, Effect, Goto, Node, Turn},
    },
    text,
};

/// Which conversation, and how it is drawn.
pub(super) struct Request {
    asked: String,
    format: Format,
}

#[derive(Clone, Copy)]
enum Format {
    Text,
    Mermaid,
    Dot,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts.sub("graph").arg(argument(texts)).arg(
        Arg::new("format")
            .long("format")
            .value_name("text|mermaid|dot")
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(["text", "mermaid", "dot"]))
            .default_value("text")
            .hide_default_value(true)
            .help(texts.text("cli-graph-format")),
    )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            asked: asked(matches),
            format: match matches.get_one::<String>("format").map(String::as_str) {
                Some("mermaid") => Format::Mermaid,
                Some("dot") => Format::Dot,
                _ => Format::Text,
            },
        }
    }
}

/// Prints the drawing.
pub(super) fn run(
    request: &Request,
    places: &[Place],
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let (conversation, _) = find(&request.asked, places, texts)?;
    let graph = Graph {
        conversation: &conversation,
        texts,
        columns: usize::from(columns()),
    };
    match request.format {
        Format::Text => graph.text(out)?,
        Format::Mermaid => graph.mermaid(out)?,
        Format::Dot => graph.dot(out)?,
    }
    Ok(ExitCode::SUCCESS)
}

struct Graph<'g> {
    conversation: &'g Conversation,
    texts: &'g Texts,
    columns: usize,
}

/// An arrow of the drawing.
struct Arrow {
    /// The words on it.
    label: String,
    to: usize,
}

impl Graph<'_> {
    fn own(&self, words: &Localized<String>) -> String {
        text::clean_line(words.get(self.texts.language())).into_owned()
    }

    fn id(&self, node: usize) -> &str {
        self.conversation
            .nodes
            .get(node)
            .map_or("", |node| node.id.as_str())
    }

    /// The nodes in the order in which a reader meets them; those that nothing leads to come last.
    fn order(&self) -> Vec<usize> {
        let nodes = &self.conversation.nodes;
        let mut order = Vec::new();
        let mut open = VecDeque::from([self.conversation.start]);
        let mut met = vec![false; nodes.len()];
        let mut rest = 0..nodes.len();
        loop {
            let Some(node) = open.pop_front() else {
                match rest.next() {
                    Some(node) => open.push_back(node),
                    None => return order,
                }
                continue;
            };
            let Some(met) = met.get_mut(node).filter(|met| !**met) else {
                continue;
            };
            *met = true;
            order.push(node);
            if let Some(node) = nodes.get(node) {
                open.extend(targets(node));
            }
        }
    }

    /// What is said or happens at a node.
    fn said(&self, node: &Node) -> String {
        let words = node.say.as_ref().or(node.happens.as_ref());
        words.map(|words| self.own(words)).unwrap_or_default()
    }

    /// How a node ends, or what else it is.
    fn mark(&self, node: &Node) -> Option<String> {
        match &node.turn {
            Turn::End(ending) => Some(self.texts.text(&format!("ending-{}", ending.word()))),
            Turn::Speak(_) => Some(self.texts.text("graph-speak")),
            Turn::Choose(_) => None,
        }
    }

    fn effect(&self, effect: &Effect) -> Vec<String> {
        let quantities = &self.conversation.quantities;
        let mut words: Vec<String> = effect
            .changes
            .iter()
            .filter_map(|(quantity, change)| Some(format!("{} {change:+}", quantities.get(*quantity)?.id)))
            .collect();
        if effect.minutes > 0 {
            words.push(format!("minutes +{}", effect.minutes));
        }
        words
    }

    fn deed(&self, deed: &Deed) -> String {
        let mut words = self.effect(&deed.effect);
        let flags = &self.conversation.flags;
        for (sign, changed) in [('+', deed.set), ('-', deed.unset)] {
            words.extend(
                changed
                    .iter()
                    .filter_map(|flag| Some(format!("{sign}{}", flags.get(flag)?.id))),
            );
        }
        words.join(", ")
    }

    fn condition(&self, condition: &Condition) -> String {
        condition.words(&self.conversation.quantities, &self.conversation.flags)
    }

    fn arrows(&self, node: &Node) -> Vec<Arrow> {
        let arrow = |choice: &Choice, outcome: Option<Outcome>, to| Arrow {
            label: match outcome {
                Some(outcome) => format!("{}={}", choice.id, outcome.word()),
                None => choice.id.clone(),
            },
            to,
        };
        match &node.turn {
            Turn::Choose(choices) => choices
                .iter()
                .flat_map(|choice| match &choice.goto {
                    Goto::Node(to) => vec![arrow(choice, None, *to)],
                    Goto::Pick(pick) => Outcome::ALL
                        .iter()
                        .map(|outcome| arrow(choice, Some(*outcome), pick.leads(*outcome)))
                        .collect(),
                })
                .collect(),
            Turn::Speak(speech) => vec![Arrow {
                label: self.texts.text("graph-speak"),
                to: speech.goto,
            }],
            Turn::End(_) => Vec::new(),
        }
    }

    /// A line that is cut to the width.
    fn line(&self, indent: usize, words: &str, out: &mut dyn Write) -> Result<(), Failure> {
        let words = text::truncate(words, self.columns.saturating_sub(indent).max(10));
        writeln!(out, "{}{}", " ".repeat(indent), words.trim_end())?;
        Ok(())
    }

    fn text(&self, out: &mut dyn Write) -> Result<(), Failure> {
        for (place, index) in self.order().into_iter().enumerate() {
            let Some(node) = self.conversation.nodes.get(index) else {
                continue;
            };
            if place > 0 {
                writeln!(out)?;
            }
            let mark = self
                .mark(node)
                .map(|mark| format!(" ({mark})"))
                .unwrap_or_default();
            self.line(0, &format!("[{}]{mark} {}", node.id, self.said(node)), out)?;
            let drain = self.effect(&node.drain.effect).join(", ");
            if !drain.is_empty() {
                let when = self.condition(&node.drain.when);
                let when = if when.is_empty() {
                    String::new()
                } else {
                    format!(" ({when})")
                };
                self.line(2, &format!("drain: {drain}{when}"), out)?;
            }
            if let Turn::Speak(speech) = &node.turn {
                self.line(
                    2,
                    &format!("-> [{}]  {}", self.id(speech.goto), self.deed(&speech.step)),
                    out,
                )?;
            }
            let Turn::Choose(choices) = &node.turn else {
                continue;
            };
            for choice in choices {
                self.line(2, &format!("{}: {}", choice.id, self.own(&choice.text)), out)?;
                let when = self.condition(&choice.when);
                if !when.is_empty() {
                    self.line(6, &format!("when {when}"), out)?;
                }
                let deed = self.deed(&choice.step);
                match &choice.goto {
                    Goto::Node(to) => self.line(4, &format!("-> [{}]  {deed}", self.id(*to)), out)?,
                    Goto::Pick(pick) => {
                        let ways: Vec<String> = Outcome::ALL
                            .iter()
                            .map(|outcome| {
                                format!("{} -> [{}]", outcome.word(), self.id(pick.leads(*outcome)))
                            })
                            .collect();
                        self.line(4, &format!("{}  {deed}", ways.join("  ")), out)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn mermaid(&self, out: &mut dyn Write) -> Result<(), Failure> {
        writeln!(out, "flowchart TD")?;
        let order = self.order();
        for index in &order {
            let Some(node) = self.conversation.nodes.get(*index) else {
                continue;
            };
            let label = [
                Some(node.id.clone()),
                self.mark(node),
                Some(short(&self.said(node))),
            ];
            let label: Vec<String> = label
                .into_iter()
                .flatten()
                .map(|words| entities(&words))
                .collect();
            let (open, close) = if matches!(node.turn, Turn::End(_)) {
                ("([", "])")
            } else {
                ("[", "]")
            };
            writeln!(out, "    n{index}{open}\"{}\"{close}", label.join("<br/>"))?;
        }
        for index in order {
            if let Some(node) = self.conversation.nodes.get(index) {
                for Arrow { label, to } in self.arrows(node) {
                    writeln!(out, "    n{index} -->|\"{}\"| n{to}", entities(&label))?;
                }
            }
        }
        Ok(())
    }

    fn dot(&self, out: &mut dyn Write) -> Result<(), Failure> {
        writeln!(out, "digraph \"{}\" {{", quoted(&self.conversation.id))?;
        writeln!(out, "    node [shape=box];")?;
        let order = self.order();
        for index in &order {
            let Some(node) = self.conversation.nodes.get(*index) else {
                continue;
            };
            let label = [
                Some(node.id.clone()),
                self.mark(node),
                Some(short(&self.said(node))),
            ];
            let label: Vec<String> = label.into_iter().flatten().map(|words| quoted(&words)).collect();
            let shape = if matches!(node.turn, Turn::End(_)) {
                ", style=rounded"
            } else {
                ""
            };
            writeln!(out, "    n{index} [label=\"{}\"{shape}];", label.join("\\n"))?;
        }
        for index in order {
            if let Some(node) = self.conversation.nodes.get(index) {
                for Arrow { label, to } in self.arrows(node) {
                    writeln!(out, "    n{index} -> n{to} [label=\"{}\"];", quoted(&label))?;
                }
            }
        }
        writeln!(out, "}}")?;
        Ok(())
    }
}

fn targets(node: &Node) -> Vec<usize> {
    match &node.turn {
        Turn::Choose(choices) => choices
            .iter()
            .flat_map(|choice| match &choice.goto {
                Goto::Node(to) => vec![*to],
                Goto::Pick(pick) => vec![pick.right, pick.closed, pick.wrong],
            })
            .collect(),
        Turn::Speak(speech) => vec![speech.goto],
        Turn::End(_) => Vec::new(),
    }
}

/// As much as a box of a drawing can carry.
fn short(words: &str) -> String {
    text::truncate(words, 48).into_owned()
}

/// Words that mean nothing to Mermaid: whatever is no letter, digit, blank or full-width sign is written as a number.
fn entities(words: &str) -> String {
    words
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == ' ' || c == '-' || (!c.is_ascii() && !c.is_control()) {
                c.to_string()
            } else {
                format!("#{};", u32::from(c))
            }
        })
        .collect()
}

/// Words between the quotation marks of Graphviz.
fn quoted(words: &str) -> String {
    words.replace('\\', "\\\\").replace('"', "\\\"")
}
