//! When conversations at the counter come back: by the same ladder as families of messages, each conversation whole. What a
//! walk was worth is judged in [`crate::rehearsal::review`]; whether it was sound is all that counts here.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use super::Memories;
use crate::{
    locale::{Language, Localized},
    pack::Pack,
    quiz::{THINKING, pace},
    scenario::{Conversation, Role, conversation::Turn},
};

/// What there is to rehearse again.
#[derive(Clone, Debug, Default)]
pub struct Rehearsals {
    /// Due today, the longest waiting first.
    pub due: Vec<Arc<Conversation>>,
    /// On which days how many are due, from today on; what is overdue counts for today.
    pub coming: BTreeMap<NaiveDate, usize>,
}

impl Rehearsals {
    /// Whether a conversation is due today.
    pub fn is_due(&self, id: &str) -> bool {
        self.due.iter().any(|conversation| conversation.id == id)
    }
}

/// What a role has to rehearse again, and when. Only what was rehearsed before comes back; whoever has no part in
/// conversations is not reminded of them.
pub fn rehearsals(pack: &Pack, role: Role, memories: &Memories, today: NaiveDate) -> Rehearsals {
    let mut due = Vec::new();
    let mut coming = BTreeMap::new();
    for conversation in &pack.conversations {
        let concerns = role == Role::Author || conversation.roles.contains(&role);
        let memory = memories
            .get(&conversation.family)
            .filter(|memory| memory.seen.iter().any(|seen| seen.scenario == conversation.id));
        let Some(memory) = memory.filter(|_| concerns && !conversation.draft) else {
            continue;
        };
        let standing = memory.standing;
        let is_due = standing.is_due(today);
        let Some(day) = (if is_due { Some(today) } else { standing.due }) else {
            continue;
        };
        *coming.entry(day).or_default() += 1;
        if is_due {
            due.push((standing.due, Arc::clone(conversation)));
        }
    }
    due.sort_by_key(|(day, _)| *day);
    Rehearsals {
        due: due.into_iter().map(|(_, conversation)| conversation).collect(),
        coming,
    }
}

/// About how many minutes conversations take. One walk passes about half of the nodes, and reading afterwards what became of
/// each line takes about as long again: together everything is read once. Never 0 where there is anything to rehearse.
pub fn rehearsing_minutes<'c>(
    conversations: impl IntoIterator<Item = &'c Conversation>,
    language: Language,
) -> usize {
    let length = |words: &Localized<String>| words.get(language).chars().count();
    let seconds: usize = conversations
        .into_iter()
        .map(|conversation| {
            let mut shown = length(&conversation.situation);
            let mut turns = 0;
            for node in &conversation.nodes {
                shown += node.say.iter().chain(&node.happens).map(length).sum::<usize>();
                match &node.turn {
                    Turn::Choose(choices) => {
                        turns += 1;
                        shown += choices.iter().map(|choice| length(&choice.text)).sum::<usize>();
                    }
                    Turn::Speak(speech) => {
                        turns += SPEAKING;
                        shown += length(&speech.task) + length(&speech.model);
                    }
                    Turn::End(_) => {}
                }
            }
            shown * 60 / pace(language) + turns / 2 * THINKING
        })
        .sum();
    seconds.div_ceil(60)
}

/// How many choices take as long as saying something aloud.
const SPEAKING: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        history::{Asked, Attempt, Purpose, sample},
        pack::load::{Place, load},
        schedule::FamilyMemory,
    };

    fn day(number: u64) -> NaiveDate {
        NaiveDate::default() + chrono::Days::new(number)
    }

    fn walk(conversation: &Conversation, session: u64, on: u64, right: bool) -> Attempt {
        Attempt {
            day: day(on),
            session,
            purpose: Purpose::Rehearsal,
            scenario: conversation.id.clone(),
            family: conversation.family.clone(),
            kind: None,
            asked: Asked::Conversation,
            confidence: None,
            right,
            ..sample()
        }
    }

    #[test]
    fn a_conversation_comes_back_by_the_ladder_and_a_poor_walk_steps_back() {
        let pack = load(&[Place::Embedded]);
        let conversation = &pack.conversations[0];
        let mut memories = Memories::new();
        let mut today = 0;
        // Sound on the days on which it is due; once it is not.
        let walks = [
            (true, 1),
            (true, 7),
            (true, 30),
            (false, 7),
            (true, 30),
            (true, 120),
            (true, 120),
        ];
        for (session, (right, wanted)) in (1..).zip(walks) {
            let attempt = walk(conversation, session, today, right);
            let memory = FamilyMemory::after(memories.get(&attempt.family), &attempt);
            memories.insert(attempt.family.clone(), memory);
            let next = |on| rehearsals(&pack, Role::Staff, &memories, day(on));
            assert_eq!(next(today).coming, BTreeMap::from([(day(today + wanted), 1)]));
            assert!(next(today + wanted - 1).due.is_empty());
            today += wanted;
            assert!(next(today).is_due(&conversation.id), "walk {session}");
            // Nothing of it is in anybody's way who has no part in it.
            assert!(
                rehearsals(&pack, Role::Employee, &memories, day(today))
                    .coming
                    .is_empty()
            );
            assert!(super::super::coming(&pack, Role::Staff, &memories, day(today)).is_empty());
        }
    }

    #[test]
    fn a_family_that_was_met_otherwise_makes_no_conversation_due() {
        let pack = load(&[Place::Embedded]);
        let conversation = &pack.conversations[0];
        let message = Attempt {
            scenario: "a-message".to_owned(),
            ..walk(conversation, 1, 0, true)
        };
        let memory = FamilyMemory::after(None, &message);
        let memories = Memories::from([(message.family, memory)]);
        assert!(
            rehearsals(&pack, Role::Staff, &memories, day(9))
                .coming
                .is_empty()
        );
    }

    #[test]
    fn the_longest_waiting_comes_first_and_takes_some_minutes() {
        let pack = load(&[Place::Embedded]);
        let mut memories = Memories::new();
        for (session, conversation) in (1..).zip(pack.conversations.iter().take(2)) {
            let attempt = walk(conversation, session, 10 - session, true);
            memories.insert(attempt.family.clone(), FamilyMemory::after(None, &attempt));
        }
        let due = rehearsals(&pack, Role::Staff, &memories, day(20)).due;
        let ids: Vec<&str> = due.iter().map(|conversation| conversation.id.as_str()).collect();
        assert_eq!(ids, [&pack.conversations[1].id, &pack.conversations[0].id]);
        for language in Language::ALL {
            let minutes = rehearsing_minutes(due.iter().map(AsRef::as_ref), language);
            assert!((6..40).contains(&minutes), "{minutes}");
            assert_eq!(rehearsing_minutes([], language), 0);
        }
    }
}
