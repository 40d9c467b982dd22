//! A session on the screen: one part for each stage of the quiz. What is right is known to the quiz, not here; that an
//! answer is on disk before anything is said about it is seen to here.

use std::{cell::Cell, collections::BTreeSet};

use chrono::{DateTime, Utc};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    checkup,
    explain::own,
    history::{Attempt, Given, Sitting},
    quiz::{Item, Mode, Quiz, Response, Stage},
    ui::{
        app::{Context, Effect},
        key::Action,
        widget::tabs,
    },
};

mod ask;
mod consequence;
mod debrief;
mod exhibits;
mod panel;
mod standing;
mod summary;

pub(crate) use standing::Standing;

use ask::Asking;
use consequence::Consequence;
use debrief::Explaining;
use summary::Closing;

/// A session and where the learner is looking.
#[derive(Debug)]
pub struct Session {
    quiz: Quiz,
    part: Part,
    /// What it is remembered as; `None` when it is not.
    remembered: Option<Remembered>,
    /// When the current question was first drawn.
    asked: Cell<Option<DateTime<Utc>>>,
    /// Where the quiz will stand as soon as the answers are on disk.
    ahead: Option<Quiz>,
}

/// What a session is remembered as.
#[derive(Debug)]
struct Remembered {
    sitting: Sitting,
    /// The place of each item in the session as it was begun.
    numbers: Vec<u32>,
    /// Answers that are not on disk yet, by item and question.
    unwritten: BTreeSet<(u32, u32)>,
    /// How many answers could not be recorded.
    lost: usize,
}

#[derive(Debug)]
enum Part {
    Ask(Asking),
    Consequence(Consequence),
    Debrief(Explaining),
    Summary(Closing),
}

impl Session {
    /// A session at its current stage.
    pub fn new(quiz: Quiz) -> Self {
        let part = Part::of(&quiz);
        Self {
            quiz,
            part,
            remembered: None,
            asked: Cell::new(None),
            ahead: None,
        }
    }

    /// The same, with answers that are to be remembered. `numbers` are the places of the items in the session as it was
    /// begun. Whoever has this session must perform [`Effect::Record`], and tell what came of it to
    /// [`Session::written`].
    pub fn remembered(quiz: Quiz, sitting: Sitting, numbers: Vec<u32>) -> Self {
        Self {
            remembered: Some(Remembered {
                sitting,
                numbers,
                unwritten: BTreeSet::new(),
                lost: 0,
            }),
            ..Self::new(quiz)
        }
    }

    /// The number of the session, where it is remembered.
    pub fn number(&self) -> Option<u64> {
        Some(self.remembered.as_ref()?.sitting.session)
    }

    /// The number of the session and when it began; something to stand in for it where it is not remembered.
    fn begun(&self, context: &Context) -> (u64, DateTime<Utc>) {
        self.remembered.as_ref().map_or((0, context.now), |remembered| {
            (remembered.sitting.session, remembered.sitting.begun)
        })
    }

    /// How many answers could not be recorded.
    pub fn lost(&self) -> usize {
        self.remembered.as_ref().map_or(0, |remembered| remembered.lost)
    }

    /// Whether it has come to its end.
    pub fn is_over(&self) -> bool {
        self.quiz.stage() == Stage::Over
    }

    /// Whether it waits until answers are on disk.
    pub const fn is_waiting(&self) -> bool {
        self.ahead.is_some()
    }

    /// An answer is on disk, or cannot be put there. True when the session has come to its end by that.
    pub fn written(&mut self, item: u32, ask: u32, kept: bool) -> bool {
        let Some(remembered) = &mut self.remembered else {
            return false;
        };
        if remembered.unwritten.remove(&(item, ask)) && !kept {
            remembered.lost += 1;
        }
        if remembered.unwritten.is_empty()
            && let Some(quiz) = self.ahead.take()
        {
            self.quiz = quiz;
            self.turn();
            return self.is_over();
        }
        false
    }

    /// Everything that could not be written before is written now.
    pub fn made_up(&mut self) {
        if let Some(remembered) = &mut self.remembered {
            remembered.lost = 0;
        }
    }

    /// Shows the part of the current stage.
    fn turn(&mut self) {
        if self.quiz.stage() == Stage::Noted {
            self.quiz.proceed();
        }
        self.part = Part::of(&self.quiz);
        self.asked.set(None);
    }

    /// Takes an answer. What follows from it is shown when it is on disk; the next question of an item tells nothing and
    /// need not wait.
    fn answer(&mut self, response: Response, context: &Context) -> Effect {
        let Stage::Ask(ask) = self.quiz.stage() else {
            return Effect::None;
        };
        let mut quiz = self.quiz.clone();
        if quiz.answer(response, &context.pack.helpdesks).is_err() {
            return Effect::None;
        }
        let attempt = self.attempt(&quiz, ask, context);
        if let (Some(remembered), Some(attempt)) = (&mut self.remembered, &attempt) {
            remembered.unwritten.insert((attempt.item, attempt.ask));
        }
        if attempt.is_none() || matches!(quiz.stage(), Stage::Ask(_)) {
            self.quiz = quiz;
            self.turn();
        } else {
            self.ahead = Some(quiz);
        }
        attempt.map_or(Effect::None, |attempt| Effect::Record(Box::new(attempt)))
    }

    fn attempt(&self, answered: &Quiz, ask: usize, context: &Context) -> Option<Attempt> {
        let remembered = self.remembered.as_ref()?;
        let asked = self.asked.get().unwrap_or(context.now);
        let given = Given {
            at: context.now,
            day: (context.calendar)(context.now),
            // A clock that was set back meanwhile tells nothing.
            millis: u64::try_from((context.now - asked).num_milliseconds()).unwrap_or(0),
            language: context.language(),
        };
        let place = answered.position();
        Attempt::of(
            &remembered.sitting,
            *remembered.numbers.get(place)?,
            answered.items().get(place)?,
            ask,
            &context.pack,
            &given,
        )
    }

    /// Goes on from a consequence or an explanation.
    fn proceed(&mut self) -> Effect {
        self.quiz.proceed();
        if self.quiz.mode() == Mode::Review && self.is_over() {
            return Effect::Back;
        }
        self.turn();
        match self.number().filter(|_| self.is_over()) {
            Some(session) => Effect::Finish(session),
            None => Effect::None,
        }
    }

    /// The id of the session's name.
    pub(crate) fn title(&self) -> &'static str {
        match self.quiz.mode() {
            Mode::Training => "title-session",
            Mode::Checkup | Mode::Review => "title-checkup",
        }
    }

    /// A session at its current stage, with this part of the debrief where it is explained.
    pub(crate) fn at(quiz: Quiz, part: usize) -> Self {
        let mut session = Self::new(quiz);
        if let Part::Debrief(explaining) = &mut session.part {
            *explaining = Explaining::at(part);
        }
        session
    }

    /// The number of the part of the debrief that is read, from 0.
    pub(crate) fn debrief_part(&self) -> usize {
        match &self.part {
            Part::Debrief(explaining) => explaining.part(),
            Part::Ask(_) | Part::Consequence(_) | Part::Summary(_) => 0,
        }
    }

    /// The engine, for pictures and tests.
    pub const fn quiz(&self) -> &Quiz {
        &self.quiz
    }

    pub(crate) fn subtitle(&self, context: &Context) -> String {
        let Some(item) = self.quiz.item() else {
            return String::new();
        };
        let kind = context
            .texts
            .text(&format!("kind-{}", item.scenario.kind().word()));
        let mut subtitle = format!(
            "{}/{} | {kind}",
            self.quiz.position() + 1,
            self.quiz.items().len()
        );
        // A title may give the answer away; summary and progress call the item by it.
        if matches!(self.part, Part::Debrief(_)) {
            subtitle.push_str(" | ");
            subtitle.push_str(&own(&item.scenario.title, &context.texts));
        }
        subtitle
    }

    pub(crate) fn keys(&self, context: &Context) -> Vec<Action> {
        match &self.part {
            Part::Ask(asking) => asking.keys(&self.quiz),
            Part::Consequence(_) => Consequence::KEYS.to_vec(),
            Part::Debrief(explaining) => self
                .quiz
                .item()
                .map(|item| explaining.keys(item, context))
                .unwrap_or_default(),
            Part::Summary(_) => Closing::KEYS.to_vec(),
        }
    }

    /// What an action is called in this part, where that is not what it is called elsewhere.
    pub(crate) fn name_of(&self, action: Action) -> Option<&'static str> {
        match (&self.part, action) {
            (Part::Debrief(_), Action::Confirm) => Some("key-go-on"),
            (Part::Debrief(_), Action::Digit(_)) => Some("key-details"),
            (Part::Debrief(_), _) => tabs::reading_name(action),
            (Part::Ask(asking), _) => asking.name_of(action, &self.quiz),
            _ => None,
        }
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        if action == Action::Back {
            return Effect::Back;
        }
        if self.is_waiting() {
            return Effect::None;
        }
        let done = match &mut self.part {
            Part::Ask(asking) => {
                return match asking.update(action, &self.quiz, context) {
                    Some(response) => self.answer(response, context),
                    None => Effect::None,
                };
            }
            Part::Consequence(consequence) => consequence.update(action),
            Part::Debrief(explaining) => self
                .quiz
                .item()
                .is_none_or(|item| explaining.update(action, item, context)),
            Part::Summary(closing) => {
                if !closing.update(action) {
                    return Effect::None;
                }
                let wrong: Vec<Item> = checkup::gone_wrong(self.quiz.items()).cloned().collect();
                if self.quiz.mode() != Mode::Checkup || wrong.is_empty() {
                    return Effect::Back;
                }
                self.quiz = Quiz::review(wrong, self.quiz.seed());
                self.remembered = None;
                self.turn();
                return Effect::None;
            }
        };
        if done { self.proceed() } else { Effect::None }
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        if self.asked.get().is_none() {
            self.asked.set(Some(context.now));
        }
        match (&self.part, self.quiz.item()) {
            (Part::Ask(asking), Some(_)) => asking.view(&self.quiz, context, area, buf),
            (Part::Consequence(consequence), Some(item)) => consequence.view(item, context, area, buf),
            (Part::Debrief(explaining), Some(item)) => explaining.view(item, context, area, buf),
            (Part::Summary(closing), _) => closing.view(self, context, area, buf),
            _ => {}
        }
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, _: Rect) -> Effect {
        let response = match &mut self.part {
            Part::Ask(asking) if self.ahead.is_none() => asking.click(at, &self.quiz, context),
            _ => None,
        };
        match response {
            Some(response) => self.answer(response, context),
            None => Effect::None,
        }
    }

    /// Whether something on the exhibit counts down.
    pub(crate) fn is_moving(&self) -> bool {
        let Some(item) = self.quiz.item() else {
            return false;
        };
        match self.quiz.stage() {
            Stage::Ask(_) => item
                .scenario
                .opening()
                .any(|(_, exhibit)| exhibit.body.countdown().is_some()),
            Stage::Consequence(index) => item
                .scenario
                .exhibits
                .get(index)
                .is_some_and(|exhibit| exhibit.body.countdown().is_some()),
            Stage::Debrief | Stage::Noted | Stage::Over => false,
        }
    }
}

impl Part {
    fn of(quiz: &Quiz) -> Self {
        match quiz.stage() {
            Stage::Ask(index) => Self::Ask(Asking::new(quiz, index)),
            Stage::Consequence(exhibit) => Self::Consequence(Consequence::new(exhibit)),
            Stage::Debrief => Self::Debrief(Explaining::default()),
            Stage::Noted | Stage::Over => Self::Summary(Closing::default()),
        }
    }
}
