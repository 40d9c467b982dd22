//! What a pack decides for itself: how problems that are a matter of judgement are weighed, and which names are its own.

use minuku::pack::load::{Place, load};

use super::{Bench, H, S, codes, right};

/// A scenario with a title that tells and a text that is not translated.
fn doubtful() -> String {
    right(S)
        .replace("昼休みに届いた知らせ", "昼休みに届いた怪しい知らせ")
        .replace("番号を入れてください。", "Enter your number.")
}

fn severities(words: &str) -> String {
    format!("{}\n[severity]\n{words}\n", right("pack.toml"))
}

#[test]
fn a_pack_weighs_what_is_a_matter_of_judgement() {
    let bench = Bench::new();
    bench.put("pack.toml", right("pack.toml")).put(S, doubtful());
    let (report, status) = bench.check("en", &["."]);
    assert_eq!(
        (codes(&report), status),
        (vec!["M0701".to_owned(), "M0504".to_owned()], 0)
    );

    bench.put("pack.toml", severities("M0701 = \"off\"\nM0504 = \"off\""));
    assert_eq!(
        bench.check("en", &["."]),
        ("No problems in 2 files.\n".to_owned(), 0)
    );
    assert_eq!(
        bench.check("en", &[S]).1,
        0,
        "also for a file that lies in the pack"
    );

    bench.put("pack.toml", severities("M0701 = \"error\"\nM0504 = \"note\""));
    let report = bench.expect("M0504+M0701-weighed", &["."], 1);
    assert_eq!(codes(&report), ["M0701", "M0504"]);
}

/// A scenario that its pack takes for wrong is not shown, and another pack's weights do not count.
#[test]
fn weights_hold_in_their_own_pack() {
    let bench = Bench::new();
    bench
        .put(
            "strict/pack.toml",
            severities("M0701 = \"error\"").replace("sample-pack", "strict"),
        )
        .put("strict/scenario.toml", doubtful())
        .put(
            "mild/pack.toml",
            severities("M0701 = \"off\"\nM0504 = \"off\"").replace("sample-pack", "mild"),
        )
        .put(
            "mild/scenario-2.toml",
            doubtful().replace("\"scenario\"", "\"scenario-2\""),
        );
    let (report, status) = bench.check("en", &["strict", "mild"]);
    assert_eq!(
        (codes(&report), status),
        (vec!["M0701".to_owned(), "M0504".to_owned()], 1),
        "{report}"
    );
    let pack = load(&[
        Place::Embedded,
        Place::Folder(bench.path("strict")),
        Place::Folder(bench.path("mild")),
    ]);
    let ids: Vec<&str> = pack
        .scenarios
        .iter()
        .map(|scenario| scenario.id.as_str())
        .filter(|id| id.starts_with("scenario"))
        .collect();
    assert_eq!(ids, ["scenario-2"]);
}

#[test]
fn registries_are_weighed_as_well() {
    let bench = Bench::new();
    bench
        .put("pack.toml", severities("M0706 = \"error\"\nM0501 = \"off\""))
        .put(
            H,
            right(H)
                .replace(
                    "checked = 2026-11-22\n\n[night-desk]",
                    "checked = 2020-01-01\n\n[night-desk]",
                )
                .replace("name.en = \"Day desk\"\n", ""),
        );
    let (report, status) = bench.check("en", &["."]);
    assert_eq!(
        (codes(&report), status),
        (vec!["M0706".to_owned()], 1),
        "{report}"
    );
}

#[test]
fn an_organisation_may_use_its_own_name() {
    let bench = Bench::new();
    let branded = right(S).replace("みらい労金", "三井住友カード");
    bench.put("pack.toml", right("pack.toml")).put(S, &branded);
    assert_eq!(codes(&bench.check("ja", &["."]).0), ["M0609"]);
    let own = "[institution.own]\nname.ja = \"三井住友カード\"\nname.en = \"Sumitomo Mitsui Card\"\n";
    bench.put("pack.toml", format!("{}\n{own}", right("pack.toml")));
    assert_eq!(bench.check("en", &["."]).1, 0);
    assert_eq!(codes(&bench.check("ja", &["."]).0), Vec::<String>::new());
}

/// The registry's numbers and sites are what is taught; as part of a message they would make the message real.
#[test]
fn helpdesks_are_named_where_something_is_taught_only() {
    let bench = Bench::new();
    let taught = right(S)
        .replace("\"アプリで確かめる\"", "\"0120-690506 に電話する\"")
        .replace(
            "\"自分で選んだ道です。\"",
            "\"info@antiphishing.jp に届けます。\"",
        );
    bench.put(S, taught);
    assert_eq!(
        bench.check("en", &[S]),
        ("No problems in one file.\n".to_owned(), 0)
    );
}

#[test]
fn a_scam_needs_something_that_gives_it_away() {
    let bench = Bench::new();
    bench.put(
        S,
        right(S)
            .replace("[[ask]]\nkind = \"clues\"\n\n", "")
            .replace("cue = \"domain-spoofing\"", "decoy = true"),
    );
    let report = bench.expect("M0224-nothing-gives-it-away", &[S], 1);
    assert_eq!(codes(&report), ["M0224"]);
}

/// However many languages a text has, those that are none are told in one sentence.
#[test]
fn two_hundred_languages_are_told_at_once() {
    let bench = Bench::new();
    let tags: Vec<String> = (0..200)
        .map(|tag| format!("title.language{tag:03} = \"?\"\n"))
        .collect();
    let tags = tags.concat();
    bench.put(S, right(S).replace("author = ", &format!("{tags}author = ")));
    let report = bench.expect("M0112-two-hundred-languages", &[S], 1);
    assert_eq!(codes(&report), ["M0112"]);
    // Languages that there are may be added as one likes.
    let tags = ["ko", "fr", "de", "zh-Hans", "pt-BR", "vi"].map(|tag| format!("title.{tag} = \"?\"\n"));
    bench.put(
        S,
        right(S).replace("author = ", &format!("{}author = ", tags.concat())),
    );
    assert_eq!(bench.check("en", &[S]).1, 0);
}
