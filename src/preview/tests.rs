//! Steps by their names, the way to them, and what becomes of choices when the file changes.

use super::*;
use crate::{
    locale::Localized,
    pack::load::{Place, load},
    scenario::validate::{self, Known},
};

const ID: &str = "sms-account-suspended-1";
const FILE: &str = include_str!("../../scenarios/sms/sms-account-suspended-1.toml");

fn now() -> DateTime<Utc> {
    "2027-01-02T01:30:00Z".parse().unwrap()
}

/// The scenario of a text, which refers to the shipped registries.
fn scenario(pack: &Pack, text: &str) -> Arc<Scenario> {
    let known = Known {
        points: pack.points.iter().map(|point| point.id.as_str()).collect(),
        first_aid: pack.first_aid.iter().map(|entry| entry.id.as_str()).collect(),
        terms: pack.terms.iter().map(|term| term.id.as_str()).collect(),
        incidents: crate::scenario::Incident::ALL.to_vec(),
        ..Known::default()
    };
    let reading = validate::scenario("test.toml", text, &known);
    Arc::new(reading.scenario.unwrap_or_else(|| {
        let found = reading.problems.iter();
        let found: Vec<_> = found.map(|problem| (problem.code, problem.position())).collect();
        panic!("{found:?}")
    }))
}

fn names(steps: &[Step]) -> Vec<String> {
    steps.iter().map(Step::name).collect()
}

fn all_steps(quiz: &Quiz, pack: &Pack) -> Vec<Step> {
    steps(quiz.item().unwrap(), pack, now(), Language::Ja)
}

#[test]
fn every_step_of_every_scenario_is_reached_by_its_name() {
    let pack = load(&[Place::Embedded]);
    for scenario in &pack.scenarios {
        let quiz = Quiz::new(vec![Arc::clone(scenario)], &pack, 1);
        let steps = all_steps(&quiz, &pack);
        for (number, step) in steps.iter().enumerate() {
            assert!(!steps[..number].contains(step), "{}: {step:?} twice", scenario.id);
            assert_eq!(find(&step.name(), &steps).as_ref(), Ok(step));
            let part = match step {
                Step::Debrief(part) => *part,
                _ => 0,
            };
            let there = quiz_at(scenario, &pack, 1, &Made::default(), step);
            assert_eq!(step_of(&there, part), *step, "{}", scenario.id);
            // Whatever was not answered counts as answered right.
            let item = &there.items()[0];
            let wrong = item.answers.iter().filter(|answer| !answer.outcome.is_right());
            // A right choice may have consequences too.
            let most = usize::from(matches!(step, Step::Consequence(_)));
            assert!(wrong.count() <= most, "{} {step:?}", scenario.id);
        }
    }
}

#[test]
fn names_can_be_guessed_and_wrong_ones_are_answered_with_all() {
    let pack = load(&[Place::Embedded]);
    let quiz = Quiz::new(vec![Arc::clone(pack.scenario(ID).unwrap())], &pack, 1);
    let steps = all_steps(&quiz, &pack);
    assert_eq!(
        names(&steps),
        [
            "item",
            "question-2",
            "consequence-fake-login",
            "question-3",
            "question-4",
            "question-5",
            "debrief",
            "debrief-2",
            "debrief-3",
            "debrief-4",
            "summary"
        ]
    );
    for (asked, meant) in [
        ("Question 2", "question-2"),
        ("question:1", "item"),
        ("fake-login", "consequence-fake-login"),
        ("consequence fake-login", "consequence-fake-login"),
        ("debrief 1", "debrief"),
    ] {
        assert_eq!(find(asked, &steps).map(|step| step.name()), Ok(meant.to_owned()));
    }
    let unknown = find("quetsion-2", &steps).unwrap_err();
    assert_eq!(unknown.nearest.as_deref(), Some("question-2"));
    assert_eq!(unknown.known, names(&steps));
    assert!(find("question-6", &steps).is_err());
}

/// The options of the second question of the sample are answered with this one.
fn chosen(pack: &Pack, text: &str, id: &str) -> Made {
    let scenario = scenario(pack, text);
    let mut quiz = quiz_at(&scenario, pack, 1, &Made::default(), &Step::Question(1));
    let option = quiz.item().unwrap().options(1).unwrap().options.iter();
    let index = option.enumerate().find(|(_, option)| option.id == id).unwrap().0;
    quiz.answer(Response::Options([index].into()), &pack.helpdesks)
        .unwrap();
    let mut made = Made::default();
    made.note(quiz.item().unwrap(), 1);
    made
}

/// The ids that answer the questions with options, as they stand in the debrief.
fn answered(pack: &Pack, text: &str, made: &Made) -> Vec<String> {
    let quiz = quiz_at(&scenario(pack, text), pack, 1, made, &Step::Debrief(0));
    let item = &quiz.items()[0];
    let mut ids = Vec::new();
    for (index, answer) in item.answers.iter().enumerate() {
        if let Response::Options(chosen) = &answer.response {
            let options = &item.options(index).unwrap().options;
            ids.extend(chosen.iter().map(|option| options[*option].id.clone()));
        }
    }
    ids
}

#[test]
fn choices_follow_their_ids_through_changes_of_the_file() {
    let pack = load(&[Place::Embedded]);
    let made = chosen(&pack, FILE, "reply");
    assert_eq!(answered(&pack, FILE, &made), ["reply"]);

    // Another option before it.
    let option = |id: &str| {
        format!(
            "[[ask.option]]\nid = \"{id}\"\ntext.ja = \"{id}です。\"\ntext.en = \"{id}\"\nwhy.ja = \"{id}だから。\"\nwhy.en = \"Because of {id}.\"\n\n"
        )
    };
    let marker = "[[ask.option]]\nid = \"official-app\"";
    let more = FILE.replace(marker, &format!("{}{marker}", option("wait")));
    assert_eq!(answered(&pack, &more, &made), ["reply"]);

    // Another question with options before it.
    let question = format!(
        "[[ask]]\nkind = \"choice\"\ntext.ja = \"あ\"\ntext.en = \"a\"\n\n{}{}",
        option("wait").replace("id = \"wait\"\n", "id = \"wait\"\nright = true\n"),
        option("run")
    );
    let marker = "[[ask]]\nkind = \"choice\"";
    let before = FILE.replace(marker, &format!("{question}{marker}"));
    assert_eq!(answered(&pack, &before, &made), ["wait", "reply"]);

    // Gone: the right one stands in.
    let gone = FILE.replace("id = \"reply\"", "id = \"answer\"");
    assert_eq!(answered(&pack, &gone, &made), ["official-app"]);
}

#[test]
fn an_order_follows_its_words() {
    let words = |all: &[(&str, &str)]| -> Vec<Localized<String>> {
        all.iter()
            .map(|(ja, en)| Localized::new(Some((*ja).to_owned()), Some((*en).to_owned())).unwrap())
            .collect()
    };
    let put = words(&[("三", "three"), ("一", "one"), ("二", "two")]);
    let now = words(&[("零", "nought"), ("一", "one"), ("二つ", "two"), ("三", "three")]);
    assert_eq!(made::reordered(&put, &now), Some(vec![3, 1, 2, 0]));
    assert_eq!(made::reordered(&put, &words(&[("四", "four")])), None);
}

#[test]
fn a_choice_that_leads_there_is_kept() {
    let pack = load(&[Place::Embedded]);
    let made = chosen(&pack, FILE, "look");
    let step = Step::Consequence("fake-login".to_owned());
    let scenario = scenario(&pack, FILE);
    let quiz = quiz_at(&scenario, &pack, 1, &made, &step);
    assert_eq!(step_of(&quiz, 0), step);
    // It is one choice among others otherwise.
    let past = quiz_at(&scenario, &pack, 1, &made, &Step::Question(2));
    assert_eq!(past.items()[0].answers[1], quiz.items()[0].answers[1]);
}
