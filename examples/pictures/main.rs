//! Writes the pictures of the documentation, each a real screen of the program:
//!
//! ```text
//! cargo run --example pictures
//! ```

use std::{error::Error, fs};

#[path = "../../tests/support/learner.rs"]
mod learner;
mod scenes;
mod svg;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = scenes::folder();
    fs::create_dir_all(&folder)?;
    for scene in scenes::SCENES {
        fs::write(folder.join(scene.file()), scene.picture()?)?;
    }
    Ok(())
}
