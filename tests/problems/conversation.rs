//! Conversations that cannot be walked, or not to a good end (M04xx).

use super::{Bench, Case, codes, right};

/// The file that is right.
const C: &str = "counter.toml";

/// Edits that make one mistake each.
const CASES: &[Case] = &[
    (
        "M0124-key-of-the-node-below-what-it-covers",
        C,
        "tags = [\"tell-back\"]\neffect = { minutes = 2 }\ngoto = \"paper\"\n\n[[node.told.covers]]\n",
        "tags = [\"tell-back\"]\neffect = { minutes = 2 }\n\n[[node.told.covers]]\ngoto = \"paper\"\n",
    ),
    (
        "M0103-list-of-what-is-covered",
        C,
        "[[node.told.covers]]\ntext.ja = \"何が起きたか\"\ntext.en = \"What happened\"\n\n[[node.told.covers]]\ntext.ja = \"もう止まっていること\"\ntext.en = \"That it is stopped\"\n",
        "covers = [\"何が起きたか\"]\n",
    ),
    (
        "M0404-name-of-the-clock",
        C,
        "[flag.reused]",
        "[flag.minutes]\nkind = \"hidden\"\ntext.ja = \"印\"\ntext.en = \"A mark\"\n\n[flag.reused]",
    ),
    (
        "M0405-step-twice",
        C,
        "\"tell-back\", \"next-steps\"]",
        "\"stop\", \"next-steps\"]",
    ),
    (
        "M0406-rule-without-step",
        C,
        "first = \"stop\"",
        "first = \"police\"",
    ),
    (
        "M0407-rule-wrong-way-round",
        C,
        "then = \"details\"",
        "then = \"settle\"",
    ),
    (
        "M0408-money-twice",
        C,
        "name.en = \"Trust\"",
        "name.en = \"Trust\"\nunit = \"yen\"",
    ),
    ("M0409-start-outside", C, "start = 40", "start = 140"),
    ("M0410-no-way-on", C, "end = \"protected\"\n", ""),
    (
        "M0411-choices-at-the-end",
        C,
        "[node.asked]",
        "[node.asked]\nend = \"lost\"",
    ),
    (
        "M0412-goto-of-a-node",
        C,
        "[node.paper]",
        "[node.paper]\ngoto = \"safe\"",
    ),
    (
        "M0413-nothing-said",
        C,
        "say.ja = \"来てよかったです。\"\nsay.en = \"I am glad that I came.\"\n",
        "",
    ),
    (
        "M0414-unknown-flag",
        C,
        "set = [\"reused\"]",
        "set = [\"reussed\"]",
    ),
    (
        "M0415-unknown-quantity",
        C,
        "{ at-risk = -200000 }",
        "{ at-rsik = -200000 }",
    ),
    ("M0416-overflow", C, "trust = -30", "trust = -300"),
    (
        "M0416-overflow-of-numbers",
        C,
        "trust = -30",
        "trust = -99999999999999999999",
    ),
    ("M0105-minutes-backwards", C, "minutes = 60", "minutes = -60"),
    ("M0417-ends", C, "trust >= 10 and not stopped", "trust >= 10 and"),
    ("M0417-sign", C, "trust >= 10 and not stopped", "(trust >= 10)"),
    ("M0417-full-width", C, "trust >= 10 and not stopped", "trust ≧ 10"),
    (
        "M0417-no-and",
        C,
        "trust >= 10 and not stopped",
        "trust >= 10 not stopped",
    ),
    (
        "M0417-or",
        C,
        "trust >= 10 and not stopped",
        "trust >= 10 or not stopped",
    ),
    (
        "M0417-unknown",
        C,
        "trust >= 10 and not stopped",
        "trust >= 10 and not stoped",
    ),
    (
        "M0417-no-relation",
        C,
        "trust >= 10 and not stopped",
        "trust and not stopped",
    ),
    (
        "M0417-no-number",
        C,
        "trust >= 10 and not stopped",
        "trust >= ten",
    ),
    ("M0417-not-what", C, "trust >= 10 and not stopped", "not trust"),
    (
        "M0417-flag-compared",
        C,
        "trust >= 10 and not stopped",
        "stopped = 0",
    ),
    (
        "M0417-of-a-drain",
        C,
        "drain_when = \"not stopped\"",
        "drain_when = \"not yet\"",
    ),
    ("M0418-goto-nowhere", C, "goto = \"gone\"", "goto = \"gnoe\""),
    (
        "M0418-goto-far-away",
        C,
        "goto = \"gone\"",
        "goto = \"elsewhere\"",
    ),
    ("M0419-three-ways-without-desk", C, "helpdesk = \"pick\"\n", ""),
    (
        "M0420-desk-with-one-way",
        C,
        "goto.right = \"told\"\ngoto.closed = \"asked\"\ngoto.wrong = \"asked\"",
        "goto = \"told\"",
    ),
    (
        "M0113-unknown-helpdesk",
        C,
        "helpdesk = \"pick\"",
        "helpdesk = \"bank-helpdsek\"",
    ),
    (
        "M0101-key-of-a-choice",
        C,
        "goto = \"gone\"",
        "goto = \"gone\"\nefect = { trust = 1 }",
    ),
    (
        "M0102-no-why",
        C,
        "why.ja = \"帰ったあとで、お金が引き出されます。\"\nwhy.en = \"The money leaves while she is on her way home.\"\n",
        "",
    ),
    (
        "M0102-no-model",
        C,
        "model.ja = \"メールからパスワードを入れてしまった、買い物のサイトも同じ、ということですね。取引はもう止まっています。\"\nmodel.en = \"So you typed the password after a mail, and the shop has the same one. All transfers are stopped now.\"\n",
        "",
    ),
    ("M0103-changes", C, "effect = { minutes = 3 }", "effect = 3"),
    ("M0103-goto", C, "goto = \"safe\"", "goto = 3"),
    ("M0104-tag", C, "tags = [\"turn-away\"]", "tags = [\"turn-awya\"]"),
    (
        "M0104-fault-in-the-order",
        C,
        "\"tell-back\", \"next-steps\"]",
        "\"tell-back\", \"blame\", \"next-steps\"]",
    ),
    (
        "M0104-kind-of-file",
        C,
        "kind = \"counter\"",
        "kind = \"countre\"",
    ),
    ("M0102-no-kind-of-file", C, "kind = \"counter\"\n", ""),
    (
        "M0107-key-of-the-file",
        C,
        "[node.paper]",
        "[node.paper]\nfamily = \"sample\"",
    ),
    ("M0207-choice-twice", C, "id = \"let-go\"", "id = \"stop\""),
    (
        "M0207-flag-like-a-quantity",
        C,
        "[flag.reused]",
        "[flag.at-risk]\nkind = \"hidden\"\ntext.ja = \"印\"\ntext.en = \"A mark\"\n\n[flag.reused]",
    ),
];

/// Edits that leave a conversation that can be read, and that cannot be walked well.
const WALKS: &[Case] = &[
    (
        "M0430-unreachable",
        C,
        "[debrief]",
        "[node.attic]\nend = \"lost\"\nsay.ja = \"はい。\"\nsay.en = \"Yes.\"\n\n[debrief]",
    ),
    (
        "M0430-unreachable-with-what-follows",
        C,
        "[debrief]",
        "[node.attic]\nsay.ja = \"はい。\"\nsay.en = \"Yes.\"\n\n[[node.attic.choice]]\nid = \"down\"\ntext.ja = \"下へ\"\ntext.en = \"Down\"\nwhy.ja = \"下です。\"\nwhy.en = \"Down it is.\"\ngoto = \"cellar\"\n\n[node.cellar]\nend = \"lost\"\nsay.ja = \"はい。\"\nsay.en = \"Yes.\"\n\n[debrief]",
    ),
    (
        "M0431-never-offered",
        C,
        "trust >= 10 and not stopped",
        "trust >= 11 and not stopped",
    ),
    (
        "M0433-stuck",
        C,
        "id = \"hand-over\"\n",
        "id = \"hand-over\"\nwhen = \"reused\"\n",
    ),
    (
        "M0434-circle",
        C,
        "id = \"hand-over\"\n",
        "id = \"again\"\nwhen = \"not reused\"\ntext.ja = \"もう一度お願いします。\"\ntext.en = \"Once more, please.\"\n\
         why.ja = \"同じ話です。\"\nwhy.en = \"The same again.\"\ngoto = \"told\"\n\n\
         [[node.paper.choice]]\nid = \"hand-over\"\nwhen = \"reused\"\n",
    ),
    ("M0435-skips", C, "set = [\"stopped\"]", "set = [\"reused\"]"),
    (
        "M0436-unread",
        C,
        "when = \"trust >= 10 and not stopped\"",
        "when = \"not stopped\"",
    ),
    (
        "M0437-unchanged",
        C,
        "[state.at-risk]",
        "[state.queue]\nname.ja = \"待っている人\"\nname.en = \"People waiting\"\nstart = 0\nmin = 0\nmax = 5\n\n[state.at-risk]",
    ),
    ("M0438-never-set", C, "set = [\"reused\"]\n", ""),
    ("M0439-never-read", C, "kind = \"fact\"", "kind = \"hidden\""),
    (
        "M0440-no-good-ending",
        C,
        "end = \"protected\"",
        "end = \"delayed\"",
    ),
    ("M0441-best-is-not-full", C, "tags = [\"tell-back\"]\n", ""),
    (
        "M0441-money-that-cannot-be-kept",
        C,
        "effect = { trust = 20, minutes = 2 }",
        "effect = { trust = 20, minutes = 2, at-risk = -100000 }",
    ),
];

/// Codes that keep nobody from using the file.
const WARNINGS: &[&str] = &[
    "M0430", "M0431", "M0432", "M0436", "M0437", "M0438", "M0439", "M0440", "M0441", "M0442",
];

#[test]
fn one_mistake_in_a_conversation_gives_one_problem() {
    let mut seen = Vec::new();
    let bench = Bench::new();
    bench.put(C, right(C));
    assert_eq!(
        bench.check("en", &[C]),
        ("No problems in one file.\n".to_owned(), 0)
    );
    for (name, file, from, to) in CASES.iter().chain(WALKS) {
        let whole = right(file);
        if !whole.contains(from) {
            seen.push(format!("{name}: {file} has no {from}"));
            continue;
        }
        bench.put(file, whole.replacen(from, to, 1));
        let expected: Vec<&str> = name.split('-').next().unwrap().split('+').collect();
        let is_error = expected.iter().any(|code| !WARNINGS.contains(code));
        let report = bench.expect(name, &[file], i32::from(is_error));
        if codes(&report) != expected {
            seen.push(format!("{name}: {:?}", codes(&report)));
        }
    }
    assert_eq!(seen, Vec::<String>::new());
}

#[test]
fn a_conversation_begins_at_its_start() {
    let bench = Bench::new();
    bench.put(
        C,
        right(C)
            .replace("[node.start", "[node.strat")
            .replace("[[node.start", "[[node.strat"),
    );
    let report = bench.expect("M0402-no-start", &[C], 1);
    assert_eq!(codes(&report), ["M0402"]);
    bench.put(
        C,
        right(C)
            .replace("[node.start", "[node.beginning")
            .replace("[[node.start", "[[node.beginning"),
    );
    let report = bench.expect("M0402-no-start-far-away", &[C], 1);
    assert_eq!(codes(&report), ["M0402"]);
}

/// On 2 January nobody answers at a desk that rests over the New Year.
#[test]
fn a_call_that_can_come_to_nothing_good_is_told() {
    let bench = Bench::new();
    let text = right(C)
        .replace("helpdesk = \"pick\"", "helpdesk = \"legal-aid\"")
        .replace("goto.right = \"told\"", "goto.right = \"advised\"")
        .replace(
            "[debrief]",
            "[node.advised]\nend = \"delayed\"\nsay.ja = \"はい。\"\nsay.en = \"Yes.\"\n\n[debrief]",
        );
    bench.put(C, &text);
    let report = bench.expect("M0432-never-comes", &[C], 0);
    assert_eq!(codes(&report), ["M0432"]);
    bench.put(C, text.replace("2027-01-02", "2027-01-05"));
    assert_eq!(codes(&bench.check("ja", &[C]).0), Vec::<String>::new());
}

/// Twice a million states and no end of them in sight: what could not be checked is said, and what is certain is told.
#[test]
fn a_conversation_with_a_million_states_is_checked_as_far_as_it_goes() {
    let bench = Bench::new();
    let text = many_states(&right(C));
    bench.put(C, &text);
    let report = bench.expect("M0442-too-many-states", &[C], 0);
    assert_eq!(codes(&report), ["M0442"]);
    bench.put(
        C,
        text.replace("goto = \"gone\"", "goto = \"nowhere\"")
            + "\n[node.nowhere]\nsay.ja = \"……\"\nsay.en = \"...\"\n\n[[node.nowhere.choice]]\nid = \"again\"\n\
               text.ja = \"もう一度\"\ntext.en = \"Again\"\nwhy.ja = \"同じです。\"\nwhy.en = \"The same.\"\ngoto = \"nowhere\"\n\
               effect = { trust = 1 }\n",
    );
    let report = bench.expect("M0442+M0443+M0430-no-ending-ahead", &[C], 1);
    assert_eq!(codes(&report), ["M0442", "M0430", "M0443"]);
}

/// Lets three quantities of a hundred values each move one by one.
fn many_states(text: &str) -> String {
    use std::fmt::Write as _;
    let mut state = String::new();
    let mut choices = String::new();
    for name in ["patience", "queue", "noise"] {
        write!(
            state,
            "[state.{name}]\nname.ja = \"数\"\nname.en = \"Number\"\nstart = 0\nmin = 0\nmax = 99\n\n"
        )
        .unwrap();
        write!(
            choices,
            "[[node.asked.choice]]\nid = \"{name}\"\nwhen = \"{name} < 99\"\ntext.ja = \"待つ\"\ntext.en = \"Wait\"\n\
             why.ja = \"待ちました。\"\nwhy.en = \"You waited.\"\neffect = {{ {name} = 1 }}\ngoto = \"asked\"\n\n"
        )
        .unwrap();
    }
    text.replacen("[state.trust]", &format!("{state}[state.trust]"), 1)
        .replacen("[node.told]", &format!("{choices}[node.told]"), 1)
}

/// A node with nothing of its own, and `count` of them below each other.
fn nodes(count: usize) -> String {
    use std::fmt::Write as _;
    let mut text = right(C);
    for number in 0..count {
        write!(text, "\n[node.more-{number}]\nend = \"lost\"\n").unwrap();
    }
    text
}

#[test]
fn a_conversation_without_measure_is_refused() {
    let bench = Bench::new();
    bench.put(C, nodes(200));
    let report = bench.expect("M0401-too-many-nodes", &[C], 1);
    assert_eq!(codes(&report), ["M0401"]);
    // The sizes of files and conversations are measured before anything is looked at.
    bench.put(C, nodes(100_000));
    let (report, _) = bench.check("en", &[C]);
    assert_eq!(codes(&report), ["M0008"]);
}

#[test]
fn declarations_without_measure_are_refused() {
    use std::fmt::Write as _;
    let bench = Bench::new();
    let mut text = right(C);
    for number in 0..7 {
        write!(
            text,
            "\n[state.more-{number}]\nname.ja = \"数\"\nname.en = \"Number\"\nstart = 0\nmin = 0\nmax = 1\n"
        )
        .unwrap();
    }
    bench.put(C, text);
    let report = bench.expect("M0403-too-many-quantities", &[C], 1);
    assert_eq!(codes(&report), ["M0403"]);
}

/// Wherever a conversation has words, real hosts, numbers and brands are found in them, and marks.
#[test]
fn every_text_of_a_conversation_is_judged() {
    for text in [
        "責めずに尋ねられたら話します。",
        "同じパスワードを買い物のサイトでも使っています。",
        "名前や日付を聞く間にも、お金は動きます。",
        "信頼",
        "インターネットバンキングを止めた",
        "もう止まっていること",
    ] {
        for (wrong, code) in [
            ("evil-bank.com", "M0604"),
            ("03-1234-5678", "M0606"),
            ("[[印|しるし]]", "M0312"),
        ] {
            let bench = Bench::new();
            let whole = right(C);
            assert!(whole.contains(text), "{text}");
            bench.put(C, whole.replacen(text, &format!("{text}{wrong}"), 1));
            let (report, status) = bench.check("ja", &[C]);
            assert_eq!(
                (codes(&report), status),
                (vec![code.to_owned()], 1),
                "{text}: {report}"
            );
        }
    }
}

/// One right line may be the longest; where most of them are, nobody has to listen any more.
#[test]
fn right_lines_that_are_mostly_the_longest_are_told() {
    let bench = Bench::new();
    let poor = |node: &str, ja: &str| {
        format!(
            "[[node.{node}.choice]]\nid = \"poor\"\ntext.ja = \"{ja}\"\ntext.en = \"I could not possibly tell you that here at my counter today, I am afraid, so please do not ask me.\"\n\
             tags = [\"wrong\"]\nwhy.ja = \"役に立ちません。\"\nwhy.en = \"It helps nobody.\"\n\
             better.ja = \"確かめます。\"\nbetter.en = \"I will find out.\"\ngoto = \"{node}\"\n\n"
        )
    };
    let with = |ja: &str| {
        let mut text = right(C);
        for (node, header) in [("asked", "[node.told]"), ("ashamed", "[node.asked]")] {
            text = text.replacen(header, &format!("{}{header}", poor(node, ja)), 1);
        }
        text
    };
    // At the start the right line is the longest, elsewhere it is not: nothing is told.
    bench.put(
        C,
        with("ご自分の口座のことですから、ご自分でお調べいただくことになります。"),
    );
    let (report, _) = bench.check("ja", &[C]);
    assert_eq!(codes(&report), Vec::<String>::new(), "{report}");
    // Now there is something short beside every right line.
    bench.put(C, with("さあ。"));
    let report = bench.expect("M0703-lines-of-a-conversation", &[C], 0);
    assert_eq!(codes(&report), ["M0703", "M0703", "M0703"]);
}
