//! What the program shows while answers are on their way to the disk, with a writer that is played by hand.

use std::sync::{Arc, mpsc::Receiver};

use chrono::{DateTime, Duration as Span, Utc};
use ratatui::{buffer::Buffer, layout::Rect};

use super::*;
use crate::{
    pack::load::{Place, load},
    quiz::{Question, Stage},
    rehearsal::search,
    scenario::Scenario,
    schedule::FamilyMemory,
    ui::{app::Message, key::Action},
};

const AREA: Rect = Rect::new(0, 0, 100, 30);

struct Hand {
    app: App,
    orders: Receiver<(Order, DateTime<Utc>)>,
}

impl Hand {
    fn new() -> Self {
        let (recorder, orders) = Recorder::by_hand();
        let mut context = Context::bare();
        context.pack = Arc::new(load(&[Place::Embedded]));
        context.settings.role = Some(crate::scenario::Role::Employee);
        let mut app = App::new(context);
        app.remember(Recording {
            recorder,
            chance: || 0xabcd,
        });
        let mut hand = Self { app, orders };
        assert_eq!(hand.orders(), [Order::Look]);
        hand.draw();
        hand
    }

    fn orders(&mut self) -> Vec<Order> {
        self.orders.try_iter().map(|(order, _)| order).collect()
    }

    fn draw(&mut self) -> String {
        let mut buf = Buffer::empty(AREA);
        self.app.view(AREA, &mut buf);
        let rows = buf.content.chunks(usize::from(AREA.width));
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() + "\n")
            .collect()
    }

    fn train(&mut self, id: &str) {
        let scenario: Arc<Scenario> = Arc::clone(self.app.context.pack.scenario(id).unwrap());
        let _ = self.app.perform(super::super::Effect::Train(vec![scenario]));
        self.draw();
    }

    fn act(&mut self, action: Action) {
        let _ = self.app.act(action);
        self.draw();
    }

    fn session(&self) -> &Session {
        match self.app.screen() {
            Some(Screen::Session(session)) => session,
            other => panic!("no session: {other:?}"),
        }
    }

    fn recorded(&mut self, item: u32, ask: u32, learned: Result<Learned, Fault>) {
        let _ = self.app.hear(Message::Record(Report::Recorded {
            session: 0xabcd,
            item,
            ask,
            learned,
        }));
    }

    fn known(&mut self, unfinished: Option<Unfinished>) {
        let _ = self.app.hear(Message::Record(Report::Known {
            learned: Ok(Learned::new()),
            unfinished: unfinished.map(Box::new),
        }));
    }

    /// The answers that were handed over.
    fn answers(&mut self) -> Vec<Attempt> {
        let orders = self.orders().into_iter();
        orders
            .filter_map(|order| match order {
                Order::Record(attempt) => Some(*attempt),
                _ => None,
            })
            .collect()
    }

    /// Answers the questions of an item without looking, until something is waited for.
    fn answer_on(&mut self) {
        while matches!(self.session().quiz().stage(), Stage::Ask(_)) && !self.session().is_waiting() {
            let keys: &[Action] = match self.session().quiz().question() {
                Some(Question::Clues) => &[Action::Next, Action::Toggle, Action::Confirm],
                Some(Question::Options { several: true, .. }) => &[Action::Digit(1), Action::Confirm],
                Some(Question::Order { .. }) => &[Action::Confirm],
                _ => &[Action::Digit(1)],
            };
            for action in keys {
                self.act(*action);
            }
        }
    }
}

const SCENARIO: &str = "sms-account-suspended-1";

#[test]
fn nothing_is_said_about_an_answer_before_it_is_on_disk() {
    let mut hand = Hand::new();
    hand.train(SCENARIO);
    hand.app.context.now += Span::milliseconds(1_500);
    hand.act(Action::Digit(1));
    let orders = hand.orders();
    assert!(matches!(&orders[..], [Order::Begin(begun), Order::Record(_)]
        if begun.session == 0xabcd && begun.scenarios == [SCENARIO]));
    let Order::Record(first) = &orders[1] else {
        panic!()
    };
    assert_eq!((first.item, first.ask, first.millis), (0, 0, 1_500));
    // The next question of the item tells nothing, and waits for nothing.
    assert_eq!(hand.session().quiz().stage(), Stage::Ask(1));

    hand.answer_on();
    let answers = hand.answers();
    let last = answers.last().unwrap().ask;
    assert!(hand.session().is_waiting());
    let before = hand.draw();
    hand.act(Action::Confirm);
    hand.act(Action::Digit(2));
    assert!(hand.answers().is_empty(), "one answer to a question");
    for ask in 0..last {
        hand.recorded(0, ask, Ok(Learned::new()));
    }
    assert!(
        hand.session().is_waiting(),
        "all answers of the item are waited for"
    );
    assert_eq!(hand.draw(), before);
    hand.recorded(0, last, Ok(Learned::new()));
    assert!(!hand.session().is_waiting());
    assert!(matches!(
        hand.session().quiz().stage(),
        Stage::Debrief | Stage::Consequence(_)
    ));
}

#[test]
fn a_slow_disk_is_said_after_a_second() {
    let mut hand = Hand::new();
    hand.train(SCENARIO);
    assert!(!hand.app.is_moving());
    hand.answer_on();
    assert!(hand.app.is_moving());
    let words = hand.app.context.texts.text("history-waiting");
    assert!(!hand.draw().contains(&words));
    let _ = hand.app.tick();
    assert!(hand.draw().contains(&words));
    let answers = hand.answers();
    for attempt in answers {
        hand.recorded(attempt.item, attempt.ask, Ok(Learned::new()));
    }
    assert!(!hand.draw().contains(&words));
    assert!(!hand.app.is_moving());
}

#[test]
fn a_full_disk_is_said_once_and_the_session_goes_on() {
    let mut hand = Hand::new();
    hand.train(SCENARIO);
    let mut said = 0;
    while !hand.session().is_over() {
        if matches!(hand.session().quiz().stage(), Stage::Ask(_)) {
            hand.answer_on();
        } else {
            hand.act(Action::Confirm);
        }
        for attempt in hand.answers() {
            hand.recorded(attempt.item, attempt.ask, Err(Fault::Full));
            said += usize::from(hand.app.context.notice.take().is_some());
        }
    }
    assert_eq!(said, 1);
    let count = hand.session().quiz().items()[0].answers.len();
    assert_eq!(hand.session().lost(), count);
    let words = hand
        .app
        .context
        .texts
        .with("history-lost", &[("count", count.into())]);
    assert!(hand.draw().contains(&words), "{}", hand.draw());
    let _ = hand
        .app
        .hear(Message::Record(Report::Noticed(history::Notice::Again)));
    assert!(!hand.draw().contains(&words), "now they are");
}

#[test]
fn without_a_writer_nothing_is_waited_for() {
    let mut hand = Hand::new();
    hand.orders = std::sync::mpsc::channel().1;
    hand.train(SCENARIO);
    hand.answer_on();
    assert!(!hand.session().is_waiting());
    assert!(hand.session().lost() > 0);
}

#[test]
fn a_session_that_was_left_is_offered_and_goes_on_where_it_stopped() {
    let mut hand = Hand::new();
    hand.train(SCENARIO);
    hand.act(Action::Digit(1));
    let attempts = hand.answers();
    hand.act(Action::Back);
    assert_eq!(hand.orders(), [Order::Look]);
    let words = hand.app.context.texts.text("home-resume");
    assert!(!hand.draw().contains(&words));
    let sitting = Sitting {
        session: 0xabcd,
        begun: hand.app.context.now,
        purpose: Purpose::Training,
        role: hand.app.context.role(),
        language: hand.app.context.language(),
        seed: 1,
        scenarios: vec![SCENARIO.to_owned()],
    };
    hand.known(Some(Unfinished { sitting, attempts }));
    assert!(hand.draw().contains(&words));
    hand.act(Action::Digit(1));
    assert_eq!(hand.session().quiz().stage(), Stage::Ask(1));
    hand.answer_on();
    let answers = hand.answers();
    assert_eq!((answers[0].session, answers[0].ask), (0xabcd, 1));
    assert!(hand.app.context.unfinished.is_none(), "it is offered once");
}

#[test]
fn a_new_session_takes_the_place_of_the_interrupted_one() {
    let mut hand = Hand::new();
    let sitting = Sitting {
        session: 7,
        begun: hand.app.context.now,
        purpose: Purpose::Training,
        role: hand.app.context.role(),
        language: hand.app.context.language(),
        seed: 1,
        scenarios: vec!["gone-1".to_owned()],
    };
    let unfinished = Unfinished {
        sitting,
        attempts: Vec::new(),
    };
    hand.known(Some(unfinished.clone()));
    hand.act(Action::Digit(2));
    let orders = hand.orders();
    assert_eq!(orders[0], Order::Close(7, State::Left));
    assert!(matches!(orders[1], Order::Begin(_)));
    hand.act(Action::Back);

    // One of which nothing is left is said to be gone.
    hand.known(Some(unfinished));
    hand.orders();
    hand.act(Action::Digit(1));
    assert_eq!(hand.orders(), [Order::Close(7, State::Left)]);
    let words = hand.app.context.texts.text("history-nothing-left");
    assert!(hand.draw().contains(words.split('.').next().unwrap()));
}

#[test]
fn a_session_that_was_gone_through_is_closed() {
    let mut hand = Hand::new();
    hand.train(SCENARIO);
    let mut closed = Vec::new();
    while !hand.session().is_over() {
        if matches!(hand.session().quiz().stage(), Stage::Ask(_)) {
            hand.answer_on();
        } else {
            hand.act(Action::Confirm);
        }
        for order in hand.orders() {
            match order {
                Order::Record(attempt) => hand.recorded(attempt.item, attempt.ask, Ok(Learned::new())),
                Order::Close(session, state) => closed.push((session, state)),
                _ => {}
            }
        }
    }
    assert_eq!(closed, [(0xabcd, State::Done)]);
}

#[test]
fn a_conversation_is_no_longer_due_when_it_is_on_disk() {
    let mut hand = Hand::new();
    let context = &mut hand.app.context;
    context.settings.role = Some(crate::scenario::Role::Staff);
    let pack = Arc::clone(&context.pack);
    let conversation = &pack.conversations[0];
    let _ = hand
        .app
        .perform(super::super::Effect::Rehearse(Arc::clone(conversation)));
    hand.draw();
    let (best, _) = search::grades(conversation, Some(&pack.helpdesks), 200_000).unwrap();
    let mut rehearsal = Rehearsal::start(Arc::clone(conversation), 1);
    assert!(search::follow(&mut rehearsal, &best.path, &pack.helpdesks));
    let begun = hand.app.context.now;
    let end = super::super::Effect::Rehearsed(Box::new(rehearsal), begun);
    let _ = hand.app.perform(end);
    let attempt = hand.answers().remove(0);
    assert_eq!(attempt.walked.unwrap().score, 100);
    assert!(hand.app.context.today.rehearsals.coming.is_empty());
    let memory = FamilyMemory::after(None, &attempt);
    hand.recorded(0, 0, Ok(Learned::from([(attempt.family, memory)])));
    let tomorrow = hand.app.context.day() + chrono::Days::new(1);
    let coming = &hand.app.context.today.rehearsals.coming;
    assert_eq!(coming.iter().collect::<Vec<_>>(), [(&tomorrow, &1)]);
}

#[test]
fn the_record_is_deleted_only_when_that_is_asked_for_twice() {
    let mut hand = Hand::new();
    let open = super::super::Effect::Open(Screen::Settings(
        crate::ui::screen::settings::SettingsScreen::default(),
    ));
    let _ = hand.app.perform(open);
    // How many answers there are is told.
    assert_eq!(hand.orders(), [Order::Count]);
    for keys in [
        &[Action::Digit(8), Action::Digit(8)] as &[Action],
        &[Action::Digit(8), Action::Back, Action::Confirm],
        &[Action::Digit(8), Action::Toggle, Action::Toggle],
        &[Action::Digit(8), Action::Up, Action::Down, Action::Confirm],
        &[Action::Digit(8), Action::Right],
    ] {
        for key in keys {
            hand.act(*key);
        }
        assert_eq!(hand.orders(), [], "{keys:?}");
        hand.act(Action::Left);
    }
    let attempt = history::sample();
    let memory = FamilyMemory::after(None, &attempt);
    hand.app.context.learned.insert(attempt.family, memory);
    hand.act(Action::Digit(8));
    assert!(hand.draw().contains("deleted for ever"));
    hand.act(Action::Confirm);
    assert_eq!(hand.orders(), [Order::Erase]);
    // Nothing is said before it is so.
    assert!(hand.app.context.notice.is_none());
    let _ = hand.app.hear(Message::Record(Report::Erased(Ok(true))));
    assert!(hand.app.context.learned.is_empty());
    let deleted = hand.app.context.texts.text("history-deleted");
    assert_eq!(hand.app.context.notice, Some(deleted));
}
