//! That the files of the shipped pack have no habits by which scams and genuine ones can be told apart without reading
//! them: a simple classifier (logistic regression) is fitted to surface features and must do hardly better than a coin.
//! What a scenario says, and whether it convinces, is for readers.
//!
//! Not among the features are the cues, and which questions follow the verdict: only scams ask to mark what gives them
//! away, and genuine ones ask for what supports them instead. A learner meets both after the verdict; how many questions
//! there are counts.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of characters and files are far below 2^52"
)]

use std::collections::BTreeMap;

use chrono::Timelike as _;
use minuku::{
    locale::{Language, Localized},
    pack::load::{Place, load},
    scenario::{Ask, Options, Scenario, Verdict},
};
use rand::{Rng as _, RngExt as _, SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

/// The share of right answers, averaged over both classes, that a habit may give; a coin gives one half.
const LIMIT: f64 = 0.65;
const FOLDS: usize = 5;
const REPEATS: usize = 10;

/// The features of one file by name, the same names for every file, and whether it is a scam.
type Row = (BTreeMap<&'static str, f64>, bool);

fn rows() -> Vec<Row> {
    let pack = load(&[Place::Embedded]);
    let rows: Vec<Row> = pack
        .scenarios
        .iter()
        .map(|scenario| (features(scenario), scenario.verdict == Verdict::Scam))
        .collect();
    assert!(rows.len() >= 72);
    rows
}

fn length(text: &Localized<String>, language: Language) -> f64 {
    text.get(language).chars().count() as f64
}

fn count(text: &str, wanted: &str) -> f64 {
    text.matches(wanted).count() as f64
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    if values.is_empty() {
        return 0.0;
    }
    values.iter().sum::<f64>() / values.len() as f64
}

fn features(scenario: &Scenario) -> BTreeMap<&'static str, f64> {
    let (ja, en) = (shown(scenario, Language::Ja), shown(scenario, Language::En));
    let both = format!("{ja} {en}").to_lowercase();
    let options: Vec<&Options> = scenario
        .asks
        .iter()
        .filter_map(|ask| match ask {
            Ask::Choice(options) => Some(options),
            _ => None,
        })
        .collect();
    let asks = |wanted: fn(&Ask) -> bool| scenario.asks.iter().filter(|ask| wanted(ask)).count() as f64;
    let hours = scenario.asks.iter().filter_map(|ask| match ask {
        Ask::Helpdesk { at, .. } => Some(f64::from(at.hour())),
        _ => None,
    });
    let characters = ja.chars().count() as f64;
    BTreeMap::from([
        ("length of the id", scenario.id.len() as f64),
        ("length of the title, ja", length(&scenario.title, Language::Ja)),
        ("length of the title, en", length(&scenario.title, Language::En)),
        (
            "length of the situation, ja",
            length(&scenario.situation, Language::Ja),
        ),
        (
            "length of the situation, en",
            length(&scenario.situation, Language::En),
        ),
        ("length of what is shown, ja", characters),
        ("length of what is shown, en", en.chars().count() as f64),
        ("passages", passages(scenario) as f64),
        ("exhibits", scenario.exhibits.len() as f64),
        ("clues", scenario.clues.len() as f64),
        ("marks", marks(scenario) as f64),
        (
            "clues with something to open",
            scenario.clues.iter().filter(|clue| clue.reveal.is_some()).count() as f64,
        ),
        (
            "length of the reveals, ja",
            mean(
                scenario
                    .clues
                    .iter()
                    .filter_map(|clue| Some(length(clue.reveal.as_ref()?, Language::Ja))),
            ),
        ),
        (
            "length of the reasons, ja",
            mean(scenario.clues.iter().map(|clue| length(&clue.why, Language::Ja))),
        ),
        ("exclamation marks", count(&both, "！") + count(&both, "!")),
        ("question marks", count(&both, "？") + count(&both, "?")),
        ("sentences, ja", count(&ja, "。")),
        ("lenticular brackets", count(&ja, "【")),
        ("yen", count(&ja, "円")),
        (
            "share of digits",
            ja.chars().filter(char::is_ascii_digit).count() as f64 / characters.max(1.0),
        ),
        ("https", count(&both, "https://")),
        ("http", count(&both, "http://")),
        ("the word example", count(&both, "example")),
        (".com", count(&both, ".com")),
        (".net", count(&both, ".net")),
        (".org", count(&both, ".org")),
        (".jp", count(&both, ".jp")),
        (".test", count(&both, ".test")),
        (".invalid", count(&both, ".invalid")),
        ("questions", scenario.asks.len() as f64),
        ("questions of order", asks(|ask| matches!(ask, Ask::Order { .. }))),
        (
            "questions whom to call",
            asks(|ask| matches!(ask, Ask::Helpdesk { .. })),
        ),
        (
            "hour of the call",
            if hours.clone().count() == 0 {
                12.0
            } else {
                mean(hours)
            },
        ),
        (
            "options",
            mean(options.iter().map(|options| options.options.len() as f64)),
        ),
        (
            "place of the right option",
            mean(options.iter().filter_map(|options| {
                let place = options.options.iter().position(|option| option.right)?;
                Some(place as f64 / (options.options.len() - 1) as f64)
            })),
        ),
        (
            "length of the right option against the others, ja",
            against(&options, Language::Ja),
        ),
        (
            "length of the right option against the others, en",
            against(&options, Language::En),
        ),
        (
            "length of the story, ja",
            length(&scenario.debrief.story, Language::Ja),
        ),
        (
            "length of the story, en",
            length(&scenario.debrief.story, Language::En),
        ),
        ("prevention points", scenario.debrief.prevention.len() as f64),
        ("terms", scenario.debrief.terms.len() as f64),
    ])
}

/// What the opening exhibits say.
fn shown(scenario: &Scenario, language: Language) -> String {
    scenario
        .opening()
        .flat_map(|(_, exhibit)| exhibit.body.passages())
        .map(|passage| passage.text.get(language).text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn passages(scenario: &Scenario) -> usize {
    scenario
        .opening()
        .map(|(_, exhibit)| exhibit.body.passages().len())
        .sum()
}

fn marks(scenario: &Scenario) -> usize {
    scenario
        .opening()
        .flat_map(|(_, exhibit)| exhibit.body.passages())
        .map(|passage| passage.text.get(Language::Ja).marks.len())
        .sum()
}

fn against(options: &[&Options], language: Language) -> f64 {
    mean(options.iter().filter_map(|options| {
        let all = mean(
            options
                .options
                .iter()
                .map(|option| length(&option.text, language)),
        );
        let right = options.options.iter().find(|option| option.right)?;
        Some(length(&right.text, language) / all)
    }))
}

/// A fitted logistic regression: weights of the standardised features, the last one the constant.
struct Fit {
    centre: Vec<(f64, f64)>,
    weights: Vec<f64>,
}

impl Fit {
    /// Fits by gradient descent, with a small penalty on the weights and both classes weighing the same.
    fn of(rows: &[(&[f64], bool)]) -> Self {
        let width = rows[0].0.len();
        let centre: Vec<(f64, f64)> = (0..width)
            .map(|column| {
                let middle = mean(rows.iter().map(|(row, _)| row[column]));
                let spread = mean(rows.iter().map(|(row, _)| (row[column] - middle).powi(2))).sqrt();
                (middle, if spread < 1e-9 { 1.0 } else { spread })
            })
            .collect();
        let mut fit = Self {
            centre,
            weights: vec![0.0; width + 1],
        };
        let scaled: Vec<(Vec<f64>, bool)> = rows.iter().map(|(row, scam)| (fit.scaled(row), *scam)).collect();
        let scams = scaled.iter().filter(|(_, scam)| *scam).count() as f64;
        let all = scaled.len() as f64;
        for _ in 0..100 {
            let mut slope = vec![0.0; width + 1];
            for (row, scam) in &scaled {
                let weight = if *scam {
                    all / 2.0 / scams
                } else {
                    all / 2.0 / (all - scams)
                };
                let miss = (fit.chance(row) - f64::from(u8::from(*scam))) * weight;
                for (slope, value) in slope.iter_mut().zip(row) {
                    *slope += miss * value;
                }
            }
            for (number, (weight, slope)) in fit.weights.iter_mut().zip(&slope).enumerate() {
                let penalty = if number == width { 0.0 } else { *weight };
                *weight -= (slope + penalty) / all;
            }
        }
        fit
    }

    fn scaled(&self, row: &[f64]) -> Vec<f64> {
        row.iter()
            .zip(&self.centre)
            .map(|(value, (middle, spread))| (value - middle) / spread)
            .chain([1.0])
            .collect()
    }

    fn chance(&self, scaled: &[f64]) -> f64 {
        let sum: f64 = scaled
            .iter()
            .zip(&self.weights)
            .map(|(value, weight)| value * weight)
            .sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// Balanced accuracy in repeated, stratified cross-validation.
fn accuracy(rows: &[(Vec<f64>, bool)]) -> f64 {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    mean((0..REPEATS).map(|_| {
        let mut fold_of = vec![0; rows.len()];
        for class in [true, false] {
            let mut members: Vec<usize> = (0..rows.len()).filter(|index| rows[*index].1 == class).collect();
            members.shuffle(&mut rng);
            for (number, index) in members.into_iter().enumerate() {
                fold_of[index] = number % FOLDS;
            }
        }
        mean((0..FOLDS).map(|fold| {
            let part = |inside: bool| {
                rows.iter()
                    .zip(&fold_of)
                    .filter(move |(_, of)| (**of == fold) == inside)
                    .map(|((row, scam), _)| (row.as_slice(), *scam))
                    .collect::<Vec<_>>()
            };
            let fit = Fit::of(&part(false));
            let tried = part(true);
            mean([true, false].into_iter().map(|class| {
                mean(
                    tried
                        .iter()
                        .filter(|(_, scam)| *scam == class)
                        .map(|(row, _)| f64::from(u8::from((fit.chance(&fit.scaled(row)) > 0.5) == class))),
                )
            }))
        }))
    }))
}

fn vectors(rows: &[Row]) -> Vec<(Vec<f64>, bool)> {
    rows.iter()
        .map(|(features, scam)| (features.values().copied().collect(), *scam))
        .collect()
}

#[test]
fn scams_and_genuine_ones_have_the_same_habits() {
    let rows = rows();
    let found = accuracy(&vectors(&rows));
    let fit = vectors(&rows);
    let fit = Fit::of(
        &fit.iter()
            .map(|(row, scam)| (row.as_slice(), *scam))
            .collect::<Vec<_>>(),
    );
    let mut strongest: Vec<(&str, f64)> = rows[0]
        .0
        .keys()
        .copied()
        .zip(fit.weights.iter().copied())
        .collect();
    strongest.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    strongest.truncate(8);
    println!("balanced accuracy {found:.3}; {strongest:.2?}");
    assert!(
        found < LIMIT,
        "balanced accuracy {found:.3}; strongest: {strongest:.2?}"
    );
}

#[test]
fn no_single_habit_tells_them_apart() {
    let rows = rows();
    for name in rows[0].0.keys() {
        let column: Vec<(Vec<f64>, bool)> = rows
            .iter()
            .map(|(features, scam)| (vec![features[name]], *scam))
            .collect();
        let found = accuracy(&column);
        assert!(found < LIMIT, "{name} alone: balanced accuracy {found:.3}");
    }
}

/// The measure measures: a habit is found, and where there is none, none is.
#[test]
fn a_planted_habit_is_found() {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    let mut noise = vectors(&rows());
    for (row, scam) in &mut noise {
        for value in row.iter_mut() {
            *value = rng.random();
        }
        *scam = rng.next_u32() % 2 == 0;
    }
    let blind = accuracy(&noise);
    assert!(blind < LIMIT, "{blind:.3} from noise");
    for (row, scam) in &mut noise {
        row[3] += if *scam { 1.0 } else { 0.0 };
    }
    let seeing = accuracy(&noise);
    assert!(seeing > 0.75, "{seeing:.3} with a habit planted");
}
