//! The reference of the file format names every key that there is, and the whole file that the pages about its rules show is
//! one without problems.

use std::{collections::BTreeSet, fs, io, path::PathBuf};

use minuku::{
    pack::{
        Pack,
        load::{Place, load},
    },
    scenario::{
        Cue, Incident,
        form::{
            ASKS, CONVERSATION, EXHIBITS, FIRST_AID, Form, HELPDESK, HOLIDAYS, OUTCOMES, PACK, POINT,
            SCENARIO, Shape, TERM,
        },
        validate::{Known, scenario},
    },
};

const PAGES: [&str; 2] = ["docs/FORMAT.md", "docs/FORMAT.ja.md"];
const REFERENCES: [&str; 2] = ["docs/REFERENCE.md", "docs/REFERENCE.ja.md"];

fn page(name: &str) -> io::Result<String> {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name))
}

/// Every key and every fixed word of a form and of the forms below it.
fn collect(form: &'static Form, found: &mut BTreeSet<&'static str>) {
    for key in form.keys {
        found.insert(key.name);
        match &key.shape {
            Shape::Table(form) | Shape::Tables(form) | Shape::Map(form) => collect(form, found),
            Shape::Kinds(kinds) => {
                for (kind, form) in *kinds {
                    found.insert(kind);
                    collect(form, found);
                }
            }
            Shape::Word(words) | Shape::Words(words) => found.extend(words.iter()),
            _ => {}
        }
    }
}

#[test]
fn every_key_and_every_word_is_named() {
    let mut wanted: BTreeSet<&str> = Cue::WORDS.iter().chain(Incident::WORDS).copied().collect();
    let forms = [
        &SCENARIO,
        &CONVERSATION,
        &OUTCOMES,
        &PACK,
        &POINT,
        &FIRST_AID,
        &TERM,
        &HELPDESK,
        &HOLIDAYS,
    ];
    let kinds = EXHIBITS.iter().chain(ASKS).map(|(_, form)| *form);
    for form in forms.into_iter().chain(kinds) {
        collect(form, &mut wanted);
    }
    for name in REFERENCES {
        let text = page(name).unwrap();
        // Keys stand in backticks, also as `[[exhibit.key]]` or `[key.id]`.
        let named: BTreeSet<&str> = text
            .split('`')
            .flat_map(|piece| piece.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_'))
            .collect();
        let missing: Vec<_> = wanted.difference(&named).collect();
        assert!(missing.is_empty(), "{name} does not name {missing:?}");
    }
}

#[test]
fn the_example_is_a_file_without_problems() {
    let pack: Pack = load(&[Place::Embedded]);
    let known = Known {
        points: pack.points.iter().map(|point| point.id.as_str()).collect(),
        first_aid: pack.first_aid.iter().map(|entry| entry.id.as_str()).collect(),
        terms: pack.terms.iter().map(|term| term.id.as_str()).collect(),
        incidents: Incident::ALL.to_vec(),
        ..Known::default()
    };
    for name in PAGES {
        let text = page(name).unwrap();
        let example = text
            .split_once("<!-- example -->\n```toml\n")
            .and_then(|(_, rest)| rest.split_once("```\n<!-- /example -->"))
            .map(|(example, _)| example)
            .unwrap();
        let reading = scenario(name, example, &known);
        assert_eq!(reading.problems, [], "{name}");
        assert!(reading.scenario.is_some());
        // The conversation is walked as well.
        let known = Known {
            desks: Some(&pack.helpdesks),
            states: 10_000,
            ..known.clone()
        };
        let example = text
            .split_once("<!-- conversation -->\n```toml\n")
            .and_then(|(_, rest)| rest.split_once("```\n<!-- /conversation -->"))
            .map(|(example, _)| example)
            .unwrap();
        let reading = scenario(name, example, &known);
        assert_eq!(reading.problems, [], "{name}");
        assert!(reading.conversation.is_some());
    }
}
