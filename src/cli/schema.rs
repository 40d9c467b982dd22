//! `minuku schema`: the file format as JSON Schema, printed or written into a folder. What it says is in `format`.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

use super::{
    Failure,
    args::Words,
    fault::{self, Deed},
};
use crate::{
    format::{File, schema},
    locale::Texts,
    text,
};

/// Which schema is wanted, and where.
pub(super) struct Request {
    file: Option<File>,
    folder: Option<PathBuf>,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts
        .sub("schema")
        .arg(
            Arg::new("file")
                .value_name("scenario|counter|pack|...")
                .hide_possible_values(true)
                .value_parser(PossibleValuesParser::new(File::ALL.map(File::word)))
                .help(texts.text("cli-schema-file")),
        )
        .arg(
            Arg::new("write")
                .long("write")
                .value_name(texts.value("folder"))
                .value_parser(value_parser!(PathBuf))
                .help(texts.text("cli-schema-write")),
        )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            file: matches
                .get_one::<String>("file")
                .and_then(|word| File::from_word(word)),
            folder: matches.get_one("write").cloned(),
        }
    }
}

/// Prints one schema, that of scenarios unless another is named; or writes it, or all of them, into a folder.
pub(super) fn run(request: &Request, texts: &Texts, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let Some(folder) = &request.folder else {
        let file = request.file.unwrap_or(File::Scenario);
        out.write_all(written(file, texts).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let files: Vec<File> = request.file.map_or_else(|| File::ALL.to_vec(), |file| vec![file]);
    write(folder, &files, texts).map_err(|error| {
        let first = files.first().map_or_else(String::new, |file| file.schema_name());
        let sentence = fault::sentence(Deed::Build, &folder.join(first), &error, texts);
        Failure::Said(sentence)
    })?;
    for file in files {
        let path = folder.join(file.schema_name()).display().to_string();
        let values = [("path", text::clean_line(&path).into_owned().into())];
        writeln!(out, "{}", texts.with("schema-written", &values))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A schema as text, described in both languages, that of the screen first.
pub(super) fn written(file: File, texts: &Texts) -> String {
    let other = Texts::new(texts.language().other());
    let schema = schema(file, &[texts, &other]);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes schemas into a folder, each beside its place and then into it. What is there already in the same words stays
/// untouched.
pub(super) fn write(folder: &Path, files: &[File], texts: &Texts) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for file in files {
        let path = folder.join(file.schema_name());
        let text = written(*file, texts);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        let beside = super::new::beside(folder, &text)?;
        beside.persist(&path).map_err(|error| error.error)?;
    }
    Ok(())
}

/// The name by which a file of a pack refers to its schema; `depth` is how many folders it lies below the pack's.
pub(super) fn reference(file: File, depth: usize) -> String {
    let up = if depth == 0 {
        "./".to_owned()
    } else {
        "../".repeat(depth)
    };
    format!("{up}{FOLDER}/{}", file.schema_name())
}

/// The folder of a pack in which its schemas lie. Hidden, so that nobody takes them for scenarios.
pub(super) const FOLDER: &str = ".schema";
