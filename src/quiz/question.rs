//! Questions as they are put to one learner: which options, steps and desks are shown, and in which order. What an answer
//! to them is worth is in `answer`.

use chrono::{DateTime, Utc};
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::{
    helpdesk::Region,
    locale::Localized,
    pack::Pack,
    scenario::{Ask, Incident, Steps},
};

/// How many desks a helpdesk question offers at most.
pub(super) const DESKS: usize = 5;

/// A question as it is put to this learner in this session.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Scam or genuine, and how surely.
    Verdict,
    /// One option, or every right one.
    Options {
        /// Whether several may be chosen.
        several: bool,
        /// Indices into the file's options, in the order shown.
        shown: Vec<usize>,
    },
    /// Mark what gives it away.
    Clues,
    /// Put steps into order.
    Order {
        /// The steps in the right order.
        steps: Vec<Localized<String>>,
        /// Indices into `steps`, in the order shown at first.
        shown: Vec<usize>,
    },
    /// Which number now?
    Helpdesk {
        /// What happened.
        incident: Incident,
        /// When.
        at: DateTime<Utc>,
        /// Ids of the desks, in the order shown.
        shown: Vec<String>,
        /// The id of the desk to call first.
        right: String,
    },
}

impl Question {
    /// `None` for what cannot be asked with these registries.
    pub(super) fn new(ask: &Ask, pack: &Pack, rng: &mut ChaCha8Rng) -> Option<Self> {
        Some(match ask {
            Ask::Verdict => Self::Verdict,
            Ask::Clues { .. } => Self::Clues,
            Ask::Choice(options) => Self::Options {
                several: false,
                shown: shuffled(options.options.len(), rng),
            },
            Ask::Choices(options) => Self::Options {
                several: true,
                shown: shuffled(options.options.len(), rng),
            },
            Ask::Order { steps, .. } => {
                let steps = match steps {
                    Steps::Own(steps) => steps.clone(),
                    Steps::FirstAid(id) => pack
                        .first_aid(id)?
                        .steps
                        .iter()
                        .map(|step| step.text.clone())
                        .collect(),
                };
                let mut shown = shuffled(steps.len(), rng);
                // An order that is right from the start would ask nothing.
                if shown.is_sorted() {
                    shown.rotate_left(1);
                }
                Self::Order { steps, shown }
            }
            Ask::Helpdesk { incident, at, .. } => {
                let at = pack.helpdesks.instant(*at);
                let right = pack
                    .helpdesks
                    .first_to_call(*incident, Region::Jp, at)?
                    .id
                    .clone();
                let mut others: Vec<String> = pack
                    .helpdesks
                    .iter()
                    .filter(|desk| desk.region == Region::Jp && desk.id != right)
                    .map(|desk| desk.id.clone())
                    .collect();
                others.shuffle(rng);
                // Desks for this incident tempt more than the others.
                others.sort_by_key(|id| {
                    !pack
                        .helpdesks
                        .get(id)
                        .is_some_and(|desk| desk.incidents.contains(incident))
                });
                others.truncate(DESKS - 1);
                others.push(right.clone());
                others.shuffle(rng);
                Self::Helpdesk {
                    incident: *incident,
                    at,
                    shown: others,
                    right,
                }
            }
        })
    }
}

fn shuffled(count: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.shuffle(rng);
    order
}
