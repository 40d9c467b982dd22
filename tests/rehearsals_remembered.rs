//! What is remembered of rehearsals, where people see it: at home, in the list, in progress, and in the commands; and that
//! none of it stands in the way of people who have no counter.

#![expect(clippy::unwrap_used, reason = "a test may end at any fault")]

use std::{process::Command, rc::Rc, sync::Arc};

use chrono::{DateTime, Days, Utc};
use minuku::{
    history::{self, Attempt, Given, History, Learned, Purpose, Sitting, State},
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    rehearsal::{Rehearsal, search},
    scenario::Role,
    schedule::FamilyMemory,
    settings::Settings,
    stats::{self, Report, Tally},
    ui::{
        app::{App, Context, Screen},
        key::Action::{self, Confirm, Digit, Figures},
        screen::{progress::Progress, rehearsals::Rehearsals},
    },
};

#[path = "support/drawn.rs"]
mod drawn;

use drawn::shown;

const SIZES: [(u16, u16); 3] = [(100, 30), (80, 24), (60, 20)];
const PASSWORD: &str = "counter-typed-password";
const CALL: &str = "counter-new-year-call";

fn pack() -> Arc<Pack> {
    let mut pack = load(&[Place::Embedded]);
    // Other conversations come and go; what is shown here stays.
    pack.conversations
        .retain(|conversation| [PASSWORD, CALL].contains(&conversation.id.as_str()));
    pack.scenarios.retain(|scenario| scenario.id == "sms-delivery-1");
    assert_eq!(pack.conversations.len(), 2);
    Arc::new(pack)
}

fn now() -> DateTime<Utc> {
    "2020-01-20T01:30:00Z".parse().unwrap()
}

/// A walk that begins with these moves and goes on as well as it can from there, as it is remembered on a day.
fn walked(pack: &Pack, id: &str, number: u64, days_ago: u64, words: &str) -> (Sitting, Attempt) {
    let conversation = pack.conversation(id).unwrap();
    let desks = &pack.helpdesks;
    let begun = Rehearsal::recorded(Arc::clone(conversation), number, words, desks);
    let mut rehearsal = begun.unwrap();
    if rehearsal.ending().is_none() {
        let stand = search::Stand {
            node: rehearsal.place(),
            state: *rehearsal.state(),
        };
        let best = search::best_from(conversation, Some(desks), &stand, 200_000).unwrap();
        assert!(search::follow(&mut rehearsal, &best.path, desks));
    }
    let at = now() - Days::new(days_ago);
    let sitting = Sitting {
        session: number << 32,
        begun: at,
        purpose: Purpose::Rehearsal,
        role: Role::Staff,
        language: Language::Ja,
        seed: number,
        scenarios: vec![id.to_owned()],
    };
    let given = Given {
        at,
        day: at.date_naive(),
        millis: 480_000,
        language: Language::Ja,
    };
    let attempt = Attempt::of_walk(&sitting, &rehearsal, pack, &given).unwrap();
    (sitting, attempt)
}

/// A poor walk, a better one, and one with the form first; the other conversation went well once.
fn life(pack: &Pack) -> Vec<(Sitting, Attempt)> {
    vec![
        walked(pack, PASSWORD, 1, 12, "blame let-her-go"),
        walked(pack, CALL, 2, 11, ""),
        walked(pack, PASSWORD, 3, 10, ""),
        walked(pack, PASSWORD, 4, 1, "form-first drop-the-form"),
    ]
}

fn app(pack: &Arc<Pack>, language: Language, role: Role) -> App {
    let mut learned = Learned::new();
    let mut tally = Tally::default();
    for (_, attempt) in life(pack) {
        let memory = FamilyMemory::after(learned.get(&attempt.family), &attempt);
        learned.insert(attempt.family.clone(), memory);
        tally.extend(stats::cells(&attempt));
    }
    App::new(Context {
        texts: Rc::new(Texts::new(language)),
        settings: Settings {
            language: Some(language),
            role: Some(role),
            ..Settings::default()
        },
        pack: Arc::clone(pack),
        now: now(),
        learned,
        report: Report::of(&tally),
        ..Context::bare()
    })
}

fn press(app: &mut App, size: (u16, u16), actions: &[Action]) {
    for action in actions {
        let _ = app.act(*action);
        shown(app, size);
    }
}

fn pictures(name: &str, prepare: impl Fn(&mut App, (u16, u16))) {
    let pack = pack();
    for language in Language::ALL {
        for size in SIZES {
            let mut app = app(&pack, language, Role::Staff);
            prepare(&mut app, size);
            let name = format!("{name}-{}-{}x{}", language.tag(), size.0, size.1);
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(name, shown(&app, size));
            });
        }
    }
}

#[test]
fn what_is_due_stands_at_home_and_in_the_list() {
    pictures("home", |_, _| {});
    pictures("list", |app, size| {
        app.open(Screen::Rehearsals(Rehearsals::default()));
        press(app, size, &[Confirm]);
    });
}

#[test]
fn progress_tells_how_conversations_went() {
    pictures("progress", |app, size| {
        app.open(Screen::Progress(Progress::default()));
        press(app, size, &[Digit(6)]);
    });
    pictures("progress-figures", |app, size| {
        app.open(Screen::Progress(Progress::default()));
        press(app, size, &[Digit(6), Figures]);
    });
}

#[test]
fn nothing_of_it_is_in_the_way_of_people_without_a_counter() {
    let pack = pack();
    let size = (100, 30);
    let mut app = app(&pack, Language::En, Role::Employee);
    // Rehearsed once out of curiosity; not reminded of it.
    assert!(!shown(&app, size).contains("conversations are due"));
    assert!(app.context.today.rehearsals.due.is_empty());
    app.context.report = Report::default();
    app.open(Screen::Progress(Progress::default()));
    assert!(!shown(&app, size).contains("Counter"));
    press(&mut app, size, &[Digit(6)]);
    assert!(shown(&app, size).contains(">1 "));
}

/// Whoever has only rehearsed has answered no question: what is told of questions is that there are none yet.
#[test]
fn conversations_alone_are_no_answers_to_questions() {
    let pack = pack();
    let size = (100, 30);
    let mut app = app(&pack, Language::En, Role::Staff);
    let all = app.context.report.rehearsals.clone();
    assert!(!all.is_empty());
    app.context.report = Report {
        answers: u64::try_from(all.len()).unwrap(),
        rehearsals: all,
        ..Report::default()
    };
    app.open(Screen::Progress(Progress::default()));
    for chapter in 1..=3 {
        press(&mut app, size, &[Digit(chapter)]);
        assert!(
            shown(&app, size).contains("There is nothing to show yet"),
            "{chapter}"
        );
    }
    app.context.report.answers += 1;
    press(&mut app, size, &[Digit(2)]);
    assert!(!shown(&app, size).contains("There is nothing to show yet"));
}

/// Runs a command with the record of that life.
fn run(language: Language, arguments: &[&str]) -> String {
    let pack = load(&[Place::Embedded]);
    let folder = tempfile::tempdir().unwrap();
    let mut history = History::open(&folder.path().join(history::FILE)).unwrap();
    for (sitting, attempt) in life(&pack) {
        history.record(&[&sitting], &[attempt]).unwrap();
        history.close(sitting.session, State::Done).unwrap();
    }
    drop(history);
    let locale = match language {
        Language::Ja => "ja_JP.UTF-8",
        Language::En => "en_GB.UTF-8",
    };
    let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(arguments)
        .env_clear()
        .env("LC_ALL", locale)
        .env("TZ", "UTC")
        .env("MINUKU_DATA_DIR", folder.path())
        .env("COLUMNS", "80")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_commands_tell_it_too() {
    for language in Language::ALL {
        let tag = language.tag();
        insta::assert_snapshot!(format!("history-list-{tag}"), run(language, &["history", "list"]));
        insta::assert_snapshot!(
            format!("history-show-{tag}"),
            run(language, &["history", "show", "s00000004"])
        );
        let progress = run(language, &["progress", "--role", "staff"]);
        // What comes next is told as of the day on which the test runs.
        let title = Texts::new(language).text("progress-rehearsals");
        let begin = progress.find(&title).unwrap();
        let part: Vec<&str> = progress.get(begin..).unwrap().lines().take(4).collect();
        insta::assert_snapshot!(format!("progress-{tag}"), part.join("\n"));
    }
    let json: serde_json::Value =
        serde_json::from_str(&run(Language::En, &["progress", "--json", "--role", "staff"])).unwrap();
    let all = json["rehearsals"].as_array().unwrap();
    assert_eq!(all.len(), 4);
    assert_eq!(all[0]["scenario"], PASSWORD);
    assert_eq!(all[0]["ending"], "lost");
    assert_eq!(all[0]["kept"], 0);
    assert_eq!(
        (&all[1]["score"], &all[1]["ending"]),
        (&100.into(), &"protected".into())
    );
    // Both are due, however late it is now.
    let due: u64 = json["rehearsals_due"]
        .as_object()
        .unwrap()
        .values()
        .map(|count| count.as_u64().unwrap())
        .sum();
    assert_eq!(due, 2);
    let table = run(Language::En, &["history", "export", "--csv"]);
    assert!(
        table
            .lines()
            .next()
            .unwrap()
            .ends_with(",score,ending,minutes,at_risk,kept,grave")
    );
    assert!(table.contains(",0,lost,"), "{table}");
}

#[test]
fn conversations_are_listed_with_a_kind_of_their_own() {
    let all = run(Language::En, &["list"]);
    let line = all.lines().find(|line| line.starts_with(PASSWORD)).unwrap();
    let fields: Vec<&str> = line.split('\t').collect();
    assert_eq!(fields[1], "counter");
    assert_eq!(fields[3], "The last business day of the year");
    assert!(run(Language::En, &["list", "--role", "staff"]).contains(PASSWORD));
    assert!(!run(Language::En, &["list", "--role", "employee"]).contains(PASSWORD));
}

#[test]
fn plain_mode_marks_what_is_due() {
    let pack = load(&[Place::Embedded]);
    for language in Language::ALL {
        let texts = Texts::new(language);
        let listed = run(language, &["rehearse", "--plain", "--role", "staff"]);
        // Lines may break anywhere.
        let joined = |words: &str| words.split_whitespace().collect::<String>();
        let title = joined(pack.conversation(PASSWORD).unwrap().title.get(language));
        let listed = joined(&listed);
        let item = listed.split(&title).nth(1).unwrap_or_default();
        let score = life(&pack).pop().unwrap().1.walked.unwrap().score;
        let last = texts.with("rehearsed-short", &[("score", score.into())]);
        let wanted = joined(&format!("{} {last}", texts.text("rehearsals-due-mark")));
        assert!(item.contains(&wanted), "{wanted} {listed}");
    }
}
