//! The pages of the problem codes: every code that the sources can report has one, every page is whole in both languages,
//! and the command prints them. Whether their examples behave is in `page_examples.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path, process::Command};

use minuku::{
    locale::{Language, Texts},
    text,
    wording::page::{Page, codes, group, page},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> impl Iterator<Item = Page> {
    codes().map(|code| page(code).unwrap_or_else(|| panic!("problems/{code}.md is built like a page")))
}

/// Every code that the sources can report.
fn reported() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let is_code = |word: &&str| {
                word.len() == 5 && word.starts_with('M') && word.bytes().skip(1).all(|b| b.is_ascii_digit())
            };
            found.extend(code.split('"').filter(is_code).map(str::to_owned));
        }
    }
    assert!(found.len() > 70, "{found:?}");
    found
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let (reported, written) = (reported(), codes().map(str::to_owned).collect::<BTreeSet<_>>());
    let missing: Vec<_> = reported.difference(&written).collect();
    let idle: Vec<_> = written.difference(&reported).collect();
    assert!(missing.is_empty(), "without a page in problems/: {missing:?}");
    assert!(idle.is_empty(), "nobody reports: {idle:?}");
}

#[test]
fn pages_are_short_and_built_alike() {
    let sections = ["explain-wrong", "explain-bad", "explain-why", "explain-fixed"];
    let (ja, en) = (Texts::new(Language::Ja), Texts::new(Language::En));
    let [wrong, bad, why, fixed] = sections.map(|id| (ja.text(id), en.text(id)));
    let both = |(ja, en): &(String, String)| format!("{ja} / {en}");
    let headings = [
        wrong.0.clone(),
        wrong.1.clone(),
        both(&bad),
        why.0.clone(),
        why.1.clone(),
        both(&fixed),
    ];
    let mut titles = BTreeSet::new();
    for page in pages() {
        let code = &page.code;
        assert_eq!(page.headings, headings, "{code}");
        let file = fs::read_to_string(root().join(format!("problems/{code}.md"))).unwrap();
        assert!(file.starts_with(&format!("# {code} ")), "{code}: its own title");
        assert!(
            file.lines().all(|line| !line.ends_with(char::is_whitespace)),
            "{code}"
        );
        for language in Language::ALL {
            let [title, told @ ..] = page.told(language);
            assert!(
                titles.insert(title.to_owned()),
                "{code}: {title} is another page's too"
            );
            assert!(
                text::width(title) <= 60,
                "{code}: a title fits in a line: {title}"
            );
            assert!(!title.ends_with(['.', '。']), "{code}: {title}");
            for words in told {
                assert!(!words.chars().any(text::is_unsafe), "{code}");
                let count = sentences(words, language);
                assert!((1..=5).contains(&count), "{code}: {count} sentences: {words}");
                let end = if language == Language::Ja { '。' } else { '.' };
                assert!(words.ends_with(end), "{code}: {words}");
            }
        }
        for example in page.bad.iter().chain(&page.fixed) {
            let lines = example.text.lines().count();
            assert!(lines <= 18, "{code}: {lines} lines");
            for line in example.text.lines() {
                assert!(text::width(line) <= 82, "{code}: fits in a line: {line}");
            }
        }
    }
}

fn sentences(words: &str, language: Language) -> usize {
    match language {
        Language::Ja => words.matches('。').count(),
        Language::En => words
            .split_inclusive(['.', '?', '!'])
            .filter(|piece| piece.ends_with(['.', '?', '!']))
            .zip(words.split_inclusive(['.', '?', '!']).skip(1).chain([" "]))
            .filter(|(_, next)| next.starts_with(' '))
            .count(),
    }
}

/// The first thing to see on the folder's page: all codes with their titles. `MINUKU_BLESS=1` writes it anew.
#[test]
fn the_index_lists_every_page() {
    let path = root().join("problems/README.md");
    let found = fs::read_to_string(&path).unwrap();
    let (before, rest) = found.split_once("<!-- codes -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- /codes -->").unwrap();
    let (japanese, english) = (Texts::new(Language::Ja), Texts::new(Language::En));
    let mut rows = String::new();
    let mut last = "";
    for page in pages() {
        let group = group(&page.code);
        if group != last {
            let (ja, en) = (japanese.text(group), english.text(group));
            write!(rows, "\n## {ja} / {en}\n\n| | | |\n|---|---|---|\n").unwrap();
            last = group;
        }
        let ([ja, ..], [en, ..]) = (page.told(Language::Ja), page.told(Language::En));
        writeln!(rows, "| [{0}]({0}.md) | {ja} | {en} |", page.code).unwrap();
    }
    let wanted = format!("{before}<!-- codes -->\n{rows}\n<!-- /codes -->{after}");
    if env::var_os("MINUKU_BLESS").is_some() {
        fs::write(&path, wanted).unwrap();
    } else {
        assert_eq!(
            found, wanted,
            "`MINUKU_BLESS=1 cargo test --test explain` writes it anew"
        );
    }
}

// ===== The command =====

fn run(arguments: &[&str], columns: &str) -> (String, String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(arguments)
        .env_clear()
        .env("COLUMNS", columns)
        .output()
        .unwrap();
    let words = |bytes| String::from_utf8(bytes).unwrap();
    (
        words(output.stdout),
        words(output.stderr),
        output.status.code().unwrap(),
    )
}

#[test]
fn pages_are_printed_in_the_language_of_the_screen() {
    let (ja, _, status) = run(&["--lang", "ja", "explain", "m0101"], "60");
    assert_eq!(status, 0);
    insta::assert_snapshot!("explain-ja", ja);
    let (en, ..) = run(&["--lang", "en", "explain", "Ｍ０１０１"], "60");
    insta::assert_snapshot!("explain-en", en);
    let (narrow, ..) = run(&["--lang", "ja", "explain", "M0101"], "30");
    let examples = |line: &&str| !line.starts_with("    ") && !line.starts_with("  > ");
    for line in narrow.lines().filter(examples) {
        assert!(text::width(line) <= 30, "{line}");
    }
    assert!(!narrow.contains('\u{1b}'), "a pipe gets no colours");
    // A terminal that does not know its size.
    let usual = run(&["--lang", "ja", "explain", "M0101"], "80");
    assert_eq!(run(&["--lang", "ja", "explain", "M0101"], "0"), usual);
}

#[test]
fn several_codes_are_several_pages_each_of_them_once() {
    let (both, _, status) = run(&["--lang", "en", "explain", "M0201", "0101", "m0201"], "80");
    assert_eq!(status, 0);
    let titles: Vec<&str> = both.lines().filter_map(|line| line.get(..6)).collect();
    let titles: Vec<&&str> = titles.iter().filter(|title| title.starts_with("M0")).collect();
    assert_eq!(titles, [&"M0201:", &"M0101:"]);
}

#[test]
fn without_a_code_all_of_them_are_listed() {
    for language in ["ja", "en"] {
        let (list, _, status) = run(&["--lang", language, "explain"], "80");
        assert_eq!(status, 0);
        for code in codes() {
            let lines = list.lines().filter(|line| line.starts_with(code)).count();
            assert_eq!(lines, 1, "{code}");
        }
    }
}

#[test]
fn an_unknown_code_is_answered_by_the_nearest() {
    let (out, said, status) = run(&["--lang", "en", "explain", "M0101", "M0391"], "80");
    assert_eq!((out.as_str(), status), ("", 2));
    assert_eq!(
        said,
        "minuku: error: there is no problem code \"M0391\"; the nearest one is M0301. minuku explain lists them all.\n"
    );
    let (_, said, status) = run(&["--lang", "ja", "explain", "a\u{1b}[2J"], "80");
    assert_eq!(status, 2);
    assert!(said.contains("というコードはありません"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said}");
}
