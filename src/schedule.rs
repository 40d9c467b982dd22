//! When a family of scenarios is due again, from what was answered: a ladder of four rungs, nothing learned by machine,
//! so that anybody can be told why something comes back today. Which answers there were is kept elsewhere
//! ([`crate::history`]); what day it is comes in as an argument.
//!
//! The rules. A family that was met for the first time is due again the next day. Whoever meets it when it is due and
//! is right and sure climbs a rung; being wrong or unsure leads one rung down, being sure and wrong to the lowest, and
//! such a family comes first. Meeting it before it is due, right and sure, changes nothing: cramming is not spacing.
//! Expanding intervals gain nothing measurable over equal ones (Latimier, Peyre and Ramus, *A meta-analytic review of
//! the benefit of spacing out retrieval practice episodes on retention*, Educational Psychology Review 33, 2021), so a
//! ladder that can be explained is enough.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::history::{Asked, Attempt, Purpose};

/// The version of [`FamilyMemory`] and of the rules by which it follows from answers. A memory of another version is to
/// be folded anew from the answers.
pub const VERSION: u32 = 1;

mod rehearsals;
mod session;

pub use rehearsals::{Rehearsals, rehearsals, rehearsing_minutes};
pub use session::{Session, Why, coming, next, next_session, practice, session};

/// What is remembered of all families, by family.
pub type Memories = std::collections::BTreeMap<String, FamilyMemory>;

/// The rungs: after how many days a family is due again.
pub const LADDER: [u16; 4] = [1, 7, 30, 120];

/// How many scenarios of a family are remembered as seen.
const SEEN: usize = 24;

/// What is remembered of one family: enough to tell when it is due and which variant has not been seen for longest,
/// without reading any answer again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyMemory {
    /// The family.
    pub family: String,
    /// Where it stands, the current item included.
    pub standing: Standing,
    /// Its scenarios by when they were met, the latest last, each once.
    pub seen: Vec<Seen>,
    /// The item that was answered last. Its further answers are judged together with those that it already has.
    pub item: ItemInHand,
}

/// Where a family stands on the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The rung, an index into [`LADDER`].
    pub step: u8,
    /// From which day on it is due; `None` for a family that was met in a check-up only, and known: nothing has been
    /// taught of it yet.
    pub due: Option<NaiveDate>,
    /// The day on which it was first trained; `None` when it was met in check-ups only.
    pub since: Option<NaiveDate>,
    /// The day on which it was last met.
    pub day: NaiveDate,
    /// Whether it was judged wrong, surely, the last time.
    pub sure_and_wrong: bool,
}

/// A scenario that was met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Its id.
    pub scenario: String,
    /// When, for the last time.
    pub day: NaiveDate,
}

/// One item between its first and its last answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemInHand {
    /// Its session.
    pub session: u64,
    /// Its place in the session.
    pub item: u32,
    /// The worst of its answers so far.
    pub grade: Grade,
    /// Where the family stood before it; `None` when it was new.
    pub before: Option<Standing>,
}

/// What an answer says about a family, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Right, and sure where sureness is asked.
    Firm,
    /// Judged and acted rightly, but with gaps: fewer than half of the clues, an order or a helpdesk that is not right.
    /// The family stays on its rung.
    Gaps,
    /// Right, but not sure.
    Unsure,
    /// Judged or acted wrongly.
    Wrong,
    /// Judged wrongly, and sure of it.
    SureAndWrong,
}

impl Grade {
    /// The grade of one answer.
    pub fn of(attempt: &Attempt) -> Self {
        let sure = attempt.confidence.is_some_and(crate::quiz::Confidence::is_sure);
        match attempt.asked {
            Asked::Verdict => match (attempt.right, sure) {
                (true, true) => Self::Firm,
                (true, false) => Self::Unsure,
                (false, false) => Self::Wrong,
                (false, true) => Self::SureAndWrong,
            },
            Asked::Choice | Asked::Choices | Asked::Conversation => {
                if attempt.right {
                    Self::Firm
                } else {
                    Self::Wrong
                }
            }
            // Hardly anybody marks every clue and nothing else; finding most of them is what counts.
            Asked::Clues => {
                let found = attempt.cues.iter().filter(|(_, found)| *found).count();
                let wrong = usize::try_from(attempt.false_alarms).unwrap_or(usize::MAX);
                if attempt.right || (found * 2 >= attempt.cues.len() && found > wrong) {
                    Self::Firm
                } else {
                    Self::Gaps
                }
            }
            Asked::Order | Asked::Helpdesk => {
                if attempt.right {
                    Self::Firm
                } else {
                    Self::Gaps
                }
            }
        }
    }
}

impl FamilyMemory {
    /// What is remembered after one more answer. Answers are folded in the order in which they were given; `before` is
    /// what was remembered of the same family.
    #[must_use]
    pub fn after(before: Option<&Self>, attempt: &Attempt) -> Self {
        let in_hand = before
            .map(|memory| &memory.item)
            .filter(|item| item.session == attempt.session && item.item == attempt.item);
        let grade = in_hand
            .map_or(Grade::Firm, |item| item.grade)
            .max(Grade::of(attempt));
        let base = match in_hand {
            Some(item) => item.before,
            None => before.map(|memory| memory.standing),
        };
        let mut seen = before.map(|memory| memory.seen.clone()).unwrap_or_default();
        seen.retain(|seen| seen.scenario != attempt.scenario);
        seen.push(Seen {
            scenario: attempt.scenario.clone(),
            day: attempt.day,
        });
        let surplus = seen.len().saturating_sub(SEEN);
        seen.drain(..surplus);
        Self {
            family: attempt.family.clone(),
            standing: Standing::after(base, grade, attempt.day, attempt.purpose),
            seen,
            item: ItemInHand {
                session: attempt.session,
                item: attempt.item,
                grade,
                before: base,
            },
        }
    }
}

impl Standing {
    fn after(before: Option<Self>, grade: Grade, day: NaiveDate, purpose: Purpose) -> Self {
        let since = before.and_then(|before| before.since);
        let on = |step: u8, since| Self::on(step, since, day, grade);
        // A check-up measures and teaches nothing: what goes well in it moves nothing.
        if purpose == Purpose::Checkup {
            return match before {
                _ if grade > Grade::Gaps => on(before.map_or(0, |before| before.step_down(grade)), since),
                Some(before) => Self {
                    day,
                    sure_and_wrong: false,
                    ..before
                },
                None => Self {
                    due: None,
                    ..on(0, None)
                },
            };
        }
        let since = since.or(Some(day));
        let Some((before, due)) = before.and_then(|before| Some((before, before.due?))) else {
            return on(0, since);
        };
        let is_due = day >= due;
        match grade {
            Grade::Firm if is_due => on(before.step.saturating_add(1), since),
            Grade::Gaps if is_due => on(before.step, since),
            // A clock that was set back leaves a day behind that may be years away: it counts no longer.
            Grade::Firm | Grade::Gaps if is_future(before.day, day) => on(before.step, since),
            Grade::Firm | Grade::Gaps => Self {
                since,
                day,
                sure_and_wrong: false,
                ..before
            },
            Grade::Unsure | Grade::Wrong | Grade::SureAndWrong => on(before.step_down(grade), since),
        }
    }

    const fn step_down(self, grade: Grade) -> u8 {
        match grade {
            Grade::SureAndWrong => 0,
            _ => self.step.saturating_sub(1),
        }
    }

    /// On a rung, as of a day.
    fn on(step: u8, since: Option<NaiveDate>, day: NaiveDate, grade: Grade) -> Self {
        let last = LADDER.len() - 1;
        let rung = usize::from(step).min(last);
        Self {
            step: u8::try_from(rung).unwrap_or_default(),
            due: Some(plus(day, LADDER.get(rung).copied().unwrap_or(1))),
            since,
            day,
            sure_and_wrong: grade == Grade::SureAndWrong,
        }
    }

    /// Whether the family is due on a day. One that was last met in the future is due: the clock was wrong then or is
    /// wrong now, and waiting for years would be the worse mistake.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.due
            .is_some_and(|due| due <= today || is_future(self.day, today))
    }
}

fn plus(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_add_days(Days::new(days.into()))
        .unwrap_or(NaiveDate::MAX)
}

/// Whether a day lies so far ahead that travelling westward does not explain it.
fn is_future(day: NaiveDate, today: NaiveDate) -> bool {
    day > plus(today, 1)
}

#[cfg(test)]
mod tests;
