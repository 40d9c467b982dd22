//! What is wrong with the files of the packs: which, where, and what to do. The same sentences as `minuku check`
//! prints, without the picture of the source.

use std::cell::Cell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    scenario::problem::Severity,
    text,
    ui::{
        app::{Context, Effect},
        key::Action,
        page::{Page, Scroll, show},
    },
    wording,
};

/// How far the list is scrolled.
#[derive(Debug, Default)]
pub struct Problems {
    scroll: Cell<Scroll>,
    height: Cell<u16>,
}

impl Problems {
    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        vec![
            Action::Down,
            Action::Up,
            Action::PageDown,
            Action::PageUp,
            Action::Back,
        ]
    }

    pub(crate) fn update(&mut self, action: Action, _: &Context) -> Effect {
        if matches!(action, Action::Back) {
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
        let mut page = Page::new(area.width);
        page.text(&texts.text("problems-about"), theme.text);
        let mut last = "";
        for problem in context
            .pack
            .problems
            .iter()
            .filter(|problem| problem.severity != Severity::Note)
        {
            if problem.file.as_ref() != last {
                last = &problem.file;
                page.blank();
                page.text(&text::clean_line(last), theme.heading);
            }
            let (line, column) = problem.position();
            let style = if problem.severity == Severity::Error {
                theme.bad
            } else {
                theme.note
            };
            let severity = texts.text(wording::severity(problem.severity));
            let marker = format!("{line}:{column}  ");
            let sentence = format!("{severity}[{}] {}", problem.code, wording::what(problem, texts));
            page.item(&marker, theme.dim, &sentence, style);
            if let Some(help) = wording::help(problem, texts) {
                page.item(&" ".repeat(text::width(&marker)), theme.text, &help, theme.text);
            }
        }
        self.height.set(area.height);
        self.scroll
            .set(show(&page.rows, self.scroll.get(), area, context.bar(), buf));
    }

    pub(crate) fn click(&mut self, _: Position, _: &Context, _: Rect) -> Effect {
        Effect::None
    }
}
