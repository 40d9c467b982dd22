//! The best and the worst walk by points.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
};

use crate::{
    rehearsal::review::{self, FULL},
    scenario::{Conversation, conversation::Ending},
};

use super::{Path, Way, reach::Reach};

/// A walk with what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// The walk.
    pub path: Path,
    /// How it ends.
    pub ending: Ending,
    /// Its points, of [`FULL`].
    pub score: u32,
}

pub(super) fn grades(conversation: &Conversation, reach: &Reach<'_>) -> Option<(Graded, Graded)> {
    if !reach.is_complete() {
        return None;
    }
    let ends: Vec<(usize, Ending, u32)> = reach
        .endings()
        .filter_map(|(index, ending)| {
            let row = reach.rows().get(index)?;
            let worth = review::worth(conversation, Some(ending), &row.state, row.done);
            Some((index, ending, worth))
        })
        .collect();
    Some((best(reach, &ends)?, worst(reach, &ends)?))
}

/// The cheapest way to every ending, the shortest among those that cost the same.
fn best(reach: &Reach<'_>, ends: &[(usize, Ending, u32)]) -> Option<Graded> {
    let mut cost = vec![(u32::MAX, u32::MAX); reach.len()];
    let mut from: Vec<Option<(usize, Way)>> = vec![None; reach.len()];
    let mut open = BinaryHeap::from([Reverse(((0, 0), 0_usize))]);
    *cost.first_mut()? = (0, 0);
    while let Some(Reverse(((lost, steps), row))) = open.pop() {
        if cost.get(row).is_some_and(|best| *best < (lost, steps)) {
            continue;
        }
        for edge in reach.edges(row) {
            let to = edge.to as usize;
            let next = (lost + u32::from(edge.lost), steps + 1);
            if let Some(best) = cost.get_mut(to).filter(|best| next < **best) {
                *best = next;
                if let Some(from) = from.get_mut(to) {
                    *from = Some((row, edge.way));
                }
                open.push(Reverse((next, to)));
            }
        }
    }
    let (score, _, row, ending) = ends
        .iter()
        .filter_map(|(row, ending, worth)| {
            let (lost, steps) = *cost.get(*row)?;
            Some((worth.saturating_sub(lost), Reverse(steps), *row, *ending))
        })
        .max_by_key(|(score, steps, row, _)| (*score, *steps, Reverse(*row)))?;
    let mut ways = Vec::new();
    let mut row = row;
    while let Some((before, way)) = from.get(row).copied().flatten() {
        ways.push(way);
        row = before;
    }
    ways.reverse();
    Some(Graded {
        path: Path { ways },
        ending,
        score,
    })
}

/// The walk that loses most, with all its faults; going round a circle of faults costs everything at last.
fn worst(reach: &Reach<'_>, ends: &[(usize, Ending, u32)]) -> Option<Graded> {
    /// A state reached with a loss greater than ever before.
    struct Event {
        row: usize,
        lost: u32,
        before: Option<(usize, Way)>,
    }
    let mut most: Vec<Option<(u32, usize)>> = vec![None; reach.len()];
    let mut events = vec![Event {
        row: 0,
        lost: 0,
        before: None,
    }];
    *most.first_mut()? = Some((0, 0));
    let mut open = VecDeque::from([0_usize]);
    while let Some(index) = open.pop_front() {
        let Event { row, lost, .. } = *events.get(index)?;
        if most
            .get(row)
            .copied()
            .flatten()
            .is_some_and(|(_, event)| event != index)
        {
            continue;
        }
        for edge in reach.edges(row) {
            let to = edge.to as usize;
            let lost = (lost + u32::from(edge.lost)).min(FULL);
            if let Some(best) = most
                .get_mut(to)
                .filter(|best| best.is_none_or(|(other, _)| lost > other))
            {
                *best = Some((lost, events.len()));
                open.push_back(events.len());
                events.push(Event {
                    row: to,
                    lost,
                    before: Some((index, edge.way)),
                });
            }
        }
    }
    let (score, ending, event) = ends
        .iter()
        .filter_map(|(row, ending, worth)| {
            let (lost, event) = most.get(*row).copied().flatten()?;
            Some((worth.saturating_sub(lost), *ending, event))
        })
        .min_by_key(|(score, ending, event)| (*score, Reverse(*ending), *event))?;
    let mut ways = Vec::new();
    let mut event = event;
    while let Some((before, way)) = events.get(event)?.before {
        ways.push(way);
        event = before;
    }
    ways.reverse();
    Some(Graded {
        path: Path { ways },
        ending,
        score,
    })
}
