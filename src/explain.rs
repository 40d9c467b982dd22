//! Explanations as words in order: headings, paragraphs, lists, each with a tone. Full screen and plain mode show the
//! same explanation and differ only in how it looks; how it looks is not decided here.

use chrono::{DateTime, Utc};

use crate::{
    debrief::{CallOut, Debrief},
    helpdesk::{Advice, HOME, Helpdesk, Status, when},
    locale::{Language, Localized, Texts},
    pack::{Pack, Point, Term},
    quiz::{Answer, Confidence, DeskChoice, Item, Outcome, Question, Response},
    scenario::{Difficulty, Scenario, Verdict},
    text,
};

/// The most cells of marked words that are quoted in a heading.
const QUOTED: usize = 40;

pub mod brief;
pub mod cards;
mod desk;
pub mod leaflet;
pub mod progress;
pub mod rehearsal;
mod summary;

pub use desk::{advice_blocks, helpdesk, status, with_number};
pub use summary::summary;

/// How something is said. Tone is never the only carrier of a meaning: right and wrong are words as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// Not to be overlooked.
    Strong,
    /// May be overlooked.
    Dim,
    /// Right, open.
    Good,
    /// Wrong, closed.
    Bad,
}

/// A piece of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; there is a gap before it.
    Heading(String),
    /// A paragraph.
    Text(Tone, String),
    /// An entry of a list: its marker, the marker's tone, and the words.
    Item(String, Tone, String),
    /// A remark below an entry, indented like its words.
    Below(Tone, String),
    /// Words in several tones behind a label; an empty label leaves them the whole width.
    Labelled(String, Vec<(Tone, String)>),
    /// A gap.
    Gap,
}

/// A text in the language of the screen, with a remark where it exists only in the other one.
pub fn own(text: &Localized<String>, texts: &Texts) -> String {
    let words = text.get(texts.language());
    if text.is_missing(texts.language()) {
        format!("{words} {}", texts.text("other-language"))
    } else {
        words.clone()
    }
}

/// What it was, what the learner took it for, and why: the marks with their reasons.
pub fn reasons(debrief: &Debrief<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![result(debrief, texts)];
    if let Some(sentence) = encouragement(debrief, texts) {
        blocks.push(Block::Text(Tone::Plain, sentence));
    }
    blocks.push(Block::Gap);
    for call_out in &debrief.call_outs {
        blocks.extend(call_out_blocks(call_out, debrief.scenario, texts));
    }
    // Last, and so that nobody takes a hard one for a failure of their own.
    blocks.push(Block::Gap);
    let label = texts.text("library-difficulty");
    blocks.push(Block::Item(
        format!("{label}  "),
        Tone::Dim,
        difficulty(debrief.scenario, texts),
    ));
    blocks
}

/// How hard a scenario is to see through, as a row of stars and in words.
pub fn difficulty(scenario: &Scenario, texts: &Texts) -> String {
    difficulty_of(scenario.difficulty(), texts)
}

/// A difficulty, as a row of stars and in words.
pub fn difficulty_of(difficulty: Difficulty, texts: &Texts) -> String {
    format!(
        "{}  {}",
        stars(difficulty),
        texts.text(&format!("difficulty-{}", difficulty.word()))
    )
}

/// A difficulty as a row of stars.
pub fn stars(difficulty: Difficulty) -> String {
    let steps = difficulty.step();
    format!(
        "{}{}",
        "*".repeat(steps),
        "-".repeat(Difficulty::ALL.len() - steps)
    )
}

fn result(debrief: &Debrief<'_>, texts: &Texts) -> Block {
    let truth = texts.text(match debrief.scenario.verdict {
        Verdict::Scam => "debrief-was-scam",
        Verdict::Genuine => "debrief-was-genuine",
    });
    let Some(judgement) = debrief.judgement else {
        return Block::Text(Tone::Strong, truth);
    };
    let right = judgement.verdict() == debrief.scenario.verdict;
    let said = texts.text(&format!("confidence-{}", judgement.word()));
    let verdict = texts.with(
        if right { "debrief-right" } else { "debrief-wrong" },
        &[("truth", truth.into()), ("said", said.into())],
    );
    Block::Text(if right { Tone::Good } else { Tone::Bad }, verdict)
}

/// No shame after a mistake, no praise for luck.
fn encouragement(debrief: &Debrief<'_>, texts: &Texts) -> Option<String> {
    let judgement = debrief.judgement?;
    let right = judgement.verdict() == debrief.scenario.verdict;
    let id = match (
        debrief.scenario.verdict,
        right,
        judgement.is_sure(),
        debrief.acted_well(),
    ) {
        (_, false, _, Some(true)) => "debrief-wrong-but-safe",
        (Verdict::Scam, true, _, Some(false)) => "debrief-right-but-unsafe",
        (Verdict::Genuine, true, _, Some(false)) => "debrief-right-but-not-best",
        (Verdict::Scam, false, true, _) => "debrief-scam-sure",
        (Verdict::Scam, false, false, _) => "debrief-scam-unsure",
        (Verdict::Genuine, false, ..) => "debrief-genuine-doubted",
        (_, true, false, _) => "debrief-right-unsure",
        (_, true, true, _) => return None,
    };
    Some(texts.text(id))
}

/// What a mark is.
fn kind_of(call_out: &CallOut<'_>, scenario: &Scenario, texts: &Texts) -> (Tone, String) {
    match (call_out.clue.cue, call_out.clue.decoy, scenario.verdict) {
        (Some(cue), ..) => (Tone::Strong, texts.text(&format!("cue-{}", cue.word()))),
        (None, true, _) => (Tone::Dim, texts.text("clue-decoy")),
        (None, false, _) => (Tone::Dim, texts.text("clue-supports")),
    }
}

/// The marked words, as many cells of them as there may be.
fn quoted(call_out: &CallOut<'_>, cells: usize, texts: &Texts) -> String {
    let words = text::clean_line(call_out.words);
    let words = text::truncate(&words, cells).into_owned();
    texts.with("inspect-thing", &[("words", inner(&words, texts).into())])
}

/// Words that are about to be quoted: what is quoted in them already gets the inner marks.
fn inner(words: &str, texts: &Texts) -> String {
    match texts.language() {
        Language::Ja => words.replace('「', "『").replace('」', "』"),
        Language::En => words.replace('"', "'"),
    }
}

fn call_out_blocks(call_out: &CallOut<'_>, scenario: &Scenario, texts: &Texts) -> Vec<Block> {
    let (tone, kind) = kind_of(call_out, scenario, texts);
    let mut head = format!("{} {kind}", quoted(call_out, QUOTED, texts));
    match (call_out.marked, call_out.clue.cue.is_some()) {
        (Some(true), true) => head.push_str(&texts.text("clue-found")),
        (Some(false), true) => head.push_str(&texts.text("clue-missed")),
        (Some(true), false) => head.push_str(&texts.text("clue-false-alarm")),
        _ => {}
    }
    vec![
        Block::Item(format!("[{}] ", call_out.number), Tone::Strong, head),
        Block::Below(tone_of_reason(tone), own(&call_out.clue.why, texts)),
    ]
}

const fn tone_of_reason(tone: Tone) -> Tone {
    match tone {
        Tone::Dim => Tone::Dim,
        _ => Tone::Plain,
    }
}

/// What the learner did and what follows from it, what helps next time, what happened to somebody, and the terms.
pub fn next_time(item: &Item, debrief: &Debrief<'_>, pack: &Pack, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, question, answer) in &debrief.answers {
        blocks.extend(answer_blocks(item, *index, question, answer, pack, texts));
    }
    blocks.extend(lessons(
        &debrief.points,
        &debrief.scenario.debrief.story,
        &debrief.terms,
        texts,
    ));
    blocks
}

/// What helps next time, what happened to somebody, and the terms.
fn lessons(points: &[&Point], story: &Localized<String>, terms: &[&Term], texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !points.is_empty() {
        blocks.push(Block::Heading(texts.text("debrief-prevention")));
        for point in points {
            blocks.push(Block::Item(
                "- ".to_owned(),
                Tone::Strong,
                own(&point.text, texts),
            ));
            if let Some(why) = &point.why {
                blocks.push(Block::Below(Tone::Dim, own(why, texts)));
            }
        }
    }
    blocks.push(Block::Heading(texts.text("debrief-story")));
    blocks.push(Block::Text(Tone::Plain, own(story, texts)));
    if !terms.is_empty() {
        blocks.push(Block::Heading(texts.text("debrief-terms")));
        for term in terms {
            blocks.push(Block::Item("- ".to_owned(), Tone::Strong, own(&term.term, texts)));
            blocks.push(Block::Below(Tone::Plain, own(&term.text, texts)));
        }
    }
    blocks
}

fn answer_blocks(
    item: &Item,
    index: usize,
    question: &Question,
    answer: &Answer,
    pack: &Pack,
    texts: &Texts,
) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(texts.text(match question {
        Question::Options { several: false, .. } => "debrief-action",
        Question::Options { several: true, .. } => "debrief-picked",
        Question::Clues => "debrief-clues",
        Question::Order { .. } => "debrief-order",
        Question::Helpdesk { .. } => "debrief-helpdesk",
        Question::Verdict => "debrief-verdict",
    }))];
    match (&answer.outcome, question, &answer.response) {
        (Outcome::Options { .. }, Question::Options { shown, .. }, Response::Options(chosen)) => {
            let options = item
                .options(index)
                .map(|options| options.options.as_slice())
                .unwrap_or_default();
            for (place, option) in shown.iter().enumerate() {
                let Some(text) = options.get(*option) else {
                    continue;
                };
                let (word, tone) = match (chosen.contains(option), text.right) {
                    (true, true) => ("mark-yours-right", Tone::Good),
                    (true, false) => ("mark-yours-wrong", Tone::Bad),
                    (false, true) => ("mark-right", Tone::Good),
                    (false, false) => ("mark-other", Tone::Dim),
                };
                let words = format!("{}{}", texts.text(word), own(&text.text, texts));
                blocks.push(Block::Item(
                    format!("{} ", place + 1),
                    tone,
                    words.trim_start().to_owned(),
                ));
                blocks.push(Block::Below(
                    if tone == Tone::Dim { Tone::Dim } else { Tone::Plain },
                    own(&text.why, texts),
                ));
            }
        }
        (
            Outcome::Clues {
                found,
                missed,
                false_alarms,
            },
            ..,
        ) => {
            let sentence = texts.with(
                "debrief-clues-count",
                &[
                    ("found", found.len().into()),
                    ("all", (found.len() + missed.len()).into()),
                    ("wrong", (*false_alarms).into()),
                ],
            );
            blocks.push(Block::Text(Tone::Plain, sentence));
        }
        (Outcome::Order { in_place, of }, Question::Order { steps, .. }, Response::Order(order)) => {
            let tone = if in_place == of { Tone::Good } else { Tone::Bad };
            let counts = [("right", (*in_place).into()), ("all", (*of).into())];
            let sentence = if in_place == of {
                "debrief-order-right"
            } else {
                "debrief-order-wrong"
            };
            blocks.push(Block::Text(tone, texts.with(sentence, &counts)));
            for (place, step) in steps.iter().enumerate() {
                let yours = order.iter().position(|other| *other == place).unwrap_or(place);
                let mut words = own(step, texts);
                if yours != place {
                    words.push_str(&texts.with("debrief-order-yours", &[("place", (yours + 1).into())]));
                }
                blocks.push(Block::Item(format!("{} ", place + 1), Tone::Strong, words));
            }
        }
        (Outcome::Helpdesk(choice), Question::Helpdesk { at, right, .. }, Response::Helpdesk(chosen)) => {
            blocks.extend(desk_choice(*choice, *at, right, chosen, pack, texts));
        }
        _ => {}
    }
    blocks
}

fn desk_choice(
    choice: DeskChoice,
    at: DateTime<Utc>,
    right: &str,
    chosen: &str,
    pack: &Pack,
    texts: &Texts,
) -> Vec<Block> {
    let name = |id: &str| {
        pack.helpdesks
            .get(id)
            .map(|desk| with_number(desk, texts))
            .unwrap_or_default()
    };
    let (id, tone) = match choice {
        DeskChoice::Right => ("desk-choice-right", Tone::Good),
        DeskChoice::NotFirst => ("desk-choice-not-first", Tone::Bad),
        DeskChoice::Closed => ("desk-choice-closed", Tone::Bad),
        DeskChoice::NotForThis => ("desk-choice-not-for-this", Tone::Bad),
    };
    let moment = desk::moment_in(&pack.helpdesks, chosen, at, texts);
    let sentence = texts.with(
        id,
        &[
            ("chosen", name(chosen).into()),
            ("right", name(right).into()),
            ("moment", moment.into()),
        ],
    );
    vec![Block::Text(tone, sentence)]
}

/// First steps if it has already happened, and whom to call as things stand now.
pub fn aftermath(debrief: &Debrief<'_>, now: DateTime<Utc>, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for entry in &debrief.first_aid {
        blocks.push(Block::Heading(own(&entry.title, texts)));
        for (number, step) in entry.steps.iter().enumerate() {
            blocks.push(Block::Item(
                format!("{} ", number + 1),
                Tone::Strong,
                own(&step.text, texts),
            ));
            if let Some(why) = &step.why {
                blocks.push(Block::Below(Tone::Dim, own(why, texts)));
            }
        }
    }
    if !debrief.helpdesks.is_empty() {
        blocks.push(Block::Heading(texts.with(
            "debrief-helpdesks",
            &[(
                "moment",
                when::format_moment(now, HOME, now, texts.language()).into(),
            )],
        )));
        for advice in &debrief.helpdesks {
            blocks.extend(advice_blocks(advice, now, texts));
        }
        if let Some(say) = debrief
            .helpdesks
            .iter()
            .find_map(|advice| reachable(advice)?.say.as_ref())
        {
            blocks.push(Block::Heading(texts.text("debrief-say")));
            blocks.push(Block::Text(Tone::Plain, own(say, texts)));
        }
    }
    blocks
}

fn reachable<'a>(advice: &Advice<'a>) -> Option<&'a Helpdesk> {
    match advice.status {
        Status::Open { .. } => Some(advice.desk),
        Status::Closed { .. } | Status::Unknown => advice.instead,
    }
}

/// A term with its meaning and its relatives.
pub fn term(term: &Term, pack: &Pack, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![
        Block::Text(Tone::Strong, own(&term.term, texts)),
        Block::Gap,
        Block::Text(Tone::Plain, own(&term.text, texts)),
    ];
    let see: Vec<String> = term
        .see
        .iter()
        .filter_map(|id| Some(own(&pack.term(id)?.term, texts)))
        .collect();
    if !see.is_empty() {
        blocks.push(Block::Gap);
        let see = see.join(&texts.text("list-separator"));
        blocks.push(Block::Item(
            format!("{}  ", texts.text("glossary-see")),
            Tone::Dim,
            see,
        ));
    }
    blocks
}

/// The four answers to the judgement, in order, as `1 surely a scam`.
pub fn scale(texts: &Texts) -> Vec<String> {
    Confidence::ALL
        .iter()
        .enumerate()
        .map(|(index, step)| {
            format!(
                "{} {}",
                index + 1,
                texts.text(&format!("confidence-{}", step.word()))
            )
        })
        .collect()
}
