//! Settings: each on a row of its own, changed with the arrow keys, in force at once and kept. Below them the record of
//! answers, which can be deleted here.

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
    /// Whether the record is to be deleted, and that was asked for once.
    doubt: bool,
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
    /// Not a setting, but what people look for here: the record can be deleted.
    Record,
}

impl Setting {
    const ALL: [Self; 8] = [
        Self::Language,
        Self::Role,
        Self::Items,
        Self::Theme,
        Self::Motion,
        Self::Mouse,
        Self::Ascii,
        Self::Record,
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
            Self::Record => "setting-record",
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
            Self::Record => answers("setting-record-value", context),
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
            Self::Record => {}
        }
        settings
    }
}

/// Something about the answers of the record.
fn answers(id: &str, context: &Context) -> String {
    let count = [("count", context.report.answers.into())];
    context.texts.with(id, &count)
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
    fn selected(&self) -> Option<Setting> {
        Setting::ALL.get(self.list.selected).copied()
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        match self.selected() {
            Some(Setting::Record) => vec![Action::Up, Action::Down, Action::Confirm, Action::Back],
            _ => vec![
                Action::Up,
                Action::Down,
                Action::Right,
                Action::Left,
                Action::Back,
            ],
        }
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        // Whatever else is pressed, nothing is deleted.
        let doubt = std::mem::take(&mut self.doubt);
        let is_record = matches!(self.selected(), Some(Setting::Record));
        let by = match action {
            Action::Confirm if is_record && doubt => return Effect::Erase,
            Action::Confirm | Action::Toggle if is_record => {
                self.doubt = !doubt;
                return Effect::None;
            }
            Action::Left | Action::Right if is_record => return Effect::None,
            Action::Back if doubt => return Effect::None,
            Action::Right | Action::Confirm | Action::Toggle => 1,
            Action::Left => -1,
            Action::Back => return Effect::Back,
            Action::Digit(digit) if usize::from(digit) <= Setting::ALL.len() => {
                self.list.selected = usize::from(digit) - 1;
                if matches!(self.selected(), Some(Setting::Record)) {
                    self.doubt = true;
                    return Effect::None;
                }
                1
            }
            _ => {
                self.list.apply(action, Setting::ALL.len());
                return Effect::None;
            }
        };
        match self.selected() {
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
                    Span::styled(
                        match setting {
                            // There is nothing to go through.
                            Setting::Record => setting.value(context),
                            _ => format!("< {} >", setting.value(context)),
                        },
                        theme.strong,
                    ),
                ])]
            })
            .collect()
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let inner = inner(area);
        let entries = Self::entries(context);
        self.list.view(&entries, context, inner, buf);
        let mut page = Page::new(inner.width.saturating_sub(2));
        if self.doubt {
            page.text(&answers("setting-record-ask", context), theme.bad);
        } else if let Some(setting) = self.selected() {
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
                let is_record = matches!(self.selected(), Some(Setting::Record));
                // A second click is no answer to the question.
                let action = if is_record { Action::Toggle } else { Action::Right };
                self.update(action, context)
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
