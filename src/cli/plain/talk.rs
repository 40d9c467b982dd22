//! How plain mode speaks and hears: paragraphs broken to the width, and one typed line at a time. What is said is for whoever
//! has the talk.

use std::io::{self, BufRead, Write};

use crate::{explain::Block, locale::Texts, text};

/// The two ends of the conversation.
pub(in crate::cli) struct Talk<'a> {
    pub(in crate::cli) texts: &'a Texts,
    pub(in crate::cli) input: &'a mut dyn BufRead,
    pub(in crate::cli) output: &'a mut dyn Write,
    pub(in crate::cli) columns: u16,
    pub(in crate::cli) is_typed: bool,
}

/// What a person may say instead of answering.
pub(in crate::cli) enum Heard {
    /// A line, half-width and trimmed.
    Line(String),
    /// They want to leave.
    Leave,
    /// The input has ended.
    Ended,
}

impl Talk<'_> {
    /// A paragraph, broken to the width.
    pub(in crate::cli) fn say(&mut self, words: &str) -> io::Result<()> {
        for range in text::wrap(words, usize::from(self.columns)) {
            writeln!(self.output, "{}", words.get(range).unwrap_or_default())?;
        }
        Ok(())
    }

    /// A paragraph with a marker before it.
    pub(in crate::cli) fn item(&mut self, marker: &str, words: &str) -> io::Result<()> {
        let indent = text::width(marker);
        let room = usize::from(self.columns).saturating_sub(indent).max(8);
        for (number, range) in text::wrap(words, room).into_iter().enumerate() {
            let before = if number == 0 {
                marker.to_owned()
            } else {
                " ".repeat(indent)
            };
            writeln!(self.output, "{before}{}", words.get(range).unwrap_or_default())?;
        }
        Ok(())
    }

    pub(in crate::cli) fn message(&mut self, id: &str) -> io::Result<()> {
        let words = self.texts.text(id);
        self.say(&words)
    }

    pub(in crate::cli) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    pub(in crate::cli) fn blocks(&mut self, blocks: &[Block]) -> io::Result<()> {
        print(blocks, self.columns, self.output)
    }

    /// Asks, and hears one line. `q` and the end of the input are told apart: the one is a wish, the other a fact.
    pub(in crate::cli) fn hear(&mut self, prompt: &str) -> io::Result<Heard> {
        Ok(match self.hear_as_typed(prompt)? {
            Heard::Line(line) => {
                let line: String = line.chars().map(text::half_width).collect();
                let line = line.trim().to_owned();
                if line == "q" {
                    Heard::Leave
                } else {
                    Heard::Line(line)
                }
            }
            other => other,
        })
    }

    /// The same for names: nothing becomes half-width.
    pub(in crate::cli) fn hear_as_typed(&mut self, prompt: &str) -> io::Result<Heard> {
        write!(self.output, "{prompt} ")?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        // Not `read_line`: bytes that are no text are a wrong answer, not the end of the program.
        io::Read::take(&mut *self.input, 4096).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() || !self.is_typed {
            writeln!(self.output)?;
        }
        if bytes.is_empty() {
            return Ok(Heard::Ended);
        }
        let line = String::from_utf8_lossy(&bytes).trim().to_owned();
        Ok(if line == "q" {
            Heard::Leave
        } else {
            Heard::Line(line)
        })
    }
}

/// Prints an explanation, broken to a width.
pub(in crate::cli) fn print(blocks: &[Block], columns: u16, out: &mut dyn Write) -> io::Result<()> {
    let mut indent = 0;
    let mut after_gap = true;
    for block in blocks {
        let all: String;
        let (marker, words) = match block {
            Block::Heading(words) => {
                if !after_gap {
                    writeln!(out)?;
                }
                ("# ".to_owned(), words)
            }
            Block::Text(_, words) => (String::new(), words),
            Block::Item(marker, _, words) => {
                indent = text::width(marker);
                (marker.clone(), words)
            }
            Block::Below(_, words) => (" ".repeat(indent), words),
            Block::Labelled(label, words) => {
                all = words.iter().map(|(_, words)| words.as_str()).collect();
                (label.clone(), &all)
            }
            Block::Gap => {
                if !after_gap {
                    writeln!(out)?;
                }
                after_gap = true;
                continue;
            }
        };
        after_gap = false;
        let room = usize::from(columns).saturating_sub(text::width(&marker)).max(8);
        for (number, range) in text::wrap(words, room).into_iter().enumerate() {
            let before = if number == 0 {
                marker.clone()
            } else {
                " ".repeat(text::width(&marker))
            };
            writeln!(
                out,
                "{}",
                format!("{before}{}", words.get(range).unwrap_or_default()).trim_end()
            )?;
        }
    }
    Ok(())
}
