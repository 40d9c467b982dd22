//! From a conversation that has come to its end to what is remembered of it: the whole walk is one answer, in the words
//! of the file.

use chrono::DateTime;

use super::{Asked, Attempt, Given, Sitting};
use crate::{
    pack::Pack,
    rehearsal::{Rehearsal, review::Review},
};

impl Attempt {
    /// What is remembered of a walk. It is right when it was sound, see [`Review::is_sound`].
    pub fn of_walk(sitting: &Sitting, rehearsal: &Rehearsal, pack: &Pack, given: &Given) -> Option<Self> {
        let conversation = rehearsal.conversation();
        let editions: Vec<String> = pack
            .editions
            .iter()
            .map(|edition| format!("{} {}", edition.id, edition.version))
            .collect();
        Some(Self {
            at: DateTime::from_timestamp_millis(given.at.timestamp_millis())?,
            day: given.day,
            session: sitting.session,
            item: 0,
            ask: 0,
            purpose: sitting.purpose,
            scenario: conversation.id.clone(),
            content: conversation.hash,
            family: conversation.family.clone(),
            incident: conversation.incident,
            kind: None,
            difficulty: conversation.difficulty,
            verdict: conversation.verdict,
            asked: Asked::Conversation,
            response: rehearsal.record(),
            right: Review::of(rehearsal).is_sound(),
            confidence: None,
            cues: Vec::new(),
            false_alarms: 0,
            millis: given.millis,
            language: given.language,
            seed: sitting.seed,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            pack: editions.join(", "),
        })
    }
}
