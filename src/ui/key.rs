//! The one key table: which key does what, and what it is called. Dispatch, footers, the help screen, the README's
//! table and the tests all come from here. What an action means on a screen is told by the screen.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left, or the previous value.
    Left,
    /// One to the right, or the next value.
    Right,
    /// Scroll up.
    PageUp,
    /// Scroll down.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
    /// The next thing to inspect, the next field.
    Next,
    /// The previous one.
    Previous,
    /// Take what is selected; go on.
    Confirm,
    /// Mark or unmark what is selected.
    Toggle,
    /// Move what is selected up.
    Earlier,
    /// Move what is selected down.
    Later,
    /// Answer with a number, 1 to 9.
    Digit(u8),
    /// Look at the exhibit on the whole screen, and back.
    Enlarge,
    /// Change what the list is narrowed to.
    Filter,
    /// Begin to type what is searched for.
    Search,
    /// Begin to type for which time.
    Clock,
    /// Show the figures behind a drawing, and back.
    Figures,
    /// The next step of a scenario, without answering.
    NextStep,
    /// The step before.
    PreviousStep,
    /// Choose among all steps.
    Steps,
    /// How things stand in a previewed conversation, to change it.
    State,
    /// What is wrong: to the list, away with it, back.
    Problems,
    /// The other language, or both.
    OtherLanguage,
    /// Another size of the learner's window.
    WindowSize,
    /// Read the file again.
    Reload,
    /// Begin anew.
    Restart,
    /// Back to where one came from.
    Back,
    /// Show the keys of this screen.
    Help,
    /// End the program.
    Quit,
    /// Put the program to sleep, as a shell does.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys, the first of which is shown in footers.
    pub keys: &'static [Press],
    /// The id of its name in the locale files.
    pub label: &'static str,
}

/// A key as it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A character, after full-width forms have been made half-width.
    Char(char),
    /// A character with Control.
    Ctrl(char),
    /// Another key.
    Code(KeyCode),
    /// Another key with Shift.
    Shift(KeyCode),
}

use Press::{Char, Code, Ctrl, Shift};

/// The table. Digits are not in it: every digit is [`Action::Digit`].
pub const TABLE: &[Binding] = &[
    Binding {
        action: Action::Up,
        keys: &[Code(KeyCode::Up), Char('k')],
        label: "key-up",
    },
    Binding {
        action: Action::Down,
        keys: &[Code(KeyCode::Down), Char('j')],
        label: "key-down",
    },
    Binding {
        action: Action::Left,
        keys: &[Code(KeyCode::Left), Char('h')],
        label: "key-left",
    },
    Binding {
        action: Action::Right,
        keys: &[Code(KeyCode::Right), Char('l')],
        label: "key-right",
    },
    Binding {
        action: Action::Next,
        keys: &[Code(KeyCode::Tab)],
        label: "key-next",
    },
    Binding {
        action: Action::Previous,
        keys: &[Code(KeyCode::BackTab)],
        label: "key-previous",
    },
    Binding {
        action: Action::Confirm,
        keys: &[Code(KeyCode::Enter)],
        label: "key-confirm",
    },
    Binding {
        action: Action::Toggle,
        keys: &[Char(' ')],
        label: "key-toggle",
    },
    Binding {
        action: Action::Earlier,
        keys: &[Shift(KeyCode::Up), Char('K'), Char('<')],
        label: "key-earlier",
    },
    Binding {
        action: Action::Later,
        keys: &[Shift(KeyCode::Down), Char('J'), Char('>')],
        label: "key-later",
    },
    Binding {
        action: Action::PageUp,
        keys: &[Code(KeyCode::PageUp), Char('b')],
        label: "key-page-up",
    },
    Binding {
        action: Action::PageDown,
        keys: &[Code(KeyCode::PageDown), Char('f')],
        label: "key-page-down",
    },
    Binding {
        action: Action::First,
        keys: &[Code(KeyCode::Home), Char('g')],
        label: "key-first",
    },
    Binding {
        action: Action::Last,
        keys: &[Code(KeyCode::End), Char('G')],
        label: "key-last",
    },
    Binding {
        action: Action::Enlarge,
        keys: &[Char('z')],
        label: "key-enlarge",
    },
    Binding {
        action: Action::Filter,
        keys: &[Char('v')],
        label: "key-filter",
    },
    Binding {
        action: Action::Search,
        keys: &[Char('/')],
        label: "key-search",
    },
    Binding {
        action: Action::Clock,
        keys: &[Char('t')],
        label: "key-clock",
    },
    Binding {
        action: Action::Figures,
        keys: &[Char('n')],
        label: "key-figures",
    },
    Binding {
        action: Action::NextStep,
        keys: &[Char(']'), Char('.')],
        label: "key-next-step",
    },
    Binding {
        action: Action::PreviousStep,
        keys: &[Char('['), Char(',')],
        label: "key-previous-step",
    },
    Binding {
        action: Action::Steps,
        keys: &[Char('s')],
        label: "key-steps",
    },
    Binding {
        action: Action::State,
        keys: &[Char('x')],
        label: "key-state",
    },
    Binding {
        action: Action::Problems,
        keys: &[Char('e')],
        label: "key-problems",
    },
    Binding {
        action: Action::OtherLanguage,
        keys: &[Char('o')],
        label: "key-other-language",
    },
    Binding {
        action: Action::WindowSize,
        keys: &[Char('w')],
        label: "key-window-size",
    },
    Binding {
        action: Action::Reload,
        keys: &[Char('r')],
        label: "key-reload",
    },
    Binding {
        action: Action::Restart,
        keys: &[Char('a')],
        label: "key-restart",
    },
    Binding {
        action: Action::Back,
        keys: &[Code(KeyCode::Esc)],
        label: "key-back",
    },
    Binding {
        action: Action::Help,
        keys: &[Char('?')],
        label: "key-help",
    },
    Binding {
        action: Action::Quit,
        keys: &[Char('q'), Ctrl('c')],
        label: "key-quit",
    },
    Binding {
        action: Action::Redraw,
        keys: &[Ctrl('l')],
        label: "key-redraw",
    },
    Binding {
        action: Action::Suspend,
        keys: &[Ctrl('z')],
        label: "key-suspend",
    },
];

/// What works on every screen, without being listed there.
pub const EVERYWHERE: &[Action] = &[Action::Help, Action::Quit, Action::Redraw, Action::Suspend];

/// What a key means while text is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// A character to put in.
    Insert(char),
    /// Take the last character away.
    Erase,
    /// Take everything away.
    Clear,
    /// Take what has been typed and leave the field.
    Done,
    /// Leave the field.
    Leave,
    /// The selection below the field moves.
    Move(Action),
    /// End the program or put it to sleep.
    Control(Action),
}

/// The action of a key; `None` for a key without one.
pub fn action(key: KeyEvent) -> Option<Action> {
    // They belong to the window, and an Esc followed closely by a letter arrives as one of them.
    let others = KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
    if key.modifiers.intersects(others) {
        return None;
    }
    let press = press(key);
    if let Char(digit @ '1'..='9') = press {
        return digit
            .to_digit(10)
            .and_then(|digit| u8::try_from(digit).ok())
            .map(Action::Digit);
    }
    TABLE
        .iter()
        .find(|binding| binding.keys.contains(&press))
        .map(|binding| binding.action)
}

/// What a key means while text is being typed; `None` for a key without meaning there.
pub fn typing(key: KeyEvent) -> Option<Typing> {
    let plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
    Some(match key.code {
        KeyCode::Char(c) if plain => Typing::Insert(c),
        KeyCode::Backspace => Typing::Erase,
        KeyCode::Enter => Typing::Done,
        KeyCode::Esc => Typing::Leave,
        KeyCode::Char('u') if key.modifiers == KeyModifiers::CONTROL => Typing::Clear,
        KeyCode::Char('h') if key.modifiers == KeyModifiers::CONTROL => Typing::Erase,
        KeyCode::Up => Typing::Move(Action::Up),
        KeyCode::Down => Typing::Move(Action::Down),
        KeyCode::PageUp => Typing::Move(Action::PageUp),
        KeyCode::PageDown => Typing::Move(Action::PageDown),
        _ => Typing::Control(action(key).filter(|action| EVERYWHERE.contains(action))?),
    })
}

fn press(key: KeyEvent) -> Press {
    match key.code {
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Char(text::half_width(c)),
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Code(KeyCode::BackTab),
        KeyCode::BackTab => Code(KeyCode::BackTab),
        code if key.modifiers.contains(KeyModifiers::SHIFT) => Shift(code),
        code => Code(code),
    }
}

/// The key's name as footers and help show it; the same in every language.
pub fn name(press: Press) -> String {
    match press {
        Char(' ') => "Space".to_owned(),
        Char(c) => c.to_string(),
        Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
        Shift(code) => format!("Shift-{}", code_name(code)),
        Code(code) => code_name(code),
    }
}

fn code_name(code: KeyCode) -> String {
    match code {
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        other => other.to_string(),
    }
}

/// The row of an action; digits have none.
pub fn binding(action: Action) -> Option<&'static Binding> {
    TABLE.iter().find(|binding| binding.action == action)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn no_key_does_two_things() {
        let mut seen = BTreeSet::new();
        for press in TABLE.iter().flat_map(|binding| binding.keys) {
            assert!(seen.insert(name(*press)), "{press:?} stands twice");
            assert!(!matches!(press, Char('0'..='9')), "digits answer");
        }
    }

    #[test]
    fn an_input_method_that_is_on_does_no_harm() {
        for (typed, wanted) in [
            ('３', Action::Digit(3)),
            ('ｑ', Action::Quit),
            ('？', Action::Help),
            ('\u{3000}', Action::Toggle),
        ] {
            assert_eq!(
                action(key(KeyCode::Char(typed), KeyModifiers::NONE)),
                Some(wanted)
            );
        }
    }

    #[test]
    fn every_listed_key_leads_to_its_action() {
        for binding in TABLE {
            for press in binding.keys {
                let event = match *press {
                    Char(c) => key(KeyCode::Char(c), KeyModifiers::NONE),
                    Ctrl(c) => key(KeyCode::Char(c), KeyModifiers::CONTROL),
                    Code(code) => key(code, KeyModifiers::NONE),
                    Shift(code) => key(code, KeyModifiers::SHIFT),
                };
                assert_eq!(action(event), Some(binding.action), "{press:?}");
            }
        }
    }

    #[test]
    fn q_is_a_letter_while_typing_and_control_c_still_ends() {
        assert_eq!(
            typing(key(KeyCode::Char('q'), KeyModifiers::NONE)),
            Some(Typing::Insert('q'))
        );
        assert_eq!(
            typing(key(KeyCode::Char('c'), KeyModifiers::CONTROL)),
            Some(Typing::Control(Action::Quit))
        );
        assert_eq!(typing(key(KeyCode::F(5), KeyModifiers::NONE)), None);
        assert_eq!(action(key(KeyCode::Char('q'), KeyModifiers::ALT)), None);
    }
}
