//! A page as rows of text: for a printer that is sent nothing else, and for reading in a terminal. ASCII does for boxes
//! and lines, so that no printer and no font changes their width.

use super::{Contact, Part, ROWS, Sheet, Tick, lines};
use crate::text;

/// A box to tick.
const BOX: &str = "[ ] ";
/// Between two things in one row.
const BETWEEN: &str = "   ";
/// What is filled in by hand is at least so long.
const BLANK: usize = 8;

/// The rows of a sheet, none wider than `width` cells. They are set closely where they would not fit on a page
/// otherwise.
pub fn rows(sheet: &Sheet, width: usize) -> Vec<String> {
    let airy = set(sheet, width, true);
    if airy.len() <= ROWS {
        return airy;
    }
    set(sheet, width, false)
}

fn set(sheet: &Sheet, width: usize, airy: bool) -> Vec<String> {
    let mut page = Page {
        rows: Vec::new(),
        width,
    };
    page.running([sheet.reader.clone(), sheet.title.clone()]);
    page.rows.push("=".repeat(width));
    for part in &sheet.parts {
        if airy && matches!(part, Part::Heading(_) | Part::Case(_) | Part::Stamp { .. }) {
            page.rows.push(String::new());
        }
        page.part(part);
    }
    if !sheet.foot.is_empty() {
        if airy {
            page.rows.push(String::new());
        }
        page.words("", &sheet.foot);
    }
    page.rows
}

struct Page {
    rows: Vec<String>,
    width: usize,
}

impl Page {
    /// Words behind a marker, their further rows indented like the first.
    fn words(&mut self, marker: &str, words: &str) {
        let words = text::clean(words);
        let indent = text::width(marker);
        for (index, line) in lines(&words, self.width.saturating_sub(indent))
            .into_iter()
            .enumerate()
        {
            let before = if index == 0 {
                marker.to_owned()
            } else {
                " ".repeat(indent)
            };
            self.rows.push(format!("{before}{line}").trim_end().to_owned());
        }
    }

    /// Pieces one behind the other, each kept whole where a row has room for it.
    fn running(&mut self, pieces: impl IntoIterator<Item = String>) {
        let mut row = String::new();
        for piece in pieces {
            let piece = text::clean_line(&piece).into_owned();
            if row.is_empty() {
                row = piece;
            } else if text::width(&row) + BETWEEN.len() + text::width(&piece) <= self.width {
                row.push_str(BETWEEN);
                row.push_str(&piece);
            } else {
                self.words("", &std::mem::replace(&mut row, piece));
            }
        }
        if !row.is_empty() {
            self.words("", &row);
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(words) => {
                let words = text::clean_line(words);
                let words = text::truncate(&words, self.width.saturating_sub(8));
                let rest = self.width.saturating_sub(text::width(&words) + 4);
                self.rows.push(format!("-- {words} {}", "-".repeat(rest)));
            }
            Part::Case(words) => self.words("( ) ", words),
            Part::Text(words) | Part::Small(words) | Part::Strong(words) => self.words("", words),
            Part::Steps(steps) => {
                for (number, step) in steps.iter().enumerate() {
                    self.words(&format!("{BOX}{}. ", number + 1), step);
                }
            }
            Part::Items(items) => {
                for item in items {
                    self.words("- ", item);
                }
            }
            Part::Ticks(ticks) => {
                for tick in ticks {
                    self.tick(tick);
                }
            }
            Part::Things(things) => self.running(things.iter().map(|thing| format!("{BOX}{thing}"))),
            Part::Desks(contacts) => {
                for contact in contacts {
                    self.contact(contact);
                }
            }
            Part::Blanks(labels) => {
                self.running(
                    labels
                        .iter()
                        .map(|label| format!("{label} {}", "_".repeat(BLANK))),
                );
            }
            Part::Stamp { label, blanks } => self.stamp(label, blanks),
        }
    }

    fn tick(&mut self, tick: &Tick) {
        let blank = match &tick.blank {
            Some(label) => format!("{label} "),
            None => String::new(),
        };
        let marker = format!("{BOX}{blank}");
        self.words(&marker, &tick.words);
        if let Some(note) = &tick.note {
            self.words(&" ".repeat(text::width(&marker)), note);
        }
    }

    fn contact(&mut self, contact: &Contact) {
        let pieces = [&contact.name, &contact.reach, &contact.hours];
        let [name, reach, hours] = pieces.map(|piece| text::clean_line(piece));
        let how = if hours.is_empty() {
            reach.into_owned()
        } else {
            format!("{reach}{BETWEEN}{hours}")
        };
        let indent = "  ";
        if indent.len() + text::width(&name) + BETWEEN.len() + text::width(&how) <= self.width {
            self.words("- ", &format!("{name}{BETWEEN}{how}"));
        } else {
            self.words("- ", &name);
            self.words(indent, &how);
        }
        if let Some(remark) = &contact.remark {
            self.words(indent, remark);
        }
    }

    fn stamp(&mut self, label: &str, blanks: &[String]) {
        let inner = (self.width / 3).clamp(4, 24);
        let rest = self.width.saturating_sub(inner + 4);
        let edge = format!("+{}+", "-".repeat(inner));
        self.rows.push(edge.clone());
        let blanks: Vec<_> = blanks.iter().map(|blank| text::clean_line(blank)).collect();
        let widest = blanks.iter().map(|blank| text::width(blank)).max();
        let widest = widest.unwrap_or_default().min(rest.saturating_sub(4));
        let height = blanks.len().max(3);
        for row in 0..height {
            let within = if row == 0 { label } else { "" };
            let within = text::pad(&text::clean_line(within), inner);
            let beside = match blanks.get(row) {
                Some(blank) => {
                    let line = rest.saturating_sub(widest + 1);
                    format!("  {} {}", text::pad(blank, widest), "_".repeat(line))
                }
                None => String::new(),
            };
            self.rows.push(format!("|{within}|{beside}"));
        }
        self.rows.push(edge);
    }
}
