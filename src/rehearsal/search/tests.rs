//! The search against brute force: small conversations by lot, searched without forgetting anything.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, OnceLock},
};

use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;

use super::*;
use crate::{
    rehearsal::{
        desks_to_pick,
        review::{self, Done, FULL},
        tests::{SAMPLE, conversation, desks},
    },
    scenario::conversation::{
        Choice, Condition, Drain, Effect, Flag, FlagKind, Flags, Node, Pick, Quantity, Relation, Speech, Tag,
        Test, Unit,
    },
};

fn registry() -> &'static Registry {
    static DESKS: OnceLock<Registry> = OnceLock::new();
    DESKS.get_or_init(desks)
}

fn sample() -> Arc<Conversation> {
    conversation(SAMPLE)
}

const LIMIT: usize = 200_000;

/// Everything that a search is to find out.
#[derive(Debug, Default, PartialEq, Eq)]
struct Truth {
    nodes: BTreeSet<usize>,
    ways: BTreeSet<(usize, Way)>,
    stuck: BTreeSet<usize>,
    skipped: BTreeSet<usize>,
    goes_round: bool,
    shortest: Option<usize>,
    longest: Option<usize>,
    is_good: bool,
    best: Option<u32>,
    worst: Option<u32>,
}

type Full = (usize, State, u32);

/// What a call can come to, asked of the desks one by one; asked once for each moment.
fn outcomes(pick: &Pick, conversation: &Conversation, at: DateTime<Utc>) -> BTreeSet<Outcome> {
    type Asked = BTreeMap<(Option<String>, DateTime<Utc>), BTreeSet<Outcome>>;
    static ASKED: Mutex<Asked> = Mutex::new(BTreeMap::new());
    let mut asked = ASKED.lock().unwrap();
    asked
        .entry((pick.desk.clone(), at))
        .or_insert_with(|| {
            desks_to_pick(registry())
                .filter_map(|desk| pick.outcome(conversation.incident, &desk.id, registry(), at))
                .collect()
        })
        .clone()
}

/// All moves that are possible in a state, with what comes of them.
fn moves(conversation: &Conversation, (node, state, done): &Full) -> Vec<(Way, Full, u32)> {
    let possible = |pick: &Pick, outcome: Outcome| {
        let at = registry().instant(conversation.at) + Duration::minutes(state.minutes.into());
        outcomes(pick, conversation, at).contains(&outcome)
    };
    legs(conversation, *node)
        .into_iter()
        .filter(|(way, _)| match (&conversation.nodes[*node].turn, way) {
            (Turn::Choose(choices), Way::Choice(index)) => {
                choices[*index].when.holds(&state.values, state.flags)
            }
            (Turn::Choose(choices), Way::Call(index, outcome)) => {
                let Goto::Pick(pick) = &choices[*index].goto else {
                    unreachable!()
                };
                choices[*index].when.holds(&state.values, state.flags) && possible(pick, *outcome)
            }
            _ => true,
        })
        .map(|(way, to)| {
            let (deed, _) = leg(conversation, *node, way).unwrap();
            let stand = go(conversation, state, deed, to);
            let mut after = Done(*done);
            let lost = after.take(deed, conversation, |_| {});
            (way, (stand.node, stand.state, after.0), lost)
        })
        .collect()
}

/// Looks at every state as it is.
fn brute(conversation: &Conversation) -> Truth {
    let first = start(conversation);
    let first: Full = (first.node, first.state, 0);
    let mut length: BTreeMap<Full, usize> = BTreeMap::from([(first, 0)]);
    let mut order = vec![first];
    let mut graph: BTreeMap<Full, Vec<(Way, Full, u32)>> = BTreeMap::new();
    let mut at = 0;
    while at < order.len() {
        let full = order[at];
        at += 1;
        let next = moves(conversation, &full);
        for (_, to, _) in &next {
            if !length.contains_key(to) {
                length.insert(*to, length[&full] + 1);
                order.push(*to);
            }
        }
        graph.insert(full, next);
    }
    let ending = |full: &Full| match conversation.nodes[full.0].turn {
        Turn::End(ending) => Some(ending),
        _ => None,
    };
    let mut truth = Truth::default();
    let mut escapes: BTreeSet<Full> = BTreeSet::new();
    for full in &order {
        truth.nodes.insert(full.0);
        truth
            .ways
            .extend(graph[full].iter().map(|(way, ..)| (full.0, *way)));
        let end = ending(full);
        if end.is_none() && graph[full].is_empty() {
            truth.stuck.insert(full.0);
        }
        if end.is_some() || graph[full].is_empty() {
            escapes.insert(*full);
        }
        if end.is_some() {
            truth.shortest = truth.shortest.or(Some(length[full]));
        }
        if end == Some(Ending::Protected) {
            truth.is_good = true;
            truth.skipped.extend(
                conversation
                    .musts()
                    .iter()
                    .filter(|flag| !full.1.flags.contains(*flag)),
            );
        }
    }
    loop {
        let more: Vec<Full> = order
            .iter()
            .filter(|full| !escapes.contains(full))
            .filter(|full| graph[full].iter().any(|(_, to, _)| escapes.contains(to)))
            .copied()
            .collect();
        if more.is_empty() {
            break;
        }
        escapes.extend(more);
    }
    truth.goes_round = order.iter().any(|full| !escapes.contains(full));
    // The longest walk: states are taken off once everything that leads to them is; what is left lies on circles.
    let mut waiting: BTreeMap<Full, usize> = BTreeMap::new();
    for (_, to, _) in graph.values().flatten() {
        *waiting.entry(*to).or_default() += 1;
    }
    let mut longest: BTreeMap<Full, usize> = BTreeMap::from([(first, 0)]);
    let mut ready: Vec<Full> = Vec::from_iter((!waiting.contains_key(&first)).then_some(first));
    let mut taken = 0;
    while let Some(full) = ready.pop() {
        taken += 1;
        let next = longest[&full] + 1;
        for (_, to, _) in &graph[&full] {
            let known = longest.entry(*to).or_insert(0);
            *known = next.max(*known);
            let left = waiting.get_mut(to).unwrap();
            *left -= 1;
            if *left == 0 {
                ready.push(*to);
            }
        }
    }
    let is_endless = taken < order.len();
    if !is_endless {
        truth.longest = order
            .iter()
            .filter(|full| ending(full).is_some())
            .map(|full| longest[full])
            .max();
    }
    // Points: least and greatest loss at each state, until nothing changes.
    let mut losses: BTreeMap<Full, (u32, u32)> = BTreeMap::from([(first, (0, 0))]);
    loop {
        let mut has_changed = false;
        for full in &order {
            let Some((least, most)) = losses.get(full).copied() else {
                continue;
            };
            for (_, to, lost) in &graph[full] {
                let (least, most) = (least + lost, (most + lost).min(FULL));
                let known = losses.entry(*to).or_insert((least, most));
                let better = (known.0.min(least), known.1.max(most));
                has_changed |= *known != better;
                *known = better;
            }
            has_changed |= graph[full].iter().any(|(_, to, _)| !losses.contains_key(to));
        }
        if !has_changed {
            break;
        }
    }
    for full in &order {
        if let Some(end) = ending(full) {
            let worth = review::worth(conversation, Some(end), &full.1, Done(full.2));
            let (least, most) = losses[full];
            truth.best = truth.best.max(Some(worth.saturating_sub(least)));
            let low = worth.saturating_sub(most);
            truth.worst = Some(truth.worst.map_or(low, |worst| worst.min(low)));
        }
    }
    truth
}

/// The same as the search finds it.
fn searched(conversation: &Conversation) -> Truth {
    let reach = Reach::of(conversation, Some(registry()), false, LIMIT);
    let survey = survey(conversation, Some(registry()), LIMIT);
    assert!(survey.is_complete);
    let mut truth = Truth::default();
    for (index, row) in reach.rows().iter().enumerate() {
        truth.nodes.insert(row.node);
        truth
            .ways
            .extend(reach.edges(index).iter().map(|edge| (row.node, edge.way)));
    }
    for finding in &survey.findings {
        match finding.doubt {
            Doubt::Stuck { node } => {
                truth.stuck.insert(node);
            }
            Doubt::Skips { flag, .. } => {
                truth.skipped.insert(flag);
            }
            Doubt::Circle { .. } => truth.goes_round = true,
            _ => {}
        }
    }
    truth.shortest = survey.shortest.as_ref().map(|path| path.ways.len());
    truth.longest = match &survey.longest {
        Some(Longest::Path(path)) if survey.shortest.is_some() => Some(path.ways.len()),
        _ => None,
    };
    truth.is_good = !survey
        .findings
        .iter()
        .any(|finding| finding.doubt == Doubt::NoGoodEnding);
    if let Some((best, worst)) = grades(conversation, Some(registry()), LIMIT) {
        truth.best = Some(best.score);
        truth.worst = Some(worst.score);
    }
    truth
}

/// Every finding shows on its path.
fn judge_paths(conversation: &Conversation) {
    for finding in survey(conversation, Some(registry()), LIMIT).findings {
        let stands = finding.path.stands(conversation);
        assert_eq!(
            stands.len(),
            finding.path.ways.len() + 1,
            "a path that can be walked"
        );
        let mut full: Full = (stands[0].node, stands[0].state, 0);
        for way in &finding.path.ways {
            let next = moves(conversation, &full);
            full = next
                .iter()
                .find(|(other, ..)| other == way)
                .unwrap_or_else(|| panic!("{way:?} is possible at {full:?}"))
                .1;
        }
        assert_eq!((full.0, full.1), (finding.stand.node, finding.stand.state));
        match &finding.doubt {
            Doubt::Stuck { node } => {
                assert_eq!(full.0, *node);
                assert!(moves(conversation, &full).is_empty());
            }
            Doubt::Skips { node, flag } => {
                assert_eq!(full.0, *node);
                assert!(!full.1.flags.contains(*flag));
            }
            Doubt::NeverOffered { node, choice } => {
                assert_eq!(full.0, *node);
                let offered = moves(conversation, &full).iter().any(
                    |(way, ..)| matches!(way, Way::Choice(index) | Way::Call(index, _) if index == choice),
                );
                assert!(!offered);
            }
            Doubt::Circle { node, round } => {
                assert_eq!(full.0, *node);
                assert!(!round.is_empty());
                for way in round {
                    let next = moves(conversation, &full);
                    full = next.iter().find(|(other, ..)| other == way).unwrap().1;
                }
                assert_eq!(full.0, *node, "back again");
            }
            _ => {}
        }
    }
}

fn text() -> crate::locale::Localized<String> {
    crate::locale::Localized::same("…")
}

prop_compose! {
    fn condition()(
        tests in prop::collection::vec(prop_oneof![
            (0..2_usize, 0..6_usize, -1..5_i64).prop_map(|(quantity, relation, number)| Test::Compare {
                quantity,
                relation: [Relation::Less, Relation::AtMost, Relation::Equal, Relation::Other, Relation::AtLeast, Relation::More][relation],
                number,
            }),
            (0..3_usize, any::<bool>()).prop_map(|(flag, wanted)| Test::Flag { flag, wanted }),
        ], 0..3),
        is_free in any::<bool>(),
    ) -> Condition {
        Condition { tests: if is_free { Vec::new() } else { tests } }
    }
}

prop_compose! {
    fn effect()(
        changes in prop::collection::vec((0..2_usize, -2..3_i64), 0..2),
        minutes in prop::sample::select(vec![0, 0, 0, 600]),
    ) -> Effect {
        Effect { changes, minutes }
    }
}

fn flags() -> impl Strategy<Value = Flags> {
    prop::collection::vec(0..3_usize, 0..2).prop_map(Flags::from_iter)
}

prop_compose! {
    fn deed()(
        effect in effect(),
        set in flags(),
        unset in flags(),
        tags in prop::collection::vec(prop::sample::select(vec![Tag::Settle, Tag::Stop, Tag::Checks, Tag::Details, Tag::Blame]), 0..2),
    ) -> Deed {
        Deed { effect, set, unset, tags }
    }
}

fn choice(nodes: usize) -> impl Strategy<Value = Choice> {
    let desk = prop::sample::select(vec![None, Some("bank-helpdesk"), Some("legal-aid")]);
    let goto = prop_oneof![
        4 => (0..nodes).prop_map(Goto::Node),
        1 => (desk, 0..nodes, 0..nodes, 0..nodes).prop_map(|(desk, right, closed, wrong)| Goto::Pick(Pick {
            desk: desk.map(str::to_owned),
            right,
            closed,
            wrong,
        })),
    ];
    (condition(), deed(), goto).prop_map(|(when, step, goto)| Choice {
        id: String::new(),
        text: text(),
        action: false,
        when,
        step,
        why: text(),
        better: None,
        goto,
    })
}

fn turn(nodes: usize) -> impl Strategy<Value = Turn> {
    prop_oneof![
        5 => prop::collection::vec(choice(nodes), 1..4).prop_map(Turn::Choose),
        1 => (deed(), 0..nodes).prop_map(|(step, goto)| Turn::Speak(Speech {
            task: text(),
            model: text(),
            covers: Vec::new(),
            step,
            goto,
        })),
        3 => prop::sample::select(Ending::ALL.to_vec()).prop_map(Turn::End),
    ]
}

fn any_conversation() -> impl Strategy<Value = Conversation> {
    let node = (turn(5), effect(), condition(), 0..3_u8);
    (
        prop::collection::vec(node, 5),
        0..3_usize,
        any::<bool>(),
        prop::sample::select(vec![
            "2026-12-31T20:00:00",
            "2026-11-25T10:00:00",
            "2027-01-03T12:00:00",
        ]),
    )
        .prop_map(|(nodes, must, is_yen, at)| {
            let mut conversation = Conversation::clone(&sample());
            conversation.at = at.parse().unwrap();
            conversation.order = vec![Tag::Settle, Tag::Stop, Tag::Checks];
            conversation.rules.clear();
            conversation.start = 0;
            conversation.quantities = (0..2)
                .map(|index| Quantity {
                    id: format!("q{index}"),
                    name: text(),
                    start: 2,
                    min: 0,
                    max: 3,
                    unit: if index == 0 && is_yen {
                        Unit::Yen
                    } else {
                        Unit::Points
                    },
                })
                .collect();
            conversation.flags = (0..3)
                .map(|index| Flag {
                    id: format!("f{index}"),
                    kind: [FlagKind::Fact, FlagKind::Deed, FlagKind::Hidden][index],
                    text: text(),
                    must: index == must,
                })
                .collect();
            conversation.nodes = nodes
                .into_iter()
                .enumerate()
                .map(|(index, (turn, effect, when, drains))| Node {
                    id: format!("n{index}"),
                    speaker: None,
                    happens: None,
                    say: Some(text()),
                    drain: if drains == 0 {
                        Drain { effect, when }
                    } else {
                        Drain::default()
                    },
                    turn,
                })
                .collect();
            conversation
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_search_finds_what_brute_force_finds(conversation in any_conversation()) {
        prop_assert_eq!(searched(&conversation), brute(&conversation));
        judge_paths(&conversation);
    }
}

#[test]
fn the_sample_is_without_fault() {
    let conversation = sample();
    let survey = survey(&conversation, Some(registry()), LIMIT);
    assert_eq!(survey.findings, []);
    let shortest = survey.shortest.unwrap();
    assert_eq!(
        shortest.words(&conversation),
        "[start] blame [ashamed] let-go [gone]"
    );
    assert_eq!(
        state_words(&conversation, &shortest.end(&conversation).state),
        "trust = 10, at-risk = 0"
    );
    // Closed and wrong calls lead back: nobody has to stop calling.
    assert!(matches!(survey.longest, Some(Longest::Endless(_))));
    let (best, worst) = grades(&conversation, Some(registry()), LIMIT).unwrap();
    assert_eq!(best.score, FULL);
    assert_eq!(
        best.path.words(&conversation),
        "[start] stop [asked] ask [told] speak [paper] hand-over [safe]"
    );
    assert_eq!((worst.score, worst.ending), (0, Ending::Lost));
}

#[test]
fn what_would_have_been_better_is_found_from_the_middle() {
    let conversation = sample();
    let stand = Path {
        ways: vec![Way::Choice(1)],
    }
    .end(&conversation);
    let best = best_from(&conversation, Some(registry()), &stand, LIMIT).unwrap();
    assert_eq!(best.path.ways[0], Way::Choice(0), "stop, even now");
    assert_eq!(best.ending, Ending::Protected);
}

#[test]
fn plays_by_lot_can_be_repeated() {
    let conversation = sample();
    let played = play(&conversation, Some(registry()), 5, 2_000);
    assert_eq!(played, play(&conversation, Some(registry()), 5, 2_000));
    let total: usize = played.endings.iter().map(|(_, count)| count).sum();
    assert_eq!(total + played.unended, 2_000);
    assert!(
        played
            .endings
            .iter()
            .all(|(ending, count)| (*ending == Ending::Delayed) == (*count == 0)),
        "{played:?}"
    );
}

/// Time passes over an hour at which a desk closes: the states before and after are not the same.
#[test]
fn minutes_count_only_where_a_call_can_tell_them_apart() {
    let states = |at: &str| {
        let text = SAMPLE
            .replace("2027-01-02T10:30:00", at)
            .replace("helpdesk = \"pick\"", "helpdesk = \"legal-aid\"");
        survey(&conversation(&text), Some(registry()), LIMIT).states
    };
    // That desk closes at 21:00, with nobody instead of it; over the New Year it does not open at all.
    assert!(states("2026-11-25T20:52:00") > states("2027-01-01T02:00:00"));
}
