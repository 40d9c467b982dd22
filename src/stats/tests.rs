//! What is counted of an answer, and what follows from the counts: values known from elsewhere, learners made up.

use super::*;
use crate::{history::sample, scenario::Cue};

fn count(cells: &[Cell], key: &str, column: Column) -> i64 {
    cells
        .iter()
        .filter(|cell| cell.key == key)
        .map(|cell| cell.counts[column as usize])
        .sum()
}

#[test]
fn an_answer_is_counted_once_in_every_group_that_it_belongs_to() {
    let mut attempt = sample();
    attempt.confidence = Some(Confidence::ProbablyGenuine);
    let cells = cells(&attempt);
    for key in [
        "purpose:training",
        "family:sms-delivery",
        "kind:sms",
        "incident:phishing",
        "difficulty:very",
        "asked:verdict",
        "week:2027-01-04",
    ] {
        assert_eq!(count(&cells, key, Column::Answers), 1, "{key}");
        assert_eq!(count(&cells, key, Column::ScamProbablyGenuine), 1, "{key}");
    }
    assert_eq!(cells.len(), 7, "{cells:?}");
}

#[test]
fn clues_are_counted_by_type_too() {
    let mut attempt = sample();
    attempt.asked = Asked::Clues;
    attempt.confidence = None;
    attempt.cues = vec![(Cue::Urgency, true), (Cue::Urgency, false), (Cue::Threat, true)];
    attempt.false_alarms = 2;
    let cells = cells(&attempt);
    assert_eq!(count(&cells, "cue:urgency", Column::CluesFound), 1);
    assert_eq!(count(&cells, "cue:urgency", Column::CluesMissed), 1);
    assert_eq!(count(&cells, "cue:threat", Column::CluesFound), 1);
    assert_eq!(count(&cells, "kind:sms", Column::CluesFound), 2);
    assert_eq!(count(&cells, "kind:sms", Column::FalseAlarms), 2);
    let mut keys: Vec<&str> = cells.iter().map(|cell| cell.key.as_str()).collect();
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all, "every key once");
}

#[test]
fn a_night_before_an_open_question_is_not_training() {
    let mut attempt = sample();
    attempt.millis = 9 * 3_600_000;
    assert_eq!(
        count(&cells(&attempt), "purpose:training", Column::Millis),
        600_000
    );
}

#[test]
fn a_column_is_where_it_says() {
    for (place, column) in Column::ALL.into_iter().enumerate() {
        assert_eq!(column as usize, place);
    }
}
