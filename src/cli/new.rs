//! `minuku new`: a new scenario file, and the pack round it where there is none. Asks for what it needs (`ask`) when it is
//! started without arguments at a terminal. What is in the files is written by `scaffold`.

use std::{
    fs,
    io::{self, BufRead, IsTerminal as _, Read as _, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use tempfile::NamedTempFile;

use super::{
    Failure,
    args::Words,
    columns,
    fault::{self, Deed},
    plain::Talk,
    schema,
};
use crate::{
    format::File,
    locale::{Language, Texts},
    pack::load::{Place, load},
    scaffold::{self, Beside, Pasted, Unusable, Wish, takes_text},
    scenario::{Kind, Verdict, source::MAX_BYTES},
    text,
};

mod ask;
mod target;

use ask::ask;
use target::Target;

/// How many replacements are told one by one.
const TOLD: usize = 12;

/// The kind of conversations, as in their files.
const COUNTER: &str = "counter";

/// What kind of file is wanted, and where.
#[derive(Default)]
pub(super) struct Request {
    path: Option<PathBuf>,
    kind: Option<Kind>,
    /// Whether it is to be a conversation; then it has no kind.
    is_conversation: bool,
    verdict: Option<Verdict>,
    languages: Option<Vec<Language>>,
    from_text: Option<PathBuf>,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    let choice = |name: &'static str, help: &'static str| Arg::new(name).long(name).help(texts.text(help));
    texts
        .sub("new")
        .arg(
            Arg::new("path")
                .value_name("DIR/ID.toml")
                .value_parser(value_parser!(PathBuf))
                .help(texts.text("cli-new-path")),
        )
        .arg(
            choice("kind", "cli-new-kind")
                .value_name("sms|email|web|...")
                .value_parser(PossibleValuesParser::new(Kind::WORDS.iter().chain([&COUNTER]))),
        )
        .arg(
            choice("verdict", "cli-new-verdict")
                .value_name("scam|genuine")
                .hide_possible_values(true)
                .value_parser(PossibleValuesParser::new(Verdict::WORDS)),
        )
        .arg(
            choice("languages", "cli-new-languages")
                .value_name("ja,en")
                .hide_possible_values(true)
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(Language::ALL.map(Language::tag))),
        )
        .arg(
            choice("from-text", "cli-new-from-text")
                .value_name(texts.value("file"))
                .value_parser(value_parser!(PathBuf)),
        )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let word = |name| matches.get_one::<String>(name).map(String::as_str);
        Self {
            path: matches.get_one("path").cloned(),
            kind: word("kind").and_then(Kind::from_word),
            is_conversation: word("kind") == Some(COUNTER),
            verdict: word("verdict").and_then(Verdict::from_word),
            languages: matches.get_many::<String>("languages").map(|tags| {
                let tags: Vec<&String> = tags.collect();
                Language::ALL
                    .into_iter()
                    .filter(|language| tags.iter().any(|tag| *tag == language.tag()))
                    .collect()
            }),
            from_text: matches.get_one("from-text").cloned(),
        }
    }

    fn is_empty(&self) -> bool {
        self.path.is_none()
            && self.kind.is_none()
            && !self.is_conversation
            && self.verdict.is_none()
            && self.languages.is_none()
            && self.from_text.is_none()
    }
}

/// Makes the file. Nothing that exists is changed, except schemas that an earlier version wrote.
pub(super) fn run(
    request: &Request,
    places: &[Place],
    texts: &Texts,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    if request.is_empty() && io::stdin().is_terminal() && io::stdout().is_terminal() {
        let mut talk = Talk {
            texts,
            input,
            output: out,
            columns: columns(),
            is_typed: true,
        };
        let Some(answered) = ask(&mut talk)? else {
            writeln!(out, "{}", texts.text("new-nothing"))?;
            return Ok(ExitCode::SUCCESS);
        };
        return make(&answered, places, texts, input, out);
    }
    make(request, places, texts, input, out)
}

fn make(
    request: &Request,
    places: &[Place],
    texts: &Texts,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let Some(wanted) = &request.path else {
        return Err(Failure::Said(texts.text("new-where")));
    };
    if request.is_conversation && (request.from_text.is_some() || request.verdict == Some(Verdict::Genuine)) {
        return Err(Failure::Said(texts.text("new-only-conversation")));
    }
    let target = Target::find(wanted, places, texts)?;
    let pasted = match &request.from_text {
        Some(from) => Some(paste(from, texts, input)?),
        None => None,
    };
    let kind = request
        .kind
        .or_else(|| pasted.as_ref().map(Pasted::kind))
        .unwrap_or(Kind::Sms);
    if pasted.is_some() && !takes_text(kind) {
        let values = [("kind", texts.text(&format!("kind-{}", kind.word())).into())];
        return Err(Failure::Said(texts.with("new-kind-without-text", &values)));
    }
    let of_pack = target.languages();
    let languages = match (&request.languages, of_pack.as_slice()) {
        (Some(asked), _) => asked.clone(),
        (None, []) => Language::ALL.to_vec(),
        (None, own) => own.to_vec(),
    };
    let file = if request.is_conversation {
        File::Counter
    } else {
        File::Scenario
    };
    let reference = schema::reference(file, target.depth);
    let shipped = load(&[Place::Embedded]);
    let pack = target.packs(places);
    let beside = Beside {
        pack: &pack,
        shipped: &shipped,
    };
    let wish = Wish {
        kind,
        verdict: request.verdict.unwrap_or(Verdict::Scam),
        id: &target.id,
        languages: &languages,
        schema: Some(&reference),
        beside,
        pasted: pasted.as_ref(),
    };
    let scenario = if request.is_conversation {
        scaffold::conversation(&target.id, &languages, Some(&reference), beside, texts)
    } else {
        scaffold::scenario(&wish, texts)
    };

    fs::create_dir_all(&target.folder).map_err(|error| unwritable(&target.path, &error, texts))?;
    schema::write(&target.root.join(schema::FOLDER), &File::ALL, texts)
        .map_err(|error| unwritable(&target.path, &error, texts))?;
    if !target.has_pack {
        let path = target.root.join("pack.toml");
        let id = target.pack_id();
        let reference = schema::reference(File::Pack, 0);
        let pack = scaffold::pack(&id, &languages, Some(&reference), texts);
        create(&path, &pack, texts)?;
        let values = [("path", shown(&path).into())];
        writeln!(out, "{}", texts.with("new-pack", &values))?;
    }
    create(&target.path, &scenario, texts)?;
    tell(&target, &wish, request.is_conversation, texts, out)?;
    let missing = of_pack.into_iter().find(|own| !languages.contains(own));
    if let Some(missing) = missing {
        let values = [
            ("path", shown(&target.root.join("pack.toml")).into()),
            ("language", missing.tag().into()),
        ];
        writeln!(out, "\n{}", texts.with("new-other-languages", &values))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn shown(path: &Path) -> String {
    text::clean_line(&path.display().to_string()).into_owned()
}

/// Says why a file cannot be made with the folders round it.
fn unwritable(path: &Path, error: &io::Error, texts: &Texts) -> Failure {
    Failure::Said(fault::sentence(Deed::Build, path, error, texts))
}

/// A file beside the place to which it is going, with its text in it and safe on the disk.
pub(super) fn beside(folder: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".minuku-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: what others may do is up to the person's umask.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Writes a file that must not exist yet.
fn create(path: &Path, text: &str, texts: &Texts) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let result =
        beside(folder, text).and_then(|file| file.persist_noclobber(path).map_err(|error| error.error));
    match result {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Failure::Said(
            texts.with("new-exists", &[("path", shown(path).into())]),
        )),
        Err(error) => Err(unwritable(path, &error, texts)),
    }
}

/// Reads a message from a file, or from standard input for `-`.
fn paste(from: &Path, texts: &Texts, input: &mut dyn BufRead) -> Result<Pasted, Failure> {
    let said = |id: &str| Failure::Said(texts.with(id, &[("path", shown(from).into())]));
    let limit = MAX_BYTES * 8;
    let mut bytes = Vec::new();
    if from == Path::new("-") {
        if io::stdin().is_terminal() {
            // Whoever waits without knowing for what would think that it hangs.
            let _ = writeln!(io::stderr().lock(), "{}", texts.text("new-paste-here"));
        }
        input.take(limit + 1).read_to_end(&mut bytes)?;
    } else {
        let about = fs::metadata(from).map_err(|_| said("new-no-text"))?;
        if !about.is_file() {
            return Err(said("new-no-text"));
        }
        fs::File::open(from)
            .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
            .map_err(|_| said("new-no-text"))?;
    }
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(said("new-long-text"));
    }
    scaffold::read(&bytes).map_err(|fault| match fault {
        Unusable::Empty => said("new-empty-text"),
        Unusable::NoText => said("new-binary-text"),
    })
}

/// What was made, what was replaced, and what to do next.
fn tell(
    target: &Target,
    wish: &Wish<'_>,
    is_conversation: bool,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let path = shown(&target.path);
    let kind = if is_conversation {
        texts.text("new-kind-conversation")
    } else {
        texts.text(&format!("kind-{}", wish.kind.word()))
    };
    let verdict = texts.text(&format!("word-verdict-{}", wish.verdict.word()));
    let values = [
        ("path", path.as_str().into()),
        ("kind", kind.into()),
        ("verdict", verdict.into()),
    ];
    writeln!(out, "{}", texts.with("new-made", &values))?;
    if let Some(pasted) = wish.pasted {
        replaced(pasted, texts, out)?;
    }
    let quoted = text::typed(&path);
    writeln!(out, "\n{}", texts.text("new-next"))?;
    for (command, about) in [
        (format!("minuku preview {quoted} --watch"), "new-next-preview"),
        (format!("minuku check {quoted}"), "new-next-check"),
        (
            format!(
                "minuku --pack {} {} {}",
                text::typed(&shown(&target.root)),
                if is_conversation { "rehearse" } else { "train" },
                target.id
            ),
            "new-next-train",
        ),
    ] {
        writeln!(out, "  {command}")?;
        let about = texts.text(about);
        for range in text::wrap(&about, usize::from(columns()).saturating_sub(6)) {
            writeln!(out, "      {}", about.get(range).unwrap_or_default())?;
        }
    }
    Ok(())
}

fn replaced(pasted: &Pasted, texts: &Texts, out: &mut dyn Write) -> Result<(), Failure> {
    if pasted.replaced.is_empty() {
        writeln!(out, "{}", texts.text("new-replaced-nothing"))?;
    } else {
        let values = [("count", pasted.replaced.len().into())];
        writeln!(out, "{}", texts.with("new-replaced", &values))?;
    }
    for replaced in pasted.replaced.iter().take(TOLD) {
        let sort = texts.text(&format!("replaced-{}", replaced.sort.word()));
        let show = |words: &str| text::truncate(&text::clean_line(words), 60).into_owned();
        let values = [
            ("sort", sort.into()),
            ("before", show(&replaced.before).into()),
            ("after", show(&replaced.after).into()),
        ];
        let id = if replaced.after.is_empty() {
            "new-replaced-gone"
        } else {
            "new-replaced-by"
        };
        writeln!(out, "  {}", texts.with(id, &values))?;
    }
    if let Some(more) = pasted.replaced.len().checked_sub(TOLD).filter(|more| *more > 0) {
        writeln!(
            out,
            "  {}",
            texts.with("new-replaced-more", &[("count", more.into())])
        )?;
    }
    if pasted.is_cut {
        writeln!(out, "{}", texts.text("new-cut"))?;
    }
    writeln!(out, "{}", texts.text("new-look"))?;
    Ok(())
}
