//! Records that leave and come back: nothing is lost on the way, a spreadsheet cannot be made to calculate with them, and
//! of what is broken nothing is taken.

use proptest::prelude::*;

use super::*;
use crate::{
    history::{
        Asked, Refusal, TakenOver, Walked,
        arbitrary::{attempts, sitting},
        sample,
    },
    rehearsal::review::Money,
    scenario::conversation::Ending,
};

fn history(folder: &tempfile::TempDir) -> History {
    History::open(&folder.path().join("history.db")).unwrap()
}

/// A record with these answers, written down.
fn written(given: &[Attempt], format: Format) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let mut history = history(&folder);
    let sittings: Vec<Sitting> = given.iter().map(sitting).collect();
    history
        .record(&sittings.iter().collect::<Vec<_>>(), given)
        .unwrap();
    let mut out = Vec::new();
    export(&history, format, &mut out).unwrap();
    out
}

fn taken(bytes: &[u8]) -> (tempfile::TempDir, Result<TakenOver, Refusal>) {
    let folder = tempfile::tempdir().unwrap();
    let taken = history(&folder).take_over(import(bytes));
    (folder, taken)
}

/// What an import of these bytes is refused for.
fn refused(bytes: &[u8]) -> Vec<(u64, What)> {
    let (folder, result) = taken(bytes);
    assert_eq!(history(&folder).count().unwrap(), 0, "nothing is taken of it");
    match result {
        Err(Refusal::Unreadable(lines)) => lines.into_iter().map(|line| (line.line, line.what)).collect(),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn what_leaves_comes_back_on_another_machine(given in attempts(0..10)) {
        for format in [Format::JsonLines, Format::Csv] {
            let bytes = written(&given, format);
            let (folder, result) = taken(&bytes);
            prop_assert_eq!(result.unwrap(), TakenOver { new: given.len(), known: 0 });
            let mut again = history(&folder);
            let mut out = Vec::new();
            export(&again, format, &mut out).unwrap();
            prop_assert_eq!(String::from_utf8(out).unwrap(), String::from_utf8(bytes.clone()).unwrap());
            let twice = again.take_over(import(bytes.as_slice())).unwrap();
            prop_assert_eq!(twice, TakenOver { new: 0, known: given.len() });
        }
    }

    /// However much of a file has arrived, all of it or nothing is taken.
    #[test]
    fn a_file_that_was_cut_off_is_refused(given in attempts(1..5), share in 0.0_f64..1.0) {
        let bytes = written(&given, Format::JsonLines);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let cut = (bytes.len() as f64 * share) as usize;
        // Without the end of its last line it is still whole.
        if cut < bytes.len() - 1 {
            prop_assert!(!refused(&bytes[..cut]).is_empty());
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_table_opens_in_a_japanese_excel_and_calculates_nothing() {
    let attempt = Attempt {
        response: "=HYPERLINK(\"http://example.com\")".to_owned(),
        pack: "+1 '".to_owned(),
        family: "家族,\"一\"".to_owned(),
        program: "'0".to_owned(),
        ..sample()
    };
    let table = text(&written(std::slice::from_ref(&attempt), Format::Csv));
    assert!(table.starts_with("\u{feff}at,day,session,"), "{table}");
    assert!(table.ends_with("\r\n") && table.matches("\r\n").count() == 2);
    assert!(table.contains(",\"'=HYPERLINK(\"\"http://example.com\"\")\",true,"));
    assert!(table.contains(",'+1 ',,,,,,\r\n") && table.contains(",''0,"));
    // Long numbers have a letter before them, or they would be rounded.
    assert!(table.contains(",s00000000feedbeef,") && table.contains(",seed 7,"));
    let entries: Vec<_> = import(table.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(entries, [Entry::Answer(Box::new(attempt))]);
}

#[test]
fn lines_tell_what_they_are() {
    let lines = text(&written(&[sample()], Format::JsonLines));
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("{\"record\":\"head\",\"minuku\":\"history\",\"version\":3,"));
    assert!(lines[1].contains("\"scenarios\":[\"sms-delivery-1\",\"else\"],\"state\":\"open\""));
    assert!(lines[2].contains("\"session\":\"s00000000feedbeef\",\"item\":0,"));
    assert!(lines[2].contains("\"right\":true,\"confidence\":\"surely-scam\",\"cues\":\"\""));
    assert!(lines[2].contains("\"seed\":\"7\""));
    assert_eq!(lines[3], "{\"record\":\"end\",\"sessions\":1,\"answers\":1}");
}

#[test]
fn broken_lines_are_told_by_number() {
    let many: Vec<Attempt> = (0..4).map(|item| Attempt { item, ..sample() }).collect();
    let lines = text(&written(&many, Format::JsonLines));
    let broken = lines
        .replacen("\"item\":1", "\"item\":-1", 1)
        .replacen("\"kind\":\"sms\",\"difficulty\":\"very\",\"verdict\":\"scam\",\"asked\":\"verdict\",\"response\":\"surely-scam\",\"right\":true,\"confidence\":\"surely-scam\",\"cues\":\"\",\"false_alarms\":0,\"millis\":9000,\"language\":\"en\",\"seed\":\"7\",\"program\":\"0.1.0\",\"pack\":\"minuku 1\",\"score\":null,\"ending\":\"\",\"minutes\":null,\"at_risk\":null,\"kept\":null,\"grave\":null}\n{\"record\":\"end\"", "\"kind\":\"fax\"}\n{\"record\":\"end\"", 1);
    let misfit = |field, found: Option<&str>| {
        What::Misfit(Misfit {
            field,
            found: found.map(str::to_owned),
        })
    };
    assert_eq!(
        refused(broken.as_bytes()),
        [(4, misfit("item", Some("-1"))), (6, misfit("kind", Some("fax"))),]
    );
    let table = text(&written(&many, Format::Csv));
    let broken = table
        .replacen(",phishing,", ",fishing,", 1)
        .replacen(
            "2027-01-08,s00000000feedbeef,2",
            "yesterday,s00000000feedbeef,2",
            1,
        )
        .replacen("feedbeef,3,0", "feedbeef,3", 1);
    assert_eq!(
        refused(broken.as_bytes()),
        [
            (2, misfit("incident", Some("fishing"))),
            (4, misfit("day", Some("yesterday"))),
            (5, What::Strange),
        ]
    );
}

#[test]
fn what_cannot_be_true_is_told_by_number_and_nothing_is_taken() {
    let many: Vec<Attempt> = (0..4).map(|item| Attempt { item, ..sample() }).collect();
    let lines = text(&written(&many, Format::JsonLines));
    let broken = lines
        .replacen("\"begun\":\"2027", "\"begun\":\"1999", 1)
        .replacen("\"at\":\"2027", "\"at\":\"9999", 1)
        .replacen("\"item\":1,", "\"item\":4000000000,", 1)
        .replacen(
            "\"item\":2,\"ask\":0,\"purpose\":\"training\",\"scenario\":\"sms",
            "\"item\":2,\"ask\":0,\"purpose\":\"training\",\"scenario\":\"\\u001b[2Jsms",
            1,
        );
    let told = |bytes: &[u8]| -> Vec<(u64, &'static str)> {
        let lines = refused(bytes).into_iter();
        lines
            .map(|(line, what)| match what {
                What::Implausible(implausible) => (line, implausible.field),
                other => panic!("{line}: {other:?}"),
            })
            .collect()
    };
    assert_eq!(
        told(broken.as_bytes()),
        [(2, "begun"), (3, "at"), (4, "item"), (5, "scenario")]
    );
    let table = text(&written(&many, Format::Csv));
    let broken = table.replacen(",9000,", ",31622400000,", 1).replacen(
        "2027-01-08,s00000000feedbeef,2",
        "2019-01-08,s00000000feedbeef,2",
        1,
    );
    assert_eq!(told(broken.as_bytes()), [(2, "millis"), (4, "day")]);
    let negative = table.replacen(",9000,", ",-9000,", 1);
    let millis = Misfit {
        field: "millis",
        found: Some("-9000".to_owned()),
    };
    assert_eq!(refused(negative.as_bytes()), [(2, What::Misfit(millis))]);
}

#[test]
fn what_is_no_record_is_told_from_a_newer_one() {
    for other in [
        "",
        "\u{feff}",
        "\n",
        "[1]",
        "a,b\r\n1,2\r\n",
        "{\"minuku\":\"settings\"}\n",
        "{\n",
        "\u{0}\u{1}",
    ] {
        let told = refused(other.as_bytes());
        assert_eq!(told.len(), 1, "{other:?}");
        assert!(matches!(told[0], (1, What::NoRecord)), "{other:?}: {told:?}");
    }
    let lines = text(&written(&[sample()], Format::JsonLines));
    let newer = lines.replacen("\"version\":3", "\"version\":4", 1);
    assert_eq!(refused(newer.as_bytes()), [(1, What::Newer)]);
    let table = text(&written(&[sample()], Format::Csv));
    let newer = table.replacen("grave\r\n", "grave,mood\r\n", 1);
    assert_eq!(refused(newer.as_bytes()), [(1, What::Newer)]);
    let older = table.replacen("at,day,", "at,tag,", 1);
    assert!(matches!(&refused(older.as_bytes())[..], [(1, What::Misfit(misfit))] if misfit.field == "day"));
    let cut = table.trim_end();
    assert_eq!(refused(cut.as_bytes()), [(2, What::CutOff)]);
}

#[test]
fn lines_that_went_through_windows_are_read() {
    let lines = text(&written(&[sample()], Format::JsonLines));
    let windows = format!("\u{feff}{}", lines.replace('\n', "\r\n"));
    assert_eq!(taken(windows.as_bytes()).1.unwrap().new, 1);
}

/// A conversation that went wrong.
fn walk() -> Attempt {
    Attempt {
        asked: Asked::Conversation,
        kind: None,
        confidence: None,
        walked: Some(Walked {
            score: 23,
            ending: Ending::Lost,
            minutes: 75,
            money: Some(Money {
                start: 1_200_000,
                kept: 0,
            }),
            grave: 1,
        }),
        ..sample()
    }
}

#[test]
fn what_a_conversation_was_worth_stands_in_columns_of_its_own() {
    let table = text(&written(&[walk()], Format::Csv));
    assert!(
        table.contains(",pack,score,ending,minutes,at_risk,kept,grave\r\n"),
        "{table}"
    );
    assert!(table.contains(",minuku 1,23,lost,75,1200000,0,1\r\n"), "{table}");
    let lines = text(&written(&[walk()], Format::JsonLines));
    assert!(
        lines.contains(
            "\"score\":23,\"ending\":\"lost\",\"minutes\":75,\"at_risk\":1200000,\"kept\":0,\"grave\":1}"
        ),
        "{lines}"
    );
    let beyond = lines.replace("\"score\":23", "\"score\":101");
    let score = Misfit {
        field: "score",
        found: Some("101".to_owned()),
    };
    assert_eq!(refused(beyond.as_bytes()), [(3, What::Misfit(score))]);
    let broken = lines.replace("\"score\":23", "\"score\":\"good\"");
    let score = Misfit {
        field: "score",
        found: Some("good".to_owned()),
    };
    assert_eq!(refused(broken.as_bytes()), [(3, What::Misfit(score))]);
}

#[test]
fn what_an_older_program_has_written_is_read() {
    let table = text(&written(&[sample()], Format::Csv));
    let older = table
        .replace(",score,ending,minutes,at_risk,kept,grave\r\n", "\r\n")
        .replace(",,,,,,\r\n", "\r\n");
    assert_eq!(older.lines().next().unwrap().split(',').count(), FIRST);
    assert_eq!(taken(older.as_bytes()).1.unwrap().new, 1);
    let lines = text(&written(&[sample()], Format::JsonLines));
    let older = lines.replace("\"version\":3", "\"version\":1").replace(
        ",\"score\":null,\"ending\":\"\",\"minutes\":null,\"at_risk\":null,\"kept\":null,\"grave\":null",
        "",
    );
    assert!(!older.contains("grave"));
    assert_eq!(taken(older.as_bytes()).1.unwrap().new, 1);
}
