//! Files that are wrong before a word of them is read, and the places where files are: encodings, folders, links, sizes.

use std::{fs, os::unix::fs::symlink};

use super::{Bench, H, S, codes, right};

/// The sample scenario with another id.
fn named(id: &str) -> String {
    right(S).replace("\"scenario\"", &format!("\"{id}\""))
}

/// Files that are wrong before a word of them is read, and the places where files are.
#[test]
fn files_of_every_sort_are_told_apart() {
    let scenario = right(S);
    let bench = Bench::new();
    bench
        .put(
            "utf-8-with-mark.toml",
            format!("\u{FEFF}{}", named("utf-8-with-mark")),
        )
        .put("windows-lines.toml", named("windows-lines").replace('\n', "\r\n"))
        .put(
            "windows-long-text.toml",
            named("windows-long-text")
                .replace(
                    "\"番号を入れてください。\"",
                    "\"\"\"\n番号を\n入れてください。\"\"\"",
                )
                .replace('\n', "\r\n"),
        );
    for name in [
        "utf-8-with-mark.toml",
        "windows-lines.toml",
        "windows-long-text.toml",
    ] {
        assert_eq!(
            bench.check("en", &[name]),
            ("No problems in one file.\n".to_owned(), 0),
            "{name}"
        );
    }

    let shift_jis: Vec<u8> = [&b"title.ja = \""[..], b"\x93\xFA\x96\x7B\x8C\xEA", b"\"\n"].concat();
    let utf_16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(scenario.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    bench.put("broken.toml", b"title.ja = \"\xFF\xFE\xFD\"\n");
    bench.expect("M0005-not-utf-8", &["broken.toml"], 1);
    bench.put("shift-jis.toml", shift_jis);
    bench.expect("M0006-shift-jis", &["shift-jis.toml"], 1);
    bench.put("utf-16.toml", utf_16);
    bench.expect("M0007-utf-16", &["utf-16.toml"], 1);
    bench.put("large.toml", format!("{scenario}# {}\n", "x".repeat(300 * 1024)));
    bench.expect("M0008-300-kib", &["large.toml"], 1);
    bench.put(
        "deep.toml",
        format!("author = {}1{}\n", "[".repeat(10_000), "]".repeat(10_000)),
    );
    bench.expect("M0004-10000-deep", &["deep.toml"], 1);
    bench.put("open.toml", format!("author = {}\n", "[[".repeat(5_000)));
    bench.expect("M0004-10000-opened", &["open.toml"], 1);
    bench.put("empty.toml", "");
    bench.expect("M0102-empty-file", &["empty.toml"], 1);
    bench.put("word.toml", "こんにちは\n");
    bench.expect("M0001-not-toml-at-all", &["word.toml"], 1);
    bench.put("escape.toml", "id = \"a\u{1b}]0;title\u{7}b\"\n");
    bench.expect("M0601-raw-escape", &["escape.toml"], 1);
    bench.put("old-lines.toml", scenario.replace('\n', "\r"));
    bench.expect("M0601-lines-of-an-old-mac", &["old-lines.toml"], 1);
    // A file that never has the length that it says it has.
    #[cfg(target_os = "linux")]
    bench.expect("M0009-written-while-it-is-read", &["/proc/self/stat"], 1);
    bench.put("nul.toml", "id = 1\0\n");
    bench.expect("M0601-nul", &["nul.toml"], 1);
}

/// Only what is a file has a name. One that cannot be an id is what has to be changed.
#[test]
fn files_are_found_by_their_ids() {
    let bench = Bench::new();
    bench.put("小包.toml", named("parcel"));
    let report = bench.expect("M0125-name-that-cannot-be-an-id", &["小包.toml"], 0);
    assert_eq!(codes(&report), ["M0125"]);
    // A repair gives such ids, and two folders may have files of one name.
    for (file, id) in [
        ("Parcel 1.toml", "parcel-1"),
        ("sms/parcel.toml", "parcel-2"),
        ("draft.txt", "parcel"),
    ] {
        bench.put(file, named(id));
        assert_eq!(
            codes(&bench.check("en", &[file]).0),
            Vec::<String>::new(),
            "{file}"
        );
    }
    // An id that cannot be one is told as such, and not twice.
    bench.put("parcel-3.toml", named("Parcel 3"));
    assert_eq!(codes(&bench.check("en", &["parcel-3.toml"]).0), ["M0106"]);
    // A pack may have its own names.
    bench
        .put(
            "pack/pack.toml",
            format!("{}\n[severity]\nM0125 = \"off\"\n", right("pack.toml")),
        )
        .put("pack/1.toml", named("parcel"));
    assert_eq!(
        bench.check("en", &["pack"]),
        ("No problems in 2 files.\n".to_owned(), 0)
    );
}

/// A pack of its own below the bench: `pack.toml` with this id, and the sample scenario.
fn pack(bench: &Bench, folder: &str, id: &str) {
    bench
        .put(
            &format!("{folder}/pack.toml"),
            right("pack.toml").replace("sample-pack", id),
        )
        .put(&format!("{folder}/{S}"), right(S));
}

#[test]
fn folders_are_read_as_packs() {
    let bench = Bench::new();
    pack(&bench, "pack", "sample-pack");
    assert_eq!(
        bench.check("en", &["pack"]),
        ("No problems in 2 files.\n".to_owned(), 0)
    );
    assert_eq!(
        bench.check("en", &["pack/scenario.toml"]),
        ("No problems in one file.\n".to_owned(), 0)
    );

    bench.put("pack/more/scenario.toml", right(S));
    bench.expect("M0119-id-twice-in-a-pack", &["pack"], 1);
    fs::remove_file(bench.path("pack/more/scenario.toml")).unwrap();

    pack(&bench, "other", "other-pack");
    bench.expect("M0121-replaced-by-another-pack", &["pack", "other"], 0);

    bench.put("pack/folder.toml/inside.txt", "");
    bench.expect("M0011-folder-named-like-a-file", &["pack"], 1);
    fs::remove_dir_all(bench.path("pack/folder.toml")).unwrap();

    bench.put("nothing/readme.txt", "");
    bench.expect("M0014-no-files", &["nothing"], 0);

    // A pack that takes the place of the shipped one, and whose only desk is for something else.
    pack(&bench, "alone", "minuku");
    bench
        .put(
            "alone/helpdesks.toml",
            right(H).replace("\"phishing\"", "\"fake-shop\""),
        )
        .put(
            "alone/prevention.toml",
            right("prevention.toml").replace("sample-point", "official-route"),
        )
        .put(
            "alone/glossary.toml",
            right("glossary.toml").replace("sample-term", "phishing"),
        );
    bench.expect("M0220-nobody-helps", &["alone"], 1);
}

/// What is wrong with an entry of a registry is told there, and not again by everything that refers to it.
#[test]
fn a_broken_entry_is_told_once() {
    let bench = Bench::new();
    pack(&bench, "pack", "minuku");
    bench
        .put("pack/helpdesks.toml", right(H))
        .put(
            "pack/prevention.toml",
            right("prevention.toml")
                .replace("sample-point", "official-route")
                .replace("point = 1", "point = 4"),
        )
        .put(
            "pack/glossary.toml",
            right("glossary.toml")
                .replace("sample-term", "phishing")
                .replace("reading =", "readin ="),
        );
    let report = bench.expect("M0101+M0105-broken-entries", &["pack"], 1);
    assert_eq!(codes(&report), ["M0101", "M0105"]);
}

#[test]
fn paths_that_lead_nowhere_could_not_be_checked() {
    let bench = Bench::new();
    bench.expect("missing-path", &["packs/missing"], 2);
    bench.expect("missing-path-with-escapes", &["a\u{1b}[31mb"], 2);
    bench.put("file.txt", "");
    // In the place of the shipped pack, so that the number of files is ours.
    bench.put(
        "own/pack.toml",
        right("pack.toml").replace("sample-pack", "minuku"),
    );
    bench.expect(
        "M0012+M0013-pack-options",
        &["--pack", "own", "--pack", "missing", "--pack", "file.txt"],
        1,
    );
}

#[test]
fn links_stay_inside_the_pack() {
    let bench = Bench::new();
    pack(&bench, "pack", "sample-pack");
    bench.put("outside/secret.toml", right(S));
    let link = |to: &str, from: &str| symlink(to, bench.path(from)).unwrap();

    link("../outside/secret.toml", "pack/leaves.toml");
    bench.expect("M0010-link-leaves", &["pack"], 0);
    fs::remove_file(bench.path("pack/leaves.toml")).unwrap();

    link("../outside", "pack/way-out");
    bench.expect("M0010-folder-leaves", &["pack"], 0);
    fs::remove_file(bench.path("pack/way-out")).unwrap();

    link(".", "pack/circle");
    bench.expect("M0010-circle", &["pack"], 0);
    fs::remove_file(bench.path("pack/circle")).unwrap();

    link("nowhere.toml", "pack/dangling.toml");
    bench.expect("M0009-dangling-link", &["pack"], 0);
    fs::remove_file(bench.path("pack/dangling.toml")).unwrap();

    link("scenario.toml", "pack/same.toml");
    bench.expect("M0119-link-to-the-same-file", &["pack"], 1);
}

/// Linked folders multiply files: no pack may grow without bounds.
#[test]
fn packs_have_a_size() {
    let bench = Bench::new();
    pack(&bench, "pack", "minuku");
    bench
        .put("pack/helpdesks.toml", right(H))
        .put(
            "pack/prevention.toml",
            right("prevention.toml").replace("sample-point", "official-route"),
        )
        .put(
            "pack/glossary.toml",
            right("glossary.toml").replace("sample-term", "phishing"),
        );
    for number in 0..2_001 {
        let id = format!("sample-{number}");
        bench.put(&format!("pack/{id}.toml"), named(&id));
    }
    fs::remove_file(bench.path("pack").join(S)).unwrap();
    bench.expect("M0016-many-scenarios", &["pack"], 0);

    for number in 0..400 {
        bench.put(&format!("huge/files/{number}.toml"), "");
    }
    for number in 0..260 {
        symlink("files", bench.path(&format!("huge/{number}"))).unwrap();
    }
    bench.expect("M0015-too-many-files", &["huge"], 1);
}

/// What is noted about translations is no scenario, and tells which of them are older than their sources.
#[test]
fn a_translation_that_is_older_than_its_source_is_told() {
    let bench = Bench::new();
    pack(&bench, ".", "sample-pack");
    let title = "scenario/title";
    let lock = |origin: &str| format!("schema = 1\n\n[en]\n\"{title}\" = \"{origin}\"\n");
    bench.put("translations.lock.toml", lock("ja:0123456789abcdef"));
    let report = bench.expect("M0506-older-than-its-source", &["."], 0);
    assert_eq!(codes(&report), ["M0506"]);
    assert_eq!(
        codes(&bench.check("en", &[S]).0),
        ["M0506"],
        "also for a file that lies in the pack"
    );
    assert_eq!(
        bench.run("en", &["translate", "ok", title]),
        ("One translation confirmed.\n".to_owned(), 0)
    );
    assert_eq!(bench.check("en", &["."]).1, 0);
    assert_eq!(codes(&bench.check("en", &["."]).0), Vec::<String>::new());

    bench.put("translations.lock.toml", lock("yesterday"));
    let report = bench.expect("M0507-not-a-note", &["."], 1);
    assert_eq!(codes(&report), ["M0507"]);
    let report = bench.check("en", &["translations.lock.toml"]).0;
    assert_eq!(codes(&report), ["M0507"], "also by its own name");
    let (words, status) = bench.run("en", &["translate", "ok", title]);
    assert_eq!(status, 2, "what cannot be read is not written over: {words}");
}
