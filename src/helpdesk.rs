//! Who can be called, and who can be called *now*.

/// Placeholder.
#[derive(Debug, Default)]
pub struct Registry;
