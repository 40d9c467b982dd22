//! The author's preview of a conversation without a terminal: any node in any state, in both languages and at several sizes,
//! and what stays of the walk when the file changes.

#![expect(clippy::unwrap_used, reason = "a test may end at any fault")]

use minuku::{
    locale::Language,
    ui::{key::Action::*, screen::preview::Options},
};

#[path = "support/author.rs"]
mod author;

use author::Author;

const TALK: &str = include_str!("../scenarios/counter/counter-typed-password.toml");
const SIZES: [(u16, u16); 3] = [(100, 30), (80, 24), (60, 20)];

fn asked(at: Option<&str>, state: Option<&str>) -> Options {
    Options {
        at: at.map(str::to_owned),
        state: state.map(str::to_owned),
        seed: 1,
        ..Options::default()
    }
}

fn plain(language: Language, size: (u16, u16)) -> Author {
    Author::new(language, size, TALK, &asked(None, None))
}

fn pictures(name: &str, sizes: &[(u16, u16)], options: &Options, prepare: impl Fn(&mut Author)) {
    for language in Language::ALL {
        for size in sizes {
            let mut author = Author::new(language, *size, TALK, options);
            prepare(&mut author);
            let name = format!("{name}-{}-{}x{}", language.tag(), size.0, size.1);
            insta::assert_snapshot!(name, author.shown());
        }
    }
}

#[test]
fn any_node_in_any_state() {
    pictures("opening", &[(80, 24)], &asked(None, None), |_| {});
    let told = asked(Some("story"), Some("trust=20,at-risk=0,stopped"));
    pictures("node", &SIZES, &told, |_| {});
    pictures("state", &SIZES, &told, |author| {
        author.press(&[State, Down, Left, Down, Right, Right, Down, Down, Toggle]);
    });
    pictures("places", &SIZES, &told, |author| author.press(&[Steps]));
    // By the shortest way, with everything that was said on it.
    pictures("way", &[(163, 40)], &asked(Some("story"), None), |_| {});
    pictures("debrief", &[(163, 40)], &asked(Some("debrief"), None), |_| {});
}

#[test]
fn a_walk_goes_on_and_back_into_the_debrief_and_begins_again() {
    let mut author = plain(Language::En, (100, 30));
    author.sees("opening | mine.toml");
    author.press(&[NextStep]);
    author.sees("start | mine.toml");
    author.sees("trust=40, at-risk=1200000, minutes=0");
    author.press(&[NextStep, NextStep]);
    author.sees("story | mine.toml");
    author.press(&[PreviousStep]);
    author.sees("stopped | mine.toml");
    author.press(&[Restart, PreviousStep]);
    author.sees("opening | mine.toml");
    author.press(&[Steps, Last, Confirm]);
    author.sees("debrief-5 | mine.toml");
    // Who has seen the end begins again.
    author.press(&[Confirm]);
    author.sees("opening | mine.toml");
}

#[test]
fn a_node_and_a_state_are_changed_from_inside() {
    let mut author = Author::new(
        Language::Ja,
        (80, 24),
        TALK,
        &asked(Some("hurt"), Some("at-risk=0")),
    );
    author.sees("hurt | mine.toml");
    author.sees("trust=40, at-risk=0, minutes=0");
    author.press(&[State, Left, Left, Down, Down, Right, Down, Toggle, Confirm]);
    author.sees("trust=30, at-risk=0, minutes=1, stopped");
    author.sees("hurt | mine.toml");
    // What was set by hand is kept on a jump, and thrown away at the beginning.
    author.press(&[Steps, Down, Confirm]);
    author.sees("form | mine.toml");
    author.sees("trust=30, at-risk=0, minutes=1, stopped");
    author.press(&[PreviousStep]);
    author.sees("form | mine.toml");
    author.press(&[Steps, First, Confirm]);
    author.sees("opening | mine.toml");
    author.press(&[NextStep]);
    author.sees("trust=40, at-risk=1200000, minutes=0");
    author.press(&[State, Right, Back]);
    author.sees("trust=40, at-risk=1200000, minutes=0");
}

#[test]
fn place_and_choices_stay_when_the_file_changes() {
    let mut author = plain(Language::En, (100, 30));
    author.press(&[NextStep, NextStep, NextStep, Down]);
    author.sees("story | mine.toml");
    let selected = |author: &Author| {
        let shown = author.shown();
        let line = shown.lines().find(|line| line.contains("> 2 ")).unwrap();
        line.trim().to_owned()
    };
    let line = selected(&author);
    // Other words, and one more choice before the one that was made.
    let changed = TALK.replace("The last business day of the year", "The last day of the year").replace(
        "[[node.start.choice]]\nid = \"stop-first\"",
        "[[node.start.choice]]\nid = \"wait\"\naction = true\ntext.ja = \"待つ\"\ntext.en = \"Wait\"\ntags = [\"turn-away\"]\nwhy.ja = \"待つだけでは、お金は守れません。\"\nwhy.en = \"Waiting protects nothing.\"\ngoto = \"hurt\"\n\n[[node.start.choice]]\nid = \"stop-first\"",
    );
    author.save(&changed);
    author.sees("The last day of the year");
    author.sees("story | mine.toml");
    assert_eq!(selected(&author), line);
    // A half-saved file keeps what is shown; so does none.
    author.save("schema = 1\nkind = \"counter");
    author.sees("story | mine.toml");
    author.sees("OLD");
    author.remove();
    author.sees("story | mine.toml");
    author.save(TALK);
    author.sees_no("OLD");
    author.sees("story | mine.toml");
    // A move that is gone: the place before it, and it is said; with it the place comes back.
    author.save(&TALK.replace("id = \"in-your-words\"", "id = \"in-her-words\""));
    author.sees("stopped | mine.toml");
    author.sees("\"in-your-words\" is not possible any more; this is the place before it.");
    author.save(TALK);
    author.sees("story | mine.toml");
    author.sees("trust=");
}

#[test]
fn a_node_and_names_that_are_gone_are_said() {
    let told = asked(Some("wary"), Some("trust=20,stopped"));
    for language in Language::ALL {
        let mut author = Author::new(language, (80, 24), TALK, &told);
        author.sees("wary | mine.toml");
        author.save(&TALK.replace("wary", "suspicious"));
        author.sees("start | mine.toml");
        insta::assert_snapshot!(format!("gone-{}-80x24", language.tag()), author.shown());
        author.save(TALK);
        author.sees("wary | mine.toml");
        author.save(&TALK.replace("trust", "faith"));
        author.sees("wary | mine.toml");
        author.sees(": trust");
    }
}

#[test]
fn what_could_not_be_known_before_is_gone_to_later() {
    let broken = TALK.replace("kind = \"counter\"", "kind = \"cuonter\"");
    for (at, state, seen) in [
        (Some("wary"), Some("trust=20"), "trust=20, at-risk=1200000"),
        (None, Some("trust=20"), "start | mine.toml"),
        (Some("debrief-2"), None, "debrief-2 | mine.toml"),
        (Some("nowhere"), None, "> opening"),
        (None, Some("trsut=20"), ": trsut"),
    ] {
        let mut author = Author::new(Language::En, (80, 24), &broken, &asked(at, state));
        author.sees("nothing to show yet");
        author.save(TALK);
        author.sees(seen);
    }
}

#[test]
fn the_list_of_desks_can_be_searched_and_left() {
    let mut author = Author::new(Language::En, (100, 30), TALK, &asked(Some("supervisor"), None));
    author.sees("supervisor | mine.toml");
    let shown = author.shown();
    let line = shown
        .lines()
        .find(|line| line.contains("9110"))
        .unwrap_or_else(|| {
            // The choice that picks a desk is the one that is not about next year.
            shown.lines().find(|line| line.contains("> 1 ")).unwrap()
        });
    assert!(!line.is_empty());
    for digit in 1..=2 {
        author.press(&[Digit(digit)]);
        if author.shown().contains("Search") {
            break;
        }
    }
    author.sees("supervisor | mine.toml");
    author.press(&[Search]);
    for letter in "9110".chars() {
        let _ = author.app.input(
            &crossterm::event::Event::Key(crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(
                letter,
            ))),
            ratatui::layout::Rect::new(0, 0, 100, 30),
        );
    }
    author.sees("9110");
    assert!(
        author
            .app
            .view(
                ratatui::layout::Rect::new(0, 0, 100, 30),
                &mut ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 100, 30))
            )
            .is_some(),
        "a cursor"
    );
    author.press(&[Back, Back]);
    author.sees("supervisor | mine.toml");
}

#[test]
fn a_quiz_can_become_a_conversation_and_back() {
    let mut author = plain(Language::Ja, (80, 24));
    author.press(&[NextStep, State]);
    author.save(include_str!("../scenarios/sms/sms-account-suspended-1.toml"));
    author.sees("1/11 item");
    author.press(&[Steps]);
    author.save(TALK);
    author.sees("opening | mine.toml");
}

#[test]
fn languages_move_together() {
    let mut author = Author::new(Language::Ja, (163, 40), TALK, &asked(Some("story"), None));
    author.press(&[Down]);
    assert_eq!(author.shown().matches("> 2 ").count(), 2, "{}", author.shown());
    author.press(&[Steps, Last, Up, Confirm]);
    author.sees(">4 ");
    assert_eq!(author.shown().matches(">4 ").count(), 2, "{}", author.shown());
}

#[test]
fn no_size_breaks_the_preview() {
    let mut author = plain(Language::Ja, (80, 24));
    for keys in [
        &[] as &[_],
        &[NextStep],
        &[State],
        &[Back, Steps],
        &[Last, Confirm],
    ] {
        author.press(keys);
        for _ in 0..3 {
            author.press(&[WindowSize]);
            for size in [
                (40, 16),
                (41, 17),
                (60, 20),
                (121, 16),
                (200, 60),
                (30, 8),
                (1, 1),
            ] {
                author.size = size;
                author.shown();
            }
        }
    }
}
