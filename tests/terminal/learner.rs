//! A learner at the robot's keys who knows the answers: beside the program runs the same quiz with the same seed, so
//! that it is known what comes next, and right and wrong can be answered on purpose. What the screen must say is taken
//! from the library, never from this file.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::SystemTime,
};

use minuku::{
    debrief::Debrief,
    explain::{self, Block},
    locale::{Language, Texts},
    pack::{
        Pack,
        load::{Place, load},
    },
    quiz::{Confidence, Item, Plan, Question, Quiz, Response, Stage, select},
    scenario::{Exhibit, Role, Scenario, Verdict},
    settings::ThemeName,
    ui::{
        exhibit::{self, Look, Pointing, Target},
        theme::Theme,
    },
};
use tempfile::TempDir;

use crate::{
    robot::Robot,
    seat::{self, wait_words},
};

/// The width of an exhibit in a window of 80 columns.
const WIDTH: u16 = 79;
const HEIGHT: u16 = 12;

/// How steps are put into order.
#[derive(Clone, Copy)]
pub(crate) enum Hand {
    /// A digit says to which place.
    Digits,
    /// Taken with Space, moved with arrows, put down with Space.
    Arrows,
    /// Moved with `<`.
    Letters,
}

pub(crate) struct Learner {
    pub(crate) robot: Robot,
    pub(crate) quiz: Quiz,
    pub(crate) texts: Texts,
    pub(crate) hand: Hand,
    pack: Arc<Pack>,
    /// Keeps the settings as long as the program runs.
    _folder: TempDir,
}

impl Learner {
    /// A session as home offers it, entered from there.
    pub(crate) fn from_home(language: Language, seed: u64, items: usize) -> Self {
        let folder = seat::settled(language);
        let (seed_words, items_words) = (seed.to_string(), items.to_string());
        let mut robot = seat::at_home(
            &folder,
            language,
            &["--seed", &seed_words, "--items", &items_words],
        );
        let pack = Arc::new(load(&[Place::Embedded]));
        let plan = Plan {
            items,
            role: Role::Employee,
            seed,
        };
        let scenarios = select(&pack, &plan);
        assert_eq!(scenarios.len(), items);
        robot.press("Enter");
        Self::new(robot, folder, language, pack, scenarios, seed)
    }

    /// A session over these scenarios, entered from the command line.
    pub(crate) fn from_shell(language: Language, seed: u64, wanted: impl Fn(&Scenario) -> bool) -> Self {
        let folder = seat::settled(language);
        let pack = Arc::new(load(&[Place::Embedded]));
        let scenarios: Vec<Arc<Scenario>> = pack
            .scenarios
            .iter()
            .filter(|scenario| wanted(scenario))
            .cloned()
            .collect();
        let seed_words = seed.to_string();
        let mut arguments = vec!["--seed", seed_words.as_str(), "train"];
        arguments.extend(scenarios.iter().map(|scenario| scenario.id.as_str()));
        let robot = seat::start(&folder, language, &arguments);
        Self::new(robot, folder, language, Arc::clone(&pack), scenarios, seed)
    }

    fn new(
        robot: Robot,
        folder: TempDir,
        language: Language,
        pack: Arc<Pack>,
        scenarios: Vec<Arc<Scenario>>,
        seed: u64,
    ) -> Self {
        Self {
            robot,
            quiz: Quiz::new(scenarios, &pack, seed),
            texts: Texts::new(language),
            hand: Hand::Digits,
            pack,
            _folder: folder,
        }
    }

    pub(crate) fn item(&self) -> Item {
        self.quiz.item().cloned().expect("a session that goes on")
    }

    pub(crate) fn says(&self, id: &str) {
        wait_words(&self.robot, &self.texts.text(id));
    }

    // ===== What must be on the screen =====

    /// Waits until the screen stands where the quiz stands.
    pub(crate) fn arrive(&self) {
        match self.quiz.stage() {
            Stage::Ask(0) => {
                let place = format!("| {}/{} |", self.quiz.position() + 1, self.quiz.items().len());
                self.robot.wait_for(&place);
                self.says("ask-verdict");
                let situation = explain::own(&self.item().scenario.situation, &self.texts);
                wait_words(&self.robot, &situation);
                for step in explain::scale(&self.texts) {
                    wait_words(&self.robot, &step);
                }
            }
            Stage::Ask(index) => wait_words(&self.robot, &self.wording(index)),
            Stage::Consequence(_) => {
                self.says("consequence-title");
                self.says("consequence-safe");
            }
            Stage::Debrief => self.says("debrief-tab-brief"),
            // A check-up goes on by itself.
            Stage::Noted => {}
            Stage::Over => {
                let count = [("count", self.quiz.items().len().into())];
                wait_words(&self.robot, &self.texts.with("summary-title", &count));
            }
        }
    }

    fn wording(&self, index: usize) -> String {
        let item = self.item();
        if let Some(words) = item.wording(index) {
            return explain::own(words, &self.texts);
        }
        self.texts.text(match item.questions[index] {
            Question::Clues => "ask-clues",
            Question::Order { .. } => "ask-order",
            Question::Helpdesk { .. } => "ask-helpdesk",
            Question::Verdict | Question::Options { .. } => "ask-verdict",
        })
    }

    /// What can be pointed at, in the order of Tab, with the exhibit that it is on.
    fn targets(&self, pointing: Pointing) -> Vec<(usize, Target)> {
        let (theme, item) = (Theme::of(ThemeName::Terminal), self.item());
        let (chosen, numbers) = (BTreeSet::new(), BTreeMap::new());
        let look = |index: usize| Look {
            theme: &theme,
            texts: &self.texts,
            language: self.texts.language(),
            height: HEIGHT,
            ascii: false,
            pointing: if index > 0 && pointing == Pointing::Phrases {
                Pointing::None
            } else {
                pointing
            },
            focus: None,
            chosen: &chosen,
            numbers: &numbers,
            seconds: 0,
            blink: false,
        };
        item.scenario
            .opening()
            .flat_map(|(index, shown): (usize, &Exhibit)| {
                let sheet = exhibit::draw(&shown.body, &look(index), WIDTH);
                sheet.targets.into_iter().map(move |target| (index, target))
            })
            .collect()
    }

    // ===== Answering =====

    /// Looks at everything that can be inspected, and reads what inspecting shows.
    pub(crate) fn inspect_everything(&mut self) {
        let item = self.item();
        for (place, (index, target)) in self.targets(Pointing::Marks).into_iter().enumerate() {
            self.robot.press("Tab");
            // What claims the whole screen has no room for words until the first thing is opened.
            if place > 0 {
                self.says("inspect-enter");
            }
            self.robot.press("Enter");
            let clue = target.clue.expect("only marks are inspected");
            let words = item.scenario.exhibits[index]
                .body
                .passages()
                .iter()
                .find(|passage| passage.number == target.spot.passage)
                .and_then(|passage| {
                    let text = passage.text.get(self.texts.language());
                    let mark = text
                        .marks
                        .iter()
                        .find(|mark| mark.range.start == target.spot.start)?;
                    text.text.get(mark.range.clone()).map(str::to_owned)
                })
                .expect("the words of a mark");
            let words = self
                .texts
                .with("inspect-thing", &[("words", words.as_str().into())]);
            wait_words(&self.robot, &words);
            match &item.scenario.clues[clue].reveal {
                Some(reveal) => wait_words(&self.robot, &explain::own(reveal, &self.texts)),
                None => self.says("inspect-nothing"),
            }
        }
    }

    /// Answers the question that waits, right or wrong on purpose.
    pub(crate) fn answer(&mut self, right: bool) {
        let Stage::Ask(index) = self.quiz.stage() else {
            panic!("nothing is asked");
        };
        self.arrive();
        let question = self.quiz.question().cloned().expect("a question");
        let response = match &question {
            Question::Verdict => self.judge(right),
            Question::Options { several, shown } => self.choose(index, *several, shown, right),
            Question::Clues => self.mark(right),
            Question::Order { steps, shown } => {
                let steps: Vec<String> = steps.iter().map(|step| explain::own(step, &self.texts)).collect();
                self.arrange(&steps, shown.clone(), right)
            }
            Question::Helpdesk {
                shown, right: first, ..
            } => {
                let place = shown
                    .iter()
                    .position(|id| (id == first) == right)
                    .expect("such a desk");
                self.robot.press(&(place + 1).to_string());
                Response::Helpdesk(shown[place].clone())
            }
        };
        let outcome = self.quiz.answer(response, &self.pack.helpdesks).expect("it fits");
        assert_eq!(outcome.is_right(), right, "{question:?}");
        if let Stage::Consequence(_) = self.quiz.stage() {
            self.arrive();
            self.robot.press("Enter");
            self.quiz.proceed();
        }
    }

    fn judge(&mut self, right: bool) -> Response {
        let scam = (self.item().scenario.verdict == Verdict::Scam) == right;
        // With the input method left on, the digit is a full-width one.
        let (key, confidence) = if scam {
            ("１", Confidence::SurelyScam)
        } else {
            ("3", Confidence::ProbablyGenuine)
        };
        self.robot.type_text(key);
        Response::Verdict(confidence)
    }

    fn choose(&mut self, index: usize, several: bool, shown: &[usize], right: bool) -> Response {
        let item = self.item();
        let options = &item.options(index).expect("options").options;
        wait_words(&self.robot, &format!("> 1 {}", if several { "[ ]" } else { "" }));
        let wanted: BTreeSet<usize> = if right {
            (0..options.len())
                .filter(|option| options[*option].right)
                .collect()
        } else {
            let wrong = |option: &usize| !options[*option].right;
            // What leads somewhere is more of an adventure.
            let leading = (0..options.len()).find(|option| wrong(option) && options[*option].leads.is_some());
            leading
                .or_else(|| (0..options.len()).find(wrong))
                .into_iter()
                .collect()
        };
        for option in &wanted {
            let place = shown
                .iter()
                .position(|other| other == option)
                .expect("it is shown")
                + 1;
            self.robot.press(&place.to_string());
            if several {
                wait_words(&self.robot, &format!("> {place} [x]"));
            }
        }
        if several {
            self.robot.press("Enter");
        }
        Response::Options(wanted)
    }

    fn mark(&mut self, right: bool) -> Response {
        let real = self.item().real_clues();
        let targets = self.targets(Pointing::Phrases);
        let mut at = None;
        let mut left = real.clone();
        let (mut clues, mut others) = (BTreeSet::new(), 0);
        for (place, (_, target)) in targets.iter().enumerate() {
            let is_real = target.clue.is_some_and(|clue| real.contains(&clue));
            let wanted = if right {
                target.clue.is_some_and(|clue| left.remove(&clue))
            } else {
                !is_real && clues.is_empty() && others == 0
            };
            if !wanted {
                continue;
            }
            // The first Tab takes the first phrase.
            let steps = at.map_or(place + 1, |at| place - at);
            at = Some(place);
            self.robot.type_text(&format!("{} ", "\t".repeat(steps)));
            match target.clue {
                Some(clue) => {
                    clues.insert(clue);
                }
                None => others += 1,
            }
            let count = [("count", (clues.len() + others).into())];
            wait_words(&self.robot, &self.texts.with("ask-clues-marked", &count));
        }
        assert!(!right || left.is_empty(), "clues that cannot be marked: {left:?}");
        self.robot.press("Enter");
        Response::Clues { clues, others }
    }

    fn arrange(&mut self, steps: &[String], mut order: Vec<usize>, right: bool) -> Response {
        let mut selected = 0;
        for to in (0..order.len()).take_while(|_| right) {
            let from = order.iter().position(|step| *step == to).expect("every step");
            if from == to {
                continue;
            }
            let walk = if from > selected { "Down" } else { "Up" };
            for _ in 0..from.abs_diff(selected) {
                self.robot.press(walk);
            }
            match self.hand {
                Hand::Digits => self.robot.press(&(to + 1).to_string()),
                Hand::Letters => self.robot.type_text(&"<".repeat(from - to)),
                Hand::Arrows => {
                    self.robot.press("Space");
                    self.says("ask-order-held");
                    for _ in 0..from - to {
                        self.robot.press("Up");
                    }
                    self.robot.press("Space");
                    self.says("ask-order-how");
                }
            }
            let step = order.remove(from);
            order.insert(to, step);
            selected = to;
            wait_words(&self.robot, &format!("> {} {}", to + 1, steps[step]));
        }
        self.robot.press("Enter");
        Response::Order(order)
    }

    // ===== Reading =====

    /// Reads the explanation part by part, each to its end, and goes on.
    pub(crate) fn read_debrief(&mut self) {
        self.arrive();
        self.tab(1, "debrief-tab-brief");
        let item = self.item();
        let debrief = Debrief::of(&item, &self.pack, SystemTime::now().into(), self.texts.language());
        let reasons = explain::reasons(&debrief, &self.texts);
        self.reads(reasons.first());
        self.robot.press("2");
        self.tab(2, "debrief-tab-why");
        self.reads(reasons.first());
        let next_time = explain::next_time(&item, &debrief, &self.pack, &self.texts);
        self.robot.press("Right");
        self.tab(3, "debrief-tab-next-time");
        self.reads(next_time.first());
        self.robot.press("End");
        self.reads(next_time.last());
        if !debrief.first_aid.is_empty() || !debrief.helpdesks.is_empty() {
            self.robot.press("4");
            self.tab(4, "debrief-tab-aftermath");
        }
        self.leave_debrief();
    }

    /// Reads the first part of the explanation alone.
    pub(crate) fn skip_debrief(&mut self) {
        self.arrive();
        self.tab(1, "debrief-tab-brief");
        let item = self.item();
        let debrief = Debrief::of(&item, &self.pack, SystemTime::now().into(), self.texts.language());
        self.reads(explain::reasons(&debrief, &self.texts).first());
        wait_words(
            &self.robot,
            &explain::own(&item.scenario.debrief.story, &self.texts),
        );
        self.leave_debrief();
    }

    fn leave_debrief(&mut self) {
        self.robot.press("Enter");
        self.quiz.proceed();
        self.arrive();
    }

    fn tab(&self, number: usize, id: &str) {
        self.robot.wait_for(&format!(">{number} {}", self.texts.text(id)));
    }

    fn reads(&self, block: Option<&Block>) {
        match block.expect("something is said") {
            Block::Heading(words) | Block::Text(_, words) | Block::Below(_, words) => {
                wait_words(&self.robot, words);
            }
            Block::Item(marker, _, words) => wait_words(&self.robot, &format!("{marker}{words}")),
            Block::Labelled(..) | Block::Gap => {}
        }
    }

    /// Reads the summary to its end and goes home.
    pub(crate) fn read_summary(&mut self) {
        assert_eq!(self.quiz.stage(), Stage::Over);
        self.arrive();
        let blocks = explain::summary(&self.quiz.summary(), &self.texts);
        let counts = blocks.iter().take_while(|block| matches!(block, Block::Item(..)));
        for block in counts {
            self.reads(Some(block));
        }
        self.robot.press("End");
        let seed = [("seed", self.quiz.seed().to_string().into())];
        wait_words(&self.robot, &self.texts.with("summary-seed", &seed));
        let last = blocks.iter().rev().find(|block| matches!(block, Block::Item(..)));
        self.reads(last);
        self.robot.press("Enter");
        seat::wait_home(&self.robot, self.texts.language());
    }

    /// Answers every question of the current item.
    pub(crate) fn answer_all(&mut self, right: bool) {
        while let Stage::Ask(_) = self.quiz.stage() {
            self.answer(right);
        }
    }
}
