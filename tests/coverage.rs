//! What the shipped pack promises to cover, in numbers: families with several variants, genuine ones in between, every
//! cue, difficulty, question and hour. Fails when a number is no longer met. Also that the committed pages on coverage
//! are what `minuku stats` says; with `MINUKU_BLESS=1` they are written instead. Whether a scenario is good is for readers.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
    process::Command,
};

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _, Weekday};
use minuku::{
    coverage::{Coverage, Group},
    pack::{
        Pack,
        load::{Place, load},
    },
    scenario::{Ask, Cue, Difficulty, Incident, Kind, Role, Scenario, Verdict},
};

fn pack() -> Pack {
    let pack = load(&[Place::Embedded]);
    assert!(pack.problems.is_empty(), "{:#?}", pack.problems);
    pack
}

fn coverage(pack: &Pack) -> Coverage {
    Coverage::of(pack, |_| true)
}

/// The parts of a whole, as "12 of 40 (30 %)", for what a test says.
fn share(part: usize, all: usize) -> String {
    format!("{part} of {all} ({} %)", part * 100 / all.max(1))
}

#[test]
fn a_year_of_variants() {
    let pack = pack();
    let coverage = coverage(&pack);
    let all = coverage.total.all();
    assert!(all >= 72, "{all} scenarios");
    assert!(
        coverage.families.len() >= 24,
        "{} families",
        coverage.families.len()
    );
    for (family, group) in &coverage.families {
        assert!(group.all() >= 3, "family {family} has {} variants", group.all());
        assert!(group.scams > 0, "family {family} has no scam");
        assert!(group.genuine > 0, "family {family} has no genuine one");
    }
    let genuine = coverage.total.genuine;
    assert!(
        (40..=50).contains(&(genuine * 100 / all)),
        "genuine: {}",
        share(genuine, all)
    );
}

#[test]
fn every_difficulty_and_role() {
    let coverage = coverage(&pack());
    let all = coverage.total.all();
    assert_eq!(Difficulty::ALL.len(), 5);
    for (difficulty, count) in Difficulty::ALL.iter().zip(coverage.total.difficulties) {
        assert!(
            count * 100 >= all * 8,
            "{}: {}",
            difficulty.word(),
            share(count, all)
        );
    }
    for count in coverage.total.roles {
        assert!(count * 2 >= all, "a role has {}", share(count, all));
    }
}

#[test]
fn every_incident_exhibit_and_question_many_times() {
    let coverage = coverage(&pack());
    for incident in Incident::ALL {
        if *incident == Incident::None {
            continue;
        }
        let group = coverage.incidents.get(incident);
        let (scams, genuine) = group.map_or((0, 0), |group| (group.scams, group.genuine));
        assert!(scams > 0, "no scam is about {}", incident.word());
        assert!(genuine > 0, "nothing genuine resembles {}", incident.word());
        let all = scams + genuine;
        assert!(all >= 5, "{} is what {all} are about", incident.word());
    }
    for kind in Kind::ALL {
        let count = coverage.kinds.get(kind).map_or(0, Group::all);
        assert!(count >= 4, "{} is shown first in {count}", kind.word());
    }
    for (ask, least) in [
        ("choice", 60),
        ("choices", 20),
        ("clues", 40),
        ("order", 20),
        ("helpdesk", 20),
    ] {
        let count = coverage.asks.get(ask).copied().unwrap_or_default();
        assert!(count >= least, "{ask} is asked {count} times");
    }
}

#[test]
fn every_cue_is_taught_and_the_technical_ones_often() {
    let coverage = coverage(&pack());
    for cue in Cue::ALL {
        let taught = coverage.cues.get(cue).copied().unwrap_or_default().clues;
        let technical = matches!(
            cue,
            Cue::SenderMismatch | Cue::HiddenUrl | Cue::DomainSpoofing | Cue::SecurityIcons | Cue::Attachment
        );
        let least = if technical { 6 } else { 1 };
        assert!(taught >= least, "{} is taught {taught} times", cue.word());
    }
}

#[test]
fn each_scenario_has_something_to_look_at() {
    for scenario in &pack().scenarios {
        let id = &scenario.id;
        let clues = scenario.clues.len();
        assert!(
            (3..=8).contains(&marked(scenario).len()),
            "{id} marks {clues} clues"
        );
        match scenario.verdict {
            Verdict::Genuine => {
                // What looks odd and is not: something to open, with a reason why it means nothing or speaks for it.
                assert!(
                    scenario.clues.iter().any(|clue| clue.reveal.is_some()),
                    "{id} has nothing to look into"
                );
            }
            Verdict::Scam => assert!(
                scenario.clues.iter().any(|clue| clue.cue.is_some()),
                "{id} teaches no cue"
            ),
        }
    }
    let scams: Vec<_> = pack()
        .scenarios
        .iter()
        .filter(|scenario| scenario.verdict == Verdict::Scam)
        .cloned()
        .collect();
    let decoys = scams
        .iter()
        .filter(|scenario| scenario.clues.iter().any(|clue| clue.decoy))
        .count();
    assert!(
        decoys * 2 >= scams.len(),
        "decoys in {}",
        share(decoys, scams.len())
    );
}

/// The clues that are marked on what is there from the start.
fn marked(scenario: &Scenario) -> BTreeSet<usize> {
    scenario
        .opening()
        .flat_map(|(_, exhibit)| exhibit.body.passages())
        .filter_map(|passage| passage.text.iter().next())
        .flat_map(|(_, marked)| marked.marks.iter().map(|mark| mark.clue))
        .collect()
}

#[test]
fn risky_choices_have_consequences() {
    let coverage = coverage(&pack());
    let scams = coverage.total.scams;
    assert!(
        coverage.consequences * 2 >= scams,
        "consequences in {}",
        share(coverage.consequences, scams)
    );
}

/// Whether a time is of some sort.
type Fits<'a> = &'a dyn Fn(&NaiveDateTime) -> bool;

#[test]
fn first_steps_and_helpdesks_are_asked_about_every_incident_and_at_every_sort_of_hour() {
    let pack = pack();
    let (mut ordered, mut called): (BTreeSet<Incident>, BTreeMap<Incident, usize>) =
        (BTreeSet::new(), BTreeMap::new());
    let mut times: Vec<NaiveDateTime> = Vec::new();
    for scenario in &pack.scenarios {
        for ask in &scenario.asks {
            match ask {
                Ask::Order { .. } => {
                    ordered.insert(scenario.incident);
                }
                Ask::Helpdesk { incident, at, .. } => {
                    *called.entry(*incident).or_default() += 1;
                    times.push(*at);
                }
                _ => {}
            }
        }
    }
    for incident in Incident::ALL {
        if *incident == Incident::None {
            continue;
        }
        assert!(ordered.contains(incident), "no order for {}", incident.word());
        let count = called.get(incident).copied().unwrap_or_default();
        assert!(count >= 2, "{}: {count} helpdesk questions", incident.word());
    }
    let substitute = NaiveDate::from_ymd_opt(2027, 3, 22).unwrap();
    let weekend = |time: &NaiveDateTime| matches!(time.weekday(), Weekday::Sat | Weekday::Sun);
    let new_year = |time: &NaiveDateTime| matches!((time.month(), time.day()), (12, 29..=31) | (1, 1..=3));
    let sorts: [(&str, Fits<'_>); 6] = [
        ("at night", &|time| time.hour() >= 21 || time.hour() < 7),
        ("just after midnight", &|time| time.hour() == 0),
        ("at the turn of the year", &new_year),
        ("on a substitute holiday", &|time| time.date() == substitute),
        ("at a weekend", &weekend),
        ("on an ordinary day", &|time| {
            !weekend(time) && !new_year(time) && time.date() != substitute && (9..17).contains(&time.hour())
        }),
    ];
    for (name, fits) in sorts {
        assert!(times.iter().any(fits), "no helpdesk is asked for {name}");
    }
}

#[test]
fn nothing_in_the_registries_is_left_over() {
    let coverage = coverage(&pack());
    assert_eq!(coverage.unused_points, Vec::<String>::new());
    assert_eq!(coverage.unused_first_aid, Vec::<String>::new());
    assert_eq!(coverage.unused_terms, Vec::<String>::new());
}

#[test]
fn everything_is_there_in_both_languages() {
    for reading in coverage(&pack()).reading {
        assert_eq!(reading.texts, reading.of, "{}", reading.language.tag());
    }
}

#[test]
fn branch_staff_have_ten_conversations() {
    let pack = pack();
    assert!(pack.conversations.len() >= 10, "{}", pack.conversations.len());
    for conversation in &pack.conversations {
        assert!(conversation.roles.contains(&Role::Staff), "{}", conversation.id);
    }
    let genuine = pack
        .conversations
        .iter()
        .filter(|conversation| conversation.verdict == Verdict::Genuine)
        .count();
    assert!(genuine > 0, "no genuine payment comes to the counter");
    let after_hours = NaiveDate::from_ymd_opt(2027, 1, 2).unwrap();
    assert!(
        pack.conversations
            .iter()
            .any(|conversation| conversation.at.date() == after_hours),
        "nobody calls on 2 January"
    );
}

#[test]
fn the_pages_on_coverage_are_what_the_program_says() {
    let top = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    for (name, language) in [("docs/COVERAGE.md", "en"), ("docs/COVERAGE.ja.md", "ja")] {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["stats", "--format", "markdown", "--lang", language])
            .env("MINUKU_DATA_DIR", env!("CARGO_TARGET_TMPDIR"))
            .output()
            .unwrap();
        assert!(output.status.success());
        let wanted = String::from_utf8(output.stdout).unwrap();
        let path = top.join(name);
        if env::var_os("MINUKU_BLESS").is_some() {
            fs::write(&path, wanted).unwrap();
            continue;
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == wanted,
            "{name}: `MINUKU_BLESS=1 cargo test --test coverage` writes it anew"
        );
    }
}
