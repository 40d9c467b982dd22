//! What is known of the learner without reading answers again: where every family stands, and the counts. It is kept
//! beside the answers and follows from them alone; what is drawn from it is for [`crate::schedule`] and [`crate::stats`].

use crate::{
    history::Attempt,
    schedule::{FamilyMemory, Memories},
    stats::{self, Tally},
};

/// What follows from all answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learner {
    /// Where every family stands that was ever met.
    pub families: Memories,
    /// The counts.
    pub tally: Tally,
}

impl Learner {
    /// Takes one more answer into account.
    pub fn add(&mut self, attempt: &Attempt) {
        let memory = FamilyMemory::after(self.families.get(&attempt.family), attempt);
        self.families.insert(attempt.family.clone(), memory);
        self.tally.extend(stats::cells(attempt));
    }
}
