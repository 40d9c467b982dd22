//! Commands that print a page, run as somebody would.

use std::{
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

/// Runs the program in a folder, with nothing remembered.
pub(crate) fn minuku(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_minuku"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("MINUKU_DATA_DIR", folder.join("no-data"))
        .output()
        .unwrap()
}

/// What a command prints that succeeds without a complaint.
pub(crate) fn printed(arguments: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let output = minuku(arguments, folder.path());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}
