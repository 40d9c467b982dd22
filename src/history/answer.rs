//! From an answered question to what is remembered of it, and back: responses in the words of the scenario file, so that
//! they still mean something when the file has changed.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Asked, Attempt, LONGEST_OPEN, Sitting};
use crate::{
    locale::Language,
    pack::Pack,
    quiz::{Confidence, Item, Outcome, Question, Response},
    scenario::{Ask, Cue, Steps},
};

/// The circumstances of an answer, which no quiz knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The day of that moment, on the learner's calendar.
    pub day: NaiveDate,
    /// From the question to the answer, in milliseconds; kept up to [`LONGEST_OPEN`].
    pub millis: u64,
    /// The language of the screen.
    pub language: Language,
}

impl Attempt {
    /// What is remembered of the answer to a question of an item. `number` is the item's place in its session as it was
    /// begun. `None` when there is no such answer.
    pub fn of(
        sitting: &Sitting,
        number: u32,
        item: &Item,
        ask: usize,
        pack: &Pack,
        given: &Given,
    ) -> Option<Self> {
        let (question, answer) = (item.questions.get(ask)?, item.answers.get(ask)?);
        let scenario = &item.scenario;
        let (cues, false_alarms) = match &answer.outcome {
            Outcome::Clues {
                found,
                missed,
                false_alarms,
            } => {
                let mut clues: Vec<(usize, bool)> = found.iter().map(|clue| (*clue, true)).collect();
                clues.extend(missed.iter().map(|clue| (*clue, false)));
                clues.sort_unstable();
                let types: Vec<(Cue, bool)> = clues
                    .into_iter()
                    .filter_map(|(clue, found)| Some((scenario.clues.get(clue)?.cue?, found)))
                    .collect();
                (types, u32::try_from(*false_alarms).unwrap_or(u32::MAX))
            }
            _ => (Vec::new(), 0),
        };
        let editions: Vec<String> = pack
            .editions
            .iter()
            .map(|edition| format!("{} {}", edition.id, edition.version))
            .collect();
        Some(Self {
            at: DateTime::from_timestamp_millis(given.at.timestamp_millis())?,
            day: given.day,
            session: sitting.session,
            item: number,
            ask: u32::try_from(ask).ok()?,
            purpose: sitting.purpose,
            scenario: scenario.id.clone(),
            content: scenario.hash,
            family: scenario.family.clone(),
            incident: scenario.incident,
            kind: Some(scenario.kind()),
            difficulty: scenario.difficulty(),
            verdict: scenario.verdict,
            asked: match question {
                Question::Verdict => Asked::Verdict,
                Question::Options { several: false, .. } => Asked::Choice,
                Question::Options { several: true, .. } => Asked::Choices,
                Question::Clues => Asked::Clues,
                Question::Order { .. } => Asked::Order,
                Question::Helpdesk { .. } => Asked::Helpdesk,
            },
            response: words(item, ask, &answer.response, pack)?,
            right: answer.outcome.is_right(),
            confidence: match answer.response {
                Response::Verdict(confidence) => Some(confidence),
                _ => None,
            },
            cues,
            false_alarms,
            walked: None,
            millis: given.millis.min(LONGEST_OPEN),
            language: given.language,
            seed: sitting.seed,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            pack: editions.join(", "),
        })
    }
}

/// A response in the words of the file: ids with spaces between. Steps that have no ids are told by their right places,
/// and phrases that are no clues by a `+` and how many they are.
fn words(item: &Item, ask: usize, response: &Response, pack: &Pack) -> Option<String> {
    let words: Vec<String> = match response {
        Response::Verdict(confidence) => vec![confidence.word().to_owned()],
        Response::Options(chosen) => {
            let options = &item.options(ask)?.options;
            chosen
                .iter()
                .map(|option| options.get(*option).map(|option| option.id.clone()))
                .collect::<Option<_>>()?
        }
        Response::Clues { clues, others } => {
            let mut words: Vec<String> = clues
                .iter()
                .map(|clue| item.scenario.clues.get(*clue).map(|clue| clue.id.clone()))
                .collect::<Option<_>>()?;
            if *others > 0 {
                words.push(format!("+{others}"));
            }
            words
        }
        Response::Order(order) => {
            let steps = steps(item, ask, pack)?;
            order
                .iter()
                .map(|step| steps.get(*step).cloned())
                .collect::<Option<_>>()?
        }
        Response::Helpdesk(id) => vec![id.clone()],
    };
    Some(words.join(" "))
}

/// The response that these words stand for; `None` when they do not fit the question any more.
pub fn response(item: &Item, ask: usize, words: &str, pack: &Pack) -> Option<Response> {
    let mut words = words.split_whitespace();
    Some(match item.questions.get(ask)? {
        Question::Verdict => Response::Verdict(Confidence::from_word(words.next()?)?),
        Question::Options { .. } => {
            let options = &item.options(ask)?.options;
            Response::Options(
                words
                    .map(|word| options.iter().position(|option| option.id == word))
                    .collect::<Option<_>>()?,
            )
        }
        Question::Clues => {
            let mut others = 0;
            let mut clues = std::collections::BTreeSet::new();
            for word in words {
                match word.strip_prefix('+') {
                    Some(count) => others = count.parse().ok()?,
                    None => {
                        clues.insert(item.scenario.clues.iter().position(|clue| clue.id == word)?);
                    }
                }
            }
            Response::Clues { clues, others }
        }
        Question::Order { .. } => {
            let steps = steps(item, ask, pack)?;
            Response::Order(
                words
                    .map(|word| steps.iter().position(|step| step == word))
                    .collect::<Option<_>>()?,
            )
        }
        Question::Helpdesk { .. } => Response::Helpdesk(words.next()?.to_owned()),
    })
}

/// The names of the steps of an order, in the right order.
fn steps(item: &Item, ask: usize, pack: &Pack) -> Option<Vec<String>> {
    match item.ask(ask)? {
        Ask::Order {
            steps: Steps::FirstAid(id),
            ..
        } => {
            let steps = &pack.first_aid(id)?.steps;
            Some(steps.iter().map(|step| step.id.clone()).collect())
        }
        Ask::Order {
            steps: Steps::Own(steps),
            ..
        } => Some((1..=steps.len()).map(|place| place.to_string()).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        history::Purpose,
        pack::load::{Place, load},
        quiz::{Quiz, Stage},
        scenario::Role,
    };

    /// A wrong or odd answer to each question, so that every part of a response is used.
    fn odd(item: &Item, question: &Question) -> Response {
        match question {
            Question::Verdict => Response::Verdict(Confidence::ProbablyGenuine),
            Question::Options { several, shown } => {
                let count = if *several { 2 } else { 1 };
                Response::Options(shown.iter().copied().take(count).collect())
            }
            Question::Clues => Response::Clues {
                clues: (0..item.scenario.clues.len()).step_by(2).collect(),
                others: 3,
            },
            Question::Order { shown, .. } => Response::Order(shown.clone()),
            Question::Helpdesk { shown, .. } => Response::Helpdesk(shown[0].clone()),
        }
    }

    #[test]
    fn every_response_of_the_shipped_pack_can_be_told_and_understood_again() {
        let pack = load(&[Place::Embedded]);
        let mut quiz = Quiz::new(pack.scenarios.clone(), &pack, 5);
        let sitting = Sitting {
            session: 1,
            begun: DateTime::UNIX_EPOCH,
            purpose: Purpose::Training,
            role: Role::Author,
            language: Language::Ja,
            seed: 5,
            scenarios: Vec::new(),
        };
        let given = Given {
            at: DateTime::UNIX_EPOCH,
            day: NaiveDate::default(),
            millis: 0,
            language: Language::Ja,
        };
        let mut kinds = BTreeSet::new();
        while quiz.stage() != Stage::Over {
            let Stage::Ask(ask) = quiz.stage() else {
                quiz.proceed();
                continue;
            };
            let before = quiz.item().cloned().unwrap();
            let response = odd(&before, &before.questions[ask]);
            quiz.answer(response.clone(), &pack.helpdesks).unwrap();
            let item = &quiz.items()[quiz.position()];
            let attempt = Attempt::of(&sitting, 0, item, ask, &pack, &given).unwrap();
            assert_eq!(
                super::response(&before, ask, &attempt.response, &pack),
                Some(response),
                "{} {}",
                attempt.scenario,
                attempt.response
            );
            assert_eq!(attempt.right, item.answers[ask].outcome.is_right());
            assert!(attempt.pack.starts_with("minuku "), "{}", attempt.pack);
            kinds.insert(attempt.asked.word());
        }
        assert_eq!(kinds.len(), 6, "{kinds:?}");
    }

    #[test]
    fn words_that_do_not_fit_any_more_are_no_response() {
        let pack = load(&[Place::Embedded]);
        let quiz = Quiz::new(pack.scenarios.clone(), &pack, 5);
        for item in quiz.items() {
            for ask in 0..item.questions.len() {
                let fits = response(item, ask, "no-such-id", &pack);
                // A desk that is gone is judged by the quiz.
                assert!(
                    fits.is_none() || matches!(fits, Some(Response::Helpdesk(_))),
                    "{}",
                    item.scenario.id
                );
            }
        }
    }
}
