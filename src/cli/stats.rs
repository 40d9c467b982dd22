//! `minuku stats`: what a pack covers, as tables for people, as Markdown for a page, as JSON for programs. What is
//! counted is in `coverage`.

use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::json;

use super::{Failure, args::Words, load_and_tell};
use crate::{
    coverage::{Coverage, Entry, Group},
    locale::Texts,
    pack::{
        Pack,
        files::root_above,
        load::{Place, load},
    },
    scenario::Difficulty,
    text,
};

/// Which pack, and how it is printed.
pub(super) struct Request {
    path: Option<PathBuf>,
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Json,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts
        .sub("stats")
        .arg(
            Arg::new("path")
                .value_name(texts.value("folder"))
                .value_parser(value_parser!(PathBuf))
                .help(texts.text("cli-stats-path")),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("text|markdown|json")
                .hide_possible_values(true)
                .value_parser(["text", "markdown", "json"])
                .default_value("text")
                .hide_default_value(true)
                .help(texts.text("cli-stats-format")),
        )
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            path: matches.get_one("path").cloned(),
            format: match matches.get_one::<String>("format").map(String::as_str) {
                Some("markdown") => Format::Markdown,
                Some("json") => Format::Json,
                _ => Format::Text,
            },
        }
    }
}

/// Prints what the pack in a folder covers; without one, the pack in which somebody works, else all packs together.
pub(super) fn run(
    request: &Request,
    own: Option<&Path>,
    places: &[Place],
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let shown = |path: &Path| text::clean_line(&path.display().to_string()).into_owned();
    let (pack, coverage) = match request.path.as_deref().or(own) {
        None => {
            let pack = load_and_tell(places, texts);
            let coverage = Coverage::of(&pack, |_| true);
            (pack, coverage)
        }
        Some(path) if path.is_dir() => {
            let (root, _) = root_above(path).ok_or_else(|| {
                let values = [("path", shown(path).into())];
                Failure::Said(texts.with("stats-no-pack", &values))
            })?;
            of_folder(root, texts)
        }
        Some(path) => {
            let values = [("path", shown(path).into())];
            return Err(Failure::Said(texts.with("stats-no-folder", &values)));
        }
    };
    let drafts = drafts_of(&pack, request.path.as_deref().or(own));
    match request.format {
        Format::Json => writeln!(out, "{:#}", as_json(&coverage, &drafts))?,
        format => {
            let mut page = Page {
                format,
                written: String::new(),
            };
            tables(&mut page, &coverage, &pack, &drafts, texts);
            out.write_all(page.written.as_bytes())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A pack laid over the shipped one, of which only what it adds or changes counts; the shipped pack itself as a whole.
fn of_folder(path: PathBuf, texts: &Texts) -> (Pack, Coverage) {
    let shipped = load(&[Place::Embedded]);
    let pack = load_and_tell(&[Place::Embedded, Place::Folder(path)], texts);
    let replaces = pack.editions.len() == 1;
    let coverage = Coverage::of(&pack, |entry| {
        replaces
            || match entry {
                Entry::Scenario(scenario) => shipped
                    .scenario(&scenario.id)
                    .is_none_or(|other| other.hash != scenario.hash),
                Entry::Conversation(conversation) => shipped
                    .conversation(&conversation.id)
                    .is_none_or(|other| other.hash != conversation.hash),
                Entry::Registry("helpdesks", id) => shipped.helpdesks.get(id) != pack.helpdesks.get(id),
                Entry::Registry("prevention", id) => shipped.point(id) != pack.point(id),
                Entry::Registry("first-aid", id) => shipped.first_aid(id) != pack.first_aid(id),
                Entry::Registry(_, id) => shipped.term(id) != pack.term(id),
            }
    });
    (pack, coverage)
}

/// The ids of the drafts of a pack, which are not counted: of the one in a folder, or of all.
fn drafts_of<'p>(pack: &'p Pack, folder: Option<&Path>) -> Vec<&'p str> {
    let root = folder.and_then(root_above).map(|(root, _)| root);
    let drafts = pack.drafts.iter().filter(|draft| {
        root.as_deref()
            .is_none_or(|root| Path::new(&*draft.file).starts_with(root))
    });
    drafts.map(|draft| draft.id.as_str()).collect()
}

/// Headings, lines and tables, in the format that was asked for.
struct Page {
    format: Format,
    written: String,
}

impl Page {
    fn line(&mut self, words: &str) {
        self.written.push_str(words);
        self.written.push('\n');
    }

    fn heading(&mut self, words: &str) {
        let gap = if self.written.is_empty() { "" } else { "\n" };
        let sign = if self.format == Format::Markdown {
            "## "
        } else {
            ""
        };
        self.written.push_str(gap);
        self.line(&format!("{sign}{words}"));
        if self.format == Format::Markdown {
            self.written.push('\n');
        }
    }

    /// A table whose first column is words and whose other columns are figures, right-aligned by cells.
    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let widths: Vec<usize> = (0..head.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells
                    .chain(head.get(column))
                    .map(|cell| text::width(cell))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let markdown = self.format == Format::Markdown;
        let mut print = |row: &[String]| {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, width))| match (markdown, column) {
                    (true, _) => cell.clone(),
                    (false, 0) => text::pad(cell, *width),
                    (false, _) => {
                        let gap = width.saturating_sub(text::width(cell));
                        format!("{}{cell}", " ".repeat(gap))
                    }
                })
                .collect();
            let line = if markdown {
                format!("| {} |", cells.join(" | "))
            } else {
                format!("  {}", cells.join("  ")).trim_end().to_owned()
            };
            self.written.push_str(&line);
            self.written.push('\n');
        };
        print(head);
        if markdown {
            let rule: Vec<String> = (0..head.len())
                .map(|column| {
                    if column == 0 {
                        "---".to_owned()
                    } else {
                        "---:".to_owned()
                    }
                })
                .collect();
            print(&rule);
        }
        for row in rows {
            print(row);
        }
    }
}

fn tables(page: &mut Page, coverage: &Coverage, pack: &Pack, drafts: &[&str], texts: &Texts) {
    let language = texts.language();
    page.heading(&texts.text("stats-heading"));
    let total = &coverage.total;
    let counts = [
        ("scenarios", total.all().into()),
        ("families", coverage.families.len().into()),
        ("genuine", total.genuine.into()),
        ("share", percent(total.genuine, total.all()).into()),
        ("conversations", coverage.conversations.into()),
    ];
    page.line(&texts.with("stats-total", &counts));
    if !drafts.is_empty() {
        let ids = text::clean_line(&drafts.join(", ")).into_owned();
        let values = [("count", drafts.len().into()), ("ids", ids.into())];
        page.line(&texts.with("stats-drafts", &values));
    }
    let shown = [
        ("scams", total.scams.into()),
        ("count", coverage.consequences.into()),
        ("share", percent(coverage.consequences, total.scams).into()),
    ];
    page.line(&texts.with("stats-consequences", &shown));

    let head = [
        "stats-all",
        "stats-scams",
        "stats-genuine",
        "stats-least",
        "stats-moderate-to-least",
        "stats-moderate",
        "stats-very",
        "stats-most",
        "stats-employee",
        "stats-staff",
    ]
    .map(|id| texts.text(id));
    let headed = |id: &str| {
        let mut row = vec![texts.text(id)];
        row.extend(head.iter().cloned());
        row
    };
    page.heading(&texts.text("stats-by-family"));
    let rows: Vec<Vec<String>> = coverage
        .families
        .iter()
        .map(|(id, group)| {
            let name = pack
                .family_name(id)
                .map_or(id.as_str(), |name| name.get(language));
            let kinds: Vec<String> = group
                .kinds
                .iter()
                .map(|kind| texts.text(&format!("kind-{}", kind.word())))
                .collect();
            let joiner = texts.text("stats-joiner");
            figures(
                &format!("{} ({})", text::clean_line(name), kinds.join(&joiner)),
                group,
            )
        })
        .chain([figures(&texts.text("stats-sum"), total)])
        .collect();
    page.table(&headed("stats-family"), &rows);
    page.heading(&texts.text("stats-by-kind"));
    let rows: Vec<Vec<String>> = coverage
        .kinds
        .iter()
        .map(|(kind, group)| figures(&texts.text(&format!("kind-{}", kind.word())), group))
        .collect();
    page.table(&headed("stats-kind"), &rows);
    page.heading(&texts.text("stats-by-incident"));
    let rows: Vec<Vec<String>> = coverage
        .incidents
        .iter()
        .map(|(incident, group)| figures(&texts.text(&format!("incident-{}", incident.word())), group))
        .collect();
    page.table(&headed("stats-incident"), &rows);

    page.heading(&texts.text("stats-by-question"));
    let rows: Vec<Vec<String>> = coverage
        .asks
        .iter()
        .map(|(ask, count)| vec![texts.text(&format!("stats-ask-{ask}")), count.to_string()])
        .collect();
    page.table(&[texts.text("stats-question"), texts.text("stats-all")], &rows);

    page.heading(&texts.text("stats-by-cue"));
    let rows: Vec<Vec<String>> = coverage
        .cues
        .iter()
        .map(|(cue, taught)| {
            vec![
                texts.text(&format!("cue-{}", cue.word())),
                taught.scenarios.to_string(),
                taught.clues.to_string(),
            ]
        })
        .collect();
    let head = ["stats-cue", "stats-scenarios", "stats-clues"].map(|id| texts.text(id));
    page.table(&head, &rows);

    page.heading(&texts.text("stats-unused"));
    let unused = [
        ("stats-helpdesks", &coverage.unused_helpdesks),
        ("stats-points", &coverage.unused_points),
        ("stats-first-aid", &coverage.unused_first_aid),
        ("stats-terms", &coverage.unused_terms),
    ];
    let none = texts.text("stats-none");
    let rows: Vec<Vec<String>> = unused
        .iter()
        .map(|(id, entries)| {
            let list = if entries.is_empty() {
                none.clone()
            } else {
                text::clean_line(&entries.join(", ")).into_owned()
            };
            vec![texts.text(id), list]
        })
        .collect();
    for row in rows {
        let dash = if page.format == Format::Markdown {
            "- "
        } else {
            "  "
        };
        page.line(&format!("{dash}{}", row.join(": ")));
    }

    page.heading(&texts.text("stats-languages"));
    let head = [
        "stats-language",
        "stats-minutes",
        "stats-each",
        "stats-texts",
        "stats-translated",
    ];
    let rows: Vec<Vec<String>> = coverage
        .reading
        .iter()
        .map(|reading| {
            let each = reading.minutes * 60 / total.all().max(1);
            vec![
                reading.language.own_name().to_owned(),
                reading.minutes.to_string(),
                each.to_string(),
                format!("{}/{}", reading.texts, reading.of),
                format!("{}%", percent(reading.texts, reading.of)),
            ]
        })
        .collect();
    page.table(&head.map(|id| texts.text(id)), &rows);
}

fn figures(name: &str, group: &Group) -> Vec<String> {
    let mut row = vec![name.to_owned()];
    let counts = [group.all(), group.scams, group.genuine];
    let counts = counts.iter().chain(&group.difficulties).chain(&group.roles);
    // An empty cell shows at a glance what is not there.
    row.extend(counts.map(|count| match count {
        0 => "-".to_owned(),
        count => count.to_string(),
    }));
    row
}

/// A share in whole percent.
const fn percent(part: usize, of: usize) -> usize {
    match (part * 100 + of / 2).checked_div(of) {
        Some(share) => share,
        None => 0,
    }
}

fn as_json(coverage: &Coverage, drafts: &[&str]) -> serde_json::Value {
    let group = |group: &Group| {
        let difficulties: BTreeMap<&str, usize> = Difficulty::ALL
            .iter()
            .map(|step| step.word())
            .zip(group.difficulties)
            .collect();
        let kinds: Vec<&str> = group.kinds.iter().map(|kind| kind.word()).collect();
        json!({
            "scenarios": group.all(),
            "scams": group.scams,
            "genuine": group.genuine,
            "difficulty": difficulties,
            "roles": { "employee": group.roles[0], "staff": group.roles[1] },
            "kinds": kinds,
        })
    };
    let named = |groups: Vec<(String, &Group)>| {
        let groups = groups.into_iter().map(|(name, of)| (name, group(of)));
        groups.collect::<serde_json::Map<_, _>>()
    };
    let cues: serde_json::Map<_, _> = coverage
        .cues
        .iter()
        .map(|(cue, taught)| {
            let counts = json!({ "scenarios": taught.scenarios, "clues": taught.clues });
            (cue.word().to_owned(), counts)
        })
        .collect();
    let reading: serde_json::Map<_, _> = coverage
        .reading
        .iter()
        .map(|reading| {
            let counts = json!({ "minutes": reading.minutes, "texts": reading.texts, "of": reading.of });
            (reading.language.tag().to_owned(), counts)
        })
        .collect();
    json!({
        "total": group(&coverage.total),
        "conversations": coverage.conversations,
        "drafts": drafts,
        "consequences": coverage.consequences,
        "families": named(coverage.families.iter().map(|(id, of)| (id.clone(), of)).collect()),
        "kinds": named(coverage.kinds.iter().map(|(kind, of)| (kind.word().to_owned(), of)).collect()),
        "incidents": named(
            coverage.incidents.iter().map(|(incident, of)| (incident.word().to_owned(), of)).collect()
        ),
        "questions": coverage.asks,
        "cues": cues,
        "unused": {
            "helpdesks": coverage.unused_helpdesks,
            "prevention": coverage.unused_points,
            "first-aid": coverage.unused_first_aid,
            "glossary": coverage.unused_terms,
        },
        "languages": reading,
    })
}
