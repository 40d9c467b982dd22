//! The material of exhibits: pieces of text that remember where they come from, rows of pieces, and boxes made of
//! rows. However deep a box stands in others, the places of its targets are found at the end, from the pieces.

use std::{collections::BTreeMap, ops::Range};

use ratatui::{
    style::{Modifier, Style},
    text::{Line, Span},
};
use unicode_segmentation::UnicodeSegmentation;

use super::{Look, Pointing, Sheet, Spot, Target};
use crate::text;

/// Where a piece comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The passage.
    pub(super) passage: usize,
    /// The target that it is part of.
    pub(super) target: Option<Aim>,
}

/// A target, as far as a piece knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aim {
    pub(super) start: usize,
    pub(super) clue: Option<usize>,
}

/// A run of text in one style.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    text: String,
    cells: usize,
    style: Style,
    origin: Option<Origin>,
}

impl Piece {
    pub(super) fn new(text: impl Into<String>, style: Style, origin: Option<Origin>) -> Self {
        let text = text.into();
        let cells = text::width(&text);
        Self {
            text,
            cells,
            style,
            origin,
        }
    }
}

/// One row of cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Row(Vec<Piece>);

impl Row {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The program's own words.
    pub(super) fn of(text: &str, style: Style) -> Self {
        Self::new().say(text, style)
    }

    /// Blank cells.
    pub(super) fn blank(width: usize, style: Style) -> Self {
        Self::of(&" ".repeat(width), style)
    }

    /// With the program's own words after it.
    pub(super) fn say(mut self, text: &str, style: Style) -> Self {
        self.push(Piece::new(text::clean_line(text), style, None));
        self
    }

    /// With blank cells after it.
    pub(super) fn skip(self, width: usize, style: Style) -> Self {
        self.say(&" ".repeat(width), style)
    }

    /// With another row after it.
    pub(super) fn join(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(super) fn push(&mut self, piece: Piece) {
        if !piece.text.is_empty() {
            self.0.push(piece);
        }
    }

    pub(super) fn width(&self) -> usize {
        self.0.iter().map(|piece| piece.cells).sum()
    }

    /// Exactly this wide: cut or filled at its end. A wide character that would be cut in two is left out.
    pub(super) fn fit(self, width: usize, fill: Style) -> Self {
        let mut row = Self::new();
        let mut left = width;
        for mut piece in self.0 {
            if piece.cells > left {
                piece = cut(&piece, left);
                left -= piece.cells;
                row.push(piece);
                break;
            }
            left -= piece.cells;
            row.push(piece);
        }
        row.skip(left, fill)
    }

    /// In the middle of this width.
    pub(super) fn centre(self, width: usize, fill: Style) -> Self {
        let left = width.saturating_sub(self.width()) / 2;
        Self::blank(left, fill).join(self).fit(width, fill)
    }

    /// At the right end of this width.
    pub(super) fn right(self, width: usize, fill: Style) -> Self {
        let left = width.saturating_sub(self.width());
        Self::blank(left, fill).join(self).fit(width, fill)
    }

    /// The same cells with stars for characters, as a secret is shown.
    pub(super) fn hidden(self) -> Self {
        Self(
            self.0
                .into_iter()
                .map(|piece| Piece {
                    text: "*".repeat(piece.cells),
                    ..piece
                })
                .collect(),
        )
    }
}

/// The beginning of a piece that is too wide.
fn cut(piece: &Piece, width: usize) -> Piece {
    let mut kept = String::new();
    let mut left = width;
    for grapheme in piece.text.graphemes(true) {
        let cells = text::width(grapheme);
        if cells > left {
            break;
        }
        left -= cells;
        kept.push_str(grapheme);
    }
    Piece::new(kept, piece.style, piece.origin)
}

/// The width of the widest row.
pub(super) fn widest(rows: &[Row]) -> usize {
    rows.iter().map(Row::width).max().unwrap_or(0)
}

/// Every row exactly this wide.
pub(super) fn fit(rows: Vec<Row>, width: usize, fill: Style) -> Vec<Row> {
    rows.into_iter().map(|row| row.fit(width, fill)).collect()
}

/// Every row in the middle of this width.
pub(super) fn centre(rows: Vec<Row>, width: usize, fill: Style) -> Vec<Row> {
    rows.into_iter().map(|row| row.centre(width, fill)).collect()
}

/// Every row at the right end of this width.
pub(super) fn right(rows: Vec<Row>, width: usize, fill: Style) -> Vec<Row> {
    rows.into_iter().map(|row| row.right(width, fill)).collect()
}

/// The rows as one block, which keeps its own left edge, in the middle of this width.
pub(super) fn centre_block(rows: Vec<Row>, width: usize, fill: Style) -> Vec<Row> {
    let block = widest(&rows);
    centre(fit(rows, block, fill), width, fill)
}

/// Blank cells left and right of every row.
pub(super) fn inset(rows: Vec<Row>, left: usize, right: usize, fill: Style) -> Vec<Row> {
    rows.into_iter()
        .map(|row| Row::blank(left, fill).join(row).skip(right, fill))
        .collect()
}

/// Blocks beside each other, each with its width, and this many blank cells between them.
pub(super) fn beside(blocks: Vec<(Vec<Row>, usize)>, gap: usize, fill: Style) -> Vec<Row> {
    let height = blocks.iter().map(|(rows, _)| rows.len()).max().unwrap_or(0);
    let mut out = vec![Row::new(); height];
    for (index, (rows, width)) in blocks.into_iter().enumerate() {
        let mut rows = rows.into_iter();
        for row in &mut out {
            let gap = if index == 0 { 0 } else { gap };
            let block = rows.next().unwrap_or_default().fit(width, fill);
            *row = std::mem::take(row).skip(gap, fill).join(block);
        }
    }
    out
}

/// Takes blank rows out, the lowest first, as long as there are more rows than this.
pub(super) fn squeeze(rows: &mut Vec<Row>, height: usize) {
    while rows.len() > height
        && let Some(index) = rows.iter().rposition(|row| row.0.is_empty())
    {
        rows.remove(index);
    }
}

/// Blank rows at the end until there are this many.
pub(super) fn fill(rows: &mut Vec<Row>, height: usize, blank: &Row) {
    if rows.len() < height {
        rows.resize(height, blank.clone());
    }
}

/// The lines that a box is made of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// Thin, with corners.
    Square,
    /// Thin, with rounded corners.
    Round,
    /// Double.
    Double,
    /// No line at all: the surface itself, with half a row above and below. Where the surface has no colour of its
    /// own, the same as `Round`.
    Solid,
}

/// The characters of a box: corners from the top left, clockwise; horizontal, vertical; and where a divider meets the
/// sides.
struct Edges {
    corners: [&'static str; 4],
    across: &'static str,
    down: &'static str,
    tees: [&'static str; 2],
}

const fn edges(shape: Shape, ascii: bool) -> Edges {
    match (shape, ascii) {
        (Shape::Double, true) => Edges {
            corners: ["#"; 4],
            across: "=",
            down: "#",
            tees: ["#"; 2],
        },
        (_, true) => Edges {
            corners: ["+"; 4],
            across: "-",
            down: "|",
            tees: ["+"; 2],
        },
        (Shape::Square, false) => Edges {
            corners: ["┌", "┐", "┘", "└"],
            across: "─",
            down: "│",
            tees: ["├", "┤"],
        },
        (Shape::Double, false) => Edges {
            corners: ["╔", "╗", "╝", "╚"],
            across: "═",
            down: "║",
            tees: ["╟", "╢"],
        },
        (Shape::Round | Shape::Solid, false) => Edges {
            corners: ["╭", "╮", "╯", "╰"],
            across: "─",
            down: "│",
            tees: ["├", "┤"],
        },
    }
}

impl Look<'_> {
    /// A word of the program.
    pub(super) fn word(&self, id: &str) -> String {
        self.texts.text(id)
    }

    /// A line across.
    pub(super) fn rule(&self, width: usize, style: Style) -> Row {
        Row::of(&if self.ascii { "-" } else { "─" }.repeat(width), style)
    }

    /// A box of this width round sections of rows, with dividers between them. `line` is the style of the lines, `fill`
    /// of the surface inside; `ground` of what lies outside, which shows only round a solid box.
    pub(super) fn boxed(
        &self,
        shape: Shape,
        width: usize,
        sections: Vec<Vec<Row>>,
        line: Style,
        fill: Style,
        ground: Style,
    ) -> Vec<Row> {
        let Some(inner) = width.checked_sub(2) else {
            return fit(sections.into_iter().flatten().collect(), width, fill);
        };
        if let (Shape::Solid, false, Some(surface)) = (shape, self.ascii, fill.bg) {
            let edge = ground.fg(surface).remove_modifier(Modifier::all());
            let edge = |half: &str| Row::of(&half.repeat(width), edge);
            let mut out = vec![edge("▄")];
            for row in sections.into_iter().flatten() {
                out.push(Row::blank(1, fill).join(row.fit(inner, fill)).skip(1, fill));
            }
            out.push(edge("▀"));
            return out;
        }
        let edges = edges(shape, self.ascii);
        let [top_left, top_right, bottom_right, bottom_left] = edges.corners;
        let across = |left: &str, right: &str| {
            Row::of(left, line)
                .say(&edges.across.repeat(inner), line)
                .say(right, line)
        };
        let mut out = vec![across(top_left, top_right)];
        for (index, section) in sections.into_iter().enumerate() {
            if index > 0 {
                out.push(across(edges.tees[0], edges.tees[1]));
            }
            for row in section {
                out.push(
                    Row::of(edges.down, line)
                        .join(row.fit(inner, fill))
                        .say(edges.down, line),
                );
            }
        }
        out.push(across(bottom_left, bottom_right));
        out
    }
}

impl Sheet {
    /// Cuts and fills the rows to `width` and finds the places of all targets.
    pub(super) fn from_rows(rows: Vec<Row>, look: &Look<'_>, width: u16) -> Self {
        let cells = usize::from(width);
        let mut rows = fit(rows, cells, look.theme.text);
        if look.pointing == Pointing::Phrases {
            for spot in look.chosen {
                point_at(*spot, CHOSEN, &mut rows);
            }
        }
        if let Some(spot) = look.focus {
            point_at(spot, ">", &mut rows);
        }
        let mut targets = BTreeMap::new();
        for (y, row) in (0..=u16::MAX).zip(&rows) {
            let mut x = 0;
            for piece in &row.0 {
                let end = u16::try_from(usize::from(x) + piece.cells).unwrap_or(u16::MAX);
                if let Some(origin) = piece.origin
                    && let Some(aim) = origin.target
                    && end > x
                {
                    note(&mut targets, origin.passage, aim, y, x..end);
                }
                x = end;
            }
        }
        Self {
            width,
            rows: rows
                .into_iter()
                .map(|row| {
                    row.0
                        .into_iter()
                        .map(|piece| Span::styled(piece.text, piece.style))
                        .collect::<Line<'static>>()
                })
                .collect(),
            targets: targets.into_values().collect(),
        }
    }
}

/// Adds a run of cells to the target that it belongs to.
fn note(targets: &mut BTreeMap<Spot, Target>, passage: usize, aim: Aim, y: u16, columns: Range<u16>) {
    let spot = Spot {
        passage,
        start: aim.start,
    };
    let after = y.saturating_add(1);
    let target = targets.entry(spot).or_insert_with(|| Target {
        spot,
        clue: aim.clue,
        rows: y..after,
        cells: Vec::new(),
    });
    target.rows.end = after;
    match target.cells.last_mut() {
        Some((row, run)) if *row == y && run.end == columns.start => run.end = columns.end,
        _ => target.cells.push((y, columns)),
    }
}

/// The sign of a phrase that is chosen.
pub(super) const CHOSEN: &str = "*";

/// Puts a sign into the blank cell or the line left of the text in which a phrase begins, so that focus and choice are not
/// seen by style alone. Nothing moves; where there is no such cell, nothing is put, nor where the phrase has the sign
/// already in its own cell.
fn point_at(spot: Spot, sign: &str, rows: &mut [Row]) {
    let is_focus = |piece: &Piece| {
        piece.origin.is_some_and(|origin| {
            origin.passage == spot.passage && origin.target.is_some_and(|aim| aim.start == spot.start)
        })
    };
    for row in rows {
        let Some(mut index) = row.0.iter().position(is_focus) else {
            continue;
        };
        let own = index.checked_sub(1).and_then(|before| row.0.get(before));
        if own.is_some_and(|own| own.text == sign) {
            return;
        }
        while let Some(before) = index.checked_sub(1)
            && let Some(piece) = row.0.get(before)
        {
            index = before;
            if piece.origin.is_some_and(|origin| origin.passage == spot.passage) {
                continue;
            }
            let style = piece.style.add_modifier(Modifier::BOLD);
            // A choice is still seen by its style while the focus stands in the place of its sign.
            let Some(last) = piece
                .text
                .chars()
                .next_back()
                .filter(|last| is_free(*last) || piece.text == CHOSEN)
            else {
                return;
            };
            let kept = piece.text.strip_suffix(last).unwrap_or_default();
            let kept = Piece::new(kept, piece.style, piece.origin);
            row.0.splice(index..=index, [kept, Piece::new(sign, style, None)]);
            return;
        }
        return;
    }
}

/// Whether a character means so little that a sign may stand in its place.
const fn is_free(c: char) -> bool {
    matches!(c, ' ' | '│' | '║' | '|' | '#' | '<')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[Row]) -> Vec<String> {
        rows.iter()
            .map(|row| row.0.iter().map(|piece| piece.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn rows_are_cut_between_characters_and_filled() {
        let style = Style::new();
        assert_eq!(
            written(&fit(
                vec![Row::of("振込先", style), Row::of("a", style)],
                5,
                style
            )),
            ["振込 ", "a    "]
        );
        assert_eq!(
            written(&[
                Row::of("ab", style).centre(5, style),
                Row::of("ab", style).right(5, style)
            ]),
            [" ab  ", "   ab"]
        );
    }

    #[test]
    fn blocks_of_unequal_height_stand_beside_each_other() {
        let style = Style::new();
        let rows = beside(
            vec![
                (vec![Row::of("あ", style)], 3),
                (vec![Row::of("b", style), Row::of("c", style)], 1),
            ],
            2,
            style,
        );
        assert_eq!(written(&rows), ["あ   b", "     c"]);
    }

    #[test]
    fn the_pointer_stands_left_of_the_text_and_not_in_it() {
        let style = Style::new();
        let piece = |text: &str, start: Option<usize>| {
            Piece::new(
                text,
                style,
                Some(Origin {
                    passage: 3,
                    target: start.map(|start| Aim { start, clue: None }),
                }),
            )
        };
        let row = || {
            Row(vec![
                Piece::new("│ ", style, None),
                piece("今日 ", None),
                piece("中に", Some(7)),
            ])
        };
        let mut rows = vec![row()];
        let spot = |passage| Spot { passage, start: 7 };
        point_at(spot(3), ">", &mut rows);
        assert_eq!(written(&rows), ["│>今日 中に"]);
        let mut rows = vec![row()];
        point_at(spot(4), ">", &mut rows);
        assert_eq!(written(&rows), ["│ 今日 中に"]);
    }
}
