//! What is wrong with the walks of a conversation, each with the shortest path that shows it.

use crate::{
    rehearsal::Outcome,
    scenario::{
        Conversation,
        conversation::{Condition, Effect, Ending, FlagKind, Flags, Goto, MAX_CHOICES, Test, Turn, Unit},
    },
};

use super::{Path, Stand, Way, legs, reach::Reach};

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub doubt: Doubt,
    /// A shortest path to where it shows; empty where no path is needed to see it.
    pub path: Path,
    /// How things stand there.
    pub stand: Stand,
}

/// What can be wrong with the walks of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing that can be reached leads to a node.
    Unreachable {
        /// The node.
        node: usize,
    },
    /// A choice is never offered.
    NeverOffered {
        /// Its node, which can be reached.
        node: usize,
        /// The choice.
        choice: usize,
    },
    /// At the hours of the conversation a call never comes to something, so that the node to which it leads is never
    /// reached.
    NeverComes {
        /// The node of the call.
        node: usize,
        /// The choice.
        choice: usize,
        /// The outcome.
        outcome: Outcome,
    },
    /// Nothing is offered any more, and it has not ended.
    Stuck {
        /// The node.
        node: usize,
    },
    /// One goes round and round, and no ending can be reached.
    Circle {
        /// A node on the circle.
        node: usize,
        /// The moves from there back to there.
        round: Vec<Way>,
    },
    /// A good ending without something that must have been done.
    Skips {
        /// The ending.
        node: usize,
        /// The flag.
        flag: usize,
    },
    /// No good ending can be reached.
    NoGoodEnding,
    /// No condition reads a quantity, and it is no money.
    Unread {
        /// The quantity.
        quantity: usize,
    },
    /// Nothing changes a quantity.
    Unchanged {
        /// The quantity.
        quantity: usize,
    },
    /// Nothing sets a flag.
    NeverSet {
        /// The flag.
        flag: usize,
    },
    /// Nothing reads a flag that nobody sees.
    NeverRead {
        /// The flag.
        flag: usize,
    },
    /// Whatever the conditions, no ending lies ahead. Only where there are too many states to search them all.
    NoEndingAhead {
        /// The node.
        node: usize,
    },
}

/// Everything that is wrong.
pub(super) fn all(conversation: &Conversation, reach: &Reach<'_>) -> Vec<Finding> {
    let mut found = Finder {
        conversation,
        reach,
        findings: Vec::new(),
    };
    found.declarations();
    let first = found.first_rows();
    found.stuck();
    found.skipped();
    if reach.is_complete() {
        found.offers(&first);
        found.circle();
        if !reach.endings().any(|(_, ending)| ending == Ending::Protected) {
            found.tell(Doubt::NoGoodEnding, None);
        }
    } else {
        found.graph(&first);
    }
    found.findings
}

/// A place for every move of a node.
const fn slot(way: Way) -> usize {
    match way {
        Way::Choice(choice) => choice * 4,
        Way::Call(choice, outcome) => choice * 4 + 1 + outcome as usize,
        Way::Spoken => 0,
    }
}

struct Finder<'f, 'c> {
    conversation: &'f Conversation,
    reach: &'f Reach<'c>,
    findings: Vec<Finding>,
}

impl Finder<'_, '_> {
    fn tell(&mut self, doubt: Doubt, row: Option<usize>) {
        let path = row.map(|row| self.reach.path_to(row)).unwrap_or_default();
        let stand = path.end(self.conversation);
        self.findings.push(Finding { doubt, path, stand });
    }

    /// For each node the first state in which it is reached.
    fn first_rows(&self) -> Vec<Option<usize>> {
        let mut first = vec![None; self.conversation.nodes.len()];
        for (index, row) in self.reach.rows().iter().enumerate() {
            if let Some(entry @ None) = first.get_mut(row.node) {
                *entry = Some(index);
            }
        }
        first
    }

    /// What can be seen without walking.
    fn declarations(&mut self) {
        let mut read = Flags::default();
        let mut compared = [false; 8];
        let mut set = Flags::default();
        let mut changed = [false; 8];
        let mut reads = |condition: &Condition| {
            for test in &condition.tests {
                match *test {
                    Test::Flag { flag, .. } => read.insert(flag),
                    Test::Compare { quantity, .. } => {
                        if let Some(compared) = compared.get_mut(quantity) {
                            *compared = true;
                        }
                    }
                }
            }
        };
        let mut alters = |effect: &Effect| {
            for (quantity, change) in &effect.changes {
                if let Some(changed) = changed.get_mut(*quantity) {
                    *changed |= *change != 0;
                }
            }
        };
        for node in &self.conversation.nodes {
            reads(&node.drain.when);
            alters(&node.drain.effect);
            match &node.turn {
                Turn::Choose(choices) => {
                    for choice in choices {
                        reads(&choice.when);
                        alters(&choice.step.effect);
                        set = set.with(choice.step.set);
                    }
                }
                Turn::Speak(speech) => {
                    alters(&speech.step.effect);
                    set = set.with(speech.step.set);
                }
                Turn::End(_) => {}
            }
        }
        for (quantity, declared) in self.conversation.quantities.iter().enumerate() {
            if !changed.get(quantity).is_some_and(|is| *is) {
                self.tell(Doubt::Unchanged { quantity }, None);
            } else if !compared.get(quantity).is_some_and(|is| *is) && declared.unit != Unit::Yen {
                self.tell(Doubt::Unread { quantity }, None);
            }
        }
        for (flag, declared) in self.conversation.flags.iter().enumerate() {
            if !set.contains(flag) {
                self.tell(Doubt::NeverSet { flag }, None);
            }
            if declared.kind == FlagKind::Hidden && !declared.must && !read.contains(flag) {
                self.tell(Doubt::NeverRead { flag }, None);
            }
        }
    }

    fn stuck(&mut self) {
        let mut told = vec![false; self.conversation.nodes.len()];
        for row in self.stuck_rows() {
            let Some(node) = self.reach.rows().get(row).map(|row| row.node) else {
                continue;
            };
            if let Some(told) = told.get_mut(node).filter(|told| !**told) {
                *told = true;
                self.tell(Doubt::Stuck { node }, Some(row));
            }
        }
    }

    fn stuck_rows(&self) -> Vec<usize> {
        let rows = self.reach.rows().iter().enumerate();
        rows.filter(|(index, row)| {
            self.reach.is_explored(*index)
                && self.reach.edges(*index).is_empty()
                && self.reach.ending(row).is_none()
        })
        .map(|(index, _)| index)
        .collect()
    }

    fn skipped(&mut self) {
        for flag in self.conversation.musts().iter() {
            let first = self.reach.endings().find(|(row, ending)| {
                *ending == Ending::Protected
                    && !self
                        .reach
                        .rows()
                        .get(*row)
                        .is_some_and(|row| row.state.flags.contains(flag))
            });
            if let Some((row, _)) = first {
                let node = self.reach.rows().get(row).map_or(0, |row| row.node);
                self.tell(Doubt::Skips { node, flag }, Some(row));
            }
        }
    }

    /// Choices that are never offered, calls that never come to something, and nodes that are never reached. What is
    /// missed only because of one of those is not told again.
    fn offers(&mut self, first: &[Option<usize>]) {
        let nodes = self.conversation.nodes.len();
        let mut seen = vec![[false; MAX_CHOICES * 4]; nodes];
        for (index, row) in self.reach.rows().iter().enumerate() {
            if let Some(seen) = seen.get_mut(row.node) {
                for edge in self.reach.edges(index) {
                    if let Some(seen) = seen.get_mut(slot(edge.way)) {
                        *seen = true;
                    }
                }
            }
        }
        let mut explained: Vec<bool> = first.iter().map(Option::is_some).collect();
        for node in 0..nodes {
            let Some(row) = first.get(node).copied().flatten() else {
                continue;
            };
            let Some(Turn::Choose(choices)) = self.conversation.nodes.get(node).map(|node| &node.turn) else {
                continue;
            };
            for (index, choice) in choices.iter().enumerate() {
                let ways = legs(self.conversation, node);
                let ways = ways.iter().filter(
                    |(way, _)| matches!(way, Way::Choice(choice) | Way::Call(choice, _) if *choice == index),
                );
                let unseen: Vec<(Way, usize)> = ways
                    .clone()
                    .filter(|(way, _)| {
                        !seen
                            .get(node)
                            .and_then(|seen| seen.get(slot(*way)))
                            .is_some_and(|is| *is)
                    })
                    .copied()
                    .collect();
                if unseen.len() == ways.count() {
                    self.tell(Doubt::NeverOffered { node, choice: index }, Some(row));
                    for (_, to) in unseen {
                        self.explain(to, &mut explained);
                    }
                } else if matches!(choice.goto, Goto::Pick(_)) {
                    for (way, to) in unseen {
                        if let (Way::Call(choice, outcome), false) =
                            (way, explained.get(to).is_some_and(|is| *is))
                        {
                            let doubt = Doubt::NeverComes {
                                node,
                                choice,
                                outcome,
                            };
                            self.tell(doubt, Some(row));
                            self.explain(to, &mut explained);
                        }
                    }
                }
            }
        }
        // Of what leads only to each other, the first that nothing leads to; failing that, the first.
        let is_led_to = |node: usize, explained: &[bool]| {
            (0..nodes).any(|other| {
                other != node
                    && !explained.get(other).is_some_and(|is| *is)
                    && legs(self.conversation, other).iter().any(|(_, to)| *to == node)
            })
        };
        loop {
            let mut open = (0..nodes).filter(|node| !explained.get(*node).is_some_and(|is| *is));
            let Some(any) = open.clone().next() else { break };
            let node = open.find(|node| !is_led_to(*node, &explained)).unwrap_or(any);
            self.tell(Doubt::Unreachable { node }, None);
            self.explain(node, &mut explained);
        }
    }

    /// Marks a node and everything behind it as missed for a reason that has been told.
    fn explain(&self, node: usize, explained: &mut [bool]) {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if let Some(is) = explained.get_mut(node).filter(|is| !**is) {
                *is = true;
                open.extend(legs(self.conversation, node).into_iter().map(|(_, to)| to));
            }
        }
    }

    /// The first circle without a way out.
    fn circle(&mut self) {
        let ends = self.reach.endings().map(|(row, _)| row);
        let leads = self.reach.leading_to(ends.chain(self.stuck_rows()));
        let circles = self.reach.circles();
        let found = (0..self.reach.len()).find(|row| {
            !leads.get(*row).is_some_and(|leads| *leads) && self.reach.is_on_circle(*row, &circles)
        });
        if let Some(row) = found {
            let node = self.reach.rows().get(row).map_or(0, |row| row.node);
            let round = self.reach.round(row);
            self.tell(Doubt::Circle { node, round }, Some(row));
        }
    }

    /// What can be said of the nodes alone, whatever the conditions.
    fn graph(&mut self, first: &[Option<usize>]) {
        let nodes = self.conversation.nodes.len();
        let mut reached = vec![false; nodes];
        self.explain(self.conversation.start, &mut reached);
        for node in (0..nodes).filter(|node| !reached.get(*node).is_some_and(|is| *is)) {
            self.tell(Doubt::Unreachable { node }, None);
        }
        let mut ends: Vec<bool> = (self.conversation.nodes.iter())
            .map(|node| matches!(node.turn, Turn::End(_)))
            .collect();
        loop {
            let more: Vec<usize> = (0..nodes)
                .filter(|node| !ends.get(*node).is_some_and(|is| *is))
                .filter(|node| {
                    let mut legs = legs(self.conversation, *node).into_iter();
                    legs.any(|(_, to)| ends.get(to).is_some_and(|is| *is))
                })
                .collect();
            if more.is_empty() {
                break;
            }
            for node in more {
                if let Some(is) = ends.get_mut(node) {
                    *is = true;
                }
            }
        }
        let dead = (0..nodes)
            .find(|node| reached.get(*node).is_some_and(|is| *is) && !ends.get(*node).is_some_and(|is| *is));
        if let Some(node) = dead {
            self.tell(Doubt::NoEndingAhead { node }, first.get(node).copied().flatten());
        }
    }
}
