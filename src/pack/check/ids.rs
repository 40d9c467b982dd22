//! The ids of scenarios: which are taken, and how one is read without reading its whole file. Which files have one id is
//! told in [`super::twice`].

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hasher as _},
    sync::atomic::{AtomicU64, Ordering},
};

use crate::scenario::{problem::Problem, repair, source};

/// Ids that are taken: of each a number, in a table that has room for all from the beginning and is shared by all cores.
///
/// Different ids can have one number, in one of 4,000,000,000 packs of 100,000 files (the birthday problem: n² / 2⁶⁵). What
/// is told here is therefore looked at again in [`super::twice`], and an id that seems to be taken is not given to anybody.
#[derive(Debug)]
pub struct Ids {
    /// A number stands in the slot that it leads to, or in the next free one behind it (linear probing). 0 is a free slot;
    /// what stands in one stays.
    slots: Box<[AtomicU64]>,
}

impl Ids {
    /// Room for so many ids. What comes after them is not kept.
    pub fn for_at_most(count: usize) -> Self {
        // A fifth stays free: the fuller the table, the longer the way to a free slot.
        let slots = count + count / 4 + 1;
        Self {
            slots: (0..slots).map(|_| AtomicU64::new(0)).collect(),
        }
    }

    /// Takes an id; false when it is taken already, or when there is no room left.
    pub(super) fn take(&self, id: &str) -> bool {
        let number = number_of(id);
        for slot in self.way(number) {
            // Of several cores with one id, all come by the same slots, and only one finds the last of them free.
            match slot.compare_exchange(0, number, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return true,
                Err(other) if other == number => return false,
                Err(_) => {}
            }
        }
        false
    }

    fn contains(&self, id: &str) -> bool {
        let number = number_of(id);
        let taken = self.way(number).map(|slot| slot.load(Ordering::Relaxed));
        taken.take_while(|other| *other != 0).any(|other| other == number)
    }

    /// All slots, from that of the number on.
    fn way(&self, number: u64) -> impl Iterator<Item = &AtomicU64> {
        let first = usize::try_from(number % self.slots.len() as u64).unwrap_or(0);
        let (before, from) = self.slots.split_at(first);
        from.iter().chain(before)
    }
}

/// An id that is put in where one is missing is unlike all others.
pub(super) fn make_unique(problems: &mut [Problem], taken: &Ids) {
    let mut new = BTreeSet::new();
    for problem in problems {
        let Some(given) = repair::given_id(problem).map(str::to_owned) else {
            continue;
        };
        let mut free = given.clone();
        let mut number = 1;
        while taken.contains(&free) || new.contains(&free) {
            number += 1;
            free = format!("{given}-{number}");
        }
        if free != given {
            repair::give_id(problem, &free);
        }
        new.insert(free);
    }
}

/// Never 0.
pub(super) fn number_of(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(id.as_bytes());
    hasher.finish().max(1)
}

/// The id of a scenario, without reading all of it.
pub(super) fn root_id(text: &str) -> Option<String> {
    with_root_id(text, |word| word.text.to_owned())
}

pub(super) fn root_id_place(text: &str) -> Option<std::ops::Range<usize>> {
    with_root_id(text, |word| word.span)
}

fn with_root_id<T>(text: &str, take: impl Fn(source::Word<'_>) -> T) -> Option<T> {
    let read = |text: &str| {
        let table = toml::de::DeTable::parse(text).ok()?;
        Some(source::Fields::new(table.get_ref()).word("id").map(&take))
    };
    // What stands above the first header is enough, unless that was no header.
    let head = text.find("\n[").and_then(|at| text.get(..at));
    head.and_then(read).or_else(|| read(text)).flatten()
}

#[cfg(test)]
mod tests {
    use std::{sync::Barrier, thread};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// However often an id comes, and on however many cores at once, one of them takes it.
        #[test]
        fn each_id_is_taken_once(words in prop::collection::vec("[ab]{0,5}", 0..200), cores in 1_usize..5) {
            let ids = Ids::for_at_most(words.len());
            let start = Barrier::new(cores);
            let work = || {
                start.wait();
                words.iter().filter(|word| ids.take(word)).collect::<Vec<_>>()
            };
            let taken: Vec<&String> = thread::scope(|scope| {
                let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
                workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
            });
            let distinct: BTreeSet<&String> = words.iter().collect();
            prop_assert_eq!(taken.len(), distinct.len());
            prop_assert_eq!(taken.into_iter().collect::<BTreeSet<_>>(), distinct);
            for word in &words {
                prop_assert!(ids.contains(word));
                let other = format!("{word}c");
                prop_assert!(!ids.contains(&other));
            }
        }
    }

    #[test]
    fn a_full_table_keeps_what_it_has() {
        let ids = Ids::for_at_most(2);
        let kept: Vec<String> = (0..100)
            .map(|number| number.to_string())
            .filter(|id| ids.take(id))
            .collect();
        assert_eq!(kept.len(), ids.slots.len());
        for number in 0..100 {
            let id = number.to_string();
            assert!(!ids.take(&id));
            assert_eq!(ids.contains(&id), kept.contains(&id));
        }
    }
}
