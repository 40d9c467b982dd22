//! The committed schemas and the reference of the format are what the program makes of its own definitions. With
//! `MINUKU_BLESS=1` the tests write them instead of comparing. Whether editors' tools agree is tried by `.ci/editors`.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::{env, fs, path::PathBuf};

use minuku::{
    format::{File, reference, schema},
    locale::{Language, Texts},
};

/// Compares with a file of the tree, or writes it.
fn is_committed(name: &str, wanted: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    if env::var_os("MINUKU_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, wanted).unwrap();
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "{name}: `MINUKU_BLESS=1 cargo test --test schema` writes it anew"
    );
}

#[test]
fn the_committed_schemas_are_made_from_the_forms() {
    let (english, japanese) = (Texts::new(Language::En), Texts::new(Language::Ja));
    for file in File::ALL {
        let schema = schema(file, &[&english, &japanese]);
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        is_committed(&format!("schema/{}", file.schema_name()), &text);
    }
}

#[test]
fn the_reference_is_made_from_the_forms() {
    for (page, language) in [
        ("docs/REFERENCE.md", Language::En),
        ("docs/REFERENCE.ja.md", Language::Ja),
    ] {
        is_committed(page, &reference(&Texts::new(language)));
    }
}
