//! `minuku new` and `minuku schema` as a person runs them: what is made, what is never touched, what is said, and that the
//! questions at a terminal lead to the same files.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Runs the program in a folder, in English, with settings of nobody.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(["--lang", "en"])
        .args(arguments)
        .current_dir(folder)
        .env("MINUKU_DATA_DIR", folder.join("data"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that says no before it reads closes its end.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn good(output: &Output) -> String {
    let said = said(output);
    assert!(output.status.success(), "{said}");
    said
}

/// The command could not run, and says why.
fn refused(output: &Output) -> String {
    let said = said(output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    said
}

#[test]
fn a_new_file_in_a_new_pack_has_no_problems_and_is_hidden_until_it_is_ready() {
    let folder = folder();
    let here = folder.path();
    let said = good(&run(here, &["new", "our pack/sms/sms-parcel-1.toml"], ""));
    for words in [
        "our pack/pack.toml",
        "our pack/sms/sms-parcel-1.toml",
        "minuku check \"our pack/sms/sms-parcel-1.toml\"",
        "minuku --pack \"our pack\" train sms-parcel-1",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let said = good(&run(here, &["check", "our pack"], ""));
    assert!(said.contains("No problems in 2 files."), "{said}");

    let list = good(&run(here, &["--pack", "our pack", "list"], ""));
    assert!(!list.contains("sms-parcel-1\t"), "{list}");
    let path = here.join("our pack/sms/sms-parcel-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("#:schema ../.schema/scenario.schema.json\n"));
    assert!(
        here.join("our pack/sms/../.schema/scenario.schema.json")
            .is_file()
    );
    fs::write(&path, text.replace("draft = true\n", "")).unwrap();
    let list = good(&run(here, &["--pack", "our pack", "list"], ""));
    assert!(list.contains("sms-parcel-1\tsms\t"), "{list}");
}

#[test]
fn a_second_file_joins_the_pack_that_is_there() {
    let folder = folder();
    let here = folder.path();
    good(&run(here, &["new", "pack/one-1.toml"], ""));
    let pack = fs::read(here.join("pack/pack.toml")).unwrap();
    let said = good(&run(
        here,
        &[
            "new",
            "pack/mail/two-1",
            "--kind",
            "email",
            "--verdict",
            "genuine",
        ],
        "",
    ));
    assert!(!said.contains("pack.toml too"), "{said}");
    assert_eq!(fs::read(here.join("pack/pack.toml")).unwrap(), pack);
    let text = fs::read_to_string(here.join("pack/mail/two-1.toml")).unwrap();
    assert!(text.contains("kind = \"email\"") && text.contains("verdict = \"genuine\""));
    // From within the pack, too, and without naming a folder.
    let said = good(&run(&here.join("pack/mail"), &["new", "three-1.toml"], ""));
    assert!(!said.contains("pack.toml too"), "{said}");
    good(&run(here, &["check", "pack"], ""));
}

#[test]
fn a_pack_in_one_language_has_no_problems() {
    let folder = folder();
    let here = folder.path();
    good(&run(here, &["new", "pack/one-1.toml", "--languages", "ja"], ""));
    let said = good(&run(here, &["check", "pack"], ""));
    assert!(said.contains("No problems in 2 files."), "{said}");
}

#[test]
fn nothing_that_exists_is_overwritten() {
    let folder = folder();
    let here = folder.path();
    good(&run(here, &["new", "pack/one-1.toml"], ""));
    let path = here.join("pack/one-1.toml");
    fs::write(&path, "mine").unwrap();
    let said = refused(&run(here, &["new", "pack/one-1.toml"], ""));
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    // A link that leads nowhere is something that exists.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", here.join("pack/link-1.toml")).unwrap();
        refused(&run(here, &["new", "pack/link-1.toml"], ""));
        assert!(!here.join("pack/nowhere").exists());
    }
    // Nothing half-written stays behind.
    let left: Vec<_> = fs::read_dir(here.join("pack"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".minuku-"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn what_cannot_be_made_is_said_before_anything_is_made() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("letter-to-aunt.txt"), "Dear aunt").unwrap();
    fs::write(here.join("picture.png"), b"\x89PNG\0\0").unwrap();
    fs::create_dir(here.join("folder")).unwrap();
    for (arguments, words) in [
        (&["new"][..], "say where"),
        (&["new", "pack/Sms 1.toml"], "How about sms-1?"),
        (
            &["new", "pack/helpdesks.toml"],
            "cannot be the name of a scenario",
        ),
        (&["new", "folder"], "is a folder"),
        (&["new", "pack/sms-delivery-1.toml"], "already"),
        (&["new", "one-1.toml"], "minuku new my-pack/one-1.toml"),
        (&["new", "pack/a-1.toml", "--kind", "sns"], "sms"),
        (
            &["new", "pack/a-1.toml", "--from-text", "nothing.txt"],
            "cannot be read",
        ),
        (
            &["new", "pack/a-1.toml", "--from-text", "picture.png"],
            "is no text",
        ),
        (&["new", "pack/a-1.toml", "--from-text", "-"], "there is no text"),
        (
            &[
                "new",
                "pack/a-1.toml",
                "--from-text",
                "letter-to-aunt.txt",
                "--kind",
                "shop",
            ],
            "cannot become an exhibit",
        ),
    ] {
        let said = refused(&run(here, arguments, ""));
        assert!(said.contains(words), "{arguments:?}: {said}");
        assert!(!here.join("pack").exists(), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let here = folder.path();
    let closed = here.join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever is root may write everywhere.
    if fs::write(closed.join("try"), "").is_err() {
        let said = refused(&run(here, &["new", "closed/pack/a-1.toml"], ""));
        assert!(said.contains("could not be written"), "{said}");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    // A file where a folder belongs.
    fs::write(here.join("file"), "").unwrap();
    let said = refused(&run(here, &["new", "file/a-1.toml"], ""));
    assert!(said.contains("file"), "{said}");
}

/// What the system keeps up is no place for files, and a file is no folder.
#[test]
fn a_place_for_no_files_is_told_with_what_to_do() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("notes"), "").unwrap();
    let said = refused(&run(here, &["new", "notes/sms/a-1.toml"], ""));
    assert_eq!(
        said,
        "minuku: error: notes/sms/a-1.toml could not be written: notes is a file and no folder. \
         Choose another place.\n"
    );
    #[cfg(target_os = "linux")]
    {
        let said = refused(&run(here, &["new", "/proc/a-1.toml"], ""));
        assert!(
            said.contains(
                "/proc/a-1.toml could not be written: nothing can be made in /proc. Choose a folder"
            ),
            "{said}"
        );
        let said = refused(&run(here, &["schema", "--write", "/proc/schemas"], ""));
        assert!(
            said.contains("nothing can be made in /proc. Choose a folder"),
            "{said}"
        );
    }
}

#[test]
fn a_pasted_message_is_made_safe_and_told() {
    let folder = folder();
    let here = folder.path();
    let message = "From: Netflix <billing@netfl1x.com>\nSubject: Your payment failed\n\n\
                   Dear John Smith,\nplease update your card at https://netfl1x.com/pay?u=js by calling 0120-123-456.\n";
    let said = good(&run(
        here,
        &["new", "pack/mail-1.toml", "--from-text", "-"],
        message,
    ));
    for words in [
        "real name: Netflix → Movie Mori",
        "mail address: billing@netfl1x.com → sender@site1.example",
        "address: https://netfl1x.com/pay?u=js → https://site1.example/pay",
        "telephone number: 0120-123-456 → 0120-XXX-XXX",
        "person: John Smith → customer",
        "Read it once more",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let text = fs::read_to_string(here.join("pack/mail-1.toml")).unwrap();
    assert!(text.contains("kind = \"email\""));
    for word in ["Netflix", "netfl1x", "John", "123-456"] {
        assert!(!text.contains(word), "{word}");
    }
    let said = good(&run(here, &["check", "pack"], ""));
    assert!(
        said.contains("Nothing has to be mended in 2 files; there "),
        "{said}"
    );
}

#[test]
fn schemas_are_printed_and_written() {
    let folder = folder();
    let here = folder.path();
    let printed = run(here, &["schema", "helpdesks"], "");
    let schema: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(schema["title"], "minuku helpdesks");
    let whole = good(&run(here, &["schema"], ""));
    assert_eq!(whole, good(&run(here, &["schema", "scenario"], "")));
    good(&run(here, &["schema", "--write", "deep/.schema"], ""));
    assert_eq!(fs::read_dir(here.join("deep/.schema")).unwrap().count(), 8);
    let said = refused(&run(here, &["schema", "scenarios"], ""));
    assert!(said.contains("scenario"), "{said}");
}

#[test]
fn a_file_is_written_in_the_languages_of_its_pack() {
    let folder = folder();
    let here = folder.path();
    good(&run(here, &["new", "ours/one-1.toml", "--languages", "ja"], ""));
    good(&run(here, &["new", "ours/two-1.toml"], ""));
    let text = fs::read_to_string(here.join("ours/two-1.toml")).unwrap();
    assert!(
        text.contains("title.ja = ") && !text.contains("title.en = "),
        "{text}"
    );
    // Whoever asks for other languages gets them, and is told what follows.
    let said = good(&run(here, &["new", "both/one-1.toml"], ""));
    assert!(!said.contains("M0501"), "{said}");
    let said = good(&run(here, &["new", "both/two-1.toml", "--languages", "en"], ""));
    let told = "both/pack.toml also names the language ja";
    assert!(said.contains(told) && said.contains("M0501"), "{said}");
    let text = fs::read_to_string(here.join("both/two-1.toml")).unwrap();
    assert!(!text.contains("title.ja = "), "{text}");
    let said = good(&run(here, &["check", "both/two-1.toml"], ""));
    assert!(said.contains("warning[M0501]"), "{said}");
}

#[test]
fn what_is_still_to_be_written_is_told_until_it_is() {
    let folder = folder();
    let here = folder.path();
    fs::write(
        here.join("message.txt"),
        "荷物を預かっています。\nhttp://evil-bank.jp/x\n",
    )
    .unwrap();
    good(&run(
        here,
        &["new", "ours/one-1.toml", "--from-text", "message.txt"],
        "",
    ));
    // In a draft it is no warning.
    let said = good(&run(here, &["check", "ours", "--deny", "warnings"], ""));
    assert!(said.contains("note[M0708]"), "{said}");
    assert!(
        said.contains("\"TODO\"") && said.contains("Write the English"),
        "{said}"
    );
    let path = here.join("ours/one-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("draft = true\n", "")).unwrap();
    let said = run(here, &["check", "ours", "--deny", "warnings"], "");
    assert_eq!(said.status.code(), Some(1));
    let out = String::from_utf8(said.stdout).unwrap();
    assert!(out.contains("warning[M0708]"), "{out}");
}

#[test]
fn a_new_conversation_has_no_problems_and_can_be_led_to_a_good_end() {
    let folder = folder();
    let here = folder.path();
    let said = good(&run(
        here,
        &["new", "ours/counter/talk-1", "--kind", "counter"],
        "",
    ));
    assert!(
        said.contains("minuku --pack ours rehearse talk-1") && said.contains("A conversation at the counter"),
        "{said}"
    );
    good(&run(
        here,
        &["new", "nihongo/talk-2", "--kind", "counter", "--languages", "ja"],
        "",
    ));
    for pack in ["ours", "nihongo"] {
        let said = good(&run(here, &["check", pack, "--deny", "warnings"], ""));
        assert!(said.starts_with("No problems in 2 files."), "{said}");
    }
    let path = here.join("ours/counter/talk-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("#:schema ../.schema/counter.schema.json\n"));
    // Every table is explained where it stands first.
    for line in [
        "# What is said about two steps that are done in the ",
        "[customer]",
        "[state.trust]",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(
        !fs::read_to_string(here.join("nihongo/talk-2.toml"))
            .unwrap()
            .contains(".en = ")
    );
    let said = good(&run(here, &["walk", "ours/counter/talk-1.toml"], ""));
    assert!(said.contains("100 of 100"), "{said}");
    let said = run(here, &["--pack", "ours", "rehearse", "talk-1", "--plain"], "");
    assert!(self::said(&said).contains("is a draft"));
    fs::write(&path, text.replace("draft = true\n", "")).unwrap();
    let list = good(&run(here, &["--pack", "ours", "list"], ""));
    assert!(list.contains("talk-1\tcounter\t"), "{list}");

    // What a conversation cannot be made of is refused before anything is written.
    for option in [["--verdict", "genuine"], ["--from-text", "-"]] {
        let arguments = [["new", "ours/talk-3", "--kind", "counter"].as_slice(), &option].concat();
        refused(&run(here, &arguments, "text"));
        assert!(!here.join("ours/talk-3.toml").exists());
    }
}

/// In the pack in which somebody works, and with one that is named; what learners are shown is listed as ever.
#[test]
fn ids_that_can_be_referred_to_are_listed() {
    let folder = folder();
    let here = folder.path();
    good(&run(here, &["new", "ours/parcel-1.toml"], ""));
    fs::write(
        here.join("ours/prevention.toml"),
        "schema = 1\n\n[our-rule]\ntext.ja = \"支店長に声をかけます。\"\ntext.en = \"\"\"\nAsk the\nmanager.\"\"\"\npoint = 3\n",
    )
    .unwrap();
    let row = "our-rule\tAsk the manager.\n";
    let inside = here.join("ours");
    assert!(good(&run(&inside, &["list", "prevention"], "")).contains(row));
    assert!(good(&run(here, &["--pack", "ours", "list", "prevention"], "")).contains(row));
    let shipped = good(&run(here, &["list", "prevention"], ""));
    assert!(
        !shipped.contains("our-rule") && shipped.contains("official-route\t"),
        "{shipped}"
    );
    for (what, row) in [
        ("terms", "smishing\tSmishing\n"),
        ("glossary", "smishing\tSmishing\n"),
        ("first-aid", "phishing\tphishing\t"),
        ("helpdesks", "police-9110\t"),
        ("families", "sms-delivery\t"),
    ] {
        let said = good(&run(here, &["list", what], ""));
        assert!(
            said.lines().any(|line| format!("{line}\n").starts_with(row)),
            "{what}: {said}"
        );
    }
    let said = refused(&run(here, &["list", "preventions"], ""));
    assert!(said.contains("Did you mean prevention?"), "{said}");
    assert_eq!(
        good(&run(here, &["list"], "")),
        good(&run(here, &["list", "scenarios"], ""))
    );
}

#[test]
fn whoever_names_a_file_instead_of_its_id_is_told_the_id() {
    let folder = folder();
    let here = folder.path();
    good(&run(here, &["new", "ours/parcel-1.toml"], ""));
    let said = refused(&run(here, &["train", "ours/parcel-1.toml"], ""));
    assert!(
        said.contains(
            "Name it by its id, parcel-1, and its pack with --pack FOLDER. minuku preview ours/parcel-1.toml"
        ),
        "{said}"
    );
}
