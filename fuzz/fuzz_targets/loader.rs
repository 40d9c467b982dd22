//! Any bytes in the place of any file of a pack: decoding, syntax, structure, meaning, repair. `fuzz/run` starts it.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/oracle.rs"]
mod oracle;

use oracle::Oracle;

/// The first is a scenario or a conversation, whatever the bytes say.
const NAMES: [&str; 7] = [
    "sample-1.toml",
    "pack.toml",
    "helpdesks.toml",
    "holidays.toml",
    "prevention.toml",
    "first-aid.toml",
    "glossary.toml",
];

static ORACLES: LazyLock<Vec<Oracle>> = LazyLock::new(|| NAMES.iter().map(|name| Oracle::new(name)).collect());

fuzz_target!(|data: &[u8]| {
    // The first byte says which file it is, in a way that leaves most files scenarios.
    let Some((first, bytes)) = data.split_first() else {
        return;
    };
    let which = usize::from(first.saturating_sub(b'a'));
    if let Some(oracle) = ORACLES.get(which).or_else(|| ORACLES.first()) {
        oracle.hold(bytes);
    }
});
