//! What is to be said or done now, below the conversation: lines to choose from, or something to say aloud and to tick.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{Phase, Rehearsing};
use crate::{
    explain::{self, own},
    scenario::conversation::Speech,
    ui::{
        app::Context,
        key::Action,
        page::{Page, Scroll, show},
    },
};

/// The rows of the panel, and which of them belong to which answer.
pub(super) struct Panel {
    rows: Vec<Line<'static>>,
    pub(super) answers: Vec<Range<usize>>,
    /// The rows that stay in view.
    keep: Range<usize>,
}

impl Panel {
    pub(super) fn height(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    /// Draws it; returns the first row shown.
    pub(super) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) -> u16 {
        let top = self.keep.end.saturating_sub(usize::from(area.height));
        let scroll = Scroll {
            top: u16::try_from(top.min(self.keep.start)).unwrap_or(0),
        };
        show(&self.rows, scroll, area, context.bar(), buf).top
    }
}

/// The panel as things stand.
pub(super) fn build(screen: &Rehearsing, context: &Context, width: u16) -> Panel {
    let (texts, theme) = (&context.texts, &context.theme);
    let mut page = Page::new(width);
    let mut answers = Vec::new();
    match screen.doubt {
        Some(Action::Back) => page.text(&texts.text("rehearsal-leave"), theme.note),
        Some(_) => page.text(&texts.text("rehearsal-restart"), theme.note),
        None => {}
    }
    match (&screen.phase, screen.rehearsal.speech()) {
        (Phase::Over, _) => {
            let id = if screen.rehearsal.ending().is_some() {
                "rehearsal-over"
            } else {
                "rehearsal-stuck"
            };
            page.text(&texts.text(id), theme.strong);
        }
        (Phase::Judging, Some(speech)) => judge(screen, speech, context, &mut page, &mut answers),
        (_, Some(speech)) => {
            page.text(&own(&speech.task, texts), theme.strong);
            page.text(&texts.text("rehearsal-say-aloud"), theme.text);
        }
        _ => {
            if screen.doubt.is_none() {
                page.text(&texts.text("rehearsal-what"), theme.strong);
            }
            let choices = screen.rehearsal.choices();
            let offers = screen.rehearsal.offers();
            for (number, choice) in offers.iter().filter_map(|offer| choices.get(*offer)).enumerate() {
                let words = explain::rehearsal::option(&own(&choice.text, texts), choice.action, texts);
                answer(
                    &mut page,
                    &mut answers,
                    number == screen.selected,
                    context,
                    |sign| (format!("{sign} {} ", number + 1), words),
                );
            }
        }
    }
    let keep = answers.get(screen.selected).cloned().unwrap_or(0..0);
    // Whoever is at the first answer sees what is above it.
    let keep = if screen.selected == 0 { 0..keep.end } else { keep };
    Panel {
        rows: page.rows,
        answers,
        keep,
    }
}

fn judge(
    screen: &Rehearsing,
    speech: &Speech,
    context: &Context,
    page: &mut Page,
    answers: &mut Vec<Range<usize>>,
) {
    let (texts, theme) = (&context.texts, &context.theme);
    let model = own(&speech.model, texts);
    page.text(
        &texts.with("rehearsal-model", &[("words", model.into())]),
        theme.text,
    );
    page.text(&texts.text("rehearsal-tick"), theme.strong);
    for (number, cover) in speech.covers.iter().enumerate() {
        let tick = if screen.ticked.contains(&number) {
            "[x]"
        } else {
            "[ ]"
        };
        answer(page, answers, number == screen.selected, context, |sign| {
            (format!("{sign} {} {tick} ", number + 1), own(cover, texts))
        });
    }
}

/// Adds an answer; every row of the selected one is in its style.
fn answer(
    page: &mut Page,
    answers: &mut Vec<Range<usize>>,
    is_selected: bool,
    context: &Context,
    words: impl FnOnce(&str) -> (String, String),
) {
    let theme = &context.theme;
    let (sign, style) = if is_selected {
        (">", theme.selected)
    } else {
        (" ", theme.text)
    };
    let (marker, words) = words(sign);
    let start = page.rows.len();
    let marker_style = if is_selected { style } else { theme.footer_key };
    page.item(&marker, marker_style, &words, style);
    answers.push(start..page.rows.len());
}
