//! Places and states by their names, and what becomes of a walk when the file changes.

use super::*;
use crate::{
    pack::load::{Place as Source, load},
    scenario::{
        Incident,
        validate::{Known, scenario},
    },
};

const FILE: &str = include_str!("../../../tests/problems/counter.toml");

fn conversation(text: &str) -> Arc<Conversation> {
    let known = Known {
        points: vec!["official-route"],
        incidents: Incident::ALL.to_vec(),
        helpdesks: vec!["police-9110", "legal-aid"],
        ..Known::default()
    };
    Arc::new(
        scenario("sample-counter-1.toml", text, &known)
            .conversation
            .unwrap(),
    )
}

fn desks() -> Registry {
    load(&[Source::Embedded]).helpdesks
}

fn words(walk: &Walk, conversation: &Arc<Conversation>, desks: &Registry) -> String {
    walk.rehearsal(conversation, desks, 7).0.record()
}

/// A walk by words.
fn walk(text: &str, words: &str, desks: &Registry) -> (Walk, Arc<Conversation>) {
    let conversation = conversation(text);
    let rehearsal = Rehearsal::recorded(Arc::clone(&conversation), 7, words, desks).unwrap();
    let mut walk = Walk::default();
    walk.note(&rehearsal);
    (walk, conversation)
}

#[test]
fn every_place_of_every_conversation_is_reached_by_its_name() {
    let pack = load(&[Source::Embedded]);
    assert!(!pack.conversations.is_empty());
    for conversation in &pack.conversations {
        let begun = Rehearsal::start(Arc::clone(conversation), 1);
        for place in places(conversation, &pack) {
            assert_eq!(find(&place.name(), conversation, &pack).as_ref(), Ok(&place));
            let Place::Node(id) = place else { continue };
            let mut walk = Walk::default();
            assert!(walk.go_to(&id, &begun, &pack.helpdesks).is_nothing());
            let (there, lost) = walk.rehearsal(conversation, &pack.helpdesks, 1);
            assert!(lost.is_nothing());
            assert_eq!(there.node().unwrap().id, id);
            // From everywhere one comes to an end.
            walk.finish(&there, &pack.helpdesks);
            assert!(
                walk.rehearsal(conversation, &pack.helpdesks, 1)
                    .0
                    .ending()
                    .is_some()
            );
        }
    }
}

#[test]
fn a_state_is_written_and_read_alike() {
    let conversation = conversation(FILE);
    let names: Vec<&str> = conversation.quantities.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(names, ["trust", "at-risk"]);
    let flag = &conversation.flags[0].id;
    for (written, told) in [
        (
            format!("trust=20,{flag}"),
            format!("trust=20, at-risk=800000, minutes=0, {flag}"),
        ),
        (
            format!(" at-risk = 1_000 、 ｔｒｕｓｔ＝０, not {flag}, minutes=12 "),
            "trust=0, at-risk=1000, minutes=12".to_owned(),
        ),
        (
            String::new(),
            format!(
                "trust={}, at-risk=800000, minutes=0",
                conversation.quantities[0].start
            ),
        ),
    ] {
        let (state, lost) = Wish::read(&written, &conversation).unwrap().state(&conversation);
        assert_eq!(lost, Vec::<String>::new());
        let again = Wish::of(&conversation, &state);
        assert_eq!(again.words(), told, "{written}");
        assert_eq!(
            Wish::read(&told, &conversation).unwrap().state(&conversation).0,
            state
        );
    }
}

#[test]
fn what_cannot_be_is_told_with_what_can() {
    let conversation = conversation(FILE);
    let read = |words: &str| Wish::read(words, &conversation).unwrap_err();
    let flag = conversation.flags[0].id.clone();
    assert!(matches!(
        read("trsut=20"),
        Misfit::Unknown { found, names: Unknown { nearest: Some(near), known } }
            if found == "trsut" && near == "trust" && known.contains(&"minutes".to_owned())
    ));
    for words in [
        "trust",
        "trust=",
        "trust=lots",
        "trust=2.5",
        "trust=+5",
        "not trust=5",
    ] {
        assert!(
            matches!(read(words), Misfit::NoNumber { name, .. } if name == "trust"),
            "{words}"
        );
    }
    for (words, bounds) in [
        ("trust=101", (0, 100)),
        ("trust=-1", (0, 100)),
        ("trust=99999999999999999999", (0, 100)),
        ("minutes=1441", (0, 1440)),
    ] {
        assert!(
            matches!(read(words), Misfit::Outside { min, max, .. } if (min, max) == bounds),
            "{words}"
        );
    }
    assert_eq!(read(&format!("{flag}=1")), Misfit::Flag { name: flag.clone() });
    let unknown = find("strat", &conversation, &Pack::default()).unwrap_err();
    assert_eq!(unknown.nearest.as_deref(), Some("start"));
    assert!(unknown.known.contains(&"opening".to_owned()));
}

#[test]
fn a_walk_follows_its_ids_and_stops_before_what_is_gone() {
    let desks = desks();
    let (walk, before) = walk(FILE, "stop ask speak:1,2", &desks);
    assert_eq!(words(&walk, &before, &desks), "stop ask speak:1,2");
    let gone = conversation(&FILE.replace("id = \"ask\"", "id = \"question\""));
    let (there, lost) = walk.rehearsal(&gone, &desks, 7);
    assert_eq!(there.record(), "stop");
    assert_eq!(lost.made.as_deref(), Some("ask"));
    // It is not forgotten.
    assert_eq!(words(&walk, &conversation(FILE), &desks), "stop ask speak:1,2");
}

#[test]
fn what_was_taken_back_can_be_made_again_until_something_else_is_done() {
    let desks = desks();
    let (mut walk, conversation) = walk(FILE, "stop ask speak:2", &desks);
    let at = |walk: &Walk| walk.rehearsal(&conversation, &desks, 7).0;
    assert!(walk.back(&at(&walk)) && walk.back(&at(&walk)));
    assert_eq!(at(&walk).record(), "stop");
    assert!(walk.on(&at(&walk), &desks) && walk.on(&at(&walk), &desks));
    assert_eq!(at(&walk).record(), "stop ask speak:2");
    // Beyond it the best way is taken.
    while walk.on(&at(&walk), &desks) {}
    assert_eq!(at(&walk).record(), "stop ask speak:2 hand-over");
    walk.restart();
    assert_eq!(at(&walk).record(), "");
    assert!(!walk.back(&at(&walk)));
    walk.finish(&at(&walk), &desks);
    assert_eq!(at(&walk).record(), "stop ask speak:2 hand-over");
}

#[test]
fn a_walk_that_begins_in_the_middle_keeps_what_the_file_still_has() {
    let desks = desks();
    let before = conversation(FILE);
    let flag = before.flags[0].id.clone();
    let node = before.nodes[1].id.clone();
    let wish = Wish::read(&format!("trust=90,{flag}"), &before).unwrap();
    let walk = Walk::begun(node.clone(), wish);
    let (there, lost) = walk.rehearsal(&before, &desks, 7);
    assert!(lost.is_nothing());
    assert_eq!(there.node().unwrap().id, node);
    assert_eq!(there.state().values[0], 90);
    assert!(there.state().flags.contains(0));
    // The most is less now.
    let mut narrower = (*before).clone();
    narrower.quantities[0].max = 50;
    narrower.flags[0].id = "other".to_owned();
    narrower.nodes[1].id = "elsewhere".to_owned();
    let narrower = Arc::new(narrower);
    let (there, lost) = walk.rehearsal(&narrower, &desks, 7);
    assert_eq!(there.place(), narrower.start);
    assert_eq!(there.state().values[0], 50);
    assert_eq!(lost.names, [flag]);
    assert_eq!(lost.node, Some(node));
}

#[test]
fn a_jump_goes_the_shortest_way_or_keeps_a_state_that_was_set() {
    let desks = desks();
    let (mut walk, conversation) = walk(FILE, "stop ask", &desks);
    let at = |walk: &Walk| walk.rehearsal(&conversation, &desks, 7).0;
    let first = conversation.nodes[conversation.start].id.clone();
    assert!(walk.go_to(&first, &at(&walk), &desks).is_nothing());
    assert_eq!(at(&walk).record(), "");
    // On the same walk it is gone back to and on again.
    let asked = Rehearsal::recorded(Arc::clone(&conversation), 7, "stop ask", &desks).unwrap();
    let id = asked.node().unwrap().id.clone();
    walk.go_to(&id, &at(&walk), &desks);
    assert_eq!(at(&walk).record(), "stop ask");
    let wish = Wish::read("trust=33", &conversation).unwrap();
    let mut walk = Walk::begun(first, wish);
    walk.go_to(&id, &at(&walk), &desks);
    assert_eq!(
        (at(&walk).record().as_str(), at(&walk).state().values[0]),
        ("", 33)
    );
    assert_eq!(at(&walk).node().unwrap().id, id);
}

#[test]
fn a_node_to_which_nothing_leads_is_begun_at() {
    let desks = desks();
    let mut alone = (*conversation(FILE)).clone();
    let mut node = alone.nodes[alone.start].clone();
    node.id = "nowhere".to_owned();
    alone.nodes.push(node);
    let alone = Arc::new(alone);
    let mut walk = Walk::default();
    let begun = walk.rehearsal(&alone, &desks, 7).0;
    let lost = walk.go_to("nowhere", &begun, &desks);
    assert_eq!(lost.unreached.as_deref(), Some("nowhere"));
    assert_eq!(walk.rehearsal(&alone, &desks, 7).0.node().unwrap().id, "nowhere");
}
