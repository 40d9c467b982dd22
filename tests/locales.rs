//! The program's own words, checked against each other and against the source: both languages say the same things, the
//! source names no word that does not exist, and no word waits for somebody to say it. With which signs they are written
//! is looked at in `locales/signs.rs`; whether a sentence is a good one is for readers, see the snapshots of the other
//! tests.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

#[path = "locales/literals.rs"]
mod literals;
#[path = "locales/messages.rs"]
mod messages;
#[path = "locales/signs.rs"]
mod signs;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use minuku::{
    explain::cards::Player,
    format::File,
    helpdesk::Region,
    history::{Asked, Purpose, State},
    quiz::Confidence,
    scaffold::Sort,
    scenario::{
        Cue, Difficulty, Incident, Role, Verdict,
        conversation::{Ending, Manner},
        form::{self, Form, Shape},
    },
    settings::ThemeName,
};

use literals::{Literal, literals};
use messages::{Said, messages};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|other| other == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn is_code(word: &str) -> bool {
    word.len() == 5
        && word.starts_with('M')
        && word.get(1..).unwrap().bytes().all(|byte| byte.is_ascii_digit())
}

/// Looks like the id of a message: words of small letters with `-` between them.
fn is_id_like(word: &str) -> bool {
    word.contains('-')
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && !word.ends_with('-')
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The ids that are put together in the source: the words of enums behind a prefix.
fn composed() -> BTreeMap<&'static str, Vec<String>> {
    let with = |prefix: &str, words: &[&str]| words.iter().map(|word| format!("{prefix}{word}")).collect();
    let kinds: Vec<&str> = form::EXHIBITS.iter().map(|(kind, _)| *kind).collect();
    let regions: Vec<&str> = Region::ALL
        .iter()
        .filter(|region| **region != Region::Jp)
        .map(|region| region.word())
        .collect();
    BTreeMap::from([
        ("kind-{}", with("kind-", &kinds)),
        ("cue-{}", with("cue-", Cue::WORDS)),
        ("cue-{word}", with("cue-", Cue::WORDS)),
        ("incident-{word}", with("incident-", Incident::WORDS)),
        ("replaced-{}", with("replaced-", &Sort::ALL.map(Sort::word))),
        ("form-{}", described().tables),
        ("key-{}-{key}", described().keys),
        ("key-{family}-{key}", Vec::new()),
        ("word-{key}-{word}", described().words),
        ("difficulty-{word}", with("difficulty-", Difficulty::WORDS)),
        ("word-tags-{}", Vec::new()),
        ("word-tags-{word}", Vec::new()),
        ("word-severity-{word}", Vec::new()),
        ("word-verdict-{}", with("word-verdict-", Verdict::WORDS)),
        ("incident-{}", with("incident-", Incident::WORDS)),
        (
            "leaflet-what-{}",
            with(
                "leaflet-what-",
                &Incident::WORDS
                    .iter()
                    .copied()
                    .filter(|word| *word != Incident::None.word())
                    .collect::<Vec<_>>(),
            ),
        ),
        ("card-{}", with("card-", Player::WORDS)),
        ("card-manner-{}", with("card-manner-", Manner::WORDS)),
        ("role-{}", with("role-", Role::WORDS)),
        (
            "role-{}-about",
            Role::WORDS
                .iter()
                .map(|role| format!("role-{role}-about"))
                .collect(),
        ),
        ("confidence-{}", with("confidence-", Confidence::WORDS)),
        (
            "stats-ask-{ask}",
            form::ASKS
                .iter()
                .map(|(ask, _)| format!("stats-ask-{ask}"))
                .collect(),
        ),
        ("ending-{}", with("ending-", Ending::WORDS)),
        ("difficulty-{}", with("difficulty-", Difficulty::WORDS)),
        ("theme-{}", with("theme-", ThemeName::WORDS)),
        ("region-{}", with("region-", &regions)),
        ("manner-{}", with("manner-", Manner::WORDS)),
        (
            "rehearsal-end-{}-{}",
            Verdict::WORDS
                .iter()
                .flat_map(|verdict| with(&format!("rehearsal-end-{verdict}-"), Ending::WORDS))
                .collect(),
        ),
        ("part-{part}", parts()),
        ("cli-{name}", after("texts.sub(", "cli-")),
        (
            "cli-history-{name}",
            with(
                "cli-history-",
                &[
                    "list", "show", "export", "import", "delete", "csv", "jsonl", "force", "yes",
                ],
            ),
        ),
        ("history-purpose-{}", with("history-purpose-", Purpose::WORDS)),
        ("history-state-{}", with("history-state-", State::WORDS)),
        ("history-asked-{}", with("history-asked-", Asked::WORDS)),
        ("cli-option-{name}", after("option(", "cli-option-")),
        ("cli-value-{name}", after("value_name(texts.value(", "cli-value-")),
    ])
}

/// What is said about the file format.
#[derive(Default)]
struct Described {
    tables: Vec<String>,
    keys: Vec<String>,
    words: Vec<String>,
}

/// The ids of everything that is to be said about the file format. A key is described under its own table, or under what
/// several tables of a kind have in common.
fn described() -> Described {
    let english = messages("en");
    let mut found = Described::default();
    let mut waiting: Vec<&'static Form> = File::ALL.into_iter().map(File::form).collect();
    while let Some(form) = waiting.pop() {
        found.tables.push(format!("form-{}", form.name));
        for key in form.keys {
            let own = format!("key-{}-{}", form.name, key.name);
            let family = match form.name {
                "conversation" => "scenario",
                name => name.split('-').next().unwrap(),
            };
            let shared = format!("key-{family}-{}", key.name);
            found
                .keys
                .push(if english.contains_key(&own) { own } else { shared });
            match &key.shape {
                Shape::Table(form) | Shape::Tables(form) | Shape::Map(form) => waiting.push(form),
                Shape::Kinds(kinds) => waiting.extend(kinds.iter().map(|(_, form)| *form)),
                Shape::Goto => waiting.push(&form::OUTCOMES),
                Shape::Word(words) | Shape::Words(words)
                    if !["cue", "incident", "for", "difficulty"].contains(&key.name) =>
                {
                    let list = match key.name {
                        "order" | "first" | "then" => "tags",
                        name if form::SEVERITY.key(name).is_some() => "severity",
                        name => name,
                    };
                    found
                        .words
                        .extend(words.iter().map(|word| format!("word-{list}-{word}")));
                }
                _ => {}
            }
        }
    }
    found
}

/// The ids made of the literals of the command line that follow a certain piece of code.
fn after(code: &str, prefix: &str) -> Vec<String> {
    let ids: Vec<String> = literals()
        .into_iter()
        .filter(|literal| literal.file.starts_with("src/cli") && literal.before.ends_with(code))
        .map(|literal| format!("{prefix}{}", literal.text))
        .collect();
    assert!(!ids.is_empty(), "src/cli has {code}");
    ids
}

/// The names of parts in plain mode: every word of that file.
fn parts() -> Vec<String> {
    literals()
        .into_iter()
        .filter(|literal| literal.file == "src/cli/plain/exhibit.rs")
        .map(|literal| literal.text)
        .filter(|word| {
            !word.is_empty()
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                && ![
                    "kind",
                    "plain-exhibit",
                    "other-language",
                    "exhibit-remaining",
                    "plain-warning-alert",
                    "plain-warning-notification",
                ]
                .contains(&word.as_str())
        })
        .map(|word| format!("part-{word}"))
        .collect()
}

/// What is asked for by name: literals in the places where an id belongs.
fn asked_for() -> Vec<(String, String)> {
    const PLACES: [&str; 7] = [
        "texts.text(",
        "texts.with(",
        "texts.has(",
        "texts().text(",
        "talk.message(",
        "label:",
        "Bindinglabel:",
    ];
    literals()
        .into_iter()
        .filter(|literal| {
            is_code(&literal.text)
                || (PLACES.iter().any(|place| literal.before.ends_with(place)) && is_id_like(&literal.text))
        })
        .map(|literal| (literal.file, literal.text))
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (ja, en) = (messages("ja"), messages("en"));
    let ids = |messages: &BTreeMap<String, Said>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let differ: Vec<_> = ids(&ja).symmetric_difference(&ids(&en)).cloned().collect();
    assert_eq!(differ, Vec::<String>::new(), "in one language only");
    for (id, said) in &ja {
        assert_eq!(said.variables, en[id].variables, "the values of {id}");
    }
}

#[test]
fn every_language_has_the_same_files() {
    let names = |language: &str| {
        files(&root().join("locales").join(language), "ftl")
            .into_iter()
            .map(|path| path.file_name().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("ja"), names("en"));
    let languages = fs::read_dir(root().join("locales")).unwrap().count();
    assert_eq!(languages, 2, "a third language is to be checked as well");
}

#[test]
fn everything_that_is_asked_for_exists() {
    let messages = messages("en");
    let asked = asked_for();
    assert!(
        asked.len() > 150,
        "the places are recognised: {} found",
        asked.len()
    );
    for (file, id) in asked {
        assert!(messages.contains_key(&id), "{file} asks for {id}");
    }
    for id in composed().values().flatten() {
        assert!(messages.contains_key(id), "{id} is put together somewhere");
    }
}

/// A literal that begins like a message and is none is a slip, wherever it stands: ids travel through variables.
#[test]
fn no_literal_is_nearly_a_message() {
    let messages = messages("en");
    let families: BTreeSet<&str> = messages.keys().filter_map(|id| id.split('-').next()).collect();
    let composed = composed();
    let formats: Vec<&str> = composed.keys().copied().collect();
    let words: BTreeSet<&str> = [
        Cue::WORDS,
        Incident::WORDS,
        Difficulty::WORDS,
        ThemeName::WORDS,
        // The prefixes of registries, options and part names.
        &["first-aid", "other-side", "list-nothing"],
        // An id of a registry.
        &["check-shop"],
    ]
    .concat()
    .into_iter()
    .collect();
    for literal in literals() {
        // The name of a form is half an id; see `composed`.
        if literal.file.starts_with("src/scenario/form") && literal.before.ends_with("name:") {
            continue;
        }
        let family = literal.text.split('-').next().unwrap_or_default();
        if is_id_like(&literal.text) && families.contains(family) && !words.contains(literal.text.as_str()) {
            assert!(
                messages.contains_key(&literal.text),
                "{} has \"{}\"",
                literal.file,
                literal.text
            );
        }
        let is_format = literal.text.contains("-{") && families.contains(family);
        if is_format && literal.before.ends_with("format!(") {
            assert!(
                formats.contains(&literal.text.as_str()),
                "{} puts ids together with \"{}\": add it to `composed`",
                literal.file,
                literal.text
            );
        }
    }
}

#[test]
fn nobody_waits_to_be_said() {
    let mut used: BTreeSet<String> = literals().into_iter().map(|literal| literal.text).collect();
    used.extend(composed().into_values().flatten());
    // The menu of the home screen shows each entry with a line about it: `format!("{}-about", …)`.
    used.extend(
        [
            "home-library",
            "home-helpdesks",
            "home-glossary",
            "home-settings",
            "home-problems",
        ]
        .map(|id| format!("{id}-about")),
    );
    used.extend(
        used.iter()
            .filter(|id| id.starts_with("setting-"))
            .map(|id| format!("{id}-about"))
            .collect::<Vec<_>>(),
    );
    let unused: Vec<String> = messages("en")
        .into_keys()
        .filter(|id| !used.contains(id.split('.').next().unwrap()))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// What follows a code in the source, up to the end of the statement, with a statement behind it that adds a value.
fn chain(behind: &str) -> String {
    let mut statements = behind.split(';');
    let mut chain = statements.next().unwrap_or_default().to_owned();
    chain.extend(statements.take_while(|statement| statement.contains("problem.with(")));
    chain
}

/// The names given to `.with("…"` in a piece of source.
fn given(chain: &str) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = chain
        .split(".with(")
        .skip(1)
        .filter_map(|rest| rest.split('"').nth(1))
        .map(str::to_owned)
        .collect();
    if chain.contains(".near(") {
        names.insert("nearest".to_owned());
    }
    if chain.contains(".among(") {
        names.extend(["nearest", "how", "count", "ids"].map(str::to_owned));
    }
    names
}

#[test]
fn every_problem_has_its_sentence_and_its_remedy() {
    let codes: Vec<Literal> = literals()
        .into_iter()
        .filter(|literal| is_code(&literal.text))
        .collect();
    let distinct: BTreeSet<&str> = codes.iter().map(|literal| literal.text.as_str()).collect();
    assert!(
        distinct.len() > 70,
        "the codes are recognised: {}",
        distinct.len()
    );
    for language in ["ja", "en"] {
        let messages = messages(language);
        for literal in &codes {
            let code = &literal.text;
            let chain = chain(&literal.behind);
            assert!(messages.contains_key(code), "{language}: {code}");
            assert!(
                messages.contains_key(&format!("{code}.help")),
                "{language}: {code}.help"
            );
            for (call, attribute) in [(".near(", "near"), (".among(", "near"), (".related(", "related")] {
                assert!(
                    !chain.contains(call) || messages.contains_key(&format!("{code}.{attribute}")),
                    "{language}: {code}.{attribute}, for {}",
                    literal.file
                );
            }
            // A code that is chosen first gets its values later, out of sight of this test.
            if !literal.before.ends_with('(') {
                continue;
            }
            let given = given(&chain);
            for (id, said) in &messages {
                if id.split('.').next() == Some(code.as_str()) {
                    let missing: Vec<_> = said.variables.difference(&given).collect();
                    assert!(
                        missing.is_empty(),
                        "{language}: {id} wants {missing:?}, {} gives {given:?}",
                        literal.file
                    );
                }
            }
        }
        // And the other way round: no sentence for a code that nobody reports.
        for id in messages.keys() {
            let code = id.split('.').next().unwrap();
            assert!(
                !is_code(code) || distinct.contains(code),
                "{language}: nobody reports {code}"
            );
        }
    }
}
