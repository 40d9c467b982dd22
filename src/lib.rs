//! minuku
