//! The author's preview without a terminal: what is drawn, in both languages and at several sizes, and what stays when
//! the file changes. Real saves before a real terminal are in `terminal/preview.rs`.

#![expect(clippy::unwrap_used, reason = "a test may end at any fault")]

use std::rc::Rc;

use minuku::{
    locale::{Language, Texts},
    pack::load::Place,
    ui::{
        app::{App, Context, Screen},
        key::Action::*,
        screen::preview::Options,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

#[path = "support/author.rs"]
mod author;

use author::Author;

const SMS: &str = include_str!("../scenarios/sms/sms-account-suspended-1.toml");

fn plain(language: Language, size: (u16, u16)) -> Author {
    Author::new(language, size, SMS, &Options::default())
}

fn broken() -> String {
    SMS.replace("cue = \"threat\"", "cue = \"thraet\"")
        .replace("leads = \"fake-login\"", "leads = \"fake-logni\"")
}

/// A picture in both languages of the author.
fn picture(name: &str, size: (u16, u16), prepare: impl Fn(&mut Author)) {
    for language in Language::ALL {
        let mut author = plain(language, size);
        prepare(&mut author);
        let name = format!("{name}-{}-{}x{}", language.tag(), size.0, size.1);
        insta::assert_snapshot!(name, author.shown());
    }
}

#[test]
fn both_languages_stand_side_by_side_where_they_fit() {
    picture("item", (163, 40), |author| author.press(&[Next, Next, Confirm]));
    picture("clues", (163, 40), |author| {
        author.press(&[NextStep, NextStep, NextStep, Next, Next, Toggle, Next, Toggle]);
    });
    picture("why", (163, 40), |author| {
        author.press(&[NextStep; 6]);
        author.press(&[PageDown]);
    });
}

#[test]
fn one_language_at_a_time_where_they_do_not() {
    for size in [(100, 30), (80, 24), (60, 20), (40, 16)] {
        picture("item", size, |_| {});
    }
    picture("other-language", (80, 24), |author| {
        author.press(&[OtherLanguage]);
    });
}

#[test]
fn problems_stand_beside_or_below_and_on_top_of_what_is_old() {
    let warned = SMS.replace("title.en = \"Sunday night, halfway through a film\"\n", "");
    for size in [(220, 40), (120, 30), (80, 24), (60, 20)] {
        picture("warning", size, |author| author.save(&warned));
    }
    for size in [(220, 40), (80, 24), (60, 20)] {
        picture("old", size, |author| author.save(&broken()));
    }
    picture("reading", (80, 24), |author| {
        author.save(&broken());
        author.press(&[Problems, Down]);
    });
    picture("hidden", (80, 24), |author| {
        author.save(&broken());
        author.press(&[Problems, Problems]);
    });
    picture("gone", (80, 24), Author::remove);
    for language in Language::ALL {
        let author = Author::new(language, (80, 24), &broken(), &Options::default());
        insta::assert_snapshot!(format!("nothing-{}-80x24", language.tag()), author.shown());
    }
}

#[test]
fn steps_can_be_chosen_from_a_list() {
    picture("steps", (80, 24), |author| author.press(&[NextStep, Steps]));
    let mut author = plain(Language::Ja, (80, 24));
    author.press(&[NextStep, Steps, Down, Confirm]);
    author.sees("3/11 consequence-fake-login");
    author.press(&[Steps, Up, Back]);
    author.sees("3/11 consequence-fake-login");
}

#[test]
fn a_chosen_size_is_drawn_exactly_or_cut_off_and_said_so() {
    let options = Options {
        size: Some((60, 20)),
        language: Some(Language::En),
        at: Some("question-2".to_owned()),
        ..Options::default()
    };
    for size in [(100, 30), (60, 20)] {
        let author = Author::new(Language::En, size, SMS, &options);
        insta::assert_snapshot!(format!("size-60x20-in-{}x{}", size.0, size.1), author.shown());
    }
    let mut author = plain(Language::En, (120, 40));
    for wanted in ["100x30", "80x24", "60x20", "120x37"] {
        author.press(&[WindowSize]);
        author.sees(wanted);
    }
}

#[test]
fn a_learners_screen_is_what_a_learner_sees() {
    // The same session in a terminal of the learner's own.
    use minuku::{
        pack::load::load,
        preview::{Made, Step, quiz_at},
        ui::screen::session::Session,
    };
    let pack = std::sync::Arc::new(load(&[Place::Embedded]));
    let scenario = pack.scenario("sms-account-suspended-1").unwrap();
    for step in [
        Step::Question(0),
        Step::Question(1),
        Step::Question(4),
        Step::Debrief(0),
        Step::Summary,
    ] {
        let options = Options {
            at: Some(step.name()),
            size: Some((80, 24)),
            language: Some(Language::Ja),
            ..Options::default()
        };
        let author = Author::new(Language::Ja, (100, 30), SMS, &options);
        let mut learner = App::new(Context {
            texts: Rc::new(Texts::new(Language::Ja)),
            now: author.app.context.now,
            pack: std::sync::Arc::clone(&pack),
            loading: true,
            ..Context::bare()
        });
        let quiz = quiz_at(scenario, &pack, 0, &Made::default(), &step);
        learner.open(Screen::Session(Box::new(Session::new(quiz))));
        let own = Rect::new(0, 0, 80, 24);
        let mut wanted = Buffer::empty(own);
        learner.view(own, &mut wanted);
        let whole = Rect::new(0, 0, 100, 30);
        let mut buf = Buffer::empty(whole);
        author.app.view(whole, &mut buf);
        for y in 0..24 {
            for x in 0..80 {
                assert_eq!(buf[(x, y + 2)], wanted[(x, y)], "{} {x} {y}", step.name());
            }
        }
    }
}

#[test]
fn place_and_choices_stay_when_the_file_changes() {
    let mut author = plain(Language::Ja, (80, 24));
    // Taken for genuine, then a risky choice, which leads to the log-in page.
    author.press(&[Digit(4)]);
    let shown = author.shown();
    let number = shown
        .lines()
        .find(|line| line.contains("リンクを開いて"))
        .and_then(|line| line.chars().find_map(|c| c.to_digit(10)))
        .unwrap();
    author.press(&[Digit(u8::try_from(number).unwrap())]);
    author.sees("consequence-fake-login");
    author.press(&[Confirm, Next, Next, Toggle]);
    author.sees("4/11 question-3");
    author.sees("印: 1か所");

    // Other words, and one more clue mark before the one that is marked.
    let changed = SMS
        .replace("title.ja = \"日曜の夜、映画の途中で\"", "title.ja = \"日曜の夜\"")
        .replace("[[sender|みらい労金]]", "【[[sender|みらい労金]]】");
    author.save(&changed);
    author.sees("4/11 question-3");
    author.sees("印: 1か所");
    // A half-saved file keeps what is shown; so does none.
    author.save("schema = 1\nid = \"sms");
    author.sees("4/11 question-3");
    author.sees("古い表示です");
    author.remove();
    author.sees("印: 1か所");
    author.sees("ファイルがなくなりました");
    author.save(&changed);
    author.sees_no("古い表示です");
    author.sees("印: 1か所");
    // What was chosen is told in the debrief.
    author.press(&[NextStep, NextStep, NextStep]);
    author.sees("7/11 debrief");
    author.sees("あなたの答え: きっと本物");
    author.press(&[NextStep]);
    author.sees("あなたの答え");
}

#[test]
fn a_step_that_is_gone_gives_way_to_the_one_before() {
    let mut author = plain(Language::En, (100, 30));
    author.press(&[NextStep; 5]);
    author.sees("6/11 question-5");
    let helpdesk = SMS.find("[[ask]]\nkind = \"helpdesk\"").unwrap();
    let debrief = SMS.find("[debrief]").unwrap();
    let fewer = format!("{}{}", SMS.get(..helpdesk).unwrap(), SMS.get(debrief..).unwrap());
    author.save(&fewer);
    author.sees("5/10 question-4");
}

#[test]
fn a_step_that_could_not_be_known_before_is_gone_to_later() {
    for (at, seen) in [
        ("fake-login", "3/11 consequence-fake-login"),
        ("question-9", "> item"),
    ] {
        let options = Options {
            at: Some(at.to_owned()),
            ..Options::default()
        };
        let mut author = Author::new(Language::Ja, (80, 24), &broken(), &options);
        author.sees("まだ表示できません");
        author.save(SMS);
        author.sees(seen);
    }
}

#[test]
fn another_scenario_in_the_same_file_is_shown_at_the_same_step() {
    let mut author = plain(Language::En, (100, 30));
    author.press(&[NextStep]);
    author.save(include_str!("../scenarios/web/qr-parking-1.toml"));
    author.sees("2/10 question-2");
    author.sees("| 1/1 | Letter");
}

#[test]
fn languages_move_together() {
    let mut author = plain(Language::Ja, (163, 40));
    // The deadline is the fourth mark in Japanese and the fifth in English.
    author.press(&[Next, Next, Next, Next, Confirm]);
    author.sees("「24時間以内」");
    author.sees("\"within 24 hours\"");
    author.press(&[NextStep, NextStep, NextStep, NextStep, Later]);
    assert_eq!(author.shown().matches("> 2 ").count(), 2, "{}", author.shown());
    author.press(&[NextStep, NextStep, Digit(3)]);
    author.sees(">3 次からの備え");
    author.sees(">3 Next time");
}

#[test]
fn no_size_breaks_the_preview() {
    let mut author = plain(Language::Ja, (80, 24));
    for text in [SMS.to_owned(), broken()] {
        author.save(&text);
        for _ in 0..5 {
            author.press(&[WindowSize, Problems]);
            for size in [
                (40, 16),
                (41, 17),
                (60, 20),
                (91, 24),
                (121, 16),
                (200, 60),
                (300, 16),
                (30, 8),
                (1, 1),
            ] {
                author.size = size;
                author.shown();
            }
        }
    }
}
