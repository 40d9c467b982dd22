//! What several kinds of exhibit are made of: buttons, fields, tables of facts, clocks, the frame of a phone.

use ratatui::style::Style;

use super::{
    Look,
    sheet::{self, Row, Shape},
};
use crate::{
    scenario::{Field, Passage, Row as Fact},
    text,
};

/// No phone is drawn wider.
const PHONE: usize = 54;
/// No phone is stretched taller than this to fill the screen.
const PHONE_HEIGHT: usize = 44;

/// A phone, as far as its sides are concerned.
pub(super) struct Phone<'a> {
    /// The clock in the status bar.
    pub(super) clock: Option<&'a Passage>,
    /// The cells inside.
    pub(super) inner: usize,
    /// The cells outside, on both sides together with the phone.
    width: usize,
    surface: Style,
}

/// The styles of a button: its surface and what lies round it.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub(super) surface: Style,
    pub(super) ground: Style,
}

impl<'a> Phone<'a> {
    pub(super) fn new(clock: Option<&'a Passage>, width: usize, surface: Style) -> Self {
        Self {
            clock,
            inner: width.min(PHONE).saturating_sub(2),
            width,
            surface,
        }
    }

    /// The rows between top, foot and bezel that are needed to fill the visible height.
    pub(super) fn room(look: &Look<'_>, top: usize, foot: usize) -> usize {
        // Two rows of bezel, the status bar, and the bar at the bottom.
        usize::from(look.height)
            .min(PHONE_HEIGHT)
            .saturating_sub(top + foot + 4)
    }

    /// Puts the phone together. `sections` are divided by lines.
    pub(super) fn draw(self, look: &Look<'_>, sections: Vec<Vec<Row>>) -> Vec<Row> {
        let surface = self.surface;
        let signal = format!("{}  87% ", look.word("exhibit-signal"));
        let signal_width = text::width(&signal);
        let room = self.inner.saturating_sub(signal_width + 1);
        let clock = self
            .clock
            .map(|clock| look.flow(clock, room, surface))
            .unwrap_or_default();
        let mut rows = sheet::beside(
            vec![
                (sheet::inset(clock, 1, 0, surface), room + 1),
                (vec![Row::of(&signal, surface)], signal_width),
            ],
            0,
            surface,
        );
        let mut sections = sections.into_iter();
        rows.extend(sections.next().unwrap_or_default());
        let mut out = vec![rows];
        out.extend(sections);
        if let Some(last) = out.last_mut() {
            let bar = if look.ascii { "=" } else { "━" }.repeat(self.inner / 3);
            last.push(Row::of(&bar, surface).centre(self.inner, surface));
        }
        let line = Look::line_on(look.theme.bezel, surface);
        let phone = look.boxed(Shape::Round, self.inner + 2, out, line, surface, look.theme.text);
        sheet::centre(phone, self.width, look.theme.text)
    }
}

impl Look<'_> {
    /// The style of a line on a surface.
    pub(super) fn line_on(line: Style, surface: Style) -> Style {
        surface.bg.map_or(line, |bg| line.bg(bg))
    }

    /// A time that runs down from `from` seconds, as minutes and seconds, or hours as well.
    pub(super) fn remaining(&self, from: u32) -> String {
        clock(from.saturating_sub(self.seconds))
    }

    /// A button as wide as its words, within `width`.
    pub(super) fn button(&self, words: &Passage, width: usize, paint: Paint) -> Vec<Row> {
        let room = width.saturating_sub(6).max(2);
        let rows = self.flow(words, room, paint.surface);
        let inner = (sheet::widest(&rows) + 4).min(width.saturating_sub(2));
        let rows = sheet::centre(rows, inner, paint.surface);
        let line = if paint.surface.bg.is_some() {
            paint.surface
        } else {
            paint.ground
        };
        self.boxed(
            Shape::Solid,
            inner + 2,
            vec![rows],
            line,
            paint.surface,
            paint.ground,
        )
    }

    /// Buttons beside each other, or one below the other where they do not fit; centred.
    pub(super) fn buttons(
        &self,
        words: &[Passage],
        width: usize,
        paints: impl Fn(usize) -> Paint,
    ) -> Vec<Row> {
        let drawn: Vec<Vec<Row>> = words
            .iter()
            .enumerate()
            .map(|(index, words)| self.button(words, width, paints(index)))
            .collect();
        let ground = paints(0).ground;
        let together: usize = drawn.iter().map(|rows| sheet::widest(rows) + 2).sum();
        if together <= width + 2 {
            let blocks = drawn
                .into_iter()
                .map(|rows| {
                    let width = sheet::widest(&rows);
                    (rows, width)
                })
                .collect();
            sheet::centre(sheet::beside(blocks, 2, ground), width, ground)
        } else {
            drawn
                .into_iter()
                .flat_map(|rows| sheet::centre(rows, width, ground))
                .collect()
        }
    }

    /// A table of facts: labels left, values right of them, or below where it is narrow.
    pub(super) fn facts(&self, facts: &[Fact], width: usize, label: Style, value: Style) -> Vec<Row> {
        let widest = facts
            .iter()
            .map(|fact| self.natural(&fact.label))
            .max()
            .unwrap_or(0);
        let labels = widest.min(width * 2 / 5);
        let mut out = Vec::new();
        for fact in facts {
            if width < 28 {
                out.extend(sheet::fit(self.flow(&fact.label, width, label), width, value));
                let below = self.flow(&fact.value, width.saturating_sub(2), value);
                out.extend(sheet::fit(sheet::inset(below, 2, 0, value), width, value));
            } else {
                let values = width.saturating_sub(labels + 3);
                out.extend(sheet::beside(
                    vec![
                        (self.flow(&fact.label, labels, label), labels),
                        (self.flow(&fact.value, values, value), values),
                    ],
                    3,
                    value,
                ));
            }
        }
        out
    }

    /// The foot of a page.
    pub(super) fn foot(&self, words: Option<&Passage>, inner: usize) -> Vec<Row> {
        let Some(words) = words else {
            return Vec::new();
        };
        let style = self.theme.page_dim;
        let column = Self::column(inner);
        let mut rows = vec![self.rule(column, self.theme.page_line)];
        rows.extend(sheet::fit(self.prose(words, column, style), column, style));
        sheet::centre(rows, inner, style)
    }

    /// Fields to fill in: the label left of the box or above it.
    pub(super) fn fields(&self, fields: &[Field], width: usize, label: Style, surface: Style) -> Vec<Row> {
        let widest = fields
            .iter()
            .map(|field| self.natural(&field.label))
            .max()
            .unwrap_or(0);
        let side = width >= 50 && widest <= width * 2 / 5;
        let line = Look::line_on(self.theme.page_line, surface);
        let mut out = Vec::new();
        for field in fields {
            let box_width = if side { width - widest - 2 } else { width };
            let room = box_width.saturating_sub(4);
            let mut value = field
                .value
                .as_ref()
                .map(|value| self.flow(value, room, surface))
                .unwrap_or_default();
            if field.secret {
                value = value.into_iter().map(Row::hidden).collect();
            }
            sheet::fill(&mut value, 1, &Row::new());
            let value = sheet::inset(value, 1, 0, surface);
            let drawn = self.boxed(Shape::Square, box_width, vec![value], line, surface, label);
            if side {
                let mut words = vec![Row::new()];
                words.extend(self.flow(&field.label, widest, label));
                out.extend(sheet::beside(vec![(words, widest), (drawn, box_width)], 2, label));
            } else {
                out.extend(sheet::fit(self.flow(&field.label, width, label), width, label));
                out.extend(drawn);
            }
        }
        out
    }
}

/// Seconds as a clock shows them: `04:59`, `71:59:59`.
pub(super) fn clock(seconds: u32) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    if minutes < 60 {
        format!("{minutes:02}:{seconds:02}")
    } else {
        format!("{:02}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_show_hours_only_when_there_are_any() {
        assert_eq!(clock(299), "04:59");
        assert_eq!(clock(0), "00:00");
        assert_eq!(clock(72 * 3600 - 1), "71:59:59");
    }
}
