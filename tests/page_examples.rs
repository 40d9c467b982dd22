//! The examples on the pages of the problem codes behave as the pages say: the bad one shows its code and nothing else, the
//! fixed one nothing. A piece of a file is put into a complete pack in place of the piece that is right, and the whole is
//! checked; a listing of files is built as it stands. The packs lie in `tests/explain`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use minuku::{
    pack::{
        check::{Checker, Input},
        load::{Place, load},
    },
    scenario::problem::Problem,
    wording::page::{Example, Page, codes, page},
};
use tempfile::TempDir;

/// The pack that pieces are put into unless a page names another one.
const PACK: &str = "my-pack";
/// The file that a piece belongs to unless its first line names another one.
const SCENARIO: &str = "sms-parcel-1.toml";
/// Begins a line that stands for what is left out between two pieces of a file.
const GAP: &str = "# …";
/// Says how many times the line above it stands there.
const TIMES: &str = "… × ";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> impl Iterator<Item = Page> {
    codes().map(|code| page(code).unwrap_or_else(|| panic!("problems/{code}.md is built like a page")))
}

/// A folder in which an example is built; it is gone when this is.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Builds a pack of `tests/explain`.
    fn put_pack(&self, pack: &str) {
        for entry in fs::read_dir(root().join("tests/explain").join(pack)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            self.put(&format!("{PACK}/{name}"), fs::read(&path).unwrap());
        }
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The codes of all problems that `minuku check` finds in a folder of this bench, or that are found when it is
    /// given with `--pack`, on a day on which the packs of the pages are new.
    fn codes(&self, path: &str, is_option: bool) -> Vec<&'static str> {
        let path = self.path(path);
        let problems: Vec<Problem> = if is_option {
            let all = load(&[Place::Embedded, Place::Folder(path)]).problems;
            all.into_iter()
                .filter(|problem| !problem.file.starts_with("scenarios/"))
                .collect()
        } else {
            let found = Checker::of_inputs(&[Input::Path(path)], NaiveDate::from_ymd_opt(2026, 12, 1))
                .run()
                .found;
            found.into_iter().flat_map(|file| file.problems).collect()
        };
        problems.iter().map(|problem| problem.code).collect()
    }
}

/// The pieces of an example and the file that they belong to.
fn pieces(example: &Example) -> (String, Vec<String>) {
    let text = example.text.as_str();
    let named = text
        .strip_prefix("# ")
        .and_then(|rest| rest.split_once('\n'))
        .filter(|(name, _)| Path::new(name).extension().is_some_and(|ending| ending == "toml"));
    let (file, text) = named.unwrap_or((SCENARIO, text));
    let mut pieces = vec![String::new()];
    for line in text.lines() {
        if line.starts_with(GAP) {
            pieces.push(String::new());
        } else if let Some(times) = line.strip_prefix(TIMES) {
            let piece = pieces.last_mut().unwrap();
            let before = piece.lines().next_back().unwrap().to_owned();
            for _ in 1..times.parse::<usize>().unwrap() {
                piece.push_str(&before);
                piece.push('\n');
            }
        } else {
            let piece = pieces.last_mut().unwrap();
            piece.push_str(line);
            piece.push('\n');
        }
    }
    let pieces = pieces.iter().map(|piece| piece.trim_matches('\n').to_owned());
    (file.to_owned(), pieces.collect())
}

/// What is found when the pieces of the bad example stand where those of the fixed one do.
fn codes_of_pieces(page: &Page) -> Vec<&'static str> {
    let bench = Bench::new();
    let code = &page.code;
    bench.put_pack(pack_of(page));
    assert_eq!(page.bad.len(), page.fixed.len(), "{code}: as many files");
    for (bad, fixed) in page.bad.iter().zip(&page.fixed) {
        let (file, wrong) = pieces(bad);
        let (same, right) = pieces(fixed);
        assert_eq!(file, same, "{code}: the same files in the same order");
        assert_eq!(wrong.len(), right.len(), "{code}: as many pieces");
        let name = format!("{PACK}/{file}");
        let whole = format!("\n{}", bench.read(&name));
        let (mut text, mut rest) = (String::new(), whole.as_str());
        for (wrong, right) in wrong.iter().zip(&right) {
            if right.is_empty() {
                assert!(
                    wrong.is_empty(),
                    "{code}: nothing says where this stands:\n{wrong}"
                );
                continue;
            }
            let lines = format!("\n{right}\n");
            assert_eq!(
                whole.matches(&lines).count(),
                1,
                "{code}: this stands once in {file} of the pack:\n{right}"
            );
            let (before, behind) = rest.split_once(&lines).unwrap_or_else(|| {
                panic!("{code}: this stands later in {file} than what is above it:\n{right}")
            });
            write!(text, "{before}\n{wrong}\n").unwrap();
            rest = behind;
        }
        text.push_str(rest);
        bench.put(&name, text);
    }
    bench.codes(PACK, false)
}

fn pack_of(page: &Page) -> &str {
    let kind = &page.fixed.first().unwrap().kind;
    kind.split_once(' ').map_or(PACK, |(_, pack)| pack)
}

/// What is found in the files that a listing shows. Its first line may be the command; below it, what lies in a folder
/// is indented; behind a name stands what is special about it.
fn codes_of_listing(listing: &str) -> Vec<&'static str> {
    let bench = Bench::new();
    let mut path = PACK;
    let mut is_option = false;
    let mut folders: Vec<String> = Vec::new();
    for line in listing.lines().filter(|line| !line.is_empty()) {
        if let Some(command) = line.strip_prefix("$ minuku ") {
            is_option = command.starts_with("--pack ");
            path = command.trim_start_matches("--pack ").trim_start_matches("check ");
            continue;
        }
        let depth = (line.len() - line.trim_start().len()) / 2;
        folders.truncate(depth);
        let words: Vec<&str> = line.split_whitespace().collect();
        let below = |name: &str| format!("{}{name}", folders.concat());
        match words.as_slice() {
            [folder] if folder.ends_with('/') => {
                fs::create_dir_all(bench.path(&below(folder))).unwrap();
                folders.push((*folder).to_owned());
            }
            [name] => bench.put(&below(name), content(name)),
            [name, "->", target] => symlink(target, bench.path(&below(name))).unwrap(),
            [first, "…", last] => {
                for name in numbered(first, last) {
                    bench.put(&below(&name), content(&name));
                }
            }
            [first, "…", last, "->", target] => {
                for name in numbered(first, last) {
                    symlink(target, bench.path(&below(&name))).unwrap();
                }
            }
            [name, size, "KiB"] => {
                let mut whole = content(name);
                let missing = size.parse::<usize>().unwrap() * 1024 - whole.len();
                whole.extend(b"# ".iter().chain(std::iter::repeat_n(&b'x', missing - 2)));
                bench.put(&below(name), whole);
            }
            [name, count, "×", table] => {
                let count = count.parse().unwrap();
                bench.put(&below(name), with_tables(&content(name), count, table));
            }
            [name, encoding] => bench.put(&below(name), encoded(&content(name), encoding)),
            _ => panic!("not understood: {line}"),
        }
    }
    bench.codes(path, is_option)
}

/// The names from `sms-1.toml` to `sms-12.toml`.
fn numbered(first: &str, last: &str) -> Vec<String> {
    let parts = |name: &str| {
        let (stem, ending) = name
            .split_once('.')
            .map_or((name, ""), |(stem, _)| (stem, ".toml"));
        let (before, number) = stem.rsplit_once('-').unwrap();
        (before.to_owned(), number.parse::<usize>().unwrap(), ending)
    };
    let ((before, from, ending), (_, to, _)) = (parts(first), parts(last));
    (from..=to)
        .map(|number| format!("{before}-{number}{ending}"))
        .collect()
}

/// What a listed file contains: what it contains in the pack, or else a scenario with its name as id.
fn content(name: &str) -> Vec<u8> {
    let pack = root().join("tests/explain").join(PACK);
    fs::read(pack.join(name)).unwrap_or_else(|_| {
        let id = name.trim_end_matches(".toml");
        fs::read_to_string(pack.join(SCENARIO))
            .unwrap()
            .replace("id = \"sms-parcel-1\"", &format!("id = \"{id}\""))
            .into_bytes()
    })
}

/// A conversation with so many nodes or quantities.
fn with_tables(text: &[u8], count: usize, table: &str) -> String {
    let mut text = str::from_utf8(text).unwrap().to_owned();
    let (header, rest) = match table {
        "[node.…]" => (
            "[node.",
            "end = \"lost\"\nsay.ja = \"失礼します。\"\nsay.en = \"Goodbye.\"\n",
        ),
        "[state.…]" => (
            "[state.",
            "name.ja = \"数\"\nname.en = \"Number\"\nstart = 0\nmin = 0\nmax = 1\n",
        ),
        _ => panic!("not understood: {table}"),
    };
    let already = text.lines().filter(|line| line.starts_with(header)).count();
    for number in 0..count - already {
        write!(text, "\n{header}more-{number}]\n{rest}").unwrap();
    }
    text
}

fn encoded(text: &[u8], encoding: &str) -> Vec<u8> {
    let text = str::from_utf8(text).unwrap();
    match encoding {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-16" => [0xFF, 0xFE]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
        label => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
            let (bytes, _, has_errors) = encoding.unwrap().encode(text);
            assert!(!has_errors, "{label}");
            bytes.into_owned()
        }
    }
}

/// What is found in a pack of the pages by itself: nothing, but for the conversation that is too large to be searched. What
/// can be told of such a one only has a page too.
fn known(pack: &str) -> &'static [&'static str] {
    if pack == "many-states" { &["M0442"] } else { &[] }
}

#[test]
fn the_packs_that_pieces_are_put_into_are_right() {
    let packs: BTreeSet<String> = pages().map(|page| pack_of(&page).to_owned()).collect();
    assert!(packs.contains(PACK));
    for pack in packs {
        let bench = Bench::new();
        bench.put_pack(&pack);
        assert_eq!(bench.codes(PACK, false), known(&pack), "{pack}");
    }
}

#[test]
fn a_bad_example_shows_its_code_and_nothing_else() {
    let mut seen = Vec::new();
    for page in pages() {
        let (found, known) = match page.bad.as_slice() {
            [listing] if listing.kind == "text" => (codes_of_listing(&listing.text), &[][..]),
            _ => (codes_of_pieces(&page), known(pack_of(&page))),
        };
        let expected: Vec<&str> = known.iter().copied().chain([page.code.as_str()]).collect();
        if found != expected {
            seen.push(format!("{}: {found:?}", page.code));
        }
    }
    assert_eq!(seen, Vec::<String>::new());
}

/// That a fixed piece is right follows from its standing in a pack that is right; listings are built.
#[test]
fn a_fixed_listing_shows_nothing() {
    for page in pages() {
        for fixed in page.fixed.iter().filter(|fixed| fixed.kind == "text") {
            assert_eq!(codes_of_listing(&fixed.text), Vec::<&str>::new(), "{}", page.code);
        }
    }
}
