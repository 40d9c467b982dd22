//! How long a frame of a conversation takes at 200 by 60 cells: a choice is made, what follows is drawn. Scenes have 10 to 30
//! moves; the others show that it stays fast when somebody goes round in circles. `cargo bench --bench rehearsal`

#![expect(clippy::unwrap_used, reason = "a bench may end at any fault")]

use std::{rc::Rc, sync::Arc};

use divan::{Bencher, black_box};
use minuku::{
    locale::{Language, Texts},
    pack::load::{Place, load},
    rehearsal::Rehearsal,
    scenario::{
        Conversation, Role,
        conversation::{Goto, Turn},
    },
    settings::Settings,
    ui::{
        app::{App, Context, Screen},
        key::Action::{self, Confirm, Digit, Right},
        screen::rehearsal::Rehearsing,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

const AREA: Rect = Rect::new(0, 0, 200, 60);

fn main() {
    divan::main();
}

/// A program in which this many moves have been made, at a node that leads to itself.
fn talked(moves: usize) -> App {
    let pack = Arc::new(load(&[Place::Embedded]));
    let mut conversation: Conversation = (**pack.conversation("counter-typed-password").unwrap()).clone();
    let start = conversation.start;
    let node = &mut conversation.nodes[start];
    if let Turn::Choose(choices) = &mut node.turn {
        for choice in choices {
            choice.goto = Goto::Node(start);
        }
    }
    let conversation = Arc::new(conversation);
    let mut app = App::new(Context {
        texts: Rc::new(Texts::new(Language::Ja)),
        settings: Settings {
            language: Some(Language::Ja),
            role: Some(Role::Staff),
            ..Settings::default()
        },
        pack,
        loading: true,
        ..Context::bare()
    });
    let now = app.context.now;
    app.open(Screen::Rehearsal(Box::new(Rehearsing::new(conversation, 1, now))));
    press(&mut app, &[Confirm]);
    press(&mut app, &vec![Digit(1); moves]);
    // Whoever has come so far has seen it.
    draw(&app);
    app
}

fn press(app: &mut App, actions: &[Action]) {
    for action in actions {
        let _ = app.act(*action);
    }
}

fn draw(app: &App) -> Buffer {
    let mut buf = Buffer::empty(AREA);
    app.view(AREA, &mut buf);
    buf
}

#[divan::bench(args = [0, 20, 100, 400], sample_count = 40, sample_size = 1)]
fn a_choice_and_its_frame(bencher: Bencher<'_, '_>, moves: usize) {
    bencher
        .with_inputs(|| talked(moves))
        .bench_local_values(|mut app| {
            press(&mut app, &[Digit(1)]);
            black_box(draw(&app))
        });
}

/// The second page of the debrief, with every line and what it did.
#[divan::bench(sample_count = 40, sample_size = 1)]
fn a_page_of_the_debrief(bencher: Bencher<'_, '_>) {
    let pack = Arc::new(load(&[Place::Embedded]));
    let conversation = pack.conversation("counter-typed-password").unwrap();
    let desks = &pack.helpdesks;
    let (best, _) = minuku::rehearsal::search::grades(conversation, Some(desks), 200_000).unwrap();
    let made: Rehearsal = minuku::rehearsal::search::rehearse(&best.path, conversation, desks).unwrap();
    bencher
        .with_inputs(|| {
            let mut app = talked(0);
            app.close();
            let now = app.context.now;
            let conversation = Arc::clone(conversation);
            app.open(Screen::Rehearsal(Box::new(Rehearsing::new(conversation, 0, now))));
            press(&mut app, &[Confirm]);
            for step in made.steps() {
                take(&mut app, &step.made, &pack);
            }
            press(&mut app, &[Confirm]);
            app
        })
        .bench_local_values(|mut app| {
            press(&mut app, &[Right]);
            black_box(draw(&app))
        });
}

/// The keys for a move.
fn take(app: &mut App, made: &minuku::rehearsal::Move, pack: &minuku::pack::Pack) {
    use minuku::rehearsal::{Move, desks_to_pick};
    let place = |app: &App, choice: usize| match app.screen() {
        Some(Screen::Rehearsal(screen)) => {
            let offers = screen.rehearsal().offers();
            let place = offers.iter().position(|offer| *offer == choice).unwrap();
            Digit(u8::try_from(place + 1).unwrap())
        }
        _ => Confirm,
    };
    match made {
        Move::Choose(choice) => {
            let key = place(app, *choice);
            press(app, &[key]);
        }
        Move::Call { choice, desk } => {
            let key = place(app, *choice);
            let down = desks_to_pick(&pack.helpdesks)
                .position(|other| other.id == *desk)
                .unwrap();
            press(app, &[key]);
            press(app, &vec![Action::Down; down]);
            press(app, &[Confirm, Confirm]);
        }
        Move::Speak { .. } => press(app, &[Confirm, Confirm]),
    }
}
