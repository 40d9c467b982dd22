//! Packs that are broken or hostile: home says so, the screen says where and what to do, and nothing in them reaches
//! the terminal as anything but text.

use std::{fs, path::Path, process::Command};

use minuku::{
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    scenario::problem::Severity,
    wording,
};
use tempfile::TempDir;

use crate::{
    robot::Robot,
    seat::{at_home, folder, locale, settled, start, wait_home, wait_title, wait_words},
};

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    fs::write(folder.join(name), content).expect("a file");
}

fn loaded(folder: &TempDir) -> Pack {
    load(&[Place::Embedded, Place::Folder(folder.path().to_path_buf())])
}

#[test]
fn a_broken_file_is_announced_with_place_and_remedy() {
    for language in Language::ALL {
        let (settings, broken, texts) = (settled(language), folder(), Texts::new(language));
        write(
            broken.path(),
            "broken.toml",
            "schema = 1\nid = \"broken-1\ntitle = 3\n",
        );
        write(
            broken.path(),
            "sjis.toml",
            b"schema = 1\ntitle.ja = \"\x93\xFA\x96\x7B\x8C\xEA\"\n",
        );
        let pack = loaded(&broken);
        let serious = pack
            .problems
            .iter()
            .filter(|problem| problem.severity != Severity::Note)
            .count();
        assert!(serious >= 2);
        let path = broken.path().to_str().expect("a plain path");
        let mut robot = at_home(&settings, language, &["--pack", path]);
        let count = [("count", serious.into())];
        wait_words(&robot, &format!("8 {}", texts.with("home-problems", &count)));
        robot.press("8");
        wait_title(&robot, &texts, "title-problems");
        for problem in &pack.problems {
            wait_words(&robot, &problem.file);
            let (line, column) = problem.position();
            let severity = texts.text(wording::severity(problem.severity));
            let what = wording::what(problem, &texts);
            wait_words(
                &robot,
                &format!("{line}:{column} {severity}[{}] {what}", problem.code),
            );
            wait_words(&robot, &wording::help(problem, &texts).expect("a remedy"));
        }
        robot.press("Esc");
        wait_home(&robot, language);
        // The rest works all the same.
        robot.press("1");
        robot.wait_for("| 1/8 |");
        robot.press("q");
        assert_eq!(robot.wait_exit().exit_code(), 0);
    }
}

/// Everything that must never come out of a pack: titles of windows, questions to the terminal, C1 controls, and what
/// turns the order of reading round.
const HOSTILE: &str = "\u{1b}]0;pwned\u{7}\u{1b}[6n\u{9b}31m\u{202e}\u{200b}\u{2066}";

fn hostile_pack() -> TempDir {
    let folder = folder();
    let escaped: String = HOSTILE
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() {
                c.to_string()
            } else {
                format!("\\u{:04X}", u32::from(c))
            }
        })
        .collect();
    let sample =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/sms/sms-delivery-1.toml"))
            .expect("a shipped scenario");
    let words = sample
        .replace("title.ja = \"", &format!("title.ja = \"{escaped}"))
        .replace("text.ja = \"", &format!("text.ja = \"{escaped}"))
        .replace("id = \"sms", "id = \"hostile-sms");
    assert!(words.contains(&escaped));
    write(folder.path(), "words.toml", words);
    write(
        folder.path(),
        "id.toml",
        sample.replace("id = \"sms", &format!("id = \"{escaped}sms")),
    );
    write(
        folder.path(),
        "key.toml",
        sample.replace("title.ja", &format!("\"title{escaped}\".ja")),
    );
    write(
        folder.path(),
        "raw.toml",
        sample.replace("title.ja = \"", &format!("title.ja = \"{HOSTILE}")),
    );
    write(
        folder.path(),
        "syntax.toml",
        format!("id = \"{HOSTILE}\"\n{HOSTILE} = 3\n"),
    );
    write(
        folder.path(),
        "glossary.toml",
        format!(
            "schema = 1\n\n[evil]\nterm.ja = \"{escaped}\"\ntext.ja = \"{escaped}\"\n\n[\"{escaped}\"]\nterm.ja = \"a\"\ntext.ja = \"b\"\n"
        ),
    );
    write(
        folder.path(),
        "pack.toml",
        format!("schema = 1\nid = \"{escaped}\"\nname.ja = \"{escaped}\"\n"),
    );
    write(
        folder.path(),
        &format!("name{HOSTILE}.toml"),
        "schema = \"one\"\n",
    );
    folder
}

/// Asserts that every escape sequence is one that minuku itself writes, and that nothing else steers the terminal.
#[track_caller]
pub(crate) fn assert_own_sequences(output: &[u8]) {
    let text = String::from_utf8(output.to_vec()).expect("UTF-8");
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => {
                assert_eq!(rest.next(), Some('['), "an escape that is no CSI: {text:?}");
                let end = rest.find(|c| !matches!(c, '0'..='9' | ';' | '?' | ':'));
                assert!(
                    matches!(end, Some('m' | 'H' | 'J' | 'K' | 'h' | 'l' | 'A'..='D' | 'G')),
                    "CSI … {end:?}: {text:?}"
                );
            }
            '\r' | '\n' | '\t' => {}
            c => assert!(!minuku::text::is_unsafe(c), "{c:?} in {text:?}"),
        }
    }
    assert!(!text.contains("\u{1b}[6n"));
}

#[test]
fn nothing_hostile_reaches_the_terminal() {
    let (settings, hostile) = (settled(Language::Ja), hostile_pack());
    let texts = Texts::new(Language::Ja);
    let path = hostile.path().to_str().expect("a plain path");
    let mut robot = at_home(&settings, Language::Ja, &["--pack", path, "train", HOSTILE]);
    wait_words(&robot, "というシナリオはありません");
    robot.press("8");
    wait_title(&robot, &texts, "title-problems");
    for key in ["PageDown", "PageDown", "PageDown", "End", "Home"] {
        robot.press(key);
    }
    robot.press("Esc");
    wait_home(&robot, Language::Ja);
    for (key, title) in [("2", "title-library"), ("4", "title-glossary")] {
        robot.press(key);
        wait_title(&robot, &texts, title);
        for key in ["PageDown", "PageDown", "End"] {
            robot.press(key);
        }
        robot.press("Esc");
        wait_home(&robot, Language::Ja);
    }
    robot.press("q");
    assert_eq!(robot.wait_exit().exit_code(), 0);
    assert_own_sequences(&robot.raw_output());
}

#[test]
fn nothing_hostile_is_printed() {
    let (settings, hostile) = (settled(Language::Ja), hostile_pack());
    let path = hostile.path().to_str().expect("a plain path");
    let checked: &[&str] = &["check", path];
    let commands: [(&[&str], i32); 6] = [
        (checked, 1),
        (&["--pack", path, "list"], 0),
        (&["--pack", path, "glossary"], 0),
        (&["--pack", path, "helpdesks", HOSTILE], 1),
        (&["--pack", path, "--plain", "train", HOSTILE], 2),
        (&[HOSTILE], 2),
    ];
    for (arguments, code) in commands {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(arguments)
            .env_clear()
            .env("LC_ALL", locale(Language::Ja))
            .env("MINUKU_DATA_DIR", settings.path())
            .output()
            .expect("it runs");
        assert_own_sequences(&output.stdout);
        assert_own_sequences(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?} {output:?}");
    }
    // On a terminal the check draws in colour.
    let robot: Robot = start(&settings, Language::Ja, checked);
    assert_eq!(robot.wait_exit().exit_code(), 1);
    assert_own_sequences(&robot.raw_output());
}
