//! What is counted of an answer, and what follows from the counts: values known from elsewhere, learners made up.

use super::*;
use crate::{
    history::sample,
    scenario::{Cue, Difficulty},
};

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

fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
}

const fn of(right: u64, of: u64) -> Share {
    Share { right, of }
}

/// Values of Python's `statistics.NormalDist().inv_cdf`.
#[test]
fn quantiles_agree_with_another_implementation() {
    for (p, z) in [
        (0.5, 0.0),
        (0.975, 1.959_963_984_540_053_6),
        (0.9, 1.281_551_565_544_600_8),
        (0.25, -0.674_489_750_196_081_7),
        (0.01, -2.326_347_874_040_840_8),
        (1e-6, -4.753_424_308_822_899),
    ] {
        close(quantile(p), z);
    }
}

/// Values calculated with Python's `statistics.NormalDist` from the formulas, not from this program.
#[test]
fn sensitivity_and_bias_agree_with_another_calculation() {
    for ((hits, scams, alarms, genuine), sensitivity, bias, error) in [
        ((36, 40, 8, 30), 1.828_005_037, -0.313_823_743, 0.359_253_259),
        ((20, 20, 0, 20), 3.961_504_793, 0.0, 0.859_377_001),
        ((10, 20, 10, 20), 0.0, 0.0, 0.396_332_73),
        ((15, 25, 3, 60), 1.820_584_244, 0.666_887_944, 0.363_789_436),
    ] {
        let signal = Signal::of(of(hits, scams), of(alarms, genuine)).unwrap();
        close(signal.sensitivity, sensitivity);
        close(signal.bias, bias);
        close(signal.sensitivity_error, error);
        close(signal.bias_error, error / 2.0);
    }
    assert_eq!(Signal::of(of(0, 0), of(3, 5)), None);
}

/// The examples of Newcombe 1998, *Two-sided confidence intervals for the single proportion*, table I, method 3.
#[test]
fn intervals_of_shares_are_the_published_ones() {
    for (share, low, high) in [
        (of(81, 263), 0.2553, 0.3662),
        (of(15, 148), 0.0624, 0.1605),
        (of(0, 20), 0.0, 0.1611),
        (of(1, 29), 0.0061, 0.1718),
    ] {
        let interval = share.interval().unwrap();
        assert!((interval.low - low).abs() < 5e-5, "{share:?}: {interval:?}");
        assert!((interval.high - high).abs() < 5e-5, "{share:?}: {interval:?}");
    }
    assert_eq!(of(0, 0).interval(), None);
}

/// The examples of Newcombe 1998, *Interval estimation for the difference*, table II, method 10.
#[test]
fn intervals_of_differences_are_the_published_ones() {
    for (later, earlier, low, high) in [
        (of(56, 70), of(48, 80), 0.0524, 0.3339),
        (of(9, 10), of(3, 10), 0.1705, 0.8090),
        (of(6, 7), of(2, 7), 0.0582, 0.8062),
        (of(5, 56), of(0, 29), -0.0381, 0.1926),
        (of(10, 10), of(0, 10), 0.6075, 1.0),
    ] {
        let Interval { low: l, high: h } = Difference::between(earlier, later).unwrap().interval;
        assert!((l - low).abs() < 5e-5 && (h - high).abs() < 5e-5, "{l} to {h}");
    }
    assert!(Difference::between(of(0, 29), of(5, 56)).unwrap().may_be_chance());
    assert!(!Difference::between(of(3, 10), of(9, 10)).unwrap().may_be_chance());
}

#[test]
fn claims_are_weighed_against_what_came() {
    let calibration = Calibration {
        surely: of(20, 22),
        probably: of(7, 10),
    };
    // (20 x .05^2 + 2 x .95^2 + 7 x .3^2 + 3 x .7^2) / 32
    close(calibration.brier().unwrap(), 0.123_593_75);
    assert_eq!(Calibration::default().brier(), None);
}

/// The tally of somebody who sees scams `sensitivity` apart from genuine messages and says "scam" above `criterion`,
/// both in standard deviations; "surely" when the impression lies more than one away from the criterion.
fn simulated(sensitivity: f64, bias: f64, of_each: u32, rng: &mut impl rand::Rng) -> Tally {
    use rand::RngExt as _;
    let mut tally = Tally::default();
    for number in 0..of_each * 2 {
        let mut attempt = sample();
        attempt.item = number;
        attempt.verdict = if number % 2 == 0 {
            Verdict::Scam
        } else {
            Verdict::Genuine
        };
        let centre = match attempt.verdict {
            Verdict::Scam => sensitivity / 2.0,
            Verdict::Genuine => -sensitivity / 2.0,
        };
        let p: f64 = rng.random();
        let impression = centre + quantile(p.clamp(1e-9, 1.0 - 1e-9)) - bias;
        let said = match impression {
            x if x > 1.0 => Confidence::SurelyScam,
            x if x > 0.0 => Confidence::ProbablyScam,
            x if x > -1.0 => Confidence::ProbablyGenuine,
            _ => Confidence::SurelyGenuine,
        };
        attempt.confidence = Some(said);
        attempt.right = said.verdict() == attempt.verdict;
        tally.extend(cells(&attempt));
    }
    tally
}

#[test]
fn the_report_recovers_learners_whose_skill_is_known() {
    use rand::SeedableRng as _;
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(20);
    for (sensitivity, bias) in [(0.0, 0.0), (1.0, -0.5), (1.5, 0.3), (2.5, 0.0)] {
        let (mut inside_d, mut inside_c, mut sum_d, mut sum_c) = (0, 0, 0.0, 0.0);
        let rounds = 200;
        for _ in 0..rounds {
            let signal = Report::of(&simulated(sensitivity, bias, 150, &mut rng))
                .signal()
                .unwrap();
            let (d, c) = (signal.sensitivity_interval(), signal.bias_interval());
            inside_d += u32::from((d.low..=d.high).contains(&sensitivity));
            inside_c += u32::from((c.low..=c.high).contains(&bias));
            sum_d += signal.sensitivity;
            sum_c += signal.bias;
        }
        // 95 % of 200 is 190; chance alone keeps it above 180 in all but a few of ten thousand runs.
        assert!(
            inside_d >= 180,
            "d' {sensitivity}: {inside_d} of {rounds} intervals"
        );
        assert!(inside_c >= 180, "c {bias}: {inside_c} of {rounds} intervals");
        let mean = |sum: f64| sum / f64::from(rounds);
        assert!(
            (mean(sum_d) - sensitivity).abs() < 0.08,
            "d' {sensitivity}: {}",
            mean(sum_d)
        );
        assert!((mean(sum_c) - bias).abs() < 0.05, "c {bias}: {}", mean(sum_c));
    }
}

#[test]
fn the_report_recovers_how_sure_a_learner_may_be() {
    use rand::SeedableRng as _;
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(21);
    let report = Report::of(&simulated(1.5, 0.0, 20_000, &mut rng));
    // Normal(0.75, 1) beyond 1 against beyond -1: 0.40129 / (0.40129 + 0.04006), and between 0 and 1 likewise.
    let surely = report.calibration.surely.value().unwrap();
    let probably = report.calibration.probably.value().unwrap();
    assert!((surely - 0.909_2).abs() < 0.01, "{surely}");
    assert!((probably - 0.666_0).abs() < 0.01, "{probably}");
}

#[test]
fn nothing_is_said_about_sensitivity_before_there_are_twenty_of_each() {
    use rand::SeedableRng as _;
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(22);
    assert_eq!(Report::of(&simulated(1.0, 0.0, 19, &mut rng)).signal(), None);
    assert!(Report::of(&simulated(1.0, 0.0, 20, &mut rng)).signal().is_some());
}

#[test]
fn the_weakest_family_comes_first_and_a_checkup_keeps_what_it_consisted_of() {
    let mut tally = Tally::default();
    for (session, family, right) in [(1, "b", true), (2, "a", false), (3, "a", true)] {
        let mut attempt = sample();
        attempt.session = session;
        attempt.family = family.to_owned();
        attempt.right = right;
        attempt.confidence = Some(if right {
            Confidence::SurelyScam
        } else {
            Confidence::SurelyGenuine
        });
        if session == 3 {
            attempt.purpose = Purpose::Checkup;
        }
        tally.extend(cells(&attempt));
    }
    let report = Report::of(&tally);
    let families: Vec<(&str, Share)> = report
        .families
        .iter()
        .map(|skill| (skill.family.as_str(), skill.judged))
        .collect();
    assert_eq!(families, [("a", of(1, 2)), ("b", of(1, 1))]);
    let [checkup] = report.checkups.as_slice() else {
        unreachable!("one check-up: {:?}", report.checkups);
    };
    assert_eq!(
        (checkup.session, checkup.day, checkup.judged()),
        (3, sample().day, of(1, 1))
    );
    assert_eq!(checkup.scenarios.keys().collect::<Vec<_>>(), ["sms-delivery-1"]);
    assert_eq!(checkup.blueprint().len(), 1);
    assert_eq!(report.weeks.len(), 1);
    assert_eq!(report.weeks[0].judged, of(2, 3));
}

#[test]
fn difficulties_are_five_steps_and_in_a_checkup_the_published_four() {
    let report = |difficulty: Difficulty| {
        let mut attempt = sample();
        attempt.purpose = Purpose::Checkup;
        attempt.difficulty = difficulty;
        attempt
    };
    let mut tally = Tally::default();
    for difficulty in Difficulty::ALL.iter().rev() {
        tally.extend(cells(&report(*difficulty)));
    }
    let steps: Vec<Difficulty> = Report::of(&tally)
        .difficulties
        .iter()
        .map(|(difficulty, _)| *difficulty)
        .collect();
    assert_eq!(steps, Difficulty::ALL);
    let model = |difficulty: Difficulty| {
        let mut tally = Tally::default();
        tally.extend(cells(&report(difficulty)));
        Report::of(&tally).checkups[0].blueprint()
    };
    // Answers from before there was a fifth step are told by the fourth.
    assert_eq!(model(Difficulty::Most), model(Difficulty::Very));
    assert_ne!(model(Difficulty::Most), model(Difficulty::Moderate));
}
