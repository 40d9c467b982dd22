//! What a pack covers and where it is thin: how many scenarios of which family, kind, difficulty and role, which clue
//! types are taught how often, which registry entries nothing refers to, how long it takes to read, what is translated.
//! Counts only; how they are printed is the business of `minuku stats`, and whether a scenario teaches well that of
//! readers.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    helpdesk::Region,
    locale::{Language, Localized},
    pack::Pack,
    quiz::minutes,
    scenario::{
        Ask, Conversation, Cue, Difficulty, Incident, Kind, Marked, Passage, Role, Scenario, Steps, Verdict,
    },
};

/// Scenarios that have something in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many are scams.
    pub scams: usize,
    /// How many are genuine.
    pub genuine: usize,
    /// How many there are of every difficulty, in the order of [`Difficulty::ALL`].
    pub difficulties: [usize; Difficulty::ALL.len()],
    /// How many are for employees, and how many for branch staff.
    pub roles: [usize; 2],
    /// What is shown in them first.
    pub kinds: BTreeSet<Kind>,
}

impl Group {
    fn add(&mut self, scenario: &Scenario) {
        match scenario.verdict {
            Verdict::Scam => self.scams += 1,
            Verdict::Genuine => self.genuine += 1,
        }
        let step = Difficulty::ALL
            .iter()
            .position(|step| *step == scenario.difficulty());
        if let Some(count) = step.and_then(|step| self.difficulties.get_mut(step)) {
            *count += 1;
        }
        for (count, role) in self.roles.iter_mut().zip([Role::Employee, Role::Staff]) {
            *count += usize::from(scenario.roles.contains(&role));
        }
        self.kinds.insert(scenario.kind());
    }

    /// All of them.
    pub const fn all(&self) -> usize {
        self.scams + self.genuine
    }
}

/// How often a clue type is taught.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taught {
    /// In how many scenarios.
    pub scenarios: usize,
    /// How many clues there are of it.
    pub clues: usize,
}

/// The texts of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The language.
    pub language: Language,
    /// Minutes for reading and answering everything once.
    pub minutes: usize,
    /// How many texts are there in this language.
    pub texts: usize,
    /// How many texts there are in any language.
    pub of: usize,
}

/// What a pack covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All scenarios together.
    pub total: Group,
    /// How many conversations at the counter there are.
    pub conversations: usize,
    /// By family.
    pub families: BTreeMap<String, Group>,
    /// By what is shown first.
    pub kinds: BTreeMap<Kind, Group>,
    /// By incident.
    pub incidents: BTreeMap<Incident, Group>,
    /// How many questions of every kind, by the word of the format.
    pub asks: BTreeMap<&'static str, usize>,
    /// Every clue type, taught or not.
    pub cues: BTreeMap<Cue, Taught>,
    /// Scams in which an unsafe action shows what would have come next.
    pub consequences: usize,
    /// Helpdesks of the pack that no question is answered by and no first step calls.
    pub unused_helpdesks: Vec<String>,
    /// Prevention points that no debrief gives.
    pub unused_points: Vec<String>,
    /// First-aid entries that no question and no debrief names.
    pub unused_first_aid: Vec<String>,
    /// Terms that no debrief explains.
    pub unused_terms: Vec<String>,
    /// Every language.
    pub reading: Vec<Reading>,
}

impl Coverage {
    /// Counts the scenarios and registry entries of a pack that `own` says yes to.
    pub fn of(pack: &Pack, own: impl Fn(Entry<'_>) -> bool) -> Self {
        let scenarios: Vec<&Scenario> = pack
            .scenarios
            .iter()
            .map(AsRef::as_ref)
            .filter(|scenario| own(Entry::Scenario(scenario)))
            .collect();
        let conversations: Vec<&Conversation> = pack
            .conversations
            .iter()
            .map(AsRef::as_ref)
            .filter(|conversation| own(Entry::Conversation(conversation)))
            .collect();
        let mut coverage = Self {
            conversations: conversations.len(),
            cues: Cue::ALL.iter().map(|cue| (*cue, Taught::default())).collect(),
            ..Self::default()
        };
        for scenario in &scenarios {
            coverage.total.add(scenario);
            coverage
                .families
                .entry(scenario.family.clone())
                .or_default()
                .add(scenario);
            coverage.kinds.entry(scenario.kind()).or_default().add(scenario);
            coverage
                .incidents
                .entry(scenario.incident)
                .or_default()
                .add(scenario);
            for ask in &scenario.asks {
                *coverage.asks.entry(ask_word(ask)).or_default() += 1;
            }
            coverage.count_cues(scenario);
            let leads = scenario.verdict == Verdict::Scam
                && scenario.exhibits.iter().any(|exhibit| exhibit.id.is_some());
            coverage.consequences += usize::from(leads);
        }
        coverage.find_unused(pack, &scenarios, &conversations, &own);
        coverage.reading = Language::ALL
            .into_iter()
            .map(|language| {
                let texts: Vec<bool> = scenarios
                    .iter()
                    .flat_map(|scenario| texts(scenario, language))
                    .collect();
                Reading {
                    language,
                    minutes: minutes(scenarios.iter().copied(), language),
                    texts: texts.iter().filter(|there| **there).count(),
                    of: texts.len(),
                }
            })
            .collect();
        coverage
    }

    fn count_cues(&mut self, scenario: &Scenario) {
        let cues: Vec<Cue> = scenario.clues.iter().filter_map(|clue| clue.cue).collect();
        for cue in &cues {
            self.cues.entry(*cue).or_default().clues += 1;
        }
        for cue in cues.into_iter().collect::<BTreeSet<Cue>>() {
            self.cues.entry(cue).or_default().scenarios += 1;
        }
    }

    fn find_unused(
        &mut self,
        pack: &Pack,
        scenarios: &[&Scenario],
        conversations: &[&Conversation],
        own: &impl Fn(Entry<'_>) -> bool,
    ) {
        let mut desks: BTreeSet<&str> = BTreeSet::new();
        let mut first_aid: BTreeSet<&str> = BTreeSet::new();
        let mut points: BTreeSet<&str> = BTreeSet::new();
        let mut terms: BTreeSet<&str> = BTreeSet::new();
        for scenario in scenarios {
            for ask in &scenario.asks {
                match ask {
                    Ask::Helpdesk { incident, at, .. } => {
                        let at = pack.helpdesks.instant(*at);
                        let desk = pack.helpdesks.first_to_call(*incident, Region::Jp, at);
                        desks.extend(desk.map(|desk| desk.id.as_str()));
                    }
                    Ask::Order {
                        steps: Steps::FirstAid(id),
                        ..
                    } => {
                        first_aid.insert(id);
                    }
                    _ => {}
                }
            }
            points.extend(scenario.debrief.prevention.iter().map(String::as_str));
            terms.extend(scenario.debrief.terms.iter().map(String::as_str));
            let named = &scenario.debrief.first_aid;
            first_aid.extend(named.iter().map(String::as_str));
            if named.is_empty() && scenario.verdict == Verdict::Scam {
                let of_incident = pack
                    .first_aid
                    .iter()
                    .filter(|entry| entry.incident == scenario.incident);
                first_aid.extend(of_incident.map(|entry| entry.id.as_str()));
            }
        }
        for conversation in conversations {
            desks.extend(conversation.picked_desks());
            points.extend(conversation.debrief.prevention.iter().map(String::as_str));
            terms.extend(conversation.debrief.terms.iter().map(String::as_str));
            first_aid.extend(conversation.debrief.first_aid.iter().map(String::as_str));
        }
        desks.extend(
            pack.first_aid
                .iter()
                .filter(|entry| first_aid.contains(entry.id.as_str()))
                .flat_map(|entry| entry.steps.iter().filter_map(|step| step.helpdesk.as_deref())),
        );
        let unused = |ids: Vec<&str>, used: &BTreeSet<&str>, registry: &'static str| {
            ids.into_iter()
                .filter(|id| !used.contains(id) && own(Entry::Registry(registry, id)))
                .map(str::to_owned)
                .collect()
        };
        // Desks abroad belong to the pages for people abroad, not to questions.
        let here = pack.helpdesks.iter().filter(|desk| desk.region == Region::Jp);
        self.unused_helpdesks = unused(here.map(|desk| desk.id.as_str()).collect(), &desks, "helpdesks");
        let ids = pack.points.iter().map(|point| point.id.as_str()).collect();
        self.unused_points = unused(ids, &points, "prevention");
        let ids = pack.first_aid.iter().map(|entry| entry.id.as_str()).collect();
        self.unused_first_aid = unused(ids, &first_aid, "first-aid");
        let ids = pack.terms.iter().map(|term| term.id.as_str()).collect();
        self.unused_terms = unused(ids, &terms, "glossary");
    }
}

/// What [`Coverage::of`] asks about.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'p> {
    /// A scenario.
    Scenario(&'p Scenario),
    /// A conversation at the counter.
    Conversation(&'p Conversation),
    /// A registry by its file, without the ending, and an id in it.
    Registry(&'static str, &'p str),
}

/// The word by which the format names a question.
pub const fn ask_word(ask: &Ask) -> &'static str {
    match ask {
        Ask::Verdict => "verdict",
        Ask::Choice(_) => "choice",
        Ask::Choices(_) => "choices",
        Ask::Clues { .. } => "clues",
        Ask::Order { .. } => "order",
        Ask::Helpdesk { .. } => "helpdesk",
    }
}

/// For every text of a scenario, whether it is there in a language.
fn texts(scenario: &Scenario, language: Language) -> Vec<bool> {
    let plain = |text: &Localized<String>| !text.is_missing(language);
    let marked = |text: &Localized<Marked>| !text.is_missing(language);
    let mut found = vec![
        plain(&scenario.title),
        plain(&scenario.situation),
        plain(&scenario.debrief.story),
    ];
    let passages = scenario
        .exhibits
        .iter()
        .flat_map(|exhibit| exhibit.body.passages());
    found.extend(passages.map(|passage: &Passage| marked(&passage.text)));
    for clue in &scenario.clues {
        found.extend(clue.reveal.as_ref().map(plain));
        found.push(plain(&clue.why));
    }
    for ask in &scenario.asks {
        match ask {
            Ask::Verdict => {}
            Ask::Choice(options) | Ask::Choices(options) => {
                found.push(plain(&options.text));
                found.extend(
                    options
                        .options
                        .iter()
                        .flat_map(|option| [plain(&option.text), plain(&option.why)]),
                );
            }
            Ask::Clues { text } | Ask::Helpdesk { text, .. } => found.extend(text.as_ref().map(plain)),
            Ask::Order { text, steps } => {
                found.push(plain(text));
                if let Steps::Own(steps) = steps {
                    found.extend(steps.iter().map(plain));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::load::{Place, load};

    #[test]
    fn every_scenario_is_counted_once_in_every_table() {
        let pack = load(&[Place::Embedded]);
        let coverage = Coverage::of(&pack, |_| true);
        let all = pack.scenarios.len();
        assert_eq!(coverage.total.all(), all);
        let sums = [
            coverage.families.values().map(Group::all).sum::<usize>(),
            coverage.kinds.values().map(Group::all).sum(),
            coverage.incidents.values().map(Group::all).sum(),
            coverage.total.difficulties.iter().sum(),
            coverage.asks.get("verdict").copied().unwrap_or_default(),
        ];
        assert_eq!(sums, [all; 5]);
    }

    #[test]
    fn what_is_not_ones_own_is_left_out() {
        let pack = load(&[Place::Embedded]);
        let one = pack
            .scenarios
            .first()
            .map(|scenario| scenario.id.clone())
            .unwrap();
        let coverage = Coverage::of(
            &pack,
            |entry| matches!(entry, Entry::Scenario(scenario) if scenario.id == one),
        );
        assert_eq!(coverage.total.all(), 1);
        assert_eq!(coverage.unused_points, Vec::<String>::new());
        assert!(coverage.cues.len() == Cue::ALL.len());
    }

    #[test]
    fn an_entry_that_nothing_names_is_found() {
        let pack = load(&[Place::Embedded]);
        let coverage = Coverage::of(&pack, |entry| matches!(entry, Entry::Registry(..)));
        // Without any scenario, nothing is used.
        assert_eq!(coverage.unused_points.len(), pack.points.len());
        assert_eq!(coverage.unused_terms.len(), pack.terms.len());
        assert_eq!(coverage.unused_first_aid.len(), pack.first_aid.len());
    }
}
