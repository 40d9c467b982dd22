//! The commands that make pages to be handed over, `leaflet` and `script`: what they refuse, where their pages go, and
//! that nothing of a pack breaks out of a page. What stands on the pages is in `paper.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::fs;

use minuku::{
    locale::Language,
    paper::{CELLS, Contact, Letters, Part, Sheet, Tick, html, rows},
    text,
};
use tempfile::TempDir;

#[path = "support/printed.rs"]
mod printed;

use printed::{minuku, printed};

/// What a command says that cannot be done.
fn refused(arguments: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let output = minuku(arguments, folder.path());
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.chars().find(|c| text::is_unsafe(*c)), None, "{said}");
    said
}

#[test]
fn a_page_for_a_browser_needs_and_runs_nothing() {
    for arguments in [["leaflet", "one-click"], ["script", "counter-typed-password"]] {
        for language in ["ja", "en"] {
            let more = ["--to", "html", "--lang", language];
            let page = printed(&[arguments.as_slice(), more.as_slice()].concat());
            for word in [
                "<script",
                "src=",
                "href=",
                "url(",
                "@import",
                "http:",
                "https:",
                "<link",
                "javascript",
            ] {
                assert!(!page.contains(word), "{word}");
            }
            assert!(page.starts_with("<!DOCTYPE html>\n"));
            assert!(page.contains(&format!("<html lang=\"{language}\">")));
            assert!(page.contains("<meta charset=\"utf-8\">") && page.contains("size: A4"));
            for name in ["section", "h1", "h2", "ul", "ol", "li", "span", "div"] {
                let opened =
                    page.matches(&format!("<{name}>")).count() + page.matches(&format!("<{name} ")).count();
                assert_eq!(opened, page.matches(&format!("</{name}>")).count(), "{name}");
            }
        }
    }
}

const HOSTILE: &str = r#"<b>"x" & y</b><script>alert(1)</script>"#;

#[test]
fn words_of_a_pack_stay_words() {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack");
    fs::create_dir(&pack).unwrap();
    let text = |key: &str| format!("{key}.ja = '''{HOSTILE}'''\n{key}.en = '''{HOSTILE}'''\n");
    let head = "schema = 1\nid = \"hostile\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\n";
    fs::write(pack.join("pack.toml"), format!("{head}{}", text("name"))).unwrap();
    let aid = format!(
        "schema = 1\n[phishing]\nincident = \"phishing\"\n{}[[phishing.step]]\nid = \"one\"\n{}",
        text("title"),
        text("text")
    );
    fs::write(pack.join("first-aid.toml"), aid).unwrap();
    let desks = format!(
        "schema = 1\n[bank-helpdesk]\n{}phone = \"<i>1</i>\"\nhours = \"24/7\"\nfor = [\"phishing\"]\n{}source = \"x\"\nchecked = 2026-11-22\n",
        text("name"),
        text("note"),
    );
    fs::write(pack.join("helpdesks.toml"), desks).unwrap();
    let arguments = [
        "--pack", "pack", "leaflet", "phishing", "--lang", "en", "--to", "html",
    ];
    let output = minuku(&arguments, folder.path());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(!page.contains("<script") && !page.contains("<i>") && !page.contains("\"x\""));
    let escaped = "&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;&lt;script&gt;";
    assert!(page.matches(escaped).count() >= 3, "{page}");
}

#[test]
fn no_part_of_a_page_carries_controls_or_markup() {
    let hostile = format!("{HOSTILE}\u{1b}[2J\u{202e}\u{200b}\u{7}x");
    let word = || hostile.clone();
    let sheet = Sheet {
        language: Language::En,
        reader: word(),
        title: word(),
        letters: Letters::Large,
        parts: vec![
            Part::Heading(word()),
            Part::Case(word()),
            Part::Text(word()),
            Part::Small(word()),
            Part::Strong(word()),
            Part::Steps(vec![word()]),
            Part::Items(vec![word()]),
            Part::Ticks(vec![Tick {
                words: word(),
                note: Some(word()),
                blank: Some("min ___".to_owned()),
            }]),
            Part::Things(vec![word()]),
            Part::Desks(vec![Contact {
                name: word(),
                reach: word(),
                hours: word(),
                remark: Some(word()),
                is_open: true,
            }]),
            Part::Blanks(vec![word()]),
            Part::Stamp {
                label: word(),
                blanks: vec![word()],
            },
        ],
        foot: word(),
    };
    let page = html(std::slice::from_ref(&sheet));
    assert_eq!(page.chars().find(|c| text::is_unsafe(*c)), None);
    assert!(!page.contains("<script") && !page.contains("<b>\"") && !page.contains("\"x\""));
    for width in [CELLS, 40, 20] {
        for row in rows(&sheet, width) {
            assert!(text::width(&row) <= width, "{width}: {row}");
            assert_eq!(row.chars().find(|c| text::is_unsafe(*c)), None, "{row}");
        }
    }
}

#[test]
fn what_does_not_exist_is_refused_with_what_does() {
    let said = refused(&["--lang", "en", "leaflet", "phising"]);
    assert!(
        said.contains("phising") && said.contains("Did you mean phishing?"),
        "{said}"
    );
    assert!(
        said.contains("one-click") && said.contains("impersonation"),
        "{said}"
    );
    let said = refused(&["--lang", "ja", "leaflet"]);
    assert!(said.contains("\n  fake-shop       偽通販サイト\n") && said.contains("minuku leaflet phishing"),);
    let said = refused(&["--lang", "en", "leaflet", "none"]);
    assert!(said.contains("none"), "{said}");
    let said = refused(&["--lang", "en", "leaflet", "fake-shop", "--case", "fake-shop-crad"]);
    assert!(
        said.contains("\n  fake-shop-card      You paid a fake shop by card\n  fake-shop-transfer  You paid"),
        "{said}"
    );
    assert!(said.contains("Did you mean fake-shop-card?"), "{said}");
    let bad = ["--lang", "ja", "leaflet", "phishing", "--at", "きのうの夜"];
    assert_eq!(
        refused(&bad),
        refused(&["--lang", "ja", "helpdesks", "--at", "きのうの夜"])
    );
    let said = refused(&["--lang", "en", "script", "counter-typed-pasword"]);
    assert!(said.contains("counter-typed-password"), "{said}");
    let said = refused(&[
        "--lang",
        "en",
        "script",
        "counter-typed-password",
        "--role",
        "employee",
    ]);
    assert!(said.contains("customer, staff, observer"), "{said}");
    refused(&["leaflet", "phishing", "--to", "pdf"]);
}

#[test]
fn a_file_is_written_whole_and_not_over_another() {
    let folder = TempDir::new().unwrap();
    let base = ["--lang", "ja", "leaflet", "malware", "--at", "2026-11-25 12:00"];
    let with = |more: &[&str]| minuku(&[&base, more].concat(), folder.path());
    let output = with(&["-o", "leaflet.html"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    let page = fs::read(folder.path().join("leaflet.html")).unwrap();
    assert_eq!(page, with(&["--to", "html"]).stdout);
    fs::write(folder.path().join("leaflet.txt"), "mine").unwrap();
    let output = with(&["-o", "leaflet.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("leaflet.txt") && said.contains("--force"), "{said}");
    assert_eq!(fs::read(folder.path().join("leaflet.txt")).unwrap(), b"mine");
    assert_eq!(with(&["-o", "leaflet.txt", "--force"]).status.code(), Some(0));
    let text = fs::read(folder.path().join("leaflet.txt")).unwrap();
    assert_eq!(text, with(&["-o", "-"]).stdout);
    let output = with(&["-o", "nowhere/leaflet.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("nowhere"));
    // Nothing is left beside them.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_page_that_is_too_long_is_printed_and_told() {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack");
    fs::create_dir(&pack).unwrap();
    let head = "schema = 1\nid = \"long\"\nversion = \"1\"\nlanguages = [\"en\"]\nname.en = \"x\"\n";
    fs::write(pack.join("pack.toml"), head).unwrap();
    let steps: Vec<String> = (0..70)
        .map(|number| format!("[[ransomware.step]]\nid = \"s{number}\"\ntext.en = \"step {number}\"\n"))
        .collect();
    let aid = format!(
        "schema = 1\n[ransomware]\nincident = \"ransomware\"\ntitle.en = \"x\"\n{}",
        steps.concat()
    );
    fs::write(pack.join("first-aid.toml"), aid).unwrap();
    let arguments = ["--pack", "pack", "--lang", "en", "leaflet", "ransomware"];
    let output = minuku(&arguments, folder.path());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("step 69"));
    assert!(said.contains("does not fit on one page of 60"), "{said}");
}

#[test]
fn a_role_given_before_the_command_is_another_one() {
    let cards = printed(&[
        "--lang",
        "en",
        "--role",
        "employee",
        "script",
        "counter-typed-password",
    ]);
    assert_eq!(cards.matches('\u{c}').count(), 2);
}

#[test]
fn a_case_that_is_named_twice_is_on_the_page_once() {
    let once = [
        "--lang",
        "en",
        "leaflet",
        "impersonation",
        "--at",
        "2027-01-02 10:00",
        "--case",
        "money-sent",
    ];
    let twice = [&once[..], &["--case", "money-sent"]].concat();
    assert_eq!(printed(&twice), printed(&once));
}

#[cfg(unix)]
#[test]
fn a_page_goes_through_a_link_and_into_a_device() {
    let folder = TempDir::new().unwrap();
    let to = |file: &str, more: &[&str]| {
        let arguments = [&["--lang", "en", "leaflet", "phishing", "-o", file], more].concat();
        minuku(&arguments, folder.path())
    };
    let device = folder.path().join("printer");
    std::os::unix::fs::symlink("/dev/stdout", &device).unwrap();
    let output = to("printer", &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("For our customer")
    );
    assert!(fs::symlink_metadata(&device).unwrap().is_symlink());
    let (page, link) = (folder.path().join("page.txt"), folder.path().join("latest"));
    fs::write(&page, "another").unwrap();
    std::os::unix::fs::symlink("page.txt", &link).unwrap();
    assert_eq!(to("latest", &[]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&page).unwrap(), "another");
    assert_eq!(to("latest", &["--force"]).status.code(), Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&page).unwrap().contains("For our customer"));
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_with_what_to_do() {
    let said = |language, place| refused(&["--lang", language, "leaflet", "phishing", "-o", place]);
    assert_eq!(
        said("en", "nowhere/page.txt"),
        "minuku: error: nowhere/page.txt could not be written: there is no folder nowhere. \
         Make the folder first, or choose another place.\n"
    );
    assert_eq!(
        said("ja", "nowhere/page.txt"),
        "minuku: エラー: nowhere/page.txt に書き込めませんでした。nowhere というフォルダーがありません。\
         先にフォルダーを作るか、別の場所を選んでください。\n"
    );
    // What is a folder cannot be replaced by force either.
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    assert!(said("en", folder).contains("it is a folder. Add the name of the file."));
    assert!(
        refused(&["--lang", "ja", "leaflet", "phishing", "--force", "-o", folder])
            .contains("これはフォルダーです。")
    );
}
