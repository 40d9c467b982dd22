//! What is wrong with the file, as rows: place, code, sentence, and what to do. Which problems there are is found
//! elsewhere; the sentences are those of `check`.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
    path::Path,
};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

use super::layout::PanelWish;
use crate::{
    pack::proof::short_name,
    scenario::problem::{Problem, Severity},
    text,
    ui::{
        app::Context,
        key::Action,
        page::{Page, Scroll, show},
    },
    wording,
};

/// More problems than this are counted, but not listed.
const MOST: usize = 100;

/// The problems, and how they are looked at.
#[derive(Debug, Default)]
pub(super) struct Panel {
    problems: Vec<Problem>,
    selected: usize,
    mode: Mode,
    /// The first row shown last.
    top: Cell<u16>,
    /// The rows of every problem when drawn last.
    entries: RefCell<Vec<Range<usize>>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// They are shown, and the keys are the learner's.
    #[default]
    Shown,
    /// They have the keys.
    Read,
    Hidden,
}

impl Panel {
    /// Takes what was found now. The problem that was selected stays so, if it is still there.
    pub(super) fn take(&mut self, problems: Vec<Problem>) {
        let is_same = |old: &Problem, new: &Problem| {
            (old.code, &old.file, &old.values) == (new.code, &new.file, &new.values)
        };
        let same = self
            .problems
            .get(self.selected)
            .and_then(|old| problems.iter().position(|new| is_same(old, new)));
        self.selected = same.unwrap_or_else(|| self.selected.min(problems.len().saturating_sub(1)));
        self.problems = problems;
        if self.problems.is_empty() {
            self.leave();
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether there is anything to choose among.
    pub(super) fn has_several(&self) -> bool {
        self.problems.len() > 1
    }

    pub(super) fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    }

    /// Whether the keys move here.
    pub(super) fn has_keys(&self) -> bool {
        self.mode == Mode::Read
    }

    pub(super) fn wish(&self) -> PanelWish {
        match self.mode {
            _ if self.problems.is_empty() => PanelWish::None,
            Mode::Hidden => PanelWish::None,
            Mode::Shown => PanelWish::Glance,
            Mode::Read => PanelWish::Read,
        }
    }

    /// From shown to read, from read to hidden, from hidden to shown.
    pub(super) fn turn(&mut self) {
        self.mode = match self.mode {
            _ if self.problems.is_empty() => self.mode,
            Mode::Shown => Mode::Read,
            Mode::Read => Mode::Hidden,
            Mode::Hidden => Mode::Shown,
        };
    }

    /// Gives the keys back to the learner.
    pub(super) fn leave(&mut self) {
        if self.mode == Mode::Read {
            self.mode = Mode::Shown;
        }
    }

    pub(super) fn update(&mut self, action: Action) {
        let last = self.problems.len().min(MOST).saturating_sub(1);
        self.selected = match action {
            Action::Up => self.selected.checked_sub(1).unwrap_or(last),
            Action::Down if self.selected >= last => 0,
            Action::Down => self.selected + 1,
            Action::PageUp => self.selected.saturating_sub(8),
            Action::PageDown => (self.selected + 8).min(last),
            Action::First => 0,
            Action::Last => last,
            Action::Back => {
                self.leave();
                self.selected
            }
            _ => self.selected,
        };
    }

    /// A click selects a problem.
    pub(super) fn click(&mut self, at: Position, area: Rect) {
        self.mode = Mode::Read;
        let row = usize::from(at.y - area.y + self.top.get());
        let entry = self.entries.borrow().iter().position(|rows| rows.contains(&row));
        self.selected = entry.unwrap_or(self.selected);
    }

    /// The rows, and which are whose. `all` tells what to do about every problem, not only about the selected one.
    pub(super) fn rows(
        &self,
        file: &str,
        context: &Context,
        width: u16,
        all: bool,
    ) -> (Vec<Line<'static>>, Vec<Range<usize>>) {
        let (texts, theme) = (&context.texts, &context.theme);
        let mut page = Page::new(width);
        let mut entries = Vec::new();
        for (number, problem) in self.problems.iter().take(MOST).enumerate() {
            let start = page.rows.len();
            let is_selected = number == self.selected;
            let marker = if is_selected && self.has_keys() {
                "> "
            } else {
                "  "
            };
            let (line, column) = problem.position();
            let mut place = format!("{line}:{column}");
            if problem.file.as_ref() != file {
                // A registry of the same pack, of which there is one with this name.
                let name = short_name(Path::new(problem.file.as_ref()));
                place = format!("{}:{place}", text::clean_line(&name));
            }
            let severity = texts.text(wording::severity(problem.severity));
            let sentence = format!(
                "{place} {severity}[{}] {}",
                problem.code,
                wording::what(problem, texts)
            );
            let style = match problem.severity {
                _ if is_selected && self.has_keys() => theme.selected,
                Severity::Error => theme.bad,
                Severity::Warning | Severity::Note => theme.note,
            };
            page.item(marker, style, &sentence, style);
            if all || is_selected {
                if let Some(help) = wording::help(problem, texts) {
                    page.item("    ", theme.text, &help, theme.text);
                }
                if is_selected && self.has_keys() {
                    let more = texts.with("preview-explain", &[("code", problem.code.into())]);
                    page.item("    ", theme.dim, &more, theme.dim);
                }
            }
            entries.push(start..page.rows.len());
        }
        if let Some(more) = self.problems.len().checked_sub(MOST).filter(|more| *more > 0) {
            page.text(&texts.with("preview-more", &[("count", more.into())]), theme.dim);
        }
        (page.rows, entries)
    }

    /// Draws them so that the selected one is in view, with a line between them and the learners.
    pub(super) fn view(&self, file: &str, context: &Context, area: Rect, all: bool, buf: &mut Buffer) {
        let (rows, entries) = self.rows(file, context, area.width, all);
        let selected = entries.get(self.selected).cloned().unwrap_or_default();
        let height = usize::from(area.height);
        let top = selected.end.saturating_sub(height).min(selected.start);
        let scroll = Scroll {
            top: u16::try_from(top).unwrap_or(0),
        };
        let shown = show(&rows, scroll, area, context.bar(), buf);
        self.top.set(shown.top);
        *self.entries.borrow_mut() = entries;
    }
}
