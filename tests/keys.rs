//! The key tables of the two README files say what the key table of the program says. With `MINUKU_BLESS=1` the test
//! writes them instead of comparing.

use std::{env, fs, path::PathBuf};

use minuku::{
    locale::{Language, Texts},
    ui::key::{TABLE, name},
};

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

/// The table as a README shows it.
fn table(language: Language) -> String {
    let texts = Texts::new(language);
    let (keys, meaning) = match language {
        Language::Ja => ("キー", "働き"),
        Language::En => ("Key", "Meaning"),
    };
    let mut rows = vec![
        format!("| {keys} | {meaning} |\n|---|---|"),
        format!("| `1`-`9` | {} |", texts.text("key-digit")),
    ];
    for binding in TABLE {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .map(|press| format!("`{}`", name(*press)))
            .collect();
        let label = texts.text(binding.label);
        rows.push(format!("| {} | {label} |", keys.join(" ")));
    }
    rows.join("\n") + "\n"
}

#[test]
fn the_readme_shows_the_keys_that_the_program_has() {
    for (file, language) in [("README.md", Language::En), ("README.ja.md", Language::Ja)] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = fs::read_to_string(&path).unwrap();
        let (before, rest) = text.split_once(BEGIN).unwrap();
        let (found, after) = rest.split_once(END).unwrap();
        let wanted = table(language);
        if env::var_os("MINUKU_BLESS").is_some() {
            fs::write(&path, format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
        } else {
            assert_eq!(
                found, wanted,
                "{file}: `MINUKU_BLESS=1 cargo test --test keys` writes the table anew"
            );
        }
    }
}
