//! Reads packs for training and lays them over each other. A file that is broken is told and left out; nothing here ends
//! the program. Files are found in [`super::files`]; checking them without keeping them is [`super::check`].

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
    thread,
};

pub use super::files::Place;
use super::{
    DraftFile, Edition, Pack,
    files::{Content, File, files_of, root_of},
    registry::{self, Draft, Registries},
};
use crate::scenario::{
    Conversation, Incident, Scenario,
    problem::{Problem, Severity},
    validate::{self, Known, Reading},
};

/// From this many scenarios on, a warning is given.
pub const MANY: usize = 2_000;
/// How many states of a conversation are looked at when packs are loaded: enough for a talk at a counter, and not felt.
pub const STATES_LOADED: usize = 20_000;
/// The same when files are checked.
pub const STATES_CHECKED: usize = 200_000;

/// Loads packs, later ones laid over earlier ones. A pack with the id of an earlier one takes its place entirely.
pub fn load(places: &[Place]) -> Pack {
    let mut problems = Vec::new();
    let mut packs: Vec<(Option<Edition>, Vec<File>)> = Vec::new();
    for place in places {
        let files = files_of(place, &mut problems);
        let edition = files
            .iter()
            .find(|file| file.below == "pack.toml")
            .and_then(|file| file.with_text(registry::edition).ok().flatten());
        let id = |edition: &Option<Edition>| edition.as_ref().map(|edition| edition.id.clone());
        packs.retain(|(other, _)| edition.is_none() || id(other) != id(&edition));
        packs.push((edition, files));
    }
    let editions = packs.iter().filter_map(|(edition, _)| edition.clone()).collect();
    let files: Vec<(usize, File)> = packs
        .into_iter()
        .enumerate()
        .flat_map(|(number, (_, files))| files.into_iter().map(move |file| (number, file)))
        .collect();
    let mut pack = read_files(&files, problems);
    pack.editions = editions;
    pack
}

/// A file of a scenario, read as if it belonged to the packs, whatever they hold.
#[derive(Debug)]
pub struct Opened {
    /// The packs, that of the file laid over the others.
    pub pack: Pack,
    /// The file. The paths of a conversation have not been searched.
    pub reading: Reading,
}

/// Opens one file with the packs, so that it can be looked at even where it is a draft or another takes its place.
pub fn open(path: &Path, places: &[Place]) -> Opened {
    let mut places = places.to_vec();
    if let Some(root) = root_of(path).map(Place::Folder)
        && !places.contains(&root)
    {
        places.push(root);
    }
    let pack = load(&places);
    let file = File::single(path);
    let known = Known {
        points: pack.points.iter().map(|point| point.id.as_str()).collect(),
        first_aid: pack.first_aid.iter().map(|entry| entry.id.as_str()).collect(),
        terms: pack.terms.iter().map(|term| term.id.as_str()).collect(),
        incidents: Incident::ALL
            .iter()
            .copied()
            .filter(|incident| {
                pack.helpdesks
                    .iter()
                    .any(|desk| desk.incidents.contains(incident))
            })
            .collect(),
        helpdesks: pack.helpdesks.iter().map(|desk| desk.id.as_str()).collect(),
        desks: Some(&pack.helpdesks),
        numbers: pack
            .helpdesks
            .iter()
            .flat_map(|desk| [&desk.phone, &desk.sms])
            .filter_map(Option::as_deref)
            .collect(),
        sites: pack
            .helpdesks
            .iter()
            .flat_map(|desk| [&desk.web, &desk.mail])
            .filter_map(Option::as_deref)
            .collect(),
        institutions: pack
            .institutions
            .iter()
            .flat_map(|institution| institution.name.iter().map(|(_, name)| name.as_str()))
            .collect(),
        ..Known::default()
    };
    let reading = match file.with_text(|text| validate::scenario(&file.shown, text, &known)) {
        Ok(reading) => reading,
        Err(problem) => Reading {
            scenario: None,
            conversation: None,
            problems: vec![*problem],
        },
    };
    Opened { pack, reading }
}

fn read_files(files: &[(usize, File)], mut problems: Vec<Problem>) -> Pack {
    let mut draft = Draft::default();
    for (number, file) in files.iter().filter(|(_, file)| file.is_registry()) {
        if let Err(problem) = file.with_text(|text| draft.read(*number, &file.below, &file.shown, text)) {
            problems.push(*problem);
        }
    }
    let Registries {
        helpdesks,
        points,
        first_aid,
        terms,
        institutions,
        families,
        problems: more,
        named,
    } = draft.finish(None);
    problems.extend(more);
    let mut pack = Pack {
        scenarios: Vec::new(),
        conversations: Vec::new(),
        drafts: Vec::new(),
        helpdesks,
        points,
        first_aid,
        terms,
        institutions,
        families,
        problems,
        files: Vec::new(),
        editions: Vec::new(),
    };
    let scenarios: Vec<&(usize, File)> = files.iter().filter(|(_, file)| !file.is_registry()).collect();
    let packs = files.iter().map(|(number, _)| number + 1).max().unwrap_or(0);
    let known: Vec<Known<'_>> = (0..packs)
        .map(|number| named.known(number, &pack.helpdesks, STATES_LOADED))
        .collect();
    let readings = read_all(&scenarios, &known);
    pack.files = files.iter().map(|(_, file)| file.shown.as_str().into()).collect();

    if scenarios.len() > MANY {
        let shown = scenarios
            .last()
            .map(|(_, file)| file.shown.clone())
            .unwrap_or_default();
        pack.problems.push(
            Problem::of_file("M0016", Severity::Warning, &shown)
                .with("count", scenarios.len().to_string())
                .with("limit", MANY.to_string())
                .done(),
        );
    }
    let mut by_id: BTreeMap<String, (usize, &File, usize)> = BTreeMap::new();
    let mut kept: Vec<Option<Item>> = Vec::new();
    let mut drafts: BTreeSet<usize> = BTreeSet::new();
    for ((number, file), (item, problems)) in scenarios.into_iter().zip(readings) {
        pack.problems.extend(problems);
        let Some(item) = item else { continue };
        if let Some((other_pack, other, index)) = by_id.get(item.id()) {
            let code = if other_pack == number { "M0119" } else { "M0121" };
            let severity = if other_pack == number {
                Severity::Error
            } else {
                Severity::Note
            };
            pack.problems.push(
                Problem::of_file(code, severity, &file.shown)
                    .with("id", item.id())
                    .with("other", other.shown.as_str())
                    .done(),
            );
            if other_pack == number {
                continue;
            }
            if let Some(old) = kept.get_mut(*index) {
                *old = None;
            }
        }
        by_id.insert(item.id().to_owned(), (*number, file, kept.len()));
        if item.is_draft() {
            drafts.insert(kept.len());
        }
        kept.push((!item.is_draft()).then_some(item));
    }
    let unfinished = by_id
        .into_iter()
        .filter(|(_, (_, _, index))| drafts.contains(index));
    pack.drafts = unfinished
        .map(|(id, (_, file, _))| DraftFile {
            id,
            file: file.shown.as_str().into(),
        })
        .collect();
    for item in kept.into_iter().flatten() {
        match item {
            Item::Scenario(scenario) => pack.scenarios.push(Arc::new(*scenario)),
            Item::Conversation(conversation) => pack.conversations.push(Arc::new(*conversation)),
        }
    }
    sort(&mut pack.problems);
    pack
}

fn sort(problems: &mut [Problem]) {
    problems.sort_by(|a, b| (&a.file, a.span.start, a.code).cmp(&(&b.file, b.span.start, b.code)));
}

/// What a file that is no registry holds.
enum Item {
    Scenario(Box<Scenario>),
    Conversation(Box<Conversation>),
}

impl Item {
    fn of(reading: Reading) -> (Option<Self>, Vec<Problem>) {
        let scenario = reading
            .scenario
            .map(|scenario| Self::Scenario(Box::new(scenario)));
        let conversation = || {
            reading
                .conversation
                .map(|conversation| Self::Conversation(Box::new(conversation)))
        };
        (scenario.or_else(conversation), reading.problems)
    }

    fn id(&self) -> &str {
        match self {
            Self::Scenario(scenario) => &scenario.id,
            Self::Conversation(conversation) => &conversation.id,
        }
    }

    fn is_draft(&self) -> bool {
        match self {
            Self::Scenario(scenario) => scenario.draft,
            Self::Conversation(conversation) => conversation.draft,
        }
    }
}

type Judged = (Option<Item>, Vec<Problem>);

/// Reads scenario files, on all cores when there are many; the result is in the order of the files.
/// `known` holds what the files of every pack may refer to.
fn read_all(files: &[&(usize, File)], known: &[Known<'_>]) -> Vec<Judged> {
    // The paths of what is compiled in are searched by the tests, not at every start.
    let unsearched: Vec<Known<'_>> = known
        .iter()
        .map(|known| Known {
            states: 0,
            ..known.clone()
        })
        .collect();
    let nothing = Known::default();
    let read = |(pack, file): &&(usize, File)| -> Judged {
        let known = match file.content {
            Content::Compiled(_) => unsearched.get(*pack),
            Content::OnDisk(_) | Content::Given(_) => known.get(*pack),
        };
        match file.with_text(|text| validate::scenario(&file.shown, text, known.unwrap_or(&nothing))) {
            Ok(reading) => Item::of(reading),
            Err(problem) => (None, vec![*problem]),
        }
    };
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(files.len() / 64);
    if workers < 2 {
        return files.iter().map(read).collect();
    }
    thread::scope(|scope| {
        let workers: Vec<_> = files
            .chunks(files.len().div_ceil(workers))
            .map(|chunk| scope.spawn(move || chunk.iter().map(read).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    })
}
