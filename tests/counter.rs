//! The shipped conversations at the counter: every walk that they have is walked. Whether people talk like that is for
//! readers, best aloud.

use minuku::{
    pack::{
        Pack,
        load::{Place, load},
    },
    rehearsal::{
        review::{FULL, Review},
        search::{self, Longest},
    },
    scenario::{
        Role,
        conversation::{Ending, Manner, Turn},
    },
};

const LIMIT: usize = 200_000;

fn pack() -> Pack {
    let pack = load(&[Place::Embedded]);
    assert!(!pack.conversations.is_empty());
    pack
}

#[test]
fn every_choice_is_offered_and_every_ending_reached() {
    let pack = pack();
    for conversation in &pack.conversations {
        let survey = search::survey(conversation, Some(&pack.helpdesks), LIMIT);
        assert!(survey.is_complete, "{}", conversation.id);
        assert_eq!(survey.findings, [], "{}", conversation.id);
        for (ending, states) in survey.endings {
            assert!(
                states > 0 || ending == Ending::Delayed,
                "{} never ends {}",
                conversation.id,
                ending.word()
            );
        }
        assert!(
            !matches!(survey.longest, Some(Longest::Endless(_))),
            "{} can go round in circles",
            conversation.id
        );
    }
}

#[test]
fn the_best_walk_scores_full_and_the_worst_does_not() {
    let pack = pack();
    for conversation in &pack.conversations {
        let grades = search::grades(conversation, Some(&pack.helpdesks), LIMIT);
        let (best, worst) = grades.unwrap_or_else(|| panic!("{} comes to an end", conversation.id));
        assert_eq!(
            (best.score, best.ending),
            (FULL, Ending::Protected),
            "{}: {}",
            conversation.id,
            best.path.words(conversation)
        );
        assert!(worst.score < FULL / 2, "{}: {}", conversation.id, worst.score);
        // The walk of the engine is worth what the search says.
        for graded in [&best, &worst] {
            let rehearsal = search::rehearse(&graded.path, conversation, &pack.helpdesks);
            let rehearsal = rehearsal.unwrap_or_else(|| panic!("{} can be walked", conversation.id));
            let review = Review::of(&rehearsal);
            assert_eq!(review.score, graded.score, "{}", conversation.id);
            assert_eq!(review.ending, Some(graded.ending));
        }
    }
}

/// Somebody who chooses without thinking must not usually come out well.
#[test]
fn chance_does_not_protect() {
    let pack = pack();
    for conversation in &pack.conversations {
        let chance = search::play(conversation, Some(&pack.helpdesks), 1, 2_000);
        let count = |wanted| {
            chance
                .endings
                .iter()
                .find(|(ending, _)| *ending == wanted)
                .map_or(0, |(_, count)| *count)
        };
        assert_eq!(chance.unended, 0, "{}", conversation.id);
        assert!(
            count(Ending::Protected) < 1_000,
            "{}: {chance:?}",
            conversation.id
        );
    }
}

#[test]
fn conversations_have_the_size_of_a_talk() {
    let pack = pack();
    for conversation in &pack.conversations {
        let id = &conversation.id;
        assert!((8..=25).contains(&conversation.nodes.len()), "{id}");
        assert!(conversation.roles.contains(&Role::Staff), "{id}");
        assert!(pack.family_name(&conversation.family).is_some(), "{id}");
        assert!(!conversation.debrief.prevention.is_empty(), "{id}");
        let is_difficult = |manner: &Manner| *manner != Manner::Calm;
        assert!(
            conversation.customer.manner.iter().any(is_difficult),
            "{id}: nobody is difficult"
        );
        for node in &conversation.nodes {
            if let Turn::Choose(choices) = &node.turn {
                // What is not best has something better beside it, unless it only answers what went before.
                for choice in choices {
                    assert!(
                        choice.better.is_some() || !choice.step.tags.iter().any(|tag| tag.is_fault()),
                        "{id}: {} of {} is a fault without something better",
                        choice.id,
                        node.id
                    );
                }
            }
        }
    }
}
