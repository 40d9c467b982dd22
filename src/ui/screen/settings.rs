//! Settings: each on a row of its own, changed with the arrow keys, in force at once and kept.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::first_run::ROLES;
use crate::{
    locale::{Language, Texts},
    settings::{ITEMS, Settings, ThemeName},
    text,
    ui::{
        app::{Context, Effect},
        key::Action,
        page::Page,
        widget::list::{Entry, List},
    },
};

/// What is selected.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    list: List,
}

/// One setting.
#[derive(Clone, Copy, Debug)]
enum Setting {
    Language,
    Role,
    Items,
    Theme,
    Motion,
    Mouse,
    Ascii,
}

impl Setting {
    const ALL: [Self; 7] = [
        Self::Language,
        Self::Role,
        Self::Items,
        Self::Theme,
        Self::Motion,
        Self::Mouse,
        Self::Ascii,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Language => "setting-language",
            Self::Role => "setting-role",
            Self::Items => "setting-items",
            Self::Theme => "setting-theme",
            Self::Motion => "setting-motion",
            Self::Mouse => "setting-mouse",
            Self::Ascii => "setting-ascii",
        }
    }

    fn value(self, context: &Context) -> String {
        let (texts, settings) = (&context.texts, &context.settings);
        match self {
            Self::Language => context.language().own_name().to_owned(),
            Self::Role => texts.text(&format!("role-{}", context.role().word())),
            Self::Items => texts.with("setting-items-value", &[("count", settings.items.into())]),
            Self::Theme if context.theme_fixed => texts.text("setting-theme-fixed"),
            Self::Theme => texts.text(&format!("theme-{}", settings.theme.word())),
            Self::Motion => on_off(settings.motion, texts),
            Self::Mouse => on_off(settings.mouse, texts),
            Self::Ascii => on_off(settings.ascii, texts),
        }
    }

    /// The settings with this one moved by a step.
    fn step(self, by: isize, context: &Context) -> Settings {
        let mut settings = context.settings.clone();
        match self {
            Self::Language => settings.language = Some(next(&Language::ALL, &context.language(), by)),
            Self::Role => settings.role = Some(next(&ROLES, &context.role(), by)),
            Self::Items => {
                settings.items = settings
                    .items
                    .saturating_add_signed(by)
                    .clamp(*ITEMS.start(), *ITEMS.end());
            }
            Self::Theme => settings.theme = next(ThemeName::ALL, &settings.theme, by),
            Self::Motion => settings.motion = !settings.motion,
            Self::Mouse => settings.mouse = !settings.mouse,
            Self::Ascii => settings.ascii = !settings.ascii,
        }
        settings
    }
}

fn on_off(on: bool, texts: &Texts) -> String {
    texts.text(if on { "setting-on" } else { "setting-off" })
}

fn next<T: Copy + PartialEq>(all: &[T], current: &T, by: isize) -> T {
    let at = all.iter().position(|value| value == current).unwrap_or(0);
    let count = all.len();
    let to = (at + count).saturating_add_signed(by) % count.max(1);
    all.get(to).copied().unwrap_or(*current)
}

impl SettingsScreen {
    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        vec![
            Action::Up,
            Action::Down,
            Action::Right,
            Action::Left,
            Action::Back,
        ]
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        let by = match action {
            Action::Right | Action::Confirm | Action::Toggle => 1,
            Action::Left => -1,
            Action::Back => return Effect::Back,
            Action::Digit(digit) if usize::from(digit) <= Setting::ALL.len() => {
                self.list.selected = usize::from(digit) - 1;
                1
            }
            _ => {
                self.list.apply(action, Setting::ALL.len());
                return Effect::None;
            }
        };
        match Setting::ALL.get(self.list.selected) {
            Some(setting) => Effect::Settings(setting.step(by, context)),
            None => Effect::None,
        }
    }

    fn entries(context: &Context) -> Vec<Entry> {
        let (texts, theme) = (&context.texts, &context.theme);
        let widest = Setting::ALL
            .iter()
            .map(|setting| text::width(&texts.text(setting.label())))
            .max()
            .unwrap_or(0);
        Setting::ALL
            .iter()
            .enumerate()
            .map(|(number, setting)| {
                vec![Line::from(vec![
                    Span::styled(format!("{} ", number + 1), theme.footer_key),
                    Span::styled(text::pad(&texts.text(setting.label()), widest + 2), theme.text),
                    Span::styled(format!("< {} >", setting.value(context)), theme.strong),
                ])]
            })
            .collect()
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let inner = inner(area);
        let entries = Self::entries(context);
        self.list.view(&entries, context, inner, buf);
        let mut page = Page::new(inner.width);
        if let Some(setting) = Setting::ALL.get(self.list.selected) {
            page.text(&texts.text(&format!("{}-about", setting.label())), theme.dim);
        }
        page.blank();
        match &context.settings_path {
            Some(path) => {
                let path = path.display().to_string();
                page.text(
                    &texts.with(
                        "settings-path",
                        &[("path", text::clean_line(&path).into_owned().into())],
                    ),
                    theme.dim,
                );
            }
            None => page.text(&texts.text("settings-no-path"), theme.dim),
        }
        let top = inner.y + u16::try_from(entries.len()).unwrap_or(0) + 1;
        for (y, row) in (top..area.bottom()).zip(&page.rows) {
            buf.set_line(inner.x + 2, y, row, inner.width.saturating_sub(2));
        }
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        match self.list.at(at, &Self::entries(context), inner(area)) {
            Some(entry) => {
                self.list.selected = entry;
                self.update(Action::Right, context)
            }
            None => Effect::None,
        }
    }
}

fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4).min(80),
        height: area.height.saturating_sub(1),
    }
}
