//! The words of registries, by the rules for scenarios as far as these mean something there: whether the languages are two
//! (M05), whether marks or placeholders are left over (M0312, M0708), whether a family tells what its messages are (M0701),
//! whether advice can be read in one piece (M0804) and names nobody but helpdesks (M06). What helpdesks say of themselves is real, and is left alone.

use std::ops::Range;

use toml::de::DeTable;

use super::{
    super::{
        form, keyed,
        problem::Report,
        source::{Fields, Word},
        traces::{self, Kind},
    },
    Known, display, languages, safety, teaching,
    texts::{self, Part, Said, place},
    unwritten,
};
use crate::locale::Language;

/// The registries that give advice: what is real in them has to be a helpdesk's.
const ADVICE: [&str; 3] = ["prevention.toml", "first-aid.toml", "glossary.toml"];

/// Something in a text that may be real. Whether a helpdesk has it is known when all registries are read.
#[derive(Debug)]
pub struct Suspect {
    kind: Kind,
    found: String,
    span: Range<usize>,
}

/// Judges the words of the registry with this name within its pack, and gives back what is still to be looked up.
pub fn registry(name: &str, table: &DeTable<'_>, report: &mut Report) -> Vec<Suspect> {
    let texts = gather(name, table);
    texts::judge(&texts, report);
    languages::judge(&texts, report);
    teaching::telling_words(&texts, report);
    unwritten::judge(Fields::new(table), &texts, report);
    if !ADVICE.contains(&name) {
        return Vec::new();
    }
    let mut suspects = Vec::new();
    for (_, word) in texts.iter().flat_map(Said::words) {
        display::advice(word, report);
        let traces = traces::find(word.text).into_iter();
        for trace in traces.filter(|trace| !trace.is_harmless) {
            suspects.push(Suspect {
                kind: trace.kind,
                found: word.text.get(trace.at.clone()).unwrap_or_default().to_owned(),
                span: place(report, word, trace.at),
            });
        }
    }
    suspects
}

impl Suspect {
    /// Reports it, unless a helpdesk has it.
    pub fn judge(&self, known: &Known<'_>, report: &mut Report) {
        if !safety::is_allowed(self.kind, &self.found, Part::Why, known) {
            report
                .error(safety::code(self.kind), self.span.clone())
                .with("found", self.found.as_str());
        }
    }
}

fn gather<'t>(name: &str, table: &'t DeTable<'_>) -> Vec<Said<'t>> {
    let said = |keyed: keyed::Keyed<'t>| {
        let word = |language: Language| {
            keyed.get(language.tag()).map(|word| Word {
                text: word.text,
                span: word.span.clone(),
            })
        };
        Said {
            part: if keyed.form.name == form::FAMILY.name {
                Part::Title
            } else {
                Part::Why
            },
            kind: "",
            is_aligned: false,
            ja: word(Language::Ja),
            en: word(Language::En),
            line: None,
            key: Word {
                text: keyed.name,
                span: keyed.span,
            },
        }
    };
    keyed::gather(name, table).into_iter().map(said).collect()
}
