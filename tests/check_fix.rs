//! `minuku check --fix` and `--diff` as a whole: what is written and what is not, and what keeps a file from being repaired.
//! Which mistakes can be repaired is in `tests/problems.rs`; what else `check` does in `tests/check.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    process::Command,
};

#[path = "support/bench.rs"]
mod bench;

use bench::{Bench, RIGHT, pack, places, windows, wrong};

#[test]
fn repairs_are_written_and_nothing_else_is() {
    let bench = Bench::new();
    let twisted = |text: &str| {
        text.replace("[[sender|みらい労金]]", "[[みらい労金|sender]]")
            .replace("kind = \"sms\"", "kind = \"sms\"  # 文字のとおり ＝　“ ")
            .replace("author = \"山田\"\n", "")
            .replace("[debrief]\n", "[debrief]\nauthor = \"山田\" # 作者\n")
    };
    let mended = twisted(RIGHT)
        .replace("[[みらい労金|sender]]", "[[sender|みらい労金]]")
        .replace("[debrief]\nauthor = \"山田\" # 作者\n", "[debrief]\n")
        .replace(
            "situation.en = \"You are in the break room.\"\n",
            "situation.en = \"You are in the break room.\"\nauthor = \"山田\" # 作者\n",
        );
    // Every third line ends as on Windows.
    let mixed = |text: &str| -> String {
        let lines = text.split_inclusive('\n');
        lines
            .map(|line| {
                if line.len() % 3 == 0 {
                    line.replace('\n', "\r\n")
                } else {
                    line.to_owned()
                }
            })
            .collect()
    };
    bench
        .put("sample-1.toml", twisted(RIGHT))
        .put("w/sample-1.toml", windows(&twisted(RIGHT)))
        .put("m/sample-1.toml", mixed(&twisted(RIGHT)));
    fs::set_permissions(bench.path("sample-1.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    let run = bench.check(&["--fix", "sample-1.toml", "w/sample-1.toml", "m/sample-1.toml"]);
    assert_eq!(run.out, "No problems in 3 files.\n");
    assert_eq!(
        run.err,
        "m/sample-1.toml: 2 repairs.\nsample-1.toml: 2 repairs.\nw/sample-1.toml: 2 repairs.\n"
    );
    assert_eq!(run.status, 0);
    assert_eq!(bench.read("sample-1.toml"), mended);
    assert_eq!(bench.read("w/sample-1.toml"), windows(&mended));
    let ends = |text: &str| -> Vec<String> {
        let mut lines: Vec<String> = text
            .split_inclusive('\n')
            .filter(|line| !line.contains("sender|") && !line.contains("|sender"))
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(
        ends(&bench.read("m/sample-1.toml")),
        ends(&mixed(&twisted(RIGHT)))
    );
    assert_eq!(bench.read("m/sample-1.toml").replace("\r\n", "\n"), mended);
    assert_eq!(
        fs::metadata(bench.path("sample-1.toml")).unwrap().mode() & 0o777,
        0o640
    );
    let left: Vec<_> = fs::read_dir(bench.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 3, "nothing is left beside them: {left:?}");
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let bench = Bench::new();
    let text = windows(&wrong().replace("family = \"sample\"", "family ＝ “sample”"));
    bench.put("a.toml", &text).put("right.toml", RIGHT);
    let run = bench.check(&["--diff", "a.toml", "right.toml"]);
    assert_eq!(run.status, 1);
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("diff", format!("{}{}", run.out.replace('\r', "␍"), run.err));
    });
    assert_eq!(bench.read("a.toml"), text);
    // What is shown can be applied, and comes to the same.
    if Command::new("patch").arg("--version").output().is_ok() {
        bench.put("a.diff", &run.out);
        let patched = Command::new("patch")
            .args(["--binary", "-p0", "-o", "patched.toml", "-i", "a.diff"])
            .current_dir(bench.folder.path())
            .output()
            .unwrap();
        assert!(patched.status.success(), "{patched:?}");
        bench.check(&["--fix", "a.toml"]);
        assert_eq!(bench.read("patched.toml"), bench.read("a.toml"));
    }
    let run = bench.check(&["--diff", "right.toml"]);
    assert_eq!((run.out.as_str(), run.status), ("", 0));
}

#[test]
fn the_standard_input_is_printed_repaired() {
    let bench = Bench::new();
    let text = windows(&RIGHT.replace("[[sender|みらい労金]]", "[[みらい労金|sender]]"));
    let run = bench.check_in("", "en", &["--fix", "-"], &text);
    assert_eq!((run.out, run.status), (windows(RIGHT), 0));
    // One in which nothing is certain comes out as it went in.
    for text in ["", "a = \n", RIGHT] {
        assert_eq!(bench.check_in("", "en", &["--fix", "-"], text).out, text);
    }
    let run = bench.check_in("", "en", &["--fix", "--format", "short", "-"], "a = \n");
    assert_eq!(places(&run.err), ["<stdin>:1:3 M0001"]);
}

#[test]
fn an_id_that_is_given_is_unlike_all_others() {
    let bench = Bench::new();
    pack(&bench, "pack");
    let without = RIGHT.replacen("id = \"sample-1\"\n", "", 1);
    bench
        .put("pack/a/Sample 1.toml", &without)
        .put("pack/b/sample-1.toml", &without);
    let run = bench.check(&["--fix", "pack"]);
    assert_eq!(run.status, 0, "{}", run.out);
    let mut ids: Vec<String> = ["pack/a/Sample 1.toml", "pack/b/sample-1.toml"]
        .iter()
        .map(|name| bench.read(name).lines().nth(1).unwrap().to_owned())
        .collect();
    ids.sort();
    assert_eq!(ids, ["id = \"sample-1-2\"", "id = \"sample-1-3\""]);
}

#[test]
fn a_file_that_is_read_only_is_left_alone() {
    let bench = Bench::new();
    let text = RIGHT.replace("[[sender|みらい労金]]", "[[みらい労金|sender]]");
    bench.put("closed.toml", &text).put("open.toml", &text);
    fs::set_permissions(bench.path("closed.toml"), fs::Permissions::from_mode(0o444)).unwrap();
    let run = bench.check(&["--fix", "closed.toml", "open.toml"]);
    assert_eq!(run.status, 2);
    assert_eq!(bench.read("closed.toml"), text);
    assert_eq!(bench.read("open.toml"), RIGHT, "the others are repaired");
    assert_eq!(
        run.err,
        "minuku: error: closed.toml is read-only, so it was not changed. Allow writing to it, then try again.\n\
         open.toml: one repair.\n"
    );
    // Of a folder that is read-only nobody is kept who may do everything.
    bench.put("folder/a.toml", &text);
    fs::set_permissions(bench.path("folder"), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(bench.path("folder/probe"), "").is_err() {
        let run = bench.check(&["--fix", "folder/a.toml"]);
        assert_eq!(run.status, 2);
        assert!(run.err.contains("It is as it was."), "{}", run.err);
        assert_eq!(bench.read("folder/a.toml"), text);
    }
    fs::set_permissions(bench.path("folder"), fs::Permissions::from_mode(0o755)).unwrap();
}

/// A limit on the size of files stops writing in the middle, as a full disk does.
#[test]
fn a_full_disk_leaves_the_old_file_whole() {
    let bench = Bench::new();
    let text = RIGHT.replace("[[sender|みらい労金]]", "[[みらい労金|sender]]");
    let text = format!("{text}\n# {}\n", "x".repeat(64 * 1024));
    bench.put("large.toml", &text);
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    let check = bench.command("", "en", &["--fix", "large.toml"]);
    let run = Command::new("sh")
        .args(["-c", script])
        .arg(check.get_program())
        .args(check.get_args())
        .current_dir(bench.folder.path())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    let err = String::from_utf8(run.stderr).unwrap();
    assert!(
        err.contains("large.toml could not be written") && err.contains("It is as it was."),
        "{err}"
    );
    assert_eq!(bench.read("large.toml"), text);
    let left: Vec<_> = fs::read_dir(bench.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing is left beside it: {left:?}");
}

#[test]
fn links_are_followed_inside_the_pack_only() {
    let bench = Bench::new();
    let text = RIGHT.replace("[[sender|みらい労金]]", "[[みらい労金|sender]]");
    pack(&bench, "pack");
    bench
        .put("pack/sample-1.toml", &text)
        .put("outside.toml", text.replace("\"sample-1\"", "\"outside\""));
    fs::create_dir(bench.path("pack/links")).unwrap();
    symlink("../sample-1.toml", bench.path("pack/links/inside.toml")).unwrap();
    symlink("../../outside.toml", bench.path("pack/links/outside.toml")).unwrap();

    let run = bench.check(&["--fix", "pack/links/inside.toml"]);
    assert!(run.err.contains("inside.toml: one repair."), "{}", run.err);
    assert!(
        fs::symlink_metadata(bench.path("pack/links/inside.toml"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(bench.read("pack/sample-1.toml"), RIGHT);

    let before = bench.read("outside.toml");
    let run = bench.check(&["--fix", "pack/links/outside.toml"]);
    assert_eq!(run.status, 2);
    assert!(
        run.err.contains("is a link that leads out of the pack"),
        "{}",
        run.err
    );
    assert_eq!(bench.read("outside.toml"), before);
}

#[test]
fn a_shipped_file_is_never_printed_or_changed() {
    let bench = Bench::new();
    let run = bench.check(&["--fix"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(
        run.err.is_empty() && !run.out.contains("\nschema = 1"),
        "{}",
        run.out
    );
}
