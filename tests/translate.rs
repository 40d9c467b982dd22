//! The way of a text to the translator and back, with the program itself and the shipped pack: nothing is lost, nothing else
//! changes, and what would harm is not taken.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use minuku::translate::po::Catalog;
use tempfile::TempDir;
use toml::Value;

/// A copy of a pack, and the program run beside it.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new(from: &str) -> Self {
        let bench = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(from), &bench.pack());
        bench
    }

    fn pack(&self) -> PathBuf {
        self.folder.path().join("pack")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What is printed, stdout before stderr, and the exit status.
    fn run(&self, arguments: &[&str]) -> (String, i32) {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["--lang", "en", "translate"])
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("MINUKU_DATA_DIR", self.path("no-data"))
            .output()
            .unwrap();
        let mut words = String::from_utf8(output.stdout).unwrap();
        words.push_str(&String::from_utf8(output.stderr).unwrap());
        (words, output.status.code().unwrap())
    }

    fn export(&self, options: &[&str]) -> String {
        let (text, status) = self.run(&[&["export", "pack"], options].concat());
        assert_eq!(status, 0, "{text}");
        text
    }

    fn import(&self, text: &str, options: &[&str]) -> (String, i32) {
        fs::write(self.path("in.po"), text).unwrap();
        self.run(&[&["import", "in.po", "pack"], options].concat())
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.pack().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.pack().join(file)).unwrap()
    }

    /// Every file but the lock file.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(&self.pack(), &mut found);
        found.remove(&self.pack().join("translations.lock.toml"));
        found
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

fn collect(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
}

/// A value without the texts of a language.
fn without(value: &Value, language: &str) -> Value {
    match value {
        Value::Table(table) => Value::Table(
            table
                .iter()
                .filter(|(key, _)| *key != language)
                .map(|(key, value)| (key.clone(), without(value, language)))
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(|value| without(value, language)).collect()),
        other => other.clone(),
    }
}

const SMALL: &str = "tests/explain/my-pack";
const SCENARIO: &str = "sms-parcel-1.toml";

#[test]
fn what_comes_back_unchanged_changes_no_byte() {
    for options in [&[][..], &["--source", "en", "--target", "ja"][..]] {
        let bench = Bench::new("scenarios");
        // Lines that end as on Windows, and a byte-order mark.
        let odd = bench.pack().join("glossary.toml");
        let text = fs::read_to_string(&odd).unwrap();
        fs::write(&odd, format!("\u{FEFF}{}", text.replace('\n', "\r\n"))).unwrap();
        let before = bench.files();
        let text = bench.export(options);
        let (words, status) = bench.import(&text, &[]);
        assert_eq!(
            (words.as_str(), status),
            ("0 texts changed in 0 files; nothing was left out.\n", 0)
        );
        assert!(before == bench.files());
        assert_eq!(bench.export(options), text, "also when it is exported again");
    }
}

#[test]
fn only_the_texts_that_come_back_changed_are_changed() {
    for (source, target) in [("ja", "en"), ("en", "ja")] {
        let bench = Bench::new("scenarios");
        let options = ["--source", source, "--target", target];
        let before = bench.files();
        let mut catalog = Catalog::read(bench.export(&options).as_bytes()).unwrap();
        let changed = catalog.entries.len();
        assert!(changed > 1_000);
        for entry in &mut catalog.entries {
            assert_ne!(entry.text, "", "{}", entry.key);
            entry.text.push_str(if target == "ja" { "改" } else { " x" });
        }
        let text = catalog.write();
        let (words, status) = bench.import(&text, &[]);
        assert_eq!(status, 0, "{words}");
        assert!(words.contains(&format!("{changed} texts changed in ")), "{words}");
        assert!(
            bench.export(&options) == text,
            "what is exported again is what was sent"
        );
        for (path, bytes) in bench.files() {
            let old = String::from_utf8(before.get(&path).unwrap().clone()).unwrap();
            let new = String::from_utf8(bytes).unwrap();
            let value = |text: &str| without(&toml::from_str::<Value>(text).unwrap(), target);
            assert_eq!(value(&old), value(&new), "{}", path.display());
            // Not a line more, and every line that is not of a text is as it was.
            assert_eq!(old.lines().count(), new.lines().count(), "{}", path.display());
            for (old, new) in old.lines().zip(new.lines()).filter(|(old, new)| old != new) {
                let rest = new.replacen(if target == "ja" { "改" } else { " x" }, "", 1);
                assert!(
                    rest == old || new.contains(&format!("{target} = ")),
                    "{old}\n{new}"
                );
            }
        }
    }
}

#[test]
fn a_missing_text_is_put_below_its_source() {
    let bench = Bench::new(SMALL);
    bench.change(SCENARIO, "title.en = \"A text at lunch\"\n", "");
    bench.change(
        SCENARIO,
        "why.en = \"A limit is there so that you do not take the time to check.\"\n",
        "",
    );
    bench.change("pack.toml", "name.en = \"Our office\"\n", "");
    bench.change(
        "pack.toml",
        "name.ja = \"わが社のパック\"",
        "name = { ja = \"わが社のパック\" } # us",
    );
    let mut catalog = Catalog::read(bench.export(&[]).as_bytes()).unwrap();
    for entry in catalog.entries.iter_mut().filter(|entry| entry.text.is_empty()) {
        entry.text = match entry.key.as_str() {
            "sms-parcel-1/title" => "A \"text\"".to_owned(),
            "pack.toml/name" => "Us".to_owned(),
            _ => "A limit\nhurries you.".to_owned(),
        };
    }
    let (words, status) = bench.import(&catalog.write(), &[]);
    assert_eq!(status, 0, "{words}");
    let text = bench.read(SCENARIO);
    assert!(text.contains("SMS\"\ntitle.en = \"A \\\"text\\\"\"\n"), "{text}");
    assert!(
        text.contains("置かれます。\"\nwhy.en = \"\"\"\nA limit\nhurries you.\"\"\"\n"),
        "{text}"
    );
    let pack = bench.read("pack.toml");
    assert!(
        pack.contains("name = { ja = \"わが社のパック\", en = \"Us\" } # us\n"),
        "{pack}"
    );
}

#[test]
fn another_language_goes_the_same_way() {
    let bench = Bench::new(SMALL);
    let mut catalog = Catalog::read(bench.export(&["--target", "ko"]).as_bytes()).unwrap();
    assert_eq!(catalog.field("Language"), Some("ko"));
    for entry in &mut catalog.entries {
        entry.text = entry.source.replace("。", ".");
    }
    let (words, status) = bench.import(&catalog.write(), &[]);
    assert_eq!(status, 0, "{words}");
    assert!(bench.read(SCENARIO).contains("\ntitle.ko = \"昼休みのSMS\"\n"));
    assert_eq!(bench.export(&["--target", "ko"]), catalog.write());
}

#[test]
fn what_would_harm_is_named_and_not_taken() {
    let bench = Bench::new(SMALL);
    let text = bench.export(&[]);
    let before = bench.files();
    let wrong = text
        .replace("\"A limit is there", "\"A limit\u{202E} is there")
        .replace(
            "\"The sender chooses this name.",
            "\"ｶﾅ The sender chooses this name.",
        )
        .replace("[[sender|Aozora Express]]", "Aozora Express")
        .replace("msgctxt \"sms-parcel-1/title\"", "msgctxt \"sms-parcel-1/titel\"");
    let wrong = wrong.replace(
        "msgctxt \"sms-parcel-1/debrief.story\"",
        "#, fuzzy\nmsgctxt \"sms-parcel-1/debrief.story\"",
    );
    let wrong = wrong
        .replace("msgstr \"Someone", "msgstr \"Whoever")
        .replace("msgstr \"One ", "msgstr \"1 ");
    let (words, status) = bench.import(&wrong, &[]);
    assert_eq!(status, 1, "{words}");
    for (key, why) in [
        ("sms-parcel-1/clue.limit.why", "(M0602)"),
        ("sms-parcel-1/clue.sender.why", "(M0603)"),
        ("sms-parcel-1/exhibit#1.from", "the mark for sender is missing"),
        ("sms-parcel-1/titel", "the pack has no such text any more"),
    ] {
        let line = words
            .lines()
            .find(|line| line.contains(&format!("{key}: not taken: ")));
        assert!(line.is_some_and(|line| line.contains(why)), "{key}: {words}");
    }
    assert!(before == bench.files());
}

#[test]
fn what_was_made_from_another_source_is_taken_only_by_force() {
    let bench = Bench::new(SMALL);
    let text = bench.export(&[]).replace("\"A text at lunch\"", "\"A text\"");
    bench.change(SCENARIO, "昼休みのSMS", "昼のSMS");
    let (words, status) = bench.import(&text, &[]);
    assert_eq!(status, 1, "{words}");
    assert!(
        words.contains("sms-parcel-1/title: not taken: the source has changed"),
        "{words}"
    );
    assert!(bench.read(SCENARIO).contains("title.en = \"A text at lunch\""));

    assert_eq!(bench.import(&text, &["--force"]).1, 0);
    assert!(bench.read(SCENARIO).contains("title.en = \"A text\""));
    // It is still no translation of what stands there.
    let again = Catalog::read(bench.export(&[]).as_bytes()).unwrap();
    let fuzzy = |catalog: &Catalog| {
        let entries = catalog.entries.iter().filter(|entry| entry.is_fuzzy);
        entries.map(|entry| entry.key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(fuzzy(&again), ["sms-parcel-1/title"]);
    assert_eq!(bench.run(&["ok", "sms-parcel-1/title", "--in", "pack"]).1, 0);
    let again = Catalog::read(bench.export(&[]).as_bytes()).unwrap();
    assert_eq!(fuzzy(&again), Vec::<String>::new());
}

#[test]
fn counts_tell_what_is_left_to_do() {
    let bench = Bench::new(SMALL);
    bench.export(&[]);
    bench.change(SCENARIO, "title.en = \"A text at lunch\"\n", "");
    bench.change(SCENARIO, "\"期限は、確かめる", "\"期限は、よく確かめる");
    bench.change(
        SCENARIO,
        "text.en = \"What do you do?\"",
        "text.en = \"どうしますか。\"",
    );
    let (words, status) = bench.run(&["status", "pack"]);
    assert_eq!(status, 0);
    let row = words.lines().find(|line| line.starts_with(SCENARIO)).unwrap();
    let counts: Vec<&str> = row.split_whitespace().skip(1).take(4).collect();
    assert_eq!(counts, ["1", "1", "1", "0"], "{words}");
}

#[test]
fn a_broken_file_is_told_with_its_line_and_changes_nothing() {
    let bench = Bench::new(SMALL);
    let before = bench.files();
    for (text, said) in [
        (
            "msgid \"\"\nmsgstr \"\"\n\nmsgctxt \"a\nmsgid \"b\"\n",
            "in.po:4: the string is not closed",
        ),
        ("こんにちは\n", "in.po:1: the line is neither"),
    ] {
        let (words, status) = bench.import(text, &[]);
        assert_eq!(status, 2);
        assert!(words.contains(said), "{words}");
    }
    assert_eq!(bench.run(&["import", "gone.po", "pack"]).1, 2);
    assert_eq!(bench.run(&["export", "gone"]).1, 2);
    assert_eq!(
        bench.run(&["export", "pack", "--target", "ja"]).1,
        0,
        "from the other language"
    );
    assert_eq!(
        bench
            .run(&["export", "pack", "--source", "ja", "--target", "ja"])
            .1,
        2
    );
    assert_eq!(bench.run(&["export", "pack", "--target", "日本語"]).1, 2);
    assert_eq!(bench.run(&["export", "pack", "-o", "a.po"]).1, 0);
    assert_eq!(
        bench.run(&["export", "pack", "-o", "a.po"]).1,
        2,
        "nothing is written over"
    );
    assert!(before == bench.files());
}

/// The judge of such files is gettext itself, where it is installed.
#[test]
fn gettext_takes_what_is_exported() {
    let bench = Bench::new("scenarios");
    fs::write(bench.path("out.po"), bench.export(&[])).unwrap();
    let Ok(output) = Command::new("msgfmt")
        .args(["--check", "-o", "/dev/null", "out.po"])
        .current_dir(bench.folder.path())
        .output()
    else {
        return;
    };
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && words.is_empty(), "{words}");
}

// ===== Where the pack is =====

/// What `check` says can be typed where `check` was typed.
#[test]
fn the_advice_of_check_can_be_followed() {
    let bench = Bench::new("scenarios");
    let from = bench.path("my pack");
    fs::rename(bench.pack(), &from).unwrap();
    let (words, status) = bench.run(&["ok", "--all", "my pack"]);
    assert_eq!(status, 0, "{words}");
    let file = from.join("sms/sms-carrier-unpaid-1.toml");
    let text = fs::read_to_string(&file).unwrap();
    let title = text
        .lines()
        .find(|line| line.starts_with("title.ja = \""))
        .unwrap();
    fs::write(&file, text.replacen(title, "title.ja = \"別の題\"", 1)).unwrap();
    let check = || {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(["--lang", "en", "check", "my pack"])
            .current_dir(bench.folder.path())
            .env_clear()
            .env("COLUMNS", "500")
            .env("MINUKU_DATA_DIR", bench.path("no-data"))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let told = check();
    let advice =
        "minuku translate ok sms-carrier-unpaid-1/title --in \"my pack/sms/sms-carrier-unpaid-1.toml\"";
    assert!(told.contains(advice), "{told}");
    let (words, status) = bench.run(&[
        "ok",
        "sms-carrier-unpaid-1/title",
        "--in",
        "my pack/sms/sms-carrier-unpaid-1.toml",
    ]);
    assert_eq!((words.as_str(), status), ("One translation confirmed.\n", 0));
    assert!(!check().contains("M0506"));
}

#[test]
fn a_folder_that_is_no_pack_is_refused_and_left_alone() {
    let bench = Bench::new("scenarios");
    for arguments in [
        ["ok", "sms-carrier-unpaid-1/title"].as_slice(),
        &["ok", "--all", "--in", "."],
        &["status"],
        &["export"],
    ] {
        let (words, status) = bench.run(arguments);
        assert_eq!(status, 2, "{arguments:?}: {words}");
        assert!(words.contains("lies in no pack"), "{arguments:?}: {words}");
    }
    assert!(!bench.path("translations.lock.toml").exists());
}

#[test]
fn the_pack_is_named_alike_everywhere() {
    let bench = Bench::new("scenarios");
    let key = "sms-carrier-unpaid-1/title";
    for arguments in [
        ["ok", key, "pack"].as_slice(),
        &["ok", key, "--in", "pack"],
        &["ok", "--in", "pack", key],
        &["ok", "--all", "pack"],
        &["ok", "--all", "--in", "pack"],
        &["status", "pack"],
        &["status", "--in", "pack"],
        &["export", "--in", "pack"],
    ] {
        let (words, status) = bench.run(arguments);
        assert_eq!(status, 0, "{arguments:?}: {words}");
    }
    let (words, status) = bench.run(&["status", "pack", "--in", "pack"]);
    assert_eq!(status, 2, "one pack at a time: {words}");
    // What is no path is a key, wherever it stands.
    let (words, status) = bench.run(&["ok", "--in", "pack", key, "sms-parcel-9"]);
    assert_eq!(status, 1, "{words}");
    assert!(words.contains("sms-parcel-9"), "{words}");
}
