//! The pictures of the documentation show the program as it is, and nothing else lies among them.

use std::{collections::BTreeSet, fs};

#[path = "support/learner.rs"]
mod learner;
#[path = "../examples/pictures/scenes.rs"]
mod scenes;
#[path = "../examples/pictures/svg.rs"]
mod svg;

#[test]
fn the_pictures_show_the_screens_as_they_are() {
    let stale: Vec<String> = scenes::SCENES
        .iter()
        .filter(|scene| {
            let kept = fs::read_to_string(scenes::folder().join(scene.file()));
            kept.ok() != Some(scene.picture().unwrap())
        })
        .map(scenes::Scene::file)
        .collect();
    assert_eq!(
        stale,
        Vec::<String>::new(),
        "`cargo run --example pictures` draws them anew; look at them before they are committed"
    );
}

#[test]
fn every_picture_that_is_kept_is_made_here() {
    let made: BTreeSet<String> = scenes::SCENES.iter().map(scenes::Scene::file).collect();
    let kept: BTreeSet<String> = fs::read_dir(scenes::folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(kept, made);
}
