//! What the commands have in common that make a page: in which form it is wanted, and where it goes.

use std::{
    io::{self, IsTerminal as _, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

use super::{
    Failure,
    args::Words,
    columns,
    fault::{self, Deed},
    replace,
};
use crate::{
    locale::Texts,
    paper::{CELLS, Medium, ROWS, Sheet, html, rows},
    text,
};

/// Between pages of text; printers take a new sheet for it.
const FORM_FEED: &str = "\u{c}";

/// How a page is wanted.
pub(super) struct Wanted {
    /// In which form.
    pub(super) medium: Medium,
    file: Option<PathBuf>,
    force: bool,
}

/// Adds the arguments.
pub(super) fn arguments(command: Command, texts: Words<'_>) -> Command {
    command
        .arg(
            Arg::new("to")
                .long("to")
                .value_name("txt|html")
                .hide_possible_values(true)
                .value_parser(PossibleValuesParser::new(["txt", "html"]))
                .help(texts.text("cli-paper-to")),
        )
        .arg(
            Arg::new("output")
                .long("output")
                .short('o')
                .value_name(texts.value("file"))
                .value_parser(value_parser!(PathBuf))
                .help(texts.text("cli-paper-output")),
        )
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .help(texts.text("cli-paper-force")),
        )
}

impl Wanted {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let file: Option<PathBuf> = matches.get_one("output").cloned();
        let file = file.filter(|file| file != Path::new("-"));
        let ending = file.as_ref().and_then(|file| file.extension());
        let named = ending
            .is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"));
        let is_html = match matches.get_one::<String>("to") {
            Some(form) => form == "html",
            None => named,
        };
        Self {
            medium: if is_html { Medium::Html } else { Medium::Rows },
            file,
            force: matches.get_flag("force"),
        }
    }

    /// Prints the pages, or writes them to the file. A page that is too long is told on the side.
    pub(super) fn put(
        &self,
        sheets: &[Sheet],
        texts: &Texts,
        out: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let to_terminal = self.file.is_none() && io::stdout().is_terminal();
        let content = match self.medium {
            Medium::Html => html(sheets),
            Medium::Rows => pages(sheets, to_terminal),
        };
        let is_long = |sheet: &&Sheet| self.medium == Medium::Rows && !sheet.fits(Medium::Rows);
        for sheet in sheets.iter().filter(is_long) {
            let values = [("rows", rows(sheet, CELLS).len().into()), ("room", ROWS.into())];
            // The page itself is there all the same.
            let _ = writeln!(
                io::stderr().lock(),
                "minuku: {}",
                texts.with("paper-long", &values)
            );
        }
        match &self.file {
            None => out.write_all(content.as_bytes())?,
            Some(file) => {
                let shown = file.display().to_string();
                let shown = text::clean_line(&shown).into_owned();
                if replace::is_taken(file) && !file.is_dir() && !self.force {
                    return Err(Failure::Said(
                        texts.with("history-exists", &[("path", shown.into())]),
                    ));
                }
                replace::put(file, content.as_bytes())
                    .map_err(|error| Failure::Said(fault::sentence(Deed::Write, file, &error, texts)))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Pages of text, each but the first on a new sheet.
fn pages(sheets: &[Sheet], to_terminal: bool) -> String {
    let width = if to_terminal {
        CELLS.min(usize::from(columns()))
    } else {
        CELLS
    };
    let mut content = String::new();
    for (number, sheet) in sheets.iter().enumerate() {
        if number > 0 {
            content.push_str(if to_terminal { "\n" } else { FORM_FEED });
        }
        for row in rows(sheet, width) {
            content.push_str(&row);
            content.push('\n');
        }
    }
    content
}
