//! The program is killed at any instant while somebody answers as fast as the keys go: whatever it had shown an
//! explanation of is on disk, the file is whole, and the session is offered again. `MINUKU_KILL_ROUNDS` says how often.

use std::{collections::BTreeSet, env, ops::ControlFlow, sync::Arc, thread, time::Duration};

use minuku::{
    history::{Attempt, FILE, Filter, History, State},
    locale::{Language, Texts},
    pack::load::{Place, load},
    quiz::{Plan, Quiz, select},
    scenario::{Role, Scenario},
};
use tempfile::TempDir;

use crate::{
    robot::{Robot, Signal},
    seat::{self, squeezed},
};

/// Rounds where nobody says how many.
const ROUNDS: u64 = 8;

/// A number for everything that is to differ from round to round (an LCG of Knuth).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

fn answers(folder: &TempDir) -> (Vec<Attempt>, Option<State>) {
    let path = folder.path().join(FILE);
    if !path.exists() {
        return (Vec::new(), None);
    }
    let history = History::open(&path).expect("the file is whole");
    let mut all = Vec::new();
    history
        .attempts(&Filter::default(), |attempt| {
            all.push(attempt);
            ControlFlow::Continue(())
        })
        .expect("every answer can be read");
    let sessions = history.sessions(9).expect("and every session");
    let counted: u32 = sessions.iter().map(|held| held.answers).sum();
    assert_eq!(usize::try_from(counted).ok(), Some(all.len()));
    let tallies = history.tallies().expect("what follows from them too");
    let summed = tallies.get("purpose:training").map_or(0, |counts| counts[0]);
    assert_eq!(
        usize::try_from(summed).ok(),
        Some(all.len()),
        "nothing is counted twice or not"
    );
    (all, sessions.first().map(|held| held.state))
}

/// Which items were explained on the screen, from 0, going through every frame that was written.
fn explained(raw: &[u8], items: usize, texts: &Texts) -> BTreeSet<usize> {
    const FRAME: &[u8] = b"\x1b[?2026l";
    let tab = squeezed(&texts.text("debrief-tab-next-time"));
    let mut screen = vt100::Parser::new(crate::robot::cells(24), crate::robot::cells(80), 0);
    let mut found = BTreeSet::new();
    let mut rest = raw;
    while let Some(end) = rest.windows(FRAME.len()).position(|part| part == FRAME) {
        let (frame, after) = rest.split_at(end + FRAME.len());
        screen.process(frame);
        rest = after;
        let shown = screen.screen().contents();
        if squeezed(&shown).contains(&tab) {
            found.extend((0..items).filter(|item| shown.contains(&format!("| {}/{items} |", item + 1))));
        }
    }
    found
}

#[test]
fn whatever_was_explained_is_on_disk_when_the_program_is_killed() {
    let rounds = env::var("MINUKU_KILL_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(ROUNDS);
    let pack = load(&[Place::Embedded]);
    let texts = Texts::new(Language::En);
    let (mut shown, mut kept, mut offered) = (0, 0, 0);
    for round in 0..rounds {
        let mut dice = Dice(round);
        let folder = seat::settled(Language::En);
        let plan = Plan {
            items: 12,
            role: Role::Author,
            seed: round,
        };
        let scenarios: Vec<Arc<Scenario>> = select(&pack, &plan);
        let quiz = Quiz::new(scenarios.clone(), &pack, round);
        let seed = round.to_string();
        let mut arguments = vec!["--seed", seed.as_str(), "train"];
        arguments.extend(scenarios.iter().map(|scenario| scenario.id.as_str()));
        let mut robot = seat::start(&folder, Language::En, &arguments);
        robot.wait_for("| 1/12 |");
        let instant = Duration::from_micros(dice.roll(900_000));
        press_until_killed(&mut robot, &mut dice, instant);

        let explained = explained(&robot.raw_output(), scenarios.len(), &texts);
        let (attempts, state) = answers(&folder);
        for item in &explained {
            let number = u32::try_from(*item).expect("few items");
            let answered = attempts.iter().filter(|attempt| attempt.item == number).count();
            assert_eq!(
                answered,
                quiz.items()[*item].questions.len(),
                "round {round}: item {item} was explained"
            );
        }
        shown += explained.len();
        kept += attempts.len();

        // What was begun can go on.
        if state == Some(State::Open) {
            let robot = seat::start(&folder, Language::En, &[]);
            let last = attempts
                .iter()
                .map(|attempt| attempt.item)
                .max()
                .expect("answers");
            let number = usize::try_from(last).expect("few items") + 1;
            let place = [("number", number.into()), ("all", scenarios.len().into())];
            seat::wait_words(&robot, &texts.with("home-resume-about", &place));
            robot.signal(Signal::KILL);
            robot.wait_exit();
            offered += 1;
        }
    }
    println!(
        "{rounds} kills: {shown} explanations shown, {kept} answers kept, {offered} sessions offered again"
    );
    assert!(
        rounds < 5 || (shown > 0 && offered > 0),
        "the robot was too slow to see anything"
    );
}

/// Presses what answers any question sooner or later, until the program is killed in the middle of it.
fn press_until_killed(robot: &mut Robot, dice: &mut Dice, instant: Duration) {
    let pid = robot.pid();
    let killer = thread::spawn(move || {
        // The instant is what is tried out here: there is no condition to wait for.
        thread::sleep(instant);
        crate::robot::signal_process(pid, Signal::KILL);
    });
    while !killer.is_finished() {
        let key = ["1", "\t", " ", "\r", "\r", "\r"][usize::try_from(dice.roll(6)).expect("small")];
        robot.try_send(key.as_bytes());
        thread::sleep(Duration::from_micros(dice.roll(6_000)));
    }
    killer.join().expect("the program was there");
    robot.wait_exit();
}
