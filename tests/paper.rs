//! What is handed over on paper, as it is made by the commands: the customer's leaflet and the cards for role-play, in both
//! languages, as text and as HTML. Every shipped incident and scene fits on its page, and the staff card gives no answer
//! away. What the commands refuse and where they write is in `paper_commands.rs`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

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
    paper::{CELLS, Contact, Medium, Part, ROWS, Sheet, html, rows},
    rehearsal::Rehearsal,
    scenario::{
        Conversation, Incident, Verdict,
        conversation::{Goto, Turn},
    },
    text,
};

#[path = "support/printed.rs"]
mod printed;

use printed::printed;

/// Nights, holidays and ordinary hours at which a leaflet may be asked for.
const TIMES: [&str; 4] = [
    "2026-11-25T12:00",
    "2026-12-31T20:30",
    "2027-01-02T23:30",
    "2027-03-22T10:00",
];

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
