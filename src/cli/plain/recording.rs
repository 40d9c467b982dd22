//! Remembering in plain mode: the same record as on the full screen, written before anything is said about an answer.

use std::{io, path::PathBuf};

use chrono::{DateTime, NaiveDate, Utc};

use super::{Heard, Talk, ask};
use crate::{
    history::{self, Attempt, Fault, Given, Keeper, Learned, Purpose, Sitting, State},
    pack::Pack,
    quiz::{Mode, Quiz},
    rehearsal::Rehearsal,
    scenario::Role,
    stats::{Report, Tally},
};

/// What answers are remembered with.
pub(in crate::cli) struct Recording {
    /// `None` where there is no place for a record.
    keeper: Option<Keeper>,
    chance: fn() -> u64,
    calendar: fn(DateTime<Utc>) -> NaiveDate,
    /// Why nothing can be recorded, as it was said last.
    fault: Option<Fault>,
    /// How many answers wait to be recorded.
    lost: usize,
}

/// A session that is remembered.
pub(super) struct Remembered {
    sitting: Sitting,
    numbers: Vec<u32>,
}

impl Remembered {
    /// The number of the session, and when it began.
    pub(super) const fn begun(&self) -> (u64, DateTime<Utc>) {
        (self.sitting.session, self.sitting.begun)
    }
}

impl Recording {
    pub(in crate::cli) fn new(
        folder: Option<PathBuf>,
        chance: fn() -> u64,
        calendar: fn(DateTime<Utc>) -> NaiveDate,
    ) -> Self {
        Self {
            keeper: folder.map(Keeper::new),
            chance,
            calendar,
            fault: None,
            lost: 0,
        }
    }

    /// Says at once when the record cannot be used.
    pub(super) fn look(&mut self, talk: &mut Talk<'_>, now: DateTime<Utc>) -> io::Result<()> {
        let known = self.keeper.as_mut().map(|keeper| keeper.learned(now));
        self.tell(talk, known.and_then(Result::err))
    }

    /// What is known of the families; nothing where the record cannot be read, which was said then.
    pub(super) fn learned(&mut self, now: DateTime<Utc>) -> Learned {
        let known = self.keeper.as_mut().map(|keeper| keeper.learned(now));
        known.and_then(Result::ok).unwrap_or_default()
    }

    /// What the counts say, likewise.
    pub(super) fn report(&mut self, now: DateTime<Utc>) -> Report {
        let tallies = self.keeper.as_mut().map(|keeper| keeper.tallies(now));
        let tallies = tallies.and_then(Result::ok).unwrap_or_default();
        Report::of(&Tally::from(tallies))
    }

    /// The learner's day.
    pub(super) fn day(&self, now: DateTime<Utc>) -> NaiveDate {
        (self.calendar)(now)
    }

    /// Says what has happened to the record; the same reason is said once.
    fn tell(&mut self, talk: &mut Talk<'_>, fault: Option<Fault>) -> io::Result<()> {
        let Some(keeper) = &mut self.keeper else {
            return Ok(());
        };
        for notice in keeper.notices() {
            let words = notice.sentence(talk.texts);
            talk.say(&words)?;
        }
        if let Some(fault) = fault.filter(|fault| self.fault.as_ref() != Some(fault)) {
            let words = fault.sentence(&keeper.path(), talk.texts);
            talk.say(&words)?;
            self.fault = Some(fault);
        }
        Ok(())
    }

    pub(super) fn begin(
        &mut self,
        quiz: &Quiz,
        role: Role,
        talk: &Talk<'_>,
        now: DateTime<Utc>,
    ) -> Remembered {
        let scenarios = quiz.items().iter().map(|item| item.scenario.id.clone());
        let sitting = Sitting {
            session: (self.chance)(),
            begun: now,
            purpose: match quiz.mode() {
                Mode::Checkup => Purpose::Checkup,
                Mode::Training | Mode::Review => Purpose::Training,
            },
            role,
            language: talk.texts.language(),
            seed: quiz.seed(),
            scenarios: scenarios.collect(),
        };
        if let Some(keeper) = &mut self.keeper {
            keeper.begin(sitting.clone());
        }
        Remembered {
            numbers: (0..).take(sitting.scenarios.len()).collect(),
            sitting,
        }
    }

    /// Puts the answer that was just given on disk, or says why that is not possible.
    pub(super) fn record(
        &mut self,
        talk: &mut Talk<'_>,
        of: &Remembered,
        (quiz, ask): (&Quiz, usize),
        pack: &Pack,
        (asked, now): (DateTime<Utc>, DateTime<Utc>),
    ) -> io::Result<()> {
        let given = Given {
            at: now,
            day: (self.calendar)(now),
            // A clock that was set back meanwhile tells nothing.
            millis: u64::try_from((now - asked).num_milliseconds()).unwrap_or(0),
            language: talk.texts.language(),
        };
        let place = quiz.position();
        let attempt = of
            .numbers
            .get(place)
            .zip(quiz.items().get(place))
            .and_then(|(number, item)| Attempt::of(&of.sitting, *number, item, ask, pack, &given));
        let Some((keeper, attempt)) = self.keeper.as_mut().zip(attempt) else {
            return Ok(());
        };
        let fault = keeper.record(attempt, now).err();
        self.lost = if fault.is_some() { self.lost + 1 } else { 0 };
        if fault.is_none() {
            self.fault = None;
        }
        self.tell(talk, fault)
    }

    /// Puts a whole conversation on disk, a session of its own, or says why that is not possible.
    pub(super) fn record_walk(
        &mut self,
        talk: &mut Talk<'_>,
        rehearsal: &Rehearsal,
        role: Role,
        pack: &Pack,
        (begun, now): (DateTime<Utc>, DateTime<Utc>),
    ) -> io::Result<()> {
        let sitting = Sitting {
            session: (self.chance)(),
            begun,
            purpose: Purpose::Rehearsal,
            role,
            language: talk.texts.language(),
            seed: rehearsal.seed(),
            scenarios: vec![rehearsal.conversation().id.clone()],
        };
        let given = Given {
            at: now,
            day: (self.calendar)(now),
            // A clock that was set back meanwhile tells nothing.
            millis: u64::try_from((now - begun).num_milliseconds()).unwrap_or(0),
            language: talk.texts.language(),
        };
        let attempt = Attempt::of_walk(&sitting, rehearsal, pack, &given);
        let Some((keeper, attempt)) = self.keeper.as_mut().zip(attempt) else {
            return Ok(());
        };
        let session = sitting.session;
        keeper.begin(sitting);
        let fault = keeper.record(attempt, now).err();
        self.lost = if fault.is_some() { self.lost + 1 } else { 0 };
        if fault.is_none() {
            self.fault = None;
        }
        if keeper.close(session, State::Done, now).is_ok() {
            self.lost = 0;
        }
        self.tell(talk, fault)?;
        if self.lost > 0 {
            let words = talk.texts.with("history-lost", &[("count", self.lost.into())]);
            talk.say(&words)?;
        }
        Ok(())
    }

    /// The session has come to its end.
    pub(super) fn finish(
        &mut self,
        talk: &mut Talk<'_>,
        of: &Remembered,
        now: DateTime<Utc>,
    ) -> io::Result<()> {
        let Some(keeper) = &mut self.keeper else {
            return Ok(());
        };
        // A session that cannot be closed is offered once more, which is no harm.
        if keeper.close(of.sitting.session, State::Done, now).is_ok() {
            self.lost = 0;
        }
        self.tell(talk, None)?;
        if self.lost > 0 {
            let words = talk.texts.with("history-lost", &[("count", self.lost.into())]);
            talk.say(&words)?;
        }
        Ok(())
    }

    /// Offers a session that was interrupted; what was declined is not offered again. Nothing where there is none, the
    /// session where it is wanted, and what was said instead where the person leaves.
    pub(super) fn offer(
        &mut self,
        talk: &mut Talk<'_>,
        pack: &Pack,
        now: DateTime<Utc>,
    ) -> io::Result<Result<Option<(Quiz, Remembered)>, Heard>> {
        let Some(keeper) = &mut self.keeper else {
            return Ok(Ok(None));
        };
        // Whatever keeps the record from being read has been said.
        let Some(unfinished) = keeper.unfinished(now).ok().flatten() else {
            return Ok(Ok(None));
        };
        let session = unfinished.sitting.session;
        talk.gap()?;
        let Some(resumed) = history::resume(&unfinished, pack) else {
            let _ = keeper.close(session, State::Left, now);
            talk.message("history-nothing-left")?;
            return Ok(Ok(None));
        };
        let counts = [
            ("number", unfinished.number().into()),
            ("all", unfinished.sitting.scenarios.len().into()),
        ];
        let words = talk.texts.with("history-offer", &counts);
        talk.say(&words)?;
        for (number, id) in ["history-offer-yes", "history-offer-no"].iter().enumerate() {
            let words = talk.texts.text(id);
            talk.item(&format!("{} ", number + 1), &words)?;
        }
        match ask::number(talk, 2)? {
            Some(0) => {
                if resumed.left_out > 0 {
                    let count = [("count", resumed.left_out.into())];
                    let words = talk.texts.with("history-left-out", &count);
                    talk.say(&words)?;
                }
                let remembered = Remembered {
                    sitting: unfinished.sitting,
                    numbers: resumed.numbers,
                };
                Ok(Ok(Some((resumed.quiz, remembered))))
            }
            Some(_) => {
                let _ = keeper.close(session, State::Left, now);
                Ok(Ok(None))
            }
            None => Ok(Err(Heard::Leave)),
        }
    }
}
