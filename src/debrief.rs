//! What is explained after an item: which facts, reasons, steps and numbers, in which order. A view of the scenario,
//! the answers and the registries at one moment; nothing is worded or drawn here.

use chrono::{DateTime, Utc};

use crate::{
    helpdesk::Advice,
    locale::Language,
    pack::{FirstAid, Pack, Point, Term},
    quiz::{Answer, Confidence, Item, Outcome, Question, Response},
    scenario::{Clue, Scenario, Verdict},
};

/// Everything that a debrief shows.
#[derive(Debug)]
pub struct Debrief<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What the learner took it for, and how surely.
    pub judgement: Option<Confidence>,
    /// The marks of what was there from the start with their reasons, numbered from 1 in reading order.
    pub call_outs: Vec<CallOut<'a>>,
    /// Every question after the verdict with its answer.
    pub answers: Vec<(usize, &'a Question, &'a Answer)>,
    /// Prevention points.
    pub points: Vec<&'a Point>,
    /// First steps if it has already happened.
    pub first_aid: Vec<&'a FirstAid>,
    /// Whom to call, as things stand now; first to call first.
    pub helpdesks: Vec<Advice<'a>>,
    /// Terms to explain.
    pub terms: Vec<&'a Term>,
}

/// One numbered mark.
#[derive(Debug)]
pub struct CallOut<'a> {
    /// Its number in the exhibit.
    pub number: usize,
    /// Index into the scenario's clues.
    pub index: usize,
    /// The words that are marked.
    pub words: &'a str,
    /// The clue.
    pub clue: &'a Clue,
    /// Whether the learner marked it, where marking was asked.
    pub marked: Option<bool>,
}

impl<'a> Debrief<'a> {
    /// The debrief of an answered item, with the helpdesks as they stand at `now`.
    pub fn of(item: &'a Item, pack: &'a Pack, now: DateTime<Utc>, language: Language) -> Self {
        let scenario: &Scenario = &item.scenario;
        let first_aid = first_aid(scenario, pack);
        let helpdesks = if scenario.verdict == Verdict::Scam || !first_aid.is_empty() {
            pack.whom_to_call(scenario.incident, first_aid.iter().copied(), now)
        } else {
            Vec::new()
        };
        Self {
            scenario,
            judgement: item.judgement(),
            call_outs: call_outs(item, language),
            answers: item
                .questions
                .iter()
                .zip(&item.answers)
                .enumerate()
                .filter(|(_, (question, _))| **question != Question::Verdict)
                .map(|(index, (question, answer))| (index, question, answer))
                .collect(),
            points: scenario
                .debrief
                .prevention
                .iter()
                .filter_map(|id| pack.point(id))
                .collect(),
            first_aid,
            helpdesks,
            terms: scenario
                .debrief
                .terms
                .iter()
                .filter_map(|id| pack.term(id))
                .collect(),
        }
    }

    /// Whether there is anything to do if it has already happened.
    pub fn has_aftermath(&self) -> bool {
        !self.first_aid.is_empty() || !self.helpdesks.is_empty()
    }

    /// Whether the judgement was right; `None` when none was given.
    pub fn is_right(&self) -> Option<bool> {
        self.judgement
            .map(|judgement| judgement.verdict() == self.scenario.verdict)
    }

    /// Whether every action that was chosen was right; `None` when none was asked. A question of which several answers are
    /// right asks for knowledge as often as for actions, and does not count.
    pub fn acted_well(&self) -> Option<bool> {
        let mut actions = self
            .answers
            .iter()
            .filter(|(_, question, _)| matches!(question, Question::Options { several: false, .. }))
            .peekable();
        actions.peek()?;
        Some(actions.all(|(_, _, answer)| answer.outcome.is_right()))
    }
}

/// The first aid that the author names, or all of the incident. A genuine message has none but what the author names:
/// nothing has happened.
fn first_aid<'a>(scenario: &Scenario, pack: &'a Pack) -> Vec<&'a FirstAid> {
    let named = &scenario.debrief.first_aid;
    if !named.is_empty() {
        return named.iter().filter_map(|id| pack.first_aid(id)).collect();
    }
    match scenario.verdict {
        Verdict::Scam => pack
            .first_aid
            .iter()
            .filter(|entry| entry.incident == scenario.incident)
            .collect(),
        Verdict::Genuine => Vec::new(),
    }
}

/// Numbers follow the reading, and word order differs from language to language. Marks are asked for on the first exhibit
/// alone, and explained on all that are there from the start.
fn call_outs(item: &Item, language: Language) -> Vec<CallOut<'_>> {
    let marked = item
        .answers
        .iter()
        .find_map(|answer| match (&answer.outcome, &answer.response) {
            (Outcome::Clues { .. }, Response::Clues { clues, .. }) => Some(clues),
            _ => None,
        });
    let mut call_outs: Vec<CallOut<'_>> = Vec::new();
    for (exhibit, shown) in item.scenario.opening() {
        let passages = shown.body.passages();
        let texts = passages.iter().map(|passage| passage.text.get(language));
        for (text, mark) in texts.flat_map(|text| text.marks.iter().map(move |mark| (&text.text, mark))) {
            let seen = call_outs.iter().any(|call_out| call_out.index == mark.clue);
            if let Some(clue) = item.scenario.clues.get(mark.clue).filter(|_| !seen) {
                call_outs.push(CallOut {
                    number: call_outs.len() + 1,
                    index: mark.clue,
                    words: text.get(mark.range.clone()).unwrap_or_default(),
                    clue,
                    marked: marked
                        .filter(|_| exhibit == 0)
                        .map(|marked| marked.contains(&mark.clue)),
                });
            }
        }
    }
    call_outs
}
