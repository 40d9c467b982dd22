//! A drawn screen as an SVG picture. Every piece of text stands at its own place and is stretched to its cells, and
//! lines and blocks are drawn as shapes, so that Japanese and frames align in whatever font a reader has. What is on the
//! screen is not known here.

use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell, CellWidth as _},
    style::{Color, Modifier},
};

/// Pixels of a cell; a full-width character is as wide as the font is high.
const WIDTH: u32 = 9;
const HEIGHT: u32 = 21;
const FONT: u32 = 18;
/// From the top of a cell to the line on which letters stand.
const BASE: u32 = 16;
/// Round the screen.
const MARGIN: u32 = 12;

/// The ground of the terminal and its text.
const GROUND: Rgb = Rgb(0x16, 0x18, 0x1d);
const TEXT: Rgb = Rgb(0xd6, 0xda, 0xe1);

/// The sixteen colours, in the order of their numbers.
const PALETTE: [Rgb; 16] = [
    Rgb(0x0a, 0x0b, 0x0e),
    Rgb(0xc9, 0x40, 0x4f),
    Rgb(0x57, 0xb0, 0x6b),
    Rgb(0xd3, 0x9c, 0x3c),
    Rgb(0x41, 0x75, 0xcc),
    Rgb(0xa9, 0x6c, 0xc4),
    Rgb(0x3c, 0x9d, 0xab),
    Rgb(0xc6, 0xcb, 0xd3),
    Rgb(0x5e, 0x65, 0x72),
    Rgb(0xf0, 0x72, 0x80),
    Rgb(0x86, 0xd3, 0x92),
    Rgb(0xf4, 0xd3, 0x6e),
    Rgb(0x7a, 0xa7, 0xf2),
    Rgb(0xd2, 0x9a, 0xe6),
    Rgb(0x74, 0xd3, 0xdd),
    Rgb(0xf5, 0xf6, 0xf8),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rgb(u8, u8, u8);

impl Rgb {
    fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Two thirds of this and one third of the other.
    fn towards(self, other: Self) -> Self {
        let mix = |a: u8, b: u8| u8::try_from((u16::from(a) * 2 + u16::from(b)) / 3).unwrap_or(a);
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// A colour of the terminal; `usual` is what its default stands for.
    fn of(color: Color, usual: Self) -> Self {
        let index = match color {
            Color::Reset => return usual,
            Color::Rgb(r, g, b) => return Self(r, g, b),
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
            Color::Indexed(index) => index,
        };
        // Above the sixteen: a cube of 6 x 6 x 6, then 24 greys, as xterm has them.
        match index {
            0..=15 => PALETTE.get(usize::from(index)).copied().unwrap_or(usual),
            16..=231 => {
                let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
                let cube = index - 16;
                Self(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
            }
            232..=255 => {
                let grey = 8 + 10 * (index - 232);
                Self(grey, grey, grey)
            }
        }
    }
}

/// How a cell looks, its modifiers worked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    ink: Rgb,
    ground: Rgb,
    modifier: Modifier,
}

impl Look {
    fn has(self, modifier: Modifier) -> bool {
        self.modifier.contains(modifier)
    }

    fn of(cell: &Cell) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (mut ink, mut ground) = (Rgb::of(cell.fg, TEXT), Rgb::of(cell.bg, GROUND));
        if has(Modifier::REVERSED) {
            (ink, ground) = (ground, ink);
        }
        if has(Modifier::DIM) {
            ink = ink.towards(ground);
        }
        if has(Modifier::HIDDEN) {
            ink = ground;
        }
        Self {
            ink,
            ground,
            modifier: cell.modifier,
        }
    }
}

/// Cells of one row that are drawn as one thing.
#[derive(Debug)]
struct Run {
    x: u32,
    y: u32,
    cells: u32,
    look: Look,
    /// Cells of every character; what has another width in some fonts stands alone.
    wide: u32,
    text: String,
}

/// The picture. `title` is what is read out instead of it.
pub(crate) fn picture(buf: &Buffer, title: &str) -> String {
    let (width, height) = (u32::from(buf.area.width), u32::from(buf.area.height));
    let (full_width, full_height) = (width * WIDTH + 2 * MARGIN, height * HEIGHT + 2 * MARGIN);
    let runs = runs(buf);
    let mut out = String::new();
    let ground = GROUND.hex();
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{full_width}" height="{full_height}" viewBox="0 0 {full_width} {full_height}" role="img">
<title>{}</title>
<rect width="{full_width}" height="{full_height}" rx="8" fill="{ground}"/>
<g transform="translate({MARGIN} {MARGIN})" font-family="'Noto Sans Mono CJK JP','Noto Sans Mono',monospace" font-size="{FONT}">"#,
        escaped(title)
    );
    grounds(&runs, &mut out);
    for run in &runs {
        draw(run, &mut out);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn runs(buf: &Buffer) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for y in buf.area.top()..buf.area.bottom() {
        let mut x = buf.area.left();
        while x < buf.area.right() {
            let Some(cell) = buf.cell((x, y)) else { break };
            let symbol = cell.symbol();
            let wide = u32::from(symbol.cell_width().max(1));
            let look = Look::of(cell);
            let at = u32::from(x - buf.area.left());
            let row = u32::from(y - buf.area.top());
            match runs.last_mut() {
                Some(run)
                    if run.y == row
                        && run.x + run.cells == at
                        && run.look == look
                        && run.wide == wide
                        && joins(&run.text, symbol) =>
                {
                    run.cells += wide;
                    run.text.push_str(symbol);
                }
                _ => runs.push(Run {
                    x: at,
                    y: row,
                    cells: wide,
                    look,
                    wide,
                    text: symbol.to_owned(),
                }),
            }
            x = x.saturating_add(u16::try_from(wide).unwrap_or(1));
        }
    }
    runs
}

/// Whether a character may stand in a run with what is before it.
fn joins(before: &str, symbol: &str) -> bool {
    let is_blank = |text: &str| text.chars().all(char::is_whitespace);
    let is_letter =
        |c: char| c.is_ascii_graphic() || matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    match (is_blank(before), is_blank(symbol)) {
        (true, true) => true,
        (false, false) => before.chars().chain(symbol.chars()).all(is_letter),
        _ => false,
    }
}

/// What lies behind the text, one rectangle for neighbours of the same colour.
fn grounds(runs: &[Run], out: &mut String) {
    let mut areas: Vec<(u32, u32, u32, u32, Rgb)> = Vec::new();
    let mut row: Vec<(u32, u32, u32, Rgb)> = Vec::new();
    for run in runs {
        match row.last_mut() {
            Some((y, x, cells, ground))
                if *y == run.y && *ground == run.look.ground && *x + *cells == run.x =>
            {
                *cells += run.cells;
            }
            _ => row.push((run.y, run.x, run.cells, run.look.ground)),
        }
    }
    for (y, x, cells, ground) in row.into_iter().filter(|(.., ground)| *ground != GROUND) {
        let above = areas.iter_mut().rev().find(|(left, wide, top, high, colour)| {
            (*left, *wide, *colour) == (x, cells, ground) && *top + *high == y
        });
        match above {
            Some((_, _, _, high, _)) => *high += 1,
            None => areas.push((x, cells, y, 1, ground)),
        }
    }
    out.push_str("<g shape-rendering=\"crispEdges\">\n");
    for (x, cells, y, rows, ground) in areas {
        let _ = writeln!(
            out,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>"#,
            x * WIDTH,
            y * HEIGHT,
            cells * WIDTH,
            rows * HEIGHT,
            ground.hex()
        );
    }
    out.push_str("</g>\n");
}

fn draw(run: &Run, out: &mut String) {
    let (x, y, width) = (run.x * WIDTH, run.y * HEIGHT, run.cells * WIDTH);
    let ink = run.look.ink.hex();
    for (wanted, height) in [
        (run.look.has(Modifier::UNDERLINED), BASE + 2),
        (run.look.has(Modifier::CROSSED_OUT), BASE - 5),
    ] {
        if wanted {
            let _ = writeln!(
                out,
                r#"<rect x="{x}" y="{}" width="{width}" height="1" fill="{ink}"/>"#,
                y + height
            );
        }
    }
    if run.text.chars().all(char::is_whitespace) {
        return;
    }
    if let Some(shape) = shape(&run.text, x, y, run.look) {
        out.push_str(&shape);
        return;
    }
    let bold = if run.look.has(Modifier::BOLD) {
        " font-weight=\"700\""
    } else {
        ""
    };
    let italic = if run.look.has(Modifier::ITALIC) {
        " font-style=\"italic\""
    } else {
        ""
    };
    let _ = writeln!(
        out,
        r#"<text x="{x}" y="{}" textLength="{width}" lengthAdjust="spacingAndGlyphs" fill="{ink}"{bold}{italic}>{}</text>"#,
        y + BASE,
        escaped(&run.text)
    );
}

/// How strong a line leaves a cell upwards, to the right, downwards, to the left: 0 not at all, 1 thin, 2 thick, 3
/// double.
const fn arms(c: char) -> Option<[u8; 4]> {
    Some(match c {
        '─' => [0, 1, 0, 1],
        '│' => [1, 0, 1, 0],
        '┌' | '╭' => [0, 1, 1, 0],
        '┐' | '╮' => [0, 0, 1, 1],
        '└' | '╰' => [1, 1, 0, 0],
        '┘' | '╯' => [1, 0, 0, 1],
        '├' => [1, 1, 1, 0],
        '┤' => [1, 0, 1, 1],
        '┬' => [0, 1, 1, 1],
        '┴' => [1, 1, 0, 1],
        '┼' => [1, 1, 1, 1],
        '━' => [0, 2, 0, 2],
        '┃' => [2, 0, 2, 0],
        '═' => [0, 3, 0, 3],
        '║' => [3, 0, 3, 0],
        '╔' => [0, 3, 3, 0],
        '╗' => [0, 0, 3, 3],
        '╚' => [3, 3, 0, 0],
        '╝' => [3, 0, 0, 3],
        '╟' => [3, 1, 3, 0],
        '╢' => [3, 0, 3, 1],
        _ => return None,
    })
}

/// Lines and blocks as shapes from edge to edge of the cell, so that they meet.
fn shape(text: &str, x: u32, y: u32, look: Look) -> Option<String> {
    let mut chars = text.chars();
    let (c, None) = (chars.next()?, chars.next()) else {
        return None;
    };
    let (ink, ground) = (look.ink, look.ground);
    let half = HEIGHT / 2;
    let block = match c {
        '▀' => Some((0, half)),
        '▄' => Some((half, HEIGHT - half)),
        '█' => Some((0, HEIGHT)),
        _ => None,
    };
    if let Some((top, high)) = block {
        let (y, ink) = (y + top, ink.hex());
        return Some(
            format!(r#"<rect x="{x}" y="{y}" width="{WIDTH}" height="{high}" fill="{ink}"/>"#) + "\n",
        );
    }
    let arms = arms(c)?;
    // In half pixels from here on, as the middle of a cell is one.
    let (mx, my) = (2 * x + WIDTH, 2 * y + HEIGHT);
    let middle = (mx, my);
    let ends = [
        (mx, 2 * y),
        (2 * (x + WIDTH), my),
        (mx, 2 * (y + HEIGHT)),
        (2 * x, my),
    ];
    let of_weight = |weight: u8| -> Vec<(u32, u32)> {
        let arms = arms.into_iter().zip(ends);
        arms.filter(|(arm, _)| *arm == weight)
            .map(|(_, end)| end)
            .collect()
    };
    let mut out = String::new();
    for (weight, strokes) in [
        (1, &[(1, ink)][..]),
        (2, &[(3, ink)]),
        // A double line is a broad one with its middle taken out.
        (3, &[(5, ink), (3, ground)]),
    ] {
        let ends = of_weight(weight);
        let path = match ends.as_slice() {
            [] => continue,
            [from, to] if is_round(c) => {
                let near = |(ex, ey): (u32, u32)| ((mx * 2 + ex) / 3, (my * 2 + ey) / 3);
                format!(
                    "M{}L{}Q{} {}L{}",
                    at(*from),
                    at(near(*from)),
                    at(middle),
                    at(near(*to)),
                    at(*to)
                )
            }
            [from, to] => format!("M{}L{}L{}", at(*from), at(middle), at(*to)),
            ends => ends.iter().fold(String::new(), |mut path, end| {
                let _ = write!(path, "M{}L{}", at(middle), at(*end));
                path
            }),
        };
        for (wide, colour) in strokes {
            let colour = colour.hex();
            let _ = writeln!(
                out,
                r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="{wide}"/>"#
            );
        }
    }
    Some(out)
}

const fn is_round(c: char) -> bool {
    matches!(c, '╭' | '╮' | '╯' | '╰')
}

/// A place in half pixels, as pixels.
fn at((x, y): (u32, u32)) -> String {
    format!("{} {}", halves(x), halves(y))
}

/// Half pixels as a number of pixels.
fn halves(value: u32) -> String {
    if value.is_multiple_of(2) {
        (value / 2).to_string()
    } else {
        format!("{}.5", value / 2)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
