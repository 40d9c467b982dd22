//! The ids that a new file can refer to: for each key that takes some, a few that fit its incident, those of its own pack
//! first. All of them are printed by `minuku list`.

use std::cmp::Reverse;

use crate::{
    explain::own,
    locale::Texts,
    pack::Pack,
    scenario::{Incident, Kind, Scenario, Verdict},
    text,
};

/// How many are named of each.
const FEW: usize = 5;
/// The cells of an id and what it is about together: one line of a comment.
const LINE: usize = 94;

/// Where a new file will lie.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'p> {
    /// Everything that it can refer to.
    pub pack: &'p Pack,
    /// What of it comes with the program.
    pub shipped: &'p Pack,
}

/// Ids that fit, by the key that takes them.
#[derive(Debug, Default)]
pub(super) struct Ids {
    by_key: Vec<(&'static str, Vec<(String, String)>)>,
}

impl Ids {
    /// For a file about an incident; `kind` is what it shows first, `None` in a conversation. After a genuine message there is
    /// nothing to be done.
    pub(super) fn fitting(
        beside: Beside<'_>,
        incident: Incident,
        (kind, verdict): (Option<Kind>, Verdict),
        texts: &Texts,
    ) -> Self {
        let Beside { pack, shipped } = beside;
        let alike = |scenario: &Scenario| match kind {
            _ if scenario.incident != incident => 0,
            Some(kind) if scenario.kind() == kind => 3,
            _ => 1,
        };
        let used = |ids: fn(&Scenario) -> &[String], id: &str| -> usize {
            let users = pack
                .scenarios
                .iter()
                .filter(|scenario| ids(scenario).iter().any(|other| other == id));
            users.map(|scenario| alike(scenario)).sum()
        };
        let points = pack.points.iter().map(|point| Candidate {
            id: &point.id,
            about: own(&point.text, texts),
            is_own: shipped.point(&point.id) != Some(point),
            uses: used(|scenario| &scenario.debrief.prevention, &point.id),
        });
        let terms = pack.terms.iter().map(|term| Candidate {
            id: &term.id,
            about: own(&term.term, texts),
            is_own: shipped.term(&term.id) != Some(term),
            uses: used(|scenario| &scenario.debrief.terms, &term.id),
        });
        let first_aid = pack.first_aid.iter().map(|entry| Candidate {
            id: &entry.id,
            about: own(&entry.title, texts),
            is_own: false,
            uses: usize::from(verdict == Verdict::Scam && entry.incident == incident),
        });
        let desks = pack.helpdesks.iter().map(|desk| Candidate {
            id: &desk.id,
            about: own(&desk.name, texts),
            is_own: false,
            uses: usize::from(desk.incidents.contains(&incident)),
        });
        Self {
            by_key: vec![
                ("prevention", best(points)),
                ("terms", best(terms)),
                ("first_aid", best(first_aid)),
                ("helpdesk", best(desks)),
            ],
        }
    }

    /// Those for a key, and the word by which `minuku list` prints all of them.
    pub(super) fn of(&self, key: &str) -> Option<(&'static str, &[(String, String)])> {
        let (key, ids) = self.by_key.iter().find(|(other, _)| *other == key)?;
        let word = match *key {
            "first_aid" => "first-aid",
            "helpdesk" => "helpdesks",
            key => key,
        };
        Some((word, ids.as_slice())).filter(|(_, ids)| !ids.is_empty())
    }
}

struct Candidate<'p> {
    id: &'p str,
    about: String,
    is_own: bool,
    /// How often scenarios like the new one refer to it.
    uses: usize,
}

/// The few that fit best; what neither fits nor is the pack's own is left out.
fn best<'p>(candidates: impl Iterator<Item = Candidate<'p>>) -> Vec<(String, String)> {
    let mut found: Vec<Candidate<'p>> = candidates
        .filter(|candidate| candidate.is_own || candidate.uses > 0)
        .collect();
    // What is used alike stays in the order of its file.
    found.sort_by_key(|candidate| Reverse((candidate.is_own, candidate.uses)));
    found.truncate(FEW);
    let told = |candidate: Candidate<'_>| {
        let about = text::clean_line(&candidate.about).into_owned();
        let room = LINE.saturating_sub(text::width(candidate.id));
        (candidate.id.to_owned(), text::truncate(&about, room).into_owned())
    };
    found.into_iter().map(told).collect()
}
