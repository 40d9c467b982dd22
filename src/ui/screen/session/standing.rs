//! Where a learner stands within a step: how far it is scrolled, what is focused, ticked, marked, and not yet answered. By
//! names, so that it can be found again in the other language and in a changed file. Only the author's preview asks for
//! it.

use std::{
    collections::BTreeSet,
    mem::{Discriminant, discriminant},
};

use super::{
    Part, Session,
    exhibits::{Place, Wish},
};
use crate::{
    locale::{Language, Localized},
    preview::made::reordered,
    quiz::{Item, Question},
    ui::{
        exhibit::Spot,
        page::{Scroll, Share},
    },
};

/// Where a learner stands within a step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    scroll: Scroll,
    /// `None` when nothing has been drawn yet, and nothing scrolled.
    share: Option<Share>,
    asking: Option<Thinking>,
}

/// What a learner has done with a question that is not answered yet.
#[derive(Clone, Debug, Default)]
struct Thinking {
    /// The question, as far as its kind goes.
    kind: Option<Discriminant<Question>>,
    enlarged: bool,
    inspected: bool,
    focus: Option<Named>,
    marked: Vec<Named>,
    /// Ids of options or of helpdesks.
    selected: Option<String>,
    /// The place of what is selected where it has no id.
    row: usize,
    chosen: BTreeSet<String>,
    order: Vec<Localized<String>>,
    held: bool,
}

/// A phrase by what it is.
#[derive(Clone, Debug, PartialEq)]
struct Named {
    exhibit: usize,
    passage: usize,
    /// The clue's id, and the how manieth mark of it this is.
    clue: Option<(String, usize)>,
    words: String,
    /// How far from the start of the passage, in thousandths.
    along: usize,
}

/// A phrase where it stands.
struct Found {
    place: Place,
    named: Named,
}

impl Session {
    /// Where the learner stands.
    pub(crate) fn standing(&self, language: Language) -> Standing {
        match (&self.part, self.quiz.item()) {
            (Part::Ask(asking), Some(item)) => {
                let phrases = phrases(item, language);
                let name = |place: &Place| {
                    let found = phrases.iter().find(|found| found.place == *place);
                    found.map(|found| found.named.clone())
                };
                let options = item.options(asking.index).map(|options| &options.options);
                let id = |option: &usize| Some(options?.get(*option)?.id.clone());
                let selected = match item.questions.get(asking.index) {
                    Some(Question::Options { shown, .. }) => shown.get(asking.selected).and_then(id),
                    Some(Question::Helpdesk { shown, .. }) => shown.get(asking.selected).cloned(),
                    _ => None,
                };
                let order = match item.questions.get(asking.index) {
                    Some(Question::Order { steps, .. }) => asking
                        .order
                        .iter()
                        .filter_map(|step| steps.get(*step).cloned())
                        .collect(),
                    _ => Vec::new(),
                };
                Standing {
                    scroll: asking.window.scroll(),
                    share: asking.window.share(),
                    asking: Some(Thinking {
                        kind: item.questions.get(asking.index).map(discriminant),
                        enlarged: asking.enlarged,
                        inspected: asking.inspected,
                        focus: asking.focus.as_ref().and_then(name),
                        marked: asking.marked.iter().filter_map(name).collect(),
                        selected,
                        row: asking.selected,
                        chosen: asking.chosen.iter().filter_map(id).collect(),
                        order,
                        held: asking.held,
                    }),
                }
            }
            (Part::Consequence(consequence), _) => Standing {
                scroll: consequence.window.scroll(),
                share: consequence.window.share(),
                asking: None,
            },
            (Part::Debrief(explaining), _) => {
                let (scroll, share) = explaining.scrolled();
                Standing {
                    scroll,
                    share,
                    asking: None,
                }
            }
            _ => Standing::default(),
        }
    }

    /// Takes a learner to where one stood in the same step, as far as what was there is there. `beside`: that one
    /// stands in another language, whose rows are others.
    pub(crate) fn stand(&mut self, standing: &Standing, language: Language, beside: bool) {
        let scroll = match (beside, standing.share) {
            (false, _) => Some(Way::To(standing.scroll)),
            (true, share) => share.map(Way::AsFarAs),
        };
        match (&mut self.part, self.quiz.item()) {
            (Part::Ask(asking), Some(item)) => {
                let kind = item.questions.get(asking.index).map(discriminant);
                let Some(thinking) = standing.asking.as_ref().filter(|thinking| thinking.kind == kind) else {
                    return;
                };
                let phrases = phrases(item, language);
                let mut taken: BTreeSet<Place> = BTreeSet::new();
                let mut placed: Vec<Option<Place>> = Vec::new();
                for named in &thinking.marked {
                    let place = place_of(named, &phrases, &taken);
                    taken.extend(place);
                    placed.push(place);
                }
                asking.enlarged = thinking.enlarged;
                asking.focus = thinking.focus.as_ref().and_then(|focus| {
                    // What is focused and marked is the same phrase here too.
                    match thinking.marked.iter().position(|named| named == focus) {
                        Some(at) => placed.get(at).copied().flatten(),
                        None => place_of(focus, &phrases, &taken),
                    }
                });
                asking.inspected = thinking.inspected && asking.focus.is_some();
                asking.marked = taken;
                let options = item.options(asking.index).map(|options| &options.options);
                let index_of = |id: &String| options?.iter().position(|option| option.id == *id);
                let count;
                let found = match item.questions.get(asking.index) {
                    Some(Question::Options { shown, .. }) => {
                        count = shown.len();
                        thinking.selected.as_ref().and_then(|id| {
                            let option = index_of(id)?;
                            shown.iter().position(|other| *other == option)
                        })
                    }
                    Some(Question::Helpdesk { shown, .. }) => {
                        count = shown.len();
                        thinking
                            .selected
                            .as_ref()
                            .and_then(|id| shown.iter().position(|other| other == id))
                    }
                    Some(Question::Order { steps, .. }) => {
                        count = steps.len();
                        if let Some(order) = reordered(&thinking.order, steps) {
                            asking.order = order;
                        }
                        asking.held = thinking.held;
                        None
                    }
                    _ => {
                        count = 1;
                        None
                    }
                };
                asking.selected = found.unwrap_or_else(|| thinking.row.min(count.saturating_sub(1)));
                asking.chosen = thinking.chosen.iter().filter_map(index_of).collect();
                let place = asking.focus;
                match scroll {
                    Some(Way::To(scroll)) => asking.window.scroll_to(scroll),
                    Some(Way::AsFarAs(share)) => asking.window.wish(Wish { share, place }),
                    None => {}
                }
            }
            (Part::Consequence(consequence), _) => match scroll {
                Some(Way::To(scroll)) => consequence.window.scroll_to(scroll),
                Some(Way::AsFarAs(share)) => consequence.window.wish(Wish { share, place: None }),
                None => {}
            },
            (Part::Debrief(explaining), _) => match scroll {
                Some(Way::To(scroll)) => explaining.scroll(scroll, None),
                Some(Way::AsFarAs(share)) => explaining.scroll(Scroll::default(), Some(share)),
                None => {}
            },
            _ => {}
        }
    }
}

/// How to scroll to where somebody else is.
#[derive(Clone, Copy)]
enum Way {
    /// To the same row.
    To(Scroll),
    /// As far down, with other rows.
    AsFarAs(Share),
}

/// Every phrase of the exhibits that are there from the start, in a language.
fn phrases(item: &Item, language: Language) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for (exhibit, shown) in item.scenario.opening() {
        for passage in shown.body.passages() {
            let marked = passage.text.get(language);
            for phrase in marked.phrases() {
                let id = phrase.clue.and_then(|clue| item.scenario.clues.get(clue));
                let clue = id.map(|clue| {
                    let is_same =
                        |found: &&Found| found.named.clue.as_ref().is_some_and(|(id, _)| *id == clue.id);
                    (clue.id.clone(), all.iter().filter(is_same).count())
                });
                all.push(Found {
                    place: (
                        exhibit,
                        Spot {
                            passage: passage.number,
                            start: phrase.range.start,
                        },
                    ),
                    named: Named {
                        exhibit,
                        passage: passage.number,
                        clue,
                        along: phrase.range.start * 1000 / marked.text.len().max(1),
                        words: marked.text.get(phrase.range).unwrap_or_default().to_owned(),
                    },
                });
            }
        }
    }
    all
}

/// The phrase that is meant, of those that are not taken: a mark by its clue; other words by themselves, or, in another
/// language, by where they stand.
fn place_of(named: &Named, phrases: &[Found], taken: &BTreeSet<Place>) -> Option<Place> {
    let free = || phrases.iter().filter(|found| !taken.contains(&found.place));
    if let Some((id, nth)) = &named.clue {
        let marks: Vec<&Found> = free()
            .filter(|found| found.named.clue.as_ref().is_some_and(|(other, _)| other == id))
            .collect();
        let same = marks
            .iter()
            .find(|found| found.named.clue.as_ref().is_some_and(|(_, other)| other == nth));
        return same.or(marks.last()).map(|found| found.place);
    }
    let others = || free().filter(|found| found.named.clue.is_none() && found.named.exhibit == named.exhibit);
    let here = || others().filter(|found| found.named.passage == named.passage);
    let same = |found: &&Found| found.named.words == named.words;
    here()
        .find(same)
        .or_else(|| others().find(same))
        .or_else(|| here().min_by_key(|found| found.named.along.abs_diff(named.along)))
        .map(|found| found.place)
}
