//! What a learner can do so far, in words: the same figures for the screen, for plain mode and for `minuku progress`.
//! How they are drawn is for the screen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::{Block, Tone, own};
use crate::{
    checkup::{Form, TooFew},
    helpdesk::when,
    locale::{Language, Texts},
    pack::Pack,
    quiz::Quiz,
    schedule::{Memories, Rehearsals, Session, Why},
    stats::{Calibration, CheckupResult, Difference, ENOUGH, Report, Share, week},
};

pub mod rehearsals;

/// One part of what there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// By family and by type of clue.
    Skills,
    /// Sensitivity, bias, calibration.
    Judgement,
    /// Week by week.
    Weeks,
    /// What is due when.
    Coming,
    /// The check-ups.
    Checkups,
    /// Rehearsals at the counter, for whoever has any.
    Rehearsals,
}

impl Chapter {
    /// All, in their order; what nobody without a counter needs only where there is something of it.
    pub fn all(report: &Report) -> Vec<Self> {
        let mut all = vec![
            Self::Skills,
            Self::Judgement,
            Self::Weeks,
            Self::Coming,
            Self::Checkups,
        ];
        if !report.rehearsals.is_empty() {
            all.push(Self::Rehearsals);
        }
        all
    }

    /// The id of its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Skills => "progress-tab-skills",
            Self::Judgement => "progress-tab-judgement",
            Self::Weeks => "progress-tab-weeks",
            Self::Coming => "progress-tab-coming",
            Self::Checkups => "progress-tab-checkups",
            Self::Rehearsals => "progress-tab-rehearsals",
        }
    }
}

/// What progress is told from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The figures.
    pub report: &'a Report,
    /// How many families are due on which day.
    pub coming: &'a BTreeMap<NaiveDate, usize>,
    /// What there is to rehearse again.
    pub rehearsals: &'a Rehearsals,
    /// The learner's day.
    pub today: NaiveDate,
    /// For the names of families.
    pub pack: &'a Pack,
}

/// Everything, chapter by chapter.
pub fn progress(told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    if told.report.questions() == 0 {
        blocks.push(Block::Text(Tone::Plain, texts.text("progress-empty")));
    }
    for chapter in Chapter::all(told.report) {
        blocks.extend(self::chapter(chapter, told, texts));
    }
    if told.report.answers > 0 {
        blocks.push(Block::Gap);
        blocks.push(Block::Text(Tone::Dim, texts.text("progress-claim")));
    }
    blocks
}

/// One chapter. Of what there is nothing yet nothing is said, but of what comes and of check-ups.
pub fn chapter(chapter: Chapter, told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    match chapter {
        Chapter::Skills => skills(told, texts),
        Chapter::Judgement => judgement(told.report, texts),
        Chapter::Weeks => weeks(told, texts),
        Chapter::Coming => coming(told, texts),
        Chapter::Checkups => checkups(&told.report.checkups, texts),
        Chapter::Rehearsals => rehearsals::chapter(told, texts),
    }
}

/// The name of a family, or its id where no pack names it.
pub fn family(id: &str, pack: &Pack, texts: &Texts) -> String {
    pack.family_name(id).map_or_else(
        || crate::text::clean_line(id).into_owned(),
        |name| own(name, texts),
    )
}

/// A share with its uncertainty: `12 of 15 (80%; between 55 and 93%)`.
pub fn share(share: Share, texts: &Texts) -> String {
    let (Some(percent), Some(interval)) = (share.percent(), share.interval()) else {
        return texts.text("progress-none");
    };
    let values = [
        ("right", share.right.into()),
        ("of", share.of.into()),
        ("percent", percent.into()),
        ("low", percent_of(interval.low).into()),
        ("high", percent_of(interval.high).into()),
    ];
    texts.with("progress-share", &values)
}

/// A number from 0 to 1 in whole per cent.
#[expect(clippy::cast_possible_truncation, reason = "a share in per cent is small")]
fn percent_of(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

/// A number with one or two decimals; never "-0.0".
pub fn decimal(value: f64, places: usize) -> String {
    let words = format!("{value:.places$}");
    let is_zero = words.bytes().all(|byte| !(b'1'..=b'9').contains(&byte));
    match words.strip_prefix('-') {
        Some(zero) if is_zero => zero.to_owned(),
        _ => words,
    }
}

/// A day as short as it is understood: `1/4` or `4 Jan`.
pub fn short_day(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Ja => format!("{}/{}", day.month(), day.day()),
        Language::En => day.format("%-d %b").to_string(),
    }
}

/// Time spent, in minutes, or hours and minutes.
pub fn duration(millis: u64, texts: &Texts) -> String {
    let minutes = millis.div_ceil(60_000);
    if minutes < 60 {
        texts.with("progress-minutes", &[("minutes", minutes.into())])
    } else {
        let values = [
            ("hours", (minutes / 60).into()),
            ("minutes", (minutes % 60).into()),
        ];
        texts.with("progress-hours", &values)
    }
}

fn row(label: &str, words: String) -> Block {
    Block::Item(format!("{label}  "), Tone::Plain, words)
}

fn skills(told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    let report = told.report;
    let mut blocks = Vec::new();
    if !report.families.is_empty() {
        blocks.push(Block::Heading(texts.text("progress-families")));
        for skill in &report.families {
            blocks.push(row(
                &family(&skill.family, told.pack, texts),
                share(skill.judged, texts),
            ));
        }
    }
    if !report.cues.is_empty() {
        blocks.push(Block::Heading(texts.text("progress-cues")));
        for (cue, found) in &report.cues {
            blocks.push(row(
                &texts.text(&format!("cue-{}", cue.word())),
                share(*found, texts),
            ));
        }
    }
    blocks
}

fn judgement(report: &Report, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    if report.questions() == 0 {
        return blocks;
    }
    blocks.push(Block::Heading(texts.text("progress-judged")));
    for (id, value) in [
        ("progress-all", report.judged()),
        ("progress-caught", report.caught),
        ("progress-trusted", report.trusted),
        ("progress-actions", report.actions),
        ("progress-orders", report.orders),
        ("progress-helpdesks", report.helpdesks),
    ] {
        if value.of > 0 {
            blocks.push(row(&texts.text(id), share(value, texts)));
        }
    }
    blocks.push(Block::Heading(texts.text("progress-signal")));
    blocks.extend(signal(report, texts));
    blocks.push(Block::Heading(texts.text("progress-calibration")));
    blocks.extend(calibration(&report.calibration, texts));
    blocks
}

/// d′ and c, or why they are not shown.
pub fn signal(report: &Report, texts: &Texts) -> Vec<Block> {
    let Some(signal) = report.signal() else {
        return vec![Block::Text(Tone::Dim, too_few(report, texts))];
    };
    let number = |value: f64, interval: crate::stats::Interval| {
        let values = [
            ("value", decimal(value, 2).into()),
            ("low", decimal(interval.low, 2).into()),
            ("high", decimal(interval.high, 2).into()),
        ];
        texts.with("progress-number", &values)
    };
    let bias = signal.bias_interval();
    let lean = if bias.low > 0.0 {
        "progress-bias-trusting"
    } else if bias.high < 0.0 {
        "progress-bias-suspicious"
    } else {
        "progress-bias-none"
    };
    vec![
        row(
            &texts.text("progress-sensitivity"),
            number(signal.sensitivity, signal.sensitivity_interval()),
        ),
        Block::Text(Tone::Dim, texts.text("progress-sensitivity-about")),
        row(&texts.text("progress-bias"), number(signal.bias, bias)),
        Block::Text(Tone::Dim, texts.text(lean)),
    ]
}

/// Why sensitivity and bias are not shown.
pub fn too_few(report: &Report, texts: &Texts) -> String {
    let values = [
        ("enough", ENOUGH.into()),
        ("scams", report.caught.of.into()),
        ("genuine", report.trusted.of.into()),
    ];
    texts.with("progress-too-few", &values)
}

fn calibration(calibration: &Calibration, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (id, value) in [
        ("progress-surely", calibration.surely),
        ("progress-probably", calibration.probably),
    ] {
        blocks.push(row(&texts.text(id), share(value, texts)));
    }
    if let Some(brier) = calibration.brier() {
        let value = [("value", decimal(brier, 3).into())];
        blocks.push(Block::Text(Tone::Dim, texts.with("progress-brier", &value)));
    }
    blocks
}

fn weeks(told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    if told.report.weeks.is_empty() {
        return blocks;
    }
    blocks.push(Block::Heading(texts.text("progress-weeks")));
    let total = [("time", duration(told.report.millis, texts).into())];
    blocks.push(Block::Text(Tone::Plain, texts.with("progress-time", &total)));
    for week in told.report.weeks.iter().rev() {
        let values = [
            ("right", week.judged.right.into()),
            ("of", week.judged.of.into()),
            ("time", duration(week.millis, texts).into()),
        ];
        // A week may have been spent at the counter alone.
        let words = if week.judged.of > 0 {
            texts.with("progress-week", &values)
        } else {
            duration(week.millis, texts)
        };
        blocks.push(row(&when::format_date(week.monday, texts.language()), words));
    }
    blocks
}

/// How many days ahead are told one by one.
const DAYS: usize = 14;

fn coming(told: &Told<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(texts.text("progress-coming")),
        Block::Text(Tone::Plain, due(told.coming, told.today, texts)),
    ];
    let soon = told.today + chrono::Days::new(DAYS as u64);
    let mut later: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (day, count) in told.coming {
        if *day < soon {
            let values = [("count", (*count).into())];
            blocks.push(row(
                &when::format_date(*day, texts.language()),
                texts.with("progress-due-count", &values),
            ));
        } else {
            *later.entry(week(*day)).or_default() += count;
        }
    }
    for (monday, count) in later {
        let day = [("day", when::format_date(monday, texts.language()).into())];
        let values = [("count", count.into())];
        blocks.push(row(
            &texts.with("progress-week-of", &day),
            texts.with("progress-due-count", &values),
        ));
    }
    blocks.push(Block::Text(Tone::Dim, texts.text("progress-ladder")));
    blocks
}

/// What the next session is, in one or two sentences.
pub fn session(
    session: &Session,
    coming: &BTreeMap<NaiveDate, usize>,
    (minutes, today): (usize, NaiveDate),
    texts: &Texts,
) -> String {
    let count = |count: usize| [("count", count.into())];
    let values = [
        ("items", session.items.len().into()),
        ("minutes", minutes.into()),
        ("due", session.due.into()),
        ("new", session.new.into()),
    ];
    let mut sentences = match (session.why, session.due) {
        (Why::Seed, _) => vec![texts.with("home-train-about", &values)],
        (Why::Practice, _) => vec![
            due(coming, today, texts),
            texts.with("home-practice-about", &values),
        ],
        (Why::Due, 0) => vec![texts.with("home-new-about", &values)],
        (Why::Due, _) => vec![texts.with("home-due-about", &values)],
    };
    if session.waiting > 0 {
        sentences.push(texts.with("home-waiting", &count(session.waiting)));
    }
    let between = match texts.language() {
        Language::Ja => "",
        Language::En => " ",
    };
    sentences.join(between)
}

/// What is due today, or when something will be.
pub fn due(coming: &BTreeMap<NaiveDate, usize>, today: NaiveDate, texts: &Texts) -> String {
    match coming.first_key_value() {
        None => texts.text("due-never"),
        Some((day, count)) if *day == today => texts.with("due-today", &[("count", (*count).into())]),
        Some((day, count)) => {
            let days = (*day - today).num_days();
            let values = [
                ("count", (*count).into()),
                ("days", days.into()),
                ("day", when::format_date(*day, texts.language()).into()),
            ];
            texts.with("due-later", &values)
        }
    }
}

fn checkups(results: &[CheckupResult], texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(texts.text("progress-checkups"))];
    if results.is_empty() {
        blocks.push(Block::Text(Tone::Plain, texts.text("progress-checkups-none")));
    }
    for result in results.iter().rev() {
        blocks.push(row(
            &when::format_date(result.day, texts.language()),
            share(result.judged(), texts),
        ));
    }
    blocks.extend(comparisons(results, texts));
    blocks
}

/// How the last check-up compares with the one before it; nothing when there are not two.
pub fn comparisons(results: &[CheckupResult], texts: &Texts) -> Vec<Block> {
    let most = results.iter().map(|result| result.scenarios.len()).max();
    let full: Vec<&CheckupResult> = results
        .iter()
        .filter(|result| Some(result.scenarios.len()) == most)
        .collect();
    match full.as_slice() {
        [.., earlier, later] => comparison(earlier, later, texts),
        _ => Vec::new(),
    }
}

/// The check-up with which a result is compared: the last other one that is as long. One that was broken off is not.
pub fn earlier<'r>(result: &CheckupResult, all: &'r [CheckupResult]) -> Option<&'r CheckupResult> {
    all.iter().rev().find(|other| {
        other.session != result.session
            && other.seconds <= result.seconds
            && other.scenarios.len() >= result.scenarios.len()
    })
}

/// What a check-up came to, beside the earlier one.
pub fn checkup(result: &CheckupResult, earlier: Option<&CheckupResult>, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (id, value) in [
        ("progress-all", result.judged()),
        ("progress-caught", result.caught),
        ("progress-trusted", result.trusted),
        ("progress-actions", result.actions),
        ("progress-surely", result.calibration.surely),
        ("progress-probably", result.calibration.probably),
    ] {
        if value.of > 0 {
            blocks.push(row(&texts.text(id), share(value, texts)));
        }
    }
    if let Some(brier) = result.calibration.brier() {
        let value = [("value", decimal(brier, 3).into())];
        blocks.push(Block::Text(Tone::Dim, texts.with("progress-brier", &value)));
    }
    if let Some(earlier) = earlier {
        blocks.extend(comparison(earlier, result, texts));
    } else {
        blocks.push(Block::Heading(texts.text("checkup-comparison")));
        blocks.push(Block::Text(Tone::Plain, texts.text("checkup-first")));
    }
    blocks.push(Block::Gap);
    blocks.push(Block::Text(Tone::Dim, texts.text("progress-claim")));
    blocks
}

fn comparison(earlier: &CheckupResult, later: &CheckupResult, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(texts.text("checkup-comparison"))];
    let day = [("day", when::format_date(earlier.day, texts.language()).into())];
    blocks.push(Block::Text(Tone::Plain, texts.with("checkup-earlier", &day)));
    for (id, before, after) in [
        ("progress-all", earlier.judged(), later.judged()),
        ("progress-caught", earlier.caught, later.caught),
        ("progress-trusted", earlier.trusted, later.trusted),
        ("progress-actions", earlier.actions, later.actions),
    ] {
        let (Some(difference), Some(was), Some(is)) = (
            Difference::between(before, after),
            before.percent(),
            after.percent(),
        ) else {
            continue;
        };
        let values = [
            ("was", was.into()),
            ("is", is.into()),
            ("low", percent_of(difference.interval.low).into()),
            ("high", percent_of(difference.interval.high).into()),
        ];
        blocks.push(row(&texts.text(id), texts.with("checkup-change", &values)));
        let verdict = if difference.may_be_chance() {
            "checkup-chance"
        } else if difference.value > 0.0 {
            "checkup-better"
        } else {
            "checkup-worse"
        };
        blocks.push(Block::Text(Tone::Dim, texts.text(verdict)));
    }
    if earlier.blueprint() == later.blueprint() {
        blocks.push(Block::Text(Tone::Dim, texts.text("checkup-alike")));
    } else {
        blocks.push(Block::Text(Tone::Strong, texts.text("checkup-unlike")));
    }
    let again = later
        .scenarios
        .keys()
        .filter(|id| earlier.scenarios.contains_key(*id))
        .count();
    if again > 0 {
        let count = [("count", again.into())];
        blocks.push(Block::Text(Tone::Strong, texts.with("checkup-again", &count)));
    }
    blocks
}

/// Why there can be no check-up.
pub fn too_few_scenarios(found: TooFew, texts: &Texts) -> String {
    let values = [("scams", found.scams.into()), ("genuine", found.genuine.into())];
    texts.with("checkup-too-few", &values)
}

/// When the families of a session come back, the soonest first.
pub fn due_after(quiz: &Quiz, memories: &Memories, today: NaiveDate, texts: &Texts) -> Vec<Block> {
    let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let families: BTreeSet<&str> = quiz
        .items()
        .iter()
        .filter(|item| item.is_answered())
        .map(|item| item.scenario.family.as_str())
        .collect();
    let memories = families.iter().filter_map(|family| memories.get(*family));
    for due in memories.filter_map(|memory| memory.standing.due) {
        *days.entry(due.max(today)).or_default() += 1;
    }
    if days.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(texts.text("due-after"))];
    for (day, count) in days {
        let values = [
            ("days", (day - today).num_days().into()),
            ("day", when::format_date(day, texts.language()).into()),
        ];
        let count = [("count", count.into())];
        blocks.push(row(
            &texts.with("due-in", &values),
            texts.with("due-after-count", &count),
        ));
    }
    blocks
}

/// What should be known of a form before it is answered.
pub fn form(form: &Form, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Text(
        Tone::Plain,
        texts.with("checkup-about", &[("count", form.items.len().into())]),
    )];
    let mut remark = |id: &str, count: usize| {
        let values = [("count", count.into()), ("length", crate::checkup::LENGTH.into())];
        blocks.push(Block::Text(Tone::Strong, texts.with(id, &values)));
    };
    if form.items.len() < crate::checkup::LENGTH {
        remark("checkup-short", form.items.len());
    }
    if form.repeated > 0 {
        remark("checkup-repeated", form.repeated);
    }
    if form.trained > 0 {
        remark("checkup-trained", form.trained);
    }
    if form.alike == Some(false) {
        remark("checkup-not-alike", form.items.len());
    }
    blocks
}
