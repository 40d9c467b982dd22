//! What the program does so that answers are remembered: hands them over, hears what became of them, offers what was
//! interrupted. How things are kept is in [`crate::history`]; which of them a session waits for, in the session.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{App, Context, Next, Screen, Session};
use crate::{
    history::{
        self, Attempt, Fault, Given, Learned, Order, Purpose, Recorder, Report, Sitting, State, Unfinished,
    },
    quiz::{Mode, Quiz},
    rehearsal::Rehearsal,
    stats::{self, Tally},
};

/// How long the end of the program waits for what is still to be written.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// The way to the record.
#[derive(Debug)]
pub struct Recording {
    /// Takes what is to be remembered.
    pub recorder: Recorder,
    /// Gives each session its number.
    pub chance: fn() -> u64,
}

impl App {
    /// From now on answers are remembered.
    pub fn remember(&mut self, recording: Recording) {
        self.recording = Some(recording);
        self.context.recalling = self.order(Order::Look);
    }

    /// Waits for what is still to be written; the screen is no more.
    pub fn end(self) {
        if let Some(recording) = self.recording {
            recording.recorder.finish(PATIENCE);
        }
    }

    /// Asks for the counts of all answers.
    pub(super) fn count(&self) {
        self.order(Order::Count);
    }

    /// False when nobody takes orders.
    fn order(&self, order: Order) -> bool {
        self.recording
            .as_ref()
            .is_some_and(|recording| recording.recorder.order(order, self.context.now))
    }

    /// A new session, remembered where anything is.
    pub(super) fn begin(&mut self, quiz: Quiz) -> Session {
        let Some(recording) = &self.recording else {
            return Session::new(quiz);
        };
        let scenarios = quiz.items().iter().map(|item| item.scenario.id.clone());
        let sitting = Sitting {
            session: (recording.chance)(),
            begun: self.context.now,
            purpose: match quiz.mode() {
                Mode::Checkup => Purpose::Checkup,
                Mode::Training | Mode::Review => Purpose::Training,
            },
            role: self.context.role(),
            language: self.context.language(),
            seed: quiz.seed(),
            scenarios: scenarios.collect(),
        };
        self.order(Order::Begin(sitting.clone()));
        let numbers = (0..).take(sitting.scenarios.len()).collect();
        Session::remembered(quiz, sitting, numbers)
    }

    /// Goes on with the session that was interrupted.
    pub(super) fn resume(&mut self) {
        let Some(unfinished) = self.context.unfinished.take() else {
            return;
        };
        let Some(resumed) = history::resume(&unfinished, &self.context.pack) else {
            self.context.notice = Some(self.context.texts.text("history-nothing-left"));
            self.order(Order::Close(unfinished.sitting.session, State::Left));
            return;
        };
        if resumed.left_out > 0 {
            let count = [("count", resumed.left_out.into())];
            self.context.notice = Some(self.context.texts.with("history-left-out", &count));
        }
        let Unfinished { sitting, .. } = *unfinished;
        self.put(Session::remembered(resumed.quiz, sitting, resumed.numbers));
    }

    /// Whoever begins a new session does not want the interrupted one.
    pub(super) fn decline(&mut self) {
        if let Some(unfinished) = self.context.unfinished.take() {
            self.order(Order::Close(unfinished.sitting.session, State::Left));
        }
    }

    pub(super) fn record(&mut self, attempt: Box<Attempt>) {
        let (session, item, ask) = (attempt.session, attempt.item, attempt.ask);
        if !self.order(Order::Record(attempt)) {
            self.written(session, item, ask, false);
        }
    }

    /// A conversation that has come to its end is a session of its own, of one answer: the whole walk. It is begun only
    /// now, because nobody can go on with half of a conversation.
    pub(super) fn rehearsed(&mut self, rehearsal: &Rehearsal, begun: DateTime<Utc>) {
        let Some(recording) = &self.recording else {
            return;
        };
        let context = &self.context;
        let sitting = Sitting {
            session: (recording.chance)(),
            begun,
            purpose: Purpose::Rehearsal,
            role: context.role(),
            language: context.language(),
            seed: rehearsal.seed(),
            scenarios: vec![rehearsal.conversation().id.clone()],
        };
        let given = Given {
            at: context.now,
            day: context.day(),
            // A clock that was set back meanwhile tells nothing.
            millis: u64::try_from((context.now - begun).num_milliseconds()).unwrap_or(0),
            language: context.language(),
        };
        let Some(attempt) = Attempt::of_walk(&sitting, rehearsal, &context.pack, &given) else {
            return;
        };
        if let Some(Screen::Rehearsal(screen)) = self.stack.last_mut() {
            screen.wait_for(sitting.session);
        }
        self.order(Order::Begin(sitting));
        self.record(Box::new(attempt));
    }

    pub(super) fn finish(&mut self, session: u64) {
        self.order(Order::Close(session, State::Done));
        self.context.look_ahead();
    }

    /// Everything that is remembered is to be deleted; somebody was asked.
    pub(super) fn erase(&mut self) {
        if !self.order(Order::Erase) {
            self.context.notice = Some(self.context.texts.text("history-no-place"));
        }
    }

    /// Whether the record was deleted.
    fn erased(&mut self, erased: Result<bool, Fault>) {
        let context = &mut self.context;
        let words = match erased {
            Ok(is_clean) => {
                context.learned.clear();
                context.report = stats::Report::default();
                context.unfinished = None;
                context.fault = None;
                context.look_ahead();
                let id = if is_clean {
                    "history-deleted"
                } else {
                    "history-delete-busy"
                };
                context.texts.text(id)
            }
            Err(fault) => match &self.recording {
                Some(recording) => fault.sentence(recording.recorder.path(), &context.texts),
                None => return,
            },
        };
        self.context.notice = Some(words);
    }

    /// A screen was left: a session that is not over can go on later.
    pub(super) fn left(&mut self, screen: Option<&Screen>) {
        if let Some(Screen::Session(session)) = screen
            && session.number().is_some()
        {
            self.order(Order::Look);
        }
    }

    fn session(&mut self, number: u64) -> Option<&mut Session> {
        self.stack.iter_mut().find_map(|screen| match screen {
            Screen::Session(session) if session.number() == Some(number) => Some(&mut **session),
            _ => None,
        })
    }

    fn written(&mut self, session: u64, item: u32, ask: u32, kept: bool) {
        let waiting = waits(&self.context);
        if self.context.notice.as_ref() == Some(&waiting) {
            self.context.notice = None;
        }
        self.context.seconds = 0;
        let number = session;
        let is_rehearsal = self.stack.iter_mut().any(|screen| match screen {
            Screen::Rehearsal(rehearsal) => rehearsal.written(number, kept),
            _ => false,
        });
        if is_rehearsal {
            self.finish(number);
        }
        if let Some(session) = self.session(number)
            && session.written(item, ask, kept)
        {
            self.finish(number);
        }
    }

    /// Takes what the writer tells.
    pub(super) fn reported(&mut self, report: Report) -> Next {
        match report {
            Report::Known { learned, unfinished } => {
                self.context.recalling = false;
                self.learn(learned);
                self.context.unfinished = unfinished;
                if let Some(offered) = &self.context.unfinished {
                    let offered = offered.sitting.session;
                    if self.session(offered).is_some() {
                        self.context.unfinished = None;
                    }
                }
                self.context.look_ahead();
            }
            Report::Recorded {
                session,
                item,
                ask,
                learned,
            } => {
                let kept = learned.is_ok();
                // First, because whatever comes to its end with this answer looks ahead at what is due.
                self.learn(learned);
                self.written(session, item, ask, kept);
            }
            Report::Noticed(notice) => {
                if notice == history::Notice::Again {
                    for screen in &mut self.stack {
                        match screen {
                            Screen::Session(session) => session.made_up(),
                            Screen::Rehearsal(rehearsal) => rehearsal.made_up(),
                            _ => {}
                        }
                    }
                }
                self.context.fault = None;
                self.context.notice = Some(notice.sentence(&self.context.texts));
            }
            Report::Counted(Ok(tallies)) => {
                self.context.report = stats::Report::of(&Tally::from(tallies));
            }
            Report::Erased(erased) => self.erased(erased),
            // The same reason was told when the families could not be read.
            Report::Counted(Err(_)) => return Next::Nothing,
        }
        Next::Draw
    }

    /// Takes what is known now, or says why nothing is; the same reason is said once.
    fn learn(&mut self, learned: Result<Learned, Fault>) {
        match learned {
            Ok(learned) => self.context.learned.extend(learned),
            Err(fault) if self.context.fault.as_ref() != Some(&fault) => {
                if let Some(recording) = &self.recording {
                    let path = recording.recorder.path();
                    self.context.notice = Some(fault.sentence(path, &self.context.texts));
                }
                self.context.fault = Some(fault);
            }
            Err(_) => {}
        }
    }

    /// After a second of waiting for the disk, the person should know what for.
    pub(super) fn say_that_it_waits(&mut self) {
        let is_waiting = match self.screen() {
            Some(Screen::Session(session)) => session.is_waiting(),
            Some(Screen::Rehearsal(rehearsal)) => rehearsal.is_waiting(),
            _ => false,
        };
        if is_waiting && self.context.notice.is_none() {
            self.context.notice = Some(waits(&self.context));
        }
    }
}

fn waits(context: &Context) -> String {
    context.texts.text("history-waiting")
}

#[cfg(test)]
mod tests;
