//! That the first page of every debrief of the shipped pack is whole on one screen of 80 by 24 cells: whatever the
//! scenario, the language and the answers, nothing of what has to be there is cut off or left out. How the page looks is
//! held by the pictures of screens.

#![expect(clippy::unwrap_used, reason = "a test may end at any fault")]

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use minuku::{
    locale::{Language, Localized, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    quiz::{Confidence, Item, Question, Quiz, Response, Stage},
    scenario::{Ask, Options, Scenario, Verdict},
    settings::Settings,
    text,
    ui::{
        app::{App, Context, Screen},
        screen::session::Session,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// How somebody answers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Learner {
    /// Everything right.
    Good,
    /// Everything wrong, and sure of it.
    Bad,
}

fn answer(learner: Learner, item: &Item, index: usize, pack: &Pack) -> Response {
    let good = learner == Learner::Good;
    match &item.questions[index] {
        Question::Verdict => Response::Verdict(match (item.scenario.verdict, good) {
            (Verdict::Scam, true) | (Verdict::Genuine, false) => Confidence::SurelyScam,
            (Verdict::Scam, false) | (Verdict::Genuine, true) => Confidence::SurelyGenuine,
        }),
        Question::Options { several, .. } => {
            let options = &item.options(index).unwrap().options;
            let all = (0..options.len()).filter(|option| options[*option].right == good);
            Response::Options(if *several {
                all.collect()
            } else {
                all.take(1).collect()
            })
        }
        Question::Clues => Response::Clues {
            clues: if good { item.real_clues() } else { BTreeSet::new() },
            others: 0,
        },
        Question::Order { steps, .. } => Response::Order(if good {
            (0..steps.len()).collect()
        } else {
            (0..steps.len()).rev().collect()
        }),
        Question::Helpdesk { right, shown, .. } => {
            let wrong = shown.iter().find(|desk| *desk != right).unwrap_or(right);
            assert!(pack.helpdesks.get(wrong).is_some());
            Response::Helpdesk(if good { right.clone() } else { wrong.clone() })
        }
    }
}

/// Somebody who has answered all questions of a scenario.
fn debriefed(scenario: &Arc<Scenario>, pack: &Pack, learner: Learner) -> Quiz {
    let mut quiz = Quiz::new(vec![Arc::clone(scenario)], pack, 7);
    while quiz.stage() != Stage::Debrief {
        match quiz.stage() {
            Stage::Ask(index) => {
                let response = answer(learner, quiz.item().unwrap(), index, pack);
                quiz.answer(response, &pack.helpdesks).unwrap();
            }
            _ => quiz.proceed(),
        }
    }
    quiz
}

/// All that is on the screen, without blanks and ends of rows.
fn shown(app: &App, (width, height): (u16, u16)) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    app.view(area, &mut buf);
    let mut all = String::new();
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let symbol = buf[(x, y)].symbol();
            all.push_str(symbol.trim());
            x += u16::try_from(text::width(symbol)).unwrap().max(1);
        }
    }
    all
}

fn app(pack: &Arc<Pack>, language: Language, quiz: Quiz) -> App {
    let mut app = App::new(Context {
        texts: Rc::new(Texts::new(language)),
        settings: Settings {
            language: Some(language),
            ..Settings::default()
        },
        pack: Arc::clone(pack),
        // 2 January 2027, 10:30 in Tokyo: the bank's own desk is closed.
        now: "2027-01-02T01:30:00Z".parse().unwrap(),
        seed: 7,
        ..Context::bare()
    });
    app.open(Screen::Session(Box::new(Session::new(quiz))));
    app
}

fn squeezed(text: &Localized<String>, language: Language) -> String {
    text.get(language).split_whitespace().collect()
}

/// What is quoted in a quotation gets other marks.
fn without_quotes(words: &str) -> String {
    words.replace(['「', '」', '『', '』', '"', '\''], "")
}

/// The options of the first question about what to do that was answered wrong.
fn first_options(scenario: &Scenario) -> Option<&Options> {
    scenario.asks.iter().find_map(|ask| match ask {
        Ask::Choice(options) | Ask::Choices(options) => Some(options),
        _ => None,
    })
}

#[test]
fn every_debrief_is_whole_on_one_screen() {
    let pack = Arc::new(load(&[Place::Embedded]));
    let mut faults = Vec::new();
    for scenario in &pack.scenarios {
        for language in Language::ALL {
            for learner in [Learner::Good, Learner::Bad] {
                let app = app(&pack, language, debriefed(scenario, &pack, learner));
                let shown = shown(&app, (80, 24));
                let mut check = |what: &str, words: &str| {
                    if !without_quotes(&shown).contains(&without_quotes(words)) {
                        faults.push(format!("{} {} {learner:?}: {what}", scenario.id, language.tag()));
                    }
                };
                // Whoever was wrong is told about that before all advice.
                let points = match learner {
                    Learner::Good => scenario.debrief.prevention.as_slice(),
                    Learner::Bad => scenario.debrief.prevention.get(..1).unwrap_or_default(),
                };
                for id in points {
                    check(id, &squeezed(&pack.point(id).unwrap().text, language));
                }
                check("story", &squeezed(&scenario.debrief.story, language));
                for id in &scenario.debrief.terms {
                    check(id, &squeezed(&pack.term(id).unwrap().term, language));
                }
                let reasons = scenario
                    .clues
                    .iter()
                    .filter(|clue| shown.contains(&squeezed(&clue.why, language)))
                    .count();
                let wanted = if learner == Learner::Good { 2 } else { 1 };
                if reasons < wanted {
                    check(
                        &format!("{reasons} reasons"),
                        "as many reasons as there have to be",
                    );
                }
                let first = scenario.clues.iter().find(|clue| !clue.decoy);
                if let (Learner::Good, Verdict::Genuine, Some(first)) = (learner, scenario.verdict, first) {
                    check("what tells most", &squeezed(&first.why, language));
                }
                if let (Learner::Bad, Some(options)) = (learner, first_options(scenario)) {
                    let wrong = options.options.iter().find(|option| !option.right).unwrap();
                    check("what was chosen", &squeezed(&wrong.text, language));
                    check("why not that", &squeezed(&wrong.why, language));
                    let right = options.options.iter().find(|option| option.right).unwrap();
                    check("what is better", &squeezed(&right.text, language));
                }
                if learner == Learner::Bad && scenario.verdict == Verdict::Scam {
                    let help = Texts::new(language).text("brief-help");
                    check("help", &help);
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
