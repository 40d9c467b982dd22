//! Library, glossary, helpdesks and settings under the robot's keys, at a width at which list and details take turns.

use chrono::{DateTime, Utc};
use minuku::{
    explain::{self, Block},
    helpdesk::{HOME, Status, when},
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
};

use crate::{
    robot::Robot,
    seat::{
        assert_ends, at_home, kept, settled, shows, start_with, wait_cursor, wait_home, wait_title,
        wait_words,
    },
};

/// Goes down to the entry with these words.
fn select(robot: &mut Robot, words: &str) {
    let screen = robot.screen();
    let row = |wanted: &dyn Fn(&str) -> bool| screen.lines().skip(2).position(wanted).expect("an entry");
    let from = row(&|line| line.trim_start().starts_with('>'));
    let to = row(&|line| line.contains(words));
    for _ in from..to {
        robot.press("Down");
    }
    robot.wait_until(&format!("{words} selected"), |screen| {
        screen
            .contents()
            .lines()
            .any(|line| line.trim_start().starts_with('>') && line.contains(words))
    });
}

fn narrow(language: Language) -> (Robot, tempfile::TempDir, Texts, Pack) {
    let folder = settled(language);
    let robot = start_with(&folder, language, &[], (70, 24), &[]);
    wait_home(&robot, language);
    (robot, folder, Texts::new(language), load(&[Place::Embedded]))
}

#[test]
fn the_library_finds_narrows_and_trains() {
    let (mut robot, _folder, texts, pack) = narrow(Language::Ja);
    let wanted = pack.scenario("shop-outlet-1").expect("a shipped one");
    let other = pack.scenarios.first().expect("a shipped one");
    let (title, other) = (
        explain::own(&wanted.title, &texts),
        explain::own(&other.title, &texts),
    );
    robot.press("2");
    wait_title(&robot, &texts, "title-library");
    robot.press("/");
    wait_cursor(&robot);
    robot.type_text(&title);
    wait_words(&robot, &format!("{} {title}", texts.text("search-label")));
    assert!(!shows(&robot, &other));
    robot.press("Enter");
    robot.wait_until("the end of typing", vt100::Screen::hide_cursor);
    robot.press("Enter");
    wait_words(&robot, &explain::own(&wanted.situation, &texts));
    robot.press("Enter");
    robot.wait_for("| 1/1 |");
    robot.press("Esc");
    wait_title(&robot, &texts, "title-library");
    robot.press("Esc");
    wait_words(&robot, &format!("> {}", texts.text("kind-shop")));
    robot.press("Esc");
    wait_words(&robot, &other);
    robot.press("v");
    let kind = [("kind", texts.text("kind-sms").into())];
    wait_words(&robot, &texts.with("library-label-kind", &kind));
    assert!(!shows(&robot, &title));
    robot.press("Esc");
    wait_words(&robot, &texts.text("search-label"));
    robot.press("Esc");
    wait_home(&robot, Language::Ja);
    assert_ends(&mut robot, "q");
}

#[test]
fn the_glossary_is_searched_with_japanese() {
    let (mut robot, _folder, texts, pack) = narrow(Language::Ja);
    let term = pack.term("ransomware").expect("a shipped term");
    robot.press("4");
    wait_title(&robot, &texts, "title-glossary");
    robot.press("/");
    wait_cursor(&robot);
    // By its reading, and a letter too many to take away.
    robot.type_text("らんさむうq");
    wait_words(&robot, &texts.text("search-nothing"));
    robot.press("Backspace");
    wait_words(&robot, &explain::own(&term.term, &texts));
    let label = texts.text("search-label");
    robot.look(|screen| {
        let column = minuku::text::width(&format!(" {label} らんさむう"));
        assert_eq!(usize::from(screen.cursor_position().1), column);
    });
    robot.press("Enter");
    robot.wait_until("the end of typing", vt100::Screen::hide_cursor);
    select(&mut robot, &explain::own(&term.term, &texts));
    robot.press("Enter");
    wait_words(&robot, &explain::own(&term.text, &texts));
    assert_ends(&mut robot, "q");
}

#[test]
fn a_pasted_page_is_no_more_than_a_line() {
    let (mut robot, _folder, texts, _) = narrow(Language::En);
    let page = format!(
        "ransom\u{1b}[2J\u{202e}{}\nq\n{}",
        "x".repeat(500),
        "second line\n".repeat(200)
    );
    // Where nothing is typed, nothing is pasted.
    robot.paste(&page);
    robot.press("4");
    wait_title(&robot, &texts, "title-glossary");
    robot.press("/");
    wait_cursor(&robot);
    robot.paste(&page);
    wait_words(&robot, &texts.text("search-nothing"));
    robot.press("Ctrl-u");
    robot.wait_gone("xxx");
    robot.type_text("ransom");
    robot.wait_for("Ransomware");
    assert!(!robot.screen().contains("second"));
    robot.press("Ctrl-c");
    assert_eq!(robot.wait_exit().exit_code(), 0);
}

#[test]
fn helpdesks_at_another_time() {
    for language in Language::ALL {
        let (mut robot, _folder, texts, pack) = narrow(language);
        // A Saturday after New Year: offices are closed.
        let at: DateTime<Utc> = "2027-01-02T01:30:00Z".parse().expect("a moment");
        let desks = pack.helpdesks.search("", language);
        let (place, desk) = desks
            .iter()
            .enumerate()
            .find(|(_, desk)| {
                matches!(pack.helpdesks.status(&desk.id, at), Status::Closed { .. })
                    && pack.helpdesks.instead_of(&desk.id, at).is_some()
            })
            .expect("a desk that is closed");
        robot.press("3");
        wait_title(&robot, &texts, "title-helpdesks");
        robot.press("t");
        wait_cursor(&robot);
        robot.type_text("noon");
        robot.press("Enter");
        wait_words(&robot, &texts.text("moment-form"));
        robot.press("Ctrl-u");
        robot.type_text("２０２７-01-02 10:30");
        robot.press("Enter");
        let moment = [("moment", when::format_long(at, HOME, language).into())];
        wait_words(&robot, &texts.with("helpdesks-at", &moment));
        for _ in 0..place {
            robot.press("Down");
        }
        robot.press("Enter");
        let blocks = explain::helpdesk(desk, &pack.helpdesks, at, &texts);
        let instead = blocks
            .iter()
            .position(|block| matches!(block, Block::Text(explain::Tone::Good, words) if !words.is_empty()));
        assert!(instead.is_some(), "{blocks:?}");
        for block in &blocks[..=instead.unwrap_or(0)] {
            if let Block::Text(_, words) | Block::Item(_, _, words) = block {
                wait_words(&robot, words);
            }
        }
        // Back from the details, from the time, from the list.
        robot.press("Esc");
        robot.wait_until("the list", |screen| screen.contents().contains('>'));
        robot.press("Esc");
        robot.wait_gone("2027");
        robot.press("Esc");
        wait_home(&robot, language);
        assert_ends(&mut robot, "q");
    }
}

#[test]
fn settings_are_in_force_at_once_and_kept() {
    let folder = settled(Language::Ja);
    let mut robot = at_home(&folder, Language::Ja, &[]);
    let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
    robot.press("7");
    wait_title(&robot, &ja, "title-settings");
    robot.press("Right");
    wait_title(&robot, &en, "title-settings");
    wait_words(&robot, &en.text("setting-language-about"));
    assert!(kept(&folder).contains("language = \"en\""));
    for _ in 0..3 {
        robot.press("Down");
    }
    robot.press("Right");
    wait_words(&robot, &format!("< {} >", en.text("theme-high-contrast")));
    assert!(kept(&folder).contains("theme = \"high-contrast\""));
    let mouse = |robot: &Robot| robot.look(vt100::Screen::mouse_protocol_mode);
    assert_eq!(mouse(&robot), vt100::MouseProtocolMode::None);
    robot.press("6");
    robot.wait_until("the mouse", |screen| {
        screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    // The first row of the list: a click changes the language back.
    robot.click(10, 2);
    wait_title(&robot, &ja, "title-settings");
    robot.press("6");
    robot.wait_until("no mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
    robot.press("7");
    wait_words(
        &robot,
        &format!("{} < {} >", ja.text("setting-ascii"), ja.text("setting-on")),
    );
    robot.press("Esc");
    wait_home(&robot, Language::Ja);
    let kept = kept(&folder);
    assert!(
        kept.contains("ascii = true") && kept.contains("mouse = false"),
        "{kept}"
    );
    for key in ["2", "Enter"] {
        robot.press(key);
    }
    robot.wait_for("Enter を押すと");
    assert_no_lines(&robot);
    robot.press("Enter");
    robot.wait_for("| 1/1 |");
    assert_no_lines(&robot);
    assert_ends(&mut robot, "q");
}

/// Nothing that a terminal with wide lines would draw too wide.
fn assert_no_lines(robot: &Robot) {
    let screen = robot.screen();
    let line = screen.chars().find(|c| ('\u{2500}'..='\u{259f}').contains(c));
    assert_eq!(line, None, "{screen}");
}
