//! A session on the screen: one part for each stage of the quiz. What is right is known to the quiz, not here.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    quiz::{Quiz, Stage},
    ui::{
        app::{Context, Effect},
        key::Action,
    },
};

mod ask;
mod consequence;
mod debrief;
mod exhibits;
mod panel;
mod summary;

use ask::Asking;
use consequence::Consequence;
use debrief::Explaining;
use summary::Closing;

/// A session and where the learner is looking.
#[derive(Debug)]
pub struct Session {
    quiz: Quiz,
    part: Part,
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
        Self { quiz, part }
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
        format!(
            "{}/{} | {kind}",
            self.quiz.position() + 1,
            self.quiz.items().len()
        )
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

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        if action == Action::Back {
            return Effect::Back;
        }
        let done = match &mut self.part {
            Part::Ask(asking) => match asking.update(action, &self.quiz, context) {
                Some(response) => self.quiz.answer(response, &context.pack.helpdesks).is_ok(),
                None => false,
            },
            Part::Consequence(consequence) => {
                let done = consequence.update(action);
                if done {
                    self.quiz.proceed();
                }
                done
            }
            Part::Debrief(explaining) => {
                let done = self
                    .quiz
                    .item()
                    .is_none_or(|item| explaining.update(action, item, context));
                if done {
                    self.quiz.proceed();
                }
                done
            }
            Part::Summary(closing) => return closing.update(action, &self.quiz, context),
        };
        if done {
            self.part = Part::of(&self.quiz);
        }
        Effect::None
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        match (&self.part, self.quiz.item()) {
            (Part::Ask(asking), Some(_)) => asking.view(&self.quiz, context, area, buf),
            (Part::Consequence(consequence), Some(item)) => consequence.view(item, context, area, buf),
            (Part::Debrief(explaining), Some(item)) => explaining.view(item, context, area, buf),
            (Part::Summary(closing), _) => closing.view(&self.quiz, context, area, buf),
            _ => {}
        }
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, _: Rect) -> Effect {
        let response = match &mut self.part {
            Part::Ask(asking) => asking.click(at, &self.quiz, context),
            _ => None,
        };
        if let Some(response) = response
            && self.quiz.answer(response, &context.pack.helpdesks).is_ok()
        {
            self.part = Part::of(&self.quiz);
        }
        Effect::None
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
            Stage::Debrief | Stage::Over => false,
        }
    }
}

impl Part {
    fn of(quiz: &Quiz) -> Self {
        match quiz.stage() {
            Stage::Ask(index) => Self::Ask(Asking::new(quiz, index)),
            Stage::Consequence(exhibit) => Self::Consequence(Consequence::new(exhibit)),
            Stage::Debrief => Self::Debrief(Explaining::default()),
            Stage::Over => Self::Summary(Closing::default()),
        }
    }
}
