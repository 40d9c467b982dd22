//! How a file is followed while its author saves it, loses it and brings it back.

use super::*;

const SAMPLE: &str = include_str!("../../../scenarios/sms/sms-delivery-1.toml");

fn is_shown(proof: &Proof) -> bool {
    proof.subject.is_some()
}

/// Looks until nothing more is to be expected; the last thing told.
fn settle(follower: &mut Follower) -> Option<Proof> {
    let mut last = None;
    loop {
        last = follower.look().or(last);
        if follower.is_settled() {
            return last;
        }
    }
}

#[test]
fn a_file_in_no_pack_has_the_shipped_registries() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    fs::write(&file, SAMPLE.replace("schema = 1", "schema = 1\ndraft = true")).unwrap();
    let (_, proof) = Follower::new(&file, &[Place::Embedded]);
    assert!(is_shown(&proof), "{:?}", proof.problems);
    assert!(proof.pack.helpdesks.iter().count() > 5);
}

#[test]
fn registries_of_the_pack_are_laid_over_and_followed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sms")).unwrap();
    let file = folder.path().join("sms/sms-delivery-1.toml");
    fs::write(&file, SAMPLE.replace("\"official-route\"", "\"ours\"")).unwrap();
    let (mut follower, proof) = Follower::new(&file, &[Place::Embedded]);
    assert!(!is_shown(&proof));
    assert_eq!(proof.problems[0].code, "M0113");
    assert!(settle(&mut follower).is_none());
    fs::write(
        folder.path().join("pack.toml"),
        "schema = 1\nid = \"ours\"\nname.ja = \"a\"\nname.en = \"a\"\nlanguages = [\"ja\", \"en\"]\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("prevention.toml"),
        "schema = 1\n[ours]\npoint = 1\ntext.ja = \"a\"\ntext.en = \"a\"\n",
    )
    .unwrap();
    let proof = settle(&mut follower).unwrap();
    assert!(is_shown(&proof), "{:?}", proof.problems);
}

#[test]
fn a_file_that_is_being_saved_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    fs::write(&file, SAMPLE).unwrap();
    let (mut follower, _) = Follower::new(&file, &[Place::Embedded]);
    assert!(settle(&mut follower).is_none());

    // Cut off in the middle, then whole: the middle is never told.
    let changed = SAMPLE.replace("clock = \"", "clock = \"1");
    for half in ["", changed.get(..changed.find("clock").unwrap() + 9).unwrap()] {
        fs::write(&file, half).unwrap();
        assert!(follower.look().is_none());
    }
    fs::write(&file, SAMPLE.replace("sms-delivery-1", "sms-delivery-9")).unwrap();
    let proof = follower.look().unwrap();
    assert_eq!(proof.subject.unwrap().id(), "sms-delivery-9");

    // Meant so.
    fs::write(&file, "id = \"sms").unwrap();
    let proof = settle(&mut follower).unwrap();
    assert!(!is_shown(&proof) && proof.is_there);
    assert_eq!(proof.problems[0].code, "M0001");

    fs::remove_file(&file).unwrap();
    let proof = settle(&mut follower).unwrap();
    assert!(!proof.is_there && proof.problems.is_empty());

    // Back by way of another file, as some editors save.
    fs::write(folder.path().join("beside"), SAMPLE).unwrap();
    fs::rename(folder.path().join("beside"), &file).unwrap();
    assert!(is_shown(&settle(&mut follower).unwrap()));
    assert!(settle(&mut follower).is_none());
}

#[test]
fn an_id_that_stands_twice_is_found_after_the_save_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "pack.toml",
        "schema = 1\nid = \"ours\"\nversion = \"1\"\nname.ja = \"a\"\nname.en = \"a\"\nlanguages = [\"ja\", \"en\"]\n",
    );
    let own = SAMPLE.replace("sms-delivery-1", "sms-ours-1");
    write("mine.toml", &own);
    write("other.toml", &own);
    let file = folder.path().join("mine.toml");
    let (mut follower, proof) = Follower::new(&file, &[Place::Embedded]);
    assert!(!proof.problems.iter().any(|problem| problem.code == "M0119"));
    let proof = follower.compare().unwrap();
    assert!(proof.problems.iter().any(|problem| problem.code == "M0119"));
    assert!(is_shown(&proof));
    assert!(follower.compare().is_none(), "once is enough");
    // It does not go away for a moment with every save.
    write("mine.toml", &own.replace("clock", "# A remark.\nclock"));
    let proof = follower.look().unwrap();
    assert!(proof.problems.iter().any(|problem| problem.code == "M0119"));
    write("mine.toml", SAMPLE);
    settle(&mut follower).unwrap();
    let proof = follower.compare().unwrap();
    let has = |code| proof.problems.iter().any(|problem| problem.code == code);
    assert!(has("M0121") && !has("M0119"));
}

#[test]
fn two_saves_that_share_a_stamp_are_both_seen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    fs::write(&file, SAMPLE).unwrap();
    let (mut follower, _) = Follower::new(&file, &[Place::Embedded]);
    settle(&mut follower);
    let modified = fs::metadata(&file).unwrap().modified().unwrap() + Duration::from_secs(1);
    let save = |id: &str| {
        fs::write(&file, SAMPLE.replace("sms-delivery-1", id)).unwrap();
        fs::File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(modified)
            .unwrap();
    };
    save("sms-delivery-2");
    assert_eq!(follower.look().unwrap().subject.unwrap().id(), "sms-delivery-2");
    save("sms-delivery-3");
    assert_eq!(follower.look().unwrap().subject.unwrap().id(), "sms-delivery-3");
}

#[test]
fn what_cannot_be_a_scenario_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fits(folder.path()), Err(Unfit::Folder));
    assert_eq!(fits(&folder.path().join("no.toml")), Err(Unfit::Missing));
    let registry = folder.path().join("helpdesks.toml");
    fs::write(&registry, "").unwrap();
    assert_eq!(fits(&registry), Err(Unfit::Registry));
}
