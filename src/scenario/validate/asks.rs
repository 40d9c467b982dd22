//! Reads `[[ask]]`: what is asked, with every answer that is wrong in itself. Ids outside the file are only noted here;
//! they are judged where all of them are known.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use toml::de::DeValue;

use super::{
    super::{
        AnswerOption, Ask, Clue, Exhibit, Incident, Options, Steps, Verdict,
        form::ASKS,
        problem::{Report, nearest},
        source::{Fields, Word},
        structure::is_id,
    },
    Reference, Registry, moment_of, words,
};
use crate::locale::{Language, Localized};

/// Fewer steps cannot be put into order in an interesting way.
const LEAST_STEPS: usize = 3;

#[expect(
    clippy::too_many_arguments,
    reason = "each is a different part of the file that questions refer to"
)]
pub(super) fn read_asks<'t>(
    fields: Fields<'t, '_>,
    verdict: Option<Verdict>,
    incident: Option<Incident>,
    clues: &[(Word<'_>, Option<Clue>)],
    exhibits: &[Option<Exhibit>],
    consequences: &[Option<Word<'_>>],
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Vec<Ask>> {
    let mut asks = Vec::new();
    let mut led = BTreeSet::new();
    let mut verdicts = 0;
    let tables = fields.tables("ask");
    for (ask, span) in &tables {
        let (ask, span) = (*ask, span.clone());
        let kind = ask.string("kind");
        let place = ask.span("kind").unwrap_or(span);
        let read = match kind {
            Some("verdict") => {
                verdicts += 1;
                if verdicts > 1 {
                    report.error("M0203", place);
                }
                Some(Ask::Verdict)
            }
            Some(kind @ ("choice" | "choices")) => {
                let options = read_options(ask, kind == "choice", place, consequences, &mut led, report);
                options.map(if kind == "choice" {
                    Ask::Choice
                } else {
                    Ask::Choices
                })
            }
            Some("clues") => {
                let marked = exhibits.first().and_then(Option::as_ref).is_some_and(|exhibit| {
                    exhibit
                        .body
                        .passages()
                        .iter()
                        .flat_map(|passage| passage.text.iter())
                        .any(|(_, text)| {
                            text.marks.iter().any(|mark| {
                                // Also one that is misspelt, which has been told already.
                                clues.get(mark.clue).is_some_and(|(name, _)| {
                                    fields
                                        .table("clue")
                                        .and_then(|clues| clues.table(name.text))
                                        .is_some_and(|clue| clue.value("cue").is_some())
                                })
                            })
                        })
                });
                if verdict == Some(Verdict::Genuine) {
                    report
                        .error("M0214", place)
                        .related(fields.span("verdict").unwrap_or_default());
                } else if exhibits.first().is_some_and(Option::is_some) && !marked {
                    report.error("M0204", place);
                }
                Some(Ask::Clues {
                    text: words(ask, "text"),
                })
            }
            Some("order") => read_order(fields, ask, report, references),
            Some("helpdesk") => read_helpdesk(ask, (verdict, incident), place, report, references),
            _ => None,
        };
        asks.push(read);
    }
    // A first question whose kind is missing or misspelt may be it.
    if let Some((first, _)) = tables.first()
        && let Some(kind) = first.word("kind")
        && kind.text != "verdict"
        && ASKS.iter().any(|(word, _)| *word == kind.text)
    {
        report.error("M0211", kind.span);
    }
    for id in consequences.iter().skip(1).flatten() {
        if !led.contains(id.text) {
            report.error("M0210", id.span.clone()).with("id", id.text);
        }
    }
    unused_steps(fields, &tables, report);
    asks.into_iter().collect()
}

/// Reports steps that no question puts into order. Where the steps of some question are a registry's, or too few, something
/// else has been told or is under way.
fn unused_steps(fields: Fields<'_, '_>, asks: &[(Fields<'_, '_>, Range<usize>)], report: &mut Report) {
    let Some(steps) = fields.table("step") else { return };
    let mut used: Vec<&str> = Vec::new();
    for (ask, _) in asks.iter().filter(|(ask, _)| ask.string("kind") == Some("order")) {
        let ids = ask.words("steps");
        if ids.len() < LEAST_STEPS {
            return;
        }
        used.extend(ids.iter().map(|id| id.text));
    }
    for (name, _) in steps.entries() {
        // One that was meant by a misspelt id is used.
        let is_meant = || {
            used.iter()
                .any(|id| steps.table(id).is_none() && nearest(id, [name.text]).is_some())
        };
        if is_id(name.text) && !used.contains(&name.text) && !is_meant() {
            report.warning("M0225", name.span.clone()).with("step", name.text);
        }
    }
}

fn read_options<'t>(
    ask: Fields<'t, '_>,
    single: bool,
    place: Range<usize>,
    consequences: &[Option<Word<'_>>],
    led: &mut BTreeSet<String>,
    report: &mut Report,
) -> Option<Options> {
    let mut options: Vec<Option<AnswerOption>> = Vec::new();
    let mut ids: Vec<Word<'t>> = Vec::new();
    let mut right: Vec<Range<usize>> = Vec::new();
    let tables = ask.tables("option");
    for (option, span) in &tables {
        if let Some(id) = option.word("id") {
            if let Some(first) = ids.iter().find(|other| other.text == id.text) {
                report
                    .error("M0207", id.span.clone())
                    .with("id", id.text)
                    .related(first.span.clone());
            }
            ids.push(id);
        }
        if option.flag("right") {
            right.push(option.key_span("right").unwrap_or_else(|| span.clone()));
        }
        let mut leads = None;
        if let Some(target) = option.word("leads") {
            led.insert(target.text.to_owned());
            leads = consequences
                .iter()
                .position(|id| id.as_ref().is_some_and(|id| id.text == target.text));
            if leads.is_none() {
                let known = consequences.iter().flatten().map(|id| id.text);
                let meant = nearest(target.text, known);
                let problem = report
                    .error("M0215", target.span.clone())
                    .with("found", target.text);
                if let Some(meant) = meant {
                    problem.with("nearest", meant);
                    led.insert(meant.to_owned());
                }
            }
        }
        options.push(option.string("id").and_then(|id| {
            Some(AnswerOption {
                id: id.to_owned(),
                text: words(*option, "text")?,
                why: words(*option, "why")?,
                right: option.flag("right"),
                leads,
            })
        }));
    }
    if tables.len() == 1 {
        report.error("M0216", place.clone());
    }
    if tables.len() > 9 {
        report.error("M0217", place.clone()).with("limit", "9");
    }
    same_text(&tables, report);
    if !single && tables.len() > 1 && right.len() == tables.len() {
        report.error("M0222", place.clone());
    }
    if right.is_empty() && !tables.is_empty() {
        report.error("M0201", place);
    } else if single && let [first, second, ..] = right.as_slice() {
        report.error("M0202", second.clone()).related(first.clone());
    }
    Some(Options {
        text: words(ask, "text")?,
        options: options.into_iter().collect::<Option<_>>()?,
    })
}

/// Reports answers that read the same in a language: nobody could tell them apart.
fn same_text(answers: &[(Fields<'_, '_>, Range<usize>)], report: &mut Report) {
    for language in Language::ALL {
        let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        for (answer, _) in answers {
            let Some(text) = answer.table("text").and_then(|text| text.word(language.tag())) else {
                continue;
            };
            let words = text.text.trim();
            match seen.get(words) {
                // An empty text is told as such.
                Some(first) if !words.is_empty() => {
                    report.error("M0221", text.span).related(first.clone());
                }
                _ => {
                    seen.insert(words, text.span);
                }
            }
        }
    }
}

fn read_order<'t>(
    fields: Fields<'t, '_>,
    ask: Fields<'t, '_>,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Ask> {
    let text = words(ask, "text");
    let steps = match ask.word("steps") {
        Some(word) => {
            let id = word.text.strip_prefix("first-aid:")?;
            references.push(Reference {
                registry: Registry::FirstAid,
                word: Word {
                    text: id,
                    span: word.span,
                },
            });
            Steps::FirstAid(id.to_owned())
        }
        None => Steps::Own(own_steps(fields, ask, report)?),
    };
    Some(Ask::Order { text: text?, steps })
}

fn own_steps(
    fields: Fields<'_, '_>,
    ask: Fields<'_, '_>,
    report: &mut Report,
) -> Option<Vec<Localized<String>>> {
    let table = fields.table("step");
    let known: Vec<&str> = table
        .map(|table| table.entries().into_iter().map(|(name, _)| name.text).collect())
        .unwrap_or_default();
    let ids = ask.words("steps");
    let mut steps = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        if let Some(first) = ids.iter().take(index).find(|other| other.text == id.text) {
            report
                .error("M0206", id.span.clone())
                .with("id", id.text)
                .related(first.span.clone());
        }
        let entry = table.and_then(|table| table.table(id.text));
        if entry.is_none() {
            report
                .error("M0218", id.span.clone())
                .with("found", id.text)
                .near(id.text, known.iter().copied());
        }
        steps.push(entry.and_then(|entry| words(entry, "text")));
    }
    let entries: Vec<_> = ids
        .iter()
        .filter_map(|id| Some((table?.table(id.text)?, id.span.clone())))
        .collect();
    // A step that comes twice has been told.
    if ids.iter().map(|id| id.text).collect::<BTreeSet<_>>().len() == ids.len() {
        same_text(&entries, report);
    }
    if (1..LEAST_STEPS).contains(&ids.len()) || ids.len() > 9 {
        report.error("M0219", ask.span("steps").unwrap_or_default());
    }
    steps.into_iter().collect()
}

fn read_helpdesk<'t>(
    ask: Fields<'t, '_>,
    (verdict, incident): (Option<Verdict>, Option<Incident>),
    place: Range<usize>,
    report: &mut Report,
    references: &mut Vec<Reference<'t>>,
) -> Option<Ask> {
    let own = ask.word("incident");
    // That a scam has an incident is told where it is missing.
    let is_told = own.is_none() && verdict == Some(Verdict::Scam);
    let incident = own
        .as_ref()
        .map_or(incident, |word| Incident::from_word(word.text))?;
    let place = own.map_or(place, |word| word.span);
    if incident == Incident::None {
        if !is_told {
            report.error("M0208", place);
        }
    } else {
        let word = Word {
            text: incident.word(),
            span: place,
        };
        references.push(Reference {
            registry: Registry::HelpdeskFor,
            word,
        });
    }
    let at = match ask.value("at")?.get_ref() {
        DeValue::Datetime(moment) => moment_of(moment),
        _ => None,
    };
    if at.is_none()
        && let Some(span) = ask.span("at")
        && !report.has_errors()
    {
        report
            .error("M0116", span.clone())
            .with("found", report_text(ask, "at"));
    }
    Some(Ask::Helpdesk {
        text: words(ask, "text"),
        incident,
        at: at?,
    })
}

fn report_text(ask: Fields<'_, '_>, key: &str) -> String {
    match ask.value(key).map(toml::Spanned::get_ref) {
        Some(DeValue::Datetime(moment)) => moment.to_string(),
        _ => String::new(),
    }
}
