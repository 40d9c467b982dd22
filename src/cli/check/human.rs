//! Problems as people read them: what is wrong, the line with carets below what is meant, what to do. Only lines that are
//! shown are looked at, so that a thousand problems do not cost a thousand readings of a file.

use std::{
    env,
    io::{self, Write},
    ops::Range,
};

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, level::Level as AnyLevel,
    renderer::DecorStyle,
};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    locale::Texts,
    pack::check::Checked,
    scenario::{
        place::Places,
        problem::{Problem, Severity},
    },
    text, wording,
};

/// How many problems of one file are shown; the others are counted.
const SHOWN: usize = 100;
/// How many codes are named whose pages tell more.
const CODES: usize = 5;
/// The columns where nobody says how many there are.
const LOG_WIDTH: usize = 140;
/// What is put where something of a line is left out.
const CUT: char = '…';

/// Prints the first problems of every file, and how many there are.
pub(super) fn print(seen: &Checked, colours: bool, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let width = width();
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    // Lines are cut here, by cells; the renderer is not to cut them once more.
    let renderer = renderer
        .decor_style(DecorStyle::Unicode)
        .term_width(usize::MAX / 4);
    for file in &seen.found {
        let source = file.problems.iter().find_map(|problem| problem.source.clone());
        let mut places = Places::new(source.as_deref().unwrap_or_default());
        for problem in file.problems.iter().take(SHOWN) {
            writeln!(out, "{}\n", render(problem, &mut places, width, &renderer, texts))?;
        }
        let more = file.problems.len().saturating_sub(SHOWN);
        if more > 0 {
            let name = text::clean_line(&file.file).into_owned();
            let values = [("count", more.into()), ("file", name.into())];
            writeln!(out, "{}\n", texts.with("check-more", &values))?;
        }
    }
    let (errors, warnings) = (seen.count(Severity::Error), seen.count(Severity::Warning));
    let notes = seen.count(Severity::Note);
    let id = match (errors + warnings, notes) {
        (0, 0) => "check-clean",
        (0, _) => "check-noted",
        _ => "check-found",
    };
    let counts = [
        ("files", seen.files.into()),
        ("errors", errors.into()),
        ("warnings", warnings.into()),
        ("notes", notes.into()),
    ];
    writeln!(out, "{}", texts.with(id, &counts))?;
    let problems = seen.found.iter().flat_map(|file| &file.problems);
    let certain = problems.filter(|problem| !problem.fix.is_empty()).count();
    if certain > 0 {
        let values = [("count", certain.into())];
        writeln!(out, "{}", texts.with("check-fixable", &values))?;
    }
    let codes = codes(seen);
    if !codes.is_empty() {
        let values = [("codes", codes.join(" ").into())];
        writeln!(out, "{}", texts.with("check-explain", &values))?;
    }
    Ok(())
}

/// The first codes that were found, for which there are pages to be read.
fn codes(seen: &Checked) -> Vec<&'static str> {
    let mut found = Vec::new();
    for problem in seen.found.iter().flat_map(|file| &file.problems) {
        if !found.contains(&problem.code) {
            found.push(problem.code);
        }
        if found.len() == CODES {
            break;
        }
    }
    found
}

/// The columns for a line of a file: the terminal's, or what `COLUMNS` says, or many; lines in a log need not be cut.
fn width() -> usize {
    let given = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || {
        let is_seen = io::IsTerminal::is_terminal(&io::stdout());
        let size = is_seen.then(|| crossterm::terminal::size().ok()).flatten();
        size.map(|(columns, _)| usize::from(columns))
    };
    given.or_else(terminal).unwrap_or(LOG_WIDTH).clamp(40, 1_000)
}

/// A problem with its place; nothing in it can control a terminal.
fn render(
    problem: &Problem,
    places: &mut Places<'_>,
    width: usize,
    renderer: &Renderer,
    texts: &Texts,
) -> String {
    let name = texts.text(wording::severity(problem.severity));
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(name);
    let what = wording::what(problem, texts);
    let file = text::clean_line(&problem.file).into_owned();
    let title: Title<'_> = level.primary_title(what).id(problem.code);
    let shown = Shown::of(problem, places, width);
    let moved = shown.as_ref().and_then(|shown| shown.moved.clone());
    let mut group: Group<'_> = match shown {
        Some(shown) => {
            let mut snippet = Snippet::source(shown.lines)
                .line_start(shown.first)
                .path(&file)
                .annotation(AnnotationKind::Primary.span(shown.span));
            if let Some(related) = shown.related {
                let label = wording::related(problem, texts);
                snippet = snippet.annotation(AnnotationKind::Context.span(related).label(label));
            }
            title.element(snippet)
        }
        None => title.element(Origin::path(&file)),
    };
    if let Some(help) = wording::help(problem, texts) {
        let name = texts.text("problem-help");
        // The renderer puts the lines of a message below each other, behind its name.
        let taken = text::width(&name) + problem.line.to_string().len() + 6;
        let lines: Vec<&str> = text::wrap(&help, width.saturating_sub(taken).max(20))
            .into_iter()
            .filter_map(|line| help.get(line))
            .collect();
        let help_level: AnyLevel<'_> = Level::HELP.with_name(name);
        group = group.element(help_level.message(lines.join("\n")));
    }
    let drawn = renderer.render(&[group]);
    match moved {
        // The renderer counts columns in what it is given; of a line that was cut, that is not the file's.
        Some((from, to)) => {
            let (from, to) = (format!("{file}{from}"), format!("{file}{to}"));
            let (title, rest) = drawn.split_once('\n').unwrap_or((&drawn, ""));
            format!("{title}\n{}", rest.replacen(&from, &to, 1))
        }
        None => drawn,
    }
}

/// The lines that are drawn, with everything replaced that could control a terminal, and the places in them.
struct Shown {
    lines: String,
    /// The number of the first.
    first: usize,
    span: Range<usize>,
    related: Option<Range<usize>>,
    /// Line and column as the renderer would print them, and as they are.
    moved: Option<(String, String)>,
}

impl Shown {
    fn of(problem: &Problem, places: &mut Places<'_>, width: usize) -> Option<Self> {
        let source = problem.source.as_deref().filter(|source| !source.is_empty())?;
        let related = problem.related.clone().filter(|related| *related != problem.span);
        let main = Line::at(source, places, &problem.span);
        let other = related.map(|related| Line::at(source, places, &related));
        let last = other
            .as_ref()
            .map_or(main.number, |other| other.number.max(main.number));
        let first = other
            .as_ref()
            .map_or(main.number, |other| other.number.min(main.number));
        // The number, a space, the frame, a space.
        let room = width.saturating_sub(last.to_string().len() + 3).max(20);
        let mut lines = String::new();
        let mut put = |line: &str, spans: &[&Range<usize>]| {
            let (cut, moved) = cut(line, spans, room);
            let start = lines.len();
            lines.push_str(&cut);
            lines.push('\n');
            moved
                .into_iter()
                .map(|span| start + span.start..start + span.end)
                .collect::<Vec<_>>()
        };
        let (span, related) = match &other {
            None => (put(main.text, &[&main.span]).pop()?, None),
            Some(other) if other.number == main.number => {
                let mut spans = put(main.text, &[&main.span, &other.span]);
                let related = spans.pop();
                (spans.pop()?, related)
            }
            Some(other) => {
                let (upper, lower) = if other.number < main.number {
                    (other, &main)
                } else {
                    (&main, other)
                };
                let one = put(upper.text, &[&upper.span]).pop()?;
                // What lies between is left out, unless it is no more than one line.
                for number in first + 1..last {
                    let between = (last - first == 2).then(|| places.line(number)).flatten();
                    put(between.unwrap_or_default(), &[]);
                }
                let two = put(lower.text, &[&lower.span]).pop()?;
                if other.number < main.number {
                    (two, Some(one))
                } else {
                    (one, Some(two))
                }
            }
        };
        let line = lines.get(..span.start)?.rsplit('\n').next()?;
        let column = line.chars().count() + 1;
        let moved = (column != problem.column).then(|| {
            let place = |column| format!(":{}:{column}", problem.line);
            (place(column), place(problem.column))
        });
        Some(Self {
            lines,
            first,
            span,
            related,
            moved,
        })
    }
}

/// The line on which a place begins, and what of the place lies on it.
struct Line<'s> {
    number: usize,
    text: &'s str,
    span: Range<usize>,
}

impl<'s> Line<'s> {
    fn at(source: &'s str, places: &mut Places<'_>, span: &Range<usize>) -> Self {
        let place = places.at(span.start);
        let rest = source.get(place.line_start..).unwrap_or_default();
        let text = rest
            .get(..rest.find('\n').unwrap_or(rest.len()))
            .unwrap_or_default();
        let inside = |at: usize| at.saturating_sub(place.line_start).min(text.len());
        let (start, end) = (inside(span.start), inside(span.end));
        Self {
            number: place.line,
            text,
            span: start..end.max(start),
        }
    }
}

/// A line that fits, with what stands at and round the first span, and the spans in it.
fn cut(line: &str, spans: &[&Range<usize>], room: usize) -> (String, Vec<Range<usize>>) {
    let clean = text::clean(line);
    // Cleaning changes lengths; a tab and what is replaced take one cell each.
    let place = |at: usize| line.get(..at).map_or(0, |before| text::clean(before).len());
    let moved: Vec<Range<usize>> = spans
        .iter()
        .map(|span| place(span.start)..place(span.end))
        .collect();
    if text::width(&clean) <= room {
        return (clean.into_owned(), moved);
    }
    let start = moved.first().map_or(0, |span| span.start);
    let end = moved.first().map_or(0, |span| span.end);
    let cells = |range: Range<usize>| text::width(clean.get(range).unwrap_or_default());
    // Some of what stands before it is kept, more where little follows; all of it where there is room for it.
    let before = if cells(0..end) < room {
        room
    } else {
        (room / 4).max(room.saturating_sub(cells(start..clean.len())))
    };
    let mut left = start;
    let mut used = 0;
    for (at, grapheme) in clean
        .get(..start)
        .unwrap_or_default()
        .grapheme_indices(true)
        .rev()
    {
        used += text::width(grapheme);
        if used + 1 > before {
            break;
        }
        left = at;
    }
    let mut out = String::new();
    if left > 0 {
        out.push(CUT);
    }
    let gained = out.len();
    let mut used = out.chars().count();
    let mut right = left;
    for (at, grapheme) in clean.get(left..).unwrap_or_default().grapheme_indices(true) {
        let next = left + at + grapheme.len();
        used += text::width(grapheme);
        if used + usize::from(next < clean.len()) > room {
            break;
        }
        right = next;
    }
    out.push_str(clean.get(left..right).unwrap_or_default());
    if right < clean.len() {
        out.push(CUT);
    }
    let inside = |at: usize| at.clamp(left, right) - left + gained;
    let moved = moved
        .iter()
        .map(|span| inside(span.start)..inside(span.end))
        .collect();
    (out, moved)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_line_is_cut_round_what_is_meant() {
        let line = format!("text.ja = \"{}ここ{}\"", "前。".repeat(50), "後。".repeat(50));
        let at = line.find("ここ").unwrap();
        let (shown, spans) = cut(&line, &[&(at..at + 6)], 40);
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert_eq!(shown.get(spans[0].clone()), Some("ここ"));
        assert!((36..=40).contains(&text::width(&shown)), "{shown}");
        let (shown, spans) = cut("short", &[&(0..5)], 40);
        assert_eq!((shown.as_str(), spans[0].clone()), ("short", 0..5));
    }

    proptest! {
        #[test]
        fn every_line_fits_and_every_place_lies_in_it(
            line in "[a\tあ\u{202e}\u{301}。]{0,80}", start in 0_usize..200, length in 0_usize..60, room in 20_usize..60
        ) {
            let floor = |at: usize| (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap();
            let span = floor(start)..floor(start + length);
            let (shown, spans) = cut(&line, &[&span], room);
            prop_assert!(text::width(&shown) <= room, "{} {}", shown, room);
            prop_assert!(shown.get(spans[0].clone()).is_some());
        }
    }
}
