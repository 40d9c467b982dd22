//! What a session came to, in words.

use super::{Block, Tone, own};
use crate::{
    locale::Texts,
    quiz::{Score, Summary},
};

/// What a session came to.
pub fn summary(summary: &Summary, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut row = |id: &str, score: Score| {
        if score.of > 0 {
            let label = texts.text(id);
            let counts = [("right", score.right.into()), ("all", score.of.into())];
            blocks.push(Block::Item(
                format!("{label}  "),
                Tone::Plain,
                texts.with("summary-of", &counts),
            ));
        }
    };
    row("summary-verdicts", summary.verdicts);
    row("summary-caught", summary.caught);
    row("summary-trusted", summary.trusted);
    row("summary-actions", summary.actions);
    row("summary-picked", summary.picked);
    row("summary-clues", summary.clues);
    row("summary-orders", summary.orders);
    row("summary-helpdesks", summary.helpdesks);
    if summary.clues.of > 0 {
        let count = [("count", summary.false_alarms.into())];
        blocks.push(Block::Text(Tone::Dim, texts.with("summary-false-alarms", &count)));
    }
    for (id, scenarios) in [
        ("summary-sure-and-wrong", &summary.sure_and_wrong),
        ("summary-missed", &summary.missed),
        ("summary-suspected", &summary.suspected),
    ] {
        if !scenarios.is_empty() {
            blocks.push(Block::Heading(texts.text(id)));
            for scenario in scenarios {
                blocks.push(Block::Item(
                    "- ".to_owned(),
                    Tone::Plain,
                    own(&scenario.title, texts),
                ));
            }
        }
    }
    let tables: [(&str, Vec<(String, Score)>); 2] = [
        (
            "summary-incidents",
            summary
                .incidents
                .iter()
                .map(|(incident, score)| (texts.text(&format!("incident-{}", incident.word())), *score))
                .collect(),
        ),
        (
            "summary-cues",
            summary
                .cues
                .iter()
                .map(|(cue, score)| (texts.text(&format!("cue-{}", cue.word())), *score))
                .collect(),
        ),
    ];
    for (id, rows) in tables {
        if !rows.is_empty() {
            blocks.push(Block::Heading(texts.text(id)));
            for (label, score) in rows {
                let counts = [("right", score.right.into()), ("all", score.of.into())];
                let words = format!("{label}  {}", texts.with("summary-of", &counts));
                blocks.push(Block::Item("- ".to_owned(), Tone::Plain, words));
            }
        }
    }
    blocks
}
