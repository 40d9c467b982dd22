//! minuku
fn main() {}
