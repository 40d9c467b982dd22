//! The program's own words, checked against each other and against the source: both languages say the same things, the
//! source names no word that does not exist, and no word waits for somebody to say it. Whether a sentence is a good one
//! is for readers; see the snapshots of the other tests.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
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
    text,
};

/// A message or an attribute (`id.attribute`): what it says, with `{ $name }` for values, and the names of the values.
#[derive(Debug, Default)]
struct Said {
    /// Every text of the pattern, of all variants, in order.
    texts: Vec<String>,
    variables: BTreeSet<String>,
    /// Whether the pattern ends with a value.
    ends_with_value: bool,
}

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

/// Every message and attribute of a language by id.
fn messages(language: &str) -> BTreeMap<String, Said> {
    let mut found = BTreeMap::new();
    for path in files(&root().join("locales").join(language), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name.to_owned();
                    let mut put = |id: String, pattern: &Pattern<&str>| {
                        let mut said = Said::default();
                        read(pattern, &mut said);
                        said.ends_with_value =
                            matches!(pattern.elements.last(), Some(PatternElement::Placeable { .. }));
                        let old = found.insert(id.clone(), said);
                        assert!(old.is_none(), "{}: {id} stands twice", path.display());
                    };
                    for attribute in &message.attributes {
                        put(format!("{id}.{}", attribute.id.name), &attribute.value);
                    }
                    if let Some(value) = &message.value {
                        put(id, value);
                    }
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Term(_) | Entry::Junk { .. } => panic!("{}: {entry:?}", path.display()),
            }
        }
    }
    assert!(found.len() > 300, "locales/{language} is read: {}", found.len());
    found
}

fn read(pattern: &Pattern<&str>, said: &mut Said) {
    let mut line = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => line.push_str(value),
            PatternElement::Placeable { expression } => {
                line.push_str(&expression_text(expression, said));
            }
        }
    }
    said.texts.push(line);
}

fn expression_text(expression: &Expression<&str>, said: &mut Said) -> String {
    match expression {
        Expression::Inline(inline) => inline_text(inline, said),
        Expression::Select { selector, variants } => {
            inline_text(selector, said);
            for variant in variants {
                read(&variant.value, said);
            }
            "{…}".to_owned()
        }
    }
}

fn inline_text(inline: &InlineExpression<&str>, said: &mut Said) -> String {
    match inline {
        InlineExpression::VariableReference { id } => {
            said.variables.insert(id.name.to_owned());
            "{…}".to_owned()
        }
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            (*value).to_owned()
        }
        InlineExpression::Placeable { expression } => expression_text(expression, said),
        InlineExpression::FunctionReference { arguments, .. } => {
            let CallArguments { positional, named } = arguments;
            for argument in positional.iter().chain(named.iter().map(|named| &named.value)) {
                inline_text(argument, said);
            }
            "{…}".to_owned()
        }
        other => panic!("not used in this program: {other:?}"),
    }
}

/// A string literal of the source, with what stands before it (without white space) and behind it.
#[derive(Debug)]
struct Literal {
    file: String,
    text: String,
    before: String,
    behind: String,
}

/// Every string literal of `src`, without comments and test modules.
fn literals() -> Vec<Literal> {
    let mut found = Vec::new();
    for path in files(&root().join("src"), "rs") {
        let file = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        if file.ends_with("/tests.rs") {
            continue;
        }
        let whole = fs::read_to_string(&path).unwrap();
        let text = whole.split("#[cfg(test)]\nmod tests {").next().unwrap();
        lex(&file, text, &mut found);
    }
    assert!(found.len() > 1_000, "src is read: {} literals", found.len());
    found
}

fn lex(file: &str, text: &str, found: &mut Vec<Literal>) {
    let chars: Vec<char> = text.chars().collect();
    let mut before = String::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        match c {
            '/' if next == '/' => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            // A character; a lifetime has no second quotation mark.
            '\'' if next == '\\' => {
                at += 3;
                while chars.get(at).is_some_and(|c| *c != '\'') {
                    at += 1;
                }
                at += 1;
            }
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 3,
            'r' if next == '"' || (next == '#' && chars.get(at + 2) == Some(&'"')) => {
                let hashes = usize::from(next == '#');
                let start = at + 2 + hashes;
                let mut end = start;
                while !(chars[end] == '"' && (hashes == 0 || chars.get(end + 1) == Some(&'#'))) {
                    end += 1;
                }
                at = end + 1 + hashes;
                before.push_str("\"\"");
            }
            '"' => {
                let mut words = String::new();
                at += 1;
                while chars[at] != '"' {
                    if chars[at] == '\\' {
                        words.push('\\');
                        at += 1;
                    }
                    words.push(chars[at]);
                    at += 1;
                }
                at += 1;
                let from = before.len().saturating_sub(60);
                let from = (from..before.len())
                    .find(|at| before.is_char_boundary(*at))
                    .unwrap_or(before.len());
                found.push(Literal {
                    file: file.to_owned(),
                    text: words,
                    before: before.get(from..).unwrap().to_owned(),
                    behind: chars[at..].iter().take(1_500).collect(),
                });
                before.push_str("\"\"");
            }
            c => {
                if !c.is_whitespace() {
                    before.push(c);
                }
                at += 1;
            }
        }
    }
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

#[test]
fn nothing_invisible_is_printed() {
    for language in ["ja", "en"] {
        for (id, said) in messages(language) {
            for words in &said.texts {
                let odd = words
                    .chars()
                    .find(|c| text::is_unsafe(*c) || *c == '\t' || *c == '\u{3000}');
                assert_eq!(odd, None, "{language}: {id}: {words:?}");
                // A blank at the end is written with a value after it, on purpose.
                for line in words.lines().filter(|_| !said.ends_with_value) {
                    assert_eq!(
                        line,
                        line.trim_end(),
                        "{language}: {id}: blanks at the end of a line"
                    );
                }
            }
        }
    }
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{3005}' | '」' | '）')
}

#[test]
fn japanese_is_written_as_japanese() {
    for (id, said) in messages("ja") {
        for words in &said.texts {
            let odd = words.chars().find(|c| {
                matches!(c, '\u{FF61}'..='\u{FF9F}' | '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}')
            });
            // M0002 and M0309 speak of full-width signs, but no digit or letter is among them.
            assert_eq!(odd, None, "{id}: {words}");
            let chars: Vec<char> = words.chars().collect();
            for pair in chars.windows(2) {
                assert!(
                    !(is_japanese(pair[0]) && matches!(pair[1], ',' | '.' | '!' | '?' | ';')),
                    "{id}: {} after {} in {words}",
                    pair[1],
                    pair[0]
                );
            }
            // Whoever writes sentences ends the last one too: 。, or the closing bracket, prompt or example after it.
            if words.contains('。') && !said.ends_with_value {
                let after = words.rsplit('。').next().unwrap().trim();
                assert!(
                    after.is_empty()
                        || after.ends_with('）')
                        || after.starts_with("例: ")
                        || after.ends_with('>'),
                    "{id} does not end its last sentence: {words}"
                );
            }
        }
    }
}

/// A problem is named in a phrase without a full stop, as compilers do; what to do is a sentence in Japanese.
#[test]
fn problems_are_worded_alike() {
    let mut texts = Vec::new();
    for language in ["ja", "en"] {
        for (id, said) in messages(language) {
            if is_code(id.split('.').next().unwrap()) {
                texts.extend(said.texts.into_iter().map(|words| (language, id.clone(), words)));
            }
        }
    }
    for (language, id, words) in texts {
        let attribute = id.split_once('.').map(|(_, attribute)| attribute);
        let is_remedy = matches!(attribute, Some("help" | "near"));
        match (language, is_remedy) {
            ("ja", true) => assert!(
                words.ends_with('。') || words.contains("例: ") || words == "{…}",
                "{id}: {words}"
            ),
            ("ja", false) => assert!(!words.ends_with('。'), "{id}: {words}"),
            _ => {
                assert!(!words.ends_with('.'), "{id}: {words}");
                let first = words.chars().next().unwrap();
                assert!(
                    !first.is_uppercase()
                        || ["OpenStreetMap", "Japanese", "English"]
                            .iter()
                            .any(|name| words.starts_with(name)),
                    "{id}: {words}"
                );
            }
        }
    }
}

#[test]
fn english_uses_no_japanese_signs() {
    for (id, said) in messages("en") {
        for words in &said.texts {
            let odd = words
                .chars()
                .find(|c| is_japanese(*c) || matches!(c, '。' | '、' | '「'));
            assert_eq!(odd, None, "{id}: {words}");
        }
    }
}
