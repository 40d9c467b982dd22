//! The frame round every screen: the title bar, which also says that nothing here is real, and the footer with the
//! keys of the screen. What is inside the frame belongs to the screens.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{
    app::{Context, SMALLEST},
    key::{self, Action},
};
use crate::text;

/// The part of the terminal that belongs to the screen itself.
pub fn body(size: Rect) -> Rect {
    Rect {
        x: size.x,
        y: size.y + 1,
        width: size.width,
        height: size.height.saturating_sub(2),
    }
}

/// The keys that are not letters while something is typed.
const TYPING: &[Action] = &[Action::Up, Action::Down, Action::Confirm, Action::Back];

/// What an action is called on a screen, where that is not what it is called elsewhere: the id of a message.
pub type Name<'n> = &'n dyn Fn(Action) -> Option<&'static str>;

/// Draws title bar and footer.
pub fn frame(
    context: &Context,
    (title, subtitle): (&str, &str),
    (keys, name): (&[Action], Name<'_>),
    is_typing: bool,
    size: Rect,
    buf: &mut Buffer,
) {
    let theme = &context.theme;
    let top = Rect { height: 1, ..size };
    buf.set_style(top, theme.title);
    let training = context.texts.text("chrome-training");
    let program = context.texts.text("chrome-name");
    let room = usize::from(size.width).saturating_sub(text::width(&training) + 3);
    let mut left = format!(" {program} | {title}");
    if !subtitle.is_empty() {
        left.push_str(" | ");
        left.push_str(subtitle);
    }
    buf.set_string(size.x, size.y, text::truncate(&left, room), theme.title);
    let x = size
        .right()
        .saturating_sub(u16::try_from(text::width(&training) + 1).unwrap_or(0));
    buf.set_string(x, size.y, &training, theme.title);
    footer(
        context,
        if is_typing { TYPING } else { keys },
        name,
        is_typing,
        Rect {
            y: size.bottom().saturating_sub(1),
            height: 1,
            ..size
        },
        buf,
    );
}

fn footer(context: &Context, keys: &[Action], name: Name<'_>, is_typing: bool, area: Rect, buf: &mut Buffer) {
    let theme = &context.theme;
    if let Some(notice) = &context.notice {
        let notice = text::truncate(notice, usize::from(area.width).saturating_sub(2)).into_owned();
        buf.set_string(area.x + 1, area.y, notice, theme.note);
        return;
    }
    let mut spans: Vec<Span<'_>> = vec![Span::raw(" ")];
    let mut used = 1;
    // A question mark is a letter while something is typed.
    let help = hint(context, Action::Help, name).filter(|_| !is_typing);
    let help_width = help
        .as_ref()
        .map_or(0, |(key, label)| text::width(key) + text::width(label) + 3);
    let mut fitting: Vec<(String, String)> = Vec::new();
    for (key, label) in hints(context, keys, name) {
        // Keys that follow one another under one name have it once.
        let same = fitting.last_mut().filter(|(_, before)| *before == label);
        let wide = match same {
            Some(_) => text::width(&key) + 1,
            None => text::width(&key) + text::width(&label) + 3,
        };
        if used + wide + help_width > usize::from(area.width) {
            break;
        }
        used += wide;
        match same {
            Some((keys, _)) => {
                keys.push(' ');
                keys.push_str(&key);
            }
            None => fitting.push((key, label)),
        }
    }
    for (key, label) in fitting.into_iter().chain(help) {
        push(&mut spans, key, label, theme.footer_key, theme.footer_label);
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

fn push(spans: &mut Vec<Span<'_>>, key: String, label: String, key_style: Style, label_style: Style) {
    spans.push(Span::styled(key, key_style));
    spans.push(Span::raw(" "));
    spans.push(Span::styled(label, label_style));
    spans.push(Span::raw("  "));
}

/// Keys that are explained together, to save room.
const PAIRS: &[([Action; 2], &str, &str)] = &[
    ([Action::Up, Action::Down], "↑↓", "key-up-down"),
    ([Action::Left, Action::Right], "←→", "key-left-right"),
    ([Action::PageUp, Action::PageDown], "PgUp/PgDn", "key-pages"),
    ([Action::Next, Action::Previous], "Tab", "key-next"),
    ([Action::Earlier, Action::Later], "Shift-↑↓", "key-move"),
    ([Action::NextStep, Action::PreviousStep], "[ ]", "key-step"),
];

/// Keys and names of a screen's actions, in the order of the screen, pairs together; a pair is called what the screen calls
/// its first action, where it has a name for that.
fn hints(context: &Context, keys: &[Action], name: Name<'_>) -> Vec<(String, String)> {
    let mut hints = Vec::new();
    let mut done: Vec<Action> = Vec::new();
    for action in keys {
        if done.contains(action) {
            continue;
        }
        let pair = PAIRS
            .iter()
            .find(|(pair, ..)| pair.contains(action) && pair.iter().all(|one| keys.contains(one)));
        match pair {
            Some((pair, key, label)) => {
                done.extend(pair);
                let [first, _] = *pair;
                let label = context.texts.text(name(first).unwrap_or(label));
                hints.push(((*key).to_owned(), label));
            }
            None => hints.extend(hint(context, *action, name)),
        }
    }
    hints
}

/// The key of an action and its name, as a footer shows it.
fn hint(context: &Context, action: Action, name: Name<'_>) -> Option<(String, String)> {
    if let Action::Digit(last) = action {
        let label = name(action).unwrap_or("key-digit");
        return Some((format!("1-{last}"), context.texts.text(label)));
    }
    let binding = key::binding(action)?;
    let label = name(action).unwrap_or(binding.label);
    Some((key::name(*binding.keys.first()?), context.texts.text(label)))
}

/// Says that the terminal is too small, in as many rows as there are.
pub fn too_small(context: &Context, size: Rect, buf: &mut Buffer) {
    let words = context.texts.with(
        "chrome-too-small",
        &[
            ("width", u32::from(SMALLEST.0).into()),
            ("height", u32::from(SMALLEST.1).into()),
        ],
    );
    for (y, range) in (size.top()..size.bottom()).zip(text::wrap(&words, usize::from(size.width).max(2))) {
        buf.set_stringn(
            size.x,
            y,
            words.get(range).unwrap_or_default(),
            usize::from(size.width),
            context.theme.text,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        locale::{Language, Texts},
        scenario::{Kind, validate},
    };

    /// `check` tells what is lost in a window of 80 by 24; these are the figures that it reckons with.
    #[test]
    fn authors_are_told_of_the_same_window() {
        let small = body(Rect::new(0, 0, 80, 24));
        assert_eq!(usize::from(small.height), validate::ROWS);
        assert_eq!(usize::from(small.width), validate::COLUMNS + 2);
        let mut labels = Vec::new();
        for language in Language::ALL {
            let texts = Texts::new(language);
            labels.push(text::width(&texts.text("situation")) + 2);
            // The list: a marker, the kind, a gap, the title.
            let kinds = Kind::ALL
                .iter()
                .map(|kind| texts.text(&format!("kind-{}", kind.word())));
            let widest = kinds.map(|kind| text::width(&kind)).max().unwrap_or(0);
            assert!(
                2 + widest + 2 + validate::TITLE <= validate::COLUMNS,
                "{language:?}: {widest}"
            );
        }
        assert_eq!(labels.into_iter().max(), Some(validate::SITUATION_LABEL));
    }
}
