//! Pages as one file for a browser: it needs nothing else, runs nothing, fetches nothing, and prints each page on one sheet
//! of A4, in letters as large as there is room for.

use std::{borrow::Cow, fmt::Write as _};

use super::{Contact, Letters, Part, Sheet, Tick, lines};
use crate::{
    locale::Language,
    text::{self, clean},
};

/// The sizes of letters, in points: the first at which a page is not too long is taken.
const SIZES: &[f32] = &[
    16.0, 15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.75, 12.5, 12.25, 12.0, 11.75, 11.5, 11.25, 11.0, 10.75,
    10.5, 10.25, 10.0, 9.5, 9.0, 8.5, 8.0,
];
/// What makes letters smaller than this is left out where it can be.
const LARGE: f32 = 13.0;
const USUAL: f32 = 11.0;
/// What the margins leave of an A4 page, in millimetres.
const WIDTH: f32 = 184.0;
const HEIGHT: f32 = 275.0;
/// Letters of other fonts than were reckoned with need more room.
const SPARE: f32 = 0.99;
/// A point in millimetres.
const POINT: f32 = 25.4 / 72.0;
/// The height of a line, in letters; `line-height` in [`STYLE`].
const LINE: f32 = 1.35;
/// The size of small print, as a part of the size of letters.
const SMALL: f32 = 0.82;

const STYLE: &str = r#"
@page { size: A4 portrait; margin: 11mm 13mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { margin: 0; line-height: 1.35; line-break: strict; overflow-wrap: anywhere;
  font-family: "BIZ UDPGothic", "Hiragino Sans", "Yu Gothic", "Meiryo", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }
:lang(en) { font-family: "Atkinson Hyperlegible", Arial, "Liberation Sans", "Helvetica", sans-serif; }
section { width: 184mm; margin: 0 auto; break-after: page; }
section:last-of-type { break-after: auto; }
@media screen { section { margin: 8mm auto; } }
p, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1 { font-size: 1.4em; line-height: 1.25; margin: 0 0 .25em; padding-bottom: .1em; border-bottom: .12em solid #000; }
h1 small { font-size: .75em; font-weight: normal; margin-right: .8em; }
h2 { font-size: 1em; margin: .5em 0 .15em; padding-left: .4em; border-left: .4em solid #000; break-after: avoid; }
.case { font-weight: bold; margin-top: .25em; }
.small, .note, .closed { font-size: .82em; }
.strong { font-weight: bold; border: .12em solid #000; padding: .1em .4em; margin: .15em 0; }
li, .row { padding-left: 1.9em; position: relative; break-inside: avoid; }
.box { display: inline-block; width: .95em; height: .95em; border: .11em solid #000; vertical-align: -.1em; }
li > .box, .row > .box { position: absolute; left: .3em; top: .2em; }
.row > .box { border-radius: 50%; }
.order li { padding-left: 2.9em; }
.order b { position: absolute; left: 1.6em; }
.plain li { padding-left: 1.2em; }
.plain li::before { content: "-"; position: absolute; left: .4em; }
.thing { display: inline-block; margin-right: 1em; }
.thing .box { margin-right: .3em; }
.desk { padding-left: .3em; break-inside: avoid; }
.desk > span { display: inline-block; margin-right: .8em; }
.reach { font-weight: bold; font-size: 1.1em; line-height: 1.2; }
.closed { display: inline-block; margin-right: .8em; }
.note { display: block; }
.desk > .note { display: block; margin-left: 1.2em; }
.closed > .note { font-size: 1em; }
.hand { display: inline-block; white-space: nowrap; margin-right: 1em; }
.line { display: inline-block; border-bottom: .08em solid #000; width: 5em; height: 1em; }
.stamp { display: flex; gap: 5mm; margin-top: .7em; break-inside: avoid; }
.stamp div { border: .1em solid #000; width: 46mm; padding: .1em .4em; font-size: .82em; }
.stamp ul { flex: 1; display: flex; flex-wrap: wrap; justify-content: space-between; }
.stamp li { padding: .45em 0; display: flex; width: 48%; }
.stamp li .line { flex: 1; margin-left: .4em; }
"#;

/// The file. Everything that comes from elsewhere is escaped and cleaned.
pub fn html(sheets: &[Sheet]) -> String {
    let language = sheets.first().map_or(Language::Ja, |sheet| sheet.language);
    let title = sheets.first().map_or("", |sheet| sheet.title.as_str());
    let mut page = Html(String::new());
    page.raw("<!DOCTYPE html>\n");
    page.raw(&format!("<html lang=\"{}\">\n<head>\n", language.tag()));
    page.raw("<meta charset=\"utf-8\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.element("title", "", title);
    page.raw(&format!("<style>{STYLE}</style>\n</head>\n<body>\n"));
    for sheet in sheets {
        page.raw(&format!(
            "<section lang=\"{}\" style=\"font-size: {}pt\">\n",
            sheet.language.tag(),
            size(sheet)
        ));
        page.raw("<h1>");
        page.inline("small", "", &sheet.reader);
        page.words(&sheet.title);
        page.raw("</h1>\n");
        for part in &sheet.parts {
            page.part(part);
        }
        if !sheet.foot.is_empty() {
            page.element("p", "small", &sheet.foot);
        }
        page.raw("</section>\n");
    }
    page.raw("</body>\n</html>\n");
    page.0
}

/// Whether a sheet fits on a page in letters of the size that it should have.
pub(super) fn is_legible(sheet: &Sheet) -> bool {
    let least = match sheet.letters {
        Letters::Large => LARGE,
        Letters::Usual => USUAL,
    };
    size(sheet) >= least
}

/// The size of the letters with which a sheet takes no more than a page.
fn size(sheet: &Sheet) -> f32 {
    // Larger letters never make a page lower.
    let fitting = SIZES.partition_point(|size| height(sheet, *size) > HEIGHT * SPARE);
    let size = SIZES.get(fitting).or(SIZES.last());
    size.copied().unwrap_or_default()
}

/// How high a sheet is at a size of letters, in millimetres, as [`STYLE`] has it.
fn height(sheet: &Sheet, size: f32) -> f32 {
    // Half the height of a letter is the width of a cell in Japanese; Latin letters are a little wider on the average.
    let cell = match sheet.language {
        Language::Ja => 0.5,
        Language::En => 0.53,
    };
    // A page is some hundred cells wide, a text some hundred lines long.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "small numbers"
    )]
    let count = |words: &str, indent: f32, scale: f32| {
        let cells = (WIDTH / (size * POINT) - indent) / (cell * scale);
        let lines = lines(words, cells.max(2.0) as usize).len() as f32;
        lines * LINE * scale
    };
    let title = spread([&sheet.reader, &sheet.title], 2);
    let mut letters = count(&title, 0.0, 1.4) + 0.6;
    for part in &sheet.parts {
        letters += match part {
            Part::Heading(words) => count(words, 0.8, 1.0) + 0.65,
            Part::Case(words) => count(words, 1.9, 1.0) + 0.25,
            Part::Text(words) => count(words, 0.0, 1.0),
            Part::Small(words) => count(words, 0.0, SMALL),
            Part::Strong(words) => count(words, 1.1, 1.03) + 0.75,
            Part::Steps(steps) => steps.iter().map(|step| count(step, 2.9, 1.0)).sum(),
            Part::Items(items) => items.iter().map(|item| count(item, 1.2, 1.0)).sum(),
            Part::Ticks(ticks) => ticks
                .iter()
                .map(|Tick { words, note, blank }| {
                    let blank = blank.as_ref().map_or(0.0, |_| 4.5);
                    let note = note.as_ref().map_or(0.0, |note| count(note, 1.9, SMALL));
                    count(words, 1.9 + blank, 1.0) + note
                })
                .sum(),
            Part::Things(things) => count(&spread(things, 5), 0.0, 1.0),
            Part::Desks(contacts) => {
                let (open, closed): (Vec<_>, Vec<_>) = contacts.iter().partition(|contact| contact.is_open);
                let row = |contact: &Contact| spread([&contact.name, &contact.reach, &contact.hours], 2);
                let rows = open.into_iter().map(|contact| {
                    let remark = contact.remark.as_ref();
                    count(&row(contact), 0.3, 1.03) + remark.map_or(0.0, |remark| count(remark, 1.5, SMALL))
                });
                // Who is closed stands one behind the other where there is room.
                let closed = closed.into_iter().map(|contact| {
                    let remark = contact.remark.as_ref();
                    spread([row(contact), remark.cloned().unwrap_or_default()], 3)
                });
                rows.sum::<f32>() + count(&closed.collect::<Vec<_>>().join(" "), 0.0, SMALL) * 1.2
            }
            Part::Blanks(labels) => count(&spread(labels, 13), 0.0, 1.0),
            Part::Stamp { blanks, .. } => {
                #[expect(clippy::cast_precision_loss, reason = "a handful")]
                let rows = blanks.len().div_ceil(2).max(2) as f32;
                rows * (LINE + 0.9) + 0.7
            }
        };
    }
    if !sheet.foot.is_empty() {
        letters += count(&sheet.foot, 0.0, SMALL);
    }
    letters * size * POINT
}

/// Pieces one behind the other, with so much room added to each as is around it.
fn spread(pieces: impl IntoIterator<Item = impl AsRef<str>>, room: usize) -> String {
    let pieces = pieces
        .into_iter()
        .map(|piece| text::pad(piece.as_ref(), text::width(piece.as_ref()) + room).replace(' ', "_"));
    pieces.collect::<Vec<_>>().join(" ")
}

struct Html(String);

impl Html {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn words(&mut self, words: &str) {
        for c in clean(words).chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                '\n' => self.raw("<br>"),
                c => self.0.push(c),
            }
        }
    }

    fn open(&mut self, name: &str, class: &str) {
        let class = if class.is_empty() {
            Cow::Borrowed("")
        } else {
            Cow::Owned(format!(" class=\"{class}\""))
        };
        // Writing into a string does not fail.
        let _ = write!(self.0, "<{name}{class}>");
    }

    fn inline(&mut self, name: &str, class: &str, words: &str) {
        self.open(name, class);
        self.words(words);
        let _ = write!(self.0, "</{name}>");
    }

    fn element(&mut self, name: &str, class: &str, words: &str) {
        self.inline(name, class, words);
        self.raw("\n");
    }

    /// A list, each entry of which is written by `entry`.
    fn list<T>(
        &mut self,
        name: &str,
        class: &str,
        entries: &[T],
        mut entry: impl FnMut(&mut Self, usize, &T),
    ) {
        self.open(name, class);
        self.raw("\n");
        for (index, each) in entries.iter().enumerate() {
            self.raw("<li>");
            entry(self, index, each);
            self.raw("</li>\n");
        }
        let _ = writeln!(self.0, "</{name}>");
    }

    fn tick_box(&mut self) {
        self.inline("span", "box", "");
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(words) => self.element("h2", "", words),
            Part::Case(words) => {
                self.raw("<p class=\"case row\">");
                self.tick_box();
                self.words(words);
                self.raw("</p>\n");
            }
            Part::Text(words) => self.element("p", "", words),
            Part::Small(words) => self.element("p", "small", words),
            Part::Strong(words) => self.element("p", "strong", words),
            Part::Steps(steps) => self.list("ol", "order", steps, |html, index, step| {
                html.tick_box();
                html.inline("b", "", &(index + 1).to_string());
                html.words(step);
            }),
            Part::Items(items) => self.list("ul", "plain", items, |html, _, item| html.words(item)),
            Part::Ticks(ticks) => self.list("ul", "", ticks, |html, _, Tick { words, note, blank }| {
                html.tick_box();
                if let Some(blank) = blank {
                    html.inline("span", "hand", blank);
                }
                html.words(words);
                if let Some(note) = note {
                    html.inline("span", "note", note);
                }
            }),
            Part::Things(things) => {
                self.raw("<p>");
                for thing in things {
                    self.open("span", "thing");
                    self.tick_box();
                    self.words(thing);
                    self.raw("</span>\n");
                }
                self.raw("</p>\n");
            }
            Part::Desks(contacts) => {
                for contact in contacts {
                    self.open("div", if contact.is_open { "desk" } else { "desk closed" });
                    self.inline("span", "", &contact.name);
                    self.inline("span", "reach", &contact.reach);
                    self.inline("span", "", &contact.hours);
                    if let Some(remark) = &contact.remark {
                        self.inline("span", "note", remark);
                    }
                    self.raw("</div>\n");
                }
            }
            Part::Blanks(labels) => {
                self.raw("<p>");
                for label in labels {
                    self.open("span", "hand");
                    self.words(label);
                    self.raw(" <span class=\"line\"></span></span>\n");
                }
                self.raw("</p>\n");
            }
            Part::Stamp { label, blanks } => {
                self.raw("<div class=\"stamp\">\n");
                self.element("div", "", label);
                self.list("ul", "", blanks, |html, _, blank| {
                    html.words(blank);
                    html.raw("<span class=\"line\"></span>");
                });
                self.raw("</div>\n");
            }
        }
    }
}
