//! The debrief of one screen: what it was, what followed from the learner's answers, the reasons that tell most, what
//! helps next time, what happened to somebody, and the first step if it has happened. What must be there always is;
//! the rest is taken in as far as there is room. The whole of it is in the other parts, made in [`super`].

use chrono::{DateTime, Utc};

use super::{Block, Tone, desk, difficulty, encouragement, inner, kind_of, own, quoted, result};
use crate::{
    debrief::{CallOut, Debrief},
    helpdesk::Status,
    locale::Texts,
    pack::Pack,
    quiz::{Answer, Item, Outcome, Question, Response},
    scenario::{Cue, Verdict},
    text,
};

/// The most cells of marked words that are quoted.
const QUOTED: usize = 24;

/// How much can be shown at once.
pub struct Room<'r> {
    /// In rows.
    pub rows: usize,
    /// How many rows a block takes.
    pub measure: &'r dyn Fn(Block) -> usize,
    /// Whether more is taken in than has to be there, as long as there are rows.
    pub is_filled: bool,
}

impl Room<'_> {
    /// For what has no end, and should be short for all that.
    pub const LINE_BY_LINE: Self = Self {
        rows: usize::MAX,
        measure: &|_| 1,
        is_filled: false,
    };
}

impl std::fmt::Debug for Room<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Room")
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// What is said together, in the order of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Result,
    Answers,
    Reasons,
    Habits,
    Story,
    Terms,
    Help,
}

impl Section {
    const LABELLED: [Self; 6] = [
        Self::Answers,
        Self::Reasons,
        Self::Habits,
        Self::Story,
        Self::Terms,
        Self::Help,
    ];

    const fn label(self) -> Option<&'static str> {
        match self {
            Self::Result => None,
            Self::Answers => Some("brief-answers"),
            Self::Reasons => Some("brief-reasons"),
            Self::Habits => Some("brief-habits"),
            Self::Story => Some("brief-story"),
            Self::Terms => Some("brief-terms"),
            Self::Help => Some("brief-help"),
        }
    }
}

/// How much a piece is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is shown even if all of it has to be scrolled then.
    Always,
    /// It is about what this learner did.
    Personal,
    /// What to do if it has happened.
    Help,
    /// What helps next time, beyond the first of it.
    Habit,
    /// A word to whoever was wrong or in doubt.
    Comfort,
    /// Further reasons and what is good to know.
    Further,
}

/// Something that is shown whole or not at all.
struct Piece {
    section: Section,
    rank: Rank,
    /// Of those of one rank, lower ones are taken first.
    turn: usize,
    /// A number or dash that the words are indented behind.
    marker: String,
    words: Words,
}

type Words = Vec<(Tone, String)>;

impl Piece {
    const fn new(section: Section, rank: Rank, words: Words) -> Self {
        Self {
            section,
            rank,
            turn: 0,
            marker: String::new(),
            words,
        }
    }

    fn marked(self, marker: String) -> Self {
        Self { marker, ..self }
    }
}

/// As much of a debrief as there is room for.
#[derive(Debug)]
pub struct Brief {
    /// What is said.
    pub blocks: Vec<Block>,
    /// Whether all fits but further reasons, which are never missed.
    pub is_whole: bool,
}

/// The debrief, as much of it as there is room for.
pub fn brief(
    item: &Item,
    debrief: &Debrief<'_>,
    pack: &Pack,
    now: DateTime<Utc>,
    texts: &Texts,
    room: &Room<'_>,
) -> Brief {
    let gathered = |is_quoted| pieces(item, debrief, pack, now, is_quoted, texts);
    let mut pieces = gathered(true);
    let width = Section::LABELLED
        .into_iter()
        .filter_map(Section::label)
        .map(|label| text::width(&texts.text(label)))
        .max()
        .unwrap_or(0);
    let block = |piece: &Piece, label: Option<&str>| {
        let mut marker = String::new();
        if piece.section.label().is_some() {
            marker = label.map(|label| texts.text(label)).unwrap_or_default();
            let blanks = (width + 2).saturating_sub(text::width(&marker));
            marker.push_str(&" ".repeat(blanks));
            marker.push_str(&piece.marker);
        }
        Block::Labelled(marker, piece.words.clone())
    };
    let height = |piece: &Piece| (room.measure)(block(piece, piece.section.label()));
    let measured = |pieces: &[Piece]| -> Vec<usize> { pieces.iter().map(height).collect() };
    let mut heights = measured(&pieces);
    // What is quoted can be looked up by its number; what helps next time cannot.
    let needed = pieces
        .iter()
        .zip(&heights)
        .filter(|(piece, _)| piece.rank < Rank::Comfort);
    if needed.map(|(_, rows)| rows).sum::<usize>() > room.rows {
        pieces = gathered(false);
        heights = measured(&pieces);
    }

    let mut taken: Vec<bool> = pieces.iter().map(|piece| piece.rank == Rank::Always).collect();
    let rows = |taken: &[bool]| -> usize {
        let heights = heights.iter().zip(taken);
        heights.filter(|(_, taken)| **taken).map(|(rows, _)| rows).sum()
    };
    // Air below the result and between sections is worth more than further reasons, and less than all else.
    let mut gaps = 0;
    for rank in [
        Rank::Personal,
        Rank::Help,
        Rank::Habit,
        Rank::Comfort,
        Rank::Further,
    ] {
        if rank == Rank::Further {
            let sections = sections(&pieces, &taken);
            gaps = [sections.saturating_sub(1), 1]
                .into_iter()
                .find(|gaps| rows(&taken) + gaps <= room.rows)
                .unwrap_or(0);
        }
        if rank == Rank::Further && !room.is_filled {
            break;
        }
        let mut wanted: Vec<(usize, &Piece)> = pieces.iter().enumerate().collect();
        wanted.retain(|(_, piece)| piece.rank == rank);
        wanted.sort_by_key(|(_, piece)| piece.turn);
        for (index, _) in wanted {
            if rows(&taken) + gaps + heights.get(index).unwrap_or(&0) <= room.rows {
                taken[index] = true;
            }
        }
    }

    if let Some((index, words)) = omitted(&pieces, &taken, texts)
        && let Some(piece) = pieces.get_mut(index)
    {
        piece.words.push(words);
        let grown = height(piece).saturating_sub(*heights.get(index).unwrap_or(&0));
        if rows(&taken) + gaps + grown > room.rows {
            piece.words.pop();
        }
    }

    let mut blocks = Vec::new();
    let mut last = None;
    for (piece, _) in pieces.iter().zip(&taken).filter(|(_, taken)| **taken) {
        let begins = last != Some(piece.section);
        if begins && last.is_some() && (gaps > 1 || gaps == 1 && last == Some(Section::Result)) {
            blocks.push(Block::Gap);
        }
        last = Some(piece.section);
        blocks.push(block(piece, piece.section.label().filter(|_| begins)));
    }
    let mut missing = pieces.iter().zip(&taken).filter(|(_, taken)| !**taken);
    Brief {
        is_whole: missing.all(|(piece, _)| piece.rank == Rank::Further) && rows(&taken) + gaps <= room.rows,
        blocks,
    }
}

/// What is said after the last habit that is shown: how many there are besides.
fn omitted(pieces: &[Piece], taken: &[bool], texts: &Texts) -> Option<(usize, (Tone, String))> {
    let habits = pieces.iter().zip(taken).enumerate();
    let habits: Vec<(usize, bool)> = habits
        .filter(|(_, (piece, _))| piece.section == Section::Habits)
        .map(|(index, (_, taken))| (index, *taken))
        .collect();
    let count = habits.iter().filter(|(_, taken)| !taken).count();
    let (last, _) = habits.iter().rfind(|(_, taken)| *taken)?;
    let words = texts.with("brief-others", &[("count", count.into())]);
    (count > 0).then_some((*last, (Tone::Dim, words)))
}

fn sections(pieces: &[Piece], taken: &[bool]) -> usize {
    let mut sections: Vec<Section> = pieces
        .iter()
        .zip(taken)
        .filter(|(_, taken)| **taken)
        .map(|(piece, _)| piece.section)
        .collect();
    sections.dedup();
    sections.len()
}

/// Everything that may be shown, in the order of the screen.
fn pieces(
    item: &Item,
    debrief: &Debrief<'_>,
    pack: &Pack,
    now: DateTime<Utc>,
    is_quoted: bool,
    texts: &Texts,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Block::Text(tone, words) = result(debrief, texts) {
        pieces.push(Piece::new(Section::Result, Rank::Always, vec![(tone, words)]));
    }
    if let Some(words) = encouragement(debrief, texts) {
        let words = vec![(Tone::Plain, words)];
        pieces.push(Piece::new(Section::Result, Rank::Comfort, words));
    }

    let outcomes = outcomes(debrief, texts);
    if !outcomes.is_empty() {
        pieces.push(Piece::new(Section::Answers, Rank::Always, outcomes));
    }
    let wrong = debrief
        .answers
        .iter()
        .flat_map(|(index, question, answer)| gone_wrong(item, *index, question, answer, pack, texts));
    let wrong: Vec<Words> = wrong.collect();
    // What a learner did wrong teaches more than a second reason.
    let nothing_wrong = wrong.is_empty();
    let reasons = if nothing_wrong { 2 } else { 1 };
    for (number, words) in wrong.into_iter().enumerate() {
        let rank = if number == 0 { Rank::Always } else { Rank::Personal };
        pieces.push(Piece::new(Section::Answers, rank, words));
    }
    let hard = (Tone::Dim, format!("{}  ", texts.text("library-difficulty")));
    let stars = (Tone::Plain, difficulty(debrief.scenario, texts));
    pieces.push(Piece::new(Section::Answers, Rank::Further, vec![hard, stars]));

    let turns = turns(debrief);
    for (call_out, turn) in debrief.call_outs.iter().zip(turns) {
        let (tone, kind) = kind_of(call_out, debrief.scenario, texts);
        // That something genuine can be checked is said by the reason.
        let is_support = call_out.clue.cue.is_none() && !call_out.clue.decoy;
        let mut head = match (is_quoted, is_support) {
            (true, true) => quoted(call_out, QUOTED, texts),
            (true, false) => format!("{} {kind}", quoted(call_out, QUOTED, texts)),
            (false, _) => kind,
        };
        // What was found needs no remark; that is seen from the answers.
        if call_out.clue.cue.is_some() && call_out.marked == Some(false) {
            head.push_str(&texts.text("clue-missed"));
        }
        let head = (tone, format!("{head}  "));
        let why = (Tone::Plain, own(&call_out.clue.why, texts));
        let rank = if turn < reasons {
            Rank::Always
        } else {
            Rank::Further
        };
        pieces.push(Piece {
            turn,
            ..Piece::new(Section::Reasons, rank, vec![head, why]).marked(format!("[{}] ", call_out.number))
        });
    }
    for (number, point) in debrief.points.iter().enumerate() {
        let rank = if number == 0 || nothing_wrong {
            Rank::Always
        } else {
            Rank::Habit
        };
        let words = vec![(Tone::Plain, own(&point.text, texts))];
        pieces.push(Piece::new(Section::Habits, rank, words).marked("- ".to_owned()));
    }
    let story = own(&debrief.scenario.debrief.story, texts);
    pieces.push(Piece::new(
        Section::Story,
        Rank::Always,
        vec![(Tone::Plain, story)],
    ));
    if !debrief.terms.is_empty() {
        let terms: Vec<String> = debrief.terms.iter().map(|term| own(&term.term, texts)).collect();
        let words = vec![(Tone::Plain, terms.join(&texts.text("list-separator")))];
        pieces.push(Piece::new(Section::Terms, Rank::Always, words));
    }
    let help = help(debrief, pack, now, texts).into_iter();
    pieces.extend(help.map(|words| Piece::new(Section::Help, Rank::Help, words)));
    pieces
}

/// What a question is called in a word.
const fn label_of(question: &Question) -> Option<&'static str> {
    Some(match question {
        Question::Options { several: false, .. } => "brief-action",
        Question::Options { several: true, .. } => "brief-picked",
        Question::Clues => "brief-clues",
        Question::Order { .. } => "brief-order",
        Question::Helpdesk { .. } => "brief-desk",
        Question::Verdict => return None,
    })
}

/// How each question after the verdict went, in a word or a number.
fn outcomes(debrief: &Debrief<'_>, texts: &Texts) -> Words {
    let mut words: Words = Vec::new();
    for (_, question, answer) in &debrief.answers {
        let Some(label) = label_of(question) else { continue };
        let share = match &answer.outcome {
            Outcome::Clues { found, missed, .. } => Some((found.len(), found.len() + missed.len())),
            Outcome::Order { in_place, of } => Some((*in_place, *of)),
            Outcome::Verdict { .. } | Outcome::Options { .. } | Outcome::Helpdesk(_) => None,
        };
        let is_right = answer.outcome.is_right();
        let value = match share {
            Some((right, all)) => format!("{right}/{all}"),
            None => texts.text(if is_right { "brief-right" } else { "brief-wrong" }),
        };
        if !words.is_empty() {
            words.push((Tone::Plain, "   ".to_owned()));
        }
        words.push((Tone::Plain, format!("{} ", texts.text(label))));
        words.push((if is_right { Tone::Good } else { Tone::Bad }, value));
    }
    words
}

/// What was wrong about an answer, and what would have been right.
fn gone_wrong(
    item: &Item,
    index: usize,
    question: &Question,
    answer: &Answer,
    pack: &Pack,
    texts: &Texts,
) -> Vec<Words> {
    let label = label_of(question).map(|id| (Tone::Plain, format!("{}: ", texts.text(id))));
    let labelled = |words: Words| label.iter().cloned().chain(words).collect::<Words>();
    let with = |id: &str, words: String| texts.with(id, &[("words", inner(&words, texts).into())]);
    match (&answer.outcome, question, &answer.response) {
        (Outcome::Options { missed, wrong }, Question::Options { several, .. }, _) => {
            let options = item
                .options(index)
                .map(|options| options.options.as_slice())
                .unwrap_or_default();
            let first = |of: &[usize]| of.first().and_then(|option| options.get(*option));
            let chosen = first(wrong).map(|option| {
                let words = with("brief-chosen", own(&option.text, texts));
                labelled(vec![(Tone::Bad, words), (Tone::Plain, own(&option.why, texts))])
            });
            let id = if *several { "brief-missed" } else { "brief-better" };
            let better =
                first(missed).map(|option| labelled(vec![(Tone::Good, with(id, own(&option.text, texts)))]));
            chosen.into_iter().chain(better).collect()
        }
        (Outcome::Order { .. }, Question::Order { steps, .. }, Response::Order(order))
            if order.first() != Some(&0) =>
        {
            let first = steps.first().map(|step| with("brief-begins", own(step, texts)));
            first
                .map(|words| labelled(vec![(Tone::Good, words)]))
                .into_iter()
                .collect()
        }
        (Outcome::Helpdesk(choice), Question::Helpdesk { at, right, .. }, Response::Helpdesk(chosen))
            if !answer.outcome.is_right() =>
        {
            super::desk_choice(*choice, *at, right, chosen, pack, texts)
                .into_iter()
                .filter_map(|block| match block {
                    Block::Text(tone, words) => Some(labelled(vec![(tone, words)])),
                    _ => None,
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// When each reason has its turn: what the learner overlooked before all else, then what the learner fell for, then what
/// can be checked, then what stands first in the file.
fn turns(debrief: &Debrief<'_>) -> Vec<usize> {
    let worth = |call_out: &CallOut<'_>| {
        let is_real = match debrief.scenario.verdict {
            Verdict::Scam => call_out.clue.cue.is_some(),
            Verdict::Genuine => !call_out.clue.decoy,
        };
        let was_misread = call_out
            .marked
            .is_some_and(|marked| marked != call_out.clue.cue.is_some());
        let is_proof = call_out.clue.cue.is_some_and(is_proof);
        // The author puts first what tells most.
        (!was_misread, !is_real, !is_proof, call_out.index)
    };
    let mut order: Vec<&CallOut<'_>> = debrief.call_outs.iter().collect();
    order.sort_by_key(|call_out| worth(call_out));
    debrief
        .call_outs
        .iter()
        .map(|call_out| {
            let turn = order.iter().position(|other| other.index == call_out.index);
            turn.unwrap_or(order.len())
        })
        .collect()
}

/// Cues that can be checked, and are no matter of tone.
const fn is_proof(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::Inconsistency
            | Cue::Attachment
            | Cue::SenderMismatch
            | Cue::HiddenUrl
            | Cue::DomainSpoofing
            | Cue::SensitiveRequest
    )
}

/// The first step if it has happened, and who answers now.
fn help(debrief: &Debrief<'_>, pack: &Pack, now: DateTime<Utc>, texts: &Texts) -> Vec<Words> {
    let step = debrief.first_aid.iter().find_map(|entry| entry.steps.first());
    let step = step.map(|step| {
        let words = texts.with("brief-first", &[("step", own(&step.text, texts).into())]);
        vec![(Tone::Plain, words)]
    });
    let advice = &debrief.helpdesks;
    let desk = advice
        .iter()
        .find_map(super::reachable)
        .or_else(|| advice.first().map(|advice| advice.desk));
    let desk = desk.map(|desk| {
        let status = pack.helpdesks.status(&desk.id, now);
        let (tone, words) = desk::status(desk, status, now, texts);
        let tone = match status {
            Status::Closed { .. } => Tone::Plain,
            Status::Open { .. } | Status::Unknown => tone,
        };
        vec![
            (Tone::Strong, desk::with_number(desk, texts)),
            (tone, format!("  {words}")),
        ]
    });
    step.into_iter().chain(desk).collect()
}
