//! A rehearsal at the counter as a person sees it, from the list to the last page of the debrief, in both languages and at
//! three sizes; and every key that its screens announce. The same line by line is in `rehearsals_plain.rs`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may end at any fault")]

use std::{rc::Rc, sync::Arc};

use minuku::{
    explain::rehearsal as words,
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    rehearsal::{Move, Rehearsal, desks_to_pick, review::Review},
    scenario::{
        Role,
        conversation::{Ending, Goto},
    },
    settings::Settings,
    ui::{
        app::{App, Context, Next, Screen},
        key::Action::{self, Confirm, Digit, Down, PageDown, Restart, Toggle},
        screen::{rehearsal::Rehearsing, rehearsals::Rehearsals},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier},
};

#[path = "support/drawn.rs"]
mod drawn;
#[path = "support/rehearsed.rs"]
mod rehearsed;

use drawn::shown;
use rehearsed::{ID, best, conversation, landmarks};

const SIZES: [(u16, u16); 3] = [(100, 30), (80, 24), (60, 20)];
const SEED: u64 = 7;

fn pack() -> Arc<Pack> {
    Arc::new(load(&[Place::Embedded]))
}

fn app(pack: &Arc<Pack>, language: Language) -> App {
    App::new(Context {
        texts: Rc::new(Texts::new(language)),
        settings: Settings {
            language: Some(language),
            role: Some(Role::Staff),
            ..Settings::default()
        },
        pack: Arc::clone(pack),
        now: "2027-01-02T01:30:00Z".parse().unwrap(),
        seed: SEED,
        // Looking ahead at the next session costs more than everything else here.
        loading: true,
        ..Context::bare()
    })
}

fn press(app: &mut App, size: (u16, u16), actions: &[Action]) {
    for action in actions {
        let _ = app.act(*action);
        shown(app, size);
    }
}

fn walk(app: &App) -> &Rehearsal {
    match app.screen() {
        Some(Screen::Rehearsal(screen)) => screen.rehearsal(),
        other => panic!("{other:?}"),
    }
}

/// The keys for a move as things stand; everything that is to be said aloud is ticked.
fn keys(rehearsal: &Rehearsal, made: &Move, pack: &Pack) -> Vec<Action> {
    let digit = |choice: &usize| {
        let place = rehearsal.offers().iter().position(|offer| offer == choice);
        Digit(u8::try_from(place.unwrap() + 1).unwrap())
    };
    match made {
        Move::Choose(choice) => vec![digit(choice)],
        Move::Call { choice, desk } => {
            let place = desks_to_pick(&pack.helpdesks).position(|other| other.id == *desk);
            let mut keys = vec![digit(choice)];
            keys.extend(vec![Down; place.unwrap()]);
            keys.extend([Confirm, Confirm]);
            keys
        }
        Move::Speak { .. } => {
            let count = rehearsal.speech().unwrap().covers.len();
            let mut keys = vec![Confirm];
            keys.extend((1..=count).map(|number| Digit(u8::try_from(number).unwrap())));
            keys.push(Confirm);
            keys
        }
    }
}

/// Begins the conversation from the list and makes the first of these moves.
fn play(app: &mut App, size: (u16, u16), moves: &[Move]) {
    app.context.loading = false;
    app.context.wants_rehearsal = Some(ID.to_owned());
    let pack = Arc::clone(&app.context.pack);
    let _ = app.loaded(Arc::clone(&pack));
    app.context.notice = None;
    shown(app, size);
    press(app, size, &[Confirm]);
    for made in moves {
        let keys = keys(walk(app), made, &pack);
        press(app, size, &keys);
    }
}

fn pictures(name: &str, prepare: impl Fn(&mut App, (u16, u16))) {
    let pack = pack();
    for language in Language::ALL {
        for size in SIZES {
            let mut app = app(&pack, language);
            shown(&app, size);
            prepare(&mut app, size);
            let name = format!("{name}-{}-{}x{}", language.tag(), size.0, size.1);
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(name, shown(&app, size));
            });
        }
    }
}

#[test]
fn from_who_comes_to_the_end() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    let (call, aloud) = landmarks(&pack, &moves);
    pictures("1-list", |app, size| {
        app.open(Screen::Rehearsals(Rehearsals::default()));
        press(app, size, &[Confirm]);
    });
    pictures("2-who-comes", |app, _| {
        app.context.loading = false;
        app.context.wants_rehearsal = Some(ID.to_owned());
        let pack = Arc::clone(&app.context.pack);
        let _ = app.loaded(pack);
    });
    pictures("3-first-line", |app, size| play(app, size, &[]));
    pictures("4-later", |app, size| play(app, size, &moves[..aloud]));
    pictures("5-aloud", |app, size| {
        play(app, size, &moves[..aloud]);
        press(app, size, &[Confirm, Down, Toggle]);
    });
    pictures("6-desks", |app, size| {
        play(app, size, &moves[..call]);
        let keys = keys(walk(app), &moves[call], &app.context.pack.clone());
        press(app, size, &keys[..keys.len() - 1]);
    });
    pictures("7-end", |app, size| play(app, size, &moves));
}

#[test]
fn the_debrief_of_the_best_and_of_a_poor_walk() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    for page in 1..=5 {
        pictures(&format!("best-page-{page}"), |app, size| {
            play(app, size, &moves);
            press(app, size, &[Confirm, Digit(page)]);
        });
    }
    for page in 1..=5 {
        pictures(&format!("poor-page-{page}"), |app, size| {
            play(app, size, &poor());
            press(app, size, &[Confirm, Digit(page)]);
        });
    }
}

/// Brings the program to a screen.
type Prepare<'a> = &'a dyn Fn(&mut App, (u16, u16));

/// In ASCII and without colours: nothing is drawn in boxes, nothing needs a colour, and whatever is selected is marked.
#[test]
fn everything_is_there_without_colours_and_box_characters() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    let (call, aloud) = landmarks(&pack, &moves);
    let stages: [(&str, Prepare<'_>); 6] = [
        ("list", &|app, size| {
            app.open(Screen::Rehearsals(Rehearsals::default()));
            shown(app, size);
        }),
        ("talk", &|app, size| play(app, size, &moves[..1])),
        ("aloud", &|app, size| {
            play(app, size, &moves[..aloud]);
            press(app, size, &[Confirm, Toggle]);
        }),
        ("desks", &|app, size| {
            play(app, size, &moves[..call]);
            let keys = keys(walk(app), &moves[call], &app.context.pack.clone());
            press(app, size, &keys[..1]);
        }),
        ("outcome", &|app, size| {
            play(app, size, &poor());
            press(app, size, &[Confirm]);
        }),
        ("lines", &|app, size| {
            play(app, size, &poor());
            press(app, size, &[Confirm, Digit(2), PageDown]);
        }),
    ];
    for language in Language::ALL {
        for size in [(80, 24), (60, 20)] {
            for (name, prepare) in stages {
                let mut app = app(&pack, language);
                app.context.settings.ascii = true;
                shown(&app, size);
                prepare(&mut app, size);
                let picture = shown(&app, size);
                let boxes: String = picture
                    .chars()
                    .filter(|c| ('\u{2500}'..='\u{259F}').contains(c))
                    .collect();
                assert_eq!(boxes, "", "{name} {size:?}\n{picture}");
                let area = Rect::new(0, 0, size.0, size.1);
                let mut buf = Buffer::empty(area);
                app.view(area, &mut buf);
                let coloured = buf
                    .content
                    .iter()
                    .find(|cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset));
                assert_eq!(coloured, None, "{name} {size:?}");
                // What is highlighted has a sign as well.
                for y in 1..size.1 {
                    let row: Vec<_> = (0..size.0).map(|x| &buf[(x, y)]).collect();
                    let is_marked = row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED));
                    let above: String = (0..y)
                        .rev()
                        .take(3)
                        .flat_map(|y| (0..size.0).map(move |x| (x, y)))
                        .map(|at| buf[at].symbol())
                        .collect();
                    let signs = row.iter().map(|cell| cell.symbol()).collect::<String>() + &above;
                    assert!(
                        !is_marked || signs.contains('>'),
                        "{name} {size:?} row {y}\n{picture}"
                    );
                }
                // The list grows with every conversation.
                if name != "list" {
                    let name = format!("ascii-{name}-{}-{}x{}", language.tag(), size.0, size.1);
                    insta::with_settings!({ omit_expression => true }, {
                        insta::assert_snapshot!(name, picture);
                    });
                }
            }
        }
    }
}

/// A form before anything else, the telephone of a desk that does not answer, and a word of blame.
fn poor() -> Vec<Move> {
    let pack = pack();
    let conversation = conversation(&pack);
    let mut rehearsal = Rehearsal::start(conversation, SEED);
    let wanted = ["form-first", "drop-the-form", "blame-again"];
    while !rehearsal.is_over() {
        let made = if rehearsal.speech().is_some() {
            Move::Speak { covered: vec![0] }
        } else {
            let choices = rehearsal.choices();
            let mut offers = rehearsal.offers();
            offers.sort_unstable();
            let choice = offers
                .iter()
                .find(|offer| wanted.contains(&choices[**offer].id.as_str()))
                .or_else(|| offers.first())
                .copied()
                .unwrap();
            match choices[choice].goto {
                Goto::Node(_) => Move::Choose(choice),
                Goto::Pick(_) => Move::Call {
                    choice,
                    desk: desks_to_pick(&pack.helpdesks).next().unwrap().id.clone(),
                },
            }
        };
        rehearsal.make(made, &pack.helpdesks).unwrap();
    }
    rehearsal.steps().iter().map(|step| step.made.clone()).collect()
}

#[test]
fn nothing_on_the_screen_tells_what_cannot_be_known() {
    let pack = pack();
    let conversation = conversation(&pack);
    let moves = best(&conversation, &pack.helpdesks);
    for language in Language::ALL {
        let mut app = app(&pack, language);
        play(&mut app, (100, 30), &[]);
        for made in &moves {
            let picture = shown(&app, (100, 30));
            for quantity in &conversation.quantities {
                if Some(&quantity.id)
                    != conversation
                        .money()
                        .map(|money| &conversation.quantities[money].id)
                {
                    let name = quantity.name.get(language);
                    assert!(!picture.contains(name.as_str()), "{name} in\n{picture}");
                }
            }
            let keys = keys(walk(&app), made, &pack);
            press(&mut app, (100, 30), &keys);
        }
        assert_eq!(walk(&app).ending(), Some(Ending::Protected));
        assert!(Review::of(walk(&app)).is_sound());
    }
    // While a desk is picked it is not told which of them answer.
    for desk in desks_to_pick(&pack.helpdesks) {
        let texts = Texts::new(Language::En);
        for block in words::desk(desk, &texts) {
            let told = format!("{block:?}");
            assert!(!told.contains("Open (") && !told.contains("Closed ("), "{told}");
        }
    }
}

#[test]
fn what_loses_a_conversation_is_asked_for_twice() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    let size = (80, 24);
    let mut app = app(&pack, Language::En);
    play(&mut app, size, &moves[..2]);
    press(&mut app, size, &[Restart]);
    assert_eq!(walk(&app).steps().len(), 2);
    press(&mut app, size, &[Down, Restart]);
    assert_eq!(walk(&app).steps().len(), 2, "another key lies between");
    press(&mut app, size, &[Restart]);
    assert_eq!(walk(&app).steps().len(), 0);
    // Nothing has been said yet that could be lost.
    press(&mut app, size, &[Action::Back]);
    assert!(!matches!(app.screen(), Some(Screen::Rehearsal(_))));
}

#[test]
fn a_long_conversation_scrolls_and_comes_back_to_its_newest_part() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    let size = (60, 20);
    let mut app = app(&pack, Language::Ja);
    play(&mut app, size, &moves[..4]);
    let newest = shown(&app, size);
    press(&mut app, size, &[Action::First]);
    assert_ne!(shown(&app, size), newest);
    let title = conversation(&pack).title.get(Language::Ja).clone();
    let below_the_bar = shown(&app, size).lines().skip(1).collect::<Vec<_>>().join("\n");
    assert!(below_the_bar.contains(&title), "{below_the_bar}");
    press(&mut app, size, &[Action::Last]);
    assert_eq!(shown(&app, size), newest);
    press(&mut app, size, &[Action::PageUp]);
    let keys = keys(walk(&app), &moves[4], &pack);
    press(&mut app, size, &keys);
    let said = conversation(&pack).nodes[walk(&app).place()].say.clone();
    let squeezed = |words: &str| words.split_whitespace().collect::<String>();
    let said = said.map_or(String::new(), |said| said.get(Language::Ja).clone());
    let start: String = said.chars().take(8).collect();
    assert!(squeezed(&shown(&app, size)).contains(&squeezed(&start)));
}

/// Whether an action changes the picture, in a window of any size, after one of these beginnings.
fn does_something(pack: &Arc<Pack>, screen: &Rehearsing, action: Action) -> bool {
    let beginnings: [&[Action]; 5] = [&[], &[Down], &[PageDown], &[Action::PageUp], &[Action::First]];
    [(40, 16), (80, 24), (110, 20)].into_iter().any(|size| {
        beginnings.iter().any(|before| {
            let mut app = app(pack, Language::Ja);
            app.open(Screen::Rehearsal(Box::new(screen.clone())));
            shown(&app, size);
            press(&mut app, size, before);
            let was = shown(&app, size);
            matches!(app.act(action), Next::Quit) || shown(&app, size) != was
        })
    })
}

#[test]
fn every_key_of_every_part_does_something() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    let (call, aloud) = landmarks(&pack, &moves);
    let call_choice = |app: &App| keys(walk(app), &moves[call], &pack)[0];
    let mut screens: Vec<(&str, Rehearsing)> = Vec::new();
    let mut keep = |name, app: &App| match app.screen() {
        Some(Screen::Rehearsal(screen)) => screens.push((name, (**screen).clone())),
        other => panic!("{name}: {other:?}"),
    };
    let size = (80, 24);
    let mut begun = app(&pack, Language::Ja);
    begun.open(Screen::Rehearsal(Box::new(Rehearsing::new(
        conversation(&pack),
        SEED,
        begun.context.now,
    ))));
    keep("who comes", &begun);
    press(&mut begun, size, &[Confirm]);
    keep("first line", &begun);
    let mut at = app(&pack, Language::Ja);
    play(&mut at, size, &moves[..aloud]);
    keep("aloud", &at);
    press(&mut at, size, &[Confirm]);
    keep("ticks", &at);
    let mut at = app(&pack, Language::Ja);
    play(&mut at, size, &moves[..call]);
    let key = call_choice(&at);
    press(&mut at, size, &[key]);
    keep("desks", &at);
    press(&mut at, size, &[Confirm]);
    keep("a desk", &at);
    let mut at = app(&pack, Language::Ja);
    play(&mut at, size, &moves);
    keep("end", &at);
    press(&mut at, size, &[Confirm]);
    keep("debrief", &at);
    for (name, screen) in &screens {
        let mut app = app(&pack, Language::Ja);
        app.open(Screen::Rehearsal(Box::new(screen.clone())));
        let announced = app.screen().unwrap().keys(&app.context);
        assert!(!announced.is_empty(), "{name}");
        for action in announced {
            match action {
                Digit(last) => {
                    for digit in 1..=last {
                        assert!(does_something(&pack, screen, Digit(digit)), "{name}: {digit}");
                    }
                }
                _ => assert!(does_something(&pack, screen, action), "{name}: {action:?}"),
            }
        }
    }
}

/// What was asked for on the command line, with packs that are loaded before or after the first choices.
fn first_run(early: bool, ask: impl Fn(&mut Context)) -> App {
    let pack = pack();
    let mut context = Context {
        loading: true,
        ..Context::bare()
    };
    ask(&mut context);
    let mut app = App::new(context);
    if early {
        let _ = app.loaded(Arc::clone(&pack));
    }
    assert!(matches!(app.screen(), Some(Screen::FirstRun(_))));
    press(&mut app, (100, 30), &[Digit(2), Digit(2)]);
    if !early {
        assert!(matches!(app.screen(), Some(Screen::Home(_))));
        let _ = app.loaded(pack);
    }
    app
}

#[test]
fn what_was_asked_for_begins_after_the_first_choices() {
    for early in [true, false] {
        for app in [
            first_run(early, |context| context.wants_rehearsal = Some(ID.to_owned())),
            // Lists tell ids of scenarios and conversations one below the other.
            first_run(early, |context| context.wanted = vec![ID.to_owned()]),
        ] {
            assert_eq!(walk(&app).conversation().id, ID, "{early}");
        }
        let scenario = pack().scenarios[3].id.clone();
        for app in [
            first_run(early, |context| context.wanted = vec![scenario.clone()]),
            first_run(early, |context| context.wants_rehearsal = Some(scenario.clone())),
        ] {
            let Some(Screen::Session(session)) = app.screen() else {
                panic!("{early}: {:?}", app.screen());
            };
            let items = session.quiz().items();
            assert_eq!(items.len(), 1);
            assert_eq!(items[0].scenario.id, scenario);
        }
        let app = first_run(early, |context| context.wants_checkup = true);
        assert!(matches!(app.screen(), Some(Screen::Checkup(_))), "{early}");
        for app in [
            first_run(early, |context| {
                context.wants_rehearsal = Some("nobody".to_owned());
            }),
            first_run(early, |context| context.wanted = vec!["nobody".to_owned()]),
        ] {
            assert!(matches!(app.screen(), Some(Screen::Home(_))), "{early}");
            assert!(shown(&app, (100, 30)).contains("\"nobody\""), "{early}");
        }
    }
}

#[test]
fn a_frame_shows_the_same_however_often_it_was_drawn_before() {
    let pack = pack();
    let moves = best(&conversation(&pack), &pack.helpdesks);
    let mut often = app(&pack, Language::Ja);
    play(&mut often, (100, 30), &moves);
    for size in [(100, 30), (200, 60), (60, 20)] {
        for language in [Language::En, Language::Ja] {
            let mut once = app(&pack, Language::Ja);
            once.context.loading = false;
            once.context.wants_rehearsal = Some(ID.to_owned());
            let _ = once.loaded(Arc::clone(&pack));
            once.context.notice = None;
            let _ = once.act(Confirm);
            for made in &moves {
                for key in keys(walk(&once), made, &pack) {
                    let _ = once.act(key);
                }
            }
            for app in [&mut often, &mut once] {
                app.context.texts = Rc::new(Texts::new(language));
            }
            assert_eq!(shown(&often, size), shown(&once, size), "{size:?} {language:?}");
        }
    }
    let _ = often.act(Restart);
    let begun = shown(&often, (200, 60));
    assert_eq!(
        begun
            .matches(conversation(&pack).title.get(Language::Ja).as_str())
            .count(),
        2
    );
}
