//! Figures drawn so that they can be taken in at a glance: bars that also show how little few answers say, scales with
//! an interval, columns, and courses over weeks. Rows are made by cell widths, so that Japanese labels stand right;
//! columns and courses are ratatui's own. What the figures mean is for the screens.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    symbols::{Marker, bar},
    text::{Line, Span},
    widgets::{Axis, Bar, BarChart, BarGroup, Chart, Dataset, GraphType, Widget as _},
};

use crate::{
    stats::{Interval, Share},
    text,
    ui::app::Context,
};

/// The three shades of a bar: sure, perhaps, not.
const fn shades(ascii: bool) -> [&'static str; 3] {
    if ascii {
        ["#", "=", "-"]
    } else {
        ["█", "▒", "─"]
    }
}

/// The mark of a claim on a bar, and of the middle of a scale.
const MARK: &str = "|";

/// The sign of the sure part of a bar and that of the uncertain part, for a legend.
pub fn signs(context: &Context) -> [&'static str; 2] {
    let [sure, maybe, _] = shades(context.settings.ascii);
    [sure, maybe]
}

/// The sign of a claim, for a legend.
pub const fn claim_sign() -> &'static str {
    MARK
}

/// A label cut or filled to a width.
fn padded(label: &str, width: usize) -> String {
    let cut = text::truncate(label, width).into_owned();
    let missing = width.saturating_sub(text::width(&cut));
    cut + &" ".repeat(missing)
}

/// The cells for the share and the counts to the right of a bar.
const FIGURES: usize = 13;

/// How many cells the names of bars get in rows of a width: enough for the longest, but never so many that no bar is
/// left.
pub fn names<'l>(labels: impl IntoIterator<Item = &'l str>, width: u16) -> usize {
    let room = usize::from(width).saturating_sub(FIGURES + 1);
    let longest = labels.into_iter().map(text::width).max().unwrap_or(0);
    longest.min(room * 7 / 10)
}

/// A share as one row: its name, the bar, the share and the counts. The bar is dark up to where the share is at least,
/// and pale up to where it may be. `claim` marks what was claimed.
///
/// Bars that stand below each other share the room for their names ([`names`]).
pub fn bar(
    (label, names): (&str, usize),
    share: Share,
    claim: Option<f64>,
    context: &Context,
    width: u16,
) -> Line<'static> {
    let theme = &context.theme;
    let percent = share.percent().map(|percent| {
        context
            .texts
            .with("progress-percent", &[("percent", percent.into())])
    });
    let right = format!(
        " {:>4}{:>8}",
        percent.unwrap_or_default(),
        format!("{}/{}", share.right, share.of)
    );
    let length = usize::from(width).saturating_sub(names + 1 + FIGURES);
    let mut spans = vec![Span::styled(padded(label, names), theme.text), Span::raw(" ")];
    spans.extend(shaded(
        share.interval(),
        claim,
        length,
        context.settings.ascii,
        [theme.good, theme.good, theme.border],
    ));
    spans.push(Span::styled(right, theme.text));
    Line::from(spans)
}

/// The cells of a bar from 0 to 1.
fn shaded(
    interval: Option<Interval>,
    claim: Option<f64>,
    length: usize,
    ascii: bool,
    styles: [Style; 3],
) -> Vec<Span<'static>> {
    let shades = shades(ascii);
    let marked = claim.map(|claim| cell(claim, length));
    (0..length)
        .map(|place| {
            if marked == Some(place) {
                return Span::styled(MARK, styles[1].add_modifier(Modifier::BOLD));
            }
            let kind = match interval {
                Some(interval) if place < edge(interval.low, length) => 0,
                Some(interval) if place < edge(interval.high, length) => 1,
                _ => 2,
            };
            Span::styled(shades[kind], styles[kind])
        })
        .collect()
}

/// How many of so many cells lie below a share.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a few cells"
)]
fn edge(share: f64, length: usize) -> usize {
    (share.clamp(0.0, 1.0) * length as f64).round() as usize
}

/// The cell in which a share lies.
fn cell(share: f64, length: usize) -> usize {
    edge(share, length)
        .saturating_sub(1)
        .min(length.saturating_sub(1))
}

/// A value with its interval on a scale, and below it what the two ends mean.
pub fn scale(
    (value, interval): (f64, Interval),
    (from, to): (f64, f64),
    (left, right): (&str, &str),
    context: &Context,
    width: u16,
) -> [Line<'static>; 2] {
    let theme = &context.theme;
    let length = usize::from(width.clamp(10, 60));
    let place = |value: f64| (value - from) / (to - from);
    let [full, pale, line] = shades(context.settings.ascii);
    let (low, high) = (
        edge(place(interval.low), length),
        edge(place(interval.high), length),
    );
    let at = cell(place(value), length);
    let middle = (from < 0.0).then(|| cell(place(0.0), length));
    let cells = (0..length).map(|place| {
        if place == at {
            Span::styled(full, theme.strong)
        } else if (low..high).contains(&place) {
            Span::styled(pale, theme.good)
        } else if Some(place) == middle {
            Span::styled(MARK, theme.text)
        } else {
            Span::styled(line, theme.border)
        }
    });
    let gap = length
        .saturating_sub(text::width(left) + text::width(right))
        .max(1);
    [
        Line::from(cells.collect::<Vec<_>>()),
        Line::from(Span::styled(
            format!("{left}{}{right}", " ".repeat(gap)),
            theme.dim,
        )),
    ]
}

/// How many columns fit when each has a label of this width.
pub fn columns_that_fit(width: u16, label: u16) -> usize {
    usize::from(width.saturating_add(1) / (label + 1))
}

/// Columns with labels below; labels are no wider than `label`.
pub fn columns(values: &[(String, u64)], label: u16, context: &Context, area: Rect, buf: &mut Buffer) {
    if area.height < 3 || area.width < label {
        return;
    }
    let theme = &context.theme;
    let bars: Vec<Bar<'_>> = values
        .iter()
        .map(|(name, value)| {
            let shown = if *value > 0 {
                value.to_string()
            } else {
                String::new()
            };
            Bar::default()
                .value(*value)
                .text_value(shown)
                .label(Line::from(name.as_str()))
        })
        .collect();
    let most = values.iter().map(|(_, value)| *value).max().unwrap_or(0).max(4);
    let set = if context.settings.ascii {
        ASCII_BARS
    } else {
        bar::NINE_LEVELS
    };
    BarChart::default()
        .data(BarGroup::default().bars(&bars))
        .bar_width(label)
        .bar_gap(1)
        .max(most)
        .bar_set(set)
        .bar_style(theme.good)
        .value_style(theme.good.add_modifier(Modifier::REVERSED))
        .label_style(theme.dim)
        .render(area, buf);
}

const ASCII_BARS: bar::Set<'static> = bar::Set {
    full: "#",
    seven_eighths: "#",
    three_quarters: "#",
    five_eighths: "#",
    half: "=",
    three_eighths: "=",
    one_quarter: "_",
    one_eighth: "_",
    empty: " ",
};

/// A course in per cent over equal steps; steps without a value are left out.
pub fn course(values: &[Option<f64>], ends: (&str, &str), context: &Context, area: Rect, buf: &mut Buffer) {
    if area.height < 4 || area.width < 12 {
        return;
    }
    let theme = &context.theme;
    let ascii = context.settings.ascii;
    let mut step = 0.0;
    let mut points = Vec::new();
    for value in values {
        points.extend(value.map(|value| (step, value * 100.0)));
        step += 1.0;
    }
    let line = Dataset::default()
        .marker(if ascii {
            Marker::Custom('.')
        } else {
            Marker::HalfBlock
        })
        .graph_type(GraphType::Line)
        .style(theme.good)
        .data(&points);
    // A single point makes no line, and a line does not show where its points are.
    let dots = Dataset::default()
        .marker(Marker::Custom('o'))
        .graph_type(GraphType::Scatter)
        .style(theme.strong)
        .data(&points);
    let last = (step - 1.0_f64).max(1.0);
    let (first_end, last_end) = ends;
    let labels = [Line::from(first_end), Line::from(last_end)];
    Chart::new(vec![line, dots])
        .x_axis(
            Axis::default()
                .bounds([0.0, last])
                .labels(labels)
                .style(theme.dim),
        )
        .y_axis(
            Axis::default()
                .bounds([0.0, 100.0])
                .labels(["  0", " 50", "100"])
                .style(theme.dim),
        )
        .render(area, buf);
    if ascii {
        only_ascii(area, buf);
    }
}

/// Replaces the lines of the axes, which cannot be chosen.
fn only_ascii(area: Rect, buf: &mut Buffer) {
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position) {
            let other = match cell.symbol() {
                "│" => "|",
                "─" => "-",
                "└" => "+",
                _ => continue,
            };
            cell.set_symbol(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &Line<'_>) -> String {
        line.to_string()
    }

    #[test]
    fn a_bar_is_dark_as_far_as_is_sure_and_fills_its_row() {
        let mut context = Context::bare();
        context.settings.ascii = true;
        let share = Share { right: 15, of: 20 };
        let row = words(&bar(("宅配のSMS", 20), share, None, &context, 60));
        assert_eq!(text::width(&row), 60, "{row:?}");
        let dark = row.matches('#').count();
        let pale = row.matches('=').count();
        let rest = row.matches('-').count();
        assert!(dark > 0 && pale > 0 && rest > 0, "{row}");
        assert!(row.ends_with(" 75%   15/20"), "{row:?}");
        let many = words(&bar(
            ("x", 20),
            Share {
                right: 1_500,
                of: 2_000,
            },
            None,
            &context,
            60,
        ));
        assert!(
            many.matches('=').count() < pale,
            "more answers, less doubt: {many}"
        );
    }

    #[test]
    fn nothing_known_is_an_empty_bar() {
        let mut context = Context::bare();
        context.settings.ascii = true;
        let row = words(&bar(("x", 20), Share::default(), None, &context, 60));
        assert!(!row.contains('#') && !row.contains('='), "{row}");
    }

    #[test]
    fn a_scale_shows_where_the_value_is_and_where_it_may_be() {
        let mut context = Context::bare();
        context.settings.ascii = true;
        let interval = Interval { low: -0.5, high: 0.9 };
        let [row, _] = scale((0.2, interval), (-2.0, 2.0), ("l", "r"), &context, 40);
        let row = words(&row);
        assert_eq!(row.find('#'), Some(21), "{row}");
        assert_eq!(row.find('='), Some(15), "{row}");
        assert_eq!(row.rfind('='), Some(28), "{row}");
    }

    #[test]
    fn ascii_courses_have_no_other_signs() {
        let mut context = Context::bare();
        context.settings.ascii = true;
        let area = Rect::new(0, 0, 30, 8);
        let mut buf = Buffer::empty(area);
        course(
            &[Some(0.5), None, Some(1.0)],
            ("4 Jan", "18 Jan"),
            &context,
            area,
            &mut buf,
        );
        let all: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(all.is_ascii(), "{all}");
        assert!(all.contains('o'), "{all}");
    }
}
