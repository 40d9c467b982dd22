//! The author's preview before a real window, with real saves: in place, by renaming over, half-saved, deleted,
//! broken, another scenario; whatever happens, the place and the choices stay and the terminal is given back.

use std::{fs, path::PathBuf, process::Command};

use minuku::locale::{Language, Texts};
use tempfile::TempDir;

use crate::{
    robot::{Robot, Signal},
    seat::{assert_ends, folder, locale, settled, start_with, wait_words},
};

const SMS: &str = include_str!("../../scenarios/sms/sms-account-suspended-1.toml");
const TITLE: &str = "日曜の夜、自宅です。";

/// A shipped file as it is when it lies there as `mine.toml`: the id is the name.
fn mine(text: &str) -> String {
    let id = text.lines().find(|line| line.starts_with("id = "));
    id.map_or_else(|| text.to_owned(), |id| text.replacen(id, "id = \"mine\"", 1))
}

/// An author with a file and a window on it.
struct Author {
    robot: Robot,
    texts: Texts,
    file: PathBuf,
    home: TempDir,
    work: TempDir,
}

impl Author {
    fn new(size: (u16, u16), arguments: &[&str]) -> Self {
        let (home, work) = (settled(Language::Ja), folder());
        let file = work.path().join("mine.toml");
        fs::write(&file, mine(SMS)).expect("the file");
        let path = file.to_str().expect("a plain path");
        let arguments = [&["preview", path], arguments].concat();
        let robot = start_with(&home, Language::Ja, &arguments, size, &[]);
        Self {
            robot,
            texts: Texts::new(Language::Ja),
            file,
            home,
            work,
        }
    }

    fn save(&self, text: &str) {
        fs::write(&self.file, mine(text)).expect("a save");
    }

    /// As editors do that never leave a half file behind.
    fn save_by_rename(&self, text: &str) {
        let beside = self.work.path().join(".mine.toml.swp");
        fs::write(&beside, mine(text)).expect("a save beside");
        fs::rename(&beside, &self.file).expect("a rename over");
    }

    #[track_caller]
    fn sees(&self, words: &str) {
        wait_words(&self.robot, words);
    }

    #[track_caller]
    fn says(&self, id: &str) {
        self.sees(&self.texts.text(id));
    }

    /// Waits until what is shown is what the file says.
    #[track_caller]
    fn is_current(&self, words: &str) {
        self.sees(words);
        self.says("preview-clean");
    }
}

/// The sample with another situation, by which versions are told apart.
fn version(words: &str) -> String {
    SMS.replace(TITLE, &format!("{words}、自宅です。"))
}

#[test]
fn every_way_of_saving_is_followed_and_the_place_stays() {
    let mut author = Author::new((80, 24), &["--watch"]);
    author.is_current(TITLE);
    author.robot.press("4");
    author.sees("2/11 question-2");
    // Whichever choice it is: what was chosen is told in the debrief.
    author.robot.press("1");
    author.robot.wait_gone("2/11 question-2");
    author.robot.press("s");
    author.sees("訓練の終わり");
    for _ in 0..9 {
        author.robot.press("k");
    }
    author.robot.press("Home");
    author.sees("> item");
    for _ in 0..3 {
        author.robot.press("Down");
    }
    author.sees("> question-3");
    author.robot.press("Enter");
    author.sees("4/11 question-3");
    author.robot.press("Tab");
    author.robot.press("Space");
    author.sees("印: 1か所");

    author.save(&version("月曜の朝"));
    author.is_current("月曜の朝、自宅です。");
    author.sees("4/11 question-3");
    author.sees("印: 1か所");

    author.save_by_rename(&version("火曜の朝"));
    author.is_current("火曜の朝、自宅です。");
    author.sees("印: 1か所");

    // Renamed over again: the path is followed, not the file.
    author.save_by_rename(&version("水曜の朝"));
    author.is_current("水曜の朝、自宅です。");
    author.save(&version("木曜の朝"));
    author.is_current("木曜の朝、自宅です。");
    author.sees("4/11 question-3");
    author.sees("印: 1か所");

    // Both choices are still there.
    author.robot.press("s");
    author.sees("訓練の終わり");
    author.robot.press("End");
    author.sees("> summary");
    for _ in 0..4 {
        author.robot.press("Up");
    }
    author.sees("> debrief ");
    author.robot.press("Enter");
    author.sees("7/11 debrief");
    author.sees("あなたの答え: きっと本物");
    assert_ends(&mut author.robot, "q");
    // Nothing of it was remembered, and nothing lies about.
    let kept: Vec<_> = fs::read_dir(author.home.path())
        .expect("the data")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(kept, ["settings.toml"]);
}

#[test]
fn what_is_broken_or_gone_leaves_the_last_version_on_the_screen() {
    let mut author = Author::new((80, 24), &["--watch", "--at", "question-2"]);
    author.is_current(TITLE);

    // A half file is told in the end, because it stays one; the screen keeps what worked.
    let half = SMS.find("[[exhibit]]").expect("an exhibit") + 4;
    author.save(SMS.get(..half).expect("ASCII"));
    author.sees("古い表示です");
    author.sees(TITLE);
    author.sees("2/11 question-2");
    // Completed.
    author.save(&version("金曜の夜"));
    author.is_current("金曜の夜、自宅です。");

    // Whole, but wrong.
    author.save(&SMS.replace("cue = \"threat\"", "cue = \"thraet\""));
    author.sees("M0104");
    author.sees("金曜の夜、自宅です。");
    author.robot.press("e");
    author.sees("minuku explain M0104");
    author.robot.press("e");
    author.robot.wait_gone("M0104");

    fs::remove_file(&author.file).expect("it was there");
    author.says("preview-gone");
    author.sees("金曜の夜、自宅です。");
    author.save(&version("土曜の昼"));
    author.is_current("土曜の昼、自宅です。");
    author.sees("2/11 question-2");

    // Gone again, and back under the same name from elsewhere.
    fs::remove_file(&author.file).expect("it was there");
    author.says("preview-gone");
    author.save_by_rename(&version("日曜の朝"));
    author.is_current("日曜の朝、自宅です。");

    // Not even text, too large, a folder.
    fs::write(&author.file, b"title.ja = \"\x93\xFA\x96\x7B\x8C\xEA\"\n").expect("a save");
    author.sees("古い表示です");
    author.robot.press("e");
    author.sees("M0006");
    fs::write(&author.file, "# ".repeat(200_000)).expect("a save");
    author.sees("M0008");
    fs::remove_file(&author.file).expect("it was there");
    fs::create_dir(&author.file).expect("a folder");
    author.sees("M0011");
    fs::remove_dir(&author.file).expect("it was there");
    author.save(SMS);
    author.is_current(TITLE);
    assert_ends(&mut author.robot, "Ctrl-c");
}

#[test]
fn a_conversation_is_followed_and_its_walk_stays() {
    let talk = include_str!("../../scenarios/counter/counter-typed-password.toml");
    let said = "あの……さっき、変なメールに答えてしまったみたいで。";
    assert!(talk.contains(said), "the first line");
    let (home, work) = (settled(Language::Ja), folder());
    let file = work.path().join("mine.toml");
    fs::write(&file, mine(talk)).expect("the file");
    let path = file.to_str().expect("a plain path");
    let arguments = [
        "preview",
        path,
        "--watch",
        "--at",
        "start",
        "--state",
        "trust=55,minutes=3",
    ];
    let mut robot = start_with(&home, Language::Ja, &arguments, (100, 30), &[]);
    let save = |text: &str| fs::write(&file, mine(text)).expect("a save");
    wait_words(&robot, "trust=55, at-risk=1200000, minutes=3");
    robot.press("]");
    wait_words(&robot, "stopped | mine.toml");
    robot.press("]");
    wait_words(&robot, "story | mine.toml");
    save(&talk.replace(said, "あの……けさ、変なメールに答えてしまったみたいで。"));
    robot.press("[");
    robot.press("[");
    wait_words(&robot, "けさ、変なメール");
    robot.press("]");
    robot.press("]");
    wait_words(&robot, "story | mine.toml");
    let half = talk.find("[node.stopped]").expect("a node") + 4;
    save(talk.get(..half).expect("whole characters"));
    wait_words(&robot, "古い表示です");
    wait_words(&robot, "story | mine.toml");
    save(&talk.replace("id = \"in-your-words\"", "id = \"in-her-words\""));
    wait_words(&robot, "「in-your-words」はもうできない");
    wait_words(&robot, "stopped | mine.toml");
    fs::remove_file(&file).expect("it was there");
    wait_words(&robot, "ファイルがなくなりました");
    save(talk);
    wait_words(&robot, "story | mine.toml");
    assert_ends(&mut robot, "q");
    // Nothing of it was remembered.
    assert!(!home.path().join("history.db").exists());
}

#[test]
fn a_save_in_pieces_arrives_whole() {
    use std::io::Write as _;
    let mut author = Author::new((80, 24), &["--watch"]);
    author.is_current(TITLE);
    // Emptied, then written in two pieces, as editors do it that save in place. That no piece is told as a mistake is
    // tested where looks can be counted.
    let text = mine(&version("月曜の朝"));
    let (one, other) = text.split_at(text.find("[[exhibit]]").expect("an exhibit") + 4);
    let mut file = fs::File::create(&author.file).expect("emptied");
    file.write_all(one.as_bytes()).expect("one piece");
    file.write_all(other.as_bytes()).expect("the other");
    drop(file);
    author.is_current("月曜の朝、自宅です。");
    author.sees("1/11 item");
    assert_ends(&mut author.robot, "q");
}

#[test]
fn another_scenario_in_the_file_is_shown() {
    let mut author = Author::new((163, 40), &["--watch"]);
    author.is_current(TITLE);
    // Both languages.
    author.sees("Sunday night at home.");
    author.save(include_str!("../../scenarios/web/qr-parking-1.toml"));
    author.says("preview-clean");
    author.sees("You also parked here two weeks ago.");
    author.robot.wait_gone("Sunday night at home.");
    assert_ends(&mut author.robot, "q");
}

#[test]
fn registries_beside_the_file_are_followed() {
    let mut author = Author::new((80, 24), &["--watch"]);
    author.is_current(TITLE);
    author.save(&SMS.replace(
        "\"official-route\", \"read-domain\"]\nstory",
        "\"ours\", \"read-domain\"]\nstory",
    ));
    author.sees("M0113");
    let beside = |name: &str, text: &str| fs::write(author.work.path().join(name), text).expect("a registry");
    beside(
        "pack.toml",
        "schema = 1\nid = \"ours\"\nversion = \"1\"\nname.ja = \"わたしたち\"\nname.en = \"Ours\"\nlanguages = [\"ja\", \"en\"]\n",
    );
    beside(
        "prevention.toml",
        "schema = 1\n\n[ours]\npoint = 1\ntext.ja = \"窓口で確かめましょう。\"\ntext.en = \"Ask at the counter.\"\n",
    );
    author.robot.wait_gone("M0113");
    author.sees("1/11 item");
    author.robot.press("s");
    author.sees("> item");
    author.robot.press("End");
    author.sees("> summary");
    author.robot.press("Up");
    author.robot.press("Up");
    author.sees("> debrief-3");
    author.robot.press("Enter");
    author.sees("9/11 debrief-3");
    author.robot.press("PageDown");
    author.robot.press("PageDown");
    author.sees("窓口で確かめましょう。");
    beside(
        "prevention.toml",
        "schema = 1\n\n[ours]\npoint = 1\ntext.ja = \"電話で確かめましょう。\"\ntext.en = \"Ask by telephone.\"\n",
    );
    author.sees("電話で確かめましょう。");
    assert_ends(&mut author.robot, "q");
}

#[test]
fn without_watching_a_key_reads_again() {
    let mut author = Author::new((80, 24), &[]);
    author.is_current(TITLE);
    author.save(&version("月曜の朝"));
    author.robot.press("r");
    author.is_current("月曜の朝、自宅です。");
    author.says("preview-read-again");
    author.robot.press("o");
    author.sees("Sunday night at home.");
    assert_ends(&mut author.robot, "q");
}

#[test]
fn help_and_size_and_signals_are_as_everywhere() {
    let mut author = Author::new((120, 30), &["--watch", "--size", "60x20"]);
    author.is_current(TITLE);
    author.sees("60x20");
    author.robot.press("w");
    author.robot.wait_gone("60x20");
    author.robot.press("?");
    let title = author.texts.text("title-preview");
    author.sees(&author.texts.with("help-keys", &[("screen", title.into())]));
    author.says("key-window-size");
    author.save(&version("月曜の朝"));
    author.robot.press("?");
    author.is_current("月曜の朝、自宅です。");
    author.robot.resize(30, 10);
    author.sees("画面が小さすぎます");
    author.robot.resize(80, 24);
    author.is_current("月曜の朝、自宅です。");
    author.robot.signal(Signal::TERM);
    assert_eq!(author.robot.wait_exit().exit_code(), 143);
    author.robot.assert_terminal_is_whole();
}

#[test]
fn what_cannot_be_previewed_is_said_before_the_screen_is_taken() {
    let (home, work) = (settled(Language::En), folder());
    let file = work.path().join("mine.toml");
    fs::write(&file, mine(SMS)).expect("the file");
    fs::write(work.path().join("helpdesks.toml"), "").expect("a registry");
    let talk = include_str!("../../scenarios/counter/counter-typed-password.toml");
    fs::write(work.path().join("talk.toml"), talk).expect("a conversation");
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_minuku"))
            .args(arguments)
            .current_dir(work.path())
            .env_clear()
            .env("LC_ALL", locale(Language::En))
            .env("MINUKU_DATA_DIR", home.path())
            .env("COLUMNS", "80")
            .output()
            .expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    for (arguments, said) in [
        (&["preview", "."] as &[&str], "is a folder"),
        (&["preview", "no.toml"], "there is no no.toml"),
        (&["preview", "helpdesks.toml"], "has entries but no screens"),
        (
            &["preview", "mine.toml", "--at", "question-9"],
            "question-5, debrief",
        ),
        (
            &["preview", "mine.toml", "--at", "debreif"],
            "Did you mean debrief?",
        ),
        (&["preview", "mine.toml", "--size", "80"], "cannot be \"80\""),
        (&["preview", "mine.toml", "--lang", "fr"], "not a language"),
        (&["--lang", "both", "list"], "minuku preview only"),
        (&["preview"], "is needed"),
        (
            &["preview", "mine.toml", "--state", "trust=20"],
            "is for conversations",
        ),
        (&["preview", "talk.toml", "--at", "strat"], "Did you mean start?"),
        (
            &["preview", "talk.toml", "--state", "stoped"],
            "Did you mean stopped?",
        ),
        (
            &["preview", "talk.toml", "--state", "trust=101"],
            "trust cannot be 101; it goes from 0 to 100",
        ),
        (&["preview", "talk.toml", "--state", "trust"], "such as trust=40"),
        (
            &["preview", "talk.toml", "--state", "stopped=1"],
            "\"not stopped\"",
        ),
    ] {
        let (code, out, err) = run(arguments);
        assert_eq!(code, Some(2), "{arguments:?} {out} {err}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
}
