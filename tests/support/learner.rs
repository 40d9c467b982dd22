//! Somebody who has trained for seven weeks, made up for pictures and tests of what progress looks like. Not random: the
//! same pack always gives the same learner.

use std::sync::Arc;

use chrono::{DateTime, Days, Utc};
use minuku::{
    history::{Asked, Attempt, Learned, Purpose, Report, Tallies},
    locale::Language,
    quiz::Confidence,
    scenario::{Scenario, Verdict},
    schedule::FamilyMemory,
    stats::{WIDTH, cells},
    ui::app::{App, Message},
};

/// An answer to the question with this number, as somebody gives it who is right three times in four.
fn attempt(scenario: &Scenario, (session, item, ask): (u64, u32, u32), at: DateTime<Utc>) -> Attempt {
    let luck = (session * 7 + u64::from(item) * 5 + u64::from(ask) * 3) % 8;
    let right = luck > 1;
    let is_scam = (scenario.verdict == Verdict::Scam) == right;
    let confidence = match (is_scam, luck % 3) {
        (true, 0) => Confidence::ProbablyScam,
        (true, _) => Confidence::SurelyScam,
        (false, 0) => Confidence::ProbablyGenuine,
        (false, _) => Confidence::SurelyGenuine,
    };
    let cues = scenario.clues.iter().filter_map(|clue| clue.cue);
    let asked = match ask {
        0 => Asked::Verdict,
        1 => Asked::Choice,
        _ => Asked::Clues,
    };
    Attempt {
        at,
        day: at.date_naive(),
        session,
        item,
        ask,
        purpose: if session % 100 == 1 {
            Purpose::Checkup
        } else {
            Purpose::Training
        },
        scenario: scenario.id.clone(),
        content: scenario.hash,
        family: scenario.family.clone(),
        incident: scenario.incident,
        kind: Some(scenario.kind()),
        difficulty: scenario.difficulty(),
        verdict: scenario.verdict,
        asked,
        response: String::new(),
        right,
        confidence: (asked == Asked::Verdict).then_some(confidence),
        cues: if asked == Asked::Clues {
            cues.zip(luck..)
                .map(|(cue, number)| (cue, number % 4 > 0))
                .collect()
        } else {
            Vec::new()
        },
        false_alarms: 0,
        walked: None,
        millis: 15_000 + luck * 4_000,
        language: Language::En,
        seed: 1,
        program: String::new(),
        pack: String::new(),
    }
}

/// Makes somebody of the learner who has trained for seven weeks and taken two check-ups.
pub(crate) fn seasoned(app: &mut App) {
    let pack = Arc::clone(&app.context.pack);
    let first = app.context.now - Days::new(47);
    let mut learned = Learned::new();
    let mut tallies = Tallies::new();
    for week in 0..7_u64 {
        let at = first + Days::new(week * 7);
        let is_checkup = week == 0 || week == 6;
        let session = if is_checkup {
            week * 100 + 1
        } else {
            week * 100 + 2
        };
        let (count, asks) = if is_checkup { (20, 2) } else { (9, 3) };
        let shown = pack
            .scenarios
            .iter()
            .cycle()
            .skip(5 * usize::try_from(week).unwrap_or_default());
        for (item, scenario) in (0..count).zip(shown) {
            for ask in 0..asks {
                let attempt = attempt(scenario, (session, item, ask), at);
                let memory = FamilyMemory::after(learned.get(&attempt.family), &attempt);
                learned.insert(attempt.family.clone(), memory);
                for cell in cells(&attempt) {
                    let sums = tallies.entry(cell.key).or_insert([0; WIDTH]);
                    for (sum, count) in sums.iter_mut().zip(cell.counts) {
                        *sum += count;
                    }
                }
            }
        }
    }
    let known = Report::Known {
        learned: Ok(learned),
        unfinished: None,
    };
    let _ = app.hear(Message::Record(known));
    let _ = app.hear(Message::Record(Report::Counted(Ok(tallies))));
}
