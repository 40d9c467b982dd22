//! What the registries name, for the files that refer to it: ids, numbers, sites, weights of problems. What stands behind a
//! name is in the registries themselves.

use std::collections::BTreeMap;

use crate::{
    helpdesk::Registry,
    locale::Localized,
    scenario::{
        Incident, form,
        problem::Severities,
        source::Fields,
        validate::{Known, words},
    },
    translate::lock::Lock,
};

/// Every id and incident that the registries name, also in entries that could not be read: what is wrong there is told
/// there, and not again wherever it is referred to.
#[derive(Clone, Debug, Default)]
pub(in crate::pack) struct Named {
    pub(in crate::pack) desks: Vec<String>,
    pub(in crate::pack) points: Vec<String>,
    pub(in crate::pack) first_aid: Vec<String>,
    pub(in crate::pack) terms: Vec<String>,
    pub(in crate::pack) incidents: Vec<Incident>,
    pub(in crate::pack) numbers: Vec<String>,
    pub(in crate::pack) sites: Vec<String>,
    pub(in crate::pack) institutions: Vec<String>,
    /// How every pack weighs problems, by its number.
    pub(in crate::pack) severities: BTreeMap<usize, Severities>,
    /// From what the translations of every pack were made, by its number, where that is noted and asked for.
    pub(in crate::pack) locks: BTreeMap<usize, Lock>,
}

impl Named {
    /// What the scenarios of the pack with this number may refer to; of a conversation, so many states are looked at.
    pub(in crate::pack) fn known<'p>(&'p self, pack: usize, desks: &'p Registry, states: usize) -> Known<'p> {
        let all = |list: &'p [String]| list.iter().map(String::as_str).collect();
        Known {
            helpdesks: all(&self.desks),
            desks: Some(desks),
            states,
            points: all(&self.points),
            first_aid: all(&self.first_aid),
            terms: all(&self.terms),
            incidents: self.incidents.clone(),
            numbers: all(&self.numbers),
            sites: all(&self.sites),
            institutions: all(&self.institutions),
            severities: self.severities.get(&pack).cloned().unwrap_or_default(),
            lock: self.locks.get(&pack),
        }
    }

    pub(super) fn add(&mut self, pack: usize, file: &str, table: Fields<'_, '_>) {
        if file == "pack.toml" {
            let severity = table.table("severity");
            let words = severity.iter().flat_map(|severity| {
                severity
                    .pairs()
                    .filter_map(|(code, word)| Some((code.text, word.get_ref().as_str()?)))
            });
            let may_be_weighed = |(code, _): &(&str, &str)| form::SEVERITY.key(code).is_some();
            self.severities
                .insert(pack, Severities::new(words.filter(may_be_weighed)));
            let institutions = table
                .table("institution")
                .into_iter()
                .flat_map(|list| list.entries());
            for (_, institution) in institutions {
                let name = words_of(institution, "name");
                self.institutions.extend(name);
            }
            return;
        }
        let list = match file {
            "helpdesks.toml" => &mut self.desks,
            "prevention.toml" => &mut self.points,
            "first-aid.toml" => &mut self.first_aid,
            "glossary.toml" => &mut self.terms,
            _ => return,
        };
        for (id, entry) in table.entries() {
            list.push(id.text.to_owned());
            if file == "helpdesks.toml" {
                let plain = |key: &str| entry.string(key).map(str::to_owned);
                self.numbers
                    .extend(plain("phone").into_iter().chain(plain("sms")));
                self.sites.extend(plain("web").into_iter().chain(plain("mail")));
                let incidents = entry.words("for").into_iter();
                self.incidents
                    .extend(incidents.filter_map(|word| Incident::from_word(word.text)));
            }
        }
    }
}

/// A text in every language in which it is there.
fn words_of(entry: Fields<'_, '_>, key: &str) -> Vec<String> {
    let found = words(entry, key);
    found
        .iter()
        .flat_map(Localized::iter)
        .map(|(_, text)| text.clone())
        .collect()
}
