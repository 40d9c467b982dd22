//! The key table against the screens: whatever a screen says that a key does there is done, and every range of digits
//! that it announces fits. What keys look like in a footer is in the pictures of `screens.rs`.
#![expect(
    clippy::unwrap_used,
    reason = "all of this is test; the lint looks for `#[test]` only"
)]

use std::{rc::Rc, sync::Arc};

use minuku::{
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
        proof::Follower,
    },
    quiz::{Confidence, Question, Quiz, Response, Stage},
    scenario::{Kind, Role, Scenario, Verdict},
    settings::Settings,
    ui::{
        app::{App, Context, Next, Screen},
        key::Action,
        screen::{
            checkup::Checkup,
            first_run::FirstRun,
            glossary::Glossary,
            help::Help,
            helpdesks::Helpdesks,
            home::Home,
            library::Library,
            preview::{Options, Preview},
            problems::Problems,
            progress::Progress,
            session::Session,
            settings::SettingsScreen,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The smallest window, so that there is something to scroll nearly everywhere, and those in which there is room for
/// exhibits beside a long list of answers.
const SIZES: [Rect; 3] = [
    Rect::new(0, 0, 40, 16),
    Rect::new(0, 0, 80, 24),
    Rect::new(0, 0, 110, 20),
];

fn app(pack: &Arc<Pack>, screen: Screen) -> App {
    let mut app = App::new(Context {
        texts: Rc::new(Texts::new(Language::Ja)),
        settings: Settings {
            language: Some(Language::Ja),
            role: Some(Role::Employee),
            ..Settings::default()
        },
        pack: Arc::clone(pack),
        // Looking ahead at the next session costs more than everything else here, and only home tells of it.
        loading: !matches!(screen, Screen::Home(_)),
        now: "2027-01-02T01:30:00Z".parse().unwrap(),
        seed: 7,
        // As for a trainer: the summary then says with which number the session can be had again.
        seed_alone: true,
        ..Context::bare()
    });
    app.open(screen);
    app
}

fn draw(app: &App, size: Rect) -> Buffer {
    let mut buf = Buffer::empty(size);
    app.view(size, &mut buf);
    buf
}

/// Everything that an action may change and a person may see.
fn state(app: &App, size: Rect) -> (Buffer, &'static str, bool) {
    (
        draw(app, size),
        app.screen().map_or("", Screen::title),
        app.context.settings.mouse,
    )
}

/// What may have to come first (the first two leave a screen where it is) for an action to have something to do: nothing above the first row, nothing to mark
/// before something is selected.
const BEFORE: &[&[Action]] = &[
    &[],
    &[Action::Down],
    &[Action::PageDown],
    &[Action::Last],
    &[Action::First],
    &[Action::Next],
    &[Action::Toggle],
    &[Action::Next, Action::Toggle],
    &[Action::NextStep],
];

/// Whether the action changes anything after one of these beginnings, in a window of any size.
fn does_something(
    pack: &Arc<Pack>,
    make: &dyn Fn() -> Screen,
    action: Action,
    beginnings: &[&[Action]],
) -> bool {
    SIZES.into_iter().any(|size| {
        beginnings.iter().any(|before| {
            let mut app = app(pack, make());
            // Screens learn how much room they have when they are drawn.
            draw(&app, size);
            for action in *before {
                let _ = app.act(*action);
                draw(&app, size);
            }
            let was = state(&app, size);
            matches!(app.act(action), Next::Quit | Next::Suspend | Next::Redraw) || state(&app, size) != was
        })
    })
}

#[track_caller]
fn check(pack: &Arc<Pack>, name: &str, make: &dyn Fn() -> Screen) {
    let first = app(pack, make());
    let keys = first.screen().unwrap().keys(&first.context);
    assert!(!keys.is_empty(), "{name}");
    for action in &keys {
        let Action::Digit(last) = *action else {
            assert!(
                does_something(pack, make, *action, BEFORE),
                "{name}: {action:?} does nothing"
            );
            continue;
        };
        assert!((1..=9).contains(&last), "{name}: 1-{last}");
        for digit in 1..=last {
            assert!(
                does_something(pack, make, Action::Digit(digit), BEFORE),
                "{name}: {digit} of 1-{last} does nothing"
            );
        }
        if last < 9 {
            assert!(
                !does_something(pack, make, Action::Digit(last + 1), &BEFORE[..2]),
                "{name}: 1-{last}, but {} does something",
                last + 1
            );
        }
    }
    let mut seen = keys.clone();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), keys.len(), "{name} lists a key twice");
}

type Maker<'m> = Box<dyn Fn() -> Screen + 'm>;

#[test]
fn every_key_of_every_list_does_something() {
    let mut pack = load(&[Place::Embedded]);
    // Problems enough to scroll.
    let folder = tempfile::tempdir().unwrap();
    for number in 0..9 {
        std::fs::write(folder.path().join(format!("{number}.toml")), "id = 3\n").unwrap();
    }
    pack.problems = load(&[Place::Embedded, Place::Folder(folder.path().to_path_buf())]).problems;
    let pack = Arc::new(pack);
    let context = app(&pack, Screen::Home(Home::default())).context;
    let screens: Vec<(&str, Maker<'_>)> = vec![
        (
            "first run",
            Box::new(|| Screen::FirstRun(FirstRun::new(&context))),
        ),
        ("home", Box::new(|| Screen::Home(Home::default()))),
        ("library", Box::new(|| Screen::Library(Library::default()))),
        ("helpdesks", Box::new(|| Screen::Helpdesks(Helpdesks::default()))),
        ("glossary", Box::new(|| Screen::Glossary(Glossary::default()))),
        (
            "settings",
            Box::new(|| Screen::Settings(SettingsScreen::default())),
        ),
        ("progress", Box::new(|| Screen::Progress(Progress::default()))),
        ("check-up", Box::new(|| Screen::Checkup(Checkup::new(&context)))),
        ("problems", Box::new(|| Screen::Problems(Problems::default()))),
        (
            "help",
            Box::new(|| {
                Screen::Help(Help::new(
                    "title-home",
                    vec![(Action::Up, None), (Action::Down, None), (Action::Next, None)],
                ))
            }),
        ),
    ];
    for (name, make) in &screens {
        check(&pack, name, make);
    }
}

#[test]
fn every_key_of_a_preview_does_something() {
    let pack = Arc::new(load(&[Place::Embedded]));
    let context = app(&pack, Screen::Home(Home::default())).context;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let whole = include_str!("../scenarios/sms/sms-account-suspended-1.toml");
    // One language is missing once, so that there is a problem; then so much is wrong that nothing can be shown.
    let doubtful = whole.replace("title.en = \"Sunday night, halfway through a film\"\n", "");
    let broken = doubtful
        .replace("kind = \"sms\"", "kind = \"smoke\"")
        .replace("cue = \"threat\"", "cue = 3");
    let at = |text: &str, step: Option<&str>, before: &[Action]| {
        std::fs::write(&file, text).unwrap();
        let (_, proof) = Follower::new(&file, &[Place::Embedded]);
        let options = Options {
            at: step.map(str::to_owned),
            ..Options::default()
        };
        let mut app = app(
            &pack,
            Screen::Preview(Box::new(Preview::new(&file, proof, &options, &context))),
        );
        for action in before {
            let _ = app.act(*action);
        }
        match app.close() {
            Some(screen) => screen,
            None => panic!("a preview stays open"),
        }
    };
    for step in [
        "item",
        "question-2",
        "consequence-fake-login",
        "question-4",
        "debrief-2",
        "summary",
    ] {
        check(&pack, step, &|| at(&doubtful, Some(step), &[]));
    }
    check(&pack, "problems", &|| at(&doubtful, None, &[Action::Problems]));
    check(&pack, "no problems", &|| at(whole, None, &[]));
    check(&pack, "steps", &|| {
        at(whole, None, &[Action::NextStep, Action::Steps])
    });
    check(&pack, "nothing to show", &|| {
        at(&broken, None, &[Action::Problems])
    });
    let talk = include_str!("../scenarios/counter/counter-typed-password.toml");
    for place in ["opening", "story", "recap", "debrief-2"] {
        check(&pack, place, &|| at(talk, Some(place), &[]));
    }
    check(&pack, "state", &|| at(talk, Some("story"), &[Action::State]));
    check(&pack, "state of a flag", &|| {
        at(talk, Some("story"), &[Action::State, Action::Up])
    });
    check(&pack, "desks", &|| {
        at(talk, Some("supervisor"), &[Action::Digit(1)])
    });
}

/// An answer to the question that waits, as wrong as can be.
fn answer(quiz: &mut Quiz, pack: &Pack) {
    let item = quiz.item().unwrap();
    let response = match quiz.question().unwrap() {
        Question::Verdict => Response::Verdict(Confidence::ProbablyScam),
        Question::Options { .. } => {
            let Stage::Ask(index) = quiz.stage() else {
                panic!("nothing is asked");
            };
            let options = &item.options(index).unwrap().options;
            let wrong = options.iter().position(|option| option.leads.is_some());
            Response::Options([wrong.unwrap_or(0)].into())
        }
        Question::Clues => Response::Clues {
            clues: [].into(),
            others: 1,
        },
        Question::Order { shown, .. } => Response::Order(shown.clone()),
        Question::Helpdesk { shown, .. } => Response::Helpdesk(shown[0].clone()),
    };
    quiz.answer(response, &pack.helpdesks).unwrap();
}

#[test]
fn every_key_of_every_stage_does_something() {
    let pack = Arc::new(load(&[Place::Embedded]));
    // A phone, a page, a screen that is claimed as a whole, and something genuine, of which there is less to explain.
    let few: [&dyn Fn(&Scenario) -> bool; 4] = [
        &|scenario| scenario.kind() == Kind::Sms,
        &|scenario| scenario.kind() == Kind::Shop,
        &|scenario| scenario.kind() == Kind::LockScreen,
        &|scenario| scenario.verdict == Verdict::Genuine,
    ];
    let few = few
        .iter()
        .filter_map(|wanted| pack.scenarios.iter().find(|scenario| wanted(scenario)));
    for scenario in few {
        let mut quiz = Quiz::new(vec![Arc::clone(scenario)], &pack, 7);
        loop {
            let name = format!("{} {:?} {:?}", scenario.id, quiz.stage(), quiz.question());
            let make = || Screen::Session(Box::new(Session::new(quiz.clone())));
            check(&pack, &name, &make);
            match quiz.stage() {
                Stage::Ask(_) => answer(&mut quiz, &pack),
                Stage::Consequence(_) | Stage::Debrief | Stage::Noted => quiz.proceed(),
                Stage::Over => break,
            }
        }
    }
}
