//! What there is to train with: scenarios and the registries that they refer to, merged from the shipped pack, the
//! user's packs and the folders named on the command line. How files are found and read is in [`load`]; here is what
//! comes out of it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    helpdesk::{Advice, Region, Registry},
    locale::Localized,
    scenario::{Conversation, Incident, Scenario, problem::Problem},
};

pub mod check;
pub mod files;
pub mod load;
pub mod proof;
mod registry;

/// Everything that is loaded. An empty one is what there is before loading.
#[derive(Debug, Default)]
pub struct Pack {
    /// Every scenario that could be read and is not a draft, in the order of packs and files.
    pub scenarios: Vec<Arc<Scenario>>,
    /// Every conversation at the counter, likewise. Its ids differ from those of the scenarios.
    pub conversations: Vec<Arc<Conversation>>,
    /// What is marked as a draft, by id.
    pub drafts: Vec<DraftFile>,
    /// Whom to call.
    pub helpdesks: Registry,
    /// Prevention points, in the order of the files.
    pub points: Vec<Point>,
    /// First aid, in the order of the files.
    pub first_aid: Vec<FirstAid>,
    /// The glossary, in the order of the files.
    pub terms: Vec<Term>,
    /// The fictional institutions.
    pub institutions: Vec<Institution>,
    /// The families of scenarios that have a name.
    pub families: Vec<Family>,
    /// Everything that is wrong with the files, sorted by file and place.
    pub problems: Vec<Problem>,
    /// The names of all files, as they are shown to people.
    pub files: Vec<Arc<str>>,
    /// The packs that were loaded, in their order.
    pub editions: Vec<Edition>,
}

/// A scenario or conversation that its author keeps from learners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// Its id.
    pub id: String,
    /// Its file, as it is shown to people.
    pub file: Arc<str>,
}

/// A pack by name and version, as its `pack.toml` has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Unique among packs.
    pub id: String,
    /// The version, in the author's words; empty where there is none.
    pub version: String,
}

/// One piece of advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Unique.
    pub id: String,
    /// The advice, in one sentence.
    pub text: Localized<String>,
    /// Why.
    pub why: Option<Localized<String>>,
    /// The group it belongs to: 1 messages and log-in data, 2 devices and attachments, 3 money, shops, bills, calls.
    pub group: u8,
}

/// What to do after it happened, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstAid {
    /// Unique.
    pub id: String,
    /// What happened.
    pub incident: Incident,
    /// When exactly it applies.
    pub title: Localized<String>,
    /// In the right order.
    pub steps: Vec<Step>,
}

/// One step of first aid.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Unique within the entry.
    pub id: String,
    /// What to do.
    pub text: Localized<String>,
    /// Why, or why now.
    pub why: Option<Localized<String>>,
    /// The helpdesk to call in this step.
    pub helpdesk: Option<String>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Unique.
    pub id: String,
    /// The word.
    pub term: Localized<String>,
    /// How it is read in Japanese, in kana.
    pub reading: Option<String>,
    /// What it means.
    pub text: Localized<String>,
    /// Related terms, by id.
    pub see: Vec<String>,
}

/// A fictional institution that the exhibits speak of.
#[derive(Clone, Debug, PartialEq)]
pub struct Institution {
    /// Unique.
    pub id: String,
    /// Its name.
    pub name: Localized<String>,
    /// What it is.
    pub what: Option<Localized<String>>,
    /// Its official domain.
    pub domain: Option<String>,
}

/// A family of scenarios: one situation, met in several variants, fraudulent and genuine ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    /// Unique; scenarios name it.
    pub id: String,
    /// The situation in a few words. It never says whether something is a scam.
    pub name: Localized<String>,
}

impl Pack {
    /// The scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The name of a family; `None` where no pack names it.
    pub fn family_name(&self, id: &str) -> Option<&Localized<String>> {
        self.families
            .iter()
            .find(|family| family.id == id)
            .map(|family| &family.name)
    }

    /// The conversation with this id.
    pub fn conversation(&self, id: &str) -> Option<&Arc<Conversation>> {
        self.conversations
            .iter()
            .find(|conversation| conversation.id == id)
    }

    /// The draft with this id.
    pub fn draft(&self, id: &str) -> Option<&DraftFile> {
        self.drafts.iter().find(|draft| draft.id == id)
    }

    /// The prevention point with this id.
    pub fn point(&self, id: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.id == id)
    }

    /// The first-aid entry with this id.
    pub fn first_aid(&self, id: &str) -> Option<&FirstAid> {
        self.first_aid.iter().find(|entry| entry.id == id)
    }

    /// Whom to call in Japan after an incident, first to call first: the desks that help with it, and those that the
    /// first steps of these cases name.
    pub fn whom_to_call<'c>(
        &self,
        incident: Incident,
        cases: impl IntoIterator<Item = &'c FirstAid>,
        at: DateTime<Utc>,
    ) -> Vec<Advice<'_>> {
        let steps = cases.into_iter().flat_map(|case| &case.steps);
        let named = steps.filter_map(|step| step.helpdesk.as_deref());
        self.helpdesks.who_to_call_in(incident, named, Region::Jp, at)
    }

    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }
}
