//! The states that can be reached, breadth first, so that the first path to anything is a shortest one. States lie in one
//! long list; a table of hashes finds them again.

use std::{cmp::Reverse, collections::VecDeque};

use crate::{
    helpdesk::Registry,
    rehearsal::{Outcome, State, review::Done},
    scenario::{
        Conversation,
        conversation::{Ending, Goto, Turn},
    },
};

use super::{
    Longest, Path, Stand, Way,
    calls::{Calls, Time},
    go, leg,
    matter::{Matter, everywhere},
    start,
};

/// A state of the search: what still matters, everything else 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The node.
    pub(super) node: usize,
    /// Quantities and flags that matter. Its minutes are 0 unless `time` is a minute.
    pub(super) state: State,
    /// The clock, where it matters.
    time: Option<Time>,
    /// What has been done, where points are counted.
    pub(super) done: Done,
}

/// A move from one row to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// The move.
    pub(super) way: Way,
    /// The row to which it leads.
    pub(super) to: u32,
    /// The points that it costs.
    pub(super) lost: u8,
}

/// What can be reached.
pub(super) struct Reach<'c> {
    pub(super) conversation: &'c Conversation,
    calls: Calls<'c>,
    matters: Vec<Matter>,
    scored: bool,
    rows: Vec<Row>,
    /// For every row but the first, the row and the move by which it was found.
    found: Vec<(u32, Way)>,
    /// Where the edges of each row begin; rows that were not looked at have none.
    offsets: Vec<u32>,
    edges: Vec<Edge>,
    table: Vec<u32>,
    is_complete: bool,
}

const FREE: u32 = u32::MAX;

impl<'c> Reach<'c> {
    /// Everything that can be reached from the start, as far as the limit allows. With `scored`, states differ also by what
    /// points depend on.
    pub(super) fn of(
        conversation: &'c Conversation,
        desks: Option<&Registry>,
        scored: bool,
        limit: usize,
    ) -> Self {
        let mut reach = Self::empty(conversation, desks, scored);
        reach.explore(start(conversation), limit);
        reach
    }

    /// The same with points, from another place on.
    pub(super) fn from(
        conversation: &'c Conversation,
        desks: Option<&Registry>,
        stand: Stand,
        limit: usize,
    ) -> Self {
        let mut reach = Self::empty(conversation, desks, true);
        reach.explore(stand, limit);
        reach
    }

    fn empty(conversation: &'c Conversation, desks: Option<&Registry>, scored: bool) -> Self {
        Self {
            conversation,
            calls: Calls::of(conversation, desks),
            matters: everywhere(conversation, scored),
            scored,
            rows: Vec::new(),
            found: Vec::new(),
            offsets: vec![0],
            edges: Vec::new(),
            table: vec![FREE; 1 << 10],
            is_complete: true,
        }
    }

    /// How many states there are.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether those are all.
    pub(super) const fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The states, in the order in which they were found.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether all moves from a state are known.
    pub(super) fn is_explored(&self, row: usize) -> bool {
        row + 1 < self.offsets.len()
    }

    /// The moves from a state.
    pub(super) fn edges(&self, row: usize) -> &[Edge] {
        let bounds = self.offsets.get(row).zip(self.offsets.get(row + 1));
        bounds
            .and_then(|(from, to)| self.edges.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }

    /// Every state at an ending.
    pub(super) fn endings(&self) -> impl Iterator<Item = (usize, Ending)> {
        self.rows
            .iter()
            .enumerate()
            .filter_map(|(index, row)| Some((index, self.ending(row)?)))
    }

    /// How a state ends the conversation.
    pub(super) fn ending(&self, row: &Row) -> Option<Ending> {
        match self.conversation.nodes.get(row.node)?.turn {
            Turn::End(ending) => Some(ending),
            _ => None,
        }
    }

    /// The first state at an ending.
    pub(super) fn first_ending(&self) -> Option<usize> {
        self.endings().next().map(|(row, _)| row)
    }

    /// A shortest path to a state.
    pub(super) fn path_to(&self, row: usize) -> Path {
        let mut ways = Vec::new();
        let mut row = row;
        while row > 0 {
            let Some((from, way)) = self.found.get(row - 1) else {
                break;
            };
            ways.push(*way);
            row = *from as usize;
        }
        ways.reverse();
        Path { ways }
    }

    fn explore(&mut self, first: Stand, limit: usize) {
        let first = self.row(first, Done::default(), None);
        self.insert(first, 0, Way::Spoken);
        let mut next = 0;
        let mut ways = Vec::new();
        while let Some(row) = self.rows.get(next).copied() {
            self.ways(&row, &mut ways);
            for way in ways.drain(..) {
                let Some((deed, to)) = leg(self.conversation, row.node, way) else {
                    continue;
                };
                let stand = go(self.conversation, &row.state, deed, to);
                let mut done = row.done;
                let lost = if self.scored {
                    done.take(deed, self.conversation, |_| {})
                } else {
                    0
                };
                let stretch = match row.time {
                    Some(Time::Stretch(stretch)) => Some(stretch),
                    _ => None,
                };
                let reached = self.row(stand, done, stretch);
                let from = u32::try_from(next).unwrap_or(FREE);
                let to = self.insert(reached, from, way);
                self.edges.push(Edge {
                    way,
                    to,
                    lost: u8::try_from(lost).unwrap_or(u8::MAX),
                });
            }
            if self.rows.len() > limit {
                self.is_complete = false;
                self.edges
                    .truncate(self.offsets.last().map_or(0, |end| *end as usize));
                return;
            }
            self.offsets
                .push(u32::try_from(self.edges.len()).unwrap_or(u32::MAX));
            next += 1;
        }
    }

    /// The moves that are possible in a state.
    fn ways(&self, row: &Row, ways: &mut Vec<Way>) {
        match self.conversation.nodes.get(row.node).map(|node| &node.turn) {
            Some(Turn::Choose(choices)) => {
                for (index, choice) in choices.iter().enumerate() {
                    if !choice.when.holds(&row.state.values, row.state.flags) {
                        continue;
                    }
                    match &choice.goto {
                        Goto::Node(_) => ways.push(Way::Choice(index)),
                        Goto::Pick(pick) => {
                            let time = row.time.unwrap_or(Time::Minute(0));
                            let possible = Outcome::ALL
                                .iter()
                                .filter(|outcome| self.calls.can_be(pick, **outcome, time));
                            ways.extend(possible.map(|outcome| Way::Call(index, *outcome)));
                        }
                    }
                }
            }
            Some(Turn::Speak(_)) => ways.push(Way::Spoken),
            Some(Turn::End(_)) | None => {}
        }
    }

    /// What matters of a place. Once no minute matters any more but only the stretch, that stays so.
    fn row(&self, stand: Stand, done: Done, stretch: Option<u32>) -> Row {
        let Stand { node, mut state } = stand;
        let matter = self.matters.get(node).copied().unwrap_or_default();
        for (index, value) in state.values.iter_mut().enumerate() {
            if matter.values & (1 << index) == 0 {
                *value = 0;
            }
        }
        state.flags = state.flags.among(matter.flags);
        let time = matter.clock.map(|minutes| match stretch {
            Some(stretch) => Time::Stretch(stretch),
            None => match self.calls.alike(state.minutes, minutes) {
                Some(stretch) => Time::Stretch(stretch),
                None => Time::Minute(state.minutes),
            },
        });
        if !matches!(time, Some(Time::Minute(_))) {
            state.minutes = 0;
        }
        let done = if self.scored {
            done.mattering(self.conversation)
        } else {
            Done::default()
        };
        Row {
            node,
            state,
            time,
            done,
        }
    }

    /// The index of a row; it is added where it is new.
    fn insert(&mut self, row: Row, from: u32, way: Way) -> u32 {
        if self.rows.len() * 2 >= self.table.len() {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut place = usize::try_from(hash(&row)).unwrap_or_default() & mask;
        while let Some(slot) = self.table.get(place).copied().filter(|slot| *slot != FREE) {
            if self.rows.get(slot as usize) == Some(&row) {
                return slot;
            }
            place = (place + 1) & mask;
        }
        let index = u32::try_from(self.rows.len()).unwrap_or(FREE);
        if let Some(slot) = self.table.get_mut(place) {
            *slot = index;
        }
        if index > 0 {
            self.found.push((from, way));
        }
        self.rows.push(row);
        index
    }

    fn grow(&mut self) {
        let mut table = vec![FREE; self.table.len() * 2];
        let mask = table.len() - 1;
        for (index, row) in (0..).zip(&self.rows) {
            let mut place = usize::try_from(hash(row)).unwrap_or_default() & mask;
            while table.get(place).is_some_and(|slot| *slot != FREE) {
                place = (place + 1) & mask;
            }
            if let Some(slot) = table.get_mut(place) {
                *slot = index;
            }
        }
        self.table = table;
    }

    /// For each state the number of moves that lead to it, with the states from which they come, all in one list; and where
    /// each state's part of it begins.
    pub(super) fn backwards(&self) -> (Vec<u32>, Vec<u32>) {
        let mut offsets = vec![0_u32; self.rows.len() + 1];
        for edge in &self.edges {
            if let Some(count) = offsets.get_mut(edge.to as usize + 1) {
                *count += 1;
            }
        }
        for index in 1..offsets.len() {
            let before = offsets.get(index - 1).copied().unwrap_or_default();
            if let Some(offset) = offsets.get_mut(index) {
                *offset += before;
            }
        }
        let mut fill = offsets.clone();
        let mut sources = vec![0_u32; self.edges.len()];
        for (row, index) in (0..self.rows.len()).zip(0_u32..) {
            for edge in self.edges(row) {
                if let Some(at) = fill.get_mut(edge.to as usize) {
                    if let Some(source) = sources.get_mut(*at as usize) {
                        *source = index;
                    }
                    *at += 1;
                }
            }
        }
        (offsets, sources)
    }

    /// The states from which one of these can be reached.
    pub(super) fn leading_to(&self, goals: impl Iterator<Item = usize>) -> Vec<bool> {
        let (offsets, sources) = self.backwards();
        let mut leads = vec![false; self.rows.len()];
        let mut open: Vec<usize> = goals.collect();
        for goal in &open {
            if let Some(lead) = leads.get_mut(*goal) {
                *lead = true;
            }
        }
        while let Some(row) = open.pop() {
            let bounds = offsets.get(row).zip(offsets.get(row + 1));
            let before = bounds.and_then(|(from, to)| sources.get(*from as usize..*to as usize));
            for source in before.unwrap_or_default() {
                let source = *source as usize;
                if let Some(lead) = leads.get_mut(source).filter(|lead| !**lead) {
                    *lead = true;
                    open.push(source);
                }
            }
        }
        leads
    }

    /// The longest walk, by the order in which states can follow each other.
    pub(super) fn longest(&self) -> Longest {
        let circles = self.circles();
        if let Some(row) = (0..self.rows.len()).find(|row| self.is_on_circle(*row, &circles)) {
            return Longest::Endless(self.path_to(row));
        }
        // Tarjan's algorithm numbers a state only after all that follow it.
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by_key(|row| Reverse(circles.get(*row).copied()));
        let mut best: Vec<(u32, Option<(usize, Way)>)> = vec![(0, None); self.rows.len()];
        for row in order {
            let length = best.get(row).map_or(0, |(length, _)| length + 1);
            for edge in self.edges(row) {
                if let Some(entry) = best.get_mut(edge.to as usize).filter(|entry| entry.0 < length) {
                    *entry = (length, Some((row, edge.way)));
                }
            }
        }
        let last = self
            .endings()
            .map(|(row, _)| row)
            .max_by_key(|row| (best.get(*row).map(|(length, _)| *length), Reverse(*row)));
        let mut ways = Vec::new();
        let mut row = last.unwrap_or_default();
        while let Some((_, Some((from, way)))) = best.get(row) {
            ways.push(*way);
            row = *from;
        }
        ways.reverse();
        Longest::Path(Path { ways })
    }

    /// For each state a number; two states from which each other can be reached have the same (strongly connected
    /// components, by Tarjan's algorithm without recursion).
    pub(super) fn circles(&self) -> Vec<u32> {
        const UNSEEN: u32 = u32::MAX;
        let count = self.rows.len();
        let mut index = vec![UNSEEN; count];
        let mut low = vec![0_u32; count];
        let mut circle = vec![UNSEEN; count];
        let mut stack: Vec<usize> = Vec::new();
        let (mut seen, mut circles) = (0, 0);
        for root in 0..count {
            if index.get(root) != Some(&UNSEEN) {
                continue;
            }
            let mut work: Vec<(usize, usize)> = vec![(root, 0)];
            while let Some((row, next)) = work.last_mut() {
                let row = *row;
                if *next == 0 {
                    put(&mut index, row, seen);
                    put(&mut low, row, seen);
                    seen += 1;
                    stack.push(row);
                }
                if let Some(edge) = self.edges(row).get(*next) {
                    *next += 1;
                    let to = edge.to as usize;
                    if at(&index, to) == UNSEEN {
                        work.push((to, 0));
                    } else if at(&circle, to) == UNSEEN {
                        let lowest = at(&low, row).min(at(&index, to));
                        put(&mut low, row, lowest);
                    }
                    continue;
                }
                work.pop();
                if let Some((parent, _)) = work.last() {
                    let lowest = at(&low, *parent).min(at(&low, row));
                    put(&mut low, *parent, lowest);
                }
                if at(&low, row) == at(&index, row) {
                    while let Some(member) = stack.pop() {
                        put(&mut circle, member, circles);
                        if member == row {
                            break;
                        }
                    }
                    circles += 1;
                }
            }
        }
        circle
    }

    /// Whether a state can be come back to, by the numbers of [`Reach::circles`].
    pub(super) fn is_on_circle(&self, row: usize, circles: &[u32]) -> bool {
        let mine = circles.get(row);
        self.edges(row)
            .iter()
            .any(|edge| circles.get(edge.to as usize) == mine)
    }

    /// The shortest way from a state back to itself.
    pub(super) fn round(&self, row: usize) -> Vec<Way> {
        let mut from: Vec<Option<(usize, Way)>> = vec![None; self.rows.len()];
        let mut open = VecDeque::from([row]);
        while let Some(here) = open.pop_front() {
            for edge in self.edges(here) {
                let to = edge.to as usize;
                if let Some(entry @ None) = from.get_mut(to) {
                    *entry = Some((here, edge.way));
                    open.push_back(to);
                }
            }
        }
        let mut ways = Vec::new();
        let mut here = row;
        while let Some((before, way)) = from.get(here).copied().flatten() {
            ways.push(way);
            here = before;
            if here == row {
                break;
            }
        }
        ways.reverse();
        ways
    }
}

fn at(numbers: &[u32], index: usize) -> u32 {
    numbers.get(index).copied().unwrap_or_default()
}

fn put(numbers: &mut [u32], index: usize, number: u32) {
    if let Some(place) = numbers.get_mut(index) {
        *place = number;
    }
}

/// Mixes the words of a row; only distribution matters.
fn hash(row: &Row) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut mix = |word: u64| {
        hash = (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 29;
    };
    mix(u64::try_from(row.node).unwrap_or_default());
    for value in row.state.values {
        mix(value.cast_unsigned());
    }
    mix(row.state.flags.bits());
    mix(match row.time {
        None => 0,
        Some(Time::Minute(minute)) => 1 + 2 * u64::from(minute),
        Some(Time::Stretch(stretch)) => 2 + 2 * u64::from(stretch),
    });
    mix(row.done.0.into());
    hash
}
