//! A quiz scenario in the preview: the session that has the keys, the way from step to step, and what stays of it when the
//! file has changed.

use std::sync::Arc;

use ratatui::layout::Position;

use super::{Preview, pane::Pane};
use crate::{
    explain::own,
    pack::proof::Subject,
    preview::{Step, find, quiz_at, step_of, steps},
    quiz::{Item, Question},
    ui::{
        app::{Context, Effect},
        key::Action,
        screen::session::{Session, Standing},
        widget::list::List,
    },
};

/// Where a learner was before the file changed.
pub(super) struct Stood {
    step: Step,
    standing: Standing,
    steps: Vec<Step>,
}

impl Preview {
    /// The session that has the keys.
    pub(super) fn session(&self) -> Option<&Session> {
        self.leading().and_then(Pane::session)
    }

    /// The scenario with what was answered so far.
    fn item(&self) -> Option<&Item> {
        self.session().and_then(|session| session.quiz().items().first())
    }

    pub(super) fn step(&self) -> Option<Step> {
        self.session()
            .map(|session| step_of(session.quiz(), session.debrief_part()))
    }

    pub(super) fn steps(&self) -> Vec<Step> {
        match (self.item(), self.leading()) {
            (Some(item), Some(pane)) => steps(item, &self.pack, pane.context.now, pane.language()),
            _ => Vec::new(),
        }
    }

    /// Puts all learners at a step, standing there as somebody stood before.
    pub(super) fn go(&mut self, step: &Step, standing: Option<&Standing>) {
        let Some(Subject::Quiz(scenario)) = &self.subject else {
            return;
        };
        let quiz = quiz_at(scenario, &self.pack, self.seed, &self.made, step);
        let part = match step {
            Step::Debrief(part) => *part,
            _ => 0,
        };
        for (number, pane) in self.panes.iter_mut().enumerate() {
            pane.context.pack = Arc::clone(&self.pack);
            let mut session = Session::at(quiz.clone(), part);
            if let Some(standing) = standing {
                session.stand(standing, pane.language(), number != self.leader);
            }
            pane.put(session);
        }
    }

    /// Lets the other learners stand where the leading one stands.
    pub(super) fn follow_session(&mut self) {
        let Some((pane, session)) = self.leading().zip(self.session()) else {
            return;
        };
        let (quiz, part) = (session.quiz().clone(), session.debrief_part());
        let standing = session.standing(pane.language());
        for (number, pane) in self.panes.iter_mut().enumerate() {
            if number != self.leader {
                let mut session = Session::at(quiz.clone(), part);
                session.stand(&standing, pane.language(), true);
                pane.put(session);
            }
        }
    }

    /// Where the leading learner is.
    pub(super) fn stood(&self) -> Option<Stood> {
        let (pane, session) = self.leading().zip(self.session())?;
        Some(Stood {
            step: step_of(session.quiz(), session.debrief_part()),
            standing: session.standing(pane.language()),
            steps: self.steps(),
        })
    }

    /// Shows the scenario that has just been read to a learner who stood somewhere before, or to one who begins.
    pub(super) fn read_quiz(&mut self, stood: Option<Stood>) {
        // Steps are counted on a session of the new file.
        self.go(&Step::Question(0), None);
        let now = self.steps();
        let Some(Stood {
            step,
            standing,
            steps: before,
        }) = stood
        else {
            let wanted = self.wanted.take().map(|name| find(&name, &now));
            let is_unknown = matches!(wanted, Some(Err(_)));
            let wanted = wanted.and_then(Result::ok);
            self.go(&wanted.unwrap_or(Step::Question(0)), None);
            if is_unknown {
                // It could not be known before that there is no such step; these there are.
                self.choosing = Some(List::default());
            }
            return;
        };
        let index = before.iter().position(|other| *other == step).unwrap_or(0);
        let nearest = before
            .get(..=index)
            .and_then(|before| before.iter().rev().find(|step| now.contains(step)));
        let is_there = nearest == Some(&step);
        let nearest = nearest.cloned().unwrap_or(Step::Question(0));
        self.go(&nearest, is_there.then_some(&standing));
    }

    /// One step on or back.
    pub(super) fn walk(&mut self, by: isize) {
        let steps = self.steps();
        let at = self
            .step()
            .and_then(|step| steps.iter().position(|other| *other == step));
        let next = at.and_then(|at| at.checked_add_signed(by));
        if let Some(step) = next.and_then(|next| steps.get(next)) {
            self.go(step, None);
        }
    }

    /// Does what a learner would do.
    pub(super) fn learn(&mut self, action: Action) {
        let leader = self.leader;
        let Some(pane) = self.panes.get_mut(leader) else {
            return;
        };
        let answered = |pane: &Pane| {
            pane.session()
                .and_then(|session| session.quiz().items().first())
                .map_or(0, |item| item.answers.len())
        };
        let before = answered(pane);
        let effect = pane.update(action);
        if answered(pane) > before
            && let Some(item) = pane.session().and_then(|session| session.quiz().items().first())
        {
            self.made.note(item, before);
        }
        // Who has seen the end begins again.
        if matches!(effect, Effect::Back) && action != Action::Back {
            self.go(&Step::Question(0), None);
        } else {
            self.follow_session();
        }
    }

    /// A click on the screen of a learner, who leads from now on.
    pub(super) fn click_session(&mut self, at: Position) {
        let before = self.item().map_or(0, |item| item.answers.len());
        let leader = self.leader;
        if let Some(pane) = self.panes.get_mut(leader) {
            pane.click(at);
        }
        if let Some(item) = self
            .panes
            .get(leader)
            .and_then(Pane::session)
            .and_then(|session| session.quiz().items().first())
            .filter(|item| item.answers.len() > before)
        {
            self.made.note(item, before);
        }
        self.follow_session();
    }

    /// What a step is about, in a few words.
    pub(super) fn about_step(&self, step: &Step, context: &Context) -> String {
        let texts = &context.texts;
        let Some(item) = self.item() else {
            return String::new();
        };
        match step {
            Step::Question(index) => match (item.wording(*index), item.questions.get(*index)) {
                (Some(words), _) => own(words, texts),
                (None, Some(Question::Clues)) => texts.text("ask-clues"),
                (None, Some(Question::Helpdesk { .. })) => texts.text("ask-helpdesk"),
                _ => texts.text("ask-verdict"),
            },
            Step::Consequence(_) => texts.text("consequence-title"),
            Step::Debrief(0) => texts.text("debrief-tab-brief"),
            Step::Debrief(1) => texts.text("debrief-tab-why"),
            Step::Debrief(2) => texts.text("debrief-tab-next-time"),
            Step::Debrief(_) => texts.text("debrief-tab-aftermath"),
            Step::Summary => texts.text("preview-summary"),
        }
    }
}
