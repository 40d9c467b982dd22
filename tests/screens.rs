//! Every screen and every exhibit as a person sees it, in both languages, at three sizes. The rows are read off a fresh
//! buffer; what moves between frames is tested in a real pseudo-terminal instead (`terminal.rs`).

#![expect(clippy::unwrap_used, reason = "a test may end at any fault")]

use std::{rc::Rc, sync::Arc};

use chrono::{DateTime, Utc};
use minuku::{
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    scenario::{Kind, Role},
    settings::Settings,
    ui::{
        app::{App, Context, Screen},
        key::Action::{self, Confirm, Digit, Later, Next, Toggle},
        screen::first_run::FirstRun,
    },
};

#[path = "support/drawn.rs"]
mod drawn;
#[path = "support/learner.rs"]
mod learner;

use drawn::shown;
use learner::seasoned;

const SIZES: [(u16, u16); 3] = [(100, 30), (80, 24), (60, 20)];

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn app(pack: &Arc<Pack>, language: Language) -> App {
    App::new(Context {
        texts: Rc::new(Texts::new(language)),
        settings: Settings {
            language: Some(language),
            role: Some(Role::Employee),
            ..Settings::default()
        },
        pack: Arc::clone(pack),
        // 2 January 2027, 10:30 in Tokyo: the bank's own desk is closed.
        now: moment("2027-01-02T01:30:00Z"),
        seed: 7,
        ..Context::bare()
    })
}

/// Takes pictures at all sizes after the same steps.
fn pictures(name: &str, prepare: impl Fn(&mut App)) {
    pictures_of(&Arc::new(load(&[Place::Embedded])), name, prepare);
}

fn pictures_of(pack: &Arc<Pack>, name: &str, prepare: impl Fn(&mut App)) {
    for language in Language::ALL {
        for size in SIZES {
            let mut app = app(pack, language);
            // Screens learn how much room they have when they are drawn.
            shown(&app, size);
            prepare(&mut app);
            shown(&app, size);
            let name = format!("{name}-{}-{}x{}", language.tag(), size.0, size.1);
            insta::assert_snapshot!(name, shown(&app, size));
        }
    }
}

fn press(app: &mut App, actions: &[Action]) {
    for action in actions {
        let _ = app.act(*action);
        shown(app, (80, 24));
    }
}

fn train(app: &mut App, id: &str) {
    app.context.wanted = vec![id.to_owned()];
    let pack = Arc::clone(&app.context.pack);
    let _ = app.loaded(pack);
}

#[test]
fn home() {
    pictures("home", |_| {});
}

#[test]
fn first_run() {
    pictures("first-run-language", |app| {
        let screen = FirstRun::new(&app.context);
        app.open(Screen::FirstRun(screen));
    });
    pictures("first-run-role", |app| {
        let screen = FirstRun::new(&app.context);
        app.open(Screen::FirstRun(screen));
        press(app, &[Confirm]);
    });
}

#[test]
fn library_helpdesks_glossary_settings_help() {
    pictures("library", |app| press(app, &[Digit(2)]));
    pictures("library-details", |app| {
        press(app, &[Digit(2), Action::Down, Confirm]);
    });
    pictures("helpdesks", |app| press(app, &[Digit(3)]));
    pictures("helpdesks-details", |app| {
        press(app, &[Digit(3), Confirm]);
    });
    pictures("glossary", |app| press(app, &[Digit(4), Confirm]));
    pictures("settings", |app| press(app, &[Digit(7), Action::Down]));
    pictures("settings-record", |app| press(app, &[Digit(7), Digit(8)]));
    pictures("help", |app| press(app, &[Digit(7), Action::Help]));
}

#[test]
fn every_kind_of_exhibit() {
    let pack = load(&[Place::Embedded]);
    for kind in Kind::ALL {
        let found = pack.scenarios.iter().find(|scenario| scenario.kind() == *kind);
        if let Some(scenario) = found {
            pictures(&format!("exhibit-{}", kind.word()), |app| {
                train(app, &scenario.id);
            });
        }
    }
}

#[test]
fn an_item_from_the_first_look_to_the_summary() {
    const ID: &str = "sms-account-suspended-1";
    const ANSWERED: &[Action] = &[
        Digit(1),
        Digit(1),
        Confirm,
        Next,
        Toggle,
        Confirm,
        Confirm,
        Digit(1),
    ];
    let at = |steps: &'static [Action]| {
        move |app: &mut App| {
            train(app, ID);
            press(app, steps);
        }
    };
    pictures("item-1-inspect", at(&[Next, Next, Confirm]));
    pictures("item-2-choice", at(&[Digit(1)]));
    pictures("item-3-after-choice", at(&[Digit(1), Digit(1)]));
    pictures(
        "item-4-clues",
        at(&[Digit(1), Digit(1), Confirm, Next, Toggle, Next, Next, Toggle]),
    );
    pictures(
        "item-5-order",
        at(&[Digit(1), Digit(1), Confirm, Next, Toggle, Confirm, Later]),
    );
    pictures(
        "item-6-helpdesk",
        at(&[Digit(1), Digit(1), Confirm, Next, Toggle, Confirm, Confirm]),
    );
    pictures(
        "item-5-order-held",
        at(&[Digit(1), Digit(1), Confirm, Next, Toggle, Confirm, Toggle]),
    );
    let after = |steps: &'static [Action]| {
        move |app: &mut App| {
            train(app, ID);
            press(app, ANSWERED);
            press(app, steps);
        }
    };
    pictures("item-7-brief", after(&[]));
    pictures("item-8-why", after(&[Digit(2)]));
    pictures("item-8-help", after(&[Digit(2), Action::Help]));
    pictures("item-9-next-time", after(&[Digit(3)]));
    pictures("item-10-aftermath", after(&[Digit(4)]));
    pictures("summary", after(&[Confirm]));
}

#[test]
fn a_new_item_begins_as_large_as_any() {
    const WAY: &[Action] = &[
        Digit(1),
        Digit(1),
        Confirm,
        Next,
        Toggle,
        Confirm,
        Confirm,
        Digit(1),
        Confirm,
    ];
    let pack = Arc::new(load(&[Place::Embedded]));
    let second = |enlarged: &[usize]| {
        let mut app = app(&pack, Language::Ja);
        app.context.wanted = vec!["sms-account-suspended-1".to_owned(), "sms-delivery-1".to_owned()];
        let _ = app.loaded(Arc::clone(&pack));
        for (step, action) in WAY.iter().enumerate() {
            if enlarged.contains(&step) {
                let before = shown(&app, (80, 24));
                press(&mut app, &[Action::Enlarge]);
                assert_ne!(shown(&app, (80, 24)), before, "{step}");
            }
            press(&mut app, &[*action]);
        }
        shown(&app, (80, 24))
    };
    let plain = second(&[]);
    assert!(plain.contains(" 2/2 "), "{plain}");
    for step in [0, 1, 2, 3, 6, 7] {
        assert_eq!(second(&[step]), plain, "{step}");
    }
}

/// The scenarios of the pictures of progress, which would be other ones with every scenario that is added.
const FEW: [&str; 30] = [
    "account-opened-letter-1",
    "account-opened-mail-1",
    "account-yearly-notice-1",
    "email-card-statement-1",
    "email-identity-check-1",
    "email-maintenance-1",
    "email-point-gift-1",
    "email-thread-reply-1",
    "document-enable-content-1",
    "document-shared-minutes-1",
    "lock-update-1",
    "lock-desk-1",
    "one-click-letter-1",
    "one-click-movie-1",
    "one-click-subscription-1",
    "shop-outlet-1",
    "shop-refund-mail-1",
    "shop-tent-1",
    "sms-account-suspended-1",
    "sms-bank-notice-1",
    "sms-code-kitchen-1",
    "sms-delivery-1",
    "sms-delivery-notice-1",
    "warning-attachment-1",
    "warning-renewal-1",
    "warning-renewal-notice-1",
    "warning-virus-found-1",
    "login-balance-1",
    "login-payday-1",
    "qr-parking-1",
];

fn few() -> Arc<Pack> {
    let mut pack = load(&[Place::Embedded]);
    pack.scenarios
        .retain(|scenario| FEW.contains(&scenario.id.as_str()));
    assert_eq!(pack.scenarios.len(), FEW.len(), "all of them are there");
    Arc::new(pack)
}

#[test]
fn progress_of_somebody_who_has_trained() {
    let pack = few();
    pictures_of(&pack, "home-due", seasoned);
    for (number, name) in (1..).zip(["skills", "judgement", "weeks", "coming", "checkups"]) {
        pictures_of(&pack, &format!("progress-{name}"), |app| {
            seasoned(app);
            press(app, &[Digit(5), Digit(number)]);
        });
    }
    pictures_of(&pack, "progress-figures", |app| {
        seasoned(app);
        press(app, &[Digit(5), Digit(2), Action::Figures]);
    });
}

#[test]
fn progress_before_anything_was_trained() {
    pictures("progress-empty", |app| press(app, &[Digit(5)]));
}

#[test]
fn figures_are_readable_without_any_other_character_than_ascii() {
    let pack = few();
    let mut app = app(&pack, Language::En);
    app.context.settings.ascii = true;
    seasoned(&mut app);
    press(&mut app, &[Digit(5)]);
    for number in 1..=5 {
        press(&mut app, &[Digit(number)]);
        let shown = shown(&app, (100, 30));
        // The footer names the arrow keys as they are printed on keyboards.
        let body: Vec<&str> = shown.lines().take(29).collect();
        assert!(
            body.iter().all(|row| row.replace('…', ".").is_ascii()),
            "{number}: {shown}"
        );
    }
}

#[test]
fn a_checkup_from_its_first_words_to_its_result() {
    let pack = few();
    pictures_of(&pack, "checkup-intro", |app| press(app, &[Digit(6)]));
    pictures_of(&pack, "checkup-result", |app| {
        press(app, &[Digit(6), Confirm]);
        for number in 0..20 {
            press(app, &[Digit(1 + number % 4), Digit(1)]);
        }
    });
}

#[test]
fn nothing_is_explained_during_a_checkup() {
    let pack = Arc::new(load(&[Place::Embedded]));
    let mut app = app(&pack, Language::En);
    press(&mut app, &[Digit(6), Confirm]);
    for number in 1..=20 {
        for _ in 0..2 {
            let shown = shown(&app, (100, 30));
            assert!(shown.contains(&format!("Check-up | {number}/20")), "{shown}");
            press(&mut app, &[Digit(1)]);
        }
    }
    let closing = shown(&app, (100, 30));
    assert!(closing.contains("What it came to"), "{closing}");
    press(&mut app, &[Confirm]);
    let review = shown(&app, (100, 30));
    assert!(review.contains("Check-up | 1/"), "{review}");
}

#[test]
fn a_terminal_that_is_too_small_says_so() {
    let pack = Arc::new(load(&[Place::Embedded]));
    for language in Language::ALL {
        let app = app(&pack, language);
        let name = format!("too-small-{}", language.tag());
        insta::assert_snapshot!(name, shown(&app, (30, 8)));
    }
}

#[test]
fn no_size_breaks_a_screen() {
    let pack = Arc::new(load(&[Place::Embedded]));
    for language in Language::ALL {
        for scenario in &pack.scenarios {
            let mut app = app(&pack, language);
            train(&mut app, &scenario.id);
            for size in [
                (40, 16),
                (41, 17),
                (60, 20),
                (91, 24),
                (92, 24),
                (200, 60),
                (1, 1),
                (300, 16),
            ] {
                shown(&app, size);
            }
        }
    }
}

#[test]
fn borders_of_ascii_use_no_box_characters() {
    let pack = Arc::new(load(&[Place::Embedded]));
    let mut app = app(&pack, Language::En);
    app.context.settings.ascii = true;
    train(&mut app, "sms-account-suspended-1");
    let picture = shown(&app, (100, 30));
    let boxes: String = picture
        .chars()
        .filter(|c| ('\u{2500}'..='\u{259F}').contains(c))
        .collect();
    assert_eq!(boxes, "");
}
