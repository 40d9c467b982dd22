//! What becomes of answers when something happens to the file, and which sessions are offered again.

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::history::{
    arbitrary::{now, sitting},
    sample,
};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn keeper(folder: &TempDir) -> Keeper {
    Keeper::new(folder.path().to_path_buf())
}

fn answer(session: u64, item: u32) -> Attempt {
    Attempt {
        session,
        item,
        ..sample()
    }
}

/// A session that begins a minute ago.
fn begun(session: u64) -> Sitting {
    Sitting {
        begun: now() - Duration::minutes(1),
        ..sitting(&answer(session, 0))
    }
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn count(folder: &TempDir) -> u64 {
    History::open(&folder.path().join(FILE)).unwrap().count().unwrap()
}

#[test]
fn nothing_is_made_before_the_first_answer() {
    let folder = folder();
    let mut keeper = keeper(&folder);
    assert!(keeper.learned(now()).unwrap().is_empty());
    assert!(keeper.tallies(now()).unwrap().is_empty());
    assert_eq!(keeper.unfinished(now()).unwrap(), None);
    keeper.begin(begun(1));
    keeper.close(1, State::Left, now()).unwrap();
    assert_eq!(names(&folder), Vec::<String>::new());
    keeper.record(answer(2, 0), now()).unwrap();
    assert_eq!(count(&folder), 1);
}

#[test]
fn a_damaged_file_is_set_aside_and_recording_goes_on() {
    let folder = folder();
    let path = folder.path().join(FILE);
    fs::write(&path, "not a database").unwrap();
    let mut keeper = keeper(&folder);
    assert!(keeper.learned(now()).unwrap().is_empty());
    let aside = folder.path().join("history-damaged-2027-01-09-103000.db");
    assert_eq!(keeper.notices(), [Notice::SetAside(aside.clone())]);
    assert_eq!(fs::read(&aside).unwrap(), b"not a database");
    keeper.record(answer(1, 0), now()).unwrap();
    assert_eq!((count(&folder), keeper.notices()), (1, Vec::new()));

    // Damage while it is open, within the same second.
    drop(keeper);
    let mut keeper = self::keeper(&folder);
    for item in 1..300 {
        keeper.record(answer(1, item), now()).unwrap();
    }
    drop(keeper);
    let mut bytes = fs::read(&path).unwrap();
    bytes[8_192..].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let mut keeper = self::keeper(&folder);
    keeper.record(answer(1, 300), now()).unwrap();
    let aside = folder.path().join("history-damaged-2027-01-09-103000-2.db");
    assert_eq!(keeper.notices(), [Notice::SetAside(aside.clone())]);
    assert_eq!(fs::read(aside).unwrap().len(), bytes.len());
    assert_eq!(count(&folder), 1, "the answer is in the new file");
}

#[test]
fn a_newer_file_stays_where_it_is() {
    let folder = folder();
    let mut keeper = keeper(&folder);
    keeper.record(answer(1, 0), now()).unwrap();
    keeper
        .history
        .take()
        .unwrap()
        .connection()
        .pragma_update(None, "user_version", 9)
        .unwrap();
    drop(keeper);
    let before = fs::read(folder.path().join(FILE)).unwrap();
    let mut keeper = self::keeper(&folder);
    assert_eq!(keeper.learned(now()), Err(Fault::Newer(9)));
    assert_eq!(keeper.record(answer(1, 1), now()), Err(Fault::Newer(9)));
    assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), before);
    assert_eq!(names(&folder), [FILE]);
}

#[test]
fn what_could_not_be_written_is_written_as_soon_as_it_can_be() {
    let folder = folder();
    let place = folder.path().join("data");
    fs::write(&place, "in the way").unwrap();
    let mut keeper = Keeper::new(place.clone());
    keeper.begin(begun(1));
    for item in 0..3 {
        assert_eq!(keeper.record(answer(1, item), now()), Err(Fault::Unwritable));
    }
    assert_eq!(keeper.notices(), []);
    fs::remove_file(&place).unwrap();
    keeper.record(answer(1, 3), now()).unwrap();
    assert_eq!(keeper.notices(), [Notice::Again]);
    let history = History::open(&place.join(FILE)).unwrap();
    assert_eq!(history.count().unwrap(), 4);
    assert_eq!(history.sessions(9).unwrap()[0].sitting, begun(1));
}

#[test]
fn a_record_that_is_taken_away_is_begun_anew() {
    let folder = folder();
    let mut keeper = keeper(&folder);
    keeper.record(answer(1, 0), now()).unwrap();
    for name in names(&folder) {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    keeper.record(answer(1, 1), now()).unwrap();
    assert_eq!(count(&folder), 1);
}

#[test]
fn an_interrupted_session_is_offered_until_it_is_over() {
    let folder = folder();
    let mut first = keeper(&folder);
    first.begin(begun(1));
    first.record(answer(1, 0), now()).unwrap();
    first.record(answer(1, 1), now()).unwrap();

    // Another window, while the first one goes on.
    let mut second = keeper(&folder);
    assert_eq!(second.unfinished(now()).unwrap(), None);
    let here = first.unfinished(now()).unwrap().unwrap();
    assert_eq!((here.sitting, here.attempts.len()), (begun(1), 2));

    // The first one ends without a word, as a killed program does.
    drop(first);
    let offered = second.unfinished(now()).unwrap().unwrap();
    assert_eq!(offered.attempts[1], answer(1, 1));
    assert_eq!(
        keeper(&folder).unfinished(now()).unwrap(),
        None,
        "it is offered in one window only"
    );
    second.record(answer(1, 2), now()).unwrap();
    second.close(1, State::Done, now()).unwrap();
    assert_eq!(keeper(&folder).unfinished(now()).unwrap(), None);
    drop(second);
    assert_eq!(names(&folder), [FILE], "no locks stay behind");
}

#[test]
fn the_latest_session_is_offered_first_and_old_ones_never() {
    let folder = folder();
    let mut keeper = keeper(&folder);
    let ages = [
        Duration::days(8),
        Duration::days(2),
        Duration::days(1),
        -Duration::days(400),
    ];
    for (session, age) in (1..).zip(ages) {
        keeper.begin(Sitting {
            begun: now() - age,
            ..begun(session)
        });
        keeper.record(answer(session, 0), now()).unwrap();
    }
    for session in [3, 2] {
        let offered = keeper.unfinished(now()).unwrap().unwrap();
        assert_eq!(offered.sitting.session, session);
        keeper.close(session, State::Left, now()).unwrap();
    }
    assert_eq!(keeper.unfinished(now()).unwrap(), None);
    assert_eq!(
        count(&folder),
        4,
        "answers stay, whatever becomes of their session"
    );
}

#[test]
fn removing_takes_everything_that_was_kept_and_nothing_else() {
    let folder = folder();
    let ours = [
        "history.db",
        "history.db-wal",
        "history.db-shm",
        "history.db-journal",
        "history-damaged-2027-01-09-103000.db",
        "history-damaged-2027-01-09-103000.db-wal",
        "s00000000000000ff.lock",
    ];
    let others = ["settings.toml", "history.txt", "my-history.db", "shop.toml"];
    for name in ours.iter().chain(&others) {
        fs::write(folder.path().join(name), "x".repeat(9_000)).unwrap();
    }
    fs::create_dir(folder.path().join("packs")).unwrap();
    remove_rest(folder.path(), false).unwrap();
    assert!(names(&folder).contains(&"history.db-wal".to_owned()));
    assert!(!names(&folder).iter().any(|name| name.contains("damaged")));
    remove_rest(folder.path(), true).unwrap();
    let mut left: Vec<&str> = others.to_vec();
    left.push("packs");
    left.sort_unstable();
    assert_eq!(names(&folder), left);
    remove_rest(&folder.path().join("nowhere"), true).unwrap();
}

#[test]
fn erasing_leaves_nothing_and_recording_goes_on() {
    let folder = folder();
    let mut keeper = keeper(&folder);
    keeper.begin(begun(1));
    keeper.record(answer(1, 0), now()).unwrap();
    fs::write(folder.path().join("history-damaged-2027-01-09-103000.db"), "x").unwrap();
    fs::write(folder.path().join("settings.toml"), "").unwrap();
    assert_eq!(keeper.erase(), Ok(true));
    assert_eq!(names(&folder), [FILE, "settings.toml"]);
    assert_eq!(count(&folder), 0);
    assert!(keeper.learned(now()).unwrap().is_empty());
    assert_eq!(keeper.unfinished(now()).unwrap(), None);
    keeper.record(answer(2, 0), now()).unwrap();
    assert_eq!(count(&folder), 1);

    // A damaged record goes altogether; where there is none, nothing is made.
    drop(keeper);
    fs::write(folder.path().join(FILE), "not a database").unwrap();
    let mut keeper = self::keeper(&folder);
    assert_eq!(keeper.erase(), Ok(true));
    assert_eq!(keeper.erase(), Ok(true));
    assert_eq!(names(&folder), ["settings.toml"]);
}
