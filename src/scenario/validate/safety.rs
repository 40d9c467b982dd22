//! What must never reach a learner (M06): names and numbers that belong to somebody, links that act, real brands. The
//! scene, that is all that is shown as real, has none of them; what teaches may name the helpdesks of the registry.

use super::{
    super::{
        brands,
        problem::Report,
        traces::{self, Kind},
    },
    Known,
    texts::{Part, Said, place, shown},
};

pub(super) fn judge(texts: &[Said<'_>], known: &Known<'_>, report: &mut Report) {
    for said in texts {
        for (language, word) in said.words() {
            let text = if said.part.has_marks() {
                shown(word.text)
            } else {
                word.text.into()
            };
            // Marks may stand inside what is found; it is pointed at as a whole where it can be, else the whole text.
            let mut from = 0;
            let mut at = |found: &str| {
                let start = word.text.get(from..)?.find(found)? + from;
                from = start + found.len();
                Some(start..from)
            };
            for trace in traces::find(&text) {
                let found = text.get(trace.at.clone()).unwrap_or_default();
                if trace.is_harmless || is_allowed(trace.kind, found, said.part, known) {
                    continue;
                }
                let span = at(found).map_or_else(|| word.span.clone(), |at| place(report, word, at));
                report.error(code(trace.kind), span).with("found", found);
            }
            // What teaches may name the program in which one clicks.
            if matches!(said.part, Part::Why | Part::Step) {
                continue;
            }
            if let Some(brand) = brands::find(&text, language) {
                let found = text.get(brand).unwrap_or_default();
                if known.institutions.iter().any(|name| name.contains(found)) {
                    continue;
                }
                let at = word.text.find(found).map(|at| at..at + found.len());
                let span = at.map_or_else(|| word.span.clone(), |at| place(report, word, at));
                report.warning("M0609", span).with("found", found);
            }
        }
    }
}

/// The code of what must not be found.
pub(super) const fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Host => "M0604",
        Kind::Address => "M0605",
        Kind::Phone => "M0606",
        Kind::Card => "M0607",
        Kind::Scheme => "M0608",
    }
}

/// Whether something real may stand here: the numbers and sites of the registry, where something is taught.
pub(super) fn is_allowed(kind: Kind, found: &str, part: Part, known: &Known<'_>) -> bool {
    match kind {
        // The dots in the name of a file are no host's.
        Kind::Host if part == Part::File => true,
        _ if part.is_scene() => false,
        Kind::Host => known.sites.iter().any(|site| {
            let host = site
                .rsplit('@')
                .next()
                .unwrap_or(site)
                .trim_start_matches("https://");
            let host = host.split('/').next().unwrap_or(host).trim_start_matches("www.");
            host.eq_ignore_ascii_case(found.trim_start_matches("www."))
        }),
        Kind::Phone => {
            let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
            let wanted = digits(found);
            known.numbers.iter().any(|number| digits(number) == wanted)
        }
        Kind::Address | Kind::Card | Kind::Scheme => false,
    }
}
