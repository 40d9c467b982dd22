//! The counts, read: what a progress screen, plain mode and `minuku progress` tell. Shares keep their "of how many", so
//! that whoever shows them can also show how little few answers say.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Column, Counts, ENOUGH, Share, Signal, Tally, signal::float};
use crate::{
    history::Walked,
    quiz::Confidence,
    rehearsal::review::Money,
    scenario::{Cue, Difficulty, Kind, Verdict, conversation::Ending},
};

/// What the counts say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Answers of any kind.
    pub answers: u64,
    /// Milliseconds spent on them.
    pub millis: u64,
    /// Scams that were called scams.
    pub caught: Share,
    /// Genuine messages that were trusted.
    pub trusted: Share,
    /// Actions that were right.
    pub actions: Share,
    /// First steps put into the right order.
    pub orders: Share,
    /// Helpdesks that were right.
    pub helpdesks: Share,
    /// Phrases that were marked and prove nothing.
    pub false_alarms: u64,
    /// How well sureness and being right go together.
    pub calibration: Calibration,
    /// Judgements by family, the weakest first.
    pub families: Vec<Skill>,
    /// Clues found by type, the weakest first.
    pub cues: Vec<(Cue, Share)>,
    /// Judgements by kind of exhibit.
    pub kinds: Vec<(Kind, Share)>,
    /// Judgements by difficulty, the easiest first; each as it was when the answer was given.
    pub difficulties: Vec<(Difficulty, Share)>,
    /// Week by week; weeks without an answer are left out.
    pub weeks: Vec<Week>,
    /// Every check-up, the latest last.
    pub checkups: Vec<CheckupResult>,
    /// Every conversation that came to its end, the latest last.
    pub rehearsals: Vec<Rehearsed>,
}

/// A conversation that came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// The session.
    pub session: u64,
    /// The day.
    pub day: NaiveDate,
    /// When, in seconds since 1970.
    pub seconds: i64,
    /// The conversation, by id.
    pub scenario: String,
    /// What it was worth.
    pub walked: Walked,
}

/// How a family goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Skill {
    /// The family.
    pub family: String,
    /// Judgements.
    pub judged: Share,
    /// Actions.
    pub acted: Share,
}

/// What a week came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Judgements.
    pub judged: Share,
    /// Scams that were called scams.
    pub caught: Share,
    /// Genuine messages that were trusted.
    pub trusted: Share,
    /// Milliseconds.
    pub millis: u64,
}

/// How well sureness and being right go together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Calibration {
    /// Right among "surely".
    pub surely: Share,
    /// Right among "probably".
    pub probably: Share,
}

/// What makes two items equally hard for a check-up. The difficulty is a published one, see [`Difficulty::published`].
pub type Stratum = (Verdict, Difficulty, Kind);

/// What a check-up came to.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckupResult {
    /// The session.
    pub session: u64,
    /// The day on which it began.
    pub day: NaiveDate,
    /// When it began, in seconds since 1970.
    pub seconds: i64,
    /// Scams that were called scams.
    pub caught: Share,
    /// Genuine messages that were trusted.
    pub trusted: Share,
    /// Actions that were right.
    pub actions: Share,
    /// How well sureness and being right go together.
    pub calibration: Calibration,
    /// The scenarios, by id, each with its stratum.
    pub scenarios: BTreeMap<String, Stratum>,
}

impl CheckupResult {
    /// One without any answer yet.
    pub const fn new(session: u64, day: NaiveDate, seconds: i64) -> Self {
        let none = Share { right: 0, of: 0 };
        Self {
            session,
            day,
            seconds,
            caught: none,
            trusted: none,
            actions: none,
            calibration: Calibration {
                surely: none,
                probably: none,
            },
            scenarios: BTreeMap::new(),
        }
    }

    /// Counts a judgement.
    pub const fn judged_as(&mut self, truth: Verdict, said: Confidence) {
        let right = matches!(
            (truth, said.verdict()),
            (Verdict::Scam, Verdict::Scam) | (Verdict::Genuine, Verdict::Genuine)
        );
        match truth {
            Verdict::Scam => self.caught.add(right),
            Verdict::Genuine => self.trusted.add(right),
        }
        if said.is_sure() {
            self.calibration.surely.add(right);
        } else {
            self.calibration.probably.add(right);
        }
    }

    /// Counts an action.
    pub const fn acted(&mut self, right: bool) {
        self.actions.add(right);
    }

    /// Judgements.
    pub const fn judged(&self) -> Share {
        both(self.caught, self.trusted)
    }

    /// How many items of which stratum.
    pub fn blueprint(&self) -> BTreeMap<Stratum, usize> {
        let mut blueprint = BTreeMap::new();
        for stratum in self.scenarios.values() {
            *blueprint.entry(*stratum).or_default() += 1;
        }
        blueprint
    }
}

const fn both(one: Share, other: Share) -> Share {
    Share {
        right: one.right + other.right,
        of: one.of + other.of,
    }
}

impl Calibration {
    /// What "surely" is taken to mean.
    pub const SURELY: f64 = 0.95;
    /// What "probably" is taken to mean.
    pub const PROBABLY: f64 = 0.7;

    /// The mean squared distance between what was claimed and what came (Brier, *Verification of forecasts expressed in
    /// terms of probability*, Monthly Weather Review 78, 1950, for one of two outcomes): 0 is perfect, 0.25 is what
    /// saying nothing costs.
    pub fn brier(&self) -> Option<f64> {
        let all = self.surely.of + self.probably.of;
        let cost = |share: Share, claim: f64| {
            let wrong = share.of.saturating_sub(share.right);
            float(share.right) * (1.0 - claim).powi(2) + float(wrong) * claim.powi(2)
        };
        (all > 0)
            .then(|| (cost(self.surely, Self::SURELY) + cost(self.probably, Self::PROBABLY)) / float(all))
    }

    fn of(counts: Counts) -> Self {
        use Column::{
            GenuineProbablyGenuine, GenuineProbablyScam, GenuineSurelyGenuine, GenuineSurelyScam,
            ScamProbablyGenuine, ScamProbablyScam, ScamSurelyGenuine, ScamSurelyScam,
        };
        Self {
            surely: share(
                counts,
                &[ScamSurelyScam, GenuineSurelyGenuine],
                &[ScamSurelyGenuine, GenuineSurelyScam],
            ),
            probably: share(
                counts,
                &[ScamProbablyScam, GenuineProbablyGenuine],
                &[ScamProbablyGenuine, GenuineProbablyScam],
            ),
        }
    }
}

fn share(counts: Counts, right: &[Column], wrong: &[Column]) -> Share {
    let right = counts.sum(right);
    Share {
        right,
        of: right + counts.sum(wrong),
    }
}

fn caught(counts: Counts) -> Share {
    share(
        counts,
        &[Column::ScamSurelyScam, Column::ScamProbablyScam],
        &[Column::ScamProbablyGenuine, Column::ScamSurelyGenuine],
    )
}

fn trusted(counts: Counts) -> Share {
    share(
        counts,
        &[Column::GenuineProbablyGenuine, Column::GenuineSurelyGenuine],
        &[Column::GenuineSurelyScam, Column::GenuineProbablyScam],
    )
}

fn judged(counts: Counts) -> Share {
    both(caught(counts), trusted(counts))
}

fn acted(counts: Counts) -> Share {
    share(counts, &[Column::ActionsRight], &[Column::ActionsWrong])
}

fn others(counts: Counts) -> Share {
    share(counts, &[Column::OthersRight], &[Column::OthersWrong])
}

fn found(counts: Counts) -> Share {
    share(counts, &[Column::CluesFound], &[Column::CluesMissed])
}

impl Report {
    /// Reads the counts.
    pub fn of(tally: &Tally) -> Self {
        let all = tally
            .groups("purpose:")
            .fold(Counts::default(), |sum, (_, counts)| sum.with(counts));
        let words = |prefix: &'static str| tally.groups(prefix);
        let mut families: Vec<Skill> = words("family:")
            .map(|(family, counts)| Skill {
                family: family.to_owned(),
                judged: judged(counts),
                acted: acted(counts),
            })
            .filter(|skill| skill.judged.of > 0)
            .collect();
        families.sort_by_key(|skill| weakest_first(skill.judged));
        let mut difficulties: Vec<(Difficulty, Share)> = words("difficulty:")
            .filter_map(|(word, counts)| Some((Difficulty::from_word(word)?, judged(counts))))
            .filter(|(_, share)| share.of > 0)
            .collect();
        difficulties.sort_by_key(|(difficulty, _)| *difficulty);
        let mut cues: Vec<(Cue, Share)> = words("cue:")
            .filter_map(|(word, counts)| Some((Cue::from_word(word)?, found(counts))))
            .collect();
        cues.sort_by_key(|(_, share)| weakest_first(*share));
        Self {
            answers: all.get(Column::Answers),
            millis: all.get(Column::Millis),
            caught: caught(all),
            trusted: trusted(all),
            actions: acted(all),
            orders: others(tally.get("asked:order")),
            helpdesks: others(tally.get("asked:helpdesk")),
            false_alarms: all.get(Column::FalseAlarms),
            calibration: Calibration::of(all),
            families,
            cues,
            kinds: words("kind:")
                .filter_map(|(word, counts)| Some((Kind::from_word(word)?, judged(counts))))
                .filter(|(_, share)| share.of > 0)
                .collect(),
            difficulties,
            weeks: words("week:")
                .filter_map(|(day, counts)| {
                    Some(Week {
                        monday: day.parse().ok()?,
                        judged: judged(counts),
                        caught: caught(counts),
                        trusted: trusted(counts),
                        millis: counts.get(Column::Millis),
                    })
                })
                .collect(),
            checkups: checkups(tally),
            rehearsals: rehearsals(tally),
        }
    }

    /// Judgements.
    pub const fn judged(&self) -> Share {
        both(self.caught, self.trusted)
    }

    /// Answers to questions: all but whole conversations.
    pub fn questions(&self) -> u64 {
        let walks = u64::try_from(self.rehearsals.len()).unwrap_or(u64::MAX);
        self.answers.saturating_sub(walks)
    }

    /// How a conversation went the last time.
    pub fn last_rehearsal(&self, scenario: &str) -> Option<&Rehearsed> {
        self.rehearsals.iter().rfind(|one| one.scenario == scenario)
    }

    /// The money that was at risk in all conversations, and what of it was kept.
    pub fn money(&self) -> Option<Money> {
        let all = self.rehearsals.iter().filter_map(|one| one.walked.money);
        all.reduce(|sum, money| Money {
            start: sum.start.saturating_add(money.start),
            kept: sum.kept.saturating_add(money.kept),
        })
    }

    /// Genuine messages that were called scams.
    pub const fn suspected(&self) -> Share {
        Share {
            right: self.trusted.of - self.trusted.right,
            of: self.trusted.of,
        }
    }

    /// Whether there are enough answers for d′ and c.
    pub const fn is_enough(&self) -> bool {
        self.caught.of >= ENOUGH && self.trusted.of >= ENOUGH
    }

    /// Sensitivity and bias; `None` below [`ENOUGH`] scams and as many genuine messages.
    pub fn signal(&self) -> Option<Signal> {
        self.is_enough()
            .then(|| Signal::of(self.caught, self.suspected()))
            .flatten()
    }
}

/// By share, and among equals by how much is known.
fn weakest_first(share: Share) -> (u64, u64) {
    let permille = (share.right * 1_000).checked_div(share.of).unwrap_or(1_000);
    (permille, u64::MAX - share.of)
}

fn checkups(tally: &Tally) -> Vec<CheckupResult> {
    let mut results: Vec<CheckupResult> = tally
        .groups("checkup-start:")
        .filter_map(|(key, _)| {
            let mut parts = key.splitn(3, ':');
            let (session, day, seconds) = (parts.next()?, parts.next()?, parts.next()?);
            let counts = tally.get(&format!("checkup:{session}"));
            Some(CheckupResult {
                session: u64::from_str_radix(session, 16).ok()?,
                day: day.parse().ok()?,
                seconds: seconds.parse().ok()?,
                caught: caught(counts),
                trusted: trusted(counts),
                actions: acted(counts),
                calibration: Calibration::of(counts),
                scenarios: tally
                    .groups(&format!("checkup-item:{session}:"))
                    .filter_map(|(key, _)| item(key))
                    .collect(),
            })
        })
        .collect();
    results.sort_by_key(|result| (result.seconds, result.session));
    results
}

fn rehearsals(tally: &Tally) -> Vec<Rehearsed> {
    let mut all: Vec<Rehearsed> = tally
        .groups("rehearsal:")
        .filter_map(|(key, _)| rehearsed(key))
        .collect();
    all.sort_by_key(|one| (one.seconds, one.session));
    all
}

/// `SECONDS:SESSION:DAY:SCORE:ENDING:MINUTES:START:KEPT:GRAVE:SCENARIO`
fn rehearsed(key: &str) -> Option<Rehearsed> {
    let mut parts = key.splitn(10, ':');
    let mut next = || parts.next();
    Some(Rehearsed {
        seconds: next()?.parse().ok()?,
        session: u64::from_str_radix(next()?, 16).ok()?,
        day: next()?.parse().ok()?,
        walked: Walked {
            score: next()?.parse().ok()?,
            ending: Ending::from_word(next()?)?,
            minutes: next()?.parse().ok()?,
            money: match (next()?, next()?) {
                ("", _) => None,
                (start, kept) => Some(Money {
                    start: start.parse().ok()?,
                    kept: kept.parse().ok()?,
                }),
            },
            grave: next()?.parse().ok()?,
        },
        scenario: next()?.to_owned(),
    })
}

/// `VERDICT:DIFFICULTY:KIND:SCENARIO`
fn item(key: &str) -> Option<(String, Stratum)> {
    let mut parts = key.splitn(4, ':');
    let verdict = Verdict::from_word(parts.next()?)?;
    let difficulty = Difficulty::from_word(parts.next()?)?.published();
    let kind = Kind::from_word(parts.next()?)?;
    Some((parts.next()?.to_owned(), (verdict, difficulty, kind)))
}
