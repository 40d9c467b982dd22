//! A conversation and the best way through it, for the tests that go it.

use std::sync::Arc;

use minuku::{
    helpdesk::Registry,
    pack::Pack,
    rehearsal::{Move, search},
    scenario::Conversation,
};

/// The conversation that is gone through.
pub(crate) const ID: &str = "counter-typed-password";

/// The conversation.
pub(crate) fn conversation(pack: &Pack) -> Arc<Conversation> {
    Arc::clone(pack.conversation(ID).unwrap())
}

/// The moves of the walk that scores full.
pub(crate) fn best(conversation: &Conversation, desks: &Registry) -> Vec<Move> {
    let (best, _) = search::grades(conversation, Some(desks), 200_000).unwrap();
    let rehearsal = search::rehearse(&best.path, conversation, desks).unwrap();
    rehearsal.steps().iter().map(|step| step.made.clone()).collect()
}

/// The index of the first move that picks a desk, and of the first that is said aloud.
pub(crate) fn landmarks(pack: &Pack, moves: &[Move]) -> (usize, usize) {
    let call = moves.iter().position(|made| matches!(made, Move::Call { .. }));
    let aloud = moves.iter().position(|made| matches!(made, Move::Speak { .. }));
    assert!(pack.conversation(ID).is_some());
    (call.unwrap(), aloud.unwrap())
}
