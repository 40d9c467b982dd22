//! The keys of a screen, made from the one key table.

use std::cell::Cell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    text,
    ui::{
        app::{Context, Effect},
        key::{self, Action, EVERYWHERE},
        page::{Page, Scroll, show},
    },
};

/// Of which screen, and how far it is scrolled.
#[derive(Debug)]
pub struct Help {
    title: &'static str,
    /// With the id of what they are called there, where that is not what they are called elsewhere.
    keys: Vec<(Action, Option<&'static str>)>,
    scroll: Cell<Scroll>,
    height: Cell<u16>,
}

impl Help {
    /// Help for a screen: the id of its name, and its keys with the ids of their names there.
    pub fn new(title: &'static str, keys: Vec<(Action, Option<&'static str>)>) -> Self {
        Self {
            title,
            keys,
            scroll: Cell::default(),
            height: Cell::default(),
        }
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        vec![
            Action::Back,
            Action::Down,
            Action::Up,
            Action::PageDown,
            Action::PageUp,
        ]
    }

    pub(crate) fn update(&mut self, action: Action, _: &Context) -> Effect {
        if matches!(action, Action::Back | Action::Confirm) {
            return Effect::Back;
        }
        let mut scroll = self.scroll.get();
        scroll.apply(action, self.height.get());
        self.scroll.set(scroll);
        Effect::None
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let area = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(5),
            height: area.height.saturating_sub(1),
        };
        let mut page = Page::new(area.width.min(76));
        let title = texts.text(self.title);
        page.text(
            &texts.with("help-keys", &[("screen", title.into())]),
            theme.heading,
        );
        page.blank();
        let here = self
            .keys
            .iter()
            .copied()
            .filter(|(action, _)| !EVERYWHERE.contains(action))
            .chain(EVERYWHERE.iter().map(|action| (*action, None)));
        let mut all: Vec<(String, String)> = Vec::new();
        let mut before = None;
        for (action, name) in here {
            let Some((keys, label)) = keys_of(action, name, context) else {
                continue;
            };
            match all.last_mut() {
                // What a screen calls by one name is one thing to do.
                Some((others, _)) if name.is_some() && name == before => {
                    others.push_str("  ");
                    others.push_str(&keys);
                }
                _ => all.push((keys, label)),
            }
            before = name;
        }
        let widest = all
            .iter()
            .map(|(keys, _)| text::width(keys))
            .max()
            .unwrap_or(0)
            .min(24);
        for (keys, label) in &all {
            page.item(
                &format!("{}  ", text::pad(keys, widest)),
                theme.footer_key,
                label,
                theme.text,
            );
        }
        page.blank();
        page.text(&texts.text("help-about"), theme.text);
        self.height.set(area.height);
        self.scroll
            .set(show(&page.rows, self.scroll.get(), area, context.bar(), buf));
    }

    pub(crate) fn click(&mut self, _: Position, _: &Context, _: Rect) -> Effect {
        Effect::None
    }
}

/// All keys of an action, and its name.
fn keys_of(action: Action, name: Option<&'static str>, context: &Context) -> Option<(String, String)> {
    if let Action::Digit(last) = action {
        let label = name.unwrap_or("key-digit");
        return Some((format!("1-{last}"), context.texts.text(label)));
    }
    let binding = key::binding(action)?;
    let keys: Vec<String> = binding.keys.iter().map(|press| key::name(*press)).collect();
    Some((keys.join("  "), context.texts.text(name.unwrap_or(binding.label))))
}
