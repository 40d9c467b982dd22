//! New files have no problems, whatever they are made of; what could be somebody's is gone from pasted messages.

use proptest::prelude::*;

use super::*;
use crate::{
    pack::{
        Pack,
        load::{Place, load},
    },
    scenario::{
        Incident,
        problem::{Problem, Severity},
        validate::{Known, scenario as validate},
    },
};

fn shipped() -> &'static Pack {
    static PACK: std::sync::OnceLock<Pack> = std::sync::OnceLock::new();
    PACK.get_or_init(|| load(&[Place::Embedded]))
}

/// In no pack but the shipped one.
fn beside() -> Beside<'static> {
    Beside {
        pack: shipped(),
        shipped: shipped(),
    }
}

fn problems(text: &str) -> Vec<Problem> {
    let pack = shipped();
    let known = Known {
        points: pack.points.iter().map(|point| point.id.as_str()).collect(),
        first_aid: pack.first_aid.iter().map(|entry| entry.id.as_str()).collect(),
        terms: pack.terms.iter().map(|term| term.id.as_str()).collect(),
        incidents: Incident::ALL.to_vec(),
        ..Known::default()
    };
    let reading = validate("new-1.toml", text, &known);
    assert!(reading.scenario.is_some() || !reading.problems.is_empty());
    // What is still to be written in a draft is told as a note.
    let is_open = |problem: &Problem| problem.code == "M0708" && problem.severity == Severity::Note;
    let problems = reading.problems.into_iter();
    problems.filter(|problem| !is_open(problem)).collect()
}

fn wish(kind: Kind, verdict: Verdict, pasted: Option<&Pasted>) -> Wish<'_> {
    Wish {
        kind,
        verdict,
        id: "new-1",
        languages: &Language::ALL,
        schema: Some("../.schema/scenario.schema.json"),
        beside: beside(),
        pasted,
    }
}

#[test]
fn every_new_file_is_without_problems() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for kind in Kind::ALL {
            for verdict in Verdict::ALL {
                let text = scenario(&wish(*kind, *verdict, None), &texts);
                assert_eq!(problems(&text), [], "{kind:?} {verdict:?}\n{text}");
            }
        }
    }
}

#[test]
fn a_new_file_explains_what_it_shows_and_what_else_there_is() {
    let texts = Texts::new(Language::En);
    let text = scenario(&wish(Kind::Email, Verdict::Scam, None), &texts);
    assert!(text.starts_with("#:schema ../.schema/scenario.schema.json\n"));
    for said in [
        "id = \"new-1\"\n",
        "family = \"new\"\n",
        "draft = true\n",
        "# - routine: Looks like a usual procedure\n",
        "# - letter: A letter on paper.\n",
        "# - reply_to (line, with marks): Where an answer would go\n",
        "# - urgency: Hurries you\n",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    // Every line fits an editor, and comments say things once.
    let comments: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("# ") && line.len() > 40)
        .collect();
    for (number, line) in comments.iter().enumerate() {
        assert!(line.chars().count() <= 100, "{line}");
        assert!(!comments[..number].contains(line), "twice: {line}");
    }
}

#[test]
fn one_language_alone_leaves_nothing_of_the_other() {
    let texts = Texts::new(Language::Ja);
    for kind in Kind::ALL {
        let only = Wish {
            languages: &[Language::Ja],
            ..wish(*kind, Verdict::Scam, None)
        };
        let text = scenario(&only, &texts);
        assert!(!text.contains(".en = "), "{text}");
        let codes: Vec<&str> = problems(&text).iter().map(|problem| problem.code).collect();
        assert!(codes.iter().all(|code| *code == "M0501"), "{codes:?}\n{text}");
    }
}

#[test]
fn a_pack_in_one_language_does_not_ask_for_the_other() {
    let texts = Texts::new(Language::Ja);
    let text = pack("my-pack", &[Language::Ja], None, &texts);
    assert!(
        text.contains("languages = [\"ja\"]") && text.contains("M0501 = \"off\""),
        "{text}"
    );
    assert!(!pack("my-pack", &Language::ALL, None, &texts).contains("M0501"));
}

fn paste(text: &str) -> Pasted {
    read(text.as_bytes()).unwrap()
}

#[test]
fn a_text_message_is_made_safe() {
    let pasted = paste(
        "【三菱UFJ銀行】山田太郎様\nお取引を停止しました。https://www.mufg-login.co/re?id=88123&m=yamada まで。\n\
         口座番号 1234567、TEL 0120-860-777、090-1234-5678",
    );
    assert_eq!(
        pasted.body,
        "【みらい労金】お客様\nお取引を停止しました。https://site1.example/re まで。\n\
         口座番号 XXXXXXX、TEL 0120-XXX-XXX、090-XXXX-XXXX"
    );
    assert_eq!((pasted.kind(), pasted.language), (Kind::Sms, Language::Ja));
    let sorts: Vec<Sort> = pasted.replaced.iter().map(|replaced| replaced.sort).collect();
    assert_eq!(
        sorts,
        [
            Sort::Brand,
            Sort::Name,
            Sort::Host,
            Sort::Number,
            Sort::Phone,
            Sort::Phone
        ]
    );
}

#[test]
fn a_mail_is_taken_apart() {
    let pasted = paste(
        "差出人: Amazon カスタマーサービス <no-reply@amaz0n-support.com>\n宛先: hanako@nifty.com\n件名: お支払い方法の確認\n\
         日時: 2026年11月16日 8:42\n\nアカウント amaz0n-support.com/update を更新してください。",
    );
    assert_eq!(pasted.kind(), Kind::Email);
    assert_eq!(pasted.from.as_deref(), Some("まるや通販 カスタマーサービス"));
    assert_eq!(pasted.address.as_deref(), Some("no-reply@site1.example"));
    assert_eq!(pasted.subject.as_deref(), Some("お支払い方法の確認"));
    assert_eq!(pasted.date.as_deref(), Some("2026年11月16日 8:42"));
    assert_eq!(
        pasted.body,
        "アカウント site1.example/update を更新してください。"
    );
}

#[test]
fn a_stored_mail_is_decoded() {
    let pasted = paste(
        "MIME-Version: 1.0\r\nFrom: =?UTF-8?B?44GC44GK44Ge44KJ5L6/?= <info@aozora.co.jp>\r\n\
         Subject: =?UTF-8?B?44GK55+l44KJ44Gb?=\r\nDate: Mon, 16 Nov 2026 08:42:00 +0900\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         44GK6I2354mp44Gu44GU56K66KqN\r\n",
    );
    assert_eq!(pasted.from.as_deref(), Some("あおぞら便"));
    assert_eq!(pasted.address.as_deref(), Some("info@site1.example"));
    assert_eq!(pasted.subject.as_deref(), Some("お知らせ"));
    assert_eq!(pasted.body, "お荷物のご確認");
}

#[test]
fn old_encodings_are_read_and_other_files_are_not() {
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode("至急ご確認ください");
    assert_eq!(read(&bytes).unwrap().body, "至急ご確認ください");
    let (bytes, ..) = encoding_rs::ISO_2022_JP.encode("至急ご確認ください");
    assert_eq!(read(&bytes).unwrap().body, "至急ご確認ください");
    assert_eq!(read(b"\x89PNG\0\0").unwrap_err(), Unusable::NoText);
    assert_eq!(read(" \n\u{3000}\n".as_bytes()).unwrap_err(), Unusable::Empty);
}

#[test]
fn hidden_things_and_disguises_are_undone() {
    let pasted = paste(
        "Dear John Smith,\npay at hxxps://evil[.]shop/x\u{202E}\u{200B} or mail a.b@gmail.com\u{7}. ｶﾞｽ [[x|y]]",
    );
    assert_eq!(
        pasted.body,
        "Dear customer,\npay at https://site1.example/x or mail sender@site2.example. ガス [ [x|y] ]"
    );
}

#[test]
fn a_reserved_name_stays() {
    let text =
        "https://aozora-bin.example.jp.redelivery.test/d and support@mirai-rokin.example.jp, 192.0.2.7";
    let pasted = paste(text);
    assert_eq!(pasted.body, text);
    assert_eq!(pasted.replaced, []);
}

#[test]
fn a_long_message_is_cut_and_says_so() {
    let pasted = paste(&"長い文です。\n".repeat(1_000));
    assert!(pasted.is_cut);
    let text = scenario(
        &wish(Kind::Sms, Verdict::Scam, Some(&pasted)),
        &Texts::new(Language::Ja),
    );
    assert_eq!(problems(&text), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever is pasted becomes a file without problems, in every kind that takes text.
    #[test]
    fn anything_can_be_pasted(
        text in "([a-zA-Z0-9 .,:/@\\\\\"|\\[\\]#=\n\t]|[ぁ-んァ-ヶ一-龠々。、「」｜［］]|\\PC|https://[a-z.]{1,9}/){1,80}",
        header in prop::option::of("(From|件名|差出人|Date): [^\n]{0,30}\n"),
        kind in prop::sample::select(Kind::ALL),
        verdict in prop::sample::select(Verdict::ALL),
    ) {
        prop_assume!(takes_text(kind));
        let whole = header.map_or(text.clone(), |header| format!("{header}\n{text}"));
        if let Ok(pasted) = read(whole.as_bytes()) {
            let file = scenario(&wish(kind, verdict, Some(&pasted)), &Texts::new(Language::En));
            prop_assert_eq!(problems(&file), vec![], "{}", file);
        }
    }
}

/// The ids with which a comment begins, below the command that lists all of them.
fn offered(text: &str, word: &str) -> Vec<String> {
    let command = format!("minuku list {word}");
    let lines = text.lines().skip_while(|line| !line.contains(&command)).skip(1);
    let ids = lines.map_while(|line| line.strip_prefix("# - ")?.split_once(": "));
    ids.map(|(id, _)| id.to_owned()).collect()
}

#[test]
fn a_new_file_names_ids_that_fit() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let scam = scenario(&wish(Kind::Warning, Verdict::Scam, None), &texts);
        let points = offered(&scam, "prevention");
        assert!(points.contains(&"close-do-not-call".to_owned()), "{points:?}");
        assert!(
            points.iter().all(|id| shipped().point(id).is_some()),
            "{points:?}"
        );
        let terms = offered(&scam, "terms");
        assert!(terms.contains(&"fake-warning".to_owned()), "{terms:?}");
        let first_aid = offered(&scam, "first-aid");
        assert!(!first_aid.is_empty());
        for id in first_aid {
            let entry = shipped().first_aid(&id).unwrap();
            assert_eq!(entry.incident, Incident::FakeWarning);
        }
        // After a genuine message there is nothing to be done.
        let genuine = scenario(&wish(Kind::Warning, Verdict::Genuine, None), &texts);
        assert!(!offered(&genuine, "prevention").is_empty());
        assert_eq!(offered(&genuine, "first-aid"), Vec::<String>::new());
        let talk = conversation("talk-1", &Language::ALL, None, beside(), &texts);
        assert!(!offered(&talk, "helpdesks").is_empty());
    }
}

#[test]
fn what_the_own_pack_adds_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("prevention.toml"),
        "schema = 1\n[our-rule]\ntext.ja = \"支店長に声をかけます。\"\ntext.en = \"Ask the manager.\"\npoint = 3\n",
    )
    .unwrap();
    let own = load(&[Place::Embedded, Place::Folder(folder.path().to_path_buf())]);
    let texts = Texts::new(Language::En);
    let text = scenario(
        &Wish {
            beside: Beside {
                pack: &own,
                shipped: shipped(),
            },
            ..wish(Kind::Sms, Verdict::Scam, None)
        },
        &texts,
    );
    assert!(text.contains("# - our-rule: Ask the manager.\n"), "{text}");
    assert_eq!(
        offered(&text, "prevention").first().map(String::as_str),
        Some("our-rule")
    );
}
