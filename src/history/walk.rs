//! From a conversation that has come to its end to what is remembered of it: the whole walk is one answer, in the words
//! of the file.

use chrono::DateTime;

use super::{Asked, Attempt, Given, LONGEST_OPEN, Sitting, Walked};
use crate::{
    pack::Pack,
    rehearsal::{
        Rehearsal,
        review::{GRAVE, Review},
    },
};

impl Walked {
    /// The result of a walk; `None` while it goes on.
    pub fn of(review: &Review) -> Option<Self> {
        let grave = review.late.iter().filter(|late| late.weight >= GRAVE).count();
        Some(Self {
            score: review.score,
            ending: review.ending?,
            minutes: review.minutes,
            money: review.money.filter(|money| money.start > 0),
            grave: u32::try_from(grave).unwrap_or(u32::MAX),
        })
    }
}

impl Attempt {
    /// What is remembered of a walk; nothing of one that has not come to its end. It is right when it was sound, see [`Review::is_sound`].
    pub fn of_walk(sitting: &Sitting, rehearsal: &Rehearsal, pack: &Pack, given: &Given) -> Option<Self> {
        let conversation = rehearsal.conversation();
        let review = Review::of(rehearsal);
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
            right: review.is_sound(),
            confidence: None,
            cues: Vec::new(),
            false_alarms: 0,
            walked: Some(Walked::of(&review)?),
            millis: given.millis.min(LONGEST_OPEN),
            language: given.language,
            seed: sitting.seed,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            pack: editions.join(", "),
        })
    }
}
