//! What is handed over on paper, as it is made by the commands: the customer's leaflet and the cards for role-play, in both
//! languages, as text and as HTML. Every shipped incident and scene fits on its page, the staff card gives no answer
//! away, and nothing of a pack breaks out of a page.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use minuku::{
    explain::{
        cards::{Player, card},
        leaflet::Subject,
        rehearsal::{page, pages},
    },
    helpdesk::{HOME, Region, when},
    locale::{Language, Localized, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    paper::{CELLS, Contact, Letters, Medium, Part, ROWS, Sheet, Tick, html, rows},
    rehearsal::Rehearsal,
    scenario::{
        Conversation, Incident, Verdict,
        conversation::{Goto, Turn},
    },
    text,
};
use tempfile::TempDir;

/// Nights, holidays and ordinary hours at which a leaflet may be asked for.
const TIMES: [&str; 4] = [
    "2026-11-25T12:00",
    "2026-12-31T20:30",
    "2027-01-02T23:30",
    "2027-03-22T10:00",
];

fn minuku(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("MINUKU_DATA_DIR", folder.join("no-data"))
        .output()
        .unwrap()
}

/// What a command prints that succeeds without a complaint.
fn printed(arguments: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let output = minuku(arguments, folder.path());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a command says that cannot be done.
fn refused(arguments: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let output = minuku(arguments, folder.path());
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.chars().find(|c| text::is_unsafe(*c)), None, "{said}");
    said
}

fn pack() -> Pack {
    load(&[Place::Embedded])
}

fn incidents(pack: &Pack) -> Vec<Incident> {
    let known = Incident::ALL.iter().copied();
    let known = known.filter(|incident| pack.first_aid.iter().any(|entry| entry.incident == *incident));
    known.collect()
}

fn instant(at: &str) -> chrono::DateTime<chrono::Utc> {
    when::parse_moment(at, "2026-11-25T00:00:00Z".parse().unwrap(), HOME).unwrap()
}

fn on_one_page(sheet: &Sheet, what: &str) {
    let rows = rows(sheet, CELLS);
    assert!(rows.len() <= ROWS, "{what}: {} rows", rows.len());
    for row in &rows {
        assert!(text::width(row) <= CELLS, "{what}: {row}");
        assert_eq!(row.chars().find(|c| text::is_unsafe(*c)), None, "{what}: {row}");
    }
}

/// Everything that stands on a sheet, each piece on one row.
fn unbroken(sheet: &Sheet) -> String {
    rows(sheet, 10_000).join("\n")
}

/// The size of letters that the first page of an HTML file has, in points.
fn letters(html: &str) -> f32 {
    let rest = html.split_once("style=\"font-size: ").unwrap().1;
    rest.split_once("pt\"").unwrap().0.parse().unwrap()
}

fn snapshot(name: &str, content: &str) {
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, content);
    });
}

/// An HTML file without what is the same in all of them.
fn body(html: &str) -> &str {
    html.split_once("</head>\n").unwrap().1
}

#[test]
fn leaflets_at_night_on_2_january_and_at_noon() {
    for language in ["ja", "en"] {
        let night = [
            "--lang",
            language,
            "leaflet",
            "phishing",
            "--at",
            "2027-01-02 23:30",
        ];
        let noon = [
            "--lang",
            language,
            "leaflet",
            "fake-shop",
            "--at",
            "2026-11-25 12:00",
        ];
        for (name, arguments) in [("night", night), ("noon", noon)] {
            snapshot(&format!("leaflet-{name}-{language}"), &printed(&arguments));
            let page = printed(&[&arguments, ["--to", "html"].as_slice()].concat());
            snapshot(&format!("leaflet-{name}-{language}-html"), body(&page));
        }
    }
}

#[test]
fn cards_of_a_scene() {
    for language in ["ja", "en"] {
        let arguments = ["--lang", language, "script", "counter-typed-password"];
        let text = printed(&arguments);
        assert_eq!(text.matches('\u{c}').count(), 2, "each card begins a new sheet");
        snapshot(&format!("cards-{language}"), &text.replace('\u{c}', "\n"));
        let page = printed(&[&arguments, ["--to", "html"].as_slice()].concat());
        snapshot(&format!("cards-{language}-html"), body(&page));
        for player in Player::WORDS {
            let one = printed(&[&arguments, ["--role", player].as_slice()].concat());
            assert!(text.contains(&one), "{player} is one of the three");
        }
    }
}

#[test]
fn every_leaflet_fits_on_its_page() {
    let pack = pack();
    assert_eq!(incidents(&pack).len(), Incident::ALL.len() - 1);
    for language in Language::ALL {
        let texts = Texts::new(language);
        for incident in incidents(&pack) {
            let own = pack.first_aid.iter().filter(|entry| entry.incident == incident);
            let own: Vec<String> = own.map(|entry| entry.id.clone()).collect();
            let mut all: Vec<Vec<String>> = own.iter().map(|id| vec![id.clone()]).collect();
            all.push(own);
            for (cases, at) in all.iter().flat_map(|cases| TIMES.map(|at| (cases, at))) {
                let what = format!("{} {cases:?} {at} {}", incident.word(), language.tag());
                let subject = Subject::of(incident, cases, &pack, instant(at));
                on_one_page(&subject.sheet(Medium::Rows, &pack, &texts), &what);
                let page = html(&[subject.sheet(Medium::Html, &pack, &texts)]);
                // Who has several cases before them has to read more.
                let least = if subject.cases.len() == 1 { 11.0 } else { 10.5 };
                assert!(letters(&page) >= least, "{what}: {} pt", letters(&page));
            }
        }
    }
}

fn contacts(sheet: &Sheet) -> Vec<&Contact> {
    let desks = sheet.parts.iter().filter_map(|part| match part {
        Part::Desks(contacts) => Some(contacts),
        _ => None,
    });
    desks.flatten().collect()
}

#[test]
fn a_leaflet_says_what_the_registry_says_at_that_hour() {
    let pack = pack();
    for language in Language::ALL {
        let texts = Texts::new(language);
        let asked = incidents(&pack).into_iter();
        for (incident, at) in asked.flat_map(|incident| TIMES.map(|at| (incident, instant(at)))) {
            let subject = Subject::whole(incident, &pack, at);
            for medium in [Medium::Rows, Medium::Html] {
                let sheet = subject.sheet(medium, &pack, &texts);
                let contacts = contacts(&sheet);
                let all = pack.whom_to_call(incident, subject.cases.iter().copied(), at);
                assert_eq!(contacts.len(), all.len());
                for advice in all {
                    let name = advice.desk.name.get(language);
                    let mut same = contacts.iter();
                    let contact = same
                        .find(|contact| contact.name.starts_with(name.as_str()))
                        .unwrap();
                    assert_eq!(contact.is_open, advice.status.is_open(), "{name}");
                    let number = advice.desk.phone.as_ref();
                    assert!(number.is_none_or(|number| *number == contact.reach), "{name}");
                    // An emergency line answers everybody, and is never named without what it is for.
                    assert!(contact.reach != "110" || contact.remark.is_some());
                }
                let steps = sheet.parts.iter().map(|part| match part {
                    Part::Steps(steps) => steps.len(),
                    _ => 0,
                });
                let expected: usize = subject.cases.iter().map(|case| case.steps.len()).sum();
                assert_eq!(steps.sum::<usize>(), expected);
            }
        }
    }
}

/// Which desk of the bank answers on a leaflet, if one does.
fn bank(cases: &[&str], at: &str) -> Option<String> {
    let pack = pack();
    let cases: Vec<String> = cases.iter().map(|case| (*case).to_owned()).collect();
    let subject = Subject::of(Incident::FakeShop, &cases, &pack, instant(at));
    let sheet = subject.sheet(Medium::Rows, &pack, &Texts::new(Language::En));
    let contacts = contacts(&sheet);
    let bank = contacts
        .iter()
        .find(|contact| contact.is_open && contact.name.starts_with("Rokin"));
    // Where one answers it is the first on the page.
    assert!(
        bank.is_none_or(|bank| bank.reach == contacts[0].reach),
        "{contacts:?}"
    );
    bank.map(|bank| bank.reach.clone())
}

/// Who pays by transfer turns to their bank first, whatever the hour; it can do nothing for a payment by card.
#[test]
fn whoever_paid_a_fake_shop_by_transfer_finds_the_desk_of_the_bank() {
    for (at, number) in [
        ("2026-11-25T12:00", "0120-690506"),
        ("2026-11-25T21:00", "0120-608002"),
        ("2027-01-02T10:30", "0120-608002"),
        ("2027-03-22T10:00", "0120-690506"),
    ] {
        let found = bank(&["fake-shop-transfer"], at);
        assert_eq!(found.as_deref(), Some(number), "{at}");
        assert_eq!(bank(&[], at).as_deref(), Some(number), "both cases, {at}");
        assert_eq!(bank(&["fake-shop-card"], at), None, "{at}");
    }
    let pack = pack();
    let first = &pack.first_aid("fake-shop-transfer").unwrap().steps[0];
    assert_eq!(first.helpdesk.as_deref(), Some("bank-helpdesk"));
}

/// Every text of a conversation that somebody who is to answer must not see.
fn answers(conversation: &Conversation) -> Vec<&Localized<String>> {
    let mut answers = vec![&conversation.customer.story];
    for secret in &conversation.customer.secrets {
        answers.extend([&secret.text, &secret.until]);
    }
    answers.extend(conversation.flags.iter().map(|flag| &flag.text));
    answers.extend(conversation.rules.iter().filter_map(|rule| rule.why.as_ref()));
    for node in &conversation.nodes {
        answers.extend(&node.say);
        match &node.turn {
            Turn::Choose(choices) => {
                for choice in choices {
                    answers.extend([&choice.text, &choice.why]);
                    answers.extend(&choice.better);
                }
            }
            Turn::Speak(speech) => {
                answers.extend([&speech.task, &speech.model]);
                answers.extend(&speech.covers);
            }
            Turn::End(_) => {}
        }
    }
    answers
}

#[test]
fn every_scene_has_its_cards_and_the_staff_card_no_answers() {
    let pack = pack();
    assert!(!pack.conversations.is_empty());
    for language in Language::ALL {
        let texts = Texts::new(language);
        for conversation in &pack.conversations {
            let id = &conversation.id;
            let make = |player, medium| card(conversation, player, medium, &pack.helpdesks, &texts);
            for player in Player::ALL {
                let what = format!("{id} {} {}", player.word(), language.tag());
                on_one_page(&make(*player, Medium::Rows), &what);
                let page = html(&[make(*player, Medium::Html)]);
                assert!(letters(&page) >= 9.5, "{what}: {} pt", letters(&page));
            }
            for medium in [Medium::Rows, Medium::Html] {
                let staff = unbroken(&make(Player::Staff, medium));
                for answer in answers(conversation) {
                    assert!(!staff.contains(answer.get(language).as_str()), "{id}: {answer:?}");
                }
                for desk in pack.helpdesks.iter() {
                    assert!(!staff.contains(desk.name.get(language).as_str()), "{id}");
                }
                assert!(!staff.contains(conversation.incident.word()), "{id}");
            }
        }
    }
}

#[test]
fn the_staff_card_is_the_same_for_a_scam_and_for_genuine_business() {
    let pack = pack();
    let texts = Texts::new(Language::En);
    let mut other = (**pack.conversation("counter-typed-password").unwrap()).clone();
    let staff = |conversation: &Conversation| {
        let desks = &pack.helpdesks;
        unbroken(&card(conversation, Player::Staff, Medium::Rows, desks, &texts))
    };
    let before = staff(&other);
    other.verdict = Verdict::Genuine;
    other.order.reverse();
    other.order.pop();
    assert_eq!(staff(&other), before);
}

#[test]
fn the_observer_knows_order_musts_and_the_right_desk() {
    let pack = pack();
    let desks = &pack.helpdesks;
    for language in Language::ALL {
        let texts = Texts::new(language);
        for conversation in &pack.conversations {
            let sheet = card(conversation, Player::Observer, Medium::Rows, desks, &texts);
            let words = unbroken(&sheet);
            for (number, tag) in conversation.order.iter().enumerate() {
                let step = texts.text(&format!("word-tags-{}", tag.word()));
                let step = format!("{}. {step}", number + 1);
                assert!(words.contains(&step), "{}: {step}", conversation.id);
            }
            for flag in conversation.flags.iter().filter(|flag| flag.must) {
                assert!(words.contains(flag.text.get(language).as_str()));
            }
            let start = desks.instant(conversation.at);
            let choices = conversation.nodes.iter().flat_map(|node| match &node.turn {
                Turn::Choose(choices) => choices.as_slice(),
                _ => &[],
            });
            for choice in choices {
                if let Goto::Pick(pick) = &choice.goto {
                    let right = pick.wanted(conversation.incident, desks, start).unwrap();
                    assert!(words.contains(right.name.get(language).as_str()));
                }
            }
        }
    }
}

#[test]
fn the_debrief_ends_with_the_paper_where_there_was_a_scam() {
    let pack = pack();
    for conversation in &pack.conversations {
        let rehearsal = Rehearsal::start(conversation.clone(), 1);
        let expected = match conversation.verdict {
            Verdict::Scam => 5,
            Verdict::Genuine => 4,
        };
        assert_eq!(pages(&rehearsal, &pack), expected, "{}", conversation.id);
        let texts = Texts::new(Language::Ja);
        for number in 0..=expected {
            let said = page(number, &rehearsal, &pack, &texts);
            assert_eq!(
                said.is_empty(),
                number == expected,
                "{}: {number}",
                conversation.id
            );
        }
    }
}

#[test]
fn the_command_in_the_debrief_prints_the_same_paper() {
    let pack = pack();
    for conversation in &pack.conversations {
        let rehearsal = Rehearsal::start(conversation.clone(), 1);
        let last = pages(&rehearsal, &pack) - 1;
        let told = format!("{:?}", page(last, &rehearsal, &pack, &Texts::new(Language::En)));
        let Some((_, command)) = told.split_once("minuku leaflet") else {
            continue;
        };
        let command = command.split_once('"').unwrap().0;
        let arguments: Vec<&str> = ["--lang", "en", "leaflet"]
            .into_iter()
            .chain(command.split_whitespace())
            .collect();
        let printed = printed(&arguments);
        for contact in
            pack.helpdesks
                .who_to_call(conversation.incident, Region::Jp, rehearsal.now(&pack.helpdesks))
        {
            let name = contact.desk.name.get(Language::En);
            assert!(
                told.contains(name.as_str()) && printed.contains(name.as_str()),
                "{name}"
            );
        }
        for id in &conversation.debrief.first_aid {
            let step = &pack.first_aid(id).unwrap().steps[0].text;
            let start: String = step.get(Language::En).chars().take(20).collect();
            assert!(told.contains(&start) && printed.contains(&start), "{start}");
        }
    }
}

#[test]
fn a_page_for_a_browser_needs_and_runs_nothing() {
    for arguments in [["leaflet", "one-click"], ["script", "counter-typed-password"]] {
        for language in ["ja", "en"] {
            let more = ["--to", "html", "--lang", language];
            let page = printed(&[arguments.as_slice(), more.as_slice()].concat());
            for word in [
                "<script",
                "src=",
                "href=",
                "url(",
                "@import",
                "http:",
                "https:",
                "<link",
                "javascript",
            ] {
                assert!(!page.contains(word), "{word}");
            }
            assert!(page.starts_with("<!DOCTYPE html>\n"));
            assert!(page.contains(&format!("<html lang=\"{language}\">")));
            assert!(page.contains("<meta charset=\"utf-8\">") && page.contains("size: A4"));
            for name in ["section", "h1", "h2", "ul", "ol", "li", "span", "div"] {
                let opened =
                    page.matches(&format!("<{name}>")).count() + page.matches(&format!("<{name} ")).count();
                assert_eq!(opened, page.matches(&format!("</{name}>")).count(), "{name}");
            }
        }
    }
}

const HOSTILE: &str = r#"<b>"x" & y</b><script>alert(1)</script>"#;

#[test]
fn words_of_a_pack_stay_words() {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack");
    fs::create_dir(&pack).unwrap();
    let text = |key: &str| format!("{key}.ja = '''{HOSTILE}'''\n{key}.en = '''{HOSTILE}'''\n");
    let head = "schema = 1\nid = \"hostile\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\n";
    fs::write(pack.join("pack.toml"), format!("{head}{}", text("name"))).unwrap();
    let aid = format!(
        "schema = 1\n[phishing]\nincident = \"phishing\"\n{}[[phishing.step]]\nid = \"one\"\n{}",
        text("title"),
        text("text")
    );
    fs::write(pack.join("first-aid.toml"), aid).unwrap();
    let desks = format!(
        "schema = 1\n[bank-helpdesk]\n{}phone = \"<i>1</i>\"\nhours = \"24/7\"\nfor = [\"phishing\"]\n{}source = \"x\"\nchecked = 2026-11-22\n",
        text("name"),
        text("note"),
    );
    fs::write(pack.join("helpdesks.toml"), desks).unwrap();
    let arguments = [
        "--pack", "pack", "leaflet", "phishing", "--lang", "en", "--to", "html",
    ];
    let output = minuku(&arguments, folder.path());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(!page.contains("<script") && !page.contains("<i>") && !page.contains("\"x\""));
    let escaped = "&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;&lt;script&gt;";
    assert!(page.matches(escaped).count() >= 3, "{page}");
}

#[test]
fn no_part_of_a_page_carries_controls_or_markup() {
    let hostile = format!("{HOSTILE}\u{1b}[2J\u{202e}\u{200b}\u{7}x");
    let word = || hostile.clone();
    let sheet = Sheet {
        language: Language::En,
        reader: word(),
        title: word(),
        letters: Letters::Large,
        parts: vec![
            Part::Heading(word()),
            Part::Case(word()),
            Part::Text(word()),
            Part::Small(word()),
            Part::Strong(word()),
            Part::Steps(vec![word()]),
            Part::Items(vec![word()]),
            Part::Ticks(vec![Tick {
                words: word(),
                note: Some(word()),
                blank: Some("min ___".to_owned()),
            }]),
            Part::Things(vec![word()]),
            Part::Desks(vec![Contact {
                name: word(),
                reach: word(),
                hours: word(),
                remark: Some(word()),
                is_open: true,
            }]),
            Part::Blanks(vec![word()]),
            Part::Stamp {
                label: word(),
                blanks: vec![word()],
            },
        ],
        foot: word(),
    };
    let page = html(std::slice::from_ref(&sheet));
    assert_eq!(page.chars().find(|c| text::is_unsafe(*c)), None);
    assert!(!page.contains("<script") && !page.contains("<b>\"") && !page.contains("\"x\""));
    for width in [CELLS, 40, 20] {
        for row in rows(&sheet, width) {
            assert!(text::width(&row) <= width, "{width}: {row}");
            assert_eq!(row.chars().find(|c| text::is_unsafe(*c)), None, "{row}");
        }
    }
}

#[test]
fn what_does_not_exist_is_refused_with_what_does() {
    let said = refused(&["--lang", "en", "leaflet", "phising"]);
    assert!(
        said.contains("phising") && said.contains("Did you mean phishing?"),
        "{said}"
    );
    assert!(
        said.contains("one-click") && said.contains("impersonation"),
        "{said}"
    );
    let said = refused(&["--lang", "ja", "leaflet"]);
    assert!(
        said.contains("fake-shop") && said.contains("minuku leaflet phishing"),
        "{said}"
    );
    let said = refused(&["--lang", "en", "leaflet", "none"]);
    assert!(said.contains("none"), "{said}");
    let said = refused(&["--lang", "en", "leaflet", "fake-shop", "--case", "fake-shop-crad"]);
    assert!(said.contains("fake-shop-card, fake-shop-transfer"), "{said}");
    assert!(said.contains("Did you mean fake-shop-card?"), "{said}");
    let bad = ["--lang", "ja", "leaflet", "phishing", "--at", "きのうの夜"];
    assert_eq!(
        refused(&bad),
        refused(&["--lang", "ja", "helpdesks", "--at", "きのうの夜"])
    );
    let said = refused(&["--lang", "en", "script", "counter-typed-pasword"]);
    assert!(said.contains("counter-typed-password"), "{said}");
    let said = refused(&[
        "--lang",
        "en",
        "script",
        "counter-typed-password",
        "--role",
        "employee",
    ]);
    assert!(said.contains("customer, staff, observer"), "{said}");
    refused(&["leaflet", "phishing", "--to", "pdf"]);
}

#[test]
fn a_file_is_written_whole_and_not_over_another() {
    let folder = TempDir::new().unwrap();
    let base = ["--lang", "ja", "leaflet", "malware", "--at", "2026-11-25 12:00"];
    let with = |more: &[&str]| minuku(&[&base, more].concat(), folder.path());
    let output = with(&["-o", "leaflet.html"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    let page = fs::read(folder.path().join("leaflet.html")).unwrap();
    assert_eq!(page, with(&["--to", "html"]).stdout);
    fs::write(folder.path().join("leaflet.txt"), "mine").unwrap();
    let output = with(&["-o", "leaflet.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("leaflet.txt") && said.contains("--force"), "{said}");
    assert_eq!(fs::read(folder.path().join("leaflet.txt")).unwrap(), b"mine");
    assert_eq!(with(&["-o", "leaflet.txt", "--force"]).status.code(), Some(0));
    let text = fs::read(folder.path().join("leaflet.txt")).unwrap();
    assert_eq!(text, with(&["-o", "-"]).stdout);
    let output = with(&["-o", "nowhere/leaflet.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("nowhere"));
    // Nothing is left beside them.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_page_that_is_too_long_is_printed_and_told() {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack");
    fs::create_dir(&pack).unwrap();
    let head = "schema = 1\nid = \"long\"\nversion = \"1\"\nlanguages = [\"en\"]\nname.en = \"x\"\n";
    fs::write(pack.join("pack.toml"), head).unwrap();
    let steps: Vec<String> = (0..70)
        .map(|number| format!("[[ransomware.step]]\nid = \"s{number}\"\ntext.en = \"step {number}\"\n"))
        .collect();
    let aid = format!(
        "schema = 1\n[ransomware]\nincident = \"ransomware\"\ntitle.en = \"x\"\n{}",
        steps.concat()
    );
    fs::write(pack.join("first-aid.toml"), aid).unwrap();
    let arguments = ["--pack", "pack", "--lang", "en", "leaflet", "ransomware"];
    let output = minuku(&arguments, folder.path());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("step 69"));
    assert!(said.contains("does not fit on one page of 60"), "{said}");
}

#[test]
fn a_role_given_before_the_command_is_another_one() {
    let cards = printed(&[
        "--lang",
        "en",
        "--role",
        "employee",
        "script",
        "counter-typed-password",
    ]);
    assert_eq!(cards.matches('\u{c}').count(), 2);
}

#[test]
fn a_case_that_is_named_twice_is_on_the_page_once() {
    let once = [
        "--lang",
        "en",
        "leaflet",
        "impersonation",
        "--at",
        "2027-01-02 10:00",
        "--case",
        "money-sent",
    ];
    let twice = [&once[..], &["--case", "money-sent"]].concat();
    assert_eq!(printed(&twice), printed(&once));
}

#[cfg(unix)]
#[test]
fn a_page_goes_through_a_link_and_into_a_device() {
    let folder = TempDir::new().unwrap();
    let to = |file: &str, more: &[&str]| {
        let arguments = [&["--lang", "en", "leaflet", "phishing", "-o", file], more].concat();
        minuku(&arguments, folder.path())
    };
    let device = folder.path().join("printer");
    std::os::unix::fs::symlink("/dev/stdout", &device).unwrap();
    let output = to("printer", &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("For our customer")
    );
    assert!(fs::symlink_metadata(&device).unwrap().is_symlink());
    let (page, link) = (folder.path().join("page.txt"), folder.path().join("latest"));
    fs::write(&page, "another").unwrap();
    std::os::unix::fs::symlink("page.txt", &link).unwrap();
    assert_eq!(to("latest", &[]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&page).unwrap(), "another");
    assert_eq!(to("latest", &["--force"]).status.code(), Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&page).unwrap().contains("For our customer"));
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_with_what_to_do() {
    let said = |language, place| refused(&["--lang", language, "leaflet", "phishing", "-o", place]);
    assert_eq!(
        said("en", "nowhere/page.txt"),
        "minuku: error: nowhere/page.txt could not be written: there is no folder nowhere. \
         Make the folder first, or choose another place.\n"
    );
    assert_eq!(
        said("ja", "nowhere/page.txt"),
        "minuku: エラー: nowhere/page.txt に書き込めませんでした。nowhere というフォルダーがありません。\
         先にフォルダーを作るか、別の場所を選んでください。\n"
    );
    // What is a folder cannot be replaced by force either.
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    assert!(said("en", folder).contains("it is a folder. Add the name of the file."));
    assert!(
        refused(&["--lang", "ja", "leaflet", "phishing", "--force", "-o", folder])
            .contains("これはフォルダーです。")
    );
}
