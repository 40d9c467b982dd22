//! The panel beside or below the exhibits: what is asked, and the answers to choose from, as rows with the part that
//! must stay in view.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::ask::Asking;
use crate::{
    explain::{own, scale as scale_words, with_number},
    helpdesk::{HOME, when},
    locale::Texts,
    quiz::{Item, Question},
    scenario::Clue,
    text,
    ui::{
        app::Context,
        page::{Bar, Page, Scroll, show},
        theme::Theme,
    },
};

/// Rows, what must be seen of them, and which rows are which answer.
#[derive(Debug, Default)]
pub(super) struct Panel {
    rows: Vec<Line<'static>>,
    keep: Range<usize>,
    /// Rows of every answer, in the order shown.
    pub(super) answers: Vec<Range<usize>>,
    /// Rows at the bottom that stay whatever is scrolled.
    foot: Vec<Line<'static>>,
}

impl Panel {
    pub(super) fn height(&self) -> u16 {
        u16::try_from(self.rows.len() + self.foot.len()).unwrap_or(u16::MAX)
    }

    pub(super) fn foot_height(&self) -> u16 {
        u16::try_from(self.foot.len()).unwrap_or(u16::MAX)
    }

    /// Draws only the rows that always stay.
    pub(super) fn view_foot(&self, area: Rect, buf: &mut Buffer) {
        for (y, row) in (area.top()..area.bottom()).zip(&self.foot) {
            buf.set_line(area.x, y, row, area.width);
        }
    }

    /// Draws the panel; returns the first row shown.
    pub(super) fn view(&self, bar: Bar, area: Rect, buf: &mut Buffer) -> u16 {
        let foot = u16::try_from(self.foot.len()).unwrap_or(0).min(area.height);
        let (upper, lower) = (
            Rect {
                height: area.height - foot,
                ..area
            },
            Rect {
                y: area.bottom() - foot,
                height: foot,
                ..area
            },
        );
        let height = usize::from(upper.height);
        let top = self.keep.end.saturating_sub(height).min(self.keep.start);
        let scroll = Scroll {
            top: u16::try_from(top).unwrap_or(0),
        };
        let shown = show(&self.rows, scroll, upper, bar, buf);
        self.view_foot(lower, buf);
        shown.top
    }
}

/// What is asked, in one sentence.
pub(super) fn wording(item: &Item, index: usize, texts: &Texts) -> String {
    if let Some(text) = item.wording(index) {
        return own(text, texts);
    }
    let id = match item.questions.get(index) {
        Some(Question::Clues) => "ask-clues",
        Some(Question::Order { .. }) => "ask-order",
        Some(Question::Helpdesk { .. }) => "ask-helpdesk",
        _ => "ask-verdict",
    };
    texts.text(id)
}

/// The panel of a question.
pub(super) fn build(
    asking: &Asking,
    item: &Item,
    focused: Option<&Clue>,
    context: &Context,
    width: u16,
) -> Panel {
    let mut page = Page::new(width);
    let mut panel = Panel::default();
    let (texts, theme) = (&context.texts, &context.theme);
    match item.questions.get(asking.index) {
        Some(Question::Verdict) => {
            inspection(asking, focused, &mut page, context);
            panel.foot = scale(texts, theme, width);
        }
        Some(Question::Clues) => {
            page.text(&wording(item, asking.index, texts), theme.strong);
            page.text(
                &texts.with("ask-clues-marked", &[("count", asking.marked.len().into())]),
                theme.text,
            );
        }
        Some(Question::Options { several, shown }) => {
            page.text(&wording(item, asking.index, texts), theme.strong);
            if *several {
                page.text(&texts.text("ask-several"), theme.dim);
            }
            let options = item
                .options(asking.index)
                .map(|options| options.options.as_slice())
                .unwrap_or_default();
            for (place, option) in shown.iter().enumerate() {
                let Some(text) = options.get(*option).map(|option| own(&option.text, texts)) else {
                    continue;
                };
                let tick = several.then(|| asking.chosen.contains(option));
                answer(
                    &mut page,
                    &mut panel,
                    asking.selected == place,
                    tick,
                    place + 1,
                    &text,
                    theme,
                );
            }
        }
        Some(Question::Order { steps, .. }) => {
            page.text(&wording(item, asking.index, texts), theme.strong);
            page.text(
                &texts.text(if asking.held {
                    "ask-order-held"
                } else {
                    "ask-order-how"
                }),
                theme.dim,
            );
            for (place, step) in asking.order.iter().enumerate() {
                let Some(text) = steps.get(*step).map(|step| own(step, texts)) else {
                    continue;
                };
                let held = (asking.held && asking.selected == place).then_some(true);
                answer(
                    &mut page,
                    &mut panel,
                    asking.selected == place,
                    held,
                    place + 1,
                    &text,
                    theme,
                );
            }
        }
        Some(Question::Helpdesk {
            at, shown, incident, ..
        }) => {
            let now = when::format_long(*at, HOME, context.language());
            if item.wording(asking.index).is_some() {
                page.text(&now, theme.strong);
            } else {
                let what = texts.text(&format!("incident-{}", incident.word()));
                let values = [("moment", now.into()), ("incident", what.into())];
                page.text(&texts.with("ask-helpdesk-at", &values), theme.strong);
            }
            page.text(&wording(item, asking.index, texts), theme.strong);
            for (place, id) in shown.iter().enumerate() {
                let Some(desk) = context.pack.helpdesks.get(id) else {
                    continue;
                };
                let text = with_number(desk, texts);
                answer(
                    &mut page,
                    &mut panel,
                    asking.selected == place,
                    None,
                    place + 1,
                    &text,
                    theme,
                );
                if let Some(hours) = &desk.hours_note {
                    page.item("     ", theme.dim, &own(hours, texts), theme.dim);
                    if asking.selected == place {
                        panel.keep.end = page.rows.len();
                    }
                }
            }
        }
        None => {}
    }
    panel.rows = page.rows;
    panel
}

fn answer(
    page: &mut Page,
    panel: &mut Panel,
    selected: bool,
    tick: Option<bool>,
    number: usize,
    text: &str,
    theme: &Theme,
) {
    let start = page.rows.len();
    let tick = match tick {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => "",
    };
    let marker = format!("{}{number} {tick}", if selected { "> " } else { "  " });
    let style = if selected { theme.selected } else { theme.text };
    page.item(
        &marker,
        if selected {
            theme.selected
        } else {
            theme.footer_key
        },
        text,
        style,
    );
    let rows = start..page.rows.len();
    if selected {
        panel.keep = rows.clone();
    }
    panel.answers.push(rows);
}

/// What can be inspected, and what inspecting has shown. Facts only: nothing here judges.
fn inspection(asking: &Asking, focused: Option<&Clue>, page: &mut Page, context: &Context) {
    let (texts, theme) = (&context.texts, &context.theme);
    page.text(&texts.text("inspect-title"), theme.heading);
    let Some(clue) = focused else {
        page.text(
            &texts.with("inspect-how", &[("count", asking.inspectable.get().into())]),
            theme.dim,
        );
        return;
    };
    page.item(
        "> ",
        theme.selected,
        &texts.with(
            "inspect-thing",
            &[("words", asking.focused_words.borrow().as_str().into())],
        ),
        theme.strong,
    );
    match (&clue.reveal, asking.inspected) {
        (Some(reveal), true) => page.text(&own(reveal, texts), theme.text),
        (None, true) => page.text(&texts.text("inspect-nothing"), theme.dim),
        (_, false) => page.text(&texts.text("inspect-enter"), theme.dim),
    }
}

/// The four steps of the judgement, on as few rows as fit.
fn scale(texts: &Texts, theme: &Theme, width: u16) -> Vec<Line<'static>> {
    let words = scale_words(texts);
    let widest = words.iter().map(|words| text::width(words)).max().unwrap_or(1) + 2;
    let question = texts.text("ask-verdict");
    let per_row = match usize::from(width) / widest {
        4.. => 4,
        2 | 3 => 2,
        _ => 1,
    };
    let mut page = Page::new(width);
    page.text(&question, theme.strong);
    for chunk in words.chunks(per_row) {
        let cells: String = chunk.iter().map(|words| text::pad(words, widest)).collect();
        page.text(cells.trim_end(), theme.footer_key);
    }
    page.rows
}
