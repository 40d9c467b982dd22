//! What answers say about a person, as arithmetic: counts that can be added up as answers come in, and what follows from
//! them. Nothing is worded or drawn here, and no answer is read twice: whoever keeps answers keeps the [`Cell`]s too.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};

use crate::{
    history::{Asked, Attempt, Purpose},
    quiz::Confidence,
    rehearsal::review::Money,
    scenario::Verdict,
};

mod report;
mod signal;

pub use report::{Calibration, CheckupResult, Rehearsed, Report, Skill, Stratum, Week};
pub use signal::{Difference, ENOUGH, Interval, Share, Signal, Z95, quantile};

/// The version of [`cells`]. Counts of another version are to be added up anew from the answers.
pub const VERSION: u32 = 2;

/// How many counts a cell has; see [`Column`].
pub const WIDTH: usize = Column::ALL.len();

/// One group of answers with its counts. Cells with the same key are added count by count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The group, such as `family:sms-delivery` or `week:2027-01-04`; see [`cells`].
    pub key: String,
    /// The counts, in the order of [`Column::ALL`].
    pub counts: [i64; WIDTH],
}

/// All counts, by group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    cells: BTreeMap<String, [i64; WIDTH]>,
}

impl From<BTreeMap<String, [i64; WIDTH]>> for Tally {
    fn from(cells: BTreeMap<String, [i64; WIDTH]>) -> Self {
        Self { cells }
    }
}

impl Tally {
    /// Adds a cell.
    pub fn add(&mut self, cell: Cell) {
        let sums = self.cells.entry(cell.key).or_insert([0; WIDTH]);
        for (sum, count) in sums.iter_mut().zip(cell.counts) {
            *sum = sum.saturating_add(count);
        }
    }

    /// The counts of a group; zeros when nothing was counted.
    pub fn get(&self, key: &str) -> Counts {
        Counts(self.cells.get(key).copied().unwrap_or_default())
    }

    /// The groups whose keys begin with these words, without them, in order.
    pub fn groups<'t>(&'t self, prefix: &'t str) -> impl Iterator<Item = (&'t str, Counts)> {
        self.cells
            .range(prefix.to_owned()..)
            .map_while(move |(key, counts)| Some((key.strip_prefix(prefix)?, Counts(*counts))))
    }
}

impl Extend<Cell> for Tally {
    fn extend<T: IntoIterator<Item = Cell>>(&mut self, cells: T) {
        for cell in cells {
            self.add(cell);
        }
    }
}

/// The counts of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([i64; WIDTH]);

impl Counts {
    /// One count.
    pub fn get(&self, column: Column) -> u64 {
        let count = self.0.get(column as usize).copied().unwrap_or_default();
        u64::try_from(count).unwrap_or_default()
    }

    /// Several counts together.
    pub fn sum(&self, columns: &[Column]) -> u64 {
        columns.iter().map(|column| self.get(*column)).sum()
    }

    /// Both groups together.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        for (sum, count) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_add(count);
        }
        self
    }
}

/// The counts of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Answers of any kind.
    Answers,
    /// Milliseconds spent on them, each counted with at most [`LONGEST`].
    Millis,
    /// A scam that was called one, surely.
    ScamSurelyScam,
    /// A scam that was called one, probably.
    ScamProbablyScam,
    /// A scam that was taken for genuine, probably.
    ScamProbablyGenuine,
    /// A scam that was taken for genuine, surely.
    ScamSurelyGenuine,
    /// Something genuine that was called a scam, surely.
    GenuineSurelyScam,
    /// Something genuine that was called a scam, probably.
    GenuineProbablyScam,
    /// Something genuine that was taken for it, probably.
    GenuineProbablyGenuine,
    /// Something genuine that was taken for it, surely.
    GenuineSurelyGenuine,
    /// Actions that were right.
    ActionsRight,
    /// Actions that were not.
    ActionsWrong,
    /// Other questions whose answer was right: clues, orders, helpdesks, conversations.
    OthersRight,
    /// Those whose answer was not.
    OthersWrong,
    /// Clues that were found.
    CluesFound,
    /// Clues that were not.
    CluesMissed,
    /// Phrases that were marked and prove nothing.
    FalseAlarms,
}

impl Column {
    /// Every column, in the order of the counts.
    pub const ALL: [Self; 17] = [
        Self::Answers,
        Self::Millis,
        Self::ScamSurelyScam,
        Self::ScamProbablyScam,
        Self::ScamProbablyGenuine,
        Self::ScamSurelyGenuine,
        Self::GenuineSurelyScam,
        Self::GenuineProbablyScam,
        Self::GenuineProbablyGenuine,
        Self::GenuineSurelyGenuine,
        Self::ActionsRight,
        Self::ActionsWrong,
        Self::OthersRight,
        Self::OthersWrong,
        Self::CluesFound,
        Self::CluesMissed,
        Self::FalseAlarms,
    ];

    /// The column of a judgement.
    const fn of(truth: Verdict, said: Confidence) -> Self {
        match (truth, said) {
            (Verdict::Scam, Confidence::SurelyScam) => Self::ScamSurelyScam,
            (Verdict::Scam, Confidence::ProbablyScam) => Self::ScamProbablyScam,
            (Verdict::Scam, Confidence::ProbablyGenuine) => Self::ScamProbablyGenuine,
            (Verdict::Scam, Confidence::SurelyGenuine) => Self::ScamSurelyGenuine,
            (Verdict::Genuine, Confidence::SurelyScam) => Self::GenuineSurelyScam,
            (Verdict::Genuine, Confidence::ProbablyScam) => Self::GenuineProbablyScam,
            (Verdict::Genuine, Confidence::ProbablyGenuine) => Self::GenuineProbablyGenuine,
            (Verdict::Genuine, Confidence::SurelyGenuine) => Self::GenuineSurelyGenuine,
        }
    }
}

/// The longest that one answer counts as time spent, in milliseconds: whoever leaves a question open overnight has not
/// thought about it all night.
pub const LONGEST: u64 = 10 * 60 * 1_000;

/// The Monday of a day's week.
pub fn week(day: NaiveDate) -> NaiveDate {
    let since = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(since).unwrap_or(day)
}

/// What one answer adds to which groups:
///
/// | key | the group |
/// |---|---|
/// | `purpose:…` | training, check-up, rehearsal; their sum is everything |
/// | `family:…` | a family |
/// | `kind:…`, `incident:…`, `difficulty:…` | what was shown, what it was about, how hard |
/// | `asked:…` | a kind of question |
/// | `cue:…` | a type of clue; only the columns of clues |
/// | `week:…` | the week that begins on this Monday |
/// | `checkup:SESSION` | one check-up |
/// | `checkup-start:SESSION:DAY:SECONDS` | its first answer, with the moment in seconds since 1970 |
/// | `checkup-item:SESSION:VERDICT:DIFFICULTY:KIND:SCENARIO` | one scenario in it |
/// | `rehearsal:SECONDS:SESSION:DAY:SCORE:ENDING:MINUTES:START:KEPT:GRAVE:SCENARIO` | one conversation, and what it was worth; `START` and `KEPT` are empty where it was not about money |
pub fn cells(attempt: &Attempt) -> Vec<Cell> {
    let counts = counts(attempt);
    let purpose = attempt.purpose.word();
    let mut keys = vec![
        format!("purpose:{purpose}"),
        format!("family:{}", attempt.family),
        format!("kind:{}", attempt.kind_word()),
        format!("incident:{}", attempt.incident.word()),
        format!("difficulty:{}", attempt.difficulty.word()),
        format!("asked:{}", attempt.asked.word()),
        format!("week:{}", week(attempt.day)),
    ];
    if attempt.purpose == Purpose::Checkup {
        let session = attempt.session;
        keys.push(format!("checkup:{session:016x}"));
        if (attempt.item, attempt.ask) == (0, 0) {
            let seconds = attempt.at.timestamp();
            keys.push(format!("checkup-start:{session:016x}:{}:{seconds}", attempt.day));
        }
        keys.push(format!(
            "checkup-item:{session:016x}:{}:{}:{}:{}",
            attempt.verdict.word(),
            attempt.difficulty.word(),
            attempt.kind_word(),
            attempt.scenario
        ));
    }
    if let Some(walked) = &attempt.walked {
        let money = |amount: fn(Money) -> i64| {
            let amount = walked.money.map(amount);
            amount.map(|amount| amount.to_string()).unwrap_or_default()
        };
        keys.push(format!(
            "rehearsal:{}:{:016x}:{}:{}:{}:{}:{}:{}:{}:{}",
            attempt.at.timestamp(),
            attempt.session,
            attempt.day,
            walked.score,
            walked.ending.word(),
            walked.minutes,
            money(|money| money.start),
            money(|money| money.kept),
            walked.grave,
            attempt.scenario
        ));
    }
    let mut cells: Vec<Cell> = keys.into_iter().map(|key| Cell { key, counts }).collect();
    for (cue, found) in &attempt.cues {
        let key = format!("cue:{}", cue.word());
        let mut counts = [0; WIDTH];
        add(
            &mut counts,
            if *found {
                Column::CluesFound
            } else {
                Column::CluesMissed
            },
            1,
        );
        match cells.iter_mut().find(|cell| cell.key == key) {
            Some(cell) => {
                for (sum, count) in cell.counts.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
            None => cells.push(Cell { key, counts }),
        }
    }
    cells
}

fn counts(attempt: &Attempt) -> [i64; WIDTH] {
    let mut counts = [0; WIDTH];
    add(&mut counts, Column::Answers, 1);
    let millis = i64::try_from(attempt.millis.min(LONGEST)).unwrap_or_default();
    add(&mut counts, Column::Millis, millis);
    match (attempt.asked, attempt.confidence) {
        (Asked::Verdict, Some(said)) => add(&mut counts, Column::of(attempt.verdict, said), 1),
        (Asked::Verdict, None) => {}
        (Asked::Choice, _) => {
            let column = if attempt.right {
                Column::ActionsRight
            } else {
                Column::ActionsWrong
            };
            add(&mut counts, column, 1);
        }
        (Asked::Choices | Asked::Clues | Asked::Order | Asked::Helpdesk | Asked::Conversation, _) => {
            let column = if attempt.right {
                Column::OthersRight
            } else {
                Column::OthersWrong
            };
            add(&mut counts, column, 1);
        }
    }
    for (_, found) in &attempt.cues {
        let column = if *found {
            Column::CluesFound
        } else {
            Column::CluesMissed
        };
        add(&mut counts, column, 1);
    }
    add(&mut counts, Column::FalseAlarms, attempt.false_alarms.into());
    counts
}

fn add(counts: &mut [i64; WIDTH], column: Column, by: i64) {
    if let Some(count) = counts.get_mut(column as usize) {
        *count = count.saturating_add(by);
    }
}

#[cfg(test)]
mod tests;
