//! Every walk that a conversation has.
