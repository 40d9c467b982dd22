//! Who can be called, and who can be called *now*.

pub mod when;

/// Placeholder.
#[derive(Debug, Default)]
pub struct Registry;
