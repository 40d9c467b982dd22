//! The database by itself: what is put in comes out, what follows from answers is right however it came about, files of
//! every version and of none are met, and what is deleted is gone.

use std::{collections::BTreeMap, thread};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::history::{
    arbitrary::{attempts, lived, sitting},
    sample,
};
use crate::{
    rehearsal::review::Money,
    scenario::{Difficulty, conversation::Ending},
};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn opened(folder: &TempDir) -> History {
    History::open(&folder.path().join("history.db")).unwrap()
}

fn all(history: &History) -> Vec<Attempt> {
    let mut found = Vec::new();
    history
        .attempts(&Filter::default(), |attempt| {
            found.push(attempt);
            ControlFlow::Continue(())
        })
        .unwrap();
    found
}

fn answer(session: u64, item: u32, ask: u32) -> Attempt {
    Attempt {
        session,
        item,
        ask,
        ..sample()
    }
}

#[test]
fn answers_outlive_the_program_and_are_put_down_once() {
    let folder = folder();
    let mut history = opened(&folder);
    let wanted = [answer(1, 0, 0), answer(1, 0, 1), answer(2, 3, 0)];
    let sitting = sitting(&wanted[0]);
    let learned = history.record(&[&sitting], &wanted).unwrap();
    assert_eq!(learned.len(), 1);
    drop(history);
    let mut history = opened(&folder);
    assert_eq!(all(&history), wanted);
    assert_eq!(history.learned().unwrap(), learned);
    let tallies = history.tallies().unwrap();
    assert!(history.record(&[&sitting], &wanted).unwrap().is_empty());
    assert_eq!(history.count().unwrap(), 3);
    assert_eq!(history.tallies().unwrap(), tallies, "nothing is counted twice");
}

#[test]
fn sessions_tell_what_came_of_them() {
    let folder = folder();
    let mut history = opened(&folder);
    let mut late = answer(2, 0, 0);
    late.at += chrono::Duration::days(1);
    let wrong = Attempt {
        right: false,
        ..answer(1, 1, 0)
    };
    let answers = [answer(1, 0, 0), answer(1, 0, 1), wrong, late.clone()];
    let sittings = [sitting(&answers[0]), sitting(&late)];
    history.record(&[&sittings[0], &sittings[1]], &answers).unwrap();
    history.close(1, State::Done).unwrap();
    let held = history.sessions(10).unwrap();
    assert_eq!(held[0].sitting, sittings[1]);
    assert_eq!(
        (
            held[1].answers,
            held[1].right,
            held[1].items,
            held[1].millis,
            held[1].state
        ),
        (3, 2, 2, 27_000, State::Done)
    );
    assert_eq!(history.sessions(1).unwrap().len(), 1);
    assert_eq!(history.open_sessions().unwrap().len(), 1);
    let mut of_one = 0;
    let filter = Filter {
        session: Some(1),
        since: None,
    };
    history
        .attempts(&filter, |_| {
            of_one += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(of_one, 3);
    let filter = Filter {
        session: None,
        since: Some(late.at),
    };
    history
        .attempts(&filter, |attempt| {
            assert_eq!(attempt, late);
            ControlFlow::Continue(())
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_answer_comes_back_as_it_was(mut given in attempts(0..12)) {
        let folder = folder();
        let mut history = opened(&folder);
        history.record(&[], &given).unwrap();
        given.sort_by_key(|attempt| (attempt.at, attempt.session.cast_signed()));
        prop_assert_eq!(all(&history), given);
    }

    /// Whether answers come one by one, in packets, or are counted anew after all, the same follows from them.
    #[test]
    fn what_follows_is_the_same_however_it_came_about(given in lived(0..30), packet in 1_usize..5) {
        let folder = folder();
        let mut history = opened(&folder);
        for packet in given.chunks(packet) {
            history.record(&[], packet).unwrap();
        }
        let (learned, tallies) = (history.learned().unwrap(), history.tallies().unwrap());
        let mut by_hand = Learned::new();
        for attempt in &given {
            let after = crate::schedule::FamilyMemory::after(by_hand.get(&attempt.family), attempt);
            by_hand.insert(attempt.family.clone(), after);
        }
        prop_assert_eq!(&learned, &by_hand);
        history.connection().execute("UPDATE meta SET value = value + 1", []).unwrap();
        history.connection().execute("DELETE FROM tally WHERE cell LIKE 'family:%'", []).unwrap();
        drop(history);
        let history = opened(&folder);
        prop_assert_eq!(&history.learned().unwrap(), &learned);
        prop_assert_eq!(&history.tallies().unwrap(), &tallies);
    }
}

/// A record of each version, as the program of its time left it, and how many answers it has.
const VERSIONS: &[(&str, usize)] = &[
    (include_str!("versions/1.sql"), 2),
    (include_str!("versions/2.sql"), 3),
    (include_str!("versions/3.sql"), 3),
];

#[test]
fn a_record_of_every_version_is_read() {
    assert_eq!(
        VERSIONS.len(),
        usize::try_from(schema::current()).unwrap(),
        "a new version needs a record of its own here"
    );
    for (version, (script, count)) in (1_u32..).zip(VERSIONS) {
        let folder = folder();
        let path = folder.path().join("history.db");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(script).unwrap();
        assert_eq!(schema::version(&old).unwrap(), version);
        drop(old);
        let mut history = opened(&folder);
        assert_eq!(schema::version(history.connection()).unwrap(), schema::current());
        let answers = all(&history);
        assert_eq!(answers.len(), *count, "version {version}");
        assert!(answers[..2].iter().all(|answer| answer.walked.is_none()));
        let hardest = if version < 3 {
            Difficulty::Very
        } else {
            Difficulty::Most
        };
        assert!(answers[..2].iter().all(|answer| answer.difficulty == hardest));
        for walk in &answers[2..] {
            let walked = Walked {
                score: 23,
                ending: Ending::Lost,
                minutes: 75,
                money: Some(Money {
                    start: 1_200_000,
                    kept: 0,
                }),
                grave: 1,
            };
            assert_eq!(walk.walked, Some(walked));
            assert_eq!(history.sessions(1).unwrap()[0].walked, Some(walked));
        }
        assert_eq!(
            (
                answers[1].seed,
                answers[1].cues.len(),
                answers[1].response.as_str()
            ),
            (u64::MAX - 8, 2, "link greeting +1")
        );
        // What follows from the answers is made, though the file does not have it.
        assert_eq!(history.learned().unwrap().len(), count - 1);
        assert!(!history.tallies().unwrap().is_empty());
        assert_eq!(history.open_sessions().unwrap()[0].sitting.scenarios.len(), 2);
        history.record(&[], &[answer(5, 1, 0)]).unwrap();
    }
}

fn contents(folder: &TempDir) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder.path()).unwrap();
    entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

#[test]
fn a_newer_file_is_left_untouched() {
    let folder = folder();
    let path = folder.path().join("history.db");
    opened(&folder)
        .connection()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = contents(&folder);
    assert_eq!(before.len(), 1, "closed and whole");
    assert_eq!(History::open(&path).unwrap_err(), Fault::Newer(99));
    assert_eq!(contents(&folder), before);
}

#[test]
fn what_is_no_database_is_left_untouched() {
    for bytes in [
        b"once upon a time".to_vec(),
        vec![0; 5_000],
        [MAGIC.as_slice(), &[0xff; 4_000]].concat(),
        MAGIC[..9].to_vec(),
    ] {
        let folder = folder();
        let path = folder.path().join("history.db");
        fs::write(&path, &bytes).unwrap();
        let found = History::open(&path).unwrap_err();
        // A version of four bytes of ones is a newer one; nothing else distinguishes it.
        assert!(
            matches!(found, Fault::Damaged | Fault::Newer(u32::MAX)),
            "{found:?}"
        );
        assert_eq!(contents(&folder).len(), 1);
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn a_file_that_was_made_and_not_written_is_a_new_one() {
    let folder = folder();
    fs::write(folder.path().join("history.db"), "").unwrap();
    opened(&folder).record(&[], &[sample()]).unwrap();
    assert_eq!(opened(&folder).count().unwrap(), 1);
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let mut history = opened(&folder);
    history.record(&[], &[sample()]).unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let about = entry.unwrap().metadata().unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn damage_in_the_middle_is_found_when_it_is_met() {
    let folder = folder();
    let mut history = opened(&folder);
    let many: Vec<Attempt> = (0..400).map(|item| answer(1, item, 0)).collect();
    history.record(&[], &many).unwrap();
    drop(history);
    let path = folder.path().join("history.db");
    assert!(!is_damaged(&path));
    let mut bytes = fs::read(&path).unwrap();
    let from = 4_096 * 3;
    bytes[from..].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    assert!(is_damaged(&path));
    let met = History::open(&path).and_then(|mut history| history.record(&[], &[answer(2, 0, 0)]));
    assert_eq!(met.unwrap_err(), Fault::Damaged);
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let folder = folder();
    let mut history = opened(&folder);
    history.record(&[], &[answer(1, 0, 0)]).unwrap();
    let pages: u32 = history
        .connection()
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    history
        .connection()
        .pragma_update(None, "max_page_count", pages)
        .unwrap();
    let many: Vec<Attempt> = (0..400).map(|item| answer(2, item, 0)).collect();
    assert_eq!(history.record(&[], &many).unwrap_err(), Fault::Full);
    assert_eq!(all(&history), [answer(1, 0, 0)], "all or nothing");
    assert_eq!(history.learned().unwrap().len(), 1);
    history
        .connection()
        .pragma_update(None, "max_page_count", 1_000_000)
        .unwrap();
    history.record(&[], &many).unwrap();
    assert_eq!(history.count().unwrap(), 401);
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(
        History::open(&file.join("history.db")).unwrap_err(),
        Fault::Unwritable
    );
}

#[test]
fn a_file_that_may_not_be_written_can_be_read() {
    let folder = folder();
    let mut history = opened(&folder);
    history.record(&[], &[sample()]).unwrap();
    drop(history);
    let before = contents(&folder);
    let path = folder.path().join("a ?%#.db");
    fs::rename(folder.path().join("history.db"), &path).unwrap();
    let history = History::open_for_reading(&path).unwrap();
    assert_eq!(all(&history), [sample()]);
    assert_eq!(history.learned().unwrap().len(), 1);
    assert_eq!(
        contents(&folder).len(),
        before.len(),
        "nothing is written beside it"
    );
}

#[test]
fn several_write_at_once_and_nothing_is_lost() {
    let folder = folder();
    let path = folder.path().join("history.db");
    let writers: Vec<_> = (0..4_u64)
        .map(|session| {
            let path = path.clone();
            thread::spawn(move || {
                let mut history = History::open(&path).unwrap();
                for item in 0..25 {
                    history.record(&[], &[answer(session, item, 0)]).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let history = opened(&folder);
    assert_eq!(history.count().unwrap(), 100);
    let tallies = history.tallies().unwrap();
    assert_eq!(tallies["purpose:training"][0], 100, "and everything is counted");
}

#[test]
fn a_foreign_record_is_taken_over_whole_and_once() {
    let folder = folder();
    let mut history = opened(&folder);
    history.record(&[], &[answer(1, 0, 0)]).unwrap();
    let entry = |attempt: Attempt| Ok(Entry::Answer(Box::new(attempt)));
    let foreign = || {
        let mut early = answer(2, 0, 0);
        early.at -= chrono::Duration::days(90);
        early.day -= chrono::Duration::days(90);
        [early, answer(1, 0, 0), answer(2, 1, 0)].map(entry).into_iter()
    };
    let broken = foreign().chain([Err(Unreadable {
        line: 9,
        what: crate::history::What::Strange,
    })]);
    assert!(matches!(history.take_over(broken), Err(Refusal::Unreadable(lines)) if lines.len() == 1));
    assert_eq!(history.count().unwrap(), 1, "nothing of a broken one");
    let taken = history.take_over(foreign()).unwrap();
    assert_eq!(taken, TakenOver { new: 2, known: 1 });
    let taken = history.take_over(foreign()).unwrap();
    assert_eq!(taken, TakenOver { new: 0, known: 3 });
    let sessions = history.sessions(9).unwrap();
    assert_eq!(sessions.len(), 2, "also the answers without a session have one");
    assert!(sessions.iter().all(|held| held.state == State::Done));
    assert_eq!(history.tallies().unwrap()["purpose:training"][0], 3);
}

#[test]
fn what_is_erased_is_gone() {
    let folder = folder();
    let secret = "verySecretFamily";
    let mut history = opened(&folder);
    let answers: Vec<Attempt> = (0..2_000)
        .map(|item| Attempt {
            family: secret.to_owned(),
            ..answer(1, item, 0)
        })
        .collect();
    history.record(&[&sitting(&answers[0])], &answers).unwrap();
    let size = |folder: &TempDir| contents(folder).values().map(Vec::len).sum::<usize>();
    let before = size(&folder);
    let holds = |folder: &TempDir| {
        contents(folder)
            .values()
            .any(|bytes| bytes.windows(secret.len()).any(|part| part == secret.as_bytes()))
    };
    assert!(holds(&folder));
    assert!(history.erase().unwrap());
    assert!(!holds(&folder), "in no file");
    assert_eq!(contents(&folder).len(), 1, "nothing beside it");
    assert!(size(&folder) < before / 4, "{} of {before}", size(&folder));
    assert_eq!(opened(&folder).count().unwrap(), 0);
}
