//! What only walking through a conversation shows, told with the shortest path; see [`crate::rehearsal::search`].

use std::ops::Range;

use super::{Known, Places, Report};
use crate::{
    helpdesk::Registry,
    rehearsal::{
        review::{FULL, Review},
        search::{self, Doubt, Finding},
    },
    scenario::{Conversation, conversation::Ending},
};

/// Reports what is wrong with the walks of a conversation that could be read, as far as [`Known::states`] allows.
pub(super) fn judge(conversation: &Conversation, places: &Places, known: &Known<'_>, report: &mut Report) {
    if known.states == 0 {
        return;
    }
    let survey = search::survey(conversation, known.desks, known.states);
    for finding in &survey.findings {
        tell(finding, conversation, places, report);
    }
    let start = || place(&places.nodes, conversation.start);
    if !survey.is_complete {
        report
            .warning("M0442", start())
            .with("limit", known.states.to_string());
        return;
    }
    // Where something is wrong, the best walk is wrong as well.
    if report.has_errors() || !survey.findings.is_empty() {
        return;
    }
    if let Some((best, _)) = search::grades(conversation, known.desks, known.states)
        && best.score < FULL
    {
        let none = Registry::default();
        let walk = search::rehearse(&best.path, conversation, known.desks.unwrap_or(&none));
        let review = walk.as_ref().map(Review::of);
        let (lack, list) = review.map_or(("none", String::new()), |review| lack(&review, conversation));
        report
            .warning("M0441", start())
            .with("score", best.score.to_string())
            .with("full", FULL.to_string())
            .with("lack", lack)
            .with("list", list)
            .with("path", best.path.words(conversation));
    }
}

/// What a walk lacks of full marks, the first of it, in the words of the file.
fn lack(review: &Review, conversation: &Conversation) -> (&'static str, String) {
    let steps = review.order.iter().filter(|(_, step)| step.is_none());
    let facts = review.unlearned.iter().filter_map(|flag| {
        let flag = conversation.flags.get(*flag)?;
        Some(flag.id.as_str())
    });
    let lists: [(&str, Vec<&str>); 4] = [
        ("steps", steps.map(|(tag, _)| tag.word()).collect()),
        ("facts", facts.collect()),
        ("late", review.late.iter().map(|late| late.tag.word()).collect()),
        (
            "faults",
            review.faults.iter().map(|(tag, _)| tag.word()).collect(),
        ),
    ];
    if let Some((lack, list)) = lists.iter().find(|(_, list)| !list.is_empty()) {
        return (lack, list.join(", "));
    }
    let lost = review
        .money
        .map_or(0, |money| money.start.saturating_sub(money.kept));
    if lost > 0 {
        return ("money", lost.to_string());
    }
    let ending = review.ending.map_or("", Ending::word);
    ("ending", ending.to_owned())
}

fn tell(finding: &Finding, conversation: &Conversation, places: &Places, report: &mut Report) {
    let node_id = |node: usize| conversation.nodes.get(node).map_or("", |node| node.id.as_str());
    let flag_id = |flag: usize| conversation.flags.get(flag).map_or("", |flag| flag.id.as_str());
    let quantity_id = |index: usize| {
        let quantity = conversation.quantities.get(index);
        quantity.map_or("", |quantity| quantity.id.as_str())
    };
    let choice_id = |node, choice| search::way_words(conversation, node, search::Way::Choice(choice));
    let choice_place = |node: usize, choice: usize| {
        let choices = places.choices.get(node).map(Vec::as_slice).unwrap_or_default();
        place(choices, choice)
    };
    let state = || search::state_words(conversation, &finding.stand.state);
    match &finding.doubt {
        Doubt::Unreachable { node } => {
            report
                .warning("M0430", place(&places.nodes, *node))
                .with("node", node_id(*node));
        }
        Doubt::NeverOffered { node, choice } => {
            report
                .warning("M0431", choice_place(*node, *choice))
                .with("choice", choice_id(*node, *choice))
                .with("state", state())
                .with("path", finding.path.words(conversation));
        }
        Doubt::NeverComes {
            node,
            choice,
            outcome,
        } => {
            report
                .warning("M0432", choice_place(*node, *choice))
                .with("outcome", outcome.word())
                .with("path", finding.path.words(conversation));
        }
        Doubt::Stuck { node } => {
            report
                .error("M0433", place(&places.nodes, *node))
                .with("node", node_id(*node))
                .with("state", state())
                .with("path", finding.path.words(conversation));
        }
        Doubt::Circle { node, round } => {
            let mut whole = finding.path.clone();
            whole.ways.extend(round.iter().copied());
            report
                .error("M0434", place(&places.nodes, *node))
                .with("node", node_id(*node))
                .with("path", whole.words(conversation));
        }
        Doubt::Skips { node, flag } => {
            report
                .error("M0435", place(&places.nodes, *node))
                .with("node", node_id(*node))
                .with("flag", flag_id(*flag))
                .with("path", finding.path.words(conversation))
                .related(place(&places.flags, *flag));
        }
        Doubt::Unread { quantity } => {
            report
                .warning("M0436", place(&places.quantities, *quantity))
                .with("name", quantity_id(*quantity));
        }
        Doubt::Unchanged { quantity } => {
            report
                .warning("M0437", place(&places.quantities, *quantity))
                .with("name", quantity_id(*quantity));
        }
        Doubt::NeverSet { flag } => {
            report
                .warning("M0438", place(&places.flags, *flag))
                .with("name", flag_id(*flag));
        }
        Doubt::NeverRead { flag } => {
            report
                .warning("M0439", place(&places.flags, *flag))
                .with("name", flag_id(*flag));
        }
        Doubt::NoGoodEnding => {
            report.warning("M0440", place(&places.nodes, conversation.start));
        }
        Doubt::NoEndingAhead { node } => {
            report
                .error("M0443", place(&places.nodes, *node))
                .with("node", node_id(*node))
                .with("path", finding.path.words(conversation));
        }
    }
}

fn place(places: &[Range<usize>], index: usize) -> Range<usize> {
    places.get(index).cloned().unwrap_or_default()
}
