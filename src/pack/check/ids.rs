//! The ids of scenarios: which are taken, and how one is read without reading its whole file. Which files have one id is
//! told in [`super::twice`].

use std::hash::{DefaultHasher, Hasher as _};

use crate::scenario::{problem::Problem, repair, source};

/// Ids that are taken, as numbers: to keep the ids of a hundred thousand files would take much more.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Sorted.
    pub(super) numbers: Vec<u64>,
}

impl Ids {
    fn contains(&self, id: &str) -> bool {
        self.numbers.binary_search(&number_of(id)).is_ok()
    }

    pub(super) fn insert(&mut self, id: &str) {
        let number = number_of(id);
        if let Err(at) = self.numbers.binary_search(&number) {
            self.numbers.insert(at, number);
        }
    }
}

/// An id that is put in where one is missing is unlike all others.
pub(super) fn make_unique(problems: &mut [Problem], taken: &mut Ids) {
    for problem in problems {
        let Some(given) = repair::given_id(problem).map(str::to_owned) else {
            continue;
        };
        let mut free = given.clone();
        let mut number = 1;
        while taken.contains(&free) {
            number += 1;
            free = format!("{given}-{number}");
        }
        taken.insert(&free);
        if free != given {
            repair::give_id(problem, &free);
        }
    }
}

pub(super) fn number_of(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(id.as_bytes());
    hasher.finish()
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
