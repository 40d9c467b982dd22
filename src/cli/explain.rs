//! `minuku explain`: the pages of problem codes, and the list of all codes. What a page says is in `problems/`; how it is
//! read, in `wording::page`.

use std::{io, io::Write, process::ExitCode};

use clap::{
    Arg, ArgMatches, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
};
use crossterm::style::{Color, Stylize as _};
use similar::{ChangeTag, TextDiff};

use super::{Failure, args::Words, columns, may_colour};
use crate::{
    locale::Texts,
    scenario::problem::nearest,
    text,
    wording::page::{Example, Page, codes, group, meant, page},
};

/// Which codes are to be explained.
pub(super) struct Request {
    codes: Vec<String>,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts.sub("explain").arg(
        Arg::new("code")
            .value_name(texts.value("code"))
            .num_args(0..)
            .hide_possible_values(true)
            .value_parser(AnyCode)
            .help(texts.text("cli-explain-code")),
    )
}

/// Takes everything, so that a code may be typed in any of its forms; completions still know the codes.
#[derive(Clone)]
struct AnyCode;

impl TypedValueParser for AnyCode {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(codes().map(PossibleValue::new)))
    }
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            codes: matches.get_many("code").into_iter().flatten().cloned().collect(),
        }
    }
}

/// Prints the pages of the codes, or the list of all codes. Nothing is printed when one of them does not exist.
pub(super) fn run(
    Request { codes: typed }: &Request,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let paper = &mut Paper {
        columns: usize::from(columns()),
        colour: may_colour(),
        out,
    };
    if typed.is_empty() {
        list(texts, paper)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut pages: Vec<Page> = Vec::new();
    for typed in typed {
        let found = page(&meant(typed)).ok_or_else(|| Failure::Said(unknown(typed, texts)))?;
        if pages.iter().all(|other| other.code != found.code) {
            pages.push(found);
        }
    }
    for (number, page) in pages.iter().enumerate() {
        if number > 0 {
            writeln!(paper.out, "\n")?;
        }
        show(page, texts, paper)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn unknown(typed: &str, texts: &Texts) -> String {
    let found = text::truncate(&text::clean_line(typed), 40).into_owned();
    match nearest(&meant(typed), codes()) {
        Some(near) => texts.with("explain-near", &[("found", found.into()), ("near", near.into())]),
        None => texts.with("explain-unknown", &[("found", found.into())]),
    }
}

/// What is printed on.
struct Paper<'o> {
    columns: usize,
    colour: bool,
    out: &'o mut dyn Write,
}

impl Paper<'_> {
    fn heading(&mut self, words: &str) -> io::Result<()> {
        let words = format!("# {words}");
        if self.colour {
            writeln!(self.out, "\n{}", words.bold())
        } else {
            writeln!(self.out, "\n{words}")
        }
    }

    /// Words behind a marker; further lines begin below them.
    fn paragraph(&mut self, marker: &str, words: &str) -> io::Result<()> {
        let indent = text::width(marker);
        let room = self.columns.saturating_sub(indent).max(8);
        for (number, range) in text::wrap(words, room).into_iter().enumerate() {
            let before = if number == 0 {
                marker.to_owned()
            } else {
                " ".repeat(indent)
            };
            let line = format!("{before}{}", words.get(range).unwrap_or_default());
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Examples as they are, with a sign in front of every line that is in one of them only.
    fn examples(&mut self, these: &[Example], others: &[Example], colour: Color) -> io::Result<()> {
        for (number, this) in these.iter().enumerate() {
            if number > 0 {
                writeln!(self.out)?;
            }
            let other = others.get(number).map_or("", |other| other.text.as_str());
            for change in TextDiff::from_lines(this.text.as_str(), other).iter_all_changes() {
                let line = change.value().trim_end();
                match change.tag() {
                    ChangeTag::Insert => {}
                    ChangeTag::Delete if !line.is_empty() && self.colour => {
                        writeln!(self.out, "{}", format!("  > {line}").with(colour))?;
                    }
                    ChangeTag::Delete if !line.is_empty() => writeln!(self.out, "  > {line}")?,
                    ChangeTag::Equal | ChangeTag::Delete => {
                        writeln!(self.out, "{}", format!("    {line}").trim_end())?;
                    }
                }
            }
        }
        Ok(())
    }
}

fn show(page: &Page, texts: &Texts, paper: &mut Paper<'_>) -> io::Result<()> {
    let [title, wrong, why] = page.told(texts.language());
    let title = format!("{}: {title}", page.code);
    if paper.colour {
        writeln!(paper.out, "{}", title.bold())?;
    } else {
        paper.paragraph("", &title)?;
    }
    paper.heading(&texts.text("explain-wrong"))?;
    paper.paragraph("", wrong)?;
    paper.heading(&texts.text("explain-bad"))?;
    paper.examples(&page.bad, &page.fixed, Color::Red)?;
    paper.heading(&texts.text("explain-why"))?;
    paper.paragraph("", why)?;
    paper.heading(&texts.text("explain-fixed"))?;
    paper.examples(&page.fixed, &page.bad, Color::Green)
}

/// Every code in a line, below the names of their groups.
fn list(texts: &Texts, paper: &mut Paper<'_>) -> io::Result<()> {
    writeln!(paper.out, "{}", texts.text("explain-list"))?;
    let mut last = "";
    for page in codes().filter_map(page) {
        let group = group(&page.code);
        if group != last {
            paper.heading(&texts.text(group))?;
            last = group;
        }
        let [title, ..] = page.told(texts.language());
        paper.paragraph(&format!("{}  ", page.code), title)?;
    }
    Ok(())
}
